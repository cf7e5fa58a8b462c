//! The conditions that the law sets for an ordinary passport, one function each.
//!
//! A rule says what it found and where that stands; what follows for money is in `fee.rs`.

use crate::calendar::age::{birthday, has_reached};
use crate::calendar::expiry::Expiry;
use crate::calendar::working_days::{received_on, working_days_after};
use crate::form::{Facts, FieldId, Pending};
use crate::law::general::{FineRange, OLD_PASSPORT_CANCELLED, PASSPORT_AGE, PASSPORT_FINE};
use crate::law::instruments::{
    CIRCULAR_69_2026, DECISION_4245, DECISION_5568, GUIDE_HCM, LAW_49_2019, NOTICE_CHIP_2023,
    NOTICE_ONLINE_2022,
};
use crate::law::{Citation, Reading, Ruling};
use crate::procedures::passport::fee::{self, Kind};
use crate::procedures::passport::law::{self, Reach};
use crate::procedures::passport::questions::{
    AUTHORITY, Authority, BAN, Ban, CASE, CHANGE, CHIP, Case, Ground, HAS_CARD, REPORTED,
    URGENT_GROUND, department_open,
};
use crate::procedures::{
    Agencies, AgencyLevel, Channel, Deadline, Finding, Online, Said, Validity,
};
use crate::questions::filing::{WAY, Way};
use crate::questions::passport::{EXPIRES_ON, ISSUED_ON};
use crate::questions::person::{BORN_ON, HAS_PERSONAL_ID};
use crate::questions::{YesNo, delivery, loss, representative};
use crate::values::day::{BirthDate, written};
use crate::values::flaw::Flaw;
use crate::values::text::{Sentence, Text};
use chrono::{Datelike, Days, NaiveDate};

fn article(at: &'static str) -> Citation {
    LAW_49_2019.at(at)
}

/// Whether the person is certainly under 14 on the filing day.
pub(super) fn child(facts: &Facts<'_>) -> Result<bool, Pending> {
    representative::under(facts, PASSPORT_AGE)
}

/// Whether the form of adults is used: 14 or over, or an incomplete birth date that leaves it open.
pub(super) fn adult(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(!child(facts)?)
}

/// Whether a representative declares and signs.
pub(super) fn represented(facts: &Facts<'_>) -> Result<bool, Pending> {
    representative::acts(facts, PASSPORT_AGE)
}

/// Whether there was a passport before.
pub(super) fn had_passport(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&CASE)? != Case::FirstIssue)
}

/// Whether the last passport is lost.
pub(super) fn lost(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.get(&CASE)? == Case::ReplaceLost)
}

/// Whether the passport in question has expired: the printed day is its last day.
fn expired(facts: &Facts<'_>) -> Result<Option<bool>, Pending> {
    Ok(facts.find(&EXPIRES_ON)?.map(|end| end < facts.day.0))
}

/// Whether a passport was lost that the law still counts as good: then the loss has to be reported.
///
/// 49/2019/QH14, Điều 15 khoản 2, Điều 28 khoản 2. Without an expiry it is taken as good.
pub(super) fn lost_while_good(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(lost(facts)? && expired(facts)? != Some(true))
}

/// A child without a personal number.
pub(super) fn without_number(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(child(facts)? && facts.get(&HAS_PERSONAL_ID)? == YesNo::No)
}

/// Whether there is a choice of a chip: from 14, since such passports are issued.
pub(super) fn chip_open(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(adult(facts)? && law::CHIP.on(facts.day).is_ok())
}

/// Nothing keeps the office from issuing a passport, by what was declared.
///
/// 49/2019/QH14, Điều 21. Not asked for a child under 14.
pub(super) fn not_banned(facts: &Facts<'_>) -> Result<Finding, Pending> {
    law::ACT.on(facts.day)?;
    if child(facts)? {
        return Ok(Finding::Silent);
    }
    let (text, cite, instead) = match facts.get(&BAN)? {
        Ban::None => {
            let text = Text::new(
                "Theo khai báo, không vướng điều nào làm cơ quan chưa cấp hộ chiếu.",
                "By what was declared, nothing keeps the office from issuing a passport.",
            );
            return Ok(Finding::Met(Said::new(text, &[article("Điều 21")])));
        }
        Ban::UnpaidFine => (
            Text::new(
                "Chưa được cấp hộ chiếu khi chưa thi hành quyết định phạt về hành vi này.",
                "No passport is issued until the decision on this fine is complied with.",
            ),
            "Điều 21 khoản 1",
            Text::new(
                "Nộp phạt xong, giữ biên lai rồi làm hồ sơ.",
                "Pay the fine, keep the receipt, then apply.",
            ),
        ),
        Ban::SuspendedExit => (
            Text::new(
                "Chưa được cấp hộ chiếu trong thời gian bị tạm hoãn xuất cảnh, trừ trường hợp được phép theo Điều 37 khoản 12.",
                "No passport is issued while exit is suspended, but for what Điều 37 khoản 12 allows.",
            ),
            "Điều 21 khoản 2",
            Text::new(
                "Hỏi cơ quan đã quyết định tạm hoãn (Tòa án, thi hành án, thuế, công an) để được gỡ.",
                "Ask the authority that ordered it (court, enforcement, tax, police) to lift it.",
            ),
        ),
        Ban::Security => (
            Text::new(
                "Chưa được cấp hộ chiếu khi còn quyết định vì lý do quốc phòng, an ninh.",
                "No passport is issued while a decision on national defence or security stands.",
            ),
            "Điều 21 khoản 3",
            Text::new("Hỏi cơ quan đã ra quyết định.", "Ask the authority that made it."),
        ),
    };
    Ok(Finding::NotMet(Said::new(text, &[article(cite)]).instead(instead, None)))
}

/// A renewal fits the printed expiry: expired means that the day has passed.
pub(super) fn case_fits_expiry(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let case = facts.get(&CASE)?;
    if !matches!(case, Case::RenewalExpired | Case::RenewalValid) {
        return Ok(Finding::Silent);
    }
    let end = facts.get(&EXPIRES_ON)?;
    let day = ("day", written(end).into());
    let cites = [article("Điều 15 khoản 2")];
    Ok(match (case == Case::RenewalExpired, end < facts.day.0) {
        (true, true) => {
            let text = Text::new(
                "Hộ chiếu cũ hết hạn ngày {day}: không phải nộp lại.",
                "The old passport ended on {day}: it need not be handed in.",
            );
            Finding::Met(Said::new(text.fill(&[day]), &cites))
        }
        (false, false) => {
            let text = Text::new(
                "Hộ chiếu cũ còn hạn đến {day}: nộp kèm hồ sơ.",
                "The old passport is good until {day}: it goes in with the application.",
            );
            Finding::Met(Said::new(text.fill(&[day]), &cites))
        }
        (true, false) => {
            let text = Text::new(
                "Hộ chiếu còn dùng được đến hết {day}, chưa hết hạn.",
                "The passport is good through {day}; it has not expired.",
            );
            let said = Said::new(text.fill(&[day]), &cites).instead(
                Text::new(
                    "Chọn “Hộ chiếu còn hạn, muốn làm cuốn mới”: cùng lệ phí, phải nộp hộ chiếu cũ.",
                    "Choose “The passport is valid, you want a new one”: the same fee, the old one is handed in.",
                ),
                Some((CASE.id, Case::RenewalValid.id())),
            );
            Finding::NotMet(match end.succ_opt() {
                Some(after) => said.from_day(after),
                None => said,
            })
        }
        (false, true) => {
            let text = Text::new("Hộ chiếu đã hết hạn ngày {day}.", "The passport ended on {day}.");
            Finding::NotMet(Said::new(text.fill(&[day]), &cites).instead(
                Text::new(
                    "Chọn “Hộ chiếu đã hết hạn”: cùng lệ phí, không phải nộp hộ chiếu cũ.",
                    "Choose “The passport has expired”: the same fee, the old one need not be handed in.",
                ),
                Some((CASE.id, Case::RenewalExpired.id())),
            ))
        }
    })
}

fn fine(facts: &Facts<'_>) -> Option<(Sentence, Citation)> {
    let fine = PASSPORT_FINE.on(facts.day).ok()?;
    let text = match fine.value {
        FineRange::Between(least, most) => {
            Text::new("Mức phạt {least} – {most}.", "The fine is {least} – {most}.")
                .fill(&[("least", least.to_string().into()), ("most", most.to_string().into())])
        }
        FineRange::Unseen => Text::new(
            "Mức phạt hiện nay công cụ chưa có.",
            "This tool does not have the present sum of the fine.",
        )
        .into(),
    };
    Some((text, fine.cite))
}

/// "First" is only for those who never had a passport.
pub(super) fn honest_first(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if facts.get(&CASE)? != Case::FirstIssue {
        return Ok(Finding::Silent);
    }
    let Some((sum, cite)) = fine(facts) else { return Ok(Finding::Silent) };
    let text = Text::new(
        "Chỉ khai “lần đầu” khi chưa từng được cấp hộ chiếu. Đã từng có, kể cả lúc nhỏ, mà khai lần đầu là khai sai, có thể bị phạt. {sum}",
        "Say “first” only if you never had a passport. If you had one, even as a child, it is a false statement and can be fined. {sum}",
    );
    Ok(Finding::Advice(Said::new(text.fill(&[("sum", sum)]), &[cite])))
}

/// The neighbour that costs half: a damaged or lost passport against an expired one.
pub(super) fn price_of_neighbor(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let case = facts.get(&CASE)?;
    if Kind::of(case) == Kind::Issue {
        return Ok(Finding::Silent);
    }
    let (dear, cheap) = match (fee::bill(facts, Kind::Replacement), fee::bill(facts, Kind::Issue)) {
        (Ok(dear), Ok(cheap)) => (dear, cheap),
        // Without known fees there is nothing to compare; the gap is told at the fee.
        (Err(Pending::NoLaw(_)), _) | (_, Err(Pending::NoLaw(_))) => return Ok(Finding::Silent),
        (Err(pending), _) | (_, Err(pending)) => return Err(pending),
    };
    let blanks = [
        ("dear", Sentence::from(dear.total().to_string())),
        ("cheap", Sentence::from(cheap.total().to_string())),
    ];
    let cites = dear.lines.iter().flat_map(|line| line.cites.clone()).collect::<Vec<_>>();
    if expired(facts)? == Some(true) {
        let text = Text::new(
            "Hộ chiếu này đã hết hạn: làm lại vì hết hạn là {cheap}; vì hỏng hoặc mất là {dear}.",
            "This passport has expired: a new one because it expired is {cheap}; because it is damaged or lost, {dear}.",
        );
        let instead =
            Text::new("Chọn “Hộ chiếu đã hết hạn”.", "Choose “The passport has expired”.");
        return Ok(Finding::Advice(
            Said::new(text.fill(&blanks), &cites)
                .instead(instead, Some((CASE.id, Case::RenewalExpired.id()))),
        ));
    }
    let text = match case {
        Case::ReplaceDamaged => Text::new(
            "Làm lại vì hỏng là {dear}; làm cuốn mới vì hết trang, sắp hết hạn hay muốn có chip là {cheap}. Hộ chiếu cũ nhưng còn đọc được, không rách thì chọn việc sau.",
            "Replacing a damaged one is {dear}; a new one because it is full, expires soon or for a chip is {cheap}. If yours is worn but whole and readable, choose the latter.",
        ),
        Case::FirstIssue
        | Case::RenewalExpired
        | Case::RenewalValid
        | Case::RenewalChanged
        | Case::ReplaceLost => Text::new(
            "Làm lại vì mất là {dear}, gấp đôi cấp mới ({cheap}). Nên tìm kỹ trước khi báo mất: hộ chiếu đã báo mất sẽ bị hủy.",
            "Replacing a lost one is {dear}, twice a new one ({cheap}). Look for it well first: once reported lost it is cancelled.",
        ),
    };
    Ok(Finding::Advice(Said::new(text.fill(&blanks), &cites)))
}

/// The loss of a good passport has to be reported.
///
/// 49/2019/QH14, Điều 15 khoản 2, Điều 28 khoản 2. The report can go in with the application; being late stops nothing.
pub(super) fn loss_reported(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !lost(facts)? {
        return Ok(Finding::Silent);
    }
    if !lost_while_good(facts)? {
        let text = Text::new(
            "Hộ chiếu mất đã hết hạn: không phải trình báo mất.",
            "The lost passport had expired: the loss need not be reported.",
        );
        return Ok(Finding::Advice(Said::new(text, &[article("Điều 15 khoản 2")])));
    }
    let attach = article("Điều 15 khoản 2");
    if facts.get(&REPORTED)? == YesNo::Yes {
        let text = Text::new(
            "Đã trình báo mất: nộp kèm thông báo đã tiếp nhận đơn.",
            "The loss was reported: hand in the notice that the report was received.",
        );
        return Ok(Finding::Met(Said::new(text, &[attach])));
    }
    let due = loss::due_on(facts)?;
    let blanks = [("due", written(due.value).into())];
    let text = if facts.day.0 <= due.value {
        Text::new(
            "Phải trình báo mất (mẫu TK05) chậm nhất {due}; nộp cùng hồ sơ này cũng được, không cần xác nhận của công an xã.",
            "The loss must be reported (form TK05) by {due}; it can go in with this application, and needs no stamp of the commune police.",
        )
    } else {
        Text::new(
            "Hạn trình báo mất là {due}, nay đã qua. Vẫn phải trình báo (mẫu TK05), nộp cùng hồ sơ này, và ghi rõ lý do bất khả kháng (việc bất ngờ không thể tránh) nếu có.",
            "The loss was to be reported by {due}. It still must be (form TK05), with this application, stating the force majeure (what could not be helped), if any.",
        )
    };
    let said = Said::new(text.fill(&blanks), &[due.cite, attach]);
    Ok(Finding::Advice(said.instead(
        Text::new(
            "Chuẩn bị đơn ở mục “Trình báo mất hộ chiếu” của công cụ này.",
            "Prepare the report under “Report of a lost passport” in this tool.",
        ),
        None,
    )))
}

/// Damage has to be reported too; this application does it.
pub(super) fn damage_reported(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if facts.get(&CASE)? != Case::ReplaceDamaged || facts.day.0 < GUIDE_HCM.from {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Theo hướng dẫn của cơ quan xuất nhập cảnh, phải báo hộ chiếu hỏng trong {hours} giờ từ khi phát hiện; nộp hồ sơ này là vừa báo vừa xin làm lại.",
        "By the immigration office's guide, damage is to be reported within {hours} hours of noticing it; this application does both.",
    );
    let hours = law::DAMAGE_REPORT_HOURS.to_string();
    Ok(Finding::Advice(Said::new(text.fill(&[("hours", hours.into())]), &[GUIDE_HCM.at("")])))
}

/// Who declares, and on which form.
pub(super) fn declarant(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let born = facts.get(&BORN_ON)?;
    let age = ("age", Sentence::from(PASSPORT_AGE.to_string()));
    if has_reached(born, PASSPORT_AGE, facts.day.0).is_none() {
        let text = Text::new(
            "Ngày sinh chưa đủ nên chưa chắc đã đủ {age} tuổi; phiếu này theo mẫu của người từ đủ {age} tuổi.",
            "The birth date is not complete, so being {age} is not certain; this sheet follows the form for {age} and over.",
        );
        return Ok(Finding::Advice(Said::new(text.fill(&[age]), &[article("Điều 6 khoản 2")])));
    }
    if !represented(facts)? {
        return Ok(Finding::Silent);
    }
    let cites = [article("Điều 15 khoản 2 điểm c")];
    let text = if child(facts)? {
        Text::new(
            "Chưa đủ {age} tuổi: cha, mẹ hoặc người đại diện hợp pháp khai và ký thay. Trẻ có hộ chiếu riêng, không ghi chung vào hộ chiếu của cha mẹ.",
            "Under {age}: a parent or legal representative declares and signs. The child has a passport of its own, not a line in a parent's.",
        )
    } else {
        Text::new(
            "Người đại diện hợp pháp khai, ký thay và ghi rõ tư cách đại diện của mình.",
            "The legal representative declares and signs, and states in which capacity.",
        )
    };
    Ok(Finding::Met(Said::new(text.fill(&[age]), &cites)))
}

/// A child gets a passport without a chip.
pub(super) fn no_chip_for_children(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let cites = [article("Điều 6 khoản 2")];
    if child(facts)? {
        let text = Text::new(
            "Chưa đủ {age} tuổi: chỉ có hộ chiếu không gắn chip.",
            "Under {age}: a passport without a chip only.",
        );
        return Ok(Finding::Advice(Said::new(
            text.fill(&[("age", PASSPORT_AGE.to_string().into())]),
            &cites,
        )));
    }
    if law::CHIP.on(facts.day).is_ok() {
        return Ok(Finding::Silent);
    }
    law::ACT.on(facts.day)?;
    let text = Text::new(
        "Hộ chiếu gắn chip chỉ được cấp từ {day}; trước đó là loại không gắn chip.",
        "Passports with a chip are issued since {day} only; before, without one.",
    );
    let day = written(NOTICE_CHIP_2023.from);
    Ok(Finding::Advice(Said::new(text.fill(&[("day", day.into())]), &[NOTICE_CHIP_2023.at("")])))
}

/// A child who is about to turn 14 may wait for a passport of ten years.
pub(super) fn soon_fourteen(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let Some(born) = facts.get(&BORN_ON)?.day() else { return Ok(Finding::Silent) };
    if !child(facts)? {
        return Ok(Finding::Silent);
    }
    let on = birthday(born, PASSPORT_AGE).on;
    let soon = facts
        .day
        .0
        .checked_add_days(Days::new(law::WORTH_WAITING_DAYS))
        .is_some_and(|far| on <= far);
    let Ok(term) = law::TERM.on(facts.day) else { return Ok(Finding::Silent) };
    if !soon {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Nộp bây giờ thì hộ chiếu có hạn {child} năm. Từ {day}, khi đủ {age} tuổi, cùng lệ phí được hạn {adult} năm và được chọn chip.",
        "Filed now, the passport is good for {child} years. From {day}, at {age}, the same fee brings {adult} years and the choice of a chip.",
    );
    let blanks = [
        ("day", written(on).into()),
        ("age", PASSPORT_AGE.to_string().into()),
        ("child", term.value.child.to_string().into()),
        ("adult", term.value.adult.to_string().into()),
    ];
    Ok(Finding::Advice(
        Said::new(text.fill(&blanks), &[term.cite, article("Điều 6 khoản 2")]).from_day(on),
    ))
}

/// A child leaves the country with its representative only.
pub(super) fn exit_together(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !represented(facts)? {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Khi xuất cảnh phải có người đại diện hợp pháp đi cùng.",
        "On leaving the country, the legal representative has to come along.",
    );
    Ok(Finding::Advice(Said::new(text, &[article("Điều 33 khoản 2")])))
}

/// A child without a number: the civil register's data stand in for the birth certificate.
pub(super) fn birth_data(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let Ok(data) = law::CIVIL_DATA.on(facts.day) else { return Ok(Finding::Silent) };
    if !without_number(facts)? {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Không phải nộp giấy khai sinh nếu khai sinh của trẻ đã có trong dữ liệu hộ tịch điện tử. Nên mang theo phòng khi chưa có.",
        "The birth certificate is not needed if the birth is in the electronic civil register. Best bring it in case it is not.",
    );
    Ok(Finding::Advice(Said::new(text, &[data.cite, article("Điều 15 khoản 2 điểm b")])))
}

/// From 14, an identity paper has to be shown.
pub(super) fn card_shown(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if facts.get(&CASE)? != Case::FirstIssue || child(facts)? || facts.get(&HAS_CARD)? == YesNo::Yes
    {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Từ đủ {age} tuổi phải xuất trình CCCD, thẻ căn cước hoặc căn cước điện tử. Chưa có thì nên làm thẻ căn cước trước: có thẻ rồi làm hộ chiếu ở tỉnh nào cũng được, và nộp được trực tuyến.",
        "From {age} on, a CCCD, identity card or electronic identity has to be shown. Best get the identity card first: with it, any province will do, and it can be filed online.",
    );
    let said = Said::new(
        text.fill(&[("age", PASSPORT_AGE.to_string().into())]),
        &[article("Điều 15 khoản 1")],
    );
    Ok(Finding::Advice(said))
}

/// A first passport goes to the province, unless there is an urgent ground.
///
/// 49/2019/QH14, Điều 15 khoản 3, 4, 5.
pub(super) fn right_office(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let authority = facts.get(&AUTHORITY)?;
    let first = facts.get(&CASE)? == Case::FirstIssue;
    if !department_open(facts)? && authority == Authority::Department {
        let text = Text::new(
            "Hộ chiếu lần đầu chỉ nộp ở Cục Quản lý xuất nhập cảnh khi có lý do gấp nêu trong luật.",
            "A first passport goes to the department only on an urgent ground that the law names.",
        );
        let said = Said::new(text, &[article("Điều 15 khoản 3"), article("Điều 15 khoản 4")]);
        return Ok(Finding::NotMet(said.instead(
            Text::new(
                "Chọn phòng Quản lý xuất nhập cảnh của công an tỉnh.",
                "Choose the provincial immigration office.",
            ),
            Some((AUTHORITY.id, Authority::Province.id())),
        )));
    }
    let (text, at) = match (authority, first) {
        (Authority::Province, true) => (
            Text::new(
                "Hộ chiếu lần đầu nộp ở công an tỉnh: đúng nơi.",
                "A first passport is filed with the provincial police: the right place.",
            ),
            "Điều 15 khoản 3",
        ),
        (Authority::Department, true) => (
            Text::new(
                "Có lý do gấp nên được nộp ở Cục.",
                "With an urgent ground it may be filed with the department.",
            ),
            "Điều 15 khoản 4",
        ),
        (Authority::Province | Authority::Department, false) => (
            Text::new(
                "Đã từng có hộ chiếu: nộp ở tỉnh nào cũng được, hoặc ở Cục.",
                "After a first one: any province, or the department.",
            ),
            "Điều 15 khoản 5",
        ),
    };
    Ok(Finding::Met(Said::new(text, &[article(at)])))
}

/// An urgent ground helps at the department only.
pub(super) fn faster_at_department(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let ground = facts.find(&URGENT_GROUND)?.unwrap_or(Ground::None);
    if ground == Ground::None || facts.get(&AUTHORITY)? == Authority::Department {
        return Ok(Finding::Silent);
    }
    let Ok(limit) = law::LIMIT.on(facts.day) else { return Ok(Finding::Silent) };
    let text = Text::new(
        "Với lý do gấp, nộp ở Cục Quản lý xuất nhập cảnh thì không quá {urgent} ngày làm việc; ở tỉnh là {province} ngày.",
        "On an urgent ground the department takes at most {urgent} working days; the province takes {province}.",
    );
    let blanks = [
        ("urgent", limit.value.urgent.to_string().into()),
        ("province", limit.value.province.to_string().into()),
    ];
    let said = Said::new(text.fill(&blanks), &[article("Điều 15 khoản 4"), limit.cite]);
    Ok(Finding::Advice(said.instead(
        Text::new("Chọn Cục Quản lý xuất nhập cảnh.", "Choose the Immigration Department."),
        Some((AUTHORITY.id, Authority::Department.id())),
    )))
}

/// How much of the case can be done online, with the table row that says so.
fn reach(facts: &Facts<'_>) -> Result<(Online, Citation), Pending> {
    let online = law::ONLINE.on(facts.day)?;
    let without_card = facts.get(&CASE)? == Case::FirstIssue
        && !child(facts)?
        && facts.get(&HAS_CARD)? == YesNo::No;
    let open = match online.value {
        Reach::Nothing => false,
        Reach::WithoutChip => !chip_open(facts)? || facts.get(&CHIP)? == YesNo::No,
        Reach::All => true,
    };
    if open && without_card {
        return Ok((Online::None, article("Điều 15 khoản 1")));
    }
    Ok((if open { Online::Full } else { Online::None }, online.cite))
}

/// The chosen way is open.
pub(super) fn way_open(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let (online, cite) = reach(facts)?;
    if facts.get(&WAY)? == Way::InPerson || online != Online::None {
        return Ok(Finding::Silent);
    }
    let text =
        Text::new("Trường hợp này chưa nộp trực tuyến được.", "This case cannot be filed online.");
    Ok(Finding::NotMet(Said::new(text, &[cite]).instead(
        Text::new("Chọn “Đến thẳng cơ quan”.", "Choose “Straight to the office”."),
        Some((WAY.id, Way::InPerson.id())),
    )))
}

/// The words of the request on the form.
pub(super) fn request_words(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let words: Sentence = match facts.get(&CASE)? {
        Case::FirstIssue => "cấp hộ chiếu lần đầu".into(),
        Case::RenewalExpired => "cấp lại hộ chiếu do hết hạn".into(),
        Case::RenewalValid => {
            "cấp lại hộ chiếu (ghi lý do: sắp hết hạn, hết trang, muốn gắn chíp)".into()
        }
        Case::RenewalChanged => format!("cấp lại hộ chiếu. {}", facts.get(&CHANGE)?).into(),
        Case::ReplaceDamaged => "cấp lại hộ chiếu do bị hỏng".into(),
        Case::ReplaceLost => "cấp lại hộ chiếu do bị mất".into(),
    };
    let cite = if facts.day.0 >= CIRCULAR_69_2026.from {
        CIRCULAR_69_2026.at(if child(facts)? {
            "mẫu TK01a, mục 12"
        } else {
            "mẫu TK01, mục 16"
        })
    } else if facts.day.0 >= GUIDE_HCM.from {
        GUIDE_HCM.at("")
    } else {
        return Ok(Finding::Silent);
    };
    let text = Text::new(
        "Ở mục “Nội dung đề nghị” của tờ khai, ghi: “{words}”.",
        "Under “Nội dung đề nghị” (request) on the form, write: “{words}”.",
    );
    Ok(Finding::Advice(Said::new(text.fill(&[("words", words)]), &[cite])))
}

/// The old passport does not outlive the new one.
pub(super) fn old_cancelled(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let Ok(cancelled) = OLD_PASSPORT_CANCELLED.on(facts.day) else { return Ok(Finding::Silent) };
    if !hands_in_old(facts)? || expired(facts)? == Some(true) {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Khi hộ chiếu mới được cấp, hộ chiếu cũ còn hạn bị hủy giá trị (theo báo chí; công cụ chưa thấy toàn văn luật sửa đổi). Có thị thực còn hạn trong cuốn cũ thì hỏi cơ quan cấp thị thực trước.",
        "When the new passport is issued, the valid old one is cancelled (from the press; the full text of the amendment was not seen). With a valid visa in the old one, ask those who gave it first.",
    );
    Ok(Finding::Advice(Said::new(text, &[cancelled.cite])))
}

/// A first passport with a chip: photo and fingerprints.
pub(super) fn biometrics(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let chip = chip_open(facts)? && facts.get(&CHIP)? == YesNo::Yes;
    if !chip || facts.get(&CASE)? != Case::FirstIssue {
        return Ok(Finding::Silent);
    }
    let text = match facts.get(&WAY)? {
        Way::InPerson => Text::new(
            "Lần đầu làm hộ chiếu gắn chip: được chụp ảnh và lấy vân tay khi đến nộp.",
            "A first passport with a chip: photo and fingerprints are taken when you come.",
        ),
        Way::Online => Text::new(
            "Lần đầu làm hộ chiếu gắn chip: vân tay có thể lấy từ dữ liệu căn cước; nếu cần, cơ quan mời đến chụp ảnh và lấy vân tay.",
            "A first passport with a chip: the fingerprints may come from the identity data; if needed the office asks you to come.",
        ),
    };
    Ok(Finding::Advice(Said::new(text, &[article("Điều 15 khoản 6")])))
}

/// What goes with an application online has to be certified, or sent by post.
pub(super) fn certified_scans(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if facts.get(&WAY)? != Way::Online || facts.day.0 < DECISION_5568.from {
        return Ok(Finding::Silent);
    }
    let ground = facts.find(&URGENT_GROUND)?.unwrap_or(Ground::None);
    if !represented(facts)? && ground == Ground::None && facts.get(&CASE)? != Case::RenewalChanged {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Giấy tờ kèm theo nộp trực tuyến phải là bản chứng thực điện tử (bản chụp được cơ quan chứng thực trên mạng). Không có thì gửi bản giấy đến cơ quan đã chọn qua bưu chính công ích.",
        "Papers attached online must be electronically certified copies. Without that, send them to the chosen office by public post.",
    );
    Ok(Finding::Advice(Said::new(text, &[DECISION_5568.at("")])))
}

/// What the files that go with an application online have to be.
pub(super) fn attachments(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if facts.get(&WAY)? != Way::Online || facts.day.0 < NOTICE_ONLINE_2022.from {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Giấy tờ đính kèm nộp dạng ảnh .jpg. Trước đây Cổng còn hỏi ảnh hai mặt thẻ căn cước, .jpg dưới 4 MB; công cụ chưa rõ nay còn hỏi không: chụp sẵn, không hỏi thì thôi.",
        "Papers are attached as .jpg pictures. The portal used to ask for both sides of the identity card, .jpg under 4 MB; whether it still does is not known here: have them ready in case it asks.",
    );
    Ok(Finding::Advice(Said::new(text, &[NOTICE_ONLINE_2022.at("")])))
}

/// How the fee is paid after filing online.
pub(super) fn payment(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if facts.get(&WAY)? != Way::Online || facts.day.0 < GUIDE_HCM.from {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Sau khi hồ sơ được tiếp nhận, tin nhắn hoặc thư điện tử báo nộp lệ phí trực tuyến; nhờ người khác nộp hộ cũng được. Không thấy tin thì tra cứu ở dichvucong.bocongan.gov.vn. Cơ quan thường tính ngày trả từ khi nộp xong lệ phí. Không đọc mã OTP cho ai.",
        "Once the file is accepted, a text message or e-mail asks for the fee online; someone else may pay it. No message? Look it up at dichvucong.bocongan.gov.vn. Offices usually count from the payment. Never tell anyone an OTP.",
    );
    Ok(Finding::Advice(Said::new(text, &[DECISION_5568.at(""), GUIDE_HCM.at("")])))
}

/// A passport that nobody collects is cancelled.
pub(super) fn collect(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if facts.get(&delivery::METHOD)? == delivery::Method::Post || law::ACT.on(facts.day).is_err() {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Không đến nhận trong {months} tháng từ ngày hẹn mà không báo lý do thì hộ chiếu bị hủy.",
        "If it is not collected within {months} months of the day on the slip, and no reason is given, it is cancelled.",
    );
    let months = law::UNCOLLECTED_MONTHS.to_string();
    Ok(Finding::Advice(Said::new(
        text.fill(&[("months", months.into())]),
        &[article("Điều 27 khoản 1")],
    )))
}

/// Online or in person.
pub(super) fn channel(facts: &Facts<'_>) -> Result<Option<Channel>, Pending> {
    let (online, cite) = reach(facts)?;
    let text = match (online, facts.get(&AUTHORITY)?) {
        (Online::None | Online::Booking, _) => Text::new(
            "Đến thẳng cơ quan: chưa nộp trực tuyến được.",
            "Straight to the office: it cannot be filed online.",
        ),
        (Online::Full, Authority::Province) => Text::new(
            "Nộp hoàn toàn trực tuyến được, không cần đặt lịch: chọn thủ tục “Cấp hộ chiếu phổ thông ở trong nước”, cấp tỉnh, mã 1.001456. Đến thẳng cũng được.",
            "All of it online, nothing to book: choose “Cấp hộ chiếu phổ thông ở trong nước”, provincial level, code 1.001456. Going there works too.",
        ),
        (Online::Full, Authority::Department) => Text::new(
            "Nộp hoàn toàn trực tuyến được, không cần đặt lịch: chọn thủ tục “Cấp hộ chiếu phổ thông ở trong nước”, cấp trung ương, mã 1.001471. Đến thẳng cũng được.",
            "All of it online, nothing to book: choose “Cấp hộ chiếu phổ thông ở trong nước”, central level, code 1.001471. Going there works too.",
        ),
    };
    let mut cites = vec![cite];
    if online == Online::Full && facts.day.0 >= DECISION_4245.from {
        cites.push(DECISION_4245.at(""));
    }
    Ok(Some(Channel { online, in_person: true, text, cites }))
}

/// What to do with the sheet, up to the passport in hand.
pub(super) fn steps(facts: &Facts<'_>) -> Result<Vec<Said>, Pending> {
    law::ACT.on(facts.day)?;
    let (authority, way) = (facts.get(&AUTHORITY)?, facts.get(&WAY)?);
    let place = (AUTHORITY.show)(&authority);
    let published =
        if facts.day.0 < DECISION_5568.from { article("Điều 15") } else { DECISION_5568.at("") };
    let mut steps = Vec::new();
    match way {
        Way::Online => {
            let (code, level) = match authority {
                Authority::Province => ("1.001456", Text::new("cấp tỉnh", "provincial level")),
                Authority::Department => ("1.001471", Text::new("cấp trung ương", "central level")),
            };
            let file = Text::new(
                "Đăng nhập Cổng dịch vụ công quốc gia (dichvucong.gov.vn) bằng VNeID mức 2, chọn thủ tục “Cấp hộ chiếu phổ thông ở trong nước”, {level}, mã {code}; điền theo phiếu này, đính kèm ảnh chân dung và giấy tờ ghi dưới đây.",
                "Sign in to the National Public Service Portal (dichvucong.gov.vn) with a level-2 VNeID, choose “Cấp hộ chiếu phổ thông ở trong nước”, {level}, code {code}; fill it in from this sheet and attach the portrait and the papers listed below.",
            );
            let blanks = [("code", code.into()), ("level", level.into())];
            steps.push(Said::new(file.fill(&blanks), &[published]));
            if hands_in_old(facts)? {
                let old = Text::new(
                    "Gửi qua bưu chính hoặc mang hộ chiếu cũ đến {place}: chưa nhận được thì hồ sơ chưa đủ.",
                    "Post the old passport to {place}, or bring it: until it is there, the file is not complete.",
                );
                let old = old.fill(&[("place", place.clone())]);
                steps.push(Said::new(old, &[article("Điều 15 khoản 2")]));
            }
            if facts.day.0 >= GUIDE_HCM.from {
                let pay = Text::new(
                    "Chờ tin nhắn hoặc thư điện tử báo mã hồ sơ, rồi báo nộp lệ phí: nộp trên mạng theo tin ấy, nhờ người khác nộp hộ cũng được. Được yêu cầu bổ sung thì vào “Quản lý hồ sơ đã nộp”, chọn “Cập nhật”.",
                    "Wait for the text message or e-mail with the file code, then for the one about the fee: pay online as it says; someone else may pay. Asked for more? Open “Quản lý hồ sơ đã nộp” and choose “Cập nhật”.",
                );
                steps.push(Said::new(pay, &[published, GUIDE_HCM.at("")]));
            }
        }
        Way::InPerson => {
            let file = Text::new(
                "Điền tờ khai {form} theo phiếu này và ký. Chọn một ngày làm việc, mang tờ khai cùng các giấy tờ ghi dưới đây đến {place}.",
                "Fill in the form {form} from this sheet and sign it. On a working day, bring it with the papers listed below to {place}.",
            );
            let form = forms(facts)?.join(", ");
            let file = file.fill(&[("form", form.into()), ("place", place.clone())]);
            steps.push(Said::new(file, &[article("Điều 15")]));
            let pay = Text::new(
                "Nộp lệ phí tại quầy; lấy biên lai và giấy hẹn.",
                "Pay the fee at the counter; take the receipt and the slip.",
            );
            steps.push(Said::new(pay, &[published]));
        }
    }
    let receive = match facts.get(&delivery::METHOD)? {
        delivery::Method::PickUp => Text::new(
            "Đúng ngày hẹn, mang giấy hẹn và thẻ căn cước (hoặc căn cước điện tử) đến {place} nhận hộ chiếu.",
            "On the day of the slip, collect it at {place} with the slip and the identity card (or the electronic one).",
        ),
        delivery::Method::Post => Text::new(
            "Bưu điện gọi rồi giao đến địa chỉ đã ghi; trả cước cho bưu điện khi nhận. Mở ra kiểm tra tên, ngày sinh, nơi sinh.",
            "The post calls and brings it to the address you gave; you pay the carrier. Open it and check name, birth date and place.",
        ),
    };
    let receive = receive.fill(&[("place", place)]);
    steps.push(Said::new(receive, &[article("Điều 15 khoản 8")]));
    Ok(steps)
}

/// Whether the old passport goes with the application.
fn hands_in_old(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(matches!(
        facts.get(&CASE)?,
        Case::RenewalValid | Case::RenewalChanged | Case::ReplaceDamaged
    ))
}

/// When the passport is ready, taking the filing as complete; `None` where the office does not take the case.
pub(super) fn deadline(facts: &Facts<'_>) -> Result<Option<Ruling<Deadline>>, Pending> {
    let limit = law::LIMIT.on(facts.day)?;
    let first = facts.get(&CASE)? == Case::FirstIssue;
    let days = match facts.get(&AUTHORITY)? {
        Authority::Province => limit.value.province,
        Authority::Department if !department_open(facts)? => return Ok(None),
        Authority::Department if first => limit.value.urgent,
        Authority::Department => limit.value.department,
    };
    let from = received_on(facts.day.0);
    let counted = working_days_after(from, days);
    Ok(Some(Ruling::Settled(Deadline {
        working_days: days,
        from,
        due_on: counted.on,
        certain: counted.certain,
        cites: vec![limit.cite],
    })))
}

/// So many years after a day of issue, one reading for each way to read a 29 February.
fn term_ends(issued_on: NaiveDate, years: u32, cite: Citation) -> Vec<Reading<Validity>> {
    let end = birthday(issued_on, years);
    let reading = |on: NaiveDate, text: Text| Reading {
        text: text.into(),
        value: Validity {
            expiry: Expiry { on: Some(on), other_reading: None },
            issued_on,
            cites: vec![cite],
        },
    };
    match end.other_reading {
        // The calendar itself ends.
        None if end.on <= issued_on => Vec::new(),
        None => vec![reading(end.on, Text::new("", ""))],
        Some(other) => {
            let text = Text::new(
                "Cấp ngày 29/02: ngày in trong hộ chiếu là ngày đúng.",
                "Issued on 29 February: what is printed counts.",
            );
            vec![reading(end.on, text), reading(other, text)]
        }
    }
}

/// Until when the new passport is good, taking the last day of the time limit as its day of issue.
///
/// The age is read on the filing day, as for the form; a child who turns 14 on the way may get the longer term.
pub(super) fn validity(facts: &Facts<'_>) -> Result<Option<Ruling<Validity>>, Pending> {
    let term = law::TERM.on(facts.day)?;
    let Some(deadline) = deadline(facts)? else { return Ok(None) };
    let Some(issued_on) = deadline.prudent().map(|deadline| deadline.due_on) else {
        return Ok(None);
    };
    let born: BirthDate = facts.get(&BORN_ON)?;
    let old_enough = |day: NaiveDate| has_reached(born, PASSPORT_AGE, day);
    let adult = || term_ends(issued_on, term.value.adult, term.cite);
    let child = || term_ends(issued_on, term.value.child, term.cite);
    let named = |readings: Vec<Reading<Validity>>, text: Text| {
        readings.into_iter().map(move |reading| Reading { text: text.into(), ..reading })
    };
    let mut readings = match (old_enough(facts.day.0), old_enough(issued_on)) {
        (Some(true), _) => adult(),
        (Some(false), Some(false)) => child(),
        (Some(false), _) => {
            let filed = Text::new("Tính tuổi ngày nộp.", "By the age on the day of filing.");
            let issued = Text::new("Tính tuổi ngày cấp.", "By the age on the day of issue.");
            named(child(), filed).chain(named(adult(), issued)).collect()
        }
        (None, _) => {
            let under = Text::new("Nếu chưa đủ 14 tuổi.", "If under 14.");
            let over = Text::new("Nếu đã đủ 14 tuổi.", "If 14 or over.");
            named(child(), under).chain(named(adult(), over)).collect()
        }
    };
    if readings.len() > 1 {
        return Ok(Some(Ruling::Disputed(readings)));
    }
    Ok(readings.pop().map(|only| Ruling::Settled(only.value)))
}

/// Who takes the application.
///
/// 49/2019/QH14, Điều 15 khoản 3, 4, 5.
pub(super) fn agencies(facts: &Facts<'_>) -> Result<Option<Agencies>, Pending> {
    law::ACT.on(facts.day)?;
    if facts.get(&CASE)? != Case::FirstIssue {
        return Ok(Some(Agencies {
            levels: &[AgencyLevel::Province, AgencyLevel::Department],
            text: Text::new(
                "Phòng Quản lý xuất nhập cảnh của công an tỉnh nào thuận tiện, hoặc Cục Quản lý xuất nhập cảnh (Hà Nội, TP.HCM).",
                "The immigration office of any provincial police, or the Immigration Department (Hà Nội, Hồ Chí Minh City).",
            ),
            cite: article("Điều 15 khoản 5"),
        }));
    }
    if department_open(facts)? {
        return Ok(Some(Agencies {
            levels: &[AgencyLevel::Province, AgencyLevel::Department],
            text: Text::new(
                "Có lý do gấp: Cục Quản lý xuất nhập cảnh (Hà Nội, TP.HCM); hoặc phòng Quản lý xuất nhập cảnh của công an tỉnh.",
                "On an urgent ground: the Immigration Department (Hà Nội, Hồ Chí Minh City); or the provincial immigration office.",
            ),
            cite: article("Điều 15 khoản 4"),
        }));
    }
    let text = match facts.get(&HAS_CARD)? {
        YesNo::Yes => Text::new(
            "Phòng Quản lý xuất nhập cảnh của công an tỉnh nào thuận tiện; gần nơi đang ở thì xử lý dễ hơn.",
            "The immigration office of any provincial police; the one where you live is the easiest.",
        ),
        YesNo::No => Text::new(
            "Phòng Quản lý xuất nhập cảnh của công an tỉnh nơi thường trú hoặc tạm trú.",
            "The immigration office of the province of permanent or temporary residence.",
        ),
    };
    Ok(Some(Agencies {
        levels: &[AgencyLevel::Province], text, cite: article("Điều 15 khoản 3")
    }))
}

/// The official forms of the case.
pub(super) fn forms(facts: &Facts<'_>) -> Result<Vec<&'static str>, Pending> {
    let forms = law::FORMS.on(facts.day)?.value;
    let mut needed = vec![if child(facts)? { forms.child } else { forms.adult }];
    if lost_while_good(facts)? && facts.get(&REPORTED)? == YesNo::No {
        needed.push(forms.loss);
    }
    Ok(needed)
}

/// The printed expiry against the term of the law, for passports issued under it.
pub(super) fn printed_expiry(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let (Some(issued), Some(printed)) = (facts.find(&ISSUED_ON)?, facts.find(&EXPIRES_ON)?) else {
        return Ok(None);
    };
    let Some(born) = facts.find(&BORN_ON)?.and_then(|born| born.day()) else { return Ok(None) };
    let Ok(term) = law::TERM.on(crate::law::LegalDay(issued)) else { return Ok(None) };
    let adult = has_reached(BirthDate::exact(born), PASSPORT_AGE, issued) == Some(true);
    let years = if adult { term.value.adult } else { term.value.child };
    let computed = birthday(issued, years);
    // The day before the same date is taken too: both ways of printing the last day are seen.
    let near = [Some(computed.on), computed.other_reading, computed.on.pred_opt()];
    let unexpected = printed > issued && printed.year() > 0 && !near.contains(&Some(printed));
    Ok(unexpected
        .then_some((EXPIRES_ON.id, Flaw::ExpiryUnexpected { computed: Some(computed.on) })))
}
