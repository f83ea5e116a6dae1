// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/windowfixture.h"

#include "store/filters.h"

#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"a.example"_s;

/// The first visible item below, by a property that it has.
QQuickItem *find(QQuickItem *above, const char *property, const QVariant &value)
{
    if (!above->isVisible()) {
        return nullptr;
    }
    if (above->property(property) == value) {
        return above;
    }
    const auto children = above->childItems();
    for (QQuickItem *child : children) {
        if (QQuickItem *found = find(child, property, value)) {
            return found;
        }
    }
    return nullptr;
}

} // namespace

/// What the window does with edits, filters, and what columns leave out.
class tst_Edits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
        m_fixture->arrive(host, 20);
    }
    void cleanup()
    {
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void anEditedPostLeadsToItsHistory()
    {
        m_fixture->arrive(host, [](Post &post) { post.editedAt = post.createdAt + 5000; });
        begin();
        press(Qt::Key_J);
        press(Qt::Key_Return);
        QTRY_VERIFY(shown("text", u"History"_s));
        QQuickItem *button = shown("text", u"History"_s);
        button->forceActiveFocus();
        press(Qt::Key_Return);
        QTRY_VERIFY(shown("text", u"Edits"_s));
        QTRY_VERIFY(
            shown("text", u"Ask again"_s)); // the server cannot be reached, and a line says so
        press(Qt::Key_Escape);
        QTRY_VERIFY(shown("text", u"History"_s));
    }

    void whatWasNeverEditedHasNone()
    {
        begin();
        press(Qt::Key_J);
        press(Qt::Key_Return);
        QTRY_VERIFY(shown("text", u"Select text"_s));
        QVERIFY(!shown("text", u"History"_s));
    }

    void theMenuOfAColumnLeavesThingsOut()
    {
        m_fixture->arrive(host, [](Post &post) { post.answers = Post::Answers::Others; });
        begin();
        QTRY_COMPARE(list()->property("count").toInt(), 21);
        const QString option = u"Hide replies to others"_s;
        openMenu();
        QTRY_VERIFY(shown("text", option));
        QCOMPARE(shown("text", option)->property("checked").toBool(), false);
        click(shown("text", option));
        QTRY_COMPARE(list()->property("count").toInt(), 20);
        QTRY_VERIFY(shown("text", host + u" · no replies"_s));
        openMenu();
        QTRY_VERIFY(shown("text", option));
        QCOMPARE(shown("text", option)->property("checked").toBool(), true);
        click(shown("text", option));
        QTRY_COMPARE(list()->property("count").toInt(), 21);
    }

    /// A filter that changes while somebody reads folds, covers and takes away; nothing else moves.
    void filtersChangeRowsInPlace()
    {
        QVERIFY(await(m_fixture->app->store->writeCache([](store::CacheTx &tx) {
            return Result<qint64>(store::sourceRow(tx, homeSource({u"A"_s}, host)));
        })));
        begin();
        QTRY_COMPARE(list()->property("count").toInt(), 20);
        QQuickItem *first = WindowFixture::firstRow(list());
        const QString firstUri = WindowFixture::uriOf(first);
        const QString uri = WindowFixture::uri(host, 18); // has a picture
        say(uri, FilterAction::Blur);
        QTRY_VERIFY(shown("text", u"Filtered: fish · Show"_s));
        say(uri, FilterAction::Warn);
        QTRY_VERIFY(shown("text", u"Filtered: fish"_s));
        say(uri, FilterAction::Hide);
        QTRY_COMPARE(list()->property("count").toInt(), 19);
        QCOMPARE(WindowFixture::uriOf(WindowFixture::firstRow(list())), firstUri);
        say(uri, FilterAction::None);
        QTRY_COMPARE(list()->property("count").toInt(), 20);
        QVERIFY(!shown("text", u"Filtered: fish"_s));
    }

private:
    void begin()
    {
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        QVERIFY(m_fixture->show());
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY(list()->property("count").toInt() > 0);
    }
    void say(const QString &uri, FilterAction action)
    {
        QVERIFY(await(m_fixture->app->store->writeCache([=](store::CacheTx &tx) -> Result<Done> {
            const auto post = store::postByUri(tx, uri);
            store::setMatches(
                tx, (*post)->row, u"A"_s, {{.id = u"1"_s, .title = u"fish"_s, .action = action}});
            return Done{};
        })));
    }
    void openMenu()
    {
        WindowFixture::settle();
        QQuickItem *button = shown("text", u"Column menu"_s);
        QVERIFY(button != nullptr);
        click(button);
    }
    void click(QQuickItem *item) { m_fixture->click(item); }
    void press(Qt::Key key) { QTest::keyClick(m_fixture->window, key); }
    QQuickItem *list() const { return m_fixture->lists().value(0); }
    QQuickItem *shown(const char *property, const QVariant &value) const
    {
        return find(m_fixture->window->contentItem(), property, value);
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

ASTERISM_WINDOW_TEST(tst_Edits)

#include "tst_edits.moc"
