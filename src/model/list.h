// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "model/polled.h"

#include <QString>

#include <optional>

namespace asterism {

/// What the user chose about one list.
struct ListOptions {
    bool hideBoosts = false;
    bool hideReplies = false; ///< to others; a thread of one's own goes on
    bool onlyMedia = false; ///< posts with something attached
    bool asGrid = false; ///< shown as pictures side by side
    bool notify = false; ///< of what its members post
    /// Whether "everyone" shows it, too. Unsaid: the terminal's "everyone" does, the window's not.
    std::optional<bool> inEveryone;
    bool exclusive = false; ///< what stands in it is kept out of homes
    int colour = -1; ///< one of the eight account colours, 0 to 7; -1: none
    QString icon; ///< isIcon()

    bool operator==(const ListOptions &) const = default;
};

/// One emoji, or nothing. Joined ones (a family, a flag) count as one; at most 32 units of UTF-16.
bool isIcon(const QString &text);

/// One of the user's own lists; its members need not be followed by anybody.
struct List {
    ListId id;
    QString name;
    qint64 createdAt = 0;
    ListOptions options = {};

    bool operator==(const List &) const = default;
};

/// Who reads a list member, in the order in which they are tried (product.md).
enum class ReaderKind { None, OwnAccount, MastodonApi, MisskeyApi, Feed, Outbox, Via, Unreadable };

/// The words of the terminal program: "own-account", "mastodon-api", "misskey-api", "feed",
/// "outbox", "via", "unreadable"; empty for None (not tried yet).
QString word(ReaderKind kind);
ReaderKind readerKind(const QString &word);

/// What could help where somebody cannot be read. Its numbers are kept (store/readings.h).
enum class Remedy : int {
    None = 0, ///< nothing that the user could do
    OwnAccount = 1, ///< an own account: one there, or one elsewhere that follows them
    Elsewhere = 2, ///< an own account elsewhere that follows them
};

/// Somebody in a list, and how they are read, which is the same in all of their lists.
struct ListMember {
    ListId list;
    QString acct; ///< canonical user@host; the host is the account domain
    bool typed = false; ///< the user typed that host, so that it may lie in a private network
    QString actorUri; ///< learnt from WebFinger; empty before
    std::optional<bool> notify; ///< of what they post; unsaid: as the list says

    // What follows is remembered in the cache.
    QString host; ///< where it is read: host of the actor id or the API host behind a redirect
    QString localId; ///< its account id on that host; empty when the reader needs none
    ReaderKind reader = ReaderKind::None;
    /// OwnAccount and Via; of Unreadable the one that could follow them best, as far as is known.
    AccountId readerAccount;
    QString readerUrl; ///< feed or outbox address
    QString etag; ///< of the last unpaged conditional answer
    QString lastModified;
    qint64 chosenAt = 0; ///< when all readers were last tried in the order of their worth
    Polled polled;
    qint64 nextReadAt = 0; ///< as it was planned at the last look; 0: not yet
    QString movedTo; ///< the account that they moved to, once it was put into their lists
    QString error; ///< why, in one sentence; empty when the last read went well
    Remedy remedy = Remedy::None; ///< of Unreadable

    bool operator==(const ListMember &) const = default;
};

} // namespace asterism
