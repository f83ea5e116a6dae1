// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/response.h"
#include "protocol/write.h"
#include "sync/sessions.h"

#include <QFuture>
#include <QString>

#include <optional>

namespace asterism {

/// What came of making or changing a post.
struct PostAnswer {
    Result<TimelineItem> item = TimelineItem(); ///< errors as WriteAnswer::result
    /// Of a post with a time (PostText::scheduledAt): the server keeps it until then under this id,
    /// which is empty where it does not tell it. `item` says nothing then.
    std::optional<QString> scheduledId = {};
    int status = 0; ///< 0: no answer
    bool unsure = false; ///< as in WriteAnswer; also where the answer cannot be understood
};

/// Makes a post, or has the server keep it until its time. Sent once, as sendWrite() does. `key`:
/// Family::publish(). Usage error where the server does not keep this one until its time.
QFuture<PostAnswer> sendPost(Core &core, Sessions &sessions, const Session &session,
    const Outgoing &post, const QString &key);

/// Changes one of the account's own, by the server's id.
QFuture<PostAnswer> sendEdit(Core &core, Sessions &sessions, const Session &session,
    const QString &localId, const Outgoing &post);

} // namespace asterism
