//! The app on the page of somebody else: what that page sends, and how the person learns of it.
//!
//! The channel itself is in `public/embedded.js`; what comes over it is read in `protocol` and judged in `offer`.
//! Nothing that was typed decides what the other page hears or sees: a refusal names only what it sent itself.

pub(crate) mod offer;
pub(crate) mod protocol;

use crate::web::app;
use crate::web::browser::host::Host;
use crate::web::chunks::{self, Chunk};
use crate::web::components::notice::{Tone, notice};
use crate::web::pages::Scene;
use crate::web::store::{Change, Store};
use offer::Taken;
use protocol::{Message, Offer, Refused};
use std::rc::Rc;
use tokhai_core::form::FieldId;
use tokhai_core::session::Action;
use tokhai_core::values::text::Text;
use yew::platform::spawn_local;
use yew::prelude::*;

const SENT: Text = Text::new(
    "{page} gửi sẵn {count} câu trả lời: {names}. Chỉ ô trống mới được điền; những gì đã nhập giữ nguyên. Xin xem lại, sửa được như thường.",
    "{page} has sent {count} answers: {names}. Only empty boxes are filled in; what you typed stays. Please check them, you can change each.",
);
const THE_PAGE: Text = Text::new("Trang đặt công cụ này", "The page around this tool");
const SEEN: Text = Text::new("Đã xem", "All right");
const TAKE_OUT: Text = Text::new("Bỏ những câu đó", "Take them out");

/// What the page around the app sent, or what the person does about it.
#[derive(Clone, Debug)]
pub(crate) enum Guest {
    /// Answers, and whom to tell what is wrong with them.
    Offered(Rc<Offer>, Callback<String>),
    /// The person has read of them.
    Seen,
    /// The person does not want them.
    TakenOut,
}

/// What the page around the app has sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Sent {
    /// What waits for a procedure.
    waiting: Vec<(Rc<Offer>, Callback<String>)>,
    /// The questions it had answers for, until the person has read of them.
    named: Vec<FieldId>,
    /// The answers that went into empty boxes.
    filled: Vec<(FieldId, String)>,
}

impl Sent {
    /// Whether something waits for a procedure.
    pub(crate) fn waits(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Whether the person has to be told.
    pub(crate) fn is_shown(&self) -> bool {
        !self.named.is_empty()
    }
}

/// Listens to the page around the app.
pub(crate) fn hear(host: &Host, send: &Callback<Change>) {
    let (hearing, send) = (host.clone(), send.clone());
    host.listen(move |text| {
        let (host, send) = (hearing.clone(), send.clone());
        spawn_local(async move {
            if Chunk::Site.fetch(&host).await.is_err() {
                return;
            }
            match chunks::read_message(&text) {
                Ok(Message::Prefill(offer)) => {
                    let refuse = Callback::from(move |why: String| host.refuse(&why));
                    send.emit(Change::Guest(Guest::Offered(Rc::new(offer), refuse)));
                }
                Ok(Message::Lang(lang)) => send.emit(Change::Speak(lang)),
                Err(Refused(why)) => host.refuse(why),
            }
        });
    });
}

/// The store after news; without any, what waited for a procedure is looked at.
pub(crate) fn guest(store: &mut Store, news: Option<Guest>) {
    let mut sent = (*store.sent).clone();
    match news {
        Some(Guest::Offered(offer, refuse)) => sent.waiting.push((offer, refuse)),
        Some(Guest::Seen) => sent = Sent { waiting: sent.waiting, ..Sent::default() },
        Some(Guest::TakenOut) => {
            let answers = store.session.answers();
            for (field, raw) in std::mem::take(&mut sent.filled) {
                // What the person has changed since is the person's.
                if answers.get(field) == Some(raw.as_str()) {
                    type_in(store, field, String::new());
                }
            }
            sent.named.clear();
        }
        None => {}
    }
    if let Some(procedure) = store.session.procedure() {
        for (offer, refuse) in std::mem::take(&mut sent.waiting) {
            let untouched = store.session.answers().is_empty();
            match offer::judge(procedure, &store.session.answers(), &offer) {
                Ok(Taken { named, filled }) => {
                    for (field, raw) in &filled {
                        type_in(store, field, raw.clone());
                    }
                    sent.named.extend(named);
                    sent.filled.extend(filled);
                }
                // Once somebody has begun, a refusal could tell of what was chosen.
                Err(why) if untouched => refuse.emit(why),
                Err(_) => {}
            }
        }
    }
    store.sent = Rc::new(sent);
}

fn type_in(store: &mut Store, field: FieldId, raw: String) {
    store.act(Action::Type { field: field.to_owned(), raw });
    // The boxes are drawn anew with it.
    store.epoch += 1;
}

/// Says what the page around the app has sent. It reads the same whether it was filled in or not.
pub(crate) fn filled(scene: &Scene<'_>) -> Html {
    let Scene { store, lang, send, host, .. } = *scene;
    let label = |field: &FieldId| {
        let question = store.session.procedure().and_then(|procedure| procedure.question(field));
        question.map(|question| question.label().get(lang))
    };
    let names: Vec<&str> = store.sent.named.iter().filter_map(label).collect();
    let page = host.from().unwrap_or_else(|| THE_PAGE.get(lang).to_owned());
    let words = SENT.fill(&[
        ("page", page.into()),
        ("count", names.len().to_string().into()),
        ("names", names.join(", ").into()),
    ]);
    let act = |action: &'static str, words: Text, news: Guest| {
        app::link(
            action,
            words.get(lang),
            send.reform(move |_: MouseEvent| Change::Guest(news.clone())),
        )
    };
    notice(
        Tone::Info,
        html! {
            <>
                <p role="status" data-banner="prefill" data-count={names.len().to_string()}>{ words.get(lang).to_owned() }</p>
                { act("prefill-seen", SEEN, Guest::Seen) }
                { act("prefill-out", TAKE_OUT, Guest::TakenOut) }
            </>
        },
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use tokhai_core::values::text::Lang;

    #[test]
    fn both_languages_have_the_same_places() {
        for place in ["{page}", "{count}", "{names}"] {
            assert!(SENT.get(Lang::Vi).contains(place) && SENT.get(Lang::En).contains(place));
        }
    }
}
