// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/exchange.h"
#include "net/gate.h"
#include "net/hostlanes.h"

#include <QByteArray>
#include <QHostAddress>
#include <QSslCertificate>

#include <functional>
#include <memory>

namespace asterism {

/// What an HttpClient is told once.
struct HttpOptions {
    QByteArray userAgent = "Asterism/" ASTERISM_VERSION;
    bool allowPrivateNetwork = false; ///< hosts nobody typed may be in a private network too
    quint32 seed = 0; ///< of the backoff's jitter; 0 takes one from the system
    qint64 firstRetryMs = 1000; ///< the longest wait before a request's first further try
    HostLanes::Options lanes = {};
    /// Which addresses a host that nobody typed may have. Default: isPublicAddress().
    std::function<bool(const QHostAddress &)> allowedAddress = {};
    QList<QSslCertificate> extraAuthorities = {}; ///< trusted besides the system's
    /// The program's; null: one without rules, whose counts nobody reads.
    std::shared_ptr<Gate> gate = {};
    ExchangeFactory exchange = {}; ///< for simulations; default: Transfer
};

} // namespace asterism
