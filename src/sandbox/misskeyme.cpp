// SPDX-License-Identifier: GPL-3.0-or-later

// Of `i` and `meta` what is always the same: long texts, little logic. %B is the base URL.
#include "sandbox/misskeyentities.h"

#include "sandbox/answers.h"
#include "sandbox/localids.h"
#include "sandbox/misskeyapi.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskeyserver {

namespace {

constexpr char policyText[] = R"json({"gtlAvailable":true,"ltlAvailable":true,"canPublicNote":true,
"mentionLimit":20,"canInvite":false,"inviteLimit":0,"inviteLimitCycle":10080,
"inviteExpirationTime":0,"canManageCustomEmojis":false,"canManageAvatarDecorations":false,
"canSearchNotes":false,"canSearchUsers":true,"canUseTranslator":true,"canHideAds":false,
"driveCapacityMb":100,"maxFileSizeMb":30,"alwaysMarkNsfw":false,"canUpdateBioMedia":true,
"pinLimit":5,"antennaLimit":5,"wordMuteLimit":200,"webhookLimit":3,"clipLimit":10,
"noteEachClipsLimit":200,"userListLimit":10,"userEachUserListsLimit":50,"rateLimitFactor":1,
"avatarDecorationLimit":1,"canImportAntennas":false,"canImportBlocking":false,
"canImportFollowing":false,"canImportMuting":false,"canImportUserLists":false,
"chatAvailability":"available","uploadableFileTypes":["text/*","application/json","image/*",
"video/*","audio/*"],"noteDraftLimit":10,"scheduledNoteLimit":1,"watermarkAvailable":true})json";

constexpr char ownText[] = R"json({"twoFactorEnabled":false,"usePasswordLessLogin":false,
"securityKeys":false,"avatarId":null,"bannerId":null,"followedMessage":null,"isModerator":false,
"injectFeaturedNote":true,"receiveAnnouncementEmail":true,"alwaysMarkNsfw":false,
"autoSensitive":false,"carefulBot":false,"autoAcceptFollowed":true,"noCrawle":false,
"preventAiLearning":true,"isExplorable":true,"isDeleted":false,
"twoFactorBackupCodesStock":"none","hideOnlineStatus":false,"hasUnreadSpecifiedNotes":false,
"hasUnreadMentions":false,"hasUnreadChatMessages":false,"hasUnreadAnnouncement":false,
"unreadAnnouncements":[],"hasUnreadAntenna":false,"hasUnreadChannel":false,
"hasUnreadNotification":false,"unreadNotificationsCount":0,
"mutingNotificationTypes":[],"notificationRecieveConfig":{},
"emailNotificationTypes":["follow","receiveFollowRequest"],"achievements":[],
"loggedInDays":1})json";

constexpr char metaText[] = R"json({"maintainerName":"admin",
"maintainerEmail":"admin@example.invalid","version":"2025.11.1","providesTarball":false,
"name":"Sandbox Misskey","shortName":null,"uri":"%B",
"description":"A server that <b>only</b> exists on this machine.","langs":["ja","en"],
"tosUrl":null,"repositoryUrl":"https://github.com/misskey-dev/misskey",
"feedbackUrl":"https://github.com/misskey-dev/misskey/issues/new","impressumUrl":null,
"privacyPolicyUrl":null,"inquiryUrl":null,"disableRegistration":true,
"emailRequiredForSignup":false,"enableHcaptcha":false,"hcaptchaSiteKey":null,
"enableMcaptcha":false,"mcaptchaSiteKey":null,"mcaptchaInstanceUrl":null,
"enableRecaptcha":false,"recaptchaSiteKey":null,"enableTurnstile":false,"turnstileSiteKey":null,
"enableTestcaptcha":false,"googleAnalyticsMeasurementId":null,"swPublickey":null,
"themeColor":"#86b300","mascotImageUrl":"/assets/ai.png","bannerUrl":null,"infoImageUrl":null,
"serverErrorImageUrl":null,"notFoundImageUrl":null,"iconUrl":"%B/media/icon-48x48.png",
"backgroundImageUrl":null,"logoImageUrl":null,"maxNoteTextLength":3000,
"defaultLightTheme":null,"defaultDarkTheme":null,"clientOptions":{},"ads":[],"notesPerOneAd":0,
"enableEmail":false,"enableServiceWorker":false,"translatorAvailable":false,
"serverRules":["なかよく","Be kind"],"sentryForFrontend":null,"mediaProxy":"%B/proxy",
"enableUrlPreview":true,"noteSearchableScope":"global","maxFileSize":262144000,
"federation":"all"})json";

constexpr char detailText[] = R"json({"cacheRemoteFiles":false,"cacheRemoteSensitiveFiles":true,
"requireSetup":false,"proxyAccountName":"system.proxy","features":{"registration":false,
"emailRequiredForSignup":false,"hcaptcha":false,"recaptcha":false,"turnstile":false,
"objectStorage":false,"serviceWorker":false,"miauth":true}})json";

QJsonObject fromText(const char *text, const QString &base = {})
{
    return QJsonDocument::fromJson(QByteArray(text).replace("%B", base.toLatin1())).object();
}

void addAll(const QJsonObject &from, QJsonObject &to)
{
    for (auto it = from.begin(); it != from.end(); ++it) {
        to.insert(it.key(), it.value());
    }
}

/// A filter is one entry: words that must all be there, or an expression where its only keyword is
/// written as one.
QJsonArray mutedBy(const Citizen &person, const QString &action)
{
    QJsonArray entries;
    for (const DraftFilter &filter : person.filters) {
        const bool expression =
            filter.keywords.size() == 1 && filter.keywords.first().startsWith(u'/');
        if (filter.action == action) {
            entries.append(expression ? QJsonValue(filter.keywords.first())
                                      : QJsonValue(QJsonArray::fromStringList(filter.keywords)));
        }
    }
    return entries;
}

QJsonObject emojiSimple(const Site &site, const QString &name)
{
    return {{u"name"_s, name}, {u"aliases"_s, QJsonArray{}}, {u"category"_s, u"sandbox"_s},
        {u"url"_s, u"%1/emoji/%2.png"_s.arg(site.base, name)}};
}

} // namespace

QJsonObject policiesJson()
{
    return fromText(policyText);
}

QJsonObject meDetailed(const View &view)
{
    const Citizen &person = view.person(view.viewer);
    QJsonObject json = userDetailed(view, view.viewer);
    addAll(fromText(ownText), json);
    QJsonArray muted;
    for (const Citizen::Kept &domain : person.domainBlocks) {
        muted.append(domain.name);
    }
    const auto asksHer = [&](const Citizen &other) { return other.asked.contains(view.viewer); };
    json.insert(u"mutedWords"_s, mutedBy(person, u"warn"_s));
    json.insert(u"hardMutedWords"_s, mutedBy(person, u"hide"_s));
    json.insert(u"mutedInstances"_s, muted);
    json.insert(u"isExplorable"_s, person.own.discoverable);
    json.insert(u"avatarId"_s,
        person.faceless ? QJsonValue() : QJsonValue(aidx(person.joined, u"avatar"_s)));
    json.insert(u"bannerId"_s,
        person.own.headerless ? QJsonValue() : QJsonValue(aidx(person.joined, u"banner"_s)));
    json.insert(u"isAdmin"_s, person.admin);
    json.insert(
        u"hasPendingReceivedFollowRequest"_s, std::ranges::any_of(view.world.persons, asksHer));
    json.insert(u"policies"_s, policiesJson());
    return json;
}

HttpResponse meta(const MisskeyCall &call)
{
    QJsonObject json = fromText(metaText, call.home().base);
    json.insert(u"policies"_s, policiesJson());
    if (call.flag(u"detail"_s, true)) {
        addAll(fromText(detailText), json);
    }
    return call.answer(json);
}

HttpResponse emojis(const MisskeyCall &call)
{
    QJsonArray all;
    for (const QString &name : emojisOf(call.home())) {
        all.append(emojiSimple(call.home(), name));
    }
    const QJsonObject json{{u"emojis"_s, all}};
    if (call.outer.request.method != "GET") {
        return call.answer(json);
    }
    HttpResponse response = typedAnswer(
        "application/json; charset=utf-8", QJsonDocument(json).toJson(QJsonDocument::Compact));
    response.headers.emplace_back("Cache-Control", "public, max-age=3600");
    return response;
}

/// What it has not it has no words for (misskey: server/api/endpoints/emoji.ts).
HttpResponse emojiDetailed(const MisskeyCall &call)
{
    const QString name = call.text(u"name"_s);
    if (!emojisOf(call.home()).contains(name)) {
        return call.no(internalError);
    }
    QJsonObject json = emojiSimple(call.home(), name);
    json.insert(u"id"_s, aidx(0, name));
    json.insert(u"host"_s, QJsonValue());
    json.insert(u"license"_s, u"CC0"_s);
    json.insert(u"isSensitive"_s, false);
    json.insert(u"localOnly"_s, false);
    json.insert(u"roleIdsThatCanBeUsedThisEmojiAsReaction"_s, QJsonArray());
    return call.answer(json);
}

HttpResponse stats(const MisskeyCall &call)
{
    const World &world = call.outer.world;
    int notes = 0;
    int own = 0;
    int users = 0;
    qsizetype reactions = 0;
    for (const Citizen &person : world.persons) {
        const bool local = person.site == call.outer.site;
        notes += person.posts;
        own += local ? person.posts : 0;
        users += local ? 1 : 0;
    }
    for (const auto &[id, copy] : world.holdings(call.outer.site).byId) {
        const Note *note = copy.boost ? nullptr : world.noteOf(copy);
        reactions += note ? qsizetype(note->reactions.size()) : 0;
    }
    return call.answer(QJsonObject{{u"notesCount"_s, notes}, {u"originalNotesCount"_s, own},
        {u"usersCount"_s, int(world.persons.size())}, {u"originalUsersCount"_s, users},
        {u"reactionsCount"_s, int(reactions)}, {u"instances"_s, int(world.sites.size()) - 1},
        {u"driveUsageLocal"_s, 0}, {u"driveUsageRemote"_s, 0}});
}

} // namespace asterism::misskeyserver
