// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"
#include "store/outbox.h"
#include "unit/sandbox/asker.h"

#include <QDateTime>

using namespace asterism;
using namespace asterism::ui;

namespace {

using State = store::OutboxRow::State;

constexpr int patienceMs = 20'000;
const QString title = u"What waits and what failed"_s;

} // namespace

/// All that waits, in the window: what failed, what has not been sent, and what a server keeps
/// until its time.
class tst_ScheduledPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0}));
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        const Server *server = m_sandbox->serverOf(u"ao"_s);
        const auto account =
            await(m_fixture->app->accounts.addWithToken(server->host(), server->token(u"ao"_s)));
        QVERIFY(account);
        m_account = account->id;
        m_kept = QDateTime(QDate::currentDate().addDays(2), QTime(9, 0)).toMSecsSinceEpoch();
        Asker asker(*m_sandbox);
        const Answer kept = asker.write(u"ao"_s,
            {{u"status"_s, u"kept words"_s}, {u"visibility"_s, u"unlisted"_s},
                {u"spoiler_text"_s, u"mind"_s}, {u"scheduled_at"_s, isoTime(m_kept)}});
        QCOMPARE(kept.status, 200);
        QCOMPARE(m_sandbox->laterOf(u"ao"_s).size(), size_t(1));
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        m_sandbox.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void byKeysAlone()
    {
        const qint64 failed = put(follow(u"mei"_s));
        const qint64 waiting = put(follow(u"hal"_s));
        fail(failed);
        begin();
        QTRY_VERIFY(railButton());
        railButton()->forceActiveFocus(Qt::TabFocusReason);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(seesWords(u"kept words"_s), patienceMs);
        QVERIFY(m_driver->sees(u"a.example refused. (Validation failed)"_s));
        QTRY_COMPARE(Driver::textOf(m_driver->focused()), u"Retry all"_s);
        m_driver->tabTo(u"Retry"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(state(failed), State::Done, patienceMs);
        m_driver->tabTo(u"Cancel"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(state(waiting), State::Cancelled);
        anotherTime(QDate::currentDate().addDays(3), u"10:30"_s);
        const qint64 moved =
            QDateTime(QDate::currentDate().addDays(3), QTime(10, 30)).toMSecsSinceEpoch();
        QTRY_COMPARE_WITH_TIMEOUT(keptAt(), moved, patienceMs);
        QTRY_VERIFY(!m_driver->sees(u"Its server is being told…"_s));
        WindowFixture::settle();
        m_driver->tabTo(u"Edit"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(composer().isReady(), patienceMs);
        QVERIFY(!m_driver->sees(title));
        QCOMPARE(composer().text(), u"kept words"_s);
        QCOMPARE(composer().warning(), u"mind"_s);
        QCOMPARE(composer().visibility(), u"unlisted"_s);
        QCOMPARE(composer().scheduledAt().toMSecsSinceEpoch(), moved);
        QCOMPARE(m_sandbox->laterOf(u"ao"_s).size(), size_t(0));
        QTRY_VERIFY(m_driver->focused() && m_driver->focused()->inherits("QQuickTextEdit"));
    }

    /// A time that cannot be stays open and says so; what was not typed as a time, too.
    void aTimeThatCannotBe()
    {
        open();
        anotherTime(QDate(2020, 1, 1), u"9:00"_s);
        QTRY_VERIFY(m_driver->sees(u"That time has passed."_s));
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_driver->sees(u"That time has passed."_s));
        QVERIFY(m_driver->sees(title)); // only what lay on top went
        QCOMPARE(keptAt(), m_kept);
    }

    void deletingIsAskedAbout()
    {
        open();
        m_driver->click(u"Delete"_s);
        QTRY_COMPARE(Driver::textOf(m_driver->focused()), u"Keep it"_s);
        m_driver->press(Qt::Key_Escape);
        QTRY_COMPARE(Driver::textOf(m_driver->focused()), u"Delete"_s);
        QVERIFY(m_driver->sees(title));
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(Driver::textOf(m_driver->focused()), u"Keep it"_s);
        m_driver->press(Qt::Key_Tab);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox->laterOf(u"ao"_s).size(), size_t(0), patienceMs);
        QTRY_VERIFY(m_driver->sees(u"Nothing is scheduled."_s));
        QCOMPARE(Driver::textOf(m_driver->focused()), u"Ask again"_s);
    }

    /// It stands beside what the server keeps, and has no number in the rail.
    void whatWaitsHere()
    {
        const qint64 at = m_kept - hourMs;
        const qint64 id = put({.kind = Action::Kind::Publish,
                                  .account = m_account,
                                  .target = newPostKey(),
                                  .post = {.text = u"here"_s, .scheduledAt = at}},
            at);
        begin();
        QTRY_VERIFY(railButton());
        QCOMPARE(Driver::textOf(railButton()), u"What waits for its time: 1"_s);
        m_driver->click(railButton());
        QTRY_VERIFY_WITH_TIMEOUT(seesWords(u"kept words"_s) || seesWords(u"mind"_s), patienceMs);
        QVERIFY(m_driver->sees(u"here"_s));
        QVERIFY(m_driver->sees(u"It waits on this computer; Asterism must be running then."_s));
        WindowFixture::settle();
        m_driver->click(m_driver->first([](QQuickItem *item) {
            return item->inherits("QQuickAbstractButton") && Driver::textOf(item) == u"Edit"_s;
        })); // the sooner one's
        QTRY_VERIFY(composer().isReady());
        QCOMPARE(composer().text(), u"here"_s);
        QCOMPARE(state(id), State::Cancelled);
        QCOMPARE(m_sandbox->laterOf(u"ao"_s).size(), size_t(1));
    }

private:
    void begin()
    {
        m_fixture->arrive(u"c.example"_s, 10);
        m_fixture->addColumn(u"local"_s, {localSource(u"c.example"_s).key()});
        QVERIFY(m_fixture->show({1100, 900}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY(badge() != nullptr);
        WindowFixture::settle();
    }
    /// By the menu of the account: nothing waits here that would show the rail's button.
    void open()
    {
        begin();
        m_driver->click(badge(), Qt::RightButton);
        m_driver->click(u"Scheduled posts…"_s);
        QTRY_VERIFY_WITH_TIMEOUT(seesWords(u"kept words"_s), patienceMs);
        WindowFixture::settle();
    }
    void anotherTime(const QDate &date, const QString &clock)
    {
        m_driver->tabTo(u"Another time"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(labelOf(m_driver->focused()), u"Date"_s);
        m_driver->type(date.toString(u"yyyy-MM-dd"_s));
        m_driver->press(Qt::Key_Tab);
        QTRY_COMPARE(labelOf(m_driver->focused()), u"Time"_s);
        m_driver->type(clock);
        m_driver->press(Qt::Key_Return);
    }
    static QString labelOf(const QQuickItem *item)
    {
        return item == nullptr ? QString() : item->property("label").toString();
    }
    bool seesWords(const QString &words) const { return !m_driver->textWith(words).isEmpty(); }
    QQuickItem *badge() const { return m_driver->shown("accountId", m_account.value); }
    QQuickItem *railButton() const
    {
        return m_driver->first([](QQuickItem *item) {
            return item->property("failing").isValid() && item->isVisible();
        });
    }
    Composer &composer() const { return *m_fixture->screen->window().composer(); }
    qint64 keptAt() const
    {
        const auto kept = m_sandbox->laterOf(u"ao"_s);
        return kept.empty() ? 0 : kept.front().at;
    }
    Action follow(const QString &user) const
    {
        return {
            .kind = Action::Kind::Follow, .account = m_account, .target = m_sandbox->handle(user)};
    }
    /// It is nobody's turn for an hour.
    qint64 put(const Action &action, qint64 notBefore = 0) const
    {
        const qint64 later = notBefore > 0 ? notBefore : m_fixture->app->clock.now() + hourMs;
        const auto done = await(m_fixture->app->store->writeUser(
            [=](store::UserTx &tx) { return store::enqueue(tx, action, std::nullopt, later); }));
        return done ? done->id : 0;
    }
    void fail(qint64 id) const
    {
        const auto done =
            await(m_fixture->app->store->writeUser([id](store::UserTx &tx) -> Result<bool> {
                auto row = store::outboxRow(tx, id);
                if (!row || !*row) {
                    return row ? Result<bool>(false) : Result<bool>(row.error());
                }
                (*row)->state = State::Failed;
                (*row)->trouble = u"a.example refused. (Validation failed)"_s;
                return store::saveOutboxRow(tx, **row);
            }));
        QVERIFY(done && *done);
    }
    State state(qint64 id) const
    {
        const auto row = await(m_fixture->app->store->writeUser(
            [id](store::UserTx &tx) { return store::outboxRow(tx, id); }));
        return row && *row ? (*row)->state : State::Cancelled;
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
    AccountId m_account;
    qint64 m_kept = 0; ///< until when
};

ASTERISM_WINDOW_TEST(tst_ScheduledPage)

#include "tst_scheduledpage.moc"
