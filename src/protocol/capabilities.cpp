// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/capabilities.h"

#include "protocol/actingcapabilities.h"
#include "protocol/misskey/posting.h"
#include "protocol/software.h"

#include <QHash>
#include <QSet>

using namespace Qt::Literals::StringLiterals;

// What is said of a software stands in its own source, which each function names; "recorded" means
// an answer in tests/fixtures. tests/unit/protocol/tst_deviations_*.cpp hold each against it, and
// tst_serversupport.cpp the tables in README.md against all of them. What accounts do at servers of
// Mastodon's API stands in actingcapabilities.cpp.
namespace asterism {

namespace {

constexpr int mastodonNotifications = 80; // docs.joinmastodon.org/methods/notifications

void setSearch(Capabilities &can, bool has)
{
    can.searchPeople = has;
    can.searchPosts = has;
    can.searchTags = has;
    can.searchPages = has;
}

/// snac says [] whatever there is (mastoapi.c); others page theirs by what says nothing of the
/// time.
void setConversations(Capabilities &can)
{
    can.direct = true;
    can.conversations = true;
}

Capabilities mastodonLike()
{
    Capabilities can;
    can.clientApi = true;
    can.anonymousPersonStatuses = true;
    can.anonymousLocal = true;
    can.anonymousFederated = true;
    can.anonymousTag = true;
    can.anonymousThread = true;
    can.lookup = true;
    can.lookupAnonymous = true;
    can.tags = true;
    can.linkHeader = true;
    can.minId = true;
    can.minIdPublic = true;
    can.minIdPerson = true;
    can.sinceId = true;
    can.pinned = true;
    can.personMedia = true; // docs.joinmastodon.org/methods/accounts: "only_media"
    can.search = true;
    can.streaming = true;
    can.serverLists = true;
    can.listsOfPerson = true;
    can.relationshipsAtOnce = 40;
    can.blocks = true;
    can.blocksTold = true;
    can.mutes = true;
    can.mutesTold = true;
    can.mutesChooseNotices = true;
    can.muteDurationName = "duration"_L1;
    can.domainBlocks = true;
    can.bookmarks = true;
    can.followsTold = true;
    can.othersFollowsTold = true;
    can.followedTags = true;
    can.followTags = true;
    can.notifications = true;
    setSearch(can, true);
    can.filters = true;
    can.history = true;
    can.markers = true;
    return can;
}

void withoutMinId(Capabilities &can)
{
    can.minId = false;
    can.minIdPublic = false;
    can.minIdPerson = false;
}

/// Open to nobody without a token: GoToSocial (but for a public timeline that the admin
/// exposed) and Pixelfed.
void closeToGuests(Capabilities &can)
{
    can.anonymousPersonStatuses = false;
    can.anonymousLocal = false;
    can.anonymousFederated = false;
    can.anonymousTag = false;
    can.anonymousThread = false;
    can.lookupAnonymous = false;
}

void goToSocial(Capabilities &can)
{
    closeToGuests(can);
    can.anonymousLocal = true; // worth asking: instance-expose-public-timeline
    can.anonymousFederated = true;
    can.streamJoin = Capabilities::StreamJoin::Lists;
    can.streamTags = false; // recorded: they open and stay silent
    can.domainBlocks = false; // recorded: domain_blocks_404.json
    can.outgoingRequests = true;
    can.csvExport = true;
    can.mentions = true; // recorded: notifications_types.json
    can.notificationsLimit = mastodonNotifications; // internal/api/client/notifications
    can.searchPages = false; // internal/processing/search/get.go
    can.resolvesAlone = true; // the same
    can.favourites = true; // recorded: favourites.json
    setConversations(can); // recorded: conversations.json
}

/// Pleroma's docs/development/API and lib/pleroma/web; Akkoma's is the same but for a few names.
void pleroma(Capabilities &can, const QStringList &told)
{
    // metadata.publicTimelineVisibility, where it is told (web/nodeinfo/nodeinfo.ex)
    can.anonymousLocal = !told.contains(u"guests:no-local"_s);
    can.anonymousFederated = !told.contains(u"guests:no-federated"_s);
    can.mentions = true;
    can.favourites = true;
    setConversations(can); // lib/pleroma/conversation/participation.ex
    can.noticesReadUpTo = true; // web/pleroma_api/controllers/notification_controller.ex
    can.noticesByName = true; // web/mastodon_api/controllers/notification_controller.ex
    can.bubble = told.contains(u"bubble_timeline"_s);
    can.reactions = true;
    can.countsClusters = true; // String.length(): web/common_api/utils.ex, web/common_api.ex
    can.tagSets = true; // web/mastodon_api/controllers/timeline_controller.ex
    can.personByName = true;
    can.findsForGuests = true; // web/mastodon_api/controllers/search_controller.ex
    can.listsHideUnfollowed = true;
    can.muteDurationName = "expires_in"_L1;
    can.streamingAnonymous = true;
    can.streamTokenAsSubprotocol = true;
    // Pleroma 2.6 learnt to take tags and lists in messages, Akkoma has not; both take names.
    can.streamJoin = Capabilities::StreamJoin::ByName;
}

/// Pixelfed: app/Http/Controllers/Api/ApiV1Controller.php
void pixelfed(Capabilities &can)
{
    closeToGuests(can);
    withoutMinId(can); // it means since_id there
    can.linkHeader = false; // hashtags and people's pages have none
    can.threadByLevel = true;
    can.boostsOnRequest = true;
    can.federatedOnRequest = true;
    can.pinned = false;
    can.lookup = false;
    can.streaming = false;
    can.searchPosts = false; // app/Services/SearchApiV2Service.php: always []
    can.resolvesAlone = true; // the same
    can.serverLists = false; // always []
    can.listsOfPerson = false;
    can.relationshipsAtOnce = 20;
    can.muteDurationName = {};
    can.domainBlocksByUrl = true; // app/Http/Controllers/Api/V1/DomainBlockController.php
    can.peopleByNumber = true;
    can.filters = false; // always []
    can.flatMarkerNames = true;
}

/// Friendica: static/routes.config.php and src/Module/Api/Mastodon
void friendica(Capabilities &can)
{
    can.anonymousTag = false;
    can.lookupByPath = true; // accounts/lookup wants a token
    can.listsHideUnfollowed = true; // circles of contacts: others have no effect
    can.muteDurationName = {};
    // "Unimplemented.php", which answers 501:
    can.streaming = false;
    can.domainBlocks = false;
    can.history = false;
    can.filters = false; // always []
}

void snac(Capabilities &can, const QStringList &told)
{
    can.anonymousThread = false; // recorded: 401 for a single post and its context
    can.linkHeader = false; // home alone sends one, and alone reads min_id
    can.minIdPublic = false;
    can.minIdPerson = false;
    can.pinned = false; // recorded: account_statuses_pinned.json holds everything
    can.personMedia = false; // mastoapi.c
    can.streaming = false; // advertised, but there is none
    can.history = false; // recorded: status_history_404.json
    can.listsOfPerson = false; // recorded: account_lists_404.json
    can.lookupLocalOnly = true; // recorded: account_lookup_remote_404.json
    can.relationshipsAtOnce = 1; // recorded: account_relationships.json
    can.othersFollowsTold = false; // recorded: account_followers.json
    can.lastPostTold = false; // mastoapi_account() in mastoapi.c: today, of everybody
    can.blocksTold = false; // recorded: blocks_404.json; what it is told it takes
    can.mutes = false; // recorded: mute_404.json
    can.mutesTold = false; // recorded: mutes_404.json
    can.domainBlocks = false; // recorded: domain_blocks_404.json
    can.followTags = false; // recorded: tag_follow_422.json
    can.notificationsLimit = 64; // mastoapi.c
    can.searchPages = false; // mastoapi.c
    can.filters = false; // recorded: filters_v2.json, always []
    can.reactions = told.contains(u"reactions"_s);
    can.codesAreChecked = false; // recorded: oauth_token_bad_code.json
    can.formBodies = true;
}

/// Kibou: src/mastodon_api/routes.rs
void kibou(Capabilities &can)
{
    withoutMinId(can);
    can.anonymousTag = false;
    can.tags = false;
    can.pinned = false;
    can.personMedia = false;
    can.lookup = false;
    can.lookupAnonymous = false;
    can.linkHeader = false;
    can.search = false;
    setSearch(can, false);
    can.notifications = false;
    can.streaming = false;
    can.serverLists = false;
    can.listsOfPerson = false;
    can.filters = false;
    can.history = false;
    can.markers = false;
    can.relationshipsAtOnce = 0;
    can.blocks = false;
    can.blocksTold = false;
    can.mutes = false;
    can.mutesTold = false;
    can.domainBlocks = false;
    can.bookmarks = false;
    can.followsTold = false;
    can.othersFollowsTold = false;
    can.followedTags = false;
    can.followTags = false;
    can.formBodies = true;
}

/// Takahē: api/urls.py and api/views
void takahe(Capabilities &can)
{
    closeToGuests(can);
    can.anonymousLocal = true; // unless its admin closed both
    can.anonymousFederated = true;
    can.lookupAnonymous = true;
    can.searchPosts = false; // activities/search.py
    can.resolvesAlone = true; // activities/services/search.py
    can.searchTags = false; // told under a name that nobody asks for
    can.searchPages = false;
    can.streaming = false;
    can.serverLists = false; // GET says [], and there is nothing else
    can.listsOfPerson = false;
    can.blocksTold = false;
    can.mutesTold = false;
    can.domainBlocks = false;
    can.filters = false; // always []
    can.history = false;
    can.markers = false;
}

/// Mitra: mitra_api/src/mastodon_api
void mitra(Capabilities &can)
{
    withoutMinId(can);
    can.sinceId = false;
    can.anonymousFederated = false;
    can.resolveUntyped = true; // search/views.rs
    can.resolvesAlone = true; // search/helpers.rs
    can.direct = true; // timelines/views.rs: the posts themselves, and not which were read
    can.streaming = false;
    can.blocks = false;
    can.blocksTold = false;
    can.muteDurationName = {};
    can.domainBlocks = false;
    can.followedTags = false;
    can.followTags = false;
    can.outgoingRequests = true;
    can.reactions = true;
    can.filters = false; // always []
    can.history = false;
    can.revokesByBearer = true; // oauth/views.rs
}

/// Iceshrimp.NET: Iceshrimp.Backend/Controllers/Mastodon
void iceshrimpNet(Capabilities &can)
{
    closeToGuests(can);
    can.anonymousThread = true;
    can.lookupAnonymous = true;
    can.streamTokenAsSubprotocol = true; // WebSocketController.cs
    can.notificationsLimit = mastodonNotifications; // NotificationController.cs
    can.tagsWithoutHash = true; // SearchController.cs
    setConversations(can); // ConversationsController.cs
    can.listsOfPerson = false;
    can.domainBlocks = false;
    can.followedTags = false;
    can.followTags = false;
    can.reactions = true;
    can.reactionsEach = 1;
}

/// accounts?id[]= came with 4.3, and so did this number (docs.joinmastodon.org/entities/Instance
/// and methods/accounts). Mastodon itself has no reactions, some of its forks do.
void mastodon(Capabilities &can, int api, const QStringList &told)
{
    can.countsLikeMastodon = true; // app/validators/status_length_validator.rb
    can.tagSets = true;
    can.followLanguages = true;
    can.mentions = true;
    can.favourites = true;
    setConversations(can); // app/controllers/api/v1/conversations_controller.rb
    can.notificationsLimit = mastodonNotifications;
    can.peopleAtOnce = api > 0 ? 40 : 0;
    can.reactions = told.contains(u"reactions"_s) || told.contains(u"emoji_reaction"_s);
}

/// Never heard of: paging by Link when there is one, by the last row's id when not.
void unheardOf(Capabilities &can)
{
    withoutMinId(can);
    can.pinned = false;
    can.personMedia = false;
    can.linkHeader = false;
    can.listsOfPerson = false;
    can.markers = false;
}

/// Firefish is numbered by the day: "20240714".
int dayOfFirefish(const QString &version)
{
    return version.left(8).toInt();
}

/// They answer no upgrade without a token, and refuse one with a header, beside which they take the
/// query's empty token for a second one (Firefish since 20240714, and Fedired:
/// packages/backend/src/server/api/streaming.ts, authenticate.ts).
bool streamsByQueryAlone(const Instance &instance)
{
    constexpr int first = 2024'07'14;
    return instance.software == "fedired"_L1
        || (instance.software == "firefish"_L1 && dayOfFirefish(instance.version) >= first);
}

void misskeyForGuests(Capabilities &can, const Instance &instance)
{
    const QStringList &told = instance.features;
    // Its policies may close timelines to guests; where it did not say so they are worth asking.
    const bool asked = told.contains(u"misskey:meta"_s);
    can.anonymousPersonStatuses = true;
    can.anonymousLocal = !asked || told.contains(u"misskey:ltl"_s);
    can.anonymousFederated = !asked || told.contains(u"misskey:gtl"_s);
    can.anonymousTag = true;
    can.anonymousThread = true;
    can.lookupAnonymous = true;
    can.streamingAnonymous = !streamsByQueryAlone(instance);
}

void misskeySources(Capabilities &can, const QStringList &told)
{
    can.serverLists = true;
    can.social = true;
    can.antennas = true;
    can.channels = true;
    can.clips = true;
    can.mentions = true;
    can.favourites = true; // what it stars, which is what others bookmark
    can.direct = true; // endpoints/notes/mentions.ts: received ones, and not which were read
    can.bubble = told.contains(u"misskey:btl"_s);
}

/// Misskey itself has no edits. Sharkey, Pulsar, Firefish, Iceshrimp: endpoints/notes/edit.ts;
/// CherryPick: endpoints/notes/update.ts.
void misskeyEdits(Capabilities &can, const QString &software)
{
    static const QSet<QString> editing{u"sharkey"_s, u"pulsar"_s, u"firefish"_s, u"iceshrimp"_s};
    can.editsByUpdate = software == "cherrypick"_L1;
    can.edits = can.editsByUpdate || editing.contains(software);
}

/// Misskey itself and unknown forks tell nothing of that. Sharkey, Pulsar, Cutiekey:
/// endpoints/notes/versions.ts; Firefish, Fedired and CherryPick: endpoints/notes/history.ts.
void misskeyHistory(Capabilities &can, const QString &software)
{
    using Former = Capabilities::FormerVersions;
    static const QHash<QString, Former> told{{u"sharkey"_s, Former::Texts},
        {u"pulsar"_s, Former::Texts}, {u"cutiekey"_s, Former::Texts},
        {u"firefish"_s, Former::TextsAndMedia}, {u"fedired"_s, Former::TextsAndMedia},
        {u"cherrypick"_s, Former::Whole}};
    can.formerVersions = told.value(software, Former::None);
    can.history = can.formerVersions != Former::None;
}

/// Misskey's schemas count code points. Sharkey, whose admins choose how long a note may be, looks
/// at the length of a string in JavaScript (endpoints/notes/create.ts, edit.ts).
void misskeyCounts(Capabilities &can, const QString &software)
{
    can.countsUnits = software == "sharkey"_L1 || software == "pulsar"_L1;
}

/// What accounts do there. A second post is a second post, so is a second boost, and a favourite is
/// the usual reaction.
void misskeyActs(Capabilities &can, const Instance &instance)
{
    can.reactionCalls = Capabilities::ReactionCalls::Misskey;
    can.favouriteIsReaction = true;
    can.marksTold = false; // core/entities/NoteEntityService.ts: "myReaction" alone
    can.publishes = true;
    misskeyEdits(can, instance.software);
    misskeyHistory(can, instance.software);
    misskeyCounts(can, instance.software);
    can.readersById = true; // core/entities/NoteEntityService.ts: "visibleUserIds"
    can.source = true; // posts are told as they were typed
    can.quotes = true;
    can.quotesOwnPrivate = true; // endpoints/notes/create.ts: CANNOT_RENOTE_DUE_TO_VISIBILITY
    can.votes = true;
    can.pins = true;
    can.threadMutes = true;
    can.boostsPile = true;
    can.boostVisibility = true;
    can.boostsOwnPrivate = true; // endpoints/notes/create.ts: CANNOT_RENOTE_DUE_TO_VISIBILITY
    can.localOnly = true;
    can.reports = true;
    can.followRequests = true;
    can.removesFollowers = true;
    // endpoints/following/update.ts came after emoji had left meta
    can.followNotify = !instance.features.contains(u"misskey:meta-emojis"_s);
    can.followBoosts = true; // as renotes that are muted
    can.customEmojis = true;
    can.notes = true; // as memos
}

/// Misskey and its forks, which answer alike; what one of them lacks shows in its answer.
Capabilities misskeyLike(const Instance &instance)
{
    const QStringList &told = instance.features;
    Capabilities can;
    can.clientApi = true;
    misskeyForGuests(can, instance);
    misskeySources(can, told);
    misskeyActs(can, instance);
    misskey::setPosting(can, instance);
    can.threadByLevel = true;
    can.lookup = true;
    can.tags = true;
    can.peopleAtOnce = 40;
    can.minId = true; // "sinceId" alone is the page immediately above
    can.minIdPublic = true;
    can.minIdPerson = true;
    can.pinned = true;
    can.personMedia = true; // endpoints/users/notes.ts: "withFiles"
    can.notifications = true;
    can.notificationsLimit = 100; // endpoints/i/notifications-grouped.ts
    setSearch(can, true);
    can.search = true; // ap/show and users/show fetch what it does not know yet
    can.resolvesAlone = true;
    can.tokenInBody = told.contains(u"misskey:token-in-body"_s); // learnt.h
    can.streaming = true;
    can.streamTokenInQuery = streamsByQueryAlone(instance);
    can.streamTopics = 32; // more are passed over without a word
    can.streamWatches = 200; // Sharkey allows 512
    can.streamConfirms = true;
    can.relationshipsAtOnce = 40;
    can.blocks = true;
    can.blocksTold = true;
    can.mutes = true;
    can.mutesTold = true;
    can.muteDurationName = "expiresAt"_L1;
    can.domainBlocks = true; // as a mute of whole servers
    can.domainBlocksAtOnce = 500; // endpoints/i/update.ts takes the whole list
    can.bookmarks = true;
    can.followsTold = true;
    can.othersFollowsTold = true;
    can.outgoingRequests = true;
    can.reactions = true;
    can.reactionsEach = 1;
    // core/ReactionService.ts, create(); Firefish and older ones: services/note/reaction/create.ts.
    // mkkey refuses a second one where its administrators allow several.
    can.reactionReplaces = instance.software != "mkkey"_L1;
    can.filters = true; // as muted words
    return can;
}

/// What all others of the family can, changed as a software's name has it.
Capabilities ofMastodonApi(const Instance &instance)
{
    Capabilities can = mastodonLike();
    const QString &name = instance.software;
    if (name == "gotosocial"_L1) {
        goToSocial(can);
    } else if (name == "pleroma"_L1 || name == "akkoma"_L1) {
        pleroma(can, instance.features);
        const bool joins = name == "pleroma"_L1 && versionNumber(instance.version) >= 2'06'00;
        can.streamJoin = joins ? Capabilities::StreamJoin::All : can.streamJoin;
    } else if (name == "pixelfed"_L1) {
        pixelfed(can);
    } else if (name == "friendica"_L1) {
        friendica(can);
    } else if (name == "snac"_L1 || name == "snac2"_L1) {
        snac(can, instance.features);
    } else if (name == "kibou"_L1) {
        kibou(can);
    } else if (name == "takahe"_L1) {
        takahe(can);
    } else if (name == "mitra"_L1) {
        mitra(can);
    } else if (name == "iceshrimp.net"_L1) {
        iceshrimpNet(can);
    } else if (isMastodon(instance)) {
        mastodon(can, instance.mastodonApi, instance.features);
        can.searchOperators = isSince(instance, 4'02'00); // app/lib/search_query_transformer.rb
        can.resolvesAlone = hasMastodonsCode(instance); // app/services/search_service.rb
    } else {
        unheardOf(can);
    }
    setActing(can, instance, isMastodon(instance));
    return can;
}

} // namespace

Capabilities capabilities(const Instance &instance)
{
    switch (instance.family) {
    case Instance::Family::Misskey:
        return misskeyLike(instance);
    case Instance::Family::Mastodon:
        return ofMastodonApi(instance);
    case Instance::Family::ActivityPub:
    case Instance::Family::Unknown:
        break;
    }
    return {};
}

bool tellsDirect(const Account &account)
{
    Instance instance;
    instance.host = account.host;
    instance.software = account.software;
    instance.version = account.version;
    instance.family = familyOfSoftware(account.software);
    return capabilities(instance).direct;
}

} // namespace asterism
