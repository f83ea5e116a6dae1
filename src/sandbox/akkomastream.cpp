// SPDX-License-Identifier: GPL-3.0-or-later

// What Akkoma's streams listen to (pleroma: web/mastodon_api/websocket_handler.ex,
// web/streamer.ex).
#include "sandbox/streamhub.h"

#include "sandbox/akkoma.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Those that are whole with their name.
bool isAkkomaStream(const QString &stream)
{
    static const QStringList names{u"public"_s, u"public:media"_s, u"public:local"_s,
        u"public:local:media"_s, u"user"_s, u"user:notification"_s, u"direct"_s};
    return names.contains(stream);
}

} // namespace

bool StreamHub::isAkkomaHere() const
{
    return isAkkoma(m_world->sites[size_t(m_site)].software);
}

/// What it has no word for is not found, nor is a stream without what belongs to it; it wants one
/// from the start.
bool StreamHub::isAkkomaTopic(const HttpRequest &request, int person) const
{
    const QString stream = request.query.queryItemValue(u"stream"_s, QUrl::FullyDecoded);
    if (stream == u"list"_s) {
        const QString id = request.parameter(u"list"_s);
        return !id.isEmpty() && (person < 0 || callFor(person).circle(id));
    }
    return isAkkomaStream(stream)
        || (stream == u"hashtag"_s && !request.parameter(u"tag"_s).isEmpty());
}

/// Subscribes by name, ends nothing, and answers the text "ping".
void StreamHub::takeAkkoma(Session &session, const QByteArray &text)
{
    if (text == "ping") {
        write(session, "pong");
        return;
    }
    const QJsonObject message = QJsonDocument::fromJson(text).object();
    const QString stream = message[u"stream"_s].toString();
    const bool may = session.person >= 0 || stream.startsWith(u"public"_s);
    if (message[u"type"_s].toString() == u"subscribe"_s && may && isAkkomaStream(stream)) {
        subscribe(session, {.stream = stream});
    }
}

} // namespace asterism
