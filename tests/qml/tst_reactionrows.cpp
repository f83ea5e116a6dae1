// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"

#include <QAccessible>
#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"a.example"_s;

std::vector<Reaction> thumbs(qint64 count)
{
    return {{.name = u"👍"_s, .count = count}};
}

/// More than any line holds.
std::vector<Reaction> many()
{
    std::vector<Reaction> all;
    for (int i = 0; i < 40; ++i) {
        all.push_back({.name = u"code%1"_s.arg(i), .count = 1000 + i});
    }
    return all;
}

} // namespace

/// Reactions in rows: a calm line that moves nobody.
class tst_ReactionRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QAccessible::setActive(true); }
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void chipsWithNamesAndNumbers()
    {
        std::vector<Reaction> two = thumbs(3);
        two.push_back({.name = u"blobcat"_s, .count = 12});
        arriveWith(two);
        begin();
        QTRY_VERIFY(m_driver->sees(u"👍"_s));
        QVERIFY(m_driver->sees(u":blobcat:"_s));
        QVERIFY(spoken().contains(u"👍 3"_s));
        QVERIFY(spoken().contains(u":blobcat: 12"_s));
        QCOMPARE(leftOut(), 0);
    }

    void theSignOfTheOthersLeadsToAllOfThem()
    {
        arriveWith(many());
        begin();
        QVERIFY(leftOut() > 20 && leftOut() < 40);
        QVERIFY(!m_driver->sees(u":code39:"_s));
        m_driver->click(m_driver->shown("text", u"+%1"_s.arg(leftOut())));
        QTRY_VERIFY(m_driver->sees(u":code39:"_s));
    }

    void theMenuLeadsThereToo()
    {
        arriveWith(many());
        begin();
        m_driver->press(Qt::Key_J);
        m_driver->press(Qt::Key_Menu);
        m_driver->click(u"Show all reactions"_s);
        QTRY_VERIFY(m_driver->sees(u":code39:"_s));
    }

    void theFirstReactionMovesNoRow()
    {
        m_fixture->arrive(host, 60);
        begin();
        scrollBy(1500);
        QQuickItem *first = WindowFixture::firstRow(list());
        QVERIFY(first != nullptr);
        const QString below = uriBelow(first);
        QQuickItem *row = WindowFixture::rowOf(list(), below);
        const QString next = uriBelow(row);
        const qreal rowHeight = row->height();
        const qreal nextTop = WindowFixture::topOf(WindowFixture::rowOf(list(), next));
        react(below, thumbs(1));
        QTRY_COMPARE(shownOf(below).reactions.size(), 1);
        WindowFixture::settle();
        QCOMPARE(WindowFixture::rowOf(list(), below)->height(), rowHeight);
        QCOMPARE(WindowFixture::topOf(WindowFixture::rowOf(list(), next)), nextTop);
        scrollBy(1500); // out of sight
        QTRY_VERIFY(shownOf(below).reactionLine);
    }

    void reactionsAboveTheReaderMoveNoRow()
    {
        m_fixture->arrive(host, 60);
        begin();
        const QString above = WindowFixture::uriOf(WindowFixture::firstRow(list()));
        scrollBy(2000);
        const QString seen = WindowFixture::uriOf(WindowFixture::firstRow(list()));
        const qreal top = WindowFixture::topOf(WindowFixture::firstRow(list()));
        react(above, thumbs(7));
        QTRY_VERIFY(shownOf(above).reactionLine);
        WindowFixture::settle();
        QCOMPARE(WindowFixture::uriOf(WindowFixture::firstRow(list())), seen);
        QCOMPARE(WindowFixture::topOf(WindowFixture::firstRow(list())), top);
    }

    void aChannelHasASign()
    {
        m_fixture->arrive(host, [](Post &post) { post.channel = u"釣り"_s; });
        begin();
        QTRY_VERIFY(m_driver->shown("words", u"in the channel 釣り"_s));
        m_driver->press(Qt::Key_J);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(m_driver->sees(u"in the channel 釣り"_s));
    }

    /// Where an own account reads it; else the sign says nothing but its words.
    void aChannelBecomesAColumn()
    {
        addReader();
        m_fixture->arrive(host, [](Post &post) {
            post.channel = u"釣り"_s;
            post.channelId = u"9xc"_s;
        });
        begin();
        QTRY_VERIFY(m_driver->shown("words", u"in the channel 釣り"_s));
        m_driver->click(m_driver->shown("words", u"in the channel 釣り"_s));
        QTRY_COMPARE(m_fixture->screen->deck().rowCount(), 2);
        QCOMPARE(m_fixture->screen->deck().columnAt(1)->stored().sources,
            QStringList{u"channel:9xc@A"_s});
        m_fixture->screen->deck().setCurrent(0);
        m_driver->click(m_driver->shown("words", u"in the channel 釣り"_s));
        QTRY_COMPARE(m_fixture->screen->deck().current(), 1);
        QCOMPARE(m_fixture->screen->deck().rowCount(), 2); // the same once more
    }

    void aChannelOpensFromItsPost()
    {
        addReader();
        m_fixture->arrive(host, [](Post &post) {
            post.channel = u"釣り"_s;
            post.channelId = u"9xc"_s;
        });
        begin();
        m_driver->press(Qt::Key_J);
        m_driver->press(Qt::Key_Return);
        m_driver->click(u"Open the channel"_s);
        QTRY_COMPARE(m_fixture->screen->deck().rowCount(), 2);
    }

    void aChannelThatNobodyReads()
    {
        m_fixture->arrive(host, [](Post &post) {
            post.channel = u"釣り"_s;
            post.channelId = u"9xc"_s;
        });
        begin();
        m_driver->press(Qt::Key_J);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(m_driver->sees(u"in the channel 釣り"_s));
        QVERIFY(m_driver->button(u"Open the channel"_s) == nullptr);
    }

private:
    /// An own account at the server of the posts.
    void addReader() const
    {
        Account account;
        account.id = {u"A"_s};
        account.acct = u"ao@"_s + host;
        account.host = host;
        account.localId = u"1"_s;
        Instance server;
        server.host = host;
        server.accountDomain = host;
        server.software = u"misskey"_s;
        server.family = Instance::Family::Misskey;
        QVERIFY(m_fixture->addAccount(account, server));
    }
    void begin()
    {
        QVERIFY(m_fixture->show({900, 700}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY(list()->property("count").toInt() > 0);
        WindowFixture::settle();
        m_driver = std::make_unique<Driver>(m_fixture->window);
    }
    QQuickItem *list() const { return m_fixture->lists().value(0); }
    void arriveWith(const std::vector<Reaction> &reactions)
    {
        m_fixture->arrive(host, [&reactions](Post &post) {
            post.media.clear();
            post.warning.clear();
            post.reactions = reactions;
        });
    }
    /// How many emoji found no room in the line.
    int leftOut() const
    {
        const QQuickItem *line = itemWith(m_fixture->window->contentItem(), "signRoom");
        return line == nullptr ? -1 : line->property("others").toInt();
    }
    void scrollBy(qreal pixels) const
    {
        list()->setProperty("contentY", list()->property("contentY").toReal() + pixels);
        WindowFixture::settle();
    }
    /// Of the row that stands below this one.
    QString uriBelow(QQuickItem *row) const
    {
        const auto *posts = timeline();
        for (int i = 0; i + 1 < posts->rowCount(); ++i) {
            if (posts->at(i).uri == WindowFixture::uriOf(row)) {
                return posts->at(i + 1).uri;
            }
        }
        return {};
    }
    TimelineModel *timeline() const { return m_fixture->screen->deck().columnAt(0)->timeline(); }
    RowView shownOf(const QString &uri) const
    {
        for (int i = 0; i < timeline()->rowCount(); ++i) {
            if (timeline()->at(i).uri == uri) {
                return timeline()->at(i);
            }
        }
        return {};
    }
    /// Its server tells the post once more, with these.
    void react(const QString &uri, const std::vector<Reaction> &reactions) const
    {
        QVERIFY(await(m_fixture->app->store->writeCache([=](store::CacheTx &tx) {
            const auto known = store::postByUri(tx, uri);
            store::Prepared told{.blocks = (*known)->blocks, .text = (*known)->text};
            told.item.post = (*known)->post;
            told.item.post.localId = QString::number(100'000 + uri.section(u'/', -1).toInt());
            told.item.post.reactions = reactions;
            told.item.post.reactionsTold = true;
            told.item.localId = told.item.post.localId;
            told.item.createdAt = told.item.post.createdAt;
            return store::commitLoose(tx, {.host = host, .accountDomain = host}, {told});
        })));
    }
    /// The names of all texts that a screen reader meets.
    QStringList spoken() const
    {
        QStringList names;
        collect(QAccessible::queryAccessibleInterface(m_fixture->window), 0, names);
        return names;
    }
    static void collect(QAccessibleInterface *at, int depth, QStringList &names)
    {
        if (at == nullptr || at->state().invisible || depth > 40) {
            return;
        }
        if (at->role() == QAccessible::StaticText) {
            names << at->text(QAccessible::Name);
        }
        for (int i = 0; i < at->childCount(); ++i) {
            collect(at->child(i), depth + 1, names);
        }
    }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

ASTERISM_WINDOW_TEST(tst_ReactionRows)

#include "tst_reactionrows.moc"
