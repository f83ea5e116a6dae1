// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/list.h"

#include <QJsonObject>

namespace asterism {

/// A list's options in the words of jobs and of the terminal's `--json`: "hide_boosts",
/// "hide_replies", "only_media", "as_grid", "notify", "exclusive" (bool), "in_everyone" (bool, or
/// null: unsaid), "colour" (1 to 8, or null: none), "icon" (an emoji, or "").
QJsonObject optionsToJson(const ListOptions &options);

/// The options after changes in the same words, which name only what is to change. Usage for a
/// name or a value that is none; whether an icon is one, the store says.
Result<ListOptions> changedOptions(ListOptions options, const QJsonObject &changes);

/// A choice that may be left open: bool or null.
Result<std::optional<bool>> choiceFromJson(const QString &name, const QJsonValue &value);
QJsonValue choiceToJson(std::optional<bool> choice);

} // namespace asterism
