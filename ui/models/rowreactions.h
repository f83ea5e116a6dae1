// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowdoers.h"

namespace asterism::ui {

/// How one is shown: by its picture (image://…), whose place is told to `names`, or by its sign.
struct ReactionFace {
    QString picture;
    QString sign; ///< plain; empty where there is a picture
};
ReactionFace faceOf(const Reaction &reaction, const RowNames &names);

/// With what the post was answered, and what of that is ours, with what is on its way; and what
/// the account that acts there can do about it (`view.acting` is there already). Where pictures lie
/// is told to `names`.
void setReactions(
    RowView &view, const store::TimelineRow &row, const RowNames &names, const Doers &doers);

/// Whether one of our accounts has reacted, or is about to.
bool hasOwnReaction(const RowView &view);

/// What none of our accounts may do with the post, or only with its author's leave; a sentence a
/// line, empty mostly. Says nothing where a server does not tell.
QString limitWords(const store::TimelineRow &row);

} // namespace asterism::ui
