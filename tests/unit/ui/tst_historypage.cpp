// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/historypage.h"

#include "appfixture.h"
#include "ui/models/rowview.h"

#include <QJsonArray>

using namespace asterism;
using namespace asterism::ui;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

/// What a post was before it was edited, as the window shows it.
class tst_historypage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void versionsNewestFirst()
    {
        AppFixture house;
        QVERIFY(house.isReady());
        const auto account = house.signIn(u"ao"_s);
        QVERIFY(account);
        const QString uri = house.sandbox.post(u"ao"_s,
            PostDraft{.text = u"the red <fox>"_s,
                .media = {{.description = u"a fox"_s, .sensitive = true}}});
        house.sandbox.edit(uri, u"the brown <fox>"_s);
        house.sandbox.edit(uri, PostDraft{.text = u"the brown <fox>"_s, .cw = u"animals"_s});
        QVERIFY(await(house.ask()(u"refresh"_s,
            {{u"sources"_s, QJsonArray{homeSource(account->id, account->host).key()}}})));
        HistoryPage page(*house.app->store, house.ask(), uri);
        QVERIFY(page.isBusy());
        QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
        QCOMPARE(page.trouble(), QString());
        QCOMPARE(column(page, "title"),
            QVariantList({u"As it is now"_s, u"After edit 1"_s, u"As it was first"_s}));
        QCOMPARE(column(page, "text"),
            QVariantList({u"the brown &lt;fox&gt;"_s,
                u"the <s>red</s><b><u>brown</u></b> &lt;fox&gt;"_s, u"the red &lt;fox&gt;"_s}));
        QCOMPARE(column(page, "warning"),
            QVariantList({u"<b><u>animals</u></b>"_s, QString(), QString()}));
        QVERIFY(column(page, "sensitive")[0].toBool());
        const QVariantList media = column(page, "media")[2].toList();
        QCOMPARE(media.size(), 1);
        QCOMPARE(media[0].value<RowMedia>().description, u"a fox"_s);
        // The same again moves nothing.
        QSignalSpy changed(&page, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&page, &QAbstractItemModel::rowsInserted);
        page.refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
        QCOMPARE(changed.size() + inserted.size(), 0);
    }

    void withoutAServerThatKeepsThem()
    {
        AppFixture house;
        QVERIFY(house.isReady());
        const auto account = house.signIn(u"sora"_s);
        QVERIFY(account);
        const QString uri = house.sandbox.post(u"sora"_s, u"words"_s);
        house.sandbox.edit(uri, u"other words"_s);
        QVERIFY(await(house.ask()(u"refresh"_s,
            {{u"sources"_s, QJsonArray{homeSource(account->id, account->host).key()}}})));
        HistoryPage page(*house.app->store, house.ask(), uri);
        QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
        QVERIFY2(page.trouble().contains(u"keeps"_s), qPrintable(page.trouble()));
        QCOMPARE(page.rowCount(), 0);
    }

    void whenTheServerIsAway()
    {
        AppFixture house;
        QVERIFY(house.isReady());
        const auto account = house.signIn(u"ao"_s);
        QVERIFY(account);
        const QString uri = house.sandbox.post(u"ao"_s, u"words"_s);
        QVERIFY(await(house.ask()(u"refresh"_s,
            {{u"sources"_s, QJsonArray{homeSource(account->id, account->host).key()}}})));
        Server *server = house.sandbox.serverOf(u"ao"_s);
        server->addFault({.kind = Fault::Kind::Close, .path = u"*/history"_s});
        HistoryPage page(*house.app->store, house.ask(), uri);
        QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy(), patienceMs);
        QVERIFY2(page.trouble().contains(server->host()), qPrintable(page.trouble()));
        server->clearFaults();
        page.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(page.rowCount(), 1, patienceMs);
        QCOMPARE(page.trouble(), QString());
    }
};

QTEST_GUILESS_MAIN(tst_historypage)
#include "tst_historypage.moc"
