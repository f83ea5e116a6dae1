// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"

#include <QByteArray>
#include <QHash>

#include <optional>

namespace asterism {

/// What could not be had, and until when asking again would only annoy. Bounded: when there are
/// too many, those that end soonest are forgotten. Pure.
class Failures {
public:
    explicit Failures(const Clock &clock);

    /// An hour for what the server refused or we cannot read, a minute for what may pass, until
    /// the time that it names for RateLimited (an hour at most); nothing for Cancelled and Barred,
    /// which cost nothing to ask.
    void note(const QByteArray &key, const Error &error);

    /// The error, while it holds.
    std::optional<Error> find(const QByteArray &key);

    qsizetype size() const { return m_failures.size(); }

private:
    struct Failure {
        Error error;
        qint64 until = 0;
    };

    qint64 endOf(const Error &error) const;
    void tidy();

    const Clock &m_clock;
    QHash<QByteArray, Failure> m_failures;
};

} // namespace asterism
