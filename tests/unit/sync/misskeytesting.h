// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounttesting.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// A Misskey server that does what a test tells it.
namespace asterism {

inline QJsonObject misskeyUser()
{
    using namespace Qt::Literals::StringLiterals;
    return {{u"id"_s, u"u1"_s}, {u"username"_s, u"ao"_s}, {u"host"_s, QJsonValue()},
        {u"notesCount"_s, 3}};
}

/// A note of ao's, written in the second that its id names ("n12").
inline QJsonObject misskeyNote(const QString &id, const QString &replyId = {}, int replies = 0)
{
    using namespace Qt::Literals::StringLiterals;
    QJsonObject note{{u"id"_s, id}, {u"userId"_s, u"u1"_s}, {u"user"_s, misskeyUser()},
        {u"createdAt"_s, u"2026-11-22T11:00:%1.000Z"_s.arg(id.mid(1))}, {u"text"_s, id},
        {u"visibility"_s, u"public"_s}, {u"repliesCount"_s, replies}};
    if (!replyId.isEmpty()) {
        note.insert(u"replyId"_s, replyId);
        note.insert(u"reply"_s, misskeyNote(replyId));
    }
    return note;
}

inline ScriptedAnswer scriptedNotes(const QJsonArray &notes)
{
    return scriptedJson(QJsonDocument(notes).toJson());
}

inline ScriptedAnswer scriptedObject(const QJsonObject &object)
{
    return scriptedJson(QJsonDocument(object).toJson());
}

inline ScriptedAnswer misskeyRefusal(const QByteArray &code, int status = 400)
{
    return scriptedJson(quoted("{'error':{'message':'No.','code':'" + code + "'}}"), status);
}

/// What such a server says of itself; /api/meta is closed.
inline void runMisskey(
    ScriptedServer &server, const QString &software = QString::fromLatin1("misskey"))
{
    using namespace Qt::Literals::StringLiterals;
    const QJsonObject link{{u"rel"_s, u"http://nodeinfo.diaspora.software/ns/schema/2.0"_s},
        {u"href"_s, server.url(u"/nodeinfo/2.0"_s).toString()}};
    server.on("/.well-known/nodeinfo", scriptedObject({{u"links"_s, QJsonArray{link}}}));
    server.on("/nodeinfo/2.0",
        scriptedObject(
            {{u"software"_s, QJsonObject{{u"name"_s, software}, {u"version"_s, u"2025.1.0"_s}}}}));
}

/// A guest of it.
inline Session misskeyGuest(const AccountFixture &fixture)
{
    Session session = fixture.session(QString::fromLatin1("misskey"));
    session.instance.family = Instance::Family::Misskey;
    session.account = {};
    session.token.clear();
    return session;
}

} // namespace asterism
