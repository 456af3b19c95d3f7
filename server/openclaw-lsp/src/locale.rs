//! The language of a terminal, as POSIX chooses it; and of editors that do not say theirs.

use openclaw_knowledge::text::Language;

/// What the environment asks for: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is not empty decides.
#[must_use]
pub fn from_environment() -> Language {
    chosen(|name| std::env::var(name).ok())
}

fn chosen(variable: impl Fn(&str) -> Option<String>) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|it| !it.is_empty());
    locale.map(|locale| Language::from_tag(&locale)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use openclaw_knowledge::text::Language::{self, English, SimplifiedChinese, TraditionalChinese};

    use super::chosen;

    #[test]
    fn the_strongest_variable_decides() {
        let cases: &[(&[(&str, &str)], Language)] = &[
            (&[], English),
            (&[("LANG", "zh_TW.UTF-8")], TraditionalChinese),
            (&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "zh_CN.UTF-8")], SimplifiedChinese),
            (&[("LANG", "zh_TW.UTF-8"), ("LC_ALL", "C")], English),
            (&[("LANG", "zh_TW.UTF-8"), ("LC_ALL", "")], TraditionalChinese),
            (&[("LANG", "en_US.UTF-8"), ("LC_CTYPE", "zh_CN.UTF-8")], English),
        ];
        for (environment, expected) in cases {
            let variable = |name: &str| {
                environment.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(chosen(variable), *expected, "{environment:?}");
        }
    }
}
