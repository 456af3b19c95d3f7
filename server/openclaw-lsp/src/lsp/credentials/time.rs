//! The time as people read it. Analysis has no clock: it is handed in from here.

use chrono::{Local, SecondsFormat};
use openclaw_knowledge::text::Message;

/// A moment, on this machine's clock.
#[derive(Debug, Clone)]
pub struct Moment {
    /// `14:02`
    pub clock: String,
    /// As in RFC 3339.
    pub stamp: String,
    /// Milliseconds since 1970.
    pub milliseconds: u64,
}

impl Moment {
    /// This moment.
    #[must_use]
    pub fn now() -> Self {
        let now = Local::now();
        Self {
            clock: now.format("%H:%M").to_string(),
            stamp: now.to_rfc3339_opts(SecondsFormat::Secs, false),
            milliseconds: u64::try_from(now.timestamp_millis()).unwrap_or_default(),
        }
    }
}

/// A span of time in words, rounded up.
#[must_use]
pub fn span(milliseconds: u64) -> Message {
    let seconds = milliseconds.div_ceil(1_000);
    let minutes = seconds.div_ceil(60);
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    match () {
        () if seconds < 60 => Message::new("duration-seconds").with("count", count(seconds)),
        () if minutes < 60 => Message::new("duration-minutes").with("count", count(minutes)),
        () => Message::new("duration-hours")
            .with("hours", count(minutes / 60))
            .with("minutes", count(minutes % 60)),
    }
}

#[cfg(test)]
mod tests {
    use super::span;

    #[test]
    fn spans() {
        for (milliseconds, expected) in
            [(0, "0 s"), (1, "1 s"), (59_001, "1 min"), (61_000, "2 min"), (3_600_000, "1 h 0 min")]
        {
            assert_eq!(span(milliseconds).to_string(), expected);
        }
    }
}
