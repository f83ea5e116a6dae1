// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/driver.h"
#include "store/lists.h"

#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"a.example"_s; // cannot be reached
const QString author = u"u4@a.example"_s; // of the newest post

} // namespace

/// "Add to lists…", from a row to a list and back.
class tst_AddToLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        m_fixture->arrive(host, 5);
        m_books = *await(m_fixture->app->lists.create(u"Books"_s));
        QVERIFY(await(m_fixture->app->lists.create(u"Films"_s)).ok());
        const ListMember member{.list = m_books.id, .acct = author};
        QVERIFY(await(m_fixture->app->store->writeUser([member](store::UserTx &tx) {
            return store::addMember(tx, member);
        })).ok());
        QVERIFY(m_fixture->show({1000, 800}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY(WindowFixture::firstRow(list()) != nullptr);
    }
    void cleanup()
    {
        m_driver.reset();
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void byKeysAlone()
    {
        openByKey();
        QTRY_VERIFY(isInside(u"Books"_s));
        QVERIFY(!isInside(u"Films"_s));
        m_driver->press(Qt::Key_Down);
        QTRY_COMPARE(Driver::textOf(m_driver->focused()), u"Books"_s);
        m_driver->press(Qt::Key_Space);
        QTRY_VERIFY(!isInside(u"Books"_s));
        QCOMPARE(Driver::textOf(m_driver->focused()), u"Books"_s);
        const auto members = [this] {
            const auto found = await(m_fixture->app->lists.members(m_books));
            return found ? int(found->size()) : -1;
        };
        QTRY_COMPARE(members(), 0);
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_driver->sees(title()));
        QTRY_VERIFY(isWithinList(m_driver->focused()));
        QCOMPARE(chosen(), 0);
    }

    void searchingAndEscape()
    {
        openByKey();
        m_driver->type(u"fil"_s);
        QTRY_VERIFY(m_driver->button(u"Films"_s) && !m_driver->button(u"Books"_s));
        m_driver->press(Qt::Key_Escape); // the search
        QTRY_VERIFY(m_driver->button(u"Books"_s));
        QVERIFY(m_driver->sees(title()));
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!m_driver->sees(title()));
    }

    void aNewListAndWhyItStaysEmpty()
    {
        openByKey();
        m_driver->tabTo(u"New list…"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(m_driver->focused()->property("label").toString(), u"A new list"_s);
        m_driver->type(u"cats"_s);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(m_driver->button(u"cats"_s));
        const auto words = [this] {
            const QQuickItem *line = m_driver->button(u"cats"_s);
            return line == nullptr ? QString() : line->property("words").toString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(words().contains(host), 20'000); // nobody answers there
        QVERIFY(!isInside(u"cats"_s));
    }

    void fromTheMenuOfARow()
    {
        m_driver->press(Qt::Key_J);
        QTRY_COMPARE(chosen(), 0);
        m_driver->press(Qt::Key_Menu);
        m_driver->click(u"Add @%1 to lists…"_s.arg(author));
        QTRY_VERIFY(m_driver->sees(title()));
    }

private:
    QQuickItem *list() const { return m_fixture->lists().value(0); }
    static QString title() { return u"Add @%1 to lists"_s.arg(author); }
    int chosen() const
    {
        return list()->property("posts").value<QObject *>()->property("chosenRow").toInt();
    }
    bool isWithinList(QQuickItem *item) const
    {
        while (item != nullptr && item != list()) {
            item = item->parentItem();
        }
        return item != nullptr;
    }
    bool isInside(const QString &name) const
    {
        const QQuickItem *line = m_driver->button(name);
        return line != nullptr && line->property("inside").toBool();
    }
    void openByKey()
    {
        m_driver->press(Qt::Key_J);
        QTRY_COMPARE(chosen(), 0);
        m_driver->press(Qt::Key_A);
        QTRY_VERIFY(m_driver->sees(title()));
        WindowFixture::settle();
        QVERIFY(!Driver::textOf(m_driver->focused()).contains(u"Books"_s)); // the search has them
    }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
    List m_books;
};

ASTERISM_WINDOW_TEST(tst_AddToLists)

#include "tst_addtolists.moc"
