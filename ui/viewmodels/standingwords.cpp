// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/standingwords.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

using ActionKind = Action::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(People)
};

constexpr qsizetype mostLanguagesNamed = 4;

void addWord(QStringList &words, bool is, const QString &text)
{
    if (is) {
        words << text;
    }
}

void addFollow(QStringList &words, const Relationship &now)
{
    addWord(words, now.following, Words::tr("follows"));
    addWord(words, now.following && !now.boosts, Words::tr("without boosts"));
    addWord(words, now.following && now.notify, Words::tr("told of new posts"));
    if (now.following && !now.languages.isEmpty()) {
        words << Words::tr("only %1").replace(
            u"%1"_s, now.languages.mid(0, mostLanguagesNamed).join(u", "_s));
    }
    addWord(words, now.requested, Words::tr("requested"));
    addWord(words, now.followedBy && now.following, Words::tr("they follow back"));
    addWord(words, now.followedBy && !now.following, Words::tr("they follow"));
    addWord(words, now.requestedBy, Words::tr("they ask to follow"));
}

} // namespace

QString relationshipWords(const Relationship &relationship)
{
    QStringList words;
    addWord(words, relationship.blocking, Words::tr("blocked"));
    addWord(words, relationship.domainBlocking, Words::tr("their server is blocked"));
    addWord(words, relationship.muting && !relationship.mutingNotifications, Words::tr("muted"));
    addWord(words, relationship.muting && relationship.mutingNotifications,
        Words::tr("muted, notifications too"));
    addFollow(words, relationship);
    return words.isEmpty() ? Words::tr("does not follow") : words.join(u" · "_s);
}

QString standingWords(const Standings &standings, const ActingAccount &one)
{
    if (standings.isSelf(one)) {
        return Words::tr("this is you");
    }
    const Standings::Answer answer = standings.of(one.account.id);
    if (!answer.told) {
        return answer.asking ? Words::tr("asking %1…").replace(u"%1"_s, one.account.host)
                             : answer.trouble;
    }
    if (!answer.told->known) {
        return Words::tr("%1 does not know them yet").replace(u"%1"_s, one.account.host);
    }
    return answer.told->told
        ? relationshipWords(answer.told->relationship)
        : Words::tr("%1 does not tell that").replace(u"%1"_s, one.account.host);
}

QString tagStandingWords(const Standings &standings, const ActingAccount &one)
{
    const Standings::Answer answer = standings.of(one.account.id);
    if (!answer.followsTag) {
        return answer.asking ? Words::tr("asking %1…").replace(u"%1"_s, one.account.host)
                             : answer.trouble;
    }
    return *answer.followsTag ? Words::tr("follows it") : Words::tr("does not follow it");
}

QString underWayWords(const std::vector<store::OutboxRow> &rows)
{
    QStringList words;
    for (const store::OutboxRow &row : rows) {
        if (store::isUnderWay(row.state)) {
            words << Words::tr("%1…").replace(u"%1"_s, actionWords(row.action.kind));
        }
    }
    return words.join(u" · "_s);
}

QString failedWords(const std::vector<store::OutboxRow> &rows)
{
    QString words;
    for (const store::OutboxRow &row : rows) {
        if (row.state == store::OutboxRow::State::Failed) {
            words = Words::tr("%1: %2");
            words.replace(u"%1"_s, actionWords(row.action.kind));
            words.replace(words.indexOf(u"%2"_s), 2, row.trouble);
        }
    }
    return words;
}

QString actionWords(Action::Kind kind)
{
    switch (kind) {
    case ActionKind::Follow:
        return Words::tr("Follow");
    case ActionKind::Unfollow:
        return Words::tr("Unfollow");
    case ActionKind::Mute:
        return Words::tr("Mute");
    case ActionKind::Unmute:
        return Words::tr("Unmute");
    case ActionKind::Block:
        return Words::tr("Block");
    case ActionKind::Unblock:
        return Words::tr("Unblock");
    case ActionKind::AcceptFollower:
        return Words::tr("Accept");
    case ActionKind::RejectFollower:
        return Words::tr("Reject");
    case ActionKind::RemoveFollower:
        return Words::tr("Remove as follower");
    case ActionKind::Report:
        return Words::tr("Report");
    case ActionKind::Annotate:
        return Words::tr("Note");
    case ActionKind::BlockDomain:
        return Words::tr("Block the server");
    case ActionKind::UnblockDomain:
        return Words::tr("Unblock the server");
    case ActionKind::FollowTag:
        return Words::tr("Follow the hashtag");
    case ActionKind::UnfollowTag:
        return Words::tr("Unfollow the hashtag");
    default:
        return {};
    }
}

} // namespace asterism::ui
