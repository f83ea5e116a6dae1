// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "cli/usage.h"

namespace asterism::cli {

/// The part of the grammar that takes things from one account to another: a group for each kind,
/// and runs. What is typed goes straight to Options::moving.
class MovingArguments {
public:
    /// Must outlive this.
    explicit MovingArguments(Options &options);

    void addTo(CLI::App &app);
    /// "accounts export", into that group.
    void addExportTo(CLI::App &accounts);

private:
    using App = CLI::App;

    App *command(App &parent, const char *name, Command value, const QString &help,
        MovedKind kind = MovedKind::Follows);
    void kinds(App &app);
    void exporting(App &group, MovedKind kind);
    void importing(App &group, MovedKind kind);
    void choices(App *app, MovedKind kind);
    void follows(App &group);
    void copying(App &group);
    void runs(App &app);

    CLI::Option *text(App *app, const char *name, QString MovingOptions::*to, const QString &help);
    CLI::Option *words(App *app, const char *name, const QString &help);
    void form(App *app);
    void yes(App *app);
    void wait(App *app);
    void needsOneOf(bool words, bool option, const char *name) const;

    Options &m_options;
    MovingOptions &m_moving;
};

} // namespace asterism::cli
