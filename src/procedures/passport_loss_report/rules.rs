//! What the law says to a person whose passport is lost, one function for each point.
//!
//! Nothing here stops the report: a late one is still due.

use crate::calendar::working_days::{received_on, working_days_after};
use crate::form::{Facts, FieldId, Pending};
use crate::law::general::{FineRange, PASSPORT_AGE, PASSPORT_FINE};
use crate::law::instruments::{CIRCULAR_69_2026, CIVIL_CODE, LAW_49_2019};
use crate::law::{Citation, Ruling};
use crate::procedures::passport_loss_report::law;
use crate::procedures::passport_loss_report::questions::{AGENCY, LOST_ON, LossDay};
use crate::procedures::{
    Agencies, AgencyLevel, Bill, BillLine, Channel, Deadline, Fee, Finding, Online, Said, Validity,
};
use crate::questions::filing::{WAY, Way};
use crate::questions::passport::ISSUED_ON;
use crate::questions::{loss, representative};
use crate::values::day::written;
use crate::values::flaw::Flaw;
use crate::values::text::{Sentence, Text};

fn article(at: &'static str) -> Citation {
    LAW_49_2019.at(at)
}

/// Whether the report is after its time.
pub(super) fn late(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(facts.day.0 > loss::due_on(facts)?.value)
}

/// The report comes in time.
///
/// 49/2019/QH14, Điều 28 khoản 2: two working days, 48 hours before the amendment of 2023. A later report still is due
/// and says what could not be helped.
pub(super) fn in_time(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let due = loss::due_on(facts)?;
    let blanks = [("due", Sentence::from(written(due.value)))];
    if !late(facts)? {
        let text = Text::new(
            "Trình báo trong hạn: chậm nhất {due}. Báo càng sớm càng tốt.",
            "The report is in time: by {due}. The sooner the better.",
        );
        return Ok(Finding::Met(Said::new(text.fill(&blanks), &[due.cite])));
    }
    let text = Text::new(
        "Hạn trình báo là {due}, nay đã qua. Vẫn phải trình báo ngay; trong đơn ghi rõ lý do bất khả kháng nếu có.",
        "The report was due by {due}. It still has to be made, at once; state the force majeure in it, if any.",
    );
    Ok(Finding::Advice(Said::new(text.fill(&blanks), &[due.cite])))
}

/// A late report, or none, can be fined.
pub(super) fn fined(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !late(facts)? {
        return Ok(Finding::Silent);
    }
    let Ok(fine) = PASSPORT_FINE.on(facts.day) else { return Ok(Finding::Silent) };
    let said = match fine.value {
        FineRange::Between(least, most) => Said::new(
            Text::new(
                "Không trình báo mất hộ chiếu có thể bị phạt {least} – {most}.",
                "Not reporting a lost passport can be fined {least} – {most}.",
            )
            .fill(&[("least", least.to_string().into()), ("most", most.to_string().into())]),
            &[fine.cite],
        ),
        FineRange::Unseen => Said::new(
            Text::new(
                "Không trình báo mất hộ chiếu có thể bị phạt; mức phạt hiện nay công cụ chưa có.",
                "Not reporting a lost passport can be fined; this tool does not have the present sum.",
            ),
            &[fine.cite],
        ),
    };
    Ok(Finding::Advice(said))
}

/// Who declares and signs.
pub(super) fn declarant(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !representative::acts(facts, PASSPORT_AGE)? {
        return Ok(Finding::Silent);
    }
    let cite = if facts.day.0 < CIRCULAR_69_2026.from {
        CIVIL_CODE.at("Điều 136")
    } else {
        CIRCULAR_69_2026.at("mẫu TK05, chú thích 5")
    };
    let text = Text::new(
        "Người đại diện hợp pháp khai, ký thay và ghi rõ tư cách đại diện của mình.",
        "The legal representative declares and signs, and states in which capacity.",
    );
    Ok(Finding::Met(Said::new(text, &[cite])))
}

/// A reported passport is cancelled for good.
pub(super) fn cancelled(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let steps = law::STEPS.on(facts.day)?;
    let days = steps.value.notice + steps.value.cancelling;
    let by = working_days_after(received_on(facts.day.0), days);
    let text = Text::new(
        "Sau khi trình báo, hộ chiếu bị hủy giá trị (dự kiến đến {by}); tìm lại được cũng không dùng để xuất cảnh được nữa.",
        "Once reported, the passport is cancelled (about {by}); even if found again it is no good for travel.",
    );
    Ok(Finding::Advice(Said::new(text.fill(&[("by", written(by.on).into())]), &[steps.cite])))
}

/// A passport that was found again can be restored in one case.
pub(super) fn found_again(facts: &Facts<'_>) -> Result<Finding, Pending> {
    law::STEPS.on(facts.day)?;
    let text = Text::new(
        "Nếu sau này tìm lại được, còn nguyên vẹn và có thị thực nước ngoài còn hạn, có thể xin khôi phục (mẫu TK04).",
        "If it is found later, is intact and has a valid foreign visa, it can be restored on request (form TK04).",
    );
    Ok(Finding::Advice(Said::new(text, &[article("Điều 32")])))
}

/// The way to a new passport.
pub(super) fn new_passport(facts: &Facts<'_>) -> Result<Finding, Pending> {
    law::STEPS.on(facts.day)?;
    let text = Text::new(
        "Cần hộ chiếu mới thì nộp đơn này cùng hồ sơ làm lại hộ chiếu do mất, ở cơ quan xuất nhập cảnh; không phải báo hai lần.",
        "If you need a new passport, hand this in with the application to replace the lost one, at the immigration office; once is enough.",
    );
    Ok(Finding::Advice(Said::new(text, &[article("Điều 15 khoản 2")])))
}

/// The chosen way is open on the day; a report can always be brought or sent on paper.
pub(super) fn way_open(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let online = law::ONLINE.on(facts.day)?;
    if facts.get(&WAY)? == Way::InPerson || online.value.0 {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Ngày này chưa trình báo trực tuyến được: mang đơn đến, hoặc gửi đơn đến cơ quan.",
        "On this day it could not be reported online: bring the form, or send it to the office.",
    );
    Ok(Finding::Advice(Said::new(text, &[online.cite]).instead(
        Text::new("Chọn “Đến thẳng cơ quan”.", "Choose “Straight to the office”."),
        Some((WAY.id, Way::InPerson.id())),
    )))
}

/// Nothing is to be paid.
pub(super) fn fee(facts: &Facts<'_>) -> Result<Fee, Pending> {
    let fee = law::FEE.on(facts.day)?;
    let line = BillLine {
        text: Text::new(
            "Trình báo mất hộ chiếu: không thu lệ phí",
            "Reporting a lost passport: no fee",
        )
        .into(),
        amount: fee.value,
        cites: vec![fee.cite],
    };
    Ok(Fee { bill: Ruling::Settled(Bill { lines: vec![line] }), notes: Vec::new() })
}

/// When the notice that the report was received is there.
pub(super) fn deadline(facts: &Facts<'_>) -> Result<Option<Ruling<Deadline>>, Pending> {
    let steps = law::STEPS.on(facts.day)?;
    let from = received_on(facts.day.0);
    let counted = working_days_after(from, steps.value.notice);
    Ok(Some(Ruling::Settled(Deadline {
        working_days: steps.value.notice,
        from,
        due_on: counted.on,
        certain: counted.certain,
        cites: vec![steps.cite],
    })))
}

/// No paper is issued that could expire.
pub(super) fn validity(_: &Facts<'_>) -> Result<Option<Ruling<Validity>>, Pending> {
    Ok(None)
}

/// Online, brought, or sent.
pub(super) fn channel(facts: &Facts<'_>) -> Result<Option<Channel>, Pending> {
    let online = law::ONLINE.on(facts.day)?;
    let (reach, text) = if online.value.0 {
        (
            Online::Full,
            Text::new(
                "Trình báo hoàn toàn trực tuyến được: chọn thủ tục “Trình báo mất hộ chiếu phổ thông”, mã 1.010386 (xã), 1.001445 (tỉnh) hoặc 2.000539 (Cục). Mang đơn đến, hoặc gửi đơn qua bưu chính cũng được.",
                "It can be reported online: choose “Trình báo mất hộ chiếu phổ thông”, code 1.010386 (commune), 1.001445 (province) or 2.000539 (department). Bringing or posting the form works too.",
            ),
        )
    } else {
        (
            Online::None,
            Text::new(
                "Mang đơn đến cơ quan, hoặc gửi đơn.",
                "Bring the form to the office, or send it.",
            ),
        )
    };
    Ok(Some(Channel { online: reach, in_person: true, text, cites: vec![online.cite] }))
}

/// Who takes the report.
pub(super) fn agencies(facts: &Facts<'_>) -> Result<Option<Agencies>, Pending> {
    let offices = law::OFFICES.on(facts.day)?;
    let text = if offices.value.0.contains(&AgencyLevel::District) {
        Text::new(
            "Cơ quan công an nơi gần nhất, cơ quan quản lý xuất nhập cảnh nơi thuận tiện, hoặc đơn vị kiểm soát ở cửa khẩu.",
            "The nearest police, any immigration office, or the control at a border gate.",
        )
    } else {
        Text::new(
            "Công an xã, phường, đặc khu nơi gần nhất; phòng hoặc Cục Quản lý xuất nhập cảnh; hoặc đơn vị kiểm soát ở cửa khẩu.",
            "The nearest commune police; a provincial immigration office or the department; or the control at a border gate.",
        )
    };
    Ok(Some(Agencies { levels: offices.value.0, text, cite: offices.cite }))
}

/// The official form.
pub(super) fn forms(facts: &Facts<'_>) -> Result<Vec<&'static str>, Pending> {
    Ok(vec![law::FORM.on(facts.day)?.value.0])
}

/// What to do with the sheet, up to the new passport.
///
/// 49/2019/QH14, Điều 28 khoản 2, Điều 15 khoản 2.
pub(super) fn steps(facts: &Facts<'_>) -> Result<Vec<Said>, Pending> {
    let days = law::STEPS.on(facts.day)?;
    let online = law::ONLINE.on(facts.day)?;
    let send = if facts.get(&WAY)? == Way::Online && online.value.0 {
        Text::new(
            "Đăng nhập Cổng dịch vụ công quốc gia (dichvucong.gov.vn) bằng VNeID, chọn thủ tục “Trình báo mất hộ chiếu phổ thông”, điền theo phiếu này rồi gửi.",
            "Sign in to the National Public Service Portal (dichvucong.gov.vn) with VNeID, choose “Trình báo mất hộ chiếu phổ thông”, fill it in from this sheet and send it.",
        )
        .into()
    } else {
        Text::new(
            "Điền đơn TK05 theo phiếu này, ký, rồi mang đến nơi đã chọn ({place}) hoặc gửi qua bưu chính.",
            "Fill in the form TK05 from this sheet, sign it, and bring it to the place you chose ({place}) or post it.",
        )
        .fill(&[("place", (AGENCY.show)(&facts.get(&AGENCY)?))])
    };
    let notice = Text::new(
        "Trong {notice} ngày làm việc, cơ quan thông báo đã tiếp nhận đơn. Giữ thông báo ấy.",
        "The office gives notice that it received the report (limit in working days: {notice}). Keep that notice.",
    )
    .fill(&[("notice", days.value.notice.to_string().into())]);
    let passport = Text::new(
        "Cần hộ chiếu mới thì nộp thông báo ấy cùng hồ sơ làm lại hộ chiếu do mất.",
        "If you need a new passport, hand that notice in with the application to replace the lost one.",
    );
    Ok(vec![
        Said::new(send, &[online.cite]),
        Said::new(notice, &[days.cite]),
        Said::new(passport, &[article("Điều 15 khoản 2")]),
    ])
}

/// The chosen office takes reports on the day.
pub(super) fn office_open(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let Some(agency) = facts.find(&AGENCY)? else { return Ok(None) };
    let Ok(offices) = law::OFFICES.on(facts.day) else { return Ok(None) };
    let open = offices.value.0.iter().any(|level| level.id() == agency.id());
    Ok((!open).then_some((AGENCY.id, Flaw::NotAChoice)))
}

/// The day of the loss against the filing day, the day it was noticed, and the issue of the passport.
pub(super) fn loss_day(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let Some(LossDay::On(lost)) = facts.find(&LOST_ON)? else { return Ok(None) };
    if lost > facts.day.0 {
        return Ok(Some((LOST_ON.id, Flaw::HappenedLater)));
    }
    if facts.find(&ISSUED_ON)?.is_some_and(|issued| lost < issued) {
        return Ok(Some((LOST_ON.id, Flaw::LostBeforeIssue)));
    }
    let known = facts.find(&loss::KNOWN_ON)?;
    Ok(known.filter(|known| *known < lost).map(|_| (LOST_ON.id, Flaw::KnownBeforeLoss)))
}
