// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QNetworkProxy>
#include <QString>

namespace asterism {

/// A proxy that the user named. Names of hosts go to it as they are: nothing is looked up here.
struct Proxy {
    enum class Kind {
        Socks5, ///< RFC 1928; Tor is one
        Http, ///< CONNECT (RFC 9110 §9.3.6)
    };

    Kind kind = Kind::Socks5;
    QString host; ///< without brackets
    quint16 port = 0;

    /// "socks5://127.0.0.1:9050"
    QString address() const;

    bool operator==(const Proxy &) const = default;
};

/// Reads "socks5://host:port" or "http://host:port". Usage for anything else, and for a name and a
/// password, which would lie in clear text.
Result<Proxy> parseProxy(const QString &text);

/// For Qt's sockets. It tunnels whatever the scheme, and leaves look-ups to the proxy.
QNetworkProxy qtProxy(const Proxy &proxy);

/// What went wrong, naming the proxy that the connection went through.
QString throughProxy(const QString &detail, const Proxy &proxy);

} // namespace asterism
