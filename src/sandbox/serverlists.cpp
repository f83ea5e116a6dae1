// SPDX-License-Identifier: GPL-3.0-or-later

// /api/v1/lists, /api/v1/lists/:id, its accounts, and the lists that somebody is in
// (tests/fixtures/*/list*.json)
#include "sandbox/akkoma.h"
#include "sandbox/api.h"
#include "sandbox/paging.h"
#include "sandbox/sent.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QJsonObject circleJson(const Circle &circle)
{
    return {{u"id"_s, circle.id}, {u"title"_s, circle.title},
        {u"replies_policy"_s, circle.repliesPolicy}, {u"exclusive"_s, circle.exclusive}};
}

/// account_ids[] of a query, a form or JSON; snac reads no JSON.
QStringList namedAccounts(const Call &call)
{
    const QString key = u"account_ids[]"_s;
    const QByteArray type = headerValue(call.request.headers, "Content-Type");
    if (type.startsWith("application/x-www-form-urlencoded")) {
        const QUrlQuery form(QString::fromUtf8(call.request.body));
        return form.allQueryItemValues(key, QUrl::FullyDecoded);
    }
    if (call.is("snac"_L1)) {
        return {};
    }
    QStringList ids = call.request.query.allQueryItemValues(key, QUrl::FullyDecoded);
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    for (const QJsonValue id : body[u"account_ids"_s].toArray()) {
        ids << id.toString();
    }
    return ids;
}

/// Why the viewer may not put that person there; nothing where they may.
std::optional<HttpResponse> refusalOf(const Call &call, const Circle &circle, int person)
{
    if (call.is("snac"_L1) || isAkkoma(call.software())) {
        return std::nullopt; // recorded: snac takes anybody; so does Akkoma, and shows nothing
    }
    const bool gts = call.is("gotosocial"_L1);
    const QString id = call.world.accountId(call.site, person);
    const bool self = person == call.viewer && !gts; // Mastodon alone takes oneself
    const Citizen &viewer = call.world.persons[size_t(call.viewer)];
    // A request is enough for Mastodon (app/models/list_account.rb).
    const bool follows = viewer.follows.contains(person) || (!gts && viewer.asked.contains(person));
    if (!self && !follows) {
        return gts ? call.no(404, u"Not Found: account %1 not currently followed"_s.arg(id))
                   : call.no(422, u"Validation failed: Account must be a followed account"_s);
    }
    if (circle.members.contains(person)) {
        return gts ? call.no(422,
                   u"Unprocessable Entity: account %1 is already in list %2"_s.arg(id, circle.id))
                   : call.no(422, u"Validation failed: Account is already on the list"_s);
    }
    return std::nullopt;
}

HttpResponse membersOf(const Call &call, const Circle &circle)
{
    QJsonArray all;
    for (const int person : circle.members) {
        all.append(accountJson(call.view(), person));
    }
    return call.json(all);
}

/// One that cannot be taken in leaves all of them out.
HttpResponse changeMembers(const Call &call, Circle &circle)
{
    const bool adds = call.request.method == "POST";
    QSet<int> named;
    for (const QString &id : namedAccounts(call)) {
        const int person = call.world.personById(call.site, id);
        if (person < 0 && !call.is("snac"_L1)) {
            return call.no(404);
        }
        if (auto refusal = adds && person >= 0 ? refusalOf(call, circle, person) : std::nullopt) {
            return *refusal;
        }
        if (person >= 0) {
            named.insert(person);
        }
    }
    adds ? circle.members.unite(named) : circle.members.subtract(named);
    call.world.changed();
    return call.json(QJsonObject());
}

std::optional<HttpResponse> titleRefusal(const Call &call, const QString &title)
{
    if (!title.isEmpty()) {
        return std::nullopt;
    }
    return call.is("gotosocial"_L1) ? call.no(400,
               u"Bad Request: list title must be provided, and must be no more than 200 chars"_s)
                                    : call.no(422, u"Validation failed: Title can't be blank"_s);
}

void change(Circle &circle, const Sent &sent)
{
    const QString policy = sent.text(u"replies_policy"_s);
    circle.repliesPolicy = policy.isEmpty() ? circle.repliesPolicy : policy;
    circle.exclusive = sent.flag(u"exclusive"_s).value_or(circle.exclusive);
}

HttpResponse createList(const Call &call)
{
    const Sent sent(call);
    const QString title = sent.text(u"title"_s);
    if (auto refusal = titleRefusal(call, title)) {
        return *refusal;
    }
    call.world.addCircle(call.viewer, title, {});
    Circle &circle = call.world.persons[size_t(call.viewer)].circles.back();
    if (call.is("gotosocial"_L1)) {
        circle.repliesPolicy = u"followed"_s; // unless it is said (list_create_exclusive.json)
    }
    if (!call.is("snac"_L1)) {
        change(circle, sent);
    }
    return call.json(circleJson(circle));
}

HttpResponse changeList(const Call &call, const QString &id)
{
    auto &circles = call.world.persons[size_t(call.viewer)].circles;
    const auto circle = std::ranges::find(circles, id, &Circle::id);
    call.world.changed();
    if (call.request.method == "DELETE") {
        circles.erase(circle);
        return call.json(QJsonObject());
    }
    if (call.request.method != "PUT" || call.is("snac"_L1)) {
        return call.no(404);
    }
    const Sent sent(call);
    const QString title = sent.text(u"title"_s);
    circle->title = title.isEmpty() ? circle->title : title;
    change(*circle, sent);
    return call.json(circleJson(*circle));
}

HttpResponse allLists(const Call &call)
{
    QJsonArray all;
    for (const Circle &circle : call.world.persons[size_t(call.viewer)].circles) {
        all.append(circleJson(circle));
    }
    return call.json(all);
}

} // namespace

const Circle *Call::circle(const QString &id) const
{
    if (viewer < 0) {
        return nullptr;
    }
    const auto &circles = world.persons[size_t(viewer)].circles;
    const auto found = std::ranges::find(circles, id, &Circle::id);
    return found == circles.end() ? nullptr : &*found;
}

HttpResponse serverLists(const Call &call)
{
    if (call.viewer < 0) {
        return call.no(401);
    }
    if (call.parts.size() == 3) {
        return call.request.method == "POST" ? createList(call) : allLists(call);
    }
    const Circle *circle = call.circle(call.parts.value(3));
    if (!circle || call.parts.size() > 5) {
        return call.no(404);
    }
    if (call.parts.size() == 4) {
        return call.request.method == "GET" ? call.json(circleJson(*circle))
                                            : changeList(call, circle->id);
    }
    if (call.parts[4] != u"accounts"_s) {
        return call.no(404);
    }
    if (call.request.method == "GET") {
        const bool all = call.parameter(u"limit"_s) == u"0"_s;
        return all ? membersOf(call, *circle) : peoplePage(call, circle->members);
    }
    auto &circles = call.world.persons[size_t(call.viewer)].circles;
    return changeMembers(call, *std::ranges::find(circles, circle->id, &Circle::id));
}

HttpResponse serverListsOf(const Call &call, int person)
{
    if (call.is("snac"_L1)) {
        return call.no(404); // recorded: account_lists_404.json
    }
    if (call.viewer < 0) {
        return call.no(401);
    }
    QJsonArray all;
    for (const Circle &circle : call.world.persons[size_t(call.viewer)].circles) {
        if (circle.members.contains(person)) {
            all.append(circleJson(circle));
        }
    }
    return call.json(all);
}

} // namespace asterism
