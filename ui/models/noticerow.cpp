// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/noticerow.h"

#include "content/names.h"
#include "content/plain.h"
#include "ui/models/noticeparent.h"
#include "ui/models/noticewords.h"
#include "ui/models/rowparts.h"
#include "ui/models/rowreactions.h"
#include "ui/models/styledname.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NoticeRows)
};

using NoticeKind = Notification::Kind;

constexpr qsizetype longestNoticeText = 300;
/// Above every row of the cache (milliseconds << 10), so that no event has the key of a group.
constexpr qint64 groupBit = qint64(1) << 62;

QString iconOf(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Mention:
        return u"mentions"_s;
    case NoticeKind::Reply:
        return u"reply"_s;
    case NoticeKind::Quote:
        return u"quote"_s;
    case NoticeKind::Boost:
        return u"boost"_s;
    case NoticeKind::Favourite:
        return u"favourites"_s;
    case NoticeKind::Reaction:
        return u"smile"_s;
    case NoticeKind::Follow:
    case NoticeKind::SignUp:
        return u"person"_s;
    case NoticeKind::FollowRequest:
        return u"plus"_s;
    case NoticeKind::FollowAccepted:
        return u"check"_s;
    case NoticeKind::PollEnded:
        return u"poll"_s;
    case NoticeKind::Edited:
        return u"edit"_s;
    case NoticeKind::Scheduled:
        return u"clock"_s;
    case NoticeKind::Report:
        return u"flag"_s;
    case NoticeKind::Moved:
        return u"move"_s;
    case NoticeKind::Severed:
        return u"close"_s;
    case NoticeKind::Warning:
        return u"warning"_s;
    case NoticeKind::Post:
    case NoticeKind::Other:
        break;
    }
    return u"notifications"_s;
}

/// What somebody wrote to be read, or has asked; of the rest the post is known already.
bool isWhole(const store::NoticeRow &row)
{
    const bool told = row.kind == NoticeKind::Mention || row.kind == NoticeKind::Reply
        || row.kind == NoticeKind::Quote || row.kind == NoticeKind::Post
        || row.kind == NoticeKind::PollEnded;
    return told && row.post.has_value();
}

void learnDoer(const Actor &actor, const RowNames &names)
{
    if (names.emojis) {
        names.emojis->add(actor.acct.section(u'@', -1), actor.emojis);
    }
}

QVariantList peopleOf(const store::NoticeRow &row, const RowNames &names)
{
    QVariantList people;
    for (const Notification::Doer &doer : row.doers) {
        learnDoer(doer.actor, names);
        RowPerson person{.acct = u'@' + doer.actor.acct,
            .name = spokenName(doer.actor),
            .avatar = imageUrl::avatar(doer.actor).toString()};
        if (!doer.reaction.name.isEmpty()) {
            const ReactionFace face = faceOf(doer.reaction, names);
            person.emoji = face.sign;
            person.picture = face.picture;
        }
        people << QVariant::fromValue(person);
    }
    return people;
}

/// Where moderators find more, of the softwares that have such a page.
QString pageOf(store::CacheTx &tx, const store::NoticeRow &row, const RowNames &names)
{
    static const QHash<NoticeKind, QString> mastodons{{NoticeKind::Report, u"/admin/reports"_s},
        {NoticeKind::Warning, u"/disputes/strikes"_s},
        {NoticeKind::Severed, u"/severed_relationships"_s}};
    if (!mastodons.contains(row.kind) || !names.acting.accounts || !names.acting.servers) {
        return {};
    }
    const auto &accounts = *names.acting.accounts;
    const auto told = std::ranges::find_if(
        accounts, [&](const Account &one) { return row.accounts.contains(one.id.value); });
    if (told == accounts.end()) {
        return {};
    }
    const auto server = names.acting.servers->of(tx, *told);
    const QString path = server->software == u"mastodon"_s ? mastodons.value(row.kind) : u"/"_s;
    return u"https://"_s + told->host + path;
}

QString leadsTo(const store::NoticeRow &row, const RowNotice &notice)
{
    if (!notice.page.isEmpty()) {
        return u"page"_s;
    }
    if (!notice.whole && row.people > 1) {
        return u"people"_s;
    }
    if (row.post) {
        return u"thread"_s;
    }
    return row.doers.empty() ? QString() : u"profile"_s;
}

QString noticeText(const store::NoticeRow &row, const RowView &view)
{
    QStringList parts;
    if (row.post) {
        // What is filtered, or behind a warning, is not told here either.
        parts << (view.warning.isEmpty() ? openText(row.post->text, row.post->blocks)
                                         : view.warning);
    } else if (!row.postUri.isEmpty()) {
        parts << Words::tr("The post is not here any more.");
    }
    parts << safeName(row.text);
    parts.removeAll(QString());
    const QString text = parts.join(u" · "_s).simplified();
    return text.size() > longestNoticeText ? text.left(longestNoticeText) + u'…' : text;
}

QVariantList dotsOfTold(const store::NoticeRow &row, const RowNames &names)
{
    QVariantList dots;
    for (const QString &id : names.order) {
        if (row.accounts.contains(id)) {
            dots << QVariant::fromValue(names.accounts.value(id));
        }
    }
    return dots;
}

/// Who was told answers, unless the column has an actor of its own or the default one was told.
RowNames namesFor(const store::NoticeRow &row, const RowNames &names)
{
    RowNames own = names;
    const bool toldToDefault = row.accounts.contains(names.acting.standard.value);
    if (names.acting.wished.isEmpty() && !toldToDefault) {
        for (const QString &id : names.order) {
            if (row.accounts.contains(id)) {
                own.acting.wished = {id};
                break;
            }
        }
    }
    return own;
}

RowView postOf(store::CacheTx &tx, const store::NoticeRow &row, const RowNames &names)
{
    if (!row.post) {
        return {};
    }
    store::TimelineRow post = store::rowOf(tx, row.post->row);
    post.filtered = row.filtered;
    return makeRow(tx, post, namesFor(row, names));
}

QString othersOf(const store::NoticeRow &row)
{
    const int others = row.people - int(row.doers.size());
    return others > 0 && !row.doers.empty() ? u'+' + QLocale().toString(others) : QString();
}

RowNotice noticeOf(store::CacheTx &tx, const store::NoticeRow &row, const RowNames &names)
{
    RowNotice notice;
    notice.event = row.row;
    notice.post = row.post ? row.post->row : 0;
    notice.accounts = row.accounts;
    notice.kind = word(row.kind);
    notice.whole = isWhole(row);
    notice.icon = iconOf(row.kind);
    notice.people = peopleOf(row, names);
    notice.words = styledSentence(row);
    notice.more = othersOf(row);
    notice.answered = answeredBy(tx, row, names);
    notice.page = pageOf(tx, row, names);
    notice.leads = leadsTo(row, notice);
    notice.name = QString::number(row.row);
    if (row.kind == NoticeKind::FollowRequest && !row.doers.empty()) {
        notice.asked = row.accounts.value(0);
        notice.asks = true;
    }
    return notice;
}

QString spokenNotice(const store::NoticeRow &row, const RowView &view)
{
    QStringList parts{plainSentence(row)};
    parts << (view.notice.whole ? view.accessible : view.notice.text);
    if (!view.notice.answered.isEmpty()) {
        parts << Words::tr("In answer to: %1").replace(u"%1"_s, view.notice.answered);
    }
    parts.removeAll(QString());
    return parts.join(u". "_s);
}

} // namespace

qint64 keyOf(const store::NoticeRow &row)
{
    if (row.gap) {
        return -row.gap->id;
    }
    return row.grouping.isEmpty() ? row.row
                                  : groupBit | qint64(qHash(row.grouping) & (groupBit - 1));
}

store::Event placeOfNotice(qint64 event)
{
    return {store::noticeTime(event), event, 0};
}

RowView makeNoticeRow(store::CacheTx &tx, const store::NoticeRow &row, const RowNames &names)
{
    if (row.gap) {
        store::TimelineRow gap;
        gap.gap = row.gap;
        return makeRow(tx, gap, names);
    }
    RowView view = postOf(tx, row, names);
    view.key = keyOf(row);
    view.notice = noticeOf(tx, row, names);
    view.notice.text = view.notice.whole ? QString() : noticeText(row, view);
    view.dots = dotsOfTold(row, names);
    if (!view.notice.whole) {
        view.createdAt = store::noticeTime(row.row);
        view.exactTime = exactWords(view.createdAt);
    }
    view.accessible = spokenNotice(row, view);
    return view;
}

} // namespace asterism::ui
