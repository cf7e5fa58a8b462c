//! `<to-khai>` on the page of somebody else: a listening host, hostile pages, several at once, and what a host may say.
//!
//! The host is another site than the app. Its element keeps its insides in a closed root; the pages of these tests note
//! the root when it is made, which only a page that means to can do.

use crate::chrome::{Chrome, Open, dist};
use crate::demo;
use crate::digest::integrity;
use crate::person::{Give, someone};
use crate::run;
use crate::server::{Answer, Options, Server};
use fantoccini::elements::Element;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tokhai_core::dossier::json::{canonical, sha256};

/// The folder of the sample site.
fn site() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/host")
}

/// A browser, the server of the app, and beside it a host.
struct Scene {
    chrome: Chrome,
    host: Server,
}

/// In every script about the host: the elements, and what is drawn in one.
const HOST: &str = "const all = [...document.querySelectorAll('to-khai')];\
    const inner = (at, css) => all[at]?.inside?.querySelector(css);";

/// Notes the root of each element, and everything that a page can hear.
const LISTEN: &str = "
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (how) {
        const root = attach.call(this, how);
        this.inside = root;
        return root;
    };
    window.heard = [];
    window.ports = [];
    const note = (what, value) => {
        let text = '';
        try { text = typeof value === 'string' ? value : JSON.stringify(value); } catch { text = String(value); }
        window.heard.push(what + ' ' + text);
    };
    window.addEventListener('message', (event) => note('message', event.data), true);
    const port = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
        set(listener) {
            window.ports.push(this);
            port.set.call(this, (event) => { note('port', event.data); listener.call(this, event); });
        },
    });
    for (const name of ['ready', 'step', 'draft', 'before-submit', 'submit', 'submitted', 'error']) {
        document.addEventListener('tokhai:' + name, (event) => note('tokhai:' + name, event.detail), true);
    }
    for (const name of ['keydown', 'keyup', 'input', 'change', 'beforeinput', 'focusin', 'focusout', 'pointerdown', 'click', 'paste', 'copy', 'selectionchange', 'hashchange', 'popstate']) {
        window.addEventListener(name, (event) => note(name, [event.key, event.data, event.target?.value, event.target?.name, event.target?.localName]), true);
    }
    window.addEventListener('securitypolicyviolation', (event) => note('violation', event.effectiveDirective + ' ' + event.blockedURI), true);
    window.addEventListener('error', (event) => note('fault', event.message), true);
    window.addEventListener('unhandledrejection', (event) => note('fault', String(event.reason)), true);
    document.addEventListener('DOMContentLoaded', () => {
        const look = (changes) => changes.forEach(({ type, target, attributeName }) => {
            if (target.id !== 'heard') note(type, [target.localName, attributeName, attributeName && target.getAttribute(attributeName)]);
        });
        new MutationObserver(look).observe(document, { attributes: true, childList: true, subtree: true, characterData: true });
        const sizes = new ResizeObserver((changes) => changes.forEach(({ contentRect }) => note('size', String(Math.round(contentRect.height)))));
        document.querySelectorAll('to-khai').forEach((one) => sizes.observe(one));
    });";

impl Scene {
    async fn open(open: Open, host: impl FnOnce(&str) -> Options) -> Scene {
        let chrome = Chrome::open(open).await;
        let app = chrome.server.url();
        let host = Server::start(&site(), Options { reports: true, ..host(&app) });
        let listen = json!({ "source": LISTEN });
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", listen).await;
        Scene { chrome, host: host.expect("the sample site") }
    }

    /// The sample site, with the policy that a frame needs.
    async fn framing() -> Scene {
        Scene::open(Open::default(), framing).await
    }

    async fn goto(&self, query: &str) {
        let url = format!("{}{query}", demo::address(&self.host));
        self.chrome.client.goto(&url).await.expect("the host's page opens");
    }

    /// Waits for something on the host's page.
    async fn until(&self, what: &str, expression: &str) {
        self.chrome.until(what, &format!("(() => {{ {HOST} return {expression}; }})()")).await;
    }

    /// A script on the host's page.
    async fn js(&self, body: &str) -> Value {
        self.chrome.js(&format!("{HOST}{body}"), Vec::new()).await
    }

    /// Goes into the frame of an element, where the app is ready.
    async fn enter(&self, at: usize) {
        let heard =
            format!("window.heard.filter((one) => one.startsWith('tokhai:ready')).length > {at}");
        self.until("the app is ready in the frame", &heard).await;
        let frame = self.js(&format!("return inner({at}, 'iframe');")).await;
        let id = frame.as_object().and_then(|one| one.values().next()).and_then(Value::as_str);
        let frame = Element::from_element_id(
            self.chrome.client.clone(),
            id.expect("a frame").to_owned().into(),
        );
        frame.enter_frame().await.expect("the frame is entered");
        self.chrome.until("the app takes a key press", "host.dataset.state === 'ready'").await;
    }

    async fn leave(&self) {
        self.chrome.client.clone().enter_parent_frame().await.expect("back on the host's page");
    }

    /// Everything that the host has heard and can see.
    async fn heard(&self) -> Vec<String> {
        let heard = self
            .js("return [...window.heard, location.href, document.title, document.documentElement.outerHTML,\
                ...performance.getEntries().map(({ name }) => name), document.activeElement?.localName ?? ''];")
            .await;
        serde_json::from_value(heard).expect("texts")
    }
}

fn framing(app: &str) -> Options {
    let policy = demo::framing(app.trim_end_matches('/'));
    Options { policy: Some(policy), ..demo::options(&dist(), app).expect("the sample site") }
}

/// What is typed by `someone`, as it could be told apart anywhere.
const CANARIES: [&str; 9] = [
    "Hoài An",
    "HOÀI AN",
    "079301000001",
    "079 301",
    "912345678",
    "912.345",
    "hoaian@",
    "Lê Duẩn",
    "24133",
];

/// The number of chance with which a frame says hello; any five digits may stand in it.
fn is_nonce(word: &str) -> bool {
    word.len() == 32 && word.bytes().all(|sign| sign.is_ascii_hexdigit())
}

fn no_canary(heard: &[String]) {
    for canary in CANARIES {
        let tells = |one: &&String| {
            one.split('"').filter(|word| !is_nonce(word)).any(|word| word.contains(canary))
        };
        let told = heard.iter().find(tells);
        assert!(told.is_none(), "{canary} reached the host: {told:?}");
    }
}

#[test]
fn embed_frame_goes_all_the_way_and_the_host_hears_no_answer() {
    run(async {
        let scene = Scene::framing().await;
        let chrome = &scene.chrome;
        scene.goto("?on=x").await;
        scene.enter(0).await;
        assert_eq!(chrome.screen().await, "name", "the procedure of the attribute is open");
        chrome.fill(&someone("can-cuoc", "exchange-details")).await;
        chrome.finish().await;
        assert!(chrome.text().await.contains("NGUYỄN THỊ HOÀI AN"));
        // The strict policy holds in the frame too.
        scene.leave().await;

        let heard = scene.heard().await;
        no_canary(&heard);
        let ready =
            heard.iter().filter(|one| one.starts_with("tokhai:ready {\"version\":")).count();
        assert_eq!(ready, 1, "{heard:?}");
        assert!(
            heard.iter().any(|one| one.starts_with("tokhai:step {\"index\":1,\"total\":")),
            "{heard:?}"
        );
        assert!(heard.iter().any(|one| one == "tokhai:draft {\"state\":\"kept\"}"), "{heard:?}");
        let keys: Vec<&String> =
            heard.iter().filter(|one| one.starts_with("key") || one.starts_with("input")).collect();
        assert!(keys.is_empty(), "no key press is heard: {keys:?}");
        let mut sizes: Vec<&String> = heard.iter().filter(|one| one.starts_with("size ")).collect();
        sizes.sort();
        sizes.dedup();
        assert!((2..=120).contains(&sizes.len()), "{} heights", sizes.len());
        let faults: Vec<&String> = heard
            .iter()
            .filter(|one| one.starts_with("fault") || one.starts_with("violation"))
            .collect();
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(scene.host.reports(), Vec::<String>::new());
        // Nothing but files of the app was asked for, and none with anything in its address.
        for seen in scene.chrome.server.seen() {
            assert_eq!((seen.method.as_str(), seen.body.len()), ("GET", 0), "{}", seen.url);
            assert!(!seen.url.contains('?'), "{}", seen.url);
        }
        assert_eq!(scene.chrome.close().await, Vec::<String>::new());
    });
}

#[test]
fn embed_prefill_is_said_and_fills_only_empty_boxes() {
    run(async {
        let scene = Scene::framing().await;
        let chrome = &scene.chrome;
        scene.goto("?known=yes").await;
        scene.enter(0).await;
        let value = "$('input[name=\"applicant.full_name\"]').value";
        chrome.until("the name is filled in", &format!("{value} === 'Trần Thị Bưởi'")).await;
        chrome.until("it is said", "$('[data-banner=prefill]')?.dataset.count === '3'").await;
        let said = chrome.js("return $('[data-banner=prefill]').innerText;", Vec::new()).await;
        let site = format!("localhost:{} gửi sẵn 3 câu trả lời: Họ", scene.host.port());
        let said = said.as_str().unwrap_or_default();
        assert!(said.contains(&site), "{said}");
        let born = chrome.js("return ['day', 'month', 'year'].map((part) => $(`input[name=\"applicant.born_on.${part}\"]`).value);", Vec::new()).await;
        assert_eq!(born, json!(["10", "05", "2001"]));
        // It can be changed like anything else, and what is changed is not written over.
        chrome.click("input[name=\"applicant.full_name\"]").await;
        let name = chrome.element("input[name=\"applicant.full_name\"]").await;
        name.clear().await.expect("an empty box");
        name.send_keys("Trần Thị Cam").await.expect("the box takes keys");
        scene.leave().await;
        scene.js("all[0].prefill({ 'applicant.full_name': 'Trần Thị Bưởi', 'applicant.phone': '0912345678' });").await;
        scene.js("all[0].prefill({ 'applicant.full_name': 'Trần Thị Cam', 'applicant.email': 'cam@example.vn' });").await;
        scene.enter(0).await;
        chrome
            .until("the second is said", "$('[data-banner=prefill]')?.dataset.count === '7'")
            .await;
        assert_eq!(chrome.js(&format!("return {value};"), Vec::new()).await, json!("Trần Thị Cam"));
        // Taken out again: what the person changed stays.
        chrome.click("[data-action=prefill-out]").await;
        chrome.until("nothing is said any more", "!$('[data-banner=prefill]')").await;
        assert_eq!(chrome.js(&format!("return {value};"), Vec::new()).await, json!("Trần Thị Cam"));
        let year = "return $('input[name=\"applicant.born_on.year\"]').value;";
        assert_eq!(chrome.js(year, Vec::new()).await, json!(""));
        scene.leave().await;
        scene.chrome.close().await;
    });
}

#[test]
fn embed_prefill_that_is_wrong_is_refused_whole() {
    run(async {
        let scene = Scene::framing().await;
        scene.goto("").await;
        scene
            .js("all[0].prefill({ 'applicant.full_name': 'Trần Thị Bưởi', 'applicant.shoe_size': '41' });\
                const round = {}; round.round = round; all[0].prefill(round);")
            .await;
        scene.enter(0).await;
        scene.leave().await;
        let refused = "window.heard.filter((one) => one === 'tokhai:error {\"code\":\"prefill\"}').length === 2";
        scene.until("both are refused", refused).await;
        scene.enter(0).await;
        let name = "return $('input[name=\"applicant.full_name\"]').value;";
        assert_eq!(scene.chrome.js(name, Vec::new()).await, json!(""));
        scene.leave().await;
        scene.chrome.close().await;
    });
}

#[test]
fn embed_host_file_reaches_the_frame_and_a_shared_device_keeps_nothing() {
    run(async {
        let file = site().join("host.json");
        let text = std::fs::read_to_string(file).expect("the host file");
        let shared =
            text.replacen("\"lang\": \"vi\",", "\"lang\": \"vi\",\n  \"shared_device\": true,", 1);
        assert_ne!(text, shared);
        let scene = Scene::open(Open::default(), move |app| {
            let body = shared.into_bytes();
            let fault = move |path: &str, _: Option<&[u8]>| {
                let answer = Answer { status: 200, body: body.clone(), ..Answer::default() };
                (path == "/host.json").then_some(answer)
            };
            Options { fault: Some(Box::new(fault)), ..framing(app) }
        })
        .await;
        let chrome = &scene.chrome;
        scene.goto("").await;
        scene.enter(0).await;
        chrome.give(&Give::Type("applicant.full_name", "Trần Thị Bưởi")).await;
        chrome
            .until("it is said", "$('[data-banner=saving]')?.innerText.includes('Máy dùng chung')")
            .await;
        let kept =
            "const done = arguments[0]; indexedDB.databases().then((all) => done(all.length));";
        let kept = chrome.client.execute_async(kept, Vec::new()).await.expect("an answer");
        assert_eq!(kept, json!(0), "nothing is written before the host file is read either");
        chrome
            .fill(
                &someone("can-cuoc", "exchange-details")
                    .on("visit", vec![Give::Date("filing.appointment_on", ["30", "11", "2026"])]),
            )
            .await;
        scene.leave().await;
        scene.chrome.close().await;
    });
}

#[test]
fn embed_faulty_host_file_is_told_to_the_host_and_not_to_the_person() {
    run(async {
        let scene = Scene::open(Open::default(), |app| {
            let body = b"{\n  \"format\": \"tokhai/host@1\",\n  \"provinse\": \"01\"\n}".to_vec();
            let fault = move |path: &str, _: Option<&[u8]>| {
                let answer = Answer { status: 200, body: body.clone(), ..Answer::default() };
                (path == "/host.json").then_some(answer)
            };
            Options { fault: Some(Box::new(fault)), ..framing(app) }
        })
        .await;
        scene.goto("").await;
        scene.enter(0).await;
        scene.leave().await;
        let told = "window.heard.includes('tokhai:error {\"code\":\"host-file\"}')";
        scene.until("the host hears of it", told).await;
        let console = scene.chrome.console().await;
        assert!(console.contains("provinse") && console.contains("line 3"), "{console}");
        scene.enter(0).await;
        let text = scene.chrome.text().await;
        assert!(!text.contains("provinse") && !text.contains("host"), "{text}");
        scene.leave().await;
        scene.chrome.close().await;
    });
}

#[test]
fn embed_without_storage_says_so_and_goes_all_the_way() {
    run(async {
        let scene = Scene::framing().await;
        let chrome = &scene.chrome;
        // As a browser does that refuses storage to frames.
        let script = "if (parent !== window) Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });";
        let script = json!({ "source": script });
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", script).await;
        // Two origins of one site share a process, which is what the script above reaches.
        let near = format!("http://127.0.0.1:{}/", scene.host.port());
        chrome.client.goto(&near).await.expect("the host's page opens");
        scene.enter(0).await;
        chrome
            .until(
                "it is said that nothing is kept",
                "$('[data-banner=saving]')?.innerText.includes('đóng trang là mất')",
            )
            .await;
        chrome.fill(&someone("can-cuoc", "exchange-details")).await;
        chrome.finish().await;
        assert!(chrome.text().await.contains("NGUYỄN THỊ HOÀI AN"));
        scene.leave().await;
        let heard = scene.heard().await;
        no_canary(&heard);
        assert!(
            heard.iter().any(|one| one == "tokhai:draft {\"state\":\"not-kept\"}"),
            "{heard:?}"
        );
        scene.chrome.close().await;
    });
}

#[test]
fn embed_frame_that_does_not_answer_becomes_a_link() {
    run(async {
        let fault = |path: &str, _: Option<&[u8]>| {
            path.ends_with("index.html").then(|| Answer { status: 404, ..Answer::default() })
        };
        let server = Options { reports: true, fault: Some(Box::new(fault)), ..Options::default() };
        let scene = Scene::open(Open { server, ..Open::default() }, framing).await;
        scene.goto("").await;
        scene.until("there is a link instead", "inner(0, 'a')").await;
        let href = scene
            .js("return [inner(0, 'a').href, inner(0, 'iframe').hidden, inner(0, 'a').rel];")
            .await;
        let app = scene.chrome.server.url();
        let link = format!("{app}index.html?lang=vi#/identity-card");
        assert_eq!(href, json!([link, true, "noopener noreferrer"]));
        let heard = scene.heard().await;
        assert!(
            heard.iter().any(|one| one == "tokhai:error {\"code\":\"no-answer\"}"),
            "{heard:?}"
        );
        scene.chrome.close().await;
    });
}

/// One byte of a file that a host needs is flipped.
async fn flipped(ending: &'static str) -> Scene {
    let fault = move |path: &str, file: Option<&[u8]>| {
        let name = path.rsplit('/').next().unwrap_or_default();
        let mut body = file.filter(|_| name.starts_with(ending))?.to_vec();
        let middle = body.len() / 2;
        body[middle] ^= 1;
        Some(Answer { status: 200, body, ..Answer::default() })
    };
    let server = Options { fault: Some(Box::new(fault)), ..Options::default() };
    let scene = Scene::open(Open { server, ..Open::default() }, framing).await;
    scene.goto("").await;
    scene
}

#[test]
fn embed_a_byte_of_the_guest_script_is_flipped() {
    run(async {
        let scene = flipped("embedded-").await;
        // It never said hello, so the host shows a link; the app in the frame says why.
        scene.until("there is a link instead", "inner(0, 'a')").await;
        scene.js("inner(0, 'iframe').hidden = false;").await;
        let frame = scene.js("return inner(0, 'iframe');").await;
        let id = frame.as_object().and_then(|one| one.values().next()).and_then(Value::as_str);
        let id = id.expect("a frame").to_owned();
        let frame = Element::from_element_id(scene.chrome.client.clone(), id.into());
        frame.enter_frame().await.expect("the frame is entered");
        scene.chrome.until("the app has not started", "host.dataset.state === 'failed'").await;
        let text = scene.chrome.js("return document.body.innerText;", Vec::new()).await;
        assert!(text.as_str().unwrap_or_default().contains("Không mở được"), "{text}");
        scene.leave().await;
        scene.chrome.close().await;
    });
}

#[test]
fn embed_a_byte_of_the_element_is_flipped() {
    run(async {
        // The copy that the page names comes from the app's server; its hash stands in the page.
        let fault = |path: &str, file: Option<&[u8]>| {
            let mut body = file.filter(|_| path == "/embed.js")?.to_vec();
            let middle = body.len() / 2;
            body[middle] ^= 1;
            Some(Answer { status: 200, body, ..Answer::default() })
        };
        let server = Options { fault: Some(Box::new(fault)), ..Options::default() };
        let scene = Scene::open(Open { server, ..Open::default() }, framing).await;
        scene.goto("").await;
        scene.until("the page has loaded", "document.readyState === 'complete'").await;
        let shown =
            scene.js("return [Boolean(customElements.get('to-khai')), all[0].innerText];").await;
        assert_eq!(
            shown,
            json!([false, "Mở Tờ Khai ở trang riêng"]),
            "the page's own link stands in"
        );
        scene.chrome.close().await;
    });
}

/// What a page can do to those it shows, and whether an app in the page itself can stand it.
struct Hostility {
    name: &'static str,
    style: &'static str,
    script: &'static str,
    inline: bool,
}

const fn styled(name: &'static str, style: &'static str) -> Hostility {
    Hostility { name, style, script: "", inline: true }
}

const fn scripted(name: &'static str, script: &'static str) -> Hostility {
    Hostility { name, style: "", script, inline: true }
}

/// A page that takes every event from those it shows, or every request: a frame alone is out of its reach.
const fn greedy(name: &'static str, script: &'static str) -> Hostility {
    Hostility { name, style: "", script, inline: false }
}

const HOSTILITIES: [Hostility; 25] = [
    styled("everything unset", "* { all: unset !important }"),
    styled("tiny root letters", "html { font-size: 8px !important }"),
    styled("giant root letters", "html { font-size: 60px !important }"),
    styled("a portal's theme", "@import 'theme-portal.css';"),
    styled("Bootstrap's manner", "@import 'theme-bootstrap.css';"),
    styled("WordPress's manner", "@import 'theme-wordpress.css';"),
    styled("zoomed", "html { zoom: 1.4 }"),
    styled("from right to left", "html, body, to-khai { direction: rtl !important }"),
    styled(
        "shouting",
        "* { text-transform: uppercase !important; letter-spacing: .3em !important; line-height: 3 !important }",
    ),
    styled(
        "hidden frames and buttons",
        "iframe, button, input, label, main { display: none !important; opacity: 0 !important }",
    ),
    styled("nothing can be pressed", "iframe, input, button { pointer-events: none !important }"),
    styled(
        "moving all the time",
        "* { transition: all 3s !important; animation: none !important }",
    ),
    styled(
        "in columns, far to the right",
        "body { display: grid; grid-template-columns: 10px 1fr } to-khai { max-width: none !important }",
    ),
    greedy(
        "events taken while they come down",
        "for (const name of ['click', 'mousedown', 'pointerdown', 'keydown', 'input', 'change', 'focusin', 'submit'])\
            window.addEventListener(name, (event) => { event.stopImmediatePropagation(); event.preventDefault(); }, true);",
    ),
    greedy(
        "no requests",
        "window.fetch = () => Promise.reject(new Error('no')); window.XMLHttpRequest = undefined;",
    ),
    scripted(
        "requests that are counted",
        "const real = window.fetch; window.fetch = function (...given) { window.count = (window.count ?? 0) + 1; return real.apply(this, given); };",
    ),
    scripted(
        "more on every object",
        "Object.prototype.extra = 'evil'; Array.prototype.extra = () => 'evil';",
    ),
    scripted(
        "lists of their own kind",
        "const map = Array.prototype.map; Array.prototype.map = function (...given) { window.spied = this.length; return map.apply(this, given); };\
         Array.prototype.flat = undefined; Array.prototype.at = () => 'evil';",
    ),
    scripted(
        "a framework that moves nodes",
        "document.addEventListener('tokhai:ready', ({ target }) => {\
            if (window.moved) return; window.moved = true; window.heard.length = 0;\
            const box = document.createElement('div'); target.replaceWith(box); box.append(target); }, true);",
    ),
    scripted(
        "page translation",
        "const turn = () => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); const texts = [];\
            while (walk.nextNode()) if (walk.currentNode.nodeValue.trim()) texts.push(walk.currentNode);\
            for (const text of texts) { if (text.parentNode.localName === 'font') continue; const font = document.createElement('font'); font.textContent = 'EN:' + text.nodeValue; text.replaceWith(font); } };\
         document.addEventListener('DOMContentLoaded', turn); document.addEventListener('tokhai:ready', turn);",
    ),
    scripted(
        "a page that can be edited",
        "document.addEventListener('DOMContentLoaded', () => { document.body.contentEditable = 'true'; });",
    ),
    scripted(
        "noise",
        "addEventListener('load', () => { let left = 300; const noise = () => { postMessage({ v: 1, type: 'hello' }, '*'); postMessage('{\"v\":1,\"type\":\"height\",\"px\":9999999}', '*'); if (left--) setTimeout(noise, 5); }; noise(); });",
    ),
    scripted(
        "frames sought and removed",
        "setInterval(() => document.querySelectorAll('iframe, [data-state]').forEach((one) => one.remove()), 50);",
    ),
    scripted(
        "a page that is always at work",
        "setInterval(() => { const end = performance.now() + 60; while (performance.now() < end); }, 100);",
    ),
    scripted(
        "elements defined by a wrapper",
        "const define = customElements.define; customElements.define = function (name, kind) { return define.call(this, name, class extends kind {}); };",
    ),
];

/// The page of a hostility, and what it loads.
fn hostile(path: &str, app: &str, mode: &str) -> Option<Answer> {
    let (at, ending) = path.strip_prefix("/hostile-")?.split_once('.')?;
    let hostility = HOSTILITIES.get(at.parse::<usize>().ok()?)?;
    let text = match ending {
        "css" => hostility.style.to_owned(),
        "js" => hostility.script.to_owned(),
        _ => format!(
            "<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
             <link rel=stylesheet href=hostile-{at}.css><script src=hostile-{at}.js></script>\
             <script type=module src={app}embed.js></script><body><h1>{}</h1>\
             <to-khai procedure=identity-card mode={mode} drafts=off></to-khai></body></html>",
            hostility.name
        ),
    };
    Some(Answer { status: 200, body: text.into_bytes(), ..Answer::default() })
}

/// Types a page of the form and goes on to the next.
async fn types(chrome: &Chrome, what: &str) {
    for give in [
        Give::Type("applicant.full_name", "Nguyễn Thị Hoài An"),
        Give::Date("applicant.born_on", ["10", "5", "2001"]),
        Give::Choose("applicant.sex", "female"),
    ] {
        chrome.give(&give).await;
    }
    chrome.go_on().await;
    assert_eq!(chrome.screen().await, "paper", "{what}");
}

#[test]
fn embed_frame_stands_any_page() {
    run(async {
        let scene = Scene::open(Open::default(), |app| {
            let address = app.to_owned();
            let fault = move |path: &str, _: Option<&[u8]>| hostile(path, &address, "frame");
            Options { fault: Some(Box::new(fault)), ..framing(app) }
        })
        .await;
        for (at, hostility) in HOSTILITIES.iter().enumerate() {
            println!("  {}", hostility.name);
            scene.goto(&format!("hostile-{at}.html")).await;
            scene.enter(0).await;
            types(&scene.chrome, hostility.name).await;
            let width = scene.chrome.js("return innerWidth;", Vec::new()).await;
            assert!(width.as_u64() >= Some(200), "{}: {width}", hostility.name);
            scene.leave().await;
            no_canary(&scene.heard().await);
        }
        assert_eq!(scene.host.reports(), Vec::<String>::new());
        assert_eq!(scene.chrome.close().await, Vec::<String>::new());
    });
}

/// A site that has the app in a folder of its own.
fn inlining(app: &str) -> Options {
    let policy = Some(demo::inlining());
    Options { policy, ..demo::options(&dist(), app).expect("the sample site") }
}

impl Scene {
    /// Looks at the app in the page itself, once it takes a key press.
    async fn look_inside(&self, at: usize) {
        let ready = format!(
            "all[{at}]?.inside?.querySelector('[data-state=ready]')?.inside?.querySelector('main form, main .tk-menu')"
        );
        self.until("the app is ready in the page", &ready).await;
        self.js(&format!("window.guest = all[{at}].inside.querySelector('[data-state]');")).await;
    }
}

#[test]
fn embed_inline_stands_most_pages() {
    run(async {
        let scene = Scene::open(Open::default(), |app| {
            let fault = |path: &str, _: Option<&[u8]>| hostile(path, demo::BELOW, "inline");
            Options { fault: Some(Box::new(fault)), ..inlining(app) }
        })
        .await;
        for (at, hostility) in HOSTILITIES.iter().enumerate().filter(|(_, one)| one.inline) {
            println!("  {}", hostility.name);
            scene.goto(&format!("hostile-{at}.html")).await;
            scene.look_inside(0).await;
            types(&scene.chrome, hostility.name).await;
            let letters = "const box = $('label'); let size = parseFloat(getComputedStyle(box).fontSize);\
                return Math.round(size * (box.currentCSSZoom ?? 1));";
            let letters = scene.chrome.js(letters, Vec::new()).await;
            assert!(
                (16..=48).contains(&letters.as_u64().unwrap_or(0)),
                "{}: letters of {letters} px",
                hostility.name
            );
            let address = scene.js("return location.hash;").await;
            assert_eq!(address, json!(""), "{}: the address is the page's own", hostility.name);
        }
        assert_eq!(scene.host.reports(), Vec::<String>::new());
        scene.chrome.close().await;
    });
}

#[test]
fn embed_inline_goes_all_the_way_and_back_out() {
    run(async {
        let scene = Scene::open(Open::default(), inlining).await;
        let chrome = &scene.chrome;
        scene.goto("?mode=inline&theme=plain").await;
        scene.look_inside(0).await;
        chrome.fill(&someone("can-cuoc", "exchange-details")).await;
        chrome.finish().await;
        assert!(chrome.text().await.contains("NGUYỄN THỊ HOÀI AN"));
        chrome.click("[data-action=json]").await;
        chrome.downloaded(".json").await;
        let heard = "window.heard.filter((one) => one.startsWith('tokhai:'))";
        let heard: Vec<String> =
            serde_json::from_value(scene.js(&format!("return {heard};")).await).expect("texts");
        no_canary(&heard);
        assert_eq!(heard.iter().filter(|one| one.starts_with("tokhai:ready")).count(), 1);
        // Taken out and put back: the draft is there, and nobody else writes it.
        scene.js("const one = all[0]; window.guest = null; one.remove(); setTimeout(() => document.querySelector('main').prepend(one), 1500);").await;
        scene
            .until("it was taken out", "!all[0]?.inside.querySelector('[data-state=ready]')")
            .await;
        scene.look_inside(0).await;
        let said =
            chrome.js("return $('[data-banner=saving]')?.innerText ?? '';", Vec::new()).await;
        assert_eq!(said, json!(""), "this instance writes the draft");
        let name = "return $('input[name=\"applicant.full_name\"]').value;";
        let name = chrome.js(name, Vec::new()).await;
        assert_eq!(name, json!("Nguyễn Thị Hoài An"), "what was typed is there");
        assert_eq!(scene.host.reports(), Vec::<String>::new());
        scene.chrome.close().await;
    });
}

#[test]
fn embed_theme_takes_colors_that_can_be_read_and_no_others() {
    run(async {
        let scene = Scene::open(Open::default(), inlining).await;
        scene.goto("?mode=inline&theme=plain&look=light").await;
        scene.look_inside(0).await;
        for (given, accent, radius, font) in [
            (json!({}), "#1f4a80", "6px", "system-ui"),
            (
                json!({ "accent": "#8d1018", "radius": "2px", "font": "Georgia, serif" }),
                "#8d1018",
                "2px",
                "Georgia",
            ),
            (json!({ "accent": "rgb(11, 61, 145)" }), "#0b3d91", "6px", "system-ui"),
            (json!({ "accent": "#060" }), "#006600", "6px", "system-ui"),
            // Too faint, not a color, not a length, more than a name.
            (json!({ "accent": "#ffd94d", "radius": "40px" }), "#1f4a80", "6px", "system-ui"),
            (json!({ "accent": "#777777" }), "#1f4a80", "6px", "system-ui"),
            (json!({ "accent": "red" }), "#1f4a80", "6px", "system-ui"),
            (
                json!({ "accent": "url(x)", "radius": "1em", "font": "x; color: red" }),
                "#1f4a80",
                "6px",
                "system-ui",
            ),
            (
                json!({ "accent": "var(--x)", "radius": "calc(1px)", "font": "url(https://x.example/f)" }),
                "#1f4a80",
                "6px",
                "system-ui",
            ),
            (json!({ "accent": "rgb(999, 0, 0)" }), "#1f4a80", "6px", "system-ui"),
        ] {
            scene
                .js(&format!(
                    "window.guest = null; for (const name of ['accent', 'radius', 'font']) all[0].style.removeProperty(`--tokhai-${{name}}`);\
                     for (const [name, text] of Object.entries({given})) all[0].style.setProperty(`--tokhai-${{name}}`, text); all[0].reset();"
                ))
                .await;
            scene.look_inside(0).await;
            let look = "const look = getComputedStyle($('.tk')); const of = (name) => look.getPropertyValue(name).trim();\
                return [of('--tk-accent'), of('--tk-radius'), look.fontFamily.split(',')[0].replaceAll('\"', '')];";
            let look = scene.chrome.js(look, Vec::new()).await;
            assert_eq!(look, json!([accent, radius, font]), "{given}");
        }
        scene.chrome.close().await;
    });
}

#[test]
fn embed_five_on_one_page_in_two_languages() {
    run(async {
        let scene = Scene::framing().await;
        scene.goto("").await;
        scene
            .js("for (const lang of ['en', 'vi', 'en', 'vi']) { const one = document.createElement('to-khai');\
                one.lang = lang; one.drafts = 'off'; one.procedure = lang === 'en' ? 'identity-card' : 'passport'; document.body.append(one); }")
            .await;
        let ready = "window.heard.filter((one) => one.startsWith('tokhai:ready')).length === 5";
        scene.until("all five are ready", ready).await;
        scene.enter(1).await;
        types(&scene.chrome, "the second").await;
        let title = "return $('.tk').lang;";
        assert_eq!(scene.chrome.js(title, Vec::new()).await, json!("en"));
        scene.leave().await;
        for (at, lang) in [(0, "vi"), (2, "vi"), (3, "en"), (4, "vi")] {
            scene.enter(at).await;
            assert_eq!(scene.chrome.js(title, Vec::new()).await, json!(lang));
            let typed = "return [...$$('input[type=text], input:not([type])')].map((box) => box.value).join('');";
            assert_eq!(
                scene.chrome.js(typed, Vec::new()).await,
                json!(""),
                "{at} heard the second"
            );
            scene.leave().await;
        }
        // Another language for one of them, while it runs.
        scene.js("all[3].lang = 'vi';").await;
        scene.enter(3).await;
        scene.chrome.until("it speaks the other language", "$('.tk').lang === 'vi'").await;
        scene.leave().await;
        scene.chrome.close().await;
    });
}

#[test]
fn embed_inside_another_app_of_the_same_kind() {
    run(async {
        // A page that is itself drawn by our own bundle, in the open, with the element inside what it draws.
        let scene = Scene::open(Open::default(), inlining).await;
        let chrome = &scene.chrome;
        let outer =
            format!("{}to-khai/index.html?dom=light&on=2026-11-22", demo::address(&scene.host));
        chrome.client.goto(&outer).await.expect("the outer app opens");
        chrome.until("the outer app is ready", "host.dataset.state === 'ready'").await;
        chrome.click("[data-procedure=passport]").await;
        chrome.until("the outer app asks", "$('main form')").await;
        let outer = "const root = document; return [...root.querySelectorAll('#tokhai main input')].map((box) => box.value + box.checked).join();";
        let before = chrome.client.execute(outer, Vec::new()).await.expect("its answers");
        let script = "const done = arguments[0]; import(new URL('embed.js', location.href)).then(() => {\
            const one = document.createElement('to-khai'); one.mode = 'inline'; one.procedure = 'identity-card'; one.drafts = 'off';\
            document.querySelector('#tokhai main').append(one); done(true); });";
        chrome.client.execute_async(script, Vec::new()).await.expect("the element is there");
        scene.look_inside(0).await;
        types(chrome, "the inner app").await;
        let after = chrome.client.execute(outer, Vec::new()).await.expect("its answers");
        assert_eq!(before, after, "the outer app heard nothing");
        let hash = scene.js("return location.hash;").await;
        assert!(hash.as_str().unwrap_or_default().starts_with("#/passport/"), "{hash}");
        scene.chrome.close().await;
    });
}

/// How often a test of endurance goes round: seldom in every run, often in the long one.
fn rounds(few: u32, many: u32) -> u32 {
    if std::env::var_os("TOKHAI_SOAK").is_some() { many } else { few }
}

/// Random messages, from a seed, in the page: texts, objects, rings, what looks like ours.
const GARBAGE: &str = "
    let seed = 7;
    const random = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    const one = (...of) => of[random(of.length)];
    const ring = {}; ring.ring = ring;
    const huge = 'x'.repeat(2_000_000);
    const object = (depth) => {
        if (depth > 3) return one(null, 1, true, 'x', -1e308, undefined, 10n);
        const made = one({}, [], Object.create(null));
        for (let left = random(5); left--;) {
            made[one('v', 'type', 'nonce', 'given', 'file', 'answers', 'px', 'index', 'total', 'id', 'constructor', '0')] =
                one(1, 2, 'hello', 'welcome', 'prefill', 'height', 'step', 'ready', 'before-submit', 'agreed', '', object(depth + 1));
        }
        return made;
    };
    const text = () => {
        const type = one('hello', 'welcome', 'prefill', 'height', 'step', 'draft', 'error', 'erase', '__proto__', 'toString', 'set');
        return one(
            '', 'null', '[]', '{', '1e999', '\\u0000', huge,
            JSON.stringify({ v: one(0, 2, '1', null), type, nonce: 'f'.repeat(32) }),
            `{\"v\":1,\"type\":${JSON.stringify(type + 'x')},\"__proto__\":{\"px\":640}}`,
            `{\"v\":1,\"type\":\"height\",\"px\":${one('9', '-32', '1e9', '\"640\"', 'null', '321', '[640]')}}`,
            `{\"v\":1,\"type\":\"step\",\"index\":${one('0', '-1', '1.5', '\"1\"', '100')},\"total\":${one('0', '\"2\"', '1e9')}}`,
            `{\"v\":1,\"type\":\"hello\",\"nonce\":${one('\"\"', '1', '\"F\"', 'null', '{\"length\":32}')}}`,
            `{\"v\":1,\"type\":\"welcome\",\"nonce\":\"${'0'.repeat(32)}\",\"given\":{\"lang\":\"en\"}}`,
            `{\"v\":1,\"type\":\"prefill\",\"answers\":${one('null', '[]', '{\"__proto__\":\"x\"}', '{\"a\":1}', '{\"declaration.true\":\"yes\"}', '{\"applicant.full_name\":\"\"}')}}`,
            '['.repeat(50_000),
        );
    };
    const garbage = () => random(3) ? text() : random(9) ? object(0) : ring;";

#[test]
fn embed_garbage_changes_nothing_soak() {
    run(async {
        let scene = Scene::framing().await;
        let chrome = &scene.chrome;
        scene.goto("").await;
        scene.enter(0).await;
        chrome.give(&Give::Type("applicant.full_name", "Trần Thị Bưởi")).await;
        scene.leave().await;
        let each = rounds(1_000, 100_000) / 3;
        scene.js("window.heard.length = 0;").await;
        scene.chrome.patient().await;
        // To the element: from the wrong window, the wrong origin, or both right and the message wrong.
        // To the app: from its true parent, over the window and over the very channel.
        let throw = format!(
            "{GARBAGE} const frame = inner(0, 'iframe'); const app = new URL(frame.src).origin; const port = window.ports[0];\
             const done = arguments[arguments.length - 1]; let left = {each};\
             const some = () => {{\
                for (let now = Math.min(left, 500); now--; left--) {{\
                    const data = garbage();\
                    const source = one(window, null, frame.contentWindow); const origin = one(app, 'null', location.origin, app + '.evil.example', '');\
                    const hello = '{{\"v\":1,\"type\":\"hello\",\"nonce\":\"' + 'a'.repeat(32) + '\"}}';\
                    const right = source === frame.contentWindow && origin === app;\
                    window.dispatchEvent(new MessageEvent('message', {{ data: right ? data : one(data, hello), source, origin }}));\
                    try {{ frame.contentWindow.postMessage(data, '*', random(4) ? [] : [new MessageChannel().port2]); }} catch {{}}\
                    try {{ port.postMessage(data); }} catch {{}}\
                }}\
                if (left > 0) setTimeout(some); else setTimeout(done, 0, true);\
             }}; some();"
        );
        let script = format!("{HOST}{throw}");
        let client = chrome.client.clone();
        client.execute_async(&script, Vec::new()).await.expect("all is thrown");
        // A word of ours that comes after all of it.
        scene.js("all[0].lang = 'en';").await;
        scene.enter_again(0).await;
        chrome.until("it still listens", "$('.tk').lang === 'en'").await;
        let name = "return [$('input[name=\"applicant.full_name\"]').value, $('main').dataset.screen, Boolean($('[data-banner=prefill]'))];";
        assert_eq!(chrome.js(name, Vec::new()).await, json!(["Trần Thị Bưởi", "name", false]));
        scene.leave().await;
        let heard = "const px = parseInt(inner(0, 'iframe').style.height); return [px % 32 === 0 && px >= 320 && px <= 4096,\
            window.heard.filter((one) => one.startsWith('tokhai:') && one !== 'tokhai:error {\"code\":\"prefill\"}'),\
            window.heard.filter((one) => one.startsWith('fault')), {}.px ?? null];";
        assert_eq!(scene.js(heard).await, json!([true, [], [], null]));
        scene.chrome.close().await;
    });
}

impl Scene {
    /// Goes into a frame that was ready before.
    async fn enter_again(&self, at: usize) {
        let frame = self.js(&format!("return inner({at}, 'iframe');")).await;
        let id = frame.as_object().and_then(|one| one.values().next()).and_then(Value::as_str);
        let id = id.expect("a frame").to_owned();
        let frame = Element::from_element_id(self.chrome.client.clone(), id.into());
        frame.enter_frame().await.expect("the frame is entered");
    }

    /// What the page holds on to: its documents, nodes, listeners.
    async fn held(&self) -> Vec<u64> {
        // The sample site writes down what it hears; that is its own.
        self.js("document.querySelector('#heard').replaceChildren();").await;
        for _ in 0..3 {
            self.chrome.devtools("HeapProfiler.collectGarbage", json!({})).await;
        }
        let held = self.chrome.devtools("Memory.getDOMCounters", json!({})).await;
        ["documents", "nodes", "jsEventListeners"]
            .map(|name| held[name].as_u64().unwrap_or(0))
            .to_vec()
    }
}

/// How an element of the test of endurance is shown, and what is done with it before it goes.
struct Guest {
    look: &'static str,
    deed: &'static str,
    /// Whether each is waited for until it is ready; otherwise only the first of a round.
    each: bool,
}

const FRAMED: Guest = Guest { look: "one.drafts = 'off';", deed: "", each: false };

/// In the page itself with everything that holds on to a page: a draft that is written, an outbox, an answer just typed.
const INLINE: Guest = Guest {
    look: "one.mode = 'inline'; one.submit = 'endpoint';",
    deed: "const box = one.inside.querySelector('[data-state]').inside.querySelector('input[name=\"applicant.full_name\"]');\
        box.value = 'Trần Thị Bưởi'; box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));",
    each: true,
};

/// Put in and taken out again, over and over.
async fn comes_and_goes(scene: &Scene, guest: &Guest, times: u32) {
    let Guest { look, deed, each } = guest;
    let round = format!(
        "const done = arguments[arguments.length - 1]; (async () => {{\
            for (let at = 0; at < {times}; at++) {{\
                const one = document.createElement('to-khai'); one.procedure = 'identity-card'; {look}\
                const ready = new Promise((resolve) => one.addEventListener('tokhai:ready', resolve));\
                document.body.append(one);\
                if (at === 0 || {each}) await ready; else await 0;\
                if (at === 0 || {each}) {{ {deed} }}\
                one.remove(); await 0;\
                const fault = window.heard.find((told) => told.startsWith('fault'));\
                if (fault) throw new Error(fault);\
                window.heard.length = 0; window.ports.length = 0;\
            }} }})().then(() => done('done'), (error) => done(String(error)));"
    );
    let script = format!("{HOST}{round}");
    let said = scene.chrome.client.execute_async(&script, Vec::new()).await.expect("an answer");
    assert_eq!(said, json!("done"));
}

/// A moment of the page's own.
const MOMENT: &str = "setTimeout(arguments[0], 500);";

/// Looks again until what the page holds is as wished, or is not going to be.
async fn settled(scene: &Scene, wished: impl Fn(&[Vec<u64>]) -> bool) -> Vec<u64> {
    let mut seen = Vec::new();
    for _ in 0..60 {
        seen.push(scene.held().await);
        if wished(&seen) {
            break;
        }
        scene.chrome.client.execute_async(MOMENT, Vec::new()).await.expect("an answer");
    }
    seen.pop().unwrap_or_default()
}

/// What the page holds after many have come and gone is what it held after a few.
async fn leaves_nothing(scene: &Scene, guest: &Guest, rounds: u32, each: u32) {
    scene.chrome.patient().await;
    comes_and_goes(scene, guest, each).await;
    let rests = |seen: &[Vec<u64>]| {
        seen.rchunks(6)
            .next()
            .is_some_and(|last| last.len() == 6 && last.iter().all(|one| *one == last[0]))
    };
    let before = settled(scene, rests).await;
    for _ in 0..rounds {
        comes_and_goes(scene, guest, each).await;
    }
    let flat =
        |after: &[u64]| before.iter().zip(after).all(|(before, after)| *after <= before + 10);
    let after = settled(scene, |seen| seen.last().is_some_and(|after| flat(after))).await;
    println!("  {rounds} x {each}, documents, nodes, listeners: {before:?}, then {after:?}");
    assert!(flat(&after), "{before:?} became {after:?}");
}

#[test]
fn embed_comes_and_goes_without_a_leak_soak() {
    run(async {
        let scene = Scene::framing().await;
        scene.goto("?theme=plain").await;
        let ready = "window.heard.some((one) => one.startsWith('tokhai:ready'))";
        scene.until("the first is ready", ready).await;
        scene.js("all[0].destroy();").await;
        leaves_nothing(&scene, &FRAMED, rounds(8, 200), rounds(5, 50)).await;
        scene.chrome.close().await;
    });
}

#[test]
fn embed_comes_and_goes_in_the_page_itself_without_a_leak_soak() {
    run(async {
        let scene = Scene::open(Open::default(), inlining).await;
        scene.goto("?mode=inline&theme=plain").await;
        scene.look_inside(0).await;
        scene.js("window.guest = null; all[0].destroy();").await;
        leaves_nothing(&scene, &INLINE, rounds(8, 400), rounds(5, 25)).await;
        scene.chrome.close().await;
    });
}

#[test]
fn embed_submission_to_the_page_around_a_frame_asks_it_first() {
    run(async {
        let scene = Scene::framing().await;
        let chrome = &scene.chrome;
        scene.goto("").await;
        // The page says no, then changes its mind too late, then takes its time.
        let listens = "window.says = (event) => event.preventDefault(); window.posted = [];\
            document.addEventListener('tokhai:before-submit', (event) => window.says(event));\
            document.addEventListener('tokhai:submit', ({ detail }) => window.posted.push(JSON.stringify(detail)));\
            all[0].submit = 'host'; window.heard.length = 0; all[0].reset();";
        scene.js(listens).await;
        scene.enter(0).await;
        chrome.fill(&someone("can-cuoc", "exchange-details")).await;
        chrome.finish().await;
        chrome.click("[data-action=submit]").await;
        chrome.until("the consent is asked", "$('main').dataset.screen === 'submit'").await;
        assert!(chrome.text().await.contains("Công an tỉnh Ví Dụ"), "the receiver is named");
        assert_eq!(chrome.js("return $('#tk-consent').checked;", Vec::new()).await, json!(false));
        chrome.click("[data-action=submit-yes]").await;
        chrome.until("the box is missing", "$('#tk-consent-fault')").await;
        scene.leave().await;
        let heard = scene.heard().await;
        no_canary(&heard);
        let asked = |heard: &[String]| {
            heard.iter().filter(|one| one.starts_with("tokhai:before-submit")).count()
        };
        assert_eq!(asked(&heard), 0, "nobody is asked before the person has agreed");

        scene.enter_again(0).await;
        chrome.click("label[for=tk-consent]").await;
        let refused = "$('main').innerText.includes('trang web này đã không cho gửi')";
        for (nth, says) in [
            (1, "(event) => event.preventDefault()"),
            (2, "(event) => event.detail.waitUntil(Promise.reject(new Error('no')))"),
        ] {
            scene.leave().await;
            scene.js(&format!("window.says = {says};")).await;
            scene.enter_again(0).await;
            chrome.click("[data-action=submit-yes]").await;
            scene.leave().await;
            let told = format!(
                "window.heard.filter((one) => one.startsWith('tokhai:before-submit')).length === {nth}"
            );
            scene.until("the page is asked", &told).await;
            scene.enter_again(0).await;
            chrome.until("the person reads that it was not sent", refused).await;
            assert_eq!(chrome.screen().await, "submit", "the person is where they were");
        }
        scene.leave().await;
        no_canary(&scene.heard().await);
        let waits = "window.says = (event) => event.detail.waitUntil(new Promise((resolve) => { window.allow = resolve; }));";
        scene.js(waits).await;
        scene.enter_again(0).await;
        chrome.click("[data-action=submit-yes]").await;
        scene.leave().await;
        scene.until("the page takes its time", "window.allow").await;
        no_canary(&scene.heard().await);
        scene.js("window.allow();").await;
        scene
            .until(
                "the page has it",
                "window.heard.some((one) => one.startsWith('tokhai:submitted'))",
            )
            .await;
        scene.enter_again(0).await;
        chrome.until("the person reads that it was handed over", "$('[data-done=submit]')").await;
        assert!(chrome.text().await.contains("NGUYỄN THỊ HOÀI AN"), "the summary is still there");
        scene.leave().await;

        let got = scene.js("return [window.posted, window.heard.filter((one) => /^tokhai:(before-submit|submit|submitted) /.test(one)).map((one) => one.split(' ')[0])];").await;
        assert_eq!(
            got[1].as_array().map(|all| all.iter().filter_map(Value::as_str).collect::<Vec<_>>()),
            Some(vec![
                "tokhai:before-submit",
                "tokhai:before-submit",
                "tokhai:before-submit",
                "tokhai:submit",
                "tokhai:submitted"
            ])
        );
        assert_eq!(got[0].as_array().map(Vec::len), Some(1), "once");
        let registration = got[0][0].as_str().expect("a text");
        let mut registration: Value = serde_json::from_str(registration).expect("JSON");
        assert_eq!(registration["format"], "tokhai/registration@1");
        assert_eq!(
            registration["application"]["answers"]["applicant.full_name"],
            "Nguyễn Thị Hoài An"
        );
        let digest = registration.as_object_mut().and_then(|it| it.remove("digest"));
        let whole = canonical(&registration).expect("canonical");
        assert_eq!(digest, Some(json!(sha256(whole.as_bytes()))), "it came over whole");
        let submitted = scene
            .js("return window.heard.find((one) => one.startsWith('tokhai:submitted ')).slice(17);")
            .await;
        let submitted: Value =
            serde_json::from_str(submitted.as_str().unwrap_or_default()).expect("JSON");
        assert_eq!(submitted, json!({ "reference": registration["reference"], "digest": digest }));
        for seen in scene.chrome.server.seen() {
            assert_eq!((seen.method.as_str(), seen.body.len()), ("GET", 0), "{}", seen.url);
        }
        assert_eq!(scene.host.reports(), Vec::<String>::new());
        assert_eq!(scene.chrome.close().await, Vec::<String>::new());
    });
}

/// In the app: what a site has said of itself on the start page.
const TOLD: &str = "return [$('[data-site]')?.innerText ?? '', $('.tk-site__logo')?.naturalWidth ?? 0,\
    $$('[data-procedure]').map((one) => one.dataset.procedure), $('[data-contact]')?.innerText ?? '', $('[data-contact] a')?.getAttribute('href') ?? ''];";

#[test]
fn embed_host_file_is_seen_where_people_look_for_it() {
    run(async {
        let scene = Scene::open(Open::default(), framing).await;
        let chrome = &scene.chrome;
        scene.goto("").await;
        scene
            .js("all[0].removeAttribute('procedure'); all[0].removeAttribute('lang'); window.heard.length = 0; all[0].reset();")
            .await;
        scene.enter(0).await;
        chrome.until("the picture is there", "$('.tk-site__logo')?.complete").await;
        let told = chrome.js(TOLD, Vec::new()).await;
        assert_eq!(told[0], "Dùng tại trang của Công an tỉnh Ví Dụ");
        assert!(told[1].as_u64() > Some(0), "the picture is drawn: {told}");
        assert_eq!(
            told[2],
            json!(["identity-card", "electronic-identity", "passport"]),
            "what it offers, in its order"
        );
        let contacts = told[3].as_str().unwrap_or_default();
        for part in [
            "Liên hệ Công an tỉnh Ví Dụ",
            "024 0000 0000",
            "Số 1, phố Ví Dụ",
            "https://congan.vidu.example/",
        ] {
            assert!(contacts.contains(part), "{part} in {contacts}");
        }
        assert_eq!(told[4], "tel:02400000000");
        // What happened? Only what is offered here.
        chrome.click("[data-action=situations]").await;
        chrome.until("the situations are there", "$('[data-situation]')").await;
        assert_eq!(
            chrome.js("return $$('.tk-situations__group').length;", Vec::new()).await,
            json!(3)
        );
        let others = "return $$('[data-situation]').filter((one) => one.dataset.situation.startsWith('passport-loss')).length;";
        assert_eq!(chrome.js(others, Vec::new()).await, json!(0));
        chrome.click("[data-action=language]").await;
        chrome
            .until(
                "it is said in English",
                "$('[data-site]').innerText === 'Offered on the site of Example Province Police'",
            )
            .await;
        chrome
            .until(
                "so are the contacts",
                "$('[data-contact]').innerText.includes('Contact Example Province Police')",
            )
            .await;
        chrome.click("[data-action=language]").await;

        chrome.click("[data-procedure=identity-card]").await;
        chrome.until("the form is there", "$('main form')").await;
        let province = "return [...$('select[name=\"residence.permanent.province\"]').options].slice(0, 3).map((one) => [one.value, one.selected]);";
        let visit = vec![Give::Date("filing.appointment_on", ["30", "11", "2026"])];
        let person = someone("can-cuoc", "exchange-details").on("visit", visit);
        for _ in 0..40 {
            let screen = chrome.screen().await;
            if screen == "review" {
                break;
            }
            if screen == "residence" {
                // Found at once, and not chosen for anybody.
                let first = chrome.js(province, Vec::new()).await;
                assert_eq!(first, json!([["", true], ["01", false], ["91", false]]));
            }
            if let Some((_, gives)) = person.pages.iter().find(|(page, _)| *page == screen) {
                for give in gives {
                    chrome.give(give).await;
                }
            }
            chrome.go_on().await;
        }
        chrome.finish().await;
        chrome
            .until(
                "the summary says whom to ask",
                "$('[data-contact]')?.innerText.includes('024 0000 0000')",
            )
            .await;
        scene.leave().await;
        let console = scene.chrome.console().await;
        assert!(!console.contains("host file"), "{console}");
        assert_eq!(scene.host.reports(), Vec::<String>::new());
        assert_eq!(scene.chrome.close().await, Vec::<String>::new());
    });
}

#[test]
fn embed_host_file_speaks_for_itself_in_the_page_and_its_language_is_only_a_wish() {
    run(async {
        let scene = Scene::open(Open::default(), |app| {
            let file = std::fs::read_to_string(site().join("host.json")).expect("the host file");
            let english = file.replacen("\"lang\": \"vi\"", "\"lang\": \"en\"", 1);
            assert_ne!(file, english);
            let fault = move |path: &str, _: Option<&[u8]>| {
                let body = english.clone().into_bytes();
                (path == "/host.json").then(|| Answer { status: 200, body, ..Answer::default() })
            };
            Options { fault: Some(Box::new(fault)), ..inlining(app) }
        })
        .await;
        let chrome = &scene.chrome;
        scene.goto("?mode=inline&theme=plain").await;
        let anew = "window.guest = null; all[0].removeAttribute('procedure'); all[0].removeAttribute('lang'); all[0].reset();";
        scene.js(anew).await;
        scene.look_inside(0).await;
        let speaks = |lang: &str| format!("$('.tk').lang === '{lang}' && $('[data-site]')");
        chrome.until("it speaks the language of the site", &speaks("en")).await;
        chrome.until("the picture is drawn", "$('.tk-site__logo')?.naturalWidth > 0").await;
        // Who has begun in another language goes on in it.
        chrome.click("[data-action=language]").await;
        chrome.click("[data-procedure=identity-card]").await;
        chrome.until("the form is there", "$('main form')").await;
        types(chrome, "in Vietnamese").await;
        scene.js(anew).await;
        scene.look_inside(0).await;
        chrome.until("it speaks the language of the draft", &speaks("vi")).await;
        assert_eq!(scene.host.reports(), Vec::<String>::new());
        scene.chrome.close().await;
    });
}

#[test]
fn embed_list_of_the_build_has_every_file_with_its_bytes() {
    let listed = std::fs::read(dist().join("integrity.json")).expect("the list");
    let mut listed: BTreeMap<String, String> = serde_json::from_slice(&listed).expect("texts");
    let mut folders = vec![dist()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of the build") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name =
                path.strip_prefix(dist()).expect("below dist").to_string_lossy().into_owned();
            if name != "integrity.json" {
                let bytes = std::fs::read(&path).expect("a file");
                assert_eq!(listed.remove(&name), Some(integrity(&bytes)), "{name}");
            }
        }
    }
    assert_eq!(listed, BTreeMap::new(), "what is listed is there");
    // The pages that carry the element's hash need no change with each build.
    let element = std::fs::read_to_string(dist().join("embed.js")).expect("the element");
    let names = element.split(['"', '`', '/', '\'']).filter(|part| part.contains('.'));
    let hashed = |name: &&str| {
        name.split(['-', '.'])
            .any(|part| part.len() == 16 && part.bytes().all(|sign| sign.is_ascii_hexdigit()))
    };
    assert_eq!(names.filter(hashed).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn embed_a_byte_of_the_page_for_webmasters_is_flipped() {
    let nothing = "return [document.querySelector('#snippet').textContent.includes('không còn nguyên vẹn'), document.querySelector('#preview').childElementCount];";
    let plain = "return [getComputedStyle(document.body).backgroundColor, document.querySelector('#snippet').textContent.includes('<to-khai')];";
    run(async {
        for (broken, look, seen) in [
            ("/embedding/embedding.js", nothing, json!([true, 0])),
            ("/embed.js", nothing, json!([true, 0])),
            ("/embedding/embedding.css", plain, json!(["rgba(0, 0, 0, 0)", true])),
        ] {
            let fault = move |path: &str, file: Option<&[u8]>| {
                let mut body = file.filter(|_| path == broken)?.to_vec();
                // The blank line at its end becomes another blank: what is left would do as well.
                *body.last_mut()? ^= 1;
                Some(Answer { status: 200, body, ..Answer::default() })
            };
            let server = Options { fault: Some(Box::new(fault)), ..Options::default() };
            let chrome = Chrome::open(Open { server, ..Open::default() }).await;
            let page = format!("{}embedding/index.html", chrome.server.url());
            chrome.client.goto(&page).await.expect("the page opens");
            chrome.until("all has come", "document.readyState === 'complete'").await;
            if look == plain {
                chrome
                    .until(
                        "the lines are written",
                        "document.querySelector('#snippet').textContent.includes('<to-khai')",
                    )
                    .await;
            }
            assert_eq!(chrome.js(look, Vec::new()).await, seen, "{broken}");
            chrome.close().await;
        }
    });
}

#[test]
fn embed_page_for_webmasters_writes_what_is_sound() {
    run(async {
        let scene = Scene::framing().await;
        let chrome = &scene.chrome;
        let page = format!("{}embedding/index.html", chrome.server.url());
        chrome.client.goto(&page).await.expect("the page opens");
        scene.look_inside(0).await;
        scene
            .js("window.guest = null; const set = (name, value) => { document.querySelector('#wishes').elements[name].value = value; };\
                set('procedure', 'passport'); set('name-vi', 'Công an \"tỉnh\" Ví Dụ'); set('name-en', 'Example & Sons'); set('province', '01');\
                set('phone', '024 0000 0000'); set('accent', '#8d1018');\
                set('offices', 'Công an phường Ví Dụ | commune | Số 1 | 07:30-11:30, 13:30-17:00\\nPhòng XNC | province | Số 2');\
                document.querySelector('[name=shared]').checked = true;\
                document.querySelector('#wishes').dispatchEvent(new Event('input'));")
            .await;
        let written =
            "document.querySelector('#snippet').textContent.includes('procedure=\"passport\"')";
        scene.until("the lines are written", written).await;
        let text = scene.js("return [document.querySelector('#file').textContent, document.querySelector('#snippet').textContent];").await;
        let [file, lines]: [String; 2] = serde_json::from_value(text).expect("two texts");
        let site = tokhai_core::host::read(&file).expect("a sound host file");
        assert!(site.shared_device && site.offices.len() == 2 && site.offices[0].hours.len() == 2);
        let listed = std::fs::read(dist().join("integrity.json")).expect("the list");
        let listed: Value = serde_json::from_slice(&listed).expect("JSON");
        let hash = listed["embed.js"].as_str().expect("the element is listed");
        assert!(
            lines.contains(&format!("integrity=\"{hash}\""))
                && lines.contains("--tokhai-accent: #8d1018"),
            "{lines}"
        );
        // The preview is what was wished for, and says what follows from the file.
        scene.look_inside(0).await;
        chrome
            .until(
                "the preview is of the passport",
                "$('main').dataset.screen !== 'start' && $('[data-banner=saving]')",
            )
            .await;
        let accent = "return getComputedStyle($('.tk')).getPropertyValue('--tk-accent');";
        assert_eq!(chrome.js(accent, Vec::new()).await, json!("#8d1018"));
        // A fault names its line.
        scene.js("window.guest = null; document.querySelector('[name=offices]').value = 'one\\ntwo'; document.querySelector('#wishes').dispatchEvent(new Event('input'));").await;
        scene
            .until(
                "the line is named",
                "document.querySelector('#offices-fault').textContent.includes('Line 1')",
            )
            .await;
        assert_eq!(scene.chrome.close().await, Vec::<String>::new());
    });
}
