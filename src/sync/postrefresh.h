// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/sessions.h"
#include "sync/staleposts.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

#include <optional>

namespace asterism {

/// Asks again for posts of which their server has said that something is another, and not what, or
/// nothing that could be counted. And at leisure for those of which it was counted, and once for
/// those that came into sight after nobody had told of them for a minute (StalePosts). One at a
/// time of each host, each post at most every two seconds, however often it changes; where more
/// changes wait than may, the oldest is put off until nothing else waits, and left as it is where
/// it is out of sight. What the answer tells is committed as an edit is, and a post that is gone is
/// removed.
class PostRefresh : public QObject {
    Q_OBJECT

public:
    static constexpr qint64 againMs = 2 * secondMs; ///< between two questions for one post
    static constexpr int mostWaiting = 20; ///< of one host

    /// Both must outlive it.
    PostRefresh(Core &core, Sessions &sessions, QObject *parent = nullptr);

    /// `account` at that host asks, or a guest when it is empty. `localId`: the host's own.
    void add(const AccountId &account, const QString &host, const QString &localId);
    /// What the host has said of it was counted here.
    void counted(const QString &host, const QString &localId);
    /// Of that host these are on screen and watched from here on, and no others: by that account,
    /// or by a guest when it is empty.
    void watch(const AccountId &account, const QString &host, const QStringList &localIds);
    /// Nobody watches that host's any longer, though they are on screen: once they are watched
    /// again they are asked for.
    void watchLost(const QString &host);
    /// Asks for what is due by the clock; the own timer does, too. For a clock that is turned by
    /// hand.
    void tick();
    /// Nothing is asked for from then on.
    void close();

    /// Changes, and posts that may be out of date.
    int waiting(const QString &host) const;

private:
    struct Wish {
        AccountId account;
        QString localId;
    };
    struct Host {
        QList<Wish> waiting; ///< oldest first
        QHash<QString, qint64> askedAt; ///< of the posts that must not be asked for yet
        StalePosts stale;
        AccountId watcher;
        bool asking = false;
    };

    void judge(const QString &host, const QStringList &localIds, const QStringList &old);
    std::optional<Wish> takeDue(Host &at, qint64 now);
    void askNext(const QString &host);
    void finished(const QString &host, const QString &localId, const Result<Done> &done);
    qint64 nextAt(const Host &at, qint64 now) const;
    void schedule();

    Core &m_core;
    Sessions &m_sessions;
    QHash<QString, Host> m_hosts;
    QTimer m_timer;
    bool m_closed = false;
};

} // namespace asterism
