// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/privacypage.h"

#include "appfixture.h"

#include <QAbstractItemModelTester>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

/// A fixture, and what the page is made of.
struct Sheet {
    Sheet()
        : page(house.app->privacy, *house.app->store, house.ask(), house.app->clock)
    {
    }
    HostsModel &hosts() { return *page.hosts(); }
    void asked(const QString &host, Purpose purpose = Purpose::Member)
    {
        (void)house.app->gate->pass({.url = QUrl(u"https://"_s + host), .purpose = purpose});
    }

    AppFixture house;
    PrivacyPage page;
};

QVariantList list(const QStringList &texts)
{
    QVariantList values;
    for (const QString &text : texts) {
        values << text;
    }
    return values;
}

} // namespace

class TestHostsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhoWasAskedAndWhy();
    void searches();
    void neverAndAgain();
    void ownServersAreMarkedAndRefused();
    void offersAHostThatStandsNowhere();
    void isBounded();
    void usesAProxy();
    void saysWhatIsWrongWithAProxy();
};

void TestHostsModel::showsWhoWasAskedAndWhy()
{
    Sheet page;
    QAbstractItemModelTester tester(&page.hosts());
    page.asked(u"a.example"_s);
    page.asked(u"a.example"_s, Purpose::Media);
    page.hosts().read();
    QTRY_COMPARE(column(page.hosts(), "host"), list({u"a.example"_s}));
    QVERIFY(
        column(page.hosts(), "words")[0].toString().startsWith(u"2 today, 2 in 7 days, last "_s));
    const QString reasons = column(page.hosts(), "reasons")[0].toString();
    QVERIFY2(reasons.contains(u"people in your lists"_s), qPrintable(reasons));
    QVERIFY2(reasons.contains(u"pictures and media"_s), qPrintable(reasons));
    QCOMPARE(column(page.hosts(), "never"), QVariantList{false});
    // Nothing moves by itself while somebody looks.
    page.asked(u"b.example"_s);
    QTest::qWait(100);
    QCOMPARE(page.hosts().rowCount(), 1);
}

void TestHostsModel::searches()
{
    Sheet page;
    page.asked(u"one.example"_s);
    page.asked(u"two.test"_s);
    page.hosts().setPart(u" TWO "_s);
    QTRY_COMPARE(column(page.hosts(), "host"), list({u"two.test"_s}));
    page.hosts().setPart({});
    QTRY_COMPARE(page.hosts().rowCount(), 2);
}

void TestHostsModel::neverAndAgain()
{
    Sheet page;
    QSignalSpy problem(&page.hosts(), &HostsModel::problem);
    page.asked(u"a.example"_s);
    page.hosts().read();
    QTRY_COMPARE(page.hosts().rowCount(), 1);
    page.hosts().setNever(u"a.example"_s, true);
    QTRY_COMPARE(column(page.hosts(), "never"), QVariantList{true});
    QVERIFY(page.house.app->gate->rules().never.contains(u"a.example"_s));

    page.hosts().setNever(u"b.example"_s, true); // never asked, and so in no book
    QTRY_VERIFY(page.house.app->gate->rules().never.contains(u"b.example"_s));
    page.hosts().read();
    QTRY_COMPARE(column(page.hosts(), "host"), list({u"a.example"_s, u"b.example"_s}));
    QCOMPARE(column(page.hosts(), "words")[1].toString(), u"not asked within 30 days"_s);

    page.hosts().setNever(u"b.example"_s, false);
    QTRY_COMPARE(column(page.hosts(), "never"), (QVariantList{true, false}));
    QCOMPARE(problem.size(), 0);
}

void TestHostsModel::ownServersAreMarkedAndRefused()
{
    Sheet page;
    const auto ao = page.house.signIn(u"ao"_s);
    QVERIFY(ao);
    QTRY_VERIFY(page.house.app->gate->rules().own.contains(ao->host));
    QSignalSpy problem(&page.hosts(), &HostsModel::problem);
    page.hosts().setPart(ao->host);
    QTRY_COMPARE(column(page.hosts(), "own"), QVariantList{true});
    page.hosts().setNever(ao->host, true);
    QTRY_COMPARE(problem.size(), 1);
    QVERIFY(lastText(problem).contains(u"you have an account there"_s));
    QCOMPARE(column(page.hosts(), "never"), QVariantList{false});
}

void TestHostsModel::offersAHostThatStandsNowhere()
{
    Sheet page;
    page.asked(u"a.example"_s);
    for (const QString &nothing : {u"exam"_s, u"a.example"_s, u"no such.thing at all"_s}) {
        page.hosts().setPart(nothing);
        QTRY_COMPARE(page.hosts().part(), nothing);
        QTest::qWait(50);
        QCOMPARE(page.hosts().offer(), QString());
    }
    page.hosts().setPart(u"https://Far.example/"_s);
    QTRY_COMPARE(page.hosts().offer(), u"far.example"_s);
    page.hosts().setPart(u"far.example"_s);
    QTRY_COMPARE(page.hosts().offer(), u"far.example"_s);
    page.hosts().setNever(page.hosts().offer(), true);
    QTRY_COMPARE(column(page.hosts(), "never"), QVariantList{true});
    QTRY_COMPARE(page.hosts().offer(), QString());
}

void TestHostsModel::isBounded()
{
    Sheet page;
    for (int i = 0; i < HostsModel::most + 10; ++i) {
        page.asked(u"h%1.example"_s.arg(i));
    }
    page.hosts().read();
    QTRY_COMPARE(page.hosts().rowCount(), HostsModel::most);
}

void TestHostsModel::usesAProxy()
{
    Sheet page;
    QSignalSpy told(&page.page, &PrivacyPage::told);
    page.page.useProxy(u" socks5://127.0.0.1:9050 "_s, true);
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(page.page.proxy(), u"socks5://127.0.0.1:9050"_s);
    QVERIFY(page.page.isProxyForOwn());
    page.page.useProxy({}, false);
    QTRY_COMPARE(told.size(), 2);
    QCOMPARE(page.page.proxy(), QString());
    QVERIFY(!page.page.isProxyForOwn());
}

void TestHostsModel::saysWhatIsWrongWithAProxy()
{
    Sheet page;
    QSignalSpy problem(&page.page, &PrivacyPage::problem);
    page.page.useProxy(u"socks5://me:secret@127.0.0.1:9050"_s, false);
    QTRY_COMPARE(problem.size(), 1);
    QVERIFY(lastText(problem).contains(u"clear text"_s));
    QCOMPARE(page.page.proxy(), QString());
    page.page.checkProxy(u"socks5://127.0.0.1:9050"_s);
    QTRY_COMPARE_WITH_TIMEOUT(problem.size(), 2, patienceMs);
    QVERIFY(lastText(problem).contains(u"sign in first"_s));
    QVERIFY(!page.page.isBusy());
}

QTEST_MAIN(TestHostsModel)
#include "tst_hostsmodel.moc"
