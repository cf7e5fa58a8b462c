//! The life of a card as a line: the ages of exchange, the two years before each, the issue, today and the expiry.
//!
//! Data only: what is drawn and said of it is the screens' and the files' business. Knows no procedure.

use crate::calendar::age::birthday;
use crate::calendar::expiry::{Expiry, card_expiry};
use crate::law::general::{EXCHANGE_AGES, GRACE_YEARS};
use crate::law::{Citation, LegalDay, NotInForce};
use crate::values::text::{Sentence, Text};
use chrono::NaiveDate;

/// What a day of the line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The birth.
    Birth,
    /// From here on a card is good past the coming age of exchange.
    Grace(u32),
    /// An age at which a card has to be exchanged.
    Exchange(u32),
    /// The card was, or will be, issued.
    Issued,
    /// Today.
    Today,
    /// The last day of the card.
    Expiry,
}

impl Mark {
    /// Its stable name in files.
    pub fn id(self) -> &'static str {
        match self {
            Mark::Birth => "birth",
            Mark::Grace(_) => "grace",
            Mark::Exchange(_) => "exchange",
            Mark::Issued => "issued",
            Mark::Today => "today",
            Mark::Expiry => "expiry",
        }
    }

    /// What it means, in words.
    pub fn said(self) -> Sentence {
        let of = |text: Text, age: u32| text.fill(&[("age", age.to_string().into())]);
        match self {
            Mark::Birth => Text::new("Ngày sinh", "Birth").into(),
            Mark::Grace(age) => of(
                Text::new(
                    "Từ ngày này, thẻ được cấp không phải đổi khi đủ {age} tuổi",
                    "A card issued from here on need not be exchanged at {age}",
                ),
                age,
            ),
            Mark::Exchange(age) => of(
                Text::new(
                    "Đủ {age} tuổi: tuổi phải đổi thẻ",
                    "Aged {age}: the card is to be exchanged",
                ),
                age,
            ),
            Mark::Issued => Text::new("Cấp thẻ", "Card issued").into(),
            Mark::Today => Text::new("Hôm nay", "Today").into(),
            Mark::Expiry => Text::new("Thẻ hết hạn", "Card expires").into(),
        }
    }

    /// The age, where it is one.
    pub fn age(self) -> Option<u32> {
        match self {
            Mark::Grace(age) | Mark::Exchange(age) => Some(age),
            Mark::Birth | Mark::Issued | Mark::Today | Mark::Expiry => None,
        }
    }
}

/// The line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LifeLine {
    /// The days in order; on one day the birth comes first and the expiry last.
    pub marks: Vec<(NaiveDate, Mark)>,
    /// The end of the card.
    pub expiry: Expiry,
    /// The article of the ages of exchange and of the two years.
    pub cite: Citation,
}

/// The line of a card issued on a day to a person born on a day.
///
/// The ages are those of the law on the day of issue; before the first law there is no line. The two years before an age
/// run from the birthday at that age less two.
pub fn life_line(
    born: NaiveDate,
    issued: NaiveDate,
    today: NaiveDate,
) -> Result<LifeLine, NotInForce> {
    let ages = EXCHANGE_AGES.on(LegalDay(issued))?;
    let expiry = card_expiry(born, issued)?.value;
    let mut marks = vec![(born, Mark::Birth), (issued, Mark::Issued), (today, Mark::Today)];
    for age in ages.value.0 {
        marks.push((birthday(born, age.saturating_sub(GRACE_YEARS)).on, Mark::Grace(*age)));
        marks.push((birthday(born, *age).on, Mark::Exchange(*age)));
    }
    marks.extend(expiry.on.map(|day| (day, Mark::Expiry)));
    marks.sort_unstable();
    Ok(LifeLine { marks, expiry, cite: ages.cite })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::day::{iso, ymd};

    fn told(line: &LifeLine) -> Vec<String> {
        let mark = |(day, mark): &(NaiveDate, Mark)| {
            let age = mark.age().map_or(String::new(), |age| format!(" {age}"));
            format!("{} {}{age}", iso(*day), mark.id())
        };
        line.marks.iter().map(mark).collect()
    }

    #[test]
    fn the_line_of_a_card_issued_two_years_before_an_age() {
        let line = life_line(ymd(2001, 5, 10), ymd(2024, 7, 1), ymd(2026, 11, 22));
        let line = line.expect("there is a law");
        assert_eq!(
            told(&line),
            [
                "2001-05-10 birth",
                "2013-05-10 grace 14",
                "2015-05-10 exchange 14",
                "2024-05-10 grace 25",
                "2024-07-01 issued",
                "2026-05-10 exchange 25",
                "2026-11-22 today",
                "2039-05-10 grace 40",
                "2041-05-10 exchange 40",
                "2041-05-10 expiry",
                "2059-05-10 grace 60",
                "2061-05-10 exchange 60",
            ]
        );
    }

    #[test]
    fn the_ages_are_those_of_the_day_of_issue_and_a_card_of_the_old_has_no_end() {
        let old = life_line(ymd(1950, 1, 1), ymd(2017, 1, 1), ymd(2026, 11, 22));
        let old = old.expect("there is a law");
        assert_eq!(old.expiry.on, None);
        assert!(!told(&old).iter().any(|one| one.ends_with(" 14") || one.ends_with("expiry")));
        assert!(life_line(ymd(1990, 1, 1), ymd(2015, 12, 31), ymd(2026, 1, 1)).is_err());
    }

    #[test]
    fn the_expiry_lies_on_an_age_of_exchange() {
        for year in 1960..2020 {
            for issued in [ymd(2024, 7, 1), ymd(2026, 11, 22)] {
                let Ok(line) = life_line(ymd(year, 2, 28), issued, issued) else { continue };
                if let Some(end) = line.expiry.on {
                    let at = |(day, mark): &(NaiveDate, Mark)| {
                        *day == end && matches!(mark, Mark::Exchange(_))
                    };
                    assert!(line.marks.iter().any(at), "{year}");
                }
            }
        }
    }
}
