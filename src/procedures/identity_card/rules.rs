//! The conditions that the law sets for an identity card, one function each.
//!
//! A rule says what it found and where that stands; what follows for money is in `fee.rs`.

use crate::calendar::age::{birthday, has_reached};
use crate::calendar::expiry::card_expiry;
use crate::calendar::working_days::{received_on, working_days_after};
use crate::form::{Facts, FieldId, Pending};
use crate::law::general::{CCCD_AGE, CMND_AGE, EXCHANGE_AGES};
use crate::law::instruments::{
    CIRCULAR_16_2024, CIRCULAR_17_2024, CIVIL_CODE, DECREE_05_1999, DECREE_70_2024, LAW_2014,
    LAW_2023, RESOLUTION_190_2025,
};
use crate::law::{Citation, Reading, Ruling, in_order};
use crate::procedures::identity_card::fee;
use crate::procedures::identity_card::law::{
    self, BIOMETRICS_AGE, CARD_AGE, Children, Limit, Regime,
};
use crate::procedures::identity_card::questions::{
    AGENCY, APPOINTMENT_ON, CASE, Case, HELD, Held, ISSUED_ON, LOCALITY, Locality, PRINTED_EXPIRY,
    PrintedExpiry, WAY, Way, YesNo, fits, fits_age,
};
use crate::procedures::{
    Agencies, AgencyLevel, Channel, Deadline, Finding, Online, Said, Validity,
};
use crate::questions::person::{BORN_ON, HAS_PERSONAL_ID};
use crate::questions::representative::{FILED_BY, FiledBy};
use crate::questions::{card, delivery, representative, visit};
use crate::values::day::written;
use crate::values::flaw::Flaw;
use crate::values::money::Dong;
use crate::values::text::{Sentence, Text};
use chrono::{Days, NaiveDate};

/// Which law judges, and by which article.
pub(super) fn regime(facts: &Facts<'_>) -> Result<Regime, Pending> {
    Ok(law::REGIME.on(facts.day)?.value)
}

/// The end of the card in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CardEnd {
    /// The last day; `None` is no expiry.
    pub(super) on: Option<NaiveDate>,
    /// Where it stands.
    pub(super) cite: Citation,
}

/// The end of the card in hand: as printed, else as computed from its day of issue; `None` while neither is known.
///
/// 26/2023/QH15, Điều 46 khoản 1: what is printed counts.
pub(super) fn card_end(facts: &Facts<'_>) -> Result<Option<CardEnd>, Pending> {
    if !matches!(facts.get(&HELD)?, Held::Cccd | Held::CanCuoc) {
        return Ok(None);
    }
    if let Some(printed) = facts.find(&PRINTED_EXPIRY)? {
        let on = match printed {
            PrintedExpiry::On(day) => Some(day),
            PrintedExpiry::Unlimited => None,
        };
        let cite = match regime(facts)? {
            Regime::Law2014 => LAW_2014.at("Điều 21"),
            Regime::Law2023 => LAW_2023.at("Điều 46 khoản 1"),
        };
        return Ok(Some(CardEnd { on, cite }));
    }
    let (Some(issued), Some(born)) = (facts.find(&ISSUED_ON)?, facts.get(&BORN_ON)?.day()) else {
        return Ok(None);
    };
    // A day of issue before the first law is a slip that `issue_day` points out; nothing follows from it.
    let Ok(expiry) = card_expiry(born, issued) else { return Ok(None) };
    Ok(Some(CardEnd { on: expiry.value.on, cite: expiry.cite }))
}

/// The day on which the card in hand came to an exchange age, if it has.
///
/// The birthday itself is read as the last day of the card and the first day of the duty to exchange.
pub(super) fn at_exchange_age(facts: &Facts<'_>) -> Result<Option<NaiveDate>, Pending> {
    Ok(card_end(facts)?.and_then(|end| end.on).filter(|end| *end <= facts.day.0))
}

/// Whether a card of unknown days may have come to an exchange age: one from the first day of its kind would have, and
/// a later one ends no sooner.
fn may_be_at_exchange_age(facts: &Facts<'_>) -> Result<bool, Pending> {
    let first = match facts.get(&HELD)? {
        Held::Cccd => LAW_2014.from,
        Held::CanCuoc => LAW_2023.from,
        Held::None | Held::Cmnd => return Ok(false),
    };
    let oldest = card_expiry(facts.get(&BORN_ON)?.earliest, first)?;
    Ok(oldest.value.on.is_some_and(|end| end <= facts.day.0))
}

/// The law of the day knows the case at all.
pub(super) fn case_in_law(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let case = facts.get(&CASE)?;
    let regime = law::REGIME.on(facts.day)?;
    if Held::ALL.iter().any(|held| fits(case, *held, regime.value)) {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Luật của ngày {day} chưa có việc này.",
        "The law of {day} did not have this yet.",
    );
    let said = Said::new(text.fill(&[("day", written(facts.day.0).into())]), &[regime.cite]);
    Ok(Finding::NotMet(said.from_day(LAW_2023.from)))
}

/// The case fits the paper that was issued last.
///
/// Claiming a first card when there was one is the trap this guards against.
pub(super) fn case_fits_paper(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let (case, held) = (facts.get(&CASE)?, facts.get(&HELD)?);
    let regime = law::REGIME.on(facts.day)?;
    let in_law = Held::ALL.iter().any(|other| fits(case, *other, regime.value));
    if !in_law {
        return Ok(Finding::Silent);
    }
    if fits(case, held, regime.value) {
        let cite = if case == Case::FirstIssue && matches!(child(facts), Ok(true)) {
            law::CHILDREN.on(facts.day)?.cite
        } else {
            case_article(case, regime.value)
        };
        let text = Text::new(
            "Việc cần làm hợp với giấy tờ đang có.",
            "What you need fits the paper you have.",
        );
        return Ok(Finding::Met(Said::new(text, &[cite])));
    }
    let text = Text::new(
        "Việc đã chọn không hợp với giấy tờ đang có.",
        "What was chosen does not fit the paper you have.",
    );
    let said = Said::new(text, &[case_article(case, regime.value)]);
    let said = match (held, regime.value) {
        (Held::None, _) => said.instead(
            Text::new("Chưa từng có thẻ thì chọn “Làm thẻ lần đầu”.", "If you never had a card, choose “First card”."),
            Some((CASE.id, "first-issue")),
        ),
        (Held::Cmnd, _) => said.instead(
            Text::new("Giấy gần nhất là CMND thì chọn “Đổi CMND sang thẻ mới”.", "If your last paper was a CMND, choose “Change the CMND to the new card”."),
            Some((CASE.id, "exchange-from-cmnd")),
        ),
        (Held::Cccd, Regime::Law2023) => said.instead(
            Text::new("Đã có CCCD thì chọn “Đổi CCCD sang thẻ căn cước”, hoặc việc khác hợp hơn.", "If you have a CCCD, choose “Change the CCCD to a thẻ căn cước”, or what fits better."),
            Some((CASE.id, "exchange-from-cccd")),
        ),
        (Held::CanCuoc, Regime::Law2023) => said.instead(
            Text::new("Đã có thẻ căn cước thì chọn việc đổi hoặc cấp lại hợp với lý do.", "If you have a thẻ căn cước, choose the exchange or reissue that fits the reason."),
            None,
        ),
        (Held::Cccd | Held::CanCuoc, Regime::Law2014) => said.instead(
            Text::new("Hãy chọn lại loại giấy tờ hoặc việc cần làm.", "Choose the paper or the need again."),
            None,
        ),
    };
    Ok(Finding::NotMet(said))
}

/// The article that names the case.
fn case_article(case: Case, regime: Regime) -> Citation {
    match regime {
        Regime::Law2014 => LAW_2014.at(match case {
            Case::FirstIssue => "Điều 19 khoản 1",
            Case::ExchangeAge => "Điều 21 khoản 1",
            Case::ReissueLost | Case::ReissueNationality => "Điều 23 khoản 2",
            Case::ReissueDamaged => "Điều 23 khoản 1 điểm b",
            Case::ExchangeDetails => "Điều 23 khoản 1 điểm c",
            Case::ExchangeAppearance => "Điều 23 khoản 1 điểm d",
            Case::ExchangeError => "Điều 23 khoản 1 điểm đ",
            Case::ExchangeRequest => "Điều 23 khoản 1 điểm e",
            Case::ExchangeAdministrativeUnits
            | Case::ExchangeNewNumber
            | Case::ExchangeFromCccd
            | Case::ExchangeFromCmnd => "Điều 23",
        }),
        Regime::Law2023 => match case {
            Case::FirstIssue => LAW_2023.at("Điều 19 khoản 2"),
            Case::ExchangeAge => LAW_2023.at("Điều 24 khoản 1 điểm a"),
            Case::ExchangeDetails => LAW_2023.at("Điều 24 khoản 1 điểm b"),
            Case::ExchangeAppearance => LAW_2023.at("Điều 24 khoản 1 điểm c"),
            Case::ExchangeError => LAW_2023.at("Điều 24 khoản 1 điểm d"),
            Case::ExchangeAdministrativeUnits => LAW_2023.at("Điều 24 khoản 1 điểm đ"),
            Case::ExchangeNewNumber => LAW_2023.at("Điều 24 khoản 1 điểm e"),
            Case::ExchangeRequest => LAW_2023.at("Điều 24 khoản 1 điểm g"),
            Case::ExchangeFromCccd => LAW_2023.at("Điều 46 khoản 1"),
            Case::ExchangeFromCmnd => DECREE_70_2024.at("Điều 21 khoản 3"),
            Case::ReissueLost | Case::ReissueDamaged => LAW_2023.at("Điều 24 khoản 2 điểm a"),
            Case::ReissueNationality => LAW_2023.at("Điều 24 khoản 2 điểm b"),
        },
    }
}

/// Whether the person is certainly under 14 on the filing day.
pub(super) fn child(facts: &Facts<'_>) -> Result<bool, Pending> {
    representative::under(facts, CARD_AGE)
}

/// Whether the person is certainly under six: no photo and no fingerprints are taken.
pub(super) fn under_six(facts: &Facts<'_>) -> Result<bool, Pending> {
    representative::under(facts, BIOMETRICS_AGE)
}

/// Whether a grown person has a representative, by what was declared; who says nothing acts alone.
fn ward(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(!child(facts)? && facts.find(&FILED_BY)? == Some(FiledBy::Representative))
}

/// Whether a representative acts or helps. The 2014 law gives a child nothing to ask for.
pub(super) fn represented(facts: &Facts<'_>) -> Result<bool, Pending> {
    if child(facts)? { Ok(law::CHILD_STEPS.on(facts.day).is_ok()) } else { ward(facts) }
}

/// Whether the representative may file online with the form DC02, which asks for more of them than CC01 does.
pub(super) fn represented_on_dc02(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(represented(facts)? && regime(facts)? == Regime::Law2023 && !must_come(facts)?)
}

/// Whether nobody comes: all of it is filed online with the form DC02, whose part IV asks where the card goes.
pub(super) fn files_online(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(!must_come(facts)? && facts.get(&WAY)? == Way::Online)
}

/// Whether the portal shows the office by itself: it does for a child under six.
pub(super) fn office_by_portal(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(under_six(facts)? && facts.find(&WAY)? == Some(Way::Online))
}

/// A child without a personal number, who never had a card.
pub(super) fn without_number(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(may_lack_number(facts)? && facts.get(&HAS_PERSONAL_ID)? == YesNo::No)
}

/// Whether a child may have no personal number yet: one with a card has it on the card.
pub(super) fn may_lack_number(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(child(facts)? && facts.get(&HELD)? == Held::None)
}

/// The person is old enough: 14 or over, and under the 2023 law a child of any age.
///
/// 59/2014/QH13 Điều 19 khoản 1; 26/2023/QH15 Điều 19 khoản 2, 3. Age is counted on the day of filing.
pub(super) fn old_enough(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let born = facts.get(&BORN_ON)?;
    let regime = law::REGIME.on(facts.day)?.value;
    let age = ("age", CARD_AGE.to_string().into());
    let cite = match regime {
        Regime::Law2014 => LAW_2014.at("Điều 19 khoản 1"),
        Regime::Law2023 => LAW_2023.at("Điều 19 khoản 2"),
    };
    let children = law::CHILDREN.on(facts.day)?;
    Ok(match (has_reached(born, CARD_AGE, facts.day.0), children.value) {
        (Some(true), _) => Finding::Met(Said::new(
            Text::new("Đã đủ {age} tuổi.", "{age} or over.").fill(&[age]),
            &[cite],
        )),
        (Some(false), Children::None) => {
            let own = birthday(born.latest, CARD_AGE).on;
            // Who is still a child on the first day of the 2023 law gets a card from then on.
            if own <= LAW_2023.from {
                let text = Text::new(
                    "Chưa đủ {age} tuổi: luật năm 2014 chưa cấp thẻ.",
                    "Under {age}: the 2014 law gives no card.",
                );
                let said = Said::new(text.fill(&[age]), &[children.cite]);
                return Ok(Finding::NotMet(said.from_day(own)));
            }
            let text = Text::new(
                "Chưa đủ {age} tuổi: luật năm 2014 chưa cấp thẻ. Từ {day}, luật mới cấp thẻ cho trẻ em khi có nhu cầu.",
                "Under {age}: the 2014 law gives no card. From {day} the new law gives children a card on request.",
            );
            let blanks = [age, ("day", written(LAW_2023.from).into())];
            let cites = [children.cite, LAW_2023.at("Điều 19 khoản 3")];
            Finding::NotMet(Said::new(text.fill(&blanks), &cites).from_day(LAW_2023.from))
        }
        (Some(false), Children::OnRequest) => {
            let text = Text::new(
                "Chưa đủ {age} tuổi: được cấp thẻ khi có nhu cầu, không bắt buộc.",
                "Under {age}: a card is given on request; nobody has to have one.",
            );
            Finding::Met(Said::new(text.fill(&[age]), &[children.cite]))
        }
        (None, _) => {
            let text = Text::new(
                "Ngày sinh chưa đủ nên chưa chắc đã đủ {age} tuổi; cơ quan sẽ xem theo dữ liệu.",
                "The birth date is not complete, so being {age} is not certain; the office will look at its data.",
            );
            Finding::Advice(Said::new(text.fill(&[age]), &[cite]))
        }
    })
}

/// Who acts for a child or a ward, and who has to come.
///
/// 26/2023/QH15, Điều 23 khoản 2, 3.
pub(super) fn representative_acts(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let born = facts.get(&BORN_ON)?;
    let age = ("age", BIOMETRICS_AGE.to_string().into());
    if !child(facts)? {
        return ward_is_helped(facts);
    }
    if law::CHILD_STEPS.on(facts.day).is_err() {
        return Ok(Finding::Silent);
    }
    Ok(match has_reached(born, BIOMETRICS_AGE, facts.day.0) {
        Some(false) => {
            let text = Text::new(
                "Chưa đủ {age} tuổi: cha, mẹ hoặc người đại diện hợp pháp làm thay. Không chụp ảnh, không lấy vân tay, mống mắt; thẻ không in ảnh.",
                "Under {age}: a parent or legal representative acts. No photo, fingerprints or irises are taken; the card has no photo.",
            );
            let cites = [LAW_2023.at("Điều 23 khoản 2 điểm a"), CIRCULAR_16_2024.at("Điều 3")];
            Finding::Met(Said::new(text.fill(&[age]), &cites))
        }
        Some(true) => {
            let text = Text::new(
                "Từ đủ {age} đến dưới {adult} tuổi: cha, mẹ hoặc người đại diện hợp pháp làm thay; ảnh khuôn mặt, vân tay, mống mắt do cán bộ lấy khi trẻ và người đại diện cùng đến.",
                "From {age} to under {adult}: a parent or legal representative acts; the officer takes photo, fingerprints and irises when child and representative come together.",
            );
            let blanks = [age, ("adult", CARD_AGE.to_string().into())];
            let cites =
                [LAW_2023.at("Điều 23 khoản 2 điểm b"), LAW_2023.at("Điều 23 khoản 2 điểm c")];
            Finding::Met(Said::new(text.fill(&blanks), &cites))
        }
        None => {
            let text = Text::new(
                "Ngày sinh chưa đủ nên chưa chắc trẻ đã đủ {age} tuổi. Dưới {age} tuổi thì trẻ không phải đến; phiếu này tính như đã đủ.",
                "The birth date is not complete, so being {age} is not certain. Under {age} the child need not come; this sheet takes the child as {age}.",
            );
            Finding::Advice(Said::new(text.fill(&[age]), &[LAW_2023.at("Điều 23 khoản 2")]))
        }
    })
}

fn ward_is_helped(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !ward(facts)? {
        return Ok(Finding::Silent);
    }
    let Ok(helped) = law::WARDS.on(facts.day) else {
        let text = Text::new(
            "Công cụ chưa thấy lời văn của luật năm 2014 về người được giám hộ. Người đại diện nên đi cùng, mang giấy tờ chứng minh, và hỏi trước nơi làm thẻ.",
            "The words of the 2014 law on wards were not seen. The representative had best come along with the papers, and ask the office first.",
        );
        return Ok(Finding::Advice(Said::new(text, &[CIVIL_CODE.at("Điều 136")])));
    };
    let text = Text::new(
        "Người đại diện hợp pháp phải hỗ trợ làm thủ tục. Ai làm thẻ thì người ấy vẫn được chụp ảnh, lấy vân tay, mống mắt như mọi người từ đủ {age} tuổi.",
        "The legal representative has to help. Photo, fingerprints and irises are taken of the person as of everyone from {age} on.",
    );
    let said = Said::new(text.fill(&[("age", CARD_AGE.to_string().into())]), &[helped.cite]);
    Ok(Finding::Met(said))
}

/// A birthday on 29 February: on the days between the two readings, it is not certain which age counts.
pub(super) fn leap_birthday(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let Some(born) = facts.get(&BORN_ON)?.day() else { return Ok(Finding::Silent) };
    let ages: &[u32] = match regime(facts)? {
        Regime::Law2014 => &[CARD_AGE],
        Regime::Law2023 => &[BIOMETRICS_AGE, CARD_AGE],
    };
    let doubtful = ages.iter().find(|age| {
        let day = birthday(born, **age);
        day.on <= facts.day.0 && day.other_reading.is_some_and(|other| facts.day.0 < other)
    });
    let Some(age) = doubtful else { return Ok(Finding::Silent) };
    let text = Text::new(
        "Sinh ngày 29/02, năm nay không có ngày ấy: công cụ tính đủ {age} tuổi từ 28/02. Cũng có thể hiểu là 01/03; chưa thấy văn bản nói rõ.",
        "Born on 29 February, which this year lacks: {age} is counted from 28 February. It can also be read as 1 March; no text was seen.",
    );
    let said =
        Said::new(text.fill(&[("age", age.to_string().into())]), &[CIVIL_CODE.at("Điều 148")]);
    Ok(Finding::Advice(said))
}

/// The paper held can have been issued at that age.
///
/// 59/2014/QH13 Điều 19 khoản 1: a CCCD from 14 on, until the eve of the 2023 law.
pub(super) fn paper_fits_age(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let held = facts.get(&HELD)?;
    if card::fits_age(held, facts)? {
        return Ok(Finding::Silent);
    }
    let (text, age, cite) = if held == Held::Cmnd {
        (
            Text::new(
                "CMND chỉ cấp cho người từ đủ {age} tuổi: người này chưa thể có.",
                "A CMND was given from {age} on: this person cannot have one.",
            ),
            CMND_AGE,
            DECREE_05_1999.at("Điều 3"),
        )
    } else {
        (
            Text::new(
                "Thẻ CCCD chỉ cấp cho người từ đủ {age} tuổi, đến hết 30/06/2024: người này chưa thể có.",
                "A CCCD was given from {age} on, until 30 June 2024: this person cannot have one.",
            ),
            CCCD_AGE,
            LAW_2014.at("Điều 19 khoản 1"),
        )
    };
    let said = Said::new(text.fill(&[("age", age.to_string().into())]), &[cite]);
    Ok(Finding::NotMet(match regime(facts)? {
        Regime::Law2014 => said.instead(
            Text::new("Chọn “Chưa có giấy nào”.", "Choose “None yet”."),
            Some((HELD.id, Held::None.id())),
        ),
        Regime::Law2023 => said.instead(
            Text::new(
                "Thẻ cấp từ 01/07/2024 thì chọn “Thẻ căn cước”; chưa có thẻ thì chọn “Chưa có giấy nào”. Hoặc xem lại ngày sinh.",
                "For a card issued since 1 July 2024 choose “Identity card”; without a card, “None yet”. Or check the birth date.",
            ),
            None,
        ),
    }))
}

/// The case makes sense at that age: below the first exchange age no card comes to one.
///
/// Điều 21 khoản 1 of both laws.
pub(super) fn case_fits_age(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let case = facts.get(&CASE)?;
    if fits_age(case, facts)? {
        return Ok(Finding::Silent);
    }
    let ages = EXCHANGE_AGES.on(facts.day)?;
    let first = ages.value.0.first().copied().unwrap_or(CARD_AGE);
    let text = Text::new(
        "Chưa đủ {age} tuổi: chưa có mốc tuổi nào phải đổi thẻ.",
        "Under {age}: no exchange age has come yet.",
    );
    let on = birthday(facts.get(&BORN_ON)?.latest, first).on;
    let said =
        Said::new(text.fill(&[("age", first.to_string().into())]), &[ages.cite]).from_day(on);
    Ok(Finding::NotMet(said.instead(
        Text::new(
            "Mất, hỏng hoặc in sai thì chọn đúng việc ấy; không có lý do nào thì chọn “Muốn đổi dù thẻ vẫn dùng được”.",
            "If it is lost, damaged or wrong, choose that; without any reason, “You wish a new card though this one works”.",
        ),
        Some((CASE.id, Case::ExchangeRequest.id())),
    )))
}

/// A child without a personal number is not in the population database yet.
///
/// 26/2023/QH15 Điều 23 khoản 1 điểm a, khoản 2 điểm a.
pub(super) fn child_number(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !represented(facts)? || !without_number(facts)? {
        return Ok(Finding::Silent);
    }
    if !under_six(facts)? {
        let text = Text::new(
            "Trẻ chưa có số định danh: thông tin của trẻ phải được cập nhật vào Cơ sở dữ liệu quốc gia về dân cư trước, bằng phiếu DC01 và giấy khai sinh.",
            "Without a personal number the child's data must first be put into the national population database, with form DC01 and the birth certificate.",
        );
        let cites = [LAW_2023.at("Điều 23 khoản 1 điểm a"), CIRCULAR_17_2024.at("Mẫu DC01")];
        return Ok(Finding::Advice(Said::new(text, &cites)));
    }
    let link = law::BIRTH_LINK.on(facts.day)?;
    let text = Text::new(
        "Trẻ chưa có số định danh nên chưa làm riêng thẻ được. Trẻ chưa đăng ký khai sinh thì làm thẻ liên thông (cùng một lần) với đăng ký khai sinh.",
        "Without a personal number the card cannot be asked for alone. If the birth is not registered yet, the card is asked for together with that registration (liên thông).",
    );
    let cite = LAW_2023.at("Điều 23 khoản 2 điểm a");
    let mut cites = vec![cite];
    if link.cite != cite {
        cites.push(link.cite);
    }
    Ok(Finding::NotMet(Said::new(text, &cites).instead(
        Text::new(
            "Trên Cổng dịch vụ công hoặc VNeID, chọn thủ tục liên thông đăng ký khai sinh và đánh dấu xin cấp thẻ căn cước; hoặc đến cơ quan quản lý căn cước. Đã khai sinh rồi thì tìm số trên giấy khai sinh hoặc trong VNeID của cha, mẹ.",
            "On the portal or in VNeID choose the combined registration of the birth and tick the identity card; or go to the identity office. If the birth is registered, the number is on the birth certificate or in a parent's VNeID.",
        ),
        None,
    )))
}

/// Whether the card in hand was made before the age of six, without photo and fingerprints; absent where that is not known.
fn made_without_photo(facts: &Facts<'_>) -> Result<Option<bool>, Pending> {
    if facts.get(&HELD)? != Held::CanCuoc {
        return Ok(Some(false));
    }
    let born = facts.get(&BORN_ON)?;
    // Who was six before there were such cards had the photo taken.
    if has_reached(born, BIOMETRICS_AGE, LAW_2023.from) == Some(true) {
        return Ok(Some(false));
    }
    if under_six(facts)? {
        return Ok(Some(true));
    }
    let issued = facts.find(&ISSUED_ON)?;
    Ok(issued.and_then(|day| has_reached(born, BIOMETRICS_AGE, day)).map(|reached| !reached))
}

/// A card made before the age of six has no photo and fingerprints that could be used again.
///
/// 26/2023/QH15 Điều 25 khoản 4, Điều 23 khoản 2 điểm a. The consequence is our reading.
pub(super) fn photo_first(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let used_again = match facts.get(&CASE)? {
        Case::ReissueLost | Case::ReissueDamaged => regime(facts)? == Regime::Law2023,
        Case::ExchangeAdministrativeUnits => law::UNITS_ONLINE.on(facts.day).is_ok(),
        Case::FirstIssue
        | Case::ExchangeAge
        | Case::ExchangeDetails
        | Case::ExchangeAppearance
        | Case::ExchangeError
        | Case::ExchangeNewNumber
        | Case::ExchangeRequest
        | Case::ExchangeFromCccd
        | Case::ExchangeFromCmnd
        | Case::ReissueNationality => false,
    };
    if !used_again || under_six(facts)? {
        return Ok(Finding::Silent);
    }
    let age = ("age", BIOMETRICS_AGE.to_string().into());
    let cites = [LAW_2023.at("Điều 25 khoản 4"), LAW_2023.at("Điều 23 khoản 2 điểm a")];
    let text = match made_without_photo(facts)? {
        Some(false) => return Ok(Finding::Silent),
        Some(true) => Text::new(
            "Thẻ làm khi chưa đủ {age} tuổi nên chưa có ảnh, vân tay, mống mắt để dùng lại: phải đến để cán bộ lấy. Văn bản không nói riêng việc này; đó là cách hiểu của công cụ.",
            "The card was made before the age of {age}, so there is no photo, fingerprints or irises to use again: they have to be taken. No text speaks of this; it is how this tool reads the law.",
        ),
        None => Text::new(
            "Chưa biết ngày cấp của thẻ. Nếu thẻ làm khi chưa đủ {age} tuổi thì chưa có ảnh, vân tay, mống mắt để dùng lại, và có thể phải đến.",
            "The day of issue is not known. A card made before the age of {age} has no photo, fingerprints or irises to use again, and a visit may be needed.",
        ),
    };
    Ok(Finding::Advice(Said::new(text.fill(&[age]), &cites)))
}

/// An exchange by age needs a card that has come to its exchange age.
///
/// 59/2014/QH13 Điều 21; 26/2023/QH15 Điều 21, Điều 24 khoản 1 điểm a.
pub(super) fn exchange_age_reached(facts: &Facts<'_>) -> Result<Finding, Pending> {
    // A child is told so by `case_fits_age`.
    if facts.get(&CASE)? != Case::ExchangeAge || !fits_age(Case::ExchangeAge, facts)? {
        return Ok(Finding::Silent);
    }
    let regime = regime(facts)?;
    let article = case_article(Case::ExchangeAge, regime);
    let Some(end) = card_end(facts)? else {
        if matches!(facts.get(&HELD)?, Held::None | Held::Cmnd) {
            return Ok(Finding::Silent);
        }
        let text = Text::new(
            "Chưa biết ngày hết hạn của thẻ. Hãy xem trên thẻ: nếu chưa đến ngày ấy thì đổi sớm là đổi theo yêu cầu, có lệ phí.",
            "The expiry of the card is not known. Look at the card: before that day an exchange is on request, and charged.",
        );
        return Ok(Finding::Advice(Said::new(text, &[article])));
    };
    Ok(match end.on {
        Some(day) if day <= facts.day.0 => {
            let text = Text::new(
                "Thẻ đang có đến hạn đổi theo tuổi ngày {day}.",
                "The card came to its exchange age on {day}.",
            );
            Finding::Met(Said::new(
                text.fill(&[("day", written(day).into())]),
                &[article, end.cite],
            ))
        }
        Some(day) => {
            let text = Text::new(
                "Thẻ đang có còn hạn đến {day}: chưa đến tuổi phải đổi.",
                "The card is good until {day}: it is not due by age yet.",
            );
            let said = Said::new(text.fill(&[("day", written(day).into())]), &[article, end.cite])
                .from_day(day);
            let early = match (facts.get(&HELD)?, regime) {
                (Held::Cccd, Regime::Law2023) => "exchange-from-cccd",
                (Held::None | Held::Cmnd | Held::CanCuoc, _) | (Held::Cccd, Regime::Law2014) => {
                    "exchange-request"
                }
            };
            Finding::NotMet(said.instead(
                Text::new(
                    "Chờ đến ngày ấy thì đổi theo tuổi. Muốn đổi ngay thì là đổi theo yêu cầu, có lệ phí.",
                    "Wait until that day for the exchange by age. Now it would be on request, and charged.",
                ),
                Some((CASE.id, early)),
            ))
        }
        None => {
            let text = Text::new(
                "Thẻ đang có không thời hạn: không phải đổi vì tuổi.",
                "The card has no expiry: no exchange by age is due.",
            );
            Finding::NotMet(Said::new(text, &[article, end.cite]))
        }
    })
}

/// A card lost or damaged at an exchange age is exchanged, not reissued.
///
/// 26/2023/QH15 Điều 24 khoản 2 điểm a: "trừ trường hợp quy định tại Điều 21". The consequence is our reading.
pub(super) fn lost_at_exchange_age(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let lost = matches!(facts.get(&CASE)?, Case::ReissueLost | Case::ReissueDamaged);
    if !lost || regime(facts)? == Regime::Law2014 {
        return Ok(Finding::Silent);
    }
    let Some(day) = at_exchange_age(facts)? else {
        if card_end(facts)?.is_some() || !may_be_at_exchange_age(facts)? {
            return Ok(Finding::Silent);
        }
        // Who lost a card can seldom say what was printed on it.
        let text = Text::new(
            "Chưa biết ngày hết hạn của thẻ, hãy xem trong VNeID. Nếu thẻ đã đến tuổi phải đổi thì đây là đổi thẻ theo tuổi, có thể không mất lệ phí.",
            "The expiry of the card is not known; look in VNeID. If the card had come to its exchange age, this is an exchange by age, which may cost nothing.",
        );
        let cites = [LAW_2023.at("Điều 24 khoản 2 điểm a"), LAW_2023.at("Điều 21 khoản 1")];
        return Ok(Finding::Advice(Said::new(text, &cites)));
    };
    let text = Text::new(
        "Thẻ đã đến tuổi phải đổi ngày {day}: trường hợp này đổi thẻ theo tuổi, không cấp lại.",
        "The card came to its exchange age on {day}: this is an exchange by age, not a reissue.",
    );
    let said = Said::new(
        text.fill(&[("day", written(day).into())]),
        &[LAW_2023.at("Điều 24 khoản 2 điểm a"), LAW_2023.at("Điều 21 khoản 1")],
    );
    Ok(Finding::NotMet(said.instead(
        Text::new("Chọn “Thẻ đến tuổi phải đổi”.", "Choose “The card reached an exchange age”."),
        Some((CASE.id, "exchange-age")),
    )))
}

/// Paying for what could be free: an exchange on request when one by age is due, or soon will be.
pub(super) fn cheaper_by_age(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !matches!(facts.get(&CASE)?, Case::ExchangeRequest | Case::ExchangeFromCccd) {
        return Ok(Finding::Silent);
    }
    let article = case_article(Case::ExchangeAge, regime(facts)?);
    if let Some(day) = at_exchange_age(facts)? {
        let text = Text::new(
            "Thẻ đã đến tuổi phải đổi ngày {day}. Đổi theo tuổi có thể không mất lệ phí.",
            "The card came to its exchange age on {day}. An exchange by age may cost nothing.",
        );
        let said = Said::new(text.fill(&[("day", written(day).into())]), &[article]);
        return Ok(Finding::Advice(said.instead(
            Text::new(
                "Chọn “Thẻ đến tuổi phải đổi”.",
                "Choose “The card reached an exchange age”.",
            ),
            Some((CASE.id, "exchange-age")),
        )));
    }
    let soon = facts.day.0.checked_add_days(Days::new(365));
    match (card_end(facts)?.and_then(|end| end.on), soon) {
        (Some(day), Some(soon)) if day <= soon => {
            let text = Text::new(
                "Thẻ đang có hết hạn ngày {day}. Đợi đến ngày ấy rồi đổi theo tuổi thì có thể không mất lệ phí.",
                "The card ends on {day}. Waiting until then for the exchange by age may cost nothing.",
            );
            Ok(Finding::Advice(
                Said::new(text.fill(&[("day", written(day).into())]), &[article]).from_day(day),
            ))
        }
        _ => Ok(Finding::Silent),
    }
}

/// An expired card can be fined.
pub(super) fn expired_card(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let Some(end) = card_end(facts)?.and_then(|end| end.on).filter(|end| *end < facts.day.0) else {
        return Ok(Finding::Silent);
    };
    let Ok(fine) = law::FINE.on(facts.day) else { return Ok(Finding::Silent) };
    let text = Text::new(
        "Thẻ đã hết hạn từ {day}. Dùng thẻ hết hạn có thể bị cảnh cáo hoặc phạt {least} – {most}: nên làm sớm.",
        "The card expired on {day}. That can bring a warning or a fine of {least} – {most}: best do it soon.",
    );
    let blanks = [
        ("day", written(end).into()),
        ("least", fine.value.least.to_string().into()),
        ("most", fine.value.most.to_string().into()),
    ];
    Ok(Finding::Advice(Said::new(text.fill(&blanks), &[fine.cite])))
}

/// A CMND is not valid any more.
pub(super) fn cmnd_ended(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let Ok(ended) = law::CMND_ENDS.on(facts.day) else { return Ok(Finding::Silent) };
    if facts.get(&HELD)? != Held::Cmnd {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "CMND không còn giá trị từ 01/01/2025. Giấy tờ cũ ghi số CMND vẫn có giá trị; không ai được bắt đổi.",
        "A CMND is not valid since 1 January 2025. Papers that carry its number stay valid; no one may demand new ones.",
    );
    Ok(Finding::Advice(Said::new(text, &[ended.cite])))
}

/// Nobody has to exchange a card because units were merged.
pub(super) fn merger_forces_nobody(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let merged = facts.get(&CASE)? == Case::ExchangeAdministrativeUnits;
    if !merged || facts.day.0 < RESOLUTION_190_2025.from {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Không ai phải đổi thẻ vì sáp nhập: thẻ cũ dùng được đến hết hạn in trên thẻ.",
        "Nobody has to exchange a card because of a merger: the old one is good until its printed expiry.",
    );
    Ok(Finding::Advice(Said::new(text, &[RESOLUTION_190_2025.at("Điều 10 khoản 2")])))
}

/// Changed data must be in the population database first.
///
/// 26/2023/QH15 Điều 25 khoản 2.
pub(super) fn data_first(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let changed = matches!(
        facts.get(&CASE)?,
        Case::ExchangeDetails | Case::ExchangeAppearance | Case::ExchangeError
    );
    if !changed || regime(facts)? == Regime::Law2014 {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Thông tin mới phải có trong Cơ sở dữ liệu quốc gia về dân cư trước. Xem trong VNeID; nếu chưa có, mang giấy tờ hợp pháp để cập nhật cùng lúc.",
        "The new data must be in the national population database first. Look in VNeID; if it is not there, bring the legal papers to have it updated.",
    );
    Ok(Finding::Advice(Said::new(text, &[LAW_2023.at("Điều 25 khoản 2")])))
}

/// What becomes of a booked day on which nobody comes.
pub(super) fn no_show(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let booked = facts.find(&WAY)? == Some(Way::Online) && visits(facts)?;
    if !booked || regime(facts)? == Regime::Law2014 {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Đặt lịch mà không đến được: lịch tự huỷ khi hết giờ làm việc ngày hôm đó. Không mất gì, chỉ cần đặt lịch lại.",
        "If you cannot come on a booked day, the booking ends by itself at the end of that working day. Nothing is lost: just book again.",
    );
    Ok(Finding::Advice(Said::new(text, &[DECREE_70_2024.at("Điều 21")])))
}

/// Whether the person has to come: for the photo, the fingerprints and the irises.
fn must_come(facts: &Facts<'_>) -> Result<bool, Pending> {
    let (case, held) = (facts.get(&CASE)?, facts.get(&HELD)?);
    if regime(facts)? == Regime::Law2014 {
        return Ok(true);
    }
    if under_six(facts)? {
        return Ok(false);
    }
    Ok(match case {
        // The last photo and fingerprints are used again, for a thẻ căn cước that has not come to an exchange age.
        Case::ReissueLost | Case::ReissueDamaged => {
            held == Held::Cccd
                || at_exchange_age(facts)?.is_some()
                || made_without_photo(facts)? == Some(true)
        }
        Case::ExchangeAdministrativeUnits => {
            law::UNITS_ONLINE.on(facts.day).is_err() || made_without_photo(facts)? == Some(true)
        }
        Case::FirstIssue
        | Case::ExchangeAge
        | Case::ExchangeDetails
        | Case::ExchangeAppearance
        | Case::ExchangeError
        | Case::ExchangeNewNumber
        | Case::ExchangeRequest
        | Case::ExchangeFromCccd
        | Case::ExchangeFromCmnd
        | Case::ReissueNationality => true,
    })
}

/// Whether there is a day of visit to ask for.
pub(super) fn visits(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(must_come(facts)? || facts.find(&WAY)? == Some(Way::InPerson))
}

/// Online or in person.
pub(super) fn channel(facts: &Facts<'_>) -> Result<Option<Channel>, Pending> {
    let case = facts.get(&CASE)?;
    if regime(facts)? == Regime::Law2014 {
        let text = Text::new(
            "Đến cơ quan quản lý căn cước để chụp ảnh và lấy vân tay.",
            "Go to the identity office for the photo and the fingerprints.",
        );
        let cites = vec![LAW_2014.at("Điều 22")];
        return Ok(Some(Channel { online: Online::None, in_person: true, text, cites }));
    }
    if represented(facts)? {
        return Ok(Some(channel_of_representative(facts)?));
    }
    if must_come(facts)? {
        let held_cccd = facts.get(&HELD)? == Held::Cccd
            && matches!(case, Case::ReissueLost | Case::ReissueDamaged);
        let text = if held_cccd {
            Text::new(
                "Đặt lịch trực tuyến được, nhưng phải đến để chụp ảnh, lấy vân tay, mống mắt. Làm lại hoàn toàn trực tuyến chỉ dành cho thẻ căn cước, không cho CCCD.",
                "You can book online but have to come for photo, fingerprints and irises. A reissue wholly online is for a thẻ căn cước only, not for a CCCD.",
            )
        } else {
            Text::new(
                "Đặt lịch trực tuyến hoặc đến thẳng; người làm thẻ phải có mặt để chụp ảnh, lấy vân tay, mống mắt.",
                "Book online or walk in; the person has to come for photo, fingerprints and irises.",
            )
        };
        let cites = vec![LAW_2023.at("Điều 23 khoản 1"), DECREE_70_2024.at("Điều 21")];
        return Ok(Some(Channel { online: Online::Booking, in_person: true, text, cites }));
    }
    let (text, cite) = if case == Case::ExchangeAdministrativeUnits {
        (
            Text::new(
                "Làm hoàn toàn trực tuyến, không phải đến: trên Cổng dịch vụ công chọn “cấp lại”. Đến thẳng cũng được.",
                "All of it online, no visit: choose “cấp lại” on the portal. Going there works too.",
            ),
            law::UNITS_ONLINE.on(facts.day)?.cite,
        )
    } else {
        (
            Text::new(
                "Làm hoàn toàn trực tuyến, không phải đến: dùng lại ảnh và vân tay lần trước. Đến thẳng cũng được.",
                "All of it online, no visit: the last photo and fingerprints are used again. Going there works too.",
            ),
            LAW_2023.at("Điều 25 khoản 4"),
        )
    };
    Ok(Some(Channel { online: Online::Full, in_person: true, text, cites: vec![cite] }))
}

/// Online or in person, where a representative acts or helps.
fn channel_of_representative(facts: &Facts<'_>) -> Result<Channel, Pending> {
    let child = child(facts)?;
    if under_six(facts)? {
        let text = Text::new(
            "Người đại diện làm hoàn toàn trực tuyến trên Cổng dịch vụ công hoặc VNeID; không ai phải đến. Đến thẳng cũng được, có nơi dặn đưa trẻ theo.",
            "The representative does all of it online, on the portal or in VNeID; nobody has to come. Going there works too; some offices ask to bring the child.",
        );
        let cites = vec![LAW_2023.at("Điều 23 khoản 2 điểm a"), DECREE_70_2024.at("Điều 21")];
        return Ok(Channel { online: Online::Full, in_person: true, text, cites });
    }
    let who =
        LAW_2023.at(if child { "Điều 23 khoản 2 điểm b" } else { "Điều 23 khoản 3" });
    if must_come(facts)? {
        let text = if child {
            Text::new(
                "Đặt lịch trực tuyến hoặc đến thẳng; trẻ và người đại diện phải cùng đến để lấy ảnh, vân tay, mống mắt của trẻ.",
                "Book online or walk in; child and representative come together, for the child's photo, fingerprints and irises.",
            )
        } else {
            Text::new(
                "Đặt lịch trực tuyến hoặc đến thẳng; người làm thẻ phải có mặt để chụp ảnh, lấy vân tay, mống mắt, và người đại diện đi cùng để hỗ trợ.",
                "Book online or walk in; the person comes for photo, fingerprints and irises, and the representative comes along to help.",
            )
        };
        let cites = vec![who, DECREE_70_2024.at("Điều 21")];
        return Ok(Channel { online: Online::Booking, in_person: true, text, cites });
    }
    let again = if facts.get(&CASE)? == Case::ExchangeAdministrativeUnits {
        law::UNITS_ONLINE.on(facts.day)?.cite
    } else {
        LAW_2023.at("Điều 25 khoản 4")
    };
    let text = Text::new(
        "Người đại diện làm hoàn toàn trực tuyến, không ai phải đến: dùng lại ảnh và vân tay lần trước. Đến thẳng cũng được.",
        "The representative does all of it online, nobody has to come: the last photo and fingerprints are used again. Going there works too.",
    );
    Ok(Channel { online: Online::Full, in_person: true, text, cites: vec![again, who] })
}

/// The day the file is handed in: the visit where one is needed and known, else the filing day.
fn handed_in_on(facts: &Facts<'_>) -> Result<NaiveDate, Pending> {
    // The day of a visit is asked only where there is one.
    let visit = facts.find(&APPOINTMENT_ON)?;
    Ok(visit.filter(|day| *day > facts.day.0).unwrap_or(facts.day.0))
}

/// When the card is ready.
pub(super) fn deadline(facts: &Facts<'_>) -> Result<Option<Ruling<Deadline>>, Pending> {
    let case = facts.get(&CASE)?;
    let limit = law::LIMIT.on(facts.day)?;
    let days = match limit.value {
        Limit::Everywhere(days) => days,
        Limit::ByPlace { city, city_reissue, remote, elsewhere } => match facts.get(&LOCALITY)? {
            // A damaged card is an exchange under the 2014 law.
            Locality::City if matches!(case, Case::ReissueLost | Case::ReissueNationality) => {
                city_reissue
            }
            Locality::City => city,
            Locality::Remote => remote,
            Locality::Elsewhere => elsewhere,
        },
    };
    let from = received_on(handed_in_on(facts)?);
    let by = |days: u32, cite: Citation| {
        let counted = working_days_after(from, days);
        Deadline {
            working_days: days,
            from,
            due_on: counted.on,
            certain: counted.certain,
            cites: vec![cite],
        }
    };
    let lawful = by(days, limit.cite);
    let online_reissue = matches!(case, Case::ReissueLost | Case::ReissueDamaged)
        && !must_come(facts)?
        && facts.find(&WAY)? == Some(Way::Online);
    if online_reissue && let Ok(shorter) = law::ONLINE_REISSUE_LIMIT.on(facts.day) {
        let readings = vec![
            Reading { text: Text::new("Theo luật.", "By the law.").into(), value: lawful },
            Reading {
                text: Text::new(
                    "Một bản thủ tục đã công bố ghi thời hạn ngắn hơn; bản khác ghi như luật.",
                    "One copy of the published procedure gives a shorter limit; another gives that of the law.",
                )
                .into(),
                value: by(shorter.value.0, shorter.cite),
            },
        ];
        return Ok(Some(Ruling::Disputed(readings)));
    }
    Ok(Some(Ruling::Settled(lawful)))
}

/// Until when the new card is good.
///
/// The day of issue decides (Điều 21 of both laws) and lies between the day of receipt and the end of the time limit.
/// Where an exchange age is so near that it matters, or the birth date is not whole, every end is given, the soonest
/// first.
pub(super) fn validity(facts: &Facts<'_>) -> Result<Option<Ruling<Validity>>, Pending> {
    facts.get(&CASE)?;
    let born = facts.get(&BORN_ON)?;
    // What is sent on a Sunday is received on Monday, as for the time limit; no card can be issued before.
    let soonest = received_on(handed_in_on(facts)?);
    let of = |born: NaiveDate, issued_on: NaiveDate| {
        card_expiry(born, issued_on).map(|expiry| Validity {
            expiry: expiry.value,
            issued_on,
            cites: vec![expiry.cite],
        })
    };
    let mut readings = Vec::new();
    if born.day().is_none() {
        let text = Text::new("Nếu sinh ngày {day}.", "If born on {day}.");
        for day in [born.earliest, born.latest] {
            readings.push(Reading {
                text: text.fill(&[("day", written(day).into())]),
                value: of(day, soonest)?,
            });
        }
    } else {
        let due = deadline(facts)
            .ok()
            .flatten()
            .and_then(|ruling| ruling.prudent().map(|deadline| deadline.due_on));
        let at_once = Text::new("Nếu được cấp ngay.", "If issued at once.");
        let at_last =
            Text::new("Nếu được cấp vào cuối thời hạn.", "If issued at the end of the time limit.");
        for (text, day) in [(at_once, soonest), (at_last, due.unwrap_or(soonest))] {
            readings.push(Reading { text: text.into(), value: of(born.earliest, day)? });
        }
    }
    in_order(&mut readings, |validity| validity.expiry.on.unwrap_or(NaiveDate::MAX));
    readings.dedup_by_key(|reading| reading.value.expiry);
    let only = if readings.len() == 1 { readings.pop() } else { None };
    Ok(Some(only.map_or(Ruling::Disputed(readings), |reading| Ruling::Settled(reading.value))))
}

/// Who takes the application.
pub(super) fn agencies(facts: &Facts<'_>) -> Result<Option<Agencies>, Pending> {
    let offices = law::AGENCIES.on(facts.day)?;
    if regime(facts)? == Regime::Law2023 && matches!(office_by_portal(facts), Ok(true)) {
        let text = Text::new(
            "Cổng dịch vụ công hoặc VNeID hiện cơ quan nhận khi nộp. Các bản hướng dẫn ghi khác nhau: công an xã nơi trẻ ở, hoặc công an tỉnh.",
            "The portal or VNeID shows the office when you file. The guides differ: the commune police where the child lives, or the provincial police.",
        );
        return Ok(Some(Agencies { levels: offices.value.0, text, cite: offices.cite }));
    }
    let text = if offices.value.0.contains(&AgencyLevel::Commune) {
        Text::new(
            "Công an xã, phường, đặc khu bất kỳ trong cả nước, hoặc phòng quản lý hành chính (PC06) của công an tỉnh.",
            "Any commune police in the country, or the provincial police office (PC06).",
        )
    } else if offices.value.0.contains(&AgencyLevel::District) {
        Text::new(
            "Công an huyện, quận hoặc công an tỉnh nơi cư trú.",
            "The district or provincial police where you live.",
        )
    } else {
        Text::new(
            "Phòng quản lý hành chính (PC06) của công an tỉnh; xã, phường đang được trang bị dần.",
            "The provincial police office (PC06); the communes are being equipped.",
        )
    };
    Ok(Some(Agencies { levels: offices.value.0, text, cite: offices.cite }))
}

/// The official forms of the case: CC01 is printed by the officer for everyone who comes, DC02 is filled in online.
pub(super) fn forms(facts: &Facts<'_>) -> Result<Vec<&'static str>, Pending> {
    if regime(facts)? == Regime::Law2014 {
        return Ok(Vec::new());
    }
    let mut forms = if visits(facts)? { vec!["CC01"] } else { vec!["DC02"] };
    // Data that is not in the population database yet is collected first.
    if !under_six(facts)? && without_number(facts)? {
        forms.push("DC01");
    }
    Ok(forms)
}

/// What to do with the sheet, where a representative acts or helps, or all of it is online; everyone else has the usual
/// steps.
pub(super) fn steps(facts: &Facts<'_>) -> Result<Vec<Said>, Pending> {
    let represented = represented(facts)?;
    if regime(facts)? == Regime::Law2014 || !(represented || files_online(facts)?) {
        return Ok(Vec::new());
    }
    let child = child(facts)?;
    let who = match (represented, child, under_six(facts)?) {
        (false, ..) => LAW_2023.at("Điều 25 khoản 4"),
        (true, true, true) => LAW_2023.at("Điều 23 khoản 2 điểm a"),
        (true, true, false) => LAW_2023.at("Điều 23 khoản 2 điểm b"),
        (true, false, _) => LAW_2023.at("Điều 23 khoản 3"),
    };
    let online = facts.get(&WAY)? == Way::Online;
    let mut steps = Vec::new();
    if online && !represented {
        let text = Text::new(
            "Đăng nhập Cổng dịch vụ công quốc gia (dichvucong.gov.vn) hoặc VNeID bằng tài khoản mức 2, chọn thủ tục về thẻ căn cước, việc cấp lại, và nhập theo phiếu này.",
            "Sign in to the National Public Service Portal (dichvucong.gov.vn) or VNeID with a level-2 account, choose the procedure on the identity card, reissue (cấp lại), and fill it in from this sheet.",
        );
        steps.push(Said::new(text, &[DECREE_70_2024.at("Điều 21")]));
    } else if online {
        let text = Text::new(
            "Người đại diện đăng nhập Cổng dịch vụ công quốc gia (dichvucong.gov.vn) hoặc VNeID bằng tài khoản mức 2 của mình, chọn thủ tục về thẻ căn cước và nhập theo phiếu này.",
            "The representative signs in to the National Public Service Portal (dichvucong.gov.vn) or VNeID with their own level-2 account, chooses the procedure on the identity card and fills it in from this sheet.",
        );
        steps.push(Said::new(text, &[DECREE_70_2024.at("Điều 21")]));
    }
    if visits(facts)? {
        steps.push(going_there(facts, child, who)?);
        let text = Text::new(
            "Xem kỹ phiếu CC01 do cán bộ in, người đại diện ký; giữ giấy hẹn CC02 để nhận thẻ.",
            "Check form CC01 that the officer prints; the representative signs. Keep the slip CC02 to collect the card.",
        );
        steps.push(Said::new(text, &[CIRCULAR_17_2024.at("Mẫu CC01, CC02")]));
    } else {
        let text = Text::new(
            "Kiểm tra thông tin hiện ra, đính kèm giấy tờ ghi dưới đây nếu có, điền phiếu điện tử DC02 rồi nộp đến cơ quan mà Cổng hiện ra.",
            "Check the data that is shown, attach the papers below if any, fill in the electronic form DC02 and file it with the office that the portal shows.",
        );
        steps.push(Said::new(text, &[CIRCULAR_17_2024.at("Mẫu DC02"), who]));
    }
    let fee = fee::fee(facts)?;
    let Some(bill) = fee.bill.prudent() else { return Ok(steps) };
    let text = if bill.total() == Dong(0) {
        Text::new("Không phải nộp lệ phí.", "Nothing to pay.")
    } else {
        Text::new(
            "Nộp lệ phí ghi trên phiếu này, tại nơi làm thủ tục hoặc trên Cổng dịch vụ công.",
            "Pay the fee on this sheet, at the office or on the portal.",
        )
    };
    let cites: Vec<Citation> = bill.lines.iter().flat_map(|line| line.cites.clone()).collect();
    steps.push(Said::new(text, &cites));
    if let Some(method) = facts.find(&delivery::METHOD)? {
        let text = match method {
            delivery::Method::PickUp => Text::new(
                "Nhận thẻ tại nơi ghi trên giấy hẹn CC02.",
                "Collect the card at the place on the slip CC02.",
            ),
            delivery::Method::Post => Text::new(
                "Ghi địa chỉ nhận vào mục IV của phiếu DC02. Bưu điện gọi rồi giao; trả cước cho bưu điện khi nhận.",
                "Put the address into part IV of the form DC02. The post calls and brings the card; you pay the carrier.",
            ),
        };
        let cites =
            [CIRCULAR_17_2024.at("Mẫu DC02, mục IV"), LAW_2023.at("Điều 23 khoản 1 điểm đ")];
        steps.push(Said::new(text, &cites));
    }
    Ok(steps)
}

fn going_there(facts: &Facts<'_>, child: bool, who: Citation) -> Result<Said, Pending> {
    let place = match facts.find(&AGENCY)? {
        Some(agency) => within_a_sentence((AGENCY.show)(&agency)),
        None => Text::new("cơ quan quản lý căn cước", "the identity office").into(),
    };
    let visit = facts.find(&APPOINTMENT_ON)?;
    let together = match (under_six(facts)?, child) {
        (true, _) => Text::new("người đại diện đến", "the representative goes to"),
        (false, true) => {
            Text::new("trẻ và người đại diện cùng đến", "child and representative go to")
        }
        (false, false) => Text::new(
            "người làm thẻ và người đại diện cùng đến",
            "the person and the representative go to",
        ),
    };
    let text = match visit {
        Some(_) => Text::new(
            "Ngày {day}, {together} {place}. Mang các giấy tờ ghi dưới đây.",
            "On {day}, {together} {place}. Bring the papers listed below.",
        ),
        None => Text::new(
            "Chọn một ngày làm việc, {together} {place}. Mang các giấy tờ ghi dưới đây.",
            "Pick a working day; {together} {place}. Bring the papers listed below.",
        ),
    };
    let blanks = [
        ("day", visit.map(written).unwrap_or_default().into()),
        ("together", together.into()),
        ("place", place),
    ];
    Ok(Said::new(text.fill(&blanks), &[who]))
}

/// The label of an office as it stands in the middle of a sentence: what is a name stays as it is.
fn within_a_sentence(label: Sentence) -> Sentence {
    let Sentence { vi, en } = label;
    let vi = match vi.strip_prefix("Công an ") {
        Some(rest) => format!("công an {rest}").into(),
        None => vi,
    };
    let en = match en.strip_prefix("The ") {
        Some(rest) => format!("the {rest}").into(),
        None => format!("the {}", en.to_lowercase()).into(),
    };
    Sentence { vi, en }
}

/// The old paper is taken back on an exchange, and when a CCCD gives way to a thẻ căn cước; from a person who comes.
///
/// 26/2023/QH15 Điều 25 khoản 3; decree 70/2024 Điều 21 khoản 3. A reissue takes nothing back.
pub(super) fn old_paper_is_taken_back(facts: &Facts<'_>) -> Result<bool, Pending> {
    if regime(facts)? == Regime::Law2014 || !visits(facts)? {
        return Ok(false);
    }
    let held = facts.get(&HELD)?;
    Ok(match facts.get(&CASE)? {
        Case::FirstIssue | Case::ReissueLost | Case::ReissueNationality => false,
        Case::ReissueDamaged => held == Held::Cccd,
        Case::ExchangeAge
        | Case::ExchangeDetails
        | Case::ExchangeAppearance
        | Case::ExchangeError
        | Case::ExchangeAdministrativeUnits
        | Case::ExchangeNewNumber
        | Case::ExchangeRequest
        | Case::ExchangeFromCccd
        | Case::ExchangeFromCmnd => held != Held::None,
    })
}

/// The day of issue against the filing day, the birth and the kind of card.
pub(super) fn issue_day(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let Some(issued) = facts.find(&ISSUED_ON)? else { return Ok(None) };
    let at = |flaw| Ok(Some((ISSUED_ON.id, flaw)));
    if issued > facts.day.0 {
        return at(Flaw::IssuedLater);
    }
    if facts.find(&BORN_ON)?.is_some_and(|born| issued < born.earliest) {
        return at(Flaw::IssuedBeforeBirth);
    }
    let first = match facts.get(&HELD)? {
        Held::CanCuoc => LAW_2023.from,
        Held::Cccd => LAW_2014.from,
        Held::None | Held::Cmnd => return Ok(None),
    };
    if issued < first { at(Flaw::NotYetIssued { from: first }) } else { Ok(None) }
}

/// The printed expiry against the day of issue and the computation.
pub(super) fn printed_expiry(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let (Some(printed), Some(issued)) = (facts.find(&PRINTED_EXPIRY)?, facts.find(&ISSUED_ON)?)
    else {
        return Ok(None);
    };
    let printed = match printed {
        PrintedExpiry::On(day) => Some(day),
        PrintedExpiry::Unlimited => None,
    };
    if printed.is_some_and(|day| day <= issued) {
        return Ok(Some((PRINTED_EXPIRY.id, Flaw::ExpiryBeforeIssue)));
    }
    let Some(born) = facts.find(&BORN_ON)?.and_then(|born| born.day()) else { return Ok(None) };
    let Ok(computed) = card_expiry(born, issued) else { return Ok(None) };
    let expected = [computed.value.on, computed.value.other_reading.or(computed.value.on)];
    if expected.contains(&printed) {
        return Ok(None);
    }
    Ok(Some((PRINTED_EXPIRY.id, Flaw::ExpiryUnexpected { computed: computed.value.on })))
}

/// The office against those that take applications on the day.
pub(super) fn agency_open(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let Some(agency) = facts.find(&AGENCY)? else { return Ok(None) };
    let open = law::AGENCIES.on(facts.day)?.value.0.iter().any(|level| level.id() == agency.id());
    Ok((!open).then_some((AGENCY.id, Flaw::NotAChoice)))
}

/// The day of the visit: after the filing day, an open day, within a year.
pub(super) fn visit_day(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let filed = facts.day.0;
    let first = filed.succ_opt().unwrap_or(filed);
    let fault = facts.find(&APPOINTMENT_ON)?.and_then(|day| visit::fault(day, first, filed));
    Ok(fault.map(|flaw| (APPOINTMENT_ON.id, flaw)))
}
