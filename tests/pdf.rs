//! The PDF as strangers read it: poppler and qpdf look at the bytes, not our own code.
//!
//! The standards themselves (PDF/UA-1, PDF/A-3a) are checked by the writer while it writes; what is checked here is
//! that the text, the tags, the fonts and the paper are what a person, a screen reader and an archive need.

#![allow(clippy::expect_used, reason = "a test says what it expects by failing")]

#[path = "support/journeys.rs"]
mod journeys;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use journeys::JOURNEYS;
use serde_json::json;
use tokhai_core::dossier::export::Request;
use tokhai_core::dossier::pdf::{Fonts, PdfDay, PdfError, pdf};
use tokhai_core::dossier::qr::symbol::symbol;
use tokhai_core::dossier::sheet::{
    Block, Fact, Item, MoneyRow, Section, Sheet, SheetCode, SheetRow,
};
use tokhai_core::values::communes::Communes;
use tokhai_core::values::text::Lang;
use unicode_normalization::UnicodeNormalization as _;

const MADE_ON: PdfDay = PdfDay { year: 2026, month: 11, day: 22, hour: 9, minute: 5 };

/// The vowels of Vietnamese without tone, and đ.
const BARE: &str = "aăâeêioôơuưy";
/// Level, huyền, sắc, hỏi, ngã, nặng, as combining marks.
const TONES: [&str; 6] = ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"];
/// Letters of Ê Đê, Gia Rai, Ba Na, Mnông and their neighbours that Vietnamese lacks.
const HIGHLANDS: [&str; 23] = [
    "ƀ", "č", "ĕ", "ê̆", "ĭ", "ñ", "ŏ", "ô̆", "ơ̆", "ŭ", "ư̆", "n̆", "ʼ", "Ƀ", "Č", "Ĕ", "Ê̆", "Ĭ", "Ŏ",
    "Ô̆", "Ơ̆", "Ŭ", "Ư̆",
];

// --- What is looked at --------------------------------------------------------------------------

/// One PDF on disk, with the tools that read it.
struct Paper {
    path: PathBuf,
    bytes: Vec<u8>,
}

impl Paper {
    fn of(name: &str, sheet: &Sheet) -> Paper {
        let bytes = make(sheet).unwrap_or_else(|error| panic!("{name}: {error}"));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
        std::fs::write(&path, &bytes)
            .unwrap_or_else(|error| panic!("{} cannot be written: {error}", path.display()));
        Paper { path, bytes }
    }

    /// The text in the order in which it is drawn, on one line.
    fn text(&self) -> String {
        one_line(&run("pdftotext", &["-raw", "-enc", "UTF-8"], &self.path, &["-"]))
    }

    /// The text as it lies on the page.
    fn layout(&self) -> String {
        run("pdftotext", &["-layout", "-enc", "UTF-8"], &self.path, &["-"])
    }

    /// A line of `pdfinfo`.
    fn info(&self, name: &str) -> String {
        let all = run("pdfinfo", &["-enc", "UTF-8"], &self.path, &[]);
        let line = all.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap_or_else(|| panic!("pdfinfo says nothing of `{name}`:\n{all}")).trim().to_owned()
    }

    fn pages(&self) -> usize {
        self.info("Pages").parse().unwrap_or_else(|_| panic!("the number of pages is no number"))
    }

    /// The tag tree with its text, one line each.
    fn tags(&self) -> String {
        run("pdfinfo", &["-struct-text", "-enc", "UTF-8"], &self.path, &[])
    }

    /// What a screen reader is given, on one line.
    fn spoken(&self) -> String {
        let tags = self.tags();
        let texts =
            tags.lines().filter_map(|line| line.trim_start().strip_prefix('"')?.strip_suffix('"'));
        one_line(&texts.collect::<Vec<_>>().join(" "))
    }

    /// The roles in the tag tree, in order, with their depth.
    fn roles(&self) -> Vec<(usize, String)> {
        let tree = run("pdfinfo", &["-struct", "-enc", "UTF-8"], &self.path, &[]);
        tree.lines()
            .filter(|line| !line.trim_start().starts_with('/'))
            .map(|line| {
                let depth = line.len() - line.trim_start().len();
                (
                    depth / 2,
                    line.split_whitespace()
                        .next()
                        .unwrap_or_default()
                        .trim_end_matches(':')
                        .to_owned(),
                )
            })
            .collect()
    }

    /// How often a role is in the tag tree.
    fn count(&self, role: &str) -> usize {
        self.roles().iter().filter(|(_, name)| name == role).count()
    }

    /// The file without compression, to read its operators.
    fn unpacked(&self) -> String {
        run("qpdf", &["--qdf", "--object-streams=disable"], &self.path, &["-"])
    }

    /// The pages as grey pixels, `dpi` to the inch.
    fn pixels(&self, dpi: u32) -> Vec<Picture> {
        let stem = self.path.with_extension("");
        run("pdftoppm", &["-gray", "-r", &dpi.to_string()], &self.path, &[&stem.to_string_lossy()]);
        let folder = self.path.parent().expect("the file is in a folder");
        let name = stem.file_name().expect("the file has a name").to_string_lossy().into_owned();
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
            .expect("the folder can be listed")
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "pgm"))
            .filter(|path| {
                path.file_name()
                    .is_some_and(|file| file.to_string_lossy().starts_with(&format!("{name}-")))
            })
            .collect();
        files.sort();
        let pictures = files.iter().map(|path| Picture::read(path)).collect();
        files.iter().for_each(|path| std::fs::remove_file(path).expect("a picture can be removed"));
        pictures
    }

    /// The boxes of all words: left, top, right, bottom, in points from the top left corner.
    fn words(&self) -> Vec<(f32, f32, f32, f32, String)> {
        let html = run("pdftotext", &["-bbox"], &self.path, &["-"]);
        html.lines()
            .filter_map(|line| line.trim().strip_prefix("<word "))
            .map(|line| {
                let value = |name: &str| -> f32 {
                    let (_, rest) = line
                        .split_once(&format!("{name}=\""))
                        .expect("pdftotext -bbox names its sides");
                    let (number, _) =
                        rest.split_once('"').expect("pdftotext -bbox quotes its numbers");
                    number.parse().expect("pdftotext -bbox writes numbers")
                };
                let word = line.split_once('>').map_or("", |(_, rest)| rest).replace("</word>", "");
                (value("xMin"), value("yMin"), value("xMax"), value("yMax"), word)
            })
            .collect()
    }
}

/// A page as grey pixels.
struct Picture {
    width: usize,
    grey: Vec<u8>,
}

impl Picture {
    /// Reads a binary PGM: `P5`, width, height, `255`, then the pixels.
    fn read(path: &Path) -> Picture {
        let bytes = std::fs::read(path)
            .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
        let mut fields = bytes.splitn(4, |byte| byte.is_ascii_whitespace());
        let number = |field: Option<&[u8]>| -> usize {
            String::from_utf8_lossy(field.expect("a PGM has a head"))
                .parse()
                .expect("a PGM counts its pixels")
        };
        assert_eq!(fields.next(), Some(b"P5".as_slice()), "pdftoppm -gray writes PGM");
        let (width, height) = (number(fields.next()), number(fields.next()));
        let grey = bytes[bytes.len() - width * height..].to_vec();
        Picture { width, grey }
    }

    /// The first and the last column, the first and the last row with ink.
    fn ink(&self) -> Option<(usize, usize, usize, usize)> {
        let inked =
            || self.grey.iter().enumerate().filter(|(_, grey)| **grey < 250).map(|(at, _)| at);
        let columns = || inked().map(|at| at % self.width);
        let rows = || inked().map(|at| at / self.width);
        Some((columns().min()?, columns().max()?, rows().min()?, rows().max()?))
    }
}

/// Runs a tool; says in one sentence what is missing or what it objected to.
fn run(tool: &str, before: &[&str], path: &Path, after: &[&str]) -> String {
    let output = start(tool, before, path, after);
    // Poppler 22 takes `/Suspects false`, which the standard asks for, for a value of the wrong type.
    const WRONGLY: &str = "Syntax Error: Suspects object is wrong type (boolean)\n";
    let errors = String::from_utf8_lossy(&output.stderr).replace(WRONGLY, "");
    assert!(output.status.success(), "{tool} refused {}: {errors}", path.display());
    // Poppler grumbles on its error stream about files it can still read: that is a fault here.
    assert!(errors.trim().is_empty(), "{tool} complains about {}: {errors}", path.display());
    // Poppler prints the titles of headings as raw UTF-16, and page contents need not be text.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn start(tool: &str, before: &[&str], path: &Path, after: &[&str]) -> Output {
    Command::new(tool).args(before).arg(path).args(after).output().unwrap_or_else(|error| {
        panic!("`{tool}` cannot be started ({error}): install the Debian packages poppler-utils and qpdf")
    })
}

fn fonts() -> (Vec<u8>, Vec<u8>) {
    let read = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/fonts").join(name);
        std::fs::read(&path)
            .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()))
    };
    (read("tokhai-serif-regular.ttf"), read("tokhai-serif-bold.ttf"))
}

fn make(sheet: &Sheet) -> Result<Vec<u8>, PdfError> {
    let (regular, bold) = fonts();
    pdf(sheet, &Fonts { regular: &regular, bold: &bold }, MADE_ON)
}

/// All white space made one space, tied or not.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

// --- What is typeset ----------------------------------------------------------------------------

fn row(label: &str, value: &str) -> SheetRow {
    SheetRow { label: label.to_owned(), value: value.to_owned() }
}

fn item(text: &str, cites: &str) -> Item {
    Item { text: text.to_owned(), cites: cites.to_owned() }
}

fn fact(label: &str, value: &str, note: &str) -> Fact {
    Fact { label: label.to_owned(), value: value.to_owned(), note: note.to_owned() }
}

fn money(label: &str, amount: &str, cites: &str, total: bool) -> MoneyRow {
    MoneyRow { label: label.to_owned(), amount: amount.to_owned(), cites: cites.to_owned(), total }
}

/// The digits of a code as long as that of a passport.
const DIGITS: [&str; 8] = ["84010033508", "7", "19002", "4", "660", "31415926535", "08", "9"];

fn code() -> Option<SheetCode> {
    Some(SheetCode {
        title: "Mã cho cán bộ quét".to_owned(),
        caption: "Đưa mã này cho cán bộ quét để khỏi nhập lại.".to_owned(),
        alt: "Mã QR chứa dữ liệu của phiếu.".to_owned(),
        symbol: symbol(&DIGITS.concat().repeat(10))?,
    })
}

fn section(title: &str, blocks: Vec<Block>) -> Section {
    Section { title: title.to_owned(), blocks }
}

/// An ordinary application, with every kind of block.
fn vietnamese() -> Sheet {
    Sheet {
        lang: Lang::Vi,
        title: "Phiếu chuẩn bị hồ sơ · Thẻ căn cước".to_owned(),
        subtitle: "Đổi thẻ căn cước công dân sang thẻ căn cước vì thay đổi họ, chữ đệm, tên".to_owned(),
        notice: "CHƯA NỘP".to_owned(),
        notice_text: "Phiếu này do người khai tự chuẩn bị trên máy của mình. Chưa có gì được gửi tới cơ quan nào; \
                      phiếu không phải giấy hẹn, không phải biên lai và không thay cho tờ khai."
            .to_owned(),
        reference_label: "Mã phiếu".to_owned(),
        reference: "TK7M-2QXR-9".to_owned(),
        reference_note: "Không phải mã hồ sơ.".to_owned(),
        foot: "Tờ Khai · TK7M-2QXR-9 · 22/11/2026".to_owned(),
        page_label: "Trang {page}/{pages}".to_owned(),
        answers: vec![
            fact("Phải nộp", "25.000\u{a0}đ", "đã giảm 50% đến hết 31/12/2026"),
            fact("Dự kiến có", "03/12/2026", "7 ngày làm việc, nếu hồ sơ đủ"),
            fact("Dùng đến", "20/05/2041", "ngày đủ 40 tuổi"),
        ],
        sections: vec![
            section("Việc cần làm", vec![Block::Steps(vec![
                item("Mang phiếu này và các giấy tờ ở mục dưới tới Công an xã Ea Súp, tỉnh Đắk Lắk.", ""),
                item("Để cán bộ chụp ảnh, thu vân tay và mống mắt; kiểm tra lại từng dòng rồi mới ký.", "Luật Căn cước 2023, Điều 23 khoản 1"),
                item("Nhận giấy hẹn trả thẻ và giữ đến khi có thẻ.", ""),
            ])]),
            section("Giấy tờ mang theo", vec![Block::Checklist(vec![
                item("Thẻ căn cước công dân đang dùng (bản gốc)", "Luật Căn cước 2023, Điều 24 khoản 2"),
                item("Quyết định thay đổi hộ tịch hoặc trích lục hộ tịch có ghi họ, chữ đệm, tên mới", "Nghị định 70/2024/NĐ-CP, Điều 21"),
                item("Giấy khai sinh", ""),
                item("Giấy tờ chứng minh nơi ở hiện tại, nếu khác nơi thường trú", "Luật Cư trú 2020, Điều 19"),
                item("Điện thoại có VNeID mức 2", ""),
            ])]),
            section("Tiền phải nộp", vec![
                Block::Money(vec![
                    money("Lệ phí đổi thẻ căn cước", "50.000\u{a0}đ", "Thông tư 73/2024/TT-BTC, Điều 4 khoản 1 điểm b", false),
                    money("Giảm 50% đến hết ngày 31/12/2026", "−25.000\u{a0}đ", "Thông tư 64/2025/TT-BTC, Điều 1", false),
                    money("Tổng cộng", "25.000\u{a0}đ", "", true),
                ]),
                Block::Paragraph("Tiền chuyển phát tận nhà, nếu chọn, trả riêng cho bưu điện và không tính ở đây.".to_owned()),
            ]),
            section("Thông tin đã khai", vec![Block::Rows(vec![
                row("Họ, chữ đệm và tên khai sinh", "NGUYỄN THỊ THUỶ TIÊN"),
                row("Họ, chữ đệm và tên đang dùng", "H’Nguyệt Byă Êban"),
                row("Số định danh cá nhân", "066 201 012 345"),
                row("Ngày, tháng, năm sinh", "20/05/2001"),
                row("Giới tính", "Nữ"),
                row("Nơi sinh", "Bệnh viện đa khoa vùng Tây Nguyên, tỉnh Đắk Lắk"),
                row("Nơi đăng ký khai sinh", "Xã Ea Súp, tỉnh Đắk Lắk"),
                row("Quê quán", "Xã Ia Rvê, tỉnh Đắk Lắk"),
                row("Dân tộc", "Ê Đê (Êđê)"),
                row("Tôn giáo", "Không"),
                row("Quốc tịch", "Việt Nam"),
                row("Nhóm máu", "O, Rh+"),
                row("Nơi thường trú", "Số 12, đường Nguyễn Thị Minh Khai, buôn Ea Ktŭr, xã Ea Súp, tỉnh Đắk Lắk"),
                row("Nơi tạm trú", "Phòng 1408, chung cư Hưng Thịnh, phường Thủ Đức, Thành phố Hồ Chí Minh"),
                row("Nơi ở hiện tại", "Như nơi tạm trú"),
                row("Tình trạng hôn nhân", "Đã kết hôn"),
                row("Trình độ học vấn", "Tốt nghiệp trung học phổ thông"),
                row("Nghề nghiệp", "Nhân viên kế toán"),
                row("Họ, chữ đệm và tên cha", "NGUYỄN VĂN ĐỨC – 066 075 001 234"),
                row("Họ, chữ đệm và tên mẹ", "H’BIĂ BYĂ – 066 178 004 321"),
                row("Họ, chữ đệm và tên vợ hoặc chồng", "TRẦN QUỐC KHÁNH – 079 099 012 345"),
                row("Chủ hộ", "NGUYỄN VĂN ĐỨC"),
                row("Quan hệ với chủ hộ", "Con"),
                row("Số điện thoại", "0912 345 678"),
                row("Địa chỉ thư điện tử", "nguyet.bya.2001@example.vn"),
            ])]),
            section("Vì sao có kết quả này", vec![Block::Reasons(vec![
                item("Người khai đã đủ 14 tuổi nên tự mình làm thủ tục và phải được cấp thẻ.", "Luật Căn cước 2023, Điều 19 khoản 2"),
                item("Đổi họ, chữ đệm, tên khai sinh là trường hợp phải đổi thẻ.", "Luật Căn cước 2023, Điều 24 khoản 1 điểm b"),
                item("Thẻ căn cước công dân đang dùng còn giá trị đến khi nhận thẻ mới, trừ khi cơ quan thu lại sớm hơn.", "Luật Căn cước 2023, Điều 46 khoản 2"),
                item("Làm ở Công an cấp xã nơi đang ở, không phải về nơi thường trú.", "Nghị định 58/2026/NĐ-CP, Điều 5 khoản 9"),
                item("Thời hạn bảy ngày làm việc tính từ ngày nhận đủ hồ sơ và lệ phí; thứ bảy, chủ nhật và ngày nghỉ lễ không tính.", "Luật Căn cước 2023, Điều 26"),
                item("Thẻ dùng đến ngày đủ 40 tuổi vì được cấp khi chưa đủ 38 tuổi.", "Luật Căn cước 2023, Điều 21 khoản 1 và khoản 2"),
            ])]),
        ],
        code: code(),
    }
}

fn english() -> Sheet {
    Sheet {
        lang: Lang::En,
        title: "Preparation sheet · Identity card (thẻ căn cước)".to_owned(),
        subtitle: "First card for a child under 14, applied for by the mother".to_owned(),
        notice: "NOT SUBMITTED".to_owned(),
        notice_text:
            "Prepared by the applicant on their own device. Nothing has been sent to any authority."
                .to_owned(),
        reference_label: "Sheet".to_owned(),
        reference: "TK7M-2QXR-9".to_owned(),
        reference_note: "Not a file number.".to_owned(),
        foot: "Tờ Khai · TK7M-2QXR-9 · 22/11/2026".to_owned(),
        page_label: "Page {page} of {pages}".to_owned(),
        answers: vec![
            fact("To pay", "0\u{a0}đ", "first issue is free"),
            fact("Expected on", "03/12/2026", ""),
            fact("Valid until", "20/05/2034", "14th birthday"),
        ],
        sections: vec![
            section(
                "What to do",
                vec![Block::Steps(vec![
                    item(
                        "Go to the commune police of the place of residence with the child’s papers.",
                        "",
                    ),
                    item("Keep the appointment slip.", "Law on Identification 2023, Article 23(2)"),
                ])],
            ),
            section(
                "Papers to bring",
                vec![Block::Checklist(vec![item(
                    "Birth certificate (giấy khai sinh)",
                    "Article 23(2)",
                )])],
            ),
            section(
                "Fee",
                vec![Block::Money(vec![
                    money(
                        "First issue",
                        "0\u{a0}đ",
                        "Law on Identification 2023, Article 38(2)",
                        false,
                    ),
                    money("Total", "0\u{a0}đ", "", true),
                ])],
            ),
            section(
                "Declared",
                vec![Block::Rows(vec![
                    row("Child’s full name", "TRẦN NGUYỄN BẢO CHÂU"),
                    row("Born on", "20/05/2020"),
                    row("Mother", "NGUYỄN THỊ HỒNG NHUNG"),
                ])],
            ),
            section(
                "Why",
                vec![
                    Block::Reasons(vec![item(
                        "A child under six is not photographed or fingerprinted.",
                        "Article 23(2)(b)",
                    )]),
                    Block::Paragraph(
                        "The younger than six rule ends on the sixth birthday.".to_owned(),
                    ),
                ],
            ),
        ],
        code: code(),
    }
}

/// Every string that a sheet puts on paper.
fn strings(sheet: &Sheet) -> Vec<String> {
    let Sheet {
        lang: _,
        title,
        subtitle,
        notice,
        notice_text,
        reference_label,
        reference,
        reference_note,
        foot,
        page_label: _,
        answers,
        sections,
        code,
    } = sheet;
    let mut all: Vec<&String> =
        vec![title, subtitle, notice, notice_text, reference_label, reference, reference_note];
    let words = code.as_ref().map(|code| format!("{}. {}", code.title, code.caption));
    all.extend(&words);
    all.push(foot);
    all.extend(answers.iter().flat_map(|fact| [&fact.label, &fact.value, &fact.note]));
    for section in sections {
        all.push(&section.title);
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => all.push(text),
                Block::Rows(rows) => {
                    all.extend(rows.iter().flat_map(|row| [&row.label, &row.value]))
                }
                Block::Money(rows) => {
                    all.extend(rows.iter().flat_map(|row| [&row.label, &row.cites, &row.amount]))
                }
                Block::Checklist(items) | Block::Steps(items) | Block::Reasons(items) => {
                    all.extend(items.iter().flat_map(|item| [&item.text, &item.cites]));
                }
            }
        }
    }
    all.into_iter().filter(|text| !text.is_empty()).cloned().collect()
}

/// The 134 accented letters of Vietnamese (67 in each case), composed.
fn accented() -> Vec<String> {
    let small = BARE
        .chars()
        .flat_map(|vowel| TONES.map(|tone| format!("{vowel}{tone}")))
        .chain(["đ".to_owned()]);
    let small: Vec<String> = small
        .map(|letter| letter.nfc().collect())
        .filter(|letter: &String| !letter.is_ascii())
        .collect();
    let large = small.iter().map(|letter| letter.to_uppercase());
    small.iter().cloned().chain(large).collect()
}

/// A sheet whose only section holds these rows.
fn rows_only(rows: Vec<SheetRow>) -> Sheet {
    Sheet { sections: vec![section("Các chữ", vec![Block::Rows(rows)])], ..english() }
}

// --- What must hold -----------------------------------------------------------------------------

#[test]
fn the_file_is_sound() {
    for (name, sheet) in [("sound-vi", vietnamese()), ("sound-en", english())] {
        let said = run("qpdf", &["--check"], &Paper::of(name, &sheet).path, &[]);
        assert!(
            said.contains("No syntax or stream encoding errors found"),
            "qpdf --check says:\n{said}"
        );
    }
}

#[test]
fn it_says_what_it_is() {
    for (name, sheet, lang) in [("is-vi", vietnamese(), "vi-VN"), ("is-en", english(), "en")] {
        let paper = Paper::of(name, &sheet);
        assert_eq!(paper.info("Title"), sheet.title);
        assert_eq!(paper.info("Tagged"), "yes");
        assert_eq!(paper.info("PDF version"), "1.7");
        assert_eq!(paper.info("Encrypted"), "no");
        assert_eq!(paper.info("JavaScript"), "no");
        assert!(paper.info("Page size").contains("A4"), "the paper is {}", paper.info("Page size"));
        let file = String::from_utf8_lossy(&paper.bytes).into_owned();
        for claim in [
            "<pdfaid:part>3</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            "/DisplayDocTitle true",
            &format!("/Lang({lang})"),
            "2026-11-22T09:05:00+07:00",
        ] {
            assert!(file.contains(claim), "{name}: the file lacks {claim}");
        }
    }
}

#[test]
fn an_ordinary_application_takes_two_pages() {
    let sheet = vietnamese();
    let rows = sheet.sections.iter().flat_map(|section| &section.blocks);
    let rows: usize =
        rows.map(|block| if let Block::Rows(rows) = block { rows.len() } else { 0 }).sum();
    assert!(rows >= 25, "the sample has only {rows} rows");
    assert_eq!(Paper::of("pages-vi", &sheet).pages(), 2);
    assert_eq!(Paper::of("pages-en", &english()).pages(), 1);
}

#[test]
fn the_journeys_take_two_pages_with_their_code() {
    let table = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("public/data/communes.txt"),
    );
    let communes = Communes::read(&table.expect("the table of communes")).expect("a sound table");
    let mut long = Vec::new();
    for journey in JOURNEYS.iter() {
        for lang in ["vi", "en"] {
            let answers: BTreeMap<_, _> = journey.typed.iter().copied().collect();
            let request = Request::read(&json!({
                "application": {
                    "format": "tokhai/application@1", "procedure": journey.procedure,
                    "filed_on": "2026-11-22", "answers": answers,
                },
                "made": "2026-11-22T09:05:00+07:00", "reference": "NE9AA3QY26", "lang": lang,
            }));
            let sheet = request.expect("a request").sheet(Some(&communes)).expect("it closes");
            let paper = Paper::of(&format!("{}-{lang}", journey.name), &sheet);
            assert_eq!(paper.count("Figure"), 1, "{}", journey.name);
            if paper.pages() > 2 {
                long.push(format!("{} ({lang})", journey.name));
            }
        }
    }
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn every_word_is_there() {
    for (name, sheet) in [("words-vi", vietnamese()), ("words-en", english())] {
        let paper = Paper::of(name, &sheet);
        let (text, layout) = (paper.text(), one_line(&paper.layout()));
        for string in strings(&sheet) {
            assert!(text.contains(&one_line(&string)), "{name} lacks `{string}` in:\n{text}");
            for word in string.split_whitespace() {
                assert!(layout.contains(word), "{name} lacks `{word}` of `{string}` in its layout");
            }
        }
        // Said at the top and at the foot of every page, with the number of the page.
        assert_eq!(text.matches(&sheet.notice).count(), paper.pages() + 1, "{name}: the notice");
        for page in 1..=paper.pages() {
            let label = sheet.page_label.replace("{page}", &page.to_string());
            let label = label.replace("{pages}", &paper.pages().to_string());
            assert!(text.contains(&label), "{name} lacks `{label}`");
        }
    }
}

#[test]
fn the_text_reads_in_the_order_of_the_sheet() {
    for (name, sheet) in [("order-vi", vietnamese()), ("order-en", english())] {
        let text = Paper::of(name, &sheet).text();
        let mut rest = text.as_str();
        let reference = sheet.reference_line();
        let head = [&sheet.title, &sheet.subtitle, &reference, &sheet.notice, &sheet.notice_text];
        let facts = sheet.answers.iter().flat_map(|fact| [&fact.label, &fact.value, &fact.note]);
        let sections = strings(&Sheet { answers: Vec::new(), code: None, ..sheet.clone() })
            .into_iter()
            .skip(8);
        for string in head.into_iter().chain(facts).cloned().chain(sections) {
            let string = one_line(&string);
            let at = rest
                .find(&string)
                .unwrap_or_else(|| panic!("{name}: `{string}` is missing or too early"));
            rest = &rest[at + string.len()..];
        }
    }
}

#[test]
fn the_letters_of_vietnam_are_there() {
    let letters = accented();
    assert_eq!(letters.len(), 134);
    let highlands: Vec<String> = HIGHLANDS.iter().map(|letter| letter.nfc().collect()).collect();
    let all: Vec<String> = letters.into_iter().chain(highlands).collect();

    // A letter the font lacks is drawn as a box and would still be copied as itself.
    let (regular, bold) = fonts();
    for (font, bytes) in [("regular", &regular), ("bold", &bold)] {
        use skrifa::MetadataProvider as _;
        let face = skrifa::FontRef::new(bytes).expect("the font can be read");
        for letter in
            all.iter().flat_map(|letter| letter.chars()).chain("0123456789₫–—‘’“”…·•−≥≤→□".chars())
        {
            assert!(face.charmap().map(letter).is_some(), "the {font} font lacks `{letter}`");
        }
    }

    // Between two letters, as in a word: poppler takes single letters with spaces between them for spaced-out words.
    let all: Vec<String> = all.into_iter().map(|letter| format!("t{letter}c")).collect();
    let row_of = |words: &[String]| row("chữ", &format!("[ {} ]", words.join(" ")));
    let composed = rows_only(all.chunks(12).map(row_of).collect());
    let apart = all.iter().map(|letter| letter.nfd().collect()).collect::<Vec<String>>();
    let decomposed = rows_only(apart.chunks(12).map(row_of).collect());
    let in_bold = Sheet {
        sections: all
            .chunks(12)
            .map(|some| section(&format!("[ {} ]", some.join(" ")), Vec::new()))
            .collect(),
        ..english()
    };
    for (name, sheet) in
        [("letters-nfc", &composed), ("letters-nfd", &decomposed), ("letters-bold", &in_bold)]
    {
        let paper = Paper::of(name, sheet);
        for (mode, text) in [("raw", paper.text()), ("layout", one_line(&paper.layout()))] {
            let found: Vec<&str> = text
                .split('[')
                .skip(1)
                .filter_map(|piece| piece.split_once(']'))
                .flat_map(|(inside, _)| inside.split_whitespace())
                .collect();
            assert_eq!(found, all, "{name} in {mode} mode");
        }
        assert!(!paper.unpacked().contains("/ActualText"), "{name} shows a letter as a box");
    }
    assert_eq!(make(&composed), make(&decomposed), "composed and decomposed input differ");
}

#[test]
fn the_fonts_are_inside() {
    let paper = Paper::of("fonts", &vietnamese());
    let said = run("pdffonts", &[], &paper.path, &[]);
    let fonts: Vec<Vec<&str>> =
        said.lines().skip(2).map(|font| font.split_whitespace().collect()).collect();
    let mut names: Vec<&str> =
        fonts.iter().filter_map(|font| Some(font.first()?.split_once('+')?.1)).collect();
    names.sort_unstable();
    assert_eq!(names, ["TokhaiSerif-Bold", "TokhaiSerif-Regular"], "pdffonts says:\n{said}");
    for font in &fonts {
        // Embedded, a subset, with a map to Unicode.
        assert_eq!(font[font.len() - 5..font.len() - 2], ["yes", "yes", "yes"], "{font:?}");
    }
}

#[test]
fn the_tags_tell_the_structure() {
    for (name, sheet) in [("tags-vi", vietnamese()), ("tags-en", english())] {
        let paper = Paper::of(name, &sheet);
        let blocks: Vec<&Block> =
            sheet.sections.iter().flat_map(|section| &section.blocks).collect();
        let count = |of: fn(&Block) -> usize| blocks.iter().map(|block| of(block)).sum::<usize>();
        let table_rows = count(|block| match block {
            Block::Rows(rows) => rows.len(),
            Block::Money(rows) => rows.len(),
            Block::Paragraph(_) | Block::Checklist(_) | Block::Steps(_) | Block::Reasons(_) => 0,
        });
        let entries = count(|block| match block {
            Block::Checklist(items) | Block::Steps(items) | Block::Reasons(items) => items.len(),
            Block::Paragraph(_) | Block::Rows(_) | Block::Money(_) => 0,
        });
        let tables = count(|block| usize::from(matches!(block, Block::Rows(_) | Block::Money(_))));
        let paragraphs = count(|block| usize::from(matches!(block, Block::Paragraph(_))));
        let lists = blocks.len() - tables - paragraphs + 1;

        for (role, wanted) in [
            ("Document", 1),
            ("H1", 1),
            ("H2", sheet.sections.len()),
            ("Sect", sheet.sections.len()),
            ("Table", tables),
            ("TR", table_rows),
            ("TH", table_rows),
            ("TD", table_rows),
            ("L", lists),
            ("LI", entries + sheet.answers.len()),
            ("LBody", entries + sheet.answers.len()),
            // Reference, subtitle, notice and the words of the code are paragraphs too.
            ("P", paragraphs + 4),
            ("Figure", 1),
        ] {
            assert_eq!(paper.count(role), wanted, "{name}: {role} in\n{}", paper.tags());
        }
        let roles = paper.roles();
        for (at, (depth, role)) in roles.iter().enumerate() {
            let parent = roles[..at]
                .iter()
                .rev()
                .find(|(above, _)| above < depth)
                .map(|(_, role)| role.as_str());
            let wanted: &[&str] = match role.as_str() {
                "H2" | "Table" => &["Sect"],
                "TR" => &["Table"],
                "TH" | "TD" => &["TR"],
                "LI" => &["L"],
                "Lbl" | "LBody" => &["LI"],
                "H1" | "Sect" => &["Document"],
                _ => continue,
            };
            assert!(
                parent.is_some_and(|parent| wanted.contains(&parent)),
                "{name}: {role} stands in {parent:?}"
            );
        }
        let tree = paper.tags();
        assert!(
            tree.contains("/ListNumbering /Decimal"),
            "{name}: the steps are not numbered for the ear"
        );
        assert_eq!(
            tree.matches("/Scope /Row").count(),
            table_rows,
            "{name}: labels head their rows"
        );
        // The foot is not read out at every turn of a page.
        assert!(!tree.contains(&sheet.foot), "{name}: the foot is in the tag tree");
        assert_eq!(tree.matches(&sheet.notice).count(), 1, "{name}: the notice is read once");
        let spoken = paper.spoken();
        for string in strings(&Sheet { foot: String::new(), ..sheet.clone() }) {
            assert!(
                spoken.contains(&one_line(&string)),
                "{name}: `{string}` is not in the tag tree"
            );
        }
        let footers = paper.unpacked().matches("/Subtype/Footer").count();
        assert_eq!(footers, paper.pages(), "{name}: every page has its foot as an artifact");
    }
}

#[test]
fn the_boxes_are_there_to_tick() {
    let sheet = vietnamese();
    let papers =
        sheet.sections.iter().flat_map(|section| &section.blocks).find_map(|block| match block {
            Block::Checklist(items) => Some(items.len()),
            Block::Paragraph(_)
            | Block::Rows(_)
            | Block::Money(_)
            | Block::Steps(_)
            | Block::Reasons(_) => None,
        });
    // A closed path of four corners; 3.5 mm are 9.92 points.
    let unpacked = Paper::of("boxes", &sheet).unpacked();
    let squares = unpacked.lines().filter(|line| line.ends_with(" l")).filter(|line| {
        let corners: Vec<f32> = line
            .rsplit(" w ")
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .filter_map(|word| word.parse().ok())
            .collect();
        let [x0, y0, x1, _, _, y2, _, _] = corners[..] else { return false };
        ((x1 - x0) - 9.92).abs() < 0.05 && ((y2 - y0) - 9.92).abs() < 0.05
    });
    assert_eq!(Some(squares.count()), papers);
}

#[test]
fn amounts_stand_under_each_other() {
    let words = Paper::of("amounts", &vietnamese()).words();
    let right = |amount: &str| -> Vec<f32> {
        let ends = words.windows(2).filter(|pair| pair[0].4 == amount && pair[1].4 == "đ");
        ends.map(|pair| pair[1].2).collect()
    };
    let mut ends = right("50.000");
    ends.extend(right("−25.000"));
    // The same sum also stands in the answers on top; the last one is the bill's.
    ends.extend(right("25.000").last());
    assert_eq!(ends.len(), 3);
    assert!(ends.iter().all(|end| (end - ends[0]).abs() < 1.0), "the amounts end at {ends:?}");
}

#[test]
fn nothing_leaves_the_margins() {
    let mut long = english();
    long.sections.push(section("Long", vec![Block::Paragraph("One line.".to_owned()); 80]));
    for (name, sheet) in
        [("margins-vi", vietnamese()), ("margins-en", english()), ("margins-long", long)]
    {
        stays_inside(&Paper::of(name, &sheet));
    }
}

/// The margins of the paper, measured in ink: left 30 mm, right 15 mm, top 20 mm; the foot stays 8 mm off the edge.
fn stays_inside(paper: &Paper) {
    const DPI: u32 = 60;
    let pictures = paper.pixels(DPI);
    assert_eq!(pictures.len(), paper.pages());
    for (page, picture) in pictures.iter().enumerate() {
        let (left, right, top, bottom) =
            picture.ink().unwrap_or_else(|| panic!("page {} is empty", page + 1));
        let mm = |pixels: usize| pixels as f32 * 25.4 / DPI as f32;
        let name = format!("{} page {}", paper.path.display(), page + 1);
        assert!(mm(left) > 29.0, "{name}: ink {} mm from the left edge", mm(left));
        assert!(
            mm(right) < 196.0,
            "{name}: ink {} mm from the left edge, paper is 210 mm wide",
            mm(right)
        );
        assert!(mm(top) > 18.5, "{name}: ink {} mm from the top", mm(top));
        assert!(
            mm(bottom) < 289.0,
            "{name}: ink {} mm from the top, paper is 297 mm high",
            mm(bottom)
        );
    }
    for (left, _, right, _, word) in paper.words() {
        assert!(left > 84.0 && right < 555.0, "`{word}` lies from {left} to {right} points");
    }
}

/// A word of 10,200 letters.
fn endless() -> String {
    "nguyễn".repeat(1700)
}

/// What people paste, and what nobody would write.
fn nasty() -> Vec<String> {
    vec![
        "nguyễn".repeat(100),
        format!("Z{}{}", "\u{301}\u{323}".repeat(300), "\u{489}".repeat(30)),
        "😀👨‍👩‍👧‍👦🇻🇳 1️⃣".to_owned(),
        "שלום עליכם مرحبا \u{202e}đảo ngược\u{202c}".to_owned(),
        "a\0b\u{1}c\u{7f}d\u{9f}e\u{feff}f\u{fffe}g\u{ffff}h\u{fffd}i".to_owned(),
        "\u{e000}\u{e005}\u{f0000}\u{10fffd} riêng".to_owned(),
        "\u{301}\u{323} dấu mồ côi".to_owned(),
        "漢字 เขมร ខ្មែរ ﬁ Ｋ ½ ① ㎡ \u{2028}\u{2029}\t\r\n hết".to_owned(),
        "(((\\))) <b>&amp;</b> \"%\u{a0}\u{202f}\u{2007}".to_owned(),
        String::new(),
        "   ".to_owned(),
    ]
}

/// A sheet that is nasty in every place that holds text.
fn hostile() -> Sheet {
    let items = || {
        nasty().into_iter().chain([endless()]).map(|text| item(&text, &text)).collect::<Vec<_>>()
    };
    let joined = nasty().join(" ");
    let mut sections: Vec<Section> = nasty()
        .iter()
        .map(|title| section(title, vec![Block::Paragraph(joined.clone())]))
        .collect();
    sections.push(section(
        &endless(),
        vec![
            Block::Paragraph(endless()),
            Block::Rows(
                nasty()
                    .iter()
                    .map(|text| row(text, text))
                    .chain([row(&endless(), &endless())])
                    .collect(),
            ),
            Block::Money(nasty().iter().map(|text| money(text, text, text, true)).collect()),
            Block::Money(vec![money(&endless(), &endless(), &endless(), false)]),
            Block::Checklist(items()),
            Block::Steps(items()),
            Block::Reasons(items()),
            Block::Rows(Vec::new()),
            Block::Money(Vec::new()),
            Block::Steps(Vec::new()),
        ],
    ));
    Sheet {
        lang: Lang::Vi,
        title: joined.clone() + &endless(),
        subtitle: joined.clone(),
        notice: joined.clone(),
        notice_text: joined.clone(),
        reference_label: joined.clone(),
        reference: joined.clone(),
        reference_note: joined.clone(),
        foot: joined.clone(),
        page_label: joined,
        answers: nasty().iter().map(|text| fact(text, text, text)).collect(),
        sections,
        code: None,
    }
}

#[test]
fn no_text_is_refused() {
    let paper = Paper::of("hostile", &hostile());
    let said = run("qpdf", &["--check"], &paper.path, &[]);
    assert!(
        said.contains("No syntax or stream encoding errors found"),
        "qpdf --check says:\n{said}"
    );
    stays_inside(&paper);

    let rows =
        nasty().iter().map(|text| row(text, "")).chain([row("từ dài", &endless())]).collect();
    let spoken = Paper::of("nasty", &rows_only(rows)).spoken();
    // Lines and pages end inside the word; the word itself goes on.
    let together: String = spoken.split_whitespace().collect();
    assert!(together.contains(&endless()), "the long word was cut or changed");
    for kept in ["abcdef", "riêng", "dấu mồ côi", "fi K ½ 1 m2", "(((\\))) <b>&amp;</b> \"%"]
    {
        assert!(spoken.contains(kept), "`{kept}` is missing in {spoken}");
    }
}

#[test]
fn a_sheet_without_words_is_a_page() {
    let nothing = Sheet {
        lang: Lang::Vi,
        title: String::new(),
        subtitle: String::new(),
        notice: String::new(),
        notice_text: String::new(),
        reference_label: String::new(),
        reference: String::new(),
        reference_note: String::new(),
        foot: String::new(),
        page_label: String::new(),
        answers: Vec::new(),
        sections: vec![section("", Vec::new())],
        code: None,
    };
    let paper = Paper::of("nothing", &nothing);
    assert_eq!((paper.pages(), paper.info("Title").as_str()), (1, "Tờ Khai"));
}

#[test]
fn what_the_font_lacks_is_a_box_that_is_still_copied() {
    let paper = Paper::of(
        "boxed",
        &rows_only(vec![
            row("Một", "trước 😀 sau"),
            row("Hai", "trước 漢字 sau"),
            row("Ba", "trước \u{e003} sau"),
        ]),
    );
    let text = paper.text();
    for kept in ["Một trước 😀 sau", "Hai trước 漢字 sau", "Ba trước □ sau"] {
        assert!(text.contains(kept), "`{kept}` is not in:\n{text}");
    }
}

#[test]
fn vietnamese_in_an_english_sheet_is_marked() {
    let rows = vec![row("Name", "TRẦN NGUYỄN BẢO CHÂU"), row("Born on", "20/05/2020")];
    let reasons =
        vec![item("Born here.", "Điều 19, Luật Căn cước 2023"), item("Alive.", "Article 1")];
    let mut sheet = rows_only(rows);
    sheet.sections.push(section("Why", vec![Block::Reasons(reasons)]));
    let marked = |sheet: &Sheet, name: &str| {
        Paper::of(name, sheet).unpacked().matches("/Lang (vi-VN)").count()
    };
    assert_eq!(marked(&sheet, "tongue-en"), 2, "the name and the article");
    // The whole document is Vietnamese: said twice for all of it, nowhere for a part.
    assert_eq!(marked(&Sheet { lang: Lang::Vi, ..sheet }, "tongue-vi"), 2);
}

#[test]
fn the_foot_says_the_notice_once() {
    let mut sheet = english();
    sheet.foot = "Tờ Khai · sheet TK7M · NOT SUBMITTED".to_owned();
    let paper = Paper::of("foot", &sheet);
    let text = paper.text();
    assert!(text.ends_with("NOT SUBMITTED Tờ Khai · sheet TK7M Page 1 of 1"), "{text}");
}

#[test]
fn a_heading_is_never_the_last_line_of_a_page() {
    for filler in 20..40 {
        let rows = |count: usize| {
            Block::Rows((0..count).map(|at| row(&format!("Dòng {at}"), "giá trị")).collect())
        };
        let sheet = Sheet {
            sections: vec![
                section("Đầu", vec![rows(filler)]),
                section("Mốc cần tìm", vec![Block::Paragraph("Gồm:".to_owned()), rows(40)]),
            ],
            ..english()
        };
        let text = run(
            "pdftotext",
            &["-raw", "-enc", "UTF-8"],
            &Paper::of("headings", &sheet).path,
            &["-"],
        );
        for page in text.split('\u{c}') {
            // Nor is the sentence that introduces what follows.
            if let Some((_, after)) = page.split_once("Mốc cần tìm") {
                assert!(
                    after.matches("Dòng").count() >= 2,
                    "after {filler} rows the heading ends its page:\n{page}"
                );
            }
        }
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    for sheet in [vietnamese(), english(), hostile()] {
        let (one, two) = (make(&sheet), make(&sheet));
        assert!(one.is_ok() && one == two, "two runs differ");
    }
    let later = PdfDay { minute: 6, ..MADE_ON };
    let (regular, bold) = fonts();
    let other = pdf(&english(), &Fonts { regular: &regular, bold: &bold }, later);
    assert_ne!(other, make(&english()), "the moment of making is not in the file");
}

#[test]
fn a_damaged_font_is_an_error() {
    let (regular, bold) = fonts();
    let with = |regular: &[u8], bold: &[u8]| pdf(&english(), &Fonts { regular, bold }, MADE_ON);
    assert_eq!(with(b"", &bold), Err(PdfError::Font("regular")));
    assert_eq!(with(&regular, &bold[..bold.len() / 2]), Err(PdfError::Font("bold")));
    assert_eq!(with(&regular, b"not a font"), Err(PdfError::Font("bold")));
}
