// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QUrl>

namespace asterism {

/// A host as we key it: lower case, IDN as punycode, with ":port" only when a port was written.
/// "Mstdn.Example", "https://mstdn.example/", "例え.jp", "127.0.0.1:8001" are all understood.
/// Usage error when it cannot be a host.
Result<QString> normalHost(const QString &text);

/// The name or address of a host in that form, without its port, brackets and the dot that may end
/// a name: what two writings of one machine have in common.
QString bareName(const QString &host);

/// True for 127.0.0.0/8, [::1] and "localhost" (with or without a port).
bool isLoopbackHost(const QString &host);

/// "https://host", or "http://host" for loopback hosts with a port: plain http leaves this
/// machine nowhere.
QUrl baseUrl(const QString &host);

/// The host of a URL in the form of normalHost(): port kept unless it is the scheme's own.
QString hostOf(const QUrl &url);

/// A handle: "user@host". user keeps its case for requests; `acct()` is the canonical key.
struct Handle {
    QString user;
    QString host;
    QString acct() const { return user.toLower() + u'@' + host; }
    bool operator==(const Handle &) const = default;
};

/// Reads "@user@host", "user@host", "acct:user@host". Usage error when it is none of them.
Result<Handle> parseHandle(const QString &text);

} // namespace asterism
