// SPDX-License-Identifier: GPL-3.0-or-later

// GET /api/v1/instance/rules (docs.joinmastodon.org/methods/instance, entities/Rule)
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

constexpr qsizetype longestRuleId = 100;
constexpr qsizetype longestRule = 2000;

/// Nothing for one that cannot be named, or says nothing.
std::optional<ServerRule> ruleFrom(const QJsonObject &row)
{
    ServerRule rule{json::text(row, "id"_L1), json::text(row, "text"_L1).left(longestRule)};
    const bool usable =
        !rule.id.isEmpty() && rule.id.size() <= longestRuleId && !rule.text.isEmpty();
    return usable ? std::optional(std::move(rule)) : std::nullopt;
}

} // namespace

Result<Request> MastodonFamily::rules(const Instance &instance) const
{
    if (!capabilities(instance).reportRules) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("reports to this server name no rules")};
    }
    return get(instance, u"v1/instance/rules"_s);
}

Result<std::vector<ServerRule>> MastodonFamily::decodeRules(
    const Instance &instance, const Response &response) const
{
    const auto rows = json::arrayAnswer(response, instance.host, false);
    if (!rows) {
        return rows.error();
    }
    std::vector<ServerRule> rules;
    for (const QJsonValue row : *rows) {
        auto rule = ruleFrom(row.toObject());
        if (rule && rules.size() < size_t(mostServerRules)) {
            rules.push_back(std::move(*rule));
        }
    }
    return rules;
}

} // namespace asterism::mastodon
