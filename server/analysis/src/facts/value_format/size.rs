//! Byte sizes.

use super::Problem;
use super::text::trim;

const LARGEST: f64 = 9_007_199_254_740_991.0;

/// A number of bytes, or one with a unit: `512kb`, `10mb`, `1.5gb`.
pub(super) fn bytes(text: &str) -> Option<Problem> {
    size(text).is_none().then(|| Problem::new("value-format-byte-size").suggest(respelled(text)))
}

fn size(text: &str) -> Option<f64> {
    let text = trim(text).to_lowercase();
    let (number, unit) = split(&text)?;
    let power = match unit {
        "" | "b" => 0,
        "k" | "kb" => 1,
        "m" | "mb" => 2,
        "g" | "gb" => 3,
        "t" | "tb" => 4,
        _ => return None,
    };
    let bytes = (number.parse::<f64>().ok()? * 1024_f64.powi(power)).round();
    (bytes <= LARGEST).then_some(bytes)
}

/// A decimal number and what follows it; `None` when it begins with no number.
fn split(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let (whole, fraction) =
        number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_digits(whole) && fraction.is_none_or(is_digits)).then_some((number, unit))
}

/// `10 MiB` in OpenClaw's spelling.
fn respelled(text: &str) -> Option<String> {
    let text = trim(text).to_lowercase();
    let (number, unit) = split(&text)?;
    let unit = match unit.trim() {
        "b" | "byte" | "bytes" => "b",
        "k" | "kb" | "kib" | "kilobyte" | "kilobytes" => "kb",
        "m" | "mb" | "mib" | "megabyte" | "megabytes" => "mb",
        "g" | "gb" | "gib" | "gigabyte" | "gigabytes" => "gb",
        "t" | "tb" | "tib" | "terabyte" | "terabytes" => "tb",
        _ => return None,
    };
    Some(format!("{number}{unit}"))
}

#[cfg(test)]
mod tests {
    use super::{respelled, size};

    #[test]
    fn sizes_are_openclaws() {
        for (text, expected) in [
            ("500", Some(500.0)),
            (" 2MB ", Some(2_097_152.0)),
            ("1.5k", Some(1536.0)),
            ("10 mb", None),
            ("5mib", None),
            ("-1", None),
            ("", None),
            ("1.", None),
            ("9000000tb", None),
            ("1e+30", None),
        ] {
            assert_eq!(size(text), expected, "{text}");
        }
    }

    #[test]
    fn respells_what_people_write() {
        assert_eq!(respelled("10 MiB").as_deref(), Some("10mb"));
        assert_eq!(respelled("2 gigabytes").as_deref(), Some("2gb"));
        assert_eq!(respelled("much"), None);
    }
}
