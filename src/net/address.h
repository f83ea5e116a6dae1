// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

namespace asterism {

/// True for an address that belongs to the public internet, by the special-purpose registries
/// of IANA (RFC 6890). Loopback, private, link-local, carrier-grade NAT, multicast, reserved
/// and documentation ranges are not public, nor are IPv6 addresses that carry such an IPv4
/// address (mapped, 6to4, NAT64, Teredo).
bool isPublicAddress(const QHostAddress &address);

} // namespace asterism
