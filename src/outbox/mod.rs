//! What a person agreed to have sent, until the receiver has answered: one entry for each registration.
//!
//! An entry is a value; what happens to it is an `Event`, and what is to be done next a `Command`. Nothing here sends, keeps
//! or waits: the moment and chance come in, and whoever carries a command out writes the entry down first.
//! What was sealed never changes, and its key follows from the registration alone, so that the same registration cannot
//! arrive under two keys, whoever sends it, from whichever window or device.

pub mod multipart;
pub mod wire;

use crate::dossier::json::sha256;
use crate::dossier::{Moment, Reference};
use crate::values::day::written;
use crate::values::text::{Sentence, Text};

/// The shortest and the longest pause before the next try, in milliseconds.
const SHORTEST_MS: u64 = 1_000;
const LONGEST_MS: u64 = 5 * 60 * 1_000;
/// The longest pause a receiver can ask for.
const LONGEST_ASKED_MS: u64 = 60 * 60 * 1_000;

/// The idempotency key of a registration.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(String);

impl Key {
    /// The key that belongs to the registration of that digest: a UUID of version 8 (RFC 9562).
    pub fn of(digest: &str) -> Key {
        let hash = sha256(format!("tokhai/submission@1 {digest}").as_bytes());
        let part = |from: usize, to: usize| hash.get(from..to).unwrap_or_default();
        // The two marks of a UUID: its version, and its variant in two bits.
        let variant = match part(16, 17) {
            "0" | "4" | "8" | "c" => '8',
            "1" | "5" | "9" | "d" => '9',
            "2" | "6" | "a" | "e" => 'a',
            _ => 'b',
        };
        let (one, two, three) = (part(0, 8), part(8, 12), part(13, 16));
        Key(format!("{one}-{two}-8{three}-{variant}{}-{}", part(17, 20), part(20, 32)))
    }

    /// As it stands in the header and in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// When and by which chance something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// Milliseconds since 1970, by the clock of the device, which may jump.
    pub now: u64,
    /// Chance: any number.
    pub chance: u32,
}

/// What is sealed when the person agrees, and never changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The idempotency key.
    pub key: Key,
    /// The digest of the registration.
    pub digest: String,
    /// The reference of its sheet.
    pub reference: String,
    /// The SHA-256 of the bytes that are sent.
    pub sha256: String,
    /// The name of the draft it was made from: another draft may be another person's.
    pub draft: String,
    /// Where it goes.
    pub endpoint: String,
    /// Who receives it, as the person read it.
    pub receiver: Sentence,
    /// What it is about, for the list.
    pub title: Sentence,
}

/// The answer that something has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The receiver's own code of the file.
    pub file_code: String,
    /// When it was received, by the receiver's clock.
    pub received_at: Moment,
}

/// Why something was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP status.
    pub status: u16,
    /// What the receiver says about it; may be empty.
    pub errors: Vec<Sentence>,
}

/// How far an entry has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Written down, and not with the receiver as far as anybody knows.
    Sealed,
    /// On its way.
    Sending,
    /// It was sent and no answer came.
    Unknown,
    /// The receiver has it.
    Accepted(Receipt),
    /// The receiver does not take it.
    Rejected(Refusal),
    /// The person called it off after it had been sent at least once.
    Cancelled,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What was sealed.
    pub sealed: Sealed,
    /// How far it has come.
    pub state: State,
    /// Whether the person who is at the device has agreed.
    pub agreed: bool,
    /// Whether a byte of it may have left the device.
    pub sent: bool,
    /// Whether the answer was on the screen: only then are the bytes thrown away.
    pub shown: bool,
    /// How often it was tried in vain since somebody pressed.
    pub tries: u32,
    /// When the pause began, and how long it is.
    pub pause: (u64, u64),
}

/// What happens to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The person agreed, perhaps once more.
    Agree,
    /// The person called it off.
    Cancel,
    /// The person at the device works on the draft of that name.
    Present(String),
    /// The network is back, or the person does not want to wait.
    Hurry,
    /// The sender begins; written down before the first byte goes.
    Begin,
    /// The sender found it on its way, and knows that nobody is sending it any more.
    Found,
    /// What came of sending or asking.
    Answer(Answer),
    /// The state was on the screen.
    Shown,
}

/// What came of sending or asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The receiver has it.
    Accepted(Receipt),
    /// The receiver does not have it, and could.
    Absent,
    /// The receiver does not take it.
    Refused(Refusal),
    /// The receiver has no time, and asks to wait for so many seconds.
    Busy(Option<u32>),
    /// Nothing that tells whether it has arrived.
    Lost,
}

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Nothing, until something happens.
    Rest,
    /// Nothing for so many milliseconds.
    Wait(u64),
    /// Ask for the receipt of its key.
    Ask,
    /// Begin, then send the sealed bytes.
    Post,
}

/// How an entry stands, for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not sent yet.
    Waiting,
    /// Held back: somebody else was at the device since.
    Suspended,
    /// Held back: the site sends to somewhere else now.
    Moved,
    /// On its way.
    Sending,
    /// It may have arrived.
    Unknown,
    /// It has arrived.
    Accepted,
    /// It was refused.
    Rejected,
    /// It was called off after it had been sent.
    Cancelled,
}

impl Standing {
    /// Its name, for programs.
    pub fn id(self) -> &'static str {
        match self {
            Standing::Waiting => "waiting",
            Standing::Suspended => "suspended",
            Standing::Moved => "moved",
            Standing::Sending => "sending",
            Standing::Unknown => "unknown",
            Standing::Accepted => "accepted",
            Standing::Rejected => "rejected",
            Standing::Cancelled => "cancelled",
        }
    }

    /// Whether nothing will happen any more by itself.
    pub fn is_final(self) -> bool {
        matches!(self, Standing::Accepted | Standing::Rejected | Standing::Cancelled)
    }
}

impl Entry {
    /// What a person has just agreed to have sent.
    pub fn seal(sealed: Sealed, at: At) -> Entry {
        Entry {
            sealed,
            state: State::Sealed,
            agreed: true,
            sent: false,
            shown: false,
            tries: 0,
            pause: (at.now, 0),
        }
    }

    /// The same, where an entry of that registration may be there already. One that was sealed for the same receiver goes
    /// on as it is; for another receiver it is sealed anew only when nothing of the old one is under way.
    /// The second value is whether the new bytes are the ones to keep.
    pub fn seal_over(before: Option<Entry>, sealed: Sealed, at: At) -> (Option<Entry>, bool) {
        match before {
            Some(before) if before.sealed.endpoint != sealed.endpoint && before.is_over() => {
                (Some(Entry { sent: before.sent, ..Entry::seal(sealed, at) }), true)
            }
            Some(before) => (before.on(Event::Agree, at), false),
            None => (Some(Entry::seal(sealed, at)), true),
        }
    }

    /// Whether it was called off or refused.
    fn is_over(&self) -> bool {
        matches!(self.state, State::Rejected(_) | State::Cancelled)
    }

    /// The entry after an event; none where nothing is left to know of it.
    pub fn on(mut self, event: Event, at: At) -> Option<Entry> {
        match event {
            Event::Agree => {
                match self.state {
                    State::Accepted(_) => return Some(self),
                    State::Rejected(_) => self.state = State::Sealed,
                    // It was sent once: the receiver is asked before anything is sent again.
                    State::Cancelled => self.state = State::Unknown,
                    State::Sealed | State::Sending | State::Unknown => {}
                }
                self.agreed = true;
                self.shown = false;
                self.hurry(at);
            }
            Event::Cancel => match self.state {
                State::Accepted(_) | State::Cancelled => {}
                State::Sealed | State::Sending | State::Unknown | State::Rejected(_) => {
                    if !self.sent {
                        return None;
                    }
                    self.state = State::Cancelled;
                    self.agreed = false;
                }
            },
            Event::Present(draft) => {
                if draft != self.sealed.draft && !matches!(self.state, State::Accepted(_)) {
                    self.agreed = false;
                }
            }
            Event::Hurry => self.hurry(at),
            Event::Begin => {
                self.state = State::Sending;
                self.sent = true;
            }
            Event::Found => {
                if self.state == State::Sending {
                    self.state = State::Unknown;
                }
            }
            Event::Answer(answer) => self.hear(answer, at),
            Event::Shown => {
                self.shown = matches!(
                    self.state,
                    State::Accepted(_) | State::Rejected(_) | State::Cancelled
                );
            }
        }
        Some(self)
    }

    fn hear(&mut self, answer: Answer, at: At) {
        if let Answer::Accepted(receipt) = answer {
            // Whatever was thought before: the receiver has it, and the person has to know.
            if !matches!(self.state, State::Accepted(_)) {
                self.state = State::Accepted(receipt);
                self.shown = false;
            }
            return;
        }
        if matches!(self.state, State::Accepted(_) | State::Rejected(_) | State::Cancelled) {
            return;
        }
        match answer {
            Answer::Accepted(_) => {}
            Answer::Absent => {
                self.state = State::Sealed;
                self.pause = (at.now, 0);
            }
            Answer::Refused(refusal) => {
                self.state = State::Rejected(refusal);
                self.shown = false;
            }
            Answer::Busy(asked) => {
                self.state = State::Sealed;
                self.put_off(asked, at);
            }
            Answer::Lost => {
                self.state = State::Unknown;
                self.put_off(None, at);
            }
        }
    }

    fn hurry(&mut self, at: At) {
        self.tries = 0;
        self.pause = (at.now, 0);
    }

    /// Any time between the shortest pause and one that doubles with each try, so that many devices do not come at once.
    fn put_off(&mut self, asked: Option<u32>, at: At) {
        self.tries = self.tries.saturating_add(1);
        let doubled = SHORTEST_MS.checked_shl(self.tries.min(16)).unwrap_or(LONGEST_MS);
        let room = doubled.min(LONGEST_MS) - SHORTEST_MS;
        let own = SHORTEST_MS + room * u64::from(at.chance) / u64::from(u32::MAX);
        let asked = u64::from(asked.unwrap_or(0)) * 1_000;
        self.pause = (at.now, own.max(asked.min(LONGEST_ASKED_MS)));
    }

    /// How it stands, where the site sends to that endpoint now.
    pub fn standing(&self, endpoint: Option<&str>) -> Standing {
        match &self.state {
            State::Accepted(_) => Standing::Accepted,
            State::Rejected(_) => Standing::Rejected,
            State::Cancelled => Standing::Cancelled,
            State::Sending => Standing::Sending,
            State::Sealed | State::Unknown if !self.agreed => Standing::Suspended,
            // Not known is not another one: the site's file may just not have come yet.
            State::Sealed | State::Unknown
                if endpoint.is_some_and(|endpoint| endpoint != self.sealed.endpoint) =>
            {
                Standing::Moved
            }
            State::Sealed => Standing::Waiting,
            State::Unknown => Standing::Unknown,
        }
    }

    /// What a sender has to do that works alone, where the site sends to that endpoint now.
    pub fn command(&self, endpoint: Option<&str>, now: u64) -> Command {
        if endpoint.is_none() {
            return Command::Rest;
        }
        let command = match self.standing(endpoint) {
            Standing::Waiting => Command::Post,
            Standing::Unknown => Command::Ask,
            Standing::Suspended
            | Standing::Moved
            | Standing::Sending
            | Standing::Accepted
            | Standing::Rejected
            | Standing::Cancelled => return Command::Rest,
        };
        let (since, pause) = self.pause;
        // A clock that went back says nothing about how long it was.
        match now.checked_sub(since).and_then(|passed| pause.checked_sub(passed)) {
            Some(left) if left > 0 => Command::Wait(left),
            Some(_) | None => command,
        }
    }

    /// Whether the bytes are still needed.
    pub fn needs_bytes(&self) -> bool {
        !(self.shown && matches!(self.state, State::Accepted(_)))
    }

    /// How it stands, in a sentence or two.
    pub fn said(&self, endpoint: Option<&str>) -> Sentence {
        let text = match self.standing(endpoint) {
            Standing::Waiting => Text::new(
                "Chưa gửi. Khi có mạng và trang này đang mở thì sẽ gửi tới: {receiver}.",
                "Not sent yet. When there is a network and this page is open it goes to: {receiver}.",
            ),
            Standing::Suspended => Text::new(
                "Tạm dừng, chưa gửi xong. Sau khi bạn đồng ý, trên máy này đã mở một hồ sơ khác. Chỉ gửi tiếp khi người có hồ sơ này bấm đồng ý lại.",
                "On hold, not sent to the end. Another application was opened on this device since you agreed. It goes on only when the person it belongs to agrees again.",
            ),
            Standing::Moved => Text::new(
                "Tạm dừng, chưa gửi xong. Trang này nay gửi tới nơi khác, không phải nơi bạn đã đồng ý: {receiver}. Hãy bấm thôi gửi, rồi mở lại hồ sơ và gửi lại nếu muốn.",
                "On hold, not sent to the end. This page now sends to somewhere else than you agreed to: {receiver}. Call it off, then open the application and send it again if you want to.",
            ),
            Standing::Sending => Text::new(
                "Đang gửi tới: {receiver}. Chưa có trả lời, nên chưa thể coi là đã nhận.",
                "Being sent to: {receiver}. There is no answer yet, so it does not count as received.",
            ),
            Standing::Unknown => Text::new(
                "Không rõ đã tới nơi chưa: đã gửi tới {receiver} mà chưa có trả lời. Trang này sẽ hỏi lại; hồ sơ không bị gửi thành hai lần.",
                "Not known whether it has arrived: it was sent to {receiver}, and no answer came. This page will ask; it is never filed twice.",
            ),
            Standing::Accepted => Text::new(
                "Nơi nhận: {receiver}. Đã nhận lúc {time}. Mã hồ sơ của nơi nhận: {code}.",
                "Receiver: {receiver}. Received at {time}. The receiver’s file code: {code}.",
            ),
            Standing::Rejected => Text::new(
                "{receiver} không nhận hồ sơ này (mã trả lời {status}). Hồ sơ vẫn còn nguyên trên máy này. Sửa theo lời dưới đây rồi gửi lại, hoặc hỏi nơi nhận.",
                "{receiver} did not take this application (answer {status}). It is still whole on this device. Mend what is said below and send it again, or ask the receiver.",
            ),
            Standing::Cancelled => Text::new(
                "Đã thôi gửi. Trước đó hồ sơ đã được gửi đi ít nhất một lần, nên có thể đã tới {receiver}. Muốn chắc thì hỏi nơi nhận, nói mã phiếu {reference}.",
                "Called off. It had been sent at least once before, so {receiver} may have it. To be sure, ask there and give the reference {reference}.",
            ),
        };
        let reference = Reference::parse(&self.sealed.reference)
            .map_or_else(|| self.sealed.reference.clone(), |reference| reference.shown());
        let mut blanks = match &self.state {
            State::Accepted(Receipt {
                file_code,
                received_at: Moment { day, hour, minute, .. },
            }) => {
                let time = format!("{hour:02}:{minute:02}, {}", written(*day));
                vec![("time", time.into()), ("code", file_code.as_str().into())]
            }
            State::Rejected(refusal) => vec![("status", refusal.status.to_string().into())],
            State::Cancelled => vec![("reference", reference.into())],
            State::Sealed | State::Sending | State::Unknown => Vec::new(),
        };
        // Last, because these words are the receiver's own.
        blanks.push(("receiver", self.sealed.receiver.clone()));
        text.fill(&blanks)
    }
}
