// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/hosts.h"

using namespace asterism;
using namespace asterism::store;

/// The book of hosts: by host, day and purpose, for thirty days.
class tst_askedhosts : public QObject {
    Q_OBJECT

    std::unique_ptr<Folder> m_folder;

    void note(const std::vector<HostCount> &counts)
    {
        QVERIFY(m_folder->write([&](CacheTx &tx) { return noteAsked(tx, counts); }));
    }
    void note(const QString &host, Purpose purpose, int times)
    {
        note({{host, purpose, times, m_folder->clock.now()}});
    }
    std::vector<AskedHost> asked(const QString &part = {}, int most = 100)
    {
        return *m_folder->read([&](CacheTx &tx) { return askedHosts(tx, part, most); });
    }
    void forget()
    {
        QVERIFY(m_folder->write([](CacheTx &tx) { return forgetAsked(tx); }));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }

    void countsDaysAndReasons()
    {
        note(u"a.example"_s, Purpose::Media, 2);
        m_folder->clock.advance(6 * dayMs);
        note(u"a.example"_s, Purpose::Member, 3);
        note(u"a.example"_s, Purpose::Member, 4);
        const qint64 last = m_folder->clock.now();
        const std::vector<AskedHost> expected{{.host = u"a.example"_s,
            .today = 7,
            .week = 9,
            .lastAt = last,
            .purposes = {Purpose::Member, Purpose::Media}}};
        QCOMPARE(asked(), expected);

        m_folder->clock.advance(dayMs);
        QCOMPARE(asked()[0].today, 0);
        QCOMPARE(asked()[0].week, 7);
        m_folder->clock.advance(20 * dayMs);
        QCOMPARE(asked()[0].week, 0);
        QCOMPARE(asked()[0].lastAt, last);
        m_folder->clock.advance(20 * dayMs);
        QVERIFY(asked().empty());
    }

    void theLastAskedComeFirst()
    {
        for (const QString &host : {u"one.example"_s, u"two.example"_s, u"three.test"_s}) {
            note(host, Purpose::Timeline, 1);
            m_folder->clock.advance(1);
        }
        QCOMPARE(asked({}, 2).size(), 2u);
        QCOMPARE(asked()[0].host, u"three.test"_s);
        QCOMPARE(asked(u"EXAMPLE"_s).size(), 2u);
        QVERIFY(asked(u"%"_s).empty());
    }

    void oldDaysAndTooManyHostsGo()
    {
        note(u"old.example"_s, Purpose::Server, 1);
        m_folder->clock.advance(askedDays * dayMs);
        std::vector<HostCount> many;
        for (int i = 0; i < askedHostsKept + 3; ++i) {
            many.push_back(
                {u"h%1.example"_s.arg(i), Purpose::Member, 1, m_folder->clock.now() + i});
        }
        note(many);
        forget();
        QCOMPARE(m_folder->number("SELECT count(*) FROM asked"), qint64(askedHostsKept));
        QCOMPARE(m_folder->number("SELECT count(*) FROM asked WHERE host = 'old.example'"), 0);
        QCOMPARE(m_folder->number("SELECT count(*) FROM asked WHERE host = 'h0.example'"), 0);
        QCOMPARE(m_folder->number("SELECT count(*) FROM asked WHERE host = 'h3.example'"), 1);
    }

    void whatIsNotKeptYetCounts()
    {
        const std::vector<AskedHost> kept{{.host = u"a.example"_s,
            .today = 1,
            .week = 2,
            .lastAt = noon - 5,
            .purposes = {Purpose::Media}}};
        const std::vector<HostCount> counts{{u"a.example"_s, Purpose::Member, 3, noon - 4},
            {u"b.example"_s, Purpose::Thread, 1, noon},
            {u"other.test"_s, Purpose::Thread, 1, noon}};
        const auto all = withCounts(kept, counts, u"example"_s, noon, 10);
        QCOMPARE(all.size(), 2u);
        QCOMPARE(all[0].host, u"b.example"_s);
        QCOMPARE(all[1].today, 4);
        QCOMPARE(all[1].week, 5);
        QCOMPARE(all[1].lastAt, noon - 4);
        QCOMPARE(all[1].purposes, (QList<Purpose>{Purpose::Media, Purpose::Member}));
        QCOMPARE(withCounts(kept, counts, {}, noon, 1).size(), 1u);
    }

    void aNumberOfANewerProgramIsSomethingElse()
    {
        note(u"a.example"_s, static_cast<Purpose>(purposeCount + 7), 1);
        QCOMPARE(asked()[0].purposes, QList<Purpose>{Purpose::Other});
    }
};

QTEST_GUILESS_MAIN(tst_askedhosts)
#include "tst_askedhosts.moc"
