//! What happens to people that leads to the report of a lost passport.

use crate::procedures::Situation;
use crate::values::text::Text;

/// The situations, the usual ones first.
pub(in crate::procedures) static SITUATIONS: &[Situation] = &[Situation {
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
}];
