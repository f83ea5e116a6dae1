// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/framechannel.h"
#include "net/streamkeeper.h"
#include "sync/liveingest.h"
#include "sync/sessions.h"
#include "sync/watchedposts.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace asterism {

/// How the stream of one source is doing.
struct StreamState {
    enum class Way {
        None, ///< it has none: its server cannot, or would not; it has to be asked again and again
        Opening, ///< on its way for the first time
        Live,
        Waiting, ///< cut; tries again at `retryAt`
    };

    Way way = Way::None;
    qint64 retryAt = 0; ///< ms; Waiting only
    std::optional<Error> error; ///< why it is not live, or why it was cut last
    /// Changes each time the stream begins anew; 0 while it is not live. What was read from the
    /// server by a look that began under this number joins what streams from then on.
    quint64 epoch = 0;
    bool joined = false; ///< such a look has been made: nothing is missing any more

    bool operator==(const StreamState &) const = default;
};

/// One socket, for the connection view.
struct StreamLineInfo {
    AccountId account; ///< empty for a guest
    QString host;
    QStringList sources; ///< keys
    StreamStatus status;
};

/// Streams for every source that is wanted: as few sockets as each server allows, opened again
/// when they are cut, their messages committed in order. What was missed while a stream was away
/// is read by others: they see `epoch` change, read the source, and say joined(). Where a server
/// confirms what it streams (capabilities().streamConfirms), what it has not confirmed in time
/// counts as refused, until the stream begins anew.
///
/// Servers that can watch single posts (capabilities().streamWatches) are told which of theirs are
/// on screen, over one socket of each, an own account's before a guest's.
class StreamSync : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    StreamSync(Core &core, Sessions &sessions, ChannelFactory channels, QObject *parent = nullptr);
    StreamSync(Core &core, Sessions &sessions, ChannelFactory channels,
        StreamKeeper::Options options, QObject *parent = nullptr);
    ~StreamSync() override;

    /// Not counted: a source is wanted or not. Persons and lists have no stream and stay None.
    /// Again: for one whose server could not be asked, another try.
    void want(const Source &source);
    void unwant(const QString &key);
    QStringList wanted() const { return m_wanted.keys(); }

    StreamState state(const QString &key) const;
    /// A look at the source that began while state().epoch was `epoch` has gone well.
    void joined(const QString &key, quint64 epoch);

    /// These posts are on screen, and no others: the servers' own ids by host, of which each
    /// server watches as many as it can, the latest to come.
    void setWatched(const QHash<QString, QStringList> &onScreen);

    /// After sleep, or when the network changed.
    void wakeUp();
    /// The gate has other rules (net/gate.h): lines that may not be open as they are begin anew.
    void reconsider();
    /// Does what is due by the clock; the sockets' own timers do, too. For a clock that is turned
    /// by hand.
    void tick();
    /// The account has a new token, or signed out: its lines begin anew, or end.
    void renew(const AccountId &account);
    /// Closes all; nothing is opened from then on.
    void close();

    std::vector<StreamLineInfo> lines() const;
    /// Messages that came in this run and were about nothing we keep, or not to be understood.
    int ignored() const { return m_ignored; }
    int broken() const { return m_broken; }

Q_SIGNALS:
    void changed(const QString &key); ///< state() is another
    void arrived(const QString &key); ///< a row came, and is committed
    void filtersChanged(const asterism::AccountId &account);
    void notified(const asterism::AccountId &account);
    /// Another app of the account's has read all notifications up to this one (its server's id).
    void noticesRead(const asterism::AccountId &account, const QString &newestId);
    /// Something of a watched post is another, or what a mention answers is not in the cache, and
    /// has to be asked for, by `account`: the own one
    /// whose doing it is, else the one that watches, which is empty for a guest.
    void postChanged(
        const asterism::AccountId &account, const QString &host, const QString &localId);
    /// The same, and what it is was counted in the cache: the post may be asked for at leisure.
    void postCounted(const QString &host, const QString &localId);
    /// These posts of that host are on screen and watched from here on, and no others; none where
    /// no socket watches. `account` is empty for a guest. Whoever hears of it must not change what
    /// is wanted or watched.
    void watching(
        const asterism::AccountId &account, const QString &host, const QStringList &localIds);
    /// Told before watching() where its socket is gone, or closed, and no other watches instead:
    /// what is told of that host's posts meanwhile is missed.
    void watchLost(const QString &host);
    /// Something for the activity log; no secrets in it.
    void happened(const asterism::AccountId &account, const QString &host, const QString &what);

private:
    struct Line;
    struct HostWatch {
        WatchedPosts posts;
        qint64 line = 0; ///< by which they are watched; 0: by none
    };
    struct Wanted {
        Source source;
        Line *line = nullptr;
        StreamTopic topic;
        quint64 epoch = 0; ///< StreamState::epoch; 0: its server has not begun
        qint64 askedAt = 0; ///< since when it is to confirm the topic; 0: it need not
        bool joined = false;
        bool settled = false; ///< its server has no stream for it
        std::optional<Error> refusal; ///< the server would not stream it, or cannot be asked
        StreamState told; ///< as it was told last
    };

    void place(const QString &key);
    void placeOn(const QString &key, const Session &session);
    void renewHost(const QString &host);
    Line *lineFor(const Session &session, const StreamTopic &topic);
    Line *openLine(const Session &session, const StreamTopic &topic);
    QSet<QString> topicsOf(const Line &line) const;
    void leave(const QString &key);
    void opened(Line &line);
    void subscribe(Line &line, const StreamTopic &topic);
    const Wanted *twinOf(const Line &line, const QString &key) const;
    void addTo(Line &line, const QString &key);
    void lineChanged(Line &line);
    void heard(Line &line, const QByteArray &text);
    void committed(const LiveOutcome &outcome);
    void tellOutcome(const LiveOutcome &outcome);
    void refused(const LiveOutcome::Refusal &refusal);
    void awaitConfirmations(Line &line);
    void confirmed(const LiveOutcome::Confirmation &confirmation);
    void giveUpWaiting();
    void noteSilent(const QString &key);
    void beginAnew(Line &line);
    void describeAnew(Line &line);
    QFuture<Result<Session>> sessionFor(const Source &source);
    StreamState stateOf(const Wanted &wanted) const;
    void tell(const QString &key);
    void tellAll(const QStringList &keys);
    Line *lineById(qint64 id) const;
    AccountId whoAsks(const LiveOutcome::Change &change) const;
    Line *watchingLine(const QString &host, Line *now) const;
    void arrangeWatches(const QString &host);
    void watchBy(Line &line, const WatchedPosts::Step &step);
    void forEachLine(void (StreamKeeper::*act)());

    Core &m_core;
    Sessions &m_sessions;
    ChannelFactory m_channels;
    StreamKeeper::Options m_options;
    LiveIngest m_ingest;
    QHash<QString, Wanted> m_wanted; ///< by source key
    std::vector<std::unique_ptr<Line>> m_lines;
    QHash<QString, HostWatch> m_watched; ///< by host
    QTimer m_confirmTimer;
    qint64 m_lastLine = 0;
    quint64 m_lastEpoch = 0; ///< also numbers the lines' connections
    int m_ignored = 0;
    int m_broken = 0;
    bool m_closed = false;
};

} // namespace asterism
