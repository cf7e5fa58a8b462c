//! The conditions that the decrees set for an electronic identity account, one function each.
//!
//! Where no decree is known for the day nothing is judged: the parts of the result are gaps.

use crate::calendar::age::{birthday, has_reached};
use crate::calendar::working_days::{received_on, working_days_after};
use crate::form::{Facts, FieldId, Pending};
use crate::law::general::{ACCOUNT_ACTIVATION, ACCOUNT_SIM_LOCK};
use crate::law::instruments::{
    CIRCULAR_17_2024, DECREE_59_2022, DECREE_69_2024, DECREE_320_2026, LAW_2014, LAW_2023,
    LETTER_3701_2024,
};
use crate::law::{Citation, Cited, Reading, Ruling};
use crate::procedures::electronic_identity::law::{self, Regime};
use crate::procedures::electronic_identity::questions::{
    EXTRAS, LEVEL, Level, REPRESENTATIVE_ACCOUNT, REPRESENTATIVE_SIM, VISIT_ON,
};
use crate::procedures::{
    Agencies, AgencyLevel, Bill, BillLine, Channel, Deadline, Fee, Finding, Online, Said, Validity,
};
use crate::questions::card::{CHIP, HELD, Held, Standing, standing};
use crate::questions::contact::SIM_IN_OWN_NAME;
use crate::questions::person::BORN_ON;
use crate::questions::representative::FiledBy;
use crate::questions::vneid::{ACCOUNT, Account};
use crate::questions::{YesNo, representative, visit};
use crate::values::day::written;
use crate::values::flaw::Flaw;
use crate::values::money::Dong;
use crate::values::text::{Sentence, Text};
use chrono::NaiveDate;

/// Which decree judges, and by which article.
fn regime(facts: &Facts<'_>) -> Result<Cited<Regime>, Pending> {
    Ok(law::REGIME.on(facts.day)?)
}

/// Whether decree 69/2024 judges, as issued or as amended: SIM in one's own name, form TK01, accounts for children.
pub(super) fn since_2024(facts: &Facts<'_>) -> bool {
    matches!(regime(facts).map(|regime| regime.value), Ok(Regime::Of2024 | Regime::Amended2026))
}

/// Whether decree 59/2022 judges: only a CCCD with a chip serves.
pub(super) fn of_2022(facts: &Facts<'_>) -> bool {
    regime(facts).is_ok_and(|regime| regime.value == Regime::Of2022)
}

/// Whether someone acts for the person: a child under 14, or a person who has a representative.
pub(super) fn represented(facts: &Facts<'_>) -> Result<bool, Pending> {
    representative::acts(facts, law::ACTS_ALONE_FROM)
}

/// The article on how a level is made.
fn how(facts: &Facts<'_>, level: Level) -> Citation {
    if since_2024(facts) {
        DECREE_69_2024.at(match level {
            Level::One => "Điều 10 khoản 1",
            Level::Two => "Điều 10 khoản 2",
        })
    } else {
        DECREE_59_2022.at("Điều 14")
    }
}

/// Whether the card in hand serves for the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Serves {
    /// It does.
    Yes,
    /// A new card is made at the same time.
    No,
    /// That depends on its end, which is not known.
    EndUnknown,
    /// It has a chip, and has ended or may have: decree 59/2022 says nothing on its end.
    Doubtful,
}

/// Whether the card in hand serves.
///
/// Decree 69/2024 asks for a card that has not ended; decree 59/2022 for a CCCD with a chip.
pub(super) fn serves(facts: &Facts<'_>) -> Result<Serves, Pending> {
    let standing = standing(facts)?;
    if of_2022(facts) && standing != Standing::NoCard {
        if facts.get(&HELD)? != Held::Cccd || facts.get(&CHIP)? == YesNo::No {
            return Ok(Serves::No);
        }
        if matches!(standing, Standing::Ended(..) | Standing::Unknown) {
            return Ok(Serves::Doubtful);
        }
    }
    Ok(match standing {
        Standing::Good { .. } => Serves::Yes,
        Standing::NoCard | Standing::Ended(..) => Serves::No,
        Standing::Unknown => Serves::EndUnknown,
    })
}

/// The level is not had already.
pub(super) fn level_is_new(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let (account, level) = (facts.get(&ACCOUNT)?, facts.get(&LEVEL)?);
    let regime = regime(facts)?;
    Ok(match (account, level) {
        (Account::Two, Level::One | Level::Two) => {
            let said = Said::new(
                Text::new(
                    "Đã có tài khoản mức 2, là mức cao nhất: không phải đăng ký nữa.",
                    "There is a level-2 account, the highest: nothing more to register.",
                ),
                &[regime.cite],
            );
            Finding::NotMet(said.instead(
                Text::new(
                    "Quên mật khẩu hoặc đổi điện thoại thì lấy lại trong VNeID, hoặc gọi tổng đài ghi trong ứng dụng.",
                    "For a lost password or a new phone use VNeID, or the hotline shown in the app.",
                ),
                None,
            ))
        }
        (Account::One, Level::One) => {
            let said = Said::new(
                Text::new("Đã có tài khoản mức 1.", "There is a level-1 account."),
                &[regime.cite],
            );
            Finding::NotMet(said.instead(
                Text::new("Muốn dùng nhiều hơn thì chọn mức 2.", "For more, choose level 2."),
                Some((LEVEL.id, "2")),
            ))
        }
        (Account::None, _) | (Account::One, Level::Two) => Finding::Silent,
    })
}

/// The person is old enough for an account of their own at that level.
///
/// Decree 59/2022 Điều 11; decree 69/2024 Điều 7, as issued and as amended by decree 320/2026 Điều 3.
pub(super) fn own_account(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let (born, level) = (facts.get(&BORN_ON)?, facts.get(&LEVEL)?);
    let own = law::OWN_ACCOUNT.on(facts.day)?;
    let from = match level {
        Level::One => own.value.level_1_from,
        Level::Two => own.value.level_2_from,
    };
    let blanks = [("age", Sentence::from(from.to_string())), ("level", level.id().into())];
    let cites = [own.cite];
    let reached = has_reached(born, from, facts.day.0);
    let ward = facts.find(&representative::FILED_BY)? == Some(FiledBy::Representative);
    if !own.value.for_wards && (ward || reached == Some(false)) {
        let text = Text::new(
            "Khi ấy người dưới {age} tuổi và người được giám hộ chưa có tài khoản riêng: đăng ký theo tài khoản của cha, mẹ hoặc người giám hộ.",
            "At that time people under {age} and wards had no account of their own: they went under the account of a parent or guardian.",
        );
        let instead = Text::new(
            "Cha, mẹ hoặc người giám hộ làm tài khoản của mình, rồi thêm người được đại diện vào đó.",
            "The parent or guardian makes an account and adds the person to it.",
        );
        let said =
            Said::new(text.fill(&blanks), &cites).from_day(own_from(facts, born.latest, level));
        return Ok(Finding::NotMet(said.instead(instead, None)));
    }
    Ok(match reached {
        Some(true) if from == 0 => Finding::Met(Said::new(
            Text::new(
                "Ở mọi tuổi, người đã có thẻ được cấp tài khoản mức 1 khi có nhu cầu.",
                "At any age, whoever has a card can get a level-1 account on request.",
            ),
            &cites,
        )),
        Some(true) => {
            let text = Text::new(
                "Đã đủ {age} tuổi: được có tài khoản mức {level} của riêng mình.",
                "{age} or over: can have a level-{level} account of their own.",
            );
            Finding::Met(Said::new(text.fill(&blanks), &cites))
        }
        Some(false) => {
            let text = Text::new(
                "Chưa đủ {age} tuổi: chỉ được cấp tài khoản mức 1.",
                "Under {age}: only a level-1 account is given.",
            );
            let said =
                Said::new(text.fill(&blanks), &cites).from_day(birthday(born.latest, from).on);
            Finding::NotMet(match facts.get(&ACCOUNT)? {
                Account::None => {
                    said.instead(Text::new("Chọn mức 1.", "Choose level 1."), Some((LEVEL.id, "1")))
                }
                Account::One | Account::Two => said,
            })
        }
        None => {
            let text = Text::new(
                "Ngày sinh chưa đủ nên chưa chắc đã đủ {age} tuổi; cơ quan sẽ xem theo dữ liệu.",
                "The birth date is not complete, so being {age} is not certain; the office will look at its data.",
            );
            Finding::Advice(Said::new(text.fill(&blanks), &cites))
        }
    })
}

/// The first day with an account of one's own, for someone who had none under decree 59/2022.
fn own_from(facts: &Facts<'_>, born: NaiveDate, level: Level) -> NaiveDate {
    let alone = birthday(born, law::ACTS_ALONE_FROM).on;
    let next = DECREE_69_2024.from;
    let Ok(own) = law::OWN_ACCOUNT.on(crate::law::LegalDay(next)) else { return next };
    let age = match level {
        Level::One => own.value.level_1_from,
        Level::Two => own.value.level_2_from,
    };
    let by_next = next.max(birthday(born, age).on);
    // A ward of 14 or over waits for the next decree.
    if alone <= facts.day.0 { by_next } else { by_next.min(alone) }
}

/// There is a card that serves, or a new one is made at the same time.
pub(super) fn card_serves(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let (level, held) = (facts.get(&LEVEL)?, facts.get(&HELD)?);
    let regime = regime(facts)?;
    let cites = [regime.cite, how(facts, level)];
    let old = regime.value == Regime::Of2022;
    Ok(match (serves(facts)?, level) {
        (Serves::Yes, _) => {
            let kept = match standing(facts)? {
                Standing::Good { kept_by } => kept_by,
                Standing::NoCard | Standing::Ended(..) | Standing::Unknown => None,
            };
            match kept {
                Some(act) => Finding::Met(Said::new(
                    Text::new(
                        "Thẻ đã qua ngày in trên thẻ, nhưng luật cho dùng tiếp đến hết 30/06/2024.",
                        "The printed day has passed, but the law keeps the card good until the end of 30 June 2024.",
                    ),
                    &[act],
                )),
                None => Finding::Met(Said::new(
                    Text::new("Thẻ đang có dùng được.", "The card in hand serves."),
                    &cites,
                )),
            }
        }
        (Serves::No, Level::One) => {
            let text = if old {
                Text::new(
                    "Mức 1 khi ấy cần thẻ CCCD có chip.",
                    "Level 1 then needed a CCCD with a chip.",
                )
            } else {
                Text::new(
                    "Mức 1 cần đã có thẻ căn cước hoặc thẻ CCCD còn hạn.",
                    "Level 1 needs an identity card or a CCCD that has not ended.",
                )
            };
            let said = Said::new(text, &cites);
            // Level 2 can be made together with the card, where the age allows it.
            let second = law::OWN_ACCOUNT.on(facts.day)?.value.level_2_from;
            Finding::NotMet(
                if has_reached(facts.get(&BORN_ON)?, second, facts.day.0) == Some(false) {
                    said.instead(
                        Text::new("Làm thẻ căn cước trước.", "Get the identity card first."),
                        None,
                    )
                } else {
                    said.instead(
                    Text::new(
                        "Làm thẻ trước, hoặc chọn mức 2: làm cùng lúc với thẻ.",
                        "Get the card first, or choose level 2: it is made together with the card.",
                    ),
                    Some((LEVEL.id, "2")),
                )
                },
            )
        }
        (Serves::No, Level::Two) => {
            let text = match held {
                Held::None => Text::new(
                    "Chưa có thẻ: tài khoản mức 2 được làm cùng lúc với thẻ, trong một lần đến.",
                    "No card yet: level 2 is made together with the card, in one visit.",
                ),
                Held::Cccd if old => Text::new(
                    "Thẻ chưa có chip: tài khoản mức 2 được làm cùng lúc với thẻ có chip.",
                    "The card has no chip: level 2 is made together with a card that has one.",
                ),
                Held::Cmnd | Held::Cccd | Held::CanCuoc => Text::new(
                    "Giấy đang có không dùng được nữa: tài khoản mức 2 được làm cùng lúc với thẻ mới.",
                    "The paper in hand does not serve any more: level 2 is made together with the new card.",
                ),
            };
            Finding::Advice(Said::new(text, &cites))
        }
        (Serves::EndUnknown, Level::One) => Finding::Advice(Said::new(
            Text::new(
                "Chưa biết ngày hết hạn của thẻ. Thẻ đã hết hạn thì phải đổi thẻ trước khi làm mức 1.",
                "The end of the card is not known. A card that has ended must be exchanged before level 1.",
            ),
            &cites,
        )),
        (Serves::EndUnknown, Level::Two) => Finding::Advice(Said::new(
            Text::new(
                "Chưa biết ngày hết hạn của thẻ. Thẻ đã hết hạn thì mức 2 được làm cùng lúc với thẻ mới, thời hạn dài hơn.",
                "The end of the card is not known. If it has ended, level 2 is made together with the new card and takes longer.",
            ),
            &cites,
        )),
        (Serves::Doubtful, _) => Finding::Advice(Said::new(
            Text::new(
                "Nghị định khi ấy không nói rõ thẻ có chip đã hết hạn có dùng được không: hãy xem hạn của thẻ, đã hết thì nên đổi thẻ cùng lúc.",
                "The decree then did not say whether a card with a chip serves after its end: look at the card, and best exchange it if it has ended.",
            ),
            &cites,
        )),
    })
}

/// The phone number is in the name of the person, or of the representative.
///
/// Decree 69/2024 Điều 10 khoản 1, khoản 2 điểm b; for a child or a ward khoản 1 điểm d, khoản 2 điểm đ.
pub(super) fn sim_in_own_name(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let level = facts.get(&LEVEL)?;
    if !since_2024(facts) {
        return Ok(Finding::Silent);
    }
    let represented = represented(facts)?;
    let own =
        if represented { facts.get(&REPRESENTATIVE_SIM)? } else { facts.get(&SIM_IN_OWN_NAME)? };
    let cite = DECREE_69_2024.at(match (level, represented) {
        (Level::One, false) => "Điều 10 khoản 1",
        (Level::One, true) => "Điều 10 khoản 1 điểm d",
        (Level::Two, false) => "Điều 10 khoản 2 điểm b",
        (Level::Two, true) => "Điều 10 khoản 2 điểm đ",
    });
    if own == YesNo::Yes {
        let text = if represented {
            Text::new(
                "SIM đứng tên người đại diện.",
                "The SIM is in the representative's own name.",
            )
        } else {
            Text::new("SIM đứng tên chính mình.", "The SIM is in one's own name.")
        };
        return Ok(Finding::Met(Said::new(text, &[cite])));
    }
    let text = if represented {
        Text::new(
            "Cần một số điện thoại đứng tên người đại diện.",
            "A number in the representative's own name is needed.",
        )
    } else {
        Text::new(
            "Cần một số điện thoại đứng tên chính mình.",
            "A number in one's own name is needed.",
        )
    };
    Ok(Finding::NotMet(Said::new(text, &[cite]).instead(
        Text::new(
            "Mang thẻ đến cửa hàng của nhà mạng để sang tên SIM, hoặc dùng số khác đứng tên mình.",
            "Take the card to the carrier's shop to have the SIM put in that name, or use another number that is.",
        ),
        None,
    )))
}

/// The representative has a level-2 account, inside which the level-1 account is made.
///
/// Decree 69/2024 Điều 10 khoản 1 điểm d.
pub(super) fn representative_account(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !since_2024(facts) || facts.get(&LEVEL)? != Level::One || !represented(facts)? {
        return Ok(Finding::Silent);
    }
    let cites = [DECREE_69_2024.at("Điều 10 khoản 1 điểm d")];
    Ok(match facts.get(&REPRESENTATIVE_ACCOUNT)? {
        Account::Two => Finding::Met(Said::new(
            Text::new(
                "Người đại diện đã có tài khoản mức 2.",
                "The representative has a level-2 account.",
            ),
            &cites,
        )),
        Account::None | Account::One => {
            let said = Said::new(
                Text::new(
                    "Mức 1 của người được đại diện làm trong VNeID của người đại diện: người này cần tài khoản mức 2.",
                    "Level 1 is made inside the representative's VNeID, who needs a level-2 account.",
                ),
                &cites,
            );
            Finding::NotMet(said.instead(
                Text::new(
                    "Người đại diện làm tài khoản mức 2 của mình trước, ở công an cấp xã nơi nào cũng được.",
                    "The representative makes a level-2 account first, at any commune police.",
                ),
                None,
            ))
        }
    })
}

/// A child or a ward comes along with the representative.
///
/// Decree 69/2024 Điều 10 khoản 2 điểm đ.
pub(super) fn both_come(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !since_2024(facts) || facts.get(&LEVEL)? != Level::Two || !represented(facts)? {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Người làm tài khoản và người đại diện phải cùng đến; phiếu ghi số điện thoại của người đại diện.",
        "The person and the representative come together; the form has the representative's number.",
    );
    Ok(Finding::Advice(Said::new(text, &[DECREE_69_2024.at("Điều 10 khoản 2 điểm đ")])))
}

/// Using the account of a child or a ward needs the representative's consent.
///
/// Decree 69/2024 Điều 14 khoản 2.
pub(super) fn consent(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !since_2024(facts) || !represented(facts)? {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Mỗi khi dùng tài khoản này, người đại diện phải đồng ý, xác nhận trong VNeID.",
        "Each use of this account needs the representative's consent in VNeID.",
    );
    Ok(Finding::Advice(Said::new(text, &[DECREE_69_2024.at("Điều 14 khoản 2")])))
}

/// Under decree 59/2022 a phone number or an e-mail address was enough.
pub(super) fn contact_in_2022(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !of_2022(facts) {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Khi ấy chỉ cần số điện thoại hoặc thư điện tử; nghị định chưa đòi SIM chính chủ.",
        "Then a phone number or an e-mail address was enough; the decree did not ask for a SIM in one's own name.",
    );
    Ok(Finding::Advice(Said::new(text, &[DECREE_59_2022.at("Điều 14")])))
}

/// Since decree 320/2026 an account is locked when its number changed and is not in its owner's name.
pub(super) fn sim_lock(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let Ok(lock) = ACCOUNT_SIM_LOCK.on(facts.day) else { return Ok(Finding::Silent) };
    let text = Text::new(
        "Giữ SIM này đứng tên mình: nếu số đã đăng ký thay đổi và không còn chính chủ, tài khoản tự động bị khoá.",
        "Keep this SIM in your name: if the registered number changes and is not its owner's, the account is locked.",
    );
    Ok(Finding::Advice(Said::new(text, &[lock.cite])))
}

/// Papers whose office has its data connected appear by themselves since decree 320/2026.
pub(super) fn extras_by_themselves(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let amended = regime(facts)?.value == Regime::Amended2026;
    if !amended || facts.find(&EXTRAS)?.is_none() {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Giấy tờ mà cơ quan cấp đã nối dữ liệu với VNeID thì tự hiện trong ứng dụng, không phải xin.",
        "Papers whose office has its data connected to VNeID appear in the app by themselves.",
    );
    Ok(Finding::Advice(Said::new(text, &[DECREE_320_2026.at("Điều 4")])))
}

/// The account has to be activated in the app, in time.
///
/// Decree 59/2022 Điều 18; decree 69/2024 Điều 14 khoản 1.
pub(super) fn activate_in_time(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let days = ACCOUNT_ACTIVATION.on(facts.day)?;
    let blanks = [("days", days.value.0.to_string().into())];
    if !since_2024(facts) {
        let text = Text::new(
            "Nhận được thông báo thì kích hoạt trong VNeID trong vòng {days} ngày. Quá hạn thì phải gọi tổng đài định danh điện tử.",
            "After the notice, activate the account in VNeID within {days} days. Later, the identity hotline has to be called.",
        );
        return Ok(Finding::Advice(Said::new(text.fill(&blanks), &[days.cite])));
    }
    let text = Text::new(
        "Nhận được thông báo thì kích hoạt trong VNeID trong vòng {days} ngày. Quá hạn thì phải gọi tổng đài 1900 0368.",
        "After the notice, activate the account in VNeID within {days} days. Later, call the hotline 1900 0368.",
    );
    Ok(Finding::Advice(Said::new(text.fill(&blanks), &[days.cite, LETTER_3701_2024.at("")])))
}

/// Nothing is charged; the card, where one is made at the same time, has its own fee.
pub(super) fn fee(facts: &Facts<'_>) -> Result<Fee, Pending> {
    let level = facts.get(&LEVEL)?;
    let free = law::PRICE.on(facts.day)?;
    let line = BillLine {
        text: Text::new(
            "Tài khoản định danh điện tử của cá nhân: không mất phí",
            "A person's electronic identity account: free",
        )
        .into(),
        amount: Dong(0),
        cites: vec![free.cite],
    };
    let mut notes = Vec::new();
    if level == Level::Two && serves(facts)? == Serves::No {
        let text = Text::new(
            "Lệ phí của thẻ, nếu có, tính riêng: xem thủ tục “Thẻ căn cước”.",
            "The card may have a fee of its own: see the procedure “Identity card”.",
        );
        let cite =
            if since_2024(facts) { LAW_2023.at("Điều 38") } else { LAW_2014.at("Điều 32") };
        notes.push(Said::new(text, &[cite]));
    }
    Ok(Fee { bill: Ruling::Settled(Bill { lines: vec![line] }), notes })
}

/// The day the office is taken to have everything: the visit where it is known, else the filing day.
fn file_complete_on(facts: &Facts<'_>, level: Level) -> Result<NaiveDate, Pending> {
    let visit = match level {
        Level::One => None,
        Level::Two => facts.find(&VISIT_ON)?.filter(|day| *day > facts.day.0),
    };
    Ok(received_on(visit.unwrap_or(facts.day.0)))
}

/// When the account is ready to be activated.
pub(super) fn deadline(facts: &Facts<'_>) -> Result<Option<Ruling<Deadline>>, Pending> {
    let level = facts.get(&LEVEL)?;
    let limits = law::LIMITS.on(facts.day)?;
    let from = file_complete_on(facts, level)?;
    let within = |days: u32| {
        let counted = working_days_after(from, days);
        Deadline {
            working_days: days,
            from,
            due_on: counted.on,
            certain: counted.certain,
            cites: vec![limits.cite],
        }
    };
    if level == Level::One {
        return Ok(Some(Ruling::Settled(within(limits.value.level_1))));
    }
    let with_card = within(limits.value.level_2);
    let with_new_card = within(limits.value.level_2_with_new_card);
    let two = |longer: Text, shorter: Text| {
        Ruling::Disputed(vec![
            Reading { text: longer.into(), value: with_new_card.clone() },
            Reading { text: shorter.into(), value: with_card.clone() },
        ])
    };
    Ok(Some(match serves(facts)? {
        Serves::Yes => Ruling::Settled(with_card),
        Serves::No => Ruling::Settled(with_new_card),
        Serves::EndUnknown => two(
            Text::new("Nếu thẻ đã hết hạn.", "If the card has ended."),
            Text::new("Nếu thẻ còn hạn.", "If it has not."),
        ),
        Serves::Doubtful => two(
            Text::new("Nếu phải đổi thẻ cùng lúc.", "If the card is exchanged at the same time."),
            Text::new("Nếu thẻ đang có được nhận.", "If the card in hand is taken."),
        ),
    }))
}

/// An account has no end of its own that the decrees give.
pub(super) fn validity(_: &Facts<'_>) -> Result<Option<Ruling<Validity>>, Pending> {
    Ok(None)
}

/// In the app, or in person; and what the officer does.
pub(super) fn channel(facts: &Facts<'_>) -> Result<Option<Channel>, Pending> {
    let level = facts.get(&LEVEL)?;
    let regime = regime(facts)?;
    let represented = represented(facts)?;
    let old = regime.value == Regime::Of2022;
    Ok(Some(match level {
        Level::One => Channel {
            online: Online::Full,
            in_person: false,
            text: if represented {
                Text::new(
                    "Chỉ làm trong ứng dụng VNeID: người đại diện đăng nhập bằng tài khoản mức 2 của mình và kê khai thay.",
                    "In the VNeID app only: the representative signs in with their own level-2 account and fills it in.",
                )
            } else {
                Text::new(
                    "Chỉ làm trong ứng dụng VNeID trên điện thoại, không phải đến cơ quan.",
                    "In the VNeID app on the phone only; no visit.",
                )
            },
            cites: vec![how(facts, level)],
        },
        Level::Two => Channel {
            online: Online::None,
            in_person: true,
            text: match (old, represented) {
                (true, _) => Text::new(
                    "Phải đến. Cán bộ nhập thông tin, chụp ảnh và lấy vân tay để so với cơ sở dữ liệu căn cước công dân.",
                    "In person. The officer enters the data, takes a photo and fingerprints and compares them with the card database.",
                ),
                (false, false) => Text::new(
                    "Phải đến, không làm trên mạng được. Cán bộ nhập thông tin trên phiếu, thu ảnh khuôn mặt và vân tay để so với cơ sở dữ liệu căn cước.",
                    "In person; it cannot be done online. The officer enters the form, takes face and fingerprints and compares them with the card database.",
                ),
                (false, true) => Text::new(
                    "Người làm tài khoản và người đại diện cùng đến. Cán bộ nhập thông tin trên phiếu, thu ảnh khuôn mặt và vân tay để so với cơ sở dữ liệu căn cước.",
                    "The person and the representative come together. The officer enters the form, takes face and fingerprints and compares them with the card database.",
                ),
            },
            cites: vec![how(facts, level)],
        },
    }))
}

/// Where level 2 is made; level 1 has no office.
pub(super) fn agencies(facts: &Facts<'_>) -> Result<Option<Agencies>, Pending> {
    let places = law::PLACES.on(facts.day)?;
    if facts.get(&LEVEL)? == Level::One {
        return Ok(None);
    }
    Ok(Some(Agencies {
        levels: places.value.levels,
        text: match (places.value.anywhere, places.value.levels.contains(&AgencyLevel::District)) {
            (false, _) => Text::new(
                "Công an cấp xã (xã, phường, thị trấn) hoặc nơi làm thẻ căn cước công dân.",
                "The commune police, or where citizen identity cards are made.",
            ),
            (true, true) => Text::new(
                "Công an cấp xã (xã, phường, thị trấn) hoặc nơi làm thẻ căn cước, ở đâu trong cả nước cũng được.",
                "The commune police or a place where cards are made, anywhere in the country.",
            ),
            (true, false) => Text::new(
                "Công an cấp xã (xã, phường) hoặc nơi làm thẻ căn cước, ở đâu trong cả nước cũng được.",
                "The commune police or a place where cards are made, anywhere in the country.",
            ),
        },
        cite: places.cite,
    }))
}

/// TK01 where the card serves; with a new card the wish stands in CC01, item 24. Level 1 has no paper form.
pub(super) fn forms(facts: &Facts<'_>) -> Result<Vec<&'static str>, Pending> {
    if !since_2024(facts) || facts.get(&LEVEL)? == Level::One {
        return Ok(Vec::new());
    }
    Ok(match serves(facts)? {
        Serves::Yes | Serves::EndUnknown | Serves::Doubtful => vec!["TK01"],
        Serves::No => vec!["CC01"],
    })
}

/// What to do with the sheet.
pub(super) fn steps(facts: &Facts<'_>) -> Result<Vec<Said>, Pending> {
    let level = facts.get(&LEVEL)?;
    let limits = law::LIMITS.on(facts.day)?;
    let activation = ACCOUNT_ACTIVATION.on(facts.day)?;
    let mut steps = match level {
        Level::One => in_the_app(facts)?,
        Level::Two => at_the_office(facts)?,
    };
    let text = Text::new(
        "Chờ thông báo kết quả, chậm nhất {limit} ngày làm việc. Nhận được thì mở VNeID và kích hoạt trong vòng {days} ngày.",
        "Wait for the notice (limit in working days: {limit}). Then open VNeID and activate the account within {days} days.",
    );
    let limit = match (level, serves(facts)?) {
        (Level::One, _) => limits.value.level_1,
        (Level::Two, Serves::Yes) => limits.value.level_2,
        (Level::Two, Serves::No | Serves::EndUnknown | Serves::Doubtful) => {
            limits.value.level_2_with_new_card
        }
    };
    let blanks =
        [("limit", limit.to_string().into()), ("days", activation.value.0.to_string().into())];
    steps.push(Said::new(text.fill(&blanks), &[limits.cite, activation.cite]));
    Ok(steps)
}

fn in_the_app(facts: &Facts<'_>) -> Result<Vec<Said>, Pending> {
    let cites = [how(facts, Level::One)];
    let install = Text::new(
        "Tải ứng dụng VNeID từ kho ứng dụng của điện thoại, không tải từ đường dẫn ai đó gửi.",
        "Install VNeID from the phone's app store, never from a link that someone sent.",
    );
    let fill_in = if of_2022(facts) {
        Text::new(
            "Mở ứng dụng, chọn đăng ký, nhập số định danh và số điện thoại hoặc thư điện tử theo phiếu này; chụp ảnh chân dung theo hướng dẫn rồi gửi.",
            "Open the app, choose to register, enter the personal number and the phone number or e-mail from this sheet; take the portrait as told, and send.",
        )
    } else if represented(facts)? {
        Text::new(
            "Người đại diện đăng nhập VNeID bằng tài khoản mức 2 của mình, đăng ký mức 1 cho người được đại diện theo phiếu này rồi gửi.",
            "The representative signs in to VNeID with their own level-2 account, registers level 1 for the person from this sheet, and sends.",
        )
    } else {
        Text::new(
            "Mở ứng dụng, chọn đăng ký, nhập số định danh, số điện thoại chính chủ và thư điện tử (nếu có) theo phiếu này; chụp ảnh khuôn mặt theo hướng dẫn rồi gửi.",
            "Open the app, choose to register, enter the personal number, the phone number in your name and the e-mail, if any, from this sheet; take the face photo as told, and send.",
        )
    };
    Ok(vec![Said::new(install, &cites), Said::new(fill_in, &cites)])
}

fn at_the_office(facts: &Facts<'_>) -> Result<Vec<Said>, Pending> {
    let places = law::PLACES.on(facts.day)?;
    let place = if places.value.anywhere {
        Text::new(
            "công an cấp xã hoặc nơi làm thẻ căn cước, ở đâu trong cả nước cũng được",
            "the commune police or a place where cards are made, anywhere in the country",
        )
    } else {
        Text::new(
            "công an cấp xã hoặc nơi làm thẻ căn cước công dân",
            "the commune police, or where citizen identity cards are made",
        )
    };
    let visit = facts.find(&VISIT_ON)?;
    let represented = represented(facts)?;
    let go = match (visit, represented) {
        (Some(_), false) => Text::new("Ngày {day}, đến {place}.", "On {day}, go to {place}."),
        (Some(_), true) => Text::new(
            "Ngày {day}, cùng người đại diện đến {place}.",
            "On {day}, go with the representative to {place}.",
        ),
        (None, false) => Text::new(
            "Chọn một ngày làm việc, đến {place}.",
            "Pick a working day and go to {place}.",
        ),
        (None, true) => Text::new(
            "Chọn một ngày làm việc, cùng người đại diện đến {place}.",
            "Pick a working day and go with the representative to {place}.",
        ),
    };
    let day = visit.map(written).unwrap_or_default();
    let go = go.fill(&[("day", day.into()), ("place", place.into())]);
    let (ask, because) = match (of_2022(facts), serves(facts)?) {
        (true, Serves::Yes | Serves::EndUnknown | Serves::Doubtful) => (
            Text::new(
                "Xuất trình thẻ CCCD có chip, cho biết số điện thoại hoặc thư điện tử; cán bộ chụp ảnh và lấy vân tay.",
                "Show the CCCD with a chip, give the phone number or e-mail; the officer takes a photo and fingerprints.",
            ),
            DECREE_59_2022.at("Điều 14"),
        ),
        (true, Serves::No) => (
            Text::new(
                "Làm thẻ CCCD có chip và xin cấp tài khoản mức 2 cùng lúc.",
                "Have a CCCD with a chip made and ask for the level-2 account at the same time.",
            ),
            DECREE_59_2022.at("Điều 14"),
        ),
        (false, Serves::Yes | Serves::EndUnknown | Serves::Doubtful) => (
            Text::new(
                "Xuất trình thẻ, điền phiếu TK01 theo phiếu này; cán bộ thu ảnh khuôn mặt và vân tay.",
                "Show the card and fill in form TK01 from this sheet; the officer takes face and fingerprints.",
            ),
            DECREE_69_2024.at("Điều 10 khoản 2"),
        ),
        (false, Serves::No) => (
            Text::new(
                "Làm thẻ căn cước và xin cấp tài khoản mức 2 cùng lúc: phiếu CC01 do cán bộ in có mục này, hãy kiểm tra rồi ký.",
                "Have the identity card made and ask for level 2 at the same time: form CC01, printed by the officer, has a line for it; check it and sign.",
            ),
            CIRCULAR_17_2024.at("Mẫu CC01"),
        ),
    };
    Ok(vec![Said::new(go, &[places.cite]), Said::new(ask, &[because])])
}

/// The day of the visit: not before the filing day, an open day, within a year.
pub(super) fn visit_day(facts: &Facts<'_>) -> Result<Option<(FieldId, Flaw)>, Pending> {
    let filed = facts.day.0;
    let fault = facts.find(&VISIT_ON)?.and_then(|day| visit::fault(day, filed, filed));
    Ok(fault.map(|flaw| (VISIT_ON.id, flaw)))
}
