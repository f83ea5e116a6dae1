// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "model/polled.h"

#include <QString>

#include <vector>

namespace asterism {

/// What a look at somebody that went well has told.
struct GoodLook {
    std::vector<qint64> times; ///< of their newest posts, newest first
    /// Polled::mark, told before their page was asked for; empty: nothing was told. What is told
    /// later may count a post that came after the page.
    QString mark;
    bool together = false; ///< as in Polled
    bool local = false;
    bool streams = false;
};

/// What one that did not has met.
struct BadLook {
    Error error;
    bool nobody = false; ///< their server said that there is nobody of that name
    bool remedied = false; ///< the look before knew what would help
};

/// What is known of somebody after a look that ended at `now`. Pure.
Polled polledAfter(const Polled &before, const GoodLook &look, qint64 now);
Polled polledAfter(const Polled &before, const BadLook &look, qint64 now);

/// What such an error says of the host and the person.
PollEnd pollEndOf(const Error &error);

} // namespace asterism
