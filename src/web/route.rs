//! Screens and addresses: `#/` is the start, `#/<procedure>/<screen>` all others.
//!
//! Only translates; whether a screen may be opened is decided by the session.

use tokhai_core::procedures::{self, Procedure, ProcedureId};
use tokhai_core::session::{Screen, Session};

/// Where an address leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// The start page.
    Start,
    /// All applications of the visit.
    Plan,
    /// A screen of a procedure.
    In(ProcedureId, Screen),
}

impl Route {
    /// Where a session is.
    pub(crate) fn of(session: &Session) -> Route {
        match (session.screen(), session.procedure()) {
            // "For whom?" belongs to the visit: nobody can go there by an address.
            (Screen::Plan | Screen::Whom, _) => Route::Plan,
            (Screen::Start, _) | (_, None) => Route::Start,
            (screen, Some(procedure)) => Route::In(procedure.id, screen),
        }
    }

    /// The first screen of a procedure.
    pub(crate) fn first(procedure: &Procedure) -> Route {
        Route::In(
            procedure.id,
            procedure.pages.first().map_or(Screen::Review, |page| Screen::Page(page.id)),
        )
    }

    /// The procedure that an address leads to, which may have to be fetched before the address can be read.
    pub(crate) fn procedure(hash: &str) -> Option<ProcedureId> {
        let name = hash.trim_start_matches('#').trim_matches('/').split('/').next()?;
        Some(procedures::entry(name)?.id)
    }

    /// Reads an address; one that nobody knows leads to the start.
    pub(crate) fn read(hash: &str) -> Route {
        let path = hash.trim_start_matches('#').trim_matches('/');
        if path == PLAN {
            return Route::Plan;
        }
        let mut parts = path.split('/');
        let procedure = parts.next().and_then(procedures::find);
        match (procedure, parts.next(), parts.next()) {
            (Some(procedure), None, _) => Route::first(procedure),
            (Some(procedure), Some(screen), None) => match screen {
                "review" => Route::In(procedure.id, Screen::Review),
                "summary" => Route::In(procedure.id, Screen::Summary),
                id => {
                    let mut pages = procedure.pages.iter().chain([&procedure.closing]);
                    pages
                        .find(|page| page.id == id)
                        .map_or(Route::Start, |page| Route::In(procedure.id, Screen::Page(page.id)))
                }
            },
            _ => Route::Start,
        }
    }

    /// The address of a procedure: of its first screen, which the procedure itself knows best.
    pub(crate) fn entry(procedure: &str) -> String {
        format!("#/{procedure}")
    }

    /// The address, with its `#`.
    pub(crate) fn hash(self) -> String {
        match self {
            Route::Start => "#/".to_owned(),
            Route::Plan => format!("#/{PLAN}"),
            Route::In(procedure, screen) => format!("#/{procedure}/{}", name(screen)),
        }
    }
}

/// The name of a screen in addresses and in `data-screen`.
pub(crate) fn name(screen: Screen) -> &'static str {
    match screen {
        Screen::Start => "start",
        Screen::Page(id) => id,
        Screen::Review => "review",
        Screen::Summary => "summary",
        Screen::Plan => PLAN,
        Screen::Whom => "whom",
    }
}

/// No procedure is called so.
const PLAN: &str = "visit";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_has_an_address_that_leads_back_to_it() {
        for procedure in procedures::ALL {
            let pages = procedure
                .pages
                .iter()
                .chain([&procedure.closing])
                .map(|page| Screen::Page(page.id));
            for screen in pages.chain([Screen::Review, Screen::Summary]) {
                let route = Route::In(procedure.id, screen);
                assert_eq!(Route::read(&route.hash()), route);
            }
        }
        for route in [Route::Start, Route::Plan] {
            assert_eq!(Route::read(&route.hash()), route);
        }
        assert!(procedures::find(PLAN).is_none());
    }

    #[test]
    fn an_unknown_address_leads_to_the_start() {
        for hash in [
            "",
            "#",
            "#/",
            "#/nothing",
            "#/identity-card/nothing",
            "#/identity-card/name/more",
            "#//review",
            "#/\u{202e}",
        ] {
            assert_eq!(Route::read(hash), Route::Start, "{hash}");
        }
        assert_eq!(Route::read("#/identity-card"), Route::first(procedures::ALL[0]));
    }
}
