// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/outbox.h"

#include <QString>

namespace asterism::ui {

/// What an action is: "Boost of @mei@a.example’s post", "Follow @x@b.example". `author`:
/// "@user@host" of the post that it is about; empty where nobody knows.
QString actionWords(const Action &action, const QString &author);

/// What of the action itself is worth a line below that, plain: a post's beginning, an emoji. Empty
/// mostly.
QString ownLine(const Action &action);

/// A post that may still be taken back: it was never sent, and its time has not come. Not one that
/// waits for the time that was chosen for it.
bool isLeaving(const store::OutboxRow &row, qint64 now);

/// A post that waits here for the time that was chosen for it.
bool waitsForItsTime(const store::OutboxRow &row, qint64 now);

/// When it comes to it: "tried again in 2 min", "being sent", "failed · 4 min".
QString whenWords(const store::OutboxRow &row, qint64 now);

} // namespace asterism::ui
