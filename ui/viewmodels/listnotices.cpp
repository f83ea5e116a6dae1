// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/listnotices.h"

#include "content/plain.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ListNotices)
};

constexpr auto postMark = "/post:";
constexpr qsizetype longestBody = 300;

QString groupOf(const ListId &list)
{
    return u"list:"_s + list.value;
}

QString keyOf(const QString &group, const QString &uri)
{
    return group + QLatin1StringView(postMark) + uri;
}

QString nameOf(const Actor &actor)
{
    return actor.displayName.isEmpty() ? u'@' + actor.acct : actor.displayName;
}

QString bodyOf(const store::StoredPost &stored)
{
    const Post &post = stored.post;
    if (!post.warning.isEmpty()) {
        return post.warning;
    }
    QString text = openText(stored.text, stored.blocks).simplified();
    if (text.isEmpty() && !post.media.empty()) {
        text = post.media.front().description.simplified();
    }
    return text.size() > longestBody ? text.left(longestBody - 1) + u'…' : text;
}

} // namespace

ListNotices::ListNotices(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_desk(m_parts.notifier, m_parts.clock,
          [this](const QString &group, int count) { return together(group, count); })
{
    connect(&m_parts.notifier, &Notifier::activated, this,
        [this](
            const QString &key, const QString &, const QString &token) { activated(key, token); });
}

void ListNotices::tell(const ListNewsItem &item)
{
    const QString group = groupOf(item.list.id);
    m_names.insert(group, item.list.name);
    // Who boosts what was told of makes news of it.
    const bool told = item.row.boostedBy.empty() && m_parts.isTold(item.row.post.post.uri);
    if (m_parts.mayTell() && !told && !m_parts.isSeen(item.list.id)) {
        m_desk.tell(group, noticeOf(item));
    }
}

void ListNotices::seen(const ListId &list)
{
    m_desk.seen(groupOf(list));
}

/// Where it stands in a count it stays counted.
void ListNotices::toldOtherwise(const QString &uri)
{
    const QStringList groups = m_names.keys();
    for (const QString &group : groups) {
        m_desk.withdraw(keyOf(group, uri));
    }
}

Notice ListNotices::noticeOf(const ListNewsItem &item)
{
    const store::TimelineRow &row = item.row;
    const bool boosted = !row.boostedBy.empty();
    const Actor &who = boosted ? row.boostedBy.back() : row.post.post.author;
    const QString title = boosted ? Words::tr("%1 boosted (%2)") : Words::tr("%1 posted (%2)");
    return {.key = keyOf(groupOf(item.list.id), row.post.post.uri),
        .title = title.arg(nameOf(who), item.list.name),
        .body = bodyOf(row.post)};
}

Notice ListNotices::together(const QString &group, int count) const
{
    return {.title = Words::tr("%n new posts in %1", nullptr, count).arg(m_names.value(group))};
}

void ListNotices::activated(const QString &key, const QString &token)
{
    if (!key.startsWith(u"list:"_s)) {
        return; // somebody else's notice
    }
    const auto mark = key.indexOf(QLatin1StringView(postMark));
    Q_EMIT wantsPost(mark < 0 ? QString() : key.mid(mark + qsizetype(qstrlen(postMark))), token);
}

} // namespace asterism::ui
