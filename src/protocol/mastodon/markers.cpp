// SPDX-License-Identifier: GPL-3.0-or-later

// GET and POST /api/v1/markers (docs.joinmastodon.org/methods/markers; Pixelfed:
// app/Http/Controllers/Api/ApiV1Controller.php, getMarkers and setMarkers), and Pleroma's own POST
// /api/v1/pleroma/notifications/read (docs/development/API/pleroma_api.md)
#include "protocol/capabilities.h"
#include "protocol/json.h"
#include "protocol/mastodon/asking.h"
#include "protocol/mastodon/mastodonfamily.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

bool isNumber(const QString &id)
{
    return !id.isEmpty() && std::ranges::all_of(id, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// The second of one of snac's ids, the rest of which is a hash of the post's uri (snac:
/// mastoapi_id() in mastoapi.c); empty for others.
QString secondOf(const QString &id)
{
    constexpr qsizetype digits = 10;
    constexpr qsizetype hash = 32;
    const bool isOne = id.size() == digits + hash && isNumber(id.first(digits));
    return isOne ? id.first(digits) : QString();
}

} // namespace

bool isLaterId(const QString &a, const QString &b)
{
    if (const QString second = secondOf(a); !second.isEmpty() && second == secondOf(b)) {
        return false; // which one came first the hashes do not say
    }
    // Old numbers are shorter; all other kinds have one length, and their order is that of text.
    if (isNumber(a) && isNumber(b) && a.size() != b.size()) {
        return a.size() > b.size();
    }
    return a > b;
}

} // namespace asterism

namespace asterism::mastodon {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

Result<Request> markers(const Instance &instance)
{
    if (!capabilities(instance).markers) {
        return Error{.kind = ErrorKind::Usage,
            .subject = instance.host,
            .detail = Words::tr("this server does not keep how far home was read")};
    }
    Request request;
    request.url = baseUrl(instance.host);
    request.url.setPath(u"/api/v1/markers"_s);
    request.headers = {{"Accept", "application/json"}};
    return request;
}

const QString homeName = u"home"_s;
const QString noticesName = u"notifications"_s;

Result<Request> readMarker(const Instance &instance, const QString &name)
{
    auto request = markers(instance);
    if (request) {
        request->url.setQuery(u"timeline[]="_s + name);
    }
    return request;
}

Result<Request> saveMarker(const Instance &instance, const QString &name, const QString &localId)
{
    auto request = markers(instance);
    if (!request) {
        return request;
    }
    request->method = "POST";
    const Capabilities can = capabilities(instance);
    const bool form = can.formBodies;
    const QString flatName = name + u"[last_read_id]"_s;
    if (form) {
        request->body = flatName.toUtf8() + '=' + QUrl::toPercentEncoding(localId);
    } else {
        QJsonObject fields{{name, QJsonObject{{u"last_read_id"_s, localId}}}};
        if (can.flatMarkerNames) {
            fields.insert(flatName, localId);
        }
        request->body = QJsonDocument(fields).toJson(QJsonDocument::Compact);
    }
    request->headers.append({"Content-Type",
        form ? QByteArray("application/x-www-form-urlencoded") : QByteArray("application/json")});
    return request;
}

Result<QString> decodeMarker(
    const Instance &instance, const QString &name, const Response &response)
{
    const auto answer = json::answer(response, instance.host, false);
    if (!answer) {
        return answer.error();
    }
    const bool none = answer->isArray() && answer->toArray().isEmpty(); // how PHP writes {}
    if (!answer->isObject() && !none) {
        return json::badAnswer(
            instance.host, Words::tr("the answer has an unknown form"), response.status);
    }
    const QJsonObject told = answer->toObject();
    // Pixelfed tells the marker that was asked for without its name.
    const QJsonObject marker = told.contains(name) ? told[name].toObject() : told;
    return json::text(marker, "last_read_id"_L1);
}

} // namespace

Result<Request> MastodonFamily::homeMarker(const Instance &instance) const
{
    return readMarker(instance, homeName);
}

Result<Request> MastodonFamily::saveHomeMarker(
    const Instance &instance, const QString &localId) const
{
    return saveMarker(instance, homeName, localId);
}

Result<QString> MastodonFamily::decodeHomeMarker(
    const Instance &instance, const Response &response) const
{
    return decodeMarker(instance, homeName, response);
}

Result<Request> MastodonFamily::noticeMarker(const Instance &instance) const
{
    return readMarker(instance, noticesName);
}

Result<Request> MastodonFamily::saveNoticeMarker(
    const Instance &instance, const QString &localId) const
{
    if (capabilities(instance).noticesReadUpTo) {
        return postRequest(instance, u"v1/pleroma/notifications/read"_s, {{u"max_id"_s, localId}});
    }
    return saveMarker(instance, noticesName, localId);
}

Result<QString> MastodonFamily::decodeNoticeMarker(
    const Instance &instance, const Response &response) const
{
    const auto told = json::answer(response, instance.host, false);
    if (told && capabilities(instance).noticesReadUpTo && told->isArray()) {
        return QString(); // those that were not read before, of which there may be none
    }
    return decodeMarker(instance, noticesName, response);
}

} // namespace asterism::mastodon
