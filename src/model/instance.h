// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/postinglimits.h"

#include <QString>
#include <QStringList>

namespace asterism {

/// What we know of a server. `host` is where its API lives; `accountDomain` is what stands
/// behind the @ of its people, which may differ (split domains).
struct Instance {
    enum class Family { Unknown, Mastodon, Misskey, ActivityPub };

    QString host;
    QString accountDomain;
    QString title;
    QString software; ///< lower case, from NodeInfo: "mastodon", "gotosocial", "snac", …
    QString version; ///< as told
    Family family = Family::Unknown;
    int mastodonApi = 0; ///< api_versions.mastodon; 0 when not told
    /// Pleroma's and Akkoma's feature strings; words of our own (protocol/instanceinfo.h).
    QStringList features;
    QString streamingUrl; ///< wss://…, empty when there is none
    int maxCharacters = 500;
    /// Reaction::name of what its people favourite with, where favourites are reactions and it has
    /// chosen one; else empty.
    QString favouriteReaction;
    PostingLimits posting;
    qint64 checkedAt = 0;

    bool operator==(const Instance &) const = default;
};

} // namespace asterism
