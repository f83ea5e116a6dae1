// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "secrets/memorystore.h"
#include "support/scriptedserver.h"
#include "sync/closing.h"
#include "sync/sessions.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>
#include <optional>

/// An account at a server that does what a test tells it.
namespace asterism {

constexpr qint64 accountNoon = 1'795'348'800'000; // 2026-11-22T12:00:00Z

/// Runs the event loop until the answer is there; nothing after half a minute.
template <typename T> std::optional<T> awaited(QFuture<T> future)
{
    QEventLoop loop;
    QFutureWatcher<T> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished()) {
        QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return future.isFinished() && future.resultCount() > 0 ? std::optional(future.result())
                                                           : std::nullopt;
}

template <typename T> Result<T> awaitedResult(QFuture<Result<T>> future)
{
    const auto answer = awaited(std::move(future));
    return answer ? *answer : Result<T>(Error{.kind = ErrorKind::Timeout});
}

/// JSON with ' for ", for addresses: moc takes // within a raw literal for a comment.
inline QByteArray quoted(QByteArray json)
{
    return json.replace('\'', '"');
}

inline ScriptedAnswer scriptedJson(
    const QByteArray &body, int status = 200, const QByteArray &link = {})
{
    ScriptedAnswer answer{
        .status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
    if (!link.isEmpty()) {
        answer.headers.emplaceBack("Link", "<" + link + ">; rel=\"next\"");
    }
    return answer;
}

class AccountFixture {
public:
    AccountFixture()
        : http(clock, options())
    {
        auto opened = store::Store::open({.folder = m_dir.path(), .engine = true}, clock);
        if (opened) {
            m_store = std::move(*opened);
            core.reset(
                new Core{.clock = clock, .http = http, .store = *m_store, .secrets = m_secrets});
            core->typedHosts.insert(server.host());
            sessions = std::make_unique<Sessions>(*core);
        }
    }
    ~AccountFixture()
    {
        if (core) {
            endWork(*core, {sessions.get()});
        }
    }

    bool isReady() const { return sessions != nullptr; }

    /// me@host, whose id there is 9.
    Session session(const QString &software) const
    {
        using namespace Qt::Literals::StringLiterals;
        Session session;
        session.instance.host = server.host();
        session.instance.accountDomain = server.host();
        session.instance.software = software;
        session.instance.family = Instance::Family::Mastodon;
        session.account.id = {u"account"_s};
        session.account.acct = u"me@"_s + server.host();
        session.account.host = server.host();
        session.account.localId = u"9"_s;
        session.token = u"token"_s;
        return session;
    }

    /// "GET /api/v1/lists", in the order in which they came.
    QStringList lines() const
    {
        QStringList lines;
        for (const ScriptedRequest &request : server.requests()) {
            lines << QString::fromUtf8(request.method + ' ' + request.target);
        }
        return lines;
    }

private:
    static HttpOptions options()
    {
        HttpOptions options;
        options.lanes.spacingMs = 0;
        options.lanes.windowRequests = 0;
        options.seed = 1;
        options.firstRetryMs = 0; // by a clock that stands still
        return options;
    }

    QTemporaryDir m_dir; // goes last
    MemoryStore m_secrets;

public:
    ManualClock clock{accountNoon};
    ScriptedServer server;

private:
    std::unique_ptr<store::Store> m_store;

public:
    HttpClient http;
    std::unique_ptr<Core> core;
    std::unique_ptr<Sessions> sessions;
};

} // namespace asterism
