// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"
#include "model/visibility.h"
#include "net/request.h"
#include "protocol/page.h"

#include <QJsonObject>
#include <QString>

namespace asterism::misskey {

// What all requests of the family are made of: every endpoint is a POST with a JSON object
// (Misskey: packages/backend/src/server/api/ApiServerService.ts). The token is the caller's to set;
// it travels in the Authorization header, and in the body's field "i" where nobody looks there
// (Misskey before 13: api-handler.ts), into which the client puts it when it sends
// (Request::tokenField).

/// POST /api/`endpoint` that changes nothing, so that it may be tried again.
Request ask(const Instance &instance, const QString &endpoint, const QJsonObject &fields = {});
/// The same for one that changes something. Each endpoint has a limit of its own, for each account
/// and, of guests, for each address (ApiCallService.ts): Request::limitName.
Request tell(const Instance &instance, const QString &endpoint, const QJsonObject &fields = {});

/// The most rows of one page, everywhere ("limit": 1 to 100).
constexpr int mostRows = 100;

/// Adds limit and the cursors. Misskey answers sinceId alone oldest first: that is PageSpec's
/// minId, whose answer the decoders turn round (Misskey: core/QueryService.ts). PageSpec's sinceId
/// is not known here (Capabilities::sinceId): the newest page comes.
QJsonObject withSpec(QJsonObject fields, const PageSpec &spec);

/// Adds "visibility", and "localOnly" for Local (Misskey: endpoints/notes/create.ts).
void addVisibility(QJsonObject &fields, Visibility visibility);

} // namespace asterism::misskey
