// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace asterism {

/// One operator of a search: `from:`, `in:`, `has:`, `tag:` or `lang:`.
struct SearchCondition {
    enum class Kind {
        From, ///< "user@host", "user": whoever is called so, or "me": any own account
        In, ///< the name of a place, as it was typed
        Has, ///< "image", "video", "audio", "media", "poll", "link" or "cw"
        Tag, ///< as foldedHashtag() gives it
        Language, ///< lower case, "ja" or "pt-br"
    };

    Kind kind = Kind::From;
    QString value;
    bool excluded = false; ///< a minus stood before it

    bool operator==(const SearchCondition &) const = default;
};

/// What somebody looks for in what was seen, taken apart.
struct SearchQuery {
    QString words = {}; ///< what is left, for store::matchExpression()
    /// Of one kind, any of those of From, In and Language is enough; of Has and Tag all must be
    /// there.
    std::vector<SearchCondition> conditions = {};
    qint64 after = 0; ///< ms: from then on; 0: no bound
    qint64 before = 0; ///< ms: earlier than that; 0: no bound
    /// What looks like an operator and is none that is known, or says what none can mean: it stands
    /// among the words, too.
    QStringList unknown = {};

    /// Nothing that could find anything: no words, no wanted condition, no time.
    bool isEmpty() const;
    bool operator==(const SearchQuery &) const = default;
};

/// Reads `from:@user@host`, `from:user`, `from:me`, `in:PLACE`, `has:image`, `tag:TEA`, `lang:ja`,
/// `after:2026-01-31` (from that day on), `before:2026-01-31` (until the day before), both also
/// with an age ("7d", "2w", "3m", "1y": whole days here; "12h"). Blanks and colons may be
/// full-width, operators in any case; values with blanks stand in quotes; a minus before an
/// operator turns it round. Everything else is words, quoted phrases and -words among them. An
/// operator whose value is still to be typed is passed over. Read are the first 1,000 characters
/// and 32 operators. `now` in ms, days are those of the local time zone.
SearchQuery parseSearch(const QString &text, qint64 now);

} // namespace asterism
