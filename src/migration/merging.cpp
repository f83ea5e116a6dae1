// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/merging.h"

#include "migration/newrun.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int mergedAtOnce = 2'000;

using CensusItems = std::vector<store::CensusItem>;
struct BothCensuses {
    CensusItems from;
    CensusItems to;
};

Result<CensusItems> wholeCensus(store::CacheTx &tx, const AccountId &account)
{
    CensusItems all;
    for (;;) {
        const auto page =
            store::census(tx, {account, MovedKind::Follows}, int(all.size()), mergedAtOnce);
        if (!page) {
            return page.error();
        }
        if (page->empty()) {
            return all;
        }
        all.insert(all.end(), page->begin(), page->end());
    }
}

/// Who got an answer: those who could not be asked at all are named again.
bool wasAnsweredInStep(const RunRow &row)
{
    return row.state == RowState::Ended && row.outcome != Outcome::ServerGone
        && row.outcome != Outcome::Cancelled;
}

Result<Done> noteNamed(store::UserTx &tx, qint64 run, QSet<QString> &named)
{
    store::RowsWish wish{.most = mergedAtOnce};
    for (;;) {
        const auto rows = store::runRows(tx, run, wish);
        if (!rows) {
            return rows.error();
        }
        if (rows->empty()) {
            return Done{};
        }
        for (const RunRow &row : *rows) {
            if (wasAnsweredInStep(row)) {
                named.insert(row.item.subject.toLower());
            }
        }
        wish.from = rows->back().place + 1;
    }
}

/// Whom the pair's earlier runs name. What of these was never begun, because the program ended, is
/// thrown away: it is made anew.
Result<QSet<QString>> namedBefore(store::UserTx &tx, const Merging::Pair &pair)
{
    const auto runs = store::runs(tx);
    if (!runs) {
        return runs.error();
    }
    QSet<QString> named;
    for (const Run &run : *runs) {
        if (!isInStepRun(run, pair.from, pair.to)) {
            continue;
        }
        const bool begun = run.state != RunState::Checking && run.state != RunState::Ready;
        const auto done = begun ? noteNamed(tx, run.id, named) : store::dropRun(tx, run.id);
        if (!done) {
            return done.error();
        }
    }
    return named;
}

/// Whether anything is to do, for a pair that the user still wants.
Result<bool> isWorthBeginning(store::UserTx &tx, qint64 run, const Merging::Pair &pair)
{
    const auto counts = store::runCounts(tx, run);
    if (!counts) {
        return counts.error();
    }
    const auto pairs = store::inStep(tx);
    if (!pairs) {
        return pairs.error();
    }
    const bool wanted = std::ranges::any_of(*pairs, [&](const store::InStep &each) {
        return each.from == pair.from.id && each.to == pair.to.id;
    });
    return wanted && counts->waiting > 0;
}

} // namespace

std::vector<MovedItem> followsToMerge(const CensusItems &from, const CensusItems &to,
    const QString &toAcct, const QSet<QString> &named)
{
    QSet<QString> has{toAcct.toLower()};
    for (const store::CensusItem &item : to) {
        has.insert(item.item.subject.toLower());
        if (!item.actorUri.isEmpty()) {
            has.insert(item.actorUri); // servers do not agree on every name
        }
    }
    std::vector<MovedItem> items;
    for (const store::CensusItem &item : from) {
        const QString acct = item.item.subject.toLower();
        const bool isThere =
            has.contains(acct) || has.contains(item.actorUri) || has.contains(item.movedTo);
        if (!isThere && !item.requested && !item.gone && !named.contains(acct)) {
            items.push_back(item.item);
        }
    }
    return items;
}

bool isInStepRun(const Run &run, const Account &from, const Account &to)
{
    return run.account == to.id && run.kind == MovedKind::Follows
        && run.title == inStepTitle(from.acct);
}

Merging::Merging(store::Store &store, KeepInStep::Ports ports, Pair pair, qint64 now,
    std::function<bool()> wanted, QObject *parent)
    : Flow(parent)
    , m_store(store)
    , m_ports(std::move(ports))
    , m_pair(std::move(pair))
    , m_notBefore(now)
    , m_wanted(std::move(wanted))
{
}

void Merging::start()
{
    read(m_pair.from, [this] { read(m_pair.to, [this] { collect(); }); });
}

void Merging::read(const Account &account, const std::function<void()> &then)
{
    m_ports.read(account, MovedKind::Follows, m_notBefore)
        .then(this, [this, account, then](const Result<store::CensusState> &state) {
            if (!state || !m_wanted()) {
                finish(state ? Error{.kind = ErrorKind::Cancelled} : state.error());
            } else if (state->begunAt == 0 && state->readAt >= m_notBefore) {
                then();
            } else {
                read(account, then);
            }
        });
}

void Merging::collect()
{
    const auto readBoth = [from = m_pair.from.id, to = m_pair.to.id](
                              store::CacheTx &tx) -> Result<BothCensuses> {
        auto ofFrom = wholeCensus(tx, from);
        auto ofTo = ofFrom ? wholeCensus(tx, to) : Result<CensusItems>(ofFrom.error());
        if (!ofTo) {
            return ofTo.error();
        }
        return BothCensuses{std::move(*ofFrom), std::move(*ofTo)};
    };
    const auto readNamed = [this](const Result<BothCensuses> &both) {
        if (!both) {
            finish(both.error());
            return;
        }
        m_store.writeUser([pair = m_pair](store::UserTx &tx) { return namedBefore(tx, pair); })
            .then(this, [this, both](const Result<QSet<QString>> &named) {
                named ? collected(followsToMerge(both->from, both->to, m_pair.to.acct, *named))
                      : finish(named.error());
            });
    };
    m_store.readCache(readBoth).then(this, readNamed);
}

void Merging::collected(const std::vector<MovedItem> &items)
{
    if (items.empty()) {
        finish(Done{});
        return;
    }
    const Run run{
        .account = m_pair.to.id, .acct = m_pair.to.acct, .title = inStepTitle(m_pair.from.acct)};
    newRun(m_store, run, rowsFor(items, false)).then(this, [this](const Result<qint64> &made) {
        if (!made) {
            finish(made.error());
            return;
        }
        m_run = *made;
        check();
    });
}

void Merging::check()
{
    m_ports.check(m_run).then(this, [this](const Result<bool> &ready) {
        if (!ready) {
            drop(ready.error());
        } else if (!m_wanted()) {
            drop(Error{.kind = ErrorKind::Cancelled});
        } else {
            *ready ? count() : check();
        }
    });
}

void Merging::count()
{
    m_store
        .readUser([run = m_run, pair = m_pair](
                      store::UserTx &tx) { return isWorthBeginning(tx, run, pair); })
        .then(this,
            [this](const Result<bool> &worth) { worth ? counted(*worth) : drop(worth.error()); });
}

void Merging::counted(bool begins)
{
    if (!begins) {
        drop(Done{});
        return;
    }
    m_ports.begin(m_run).then(
        this, [this](const Result<Done> &begun) { begun ? finish(begun) : drop(begun.error()); });
}

void Merging::drop(const Result<Done> &end)
{
    m_store.writeUser([run = m_run](store::UserTx &tx) { return store::dropRun(tx, run); })
        .then(this,
            [this, end](const Result<Done> &dropped) { finish(end && !dropped ? dropped : end); });
}

} // namespace asterism
