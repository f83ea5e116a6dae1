// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

/// A thread of which the own server knows the post alone: asking its origin for the rest.
class tst_threadcompletion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"akkoma"_s, u"gotosocial"_s}}));
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        m_sandbox.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void theRestComesFromTheOrigin()
    {
        talk(u"nana"_s, u"leo"_s);
        openThread();
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->sees(u"3 replies are told, 0 here"_s), patienceMs);
        QCOMPARE(list()->property("count").toInt(), 1);
        const qreal top = WindowFixture::topOf(WindowFixture::rowOf(list(), m_root));
        m_driver->click(offer());
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->sees(u"3 replies came from "_s + m_host), patienceMs);
        QTRY_COMPARE(list()->property("count").toInt(), 4);
        WindowFixture::settle();
        QCOMPARE(WindowFixture::topOf(WindowFixture::rowOf(list(), m_root)), top);
        QVERIFY(m_driver->button(u"Try again"_s) == nullptr);
        QVERIFY(m_driver->textWith(u"from "_s + m_host + u" ·"_s).startsWith(u"from "_s));
    }

    /// The own server has never heard of the row: it is looked up there first.
    void anOwnAccountActsOnWhatCame()
    {
        talk(u"nana"_s, u"leo"_s);
        openThread();
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->button(offer()), patienceMs);
        m_driver->click(offer());
        QTRY_COMPARE_WITH_TIMEOUT(list()->property("count").toInt(), 4, patienceMs);
        WindowFixture::settle();
        QQuickItem *row = WindowFixture::rowOf(list(), m_answers.first());
        QVERIFY(row != nullptr);
        list()->forceActiveFocus();
        for (int i = 0; i < 6 && !row->property("chosen").toBool(); ++i) {
            m_driver->press(Qt::Key_J);
        }
        QVERIFY(row->property("chosen").toBool());
        m_driver->press(Qt::Key_B);
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox->boostersOf(m_answers.first()),
            QStringList{m_sandbox->handle(u"ao"_s)}, patienceMs);
    }

    void aClosedOriginSaysSo()
    {
        talk(u"ren"_s, u"yuki"_s);
        openThread();
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->button(offer()), patienceMs);
        m_driver->click(offer());
        QTRY_VERIFY_WITH_TIMEOUT(
            m_driver->sees(m_host + u" does not show threads to guests (401)"_s), patienceMs);
        QCOMPARE(list()->property("count").toInt(), 1);
        QVERIFY(m_driver->button(u"Try again"_s) != nullptr);
    }

    void leavingEndsIt()
    {
        talk(u"nana"_s, u"leo"_s);
        openThread();
        QTRY_VERIFY_WITH_TIMEOUT(m_driver->button(offer()), patienceMs);
        Server *origin = m_sandbox->serverOf(u"nana"_s);
        origin->addFault({.kind = Fault::Kind::Slow, .delayMs = 500});
        origin->clearRequestLog();
        m_driver->click(offer());
        QTRY_VERIFY(!m_driver->textWith(u"Asking "_s).isEmpty());
        QTRY_VERIFY(!origin->requestLog().empty());
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(m_driver->textWith(u"Asking "_s).isEmpty());
    }

private:
    /// Somebody whom ao follows asks, and a neighbour of theirs answers: ao's server does not
    /// have that any more.
    void talk(const QString &user, const QString &neighbour)
    {
        Server *own = m_sandbox->serverOf(u"ao"_s);
        m_sandbox->follow(u"ao"_s, user);
        m_host = m_sandbox->serverOf(user)->host();
        m_root = m_sandbox->post(user, u"a question"_s);
        m_answers.clear();
        for (const QString &text : {u"one"_s, u"two"_s, u"three"_s}) {
            PostDraft draft;
            draft.text = text;
            draft.replyTo = m_root;
            m_answers << m_sandbox->post(neighbour, draft);
            m_sandbox->federate(m_answers.last(), own);
            QVERIFY(m_sandbox->lose(m_answers.last(), own));
        }
    }
    /// In the column of ao's home.
    void openThread()
    {
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        const Server *own = m_sandbox->serverOf(u"ao"_s);
        const auto account =
            await(m_fixture->app->accounts.addWithToken(own->host(), own->token(u"ao"_s)));
        QVERIFY(account);
        m_fixture->addColumn(u"home"_s, {homeSource(account->id, account->host).key()}, 600);
        QVERIFY(m_fixture->show({1000, 800}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(WindowFixture::rowOf(list(), m_root) != nullptr, patienceMs);
        WindowFixture::settle();
        m_driver->press(Qt::Key_J);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(m_driver->sees(u"Select text"_s));
        WindowFixture::settle();
    }
    QString offer() const { return u"Ask %1 for the rest"_s.arg(m_host); }
    QQuickItem *list() const { return m_fixture->lists().value(0); }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
    QString m_root;
    QString m_host; ///< where it comes from
    QStringList m_answers;
};

ASTERISM_WINDOW_TEST(tst_threadcompletion)
#include "tst_threadcompletion.moc"
