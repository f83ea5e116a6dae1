// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/enginedesk.h"
#include "app/markerkeeping.h"
#include "base/clock.h"
#include "store/homeplaces.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace asterism {

/// How far the home of each account was read, whatever columns show it: what is unread there, and,
/// where the user shares it, the marker that the account's server keeps for all its apps.
class HomePlaces : public QObject {
    Q_OBJECT

public:
    static constexpr int mostUnread = 100;

    /// All must outlive it, and the desk must be closed before it goes.
    HomePlaces(
        store::Store &store, EngineDesk &desk, const Clock &clock, QObject *parent = nullptr);
    ~HomePlaces() override;

    /// The cache and the servers are asked from here on; after the first frame.
    void start();

    /// Whether markers are read and written at the servers. Off at first.
    void setShared(bool shared);
    /// False while the window is hidden: nothing is seen then. True at first.
    void setLookedAt(bool lookedAt);

    /// What a column has shown of its sources.
    struct Sight {
        std::vector<Source> sources;
        store::Event newest; ///< of all rows that were ever on screen
        QString uri; ///< its post's
        bool all = false; ///< the view stands at the top, and nothing waits above it
    };
    void seen(const QString &column, const Sight &sight);
    void closed(const QString &column);

    /// mostUnread: as many, or more.
    int unread(const AccountId &account) const;
    /// Where another app has read further than anybody did here. Nothing while the cache does not
    /// know that post.
    std::optional<store::ReadPosition> readElsewhere(const AccountId &account) const;

    /// The account's server keeps its marker there, by its own name for a post.
    void markerStands(const AccountId &account, const QString &id);

    /// Writes the markers that are due. The timer's work, and the tests'.
    void tick();

Q_SIGNALS:
    void unreadChanged();
    void readElsewhereChanged();

private:
    struct Home {
        Source source;
        QString acct;
        store::ReadPosition place; ///< sortAt 0: not known yet
        store::Event seen; ///< the same in this run
        int unread = 0;
        std::optional<store::ReadPosition> elsewhere;
    };
    struct Wish {
        QString account;
        Source source;
        QString acct;
        store::ReadPosition place;
        QString marker;
        bool all = false;
        QSet<QString> exclusive;
    };
    struct Count {
        QString account;
        store::ReadPosition place;
        store::Event seen;
        QString reachedId;
        int unread = 0;
        std::optional<store::ReadPosition> elsewhere;
    };
    struct Kept {
        std::vector<Account> accounts;
        QHash<QString, store::ReadPosition> places;
        QSet<QString> exclusive;
    };

    static Result<Kept> readKept(store::UserTx &tx);
    static Result<Count> count(store::CacheTx &tx, const Wish &wish);
    void readOwn();
    void follow(const Kept &kept);
    void heard(const store::Changes &changes);
    void countSoon();
    void countAll();
    void counted(const std::vector<Count> &counts);
    bool isAllSeen(const Source &source) const;
    void apply(const Sight &sight);
    void save();

    store::Store &m_store;
    MarkerKeeping m_markers;
    QHash<QString, Home> m_homes; ///< by account id
    QHash<QString, Sight> m_sights; ///< by column
    QSet<QString> m_unsaved; ///< account ids
    QSet<QString> m_exclusive; ///< ids of lists whose posts do not count
    QTimer m_countTimer; ///< merges bursts
    QTimer m_saveTimer;
    QTimer m_markerTimer;
    bool m_counting = false;
    bool m_countAgain = false;
    bool m_started = false;
    bool m_lookedAt = true;
};

} // namespace asterism
