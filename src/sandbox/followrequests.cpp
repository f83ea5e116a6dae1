// SPDX-License-Identifier: GPL-3.0-or-later

// GET /api/v1/follow_requests, POST …/:id/{authorize,reject} (recorded:
// tests/fixtures/*/follow_requests.json)
#include "sandbox/akkoma.h"
#include "sandbox/paging.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

HttpResponse askersPage(const Call &call)
{
    std::vector<NumberedRow> rows;
    const auto &persons = call.world.persons;
    for (size_t other = 0; other < persons.size(); ++other) {
        const auto asked = persons[other].asked.constFind(call.viewer);
        if (asked != persons[other].asked.cend()) {
            rows.push_back({.number = asked->number, .person = int(other)});
        }
    }
    return numberedPage(call, std::move(rows));
}

HttpResponse answerAsker(const Call &call, int person, bool accepts)
{
    const QString what = accepts ? u"accept_follower"_s : u"reject_follower"_s;
    const QString who = call.world.persons[size_t(person)].handle();
    const bool changed =
        accepts ? call.world.accept(person, call.viewer) : call.world.reject(person, call.viewer);
    call.countChange(what, who, changed);
    return changed ? call.json(relationshipJson(call, person)) : call.no(404);
}

} // namespace

/// snac tells of nobody up to 2.77, and takes no answer.
HttpResponse followRequests(const Call &call)
{
    if (call.viewer < 0) {
        return call.no(401);
    }
    if (call.is("snac"_L1)) {
        return call.request.method == "GET" ? call.json(QJsonArray()) : call.no(422);
    }
    if (call.parts.size() == 3 && call.request.method == "GET") {
        return askersPage(call);
    }
    const QString answer = call.parts.size() == 5 ? call.parts[4] : QString();
    const bool accepts = answer == u"authorize"_s;
    const int person = call.world.personById(call.site, call.parts.value(3));
    if (call.request.method != "POST" || (!accepts && answer != u"reject"_s) || person < 0) {
        return call.no(404);
    }
    return answerAsker(call, person, accepts);
}

} // namespace asterism
