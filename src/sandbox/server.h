// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "sandbox/fault.h"
#include "sandbox/request.h"
#include "sandbox/writelog.h"

#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTcpServer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace asterism {

class HttpConnection;

/// How many of somebody's writes of one class a server takes in a window that is as fixed as
/// Mastodon's: it ends at a multiple of its length.
struct WriteLimit {
    int writes = -1; ///< -1: nobody counts
    qint64 windowMs = dayMs;
    Fault::RateStyle style = Fault::RateStyle::Own; ///< of what is beyond
    /// Answers before that tell how many are left, in the same style. False: such answers tell
    /// nothing at all about limits.
    bool told = true;
};

/// What a test sees of one of the sandbox's servers. It listens on 127.0.0.1 and speaks plain HTTP.
class Server : public QObject {
    Q_OBJECT

public:
    using Handler = std::function<HttpResponse(const HttpRequest &)>;

    /// software: "mastodon" (4.5), "gotosocial" (0.20, closed to guests), "snac" (2.75), "misskey"
    /// (2025.11), "akkoma" (3.13), "pleroma" (2.7, as Akkoma but for its name).
    explicit Server(const QString &software, QObject *parent = nullptr);
    ~Server() override;

    /// Binds 127.0.0.1:port (0: any free one). Network error naming the port when it is taken.
    Result<Done> listen(quint16 port);
    /// What answers when no fault does. Must be set before the first request arrives.
    void setHandler(Handler handler) { m_handler = std::move(handler); }
    void setClock(std::function<qint64()> now) { m_now = std::move(now); }

    /// Instead of listen(): called "127.0.0.1:port", and nothing listens there. Requests are handed
    /// to take().
    void standAt(quint16 port) { m_port = port; }
    /// What comes back to that request, fault and all; nothing where the fault is no whole answer.
    std::optional<HttpResponse> take(
        const HttpRequest &request, const std::optional<Fault> &fault = {});

    QString host() const; ///< "127.0.0.1:PORT"
    QString software() const { return m_software; }
    QString baseUrl() const; ///< "http://127.0.0.1:PORT", no slash at the end

    /// A bearer token that this server accepts for a prepared user ("ao"); empty when there is
    /// none.
    QString token(const QString &user) const;
    /// The prepared users that have tokens.
    QStringList tokenUsers() const;
    /// Everybody who lives here: "user@127.0.0.1:PORT".
    QStringList handles() const;
    void setUsers(const QStringList &handles, const QList<std::pair<QString, QString>> &tokens);

    /// The last fault that matches and is not used up wins.
    void addFault(const Fault &fault);
    void clearFaults();
    /// Ends every open connection, streams too (a server that restarts).
    void dropConnections();
    /// Stops listening and drops everything (a server that is gone); listenAgain() brings it back
    /// on the same port.
    void stopListening();
    Result<Done> listenAgain();

    const std::vector<RequestRecord> &requestLog() const { return m_log; }
    void clearRequestLog();
    /// Requests whose path matches a wildcard ("/api/v1/*") since the last clear.
    int requestCount(const QString &pathPattern) const;
    /// The most requests that were in work at one time since the last clear.
    int mostInFlight() const { return m_mostInFlight; }

    /// Requests per 5 minutes and caller before a real 429 (Mastodon and GoToSocial count; the
    /// others do not). Real servers: 300.
    void setRateLimit(int requests) { m_rateLimit = requests; }
    int rateLimit() const { return m_rateLimit; }

    /// What is longer the web server in front of this one refuses: 413 and a page of its own.
    /// Usually what the software takes (Akkoma 16 MB, the others some 40 MiB).
    void setBodyLimit(qint64 bytes) { m_bodyLimit = bytes; }
    qint64 bodyLimit() const { return m_bodyLimit; }

    /// How long it takes to read a file that was sent, by the sandbox's clock. Meanwhile Mastodon
    /// answers 202 and 206, and GoToSocial tells no address. 0: it is read at once.
    void setMediaReading(qint64 ms) { m_mediaReadingMs = ms; }
    qint64 mediaReadingMs() const { return m_mediaReadingMs; }

    /// No limit is counted unless it is set; Mastodon's own is 400 follows and unfollows a day,
    /// Misskey's 100 of each an hour.
    void setFollowLimit(int writes = 400, qint64 windowMs = dayMs,
        Fault::RateStyle style = Fault::RateStyle::Own, bool told = true);
    void setWriteLimit(WriteClass writes, const WriteLimit &limit);
    WriteLimit writeLimit(WriteClass writes) const;
    /// Whoever follows that many, those asked included, is refused more (Mastodon: 7500; 0: none).
    void setFollowCap(int people) { m_followCap = people; }
    int followCap() const { return m_followCap; }

private:
    friend class HttpConnection;

    std::optional<Fault> takeFault(const HttpRequest &request);
    bool meets(const Fault &fault, const HttpRequest &request) const;
    /// A fault ends the connection now that so much of the request's body has come.
    bool cutsWithin(const HttpRequest &request, qint64 bytes);
    /// What its connections keep of requests that are not complete.
    void hold(qint64 bytes) { m_held += bytes; }
    bool holdsTooMuch() const;
    qint64 now() const;
    qint64 begin(const HttpRequest &request);
    void finish(qint64 record, int status);
    HttpResponse answer(const HttpRequest &request) const;
    std::optional<HttpResponse> answerTo(const HttpRequest &request, const Fault &fault) const;

    QString m_software;
    Handler m_handler;
    std::function<qint64()> m_now;
    std::unique_ptr<QTcpServer> m_listener;
    quint16 m_port = 0;
    QStringList m_handles;
    QList<std::pair<QString, QString>> m_tokens;
    std::vector<Fault> m_faults;
    std::vector<RequestRecord> m_log;
    qint64 m_logStart = 0; // number of the record at m_log[0]
    int m_inFlight = 0;
    int m_mostInFlight = 0;
    int m_rateLimit = 300;
    qint64 m_bodyLimit = 0;
    qint64 m_mediaReadingMs = 0;
    qint64 m_held = 0;
    int m_followCap = 7500;
    QMap<WriteClass, WriteLimit> m_writeLimits;
};

} // namespace asterism
