// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/host.h"
#include "base/result.h"
#include "net/request.h"
#include "net/response.h"

#include <QUrl>

#include <optional>

namespace asterism {

/// What WebFinger (RFC 7033) says about a handle.
struct WebFinger {
    Handle subject; ///< the canonical handle
    /// False when the subject stands on another host than the one asked for: a host may only
    /// speak for its own names, so ask `subject` at subject.host before storing it.
    bool settled = true;
    QString actorUri; ///< ActivityPub id; empty when the host has none
    QString apiHost; ///< host that answered in the end, behind redirects
    QUrl profileUrl;
    QUrl feedUrl; ///< Atom feed, rarely given
};

/// Asks `host` (empty: handle.host) for a handle.
Request webfingerRequest(const Handle &handle, const QString &host = {});

/// NotFound for an unknown handle; BadAnswer for HTML or an answer without any usable link.
Result<WebFinger> decodeWebfinger(const Response &response, const Handle &asked);

/// For hosts that answer 404 to webfingerRequest(): host-meta (RFC 6415) names the real place.
Request hostMetaRequest(const QString &host);
/// The template of the "lrdd" link, from XRD or JRD; always holds "{uri}".
Result<QString> decodeHostMeta(const Response &response);
/// Fills the template. Usage error when it leads to no web address.
Result<Request> webfingerRequestFromTemplate(const Handle &handle, const QString &text);

/// The handle that a profile page's address suggests: https://host/@user, /@user@other,
/// /users/user, /u/user, /profile/user, /accounts/user and snac's /user. Only a candidate: ask
/// WebFinger, and when it knows nothing read the address as an actor document (ids such as
/// /users/9x8y look like names). nullopt for addresses of posts, number ids and anything else.
std::optional<Handle> handleFromProfileUrl(const QUrl &url);

} // namespace asterism
