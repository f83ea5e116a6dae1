// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/noticekeys.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace asterism::store {

namespace {

using NoticeKind = Notification::Kind;

/// No part holds one: they are words, accts, ids and addresses.
QString keyOf(const QStringList &parts)
{
    return parts.join(u'\n');
}

bool groupsByPost(NoticeKind kind)
{
    return kind == NoticeKind::Favourite || kind == NoticeKind::Boost
        || kind == NoticeKind::Reaction;
}

bool groupsByAccount(NoticeKind kind)
{
    return kind == NoticeKind::Follow || kind == NoticeKind::SignUp;
}

/// Which half day it is, of the post's life where that is known. Clocks differ: what seems to be a
/// moment before the post is in its first one.
QString spanOf(const NoticeFacts &facts, bool ofPost)
{
    return ofPost && facts.postAt > 0
        ? u'+' + QString::number((facts.at - facts.postAt) / groupSpanMs)
        : QString::number(facts.at / groupSpanMs);
}

} // namespace

QString noticeKey(const NoticeFacts &facts)
{
    const QString name = word(facts.kind);
    if (!facts.postUri.isEmpty()) {
        switch (facts.kind) {
        case NoticeKind::Mention:
        case NoticeKind::Reply: // which most servers call a mention
            return keyOf({u"mention"_s, facts.postUri});
        case NoticeKind::Quote:
        case NoticeKind::Post:
        case NoticeKind::PollEnded:
        case NoticeKind::Edited:
        case NoticeKind::Scheduled:
            return keyOf({name, facts.postUri});
        case NoticeKind::Boost:
        case NoticeKind::Favourite:
            return keyOf({name, facts.doer, facts.postUri});
        case NoticeKind::Reaction:
            return keyOf({name, facts.doer, facts.reaction, facts.postUri});
        default:
            break;
        }
    }
    if (facts.kind == NoticeKind::Moved && !facts.doer.isEmpty() && !facts.target.isEmpty()) {
        return keyOf({name, facts.doer, facts.target});
    }
    // A group that a server tells in one has one id for several.
    return keyOf({name, facts.account.value, facts.localId, facts.doer});
}

QString noticeGrouping(const NoticeFacts &facts)
{
    const bool ofPost = groupsByPost(facts.kind) && !facts.postUri.isEmpty();
    if (!ofPost && !groupsByAccount(facts.kind)) {
        return {};
    }
    const QString name = word(facts.kind);
    if (!facts.groupKey.isEmpty()) {
        return keyOf({name, facts.account.value, facts.groupKey});
    }
    const QString subject = ofPost ? facts.postUri : facts.account.value;
    return keyOf({name, subject, spanOf(facts, ofPost)});
}

} // namespace asterism::store
