//! Which languages the texts exist in, and which of them a language tag asks for.

/// A language that the texts exist in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// Complete by definition, and what every other language falls back to.
    #[default]
    English,
    /// As written in Taiwan.
    TraditionalChinese,
    /// As written in mainland China.
    SimplifiedChinese,
}

impl Language {
    /// Every language, English first.
    pub const ALL: [Self; 3] = [Self::English, Self::TraditionalChinese, Self::SimplifiedChinese];

    /// The language for a BCP 47 tag such as `zh-Hant-HK` or a POSIX locale such as `zh_TW.UTF-8`, in any letter case.
    /// English for languages without texts.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let tag = tag.split(['.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        let mut subtags = tag.split(['-', '_']);
        if subtags.next() != Some("zh") {
            return Self::English;
        }
        // The script stands before the region and decides when both are there.
        for subtag in subtags {
            match subtag {
                "hant" | "tw" | "hk" | "mo" => return Self::TraditionalChinese,
                "hans" | "cn" | "sg" | "my" => return Self::SimplifiedChinese,
                _ => {}
            }
        }
        Self::SimplifiedChinese
    }

    /// Its BCP 47 tag, which is also its folder in `text/`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::TraditionalChinese => "zh-TW",
            Self::SimplifiedChinese => "zh-CN",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, English, SimplifiedChinese, TraditionalChinese};

    #[test]
    fn tags() {
        let cases: &[(Language, &[&str])] = &[
            (
                TraditionalChinese,
                &[
                    "zh-TW",
                    "zh-tw",
                    "ZH-HK",
                    "zh-MO",
                    "zh-Hant",
                    "zh-Hant-CN",
                    "zh_TW.UTF-8",
                    "zh_HK",
                    "zh_TW.Big5@stroke",
                ],
            ),
            (
                SimplifiedChinese,
                &["zh", "zh-CN", "zh-cn", "zh-SG", "zh-Hans", "zh-Hans-TW", "zh_CN.GB18030", "zh.UTF-8"],
            ),
            (
                English,
                &["", "en", "en-GB", "en_US.UTF-8", "C", "C.UTF-8", "POSIX", "de-CH", "ja", "zhu", "-TW"],
            ),
        ];
        for (language, tags) in cases {
            for tag in *tags {
                assert_eq!(Language::from_tag(tag), *language, "{tag}");
            }
        }
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), language);
        }
    }
}
