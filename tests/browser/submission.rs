//! Sending: silence before the button, the consent, an outbox that outlives faults, and ten thousand registrations over real
//! connections.

use crate::chrome::{Chrome, Open, dist};
use crate::journeys::{JOURNEYS, Journey};
use crate::procedures::answer_all;
use crate::receiving::{Fault, Receiving};
use crate::run;
use crate::server::{Answer as Served, Options, POLICY};
use http::{Method, Request};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokhai_core::dossier::json::{canonical, sha256};
use tokhai_core::outbox::multipart::{Part, body, media};
use tokhai_core::outbox::wire::{Asked, read_answer, receipt_address};
use tokhai_core::outbox::{Answer, At, Command, Entry, Event, Key, Sealed, State};

const RECEIVER: &str = "Công an tỉnh Ví Dụ";
const PURPOSE: &str = "Tiếp nhận hồ sơ trước khi hẹn";

/// A site that takes applications, with the receiver on another address of this machine.
fn site(attributes: &str, receiving: &Receiving) -> Options {
    let page = std::fs::read_to_string(dist().join("index.html")).expect("the page");
    let node = format!("<div id=\"tokhai\" data-config=\"host.json\" {attributes}");
    let page = page.replacen("<div id=\"tokhai\"", &node, 1);
    let file = json!({
        "format": "tokhai/host@1",
        "contacts": { "phone": "024 0000 0000" },
        "submission": { "endpoint": receiving.endpoint(), "receiver": RECEIVER, "purpose": PURPOSE },
    });
    let fault = move |path: &str, _: Option<&[u8]>| match path {
        "/" => Some(Served { status: 200, body: page.clone().into_bytes(), ..Served::default() }),
        "/host.json" => {
            Some(Served { status: 200, body: file.to_string().into_bytes(), ..Served::default() })
        }
        _ => None,
    };
    let own = "connect-src 'self'";
    let policy = POLICY.replace(own, &format!("{own} {}", receiving.origin()));
    let fault: crate::server::Fault = Box::new(fault);
    Options { reports: true, fault: Some(fault), policy: Some(policy), ..Options::default() }
}

async fn open(attributes: &str, receiving: &Receiving) -> Chrome {
    Chrome::open(Open { server: site(attributes, receiving), ..Open::default() }).await
}

fn journey(name: &str) -> &'static Journey {
    JOURNEYS.iter().find(|journey| journey.name == name).expect("the journey")
}

/// To the summary of a journey, from the start page.
async fn to_summary(chrome: &Chrome, journey: &Journey) {
    to_summary_in(chrome, journey, "vi").await;
}

async fn to_summary_in(chrome: &Chrome, journey: &Journey, lang: &str) {
    chrome.visit(&format!("?on=2026-11-22&lang={lang}")).await;
    chrome.click(&format!("[data-procedure={}]", journey.procedure)).await;
    answer_all(chrome, journey.procedure, &journey.typed, "review", async |_| {}).await;
    chrome.finish().await;
    chrome.until("the way to send is offered", "$('[data-action=submit]')").await;
}

/// From the summary to the consent, and through it.
async fn agree(chrome: &Chrome) {
    chrome.click("[data-action=submit]").await;
    chrome.until("the consent is asked", "$('main').dataset.screen === 'submit'").await;
    chrome.click("label[for=tk-consent]").await;
    chrome.click("[data-action=submit-yes]").await;
    chrome.until("it is written down", "$('[data-sent]')").await;
}

async fn stands(chrome: &Chrome, standing: &str) {
    chrome.until(&format!("it is {standing}"), &format!("$('[data-sent={standing}]')")).await;
}

fn posts(receiving: &Receiving) -> usize {
    receiving.seen().iter().filter(|(method, _)| method == "POST").count()
}

#[test]
fn submission_is_silent_until_the_button() {
    run(async {
        let receiving = Receiving::start(|_, _| None);
        let chrome = open("data-submit=\"endpoint\"", &receiving).await;
        for journey in JOURNEYS.iter() {
            to_summary(&chrome, journey).await;
            let forget = "for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);";
            chrome.client.goto("about:blank").await.expect("another page");
            chrome.client.goto(&format!("{}icon.svg", chrome.server.url())).await.expect("a file");
            let forget =
                format!("const done = arguments[0]; (async () => {{ {forget} }})().then(done);");
            chrome.client.execute_async(&forget, Vec::new()).await.expect("the device forgets");
        }
        assert_eq!(receiving.seen(), Vec::new(), "something was sent before anybody agreed");
        for seen in chrome.server.seen() {
            let path = seen.url.split('?').next().unwrap_or_default().trim_start_matches('/');
            let own = path.is_empty() || path == "host.json" || path == "favicon.ico";
            assert!(own || dist().join(path).is_file(), "{} is no file of the app", seen.url);
            assert_eq!(seen.method, "GET", "{}", seen.url);
        }
        assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
    });
}

#[test]
fn submission_asks_first_and_files_once_over_a_bad_network() {
    run(async {
        // Received, and the connection ends; then the question for the receipt fails too.
        let receiving = Receiving::start(|number, _| match number {
            0 => Some(Fault::DoneAndCut),
            1 => Some(Fault::Down),
            2 => Some(Fault::Page),
            _ => None,
        });
        let chrome = open("data-submit=\"endpoint\"", &receiving).await;
        to_summary(&chrome, journey("identity-card-reissue")).await;
        chrome.click("[data-action=submit]").await;
        chrome.until("the consent is asked", "$('main').dataset.screen === 'submit'").await;
        let consent = chrome.text().await;
        for part in [RECEIVER, PURPOSE, "024 0000 0000", "127.0.0.1", "91/2025/QH15"] {
            assert!(consent.contains(part), "{part} in\n{consent}");
        }
        assert_eq!(chrome.js("return $('#tk-consent').checked;", Vec::new()).await, json!(false));
        chrome.click("[data-action=submit-yes]").await;
        chrome.until("the box is missing", "$('#tk-consent-fault')").await;
        // Back is back to the summary, and the next time the box is empty again.
        chrome.click("label[for=tk-consent]").await;
        chrome.click("[data-action=back]").await;
        chrome.until("the summary", "$('main').dataset.screen === 'summary'").await;
        chrome.click("[data-action=submit]").await;
        chrome.until("the consent is asked", "$('#tk-consent')").await;
        assert_eq!(chrome.js("return $('#tk-consent').checked;", Vec::new()).await, json!(false));
        assert_eq!(receiving.seen(), Vec::new(), "nothing was sent yet");

        let listen = "window.heard = []; document.addEventListener('tokhai:submitted', (e) => heard.push(e.detail));";
        chrome.js(listen, Vec::new()).await;
        chrome.click("label[for=tk-consent]").await;
        chrome.click("[data-action=submit-yes]").await;
        stands(&chrome, "unknown").await;
        stands(&chrome, "accepted").await;
        assert!(chrome.text().await.contains("HS-000001"));
        // A browser may send a request again by itself when the connection ends; what counts is what was filed.
        let sent = posts(&receiving);
        let heard = {
            let held = receiving.holds();
            let filed: Vec<_> = held.filed.values().collect();
            assert_eq!((filed.len(), held.opened.len()), (1, 1));
            assert_eq!(filed[0].registration["application"]["procedure"], "identity-card");
            let (name, size) = &filed[0].attachments[0];
            assert!(name.ends_with(".pdf") && *size > 10_000, "{name} {size}");
            json!([{ "reference": filed[0].registration["reference"], "digest": filed[0].digest }])
        };
        assert_eq!(chrome.js("return window.heard;", Vec::new()).await, heard);
        // What said "not submitted" before has gone from the screen; the code is kept with the summary.
        chrome.until("the stamp has gone", "!$('.tk-stamp')").await;
        chrome.client.refresh().await.expect("the page loads again");
        stands(&chrome, "accepted").await;
        assert!(chrome.text().await.contains("HS-000001"));
        // The bytes are gone from the device, the code is not.
        let bytes = "const done = arguments[0]; const open = indexedDB.open('to-khai-outbox'); open.onsuccess = () => {\
            const all = open.result.transaction('bytes').objectStore('bytes').count(); all.onsuccess = () => done(all.result); };";
        let bytes = chrome.client.execute_async(bytes, Vec::new()).await.expect("the store");
        assert_eq!(bytes, json!(0));
        chrome.visit("?on=2026-11-22#/").await;
        stands(&chrome, "accepted").await;
        assert_eq!(posts(&receiving), sent, "nothing is sent once it has arrived");
        assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
    });
}

#[test]
fn submission_waits_for_the_person_after_another_was_there() {
    run(async {
        let receiving = Receiving::start(|_, _| Some(Fault::Cut));
        let chrome = open("data-submit=\"endpoint\"", &receiving).await;
        to_summary(&chrome, journey("identity-card-reissue")).await;
        agree(&chrome).await;
        stands(&chrome, "unknown").await;
        // It survives the page.
        chrome.client.goto("about:blank").await.expect("another page");
        chrome.visit("?on=2026-11-22").await;
        stands(&chrome, "unknown").await;
        // Another person begins an application of their own.
        chrome.click("[data-action=start-new]").await;
        chrome.click("[data-procedure=passport]").await;
        chrome.until("the first question is asked", "$('main form')").await;
        chrome.click("[data-action=back]").await;
        stands(&chrome, "suspended").await;
        receiving.breaks(|_, _| None);
        let before = receiving.seen().len();
        chrome.js("dispatchEvent(new Event('online'));", Vec::new()).await;
        chrome.visit("?on=2026-11-22").await;
        stands(&chrome, "suspended").await;
        assert_eq!(receiving.seen().len(), before, "sent without the person");
        assert_eq!(receiving.holds().opened.len(), 0);
        chrome.click("[data-action=agree-0]").await;
        stands(&chrome, "accepted").await;
        assert_eq!(receiving.holds().opened.len(), 1);
        assert_eq!(receiving.holds().filed.len(), 1);
        chrome.close().await;
    });
}

#[test]
fn submission_waits_offline_and_can_be_called_off() {
    run(async {
        let receiving = Receiving::start(|_, _| None);
        let chrome = open("data-submit=\"endpoint\"", &receiving).await;
        to_summary(&chrome, journey("identity-card-reissue")).await;
        // What makes the files comes once, while there is a network.
        chrome.click("[data-action=pdf]").await;
        chrome.downloaded(".pdf").await;
        let network = |offline: bool| json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        chrome.devtools("Network.emulateNetworkConditions", network(true)).await;
        agree(&chrome).await;
        stands(&chrome, "waiting").await;
        chrome.click("[data-action=call-off-0]").await;
        chrome.until("it is as before", "$('[data-action=submit]') && !$('[data-sent]')").await;
        agree(&chrome).await;
        stands(&chrome, "waiting").await;
        assert_eq!(receiving.seen(), Vec::new());
        chrome.devtools("Network.emulateNetworkConditions", network(false)).await;
        stands(&chrome, "accepted").await;
        assert_eq!((posts(&receiving), receiving.holds().opened.len()), (1, 1));
        chrome.close().await;
    });
}

#[test]
fn submission_refused_says_why_and_is_not_tried_again() {
    run(async {
        let receiving = Receiving::start(|_, _| None);
        receiving.holds().refuses = Some(String::new());
        let chrome = open("data-submit=\"endpoint\"", &receiving).await;
        to_summary(&chrome, journey("identity-card-reissue")).await;
        agree(&chrome).await;
        stands(&chrome, "rejected").await;
        let text = chrome.text().await;
        assert!(text.contains("Nơi nhận không nhận loại này.") && text.contains("422"), "{text}");
        chrome.js("dispatchEvent(new Event('online'));", Vec::new()).await;
        chrome.visit("?on=2026-11-22").await;
        stands(&chrome, "rejected").await;
        assert_eq!(posts(&receiving), 1);
        chrome.close().await;
    });
}

#[test]
fn submission_on_a_shared_device_leaves_nothing() {
    run(async {
        let receiving = Receiving::start(|_, _| Some(Fault::Cut));
        let chrome = open("data-submit=\"endpoint\" data-shared", &receiving).await;
        to_summary(&chrome, journey("identity-card-reissue")).await;
        agree(&chrome).await;
        stands(&chrome, "unknown").await;
        assert!(chrome.text().await.contains("Đừng đóng trang"), "it says that it is not kept");
        let names = "const done = arguments[0]; indexedDB.databases().then((all) => done(all.map((one) => one.name)));";
        let names = chrome.client.execute_async(names, Vec::new()).await.expect("the databases");
        assert_eq!(names, json!([]), "something is on the device");
        chrome.click("[data-action=end]").await;
        chrome
            .until("it is over", "$('main').dataset.screen === 'start' && !$('[data-sent]')")
            .await;
        let before = receiving.seen().len();
        receiving.breaks(|_, _| None);
        chrome.js("dispatchEvent(new Event('online'));", Vec::new()).await;
        to_summary(&chrome, journey("passport-loss-report")).await;
        assert_eq!(receiving.seen().len(), before, "sent after it was wiped");
        chrome.close().await;
    });
}

#[test]
fn submission_to_the_page_around_asks_it_first() {
    run(async {
        let receiving = Receiving::start(|_, _| None);
        let chrome = open("data-submit=\"host\"", &receiving).await;
        to_summary(&chrome, journey("identity-card-reissue")).await;
        let listen = "window.heard = []; window.lets = false;\
            for (const name of ['before-submit', 'submit', 'submitted']) document.addEventListener('tokhai:' + name, (event) => {\
                heard.push([event.type, JSON.stringify(event.detail)]);\
                if (name === 'before-submit' && !lets) event.preventDefault();\
                if (name === 'before-submit') event.detail.waitUntil(new Promise((done) => setTimeout(done, 50)));\
            });";
        chrome.js(listen, Vec::new()).await;
        chrome.click("[data-action=submit]").await;
        chrome.click("label[for=tk-consent]").await;
        assert_eq!(chrome.js("return heard.length;", Vec::new()).await, json!(0));
        chrome.click("[data-action=submit-yes]").await;
        chrome.until("the page has objected", "$('#tk-consent-fault')").await;
        assert_eq!(
            chrome.js("return heard.map(([type]) => type);", Vec::new()).await,
            json!(["tokhai:before-submit"])
        );
        chrome.js("heard.length = 0; window.lets = true;", Vec::new()).await;
        chrome.click("[data-action=submit-yes]").await;
        chrome.until("it is handed over", "$('[data-done=submit]')").await;
        let heard = chrome.js("return heard;", Vec::new()).await;
        let kinds: Vec<_> = heard.as_array().expect("events").iter().map(|one| &one[0]).collect();
        assert_eq!(kinds, ["tokhai:before-submit", "tokhai:submit", "tokhai:submitted"]);
        let detail = |at: usize| -> Value {
            serde_json::from_str(heard[at][1].as_str().expect("a text")).expect("JSON")
        };
        let (mut registration, submitted) = (detail(1), detail(2));
        assert_eq!(registration["format"], "tokhai/registration@1");
        let digest = registration.as_object_mut().and_then(|it| it.remove("digest"));
        let digest = digest.expect("a digest");
        let real = sha256(canonical(&registration).expect("canonical").as_bytes());
        assert_eq!(digest, json!(real));
        assert_eq!(submitted, json!({ "reference": registration["reference"], "digest": real }));
        assert_eq!(receiving.seen(), Vec::new(), "the app itself sends nothing");
        assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
    });
}

/// Pictures of the screens of sending, for people to look at; nothing without `TOKHAI_GALLERY`.
#[test]
fn gallery_of_sending() {
    let Some(folder) = std::env::var_os("TOKHAI_GALLERY").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).expect("a folder for the pictures");
    run(async {
        for (width, lang) in [(360, "vi"), (360, "en"), (1280, "vi")] {
            let receiving = Receiving::start(|_, _| Some(Fault::Cut));
            let server = site("data-submit=\"endpoint\"", &receiving);
            let chrome = Chrome::open(Open { width, server, ..Open::default() }).await;
            let shoot = async |name: &str| {
                chrome.picture(&folder.join(format!("sending-{width}-{lang}-{name}.png"))).await;
            };
            to_summary_in(&chrome, journey("identity-card-reissue"), lang).await;
            shoot("1-summary").await;
            chrome.click("[data-action=submit]").await;
            chrome.until("the consent is asked", "$('#tk-consent')").await;
            chrome.click("[data-action=submit-yes]").await;
            chrome.until("the box is missing", "$('#tk-consent-fault')").await;
            shoot("2-consent").await;
            chrome.click("label[for=tk-consent]").await;
            chrome.click("[data-action=submit-yes]").await;
            stands(&chrome, "unknown").await;
            shoot("3-unknown").await;
            receiving.breaks(|_, _| None);
            stands(&chrome, "accepted").await;
            shoot("4-accepted").await;
            chrome.visit(&format!("?on=2026-11-22&lang={lang}#/")).await;
            stands(&chrome, "accepted").await;
            shoot("5-start").await;
            chrome.close().await;
        }
    });
}

/// Chance that can be had again.
fn chance(seed: &mut u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed
}

fn entry(number: usize, endpoint: &str) -> (Entry, Vec<u8>) {
    let mut value = json!({ "format": "tokhai/registration@1", "reference": format!("R{number}") });
    let digest = sha256(canonical(&value).expect("canonical").as_bytes());
    value["digest"] = json!(digest);
    let (key, text) = (Key::of(&digest), value.to_string());
    let (file, json) = ("registration.json", "application/json");
    let parts = [Part { name: "registration", file, media: json, bytes: text.as_bytes() }];
    let bytes = body(key.as_str(), &parts);
    let sealed = Sealed {
        key,
        digest,
        reference: format!("R{number}"),
        sha256: sha256(&bytes),
        draft: "draft".to_owned(),
        endpoint: endpoint.to_owned(),
        receiver: RECEIVER.into(),
        title: "Thẻ căn cước".into(),
    };
    (Entry::seal(sealed, At { now: 0, chance: 0 }), bytes)
}

type Web = Client<HttpConnector, Full<Bytes>>;

async fn exchange(web: &Web, entry: &Entry, asked: Asked, bytes: &[u8]) -> Answer {
    let sealed = &entry.sealed;
    let request = match asked {
        Asked::Post => Request::builder()
            .method(Method::POST)
            .uri(&sealed.endpoint)
            .header("Idempotency-Key", format!("\"{}\"", sealed.key.as_str()))
            .header("Content-Type", media(sealed.key.as_str()))
            .body(Full::new(Bytes::copy_from_slice(bytes))),
        Asked::Receipt => Request::builder()
            .uri(receipt_address(&sealed.endpoint, &sealed.key))
            .body(Full::default()),
    };
    let request = request.expect("a request");
    let reply = async {
        let reply = web.request(request).await.ok()?;
        let status = reply.status().as_u16();
        let body = reply.into_body().collect().await.ok()?.to_bytes();
        Some((status, String::from_utf8_lossy(&body).into_owned()))
    };
    // Whoever gives up early asks later: how long it is changes nothing in what comes out.
    let reply = tokio::time::timeout(Duration::from_millis(400), reply).await.ok().flatten();
    reply.map_or(Answer::Lost, |(status, body)| read_answer(sealed, asked, status, None, &body))
}

/// One outbox sends all it has; its clock is its own, so that nobody waits.
async fn outbox(web: Web, endpoint: Arc<str>, numbers: std::ops::Range<usize>) -> usize {
    let mut entries: Vec<_> = numbers.clone().map(|number| entry(number, &endpoint)).collect();
    let (mut now, mut seed) = (0, 0x9e37_79b9 + u64::try_from(numbers.start).expect("small"));
    loop {
        let mut waits = Vec::new();
        for (entry, bytes) in &mut entries {
            #[allow(clippy::cast_possible_truncation, reason = "any number will do")]
            let at = At { now, chance: chance(&mut seed) as u32 };
            let on = |entry: &Entry, event| entry.clone().on(event, at).expect("never called off");
            let answer = match entry.command(Some(&endpoint), now) {
                Command::Rest => continue,
                Command::Wait(left) => {
                    waits.push(left);
                    continue;
                }
                Command::Ask => exchange(&web, entry, Asked::Receipt, bytes).await,
                Command::Post => {
                    *entry = on(entry, Event::Begin);
                    if chance(&mut seed).is_multiple_of(10) {
                        // Delivered twice at once: the network, or a second window.
                        let (one, other) = tokio::join!(
                            exchange(&web, entry, Asked::Post, bytes),
                            exchange(&web, entry, Asked::Post, bytes)
                        );
                        *entry = on(entry, Event::Answer(one));
                        other
                    } else {
                        exchange(&web, entry, Asked::Post, bytes).await
                    }
                }
            };
            *entry = on(entry, Event::Answer(answer));
            waits.push(0);
        }
        let Some(soonest) = waits.into_iter().min() else { break };
        now += soonest;
    }
    let accepted = |(entry, _): &&(Entry, Vec<u8>)| matches!(entry.state, State::Accepted(_));
    entries.iter().filter(accepted).count()
}

/// Many outboxes, one receiver that breaks two answers of three.
async fn many(submissions: usize) {
    const EACH: usize = 10;
    const AT_ONCE: usize = 16;
    let mut seed = 7;
    let receiving = Receiving::start(move |_, _| {
        let faults = [
            Fault::Cut,
            Fault::Down,
            Fault::DoneAndDown,
            Fault::DoneAndCut,
            Fault::Busy,
            Fault::Page,
        ];
        match chance(&mut seed) % 1000 {
            // Rare, because each costs the client its patience.
            0..20 => Some(Fault::DoneAndSilent),
            other => usize::try_from(other % 9).ok().and_then(|at| faults.get(at)).copied(),
        }
    });
    let web: Web = Client::builder(TokioExecutor::new()).build(HttpConnector::new());
    let endpoint: Arc<str> = receiving.endpoint().into();
    let mut running = tokio::task::JoinSet::new();
    let mut accepted = 0;
    for first in (0..submissions).step_by(EACH) {
        if running.len() == AT_ONCE {
            accepted += running.join_next().await.expect("one").expect("it ends");
        }
        let last = (first + EACH).min(submissions);
        running.spawn(outbox(web.clone(), Arc::clone(&endpoint), first..last));
    }
    while let Some(done) = running.join_next().await {
        accepted += done.expect("it ends");
    }
    let held = receiving.holds();
    let mut opened = held.opened.clone();
    opened.sort();
    opened.dedup();
    assert_eq!(accepted, submissions, "each is known to have arrived");
    assert_eq!((opened.len(), held.opened.len()), (submissions, submissions), "each arrived once");
    let mut keys = held.keys.clone();
    let sent = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), submissions, "no other key was ever used");
    assert!(sent > submissions, "the receiver broke nothing");
    println!("{submissions} submissions, {} requests, {sent} read whole", receiving.seen().len());
}

#[test]
fn submission_of_many_arrives_once_each() {
    run(many(300));
}

#[test]
fn soak_submission_of_many_arrives_once_each() {
    if std::env::var_os("TOKHAI_SOAK").is_some() {
        run(many(10_000));
    }
}
