// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/streamwire.h"

#include <QCryptographicHash>

namespace asterism {

namespace {

constexpr quint64 largestPayload = 64 * 1024;

void appendNumber(QByteArray &bytes, quint64 number, int width)
{
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
        bytes += char((number >> shift) & 0xff);
    }
}

quint64 numberAt(const QByteArray &bytes, qsizetype at, int width)
{
    quint64 number = 0;
    for (int i = 0; i < width; ++i) {
        number = number << 8 | quint8(bytes[at + i]);
    }
    return number;
}

} // namespace

bool asksForStream(const HttpRequest &request)
{
    return headerValue(request.headers, "Upgrade").toLower() == "websocket"
        && headerValue(request.headers, "Connection").toLower().contains("upgrade")
        && headerValue(request.headers, "Sec-WebSocket-Version") == "13"
        && QByteArray::fromBase64(headerValue(request.headers, "Sec-WebSocket-Key")).size() == 16;
}

HttpResponse streamAccepted(const HttpRequest &request, const QByteArray &protocol)
{
    const QByteArray salted = headerValue(request.headers, "Sec-WebSocket-Key")
        + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455 §1.3
    HttpResponse response;
    response.status = 101;
    response.headers.emplace_back("Upgrade", "websocket");
    response.headers.emplace_back("Sec-WebSocket-Accept",
        QCryptographicHash::hash(salted, QCryptographicHash::Sha1).toBase64());
    if (!protocol.isEmpty()) {
        response.headers.emplace_back("Sec-WebSocket-Protocol", protocol);
    }
    return response;
}

QByteArray serverFrame(Opcode opcode, const QByteArray &payload)
{
    QByteArray bytes(1, char(0x80 | int(opcode)));
    const auto size = quint64(payload.size());
    if (size < 126) {
        bytes += char(size);
    } else {
        const bool small = size <= 0xffff;
        bytes += char(small ? 126 : 127);
        appendNumber(bytes, size, small ? 2 : 8);
    }
    return bytes + payload;
}

QByteArray closeFrame(int code, const QByteArray &words)
{
    QByteArray payload;
    if (code > 0) {
        appendNumber(payload, quint64(code), 2);
        payload += words;
    }
    return serverFrame(Opcode::Close, payload);
}

std::optional<ClientFrame> takeClientFrame(QByteArray &received)
{
    if (received.size() < 2) {
        return std::nullopt;
    }
    const int first = quint8(received[0]);
    const int second = quint8(received[1]);
    const int length = second & 0x7f;
    const int width = length < 126 ? 0 : length == 126 ? 2 : 8;
    if (received.size() < 2 + width) {
        return std::nullopt;
    }
    const quint64 size = width == 0 ? quint64(length) : numberAt(received, 2, width);
    ClientFrame frame{.opcode = Opcode(first & 0x0f), .payload = {}, .last = (first & 0x80) != 0};
    frame.broken = (second & 0x80) == 0 || (first & 0x70) != 0 || size > largestPayload;
    if (frame.broken) {
        return frame;
    }
    const qsizetype start = 2 + width + 4;
    if (received.size() < start + qsizetype(size)) {
        return std::nullopt;
    }
    frame.payload = received.mid(start, qsizetype(size));
    for (qsizetype i = 0; i < frame.payload.size(); ++i) {
        frame.payload[i] = char(frame.payload[i] ^ received[2 + width + i % 4]);
    }
    received.remove(0, start + qsizetype(size));
    return frame;
}

} // namespace asterism
