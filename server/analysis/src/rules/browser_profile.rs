//! `browser-profile`: a browser profile that says too little to reach a browser, or too much for its driver.

use json5_syntax::ast::Value;
use openclaw_knowledge::text::Message;

use crate::Diagnostic;
use crate::environment::Substituted;
use crate::rules::place::{self, Place};
use crate::rules::refused;
use crate::rules::{Context, mends};

const CODE: &str = "browser-profile";
const SINCE: &str = "2026.9.1";

pub(super) fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    for profile in place::select(context.root, "browser.profiles.*") {
        let Some(object) = profile.value.as_object() else { continue };
        if !context.targets(SINCE) || context.aborted(&profile.path(), &profile.path()) {
            continue;
        }
        let driver = match profile.get("driver").and_then(|driver| context.substituted(driver.value)) {
            Some(Substituted::Text(driver)) => driver,
            Some(Substituted::DependsOn(_)) => continue,
            None => "".into(),
        };
        let attaches = matches!(&*driver, "existing-session" | "extension");
        let reachable = is_filled(context, &profile, "cdpUrl") || has_port(&profile);
        if !attaches && !reachable && !context.has_include {
            let message = Message::new("browser-profile-unreachable");
            findings.push(refused(CODE, profile.path(), profile.handle(), message));
        }
        let mut refuse = |key: &str, message: &'static str| {
            let Some(setting) = profile.get(key).filter(|_| is_filled(context, &profile, key)) else {
                return;
            };
            let mut finding = refused(CODE, profile.path(), setting.handle(), Message::new(message));
            finding.fixes.extend(mends::remove_member(context, object, key));
            findings.push(finding);
        };
        if driver != "existing-session" {
            refuse("userDataDir", "browser-profile-user-data-dir");
        }
        if driver == "extension" {
            refuse("cdpUrl", "browser-profile-extension-url");
        }
    }
}

/// Port 0 is as good as none; the schema refuses it anyway.
fn has_port(profile: &Place<'_>) -> bool {
    profile.get("cdpPort").is_some_and(|port| port.value.as_number() != Some(0.0))
}

fn is_filled<'s>(context: &Context<'s>, profile: &Place<'s>, key: &str) -> bool {
    let text = |value: Value<'s>| context.substituted(value);
    profile
        .get(key)
        .and_then(|place| text(place.value))
        .is_some_and(|text| text != Substituted::Text("".into()))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::CODE;
    use crate::testing;

    #[test]
    fn profiles_reach_a_browser() {
        testing::check(
            CODE,
            r#"{ browser: { profiles: {
  a: {}, b: { cdpUrl: "" }, c: { cdpPort: 1, userDataDir: "/x" },
  d: { driver: "extension", cdpUrl: "http://x" }, e: { driver: "existing-session", userDataDir: "/x" },
} } }"#,
            expect![[r#"
                error browser-profile browser.profiles.a «a»
                error browser-profile browser.profiles.b «b»
                error browser-profile browser.profiles.c «userDataDir»
                error browser-profile browser.profiles.d «cdpUrl»
            "#]],
        );
        testing::check_fix(
            CODE,
            r#"{ "browser": { "profiles": { "d": { "driver": "extension", "cdpUrl": "http://x" } } } }"#,
            expect![[r#"{ "browser": { "profiles": { "d": { "driver": "extension" } } } }"#]],
        );
    }
}
