// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/notifier_dbus.h"

#include "ui/desktop/sessionbus_dbus.h"

#include <QDBusError>
#include <QDBusPendingCallWatcher>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

const QString noticesName = u"org.freedesktop.Notifications"_s; // its interface, too
const QString noticesPath = u"/org/freedesktop/Notifications"_s;
const QString busName = u"org.freedesktop.DBus"_s;

QDBusMessage noticesCall(const QString &method, const QVariantList &arguments = {})
{
    auto call = QDBusMessage::createMethodCall(noticesName, noticesPath, noticesName, method);
    call.setArguments(arguments);
    call.setAutoStartService(false);
    return call;
}

bool isReply(const QDBusMessage &answer)
{
    return answer.type() == QDBusMessage::ReplyMessage;
}

/// Nobody answered in time.
bool isSilence(const QDBusMessage &answer)
{
    return !isReply(answer) && QDBusError(answer).type() == QDBusError::NoReply;
}

} // namespace

NoticeServer::NoticeServer(const QDBusConnection &bus, const NotifierLimits &limits)
    : m_bus(bus)
    , m_watcher(noticesName, bus, QDBusServiceWatcher::WatchForOwnerChange)
    , m_limits(limits)
{
    connect(
        &m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &NoticeServer::ownerChanged);
    const auto hear = [this](const QString &signal, const char *slot) {
        m_bus.connect(noticesName, noticesPath, noticesName, signal, this, slot);
    };
    hear(u"ActionInvoked"_s, SLOT(hearAction(uint, QString)));
    hear(u"ActivationToken"_s, SLOT(hearToken(uint, QString)));
    hear(u"NotificationClosed"_s, SLOT(hearClosed(uint, uint)));
    look(false);
}

NoticeServer::~NoticeServer()
{
    for (const Entry &entry : m_entries) {
        close(entry.id); // nobody would hear of its clicks
    }
}

/// Asks what the server can. Only a notice is a reason to have one started.
void NoticeServer::look(bool start)
{
    m_asking = true;
    QDBusMessage question = noticesCall(u"GetCapabilities"_s);
    question.setAutoStartService(start);
    ask(question, [this, start](const QDBusMessage &answer) {
        if (isReply(answer)) {
            m_can = noticeAbilities(answer.arguments().value(0).toStringList());
            setState(State::Ready);
        } else if (start || isSilence(answer)) {
            setState(State::Absent);
        } else {
            lookForStarter();
        }
    });
}

void NoticeServer::lookForStarter()
{
    const auto question = QDBusMessage::createMethodCall(
        busName, u"/org/freedesktop/DBus"_s, busName, u"ListActivatableNames"_s);
    ask(question, [this](const QDBusMessage &answer) {
        const bool known = answer.arguments().value(0).toStringList().contains(noticesName);
        setState(known ? State::Startable : State::Absent);
    });
}

void NoticeServer::ownerChanged()
{
    ++m_round;
    m_sending.reset();
    QStringList gone; // with the server that showed them
    for (Entry &entry : m_entries) {
        entry.id = 0;
        if (!entry.next) {
            gone << entry.key;
        }
    }
    std::ranges::for_each(gone, [this](const QString &key) { drop(key); });
    look(false);
}

void NoticeServer::setState(State state)
{
    const bool before = isAvailable();
    m_state = state;
    m_asking = false;
    if (state == State::Absent) {
        dropWaiting();
    }
    goOn();
    if (isAvailable() != before) {
        Q_EMIT availableChanged();
    }
}

void NoticeServer::ask(const QDBusMessage &question, Heard heard)
{
    auto *call = new QDBusPendingCallWatcher(m_bus.asyncCall(question, m_limits.answerMs), this);
    connect(call, &QDBusPendingCallWatcher::finished, this,
        [this, call, round = m_round, heard = std::move(heard)] {
            call->deleteLater();
            if (round == m_round) {
                heard(call->reply());
            }
        });
}

void NoticeServer::show(const Notice &notice)
{
    Entry entry{.key = notice.key};
    if (Entry *before = find(notice.key)) {
        entry = *before;
        m_entries.erase(m_entries.begin() + (before - m_entries.data()));
    } else {
        makeRoom();
    }
    entry.next = notice;
    entry.urgent = notice.urgent;
    m_entries.push_back(std::move(entry));
    goOn();
}

void NoticeServer::makeRoom()
{
    if (qsizetype(m_entries.size()) < m_limits.open) {
        return;
    }
    const auto calm = std::ranges::find(m_entries, false, &Entry::urgent);
    const Entry &oldest = calm == m_entries.end() ? m_entries.front() : *calm;
    close(oldest.id);
    drop(oldest.key);
}

void NoticeServer::goOn()
{
    const auto waiting =
        std::ranges::find_if(m_entries, [](const Entry &entry) { return entry.next.has_value(); });
    if (waiting == m_entries.end() || m_asking || m_sending) {
        return;
    }
    if (m_state == State::Ready) {
        send(*waiting);
    } else {
        look(m_state == State::Startable);
    }
}

/// The number of the one before must be known to take its place: hence one at a time.
void NoticeServer::send(Entry &entry)
{
    m_sending = entry.key;
    const Notice notice = *std::exchange(entry.next, std::nullopt);
    ask(noticesCall(u"Notify"_s, notifyArguments(notice, entry.id, m_can)),
        [this](const QDBusMessage &answer) { sent(answer); });
}

void NoticeServer::sent(const QDBusMessage &answer)
{
    const QString key = *std::exchange(m_sending, std::nullopt);
    const uint id = isReply(answer) ? answer.arguments().value(0).toUInt() : 0;
    Entry *entry = find(key);
    if (entry == nullptr) {
        close(id); // withdrawn in the meantime
    } else if (id != 0) {
        entry->id = id;
        entry->token.clear();
    } else if (entry->id == 0 && !entry->next) {
        drop(key);
    }
    if (isSilence(answer)) {
        setState(State::Absent);
    } else {
        goOn();
    }
}

void NoticeServer::withdraw(const QString &key)
{
    if (const Entry *entry = find(key)) {
        close(entry->id);
        std::erase_if(m_entries, [&](const Entry &each) { return each.key == key; });
    }
}

void NoticeServer::close(uint id)
{
    if (id != 0) {
        m_bus.send(noticesCall(u"CloseNotification"_s, {id}));
    }
}

/// Told later, so that nobody is called back while calling.
void NoticeServer::drop(QString key)
{
    std::erase_if(m_entries, [&](const Entry &each) { return each.key == key; });
    const auto tell = [this, key = std::move(key)] {
        if (find(key) == nullptr) {
            Q_EMIT closed(key);
        }
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void NoticeServer::dropWaiting()
{
    QStringList unseen;
    for (Entry &entry : m_entries) {
        if (std::exchange(entry.next, std::nullopt) && entry.id == 0) {
            unseen << entry.key;
        }
    }
    std::ranges::for_each(unseen, [this](const QString &key) { drop(key); });
}

void NoticeServer::hearAction(uint id, const QString &action)
{
    if (Entry *entry = find(id)) {
        const QString token = std::exchange(entry->token, {});
        Q_EMIT activated(QString(entry->key), action == "default"_L1 ? QString() : action, token);
    }
}

void NoticeServer::hearToken(uint id, const QString &token)
{
    if (Entry *entry = find(id)) {
        entry->token = token; // comes before the action it is for
    }
}

void NoticeServer::hearClosed(uint id, uint)
{
    Entry *entry = find(id);
    if (entry == nullptr) {
        return;
    }
    entry->id = 0;
    if (!entry->next && m_sending != entry->key) {
        drop(entry->key);
    }
}

NoticeServer::Entry *NoticeServer::find(const QString &key)
{
    const auto found = std::ranges::find(m_entries, key, &Entry::key);
    return found == m_entries.end() ? nullptr : &*found;
}

NoticeServer::Entry *NoticeServer::find(uint id)
{
    const auto found = std::ranges::find(m_entries, id, &Entry::id);
    return id == 0 || found == m_entries.end() ? nullptr : &*found;
}

Notifier::Notifier(const NotifierLimits &limits, QObject *parent)
    : QObject(parent)
{
    if (const auto bus = sessionBus()) {
        m_server = std::make_unique<NoticeServer>(*bus, limits);
        connect(m_server.get(), &NoticeServer::availableChanged, this, &Notifier::availableChanged);
        connect(m_server.get(), &NoticeServer::activated, this, &Notifier::activated);
        connect(m_server.get(), &NoticeServer::closed, this, &Notifier::closed);
    }
}

Notifier::~Notifier() = default;

bool Notifier::isPossible()
{
    return true;
}

bool Notifier::isAvailable() const
{
    return m_server && m_server->isAvailable();
}

void Notifier::show(const Notice &notice)
{
    if (m_server) {
        m_server->show(notice);
        return;
    }
    const auto tell = [this, key = notice.key] { Q_EMIT closed(key); };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void Notifier::withdraw(const QString &key)
{
    if (m_server) {
        m_server->withdraw(key);
    }
}

} // namespace asterism::ui
