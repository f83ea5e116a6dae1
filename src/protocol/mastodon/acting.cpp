// SPDX-License-Identifier: GPL-3.0-or-later

// What is done to posts and with followers: /api/v1/statuses/:id/reblog and its neighbours,
// polls/:id/votes, follow_requests/:id, accounts/:id/remove_from_followers, reports
// (docs.joinmastodon.org/methods). Reactions have three ways: Pleroma's
// (docs/development/API/pleroma_api.md), Fedibird's (Fedibird: config/routes.rb) and that of
// glitch-soc's forks, snac and Iceshrimp.NET.
#include "protocol/mastodon/acting.h"

#include "protocol/capabilities.h"
#include "protocol/mastodon/asking.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

using What = Write::What;
using Calls = Capabilities::ReactionCalls;

constexpr qsizetype mostChoices = 100;

Error cannotAct(const Instance &instance)
{
    return {.kind = ErrorKind::Usage,
        .subject = instance.host,
        .detail = Words::tr("this server has no such call")};
}

Error senseless(const Instance &instance)
{
    return {.kind = ErrorKind::Usage,
        .subject = instance.host,
        .detail = Words::tr("something is missing that the server must be told")};
}

bool takesAct(const Capabilities &can, What what)
{
    switch (what) {
    case What::Boost:
    case What::Unboost:
    case What::Favourite:
    case What::Unfavourite:
        return can.marksPosts;
    case What::React:
    case What::Unreact:
        return can.reactionCalls != Calls::None && can.reactionCalls != Calls::Misskey;
    case What::Vote:
        return can.votes;
    case What::Pin:
    case What::Unpin:
        return can.pins;
    case What::MuteThread:
    case What::UnmuteThread:
        return can.threadMutes;
    case What::DeletePost:
        return can.deletesPosts;
    case What::AcceptFollower:
    case What::RejectFollower:
        return can.followRequests;
    case What::RemoveFollower:
        return can.removesFollowers;
    case What::Report:
        return can.reports;
    default:
        return false;
    }
}

/// Behind a post's id; empty where it takes more than that.
QString verbOf(What what)
{
    switch (what) {
    case What::Unboost:
        return u"unreblog"_s;
    case What::Favourite:
        return u"favourite"_s;
    case What::Unfavourite:
        return u"unfavourite"_s;
    case What::Pin:
        return u"pin"_s;
    case What::Unpin:
        return u"unpin"_s;
    case What::MuteThread:
        return u"mute"_s;
    case What::UnmuteThread:
        return u"unmute"_s;
    default:
        return {};
    }
}

QString pathOfPost(const Write &write)
{
    return u"v1/statuses/"_s + segment(write.localId);
}

Request bare(const Instance &instance, const QByteArray &method, const QString &path)
{
    Request request = get(instance, path);
    request.method = method;
    return request;
}

/// A boost has no other visibilities than these.
Result<Request> boostRequest(const Instance &instance, const Capabilities &can, const Write &write)
{
    if (write.visibility && *write.visibility != Visibility::Public && !can.boostVisibility) {
        return cannotAct(instance); // more people would see it than was said
    }
    const bool narrows = write.visibility && can.boostVisibility;
    if (narrows && !isOpen(*write.visibility) && *write.visibility != Visibility::Private) {
        return senseless(instance);
    }
    const QJsonObject fields =
        narrows ? QJsonObject{{u"visibility"_s, word(*write.visibility)}} : QJsonObject();
    return postRequest(instance, pathOfPost(write) + u"/reblog"_s, fields);
}

/// Fedibird ends a reaction by a call that names none, for there is but one (Fedibird:
/// app/services/un_emoji_reaction_service.rb); kmyblue, where there may be several, reads its name
/// (kmyblue: app/controllers/api/v1/statuses/emoji_reactions_controller.rb).
Result<Request> reactionRequest(const Instance &instance, Calls calls, const Write &write)
{
    if (write.reaction.isEmpty()) {
        return senseless(instance);
    }
    const bool gives = write.what == What::React;
    const QString emoji = segment(write.reaction);
    switch (calls) {
    case Calls::Pleroma:
        return bare(instance, gives ? "PUT" : "DELETE",
            u"v1/pleroma/statuses/"_s + segment(write.localId) + u"/reactions/"_s + emoji);
    case Calls::Fedibird:
        return gives ? bare(instance, "PUT", pathOfPost(write) + u"/emoji_reactions/"_s + emoji)
                     : postRequest(instance, pathOfPost(write) + u"/emoji_unreaction"_s,
                         {{u"emoji"_s, write.reaction}});
    default:
        return postRequest(
            instance, pathOfPost(write) + (gives ? u"/react/"_s : u"/unreact/"_s) + emoji);
    }
}

Result<Request> voteRequest(const Instance &instance, const Write &write)
{
    const bool valid = !write.choices.isEmpty() && write.choices.size() <= mostChoices
        && std::ranges::all_of(write.choices, [](int choice) { return choice >= 0; });
    if (!valid || write.pollId.isEmpty()) {
        return senseless(instance);
    }
    QJsonArray choices;
    for (const int choice : write.choices) {
        choices.append(choice);
    }
    return postRequest(
        instance, u"v1/polls/"_s + segment(write.pollId) + u"/votes"_s, {{u"choices"_s, choices}});
}

Request followerRequest(const Instance &instance, const Write &write)
{
    const QString id = segment(write.localId);
    if (write.what == What::RemoveFollower) {
        return postRequest(instance, u"v1/accounts/"_s + id + u"/remove_from_followers"_s);
    }
    const bool accepts = write.what == What::AcceptFollower;
    return postRequest(
        instance, u"v1/follow_requests/"_s + id + (accepts ? u"/authorize"_s : u"/reject"_s));
}

/// Mastodon refuses a violation of nothing (app/models/report.rb, validate_rule_ids).
void addReason(QJsonObject &fields, const Capabilities &can, const ReportText &report)
{
    const bool violation = report.category == "violation"_L1;
    const bool named = violation && can.reportRules && !report.rules.isEmpty();
    if (named) {
        fields.insert(u"rule_ids"_s, QJsonArray::fromStringList(report.rules));
    }
    if (!report.category.isEmpty() && (named || !violation)) {
        fields.insert(u"category"_s, report.category);
    }
}

/// What is not told is not sent.
Request reportRequest(const Instance &instance, const Write &write)
{
    QJsonObject fields{{u"account_id"_s, write.localId}};
    if (!write.report.posts.isEmpty()) {
        fields.insert(u"status_ids"_s, QJsonArray::fromStringList(write.report.posts));
    }
    if (!write.report.comment.isEmpty()) {
        fields.insert(u"comment"_s, write.report.comment);
    }
    addReason(fields, capabilities(instance), write.report);
    if (write.report.forward) {
        fields.insert(u"forward"_s, true);
    }
    return postRequest(instance, u"v1/reports"_s, fields);
}

} // namespace

bool isAboutFollower(What what)
{
    return what == What::AcceptFollower || what == What::RejectFollower
        || what == What::RemoveFollower;
}

Result<Request> actingRequest(const Instance &instance, const Write &write)
{
    const Capabilities can = capabilities(instance);
    if (!takesAct(can, write.what)) {
        return cannotAct(instance);
    }
    if (write.localId.isEmpty()) {
        return senseless(instance);
    }
    switch (write.what) {
    case What::Boost:
        return boostRequest(instance, can, write);
    case What::React:
    case What::Unreact:
        return reactionRequest(instance, can.reactionCalls, write);
    case What::Vote:
        return voteRequest(instance, write);
    case What::DeletePost:
        return bare(instance, "DELETE", pathOfPost(write));
    case What::AcceptFollower:
    case What::RejectFollower:
    case What::RemoveFollower:
        return followerRequest(instance, write);
    case What::Report:
        return reportRequest(instance, write);
    default:
        return postRequest(instance, pathOfPost(write) + u'/' + verbOf(write.what));
    }
}

} // namespace asterism::mastodon
