// SPDX-License-Identifier: GPL-3.0-or-later

// Akkoma's accounts (pleroma: web/mastodon_api/views/account_view.ex).
#include "sandbox/entities.h"

#include "base/clock.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::entities {

namespace {

QJsonArray akkomaFields(const Citizen &person)
{
    QJsonArray fields;
    for (const auto &[name, value] : person.fields) {
        fields.append(QJsonObject{{u"name"_s, name}, {u"value"_s, value}});
    }
    return fields;
}

/// As they were typed.
QJsonArray akkomaSourceFields(const Citizen &person)
{
    QJsonArray fields;
    for (const auto &[name, value] : person.fields) {
        fields.append(QJsonObject{{u"name"_s, name}, {u"value"_s, plainValue(value)}});
    }
    return fields;
}

/// Of the account's server: what it says of itself.
QJsonObject serverJson(const View &view, const Citizen &person)
{
    const Site *site = person.site < 0 ? nullptr : &view.world.sites[size_t(person.site)];
    const QJsonValue software = site
        ? QJsonValue(QJsonObject{{u"software"_s, QJsonObject{{u"name"_s, site->software}}}})
        : QJsonValue();
    return {{u"name"_s, person.host}, {u"favicon"_s, QJsonValue()}, {u"nodeinfo"_s, software}};
}

QJsonObject pleromaPart(const Citizen &person)
{
    return {{u"ap_id"_s, person.actor}, {u"also_known_as"_s, QJsonArray()},
        {u"is_confirmed"_s, true}, {u"is_suggested"_s, false}, {u"tags"_s, QJsonArray()},
        {u"hide_followers_count"_s, false}, {u"hide_follows_count"_s, false},
        {u"hide_followers"_s, person.own.hiddenFollows},
        {u"hide_follows"_s, person.own.hiddenFollows}, {u"hide_favorites"_s, true},
        {u"relationship"_s, QJsonObject()}, {u"skip_thread_containment"_s, false},
        {u"background_image"_s, QJsonValue()}, {u"favicon"_s, QJsonValue()}};
}

} // namespace

/// No `uri`: whoever wants to know it finds it in pleroma.ap_id.
QJsonObject akkomaAccount(const View &view, const Citizen &person, int index)
{
    const QString avatar = view.home().base + avatarPath(person);
    const QString header = view.home().base + headerPath(person);
    QJsonArray emojis;
    for (const QJsonValue emoji : emojisIn(view, person, shortcodesIn(person.name))) {
        QJsonObject told = emoji.toObject();
        told.insert(u"visible_in_picker"_s, false);
        emojis.append(told);
    }
    // A time without a zone.
    const QString last =
        person.lastPost > 0 ? isoTime(person.lastPost / secondMs * secondMs).left(19) : QString();
    QJsonObject account{{u"id"_s, view.world.accountId(view.site, index)},
        {u"username"_s, person.user}, {u"acct"_s, acctOn(view, person)},
        {u"fqn"_s, person.handle()}, {u"display_name"_s, person.name}, {u"locked"_s, person.locked},
        {u"bot"_s, person.bot}, {u"created_at"_s, isoTime(person.joined / secondMs * secondMs)},
        {u"note"_s, person.bioHtml}, {u"url"_s, person.url}, {u"avatar"_s, avatar},
        {u"avatar_static"_s, avatar}, {u"header"_s, header}, {u"header_static"_s, header},
        {u"followers_count"_s, person.followers},
        {u"following_count"_s, int(person.follows.size())}, {u"statuses_count"_s, person.posts},
        {u"last_status_at"_s, textOrNull(last)}, {u"emojis"_s, emojis},
        {u"fields"_s, akkomaFields(person)}, {u"pleroma"_s, pleromaPart(person)},
        {u"akkoma"_s,
            QJsonObject{
                {u"instance"_s, serverJson(view, person)}, {u"status_ttl_days"_s, QJsonValue()}}},
        {u"source"_s,
            QJsonObject{{u"note"_s, view.isLocal(person) ? person.bio : QString()},
                {u"sensitive"_s, person.own.sensitive}, {u"fields"_s, akkomaSourceFields(person)},
                {u"pleroma"_s,
                    QJsonObject{{u"discoverable"_s, person.own.discoverable},
                        {u"actor_type"_s, person.bot ? u"Service"_s : u"Person"_s}}}}}};
    if (person.movedTo >= 0) {
        account.insert(
            u"moved"_s, akkomaAccount(view, view.person(person.movedTo), person.movedTo));
    }
    return account;
}

} // namespace asterism::entities
