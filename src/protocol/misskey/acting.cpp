// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/misskey/acting.h"

#include "base/log.h"
#include "model/reaction.h"
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/misskeyfamily.h"
#include "protocol/misskey/refusals.h"
#include "protocol/misskey/reporting.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

using What = Write::What;
using MaybeWrite = std::optional<Write>;

constexpr QChar emojiPresentation = u'\ufe0f'; // which the server strips
constexpr qint64 largestRenotes = 8 * 1024 * 1024; // each row holds the post again
constexpr qsizetype mostRenotesRead = 200;
constexpr qsizetype longestOwnReaction = 300;
constexpr int mostVotes = 100;

/// Empty for what is none of them.
QString endpointOfActing(What what)
{
    switch (what) {
    case What::Boost:
        return u"notes/create"_s;
    case What::Unboost:
    case What::DeletePost:
        return u"notes/delete"_s;
    case What::Favourite:
    case What::React:
        return u"notes/reactions/create"_s;
    case What::Unfavourite:
    case What::Unreact:
        return u"notes/reactions/delete"_s;
    case What::Vote:
        return u"notes/polls/vote"_s;
    case What::Pin:
        return u"i/pin"_s;
    case What::Unpin:
        return u"i/unpin"_s;
    case What::MuteThread:
        return u"notes/thread-muting/create"_s;
    case What::UnmuteThread:
        return u"notes/thread-muting/delete"_s;
    case What::AcceptFollower:
        return u"following/requests/accept"_s;
    case What::RejectFollower:
        return u"following/requests/reject"_s;
    case What::RemoveFollower:
        return u"following/invalidate"_s;
    case What::Report:
        return u"users/report-abuse"_s;
    default:
        return {};
    }
}

bool isAboutFollower(What what)
{
    return what == What::AcceptFollower || what == What::RejectFollower
        || what == What::RemoveFollower;
}

/// People react with their own server's emoji alone: the one of that name is what another server's
/// can be here.
QString ownName(const QString &reaction)
{
    return reaction.section(u'@', 0, 0);
}

/// As the server wants it: ":name:", or the emoji itself.
QString reactionTold(const QString &reaction)
{
    return spelt({.name = ownName(reaction), .url = {}, .staticUrl = {}});
}

bool isPicture(const QString &reaction)
{
    return reactionTold(reaction).startsWith(u':');
}

bool isSameToServer(QString one, QString other)
{
    return isSameReaction(one.remove(emojiPresentation), other.remove(emojiPresentation));
}

Result<QJsonObject> boostFields(const Instance &instance, const Write &write)
{
    QJsonObject fields{{u"renoteId"_s, write.localId}};
    if (write.visibility == Visibility::Direct) {
        return noSuchCall(instance);
    }
    if (write.visibility) {
        addVisibility(fields, *write.visibility);
    }
    return fields;
}

Result<QJsonObject> voteFields(const Instance &instance, const Write &write)
{
    if (write.choices.size() != 1 || write.choices.front() < 0) {
        return noSuchCall(instance);
    }
    return QJsonObject{{u"noteId"_s, write.localId}, {u"choice"_s, write.choices.front()}};
}

/// Where the author takes hearts alone, the server itself makes one of it
/// (core/ReactionService.ts).
QString favouriteTold(const Instance &instance)
{
    const QString &own = instance.favouriteReaction;
    return own.isEmpty() ? usualReaction() : reactionTold(own);
}

Result<QJsonObject> reactionFields(const Instance &instance, const Write &write)
{
    const QString reaction =
        write.what == What::Favourite ? favouriteTold(instance) : reactionTold(write.reaction);
    if (ownName(write.reaction).isEmpty() && write.what == What::React) {
        return noSuchCall(instance);
    }
    return QJsonObject{{u"noteId"_s, write.localId}, {u"reaction"_s, reaction}};
}

Result<QJsonObject> fieldsOfActing(const Instance &instance, const Write &write)
{
    switch (write.what) {
    case What::Boost:
        return boostFields(instance, write);
    case What::Unboost:
        return write.boostId.isEmpty() ? Result<QJsonObject>(noSuchCall(instance))
                                       : QJsonObject{{u"noteId"_s, write.boostId}};
    case What::Favourite:
    case What::React:
        return reactionFields(instance, write);
    case What::Vote:
        return voteFields(instance, write);
    case What::Report:
        return reportFields(instance, write);
    default:
        return QJsonObject{
            {isAboutFollower(write.what) ? u"userId"_s : u"noteId"_s, write.localId}};
    }
}

/// Of the page the newest boost by the account; empty when there is none. Quotes are told among
/// boosts, and what is hidden has lost what makes it a quote.
QString ownRenote(const QJsonArray &rows, const Write &write)
{
    QString newest;
    for (qsizetype i = 0; i < rows.size() && i < mostRenotesRead; ++i) {
        const QJsonObject row = rows[i].toObject();
        const QString id = json::text(row, "id"_L1);
        const bool own = json::text(row, "userId"_L1) == write.ownLocalId;
        const bool ofPost = json::text(row, "renoteId"_L1) == write.localId;
        if (own && ofPost && id > newest && isPureRenote(row) && !json::truth(row, "isHidden"_L1)) {
            newest = id;
        }
    }
    return newest;
}

/// Forks tell the account's own boosts alone when they are asked so; Misskey tells the newest of
/// everybody's.
Result<MaybeWrite> afterRenotes(
    const Instance &instance, const Write &write, const Response &response)
{
    const auto rows = arrayAnswer(response, instance.host, false);
    if (!rows) {
        return errorOfChange(instance, rows.error(), response);
    }
    const QString own = ownRenote(*rows, write);
    if (write.what == What::Boost) {
        return own.isEmpty() ? MaybeWrite(write) : MaybeWrite();
    }
    if (own.isEmpty() && rows->size() >= mostRows) {
        return Error{.kind = ErrorKind::Rejected,
            .subject = instance.host,
            .detail = Words::tr("so many have boosted it since that the account's boost cannot be "
                                "found: delete it on the account's page")};
    }
    Write ready = write;
    ready.boostId = own;
    return own.isEmpty() ? MaybeWrite() : MaybeWrite(ready);
}

/// For an emoji that it does not have the server answers with an error of its own (Misskey:
/// endpoints/emoji.ts); before 13 it could not be asked.
Result<MaybeWrite> afterEmoji(
    const Instance &instance, const Write &write, const Response &response)
{
    const auto emoji = objectAnswer(response, instance.host, false);
    if (emoji || isWithoutEndpoint(response)) {
        return MaybeWrite(write);
    }
    const QString code = errorCode(response);
    if (code == "INTERNAL_ERROR"_L1 || code == "NO_SUCH_EMOJI"_L1) {
        return Error{.kind = ErrorKind::Rejected,
            .subject = instance.host,
            .detail = Words::tr("this server does not have that emoji"),
            .httpStatus = response.status};
    }
    return inOurWords(emoji.error(), response);
}

/// Where the account's reaction is not told the server says itself that there is none.
Result<MaybeWrite> afterReactedNote(
    const Instance &instance, const Write &write, const Response &response)
{
    const auto note = objectAnswer(response, instance.host, false);
    if (!note) {
        return errorOfChange(instance, note.error(), response);
    }
    const QString own = reactionName(json::text(*note, "myReaction"_L1).left(longestOwnReaction));
    const bool another = !own.isEmpty() && !isSameToServer(own, write.reaction);
    return another ? MaybeWrite() : MaybeWrite(write);
}

/// A post that is gone is an error of the server's own here (Misskey: endpoints/notes/state.ts);
/// the call itself says so properly.
Result<MaybeWrite> afterState(
    const Instance &instance, const Write &write, const Response &response)
{
    const auto state = objectAnswer(response, instance.host, false);
    if (!state && errorCode(response) != "INTERNAL_ERROR"_L1) {
        return errorOfChange(instance, state.error(), response);
    }
    return state && json::truth(*state, "isMutedThread"_L1) ? MaybeWrite() : MaybeWrite(write);
}

} // namespace

bool isActing(What what)
{
    return !endpointOfActing(what).isEmpty();
}

std::optional<Request> questionBeforeActing(const Instance &instance, const Write &write)
{
    const QJsonObject note{{u"noteId"_s, write.localId}};
    const bool boosts = write.what == What::Boost || write.what == What::Unboost;
    if (boosts && !write.ownLocalId.isEmpty()) {
        Request request = ask(instance, u"notes/renotes"_s,
            {{u"noteId"_s, write.localId}, {u"userId"_s, write.ownLocalId},
                {u"limit"_s, mostRows}});
        request.maxBytes = largestRenotes;
        return request;
    }
    if (write.what == What::React && isPicture(write.reaction)) {
        return ask(instance, u"emoji"_s, {{u"name"_s, ownName(write.reaction)}});
    }
    if (write.what == What::Unreact) {
        return ask(instance, u"notes/show"_s, note);
    }
    return write.what == What::MuteThread ? std::optional(ask(instance, u"notes/state"_s, note))
                                          : std::nullopt;
}

Result<MaybeWrite> actingWithAnswer(
    const Instance &instance, const Write &write, const Response &response)
{
    switch (write.what) {
    case What::Boost:
    case What::Unboost:
        return afterRenotes(instance, write, response);
    case What::React:
        return afterEmoji(instance, write, response);
    case What::Unreact:
        return afterReactedNote(instance, write, response);
    case What::MuteThread:
        return afterState(instance, write, response);
    default:
        return MaybeWrite(write);
    }
}

Result<Request> requestOfActing(const Instance &instance, const Write &write)
{
    const auto fields = fieldsOfActing(instance, write);
    return fields ? tell(instance, endpointOfActing(write.what), *fields)
                  : Result<Request>(fields.error());
}

bool isActedAlready(What what, const QString &code)
{
    switch (what) {
    case What::Unboost:
        return code == u"NO_SUCH_NOTE"; // the boost, which is what is deleted
    case What::Favourite:
    case What::React:
        return code == u"ALREADY_REACTED"; // with the same: another would have been replaced
    case What::Unfavourite:
    case What::Unreact:
        return code == u"NOT_REACTED";
    case What::Vote:
        return code == u"ALREADY_VOTED";
    case What::Pin:
        return code == u"ALREADY_PINNED";
    case What::RemoveFollower:
        return code == u"NOT_FOLLOWING";
    default:
        return false;
    }
}

/// A vote is for one thing.
std::vector<Write> MisskeyFamily::pieces(const Instance &instance, const Write &write) const
{
    if (write.what != What::Vote || write.choices.size() < 2) {
        return Family::pieces(instance, write);
    }
    std::vector<Write> votes;
    QList<int> seen;
    for (const int choice : write.choices) {
        if (!seen.contains(choice) && seen.size() < mostVotes) {
            seen << choice;
            votes.push_back(write);
            votes.back().choices = {choice};
        }
    }
    return votes;
}

/// All but a boost is answered with nothing.
std::optional<TimelineItem> MisskeyFamily::decodeChanged(
    const Instance &instance, const Response &response, What what) const
{
    if (what != What::Boost) {
        return {};
    }
    const auto made = decodePublished(instance, response);
    if (made && made->boost) {
        return *made;
    }
    qCWarning(logProtocol) << "a boost was answered with something else:" << instance.host;
    return {};
}

} // namespace asterism::misskey
