// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/actors.h"
#include "store/fanout.h"
#include "store/lists.h"

using namespace asterism;
using namespace asterism::store;

/// Lists are filled while posts come in, however they come (decision 8).
class tst_fanout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
        m_members = {member(ao.acct, ao.uri)};
        apply();
    }
    void cleanup()
    {
        QCOMPARE(m_folder->check(), QString());
        m_folder.reset();
    }

    void byEveryRoad_data()
    {
        QTest::addColumn<QString>("road");
        for (const char *road : {"home", "tag", "loose", "person", "feed", "outbox"}) {
            QTest::newRow(road) << QString::fromLatin1(road);
        }
    }
    void byEveryRoad()
    {
        QFETCH(QString, road);
        const Prepared post = postOf(1);
        if (road == u"home") {
            put(accountAt(u"h.example"_s, u"H"_s), home, {post});
        } else if (road == u"tag") {
            put(guestAt(u"a.example"_s), tagSource(u"鯖缶"_s, u"a.example"_s), {post});
        } else if (road == u"loose") {
            QCOMPARE(*m_folder->loose(guestAt(u"a.example"_s), {post}), 1);
        } else if (road == u"person") {
            put(guestAt(u"a.example"_s), personSource(ao.acct, u"a.example"_s), {post});
        } else if (road == u"feed") {
            put(feedOf(u"a.example"_s), personSource(ao.acct, u"a.example"_s), {post});
        } else {
            put(outboxOf(u"a.example"_s), personSource(ao.acct, u"a.example"_s), {post});
        }
        QCOMPARE(inList(), QStringList({post.item.post.uri}));
    }

    void boostsOfMembers()
    {
        const Prepared post = postBy(bea, u"https://c.example/1"_s, u"c1"_s, noon - dayMs);
        put(guestAt(u"a.example"_s), personSource(ao.acct, u"a.example"_s),
            {boostBy(ao, post, u"7"_s, noon - 1000)});
        const auto page = m_folder->page({list});
        QCOMPARE(page.rows.size(), 1);
        QCOMPARE(boostersOf(page.rows[0]), QStringList({ao.acct}));
        QVERIFY(!page.rows[0].post.confirmed); // a third host's post, and says so
    }

    void onlyOpenPosts_data()
    {
        QTest::addColumn<int>("visibility");
        QTest::addColumn<bool>("enters");
        QTest::newRow("public") << int(Visibility::Public) << true;
        QTest::newRow("unlisted") << int(Visibility::Unlisted) << true;
        QTest::newRow("private") << int(Visibility::Private) << false;
        QTest::newRow("direct") << int(Visibility::Direct) << false;
        QTest::newRow("local") << int(Visibility::Local) << false;
    }
    void onlyOpenPosts()
    {
        QFETCH(int, visibility);
        QFETCH(bool, enters);
        Prepared post = postOf(1);
        post.item.post.visibility = Visibility(visibility);
        put(accountAt(u"h.example"_s, u"H"_s), home, {post});
        QCOMPARE(inList().size(), enters ? 1 : 0);
        // Nor by the back door of a membership that is applied later.
        m_members.clear();
        apply();
        m_members = {member(ao.acct, ao.uri)};
        apply();
        QCOMPARE(inList().size(), enters ? 1 : 0);
    }

    void nothingUnconfirmed()
    {
        const Teller evil = guestAt(u"evil.example"_s);
        const Source source = localSource(u"evil.example"_s);
        put(evil, source, {postOf(1)});
        put(evil, source, {postBy(bare(ao.acct), u"https://evil.example/1"_s, u"e1"_s, noon)});
        put(evil, source, {postBy(ao, u"https://evil.example/2"_s, u"e2"_s, noon)});
        Actor lent = person(u"mallory@evil.example"_s);
        lent.acct = ao.acct;
        put(evil, source, {postBy(lent, u"https://evil.example/3"_s, u"e3"_s, noon)});
        const Prepared own =
            postBy(person(u"mallory@evil.example"_s), u"https://evil.example/4"_s, u"e4"_s, noon);
        put(evil, source,
            {boostBy(ao, own, u"e5"_s, noon), boostBy(bare(ao.acct), own, u"e6"_s, noon)});
        QCOMPARE(inList(), QStringList());
        m_members.push_back(member(u"bea@c.example"_s, {}));
        apply();
        m_members = {member(ao.acct, {})}; // also where only the acct is known
        apply();
        QCOMPARE(inList(), QStringList());
        // Its origin confirms one of them: now it enters.
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s), {postOf(1)});
        QCOMPARE(inList(), QStringList({postOf(1).item.post.uri}));
    }

    void byAcctWhereNobodyTellsAUri()
    {
        Prepared post = postOf(1);
        post.item.post.author = bare(ao.acct);
        put(accountAt(u"h.example"_s, u"H"_s), home, {post});
        QCOMPARE(inList().size(), 1);
    }

    void theUriCountsWhereBothKnowIt()
    {
        // The name went to somebody else at the same host.
        Actor again = ao;
        again.uri += u"-again"_s;
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s),
            {postBy(again, u"https://a.example/1"_s, u"1"_s, noon)});
        QCOMPARE(inList().size(), 0);
    }

    void addingBackFills()
    {
        put(guestAt(u"c.example"_s), localSource(u"c.example"_s),
            {postBy(bea, u"https://c.example/1"_s, u"1"_s, noon - 1000)});
        QCOMPARE(inList().size(), 0);
        m_members.push_back(member(bea.acct, bea.uri));
        apply();
        QCOMPARE(inList(), QStringList({u"https://c.example/1"_s}));
    }

    void removingTakesOut()
    {
        m_members.push_back(member(bea.acct, bea.uri));
        apply();
        const Prepared theirs = postBy(bea, u"https://c.example/1"_s, u"1"_s, noon - 2000);
        const Prepared alone = postBy(bea, u"https://c.example/2"_s, u"2"_s, noon - 1000);
        put(guestAt(u"c.example"_s), localSource(u"c.example"_s), {alone, theirs});
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s),
            {boostBy(ao, theirs, u"7"_s, noon - 500), postOf(1)});
        QCOMPARE(inList().size(), 3);
        m_members.pop_back();
        apply();
        // What another member's boost brought stays.
        QCOMPARE(inList(), QStringList({theirs.item.post.uri, postOf(1).item.post.uri}));
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 3);
    }

    void aWholeListGoes()
    {
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s), {postOf(1)});
        m_members.clear();
        apply();
        QCOMPARE(inList().size(), 0);
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s), {postOf(2)});
        QCOMPARE(inList().size(), 0);
    }

    void anActorUriLearntLater()
    {
        m_members = {member(ao.acct, {})};
        apply();
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s), {postOf(1)});
        m_members = {member(ao.acct, ao.uri)};
        apply();
        QCOMPARE(inList().size(), 1);
    }

    void appliedOnceOnly()
    {
        put(guestAt(u"a.example"_s), localSource(u"a.example"_s), {postOf(1)});
        const auto changed = m_folder->write([&](CacheTx &tx) -> Result<qint64> {
            const auto done = applyMembership(tx, m_members);
            return done ? Result<qint64>(tx.changes.sources.size()) : done.error();
        });
        QCOMPARE(*changed, 0);
    }

    void isNoReadersContiguity()
    {
        const Source reader = personSource(ao.acct, u"a.example"_s);
        put(guestAt(u"a.example"_s), reader, {postOf(20), postOf(19)});
        // The home timeline brings newer ones; the reader has not seen what lies between.
        put(accountAt(u"h.example"_s, u"H"_s), home, {postOf(60)});
        QCOMPARE(inList().size(), 3);
        QCOMPARE(m_folder->state(reader).newestId, u"20"_s);
        const std::vector<Prepared> items{postOf(60), postOf(59)};
        const auto outcome =
            *m_folder->commit(guestAt(u"a.example"_s), newest(reader, items), items);
        QVERIFY(!outcome.joined);
        QCOMPARE(inList(), QStringList({uriOf(60), uriOf(59), u"gap"_s, uriOf(20), uriOf(19)}));
        // One gap is one row, also in a column that holds the reader itself.
        QCOMPARE(urisOf(m_folder->page({list, reader})).count(u"gap"_s), 1);
    }

private:
    static QString uriOf(int i) { return u"https://a.example/n%1"_s.arg(i); }
    static Prepared postOf(int i)
    {
        return postBy(ao, uriOf(i), QString::number(i), noon - dayMs + i * minuteMs);
    }
    static ListMember member(const QString &acct, const QString &uri)
    {
        return {.list = {u"L"_s}, .acct = acct, .actorUri = uri};
    }
    void apply()
    {
        const auto members = m_members;
        QVERIFY(m_folder->write([=](CacheTx &tx) { return applyMembership(tx, members); }));
    }
    void put(const Teller &teller, const Source &source, const std::vector<Prepared> &items)
    {
        const auto done = m_folder->commit(teller, newest(source, items), items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }
    QStringList inList() { return urisOf(m_folder->page({list})); }

    static inline const Actor ao = person(u"ao@a.example"_s);
    const Actor bea = person(u"bea@c.example"_s);
    const Source list = listSource({u"L"_s});
    const Source home = homeSource({u"H"_s}, u"h.example"_s);
    std::vector<ListMember> m_members;
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_fanout)
#include "tst_fanout.moc"
