// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// A server's own words, fit for a sentence of ours: one line of at most 300 characters without
/// control and direction characters, which could make the sentence read otherwise.
QString plainWords(const QString &words);

} // namespace asterism
