//! What an identity card costs.
//!
//! The order of the law: not payable, exempt, waived, reduced, full. Of several reliefs the best one counts
//! (resolution 66.22/2026, Điều 5 khoản 2). Where the law can be read in several ways, every bill is made.

use crate::calendar::age::has_reached;
use crate::form::{Facts, Pending};
use crate::law::instruments::{FEES_73_2024, LAW_2014, LAW_2023};
use crate::law::{Citation, Reading, Ruling, in_order};
use crate::procedures::identity_card::law::{self, Fees, Reduction, Regime};
use crate::procedures::identity_card::questions::{
    CASE, CLAIMS, Case, Claim, ERROR_BY_AGENCY, HELD, Held, WAY, Way, YesNo,
};
use crate::procedures::identity_card::rules::at_exchange_age;
use crate::procedures::{Bill, BillLine, Fee, Said};
use crate::questions::delivery;
use crate::questions::person::BORN_ON;
use crate::values::day::written;
use crate::values::money::Dong;
use crate::values::text::{Sentence, Text};

/// How a case is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Charge {
    /// Nothing is to be paid, for a reason.
    NotPayable(Text, Citation),
    /// One of the three fees.
    Payable(Kind),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Conversion,
    Exchange,
    Reissue,
}

impl Kind {
    fn of(self, fees: Fees) -> Dong {
        match self {
            Kind::Conversion => fees.conversion,
            Kind::Exchange => fees.exchange,
            Kind::Reissue => fees.reissue,
        }
    }

    fn text(self, regime: Regime) -> Text {
        match (self, regime) {
            (Kind::Conversion, Regime::Law2014) => {
                Text::new("Lệ phí chuyển từ CMND sang CCCD", "Fee for changing the CMND to a CCCD")
            }
            (Kind::Conversion, Regime::Law2023) => Text::new(
                "Lệ phí đổi CCCD sang thẻ căn cước",
                "Fee for changing the CCCD to a thẻ căn cước",
            ),
            (Kind::Exchange, _) => Text::new("Lệ phí cấp đổi thẻ", "Fee for an exchange"),
            (Kind::Reissue, _) => Text::new("Lệ phí cấp lại thẻ", "Fee for a reissue"),
        }
    }
}

/// The charges of a case, one for each reading of the law.
fn charges(facts: &Facts<'_>) -> Result<Vec<(Text, Charge)>, Pending> {
    let one = |charge| Ok(vec![(Text::new("", ""), charge)]);
    let case = facts.get(&CASE)?;
    let regime = law::REGIME.on(facts.day)?.value;
    let held = facts.get(&HELD)?;
    match regime {
        Regime::Law2014 => match case {
            Case::FirstIssue => one(Charge::NotPayable(FIRST, LAW_2014.at("Điều 32 khoản 2"))),
            Case::ExchangeAge => one(Charge::NotPayable(AGE, LAW_2014.at("Điều 32 khoản 3"))),
            Case::ExchangeAdministrativeUnits => {
                one(Charge::NotPayable(UNITS, law::EXEMPT.on(facts.day)?.cite))
            }
            Case::ExchangeError => match facts.get(&ERROR_BY_AGENCY)? {
                YesNo::Yes => one(Charge::NotPayable(ERROR, LAW_2014.at("Điều 32 khoản 3"))),
                YesNo::No => one(Charge::Payable(Kind::Exchange)),
            },
            Case::ExchangeFromCmnd => one(Charge::Payable(Kind::Conversion)),
            // A damaged card was an exchange under the 2014 law (Điều 23 khoản 1 điểm b).
            Case::ReissueDamaged
            | Case::ExchangeDetails
            | Case::ExchangeAppearance
            | Case::ExchangeRequest
            | Case::ExchangeNewNumber
            | Case::ExchangeFromCccd => one(Charge::Payable(Kind::Exchange)),
            Case::ReissueLost | Case::ReissueNationality => one(Charge::Payable(Kind::Reissue)),
        },
        Regime::Law2023 => match case {
            Case::FirstIssue => one(Charge::NotPayable(FIRST, LAW_2023.at("Điều 38 khoản 2"))),
            Case::ExchangeAge => match held {
                Held::Cccd => Ok(vec![
                    (CONVERSION_NAMED, Charge::Payable(Kind::Conversion)),
                    (AGE_COVERS, Charge::NotPayable(AGE, LAW_2023.at("Điều 38 khoản 3 điểm a"))),
                ]),
                Held::None | Held::Cmnd | Held::CanCuoc => {
                    one(Charge::NotPayable(AGE, LAW_2023.at("Điều 38 khoản 3 điểm a")))
                }
            },
            Case::ExchangeAdministrativeUnits => {
                one(Charge::NotPayable(UNITS, LAW_2023.at("Điều 38 khoản 3 điểm a")))
            }
            Case::ExchangeError => match facts.get(&ERROR_BY_AGENCY)? {
                YesNo::Yes => one(Charge::NotPayable(ERROR, LAW_2023.at("Điều 38 khoản 3 điểm b"))),
                YesNo::No => one(Charge::Payable(Kind::Exchange)),
            },
            Case::ExchangeFromCccd => {
                if at_exchange_age(facts)?.is_some() {
                    Ok(vec![
                        (CONVERSION_NAMED, Charge::Payable(Kind::Conversion)),
                        (
                            AGE_COVERS,
                            Charge::NotPayable(AGE, LAW_2023.at("Điều 38 khoản 3 điểm a")),
                        ),
                    ])
                } else {
                    one(Charge::Payable(Kind::Conversion))
                }
            }
            Case::ExchangeFromCmnd => Ok(vec![
                (LIKE_CCCD, Charge::Payable(Kind::Conversion)),
                (FIRST_OF_ITS_KIND, Charge::NotPayable(FIRST, LAW_2023.at("Điều 38 khoản 2"))),
            ]),
            Case::ExchangeDetails
            | Case::ExchangeAppearance
            | Case::ExchangeNewNumber
            | Case::ExchangeRequest => one(Charge::Payable(Kind::Exchange)),
            Case::ReissueLost if held == Held::Cccd => Ok(vec![
                (AS_REISSUE, Charge::Payable(Kind::Reissue)),
                (AS_CONVERSION, Charge::Payable(Kind::Conversion)),
                (FIRST_OF_ITS_KIND, Charge::NotPayable(FIRST, LAW_2023.at("Điều 38 khoản 2"))),
            ]),
            Case::ReissueDamaged if held == Held::Cccd => Ok(vec![
                (AS_REISSUE, Charge::Payable(Kind::Reissue)),
                (AS_CONVERSION, Charge::Payable(Kind::Conversion)),
            ]),
            Case::ReissueLost | Case::ReissueDamaged | Case::ReissueNationality => {
                one(Charge::Payable(Kind::Reissue))
            }
        },
    }
}

const FIRST: Text = Text::new("Cấp thẻ lần đầu: không phải nộp lệ phí", "First card: no fee");
const AGE: Text =
    Text::new("Đổi thẻ khi đến tuổi: không phải nộp lệ phí", "Exchange at an exchange age: no fee");
const UNITS: Text = Text::new(
    "Đổi thẻ do sắp xếp đơn vị hành chính: không phải nộp lệ phí",
    "Exchange because units were rearranged: no fee",
);
const ERROR: Text =
    Text::new("Thẻ sai do lỗi của cơ quan: không phải nộp lệ phí", "The office's mistake: no fee");

const CONVERSION_NAMED: Text = Text::new(
    "Thông tư về lệ phí nêu riêng việc đổi CCCD sang thẻ căn cước, kể cả khi đến tuổi đổi.",
    "The fee circular names the change from CCCD to thẻ căn cước on its own, even at an exchange age.",
);
const AGE_COVERS: Text = Text::new(
    "Luật không thu lệ phí khi đổi thẻ vì đến tuổi, và không phân biệt loại thẻ cũ.",
    "The law charges nothing for an exchange by age, whatever the old card.",
);
const LIKE_CCCD: Text = Text::new(
    "Coi như đổi CCCD sang thẻ căn cước.",
    "Treated like changing a CCCD to a thẻ căn cước.",
);
const FIRST_OF_ITS_KIND: Text =
    Text::new("Coi là được cấp thẻ căn cước lần đầu.", "Treated as the first thẻ căn cước.");
const AS_REISSUE: Text = Text::new("Coi là cấp lại thẻ.", "Treated as a reissue.");
const AS_CONVERSION: Text = Text::new(
    "Coi là đổi từ CCCD sang thẻ căn cước, vì chưa từng có thẻ căn cước.",
    "Treated as a change from CCCD to thẻ căn cước, as there never was a thẻ căn cước.",
);

/// Whether reliefs matter: some reading of the law charges something.
pub(super) fn may_be_charged(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(charges(facts)?.iter().any(|(_, charge)| matches!(charge, Charge::Payable(_))))
}

/// Whether claims matter: something is charged, and no age exempts from it already.
pub(super) fn claims_matter(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(may_be_charged(facts)? && exempt_by_age(facts)?.is_none())
}

/// The ground on which a person is exempt.
struct Ground {
    text: Sentence,
    cite: Citation,
    /// What was claimed; an age is not.
    claim: Option<Claim>,
}

/// The age on account of which a person is exempt, if it is one.
fn exempt_by_age(facts: &Facts<'_>) -> Result<Option<Ground>, Pending> {
    let exempt = law::EXEMPT.on(facts.day)?;
    if exempt.value.below_age.is_some() || exempt.value.from_age.is_some() {
        let born = facts.get(&BORN_ON)?;
        if let Some(age) = exempt.value.from_age
            && has_reached(born, age, facts.day.0) == Some(true)
        {
            let text = Text::new("Miễn: từ đủ {age} tuổi", "Exempt: {age} or over")
                .fill(&[("age", age.to_string().into())]);
            return Ok(Some(Ground { text, cite: exempt.cite, claim: None }));
        }
        if let Some(age) = exempt.value.below_age
            && has_reached(born, age, facts.day.0) == Some(false)
        {
            let text = Text::new("Miễn: trẻ em dưới {age} tuổi", "Exempt: child under {age}")
                .fill(&[("age", age.to_string().into())]);
            return Ok(Some(Ground { text, cite: exempt.cite, claim: None }));
        }
    }
    Ok(None)
}

/// The ground on which a person is exempt, if any.
fn exemption(facts: &Facts<'_>) -> Result<Option<Ground>, Pending> {
    if let Some(ground) = exempt_by_age(facts)? {
        return Ok(Some(ground));
    }
    let exempt = law::EXEMPT.on(facts.day)?;
    let mut open = Vec::new();
    for claim in facts.find(&CLAIMS)?.unwrap_or_default() {
        // The orphan's claim ends with childhood; the others do not look at the age.
        let grown = claim == Claim::Orphan
            && has_reached(facts.get(&BORN_ON)?, law::ORPHAN_BELOW, facts.day.0) != Some(false);
        if exempt.value.claims.contains(&claim) && !grown {
            open.push(claim);
        }
    }
    // An island district is claimed last: since 2025-07-01 it is the one ground that is not certain.
    let ground = open.iter().find(|claim| **claim != Claim::IslandDistrict).or(open.first());
    Ok(ground.map(|claim| {
        let ground = (CLAIMS.show)(&vec![*claim]);
        let text = Text::new("Miễn: {ground}", "Exempt: {ground}").fill(&[("ground", ground)]);
        Ground { text, cite: exempt.cite, claim: Some(*claim) }
    }))
}

fn bill(facts: &Facts<'_>, charge: Charge) -> Result<Bill, Pending> {
    let kind = match charge {
        Charge::NotPayable(text, cite) => {
            return Ok(Bill {
                lines: vec![BillLine { text: text.into(), amount: Dong(0), cites: vec![cite] }],
            });
        }
        Charge::Payable(kind) => kind,
    };
    let fees = law::FEES.on(facts.day)?;
    let regime = law::REGIME.on(facts.day)?.value;
    let base = kind.of(fees.value);
    let mut lines =
        vec![BillLine { text: kind.text(regime).into(), amount: base, cites: vec![fees.cite] }];
    if let Some(ground) = exemption(facts)? {
        lines.push(BillLine { text: ground.text, amount: Dong(-base.0), cites: vec![ground.cite] });
        return Ok(Bill { lines });
    }
    let reduction = law::REDUCTION.on(facts.day)?;
    let half = Dong(-base.0 / 2);
    match reduction.value {
        Reduction::None => {}
        Reduction::Half => lines.push(BillLine {
            text: Text::new("Giảm 50%", "50% off").into(),
            amount: half,
            cites: vec![reduction.cite],
        }),
        Reduction::HalfOnline => {
            if facts.get(&WAY)? == Way::Online {
                lines.push(BillLine {
                    text: Text::new("Giảm 50% vì nộp trực tuyến", "50% off for filing online")
                        .into(),
                    amount: half,
                    cites: vec![reduction.cite],
                });
            }
        }
    }
    Ok(Bill { lines })
}

/// The waiver for a digital citizen: a second figure, never promised.
fn waived(facts: &Facts<'_>, bill: &Bill) -> Result<Option<Reading<Bill>>, Pending> {
    let claims = facts.find(&CLAIMS)?.unwrap_or_default();
    let Ok(waiver) = law::DIGITAL_WAIVER.on(facts.day) else { return Ok(None) };
    if !claims.contains(&Claim::DigitalCitizen)
        || facts.find(&WAY)? != Some(Way::Online)
        || bill.total() == Dong(0)
    {
        return Ok(None);
    }
    let off = BillLine {
        text: Text::new(
            "Miễn cho công dân số, nếu cơ quan xác nhận",
            "Waived for a digital citizen, if the office confirms",
        )
        .into(),
        amount: Dong(-bill.total().0),
        cites: vec![waiver.cite],
    };
    let mut lines = bill.lines.clone();
    lines.push(off);
    Ok(Some(Reading {
        text: Text::new(
            "Có thể được miễn vì đã tích hợp đủ giấy tờ cơ bản vào VNeID và nộp trực tuyến; chỉ cơ quan mới xác nhận được.",
            "May be waived because the basic papers are in VNeID and it is filed online; only the office can confirm.",
        )
        .into(),
        value: Bill { lines },
    }))
}

const AS_CHARGED: Text = Text::new("Nếu không được miễn.", "If it is not waived.");

/// The bill, or the bills, of a case.
pub(super) fn fee(facts: &Facts<'_>) -> Result<Fee, Pending> {
    let mut readings: Vec<Reading<Bill>> = Vec::new();
    for (text, charge) in charges(facts)? {
        readings.push(Reading { text: text.into(), value: bill(facts, charge)? });
    }
    if let Some(dearest) = readings.iter().max_by_key(|reading| reading.value.total())
        && let Some(reading) = waived(facts, &dearest.value)?
    {
        if let [only] = readings.as_mut_slice() {
            only.text = AS_CHARGED.into();
        }
        readings.push(reading);
    }
    // Dearest first: that is the sum to have ready. Two readings with the same sum are no dispute for the payer.
    in_order(&mut readings, |bill| std::cmp::Reverse(bill.total()));
    readings.dedup_by_key(|reading| reading.value.total());
    let mut notes = Vec::new();
    if let Ok(island) = law::ISLAND_DISTRICT.on(facts.day)
        && may_be_charged(facts)?
        && exemption(facts)?.is_some_and(|ground| ground.claim == Some(Claim::IslandDistrict))
    {
        let text = Text::new(
            "Từ 01/07/2025 không còn huyện đảo. Công cụ hiểu là đặc khu vốn là huyện đảo; chưa có văn bản nói rõ, cơ quan sẽ cho biết.",
            "There are no island districts since 1 July 2025. This is read as the special zones that were one; no text says so yet, the office will tell.",
        );
        notes.push(Said::new(text, &[island.cite]));
    }
    if facts.day.0 > law::FEES_KNOWN_THROUGH
        && readings.iter().any(|reading| reading.value.total() > Dong(0))
    {
        let text = Text::new(
            "Mức giảm đã công bố chỉ đến hết {day}. Sau đó có thể có mức giảm mới; hãy xem lại trước khi nộp.",
            "The announced reduction ends on {day}. There may be a new one after that; look again before you file.",
        );
        notes.push(Said::new(
            text.fill(&[("day", written(law::FEES_KNOWN_THROUGH).into())]),
            &[FEES_73_2024.at("Điều 4")],
        ));
    }
    if facts.find(&delivery::METHOD)? == Some(delivery::Method::Post) {
        let text = Text::new(
            "Cước gửi tại nhà trả riêng cho bưu điện khi nhận; công cụ không có bảng cước.",
            "Postage is paid to the carrier on delivery; this tool has no table of it.",
        );
        notes.push(Said::new(text, &[LAW_2023.at("Điều 23 khoản 1 điểm đ")]));
    }
    let bill = if readings.len() == 1 {
        readings.pop().map(|reading| Ruling::Settled(reading.value))
    } else {
        Some(Ruling::Disputed(readings))
    };
    // `charges` gives at least one reading; an empty list would be a card nobody has to pay for.
    Ok(Fee { bill: bill.unwrap_or(Ruling::Settled(Bill { lines: Vec::new() })), notes })
}
