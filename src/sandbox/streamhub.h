// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/api.h"
#include "sandbox/heldrow.h"
#include "sandbox/streamfault.h"

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace asterism {

/// One stream that a client listens to: "user", "list" + its id, "hashtag" + the tag …
struct Subscription {
    QString stream;
    QString parameter = {};
    QString name = {}; ///< Misskey: what the client calls it, and its frames are labelled with
    QJsonObject params = {}; ///< Misskey: as the client sent them

    QString text() const; ///< "list:12", "hashtag:tea", "user"
    bool operator==(const Subscription &other) const;
};

/// How a connection ends that the server ends.
struct StreamClosing {
    enum class Kind {
        Frame, ///< a close frame with `code`, then the end
        Cut, ///< no frame
        CutInFrame, ///< the first half of `text`, then the end
        Freeze, ///< nothing any more, and no end
        PingsAndCut, ///< GoToSocial's answer to what is no JSON
    };

    Kind kind = Kind::Cut;
    int code = 0; ///< 0: an empty close frame
    QByteArray text = {};
};

/// The streaming API of one server without its sockets
/// (tests/fixtures/{gotosocial,misskey}/streaming_frames.jsonl): who may listen, to what, and what
/// is told to whom. Mastodon subscribes to anything by message; GoToSocial to home, list, public
/// and direct only, accepts every stream in the query, and tells nothing on hashtag streams. Akkoma
/// takes names alone by message, never unsubscribes, and lets guests listen. Misskey has channels
/// (misskeystream.cpp), which are subscriptions here: "homeTimeline", "userList:ID", "main" …; what
/// is told of posts that a client watches counts as the subscription "noteUpdated". snac has none.
class StreamHub {
public:
    /// Where a session's client is. Must not call closed() from within.
    struct Outlet {
        std::function<void(const QByteArray &text)> send;
        std::function<void(const StreamClosing &)> close;
    };

    StreamHub(World *world, int site, std::function<qint64()> now);

    /// The answer to an upgrade by that person (-1: no token, -2: a bad one); 101 is acceptance.
    HttpResponse answer(const HttpRequest &request, int person, const QString &token) const;
    /// A session from here on; its number. The query's subscription is made.
    quint64 open(const HttpRequest &request, int person, const QString &token, Outlet outlet);
    void take(quint64 session, const QByteArray &text); ///< what its client said
    void closed(quint64 session); ///< its connection is gone

    /// Something happened on this site.
    void tell(const WorldNews &news);
    /// To the home streams of that person (-1: of everybody): "filters_changed", "announcement" …
    /// payload: a JSON object, or null for none.
    void tell(int person, const QString &event, const QJsonValue &payload);
    /// That token is no good any more: its sessions are closed.
    void revoked(const QString &token);

    // What a test does and looks at.

    /// All rows of a timeline that person would find now, newest first; called as streams are.
    std::vector<HeldRow> held(int person, const Subscription &timeline) const;

    /// The last fault that matches and is not used up wins.
    void addFault(const StreamFault &fault) { m_faults.push_back(fault); }
    void clearFaults() { m_faults.clear(); }
    /// Cut, Freeze, or Close with that code: every open session, now.
    void breakAll(StreamClosing::Kind kind, int code = 0);

    int openSessions() const; ///< frozen ones too, until their client hangs up
    int openedEver() const { return m_opened; }
    int framesSent() const
    {
        return m_framesSent;
    } ///< dropped ones not counted, doubled ones twice
    /// What is subscribed to now, sorted, once for each session: "ao user", "ao list:12".
    QStringList subscriptions() const;
    /// The same of every subscription that was ever made, in order (the last 1,000).
    const QStringList &subscriptionsSeen() const { return m_seen; }

    /// Public streams are told to everybody, as open servers of Pleroma and Akkoma do (Akkoma's do
    /// from the start).
    void setOpenToGuests(bool open) { m_openToGuests = open; }

    /// Mastodon's way with clients that answer no ping.
    bool endsSilentClients() const { return is(QLatin1StringView("mastodon")); }
    int pingMs() const { return m_pingMs; }
    void setPingMs(int ms) { m_pingMs = ms; } ///< for connections made from then on

private:
    struct Session {
        int person = -1;
        QString token;
        std::vector<Subscription> subscriptions;
        Outlet outlet;
        QStringList watched = {}; ///< Misskey: ids of notes, as often as the client said so
        bool silent = false; ///< frozen, or ended already
        std::optional<QByteArray> heldBack; ///< by a Reorder
    };

    bool is(QLatin1StringView software) const;
    bool isAkkomaHere() const;
    bool isAkkomaTopic(const HttpRequest &request, int person) const;
    void takeAkkoma(Session &session, const QByteArray &text);
    bool isOpenTo(const HttpRequest &request, int person) const;
    QString nameOf(const Session &session) const;
    Call callFor(int person) const;
    void subscribe(Session &session, const Subscription &subscription);
    QString objection(const Session &session, const Subscription &subscription, int *status) const;
    void takeMessage(Session &session, const QJsonObject &message);
    /// As World's choosers (timelines.h): the Announce to wrap the copy in, mostly empty.
    std::optional<QString> chosen(int person, const Subscription &to, const Copy &copy) const;
    bool belongs(const Session &session, const Subscription &to, const Copy &copy) const;
    void tellNews(Session &session, const WorldNews &news);
    void tellGone(Session &session, const Copy &copy);
    void notify(Session &session, const Copy &copy);
    void notify(Session &session, const QString &key);
    void notifyOfDeed(Session &session, const WorldNews &news);
    void tellTalk(Session &session, const Copy &copy);
    void push(Session &session, const Subscription &to, const QString &event,
        const std::optional<QByteArray> &payload);
    QJsonArray streamWords(const Session &session, const Subscription &to) const;
    /// Unless a fault is in its way.
    void deliver(Session &session, const Subscription &to, const QByteArray &text);
    void remember(const Session &session, const Subscription &subscription);

    // misskeystream.cpp
    HttpResponse answerMisskey(const HttpRequest &request, int person) const;
    void tellMainChannels(int person, const QString &event, const QJsonValue &payload);
    void takeMisskey(Session &session, const QJsonObject &message);
    void connectChannel(Session &session, const QJsonObject &body);
    void tellMisskey(Session &session, const WorldNews &news);
    void tellWatched(Session &session, const WorldNews &news);
    void tellFollower(Session &session, const WorldNews &news);
    void tellMain(Session &session, const WorldNews &news);
    void pushChannel(
        Session &session, const Subscription &to, const QString &type, const QJsonValue &body);
    bool hasMisskey(int person, const Subscription &to, const Copy &copy) const;
    std::optional<StreamFault::Kind> takeFault(const Session &session, const Subscription &to);
    void write(Session &session, const QByteArray &text);
    void end(Session &session, const StreamClosing &closing);
    void forEachSession(const std::function<void(Session &)> &visit);

    World *m_world;
    int m_site;
    std::function<qint64()> m_now;
    std::map<quint64, Session> m_sessions;
    std::vector<StreamFault> m_faults;
    QStringList m_seen;
    quint64 m_last = 0;
    int m_opened = 0;
    int m_framesSent = 0;
    int m_pingMs = 30'000;
    bool m_openToGuests = false;
};

} // namespace asterism
