// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/history.h"

#include "base/host.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "store/timeline.h"
#include "sync/prepare.h"

#include <QUrl>

#include <algorithm>
#include <functional>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using Versions = std::vector<store::Prepared>;

const QString historyCall = u"history"_s;

struct HistoryWay {
    Account account; ///< id empty: a guest of `host`
    QString host;
    QString localId;
};

class FetchingHistory : public Flow<Versions> {
public:
    FetchingHistory(Core &core, Sessions &sessions, const QString &uri, QObject *parent)
        : Flow(parent)
        , m_core(core)
        , m_sessions(sessions)
        , m_uri(uri)
        , m_origin(hostOf(QUrl(uri)))
    {
    }

    void start()
    {
        m_sessions.accounts().then(this, [this](const Result<std::vector<Account>> &accounts) {
            m_core.store
                .readCache(
                    [uri = m_uri](store::CacheTx &tx) { return store::sightingsOf(tx, uri); })
                .then(this,
                    [this, own = accounts ? *accounts : std::vector<Account>()](
                        const Result<std::vector<store::Sighting>> &sightings) {
                        plan(own, sightings ? *sightings : std::vector<store::Sighting>());
                        next();
                    });
        });
    }

private:
    void plan(const std::vector<Account> &accounts, const std::vector<store::Sighting> &sightings)
    {
        for (const store::Sighting &seen : sightings) {
            if (seen.localId.contains(u"://"_s)) {
                continue; // a feed's or an outbox's
            }
            for (const Account &account : accounts) {
                if (account.host == seen.host && !account.needsSignIn) {
                    m_ways << HistoryWay{account, seen.host, seen.localId};
                }
            }
            if (seen.host == m_origin) {
                m_ways << HistoryWay{{}, seen.host, seen.localId};
            }
        }
        const auto cost = [this](const HistoryWay &way) {
            return way.account.id.isEmpty() ? 2 : way.host == m_origin ? 0 : 1;
        };
        std::ranges::stable_sort(m_ways, {}, cost);
    }

    void next()
    {
        if (m_ways.isEmpty()) {
            m_best.empty() ? finish(m_why) : finish(std::move(m_best));
            return;
        }
        const HistoryWay way = m_ways.takeFirst();
        (way.account.id.isEmpty() ? m_sessions.guest(way.host) : m_sessions.own(way.account))
            .then(this, [this, id = way.localId](const Result<Session> &session) {
                session ? ask(*session, id) : missed(session.error());
            });
    }

    void ask(const Session &session, const QString &localId)
    {
        const Family *family = familyFor(session.instance);
        const QString host = session.instance.host;
        const bool absent = m_core.absences.isAbsent(host, historyCall, m_core.clock.now());
        const auto request =
            family ? family->history(session.instance, localId) : Result<Request>(m_why);
        if (!request || absent) {
            next(); // nothing to blame anybody for
            return;
        }
        send(session, *request, [this, session, localId](const Response &response) {
            lacksCallForAll(response) ? lacks(session) : told(session, localId, response);
        });
    }

    void send(
        const Session &session, const Request &request, std::function<void(const Response &)> use)
    {
        m_core.http.send(asked(m_core, session, forPurpose(Purpose::Thread, request)))
            .then(this, [this, session, use = std::move(use)](const Result<Response> &response) {
                if (!response) {
                    missed(response.error());
                    return;
                }
                m_sessions.noteRefusal(session, *response);
                use(*response);
            });
    }

    void told(const Session &session, const QString &localId, const Response &history)
    {
        const bool lacksNow =
            capabilities(session.instance).formerVersions != Capabilities::FormerVersions::None;
        if (lacksNow && history.isOk()) {
            askForNow(session, localId, history);
            return;
        }
        came(session,
            familyFor(session.instance)
                ->decodeHistory(session.instance, history, session.isGuest()));
    }

    /// The present version is the post itself.
    void askForNow(const Session &session, const QString &localId, const Response &history)
    {
        const Family *family = familyFor(session.instance);
        send(session, family->status(session.instance, localId),
            [this, session, family, history](const Response &response) {
                const bool asGuest = session.isGuest();
                const auto now = family->decodeStatus(session.instance, response, asGuest);
                if (!now) {
                    missed(now.error());
                    return;
                }
                came(session, family->decodeHistory(session.instance, history, asGuest, now->post));
            });
    }

    /// It is asked once a day, and blamed for nothing.
    void lacks(const Session &session)
    {
        m_core.absences.note(session.instance.host, historyCall, m_core.clock.now());
        next();
    }

    void came(const Session &session, const Result<std::vector<Post>> &versions)
    {
        if (!versions && versions.error().kind == ErrorKind::Usage) {
            lacks(session);
            return;
        }
        if (!versions) {
            missed(versions.error());
            return;
        }
        Versions prepared;
        for (const Post &version : *versions) {
            prepared.push_back(prepare({.createdAt = version.createdAt, .post = version}));
        }
        if (prepared.size() > m_best.size()) {
            m_best = std::move(prepared);
        }
        // A server that got to know the post after its edit has the newest version alone.
        m_best.size() > 1 ? finish(std::move(m_best)) : next();
    }

    /// A server that is away may know; one that says "not found" keeps none.
    void missed(const Error &error)
    {
        if (m_why.kind == ErrorKind::NotFound && error.kind != ErrorKind::NotFound) {
            m_why = error;
        }
        next();
    }

    Core &m_core;
    Sessions &m_sessions;
    QString m_uri;
    QString m_origin;
    QList<HistoryWay> m_ways;
    Versions m_best;
    Error m_why{.kind = ErrorKind::NotFound, .subject = m_origin};
};

} // namespace

History::History(Core &core, Sessions &sessions, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_sessions(sessions)
{
}

QFuture<Result<std::vector<store::Prepared>>> History::fetch(const QString &uri)
{
    auto *fetching = new FetchingHistory(m_core, m_sessions, uri, this);
    auto future = fetching->future();
    fetching->start();
    return future;
}

} // namespace asterism
