// SPDX-License-Identifier: GPL-3.0-or-later

// Who wants to follow the account: following/requests/list (Misskey:
// endpoints/following/requests/list.ts)
#include "base/log.h"
#include "protocol/json.h"
#include "protocol/misskey/answering.h"
#include "protocol/misskey/asking.h"
#include "protocol/misskey/mapping.h"
#include "protocol/misskey/misskeyfamily.h"
#include "protocol/misskey/refusals.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

constexpr qint64 largestRequests = 8 * 1024 * 1024;
constexpr qsizetype mostRequestsRead = 5000; // older servers and forks tell all of them at once
constexpr qsizetype longestRequestId = 100;

/// Whether a row belongs below what was asked for: who knows no pages tells all rows again.
bool isBelow(const QString &id, const QString &maxId)
{
    return maxId.isEmpty() || id < maxId;
}

void readRequest(PeoplePage &page, const QJsonObject &row, const Instance &instance)
{
    auto actor = userFromJson(json::object(row, "follower"_L1), instance);
    if (actor) {
        page.people.push_back(std::move(*actor));
    } else {
        ++page.skipped;
        qCWarning(logProtocol) << "follow request skipped:" << actor.error().subject
                               << actor.error().detail;
    }
}

} // namespace

Result<Request> MisskeyFamily::followRequests(const Instance &instance, const PageSpec &spec) const
{
    Request request = ask(instance, u"following/requests/list"_s, withSpec({}, spec));
    request.maxBytes = largestRequests;
    return request;
}

Result<PeoplePage> MisskeyFamily::decodeFollowRequests(
    const Instance &instance, const Response &response, const PageSpec &spec) const
{
    const auto rows = arrayAnswer(response, instance.host, false);
    if (!rows) {
        return errorOfChange(instance, rows.error(), response);
    }
    PeoplePage page;
    for (qsizetype i = 0; i < rows->size() && i < mostRequestsRead; ++i) {
        const QJsonObject row = (*rows)[i].toObject();
        const QString id = json::text(row, "id"_L1);
        if (id.isEmpty() || id.size() > longestRequestId) {
            ++page.skipped; // nobody knows on which page it belongs
        } else if (isBelow(id, spec.maxId)) {
            readRequest(page, row, instance);
            page.older = page.older.isEmpty() ? id : std::min(page.older, id);
        }
    }
    return page;
}

} // namespace asterism::misskey
