// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/signout.h"

#include "appfixture.h"
#include "flow/signintesting.h"
#include "ui/viewmodels/signin.h"

#include <QDesktopServices>

using namespace asterism;
using namespace asterism::ui;

/// Signing out, with what stays and what is said of it.
class TestSignOutPage : public QObject {
    Q_OBJECT

public Q_SLOTS:
    /// In place of the browser.
    void open(const QUrl &url) { flow::browse(url, u"approve=ao"_s); }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AppFixture>(Sandbox::Options{.people = 12, .postsPerServer = 5});
        QVERIFY(m_house->isReady());
        m_signOut =
            std::make_unique<SignOut>(m_house->app->core, m_house->app->accounts, m_house->ask());
    }
    void cleanup()
    {
        m_signOut.reset();
        m_house.reset();
    }

    void whatIsKept_data()
    {
        QTest::addColumn<bool>("forget");
        QTest::newRow("keep") << false;
        QTest::newRow("forget") << true;
    }
    void whatIsKept()
    {
        QFETCH(bool, forget);
        const auto account = m_house->signIn(u"ao"_s);
        QVERIFY(account);
        const Source home = homeSource(account->id, account->host);
        QVERIFY(await(m_house->ask()(u"refresh"_s, {{u"sources"_s, QJsonArray{home.key()}}})));
        const int before = rowsOf(home);
        QVERIFY(before > 0);
        signOut(*account, forget);
        QCOMPARE(rowsOf(home), forget ? 0 : before);
        QCOMPARE(m_signOut->words().contains(u"is deleted"_s), forget);
        QVERIFY(await(m_house->app->sessions.accounts())->empty());
    }

    void theTokenIsRevoked()
    {
        QDesktopServices::setUrlHandler(u"http"_s, this, "open");
        SignInPage page(m_house->app->core, m_house->app->sessions, m_house->app->accounts);
        page.begin(m_house->sandbox.serverOf(u"ao"_s)->host());
        QTRY_COMPARE_WITH_TIMEOUT(page.state(), SignInPage::Done, 20'000);
        QDesktopServices::unsetUrlHandler(u"http"_s);
        const qsizetype before = m_house->sandbox.tokensOf(u"ao"_s).size();
        signOut(await(m_house->app->sessions.accounts())->front(), false);
        QVERIFY2(
            m_signOut->words().contains(u"Its token was ended"_s), qPrintable(m_signOut->words()));
        QCOMPARE(m_signOut->url(), QString());
        QCOMPARE(m_house->sandbox.tokensOf(u"ao"_s).size(), before - 1);
    }

    /// It is not ours to end; the place where it can be ended is known.
    void aTokenThatTheUserMade()
    {
        const auto account = m_house->signIn(u"ao"_s);
        QVERIFY(account);
        signOut(*account, false);
        QVERIFY2(
            m_signOut->words().contains(u"could not be revoked"_s), qPrintable(m_signOut->words()));
        QVERIFY(m_signOut->url().startsWith(u"http"_s));
        m_signOut->reset();
        QCOMPARE(m_signOut->state(), SignOut::Idle);
        QCOMPARE(m_signOut->words(), QString());
        QCOMPARE(m_signOut->url(), QString());
    }

    void anAccountThatIsGone()
    {
        signOut({.id = {u"nobody"_s}}, true);
        QCOMPARE(m_signOut->words(), u"The account is gone already."_s);
    }

    void whatCannotBeForgottenIsSaid()
    {
        const auto account = m_house->signIn(u"ao"_s);
        QVERIFY(account);
        m_signOut = std::make_unique<SignOut>(
            m_house->app->core, m_house->app->accounts, [](const QString &, const QJsonObject &) {
                return answered<QJsonObject>(Error{.kind = ErrorKind::Store, .subject = u"disk"_s});
            });
        signOut(*account, true);
        QVERIFY(m_signOut->words().contains(u"could not be deleted: disk "_s));
        QVERIFY(await(m_house->app->sessions.accounts())->empty());
    }

private:
    void signOut(const Account &account, bool forget)
    {
        QSignalSpy ended(m_signOut.get(), &SignOut::ended);
        m_signOut->begin(account.id.value, forget);
        QCOMPARE(m_signOut->state(), SignOut::Working);
        m_signOut->begin(account.id.value, !forget); // once is enough
        m_signOut->reset();
        QTRY_COMPARE_WITH_TIMEOUT(m_signOut->state(), SignOut::Done, 20'000);
        QCOMPARE(ended.size(), 1);
        QCOMPARE(lastText(ended), m_signOut->words());
    }
    int rowsOf(const Source &source)
    {
        const auto page = await(m_house->app->store->readCache([source](store::CacheTx &tx) {
            return store::timelinePage(tx, {source}, store::newestEvent, 500);
        }));
        return page ? int(page->rows.size()) : -1;
    }

    std::unique_ptr<AppFixture> m_house;
    std::unique_ptr<SignOut> m_signOut;
};

QTEST_MAIN(TestSignOutPage)
#include "tst_signoutpage.moc"
