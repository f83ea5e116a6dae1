// SPDX-License-Identifier: GPL-3.0-or-later

// Lists that are paged by ids which only the Link header tells
#include "sandbox/paging.h"

#include "sandbox/localids.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// As good as any that has nothing to do with what the row shows: decimal, or a ULID.
QString rowId(const Call &call, quint64 number)
{
    return call.is("gotosocial"_L1) ? ulid(qint64(number), u"row"_s) : QString::number(7 * number);
}

bool isBelow(const QString &a, const QString &b)
{
    return a.size() == b.size() ? a < b : a.size() < b.size();
}

void cutRows(const Call &call, std::vector<NumberedRow> &rows)
{
    const QString max = call.parameter(u"max_id"_s);
    const QString min = call.parameter(u"min_id"_s);
    const QString since = min.isEmpty() ? call.parameter(u"since_id"_s) : min;
    std::erase_if(rows, [&](const NumberedRow &row) {
        const QString id = rowId(call, row.number);
        return (!max.isEmpty() && !isBelow(id, max)) || (!since.isEmpty() && !isBelow(since, id));
    });
}

/// Mastodon tells of a next page where this one is full, GoToSocial wherever there is a row.
QByteArray rowLinks(const Call &call, const std::vector<NumberedRow> &rows, int limit, bool full)
{
    const auto link = [&](const QString &key, quint64 number, const QString &rel) {
        return u"<%1%2?limit=%3&%4=%5>; rel=\"%6\""_s.arg(call.home().base, call.request.path,
            QString::number(limit), key, rowId(call, number), rel);
    };
    const bool mastodon = call.is("mastodon"_L1);
    QStringList links;
    if (full || !mastodon) {
        links << link(u"max_id"_s, rows.back().number, u"next"_s);
    }
    links << link(mastodon ? u"since_id"_s : u"min_id"_s, rows.front().number, u"prev"_s);
    return links.join(u", "_s).toLatin1();
}

} // namespace

HttpResponse numberedPage(
    const Call &call, std::vector<NumberedRow> rows, const NumberedRules &rules)
{
    std::ranges::sort(rows, std::ranges::greater(), &NumberedRow::number);
    const int wanted = call.parameter(u"limit"_s).toInt();
    const int limit = wanted > 0 ? std::min(wanted, rules.most) : rules.usual;
    const bool snac = call.is("snac"_L1); // gives all of them, without a Link
    if (!snac) {
        cutRows(call, rows);
        rows.resize(std::min(rows.size(), size_t(limit)));
    }
    QJsonArray page;
    for (const NumberedRow &row : rows) {
        page.append(rules.tell ? rules.tell(row) : accountJson(call.view(), row.person));
    }
    HttpResponse response = call.json(page);
    if (!snac && !rows.empty()) {
        response.headers.emplace_back(
            "Link", rowLinks(call, rows, limit, int(rows.size()) == limit));
    }
    return response;
}

HttpResponse peoplePage(const Call &call, const QSet<int> &people)
{
    std::vector<NumberedRow> rows;
    for (const int person : people) {
        rows.push_back({.number = quint64(person) + 1, .person = person});
    }
    return numberedPage(call, std::move(rows));
}

/// Whoever hides their follows has none for others, and their own list stays whole.
static bool areFollowsHidden(const Call &call, int person)
{
    return call.world.persons[size_t(person)].own.hiddenFollows && call.viewer != person;
}

/// snac tells whom somebody follows to themselves alone (account_following_anonymous.json).
HttpResponse followingPage(const Call &call, int person)
{
    if (areFollowsHidden(call, person) || (call.is("snac"_L1) && call.viewer != person)) {
        return call.json(QJsonArray());
    }
    const auto &follows = call.world.persons[size_t(person)].follows;
    std::vector<NumberedRow> rows;
    for (auto it = follows.begin(); it != follows.end(); ++it) {
        rows.push_back({.number = it->number, .person = it.key()});
    }
    return numberedPage(call, std::move(rows));
}

/// snac tells nobody (account_followers.json).
HttpResponse followersPage(const Call &call, int person)
{
    std::vector<NumberedRow> rows;
    const auto &all = call.world.persons;
    const bool told = !call.is("snac"_L1) && !areFollowsHidden(call, person);
    for (size_t other = 0; other < all.size() && told; ++other) {
        const auto found = all[other].follows.constFind(person);
        if (found != all[other].follows.cend()) {
            rows.push_back({.number = found->number, .person = int(other)});
        }
    }
    return numberedPage(call, std::move(rows));
}

} // namespace asterism
