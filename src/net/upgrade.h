// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/response.h"
#include "net/streamaddress.h"

#include <QByteArray>
#include <QString>

namespace asterism {

// The HTTP exchange that turns a connection into a WebSocket (RFC 6455 §4). Pure.

/// A fresh key for one upgrade: 16 random bytes in base64.
QByteArray upgradeKey();

/// The request's bytes. The address must have passed checkAddress(). Offers no extension.
QByteArray upgradeRequest(
    const StreamAddress &address, const QByteArray &key, const QByteArray &userAgent);

/// What the server's bytes so far amount to.
struct UpgradeAnswer {
    enum class State {
        NeedMore,
        Open, ///< what follows `consumed` bytes are frames
        Refused, ///< another status than 101: `response`, whose body is at most 64 KiB
        Bad, ///< no answer to an upgrade
    };

    State state = State::NeedMore;
    qsizetype consumed = 0;
    Response response = {};
};

/// `ended`: no more bytes will come, so that a refusal's body is what is there.
UpgradeAnswer readUpgrade(
    const QByteArray &received, const StreamAddress &address, const QByteArray &key, bool ended);

} // namespace asterism
