// SPDX-License-Identifier: GPL-3.0-or-later

// users/lists/… (misskey: server/api/endpoints/users/lists). Nobody has to be followed to be in
// one.
#include "sandbox/misskeyapi.h"
#include "sandbox/misskeyentities.h"

#include "base/clock.h"
#include "sandbox/localids.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

constexpr qsizetype mostLists = 10; // policies: userListLimit
constexpr qsizetype mostMembers = 50; // userEachUserListsLimit
constexpr qsizetype longestListName = 100;

Circle *listNamed(const MisskeyCall &call)
{
    auto &circles = call.me().circles;
    const auto found = std::ranges::find(circles, call.text(u"listId"_s), &Circle::id);
    return found == circles.end() ? nullptr : &*found;
}

std::vector<int> sortedMembers(const Circle &circle)
{
    std::vector<int> members(circle.members.begin(), circle.members.end());
    std::ranges::sort(members);
    return members;
}

QJsonObject listJson(const MisskeyCall &call, const Circle &circle)
{
    QJsonArray ids;
    for (const int member : sortedMembers(circle)) {
        ids.append(call.world().accountId(call.outer.site, member));
    }
    return {{u"id"_s, circle.id}, {u"createdAt"_s, isoTime(timeOfAidx(circle.id))},
        {u"name"_s, circle.title}, {u"userIds"_s, ids}, {u"isPublic"_s, false}};
}

std::optional<HttpResponse> nameProblem(const MisskeyCall &call)
{
    const QString name = call.text(u"name"_s);
    if (name.isEmpty()) {
        return call.wrong(
            u"#/properties/name/minLength"_s, u"must NOT have fewer than 1 characters"_s);
    }
    return name.size() > longestListName ? std::optional(call.wrong(
               u"#/properties/name/maxLength"_s, u"must NOT have more than 100 characters"_s))
                                         : std::nullopt;
}

std::optional<Refusal> pushRefusal(const MisskeyCall &call, const Circle &circle, int person)
{
    if (person < 0) {
        return noSuchUser("a89abd3d-f0bc-4cce-beb1-2f446f4f1e6a");
    }
    if (call.world().persons[size_t(person)].blocks.contains(call.viewer())) {
        return Refusal{.message = "You cannot push this user because you have been blocked by "
                                  "this user.",
            .code = "YOU_HAVE_BEEN_BLOCKED",
            .id = "990232c5-3f9d-4d83-9f3f-ef27b6332a4b"};
    }
    if (circle.members.contains(person)) {
        return Refusal{.message = "That user has already been added to that list.",
            .code = "ALREADY_ADDED",
            .id = "1de7c884-1595-49e9-857e-61f12f4d4fc5"};
    }
    return circle.members.size() >= mostMembers
        ? std::optional(Refusal{.message = "You can not push users any more.",
            .code = "TOO_MANY_USERS",
            .id = "2dd9752e-a338-413d-8eec-41814430989b"})
        : std::nullopt;
}

} // namespace

HttpResponse allUserLists(const MisskeyCall &call)
{
    QJsonArray all;
    for (const Circle &circle : call.me().circles) {
        all.append(listJson(call, circle));
    }
    return call.answer(all);
}

HttpResponse showUserList(const MisskeyCall &call)
{
    const Circle *circle = listNamed(call);
    return circle ? call.answer(listJson(call, *circle))
                  : call.no(noSuchList("7bc05c21-1d7a-41ae-88f1-66820f4dc686"));
}

HttpResponse createUserList(const MisskeyCall &call)
{
    if (auto problem = nameProblem(call)) {
        return *problem;
    }
    if (qsizetype(call.me().circles.size()) >= mostLists) {
        return call.no({.message = "You cannot create user list any more.",
            .code = "TOO_MANY_USERLISTS",
            .id = "0cf21a28-7715-4f39-a20d-777bfdb8d138"});
    }
    call.world().addCircle(call.viewer(), call.text(u"name"_s), {});
    return call.answer(listJson(call, call.me().circles.back()));
}

HttpResponse updateUserList(const MisskeyCall &call)
{
    Circle *circle = listNamed(call);
    if (!circle) {
        return call.no(noSuchList("796666fe-3dff-4d39-becb-8a5932c1d5b7"));
    }
    if (call.body.contains(u"name"_s)) {
        if (auto problem = nameProblem(call)) {
            return *problem;
        }
        circle->title = call.text(u"name"_s);
    }
    call.world().changed();
    return call.answer(listJson(call, *circle));
}

HttpResponse deleteUserList(const MisskeyCall &call)
{
    const Circle *circle = listNamed(call);
    if (!circle) {
        return call.no(noSuchList("78436795-db79-42f5-b1e2-55ea2cf19166"));
    }
    const QString id = circle->id;
    std::erase_if(call.me().circles, [&](const Circle &one) { return one.id == id; });
    call.world().changed();
    return call.nothing();
}

/// The server follows whoever is in a list by itself, so that posts arrive (World::federate()).
HttpResponse pushToUserList(const MisskeyCall &call)
{
    Circle *circle = listNamed(call);
    if (!circle) {
        return call.no(noSuchList("2214501d-ac96-4049-b717-91e42272a711"));
    }
    const int person = call.person();
    if (const auto refusal = pushRefusal(call, *circle, person)) {
        return call.no(*refusal);
    }
    circle->members.insert(person);
    call.world().changed();
    return call.nothing();
}

HttpResponse pullFromUserList(const MisskeyCall &call)
{
    Circle *circle = listNamed(call);
    if (!circle) {
        return call.no(noSuchList("7f44670e-ab16-43b8-b4c1-ccd2ee89cc02"));
    }
    const int person = call.person();
    if (person < 0) {
        return call.no(noSuchUser("588e7f72-c744-4a61-b180-d354e912bda2"));
    }
    circle->members.remove(person);
    circle->withReplies.remove(person);
    call.world().changed();
    return call.nothing();
}

HttpResponse userListMemberships(const MisskeyCall &call)
{
    constexpr int usualMembers = 30;
    const Circle *circle = call.viewer() < 0 ? nullptr : listNamed(call);
    if (!circle) {
        return call.no(noSuchList("7bc05c21-1d7a-41ae-88f1-66820f4dc686"));
    }
    std::vector<PagedRow> rows;
    for (const int member : sortedMembers(*circle)) {
        const QString id = rowIdOf(quint64(member) + 1, circle->id);
        const bool replies = circle->withReplies.contains(member);
        rows.push_back({.id = id, .tell = [view = call.view(), id, member, replies] {
                            return QJsonObject{{u"id"_s, id},
                                {u"createdAt"_s, isoTime(timeOfAidx(id))},
                                {u"userId"_s, view.world.accountId(view.site, member)},
                                {u"user"_s, userLite(view, member)}, {u"withReplies"_s, replies}};
                        }});
    }
    return rowsPage(call, std::move(rows), usualMembers);
}

HttpResponse updateMembership(const MisskeyCall &call)
{
    Circle *circle = listNamed(call);
    const int person = call.person();
    if (!circle) {
        return call.no(noSuchList("7f44670e-ab16-43b8-b4c1-ccd2ee89cc02"));
    }
    if (!circle->members.contains(person)) {
        return call.no(noSuchUser("588e7f72-c744-4a61-b180-d354e912bda2"));
    }
    call.flag(u"withReplies"_s) ? void(circle->withReplies.insert(person))
                                : void(circle->withReplies.remove(person));
    call.world().changed();
    return call.nothing();
}

} // namespace asterism::misskeyserver
