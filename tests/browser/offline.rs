//! After one visit the app needs no network, and a new version is taken whole or not at all.
//!
//! The network is cut at the server, which refuses everything, so that a request of the service worker fails as well.

use crate::chrome::{Chrome, Open};
use crate::faults::{KEPT, go_to_below};
use crate::journeys::JOURNEYS;
use crate::person::Give;
use crate::procedures::walk;
use crate::run;
use crate::server::{Answer, Options};
use crate::site::{BELOW, Build, Site};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokhai_core::values::text::Lang;

/// What can happen to a file on its way.
#[derive(Clone, Copy, Debug)]
enum Way {
    Missing,
    Cut,
    Wrong,
    Refused,
    /// The browser ends the service worker while it waits.
    Ended,
    /// The disk is full.
    Full,
}

const WAYS: [Way; 6] = [Way::Missing, Way::Cut, Way::Wrong, Way::Refused, Way::Ended, Way::Full];

/// The line to the server: it can be cut, and one file on it can be broken.
struct Line {
    cut: AtomicBool,
    broken: Mutex<Option<(String, Way)>>,
    /// Told when a file is asked for whose answer is held back, and for how long it is.
    asked: Sender<Sender<()>>,
}

impl Line {
    fn answer(&self, path: &str, file: Option<&[u8]>) -> Option<Answer> {
        let refused = Answer { status: 0, ..Answer::default() };
        if self.cut.load(Ordering::SeqCst) {
            return Some(refused);
        }
        let (broken, way) = self.broken.lock().expect("the switch").clone()?;
        if path.strip_prefix('/')?.strip_prefix(BELOW)? != broken {
            return None;
        }
        let mut body = file?.to_vec();
        match way {
            Way::Missing => Some(Answer { status: 404, ..Answer::default() }),
            Way::Refused => Some(refused),
            Way::Cut => {
                body.truncate(body.len() / 2);
                Some(Answer { status: 200, body, ..Answer::default() })
            }
            Way::Wrong => {
                let middle = body.len() / 2;
                body[middle] ^= 1;
                Some(Answer { status: 200, body, ..Answer::default() })
            }
            Way::Ended => {
                let (over, wait) = channel();
                let _ = self.asked.send(over);
                // The other end is dropped when the worker is gone.
                let _ = wait.recv();
                Some(refused)
            }
            Way::Full => None,
        }
    }

    fn cut(&self, cut: bool) {
        self.cut.store(cut, Ordering::SeqCst);
    }

    fn breaks(&self, broken: Option<(&str, Way)>) {
        let broken = broken.map(|(path, way)| (path.to_owned(), way));
        *self.broken.lock().expect("the switch") = broken;
    }
}

/// A browser with service workers, a site, and the line between them.
struct Scene {
    chrome: Chrome,
    site: Site,
    line: Arc<Line>,
    asked: Receiver<Sender<()>>,
}

/// Resolves in the page's own words; `worker` is the registration.
const HERE: &str = "navigator.serviceWorker.controller?.state === 'activated'";

/// What should come soon, or is a fault.
async fn within_reason(what: &str, look: impl Future<Output = ()>) {
    let limit = tokio::time::timeout(Duration::from_secs(300), look);
    limit.await.unwrap_or_else(|_| panic!("waited in vain until {what}"));
}

impl Scene {
    async fn with(build: &Build) -> Scene {
        let site = Site::with(build);
        let (sender, asked) = channel();
        let line = Line { cut: AtomicBool::new(false), broken: Mutex::new(None), asked: sender };
        let line = Arc::new(line);
        let own = line.clone();
        let fault = move |path: &str, file: Option<&[u8]>| own.answer(path, file);
        let server = Options { reports: true, fault: Some(Box::new(fault)), ..Options::default() };
        let root = Some(site.root.clone());
        let chrome =
            Chrome::open(Open { offline: true, site: root, server, ..Open::default() }).await;
        Scene { chrome, site, line, asked }
    }

    /// The first visit, until nothing more is needed from the network.
    async fn visited(build: &Build) -> Scene {
        let scene = Scene::with(build).await;
        scene.visit().await;
        scene.chrome.until("the build is on the device", HERE).await;
        scene
    }

    async fn visit(&self) {
        self.chrome.visit(&format!("{BELOW}?on=2026-11-22")).await;
    }

    /// Cuts the line, and takes away what the browser itself has kept: what comes now comes from the service worker.
    async fn cut(&self) {
        self.line.cut(true);
        self.chrome.devtools("Network.clearBrowserCache", json!({})).await;
    }

    /// Runs a script in the page that answers later. `worker` is the registration, `family` the names of our caches.
    async fn later(&self, body: &str, arguments: Vec<Value>) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];\
             (async (...given) => {{ const worker = await navigator.serviceWorker.getRegistration();\
             const family = (await caches.keys()).filter((name) => name.startsWith('tokhai '));\
             {body} }})(...arguments).then(done, (error) => done('failed: ' + error));"
        );
        let answer = self.chrome.client.execute_async(&script, arguments).await;
        answer.unwrap_or_else(|error| panic!("{error}\n{body}"))
    }

    /// Has the browser look for a new version; how its installation ends.
    async fn update(&self) -> Value {
        self.start_update().await;
        self.updated().await
    }

    async fn start_update(&self) {
        let begin = "window.outcome = undefined;\
            const ends = (one) => new Promise((resolve) => {\
                if (one.state !== 'installing') resolve(one.state);\
                one.addEventListener('statechange', () => resolve(one.state)); });\
            worker.onupdatefound = () => ends(worker.installing).then((state) => { window.outcome = state; });\
            if (worker.installing) worker.onupdatefound();\
            worker.update().catch((error) => { window.outcome ??= String(error); });";
        self.later(begin, Vec::new()).await;
    }

    async fn updated(&self) -> Value {
        self.chrome.until("the update has ended, one way or the other", "window.outcome").await;
        self.chrome.js("return window.outcome;", Vec::new()).await
    }

    /// Waits until something is true of the page, across one that loads anew: that would take a waiting script with it.
    async fn becomes(&self, what: &str, expression: &str) {
        let script = format!(
            "const host = document.querySelector('#tokhai');\
             return Boolean(host?.dataset.state === 'ready' && {expression});"
        );
        let look = async {
            while self.chrome.client.execute(&script, Vec::new()).await.ok() != Some(json!(true)) {}
        };
        within_reason(what, look).await;
    }

    /// Whether the page offers a new version; agreed to, the page loads anew.
    async fn agree(&self) {
        self.chrome.js("window.before = true;", Vec::new()).await;
        self.press("update").await;
        self.becomes("the page is the new one", "!window.before").await;
    }

    /// Presses a button of the notice, which stands outside the app's own root.
    async fn press(&self, action: &str) {
        let button = format!(
            "document.querySelector('[data-boot=update]:not([hidden]) [data-action={action}]')"
        );
        self.chrome.until("a new version is offered", &button).await;
        self.chrome.js(&format!("{button}.click();"), Vec::new()).await;
    }

    async fn close(self) {
        assert_eq!(self.chrome.close().await, Vec::<String>::new(), "the policy");
    }
}

/// Every second journey, from the start page to its files, with no network.
async fn journeys_offline(from: usize, lang: Lang) {
    let scene = Scene::visited(&Build::released()).await;
    scene.cut().await;
    let before = scene.chrome.server.seen().len();
    for journey in JOURNEYS.iter().skip(from).step_by(2) {
        walk(&scene.chrome, BELOW, lang, journey).await;
        for file in std::fs::read_dir(&scene.chrome.downloads).expect("the downloads").flatten() {
            std::fs::remove_file(file.path()).expect("the next one comes alone");
        }
        scene.later("for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);", Vec::new()).await;
    }
    // All that is asked for is whether there is a new version.
    let asked: BTreeSet<String> =
        scene.chrome.server.seen()[before..].iter().map(|seen| seen.url.clone()).collect();
    let expected = format!("/{BELOW}sw.js");
    assert!(asked.iter().all(|url| *url == expected), "{asked:?}");
    scene.close().await;
}

#[test]
fn offline_journeys_in_vietnamese() {
    run(journeys_offline(0, Lang::Vi));
}

#[test]
fn offline_journeys_in_english() {
    run(journeys_offline(1, Lang::En));
}

#[test]
fn offline_begins_after_the_first_question_is_usable() {
    run(async {
        let scene = Scene::visited(&Build::released()).await;
        let early = scene
            .chrome
            .js(
                "const loaded = performance.getEntriesByType('navigation')[0].loadEventStart;\
                 return performance.getEntriesByType('resource')\
                 .filter(({ name, startTime }) => name.includes('/offline-') && startTime < loaded).length;",
                Vec::new(),
            )
            .await;
        assert_eq!(early, json!(0));
        // What the page had fetched is not fetched a second time.
        let seen = scene.chrome.server.seen();
        let programs: Vec<&str> = seen
            .iter()
            .map(|seen| seen.url.as_str())
            .filter(|url| url.ends_with(".wasm"))
            .collect();
        let once: BTreeSet<&str> = programs.iter().copied().collect();
        assert_eq!(programs.len(), once.len(), "{programs:?}");
        scene.close().await;
    });
}

/// What is no plain request for a file of the app goes past the service worker.
#[test]
fn offline_leaves_other_requests_alone() {
    run(async {
        let scene = Scene::visited(&Build::released()).await;
        let before = scene.chrome.server.seen().len();
        let wasm = "performance.getEntriesByType('resource').find(({ name }) => name.endsWith('.wasm')).name";
        let ask = format!(
            "await fetch({wasm}, {{ headers: {{ Range: 'bytes=0-9' }}, cache: 'no-store' }});\
             await fetch('index.html', {{ method: 'POST', body: 'x' }});\
             await fetch('index.html', {{ method: 'HEAD', cache: 'no-store' }});\
             return (await fetch('../nothing-of-ours.txt')).status;"
        );
        assert_eq!(scene.later(&ask, Vec::new()).await, json!(404));
        let asked: Vec<String> =
            scene.chrome.server.seen()[before..].iter().map(|seen| seen.method.clone()).collect();
        assert_eq!(asked, ["GET", "POST", "HEAD", "GET"]);
        scene.close().await;
    });
}

/// At the first visit nothing is lost when the build cannot be taken: there is a network, and another visit.
#[test]
fn offline_first_installation_fails_and_then_succeeds() {
    run(async {
        let build = Build::released();
        let table = build.0.keys().find(|path| path.starts_with("data/communes")).expect("a table");
        let scene = Scene::with(&build).await;
        scene.line.breaks(Some((table, Way::Wrong)));
        scene.visit().await;
        let tried = "(navigator.serviceWorker.getRegistration().then((one) => { window.gone = window.seen && !one; window.seen ||= one; }), window.gone)";
        scene.chrome.until("the installation has failed", tried).await;
        go_to_below(&scene.chrome, BELOW, "paper").await;
        scene.line.breaks(None);
        scene.visit().await;
        scene.chrome.until("the build is on the device", HERE).await;
        scene.cut().await;
        scene.visit().await;
        scene.close().await;
    });
}

/// Every file of a new version fails in turn: the old one stays whole, and works with no network.
async fn all_or_nothing(every_way: bool) {
    let old = Build::released();
    let new = old.successor("two");
    let builds = [old, new];
    let [old, new] = &builds;
    let mut scene = Scene::visited(old).await;
    scene.site.deploy(new);
    let files = new.new_beside(old);
    assert!(files.len() > 15, "{files:?}");
    let origin = scene.chrome.server.url();
    let origin = origin.trim_end_matches('/');
    for (at, file) in files.iter().enumerate() {
        for (number, way) in WAYS.iter().enumerate() {
            if !every_way && number != (at + 2) % WAYS.len() {
                continue;
            }
            // The cache that the attempt before has begun, and the browser's own, would spare it the request.
            let forget = "await Promise.all(family.filter((name) => name.endsWith(given[0])).map((name) => caches.delete(name)));";
            scene.later(forget, vec![json!(new.name())]).await;
            scene.chrome.devtools("Network.clearBrowserCache", json!({})).await;
            scene.line.breaks(Some((file, *way)));
            if matches!(way, Way::Full) {
                let used = scene
                    .later("return (await navigator.storage.estimate()).usage;", Vec::new())
                    .await;
                // Room for one file or two more, by its place in the list.
                let room = used.as_f64().expect("bytes") + 50_000.0;
                let quota = json!({ "origin": origin, "quotaSize": room });
                scene.chrome.devtools("Storage.overrideQuotaForOrigin", quota).await;
            }
            scene.start_update().await;
            if matches!(way, Way::Ended) {
                let held =
                    scene.asked.recv_timeout(Duration::from_secs(20)).expect("it is asked for");
                scene.chrome.devtools("ServiceWorker.enable", json!({})).await;
                scene.chrome.devtools("ServiceWorker.stopAllWorkers", json!({})).await;
                drop(held);
            }
            let outcome = scene.updated().await;
            assert_eq!(outcome, json!("redundant"), "{file} {way:?}: the installation fails");
            scene
                .chrome
                .devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin }))
                .await;
            let kept = "return worker.active?.state === 'activated' && !worker.waiting;";
            assert_eq!(
                scene.later(kept, Vec::new()).await,
                json!(true),
                "{file} {way:?}: the old one"
            );
            // Opening the page each time would take minutes. A worker that DevTools have just ended may not answer yet.
            if at % 4 == 1 && !matches!(way, Way::Ended) {
                scene.cut().await;
                scene.visit().await;
                assert_eq!(scene.chrome.build(&builds).await, 0, "{file} {way:?}: the old version");
                scene.line.cut(false);
            }
        }
    }
    // What failed before is mended by the next attempt, from where it had come to.
    scene.line.breaks(None);
    assert_eq!(scene.update().await, json!("installed"));
    // Chromium lets a version wait for five minutes for what the one before has left open when its files were broken off;
    // a browser that is opened anew has nothing open.
    scene.chrome.kill_and_restart().await;
    scene.visit().await;
    scene.becomes("taken by itself: nothing is begun", &is_of(new)).await;
    scene.cut().await;
    walk(&scene.chrome, BELOW, Lang::Vi, journey("portal-account")).await;
    assert_eq!(scene.chrome.build(&builds).await, 1);
    // The old one is gone.
    let left = scene.later("return family.length;", Vec::new()).await;
    assert_eq!(left, json!(1));
    scene.close().await;
}

/// Whether a page is of a build, by its start file.
fn is_of(build: &Build) -> String {
    format!("document.querySelector('script[src*=\"{}\"]')", build.start())
}

fn journey(name: &str) -> &'static crate::journeys::Journey {
    JOURNEYS.iter().find(|other| other.name == name).expect("a journey")
}

#[test]
fn update_is_all_or_nothing() {
    run(all_or_nothing(false));
}

#[test]
fn soak_update_is_all_or_nothing() {
    if std::env::var_os("TOKHAI_SOAK").is_some() {
        run(all_or_nothing(true));
    }
}

/// What is damaged on the device is mended with the next look at it; without a network it is said.
#[test]
fn update_damaged_files_are_mended() {
    run(async {
        let build = Build::released();
        let scene = Scene::visited(&build).await;
        let damage = "let damaged = 0; const cache = await caches.open(family[0]);\
            for (const request of await cache.keys()) {\
                const path = request.url;\
                if (!path.includes(given[0]) || path.endsWith('pages-before')) continue;\
                damaged += 1;\
                const found = await cache.match(request);\
                if (given[1] === 'lost') await cache.delete(request);\
                else { const bytes = new Uint8Array(await found.arrayBuffer()); bytes[bytes.length >> 1] ^= 1;\
                    await cache.put(request, new Response(bytes, found)); } }\
            return damaged;";
        let unsound = "const cache = await caches.open(family[0]);\
            for (const [path, digest] of Object.entries(given[0])) {\
                const found = await cache.match(path);\
                const bytes = found && await crypto.subtle.digest('SHA-256', await found.arrayBuffer());\
                const hex = bytes && [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');\
                if (hex !== digest) return path; }\
            return null;";
        for (how, hash) in [("lost", ""), ("changed", "#/identity-card/name")] {
            for file in ["", "index.html", "/boot-", "/app-", "/chunks/", "data/"] {
                let damaged = scene.later(damage, vec![json!(file), json!(how)]).await;
                assert!(damaged.as_u64() > Some(0), "{how} {file}: {damaged}");
                // The page opens all the same, and once it rests everything is mended, used or not.
                scene.chrome.client.goto("about:blank").await.expect("another page");
                scene.chrome.visit(&format!("{BELOW}?on=2026-11-22{hash}")).await;
                let mended = async {
                    while scene.later(unsound, vec![build.digests()]).await != Value::Null {}
                };
                within_reason(&format!("{how} {file} is mended"), mended).await;
            }
        }
        scene.cut().await;
        scene.visit().await;
        scene.line.cut(false);
        let gone = |text: &'static str| format!("document.body.innerText.includes({text:?})");
        scene.later(damage, vec![json!("/app-"), json!("changed")]).await;
        scene.cut().await;
        let here = format!("{}{BELOW}", scene.chrome.server.url());
        scene.chrome.client.goto(&here).await.expect("the page opens");
        scene.chrome.until("the start file says it", &gone("Không mở được ứng dụng")).await;
        scene.later(damage, vec![json!("index.html"), json!("lost")]).await;
        scene.chrome.client.goto(&here).await.expect("the page opens");
        scene.chrome.until("the service worker says it", &gone("Chưa mở được trang")).await;
        scene.line.cut(false);
        scene.visit().await;
        scene.close().await;
    });
}

/// Types into the box of the name, behind what is there.
async fn type_on(chrome: &Chrome, text: &'static str) {
    chrome.give(&Give::Type("applicant.full_name", text)).await;
}

async fn name(chrome: &Chrome) -> String {
    let value = "return $('input[name=\"applicant.full_name\"]').value;";
    chrome.js(value, Vec::new()).await.as_str().unwrap_or_default().to_owned()
}

/// A new version comes with a draft half typed, in whatever order things happen.
async fn interleaved(rounds: u64) {
    let mut builds = vec![Build::released()];
    let scene = Scene::visited(&builds[0]).await;
    let chrome = &scene.chrome;
    go_to_below(chrome, BELOW, "name").await;
    let mut typed = String::new();
    for round in 0..rounds {
        // The same orders each time, another one for each round.
        let mut chance = 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(round + 1);
        let mut deeds = Vec::new();
        let mut deployed = false;
        for _ in 0..8 {
            chance = chance
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let deed = (chance >> 33) % 8;
            deeds.push(deed);
            let before = chrome.build(&builds).await;
            match deed {
                0 | 1 => {
                    let letters =
                        ["An ", "Bình ", "Cúc "][usize::try_from(chance % 3).expect("small")];
                    type_on(chrome, letters).await;
                    typed.push_str(letters);
                }
                2 if !deployed => {
                    let next = builds[builds.len() - 1].successor(&format!("r{round}"));
                    scene.site.deploy(&next);
                    builds.push(next);
                    deployed = true;
                }
                // Looked for in the midst of whatever comes next.
                2 | 3 => scene.start_update().await,
                4 => {
                    // Agreed to at once after the last key, if it is offered.
                    let offered = "return Boolean(document.querySelector('[data-boot=update]'));";
                    if chrome.js(offered, Vec::new()).await == json!(true) {
                        type_on(chrome, "Ô ").await;
                        typed.push_str("Ô ");
                        scene.agree().await;
                    }
                }
                5 => {
                    chrome.until("the draft is on the device", &kept(&typed)).await;
                    chrome.client.refresh().await.expect("the page loads");
                    chrome.until("the app is ready", "host.dataset.state === 'ready'").await;
                }
                6 => {
                    let own = chrome.client.window().await.expect("a window");
                    let other = chrome.client.new_window(true).await.expect("a window").handle;
                    chrome.client.switch_to_window(other).await.expect("it is there");
                    scene.visit().await;
                    chrome.build(&builds).await;
                    chrome.client.close_window().await.expect("it goes");
                    chrome.client.switch_to_window(own).await.expect("it is there");
                }
                _ => {
                    let cut = scene.line.cut.load(Ordering::SeqCst);
                    scene.line.cut(!cut);
                }
            }
            let after = chrome.build(&builds).await;
            assert!(
                matches!(deed, 4..=6) || after == before,
                "{round} {deeds:?}: nothing is taken unasked"
            );
            assert_eq!(name(chrome).await, typed, "{round} {deeds:?}: what was typed is there");
        }
        scene.line.cut(false);
        if !deployed {
            let next = builds[builds.len() - 1].successor(&format!("r{round}"));
            scene.site.deploy(&next);
            builds.push(next);
        }
        // In the end the newest is offered and taken, and what was typed is still there.
        if chrome.build(&builds).await + 1 < builds.len() {
            scene.start_update().await;
            scene.agree().await;
        }
        assert_eq!(chrome.build(&builds).await + 1, builds.len(), "{round} {deeds:?}: the newest");
        assert_eq!(name(chrome).await, typed, "{round} {deeds:?}: what was typed is there");
    }
    chrome.client.refresh().await.expect("the page loads");
    chrome.until("the app is ready", "host.dataset.state === 'ready'").await;
    chrome
        .until(
            "only the newest is kept",
            "caches.keys().then((all) => { window.left = all.length; }) && window.left === 1",
        )
        .await;
    scene.close().await;
}

fn kept(typed: &str) -> String {
    KEPT.replace("Trần Thị Bưởi", typed)
}

#[test]
fn update_loses_nothing_in_any_order() {
    run(interleaved(3));
}

#[test]
fn soak_update_loses_nothing_in_any_order() {
    if std::env::var_os("TOKHAI_SOAK").is_some() {
        run(interleaved(50));
    }
}

/// One window agrees, the other one goes on to its end with the version it was loaded with, out of that version's cache.
#[test]
fn update_in_one_window_leaves_the_other_whole() {
    run(async {
        let builds = [Build::released(), Build::released().successor("two")];
        let scene = Scene::visited(&builds[0]).await;
        let chrome = &scene.chrome;
        go_to_below(chrome, BELOW, "paper").await;
        scene.site.deploy(&builds[1]);
        assert_eq!(scene.update().await, json!("installed"));
        let own = chrome.client.window().await.expect("a window");
        let other = chrome.client.new_window(true).await.expect("a window").handle;
        chrome.client.switch_to_window(other.clone()).await.expect("it is there");
        // Nothing is begun there, so the new version is taken by itself once the page has come to rest; where the page was
        // slower than the worker it is offered instead.
        let here = format!("{}{BELOW}", chrome.server.url());
        chrome.client.goto(&here).await.expect("the page opens");
        let script = format!(
            "document.querySelector('[data-boot=update]:not([hidden]) [data-action=update]')?.click();\
             const host = document.querySelector('#tokhai');\
             return Boolean(host?.dataset.state === 'ready' && {});",
            is_of(&builds[1])
        );
        let look = async {
            while chrome.client.execute(&script, Vec::new()).await.ok() != Some(json!(true)) {}
        };
        within_reason("the new version is there", look).await;
        scene.cut().await;
        chrome.client.switch_to_window(own).await.expect("it is there");
        scene.press("update-later").await;
        assert_eq!(chrome.build(&builds).await, 0);
        let person = crate::person::someone("can-cuoc", "exchange-details");
        chrome.fill(&person).await;
        chrome.finish().await;
        chrome.click("[data-action=pdf]").await;
        chrome.downloaded(".pdf").await;
        assert_eq!(chrome.build(&builds).await, 0, "the old version to the end");
        let left = "return family.length;";
        assert_eq!(scene.later(left, Vec::new()).await, json!(2));
        chrome.client.close_window().await.expect("it goes");
        chrome.client.switch_to_window(other).await.expect("it is there");
        scene.visit().await;
        chrome
            .until(
                "the old version's files are gone",
                "caches.keys().then((all) => { window.left = all.length; }) && window.left === 1",
            )
            .await;
        scene.close().await;
    });
}

/// A release whose start file breaks off at once is replaced by the next one, though nobody there can agree to it.
#[test]
fn update_replaces_a_broken_release() {
    run(async {
        let good = Build::released();
        let builds = [good.clone(), good.broken(), good.successor("three")];
        let scene = Scene::visited(&builds[0]).await;
        let chrome = &scene.chrome;
        scene.site.deploy(&builds[1]);
        assert_eq!(scene.update().await, json!("installed"));
        let here = format!("{}{BELOW}", chrome.server.url());
        // It takes over when the browser has seen that the page before is gone.
        let look = async {
            loop {
                chrome.client.goto("about:blank").await.expect("another page");
                chrome.client.goto(&here).await.expect("the page opens");
                if chrome.build(&builds).await == 1 {
                    break;
                }
            }
        };
        within_reason("the broken release is there", look).await;
        // The next start, with a network: nothing is pressed, and no code of the page runs.
        scene.site.deploy(&builds[2]);
        chrome.client.goto(&here).await.expect("the page opens");
        scene.becomes("the next release is there", "true").await;
        assert_eq!(chrome.build(&builds).await, 2);
        scene.close().await;
    });
}
