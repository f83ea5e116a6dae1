// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "lists/reading.h"
#include "lists/tallies.h"
#include "model/list.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <map>

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

    using Wish = ReadingWish;

    /// The member's row as it is after this reading, which is remembered. Posts are in the cache,
    /// in the source personSource(acct, host). An Error only when nothing could be tried at all
    /// (the disk). A host that has asked for a pause is left alone until Polled::pausedUntil; a
    /// person who is being read is read once.
    QFuture<Result<ListMember>> read(const ListMember &member, const Wish &wish);
    QFuture<Result<ListMember>> read(const ListMember &member) { return read(member, Wish()); }
    /// Whether these people of one host have posted, as lists/tallies.h; one question. A host that
    /// does not answer such a question, or whose local timeline is too full for it, is not to be
    /// asked it again for a day: canTell().
    QFuture<Result<Marks>> marks(const std::vector<ListMember> &members);
    bool canTell(const QString &host) const;

Q_SIGNALS:
    /// Somebody was looked at, for whomever.
    void wasRead(const asterism::ListMember &member);

    /// They moved: ListMember::movedTo says where to. Again at each reading, until that is in the
    /// member's row.
    void moved(const asterism::ListMember &member);

private:
    QFuture<Result<ListMember>> begin(const ListMember &member, const Wish &wish);
    QFuture<Result<ListMember>> keep(const ListMember &before, const Result<ListMember> &read);

    Core &m_core;
    Sessions &m_sessions;
    Joined<ListMember> m_reading; ///< by acct
    QHash<QString, qint64> m_cannotTell; ///< hosts that refused to tell of several people, and when
    std::map<QString, LocalNews> m_news; ///< by host
    ReadingDesk m_desk;
    int m_readers = 0;
};

} // namespace asterism
