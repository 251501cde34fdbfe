//! `prospectus reference`

use std::fs;
use std::path::PathBuf;

use clap::{Arg, CommandFactory};

use crate::cli::exit::Exit;
use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};
use crate::report::{reference, rules};

/// Write the generated part of the documentation: rules.md, reference/commands.md and reference/records.md
///
/// It is made of the manuals of rules, of what commands say of themselves and of what records are declared to hold.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  prospectus reference docs")]
pub(super) struct Reference {
    /// The folder of the documentation
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Reference {
    /// `C` is the whole command line.
    pub(super) fn run<C: CommandFactory>(self, terminal: &mut Terminal) -> Result<Exit> {
        let files = [
            ("rules.md", rules::documentation()),
            ("reference/commands.md", commands(&mut C::command())),
            ("reference/records.md", reference::records()),
        ];
        for (name, text) in files {
            let path = self.folder.join(name);
            let folder = path.parent().unwrap_or(&self.folder);
            fs::create_dir_all(folder)
                .and_then(|()| fs::write(&path, text))
                .map_err(|cause| Error::disk("write", &path, cause))?;
            terminal.say(&format!("Wrote {}.", path.display()));
        }
        Ok(Exit::Clean)
    }
}

const HEAD: &str = "# Commands

<!-- Made by `prospectus reference docs`; do not change it by hand. -->

What each command does and which options it has, as `--help` says it. How to do what with them is in
[how-to for coordinators](../coordinators.md).

Exit code 0: all is well. 1: something in the college's files stops publication. 2: the program or the machine failed.
";

fn commands(command: &mut clap::Command) -> String {
    command.build();
    let mut out = HEAD.to_owned();
    out.push('\n');
    for own in shown(command) {
        let (name, about) = (own.get_name(), first_line(own));
        out.push_str(&format!("- [`{name}`](#prospectus-{name}): {about}\n"));
    }
    for own in shown(command) {
        section(own, "prospectus", 2, &mut out);
    }
    out
}

fn shown(command: &clap::Command) -> impl Iterator<Item = &clap::Command> {
    let own = command.get_subcommands();
    own.filter(|own| !own.is_hide_set() && own.get_name() != "help")
}

fn first_line(command: &clap::Command) -> String {
    let about = command.get_about().map(ToString::to_string);
    about.unwrap_or_default()
}

fn section(command: &clap::Command, above: &str, level: usize, out: &mut String) {
    let name = format!("{above} {}", command.get_name());
    out.push_str(&format!("\n{} {name}\n\n", "#".repeat(level)));
    let about = command.get_long_about().or(command.get_about());
    if let Some(about) = about {
        out.push_str(&format!("{about}\n\n"));
    }
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").trim();
    out.push_str(&format!("```text\n{usage}\n```\n"));
    let arguments: Vec<&Arg> = command
        .get_arguments()
        .filter(|argument| !argument.is_hide_set() && argument.get_id() != "help")
        .collect();
    if !arguments.is_empty() {
        out.push('\n');
    }
    for argument in arguments {
        out.push_str(&line(argument));
    }
    if let Some(examples) = command.get_after_help() {
        let examples = examples.to_string();
        let examples = examples.trim_start_matches("Examples:").trim_matches('\n');
        out.push_str(&format!(
            "\nExamples:\n\n```text\n{}\n```\n",
            unindented(examples)
        ));
    }
    for own in shown(command) {
        section(own, &name, level + 1, out);
    }
}

fn unindented(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .map(|line| line.strip_prefix("  ").unwrap_or(line))
        .collect();
    lines.join("\n")
}

/// One argument: "- `--site DIR`: The college's folder".
fn line(argument: &Arg) -> String {
    let value = argument
        .get_value_names()
        .unwrap_or_default()
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ");
    let name = match argument.get_long() {
        Some(long) if argument.get_action().takes_values() => format!("--{long} {value}"),
        Some(long) => format!("--{long}"),
        None => value,
    };
    let help = argument.get_long_help().or(argument.get_help());
    let help = help.map(ToString::to_string).unwrap_or_default();
    let parts = help.split("\n\n").map(|part| part.replace('\n', " "));
    let help = parts.collect::<Vec<_>>().join(". ").replace(".. ", ". ");
    let mut out = format!("- `{name}`: {help}");
    let values: Vec<String> = argument
        .get_possible_values()
        .iter()
        .filter(|_| argument.get_action().takes_values())
        .map(|value| format!("`{}`", value.get_name()))
        .collect();
    if !values.is_empty() {
        out.push_str(&format!(" ({})", values.join(", ")));
    }
    let defaults = argument.get_default_values();
    if let [default] = defaults
        && argument.get_action().takes_values()
    {
        out.push_str(&format!(" [default: `{}`]", default.to_string_lossy()));
    }
    if let Some(name) = argument.get_env() {
        out.push_str(&format!(
            " [or the environment variable `{}`]",
            name.to_string_lossy()
        ));
    }
    out.push('\n');
    out
}
