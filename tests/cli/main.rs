//! The command line: exit codes and every form of report.
