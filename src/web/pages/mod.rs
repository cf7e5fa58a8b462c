//! The screens. Each draws the view and sends back actions; none knows a procedure by name.

pub(crate) mod consent;
pub(crate) mod review;
pub(crate) mod start;
pub(crate) mod step;
pub(crate) mod summary;
pub(crate) mod visit;

use crate::web::browser::host::Host;
use crate::web::browser::storage::Keeper;
use crate::web::store::{Change, Store};
use tokhai_core::values::text::Lang;
use yew::prelude::*;

/// What every screen is drawn from.
pub(crate) struct Scene<'a> {
    /// The state.
    pub(crate) store: &'a Store,
    /// The language.
    pub(crate) lang: Lang,
    /// Where changes go.
    pub(crate) send: &'a Callback<Change>,
    /// Our part of the page, for moving the focus.
    pub(crate) root: &'a NodeRef,
    /// The start file.
    pub(crate) host: &'a Host,
    /// The keeper of the draft.
    pub(crate) keeper: &'a Keeper,
}
