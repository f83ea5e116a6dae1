// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "net/streamaddress.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace asterism {

/// Why a connection ended. Holds no token and no query.
struct StreamEnd {
    enum class Kind {
        BadAddress, ///< never asked, see checkAddress(): trying again makes no sense
        Refused, ///< the server answered the upgrade with another status: error.httpStatus; or
                 ///< the user asked never to contact it: error.kind is Barred
        Network, ///< name, route, TLS, private address, cut connection
        Timeout, ///< no answer to the upgrade in time
        Silent, ///< it was open and gave no sign of life any more
        BadFrame, ///< too large, binary, no UTF-8, or no WebSocket at all
        ClosedByServer, ///< a close frame: `code` and error.detail
    };

    Kind kind = Kind::Network;
    /// For the user. Refused: as errorFrom() tells it, with `until` for a 429 or 503.
    Error error = {};
    int code = 0; ///< ClosedByServer: RFC 6455 §7.4.1, 1005 when the server gave none

    bool operator==(const StreamEnd &) const = default;
};

/// One connection that carries texts both ways, from its opening to its end. StreamSocket is the
/// real one; a simulation puts its own in its place.
class FrameChannel {
public:
    /// Called from the event loop, never inside open(), send() or probe(). Each may delete the
    /// channel. After `closed`, which comes once, there is nothing more.
    struct Ears {
        std::function<void()> opened;
        std::function<void(const QByteArray &text)> frame; ///< valid UTF-8
        std::function<void(const StreamEnd &)> closed;
    };

    virtual ~FrameChannel() = default;
    FrameChannel() = default;
    FrameChannel(const FrameChannel &) = delete;
    FrameChannel &operator=(const FrameChannel &) = delete;

    /// Once. Deleting the channel closes the connection without a call of `closed`.
    virtual void open() = 0;
    /// UTF-8. Only after `opened`; ignored before and after the end.
    virtual void send(const QByteArray &text) = 0;
    /// Asks for a sign of life; without one within `ms` the connection ends as Silent.
    virtual void probe(int ms) = 0;
    /// The gate has other rules (gate.h): ends when it could not be opened now as it was.
    virtual void reconsider() { }
};

using ChannelFactory =
    std::function<std::unique_ptr<FrameChannel>(const StreamAddress &, FrameChannel::Ears)>;

} // namespace asterism
