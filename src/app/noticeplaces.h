// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/enginedesk.h"
#include "app/markerkeeping.h"
#include "base/clock.h"
#include "store/noticeplaces.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>
#include <vector>

namespace asterism {

/// How far the notifications of each account were read, wherever they are shown: what is unread,
/// and, where the user shares it, what the account's server keeps of that for all its apps. Only
/// what was seen here is ever told to a server; what was read elsewhere counts as read here, too.
class NoticePlaces : public QObject {
    Q_OBJECT

public:
    static constexpr int mostUnread = 100;
    static constexpr qint64 leastLookMs = 10 * secondMs;

    /// All must outlive it, and the desk must be closed before it goes.
    NoticePlaces(
        store::Store &store, EngineDesk &desk, const Clock &clock, QObject *parent = nullptr);
    ~NoticePlaces() override;

    /// The cache and the servers are asked from here on; after the first frame.
    void start();

    /// Whether markers are read and written at the servers. Off at first.
    void setShared(bool shared);
    /// Somebody may have read on elsewhere meanwhile. Of what is asked for more often than every
    /// leastLookMs nothing is heard.
    void lookAgain();
    /// The same of accounts with something unread, but for those whose servers keep no marker.
    void lookAgainAtUnread();

    /// The row with this newest event (store::NoticeRow::row) was on screen, and so were those
    /// below it. Of these accounts; of all where none is named. Only of what is known to be in the
    /// cache now: an older event of a slower server comes later, and nobody has seen it.
    void seen(qint64 row, const QStringList &accounts = {});
    /// No column shows other kinds than these: the account's events of such are read, up to the
    /// first unread one of these, which somebody has yet to see. Nothing where none is named.
    void passAllBut(const std::vector<Notification::Kind> &shown, const AccountId &account);

    /// The account's server said by itself that another app has read all up to this notification
    /// (its own id), late ones too. Nothing while places are not shared.
    void readElsewhere(const asterism::AccountId &account, const QString &newestId);

    /// In rows for people. mostUnread: as many, or more.
    int unread(const AccountId &account) const;
    /// Of all accounts together: a row of several of them counts once.
    int unreadRows() const;
    store::NoticesRead read(const AccountId &account) const;
    /// Events up to this row are read, but for late ones (store::NoticesRead); 0: not known yet.
    qint64 readUpTo(const AccountId &account) const { return read(account).upTo; }

    /// Writes the markers that are due. The timer's work, and the tests'.
    void tick();

Q_SIGNALS:
    void changed();

private:
    /// What happened since it was counted.
    struct Since {
        qint64 seen = 0; ///< a row
        QSet<qint64> arrived; ///< rows that came in, without those that were seen afterwards
        QSet<qint64> below; ///< the same of those that a marker had gone over before
        std::vector<Notification::Kind> shown; ///< passAllBut(); empty: it was not said
        bool toldRead = false; ///< the server said that nothing up to its marker is unread
    };
    struct Own {
        store::NoticePlace place; ///< at 0: not known yet
        Since since;
        store::NoticesRead read;
        qint64 floor = 0; ///< what comes in up to this row is history; 0: not known yet
        qint64 settled = 0; ///< the same, or a marker has gone over it
        /// Above `floor`, and nothing was told to the account of them when a marker went over them:
        /// what its server calls them will say whether that was about them.
        QSet<qint64> passed;
        QString passedBy; ///< that marker, the newest
        QStringList
            lateIds; ///< of `read.late`, as they are kept; before the first count: as they were
        QSet<qint64> counting; ///< of `since.arrived` what a count has taken that still runs
        QString toTell; ///< the server's id up to which all is read here; empty: not known, or none
        QSet<QString> unread; ///< names of rows for people
        bool all = false; ///< nothing is unread, and something was seen in this run
    };
    struct Wish {
        QString account;
        Own own;
        QString marker;
    };
    struct Kept {
        QStringList accounts;
        QHash<QString, store::NoticePlace> places;
        QHash<QString, QStringList> late;
    };

    static Result<Kept> readKept(store::UserTx &tx);
    static Result<std::vector<Wish>> countEach(store::CacheTx &tx, std::vector<Wish> wishes);
    static Result<Own> count(store::CacheTx &tx, const Wish &wish);
    static void wait(Own &own);
    static void begin(Own &own, const std::optional<store::ToldNotice> &newest);
    static Result<std::optional<store::ToldNotice>> newestSeen(
        store::CacheTx &tx, const AccountId &account, const Since &since);
    static void advance(Own &own, const std::optional<store::ToldNotice> &further);
    static void takeLate(Own &own);
    static Result<Done> passUnshown(store::CacheTx &tx, const AccountId &account, Own &own);
    static void takePassed(store::CacheTx &tx, const AccountId &account, Own &own);
    static void pass(store::CacheTx &tx, const Wish &wish, qint64 row, Own &own);
    static Result<Done> takeMarker(store::CacheTx &tx, const Wish &wish, Own &own);
    void readOwn();
    void follow(const Kept &kept);
    void heard(const store::Changes &changes);
    void arrive(const QSet<qint64> &rows);
    void countSoon();
    void countAll();
    void counted(const std::vector<Wish> &counts);
    void giveBack(const std::vector<Wish> &wishes);
    void save();
    void ask(const QStringList &accounts);

    store::Store &m_store;
    const Clock &m_clock;
    MarkerKeeping m_markers;
    QHash<QString, Own> m_own; ///< by account id
    QSet<QString> m_unsaved; ///< account ids
    QTimer m_countTimer; ///< merges bursts
    QTimer m_saveTimer;
    QTimer m_markerTimer;
    qint64 m_askedAt = 0;
    bool m_counting = false;
    bool m_countAgain = false;
    bool m_started = false;
};

} // namespace asterism
