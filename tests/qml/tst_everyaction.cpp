// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/twohands.h"
#include "store/outboxposts.h"
#include "store/serveremojis.h"

using namespace asterism;
using namespace asterism::ui;

/// Whatever own accounts do with a post: each entry of its menu once by keys alone and once by
/// mouse alone.
class tst_EveryAction : public QObject, private TwoHands {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        QVERIFY(m_house.open());
    }
    void cleanup()
    {
        m_house.close();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void aPostByKeys_data() { postEntries(); }
    void aPostByKeys()
    {
        QFETCH(QString, post);
        QFETCH(QString, entry);
        QFETCH(QString, last);
        QFETCH(QStringList, came);
        showPost(post);
        press(Qt::Key_J);
        press(Qt::Key_Menu);
        chooseByKeys(entry);
        last.startsWith(u':') ? pickByKeys(last) : agreeByKeys(last);
        QTRY_COMPARE(whatCame(), came);
    }

    void aPostByMouse_data() { postEntries(); }
    void aPostByMouse()
    {
        QFETCH(QString, post);
        QFETCH(QString, entry);
        QFETCH(QString, last);
        QFETCH(QStringList, came);
        showPost(post);
        driver().click(WindowFixture::rowOf(m_house.list(), ActingWindow::uri()), Qt::RightButton);
        chooseByMouse(entry);
        last.startsWith(u':') ? pickByMouse(last) : agreeByMouse(last);
        QTRY_COMPARE(whatCame(), came);
    }

private:
    /// `post` as showPost() takes it; `last`: what is pressed or picked after the entry.
    static void postEntries()
    {
        QTest::addColumn<QString>("post");
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("last");
        QTest::addColumn<QStringList>("came");
        deedsOfOthersPosts();
        takenBack();
        aboutItsAuthor();
        deedsOfOwnPosts();
    }
    static void postEntry(const char *name, const QString &post, const QString &entry,
        const QString &last, const QStringList &came)
    {
        QTest::newRow(name) << post << entry << last << came;
    }
    static void deedsOfOthersPosts()
    {
        const QString post = u"untouched"_s;
        postEntry("reply", post, u"Reply"_s, {}, {u"Reply Bea"_s});
        postEntry("boost", post, u"Boost"_s, {}, {u"boost p"_s});
        postEntry("boost unlisted", post, u"Boost unlisted"_s, {}, {u"boost p unlisted"_s});
        postEntry("boost to few", post, u"Boost to followers"_s, {}, {u"boost p private"_s});
        postEntry("quote", post, u"Quote"_s, {}, {u"Quote Bea"_s});
        postEntry("favourite", post, u"Favourite"_s, {}, {u"favourite p"_s});
        postEntry("react", post, u"React…"_s, u":fox:"_s, {u"react p fox"_s});
        postEntry("bookmark", post, u"Bookmark"_s, {}, {u"bookmark p"_s});
        postEntry("mute thread", post, u"Mute this thread"_s, {}, {u"mute-thread p"_s});
        postEntry("mute thread as", post, u"Mute this thread as…"_s, u"Mute from 1 accounts"_s,
            {u"mute-thread p"_s});
    }
    static void takenBack()
    {
        const QString post = u"marked"_s;
        postEntry("unboost", post, u"Undo the boost"_s, {}, {u"unboost p"_s});
        postEntry("unfavourite", post, u"Undo the favourite"_s, {}, {u"unfavourite p"_s});
        postEntry("unreact", post, u"Undo the reaction"_s, {}, {u"unreact p 👍"_s});
        postEntry("unbookmark", post, u"Undo the bookmark"_s, {}, {u"unbookmark p"_s});
        postEntry("unmute thread", post, u"Unmute this thread"_s, {}, {u"unmute-thread p"_s});
    }
    static void aboutItsAuthor()
    {
        const QString post = u"untouched"_s;
        postEntry(
            "mute", post, u"Mute @bea@a.example…"_s, u"Mute from 3 accounts"_s, byAll(u"mute"_s));
        postEntry("block", post, u"Block @bea@a.example…"_s, u"Block from 3 accounts"_s,
            byAll(u"block"_s));
        postEntry("report", post, u"Report…"_s, u"Report from 1 accounts"_s, {u"report m"_s});
    }
    static void deedsOfOwnPosts()
    {
        postEntry("edit", u"own, edited"_s, u"Edit"_s, {}, {u"Edit the post"_s});
        postEntry("pin", u"own"_s, u"Pin to the profile"_s, {}, {u"pin p"_s});
        postEntry("unpin", u"own, pinned"_s, u"Unpin from the profile"_s, {}, {u"unpin p"_s});
        postEntry("delete and rewrite", u"own, edited"_s, u"Delete and rewrite…"_s,
            u"Delete and write anew"_s, {u"delete p"_s, u"New post"_s});
        postEntry("delete", u"own"_s, u"Delete…"_s, u"Delete"_s, {u"delete p"_s});
    }

    /// In the home of p, which acts there and whose server can do all of it.
    void showPost(const QString &kind)
    {
        m_house.arrive(u"p"_s, 1, [&kind](Post &post, int) { makeIt(kind, post); });
        if (kind.contains(u"edited"_s)) {
            putEdit();
        }
        offerFox();
        show(u"p"_s);
        m_house.column()->setActor(u"p"_s);
        QTRY_COMPARE(m_house.acting().account, u"p"_s);
        WindowFixture::settle();
    }
    static void makeIt(const QString &kind, Post &post)
    {
        if (kind.startsWith(u"own"_s)) {
            post.author = {.uri = u"https://p.example/users/ao"_s, .acct = u"ao@p.example"_s};
        }
        post.viewer->pinned = kind.contains(u"pinned"_s);
        if (kind == u"marked"_s) {
            post.viewer->boosted = post.viewer->favourited = true;
            post.viewer->bookmarked = post.viewer->muted = true;
            post.viewer->reactions = {u"👍"_s};
        }
    }
    /// What its server would have to be asked for goes on from what waits in the outbox.
    void putEdit() const
    {
        Action edit{.kind = Action::Kind::Edit, .account = {u"p"_s}, .target = ActingWindow::uri()};
        edit.post.text = u"better words"_s;
        const qint64 later = QDateTime::currentMSecsSinceEpoch() + hourMs;
        QVERIFY(await(m_house.fixture().app->store->writeUser(
            [=](store::UserTx &tx) { return store::enqueuePosts(tx, {edit}, later, QString()); })));
    }
    /// An emoji to react with.
    void offerFox() const
    {
        const ServerEmoji fox{.shortcode = u"fox"_s,
            .url = u"https://p.example/fox.gif"_s,
            .staticUrl = u"https://p.example/fox.png"_s,
            .category = u"blobs"_s};
        QVERIFY(await(m_house.fixture().app->store->writeCache([fox](store::CacheTx &tx) {
            return store::saveServerEmojis(tx, u"p.example"_s, {fox});
        })));
    }
    void pickByKeys(const QString &emoji) const
    {
        QTRY_VERIFY(cell(emoji));
        WindowFixture::settle();
        press(Qt::Key_Down); // from the search
        QTRY_VERIFY(cell(emoji) && cell(emoji)->property("current").toBool());
        press(Qt::Key_Return);
    }
    void pickByMouse(const QString &emoji) const
    {
        QTRY_VERIFY(cell(emoji));
        WindowFixture::settle();
        m_house.fixture().click(cell(emoji));
    }
    QQuickItem *cell(const QString &label) const
    {
        return driver().first([&label](const QQuickItem *item) {
            return item->property("picture").isValid() && item->property("label") == label;
        });
    }
};

ASTERISM_WINDOW_TEST(tst_EveryAction)

#include "tst_everyaction.moc"
