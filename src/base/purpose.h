// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// Why a host is asked: what the user is told about each that was. Their numbers lie in cache.db,
/// so a new one goes to the end.
enum class Purpose {
    Other,
    OwnAccount, ///< an own account at its server
    Timeline, ///< a public timeline, a tag or its stream, as a guest
    Member, ///< somebody in a list
    Profile, ///< somebody who was looked up or shown, in no list
    Thread, ///< one post, what it answers, its edits
    Media, ///< pictures, avatars, emoji, films
    Server, ///< what software it runs and what that can do
    SignIn,
    ProxyCheck, ///< whether a proxy leads anywhere
};

constexpr int purposeCount = int(Purpose::ProxyCheck) + 1;

/// Stable lower-case word for JSON ("own-account", "member", …).
QString word(Purpose purpose);

/// The same for people, translated: "people in your lists".
QString phrase(Purpose purpose);

/// How often one host was asked for one purpose since somebody looked.
struct HostCount {
    QString host; ///< form of hostOf()
    Purpose purpose = Purpose::Other;
    int times = 0;
    qint64 lastAt = 0;

    bool operator==(const HostCount &) const = default;
};

} // namespace asterism
