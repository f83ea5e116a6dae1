// SPDX-License-Identifier: GPL-3.0-or-later

// What every call goes through: its body, token and permission (misskey:
// server/api/ApiCallService.ts).
#include "sandbox/misskeyapi.h"

#include "sandbox/answers.h"
#include "sandbox/multipart.h"

#include <QHash>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

struct Endpoint {
    HttpResponse (*answer)(const MisskeyCall &call) = nullptr;
    QString permission = {}; ///< that the token needs; empty: none
    bool guests = false; ///< a token is not needed
    bool get = false; ///< may be a GET
    bool file = false; ///< is sent as a form with a file
};

using Endpoints = QHash<QString, Endpoint>;

Endpoint forAll(HttpResponse (*answer)(const MisskeyCall &call), bool get = false)
{
    return {.answer = answer, .guests = true, .get = get};
}

Endpoint forOwner(HttpResponse (*answer)(const MisskeyCall &call), const QString &permission)
{
    return {.answer = answer, .permission = permission};
}

Endpoint withFile(HttpResponse (*answer)(const MisskeyCall &call), const QString &permission)
{
    return {.answer = answer, .permission = permission, .file = true};
}

Endpoints readingEndpoints()
{
    const QString account = u"read:account"_s;
    return {{u"meta"_s, forAll(meta)}, {u"emojis"_s, forAll(emojis, true)},
        {u"emoji"_s, forAll(emojiDetailed, true)}, {u"stats"_s, forAll(stats, true)},
        {u"i"_s, forOwner(showMe, account)},
        {u"i/favorites"_s, forOwner(myFavorites, u"read:favorites"_s)},
        {u"i/notifications"_s, forOwner(myNotifications, u"read:notifications"_s)},
        {u"users/show"_s, forAll(showUsers)}, {u"users/notes"_s, forAll(userNotes)},
        {u"users/followers"_s, forAll(followersOf)}, {u"users/following"_s, forAll(followingOf)},
        {u"users/relation"_s, forOwner(relationTo, account)},
        {u"users/update-memo"_s, forOwner(updateMemo, u"write:account"_s)},
        {u"users/search-by-username-and-host"_s, forAll(searchUsers)},
        {u"users/search"_s, forOwner(searchUsers, {})},
        {u"ap/show"_s, forOwner(showByUri, account)},
        {u"users/lists/list"_s, forOwner(allUserLists, account)},
        {u"users/lists/show"_s, forOwner(showUserList, account)},
        {u"users/lists/get-memberships"_s, forAll(userListMemberships)},
        {u"following/requests/list"_s, forOwner(receivedRequests, u"read:following"_s)},
        {u"following/requests/sent"_s, forOwner(sentRequests, u"read:following"_s)},
        {u"blocking/list"_s, forOwner(allBlocks, u"read:blocks"_s)},
        {u"mute/list"_s, forOwner(allMutes, u"read:mutes"_s)},
        {u"renote-mute/list"_s, forOwner(allRenoteMutes, u"read:mutes"_s)},
        {u"antennas/list"_s, forOwner(allAntennas, account)},
        {u"antennas/notes"_s, forOwner(antennaNotes, account)},
        {u"clips/list"_s, forOwner(allClips, account)}, {u"clips/notes"_s, forAll(clipNotes)},
        {u"channels/followed"_s, forOwner(followedChannels, u"read:channels"_s)},
        {u"channels/show"_s, forAll(showChannel)},
        {u"channels/timeline"_s, forAll(channelTimeline)}};
}

Endpoints noteEndpoints()
{
    const QString account = u"read:account"_s;
    return {{u"notes/timeline"_s, forOwner(homeTimeline, account)},
        {u"notes/hybrid-timeline"_s, forOwner(hybridTimeline, account)},
        {u"notes/local-timeline"_s, forAll(localTimeline)},
        {u"notes/global-timeline"_s, forAll(globalTimeline)},
        {u"notes/user-list-timeline"_s, forOwner(userListTimeline, account)},
        {u"notes/search-by-tag"_s, forAll(searchByTag)},
        {u"notes/mentions"_s, forOwner(mentionsOfMe, account)}, {u"notes/show"_s, forAll(showNote)},
        {u"notes/children"_s, forAll(noteChildren)}, {u"notes/replies"_s, forAll(noteReplies)},
        {u"notes/renotes"_s, forAll(noteRenotes)},
        {u"notes/conversation"_s, forAll(noteConversation)},
        {u"notes/reactions"_s, forAll(noteReactions, true)},
        {u"notes/state"_s, forOwner(noteState, account)},
        {u"notes/search"_s, forAll(searchUnavailable)},
        {u"hashtags/search"_s, forAll(searchHashtags)}};
}

Endpoints writingEndpoints()
{
    const QString account = u"write:account"_s;
    const QString notes = u"write:notes"_s;
    const QString following = u"write:following"_s;
    const QString blocks = u"write:blocks"_s;
    const QString mutes = u"write:mutes"_s;
    return {{u"notes/create"_s, forOwner(createNote, notes)},
        {u"notifications/mark-all-as-read"_s,
            forOwner(markAllNotifications, u"write:notifications"_s)},
        {u"notes/delete"_s, forOwner(deleteNote, notes)},
        {u"notes/reactions/create"_s, forOwner(createReaction, u"write:reactions"_s)},
        {u"notes/reactions/delete"_s, forOwner(deleteReaction, u"write:reactions"_s)},
        {u"notes/polls/vote"_s, forOwner(voteInPoll, u"write:votes"_s)},
        {u"notes/unrenote"_s, forOwner(unrenote, notes)},
        {u"notes/thread-muting/create"_s, forOwner(muteNoteThread, account)},
        {u"notes/thread-muting/delete"_s, forOwner(unmuteNoteThread, account)},
        {u"i/pin"_s, forOwner(pinNote, account)}, {u"i/unpin"_s, forOwner(unpinNote, account)},
        {u"following/invalidate"_s, forOwner(invalidateFollow, following)},
        {u"users/report-abuse"_s, forOwner(reportAbuse, u"write:report-abuse"_s)},
        {u"notes/favorites/create"_s, forOwner(createFavorite, u"write:favorites"_s)},
        {u"notes/favorites/delete"_s, forOwner(deleteFavorite, u"write:favorites"_s)},
        {u"i/update"_s, forOwner(updateMe, account)},
        {u"users/lists/create"_s, forOwner(createUserList, account)},
        {u"users/lists/update"_s, forOwner(updateUserList, account)},
        {u"users/lists/delete"_s, forOwner(deleteUserList, account)},
        {u"users/lists/push"_s, forOwner(pushToUserList, account)},
        {u"users/lists/pull"_s, forOwner(pullFromUserList, account)},
        {u"users/lists/update-membership"_s, forOwner(updateMembership, account)},
        {u"clips/create"_s, forOwner(createClip, account)},
        {u"clips/add-note"_s, forOwner(addToClip, account)},
        {u"clips/remove-note"_s, forOwner(removeFromClip, account)},
        {u"following/create"_s, forOwner(createFollow, following)},
        {u"following/delete"_s, forOwner(deleteFollow, following)},
        {u"following/update"_s, forOwner(updateFollow, following)},
        {u"following/requests/cancel"_s, forOwner(cancelRequest, following)},
        {u"following/requests/accept"_s, forOwner(acceptRequest, following)},
        {u"following/requests/reject"_s, forOwner(rejectRequest, following)},
        {u"blocking/create"_s, forOwner(createBlock, blocks)},
        {u"blocking/delete"_s, forOwner(deleteBlock, blocks)},
        {u"mute/create"_s, forOwner(createMute, mutes)},
        {u"mute/delete"_s, forOwner(deleteMute, mutes)},
        {u"renote-mute/create"_s, forOwner(createRenoteMute, mutes)},
        {u"renote-mute/delete"_s, forOwner(deleteRenoteMute, mutes)}};
}

Endpoints driveEndpoints()
{
    const QString read = u"read:drive"_s;
    const QString write = u"write:drive"_s;
    const QString account = u"write:account"_s;
    return {{u"drive/files"_s, forOwner(allDriveFiles, read)},
        {u"drive/files/show"_s, forOwner(showDriveFile, read)},
        {u"drive/files/create"_s, withFile(createDriveFile, write)},
        {u"drive/files/update"_s, forOwner(updateDriveFile, write)},
        {u"drive/files/delete"_s, forOwner(deleteDriveFile, write)},
        {u"notes/drafts/list"_s, forOwner(allDrafts, u"read:account"_s)},
        {u"notes/drafts/create"_s, forOwner(createDraft, account)},
        {u"notes/drafts/update"_s, forOwner(updateDraft, account)},
        {u"notes/drafts/delete"_s, forOwner(deleteDraft, account)}};
}

const Endpoints &allEndpoints()
{
    static const Endpoints all = [] {
        Endpoints endpoints = readingEndpoints();
        endpoints.insert(noteEndpoints());
        endpoints.insert(writingEndpoints());
        endpoints.insert(driveEndpoints());
        return endpoints;
    }();
    return all;
}

QString endpointName(const Call &call)
{
    return call.parts.mid(1).join(u'/');
}

/// What only the web client itself may ask for: no application's token ever will do.
bool isSecure(const QString &name)
{
    return name.startsWith(u"i/export-"_s) || name.startsWith(u"i/import-"_s)
        || name == u"i/revoke-token"_s;
}

bool isForm(const HttpRequest &request)
{
    return headerValue(request.headers, "Content-Type").startsWith("multipart/form-data");
}

/// A body that is no JSON object, or no form where there must be a file, does not get as far as an
/// endpoint (fastify).
std::optional<HttpResponse> bodyProblem(const HttpRequest &request, bool file)
{
    const QByteArray type = headerValue(request.headers, "Content-Type");
    if (file) {
        return isForm(request) ? std::nullopt : std::optional(typedAnswer("text/plain", {}, 400));
    }
    if (request.method != "POST" || request.body.isEmpty()) {
        return std::nullopt;
    }
    const auto problem = [](int status, const QString &code, const QString &words) {
        return jsonAnswer(u"misskey"_s,
            QJsonObject{{u"statusCode"_s, status}, {u"code"_s, code}, {u"error"_s, words}}, status);
    };
    if (!type.startsWith("application/json")) {
        return problem(415, u"FST_ERR_CTP_INVALID_MEDIA_TYPE"_s, u"Unsupported Media Type"_s);
    }
    return QJsonDocument::fromJson(request.body).isObject()
        ? std::nullopt
        : std::optional(problem(400, u"FST_ERR_CTP_INVALID_JSON_BODY"_s, u"Bad Request"_s));
}

std::optional<Refusal> accessProblem(
    const Call &call, const Endpoint &endpoint, const std::optional<QStringList> &limits)
{
    if (call.viewer < 0 && !endpoint.guests) {
        return Refusal{.message = "Credential required.",
            .code = "CREDENTIAL_REQUIRED",
            .id = "1384574d-a912-4b81-8601-c7b1c4085df1",
            .status = 401};
    }
    const bool may =
        endpoint.permission.isEmpty() || !limits || limits->contains(endpoint.permission);
    return may ? std::nullopt
               : std::optional(Refusal{.message = "Your app does not have the necessary "
                                                  "permissions to use this endpoint.",
                   .code = "PERMISSION_DENIED",
                   .id = "1370e5b7-d4eb-4566-bb1d-7748ee6a1838",
                   .status = 403,
                   .kind = "permission"});
}

} // namespace

QJsonObject bodyOf(const HttpRequest &request)
{
    QJsonObject body;
    if (isForm(request)) {
        const QByteArray type = headerValue(request.headers, "Content-Type");
        for (const FormPart &part : formParts(request.body, type)) {
            if (!part.isFile) {
                body.insert(part.name, QString::fromUtf8(part.content));
            }
        }
    } else if (request.method != "GET") {
        body = QJsonDocument::fromJson(request.body).object();
    } else {
        for (const auto &[name, value] : request.query.queryItems(QUrl::FullyDecoded)) {
            body.insert(name, value);
        }
    }
    return body;
}

HttpResponse answerEndpoint(const Call &call, const std::optional<QStringList> &limits)
{
    const QString name = endpointName(call);
    const auto endpoint = allEndpoints().constFind(name);
    const bool file = endpoint != allEndpoints().cend() && endpoint->file;
    if (auto problem = bodyProblem(call.request, file)) {
        return *problem;
    }
    if (isSecure(name)) {
        return refusalFor(400);
    }
    const bool get = call.request.method == "GET";
    if (endpoint == allEndpoints().cend() || (!get && call.request.method != "POST")) {
        return noRoute(call.request);
    }
    if (get && !endpoint->get) {
        return refusalFor(405);
    }
    if (const auto refusal = accessProblem(call, *endpoint, limits)) {
        return refusalAnswer(*refusal);
    }
    return endpoint->answer({.outer = call, .body = bodyOf(call.request)});
}

std::optional<LimitedWrite> limitedEndpoint(const Call &call)
{
    static const QHash<QString, std::pair<WriteClass, QString>> known{
        {u"following/create"_s, {WriteClass::Follows, u"follow"_s}},
        {u"following/delete"_s, {WriteClass::Follows, u"unfollow"_s}},
        {u"blocking/create"_s, {WriteClass::Blocks, u"block"_s}},
        {u"blocking/delete"_s, {WriteClass::Blocks, u"unblock"_s}},
        {u"mute/create"_s, {WriteClass::Mutes, u"mute"_s}},
        {u"mute/delete"_s, {WriteClass::Mutes, u"unmute"_s}},
        {u"notes/create"_s, {WriteClass::Posts, u"post"_s}},
        {u"drive/files/create"_s, {WriteClass::Uploads, u"upload"_s}},
        {u"clips/add-note"_s, {WriteClass::Clips, u"clip"_s}},
        {u"notes/delete"_s, {WriteClass::Deletes, u"delete"_s}},
        {u"notes/unrenote"_s, {WriteClass::Deletes, u"unboost"_s}}};
    const auto found = known.constFind(endpointName(call));
    if (found == known.cend() || call.request.method != "POST") {
        return std::nullopt;
    }
    const MisskeyCall asked{.outer = call, .body = bodyOf(call.request)};
    const int person = asked.person();
    const Copy *copy = asked.note();
    return LimitedWrite{.writes = found->first,
        .what = found->second,
        .subject = person >= 0 ? call.world.persons[size_t(person)].handle()
            : copy             ? call.world.noteOf(*copy)->uri
                               : QString()};
}

} // namespace asterism::misskeyserver
