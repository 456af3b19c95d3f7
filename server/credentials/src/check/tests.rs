//! Every row of the verdict table against a server that behaves like the API, and what may leave this machine.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use openclaw_knowledge::credential_kinds::Kind;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use stand_in::{Account, StandIn};
use tokio::sync::OnceCell;

use super::{
    Checker, Consent, Credential, From, ModelState, Origin, Outcome, Question, Why, client, needs_consent,
};
use crate::Secret;
use crate::verdict::{Reason, TlsProblem, Verdict};

const KEY: &str = "sk-ant-api03-EXAMPLE-CANARY";
const TOKEN: &str = "sk-ant-oat01-EXAMPLE-CANARY";
const ADMIN: &str = "sk-ant-admin01-EXAMPLE-CANARY";

/// A checker that trusts the server, and finds every name there.
fn checker(server: &StandIn) -> Checker {
    let ca = CertificateDer::from_pem_slice(server.ca().as_bytes());
    let address = server.address();
    Checker {
        tls: OnceCell::new_with(Some(client::tls(ca.ok().into_iter().collect()))),
        lookup: Arc::new(move |_| Box::pin(async move { Ok(vec![address]) })),
        ..Checker::default()
    }
}

/// What the user of these tests confirmed: the server, and nothing else.
fn consent(server: &StandIn) -> Consent {
    let mut consent = Consent::default();
    consent.allow_host(Origin::parse(&server.url()).unwrap());
    consent
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned()).unwrap()
}

/// Asks the server as `provider` with a credential that stands for `account`.
fn ask(provider: &str, text: &str, account: Account) -> (Outcome, StandIn) {
    let server = StandIn::start();
    server.knows(text, account);
    let outcome = ask_at(&server, &checker(&server), provider, text);
    (outcome, server)
}

fn ask_at(server: &StandIn, checker: &Checker, provider: &str, text: &str) -> Outcome {
    let (secret, url) = (secret(text), server.url());
    let credential = Some(Credential { secret: &secret, from: From::Document });
    let question = Question { base_url: Some(&url), credential, ..Question::new(provider) };
    let outcome = run(checker.check(&question, &consent(server)));
    let shown = format!(
        "{outcome:?} {} {}",
        serde_json::to_string(&outcome).unwrap(),
        outcome.verdict.message(provider)
    );
    assert!(!shown.to_lowercase().contains("canary"), "{shown}");
    outcome
}

fn verdict(provider: &str, text: &str, account: Account) -> Verdict {
    ask(provider, text, account).0.verdict
}

fn cannot_tell(account: Account) -> Reason {
    match verdict("anthropic", KEY, account) {
        Verdict::CannotTell(reason) => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn verdicts_about_keys_of_anthropic() {
    let rejected = |kind| Verdict::Rejected { kind: Some(kind) };
    let admin = Verdict::WrongKind { kind: Kind::AnthropicAdminKey };
    for (text, account, expected) in [
        (KEY, Account::Good, Verdict::Valid),
        (TOKEN, Account::Good, Verdict::Valid),
        (KEY, Account::Revoked, rejected(Kind::AnthropicApiKey)),
        (TOKEN, Account::Revoked, rejected(Kind::AnthropicSetupToken)),
        ("EXAMPLE-CANARY", Account::Revoked, Verdict::Rejected { kind: None }),
        (KEY, Account::NoScope, Verdict::NoPermission),
        (TOKEN, Account::InferenceOnly, Verdict::CannotTell(Reason::CatalogueScope)),
        (ADMIN, Account::Admin, admin.clone()),
        (ADMIN, Account::Revoked, admin),
        (ADMIN, Account::Good, Verdict::Valid),
        (KEY, Account::NoCredit, Verdict::OutOfCredit),
        (KEY, Account::Unpaid, Verdict::OutOfCredit),
        (KEY, Account::RateLimited(Some(30)), Verdict::RateLimited { retry_after: Some(30) }),
        (KEY, Account::RateLimited(None), Verdict::RateLimited { retry_after: None }),
    ] {
        assert_eq!(verdict("anthropic", text, account.clone()), expected, "{account:?}");
    }
}

#[test]
fn an_unknown_credential_is_rejected() {
    let server = StandIn::start();
    let outcome = ask_at(&server, &checker(&server), "anthropic", KEY);
    assert_eq!(outcome.verdict, Verdict::Rejected { kind: Some(Kind::AnthropicApiKey) });
    assert_eq!(outcome.http_status, Some(401));
    assert_eq!(outcome.request_id.as_deref(), Some("req_stand_in"));
}

#[test]
fn answers_that_judge_nothing() {
    let elsewhere = "https://elsewhere.example/v1/models?key=1".to_owned();
    for (account, expected) in [
        (Account::Overloaded, Reason::Overloaded),
        (Account::BrokenServer, Reason::ServerError { status: 500 }),
        (Account::Page, Reason::NotJson),
        (Account::Truncated, Reason::NotJson),
        (Account::OtherJson, Reason::OtherShape),
        (Account::NotFound, Reason::NotFound),
        (Account::Redirect(elsewhere), Reason::Redirect { host: Some("elsewhere.example".to_owned()) }),
        (Account::Redirect(format!("https://{KEY}.example")), Reason::Redirect { host: None }),
        (Account::Endless, Reason::TooLarge),
        (Account::Reset, Reason::Reset),
        (Account::BrokenBody, Reason::Reset),
    ] {
        assert_eq!(cannot_tell(account.clone()), expected, "{account:?}");
    }
}

#[test]
fn slow_answers_end() {
    let long = Duration::from_secs(60);
    for (account, status) in [(Account::SlowHeaders(long), None), (Account::SlowBody(long), Some(200))] {
        let server = StandIn::start();
        server.knows(KEY, account);
        let mut checker = checker(&server);
        checker.limits.total = Duration::from_millis(500);
        let outcome = ask_at(&server, &checker, "anthropic", KEY);
        assert_eq!(outcome.verdict, Verdict::CannotTell(Reason::Timeout));
        assert_eq!(outcome.http_status, status);
    }
}

#[test]
fn connections_that_fail() {
    let tls = |server: &StandIn, checker: &Checker| match ask_at(server, checker, "anthropic", KEY).verdict {
        Verdict::CannotTell(Reason::Tls { why }) => why,
        other => panic!("{other:?}"),
    };
    let server = StandIn::start_as(&["elsewhere.example"]);
    assert_eq!(tls(&server, &checker(&server)), TlsProblem::WrongName);
    let stranger = StandIn::start();
    assert_eq!(tls(&stranger, &checker(&server)), TlsProblem::UnknownIssuer);
    assert!(stranger.requests().is_empty() && server.requests().is_empty());

    // Nobody listens at the port of a listener that is gone.
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("https://localhost:{}", gone.port());
    let reason = |checker: &Checker, url: &str| {
        let secret = secret(KEY);
        let credential = Some(Credential { secret: &secret, from: From::Document });
        let question = Question { base_url: Some(url), credential, ..Question::new("anthropic") };
        let mut consent = Consent::default();
        consent.allow_host(Origin::parse(url).unwrap());
        run(checker.check(&question, &consent)).verdict
    };
    let at = |address: SocketAddr| Checker {
        lookup: Arc::new(move |_| Box::pin(async move { Ok(vec![address]) })),
        ..checker(&server)
    };
    assert_eq!(reason(&at(gone), &url), Verdict::CannotTell(Reason::Connect));
    let nameless = Checker {
        lookup: Arc::new(|_| Box::pin(async { Err(std::io::Error::other("no such host")) })),
        ..checker(&server)
    };
    assert_eq!(reason(&nameless, "https://nowhere.example"), Verdict::CannotTell(Reason::Dns));
    let proxied = Checker { proxy: Some(format!("http://{gone}")), ..checker(&server) };
    assert_eq!(reason(&proxied, "https://nowhere.example"), Verdict::CannotTell(Reason::Proxy));
}

/// A proxy that wants a password gets the host's name, and nothing of the credential.
#[test]
fn a_proxy_sees_no_credential() {
    let proxy = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = proxy.local_addr().unwrap();
    let seen = std::thread::spawn(move || {
        let (mut stream, _) = proxy.accept().unwrap();
        let mut seen = vec![0; 4096];
        let length = stream.read(&mut seen).unwrap();
        stream.write_all(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n").unwrap();
        String::from_utf8_lossy(&seen[..length]).into_owned()
    });
    let server = StandIn::start();
    let checker = Checker { proxy: Some(format!("http://{address}")), ..checker(&server) };
    let secret = secret(KEY);
    let credential = Some(Credential { secret: &secret, from: From::Document });
    let question = Question { credential, ..Question::new("anthropic") };
    let outcome = run(checker.check(&question, &Consent::default()));
    assert_eq!(outcome.verdict, Verdict::CannotTell(Reason::Proxy));
    let seen = seen.join().unwrap();
    assert!(seen.starts_with("CONNECT api.anthropic.com:443") && !seen.contains("CANARY"), "{seen}");
}

#[test]
fn a_credential_travels_in_one_header() {
    for (text, name, value, beta) in [
        (KEY, "x-api-key", KEY.to_owned(), None),
        (TOKEN, "authorization", format!("Bearer {TOKEN}"), Some("oauth-2025-04-20")),
    ] {
        let (outcome, server) = ask("anthropic", text, Account::Good);
        assert_eq!(outcome.verdict, Verdict::Valid);
        for request in server.requests() {
            let carries = |(_, value): &&(String, String)| value.contains("CANARY");
            let carriers: Vec<_> = request.headers.iter().filter(carries).collect();
            assert_eq!(carriers, [&(name.to_owned(), value.clone())]);
            assert!(!request.path.contains("CANARY") && request.body.is_empty());
            assert_eq!(request.header("anthropic-version"), Some("2023-06-01"));
            assert_eq!(request.header("anthropic-beta"), beta);
            assert!(request.header("user-agent").unwrap().starts_with("openclaw-lsp/"));
            assert_eq!(request.version, "HTTP/2.0");
        }
        assert_eq!(server.requests()[0].path, "/v1/models?limit=1");
    }
}

#[test]
fn models_are_counted_and_found() {
    let server = StandIn::start();
    server.knows(KEY, Account::Good);
    let (secret, url) = (secret(KEY), server.url());
    let models = ["claude-sonnet-5-latest", "no-such-model", "../models", "claude-opus-5"].map(str::to_owned);
    let credential = Some(Credential { secret: &secret, from: From::Document });
    let question =
        Question { base_url: Some(&url), credential, models: &models, ..Question::new("anthropic") };
    let outcome = run(checker(&server).check(&question, &consent(&server)));
    assert_eq!(outcome.verdict, Verdict::Valid);
    assert_eq!(outcome.models_count, Some(stand_in::MODELS.len()));
    let states: Vec<_> = outcome.models.iter().map(|model| model.state).collect();
    let expected = [ModelState::Available, ModelState::NotFound, ModelState::NotFound, ModelState::Available];
    assert_eq!(states, expected);
}

#[test]
fn tokens_are_counted_only_when_asked() {
    let (outcome, server) = ask("anthropic", TOKEN, Account::InferenceOnly);
    assert!(outcome.can_count_tokens);
    assert!(server.requests().iter().all(|request| request.method == "GET"));
    let (secret, url) = (secret(TOKEN), server.url());
    let credential = Some(Credential { secret: &secret, from: From::Document });
    let question = Question { base_url: Some(&url), credential, ..Question::new("anthropic") };
    let checker = checker(&server);
    let count = |model: &str| run(checker.count_tokens(&question, model, &consent(&server))).verdict;
    assert_eq!(count("claude-opus-5"), Verdict::Valid);
    assert_eq!(count("no-such-model"), Verdict::CannotTell(Reason::ModelNotFound));
    server.knows(TOKEN, Account::NoScope);
    assert_eq!(count("claude-opus-5"), Verdict::NoPermission);
    server.knows(TOKEN, Account::Revoked);
    assert_eq!(count("claude-opus-5"), Verdict::Rejected { kind: Some(Kind::AnthropicSetupToken) });
}

#[test]
fn other_providers() {
    let models = |count| (Verdict::Valid, count, "authorization");
    for (provider, path, (expected, count, header)) in [
        ("openai", "/models", models(Some(2))),
        ("openrouter", "/models", models(Some(2))),
        ("groq", "/models", models(Some(2))),
        ("deepseek", "/models", models(Some(2))),
        ("google", "/v1beta/models?pageSize=1", (Verdict::Valid, None, "x-goog-api-key")),
        ("ollama-cloud", "/api/tags", models(Some(2))),
        ("lmstudio", "/models", models(Some(2))),
    ] {
        let (outcome, server) = ask(provider, "EXAMPLE-CANARY", Account::Good);
        assert_eq!((outcome.verdict, outcome.models_count), (expected, count), "{provider}");
        let requests = server.requests();
        assert_eq!(requests[0].path, path, "{provider}");
        assert!(requests[0].header(header).unwrap().contains("CANARY"), "{provider}");
        // The list is asked for without the credential as well: it is closed.
        assert_eq!(requests.len(), 2, "{provider}");
        assert!(requests[1].headers.iter().all(|(_, value)| !value.contains("CANARY")));
    }
    assert_eq!(verdict("openai", "EXAMPLE-CANARY", Account::NoQuota), Verdict::OutOfCredit);
    let rejected = Verdict::Rejected { kind: None };
    assert_eq!(verdict("google", "EXAMPLE-CANARY", Account::InvalidAtGoogle), rejected);
    let other = Verdict::CannotTell(Reason::UnexpectedStatus { status: 400 });
    assert_eq!(verdict("openai", "EXAMPLE-CANARY", Account::InvalidAtGoogle), other);
}

#[test]
fn an_open_list_proves_nothing() {
    let server = StandIn::start();
    server.open();
    server.knows("EXAMPLE-CANARY", Account::Good);
    let outcome = ask_at(&server, &checker(&server), "openai", "EXAMPLE-CANARY");
    assert_eq!(outcome.verdict, Verdict::CannotTell(Reason::OpenList));
}

#[test]
fn custom_providers_and_those_without_a_key() {
    let server = StandIn::start();
    server.open();
    server.knows(KEY, Account::Good);
    let url = server.url();
    let ask = |provider, api, text: Option<&str>, bearer| {
        let secret = text.map(secret);
        let credential = secret.as_ref().map(|secret| Credential { secret, from: From::Document });
        let question = Question { base_url: Some(&url), api, bearer, credential, ..Question::new(provider) };
        run(checker(&server).check(&question, &consent(&server))).verdict
    };
    assert_eq!(ask("mine", Some("anthropic-messages"), Some(KEY), false), Verdict::Valid);
    assert_eq!(ask("mine", None, Some(KEY), false), Verdict::CannotTell(Reason::UnknownApi));
    assert_eq!(ask("mine", Some("anthropic-messages"), None, false), Verdict::Missing);
    assert_eq!(ask("ollama", None, None, false), Verdict::Valid);
    let asked = server.requests().len();
    assert_eq!(ask("anthropic", None, None, false), Verdict::Missing);
    assert_eq!(server.requests().len(), asked);
    // A gateway that takes bearer tokens gets the key in that way, and without the flag of logins.
    ask("mine", Some("anthropic-messages"), Some(KEY), true);
    let request = server.requests().into_iter().nth(asked).unwrap();
    assert_eq!(request.header("authorization"), Some(format!("Bearer {KEY}").as_str()));
    assert_eq!((request.header("x-api-key"), request.header("anthropic-beta")), (None, None));
}

#[test]
fn what_is_worth_more_than_a_key_is_not_sent() {
    for (provider, text, kind) in [
        ("anthropic", "sk-ant-ort01-EXAMPLE", Kind::AnthropicRefreshToken),
        ("anthropic", "sk-ant-sid01-EXAMPLE", Kind::ClaudeSession),
    ] {
        let (outcome, server) = ask(provider, text, Account::Good);
        assert_eq!(outcome.verdict, Verdict::WrongKind { kind });
        assert!(server.requests().is_empty());
    }
    // At OpenAI's own host nobody takes a key of Anthropic.
    let (server, secret) = (StandIn::start(), secret(KEY));
    let credential = Some(Credential { secret: &secret, from: From::Document });
    let question = Question { credential, ..Question::new("openai") };
    let outcome = run(checker(&server).check(&question, &Consent::default()));
    assert_eq!(outcome.verdict, Verdict::WrongKind { kind: Kind::AnthropicApiKey });
}

/// Nothing is sent before the user confirmed: neither to another host, nor into the local network under a public name.
#[test]
fn nothing_leaves_without_consent() {
    let server = StandIn::start();
    server.knows(KEY, Account::Good);
    let (secret, url, checker) = (secret(KEY), server.url(), checker(&server));
    let ask = |base_url: Option<&str>, from, consent: &Consent| {
        let credential = Some(Credential { secret: &secret, from });
        let question = Question { base_url, credential, ..Question::new("anthropic") };
        let needed = needs_consent(&question, consent).map(|needed| needed.why);
        (needed, run(checker.check(&question, consent)).verdict)
    };
    let nothing = Consent::default();
    let variable = From::Variable("ANTHROPIC_API_KEY");
    let (needed, Verdict::CannotTell(Reason::NeedsConsent(asked))) = ask(Some(&url), variable, &nothing)
    else {
        panic!("sent without consent");
    };
    assert_eq!((needed, asked.why), (Some(Why::OtherHost), Why::OtherHost));
    // The own host, whose name leads to this machine: found out on the connection.
    let (needed, Verdict::CannotTell(Reason::NeedsConsent(private))) = ask(None, variable, &nothing) else {
        panic!("connected to a private address");
    };
    assert_eq!((needed, private.why), (None, Why::Private));
    assert_eq!(private.origin.to_string(), "https://api.anthropic.com");
    assert!(server.requests().is_empty());

    let mut consent = Consent::default();
    consent.confirm(&private);
    let (_, outcome) = ask(Some(&url), variable, &consent);
    assert!(matches!(outcome, Verdict::CannotTell(Reason::NeedsConsent(_))));
    assert!(server.requests().is_empty());
    consent.confirm(&asked);
    assert_eq!(ask(Some(&url), variable, &consent), (None, Verdict::Valid));
    let other = From::Variable("OPENAI_API_KEY");
    assert_eq!(ask(Some(&url), other, &consent).0, Some(Why::Foreign));
}

#[test]
fn a_redirect_is_not_followed() {
    let (there, here) = (StandIn::start(), StandIn::start());
    here.knows(KEY, Account::Redirect(format!("{}/v1/models", there.url())));
    let outcome = ask_at(&here, &checker(&here), "anthropic", KEY);
    let host = Some("localhost".to_owned());
    assert_eq!(outcome.verdict, Verdict::CannotTell(Reason::Redirect { host }));
    assert!(there.requests().is_empty());
}

#[test]
fn plain_http_works_where_it_was_confirmed() {
    let server = StandIn::start_plain();
    server.knows(KEY, Account::Good);
    let outcome = ask_at(&server, &checker(&server), "anthropic", KEY);
    assert_eq!(outcome.verdict, Verdict::Valid);
    assert_eq!(server.requests()[0].version, "HTTP/1.1");
}

#[test]
fn a_server_that_repeats_the_credential_is_not_quoted() {
    let (outcome, _) = ask("anthropic", KEY, Account::Echo);
    assert_eq!((outcome.verdict, outcome.request_id), (Verdict::Valid, None));
}

#[test]
fn a_line_break_in_a_credential_begins_no_header() {
    let (outcome, server) = ask("anthropic", "sk-ant-api03-EXAMPLE\r\nx-evil: 1", Account::Good);
    assert_eq!(outcome.verdict, Verdict::Rejected { kind: Some(Kind::AnthropicApiKey) });
    assert!(server.requests().iter().all(|request| request.header("x-evil").is_none()));
}

#[test]
fn a_dropped_check_ends() {
    let server = StandIn::start();
    server.knows(KEY, Account::SlowHeaders(Duration::from_secs(60)));
    let (secret, url) = (secret(KEY), server.url());
    let credential = Some(Credential { secret: &secret, from: From::Document });
    let question = Question { base_url: Some(&url), credential, ..Question::new("anthropic") };
    let checker = checker(&server);
    run(async {
        let consent = consent(&server);
        let check = checker.check(&question, &consent);
        assert!(tokio::time::timeout(Duration::from_millis(200), check).await.is_err());
    });
}

/// The HTTP stack writes its own traces: none of them may hold the credential.
#[test]
fn traces_hold_no_credential() {
    #[derive(Clone, Default)]
    struct Log(Arc<Mutex<Vec<u8>>>);
    impl Write for Log {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let log = Log::default();
    let writer = log.clone();
    let subscriber =
        tracing_subscriber::fmt().with_env_filter("trace").with_writer(move || writer.clone()).finish();
    let server = StandIn::start();
    let plain = StandIn::start_plain();
    tracing::subscriber::with_default(subscriber, || {
        for (server, text) in [(&server, KEY), (&server, TOKEN), (&plain, KEY)] {
            for account in
                [Account::Good, Account::Revoked, Account::Echo, Account::Reset, Account::Truncated]
            {
                server.knows(text, account);
                ask_at(server, &checker(server), "anthropic", text);
            }
        }
    });
    let log = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(log.contains("TRACE"), "nothing was traced");
    assert!(!log.contains("CANARY"), "{log}");
}

/// Needs a key of one's own: `ANTHROPIC_API_KEY=... cargo test -p openclaw-credentials -- --ignored`.
#[test]
#[ignore = "asks the real API"]
fn the_real_api() {
    let Ok(key) = std::env::var("ANTHROPIC_API_KEY") else { return };
    let secret = secret(&key);
    let ask = |secret: &Secret| {
        let credential = Some(Credential { secret, from: From::Variable("ANTHROPIC_API_KEY") });
        let question = Question { credential, ..Question::new("anthropic") };
        run(Checker::new().check(&question, &Consent::default()))
    };
    let outcome = ask(&secret);
    assert!(outcome.verdict.is_valid(), "{outcome:?}");
    assert!(outcome.request_id.is_some());
    let wrong = Secret::new("sk-ant-api03-EXAMPLE".to_owned()).unwrap();
    assert!(matches!(ask(&wrong).verdict, Verdict::Rejected { .. }));
}
