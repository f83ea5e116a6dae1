// SPDX-License-Identifier: GPL-3.0-or-later

// Mastodon itself knows no reactions to statuses. Those who do write them in one of three places,
// each in the form of Mastodon's announcements' (docs: entities/Reaction).
#include "protocol/json.h"
#include "protocol/mastodon/status.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

constexpr size_t mostKinds = 100;
constexpr qsizetype longestReaction = 200;

/// Pleroma and Akkoma within "pleroma" (Pleroma: web/mastodon_api/views/status_view.ex); Fedibird
/// as "emoji_reactions"; forks of glitch-soc, Iceshrimp and snac as "reactions". Null where none of
/// them stands there.
QJsonValue toldReactions(const QJsonObject &status)
{
    const QJsonObject pleroma = json::object(status, "pleroma"_L1);
    QJsonValue told;
    for (const QJsonValue &value :
        {pleroma["emoji_reactions"_L1], status["emoji_reactions"_L1], status["reactions"_L1]}) {
        if (value.isArray() && (told.isNull() || told.toArray().isEmpty())) {
            told = value;
        }
    }
    return told;
}

/// Fedibird tells another server's host beside the shortcode, all others behind it.
QString nameOf(const QJsonObject &row)
{
    QString name = json::text(row, "name"_L1);
    if (name.size() > 2 && name.startsWith(u':') && name.endsWith(u':')) {
        name = name.mid(1, name.size() - 2);
    }
    const QString domain = json::text(row, "domain"_L1);
    if (!name.isEmpty() && !domain.isEmpty() && !name.contains(u'@')) {
        name += u'@' + domain;
    }
    return name.size() > longestReaction ? QString() : name;
}

bool isIn(const std::vector<Reaction> &reactions, const QString &name)
{
    return std::ranges::find(reactions, name, &Reaction::name) != reactions.end();
}

} // namespace

Reaction reactionFromJson(const QJsonObject &row)
{
    Reaction reaction{.name = nameOf(row),
        .url = json::webAddress(row, "url"_L1),
        .staticUrl = json::webAddress(row, "static_url"_L1),
        .count = json::count(row, "count"_L1, 0)};
    if (reaction.staticUrl.isEmpty()) {
        reaction.staticUrl = reaction.url;
    }
    return reaction;
}

void readReactions(Post &post, const QJsonObject &status)
{
    const QJsonValue told = toldReactions(status);
    post.reactionsTold = told.isArray();
    const QJsonArray rows = told.toArray();
    for (const QJsonValue row : rows) {
        Reaction reaction = reactionFromJson(row.toObject());
        const bool known = !reaction.name.isEmpty() && reaction.count > 0;
        if (post.reactions.size() == mostKinds) {
            break;
        }
        if (known && !isIn(post.reactions, reaction.name)) {
            post.reactions.push_back(std::move(reaction));
        }
    }
}

QStringList ownReactions(const QJsonObject &status)
{
    QStringList names;
    const QJsonArray rows = toldReactions(status).toArray();
    for (const QJsonValue row : rows) {
        const QJsonObject reaction = row.toObject();
        const QString name = nameOf(reaction);
        const bool own = json::truth(reaction, "me"_L1) && !name.isEmpty();
        if (own && !names.contains(name) && names.size() < qsizetype(mostKinds)) {
            names << name;
        }
    }
    return names;
}

} // namespace asterism::mastodon
