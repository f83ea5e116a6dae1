// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/instanceinfo.h"

#include "base/host.h"
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/posting.h"
#include "protocol/postinglimits.h"
#include "protocol/software.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qint64 maxCharacterLimit = 10'000'000;

void takeCharacters(Instance &instance, qint64 told)
{
    if (told > 0) {
        instance.maxCharacters = int(std::min(told, maxCharacterLimit));
    }
}

void takeFeature(Instance &instance, bool told, const QString &word)
{
    if (told && !word.isEmpty() && !instance.features.contains(word)) {
        instance.features << word;
    }
}

void takeFeatures(
    Instance &instance, const QJsonObject &told, QLatin1StringView key = "features"_L1)
{
    for (const QJsonValue value : json::array(told, key, 200)) {
        takeFeature(instance, true, value.toString());
    }
}

/// Pleroma and Akkoma tell which timelines are closed to guests (web/nodeinfo/nodeinfo.ex).
void takeVisibility(Instance &instance, const QJsonObject &metadata)
{
    const QJsonObject open = json::object(metadata, "publicTimelineVisibility"_L1);
    takeFeature(instance, !open["local"_L1].toBool(true), u"guests:no-local"_s);
    takeFeature(instance, !open["federated"_L1].toBool(true), u"guests:no-federated"_s);
}

/// "wss://host" or "wss://host/path"; ws only for this machine.
QString streamingAddress(const QString &told)
{
    const QUrl url(told);
    const bool plain = url.scheme() == u"ws" && isLoopbackHost(hostOf(url));
    const bool usable = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty();
    return usable && (url.scheme() == u"wss" || plain) ? url.toString() : QString();
}

QString toldStreaming(const QJsonObject &info)
{
    const QJsonObject urls = json::object(json::object(info, "configuration"_L1), "urls"_L1);
    const QString second = json::text(urls, "streaming"_L1);
    return second.isEmpty() ? json::text(json::object(info, "urls"_L1), "streaming_api"_L1)
                            : second;
}

/// The name behind the @ of the people there; empty when nothing usable is told.
QString toldDomain(const QJsonObject &info)
{
    for (const auto key : {"account_domain"_L1, "domain"_L1, "uri"_L1}) {
        const QString told = json::text(info, key);
        const auto host = told.isEmpty() ? Result<QString>(Error{}) : normalHost(told);
        if (host) {
            return *host;
        }
    }
    return {};
}

void takeVersion(Instance &instance, const QJsonObject &info)
{
    instance.mastodonApi = int(std::min<qint64>(
        json::count(json::object(info, "api_versions"_L1), "mastodon"_L1, 0), 10'000));
    if (!instance.software.isEmpty()) {
        return;
    }
    const QString told = json::text(info, "version"_L1);
    const Software software = softwareFromVersion(told);
    instance.software = software.name;
    instance.version = software.version.isEmpty() ? told : software.version;
    if (instance.software.isEmpty() && instance.mastodonApi > 0) {
        instance.software = u"mastodon"_s;
    }
}

void takeLimits(Instance &instance, const QJsonObject &info)
{
    const QJsonObject statuses =
        json::object(json::object(info, "configuration"_L1), "statuses"_L1);
    takeCharacters(instance, json::count(info, "max_toot_chars"_L1));
    takeCharacters(instance, json::count(statuses, "max_characters"_L1));
    takeFeatures(instance, json::object(json::object(info, "pleroma"_L1), "metadata"_L1));
    takeFeatures(instance, info, "fedibird_capabilities"_L1);
    const QJsonObject reactions =
        json::object(json::object(info, "configuration"_L1), "reactions"_L1);
    takeFeature(instance, json::count(reactions, "max_reactions"_L1) > 0, u"reactions"_s);
    takeFeature(instance, takesMediaInPolls(info), u"poll_media"_s);
    instance.posting = postingOf(info);
}

/// Whether guests may see a timeline: today a policy, once a feature or its opposite. Where nothing
/// is said they may.
bool isOpenTimeline(const QJsonObject &meta, QLatin1StringView policy, QLatin1StringView feature,
    QLatin1StringView closed)
{
    const QJsonValue allowed = json::object(meta, "policies"_L1)[policy];
    const QJsonValue offered = json::object(meta, "features"_L1)[feature];
    const bool open = allowed.isBool() ? allowed.toBool() : offered.toBool(true);
    return open && !json::truth(meta, closed);
}

void takeMisskeyFeatures(Instance &instance, const QJsonObject &meta)
{
    const QJsonObject policies = json::object(meta, "policies"_L1);
    const QJsonObject features = json::object(meta, "features"_L1);
    const auto take = [&instance](
                          bool told, const QString &word) { takeFeature(instance, told, word); };
    take(true, u"misskey:meta"_s);
    take(isOpenTimeline(meta, "ltlAvailable"_L1, "localTimeline"_L1, "disableLocalTimeline"_L1),
        u"misskey:ltl"_s);
    take(isOpenTimeline(meta, "gtlAvailable"_L1, "globalTimeline"_L1, "disableGlobalTimeline"_L1),
        u"misskey:gtl"_s);
    take(json::truth(policies, "btlAvailable"_L1), u"misskey:btl"_s);
    take(json::truth(policies, "canSearchNotes"_L1), u"misskey:search"_s);
    take(json::truth(features, "miauth"_L1), u"misskey:miauth"_s);
    take(meta["emojis"_L1].isArray(), u"misskey:meta-emojis"_s);
    for (const QString &word : misskey::schedulingWords(meta)) {
        take(true, word);
    }
}

int rank(const QString &rel)
{
    static const QString schema = u"http://nodeinfo.diaspora.software/ns/schema/"_s;
    return rel.startsWith(schema) ? versionNumber(rel.mid(schema.size()) + u".0"_s) : 0;
}

} // namespace

QUrl nodeInfoLink(const QJsonObject &document)
{
    QUrl best;
    int bestRank = 0;
    for (const QJsonValue value : json::array(document, "links"_L1, 50)) {
        const QJsonObject link = value.toObject();
        const QString href = json::webAddress(link, "href"_L1);
        const int r = rank(json::text(link, "rel"_L1));
        if (r > bestRank && r < 3'00'00 && !href.isEmpty()) {
            best = QUrl(href);
            bestRank = r;
        }
    }
    return best;
}

bool mergeNodeInfo(Instance &instance, const QJsonObject &info)
{
    const QJsonObject software = json::object(info, "software"_L1);
    const QString name = json::text(software, "name"_L1).toLower();
    if (name.isEmpty() || name.size() > 100) {
        return false;
    }
    const QJsonObject metadata = json::object(info, "metadata"_L1);
    instance.software = name;
    instance.version = json::text(software, "version"_L1).left(200);
    instance.title = json::text(metadata, "nodeName"_L1);
    takeFeatures(instance, metadata);
    takeVisibility(instance, metadata);
    const QString upstream = json::text(json::object(metadata, "upstream"_L1), "name"_L1);
    takeFeature(instance, upstream.toLower() == u"mastodon", u"upstream:mastodon"_s);
    takeCharacters(instance, json::count(metadata, "maxNoteTextLength"_L1));
    return true;
}

bool mergeInstance(Instance &instance, const QJsonObject &info)
{
    const QString domain = toldDomain(info);
    if (domain.isEmpty() || json::text(info, "version"_L1).isEmpty()) {
        return false;
    }
    instance.accountDomain = domain;
    const QString title = json::text(info, "title"_L1);
    instance.title = title.isEmpty() ? instance.title : title;
    takeVersion(instance, info);
    takeLimits(instance, info);
    Instance asked = instance;
    asked.family = Instance::Family::Mastodon;
    // snac advertises a stream that it does not have.
    instance.streamingUrl =
        capabilities(asked).streaming ? streamingAddress(toldStreaming(info)) : QString();
    return true;
}

QString contactName(const QJsonObject &info)
{
    const QJsonObject second = json::object(json::object(info, "contact"_L1), "account"_L1);
    const QString name = json::text(second, "username"_L1);
    return name.isEmpty() ? json::text(json::object(info, "contact_account"_L1), "username"_L1)
                          : name;
}

bool looksLikeMisskey(const QJsonObject &nodeInfo)
{
    const QJsonObject metadata = json::object(nodeInfo, "metadata"_L1);
    return json::count(metadata, "maxNoteTextLength"_L1) > 0
        && metadata["disableGlobalTimeline"_L1].isBool();
}

bool mergeMisskeyMeta(Instance &instance, const QJsonObject &meta)
{
    const qint64 characters = json::count(meta, "maxNoteTextLength"_L1);
    const QString version = json::text(meta, "version"_L1).left(200);
    if (characters <= 0 || version.isEmpty()) {
        return false;
    }
    if (instance.software.isEmpty()) {
        instance.software = u"misskey"_s;
        instance.version = version;
    }
    const QString title = json::text(meta, "name"_L1);
    instance.title = title.isEmpty() ? instance.title : title;
    takeCharacters(instance, characters);
    takeMisskeyFeatures(instance, meta);
    instance.posting = misskey::postingLimits(meta, instance.software);
    instance.favouriteReaction = misskey::favouriteIn(meta);
    return true;
}

QString misskeyStreaming(const QString &host)
{
    QUrl url = baseUrl(host);
    url.setScheme(url.scheme() == u"http" ? u"ws"_s : u"wss"_s);
    url.setPath(u"/streaming"_s);
    return streamingAddress(url.toString());
}

} // namespace asterism
