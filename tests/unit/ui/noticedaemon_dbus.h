// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QVariantMap>

#include <functional>
#include <utility>
#include <vector>

namespace asterism::ui {

/// What a desktop's server of notices does, well or badly, on a connection of its own.
class NoticeDaemon : public QDBusVirtualObject {
public:
    struct Notified {
        uint id = 0;
        QString program;
        uint replaced = 0;
        QString icon;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
        int lastsMs = 0;
    };

    explicit NoticeDaemon(const QStringList &abilities, const QDBusConnection &connection)
        : bus(connection)
        , m_abilities(abilities)
    {
        bus.registerVirtualObject(path, this);
        bus.registerService(name);
    }
    ~NoticeDaemon() override
    {
        bus.unregisterService(name);
        bus.unregisterObject(path);
    }

    /// Calls that hang until release().
    QString hanging;
    bool refuses = false;
    std::vector<Notified> notified;
    QList<uint> closed;
    int asked = 0; ///< for its abilities
    QDBusConnection bus;

    void release()
    {
        hanging.clear();
        for (const auto &[call, id] : std::exchange(m_held, {})) {
            answer(call, id);
        }
    }
    void say(const QString &signal, const QVariantList &arguments)
    {
        QDBusMessage message = QDBusMessage::createSignal(path, name, signal);
        message.setArguments(arguments);
        bus.send(message);
    }
    /// As a user who clicks; the notice closes by that.
    void click(uint id, const QString &action, const QString &token = {})
    {
        if (!token.isEmpty()) {
            say(QStringLiteral("ActivationToken"), {id, token});
        }
        say(QStringLiteral("ActionInvoked"), {id, action});
    }
    void close(uint id, uint reason) { say(QStringLiteral("NotificationClosed"), {id, reason}); }

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &call, const QDBusConnection &) override
    {
        if (call.member() == QLatin1StringView("GetCapabilities")) {
            ++asked;
        } else if (call.member() == QLatin1StringView("Notify")) {
            note(call.arguments());
        }
        const uint id = notified.empty() ? 0 : notified.back().id;
        if (call.member() == hanging) {
            m_held.emplace_back(call, id);
        } else {
            answer(call, id);
        }
        return true;
    }

    inline static const QString name = QStringLiteral("org.freedesktop.Notifications");
    inline static const QString path = QStringLiteral("/org/freedesktop/Notifications");

private:
    void note(const QVariantList &said)
    {
        Notified one{.program = said.value(0).toString(),
            .replaced = said.value(1).toUInt(),
            .icon = said.value(2).toString(),
            .title = said.value(3).toString(),
            .body = said.value(4).toString(),
            .actions = said.value(5).toStringList(),
            .hints = qdbus_cast<QVariantMap>(said.value(6)),
            .lastsMs = said.value(7).toInt()};
        one.id = one.replaced != 0 ? one.replaced : ++m_last;
        notified.push_back(std::move(one));
    }
    void answer(const QDBusMessage &call, uint id)
    {
        if (call.member() == QLatin1StringView("GetCapabilities")) {
            bus.send(call.createReply(m_abilities));
        } else if (call.member() == QLatin1StringView("CloseNotification")) {
            closed << call.arguments().value(0).toUInt();
            bus.send(call.createReply());
            close(closed.last(), 3);
        } else if (refuses) {
            bus.send(call.createErrorReply(QDBusError::LimitsExceeded, QStringLiteral("no")));
        } else {
            bus.send(call.createReply(id));
        }
    }

    QStringList m_abilities;
    std::vector<std::pair<QDBusMessage, uint>> m_held; ///< with the number it gets
    uint m_last = 40;
};

} // namespace asterism::ui
