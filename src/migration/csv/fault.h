// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism::csv {

/// Why something that was written is nobody, or nothing of what its file is of.
enum class Fault {
    NotAHandle,
    NoServer, ///< a name alone
    NotAProfile, ///< an address, but no person's page
    NoPerson, ///< an empty cell, or none
    SeveralPeople, ///< in a row for one
    NoListName,
    LongListName,
    NotADomain,
    NotAPost,
    NotATag,
};

/// For JSON, the same in every language: "not-a-handle", …
QString word(Fault fault);
/// For people: the part of a sentence that says what is wrong with it.
QString reason(Fault fault);

/// Mastodon's lists have no longer names; in characters, whatever they take in UTF-16.
constexpr int longestListName = 256;

/// What could not be read.
struct BadRow {
    int line = 0;
    QString text; ///< shown(): cut
    Fault fault = Fault::NotAHandle;
};

/// What stood there before and counts once.
struct RepeatedRow {
    int line = 0;
    int firstLine = 0;
    QString text; ///< shown(): cut
};

} // namespace asterism::csv
