// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/capabilities.h"

#include "protocol/software.h"

using namespace Qt::Literals::StringLiterals;

// The table of servers.md §13 and its sections 3.3–3.6, 8 and 9.1.
namespace asterism {

namespace {

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
    can.linkHeader = true;
    can.minId = true;
    can.minIdPublic = true;
    can.minIdPerson = true;
    can.sinceId = true;
    can.pinned = true;
    can.search = true;
    can.streaming = true;
    can.serverLists = true;
    can.listsOfPerson = true;
    can.relationshipsAtOnce = 40;
    can.blocks = true;
    can.blocksTold = true;
    can.mutes = true;
    can.muteDurationName = "duration"_L1;
    can.domainBlocks = true;
    can.bookmarks = true;
    can.followedTags = true;
    can.followTags = true;
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
    can.favourites = true; // recorded: favourites.json
}

void pleroma(Capabilities &can, const QStringList &features)
{
    can.mentions = true;
    can.favourites = true;
    can.bubble = features.contains(u"bubble_timeline"_s); // akkoma: web/nodeinfo/nodeinfo.ex
    can.reactions = true;
    can.tagSets = true; // pleroma: lib/pleroma/web/mastodon_api/controllers/timeline_controller.ex
    can.personByName = true;
    can.listsHideUnfollowed = true;
    can.muteDurationName = "expires_in"_L1;
    can.streamingAnonymous = true;
    can.streamTokenAsSubprotocol = true;
    // Pleroma 2.6 learnt to take tags and lists in messages, Akkoma has not; both take names.
    can.streamJoin = Capabilities::StreamJoin::ByName;
}

void pixelfed(Capabilities &can)
{
    closeToGuests(can);
    can.pinned = false;
    can.lookup = false;
    can.streaming = false;
    can.serverLists = false;
    can.listsOfPerson = false;
    can.relationshipsAtOnce = 20;
}

void friendica(Capabilities &can)
{
    can.lookupWantsHost = true;
    can.listsHideUnfollowed = true; // circles of contacts: others have no effect
    can.streaming = false;
    can.domainBlocks = false;
}

void snac(Capabilities &can)
{
    can.anonymousThread = false; // recorded: 401 for a single post and its context
    can.linkHeader = false; // home alone sends one, and alone reads min_id
    can.minIdPublic = false;
    can.minIdPerson = false;
    can.pinned = false; // recorded: account_statuses_pinned.json holds everything
    can.streaming = false; // advertised, but there is none
    can.history = false; // recorded: status_history_404.json
    can.listsOfPerson = false; // recorded: account_lists_404.json
    can.lookupLocalOnly = true; // recorded: account_lookup_remote_404.json
    can.relationshipsAtOnce = 1; // recorded: account_relationships.json
    can.blocksTold = false; // recorded: blocks_404.json; what it is told it takes
    can.mutes = false; // recorded: mute_404.json
    can.domainBlocks = false; // recorded: domain_blocks_404.json
    can.followTags = false; // recorded: tag_follow_422.json
    can.codesAreChecked = false; // recorded: oauth_token_bad_code.json
    can.formBodies = true;
}

void kibou(Capabilities &can)
{
    withoutMinId(can);
    can.pinned = false;
    can.lookup = false;
    can.lookupAnonymous = false;
    can.linkHeader = false;
    can.search = false;
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
    can.domainBlocks = false;
    can.bookmarks = false;
    can.followedTags = false;
    can.followTags = false;
    can.formBodies = true;
}

/// accounts?id[]= came with 4.3, and so did this number (servers.md §1.3 and §3.1).
void mastodon(Capabilities &can, int api)
{
    can.tagSets = true;
    can.followLanguages = true;
    can.mentions = true;
    can.favourites = true;
    can.peopleAtOnce = api > 0 ? 40 : 0;
}

/// Never heard of: paging by Link when there is one, by the last row's id when not.
void unheardOf(Capabilities &can)
{
    withoutMinId(can);
    can.pinned = false;
    can.linkHeader = false;
    can.listsOfPerson = false;
    can.markers = false;
}

void misskeyForGuests(Capabilities &can, const QStringList &told)
{
    // Its policies may close timelines to guests; where it did not say so they are worth asking.
    const bool asked = told.contains(u"misskey:meta"_s);
    can.anonymousPersonStatuses = true;
    can.anonymousLocal = !asked || told.contains(u"misskey:ltl"_s);
    can.anonymousFederated = !asked || told.contains(u"misskey:gtl"_s);
    can.anonymousTag = true;
    can.anonymousThread = true;
    can.lookupAnonymous = true;
    can.streamingAnonymous = true;
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
    can.bubble = told.contains(u"misskey:btl"_s);
}

/// Misskey and its forks, which answer alike; what one of them lacks shows in its answer.
Capabilities misskeyLike(const QStringList &told)
{
    Capabilities can;
    can.clientApi = true;
    misskeyForGuests(can, told);
    misskeySources(can, told);
    can.threadByLevel = true;
    can.lookup = true;
    can.peopleAtOnce = 40;
    can.minId = true; // "sinceId" alone is the page immediately above
    can.minIdPublic = true;
    can.minIdPerson = true;
    can.sinceId = true;
    can.pinned = true;
    can.search = true; // ap/show and users/show fetch what it does not know yet
    can.streaming = true;
    can.streamTopics = 32; // more are passed over without a word
    can.streamWatches = 200; // Sharkey allows 512
    can.streamConfirms = true;
    can.relationshipsAtOnce = 40;
    can.blocks = true;
    can.blocksTold = true;
    can.mutes = true;
    can.domainBlocks = true; // as a mute of whole servers
    can.bookmarks = true;
    can.outgoingRequests = true;
    can.reactions = true;
    can.reactionsEach = 1;
    return can;
}

} // namespace

Capabilities capabilities(const Instance &instance)
{
    if (instance.family == Instance::Family::Misskey) {
        return misskeyLike(instance.features);
    }
    if (instance.family != Instance::Family::Mastodon) {
        return {};
    }
    Capabilities can = mastodonLike();
    const QString &name = instance.software;
    if (name == "gotosocial"_L1) {
        goToSocial(can);
    } else if (name == "pleroma"_L1 || name == "akkoma"_L1) {
        pleroma(can, instance.features);
    } else if (name == "pixelfed"_L1) {
        pixelfed(can);
    } else if (name == "friendica"_L1) {
        friendica(can);
    } else if (name == "snac"_L1 || name == "snac2"_L1) {
        snac(can);
    } else if (name == "kibou"_L1) {
        kibou(can);
    } else if (name == "mastodon"_L1 || instance.mastodonApi > 0) {
        mastodon(can, instance.mastodonApi);
    } else {
        unheardOf(can);
    }
    return can;
}

} // namespace asterism
