// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "cli/usage.h"

namespace asterism::cli {

/// What the grammars share by which own accounts do something. What is typed goes straight to
/// Options::acting.
class ActingParts {
protected:
    using App = CLI::App;

    /// Must outlive this.
    explicit ActingParts(Options &options);

    App *command(App &parent, const char *name, Command value, const QString &help);
    CLI::Option *text(App *app, const char *name, QString ActingOptions::*to, const QString &help);
    CLI::Option *texts(
        App *app, const char *name, const QString &help, QStringList *to, bool option = true);
    void oneAccount(App *app, const QString &help);
    void account(App *app);
    void accounts(App *app);
    void wait(App *app);
    void visibility(App *app, const QStringList &words, const QString &help);

    Options &m_options;
    ActingOptions &m_acting;
};

/// The help of what is a post's address.
QString postHelp();

} // namespace asterism::cli
