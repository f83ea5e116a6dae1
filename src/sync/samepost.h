// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "model/timelineitem.h"
#include "protocol/write.h"

#include <QStringList>

namespace asterism {

// Whether a post of the account's own is the one that was sent and never answered. Pure.

/// The post that is looked for.
struct SoughtPost {
    Outgoing post;
    QString above; ///< the server's id of what was the newest before; empty: nothing, or unknown
    qint64 since = 0; ///< `above` is not known: no older one is meant; 0: it is known
    QStringList others; ///< ids of posts that came of something else
};

/// Written by the account, not boosted by it.
bool isOwn(const Account &account, const TimelineItem &item);

/// True of what is too old to be it: from there on downwards nothing need be read.
bool isBefore(const SoughtPost &sought, const TimelineItem &item);

/// Of the account, an answer to the same post, with as many media, the same warning, or none where
/// it may have become the text, and, where it shows a poll, the same choices: only the text is left
/// to be compared.
bool mayBeSought(const SoughtPost &sought, const Account &account, const TimelineItem &item);

/// The same of what waits at a server for the time it was sent with: the text, too.
bool isSoughtScheduled(const SoughtPost &sought, const ScheduledPost &post);

/// What remains of a text where servers change nothing: they shorten or add mentions, wrap lines
/// and read marks as formatting.
QString bareText(const QString &typed);

/// By what the server shows of it. A warning that was sent without a text may be the text there.
bool showsText(const Post &post, const PostText &sent);

/// The same by what the server says that was typed.
bool tellsText(const PostSource &source, const PostText &sent);

} // namespace asterism
