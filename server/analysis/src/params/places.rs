//! Every `params` object of a document with the layer it belongs to, and the inverse: the layer of a path.

use json5_syntax::ast::Value;
use json5_syntax::{Path, Segment};
use openclaw_knowledge::params::{Layer, layers};
use openclaw_schema::Version;

use crate::facts::roster::{Form, Roster};
use crate::place::Place;

/// A `params` object of a document, with what it applies to.
#[derive(Debug, Clone)]
pub struct Params<'s> {
    /// Which layer it is.
    pub layer: Layer,
    /// The agent's id as written, for the layers of agents.
    pub agent: Option<String>,
    /// The model reference as written, for the layers of models; `provider/id` for a model of a provider.
    pub reference: Option<String>,
    /// The provider as written, for the layers of providers.
    pub provider: Option<String>,
    /// The object; of another type, OpenClaw refuses it.
    pub place: Place<'s>,
}

/// The layer of a path, with the steps that tell it from others of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Site<'p> {
    /// Which layer it is.
    pub layer: Layer,
    /// The key below `agents.entries`, or the index in `agents.list`.
    pub agent: Option<&'p Segment>,
    /// The key below `models`, or the index in a provider's `models`.
    pub model: Option<&'p Segment>,
    /// The key below `models.providers`.
    pub provider: Option<&'p Segment>,
    /// The first release that reads it.
    pub since: &'static str,
}

impl<'p> Site<'p> {
    /// The layer that a path is in, and the steps below the `params` object: none for the object itself. `None` when the
    /// path is neither such an object nor inside one.
    #[must_use]
    pub fn of(path: &'p Path) -> Option<(Self, &'p [Segment])> {
        layers().iter().find_map(|row| {
            let mut stars: Vec<&Segment> = Vec::new();
            for (index, key) in row.path.keys().enumerate() {
                match (key, path.0.get(index)?) {
                    ("*", segment) => stars.push(segment),
                    (key, Segment::Key(own)) if own == key => {}
                    _ => return None,
                }
            }
            let mut stars = stars.into_iter();
            let (mut agent, mut model, mut provider) = (None, None, None);
            match row.layer {
                Layer::Defaults => {}
                Layer::DefaultsModel => model = stars.next(),
                Layer::AgentModel => (agent, model) = (stars.next(), stars.next()),
                Layer::Agent => agent = stars.next(),
                Layer::Provider => provider = stars.next(),
                Layer::ProviderModel => (provider, model) = (stars.next(), stars.next()),
            }
            let site = Self { layer: row.layer, agent, model, provider, since: &row.since };
            Some((site, path.0.get(row.path.keys().len()..)?))
        })
    }

    /// Whether a release reads this place.
    #[must_use]
    pub fn exists_in(&self, release: &Version) -> bool {
        Version::parse(self.since).is_none_or(|since| since <= *release)
    }
}

/// Every `params` object that the target release reads, the weakest layer first, each layer in the order written.
#[must_use]
pub fn params<'s>(root: Option<Value<'s>>, roster: &Roster<'s>, release: &Version) -> Vec<Params<'s>> {
    let Some(root) = root.map(Place::root) else { return Vec::new() };
    let existing: Vec<(Layer, bool)> = layers()
        .iter()
        .filter(|row| Version::parse(&row.since).is_none_or(|since| since <= *release))
        .map(|row| (row.layer, row.path.keys().nth(1) == Some("list")))
        .collect();
    let mut found: Vec<Params<'s>> = Vec::new();
    let mut add = |params: Params<'s>, in_list: bool| {
        if existing.contains(&(params.layer, in_list)) {
            found.push(params);
        }
    };
    let agents = root.get("agents");
    if let Some(defaults) = agents.as_ref().and_then(|agents| agents.get("defaults")) {
        scope(&defaults, None, |params| add(params, false));
    }
    // A list that later releases could not move is what earlier ones read.
    let listed = match roster.form {
        Form::Missing => agents.as_ref().and_then(|agents| agents.get("list")),
        _ => None,
    };
    for agent in roster.agents.iter().filter_map(|agent| Some((agent.id.as_ref(), agent.place.as_ref()?))) {
        scope(agent.1, Some(agent.0), |params| add(params, roster.form == Form::List));
    }
    for agent in listed.iter().flat_map(Place::items) {
        let id = agent.get("id").and_then(|id| id.value.as_str().map(|id| id.into_owned()));
        scope(&agent, Some(&id.unwrap_or_default()), |params| add(params, true));
    }
    let providers = root.get("models").and_then(|models| models.get("providers"));
    for provider in providers.iter().flat_map(Place::members) {
        self::provider(&provider, |params| add(params, false));
    }
    found.sort_by_key(|params| params.layer);
    found
}

/// The layers of `agents.defaults`, or of one agent.
fn scope<'s>(scope: &Place<'s>, agent: Option<&str>, mut add: impl FnMut(Params<'s>)) {
    let (own, of_models) = match agent {
        None => (Layer::Defaults, Layer::DefaultsModel),
        Some(_) => (Layer::Agent, Layer::AgentModel),
    };
    let agent = agent.map(str::to_owned);
    if let Some(place) = scope.get("params") {
        add(Params { layer: own, agent: agent.clone(), reference: None, provider: None, place });
    }
    for model in scope.get("models").iter().flat_map(Place::members) {
        if let Some(place) = model.get("params") {
            let reference = model.name().map(str::to_owned);
            add(Params { layer: of_models, agent: agent.clone(), reference, provider: None, place });
        }
    }
}

fn provider<'s>(provider: &Place<'s>, mut add: impl FnMut(Params<'s>)) {
    let name = provider.name().unwrap_or_default();
    let of = |layer, reference, place| Params {
        layer,
        agent: None,
        reference,
        provider: Some(name.to_owned()),
        place,
    };
    if let Some(place) = provider.get("params") {
        add(of(Layer::Provider, None, place));
    }
    for model in provider.get("models").iter().flat_map(Place::items) {
        if let Some(place) = model.get("params") {
            let id = model.get("id").and_then(|id| id.value.as_str().map(|id| format!("{name}/{id}")));
            add(of(Layer::ProviderModel, id, place));
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use json5_syntax::{Path, parse};
    use openclaw_schema::Version;

    use super::{Site, params};
    use crate::World;
    use crate::environment::Environment;
    use crate::facts::roster::Roster;

    const ALL: &str = r#"{
  models: { providers: { p: { params: {}, models: [{ id: "m", params: {} }] } } },
  agents: {
    entries: { a: { params: {}, models: { "x/y": { params: {} } } } },
    defaults: { params: {}, models: { "x/y": { params: {} }, "x/z": {} } },
  },
}"#;

    const LIST: &str =
        r#"{ agents: { list: [{ id: "Bad Id", params: {}, models: { "x/y": { params: {} } } }] } }"#;

    fn check(text: &str, release: &str, expected: Expect) {
        let (parse, world) = (parse(text), World::default());
        let roster = Roster::new(parse.root(), &Environment::new(parse.root(), &world));
        let release = Version::parse(release).expect("a version");
        let mut lines = String::new();
        for params in params(parse.root(), &roster, &release) {
            let path = params.place.path();
            let (site, below) = Site::of(&path).expect("a site");
            assert_eq!((site.layer, below), (params.layer, &[][..]));
            let of = [params.agent, params.reference, params.provider].into_iter().flatten();
            lines += &format!("{:?} {} {:?}\n", params.layer, path, of.collect::<Vec<_>>());
        }
        expected.assert_eq(&lines);
    }

    #[test]
    fn finds_every_layer() {
        check(
            ALL,
            "2026.9.6",
            expect![[r#"
                Defaults agents.defaults.params []
                DefaultsModel agents.defaults.models["x/y"].params ["x/y"]
                AgentModel agents.entries.a.models["x/y"].params ["a", "x/y"]
                Agent agents.entries.a.params ["a"]
                Provider models.providers.p.params ["p"]
                ProviderModel models.providers.p.models[0].params ["p/m", "p"]
            "#]],
        );
    }

    #[test]
    fn earlier_releases_read_fewer() {
        check(
            ALL,
            "2026.2.9",
            expect![[r#"
                DefaultsModel agents.defaults.models["x/y"].params ["x/y"]
            "#]],
        );
        check(
            LIST,
            "2026.3.13",
            expect![[r#"
                Agent agents.list[0].params ["Bad Id"]
            "#]],
        );
        check(
            LIST,
            "2026.5.12",
            expect![[r#"
                AgentModel agents.list[0].models["x/y"].params ["Bad Id", "x/y"]
                Agent agents.list[0].params ["Bad Id"]
            "#]],
        );
    }

    #[test]
    fn a_path_tells_its_layer() {
        let path = Path::default().key("agents").key("defaults").key("models").key("x/y").key("params");
        let inside = path.key("cacheRetention");
        let (site, below) = Site::of(&inside).expect("inside");
        assert_eq!((site.model, below.len()), (path.0.get(3), 1));
        assert_eq!(Site::of(&path.parent().expect("a parent")), None);
    }
}
