// SPDX-License-Identifier: GPL-3.0-or-later

// What i/update takes of a profile (misskey: server/api/endpoints/i/update.ts, models/User.ts).
#include "sandbox/misskeyapi.h"

#include "sandbox/ownpicture.h"
#include "sandbox/textlength.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

using ProfileProblem = std::optional<HttpResponse>;

constexpr int longestProfileName = 50;
constexpr int longestBio = 1500;
constexpr int longestLocation = 50;
constexpr int mostFieldsOfProfile = 16;

ProfileProblem lengthProblem(const MisskeyCall &call, const QString &name, int most)
{
    const QJsonValue value = call.body[name];
    if (value.isString() && value.toString().isEmpty()) {
        return call.wrong(
            u"#/properties/%1/minLength"_s.arg(name), u"must NOT have fewer than 1 characters"_s);
    }
    return codePoints(value.toString()) > most
        ? ProfileProblem(call.wrong(u"#/properties/%1/maxLength"_s.arg(name),
            u"must NOT have more than %1 characters"_s.arg(most)))
        : std::nullopt;
}

ProfileProblem birthdayProblem(const MisskeyCall &call)
{
    static const QRegularExpression day(u"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"_s);
    const QJsonValue told = call.body[u"birthday"_s];
    return told.isString() && !day.match(told.toString()).hasMatch()
        ? ProfileProblem(call.wrong(u"#/properties/birthday/pattern"_s,
            u"must match pattern \"^([0-9]{4})-([0-9]{2})-([0-9]{2})$\""_s))
        : std::nullopt;
}

ProfileProblem fieldsProblem(const MisskeyCall &call)
{
    return call.body[u"fields"_s].toArray().size() > mostFieldsOfProfile ? ProfileProblem(
               call.wrong(u"#/properties/fields/maxItems"_s, u"must NOT have more than 16 items"_s))
                                                                         : std::nullopt;
}

ProfileProblem pictureProblem(const MisskeyCall &call, bool avatar)
{
    const QString id = call.text(avatar ? u"avatarId"_s : u"bannerId"_s);
    const auto found = id.isEmpty() ? std::nullopt : ownPicture(call.outer, id);
    if (!id.isEmpty() && !found) {
        return avatar ? call.no({.message = "No such avatar file.",
                   .code = "NO_SUCH_AVATAR",
                   .id = "539f3a45-f215-4f81-a9a8-31293640207f"})
                      : call.no({.message = "No such banner file.",
                          .code = "NO_SUCH_BANNER",
                          .id = "0d8f5629-f210-41c2-9433-735831a58595"});
    }
    const bool picture = !found || found->picture.type == Media::Type::Image;
    if (picture) {
        return std::nullopt;
    }
    return avatar ? call.no({.message = "The file specified as an avatar is not an image.",
               .code = "AVATAR_NOT_AN_IMAGE",
               .id = "f419f9f8-2f4d-46b1-9fb4-49d3a2fd7191"})
                  : call.no({.message = "The file specified as a banner is not an image.",
                      .code = "BANNER_NOT_AN_IMAGE",
                      .id = "75aedb19-2afd-4e6d-87fc-67941256fa60"});
}

ProfileProblem problemOfProfile(const MisskeyCall &call)
{
    for (ProfileProblem problem : {lengthProblem(call, u"name"_s, longestProfileName),
             lengthProblem(call, u"description"_s, longestBio),
             lengthProblem(call, u"location"_s, longestLocation), birthdayProblem(call),
             fieldsProblem(call), pictureProblem(call, true), pictureProblem(call, false)}) {
        if (problem) {
            return problem;
        }
    }
    return {};
}

void takeWords(const MisskeyCall &call, const QString &name, QString &words)
{
    if (call.body.contains(name)) {
        words = call.text(name).trimmed();
    }
}

void takeFieldRows(const MisskeyCall &call)
{
    if (!call.body[u"fields"_s].isArray()) {
        return;
    }
    call.me().fields.clear();
    const QJsonArray rows = call.body[u"fields"_s].toArray();
    for (const auto &row : rows) {
        const QString name = row[u"name"_s].toString().trimmed();
        const QString value = row[u"value"_s].toString().trimmed();
        if (!name.isEmpty() && !value.isEmpty()) {
            call.me().fields.emplace_back(name, value.toHtmlEscaped());
        }
    }
}

/// They stay in the drive, whatever becomes of the profile.
void takePictures(const MisskeyCall &call)
{
    Citizen &me = call.me();
    if (call.body.contains(u"avatarId"_s)) {
        const auto found = ownPicture(call.outer, call.text(u"avatarId"_s));
        me.own.avatar = found ? found->picture.file : QString();
        me.faceless = !found;
    }
    if (call.body.contains(u"bannerId"_s)) {
        const auto found = ownPicture(call.outer, call.text(u"bannerId"_s));
        me.own.header = found ? found->picture.file : QString();
        me.own.headerless = !found;
    }
}

QString saidInBody(const MisskeyCall &call)
{
    QStringList said;
    for (const QString &key : {u"name"_s, u"description"_s, u"location"_s, u"birthday"_s,
             u"fields"_s, u"isLocked"_s, u"isBot"_s, u"isExplorable"_s, u"followersVisibility"_s,
             u"avatarId"_s, u"bannerId"_s}) {
        if (call.body.contains(key)) {
            said << key;
        }
    }
    return said.join(u',');
}

} // namespace

std::optional<HttpResponse> changeProfile(const MisskeyCall &call)
{
    const QString said = saidInBody(call);
    if (said.isEmpty()) {
        return {};
    }
    if (auto problem = problemOfProfile(call)) {
        call.count(u"profile"_s, {}, WriteOutcome::Refused, said);
        return problem;
    }
    Citizen &me = call.me();
    takeWords(call, u"name"_s, me.name);
    takeWords(call, u"location"_s, me.own.location);
    takeWords(call, u"birthday"_s, me.own.birthday);
    if (call.body.contains(u"description"_s)) {
        call.world().setBio(call.viewer(), call.text(u"description"_s));
    }
    takeFieldRows(call);
    takePictures(call);
    me.locked = call.flag(u"isLocked"_s, me.locked);
    me.bot = call.flag(u"isBot"_s, me.bot);
    me.own.discoverable = call.flag(u"isExplorable"_s, me.own.discoverable);
    const QString follows = call.text(u"followersVisibility"_s);
    me.own.hiddenFollows = follows.isEmpty() ? me.own.hiddenFollows : follows != u"public"_s;
    call.count(u"profile"_s, {}, WriteOutcome::Done, said);
    return {};
}

} // namespace asterism::misskeyserver
