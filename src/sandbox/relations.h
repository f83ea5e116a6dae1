// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace asterism {

/// How somebody follows somebody.
struct FollowOptions {
    bool boosts = true;
    bool notify = false;
    QStringList languages = {}; ///< empty: all

    bool operator==(const FollowOptions &) const = default;
};

/// What of it a request names; the rest stays as it is.
struct FollowChange {
    std::optional<bool> boosts = {};
    std::optional<bool> notify = {};
    std::optional<QStringList> languages = {};

    FollowOptions on(FollowOptions old) const;
};

struct MuteOptions {
    bool notifications = true; ///< they are muted, too
    qint64 endsAt = 0; ///< 0: never

    bool operator==(const MuteOptions &) const = default;
};

/// All that somebody has at their server, for tests to compare. People by their handles.
struct Relations {
    QMap<QString, FollowOptions> follows;
    QMap<QString, FollowOptions> requested;
    QStringList followers; ///< sorted
    QStringList blocks; ///< sorted
    QMap<QString, MuteOptions> mutes;
    QStringList domainBlocks; ///< oldest first, as the next two
    QStringList bookmarks; ///< uris
    QStringList tags;
};

} // namespace asterism
