// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

namespace asterism {

/// An id that is a text and does not turn into one by itself, so that a list's id is never
/// handed over where an account's is meant.
#define ASTERISM_STRING_ID(Name)                                                                   \
    struct Name {                                                                                  \
        QString value;                                                                             \
        bool isEmpty() const { return value.isEmpty(); }                                           \
        bool operator==(const Name &) const = default;                                             \
        bool operator<(const Name &other) const { return value < other.value; }                    \
    };                                                                                             \
    inline size_t qHash(const Name &id, size_t seed = 0)                                           \
    {                                                                                              \
        return qHash(id.value, seed);                                                              \
    }

ASTERISM_STRING_ID(AccountId) ///< one of the user's own accounts (a UUID)
ASTERISM_STRING_ID(ListId) ///< one of the user's own lists (a UUID)

#undef ASTERISM_STRING_ID

/// Order of two ids of ONE server, older first (negative: a is older): shorter ones first, then
/// by bytes. Right for decimal ids that grow in length (Mastodon, Friendica) and for the
/// fixed-length forms (Pleroma, GoToSocial, Misskey, snac2). Never compare ids of two servers.
inline int compareLocalIds(const QString &a, const QString &b)
{
    return a.size() != b.size() ? (a.size() < b.size() ? -1 : 1) : QString::compare(a, b);
}

} // namespace asterism
