//! A table's path patterns as one tree of steps, compiled once and walked along with the document.

use std::borrow::Cow;

use json5_syntax::{Path, Segment};
use openclaw_knowledge::pattern::Step;
use rustc_hash::FxHashMap;

/// One step of the way through a document. Kept instead of a [`Path`], which is made only when there is something to say.
#[derive(Debug, Clone)]
pub(crate) enum Taken<'s> {
    Key(Cow<'s, str>),
    Index(usize),
}

/// The path of the steps taken.
pub(crate) fn path(steps: &[Taken<'_>]) -> Path {
    let segment = |step: &Taken<'_>| match step {
        Taken::Key(key) => Segment::Key(key.to_string()),
        Taken::Index(index) => Segment::Index(*index),
    };
    Path(steps.iter().map(segment).collect())
}

/// The patterns of a table's rows.
pub(crate) struct Trie<R: 'static>(Vec<Data<R>>);

struct Data<R: 'static> {
    keys: FxHashMap<&'static str, usize>,
    any_key: Option<usize>,
    any_item: Option<usize>,
    values: Vec<&'static R>,
    names: Vec<&'static R>,
}

impl<R> Data<R> {
    fn new() -> Self {
        let (values, names) = (Vec::new(), Vec::new());
        Self { keys: FxHashMap::default(), any_key: None, any_item: None, values, names }
    }
}

impl<R> Trie<R> {
    /// The tree of rows, each with its pattern and whether the key at the pattern's end is meant.
    pub(crate) fn new(rows: impl Iterator<Item = (&'static R, &'static [Step], bool)>) -> Self {
        let mut trie = Self(vec![Data::new()]);
        for (row, at, is_key) in rows {
            trie.insert(row, is_key, at.iter());
            // Where OpenClaw moves `agents.list` to `agents.entries`, the list's items are read like the entries.
            if let [Step::Key(agents), Step::Key(entries), Step::AnyKey, rest @ ..] = at
                && agents == "agents"
                && entries == "entries"
            {
                trie.insert(row, is_key, [&at[0], &LIST[0], &LIST[1]].into_iter().chain(rest));
            }
        }
        trie
    }

    fn insert(&mut self, row: &'static R, is_key: bool, steps: impl Iterator<Item = &'static Step>) {
        let mut at = 0;
        for step in steps {
            let next = self.0.len();
            let slot = match step {
                Step::Key(key) => self.0[at].keys.entry(key).or_insert(next),
                Step::AnyKey => self.0[at].any_key.get_or_insert(next),
                Step::AnyItem => self.0[at].any_item.get_or_insert(next),
            };
            at = *slot;
            if at == next {
                self.0.push(Data::new());
            }
        }
        if is_key { self.0[at].names.push(row) } else { self.0[at].values.push(row) }
    }

    /// Where every pattern begins.
    pub(crate) fn root(&'static self) -> Node<R> {
        Node { trie: self, data: &self.0[0] }
    }

    /// Whether some pattern has a key where another has `*`: then it would depend on chance which one counts.
    #[cfg(test)]
    pub(crate) fn is_ambiguous(&self) -> bool {
        self.0.iter().any(|node| !node.keys.is_empty() && node.any_key.is_some())
    }
}

static LIST: std::sync::LazyLock<[Step; 2]> =
    std::sync::LazyLock::new(|| [Step::Key("list".to_owned()), Step::AnyItem]);

/// One step of every pattern that begins like this.
pub(crate) struct Node<R: 'static> {
    trie: &'static Trie<R>,
    data: &'static Data<R>,
}

impl<R> Clone for Node<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Node<R> {}

impl<R> Node<R> {
    /// Rows whose pattern ends here.
    pub(crate) fn values(self) -> &'static [&'static R] {
        &self.data.values
    }

    /// Rows about the key which led here.
    pub(crate) fn names(self) -> &'static [&'static R] {
        &self.data.names
    }

    /// Whether any pattern goes on through an object's member.
    pub(crate) fn has_keys(self) -> bool {
        !self.data.keys.is_empty() || self.data.any_key.is_some()
    }

    /// The next node through a member. No pattern has a key where another has `*`: a test of each table holds that.
    pub(crate) fn key(self, key: &str) -> Option<Self> {
        let next = self.data.keys.get(key).copied().or(self.data.any_key)?;
        Some(Self { trie: self.trie, data: &self.trie.0[next] })
    }

    /// The next node through an array's item.
    pub(crate) fn item(self) -> Option<Self> {
        Some(Self { trie: self.trie, data: &self.trie.0[self.data.any_item?] })
    }
}
