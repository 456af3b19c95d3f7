//! What every edit keeps that is offered for lists of flags: a file that parses, its comments, its other flags, and no second
//! offer of the same.

use json5_syntax::SyntaxElement;

use crate::edits::applied;
use crate::facts::Context;
use crate::testing::snapshot;
use crate::{Diagnostic, FileId, diagnostics};

const FILE: FileId = FileId(0);
const CODES: [&str; 3] = ["beta-override", "obsolete-beta-flag", "unknown-beta-flag"];

const SIGN_INS: [&str; 3] = ["oauth", "api_key", "none"];

/// In the place of `LIST`. Comments count as text that has to stay.
const PLACES: [&str; 5] = [
    "models: { providers: { anthropic: { /* 1 */ headers: { 'Anthropic-Beta': LIST } } } }",
    "models: {\n  providers: {\n    anthropic: {\n      headers: {\n        // 1\n        \"anthropic-beta\": LIST, // 2\n        \"x\": \"y\",\n      },\n    },\n  },\n}",
    "models: { providers: { anthropic: { models: [{ id: 'claude-opus-5', headers: { 'anthropic-beta': /* 1 */ LIST } }] } } }",
    "models: { providers: { anthropic: { request: { headers: { 'anthropic-beta': LIST /* 1 */, } } } } }",
    "agents: { defaults: { model: 'anthropic/claude-fable-5', params: { /* 1 */ anthropicBeta: LIST } } }",
];

const LISTS: [&str; 10] = [
    "'context-1m-2025-08-07'",
    "\"files-api-2025-04-14,context-1m-2025-08-07 , extended-cache-ttl-2025-04-11\"",
    "'context-1m-2025-08-07,context-1m-2025-08-07,,'",
    r"'\u0063ontext-1m-2025-08-07, files-api, \
skills-2025-10-02'",
    "'${MORE}, extended-cache-ttl-2025-04-11'",
    "' Files-API-2025-04-14 '",
    "''",
    "['context-1m-2025-08-07', 'files-api-2025-04-14']",
    "[\n  'context-1m-2025-08-07', // 3\n  'skills', // 4\n]",
    "[ /* 3 */ 'extended-cache-ttl-2025-04-11,context-1m-2025-08-07' ]",
];

fn findings(text: &str) -> Vec<Diagnostic> {
    let findings = diagnostics(&snapshot(text), FILE).into_iter();
    findings.filter(|finding| CODES.contains(&finding.code)).collect()
}

fn comments(text: &str) -> Vec<String> {
    let tokens = json5_syntax::parse(text).syntax().descendants_with_tokens();
    let tokens = tokens.filter_map(SyntaxElement::into_token).filter(|token| token.kind().is_trivia());
    tokens.map(|token| token.text().trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

fn flags(text: &str) -> Vec<String> {
    let snapshot = snapshot(text);
    let context = Context::new(&snapshot, FILE).expect("open");
    context.beta_lists().iter().flat_map(|list| list.flags.iter().map(|flag| flag.text.clone())).collect()
}

#[test]
fn an_edit_keeps_everything_else() {
    let mut offers = 0;
    for (place, list) in PLACES.iter().flat_map(|place| LISTS.iter().map(move |list| (place, list))) {
        for mode in SIGN_INS {
            let auth = format!("auth: {{ profiles: {{ p: {{ provider: 'anthropic', mode: '{mode}' }} }} }}");
            let text = format!("{{ {auth},\n{} }}", place.replace("LIST", list));
            for finding in findings(&text) {
                for fix in &finding.fixes {
                    offers += 1;
                    let after = applied(&text, &fix.edits);
                    assert!(json5_syntax::parse(&after).errors().is_empty(), "{after}");
                    assert_eq!(comments(&after), comments(&text), "{text}\n{after}");
                    let titles = |finding: &Diagnostic| {
                        finding.fixes.iter().map(|fix| fix.title.clone()).collect::<Vec<_>>()
                    };
                    let again = findings(&after).iter().any(|finding| titles(finding).contains(&fix.title));
                    assert!(!again, "{} once more:\n{text}\n{after}", fix.title);
                    let (before, now) = (flags(&text), flags(&after));
                    let gone: Vec<_> = before.iter().filter(|flag| !now.contains(flag)).collect();
                    let is_own = |flag: &&String| {
                        finding.code != "beta-override" && fix.title.to_string().contains(flag.as_str())
                            || finding.message.to_string().contains(flag.as_str())
                    };
                    assert!(gone.iter().all(is_own), "{gone:?} {}\n{after}", fix.title);
                }
            }
        }
    }
    assert!(offers > 100, "{offers}");
}
