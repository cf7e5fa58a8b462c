//! The code for the counter, on the screen and in print. The worker draws it, so that nothing of it is in the first bytes.

use crate::web::browser::host::Host;
use crate::web::browser::worker::{self, Drawn};
use crate::web::words;
use std::rc::Rc;
use tokhai_core::dossier::Dossier;
use tokhai_core::values::text::Lang;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The light margin of a symbol, in modules.
const QUIET: u32 = 4;

/// A sheet and its language.
#[derive(Clone, Properties)]
pub(crate) struct CodeProps {
    /// The start file, which keeps the worker.
    pub(crate) host: Host,
    /// The finished application.
    pub(crate) dossier: Rc<Dossier>,
    /// The language.
    pub(crate) lang: Lang,
}

impl PartialEq for CodeProps {
    fn eq(&self, other: &CodeProps) -> bool {
        self.lang == other.lang && self.dossier.reference() == other.dossier.reference()
    }
}

/// Asks the worker once for each sheet and language, then shows what came.
#[component(CounterCode)]
pub(crate) fn counter_code(props: &CodeProps) -> Html {
    let drawn = use_state(|| None::<Result<Drawn, ()>>);
    {
        let drawn = drawn.clone();
        use_effect_with(props.clone(), move |props| {
            let CodeProps { host, dossier, lang } = props.clone();
            spawn_local(async move {
                drawn.set(Some(worker::code(&host, &dossier, lang).await.map_err(drop)));
            });
        });
    }
    match &*drawn {
        None => Html::default(),
        Some(Err(())) => {
            html! { <p class="tk-code__missing">{ words::NO_CODE.get(props.lang) }</p> }
        }
        Some(Ok(drawn)) => symbol(drawn),
    }
}

fn symbol(drawn: &Drawn) -> Html {
    let Drawn { title, caption, alt, size, wide, path } = drawn;
    let across = size + 2 * QUIET;
    // The margin is part of the picture: a dark page around it must not come near the modules.
    let millimetres =
        wide.parse::<f64>().unwrap_or_default() * f64::from(across) / f64::from(*size);
    let side = format!("{millimetres:.3}mm");
    html! {
        <section class="tk-sheet__section" data-code="">
            <h2 class="tk-section">{ title.clone() }</h2>
            <div class="tk-code">
                <svg class="tk-code__symbol" role="img" aria-label={alt.clone()} width={side.clone()} height={side}
                    viewBox={format!("-{QUIET} -{QUIET} {across} {across}")} shape-rendering="crispEdges">
                    <path d={path.clone()} />
                </svg>
                <p class="tk-code__words">{ caption.clone() }</p>
            </div>
        </section>
    }
}
