// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/profilepage.h"

#include "appfixture.h"

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

TimelineContext contextOf(AppFixture &house)
{
    return {.store = *house.app->store,
        .clock = house.app->clock,
        .names = [] { return RowNames{}; },
        .older = [](const std::vector<Source> &, qint64) { return answered<bool>(false); },
        .fillGap = [](qint64) { return answered<Done>(Done{}); }};
}

QString pin(AppFixture &house, const QString &text)
{
    const QString uri = house.sandbox.post(u"mei"_s, text);
    return house.sandbox.pin(u"mei"_s, uri) ? uri : QString();
}

} // namespace

/// What a person has pinned, above their posts.
class TestPinnedPosts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstAndThenAll();
    void theCacheAtOnce();
    void whoHasPinnedNothing();
    void saysWhyNot();
};

void TestPinnedPosts::theFirstAndThenAll()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const QString first = pin(house, u"first"_s);
    const QString second = pin(house, u"second"_s);
    const QString third = pin(house, u"third"_s);
    ProfilePage page(contextOf(house), house.ask(), u'@' + house.sandbox.handle(u"mei"_s));
    PinnedPosts &pinned = *page.pinned();
    QTRY_COMPARE_WITH_TIMEOUT(pinned.total(), 3, patienceMs);
    QCOMPARE(pinned.rowCount(), 1);
    QCOMPARE(pinned.at(0).uri, third);
    QSignalSpy removed(&pinned, &QAbstractItemModel::rowsRemoved);
    pinned.setAll(true);
    QCOMPARE(pinned.rowCount(), 3);
    QCOMPARE(pinned.at(1).uri, second);
    QCOMPARE(pinned.at(2).uri, first);
    QCOMPARE(removed.size(), 0); // the first is left alone
    QVERIFY(house.sandbox.unpin(u"mei"_s, second));
    pinned.refresh();
    QTRY_COMPARE_WITH_TIMEOUT(pinned.total(), 2, patienceMs);
    QCOMPARE(pinned.at(1).uri, first);
    pinned.setAll(false);
    QCOMPARE(pinned.rowCount(), 1);
    QCOMPARE(page.trouble(), QString());
}

void TestPinnedPosts::theCacheAtOnce()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const QString uri = pin(house, u"first"_s);
    const QString handle = u'@' + house.sandbox.handle(u"mei"_s);
    {
        ProfilePage before(contextOf(house), house.ask(), handle);
        QTRY_COMPARE_WITH_TIMEOUT(before.pinned()->total(), 1, patienceMs);
    }
    house.sandbox.serverOf(u"mei"_s)->stopListening();
    ProfilePage page(contextOf(house), house.ask(), handle);
    QTRY_COMPARE(page.pinned()->rowCount(), 1);
    QCOMPARE(page.pinned()->at(0).uri, uri);
}

void TestPinnedPosts::whoHasPinnedNothing()
{
    AppFixture house;
    QVERIFY(house.isReady());
    house.sandbox.post(u"mei"_s, u"one"_s);
    ProfilePage page(contextOf(house), house.ask(), u'@' + house.sandbox.handle(u"mei"_s));
    QSignalSpy told(page.pinned(), &PinnedPosts::troubleChanged);
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, patienceMs); // the server was asked
    QCOMPARE(page.pinned()->total(), 0);
    QCOMPARE(page.trouble(), QString());
}

void TestPinnedPosts::saysWhyNot()
{
    AppFixture house;
    QVERIFY(house.isReady());
    const Ask refusing = [&house](const QString &kind, const QJsonObject &argument) {
        return kind == u"pinned"_s
            ? answered<QJsonObject>(Error{.kind = ErrorKind::Forbidden, .subject = u"a.example"_s})
            : house.ask()(kind, argument);
    };
    ProfilePage page(contextOf(house), refusing, u'@' + house.sandbox.handle(u"mei"_s));
    QTRY_VERIFY2_WITH_TIMEOUT(
        page.trouble().contains(u"a.example"_s), qPrintable(page.trouble()), patienceMs);
    QVERIFY(!page.isBusy());
}

QTEST_MAIN(TestPinnedPosts)
#include "tst_pinnedposts.moc"
