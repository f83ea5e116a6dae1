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

/// Whose row it is: a post's, an account's or a server's; empty: it stands alone. All moderators of
/// a server are told of the same people.
QString subjectOf(const NoticeFacts &facts)
{
    if (facts.kind == NoticeKind::SignUp) {
        return facts.host;
    }
    if (facts.kind == NoticeKind::Follow) {
        return facts.account.value;
    }
    return groupsByPost(facts.kind) ? facts.postUri : QString();
}

/// What all moderators of a server are told; empty: it is not that.
QString keyForModerators(const NoticeFacts &facts)
{
    const QString name = word(facts.kind);
    const QString what = facts.kind == NoticeKind::SignUp ? facts.doer
        : facts.kind == NoticeKind::Report                ? facts.reportId
                                                          : QString();
    return facts.host.isEmpty() || what.isEmpty() ? QString() : keyOf({name, facts.host, what});
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
    if (const QString key = keyForModerators(facts); !key.isEmpty()) {
        return key;
    }
    // A group that a server tells in one has one id for several.
    return keyOf({name, facts.account.value, facts.localId, facts.doer});
}

QString noticeGrouping(const NoticeFacts &facts)
{
    const QString subject = subjectOf(facts);
    if (subject.isEmpty()) {
        return {};
    }
    const QString name = word(facts.kind);
    if (!facts.groupKey.isEmpty()) {
        const bool isOfAll = facts.kind == NoticeKind::SignUp;
        return keyOf({name, isOfAll ? facts.host : facts.account.value, facts.groupKey});
    }
    return keyOf({name, subject, spanOf(facts, groupsByPost(facts.kind))});
}

} // namespace asterism::store
