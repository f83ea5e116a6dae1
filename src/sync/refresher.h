// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "model/source.h"
#include "sync/sessions.h"

#include <QFuture>
#include <QHash>
#include <QObject>

namespace asterism {

struct RefreshWish {
    QString personLocalId; ///< for Person sources; empty where the name is enough
    int rows = 0; ///< page downwards until the source holds that many (at most 400)
    bool reread = true; ///< look for posts that are gone among the newest 80
    Request::Priority priority = Request::Single;
    Purpose purpose = Purpose::Timeline; ///< of a guest's
};

struct RefreshOutcome {
    int news = 0; ///< events the cache did not know
    int rows = 0; ///< rows the server sent
    int requests = 0;
    int removed = 0; ///< posts and boosts that were gone
    qint64 gap = 0; ///< a gap that remains, or 0
    bool unsure = false; ///< rows are missing of which nobody could be asked yet whether they are
                         ///< gone: to be read again soon
};

/// Brings one source of a server up to date: the newest page, then downwards
/// through what is missing (at most 400 posts, the rest stays a gap row; what an earlier look had
/// to leave unfinished is taken up again), then the re-reading of decision 9, unless the server
/// pages by other ids than those of the posts. Every page is committed by itself, so a cut loses
/// nothing that was read.
class Refresher : public QObject {
public:
    explicit Refresher(Core &core, Sessions &sessions, QObject *parent = nullptr);

    /// A second wish for a source that is being refreshed joins the first.
    QFuture<Result<RefreshOutcome>> refresh(
        const Session &session, const Source &source, const RefreshWish &wish = {});

    /// One page (up to 40 posts) into a gap, from its newer end. NotFound when the gap is closed
    /// or its reader cannot go there (feeds).
    QFuture<Result<RefreshOutcome>> fillGap(
        const Session &session, qint64 gap, const QString &personLocalId = {});

private:
    QFuture<Result<RefreshOutcome>> step(
        const Session &session, qint64 gap, const QString &personLocalId);

    Core &m_core;
    Sessions &m_sessions;
    Joined<RefreshOutcome> m_running; ///< by source key
    Joined<RefreshOutcome> m_filling; ///< by gap
    QHash<QString, QString> m_owed; ///< by source key: the cursor of a page below a join that could
                                    ///< not be read
    QHash<QString, qint64> m_alive; ///< "source key id" of rows that a server left out of a page
                                    ///< and had all the same, and when it said so
};

} // namespace asterism
