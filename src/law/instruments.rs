//! Every law, decree, circular and decision that the product relies on.
//!
//! Titles are the short ones people use; the number is what identifies an act. Nothing here says what an act decides.

use crate::law::{Confidence, Instrument};
use crate::values::day::ymd;
use chrono::NaiveDate;

const CHECKED: NaiveDate = ymd(2026, 11, 22);

const LAW_TEXT: &str = "lời văn của điều luật, bản sao công khai";
const OCR: &str = "bản toàn văn quét chữ";
const PRESS: &str = "báo chí và bản trích";
const OFFICE_ANSWERS: &str = "bản hỏi – đáp công khai, không ghi ngày";
const GUIDE: &str = "trang hướng dẫn của cơ quan nhà nước, bản sao công khai";
const MEMORY: &str = "hiểu biết chung; chưa thấy văn bản";

macro_rules! instruments {
    ($($(#[$doc:meta])* $name:ident: $number:literal, $title:literal, from $y:literal-$m:literal-$d:literal, $source:expr, $confidence:ident;)+) => {
        $($(#[$doc])*
        pub static $name: Instrument = Instrument {
            number: $number, title: $title, from: ymd($y, $m, $d), source: $source,
            confidence: Confidence::$confidence, checked_on: CHECKED,
        };)+

        /// All of them, in the order above.
        pub static ALL: &[&Instrument] = &[$(&$name),+];
    };
}

instruments! {
    /// The law on citizen identity cards, until 2024-06-30.
    LAW_2014: "59/2014/QH13", "Luật Căn cước công dân 2014", from 2016-1-1, LAW_TEXT, High;
    /// The law on identity cards, since 2024-07-01.
    LAW_2023: "26/2023/QH15", "Luật Căn cước 2023", from 2024-7-1, LAW_TEXT, High;
    /// Amends ten security laws, this one among them.
    LAW_118_2025: "118/2025/QH15", "Luật sửa đổi 10 luật về an ninh, trật tự", from 2026-7-1, PRESS, Medium;
    /// The civil code: terms, representatives, names.
    CIVIL_CODE: "91/2015/QH13", "Bộ luật Dân sự 2015", from 2017-1-1, LAW_TEXT, High;
    /// Details of the 2023 law.
    DECREE_70_2024: "70/2024/NĐ-CP", "Nghị định 70/2024", from 2024-7-1, LAW_TEXT, High;
    /// Amends decree 70/2024.
    DECREE_58_2026: "58/2026/NĐ-CP", "Nghị định 58/2026", from 2026-3-15, OCR, High;
    /// Fines since 2025-12-15.
    DECREE_282_2025: "282/2025/NĐ-CP", "Nghị định 282/2025", from 2025-12-15, PRESS, Medium;
    /// The identity paper before the cards: from 14.
    DECREE_05_1999: "05/1999/NĐ-CP", "Nghị định 05/1999 về chứng minh nhân dân", from 1999-2-18, MEMORY, Low;
    /// Place of filing under the 2014 law.
    CIRCULAR_59_2021_BCA: "59/2021/TT-BCA", "Thông tư 59/2021 của Bộ Công an", from 2021-7-1, LAW_TEXT, High;
    /// What is printed on a card: no photo under six.
    CIRCULAR_16_2024: "16/2024/TT-BCA", "Thông tư 16/2024 của Bộ Công an", from 2024-7-1, LAW_TEXT, High;
    /// Details and forms of the 2023 law.
    CIRCULAR_17_2024: "17/2024/TT-BCA", "Thông tư 17/2024 của Bộ Công an", from 2024-7-1, LAW_TEXT, High;
    /// Amends circular 17/2024.
    CIRCULAR_118_2026: "118/2026/TT-BCA", "Thông tư 118/2026 của Bộ Công an", from 2026-7-1, OCR, Medium;
    /// Published procedures of July 2025: filing at the commune.
    DECISION_5710: "5710/QĐ-BCA-C06", "Quyết định 5710 của Bộ Công an", from 2025-7-1, PRESS, Medium;
    /// Published procedures of August 2026: one procedure with cases.
    DECISION_5230: "5230/QĐ-BCA-C06", "Quyết định 5230 của Bộ Công an", from 2026-8-18, PRESS, Medium;
    /// Registering a birth together with what follows from it, the card of a child under six among it.
    DECREE_301_2026: "301/2026/NĐ-CP", "Nghị định 301/2026", from 2026-9-1, PRESS, Medium;
    /// No one has to exchange papers because units were merged.
    RESOLUTION_190_2025: "190/2025/QH15", "Nghị quyết 190/2025 của Quốc hội", from 2025-2-19, LAW_TEXT, High;
    /// Fees 2017–2019.
    FEES_256_2016: "256/2016/TT-BTC", "Thông tư 256/2016 của Bộ Tài chính", from 2017-1-1, OCR, High;
    /// Fees 2019–2024.
    FEES_59_2019: "59/2019/TT-BTC", "Thông tư 59/2019 của Bộ Tài chính", from 2019-10-16, PRESS, Medium;
    /// Half fees, first half of 2021.
    FEES_112_2020: "112/2020/TT-BTC", "Thông tư 112/2020 của Bộ Tài chính", from 2021-1-1, PRESS, High;
    /// Half fees, second half of 2021.
    FEES_47_2021: "47/2021/TT-BTC", "Thông tư 47/2021 của Bộ Tài chính", from 2021-7-1, MEMORY, Low;
    /// Half fees, first half of 2022.
    FEES_120_2021: "120/2021/TT-BTC", "Thông tư 120/2021 của Bộ Tài chính", from 2022-1-1, PRESS, High;
    /// Half fees, second half of 2023.
    FEES_44_2023: "44/2023/TT-BTC", "Thông tư 44/2023 của Bộ Tài chính", from 2023-7-1, LAW_TEXT, High;
    /// Half fees, second half of 2024.
    FEES_43_2024: "43/2024/TT-BTC", "Thông tư 43/2024 của Bộ Tài chính", from 2024-7-1, MEMORY, Low;
    /// Fees since 2024-10-21.
    FEES_73_2024: "73/2024/TT-BTC", "Thông tư 73/2024 của Bộ Tài chính", from 2024-10-21, LAW_TEXT, High;
    /// Half fees from July 2025 to the end of 2026.
    FEES_64_2025: "64/2025/TT-BTC", "Thông tư 64/2025 của Bộ Tài chính", from 2025-7-1, PRESS, High;
    /// The waiver for people with their basic data in VNeID.
    RESOLUTION_66_22_2026: "66.22/2026/NQ-CP", "Nghị quyết 66.22/2026 của Chính phủ", from 2026-8-15, OCR, Medium;
    /// Carries out that waiver.
    FEES_117_2026: "117/2026/TT-BTC", "Thông tư 117/2026 của Bộ Tài chính", from 2026-8-15, OCR, Medium;
    /// Personal data protection.
    LAW_91_2025: "91/2025/QH15", "Luật Bảo vệ dữ liệu cá nhân 2025", from 2026-1-1, PRESS, Medium;
    /// Exit and entry of citizens: ordinary passports since 2020-07-01.
    LAW_49_2019: "49/2019/QH14", "Luật Xuất cảnh, nhập cảnh của công dân Việt Nam 2019", from 2020-7-1, LAW_TEXT, High;
    /// Amends that law: among others, two working days to report a loss.
    LAW_23_2023: "23/2023/QH15", "Luật sửa đổi Luật Xuất cảnh, nhập cảnh 2023", from 2023-8-15, LAW_TEXT, High;
    /// Fines until 2025-12-14.
    DECREE_144_2021: "144/2021/NĐ-CP", "Nghị định 144/2021", from 2022-1-1, PRESS, High;
    /// Passport forms 2021–2023.
    CIRCULAR_73_2021: "73/2021/TT-BCA", "Thông tư 73/2021 của Bộ Công an", from 2021-8-14, PRESS, Medium;
    /// Passport forms since 2023-08-15; amended by circular 68/2025, whose text was not seen.
    CIRCULAR_31_2023: "31/2023/TT-BCA", "Thông tư 31/2023 của Bộ Công an", from 2023-8-15, PRESS, Medium;
    /// Passport forms since 2026-07-01.
    CIRCULAR_69_2026: "69/2026/TT-BCA", "Thông tư 69/2026 của Bộ Công an", from 2026-7-1, LAW_TEXT, High;
    /// The ministry starts taking applications for passports without a chip online.
    NOTICE_ONLINE_2022: "thông báo 01/6/2022", "Thông báo của Bộ Công an về cấp hộ chiếu trực tuyến", from 2022-6-1, PRESS, Medium;
    /// The ministry starts issuing passports with a chip.
    NOTICE_CHIP_2023: "thông báo 01/3/2023", "Thông báo của Bộ Công an về cấp hộ chiếu gắn chíp", from 2023-3-1, PRESS, Medium;
    /// Published passport procedures of August 2023.
    DECISION_5568: "5568/QĐ-BCA", "Quyết định 5568 của Bộ Công an", from 2023-8-15, PRESS, Medium;
    /// Amends decision 5568; its annex was not seen.
    DECISION_4245: "4245/QĐ-BCA-QLXNC", "Quyết định 4245 của Bộ Công an", from 2026-7-1, PRESS, Low;
    /// What an immigration office tells people: undated, not before the two working days of law 23/2023.
    GUIDE_HCM: "hỏi – đáp CATP.HCM", "Giải đáp của Phòng Quản lý xuất nhập cảnh Công an TP.HCM", from 2023-8-15, OFFICE_ANSWERS, Medium;
    /// Passport fees 2021–2026.
    FEES_25_2021: "25/2021/TT-BTC", "Thông tư 25/2021 của Bộ Tài chính", from 2021-5-22, PRESS, High;
    /// Ten percent off for filing online, 2024–2025.
    FEES_63_2023: "63/2023/TT-BTC", "Thông tư 63/2023 của Bộ Tài chính", from 2024-1-1, PRESS, High;
    /// Passport fees since April 2026; its text was not seen, only what other acts say of it.
    FEES_28_2026: "28/2026/TT-BTC", "Thông tư 28/2026 của Bộ Tài chính", from 2026-4-1, PRESS, Medium;
    /// Data in place of papers, until 2027-02-28.
    RESOLUTION_66_7_2025: "66.7/2025/NQ-CP", "Nghị quyết 66.7/2025 của Chính phủ", from 2026-1-1, PRESS, Medium;
    /// Electronic identity, until 2024-06-30.
    DECREE_59_2022: "59/2022/NĐ-CP", "Nghị định 59/2022", from 2022-10-20, PRESS, High;
    /// Electronic identity, since 2024-07-01.
    DECREE_69_2024: "69/2024/NĐ-CP", "Nghị định 69/2024", from 2024-7-1, LAW_TEXT, High;
    /// Amends decree 69/2024.
    DECREE_320_2026: "320/2026/NĐ-CP", "Nghị định 320/2026", from 2026-9-28, OCR, Medium;
    /// Announces VNeID as the only way to sign in to the portal.
    LETTER_3701_2024: "3701/VPCP-KSTT", "Công văn 3701 của Văn phòng Chính phủ", from 2024-6-15, PRESS, Medium;
    /// One national portal instead of many.
    LETTER_623_2025: "623/TTg-KSTT", "Công văn 623 của Thủ tướng Chính phủ", from 2025-7-1, PRESS, Medium;
    /// Passwords of portal accounts, as a public office explained them; a guide has a day and no number.
    PORTAL_GUIDE_2020: "hướng dẫn 09/10/2020", "Hướng dẫn của BHXH tỉnh Khánh Hòa về tài khoản Cổng dịch vụ công", from 2020-10-9, GUIDE, Medium;
    /// Portal accounts by phone number, as the police explained them; a guide has a day and no number.
    PORTAL_GUIDE_2022: "hướng dẫn 31/05/2022", "Hướng dẫn của công an tỉnh về tài khoản Cổng dịch vụ công", from 2022-5-31, GUIDE, Medium;
}
