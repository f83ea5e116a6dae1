// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/keepinstep.h"

#include "base/log.h"
#include "migration/merging.h"
#include "store/accounts.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qint64 mergeAgainMs = hourMs;

struct InStepLook {
    std::vector<Account> accounts;
    std::vector<store::InStep> pairs;
    std::vector<Run> runs;

    const Account *account(const AccountId &id) const
    {
        const auto found = std::ranges::find(accounts, id, &Account::id);
        return found == accounts.end() ? nullptr : &*found;
    }
};

Result<InStepLook> lookAtPairs(store::UserTx &tx)
{
    const auto pairs = store::inStep(tx);
    if (!pairs || pairs->empty()) {
        return pairs ? Result<InStepLook>(InStepLook()) : Result<InStepLook>(pairs.error());
    }
    const auto accounts = store::accounts(tx);
    if (!accounts) {
        return accounts.error();
    }
    const auto runs = store::runs(tx);
    if (!runs) {
        return runs.error();
    }
    return InStepLook{*accounts, *pairs, *runs};
}

bool isMergingOn(const Run &run)
{
    return run.state == RunState::Running || run.state == RunState::Paused;
}

bool isMergedNow(const InStepLook &look, const Account &from, const Account &to)
{
    return std::ranges::any_of(
        look.runs, [&](const Run &run) { return isMergingOn(run) && isInStepRun(run, from, to); });
}

/// Says when it was; nothing where the user has ended it meanwhile.
Result<Done> saveMerged(store::UserTx &tx, const AccountId &from, const AccountId &to)
{
    const auto pairs = store::inStep(tx);
    if (!pairs) {
        return pairs.error();
    }
    for (store::InStep pair : *pairs) {
        if (pair.from == from && pair.to == to) {
            pair.lastAt = tx.now;
            return store::saveInStep(tx, pair);
        }
    }
    return Done{};
}

} // namespace

QString inStepTitle(const QString &fromAcct)
{
    // In no language: a run of earlier is known by it after the language was changed.
    return u"↻ @"_s + fromAcct;
}

KeepInStep::KeepInStep(store::Store &store, const Clock &clock, Ports ports, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_ports(std::move(ports))
{
    m_timer.setInterval(int(minuteMs));
    connect(&m_timer, &QTimer::timeout, this, &KeepInStep::tick);
}

void KeepInStep::start()
{
    m_started = true;
    m_timer.start();
}

void KeepInStep::close()
{
    m_started = false;
    m_timer.stop();
}

void KeepInStep::tick()
{
    if (!m_started || m_busy) {
        return;
    }
    m_busy = true;
    m_store.readUser(lookAtPairs).then(this, [this](const Result<InStepLook> &look) {
        m_busy = false;
        if (!look || !m_started) {
            return; // in a minute again
        }
        for (const store::InStep &pair : due(look->pairs)) {
            const Account *from = look->account(pair.from);
            const Account *to = look->account(pair.to);
            if (!from || !to) {
                end(pair);
            } else if (!isMergedNow(*look, *from, *to)) {
                merge(*from, *to);
                return;
            }
        }
    });
}

/// Whose turn is longest ago first.
std::vector<store::InStep> KeepInStep::due(const std::vector<store::InStep> &pairs) const
{
    const qint64 now = m_clock.now();
    std::vector<store::InStep> theirTurn;
    for (const store::InStep &pair : pairs) {
        const qint64 age = now - pair.lastAt;
        const auto later = m_later.find({pair.from, pair.to});
        const bool waits = later != m_later.end() && now < later->second.until;
        // A clock that was set back is no reason to wait for it.
        if (!waits && (age < 0 || age >= pair.everyHours * hourMs)) {
            theirTurn.push_back(pair);
        }
    }
    std::ranges::stable_sort(theirTurn, {}, &store::InStep::lastAt);
    return theirTurn;
}

void KeepInStep::merge(const Account &from, const Account &to)
{
    m_busy = true;
    m_later.erase({from.id, to.id});
    auto *merging = new Merging(
        m_store, m_ports, {from, to}, m_clock.now(), [this] { return m_started; }, this);
    merging->future().then(this, [this, pair = Pair(from.id, to.id)](const Result<Done> &done) {
        if (!done) {
            ended(pair, done);
            return;
        }
        m_store
            .writeUser(
                [pair](store::UserTx &tx) { return saveMerged(tx, pair.first, pair.second); })
            .then(this, [this, pair](const Result<Done> &saved) { ended(pair, saved); });
    });
    merging->start();
}

void KeepInStep::ended(const Pair &pair, const Result<Done> &done)
{
    m_busy = false;
    if (!done && done.error().kind != ErrorKind::Cancelled) {
        qCWarning(logSync).noquote() << "keeping in step:" << sentence(done.error());
        const qint64 until = std::max(m_clock.now() + mergeAgainMs, done.error().until);
        m_later[pair] = {until, done.error()};
    }
    if (done || m_later.contains(pair)) {
        tick(); // the next pair
    }
}

/// One of its accounts was signed out.
void KeepInStep::end(store::InStep pair)
{
    pair.everyHours = 0;
    m_store.writeUser([pair](store::UserTx &tx) { return store::saveInStep(tx, pair); })
        .then(this, [](const Result<Done> &saved) {
            if (!saved) {
                qCWarning(logSync).noquote() << "keeping in step:" << sentence(saved.error());
            }
        });
}

std::optional<Error> KeepInStep::trouble(const AccountId &from, const AccountId &to) const
{
    const auto found = m_later.find({from, to});
    return found == m_later.end() ? std::nullopt : std::optional(found->second.error);
}

} // namespace asterism
