// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/timelineitem.h"
#include "store/posts.h"
#include "store/store.h"
#include "store/teller.h"

#include <QStringList>

#include <vector>

namespace asterism::store {

// Posts for named people (Visibility::Direct). Whatever a server tells an own account of these, by
// whichever way (a page, a notification, a thread, what it wrote itself), stands in that account's
// source of the kind Direct. Those of one conversation are one row there, the newest (timeline.h):
// they are those that a server counts to one conversation, and posts of which one answers the
// other, as far as that is known. What a server tells apart stays apart: where one names the
// conversation, an answer belongs to it only when the same people take part.

/// What a column says of a conversation above its newest post.
struct ConversationView {
    /// Whoever wrote that, whom it names, and who wrote the others, the newest first; own accounts
    /// among them. At most ten.
    std::vector<Actor> people;
    int messages = 0; ///< that are known; at most 1,000
    bool unread = false; ///< as the server of an account in the column says
};

/// Its people without those; all of them where there is nobody else.
std::vector<Actor> peopleWithout(const ConversationView &view, const QStringList &ownAccts);

/// Keeps an account's word of such a post; the rest of it is in the cache already.
void keepDirect(CacheTx &tx, const Teller &teller, const TimelineItem &item, const Event &event);

/// Whether one of these sources holds a newer post of the same conversation.
bool hasNewerDirect(CacheTx &tx, qint64 post, const std::vector<qint64> &sources);

/// Of which `post` is one, `mentions` being whom it names. `accounts`: ids of those whose servers'
/// word of what is unread counts.
ConversationView conversationOf(
    CacheTx &tx, qint64 post, const std::vector<Mention> &mentions, const QStringList &accounts);

/// How an account's server calls a conversation.
struct ToldConversation {
    AccountId account;
    QString localId;
};

/// Those that the conversation of a post is to servers which say that it is unread.
Result<std::vector<ToldConversation>> unreadConversations(CacheTx &tx, const QString &uri);
/// Notes that it was read, until its server says something else.
Result<Done> noteRead(CacheTx &tx, const ToldConversation &told);

/// What is said of conversations of which no post is left goes.
Result<Done> forgetConversations(CacheTx &tx);

} // namespace asterism::store
