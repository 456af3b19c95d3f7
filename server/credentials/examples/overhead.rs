//! How long a check takes besides the provider's own time: against a server on this machine that answers at once.
//! `cargo run --release -p openclaw-credentials --example overhead`

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement, not a part of the product")]

use std::process::Command;
use std::time::Instant;

use openclaw_credentials::Secret;
use openclaw_credentials::check::{Checker, Consent, Credential, From, Origin, Question};
use stand_in::{Account, StandIn};

const KEY: &str = "sk-ant-api03-EXAMPLE";

fn main() {
    if let Some(url) = std::env::args().nth(1) {
        return ask(&url);
    }
    let server = StandIn::start();
    server.knows(KEY, Account::Good);
    let ca = std::env::temp_dir().join(format!("stand-in-{}.pem", std::process::id()));
    server.write_ca(&ca);
    // Another process, since certificates are read once, and told by the environment.
    let status = Command::new(std::env::current_exe().unwrap())
        .arg(server.url())
        .env("NODE_EXTRA_CA_CERTS", &ca)
        .status()
        .unwrap();
    std::fs::remove_file(&ca).unwrap();
    assert!(status.success());
}

fn ask(url: &str) {
    let start = Instant::now();
    let secret = Secret::new(KEY.to_owned()).unwrap();
    let mut consent = Consent::default();
    consent.allow_host(Origin::parse(url).unwrap());
    let models = ["claude-opus-5".to_owned()];
    let credential = Some(Credential { secret: &secret, from: From::Document });
    let question =
        Question { base_url: Some(url), credential, models: &models, ..Question::new("anthropic") };
    let checker = Checker::new();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    println!("ready after {:?}", start.elapsed());
    for name in ["first check", "second check", "third check"] {
        let outcome = runtime.block_on(checker.check(&question, &consent));
        assert!(outcome.verdict.is_valid(), "{outcome:?}");
        println!("{name}: {:?}", outcome.elapsed);
    }
}
