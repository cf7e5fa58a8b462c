//! From a key press to the frame that shows it, and one full re-evaluation, in the release build.
//!
//! In `./x test` it only sees that every press is answered by a frame; `./x bench` presses more often and prints the
//! times, at full speed and with the processor slowed down as DevTools slows it down for a cheap phone.

use crate::chrome::{Chrome, Open};
use crate::person::someone;
use crate::run;
use serde_json::{Value, json};

/// Collects, for each event of a kind, the milliseconds until the frame after it was handed over for drawing.
const WATCH: &str = "window.paces = []; const kind = arguments[0];\
    if (window.watcher) root.removeEventListener(window.watched, window.watcher, true);\
    window.watched = kind;\
    window.watcher = (event) => requestAnimationFrame(() => {\
        const { port1, port2 } = new MessageChannel();\
        port1.onmessage = () => window.paces.push(performance.now() - event.timeStamp);\
        port2.postMessage(0);\
    });\
    root.addEventListener(kind, window.watcher, true);";

async fn paces(chrome: &Chrome, count: usize) -> Vec<f64> {
    chrome
        .until(&format!("{count} frames answer"), &format!("window.paces.length >= {count}"))
        .await;
    let paces = chrome.js("return window.paces;", Vec::new()).await;
    let paces = paces.as_array().expect("a list").iter().filter_map(Value::as_f64);
    let mut paces: Vec<f64> = paces.collect();
    assert_eq!(paces.len(), count, "one frame for each event");
    paces.sort_by(f64::total_cmp);
    paces
}

fn say(what: &str, slowed: u32, paces: &[f64]) {
    let at = |share: f64| paces[((paces.len() - 1) as f64 * share).round() as usize];
    println!(
        "{what}, processor slowed down {slowed}×: median {:.1} ms, 95th of a hundred {:.1} ms, longest {:.1} ms",
        at(0.5),
        at(0.95),
        at(1.0)
    );
}

#[test]
fn bench_a_press_is_answered_by_a_frame() {
    let many = std::env::var_os("TOKHAI_BENCH").is_some();
    let (presses, speeds): (usize, &[u32]) = if many { (100, &[1, 6]) } else { (4, &[1]) };
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        crate::faults::go_to(&chrome, "paper").await;

        for slowed in speeds {
            chrome.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slowed })).await;
            // Another paper changes the cases, the verdict and every page after it: all of it is worked out anew.
            chrome.js(WATCH, vec![json!("change")]).await;
            for press in 0..presses {
                let held = if press % 2 == 0 { "can-cuoc" } else { "cccd" };
                let css = format!("input[name=\"card.held\"][value={held}]");
                chrome.js(&format!("$({css:?}).click();"), Vec::new()).await;
                chrome.until("the frame is there", &format!("window.paces.length > {press}")).await;
            }
            say(
                "A choice that changes everything, to its frame",
                *slowed,
                &paces(&chrome, presses).await,
            );
        }
        chrome.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
        let person = someone("can-cuoc", "exchange-details");
        for (page, gives) in person.pages.iter().skip_while(|(page, _)| *page != "paper") {
            if *page == "contact" {
                break;
            }
            for give in gives {
                chrome.give(give).await;
            }
            chrome.go_on().await;
        }

        let email = "input[name=\"applicant.email\"]";
        chrome.click(email).await;
        let mut typed = String::new();
        for slowed in speeds {
            chrome.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slowed })).await;
            chrome.js(WATCH, vec![json!("input")]).await;
            for press in 0..presses {
                let letter = ["N", "g", "u", "y"][press % 4];
                typed.push_str(letter);
                let key = |kind: &str| json!({ "type": kind, "text": letter, "key": letter });
                chrome.devtools("Input.dispatchKeyEvent", key("keyDown")).await;
                chrome.devtools("Input.dispatchKeyEvent", key("keyUp")).await;
            }
            say("A key press, to its frame", *slowed, &paces(&chrome, presses).await);
        }
        chrome.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
        let kept = chrome.js("return $(arguments[0]).value;", vec![json!(email)]).await;
        assert_eq!(kept, json!(typed), "the box holds what was typed");

        evaluations(&chrome, if many { 2000 } else { 20 }).await;
        chrome.close().await;
    });
}

/// Judges an application through `core/`, loaded as another program's page would load it.
async fn evaluations(chrome: &Chrome, times: u32) {
    let script = "const done = arguments[arguments.length - 1]; const times = arguments[0]; (async () => {\
        const core = await import('./core/tokhai_core.js'); await core.default();\
        const application = { format: 'tokhai/application@1', procedure: 'identity-card', filed_on: '2026-11-22', answers: {\
            'card.held': 'can-cuoc', 'card.case': 'reissue-lost', 'applicant.full_name': 'Nguyễn Thị Hoài An',\
            'applicant.born_on': '10/05/2001', 'filing.channel': 'online', 'filing.agency': 'commune' } };\
        let last; const start = performance.now();\
        for (let i = 0; i < times; i++) last = core.assess(application);\
        done({ time: (performance.now() - start) / times, fee: last.fee.amount });\
    })().catch((error) => done({ error: String(error) }));";
    let found =
        chrome.client.execute_async(script, vec![json!(times)]).await.expect("the page answers");
    assert_eq!(found["fee"], json!(35_000), "{found}");
    println!(
        "One full re-evaluation through core/: {:.3} ms",
        found["time"].as_f64().expect("a time")
    );
}

/// Stops the page's processes for most of the time, as no throttle of DevTools does with workers.
struct Slowed(std::process::Child);

impl Slowed {
    fn by(chrome: &Chrome, times: u32) -> Slowed {
        let of_pages = chrome.processes("--type=renderer").join(" ");
        // Twenty milliseconds at work, the others at rest.
        let rest = f64::from(20 * (times - 1)) / 1000.0;
        let script = format!(
            "trap 'kill -CONT {of_pages}; exit' TERM; while :; do kill -STOP {of_pages}; sleep {rest}; kill -CONT {of_pages}; sleep 0.02; done"
        );
        let slower = std::process::Command::new("sh").args(["-c", &script]).spawn();
        Slowed(slower.expect("a shell"))
    }
}

impl Drop for Slowed {
    fn drop(&mut self) {
        let _ = std::process::Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

/// How long the page takes for a fixed piece of work: what the slowing down came to in truth.
const SPIN: &str = "const from = performance.now(); let sum = 0;\
    for (let at = 0; at < 2e8; at++) sum = (sum + at * at) % 1000003; return performance.now() - from + (sum < 0 ? 1 : 0);";

/// How long a locked draft takes to open, from the press to its first screen.
#[test]
fn bench_a_locked_draft_opens() {
    let many = std::env::var_os("TOKHAI_BENCH").is_some();
    let (rounds, speeds): (usize, &[u32]) = if many { (5, &[1, 4, 6]) } else { (1, &[1]) };
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        crate::locked::lock(&chrome).await;
        chrome.click("[data-procedure=identity-card]").await;
        crate::drafts::types(&chrome).await;
        chrome.until("there is a draft to go back to", "location.hash.endsWith('/number')").await;
        for slowed in speeds {
            let mut times = Vec::new();
            let spin = {
                let _slowed = (*slowed > 1).then(|| Slowed::by(&chrome, *slowed));
                let spin = if many { chrome.js(SPIN, Vec::new()).await } else { Value::Null };
                for _ in 0..rounds {
                    chrome.js("location.hash = '#/';", Vec::new()).await;
                    chrome.click("[data-action=lock-now]").await;
                    chrome.until("it is shut", "$('[data-locked] input')").await;
                    let press = "const done = arguments[arguments.length - 1];\
                        const box = $('[data-locked] input'); box.value = arguments[0];\
                        const from = performance.now(); $('[data-action=unlock]').click();\
                        const look = () => ($('main').dataset.screen !== 'start' ? done(performance.now() - from) : setTimeout(look, 1)); look();";
                    let pin = vec![json!(crate::locked::PIN)];
                    let time = chrome.later(press, pin).await;
                    times.push(time.as_f64().expect("milliseconds"));
                }
                spin
            };
            times.sort_by(f64::total_cmp);
            let spin = spin.as_f64().unwrap_or_default();
            println!(
                "A locked draft opens, page stopped for {} of {slowed} parts of the time: median {:.0} ms, longest {:.0} ms; a fixed loop {spin:.0} ms",
                slowed - 1,
                times[times.len() / 2],
                times[times.len() - 1],
            );
        }
        chrome.close().await;
    });
}
