// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/peoplefixture.h"
#include "store/serveremojis.h"

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"b.example"_s; // cannot be reached

ServerEmoji pickable(const QString &name)
{
    return {.shortcode = name,
        .url = u"https://a.example/%1.gif"_s.arg(name),
        .staticUrl = u"https://a.example/%1.png"_s.arg(name),
        .category = u"blobs"_s};
}

} // namespace

/// Picking an emoji, by mouse and by keys.
class tst_EmojiPicker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_fixture = std::make_unique<PeopleFixture>();
        QVERIFY(m_fixture->open());
        QVERIFY(m_fixture->addAccount(u"ao"_s, u"a.example"_s, u"pleroma"_s));
        QVERIFY(m_fixture->addAccount(u"sora"_s, u"c.example"_s, u"mastodon"_s));
        QVERIFY(await(m_fixture->app->store->writeCache([](store::CacheTx &tx) {
            return store::saveServerEmojis(
                tx, u"a.example"_s, {pickable(u"fox"_s), pickable(u"cat"_s)});
        })));
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        m_fixture->arrive(host, 1);
        QVERIFY(m_fixture->show({1000, 800}));
        QVERIFY(QTest::qWaitForWindowActive(m_fixture->window));
        m_driver = std::make_unique<Driver>(m_fixture->window);
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QQmlComponent component(
            qmlEngine(m_fixture->window), QUrl(u"qrc:/qt/qml/Asterism/emoji/EmojiPicker.qml"_s));
        m_picker.reset(component.createWithInitialProperties(
            {{u"app"_s, QVariant::fromValue(&m_fixture->screen->window())},
                {u"parent"_s, QVariant::fromValue(m_fixture->window->contentItem())}}));
        QVERIFY2(m_picker, qPrintable(component.errorString()));
    }
    void cleanup()
    {
        m_picker.reset();
        m_driver.reset();
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void byMouse()
    {
        openFor(u"ao"_s);
        QTRY_VERIFY(cell(u":cat:"_s) != nullptr);
        WindowFixture::settle();
        m_fixture->click(cell(u":cat:"_s));
        QTRY_VERIFY(!isOpen());
        QTRY_COMPARE(m_fixture->lines(), QStringList{u"react ao "_s + uri()});
        const Action action = m_fixture->actions().front();
        QCOMPARE(action.reaction, u"cat"_s);
        QCOMPARE(action.reactionUrl, u"https://a.example/cat.gif"_s);
    }

    void searchingByKeys()
    {
        openFor(u"ao"_s);
        QTRY_VERIFY(cell(u":fox:"_s) != nullptr);
        m_driver->type(u"thumbs up"_s);
        QTRY_VERIFY(cell(u"thumbs up"_s) != nullptr);
        QVERIFY(cell(u":fox:"_s) == nullptr);
        m_driver->press(Qt::Key_Return);
        QTRY_VERIFY(!isOpen());
        QTRY_COMPARE(m_fixture->lines(), QStringList{u"react ao "_s + uri()});
        QCOMPARE(m_fixture->actions().front().reaction, u"👍"_s);
        QCOMPARE(m_fixture->actions().front().reactionUrl, QString());
    }

    void walkingByKeys()
    {
        openFor(u"ao"_s);
        QTRY_VERIFY(cell(u":cat:"_s) != nullptr);
        m_driver->press(Qt::Key_Down);
        QTRY_VERIFY(isCurrent(u":fox:"_s));
        m_driver->press(Qt::Key_Right);
        QTRY_VERIFY(isCurrent(u":cat:"_s));
        QVERIFY(m_driver->sees(u":cat:"_s)); // what it is called
        m_driver->press(Qt::Key_Up); // to the search
        QVERIFY(!isCurrent(u":cat:"_s));
        m_driver->press(Qt::Key_Tab); // the groups
        m_driver->press(Qt::Key_Right);
        QTRY_VERIFY(cell(u"grinning face"_s) != nullptr);
        m_driver->press(Qt::Key_Tab);
        m_driver->press(Qt::Key_Return);
        QTRY_COMPARE(m_fixture->lines(), QStringList{u"react ao "_s + uri()});
        QCOMPARE(m_fixture->actions().front().reaction, u"😀"_s);
    }

    void escapePicksNothing()
    {
        openFor(u"ao"_s);
        QTRY_VERIFY(cell(u":fox:"_s) != nullptr);
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!isOpen());
        QVERIFY(m_fixture->lines().isEmpty());
    }

    void usedLatelyComesFirst()
    {
        openFor(u"ao"_s);
        QTRY_VERIFY(cell(u":fox:"_s) != nullptr);
        WindowFixture::settle();
        m_fixture->click(cell(u":fox:"_s));
        QTRY_VERIFY(!isOpen());
        openFor(u"ao"_s);
        QTRY_VERIFY(m_driver->sees(u"Used lately"_s));
        QTRY_VERIFY(cell(u":fox:"_s) != nullptr && cell(u":cat:"_s) == nullptr);
    }

    void aServerWithoutReactions()
    {
        openFor(u"sora"_s);
        QTRY_VERIFY(!m_driver->textWith(u"c.example takes no reactions"_s).isEmpty());
        QVERIFY(cell(u"grinning face"_s) == nullptr);
        m_driver->press(Qt::Key_Escape);
        QTRY_VERIFY(!isOpen());
    }

private:
    QString uri() const { return WindowFixture::uri(host, 0); }
    void openFor(const QString &account)
    {
        const QString call = u"openFor(\"%1\", \"%2\", parent)"_s.arg(uri(), account);
        QQmlExpression expression(qmlContext(m_picker.get()), m_picker.get(), call);
        expression.evaluate();
        QVERIFY2(!expression.hasError(), qPrintable(expression.error().toString()));
        QTRY_VERIFY(isOpen());
    }
    bool isOpen() const { return m_picker->property("opened").toBool(); }
    QQuickItem *cell(const QString &label) const
    {
        return m_driver->first([&label](QQuickItem *item) {
            return item->property("picture").isValid() && item->property("label") == label;
        });
    }
    bool isCurrent(const QString &label) const
    {
        const QQuickItem *found = cell(label);
        return found != nullptr && found->property("current").toBool();
    }

    std::unique_ptr<PeopleFixture> m_fixture;
    std::unique_ptr<Driver> m_driver;
    std::unique_ptr<QObject> m_picker;
};

ASTERISM_WINDOW_TEST(tst_EmojiPicker)

#include "tst_emojipicker.moc"
