//! How fast an application is judged, natively: `./x bench`.
// A benchmark says what it expects by failing.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../tests/support/answers.rs"]
mod answers;

use answers::{DAYS, finished};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use tokhai_core::law::LegalDay;
use tokhai_core::procedures::{self, assessment::assess};
use tokhai_core::session::view::view;
use tokhai_core::session::{Action, Session};

fn judge(bench: &mut Criterion) {
    let day = DAYS[3];
    for procedure in procedures::ALL {
        let forms = finished(procedure, day);
        let mut group = bench.benchmark_group(procedure.id);
        group.throughput(Throughput::Elements(1));
        let mut next = forms.iter().cycle();
        group.bench_function("assess", |bench| {
            bench.iter(|| {
                let form = next.next().expect("there are forms");
                black_box(assess(procedure, LegalDay(day), &form.answers))
            });
        });
        let filled = forms.first().expect("there are forms").answers.iter().fold(
            Session::new(LegalDay(day)).apply(Action::Start(procedure.id)),
            |session, (field, raw)| {
                session.apply(Action::Type { field: field.to_owned(), raw: raw.to_owned() })
            },
        );
        group.bench_function("view", |bench| bench.iter(|| black_box(view(&filled))));
        group.finish();
    }
}

criterion_group!(benches, judge);
criterion_main!(benches);
