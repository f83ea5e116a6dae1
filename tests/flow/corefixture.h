// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/accounts.h"
#include "lists/lists.h"
#include "net/httpclient.h"
#include "sandbox/sandbox.h"
#include "secrets/memorystore.h"
#include "store/sources.h"
#include "store/store.h"
#include "store/timeline.h"
#include "sync/closing.h"
#include "sync/people.h"
#include "sync/refresher.h"
#include "sync/sessions.h"
#include "sync/threads.h"

#include <QEventLoop>
#include <QFutureWatcher>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>
#include <optional>

/// What the tests of whole ways share: a sandbox, a data folder, and the core over it.
namespace asterism::flow {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 noon = 1'795'348'800'000; // 2026-11-22T12:00:00Z

/// Runs the event loop until the answer is there; Timeout after half a minute.
template <typename T> Result<T> await(QFuture<Result<T>> future)
{
    QEventLoop loop;
    QFutureWatcher<Result<T>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    if (!future.isFinished()) {
        QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
        loop.exec();
    }
    if (future.isFinished() && future.resultCount() > 0) {
        return future.result();
    }
    return Error{.kind = future.isFinished() ? ErrorKind::Cancelled : ErrorKind::Timeout};
}

/// The core as a composition root makes it. The clock, the keychain and the folder outlive it.
class House {
public:
    House(const Clock &clock, SecretStore &secrets, std::unique_ptr<store::Store> opened,
        const HttpOptions &options)
        : m_store(std::move(opened))
        , http(clock, options)
        , core{.clock = clock, .http = http, .store = *m_store, .secrets = secrets}
        , sessions(core)
        , people(core, sessions)
        , refresher(core, sessions)
        , threads(core, sessions)
        , lists(core, sessions, people, refresher)
        , accounts(core, sessions)
    {
    }
    ~House()
    {
        endWork(
            core, {&sessions, &people, &refresher, &threads, &lists, &lists.reader(), &accounts});
    }

private:
    std::unique_ptr<store::Store> m_store;

public:
    HttpClient http;
    Core core;
    Sessions sessions;
    People people;
    Refresher refresher;
    Threads threads;
    Lists lists;
    Accounts accounts;
};

class CoreFixture {
public:
    /// Polite waiting is the business of net's own tests; here it would only take time.
    static HttpOptions hurried()
    {
        HttpOptions options;
        options.lanes.spacingMs = 0;
        options.lanes.windowRequests = 0;
        options.seed = 1;
        options.firstRetryMs = 0; // by a clock that stands still
        return options;
    }

    explicit CoreFixture(Sandbox::Options options = {.people = 12, .postsPerServer = 0})
    {
        options.clock = &clock;
        started = sandbox.start(options).ok();
        open();
    }

    /// Opens the core over the folder, anew when it was open.
    void open()
    {
        house.reset();
        auto opened = store::Store::open({.folder = folder(), .engine = true}, clock);
        if (opened) {
            house = std::make_unique<House>(clock, secrets, std::move(*opened), http);
        }
    }

    bool isReady() const { return started && house != nullptr; }
    QString folder() const { return m_dir.path(); }
    QString host(const QString &software) const { return sandbox.server(software)->host(); }
    QString hostOfUser(const QString &user) const { return sandbox.serverOf(user)->host(); }

    /// The clock stands still but for this.
    void pass(qint64 ms) { clock.advance(ms); }

    /// One post, and a second passes.
    QString post(const QString &user, const QString &text)
    {
        pass(secondMs);
        return sandbox.post(user, text);
    }
    QString post(const QString &user, const PostDraft &draft)
    {
        pass(secondMs);
        return sandbox.post(user, draft);
    }
    QString boost(const QString &user, const QString &uri)
    {
        pass(secondMs);
        return sandbox.boost(user, uri);
    }
    /// Newest first, as timelines are.
    QStringList postMany(const QString &user, int count)
    {
        QStringList uris;
        for (int i = 0; i < count; ++i) {
            uris.prepend(post(user, u"%1 number %2"_s.arg(user).arg(i)));
        }
        return uris;
    }

    /// As the user types it: the sandbox lies in a private network.
    QString typed(const QString &handleOrAddress)
    {
        house->core.typedHosts.insert(namedHost(handleOrAddress));
        return handleOrAddress;
    }

    Result<Account> signIn(const QString &user)
    {
        Server *server = sandbox.serverOf(user);
        return await(house->accounts.addWithToken(server->host(), server->token(user)));
    }
    Result<Session> own(const Account &account) { return await(house->sessions.own(account)); }
    Result<Session> guest(const QString &host)
    {
        house->core.typedHosts.insert(host);
        return await(house->sessions.guest(host));
    }

    Result<RefreshOutcome> refresh(
        const Session &session, const Source &source, const RefreshWish &wish = {})
    {
        return await(house->refresher.refresh(session, source, wish));
    }
    Result<RefreshOutcome> refreshHome(const Account &account, const RefreshWish &wish = {})
    {
        const auto session = own(account);
        return session ? refresh(*session, homeSource(account.id, account.host), wish)
                       : Result<RefreshOutcome>(session.error());
    }
    Result<RefreshOutcome> refreshLocal(const QString &host, const RefreshWish &wish = {})
    {
        const auto session = guest(host);
        return session ? refresh(*session, localSource(host), wish)
                       : Result<RefreshOutcome>(session.error());
    }

    template <typename F> auto read(F f)
    {
        return await(house->core.store.readCache(std::move(f)));
    }
    template <typename F> auto write(F f)
    {
        return await(house->core.store.writeCache(std::move(f)));
    }

    /// All rows of a column, gap rows too.
    std::vector<store::TimelineRow> rows(const std::vector<Source> &column)
    {
        std::vector<store::TimelineRow> all;
        store::Event before = store::newestEvent;
        for (int i = 0; i < 200; ++i) {
            const auto page = read(
                [=](store::CacheTx &tx) { return store::timelinePage(tx, column, before, 40); });
            if (!page) {
                return {};
            }
            all.insert(all.end(), page->rows.begin(), page->rows.end());
            before = page->next;
            if (!page->more) {
                break;
            }
        }
        return all;
    }
    std::vector<store::TimelineRow> rows(const Source &source)
    {
        return rows(std::vector<Source>{source});
    }

    /// Uris of the rows, newest first; "gap" stands for a gap row.
    QStringList uris(const Source &source)
    {
        QStringList all;
        for (const store::TimelineRow &row : rows(source)) {
            all << (row.gap ? u"gap"_s : row.post.post.uri);
        }
        return all;
    }
    std::vector<store::Gap> gaps(const Source &source)
    {
        const auto found = read([=](store::CacheTx &tx) { return store::gaps(tx, source); });
        return found ? *found : std::vector<store::Gap>();
    }
    std::optional<store::StoredPost> find(const QString &uri)
    {
        const auto found = read([=](store::CacheTx &tx) { return store::postByUri(tx, uri); });
        return found ? *found : std::nullopt;
    }

    Result<List> makeList(const QString &name, const QStringList &users)
    {
        auto list = await(house->lists.create(name));
        for (const QString &user : list ? users : QStringList()) {
            const auto added = await(house->lists.add(*list, typed(u'@' + sandbox.handle(user))));
            if (!added) {
                return added.error();
            }
        }
        return list;
    }
    /// The member's row after a refresh of the whole list.
    std::map<QString, ListMember> readList(const List &list, int rowsWanted = 0)
    {
        std::map<QString, ListMember> byUser;
        const auto members = await(house->lists.refresh(list, rowsWanted));
        for (const ListMember &member : members ? *members : std::vector<ListMember>()) {
            byUser[member.acct.section(u'@', 0, 0)] = member;
        }
        return byUser;
    }

private:
    QTemporaryDir m_dir; // goes last

public:
    ManualClock clock{noon};
    MemoryStore secrets;
    Sandbox sandbox;
    HttpOptions http = hurried();
    std::unique_ptr<House> house;
    bool started = false;
};

/// "network" or "ok": for comparisons that print something readable.
template <typename T> QString kindOf(const Result<T> &result)
{
    return result ? u"ok"_s : word(result.error().kind);
}

/// How a member is read, by the words the terminal program prints.
inline QString readerOf(const std::map<QString, ListMember> &members, const QString &user)
{
    const auto member = members.find(user);
    return member == members.end() ? u"(nobody)"_s : word(member->second.reader);
}

} // namespace asterism::flow
