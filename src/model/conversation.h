// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace asterism {

/// What a server says of a conversation of posts for named people, to one account in it (Mastodon:
/// docs.joinmastodon.org/entities/Conversation).
struct Conversation {
    QString localId; ///< on that server, for that account
    bool unread = false;

    bool operator==(const Conversation &) const = default;
};

} // namespace asterism
