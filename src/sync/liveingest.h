// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/source.h"
#include "protocol/stream.h"
#include "store/notices.h"
#include "sync/core.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

#include <memory>
#include <utility>
#include <vector>

namespace asterism {

/// What a socket carries, as it was when a message came: whose it is, and where its rows belong.
struct LiveLine {
    struct Place {
        StreamTopic topic;
        Source source;
        bool joined = false; ///< read down to what was there before (store/pages.h, commitLive)
    };

    qint64 id = 0; ///< names the line in LiveOutcome
    quint64 opening = 0; ///< which of its connections it was
    Instance instance;
    AccountId account; ///< empty for a guest
    QList<Place> places;
    bool shared = false; ///< several topics, or there were: one that was left may still be told of
};

/// The own accounts, by their API hosts and the servers' own ids of them.
using OwnPeople = QHash<std::pair<QString, QString>, AccountId>;

struct LiveFrame {
    std::shared_ptr<const LiveLine> line;
    QByteArray text;
};

/// What a few messages came to, after their commit.
struct LiveOutcome {
    struct Refusal {
        qint64 line = 0;
        StreamEvent event;
    };
    /// The server streams a topic from here on.
    struct Confirmation {
        qint64 line = 0;
        quint64 opening = 0;
        StreamTopic topic;
    };
    /// Something of a watched post is another.
    struct Change {
        QString host;
        AccountId account; ///< empty for a guest
        QString localId;
        QString personId; ///< who did it, by the server's own id; empty: not told
        bool counted = false; ///< and is in the cache as it was told
    };

    /// A mention that answers what the cache does not hold.
    struct Lacked {
        AccountId account;
        QString host;
        store::LackedParent ids;
    };

    int rows = 0; ///< new events
    int edits = 0;
    int deletes = 0;
    int ignored = 0; ///< messages about nothing that we keep, or of a kind never heard of
    int broken = 0; ///< messages that could not be understood; each was logged
    QSet<QString> sources; ///< keys of those that got a row, new or known
    QSet<QString> filtersChanged; ///< ids of accounts
    QSet<QString> notified; ///< ids of accounts
    /// What was read elsewhere, by ids of accounts: the server's id of the newest notification that
    /// was here by then.
    QHash<QString, QString> noticesRead;
    QList<Refusal> refusals;
    QList<Confirmation> confirmations;
    QList<Change> changes;
    QList<Lacked> lacked;
    /// The disk's trouble: nothing of these messages was kept. The lines they came by.
    std::optional<Error> error;
    QSet<qint64> lines;
};

/// Brings the messages of streams into the cache: in the order in which they came, many in one
/// transaction when they come faster than the disk writes.
class LiveIngest : public QObject {
    Q_OBJECT

public:
    explicit LiveIngest(Core &core, QObject *parent = nullptr);

    /// False when more waits than may: the message is not taken, and its line has to be read
    /// anew by other means.
    bool add(LiveFrame frame);
    /// Messages that are not committed yet.
    int waiting() const { return int(m_waiting.size()) + m_writing; }

Q_SIGNALS:
    void committed(const asterism::LiveOutcome &outcome);

private:
    void writeNext();
    void learnOwn();

    Core &m_core;
    OwnPeople m_own;
    std::vector<LiveFrame> m_waiting;
    qint64 m_waitingBytes = 0;
    int m_writing = 0;
};

} // namespace asterism
