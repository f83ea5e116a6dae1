// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/relationship.h"
#include "store/outbox.h"
#include "ui/viewmodels/standings.h"

#include <QString>

namespace asterism::ui {

/// How an account stands to somebody: "follows · they follow back", "requested", "blocked".
QString relationshipWords(const Relationship &relationship);
/// The same of what its server said, or did not say yet; the account itself is told as well.
QString standingWords(const Standings &standings, const ActingAccount &one);
/// Whether it follows the hashtag, or what its server said instead.
QString tagStandingWords(const Standings &standings, const ActingAccount &one);

/// What is under way: "Follow…", "Mute… · Block…"; empty where nothing is.
QString underWayWords(const std::vector<store::OutboxRow> &rows);
/// Why the last of those that failed did, with the server's words; empty where none did.
QString failedWords(const std::vector<store::OutboxRow> &rows);

/// What something that people, servers or hashtags are concerned with is called: "Follow".
QString actionWords(Action::Kind kind);

} // namespace asterism::ui
