// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"

#include <QAccessible>
#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"stranger.example"_s;

/// What a screen reader calls the switch of that host.
const QString switchName = u"Never contact %1 directly"_s.arg(host);

} // namespace

/// Settings, Privacy: who was asked, whom never to ask, and by which way.
class tst_PrivacySheet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QAccessible::setActive(true); }
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        m_fixture->addColumn(u"local"_s, {localSource(u"a.example"_s).key()});
        m_fixture->arrive(u"a.example"_s, 5);
        (void)m_fixture->app->gate->pass(
            {.url = QUrl(u"https://"_s + host), .purpose = Purpose::Member});
        QVERIFY(m_fixture->show({1000, 900}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        m_driver->click(u"Settings"_s);
        m_driver->click(u"Who is asked, and the proxy…"_s);
        QTRY_VERIFY(m_driver->sees(host));
        WindowFixture::settle();
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void theSwitchOfAHost()
    {
        QVERIFY(!m_driver->textWith(u"1 today, 1 in 7 days"_s).isEmpty());
        QVERIFY(m_driver->sees(u"people in your lists"_s));
        QQuickItem *never = switchOf();
        QVERIFY(never != nullptr);
        m_driver->click(never);
        QTRY_VERIFY(m_fixture->app->gate->rules().never.contains(host));
        QTRY_VERIFY(never->property("checked").toBool());
        m_driver->click(never);
        QTRY_VERIFY(!m_fixture->app->gate->rules().never.contains(host));
        QTRY_VERIFY(!never->property("checked").toBool());
    }

    void theProxy()
    {
        QCOMPARE(m_driver->focused()->property("label").toString(), u"Proxy"_s);
        m_driver->type(u"socks5://me@127.0.0.1:9050"_s);
        m_driver->click(u"Use it"_s);
        QTRY_VERIFY(!m_driver->textWith(u"would lie there in clear text"_s).isEmpty());
        QVERIFY(m_fixture->app->privacy.proxyAddress().isEmpty());
        m_fixture->app->privacy.setProxy(u"socks5://127.0.0.1:9050"_s, false);
        QTRY_VERIFY(m_driver->shown("text", u"socks5://127.0.0.1:9050"_s));
    }

    void everythingHasAName()
    {
        QStringList names;
        walk(QAccessible::queryAccessibleInterface(m_fixture->window), 0, names);
        for (const QString &name : {u"Proxy"_s, u"Check"_s, switchName,
                 u"Also for my accounts and the pictures of their servers"_s,
                 u"Hosts that were asked within 30 days"_s, u"Read the list again"_s}) {
            QVERIFY2(names.contains(name), qPrintable(name));
        }
    }

private:
    static void walk(QAccessibleInterface *at, int depth, QStringList &names)
    {
        if (!at || at->state().invisible || depth > 40) {
            return;
        }
        names << at->text(QAccessible::Name);
        for (int i = 0; i < at->childCount(); ++i) {
            walk(at->child(i), depth + 1, names);
        }
    }

    QQuickItem *switchOf() const
    {
        QQuickItem *row = m_driver->shown("host", host);
        return row ? itemWith(row, "checked") : nullptr;
    }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

ASTERISM_WINDOW_TEST(tst_PrivacySheet)

#include "tst_privacysheet.moc"
