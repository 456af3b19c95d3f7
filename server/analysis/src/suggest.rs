//! "Did you mean": the known word that a mistyped one is nearest to.

/// The candidate that is probably meant, if one is near enough: a typo or two, another letter case or other separators.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    nearest_where(word, candidates, |_| true)
}

/// The same among those that fit, asked of the near ones only.
#[must_use]
pub fn nearest_where<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
    fits: impl Fn(&str) -> bool,
) -> Option<&'c str> {
    let word = fold(word);
    let allowed = match word.chars().count() {
        0 => return None,
        1..=2 => 0,
        3..=5 => 1,
        6..=10 => 2,
        _ => 3,
    };
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&word, &fold(candidate)), candidate))
        .filter(|&(distance, candidate)| distance <= allowed && fits(candidate))
        .min_by_key(|&(distance, candidate)| (distance, candidate.len()))
        .map(|(_, candidate)| candidate)
}

/// `api_key`, `api-key` and `APIKey` are one word.
fn fold(word: &str) -> String {
    word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_and_far() {
        let channels = ["telegram", "slack", "sms", "irc"];
        for (word, expected) in [
            ("telegarm", Some("telegram")),
            ("Telegram", Some("telegram")),
            ("slak", Some("slack")),
            ("ms", None),
            ("discord", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, channels), expected, "{word}");
        }
    }
}
