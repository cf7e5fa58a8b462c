//! Questions that only the identity card asks.

use crate::calendar::age::has_reached;
use crate::choice;
use crate::form::field::{no_warning, option_label};
use crate::form::{Asked, Facts, Field, OptionSpec, Owner, Pending};
use crate::procedures::identity_card::law;
pub(super) use crate::questions::YesNo;
pub(super) use crate::questions::card::{HELD, Held, PRINTED_EXPIRY, PrintedExpiry};
pub(super) use crate::questions::filing::{WAY, Way};
use crate::questions::person::BORN_ON;
use crate::questions::{NONE, same};
use crate::values::day::{parse_day, written};
use crate::values::flaw::Flaw;
use crate::values::text::{Sentence, Text};
use chrono::NaiveDate;

choice! {
    /// What is asked for.
    pub(super) enum Case {
        /// First card.
        FirstIssue = "first-issue",
        /// An exchange age was reached.
        ExchangeAge = "exchange-age",
        /// Name or birth date changed.
        ExchangeDetails = "exchange-details",
        /// Looks, fingerprints, sex.
        ExchangeAppearance = "exchange-appearance",
        /// A mistake on the card.
        ExchangeError = "exchange-error",
        /// Administrative units were rearranged.
        ExchangeAdministrativeUnits = "exchange-administrative-units",
        /// A new personal number was set.
        ExchangeNewNumber = "exchange-new-number",
        /// No reason but the holder's wish.
        ExchangeRequest = "exchange-request",
        /// CCCD to thẻ căn cước.
        ExchangeFromCccd = "exchange-from-cccd",
        /// CMND to the card of the day.
        ExchangeFromCmnd = "exchange-from-cmnd",
        /// Lost.
        ReissueLost = "reissue-lost",
        /// Damaged.
        ReissueDamaged = "reissue-damaged",
        /// Nationality regained.
        ReissueNationality = "reissue-nationality",
    }
}

choice! {
    /// Where the office is, for the time limits of the 2014 law (59/2014/QH13, Điều 25).
    pub(super) enum Locality {
        /// A city or town.
        City = "city",
        /// Highland, border or island districts.
        Remote = "remote",
        /// Anywhere else.
        Elsewhere = "elsewhere",
    }
}

choice! {
    /// A ground for not paying.
    pub(super) enum Claim {
        /// Person with a disability.
        Disability = "disability",
        /// Person with merit to the country, or kin.
        Merit = "merit",
        /// Poor household.
        PoorHousehold = "poor-household",
        /// Permanent residence in a border commune.
        BorderCommune = "border-commune",
        /// Permanent residence in an island district.
        IslandDistrict = "island-district",
        /// Ethnic minority in a commune of special hardship.
        EthnicMinorityHardship = "ethnic-minority-hardship",
        /// Orphan under 18 without support (until 2024-10-20).
        Orphan = "orphan",
        /// The five basic data are in VNeID (resolution 66.22/2026).
        DigitalCitizen = "digital-citizen",
    }
}

fn held(facts: &Facts<'_>) -> Result<Held, Pending> {
    facts.get(&HELD)
}

/// Whether a case makes sense for the paper held, under the law of the day.
///
/// 59/2014/QH13 Điều 19, 23; 26/2023/QH15 Điều 19, 24, 46; decree 70/2024 Điều 21 khoản 3.
pub(super) fn fits(case: Case, held: Held, regime: law::Regime) -> bool {
    use law::Regime::{Law2014, Law2023};
    match case {
        Case::FirstIssue => held == Held::None,
        // Whatever was issued before nationality was lost; a thẻ căn cước only since there are any.
        Case::ReissueNationality => regime == Law2023 || held != Held::CanCuoc,
        Case::ExchangeFromCmnd => held == Held::Cmnd,
        Case::ExchangeFromCccd => regime == Law2023 && held == Held::Cccd,
        Case::ExchangeNewNumber => regime == Law2023 && matches!(held, Held::Cccd | Held::CanCuoc),
        Case::ExchangeRequest => match regime {
            Law2014 => held == Held::Cccd,
            Law2023 => held == Held::CanCuoc,
        },
        Case::ExchangeAge
        | Case::ExchangeDetails
        | Case::ExchangeAppearance
        | Case::ExchangeError
        | Case::ExchangeAdministrativeUnits
        | Case::ReissueLost
        | Case::ReissueDamaged => match regime {
            Law2014 => held == Held::Cccd,
            Law2023 => matches!(held, Held::Cccd | Held::CanCuoc),
        },
    }
}

/// Whether a case makes sense for the person's age: below the first exchange age no card comes to one.
///
/// 26/2023/QH15, Điều 21 khoản 1. While the birth date is not known, it does.
pub(super) fn fits_age(case: Case, facts: &Facts<'_>) -> Result<bool, Pending> {
    if case != Case::ExchangeAge {
        return Ok(true);
    }
    let born = facts.find(&BORN_ON)?;
    Ok(born.is_none_or(|born| has_reached(born, law::CARD_AGE, facts.day.0) != Some(false)))
}

macro_rules! case_option {
    ($id:literal, $case:ident, $vi:literal, $en:literal, $meaning_vi:literal, $meaning_en:literal) => {
        OptionSpec::new($id, Text::new($vi, $en), Text::new($meaning_vi, $meaning_en)).when(
            |facts| {
                Ok(fits(Case::$case, held(facts)?, law::REGIME.on(facts.day)?.value)
                    && fits_age(Case::$case, facts)?)
            },
        )
    };
}

static CASE_OPTIONS: &[OptionSpec] = &[
    case_option!(
        "first-issue",
        FirstIssue,
        "Làm thẻ lần đầu",
        "First card",
        "Chọn nếu chưa từng có thẻ. Không mất lệ phí.",
        "Choose this if you never had a card. No fee."
    ),
    case_option!(
        "exchange-from-cccd",
        ExchangeFromCccd,
        "Đổi CCCD sang thẻ căn cước",
        "Change the CCCD to a thẻ căn cước",
        "Chọn nếu thẻ ghi “Căn cước công dân” còn dùng được mà muốn có thẻ mẫu mới. Không bắt buộc.",
        "Choose this if the card that says “Căn cước công dân” still works and you want the new one. Not compulsory."
    ),
    case_option!(
        "exchange-from-cmnd",
        ExchangeFromCmnd,
        "Đổi CMND sang thẻ mới",
        "Change the CMND to the new card",
        "Chọn nếu giấy gần nhất là CMND (giấy ép nhựa), còn hay đã mất.",
        "Choose this if your last paper was a CMND (laminated paper), at hand or lost."
    ),
    case_option!(
        "exchange-age",
        ExchangeAge,
        "Thẻ đến tuổi phải đổi, sắp hoặc đã hết hạn",
        "The card reached an exchange age",
        "Chọn nếu đã đủ 14, 25, 40 hoặc 60 tuổi và thẻ hết hạn theo tuổi.",
        "Choose this if you have turned 14, 25, 40 or 60 and the card ends by age."
    ),
    case_option!(
        "reissue-lost",
        ReissueLost,
        "Mất thẻ",
        "The card is lost",
        "Chọn nếu không tìm thấy thẻ, hoặc bị lấy cắp.",
        "Choose this if you cannot find it, or it was stolen."
    ),
    case_option!(
        "reissue-damaged",
        ReissueDamaged,
        "Thẻ hỏng, không dùng được",
        "The card is damaged and unusable",
        "Chọn nếu thẻ gãy, mờ, chip không đọc được.",
        "Choose this if it is broken, faded, or the chip cannot be read."
    ),
    case_option!(
        "exchange-details",
        ExchangeDetails,
        "Đã đổi họ, tên hoặc ngày sinh",
        "Name or birth date was changed",
        "Chọn nếu có giấy của cơ quan hộ tịch cho phép đổi hoặc cải chính.",
        "Choose this if the civil registry changed or corrected it."
    ),
    case_option!(
        "exchange-error",
        ExchangeError,
        "Thẻ in sai",
        "The card was printed wrong",
        "Chọn nếu thông tin trên thẻ khác với giấy khai sinh hoặc dữ liệu.",
        "Choose this if the card differs from the birth record or the database."
    ),
    case_option!(
        "exchange-appearance",
        ExchangeAppearance,
        "Khuôn mặt, vân tay hoặc giới tính đã thay đổi",
        "Face, fingerprints or sex changed",
        "Chọn nếu nhân dạng khác nhiều so với ảnh, thẻ làm khi chưa đủ 6 tuổi chưa có ảnh, hoặc đã xác định lại giới tính.",
        "Choose this if you look very different from the photo, the card was made before the age of 6 without one, or the sex was redetermined."
    ),
    case_option!(
        "exchange-administrative-units",
        ExchangeAdministrativeUnits,
        "Xã, tỉnh đã sáp nhập, muốn thẻ ghi tên mới",
        "Commune or province was merged",
        "Chọn nếu muốn, không bắt buộc: thẻ cũ vẫn dùng được. Không mất lệ phí.",
        "Choose this if you like, nobody has to: the old card stays valid. No fee."
    ),
    case_option!(
        "exchange-new-number",
        ExchangeNewNumber,
        "Được cấp lại số định danh",
        "A new personal number was set",
        "Chọn nếu đã có quyết định huỷ, xác lập lại số định danh (12 chữ số).",
        "Choose this if the 12-digit number was officially cancelled and set anew."
    ),
    case_option!(
        "exchange-request",
        ExchangeRequest,
        "Muốn đổi dù thẻ vẫn dùng được",
        "You wish a new card though this one works",
        "Chọn nếu không có lý do nào ở trên.",
        "Choose this if none of the above fits."
    ),
    case_option!(
        "reissue-nationality",
        ReissueNationality,
        "Được trở lại quốc tịch Việt Nam",
        "Vietnamese nationality was regained",
        "Chọn nếu đã có quyết định cho trở lại quốc tịch.",
        "Choose this if the decision was given."
    ),
];

/// What is asked for.
pub(super) static CASE: Field<Case> = Field {
    id: "card.case",
    owner: Owner::Application,
    label: Text::new("Việc cần làm", "What you need"),
    help: Text::new(
        "Chỉ hiện những việc hợp với giấy tờ đang có.",
        "Only what fits the paper you have is shown.",
    ),
    why: Text::new(
        "Mỗi việc có lệ phí và cách nộp khác nhau. Chọn nhầm có thể tốn tiền hơn.",
        "Each has its own fee and way of filing. The wrong one may cost more.",
    ),
    find: Text::new(
        "Không chắc? Xem ngày hết hạn ở mặt trước thẻ. Đã qua ngày ấy vì đủ tuổi thì chọn “đến tuổi phải đổi”: không mất lệ phí. Mất hoặc hỏng thẻ thì chọn đúng việc ấy, kể cả khi thẻ cũng sắp hết hạn; công cụ sẽ nhắc nếu có cách rẻ hơn.",
        "Not sure? Look at the expiry on the front. If it passed because of age, choose “exchange age”: no fee. If the card is lost or damaged, choose that, even if it also ends soon; the tool says so when there is a cheaper way.",
    ),
    asked: Asked::Choice(CASE_OPTIONS),
    sensitive: false,
    examples: &[
        "first-issue",
        "exchange-age",
        "exchange-details",
        "exchange-appearance",
        "exchange-error",
        "exchange-administrative-units",
        "exchange-new-number",
        "exchange-request",
        "exchange-from-cccd",
        "exchange-from-cmnd",
        "reissue-lost",
        "reissue-damaged",
        "reissue-nationality",
    ],
    parse: Case::parse,
    warn: no_warning,
    show: |case| option_label(&Asked::Choice(CASE_OPTIONS), case.id()),
};

static ERROR_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "yes",
        Text::new("Do cơ quan in sai", "The office made the mistake"),
        Text::new(
            "Chọn nếu giấy tờ đã nộp đúng, thẻ in khác. Không mất lệ phí.",
            "Choose this if the papers were right and the card differs. No fee.",
        ),
    ),
    OptionSpec::new(
        "no",
        Text::new("Do lúc khai", "It was declared wrong"),
        Text::new(
            "Chọn nếu thông tin đã khai hoặc giấy tờ đã nộp chưa đúng.",
            "Choose this if what was declared or handed in was wrong.",
        ),
    ),
];

/// Whose mistake it was.
pub(super) static ERROR_BY_AGENCY: Field<YesNo> = Field {
    id: "card.error_by_agency",
    owner: Owner::Application,
    label: Text::new("Lỗi do ai", "Whose mistake"),
    help: Text::new(
        "So thẻ với giấy khai sinh hoặc VNeID.",
        "Compare the card with the birth certificate or VNeID.",
    ),
    why: Text::new(
        "Nếu cơ quan in sai thì không phải nộp lệ phí.",
        "If the office made it, there is no fee.",
    ),
    find: Text::new(
        "So thẻ với giấy khai sinh và với dữ liệu trong VNeID.",
        "Compare the card with the birth certificate and with VNeID.",
    ),
    asked: Asked::Choice(ERROR_OPTIONS),
    sensitive: false,
    examples: &["yes", "no"],
    parse: YesNo::parse,
    warn: no_warning,
    show: |who| option_label(&Asked::Choice(ERROR_OPTIONS), who.id()),
};

/// The day of issue of the card in hand.
pub(super) static ISSUED_ON: Field<NaiveDate> = Field {
    id: "card.issued_on",
    owner: Owner::Applicant,
    label: Text::new("Ngày cấp của thẻ cũ", "Day of issue of the old card"),
    help: Text::new("Không nhớ thì để trống.", "Leave it empty if you do not remember."),
    why: Text::new(
        "Thẻ làm trong 2 năm trước tuổi phải đổi thì dùng tiếp đến tuổi sau.",
        "A card made within two years before an exchange age is good until the next one.",
    ),
    find: Text::new("In ở mặt sau thẻ.", "It is on the back of the card."),
    asked: Asked::Date { or: None, may_be_short: false },
    sensitive: false,
    examples: &["12/06/2021"],
    parse: parse_day,
    warn: no_warning,
    show: |day| same(&written(*day)),
};

static LOCALITY_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "city",
        Text::new("Thành phố, thị xã", "A city or town"),
        Text::new("Chọn nếu làm thẻ ở đó.", "Choose this if the office is there."),
    ),
    OptionSpec::new(
        "remote",
        Text::new(
            "Huyện miền núi vùng cao, biên giới, hải đảo",
            "A highland, border or island district",
        ),
        Text::new("Chọn nếu làm thẻ ở đó.", "Choose this if the office is there."),
    ),
    OptionSpec::new(
        "elsewhere",
        Text::new("Nơi khác", "Anywhere else"),
        Text::new("Chọn nếu không thuộc hai loại trên.", "Choose this if neither fits."),
    ),
];

/// Where the office is: the 2014 law had different time limits.
pub(super) static LOCALITY: Field<Locality> = Field {
    id: "filing.locality",
    owner: Owner::Application,
    label: Text::new("Nơi làm thẻ thuộc", "The office is in"),
    help: Text::new("Theo nơi có cơ quan làm thẻ.", "By where the office is."),
    why: Text::new(
        "Luật năm 2014 đặt thời hạn khác nhau theo nơi.",
        "The 2014 law set the time limit by place.",
    ),
    find: NONE,
    asked: Asked::Choice(LOCALITY_OPTIONS),
    sensitive: false,
    examples: &["city", "remote", "elsewhere"],
    parse: Locality::parse,
    warn: no_warning,
    show: |at| option_label(&Asked::Choice(LOCALITY_OPTIONS), at.id()),
};

choice! {
    /// The office a person means to go to.
    pub(super) enum Agency {
        /// The commune police.
        Commune = "commune",
        /// The district police, until 2025-02-28.
        District = "district",
        /// The provincial office.
        Province = "province",
    }
}

fn level_open(facts: &Facts<'_>, level: crate::procedures::AgencyLevel) -> Result<bool, Pending> {
    Ok(law::AGENCIES.on(facts.day)?.value.0.contains(&level))
}

static AGENCY_OPTIONS: &[OptionSpec] = &[
    OptionSpec::new(
        "commune",
        Text::new("Công an xã, phường, đặc khu", "Commune police"),
        Text::new(
            "Chọn nếu muốn gần chỗ ở; xã, phường nào trong cả nước cũng được.",
            "Choose this to stay near home; any commune in the country will do.",
        ),
    )
    .when(|facts| level_open(facts, crate::procedures::AgencyLevel::Commune)),
    OptionSpec::new(
        "district",
        Text::new("Công an huyện, quận", "District police"),
        Text::new(
            "Chọn nếu muốn làm ở huyện, quận đang cư trú.",
            "Choose this for the district where you live.",
        ),
    )
    .when(|facts| level_open(facts, crate::procedures::AgencyLevel::District)),
    OptionSpec::new(
        "province",
        Text::new(
            "Phòng quản lý hành chính của Công an tỉnh (PC06)",
            "The provincial police office (PC06)",
        ),
        Text::new(
            "Chọn nếu ở gần trung tâm tỉnh, hoặc được hướng dẫn lên tỉnh.",
            "Choose this if you are near the provincial centre, or were told to go there.",
        ),
    )
    .when(|facts| level_open(facts, crate::procedures::AgencyLevel::Province)),
];

/// The office a person means to go to.
pub(super) static AGENCY: Field<Agency> = Field {
    id: "filing.agency",
    owner: Owner::Application,
    label: Text::new("Cơ quan", "Office"),
    help: Text::new(
        "Nơi đến làm thẻ, hoặc nhận hồ sơ trực tuyến.",
        "Where you go, or who takes the online application.",
    ),
    why: NONE,
    find: NONE,
    asked: Asked::Choice(AGENCY_OPTIONS),
    sensitive: false,
    examples: &["commune", "province", "district"],
    parse: Agency::parse,
    warn: no_warning,
    show: |agency| option_label(&Asked::Choice(AGENCY_OPTIONS), agency.id()),
};

/// The day of the visit.
pub(super) static APPOINTMENT_ON: Field<NaiveDate> = Field {
    id: "filing.appointment_on",
    owner: Owner::Application,
    label: Text::new("Ngày định đến", "Day of the visit"),
    help: Text::new(
        "Một ngày làm việc sau hôm nay. Chưa biết thì để trống.",
        "A working day after today. Leave it empty if you do not know yet.",
    ),
    why: Text::new(
        "Thời hạn trả thẻ tính từ ngày cơ quan nhận đủ hồ sơ.",
        "The time limit counts from the day the office has everything.",
    ),
    find: NONE,
    asked: Asked::Visit { same_day: false },
    sensitive: false,
    examples: &["30/11/2026"],
    parse: parse_day,
    warn: no_warning,
    show: |day| same(&written(*day)),
};

fn open_claim(facts: &Facts<'_>, claim: Claim) -> Result<bool, Pending> {
    Ok(match claim {
        Claim::DigitalCitizen => law::DIGITAL_WAIVER.on(facts.day).is_ok(),
        Claim::Disability
        | Claim::Merit
        | Claim::PoorHousehold
        | Claim::BorderCommune
        | Claim::IslandDistrict
        | Claim::EthnicMinorityHardship
        | Claim::Orphan => law::EXEMPT.on(facts.day)?.value.claims.contains(&claim),
    })
}

macro_rules! claim_option {
    ($id:literal, $claim:ident, $vi:literal, $en:literal, $meaning_vi:literal, $meaning_en:literal) => {
        OptionSpec::new($id, Text::new($vi, $en), Text::new($meaning_vi, $meaning_en))
            .when(|facts| open_claim(facts, Claim::$claim))
    };
}

static CLAIM_OPTIONS: &[OptionSpec] = &[
    claim_option!(
        "disability",
        Disability,
        "Người khuyết tật",
        "Person with a disability",
        "Chọn nếu có giấy xác nhận khuyết tật.",
        "Choose this with the certificate of disability."
    ),
    claim_option!(
        "merit",
        Merit,
        "Người có công hoặc thân nhân",
        "Person with merit, or kin",
        "Chọn nếu thuộc diện ưu đãi người có công với cách mạng.",
        "Choose this if the preferences for people with merit to the revolution apply."
    ),
    claim_option!(
        "poor-household",
        PoorHousehold,
        "Hộ nghèo",
        "Poor household",
        "Chọn nếu có trong danh sách hộ nghèo của xã, phường.",
        "Choose this if on the commune's list of poor households."
    ),
    claim_option!(
        "border-commune",
        BorderCommune,
        "Thường trú ở xã biên giới",
        "Permanent residence in a border commune",
        "Chọn nếu đăng ký thường trú ở đó; nơi đang ở không tính.",
        "Choose this if that is the permanent registration; where you live now does not count."
    ),
    claim_option!(
        "island-district",
        IslandDistrict,
        "Thường trú ở huyện đảo (nay là đặc khu)",
        "Permanent residence in an island district",
        "Chọn nếu đăng ký thường trú ở đặc khu vốn là huyện đảo; chưa có văn bản nói rõ.",
        "Choose this if it is a special zone that was an island district; no text says so clearly yet."
    ),
    claim_option!(
        "ethnic-minority-hardship",
        EthnicMinorityHardship,
        "Dân tộc thiểu số ở xã đặc biệt khó khăn",
        "Ethnic minority in a commune of special hardship",
        "Chọn nếu xã có trong danh sách đặc biệt khó khăn.",
        "Choose this if the commune is on the list of special hardship."
    ),
    claim_option!(
        "orphan",
        Orphan,
        "Dưới 18 tuổi, mồ côi cả cha lẫn mẹ",
        "Under 18, orphaned of both parents",
        "Chọn nếu không nơi nương tựa.",
        "Choose this if without support."
    ),
    claim_option!(
        "digital-citizen",
        DigitalCitizen,
        "Đã tích hợp đủ 5 loại giấy tờ cơ bản vào VNeID",
        "All five basic papers are in VNeID",
        "Chọn nếu đã đưa đủ vào ứng dụng VNeID; có thể được miễn khi nộp trực tuyến, chỉ cơ quan xác nhận được.",
        "Choose this if all are in the app VNeID; may be waived when filed online, only the office can confirm it."
    ),
];

/// Grounds for not paying. A child's or an old person's follow from the birth date.
pub(super) static CLAIMS: Field<Vec<Claim>> = Field {
    id: "relief.claims",
    owner: Owner::Applicant,
    label: Text::new("Diện được miễn lệ phí", "Grounds for not paying"),
    help: Text::new(
        "Chọn mọi điều đúng. Không có điều nào thì cứ tiếp tục.",
        "Tick all that are true. If none is, just go on.",
    ),
    why: Text::new(
        "Nhiều người được miễn mà không biết. Trẻ em và người từ 60 tuổi được tính sẵn theo ngày sinh.",
        "Many are exempt without knowing. Children and people of 60 and over are found by the birth date.",
    ),
    find: NONE,
    asked: Asked::Choices(CLAIM_OPTIONS),
    sensitive: true,
    examples: &["poor-household", "disability merit", "digital-citizen"],
    parse: |raw| {
        raw.split_whitespace().map(Claim::parse).collect::<Result<Vec<_>, Flaw>>().and_then(
            |claims| {
                if claims.is_empty() { Err(Flaw::Missing) } else { Ok(claims) }
            },
        )
    },
    warn: no_warning,
    show: |claims| {
        let labels: Vec<Sentence> =
            claims.iter().map(|c| option_label(&Asked::Choices(CLAIM_OPTIONS), c.id())).collect();
        let join =
            |pick: fn(&Sentence) -> &str| labels.iter().map(pick).collect::<Vec<_>>().join("; ");
        Sentence { vi: join(|s| &s.vi).into(), en: join(|s| &s.en).into() }
    },
};
