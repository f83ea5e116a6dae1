// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/fanout.h"

using namespace asterism;
using namespace asterism::store;

/// A post dated in the future does not sit on top, whoever tells of it; one dated in the distant
/// past goes to the bottom.
class tst_future : public QObject {
    Q_OBJECT

    std::unique_ptr<Folder> m_folder;
    const Actor ao = person(u"ao@a.example"_s);
    const Actor bea = person(u"bea@a.example"_s);
    const Source home = homeSource({u"H"_s}, u"h.example"_s);
    const qint64 farAhead = noon + 400 * dayMs;

    static Teller accountOf(const Source &source)
    {
        return accountAt(source.host, source.account.value);
    }
    Prepared post(const QString &name, const QString &id, qint64 at)
    {
        return postBy(ao, u"https://a.example/"_s + name, id, at);
    }
    QStringList names(const Source &source)
    {
        QStringList all;
        for (const QString &uri : urisOf(m_folder->page({source}))) {
            all << uri.section(u'/', -1);
        }
        return all;
    }
    void arrives(const Prepared &item)
    {
        m_folder->clock.advance(minuteMs);
        QVERIFY(m_folder->write(
            [&](CacheTx &tx) { return commitLive(tx, accountOf(home), home, item, true); }));
    }

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

    void inAStream()
    {
        arrives(post(u"before"_s, u"1"_s, noon));
        arrives(post(u"future"_s, u"2"_s, farAhead));
        arrives(post(u"after"_s, u"3"_s, noon + 3 * minuteMs));
        QCOMPARE(names(home), QStringList({u"after"_s, u"future"_s, u"before"_s}));
        const auto row = m_folder->page({home}).rows.at(1);
        QCOMPARE(row.event.sortAt, noon + 2 * minuteMs); // when it was received
        QCOMPARE(row.post.post.createdAt, farAhead); // what its author says is told as it is
    }

    void inAPageAndAgain()
    {
        const std::vector<Prepared> items{
            post(u"future"_s, u"2"_s, farAhead), post(u"before"_s, u"1"_s, noon - minuteMs)};
        QVERIFY(m_folder->commit(accountOf(home), newest(home, items), items));
        arrives(post(u"after"_s, u"3"_s, noon + minuteMs));
        QCOMPARE(names(home), QStringList({u"after"_s, u"future"_s, u"before"_s}));
        m_folder->clock.advance(hourMs);
        const std::vector<Prepared> again{
            post(u"after"_s, u"3"_s, noon + minuteMs), post(u"future"_s, u"2"_s, farAhead)};
        QVERIFY(m_folder->commit(accountOf(home), newest(home, again), again));
        QCOMPARE(names(home), QStringList({u"after"_s, u"future"_s, u"before"_s}));
    }

    void aBoost()
    {
        const Prepared old = post(u"old"_s, u"1"_s, noon - 3 * dayMs);
        arrives(boostBy(bea, old, u"2"_s, farAhead));
        arrives(post(u"after"_s, u"3"_s, noon + 2 * minuteMs));
        QCOMPARE(names(home), QStringList({u"after"_s, u"old"_s}));
    }

    void inFeedsAndOutboxesAndLists()
    {
        const ListMember member{.list = {u"L"_s}, .acct = ao.acct, .actorUri = ao.uri};
        QVERIFY(m_folder->write([&](CacheTx &tx) { return applyMembership(tx, {member}); }));
        const Source source = personSource(ao.acct, u"a.example"_s);
        int id = 0;
        for (const Teller &teller : {feedOf(u"a.example"_s), outboxOf(u"a.example"_s)}) {
            m_folder->clock.advance(minuteMs);
            const QString name = u"future%1"_s.arg(++id);
            PagePlace place{.source = source, .byTime = true};
            place.firstId = u"https://a.example/"_s + name;
            QVERIFY(m_folder->commit(teller, place, {post(name, {}, farAhead + id * dayMs)}));
        }
        m_folder->clock.advance(minuteMs);
        PagePlace place{.source = source, .byTime = true};
        place.firstId = u"https://a.example/after"_s;
        QVERIFY(m_folder->commit(feedOf(u"a.example"_s), place,
            {post(u"after"_s, {}, m_folder->clock.now() - secondMs)}));
        const QStringList wanted{u"after"_s, u"future2"_s, u"future1"_s};
        const auto posts = [](QStringList all) {
            all.removeAll(u"gap"_s);
            return all;
        };
        QCOMPARE(posts(names(source)), wanted);
        QCOMPARE(posts(names(listSource({u"L"_s}))), wanted);
    }

    void inTheDistantPast()
    {
        arrives(post(u"now"_s, u"1"_s, noon));
        arrives(post(u"epoch"_s, u"2"_s, 1));
        QCOMPARE(names(home), QStringList({u"now"_s, u"epoch"_s}));
    }
};

QTEST_GUILESS_MAIN(tst_future)
#include "tst_future.moc"
