//! Why a source holds no usable credential.

use openclaw_knowledge::text::Message;
use serde::Serialize;

/// Why a source holds no usable credential. Names and paths, never a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the texts in credentials.ftl say it")]
pub enum Why {
    VariableMissing { name: String },
    AddressVariable { name: String },
    ProfileMissing { profile: String },
    ProfileEmpty,
    ProfileProvider { provider: String },
    ProfileMode { mode: String },
    Expired { at: u64 },
    ExpiryInvalid,
    Renewed,
    Elsewhere,
    OldStore,
    StoreUnreadable { file: String },
    StoreLocked { file: String },
    SecretStore,
    SecretProvider { provider: String },
    SecretReference,
    NotAllowed { name: String, provider: String },
    PluginProvider,
    FileMissing { file: String },
    FileUnreadable { file: String },
    FileInsecure { file: String },
    TooLarge,
    NothingThere { name: String },
    LoginShell,
    WorkingFolder,
    NotApplied,
    Spare,
    OtherUse,
    CommandFailed,
    CommandTimeout,
    CommandAnswer,
}

impl Why {
    /// In words.
    #[must_use]
    pub fn message(&self) -> Message {
        let file = |id, file: &str| Message::new(id).with("file", file);
        let name = |id, name: &str| Message::new(id).with("name", name);
        match self {
            Self::VariableMissing { name: it } => name("source-variable-missing", it),
            Self::AddressVariable { name: it } => name("source-address-variable", it),
            Self::ProfileMissing { profile } => {
                Message::new("source-profile-missing").with("profile", profile.as_str())
            }
            Self::ProfileEmpty => Message::new("source-profile-empty"),
            Self::ProfileProvider { provider } => {
                Message::new("source-profile-provider").with("provider", provider.as_str())
            }
            Self::ProfileMode { mode } => Message::new("source-profile-mode").with("mode", mode.as_str()),
            Self::Expired { at } => Message::new("source-expired").with("date", date(*at)),
            Self::ExpiryInvalid => Message::new("source-expiry-invalid"),
            Self::Renewed => Message::new("source-renewed"),
            Self::Elsewhere => Message::new("source-elsewhere"),
            Self::OldStore => Message::new("source-old-store"),
            Self::StoreUnreadable { file: it } => file("source-store-unreadable", it),
            Self::StoreLocked { file: it } => file("source-store-locked", it),
            Self::SecretStore => Message::new("source-secret-store"),
            Self::SecretProvider { provider } => {
                Message::new("source-secret-provider").with("provider", provider.as_str())
            }
            Self::SecretReference => Message::new("source-secret-reference"),
            Self::NotAllowed { name: it, provider } => {
                name("source-not-allowed", it).with("provider", provider.as_str())
            }
            Self::PluginProvider => Message::new("source-plugin-provider"),
            Self::FileMissing { file: it } => file("source-file-missing", it),
            Self::FileUnreadable { file: it } => file("source-file-unreadable", it),
            Self::FileInsecure { file: it } => file("source-file-insecure", it),
            Self::TooLarge => Message::new("source-too-large"),
            Self::NothingThere { name: it } => name("source-nothing-there", it),
            Self::LoginShell => Message::new("source-login-shell"),
            Self::WorkingFolder => Message::new("source-working-folder"),
            Self::NotApplied => Message::new("source-not-applied"),
            Self::Spare => Message::new("source-spare"),
            Self::OtherUse => Message::new("source-other-use"),
            Self::CommandFailed => Message::new("source-command-failed"),
            Self::CommandTimeout => Message::new("source-command-timeout"),
            Self::CommandAnswer => Message::new("source-command-answer"),
        }
    }
}

/// `2026-09-30` of milliseconds since 1970, in UTC: the civil calendar by Howard Hinnant's method.
fn date(milliseconds: u64) -> String {
    let days = milliseconds / 86_400_000 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates() {
        for (at, expected) in
            [(0, "1970-01-01"), (951_782_400_000, "2000-02-29"), (1_826_933_050_837, "2027-11-23")]
        {
            assert_eq!(date(at), expected);
        }
    }
}
