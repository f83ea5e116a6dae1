// SPDX-License-Identifier: GPL-3.0-or-later
#include "noticetesting.h"

#include "store/census.h"
#include "store/deletes.h"
#include "store/familiar.h"
#include "store/fanout.h"
#include "store/homeplaces.h"
#include "store/livechanges.h"
#include "store/noticeplaces.h"
#include "store/outbox.h"
#include "store/outboxposts.h"
#include "store/outboxturn.h"
#include "store/runs.h"
#include "store/search.h"
#include "store/tokenizer/fts5tokenizer.h"

#include <QSet>

#include <sqlite3.h>

using namespace asterism;
using namespace asterism::store;

namespace {

/// Every statement that ran, as SQLite saw it.
class Recorder {
public:
    explicit Recorder(Database &db)
        : m_handle(db.raw().getHandle())
    {
        sqlite3_trace_v2(m_handle, SQLITE_TRACE_STMT, &Recorder::note, &m_statements);
    }
    ~Recorder() { sqlite3_trace_v2(m_handle, 0, nullptr, nullptr); }
    Recorder(const Recorder &) = delete;

    QStringList statements() const { return m_statements.values(); }

private:
    static int note(unsigned, void *into, void *statement, void *text)
    {
        // "--" begins a trigger's or a virtual table's own statement.
        if (!QByteArrayView(static_cast<const char *>(text)).startsWith("--")) {
            const char *sql = sqlite3_sql(static_cast<sqlite3_stmt *>(statement));
            static_cast<QSet<QString> *>(into)->insert(QString::fromUtf8(sql));
        }
        return 0;
    }

    sqlite3 *m_handle;
    QSet<QString> m_statements;
};

QStringList planOf(Database &db, const QString &sql)
{
    QStringList steps;
    const QByteArray text = "EXPLAIN QUERY PLAN " + sql.toUtf8();
    SQLite::Statement plan(db.raw(), text.constData());
    while (plan.executeStep()) {
        steps << QString::fromUtf8(plan.getColumn(3).getText());
    }
    return steps;
}

/// A plan that reads a whole table, or sorts what an index could give in order.
QString slowStep(const QStringList &plan, bool mayScan)
{
    for (const QString &step : plan) {
        const bool list = step.contains(u"VIRTUAL TABLE"_s) || step.contains(u"CONSTANT ROW"_s)
            || step.contains(u"SCAN (subquery"_s) || step.contains(u"SCAN who"_s);
        if (step.startsWith(u"SCAN"_s) && !list && !mayScan) {
            return step;
        }
        if (step.contains(u"TEMP B-TREE FOR ORDER BY"_s) && !mayScan) {
            return step;
        }
    }
    return {};
}

} // namespace

/// The statements of the hot paths, taken as they run, must all be answered by an index.
class tst_queryplans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(!m_folder.open());
        std::vector<Prepared> items;
        for (int i = 500; i > 0; --i) {
            const Actor author = person(u"user%1@a.example"_s.arg(i % 50));
            items.push_back(postBy(author, u"https://a.example/n%1"_s.arg(i), QString::number(i),
                noon - dayMs + i * 1000));
        }
        m_items = items;
        // Some names only a quarter know: without statistics the plans are those of a new cache.
        QVERIFY(m_folder.commit(guestAt(u"a.example"_s), newest(local, items), items));
    }

    void ingest()
    {
        const auto slow = slowIn([&](CacheTx &tx) -> Result<Done> {
            (void)applyMembership(tx, {{.list = {u"L"_s}, .acct = u"user1@a.example"_s}});
            Prepared post =
                postBy(person(u"new@c.example"_s), u"https://c.example/1"_s, u"c1"_s, noon - 5);
            post.item.post.url = u"https://c.example/@new/1"_s;
            post.item.post.viewer = ViewerState{.favourited = true};
            const Prepared boost = boostBy(m_items[3].item.post.author, post, u"b1"_s, noon - 3);
            const std::vector<Prepared> page{boost, post, m_items[0]};
            (void)commitPage(tx, accountAt(u"h.example"_s, u"H"_s), newest(home, page), page);
            (void)commitPage(tx, feedOf(u"c.example"_s), newest(home, page), page);
            const LiveChange change{.who = u"7"_s, .reaction = {.name = u"👍"_s}};
            (void)applyChange(tx, guestAt(u"a.example"_s), u"77"_s, change, {u"H"_s});
            return Done{};
        });
        QCOMPARE(slow, QString());
    }

    void reading()
    {
        const auto slow = slowIn([&](CacheTx &tx) -> Result<Done> {
            (void)timelinePage(tx, {local, home, listSource({u"L"_s})}, newestEvent, 40);
            const RowOptions leaving{.lists = {{u"L"_s, {.hideReplies = true, .onlyMedia = true}}},
                .exclusive = {u"L"_s}};
            (void)timelinePage(tx, {home, listSource({u"L"_s})}, newestEvent, 40, leaving);
            (void)eventAt(tx, noon, m_items[0].item.post.uri);
            (void)postByUri(tx, m_items[0].item.post.uri);
            (void)sightingsOf(tx, m_items[0].item.post.uri);
            (void)boostSightingsOf(tx, 1, 5);
            (void)receivedBefore(tx, u"a.example"_s, {u"1"_s}, noon);
            (void)search(tx, u"text"_s, 40);
            (void)seenRows(tx, local, 0, noon, 80);
            (void)unreadIn(tx, local, u"user1@a.example"_s, {noon - dayMs, 0, 0}, 100, {u"L"_s});
            (void)homeEntryAt(tx, local, newestEvent);
            (void)homeEntryAt(tx, home, newestEvent); // a boost
            (void)homeEntryOf(tx, local, u"77"_s);
            return Done{};
        });
        QCOMPARE(slow, QString());
    }

    void searching()
    {
        const SearchPlaces places{
            .own = {u"user1@a.example"_s}, .named = {{u"mine"_s, {home.key(), local.key()}}}};
        const auto slow = slowIn([&](CacheTx &tx) -> Result<Done> {
            for (const QString &text : {u"text from:me"_s, u"from:user2@a.example has:image"_s,
                     u"in:home in:bookmarks"_s, u"in:mine -has:poll"_s, u"tag:tea lang:ja"_s,
                     u"has:media has:video has:audio"_s, u"has:link has:cw"_s, u"after:2d"_s,
                     u"before:2d -text"_s}) {
                (void)search(tx, parseSearch(text, noon), places, 40);
            }
            return Done{};
        });
        QCOMPARE(slow, QString());
    }

    void whatIsKnownToSomebodyWhoTypes()
    {
        const auto slow = slowIn([&](CacheTx &tx) -> Result<Done> {
            for (const Source &read : {local, home}) {
                const KnownWish wish{.acct = u"user1@a.example"_s, .home = read, .text = u"us"_s};
                (void)knownPeople(tx, wish);
                (void)knownTags(tx, wish);
            }
            return Done{};
        });
        QCOMPARE(slow, QString());
    }

    void theCensus()
    {
        const CensusKey key{{u"H"_s}, MovedKind::Follows};
        const CensusItem item{.item = {.subject = u"ao@a.example"_s}};
        const auto slow = slowIn([&](CacheTx &tx) -> Result<Done> {
            (void)beginCensus(tx, key, -1);
            (void)addToCensus(tx, key, {item}, {});
            (void)endCensus(tx, key);
            (void)putIntoCensus(tx, key, item);
            (void)census(tx, key, 0, 40);
            (void)censusState(tx, key);
            (void)takeFromCensus(tx, key, item.item);
            (void)forgetCensus(tx, key.account);
            return Done{};
        });
        QCOMPARE(slow, QString());
    }

    void runsOfImports()
    {
        const auto slow = *m_folder.writeUser([&](UserTx &tx) -> Result<QString> {
            QStringList statements;
            {
                const Recorder recorder(tx.db);
                const qint64 run = *addRun(tx, {.account = {u"H"_s}});
                (void)addRunRows(tx, run, std::vector<RunRow>(3));
                (void)runCounts(tx, run);
                (void)nextRow(tx, run);
                (void)unknownRows(tx, run, 0, 40);
                (void)rowsToLookAt(tx, noon, 40);
                (void)nextLookAt(tx);
                (void)lookAtRequested(tx, run, noon);
                (void)runRows(tx, run, {});
                (void)runRows(tx, run, {.outcome = Outcome::Refused});
                (void)runRows(tx, run, {.finding = Finding::Moved});
                (void)runRows(tx, run, {.removes = true});
                (void)countRunRows(tx, run, {.removes = true, .search = u"x"_s});
                (void)saveRow(tx, run, {});
                (void)spareNamed(tx, run, {}, {});
                (void)cancelRows(tx, run);
                (void)retryRows(tx, run);
                (void)retryRows(tx, run, {1});
                (void)dropRun(tx, run);
                statements = recorder.statements();
            }
            return slowOf(tx.db, statements);
        });
        QCOMPARE(slow, QString());
    }

    void theOutbox()
    {
        const Action boost{
            .kind = Action::Kind::Boost, .account = {u"H"_s}, .target = u"https://a.example/1"_s};
        const auto slow = *m_folder.writeUser([&](UserTx &tx) -> Result<QString> {
            QStringList statements;
            {
                const Recorder recorder(tx.db);
                const auto done = enqueue(tx, boost, {});
                (void)enqueue(tx, boost, {});
                (void)outboxRow(tx, done->id);
                (void)underWay(tx, boost.account);
                (void)rowsAbout(tx, boost.account, boost.target, 1);
                (void)failedAbout(tx, boost.account, boost.target);
                (void)nextTurn(tx, {.account = boost.account});
                (void)nextTurn(tx, {.account = boost.account, .hand = OutboxHand::Files});
                (void)resultIds(tx, boost.account, 1);
                (void)saveOutboxRow(tx, {.id = done->id});
                (void)retryAction(tx, done->id);
                (void)cancelAction(tx, done->id);
                const Action post{
                    .kind = Action::Kind::Publish, .account = boost.account, .target = u"post"_s};
                const auto posts = enqueuePosts(tx, {post}, 0, {});
                (void)rowsBehind(tx, posts->front());
                (void)saveAttachments(tx, posts->front(), {});
                (void)saveOutboxRow(tx,
                    {.id = posts->front(),
                        .action = post,
                        .state = OutboxRow::State::Done,
                        .resultUri = u"uri"_s});
                Action edit = boost;
                edit.kind = Action::Kind::Edit;
                (void)enqueuePosts(tx, {edit}, 0, {});
                (void)pendingEdit(tx, edit.account, edit.target);
                (void)overtakenEdits(tx);
                (void)tidyOutbox(tx);
                statements = recorder.statements();
            }
            return slowOf(tx.db, statements);
        });
        QCOMPARE(slow, QString());
    }

    void removing()
    {
        const auto slow = slowIn([&](CacheTx &tx) -> Result<Done> {
            (void)removeSeen(tx, u"a.example"_s, u"77"_s);
            (void)removeSeen(tx, u"h.example"_s, u"b1"_s);
            (void)removeSeen(tx, u"h.example"_s, u"nothing"_s);
            (void)removeBoostOf(tx, u"h.example"_s, 1, u"user1@a.example"_s);
            (void)applyMembership(tx, {});
            return Done{};
        });
        QCOMPARE(slow, QString());
    }

    void notifications()
    {
        using Kind = Notification::Kind;
        const auto slow = slowIn([&](CacheTx &tx) -> Result<Done> {
            const Teller mine = accountAt(u"h.example"_s, u"H"_s);
            const Prepared post =
                postBy(person(u"me@h.example"_s), u"https://h.example/1"_s, u"h1"_s, noon - hourMs);
            const std::vector<PreparedNotice> page{
                told(Kind::Favourite, u"9"_s, noon - 1, u"x@x.example"_s, post),
                told(Kind::Follow, u"8"_s, noon - 2, u"x@x.example"_s)};
            (void)commitNotices(tx, mine, noticePlace(mine, page), page);
            (void)commitLiveNotice(tx, mine, noticesOf(mine), page.front(), true);
            const auto found = noticePage(tx, {.accounts = {u"H"_s}}, newestNotice, 40);
            (void)noticeRow(tx, {}, found->rows.front().row);
            (void)noticePeople(tx, found->rows.front().row);
            (void)noticesAreFull(tx, noticesOf(mine));
            const auto newestTold = toldUpTo(tx, mine.account, newestNotice);
            (void)toldAt(tx, mine.account, u"8"_s);
            (void)readUpTo(tx, mine.account, (*newestTold)->place);
            (void)unreadNotices(tx, mine.account, {}, 100);
            (void)unreadNotices(tx, mine.account, {newestNotice, {found->rows.front().row}}, 100);
            dropNoticesAbout(tx, post.item.post.uri);
            return Done{};
        });
        QCOMPARE(slow, QString());
    }

    /// Cascades run inside DELETE, where EXPLAIN QUERY PLAN does not look: the same conditions.
    void cascades_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("sighting of post") << u"DELETE FROM sighting WHERE post = ?"_s;
        QTest::newRow("sighting of boost") << u"DELETE FROM sighting WHERE boost = ?"_s;
        QTest::newRow("entry of post") << u"DELETE FROM entry WHERE post = ?"_s;
        QTest::newRow("viewer of post") << u"DELETE FROM viewer WHERE post = ?"_s;
        QTest::newRow("boost of post") << u"DELETE FROM boost WHERE post = ?"_s;
        QTest::newRow("post of author") << u"SELECT 1 FROM post WHERE author = ?"_s;
        QTest::newRow("boost of actor") << u"SELECT 1 FROM boost WHERE actor = ?"_s;
        QTest::newRow("notification by actor") << u"SELECT 1 FROM notice WHERE actor = ?"_s;
        QTest::newRow("who was told") << u"DELETE FROM notice_told WHERE notice = ?"_s;
        QTest::newRow("hashtags of post") << u"DELETE FROM tagged WHERE post = ?"_s;
        QTest::newRow("gap of source") << u"DELETE FROM gap WHERE source = ?"_s;
    }
    void cascades()
    {
        QFETCH(QString, sql);
        const auto plan =
            *m_folder.read([&](CacheTx &tx) { return Result<QStringList>(planOf(tx.db, sql)); });
        QCOMPARE(slowStep(plan, false), QString());
    }

    void theMergeWalksThePrimaryKey()
    {
        const auto plan = *m_folder.read([&](CacheTx &tx) {
            return Result<QStringList>(planOf(tx.db,
                u"SELECT sort_at, post, boost FROM entry WHERE source = ? "
                "AND (sort_at, post, boost) < (?, ?, ?) "
                "ORDER BY sort_at DESC, post DESC, boost DESC"_s));
        });
        QCOMPARE(plan.size(), 1);
        QVERIFY2(plan[0].contains(u"USING PRIMARY KEY (source=? AND sort_at<?"_s)
                || plan[0].contains(u"USING PRIMARY KEY (source=? AND (sort_at,post,boost)<"_s),
            qPrintable(plan[0]));
    }

private:
    /// The first slow step of what the closure runs, with its statement; empty when there is none.
    template <typename F> QString slowIn(F closure)
    {
        QString found;
        (void)m_folder.write([&](CacheTx &tx) -> Result<Done> {
            QStringList statements;
            {
                const Recorder recorder(tx.db);
                (void)closure(tx);
                statements = recorder.statements();
            }
            found = slowOf(tx.db, statements);
            return Done{};
        });
        return found;
    }
    static QString slowOf(Database &db, const QStringList &statements)
    {
        for (const QString &sql : statements) {
            const QString step = slowStep(planOf(db, sql), isSmall(sql));
            if (!step.isEmpty()) {
                return step + u" in "_s + sql;
            }
        }
        return statements.size() < 3 ? u"hardly anything ran"_s : QString();
    }
    /// Tables with a row a list member, a gap or a list of a server, and the handful of servers
    /// that saw one post.
    static bool isSmall(const QString &sql)
    {
        return sql.contains(u"FROM member"_s) || sql.contains(u"FROM gap"_s)
            || sql.contains(u"ORDER BY i.host"_s) || sql.contains(u"ORDER BY uri = ?1"_s)
            || sql.contains(u"ORDER BY linked"_s) || sql.contains(u"FROM server_list"_s);
    }

    Folder m_folder;
    std::vector<Prepared> m_items;
    const Source local = localSource(u"a.example"_s);
    const Source home = homeSource({u"H"_s}, u"h.example"_s);
};

QTEST_GUILESS_MAIN(tst_queryplans)
#include "tst_queryplans.moc"
