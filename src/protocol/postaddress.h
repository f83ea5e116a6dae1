// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"

#include <QString>

namespace asterism {

/// The id under which a server's API knows a post of its own, where the post's uri or page holds
/// it; empty where it does not, or lies on another host. It is a guess: what the server then tells
/// of is the post only where the uri is the same.
///
/// Mastodon: config/routes.rb ("/users/NAME/statuses/ID", "/ap/users/NUMBER/statuses/ID",
/// "/@NAME/ID"); Pleroma: web/router.ex ("/notice/ID"); Misskey, Iceshrimp.NET: "/notes/ID".
QString localIdIn(const Instance &instance, const QString &address);

} // namespace asterism
