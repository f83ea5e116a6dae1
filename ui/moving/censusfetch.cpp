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
    m_since = since;
    for (const store::CensusKey &key : wanted) {
        m_queues[key.account].push_back(key.kind);
    }
    std::vector<AccountId> accounts;
    for (const auto &[account, kinds] : m_queues) {
        accounts.push_back(account);
    }
    for (const AccountId &account : accounts) {
        step(account);
    }
}

void CensusFetch::cancel()
{
    m_round += 1;
    m_queues.clear();
}

void CensusFetch::step(const AccountId &account)
{
    const auto queue = m_queues.find(account);
    if (queue == m_queues.end()) {
        return;
    }
    const store::CensusKey key{account, queue->second.front()};
    const QJsonObject argument{
        {u"account"_s, account.value}, {u"kind"_s, word(key.kind)}, {u"since"_s, m_since}};
    hear(m_ask(u"census"_s, argument), &m_store, this,
        [this, key, round = m_round](const Result<QJsonObject> &answer) {
            if (round == m_round) {
                hearStep(key, answer);
            }
        });
}

void CensusFetch::hearStep(const store::CensusKey &key, const Result<QJsonObject> &answer)
{
    if (!answer && answer.error().kind == ErrorKind::RateLimited) {
        const qint64 wait = answer.error().until - m_clock.now();
        later(key.account, std::clamp(wait, secondMs, longestLimitMs));
        return;
    }
    if (!answer) {
        endKind(key, answer.error());
        return;
    }
    const auto number = [&answer](const QString &name) { return (*answer)[name].toInteger(); };
    if (number(u"begun_at"_s) == 0 && number(u"read_at"_s) >= m_since) {
        endKind(key, int(number(u"count"_s)));
        return;
    }
    Q_EMIT progressed(key, int(number(u"found"_s)), int((*answer)[u"total"_s].toInteger(-1)));
    later(key.account, betweenPiecesMs);
}

void CensusFetch::later(const AccountId &account, qint64 waitMs)
{
    QTimer::singleShot(int(waitMs), this, [this, account, round = m_round] {
        if (round == m_round) {
            step(account);
        }
    });
}

void CensusFetch::endKind(const store::CensusKey &key, const Result<int> &count)
{
    auto queue = m_queues.find(key.account);
    queue->second.pop_front();
    if (queue->second.empty()) {
        m_queues.erase(queue);
    }
    const int round = m_round;
    Q_EMIT ended(key, count);
    if (round != m_round) {
        return; // whoever heard it cancelled
    }
    step(key.account);
    if (m_queues.empty()) {
        Q_EMIT finished();
    }
}

} // namespace asterism::ui
