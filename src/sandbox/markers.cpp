// SPDX-License-Identifier: GPL-3.0-or-later

// GET and POST /api/v1/markers (servers.md §10.5; tests/fixtures/*/markers*.json)
#include "base/clock.h"
#include "sandbox/api.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// snac reads forms only; the others read both.
QString postedId(const Call &call)
{
    const QByteArray type = headerValue(call.request.headers, "Content-Type");
    if (type.startsWith("application/x-www-form-urlencoded")) {
        const QUrlQuery form(QString::fromUtf8(call.request.body));
        for (const auto &[name, value] : form.queryItems(QUrl::FullyDecoded)) {
            if (name == u"home[last_read_id]"_s) {
                return value;
            }
        }
        return {};
    }
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    return call.is("snac"_L1) ? QString()
                              : body[u"home"_s].toObject()[u"last_read_id"_s].toString();
}

QJsonObject markerJson(const Call &call, const Citizen &person)
{
    QJsonObject home{{u"last_read_id"_s, person.homeMarker},
        {u"version"_s, call.is("mastodon"_L1) ? person.homeMarkerVersion : 0}};
    home.insert(u"updated_at"_s,
        call.is("snac"_L1) ? u"%1.053708"_s.arg(person.homeMarkerAt / secondMs)
                           : isoTime(person.homeMarkerAt));
    return {{u"home"_s, home}};
}

} // namespace

HttpResponse markers(const Call &call)
{
    if (call.viewer < 0) {
        return call.no(401);
    }
    Citizen &person = call.world.persons[size_t(call.viewer)];
    if (call.request.method == "POST") {
        if (const QString id = postedId(call); !id.isEmpty()) {
            person.homeMarker = id;
            person.homeMarkerVersion += 1;
            person.homeMarkerAt = call.now;
        }
    }
    return call.json(person.homeMarker.isEmpty() ? QJsonObject() : markerJson(call, person));
}

} // namespace asterism
