// SPDX-License-Identifier: GPL-3.0-or-later

// GET and POST /api/v1/markers (tests/fixtures/*/markers*.json)
#include "base/clock.h"
#include "sandbox/akkoma.h"
#include "sandbox/api.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Marker {
    QString &id;
    int &version;
    qint64 &at;
};

Marker markerOf(Citizen &person, const QString &name)
{
    if (name == u"home") {
        return {person.homeMarker, person.homeMarkerVersion, person.homeMarkerAt};
    }
    return {person.noticeMarker, person.noticeMarkerVersion, person.noticeMarkerAt};
}

/// snac reads forms only; the others read both.
QString postedId(const Call &call, const QString &name)
{
    const QByteArray type = headerValue(call.request.headers, "Content-Type");
    if (type.startsWith("application/x-www-form-urlencoded")) {
        const QUrlQuery form(QString::fromUtf8(call.request.body));
        for (const auto &[key, value] : form.queryItems(QUrl::FullyDecoded)) {
            if (key == name + u"[last_read_id]"_s) {
                return value;
            }
        }
        return {};
    }
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    return call.is("snac"_L1) ? QString() : body[name].toObject()[u"last_read_id"_s].toString();
}

QJsonObject markerJson(const Call &call, const Marker &marker)
{
    return {{u"last_read_id"_s, marker.id},
        {u"version"_s, call.is("mastodon"_L1) ? marker.version : 0},
        {u"updated_at"_s,
            call.is("snac"_L1) ? u"%1.053708"_s.arg(marker.at / secondMs) : isoTime(marker.at)}};
}

/// Of which it speaks: all where the request does not say.
bool isAskedFor(const Call &call, const QString &name)
{
    const QStringList asked =
        call.request.query.allQueryItemValues(u"timeline[]"_s, QUrl::FullyDecoded);
    return asked.isEmpty() || asked.contains(name);
}

/// Akkoma answers with what it was told, and tells the last notification that it counts as seen
/// ever after (pleroma: lib/pleroma/marker.ex).
bool forgets(const Call &call, const QString &name)
{
    return isAkkoma(call.software()) && name == u"notifications";
}

} // namespace

HttpResponse markers(const Call &call)
{
    if (call.viewer < 0) {
        return call.no(401);
    }
    Citizen &person = call.world.persons[size_t(call.viewer)];
    const bool posted = call.request.method == "POST";
    QJsonObject answer;
    for (const QString &name : {u"home"_s, u"notifications"_s}) {
        const Marker marker = markerOf(person, name);
        const QString id = posted ? postedId(call, name) : QString();
        if (!id.isEmpty() && forgets(call, name)) {
            answer.insert(name, QJsonObject{{u"last_read_id"_s, id}, {u"version"_s, 0}});
            continue;
        }
        if (!id.isEmpty()) {
            marker.id = id;
            marker.version += 1;
            marker.at = call.now;
        }
        if (!marker.id.isEmpty() && (posted ? !id.isEmpty() : isAskedFor(call, name))) {
            answer.insert(name, markerJson(call, marker));
        }
    }
    return call.json(answer);
}

} // namespace asterism
