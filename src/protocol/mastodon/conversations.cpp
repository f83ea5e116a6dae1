// SPDX-License-Identifier: GPL-3.0-or-later

// Conversations of posts for named people (docs.joinmastodon.org/methods/conversations; GoToSocial:
// internal/api/client/conversations; Pleroma: web/mastodon_api/controllers/
// conversation_controller.ex).
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/mapping.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr qsizetype longestConversationId = 200;

} // namespace

Result<TimelineItem> conversationFromJson(const QJsonObject &json, const Instance &instance)
{
    const QString id = json::text(json, "id"_L1);
    if (id.isEmpty() || id.size() > longestConversationId) {
        return json::badAnswer(instance.host, Words::tr("a conversation without an id"));
    }
    auto item = statusFromJson(json::object(json, "last_status"_L1), instance, true);
    if (item) {
        item->conversation = Conversation{.localId = id, .unread = json::truth(json, "unread"_L1)};
    }
    return item;
}

Result<Request> MastodonFamily::readConversation(
    const Instance &instance, const QString &localId) const
{
    if (!capabilities(instance).conversations) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server does not keep which conversations were read")};
    }
    return postRequest(instance, u"v1/conversations/"_s + segment(localId) + u"/read"_s);
}

Result<Done> MastodonFamily::decodeReadConversation(
    const Instance &instance, const Response &response) const
{
    const auto told = json::objectAnswer(response, instance.host, false);
    return told ? Result<Done>(Done{}) : Result<Done>(told.error());
}

} // namespace asterism::mastodon
