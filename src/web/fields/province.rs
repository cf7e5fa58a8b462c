//! One of the 34 provinces, in the browser's own list, by Vietnamese name.

use crate::web::fields::{Around, Parts, typed};
use crate::web::words;
use tokhai_core::form::Asked;
use tokhai_core::session::view::FieldView;
use tokhai_core::values::place::{CommuneCode, PROVINCES, Province, ProvinceCode};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The provinces in the order of the Vietnamese alphabet (`a ă â … d đ e ê …`, then the marks), which a browser cannot be
/// trusted with while the page is drawn at build time.
const BY_NAME: [&str; 34] = [
    "An Giang",
    "Bắc Ninh",
    "Cà Mau",
    "Cao Bằng",
    "Cần Thơ",
    "Đà Nẵng",
    "Đắk Lắk",
    "Điện Biên",
    "Đồng Nai",
    "Đồng Tháp",
    "Gia Lai",
    "Hà Nội",
    "Hà Tĩnh",
    "Hải Phòng",
    "Hồ Chí Minh",
    "Huế",
    "Hưng Yên",
    "Khánh Hòa",
    "Lai Châu",
    "Lạng Sơn",
    "Lào Cai",
    "Lâm Đồng",
    "Nghệ An",
    "Ninh Bình",
    "Phú Thọ",
    "Quảng Ngãi",
    "Quảng Ninh",
    "Quảng Trị",
    "Sơn La",
    "Tây Ninh",
    "Thái Nguyên",
    "Thanh Hóa",
    "Tuyên Quang",
    "Vĩnh Long",
];

fn by_name() -> impl Iterator<Item = &'static Province> {
    BY_NAME.iter().filter_map(|name| PROVINCES.iter().find(|province| province.name == *name))
}

/// The name, with those that were merged into it: people look for the name they know.
fn words_of(province: &'static Province, around: &Around<'_>) -> String {
    let former: Vec<&str> =
        province.merged_from.iter().copied().filter(|name| *name != province.name).collect();
    if former.is_empty() {
        return province.name.to_owned();
    }
    let words = words::WITH_FORMER
        .fill(&[("name", province.name.into()), ("former", former.join(", ").into())]);
    words.get(around.scene.lang).to_owned()
}

/// Draws the list.
pub(super) fn select(view: &FieldView, parts: &Parts, around: &Around<'_>) -> Html {
    let chosen = ProvinceCode::parse(&view.raw).ok();
    // The questions whose list this answer narrows.
    let communes: Vec<(&'static str, String)> = around
        .page
        .fields
        .iter()
        .filter(|other| matches!(other.question.asked(), Asked::Commune { province } if province == parts.field))
        .map(|other| (other.question.id(), other.raw.clone()))
        .collect();
    let (send, field) = (around.scene.send.clone(), parts.field);
    let onchange = move |event: Event| {
        let Some(list) = event.target_dyn_into::<HtmlSelectElement>() else { return };
        let raw = list.value();
        let province = ProvinceCode::parse(&raw).ok();
        typed(&send, field, raw);
        for (commune, code) in &communes {
            // A commune of the province before would be a fault that nobody typed.
            let elsewhere = CommuneCode::parse(code)
                .is_ok_and(|code| province.is_some_and(|province| !code.may_be_in(province)));
            if elsewhere {
                typed(&send, commune, String::new());
            }
        }
    };
    // That of the site is found at once; choosing it is the person's.
    let site = around.scene.store.tables.site.here();
    let likely = site.and_then(|site| site.province.as_ref()).map(|own| own.0);
    let first = by_name().find(|province| Some(province.code) == likely);
    let option = |province: &'static Province| {
        let code = province.code.as_str().to_owned();
        html! { <option value={code} selected={chosen == Some(province.code)}>{ words_of(province, around) }</option> }
    };
    html! {
        <select class="tk-input tk-input--list" id={parts.id.clone()} name={parts.field} autocomplete="off"
            aria-describedby={parts.described.clone()} aria-invalid={parts.invalid.then_some("true")} onchange={onchange}>
            <option value="" selected={chosen.is_none()}>{ words::CHOOSE_PROVINCE.get(around.scene.lang) }</option>
            { for first.into_iter().chain(by_name().filter(|province| Some(province.code) != likely)).map(option) }
        </select>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_province_is_in_the_list() {
        assert_eq!(by_name().count(), PROVINCES.len());
        for province in PROVINCES {
            assert_eq!(
                by_name().filter(|listed| listed.code == province.code).count(),
                1,
                "{}",
                province.name
            );
        }
    }
}
