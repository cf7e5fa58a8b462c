//! The words of the screens themselves, in both languages. The words of questions and of the law are in the core.

use tokhai_core::values::text::Text;

const fn t(vi: &'static str, en: &'static str) -> Text {
    Text::new(vi, en)
}

// On every screen.
pub(crate) const NAME: Text = t("Tờ Khai", "Tờ Khai");
pub(crate) const TAGLINE: Text =
    t("Nháp trên máy này, chưa nộp đi đâu", "A draft on this device, not submitted anywhere");
pub(crate) const OTHER_LANGUAGE: Text = t("English", "Tiếng Việt");
pub(crate) const OTHER_LANGUAGE_LABEL: Text =
    t("English: show this page in English", "Tiếng Việt: xem trang này bằng tiếng Việt");
pub(crate) const BACK: Text = t("Quay lại", "Back");
pub(crate) const TITLE_FAULT: Text = t("Lỗi: ", "Error: ");
pub(crate) const OTHER_DAY: Text = t(
    "Đang xem theo luật của ngày {day}, không phải hôm nay.",
    "Looking at the law of {day}, not of today.",
);
pub(crate) const TO_TODAY: Text = t("Về hôm nay ({day})", "Back to today ({day})");
pub(crate) const CLOCK_WRONG: Text = t(
    "Đồng hồ của máy này đang chỉ ngày {day}, trước cả ngày có công cụ này ({released}). Mọi ngày và tuổi tính ra đều theo đồng hồ ấy. Hãy chỉnh lại ngày giờ của máy rồi tải lại trang.",
    "The clock of this device says {day}, which is before this tool was made ({released}). All days and ages are counted from it. Please set the date of the device, then load the page again.",
);
pub(crate) const NOTICES: Text = t("Lưu ý chung", "Notices");
pub(crate) const SAVE_HERE: Text = t("Sửa tiếp ở cửa sổ này", "Go on in this window");
pub(crate) const END_HERE: Text = t("Xoá hết và kết thúc", "Delete everything and finish");
pub(crate) const IDLE: Text = t(
    "Không ai dùng máy đã một lúc. Còn {seconds} giây nữa, những gì đã nhập sẽ bị xoá.",
    "Nobody has used this device for a while. In {seconds} seconds what was typed will be deleted.",
);
pub(crate) const STAY: Text = t("Tôi vẫn đang dùng", "I am still here");
pub(crate) const KEPT: Text = t(
    "Nháp được lưu trên máy này, không gửi đi đâu.",
    "The draft is kept on this device and sent nowhere.",
);
pub(crate) const NOT_OFFICIAL: Text = t(
    "Tờ Khai không phải trang của cơ quan nhà nước. Không bao giờ hỏi mật khẩu, mã OTP hay tiền.",
    "Tờ Khai is not a state website. It never asks for a password, an OTP or money.",
);
pub(crate) const VERSION: Text =
    t("Bản {version} · luật đối chiếu ngày {day}", "Version {version} · law checked on {day}");

// Start.
pub(crate) const START_TITLE: Text =
    t("Chuẩn bị hồ sơ trước khi đi nộp", "Get your application ready before you file it");
pub(crate) const START_LEAD: Text = t(
    "Trả lời từng câu một, chừng năm phút. Biết ngay phải làm gì, ở đâu, tốn bao nhiêu, bao giờ có; rồi có một tờ phiếu để mang theo hoặc để nhập lên Cổng dịch vụ công.",
    "One question at a time, about five minutes. You learn what to do, where, what it costs and when it is ready; then you have a sheet to bring along or to fill in the portal from.",
);
pub(crate) const CHOOSE: Text = t("Chọn việc cần làm", "Choose what you need");
pub(crate) const WHO_TITLE: Text = t("Dành cho ai", "Who it is for");
pub(crate) const WHO: Text = t(
    "Công dân Việt Nam làm giấy tờ cho chính mình, và người giúp cha mẹ, ông bà khai.",
    "Vietnamese citizens who need a paper for themselves, and those who help their parents or grandparents.",
);
pub(crate) const IS_TITLE: Text = t("Công cụ này là gì", "What this is");
pub(crate) const IS: Text = t(
    "Một tờ nháp có kiểm tra: tính theo luật, chỉ ra điều khoản, và nói trước chỗ nào hay bị trả lại. Mọi điều nhập vào chỉ nằm trên máy này.",
    "A draft that checks itself: it works by the law, names the article, and tells in advance what is often sent back. What you type stays on this device.",
);
pub(crate) const IS_NOT_TITLE: Text = t("Không phải là gì", "What it is not");
pub(crate) const IS_NOT: &[Text] = &[
    t(
        "Không phải Cổng dịch vụ công, không phải trang của cơ quan nhà nước.",
        "Not the National Public Service Portal, and not a state website.",
    ),
    t(
        "Không nộp thay, không cấp biên nhận hay giấy hẹn.",
        "It files nothing for you and gives no receipt or appointment.",
    ),
    t(
        "Không bao giờ hỏi mật khẩu, mã OTP hay tiền.",
        "It never asks for a password, an OTP or money.",
    ),
];
pub(crate) const DRAFTS_FOLD: Text =
    t("Mở tệp nháp, hoặc đang dùng máy chung", "Open a draft file, or use a shared device");
pub(crate) const ANEW: Text = t(
    "Hồ sơ cũ vẫn được giữ ở trên. Chọn việc cho hồ sơ mới.",
    "The other application is kept above. Choose what the new one is for.",
);
pub(crate) const DRAFTS_TITLE: Text =
    t("Hồ sơ đang làm dở trên máy này", "Unfinished applications on this device");
pub(crate) const DRAFT_AT: Text = t("Lưu lúc {time}", "Saved at {time}");
pub(crate) const DRAFT_OPEN: Text = t("Đang mở", "Open now");
pub(crate) const DRAFT_NEWER: Text = t(
    "Một hồ sơ do phiên bản mới hơn lưu. Hồ sơ ấy được giữ nguyên. Hãy tải lại trang để dùng phiên bản mới.",
    "A newer version saved an application here. It is left as it is. Load the page again to get the new version.",
);
pub(crate) const RESUME: Text = t("Làm tiếp", "Go on with it");
pub(crate) const AFRESH: Text = t("Bắt đầu hồ sơ mới", "Start a new application");
pub(crate) const SAVE_FILE: Text = t("Lưu thành tệp", "Save as a file");
pub(crate) const SAVE_FILE_NOTE: Text = t(
    "Tệp nháp để làm tiếp trên máy khác. Ai mở được tệp là đọc được, nên hãy giữ kín.",
    "A draft to go on with on another device. Whoever opens the file can read it, so keep it to yourself.",
);
pub(crate) const SAVED_FILE: Text = t(
    "Đã lưu thành tệp trong thư mục tải về. Ai mở được tệp là đọc được.",
    "Saved as a file in your downloads folder. Whoever opens the file can read it.",
);
pub(crate) const OPEN_FILE: Text = t("Mở tệp đã lưu", "Open a saved file");
pub(crate) const UNREAD_FILE: Text = t(
    "Trình duyệt không đọc được tệp này. Những gì đang có vẫn giữ nguyên. Hãy chép tệp vào máy rồi thử lại.",
    "The browser could not read this file. Nothing here has changed. Copy the file to this device, then try again.",
);
pub(crate) const DELETE_ONE: Text = t("Xoá hồ sơ này", "Delete this one");
pub(crate) const DELETE_ONE_ASK: Text =
    t("Xoá hồ sơ này? Không lấy lại được.", "Delete this application? It cannot be undone.");
pub(crate) const DELETE_ONE_YES: Text = t("Xoá", "Delete");
pub(crate) const WHERE_KEPT: Text = t(
    "Hồ sơ chỉ nằm trên máy này, trong trình duyệt này. Safari xoá sau bảy ngày dùng Safari mà không vào trang này; trình duyệt khác có thể xoá khi máy gần hết chỗ. Muốn chắc thì lưu thành tệp.",
    "Applications are only on this device, in this browser. Safari deletes them after seven days of use without a visit to this page; others may when the device runs out of room. To be sure, save them as files.",
);
pub(crate) const IDLE_LOCK: Text = t(
    "Không ai dùng máy đã một lúc. Còn {seconds} giây nữa, hồ sơ sẽ được khoá lại. Không mất gì.",
    "Nobody has used this device for a while. In {seconds} seconds the application will be locked. Nothing is lost.",
);
pub(crate) const LOCK: Text = t("Khoá bằng mã PIN", "Lock with a PIN");
pub(crate) const LOCK_NOTE: Text = t(
    "Không bắt buộc. Có khoá thì người khác cầm máy này cũng không đọc được hồ sơ. Quên mã là mất hồ sơ: không ai mở lại được. Nên khoá trước khi nhập: phần đã lưu trước đó có thể còn dấu vết trên máy.",
    "Not required. Locked, nobody else who has this device can read the application. A forgotten PIN means it is lost: nobody can open it again. Better lock before you type: traces of what was saved before may stay on the device.",
);
pub(crate) const LOCK_NOTE_FILE: Text = t(
    "Không bắt buộc. Có khoá thì tệp nháp lưu từ đây chỉ mở được bằng mã này. Quên mã là mất tệp: không ai mở lại được.",
    "Not required. Locked, a draft file saved from here opens only with this PIN. A forgotten PIN means it is lost: nobody can open it again.",
);
pub(crate) const LOCK_ON_FILE: Text = t(
    "Tệp nháp lưu từ đây được khoá bằng mã PIN.",
    "Draft files saved from here are locked with a PIN.",
);
pub(crate) const LOCK_NOW: Text = t("Khoá lại ngay", "Lock it now");
pub(crate) const LOCKING: Text = t("Đang khoá…", "Locking…");
pub(crate) const UNLOCKING: Text = t("Đang mở khoá…", "Unlocking…");
pub(crate) const PIN_AGAIN: Text = t("Gõ lại mã", "Type it again");
pub(crate) const PIN_DIFFERS: Text = t(
    "Hai lần gõ khác nhau. Chưa khoá gì. Hãy gõ lại cả hai ô.",
    "The two differ. Nothing is locked yet. Please type both again.",
);
pub(crate) const LOCK_YES: Text = t("Khoá hồ sơ", "Lock it");
pub(crate) const LOCK_ON: Text =
    t("Hồ sơ này được khoá bằng mã PIN.", "This application is locked with a PIN.");
pub(crate) const LOCKED: Text = t("Hồ sơ có khoá", "A locked application");
pub(crate) const PIN: Text = t("Mã PIN hoặc mật khẩu", "PIN or passphrase");
pub(crate) const PIN_NEW: Text =
    t("Mã PIN hoặc mật khẩu, từ 6 ký tự", "PIN or passphrase, 6 characters or more");
pub(crate) const UNLOCK: Text = t("Mở khoá", "Unlock");
pub(crate) const PIN_SHORT: Text = t(
    "Mã cần ít nhất 6 ký tự. Hãy chọn mã dài hơn.",
    "It takes at least 6 characters. Please choose a longer one.",
);
pub(crate) const WRONG_PIN: Text = t(
    "Không đúng mã, hoặc hồ sơ đã bị sửa. Hồ sơ vẫn được giữ. Hãy thử lại.",
    "Not the right PIN, or the application was changed. It is kept as it was. Please try again.",
);
pub(crate) const WRONG_PIN_WAIT: Text = t(
    "Không đúng mã. Hồ sơ vẫn được giữ. Sau {seconds} giây mới thử lại được.",
    "Not the right PIN. The application is kept as it was. You can try again in {seconds} seconds.",
);
pub(crate) const PIN_WAIT: Text = t(
    "Đã thử sai nhiều lần. Còn {seconds} giây nữa mới thử lại được.",
    "Tried too often. You can try again in {seconds} seconds.",
);
pub(crate) const PIN_UNABLE: Text = t(
    "Chưa khoá hay mở khoá được: trình duyệt không hỗ trợ, hoặc mất mạng khi tải phần này. Hồ sơ vẫn được giữ. Kiểm tra mạng rồi thử lại.",
    "It could not be locked or unlocked: this browser cannot, or the connection was lost. The application is kept as it was. Check the connection and try again.",
);
pub(crate) const SAVED_LOCKED: Text = t(
    "Đã lưu thành tệp có khoá trong thư mục tải về. Mở lại bằng đúng mã PIN này.",
    "Saved as a locked file in your downloads folder. It opens with the same PIN.",
);
pub(crate) const LEFT_OUT: Text = t(
    "Hồ sơ này do một phiên bản khác lưu. Những chỗ sau không dùng được nữa; mọi câu trả lời khác vẫn còn:",
    "Another version saved this application. These parts can no longer be used; all other answers are here:",
);
pub(crate) const LEFT_PROCEDURE: Text =
    t("Không còn thủ tục “{name}”.", "There is no procedure “{name}” any more.");
pub(crate) const LEFT_QUESTION: Text = t("Không còn hỏi “{name}”.", "“{name}” is no longer asked.");
pub(crate) const LEFT_ANSWER: Text = t(
    "{question}: không còn chọn được “{answer}”. Hãy chọn lại.",
    "{question}: “{answer}” can no longer be chosen. Please choose again.",
);
pub(crate) const SHARE: Text = t("Máy dùng chung: không lưu gì", "Shared device: save nothing");
pub(crate) const SHARE_NOTE: Text = t(
    "Chọn khi máy không phải của riêng mình. Năm phút không ai dùng thì những gì đã nhập bị xoá.",
    "Choose this on a device that is not yours alone. After five minutes without use what was typed is deleted.",
);
pub(crate) const UNSHARE: Text = t("Máy của riêng tôi: lưu nháp", "My own device: keep drafts");
pub(crate) const ERASE: Text = t("Xoá khỏi máy này", "Delete from this device");
pub(crate) const ERASE_ASK: Text = t(
    "Xoá hết những gì đã nhập trên máy này? Không lấy lại được.",
    "Delete everything typed here from this device? It cannot be undone.",
);
pub(crate) const ERASE_YES: Text = t("Xoá hết", "Delete everything");
pub(crate) const KEEP: Text = t("Giữ lại", "Keep it");
pub(crate) const ERASED: Text = t(
    "Đã xoá khỏi máy này. Tệp đã tải về trước đó, nếu có, vẫn nằm trong thư mục tải về.",
    "Deleted from this device. Files you downloaded before are still in your downloads folder.",
);
pub(crate) const NOT_ERASED: Text = t(
    "Trình duyệt không cho xoá. Hãy xoá dữ liệu của trang này trong phần cài đặt của trình duyệt.",
    "The browser did not let it be deleted. Please clear the data of this page in the browser's settings.",
);

// A page of questions.
pub(crate) const STEP: Text = t("Bước {step} trên {of}", "Step {step} of {of}");
pub(crate) const CONTINUE: Text = t("Tiếp tục", "Continue");
pub(crate) const TO_REVIEW: Text = t("Xem lại", "Review");
pub(crate) const BACK_TO_REVIEW: Text = t("Xong, về trang xem lại", "Done, back to the review");
pub(crate) const MAKE_SHEET: Text = t("Tạo phiếu", "Make the sheet");
pub(crate) const OPTIONAL: Text = t("(không bắt buộc)", "(optional)");
pub(crate) const OPTIONAL_ALONE: Text = t("Không bắt buộc.", "Optional.");
pub(crate) const EXAMPLE: Text = t("Ví dụ: {example}", "Example: {example}");
pub(crate) const WHY_ASK: Text = t("Vì sao hỏi?", "Why do we ask?");
pub(crate) const WHERE: Text = t("Tìm ở đâu?", "Where do I find it?");
pub(crate) const NOT_SURE: Text = t("Không chắc chọn gì?", "Not sure which?");
pub(crate) const FAULT_SAID: Text = t("Lỗi: ", "Error: ");
pub(crate) const WARNING_SAID: Text = t("Nên xem lại: ", "Please check: ");
pub(crate) const FAULTS_TITLE: Text = t("Còn chỗ cần sửa", "Something needs mending");
pub(crate) const WARNINGS_TITLE: Text = t("Xem lại một chút", "Please look again");
pub(crate) const WARNINGS_LEAD: Text = t(
    "Nếu giấy tờ ghi đúng như vậy thì bấm nút ở cuối trang lần nữa để đi tiếp.",
    "If your papers have it so, press the button at the end of the page again to go on.",
);
pub(crate) const DAY: Text = t("Ngày", "Day");
pub(crate) const MONTH: Text = t("Tháng", "Month");
pub(crate) const YEAR: Text = t("Năm", "Year");
pub(crate) const READ_AS: Text = t("Đọc là: {value}", "Read as: {value}");
pub(crate) const CHOOSE_PROVINCE: Text = t("Chọn tỉnh, thành phố", "Choose a province");
pub(crate) const WITH_FORMER: Text = t("{name} (gồm {former} cũ)", "{name} (with former {former})");
pub(crate) const CHOSEN: Text = t("Đã chọn: {name}", "Chosen: {name}");
pub(crate) const RESULTS: Text =
    t("{count} kết quả. Chọn một dòng bên dưới.", "{count} results. Choose a line below.");
pub(crate) const RESULTS_MORE: Text = t(
    "Có nhiều kết quả; đây là {count} dòng gần nhất. Gõ thêm để tìm chính xác hơn.",
    "There are many; these are the {count} nearest. Type more to narrow it down.",
);
pub(crate) const NO_RESULTS: Text = t(
    "Không thấy tên nào như vậy. Thử gõ ít chữ hơn, không cần dấu.",
    "No such name. Try fewer letters; marks are not needed.",
);
pub(crate) const FORMER: Text = t("{name} (cũ)", "{name} (former)");
pub(crate) const FORMER_NOTE: Text = t("nay thuộc {name}", "now in {name}");
pub(crate) const FORMER_PART: Text = t("một phần nay thuộc {name}", "a part is now in {name}");
pub(crate) const TABLE_COMING: Text =
    t("Đang tải danh sách xã, phường…", "Loading the list of communes…");
pub(crate) const TABLE_FAILED: Text = t(
    "Chưa tải được danh sách xã, phường. Những gì đã nhập vẫn còn. Kiểm tra mạng rồi thử lại; nếu biết mã 5 chữ số của xã, phường thì gõ mã vào ô.",
    "The list of communes could not be loaded. What you typed is still here. Check the connection and try again; if you know the five-digit code of the commune, type that.",
);
pub(crate) const PART_COMING: Text = t("Đang tải phần này…", "Loading this part…");
pub(crate) const PART_FAILED: Text = t(
    "Chưa tải được phần này: mất mạng, hoặc tệp nhận về không còn nguyên vẹn. Những gì đã nhập vẫn còn. Kiểm tra mạng rồi bấm thử lại.",
    "This part could not be loaded: there is no connection, or what came is not the file that was published. What you typed is still here. Check the connection, then try again.",
);
pub(crate) const PDF_UNREAD: Text = t(
    "Chưa đọc được tệp PDF này: đọc quá lâu, hoặc mất mạng giữa chừng. Những gì đang có vẫn giữ nguyên. Kiểm tra mạng rồi thử lại, hoặc chọn tệp “.json”.",
    "This PDF could not be read: it took too long, or the connection was lost. Nothing here has changed. Check the connection and try again, or choose the “.json” file.",
);
pub(crate) const RETRY: Text = t("Thử lại", "Try again");
pub(crate) const ANSWER: Text = t("Trả lời", "Answer");

// The strip.
pub(crate) const STRIP: Text = t("Ba điều chính", "The three answers");
pub(crate) const TO_PAY: Text = t("Phải nộp", "To pay");
pub(crate) const TO_PAY_AT_MOST: Text = t("Nộp tối đa", "Pay at most");
pub(crate) const READY: Text = t("Dự kiến có", "Expected");
pub(crate) const GOOD_UNTIL: Text = t("Dùng đến", "Good until");
pub(crate) const NOT_KNOWN_YET: Text = t("chưa rõ", "not known yet");
pub(crate) const NO_RULE: Text = t("chưa có luật", "no rule");
pub(crate) const NOT_IN_CASE: Text = t("không áp dụng", "does not apply");
pub(crate) const WHAT_HAPPENED: Text =
    t("Không chắc chọn gì? Xem theo chuyện đang gặp", "Not sure? Start from what happened");
pub(crate) const ABOUT_CARD: Text = t("Thẻ căn cước", "Identity card");
pub(crate) const ABOUT_PASSPORT: Text = t("Hộ chiếu", "Passport");
pub(crate) const ABOUT_VNEID: Text = t("VNeID và Cổng dịch vụ công", "VNeID and the portal");
pub(crate) const USUALLY_PAY: Text = t("Thường phải nộp {amount}.", "Usually {amount} to pay.");
pub(crate) const USUALLY_FREE: Text = t("Thường không mất lệ phí.", "Usually no fee.");
pub(crate) const USUALLY_DAYS: Text =
    t("Thời hạn {days} ngày làm việc.", "Time limit: {days} working days.");
pub(crate) const BEGIN: Text = t("Bắt đầu", "Begin");
pub(crate) const MORE: Text =
    t("Vì sao, và nếu khác đi thì sao?", "Why, and what if it were otherwise?");
pub(crate) const RESTS_ON: Text = t("Tính từ câu trả lời:", "Worked out from:");
pub(crate) const OTHERWISE: Text = t("Nếu khác đi", "If it were otherwise");
pub(crate) const COMPARE: Text =
    t("So với luật của ngày khác", "Compare with the law of another day");
pub(crate) const COMPARE_DAY: Text = t("Ngày muốn so", "The day to compare with");
pub(crate) const PART: Text = t("Phần", "Part");
pub(crate) const DIFFERS: Text = t("khác", "differs");
pub(crate) const LIFE_LINE: Text = t("Đời của thẻ, theo tuổi", "The life of the card, by age");
pub(crate) const WHY: Text = t("Vì sao?", "Why?");
pub(crate) const STRIP_WAITING: Text =
    t("Trả lời thêm vài câu nữa sẽ biết.", "A few more answers are needed to tell.");
pub(crate) const STRIP_NO_RULE: Text = t(
    "Chưa tìm thấy quy định nào áp dụng cho ngày {day}. Hãy hỏi trực tiếp cơ quan.",
    "No rule was found that applies on {day}. Please ask the office.",
);
pub(crate) const TWO_READINGS: Text = t(
    "Luật ở chỗ này hiểu được theo nhiều cách. Hãy chuẩn bị số tiền cao hơn; cơ quan sẽ cho biết.",
    "The law can be read in several ways here. Have the higher sum ready; the office will tell.",
);
pub(crate) const READING: Text = t("Cách hiểu {number}", "Reading {number}");
pub(crate) const TOTAL: Text = t("Phải nộp", "To pay");

// The review.
pub(crate) const REVIEW_TITLE: Text =
    t("Xem lại trước khi làm phiếu", "Review before making the sheet");
pub(crate) const REVIEW_LEAD: Text = t(
    "Đọc từ trên xuống như đọc một lá thư. Chỗ nào chưa đúng, bấm “Sửa”; sửa xong sẽ trở lại đây.",
    "Read it like a letter. Where something is not right, press “Change”; you will come back here.",
);
pub(crate) const CHANGE: Text = t("Sửa", "Change");
pub(crate) const EMPTY: Text = t("để trống", "left empty");
pub(crate) const RESULT_TITLE: Text =
    t("Kết quả theo những gì đã khai", "The result, by what was declared");
pub(crate) const CLEAR: Text = t(
    "Chưa thấy điều gì cản trở, theo những gì đã khai.",
    "Nothing found that stands in the way, by what was declared.",
);
pub(crate) const CLEAR_NOTE: Text =
    t("Chỉ cơ quan công an mới quyết định.", "Only the police office decides.");
pub(crate) const BLOCKED: Text = t(
    "Với những gì đã khai, việc này chưa làm được.",
    "By what was declared, this cannot be done now.",
);
pub(crate) const UNDECIDED: Text =
    t("Chưa kết luận được: còn thiếu câu trả lời.", "It cannot be told yet: answers are missing.");
pub(crate) const UNDECIDED_LAW: Text = t(
    "Chưa kết luận được cho ngày này. Hãy hỏi trực tiếp cơ quan công an.",
    "It cannot be told for this day. Please ask the police office.",
);
pub(crate) const INSTEAD: Text = t("Nên làm gì", "What to do instead");
pub(crate) const EARLIEST: Text = t("Sớm nhất từ ngày {day}.", "From {day} at the earliest.");
pub(crate) const STANDS_IN_WAY: Text = t("Điều cản trở", "What stands in the way");
pub(crate) const WORTH_KNOWING: Text = t("Nên biết", "Worth knowing");
pub(crate) const CONDITIONS_MET: Text = t("Điều kiện đã xét", "Conditions looked at");
pub(crate) const FEE_TITLE: Text = t("Phải nộp bao nhiêu", "What it costs");
pub(crate) const DEADLINE_TITLE: Text = t("Bao giờ có", "When it is ready");
pub(crate) const VALIDITY_TITLE: Text = t("Dùng được đến bao giờ", "Until when it is good");
pub(crate) const CHANNEL_TITLE: Text = t("Nộp thế nào, ở đâu", "How and where to file");
pub(crate) const PAPERS_TITLE: Text = t("Giấy tờ mang theo", "What to bring");
pub(crate) const FORMS: Text = t("Mẫu tờ khai: {forms}.", "Official form: {forms}.");
pub(crate) const TO_DECLARATION: Text = t("Đúng cả, đi tiếp", "All right, go on");
pub(crate) const FINISH_ANSWERS: Text = t("Trả lời nốt", "Finish the answers");
pub(crate) const MISSING_TITLE: Text = t("Còn thiếu", "Still needed");

// The summary.
pub(crate) const SUMMARY_TITLE: Text = t("Phiếu đã sẵn sàng", "Your sheet is ready");
pub(crate) const ACTIONS: Text = t("Giữ phiếu này", "Keep this sheet");
pub(crate) const PDF: Text = t("Tải phiếu (PDF)", "Download the sheet (PDF)");
pub(crate) const FILE_WORKING: Text =
    t("Đang lấy những gì cần để làm tệp…", "Getting what the file needs…");
pub(crate) const FILE_TYPESETTING: Text = t("Đang dàn trang…", "Setting the pages…");
pub(crate) const ICS: Text = t(
    "Ghi vào lịch (kèm nhắc tối hôm trước)",
    "Add to calendar (with a reminder the evening before)",
);
pub(crate) const SHARE_TEXT: Text = t("Chia sẻ dạng chữ", "Share as text");
pub(crate) const COPY_TEXT: Text = t("Chép dạng chữ", "Copy as text");
pub(crate) const TEXT_NOTE: Text = t(
    "Số giấy tờ và số điện thoại được che bớt.",
    "Numbers of papers and phones are partly hidden.",
);
pub(crate) const NO_CODE: Text = t(
    "Chưa vẽ được mã cho cán bộ quét. Phiếu vẫn dùng được; kiểm tra mạng rồi tải lại trang nếu cần mã.",
    "The code for the officer could not be drawn. The sheet is good without it; check the connection and load the page again if you need it.",
);
pub(crate) const CANCEL: Text = t("Thôi", "Cancel");
pub(crate) const JSON: Text = t("Tải dữ liệu (JSON)", "Download the data (JSON)");
pub(crate) const JSON_NOTE: Text =
    t("Cho máy đọc; không cần khi tự đi nộp.", "For machines; not needed when you file yourself.");
pub(crate) const FORM: Text =
    t("Tải mẫu đã điền (PDF)", "Download the official form, filled in (PDF)");
pub(crate) const FORM_NOTE: Text = t(
    "Bằng tiếng Việt. Đọc lại, rồi làm theo ghi chú ở cuối mẫu hoặc trong khung.",
    "In Vietnamese. Read it through, then follow the note at its end or in the frame.",
);
pub(crate) const MASKED: Text =
    t("Tải phiếu che số (PDF)", "Download the sheet with numbers hidden (PDF)");
pub(crate) const MASKED_NOTE: Text = t(
    "Để gửi cho người khác xem; không mở lại được ở đây.",
    "To show to others; it cannot be opened here again.",
);
pub(crate) const FILE_DONE: Text =
    t("Đã tải. Xem trong thư mục tải về.", "Downloaded. Look in your downloads folder.");
pub(crate) const PRINT: Text = t("In", "Print");
pub(crate) const SWITCH: Text = t("Chuyển sang cách này", "Switch to this");

// The visit.
pub(crate) const WHOM_TITLE: Text = t("Làm cho ai?", "Who is it for?");
pub(crate) const WHOM_LEAD: Text = t(
    "Chọn người đã có ở đây thì không phải khai lại. Mỗi người vẫn có phiếu riêng.",
    "Choose somebody who is here already and nothing is asked twice. Everybody still gets a sheet of their own.",
);
pub(crate) const WHOM_HOUSEHOLD: Text = t("Người nhà của {name}", "Family of {name}");
pub(crate) const WHOM_HOUSEHOLD_MEANING: Text = t(
    "Chọn nếu cùng nơi cư trú. Nơi cư trú và người đại diện được lấy lại, sửa được.",
    "Choose this if they live at the same place. The residence and the representative are taken over and can be changed.",
);
pub(crate) const WHOM_KNOWN_MEANING: Text =
    t("Chọn nếu làm thêm cho chính người này.", "Choose this if it is for this very person.");
pub(crate) const WHOM_STRANGER: Text = t("Người khác", "Somebody else");
pub(crate) const WHOM_STRANGER_MEANING: Text =
    t("Khai từ đầu, không lấy lại gì.", "From the beginning, nothing is taken over.");
pub(crate) const PLAN_TITLE: Text =
    t("Cả nhà làm gì, ở đâu, hết bao nhiêu", "The whole visit: what, where, how much");
pub(crate) const PLAN_LINK: Text =
    t("Làm thêm cho người nhà, hoặc việc khác", "Add a family member, or something else");
pub(crate) const PLAN_BACK: Text = t("Xem kế hoạch chung", "See the whole visit");
pub(crate) const PLAN_APPLICATIONS: Text = t("Hồ sơ", "Applications");
pub(crate) const PLAN_WAY: Text = t("Đi đâu, ngày nào", "Where and when");
pub(crate) const PLAN_ONLINE: Text = t("Làm trực tuyến", "Done online");
pub(crate) const PLAN_NO_DAY: Text = t("chưa chọn ngày", "no day chosen yet");
pub(crate) const PLAN_TOTAL: Text = t("Tổng lệ phí", "All fees together");
pub(crate) const PLAN_AT_MOST: Text = t("tối đa {amount}", "at most {amount}");
pub(crate) const PLAN_WITHOUT: Text = t(
    "Chưa gồm {number} hồ sơ còn thiếu câu trả lời.",
    "Without {number} applications that still lack answers.",
);
pub(crate) const PLAN_COPIES: Text = t("{number} bản: {names}", "{number} of them: {names}");
pub(crate) const PLAN_COMPLETE: Text = t("Phiếu đã sẵn sàng", "The sheet is ready");
pub(crate) const PLAN_UNFINISHED: Text = t("Còn thiếu câu trả lời", "Answers are missing");
pub(crate) const PLAN_BLOCKED: Text = t("Có điều cản trở", "Something stands in the way");
pub(crate) const PLAN_OPEN: Text = t("Mở", "Open");
pub(crate) const PLAN_ADD: Text = t("Thêm hồ sơ", "Add an application");
pub(crate) const PLAN_DROP: Text = t("Bỏ hồ sơ này", "Take this one out");
pub(crate) const PLAN_DROP_ASK: Text = t(
    "Bỏ hồ sơ này? Những gì đã khai riêng cho nó sẽ mất.",
    "Take this application out? What was answered for it alone will be lost.",
);
pub(crate) const PLAN_DROP_YES: Text = t("Bỏ", "Take it out");

// Edits that make other answers pointless.
pub(crate) const GONE: Text = t(
    "Chọn như vậy thì không còn dùng: {names}. Câu trả lời vẫn được giữ: chọn lại như cũ là có lại.",
    "With this, these no longer count: {names}. The answers are kept: choose as before and they are back.",
);
pub(crate) const GONE_UNDO: Text = t("Để lại như cũ", "Leave it as it was");
pub(crate) const TAKEN: Text =
    t("Sau khi sửa, không còn dùng: {names}.", "After the change these no longer count: {names}.");
pub(crate) const TAKEN_UNDO: Text = t("Hoàn tác", "Undo");

// The day of a visit.
pub(crate) const CALENDAR: Text = t("Hoặc chọn trên lịch", "Or pick a day here");
pub(crate) const MONTH_OF: Text = t("Tháng {month}/{year}", "{month}/{year}");
pub(crate) const MONTH_BEFORE: Text = t("Tháng trước", "Previous month");
pub(crate) const MONTH_AFTER: Text = t("Tháng sau", "Next month");
pub(crate) const DAY_OPEN: Text = t("{day}: đến được.", "{day}: open.");
pub(crate) const DAY_SHUT: Text = t("{day}: {why}", "{day}: {why}");
pub(crate) const SHUT_WEEKDAY: Text = t(
    "Trụ sở này không mở vào thứ này trong tuần.",
    "This office is not open on that day of the week.",
);
pub(crate) const SHUT_CLOSED: Text =
    t("Trụ sở này nghỉ. {reason}", "This office is closed. {reason}");
pub(crate) const SHUT_LEAD: Text = t(
    "Trụ sở này cần đặt trước ít nhất {days} ngày.",
    "This office has to be booked at least {days} days ahead.",
);
pub(crate) const DAYS_OF_WEEK: [Text; 7] = [
    t("Thứ Hai", "Monday"),
    t("Thứ Ba", "Tuesday"),
    t("Thứ Tư", "Wednesday"),
    t("Thứ Năm", "Thursday"),
    t("Thứ Sáu", "Friday"),
    t("Thứ Bảy", "Saturday"),
    t("Chủ nhật", "Sunday"),
];
pub(crate) const DAYS_SHORT: [Text; 7] = [
    t("T2", "Mo"),
    t("T3", "Tu"),
    t("T4", "We"),
    t("T5", "Th"),
    t("T6", "Fr"),
    t("T7", "Sa"),
    t("CN", "Su"),
];
pub(crate) const LEGEND: Text = t(
    "Ngày bị gạch: không đến được, bấm vào để xem vì sao. Viền đứt: nên hỏi trước.",
    "Struck out: closed, press to see why. Dashed: ask first.",
);

// An office.
pub(crate) const CHOOSE_OFFICE: Text = t("Chọn trụ sở", "Choose an office");
pub(crate) const OFFICE_HOURS: Text = t("{days}: {from}–{to}", "{days}: {from}–{to}");
pub(crate) const OFFICE_CLOSED: Text =
    t("Nghỉ {from}–{to}. {reason}", "Closed {from}–{to}. {reason}");
pub(crate) const OFFICE_PHONE: Text = t("Điện thoại: {phone}", "Telephone: {phone}");

// Sending, where the site takes applications.
pub(crate) const SUBMIT_HERE: Text = t(
    "Trang này có chỗ gửi hồ sơ qua mạng tới: {receiver}. Chưa gửi gì cho tới khi bạn xem lại và đồng ý ở bước cuối cùng.",
    "From this page an application can be sent over the network to: {receiver}. Nothing is sent before you have looked at it and agreed, at the very end.",
);
pub(crate) const SUBMIT_TITLE: Text = t("Gửi qua mạng", "Send it over the network");
pub(crate) const SUBMIT_LEAD: Text = t(
    "Không bắt buộc. Bấm nút dưới đây mới chỉ để xem gửi cho ai, gửi gì, để làm gì; chưa gửi ngay.",
    "You do not have to. The button first shows who gets it, what is sent and what for; nothing is sent yet.",
);
pub(crate) const SUBMIT_OPEN: Text =
    t("Xem và gửi tới {receiver}", "Look, then send to {receiver}");
pub(crate) const SUBMIT_UNKNOWN: Text = t(
    "Trang này có nhận hồ sơ qua mạng, nhưng lúc này chưa đọc được nơi nhận là ai nên chưa gửi được. Kiểm tra mạng rồi tải lại trang; hồ sơ vẫn còn nguyên. Cũng có thể mang phiếu đi nộp.",
    "This page takes applications over the network, but it cannot be read now who receives them, so nothing can be sent. Check the connection and load the page again; your application is whole. You can also take the sheet there yourself.",
);
pub(crate) const SUBMIT_EARLIER: Text =
    t("Bản trước của hồ sơ này, đã đồng ý gửi", "Earlier versions that you agreed to send");
pub(crate) const HANDED: Text = t(
    "Đã chuyển hồ sơ cho: {receiver}. Tờ Khai không biết nơi đó xử lý thế nào: hãy hỏi ở đó xem đã nhận chưa và mã hồ sơ là gì.",
    "Handed to: {receiver}. Tờ Khai does not know what happens there: ask whether it was received and what its file code is.",
);
pub(crate) const OUTBOX_TITLE: Text = t("Hồ sơ gửi qua mạng", "Sent over the network");
pub(crate) const OUTBOX_MEMORY: Text = t(
    "Máy này không lưu được hồ sơ đang chờ gửi. Đừng đóng trang cho tới khi có mã hồ sơ của nơi nhận; rồi ghi mã lại.",
    "What waits to be sent cannot be kept on this device. Do not close the page before the receiver’s file code is here; then write the code down.",
);
pub(crate) const HURRY: Text = t("Thử lại ngay", "Try again now");
pub(crate) const CALL_OFF: Text = t("Thôi, không gửi nữa", "Call it off");
pub(crate) const AGREE_AGAIN: Text =
    t("Tôi đồng ý gửi tiếp tới {receiver}", "I agree: go on sending to {receiver}");
pub(crate) const SEND_AGAIN: Text = t("Gửi lại tới {receiver}", "Send again to {receiver}");
pub(crate) const REMOVE: Text = t("Xoá khỏi danh sách", "Take off the list");
pub(crate) const REMOVE_ASK: Text = t(
    "Xoá dòng này khỏi máy? Mã hồ sơ ghi ở đây cũng mất. Nơi nhận vẫn giữ những gì đã nhận.",
    "Take this off the device? The file code that stands here goes too. The receiver keeps what was received.",
);
pub(crate) const REMOVE_YES: Text = t("Xoá", "Take it off");
pub(crate) const CONSENT_TITLE: Text = t("Đồng ý gửi hồ sơ?", "Do you agree to send it?");
pub(crate) const CONSENT_LEAD: Text = t(
    "Chưa gửi gì. Hãy đọc trước khi đồng ý.",
    "Nothing has been sent. Please read this before you agree.",
);
pub(crate) const CONSENT_WHO: Text = t("Ai nhận", "Who receives it");
pub(crate) const CONSENT_TO: Text = t("Gửi tới địa chỉ: {site}", "Sent to the address: {site}");
pub(crate) const CONSENT_PAGE: Text = t(
    "Hồ sơ được chuyển cho trang web đang hiện Tờ Khai; trang ấy gửi đi đâu tiếp là do trang ấy.",
    "It is handed to the website that shows Tờ Khai; where it goes from there is up to that website.",
);
pub(crate) const CONSENT_WHY: Text = t("Để làm gì", "What for");
pub(crate) const CONSENT_NO_WHY: Text = t(
    "Trang này không nói để làm gì. Chỉ đồng ý nếu bạn biết và tin nơi nhận.",
    "This site does not say what for. Agree only if you know and trust the receiver.",
);
pub(crate) const CONSENT_WHAT: Text = t("Gửi những gì", "What is sent");
pub(crate) const CONSENT_DATA: Text = t(
    "Bản khai ({count} mục) cùng lệ phí, thời hạn và giấy tờ đã tính ra:",
    "The declaration ({count} answers), with the fee, the time and the papers worked out from it:",
);
pub(crate) const CONSENT_SHOW: Text = t("Xem {count} mục", "See the {count} answers");
pub(crate) const CONSENT_PRIVATE: Text = t(
    "Trong đó có điều riêng tư cần cân nhắc: {labels}.",
    "Among them are private ones to think about: {labels}.",
);
pub(crate) const CONSENT_SHEET: Text =
    t("Phiếu PDF, như bản tải về.", "The sheet as a PDF, as it can be downloaded.");
pub(crate) const CONSENT_NOT: Text = t(
    "Không gửi gì khác: không cookie, không vị trí, không hồ sơ nào khác trên máy này.",
    "Nothing else: no cookies, no location, no other application on this device.",
);
pub(crate) const CONSENT_WHEN: Text = t("Khi nào, và sau đó", "When, and afterwards");
pub(crate) const CONSENT_NOW: Text = t(
    "Gửi ngay khi bấm nút. Không có mạng thì để chờ trên máy này, có mạng lại và trang đang mở thì gửi; trong lúc chờ bạn thôi gửi được. Mở hồ sơ khác trên máy này thì việc gửi dừng lại, bạn đồng ý lại mới gửi tiếp.",
    "As soon as you press the button. Without a network it waits on this device and goes when there is one again and the page is open; until then you can call it off. When another application is opened on this device it stops until you agree again.",
);
pub(crate) const CONSENT_HANDED: Text =
    t("Chuyển ngay khi bấm nút, một lần.", "Handed over as soon as you press the button, once.");
pub(crate) const CONSENT_AFTER: Text = t(
    "Chỉ coi là đã nhận khi nơi nhận trả lời bằng mã hồ sơ; mã ấy hiện ở đây và được giữ lại. Muốn rút lại sự đồng ý sau khi đã gửi thì liên hệ nơi nhận.",
    "It counts as received only when the receiver answers with a file code, which is shown and kept here. To withdraw your agreement after it was sent, turn to the receiver.",
);
pub(crate) const CONSENT_LAW: Text = t(
    "{title} (số {number}): việc đồng ý là tự nguyện và có thể rút lại. Không đồng ý cũng không sao: phiếu vẫn dùng được như cũ.",
    "{title} (No. {number}): agreeing is voluntary and can be withdrawn. You may as well not agree: the sheet is as good as before.",
);
pub(crate) const CONSENT_TICK: Text = t(
    "Tôi đã đọc và đồng ý gửi những dữ liệu trên tới: {receiver}.",
    "I have read this and agree to send these data to: {receiver}.",
);
pub(crate) const CONSENT_MISSING: Text = t(
    "Chưa đánh dấu vào ô đồng ý, nên chưa gửi. Đánh dấu nếu bạn đồng ý, hoặc bấm “Không gửi”.",
    "The box is not ticked, so nothing was sent. Tick it if you agree, or press “Do not send”.",
);
pub(crate) const CONSENT_YES: Text = t("Gửi tới {receiver}", "Send to {receiver}");
pub(crate) const CONSENT_NO: Text = t("Không gửi", "Do not send");
pub(crate) const CONSENT_WORKING: Text = t("Đang chuẩn bị…", "Getting it ready…");
pub(crate) const SUBMIT_NO_FILE: Text = t(
    "Chưa gửi: không làm được tệp để gửi. Hồ sơ vẫn còn nguyên. Kiểm tra mạng rồi bấm lại.",
    "Not sent: what is to be sent could not be made. Your application is whole. Check the connection and press again.",
);
pub(crate) const SUBMIT_REFUSED: Text = t(
    "Chưa gửi: trang web này đã không cho gửi. Hồ sơ vẫn còn nguyên. Hãy xem trang web nói gì, hoặc tải phiếu về.",
    "Not sent: this website did not let it be sent. Your application is whole. See what the website says, or download the sheet.",
);
