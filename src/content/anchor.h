// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/blocks.h"
#include "content/knownnames.h"

namespace asterism {

/// An HTML link as its author wrote it.
struct Anchor {
    QString href;
    QStringList classes;
    QStringList rel;
    QString text; ///< what is visible of it
};

/// What the anchor means: a Mention or Hashtag span ready to show; a Link span with its target and
/// no text, as the text inside may have styles; or a Text span without either when the link is one
/// that we do not follow.
Span meaningOf(const Anchor &anchor, const KnownNames &names);

/// The URL in ASCII, or nothing when it is relative, broken, longer than 8 KiB, of a scheme that
/// isLinkScheme() refuses, or http with a user part.
QString safeTarget(const QString &href);

} // namespace asterism
