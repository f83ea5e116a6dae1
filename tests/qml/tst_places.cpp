// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/windowfixture.h"
#include "store/accounts.h"
#include "sync/prepare.h"

#include <QAccessible>
#include <QGuiApplication>

#include <algorithm>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"a.example"_s;

QString uri(int number)
{
    return WindowFixture::uri(host, number);
}

} // namespace

/// Where the reader was, what is unread, and where other apps have read.
class tst_Places : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        m_next = 0;
        const Account account{.id = {u"A"_s},
            .acct = u"ao@a.example"_s,
            .host = host,
            .localId = u"1"_s,
            .displayName = u"Ao"_s,
            .addedAt = 1};
        QVERIFY(await(m_fixture->app->store->writeUser([account](store::UserTx &tx) {
            return store::addAccount(tx, account);
        })).ok());
        m_fixture->addColumn(u"home"_s, {home().key()});
    }
    void cleanup()
    {
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void overARestart()
    {
        arrive(120);
        begin();
        QVERIFY(list()->setProperty("contentY", 2000));
        WindowFixture::settle();
        const QString first = WindowFixture::uriOf(WindowFixture::firstRow(list()));
        QTRY_VERIFY(first != uri(119));
        m_fixture->close();
        arrive(30);
        begin();
        QTRY_COMPARE(WindowFixture::uriOf(WindowFixture::firstRow(list())), first);
        const int above = 149 - numberOf(first);
        QTRY_COMPARE(column()->timeline()->unseen(), above);
        arrive(3);
        QTRY_COMPARE(column()->timeline()->unseen(), above + 3);
        QCOMPARE(WindowFixture::uriOf(WindowFixture::firstRow(list())), first);
    }

    void theBadgeCounts()
    {
        arrive(60);
        begin();
        QTRY_COMPARE(unread(), QString()); // at the top all is seen
        QVERIFY(list()->setProperty("contentY", 1500));
        WindowFixture::settle();
        arrive(12);
        QTRY_COMPARE(unread(), u"12"_s);
        const QAccessibleInterface *badge = QAccessible::queryAccessibleInterface(this->badge());
        QVERIFY(badge);
        QCOMPARE(badge->text(QAccessible::Name), u"@ao@a.example: 12 unread"_s);
        m_fixture->close();
        begin();
        QTRY_COMPARE(unread(), u"12"_s);
        arrive(120);
        QTRY_COMPARE(unread(), u"99+"_s);
        QTest::keyClick(m_fixture->window, Qt::Key_Period);
        QTRY_COMPARE(unread(), QString());
        arrive(2); // and stays at the top
        QTRY_COMPARE(column()->timeline()->rowCount() > 0, true);
        WindowFixture::settle();
        QTRY_COMPARE(unread(), QString());
    }

    /// A line offers to go there; nobody is taken there unasked.
    void readElsewhere()
    {
        arrive(120);
        begin();
        QVERIFY(list()->setProperty("contentY", 2500));
        WindowFixture::settle();
        m_fixture->close();
        arrive(40);
        begin();
        const QString first = WindowFixture::uriOf(WindowFixture::firstRow(list()));
        QVERIFY(!column()->isReadElsewhere());
        mark(140);
        QTRY_VERIFY(column()->isReadElsewhere());
        WindowFixture::settle();
        QCOMPARE(WindowFixture::uriOf(WindowFixture::firstRow(list())), first);
        QTRY_COMPARE(unread(), u"19"_s); // 141 to 159
        column()->goWhereRead();
        QTRY_COMPARE(WindowFixture::uriOf(WindowFixture::firstRow(list())), uri(140));
        QTRY_VERIFY(!column()->isReadElsewhere());
    }

    void whoStaysIsNotAskedAgain()
    {
        arrive(120);
        begin();
        QVERIFY(list()->setProperty("contentY", 2500));
        WindowFixture::settle();
        mark(119);
        WindowFixture::settle();
        QVERIFY(!column()->isReadElsewhere()); // it was on screen here, too
        arrive(20);
        mark(130);
        QTRY_VERIFY(column()->isReadElsewhere());
        column()->stayHere();
        QVERIFY(!column()->isReadElsewhere());
        mark(131);
        QTRY_VERIFY(column()->isReadElsewhere());
    }

private:
    static Source home() { return homeSource({u"A"_s}, host); }
    static int numberOf(const QString &uri) { return uri.section(u'/', -1).toInt(); }

    /// Newer posts of the account's home.
    void arrive(int count)
    {
        std::vector<store::Prepared> items;
        for (int i = m_next + count - 1; i >= m_next; --i) {
            TimelineItem item;
            item.localId = QString::number(100'000 + i);
            item.createdAt = QDateTime::currentMSecsSinceEpoch() - dayMs + i * secondMs;
            item.post.uri = uri(i);
            item.post.localId = item.localId;
            item.post.createdAt = item.createdAt;
            item.post.author = {.uri = u"https://a.example/users/mei"_s,
                .acct = u"mei@a.example"_s,
                .displayName = u"Mei"_s};
            item.post.body = u"<p>%1</p>"_s.arg(i);
            item.post.viewer = ViewerState{};
            items.push_back(prepare(std::move(item)));
        }
        store::PagePlace place{.source = home(),
            .older = items.back().item.localId,
            .end = m_next == 0,
            .firstId = items.front().item.localId,
            .lastId = QString::number(100'000 + std::max(0, m_next - 1))};
        m_next += count;
        const store::Teller teller{.host = host, .accountDomain = host, .account = {u"A"_s}};
        QVERIFY(await(m_fixture->app->store->writeCache([=](store::CacheTx &tx) {
            return store::commitPage(tx, teller, place, items);
        })).ok());
    }

    void begin()
    {
        QVERIFY(m_fixture->show({1000, 700}));
        QVERIFY(QTest::qWaitForWindowExposed(m_fixture->window));
        QTRY_VERIFY(!m_fixture->lists().isEmpty());
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        QTRY_VERIFY(badge());
        WindowFixture::settle();
    }

    /// As the account's server would tell it.
    void mark(int number)
    {
        m_fixture->screen->homes().markerStands({u"A"_s}, QString::number(100'000 + number));
    }

    Column *column() const { return m_fixture->screen->deck().columnAt(0); }
    QQuickItem *list() const { return m_fixture->lists().value(0); }
    QQuickItem *badge() const { return find(m_fixture->window->contentItem()); }
    QString unread() const { return badge()->property("unread").toString(); }

    static QQuickItem *find(QQuickItem *item)
    {
        if (item->property("needsSignIn").isValid() && item->property("unread").isValid()) {
            return item;
        }
        for (QQuickItem *child : item->childItems()) {
            if (QQuickItem *found = find(child)) {
                return found;
            }
        }
        return nullptr;
    }

    std::unique_ptr<WindowFixture> m_fixture;
    int m_next = 0;
};

ASTERISM_WINDOW_TEST(tst_Places)

#include "tst_places.moc"
