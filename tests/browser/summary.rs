//! What a person takes along from the summary: the PDF and the print say the same, a PDF being made can be called off,
//! a sheet is opened again, and the text goes to another app where there is one.

use crate::chrome::{Chrome, Open};
use crate::drafts::pick;
use crate::journey::pdf_text;
use crate::journeys::JOURNEYS;
use crate::procedures::{answer_all, walk};
use crate::run;
use crate::server::{Answer, Options};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokhai_core::values::text::Lang;

fn journey(name: &str) -> &'static crate::journeys::Journey {
    JOURNEYS.iter().find(|journey| journey.name == name).expect("a journey")
}

/// To the summary of the shortest journey.
async fn to_the_summary(chrome: &Chrome) {
    chrome.visit("?on=2026-11-22").await;
    chrome.click("[data-procedure=portal-account]").await;
    let typed = &journey("portal-account").typed;
    answer_all(chrome, "portal-account", typed, "review", async |_| {}).await;
    chrome.finish().await;
}

/// What is said under one of the buttons.
fn said(action: &str, words: &str) -> String {
    format!(
        "$('[data-action={action}]').closest('.tk-export').querySelector('[role=status]').innerText.includes({words:?})"
    )
}

/// What stands on the pages above the lower margin, where the PDF has its feet.
fn body(path: &Path) -> String {
    // A4 less 20 mm, in points.
    let above = ["-x", "0", "-y", "0", "-W", "596", "-H", "785", "-layout"];
    let output = Command::new("pdftotext").args(above).arg(path).arg("-").output();
    let output = output.expect("poppler is installed: ./x test does it");
    String::from_utf8(output.stdout).expect("poppler writes UTF-8")
}

/// Every word of a text, and how often.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    // A line may end behind a hyphen. The marks of lists are text in one of the two only: a dash, a number with a point.
    for word in text.replace("-\n", "-").split_whitespace() {
        let bare = word.trim_end_matches('.');
        if bare != "–" {
            *words.entry(bare.to_owned()).or_default() += 1;
        }
    }
    words
}

/// The words that stand more often in one text than in another.
fn more(one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> Vec<String> {
    let beyond = |(word, count): (&String, &usize)| {
        let there = other.get(word).copied().unwrap_or_default();
        (*count > there).then(|| format!("{word} ×{}", count - there))
    };
    one.iter().filter_map(beyond).collect()
}

/// Every fact, reason, article, cost and paper stands in both as often, word by word; and the foot on each page of the PDF.
async fn print_and_pdf_agree(name: &str) {
    let chrome = Chrome::open(Open::default()).await;
    walk(&chrome, "", Lang::Vi, journey(name)).await;
    chrome.until("the code is drawn", "$('.tk-code svg path')").await;
    let foot = chrome.js("return $('.tk-sheet__foot').textContent;", Vec::new()).await;
    let foot = foot.as_str().unwrap_or_default();
    let (pdf, printed) = (chrome.downloaded(".pdf").await, chrome.print().await);
    let (on_page, on_paper) = (words(&(body(&pdf) + " " + foot)), words(&body(&printed)));
    let (lost, added) = (more(&on_page, &on_paper), more(&on_paper, &on_page));
    assert!(lost.is_empty() && added.is_empty(), "{name}: print lacks {lost:?} and adds {added:?}");
    assert!(on_page.values().sum::<usize>() > 300, "{on_page:?}");
    let whole = pdf_text(&pdf);
    let pages = (1..9).take_while(|page| whole.contains(&format!("Trang {page}/"))).count();
    // The notice stands beside it there.
    let (foot, notice) = foot.rsplit_once(" · ").expect("a notice");
    assert!(pages >= 2 && whole.matches(foot).count() == pages, "{foot:?} in {whole}");
    assert!(whole.matches(notice).count() > pages, "{notice:?} in {whole}");
    assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
}

#[test]
fn summary_prints_what_the_pdf_of_a_card_says() {
    run(print_and_pdf_agree("identity-card"));
}

#[test]
fn summary_prints_what_the_pdf_of_a_passport_says() {
    run(print_and_pdf_agree("passport"));
}

/// A PDF that waits for its fonts is called off, and the next one is made as if nothing had been.
#[test]
fn summary_calls_off_a_pdf() {
    run(async {
        let held = Arc::new(AtomicBool::new(true));
        let hold = held.clone();
        let fault = move |path: &str, file: Option<&[u8]>| {
            let held = hold.load(Ordering::SeqCst) && path.contains("/fonts/");
            // Longer than any test runs.
            let delay = Duration::from_secs(86_400);
            held.then(|| Answer { status: 200, body: file.unwrap_or_default().to_vec(), delay })
        };
        let server = Options { reports: true, fault: Some(Box::new(fault)), ..Options::default() };
        let chrome = Chrome::open(Open { server, ..Open::default() }).await;
        to_the_summary(&chrome).await;
        chrome.click("[data-action=pdf]").await;
        chrome.until("it is being made", "$('progress') && $('[data-action=cancel]')").await;
        // The page takes a press in the meantime.
        chrome.click("[data-action=json]").await;
        chrome.click("[data-action=cancel]").await;
        chrome.until("it was called off", &said("pdf", "Đã thôi")).await;
        chrome.until("nothing is being made", "!$('progress') && !$('[data-action=cancel]')").await;
        // What was asked for after it comes all the same.
        chrome.downloaded(".json").await;
        held.store(false, Ordering::SeqCst);
        chrome.click("[data-action=pdf]").await;
        let text = pdf_text(&chrome.downloaded(".pdf").await);
        assert!(text.contains("CHƯA NỘP"), "{text}");
        let files = std::fs::read_dir(&chrome.downloads).expect("the downloads").count();
        assert_eq!(files, 2, "one PDF and one file of data");
        assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
    });
}

/// What stands in for the phone: `window.does` says how handing over ends, `window.handed` and `window.copied` what came.
const PHONE: &str = "window.does = 'share'; window.handed = []; window.copied = [];\
    const named = (name) => new DOMException('', name);\
    Object.defineProperty(Navigator.prototype, 'share', { configurable: true, value(data) {\
        if (!navigator.userActivation.isActive) return Promise.reject(named('NotAllowedError'));\
        if (window.does === 'leave') return Promise.reject(named('AbortError'));\
        if (window.does !== 'share') return Promise.reject(named('NotAllowedError'));\
        window.handed.push(data); return Promise.resolve(); } });\
    Object.defineProperty(Navigator.prototype, 'canShare', { configurable: true, value: ({ text }) => window.does !== 'unable' && Boolean(text) });\
    Object.defineProperty(Navigator.prototype, 'clipboard', { configurable: true, value: { async writeText(text) {\
        if (window.does === 'nothing') throw named('NotAllowedError');\
        window.copied.push(text); } } });";

#[test]
fn summary_goes_to_another_app_where_the_phone_can() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": PHONE })).await;
        to_the_summary(&chrome).await;
        let label = chrome.js("return $('[data-action=text]').innerText;", Vec::new()).await;
        assert!(label.as_str().is_some_and(|label| label.contains("Chia sẻ")), "{label}");
        let ways = [
            ("share", "Đã chuyển sang ứng dụng khác"),
            ("leave", "Đã thôi"),
            ("refuse", "Đã chép"),
            ("unable", "Đã chép"),
            ("nothing", "không cho chia sẻ hay chép"),
        ];
        for (does, words) in ways {
            chrome.js("window.does = arguments[0];", vec![json!(does)]).await;
            chrome.click("[data-action=text]").await;
            chrome.until(&format!("{does}: it says {words:?}"), &said("text", words)).await;
        }
        let came = chrome.js("return [window.handed, window.copied];", Vec::new()).await;
        let (handed, copied) = (&came[0], &came[1]);
        assert_eq!(handed.as_array().map(Vec::len), Some(1), "{handed}");
        assert_eq!(copied, &json!([handed[0]["text"], handed[0]["text"]]), "the same text");
        let text = handed[0]["text"].as_str().expect("a text");
        assert!(
            text.contains("CHƯA NỘP")
                && !handed[0]["title"].as_str().unwrap_or_default().is_empty()
        );
        // Messages go far: numbers are hidden in it.
        for (field, raw) in &journey("portal-account").typed {
            if field.ends_with("personal_id") || field.ends_with("phone") {
                assert!(!text.contains(raw), "{field} is in {text}");
            }
        }
        assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
    });
}

#[test]
fn summary_is_copied_where_there_is_no_other_app() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        let stub = format!(
            "{PHONE} delete Navigator.prototype.share; delete Navigator.prototype.canShare;"
        );
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": stub })).await;
        to_the_summary(&chrome).await;
        let label = chrome.js("return $('[data-action=text]').innerText;", Vec::new()).await;
        assert!(label.as_str().is_some_and(|label| label.contains("Chép")), "{label}");
        chrome.click("[data-action=text]").await;
        chrome.until("it is copied", &said("text", "Đã chép")).await;
        let copied = chrome.js("return window.copied;", Vec::new()).await;
        assert!(copied[0].as_str().is_some_and(|text| text.contains("CHƯA NỘP")), "{copied}");
        chrome.close().await;
    });
}

/// A script by which the next job of a kind is not done, as `window.breaks` says: the worker dies of it, or nothing comes
/// and the time for it is over at once.
pub(crate) fn breaker(kind: &str, longest_ms: u32) -> String {
    format!(
        "const {{ postMessage }} = Worker.prototype; const later = window.setTimeout; let over;\
         window.setTimeout = (call, wait, ...rest) => {{\
             if (wait === {longest_ms}) over = call;\
             return later(call, wait, ...rest); }};\
         Worker.prototype.postMessage = function (message, ...rest) {{\
             const how = message.kind === {kind:?} && window.breaks;\
             if (!how) return postMessage.call(this, message, ...rest);\
             window.breaks = null;\
             if (how === 'dies') later(() => this.dispatchEvent(new ErrorEvent('error'))); else later(over); }};"
    )
}

/// A file is refused in these words, and nothing else has changed.
async fn refuses(chrome: &Chrome, path: &Path, words: &str) {
    pick(chrome, path).await;
    let said = format!("$('[data-file=refused]')?.innerText.includes({words:?})");
    chrome.until(&format!("it says {words:?}"), &said).await;
    assert_eq!(chrome.screen().await, "start");
}

/// A sheet is opened again and gone on with. Files that do harm, a worker that dies and one that never answers end in a
/// sentence, and the app goes on.
#[test]
fn reopening_a_sheet_and_what_is_none() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        let stub = json!({ "source": breaker("read", 60_000) });
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", stub).await;
        walk(&chrome, "", Lang::Vi, journey("portal-account")).await;
        let pdf = chrome.downloaded(".pdf").await;
        let json = std::fs::read(chrome.downloaded(".json").await).expect("the file");
        let before: Value = serde_json::from_slice(&json).expect("JSON");
        for file in std::fs::read_dir(&chrome.downloads).expect("the downloads").flatten() {
            if file.path() != pdf {
                std::fs::remove_file(file.path()).expect("the next one comes alone");
            }
        }

        chrome.client.goto("about:blank").await.expect("the page is left");
        chrome.visit("?on=2026-11-22").await;

        let bytes = std::fs::read(&pdf).expect("the file");
        let other = |name: &str, bytes: &[u8]| {
            let path = chrome.downloads.join(name);
            std::fs::write(&path, bytes).expect("a file");
            path
        };
        let mut bomb =
            b"%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Filter /FlateDecode >>\nstream\n".to_vec();
        let mut packed = flate2::write::ZlibEncoder::new(&mut bomb, flate2::Compression::best());
        std::io::Write::write_all(&mut packed, b"{\"tokhai/").expect("memory");
        for _ in 0..100 {
            std::io::Write::write_all(&mut packed, &[b' '; 1_000_000]).expect("memory");
        }
        packed.finish().expect("memory");
        let bomb = other("bomb.pdf", &bomb);
        refuses(&chrome, &bomb, "không mang dữ liệu của Tờ Khai").await;
        let cut = other("cut.pdf", &bytes[..2000]);
        let long = other("long.pdf", &[&bytes[..], &[b' '; 2_000_000]].concat());
        refuses(&chrome, &long, "quá lớn").await;
        refuses(&chrome, &cut, "không mang dữ liệu của Tờ Khai").await;
        for how in ["dies", "hangs"] {
            chrome.js("window.breaks = arguments[0];", vec![json!(how)]).await;
            refuses(&chrome, &pdf, "Chưa đọc được tệp PDF này").await;
            refuses(&chrome, &cut, "không mang dữ liệu của Tờ Khai").await;
        }
        for file in [bomb, cut, long] {
            std::fs::remove_file(file).expect("it was ours");
        }

        pick(&chrome, &pdf).await;
        chrome.until("the review is shown", "$('main').dataset.screen === 'review'").await;
        // Whoever has declared it once has declared it: the answer is in the file.
        chrome.click("[data-action=continue]").await;
        chrome.until("the declaration", "$('input[name=\"declaration.true\"]').checked").await;
        chrome.click("[data-action=continue]").await;
        chrome.until("the summary", "$('main').dataset.screen === 'summary'").await;
        chrome.click("[data-action=json]").await;
        let json = std::fs::read(chrome.downloaded(".json").await).expect("the file");
        let after: Value = serde_json::from_slice(&json).expect("JSON");
        for part in ["application", "assessment", "reference"] {
            assert_eq!(before[part], after[part], "{part}");
        }
        assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
    });
}
