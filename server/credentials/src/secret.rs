//! A credential in memory: wiped when it is dropped, and shown, written and serialised by nothing.

use std::fmt;

use zeroize::Zeroizing;

/// The text of a credential, without surrounding white space. Each copy is wiped when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The credential in a text; `None` when the text is blank.
    #[must_use]
    pub fn new(text: impl Into<Zeroizing<String>>) -> Option<Self> {
        let text = text.into();
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return None;
        }
        // White space around it would break a header, and OpenClaw cuts it off as well.
        Some(Self(if trimmed.len() == text.len() { text } else { Zeroizing::new(trimmed.to_owned()) }))
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
    fn is_trimmed_and_not_printed() {
        let secret = Secret::new(" sk-ant-api03-EXAMPLE\n".to_owned()).unwrap();
        assert_eq!(secret.expose(), "sk-ant-api03-EXAMPLE");
        assert_eq!(format!("{secret:?} {:#?}", Some(&secret)), "Secret(..) Some(\n    Secret(..),\n)");
        assert_eq!(Secret::new(" \n".to_owned()), None);
    }
}
