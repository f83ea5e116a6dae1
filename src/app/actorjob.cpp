// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"
#include "store/extra.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// One field of an Actor and its name in the answer; the same table writes and reads.
template <typename T> struct Field {
    QLatin1StringView name;
    T Actor::*member;
};

constexpr Field<QString> texts[] = {{"uri"_L1, &Actor::uri}, {"acct"_L1, &Actor::acct},
    {"displayName"_L1, &Actor::displayName}, {"url"_L1, &Actor::url}, {"avatar"_L1, &Actor::avatar},
    {"header"_L1, &Actor::header}, {"note"_L1, &Actor::noteHtml}, {"movedTo"_L1, &Actor::movedTo}};
constexpr Field<bool> flags[] = {{"bot"_L1, &Actor::bot}, {"locked"_L1, &Actor::locked},
    {"group"_L1, &Actor::group}, {"suspended"_L1, &Actor::suspended},
    {"limited"_L1, &Actor::limited}, {"followersHidden"_L1, &Actor::followersHidden},
    {"followingHidden"_L1, &Actor::followingHidden}, {"noteIsMfm"_L1, &Actor::noteIsMfm}};
constexpr Field<qint64> counts[] = {{"followers"_L1, &Actor::followers},
    {"following"_L1, &Actor::following}, {"posts"_L1, &Actor::posts}};

} // namespace

QJsonObject actorToJob(const Actor &actor)
{
    QJsonObject json;
    for (const auto &field : texts) {
        json.insert(field.name, actor.*field.member);
    }
    for (const auto &field : flags) {
        json.insert(field.name, actor.*field.member);
    }
    for (const auto &field : counts) {
        json.insert(field.name, actor.*field.member);
    }
    json.insert(u"emojis"_s, store::emojisToText(actor.emojis));
    json.insert(u"fields"_s, store::fieldsToText(actor.fields));
    return json;
}

Actor actorFromJob(const QJsonObject &json)
{
    Actor actor;
    for (const auto &field : texts) {
        actor.*field.member = json[field.name].toString();
    }
    for (const auto &field : flags) {
        actor.*field.member = json[field.name].toBool();
    }
    for (const auto &field : counts) {
        actor.*field.member = json[field.name].toInteger(-1);
    }
    actor.emojis = store::emojisFromText(json[u"emojis"].toString());
    actor.fields = store::fieldsFromText(json[u"fields"].toString());
    return actor;
}

} // namespace asterism
