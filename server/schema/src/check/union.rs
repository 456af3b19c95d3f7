//! Which branch of a union was meant: first by the constant that tells the branches apart, then by best fit.

use json5_syntax::ast::Value as Ast;
use json5_syntax::{Path, TextRange};

use super::literal::equals;
use super::quirks;
use super::violation::{Branch, Echo, Kind, Stage, Violation};
use super::walk::Walk;
use crate::arena::Arena;
use crate::node::{Node, NodeId, StrId, Value};

/// The property that tells these branches apart: required, and in every branch bound to constants of its own.
pub(crate) fn discriminator(arena: &Arena, branches: &[NodeId]) -> Option<StrId> {
    let (&first, others) = branches.split_first()?;
    let constants = |id: NodeId, name: StrId| -> Option<&[Value]> {
        let node = arena.node(id);
        let &(_, property) = node.properties.iter().find(|&&(key, _)| key == name)?;
        node.required.contains(&name).then(|| arena.node(property).values.as_deref())?
    };
    arena.node(first).properties.iter().map(|&(name, _)| name).find(|&name| {
        let Some(mine) = constants(first, name) else { return false };
        others.iter().all(|&id| {
            constants(id, name).is_some_and(|theirs| theirs.iter().all(|value| !mine.contains(value)))
        })
    })
}

/// The branch whose constant the object's own value names.
pub(crate) fn variant(arena: &Arena, branches: &[NodeId], name: StrId, given: Ast<'_>) -> Option<NodeId> {
    branches.iter().copied().find(|&id| {
        let property = arena.property(arena.node(id), arena.str(name));
        let values = property.and_then(|id| arena.node(id).values.as_deref()).unwrap_or_default();
        values.iter().any(|value| equals(arena, value, given))
    })
}

impl<'t> Walk<'_, 't> {
    pub(super) fn union(&mut self, id: NodeId, node: &Node, value: Ast<'t>) {
        if !node.any_of.is_empty() {
            self.any_of(id, &node.any_of, value);
        }
        if !node.one_of.is_empty() && !self.stop() {
            self.one_of(id, &node.one_of, value);
        }
    }

    fn any_of(&mut self, id: NodeId, branches: &[NodeId], value: Ast<'t>) {
        if !branches.iter().any(|&branch| self.allows(branch, value)) {
            self.refuse(id, branches, value);
        }
    }

    fn one_of(&mut self, id: NodeId, branches: &[NodeId], value: Ast<'t>) {
        match branches.iter().filter(|&&branch| self.allows(branch, value)).count() {
            0 => {}
            1 => return,
            _ if self.stage == Stage::Core => return,
            _ => return self.report(id, value.range(), Kind::SeveralBranches),
        }
        let chosen =
            discriminator(self.arena, branches).filter(|_| self.stage == Stage::Core && !self.probing());
        match chosen {
            Some(name) => self.variant(id, branches, name, value),
            None => self.refuse(id, branches, value),
        }
    }

    /// The core's unions with a discriminator look at nothing else to choose a branch.
    fn variant(&mut self, id: NodeId, branches: &[NodeId], name: StrId, value: Ast<'t>) {
        let Some(object) = value.as_object() else {
            return self.report(id, value.range(), Kind::WrongType { found: self.type_of(&value.kind()) });
        };
        let Some(member) = object.get(self.arena.str(name)) else {
            if !self.options.includes {
                let range = self.opening(object);
                self.report_child(id, self.arena.str(name), range, Kind::NoVariant { missing: true });
            }
            return;
        };
        let Some(given) = member.value() else { return };
        if let Some(branch) = variant(self.arena, branches, name, given) {
            self.value(branch, value);
        } else if !self.is_open(given) {
            self.report_child(id, self.arena.str(name), given.range(), Kind::NoVariant { missing: false });
        }
    }

    /// No branch allows the value: says so in one finding, or shows the findings of the one branch that was meant.
    fn refuse(&mut self, id: NodeId, branches: &[NodeId], value: Ast<'t>) {
        if self.probing() {
            return self.report(id, value.range(), Kind::NoBranch);
        }
        let path = self.path();
        let mut refused: Vec<Branch> =
            branches.iter().map(|&branch| self.branch(branch, value, &path)).collect();
        // Best first: branches that fit, then those with fewer findings.
        refused.sort_by_key(|branch| (!branch.fits, branch.violations.len()));
        match self.stage {
            Stage::Core => self.refuse_in_core(id, refused, value.range(), path),
            Stage::Plugins => self.refuse_in_plugins(id, refused, value.range(), path),
        }
    }

    fn branch(&mut self, node: NodeId, value: Ast<'t>, path: &Path) -> Branch {
        let violations = self.findings(node, value);
        let fits = !violations.iter().any(|violation| is_misfit(self.arena, violation, path));
        Branch { node, violations, fits }
    }

    /// The core shows the findings of a branch when it is the only one that does not abort; else just "invalid input".
    fn refuse_in_core(&mut self, id: NodeId, mut branches: Vec<Branch>, range: TextRange, path: Path) {
        let mut going_on =
            branches.iter_mut().filter(|branch| !branch.violations.iter().any(Violation::aborts));
        if let (Some(only), None) = (going_on.next(), going_on.next())
            && !quirks::names_union_only(&path)
        {
            let violations = std::mem::take(&mut only.violations);
            return self.violations.extend(violations);
        }
        if let Some(violation) = quirks::binding(self.arena, &path, &branches) {
            return self.violations.push(violation);
        }
        self.violations.push(Violation {
            path,
            range,
            kind: Kind::NoBranch,
            node: id,
            stage: self.stage,
            branches,
            echoes: Vec::new(),
        });
    }

    /// The later validator names every finding of every branch, and the union. The reader gets those of the branch
    /// that was meant, when one stands out.
    fn refuse_in_plugins(&mut self, id: NodeId, mut branches: Vec<Branch>, range: TextRange, path: Path) {
        let mut echoes = vec![Echo { path: path.clone(), range }];
        for violation in branches.iter().flat_map(|branch| &branch.violations) {
            let own = Echo { path: violation.named_path(), range: violation.range };
            echoes.extend(violation.echoes.iter().cloned().chain([own]));
        }
        let meant = match branches.as_slice() {
            [first, second, ..] => first.fits && !second.fits,
            [first] => first.fits,
            [] => false,
        };
        let mut found = if meant {
            branches.swap_remove(0).violations
        } else {
            let node = id;
            let stage = self.stage;
            vec![Violation { path, range, kind: Kind::NoBranch, node, stage, branches, echoes: Vec::new() }]
        };
        echoes.retain(|echo| found.iter().all(|violation| violation.named_path() != echo.path));
        echoes.sort_by(|a, b| a.path.cmp(&b.path));
        echoes.dedup_by(|a, b| a.path == b.path);
        if let Some(first) = found.first_mut() {
            first.echoes = echoes;
        }
        self.violations.append(&mut found);
    }
}

/// The value itself is not of this branch's kind, or names another one by its constant.
fn is_misfit(arena: &Arena, violation: &Violation, path: &Path) -> bool {
    let is_constant = || arena.node(violation.node).values.as_ref().is_some_and(|values| values.len() == 1);
    match violation.kind {
        Kind::WrongType { .. } | Kind::NotAllowed if violation.path == *path => true,
        Kind::NoBranch if violation.path == *path => violation.branches.iter().all(|branch| !branch.fits),
        Kind::NotAllowed => violation.path.parent().as_ref() == Some(path) && is_constant(),
        _ => false,
    }
}
