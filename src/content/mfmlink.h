// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/autolink.h"

namespace asterism {

/// What begins exactly at `at` of a text in MFM: a URL, mention, hashtag or known emoji, by
/// Misskey's own rules, which differ from those of autoLinkAt(). What looks like one of them and
/// is none (a URL with a user part, "@-a@b.example") comes back as a Text span, to be passed over
/// as a whole. Reads a bounded number of characters unless it finds something.
///
/// - URL: "http://" or "https://" and ASCII; brackets only in pairs, no "." or "," at the end.
///   Or "<https://…>" with any characters but blanks.
/// - "@user@host", or "@user" for one of the author's host; not behind a letter or digit.
/// - "#tag" of anything but blanks and most punctuation, brackets only in pairs; not behind a
///   letter or digit, not of digits alone.
/// - ":emoji:" of the context, not before a letter or digit.
///
/// Source: mfm.js src/internal/parser.ts
std::optional<AutoLink> mfmLinkAt(QStringView text, qsizetype at, const KnownNames &names);

/// "(https://…)" or "(<https://…>)" behind a link's label: a Link span of the target, `size` with
/// the parentheses.
std::optional<AutoLink> mfmTargetAt(QStringView text, qsizetype at);

/// A letter or digit of ASCII: what MFM calls part of a word.
bool isMfmWordChar(QChar c);

} // namespace asterism
