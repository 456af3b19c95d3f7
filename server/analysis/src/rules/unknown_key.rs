//! `unknown-key`: a key that OpenClaw does not know in this place. Says what was probably meant: a similar key, the place
//! where the key belongs, the release that has it, or a comment.

use json5_syntax::ast::{Member, Object, Value};
use json5_syntax::{Path, Segment, TextRange};
use openclaw_knowledge::params::param;
use openclaw_knowledge::text::Message;
use openclaw_schema::{
    NodeId, Schema, Step, bundle,
    check::{self, Violation},
};

use super::legacy_key;
use super::schema::Judge;
use crate::moves::{Move, move_member, move_to_each, renamed};
use crate::suggest::nearest_where;
use crate::{Confidence, Diagnostic, Fix, TextEdit, edits};

/// A key that belongs to more places than this is just a common word.
const PLACES: usize = 3;

pub(super) fn finding(judge: &Judge<'_, '_>, violation: &Violation) -> Diagnostic {
    let site = Site::find(judge, violation);
    let Some(site) = site else { return judge.diagnostic("unknown-key", violation, plain(violation)) };
    let parse = &judge.context.document.parse;
    let (message, mut fixes) = site.explanation(judge);
    let mut finding = judge.diagnostic("unknown-key", violation, message);
    let edits = edits::remove_member(parse, site.member.range());
    let title = Message::new("schema-fix-remove").with("key", site.name);
    // Said already where the new key stays.
    if !fixes.iter().any(|fix| fix.edits == edits) {
        fixes.push(Fix { title, edits, confidence: Confidence::Choice });
    }
    finding.fixes = fixes;
    finding
}

/// The bare finding, for a key inside a union's branch.
pub(super) fn plain(violation: &Violation) -> Message {
    Message::new("unknown-key").with("key", last_key(&violation.path))
}

fn last_key(path: &Path) -> &str {
    match path.0.last() {
        Some(Segment::Key(key)) => key,
        _ => "",
    }
}

/// Where the unknown key stands.
pub(super) struct Site<'c, 'p> {
    /// Its path as OpenClaw names it.
    pub(super) path: &'p Path,
    /// The path of its object, as OpenClaw names it.
    parent: Path,
    /// The path of its object in this document: another one in an `agents.list` that OpenClaw moves.
    written: Path,
    pub(super) name: &'p str,
    pub(super) object: Object<'c>,
    pub(super) member: Member<'c>,
}

impl<'c, 'p> Site<'c, 'p> {
    fn find(judge: &Judge<'c, '_>, violation: &'p Violation) -> Option<Self> {
        let path = &violation.path;
        let (written, object, member) = member_at(judge.context.root?, violation.range)?;
        Some(Self { path, parent: path.parent()?, written, name: last_key(path), object, member })
    }

    /// The path in this document for one that OpenClaw names: an agent's own settings may stand in `agents.list`.
    pub(super) fn in_document(&self, path: &Path) -> Path {
        let (named, written) = (&self.parent.0, &self.written.0);
        let same = named.iter().rev().zip(written.iter().rev()).take_while(|(a, b)| a == b).count();
        let (named, written) = (&named[..named.len() - same], &written[..written.len() - same]);
        match path.0.strip_prefix(named) {
            Some(below) => Path(written.iter().chain(below).cloned().collect()),
            None => path.clone(),
        }
    }

    fn explanation(&self, judge: &Judge<'_, '_>) -> (Message, Vec<Fix>) {
        let message = |id| Message::new(id).with("key", self.name);
        if let Some(found) = legacy_key::explanation(judge, self) {
            return found;
        }
        let known = self.known(judge);
        let is_open = |key: &str| self.object.get(key).is_none();
        if let Some(similar) = nearest_where(self.name, known.iter().copied(), is_open) {
            return (
                message("unknown-key-similar").with("similar", similar),
                self.rename(similar).into_iter().collect(),
            );
        }
        if self.name.starts_with(['_', '#', '/']) || matches!(self.name, "comment" | "$comment") {
            return (message("unknown-key-comment"), Vec::new());
        }
        if let Some(found) = self.in_other_release(judge) {
            return (found, Vec::new());
        }
        if let Some((place, targets)) = self.as_model_param(judge) {
            let fix = match targets.as_slice() {
                [one] => self.moved(judge, one).map(|fix| Fix { confidence: Confidence::Sure, ..fix }),
                several => self.moved_to_each(judge, several, &place),
            };
            return (message("unknown-key-elsewhere").with("place", place), fix.into_iter().collect());
        }
        match self.elsewhere(judge).as_slice() {
            [] => (message("unknown-key"), Vec::new()),
            [(place, target)] => {
                let fix = target.as_ref().and_then(|target| self.moved(judge, target));
                (message("unknown-key-elsewhere").with("place", place.as_str()), fix.into_iter().collect())
            }
            places => {
                let names: Vec<&str> = places.iter().map(|(place, _)| place.as_str()).collect();
                (message("unknown-key-places").with("places", names.join(", ")), Vec::new())
            }
        }
    }

    /// The keys that the object may have.
    fn known<'j>(&self, judge: &'j Judge<'_, '_>) -> Vec<&'j str> {
        let arena = &judge.schema.arena;
        let nodes = judge.schema.at(&self.parent, judge.context.root);
        nodes.iter().flat_map(|&id| &arena.node(id).properties).map(|&(key, _)| arena.str(key)).collect()
    }

    fn rename(&self, name: &str) -> Option<Fix> {
        let key = self.member.key()?;
        Some(Fix {
            title: Message::new("schema-fix-rename").with("key", name),
            edits: vec![TextEdit { range: key.range(), new_text: renamed(key.text(), name) }],
            confidence: Confidence::Likely,
        })
    }

    fn in_other_release(&self, judge: &Judge<'_, '_>) -> Option<Message> {
        let steps: Vec<Step<'_>> = self
            .path
            .0
            .iter()
            .map(|segment| match segment {
                Segment::Key(key) => Step::Key(key),
                Segment::Index(_) => Step::Item,
            })
            .collect();
        let intervals = bundle::intervals(&steps);
        let target = judge.release.version();
        let later = intervals.iter().find(|interval| interval.first.version() > target);
        let earlier =
            intervals.iter().rev().filter_map(|interval| interval.last).find(|last| last.version() < target);
        let message = |id| Message::new(id).with("key", self.name).with("target", judge.release.name());
        match (later, earlier) {
            (_, Some(last)) => Some(message("unknown-key-until").with("until", last.name())),
            (Some(interval), None) => Some(message("unknown-key-since").with("since", interval.first.name())),
            (None, None) => None,
        }
    }

    /// A parameter of a model's requests, which belongs into `params`: where, in words, and the paths of those objects.
    fn as_model_param(&self, judge: &Judge<'_, '_>) -> Option<(String, Vec<Path>)> {
        if param(self.name).is_none_or(|param| param.common) {
            return None;
        }
        if self.known(judge).contains(&"params") && first_key(&self.parent) == Some("agents") {
            let target = self.parent.key("params");
            return Some((target.to_string(), vec![target]));
        }
        let [Segment::Key(models), Segment::Key(providers), Segment::Key(provider), below @ ..] =
            self.path.0.as_slice()
        else {
            return (first_key(&self.parent) == Some("agents"))
                .then(|| ("agents.defaults.models[\"<provider>/<model>\"].params".to_owned(), Vec::new()));
        };
        if (models.as_str(), providers.as_str()) != ("models", "providers") {
            return None;
        }
        let root = judge.context.root?;
        // In the entry of one model, only that one is meant.
        let id = match below {
            [_] => None,
            [Segment::Key(models), Segment::Index(_), _] if models == "models" => {
                root.at_path(&self.parent.0)?.get("id")?.as_str()
            }
            _ => return None,
        };
        let of_provider = format!("{provider}/");
        let is_meant = |name: &str| {
            name.strip_prefix(&of_provider)
                .is_some_and(|model| model != "*" && id.as_deref().is_none_or(|id| id == model))
        };
        let base = Path::default().key("agents").key("defaults").key("models");
        let configured = root.at(&["agents", "defaults", "models"]).and_then(Value::as_object);
        let keys = configured.into_iter().flat_map(|models| models.members().filter_map(Member::key));
        let names = keys.map(|key| key.name()).filter(|name| is_meant(name));
        let targets: Vec<Path> = names.map(|name| base.key(name.as_ref()).key("params")).collect();
        let words = match targets.as_slice() {
            [one] => one.to_string(),
            _ => format!(
                "agents.defaults.models[\"{provider}/{}\"].params",
                id.as_deref().unwrap_or("<model>")
            ),
        };
        Some((words, targets))
    }

    /// Moves the member into each of these objects that has no such key yet.
    fn moved_to_each(&self, judge: &Judge<'_, '_>, targets: &[Path], place: &str) -> Option<Fix> {
        let root = judge.context.root?;
        let places: Vec<Path> = targets
            .iter()
            .map(|target| target.key(self.name))
            .filter(|place| root.at_path(&place.0).is_none())
            .collect();
        let edits = move_to_each(&judge.context.document.parse, self.member, &places);
        let title = Message::new("schema-fix-move").with("key", self.name).with("place", place);
        edits.filter(|_| !places.is_empty()).map(|edits| Fix { title, edits, confidence: Confidence::Sure })
    }

    /// Other objects of the schema that take this key with this value: in words, and the path where that is one only.
    fn elsewhere(&self, judge: &Judge<'_, '_>) -> Vec<(String, Option<Path>)> {
        let value = self.member.value();
        let scope = owner(&self.parent);
        let mut places: Vec<(usize, Vec<Step<'_>>)> = judge
            .schema
            .places(self.name)
            .into_iter()
            .filter(|(way, _)| way_owner(way).is_none_or(|owner| scope.as_ref() == Some(&owner)))
            .filter(|&(_, node)| value.is_none_or(|value| judge.allows(node, value)))
            .map(|(way, _)| (shared(&way, &self.parent), way))
            .collect();
        let nearest = places.iter().map(|(shared, _)| *shared).max().unwrap_or(0);
        // Without a common way, only a key of few places tells anything.
        if nearest > 0 {
            places.retain(|(shared, _)| *shared == nearest);
        }
        if places.len() > PLACES {
            return Vec::new();
        }
        places.into_iter().map(|(_, way)| (words(&way, &self.parent), concrete(&way, &self.parent))).collect()
    }

    /// Moves the member into the object at `target`, which is made where it is missing.
    fn moved(&self, judge: &Judge<'_, '_>, target: &Path) -> Option<Fix> {
        let to = target.key(self.name);
        let it = Move { gone: self.member, carried: self.member, to: &to, value: None };
        let edits = move_member(&judge.context.document.parse, it)?;
        let title = Message::new("schema-fix-move").with("key", self.name).with("place", target.to_string());
        Some(Fix { title, edits, confidence: Confidence::Likely })
    }
}

/// The member whose key spans a range, its object, and the object's path.
fn member_at(root: Value<'_>, key: TextRange) -> Option<(Path, Object<'_>, Member<'_>)> {
    let (mut path, mut at) = (Path::default(), root);
    loop {
        if let Some(object) = at.as_object() {
            let member = object.members().find(|member| member.range().contains_range(key))?;
            let own = member.key()?;
            if own.range() == key {
                return Some((path, object, member));
            }
            (path, at) = (path.key(own.name()), member.value()?);
        } else {
            let mut items = at.as_array()?.values().enumerate();
            let (index, item) = items.find(|(_, item)| item.range().contains_range(key))?;
            (path, at) = (path.index(index), item);
        }
    }
}

impl Judge<'_, '_> {
    fn allows(&self, node: NodeId, value: Value<'_>) -> bool {
        let schema = Schema { arena: self.schema.arena.clone(), root: node };
        check::check(&schema, value, Default::default()).is_empty()
    }
}

fn first_key(path: &Path) -> Option<&str> {
    match path.0.first() {
        Some(Segment::Key(key)) => Some(key),
        _ => None,
    }
}

/// The channel or plugin that a place belongs to: keys do not wander between these.
fn owner(path: &Path) -> Option<String> {
    match path.0.as_slice() {
        [Segment::Key(channels), Segment::Key(id), ..] if channels == "channels" => Some(id.clone()),
        [Segment::Key(plugins), Segment::Key(entries), Segment::Key(id), ..]
            if plugins == "plugins" && entries == "entries" =>
        {
            Some(id.clone())
        }
        _ => None,
    }
}

fn way_owner(way: &[Step<'_>]) -> Option<String> {
    match way {
        [Step::Key("channels"), Step::Key(id), ..]
        | [Step::Key("plugins"), Step::Key("entries"), Step::Key(id), ..] => Some((*id).to_owned()),
        _ => None,
    }
}

fn matches(step: &Step<'_>, segment: &Segment) -> bool {
    match (step, segment) {
        (Step::Key(a), Segment::Key(b)) => a == b,
        (Step::AnyKey, Segment::Key(_)) | (Step::Item, Segment::Index(_)) => true,
        _ => false,
    }
}

/// How many steps two places share from the root.
fn shared(way: &[Step<'_>], path: &Path) -> usize {
    way.iter().zip(&path.0).take_while(|(step, segment)| matches(step, segment)).count()
}

/// The way as a path, where what it shares with the key's own place names every map entry on it.
fn concrete(way: &[Step<'_>], path: &Path) -> Option<Path> {
    let shared = shared(way, path);
    let mut found = Path(path.0.get(..shared)?.to_vec());
    for step in way.get(shared..)? {
        let Step::Key(key) = step else { return None };
        found = found.key(*key);
    }
    Some(found)
}

fn words(way: &[Step<'_>], path: &Path) -> String {
    let shared = shared(way, path);
    let mut words = Path(path.0.get(..shared).unwrap_or_default().to_vec()).to_string();
    for step in way.get(shared..).unwrap_or_default() {
        match step {
            Step::Key(key) if words.is_empty() => words.push_str(key),
            Step::Key(key) => words.extend([".", key]),
            Step::AnyKey => words.push_str(".*"),
            Step::Item => words.push_str("[]"),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::testing::{explained, fixed};

    #[test]
    fn says_what_was_meant() {
        explained(
            r#"{ gatway: {}, "_comment": "x", whatsoever: 1, cli: {}, botToken: "x", lastTouchedVersion: "1",
                 agents: { defaults: { maxTokens: 5, memorySearch: {}, Model: "a/b" } },
                 models: { providers: { anthropic: { cacheRetention: "long" } } } }"#,
            expect![[r#"
                unknown-key gatway «gatway»
                  OpenClaw does not know the key “gatway” here. Did you mean “gateway”?
                  fix: Rename it to “gateway”
                  fix: Remove “gatway”
                unknown-key _comment «"_comment"»
                  OpenClaw does not know the key “_comment” here. For a comment, write // in front of a line, or put /* and */ around it.
                  fix: Remove “_comment”
                unknown-key whatsoever «whatsoever»
                  OpenClaw does not know the key “whatsoever” here, and refuses the config because of it. Remove it, or look for its right name in the completion list.
                  fix: Remove “whatsoever”
                unknown-key cli «cli»
                  “cli” was removed in OpenClaw 2026.8.1, and 2026.9.6 refuses the config because of it. OpenClaw's own migration deletes it.
                  fix: Remove “cli”
                unknown-key botToken «botToken»
                  OpenClaw does not know the key “botToken” here, and refuses the config because of it. Remove it, or look for its right name in the completion list.
                  fix: Remove “botToken”
                unknown-key lastTouchedVersion «lastTouchedVersion»
                  “lastTouchedVersion” does not belong here. It belongs to meta.
                  fix: Move “lastTouchedVersion” to meta
                  fix: Remove “lastTouchedVersion”
                unknown-key agents.defaults.maxTokens «maxTokens»
                  “maxTokens” does not belong here. It belongs to agents.defaults.params.
                  fix: Move “maxTokens” to agents.defaults.params
                  fix: Remove “maxTokens”
                unknown-key agents.defaults.memorySearch «memorySearch»
                  “memorySearch” is memory.search since OpenClaw 2026.8.1.
                  fix: Make “memorySearch” memory.search
                  fix: Remove “memorySearch”
                unknown-key agents.defaults.Model «Model»
                  OpenClaw does not know the key “Model” here. Did you mean “model”?
                  fix: Rename it to “model”
                  fix: Remove “Model”
                unknown-key models.providers.anthropic.cacheRetention «cacheRetention»
                  “cacheRetention” does not belong here. It belongs to agents.defaults.models["anthropic/<model>"].params.
                  fix: Remove “cacheRetention”
            "#]],
        );
    }

    #[test]
    fn params_go_to_every_model_of_the_provider() {
        let fixed = |text| fixed(text, &["unknown-key"]);
        assert_eq!(
            fixed(
                "{ models: { providers: { anthropic: { cacheRetention: 'long', api: 'x' } } }, agents: { defaults: { models: { 'anthropic/a': {}, 'anthropic/b': { params: { temperature: 1 } }, 'anthropic/c': { params: { cacheRetention: 'none' } }, 'openai/d': {} } } } }"
            ),
            "{ models: { providers: { anthropic: { api: 'x' } } }, agents: { defaults: { models: { 'anthropic/a': { params: { cacheRetention: 'long' } }, 'anthropic/b': { params: { temperature: 1, cacheRetention: 'long' } }, 'anthropic/c': { params: { cacheRetention: 'none' } }, 'openai/d': {} } } } }"
        );
        assert_eq!(
            fixed(
                "{ agents: { defaults: { models: { 'x/a': { cacheControlTtl: '5m' /* five */ }, 'x/b': { } } } } }"
            ),
            "{ agents: { defaults: { models: { 'x/a': { params: { cacheControlTtl: '5m' /* five */ } }, 'x/b': { } } } } }"
        );
        assert_eq!(
            fixed(
                "{ models: { providers: { x: { baseUrl: 'https://x.test', models: [{ id: 'b', name: 'B', cacheRetention: 'long' }] } } }, agents: { defaults: { models: { 'x/a': {}, 'x/b': {} } } } }"
            ),
            "{ models: { providers: { x: { baseUrl: 'https://x.test', models: [{ id: 'b', name: 'B' }] } } }, agents: { defaults: { models: { 'x/a': {}, 'x/b': { params: { cacheRetention: 'long' } } } } } }"
        );
    }

    #[test]
    fn renames_and_moves() {
        let fixed = |text| fixed(text, &["unknown-key"]);
        assert_eq!(fixed(r#"{"gateway": {"prot": 1}}"#), r#"{"gateway": {"port": 1}}"#);
        assert_eq!(
            fixed(
                "{\n  agents: {\n    defaults: {\n      // not too long\n      maxTokens: 5, // five\n    },\n  },\n}"
            ),
            "{\n  agents: {\n    defaults: {\n      params: {\n        // not too long\n        maxTokens: 5, // five\n      },\n    },\n  },\n}"
        );
        assert_eq!(
            fixed(r#"{"lastTouchedVersion": "2026.9.6", "meta": {}}"#),
            r#"{"meta": { "lastTouchedVersion": "2026.9.6" }}"#
        );
        assert_eq!(
            fixed(
                r#"{"models": {"providers": {"anthropic": {"cacheRetention": "long"}}}, "agents": {"defaults": {"models": {"anthropic/x": {}}}}}"#
            ),
            r#"{"models": {"providers": {"anthropic": {}}}, "agents": {"defaults": {"models": {"anthropic/x": { "params": { "cacheRetention": "long" } }}}}}"#
        );
    }
}
