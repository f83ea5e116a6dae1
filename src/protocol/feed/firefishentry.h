// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/feed/entry.h"

#include <QString>

namespace asterism::feed {

/// Misskey and what came of it have their posts at /notes/; blogs may, too.
bool isAtNotes(const Entry &entry);

/// Whether Firefish, Iceshrimp, Fedired or another of their kin wrote the entry: a post at /notes/
/// whose title says who says, answers or renotes something. (Firefish:
/// packages/backend/src/server/web/feed.ts)
bool isFirefish(const Entry &entry);

/// Of an entry that isFirefish(): its text begins with the warning, which is the summary, and a
/// break. So many characters this beginning has; 0: it is not covered.
qsizetype warnedBeginning(const Entry &entry);

/// Of an entry that isFirefish(): behind the post stand those that it answers or quotes, at most
/// five, each behind a line and its author: "<hr>Mei(@mei@c.example) says: <br>". The first warning
/// among them, plain text, which stands in front of such a text as well. Empty: there is none.
QString innerWarning(const Entry &entry);

} // namespace asterism::feed
