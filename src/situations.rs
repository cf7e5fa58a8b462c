//! Everyday situations, and the procedure and case each leads to.
//!
//! People know what happened to them, not what the law calls it. A situation names its procedure, the answers it
//! settles, why, and the trap to avoid; what it costs and how long it takes is judged like any application.

use crate::form::{Answers, FieldId};
use crate::law::LegalDay;
use crate::procedures::assessment::assess;
use crate::procedures::explanation::Outcome;
use crate::procedures::{self, ProcedureId};
use crate::values::text::Text;

/// Answers as they stand in drafts and files.
type Given = &'static [(FieldId, &'static str)];

/// What happened to somebody.
pub struct Situation {
    /// Its stable name, in addresses.
    pub id: &'static str,
    /// In the person's own words.
    pub said: Text,
    /// The procedure it leads to.
    pub procedure: ProcedureId,
    /// The answers that it settles; they are not asked again.
    pub gives: Given,
    /// What is to be done and why.
    pub because: Text,
    /// What people get wrong here; may be empty.
    pub trap: Text,
    /// Answers of an ordinary person, for the figures only: they never reach a form.
    sample: Given,
}

impl Situation {
    /// The figures of an ordinary person in this situation.
    ///
    /// Whether something stands in the way is not to be read from it: that hangs on answers nobody gave yet.
    pub fn usual(&self, day: LegalDay) -> Option<Outcome> {
        let procedure = procedures::find(self.procedure)?;
        let answers: Answers = self.gives.iter().chain(self.sample).copied().collect();
        Some(Outcome::of(&assess(procedure, day, &answers)))
    }
}

// Two are the same when they have the same name: what they say is fixed.
impl PartialEq for Situation {
    fn eq(&self, other: &Situation) -> bool {
        self.id == other.id
    }
}

impl std::fmt::Debug for Situation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// The situation of that name.
pub fn find(id: &str) -> Option<&'static Situation> {
    ALL.iter().find(|situation| situation.id == id)
}

const NONE: Text = Text::new("", "");

/// An adult with a thẻ căn cước who files online.
const CARD: Given = &[
    ("card.held", "can-cuoc"),
    ("applicant.born_on", "10/05/1990"),
    ("filing.channel", "online"),
    ("filing.agency", "commune"),
];

/// An adult who files for a passport online.
const PASSPORT: Given = &[
    ("applicant.born_on", "10/05/1990"),
    ("applicant.filed_by", "applicant"),
    ("passport.remembered", "yes"),
    ("passport.ban", "none"),
    ("passport.chip", "yes"),
    ("passport.authority", "province"),
    ("filing.channel", "online"),
    ("delivery.method", "post"),
];

/// Every situation, the usual ones of a procedure first.
pub static ALL: &[Situation] = &[
    Situation {
        id: "card-expires",
        said: Text::new("Thẻ sắp hết hạn, hoặc đã hết hạn", "My card expires soon, or has expired"),
        procedure: "identity-card",
        gives: &[("card.case", "exchange-age")],
        because: Text::new(
            "Đổi thẻ vì đến tuổi: thẻ phải đổi khi đủ 14, 25, 40 và 60 tuổi.",
            "An exchange by age: a card has to be exchanged at 14, 25, 40 and 60.",
        ),
        trap: Text::new(
            "Còn CCCD mà muốn đổi trước hạn thì chọn “Đang có CCCD, muốn đổi sang thẻ căn cước”.",
            "With a CCCD that is still valid, choose “I have a CCCD and want a thẻ căn cước”.",
        ),
        sample: CARD,
    },
    Situation {
        id: "card-lost",
        said: Text::new("Mất thẻ", "I lost my card"),
        procedure: "identity-card",
        gives: &[("card.case", "reissue-lost")],
        because: Text::new("Làm lại thẻ vì mất.", "A reissue because the card is lost."),
        trap: Text::new(
            "Tìm kỹ trước khi làm lại: làm lại mất lệ phí cao hơn đổi thẻ.",
            "Look for it well first: a reissue costs more than an exchange.",
        ),
        sample: CARD,
    },
    Situation {
        id: "card-damaged",
        said: Text::new("Thẻ gãy, mờ, không dùng được", "My card is broken or unreadable"),
        procedure: "identity-card",
        gives: &[("card.case", "reissue-damaged")],
        because: Text::new("Làm lại thẻ vì hỏng.", "A reissue because the card is damaged."),
        trap: Text::new(
            "Nếu đang đúng tuổi phải đổi thẻ thì đổi thẻ, thường không mất lệ phí. Công cụ sẽ nhắc.",
            "At an age of exchange it is an exchange instead, mostly without a fee. You will be told.",
        ),
        sample: CARD,
    },
    Situation {
        id: "card-details",
        said: Text::new(
            "Đã đổi họ tên, ngày sinh, hoặc thẻ in sai",
            "My name or birth date changed, or the card is printed wrongly",
        ),
        procedure: "identity-card",
        gives: &[],
        because: Text::new(
            "Đổi thẻ vì thông tin khác trước hoặc in sai.",
            "An exchange because something changed or was printed wrongly.",
        ),
        trap: Text::new(
            "Cơ quan in sai thì không mất lệ phí: chọn “Thẻ in sai” rồi nói ai sai.",
            "The office's own mistake costs nothing: choose “printed wrongly” and say whose mistake it was.",
        ),
        sample: &[
            ("card.case", "exchange-details"),
            ("card.held", "can-cuoc"),
            ("applicant.born_on", "10/05/1990"),
            ("filing.channel", "online"),
            ("filing.agency", "commune"),
        ],
    },
    Situation {
        id: "units-merged",
        said: Text::new("Xã, tỉnh đã sáp nhập", "My commune or province was merged"),
        procedure: "identity-card",
        gives: &[("card.case", "exchange-administrative-units")],
        because: Text::new(
            "Đổi thẻ để ghi tên xã, tỉnh mới. Chỉ làm nếu muốn.",
            "An exchange to carry the new names. Only if you wish.",
        ),
        trap: Text::new(
            "Không bắt buộc: thẻ ghi tên cũ vẫn dùng đến ngày hết hạn.",
            "Not required: a card with the old names is good until it expires.",
        ),
        sample: CARD,
    },
    Situation {
        id: "card-from-cccd",
        said: Text::new(
            "Đang có CCCD, muốn đổi sang thẻ căn cước",
            "I have a CCCD and want a thẻ căn cước",
        ),
        procedure: "identity-card",
        gives: &[("card.held", "cccd"), ("card.case", "exchange-from-cccd")],
        because: Text::new("Đổi CCCD sang thẻ căn cước.", "A CCCD changed to a thẻ căn cước."),
        trap: Text::new(
            "Không bắt buộc: CCCD còn hạn vẫn dùng đến ngày hết hạn in trên thẻ.",
            "Not required: a valid CCCD is good until the day printed on it.",
        ),
        sample: &[
            ("applicant.born_on", "10/05/1990"),
            ("filing.channel", "online"),
            ("filing.agency", "commune"),
        ],
    },
    Situation {
        id: "card-first",
        said: Text::new("Chưa từng có thẻ", "I never had a card"),
        procedure: "identity-card",
        gives: &[("card.held", "none"), ("card.case", "first-issue")],
        because: Text::new("Làm thẻ lần đầu.", "A first card."),
        trap: NONE,
        sample: &[
            ("applicant.born_on", "10/05/2010"),
            ("filing.channel", "online"),
            ("filing.agency", "commune"),
        ],
    },
    Situation {
        id: "child-card",
        said: Text::new("Làm thẻ cho con dưới 14 tuổi", "I want a card for my child under 14"),
        procedure: "identity-card",
        gives: &[("card.held", "none"), ("card.case", "first-issue")],
        because: Text::new(
            "Làm thẻ lần đầu cho con: khi có nhu cầu, không bắt buộc; cha, mẹ làm thay.",
            "A first card for the child: on request, nobody has to have one; a parent acts.",
        ),
        trap: Text::new(
            "Dưới 6 tuổi làm trên mạng, không phải đưa con đi. Từ 6 tuổi con phải cùng đến. Con chưa khai sinh thì làm cùng lúc với đăng ký khai sinh.",
            "Under 6 it is done online and the child stays at home. From 6 the child comes along. If the birth is not registered yet, both are done together.",
        ),
        sample: &[
            ("applicant.born_on", "10/05/2022"),
            ("applicant.has_personal_id", "yes"),
            ("representative.is", "mother"),
            ("filing.channel", "online"),
            ("delivery.method", "pick-up"),
        ],
    },
    Situation {
        id: "vneid-none",
        said: Text::new("Chưa có VNeID, hoặc chỉ có mức 1", "I have no VNeID, or only level 1"),
        procedure: "electronic-identity",
        gives: &[("eid.level", "2")],
        because: Text::new(
            "Làm tài khoản VNeID mức 2: dùng như thẻ, nộp được hồ sơ trên mạng.",
            "A level-2 VNeID account: it works like the card and files applications online.",
        ),
        trap: Text::new(
            "Không cần có mức 1 trước. Đi cùng lúc với làm thẻ thì chỉ đến công an một lần.",
            "Level 1 is not needed first. Together with the card it takes one visit only.",
        ),
        sample: &[
            ("eid.account", "none"),
            ("applicant.born_on", "10/05/1990"),
            ("card.held", "can-cuoc"),
            ("applicant.sim_in_own_name", "yes"),
        ],
    },
    Situation {
        id: "portal-closed",
        said: Text::new(
            "Không đăng nhập được Cổng dịch vụ công",
            "I cannot sign in to the public service portal",
        ),
        procedure: "portal-account",
        gives: &[],
        because: Text::new(
            "Xem còn thiếu gì để đăng nhập.",
            "See what is still missing for signing in.",
        ),
        trap: Text::new(
            "Công cụ này không phải Cổng dịch vụ công và không bao giờ hỏi mật khẩu hay mã OTP.",
            "This tool is not the portal and never asks for a password or an OTP.",
        ),
        sample: &[],
    },
    Situation {
        id: "passport-first",
        said: Text::new("Chưa từng có hộ chiếu", "I never had a passport"),
        procedure: "passport",
        gives: &[("passport.case", "first-issue")],
        because: Text::new("Làm hộ chiếu lần đầu.", "A first passport."),
        trap: Text::new(
            "Đã từng được cấp, dù mất hay hết hạn, thì không phải lần đầu: khai lần đầu sẽ bị trả hồ sơ.",
            "If one was ever issued, even lost or expired, it is not the first: such a file is sent back.",
        ),
        sample: PASSPORT,
    },
    Situation {
        id: "passport-expired",
        said: Text::new(
            "Hộ chiếu hết hạn hoặc sắp hết hạn",
            "My passport has expired or soon will",
        ),
        procedure: "passport",
        gives: &[],
        because: Text::new(
            "Cấp mới hộ chiếu: rẻ bằng nửa làm lại vì hỏng, mất.",
            "A new passport: half the price of replacing a damaged or lost one.",
        ),
        trap: Text::new(
            "Hộ chiếu đã hết hạn mà hỏng thì cũng chọn “đã hết hạn”, không chọn “hỏng”.",
            "An expired passport that is also damaged: choose “expired”, not “damaged”.",
        ),
        sample: &[
            ("passport.case", "renewal-expired"),
            ("applicant.born_on", "10/05/1990"),
            ("applicant.filed_by", "applicant"),
            ("passport.remembered", "yes"),
            ("passport.ban", "none"),
            ("passport.chip", "yes"),
            ("passport.authority", "province"),
            ("filing.channel", "online"),
            ("delivery.method", "post"),
        ],
    },
    Situation {
        id: "passport-lost",
        said: Text::new(
            "Mất hộ chiếu còn hạn, chưa cần cuốn mới",
            "I lost a valid passport and need no new one yet",
        ),
        procedure: "passport-loss-report",
        gives: &[],
        because: Text::new(
            "Trình báo mất hộ chiếu, trong 2 ngày làm việc từ khi phát hiện.",
            "Report the loss, within 2 working days of noticing it.",
        ),
        trap: Text::new(
            "Báo rồi thì hộ chiếu bị hủy. Tìm kỹ trước khi báo.",
            "Once reported the passport is cancelled. Look for it well first.",
        ),
        sample: &[("applicant.born_on", "10/05/1990"), ("filing.channel", "online")],
    },
    Situation {
        id: "passport-lost-new",
        said: Text::new(
            "Mất hộ chiếu còn hạn, cần cuốn mới",
            "I lost a valid passport and need a new one",
        ),
        procedure: "passport",
        gives: &[("passport.case", "replace-lost")],
        because: Text::new(
            "Làm lại hộ chiếu vì mất; nộp đơn trình báo mất cùng lúc, một lần là đủ.",
            "A passport replaced because it is lost; the report of the loss goes with it, once is enough.",
        ),
        trap: Text::new(
            "Mất cuốn đã hết hạn thì chọn “Hộ chiếu hết hạn”: rẻ bằng nửa và không phải báo mất.",
            "If the lost one had expired choose “my passport has expired”: half the price and no report.",
        ),
        sample: PASSPORT,
    },
    Situation {
        id: "passport-damaged",
        said: Text::new("Hộ chiếu còn hạn bị hỏng", "My valid passport is damaged"),
        procedure: "passport",
        gives: &[("passport.case", "replace-damaged")],
        because: Text::new(
            "Làm lại hộ chiếu vì hỏng.",
            "A passport replaced because it is damaged.",
        ),
        trap: Text::new(
            "Đắt gấp đôi cấp mới. Đã hết hạn thì chọn “Hộ chiếu hết hạn”.",
            "Twice the price of a new one. If it has expired choose “my passport has expired”.",
        ),
        sample: PASSPORT,
    },
];
