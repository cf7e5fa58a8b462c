//! The checklist for signing in to the portal, one function for each thing to have.
//!
//! A rule is silent where it does not belong to the way of signing in of the day. Where none is known nothing is judged.

use crate::form::{Facts, Pending};
use crate::law::general::{ACCOUNT_ACTIVATION, ACCOUNT_SIM_LOCK};
use crate::law::instruments::{
    DECREE_69_2024, DECREE_320_2026, LETTER_3701_2024, PORTAL_GUIDE_2022,
};
use crate::law::{Citation, Ruling};
use crate::procedures::portal_account::law::{self, SignIn, Sites};
use crate::procedures::portal_account::questions::ACTIVATED;
use crate::procedures::{
    Agencies, Bill, BillLine, Channel, Deadline, Fee, Finding, Online, Said, Validity,
};
use crate::questions::YesNo;
use crate::questions::card::{CHIP, HELD, Held, Standing, standing};
use crate::questions::contact::{EMAIL, SIM_IN_OWN_NAME};
use crate::questions::vneid::{ACCOUNT, Account};
use crate::values::day::written;
use crate::values::money::Dong;
use crate::values::text::Text;

/// The way of signing in.
fn sign_in(facts: &Facts<'_>) -> Result<SignIn, Pending> {
    Ok(law::SIGN_IN.on(facts.day)?.value)
}

/// Whether VNeID is the only way.
pub(super) fn by_vneid(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(sign_in(facts)? == SignIn::VNeID)
}

/// Whether people made an account of the portal.
pub(super) fn by_own_account(facts: &Facts<'_>) -> Result<bool, Pending> {
    Ok(sign_in(facts)? == SignIn::OwnAccount)
}

/// The article on VNeID as the only way; since decree 320/2026 also the one on what each level opens.
fn only_vneid(facts: &Facts<'_>) -> Vec<Citation> {
    let mut cites = vec![DECREE_69_2024.at("Điều 40")];
    if facts.day.0 >= DECREE_320_2026.from {
        cites.push(DECREE_320_2026.at("Điều 5"));
    }
    cites
}

/// There is a level-2 account.
pub(super) fn second_level(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !by_vneid(facts)? {
        return Ok(Finding::Silent);
    }
    let cites = only_vneid(facts);
    let text = match facts.get(&ACCOUNT)? {
        Account::Two => {
            let text =
                Text::new("Đã có tài khoản VNeID mức 2.", "There is a level-2 VNeID account.");
            return Ok(Finding::Met(Said::new(text, &cites)));
        }
        Account::One => Text::new(
            "Tài khoản mức 1 chưa nộp được hồ sơ về giấy tờ tuỳ thân trên Cổng: cần mức 2.",
            "A level-1 account cannot file for identity papers on the portal: level 2 is needed.",
        ),
        Account::None => Text::new(
            "Cổng chỉ nhận đăng nhập bằng VNeID: cần tài khoản mức 2.",
            "The portal takes VNeID only: a level-2 account is needed.",
        ),
    };
    let instead = Text::new(
        "Làm tài khoản mức 2 trước: thủ tục “Tài khoản định danh điện tử (VNeID)”.",
        "Make a level-2 account first: the procedure “Electronic identity account (VNeID)”.",
    );
    Ok(Finding::NotMet(Said::new(text, &cites).instead(instead, None)))
}

/// The level-2 account was activated.
///
/// Decree 69/2024 Điều 14 khoản 1.
pub(super) fn activated(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !by_vneid(facts)? || facts.get(&ACCOUNT)? != Account::Two {
        return Ok(Finding::Silent);
    }
    let days = ACCOUNT_ACTIVATION.on(facts.day)?;
    Ok(match facts.get(&ACTIVATED)? {
        YesNo::Yes => Finding::Met(Said::new(
            Text::new("Tài khoản đã kích hoạt.", "The account is activated."),
            &[days.cite],
        )),
        YesNo::No => {
            let said = Said::new(
                Text::new("Tài khoản chưa dùng được.", "The account does not work yet."),
                &[days.cite, LETTER_3701_2024.at("")],
            );
            let instead = Text::new(
                "Mở VNeID để kích hoạt, trong vòng {days} ngày từ lúc nhận thông báo. Quá hạn hoặc bị khoá thì gọi tổng đài 1900 0368.",
                "Open VNeID and activate it, within {days} days of the notice. Later, or if it is locked, call the hotline 1900 0368.",
            );
            Finding::NotMet(
                said.instead(instead.fill(&[("days", days.value.0.to_string().into())]), None),
            )
        }
    })
}

/// The card has not ended: with it the electronic card in the account would stop.
///
/// Decree 69/2024 Điều 7; decree 320/2026 Điều 5 (Điều 9 khoản 11): the electronic card comes back with the new one.
pub(super) fn card_good(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !by_vneid(facts)? {
        return Ok(Finding::Silent);
    }
    let mut cites = vec![DECREE_69_2024.at("Điều 7")];
    if facts.day.0 >= DECREE_320_2026.from {
        cites.push(DECREE_320_2026.at("Điều 5"));
    }
    Ok(match standing(facts)? {
        Standing::Good { .. } => {
            Finding::Met(Said::new(Text::new("Thẻ còn hạn.", "The card has not ended."), &cites))
        }
        Standing::NoCard => {
            let said = Said::new(
                Text::new(
                    "Chưa có thẻ căn cước hoặc CCCD còn hạn.",
                    "There is no identity card or CCCD that is good.",
                ),
                &cites,
            );
            Finding::NotMet(said.instead(
                Text::new(
                    "Đi làm thẻ căn cước; tài khoản mức 2 làm luôn cùng lúc.",
                    "Have the identity card made; the level-2 account is made at the same time.",
                ),
                None,
            ))
        }
        Standing::Ended(day) => {
            let text = Text::new(
                "Thẻ đã hết hạn ngày {day}: tài khoản có thể bị khoá cho đến khi đổi thẻ.",
                "The card ended on {day}: the account may be locked until the card is exchanged.",
            );
            let said = Said::new(text.fill(&[("day", written(day).into())]), &cites);
            Finding::NotMet(said.instead(
                Text::new(
                    "Đổi thẻ trước: đến thẳng công an, không cần đăng nhập.",
                    "Exchange the card first: walk in to the police, no sign-in needed.",
                ),
                None,
            ))
        }
        Standing::Unknown => Finding::Advice(Said::new(
            Text::new(
                "Chưa biết ngày hết hạn của thẻ. Thẻ đã hết hạn thì tài khoản có thể bị khoá.",
                "The end of the card is not known. If it has ended, the account may be locked.",
            ),
            &cites,
        )),
    })
}

/// The SIM is in the person's own name: the codes go there.
///
/// Decree 69/2024 Điều 10 khoản 2 điểm b; the guide of 2022 asked for the 12-digit number with the carrier.
pub(super) fn sim_in_own_name(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let way = sign_in(facts)?;
    let mut cites = match way {
        SignIn::VNeID => vec![DECREE_69_2024.at("Điều 10 khoản 2 điểm b")],
        SignIn::OwnAccount => vec![PORTAL_GUIDE_2022.at("Mục I")],
    };
    if facts.get(&SIM_IN_OWN_NAME)? == YesNo::Yes {
        return Ok(Finding::Met(Said::new(
            Text::new("SIM đứng tên chính mình.", "The SIM is in one's own name."),
            &cites,
        )));
    }
    let text = match (way, ACCOUNT_SIM_LOCK.on(facts.day)) {
        (SignIn::VNeID, Ok(lock)) => {
            cites.push(lock.cite);
            Text::new(
                "SIM chưa đứng tên mình: mã đăng nhập có thể đến tay người khác, và tài khoản tự động bị khoá khi số đã thay đổi mà không chính chủ.",
                "The SIM is not in your name: others may get the codes, and the account is locked when the number has changed and is not its owner's.",
            )
        }
        (SignIn::VNeID, Err(_)) => Text::new(
            "SIM chưa đứng tên mình: tài khoản phải dùng số chính chủ, và mã đăng nhập có thể đến tay người khác.",
            "The SIM is not in your name: the account needs a number in your name, and others may get the codes.",
        ),
        (SignIn::OwnAccount, _) => Text::new(
            "Đăng ký bằng số điện thoại thì SIM phải đứng tên mình, theo số CCCD 12 số.",
            "To register by phone number the SIM must be in your name, under the 12-digit number.",
        ),
    };
    let instead = match way {
        SignIn::VNeID => Text::new(
            "Mang thẻ đến cửa hàng của nhà mạng để sang tên SIM.",
            "Take the card to the carrier's shop to have the SIM put in your name.",
        ),
        SignIn::OwnAccount => Text::new(
            "Mang thẻ đến nhà mạng để sang tên SIM. Khi ấy cũng có thể đăng ký bằng mã số bảo hiểm xã hội.",
            "Take the card to the carrier. Then one could also register by the social insurance number.",
        ),
    };
    Ok(Finding::NotMet(Said::new(text, &cites).instead(instead, None)))
}

/// An e-mail address helps and is not needed.
pub(super) fn email(facts: &Facts<'_>) -> Result<Finding, Pending> {
    let way = sign_in(facts)?;
    let cites = match way {
        SignIn::VNeID => [DECREE_69_2024.at("Điều 10 khoản 2 điểm b")],
        SignIn::OwnAccount => [PORTAL_GUIDE_2022.at("Mục I")],
    };
    if facts.find(&EMAIL)?.is_some() {
        return Ok(Finding::Met(Said::new(
            Text::new("Có thư điện tử.", "There is an e-mail address."),
            &cites,
        )));
    }
    let text = Text::new(
        "Không bắt buộc có thư điện tử; có thì dễ theo dõi hồ sơ và lấy lại tài khoản hơn.",
        "An e-mail address is not needed; with one it is easier to follow an application or get the account back.",
    );
    Ok(Finding::Advice(Said::new(text, &cites)))
}

/// The CCCD has a chip, as the guide of 2022 asked.
pub(super) fn chip_card(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !by_own_account(facts)? {
        return Ok(Finding::Silent);
    }
    let cites = [PORTAL_GUIDE_2022.at("Mục I")];
    let held = facts.get(&HELD)?;
    if held == Held::Cccd && facts.get(&CHIP)? == YesNo::Yes {
        return Ok(Finding::Met(Said::new(
            Text::new("Có thẻ CCCD có chip.", "There is a CCCD with a chip."),
            &cites,
        )));
    }
    let said = Said::new(
        Text::new("Khi ấy cần thẻ CCCD có chip.", "Then a CCCD with a chip was needed."),
        &cites,
    );
    Ok(Finding::NotMet(
        said.instead(
            Text::new("Làm thẻ CCCD có chip trước.", "Get a CCCD with a chip first."),
            None,
        ),
    ))
}

/// The portal's own accounts of people ended on 2024-06-30.
///
/// Decree 69/2024 Điều 40; announced on 2024-06-15 already.
pub(super) fn own_accounts_end(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !by_own_account(facts)? {
        return Ok(Finding::Silent);
    }
    let text = Text::new(
        "Tài khoản tự đăng ký của cá nhân chỉ dùng được đến hết 30/06/2024. Nay chỉ đăng nhập bằng VNeID.",
        "Accounts that people registered themselves worked until the end of 30 June 2024. Now only VNeID signs in.",
    );
    let mut cites = vec![DECREE_69_2024.at("Điều 40")];
    if facts.day.0 >= LETTER_3701_2024.from {
        cites.push(LETTER_3701_2024.at(""));
    }
    Ok(Finding::Advice(Said::new(text, &cites)))
}

/// What the password had to be; it is typed on the portal and nowhere else.
pub(super) fn password(facts: &Facts<'_>) -> Result<Finding, Pending> {
    if !by_own_account(facts)? {
        return Ok(Finding::Silent);
    }
    let rule = law::PASSWORD.on(facts.day)?;
    let text = Text::new(
        "Nghĩ sẵn một mật khẩu ít nhất {least} ký tự, có chữ hoa, chữ thường, chữ số và ký tự đặc biệt. Chỉ gõ trên trang của Cổng, không gõ ở đây.",
        "Think of a password of at least {least} characters with capitals, small letters, digits and special signs. Type it on the portal only, never here.",
    );
    let blanks = [("least", rule.value.least.to_string().into())];
    Ok(Finding::Advice(Said::new(text.fill(&blanks), &[rule.cite])))
}

/// Nothing. Of the portal's own accounts the guide names no price.
pub(super) fn fee(facts: &Facts<'_>) -> Result<Fee, Pending> {
    let free = law::PRICE.on(facts.day)?;
    let text = match sign_in(facts)? {
        SignIn::VNeID => Text::new(
            "Tài khoản VNeID để đăng nhập: không mất phí",
            "The VNeID account to sign in with: free",
        ),
        SignIn::OwnAccount => Text::new(
            "Đăng ký tài khoản trên Cổng: hướng dẫn khi ấy không nêu khoản phí nào",
            "Registering on the portal: the guide of the time names no fee",
        ),
    };
    let line = BillLine { text: text.into(), amount: Dong(0), cites: vec![free.cite] };
    Ok(Fee { bill: Ruling::Settled(Bill { lines: vec![line] }), notes: Vec::new() })
}

/// There is nothing to wait for.
pub(super) fn deadline(_: &Facts<'_>) -> Result<Option<Ruling<Deadline>>, Pending> {
    Ok(None)
}

/// There is no paper that ends.
pub(super) fn validity(_: &Facts<'_>) -> Result<Option<Ruling<Validity>>, Pending> {
    Ok(None)
}

/// On the portal itself.
pub(super) fn channel(facts: &Facts<'_>) -> Result<Option<Channel>, Pending> {
    let way = law::SIGN_IN.on(facts.day)?;
    let sites = law::SITES.on(facts.day)?;
    let text = match (way.value, sites.value) {
        (SignIn::OwnAccount, _) => Text::new(
            "Tự đăng ký tài khoản trên dichvucong.gov.vn; đăng nhập ở đó hoặc trên dichvucong.bocongan.gov.vn.",
            "Register on dichvucong.gov.vn; sign in there or on dichvucong.bocongan.gov.vn.",
        ),
        (SignIn::VNeID, Sites::NationalOrMinistry) => Text::new(
            "Đăng nhập bằng VNeID trên dichvucong.gov.vn hoặc dichvucong.bocongan.gov.vn.",
            "Sign in with VNeID on dichvucong.gov.vn or dichvucong.bocongan.gov.vn.",
        ),
        (SignIn::VNeID, Sites::National) => Text::new(
            "Đăng nhập bằng VNeID trên dichvucong.gov.vn, cổng chung của cả nước, hoặc làm ngay trong ứng dụng VNeID.",
            "Sign in with VNeID on dichvucong.gov.vn, the one portal of the country, or use the VNeID app.",
        ),
    };
    Ok(Some(Channel {
        online: Online::Full,
        in_person: false,
        text,
        cites: vec![way.cite, sites.cite],
    }))
}

/// No office takes anything.
pub(super) fn agencies(_: &Facts<'_>) -> Result<Option<Agencies>, Pending> {
    Ok(None)
}

/// No form.
pub(super) fn forms(_: &Facts<'_>) -> Result<Vec<&'static str>, Pending> {
    Ok(Vec::new())
}

const ADDRESS: Text = Text::new(
    "Gõ đúng địa chỉ dichvucong.gov.vn vào trình duyệt; không mở từ đường dẫn ai đó gửi.",
    "Type the address dichvucong.gov.vn into the browser; do not follow a link that someone sent.",
);

const CODES: Text = Text::new(
    "Mật khẩu và mã xác nhận chỉ gõ trên trang của Cổng hoặc trong VNeID. Không đọc cho ai, kể cả người xưng là công an.",
    "Type the password and the codes on the portal or in VNeID only. Tell them to no one, not even to someone who says they are police.",
);

/// What to do with the sheet.
pub(super) fn steps(facts: &Facts<'_>) -> Result<Vec<Said>, Pending> {
    let way = law::SIGN_IN.on(facts.day)?;
    let middle: &[Text] = match way.value {
        SignIn::VNeID => &[Text::new(
            "Chọn “Đăng nhập”, rồi chọn tài khoản định danh điện tử (VNeID). Tên đăng nhập là số định danh 12 số.",
            "Choose “Đăng nhập” (sign in), then the electronic identity account (VNeID). The user name is the 12-digit number.",
        )],
        SignIn::OwnAccount => &[
            Text::new(
                "Chọn “Đăng ký”, “Công dân”, rồi “Thuê bao di động”.",
                "Choose “Đăng ký” (register), “Công dân” (citizen), then “Thuê bao di động” (phone number).",
            ),
            Text::new(
                "Nhập số CCCD, họ tên, ngày sinh, số điện thoại và thư điện tử (nếu có) theo phiếu này, rồi nhập mã gửi về điện thoại.",
                "Enter the CCCD number, name, birth date, phone and e-mail, if any, from this sheet, then the code sent to the phone.",
            ),
        ],
    };
    let step = |text: &Text, cites: &[Citation]| Said::new(*text, cites);
    // What to beware of is our own advice: no article says it.
    let mut steps = vec![step(&ADDRESS, &[])];
    steps.extend(middle.iter().map(|text| step(text, &[way.cite])));
    steps.push(step(&CODES, &[]));
    Ok(steps)
}
