// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace asterism::cli {

/// Text that cannot do anything to a terminal: no control characters (escapes, C1), no bidi
/// embeddings, overrides or isolates, no line separators but "\n". The last guard behind
/// src/content: everything a server said goes through it before it is laid out.
QString printable(const QString &text);

/// The same on one line: line breaks and tabs become blanks.
QString printableLine(const QString &text);

/// Columns a text takes in a terminal: East Asian wide characters and emoji two, combining and
/// invisible ones none (Unicode Standard Annex #11; ambiguous ones count as narrow).
int textWidth(QStringView text);

/// Cut to at most `width` columns, between what people see as characters, with a final "…".
QString clipped(const QString &text, int width);

/// Filled up with blanks on the right to `width` columns; longer texts are clipped.
QString padded(const QString &text, int width);

/// Lines of at most `width` columns, broken where Unicode allows (between CJK characters, at
/// blanks) and inside a word only when it is longer than a line. Line breaks of the text stay.
QStringList wrapped(const QString &text, int width);

} // namespace asterism::cli
