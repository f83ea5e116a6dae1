// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/livechange.h"
#include "model/notification.h"
#include "model/timelineitem.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace asterism {

/// One of a server's streams, as its messages name it: "user", "public", "public:local",
/// "hashtag" with a tag, "list" with the server's list id; at Misskey a channel, such as
/// "homeTimeline", "hashtag" with tags ("tea#緑茶": all of them), "antenna" with its id.
struct StreamTopic {
    QString name;
    QString param;

    /// "user", "list:12", "hashtag:猫"
    QString key() const { return param.isEmpty() ? name : name + u':' + param; }
    bool operator==(const StreamTopic &) const = default;
};

/// How the token travels with the handshake: where a header is read no URL holds it.
enum class StreamToken {
    Header, ///< Authorization: Bearer
    Subprotocol, ///< Sec-WebSocket-Protocol, echoed by the server
    Query, ///< StreamDoor::queryKey; for servers that know nothing else
};

/// What a socket is opened with. `url` holds no token.
struct StreamDoor {
    QUrl url;
    StreamToken token = StreamToken::Header;
    QString queryKey = {}; ///< for StreamToken::Query
    /// The socket tells of the topic that it was opened for from its start. Else it tells of
    /// nothing before Family::subscribe() was sent, for that topic, too.
    bool carriesTopic = true;
    int silenceMs = 80'000; ///< without a single byte for so long the server is away
};

/// One message of a server, understood.
struct StreamEvent {
    enum class Kind {
        Update, ///< item: a new row
        Edit, ///< item: a post that changed; no new row
        Delete, ///< localId
        /// localId of the notification; item when it is about a post, and `notice`, without that
        /// post, unless it makes no sense.
        Notification,
        NoticesRead, ///< in another app: all notifications that there are
        FiltersChanged,
        Announcement, ///< published, reacted to or withdrawn
        Refused, ///< a subscription was: httpStatus, words of the server
        Connected, ///< a subscription holds: topic
        /// localId: something of a post that is watched is another (reactions, votes): `change`
        /// where it can be counted, else it has to be asked for. personId where it is told.
        Changed,
        Other, ///< not known here; `word` says what the server calls it
    };

    Kind kind = Kind::Other;
    /// Which subscription it came for; nothing where the server does not say so.
    std::optional<StreamTopic> topic = {};
    std::optional<TimelineItem> item = {};
    std::optional<asterism::Notification> notice = {};
    std::optional<LiveChange> change = {};
    QString localId = {};
    QString personId = {}; ///< who did it, by the server's own id
    QString word = {}; ///< the server's name for the event, at most 100 characters
    int httpStatus = 0;
    QString words = {};
};

} // namespace asterism
