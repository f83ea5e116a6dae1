// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/corefixture.h"
#include "live/liveworld.h"
#include "net/tls.h"
#include "net/transfer.h"
#include "store/drafts.h"
#include "store/outbox.h"
#include "store/viewers.h"
#include "support/cuttablerelay.h"
#include "sync/acting.h"
#include "sync/attachmentfiles.h"
#include "sync/outbox.h"

#include <QNetworkAccessManager>

#include <algorithm>

namespace asterism::live {

using ActionKind = Action::Kind;
using OutboxState = store::OutboxRow::State;
using flow::await;

/// The core over an empty folder, with accounts at real servers, and its outbox in a hurry.
class LiveHouse {
public:
    /// `relay`: by which the server behind it is asked.
    explicit LiveHouse(const CuttableRelay *relay = nullptr, const QUrl &behind = {})
        : m_relay(relay)
        , m_behind(hostOf(behind))
    {
        auto opened = store::Store::open({.folder = m_dir.path(), .engine = true}, m_clock);
        if (!opened) {
            return;
        }
        HttpOptions options = flow::CoreFixture::hurried();
        if (m_relay != nullptr) {
            options.exchange = [this](const Request &request, Exchange::Ended ended) {
                return exchangeFor(request, std::move(ended));
            };
        }
        m_house = std::make_unique<flow::House>(m_clock, m_secrets, std::move(*opened), options);
        m_outbox = std::make_unique<Outbox>(m_house->core, m_house->sessions, hurriedLimits());
        QObject::connect(&m_house->core.store, &store::Store::committed, m_outbox.get(),
            [this](const store::Changes &changes) {
                if (changes.outbox || changes.accounts || changes.elsewhere) {
                    m_outbox->look();
                }
            });
    }
    ~LiveHouse()
    {
        if (m_outbox) {
            m_outbox->close();
            endWork(m_house->core, {m_outbox.get(), &m_house->sessions});
        }
    }
    LiveHouse(const LiveHouse &) = delete;
    LiveHouse &operator=(const LiveHouse &) = delete;

    bool isReady() const { return m_outbox != nullptr; }
    void start() { m_outbox->start(); }

    /// Nothing, and it is said why, where that cannot be.
    std::optional<Session> signIn(const LiveSeat &seat)
    {
        const auto account = await(m_house->accounts.addWithToken(seat.url, seat.token));
        const auto session =
            account ? await(m_house->sessions.own(*account)) : Result<Session>(account.error());
        if (!session) {
            qWarning().noquote() << sentence(session.error());
        }
        return session ? std::optional(*session) : std::nullopt;
    }

    /// Reads the account's home, so that the cache knows what its server calls the posts there.
    bool readHome(const Session &session)
    {
        const Source home = homeSource(session.account.id, session.account.host);
        const auto read = await(m_house->refresher.refresh(session, home));
        if (!read) {
            qWarning().noquote() << sentence(read.error());
        }
        return read.ok();
    }

    /// As a click does it; the row's id, 0 where nothing is left to do.
    qint64 ask(const Action &action)
    {
        const auto asked = await(
            m_house->core.store.writeUser([action, already = already(action)](store::UserTx &tx) {
                return store::enqueue(tx, action, already);
            }));
        return asked ? asked->id : -1;
    }
    qint64 ask(const Session &session, ActionKind kind, const QString &target)
    {
        return ask({.kind = kind, .account = session.account.id, .target = target});
    }
    qint64 publish(const Session &session, const QString &text, const QString &replyTo = {})
    {
        Action action{
            .kind = ActionKind::Publish, .account = session.account.id, .target = newPostKey()};
        action.post.text = text;
        action.post.replyTo = replyTo;
        return ask(action);
    }

    /// As the window sends it: it was a draft until then. The rows, of each account the whole
    /// thread; empty, and it is said why, where that cannot be.
    std::vector<qint64> send(const Draft &draft)
    {
        const auto kept = await(m_house->core.store.writeUser(
            [draft](store::UserTx &tx) { return store::saveDraft(tx, draft); }));
        const auto rows = await(m_house->core.store.writeUser([draft](store::UserTx &tx) {
            return store::enqueuePosts(tx, actionsOf(draft), 0, draft.key);
        }));
        if (!kept || !rows) {
            qWarning().noquote() << sentence(kept ? rows.error() : kept.error());
        }
        return kept && rows ? *rows : std::vector<qint64>();
    }
    /// -1: it cannot be said.
    int drafts()
    {
        const auto kept =
            m_house->core.store.readUserNow([](store::UserTx &tx) { return store::drafts(tx); });
        return kept ? int(kept->size()) : -1;
    }
    /// As one that was dropped on the post; without a file where that cannot be.
    Attachment attach(const QByteArray &png, const QString &description)
    {
        auto taken = takeBytes(m_house->core.store.folder(), png, u"picture.png"_s);
        if (!taken) {
            qWarning().noquote() << sentence(taken.error());
            return {};
        }
        taken->description = description;
        return *taken;
    }
    Core &core() { return m_house->core; }
    Sessions &sessions() { return m_house->sessions; }

    store::OutboxRow row(qint64 id)
    {
        const auto found = m_house->core.store.readUserNow(
            [id](store::UserTx &tx) { return store::outboxRow(tx, id); });
        return found && *found ? **found : store::OutboxRow{};
    }
    /// How it ended; as it stands after a minute where it does not.
    store::OutboxRow outcome(qint64 id)
    {
        (void)QTest::qWaitFor([&] { return !store::isUnderWay(row(id).state); }, 60'000);
        return row(id);
    }
    /// Why it did not go well; empty: it did, or there was nothing to do.
    QString trouble(qint64 id)
    {
        if (id == 0) {
            return {};
        }
        const store::OutboxRow ended = id > 0 ? outcome(id) : store::OutboxRow{};
        const bool well = ended.state == OutboxState::Done;
        return well || !ended.trouble.isEmpty() ? ended.trouble : u"it has no end"_s;
    }
    /// The outbox is empty.
    bool nothingWaits()
    {
        const auto rows = m_house->core.store.readUserNow(
            [](store::UserTx &tx) { return store::outboxRows(tx); });
        return rows && rows->empty();
    }
    bool takeOut(qint64 id)
    {
        const auto taken = await(m_house->core.store.writeUser(
            [id](store::UserTx &tx) { return store::cancelAction(tx, id); }));
        return taken && *taken;
    }

private:
    /// A second is enough for what was cut on this machine.
    static OutboxLimits hurriedLimits()
    {
        return {.firstWaitMs = 100,
            .longestWaitMs = 500,
            .lookAfterMs = secondMs,
            .limitedWaitMs = secondMs,
            .seed = 1};
    }

    /// By what the cache knows.
    std::optional<bool> already(const Action &action)
    {
        if (!isOfPost(action.kind)) {
            return {};
        }
        const auto views = await(m_house->core.store.readCache(
            [uri = action.target](store::CacheTx &tx) -> Result<std::vector<store::AccountView>> {
                const auto post = store::postByUri(tx, uri);
                return post && *post ? store::viewersOf(tx, (*post)->row)
                                     : std::vector<store::AccountView>();
            }));
        if (!views) {
            return {};
        }
        const auto own = std::ranges::find(*views, action.account, &store::AccountView::account);
        return own == views->end() ? std::nullopt : holds(action, own->state);
    }

    /// Nobody in the core sees that there is a relay.
    std::unique_ptr<Exchange> exchangeFor(const Request &request, Exchange::Ended ended)
    {
        Request led = request;
        if (hostOf(request.url) == m_behind) {
            led.url = m_relay->through(request.url);
        }
        auto heard = [url = request.url, ended = std::move(ended)](Exchange::Outcome outcome) {
            if (auto *response = std::get_if<Response>(&outcome)) {
                response->finalUrl = url;
            }
            ended(std::move(outcome));
        };
        return std::make_unique<Transfer>(m_network, std::move(led),
            Transfer::Setup{.userAgent = HttpOptions().userAgent, .tls = tlsTrusting({})},
            std::move(heard));
    }

    QTemporaryDir m_dir; // goes last
    SystemClock m_clock;
    MemoryStore m_secrets;
    const CuttableRelay *m_relay;
    QString m_behind; ///< host of what the relay leads to
    std::shared_ptr<QNetworkAccessManager> m_network = std::make_shared<QNetworkAccessManager>();
    std::unique_ptr<flow::House> m_house;
    std::unique_ptr<Outbox> m_outbox;
};

} // namespace asterism::live
