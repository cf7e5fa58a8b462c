//! One journey per procedure, and everything that comes out at its end, as files that a person can read.
//!
//! Few on purpose: this is the only place where wording is pinned down. `TOKHAI_BLESS=1` writes the files anew.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/sources.rs"]
mod sources;

use sources::{bless, root};
use std::fmt::Write;
use tokhai_core::dossier::json::{
    APPLICATION, canonical, pretty, read_application, registration, sha256,
};
use tokhai_core::dossier::sheet::{Block, Item, Sheet};
use tokhai_core::dossier::summary::{Masking, sheet};
use tokhai_core::dossier::{Dossier, Moment, Reference};
use tokhai_core::procedures;
use tokhai_core::session::{Action, Screen, Session};
use tokhai_core::values::communes::Communes;
use tokhai_core::values::day::ymd;
use tokhai_core::values::text::Lang;

/// The name of a journey, its procedure, and what a person types, in the order of the screens.
type Journey = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// At least one for each procedure, in their order; the first one has its name.
const JOURNEYS: &[Journey] = &[
    (
        "identity-card",
        "identity-card",
        &[
            ("applicant.full_name", "Nguyễn Thị Hoài An"),
            ("applicant.born_on", "10/05/1990"),
            ("applicant.sex", "female"),
            ("card.held", "cccd"),
            ("card.case", "exchange-from-cccd"),
            ("applicant.personal_id", "079 190 000 001"),
            ("card.issued_on", "12/06/2021"),
            ("card.printed_expiry", "10/05/2030"),
            ("applicant.ethnicity", "kinh"),
            ("applicant.religion", "Không"),
            ("residence.permanent.province", "66"),
            ("residence.permanent.commune", "24133"),
            ("residence.permanent.line", "Số 12, ngõ 3, thôn Đông"),
            ("residence.now_at", "temporary"),
            ("residence.temporary.province", "01"),
            ("residence.temporary.commune", "00004"),
            ("applicant.phone", "0912 345 678"),
            ("applicant.email", "hoaian@example.vn"),
            ("filing.channel", "online"),
            ("filing.agency", "commune"),
            ("filing.appointment_on", "30/11/2026"),
            ("declaration.true", "yes"),
        ],
    ),
    (
        "identity-card-under-six",
        "identity-card",
        &[
            ("applicant.full_name", "Nguyễn Minh Khôi"),
            ("applicant.born_on", "02/03/2022"),
            ("applicant.sex", "male"),
            ("card.held", "none"),
            ("card.case", "first-issue"),
            ("applicant.has_personal_id", "yes"),
            ("applicant.personal_id", "001 222 000 001"),
            ("residence.permanent.province", "01"),
            ("residence.permanent.commune", "00004"),
            ("residence.permanent.line", "Số 12, ngõ 3"),
            ("residence.now_at", "permanent"),
            ("representative.is", "mother"),
            ("representative.full_name", "Trần Thị Bích"),
            ("representative.born_on", "14/08/1990"),
            ("representative.personal_id", "001 190 000 003"),
            ("representative.home", "same"),
            ("representative.phone", "0912 345 678"),
            ("applicant.email", "bich@example.vn"),
            ("filing.channel", "online"),
            ("delivery.method", "post"),
            ("delivery.province", "01"),
            ("delivery.commune", "00004"),
            ("delivery.line", "Số 12, ngõ 3"),
            ("declaration.true", "yes"),
        ],
    ),
    (
        "identity-card-child",
        "identity-card",
        &[
            ("applicant.full_name", "Nguyễn Minh Khôi"),
            ("applicant.born_on", "02/03/2016"),
            ("applicant.sex", "male"),
            ("card.held", "none"),
            ("card.case", "first-issue"),
            ("applicant.has_personal_id", "no"),
            ("applicant.ethnicity", "kinh"),
            ("applicant.religion", "Không"),
            ("residence.permanent.province", "01"),
            ("residence.permanent.commune", "00004"),
            ("residence.now_at", "permanent"),
            ("representative.is", "guardian"),
            ("representative.full_name", "Lê Thị Cúc"),
            ("representative.personal_id", "001 155 000 003"),
            ("representative.phone", "0912 345 678"),
            ("filing.channel", "in-person"),
            ("filing.agency", "commune"),
            ("filing.appointment_on", "30/11/2026"),
            ("declaration.true", "yes"),
        ],
    ),
    (
        "electronic-identity",
        "electronic-identity",
        &[
            ("eid.account", "1"),
            ("eid.level", "2"),
            ("applicant.full_name", "Nguyễn Thị Hoài An"),
            ("applicant.born_on", "10/05/2001"),
            ("applicant.sex", "female"),
            ("applicant.personal_id", "079 301 000 001"),
            ("applicant.filed_by", "applicant"),
            ("card.held", "can-cuoc"),
            ("card.printed_expiry", "10/05/2041"),
            ("applicant.phone", "0912 345 678"),
            ("applicant.sim_in_own_name", "yes"),
            ("applicant.email", "hoaian@example.vn"),
            ("filing.appointment_on", "30/11/2026"),
            ("declaration.true", "yes"),
        ],
    ),
    (
        "portal-account",
        "portal-account",
        &[
            ("eid.account", "2"),
            ("eid.activated", "yes"),
            ("card.held", "can-cuoc"),
            ("card.printed_expiry", "10/05/2041"),
            ("applicant.sim_in_own_name", "yes"),
            ("declaration.true", "yes"),
        ],
    ),
    (
        "passport",
        "passport",
        &[
            ("passport.case", "renewal-expired"),
            ("applicant.full_name", "Nguyễn Thị Hoài An"),
            ("applicant.born_on", "10/05/2001"),
            ("applicant.sex", "female"),
            ("passport.ban", "none"),
            ("applicant.filed_by", "applicant"),
            ("applicant.birth_place", "Hải Phòng"),
            ("applicant.personal_id", "079301000001"),
            ("applicant.ethnicity", "Kinh"),
            ("applicant.religion", "Không"),
            ("applicant.phone", "+84 912 345 678"),
            ("applicant.email", "hoaian@example.vn"),
            ("residence.permanent.province", "66"),
            ("residence.permanent.commune", "24133"),
            ("residence.permanent.line", "Thôn Đông"),
            ("residence.now_at", "temporary"),
            ("residence.temporary.province", "01"),
            ("residence.temporary.commune", "00004"),
            ("residence.temporary.line", "Số 12, ngõ 3"),
            ("applicant.occupation", "Tự do"),
            ("applicant.workplace", "Không"),
            ("father.full_name", "Nguyễn Văn Bình"),
            ("father.born_on", "02/09/1970"),
            ("mother.full_name", "Trần Thị Bích"),
            ("mother.born_on", "1972"),
            ("spouse.full_name", "Lê Minh Đức"),
            ("spouse.born_on", "15/03/1998"),
            ("passport.number", "b1234567"),
            ("passport.issued_on", "12/06/2019"),
            ("passport.expires_on", "12/06/2024"),
            ("passport.refund_account", "0123456789"),
            ("passport.refund_holder", "NGUYEN THI HOAI AN"),
            ("passport.refund_bank", "Agribank"),
            ("passport.chip", "yes"),
            ("passport.authority", "department"),
            ("filing.channel", "online"),
            ("delivery.method", "pick-up"),
            ("declaration.true", "yes"),
        ],
    ),
    (
        "passport-loss-report",
        "passport-loss-report",
        &[
            ("loss.known_on", "22/11/2026"),
            ("applicant.full_name", "Nguyễn Thị Hoài An"),
            ("applicant.born_on", "10/05/2001"),
            ("applicant.sex", "female"),
            ("applicant.filed_by", "applicant"),
            ("applicant.birth_place", "Hải Phòng"),
            ("applicant.personal_id", "079301000001"),
            ("residence.current.province", "01"),
            ("residence.current.commune", "00004"),
            ("residence.current.line", "Số 12, ngõ 3"),
            ("applicant.phone", "0912345678"),
            ("passport.remembered", "yes"),
            ("passport.number", "C1234567"),
            ("passport.issued_on", "12/06/2021"),
            ("passport.issued_by", "Cục Quản lý xuất nhập cảnh"),
            ("loss.on", "21/11/2026"),
            ("loss.at", "14h30"),
            ("loss.where", "Bến xe Mỹ Đình, Hà Nội"),
            ("loss.story", "Để hộ chiếu trong ba lô.\nXuống xe thì thấy ba lô bị rạch."),
            ("filing.agency", "commune"),
            ("filing.channel", "in-person"),
            ("declaration.true", "yes"),
        ],
    ),
];

/// Walks to the summary by pressing the main button, and closes there.
fn walk(procedure: &'static str, typed: &[(&str, &str)]) -> Dossier {
    let day = tokhai_core::law::LegalDay(ymd(2026, 11, 22));
    let mut session = Session::new(day).apply(Action::Start(procedure));
    for (field, raw) in typed {
        session =
            session.apply(Action::Type { field: (*field).to_owned(), raw: (*raw).to_owned() });
    }
    for _ in 0..80 {
        session = session.apply(Action::Continue);
    }
    assert_eq!(session.screen(), Screen::Summary, "{procedure}: the journey ends early");
    let made = Moment { day: day.0, hour: 9, minute: 5, second: 0 };
    let reference = Reference::from_chance([11, 3, 5, 200, 40, 77, 13, 199, 6]);
    Dossier::close(session.procedure().unwrap(), day, &session.answers(), made, reference)
        .expect("it can close")
}

fn communes() -> Communes {
    let text = std::fs::read_to_string(root().join("public/data/communes.txt"))
        .expect("the table of communes");
    Communes::read(&text).expect("a sound table")
}

fn item(out: &mut String, mark: &str, item: &Item) {
    writeln!(out, "{mark} {}", item.text).unwrap();
    if !item.cites.is_empty() {
        writeln!(out, "    [{}]", item.cites).unwrap();
    }
}

/// A sheet as plain text.
fn plain(sheet: &Sheet) -> String {
    let mut out = format!(
        "{}\n{}\n{} — {}\n{}\n",
        sheet.title,
        sheet.subtitle,
        sheet.notice,
        sheet.notice_text,
        sheet.reference_line()
    );
    for fact in &sheet.answers {
        writeln!(out, "{}: {}", fact.label, fact.value).unwrap();
        if !fact.note.is_empty() {
            writeln!(out, "    ({})", fact.note).unwrap();
        }
    }
    for section in &sheet.sections {
        write!(out, "\n{}\n", section.title).unwrap();
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => writeln!(out, "{text}").unwrap(),
                Block::Rows(rows) => rows
                    .iter()
                    .for_each(|row| writeln!(out, "{}: {}", row.label, row.value).unwrap()),
                Block::Money(rows) => {
                    for row in rows {
                        let mark = if row.total { "=" } else { "+" };
                        let cites = if row.cites.is_empty() {
                            String::new()
                        } else {
                            format!(" [{}]", row.cites)
                        };
                        writeln!(out, "{mark} {}: {}{cites}", row.label, row.amount).unwrap();
                    }
                }
                Block::Checklist(items) => items.iter().for_each(|one| item(&mut out, "[ ]", one)),
                Block::Steps(items) => items
                    .iter()
                    .zip(1..)
                    .for_each(|(one, at)| item(&mut out, &format!("{at}."), one)),
                Block::Reasons(items) => items.iter().for_each(|one| item(&mut out, "-", one)),
            }
        }
    }
    write!(out, "\n{}\n{}\n", sheet.foot, sheet.page_label).unwrap();
    out
}

#[test]
fn every_procedure_has_its_journey() {
    let mut journeys: Vec<&str> = JOURNEYS.iter().map(|(_, procedure, _)| *procedure).collect();
    journeys.dedup();
    let procedures: Vec<&str> = procedures::ALL.iter().map(|procedure| procedure.id).collect();
    assert_eq!(journeys, procedures);
}

#[test]
fn what_comes_out_is_what_came_out_before() {
    let communes = communes();
    for (name, procedure, typed) in JOURNEYS {
        let dossier = walk(procedure, typed);
        let registration = registration(&dossier);
        let json = pretty(&registration).unwrap() + "\n";
        bless(&format!("tests/snapshots/{name}.json"), &json);

        // Anyone can check the digest, and what was registered can be read back and judged again.
        let mut value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let digest = value.as_object_mut().unwrap().remove("digest").unwrap();
        assert_eq!(
            digest,
            sha256(canonical(&value).unwrap().as_bytes()).as_str(),
            "{name}: the digest"
        );
        assert_eq!(value["application"]["format"], APPLICATION);
        let read = read_application(&value["application"]).unwrap();
        assert_eq!(&read.answers, dossier.answers(), "{name}: the answers that were read back");

        let mut text = String::new();
        for (lang, name) in [(Lang::Vi, "Tiếng Việt"), (Lang::En, "English")] {
            for (masking, how) in [(Masking::Whole, ""), (Masking::Masked, " (•••)")] {
                let sheet = sheet(&dossier, Some(&communes), lang, masking);
                // The masked sheet differs in what was declared, and in nothing else.
                if masking == Masking::Whole {
                    write!(text, "==== {name}{how} ====\n\n{}\n", plain(&sheet)).unwrap();
                } else {
                    let declared =
                        sheet.sections.iter().flat_map(|section| &section.blocks).find_map(
                            |block| match block {
                                Block::Rows(rows) => Some(rows),
                                Block::Paragraph(_)
                                | Block::Money(_)
                                | Block::Checklist(_)
                                | Block::Steps(_)
                                | Block::Reasons(_) => None,
                            },
                        );
                    let hidden: Vec<String> = declared
                        .into_iter()
                        .flatten()
                        .filter(|row| row.value.contains('•'))
                        .map(|row| format!("{}: {}", row.label, row.value))
                        .collect();
                    write!(text, "==== {name}{how} ====\n\n{}\n\n", hidden.join("\n")).unwrap();
                }
            }
        }
        bless(&format!("tests/snapshots/{name}.txt"), &text);
    }
}
