// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace asterism {

struct Poll {
    struct Option {
        QString title; ///< plain text, may hold :shortcodes:
        qint64 votes = -1; ///< -1: not told (hidden until the end)
        bool operator==(const Option &) const = default;
    };

    QString localId;
    qint64 expiresAt = 0; ///< 0: never
    bool expired = false;
    bool multiple = false;
    qint64 votes = 0;
    qint64 voters = -1; ///< -1: not told
    std::vector<Option> options;

    bool operator==(const Poll &) const = default;
};

/// By the server's word, or by the clock: what is cached may be older than the end, and Misskey
/// tells when a poll ends and not that it has.
constexpr bool hasEnded(const Poll &poll, qint64 now)
{
    return poll.expired || (poll.expiresAt > 0 && poll.expiresAt <= now);
}

} // namespace asterism
