// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "model/moved.h"

#include <QJsonObject>

#include <vector>

namespace asterism {

/// What is to be read of one account, and how far that is.
struct CensusPart {
    enum class End {
        Open,
        Complete,
        Failed, ///< `error` says why; of kind Usage: the server tells no such thing
        Cancelled,
    };

    AccountId account;
    MovedKind kind = MovedKind::Follows;
    End end = End::Open;
    int found = 0;
    int total = -1; ///< as the server counts them; -1: unknown
    Error error = {};
};

/// Has what accounts have at their servers read by "census" (app/jobs.h), step by step, until it is
/// complete: makes each question and takes its answer, so that a window and a terminal do it alike.
/// A server that asks to wait is waited for while others are read, one that does not answer is
/// tried some more times; then all that is left of its account fails. What was read stays read,
/// whatever ends. Pure: times are handed in.
class CensusPlan {
public:
    static constexpr int mostTries = 4; ///< without an answer, one after the other

    CensusPlan() = default;
    /// Nothing that was read before `since` will do; that must not lie ahead.
    CensusPlan(const std::vector<CensusPart> &parts, qint64 since);

    const std::vector<CensusPart> &parts() const { return m_parts; }
    bool hasEnded() const;
    int count(CensusPart::End end) const;
    /// The one that is being read, or will be next; nothing when all have ended.
    const CensusPart *current() const;

    /// The argument to ask with now; empty while an answer is missing, while all servers that are
    /// left are waited for (see waitsUntil()), and at the end.
    QJsonObject next(qint64 now);
    /// When next() has something to ask again, which may be over; 0 when nothing is waited for.
    qint64 waitsUntil() const;
    void hear(const Result<QJsonObject> &answer, qint64 now);
    /// Asks nothing any more; the answer that is missing may still complete its part.
    void cancel();

private:
    struct Reading {
        qint64 until = 0; ///< not asked before
        int tries = 0; ///< that brought nothing
        QJsonObject last = {}; ///< the last answer
    };

    void take(size_t index, const QJsonObject &answer, qint64 now);
    void fail(size_t index, const Error &error, qint64 now);
    void pause(const AccountId &account, qint64 until);
    void endAccount(const AccountId &account, const Error &error);

    std::vector<CensusPart> m_parts;
    std::vector<Reading> m_readings; ///< by part
    qint64 m_since = 0;
    int m_asked = -1; ///< the part whose answer is missing
    bool m_cancelled = false;
};

} // namespace asterism
