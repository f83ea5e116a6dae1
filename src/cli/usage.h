// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <QString>
#include <QStringList>

namespace asterism::cli {

/// Lets CLI11 speak the user's language: headings, the help option, what a command line lacks.
/// Must come before options and subcommands are added: they inherit it.
void speakInHelp(CLI::App &app);

/// Adds a command with its help; unlike add_subcommand() puts its --help under our heading.
CLI::App *addCommand(CLI::App &parent, const char *name, const QString &help);

/// Command lines below a command's help, as they would be typed. Commands that are added to it
/// afterwards inherit them.
void addExamples(CLI::App &app, const QStringList &lines);

/// A number from `least` to `most`.
CLI::Validator within(qint64 least, qint64 most);

/// One of a few words, as they stand.
CLI::Validator oneOf(const QStringList &words);

/// Anything but blanks.
CLI::Validator something();

} // namespace asterism::cli
