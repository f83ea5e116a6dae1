// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"

#include "lists/lists.h"
#include "ui/models/rowtile.h"

#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"a.example"_s;
const QString handle = u"ao@a.example"_s;

/// Everything in sight below that has such a property.
void gather(QQuickItem *above, const char *property, QList<QQuickItem *> &found)
{
    if (!above->isVisible()) {
        return;
    }
    if (above->property(property).isValid()) {
        found << above;
    }
    const auto children = above->childItems();
    for (QQuickItem *child : children) {
        gather(child, property, found);
    }
}

} // namespace

/// Pictures side by side instead of rows, in the real window.
class tst_Grid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_warning.clear();
        m_drawn = 0;
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

    void onlyPicturesAreShown()
    {
        begin(12);
        QTRY_COMPARE(tiles().size(), 12);
        QQuickItem *first = tiles().front();
        QCOMPARE(first->width(), first->height());
        QVERIFY(first->width() >= 140);
        QVERIFY(tileOf(first).accessible.startsWith(u"ao, Picture: number 12, "_s));
        // The words are of no use here.
        say(u"only words"_s);
        WindowFixture::settle();
        QCOMPARE(tiles().size(), 12);
        column()->showGrid(false);
        QTRY_COMPARE(tiles().size(), 0);
        QTRY_COMPARE(list()->property("count").toInt(), 13);
        QTRY_VERIFY(list()->hasActiveFocus());
        column()->showGrid(true);
        QTRY_COMPARE(tiles().size(), 12);
        QTRY_VERIFY(list()->hasActiveFocus());
    }

    void theMenuSwitches()
    {
        begin(4);
        QTRY_COMPARE(tiles().size(), 4);
        m_driver->click(u"Column menu"_s);
        QTRY_VERIFY(m_driver->shown("text", u"As a picture grid"_s));
        m_fixture->click(m_driver->shown("text", u"As a picture grid"_s));
        QTRY_VERIFY(!column()->isGrid());
        QTRY_COMPARE(tiles().size(), 0);
    }

    void aListKeepsIt()
    {
        const auto made = await(m_fixture->app->lists.create(u"Art"_s));
        QVERIFY(made);
        m_fixture->addColumn(u"list"_s, {listSource(made->id).key()});
        show();
        QTRY_VERIFY(list());
        QVERIFY(column()->isGridable() && !column()->isGrid());
        m_fixture->screen->window().lists()->set(made->id.value, u"as_grid"_s, true);
        QTRY_VERIFY(column()->isGrid());
        QTRY_VERIFY(list()->property("tiled").toBool());
    }

    void keysWalkAmongTiles()
    {
        begin(9);
        QTRY_COMPARE(tiles().size(), 9);
        QTRY_VERIFY(list()->hasActiveFocus());
        const int columns = perLine();
        QVERIFY(columns > 1);
        m_driver->press(Qt::Key_J);
        QTRY_COMPARE(chosen(), 0);
        m_driver->press(Qt::Key_Right);
        QTRY_COMPARE(chosen(), 1);
        m_driver->press(Qt::Key_J);
        QTRY_COMPARE(chosen(), 1 + columns);
        m_driver->press(Qt::Key_L);
        QTRY_COMPARE(chosen(), 2 + columns);
        m_driver->press(Qt::Key_H);
        m_driver->press(Qt::Key_Up);
        m_driver->press(Qt::Key_Left);
        QTRY_COMPARE(chosen(), 0);
        m_driver->press(Qt::Key_P);
        QTRY_VERIFY(m_driver->sees(u"Profile"_s));
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(list()->property("tiled").toBool());
        m_driver->press(Qt::Key_O);
        QTRY_VERIFY(m_driver->sees(u"Thread"_s));
    }

    void enterOpensThePictureWithThePost()
    {
        begin(3);
        QTRY_COMPARE(tiles().size(), 3);
        m_driver->press(Qt::Key_J);
        QTRY_COMPARE(chosen(), 0);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(m_driver->shown("text", u"Smaller (-)"_s));
        QTRY_VERIFY(!m_driver->textWith(u"words of 2"_s).isEmpty()); // the newest is number 2
        m_driver->press(Qt::Key_Escape);
        QTRY_COMPARE(tiles().size(), 3);
        QTRY_VERIFY(list()->hasActiveFocus());
    }

    void aWarningIsRespected()
    {
        m_warning = u"blood"_s;
        begin(2);
        QTRY_COMPARE(tiles().size(), 2);
        QVERIFY(tileOf(tiles().front()).covered);
        QVERIFY(m_driver->sees(u"blood"_s));
        m_fixture->click(tiles().front());
        QTRY_VERIFY(!tileOf(tiles().front()).covered);
        QVERIFY(!m_driver->shown("text", u"Smaller (-)"_s));
        m_driver->press(Qt::Key_J);
        QTRY_COMPARE(chosen(), 0);
        m_driver->press(Qt::Key_X);
        QTRY_VERIFY(tileOf(tiles().front()).covered);
        m_driver->press(Qt::Key_Return); // shows it, and nothing else
        QTRY_VERIFY(!tileOf(tiles().front()).covered);
        QVERIFY(tileOf(tiles().back()).covered);
        m_fixture->click(tiles().front());
        QTRY_VERIFY(m_driver->shown("text", u"Smaller (-)"_s));
    }

    void whatArrivesMovesNothing()
    {
        begin(40);
        QTRY_VERIFY(tiles().size() > 6);
        QTRY_COMPARE(column()->timeline()->unseen(), 0); // those at the top were looked at
        list()->setProperty("contentY", 700);
        WindowFixture::settle();
        const QString before = inSight();
        for (int i = 0; i < 5; ++i) {
            draw();
        }
        QTRY_COMPARE(column()->timeline()->unseen(), 5);
        WindowFixture::settle();
        QCOMPARE(inSight(), before);
        m_driver->click(u"↑ 5 new"_s);
        QTRY_VERIFY(tileOf(tiles().front()).accessible.contains(u"number 45"_s));
        QTRY_COMPARE(column()->timeline()->unseen(), 0);
    }

    void anotherWidthKeepsThePlace()
    {
        begin(60);
        QTRY_VERIFY(tiles().size() > 6);
        list()->setProperty("contentY", 1000);
        WindowFixture::settle();
        const QString first = tileOf(tiles().front()).accessible;
        m_fixture->window->resize(420, 700);
        WindowFixture::settle();
        QVERIFY2(inSight().contains(first), qPrintable(inSight()));
    }

    void aGapIsATileThatLoads()
    {
        begin(3);
        draw(false);
        QTRY_COMPARE(tiles().size(), 5);
        const auto all = tiles();
        QVERIFY(std::ranges::any_of(all, [](QQuickItem *tile) { return tileOf(tile).gap; }));
        QVERIFY(m_driver->sees(u"Load"_s));
    }

    void nothingIsSaid()
    {
        say(u"only words"_s);
        m_fixture->addColumn(u"person"_s, {person().key()});
        show();
        column()->showGrid(true);
        QTRY_VERIFY(list() && list()->property("tiled").toBool());
        QTRY_COMPARE(list()->property("count").toInt(), 0);
        QTRY_VERIFY(m_driver->button(u"Look further back"_s));
    }

private:
    static Source person() { return personSource(handle, host); }

    void draw(bool joined = true)
    {
        const int number = m_drawn++;
        m_fixture->arrive(
            person(), host,
            [this, number](Post &post) {
                post.author = {.uri = u"https://a.example/users/ao"_s, .acct = handle};
                post.author.displayName = u"ao"_s;
                post.body = u"<p>words of %1</p>"_s.arg(number);
                post.warning = m_warning;
                post.media = {Media{.type = Media::Type::Image,
                    .url = u"https://a.example/media/%1.png"_s.arg(number),
                    .description = u"number %1"_s.arg(number + 1),
                    .blurhash = u"LEHV6nWB2yk8pyo0adR*.7kCMdnj"_s,
                    .width = 400,
                    .height = 300}};
            },
            joined);
    }
    void say(const QString &text)
    {
        m_fixture->arrive(person(), host, [text](Post &post) {
            post.author = {.uri = u"https://a.example/users/ao"_s, .acct = handle};
            post.body = text;
            post.warning.clear();
            post.media.clear();
        });
    }
    void show()
    {
        QVERIFY(m_fixture->show({640, 700}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_VERIFY(column());
    }
    void begin(int pictures)
    {
        for (int i = 0; i < pictures; ++i) {
            draw();
        }
        m_fixture->addColumn(u"person"_s, {person().key()});
        show();
        column()->showGrid(true);
        QTRY_VERIFY(list() && list()->property("tiled").toBool());
        WindowFixture::settle();
    }

    Column *column() const { return m_fixture->screen->deck().columnAt(0); }
    QQuickItem *list() const { return m_fixture->lists().value(0); }
    static RowTile tileOf(QQuickItem *tile) { return tile->property("tile").value<RowTile>(); }
    /// In reading order; those that are in sight.
    QList<QQuickItem *> tiles() const
    {
        QList<QQuickItem *> found;
        gather(m_fixture->window->contentItem(), "tile", found);
        found.removeIf([this](QQuickItem *tile) {
            const qreal y = tile->mapToItem(list(), QPointF()).y();
            return tileOf(tile).blank || y < 0 || y > list()->height();
        });
        std::ranges::sort(found, [](QQuickItem *a, QQuickItem *b) {
            const QPointF one = a->mapToScene({});
            const QPointF other = b->mapToScene({});
            return std::pair(one.y(), one.x()) < std::pair(other.y(), other.x());
        });
        return found;
    }
    int perLine() const
    {
        const auto all = tiles();
        return int(std::ranges::count_if(all, [&](QQuickItem *tile) {
            return qFuzzyCompare(tile->mapToScene({}).y(), all.front()->mapToScene({}).y());
        }));
    }
    /// The place of the chosen tile in sight; -1: none.
    int chosen() const
    {
        const auto all = tiles();
        const auto found =
            std::ranges::find_if(all, [](QQuickItem *tile) { return tileOf(tile).chosen; });
        return found == all.end() ? -1 : int(found - all.begin());
    }
    /// What stands where.
    QString inSight() const
    {
        QStringList told;
        const auto all = tiles();
        for (QQuickItem *tile : all) {
            const QPointF at = tile->mapToScene({});
            told << u"%1,%2 %3"_s.arg(at.x()).arg(at.y()).arg(tileOf(tile).accessible);
        }
        return told.join(u'\n');
    }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
    QString m_warning;
    int m_drawn = 0;
};

ASTERISM_WINDOW_TEST(tst_Grid)

#include "tst_grid.moc"
