// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "protocol/instanceinfo.h"
#include "recorded.h"

/// What the tst_deviations_*.cpp share. Where nothing was recorded from a server, an answer stands
/// in the test as the server's source writes it, and says which file that is.
namespace asterism::deviations {

constexpr qint64 noon = 1'795'348'800'000; // 2026-11-22T12:00:00Z

/// JSON with ' for ".
inline QByteArray written(QByteArray json)
{
    return json.replace('\'', '"');
}

inline QJsonObject writtenObject(const QByteArray &json)
{
    return QJsonDocument::fromJson(written(json)).object();
}

inline Response answered(const QByteArray &json, int status = 200, const QByteArray &link = {})
{
    using namespace Qt::Literals::StringLiterals;
    Response response =
        answerOf(written(json), u"https://a.example/api/v1/x"_s, "application/json", status);
    if (!link.isEmpty()) {
        response.headers.emplaceBack("Link", link);
    }
    return response;
}

inline Instance at(const QString &software, const QString &version = {})
{
    using namespace Qt::Literals::StringLiterals;
    Instance instance = server(software, u"a.example"_s);
    instance.version = version;
    return instance;
}

/// "GET v1/lists?limit=2 body", without what all have in common; the error's kind where nothing can
/// be asked.
inline QString lineOf(const Result<Request> &request)
{
    using namespace Qt::Literals::StringLiterals;
    if (!request) {
        return word(request.error().kind);
    }
    const QString path = QString::fromLatin1(request->url.toEncoded()).section(u"/api/"_s, 1);
    const QString body = QString::fromUtf8(request->body);
    return QString::fromLatin1(request->method) + u' ' + path
        + (body.isEmpty() ? QString() : u' ' + body);
}

inline QString timelineOf(const Instance &instance, const Source &source, const QString &id = {})
{
    return lineOf(familyFor(instance)->timeline(instance, source, {}, id));
}

inline QString writeOf(const Instance &instance, const Write &write)
{
    return lineOf(familyFor(instance)->write(instance, write, noon));
}

/// A new post that says this.
inline Outgoing saying(const QString &text)
{
    Outgoing post;
    post.text.text = text;
    return post;
}

inline QString publishOf(const Instance &instance, const Outgoing &post)
{
    return lineOf(familyFor(instance)->publish(instance, post, {}));
}

inline QString editOf(const Instance &instance, const Outgoing &post)
{
    using namespace Qt::Literals::StringLiterals;
    return lineOf(familyFor(instance)->edit(instance, u"5"_s, post));
}

/// The least that a status has, with `extra` in it: "'poll':null".
inline QByteArray statusWith(const QByteArray &extra = {})
{
    return "{'id':'5','uri':'https://a.example/p/5','created_at':'2026-11-22T11:00:00.000Z',"
           "'content':'<p>hello</p>','visibility':'public',"
           "'account':{'id':'7','acct':'ao'}"
        + (extra.isEmpty() ? QByteArray() : ',' + extra) + '}';
}

/// As an account is told it; a post without a uri where it cannot be read.
inline Post postFrom(const Instance &instance, const QByteArray &json)
{
    const auto item = familyFor(instance)->decodeStatus(instance, answered(json), false);
    return item ? item->post : Post();
}

inline Result<Page> pageFrom(const Instance &instance, const Response &response,
    const PageSpec &spec = {}, bool asGuest = false)
{
    return familyFor(instance)->page(instance, response, spec, asGuest);
}

inline QString kindOf(const Result<Page> &page)
{
    using namespace Qt::Literals::StringLiterals;
    return page ? u"ok"_s : word(page.error().kind);
}

/// A server as its NodeInfo and its instance document describe it.
inline Instance described(const QByteArray &nodeInfo, const QByteArray &document)
{
    using namespace Qt::Literals::StringLiterals;
    Instance instance;
    instance.host = u"a.example"_s;
    instance.family = Instance::Family::Mastodon;
    const bool known = nodeInfo.isEmpty() || mergeNodeInfo(instance, writtenObject(nodeInfo));
    return known && mergeInstance(instance, writtenObject(document)) ? instance : Instance();
}

inline Source homeThere()
{
    using namespace Qt::Literals::StringLiterals;
    return homeSource({u"uuid"_s}, u"a.example"_s);
}

inline const QByteArray &pollJson()
{
    static const QByteArray json =
        "'poll':{'id':'3','expires_at':'2026-11-23T11:00:00.000Z','expired':false,"
        "'multiple':false,'votes_count':3,'voters_count':null,'voted':false,'own_votes':[],"
        "'options':[{'title':'tea','votes_count':2},{'title':'cup','votes_count':1}],'emojis':[]}";
    return json;
}

} // namespace asterism::deviations
