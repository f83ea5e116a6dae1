// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"

#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

/// The dialogs in which hashtags and servers of a column are chosen, and chosen anew.
class tst_ColumnPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 5}));
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        const Server *server = m_sandbox->serverOf(u"ao"_s);
        QVERIFY(
            await(m_fixture->app->accounts.addWithToken(server->host(), server->token(u"ao"_s))));
        QVERIFY(m_fixture->show({1000, 900}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_COMPARE(deck().rowCount(), 1);
        WindowFixture::settle();
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        m_sandbox.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void hashtagsOfSeveralServers()
    {
        askFor(u"tag"_s);
        const QString own = hostOf(u"mastodon"_s);
        QTRY_VERIFY(m_driver->button(own)); // is chosen without being asked for
        QVERIFY(m_driver->button(own)->property("checked").toBool());
        QVERIFY(!m_driver->button(u"Add the column"_s)->isEnabled());
        m_driver->type(u"#tea cup"_s);
        fieldOf(u"None of these (may stay empty)"_s)->forceActiveFocus();
        m_driver->type(u"bot"_s);
        fieldOf(u"Another server"_s)->forceActiveFocus();
        const QString other = hostOf(u"snac"_s);
        m_driver->type(other);
        m_driver->click(u"Look at it"_s);
        QTRY_VERIFY(m_driver->sees(u"can be read without an account"_s));
        m_driver->click(u"Add the column"_s);
        QTRY_COMPARE(deck().rowCount(), 2);
        QCOMPARE(deck().columnAt(1)->title(), u"#tea, #cup"_s);
        QCOMPARE(deck().columnAt(1)->detail(), u"without #bot · 2 servers"_s);
        QTRY_VERIFY(!m_driver->button(u"Add the column"_s));
    }

    void aServerThatIsClosedSaysSo()
    {
        askFor(u"tag"_s);
        const QString closed = hostOf(u"gotosocial"_s);
        fieldOf(u"Another server"_s)->forceActiveFocus();
        m_driver->type(closed);
        m_driver->click(u"Look at it"_s);
        QTRY_VERIFY(!m_driver->textWith(u"who have an account there"_s).isEmpty());
        QVERIFY(!m_driver->shown("host", closed)->property("chosen").toBool());
    }

    /// What not every server has is offered where one of ours does.
    void favouritesOfAnAccount()
    {
        askFor(u"favourites"_s);
        QVERIFY(!m_driver->shown("kind", u"antenna"_s));
        QVERIFY(!m_driver->button(u"Add the column"_s)->isEnabled());
        WindowFixture::settle();
        m_driver->click(m_driver->first([](const QQuickItem *item) {
            return item->property("source").toString().startsWith(u"favourites:"_s);
        }));
        m_driver->click(u"Add the column"_s);
        QTRY_COMPARE(deck().rowCount(), 2);
        QCOMPARE(deck().columnAt(1)->kind(), u"favourites"_s);
        QCOMPARE(deck().columnAt(1)->title(), u"Favourites"_s);
        QCOMPARE(deck().columnAt(1)->detail(), m_sandbox->handle(u"ao"_s));
    }

    void aColumnIsChangedByItsMenu()
    {
        deck().addTags(u"tea"_s, {}, {}, hostOf(u"snac"_s));
        QTRY_COMPARE(deck().rowCount(), 2);
        WindowFixture::settle();
        deck().wantsEdit(deck().columnAt(1));
        QTRY_VERIFY(fieldOf(u"Any of these hashtags"_s));
        QTRY_COMPARE(Driver::textOf(fieldOf(u"Any of these hashtags"_s)), u"#tea"_s);
        WindowFixture::settle();
        fieldOf(u"All of these (may stay empty)"_s)->forceActiveFocus();
        m_driver->type(u"cup"_s);
        m_driver->click(u"Change the column"_s);
        QTRY_COMPARE(deck().columnAt(1)->title(), u"#cup + #tea"_s);
        QCOMPARE(deck().rowCount(), 2);
    }

private:
    Deck &deck() const { return m_fixture->screen->deck(); }
    QString hostOf(const QString &software) const { return m_sandbox->server(software)->host(); }
    QQuickItem *fieldOf(const QString &label) const { return m_driver->shown("label", label); }

    void askFor(const QString &kind) const
    {
        m_driver->click(u"Add a column or an account"_s);
        m_driver->click(u"A column…"_s);
        QTRY_VERIFY(m_driver->button(u"Add the column"_s));
        WindowFixture::settle();
        m_driver->click(m_driver->shown("kind", kind));
        WindowFixture::settle();
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

ASTERISM_WINDOW_TEST(tst_ColumnPages)

#include "tst_columnpages.moc"
