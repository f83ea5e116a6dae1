// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/request.h"

#include <QByteArray>

#include <optional>

namespace asterism {

// A WebSocket's bytes from the server's side (RFC 6455), without extensions.

enum class Opcode { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

/// Does the request ask for a WebSocket?
bool asksForStream(const HttpRequest &request);
/// Switches the connection; `protocol` is told back when it is not empty.
HttpResponse streamAccepted(const HttpRequest &request, const QByteArray &protocol);

/// One frame with FIN, unmasked.
QByteArray serverFrame(Opcode opcode, const QByteArray &payload);
QByteArray closeFrame(int code, const QByteArray &words = {}); ///< code 0: an empty one

struct ClientFrame {
    Opcode opcode = Opcode::Text;
    QByteArray payload; ///< unmasked
    bool last = true; ///< FIN
    bool broken = false; ///< not masked, reserved bits, or larger than a client of ours has to say
};

/// Cuts one frame off the front; nothing when it is not all there.
std::optional<ClientFrame> takeClientFrame(QByteArray &received);

} // namespace asterism
