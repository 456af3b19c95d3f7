//! What reading costs: the bundle once, a user's own schema file when it changes, a path's history at a hover.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use openclaw_schema::{Schema, bundle, steps};

fn load(criterion: &mut Criterion) {
    criterion.bench_function("load the bundle", |bench| bench.iter_with_large_drop(bundle::load));
    let text = bundle::schema(bundle::newest()).to_json().map(|json| json.to_string()).unwrap_or_default();
    criterion
        .bench_function("read a schema file", |bench| bench.iter(|| Schema::from_json(black_box(&text))));
    let path = steps("channels.telegram.accounts.*.streaming.mode");
    criterion.bench_function("history of a path", |bench| bench.iter(|| bundle::intervals(black_box(&path))));
}

criterion_group!(benches, load);
criterion_main!(benches);
