//! Sums of money in đồng.
//!
//! Whole đồng only; it knows no fee and no tax.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

/// A sum in đồng; negative where something is taken off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dong(pub i64);

impl Dong {
    /// Nothing.
    pub const ZERO: Dong = Dong(0);
}

impl fmt::Display for Dong {
    /// As papers write it: `25.000 đ`, `−15.000 đ`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.unsigned_abs().to_string();
        if self.0 < 0 {
            f.write_str("\u{2212}")?;
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                f.write_str(".")?;
            }
            write!(f, "{digit}")?;
        }
        f.write_str(" đ")
    }
}

// Sums stop at the ends of the range instead of breaking off the program: no real fee comes near.

impl Add for Dong {
    type Output = Dong;

    fn add(self, other: Dong) -> Dong {
        Dong(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Dong {
    fn add_assign(&mut self, other: Dong) {
        *self = *self + other;
    }
}

impl Sub for Dong {
    type Output = Dong;

    fn sub(self, other: Dong) -> Dong {
        Dong(self.0.saturating_sub(other.0))
    }
}

impl Neg for Dong {
    type Output = Dong;

    fn neg(self) -> Dong {
        Dong(self.0.saturating_neg())
    }
}

impl Sum for Dong {
    fn sum<I: Iterator<Item = Dong>>(sums: I) -> Dong {
        sums.fold(Dong::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sum: i64, expect: &str) {
        assert_eq!(Dong(sum).to_string(), expect);
    }

    #[test]
    fn sums_as_papers_write_them() {
        check(0, "0 đ");
        check(5, "5 đ");
        check(999, "999 đ");
        check(1_000, "1.000 đ");
        check(25_000, "25.000 đ");
        check(-15_000, "−15.000 đ");
        check(200_000, "200.000 đ");
        check(1_234_567, "1.234.567 đ");
        check(i64::MIN, "−9.223.372.036.854.775.808 đ");
    }

    #[test]
    fn sums_add_up() {
        assert_eq!(Dong(30_000) - Dong(15_000), Dong(15_000));
        assert_eq!(Dong(30_000) + -Dong(15_000), Dong(15_000));
        assert_eq!([Dong(50_000), Dong(-25_000)].into_iter().sum::<Dong>(), Dong(25_000));
        assert_eq!(Dong(i64::MAX) + Dong(1), Dong(i64::MAX));
        assert_eq!(-Dong(i64::MIN), Dong(i64::MAX));
    }
}
