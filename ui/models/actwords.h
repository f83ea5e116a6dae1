// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowacting.h"

#include <QString>

#include <optional>

namespace asterism::ui {

/// "reply", "boost", "favourite", "react", "bookmark", "vote", "mute", "pin", "edit", "delete",
/// "report", "quote": what QML calls a Deed.
std::optional<Deed> deedOf(const QString &word);

/// The word of the action (model/action.h) that changes what is shown: "boost" where it is not
/// boosted, else "unboost". Empty for what no single action is (a reply, a quote, an edit, a
/// report).
QString actKind(const RowActing &acting, const QString &deed);

/// Empty: the account may do it.
QString whyNot(const RowActing &acting, const QString &deed);

/// What a click there does and as whom, or why not: a sentence for a hint. `deed` may also be "as",
/// the chip.
QString actHint(const RowActing &acting, const QString &deed);

} // namespace asterism::ui
