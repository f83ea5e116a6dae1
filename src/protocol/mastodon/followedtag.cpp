// SPDX-License-Identifier: GPL-3.0-or-later

// GET /api/v1/tags/:name (docs.joinmastodon.org/methods/tags, entities/Tag). All who let accounts
// follow hashtags have it: GoToSocial (internal/api/client/tags), Pleroma and Akkoma
// (web/mastodon_api/controllers/tag_controller.ex), Pixelfed and Friendica in their routes; of snac
// nobody follows any (recorded: tag_404.json).
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

} // namespace

Result<Request> MastodonFamily::followedTag(const Instance &instance, const QString &tag) const
{
    if (!capabilities(instance).followTags || tag.isEmpty()) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server does not let accounts follow hashtags")};
    }
    return get(instance, u"v1/tags/"_s + segment(tag));
}

/// Guests are told of the tag alone: that it is not followed must be said.
Result<bool> MastodonFamily::decodeFollowedTag(
    const Instance &instance, const Response &response) const
{
    const auto tag = json::objectAnswer(response, instance.host, false);
    if (!tag) {
        return tag.error();
    }
    if (!(*tag)["following"_L1].isBool()) {
        return json::badAnswer(
            instance.host, Words::tr("the answer has an unknown form"), response.status);
    }
    return (*tag)["following"_L1].toBool();
}

} // namespace asterism::mastodon
