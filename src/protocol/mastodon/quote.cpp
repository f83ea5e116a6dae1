// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/mastodon/quote.h"

#include "protocol/acct.h"
#include "protocol/json.h"
#include "protocol/mastodon/status.h"

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

constexpr int maxDepth = 2;
constexpr int mostApproved = 16;

/// Mastodon's words (docs: entities/Quote); one never heard of hides the quote.
QString knownState(const QString &state)
{
    static const QSet<QString> words{u"pending"_s, u"accepted"_s, u"rejected"_s, u"revoked"_s,
        u"deleted"_s, u"unauthorized"_s, u"blocked_account"_s, u"blocked_domain"_s,
        u"muted_account"_s};
    return words.contains(state) ? state : u"unauthorized"_s;
}

/// States in which the quoted post may be shown (the blocked and muted ones behind a click).
bool carriesPost(const QString &state)
{
    return state == "accepted"_L1 || state.startsWith("blocked_"_L1) || state == "muted_account"_L1;
}

/// Takes the post that the answer carries. One that cannot be read leaves the bare state.
void take(
    Post &post, const QJsonObject &status, const Instance &instance, bool withViewer, int depth)
{
    if (status.isEmpty() || depth >= maxDepth) {
        return;
    }
    auto quoted = plainPost(status, instance, withViewer, depth + 1);
    if (quoted) {
        post.quoteUri = quoted->uri;
        post.quoted = std::make_shared<const Post>(std::move(*quoted));
    }
}

/// pleroma.quote_url is the AP id of a post that may not be visible to us.
void takeAddress(Post &post, const QJsonObject &status)
{
    const QJsonObject pleroma = json::object(status, "pleroma"_L1);
    QString uri = json::webAddress(pleroma, "quote_url"_L1);
    if (uri.isEmpty()) {
        uri = json::webAddress(json::object(status, "akkoma"_L1), "quote_apid"_L1);
    }
    if (uri.isEmpty()) {
        return;
    }
    if (post.quoteState.isEmpty()) {
        const bool hidden =
            pleroma["quote_visible"_L1].isBool() && !json::truth(pleroma, "quote_visible"_L1);
        post.quoteState = hidden ? u"unauthorized"_s : u"accepted"_s;
    }
    if (post.quoteUri.isEmpty()) {
        post.quoteUri = uri;
    }
}

/// Only an id: quotes within quotes (Mastodon), and what Akkoma, Pleroma and Friendica tell of one
/// that they do not hand out.
void takeId(Post &post, const QJsonObject &status, const QJsonObject &quote)
{
    if (!post.quoteUri.isEmpty()) {
        return;
    }
    const QJsonObject pleroma = json::object(status, "pleroma"_L1);
    for (const QString &id :
        {json::text(quote, "quoted_status_id"_L1), json::text(status, "quote_id"_L1),
            json::text(status, "quoted_status_id"_L1), json::text(pleroma, "quote_id"_L1)}) {
        if (post.quoteLocalId.isEmpty()) {
            post.quoteLocalId = id;
        }
    }
    if (post.quoteState.isEmpty() && !post.quoteLocalId.isEmpty()) {
        post.quoteState = u"accepted"_s;
    }
    if (!carriesPost(post.quoteState)) {
        post.quoteLocalId.clear();
    }
}

} // namespace

void readQuote(
    Post &post, const QJsonObject &status, const Instance &instance, bool withViewer, int depth)
{
    QJsonObject quote = json::object(status, "quote"_L1);
    if (quote.isEmpty()) {
        quote = json::object(json::object(status, "pleroma"_L1), "quote"_L1);
    }
    if (quote.contains("state"_L1)) {
        post.quoteState = knownState(json::text(quote, "state"_L1));
        if (carriesPost(post.quoteState)) {
            take(post, json::object(quote, "quoted_status"_L1), instance, withViewer, depth);
        }
    } else if (!quote.isEmpty()) {
        post.quoteState = u"accepted"_s;
        take(post, quote, instance, withViewer, depth);
    }
    takeAddress(post, status);
    takeId(post, status, quote);
}

QString toldPolicy(QuotePolicy policy)
{
    return policy == QuotePolicy::Everyone ? u"public"_s : word(policy);
}

std::optional<QuotePolicy> policyTold(const QString &word)
{
    for (auto policy : {QuotePolicy::Everyone, QuotePolicy::Followers, QuotePolicy::Nobody}) {
        if (word == toldPolicy(policy)) {
            return policy;
        }
    }
    return {};
}

std::optional<QuotePolicy> policyOf(const QJsonObject &status)
{
    const QJsonObject approval = json::object(status, "quote_approval"_L1);
    const QJsonArray automatic = json::array(approval, "automatic"_L1, mostApproved);
    const QJsonArray manual = json::array(approval, "manual"_L1, mostApproved);
    if (automatic.contains(QJsonValue(u"public"_s))) {
        return QuotePolicy::Everyone;
    }
    if (automatic == QJsonArray{u"followers"_s}) {
        return QuotePolicy::Followers;
    }
    const bool nobody =
        approval["automatic"_L1].isArray() && automatic.isEmpty() && manual.isEmpty();
    return nobody ? std::optional(QuotePolicy::Nobody) : std::nullopt;
}

} // namespace asterism::mastodon
