//! What a passport costs.
//!
//! One fee for a new one, twice as much in place of a damaged or lost one; then what is taken off on the day. The
//! waiver for a digital citizen is a second figure, never promised. Postage is the carrier's and not in it.

use crate::form::{Facts, Pending};
use crate::law::instruments::{FEES_25_2021, FEES_28_2026, FEES_43_2024, LAW_49_2019};
use crate::law::{Reading, Ruling};
use crate::procedures::passport::law::{self, Fees, Reduction};
use crate::procedures::passport::questions::{CASE, CLAIMS, Case, Ground, URGENT_GROUND};
use crate::procedures::{Bill, BillLine, Fee, Said};
use crate::questions::delivery;
use crate::questions::filing::{WAY, Way};
use crate::values::day::written;
use crate::values::money::Dong;
use crate::values::text::Text;

/// Which of the two fees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// First issue, and every new one but those below.
    Issue,
    /// In place of a damaged or lost one.
    Replacement,
}

impl Kind {
    /// The fee of a case.
    ///
    /// That a new passport for an expired, full or changed one is charged as an issue is our reading of a table with two
    /// lines; offices charge it so.
    pub(super) fn of(case: Case) -> Kind {
        match case {
            Case::FirstIssue | Case::RenewalExpired | Case::RenewalValid | Case::RenewalChanged => {
                Kind::Issue
            }
            Case::ReplaceDamaged | Case::ReplaceLost => Kind::Replacement,
        }
    }

    fn amount(self, fees: Fees) -> Dong {
        match self {
            Kind::Issue => fees.issue,
            Kind::Replacement => fees.replacement,
        }
    }

    fn text(self) -> Text {
        match self {
            Kind::Issue => Text::new("Lệ phí cấp mới hộ chiếu", "Fee for a new passport"),
            Kind::Replacement => Text::new(
                "Lệ phí cấp lại hộ chiếu do hỏng hoặc mất",
                "Fee for a passport in place of a damaged or lost one",
            ),
        }
    }
}

/// The bill of one of the two fees on the day.
pub(super) fn bill(facts: &Facts<'_>, kind: Kind) -> Result<Bill, Pending> {
    let fees = law::FEES.on(facts.day)?;
    let base = kind.amount(fees.value);
    let mut lines =
        vec![BillLine { text: kind.text().into(), amount: base, cites: vec![fees.cite] }];
    let reduction = law::REDUCTION.on(facts.day)?;
    let off = match reduction.value {
        Reduction::None => None,
        Reduction::Fifth => Some((Text::new("Giảm 20%", "20% off"), base.0 / 5)),
        Reduction::TenthOnline if facts.get(&WAY)? == Way::Online => Some((
            Text::new("Giảm 10% vì nộp trực tuyến", "10% off for filing online"),
            base.0 / 10,
        )),
        Reduction::TenthOnline => None,
        Reduction::Half => Some((Text::new("Giảm 50%", "50% off"), base.0 / 2)),
    };
    if let Some((text, sum)) = off {
        lines.push(BillLine { text: text.into(), amount: Dong(-sum), cites: vec![reduction.cite] });
    }
    Ok(Bill { lines })
}

/// Whether the waiver for a digital citizen is worth asking about.
pub(super) fn may_be_waived(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(law::DIGITAL_WAIVER.on(facts.day).is_ok() && facts.get(&WAY)? == Way::Online)
}

/// The bill after the waiver, where it was claimed.
fn waived(facts: &Facts<'_>, bill: &Bill) -> Result<Option<Reading<Bill>>, Pending> {
    let Ok(waiver) = law::DIGITAL_WAIVER.on(facts.day) else { return Ok(None) };
    let claimed = facts.find(&CLAIMS)?.is_some_and(|claims| claims.digital_citizen);
    if !claimed || facts.get(&WAY)? != Way::Online {
        return Ok(None);
    }
    let mut lines = bill.lines.clone();
    lines.push(BillLine {
        text: Text::new(
            "Miễn cho công dân số, nếu cơ quan xác nhận",
            "Waived for a digital citizen, if the office confirms",
        )
        .into(),
        amount: -bill.total(),
        cites: vec![waiver.cite],
    });
    Ok(Some(Reading { text: WAIVED.into(), value: Bill { lines } }))
}

const CHARGED: Text = Text::new("Nếu không được miễn.", "If it is not waived.");
const WAIVED: Text = Text::new(
    "Có thể được miễn vì VNeID đã có đủ thông tin và nộp trực tuyến; chỉ cơ quan mới xác nhận được.",
    "May be waived because VNeID has the data and it is filed online; only the office can confirm.",
);

/// Cautions that belong to the figure.
fn notes(facts: &Facts<'_>) -> Result<Vec<Said>, Pending> {
    let mut notes = Vec::new();
    if facts.day.0 > law::FEES_KNOWN_THROUGH {
        let text = Text::new(
            "Mức giảm đã công bố chỉ đến hết {day}. Sau đó có thể có mức giảm mới; hãy xem lại trước khi nộp.",
            "The announced reduction ends on {day}. There may be a new one after that; look again before you file.",
        );
        let day = written(law::FEES_KNOWN_THROUGH);
        notes.push(Said::new(text.fill(&[("day", day.into())]), &[FEES_28_2026.at("")]));
    }
    let (first, last) = law::UNCONFIRMED_CUT;
    if (first..=last).contains(&facts.day.0) {
        let text = Text::new(
            "Nửa cuối năm 2024 có thể đã có mức giảm thêm; công cụ chưa thấy văn bản nên tính mức chưa giảm.",
            "There may have been a further cut in the second half of 2024; no text of it was seen, so it is not counted.",
        );
        notes.push(Said::new(text, &[FEES_43_2024.at("")]));
    }
    if facts.find(&URGENT_GROUND)? == Some(Ground::Humanitarian) {
        let text = Text::new(
            "Vì lý do nhân đạo có thể được miễn lệ phí; cơ quan quyết định.",
            "For humanitarian reasons the fee may be waived; the office decides.",
        );
        let cite = if facts.day.0 < FEES_28_2026.from {
            FEES_25_2021.at("Điều 5 khoản 2")
        } else {
            FEES_28_2026.at("Điều 5 khoản 2")
        };
        notes.push(Said::new(text, &[cite]));
    }
    if facts.find(&delivery::METHOD)? == Some(delivery::Method::Post) {
        let text = Text::new(
            "Cước gửi tại nhà trả riêng cho bưu điện khi nhận; công cụ không có bảng cước.",
            "Postage is paid to the carrier on delivery; this tool has no table of it.",
        );
        notes.push(Said::new(text, &[LAW_49_2019.at("Điều 15 khoản 8")]));
    }
    Ok(notes)
}

/// The bill, or the bills, of a case.
pub(super) fn fee(facts: &Facts<'_>) -> Result<Fee, Pending> {
    let full = bill(facts, Kind::of(facts.get(&CASE)?))?;
    let notes = notes(facts)?;
    let bill = match waived(facts, &full)? {
        // Dearest first: that is the sum to have ready.
        Some(reading) => {
            Ruling::Disputed(vec![Reading { text: CHARGED.into(), value: full }, reading])
        }
        None => Ruling::Settled(full),
    };
    Ok(Fee { bill, notes })
}
