//! What happens to people that leads to signing in to the portal.

use crate::procedures::Situation;
use crate::values::text::Text;

/// The situations, the usual ones first.
pub(in crate::procedures) static SITUATIONS: &[Situation] = &[Situation {
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
}];
