// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/windowfixture.h"
#include "store/accounts.h"

#include <QGuiApplication>

#include <algorithm>

using namespace asterism;
using namespace asterism::ui;

/// The accounts at the left, by mouse.
class tst_Rail : public QObject {
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
        m_fixture.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void draggingReorders_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("byPixels");
        QTest::addColumn<QString>("order");
        QTest::newRow("down") << 0 << 130 << u"bca"_s;
        QTest::newRow("up") << 2 << -120 << u"cab"_s;
        QTest::newRow("one place") << 1 << 60 << u"acb"_s;
        QTest::newRow("beyond the last") << 0 << 600 << u"bca"_s;
        QTest::newRow("back to its place") << 1 << 20 << u"abc"_s;
    }
    void draggingReorders()
    {
        QFETCH(int, from);
        QFETCH(int, byPixels);
        begin(3);
        drag(from, byPixels);
        QCOMPARE(m_fixture->screen->window().accounts()->defaultActor().value, u"a"_s);
        QTEST(order(), "order");
        QVERIFY2(!menuIsOpen(), "a drag is no click");
        QTRY_COMPARE(badges().size(), 3);
        QCOMPARE(placeOnScreen(), order());
    }

    void aClickIsNoDrag()
    {
        begin(3);
        drag(1, 0);
        QTRY_COMPARE(m_fixture->screen->window().accounts()->defaultActor().value, u"b"_s);
        QVERIFY(!menuIsOpen());
        drag(1, 0); // it is chosen already
        QTRY_VERIFY(menuIsOpen());
        QCOMPARE(order(), u"abc"_s);
    }

    void aLongRailScrollsAlong()
    {
        begin(12, {800, 700});
        drag(0, 480);
        QTRY_VERIFY(!order().startsWith(u'a'));
        QVERIFY(order().indexOf(u'a') >= 5);
    }

private:
    void begin(int count, const QSize &size = {1000, 800})
    {
        for (int i = 0; i < count; ++i) {
            const QString name(QChar(char16_t('a' + i)));
            const Account account{.id = {name},
                .acct = name + u"@a.example"_s,
                .host = u"a.example"_s,
                .localId = name,
                .displayName = name,
                .addedAt = i + 1};
            QVERIFY(await(m_fixture->app->store->writeUser([account](store::UserTx &tx) {
                return store::addAccount(tx, account);
            })).ok());
        }
        m_fixture->addColumn(u"local"_s, {localSource(u"a.example"_s).key()});
        QVERIFY(m_fixture->show(size));
        QVERIFY(QTest::qWaitForWindowExposed(m_fixture->window));
        QTRY_VERIFY(badges().size() >= 3);
        WindowFixture::settle();
    }

    /// As the model has it.
    QString order() const
    {
        QString ids;
        for (const Account &account : m_fixture->screen->window().accounts()->all()) {
            ids += account.id.value;
        }
        return ids;
    }

    bool menuIsOpen() const
    {
        const auto objects = m_fixture->window->findChildren<QObject *>();
        return std::ranges::any_of(objects, [](const QObject *object) {
            return object->inherits("QQuickMenu") && object->property("visible").toBool();
        });
    }

    QString placeOnScreen() const
    {
        QString ids;
        for (QQuickItem *badge : badges()) {
            ids += badge->property("accountId").toString();
        }
        return ids;
    }

    /// From top to bottom.
    QList<QQuickItem *> badges() const
    {
        QList<QQuickItem *> found;
        collect(m_fixture->window->contentItem(), found);
        std::ranges::sort(found, {}, [](QQuickItem *badge) { return badge->mapToScene({}).y(); });
        return found;
    }

    static void collect(QQuickItem *item, QList<QQuickItem *> &found)
    {
        if (item->property("accountId").isValid() && item->property("needsSignIn").isValid()
            && item->isVisible()) {
            found += item;
        }
        for (QQuickItem *child : item->childItems()) {
            collect(child, found);
        }
    }

    void drag(int from, int by)
    {
        QQuickItem *badge = badges().value(from);
        const QPoint start = badge->mapToScene({badge->width() / 2, badge->height() / 2}).toPoint();
        QTest::mousePress(m_fixture->window, Qt::LeftButton, {}, start);
        for (int step = 1; step <= 20; ++step) {
            QTest::mouseMove(m_fixture->window, start + QPoint(0, by * step / 20));
        }
        QTest::mouseRelease(m_fixture->window, Qt::LeftButton, {}, start + QPoint(0, by));
        WindowFixture::settle();
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

ASTERISM_WINDOW_TEST(tst_Rail)

#include "tst_rail.moc"
