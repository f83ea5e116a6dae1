// SPDX-License-Identifier: GPL-3.0-or-later

// blocking/…, mute/…, renote-mute/… (misskey: server/api/endpoints/{blocking,mute,renote-mute})
#include "sandbox/misskeyapi.h"
#include "sandbox/misskeyentities.h"

#include "base/clock.h"
#include "sandbox/localids.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

using Outcome = WriteLog::Outcome;

constexpr int usualTies = 30;

/// Why one of these endpoints does nothing; each has its own ids.
struct TieWords {
    QString what; ///< as World::writes calls it
    Refusal noSuchUser;
    Refusal yourself;
    Refusal already; ///< or not at all, where one ends
};

std::optional<Refusal> tieProblem(
    const MisskeyCall &call, int person, bool already, const TieWords &words)
{
    if (person >= 0 && person == call.viewer()) {
        return words.yourself;
    }
    if (person < 0) {
        return words.noSuchUser;
    }
    return already ? std::optional(words.already) : std::nullopt;
}

/// Refuses or does it, and counts; `answer` where it was done.
HttpResponse changeTie(const MisskeyCall &call, bool already, const TieWords &words,
    const std::function<HttpResponse(int person)> &change)
{
    const int person = call.person();
    const auto refusal = tieProblem(call, person, already, words);
    if (person >= 0) {
        call.countPerson(words.what, person,
            !refusal      ? Outcome::Done
                : already ? Outcome::Redundant
                          : Outcome::Refused);
    }
    return refusal ? call.no(*refusal) : change(person);
}

constexpr Refusal blockeeIsYourself(const char *id)
{
    return {.message = "Blockee is yourself.", .code = "BLOCKEE_IS_YOURSELF", .id = id};
}

constexpr Refusal muteeIsYourself(const char *id)
{
    return {.message = "Mutee is yourself.", .code = "MUTEE_IS_YOURSELF", .id = id};
}

/// {id, createdAt, blockeeId, blockee} and the like.
PagedRow tieRow(const MisskeyCall &call, const QString &who, quint64 number, int person,
    const QJsonValue &expires = QJsonValue(QJsonValue::Undefined))
{
    const QString id = rowIdOf(number, who);
    return {.id = id, .tell = [view = call.view(), id, who, person, expires] {
                QJsonObject json{{u"id"_s, id}, {u"createdAt"_s, isoTime(timeOfAidx(id))},
                    {who + u"Id"_s, view.world.accountId(view.site, person)},
                    {who, userDetailed(view, person)}};
                if (!expires.isUndefined()) {
                    json.insert(u"expiresAt"_s, expires);
                }
                return json;
            }};
}

} // namespace

HttpResponse createBlock(const MisskeyCall &call)
{
    const TieWords words{.what = u"block"_s,
        .noSuchUser = noSuchUser("7cc4f851-e2f1-4621-9633-ec9e1d00c01e"),
        .yourself = blockeeIsYourself("88b19138-f28d-42c0-8499-6a31bbd0fdc6"),
        .already = {.message = "You are already blocking that user.",
            .code = "ALREADY_BLOCKING",
            .id = "787fed64-acb9-464a-82eb-afbd745b9614"}};
    return changeTie(call, call.me().blocks.contains(call.person()), words, [&](int person) {
        call.world().block(call.viewer(), person);
        return call.answer(userDetailed(call.view(), person));
    });
}

HttpResponse deleteBlock(const MisskeyCall &call)
{
    const TieWords words{.what = u"unblock"_s,
        .noSuchUser = noSuchUser("8621d8bf-c358-4303-a066-5ea78610eb3f"),
        .yourself = blockeeIsYourself("06f6fac6-524b-473c-a354-e97a40ae6eac"),
        .already = {.message = "You are not blocking that user.",
            .code = "NOT_BLOCKING",
            .id = "291b2efa-60c6-45c0-9f6a-045c8f9b02cd"}};
    return changeTie(call, !call.me().blocks.contains(call.person()), words, [&](int person) {
        call.world().unblock(call.viewer(), person);
        return call.answer(userDetailed(call.view(), person));
    });
}

HttpResponse allBlocks(const MisskeyCall &call)
{
    std::vector<PagedRow> rows;
    const auto &blocks = call.me().blocks;
    for (auto it = blocks.begin(); it != blocks.end(); ++it) {
        rows.push_back(tieRow(call, u"blockee"_s, it.value(), it.key()));
    }
    return rowsPage(call, std::move(rows), usualTies);
}

/// expiresAt: ms since epoch, or null for ever; what lies in the past mutes nobody.
HttpResponse createMute(const MisskeyCall &call)
{
    const TieWords words{.what = u"mute"_s,
        .noSuchUser = noSuchUser("6fef56f3-e765-4957-88e5-c6f65329b8a5"),
        .yourself = muteeIsYourself("a4619cb2-5f23-484b-9301-94c903074e10"),
        .already = {.message = "You are already muting that user.",
            .code = "ALREADY_MUTING",
            .id = "7e7359cb-160c-4956-b08f-4d1c653cd007"}};
    return changeTie(call, call.me().mutes.contains(call.person()), words, [&](int person) {
        const qint64 end = call.body[u"expiresAt"_s].toInteger();
        if (end == 0 || end > call.outer.now) {
            call.world().mute(call.viewer(), person, {.notifications = true, .endsAt = end});
        }
        return call.nothing();
    });
}

HttpResponse deleteMute(const MisskeyCall &call)
{
    const TieWords words{.what = u"unmute"_s,
        .noSuchUser = noSuchUser("b851d00b-8ab1-4a56-8b1b-e24187cb48ef"),
        .yourself = muteeIsYourself("f428b029-6b39-4d48-a1d2-cc1ae6dd5cf9"),
        .already = {.message = "You are not muting that user.",
            .code = "NOT_MUTING",
            .id = "5467d020-daa9-4553-81e1-135c0c35a96d"}};
    return changeTie(call, !call.me().mutes.contains(call.person()), words, [&](int person) {
        call.world().unmute(call.viewer(), person);
        return call.nothing();
    });
}

HttpResponse allMutes(const MisskeyCall &call)
{
    std::vector<PagedRow> rows;
    const auto &mutes = call.me().mutes;
    for (auto it = mutes.begin(); it != mutes.end(); ++it) {
        rows.push_back(tieRow(
            call, u"mutee"_s, it->number, it.key(), entities::timeOrNull(it->options.endsAt)));
    }
    return rowsPage(call, std::move(rows), usualTies);
}

HttpResponse createRenoteMute(const MisskeyCall &call)
{
    const TieWords words{.what = u"mute_renotes"_s,
        .noSuchUser = noSuchUser("5e0a5dff-1e94-4202-87ae-4d9c89eb2271"),
        .yourself = muteeIsYourself("37285718-52f7-4aef-b7de-c38b8e8a8420"),
        .already = {.message = "You are already muting that user.",
            .code = "ALREADY_MUTING",
            .id = "ccfecbe4-1f1c-4fc2-8a3d-c3ffee61cb7b"}};
    return changeTie(call, call.me().renoteMutes.contains(call.person()), words, [&](int person) {
        call.world().muteRenotes(call.viewer(), person);
        return call.nothing();
    });
}

HttpResponse deleteRenoteMute(const MisskeyCall &call)
{
    const TieWords words{.what = u"unmute_renotes"_s,
        .noSuchUser = noSuchUser("9b6728cf-638c-4aa1-bedb-e07d8101474d"),
        .yourself = muteeIsYourself("619b1314-0850-4597-a242-e245f3da42af"),
        .already = {.message = "You are not muting that user.",
            .code = "NOT_MUTING",
            .id = "2e4ef874-8bf0-4b4b-b069-4598f6d05817"}};
    return changeTie(call, !call.me().renoteMutes.contains(call.person()), words, [&](int person) {
        call.world().unmuteRenotes(call.viewer(), person);
        return call.nothing();
    });
}

HttpResponse allRenoteMutes(const MisskeyCall &call)
{
    std::vector<PagedRow> rows;
    const auto &mutes = call.me().renoteMutes;
    for (auto it = mutes.begin(); it != mutes.end(); ++it) {
        rows.push_back(tieRow(call, u"mutee"_s, it.value(), it.key()));
    }
    return rowsPage(call, std::move(rows), usualTies);
}

} // namespace asterism::misskeyserver
