//! Puts a finished application into the words and the order of the sheet, in one language.
//!
//! What the screens show beside it comes from the same sentences; the names of communes come from a table that is
//! handed in.

use crate::dossier::Dossier;
use crate::dossier::json::{LEAP_READING, NO_LAW, NOTICE};
use crate::dossier::sheet::{Block, Fact, Item, MoneyRow, Section, Sheet, SheetRow};
use crate::form::{Answers, Asked, Question};
use crate::law::{Citation, Ruling};
use crate::procedures::assessment::{Assessment, Part, State};
use crate::procedures::{Bill, Deadline, Fee, Online, Validity};
use crate::questions::filing;
use crate::values::communes::Communes;
use crate::values::day::{parse_day, written};
use crate::values::place::CommuneCode;
use crate::values::text::{Lang, Sentence, Text};

/// How numbers of cards and phones are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Masking {
    /// Whole.
    Whole,
    /// Replaced by dots; see [`masked`].
    Masked,
}

/// Articles in one line: `Điều 21 khoản 1, Luật Căn cước 2023 (26/2023/QH15)`.
pub fn cited(citations: &[Citation]) -> String {
    let mut seen: Vec<String> = Vec::new();
    for citation in citations {
        let text = citation.to_string();
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen.join("; ")
}

/// An answer as it is shown back; a commune by its name where the table knows it.
pub fn shown(question: &dyn Question, raw: &str, communes: Option<&Communes>) -> Option<Sentence> {
    if let (Asked::Commune { .. }, Some(table)) = (question.asked(), communes)
        && let Ok(code) = CommuneCode::parse(raw)
        && let Some(commune) = table.get(code)
    {
        return Some(commune.full_name().into());
    }
    question.shown(raw)
}

/// The digits of a number that stay when it is masked.
const LAST_DIGITS: usize = 3;

/// Letters and digits replaced. Of a long number the last digits stay, so that its owner knows it again; of words nothing
/// does, since the end of a religion or a house tells the rest.
pub fn masked(text: &str) -> String {
    let signs: Vec<char> = text.chars().filter(|sign| sign.is_alphanumeric()).collect();
    let number = signs.len() > 2 * LAST_DIGITS && signs.iter().all(char::is_ascii_digit);
    let mut left = if number { signs.len() - LAST_DIGITS } else { signs.len() };
    let hide = |sign: char| {
        if sign.is_alphanumeric() && left > 0 {
            left -= 1;
            '•'
        } else {
            sign
        }
    };
    text.chars().map(hide).collect()
}

/// The sum of a fee in words: one figure, or the figures of each reading.
pub fn fee_short(fee: &Fee) -> Sentence {
    match &fee.bill {
        Ruling::Settled(bill) => bill.total().to_string().into(),
        Ruling::Disputed(readings) => {
            let mut totals: Vec<String> =
                readings.iter().map(|reading| reading.value.total().to_string()).collect();
            totals.reverse();
            let or = Text::new(" hoặc ", " or ");
            Sentence { vi: totals.join(or.vi).into(), en: totals.join(or.en).into() }
        }
    }
}

/// When it is ready, in a few words.
pub fn deadline_short(deadline: &Ruling<Deadline>) -> Option<Sentence> {
    deadline.prudent().map(|deadline| written(deadline.due_on).into())
}

/// Until when it is good, in a few words.
pub fn validity_short(validity: &Ruling<Validity>) -> Option<Sentence> {
    let words = |validity: &Validity| match validity.expiry.on {
        Some(day) => Sentence::from(written(day)),
        None => Text::new("Không thời hạn", "No expiry").into(),
    };
    match validity {
        Ruling::Settled(validity) => Some(words(validity)),
        Ruling::Disputed(readings) => {
            let all: Vec<Sentence> = readings.iter().map(|reading| words(&reading.value)).collect();
            let join = |pick: fn(&Sentence) -> &str, or: &str| {
                all.iter().map(pick).collect::<Vec<_>>().join(or)
            };
            Some(Sentence {
                vi: join(|s| &s.vi, " hoặc ").into(),
                en: join(|s| &s.en, " or ").into(),
            })
        }
    }
}

const NOT_FINAL: Text = Text::new(
    "Dự kiến: lịch nghỉ chưa công bố hết.",
    "Expected: the holidays are not all announced yet.",
);
const EXPECTED: Text =
    Text::new("{days} ngày làm việc từ {from}.", "{days} working days from {from}.");

/// The note under the deadline: how it is counted, and how sure it is.
pub fn deadline_note(deadline: &Ruling<Deadline>) -> Option<Sentence> {
    let prudent = deadline.prudent()?;
    let counted = EXPECTED.fill(&[
        ("days", prudent.working_days.to_string().into()),
        ("from", written(prudent.from).into()),
    ]);
    if prudent.certain {
        return Some(counted);
    }
    Some(Sentence {
        vi: format!("{} {}", counted.vi, NOT_FINAL.vi).into(),
        en: format!("{} {}", counted.en, NOT_FINAL.en).into(),
    })
}

/// The steps that come after the sheet: the procedure's own, or those of a card or passport.
pub fn next_steps(
    assessment: &Assessment,
    answers: &Answers,
    communes: Option<&Communes>,
) -> Vec<Sentence> {
    if !assessment.steps.is_empty() {
        return assessment.steps.iter().map(|step| step.text.clone()).collect();
    }
    let online = answers.get("filing.channel") == Some("online");
    let full = matches!(
        assessment.channel.known().and_then(Option::as_ref).map(|channel| channel.online),
        Some(Online::Full)
    );
    let visit = answers.get("filing.appointment_on").and_then(|raw| parse_day(raw).ok());
    let mut steps = Vec::new();
    if online {
        let portal = Text::new(
            "Đăng nhập Cổng dịch vụ công quốc gia (dichvucong.gov.vn) hoặc VNeID bằng tài khoản định danh mức 2, chọn thủ tục về “{title}” và nhập theo phiếu này.",
            "Sign in to the National Public Service Portal (dichvucong.gov.vn) or VNeID with a level-2 account, choose the procedure “{title}” and fill it in from this sheet.",
        );
        steps.push(portal.fill(&[("title", assessment.procedure.title.into())]));
    }
    if !(online && full) {
        let place = office(assessment, answers, communes);
        let step = match visit {
            Some(day) => Text::new(
                "Ngày {day}, đến {place}. Mang các giấy tờ ghi dưới đây.",
                "On {day}, go to {place}. Bring the papers listed below.",
            )
            .fill(&[("day", written(day).into()), ("place", place)]),
            None => Text::new(
                "Chọn một ngày làm việc rồi đến {place}. Mang các giấy tờ ghi dưới đây.",
                "Pick a working day and go to {place}. Bring the papers listed below.",
            )
            .fill(&[("place", place)]),
        };
        steps.push(step);
    }
    let pay = match assessment.fee.known() {
        Some(fee) if fee.bill.prudent().is_some_and(|bill| bill.total().0 == 0) => {
            Text::new(
                "Không phải nộp lệ phí. Giữ giấy hẹn để nhận kết quả.",
                "Nothing to pay. Keep the slip to collect the result.",
            )
            .into()
        }
        Some(fee) => Text::new(
            "Nộp lệ phí {fee} tại nơi làm thủ tục hoặc trên Cổng dịch vụ công. Giữ giấy hẹn để nhận kết quả.",
            "Pay {fee} at the office or on the portal. Keep the slip to collect the result.",
        )
        .fill(&[("fee", fee_short(fee))]),
        None => Sentence::from(NO_LAW),
    };
    steps.push(pay);
    steps
}

/// The office by its name, as far as the answers tell.
pub fn office(assessment: &Assessment, answers: &Answers, communes: Option<&Communes>) -> Sentence {
    let home = match answers.get("residence.now_at") {
        Some("temporary") => "residence.temporary",
        Some("current") => "residence.current",
        _ => "residence.permanent",
    };
    let code = answers.get(&format!("{home}.commune")).and_then(|raw| CommuneCode::parse(raw).ok());
    if let Some(office) = answers.get(filing::OFFICE.id).and_then(|raw| filing::OFFICE.shown(raw)) {
        return office;
    }
    let commune = code.and_then(|code| communes.and_then(|table| table.get(code)));
    let chosen =
        OFFICE_FIELDS.into_iter().find_map(|field| answers.get(field).map(|raw| (field, raw)));
    let (field, raw) = chosen.unwrap_or_default();
    match (raw, commune) {
        ("commune", Some(commune)) => Text::new(
            "Công an {name} (hoặc công an xã, phường nào thuận tiện)",
            "the police of {name} (or any commune police that is handy)",
        )
        .fill(&[("name", commune.full_name().into())]),
        ("commune", None) => {
            Text::new("công an xã, phường nơi thuận tiện", "the commune police that is handy")
                .into()
        }
        ("district", _) => {
            Text::new("công an huyện, quận nơi cư trú", "the district police where you live").into()
        }
        (raw, _) => {
            let question = assessment.procedure.question(field);
            let named = question.and_then(|question| question.shown(raw)).map(within_a_sentence);
            let level = assessment.agencies.known().and_then(Option::as_ref);
            named
                .or(level.map(|agencies| agencies.text.into()))
                .unwrap_or_else(|| Text::new("cơ quan tiếp nhận", "the office").into())
        }
    }
}

/// The label of an office as it stands in the middle of a sentence: the name stays, the English article does not begin one.
fn within_a_sentence(label: Sentence) -> Sentence {
    match label.en.strip_prefix("The ") {
        Some(rest) => Sentence { en: format!("the {rest}").into(), ..label },
        None => label,
    }
}

/// The questions whose answer is the office.
pub const OFFICE_FIELDS: [&str; 2] = ["filing.agency", "passport.authority"];

/// The sheet of a finished application.
pub fn sheet(
    dossier: &Dossier,
    communes: Option<&Communes>,
    lang: Lang,
    masking: Masking,
) -> Sheet {
    let judged = dossier.assessment();
    let answers = dossier.answers();
    let say = |text: Text| text.get(lang).to_owned();
    let tell = |sentence: &Sentence| sentence.get(lang).to_owned();
    let mut sections = Vec::new();

    let cites_of =
        |at: usize| judged.steps.get(at).map(|step| cited(&step.cites)).unwrap_or_default();
    let steps = next_steps(judged, answers, communes);
    let item =
        |(at, sentence): (usize, &Sentence)| Item { text: tell(sentence), cites: cites_of(at) };
    sections.push(Section {
        title: say(Text::new("Việc cần làm tiếp", "What to do next")),
        blocks: vec![Block::Steps(steps.iter().enumerate().map(item).collect())],
    });

    let papers: Vec<Item> = judged
        .papers
        .iter()
        .map(|paper| Item {
            text: format!("{}. {}", paper.title.get(lang), paper.remark.get(lang)),
            cites: cited(&[paper.cite]),
        })
        .collect();
    let bring = if papers.is_empty() {
        Block::Paragraph(say(NOTHING_TO_BRING))
    } else {
        Block::Checklist(papers)
    };
    sections.push(Section {
        title: say(Text::new("Giấy tờ mang theo", "What to bring")),
        blocks: vec![bring],
    });

    let mut declared = Vec::new();
    for (page, asks) in &judged.asked {
        if page.id == judged.procedure.closing.id {
            continue;
        }
        for ask in asks {
            let raw = answers.get(ask.question.id()).unwrap_or("");
            if let Some(value) = shown(ask.question, raw, communes) {
                let value = tell(&value);
                let hide = masking == Masking::Masked && ask.question.sensitive();
                let value = if hide { masked(&value) } else { value };
                declared.push(SheetRow { label: say(ask.question.label()), value });
            }
        }
    }
    sections.push(Section {
        title: say(Text::new("Thông tin đã khai", "What was declared")),
        blocks: vec![Block::Rows(declared)],
    });

    sections.push(Section {
        title: say(Text::new("Lệ phí", "Fee")),
        blocks: fee_blocks(&judged.fee, lang),
    });

    let mut reasons: Vec<Item> = judged
        .findings
        .iter()
        .filter(|judged| judged.state != State::NotMet)
        .map(|judged| Item { text: tell(&judged.said.text), cites: cited(&judged.said.cites) })
        .collect();
    if let Some(channel) = judged.channel.known().and_then(Option::as_ref) {
        reasons.push(Item { text: say(channel.text), cites: cited(&channel.cites) });
    }
    if let Some(Some(deadline)) = judged.deadline.known() {
        reasons.extend(deadline_reasons(deadline, lang));
    }
    if let Some(Some(validity)) = judged.validity.known() {
        reasons.extend(validity_reasons(validity, lang));
    }
    let day = LAW_OF.fill(&[("day", written(judged.day.0).into())]);
    sections.push(Section {
        title: say(Text::new("Vì sao", "Why")),
        blocks: vec![Block::Paragraph(tell(&day)), Block::Reasons(reasons)],
    });

    let case = crate::session::view::case_shown(judged.procedure, answers);
    let reference = dossier.reference().shown();
    let made = dossier.made();
    let day = format!("{:02}:{:02} {}", made.hour, made.minute, written(made.day));
    Sheet {
        lang,
        title: format!(
            "{} · {}",
            say(Text::new("Phiếu chuẩn bị hồ sơ", "Preparation sheet")),
            judged.procedure.title.get(lang)
        ),
        subtitle: case.map(|case| tell(&case)).unwrap_or_default(),
        notice: say(Text::new("CHƯA NỘP", "NOT SUBMITTED")),
        notice_text: say(Text::new(
            "Phiếu này do người dân tự chuẩn bị trên máy của mình. Không phải giấy hẹn, biên nhận hay hồ sơ đã nộp.",
            "Prepared by the citizen on their own device. Not an appointment slip, a receipt or a filed application.",
        )),
        foot: format!(
            "Tờ Khai · {} {reference} · {day} · {}",
            say(Text::new("mã phiếu", "sheet")),
            say(Text::new("CHƯA NỘP", "NOT SUBMITTED"))
        ),
        reference_label: say(Text::new("Mã phiếu", "Sheet")),
        reference,
        reference_note: say(Text::new(
            "Mã của phiếu này, không phải mã hồ sơ của cơ quan.",
            "The number of this sheet, not a file number of any office.",
        )),
        page_label: say(Text::new("Trang {page}/{pages}", "Page {page} of {pages}")),
        answers: facts(judged, lang),
        sections,
        // Drawing it is heavy: whoever makes files adds it.
        code: None,
    }
}

/// Which law a sheet was made by.
const LAW_OF: Text = Text::new("Tính theo luật của ngày {day}.", "By the law of {day}.");

/// What is said where nothing has to be brought.
pub const NOTHING_TO_BRING: Text = Text::new(
    "Không phải mang giấy tờ gì thêm: thông tin lấy từ cơ sở dữ liệu dân cư.",
    "Nothing more to bring: the data comes from the population database.",
);

/// The answers on top: what to pay, when it is ready, until when it is good.
pub fn facts(judged: &Assessment, lang: Lang) -> Vec<Fact> {
    let say = |text: Text| text.get(lang).to_owned();
    let tell = |sentence: Sentence| sentence.get(lang).to_owned();
    let unknown = || say(Text::new("Chưa có quy định", "No rule known"));
    let fee = judged.fee.known();
    let uncertain = fee.is_some_and(|fee| matches!(fee.bill, Ruling::Disputed(_)));
    let deadline = judged.deadline.known().and_then(Option::as_ref);
    let validity = judged.validity.known().and_then(Option::as_ref);
    let mut facts = vec![Fact {
        label: say(Text::new("Phải nộp", "To pay")),
        value: fee.map_or_else(unknown, |fee| tell(fee_short(fee))),
        note: if uncertain {
            say(Text::new(
                "Chưa chắc chắn: luật có nhiều cách hiểu.",
                "Not certain: the law can be read in several ways.",
            ))
        } else {
            fee.and_then(|fee| fee.notes.first())
                .map(|note| tell(note.text.clone()))
                .unwrap_or_default()
        },
    }];
    // A part that the case does not have is left out; one that no rule is known for says so.
    if !matches!(judged.deadline, Part::Known(None)) {
        facts.push(Fact {
            label: say(Text::new("Dự kiến có", "Expected")),
            value: deadline.and_then(deadline_short).map_or_else(unknown, tell),
            note: deadline.and_then(deadline_note).map(tell).unwrap_or_default(),
        });
    }
    if !matches!(judged.validity, Part::Known(None)) {
        facts.push(Fact {
            label: say(Text::new("Dùng đến", "Good until")),
            value: validity.and_then(validity_short).map_or_else(unknown, tell),
            note: String::new(),
        });
    }
    facts
}

fn fee_blocks(fee: &Part<Fee>, lang: Lang) -> Vec<Block> {
    let Some(fee) = fee.known() else { return vec![Block::Paragraph(NO_LAW.get(lang).to_owned())] };
    let mut blocks = Vec::new();
    match &fee.bill {
        Ruling::Settled(bill) => blocks.push(money(bill, lang)),
        Ruling::Disputed(readings) => {
            blocks.push(Block::Paragraph(
                Text::new(
                    "Luật có thể hiểu theo nhiều cách. Hãy chuẩn bị số tiền cao hơn; cơ quan sẽ cho biết.",
                    "The law can be read in several ways. Have the higher sum ready; the office will tell.",
                )
                .get(lang)
                .to_owned(),
            ));
            for reading in readings {
                blocks.push(Block::Paragraph(reading.text.get(lang).to_owned()));
                blocks.push(money(&reading.value, lang));
            }
        }
    }
    let note = |said: &crate::procedures::Said| Item {
        text: said.text.get(lang).to_owned(),
        cites: cited(&said.cites),
    };
    if !fee.notes.is_empty() {
        blocks.push(Block::Reasons(fee.notes.iter().map(note).collect()));
    }
    blocks
}

fn money(bill: &Bill, lang: Lang) -> Block {
    let mut rows: Vec<MoneyRow> = bill
        .lines
        .iter()
        .map(|line| MoneyRow {
            label: line.text.get(lang).to_owned(),
            amount: line.amount.to_string(),
            cites: cited(&line.cites),
            total: false,
        })
        .collect();
    rows.push(MoneyRow {
        label: Text::new("Phải nộp", "To pay").get(lang).to_owned(),
        amount: bill.total().to_string(),
        cites: String::new(),
        total: true,
    });
    Block::Money(rows)
}

/// How the deadline is counted, one item for each reading.
pub fn deadline_reasons(deadline: &Ruling<Deadline>, lang: Lang) -> Vec<Item> {
    let one = |prefix: &str, deadline: &Deadline| {
        let words = Text::new(
            "{prefix} {days} ngày làm việc kể từ khi cơ quan có đủ hồ sơ ({from}): chậm nhất {due}.",
            "{prefix} {days} working days from the day the office has everything ({from}): by {due}.",
        )
        .fill(&[
            ("prefix", prefix.into()),
            ("days", deadline.working_days.to_string().into()),
            ("from", written(deadline.from).into()),
            ("due", written(deadline.due_on).into()),
        ]);
        let certain = if deadline.certain { "" } else { NOT_FINAL.get(lang) };
        Item {
            text: format!("{} {certain}", words.get(lang)).trim().to_owned(),
            cites: cited(&deadline.cites),
        }
    };
    match deadline {
        Ruling::Settled(deadline) => vec![one("", deadline)],
        Ruling::Disputed(readings) => {
            readings.iter().map(|reading| one(reading.text.get(lang), &reading.value)).collect()
        }
    }
}

/// Why the paper is good until then, one item for each reading.
pub fn validity_reasons(validity: &Ruling<Validity>, lang: Lang) -> Vec<Item> {
    let one = |prefix: &str, validity: &Validity| {
        let issued = ("issued", Sentence::from(written(validity.issued_on)));
        let prefix = ("prefix", Sentence::from(prefix));
        let words = match validity.expiry.on {
            Some(day) => Text::new(
                "{prefix} Nếu được cấp khoảng {issued} thì dùng đến {day}.",
                "{prefix} If issued about {issued}, it is good until {day}.",
            )
            .fill(&[prefix, issued, ("day", written(day).into())]),
            None => Text::new(
                "{prefix} Nếu được cấp khoảng {issued} thì không có thời hạn.",
                "{prefix} If issued about {issued}, it has no expiry.",
            )
            .fill(&[prefix, issued]),
        };
        let leap = validity.expiry.other_reading.map_or("", |_| LEAP_READING.get(lang));
        Item {
            text: format!("{} {leap}", words.get(lang)).trim().to_owned(),
            cites: cited(&validity.cites),
        }
    };
    match validity {
        Ruling::Settled(validity) => vec![one("", validity)],
        Ruling::Disputed(readings) => {
            readings.iter().map(|reading| one(reading.text.get(lang), &reading.value)).collect()
        }
    }
}

/// The plain sentence that stands on everything: nothing has been submitted.
pub fn notice(lang: Lang) -> &'static str {
    NOTICE.get(lang)
}
