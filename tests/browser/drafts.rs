//! Drafts: several of them, as files, on a shared device, in two windows; and a browser that is killed in the middle.

use crate::chrome::{Chrome, Open, dist};
use crate::faults::{KEPT, go_to};
use crate::journey::pdf_text;
use crate::journeys::JOURNEYS;
use crate::person::Give;
use crate::procedures::answer_all;
use crate::run;
use crate::server::{Answer, Options};
use serde_json::{Value, json};
use std::path::Path;

const NAME: &str = "Trần Thị Bưởi";

/// Whether a text stands in the store on the device, asked of the store itself.
fn stored(text: &str) -> String {
    KEPT.replace(NAME, text)
}

async fn name_of(chrome: &Chrome) -> Value {
    chrome.js("return $('input[name=\"applicant.full_name\"]')?.value;", Vec::new()).await
}

/// Types the name on the first page and waits until it is on the device.
async fn begun(chrome: &Chrome, name: &'static str) {
    chrome.give(&Give::Type("applicant.full_name", name)).await;
    chrome.until("the draft is on the device", &stored(name)).await;
}

/// Leaves the page and comes back to the start page.
async fn come_back(chrome: &Chrome) {
    chrome.client.goto("about:blank").await.expect("another page");
    chrome.visit("?on=2026-11-22").await;
    chrome.until("the drafts are listed", "$('[data-draft]')").await;
}

/// Picks a file as a person does.
pub(crate) async fn pick(chrome: &Chrome, path: &Path) {
    let input = chrome.element("input[type=file]").await;
    input.send_keys(&path.to_string_lossy()).await.expect("the box takes a file");
}

fn written(name: &str, text: &str) -> std::path::PathBuf {
    let path = std::env::temp_dir().join(format!("tokhai-{}-{name}", std::process::id()));
    std::fs::write(&path, text).expect("a file");
    path
}

#[test]
fn draft_file_is_saved_and_opened_on_another_device() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        go_to(&chrome, "name").await;
        begun(&chrome, NAME).await;
        come_back(&chrome).await;
        chrome.click("[data-action=save-0]").await;
        let file = chrome.downloaded(".json").await;
        chrome.until("it is said", "$('[data-file=done]')").await;
        let saved = std::fs::read_to_string(&file).expect("the file");
        assert!(saved.contains("tokhai/draft@1") && saved.contains(NAME), "{saved}");
        assert!(!file.to_string_lossy().contains("Bưởi"), "no name in the name of the file");

        // Another device, which has a draft of its own.
        let other = Chrome::open(Open::default()).await;
        go_to(&other, "name").await;
        begun(&other, "Nguyễn Văn An").await;
        come_back(&other).await;
        pick(&other, &file).await;
        other.until("it is open", "$('main').dataset.screen === 'name'").await;
        assert_eq!(name_of(&other).await, json!(NAME));
        other.until("it is on the device", &stored(NAME)).await;
        other.until("so is the other one", &stored("Nguyễn Văn An")).await;
        come_back(&other).await;
        other.until("both are listed", "$$('[data-draft]').length === 2").await;
        other.close().await;
        assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
    });
}

/// The sheet on a stick is a beginning too: the PDF carries its data, the official form comes filled in, and a sheet with
/// hidden numbers gives nothing away.
#[test]
fn draft_file_can_be_the_sheet_itself() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        let journey = JOURNEYS.iter().find(|journey| journey.name == "passport").expect("it");
        chrome.visit("?on=2026-11-22").await;
        chrome.click("[data-procedure=passport]").await;
        answer_all(&chrome, "passport", &journey.typed, "review", async |_| {}).await;
        chrome.finish().await;
        chrome.click("[data-action=pdf]").await;
        let sheet = chrome.downloaded(".pdf").await;
        chrome.click("[data-action=form]").await;
        let form = chrome.downloaded("TK01.pdf").await;
        let text = pdf_text(&form);
        assert!(text.contains("dành cho người từ 14 tuổi trở lên"), "{text}");
        assert!(text.contains("NGUYỄN") && !text.contains("CHƯA NỘP"), "{text}");
        chrome.click("[data-action=masked]").await;
        let masked = chrome.downloaded("che-so.pdf").await;
        assert!(pdf_text(&masked).contains("••"), "numbers are hidden");

        let other = Chrome::open(Open::default()).await;
        go_to(&other, "name").await;
        begun(&other, NAME).await;
        come_back(&other).await;
        pick(&other, &masked).await;
        let said = "$('[data-file=refused]')?.innerText.includes('không mang dữ liệu')";
        other.until("a sheet with hidden numbers is refused", said).await;
        pick(&other, &sheet).await;
        other.until("it is open", "$('main').dataset.screen === 'review'").await;
        let review = other.text().await;
        for (_, raw) in journey.typed.iter().filter(|(field, _)| field.ends_with("personal_id")) {
            let digits: String = review.chars().filter(char::is_ascii_digit).collect();
            let typed: String = raw.chars().filter(char::is_ascii_digit).collect();
            assert!(digits.contains(&typed), "{typed} is missing in {review}");
        }
        other.until("the other one is kept", &stored(NAME)).await;
        assert_eq!(other.close().await, Vec::<String>::new(), "the policy");
        assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
    });
}

#[test]
fn draft_file_that_is_damaged_hostile_or_newer_changes_nothing() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        go_to(&chrome, "name").await;
        begun(&chrome, NAME).await;
        come_back(&chrome).await;
        chrome.click("[data-action=save-0]").await;
        let file = chrome.downloaded(".json").await;
        let saved = std::fs::read_to_string(&file).expect("the file");
        let bad = [
            ("cut.json", saved[..saved.len() / 2].to_owned(), "không còn nguyên vẹn"),
            ("changed.json", saved.replace("Thị", "Văn"), "không còn nguyên vẹn"),
            ("newer.json", "{\"format\": \"tokhai/draft@2\"}".to_owned(), "phiên bản mới hơn"),
            ("big.json", " ".repeat(1_100_000), "quá lớn"),
            ("picture.json", "\u{0}PNG".to_owned(), "không phải tệp nháp"),
            ("deep.json", "[".repeat(200_000), "không phải tệp nháp"),
            (
                "empty.json",
                "{\"schema\":1,\"people\":[],\"applications\":[]}".to_owned(),
                "chưa có câu trả lời",
            ),
        ];
        for (name, text, sentence) in bad {
            let path = written(name, &text);
            pick(&chrome, &path).await;
            let said = format!("$('[data-file=refused]')?.innerText.includes({sentence:?})");
            chrome.until(&format!("{name} is refused"), &said).await;
            std::fs::remove_file(path).expect("the file goes");
            assert_eq!(chrome.screen().await, "start", "{name}");
        }
        chrome.click("[data-action=resume]").await;
        chrome.until("the draft is open", "$('main').dataset.screen === 'name'").await;
        assert_eq!(name_of(&chrome).await, json!(NAME));
        chrome.close().await;
    });
}

#[test]
fn draft_file_can_be_the_registration() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        chrome.visit("?on=2026-11-22").await;
        chrome.click("[data-procedure=identity-card]").await;
        chrome.fill(&crate::person::someone("can-cuoc", "exchange-details")).await;
        chrome.finish().await;
        chrome.click("[data-action=json]").await;
        let file = chrome.downloaded(".json").await;
        let other = Chrome::open(Open::default()).await;
        other.visit("?on=2026-11-22").await;
        other.click("[data-action=drafts]").await;
        pick(&other, &file).await;
        other.until("it is open", "$('main').dataset.screen === 'review'").await;
        assert!(other.text().await.to_uppercase().contains("NGUYỄN THỊ HOÀI AN"));
        // A changed answer reaches the person, and not only the application.
        other.click("[data-field=\"applicant.full_name\"]").await;
        other.until("the question", "$('main').dataset.screen === 'name'").await;
        assert_eq!(name_of(&other).await, json!("Nguyễn Thị Hoài An"));
        other.close().await;
        chrome.close().await;
    });
}

#[test]
fn draft_begun_anew_leaves_the_old_one() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        go_to(&chrome, "name").await;
        begun(&chrome, NAME).await;
        come_back(&chrome).await;
        chrome.click("[data-action=start-new]").await;
        chrome.until("the menu is asked", "$('[data-anew]')").await;
        chrome.click("[data-procedure=identity-card]").await;
        chrome.until("the first question is asked", "$('main').dataset.screen === 'name'").await;
        assert_eq!(name_of(&chrome).await, json!(""));
        begun(&chrome, "Nguyễn Văn An").await;
        chrome.until("the old one is there", &stored(NAME)).await;
        come_back(&chrome).await;
        chrome.until("both are listed", "$$('[data-draft]').length === 2").await;
        let first = chrome.js("return $('[data-draft]').innerText;", Vec::new()).await;
        assert!(first.as_str().is_some_and(|text| text.contains("NGUYỄN VĂN AN")), "{first}");
        // The older one can be gone on with.
        chrome.click("[data-action=resume-1]").await;
        chrome.until("it is open", "$('main').dataset.screen === 'name'").await;
        assert_eq!(name_of(&chrome).await, json!(NAME));
        // One is deleted, the other stays.
        come_back(&chrome).await;
        let of_the_new = "$$('[data-draft]').findIndex((one) => one.innerText.includes('VĂN AN'))";
        let at = chrome.js(&format!("return {of_the_new};"), Vec::new()).await;
        chrome.click(&format!("[data-action=delete-{at}]")).await;
        chrome.click(&format!("[data-action=delete-{at}-yes]")).await;
        chrome.until("one is left", "$$('[data-draft]').length === 1").await;
        come_back(&chrome).await;
        chrome.until("one is left", "$$('[data-draft]').length === 1").await;
        assert!(chrome.text().await.contains("BƯỞI"));
        chrome.close().await;
    });
}

/// What a device holds of the time when there was one draft: the slots had no name in front.
#[test]
fn draft_of_an_old_database_is_carried_over() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        chrome.client.goto(&format!("{}NOTICES.txt", chrome.server.url())).await.expect("a page");
        let old = json!({
            "schema": 1, "household": {}, "people": [{ "applicant.full_name": NAME }],
            "applications": [{ "procedure": "identity-card", "person": 0, "answers": {} }],
            "current": 0, "screen": "name", "lang": "vi",
        });
        let put = "const done = arguments[1]; const open = indexedDB.open('to-khai', 1);
            open.onupgradeneeded = () => open.result.createObjectStore('drafts');
            open.onsuccess = () => {
                const all = open.result.transaction('drafts', 'readwrite');
                all.objectStore('drafts').put({ seq: 7, at: '2026-11-21T08:00:00+07:00', draft: arguments[0] }, 'a');
                all.oncomplete = () => { open.result.close(); done(true); };
            };";
        let put_it = chrome.client.execute_async(put, vec![old]).await.expect("the store");
        assert_eq!(put_it, json!(true));
        chrome.visit("?on=2026-11-22").await;
        chrome.click("[data-action=resume]").await;
        chrome.until("it is open", "$('main').dataset.screen === 'name'").await;
        assert_eq!(name_of(&chrome).await, json!(NAME));
        chrome.give(&Give::Type("applicant.full_name", " Hai")).await;
        chrome.until("it goes on", &stored("Trần Thị Bưởi Hai")).await;
        come_back(&chrome).await;
        chrome.until("it is one draft", "$$('[data-draft]').length === 1").await;
        chrome.close().await;
    });
}

/// A second window on the same draft shows it, follows, and can take over; what the first one typed last is not lost.
#[test]
fn draft_in_two_windows_has_one_writer() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        go_to(&chrome, "name").await;
        begun(&chrome, NAME).await;
        let first = chrome.client.window().await.expect("the window");
        let second = chrome.client.new_window(true).await.expect("another window").handle;
        chrome.client.switch_to_window(second.clone()).await.expect("the second one");
        chrome.visit("?on=2026-11-22").await;
        chrome.click("[data-action=resume]").await;
        chrome.until("it is told", "$('[data-action=take-over]') && $('main').inert").await;
        assert_eq!(name_of(&chrome).await, json!(NAME));

        chrome.client.switch_to_window(first.clone()).await.expect("the first one");
        assert_eq!(chrome.js("return $('main').inert;", Vec::new()).await, json!(false));
        chrome.give(&Give::Type("applicant.full_name", " Hai")).await;
        chrome.client.switch_to_window(second.clone()).await.expect("the second one");
        chrome
            .until(
                "it follows",
                "$('input[name=\"applicant.full_name\"]').value === 'Trần Thị Bưởi Hai'",
            )
            .await;

        // Typed and not yet saved when the other window takes over.
        chrome.client.switch_to_window(first.clone()).await.expect("the first one");
        chrome.give(&Give::Type("applicant.full_name", " Ba")).await;
        chrome.client.switch_to_window(second).await.expect("the second one");
        chrome.click("[data-action=take-over]").await;
        chrome
            .until(
                "it writes now, with all of it",
                "!$('main').inert && $('input[name=\"applicant.full_name\"]').value === 'Trần Thị Bưởi Hai Ba'",
            )
            .await;
        chrome.give(&Give::Type("applicant.full_name", " Bốn")).await;
        chrome.until("it is on the device", &stored("Trần Thị Bưởi Hai Ba Bốn")).await;
        chrome.client.switch_to_window(first).await.expect("the first one");
        chrome
            .until(
                "the first one follows now",
                "$('main').inert && $('input[name=\"applicant.full_name\"]').value === 'Trần Thị Bưởi Hai Ba Bốn'",
            )
            .await;
        chrome.close().await;
    });
}

/// The instance that died held the right to write; the one after it goes on writing.
#[test]
fn draft_is_saved_on_after_the_app_died() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        go_to(&chrome, "name").await;
        begun(&chrome, NAME).await;
        crate::faults::dies_and_comes_back(&chrome, "panic").await;
        chrome.give(&Give::Type("applicant.full_name", " Hai")).await;
        chrome.until("it is on the device", &stored("Trần Thị Bưởi Hai")).await;
        assert_eq!(chrome.js("return $('main').inert;", Vec::new()).await, json!(false));
        chrome.close().await;
    });
}

#[test]
fn draft_of_another_version_names_what_is_left_out() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        chrome.visit("?on=2026-11-22").await;
        chrome.click("[data-action=drafts]").await;
        let old = json!({
            "schema": 1, "app": "0.0.1",
            "people": [{ "applicant.full_name": NAME, "applicant.shoe_size": "38" }],
            "applications": [{ "procedure": "identity-card", "person": 0, "answers": { "card.held": "papyrus" } }],
            "current": 0, "screen": "name",
        });
        let path = written("old.json", &old.to_string());
        pick(&chrome, &path).await;
        chrome.until("it is said", "$('[data-left-out=\"2\"]')").await;
        std::fs::remove_file(path).expect("the file goes");
        let said = chrome.text().await;
        assert!(said.contains("applicant.shoe_size") && said.contains("papyrus"), "{said}");
        assert_eq!(name_of(&chrome).await, json!(NAME));
        chrome.close().await;
    });
}

/// A page whose mount node says that the device is shared.
fn shared_site(idle: u32) -> Options {
    let page = std::fs::read_to_string(dist().join("index.html")).expect("the page");
    let node = format!("<div id=\"tokhai\" data-shared data-idle=\"{idle}\"");
    let page = page.replacen("<div id=\"tokhai\"", &node, 1);
    let fault = move |path: &str, _: Option<&[u8]>| {
        let body = page.clone().into_bytes();
        (path == "/").then_some(Answer { status: 200, body, ..Answer::default() })
    };
    Options { reports: true, fault: Some(Box::new(fault)), ..Options::default() }
}

/// Lets the test turn the clock of a page.
pub(crate) const CLOCK: &str =
    "const real = Date.now; window.ahead = 0; Date.now = () => real() + window.ahead;";

/// A page of the site, with a clock that can be turned, and a name typed in it.
async fn sits_down(chrome: &Chrome, name: &'static str) {
    chrome.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": CLOCK })).await;
    chrome.visit("?on=2026-11-22").await;
    chrome.click("[data-procedure=identity-card]").await;
    chrome.give(&Give::Type("applicant.full_name", name)).await;
}

#[test]
fn shared_device_warns_and_forgets_in_every_window() {
    run(async {
        let chrome = Chrome::open(Open { server: shared_site(3600), ..Open::default() }).await;
        sits_down(&chrome, NAME).await;
        let complete = "return $('input[name=\"applicant.full_name\"]').autocomplete;";
        assert_eq!(chrome.js(complete, Vec::new()).await, json!("off"));
        let first = chrome.client.window().await.expect("the window");
        let second = chrome.client.new_window(true).await.expect("another window").handle;
        chrome.client.switch_to_window(second.clone()).await.expect("the second one");
        sits_down(&chrome, "Nguyễn Văn An").await;

        chrome.js("window.ahead += 3545000;", Vec::new()).await;
        chrome.until("it is said before", "$('[data-banner=idle]')").await;
        chrome.click("[data-action=stay]").await;
        chrome.until("there is time again", "!$('[data-banner=idle]')").await;
        assert_eq!(name_of(&chrome).await, json!("Nguyễn Văn An"));
        chrome.js("window.ahead += 3601000;", Vec::new()).await;
        chrome.until("it ends", "$('main').dataset.screen === 'start'").await;

        // Only where nobody was; the button ends it in all windows.
        chrome.client.switch_to_window(first.clone()).await.expect("the first one");
        assert_eq!(name_of(&chrome).await, json!(NAME));
        chrome.client.switch_to_window(second).await.expect("the second one");
        chrome.click("[data-action=end]").await;
        chrome.client.switch_to_window(first).await.expect("the first one");
        chrome.until("it is over here", "$('main').dataset.screen === 'start'").await;
        let kept =
            "indexedDB.databases().then((all) => { window.all = all.length; }) && window.all === 0";
        chrome.until("there is no store", kept).await;
        chrome.close().await;
    });
}

/// A number between two others, the same in every run unless the run is a long one.
fn chance(seed: &mut u64, from: u64, to: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    from + (*seed >> 33) % (to - from)
}

/// Types a new name every 30 ms, and counts those that are 300 ms old.
const TYPING: &str = "
    const box = $('input[name=\"applicant.full_name\"]');
    window.typed = [];
    setInterval(() => {
        const count = window.typed.push(performance.now());
        box.value = 'Nguyễn Văn ' + (1000 + arguments[0] + count);
        box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }, 30);
    window.old = () => window.typed.filter((at) => performance.now() - at > 300).length;";

/// The number that the listed draft ends with.
const NUMBER: &str = "Number($('[data-draft]')?.innerText.match(/NGUYỄN VĂN ([0-9]+)/)?.[1] ?? 0)";

#[test]
fn draft_outlives_a_browser_that_is_killed_soak() {
    run(async {
        let soak = std::env::var_os("TOKHAI_SOAK").is_some();
        let (kills, mut seed) = if soak { (200, u64::from(std::process::id())) } else { (3, 7) };
        let mut chrome = Chrome::open(Open::default()).await;
        go_to(&chrome, "name").await;
        let mut typed_before = 0;
        for kill in 0..kills {
            let rest = chance(&mut seed, 3, 40);
            chrome.js(TYPING, vec![json!(typed_before)]).await;
            chrome.until("some of it is old", &format!("window.old() > {rest}")).await;
            let old = chrome.js("return window.old();", Vec::new()).await;
            chrome.kill_and_restart().await;
            let least = 1000 + typed_before + old.as_u64().expect("a count");
            chrome.visit("?on=2026-11-22").await;
            chrome.until("the draft is there", "$('[data-draft]')").await;
            let number = chrome.js(&format!("return {NUMBER};"), Vec::new()).await;
            let number = number.as_u64().unwrap_or_default();
            assert!(number >= least, "kill {kill}: {number} is left, {least} was typed");
            typed_before = number - 1000;
            chrome.click("[data-action=resume]").await;
            chrome.until("it is open", "$('main').dataset.screen === 'name'").await;
        }
        chrome.close().await;
    });
}

/// Whether a text can be read in a file: in UTF-8, in UTF-16, or in a part that is compressed.
fn readable(bytes: &[u8], text: &str) -> bool {
    use std::io::Read;
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let has = |bytes: &[u8]| {
        let found = |needle: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
        found(text.as_bytes()) || found(&wide)
    };
    if has(bytes) {
        return true;
    }
    if let Some(block) = bytes.strip_prefix(b"mozLz40\0") {
        return lz4_flex::block::decompress_size_prepended(block).is_ok_and(|whole| has(&whole));
    }
    // What is broken off in the middle is looked at as far as it goes.
    let unpacked = |mut reader: Box<dyn Read + '_>| {
        let mut out = Vec::new();
        let mut piece = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut piece) {
            out.extend_from_slice(&piece[..count]);
        }
        out
    };
    bytes.windows(2).enumerate().any(|(at, mark)| match mark {
        [0x1f, 0x8b] => has(&unpacked(Box::new(flate2::read::GzDecoder::new(&bytes[at..])))),
        [0x78, 0x01 | 0x5e | 0x9c | 0xda] => {
            has(&unpacked(Box::new(flate2::read::ZlibDecoder::new(&bytes[at..]))))
        }
        _ => false,
    })
}

/// The files of a folder in which a text can be read.
pub(crate) fn files_with(folder: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files_with(&path, text));
        } else if std::fs::read(&path).is_ok_and(|bytes| readable(&bytes, text)) {
            found.push(path.display().to_string());
        }
    }
    found
}

/// Types what nobody else would write. Snappy, in which the browser's
/// store is packed, leaves a text as it is where it stands for the first time.
pub(crate) async fn types(chrome: &Chrome) {
    chrome.give(&Give::Type("applicant.full_name", "Qzxwkvjbtr Hgmwpqzdlx")).await;
    chrome.give(&Give::Date("applicant.born_on", ["10", "5", "2001"])).await;
    chrome.give(&Give::Choose("applicant.sex", "female")).await;
    chrome.go_on().await;
    chrome.give(&Give::Choose("card.held", "can-cuoc")).await;
    chrome.go_on().await;
    chrome.give(&Give::Choose("card.case", "exchange-details")).await;
    chrome.go_on().await;
    chrome.give(&Give::Type("applicant.personal_id", "079301730519")).await;
}

pub(crate) const CANARIES: [&str; 3] = ["Qzxwkvjbtr", "Hgmwpqzdlx", "079301730519"];

/// Says on the start page that several people use the device.
pub(crate) async fn share(chrome: &Chrome) {
    chrome.visit("?on=2026-11-22").await;
    chrome.click("[data-action=drafts]").await;
    chrome.click("[data-action=share]").await;
    chrome.until("it is said", "$('[data-action=end]')").await;
}

#[test]
fn shared_device_leaves_no_byte_of_an_answer_on_the_disk() {
    run(async {
        // That the search finds what is there.
        let mut chrome = Chrome::open(Open::default()).await;
        go_to(&chrome, "name").await;
        types(&chrome).await;
        chrome.until("it is on the device", &stored("079301730519")).await;
        chrome.kill_and_restart().await;
        for canary in CANARIES {
            assert!(!files_with(&chrome.profile(), canary).is_empty(), "{canary} is not found");
        }
        chrome.close().await;

        // The same, chosen by the person on the start page.
        let mut chrome = Chrome::open(Open::default()).await;
        share(&chrome).await;
        chrome.click("[data-procedure=identity-card]").await;
        types(&chrome).await;
        chrome.client.goto("about:blank").await.expect("another page");
        chrome.kill_and_restart().await;
        for canary in CANARIES {
            assert_eq!(files_with(&chrome.profile(), canary), Vec::<String>::new(), "{canary}");
        }
        chrome.close().await;
    });
}

#[test]
fn draft_survives_a_store_that_is_deleted_or_full_and_a_clock_that_goes_back() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        go_to(&chrome, "name").await;
        begun(&chrome, NAME).await;
        // The browser throws the store away under the open page.
        let delete = "window.gone = false; const request = indexedDB.deleteDatabase('to-khai'); request.onsuccess = () => { window.gone = true; };";
        chrome.js(delete, Vec::new()).await;
        chrome.until("it is gone", "window.gone").await;
        chrome.give(&Give::Type("applicant.full_name", " Hai")).await;
        // Not looked into before it is there: that would make an empty one.
        let again =
            "indexedDB.databases().then((all) => { window.all = all.length; }) && window.all === 1";
        chrome.until("there is a store again", again).await;
        chrome.until("all of it is there again", &stored("Trần Thị Bưởi Hai")).await;

        // No room: a sentence, and the way goes on; with room it is saved again.
        let put = "const real = IDBObjectStore.prototype.put; window.full = true;
            IDBObjectStore.prototype.put = function (...given) {
                if (window.full) throw new DOMException('full', 'QuotaExceededError');
                return real.apply(this, given);
            };";
        chrome.js(put, Vec::new()).await;
        chrome.give(&Give::Type("applicant.full_name", " Ba")).await;
        chrome
            .until(
                "it is said",
                "$('[data-banner=saving]')?.innerText.includes('đóng trang là mất')",
            )
            .await;
        chrome.js("window.full = false;", Vec::new()).await;
        chrome.give(&Give::Type("applicant.full_name", " Bốn")).await;
        chrome.until("it is saved again", &stored("Trần Thị Bưởi Hai Ba Bốn")).await;
        chrome.until("nothing is said any more", "!$('[data-banner=saving]')").await;

        // A clock that goes back a year: it is said, and the draft is still the one that is offered.
        let back = "const real = Date.now; Date.now = () => real() - 366 * 86400000;";
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": back })).await;
        come_back(&chrome).await;
        chrome.until("it is said", "$('[data-banner=clock]')").await;
        chrome.click("[data-action=resume]").await;
        chrome.until("it is open", "$('main').dataset.screen === 'name'").await;
        chrome.give(&Give::Type("applicant.full_name", " Năm")).await;
        chrome.until("it is saved", &stored("Trần Thị Bưởi Hai Ba Bốn Năm")).await;
        chrome.close().await;
    });
}
