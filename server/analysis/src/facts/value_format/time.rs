//! Durations and times of day.

use super::Problem;
use super::text::trim;

const MINUTE: f64 = 60_000.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;
/// The largest integer that JavaScript counts exactly.
const LARGEST: f64 = 9_007_199_254_740_991.0;

/// A duration whose bare number means minutes. The empty text means the default.
pub(super) fn duration(text: &str) -> Option<Problem> {
    (!text.is_empty() && milliseconds(text, MINUTE).is_none()).then(|| broken(text))
}

/// A duration whose bare number means hours.
pub(super) fn retention(text: &str) -> Option<Problem> {
    milliseconds(text, HOUR).is_none().then(|| broken(text))
}

/// A duration above zero whose bare number means days.
pub(super) fn positive_duration(text: &str) -> Option<Problem> {
    match milliseconds(text, DAY) {
        None => Some(broken(text)),
        Some(duration) if duration <= 0.0 => Some(Problem::new("value-format-duration-zero")),
        Some(_) => None,
    }
}

/// A duration with a unit, of a minute or more.
pub(super) fn suspend_after(text: &str) -> Option<Problem> {
    let units = ["s", "m", "h", "d"];
    let has_unit = units.iter().any(|unit| text.to_ascii_lowercase().ends_with(unit));
    match milliseconds(text, 1.0) {
        Some(_) if !has_unit => {
            let bare = text.bytes().all(|byte| byte.is_ascii_digit());
            Some(Problem::new("value-format-suspend-after").suggest(bare.then(|| format!("{text}m"))))
        }
        Some(duration) if duration < MINUTE => Some(Problem::new("value-format-suspend-after")),
        Some(_) => None,
        None => Some(broken(text)),
    }
}

/// `HH:MM`. The empty text means the default; `24:00` only ends a day.
pub(super) fn clock(text: &str, ends: bool) -> Option<Problem> {
    if text.is_empty() || is_clock(text) || (ends && text == "24:00") {
        return None;
    }
    let padded = match text.len() {
        4 => Some(format!("0{text}")),
        1 | 2 => Some(format!("{text:0>2}:00")),
        _ => None,
    };
    let message = if text == "24:00" { "value-format-clock-start" } else { "value-format-clock" };
    Some(Problem::new(message).suggest(padded.filter(|padded| is_clock(padded))))
}

fn is_clock(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once(':') else { return false };
    let below = |digits: &str, limit: u8| {
        digits.len() == 2
            && digits.bytes().all(|b| b.is_ascii_digit())
            && digits.parse::<u8>().is_ok_and(|n| n < limit)
    };
    below(hour, 24) && below(minute, 60)
}

fn broken(text: &str) -> Problem {
    Problem::new("value-format-duration").suggest(respelled(text))
}

/// A duration in milliseconds; a bare number counts in `default`. `None` when OpenClaw cannot read it.
fn milliseconds(text: &str, default: f64) -> Option<f64> {
    // The library behind OpenClaw's reader refuses longer numbers.
    const LONGEST: usize = 98;
    let text = trim(text).to_lowercase();
    let parts = parts(&text)?;
    let total = match &parts[..] {
        [(number, "")] => number.parse::<f64>().ok().filter(|_| number.len() <= LONGEST)? * default,
        parts => {
            let mut total = 0.0;
            for (number, unit) in parts {
                let unit = match *unit {
                    "ms" => 1.0,
                    "s" => 1000.0,
                    "m" => MINUTE,
                    "h" => HOUR,
                    "d" => DAY,
                    _ => return None,
                };
                total += number.parse::<f64>().ok().filter(|_| number.len() <= LONGEST)? * unit;
            }
            total
        }
    };
    let total = total.round();
    (total <= LARGEST).then_some(total)
}

/// Splits `1h30m` into numbers and what follows each; `None` when it does not begin with a number.
fn parts(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let whole = digits(rest);
        if whole == 0 {
            return None;
        }
        let fraction = match rest[whole..].strip_prefix('.').map(digits) {
            Some(0) | None => 0,
            Some(count) => count + 1,
        };
        let (number, after) = rest.split_at(whole + fraction);
        let end = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
        let (unit, next) = after.split_at(end);
        parts.push((number, unit));
        rest = next;
    }
    (!parts.is_empty()).then_some(parts)
}

/// `5 minutes` or `1 hr 30 min` in OpenClaw's spelling.
fn respelled(text: &str) -> Option<String> {
    let text = trim(text).to_lowercase();
    let mut result = String::new();
    for (number, unit) in parts(&text)? {
        let unit = match unit.trim().trim_end_matches(',').trim_end_matches('.') {
            "ms" | "msec" | "millisecond" | "milliseconds" => "ms",
            "s" | "sec" | "secs" | "second" | "seconds" => "s",
            "m" | "min" | "mins" | "minute" | "minutes" => "m",
            "h" | "hr" | "hrs" | "hour" | "hours" => "h",
            "d" | "day" | "days" => "d",
            "w" | "week" | "weeks" => {
                let weeks: u32 = number.parse().ok()?;
                result.push_str(&format!("{}d", weeks.checked_mul(7)?));
                continue;
            }
            _ => return None,
        };
        result.push_str(number);
        result.push_str(unit);
    }
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::{DAY, MINUTE, clock, milliseconds, positive_duration, respelled, suspend_after};

    #[test]
    fn durations_are_openclaws() {
        for (text, expected) in [
            ("30", Some(30.0 * MINUTE)),
            (" 1.5h ", Some(90.0 * MINUTE)),
            ("1h30m", Some(90.0 * MINUTE)),
            ("2D", Some(2.0 * DAY)),
            ("500ms", Some(500.0)),
            ("0", Some(0.0)),
            ("1h30", None),
            ("1 h", None),
            ("-5m", None),
            ("1w", None),
            (".5h", None),
            ("1.h", None),
            ("", None),
            ("  ", None),
            ("99999999999999999", None),
            ("1e3", None),
        ] {
            assert_eq!(milliseconds(text, MINUTE), expected, "{text:?}");
        }
    }

    #[test]
    fn zero_is_not_positive() {
        assert!(positive_duration("0d").is_some());
        assert!(positive_duration("0.1ms").is_some());
        assert!(positive_duration("0.5").is_none());
    }

    #[test]
    fn suspension_needs_a_unit_and_a_minute() {
        for (text, expected) in [("1m", true), ("59s", false), ("60000", false), ("1H", true), ("1m ", false)]
        {
            assert_eq!(suspend_after(text).is_none(), expected, "{text}");
        }
    }

    #[test]
    fn times_of_day_are_openclaws() {
        for (text, start, end) in [
            ("", true, true),
            ("00:00", true, true),
            ("23:59", true, true),
            ("24:00", false, true),
            ("24:01", false, false),
            ("9:00", false, false),
            ("12:60", false, false),
        ] {
            assert_eq!((clock(text, false).is_none(), clock(text, true).is_none()), (start, end), "{text}");
        }
    }

    #[test]
    fn respells_what_people_write() {
        for (text, expected) in [
            ("5 minutes", Some("5m")),
            ("1 hr, 30 min", Some("1h30m")),
            ("30sec", Some("30s")),
            ("1 week", Some("7d")),
            ("soon", None),
            ("5 parsecs", None),
        ] {
            assert_eq!(respelled(text).as_deref(), expected, "{text}");
        }
    }
}
