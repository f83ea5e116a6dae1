// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "model/post.h"
#include "model/timelineitem.h"

#include <QByteArray>
#include <QString>

namespace asterism::store {

/// Who tells us something: a server's API read with or without an account, an outbox, a feed.
struct Teller {
    enum class Channel { Api, Outbox, Feed };

    QString host; ///< of the API, outbox or feed
    QString accountDomain; ///< behind the @ of its people; verified by the caller, else = host
    AccountId account; ///< empty for a guest
    Channel channel = Channel::Api;
};

/// How much a copy is worth (decision 4): the origin above an own account's server above a guest
/// host. At the origin the API tells more than the outbox, and that more than the feed.
enum Rank { GuestRank = 10, AccountRank = 20, FeedRank = 30, OutboxRank = 35, OriginRank = 40 };

/// From here on a copy counts as confirmed.
constexpr int confirmedRank = AccountRank;

Rank rankOfActor(const Teller &teller, const Actor &actor);
/// Origin only when the post's uri and its author both belong to the teller.
Rank rankOfPost(const Teller &teller, const Post &post);

/// The acct under which the actor may be kept. A host may name the people of another domain only
/// when it is an own account's server; otherwise the actor's uri decides.
QString plausibleAcct(const Teller &teller, const Actor &actor);

/// A timeline item with what src/content made of its body: decoded before the transaction.
struct Prepared {
    TimelineItem item;
    QByteArray blocks; ///< content::toBytes()
    QString text; ///< plain text, for search and terminals
    QString alt; ///< media descriptions and poll options, for search
};

} // namespace asterism::store
