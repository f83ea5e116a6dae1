// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/postingcapabilities.h"

#include "protocol/software.h"

#include <QHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

// What is said of a software stands in its own source, which each function names; "recorded" means
// an answer in tests/fixtures.
namespace asterism {

namespace {

using Formats = QList<TextFormat>;

/// Mastodon, GoToSocial, Pleroma and Akkoma all want five minutes; one more is for the way there
/// and for clocks that differ.
constexpr qint64 leastScheduleMs = 6 * 60'000;

/// What the server tells, in the order of `usual`; where it tells nothing, those.
Formats formatsToldOr(const Instance &instance, const Formats &usual)
{
    Formats told;
    for (const QString &type : instance.posting.formats) {
        const auto format = formatOf(type);
        if (format && !told.contains(*format)) {
            told << *format;
        }
    }
    if (told.isEmpty()) {
        return usual;
    }
    std::ranges::stable_sort(told, {}, [&usual](TextFormat format) {
        const qsizetype place = usual.indexOf(format);
        return place < 0 ? usual.size() : place;
    });
    return told;
}

void keepScheduled(Capabilities &can)
{
    can.scheduling = Capabilities::Scheduling::Mastodon;
    can.scheduleLeastMs = leastScheduleMs;
}

/// Mastodon: app/services/post_status_service.rb, update_status_service.rb,
/// app/controllers/api/v1/media_controller.rb; when what came stands in
/// docs.joinmastodon.org/methods/media and methods/statuses. Its web app lets nobody quote with
/// media or a poll (app/javascript/mastodon/locales/en.json, "quote_error"); Fedibird does. Forks
/// that take pictures with a poll say so ("poll_media", instanceinfo.h). An end of a poll that is
/// not said again would be none, which it refuses.
void postingMastodon(Capabilities &can, const Instance &instance)
{
    const bool late = instance.mastodonApi > 0; // told since 4.3
    const bool processes = late || isSince(instance, 3'01'03);
    can.media = true;
    can.mediaLater = processes;
    can.mediaOldPath = !processes;
    can.mediaFocus = late || isSince(instance, 2'03'00);
    can.mediaInEdits = can.edits && (late || isSince(instance, 4'01'00));
    can.polls = late || isSince(instance, 2'08'00);
    can.pollsHideTotals = can.polls;
    can.pollWithMedia = instance.features.contains(u"poll_media"_s);
    can.pollInEdits = can.edits;
    can.quoteWithMedia = instance.software == "fedibird"_L1;
    can.formats = formatsToldOr(instance,
        isGlitch(instance) ? Formats{TextFormat::Plain, TextFormat::Markdown, TextFormat::Html}
                           : Formats{TextFormat::Plain});
    if (late || isSince(instance, 2'07'00)) {
        keepScheduled(can);
    }
}

/// GoToSocial: internal/processing/status/{create,edit,common,scheduledstatus}.go,
/// internal/processing/media. What it has kept is posted without its format and "local_only"
/// (scheduledstatus.go, onPublish()): texts are read as the account has chosen, and everybody gets
/// what was meant for few. internal/api/client/statuses/statuscreate.go says that there is no poll
/// with media, and 0.17 refused one.
void postingGoToSocial(Capabilities &can, const Instance &instance)
{
    can.media = true;
    can.mediaLater = true;
    can.mediaFocus = true;
    can.mediaInEdits = can.edits;
    can.mediaOfPosts = true;
    can.polls = true;
    can.pollsHideTotals = true;
    can.pollAlone = true;
    can.pollInEdits = can.edits;
    can.pollEndStays = true;
    can.formats = formatsToldOr(instance, {TextFormat::Plain, TextFormat::Markdown});
    if (isSince(instance, 20'00)) {
        keepScheduled(can);
        can.scheduleKeepsAll = false;
    }
}

/// Pleroma and Akkoma: lib/pleroma/web/mastodon_api/controllers/media_controller.ex (which says
/// 202 of what is ready), common_api.ex and object/updater.ex (an edit leaves polls as they are),
/// common_api/utils.ex, scheduled_activity.ex. A time that is too near is passed over: what was
/// meant for later is posted at once.
void postingPleroma(Capabilities &can, const Instance &instance)
{
    can.media = true;
    can.mediaOfPosts = true; // seen when the post is edited
    can.polls = true;
    can.pollWithMedia = true;
    can.quoteWithMedia = can.quotes;
    Formats usual{TextFormat::Plain, TextFormat::Markdown, TextFormat::Html, TextFormat::Bbcode};
    if (instance.software == "akkoma"_L1) {
        usual << TextFormat::Mfm;
    }
    can.formats = formatsToldOr(instance, usual);
    keepScheduled(can);
}

/// Pixelfed: app/Http/Controllers/Api/ApiV1Controller.php. What it tells of polls is Mastodon's; it
/// has none.
void postingPixelfed(Capabilities &can, const Instance & /*instance*/)
{
    can.media = true;
    can.mediaOfPosts = true;
}

/// Friendica: src/Module/Api/Mastodon/{Media,Statuses}.php. It keeps posts until their time, too,
/// but tells of them only as they will look (Object/Api/Mastodon/ScheduledStatus.php): one whose
/// answer was lost could not be found, and would be sent twice.
void postingFriendica(Capabilities &can, const Instance & /*instance*/)
{
    can.media = true;
    can.mediaInEdits = true;
    can.mediaOfPosts = true;
    can.quoteWithMedia = true;
    can.formats = {TextFormat::Markdown};
}

/// snac: mastoapi.c. Polls can be made since 2.90 (RELEASE_NOTES.md; recorded:
/// status_poll_param_ignored.json), and msg_question() in activitypub.c passes over whom they are
/// for. It keeps posts until their time, but tells nobody of them and takes none back (recorded:
/// scheduled_statuses.json), so that one whose answer was lost would be sent twice.
void postingSnac(Capabilities &can, const Instance &instance)
{
    can.media = true;
    can.polls = isSince(instance, 2'90'00);
    can.pollsOpenOnly = true;
    can.formats = {TextFormat::Markdown};
}

/// Kibou: src/mastodon_api/routes.rs
void postingKibou(Capabilities & /*can*/, const Instance & /*instance*/)
{
}

/// Takahē: api/views/media.py, api/views/statuses.py; a time is read and passed over.
void postingTakahe(Capabilities &can, const Instance & /*instance*/)
{
    can.media = true;
    can.mediaOfPosts = true;
    can.polls = true;
    can.pollWithMedia = true;
}

/// Mitra: mitra_api/src/mastodon_api/{media,statuses}; polls since 3.15 (CHANGELOG.md), and an edit
/// leaves them as they are.
void postingMitra(Capabilities &can, const Instance &instance)
{
    can.media = true;
    can.mediaOfPosts = true;
    can.polls = isSince(instance, 3'15'00);
    can.pollWithMedia = true;
    can.quoteWithMedia = true;
    can.formats = formatsToldOr(instance, {TextFormat::Markdown, TextFormat::Html});
}

/// Iceshrimp.NET: Iceshrimp.Backend/Controllers/Mastodon/{Status,Media}Controller.cs,
/// Core/Services/NoteService.cs; a time is refused.
void postingIceshrimpNet(Capabilities &can, const Instance & /*instance*/)
{
    can.media = true;
    can.mediaInEdits = true;
    can.mediaOfPosts = true;
    can.polls = true;
    can.pollWithMedia = true;
    can.pollAlone = true;
    can.pollInEdits = true;
    can.quoteWithMedia = true;
    can.formats = {TextFormat::Mfm};
}

/// What Mastodon knew from early on; polls where their limits are told.
void postingUnheardOf(Capabilities &can, const Instance &instance)
{
    can.media = true;
    can.mediaOldPath = true;
    can.polls = instance.posting.pollChoices > 1;
    can.formats = formatsToldOr(instance, {TextFormat::Plain});
}

} // namespace

void setPosting(Capabilities &can, const Instance &instance, bool isMastodon)
{
    using Setter = void (*)(Capabilities &, const Instance &);
    static const QHash<QString, Setter> setters{{u"gotosocial"_s, postingGoToSocial},
        {u"pleroma"_s, postingPleroma}, {u"akkoma"_s, postingPleroma},
        {u"pixelfed"_s, postingPixelfed}, {u"friendica"_s, postingFriendica},
        {u"snac"_s, postingSnac}, {u"snac2"_s, postingSnac}, {u"kibou"_s, postingKibou},
        {u"takahe"_s, postingTakahe}, {u"mitra"_s, postingMitra},
        {u"iceshrimp.net"_s, postingIceshrimpNet}};
    can.formats = {TextFormat::Plain};
    setters.value(instance.software, isMastodon ? postingMastodon : postingUnheardOf)(
        can, instance);
}

bool keepsUntilItsTime(const Capabilities &can, const PostText &text, qint64 now)
{
    const bool bare =
        text.visibility != Visibility::Local && !text.localOnly && text.format == TextFormat::Plain;
    return can.scheduling != Capabilities::Scheduling::None && text.scheduledAt > 0
        && text.after.isEmpty() && text.scheduledAt - now >= can.scheduleLeastMs
        && (can.scheduleKeepsAll || bare);
}

} // namespace asterism
