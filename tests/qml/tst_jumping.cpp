// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/peoplefixture.h"

#include <QInputMethodEvent>
#include <QSignalSpy>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"b.example"_s; // cannot be reached
const QString searchedWords = u"nothing like it"_s;

} // namespace

/// Ctrl+K: to anything by typing, by keys and by mouse.
class tst_jumping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<PeopleFixture>();
        QVERIFY(m_fixture->open());
        QVERIFY(m_fixture->addAccount(u"ao"_s, u"a.example"_s, u"mastodon"_s));
        QVERIFY(m_fixture->addAccount(u"aki"_s, u"c.example"_s, u"mastodon"_s));
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        m_fixture->addColumn(u"federated"_s, {federatedSource(host).key()});
        const Source home = homeSource({u"ao"_s}, u"a.example"_s);
        m_fixture->arrive(home, host, [](Post &post) {
            post.author = {.uri = u"https://b.example/users/natsu"_s,
                .acct = u"natsu@b.example"_s,
                .displayName = u"ナツ"_s};
        });
        QVERIFY(m_fixture->show({1100, 800}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_COMPARE(deck().rowCount(), 2);
        QTRY_VERIFY(isInDeck());
        WindowFixture::settle();
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void toAColumn()
    {
        deck().setCurrent(0);
        begin(u"feder"_s);
        QTRY_COMPARE(key(jump().at()), u"column/"_s + deck().columnAt(1)->columnId());
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(!isOpen());
        QCOMPARE(deck().current(), 1);
        QCOMPARE(deck().rowCount(), 2);
        QTRY_VERIFY(isInDeck());
    }

    void escapeGivesTheKeysBack()
    {
        deck().setCurrent(1);
        QTRY_VERIFY(isInDeck());
        WindowFixture::settle();
        const QQuickItem *before = m_driver->focused();
        begin(u"set"_s);
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!isOpen());
        QTRY_COMPARE(m_driver->focused(), before);
        QCOMPARE(deck().current(), 1);
        begin({}); // what was typed is gone
        QCOMPARE(m_driver->focused()->property("text").toString(), QString());
    }

    void whatIsTypedMovesNoColumn()
    {
        deck().setCurrent(0);
        begin(u"hjl2"_s); // keys of the deck
        WindowFixture::settle();
        QCOMPARE(deck().current(), 0);
        QCOMPARE(m_driver->focused()->property("text").toString(), u"hjl2"_s);
        m_driver->press(Qt::Key_Right);
        QCOMPARE(deck().current(), 0);
    }

    void toAHashtag()
    {
        begin(u"#tea"_s);
        QTRY_COMPARE(key(jump().at()), u"tag/tea"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(deck().rowCount(), 3);
        QCOMPARE(deck().columnAt(deck().current())->title(), u"#tea"_s);
        QTRY_VERIFY(isInDeck());
    }

    void aHandleOpensTheProfile()
    {
        begin(u"@natsu@b.example"_s);
        QTRY_COMPARE(key(jump().at()), u"person/natsu@b.example"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(!isOpen());
        QTRY_VERIFY(profileOf(u"@natsu@b.example"_s));
        QTRY_VERIFY(isInDeck());
    }

    /// Its server cannot be reached: that is said, and the line stays.
    void aHandleThatCannotBeFound()
    {
        begin(u"@who@x.example"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!jump().problem().isEmpty(), 30'000);
        QVERIFY(isOpen());
        QTRY_VERIFY(m_driver->sees(jump().problem()));
        m_driver->type(u"y"_s);
        QTRY_COMPARE(jump().problem(), QString());
    }

    void toAnAccount()
    {
        QTRY_COMPARE(accounts().defaultActor().value, u"ao"_s);
        begin(u"@aki"_s);
        QTRY_COMPARE(key(jump().at()), u"account/aki"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(accounts().defaultActor().value, u"aki"_s);
        begin(u"@aki"_s);
        m_driver->press(Qt::Key_Return, Qt::ShiftModifier);
        QTRY_VERIFY(profileOf(u"@aki@c.example"_s));
    }

    void toAPage()
    {
        begin(u"sett"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(m_driver->shown("title", u"Settings"_s));
        QVERIFY(!isOpen());
        WindowFixture::settle();
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(isInDeck());
    }

    void upAndDown()
    {
        begin({});
        QCOMPARE(jump().at(), 0);
        m_driver->press(Qt::Key_Down);
        QCOMPARE(jump().at(), 1);
        m_driver->press(Qt::Key_Up);
        m_driver->press(Qt::Key_Up);
        QCOMPARE(jump().at(), jump().rowCount() - 1);
        const QQuickItem *last = nullptr;
        QTRY_VERIFY(last = row(text(jump().at(), "spoken"))); // it came into sight
        const QRectF area = last->mapRectToScene(last->boundingRect());
        QVERIFY(QRectF(QPointF(), QSizeF(m_fixture->window->size())).contains(area));
    }

    void byMouse()
    {
        m_driver->click(u"Add a column or an account"_s);
        QQuickItem *item = nullptr;
        QTRY_VERIFY(item = m_driver->menuItem(u"Jump to… (Ctrl+K)"_s));
        WindowFixture::settle();
        m_fixture->click(item);
        QTRY_VERIFY(isOpen());
        m_driver->type(u"local"_s);
        const QString wanted = u"local/a.example"_s;
        QTRY_VERIFY(keys().contains(wanted));
        WindowFixture::settle();
        QQuickItem *found = row(text(int(keys().indexOf(wanted)), "spoken"));
        QVERIFY(found);
        m_fixture->click(found);
        QTRY_COMPARE(deck().rowCount(), 3);
        QVERIFY(!isOpen());
        QCOMPARE(deck().columnAt(deck().current())->detail(), u"a.example"_s);
    }

    void theOtherWayByMouse()
    {
        begin(u"@aki"_s);
        m_driver->click(u"Open the profile"_s);
        QTRY_VERIFY(profileOf(u"@aki@c.example"_s));
        QCOMPARE(accounts().defaultActor().value, u"ao"_s);
    }

    void aPressBesideItCloses()
    {
        begin(u"x"_s);
        QTest::mouseClick(m_fixture->window, Qt::LeftButton, {}, {1000, 780});
        QTRY_VERIFY(!isOpen());
        QTRY_VERIFY(isInDeck());
    }

    void anInputMethodHasItsKeys()
    {
        begin({});
        const QStringList before = keys();
        compose(u"なつ"_s, {});
        m_driver->press(Qt::Key_Return);
        m_driver->press(Qt::Key_Down);
        m_driver->press(Qt::Key_Escape);
        WindowFixture::settle();
        QVERIFY(isOpen());
        QCOMPARE(keys(), before); // what is half typed chooses nothing
        QCOMPARE(jump().at(), 0);
        compose({}, u"なつ"_s);
        QTRY_COMPARE(key(jump().at()), u"person/natsu@b.example"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(profileOf(u"@natsu@b.example"_s));
    }

    void wordsAreSearchedFor()
    {
        QSignalSpy searched(&jump(), &Jump::searchAsked);
        begin(u"nothing like it"_s);
        m_driver->press(Qt::Key_Return);
        QCOMPARE(searched.size(), 1);
        QCOMPARE(searched.first().first().toString(), u"nothing like it"_s);
        QTRY_VERIFY(!isOpen());
        const auto isField = [](const QQuickItem *item) {
            return item->inherits("QQuickTextInput") && item->property("text") == searchedWords;
        };
        QTRY_VERIFY(m_driver->first(isField)); // to be read, and to be written on
    }

    void withoutAColumnNothingIsSearchedFor()
    {
        while (deck().rowCount() > 0) {
            deck().remove(0);
        }
        begin(searchedWords);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(!isOpen());
        QTRY_VERIFY(m_driver->sees(u"A search opens in a column, and there is none yet."_s));
    }

private:
    Deck &deck() const { return *m_fixture->screen->window().deck(); }
    AccountsModel &accounts() const { return *m_fixture->screen->window().accounts(); }
    Jump &jump() const { return *m_fixture->screen->window().jump(); }

    void begin(const QString &typed) const
    {
        m_driver->press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(isOpen());
        QTRY_VERIFY(m_driver->focused() && m_driver->focused()->inherits("QQuickTextInput"));
        m_driver->type(typed);
        QTRY_COMPARE(jump().text(), typed);
    }
    bool isOpen() const { return m_driver->shown("pageRows", 8) != nullptr; }
    bool isInDeck() const
    {
        const QQuickItem *item = m_driver->focused();
        while (item != nullptr && !item->inherits("QQuickStackView")) {
            item = item->parentItem();
        }
        return item != nullptr;
    }
    QQuickItem *profileOf(const QString &acct) const
    {
        return m_driver->first([&acct](const QQuickItem *item) {
            return QByteArrayView(item->metaObject()->className()).startsWith("ProfileView")
                && item->property("detail") == acct;
        });
    }
    QString text(int row, const char *role) const
    {
        return jump().data(jump().index(row), jump().roleNames().key(role)).toString();
    }
    QString key(int row) const { return row < 0 ? QString() : text(row, "key"); }
    QStringList keys() const
    {
        QStringList keys;
        for (int i = 0; i < jump().rowCount(); ++i) {
            keys << key(i);
        }
        return keys;
    }
    QQuickItem *row(const QString &spoken) const { return m_driver->shown("spoken", spoken); }
    void compose(const QString &half, const QString &finished) const
    {
        QInputMethodEvent event(half, {});
        event.setCommitString(finished);
        QCoreApplication::sendEvent(m_driver->focused(), &event);
    }

    std::unique_ptr<PeopleFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

ASTERISM_WINDOW_TEST(tst_jumping)

#include "tst_jumping.moc"
