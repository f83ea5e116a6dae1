// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/upgrade.h"

#include "base/host.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype longestHead = 32 * 1024;
constexpr qsizetype longestBody = 64 * 1024;

bool isPrintable(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return quint8(c) >= ' ' && c != 0x7f; });
}

/// A "token" of RFC 9110 §5.6.2: what names of headers and subprotocols are made of.
bool isToken(QByteArrayView text)
{
    constexpr QByteArrayView separators = "()<>@,;:\\\"/[]?={} ";
    return !text.isEmpty() && std::ranges::all_of(text, [&](char c) {
        return quint8(c) > ' ' && quint8(c) < 0x7f && !separators.contains(c);
    });
}

bool isSafe(const StreamAddress &address)
{
    const bool asProtocol = address.tokenPlace == StreamAddress::TokenPlace::Protocol;
    const QByteArray token = address.bearer.toUtf8();
    const bool goodToken = token.isEmpty() || !asProtocol ? isPrintable(token) : isToken(token);
    return goodToken && std::ranges::all_of(address.protocols, isToken)
        && std::ranges::all_of(address.headers,
            [](const auto &header) { return isToken(header.first) && isPrintable(header.second); });
}

QByteArray offeredProtocols(const StreamAddress &address)
{
    QList<QByteArray> protocols = address.protocols;
    if (address.tokenPlace == StreamAddress::TokenPlace::Protocol && !address.bearer.isEmpty()) {
        protocols.append(address.bearer.toUtf8());
    }
    return protocols.join(", ");
}

QByteArray targetOf(const StreamAddress &address)
{
    const QByteArray path = address.url.path(QUrl::FullyEncoded).toLatin1();
    QByteArray query = address.url.query(QUrl::FullyEncoded).toLatin1();
    if (address.tokenPlace == StreamAddress::TokenPlace::Query && !address.bearer.isEmpty()) {
        query += query.isEmpty() ? "" : "&";
        query += QUrl::toPercentEncoding(address.queryKey) + '='
            + QUrl::toPercentEncoding(address.bearer);
    }
    return (path.isEmpty() ? "/" : path) + (query.isEmpty() ? "" : "?" + query);
}

QByteArray acceptFor(const QByteArray &key)
{
    const QByteArray salted = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455 §1.3
    return QCryptographicHash::hash(salted, QCryptographicHash::Sha1).toBase64();
}

/// False when it is no HTTP head.
bool readHead(const QByteArray &head, Response &response)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> words = lines.first().trimmed().split(' ');
    bool isNumber = false;
    response.status = words.value(1).toInt(&isNumber);
    if (!words.first().startsWith("HTTP/1.") || !isNumber || response.status < 100
        || response.status > 599) {
        return false;
    }
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 1) {
            return false;
        }
        response.headers.append({line.left(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
    return true;
}

bool names(const QByteArray &list, QByteArrayView word)
{
    return std::ranges::any_of(list.split(','), [word](const QByteArray &entry) {
        return word.compare(entry.trimmed(), Qt::CaseInsensitive) == 0;
    });
}

/// RFC 6455 §4.1, what a client must check.
bool isUpgrade(const Response &response, const StreamAddress &address, const QByteArray &key)
{
    const QByteArray protocol = response.header("Sec-WebSocket-Protocol");
    return names(response.header("Upgrade"), "websocket")
        && names(response.header("Connection"), "upgrade")
        && response.header("Sec-WebSocket-Accept") == acceptFor(key)
        && response.header("Sec-WebSocket-Extensions").isEmpty()
        && (protocol.isEmpty() || names(offeredProtocols(address), protocol));
}

UpgradeAnswer refusal(Response response, const QByteArray &body, bool ended)
{
    bool isNumber = false;
    const qint64 announced = response.header("Content-Length").toLongLong(&isNumber);
    const qint64 wanted = isNumber && announced >= 0 ? announced : longestBody;
    if (!ended && body.size() < std::min<qint64>(wanted, longestBody)) {
        return {};
    }
    response.body = body.left(std::min<qint64>(wanted, longestBody));
    return {.state = UpgradeAnswer::State::Refused, .response = std::move(response)};
}

} // namespace

Result<Done> checkAddress(const StreamAddress &address)
{
    const QUrl &url = address.url;
    const bool isSecure = url.scheme() == "wss"_L1;
    const bool isHere = url.scheme() == "ws"_L1 && isLoopbackHost(hostOf(url));
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || !(isSecure || isHere)
        || !isSafe(address)) {
        return Error{.kind = ErrorKind::Usage, .subject = url.host()};
    }
    return Done{};
}

QByteArray upgradeKey()
{
    std::array<quint32, 4> random;
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof(random)).toBase64();
}

QByteArray upgradeRequest(
    const StreamAddress &address, const QByteArray &key, const QByteArray &userAgent)
{
    QByteArray request = "GET " + targetOf(address)
        + " HTTP/1.1\r\nHost: " + address.url.authority(QUrl::FullyEncoded).toLatin1()
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
          "\r\nSec-WebSocket-Key: "
        + key + "\r\nUser-Agent: " + userAgent + "\r\n";
    for (const auto &[name, value] : address.headers) {
        request += name + ": " + value + "\r\n";
    }
    if (address.tokenPlace == StreamAddress::TokenPlace::Header && !address.bearer.isEmpty()) {
        request += "Authorization: Bearer " + address.bearer.toUtf8() + "\r\n";
    }
    const QByteArray protocols = offeredProtocols(address);
    if (!protocols.isEmpty()) {
        request += "Sec-WebSocket-Protocol: " + protocols + "\r\n";
    }
    return request + "\r\n";
}

UpgradeAnswer readUpgrade(
    const QByteArray &received, const StreamAddress &address, const QByteArray &key, bool ended)
{
    constexpr auto bad = UpgradeAnswer::State::Bad;
    const qsizetype end = received.indexOf("\r\n\r\n");
    if (end == -1 || end > longestHead) {
        const bool hopeless = ended || received.size() > longestHead;
        return {.state = hopeless ? bad : UpgradeAnswer::State::NeedMore};
    }
    Response response;
    response.finalUrl = address.url.adjusted(QUrl::RemoveQuery);
    if (!readHead(received.left(end), response)) {
        return {.state = bad};
    }
    if (response.status != 101) {
        return refusal(std::move(response), received.mid(end + 4), ended);
    }
    if (!isUpgrade(response, address, key)) {
        return {.state = bad};
    }
    return {.state = UpgradeAnswer::State::Open, .consumed = end + 4};
}

} // namespace asterism
