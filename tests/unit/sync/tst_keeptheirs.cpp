// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/pageloader.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const Actor akari{.uri = u"https://a.example/akari"_s, .acct = u"akari@a.example"_s};
const Actor alice{.uri = u"https://a.example/alice"_s, .acct = u"alice@a.example"_s};

Post postOf(const Actor &author)
{
    Post post;
    post.uri = author.uri + u"/p/1"_s;
    post.author = author;
    post.createdAt = 1000;
    return post;
}

TimelineItem boosted(const Actor &by, const Post &post)
{
    return {.localId = u"7"_s,
        .createdAt = 9000,
        .boost = TimelineItem::Boost{.actor = by, .uri = by.uri + u"/d/1"_s},
        .post = post};
}

Result<Done> keep(Page &page)
{
    const Instance instance{.host = u"a.example"_s, .accountDomain = u"a.example"_s};
    return keepTheirs(page, personSource(akari.acct, u"a.example"_s), instance);
}

} // namespace

/// What of a person's page at their own server is theirs.
class tst_keeptheirs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theirBoostsStay()
    {
        Page page{.items = {boosted(akari, postOf(alice))}};
        QVERIFY(keep(page).ok());
        QCOMPARE(page.items.size(), 1u);
        QCOMPARE(page.items.front().boost->actor.acct, akari.acct);
        QCOMPARE(page.items.front().createdAt, 9000);
    }

    /// As snac tells it: the post is theirs, the boost is not.
    void theirPostBoostedByAnother()
    {
        Page page{.items = {boosted(alice, postOf(akari))}};
        QVERIFY(keep(page).ok());
        QCOMPARE(page.items.size(), 1u);
        QVERIFY(!page.items.front().boost);
        QCOMPARE(page.items.front().createdAt, 1000);
        QCOMPARE(page.items.front().localId, u"7"_s);
    }

    void othersGo()
    {
        Page page{.items = {boosted(alice, postOf(alice)), {.post = postOf(akari)}}};
        QVERIFY(keep(page).ok());
        QCOMPARE(page.items.size(), 1u);
        Page nothing{.items = {{.post = postOf(alice)}}};
        QCOMPARE(keep(nothing).error().kind, ErrorKind::BadAnswer);
    }
};

QTEST_GUILESS_MAIN(tst_keeptheirs)
#include "tst_keeptheirs.moc"
