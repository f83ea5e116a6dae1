// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"
#include "store/accounts.h"
#include "store/drafts.h"
#include "store/outbox.h"
#include "sync/prepare.h"

#include <QInputMethodEvent>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString writeButton = u"Write a post (n)"_s;

} // namespace

/// Writing a post in the window, by keys alone and by mouse alone; what leaves lies in the outbox.
class tst_Composing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        addAccount(u"a"_s, u"ao@a.example"_s, 1);
        addAccount(u"b"_s, u"bo@b.example"_s, 2);
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void byKeysAlone()
    {
        begin();
        m_driver->press(Qt::Key_N);
        QTRY_VERIFY(isTyping());
        m_driver->type(u"hello world"_s);
        m_driver->tabTo("about", u"Who may see it"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(m_driver->menuItem(u"Unlisted"_s));
        m_driver->press(Qt::Key_Down);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(composer().visibility(), u"unlisted"_s);
        m_driver->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(rows().size(), size_t(1));
        const Action sent = rows()[0].action;
        QCOMPARE(sent.post.text, u"hello world"_s);
        QCOMPARE(sent.post.visibility, Visibility::Unlisted);
        QCOMPARE(sent.account.value, u"a"_s);
        QVERIFY(!composer().isOpen());
        // The keys are where they were, and the post can be had back.
        QTRY_VERIFY(isWithinList());
        QTRY_VERIFY(m_driver->button(u"Undo"_s));
        m_driver->press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(isTyping());
        QCOMPARE(Driver::textOf(m_driver->focused()), u"hello world"_s);
        QCOMPARE(composer().visibility(), u"unlisted"_s);
        QCOMPARE(rows().size(), size_t(0));
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!composer().isOpen());
        QCOMPARE(drafts().size(), size_t(1));
    }

    void byMouseAlone()
    {
        begin();
        m_driver->click(writeButton);
        QTRY_VERIFY(isTyping());
        m_driver->type(u"hello"_s);
        m_driver->click(chip(u"@bo@b.example"_s));
        QTRY_COMPARE(composer().accountId(), u"b"_s);
        m_driver->click(u"Public"_s);
        choose(u"Followers only"_s);
        QTRY_COMPARE(composer().visibility(), u"private"_s);
        m_driver->click(u"Post"_s);
        QTRY_COMPARE(rows().size(), size_t(1));
        QCOMPARE(rows()[0].action.account.value, u"b"_s);
        QCOMPARE(rows()[0].action.post.visibility, Visibility::Private);
        m_driver->click(u"Undo"_s);
        QTRY_COMPARE(composer().text(), u"hello"_s);
        QCOMPARE(rows().size(), size_t(0));
        m_driver->click(u"Post"_s);
        m_driver->click(u"Send now"_s);
        QTRY_VERIFY(!m_driver->button(u"Undo"_s));
        QVERIFY(rows().at(0).notBefore < m_fixture->app->clock.now() + 20 * secondMs);
    }

    /// What is read stays where it is, and all of it can still be reached.
    void itTakesItsRoomFromBelow()
    {
        begin();
        QQuickItem *list = m_fixture->lists().at(0);
        m_driver->press(Qt::Key_J);
        m_driver->press(Qt::Key_J);
        WindowFixture::settle();
        QQuickItem *first = WindowFixture::firstRow(list);
        const QString uri = WindowFixture::uriOf(first);
        const qreal top = WindowFixture::topOf(first);
        const qreal before = list->height();
        m_driver->press(Qt::Key_C);
        QTRY_VERIFY(isTyping());
        WindowFixture::settle();
        QVERIFY(list->height() < before - 100);
        QCOMPARE(WindowFixture::uriOf(WindowFixture::firstRow(list)), uri);
        QCOMPARE(WindowFixture::topOf(WindowFixture::firstRow(list)), top);
        m_driver->press(Qt::Key_Escape);
        QTRY_COMPARE(list->height(), before);
        QCOMPARE(WindowFixture::topOf(WindowFixture::firstRow(list)), top);
    }

    void itStaysWithItsColumn()
    {
        begin(2);
        m_driver->press(Qt::Key_2);
        QTRY_COMPARE(m_fixture->screen->deck().current(), 1);
        m_driver->press(Qt::Key_N);
        QTRY_VERIFY(isTyping());
        m_driver->type(u"x"_s);
        QVERIFY(
            m_driver->focused()->mapToScene({}).x() > m_fixture->lists().at(1)->mapToScene({}).x());
        // That column goes, and what is written does not.
        m_driver->press(Qt::Key_W, Qt::ControlModifier);
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY(panelText());
        QCOMPARE(Driver::textOf(panelText()), u"x"_s);
        // Nor does it without any column.
        m_fixture->screen->deck().remove(0);
        QTRY_COMPARE(m_fixture->lists().size(), 0);
        QTRY_VERIFY(panelText());
        QCOMPARE(Driver::textOf(panelText()), u"x"_s);
        m_fixture->screen->deck().addEveryone();
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY(panelText());
        QCOMPARE(Driver::textOf(panelText()), u"x"_s);
    }

    void inAnarrowWindow()
    {
        begin(1, {420, 480});
        m_driver->press(Qt::Key_N);
        QTRY_VERIFY(isTyping());
        WindowFixture::settle();
        QVERIFY(m_fixture->lists().at(0)->height() > 40);
        m_driver->type(u"narrow"_s);
        m_driver->tabTo(u"Post"_s); // scrolled to, whatever room there is
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(rows().size(), size_t(1));
    }

    /// Half a word of an input method is never sent, nor cut off.
    void anUnfinishedWordIsFinishedFirst()
    {
        begin();
        m_driver->press(Qt::Key_N);
        QTRY_VERIFY(isTyping());
        compose(u"にほ"_s, {});
        QTRY_COMPARE(m_driver->focused()->property("preeditText").toString(), u"にほ"_s);
        m_driver->press(Qt::Key_Return, Qt::ControlModifier);
        WindowFixture::settle();
        QVERIFY(composer().isOpen());
        QCOMPARE(rows().size(), size_t(0));
        compose({}, u"日本"_s);
        QTRY_COMPARE(composer().text(), u"日本"_s);
        m_driver->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(rows().size(), size_t(1));
        QCOMPARE(rows()[0].action.post.text, u"日本"_s);
    }

    void anAnswer()
    {
        begin();
        const QString uri = u"https://c.example/1"_s;
        receivePrivate(uri);
        composer().reply(uri, QString());
        QTRY_VERIFY(isTyping());
        QVERIFY(m_driver->sees(u"psst"_s)); // the post that is answered
        QCOMPARE(Driver::textOf(m_driver->focused()), u"@mei@c.example "_s);
        QVERIFY(!chip(u"@ao@a.example"_s)->isEnabled());
        QVERIFY(!m_driver->textWith(u"it did not receive the post"_s).isEmpty());
        m_driver->type(u"hush"_s);
        m_driver->click(u"Followers only"_s);
        choose(u"Public"_s);
        QTRY_COMPARE(composer().visibility(), u"public"_s);
        WindowFixture::settle();
        m_driver->click(primary(u"Reply"_s));
        QTRY_VERIFY(m_driver->button(u"Post anyway"_s));
        QTRY_COMPARE(Driver::textOf(m_driver->focused()), u"Back"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(isTyping());
        QCOMPARE(rows().size(), size_t(0));
        m_driver->press(Qt::Key_Return, Qt::ControlModifier);
        m_driver->click(u"Post anyway"_s);
        QTRY_COMPARE(rows().size(), size_t(1));
        QCOMPARE(rows()[0].action.account.value, u"b"_s);
        QCOMPARE(rows()[0].action.post.text, u"@mei@c.example hush"_s);
    }

    void aContentWarning()
    {
        begin();
        m_driver->press(Qt::Key_N);
        QTRY_VERIFY(isTyping());
        m_driver->type(u"words"_s);
        m_driver->tabTo("about", u"Add a content warning"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(
            m_driver->focused()->property("placeholderText").toString(), u"Content warning"_s);
        m_driver->type(u"mind"_s);
        m_driver->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(rows().size(), size_t(1));
        QCOMPARE(rows()[0].action.post.warning, u"mind"_s);
        QCOMPARE(rows()[0].action.post.text, u"words"_s);
    }

    void whatWasOpenIsOpenAgain()
    {
        begin();
        m_driver->press(Qt::Key_N);
        QTRY_VERIFY(isTyping());
        m_driver->type(u"half a sen"_s);
        m_fixture->close();
        show();
        QTRY_VERIFY(composer().isReady());
        QTRY_VERIFY(panelText());
        QCOMPARE(Driver::textOf(panelText()), u"half a sen"_s);
    }

    void discarding()
    {
        begin();
        m_driver->click(writeButton);
        QTRY_VERIFY(isTyping());
        m_driver->type(u"words"_s);
        m_driver->click(u"Discard"_s);
        m_driver->click(u"Back"_s);
        QTRY_VERIFY(isTyping());
        m_driver->click(u"Discard"_s);
        QTRY_COMPARE(Driver::textOf(m_driver->focused()), u"Back"_s);
        m_driver->press(Qt::Key_Tab); // to the other answer
        QCOMPARE(Driver::textOf(m_driver->focused()), u"Discard"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(!composer().isOpen());
        QTRY_COMPARE(drafts().size(), size_t(0));
        QTRY_VERIFY(isWithinList());
    }

    void otherDraftsAreAtHand()
    {
        begin();
        receivePrivate(u"https://c.example/1"_s);
        m_driver->press(Qt::Key_N);
        QTRY_VERIFY(isTyping());
        m_driver->type(u"a post"_s);
        composer().reply(u"https://c.example/1"_s, QString());
        QTRY_COMPARE(composer().text(), u"@mei@c.example "_s);
        m_driver->click(u"Drafts (1)"_s);
        choose(u"Post: a post"_s);
        QTRY_COMPARE(Driver::textOf(panelText()), u"a post"_s);
    }

    /// By keys alone; the one that is open stays as a draft.
    void aFurtherPost()
    {
        begin();
        m_driver->press(Qt::Key_N);
        QTRY_VERIFY(isTyping());
        m_driver->type(u"a post"_s);
        m_driver->tabTo(u"Drafts"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(m_driver->menuItem(u"New post"_s));
        WindowFixture::settle();
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(composer().text(), QString());
        QTRY_VERIFY(isTyping());
        m_driver->type(u"another"_s);
        QTRY_COMPARE(composer().text(), u"another"_s);
        m_driver->click(u"Drafts (1)"_s);
        choose(u"Post: a post"_s);
        QTRY_COMPARE(Driver::textOf(panelText()), u"a post"_s);
        QTRY_COMPARE(drafts().size(), size_t(2));
    }

private:
    void addAccount(const QString &id, const QString &acct, qint64 at)
    {
        const Account account{
            .id = {id}, .acct = acct, .host = acct.section(u'@', 1), .localId = id, .addedAt = at};
        QVERIFY(await(m_fixture->app->store->writeUser([account](store::UserTx &tx) {
            return store::addAccount(tx, account);
        })).ok());
    }
    void begin(int columns = 1, const QSize &size = {1100, 800})
    {
        for (int i = 0; i < columns; ++i) {
            const QString host = u"c%1.example"_s.arg(i);
            m_fixture->arrive(host, 20);
            m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        }
        show(size);
        QTRY_COMPARE(m_fixture->lists().size(), columns);
        QTRY_VERIFY(m_driver->button(writeButton));
        QTRY_VERIFY(isWithinList());
        WindowFixture::settle();
    }
    void show(const QSize &size = {1100, 800})
    {
        QVERIFY(m_fixture->show(size));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        m_fixture->screen->window().preferences()->setUndoSeconds(30); // nothing goes out meanwhile
    }
    /// A post of mei@c.example for followers, which bo alone was shown.
    void receivePrivate(const QString &uri)
    {
        TimelineItem item;
        item.localId = u"1"_s;
        item.createdAt = 1'795'348'800'000;
        item.post.uri = uri;
        item.post.localId = u"1"_s;
        item.post.createdAt = item.createdAt;
        item.post.author = {.uri = u"https://c.example/users/mei"_s,
            .acct = u"mei@c.example"_s,
            .displayName = u"Mei"_s};
        item.post.body = u"<p>psst</p>"_s;
        item.post.visibility = Visibility::Private;
        item.post.viewer = ViewerState{};
        const store::Teller teller{
            .host = u"b.example"_s, .accountDomain = u"b.example"_s, .account = {u"b"_s}};
        QVERIFY(await(m_fixture->app->store->writeCache([teller, item](store::CacheTx &tx) {
            return store::commitLoose(tx, teller, {prepare(item)});
        })).ok());
    }
    void compose(const QString &preedit, const QString &commit) const
    {
        QInputMethodEvent event(preedit, {});
        event.setCommitString(commit);
        QCoreApplication::sendEvent(m_driver->focused(), &event);
    }

    /// Of a menu that opens.
    void choose(const QString &text) const
    {
        QTRY_VERIFY(m_driver->menuItem(text));
        WindowFixture::settle();
        m_driver->click(m_driver->menuItem(text));
    }
    /// An account in the panel, not in the rail.
    QQuickItem *chip(const QString &acct) const
    {
        return m_driver->first([&](QQuickItem *item) {
            return item->property("reason").isValid() && Driver::textOf(item) == acct;
        });
    }

    /// Not the one of a row.
    QQuickItem *primary(const QString &text) const
    {
        return m_driver->first([&](QQuickItem *item) {
            return item->property("primary").toBool() && Driver::textOf(item) == text;
        });
    }

    Composer &composer() const { return *m_fixture->screen->window().composer(); }
    /// The keys are in the text of the post.
    bool isTyping() const
    {
        return m_driver->focused() != nullptr && m_driver->focused() == panelText();
    }
    QQuickItem *panelText() const
    {
        return m_driver->first([](QQuickItem *item) {
            return item->inherits("QQuickTextEdit") && !item->property("readOnly").toBool();
        });
    }
    bool isWithinList() const
    {
        QQuickItem *item = m_driver->focused();
        while (item != nullptr && !m_fixture->lists().contains(item)) {
            item = item->parentItem();
        }
        return item != nullptr;
    }
    /// On the lane that writes: behind all that was written before.
    std::vector<store::OutboxRow> rows() const
    {
        const auto all = await(m_fixture->app->store->writeUser(
            [](store::UserTx &tx) { return store::outboxRows(tx); }));
        return all ? *all : std::vector<store::OutboxRow>();
    }
    std::vector<Draft> drafts() const
    {
        const auto all = await(
            m_fixture->app->store->writeUser([](store::UserTx &tx) { return store::drafts(tx); }));
        return all ? *all : std::vector<Draft>();
    }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

ASTERISM_WINDOW_TEST(tst_Composing)

#include "tst_composing.moc"
