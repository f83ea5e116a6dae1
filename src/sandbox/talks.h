// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/api.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace asterism {

/// A conversation of posts for named people, as a server keeps it for one person in it.
struct Talk {
    QString key; ///< what makes it one
    QString id;
    std::vector<int> others; ///< in it, besides that person; alone, that person
    Copy last;
    bool unread = false; ///< somebody else wrote last, and that was not read
};

/// Of the call's viewer, who was said something last first.
std::vector<Talk> talksOf(const Call &call);

/// What a stream tells of the talk in which that post is the last; nothing where it is none of the
/// viewer's.
std::optional<QJsonObject> talkOf(const Call &call, const Copy &copy);

/// GET /api/v1/conversations, POST /api/v1/conversations/:id/read
HttpResponse conversations(const Call &call);

} // namespace asterism
