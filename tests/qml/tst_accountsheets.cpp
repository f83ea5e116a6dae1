// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

/// What can be done with accounts: choosing the one that acts, signing out, and looking at how all
/// of them are connected.
class tst_AccountSheets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 5}));
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
    }
    void cleanup()
    {
        m_fixture.reset();
        m_sandbox.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void aClickMakesTheDefault()
    {
        begin({u"ao"_s, u"sora"_s});
        QCOMPARE(defaultPlace(), 0);
        m_driver->click(badge(1));
        QTRY_COMPARE(defaultPlace(), 1);
        QVERIFY(badge(1)->property("text").toString().endsWith(u": default account"_s));
        m_driver->click(badge(1)); // nothing more to choose
        QTRY_VERIFY(m_driver->button(u"Sign out…"_s));
        QVERIFY(!m_driver->button(u"It is the default account"_s)->isEnabled());
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_driver->button(u"Sign out…"_s));
        m_driver->click(badge(0), Qt::RightButton);
        m_driver->click(u"Make it the default account"_s);
        QTRY_COMPARE(defaultPlace(), 0);
    }

    void keysMakeTheDefault()
    {
        begin({u"ao"_s, u"sora"_s});
        m_driver->press(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(defaultPlace(), 1);
        m_driver->press(Qt::Key_5, Qt::ControlModifier); // nobody
        badge(0)->forceActiveFocus(Qt::TabFocusReason);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(defaultPlace(), 0);
        m_driver->press(Qt::Key_F10, Qt::ShiftModifier);
        QTRY_VERIFY(m_driver->button(u"Sign out…"_s));
    }

    void theColourMenuMarksTheChoice()
    {
        begin({u"ao"_s});
        accounts().setColour(accounts().all().front().id.value, 4);
        QTRY_COMPARE(badge(0)->property("colourIndex").toInt(), 4);
        m_driver->click(badge(0));
        m_driver->click(u"Colour"_s);
        QTRY_VERIFY(m_driver->button(u"Colour 5"_s));
        QVERIFY(m_driver->button(u"Colour 5"_s)->property("chosen").toBool());
        QVERIFY(!m_driver->button(u"Colour 1"_s)->property("chosen").toBool());
    }

    void signingOut_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<bool>("kept");
        QTest::newRow("keep") << u"Keep what was read through it"_s << true;
        QTest::newRow("forget") << u"Delete what only this account has seen"_s << false;
    }
    void signingOut()
    {
        QFETCH(QString, answer);
        QFETCH(bool, kept);
        begin({u"ao"_s, u"sora"_s});
        const Account ao = accounts().all().front();
        const Source home = homeSource(ao.id, ao.host);
        QTRY_VERIFY(rowsOf(home) > 0);
        m_driver->click(badge(0));
        m_driver->click(u"Sign out…"_s);
        m_driver->click(answer);
        m_driver->click(u"Sign out"_s);
        QTRY_VERIFY(!m_driver->textWith(u"could not be revoked"_s).isEmpty()); // the user's own
        QTRY_COMPARE(Driver::textOf(m_driver->focused()), u"Close"_s);
        QTRY_COMPARE(accounts().rowCount(), 1);
        QCOMPARE(rowsOf(home) > 0, kept);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(!m_driver->sees(u"Close"_s));
    }

    void signingOutByKeysAlone()
    {
        begin({u"ao"_s});
        badge(0)->forceActiveFocus(Qt::TabFocusReason);
        m_driver->press(Qt::Key_Menu);
        QTRY_VERIFY(m_driver->button(u"Sign out…"_s));
        m_driver->press(Qt::Key_Up); // from the first to the last
        for (int i = 0; i < 20 && !m_driver->sees(u"Cancel"_s); ++i) {
            m_driver->press(Qt::Key_Down);
            if (m_driver->button(u"Sign out…"_s)->property("highlighted").toBool()) {
                m_driver->press(Qt::Key_Return);
                break;
            }
        }
        QTRY_COMPARE(Driver::textOf(m_driver->focused()), u"Keep what was read through it"_s);
        m_driver->press(Qt::Key_Down);
        QTRY_COMPARE(
            Driver::textOf(m_driver->focused()), u"Delete what only this account has seen"_s);
        m_driver->tabTo(u"Sign out"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(accounts().rowCount(), 0);
        QTRY_VERIFY(!m_driver->textWith(u"is deleted"_s).isEmpty());
    }

    /// Who closes the dialog meanwhile is told above the deck.
    void whatBecameOfItIsToldAnyway()
    {
        begin({u"ao"_s});
        m_sandbox->serverOf(u"ao"_s)->addFault(
            {.kind = Fault::Kind::Slow, .path = u"/oauth/*"_s, .delayMs = 300});
        m_driver->click(badge(0));
        m_driver->click(u"Sign out…"_s);
        m_driver->click(u"Sign out"_s);
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_driver->textWith(u"is signed out"_s).isEmpty());
        QTRY_VERIFY(m_driver->button(u"Dismiss"_s));
    }

    void howAllAreConnected()
    {
        begin({u"ao"_s, u"sora"_s});
        QVERIFY(!connections().isActive());
        m_driver->click(u"Connections"_s);
        QTRY_VERIFY(connections().isActive());
        QTRY_VERIFY(!m_driver->textWith(u"connected since"_s).isEmpty());
        QTRY_VERIFY(m_driver->sees(u"live"_s));
        QTRY_VERIFY(!m_driver->textWith(u"polling · next look in"_s).isEmpty());
        m_driver->click(u"What happened"_s);
        QTRY_VERIFY(m_driver->sees(u"the stream is open"_s));
        m_driver->click(u"Copy as text"_s);
        QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"the stream is open"_s));
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!connections().isActive());
    }

    void fromAColumnsFooter()
    {
        begin({u"ao"_s});
        const Column *column = m_fixture->screen->deck().columnAt(0);
        QTRY_VERIFY(m_driver->sees(column->footer()));
        m_driver->click(m_driver->shown("text", column->footer()));
        QTRY_VERIFY(connections().isActive());
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!connections().isActive());
    }

    /// The way out is where the trouble is told.
    void fromThereToSigningIn()
    {
        begin({u"ao"_s});
        m_fixture->app->sessions.refused(accounts().all().front());
        QTRY_VERIFY(accounts().all().front().needsSignIn);
        m_driver->click(u"Connections"_s);
        m_driver->click(u"Sign in again…"_s);
        SignInPage &page = *m_fixture->screen->window().signIn();
        QTRY_COMPARE(page.host(), m_sandbox->serverOf(u"ao"_s)->host());
        QTRY_VERIFY(!connections().isActive());
        m_driver->press(Qt::Key_Escape);
        QTRY_COMPARE(page.state(), SignInPage::Idle);
    }

private:
    void begin(const QStringList &users)
    {
        for (const QString &user : users) {
            const Server *server = m_sandbox->serverOf(user);
            QVERIFY(
                await(m_fixture->app->accounts.addWithToken(server->host(), server->token(user))));
        }
        QVERIFY(m_fixture->show({1000, 800}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_COMPARE(accounts().rowCount(), int(users.size()));
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        WindowFixture::settle();
    }
    AccountsModel &accounts() const { return *m_fixture->screen->window().accounts(); }
    ConnectionsModel &connections() const { return *m_fixture->screen->window().connections(); }
    QQuickItem *badge(int place) const
    {
        return m_driver->shown("accountId", accounts().all().at(size_t(place)).id.value);
    }
    int defaultPlace() const
    {
        const auto &all = accounts().all();
        const auto found = std::ranges::find(all, accounts().defaultActor(), &Account::id);
        return int(found - all.begin());
    }
    int rowsOf(const Source &source) const
    {
        const auto page = await(m_fixture->app->store->readCache([source](store::CacheTx &tx) {
            return store::timelinePage(tx, {source}, store::newestEvent, 500);
        }));
        return page ? int(page->rows.size()) : -1;
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

ASTERISM_WINDOW_TEST(tst_AccountSheets)

#include "tst_accountsheets.moc"
