// SPDX-License-Identifier: GPL-3.0-or-later

// Lists of people, paged by ids that only the Link header tells (servers.md §3.2, §10.1)
#include "sandbox/paging.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int usualPeople = 40;
constexpr int mostPeople = 80;

/// The row's id of this person: as good as any that has nothing to do with who it is.
int rowId(int person)
{
    return 7 * (person + 1);
}

} // namespace

HttpResponse peoplePage(const Call &call, const QSet<int> &people)
{
    std::vector<int> all(people.begin(), people.end());
    std::ranges::sort(all, std::ranges::greater());
    if (const int max = call.parameter(u"max_id"_s).toInt(); max > 0) {
        std::erase_if(all, [&](int person) { return rowId(person) >= max; });
    }
    const int wanted = call.parameter(u"limit"_s).toInt();
    const bool snac = call.is("snac"_L1); // gives all of them, without a Link
    const int limit = wanted > 0 ? std::min(wanted, mostPeople) : usualPeople;
    const bool more = !snac && int(all.size()) > limit;
    if (more) {
        all.resize(size_t(limit));
    }
    QJsonArray rows;
    for (const int person : all) {
        rows.append(accountJson(call.view(), person));
    }
    HttpResponse response = call.json(rows);
    if (more) {
        const QString next = u"<%1%2?limit=%3&max_id=%4>; rel=\"next\""_s.arg(call.home().base,
            call.request.path, QString::number(limit), QString::number(rowId(all.back())));
        response.headers.emplace_back("Link", next.toLatin1());
    }
    return response;
}

} // namespace asterism
