//! What happens to people that leads to restoring a passport.

use crate::procedures::Situation;
use crate::values::text::Text;

/// The situations, the usual ones first.
pub(in crate::procedures) static SITUATIONS: &[Situation] = &[Situation {
    id: "passport-found",
    said: Text::new(
        "Đã báo mất hộ chiếu, nay tìm lại được",
        "I found the passport I had reported lost",
    ),
    procedure: "passport-restoration",
    gives: &[("loss.reported", "yes")],
    because: Text::new(
        "Khôi phục giá trị sử dụng: được khi mất ở trong nước, cuốn ấy còn nguyên vẹn và có thị thực nước ngoài còn hạn.",
        "Have it restored: possible when it was lost in Vietnam, is intact and has a valid foreign visa.",
    ),
    trap: Text::new(
        "Đã báo mất thì hộ chiếu đã bị hủy: chưa khôi phục mà mang ra cửa khẩu là không đi được. Không có thị thực nước ngoài còn hạn thì phải làm hộ chiếu mới.",
        "Once reported it is cancelled: unrestored, it will not get you across a border. Without a valid foreign visa you need a new passport.",
    ),
    sample: &[
        ("applicant.born_on", "10/05/1990"),
        ("applicant.filed_by", "applicant"),
        ("loss.country", "vietnam"),
        ("passport.intact", "yes"),
        ("passport.authority", "province"),
    ],
}];
