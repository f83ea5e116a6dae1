// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "store/notices.h"
#include "sync/refresher.h"
#include "sync/sessions.h"

#include <QFuture>
#include <QObject>
#include <QSet>

#include <functional>
#include <vector>

namespace asterism {

/// What a page tells of others, made safe, with what the account filters of it.
struct JudgedNotices {
    std::vector<store::PreparedNotice> notices; ///< in the order of the page
    std::vector<store::Prepared> quoted; ///< by the posts that they are about
};

/// In the write lane, before the transaction.
JudgedNotices judgedNotices(
    const Core &core, const Session &session, std::vector<Notification> rows);

/// Keeps what an account's server tells it of others (store/notices.h). Nothing is marked as read.
/// Every page is committed by itself, with the mark it moves or the gap it leaves. Errors: Usage
/// where the software tells none or the server turned out not to (asked again after a day); the
/// network's, the server's words, RateLimited with `until`, the disk's. A 401 marks the account.
class NoticeReading : public QObject {
    Q_OBJECT

public:
    explicit NoticeReading(Core &core, Sessions &sessions, QObject *parent = nullptr);

    /// The newest page, then down to what is known, at most 400 rows; the rest stays a gap, and
    /// what an earlier look had to leave unfinished is taken up again. Then downwards until the
    /// account has `rows` of them. A second wish for the same account joins the first.
    QFuture<Result<RefreshOutcome>> refresh(const Session &session, int rows = 0);

    /// One page downwards; true when there is still more, as far as they are kept.
    QFuture<Result<bool>> older(const Session &session);

    /// One page into a gap, from its newer end. NotFound when the gap is closed or leads nowhere.
    QFuture<Result<RefreshOutcome>> fillGap(const Session &session, qint64 gap);

Q_SIGNALS:
    /// What a mention answers is not in the cache, or names it and is to be read again behind it:
    /// by that account at that host, which calls it so. Of a page at most five, each once.
    void postWanted(
        const asterism::AccountId &account, const QString &host, const QString &localId);

private:
    using Lacking = std::function<void(const std::vector<store::LackedParent> &)>;

    Lacking lackingOf(const Session &session);
    bool isFirstAsked(const QString &parent);
    QFuture<Result<RefreshOutcome>> page(
        const Session &session, store::PagePlace::Kind kind, const QString &cursor, qint64 gap);

    Core &m_core;
    Sessions &m_sessions;
    Joined<RefreshOutcome> m_running; ///< by account
    QSet<QString> m_askedParents; ///< "host id"; what did not come then is not asked for again
};

} // namespace asterism
