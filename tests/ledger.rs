//! The tables of the law: in order, cited, all listed; and the ledger that a lawyer reads instead of the source.
//!
//! Generic over every table. Whether a row is right is the lawyer's to say: the ledger gives its article and how far it
//! was checked.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/sources.rs"]
mod sources;

use chrono::NaiveDate;
use sources::{bless, code, sources};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use tokhai_core::calendar::holidays::{DAYS_OFF, OffKind, Status, WORKING_SATURDAYS};
use tokhai_core::dossier::json::RULES_CHECKED_ON;
use tokhai_core::law::general::TURNS;
use tokhai_core::law::{Confidence, Row, instruments};
use tokhai_core::procedures;
use tokhai_core::values::day::{iso, written, ymd};
use unicode_normalization::is_nfc;

/// Every table by its name, with the procedures that list it.
fn tables() -> BTreeMap<&'static str, (Vec<Row>, Vec<&'static str>)> {
    let mut tables: BTreeMap<&'static str, (Vec<Row>, Vec<&'static str>)> = BTreeMap::new();
    for procedure in procedures::ALL {
        for table in procedure.law {
            tables
                .entry(table.name())
                .or_insert_with(|| (table.rows(), Vec::new()))
                .1
                .push(procedure.id);
        }
    }
    tables
}

/// Articles that were in force before the rest of their act.
const EARLY: &[(&str, &str, NaiveDate)] = &[("26/2023/QH15", "Điều 46 khoản 3", ymd(2024, 1, 15))];

#[test]
fn rows_ascend_and_rest_on_an_act_in_force() {
    for (name, (rows, _)) in tables() {
        assert!(!rows.is_empty(), "{name} is empty");
        for pair in rows.windows(2) {
            assert!(
                pair[0].from < pair[1].from,
                "{name}: {} comes after {}",
                pair[1].from,
                pair[0].from
            );
        }
        for row in &rows {
            let act = row.cite.instrument;
            assert!(
                instruments::ALL.contains(&act),
                "{name}: {} is not in the list of acts",
                act.number
            );
            let early = EARLY
                .iter()
                .find(|(number, article, _)| (act.number, row.cite.at) == (*number, *article));
            let from = early.map_or(act.from, |(_, _, from)| *from);
            assert!(
                from <= row.from,
                "{name}: {} is in force from {}, the row from {}",
                act.number,
                from,
                row.from
            );
            assert!(
                row.value.as_deref().is_none_or(|value| !value.is_empty() && is_nfc(value)),
                "{name}: {}",
                row.from
            );
        }
    }
}

#[test]
fn the_turns_are_the_days_on_which_some_table_changes() {
    let rows = tables().into_values().flat_map(|(rows, _)| rows);
    let days: BTreeSet<NaiveDate> = rows.map(|row| row.from).collect();
    let listed: Vec<String> = days.iter().map(|day| iso(*day)).collect();
    let turns: Vec<NaiveDate> = days.into_iter().collect();
    assert_eq!(TURNS, turns, "law::general::TURNS has to list {listed:?}");
}

#[test]
fn acts_are_named_once_and_were_checked_after_they_were_in_force() {
    let mut numbers = BTreeSet::new();
    for act in instruments::ALL {
        assert!(numbers.insert(act.number), "{} is there twice", act.number);
        assert!(!act.title.is_empty() && !act.source.is_empty(), "{}", act.number);
        assert!(
            [act.number, act.title, act.source].iter().all(|text| is_nfc(text)),
            "{}",
            act.number
        );
        assert!(act.checked_on >= act.from, "{}: checked before it was in force", act.number);
    }
    let newest = instruments::ALL.iter().map(|act| iso(act.checked_on)).max();
    assert_eq!(newest.as_deref(), Some(RULES_CHECKED_ON), "what the files say of the last check");
}

#[test]
fn every_dated_value_of_the_source_is_in_some_procedure() {
    let listed = tables();
    let mut seen = 0;
    for source in sources("src") {
        let plain = code(&source.text);
        let declared: Vec<&str> = plain
            .lines()
            .filter(|line| line.contains("static ") && line.contains(": Dated<"))
            .collect();
        let names: Vec<&str> = source
            .text
            .split("static ")
            .skip(1)
            .filter(|rest| rest.split_once('{').is_some_and(|(head, _)| head.contains(": Dated<")))
            .filter_map(|rest| rest.split_once("name: \"")?.1.split('"').next())
            .collect();
        assert_eq!(declared.len(), names.len(), "{}: a table without a name", source.path);
        for name in names {
            assert!(
                listed.contains_key(name),
                "{}: {name} is in no procedure's `law`",
                source.path
            );
            seen += 1;
        }
    }
    assert_eq!(seen, listed.len(), "a table was listed that the source does not declare");
}

#[test]
fn days_off_ascend_and_have_a_source() {
    for pair in DAYS_OFF.windows(2) {
        assert!(pair[0].on < pair[1].on, "{} comes after {}", iso(pair[1].on), iso(pair[0].on));
    }
    for pair in WORKING_SATURDAYS.windows(2) {
        assert!(pair[0].on < pair[1].on, "{} comes after {}", iso(pair[1].on), iso(pair[0].on));
    }
    for day in DAYS_OFF {
        assert!(
            !day.source.is_empty() && is_nfc(day.source) && is_nfc(day.name.vi),
            "{}",
            iso(day.on)
        );
    }
}

fn sure(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "cao",
        Confidence::Medium => "vừa",
        Confidence::Low => "thấp",
    }
}

fn known(status: Status) -> &'static str {
    match status {
        Status::Official => "đã công bố",
        Status::Computed => "tính trước",
    }
}

/// A row's last day: the eve of the next one.
fn through(rows: &[Row], at: usize) -> String {
    rows.get(at + 1).and_then(|next| next.from.pred_opt()).map_or_else(|| "nay".to_owned(), written)
}

fn row_line(rows: &[Row], at: usize) -> String {
    let row = &rows[at];
    let value = row.value.as_deref().unwrap_or("hết hiệu lực");
    let article = if row.cite.at.is_empty() { "(chưa rõ điều, khoản)" } else { row.cite.at };
    format!(
        "{} | {} | {value} | {article}, {} | {}",
        written(row.from),
        through(rows, at),
        row.cite.instrument.number,
        sure(row.confidence)
    )
}

fn ledger() -> String {
    let mut out = String::from(
        "# Sổ luật\n\n\
         Tệp này do `tests/ledger.rs` viết ra từ mã nguồn; đừng sửa tay.\n\
         Written by a test from the source; `TOKHAI_BLESS=1 cargo test --test ledger` writes it anew.\n\n\
         Mỗi dòng là một quy định có hiệu lực từ ngày này đến ngày kia, kèm căn cứ.\n\
         Độ tin “cao” là lời văn của điều luật hoặc hai nguồn độc lập; “vừa” là một nguồn; “thấp” là hiểu biết chung hoặc cách hiểu của chúng tôi.\n\n",
    );
    let tables = tables();
    out.push_str("## Cần đối chiếu trước\n\nNhững dòng có độ tin thấp.\n\n");
    out.push_str("| Bảng | Từ | Đến | Nội dung | Căn cứ | Độ tin |\n|---|---|---|---|---|---|\n");
    for (name, (rows, _)) in &tables {
        for at in (0..rows.len()).filter(|at| rows[*at].confidence == Confidence::Low) {
            writeln!(out, "| `{name}` | {} |", row_line(rows, at)).unwrap();
        }
    }
    out.push_str("\n## Văn bản\n\n| Số | Tên | Có hiệu lực từ | Đã đọc ở đâu | Độ tin | Kiểm ngày |\n|---|---|---|---|---|---|\n");
    for act in instruments::ALL {
        let (from, checked) = (written(act.from), written(act.checked_on));
        writeln!(
            out,
            "| {} | {} | {from} | {} | {} | {checked} |",
            act.number,
            act.title,
            act.source,
            sure(act.confidence)
        )
        .unwrap();
    }
    out.push_str("\n## Quy định theo ngày\n");
    for (name, (rows, procedures)) in &tables {
        write!(out, "\n### `{name}`\n\nDùng ở: {}.\n\n", procedures.join(", ")).unwrap();
        out.push_str("| Từ | Đến | Nội dung | Căn cứ | Độ tin |\n|---|---|---|---|---|\n");
        for at in 0..rows.len() {
            writeln!(out, "| {} |", row_line(rows, at)).unwrap();
        }
    }
    out.push_str("\n## Ngày nghỉ của cơ quan nhà nước\n\n| Ngày | Dịp | Loại | Căn cứ | Tình trạng |\n|---|---|---|---|---|\n");
    for day in DAYS_OFF {
        let kind = match day.kind {
            OffKind::Holiday => "ngày lễ",
            OffKind::TetBreak => "kỳ nghỉ Tết",
            OffKind::Compensatory => "nghỉ bù",
            OffKind::SwappedOff => "hoán đổi",
        };
        writeln!(
            out,
            "| {} | {} | {kind} | {} | {} |",
            written(day.on),
            day.name.vi,
            day.source,
            known(day.status)
        )
        .unwrap();
    }
    out.push_str(
        "\n## Thứ Bảy làm bù\n\n| Ngày | Thay cho | Căn cứ | Tình trạng |\n|---|---|---|---|\n",
    );
    for day in WORKING_SATURDAYS {
        writeln!(
            out,
            "| {} | {} | {} | {} |",
            written(day.on),
            written(day.instead_of),
            day.source,
            known(day.status)
        )
        .unwrap();
    }
    out
}

#[test]
fn the_ledger_is_up_to_date() {
    bless("docs/law-ledger.md", &ledger());
}
