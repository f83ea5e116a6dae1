// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/instance.h"
#include "model/postinglimits.h"
#include "protocol/capabilities.h"

#include <QJsonObject>
#include <QStringList>

namespace asterism::misskey {

/// By its name in NodeInfo, or by that of a fork that changed little of it.
bool isSharkey(const QString &software);

/// What the server takes in a new post, from /api/meta (Misskey:
/// packages/backend/src/core/entities/MetaEntityService.ts) and, of what that does not tell, from
/// what all of them check (endpoints/notes/create.ts, endpoints/drive/files/create.ts). Numbers
/// that could not be meant are passed over. Sharkey takes more than it tells: `software`, as
/// NodeInfo says it.
PostingLimits postingLimits(const QJsonObject &meta, const QString &software);

/// How it keeps posts until their time, as words for Instance::features: "misskey:drafts-scheduled"
/// and "misskey:notes-scheduled". Each is a policy that counts them (Misskey, Sharkey:
/// packages/backend/src/core/RoleService.ts).
QStringList schedulingWords(const QJsonObject &meta);

/// Sets what a new post may have besides words; `can` holds the rest already.
void setPosting(Capabilities &can, const Instance &instance);

} // namespace asterism::misskey
