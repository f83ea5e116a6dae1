// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/keepinstep.h"

#include "migration/merging.h"
#include "migration/newrun.h"
#include "store/accounts.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 noon = 1'795'348'800'000; // 2026-11-22T12:00:00Z
constexpr int patienceMs = 20'000;

const Account ao{.id = {u"1"_s}, .acct = u"ao@one.example"_s, .host = u"one.example"_s};
const Account mei{.id = {u"2"_s}, .acct = u"mei@two.example"_s, .host = u"two.example"_s};

template <typename T> Result<T> await(QFuture<Result<T>> future)
{
    const bool answered = QTest::qWaitFor([&] { return future.isFinished(); }, patienceMs);
    return answered && future.resultCount() > 0 ? future.result()
                                                : Result<T>(Error{.kind = ErrorKind::Timeout});
}

std::vector<store::CensusItem> itemsOf(const QStringList &accts)
{
    std::vector<store::CensusItem> items;
    for (const QString &acct : accts) {
        items.push_back({.item = {.subject = acct}});
    }
    return items;
}

QStringList merged(const std::vector<MovedItem> &items)
{
    QStringList accts;
    for (const MovedItem &item : items) {
        accts << item.subject;
    }
    return accts;
}

} // namespace

/// Servers and runs as they are told; the store is real.
class tst_keepinstep : public QObject {
    Q_OBJECT

    ManualClock m_clock{noon};
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<KeepInStep> m_keep;
    QHash<QString, QStringList> m_follows; ///< by account id, as its server has them
    std::optional<Error> m_trouble; ///< of the servers
    RowState m_checkedAs = RowState::Waiting;
    std::function<void()> m_whileChecked;
    QList<qint64> m_begun;
    int m_reads = 0;

    template <typename F> auto user(F closure) const
    {
        return await(m_store->writeUser(std::move(closure)));
    }

    /// As CensusReading, at once.
    QFuture<Result<store::CensusState>> read(const Account &account, MovedKind kind)
    {
        ++m_reads;
        if (m_trouble) {
            return answered(Result<store::CensusState>(*m_trouble));
        }
        const store::CensusKey key{account.id, kind};
        return m_store->writeCache([key, items = itemsOf(m_follows.value(account.id.value))](
                                       store::CacheTx &tx) -> Result<store::CensusState> {
            for (const auto &done : {store::beginCensus(tx, key, -1),
                     store::addToCensus(tx, key, items, {}), store::endCensus(tx, key)}) {
                if (!done) {
                    return done.error();
                }
            }
            return store::censusState(tx, key);
        });
    }
    QFuture<Result<bool>> check(qint64 run)
    {
        if (m_whileChecked) {
            m_whileChecked();
        }
        return m_store->writeUser([run, as = m_checkedAs](store::UserTx &tx) -> Result<bool> {
            auto rows = store::runRows(tx, run, {});
            if (!rows) {
                return rows.error();
            }
            for (RunRow &row : *rows) {
                row.state = as;
                row.finding = Finding::ToDo;
                row.outcome = as == RowState::Ended ? Outcome::Already : Outcome::None;
            }
            const auto saved = store::saveRows(tx, run, *rows);
            return saved ? Result<bool>(true) : Result<bool>(saved.error());
        });
    }
    QFuture<Result<Done>> begin(qint64 run)
    {
        m_begun << run;
        return m_store->writeUser([run](store::UserTx &tx) -> Result<Done> {
            auto found = store::runById(tx, run);
            if (!found || !*found) {
                return Error{.kind = ErrorKind::NotFound};
            }
            (*found)->state = RunState::Running;
            return store::saveRun(tx, **found);
        });
    }
    /// Its last row ended, as it says.
    void runEnds(qint64 run, Outcome outcome) const
    {
        QVERIFY(user([run, outcome](store::UserTx &tx) -> Result<Done> {
            auto rows = store::runRows(tx, run, {});
            auto found = store::runById(tx, run);
            if (!rows || !found || !*found) {
                return Error{.kind = ErrorKind::NotFound};
            }
            for (RunRow &row : *rows) {
                row.state = RowState::Ended;
                row.outcome = outcome;
            }
            (*found)->state = RunState::Done;
            const auto saved = store::saveRows(tx, run, *rows);
            return saved ? store::saveRun(tx, **found) : saved;
        }));
    }
    void chose(int hours) const
    {
        QVERIFY(user([hours](store::UserTx &tx) {
            return store::saveInStep(tx, {.from = ao.id, .to = mei.id, .everyHours = hours});
        }));
    }
    std::vector<store::InStep> pairs() const
    {
        const auto all = user([](store::UserTx &tx) { return store::inStep(tx); });
        return all ? *all : std::vector<store::InStep>();
    }
    std::vector<Run> runs() const
    {
        const auto all = user([](store::UserTx &tx) { return store::runs(tx); });
        return all ? *all : std::vector<Run>();
    }
    QStringList rowsOfRun(qint64 run) const
    {
        QStringList accts;
        const auto rows = user([run](store::UserTx &tx) { return store::runRows(tx, run, {}); });
        for (const RunRow &row : rows ? *rows : std::vector<RunRow>()) {
            accts << row.item.subject;
        }
        return accts;
    }
    /// Looks, and everything that comes of it is over.
    void look() const
    {
        m_keep->tick();
        QTRY_VERIFY_WITH_TIMEOUT(!m_keep->isBusy(), patienceMs);
    }

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(noon);
        m_dir = std::make_unique<QTemporaryDir>();
        auto opened = store::Store::open({.folder = m_dir->path(), .engine = true}, m_clock);
        QVERIFY(opened);
        m_store = std::move(*opened);
        m_follows = {{ao.id.value, {u"a@x.example"_s, u"b@x.example"_s, mei.acct}},
            {mei.id.value, {u"B@x.example"_s}}};
        m_trouble.reset();
        m_checkedAs = RowState::Waiting;
        m_whileChecked = {};
        m_begun.clear();
        m_reads = 0;
        const KeepInStep::Ports ports{.read = [this](const Account &account, MovedKind kind,
                                                  qint64) { return read(account, kind); },
            .check = [this](qint64 run) { return check(run); },
            .begin = [this](qint64 run) { return begin(run); }};
        m_keep = std::make_unique<KeepInStep>(*m_store, m_clock, ports);
        m_keep->start();
        QVERIFY(user([](store::UserTx &tx) -> Result<Done> {
            const auto added = store::addAccount(tx, ao);
            return added ? store::addAccount(tx, mei) : added;
        }));
    }
    void cleanup()
    {
        m_keep->close();
        QTRY_VERIFY_WITH_TIMEOUT(!m_keep->isBusy(), patienceMs);
        m_keep.reset();
        m_store.reset();
        m_dir.reset();
    }

    void nothingUnlessItWasChosen()
    {
        look();
        QCOMPARE(m_reads, 0);
        QVERIFY(runs().empty());
    }

    void whoIsNotFollowedThereIsMerged()
    {
        chose(24);
        look();
        QCOMPARE(int(runs().size()), 1);
        const Run run = runs()[0];
        QCOMPARE(m_begun, QList<qint64>{run.id});
        QCOMPARE(run.account, mei.id);
        QCOMPARE(run.acct, mei.acct);
        QCOMPARE(run.kind, MovedKind::Follows);
        QVERIFY(!run.overwrite);
        QVERIFY(run.title.contains(ao.acct));
        QCOMPARE(rowsOfRun(run.id), QStringList{u"a@x.example"_s});
        QCOMPARE(pairs()[0].lastAt, noon);
        // Its next turn.
        m_clock.advance(23 * hourMs);
        look();
        QCOMPARE(m_reads, 2);
    }

    void notWhileAnEarlierOneGoesOn()
    {
        chose(24);
        look();
        m_clock.advance(25 * hourMs);
        look();
        QCOMPARE(m_reads, 2);
        runEnds(m_begun[0], Outcome::Done);
        look();
        QCOMPARE(m_reads, 4);
    }

    /// Whoever refused is not asked every day; who could not be asked is.
    void nobodyIsNamedTwice()
    {
        chose(24);
        look();
        runEnds(m_begun[0], Outcome::Refused);
        m_clock.advance(25 * hourMs);
        look();
        QCOMPARE(int(m_begun.size()), 1);
        QCOMPARE(pairs()[0].lastAt, m_clock.now());
        QVERIFY(user([run = m_begun[0]](store::UserTx &tx) { return store::retryRows(tx, run); }));
        runEnds(m_begun[0], Outcome::ServerGone);
        m_clock.advance(25 * hourMs);
        look();
        QCOMPARE(int(m_begun.size()), 2);
    }

    void nothingToDoLeavesNoRun()
    {
        m_follows[mei.id.value] << u"a@x.example"_s;
        chose(24);
        look();
        QVERIFY(runs().empty());
        QCOMPARE(pairs()[0].lastAt, noon);
    }

    /// The servers say what the census did not know.
    void nothingLeftAfterTheCheckLeavesNoRun()
    {
        m_checkedAs = RowState::Ended;
        chose(24);
        look();
        QVERIFY(runs().empty());
        QVERIFY(m_begun.isEmpty());
        QCOMPARE(pairs()[0].lastAt, noon);
    }

    void aFailureIsTriedAgainInAnHour()
    {
        m_trouble = Error{.kind = ErrorKind::Network, .subject = u"one.example"_s};
        chose(24);
        look();
        QCOMPARE(m_reads, 1);
        QCOMPARE(m_keep->trouble(ao.id, mei.id), m_trouble);
        m_clock.advance(59 * minuteMs);
        look();
        QCOMPARE(m_reads, 1);
        m_trouble.reset();
        m_clock.advance(minuteMs);
        look();
        QVERIFY(!m_keep->trouble(ao.id, mei.id));
        QCOMPARE(int(m_begun.size()), 1);
    }

    void aLimitIsWaitedFor()
    {
        m_trouble = Error{.kind = ErrorKind::RateLimited, .until = noon + 3 * hourMs};
        chose(24);
        look();
        m_clock.advance(2 * hourMs);
        look();
        QCOMPARE(m_reads, 1);
        m_clock.advance(hourMs);
        look();
        QCOMPARE(m_reads, 2);
    }

    void endedByTheUserMeanwhile()
    {
        m_whileChecked = [this] {
            m_store->writeUser([](store::UserTx &tx) {
                return store::saveInStep(tx, {.from = ao.id, .to = mei.id, .everyHours = 0});
            });
        };
        chose(24);
        look();
        QVERIFY(m_begun.isEmpty());
        QVERIFY(runs().empty());
        QVERIFY(pairs().empty());
    }

    void endsWithTheAccount()
    {
        chose(24);
        QVERIFY(user([](store::UserTx &tx) { return store::removeAccount(tx, ao.id); }));
        look();
        QTRY_VERIFY_WITH_TIMEOUT(pairs().empty(), patienceMs);
        QCOMPARE(m_reads, 0);
    }

    /// The program ended between making a run and beginning it.
    void whatWasNotBegunIsMadeAnew()
    {
        const Run left{.account = mei.id,
            .acct = mei.acct,
            .title = inStepTitle(ao.acct),
            .state = RunState::Ready};
        QVERIFY(await(newRun(*m_store, left, rowsFor({{.subject = u"a@x.example"_s}}, false))));
        chose(24);
        look();
        QCOMPARE(int(runs().size()), 1);
        QCOMPARE(runs()[0].state, RunState::Running);
        QCOMPARE(m_begun, QList<qint64>{runs()[0].id});
    }

    void nothingAfterTheEnd()
    {
        chose(24);
        m_keep->close();
        look();
        QCOMPARE(m_reads, 0);
    }

    void whomToMerge()
    {
        auto from = itemsOf({u"a@x.example"_s, u"asked@x.example"_s, u"gone@x.example"_s,
            u"moved@x.example"_s, u"renamed@x.example"_s, u"named@x.example"_s, u"me@y.example"_s});
        from[0].item.boosts = false;
        from[1].requested = true;
        from[2].gone = true;
        from[3].movedTo = u"new@x.example"_s;
        from[4].actorUri = u"https://x.example/renamed"_s;
        auto to = itemsOf({u"new@x.example"_s, u"renamed@other.example"_s});
        to[1].actorUri = from[4].actorUri;
        const auto items =
            followsToMerge(from, to, u"Me@y.example"_s, QSet<QString>{u"named@x.example"_s});
        QCOMPARE(merged(items), QStringList{u"a@x.example"_s});
        QCOMPARE(items[0].boosts, std::optional(false));
    }
};

QTEST_GUILESS_MAIN(tst_keepinstep)
#include "tst_keepinstep.moc"
