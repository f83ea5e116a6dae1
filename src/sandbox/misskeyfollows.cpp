// SPDX-License-Identifier: GPL-3.0-or-later

// following/… (misskey: server/api/endpoints/following)
#include "sandbox/misskeyapi.h"
#include "sandbox/misskeyentities.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

using Outcome = WriteLog::Outcome;

/// The ids that three endpoints give to the same refusals.
struct FollowRefusals {
    const char *noSuchUser;
    const char *yourself;
    const char *notFollowing;
};

/// Why a follow cannot be ended or changed.
std::optional<Refusal> followProblem(const MisskeyCall &call, int person, const FollowRefusals &ids)
{
    if (person >= 0 && person == call.viewer()) {
        return Refusal{
            .message = "Followee is yourself.", .code = "FOLLOWEE_IS_YOURSELF", .id = ids.yourself};
    }
    if (person < 0) {
        return noSuchUser(ids.noSuchUser);
    }
    return call.me().follows.contains(person)
        ? std::nullopt
        : std::optional(Refusal{.message = "You are not following that user.",
            .code = "NOT_FOLLOWING",
            .id = ids.notFollowing});
}

std::optional<Refusal> newFollowProblem(const MisskeyCall &call, int person)
{
    if (person >= 0 && person == call.viewer()) {
        return Refusal{.message = "Followee is yourself.",
            .code = "FOLLOWEE_IS_YOURSELF",
            .id = "26fbe7bb-a331-4857-af17-205b426669a9"};
    }
    if (person < 0 || call.world().persons[size_t(person)].suspended) {
        return noSuchUser("fcd2eef9-a9b2-4c4f-8624-038099e90aa5");
    }
    if (call.me().follows.contains(person)) {
        return Refusal{.message = "You are already following that user.",
            .code = "ALREADY_FOLLOWING",
            .id = "35387507-38c7-4cb9-9197-300b93783fa0"};
    }
    if (call.me().blocks.contains(person)) {
        return Refusal{.message = "You are blocking that user.",
            .code = "BLOCKING",
            .id = "4e2206ec-aa4f-4960-b865-6c23ac38e2d9"};
    }
    return call.world().persons[size_t(person)].blocks.contains(call.viewer())
        ? std::optional(Refusal{.message = "You are blocked by that user.",
            .code = "BLOCKED",
            .id = "c4ab57cc-4e41-45e9-bfd9-584f61e35ce0"})
        : std::nullopt;
}

QJsonObject requestJson(const View &view, const QString &id, int follower, int followee)
{
    return {{u"id"_s, id}, {u"follower"_s, userLite(view, follower)},
        {u"followee"_s, userLite(view, followee)}};
}

PagedRow requestRow(const MisskeyCall &call, int follower, int followee)
{
    const Citizen::Follow asked = call.world().persons[size_t(follower)].asked.value(followee);
    const QString id = rowIdOf(asked.number, u"request"_s);
    return {.id = id, .tell = [view = call.view(), id, follower, followee] {
                return requestJson(view, id, follower, followee);
            }};
}

} // namespace

HttpResponse createFollow(const MisskeyCall &call)
{
    const int person = call.person();
    if (const auto refusal = newFollowProblem(call, person)) {
        if (person >= 0) {
            const bool again = call.me().follows.contains(person);
            call.countPerson(u"follow"_s, person, again ? Outcome::Redundant : Outcome::Refused);
        }
        return call.no(*refusal);
    }
    const bool changed = call.world().askToFollow(call.viewer(), person, {}, call.outer.now);
    Citizen &me = call.me();
    auto &follows = me.follows.contains(person) ? me.follows : me.asked;
    follows[person].withReplies = call.flag(u"withReplies"_s);
    call.countPerson(u"follow"_s, person, changed ? Outcome::Done : Outcome::Redundant);
    return call.answer(userLite(call.view(), person));
}

HttpResponse deleteFollow(const MisskeyCall &call)
{
    const int person = call.person();
    const auto refusal = followProblem(call, person,
        {.noSuchUser = "5b12c78d-2b28-4dca-99d2-f56139b42ff8",
            .yourself = "d9e400b9-36b0-4808-b1d8-79e707f1296c",
            .notFollowing = "5dbf82f5-c92b-40b1-87d1-6c8c0741fd09"});
    if (person >= 0) {
        call.countPerson(u"unfollow"_s, person, refusal ? Outcome::Redundant : Outcome::Done);
    }
    if (refusal) {
        return call.no(*refusal);
    }
    call.world().unfollow(call.viewer(), person);
    return call.answer(userLite(call.view(), person));
}

HttpResponse updateFollow(const MisskeyCall &call)
{
    const int person = call.person();
    const auto refusal = followProblem(call, person,
        {.noSuchUser = "14318698-f67e-492a-99da-5353a5ac52be",
            .yourself = "4c4cbaf9-962a-463b-8418-a5e365dbf2eb",
            .notFollowing = "b8dc75cf-1cb5-46c9-b14b-5f1ffbd782c9"});
    if (refusal) {
        return call.no(*refusal);
    }
    Citizen::Follow &follow = call.me().follows[person];
    if (call.body.contains(u"notify"_s)) {
        follow.options.notify = call.text(u"notify"_s) == u"normal"_s;
    }
    follow.withReplies = call.flag(u"withReplies"_s, follow.withReplies);
    call.world().changed();
    return call.answer(userLite(call.view(), call.viewer())); // oneself, as it is there
}

HttpResponse receivedRequests(const MisskeyCall &call)
{
    std::vector<PagedRow> rows;
    const auto &persons = call.world().persons;
    for (size_t other = 0; other < persons.size(); ++other) {
        if (persons[other].asked.contains(call.viewer())) {
            rows.push_back(requestRow(call, int(other), call.viewer()));
        }
    }
    return rowsPage(call, std::move(rows));
}

HttpResponse sentRequests(const MisskeyCall &call)
{
    std::vector<PagedRow> rows;
    const auto &asked = call.me().asked;
    for (auto it = asked.begin(); it != asked.end(); ++it) {
        rows.push_back(requestRow(call, call.viewer(), it.key()));
    }
    return rowsPage(call, std::move(rows));
}

HttpResponse cancelRequest(const MisskeyCall &call)
{
    const int person = call.person();
    if (person < 0) {
        return call.no(noSuchUser("4e68c551-fc4c-4e46-bb41-7d4a37bf9dab"));
    }
    if (!call.me().asked.contains(person)) {
        return call.no({.message = "Follow request not found.",
            .code = "FOLLOW_REQUEST_NOT_FOUND",
            .id = "089b125b-d338-482a-9a09-e2622ac9f8d4"});
    }
    call.world().unfollow(call.viewer(), person);
    call.countPerson(u"unfollow"_s, person, Outcome::Done);
    return call.answer(userLite(call.view(), person));
}

HttpResponse acceptRequest(const MisskeyCall &call)
{
    const int person = call.person();
    if (person < 0) {
        return call.no(noSuchUser("66ce1645-d66c-46bb-8b79-96739af885bd"));
    }
    const bool accepted = call.world().accept(person, call.viewer());
    call.countPerson(u"accept_follower"_s, person, accepted ? Outcome::Done : Outcome::Redundant);
    return accepted ? call.nothing()
                    : call.no({.message = "No follow request.",
                        .code = "NO_FOLLOW_REQUEST",
                        .id = "bcde4f8b-0913-4614-8881-614e522fb041"});
}

HttpResponse rejectRequest(const MisskeyCall &call)
{
    const int person = call.person();
    if (person < 0) {
        return call.no(noSuchUser("abc2ffa6-25b2-4380-ba99-321ff3a94555"));
    }
    const bool rejected = call.world().reject(person, call.viewer());
    call.countPerson(u"reject_follower"_s, person, rejected ? Outcome::Done : Outcome::Redundant);
    return call.nothing();
}

} // namespace asterism::misskeyserver
