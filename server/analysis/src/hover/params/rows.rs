//! What comes of a setting, for many agents and models at once: what comes to the same is said once.

use openclaw_knowledge::text::Message;

use crate::markup::inline_code;
use crate::params::reading::Case;

/// How many outcomes are listed.
const LISTED: usize = 6;
/// How many agents, or models, are named in one of them.
const NAMED: usize = 4;

/// Agents and models for which the same comes out.
pub(super) struct Row {
    agents: Vec<String>,
    models: Vec<String>,
    /// What comes out, still without saying for whom.
    outcome: Vec<Message>,
}

impl Row {
    pub(super) fn new(case: &Case<'_>, outcome: Vec<Message>) -> Self {
        Self { agents: case.agents.clone(), models: vec![case.model.to_string()], outcome }
    }
}

/// The rows in words, those with the same outcome as one, and how many combinations go unlisted. `all` is the number of agents
/// that there are.
pub(super) fn lines(rows: Vec<Row>, all: usize) -> Vec<Message> {
    let mut joined: Vec<Row> = Vec::new();
    for row in rows {
        let same = joined.iter_mut().find(|it| it.models == row.models && it.outcome == row.outcome);
        match same {
            Some(same) => same.agents.extend(row.agents),
            None => joined.push(row),
        }
    }
    let mut rows: Vec<Row> = Vec::new();
    for row in joined {
        let same = rows.iter_mut().find(|it| it.agents == row.agents && it.outcome == row.outcome);
        match same {
            Some(same) => same.models.extend(row.models),
            None => rows.push(row),
        }
    }
    let unlisted: usize = rows.iter().skip(LISTED).map(|row| row.agents.len() * row.models.len()).sum();
    rows.truncate(LISTED);
    let mut lines: Vec<Message> = rows.into_iter().flat_map(|row| said(row, all)).collect();
    if unlisted > 0 {
        lines.push(Message::new("params-more").with("count", unlisted));
    }
    lines
}

fn said(row: Row, all: usize) -> Vec<Message> {
    let everyone = if all > 1 && row.agents.len() == all { all } else { 0 };
    let (agents, models) = (named(&row.agents), named(&row.models));
    let say = |line: Message| match line.id {
        "cache-ignored" => line,
        _ => line.with("agent", agents.as_str()).with("model", models.as_str()).with("all", everyone),
    };
    row.outcome.into_iter().map(say).collect()
}

fn named(names: &[String]) -> String {
    let shown: Vec<String> = names.iter().take(NAMED).map(|name| inline_code(name)).collect();
    match names.len().saturating_sub(NAMED) {
        0 => shown.join(", "),
        more => format!("{} … (+{more})", shown.join(", ")),
    }
}
