// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/relationship.h"
#include "ui/viewmodels/standings.h"

#include <QStringList>

namespace asterism::ui {

/// What can be chosen about a person, a server or a hashtag: the words of Action::Kind, and
/// "options": another follow of those whom an account follows already.
Action::Kind actionOfTask(const QString &task);

/// Of people and their servers: whether it would change anything where an account stands so.
bool changesAnything(const QString &task, const Relationship &now);

/// Why that account may not be chosen for it, in a sentence; empty: it may. An account whose server
/// did not tell how it stands may: the server will say.
QString whyNotChosen(const QString &task, const Standings &standings, const ActingAccount &one);

/// Whether it is chosen before anybody has chosen anything; `standard`: the one who acts unless
/// another is chosen.
bool isChosenFirst(const QString &task, const Standings &standings, const ActingAccount &one,
    const AccountId &standard);

/// "Mute @x", what that does, and the button: "Mute from 2 accounts". `target`: "@x@host", the host
/// or "#tag". Without accounts the button says only what it does.
QString taskTitle(const QString &task, const QString &target);
QString taskEffect(const QString &task, const QString &target);
QString taskButton(const QString &task, int accounts);
bool isDangerous(const QString &task);

} // namespace asterism::ui
