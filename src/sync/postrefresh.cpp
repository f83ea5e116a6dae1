// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/postrefresh.h"

#include "base/flow.h"
#include "base/log.h"
#include "protocol/family.h"
#include "store/deletes.h"
#include "store/pages.h"
#include "store/timeline.h"
#include "sync/pageloader.h"
#include "sync/prepare.h"

#include <algorithm>
#include <limits>

namespace asterism {

namespace {

// The computer may sleep or its clock may be set while a timer runs: look at the clock again.
constexpr qint64 longestPostNapMs = 10 * secondMs;

/// A post as it is now, or that it is no more.
struct PostNow {
    std::vector<store::Prepared> quoted;
    std::vector<store::Prepared> items;
    bool gone = false;
};

Result<PostNow> decodePost(const Core &core, const Session &session, const Response &response)
{
    auto item =
        familyFor(session.instance)->decodeStatus(session.instance, response, session.isGuest());
    if (!item) {
        const bool gone = item.error().kind == ErrorKind::NotFound;
        return gone ? Result<PostNow>(PostNow{.gone = true}) : item.error();
    }
    std::vector<TimelineItem> items;
    items.push_back(std::move(*item));
    PostNow now{.quoted = quotedOf(items), .items = {}};
    now.items = prepareAll(std::move(items));
    for (auto *all : {&now.quoted, &now.items}) {
        core.filters.judge(session.account.id, *all, core.clock.now());
    }
    return now;
}

Result<Done> keepPost(
    store::CacheTx &tx, const Session &session, const QString &localId, const PostNow &now)
{
    if (now.gone) {
        // Of one that was never seen it only says that this account may not see it.
        const auto seen = store::receivedBefore(
            tx, session.instance.host, {localId}, std::numeric_limits<qint64>::max());
        const bool known = seen && !seen->isEmpty();
        return known ? store::removeSeen(tx, session.instance.host, localId) : Result(Done{});
    }
    const store::Teller teller = tellerOf(session);
    for (const auto *all : {&now.quoted, &now.items}) {
        if (const auto kept = store::commitLoose(tx, teller, *all); !kept) {
            return kept.error();
        }
    }
    return Done{};
}

class RefreshingPost : public Flow<Done> {
public:
    RefreshingPost(Core &core, Sessions &sessions, AccountId account, QString host, QString localId,
        QObject *parent)
        : Flow(parent)
        , m_core(core)
        , m_sessions(sessions)
        , m_account(std::move(account))
        , m_host(std::move(host))
        , m_localId(std::move(localId))
    {
    }

    void start()
    {
        if (m_account.isEmpty()) {
            ask(m_sessions.guest(m_host));
            return;
        }
        m_sessions.accounts().then(this, [this](const Result<std::vector<Account>> &accounts) {
            if (!accounts) {
                finish(accounts.error());
                return;
            }
            const auto own = std::ranges::find(*accounts, m_account, &Account::id);
            if (own == accounts->end()) {
                finish(Error{.kind = ErrorKind::NotFound, .subject = m_account.value});
                return;
            }
            ask(m_sessions.own(*own));
        });
    }

private:
    void ask(QFuture<Result<Session>> opening)
    {
        opening.then(this, [this](const Result<Session> &session) {
            const Family *family = session ? familyFor(session->instance) : nullptr;
            if (family == nullptr) {
                finish(session ? Error{.kind = ErrorKind::NotFound, .subject = m_host}
                               : session.error());
                return;
            }
            const Request request =
                forPurpose(Purpose::Timeline, family->status(session->instance, m_localId));
            m_core.http.send(asked(m_core, *session, request, Request::Background))
                .then(this, [this, session = *session](const Result<Response> &response) {
                    response ? came(session, *response) : finish(response.error());
                });
        });
    }

    void came(const Session &session, const Response &response)
    {
        m_sessions.noteRefusal(session, response);
        m_core.store
            .writeCache(
                [&core = m_core, session, response] { return decodePost(core, session, response); },
                [session, localId = m_localId](store::CacheTx &tx, const PostNow &now) {
                    return keepPost(tx, session, localId, now);
                })
            .then(this, [this](const Result<Done> &done) { finish(done); });
    }

    Core &m_core;
    Sessions &m_sessions;
    AccountId m_account;
    QString m_host;
    QString m_localId;
};

} // namespace

PostRefresh::PostRefresh(Core &core, Sessions &sessions, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_sessions(sessions)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &PostRefresh::tick);
}

void PostRefresh::add(const AccountId &account, const QString &host, const QString &localId)
{
    if (m_closed) {
        return;
    }
    Host &at = m_hosts[host];
    QList<Wish> &waiting = at.waiting;
    const auto known = std::ranges::find(waiting, localId, &Wish::localId);
    if (known != waiting.end()) {
        known->account = account;
        return; // it has its turn before it
    }
    if (waiting.size() >= mostWaiting) {
        at.stale.add(waiting.takeFirst().localId);
    }
    waiting << Wish{account, localId};
    tick();
}

void PostRefresh::counted(const QString &host, const QString &localId)
{
    const auto at = m_hosts.find(host);
    if (at != m_hosts.end() && !m_closed) { // else nothing is watched there any more
        at->stale.counted(localId, m_core.clock.now());
        schedule();
    }
}

void PostRefresh::watch(const AccountId &account, const QString &host, const QStringList &localIds)
{
    if (m_closed) {
        return;
    }
    const qint64 now = m_core.clock.now();
    Host &at = m_hosts[host];
    at.watcher = account;
    const QStringList doubtful = at.stale.watch(localIds, now);
    tick(); // who is out of sight waits no more
    if (doubtful.isEmpty()) {
        return;
    }
    m_core.store
        .readCache([host, doubtful, before = now - StalePosts::freshMs](store::CacheTx &tx) {
            return store::receivedBefore(tx, host, doubtful, before);
        })
        .then(this, [this, host, doubtful](const Result<QStringList> &old) {
            if (old) { // a cache that cannot be read is the store's to tell
                judge(host, doubtful, *old);
            }
        });
}

void PostRefresh::watchLost(const QString &host)
{
    const auto at = m_hosts.find(host);
    if (at != m_hosts.end() && !m_closed) {
        at->stale.lost(m_core.clock.now());
        schedule();
    }
}

void PostRefresh::judge(const QString &host, const QStringList &localIds, const QStringList &old)
{
    if (const auto at = m_hosts.find(host); at != m_hosts.end() && !m_closed) {
        at->stale.judge(localIds, old);
        tick();
    }
}

int PostRefresh::waiting(const QString &host) const
{
    const Host at = m_hosts.value(host);
    return int(at.waiting.size()) + at.stale.waiting();
}

void PostRefresh::tick()
{
    const QStringList hosts = m_hosts.keys();
    for (const QString &host : hosts) {
        askNext(host);
    }
    schedule();
}

/// What has changed goes before what may have.
std::optional<PostRefresh::Wish> PostRefresh::takeDue(Host &at, qint64 now)
{
    const auto due = std::ranges::find_if(
        at.waiting, [&at](const Wish &wish) { return !at.askedAt.contains(wish.localId); });
    if (due != at.waiting.end()) {
        const Wish wish = *due;
        at.waiting.erase(due);
        at.stale.asked(wish.localId);
        return wish;
    }
    const QString stale = at.stale.take(now);
    return stale.isEmpty() ? std::optional<Wish>() : Wish{at.watcher, stale};
}

void PostRefresh::askNext(const QString &host)
{
    Host &at = m_hosts[host];
    const qint64 now = m_core.clock.now();
    // A clock that was set back must not make the wait any longer.
    at.askedAt.removeIf([now](const QHash<QString, qint64>::iterator &asked) {
        return now - asked.value() >= againMs || now < asked.value();
    });
    if (at.asking || m_closed) {
        return;
    }
    const auto wish = takeDue(at, now);
    if (!wish) {
        if (at.waiting.isEmpty() && at.askedAt.isEmpty() && at.stale.isIdle(now)) {
            m_hosts.remove(host);
        }
        return;
    }
    at.askedAt.insert(wish->localId, now);
    at.asking = true;
    auto *refreshing =
        new RefreshingPost(m_core, m_sessions, wish->account, host, wish->localId, this);
    refreshing->future().then(this,
        [this, host, id = wish->localId](const Result<Done> &done) { finished(host, id, done); });
    refreshing->start();
}

void PostRefresh::finished(const QString &host, const QString &localId, const Result<Done> &done)
{
    Host &at = m_hosts[host];
    at.asking = false;
    if (!done) {
        // The next change asks again, and the source's own readings do.
        qCDebug(logSync).noquote() << sentence(done.error());
        at.stale.failed(localId);
    }
    tick();
}

/// When something of the host may be asked for; 0: nothing waits.
qint64 PostRefresh::nextAt(const Host &at, qint64 now) const
{
    qint64 next = at.stale.nextAt();
    for (const Wish &wish : at.waiting) {
        const qint64 due = at.askedAt.value(wish.localId, now - againMs) + againMs;
        next = next == 0 ? due : std::min(next, due);
    }
    return next;
}

void PostRefresh::schedule()
{
    m_timer.stop();
    const qint64 now = m_core.clock.now();
    qint64 nap = -1; // until the first post that waits may be asked for
    for (const Host &at : std::as_const(m_hosts)) {
        const qint64 next = at.asking ? 0 : nextAt(at, now);
        if (next != 0) {
            const qint64 left = std::max<qint64>(0, next - now);
            nap = nap < 0 ? left : std::min(nap, left);
        }
    }
    if (nap >= 0 && !m_closed) {
        m_timer.start(int(std::clamp<qint64>(nap, 0, longestPostNapMs)));
    }
}

void PostRefresh::close()
{
    m_closed = true;
    m_timer.stop();
    for (Host &at : m_hosts) {
        at.waiting.clear();
        at.stale = {};
    }
}

} // namespace asterism
