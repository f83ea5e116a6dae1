// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"

#include <QDateTime>
#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

/// Direct conversations as a column: added, read, and told to the server as read once opened.
class tst_DirectColumn : public QObject {
    Q_OBJECT

    /// hal to ao; each two seconds after the one before.
    QString tell(const QString &text, const QString &answers = {})
    {
        m_at += 2 * secondMs;
        return m_sandbox->post(u"hal"_s,
            PostDraft{.text = text,
                .visibility = Visibility::Direct,
                .replyTo = answers,
                .createdAt = m_at,
                .to = {m_sandbox->handle(u"ao"_s)}});
    }
    Deck &deck() const { return m_fixture->screen->deck(); }
    TimelineModel *timeline() const { return deck().columnAt(0)->timeline(); }
    QStringList uris() const
    {
        QStringList all;
        for (int row = 0; row < timeline()->rowCount(); ++row) {
            all << timeline()->at(row).uri;
        }
        return all;
    }
    void begin()
    {
        m_fixture->addColumn(u"direct"_s, {});
        QVERIFY(m_fixture->show({1000, 900}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_COMPARE(deck().rowCount(), 1);
    }

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_at = QDateTime::currentMSecsSinceEpoch() / secondMs * secondMs - minuteMs;
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0}));
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        const Server *server = m_sandbox->serverOf(u"ao"_s);
        QVERIFY(
            await(m_fixture->app->accounts.addWithToken(server->host(), server->token(u"ao"_s))));
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        m_sandbox.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void oneRowSaysWithWhom()
    {
        const QString first = tell(u"psst one"_s);
        begin();
        QTRY_COMPARE_WITH_TIMEOUT(uris(), QStringList{first}, patienceMs);
        QCOMPARE(deck().columnAt(0)->title(), u"Direct conversations"_s);
        QCOMPARE(deck().columnAt(0)->detail(), u"all accounts"_s);
        QVERIFY(timeline()->at(0).unread);
        QTRY_VERIFY(m_driver->textWith(u"· unread"_s).contains(u"with "_s));
        const QString second = tell(u"psst two"_s, first);
        QTRY_COMPARE_WITH_TIMEOUT(uris(), QStringList{second}, patienceMs);
        QTRY_VERIFY(!m_driver->textWith(u"2 messages · unread"_s).isEmpty());
        QVERIFY(timeline()->at(0).accessible.contains(u"unread"_s));
    }

    /// Its server hears of what was opened, and of nothing else.
    void openingIsReading()
    {
        const QString other = tell(u"psst other"_s);
        const QString opened = tell(u"psst opened"_s);
        begin();
        QTRY_COMPARE_WITH_TIMEOUT(uris(), (QStringList{opened, other}), patienceMs);
        WindowFixture::settle();
        QCOMPARE(m_sandbox->unreadTalks(u"ao"_s), (QStringList{opened, other}));
        m_driver->press(Qt::Key_J);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox->unreadTalks(u"ao"_s), QStringList{other}, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!timeline()->at(0).unread, patienceMs);
        QVERIFY(timeline()->at(1).unread);
    }

    void addedFromThePage()
    {
        begin();
        m_driver->click(u"Add a column or an account"_s);
        m_driver->click(u"A column…"_s);
        QTRY_VERIFY(m_driver->button(u"Add the column"_s));
        WindowFixture::settle();
        m_driver->click(m_driver->shown("kind", u"direct"_s));
        WindowFixture::settle();
        QTRY_VERIFY(m_driver->button(u"All accounts"_s));
        QVERIFY(m_driver->button(u"All accounts"_s)->property("checked").toBool());
        m_driver->click(m_driver->first([](const QQuickItem *item) {
            return item->property("source").toString().startsWith(u"direct:"_s);
        }));
        m_driver->click(u"Add the column"_s);
        QTRY_COMPARE(deck().rowCount(), 2);
        QCOMPARE(deck().columnAt(1)->kind(), u"direct"_s);
        QCOMPARE(deck().columnAt(1)->detail(), m_sandbox->handle(u"ao"_s));
    }

private:
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
    qint64 m_at = 0; ///< of what was said last
};

ASTERISM_WINDOW_TEST(tst_DirectColumn)

#include "tst_directcolumn.moc"
