//! Sending over a bad network, as random schedules: many devices and windows, one receiver, and everything that can go wrong.
//!
//! `TOKHAI_SOAK=10000` sets how many schedules run. Nothing here has a network or a clock; `tests/browser/submission.rs` does
//! the same over real connections.
// Tests say what they expect by failing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/receiver.rs"]
mod receiver;

use receiver::{Receiver, Reply};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use tokhai_core::dossier::Moment;
use tokhai_core::dossier::json::{canonical, sha256};
use tokhai_core::outbox::multipart::{Part, body, media};
use tokhai_core::outbox::wire::{
    Asked, digest_of, read_answer, read_entry, receipt_address, write_entry,
};
use tokhai_core::outbox::{Answer, At, Command, Entry, Event, Key, Sealed, Standing, State};

const ENDPOINT: &str = "https://nhan.vidu.example/ho-so";

/// A registration as far as a receiver looks into it.
fn registration(reference: &str) -> String {
    let mut value = json!({ "format": "tokhai/registration@1", "reference": reference });
    let digest = sha256(canonical(&value).unwrap().as_bytes());
    value["digest"] = Value::String(digest);
    value.to_string()
}

/// What is sealed of it, and its bytes. The sheet differs each time it is made, as a PDF does that carries its moment.
fn sealed(reference: &str, draft: &str, made: u64) -> (Sealed, Vec<u8>) {
    let registration = registration(reference);
    let digest = digest_of(&registration).unwrap();
    let key = Key::of(&digest);
    let (json, pdf) = (registration.as_bytes(), format!("%PDF {reference} {made}\r\n--x"));
    let (data, sheet) = ("application/json", "application/pdf");
    let parts = [
        Part { name: "registration", file: "registration.json", media: data, bytes: json },
        Part { name: "sheet", file: "sheet.pdf", media: sheet, bytes: pdf.as_bytes() },
    ];
    let bytes = body(key.as_str(), &parts);
    let sealed = Sealed {
        key,
        digest,
        reference: reference.to_owned(),
        sha256: sha256(&bytes),
        draft: draft.to_owned(),
        endpoint: ENDPOINT.to_owned(),
        receiver: "Công an tỉnh Ví Dụ".into(),
        title: "Thẻ căn cước".into(),
    };
    (sealed, bytes)
}

/// Chance that can be had again: splitmix64.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

/// What a window is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Doing {
    Nothing,
    Begun(Key),
    Waiting(u64, Key, Asked),
}

#[derive(Clone, Debug)]
struct Window {
    doing: Doing,
    heard: Option<(u64, Reply)>,
}

/// A browser: its disk, its windows, its clock.
struct Device {
    disk: BTreeMap<String, String>,
    bytes: BTreeMap<String, Vec<u8>>,
    windows: Vec<Window>,
    /// The window that has the lock; browsers without locks let everybody send.
    lock: Option<usize>,
    locks: bool,
    ahead: i64,
    /// Who has agreed to what, as the people would tell it.
    agreed: BTreeMap<String, bool>,
    /// Called off, or wiped from the disk: need not arrive.
    given_up: BTreeSet<String>,
}

struct Request {
    id: u64,
    device: usize,
    window: usize,
    asked: Asked,
    key: Key,
    media: String,
    bytes: Vec<u8>,
}

struct World {
    chance: Chance,
    now: i64,
    devices: Vec<Device>,
    requests: Vec<Request>,
    replies: Vec<(usize, usize, u64, Reply)>,
    receiver: Receiver,
    sent: u64,
    sheets: u64,
    calm: bool,
    /// The registrations, with the draft of each.
    agreed_to: Vec<(String, String)>,
    seen: BTreeSet<&'static str>,
}

impl World {
    fn new(seed: u64) -> World {
        let mut chance = Chance(seed);
        let device = |chance: &mut Chance| Device {
            disk: BTreeMap::new(),
            bytes: BTreeMap::new(),
            windows: vec![Window { doing: Doing::Nothing, heard: None }; 1 + chance.below(2)],
            lock: None,
            locks: !chance.one_in(4),
            ahead: i64::try_from(chance.below(1_000_000)).unwrap(),
            agreed: BTreeMap::new(),
            given_up: BTreeSet::new(),
        };
        let devices = (0..1 + chance.below(3)).map(|_| device(&mut chance)).collect();
        let receiver = Receiver { refuses: Some("REFUSED".to_owned()), ..Receiver::default() };
        World {
            chance,
            now: 1_795_280_400_000,
            devices,
            requests: Vec::new(),
            replies: Vec::new(),
            receiver,
            sent: 0,
            sheets: 0,
            calm: false,
            agreed_to: Vec::new(),
            seen: BTreeSet::new(),
        }
    }

    fn at(&mut self, device: usize) -> At {
        let now = u64::try_from((self.now + self.devices[device].ahead).max(0)).unwrap();
        let chance = u32::try_from(self.chance.next() >> 32).unwrap();
        At { now, chance }
    }

    /// One transaction on the disk.
    fn write(&mut self, device: usize, key: &str, change: impl FnOnce(Entry, At) -> Option<Entry>) {
        let at = self.at(device);
        let disk = &mut self.devices[device];
        let Some(before) = disk.disk.get(key).map(|text| read_entry(text).unwrap()) else { return };
        let sealed = before.sealed.clone();
        match change(before, at) {
            Some(after) => {
                assert_eq!(after.sealed, sealed, "what was sealed has changed");
                if !after.needs_bytes() {
                    disk.bytes.remove(key);
                }
                disk.disk.insert(key.to_owned(), write_entry(&after).unwrap());
            }
            None => {
                disk.disk.remove(key);
                disk.bytes.remove(key);
            }
        }
    }

    fn entries(&self, device: usize) -> Vec<Entry> {
        self.devices[device].disk.values().map(|text| read_entry(text).unwrap()).collect()
    }

    /// A person agrees to send a registration from a device.
    fn agree(&mut self, device: usize, reference: &str, draft: &str) {
        self.sheets += 1;
        let (sealed, bytes) = sealed(reference, draft, self.sheets);
        let at = self.at(device);
        let key = sealed.key.as_str().to_owned();
        let disk = &mut self.devices[device];
        let before = disk.disk.get(&key).map(|text| read_entry(text).unwrap());
        let was = before.as_ref().map(|entry| entry.sealed.clone());
        let (after, fresh) = Entry::seal_over(before, sealed, at);
        let is = after.as_ref().map(|entry| entry.sealed.clone());
        assert!(was.is_none() || was == is, "what was sealed has changed");
        disk.disk.insert(key.clone(), write_entry(&after.unwrap()).unwrap());
        if fresh {
            disk.bytes.insert(key.clone(), bytes);
        }
        disk.agreed.insert(key.clone(), true);
        disk.given_up.remove(&key);
        if !self.agreed_to.iter().any(|(other, _)| other == reference) {
            self.agreed_to.push((reference.to_owned(), draft.to_owned()));
        }
        self.present(device, draft);
    }

    /// Somebody works on a draft there.
    fn present(&mut self, device: usize, draft: &str) {
        for entry in self.entries(device) {
            let key = entry.sealed.key.as_str();
            if entry.sealed.draft != draft {
                self.devices[device].agreed.insert(key.to_owned(), false);
            }
            self.write(device, key, |entry, at| entry.on(Event::Present(draft.to_owned()), at));
        }
    }

    fn cancel(&mut self, device: usize, key: &str) {
        let accepted = |entry: &Entry| matches!(entry.state, State::Accepted(_));
        let all = self.entries(device);
        if all.iter().any(|entry| entry.sealed.key.as_str() == key && !accepted(entry)) {
            self.devices[device].given_up.insert(key.to_owned());
            self.devices[device].agreed.insert(key.to_owned(), false);
        }
        self.write(device, key, |entry, at| entry.on(Event::Cancel, at));
    }

    /// One step of a window's sender.
    fn step(&mut self, device: usize, window: usize) {
        match self.devices[device].windows[window].doing.clone() {
            Doing::Nothing => self.look(device, window),
            Doing::Begun(key) => self.launch(device, window, key, Asked::Post),
            Doing::Waiting(id, key, asked) => {
                let heard = self.devices[device].windows[window].heard.take();
                let answer = match heard {
                    Some((of, reply)) if of == id => {
                        let entries = self.entries(device);
                        let entry = entries.iter().find(|entry| entry.sealed.key == key);
                        let Some(entry) = entry else {
                            // Wiped meanwhile.
                            self.devices[device].windows[window].doing = Doing::Nothing;
                            return;
                        };
                        let Reply { status, body } = &reply;
                        read_answer(&entry.sealed, asked, *status, Some("2"), body)
                    }
                    // The person's patience, or the browser's.
                    _ if self.calm || self.chance.one_in(8) => Answer::Lost,
                    _ => return,
                };
                self.write(device, key.as_str(), |entry, at| entry.on(Event::Answer(answer), at));
                self.devices[device].windows[window].doing = Doing::Nothing;
            }
        }
    }

    fn look(&mut self, device: usize, window: usize) {
        if self.devices[device].locks {
            match self.devices[device].lock {
                Some(other) if other != window => return,
                _ => self.devices[device].lock = Some(window),
            }
        }
        for entry in self.entries(device) {
            if entry.state == State::Sending {
                let key = entry.sealed.key.as_str();
                self.write(device, key, |entry, at| entry.on(Event::Found, at));
            }
        }
        let now = self.at(device).now;
        for entry in self.entries(device) {
            let key = entry.sealed.key.clone();
            let command = entry.command(Some(ENDPOINT), now);
            if matches!(command, Command::Post | Command::Ask) {
                assert_eq!(
                    self.devices[device].agreed.get(key.as_str()),
                    Some(&true),
                    "sent without the person"
                );
            }
            match command {
                Command::Post => {
                    self.write(device, key.as_str(), |entry, at| entry.on(Event::Begin, at));
                    self.devices[device].windows[window].doing = Doing::Begun(key);
                    return;
                }
                Command::Ask => return self.launch(device, window, key, Asked::Receipt),
                Command::Rest | Command::Wait(_) => {}
            }
        }
        self.devices[device].lock = None;
    }

    fn launch(&mut self, device: usize, window: usize, key: Key, asked: Asked) {
        self.sent += 1;
        let id = self.sent;
        let bytes = match asked {
            Asked::Post => {
                let Some(bytes) = self.devices[device].bytes.get(key.as_str()).cloned() else {
                    // Accepted, shown or wiped meanwhile.
                    self.devices[device].windows[window].doing = Doing::Nothing;
                    return;
                };
                let entry = self.entries(device);
                let entry = entry.iter().find(|entry| entry.sealed.key == key).unwrap();
                assert_eq!(sha256(&bytes), entry.sealed.sha256, "other bytes than were sealed");
                bytes
            }
            Asked::Receipt => Vec::new(),
        };
        let media = media(key.as_str());
        self.requests.push(Request { id, device, window, asked, key: key.clone(), media, bytes });
        self.devices[device].windows[window].doing = Doing::Waiting(id, key, asked);
        self.devices[device].windows[window].heard = None;
    }

    /// Something happens to a request.
    fn carry(&mut self) {
        if self.requests.is_empty() {
            return;
        }
        let place = self.chance.below(self.requests.len());
        let fault = if self.calm { 99 } else { self.chance.below(12) };
        let request = &self.requests[place];
        let (device, window, id) = (request.device, request.window, request.id);
        let error = |status: u16| Reply { status, body: "<html>Bad gateway</html>".to_owned() };
        let handle = |receiver: &mut Receiver| match request.asked {
            Asked::Post => {
                let key = format!("\"{}\"", request.key.as_str());
                receiver.post(Some(&key), &request.media, &request.bytes)
            }
            Asked::Receipt => receiver.get(request.key.as_str()),
        };
        let (reply, stays) = match fault {
            0 => (None, false),
            1 => (Some(error(502)), false),
            // Received, and the answer says otherwise, or never comes.
            2 => {
                handle(&mut self.receiver);
                (Some(error(500)), false)
            }
            3 => {
                handle(&mut self.receiver);
                (None, false)
            }
            // Delivered, and once more later.
            4 => (Some(handle(&mut self.receiver)), true),
            5 => (Some(error(429)), false),
            6 => (Some(error(409)), false),
            // An answer of something in between that is no receipt.
            7 => (Some(Reply { status: 200, body: "{\"ok\": true}".to_owned() }), false),
            _ => (Some(handle(&mut self.receiver)), false),
        };
        if !stays {
            self.requests.remove(place);
        }
        if let Some(reply) = reply {
            self.replies.push((device, window, id, reply));
        }
    }

    /// Something happens to an answer.
    fn answer(&mut self) {
        if self.replies.is_empty() {
            return;
        }
        let place = self.chance.below(self.replies.len());
        let (device, window, id, reply) = self.replies.remove(place);
        if self.calm || !self.chance.one_in(5) {
            self.devices[device].windows[window].heard = Some((id, reply));
        }
    }

    /// Something that nobody expects.
    fn surprise(&mut self) {
        let device = self.chance.below(self.devices.len());
        let window = self.chance.below(self.devices[device].windows.len());
        let draft = format!("draft-{}", self.chance.below(3));
        match self.chance.below(12) {
            // The window dies; what is under way goes on without it.
            0 | 1 => {
                let disk = &mut self.devices[device];
                disk.windows[window] = Window { doing: Doing::Nothing, heard: None };
                if disk.lock == Some(window) {
                    disk.lock = None;
                }
            }
            2 => {
                let jump = i64::try_from(self.chance.below(4_000_000_000)).unwrap();
                self.devices[device].ahead += jump - 2_000_000_000;
            }
            3 => self.present(device, &draft),
            4 | 5 => {
                let number = self.agreed_to.len();
                let refused = if self.chance.one_in(8) { "REFUSED" } else { "" };
                self.agree(device, &format!("R{number}{refused}"), &draft);
            }
            // Agreed once more: here, or on another device that has the draft as a file.
            6 | 7 if !self.agreed_to.is_empty() => {
                let place = self.chance.below(self.agreed_to.len());
                let (reference, draft) = self.agreed_to[place].clone();
                self.agree(device, &reference, &draft);
            }
            8 | 9 => {
                let keys: Vec<String> = self.devices[device].disk.keys().cloned().collect();
                if !keys.is_empty() {
                    let place = self.chance.below(keys.len());
                    self.cancel(device, &keys[place]);
                }
            }
            10 => {
                for entry in self.entries(device) {
                    self.write(device, entry.sealed.key.as_str(), |entry, at| {
                        entry.on(Event::Hurry, at)
                    });
                }
            }
            // The browser is installed anew.
            11 if self.chance.one_in(6) => {
                let disk = &mut self.devices[device];
                disk.given_up.extend(disk.disk.keys().cloned());
                disk.disk.clear();
                disk.bytes.clear();
            }
            _ => {
                for entry in self.entries(device) {
                    self.write(device, entry.sealed.key.as_str(), |entry, at| {
                        entry.on(Event::Shown, at)
                    });
                }
            }
        }
    }

    /// What has to be true at any time.
    fn look_everywhere(&mut self) {
        for device in 0..self.devices.len() {
            for entry in self.entries(device) {
                self.seen.insert(entry.standing(Some(ENDPOINT)).id());
                let filed = self.receiver.filed.get(entry.sealed.key.as_str());
                if let State::Accepted(receipt) = &entry.state {
                    let filed = filed.expect("said to be received, and is not");
                    assert_eq!(filed.file_code, receipt.file_code);
                }
                let bytes = self.devices[device].bytes.contains_key(entry.sealed.key.as_str());
                assert_eq!(bytes, entry.needs_bytes(), "bytes go with the shown receipt only");
            }
        }
    }

    /// Everything that was agreed to has arrived, once.
    fn settle(&mut self) {
        self.calm = true;
        // The people come back, one draft after the other, and agree to what was held back.
        for _ in 0..4 {
            for device in 0..self.devices.len() {
                for entry in self.entries(device) {
                    let key = entry.sealed.key.as_str().to_owned();
                    if entry.standing(Some(ENDPOINT)) == Standing::Suspended {
                        self.devices[device].agreed.insert(key.clone(), true);
                        self.write(device, &key, |entry, at| entry.on(Event::Agree, at));
                    }
                }
            }
            for _ in 0..400 {
                self.now += 400_000;
                for device in 0..self.devices.len() {
                    for window in 0..self.devices[device].windows.len() {
                        while !self.requests.is_empty() {
                            self.carry();
                        }
                        while !self.replies.is_empty() {
                            self.answer();
                        }
                        self.step(device, window);
                    }
                }
                let moving = (0..self.devices.len()).flat_map(|device| self.entries(device));
                if moving.clone().all(|entry| entry.standing(Some(ENDPOINT)).is_final()) {
                    break;
                }
            }
        }
    }

    fn judge(&self, seed: u64) {
        let mut opened = self.receiver.opened.clone();
        opened.sort();
        opened.dedup();
        assert_eq!(opened.len(), self.receiver.opened.len(), "{seed}: arrived twice");
        let keys: BTreeSet<_> = self.receiver.keys.iter().cloned().collect();
        let digests: BTreeSet<_> = keys.iter().map(|(_, digest)| digest).collect();
        assert_eq!(keys.len(), digests.len(), "{seed}: sent under two keys");
        for (device, disk) in self.devices.iter().enumerate() {
            for entry in self.entries(device) {
                let key = entry.sealed.key.as_str();
                let filed = self.receiver.filed.get(key);
                match entry.standing(Some(ENDPOINT)) {
                    Standing::Accepted => assert!(filed.is_some()),
                    Standing::Rejected => assert!(entry.sealed.reference.contains("REFUSED")),
                    Standing::Cancelled => assert!(disk.given_up.contains(key), "{seed}"),
                    Standing::Waiting
                    | Standing::Suspended
                    | Standing::Moved
                    | Standing::Sending
                    | Standing::Unknown => {
                        unreachable!("{seed}: {} has not come to its end", entry.sealed.reference)
                    }
                }
            }
        }
        for (reference, _) in self.agreed_to.iter().filter(|(one, _)| !one.contains("REFUSED")) {
            let key = Key::of(&digest_of(&registration(reference)).unwrap());
            let key = key.as_str();
            let held = self
                .devices
                .iter()
                .any(|disk| disk.disk.contains_key(key) && !disk.given_up.contains(key));
            let arrived = self.receiver.filed.contains_key(key);
            assert!(arrived || !held, "{seed}: {reference} was lost");
        }
    }
}

fn schedule(seed: u64) -> World {
    let mut world = World::new(seed);
    world.agree(0, "R0", "draft-0");
    for turn in 0..160 {
        world.now += i64::try_from(world.chance.below(20_000)).unwrap();
        match world.chance.below(10) {
            0 => world.surprise(),
            1..=3 => world.carry(),
            4 | 5 => world.answer(),
            _ => {
                let device = world.chance.below(world.devices.len());
                let window = world.chance.below(world.devices[device].windows.len());
                world.step(device, window);
            }
        }
        if turn % 8 == 0 {
            world.look_everywhere();
        }
    }
    world.settle();
    world.look_everywhere();
    world.judge(seed);
    world
}

#[test]
fn each_registration_arrives_once_whatever_happens() {
    let soak = std::env::var("TOKHAI_SOAK").ok().and_then(|count| count.parse::<u64>().ok());
    let count = soak.map_or(400, |count| count.max(10_000));
    let (mut seen, mut arrived) = (BTreeSet::new(), 0);
    for seed in 0..count {
        let world = schedule(seed);
        seen.extend(world.seen);
        arrived += world.receiver.opened.len();
    }
    // The schedules are worth something only if they come everywhere.
    let all = ["accepted", "cancelled", "rejected", "sending", "suspended", "unknown", "waiting"];
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), all);
    assert!(u64::try_from(arrived).unwrap() > count, "{arrived} of {count} schedules");
}

fn entry() -> Entry {
    let (sealed, _) = sealed("ACD3EF4GHX", "draft-0", 1);
    Entry::seal(sealed, At { now: 1_000, chance: 0 })
}

fn lost(entry: Entry, now: u64, chance: u32) -> Entry {
    let at = At { now, chance };
    let entry = entry.on(Event::Begin, at).unwrap();
    entry.on(Event::Answer(Answer::Lost), at).unwrap()
}

#[test]
fn pauses_grow_to_five_minutes_and_differ() {
    let mut long = entry();
    let mut before = 0;
    for tries in 1..40u32 {
        long = lost(long, 1_000, u32::MAX);
        let (_, pause) = long.pause;
        assert!(pause >= before && pause <= 300_000, "{tries}: {pause}");
        assert_eq!(lost(entry(), 1_000, 0).pause.1, 1_000, "the shortest");
        before = pause;
    }
    assert_eq!(before, 300_000);
    let half = lost(entry(), 1_000, u32::MAX / 2).pause.1;
    assert!(half > 1_000 && half < 2_000, "{half}");
    // A clock that was set back ends the pause instead of making it last for years.
    assert_eq!(long.command(Some(ENDPOINT), 200_000), Command::Wait(101_000));
    assert_eq!(long.command(Some(ENDPOINT), 999), Command::Ask);
    assert_eq!(long.command(Some(ENDPOINT), 301_000), Command::Ask);
    assert_eq!(long.command(None, 301_000), Command::Rest, "nobody knows where to");
    let hurried = long.on(Event::Hurry, At { now: 5_000, chance: 7 }).unwrap();
    assert_eq!(hurried.command(Some(ENDPOINT), 5_000), Command::Ask);
}

#[test]
fn a_receiver_can_ask_for_a_pause_of_an_hour_at_most() {
    let busy = |seconds| {
        let at = At { now: 0, chance: 0 };
        let entry = entry().on(Event::Begin, at).unwrap();
        entry.on(Event::Answer(Answer::Busy(seconds)), at).unwrap().pause.1
    };
    assert_eq!([busy(None), busy(Some(90)), busy(Some(u32::MAX))], [1_000, 90_000, 3_600_000]);
}

#[test]
fn only_a_receipt_for_what_was_sent_counts() {
    let Entry { sealed, .. } = entry();
    let receipt = |change: &dyn Fn(&mut Value)| {
        let mut value = json!({
            "format": "tokhai/receipt@1", "key": sealed.key.as_str(), "digest": sealed.digest,
            "file_code": " H29.12-261122-0001 ", "received_at": "2026-11-22T08:05:00+07:00",
        });
        change(&mut value);
        read_answer(&sealed, Asked::Post, 201, None, &value.to_string())
    };
    let Answer::Accepted(good) = receipt(&|_| {}) else { unreachable!("a sound receipt") };
    assert_eq!(good.file_code, "H29.12-261122-0001");
    assert_eq!(good.received_at, Moment::parse("2026-11-22T08:05:00+07:00").unwrap());
    let changes: [&dyn Fn(&mut Value); 8] = [
        &|value| value["format"] = json!("tokhai/receipt@2"),
        &|value| value["key"] = json!("another"),
        &|value| value["digest"] = json!("another"),
        &|value| value["file_code"] = json!(""),
        &|value| value["file_code"] = json!("x".repeat(65)),
        &|value| value["file_code"] = json!("a\nb"),
        &|value| value["received_at"] = json!("yesterday"),
        &|value| *value = json!("ok"),
    ];
    for (at, change) in changes.iter().enumerate() {
        assert_eq!(receipt(change), Answer::Lost, "{at}");
    }
    for (asked, status, expect) in [
        (Asked::Post, 200, Answer::Lost),
        (Asked::Post, 302, Answer::Lost),
        (Asked::Post, 408, Answer::Lost),
        (Asked::Post, 409, Answer::Lost),
        (Asked::Post, 500, Answer::Lost),
        (Asked::Post, 429, Answer::Busy(Some(7))),
        (Asked::Receipt, 404, Answer::Absent),
        (Asked::Receipt, 405, Answer::Absent),
        (Asked::Receipt, 503, Answer::Lost),
    ] {
        assert_eq!(read_answer(&sealed, asked, status, Some("7"), "no JSON"), expect, "{status}");
    }
    let refused = json!({ "errors": [{ "vi": "Thiếu\u{7} ảnh", "en": "x".repeat(900) }] });
    let refused = read_answer(&sealed, Asked::Post, 422, None, &refused.to_string());
    let Answer::Refused(refusal) = refused else { unreachable!("a refusal") };
    assert_eq!((refusal.status, refusal.errors[0].vi.as_ref()), (422, "Thiếu ảnh"));
    assert_eq!(refusal.errors[0].en.len(), 500);
    let address = receipt_address("https://nhan.vidu.example/ho-so/", &sealed.key);
    assert_eq!(address, format!("{ENDPOINT}/receipts/{}", sealed.key.as_str()));
}

#[test]
fn a_key_is_a_uuid_of_its_registration() {
    let key = Key::of("0").as_str().to_owned();
    assert_eq!(key, Key::of("0").as_str());
    assert_ne!(key, Key::of("1").as_str());
    for digest in 0..64 {
        let key = Key::of(&digest.to_string()).as_str().to_owned();
        let parts: Vec<&str> = key.split('-').collect();
        assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert!(parts[2].starts_with('8') && parts[3].starts_with(['8', '9', 'a', 'b']), "{key}");
    }
}

#[test]
fn another_receiver_is_never_sent_to_unasked() {
    let entry = entry();
    let elsewhere = Some("https://khac.vidu.example/");
    assert_eq!(entry.standing(elsewhere), Standing::Moved);
    assert_eq!(entry.command(elsewhere, 9_000), Command::Rest);
    // Agreeing to another receiver does not redirect what may be under way to the first one.
    let (mut moved, bytes) = sealed("ACD3EF4GHX", "draft-0", 2);
    moved.endpoint = "https://khac.vidu.example/".to_owned();
    let at = At { now: 2_000, chance: 0 };
    let unknown = lost(entry, 1_500, 0);
    let (kept, fresh) = Entry::seal_over(Some(unknown.clone()), moved.clone(), at);
    assert_eq!((kept.unwrap().sealed, fresh), (unknown.sealed.clone(), false));
    let cancelled = unknown.on(Event::Cancel, at);
    let (new, fresh) = Entry::seal_over(cancelled, moved, at);
    let new = new.unwrap();
    assert!(fresh && new.sealed.sha256 == sha256(&bytes));
    assert_eq!(new.command(elsewhere, 9_000), Command::Post);
}

#[test]
fn what_was_never_sent_leaves_no_trace_when_it_is_called_off() {
    let at = At { now: 2_000, chance: 0 };
    assert_eq!(entry().on(Event::Cancel, at), None);
    let sent = lost(entry(), 1_500, 0).on(Event::Cancel, at).unwrap();
    assert_eq!(sent.standing(Some(ENDPOINT)), Standing::Cancelled);
    // A receipt that comes after all is believed, because it is true.
    let receipt = tokhai_core::outbox::Receipt {
        file_code: "HS-1".to_owned(),
        received_at: Moment::parse("2026-11-22T08:05:00+07:00").unwrap(),
    };
    let late = sent.on(Event::Answer(Answer::Accepted(receipt)), at).unwrap();
    assert_eq!(late.standing(Some(ENDPOINT)), Standing::Accepted);
    assert!(
        late.said(None).en.contains("HS-1") && late.said(None).vi.contains("08:05, 22/11/2026")
    );
}

#[test]
fn every_standing_has_its_sentence() {
    let at = At { now: 2_000, chance: 0 };
    let waiting = entry();
    let suspended = entry().on(Event::Present("draft-1".to_owned()), at).unwrap();
    let sending = entry().on(Event::Begin, at).unwrap();
    let unknown = lost(entry(), 1_500, 0);
    let cancelled = unknown.clone().on(Event::Cancel, at).unwrap();
    let refusal = read_answer(&waiting.sealed, Asked::Post, 422, None, "{}");
    let rejected = sending.clone().on(Event::Answer(refusal), at).unwrap();
    let mut said = BTreeSet::new();
    for entry in [waiting.clone(), suspended, sending, unknown, cancelled, rejected] {
        let sentence = entry.said(Some(ENDPOINT));
        for text in [&sentence.vi, &sentence.en] {
            assert!(!text.contains(['{', '}']), "{text}");
            assert!(!text.contains("Đã nhận") && !text.contains("Received at"), "{text}");
        }
        said.insert(sentence.vi.into_owned());
    }
    said.insert(waiting.said(Some("https://khac.vidu.example/")).vi.into_owned());
    assert_eq!(said.len(), 7);
    for entry in [entry(), lost(entry(), 0, 9)] {
        assert_eq!(read_entry(&write_entry(&entry).unwrap()), Some(entry));
    }
    let forged = write_entry(&waiting).unwrap().replace(waiting.sealed.key.as_str(), "other");
    assert_eq!(read_entry(&forged), None, "a key of its own");
}

/// The description for those who write a receiver, against the receiver of these tests and against what the app sends and
/// believes.
#[test]
fn the_description_of_the_endpoint_is_true() {
    let text = include_str!("../docs/submission.openapi.json");
    let described: Value = serde_json::from_str(text).unwrap();
    let schema = |name: &str| {
        let schema = &described["components"]["schemas"][name];
        jsonschema::options().should_validate_formats(true).build(schema).unwrap()
    };
    let (receipts, problems) = (schema("Receipt"), schema("Problem"));
    let post = &described["paths"]["/"]["post"];
    let get = &described["paths"]["/receipts/{key}"]["get"];
    let header = &post["parameters"][0];
    assert_eq!(header["name"], "Idempotency-Key");
    let quoted = jsonschema::validator_for(&header["schema"]).unwrap();

    let (sealed, bytes) = sealed("ACD3EF4GHX", "draft-0", 1);
    let (key, media) = (format!("\"{}\"", sealed.key.as_str()), media(sealed.key.as_str()));
    assert!(quoted.is_valid(&json!(key)), "{key}");
    let sent: BTreeSet<String> =
        receiver::parts(&media, &bytes).unwrap().into_iter().map(|(name, _, _)| name).collect();
    let body = &post["requestBody"]["content"]["multipart/form-data"]["schema"];
    let promised = body["required"].as_array().unwrap().iter();
    assert_eq!(sent, promised.map(|name| name.as_str().unwrap().to_owned()).collect());

    let mut receiver = Receiver::default();
    let changed = String::from_utf8(bytes.clone()).unwrap().replace("ACD3EF4GHX", "ACD3EF4GHY");
    let other = String::from_utf8(another_body("LMN6PQ7RTA")).unwrap();
    let replies = [
        (get, receiver.get(sealed.key.as_str())),
        (post, receiver.post(None, &media, &bytes)),
        (post, receiver.post(Some(&key), "text/plain", &bytes)),
        (post, receiver.post(Some(&key), &media, changed.as_bytes())),
        (post, receiver.post(Some(&key), &media, &bytes)),
        (post, receiver.post(Some(&key), &media, &bytes)),
        (post, receiver.post(Some(&key), &media, other.as_bytes())),
        (get, receiver.get(sealed.key.as_str())),
    ];
    let mut statuses = Vec::new();
    for (operation, Reply { status, body }) in replies {
        let answer = &operation["responses"][status.to_string()];
        let named = answer["content"]["application/json"]["schema"]["$ref"].as_str().unwrap();
        let value: Value = serde_json::from_str(&body).unwrap();
        let fits = if named.ends_with("Receipt") { &receipts } else { &problems };
        assert!(fits.is_valid(&value), "{status}: {body}");
        let asked = if operation == get { Asked::Receipt } else { Asked::Post };
        let believed = read_answer(&sealed, asked, status, None, &body);
        assert_eq!(matches!(believed, Answer::Accepted(_)), named.ends_with("Receipt"));
        statuses.push(status);
    }
    assert_eq!(statuses, [404, 400, 400, 422, 201, 200, 422, 200]);
    // Every answer that is described is one that the app tells apart from a receipt.
    for (operation, asked) in [(post, Asked::Post), (get, Asked::Receipt)] {
        for status in operation["responses"].as_object().unwrap().keys() {
            let answer = read_answer(&sealed, asked, status.parse().unwrap(), None, "");
            assert!(!matches!(answer, Answer::Accepted(_)), "{status}");
        }
    }
    for wrong in [json!({}), json!({ "format": "tokhai/receipt@1" })] {
        assert!(!receipts.is_valid(&wrong), "{wrong}");
    }
}

/// The body of another registration under the boundary of the first.
fn another_body(reference: &str) -> Vec<u8> {
    let (sealed, _) = sealed("ACD3EF4GHX", "draft-0", 1);
    let text = registration(reference);
    let (file, json) = ("registration.json", "application/json");
    let parts = [Part { name: "registration", file, media: json, bytes: text.as_bytes() }];
    body(sealed.key.as_str(), &parts)
}
