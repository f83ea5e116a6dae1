// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"

#include "store/pinned.h"
#include "sync/prepare.h"

#include <QGuiApplication>

#include <algorithm>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"a.example"_s;
const QString handle = u"ao@a.example"_s;

/// Every row in sight that stands there because it is pinned.
void gatherPinned(QQuickItem *above, QStringList &uris)
{
    if (!above->isVisible()) {
        return;
    }
    if (above->property("pinned").typeId() == QMetaType::Bool && above->property("pinned").toBool()
        && above->property("row").isValid()) {
        uris << WindowFixture::uriOf(above);
    }
    const auto children = above->childItems();
    for (QQuickItem *child : children) {
        gatherPinned(child, uris);
    }
}

} // namespace

/// What a person has pinned, above their posts, in the real window.
class tst_PinnedRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void theFirstAndThenAll()
    {
        pin({1, 2, 3});
        begin(20);
        QTRY_COMPARE(pinned(), QStringList{pinUri(1)});
        QVERIFY(m_driver->sees(u"Pinned"_s));
        QTRY_VERIFY(list()->property("atYBeginning").toBool());
        m_driver->click(u"Show all 3 pinned posts"_s);
        QTRY_COMPARE(pinned(), (QStringList{pinUri(1), pinUri(2), pinUri(3)}));
        QTRY_VERIFY(list()->property("atYBeginning").toBool());
        m_driver->click(u"Show only the first pinned post"_s);
        QTRY_COMPARE(pinned(), QStringList{pinUri(1)});
    }

    void oneNeedsNoButton()
    {
        pin({1});
        begin(20);
        QTRY_COMPARE(pinned(), QStringList{pinUri(1)});
        QVERIFY(m_driver->textWith(u"pinned post"_s).isEmpty());
    }

    void whoReadsIsNotMoved()
    {
        pin({1, 2, 3});
        begin(40);
        QTRY_COMPARE(pinned().size(), 1);
        list()->setProperty("contentY", list()->property("originY").toReal() + 700);
        WindowFixture::settle();
        QQuickItem *row = WindowFixture::firstRow(list());
        const QString uri = WindowFixture::uriOf(row);
        const qreal top = WindowFixture::topOf(row);
        column()->pinned()->setAll(true);
        WindowFixture::settle();
        QCOMPARE(WindowFixture::uriOf(WindowFixture::firstRow(list())), uri);
        QCOMPARE(WindowFixture::topOf(WindowFixture::rowOf(list(), uri)), top);
    }

    /// Servers that can watch posts hear of them as long.
    void onScreenUntilTheyAreScrolledAway()
    {
        pin({1, 2, 3});
        begin(40);
        QTRY_COMPARE(column()->pinned()->inSight().size(), 1u);
        m_driver->click(u"Show all 3 pinned posts"_s);
        QTRY_COMPARE(column()->pinned()->inSight().size(), 3u);
        list()->setProperty("contentY", list()->property("originY").toReal() + 700);
        QTRY_VERIFY(column()->pinned()->inSight().empty());
        QVERIFY(!column()->inSight().empty()); // the posts below
        list()->setProperty("contentY",
            list()->property("originY").toReal() - list()->property("topMargin").toReal());
        QTRY_COMPARE(column()->pinned()->inSight().size(), 3u);
        column()->showGrid(true);
        QTRY_VERIFY(column()->pinned()->inSight().empty());
    }

    void onThePageOfThePerson()
    {
        pin({1, 2});
        begin(20);
        QTRY_VERIFY(list()->hasActiveFocus());
        m_driver->press(Qt::Key_J);
        m_driver->press(Qt::Key_P);
        QTRY_VERIFY(m_driver->sees(u"Profile"_s));
        QTRY_COMPARE(pinned(), QStringList{pinUri(1)});
        QTRY_VERIFY(column()->inSight().empty()); // behind the page
        const qint64 first = column()->pinned()->at(0).key;
        QTRY_VERIFY(std::ranges::count(onScreen(), first) == 1);
        m_driver->click(u"Show all 2 pinned posts"_s);
        QTRY_COMPARE(pinned().size(), 2);
        m_driver->press(Qt::Key_Escape);
        QTRY_COMPARE(onScreen(), column()->inSight()); // the page is gone, the column is not
    }

    void noneInAGrid()
    {
        pin({1});
        begin(20);
        QTRY_COMPARE(pinned().size(), 1);
        WindowFixture::settle();
        column()->showGrid(true);
        QTRY_COMPARE(pinned().size(), 0);
        WindowFixture::settle();
        column()->showGrid(false);
        QTRY_COMPARE(pinned().size(), 1);
    }

private:
    static Source person() { return personSource(handle, host); }
    static QString pinUri(int number) { return u"https://a.example/pins/%1"_s.arg(number); }
    static Actor author()
    {
        return {.uri = u"https://a.example/users/ao"_s, .acct = handle, .displayName = u"ao"_s};
    }
    void pin(const std::vector<int> &numbers)
    {
        std::vector<store::Prepared> items;
        for (const int number : numbers) {
            TimelineItem item;
            item.localId = QString::number(number);
            item.createdAt = QDateTime::currentMSecsSinceEpoch() - (100 + number) * dayMs;
            item.post.uri = pinUri(number);
            item.post.localId = item.localId;
            item.post.createdAt = item.createdAt;
            item.post.author = author();
            item.post.body = u"<p>pin %1</p>"_s.arg(number);
            items.push_back(prepare(std::move(item)));
        }
        const store::Teller teller{.host = host, .accountDomain = host};
        QVERIFY(await(m_fixture->app->store->writeCache([=](store::CacheTx &tx) {
            return store::commitPinned(tx, teller, handle, items);
        })).ok());
    }
    void begin(int posts)
    {
        for (int i = 0; i < posts; ++i) {
            m_fixture->arrive(person(), host, [](Post &post) { post.author = author(); });
        }
        m_fixture->addColumn(u"person"_s, {person().key()});
        QVERIFY(m_fixture->show({640, 700}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_VERIFY(list() && list()->property("count").toInt() > 0);
    }
    QQuickItem *list() const { return m_fixture->lists().value(0); }
    Column *column() const { return m_fixture->screen->deck().columnAt(0); }
    std::vector<qint64> onScreen() const { return m_fixture->screen->window().inSight(); }
    QStringList pinned() const
    {
        QStringList uris;
        gatherPinned(m_fixture->window->contentItem(), uris);
        return uris;
    }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

ASTERISM_WINDOW_TEST(tst_PinnedRows)
#include "tst_pinnedrows.moc"
