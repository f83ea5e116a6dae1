// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "cli/usage.h"

namespace asterism::cli {

/// The part of the grammar by which own accounts do something: posts, boosts, follows, and the
/// outbox through which all of it goes. What is typed goes straight to Options::acting.
class ActingArguments {
public:
    /// Must outlive this.
    explicit ActingArguments(Options &options);

    void addTo(CLI::App &app);

private:
    using App = CLI::App;

    /// What stands for one action, with what it is about.
    struct Verb {
        const char *name;
        Action::Kind kind;
        QString help;
    };

    App *command(App &parent, const char *name, Command value, const QString &help);
    App *action(App &parent, const Verb &verb, const char *label, const QString &target);
    App *ofPost(App &parent, const Verb &verb);
    App *ofPerson(App &parent, const Verb &verb);

    void writing(App &app);
    void boosting(App &app);
    void answering(App &app);
    void posts(App &app);
    void following(App &app);
    void people(App &app);
    void reporting(App &app);
    void others(App &app);
    void requests(App &app);
    void outbox(App &app);

    CLI::Option *text(App *app, const char *name, QString ActingOptions::*to, const QString &help);
    CLI::Option *texts(
        App *app, const char *name, const QString &help, QStringList *to, bool option = true);
    void written(App *app);
    void oneAccount(App *app, const QString &help);
    void account(App *app);
    void accounts(App *app);
    void wait(App *app);
    void visibility(App *app, const QStringList &words, const QString &help);
    void choice(App *app, const char *yes, const char *no, std::optional<bool> MovedItem::*to,
        const QString &yesHelp, const QString &noHelp);

    Options &m_options;
    ActingOptions &m_acting;
};

} // namespace asterism::cli
