// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/censusfetch.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr qint64 betweenPiecesMs = 100;
constexpr qint64 longestLimitMs = 15 * minuteMs;

} // namespace

CensusFetch::CensusFetch(store::Store &store, Ask ask, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_clock(clock)
{
}

void CensusFetch::begin(const std::vector<store::CensusKey> &wanted, qint64 since)
{
    cancel();
    std::map<AccountId, std::vector<CensusPart>> parts;
    for (const store::CensusKey &key : wanted) {
        parts[key.account].push_back({.account = key.account, .kind = key.kind});
    }
    for (const auto &[account, kinds] : parts) {
        m_plans[account] = {CensusPlan(kinds, since), std::vector<bool>(kinds.size())};
    }
    for (const auto &[account, kinds] : parts) {
        step(account);
    }
}

void CensusFetch::cancel()
{
    m_round += 1;
    m_plans.clear();
}

void CensusFetch::step(const AccountId &account)
{
    const auto reading = m_plans.find(account);
    if (reading == m_plans.end()) {
        return;
    }
    CensusPlan &plan = reading->second.plan;
    const qint64 now = m_clock.now();
    const QJsonObject argument = plan.next(now);
    if (argument.isEmpty()) {
        later(account, std::clamp(plan.waitsUntil() - now, betweenPiecesMs, longestLimitMs));
        return;
    }
    hear(m_ask(u"census"_s, argument), &m_store, this,
        [this, account, round = m_round](const Result<QJsonObject> &answer) {
            if (round == m_round) {
                hearStep(account, answer);
            }
        });
}

void CensusFetch::hearStep(const AccountId &account, const Result<QJsonObject> &answer)
{
    CensusPlan &plan = m_plans.at(account).plan;
    plan.hear(answer, m_clock.now());
    if (!tellEnded(account)) {
        return;
    }
    if (!plan.hasEnded()) {
        const CensusPart &part = *plan.current();
        if (part.found > 0) {
            Q_EMIT progressed({part.account, part.kind}, part.found, part.total);
        }
        later(account, betweenPiecesMs);
        return;
    }
    m_plans.erase(account);
    if (m_plans.empty()) {
        Q_EMIT finished();
    }
}

bool CensusFetch::tellEnded(const AccountId &account)
{
    const int round = m_round;
    Reading &reading = m_plans.at(account);
    const std::vector<CensusPart> parts = reading.plan.parts();
    for (size_t i = 0; i < parts.size(); ++i) {
        const CensusPart &part = parts[i];
        if (part.end == CensusPart::End::Open || reading.told[i]) {
            continue;
        }
        reading.told[i] = true;
        const bool read = part.end == CensusPart::End::Complete;
        Q_EMIT ended(
            {account, part.kind}, read ? Result<int>(part.found) : Result<int>(part.error));
        if (round != m_round) {
            return false;
        }
    }
    return true;
}

void CensusFetch::later(const AccountId &account, qint64 waitMs)
{
    QTimer::singleShot(int(waitMs), this, [this, account, round = m_round] {
        if (round == m_round) {
            step(account);
        }
    });
}

} // namespace asterism::ui
