// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/signintesting.h"
#include "qml/driver.h"

#include <QDesktopServices>
#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

class NoKeychain : public MemoryStore {
public:
    QFuture<Result<Done>> check() override
    {
        return answered<Done>(Error{.kind = ErrorKind::Store, .subject = u"keychain"_s});
    }
};

} // namespace

/// Signing in from the window, by keys and by mouse, against servers that ask in a browser.
class tst_SignInDialog : public QObject {
    Q_OBJECT

public Q_SLOTS:
    /// In place of the browser.
    void open(const QUrl &url) { m_opened << url; }

private Q_SLOTS:
    void initTestCase() { QDesktopServices::setUrlHandler(u"http"_s, this, "open"); }
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(u"http"_s); }
    void init()
    {
        collectViewWarnings();
        m_opened.clear();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 2}));
        m_fixture = std::make_unique<WindowFixture>();
    }
    void cleanup()
    {
        m_fixture.reset();
        m_sandbox.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    /// From the first start to the first column.
    void byKeysAlone()
    {
        begin();
        QTRY_COMPARE(focusedName(), u"Server, or your handle"_s);
        m_driver->type(u"ao@"_s + hostOf(u"ao"_s));
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(page().state(), SignInPage::Browser);
        QTRY_COMPARE(Driver::textOf(m_driver->focused()), u"Open it again"_s);
        QVERIFY(m_driver->sees(page().url()));
        QCOMPARE(m_opened, QList<QUrl>{QUrl(page().url())});
        for (const QString &scope : page().scopes()) {
            QVERIFY2(!m_driver->textWith(scope).isEmpty(), qPrintable(scope));
        }
        m_driver->press(Qt::Key_Return);
        QCOMPARE(m_opened.size(), 2);
        m_driver->tabTo(u"Copy the address"_s);
        m_driver->press(Qt::Key_Space);
        QTRY_VERIFY(m_driver->sees(u"Copied"_s));
        flow::browse(QUrl(page().url()), u"approve=ao"_s);
        QTRY_COMPARE(accounts().rowCount(), 1);
        QTRY_VERIFY(!m_driver->sees(u"Copied"_s));
        QTRY_COMPARE(m_fixture->lists().size(), 1); // everyone
        QTRY_VERIFY(m_fixture->lists().front()->hasActiveFocus());
    }

    void byMouseAlone()
    {
        begin();
        m_driver->click(m_driver->shown("placeholderText", u"example.social"_s)); // the first card
        m_driver->type(hostOf(u"yuki"_s));
        m_driver->click(u"Sign in"_s);
        QTRY_COMPARE(page().state(), SignInPage::Browser);
        m_driver->click(u"Cancel"_s);
        QTRY_COMPARE(page().state(), SignInPage::Idle);
        m_driver->click(u"Go on in the browser"_s); // what was typed is still there
        QTRY_COMPARE(page().state(), SignInPage::Browser);
        flow::browse(QUrl(page().url()), u"approve=yuki"_s);
        QTRY_COMPARE(accounts().rowCount(), 1);
    }

    void byACode()
    {
        begin();
        m_driver->type(hostOf(u"yuki"_s));
        m_driver->press(Qt::Key_Return);
        m_driver->click(u"Use a code instead"_s);
        QTRY_COMPARE(page().state(), SignInPage::Code);
        QTRY_COMPARE(focusedName(), u"The code that the server shows"_s);
        m_driver->type(u"two words"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(!page().error().isEmpty() && m_driver->sees(page().error()));
        m_driver->press(Qt::Key_A, Qt::ControlModifier);
        m_driver->type(flow::shownCode(QUrl(page().url()), u"yuki"_s));
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(accounts().rowCount(), 1);
    }

    void byAYes()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 2, .softwares = {u"misskey"_s}}));
        begin();
        m_driver->type(hostOf(u"hanako"_s));
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(page().state(), SignInPage::Browser);
        for (const QString &scope : page().scopes()) {
            QVERIFY2(!m_driver->textWith(scope).isEmpty(), qPrintable(scope));
        }
        QVERIFY(!m_driver->sees(u"Use a code instead"_s));
        m_driver->click(u"I have said yes"_s);
        QTRY_VERIFY(!m_driver->textWith(u"nobody has said yes there yet"_s).isEmpty());
        flow::wouldLead(QUrl(page().url()), u"approve=hanako"_s); // the browser stays there
        m_driver->click(u"I have said yes"_s);
        QTRY_COMPARE(accounts().rowCount(), 1);
    }

    void closingCancels()
    {
        begin();
        m_driver->type(hostOf(u"ao"_s));
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(page().state(), SignInPage::Browser);
        const QUrl url(page().url());
        m_driver->press(Qt::Key_Escape);
        QTRY_COMPARE(page().state(), SignInPage::Idle);
        QTRY_VERIFY(!m_driver->sees(u"Cancel"_s));
        flow::browse(url, u"approve=ao"_s);
        WindowFixture::settle();
        QCOMPARE(accounts().rowCount(), 0);
    }

    void aRefusalLeadsBack()
    {
        begin();
        m_driver->type(hostOf(u"ao"_s));
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(page().state(), SignInPage::Browser);
        flow::browse(QUrl(page().url()), u"deny=1"_s);
        QTRY_COMPARE(page().state(), SignInPage::Failed);
        QTRY_VERIFY(m_driver->sees(page().error()));
        QTRY_COMPARE(focusedName(), u"Server, or your handle"_s);
        QCOMPARE(Driver::textOf(m_driver->focused()), hostOf(u"ao"_s));
    }

    void theSameAccountTwice()
    {
        begin(u"ao"_s);
        m_driver->click(u"Add a column or an account"_s);
        m_driver->click(u"An account…"_s);
        QTRY_COMPARE(focusedName(), u"Server, or your handle"_s);
        m_driver->type(hostOf(u"ao"_s));
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(page().state(), SignInPage::Browser);
        flow::browse(QUrl(page().url()), u"approve=ao"_s);
        QTRY_VERIFY(!m_driver->textWith(u"is here already"_s).isEmpty());
        QCOMPARE(accounts().rowCount(), 1);
    }

    void withoutAKeychain()
    {
        begin({}, std::make_unique<NoKeychain>());
        m_driver->type(hostOf(u"ao"_s));
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(!m_driver->textWith(u"keychain"_s).isEmpty());
        m_driver->click(u"Sign in until Asterism ends"_s);
        QTRY_COMPARE(page().state(), SignInPage::Browser);
        flow::browse(QUrl(page().url()), u"approve=ao"_s);
        QTRY_COMPARE(accounts().rowCount(), 1);
        QVERIFY(accounts().all().front().thisRunOnly);
    }

    void withAToken()
    {
        begin();
        m_driver->type(hostOf(u"ao"_s));
        m_driver->press(Qt::Key_Return);
        m_driver->click(u"Cancel"_s);
        m_driver->click(u"I have a token"_s);
        QTRY_COMPARE(focusedName(), u"Server"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(focusedName(), u"Token"_s);
        m_driver->type(u"nonsense"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(!m_driver->textWith(u"does not accept this token"_s).isEmpty());
        m_driver->press(Qt::Key_A, Qt::ControlModifier);
        m_driver->type(m_sandbox->serverOf(u"ao"_s)->token(u"ao"_s));
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(accounts().rowCount(), 1);
        QTRY_VERIFY(!m_driver->sees(u"Token"_s));
    }

    /// Its server is asked at once.
    void again()
    {
        begin(u"ao"_s);
        m_fixture->app->sessions.refused(accounts().all().front());
        QTRY_VERIFY(accounts().all().front().needsSignIn);
        const QString acct = u'@' + accounts().all().front().acct;
        m_driver->click(m_driver->shown("acct", acct));
        m_driver->click(u"Sign in again…"_s);
        QTRY_COMPARE(page().state(), SignInPage::Browser);
        QCOMPARE(page().host(), hostOf(u"ao"_s));
        flow::browse(QUrl(page().url()), u"approve=ao"_s);
        QTRY_VERIFY(!accounts().all().front().needsSignIn);
    }

private:
    /// With the account of somebody who signed in before, or without any.
    void begin(const QString &user = {},
        std::unique_ptr<SecretStore> secrets = std::make_unique<MemoryStore>())
    {
        QVERIFY(m_fixture->open(std::move(secrets)));
        if (!user.isEmpty()) {
            const Server *server = m_sandbox->serverOf(user);
            const auto added =
                await(m_fixture->app->accounts.addWithToken(server->host(), server->token(user)));
            QVERIFY(added);
        }
        QVERIFY(m_fixture->show({1000, 800}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_COMPARE(accounts().rowCount(), user.isEmpty() ? 0 : 1);
        QTRY_VERIFY(user.isEmpty() ? m_fixture->screen->window().isFresh()
                                   : m_fixture->lists().size() == 1);
        WindowFixture::settle();
    }
    QString hostOf(const QString &user) const { return m_sandbox->serverOf(user)->host(); }
    SignInPage &page() const { return *m_fixture->screen->window().signIn(); }
    AccountsModel &accounts() const { return *m_fixture->screen->window().accounts(); }
    /// As a screen reader is told it.
    QString focusedName() const
    {
        const QQuickItem *item = m_driver->focused();
        const QString label = item == nullptr ? QString() : item->property("label").toString();
        if (item == nullptr || !label.isEmpty()) {
            return label;
        }
        return item->parentItem()->property("label").toString();
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
    QList<QUrl> m_opened;
};

ASTERISM_WINDOW_TEST(tst_SignInDialog)

#include "tst_signindialog.moc"
