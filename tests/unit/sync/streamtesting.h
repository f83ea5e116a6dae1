// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounttesting.h"
#include "store/accounts.h"
#include "store/instances.h"
#include "sync/streamsync.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <memory>
#include <vector>

/// Streams of a Misskey, or another server of that name, over connections in memory, which a test
/// opens, fills and cuts.
namespace asterism {

/// One connection, from its making on.
struct SocketWire {
    FrameChannel::Ears ears;
    StreamAddress address;
    QByteArrayList sent;
};

class WiredChannel : public FrameChannel {
public:
    explicit WiredChannel(std::shared_ptr<SocketWire> wire)
        : m_wire(std::move(wire))
    {
    }
    ~WiredChannel() override { m_wire->ears = {}; }
    void open() override { }
    void send(const QByteArray &text) override { m_wire->sent.append(text); }
    void probe(int /*ms*/) override { }

private:
    std::shared_ptr<SocketWire> m_wire;
};

class StreamFixture {
public:
    explicit StreamFixture(const Instance &server = misskeyServer())
        : m_server(server)
    {
        if (!m_house.isReady()) {
            return;
        }
        streams = std::make_unique<StreamSync>(
            *m_house.core, *m_house.sessions,
            [this](const StreamAddress &address, FrameChannel::Ears ears) {
                wires.push_back(std::make_shared<SocketWire>(
                    SocketWire{.ears = std::move(ears), .address = address, .sent = {}}));
                return std::make_unique<WiredChannel>(wires.back());
            },
            StreamKeeper::Options{.seed = 7});
    }
    ~StreamFixture()
    {
        if (streams) {
            streams->close();
            endWork(*m_house.core, {m_house.sessions.get()});
        }
    }

    static Instance misskeyServer()
    {
        Instance instance;
        instance.host = QStringLiteral("mk.example");
        instance.accountDomain = instance.host;
        instance.software = QStringLiteral("misskey");
        instance.version = QStringLiteral("2025.11.1");
        instance.family = Instance::Family::Misskey;
        return instance;
    }
    /// It takes every topic in messages, and says what it refuses.
    static Instance pleromaServer()
    {
        Instance instance = misskeyServer();
        instance.software = QStringLiteral("pleroma");
        instance.version = QStringLiteral("2.6.0");
        instance.family = Instance::Family::Mastodon;
        return instance;
    }
    static QString host() { return misskeyServer().host; }

    /// What it is is known, so that nobody asks.
    bool isReady()
    {
        Instance instance = m_server;
        instance.checkedAt = m_house.clock.now();
        return streams != nullptr
            && awaitedResult(m_house.core->store.writeCache([instance](store::CacheTx &tx) {
                   return store::saveInstance(tx, instance);
               })).ok();
    }

    /// me@host, or the one of that local id, who is signed in from here on.
    bool signIn(const AccountId &id, const QString &localId = {})
    {
        Account account;
        account.id = id;
        account.host = host();
        account.localId = localId;
        account.acct = (localId.isEmpty() ? QStringLiteral("me") : localId) + u'@' + account.host;
        m_house.sessions->hold(id, QStringLiteral("token"));
        return awaitedResult(m_house.core->store.writeUser([account](store::UserTx &tx) {
            return store::addAccount(tx, account);
        })).ok();
    }

    /// The ears go with the channel, so they are called from a copy, as a socket's signals are.
    void opens(size_t wire)
    {
        const auto heard = wires[wire]->ears.opened;
        heard();
    }
    void hears(size_t wire, const QJsonObject &frame)
    {
        const auto heard = wires[wire]->ears.frame;
        heard(QJsonDocument(frame).toJson(QJsonDocument::Compact));
    }
    void isCut(size_t wire)
    {
        const auto heard = wires[wire]->ears.closed;
        heard({.kind = StreamEnd::Kind::Network, .error = {.kind = ErrorKind::Network}});
    }
    /// The server confirms a topic, by its key.
    void confirms(size_t wire, const QString &key)
    {
        using namespace Qt::Literals::StringLiterals;
        hears(wire, {{u"type"_s, u"connected"_s}, {u"body"_s, QJsonObject{{u"id"_s, key}}}});
    }

    store::Store &store() { return m_house.core->store; }
    Sessions &sessions() { return *m_house.sessions; }

    void pass(qint64 ms)
    {
        m_house.clock.advance(ms);
        streams->tick();
    }

    /// "connect localTimeline", "subNote 9", "subscribe public", … in the order in which they were
    /// sent.
    QStringList told(size_t wire) const
    {
        QStringList lines;
        for (const QByteArray &text : std::as_const(wires[wire]->sent)) {
            const QJsonObject message = QJsonDocument::fromJson(text).object();
            const QString id =
                message[QLatin1StringView("body")].toObject()[QLatin1StringView("id")].toString();
            const QString stream = message[QLatin1StringView("stream")].toString();
            lines << message[QLatin1StringView("type")].toString() + u' ' + id + stream;
        }
        return lines;
    }

private:
    Instance m_server;
    AccountFixture m_house;

public:
    std::vector<std::shared_ptr<SocketWire>> wires; ///< every one that was ever made
    std::unique_ptr<StreamSync> streams;
};

} // namespace asterism
