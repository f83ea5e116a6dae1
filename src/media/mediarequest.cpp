// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/mediarequest.h"

#include "base/clock.h"
#include "base/host.h"

#include <QCryptographicHash>

namespace asterism {

namespace {

constexpr int longestSilenceMs = int(20 * secondMs);

QUrl asked(const QUrl &url)
{
    return url.adjusted(QUrl::RemoveFragment); // never sent
}

} // namespace

QByteArray mediaKey(const QUrl &url)
{
    const QByteArray text = asked(url).toEncoded();
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

Request mediaRequest(const QUrl &url, MediaKind kind, const QSet<QString> &typedHosts)
{
    Request request{.url = asked(url)};
    const bool movie = kind == MediaKind::Movie;
    // Packed answers would hide a cut end, and pictures are packed already.
    request.headers = {{"Accept", movie ? "video/*, audio/*, */*;q=0.5" : "image/*"},
        {"Accept-Encoding", "identity"}};
    request.maxBytes = mostBytes(kind);
    request.timeoutMs = int(movie ? hourMs : 5 * minuteMs);
    request.idleTimeoutMs = longestSilenceMs;
    request.purpose = Purpose::Media;
    request.typedHost = typedHosts.contains(hostOf(url));
    return request;
}

} // namespace asterism
