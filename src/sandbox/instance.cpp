// SPDX-License-Identifier: GPL-3.0-or-later

// /api/v1/instance, its rules and /api/v2/instance: long texts, little logic. %H is the host, %B
// the base URL.
#include "sandbox/api.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

// As medialimits.h has them.
constexpr char mediaLimits[] = R"json({"supported_mime_types":["image/jpeg","image/png","image/gif",
"image/webp","image/avif","video/mp4","video/webm","audio/mpeg","audio/ogg","audio/flac",
"audio/wav","audio/mp4"],"image_size_limit":16777216,"image_matrix_limit":33177600,
"video_size_limit":41943040,"video_frame_rate_limit":120,"video_matrix_limit":8294400)json";

constexpr char gotosocialMedia[] = R"json({"supported_mime_types":["image/jpeg","image/png",
"image/gif","image/webp","image/avif","video/mp4","video/webm","audio/mpeg","audio/ogg",
"audio/flac","audio/wav","audio/mp4"],"image_size_limit":2097152,
"image_matrix_limit":2147483647,"video_size_limit":2097152,"video_frame_rate_limit":2147483647,
"video_matrix_limit":2147483647)json";

constexpr char mastodon1[] = R"json({"uri":"%H","title":"Sandbox Mastodon","short_description":
"A server that only exists on this machine.","description":"","email":"admin@example.invalid",
"version":"4.5.7","urls":{"streaming_api":"ws://%H"},"stats":{"user_count":%U,"status_count":%S,
"domain_count":%D},"thumbnail":"%B/media/thumbnail-640x360.png","languages":["ja","en"],
"registrations":false,"approval_required":false,"invites_enabled":true,"configuration":{
"accounts":{"max_featured_tags":10},"statuses":{"max_characters":500,"max_media_attachments":4,
"characters_reserved_per_url":23},"media_attachments":%M},"polls":{"max_options":4,
"max_characters_per_option":50,"min_expiration":300,"max_expiration":2629746}},
"rules":[{"id":"1","text":"Be kind / 仲良く","hint":""}]})json";

constexpr char mastodon2[] = R"json({"domain":"%H","title":"Sandbox Mastodon","version":"4.5.7",
"source_url":"https://github.com/mastodon/mastodon","description":
"A server that only exists on this machine.","usage":{"users":{"active_month":%U}},
"thumbnail":{"url":"%B/media/thumbnail-640x360.png","blurhash":null,"versions":{}},
"icon":[{"src":"%B/media/icon-48x48.png","size":"48x48"}],"languages":["ja","en"],
"configuration":{"urls":{"streaming":"ws://%H","status":null,"about":"%B/about",
"privacy_policy":null,"terms_of_service":null},"vapid":{"public_key":
"BCqUx_uS9Obsd76vcRn4rm007sCPIxEZAm3FtioCKLmUK0zKoQdR1y48NbtlThGtok16yIzSCSjUqGHHt63jAJs"},
"accounts":{"max_featured_tags":10,"max_pinned_statuses":5,"max_display_name_length":30,
"max_note_length":500,"max_profile_fields":4},"statuses":{"max_characters":500,
"max_media_attachments":4,"characters_reserved_per_url":23},
"media_attachments":%M,"description_limit":1500},"polls":{"max_options":4,
"max_characters_per_option":50,"min_expiration":300,"max_expiration":2629746},
"translation":{"enabled":false},"limited_federation":false,"timelines_access":{
"live_feeds":{"local":"public","remote":"public"},
"hashtag_feeds":{"local":"public","remote":"public"},
"trending_link_feeds":{"local":"public","remote":"public"}}},
"registrations":{"enabled":false,"approval_required":false,"reason_required":null,"message":null,
"min_age":null,"url":null},"api_versions":{"mastodon":7},
"contact":{"email":"admin@example.invalid"},
"rules":[{"id":"1","text":"Be kind / 仲良く","hint":"","translations":{}}]})json";

constexpr char gotosocialLimits[] = R"json("statuses":{"max_characters":5000,
"max_media_attachments":6,"characters_reserved_per_url":25,
"supported_mime_types":["text/plain","text/markdown"]},
"polls":{"max_options":6,"max_characters_per_option":50,"min_expiration":300,
"max_expiration":2629746},"accounts":{"allow_custom_css":false,"max_featured_tags":10,
"max_profile_fields":6},"emojis":{"emoji_size_limit":51200})json";

constexpr char gotosocial1[] = R"json({"uri":"%H","account_domain":"%H",
"title":"Sandbox GoToSocial","description":"<p>Closed to guests. 客人には閉じています。</p>",
"description_text":"Closed to guests. 客人には閉じています。",
"short_description":"<p>A <strong>small</strong> server that only exists on this machine.</p>",
"short_description_text":"A **small** server that only exists on this machine.",
"email":"admin@example.invalid","version":"0.20.0+git-57cb4fe","languages":["ja","en"],
"registrations":false,"approval_required":true,"invites_enabled":false,
"configuration":{%L,"media_attachments":%M}},"urls":{"streaming_api":"ws://%H"},
"stats":{"domain_count":%D,"status_count":%S,"user_count":%U},
"thumbnail":"%B/media/thumbnail-640x360.png","max_toot_chars":5000,
"rules":[{"id":"01FWNWQXK2QH2E98PX4X3PJV5D","text":"Be kind / 仲良く"}],
"terms":"<p>Be kind.</p>","terms_text":"Be kind."})json";

constexpr char gotosocial2[] = R"json({"domain":"%H","account_domain":"%H",
"title":"Sandbox GoToSocial","version":"0.20.0+git-57cb4fe",
"source_url":"https://codeberg.org/superseriousbusiness/gotosocial",
"description":"<p>Closed to guests. 客人には閉じています。</p>",
"description_text":"Closed to guests. 客人には閉じています。",
"usage":{"users":{"active_month":0}},"thumbnail":{"url":"%B/media/thumbnail-640x360.png"},
"languages":["ja","en"],"configuration":{"urls":{"streaming":"ws://%H","about":"%B/about",
"privacy_policy":null,"terms_of_service":"%B/about#rules"},%L,
"media_attachments":%M,"description_limit":1500},"translation":{"enabled":false},
"vapid":{"public_key":
"BCqUx_uS9Obsd76vcRn4rm007sCPIxEZAm3FtioCKLmUK0zKoQdR1y48NbtlThGtok16yIzSCSjUqGHHt63jAJs"}},
"registrations":{"enabled":false,"approval_required":true,"message":null,"min_age":null,
"reason_required":true},"contact":{"email":"admin@example.invalid"},
"rules":[{"id":"01FWNWQXK2QH2E98PX4X3PJV5D","text":"Be kind / 仲良く"}],
"terms":"<p>Be kind.</p>","terms_text":"Be kind."})json";

constexpr char snac1[] = R"json({"uri":"%H","domain":"%H","title":"Sandbox snac",
"version":"4.0.0 (not true; really snac/2.75)","source_url":"https://comam.es/what-is-snac",
"description":"%H","short_description":"A quiet server that only exists on this machine",
"thumbnail":"%B/media/thumbnail-640x360.png","email":"admin@example.invalid","rules":[],
"languages":["en"],"urls":{"streaming_api":"ws://%H"},
"stats":{"user_count":0,"status_count":0,"domain_count":0},"registrations":false,
"approval_required":false,"invites_enabled":false,"configuration":{
"statuses":{"characters_reserved_per_url":32,"max_characters":100000,"max_media_attachments":4},
"accounts":{"max_featured_tags":0},"media_attachments":%M},
"polls":{"max_characters_per_option":50,"max_expiration":2629746,"max_options":8,
"min_expiration":300}}})json";

// pleroma: web/mastodon_api/views/instance_view.ex. `uri` is a whole address, as it was up to 2025.
constexpr char akkoma1[] = R"json({"uri":"%B","title":"Sandbox Akkoma",
"description":"A server that only exists on this machine",
"version":"2.7.2 (compatible; %N)","email":"admin@example.invalid",
"urls":{"streaming_api":"ws://%H"},"stats":{"user_count":%U,"status_count":%S,
"domain_count":%D},"thumbnail":"%B/media/thumbnail-640x360.png","languages":["ja","en"],
"registrations":false,"approval_required":false,"max_toot_chars":5000,
"poll_limits":{"max_options":20,"max_option_chars":200,"min_expiration":0,
"max_expiration":31536000},"upload_limit":16000000,"avatar_upload_limit":2000000,
"background_upload_limit":4000000,"banner_upload_limit":4000000,
"background_image":"%B/media/background-1200x800.png","description_limit":5000,
"pleroma":{"metadata":{"account_activation_required":false,"features":["pleroma_api",
"akkoma_api","mastodon_api","mastodon_api_streaming","polls","v2_suggestions",
"pleroma_explicit_addressing","shareable_emoji_packs","multifetch",
"pleroma:api/v1/notifications:include_types_filter","editing","quote_posting",
"bubble_timeline","pleroma_emoji_reactions","custom_emoji_reactions","exposable_reactions"],
"federation":{"enabled":true},"fields_limits":{"max_fields":10,"max_remote_fields":20,
"name_length":512,"value_length":2048},"post_formats":["text/plain","text/html",
"text/markdown","text/bbcode","text/x.misskeymarkdown"],"privileged_staff":false},
"stats":{"mau":%U},"vapid_public_key":
"BCqUx_uS9Obsd76vcRn4rm007sCPIxEZAm3FtioCKLmUK0zKoQdR1y48NbtlThGtok16yIzSCSjUqGHHt63jAJs"},
"rules":[]})json";

QByteArray textFor(const Call &call, int version)
{
    if (call.is("mastodon"_L1)) {
        return version == 2 ? mastodon2 : mastodon1;
    }
    if (call.is("gotosocial"_L1)) {
        return version == 2 ? gotosocial2 : gotosocial1;
    }
    if (version == 2) {
        return {};
    }
    return call.is("snac"_L1) ? QByteArray(snac1)
                              : QByteArray(akkoma1).replace(
                                  "%N", call.is("akkoma"_L1) ? "Akkoma 3.13.2" : "Pleroma 2.7.0");
}

QJsonObject filled(const Call &call, QByteArray text)
{
    int users = 0;
    int posts = 0;
    for (const Citizen &person : call.world.persons) {
        users += person.site == call.site ? 1 : 0;
        posts += person.site == call.site ? person.posts : 0;
    }
    // Leaves its object open: the texts close it.
    text.replace("%M", call.is("gotosocial"_L1) ? gotosocialMedia : mediaLimits);
    text.replace("%L", gotosocialLimits);
    text.replace("%H", call.home().host.toLatin1());
    text.replace("%B", call.home().base.toLatin1());
    text.replace("%U", QByteArray::number(users));
    text.replace("%S", QByteArray::number(posts));
    text.replace("%D", QByteArray::number(call.world.sites.size() - 1));
    return QJsonDocument::fromJson(text).object();
}

} // namespace

HttpResponse instance(const Call &call, int version)
{
    const QByteArray text = textFor(call, version);
    if (text.isEmpty()) {
        return call.no(404);
    }
    QJsonObject answer = filled(call, text);
    for (size_t i = 0; i < call.world.persons.size(); ++i) {
        if (call.world.persons[i].site != call.site) {
            continue;
        }
        const QJsonObject contact = accountJson(call.view(), int(i));
        if (version == 1) {
            answer.insert(u"contact_account"_s, contact);
        } else {
            QJsonObject both = answer.value(u"contact"_s).toObject();
            both.insert(u"account"_s, contact);
            answer.insert(u"contact"_s, both);
        }
        break;
    }
    return call.json(answer);
}

QStringList ruleIds(const Call &call)
{
    QStringList ids;
    for (const QJsonValue rule : filled(call, textFor(call, 1))["rules"_L1].toArray()) {
        ids << rule["id"_L1].toString();
    }
    return ids;
}

/// Neither snac nor Akkoma has such a call (recorded: gotosocial/instance_rules.json).
HttpResponse instanceRules(const Call &call)
{
    const bool lacks = call.is("snac"_L1) || call.is("akkoma"_L1) || call.parts.size() != 4;
    return lacks ? call.no(404) : call.json(filled(call, textFor(call, 1))["rules"_L1].toArray());
}

} // namespace asterism
