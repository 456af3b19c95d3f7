//! A key of `params`: what it does and for whom, and which value counts for each agent and model of the document.

mod rows;

use std::rc::Rc;

use json5_syntax::Segment;
use json5_syntax::ast::Value;
use openclaw_knowledge::cache_retention::Outcome;
use openclaw_knowledge::params::{self as known, Kind, Param, Status};
use openclaw_knowledge::text::Message;
use openclaw_schema::Version;

use self::rows::Row;
use super::Subject;
use crate::markup::{Block, inline_code};
use crate::params::auth::{Auth, Reason};
use crate::params::cache::{Effective, KEY, LEGACY_KEY, Source, Verdict, Why};
use crate::params::merge::winner;
use crate::params::reading::Case;
use crate::params::route::Request;
use crate::params::{AuthMode, Reading, Site, scope};

/// The last release whose documentation still had the page of February 2026.
const PAGE_UNTIL: &str = "2026.4.1";

pub(super) fn contribute(subject: &Subject<'_>, blocks: &mut Vec<Block>) {
    let Some((site, [Segment::Key(name)])) = Site::of(&subject.path) else { return };
    let Some(param) = known::param(name) else { return };
    let Some(reading) = Reading::of(subject.snapshot, subject.file) else { return };
    let requests = scope::requests(&reading, &site);
    let mut lines = Vec::new();
    about(param, name, &reading, &site, &requests, &mut lines);
    blocks.extend(lines.into_iter().map(Block::Line));
    if !site.layer.is_merged() || !site.exists_in(&reading.release) {
        return;
    }
    let cases: Vec<&Case<'_>> =
        reading.cases().iter().filter(|case| concerns(&reading, &site, &requests, case)).collect();
    let is_cache = matches!(param.key.as_str(), KEY | LEGACY_KEY);
    let rows = if is_cache { cache_rows(&reading, &cases) } else { value_rows(&reading, &cases, param) };
    let mut lines = rows::lines(rows, reading.agents.len());
    if !lines.is_empty() {
        blocks.push(Block::Line(Message::new("params-in-file")));
        if is_cache {
            lines.splice(0..0, auth(&reading, &cases));
        }
        // The heading stands alone; what follows is one paragraph.
        blocks.extend(lines.into_iter().map(Block::Line));
    }
    if is_cache && Version::parse(PAGE_UNTIL).is_some_and(|until| reading.release <= until) {
        for id in [
            "cache-page",
            if param.key == KEY { "cache-page-values" } else { "cache-page-legacy" },
            "cache-page-code",
            if param.key == KEY { "cache-page-code-values" } else { "cache-page-code-legacy" },
        ] {
            blocks.push(Block::Line(Message::new(id)));
        }
    }
}

/// What the table says of a key.
fn about(
    param: &'static Param,
    name: &str,
    reading: &Reading<'_>,
    site: &Site<'_>,
    requests: &[Rc<Request>],
    lines: &mut Vec<Message>,
) {
    let code = |words: &[String]| words.iter().map(|word| inline_code(word)).collect::<Vec<_>>().join(", ");
    lines.push(Message::new(param.message_id()));
    if !param.kinds.is_empty() {
        let types: Vec<&str> = param.kinds.iter().map(|kind| kind.name()).collect();
        lines.push(Message::new("params-types").with("types", inline_code(&types.join(" | "))));
    }
    let request = requests.first().filter(|_| requests.len() == 1);
    let model = request.map(|request| &request.named);
    let values = param.accepted(model.map(|model| model.provider.as_str()));
    if !values.is_empty() {
        lines.push(Message::new("params-values").with("values", code(&values)));
    }
    if let Some(default) = model.and_then(|model| param.default(&model.provider, &model.model)) {
        lines.push(Message::new("params-default").with("value", inline_code(default)));
    }
    let is_dropped = |it: &Rc<Request>| {
        let api = it.api.as_deref();
        param.is_dropped(api, &it.model.model)
            || api.is_some_and(|api| param.is_idle(&it.model.provider, api))
    };
    if request.is_some_and(is_dropped) {
        lines.push(Message::new("params-dropped"));
    }
    match param.status {
        Some(Status::NoOp) => lines.push(Message::new("params-no-op")),
        Some(Status::Unread) => lines.push(Message::new("params-unread").with("release", known::release())),
        Some(Status::Legacy) | None => {}
    }
    if name != param.key {
        lines.push(Message::new("params-alias-of").with("key", inline_code(&param.key)));
    } else if !param.aliases.is_empty() {
        let id = if param.apart { "params-aliases-apart" } else { "params-aliases" };
        let first = param.names_in(site.layer).first().map(|first| inline_code(first)).unwrap_or_default();
        lines.push(Message::new(id).with("names", code(&param.aliases)).with("first", first));
    }
    let mut who: Vec<String> = Vec::new();
    who.extend(param.honoured.iter().flat_map(|scope| scope.providers.iter().chain(&scope.apis)).cloned());
    if !who.is_empty() {
        lines.push(Message::new("params-honoured").with("who", code(&who)));
    }
    let paths: Vec<String> =
        scope::paths(param, &reading.release).iter().map(|path| inline_code(path)).collect();
    if site.layer.is_merged() {
        if !scope::is_read(site, param, requests) {
            lines.push(Message::new("params-other-layers").with("paths", paths.join(", ")));
        } else if paths.len() > 1 {
            lines.push(Message::new("params-order").with("paths", paths.join(" → ")));
        }
    } else {
        lines.push(Message::new("params-provider-layer"));
        if matches!(param.key.as_str(), KEY | LEGACY_KEY) {
            lines.push(Message::new("cache-provider-layer").with("release", known::release()));
            return;
        }
    }
    let known_how = Message::new("params-known").with("how", param.known.word());
    lines.push(known_how.with("release", known::release()));
}

/// Whether a combination gets anything from a place.
fn concerns(reading: &Reading<'_>, site: &Site<'_>, requests: &[Rc<Request>], case: &Case<'_>) -> bool {
    let agent = scope::agent(reading, site);
    requests.iter().any(|request| request.named == case.model)
        && agent.is_none_or(|agent| case.agents.contains(&agent))
}

/// Which sign-in is filled in for, where that decides anything, and what would change it.
fn auth(reading: &Reading<'_>, cases: &[&Case<'_>]) -> Vec<Message> {
    let is_filled = |case: &&Case<'_>| reading.filled_under(&case.model).is_some();
    if !cases.iter().any(is_filled) {
        return Vec::new();
    }
    let Auth { mode, reason, unless } = reading.auth();
    let mode = match mode {
        AuthMode::ApiKey if reading.request_auth() == AuthMode::Oauth => "token",
        AuthMode::ApiKey => "api-key",
        AuthMode::Oauth => "oauth",
        AuthMode::None if matches!(reason, Reason::Key(_)) => "own-key",
        AuthMode::None => "none",
        AuthMode::Unknown => "unknown",
    };
    let because = inline_code(&reason.words().unwrap_or_default());
    let mut lines = vec![Message::new("cache-auth").with("mode", mode).with("because", because)];
    lines.extend(unless.map(|name| Message::new("cache-auth-unless").with("variable", inline_code(name))));
    lines
}

fn cache_rows(reading: &Reading<'_>, cases: &[&Case<'_>]) -> Vec<Row> {
    let mut rows = Vec::new();
    for case in cases {
        let mut lines = Vec::new();
        match &case.cache {
            None => continue,
            Some(Verdict::Known(effective)) => cache_line("cache-line", reading, case, effective, &mut lines),
            Some(Verdict::Depends { api_key, otherwise }) => {
                cache_line("cache-line-api-key", reading, case, api_key, &mut lines);
                cache_line("cache-line-otherwise", reading, case, otherwise, &mut lines);
            }
        }
        rows.push(Row::new(case, lines));
    }
    rows
}

fn cache_line(
    id: &'static str,
    reading: &Reading<'_>,
    case: &Case<'_>,
    effective: &Effective<'_>,
    lines: &mut Vec<Message>,
) {
    let place = |index: usize, key: &str| {
        let path = reading.params.get(index).map(|params| params.place.path().key(key).to_string());
        inline_code(&path.unwrap_or_default())
    };
    let (source, path) = match effective.source {
        Source::Layer(written) => ("layer", place(written.index, written.key)),
        Source::Filled => ("filled", String::new()),
        Source::Variable if effective.outcome.is_none() => ("open", String::new()),
        Source::Variable => ("variable", String::new()),
        Source::Default => ("default", String::new()),
    };
    lines.push(
        Message::new(id)
            .with("outcome", effective.outcome.map_or("variable", Outcome::word))
            .with("variable", inline_code(effective.depends_on.as_deref().unwrap_or_default()))
            .with("source", source)
            .with("how", effective.route.known.word())
            .with("path", path),
    );
    let of_case = &case.layers;
    let by = |layer| {
        let index = of_case
            .iter()
            .find(|&&index| reading.params.get(index).is_some_and(|params| params.layer == layer));
        index.and_then(|&index| reading.params.get(index)).map(|params| params.place.path().to_string())
    };
    for ignored in &effective.ignored {
        let (why, by) = match ignored.why {
            Why::Overridden(layer) => ("overridden", by(layer)),
            Why::BesideRetention(layer) => ("beside", by(layer)),
            Why::Filled => ("filled", None),
            Why::Invalid => ("invalid", None),
            Why::NotOnRoute => ("route", None),
        };
        lines.push(
            Message::new("cache-ignored")
                .with("path", place(ignored.written.index, ignored.written.key))
                .with("why", why)
                .with("by", inline_code(&by.unwrap_or_default())),
        );
    }
}

/// Which layer's value counts, for the combinations that have one.
fn value_rows(reading: &Reading<'_>, cases: &[&Case<'_>], param: &'static Param) -> Vec<Row> {
    let mut rows = Vec::new();
    for case in cases {
        let request = &case.request;
        let reads = |index: &usize| {
            let layer = reading.params.get(*index).map(|params| params.layer);
            layer.is_some_and(|layer| {
                param.is_read_for(layer, &request.model.provider, request.api.as_deref())
            })
        };
        let layers: Vec<usize> = case.layers.iter().copied().filter(reads).collect();
        let Some(winner) = winner(&reading.params, &layers, param) else { continue };
        let path =
            reading.params.get(winner.index).map(|params| params.place.path().key(winner.key).to_string());
        let path = inline_code(&path.unwrap_or_default());
        let shown = shown(param, winner.value);
        let id = if shown.is_some() { "params-wins" } else { "params-wins-place" };
        let line = Message::new(id).with("value", shown.unwrap_or_default()).with("path", path);
        rows.push(Row::new(case, vec![line]));
    }
    rows
}

/// The value, where it cannot be anything private: a number, a switch, or a word of the table.
fn shown(param: &Param, value: Value<'_>) -> Option<String> {
    let is_word = |text: &str| param.values.iter().chain(param.also.keys()).any(|word| word == text);
    let text = value.literal_text()?;
    let is_plain = match value.as_str() {
        Some(word) => is_word(&word),
        None => param.kinds.iter().any(|kind| matches!(kind, Kind::Number | Kind::Boolean)),
    };
    is_plain.then(|| inline_code(text))
}
