// SPDX-License-Identifier: GPL-3.0-or-later

// The answer to verify_credentials: an account and what only its owner sees.
#include "sandbox/akkoma.h"
#include "sandbox/entities.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QJsonArray plainFields(const Citizen &person)
{
    QJsonArray fields;
    for (const auto &[name, value] : person.fields) {
        fields.append(QJsonObject{{u"name"_s, name}, {u"value"_s, entities::plainValue(value)},
            {u"verified_at"_s, QJsonValue()}});
    }
    return fields;
}

QJsonObject roleJson(const QString &id, const QString &name)
{
    return {{u"id"_s, id}, {u"name"_s, name}, {u"color"_s, QString()}, {u"permissions"_s, u"0"_s},
        {u"highlighted"_s, false}};
}

QJsonObject snacCredentials(const View &view, int index)
{
    const Citizen &person = view.person(index);
    QJsonObject account = accountJson(view, index);
    for (const QString &key : {u"discoverable"_s, u"group"_s, u"hide_collections"_s, u"indexable"_s,
             u"noindex"_s, u"roles"_s, u"uri"_s}) {
        account.remove(key);
    }
    account.insert(u"acct"_s, person.user);
    account.insert(u"note"_s, person.bio);
    account.insert(u"last_status_at"_s, account.value(u"created_at"_s));
    account.insert(u"source"_s,
        QJsonObject{{u"privacy"_s, person.own.visibility}, {u"language"_s, person.language},
            {u"follow_requests_count"_s, 0}, {u"sensitive"_s, person.own.sensitive},
            {u"fields"_s, plainFields(person)}, {u"note"_s, person.bio}, {u"bot"_s, person.bot}});
    return account;
}

QJsonObject akkomaCredentials(const View &view, int index)
{
    const Citizen &person = view.person(index);
    QJsonObject account = accountJson(view, index);
    QJsonObject source = account[u"source"_s].toObject();
    source.insert(u"privacy"_s, person.own.visibility);
    QJsonObject pleroma = account[u"pleroma"_s].toObject();
    pleroma.insert(u"is_admin"_s, person.admin);
    pleroma.insert(u"is_moderator"_s, person.admin);
    pleroma.insert(u"allow_following_move"_s, true);
    pleroma.insert(u"unread_conversation_count"_s, 0);
    pleroma.insert(u"unread_notifications_count"_s, 0);
    account.insert(u"source"_s, source);
    account.insert(u"pleroma"_s, pleroma);
    account.insert(u"follow_requests_count"_s, 0);
    return account;
}

} // namespace

QJsonObject credentialsJson(const View &view, int index)
{
    const Citizen &person = view.person(index);
    const QString software = view.home().software;
    if (software == u"snac"_s) {
        return snacCredentials(view, index);
    }
    if (isAkkoma(software)) {
        return akkomaCredentials(view, index);
    }
    QJsonObject account = accountJson(view, index);
    QJsonObject source{{u"privacy"_s, person.own.visibility},
        {u"sensitive"_s, person.own.sensitive}, {u"language"_s, person.language},
        {u"note"_s, person.bio}, {u"fields"_s, plainFields(person)},
        {u"follow_requests_count"_s, 0}};
    if (software == u"mastodon"_s) {
        source.insert(u"hide_collections"_s, person.own.hiddenFollows);
        source.insert(u"discoverable"_s, person.own.discoverable);
        source.insert(u"indexable"_s, person.own.indexable);
        source.insert(u"quote_policy"_s, person.own.quotePolicy);
        source.insert(u"attribution_domains"_s, QJsonArray());
        account.insert(u"role"_s, roleJson(u"-99"_s, QString()));
    } else {
        source.insert(u"web_visibility"_s, u"public"_s);
        source.insert(u"web_layout"_s, u"microblog"_s);
        source.insert(u"status_content_type"_s, u"text/plain"_s);
        account.insert(u"role"_s, roleJson(u"user"_s, u"user"_s));
        account.insert(u"roles"_s,
            QJsonArray{QJsonObject{
                {u"id"_s, u"user"_s}, {u"name"_s, u"user"_s}, {u"color"_s, QString()}}});
    }
    account.insert(u"source"_s, source);
    return account;
}

} // namespace asterism
