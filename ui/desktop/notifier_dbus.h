// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/noticewire_dbus.h"
#include "ui/desktop/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusServiceWatcher>

#include <functional>
#include <optional>
#include <vector>

namespace asterism::ui {

/// Whoever shows notices in the user's session: there or not, to be started by the first notice,
/// started anew at any time, or not answering. One notice is on its way to it at a time.
class NoticeServer : public QObject {
    Q_OBJECT

public:
    NoticeServer(const QDBusConnection &bus, const NotifierLimits &limits);
    ~NoticeServer() override;

    bool isAvailable() const { return m_state == State::Startable || m_state == State::Ready; }
    void show(const Notice &notice);
    void withdraw(const QString &key);

Q_SIGNALS:
    void availableChanged();
    void activated(const QString &key, const QString &action, const QString &token);
    void closed(const QString &key);

private Q_SLOTS:
    // Numbers of other programs' notices are heard, too.
    void hearAction(uint id, const QString &action);
    void hearToken(uint id, const QString &token);
    void hearClosed(uint id, uint reason);

private:
    enum class State {
        Unknown,
        Absent, ///< or it does not answer: each notice asks once more
        Startable, ///< the bus can start one
        Ready,
    };
    struct Entry {
        QString key;
        std::optional<Notice> next = {}; ///< not sent yet
        uint id = 0; ///< of what is shown; 0: nothing is, or not known yet
        bool urgent = false;
        QString token = {};
    };
    using Heard = std::function<void(const QDBusMessage &)>;

    void look(bool start);
    void lookForStarter();
    void ownerChanged();
    void setState(State state);
    void ask(const QDBusMessage &question, Heard heard);
    void goOn();
    void send(Entry &entry);
    void sent(const QDBusMessage &answer);
    void close(uint id);
    void makeRoom();
    void drop(QString key);
    void dropWaiting();
    Entry *find(const QString &key);
    Entry *find(uint id);

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    NotifierLimits m_limits;
    State m_state = State::Unknown;
    NoticeAbilities m_can;
    std::vector<Entry> m_entries; ///< the oldest first
    std::optional<QString> m_sending; ///< key of what is on its way
    bool m_asking = false;
    int m_round = 0; ///< answers that belong to an earlier server are not heard
};

} // namespace asterism::ui
