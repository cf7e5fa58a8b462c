//! What happens to people that leads to the identity card.

use crate::procedures::{Given, Situation};
use crate::questions::NONE;
use crate::values::text::Text;

/// An adult with a thẻ căn cước who files online.
const CARD: Given = &[
    ("card.held", "can-cuoc"),
    ("applicant.born_on", "10/05/1990"),
    ("filing.channel", "online"),
    ("filing.agency", "commune"),
];

/// The situations, the usual ones first.
pub(in crate::procedures) static SITUATIONS: &[Situation] = &[
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
];
