//! A credential in memory: wiped when it is dropped, and shown, written and serialised by nothing.

use std::fmt;

use zeroize::Zeroizing;

/// The text of a credential as OpenClaw sends it. Each copy is wiped when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The credential in a text, without the line breaks, control characters and characters beyond Latin-1 that OpenClaw drops, and
    /// without surrounding white space; `None` when nothing is left.
    #[must_use]
    pub fn new(text: impl Into<Zeroizing<String>>) -> Option<Self> {
        let text = text.into();
        let is_kept = |c: &char| u32::from(*c) <= 0xFF && !c.is_control();
        let is_clean = text.chars().all(|c| is_kept(&c)) && text.trim().len() == text.len();
        let clean = if is_clean {
            text
        } else {
            // Room for everything from the start: a growing text would leave copies behind.
            let mut kept = Zeroizing::new(String::with_capacity(text.len()));
            kept.extend(text.chars().filter(is_kept));
            let mut clean = Zeroizing::new(String::with_capacity(kept.len()));
            clean.push_str(kept.trim());
            clean
        };
        (!clean.is_empty()).then_some(Self(clean))
    }

    /// The text, to be sent to its provider or classified, and for nothing else.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn is_cleaned_as_openclaw_does() {
        let clean = |text: &str| Secret::new(text.to_owned()).map(|secret| secret.expose().to_owned());
        assert_eq!(
            clean(" sk-ant-api03-EXA\r\nMPLE\u{2028}\u{201d}\n").as_deref(),
            Some("sk-ant-api03-EXAMPLE")
        );
        assert_eq!(clean("a b").as_deref(), Some("a b"));
        assert_eq!(clean(" \n"), None);
    }

    #[test]
    fn is_not_printed() {
        let secret = Secret::new("sk-ant-api03-EXAMPLE".to_owned()).unwrap();
        assert_eq!(format!("{secret:?} {:#?}", Some(&secret)), "Secret(..) Some(\n    Secret(..),\n)");
    }
}
