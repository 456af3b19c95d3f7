//! What was learned by asking elsewhere: how a provider answers to a credential, and what the installed OpenClaw says of its profiles.

use super::Context;
use crate::remarks::Learned;
use crate::{Diagnostic, Severity, Stage};

const REJECTED: &str = "rejected-credential";
const LIMITED: &str = "limited-credential";
const UNVERIFIED: &str = "unverified-credential";
const MISSING: &str = "missing-credential";
const UNAVAILABLE_MODEL: &str = "unavailable-model";
const UNUSABLE_PROFILE: &str = "unusable-profile";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for remark in context.document.remarks.iter() {
        let Some((learned, message)) = &remark.finding else { continue };
        let (code, severity) = match learned {
            Learned::Rejected => (REJECTED, Severity::Warning),
            Learned::Limited => (LIMITED, Severity::Warning),
            Learned::Unverified => (UNVERIFIED, Severity::Information),
            Learned::Missing => (MISSING, Severity::Warning),
            Learned::UnavailableModel => (UNAVAILABLE_MODEL, Severity::Warning),
            Learned::UnusableProfile => (UNUSABLE_PROFILE, Severity::Warning),
        };
        let (path, range) = (remark.path.clone(), remark.range);
        findings.push(Diagnostic::new(code, severity, Stage::Ours, path, range, message.clone()));
    }
}
