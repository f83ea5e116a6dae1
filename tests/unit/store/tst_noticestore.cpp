// SPDX-License-Identifier: GPL-3.0-or-later
#include "noticetesting.h"

#include "store/deletes.h"
#include "store/filters.h"
#include "store/forget.h"

using namespace asterism;
using namespace asterism::store;

namespace {

using Kind = Notification::Kind;

const Teller ours = accountAt(u"h.example"_s, u"H"_s);
const Teller theirs = accountAt(u"g.example"_s, u"G"_s);
const Actor me = person(u"me@h.example"_s);
const Actor ao = person(u"ao@a.example"_s);
const QString uri = u"https://h.example/p/1"_s;
/// At noon a new half day begins.
constexpr qint64 now = noon - minuteMs;

Prepared own(const QString &localId = u"1"_s)
{
    return postBy(me, uri, localId, now - hourMs);
}

Prepared mention(const QString &localId)
{
    return postBy(ao, u"https://a.example/p/9"_s, localId, now - minuteMs);
}

/// Numbers that grow with the time: the id of what happened so many seconds before now.
QString idAt(int secondsAgo)
{
    return QString::number(100'000 - secondsAgo);
}

std::vector<PreparedNotice> favourites(int count, const std::optional<Prepared> &post = own())
{
    std::vector<PreparedNotice> rows;
    for (int i = 0; i < count; ++i) {
        const QString who = u"p%1@x.example"_s.arg(i);
        rows.push_back(told(Kind::Favourite, idAt(i), now - i * secondMs, who, post));
    }
    return rows;
}

} // namespace

/// One event is one row, in groups for people; bounded, and with its gaps.
class tst_noticestore : public QObject {
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

    void oneMentionOfTwoAccounts()
    {
        const qint64 at = now - minuteMs;
        QCOMPARE(keepNotices(*m_folder, ours,
                     {told(Kind::Mention, u"7"_s, at, ao.acct, mention(u"70"_s))}, true)
                     ->news,
            1);
        QCOMPARE(keepNotices(*m_folder, theirs,
                     {told(Kind::Reply, u"01X"_s, at + 900, ao.acct, mention(u"01A"_s))}, true)
                     ->news,
            0);
        const NoticePage page = noticesIn(*m_folder);
        QCOMPARE(wordsOf(page), QStringList{u"reply ao@a.example https://a.example/p/9"_s});
        QCOMPARE(page.rows.front().accounts, (QStringList{u"G"_s, u"H"_s}));
        QCOMPARE(page.rows.front().localId, u"01X"_s);
        QCOMPARE(noticeTime(page.rows.front().row), at);
        QCOMPARE(page.rows.front().post->text, u"text of https://a.example/p/9"_s);
        // The later word of the first one takes nothing back.
        QVERIFY(keepNotices(
            *m_folder, ours, {told(Kind::Mention, u"7"_s, at, ao.acct, mention(u"70"_s))}, true));
        QCOMPARE(wordsOf(noticesIn(*m_folder, {.accounts = {u"H"_s}})),
            QStringList{u"reply ao@a.example https://a.example/p/9"_s});
        QCOMPARE(m_folder->number("SELECT count(*) FROM notice"), 1);
    }

    void followersOfTwoAccountsAreTwo()
    {
        QVERIFY(
            keepNotices(*m_folder, ours, {told(Kind::Follow, u"7"_s, now - 2000, ao.acct)}, true));
        QVERIFY(keepNotices(
            *m_folder, theirs, {told(Kind::Follow, u"7"_s, now - 1000, ao.acct)}, true));
        QCOMPARE(wordsOf(noticesIn(*m_folder)),
            (QStringList{u"follow ao@a.example"_s, u"follow ao@a.example"_s}));
        QCOMPARE(noticesIn(*m_folder, {.accounts = {u"H"_s}}).rows.size(), size_t(1));
    }

    void twentyFavouritesAreOneRow()
    {
        QVERIFY(keepNotices(*m_folder, ours, favourites(20), true));
        const NoticePage page = noticesIn(*m_folder);
        QCOMPARE(wordsOf(page), QStringList{u"favourite p0@x.example+19 "_s + uri});
        const NoticeRow &row = page.rows.front();
        QCOMPARE(row.events, 20);
        QCOMPARE(row.doers.size(), size_t(3));
        QCOMPARE(row.doers[2].actor.acct, u"p2@x.example"_s);
        QCOMPARE(row.oldestAt, now - 19 * secondMs);
        const auto some = m_folder->read(
            [&](CacheTx &tx) { return noticePeople(tx, row.row, newestNotice, 15); });
        QCOMPARE(some->doers.size(), size_t(15));
        QVERIFY(some->more);
        const auto rest =
            m_folder->read([&](CacheTx &tx) { return noticePeople(tx, row.row, some->next, 15); });
        QCOMPARE(rest->doers.size(), size_t(5));
        QCOMPARE(rest->doers.back().actor.acct, u"p19@x.example"_s);
        QVERIFY(!rest->more);
    }

    /// At any hour: those of a post that was just made are one row.
    void noonDividesNothing()
    {
        m_folder->clock.advance(minuteMs);
        auto rows = favourites(20);
        for (size_t i = 0; i < rows.size(); ++i) {
            rows[i].notice.createdAt = noon + 10 * secondMs - qint64(i) * secondMs;
        }
        QVERIFY(keepNotices(*m_folder, ours, rows, true));
        const NoticePage page = noticesIn(*m_folder);
        QCOMPARE(wordsOf(page), QStringList{u"favourite p0@x.example+19 "_s + uri});
        // Who is read anew stays where he stands, in a group that an older program made, too.
        QVERIFY(m_folder->write([](CacheTx &tx) {
            tx.db.exec("UPDATE notice SET grouping = 'favourite' || (id / 1024 / 1000 % 2)");
            return Result<Done>(Done{});
        }));
        QCOMPARE(keepNotices(*m_folder, ours, rows, true)->news, 0);
        QCOMPARE(noticesIn(*m_folder).rows.size(), size_t(2));
        QCOMPARE(m_folder->number("SELECT count(*) FROM notice"), 20);
    }

    /// Half a day is the most that one row tells of, where the server makes no groups of its own.
    void groupsEnd_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("rows");
        QTest::newRow("without keys") << QString() << 2;
        QTest::newRow("of the server") << u"favourite-1-5"_s << 1;
    }
    void groupsEnd()
    {
        QFETCH(QString, key);
        auto rows = favourites(2, postBy(me, uri, u"1"_s, now - 20 * hourMs));
        rows[1].notice.createdAt = now - 13 * hourMs;
        for (PreparedNotice &one : rows) {
            one.notice.groupKey = key;
        }
        QVERIFY(keepNotices(*m_folder, ours, rows, true));
        QTEST(int(noticesIn(*m_folder).rows.size()), "rows");
    }

    void reactionsNameTheirEmoji()
    {
        auto rows = std::vector{told(Kind::Reaction, u"9"_s, now - 1, u"x@x.example"_s, own()),
            told(Kind::Reaction, u"8"_s, now - 2, u"x@x.example"_s, own()),
            told(Kind::Reaction, u"7"_s, now - 3, u"y@x.example"_s, own())};
        rows[0].notice.doers.front().reaction = {.name = u"☕"_s};
        rows[1].notice.doers.front().reaction = {.name = u"🍮"_s};
        rows[2].notice.doers.front().reaction = {.name = u"☕"_s};
        QCOMPARE(keepNotices(*m_folder, ours, rows, true)->news, 3);
        const NoticePage page = noticesIn(*m_folder);
        QCOMPARE(wordsOf(page), QStringList{u"reaction x@x.example+1 "_s + uri});
        QCOMPARE(page.rows.front().doers[0].reaction.name, u"☕"_s);
        QCOMPARE(page.rows.front().doers.size(), size_t(2)); // each once
    }

    /// Pages of rows, whatever comes in between: nothing twice, nothing left out.
    void pagesStandStill()
    {
        std::vector<PreparedNotice> rows;
        for (int i = 0; i < 30; ++i) {
            const auto post =
                postBy(me, uri + QString::number(i % 10), u"p%1"_s.arg(i % 10), now - 2 * hourMs);
            rows.push_back(
                told(Kind::Boost, idAt(i), now - i * secondMs, u"p%1@x.example"_s.arg(i), post));
        }
        QVERIFY(keepNotices(*m_folder, ours, rows, true));
        QStringList walked;
        qint64 before = newestNotice;
        for (int page = 0; page < 10; ++page) {
            const NoticePage some = noticesIn(*m_folder, {}, 3, before);
            walked << wordsOf(some);
            before = some.next;
            if (!some.more) {
                break;
            }
            // Somebody boosts what stands further down, which moves to the top.
            const auto post = postBy(me, uri + u'9', u"p9"_s, now - 2 * hourMs);
            const auto late =
                told(Kind::Boost, QString::number(200'000 + page), now, u"z@x.example"_s, post);
            QVERIFY(m_folder->write([&](CacheTx &tx) {
                return commitLiveNotice(tx, ours, noticesOf(ours), late, true);
            }));
        }
        QCOMPARE(walked.size(), 9); // without the one that moved
        QCOMPARE(walked.removeDuplicates(), 0);
        QCOMPARE(noticesIn(*m_folder).rows.size(), size_t(10));
        QCOMPARE(wordsOf(noticesIn(*m_folder)).front(), u"boost z@x.example+3 "_s + uri + u'9');
    }

    void byKindAndAccount()
    {
        auto rows = favourites(2);
        rows.push_back(told(Kind::Follow, u"500"_s, now - hourMs, ao.acct));
        rows.push_back(told(Kind::Mention, u"400"_s, now - hourMs - 1, ao.acct, mention(u"m"_s)));
        QVERIFY(keepNotices(*m_folder, ours, rows, true));
        QCOMPARE(noticesIn(*m_folder).rows.size(), size_t(3));
        QCOMPARE(wordsOf(noticesIn(*m_folder, {.kinds = {Kind::Follow}})),
            QStringList{u"follow ao@a.example"_s});
        QCOMPARE(
            noticesIn(*m_folder, {.kinds = {Kind::Follow, Kind::Mention}}).rows.size(), size_t(2));
        QVERIFY(noticesIn(*m_folder, {.accounts = {u"G"_s}}).rows.empty());
    }

    void filtersCount()
    {
        Prepared hidden = mention(u"m"_s);
        hidden.item.post.viewer = ViewerState{};
        hidden.item.post.viewer->filters = {{.id = u"1"_s,
            .title = u"films"_s,
            .action = FilterAction::Hide,
            .contexts = NotificationsContext}};
        QVERIFY(keepNotices(
            *m_folder, ours, {told(Kind::Mention, u"7"_s, now - minuteMs, ao.acct, hidden)}, true));
        QVERIFY(noticesIn(*m_folder).rows.empty());
        // Another account, which filters nothing, was told of it as well: the strictest counts.
        QVERIFY(keepNotices(*m_folder, theirs,
            {told(Kind::Mention, u"8"_s, now - minuteMs, ao.acct, mention(u"n"_s))}, true));
        QVERIFY(noticesIn(*m_folder).rows.empty());
        QCOMPARE(noticesIn(*m_folder, {.accounts = {u"G"_s}}).rows.size(), size_t(1));
    }

    void gapsAreTold()
    {
        QVERIFY(keepNotices(
            *m_folder, ours, {told(Kind::Follow, idAt(900), now - 900 * secondMs, ao.acct)}));
        const auto late = keepNotices(*m_folder, ours,
            {told(Kind::Mention, idAt(10), now - 10 * secondMs, ao.acct, mention(u"m"_s))});
        QVERIFY(late.ok() && !late->joined);
        QCOMPARE(wordsOf(noticesIn(*m_folder)),
            (QStringList{u"mention ao@a.example https://a.example/p/9"_s, u"gap"_s,
                u"follow ao@a.example"_s}));
        QVERIFY(!noticesIn(*m_folder, {.accounts = {u"G"_s}}).more);
        const Gap gap = m_folder->gapsIn(noticesOf(ours)).front();
        QCOMPARE(gap.newerId, idAt(10));
        QCOMPARE(gap.olderId, idAt(900));

        const std::vector<PreparedNotice> between{
            told(Kind::Follow, idAt(500), now - 500 * secondMs, u"x@x.example"_s),
            told(Kind::Follow, idAt(900), now - 900 * secondMs, ao.acct)};
        PagePlace place = noticePlace(ours, between);
        place.kind = PagePlace::Kind::Gap;
        place.basis = gap.newerId;
        place.gap = gap.id;
        const auto filled =
            m_folder->write([&](CacheTx &tx) { return commitNotices(tx, ours, place, between); });
        QVERIFY(filled.ok() && filled->joined);
        QVERIFY(m_folder->gapsIn(noticesOf(ours)).empty());
        QCOMPARE(wordsOf(noticesIn(*m_folder)).last(), u"follow x@x.example+1"_s);
        QCOMPARE(m_folder->state(noticesOf(ours)).newestId, idAt(10));
    }

    /// What streams waits for the catch-up before it counts as read up to there.
    void streamsAndMarks()
    {
        QVERIFY(keepNotices(
            *m_folder, ours, {told(Kind::Follow, u"100"_s, now - hourMs, ao.acct)}, true));
        const auto live = [&](const QString &id, bool joined) {
            return *m_folder->write([&](CacheTx &tx) {
                return commitLiveNotice(tx, ours, noticesOf(ours),
                    told(Kind::Follow, id, now - 1, u"n%1@x.example"_s.arg(id)), joined);
            });
        };
        QCOMPARE(live(u"120"_s, false), 1);
        QCOMPARE(m_folder->state(noticesOf(ours)).newestId, u"100"_s);
        QCOMPARE(live(u"130"_s, true), 1);
        QCOMPARE(m_folder->state(noticesOf(ours)).newestId, u"130"_s);
        QCOMPARE(live(u"130"_s, true), 0);
    }

    void bounded()
    {
        auto rows = favourites(1);
        rows.push_back(told(Kind::Follow, u"5"_s, now - noticesKeptMs - 1, ao.acct));
        QCOMPARE(keepNotices(*m_folder, ours, rows, true)->rows, 1);
        m_folder->clock.advance(noticesKeptMs + hourMs);
        QVERIFY(m_folder->write([](CacheTx &tx) { return trimNotices(tx); }));
        QCOMPARE(m_folder->number("SELECT count(*) FROM notice"), 0);
        QCOMPARE(m_folder->state(noticesOf(ours)).newestId, idAt(0)); // it is not news again
        QCOMPARE(keepNotices(*m_folder, ours, rows, true)->news, 0);
    }

    /// Who was never asked may have a stream that tells.
    void boundedWithoutPages()
    {
        const auto row = told(Kind::Follow, u"5"_s, now, ao.acct);
        QVERIFY(m_folder->write(
            [&](CacheTx &tx) { return commitLiveNotice(tx, ours, noticesOf(ours), row, false); }));
        QCOMPARE(m_folder->number("SELECT count(*) FROM notice"), 1);
        m_folder->clock.advance(noticesKeptMs + hourMs);
        QVERIFY(m_folder->write([](CacheTx &tx) { return trimNotices(tx); }));
        QCOMPARE(m_folder->number("SELECT count(*) FROM notice"), 0);
    }

    void soManyAndNoMore()
    {
        std::vector<PreparedNotice> rows;
        for (int i = 0; i < mostNoticesKept + 20; ++i) {
            rows.push_back(
                told(Kind::Follow, idAt(i), now - i * secondMs, u"p%1@x.example"_s.arg(i % 50)));
        }
        QVERIFY(keepNotices(*m_folder, ours, rows, true));
        QVERIFY(keepNotices(*m_folder, theirs, {rows.back()}, true));
        QCOMPARE(m_folder->number("SELECT count(*) FROM notice_told WHERE account = 'H'"),
            mostNoticesKept);
        QCOMPARE(m_folder->number("SELECT count(*) FROM notice_told WHERE account = 'G'"), 1);
        const SourceState state = m_folder->state(noticesOf(ours));
        QCOMPARE(state.oldestId, idAt(mostNoticesKept - 1));
        QVERIFY(!state.atEnd);
        QVERIFY(*m_folder->read([](CacheTx &tx) { return noticesAreFull(tx, noticesOf(ours)); }));
        QVERIFY(
            !*m_folder->read([](CacheTx &tx) { return noticesAreFull(tx, noticesOf(theirs)); }));
        const auto since = [this](const AccountId &account) {
            return *m_folder->read([&](CacheTx &tx) { return noticesKeptSince(tx, account); });
        };
        QCOMPARE(since(ours.account), now - (mostNoticesKept - 1) * secondMs);
        QCOMPARE(since(theirs.account), m_folder->clock.now() - noticesKeptMs);
        QVERIFY(noticesIn(*m_folder).scanned <= 1000);
    }

    void editedAgainIsNews()
    {
        const auto edited = [](const QString &id, qint64 at) {
            return told(Kind::Edited, id, at, ao.acct, mention(u"m"_s));
        };
        const qint64 first = now - hourMs;
        const qint64 again = now - 20 * minuteMs;
        QCOMPARE(keepNotices(*m_folder, ours, {edited(u"7"_s, first)}, true)->news, 1);
        QCOMPARE(keepNotices(*m_folder, theirs, {edited(u"5"_s, first + 1000)}, true)->news, 0);
        QCOMPARE(keepNotices(*m_folder, ours, {edited(u"7"_s, first)}, true)->news, 0);
        QCOMPARE(keepNotices(*m_folder, ours, {edited(u"9"_s, again)}, true)->news, 1);
        // The other account's server tells of the same edit a little later.
        QCOMPARE(keepNotices(*m_folder, theirs, {edited(u"8"_s, again + 3000)}, true)->news, 0);
        const NoticePage page = noticesIn(*m_folder);
        QCOMPARE(page.rows.size(), size_t(1));
        QCOMPARE(noticeTime(page.rows.front().row), again);
        QCOMPARE(page.rows.front().accounts.size(), 2);
        QCOMPARE(m_folder->text("SELECT local_id FROM notice_told WHERE account = 'G'"), u"8"_s);
        QCOMPARE(keepNotices(*m_folder, theirs, {edited(u"10"_s, now)}, true)->news, 1);
    }

    void doneAgainIsNone()
    {
        QVERIFY(keepNotices(*m_folder, ours, favourites(1), true));
        auto again = favourites(1);
        again.front().notice.localId = u"200000"_s;
        again.front().notice.createdAt = now;
        QCOMPARE(keepNotices(*m_folder, ours, again, true)->news, 0);
        QCOMPARE(noticesIn(*m_folder).rows.front().localId, u"200000"_s);
    }

    void deletedPostsTakeThemAlong()
    {
        QVERIFY(keepNotices(*m_folder, ours, favourites(3), true));
        QVERIFY(
            m_folder->write([](CacheTx &tx) { return removeSeen(tx, u"h.example"_s, u"1"_s); }));
        QVERIFY(noticesIn(*m_folder).rows.empty());
        // A page that was on its way brings nothing back.
        QCOMPARE(keepNotices(*m_folder, ours, favourites(3), true)->rows, 0);
    }

    void pruningKeepsWhatTheyAreAbout()
    {
        QVERIFY(keepNotices(*m_folder, ours,
            {told(Kind::Mention, u"7"_s, now - minuteMs, ao.acct, mention(u"m"_s))}, true));
        m_folder->clock.advance(40 * dayMs);
        CacheBudget budget;
        budget.days = 30;
        QVERIFY(m_folder->write([&](CacheTx &tx) { return pruneStep(tx, budget); }));
        QVERIFY(noticesIn(*m_folder).rows.front().post);
        m_folder->clock.advance(60 * dayMs);
        QVERIFY(m_folder->write([&](CacheTx &tx) { return pruneStep(tx, budget); }));
        QVERIFY(noticesIn(*m_folder).rows.empty());
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 0);
    }

    void theyLeaveWithTheirAccount()
    {
        const qint64 at = now - minuteMs;
        const auto both = mention(u"m"_s);
        const auto one = postBy(ao, u"https://a.example/p/10"_s, u"n"_s, at);
        QVERIFY(keepNotices(*m_folder, ours,
            {told(Kind::Mention, u"8"_s, at, ao.acct, one),
                told(Kind::Mention, u"7"_s, at, ao.acct, both)},
            true));
        QVERIFY(
            keepNotices(*m_folder, theirs, {told(Kind::Mention, u"1"_s, at, ao.acct, both)}, true));
        const Leaver leaver{.account = ours.account, .host = ours.host};
        const auto left = m_folder->write([&](CacheTx &tx) { return forgetStep(tx, leaver); });
        QVERIFY(left.ok() && !left->more);
        QCOMPARE(left->posts, 1);
        const NoticePage page = noticesIn(*m_folder);
        QCOMPARE(page.rows.size(), size_t(1));
        QCOMPARE(page.rows.front().accounts, QStringList{u"G"_s});
        QVERIFY(page.rows.front().post);
        QCOMPARE(m_folder->number("SELECT count(*) FROM source WHERE kind = 'notifications'"), 1);
    }

    /// Two rows of one person become one: their notifications are that one's.
    void peopleWhoTurnOutToBeOne()
    {
        QVERIFY(m_folder->loose(guestAt(u"z.example"_s), {mention(u"m"_s)}).ok());
        PreparedNotice notice = told(Kind::Follow, u"7"_s, now - 1, ao.acct);
        notice.notice.doers.front().actor = bare(ao.acct);
        QVERIFY(keepNotices(*m_folder, ours, {notice}, true));
        QCOMPARE(m_folder->number("SELECT count(*) FROM actor"), 2);
        QVERIFY(
            keepNotices(*m_folder, theirs, {told(Kind::Follow, u"7"_s, now - 2, ao.acct)}, true));
        QCOMPARE(m_folder->number("SELECT count(*) FROM actor"), 1);
        QCOMPARE(noticesIn(*m_folder).rows.front().doers.front().actor.uri, ao.uri);
    }

    void newsAreToldOnce()
    {
        QList<Changes> heard;
        connect(&m_folder->store(), &Store::committed, this,
            [&](const Changes &changes) { heard << changes; });
        const auto row = told(Kind::Mention, u"7"_s, now - 1, ao.acct, mention(u"m"_s));
        QVERIFY(keepNotices(*m_folder, ours, {row}, true));
        QVERIFY(keepNotices(*m_folder, theirs, {row}, true));
        QTRY_COMPARE(heard.size(), 2);
        QVERIFY(heard[0].notices && heard[0].newNotices.size() == 1);
        QVERIFY(heard[1].notices && heard[1].newNotices.isEmpty());
    }

private:
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_noticestore)
#include "tst_noticestore.moc"
