// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"

#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"a.example"_s;

} // namespace

/// Which posts the window has on screen, for servers that can watch them: those of the page that
/// lies on top of a column.
class tst_PagesInSight : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        m_fixture->arrive(host, 40);
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        QVERIFY(m_fixture->show({640, 700}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_VERIFY(list() != nullptr && list()->property("count").toInt() > 0);
        QTRY_VERIFY(list()->hasActiveFocus());
        QTRY_VERIFY(onScreen().size() > 1);
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void anOpenedThread()
    {
        const Rows post = openThread();
        QTRY_COMPARE(onScreen(), post);
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(onScreen().size() > 1); // the column's again
        QCOMPARE(onScreen(), column()->inSight());
    }

    void aPageAboveAnother()
    {
        const Rows post = openThread();
        QTRY_COMPARE(onScreen(), post);
        m_driver->press(Qt::Key_J);
        m_driver->press(Qt::Key_P);
        QTRY_VERIFY(m_driver->sees(u"Profile"_s));
        QTRY_VERIFY(onScreen().empty()); // of the person nothing is known
        m_driver->press(Qt::Key_Escape);
        QTRY_COMPARE(onScreen(), post);
    }

    /// The page goes with it, and nobody waits for the garbage to be collected.
    void aColumnThatIsClosed()
    {
        const Rows post = openThread();
        QTRY_COMPARE(onScreen(), post);
        deck().remove(0);
        QTRY_VERIFY(onScreen().empty());
    }

private:
    using Rows = std::vector<qint64>;

    Deck &deck() const { return m_fixture->screen->deck(); }
    Column *column() const { return deck().columnAt(0); }
    QQuickItem *list() const { return m_fixture->lists().value(0); }
    Rows onScreen() const { return m_fixture->screen->window().inSight(); }
    /// Of the first post; that post.
    Rows openThread()
    {
        m_driver->press(Qt::Key_J);
        const Rows post{column()->timeline()->at(column()->timeline()->chosenRow()).key};
        m_driver->press(Qt::Key_Return);
        return post;
    }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
};

ASTERISM_WINDOW_TEST(tst_PagesInSight)
#include "tst_pagesinsight.moc"
