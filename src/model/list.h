// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "model/polled.h"

#include <QString>

namespace asterism {

/// One of the user's own lists; its members need not be followed by anybody.
struct List {
    ListId id;
    QString name;
    qint64 createdAt = 0;

    bool operator==(const List &) const = default;
};

/// Who reads a list member, in the order in which they are tried (product.md).
enum class ReaderKind { None, OwnAccount, MastodonApi, MisskeyApi, Feed, Outbox, Via, Unreadable };

/// The words of the terminal program: "own-account", "mastodon-api", "misskey-api", "feed",
/// "outbox", "via", "unreadable"; empty for None (not tried yet).
QString word(ReaderKind kind);
ReaderKind readerKind(const QString &word);

/// Somebody in a list, and how they are read, which is the same in all of their lists.
struct ListMember {
    ListId list;
    QString acct; ///< canonical user@host; the host is the account domain
    bool typed = false; ///< the user typed that host, so that it may lie in a private network
    QString actorUri; ///< learnt from WebFinger; empty before

    // What follows is remembered in the cache.
    QString host; ///< where it is read: host of the actor id or the API host behind a redirect
    QString localId; ///< its account id on that host; empty when the reader needs none
    ReaderKind reader = ReaderKind::None;
    AccountId readerAccount; ///< OwnAccount and Via
    QString readerUrl; ///< feed or outbox address
    QString etag; ///< of the last unpaged conditional answer
    QString lastModified;
    qint64 chosenAt = 0; ///< when all readers were last tried in the order of their worth
    Polled polled;
    qint64 nextReadAt = 0; ///< as it was planned at the last look; 0: not yet
    QString movedTo; ///< the account that they moved to, once it was put into their lists
    QString error; ///< one sentence; empty when the last read went well

    bool operator==(const ListMember &) const = default;
};

} // namespace asterism
