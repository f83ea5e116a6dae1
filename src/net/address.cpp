// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/address.h"

#include <QPair>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using Range = QPair<QHostAddress, int>;

QList<Range> parsed(std::initializer_list<QString> texts)
{
    QList<Range> ranges;
    for (const QString &text : texts) {
        ranges.append(QHostAddress::parseSubnet(text));
    }
    return ranges;
}

bool within(const QHostAddress &address, const QList<Range> &ranges)
{
    for (const Range &range : ranges) {
        if (address.isInSubnet(range)) {
            return true;
        }
    }
    return false;
}

bool isPublicV4(const QHostAddress &address)
{
    static const QList<Range> closed = parsed({u"0.0.0.0/8"_s, u"10.0.0.0/8"_s, u"100.64.0.0/10"_s,
        u"127.0.0.0/8"_s, u"169.254.0.0/16"_s, u"172.16.0.0/12"_s, u"192.0.0.0/24"_s,
        u"192.0.2.0/24"_s, u"192.88.99.0/24"_s, u"192.168.0.0/16"_s, u"198.18.0.0/15"_s,
        u"198.51.100.0/24"_s, u"203.0.113.0/24"_s, u"224.0.0.0/4"_s, u"240.0.0.0/4"_s});
    return !within(address, closed);
}

QHostAddress v4At(const Q_IPV6ADDR &bytes, int offset)
{
    return QHostAddress((quint32(bytes[offset]) << 24) | (quint32(bytes[offset + 1]) << 16)
        | (quint32(bytes[offset + 2]) << 8) | quint32(bytes[offset + 3]));
}

bool isPublicV6(const QHostAddress &address)
{
    // Only 2000::/3 is given out as public; these lie inside it and lead elsewhere.
    static const QList<Range> global = parsed({u"2000::/3"_s});
    static const QList<Range> closed = parsed({u"2001::/23"_s, u"2001:db8::/32"_s, u"3fff::/20"_s});
    static const QList<Range> sixToFour = parsed({u"2002::/16"_s});
    static const QList<Range> nat64 = parsed({u"64:ff9b::/96"_s});
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    if (within(address, nat64)) {
        return isPublicV4(v4At(bytes, 12));
    }
    if (within(address, sixToFour)) {
        return isPublicV4(v4At(bytes, 2));
    }
    return within(address, global) && !within(address, closed);
}

} // namespace

bool isPublicAddress(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4); // also true for ::ffff:0:0/96
    if (isV4) {
        return isPublicV4(QHostAddress(v4));
    }
    return address.protocol() == QAbstractSocket::IPv6Protocol && address.scopeId().isEmpty()
        && isPublicV6(address);
}

} // namespace asterism
