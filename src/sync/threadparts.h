// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/timelineitem.h"
#include "net/response.h"
#include "sync/core.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace asterism {

/// What one server tells of a thread.
struct TellingOfThread {
    Session session;
    QString localId;
    Response post = {};
    std::optional<Response> before = {}; ///< where that is told apart
    Response around = {};
};

/// Before it is stored.
struct PartOfThread {
    std::vector<TimelineItem> items; ///< in the order in which they were written
    QStringList unanswered; ///< ids of posts whose answers are not among them
    QString older = {}; ///< Thread::older of the post that was asked about
};

/// A post that stands in no timeline.
TimelineItem looseItem(const Post &post);

/// The post with what stands around it, so far as it was told. Errors as Family::decodeStatus() and
/// decodeContext(); where guests are told the post alone, that is all.
Result<PartOfThread> wholeOf(const TellingOfThread &told);
/// What answers a post, from context() alone.
Result<PartOfThread> answersIn(const Session &session, const Response &response);

} // namespace asterism
