// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/api.h"

#include <QStringList>

#include <vector>

namespace asterism::misskeyserver {

// What belongs to which of Misskey's timelines, for pages and streams alike.

struct MisskeyFeed {
    enum class Kind { Home, Local, Hybrid, Global, List, Tag, Antenna, Channel };

    Kind kind = Kind::Home;
    QString id = {}; ///< of the list, antenna or channel
    std::vector<QStringList> tags = {}; ///< all of one of these
    bool renotes = true;
    bool files = false; ///< only notes that have some
    bool replies = false; ///< local and hybrid: answers to others, too
};

/// For call.viewer, -1 being a guest; to whom only what is this server's own is shown (misskey:
/// ugcVisibilityForVisitor, which is "local" unless an administrator says otherwise).
bool belongsToFeed(const Call &call, const MisskeyFeed &feed, const Copy &copy);

/// Of one person; withChannels: what they said in channels, too.
struct PersonFeed {
    int person = -1;
    bool replies = false;
    bool renotes = true;
    bool files = false;
    bool channels = false;
};
bool belongsToPerson(const Call &call, const PersonFeed &feed, const Copy &copy);

/// Whom this copy is from: who boosted, or who wrote.
int tellerOf(const Call &call, const Copy &copy);
/// May the viewer have it in a timeline at all?
bool isFor(const Call &call, const Copy &copy);
const KeptAntenna *antennaOf(const Call &call, const QString &id);

} // namespace asterism::misskeyserver
