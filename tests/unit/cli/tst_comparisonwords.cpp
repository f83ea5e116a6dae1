// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/comparisonwords.h"

#include "base/clock.h"
#include "cli/movedwords.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

constexpr qint64 noon = 1'795'000'000'000;
const QStringList someAccts{u"ao@a.example"_s, u"ao@b.example"_s};

ComparedPerson somebody()
{
    return {.acct = u"yu@c.example"_s,
        .name = u"Yu"_s,
        .at = {{.follows = true, .followsBack = true}, {.requested = true, .mutes = true}},
        .lists = {u"cats"_s},
        .lastPostAt = noon};
}

} // namespace

class tst_comparisonwords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standings()
    {
        QCOMPARE(standingWords({}), u"–"_s);
        QCOMPARE(standingWords({.follows = true}), u"follows"_s);
        QCOMPARE(standingWords({.followsBack = true}), u"follows back"_s);
        QCOMPARE(standingWords({.follows = true, .followsBack = true}), u"each other"_s);
        QCOMPARE(standingWords({.requested = true, .mutes = true, .blocks = true}),
            u"asked, muted, blocked"_s);
    }

    void table()
    {
        ComparedPerson moved{.acct = u"old@c.example"_s, .at = {{}, {}}};
        moved.movedTo = u"new@d.example"_s;
        const std::vector<ComparedPerson> people{moved, somebody()};
        const QList<QStringList> rows = comparisonCells(people, {1, 0}, someAccts, noon);
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0].mid(1, 2), someAccts);
        QCOMPARE(rows[1].mid(0, 4),
            (QStringList{u"@yu@c.example"_s, u"each other"_s, u"asked, muted"_s, u"cats"_s}));
        QVERIFY(rows[2].last().contains(u"new@d.example"_s));
        QCOMPARE(rows[1].size(), rows[0].size());
    }

    void forScripts()
    {
        const QJsonObject object = comparedJson(somebody(), someAccts);
        QCOMPARE(object[u"handle"], QJsonValue(u"yu@c.example"_s));
        const QJsonArray accounts = object[u"accounts"].toArray();
        QCOMPARE(accounts.size(), 2);
        QCOMPARE(accounts[0].toObject()[u"account"], QJsonValue(u"ao@a.example"_s));
        QCOMPARE(accounts[0].toObject()[u"follows_back"], QJsonValue(true));
        QCOMPARE(accounts[1].toObject()[u"follows"], QJsonValue(false));
        QCOMPARE(accounts[1].toObject()[u"requested"], QJsonValue(true));
        QCOMPARE(object[u"lists"].toArray(), QJsonArray{u"cats"_s});
        QCOMPARE(object[u"moved_to"], QJsonValue(u""_s));
        QCOMPARE(object[u"last_post_at"], QJsonValue(isoTime(noon)));
        QVERIFY(comparedJson({}, {})[u"last_post_at"].isNull());
    }

    void items()
    {
        MovedItem item{.subject = u"yu@c.example"_s, .boosts = false};
        const QJsonObject follow = itemJson(item, MovedKind::Follows);
        QCOMPARE(follow[u"handle"], QJsonValue(u"yu@c.example"_s));
        QCOMPARE(follow[u"boosts"], QJsonValue(false));
        QVERIFY(follow.contains(u"notify"_s) && follow[u"notify"].isNull()); // not told
        QVERIFY(follow[u"languages"].isNull());
        item.languages = QStringList();
        QCOMPARE(itemJson(item, MovedKind::Follows)[u"languages"].toArray(), QJsonArray());
        QCOMPARE(itemJson({.subject = u"b.example"_s}, MovedKind::DomainBlocks),
            (QJsonObject{{u"host"_s, u"b.example"_s}}));
        QCOMPARE(itemJson({.subject = u"cats"_s}, MovedKind::Tags),
            (QJsonObject{{u"tag"_s, u"cats"_s}}));
        QCOMPARE(itemJson({.subject = u"x@y.example"_s, .list = u"l"_s}, MovedKind::Lists)[u"list"],
            QJsonValue(u"l"_s));
        QCOMPARE(
            itemJson({.subject = u"https://b.example/1"_s, .list = u"Tea"_s}, MovedKind::Clips),
            (QJsonObject{{u"uri"_s, u"https://b.example/1"_s}, {u"clip"_s, u"Tea"_s}}));
        QVERIFY(itemJson(item, MovedKind::Mutes).contains(u"hide_notifications"_s));
    }
};

QTEST_GUILESS_MAIN(tst_comparisonwords)
#include "tst_comparisonwords.moc"
