// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace asterism {

/// A display name, poll option or field name on one line that cannot disturb what stands beside
/// it: no control characters, line breaks, bidi embeddings or overrides, invisible characters or
/// piles of combining marks; isolates are closed; at most 200 UTF-16 units, cut between
/// characters and then ending in "…". Joiners inside emoji and in scripts that write with them,
/// and right-to-left text stay. May come out empty: show the acct then.
QString safeName(const QString &name);

/// The same for texts of several lines (warnings, picture descriptions). Line breaks stay, at
/// most two in a row, and so do the invisible characters that steer line breaking.
QString safeText(const QString &text, qsizetype limit = 20'000);

/// UTF-8 from a stranger: each broken sequence becomes U+FFFD, NUL is dropped.
QString decodeUtf8(QByteArrayView bytes);

} // namespace asterism
