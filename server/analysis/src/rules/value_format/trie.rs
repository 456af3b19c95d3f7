//! The table's path patterns as one tree of steps, compiled once and walked along with the document.

use std::sync::LazyLock;

use openclaw_knowledge::value_formats::{self, Row, Step};
use rustc_hash::FxHashMap;

#[derive(Default)]
struct Data {
    keys: FxHashMap<&'static str, usize>,
    any_key: Option<usize>,
    any_item: Option<usize>,
    values: Vec<&'static Row>,
    names: Vec<&'static Row>,
}

static NODES: LazyLock<Vec<Data>> = LazyLock::new(|| {
    let mut nodes = vec![Data::default()];
    for row in value_formats::rows() {
        insert(&mut nodes, row, row.at.iter());
        // Where OpenClaw moves `agents.list` to `agents.entries`, the list's items are checked like the entries.
        if let [Step::Key(agents), Step::Key(entries), Step::AnyKey, rest @ ..] = &row.at[..]
            && agents == "agents"
            && entries == "entries"
        {
            insert(&mut nodes, row, LIST.iter().chain(rest));
        }
    }
    nodes
});

static LIST: LazyLock<[Step; 3]> =
    LazyLock::new(|| [Step::Key("agents".to_owned()), Step::Key("list".to_owned()), Step::AnyItem]);

fn insert(nodes: &mut Vec<Data>, row: &'static Row, steps: impl Iterator<Item = &'static Step>) {
    let mut at = 0;
    for step in steps {
        let next = nodes.len();
        let slot = match step {
            Step::Key(key) => nodes[at].keys.entry(key).or_insert(next),
            Step::AnyKey => nodes[at].any_key.get_or_insert(next),
            Step::AnyItem => nodes[at].any_item.get_or_insert(next),
        };
        at = *slot;
        if at == next {
            nodes.push(Data::default());
        }
    }
    if row.key { nodes[at].names.push(row) } else { nodes[at].values.push(row) }
}

/// One step of every pattern that begins like this.
#[derive(Clone, Copy)]
pub(super) struct Node(&'static Data);

/// Where every pattern begins.
pub(super) fn root() -> Node {
    Node(&NODES[0])
}

impl Node {
    /// Rows whose pattern ends here.
    pub(super) fn values(self) -> &'static [&'static Row] {
        &self.0.values
    }

    /// Rows that check the key which led here.
    pub(super) fn names(self) -> &'static [&'static Row] {
        &self.0.names
    }

    /// Whether any pattern goes on through an object's member.
    pub(super) fn has_keys(self) -> bool {
        !self.0.keys.is_empty() || self.0.any_key.is_some()
    }

    /// The next node through a member. No pattern has a key where another has `*`: a test holds that.
    pub(super) fn key(self, key: &str) -> Option<Self> {
        let next = self.0.keys.get(key).copied().or(self.0.any_key)?;
        Some(Self(&NODES[next]))
    }

    /// The next node through an array's item.
    pub(super) fn item(self) -> Option<Self> {
        Some(Self(&NODES[self.0.any_item?]))
    }
}

#[cfg(test)]
mod tests {
    use super::NODES;

    #[test]
    fn no_pattern_has_a_key_where_another_has_a_star() {
        assert!(NODES.iter().all(|node| node.keys.is_empty() || node.any_key.is_none()));
    }
}
