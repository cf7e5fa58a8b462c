//! The officer's page: what a scanner types, pictures, the camera and files become the form, and what is not sound is
//! said. The codes are drawn by the tests, on paper by poppler, and read in the page by Wasm alone.

use crate::chrome::{Chrome, Open};
use crate::journeys::JOURNEYS;
use crate::procedures::walk;
use crate::run;
use crate::server::{Answer, Options};
use crate::summary::breaker;
use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokhai_core::dossier::draft_file;
use tokhai_core::dossier::json::{application, pretty, registration};
use tokhai_core::dossier::qr::encode;
use tokhai_core::dossier::qr::symbol::{QUIET, symbol};
use tokhai_core::dossier::{Dossier, Moment, Reference};
use tokhai_core::law::LegalDay;
use tokhai_core::procedures;
use tokhai_core::session::draft::{Draft, SavedApplication};
use tokhai_core::values::day::ymd;
use tokhai_core::values::text::Lang;

/// The finished application of a journey.
fn of_journey(name: &str) -> Dossier {
    let journey = JOURNEYS.iter().find(|journey| journey.name == name).expect("a journey");
    let procedure = procedures::find(journey.procedure).expect("a procedure");
    let made = Moment { day: ymd(2026, 11, 22), hour: 9, minute: 5, second: 7 };
    let reference = Reference::from_chance([11, 3, 5, 200, 40, 77, 13, 199, 6]);
    let answers = journey.typed.iter().copied().collect();
    Dossier::close(procedure, LegalDay(made.day), &answers, made, reference).expect("it can close")
}

fn digits(dossier: &Dossier) -> String {
    encode(dossier).expect("a code").digits
}

fn file(dossier: &Dossier) -> String {
    pretty(&registration(dossier)).expect("a file")
}

/// A grey picture of a code with its light margin, each module so many pixels wide.
fn drawn(digits: &str, module: usize) -> (usize, Vec<u8>) {
    let symbol = symbol(digits).expect("a symbol");
    let side = (symbol.size + 2 * QUIET) * module;
    let pixel = |at: usize| {
        let within = |at: usize| (at / module).checked_sub(QUIET).filter(|at| *at < symbol.size);
        match (within(at % side), within(at / side)) {
            (Some(x), Some(y)) if symbol.dark[y * symbol.size + x] => 30,
            _ => 225,
        }
    };
    (side, (0..side * side).map(pixel).collect())
}

/// A grey picture as PNG.
fn png(width: usize, grey: &[u8]) -> Vec<u8> {
    let size = |length: usize| u32::try_from(length).expect("a small picture").to_be_bytes();
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    for row in grey.chunks(width) {
        packed.write_all(&[0]).expect("memory");
        packed.write_all(row).expect("memory");
    }
    // Eight bits of grey, the usual ways of packing, not interlaced.
    let head = [&size(width)[..], &size(grey.len() / width), &[8, 0, 0, 0, 0]].concat();
    let mut picture = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in
        [(b"IHDR", head), (b"IDAT", packed.finish().expect("memory")), (b"IEND", vec![])]
    {
        let mut sum = Crc::new();
        sum.update(kind);
        sum.update(&data);
        picture.extend([&size(data.len())[..], kind, &data, &sum.sum().to_be_bytes()].concat());
    }
    picture
}

/// A film that shows an empty table for a moment and then the code, as YUV4MPEG2.
fn film(digits: &str) -> Vec<u8> {
    const WIDTH: usize = 640;
    const HEIGHT: usize = 480;
    let (side, code) = drawn(digits, 6);
    let (left, top) = ((WIDTH - side) / 2, (HEIGHT - side) / 2);
    let mut film = format!("YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n").into_bytes();
    for frame in 0..12 {
        let mut light = vec![140; WIDTH * HEIGHT];
        if frame >= 4 {
            for (y, row) in code.chunks(side).enumerate() {
                let at = (top + y) * WIDTH + left;
                light[at..at + side].copy_from_slice(row);
            }
        }
        film.extend(b"FRAME\n");
        film.extend(light);
        // No color.
        film.extend([128; WIDTH * HEIGHT / 2]);
    }
    film
}

impl Chrome {
    /// Opens the officer's page below a folder of the site.
    async fn counter(&self, below: &str) {
        let url = format!("{}{below}reader/", self.server.url());
        self.client.goto(&url).await.expect("the page opens");
        self.until("the page is ready", "document.body.dataset.state === 'ready'").await;
        // What is tested is our own reader of pictures.
        let own = self.js("return typeof BarcodeDetector;", Vec::new()).await;
        assert_eq!(own, json!("undefined"), "this browser has a detector of its own");
    }

    /// Writes a file and gives it to one of the page's inputs.
    async fn hand_in(&self, input: &str, name: &str, bytes: &[u8]) {
        let path = self.downloads.join(name);
        std::fs::write(&path, bytes).expect("a file");
        self.hand_in_file(input, &path).await;
        std::fs::remove_file(&path).expect("it was ours");
    }

    async fn hand_in_file(&self, input: &str, path: &Path) {
        let css = format!("#pick-{input}");
        let path = path.canonicalize().expect("a path");
        let element = self.element(&css).await;
        element.send_keys(&path.to_string_lossy()).await.expect("the input takes a file");
        // The page empties the input when it is done with the file.
        self.until("the file was looked at", &format!("$({css:?}).value === ''")).await;
    }

    /// Waits until the page says something.
    async fn hears(&self, words: &str) {
        self.until(
            &format!("it says {words:?}"),
            &format!("$('#said').innerText.includes({words:?})"),
        )
        .await;
    }

    /// Waits until the sheet of a dossier is shown.
    async fn shows(&self, dossier: &Dossier) {
        let reference = dossier.reference().shown();
        self.until(
            &format!("the sheet {reference} is shown"),
            &format!(
                "!$('#result').hidden && $('#result .facts').innerText.includes({reference:?})"
            ),
        )
        .await;
    }

    /// What is shown beside a question.
    async fn entry(&self, field: &str) -> String {
        let value = "return $(`tr[data-field=\"${arguments[0]}\"] td`)?.innerText ?? '';";
        let value = self.js(value, vec![json!(field)]).await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Nothing is shown, and a sentence says why.
    async fn refuses(&self, words: &str) {
        self.hears(words).await;
        let hidden = self.js("return $('#result').hidden && !$('#result').firstChild;", Vec::new());
        assert_eq!(hidden.await, json!(true), "{words:?}: what was shown before is gone");
    }

    /// Types as a scanner does, into whatever has the focus.
    async fn scan(&self, keys: &str) {
        for key in keys.chars() {
            let key = if key == '\n' {
                ("Enter".to_owned(), "\r".to_owned())
            } else {
                (key.to_string(), key.to_string())
            };
            for kind in ["keyDown", "keyUp"] {
                let press = json!({ "type": kind, "key": key.0, "text": key.1 });
                self.devtools("Input.dispatchKeyEvent", press).await;
            }
        }
    }
}

async fn opened() -> Chrome {
    let chrome = Chrome::open(Open::default()).await;
    chrome.counter("").await;
    chrome
}

async fn ended(chrome: Chrome) {
    let base = chrome.server.url();
    let fetched = "return performance.getEntriesByType('resource').map(({ name }) => name);";
    let fetched = chrome.js(fetched, Vec::new()).await;
    for address in fetched.as_array().into_iter().flatten().filter_map(Value::as_str) {
        let own = [base.as_str(), "blob:", "data:"].iter().any(|begin| address.starts_with(begin));
        assert!(own && !address.contains('?'), "{address} was asked for");
    }
    let left =
        "return [localStorage.length, sessionStorage.length, document.cookie, location.href];";
    let left = chrome.js(left, Vec::new()).await;
    assert_eq!(&left.as_array().expect("four")[..3], [json!(0), json!(0), json!("")]);
    assert!(left[3].as_str().is_some_and(|address| address.ends_with("/reader/")), "{left}");
    assert_eq!(chrome.close().await, Vec::<String>::new(), "the policy");
}

#[test]
fn reader_takes_what_a_scanner_types() {
    run(async {
        let chrome = opened().await;
        let (first, second) = (of_journey("identity-card"), of_journey("passport"));
        chrome.click("#wedge").await;
        chrome.scan(&format!("{}\n", digits(&first))).await;
        chrome.shows(&first).await;
        chrome.hears("Đã đọc xong").await;
        assert_eq!(chrome.entry("applicant.full_name").await, "NGUYỄN THỊ HOÀI AN");
        let mark = chrome.entry("applicant.religion").await;
        assert!(mark.contains("Không có trong mã"), "left out on purpose: {mark:?}");
        let seen = chrome.text().await;
        for words in ["Mã nguyên vẹn", "Không thấy điều gì vướng", "CHƯA NỘP", "Luật Căn cước 2023"]
        {
            assert!(
                seen.to_uppercase().contains(&words.to_uppercase()),
                "{words:?} is not in {seen}"
            );
        }

        // The next one comes without a click, and from a scanner that sends no Enter.
        assert_eq!(
            chrome.js("return document.activeElement.id;", Vec::new()).await,
            json!("result")
        );
        chrome.scan(&digits(&second)).await;
        chrome.shows(&second).await;
        chrome.until("the box is empty", "$('#wedge').value === ''").await;

        // What an input method may have left in the box is said, and the next scan takes its place.
        chrome.click("#wedge").await;
        chrome.scan(&format!("đ{}\n", digits(&first))).await;
        chrome.refuses("Đây không phải mã trên phiếu Tờ Khai").await;
        let mut altered = digits(&first);
        let last = altered.pop().expect("a digit");
        altered.push(if last == '1' { '2' } else { '1' });
        chrome.scan(&format!("{altered}\n")).await;
        chrome.refuses("Có chữ số bị sai hoặc thiếu").await;
        chrome.scan(&format!("{}\n", digits(&first))).await;
        chrome.shows(&first).await;

        // The other language, and an empty page again.
        chrome.click("#language").await;
        chrome
            .until(
                "it speaks English",
                "$('#result').innerText.includes('Nothing found that stands in the way')",
            )
            .await;
        chrome.click("#clear").await;
        chrome.refuses("Ready.").await;
        // This browser has no camera.
        chrome.click("#camera").await;
        chrome.hears("The camera cannot be used").await;
        ended(chrome).await;
    });
}

#[test]
fn reader_finds_the_code_in_a_picture() {
    run(async {
        let chrome = opened().await;
        let dossier = of_journey("identity-card-ward");
        let (side, code) = drawn(&digits(&dossier), 5);
        chrome.hand_in("picture", "empty.png", &png(side, &vec![200; side * side])).await;
        chrome.refuses("Không thấy mã trong ảnh").await;
        chrome.hand_in("picture", "none.png", b"no picture").await;
        chrome.refuses("Không thấy mã trong ảnh").await;
        chrome.hand_in("picture", "code.png", &png(side, &code)).await;
        chrome.shows(&dossier).await;
        // A picture among the files is looked at in the same way.
        let other = of_journey("electronic-identity");
        let (side, code) = drawn(&digits(&other), 3);
        chrome.hand_in("file", "code.png", &png(side, &code)).await;
        chrome.shows(&other).await;
        // A code of somebody else is no sheet.
        let (side, code) = drawn("0123456789", 8);
        chrome.hand_in("picture", "other.png", &png(side, &code)).await;
        chrome.refuses("Đây không phải mã trên phiếu Tờ Khai").await;
        ended(chrome).await;
    });
}

#[test]
fn reader_sees_the_code_through_the_camera() {
    let dossier = of_journey("identity-card");
    let path = std::env::temp_dir().join(format!("tokhai-camera-{}.y4m", std::process::id()));
    std::fs::write(&path, film(&digits(&dossier))).expect("a film");
    let camera = Some(path.clone());
    run(async {
        let chrome = Chrome::open(Open { camera, ..Open::default() }).await;
        chrome.counter("").await;
        chrome.click("#camera").await;
        chrome.shows(&dossier).await;
        assert_eq!(chrome.entry("applicant.full_name").await, "NGUYỄN THỊ HOÀI AN");
        // The camera is off as soon as the code was seen.
        let off = "return $('#finder').hidden && $('#video').srcObject === null;";
        assert_eq!(chrome.js(off, Vec::new()).await, json!(true));
        chrome.click("#clear").await;
        chrome.refuses("Sẵn sàng").await;
        chrome.click("#camera").await;
        chrome.until("the picture runs", "$('#video').videoWidth === 640").await;
        chrome.shows(&dossier).await;
        ended(chrome).await;
    });
    std::fs::remove_file(path).expect("it was ours");
}

#[test]
fn reader_opens_files_and_hands_them_on() {
    run(async {
        let chrome = opened().await;
        let (dossier, other) = (of_journey("passport"), of_journey("portal-account"));
        let whole = file(&dossier);
        chrome.hand_in("file", "sheet.json", whole.as_bytes()).await;
        chrome.shows(&dossier).await;
        let seen = chrome.text().await;
        assert!(
            seen.contains(
                "Tệp nguyên vẹn: khớp mã kiểm tra, và máy này tính ra đúng như trong tệp"
            ),
            "{seen}"
        );

        // Taken along: the application and the table, both whole.
        chrome.click("[data-action=application]").await;
        let json = std::fs::read_to_string(chrome.downloaded(".json").await).expect("the file");
        let judged = dossier.assessment();
        let sent = pretty(&application(judged.procedure, judged.day, dossier.answers()))
            .expect("an application");
        assert_eq!(json, sent);
        chrome.click("[data-action=csv]").await;
        let table = std::fs::read(chrome.downloaded(".csv").await).expect("the file");
        let table = table.strip_prefix("\u{feff}".as_bytes()).expect("the mark of UTF-8");
        let mut rows = csv::Reader::from_reader(table);
        let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
        let cell = |field: &str, at: usize| {
            rows.iter().find(|row| &row[0] == field).map(|row| row[at].to_owned())
        };
        assert_eq!(cell("applicant.full_name", 2).as_deref(), Some("NGUYỄN THỊ HOÀI AN"));
        assert!(
            rows.iter().all(|row| row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])))
        );
        assert!(rows.len() > 30, "{} rows", rows.len());

        // One altered byte.
        let name = dossier.answers().get("applicant.full_name").expect("a name");
        let at = whole.find(name).expect("it is in the file");
        let mut altered = whole.clone().into_bytes();
        altered[at] ^= 1;
        chrome.hand_in("file", "altered.json", &altered).await;
        chrome.refuses("Tệp đã bị sửa sau khi tạo").await;

        // An application has no digest, and that is said.
        chrome.hand_in("file", "application.json", sent.as_bytes()).await;
        chrome.until("the application is shown", "!$('#result').hidden").await;
        let seen = chrome.text().await;
        assert!(seen.contains("Tệp không có mã kiểm tra"), "{seen}");
        let less = sent.replace("\"applicant.sex\": \"female\"", "\"applicant.sex\": \"\"");
        assert_ne!(less, sent);
        chrome.hand_in("file", "less.json", less.as_bytes()).await;
        chrome
            .until(
                "what is missing is marked",
                "$('tr[data-field=\"applicant.sex\"]')?.className === 'missing'",
            )
            .await;

        let answers = dossier
            .answers()
            .iter()
            .map(|(field, raw)| (field.to_string(), raw.to_string()))
            .collect();
        let procedure = judged.procedure.id.to_owned();
        let saved = SavedApplication { procedure, person: 0, answers, made: None, reference: None };
        let draft = Draft {
            schema: 1,
            people: vec![Default::default()],
            applications: vec![saved],
            current: Some(0),
            screen: "review".to_owned(),
            ..Draft::default()
        };
        let draft = draft_file::Opened { draft, lang: None, saved_at: None, app: None };
        let draft = draft_file::write(&draft).expect("a draft");
        chrome.hand_in("file", "draft.json", draft.as_bytes()).await;
        chrome.refuses("Đây là bản nháp chưa xong").await;
        chrome.hand_in("file", "photo.txt", b"no file of ours").await;
        chrome.refuses("không phải").await;
        chrome.hand_in("file", "scan.pdf", b"%PDF-1.7\nnothing of ours").await;
        chrome.refuses("Tệp PDF này không mang dữ liệu của Tờ Khai").await;

        // After a code its own file is known, and another one too.
        chrome.click("#wedge").await;
        chrome.scan(&format!("{}\n", digits(&dossier))).await;
        chrome.shows(&dossier).await;
        chrome.hand_in("file", "same.json", whole.as_bytes()).await;
        chrome
            .until(
                "they belong together",
                "$('#result').innerText.includes('Mã và tệp cùng một phiếu')",
            )
            .await;
        chrome.hand_in("file", "other.json", file(&other).as_bytes()).await;
        chrome
            .until(
                "they do not",
                "$('#result').innerText.includes('không phải của phiếu vừa quét')",
            )
            .await;
        ended(chrome).await;
    });
}

/// The first page of a sheet on paper, as a scanner makes a picture of it.
fn scanned(pdf: &Path) -> PathBuf {
    let picture = pdf.with_extension("");
    let done = Command::new("pdftoppm")
        .args(["-png", "-gray", "-r", "150", "-f", "1", "-l", "1", "-singlefile"])
        .args([pdf, &picture])
        .status();
    assert!(done.expect("poppler is installed: ./x test does it").success());
    picture.with_extension("png")
}

/// After one visit of the app, what it makes is read at the counter with no network: the PDF as a file and on paper.
#[test]
fn reader_works_offline_after_one_visit_of_the_app() {
    run(async {
        let cut = Arc::new(AtomicBool::new(false));
        let line = cut.clone();
        let fault =
            move |_: &str, _: Option<&[u8]>| line.load(Ordering::SeqCst).then(Answer::default);
        let server = Options { reports: true, fault: Some(Box::new(fault)), ..Options::default() };
        let chrome = Chrome::open(Open { offline: true, server, ..Open::default() }).await;
        let journey = JOURNEYS.iter().find(|journey| journey.name == "portal-account");
        walk(&chrome, "", Lang::Vi, journey.expect("a journey")).await;
        let pdf = chrome.downloaded(".pdf").await;
        chrome
            .until(
                "the build is on the device",
                "navigator.serviceWorker.controller?.state === 'activated'",
            )
            .await;
        cut.store(true, Ordering::SeqCst);
        chrome.devtools("Network.clearBrowserCache", json!({})).await;
        chrome.counter("").await;

        let picture = scanned(&pdf);
        chrome.hand_in_file("picture", &picture).await;
        chrome.until("the code on the paper is read", "!$('#result').hidden").await;
        let seen = chrome.text().await;
        assert!(seen.contains("Mã nguyên vẹn"), "{seen}");
        chrome.hand_in_file("file", &pdf).await;
        chrome
            .until(
                "the PDF is of the same sheet",
                "$('#result').innerText.includes('Mã và tệp cùng một phiếu')",
            )
            .await;
        let seen = chrome.text().await;
        assert!(seen.contains("Tệp nguyên vẹn"), "{seen}");
        ended(chrome).await;
    });
}

/// A worker that dies or never answers ends in a sentence, and the next sheet is read by a fresh one.
#[test]
fn reader_goes_on_after_a_worker_that_broke() {
    run(async {
        let chrome = Chrome::open(Open::default()).await;
        let stub = json!({ "source": breaker("form", 30_000) });
        chrome.devtools("Page.addScriptToEvaluateOnNewDocument", stub).await;
        chrome.counter("").await;
        let dossier = of_journey("portal-account");
        let whole = file(&dossier);
        for how in ["dies", "hangs"] {
            chrome.js("window.breaks = arguments[0];", vec![json!(how)]).await;
            chrome.hand_in("file", "sheet.json", whole.as_bytes()).await;
            chrome.refuses("Trang vừa gặp lỗi khi đọc").await;
            chrome.hand_in("file", "sheet.json", whole.as_bytes()).await;
            chrome.shows(&dossier).await;
        }
        ended(chrome).await;
    });
}
