//! The binary: a language server on stdio, and the same answers for terminals and CI.

mod cli;
mod locale;
mod lsp;
mod pages;
mod panics;
mod served;
#[cfg(test)]
mod settings_docs;
mod surroundings;

fn main() -> std::process::ExitCode {
    cli::run()
}
