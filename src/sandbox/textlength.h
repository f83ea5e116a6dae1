// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

// How servers count.

qsizetype graphemes(const QString &text); ///< what people see as characters
qsizetype codePoints(const QString &text);
/// Of a text as Mastodon counts it: what people see as characters, where an address is 23 and of a
/// mention only the name (mastodon: app/validators/status_length_validator.rb).
qsizetype mastodonLengthOf(QString text);

} // namespace asterism
