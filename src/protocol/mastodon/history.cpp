// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "protocol/json.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

constexpr size_t mostVersions = 100;

/// StatusEdit (docs.joinmastodon.org/entities/StatusEdit)
Post versionFromJson(const QJsonObject &edit)
{
    Post version;
    version.createdAt = parseIsoTime(json::text(edit, "created_at"_L1));
    version.body = json::verbatim(edit, "content"_L1);
    version.warning = json::text(edit, "spoiler_text"_L1);
    version.sensitive = json::truth(edit, "sensitive"_L1);
    version.media = mediaFromJson(json::array(edit, "media_attachments"_L1));
    version.poll = pollFromJson(json::object(edit, "poll"_L1));
    version.emojis = emojisFromJson(json::array(edit, "emojis"_L1));
    return version;
}

} // namespace

Result<std::vector<Post>> MastodonFamily::decodeHistory(
    const Instance &instance, const Response &response, bool asGuest, const Post & /*now*/) const
{
    const auto rows = json::arrayAnswer(response, instance.host, asGuest);
    if (!rows) {
        return rows.error();
    }
    std::vector<Post> versions;
    for (const QJsonValue row : *rows) {
        Post version = versionFromJson(row.toObject());
        if (version.createdAt > 0 && versions.size() < mostVersions) {
            versions.push_back(std::move(version));
        }
    }
    // Servers tell the oldest first; whoever does not is put right.
    std::ranges::stable_sort(versions, {}, &Post::createdAt);
    return versions;
}

} // namespace asterism::mastodon
