//! OpenClaw's version strings: `2026.9.6`, `2026.2.2-3`, `2026.9.6-beta.1`.

/// A version, ordered by number: `2026.9.6-beta.1` < `2026.9.6` < `2026.9.6-2` < `2026.9.10`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Version {
    /// Year, month and count within the month.
    pub number: [u32; 3],
    /// What follows the number.
    pub stage: Stage,
}

/// What follows a version's number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Stage {
    /// `-beta.4`: before the release. Only the last number is kept; alphas and betas are one line.
    PreRelease(u32),
    /// Nothing.
    Release,
    /// `-3`: the same release, published again.
    Republished(u32),
}

impl Version {
    /// `None` when the text is not three numbers and at most a suffix. A leading `v` and build metadata
    /// (`+...`) are ignored.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix('v').unwrap_or(text);
        let text = text.split_once('+').map_or(text, |(version, _build)| version);
        let (number, suffix) = match text.split_once('-') {
            Some((number, suffix)) => (number, Some(suffix)),
            None => (text, None),
        };
        let mut parts = number.split('.').map(whole);
        let number = [parts.next()??, parts.next()??, parts.next()??];
        if parts.next().is_some() {
            return None;
        }
        let stage = match suffix {
            None => Stage::Release,
            Some("") => return None,
            Some(suffix) => match whole(suffix) {
                Some(count) => Stage::Republished(count),
                None => Stage::PreRelease(suffix.rsplit(['.', '-']).next().and_then(whole).unwrap_or(0)),
            },
        };
        Some(Self { number, stage })
    }

    /// Whether both are the same release, perhaps published more than once.
    pub fn is_same_release(&self, other: &Self) -> bool {
        let released = |version: &Self| !matches!(version.stage, Stage::PreRelease(_));
        self.number == other.number && released(self) && released(other)
    }
}

/// Unlike `str::parse`, refuses a sign.
fn whole(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_by_number() {
        let ascending = [
            "0.0.1",
            "2026.1.29",
            "v2026.1.30",
            "2026.2.1",
            "2026.2.2-alpha",
            "2026.2.2-beta.1",
            "2026.2.2-beta.10",
            " 2026.2.2 ",
            "2026.2.2-1",
            "2026.2.2-3",
            "2026.2.3-1+build.7",
            "2026.2.17",
            "2026.10.1",
            "2027.1.1",
        ];
        let versions: Vec<Version> = ascending.iter().map(|text| Version::parse(text).unwrap()).collect();
        assert!(versions.is_sorted_by(|a, b| a < b), "{versions:?}");
    }

    #[test]
    fn what_is_no_version_is_none() {
        for text in [
            "",
            "latest",
            "2026",
            "2026.9",
            "2026.9.6.1",
            "2026.+9.6",
            "2026.9.6-",
            "2026..6",
            "-1.2.3",
            "9999999999.1.1",
        ] {
            assert_eq!(Version::parse(text), None, "{text:?}");
        }
    }
}
