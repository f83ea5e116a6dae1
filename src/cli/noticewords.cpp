// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/noticewords.h"

#include "base/clock.h"
#include "cli/textwidth.h"
#include "content/names.h"
#include "content/plain.h"
#include "model/noticepatterns.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Notices)
};

constexpr int excerptWidth = 200; // columns: two or three lines

using NoticeKind = Notification::Kind;

QString nameOfDoer(const Actor &actor)
{
    const QString name = printableLine(safeName(actor.displayName));
    return name.isEmpty() ? printableLine(actor.acct) : name;
}

/// Empty where nobody did it.
QString doersWords(const store::NoticeRow &notice)
{
    if (notice.doers.empty()) {
        return {};
    }
    const QString name = nameOfDoer(notice.doers.front().actor);
    const int others = notice.people - 1;
    return others > 0 ? Words::tr("%1 and %n more", nullptr, others).replace(u"%1"_s, name) : name;
}

/// One emoji is told, several are not: each did it with another one.
QString patternOf(const store::NoticeRow &notice)
{
    const bool alone = notice.kind == NoticeKind::Reaction && notice.people <= 1;
    const Reaction reaction = alone ? notice.doers.front().reaction : Reaction();
    if (reaction.name.isEmpty()) {
        return patternOfPeople(notice.kind);
    }
    QString words = Words::tr("%1 reacted to your post with %2");
    return words.replace(u"%2"_s, printableLine(spelt(reaction)));
}

bool isFolded(const store::NoticeRow &row)
{
    return row.filtered.action == FilterAction::Warn;
}

/// What an account's filter folds is marked where the author's warning stands. In English always:
/// scripts read it.
QString warningFor(const store::NoticeRow &row)
{
    QStringList parts{row.post->post.warning};
    if (isFolded(row)) {
        parts.prepend(u"Filtered: "_s + row.filtered.titles.join(u", "_s));
    }
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QJsonObject postJson(const store::NoticeRow &row)
{
    const Post &post = row.post->post;
    return {{u"uri"_s, post.uri}, {u"url"_s, post.url}, {u"author"_s, post.author.acct},
        {u"created_at"_s, isoTime(post.createdAt)}, {u"text"_s, row.post->text},
        {u"cw"_s, warningFor(row)}, {u"visibility"_s, word(post.visibility)}};
}

/// Some of one account's are not here.
QJsonObject noticeGapJson(const AccountNotice &notice)
{
    const store::Gap &gap = *notice.row.gap;
    return {{u"kind"_s, u"gap"_s}, {u"account"_s, notice.accounts.value(0)},
        {u"newer_at"_s, isoTime(gap.newerAt)}, {u"older_at"_s, isoTime(gap.olderAt)}};
}

} // namespace

QString noticeWords(const store::NoticeRow &notice)
{
    if (notice.gap) {
        return Words::tr("Some are missing here");
    }
    const QString doers = doersWords(notice);
    const bool bySomebody = isBySomebody(notice.kind) && !doers.isEmpty();
    QString words = bySomebody
        ? patternOf(notice).replace(u"%1"_s, doers)
        : patternOfServer(notice.kind).replace(u"%1"_s, printableLine(notice.word));
    if (!bySomebody && !doers.isEmpty()) {
        words += u" ("_s + doers + u')';
    }
    return notice.pending ? patternOfPending().replace(u"%1"_s, words) : words;
}

QString noticeExcerpt(const store::NoticeRow &row)
{
    if (isFolded(row)) {
        QString words = Words::tr("Filtered: %1");
        return clipped(
            printableLine(words.replace(u"%1"_s, row.filtered.titles.join(u", "_s))), excerptWidth);
    }
    QStringList parts;
    if (row.post && !row.post->post.warning.isEmpty()) {
        parts << u'[' + row.post->post.warning + u']';
    }
    parts << (row.post ? openText(row.post->text, row.post->blocks) : QString()) << row.text;
    parts.removeAll(QString());
    return clipped(printableLine(parts.join(u' ')).simplified(), excerptWidth);
}

QJsonObject noticeJson(const AccountNotice &one)
{
    const store::NoticeRow &row = one.row;
    if (row.gap) {
        return noticeGapJson(one);
    }
    QJsonArray people;
    for (const Notification::Doer &doer : row.doers) {
        people.append(doer.actor.acct);
    }
    const bool reacts = row.kind == NoticeKind::Reaction && !row.doers.empty();
    return {{u"id"_s, row.localId}, {u"account"_s, one.accounts.value(0)},
        {u"accounts"_s, QJsonArray::fromStringList(one.accounts)}, {u"kind"_s, word(row.kind)},
        {u"type"_s, row.word}, {u"created_at"_s, isoTime(store::noticeTime(row.row))},
        {u"people"_s, people}, {u"people_count"_s, row.people},
        {u"reaction"_s, reacts ? spelt(row.doers.front().reaction) : u""_s},
        {u"pending"_s, row.pending}, {u"text"_s, row.text},
        {u"post"_s, row.post ? QJsonValue(postJson(row)) : QJsonValue()}};
}

} // namespace asterism::cli
