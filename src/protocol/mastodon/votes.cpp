// SPDX-License-Identifier: GPL-3.0-or-later

// A vote goes to the poll, whose id is only within the post (docs.joinmastodon.org/methods/polls).
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

/// snac may tell a post as the boost that somebody made of it.
QJsonObject pollIn(const QJsonObject &status)
{
    const QJsonObject poll = json::object(status, "poll"_L1);
    return poll.isEmpty() ? json::object(json::object(status, "reblog"_L1), "poll"_L1) : poll;
}

} // namespace

std::optional<Request> MastodonFamily::beforeWrite(
    const Instance &instance, const Write &write) const
{
    const bool asks = write.what == Write::What::Vote && write.pollId.isEmpty();
    return asks && capabilities(instance).votes ? std::optional(status(instance, write.localId))
                                                : std::nullopt;
}

/// Whoever has voted already cannot do so again, or only once more for something else; what was
/// chosen then stays.
Result<std::optional<Write>> MastodonFamily::withAnswer(
    const Instance &instance, const Write &write, const Response &response) const
{
    using Ready = std::optional<Write>;
    const auto post = json::objectAnswer(response, instance.host, false);
    if (!post) {
        return post.error();
    }
    const QJsonObject poll = pollIn(*post);
    Write ready = write;
    ready.pollId = json::text(poll, "id"_L1);
    if (ready.pollId.isEmpty()) {
        return json::badAnswer(instance.host, Words::tr("no poll in the answer"), response.status);
    }
    return json::truth(poll, "voted"_L1) ? Ready() : Ready(ready);
}

} // namespace asterism::mastodon
