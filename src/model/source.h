// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "model/hashtags.h"

#include <QString>

#include <optional>

namespace asterism {

/// One thing a server can be asked for, or one of our own lists. A timeline is a set of sources.
struct Source {
    enum class Kind {
        Home, ///< account
        Local, ///< host
        Federated, ///< host
        Tag, ///< host + param = tag, lower case, without #; or several: TagSet::text()
        Person, ///< param = acct; host = where it is read (API host)
        PersonMedia, ///< the same; of their own posts those with media (no boosts)
        List, ///< param = ListId; filled at ingest, never asked for
        ServerList, ///< account + param = the server's list id
        Lookup, ///< host; holder of posts that were fetched singly (threads, look-ups)
        Social, ///< account; Misskey's "hybrid": home and local together
        Antenna, ///< account + param = the server's antenna id (Misskey)
        Channel, ///< account + param = the server's channel id (Misskey)
        Clip, ///< account + param = the server's clip id (Misskey)
        Mentions, ///< account; posts that mention it
        Favourites, ///< account; posts that it has marked (Misskey: starred, others: favourited)
        Bubble, ///< host; Akkoma's timeline of the servers that it counts as near
        Notifications, ///< account; what it is told of others (store/notices.h): no posts stand in
                       ///< it
        Direct, ///< account; posts for named people that it received or wrote (store/direct.h)
    };

    Kind kind = Kind::Home;
    QString host; ///< normalHost() form; for Home and ServerList the account's host
    AccountId account; ///< of the kinds that belong to one
    QString param;

    /// Stable text, the source's name in both databases: "home:UUID", "local:HOST",
    /// "federated:HOST", "tag:TAG@HOST", "person:ACCT@@HOST", "person-media:ACCT@@HOST",
    /// "list:UUID", "server-list:ID@UUID", "lookup:HOST", "social:UUID", "antenna:ID@UUID",
    /// "channel:ID@UUID", "clip:ID@UUID", "mentions:UUID", "favourites:UUID", "bubble:HOST",
    /// "notifications:UUID", "direct:UUID". Posts with several hashtags, and without some, are
    /// "tag:TAG#TAG#-NOT@HOST", the wanted ones sorted and before the others.
    QString key() const;
    static Result<Source> fromKey(const QString &key);

    TagSet tags() const; ///< of Tag

    bool operator==(const Source &) const = default;
};

Source homeSource(const AccountId &account, const QString &host);
Source localSource(const QString &host);
Source federatedSource(const QString &host);
/// `tag`: one, or a TagSet's text.
Source tagSource(const QString &tag, const QString &host);
Source tagSource(const TagSet &tags, const QString &host);
Source personSource(const QString &acct, const QString &host);
/// What that account's server shows the account of a person: another account there may be shown
/// more, or less. "person:ACCT@@HOST@@UUID".
Source personSourceAs(const AccountId &account, const QString &acct, const QString &host);
/// What a server tells when it is asked for a person's posts with media: not read to the same depth
/// as their posts, so that it is a timeline beside these.
Source personMediaSource(const QString &acct, const QString &host);
/// The same of whatever source of a person, with its account.
Source mediaSourceOf(const Source &person);
Source listSource(const ListId &list);
/// `id` is the one that the account's server gave to its list.
Source serverListSource(const AccountId &account, const QString &host, const QString &id);
/// Social, Mentions, Favourites, Notifications and Direct without `id`; Antenna, Channel and Clip
/// with the server's.
Source accountSource(
    Source::Kind kind, const AccountId &account, const QString &host, const QString &id = {});
Source bubbleSource(const QString &host);
/// Whether such a source is one person's, who is named by `param`.
bool isOfOnePerson(Source::Kind kind);
/// Whether such a source belongs to one own account, which alone can read it.
bool isOfAccount(Source::Kind kind);

/// What the keys of such sources begin with: "home", "server-list", "antenna".
QString word(Source::Kind kind);
/// Nothing for a word that is none of them.
std::optional<Source::Kind> sourceKind(const QString &word);

} // namespace asterism
