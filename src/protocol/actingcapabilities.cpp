// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/actingcapabilities.h"

#include "protocol/postingcapabilities.h"
#include "protocol/software.h"

#include <QHash>

using namespace Qt::Literals::StringLiterals;

// What is said of a software stands in its own source, which each function names; "recorded" means
// an answer in tests/fixtures.
namespace asterism {

namespace {

using Calls = Capabilities::ReactionCalls;

/// Of what is not said here the rest of the family knows nothing.
void actingLikeMastodon(Capabilities &can)
{
    can.publishes = true;
    can.edits = true;
    can.source = true;
    can.votes = true;
    can.pins = true;
    can.threadMutes = true;
    can.reports = true;
    can.followRequests = true;
    can.followBoosts = true;
    can.customEmojis = true;
    can.notes = true;
}

/// Forks answer with emoji by calls of their own: Fedibird's are known to kmyblue, too (Fedibird:
/// config/routes.rb, kmyblue: config/routes/api.rb), those of glitch-soc's forks to many.
Calls reactionCallsOf(const QStringList &told)
{
    if (told.contains(u"emoji_reaction"_s)) {
        return Calls::Fedibird;
    }
    return told.contains(u"reactions"_s) ? Calls::Glitch : Calls::None;
}

/// Mastodon: app/controllers/api/v1, app/services/post_status_service.rb. Edits, sources and the
/// end of a follower came with 3.5, quotes with 4.5, whose API is number 7
/// (docs.joinmastodon.org/methods/statuses, methods/accounts). Fedibird, whose number is 3.4, has
/// quotes of its own (Fedibird: app/controllers/api/v1/statuses_controller.rb). What accounts are
/// not told came with 4.3, whose API was the first to have a number, and 2
/// (docs.joinmastodon.org/methods/notifications, "policy").
void actingMastodon(Capabilities &can, const Instance &instance)
{
    const int api = instance.mastodonApi;
    const bool edits = api > 0 || isSince(instance, 3'05'00);
    can.reactionCalls = reactionCallsOf(instance.features);
    can.idempotency = true;
    can.edits = edits;
    can.source = edits;
    can.removesFollowers = edits;
    can.notes = api > 0 || isSince(instance, 3'02'00);
    can.boostVisibility = true;
    can.boostsOwnPrivate = true; // app/policies/status_policy.rb
    can.followNotify = true;
    can.heldNotices = api >= 2;
    if (api >= 7) {
        can.quoteName = "quoted_status_id"_L1;
        can.quotesOwnPrivate = true; // app/models/concerns/status/interaction_policy_concern.rb
        can.quotePolicy = true;
    } else if (instance.software == "fedibird"_L1) {
        can.quoteName = "quote_id"_L1;
    }
    can.quotes = !can.quoteName.isEmpty();
    // Hometown always had the field, glitch-soc since 4.6; who does not know it makes a post
    // public.
    const bool hometown = instance.software == "hometown"_L1;
    can.localOnly = hometown || (isGlitch(instance) && api >= 10);
    can.localOnlyByName = can.localOnly;
    can.plainByName = isGlitch(instance); // accounts choose what is read (settings, "content type")
}

/// GoToSocial: internal/api/client/statuses, /accounts, internal/processing/status. Its accounts
/// choose whether texts are Markdown. recorded: status_create_same_idempotency_key.json is another
/// post. So is a second boost (processing/status/boost.go), which nothing keeps apart.
void actingGoToSocial(Capabilities &can, const Instance &instance)
{
    can.boostsPile = true;
    can.edits = isSince(instance, 18'00);
    can.source = isSince(instance, 16'00);
    can.boostsOwnPrivate = true; // internal/filter/interaction/interactable.go
    can.localOnly = true;
    can.localOnlyByName = true;
    can.followNotify = true;
    can.plainByName = true;
}

/// Pleroma and Akkoma: lib/pleroma/web/mastodon_api/controllers/status_controller.ex,
/// common_api.ex, common_api/activity_draft.ex; web/plugs/idempotency_plug.ex keeps any answer for
/// six hours. Akkoma knows "quoted_status_id", too, and the older name still.
void actingPleroma(Capabilities &can, const Instance &instance)
{
    const bool akkoma = instance.software == "akkoma"_L1;
    const bool edits = isSince(instance, akkoma ? 3'02'00 : 2'05'00);
    can.reactionCalls = Calls::Pleroma;
    can.idempotency = true;
    can.idempotencyKeepsErrors = true;
    can.edits = edits;
    can.source = edits;
    can.notes = edits;
    can.quotes = akkoma || isSince(instance, 2'06'00);
    // Pleroma: can_quote?() in activity_draft.ex; Akkoma wants what is public or unlisted.
    can.quotesOwnPrivate = can.quotes && !akkoma;
    can.quoteName = can.quotes ? "quote_id"_L1 : QLatin1StringView();
    can.boostVisibility = true;
    can.boostsOwnPrivate = true; // web/activity_pub/object_validators/announce_validator.ex
    can.localOnly = true;
    can.removesFollowers = true;
    can.followNotify = true;
    can.plainByName = true; // its users choose among "allowed_post_formats"
}

/// Pixelfed: app/Http/Controllers/Api/ApiV1Controller.php. A new post needs a picture, an answer
/// does not. A used Idempotency-Key is refused with a 400 for an hour, which is no answer to
/// whether there is a post, and looks like a refusal of one that is there: it gets none.
void actingPixelfed(Capabilities &can, const Instance & /*instance*/)
{
    can.publishes = false;
    can.source = false;
    can.votes = false;
    can.pins = false;
    can.threadMutes = false;
    can.reports = false; // by a call of its own
    can.followBoosts = false;
    can.changesTold = false; // of the marks only the one that was changed
    can.ownPosts = Capabilities::OwnPosts::NoAnswers; // ApiV1Controller.php, accountStatusesById()
    can.notes = false; // no such route (routes/api.php)
}

/// Friendica: static/routes.config.php and src/Module/Api/Mastodon; a request to follow has the id
/// of its account (FollowRequests.php; before 2023.04 the list told others). It reads every text as
/// Markdown.
void actingFriendica(Capabilities &can, const Instance & /*instance*/)
{
    can.votes = false; // 501
    can.quotes = true;
    can.quoteName = "quote_id"_L1;
    can.followNotify = true;
    can.followBoosts = false; // Accounts/Follow.php reads "notify" alone
    can.warningIsTitle = true; // "api_spoiler_title" in Statuses.php
}

/// snac: mastoapi.c. Deletes came with 2.84, what is asked of it about followers with 2.78; before
/// 2.84 a post for followers reaches only whom it names. A second boost goes out under an id of its
/// own (activitypub.c, msg_admiration()). recorded: status_create_same_idempotency_key.json,
/// status_delete_unsupported_404.json (2.75), status_mute_404.json.
void actingSnac(Capabilities &can, const Instance &instance)
{
    can.boostsPile = true;
    // accounts/:id/statuses is the "public" list of notes, for its owner, too; home the "private"
    // one, which has polls as well (data.c, timeline_update_indexes())
    can.ownPosts = Capabilities::OwnPosts::PublicNotes;
    can.ownInHome = true;
    can.reactionCalls = can.reactions ? Calls::Glitch : Calls::None;
    can.threadMutes = false;
    can.reports = false;
    can.followRequests = isSince(instance, 2'78'00);
    can.followBoosts = false;
    can.deletesPosts = isSince(instance, 2'84'00); // a 404 would say that the post is gone
    can.editsAsJson = true; // mastoapi_put_handler() takes only JSON's true for true
    can.notes = false; // recorded: account_note_404.json
}

/// Kibou: src/mastodon_api/routes.rs; what it does to a post nobody can take back.
void actingKibou(Capabilities &can, const Instance & /*instance*/)
{
    can.edits = false;
    can.source = false;
    can.votes = false;
    can.pins = false;
    can.threadMutes = false;
    can.reports = false;
    can.followRequests = false;
    can.followBoosts = false;
    can.customEmojis = false; // always []
    can.marksPosts = false;
    can.deletesPosts = false;
    can.warnings = false;
    can.notes = false;
}

/// Takahē: api/urls.py and api/views/statuses.py. activities/models/post.py makes public whatever
/// is edited.
void actingTakahe(Capabilities &can, const Instance & /*instance*/)
{
    can.ownPosts = Capabilities::OwnPosts::Listed; // api/views/accounts.py, account_statuses()
    can.ownInHome = true; // api/views/statuses.py, post_status(): TimelineEvent.add_post()
    can.edits = false;
    can.threadMutes = false;
    can.reports = false;
}

/// Mitra: mitra_api/src/mastodon_api. It refuses texts that are plain, reads all as Markdown, and
/// knows titles, but no warnings.
void actingMitra(Capabilities &can, const Instance &instance)
{
    can.reactionCalls = Calls::Pleroma;
    can.idempotency = isSince(instance, 3'09'00); // CHANGELOG.md
    can.votes = isSince(instance, 3'13'00);
    can.quotes = true;
    can.quoteName = "quote_id"_L1;
    can.boostVisibility = isSince(instance, 4'03'00);
    can.threadMutes = false;
    can.reports = false;
    can.removesFollowers = true;
    can.warnings = false;
    can.notes = false;
}

/// Iceshrimp.NET: Iceshrimp.Backend/Controllers/Mastodon. A key whose post was refused leads to a
/// 408 for a day.
void actingIceshrimpNet(Capabilities &can, const Instance & /*instance*/)
{
    can.reactionCalls = Calls::Glitch;
    can.idempotency = true;
    can.idempotencyKeepsErrors = true;
    can.quotes = true;
    can.quoteName = "quote_id"_L1;
    can.boostVisibility = true;
    can.boostsOwnPrivate = true; // Core/Services/NoteService.cs
    can.localOnly = true;
    can.reports = false;
    can.removesFollowers = true;
    can.followBoosts = false; // AccountController.cs reads no options
    can.notes = false;
}

/// What Mastodon knew from early on. Of the rest a 404 would be all that comes of it.
void actingUnheardOf(Capabilities &can, const Instance & /*instance*/)
{
    can.edits = false;
    can.source = false;
    can.threadMutes = false;
    can.reports = false;
    can.notes = false;
}

} // namespace

void setActing(Capabilities &can, const Instance &instance, bool isMastodon)
{
    using Setter = void (*)(Capabilities &, const Instance &);
    static const QHash<QString, Setter> setters{{u"gotosocial"_s, actingGoToSocial},
        {u"pleroma"_s, actingPleroma}, {u"akkoma"_s, actingPleroma},
        {u"pixelfed"_s, actingPixelfed}, {u"friendica"_s, actingFriendica}, {u"snac"_s, actingSnac},
        {u"snac2"_s, actingSnac}, {u"kibou"_s, actingKibou}, {u"takahe"_s, actingTakahe},
        {u"mitra"_s, actingMitra}, {u"iceshrimp.net"_s, actingIceshrimpNet}};
    actingLikeMastodon(can);
    setters.value(instance.software, isMastodon ? actingMastodon : actingUnheardOf)(can, instance);
    setPosting(can, instance, isMastodon);
    can.reportRules = can.reports; // whose reports know none leave them out
}

} // namespace asterism
