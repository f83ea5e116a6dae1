// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

namespace asterism {

/// Where a WebSocket is, and what to tell it when it opens. A value, built by pure functions.
struct StreamAddress {
    enum class TokenPlace {
        Header, ///< Authorization: Bearer
        Protocol, ///< offered as a Sec-WebSocket-Protocol
        Query, ///< for servers that know nothing else (architecture.md, decision 15)
    };

    QUrl url = {}; ///< wss; ws only for loopback hosts; without user, password and token
    QList<QPair<QByteArray, QByteArray>> headers = {}; ///< besides those of the upgrade itself
    QList<QByteArray> protocols = {}; ///< subprotocols to offer
    QString bearer = {}; ///< the token; reaches no log and no error wherever it is put
    TokenPlace tokenPlace = TokenPlace::Header;
    QString queryKey = QString(QLatin1String("access_token")); ///< for TokenPlace::Query
    bool typedHost = false; ///< the user typed it, so it may lead into a private network
    qint64 maxMessageBytes = 1024 * 1024; ///< of one message, its fragments joined
    int connectTimeoutMs = 15'000; ///< name look-up, TCP, TLS and upgrade together
    int pingMs = 25'000; ///< we ask for a sign of life this often
    int silenceMs = 80'000; ///< without a single byte for so long the connection is given up

    bool operator==(const StreamAddress &) const = default;
};

/// Usage error, naming the host, for an address that is never asked: another scheme, plain ws to
/// a host that is not this machine, user or password in the URL, characters in headers or token
/// that would begin another header.
Result<Done> checkAddress(const StreamAddress &address);

} // namespace asterism
