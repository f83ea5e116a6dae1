// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/instance.h"
#include "protocol/write.h"

#include <QJsonObject>

namespace asterism::misskey {

/// What users/report-abuse is told. It takes nobody but a person and a comment (Misskey:
/// endpoints/users/report-abuse.ts), so that the addresses of the posts stand before what was
/// written, as Misskey's own page puts them (packages/frontend/src/utility/get-note-menu.ts).
/// Whether the report goes to the person's own server is decided by who reads it.
/// Usage error when there is nothing in it, and when it is longer than the server takes.
Result<QJsonObject> reportFields(const Instance &instance, const Write &write);

} // namespace asterism::misskey
