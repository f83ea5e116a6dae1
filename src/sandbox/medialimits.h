// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/request.h"
#include "sandbox/uploadkind.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace asterism {

struct Call;

// What a server takes, and tells in its instance document.
constexpr qint64 mastodonPicture = 16 * 1024 * 1024;
constexpr qint64 mastodonFilm = 40 * 1024 * 1024;
constexpr qint64 mastodonPixels = 33'177'600;
constexpr qint64 gotosocialFile = 2 * 1024 * 1024; // a small server: most photographs are larger
constexpr qint64 misskeyFile = 30 * 1024 * 1024;
constexpr int usualDescription = 1500;
constexpr int akkomaDescription = 5000;
constexpr int misskeyDescription = 512;

/// Of the Mastodon API; nothing where it may be sent. kind: nothing where it is of no known one.
std::optional<HttpResponse> uploadRefusal(const Call &call, const QByteArray &content,
    const std::optional<UploadKind> &kind, const QString &description);
std::optional<HttpResponse> descriptionRefusal(const Call &call, const QString &description);

} // namespace asterism
