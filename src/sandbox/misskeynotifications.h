// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/entities.h"

#include <optional>

namespace asterism::misskeyserver {

/// Why somebody is told of a note: "mention", "reply", "renote", "quote"; empty: they are not.
QString noticeOf(const World &world, const Copy &copy, int person);
/// {id, createdAt, type, userId, user, note}, seen by view.viewer.
QJsonObject noticeJson(const View &view, const Copy &copy, const QString &type);
/// That somebody follows view.viewer, or asked to; nothing when they do not.
std::optional<QJsonObject> followNotice(const View &view, int who);
QJsonObject reactionNotice(const View &view, const Copy &copy, const NoteReaction &reaction);

} // namespace asterism::misskeyserver
