// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"
#include "store/accounts.h"
#include "store/outbox.h"

#include <functional>

using namespace asterism;
using namespace asterism::ui;

namespace {

using State = store::OutboxRow::State;

const QString title = u"What waits and what failed"_s;

} // namespace

/// What waits and what failed, in the window: by keys alone and by mouse alone.
class tst_OutboxPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        const Account account{.id = {u"a"_s},
            .acct = u"ao@a.example"_s,
            .host = u"a.example"_s,
            .localId = u"1"_s,
            .addedAt = 1};
        QVERIFY(await(m_fixture->app->store->writeUser([account](store::UserTx &tx) {
            return store::addAccount(tx, account);
        })).ok());
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void nothingToSeeWhileAllGoesWell()
    {
        begin();
        QVERIFY(railButton() == nullptr);
        fail(put(follow(u"mei@c.example"_s)));
        QTRY_VERIFY(railButton());
    }

    void byMouseAlone()
    {
        const qint64 first = put(follow(u"mei@c.example"_s));
        const qint64 second = put(follow(u"goro@c.example"_s));
        const qint64 post = put(published(u"words"_s));
        fail(first);
        fail(second);
        fail(post);
        begin();
        QTRY_VERIFY(railButton());
        m_driver->click(railButton());
        QTRY_VERIFY(m_driver->sees(u"Follow @mei@c.example"_s));
        QVERIFY(m_driver->sees(u"a.example refused. (Validation failed)"_s));
        QVERIFY(m_driver->sees(u"words"_s));
        WindowFixture::settle();
        m_driver->click(buttonOf(first, u"Retry"_s));
        QTRY_COMPARE(state(first), State::Waiting);
        m_driver->click(buttonOf(second, u"Remove"_s));
        QTRY_COMPARE(state(second), State::Cancelled);
        QTRY_VERIFY(!m_driver->sees(u"Follow @goro@c.example"_s));
        QTRY_VERIFY(buttonOf(post, u"Edit"_s));
        WindowFixture::settle();
        m_driver->click(buttonOf(post, u"Edit"_s));
        QTRY_VERIFY(!m_driver->sees(title));
        QTRY_COMPARE(m_fixture->screen->window().composer()->text(), u"words"_s);
        QCOMPARE(state(post), State::Cancelled);
    }

    /// What may have been sent already can be hurried, and taken out with a word of that.
    void whatMayHaveBeenSent()
    {
        fail(put(follow(u"mei@c.example"_s)));
        const qint64 post = put(published(u"words"_s));
        write(post, [](store::OutboxRow &row) {
            row.state = State::Sending;
            row.tries = 1;
            row.trouble = u"Nobody answers."_s;
        });
        begin();
        QTRY_VERIFY(railButton());
        m_driver->click(railButton());
        QTRY_VERIFY(m_driver->sees(u"words"_s));
        WindowFixture::settle();
        QVERIFY(!buttonOf(post, u"Edit"_s));
        QVERIFY(buttonOf(post, u"Cancel"_s));
        m_driver->click(buttonOf(post, u"Retry"_s));
        QTRY_VERIFY(trouble(post) != u"Nobody answers."); // it was tried
        QCOMPARE(state(post), State::Sending);
    }

    void byKeysAlone()
    {
        const qint64 id = put(follow(u"mei@c.example"_s));
        fail(id);
        begin();
        QTRY_VERIFY(railButton());
        railButton()->forceActiveFocus(Qt::TabFocusReason);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(m_driver->sees(u"Follow @mei@c.example"_s));
        QTRY_COMPARE(Driver::textOf(m_driver->focused()), u"Retry all"_s);
        m_driver->tabTo(u"Remove"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(state(id), State::Cancelled);
        QTRY_VERIFY(m_driver->sees(u"Nothing waits, and nothing failed."_s));
        QTRY_VERIFY(m_driver->focused() != nullptr);
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_driver->sees(title));
        QTRY_VERIFY(railButton() == nullptr);
    }

    void allAtOnce()
    {
        const qint64 one = put(follow(u"mei@c.example"_s));
        const qint64 two = put(follow(u"goro@c.example"_s));
        fail(one);
        fail(two);
        begin();
        QTRY_VERIFY(railButton());
        m_driver->click(railButton());
        m_driver->click(u"Remove all failed"_s);
        QTRY_COMPARE(state(one), State::Cancelled);
        QCOMPARE(state(two), State::Cancelled);
        QTRY_VERIFY(m_driver->sees(u"Nothing waits, and nothing failed."_s));
    }

    /// A refused action comes back by itself, with the server's words.
    void aRefusalIsTold()
    {
        begin();
        const qint64 id = put(follow(u"mei@c.example"_s));
        fail(id);
        QTRY_VERIFY(!m_driver->textWith(u"Validation failed"_s).isEmpty());
        QVERIFY(m_driver->textWith(u"Validation failed"_s).contains(u"Follow @mei@c.example"_s));
        WindowFixture::settle();
        m_driver->click(lineButton(u"Show"_s));
        QTRY_VERIFY(m_driver->sees(title));
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_driver->sees(title));
        WindowFixture::settle();
        m_driver->click(lineButton(u"Retry"_s));
        QTRY_COMPARE(state(id), State::Waiting);
        QTRY_VERIFY(!lineButton(u"Show"_s));
        fail(id);
        QTRY_VERIFY(lineButton(u"Dismiss"_s));
        WindowFixture::settle();
        m_driver->click(lineButton(u"Dismiss"_s));
        QTRY_VERIFY(!lineButton(u"Show"_s));
        QCOMPARE(state(id), State::Failed); // still there to be found
        QVERIFY(railButton());
    }

    void itsNoticeMovesNothing()
    {
        begin();
        QQuickItem *list = m_fixture->lists().at(0);
        const QRectF before(list->mapToScene({}), list->size());
        fail(put(follow(u"mei@c.example"_s)));
        QTRY_VERIFY(lineButton(u"Show"_s));
        WindowFixture::settle();
        QCOMPARE(QRectF(list->mapToScene({}), list->size()), before);
    }

private:
    void begin()
    {
        m_fixture->arrive(u"c.example"_s, 10);
        m_fixture->addColumn(u"local"_s, {localSource(u"c.example"_s).key()});
        QVERIFY(m_fixture->show({1100, 800}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY(m_driver->button(u"Write a post (n)"_s));
        WindowFixture::settle();
    }
    QQuickItem *railButton() const
    {
        return m_driver->first([](QQuickItem *item) {
            return item->property("failing").isValid() && item->isVisible();
        });
    }
    /// In the row of that action.
    QQuickItem *buttonOf(qint64 id, const QString &text) const
    {
        return buttonIn(text, [id](const QQuickItem *item) {
            return item->property("rowId").toString() == QString::number(id);
        });
    }
    /// Of the line over the deck's lower edge.
    QQuickItem *lineButton(const QString &text) const
    {
        return buttonIn(
            text, [](const QQuickItem *item) { return item->property("buttons").isValid(); });
    }
    template <typename Holder> QQuickItem *buttonIn(const QString &text, Holder holds) const
    {
        const auto isBelow = [&](QQuickItem *item) {
            while (item != nullptr && !holds(item)) {
                item = item->parentItem();
            }
            return item != nullptr;
        };
        return m_driver->first([&](QQuickItem *item) {
            return item->inherits("QQuickAbstractButton") && Driver::textOf(item) == text
                && isBelow(item);
        });
    }
    static Action follow(const QString &acct)
    {
        return {.kind = Action::Kind::Follow, .account = {u"a"_s}, .target = acct};
    }
    static Action published(const QString &text)
    {
        return {.kind = Action::Kind::Publish,
            .account = {u"a"_s},
            .target = newPostKey(),
            .post = {.text = text}};
    }
    /// It is nobody's turn for an hour.
    qint64 put(const Action &action) const
    {
        const qint64 later = m_fixture->app->clock.now() + hourMs;
        const auto done = await(m_fixture->app->store->writeUser(
            [=](store::UserTx &tx) { return store::enqueue(tx, action, std::nullopt, later); }));
        return done ? done->id : 0;
    }
    /// As the sender would.
    void write(qint64 id, const std::function<void(store::OutboxRow &)> &how) const
    {
        const auto done =
            await(m_fixture->app->store->writeUser([id, how](store::UserTx &tx) -> Result<bool> {
                const auto row = store::outboxRow(tx, id);
                if (!row || !*row) {
                    return row ? Result<bool>(false) : Result<bool>(row.error());
                }
                store::OutboxRow changed = **row;
                how(changed);
                return store::saveOutboxRow(tx, changed);
            }));
        QVERIFY(done && *done);
    }
    void fail(qint64 id) const
    {
        write(id, [](store::OutboxRow &row) {
            row.state = State::Failed;
            row.trouble = u"a.example refused. (Validation failed)"_s;
        });
    }
    State state(qint64 id) const
    {
        const auto row = await(m_fixture->app->store->writeUser(
            [id](store::UserTx &tx) { return store::outboxRow(tx, id); }));
        return row && *row ? (*row)->state : State::Cancelled;
    }

    QString trouble(qint64 id) const
    {
        const auto row = await(m_fixture->app->store->writeUser(
            [id](store::UserTx &tx) { return store::outboxRow(tx, id); }));
        return row && *row ? (*row)->trouble : QString();
    }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

ASTERISM_WINDOW_TEST(tst_OutboxPage)

#include "tst_outboxpage.moc"
