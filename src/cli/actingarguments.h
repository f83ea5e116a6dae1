// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/actingparts.h"

namespace asterism::cli {

/// The part of the grammar by which own accounts do something: boosts, follows, and the outbox
/// through which all of it goes. Writing is in writingarguments.h.
class ActingArguments : private ActingParts {
public:
    /// Must outlive this.
    explicit ActingArguments(Options &options);

    void addTo(CLI::App &app);

private:
    /// What stands for one action, with what it is about.
    struct Verb {
        const char *name;
        Action::Kind kind;
        QString help;
    };

    App *action(App &parent, const Verb &verb, const char *label, const QString &target);
    App *ofPost(App &parent, const Verb &verb);
    App *ofPerson(App &parent, const Verb &verb);

    void boosting(App &app);
    void answering(App &app);
    void posts(App &app);
    void following(App &app);
    void people(App &app);
    void reporting(App &app);
    void noting(App &app);
    void others(App &app);
    void requests(App &app);
    void outbox(App &app);

    void choice(App *app, const char *yes, const char *no, std::optional<bool> MovedItem::*to,
        const QString &yesHelp, const QString &noHelp);
};

} // namespace asterism::cli
