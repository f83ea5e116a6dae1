// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/enginedesk.h"
#include "app/refreshplan.h"
#include "base/clock.h"
#include "lists/listpolling.h"
#include "store/store.h"
#include "sync/streamsync.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace asterism {

/// How a source on screen is doing.
struct SourceStatus {
    bool busy = false; ///< its server is being asked
    bool known = false; ///< what the cache remembers of it is in the rest
    bool elsewhere = false; ///< another Asterism reads, so nothing is asked from here
    bool everRead = false; ///< it was read once, in this run or an earlier one
    qint64 lastOkAt = 0; ///< ms; the last look that went well; 0: never
    qint64 nextAt = 0; ///< ms; the next look; 0: at once; RefreshPlan::never: it streams
    std::optional<Error> error; ///< of the last look
    StreamState stream; ///< Way::None: it is asked again and again instead

    // Of persons only: who told of them last, and for Via by which account
    ReaderKind reader = ReaderKind::None;
    AccountId readerAccount = {};

    // Of lists only
    int members = 0;
    int servers = 0; ///< hosts that they are read at
    int unreadable = 0; ///< members for whom no reader works
    int silent = 0; ///< members whose server did not answer at the last look
    QStringList troubles; ///< "@a@b: " and a sentence, of each member with one

    bool operator==(const SourceStatus &) const = default;
};

/// Keeps sources fresh: those on screen, and the homes of the own accounts always. Each is read at
/// once; then its server's stream brings what is new, and each time that the stream begins anew
/// what was missed is read. Without a stream it is read every minute while it is on screen, else
/// every three. Members of lists are read in their own rhythms (lists/listpolling.h), whether or
/// not a column shows them. Where another process is the engine, that one is
/// asked to watch them (app/watchleases.h). How it goes is told; what fails stays told until it
/// works again.
class Freshening : public QObject {
    Q_OBJECT

public:
    /// All must outlive it, and the desk must be closed before it goes.
    /// Without `streams` everything is asked for, without `polling` no list is read but on
    /// refreshNow(). `seed` is that of the jitter; 0: the system's.
    Freshening(store::Store &store, EngineDesk &desk, const Clock &clock,
        StreamSync *streams = nullptr, ListPolling *polling = nullptr, quint32 seed = 0);

    /// From here on servers are asked and the cache is read; after the first frame.
    void start();
    /// Asks who is due. The timer's work, each second; and the tests'.
    void tick();

    /// Watches the homes of all own accounts, whether or not they are on screen.
    void keepHomes();

    /// And their notifications, where their servers tell any.
    void keepNotifications();

    /// False while the window is hidden: nobody looks at anything, so what does not stream is read
    /// less often. True at first.
    void setLookedAt(bool lookedAt);

    /// After sleep, or when the network is back: streams are tried, and all that is asked for is
    /// due.
    void wakeUp();

    /// Counted: each watch() needs its unwatch().
    void watch(const QString &sourceKey);
    void unwatch(const QString &sourceKey);

    QStringList watched() const { return m_plan.watched(); } ///< source keys

    /// Default values for what nobody watches.
    SourceStatus status(const QString &sourceKey) const;

    /// Reads it now, also when another process has to; nothing while it is busy or paused by its
    /// server.
    void refreshNow(const QString &sourceKey);
    /// Downwards, as the job "older" (app/jobs.h); true when servers have still older ones. What
    /// goes wrong is in the source's status, too.
    QFuture<Result<bool>> older(const QString &sourceKey, qint64 below = 0);
    /// The newest page of a gap. Rejected where nothing can be asked for any more.
    QFuture<Result<Done>> fillGap(qint64 gap);

Q_SIGNALS:
    void changed(const QString &sourceKey);
    /// Something for the activity log; no secrets in it. `host` and `account` may be empty.
    void happened(const asterism::AccountId &account, const QString &host, const QString &sourceKey,
        const QString &what);

private:
    struct Epoch {
        quint64 number = 0;
        qint64 begunAt = 0;
    };

    static bool isListKey(const QString &key) { return key.startsWith(QStringLiteral("list:")); }
    static ListId listOf(const QString &key) { return {key.section(u':', 1)}; }

    void recall(const QString &key);
    void recallList(const QString &key);
    void recallReader(const Source &person);
    void recalled(const QString &key, qint64 readAt);
    void recallMembers(const QString &key, const std::vector<Account> &own);
    void showMembers(const QString &key, const std::vector<ListMember> &members,
        const std::vector<Account> &own);
    void readHosts();
    void followAccounts(const std::vector<Account> &accounts);
    void followHomes(const std::vector<Account> &accounts);
    void followNotifications(const std::vector<Account> &accounts);
    void followLists();
    void followPublicStreams();
    void watchUnseen(const QSet<QString> &before, const QSet<QString> &now);
    void listChanged(const ListId &list);
    void followStreams();
    void followStream(const QString &key);
    void streamChanged(const QString &key);
    void pace(const QString &key);
    qint64 intervalOf(const QString &key) const;
    void noteEpoch(const QString &key);
    void lookedWell(const QString &key);
    void showElsewhere();
    void askToWatch();
    void watchedElsewhere(const Jobs::Answer &answer);
    void storeChanged(const store::Changes &changes);

    void look(const QString &key);
    void looked(const QString &key, const Jobs::Answer &answer);
    void note(const QString &key, const QString &what);
    void busy(const QString &key, int change);
    template <typename Change> void update(const QString &key, Change change);

    store::Store &m_store;
    EngineDesk &m_desk;
    const Clock &m_clock;
    StreamSync *m_streams;
    ListPolling *m_polling;
    RefreshPlan m_plan;
    QTimer m_timer;
    QHash<QString, SourceStatus> m_status; ///< of what is watched
    QHash<QString, int> m_seen; ///< how many columns show it
    QHash<QString, int> m_asking; ///< works under way by source
    QHash<QString, QString> m_hosts; ///< of own accounts, by id
    QHash<QString, qint64> m_begunAt; ///< of the list's last look
    QHash<QString, quint64> m_epochs; ///< of the stream, when the last look began
    QHash<QString, Epoch> m_streamed; ///< what is known of the stream's last beginning
    QSet<QString> m_homes; ///< sources of own accounts, watched though nobody looks
    QSet<QString> m_notices; ///< the same of their notifications
    QSet<QString> m_public; ///< local timelines that stream, watched for members of lists
    std::optional<QHash<AccountId, bool>> m_signedIn; ///< own accounts, once they are known
    qint64 m_askedToWatchAt = 0; ///< the engine of another process; 0: something new is watched
    bool m_askingToWatch = false;
    bool m_lookedAt = true;
    bool m_keepsHomes = false;
    bool m_keepsNotices = false;
    bool m_started = false;
    bool m_listsChanged = false;
};

template <typename Change> void Freshening::update(const QString &key, Change change)
{
    const auto status = m_status.find(key);
    if (status == m_status.end()) {
        return; // nobody watches it any more
    }
    const SourceStatus before = *status;
    change(*status);
    if (*status != before) {
        Q_EMIT changed(key);
    }
}

} // namespace asterism
