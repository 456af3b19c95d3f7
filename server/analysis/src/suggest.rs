//! "Did you mean": the known word that a mistyped one is nearest to.

/// The candidate that is surely meant, if one is near enough: a typo or two, or another letter case.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.trim().to_lowercase();
    let allowed = match word.chars().count() {
        0 => return None,
        1..=2 => 0,
        3..=5 => 1,
        6..=11 => 2,
        _ => 3,
    };
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
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
