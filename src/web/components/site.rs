//! What the site around the app says of itself in its file: who it is, over the start page, and how to reach it, where the
//! way there is shown.

use crate::web::pages::Scene;
use tokhai_core::host::Both;
use tokhai_core::values::text::{Sentence, Text};
use yew::prelude::*;

const OFFERED: Text = Text::new("Dùng tại trang của {name}", "Offered on the site of {name}");
const CONTACT: Text = Text::new("Liên hệ", "Contact");
const CONTACT_OF: Text = Text::new("Liên hệ {name}", "Contact {name}");
const PHONE: Text = Text::new("Điện thoại", "Telephone");
const EMAIL: Text = Text::new("Thư điện tử", "E-mail");
const ADDRESS: Text = Text::new("Địa chỉ", "Address");
const PAGE: Text = Text::new("Trang thông tin", "Website");

/// Draws name and picture, where the site tells them.
pub(crate) fn band(scene: &Scene<'_>) -> Html {
    let Some(name) = scene.store.tables.site.here().and_then(|site| site.name.as_ref()) else {
        return Html::default();
    };
    let words = OFFERED.fill(&[("name", name.sentence())]);
    let logo = scene.host.logo().map(|address| {
        // The name stands beside it.
        html! { <img class="tk-site__logo" src={address} alt="" /> }
    });
    html! { <p class="tk-site" data-site="">{ logo }<span>{ words.get(scene.lang).to_owned() }</span></p> }
}

/// Draws how the site can be reached, where it tells that.
pub(crate) fn contacts(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let site = scene.store.tables.site.here();
    let Some((site, known)) = site.and_then(|site| Some((site, site.contacts.as_ref()?))) else {
        return Html::default();
    };
    let line = |label: Text, text: &Option<String>, href: Option<String>| {
        text.clone().map(|text| {
            let text = match href {
                Some(href) => html! { <a {href}>{ text }</a> },
                None => text.into(),
            };
            html! { <li>{ label.get(lang) }{ ": " }{ text }</li> }
        })
    };
    let page = known.page.as_ref().map(|page| {
        let address = page.0.clone();
        html! {
            <li>{ PAGE.get(lang) }{ ": " }<a href={address.clone()} target="_blank" rel="noopener noreferrer">{ address }</a></li>
        }
    });
    let lines: Vec<Html> = [
        line(PHONE, &known.phone, known.phone.as_deref().and_then(dialled)),
        line(EMAIL, &known.email, known.email.as_deref().and_then(written_to)),
        line(ADDRESS, &known.address, None),
        page,
    ]
    .into_iter()
    .flatten()
    .collect();
    if lines.is_empty() {
        return Html::default();
    }
    let title = match site.name.as_ref().map(Both::sentence) {
        Some(name) => CONTACT_OF.fill(&[("name", name)]),
        None => Sentence::from(CONTACT),
    };
    html! {
        <section class="tk-about" aria-labelledby="tk-contact-title" data-contact="">
            <h2 class="tk-about__title" id="tk-contact-title">{ title.get(lang).to_owned() }</h2>
            <ul class="tk-about__list">{ for lines }</ul>
        </section>
    }
}

/// What a phone dials; nothing where there is more than one number in it.
fn dialled(phone: &str) -> Option<String> {
    let digits: String =
        phone.chars().filter(|sign| !matches!(sign, ' ' | '.' | '-' | '(' | ')')).collect();
    let number = digits.strip_prefix('+').unwrap_or(&digits);
    let whole =
        (3..=15).contains(&number.len()) && number.bytes().all(|sign| sign.is_ascii_digit());
    whole.then(|| format!("tel:{digits}"))
}

/// A plain address: no more than who gets the letter.
fn written_to(email: &str) -> Option<String> {
    let (name, site) = email.split_once('@')?;
    let plain = |part: &str| {
        let sign = |sign: u8| sign.is_ascii_alphanumeric() || b"._-+".contains(&sign);
        !part.is_empty() && part.bytes().all(sign)
    };
    (plain(name) && plain(site)).then(|| format!("mailto:{email}"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_number_is_dialled() {
        for (phone, href) in [
            ("024 0000 0000", Some("tel:02400000000")),
            ("(+84) 24.3000-0001", Some("tel:+842430000001")),
            ("113", Some("tel:113")),
            ("024 0000 0000, 024 0000 0001", None),
            ("024 0000 0000 máy lẻ 12", None),
            ("", None),
        ] {
            assert_eq!(dialled(phone).as_deref(), href, "{phone}");
        }
    }

    #[test]
    fn a_letter_goes_to_a_plain_address_only() {
        for (email, href) in [
            ("hoi-dap@vidu.example", Some("mailto:hoi-dap@vidu.example")),
            ("a@b@c", None),
            ("a@b.example?subject=x", None),
            ("Ví Dụ <a@b.example>", None),
            ("@b.example", None),
        ] {
            assert_eq!(written_to(email).as_deref(), href, "{email}");
        }
    }
}
