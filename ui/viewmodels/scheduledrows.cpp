// SPDX-License-Identifier: GPL-3.0-or-later

// The part of ScheduledPosts that makes its rows.
#include "ui/viewmodels/draftsmodel.h"
#include "ui/viewmodels/outboxwords.h"
#include "ui/viewmodels/scheduledposts.h"
#include "ui/viewmodels/timechoice.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ScheduledPosts)
};

} // namespace

void ScheduledPosts::show()
{
    struct Timed {
        qint64 at = 0;
        Row row;
    };
    std::vector<Row> rows;
    std::vector<Timed> posts;
    bool busy = m_looking;
    for (const Account &account : m_accounts.all()) {
        const Told told = m_told.value(account.id);
        busy = busy || told.open;
        if (!told.trouble.isEmpty()) {
            rows.push_back(troubleRow(account, told.trouble));
        }
        for (const Kept &kept : told.posts) {
            posts.push_back({kept.post.at, keptRow(account, kept)});
        }
    }
    for (const OutboxThread &thread : m_outbox.threads()) {
        if (waitsForItsTime(thread.first(), m_clock.now())) {
            posts.push_back({thread.first().action.post.scheduledAt, hereRow(thread)});
        }
    }
    std::ranges::stable_sort(posts, {}, &Timed::at);
    for (Timed &post : posts) {
        rows.push_back(std::move(post.row));
    }
    showRows(std::move(rows));
    if (std::exchange(m_busy, busy) != busy) {
        Q_EMIT busyChanged();
    }
}

RowsModel::Row ScheduledPosts::troubleRow(const Account &account, const QString &trouble) const
{
    const QString id = troubleId(account.id);
    return {id,
        {id, u"trouble"_s, m_outbox.accountName(account.id), m_outbox.accountDot(account.id),
            QString(), QString(), QString(), QString(), QDateTime(), QString(), trouble, false,
            false}};
}

RowsModel::Row ScheduledPosts::keptRow(const Account &account, const Kept &kept) const
{
    const QString id = account.id.value + u' ' + kept.post.id;
    const Action action{.kind = Action::Kind::Publish, .post = kept.post.post};
    const bool answers = !kept.post.replyToLocalId.isEmpty();
    return {id,
        {id, u"post"_s, m_outbox.accountName(account.id), m_outbox.accountDot(account.id),
            answers ? Words::tr("A reply") : Words::tr("A new post"), ownLine(action),
            moreWords({.key = {}, .action = action}), timeOf(kept.post.at),
            QDateTime::fromMSecsSinceEpoch(kept.post.at),
            Words::tr("Kept by %1 until then.").arg(account.host), kept.why, kept.pending,
            m_servers.value(account.host) != Scheduling::Sharkey}};
}

RowsModel::Row ScheduledPosts::hereRow(const OutboxThread &thread) const
{
    const store::OutboxRow &first = thread.first();
    const QString id = hereId(first.id);
    const qint64 at = first.action.post.scheduledAt;
    return {u"here "_s + thread.key,
        {id, u"post"_s, m_outbox.accountName(first.action.account),
            m_outbox.accountDot(first.action.account), threadWords(thread, {}),
            ownLine(first.action), moreWords(threadAsDraft(thread)), timeOf(at),
            QDateTime::fromMSecsSinceEpoch(at),
            Words::tr("It waits on this computer; Asterism must be running then."), QString(),
            false, true}};
}

QString ScheduledPosts::timeOf(qint64 at) const
{
    return timeWords(
        QDateTime::fromMSecsSinceEpoch(at), QDateTime::fromMSecsSinceEpoch(m_clock.now()));
}

} // namespace asterism::ui
