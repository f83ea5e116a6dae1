// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/tray_dbus.h"

#include "ui/desktop/sessionbus_dbus.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

const QString watcherName = u"org.kde.StatusNotifierWatcher"_s;
const QString watcherPath = u"/StatusNotifierWatcher"_s;
const QString itemPath = u"/StatusNotifierItem"_s;
const QString menuPath = u"/MenuBar"_s;

} // namespace

NotifierTray::NotifierTray(const QDBusConnection &bus, QObject *parent)
    : Tray(parent)
    , m_bus(bus)
    , m_watcher(watcherName, bus, QDBusServiceWatcher::WatchForOwnerChange)
    , m_icon(new TrayItem(&m_item, [this] { Q_EMIT activated(); }))
    , m_menu(new TrayMenu(&m_menuHolder, [this](int entry) { Q_EMIT chosen(entry); }))
{
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &NotifierTray::look);
    for (const QString &signal :
        {u"StatusNotifierHostRegistered"_s, u"StatusNotifierHostUnregistered"_s}) {
        m_bus.connect(watcherName, watcherPath, watcherName, signal, this, SLOT(look()));
    }
    look();
}

NotifierTray::~NotifierTray()
{
    hide();
}

void NotifierTray::look()
{
    QDBusMessage question = QDBusMessage::createMethodCall(
        watcherName, watcherPath, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question.setArguments({watcherName, u"IsStatusNotifierHostRegistered"_s});
    question.setAutoStartService(false);
    auto *call = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call] {
        call->deleteLater();
        const QDBusPendingReply<QDBusVariant> answer = *call;
        setAvailable(answer.isValid() && answer.value().variant().toBool());
    });
}

void NotifierTray::setAvailable(bool available)
{
    const bool changed = std::exchange(m_available, available) != available;
    if (m_available && m_wanted) {
        offer(); // a panel that began anew knows of no icon
    }
    if (changed) {
        Q_EMIT availableChanged();
    }
}

void NotifierTray::show(const TrayFace &face)
{
    m_icon->setFace(face);
    m_menu->setEntries(face.menu);
    if (!std::exchange(m_wanted, true) && m_available) {
        offer();
    }
}

void NotifierTray::offer()
{
    if (m_service.isEmpty()) {
        m_bus.registerObject(itemPath, &m_item, QDBusConnection::ExportAdaptors);
        m_bus.registerObject(menuPath, &m_menuHolder, QDBusConnection::ExportAdaptors);
        const QString name =
            u"org.kde.StatusNotifierItem-%1-1"_s.arg(QCoreApplication::applicationPid());
        // Names of that form are not free to programs in a sandbox; the connection's own does, too.
        m_service = m_bus.registerService(name) ? name : m_bus.baseService();
    }
    QDBusMessage call = QDBusMessage::createMethodCall(
        watcherName, watcherPath, watcherName, u"RegisterStatusNotifierItem"_s);
    call.setArguments({m_service});
    m_bus.asyncCall(call);
}

void NotifierTray::hide()
{
    m_wanted = false;
    const QString service = std::exchange(m_service, {});
    if (service.isEmpty()) {
        return;
    }
    m_bus.unregisterObject(itemPath);
    m_bus.unregisterObject(menuPath);
    if (service != m_bus.baseService()) {
        m_bus.unregisterService(service); // by which the desktop sees that the icon is gone
    }
}

std::unique_ptr<Tray> systemTray()
{
    const auto bus = sessionBus();
    return bus ? std::make_unique<NotifierTray>(*bus) : nullptr;
}

} // namespace asterism::ui
