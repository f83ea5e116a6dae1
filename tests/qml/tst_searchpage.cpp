// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/movingfixture.h"

#include <QInputMethodEvent>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString seenHost = u"a.example"_s; // cannot be reached
const QString placeholder = u"Search, or paste an address or a handle"_s;

} // namespace

/// Searching in the real window: what was seen while it is typed, servers when they are asked.
class tst_searchpage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_house = std::make_unique<MovingFixture>();
        QVERIFY(m_house->open());
        m_house->signIn(u"ao"_s);
        m_house->signIn(u"yuki"_s);
        see(u"a green samovar"_s);
        see(u"今日は鯖缶を食べた"_s);
        see(u"a red samovar"_s, u"rare@a.example"_s);
        m_house->window.addColumn(u"local"_s, {localSource(seenHost).key()});
        m_house->show({900, 800});
        QTRY_COMPARE(count(), 3);
    }
    void cleanup()
    {
        m_house.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void typingShowsWhatWasSeen()
    {
        begin();
        driver().type(u"samovar"_s);
        QTRY_COMPARE(count(), 2);
        driver().type(u" green"_s);
        QTRY_COMPARE(count(), 1);
        driver().type(u" nowhere"_s);
        QTRY_VERIFY(driver().sees(u"Nothing that you have seen matches."_s));
    }

    void foundWordsStandOut()
    {
        QCOMPARE(bodiesWith(u"<u>"_s), 0); // in the column
        begin();
        driver().type(u"SAMOVAR"_s);
        QTRY_COMPARE(count(), 2);
        QTRY_COMPARE(bodiesWith(u"\"><u>samovar</u></font>"_s), 2);
        QTRY_VERIFY(driver().textWith(u"<u>samovar</u>"_s).startsWith(u"a "_s));
        driver().type(u" nowhere"_s);
        QTRY_COMPARE(count(), 0);
        clear();
        driver().type(u"from:@mei@a.example"_s);
        QTRY_COMPARE(count(), 2);
        QTRY_COMPARE(bodiesWith(u"<u>"_s), 0); // no words were looked for
        driver().press(Qt::Key_Escape);
        QTRY_COMPARE(count(), 3);
        QCOMPARE(bodiesWith(u"<u>"_s), 0);
    }

    /// Half a word that an input method still composes is no search.
    void twoCharactersOfJapanese()
    {
        begin();
        QInputMethodEvent composing(u"さばか"_s, {});
        QCoreApplication::sendEvent(driver().focused(), &composing);
        WindowFixture::settle();
        QCOMPARE(count(), 0);
        QVERIFY(driver().focused()->property("text").toString().isEmpty());
        QInputMethodEvent done;
        done.setCommitString(u"鯖缶"_s);
        QCoreApplication::sendEvent(driver().focused(), &done);
        QTRY_COMPARE(count(), 1);
        QCOMPARE(driver().focused()->property("text").toString(), u"鯖缶"_s);
    }

    void operators()
    {
        begin();
        driver().type(u"samovar from:@rare@a.example"_s);
        QTRY_COMPARE(count(), 1);
        clear();
        driver().type(u"samovar -from:@rare@a.example"_s);
        QTRY_COMPARE(count(), 1);
        clear();
        driver().type(u"colour:red"_s);
        QTRY_VERIFY(!driver().textWith(u"there is no such operator"_s).isEmpty());
    }

    void anOperatorByItsButton()
    {
        begin();
        driver().click(u"in:home"_s);
        QTRY_COMPARE(fieldText(), u"in:home "_s);
        QTRY_VERIFY(driver().sees(u"Nothing that you have seen matches."_s));
        QVERIFY(isTyping());
    }

    void byKeysAlone()
    {
        begin();
        driver().type(u"samovar"_s);
        QTRY_COMPARE(count(), 2);
        WindowFixture::settle();
        driver().press(Qt::Key_Down);
        QTRY_COMPARE(chosen(), 0);
        driver().press(Qt::Key_J);
        QTRY_COMPARE(chosen(), 1);
        driver().press(Qt::Key_K);
        QTRY_COMPARE(chosen(), 0);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY(driver().sees(u"Thread"_s));
        driver().press(Qt::Key_Escape);
        QTRY_VERIFY(driver().sees(u"On servers"_s));
        QTRY_COMPARE(count(), 2);
        driver().press(Qt::Key_S);
        QTRY_VERIFY(isTyping());
        QCOMPARE(fieldText(), u"samovar"_s);
        driver().press(Qt::Key_Escape);
        QTRY_VERIFY(!driver().sees(u"On servers"_s));
        QCOMPARE(count(), 3);
    }

    void byTheRail()
    {
        driver().click(u"Search (/)"_s);
        QTRY_VERIFY(isTyping());
    }

    void peopleThatAreKnown()
    {
        begin();
        driver().type(u"rar"_s);
        driver().click(u"People"_s);
        QTRY_VERIFY(driver().shown("detail", u"@rare@a.example"_s));
        WindowFixture::settle();
        driver().click(driver().shown("detail", u"@rare@a.example"_s));
        QTRY_VERIFY(driver().sees(u"Profile"_s));
    }

    void serversWhenTheyAreAsked()
    {
        m_house->sandbox.post(u"mei"_s, u"another samovar, made of brass"_s);
        m_house->sandbox.serverOf(u"yuki"_s)->addFault(
            {.kind = Fault::Kind::Status, .path = u"/api/v2/search"_s, .status = 403});
        begin();
        driver().type(u"brass"_s);
        driver().click(u"On servers"_s);
        QTRY_VERIFY(!driver().textWith(u"Servers are asked when"_s).isEmpty());
        driver().click(u"Ask these servers"_s);
        QTRY_COMPARE_WITH_TIMEOUT(count(), 1, movingPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(
            !driver().textWith(m_house->acct(u"yuki"_s) + u": "_s).isEmpty(), movingPatienceMs);
        // It is a row as any other: it came into the cache.
        WindowFixture::settle();
        driver().press(Qt::Key_J);
        QTRY_COMPARE(chosen(), 0);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY(driver().sees(u"Thread"_s));
    }

    void anAddressOpensItsPost()
    {
        const QString uri = m_house->sandbox.post(u"mei"_s, u"by its address"_s);
        begin();
        paste(uri);
        QTRY_VERIFY(!driver().textWith(u"Open the post at "_s).isEmpty());
        driver().press(Qt::Key_Return);
        QTRY_VERIFY(driver().sees(u"Thread"_s));
        QTRY_COMPARE_WITH_TIMEOUT(count(), 1, movingPatienceMs);
    }

    /// What is tried again is what failed.
    void anAddressIsTriedAgain()
    {
        const QString uri = m_house->sandbox.post(u"mei"_s, u"by its address"_s);
        for (Server *server : m_house->sandbox.servers()) {
            server->addFault({.kind = Fault::Kind::Html});
        }
        begin();
        paste(uri);
        QTRY_VERIFY(!driver().textWith(u"Open the post at "_s).isEmpty());
        driver().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(driver().sees(u"Ask again"_s), movingPatienceMs);
        for (Server *server : m_house->sandbox.servers()) {
            server->clearFaults();
        }
        WindowFixture::settle();
        driver().click(u"Ask again"_s);
        QTRY_VERIFY_WITH_TIMEOUT(driver().sees(u"Thread"_s), movingPatienceMs);
    }

    void aHandleOpensItsPerson()
    {
        const QString handle = u'@' + m_house->acct(u"mei"_s);
        begin();
        paste(handle);
        QTRY_VERIFY(driver().button(u"Open "_s + handle) != nullptr);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY(driver().sees(u"Profile"_s));
        QTRY_VERIFY(!driver().textWith(handle).isEmpty());
    }

    void recentSearches()
    {
        begin();
        driver().type(u"samovar"_s);
        QTRY_COMPARE(count(), 2);
        driver().press(Qt::Key_Return);
        QTRY_COMPARE(chosen(), 0);
        driver().press(Qt::Key_Escape);
        QTRY_VERIFY(!driver().sees(u"On servers"_s));
        begin();
        QTRY_VERIFY(driver().sees(u"Recent searches"_s));
        driver().click(u"samovar"_s);
        QTRY_COMPARE(count(), 2);
        QVERIFY(isTyping());
        clear();
        driver().click(u"Forget them"_s);
        QTRY_VERIFY(!driver().sees(u"Recent searches"_s));
    }

private:
    const Driver &driver() const { return *m_house->driver; }
    void see(const QString &text, const QString &acct = u"mei@a.example"_s)
    {
        m_house->window.arrive(seenHost, [&](Post &post) {
            post.author = {.uri = u"https://a.example/users/"_s + acct.section(u'@', 0, 0),
                .acct = acct,
                .displayName = acct.section(u'@', 0, 0)};
            post.body = u"<p>%1</p>"_s.arg(text);
            post.warning.clear();
        });
    }
    void begin()
    {
        QTRY_VERIFY(driver().focused() != nullptr);
        WindowFixture::settle();
        driver().type(u"/"_s);
        QTRY_VERIFY(isTyping());
        QCOMPARE(fieldText(), QString());
    }
    bool isTyping() const
    {
        return driver().focused() != nullptr
            && driver().focused()->property("placeholderText").toString() == placeholder;
    }
    QString fieldText() const
    {
        const QQuickItem *field = driver().shown("placeholderText", placeholder);
        return field == nullptr ? QString() : field->property("text").toString();
    }
    void clear() const
    {
        driver().press(Qt::Key_A, Qt::ControlModifier);
        driver().press(Qt::Key_Delete);
        QTRY_COMPARE(fieldText(), QString());
    }
    void paste(const QString &text) const
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(driver().focused(), &event);
        QTRY_COMPARE(fieldText(), text);
    }
    /// Of the list of posts in sight.
    int count() const
    {
        const auto lists = m_house->window.lists();
        return lists.isEmpty() ? -1 : lists.first()->property("count").toInt();
    }
    const PostList *posts() const
    {
        const auto lists = m_house->window.lists();
        return lists.isEmpty() ? nullptr : lists.first()->property("posts").value<PostList *>();
    }
    /// How many of its rows hold this markup.
    int bodiesWith(const QString &markup) const
    {
        int rows = 0;
        for (int row = 0; posts() != nullptr && row < posts()->rowCount(); ++row) {
            rows += posts()->at(row).body.contains(markup) ? 1 : 0;
        }
        return rows;
    }
    int chosen() const { return posts() == nullptr ? -2 : posts()->chosenRow(); }

    std::unique_ptr<MovingFixture> m_house;
};

ASTERISM_WINDOW_TEST(tst_searchpage)
#include "tst_searchpage.moc"
