// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/instance.h"
#include "net/request.h"
#include "net/response.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace asterism::misskey {

// Signing in by MiAuth (Misskey: misskey-hub.net/docs/for-developers/api/token/miauth). The session
// is a UUID of ours; whoever knows it gets the token, once: it appears in no log.

/// What Asterism asks to be allowed. A server leaves out what it does not know
/// (packages/frontend/src/pages/miauth.vue).
QStringList wantedPermissions();
/// What these allow, in words for people: a sentence for several that go together. One that nobody
/// has heard of stands for itself.
QStringList permissionWords(const QStringList &permissions);

/// A new session.
QString makeSession();
/// The page where the person says yes. `callback` may be empty: they come back by themselves.
QUrl miauthUrl(const QString &host, const QString &session, const QString &callback,
    const QStringList &permissions);

/// Fetches the token. The server hands it out exactly once.
Request miauthCheck(const Instance &instance, const QString &session);
/// The token; nothing while the person has not said yes (or the token was handed out before). The
/// rest of the answer is the account itself, which verify() tells as well.
Result<std::optional<QString>> decodeMiauthCheck(const Response &response, const QString &host);

/// The page where people end the tokens of applications; no application can
/// (packages/backend/src/server/api/endpoints/i/revoke-token.ts: `secure`).
QUrl tokensPage(const QString &host);

} // namespace asterism::misskey
