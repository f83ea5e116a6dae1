// SPDX-License-Identifier: GPL-3.0-or-later

// Who wants to follow: GET /api/v1/follow_requests (docs.joinmastodon.org/methods/follow_requests).
// Its rows are accounts, by whose ids they are answered (Friendica:
// src/Module/Api/Mastodon/FollowRequests.php since 2023.04, whatever its own doc/API-Mastodon.md
// says); its pages have ids that only a Link tells.
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/cursors.h"
#include "protocol/mastodon/mastodonfamily.h"
#include "protocol/mastodon/people.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr int mostFollowRequests = 80;

} // namespace

Result<Request> MastodonFamily::followRequests(const Instance &instance, const PageSpec &spec) const
{
    if (!capabilities(instance).followRequests) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server does not tell that")};
    }
    QUrlQuery query;
    addOlder(query, spec.maxId);
    add(query, u"limit"_s, QString::number(std::clamp(spec.limit, 1, mostFollowRequests)));
    return get(instance, u"v1/follow_requests"_s, query);
}

Result<PeoplePage> MastodonFamily::decodeFollowRequests(
    const Instance &instance, const Response &response, const PageSpec &spec) const
{
    const auto rows = json::arrayAnswer(response, instance.host, false);
    if (!rows) {
        return rows.error();
    }
    PeoplePage page = peopleFrom(*rows, instance);
    const QString older = belowLink(response);
    if (!rows->isEmpty() && older != spec.maxId) {
        page.older = older;
    }
    return page;
}

} // namespace asterism::mastodon
