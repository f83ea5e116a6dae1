// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/tray_dbus.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::ui;

namespace {

const QString watcherName = u"org.kde.StatusNotifierWatcher"_s;

/// What a desktop's panel offers, on a connection of its own.
class Panel : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost CONSTANT)

public:
    Panel()
        : bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"panel"_s))
    {
        bus.registerObject(u"/StatusNotifierWatcher"_s, this,
            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllProperties);
        bus.registerService(watcherName);
    }
    ~Panel() override
    {
        bus.unregisterService(watcherName);
        QDBusConnection::disconnectFromBus(u"panel"_s);
    }

    bool hasHost() const { return true; }

    QDBusConnection bus;
    QStringList items;

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &service) { items << service; }
};

} // namespace

/// The icon as a desktop sees it, over a real bus.
class tst_tray_dbus : public QObject {
    Q_OBJECT

    std::unique_ptr<Panel> m_panel;
    std::unique_ptr<Tray> m_tray;

    static TrayFace face(const QString &hint)
    {
        QImage picture(2, 1, QImage::Format_ARGB32);
        picture.setPixelColor(0, 0, QColor(1, 2, 3, 255));
        picture.setPixelColor(1, 0, QColor(0, 0, 0, 0));
        return {.title = u"Asterism"_s,
            .hint = hint,
            .pictures = {picture},
            .menu = {{u"Open_it"_s}, {}, {u"Quit"_s}}};
    }
    /// Asked without blocking: the answer comes from this very thread.
    QDBusMessage ask(const QString &path, const QString &interface, const QString &method,
        const QVariantList &arguments)
    {
        auto call = QDBusMessage::createMethodCall(m_panel->items.last(), path, interface, method);
        call.setArguments(arguments);
        const QDBusPendingCall pending = m_panel->bus.asyncCall(call);
        (void)QTest::qWaitFor([&] { return pending.isFinished(); });
        return pending.reply();
    }
    QVariant property(const QString &name)
    {
        const QDBusMessage reply =
            ask(u"/StatusNotifierItem"_s, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
                {u"org.kde.StatusNotifierItem"_s, name});
        return reply.arguments().value(0).value<QDBusVariant>().variant();
    }
    void show(const QString &hint)
    {
        m_panel = std::make_unique<Panel>();
        QTRY_VERIFY(m_tray->isAvailable());
        m_tray->show(face(hint));
        QTRY_COMPARE(m_panel->items.size(), 1);
    }

private Q_SLOTS:
    void init()
    {
        m_tray = systemTray();
        QVERIFY(m_tray);
    }
    void cleanup()
    {
        m_tray.reset();
        m_panel.reset();
    }

    void comesAndGoesWithThePanel()
    {
        QTest::qWait(100);
        QVERIFY(!m_tray->isAvailable());
        m_tray->show(face({})); // wanted, though nobody shows it yet
        m_panel = std::make_unique<Panel>();
        QTRY_VERIFY(m_tray->isAvailable());
        QTRY_COMPARE(m_panel->items.size(), 1);
        m_panel.reset();
        QTRY_VERIFY(!m_tray->isAvailable());
        m_panel = std::make_unique<Panel>();
        QTRY_COMPARE(m_panel->items.size(), 1);
        const QString service = m_panel->items.last();
        const auto isThere = [&] {
            return m_panel->bus.interface()->isServiceRegistered(service).value();
        };
        QVERIFY(isThere());
        m_tray->hide();
        QTRY_VERIFY(!isThere());
        m_tray->show(face({}));
        QTRY_COMPARE(m_panel->items.size(), 2);
    }

    void whatThePanelReads()
    {
        show(u"3 unread"_s);
        QCOMPARE(property(u"Title"_s).toString(), u"Asterism"_s);
        QCOMPARE(property(u"Status"_s).toString(), u"Active"_s);
        QCOMPARE(property(u"Menu"_s).value<QDBusObjectPath>().path(), u"/MenuBar"_s);
        const auto pictures = qdbus_cast<TrayPictures>(property(u"IconPixmap"_s));
        QCOMPARE(pictures.size(), 1);
        QCOMPARE(pictures.first().width, 2);
        QCOMPARE(pictures.first().pixels, QByteArray("\xff\x01\x02\x03\0\0\0\0", 8));
        const auto toolTip = qdbus_cast<TrayToolTip>(property(u"ToolTip"_s));
        QCOMPARE(toolTip.text, u"3 unread"_s);
        QSignalSpy clicked(m_tray.get(), &Tray::activated);
        ask(u"/StatusNotifierItem"_s, u"org.kde.StatusNotifierItem"_s, u"Activate"_s, {1, 2});
        QCOMPARE(clicked.size(), 1);
    }

    void theMenu()
    {
        show({});
        const QString menu = u"com.canonical.dbusmenu"_s;
        const QDBusMessage reply = ask(u"/MenuBar"_s, menu, u"GetLayout"_s, {0, -1, QStringList()});
        QCOMPARE(reply.signature(), u"u(ia{sv}av)"_s);
        const auto layout = qdbus_cast<MenuNode>(reply.arguments().value(1));
        QCOMPARE(layout.children.size(), 3);
        QCOMPARE(layout.children.at(0).properties.value(u"label"_s).toString(), u"Open__it"_s);
        QCOMPARE(layout.children.at(1).properties.value(u"type"_s).toString(), u"separator"_s);
        const QDBusMessage group = ask(u"/MenuBar"_s, menu, u"GetGroupProperties"_s,
            {QVariant::fromValue(QList<int>{3, 99}), QStringList()});
        const auto properties = qdbus_cast<QList<MenuProperties>>(group.arguments().value(0));
        QCOMPARE(properties.size(), 1);
        QCOMPARE(properties.first().properties.value(u"label"_s).toString(), u"Quit"_s);
        QSignalSpy chosen(m_tray.get(), &Tray::chosen);
        const QVariant data = QVariant::fromValue(QDBusVariant(0));
        ask(u"/MenuBar"_s, menu, u"Event"_s, {3, u"clicked"_s, data, 0U});
        ask(u"/MenuBar"_s, menu, u"Event"_s, {1, u"hovered"_s, data, 0U});
        ask(u"/MenuBar"_s, menu, u"Event"_s, {7, u"clicked"_s, data, 0U});
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toInt(), 2);
    }
};

QTEST_MAIN(tst_tray_dbus)
#include "tst_tray_dbus.moc"
