// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>

using namespace asterism;
using namespace asterism::store;

/// What follows a column upwards: rows next above a place, single rows, and what commits tell of
/// it.
class tst_timelineabove : public QObject {
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

    /// Whatever a page from the top downwards shows above a place, it is the same from below.
    void theSameRowsFromBelow()
    {
        QRandomGenerator random(5);
        std::vector<Prepared> posts;
        for (int i = 0; i < 120; ++i) {
            Prepared post = postBy(
                ao, uriOf(i), QString::number(1000 + i), noon - 5 * dayMs + i * 20 * minuteMs);
            if (random.bounded(10) == 0) {
                post.item.post.viewer =
                    ViewerState{.filters = {{.id = u"1"_s, .action = FilterAction::Hide}}};
            }
            put(random.bounded(2) == 0 ? home : other, {post});
            if (random.bounded(3) == 0) { // boosted, now or days later
                const int boosted = random.bounded(i + 1);
                put(random.bounded(2) == 0 ? home : other,
                    {boostBy(random.bounded(2) == 0 ? bea : cid,
                        boosted == i ? post : posts[size_t(boosted)], QString::number(5000 + i),
                        post.item.createdAt + secondMs)});
            }
            posts.push_back(post);
        }
        const TimelinePage all = m_folder->page(column, 500);
        QVERIFY(all.rows.size() > 60 && !all.more);
        QVERIFY(std::any_of(all.rows.begin(), all.rows.end(),
            [](const TimelineRow &row) { return row.gap.has_value(); }));
        for (size_t place = 1; place < all.rows.size(); place += 7) {
            const TimelineAbove found = above(all.rows[place].event, {}, 10, 1000);
            QCOMPARE(found.count, int(place));
            QVERIFY(!found.more);
            const size_t shown = std::min<size_t>(10, place);
            QCOMPARE(found.rows.size(), shown);
            for (size_t i = 0; i < shown; ++i) {
                const TimelineRow &wanted = all.rows[place - shown + i];
                QCOMPARE(found.rows[i].event, wanted.event);
                QCOMPARE(boostersOf(found.rows[i]), boostersOf(wanted));
                QCOMPARE(found.rows[i].gap.has_value(), wanted.gap.has_value());
            }
        }
    }

    void countsAsFarAsItIsTold()
    {
        for (int i = 0; i < 30; ++i) {
            put(home, {postBy(ao, uriOf(i), QString::number(i), noon - dayMs + i * minuteMs)},
                true);
        }
        const TimelinePage all = m_folder->page({home});
        const TimelineAbove some = above(all.rows.back().event, {}, 3, 20);
        QCOMPARE(some.count, 20);
        QVERIFY(some.more);
        QCOMPARE(some.newestAt, all.rows.front().event.sortAt);
        QCOMPARE(some.rows.back().event, all.rows[28].event); // next to the place
        QCOMPARE(above(all.rows.front().event, {}, 3, 20).count, 0);
        QCOMPARE(above(all.rows.front().event, {}, 3, 20).newestAt, 0);
        // Rows that are on show already are no news.
        QSet<qint64> shown;
        for (size_t i = 10; i < 29; ++i) {
            shown.insert(all.rows[i].event.post);
        }
        const TimelineAbove rest = above(all.rows.back().event, shown, 3, 20);
        QCOMPARE(rest.count, 10);
        QVERIFY(!rest.more);
        QCOMPARE(rest.rows.back().event, all.rows[9].event);
    }

    void oneRowByItself()
    {
        const Prepared post = postBy(ao, uriOf(1), u"1"_s, noon - 3 * dayMs);
        put(home, {post}, true);
        const Event before = row()->event;
        QCOMPARE(before, m_folder->page({home}).rows.at(0).event);
        put(other, {boostBy(bea, post, u"12"_s, noon - hourMs)}, true);
        QCOMPARE(row()->event, m_folder->page(column).rows.at(0).event);
        QCOMPARE(boostersOf(*row()), QStringList(bea.acct));
        QVERIFY(!row({local}));
        Prepared hidden = post;
        hidden.item.post.viewer =
            ViewerState{.filters = {{.id = u"1"_s, .action = FilterAction::Hide}}};
        put(home, {hidden}, true);
        QVERIFY(!row());
        QVERIFY(row({other}));
    }

    /// A stream's row is told as growth; also when another account brought the post before.
    void aStreamTellsHowASourceGrew()
    {
        const Prepared post = postBy(ao, uriOf(1), u"1"_s, noon - hourMs);
        const Changes first = live(home, post);
        QCOMPARE(first.grown.value(home.key()), noon - hourMs);
        QCOMPARE(first.sources, QSet<QString>({home.key()}));
        QVERIFY(live(home, post).sources.isEmpty()); // told twice, grown once
        const Changes second = live(other, post);
        QCOMPARE(second.sources, QSet<QString>({other.key()}));
        QCOMPARE(second.grown.value(other.key()), noon - hourMs);
    }

    /// The row of a post that is on show names who boosted it.
    void aBoostChangesItsPost()
    {
        const Prepared post = postBy(ao, uriOf(1), u"1"_s, noon - hourMs);
        live(home, post);
        const Changes boosted = live(home, boostBy(bea, post, u"2"_s, noon - minuteMs));
        QCOMPARE(boosted.grown.value(home.key()), noon - minuteMs);
        QVERIFY(boosted.posts.contains(m_folder->find(uriOf(1))->row));
    }

private:
    static QString uriOf(int i) { return u"https://a.example/n%1"_s.arg(i); }
    static Teller tellerOf(const Source &source)
    {
        Teller teller = guestAt(source.host);
        teller.account = source.account;
        return teller;
    }
    /// `whole`: nothing is missing below, so no gap.
    void put(const Source &source, const std::vector<Prepared> &items, bool whole = false)
    {
        const auto done = m_folder->commit(tellerOf(source), newest(source, items, whole), items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }
    Changes live(const Source &source, const Prepared &item)
    {
        Changes changes;
        const auto done = m_folder->write([&](CacheTx &tx) {
            const auto kept = commitLive(tx, tellerOf(source), source, item, false);
            changes = tx.changes;
            return kept;
        });
        return done ? changes : Changes{};
    }
    TimelineAbove above(const Event &place, const QSet<qint64> &without, int limit, int most)
    {
        const auto found = m_folder->read([=, this](CacheTx &tx) {
            return timelineAbove(tx, column, place, without, limit, most);
        });
        return found ? *found : TimelineAbove{};
    }
    std::optional<TimelineRow> row(const std::vector<Source> &sources = {})
    {
        const qint64 post = m_folder->find(uriOf(1))->row;
        const auto found = m_folder->read([=, this](CacheTx &tx) {
            return timelineRow(tx, sources.empty() ? column : sources, post);
        });
        return found ? *found : std::nullopt;
    }

    static inline const Actor ao = person(u"ao@a.example"_s);
    const Actor bea = person(u"bea@h.example"_s);
    const Actor cid = person(u"cid@h.example"_s);
    const Source home = homeSource({u"H"_s}, u"h.example"_s);
    const Source other = homeSource({u"O"_s}, u"o.example"_s);
    const Source local = localSource(u"a.example"_s);
    const std::vector<Source> column{home, other};
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_timelineabove)
#include "tst_timelineabove.moc"
