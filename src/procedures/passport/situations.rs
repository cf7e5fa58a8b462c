//! What happens to people that leads to the passport.

use crate::procedures::{Given, Situation};
use crate::values::text::Text;

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

/// The situations, the usual ones first.
pub(in crate::procedures) static SITUATIONS: &[Situation] = &[
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
