// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

using namespace asterism;
using namespace asterism::store;

/// Identity of posts and what a copy is worth (decisions 3 and 4).
class tst_ranks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup()
    {
        QCOMPARE(m_folder->check(), QString());
        m_folder.reset();
    }

    void onePostThroughTwoServers()
    {
        const Prepared here = postBy(ao, uri, u"1"_s, noon - 1000);
        const Prepared there = postBy(ao, uri, u"ABC"_s, noon - 500);
        put(accountAt(u"b.example"_s, u"B"_s), homeSource({u"B"_s}, u"b.example"_s), {here});
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s), {there});
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 1);
        const auto seen = *m_folder->read([](CacheTx &tx) { return sightingsOf(tx, uri); });
        QCOMPARE(seen.size(), 2);
        const auto page =
            m_folder->page({homeSource({u"B"_s}, u"b.example"_s), localSource(u"a.example"_s)});
        QCOMPARE(page.rows.size(), 1);
        QCOMPARE(page.rows[0].sources.size(), 2);
        QVERIFY(page.rows[0].seenBy.contains(u"a.example"_s));
        QVERIFY(page.rows[0].seenBy.contains(u"b.example"_s));
    }

    void whatCameInBefore()
    {
        const Teller here = guestAt(u"a.example"_s);
        const Prepared first = postBy(ao, uri, u"1"_s, noon - 1000);
        QVERIFY(m_folder->loose(here, {first}).ok());
        QVERIFY(
            m_folder->loose(here, {boostBy(person(u"bea@b.example"_s), first, u"9"_s, noon)}).ok());
        const Prepared there = postBy(ao, uri, u"ABC"_s, noon - 1000);
        QVERIFY(m_folder->loose(guestAt(u"b.example"_s), {there}).ok());
        m_folder->clock.advance(minuteMs);
        const Prepared second = postBy(ao, u"https://a.example/2"_s, u"2"_s, noon - 2000);
        QVERIFY(m_folder->loose(here, {second, first}).ok());
        const auto before = [this](const QString &host, qint64 time) {
            return *m_folder->read([=](CacheTx &tx) {
                return receivedBefore(tx, host, {u"9"_s, u"2"_s, u"1"_s, u"3"_s, u"ABC"_s}, time);
            });
        };
        QCOMPARE(before(u"a.example"_s, noon), QStringList());
        QCOMPARE(before(u"a.example"_s, noon + 1), QStringList{u"1"_s});
        QCOMPARE(before(u"a.example"_s, noon + hourMs), (QStringList{u"2"_s, u"1"_s}));
        QCOMPARE(before(u"b.example"_s, noon + hourMs), QStringList{u"ABC"_s});
        QCOMPARE(before(u"c.example"_s, noon + hourMs), QStringList());
    }

    void halfASecondNeverSortsAgain()
    {
        const Source local = localSource(u"a.example"_s);
        const Source home = homeSource({u"B"_s}, u"b.example"_s);
        put(accountAt(u"b.example"_s, u"B"_s), home,
            {postBy(ao, u"https://a.example/2"_s, u"2"_s, noon - 1200),
                postBy(ao, uri, u"1"_s, noon - 1500)});
        // The origin's own clock puts the first one above the second.
        put(guestAt(u"a.example"_s), local, {postBy(ao, uri, u"1"_s, noon - 1000)});
        QCOMPARE(
            urisOf(m_folder->page({local, home})), QStringList({u"https://a.example/2"_s, uri}));
        QCOMPARE(m_folder->number("SELECT sort_at FROM post WHERE uri = 'https://a.example/1'"),
            noon - 1500);
        QCOMPARE(m_folder->number("SELECT count(DISTINCT e.sort_at) FROM entry e JOIN post p "
                                  "ON p.id = e.post WHERE p.uri = 'https://a.example/1'"),
            1);
        QCOMPARE(m_folder->find(uri)->post.createdAt, noon - 1000); // the better time is known
    }

    void futureAndUnknownTimes()
    {
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s),
            {postBy(ao, u"https://a.example/future"_s, u"9"_s, noon + 365 * dayMs),
                postBy(ao, u"https://a.example/unknown"_s, u"8"_s, 0),
                postBy(ao, u"https://a.example/negative"_s, u"7"_s, -5)});
        QCOMPARE(m_folder->number("SELECT max(sort_at) FROM post"), noon);
        QCOMPARE(m_folder->number("SELECT min(sort_at) FROM post"), noon);
    }

    void aThousandPostsInOneMillisecond()
    {
        std::vector<Prepared> items;
        for (int i = 0; i < 2100; ++i) {
            items.push_back(postBy(ao, u"https://a.example/n%1"_s.arg(i), QString::number(i), 5));
        }
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s), items);
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 2100);
        QVERIFY(m_folder->number("SELECT min(id) FROM post") > 0);
    }

    void lowerNeverOverwritesHigher()
    {
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s),
            {postBy(ao, uri, u"1"_s, noon - 1000, u"true"_s)});
        put(accountAt(u"b.example"_s, u"B"_s), homeSource({u"B"_s}, u"b.example"_s),
            {postBy(ao, uri, u"5"_s, noon - 1000, u"account"_s)});
        put(guestAt(u"c.example"_s), localSource(u"c.example"_s),
            {postBy(ao, uri, u"6"_s, noon - 1000, u"guest"_s)});
        QCOMPARE(m_folder->find(uri)->text, u"true"_s);
        QVERIFY(m_folder->find(uri)->confirmed);
    }

    void higherOverwritesLower()
    {
        const auto told = [&] { return m_folder->find(uri)->text; };
        put(guestAt(u"c.example"_s), localSource(u"c.example"_s),
            {postBy(ao, uri, u"6"_s, noon - 1000, u"guest"_s)});
        QCOMPARE(told(), u"guest"_s);
        QVERIFY(!m_folder->find(uri)->confirmed);
        put(accountAt(u"b.example"_s, u"B"_s), homeSource({u"B"_s}, u"b.example"_s),
            {postBy(ao, uri, u"5"_s, noon - 1000, u"account"_s)});
        QCOMPARE(told(), u"account"_s);
        QVERIFY(m_folder->find(uri)->confirmed);
        put(outboxOf(u"a.example"_s), localSource(u"a.example"_s),
            {postBy(ao, uri, {}, noon - 1000, u"outbox"_s)});
        QCOMPARE(told(), u"outbox"_s);
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s),
            {postBy(ao, uri, u"1"_s, noon - 1000, u"origin"_s)});
        QCOMPARE(told(), u"origin"_s);
    }

    void forgedPosts_data()
    {
        QTest::addColumn<QString>("post");
        QTest::addColumn<Actor>("author");
        const Actor victim = person(u"victim@good.example"_s);
        Actor lentName = person(u"mallory@evil.example"_s);
        lentName.acct = u"victim@good.example"_s;
        Actor lentUri = person(u"mallory@evil.example"_s);
        lentUri.uri = victim.uri;
        QTest::newRow("third host") << u"https://good.example/1"_s << victim;
        QTest::newRow("third host, no actor uri")
            << u"https://good.example/1"_s << bare(u"victim@good.example"_s);
        QTest::newRow("own post, their author") << u"https://evil.example/1"_s << victim;
        QTest::newRow("own post, their author's acct")
            << u"https://evil.example/1"_s << bare(u"victim@good.example"_s);
        QTest::newRow("own post, their actor uri") << u"https://evil.example/1"_s << lentUri;
        QTest::newRow("their post, own actor uri, their name")
            << u"https://good.example/1"_s << lentName;
        QTest::newRow("host in the user part")
            << u"https://evil.example@good.example/1"_s << victim;
    }
    void forgedPosts()
    {
        QFETCH(QString, post);
        QFETCH(Actor, author);
        put(guestAt(u"evil.example"_s), localSource(u"evil.example"_s),
            {postBy(author, post, u"1"_s, noon - 1000, u"forged"_s)});
        QVERIFY(m_folder->find(post));
        QVERIFY(!m_folder->find(post)->confirmed);
    }

    void aNameLentByItsOwnHost()
    {
        // Its own post by its own actor, who claims another domain's acct: kept under its own.
        Actor lent = person(u"mallory@evil.example"_s);
        lent.acct = u"victim@good.example"_s;
        put(guestAt(u"evil.example"_s), localSource(u"evil.example"_s),
            {postBy(lent, u"https://evil.example/1"_s, u"1"_s, noon)});
        const QString acct = m_folder->find(u"https://evil.example/1"_s)->post.author.acct;
        QCOMPARE(acct, u"victim@evil.example"_s);
    }

    void aVerifiedSplitDomain()
    {
        Actor split = person(u"ao@social.good.example"_s);
        split.acct = u"ao@good.example"_s;
        const Teller teller{.host = u"social.good.example"_s, .accountDomain = u"good.example"_s};
        put(teller, localSource(u"social.good.example"_s),
            {postBy(split, u"https://social.good.example/1"_s, u"1"_s, noon)});
        const auto found = m_folder->find(u"https://social.good.example/1"_s);
        QCOMPARE(found->post.author.acct, u"ao@good.example"_s);
        QVERIFY(found->confirmed);
    }

    void forgeryOfAKnownPost()
    {
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s),
            {postBy(ao, uri, u"1"_s, noon - 1000, u"true"_s)});
        Prepared forged = postBy(person(u"mallory@evil.example"_s), uri, u"1"_s, noon, u"forged"_s);
        forged.item.post.editedAt = noon + dayMs;
        forged.item.post.visibility = Visibility::Direct;
        put(guestAt(u"evil.example"_s), localSource(u"evil.example"_s), {forged});
        const auto found = m_folder->find(uri);
        QCOMPARE(found->text, u"true"_s);
        QCOMPARE(found->post.author.acct, ao.acct);
        QCOMPARE(found->post.visibility, Visibility::Public);
        QCOMPARE(found->post.editedAt, 0);
    }

    void aGuestsEditKeepsNoTrueCopyOut()
    {
        Prepared forged = postBy(ao, uri, u"1"_s, noon, u"forged"_s);
        forged.item.post.editedAt = noon + 365 * dayMs;
        put(guestAt(u"evil.example"_s), localSource(u"evil.example"_s), {forged});
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s),
            {postBy(ao, uri, u"1"_s, noon - 1000, u"true"_s)});
        QCOMPARE(m_folder->find(uri)->text, u"true"_s);
    }

    void editsKeepTheirPlace()
    {
        const Source local = localSource(u"a.example"_s);
        const Teller a = guestAt(u"a.example"_s);
        put(a, local, {postBy(ao, uri, u"1"_s, noon - 5000, u"first"_s)});
        Prepared edited = postBy(ao, uri, u"1"_s, noon - 5000, u"second"_s);
        edited.item.post.editedAt = noon - 100;
        put(a, local, {edited});
        QCOMPARE(m_folder->find(uri)->text, u"second"_s);
        QCOMPARE(m_folder->find(uri)->post.editedAt, noon - 100);
        QCOMPARE(m_folder->number("SELECT sort_at FROM post"), noon - 5000);
        // The page that was asked for before the edit arrives after it.
        put(a, local, {postBy(ao, uri, u"1"_s, noon - 5000, u"first"_s)});
        QCOMPARE(m_folder->find(uri)->text, u"second"_s);
    }

    void anOlderEditOfABetterTeller()
    {
        Prepared edited = postBy(ao, uri, u"5"_s, noon - 5000, u"second"_s);
        edited.item.post.editedAt = noon - 100;
        put(accountAt(u"b.example"_s, u"B"_s), homeSource({u"B"_s}, u"b.example"_s), {edited});
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s),
            {postBy(ao, uri, u"1"_s, noon - 5000, u"first"_s)});
        QCOMPARE(m_folder->find(uri)->text, u"second"_s);
    }

    void feedAndApi_data()
    {
        QTest::addColumn<bool>("feedFirst");
        QTest::addColumn<QString>("teller");
        QTest::newRow("feed, then the host's API") << true << u"origin"_s;
        QTest::newRow("the host's API, then feed") << false << u"origin"_s;
        QTest::newRow("feed, then an own account") << true << u"account"_s;
        QTest::newRow("an own account, then feed") << false << u"account"_s;
    }
    void feedAndApi()
    {
        QFETCH(bool, feedFirst);
        QFETCH(QString, teller);
        const QString page = u"https://a.example/@ao/1"_s;
        Prepared api = postBy(ao, uri, u"1"_s, noon - 1000, u"api"_s);
        api.item.post.url = page;
        Prepared item = postBy(ao, page, {}, noon - 1000, u"feed"_s);
        item.item.post.url = page;
        const auto tellFeed = [&] {
            put(feedOf(u"a.example"_s), personSource(ao.acct, u"a.example"_s), {item});
        };
        const auto tellApi = [&] {
            const bool origin = teller == u"origin";
            put(origin ? guestAt(u"a.example"_s) : accountAt(u"b.example"_s, u"B"_s),
                origin ? localSource(u"a.example"_s) : homeSource({u"B"_s}, u"b.example"_s), {api});
        };
        feedFirst ? tellFeed() : tellApi();
        feedFirst ? tellApi() : tellFeed();
        tellFeed(); // and again: no second row, and the id stays
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 1);
        QVERIFY(m_folder->find(uri));
        QCOMPARE(m_folder->find(uri)->post.uri, uri);
    }

    void aFeedTakesNobodyElsesPost()
    {
        Prepared api = postBy(ao, uri, u"1"_s, noon - 1000, u"api"_s);
        api.item.post.url = u"https://a.example/@ao/1"_s;
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s), {api});
        Prepared item = postBy(
            person(u"mallory@evil.example"_s), u"https://a.example/@ao/1"_s, {}, noon, u"forged"_s);
        put(feedOf(u"evil.example"_s), personSource(u"mallory@evil.example"_s, u"evil.example"_s),
            {item});
        QCOMPARE(m_folder->find(uri)->text, u"api"_s);
        QCOMPARE(m_folder->number("SELECT count(*) FROM post WHERE rank >= 20"), 1);
    }

private:
    void put(const Teller &teller, const Source &source, const std::vector<Prepared> &items)
    {
        const auto done = m_folder->commit(teller, newest(source, items), items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }

    static inline const Actor ao = person(u"ao@a.example"_s);
    static inline const QString uri = u"https://a.example/1"_s;
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_ranks)
#include "tst_ranks.moc"
