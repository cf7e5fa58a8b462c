//! What happens to people that leads to an electronic identity account.

use crate::procedures::Situation;
use crate::values::text::Text;

/// The situations, the usual ones first.
pub(in crate::procedures) static SITUATIONS: &[Situation] = &[Situation {
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
}];
