// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/actionwords.h"

#include "base/clock.h"
#include "cli/runwords.h"
#include "cli/textwidth.h"
#include "model/reaction.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

constexpr int quotedColumns = 40; ///< of what a post says

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Actions)
};

/// In the order of the kinds; %1 is the target, %2 an emoji.
constexpr std::array<const char *, actionKindCount> deeds{
    QT_TRANSLATE_NOOP("Actions", "Something that this version does not know, with %1"),
    QT_TRANSLATE_NOOP("Actions", "Boost of %1"),
    QT_TRANSLATE_NOOP("Actions", "Taking back the boost of %1"),
    QT_TRANSLATE_NOOP("Actions", "Favourite of %1"),
    QT_TRANSLATE_NOOP("Actions", "Taking back the favourite of %1"),
    QT_TRANSLATE_NOOP("Actions", "Bookmark of %1"),
    QT_TRANSLATE_NOOP("Actions", "Taking away the bookmark of %1"),
    QT_TRANSLATE_NOOP("Actions", "Reaction %2 to %1"),
    QT_TRANSLATE_NOOP("Actions", "Taking back the reaction %2 to %1"),
    QT_TRANSLATE_NOOP("Actions", "Vote in %1"),
    QT_TRANSLATE_NOOP("Actions", "Pinning of %1"),
    QT_TRANSLATE_NOOP("Actions", "Unpinning of %1"),
    QT_TRANSLATE_NOOP("Actions", "Muting the thread of %1"),
    QT_TRANSLATE_NOOP("Actions", "Unmuting the thread of %1"),
    QT_TRANSLATE_NOOP("Actions", "Deletion of %1"),
    QT_TRANSLATE_NOOP("Actions", "Change of %1"),
    QT_TRANSLATE_NOOP("Actions", "Follow of %1"),
    QT_TRANSLATE_NOOP("Actions", "Unfollow of %1"),
    QT_TRANSLATE_NOOP("Actions", "Mute of %1"),
    QT_TRANSLATE_NOOP("Actions", "Unmute of %1"),
    QT_TRANSLATE_NOOP("Actions", "Block of %1"),
    QT_TRANSLATE_NOOP("Actions", "Unblock of %1"),
    QT_TRANSLATE_NOOP("Actions", "Accepting %1 as a follower"),
    QT_TRANSLATE_NOOP("Actions", "Rejecting %1 as a follower"),
    QT_TRANSLATE_NOOP("Actions", "Removing %1 from the followers"),
    QT_TRANSLATE_NOOP("Actions", "Report of %1"),
    QT_TRANSLATE_NOOP("Actions", "Block of the server %1"),
    QT_TRANSLATE_NOOP("Actions", "Unblock of the server %1"),
    QT_TRANSLATE_NOOP("Actions", "Follow of the hashtag %1"),
    QT_TRANSLATE_NOOP("Actions", "Unfollow of the hashtag %1"),
    QT_TRANSLATE_NOOP("Actions", "Post \"%1\""),
    QT_TRANSLATE_NOOP("Actions", "Note about %1"),
};
static_assert(deeds.back() != nullptr);

/// What there is to be read of it.
QString beginningOf(const PostText &post)
{
    const QString text = post.text.trimmed();
    if (!text.isEmpty() || (post.media.isEmpty() && post.poll.choices.isEmpty())) {
        return text;
    }
    return post.media.isEmpty() ? post.poll.choices.first() : post.media.first().name;
}

QString targetName(const Action &action)
{
    if (isOfPerson(action.kind)) {
        return u'@' + action.target;
    }
    switch (action.kind) {
    case Action::Kind::FollowTag:
    case Action::Kind::UnfollowTag:
        return u'#' + action.target;
    case Action::Kind::Publish:
        return clipped(printableLine(beginningOf(action.post)), quotedColumns);
    default:
        return action.target;
    }
}

/// Of Unicode's emoji the emoji itself; the others have names.
QString emojiName(const QString &reaction)
{
    return spelt(Reaction{.name = reaction});
}

QJsonValue momentOrNull(qint64 ms)
{
    return ms > 0 ? QJsonValue(isoTime(ms)) : QJsonValue(QJsonValue::Null);
}

/// Never a null one, which would read as no text in some places.
QJsonValue textOf(const QString &text)
{
    return text.isNull() ? QJsonValue(u""_s) : QJsonValue(text);
}

} // namespace

QString deedWords(const Action &action)
{
    const int kind = int(action.kind);
    const bool known = kind > 0 && kind < actionKindCount;
    QString words = Words::tr(deeds.at(known ? size_t(kind) : 0));
    words.replace(u"%2"_s, emojiName(action.reaction));
    return words.replace(u"%1"_s, targetName(action));
}

QString deedWords(const Action &action, const QString &acct)
{
    QString words = Words::tr("%1 as %2");
    words.replace(u"%2"_s, acct);
    return words.replace(u"%1"_s, deedWords(action));
}

QString word(store::OutboxRow::State state)
{
    using State = store::OutboxRow::State;
    switch (state) {
    case State::Waiting:
        return u"waiting"_s;
    case State::Sending:
        return u"sending"_s;
    case State::Sent:
        return u"sent"_s;
    case State::Failed:
        return u"failed"_s;
    case State::Done:
        return u"done"_s;
    case State::Cancelled:
        return u"cancelled"_s;
    }
    return {};
}

QString phrase(store::OutboxRow::State state)
{
    using State = store::OutboxRow::State;
    switch (state) {
    case State::Waiting:
        return Words::tr("waits");
    case State::Sending:
        return Words::tr("is being sent");
    case State::Sent:
        return Words::tr("is sent");
    case State::Failed:
        return Words::tr("failed");
    case State::Done:
        return Words::tr("is done");
    case State::Cancelled:
        return Words::tr("is cancelled");
    }
    return {};
}

bool isKeptThere(const store::OutboxRow &row)
{
    return row.state == store::OutboxRow::State::Done && row.action.kind == Action::Kind::Publish
        && row.action.post.scheduledAt > 0 && row.resultUri.isEmpty() && !row.resultId.isEmpty();
}

bool waitsForItsTime(const store::OutboxRow &row, qint64 now)
{
    const PostText &post = row.action.post;
    const bool waits = row.notBefore >= post.scheduledAt || !post.after.isEmpty();
    return row.state == store::OutboxRow::State::Waiting && row.action.kind == Action::Kind::Publish
        && post.scheduledAt > now && waits;
}

QJsonObject outboxJson(const store::OutboxRow &row, const QString &acct)
{
    const QJsonValue id = row.id > 0 ? QJsonValue(row.id) : QJsonValue(QJsonValue::Null);
    return {{u"id"_s, id}, {u"state"_s, word(row.state)}, {u"kind"_s, word(row.action.kind)},
        {u"account"_s, textOf(acct)}, {u"target"_s, textOf(row.action.target)},
        {u"tries"_s, row.tries}, {u"not_before"_s, momentOrNull(row.notBefore)},
        {u"trouble"_s, textOf(row.trouble)}, {u"created_at"_s, momentOrNull(row.createdAt)},
        {u"result_uri"_s, textOf(row.resultUri)}, {u"result_url"_s, textOf(row.resultUrl)},
        {u"scheduled_at"_s, momentOrNull(row.action.post.scheduledAt)},
        {u"scheduled_id"_s, textOf(isKeptThere(row) ? row.resultId : QString())}};
}

QStringList outboxCells(const store::OutboxRow &row, const QString &acct)
{
    return {QString::number(row.id), phrase(row.state), acct, deedWords(row.action)};
}

QString outboxNote(const store::OutboxRow &row, qint64 now)
{
    QStringList parts;
    if (row.tries > 0) {
        parts << Words::tr("tried %n times", nullptr, row.tries);
    }
    const bool waits = row.state == store::OutboxRow::State::Waiting || store::isResting(row);
    if (waitsForItsTime(row, now)) {
        parts << Words::tr("to be posted at %1").arg(clockWords(row.action.post.scheduledAt, now));
    } else if (waits && row.notBefore > now) {
        parts << Words::tr("next try at %1").arg(clockWords(row.notBefore, now));
    }
    if (!row.trouble.isEmpty()) {
        parts << printableLine(row.trouble);
    }
    return parts.join(u" · "_s);
}

} // namespace asterism::cli
