// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "lists/hostturns.h"
#include "lists/pollplan.h"
#include "lists/tallies.h"
#include "model/list.h"
#include "sync/people.h"
#include "sync/refresher.h"

#include <QFuture>
#include <QHash>
#include <QObject>

namespace asterism {

/// Reads one person at its own server by the first reader that works (product.md, "Reading a
/// list member"): an own account on that very host, the host's public API, its feed, its
/// ActivityPub outbox, an own account elsewhere that can see the person; else the person is
/// unreadable, and the row says why. The reader that worked last time is asked first, except
/// that an own account on the host is always better; once a day all are tried in their order, for a
/// better one may work by now.
class MemberReader : public QObject {
    Q_OBJECT

public:
    MemberReader(Core &core, Sessions &sessions, People &people, Refresher &refresher,
        QObject *parent = nullptr);

    struct Wish {
        int rows = 0; ///< page downwards until that many are cached
        Attention attention = Attention::Aside; ///< what the next look is planned by
        QString mark; ///< what their host told of them just now; empty: it was not asked
    };

    /// The member's row as it is after this reading, which is remembered. Posts are in the cache,
    /// in the source personSource(acct, host). An Error only when nothing could be tried at all
    /// (the disk). A host that has asked for a pause is left alone until Polled::pausedUntil; a
    /// person who is being read is read once.
    QFuture<Result<ListMember>> read(const ListMember &member, const Wish &wish);
    QFuture<Result<ListMember>> read(const ListMember &member) { return read(member, Wish()); }
    /// Whether these people of one host have posted, as lists/tallies.h; one question. A host that
    /// does not answer such a question is not asked it again for a day.
    QFuture<Result<Marks>> marks(const std::vector<ListMember> &members);
    bool canTell(const QString &host) const;

Q_SIGNALS:
    /// Somebody was looked at, for whomever.
    void wasRead(const asterism::ListMember &member);

private:
    QFuture<Result<ListMember>> begin(const ListMember &member, const Wish &wish);
    QFuture<Result<ListMember>> keep(const ListMember &before, const Result<ListMember> &read);

    Core &m_core;
    Sessions &m_sessions;
    People &m_people;
    Refresher &m_refresher;
    Joined<ListMember> m_reading; ///< by acct
    QHash<QString, qint64> m_cannotTell; ///< hosts that refused to tell of several people, and when
    QHash<QString, Error> m_away; ///< hosts that did not answer, while anybody is being read
    HostTurns m_turns;
    int m_readers = 0;
};

} // namespace asterism
