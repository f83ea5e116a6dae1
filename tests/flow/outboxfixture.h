// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corefixture.h"
#include "store/accounts.h"
#include "store/instances.h"
#include "store/outbox.h"
#include "store/pages.h"
#include "store/viewers.h"
#include "support/scriptedserver.h"
#include "sync/outbox.h"

#include <QSignalSpy>

namespace asterism::flow {

using ActionKind = Action::Kind;
using OutboxState = store::OutboxRow::State;

const AccountId ownId{u"account"_s};
constexpr int outboxPatienceMs = 30'000;

/// JSON with ' for ".
inline ScriptedAnswer outboxJson(QByteArray json, int status = 200)
{
    return {.status = status,
        .headers = {{"Content-Type", "application/json"}},
        .body = json.replace('\'', '"')};
}

/// me@host, whose id there is 9, at a server that does what a test tells it; and an Outbox over the
/// same folder, which can be killed and opened anew.
class OutboxHouse {
public:
    explicit OutboxHouse(const QString &software = u"mastodon"_s)
        : m_software(software)
    {
        open();
        if (isReady()) {
            m_ready = await(m_store->writeUser([account = account()](store::UserTx &tx) {
                return store::addAccount(tx, account);
            })).ok()
                && keepInstance().ok();
        }
    }
    ~OutboxHouse() { close(); }

    bool isReady() const { return m_ready && outbox != nullptr; }

    /// As after a start of the program. Whatever was under way is as it was written down.
    void open()
    {
        close();
        auto opened = store::Store::open({.folder = m_dir.path(), .engine = true}, clock);
        if (!opened) {
            m_ready = false;
            return;
        }
        m_store = std::move(*opened);
        m_http = std::make_unique<HttpClient>(clock, CoreFixture::hurried());
        core.reset(
            new Core{.clock = clock, .http = *m_http, .store = *m_store, .secrets = m_secrets});
        core->typedHosts.insert(server.host());
        sessions = std::make_unique<Sessions>(*core);
        sessions->hold(ownId, u"token"_s);
        outbox = std::make_unique<Outbox>(*core, *sessions, OutboxLimits{.seed = 1});
        QObject::connect(m_store.get(), &store::Store::committed, outbox.get(),
            [this](const store::Changes &changes) {
                if (changes.outbox || changes.accounts || changes.elsewhere) {
                    outbox->look();
                }
            });
        QObject::connect(outbox.get(), &Outbox::done, outbox.get(),
            [this](const store::OutboxRow &row) { done << row.id; });
        QObject::connect(outbox.get(), &Outbox::failed, outbox.get(),
            [this](const store::OutboxRow &row) { failed << row.trouble; });
    }
    void start() { outbox->start(); }
    void close()
    {
        if (outbox) {
            outbox->close();
            endWork(*core, {outbox.get(), sessions.get()});
            outbox.reset();
            sessions.reset();
            core.reset();
            m_http.reset();
            m_store.reset();
        }
    }

    Account account() const
    {
        Account own{.id = ownId, .acct = u"me@"_s + server.host(), .host = server.host()};
        own.localId = u"9"_s;
        return own;
    }
    store::Teller teller() const
    {
        return {.host = server.host(), .accountDomain = server.host(), .account = ownId};
    }
    QString uriOf(int id) const { return u"http://%1/n/%2"_s.arg(server.host()).arg(id); }

    /// A post of the account's own, as its server tells it. `more` begins with a comma.
    QByteArray status(int id, const QString &text = u"tea"_s, const QByteArray &more = {},
        const QByteArray &at = "2026-11-22T12:00:00Z") const
    {
        const QByteArray number = QByteArray::number(id);
        const QByteArray host = server.host().toUtf8();
        return "{'id':'" + number + "','uri':'" + uriOf(id).toUtf8() + "','url':'"
            + uriOf(id).toUtf8() + "','created_at':'" + at + "','content':'<p>"
            + text.toHtmlEscaped().toUtf8() + "</p>','visibility':'public','account':{'id':'9',"
            + "'acct':'me','uri':'http://" + host + "/users/me'}" + more + "}";
    }
    /// The cache knows the post and its id there.
    void know(int id)
    {
        store::Prepared prepared;
        prepared.item.localId = QString::number(id);
        prepared.item.createdAt = noon;
        prepared.item.post.localId = QString::number(id);
        prepared.item.post.uri = uriOf(id);
        prepared.item.post.createdAt = noon;
        prepared.item.post.author = {.acct = u"ao@b.example"_s};
        prepared.item.post.viewer = ViewerState();
        QVERIFY(await(m_store->writeCache([=, who = teller()](store::CacheTx &tx) {
            return store::commitLoose(tx, who, {prepared});
        })));
    }

    /// 0: nothing is left to do; -1: it was refused.
    qint64 ask(const Action &action, std::optional<bool> holds = {})
    {
        const auto asked = await(m_store->writeUser(
            [=](store::UserTx &tx) { return store::enqueue(tx, action, holds); }));
        return asked ? asked->id : -1;
    }
    qint64 ask(ActionKind kind, const QString &target)
    {
        return ask(Action{.kind = kind, .account = ownId, .target = target});
    }
    qint64 publish(const QString &text, const QString &replyTo = {})
    {
        Action action{.kind = ActionKind::Publish, .account = ownId, .target = newPostKey()};
        action.post.text = text;
        action.post.replyTo = replyTo;
        return ask(action);
    }

    store::OutboxRow row(qint64 id)
    {
        const auto found =
            m_store->readUserNow([id](store::UserTx &tx) { return store::outboxRow(tx, id); });
        return found && *found ? **found : store::OutboxRow{};
    }
    OutboxState stateOf(qint64 id) { return row(id).state; }
    template <typename F> auto user(F f) { return await(m_store->writeUser(std::move(f))); }
    template <typename F> auto cache(F f) { return await(m_store->readCache(std::move(f))); }

    std::optional<store::StoredPost> find(const QString &uri)
    {
        const auto found = cache([=](store::CacheTx &tx) { return store::postByUri(tx, uri); });
        return found ? *found : std::nullopt;
    }
    /// What the account has done with it, as the cache knows.
    ViewerState viewer(const QString &uri)
    {
        const auto views =
            cache([=](store::CacheTx &tx) -> Result<std::vector<store::AccountView>> {
                const auto post = store::postByUri(tx, uri);
                return post && *post ? store::viewersOf(tx, (*post)->row)
                                     : std::vector<store::AccountView>();
            });
        return views && !views->empty() ? views->front().state : ViewerState();
    }

    /// Turns the clock and does what is due.
    void pass(qint64 ms)
    {
        clock.advance(ms);
        outbox->tick();
    }
    /// "POST /api/v1/statuses", in the order in which they came, queries left out.
    QStringList lines() const
    {
        QStringList lines;
        for (const ScriptedRequest &request : server.requests()) {
            const QByteArray path = request.target.split('?').first();
            lines << QString::fromUtf8(request.method + ' ' + path);
        }
        return lines;
    }
    int count(const QString &line) const { return int(lines().count(line)); }
    /// Of the requests for new posts.
    QByteArrayList keys() const
    {
        QByteArrayList keys;
        for (const ScriptedRequest &request : server.requests()) {
            if (request.method == "POST" && request.target == "/api/v1/statuses") {
                keys << request.header("Idempotency-Key");
            }
        }
        return keys;
    }

    Result<Done> keepInstance(
        const QStringList &features = {}, Instance::Family family = Instance::Family::Mastodon)
    {
        Instance instance{.host = server.host(), .accountDomain = server.host()};
        instance.software = m_software;
        instance.family = family;
        instance.mastodonApi = m_software == u"mastodon"_s ? 7 : 0;
        instance.features = features;
        instance.checkedAt = noon;
        return await(m_store->writeCache(
            [instance](store::CacheTx &tx) { return store::saveInstance(tx, instance); }));
    }

private:
    QTemporaryDir m_dir; // goes last
    MemoryStore m_secrets;
    QString m_software;
    bool m_ready = true;

public:
    ManualClock clock{noon};
    ScriptedServer server;

private:
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<HttpClient> m_http;

public:
    std::unique_ptr<Core> core;
    std::unique_ptr<Sessions> sessions;
    std::unique_ptr<Outbox> outbox;
    QList<qint64> done;
    QStringList failed; ///< with what trouble
};

} // namespace asterism::flow
