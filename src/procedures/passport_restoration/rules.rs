//! What the law says to a person who found a passport again, one function for each point.
//!
//! Whether it is restored is the department's to decide; here is only what was declared.

use crate::calendar::working_days::{received_on, working_days_after};
use crate::form::{Facts, Pending};
use crate::law::Ruling;
use crate::law::general::{OLD_PASSPORT_CANCELLED, PASSPORT_AGE};
use crate::law::instruments::{CIVIL_CODE, LAW_49_2019};
use crate::procedures::passport_restoration::law;
use crate::procedures::passport_restoration::questions::{
    AUTHORITY, Authority, INTACT, LOST_IN, LostIn, REPORTED, VISA_EXPIRES_ON, VISA_HELD,
};
use crate::procedures::{
    Agencies, AgencyLevel, Bill, BillLine, Channel, Deadline, Fee, Finding, Online, Said, Validity,
};
use crate::questions::passport::EXPIRES_ON;
use crate::questions::{YesNo, representative};
use crate::values::day::written;
use crate::values::text::{Sentence, Text};

/// The way out where restoring is not possible.
const NEW_PASSPORT: Text = Text::new(
    "Làm hộ chiếu mới: về trang đầu, chọn “Hộ chiếu phổ thông”, việc “Mất hộ chiếu”.",
    "Ask for a new passport: on the start page choose “Ordinary passport”, then “The passport is lost”.",
);

/// The loss was reported; otherwise there is mostly nothing to restore.
///
/// 49/2019/QH14, Điều 28 khoản 2: the report is what makes the office cancel the passport.
pub(super) fn reported(facts: &Facts<'_>) -> Result<Finding, Pending> {
    law::CONDITIONS.on(facts.day)?;
    let cite = LAW_49_2019.at("Điều 28 khoản 2");
    if facts.get(&REPORTED)? == YesNo::Yes {
        let text = Text::new(
            "Đã báo mất nên hộ chiếu bị hủy giá trị: chưa được khôi phục thì chưa dùng để xuất cảnh.",
            "It was reported, so it is cancelled: it is no good for travel until it is restored.",
        );
        return Ok(Finding::Met(Said::new(text, &[cite])));
    }
    let text = Text::new(
        "Chưa báo mất thì hộ chiếu chưa bị hủy vì lý do này, thường không phải khôi phục. Không chắc thì hỏi cơ quan xuất nhập cảnh trước khi nộp.",
        "Unreported, it was not cancelled for a loss and mostly needs no restoring. If in doubt, ask an immigration office before filing.",
    );
    Ok(Finding::Advice(Said::new(text, &[cite])))
}

/// It was lost in Vietnam.
pub(super) fn lost_in_vietnam(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let cite = law::CONDITIONS.on(facts.day)?.cite;
    if facts.get(&LOST_IN)? == LostIn::Vietnam {
        let text = Text::new("Hộ chiếu bị mất ở trong nước.", "The passport was lost in Vietnam.");
        return Ok(Finding::Met(Said::new(text, &[cite])));
    }
    let text = Text::new(
        "Hộ chiếu mất ở nước ngoài không được khôi phục.",
        "A passport lost abroad is not restored.",
    );
    Ok(Finding::NotMet(Said::new(text, &[cite]).instead(NEW_PASSPORT, None)))
}

/// It is intact.
pub(super) fn intact(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let cite = law::CONDITIONS.on(facts.day)?.cite;
    if facts.get(&INTACT)? == YesNo::Yes {
        let text = Text::new("Hộ chiếu còn nguyên vẹn.", "The passport is intact.");
        return Ok(Finding::Met(Said::new(text, &[cite])));
    }
    let text =
        Text::new("Hộ chiếu bị hỏng không được khôi phục.", "A damaged passport is not restored.");
    Ok(Finding::NotMet(Said::new(text, &[cite]).instead(NEW_PASSPORT, None)))
}

/// It has a foreign visa that is valid on the filing day.
pub(super) fn visa(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let cite = law::CONDITIONS.on(facts.day)?.cite;
    if facts.get(&VISA_HELD)? == YesNo::No {
        let text = Text::new(
            "Không có thị thực nước ngoài còn hạn thì hộ chiếu không được khôi phục.",
            "Without a valid foreign visa the passport is not restored.",
        );
        return Ok(Finding::NotMet(Said::new(text, &[cite]).instead(NEW_PASSPORT, None)));
    }
    let until = facts.get(&VISA_EXPIRES_ON)?;
    let blanks = [("until", Sentence::from(written(until)))];
    if until < facts.day.0 {
        let text = Text::new(
            "Thị thực đã hết hạn ngày {until}: hộ chiếu không được khôi phục.",
            "The visa expired on {until}: the passport is not restored.",
        );
        return Ok(Finding::NotMet(
            Said::new(text.fill(&blanks), &[cite]).instead(NEW_PASSPORT, None),
        ));
    }
    let text = Text::new(
        "Thị thực nước ngoài còn hạn đến {until}.",
        "The foreign visa is valid until {until}.",
    );
    Ok(Finding::Met(Said::new(text.fill(&blanks), &[cite])))
}

/// The passport itself has not run out: nothing extends it.
pub(super) fn still_good(facts: &Facts<'_>) -> Result<Finding, Pending> {
    law::CONDITIONS.on(facts.day)?;
    let until = facts.get(&EXPIRES_ON)?;
    if until >= facts.day.0 {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Hộ chiếu đã hết hạn ngày {until} và không được gia hạn: khôi phục cũng không dùng được.",
        "The passport ran out on {until} and is never extended: restored or not, it is of no use.",
    )
    .fill(&[("until", written(until).into())]);
    let instead = Text::new(
        "Làm hộ chiếu mới: về trang đầu, chọn “Hộ chiếu phổ thông”, việc “Hộ chiếu đã hết hạn”.",
        "Ask for a new passport: on the start page choose “Ordinary passport”, then “The passport has expired”.",
    );
    let cite = LAW_49_2019.at("Điều 7 khoản 2");
    Ok(Finding::NotMet(Said::new(text, &[cite]).instead(instead, None)))
}

/// Who declares and signs. What the form says of it was not seen; the civil code says who may.
pub(super) fn declarant(facts: &Facts<'_>) -> Result<Finding, Pending> {
    law::CONDITIONS.on(facts.day)?;
    if !representative::acts(facts, PASSPORT_AGE)? {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Người đại diện hợp pháp khai và ký thay. Mang giấy tờ chứng minh việc đại diện.",
        "The legal representative declares and signs. Bring the papers that show it.",
    );
    Ok(Finding::Met(Said::new(text, &[CIVIL_CODE.at("Điều 136")])))
}

/// A new passport cancels the old one; whether that one can still be restored is not known here.
pub(super) fn new_passport(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let conditions = law::CONDITIONS.on(facts.day)?;
    let Ok(cancelled) = OLD_PASSPORT_CANCELLED.on(facts.day) else { return Ok(Finding::Silent) };
    let text = Text::new(
        "Đã được cấp hộ chiếu mới sau khi báo mất thì hỏi trước khi nộp: cấp cuốn mới thì cuốn cũ còn hạn bị hủy, và công cụ chưa rõ cuốn ấy có được khôi phục không.",
        "If a new passport was issued after the report, ask before filing: a new one cancels a valid old one, and this tool does not know whether that one is restored.",
    );
    Ok(Finding::Advice(Said::new(text, &[cancelled.cite, conditions.cite])))
}

/// Nothing is to be paid.
pub(super) fn fee(facts: &Facts<'_>) -> Result<Fee, Pending> {
    let fee = law::FEE.on(facts.day)?;
    let line = BillLine {
        text: Text::new("Khôi phục hộ chiếu: không thu lệ phí", "Restoring a passport: no fee")
            .into(),
        amount: fee.value,
        cites: vec![fee.cite],
    };
    Ok(Fee { bill: Ruling::Settled(Bill { lines: vec![line] }), notes: Vec::new() })
}

/// When the answer is there.
pub(super) fn deadline(facts: &Facts<'_>) -> Result<Option<Ruling<Deadline>>, Pending> {
    let limit = law::LIMIT.on(facts.day)?;
    let days = match facts.get(&AUTHORITY)? {
        Authority::Province => limit.value.province,
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

/// No new paper is issued: the passport keeps the end that is printed in it.
pub(super) fn validity(_: &Facts<'_>) -> Result<Option<Ruling<Validity>>, Pending> {
    Ok(None)
}

/// At the office: the passport itself has to be there. Whether the portal takes it was not seen anywhere.
pub(super) fn channel(facts: &Facts<'_>) -> Result<Option<Channel>, Pending> {
    let conditions = law::CONDITIONS.on(facts.day)?;
    let text = Text::new(
        "Mang hộ chiếu và tờ khai đến cơ quan. Mã thủ tục: 1.010384 (tỉnh), 1.010382 (Cục). Công cụ chưa rõ có nộp trực tuyến được không: xem thủ tục ấy trên Cổng dịch vụ công quốc gia.",
        "Bring the passport and the form to the office. Procedure code: 1.010384 (province), 1.010382 (department). Whether it can be filed online is not known here: look the code up on the National Public Service Portal.",
    );
    let cites = vec![conditions.cite];
    Ok(Some(Channel { online: Online::None, in_person: true, text, cites }))
}

/// Who takes the application.
pub(super) fn agencies(facts: &Facts<'_>) -> Result<Option<Agencies>, Pending> {
    let conditions = law::CONDITIONS.on(facts.day)?;
    let text = Text::new(
        "Phòng Quản lý xuất nhập cảnh của công an tỉnh, thành phố, hoặc Cục Quản lý xuất nhập cảnh; Cục quyết định.",
        "A provincial immigration office or the Immigration Department; the department decides.",
    );
    let levels = &[AgencyLevel::Province, AgencyLevel::Department];
    Ok(Some(Agencies { levels, text, cite: conditions.cite }))
}

/// The official form.
pub(super) fn forms(facts: &Facts<'_>) -> Result<Vec<&'static str>, Pending> {
    Ok(vec![law::FORM.on(facts.day)?.value.0])
}

/// What to do with the sheet, up to the passport that can be used again.
pub(super) fn steps(facts: &Facts<'_>) -> Result<Vec<Said>, Pending> {
    let conditions = law::CONDITIONS.on(facts.day)?;
    let limit = law::LIMIT.on(facts.day)?;
    let file = Text::new(
        "Điền tờ khai khôi phục theo phiếu này, ký, rồi mang cùng hộ chiếu đến nơi đã chọn ({place}). Gọi trước để hỏi giờ tiếp nhận và có cần thêm giấy tờ không.",
        "Fill in the form from this sheet, sign it, and bring it with the passport to the place you chose ({place}). Call ahead for the hours and whether other papers are needed.",
    )
    .fill(&[("place", (AUTHORITY.show)(&facts.get(&AUTHORITY)?))]);
    let answer = Text::new(
        "Cục Quản lý xuất nhập cảnh quyết định; cơ quan đã nhận hồ sơ trả lời. Giữ giấy hẹn.",
        "The Immigration Department decides; the office that took the application answers. Keep the slip.",
    );
    let travel = Text::new(
        "Chỉ đi nước ngoài bằng hộ chiếu này khi đã có trả lời là được khôi phục.",
        "Travel with this passport only once the answer says that it is restored.",
    );
    Ok(vec![
        Said::new(file, &[conditions.cite]),
        Said::new(answer, &[limit.cite]),
        Said::new(travel, &[LAW_49_2019.at("Điều 28 khoản 2")]),
    ])
}
