// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/signin.h"

#include "appfixture.h"
#include "flow/signintesting.h"

#include <QDesktopServices>

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

class TestSignInPage : public QObject {
    Q_OBJECT

public Q_SLOTS:
    /// In place of the browser.
    void open(const QUrl &url) { m_opened << url; }

private Q_SLOTS:
    void init()
    {
        m_opened.clear();
        QDesktopServices::setUrlHandler(u"http"_s, this, "open");
    }
    void cleanup() { QDesktopServices::unsetUrlHandler(u"http"_s); }

    void byBrowser()
    {
        AppFixture house;
        QVERIFY(house.isReady());
        SignInPage page(house.app->core, house.app->sessions, house.app->accounts);
        QSignalSpy signedIn(&page, &SignInPage::signedIn);
        const QString host = house.sandbox.serverOf(u"ao"_s)->host();
        page.begin(u"@ao@"_s + host);
        QCOMPARE(page.state(), SignInPage::Asking);
        QTRY_COMPARE(page.state(), SignInPage::Browser);
        QCOMPARE(m_opened, QList<QUrl>{QUrl(page.url())});
        QCOMPARE(page.host(), host);
        QVERIFY(page.words().contains(host));
        QVERIFY(page.scopes().size() >= 3);
        page.openBrowser();
        QCOMPARE(m_opened.size(), 2);
        flow::browse(QUrl(page.url()), u"approve=ao"_s);
        QTRY_COMPARE(page.state(), SignInPage::Done);
        QCOMPARE(signedIn.size(), 1);
        page.begin(host);
        QTRY_COMPARE(page.state(), SignInPage::Browser);
        flow::browse(QUrl(page.url()), u"approve=ao"_s);
        QTRY_COMPARE(page.state(), SignInPage::Failed);
        QVERIFY2(page.error().startsWith(u"@ao@"_s + host + u" is here already"_s),
            qPrintable(page.error()));
        QVERIFY(!page.isForThisRunOffered());
    }

    void byCode()
    {
        AppFixture house;
        SignInPage page(house.app->core, house.app->sessions, house.app->accounts);
        page.begin(house.sandbox.serverOf(u"yuki"_s)->host());
        QTRY_COMPARE(page.state(), SignInPage::Browser);
        page.useCode();
        QTRY_COMPARE(page.state(), SignInPage::Code);
        page.submitCode(u"two words"_s);
        QVERIFY(!page.error().isEmpty());
        QCOMPARE(page.state(), SignInPage::Code);
        page.submitCode(flow::shownCode(QUrl(page.url()), u"yuki"_s));
        QTRY_COMPARE(page.state(), SignInPage::Done);
    }

    /// Misskey shows no code: saying that yes was said is enough.
    void byYes()
    {
        AppFixture house({.people = 12, .postsPerServer = 0, .softwares = {u"misskey"_s}});
        QVERIFY(house.isReady());
        SignInPage page(house.app->core, house.app->sessions, house.app->accounts);
        page.begin(house.sandbox.serverOf(u"hanako"_s)->host());
        QTRY_COMPARE(page.state(), SignInPage::Browser);
        QVERIFY(page.byYes());
        QVERIFY(page.scopes().size() >= 5);
        QVERIFY(page.words().contains(u"yes"_s));
        page.submitDone();
        QTRY_VERIFY(!page.error().isEmpty());
        QCOMPARE(page.state(), SignInPage::Browser);
        flow::wouldLead(QUrl(page.url()), u"approve=hanako"_s); // and the browser stays where it is
        page.submitDone();
        QTRY_COMPARE(page.state(), SignInPage::Done);
        page.begin(house.sandbox.serverOf(u"hanako"_s)->host());
        QTRY_COMPARE(page.state(), SignInPage::Browser);
        flow::browse(QUrl(page.url()), u"approve=hanako"_s);
        QTRY_COMPARE(page.state(), SignInPage::Failed);
        QVERIFY2(page.error().contains(u"is here already"_s)
                && page.error().contains(u"/settings/apps"_s),
            qPrintable(page.error()));
    }

    void again()
    {
        AppFixture house;
        const auto account = house.signIn(u"ao"_s);
        QVERIFY(account);
        house.app->sessions.refused(*account);
        const auto isRefused = [&] {
            return await(house.app->sessions.accounts())->front().needsSignIn;
        };
        QTRY_VERIFY(isRefused());
        SignInPage page(house.app->core, house.app->sessions, house.app->accounts);
        QSignalSpy signedIn(&page, &SignInPage::signedIn);
        page.beginAgain(account->host, u'@' + account->acct);
        QTRY_COMPARE(page.state(), SignInPage::Browser);
        flow::browse(QUrl(page.url()), u"approve=mei"_s); // somebody else of that server
        QTRY_COMPARE(page.state(), SignInPage::Failed);
        QVERIFY2(page.error().contains(u"@mei@"_s) && page.error().contains(u"@ao@"_s),
            qPrintable(page.error()));
        QCOMPARE(signedIn.size(), 0);
        QVERIFY(isRefused());
        page.beginAgain(account->host, u'@' + account->acct);
        QTRY_COMPARE(page.state(), SignInPage::Browser);
        flow::browse(QUrl(page.url()), u"approve=ao"_s);
        QTRY_COMPARE(page.state(), SignInPage::Done);
        QVERIFY(!isRefused());
        QCOMPARE(await(house.app->sessions.accounts())->size(), 2U);
    }

    void cancelled()
    {
        AppFixture house;
        SignInPage page(house.app->core, house.app->sessions, house.app->accounts);
        page.begin(u"no server"_s);
        QCOMPARE(page.state(), SignInPage::Failed);
        QVERIFY(!page.error().isEmpty());
        page.begin(house.sandbox.serverOf(u"ao"_s)->host());
        QTRY_COMPARE(page.state(), SignInPage::Browser);
        page.cancel();
        QCOMPARE(page.state(), SignInPage::Idle);
        QCOMPARE(page.url(), QString());
        QCOMPARE(page.error(), QString());
    }

    void withoutKeychain()
    {
        AppFixture house({.people = 12, .postsPerServer = 0}, std::make_unique<NoKeychain>());
        SignInPage page(house.app->core, house.app->sessions, house.app->accounts);
        page.begin(house.sandbox.serverOf(u"ao"_s)->host());
        QTRY_COMPARE(page.state(), SignInPage::Failed);
        QVERIFY(page.isForThisRunOffered());
        QVERIFY(page.error().contains(u"keychain"_s));
        page.beginForThisRun();
        QTRY_COMPARE(page.state(), SignInPage::Browser);
        flow::browse(QUrl(page.url()), u"approve=ao"_s);
        QTRY_COMPARE(page.state(), SignInPage::Done);
        const auto all = await(house.app->sessions.accounts());
        QVERIFY(all->front().thisRunOnly);
    }

private:
    QList<QUrl> m_opened;
};

QTEST_MAIN(TestSignInPage)
#include "tst_signinpage.moc"
