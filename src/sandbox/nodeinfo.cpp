// SPDX-License-Identifier: GPL-3.0-or-later

// What a server is: NodeInfo (tests/fixtures/*/nodeinfo*.json; pleroma: web/nodeinfo/nodeinfo.ex)
#include "sandbox/akkoma.h"
#include "sandbox/answers.h"
#include "sandbox/api.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr char misskeyMetadata[] = R"json({"nodeName":"Sandbox Misskey",
"nodeDescription":"A server that <b>only</b> exists on this machine.",
"nodeAdmins":[{"name":"admin","email":"admin@example.invalid"}],
"maintainer":{"name":"admin","email":"admin@example.invalid"},"langs":["ja","en"],
"tosUrl":null,"privacyPolicyUrl":null,"inquiryUrl":null,"impressumUrl":null,
"repositoryUrl":"https://github.com/misskey-dev/misskey",
"feedbackUrl":"https://github.com/misskey-dev/misskey/issues/new","disableRegistration":true,
"disableLocalTimeline":false,"disableGlobalTimeline":false,"emailRequiredForSignup":false,
"enableHcaptcha":false,"enableRecaptcha":false,"enableMcaptcha":false,"enableTurnstile":false,
"maxNoteTextLength":3000,"enableEmail":false,"enableServiceWorker":false,
"proxyAccountName":"system.proxy","themeColor":"#86b300"})json";

constexpr char akkomaMetadata[] = R"json({"accountActivationRequired":false,
"features":["pleroma_api","akkoma_api","mastodon_api","mastodon_api_streaming","polls",
"v2_suggestions","pleroma_explicit_addressing","shareable_emoji_packs","multifetch",
"pleroma:api/v1/notifications:include_types_filter","editing","quote_posting","bubble_timeline",
"pleroma_emoji_reactions","custom_emoji_reactions","exposable_reactions"],
"federation":{"enabled":true},"fieldsLimits":{"maxFields":10,"maxRemoteFields":20,
"nameLength":512,"valueLength":2048},"invitesEnabled":false,"mailerEnabled":false,
"nodeDescription":"A server that only exists on this machine","nodeName":"Sandbox Akkoma",
"pollLimits":{"max_expiration":31536000,"max_option_chars":200,"max_options":20,
"min_expiration":0},"postFormats":["text/plain","text/html","text/markdown","text/bbcode",
"text/x.misskeymarkdown"],"private":false,"restrictedNicknames":["about","main"],
"skipThreadContainment":true,"staffAccounts":[],"suggestions":{"enabled":false},
"uploadLimits":{"avatar":2000000,"background":4000000,"banner":4000000,
"general":16000000}})json";

QString nodeInfoPath(const Call &call, const QString &version)
{
    if (call.is("snac"_L1)) {
        return u"/nodeinfo_"_s + QString(version).replace(u'.', u'_');
    }
    return u"/nodeinfo/"_s + version + (isAkkoma(call.software()) ? u".json"_s : QString());
}

QStringList nodeInfoVersions(const Call &call)
{
    if (call.is("misskey"_L1)) {
        return {u"2.1"_s, u"2.0"_s};
    }
    return call.is("mastodon"_L1) || call.is("snac"_L1) ? QStringList{u"2.0"_s}
                                                        : QStringList{u"2.0"_s, u"2.1"_s};
}

QString versionOf(const Call &call)
{
    if (call.is("mastodon"_L1)) {
        return u"4.5.7"_s;
    }
    return call.is("snac"_L1)       ? u"2.75"_s
        : call.is("misskey"_L1)     ? u"2025.11.1"_s
        : call.is("akkoma"_L1)      ? u"3.13.2"_s
        : isAkkoma(call.software()) ? u"2.7.0"_s
                                    : u"0.20.0+git-57cb4fe"_s;
}

QJsonObject softwareJson(const Call &call, const QString &version)
{
    QJsonObject software{{u"name"_s, call.software()}, {u"version"_s, versionOf(call)}};
    const bool misskey = call.is("misskey"_L1);
    const QString home = misskey    ? u"https://github.com/misskey-dev/misskey"_s
        : isAkkoma(call.software()) ? u"https://akkoma.dev/AkkomaGang/akkoma"_s
                                    : u"https://codeberg.org/superseriousbusiness/gotosocial"_s;
    if (version == u"2.1"_s) {
        software.insert(u"repository"_s, home);
    }
    if (misskey) {
        software.insert(u"homepage"_s, home);
    } else if (version == u"2.1"_s && call.is("gotosocial"_L1)) {
        software.insert(u"homepage"_s, u"https://docs.gotosocial.org"_s);
    }
    return software;
}

QJsonObject usageJson(const Call &call)
{
    int users = 0;
    int posts = 0;
    for (const Citizen &person : call.world.persons) {
        if (person.site == call.site) {
            ++users;
            posts += person.posts;
        }
    }
    QJsonObject people{{u"total"_s, users}};
    if (!call.is("gotosocial"_L1)) {
        const QJsonValue active = call.is("misskey"_L1) ? QJsonValue() : QJsonValue(users);
        people.insert(u"activeMonth"_s, active);
        people.insert(u"activeHalfyear"_s, active);
    }
    QJsonObject usage{{u"users"_s, people}, {u"localPosts"_s, posts}};
    if (call.is("misskey"_L1)) {
        usage.insert(u"localComments"_s, 0);
    }
    return usage;
}

QJsonObject metadataJson(const Call &call)
{
    const char *text = call.is("misskey"_L1) ? misskeyMetadata
        : isAkkoma(call.software())          ? akkomaMetadata
                                             : "{}";
    return QJsonDocument::fromJson(text).object();
}

HttpResponse nodeInfoDocument(const Call &call, const QString &version)
{
    const QJsonArray outbound =
        call.is("misskey"_L1) ? QJsonArray{u"atom1.0"_s, u"rss2.0"_s} : QJsonArray();
    const QJsonObject document{{u"version"_s, version},
        {u"software"_s, softwareJson(call, version)},
        {u"protocols"_s, QJsonArray{u"activitypub"_s}},
        {u"services"_s, QJsonObject{{u"inbound"_s, QJsonArray()}, {u"outbound"_s, outbound}}},
        {u"openRegistrations"_s, false}, {u"usage"_s, usageJson(call)},
        {u"metadata"_s, metadataJson(call)}};
    if (!call.is("misskey"_L1)) {
        return call.json(document);
    }
    HttpResponse response =
        typedAnswer("application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/"
                + version.toLatin1() + "#\"; charset=utf-8",
            QJsonDocument(document).toJson(QJsonDocument::Compact));
    response.headers.emplace_back("Cache-Control", "public, max-age=600");
    return response;
}

} // namespace

HttpResponse nodeInfoLinks(const Call &call)
{
    QJsonArray links;
    for (const QString &version : nodeInfoVersions(call)) {
        links.append(
            QJsonObject{{u"rel"_s, u"http://nodeinfo.diaspora.software/ns/schema/"_s + version},
                {u"href"_s, call.home().base + nodeInfoPath(call, version)}});
    }
    return call.json(QJsonObject{{u"links"_s, links}});
}

HttpResponse nodeInfo(const Call &call)
{
    for (const QString &version : nodeInfoVersions(call)) {
        if (call.request.path == nodeInfoPath(call, version)) {
            return nodeInfoDocument(call, version);
        }
    }
    return call.no(404);
}

} // namespace asterism
