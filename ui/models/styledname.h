// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/context.h"
#include "model/actor.h"
#include "ui/models/sought.h"

#include <QString>

namespace asterism::ui {

/// A person's name for Text.StyledText: the display name with its emoji, else the user's name.
/// The emoji are those of the acct's host.
QString styledName(const Actor &actor);

/// The same as it is read aloud, plain; their handle where they gave none.
QString spokenName(const Actor &actor);

/// One line of plain text (a poll's option) with its emoji, those of `host`, and what was sought
/// marked.
QString styledLine(
    const QString &text, const Context &context, const QString &host, const Sought &sought = {});

} // namespace asterism::ui
