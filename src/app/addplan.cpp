// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/addplan.h"

#include "engine/requestserver.h"
#include "sync/people.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// By list, and in a list by turns of their hosts: the first of each, then the second of each. The
/// engine asks hosts side by side, so that a piece with many hosts takes no longer than its
/// slowest.
std::vector<Candidate> inTurns(std::vector<Candidate> people)
{
    struct Place {
        int list;
        int turn;
    };
    QHash<QString, int> lists;
    QHash<QString, int> turns;
    std::vector<std::pair<Place, Candidate>> placed;
    for (Candidate &candidate : people) {
        const QString id = candidate.list.value;
        if (!lists.contains(id)) {
            lists.insert(id, int(lists.size()));
        }
        const QString host = candidate.known ? QString() : hostOfCandidate(candidate);
        const int turn = candidate.known ? 0 : turns[id + u' ' + host]++;
        placed.push_back({{lists.value(id), turn}, std::move(candidate)});
    }
    std::ranges::stable_sort(placed, [](const auto &a, const auto &b) {
        return std::pair(a.first.list, a.first.turn) < std::pair(b.first.list, b.first.turn);
    });
    std::vector<Candidate> sorted;
    for (auto &[place, candidate] : placed) {
        sorted.push_back(std::move(candidate));
    }
    return sorted;
}

Error errorOf(const QJsonObject &result)
{
    const QJsonDocument error(result[u"error"].toObject());
    return errorFromOutcome(QString::fromUtf8(error.toJson(QJsonDocument::Compact)));
}

} // namespace

QString hostOfCandidate(const Candidate &candidate)
{
    return namedHost(candidate.who);
}

AddPlan::AddPlan(std::vector<Candidate> people)
{
    add(std::move(people));
}

void AddPlan::add(std::vector<Candidate> people)
{
    m_total += int(people.size());
    for (Candidate &candidate : inTurns(std::move(people))) {
        m_waiting.push_back(std::move(candidate));
    }
    if (m_cancelled) {
        cancel();
    }
}

int AddPlan::count(AddEnd end) const
{
    return int(std::ranges::count(m_placed, end, &Placed::end));
}

QJsonObject AddPlan::next()
{
    if (m_waiting.empty() || !m_asked.empty()) {
        return {};
    }
    const ListId list = m_waiting.front().list;
    const bool known = m_waiting.front().known;
    size_t size = 0;
    const size_t most = std::min(known ? mostKnown : mostLookedFor, m_waiting.size());
    while (size < most && m_waiting[size].list == list && m_waiting[size].known == known) {
        ++size;
    }
    const auto end = m_waiting.begin() + qsizetype(size);
    m_asked.assign(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
    m_waiting.erase(m_waiting.begin(), end);
    QJsonArray handles;
    QJsonArray actors;
    QStringList typed;
    for (const Candidate &candidate : m_asked) {
        handles.append(candidate.who);
        actors.append(candidate.actorUri);
        const QString host = hostOfCandidate(candidate);
        if (candidate.typed && !host.isEmpty() && !typed.contains(host)) {
            typed << host;
        }
    }
    QJsonObject argument{{u"list"_s, list.value}, {u"handles"_s, handles}};
    if (known) {
        argument.insert(u"actors"_s, actors);
    }
    argument.insert(u"typed"_s, QJsonArray::fromStringList(typed));
    return argument;
}

void AddPlan::take(const QJsonObject &answer)
{
    const size_t before = m_asked.size();
    const QJsonArray results = answer[u"results"].toArray();
    for (const auto &value : results) {
        takeResult(value.toObject());
    }
    if (m_asked.size() == before) {
        // Nothing was done: who asks again would ask for ever.
        fail(Error{.kind = ErrorKind::Timeout});
        return;
    }
    // Who was not begun is asked for again, first.
    std::vector<Candidate> rest = std::exchange(m_asked, {});
    std::ranges::move(m_waiting, std::back_inserter(rest));
    m_waiting = std::move(rest);
    for (const auto &value : results) {
        const QJsonObject result = value.toObject();
        const Error error = errorOf(result);
        const QString host = namedHost(result[u"handle"].toString());
        if (addEnd(result[u"outcome"].toString()) == AddEnd::NotAdded
            && isWholeHostAway(error, host)) {
            endHost(host, error);
        }
    }
    if (m_cancelled) {
        cancel();
    }
}

void AddPlan::takeResult(const QJsonObject &result)
{
    const auto how = addEnd(result[u"outcome"].toString());
    const auto found = std::ranges::find(m_asked, result[u"handle"].toString(), &Candidate::who);
    if (!how || found == m_asked.end()) {
        return;
    }
    const Candidate candidate = std::move(*found);
    m_asked.erase(found);
    end(candidate, *how, result[u"acct"].toString(),
        *how == AddEnd::NotAdded ? errorOf(result) : Error());
}

void AddPlan::endHost(const QString &host, const Error &error)
{
    Error ofHost = error;
    ofHost.subject = host;
    std::vector<Candidate> others;
    for (Candidate &candidate : std::exchange(m_waiting, {})) {
        if (!candidate.known && hostOfCandidate(candidate) == host) {
            end(candidate, AddEnd::NotAdded, {}, ofHost);
        } else {
            others.push_back(std::move(candidate));
        }
    }
    m_waiting = std::move(others);
}

void AddPlan::fail(const Error &error)
{
    for (const Candidate &candidate : std::exchange(m_asked, {})) {
        end(candidate, AddEnd::NotAdded, {}, error);
    }
    for (const Candidate &candidate : std::exchange(m_waiting, {})) {
        end(candidate, AddEnd::NotAdded, {}, error);
    }
}

void AddPlan::cancel()
{
    m_cancelled = true;
    for (const Candidate &candidate : std::exchange(m_waiting, {})) {
        end(candidate, AddEnd::NotBegun, {}, Error{.kind = ErrorKind::Cancelled});
    }
}

void AddPlan::end(const Candidate &candidate, AddEnd how, const QString &acct, const Error &error)
{
    m_placed.push_back({candidate, how, acct, error});
}

} // namespace asterism
