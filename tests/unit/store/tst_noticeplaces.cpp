// SPDX-License-Identifier: GPL-3.0-or-later
#include "noticetesting.h"

#include "store/accounts.h"
#include "store/migrations.h"
#include "store/noticekeys.h"
#include "store/noticeplaces.h"
#include "store/sources.h"

using namespace asterism;
using namespace asterism::store;

namespace {

using Kind = Notification::Kind;

const Teller mine = accountAt(u"h.example"_s, u"H"_s);
const Actor author = person(u"me@h.example"_s);

QString doerOf(int number)
{
    return u"p%1@x.example"_s.arg(number);
}

} // namespace

/// How far notifications were read, what is above that, and which of them are one.
class tst_noticeplaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }

    void survivesARestart()
    {
        QVERIFY(signIn(u"H"_s));
        save({noon, u"7"_s});
        QVERIFY(!m_folder->open());
        QCOMPARE(place(), (NoticePlace{noon, u"7"_s}));
        save({noon - 1, u"6"_s}); // never down
        QCOMPARE(place(), (NoticePlace{noon, u"7"_s}));
        save({noon, u"8"_s});
        QCOMPARE(place(), (NoticePlace{noon, u"8"_s}));
        QVERIFY(m_folder->writeUser([](UserTx &tx) { return removeAccount(tx, {u"H"_s}); }));
        QCOMPARE(place(), NoticePlace());
        save({noon, u"9"_s}); // of an account that is gone
        QCOMPARE(place(), NoticePlace());
    }

    void lateOnesSurviveARestart()
    {
        QVERIFY(signIn(u"H"_s));
        saveLate({u"7"_s, u"5"_s, u"7"_s});
        QVERIFY(!m_folder->open());
        QCOMPARE(late(), (QStringList{u"5"_s, u"7"_s}));
        saveLate({u"9"_s}); // instead
        QCOMPARE(late(), QStringList{u"9"_s});
        QStringList many;
        for (int i = 0; i < 2 * mostLateKept; ++i) {
            many << QString::number(1000 + i);
        }
        saveLate(many);
        QCOMPARE(late().size(), mostLateKept);
        QVERIFY(m_folder->writeUser([](UserTx &tx) { return removeAccount(tx, {u"H"_s}); }));
        QCOMPARE(late(), QStringList());
        saveLate({u"9"_s}); // of an account that is gone
        QCOMPARE(late(), QStringList());
    }

    void eventsByTheirIds()
    {
        QVERIFY(keepNotices(*m_folder, mine,
            {told(Kind::FollowRequest, u"1009"_s, noon - secondMs, doerOf(1)),
                told(Kind::FollowRequest, u"1008"_s, noon - 2 * secondMs, doerOf(2))},
            true));
        const auto rows = m_folder->read([](CacheTx &tx) {
            return Result(toldRows(tx, mine.account, {u"1008"_s, u"1009"_s, u"1"_s}));
        });
        QCOMPARE(rows->size(), 2);
        const auto ids = m_folder->read([&](CacheTx &tx) {
            return Result(toldIds(tx, mine.account, *rows | QSet<qint64>{1}));
        });
        QCOMPARE(*ids, (QStringList{u"1008"_s, u"1009"_s}));
        const auto others =
            m_folder->read([&](CacheTx &tx) { return Result(toldIds(tx, {u"G"_s}, *rows)); });
        QCOMPARE(*others, QStringList());
    }

    void whatIsUnread()
    {
        const auto post = postBy(author, u"https://h.example/p/1"_s, u"1"_s, noon - hourMs);
        std::vector<PreparedNotice> rows;
        for (int i = 0; i < 6; ++i) {
            const Kind kind = i < 3 ? Kind::Favourite : Kind::FollowRequest;
            rows.push_back(told(kind, QString::number(1009 - i), noon - secondMs, doerOf(i),
                i < 3 ? std::optional(post) : std::nullopt));
        }
        QVERIFY(keepNotices(*m_folder, mine, rows, true));
        QCOMPARE(unread({}), 4); // one group, and three by themselves
        QCOMPARE(unread({noon - secondMs, u"1006"_s}), 1);
        QCOMPARE(unread({noon - secondMs, u"1005"_s}), 2);
        QCOMPARE(unread({noon - secondMs, {}}), 0); // what came with that moment is seen
        QCOMPARE(unread({}, 2), 2);
        const auto newest =
            m_folder->read([](CacheTx &tx) { return toldUpTo(tx, mine.account, newestNotice); });
        QCOMPARE((*newest)->place, (NoticePlace{noon - secondMs, u"1009"_s}));
        const auto below =
            m_folder->read([](CacheTx &tx) { return toldAt(tx, mine.account, u"1007"_s); });
        QCOMPARE((*below)->place.localId, u"1007"_s);
        // Another app has read one that is not here any more.
        const auto gone =
            m_folder->read([](CacheTx &tx) { return toldAt(tx, mine.account, u"999999"_s); });
        QCOMPARE((*gone)->place.localId, u"1009"_s);
        const auto older =
            m_folder->read([](CacheTx &tx) { return toldAt(tx, mine.account, u"900"_s); });
        QVERIFY(older.ok() && !*older);
    }

    /// What came in later is unread, though it lies below what was read.
    void whatCameLate()
    {
        const auto post = postBy(author, u"https://h.example/p/1"_s, u"1"_s, noon - hourMs);
        QVERIFY(keepNotices(*m_folder, mine,
            {told(Kind::FollowRequest, u"1009"_s, noon - secondMs, doerOf(1)),
                told(Kind::Favourite, u"1008"_s, noon - 2 * secondMs, doerOf(2), post),
                told(Kind::Favourite, u"1007"_s, noon - 3 * secondMs, doerOf(3), post),
                told(Kind::FollowRequest, u"1006"_s, noon - 4 * secondMs, doerOf(4))},
            true));
        const auto row = [this](const QString &id) {
            return (*m_folder->read([&](CacheTx &tx) {
                return toldAt(tx, mine.account, id);
            }))->row;
        };
        const NoticePlace newest{noon - secondMs, u"1009"_s};
        QCOMPARE(unread(newest), 0);
        QCOMPARE(unread(newest, 100, {row(u"1006"_s)}), 1);
        QCOMPARE(unread(newest, 100, {row(u"1006"_s), row(u"1007"_s), row(u"1008"_s)}), 2);
        QCOMPARE(unread(newest, 1, {row(u"1006"_s), row(u"1007"_s)}), 1);
        QCOMPARE(unread(newest, 100, {row(u"1006"_s) + 1}), 0); // is not there any more
        // One that stands above as well counts once.
        QCOMPARE(unread({noon - 3 * secondMs, u"1007"_s}, 100, {row(u"1007"_s)}), 2);
    }

    /// A post names two accounts, and the server of one of them tells of it an hour late.
    void idsHaveAnotherOrderThanRows()
    {
        const auto post = postBy(author, u"https://h.example/p/1"_s, u"1"_s, noon - hourMs);
        const auto mention = [&](const QString &id, qint64 at) {
            return told(Kind::Mention, id, at, author.acct, post);
        };
        QVERIFY(keepNotices(
            *m_folder, accountAt(u"g.example"_s, u"G"_s), {mention(u"5"_s, noon - hourMs)}, true));
        QVERIFY(keepNotices(*m_folder, mine,
            {mention(u"14"_s, noon), told(Kind::FollowRequest, u"13"_s, noon - minuteMs, doerOf(1)),
                told(Kind::FollowRequest, u"12"_s, noon - 2 * minuteMs, doerOf(2)),
                told(Kind::FollowRequest, u"9"_s, noon - 2 * hourMs, doerOf(3))},
            true));
        const auto at = [this](const QString &id) {
            return (*m_folder->read([&](CacheTx &tx) {
                return toldAt(tx, mine.account, id);
            }))->row;
        };
        const auto beyond = [this](const QString &id, qint64 row) {
            return *m_folder->read(
                [&](CacheTx &tx) { return Result(toldBeyond(tx, mine.account, id, row)); });
        };
        const qint64 late = (*m_folder->read([](CacheTx &tx) {
            return toldUpTo(tx, mine.account, (noon - hourMs + 1) << 10);
        }))->row;
        // What another app has read, and what it has not.
        QCOMPARE(noticeTime(late), noon - hourMs);
        QCOMPARE(noticeTime(at(u"14"_s)), noon - minuteMs);
        QCOMPARE(beyond(u"14"_s, newestNotice), QSet<qint64>());
        QCOMPARE(noticeTime(at(u"12"_s)), noon - 2 * minuteMs);
        QCOMPARE(beyond(u"12"_s, at(u"12"_s)), QSet<qint64>{late});
        QCOMPARE(beyond(u"12"_s, at(u"13"_s)), (QSet<qint64>{late, at(u"13"_s)}));
        // What may be told of what was read here.
        QCOMPARE(tellable(at(u"9"_s)), u"9"_s);
        QCOMPARE(tellable(late), u"9"_s);
        QCOMPARE(tellable(at(u"12"_s)), u"12"_s);
        QCOMPARE(tellable(at(u"13"_s)), u"14"_s);
        QCOMPARE(tellable(at(u"13"_s), {at(u"12"_s)}), u"9"_s);
        QCOMPARE(tellable(at(u"13"_s), {at(u"9"_s), late}), QString());
        QCOMPARE(tellable(0), QString());
    }

    /// The place is an edit of a post that both have boosted, and it is edited once more.
    void whatAnotherAccountMoves()
    {
        const auto post = postBy(author, u"https://h.example/p/1"_s, u"1"_s, noon - 3 * hourMs);
        const auto edited = [&](const QString &id, qint64 at) {
            return told(Kind::Edited, id, at, author.acct, post);
        };
        const Teller other = accountAt(u"g.example"_s, u"G"_s);
        const NoticePlace place{noon - hourMs, u"5"_s};
        QVERIFY(keepNotices(*m_folder, mine, {edited(u"5"_s, noon - hourMs)}, true));
        QVERIFY(keepNotices(*m_folder, other, {edited(u"7"_s, noon - hourMs)}, true));
        const auto mention = postBy(author, u"https://h.example/p/2"_s, u"2"_s, noon - hourMs);
        QVERIFY(keepNotices(*m_folder, mine,
            {told(Kind::Mention, u"6"_s, noon - 30 * minuteMs, author.acct, mention)}, true));
        QCOMPARE(unread(place), 1);
        QVERIFY(keepNotices(*m_folder, other, {edited(u"8"_s, noon - minuteMs)}, true));
        QCOMPARE(noticesIn(*m_folder).rows.size(), size_t(2)); // it is one row yet
        QCOMPARE(unread(place), 2); // the mention, and the news of the edit
        QCOMPARE(unread({noon - minuteMs, u"5"_s}), 0); // read where it stands now
    }

    /// It stands in no row, so nobody could go and read it.
    void whatOneAccountHides()
    {
        Prepared hidden = postBy(author, u"https://h.example/p/1"_s, u"1"_s, noon - hourMs);
        hidden.item.post.viewer = ViewerState{};
        hidden.item.post.viewer->filters = {{.id = u"1"_s,
            .title = u"films"_s,
            .action = FilterAction::Hide,
            .contexts = NotificationsContext}};
        const Prepared shown = postBy(author, u"https://h.example/p/2"_s, u"2"_s, noon - hourMs);
        QVERIFY(keepNotices(*m_folder, mine,
            {told(Kind::Mention, u"7"_s, noon - minuteMs, author.acct, hidden),
                told(Kind::Mention, u"6"_s, noon - hourMs, author.acct, shown)},
            true));
        const Teller other = accountAt(u"g.example"_s, u"G"_s);
        Prepared plain = hidden;
        plain.item.post.viewer = ViewerState{};
        QVERIFY(keepNotices(*m_folder, other,
            {told(Kind::Mention, u"8"_s, noon - minuteMs, author.acct, plain),
                told(Kind::Mention, u"5"_s, noon - hourMs, author.acct, shown)},
            true));
        QCOMPARE(noticesIn(*m_folder).rows.size(), size_t(1));
        QCOMPARE(unread({}), 1);
        const auto others = m_folder->read([&](CacheTx &tx) {
            return unreadNotices(tx, other.account, {.upTo = 1, .late = {}}, 100);
        });
        QVERIFY(others.ok());
        QCOMPARE(others->size(), 1);
        // So nobody waits for it either.
        const auto passed = m_folder->read([&](CacheTx &tx) {
            const auto first = toldAt(tx, mine.account, u"6"_s);
            return unshownAbove(tx, mine.account, (*first)->row, {Kind::Mention});
        });
        QVERIFY(passed.ok() && *passed);
        QCOMPARE((*passed)->place.localId, u"7"_s);
    }

    /// The others are passed, up to the first one that is shown.
    void whatNoColumnShows()
    {
        QVERIFY(keepNotices(*m_folder, mine,
            {told(Kind::Follow, u"9"_s, noon - secondMs, doerOf(1)),
                told(Kind::Moved, u"8"_s, noon - 2 * secondMs, doerOf(2)),
                told(Kind::FollowRequest, u"7"_s, noon - 3 * secondMs, doerOf(3)),
                told(Kind::Follow, u"6"_s, noon - 4 * secondMs, doerOf(4))},
            true));
        const auto row = [this](const QString &id) {
            return (*m_folder->read([&](CacheTx &tx) {
                return toldAt(tx, mine.account, id);
            }))->row;
        };
        const auto passed = [this](qint64 from, const std::vector<Kind> &shown) {
            const auto last = *m_folder->read(
                [&](CacheTx &tx) { return unshownAbove(tx, mine.account, from, shown); });
            return last ? last->place.localId : QString();
        };
        QCOMPARE(passed(1, {Kind::FollowRequest}), u"6"_s);
        QCOMPARE(passed(row(u"7"_s), {Kind::FollowRequest}), u"9"_s);
        QCOMPARE(passed(row(u"7"_s), {Kind::FollowRequest, Kind::Follow}), u"8"_s);
        QCOMPARE(passed(1, {Kind::FollowRequest, Kind::Follow}), QString());
        QCOMPARE(passed(row(u"9"_s), {Kind::FollowRequest}), QString());
        const auto unshown = [this](qint64 event) {
            return *m_folder->read(
                [&](CacheTx &tx) { return Result(isUnshown(tx, event, {Kind::FollowRequest})); });
        };
        QVERIFY(unshown(row(u"8"_s)));
        QVERIFY(!unshown(row(u"7"_s)));
        QVERIFY(!unshown(row(u"9"_s) + 1)); // is not there
    }

    void keys_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<bool>("ofAPost");
        QTest::addColumn<bool>("oneForTwoAccounts");
        QTest::addColumn<bool>("grouped");
        QTest::newRow("mention") << Kind::Mention << true << true << false;
        QTest::newRow("quote") << Kind::Quote << true << true << false;
        QTest::newRow("post") << Kind::Post << true << true << false;
        QTest::newRow("poll") << Kind::PollEnded << true << true << false;
        QTest::newRow("favourite") << Kind::Favourite << true << true << true;
        QTest::newRow("boost") << Kind::Boost << true << true << true;
        QTest::newRow("reaction") << Kind::Reaction << true << true << true;
        QTest::newRow("hidden favourite") << Kind::Favourite << false << false << false;
        QTest::newRow("follow") << Kind::Follow << false << false << true;
        QTest::newRow("sign-up") << Kind::SignUp << false << true << true;
        QTest::newRow("report") << Kind::Report << false << true << false;
        QTest::newRow("request") << Kind::FollowRequest << false << false << false;
        QTest::newRow("warning") << Kind::Warning << false << false << false;
        QTest::newRow("other") << Kind::Other << true << false << false;
    }
    void keys()
    {
        QFETCH(Kind, kind);
        QFETCH(bool, ofAPost);
        const NoticeFacts one{.kind = kind,
            .account = {u"H"_s},
            .host = u"h.example"_s,
            .localId = u"7"_s,
            .doer = u"ao@a.example"_s,
            .reaction = {},
            .postUri = ofAPost ? u"https://a.example/1"_s : QString(),
            .postAt = 0,
            .reportId = u"3"_s,
            .groupKey = {},
            .at = noon};
        NoticeFacts other = one;
        other.account = {u"G"_s};
        other.localId = u"8"_s;
        other.at += minuteMs;
        QTEST(noticeKey(one) == noticeKey(other), "oneForTwoAccounts");
        QTEST(!noticeGrouping(one).isEmpty(), "grouped");
        NoticeFacts late = one;
        late.at += groupSpanMs;
        QVERIFY(noticeGrouping(one).isEmpty() || noticeGrouping(one) != noticeGrouping(late));
        late.groupKey = other.groupKey = u"theirs-1"_s;
        other.account = late.account;
        QCOMPARE(noticeGrouping(late), noticeGrouping(other));
    }

    /// Two own accounts that follow somebody hear of one move.
    void aMoveIsOne()
    {
        const NoticeFacts one{.kind = Kind::Moved,
            .account = {u"H"_s},
            .localId = u"7"_s,
            .doer = u"ao@a.example"_s,
            .reaction = {},
            .postUri = {},
            .target = u"ao@b.example"_s,
            .groupKey = {},
            .at = noon};
        NoticeFacts other = one;
        other.account = {u"G"_s};
        other.localId = u"8"_s;
        QCOMPARE(noticeKey(one), noticeKey(other));
        NoticeFacts further = other;
        further.target = u"ao@c.example"_s;
        QVERIFY(noticeKey(one) != noticeKey(further));
        NoticeFacts whose = other;
        whose.doer = u"mei@a.example"_s;
        QVERIFY(noticeKey(one) != noticeKey(whose));
        NoticeFacts untold = one;
        untold.target.clear();
        other.target.clear();
        QVERIFY(noticeKey(untold) != noticeKey(other));
    }

    void aMoveToldTwiceIsOneRow()
    {
        PreparedNotice move = told(Kind::Moved, u"7"_s, noon - minuteMs, u"ao@a.example"_s);
        move.notice.text = u"ao@b.example"_s;
        QVERIFY(keepNotices(*m_folder, mine, {move}, true));
        move.notice.localId = u"81"_s;
        QVERIFY(keepNotices(*m_folder, accountAt(u"g.example"_s, u"G"_s), {move}, true));
        const NoticePage page = noticesIn(*m_folder);
        QCOMPARE(page.rows.size(), size_t(1));
        QCOMPARE(page.rows[0].accounts, (QStringList{u"G"_s, u"H"_s}));
    }

    /// Two own accounts are moderators of one server.
    void whatModeratorsAreTold()
    {
        const NoticeFacts one{.kind = Kind::Report,
            .account = {u"H"_s},
            .host = u"h.example"_s,
            .localId = u"7"_s,
            .doer = u"ao@a.example"_s,
            .reaction = {},
            .postUri = {},
            .reportId = u"3"_s,
            .groupKey = {},
            .at = noon};
        NoticeFacts other = one;
        other.account = {u"G"_s};
        other.localId = u"8"_s;
        QCOMPARE(noticeKey(one), noticeKey(other));
        NoticeFacts another = one;
        another.reportId = u"4"_s; // by the same person
        QVERIFY(noticeKey(one) != noticeKey(another));
        other.host = u"g.example"_s; // which counts for itself
        QVERIFY(noticeKey(one) != noticeKey(other));
        NoticeFacts unnamed = one;
        unnamed.reportId.clear();
        other = unnamed;
        other.account = {u"G"_s};
        QVERIFY(noticeKey(unnamed) != noticeKey(other));
        // New people are one row for both, whether the server says so or not.
        for (const QString &group : {QString(), u"admin.sign_up-494"_s}) {
            NoticeFacts newcomer = one;
            newcomer.kind = Kind::SignUp;
            newcomer.groupKey = group;
            other = newcomer;
            other.account = {u"G"_s};
            other.localId = u"8"_s;
            other.doer = u"mei@a.example"_s;
            QVERIFY(noticeKey(newcomer) != noticeKey(other));
            QCOMPARE(noticeGrouping(newcomer), noticeGrouping(other));
            other.host = u"g.example"_s;
            QVERIFY(noticeGrouping(newcomer) != noticeGrouping(other));
        }
    }

    void moderatorsOfOneServerSeeOneRow()
    {
        PreparedNotice report = told(Kind::Report, u"7"_s, noon - minuteMs, u"ao@a.example"_s);
        report.notice.reportId = u"3"_s;
        const PreparedNotice first = told(Kind::SignUp, u"6"_s, noon - hourMs, u"eva@h.example"_s);
        QVERIFY(keepNotices(*m_folder, mine, {report, first}, true));
        report.notice.localId = u"81"_s;
        const Teller other = accountAt(u"h.example"_s, u"G"_s);
        QVERIFY(keepNotices(*m_folder, other,
            {report, told(Kind::SignUp, u"80"_s, noon - hourMs, u"eva@h.example"_s),
                told(Kind::SignUp, u"79"_s, noon - hourMs - 1, u"ivo@h.example"_s)},
            true));
        const NoticePage page = noticesIn(*m_folder);
        QCOMPARE(
            wordsOf(page), (QStringList{u"report ao@a.example"_s, u"sign-up eva@h.example+1"_s}));
        QCOMPARE(page.rows[0].accounts, (QStringList{u"G"_s, u"H"_s}));
        QCOMPARE(page.rows[1].accounts, (QStringList{u"G"_s, u"H"_s}));
        QCOMPARE(page.rows[1].events, 2);
    }

    /// Which of their reports are one is not known.
    void moderatorsOfOlderFilesAreAskedAnew()
    {
        Folder folder;
        {
            Database old(folder.path(u"cache.db"_s), Database::Mode::ReadWrite, false);
            QVERIFY(migrate(old, cacheMigrations(), 20));
            old.exec("INSERT INTO source(key, kind, param, newest_id, read_at) VALUES"
                     "('notifications:H', 'notifications', '', '9', 1),"
                     "('notifications:G', 'notifications', '', '9', 1)");
            old.exec("INSERT INTO notice(id, key, kind, post_uri, word, text, reaction, pending) "
                     "VALUES(1, 'a', 14, '', '', '', '', 0), (2, 'b', 8, '', '', '', '', 0),"
                     "(3, 'c', 8, '', '', '', '', 0)");
            old.exec("INSERT INTO notice_told(account, notice, local_id) "
                     "VALUES('H', 1, '7'), ('H', 2, '8'), ('G', 3, '9'), ('H', 3, '9')");
        }
        QVERIFY(!folder.open());
        const auto kept = [&](const QString &account) {
            return *folder.read([&](CacheTx &tx) { return noticeCount(tx, {account}, 100); });
        };
        const auto readAt = [&](const QString &account) {
            return *folder.read([&](CacheTx &tx) {
                return Result(sourceState(tx, noticesOf(accountAt({}, account))).readAt);
            });
        };
        QCOMPARE(kept(u"H"_s), 0);
        QCOMPARE(readAt(u"H"_s), 0);
        QCOMPARE(kept(u"G"_s), 1);
        QCOMPARE(readAt(u"G"_s), 1);
        QCOMPARE(noticesIn(folder).rows.size(), size_t(1));
    }

    /// Half days are the post's, where it is known when it was posted.
    void edges()
    {
        NoticeFacts early{.kind = Kind::Favourite,
            .account = {u"H"_s},
            .localId = u"7"_s,
            .doer = u"ao@a.example"_s,
            .reaction = {},
            .postUri = u"https://a.example/1"_s,
            .postAt = noon - hourMs,
            .groupKey = {},
            .at = noon - 1};
        const auto grouping = [&](qint64 at) {
            NoticeFacts other = early;
            other.localId = u"8"_s;
            other.at = at;
            return noticeGrouping(other);
        };
        QCOMPARE(grouping(noon), noticeGrouping(early)); // whatever the hour
        QCOMPARE(grouping(noon - hourMs - secondMs), noticeGrouping(early)); // clocks differ
        QCOMPARE(grouping(noon - hourMs + groupSpanMs - 1), noticeGrouping(early));
        QVERIFY(grouping(noon - hourMs + groupSpanMs) != noticeGrouping(early));
        QCOMPARE(
            grouping(noon - hourMs + 2 * groupSpanMs - 1), grouping(noon - hourMs + groupSpanMs));
        early.postAt = 0;
        QVERIFY(grouping(noon) != noticeGrouping(early));
        early.postAt = noon - hourMs; // says nothing of who follows
        early.kind = Kind::Follow;
        QVERIFY(grouping(noon) != noticeGrouping(early));
        // What one event is does not hang on it: what is kept already does not come again.
        NoticeFacts known = early;
        known.kind = early.kind = Kind::Favourite;
        known.postAt = 0;
        QCOMPARE(noticeKey(known), noticeKey(early));
    }

private:
    bool signIn(const QString &id)
    {
        const Account account{.id = {id}, .acct = u"me@h.example"_s, .host = u"h.example"_s};
        return m_folder->writeUser([=](UserTx &tx) { return addAccount(tx, account); }).ok();
    }
    void save(const NoticePlace &place)
    {
        QVERIFY(
            m_folder->writeUser([=](UserTx &tx) { return saveNoticePlace(tx, {u"H"_s}, place); }));
    }
    void saveLate(const QStringList &ids)
    {
        QVERIFY(
            m_folder->writeUser([=](UserTx &tx) { return saveLateNotices(tx, {u"H"_s}, ids); }));
    }
    QStringList late() { return m_folder->readUser(lateNotices)->value(u"H"_s); }
    NoticePlace place() { return m_folder->readUser(noticePlaces)->value(u"H"_s); }
    QString tellable(qint64 upTo, const QSet<qint64> &late = {})
    {
        return *m_folder->read([&](CacheTx &tx) {
            return Result(readUpToId(tx, mine.account, {upTo, late}));
        });
    }
    int unread(const NoticePlace &seen, int limit = 100, const QSet<qint64> &late = {})
    {
        return int(m_folder
                       ->read([&](CacheTx &tx) {
                           const NoticesRead read{*readUpTo(tx, mine.account, seen), late};
                           return unreadNotices(tx, mine.account, read, limit);
                       })
                       ->size());
    }

    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_noticeplaces)
#include "tst_noticeplaces.moc"
