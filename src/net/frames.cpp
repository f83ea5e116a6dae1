// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/frames.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace asterism {

namespace {

constexpr qsizetype longestControl = 125;
constexpr int noStatus = 1005;

enum Opcode { Continuation = 0, TextFrame = 1, BinaryFrame = 2 };

/// Codes that may stand in a close frame (RFC 6455 §7.4).
bool isCloseCode(int code)
{
    const bool reserved = code == 1004 || code == 1005 || code == 1006 || code == 1015;
    return (code >= 1000 && code <= 1015 && !reserved) || (code >= 3000 && code <= 4999);
}

} // namespace

QByteArray clientFrame(FrameKind kind, QByteArrayView payload, quint32 mask)
{
    if (kind != FrameKind::Text) {
        payload = payload.first(std::min(longestControl, payload.size()));
    }
    QByteArray frame;
    frame.reserve(payload.size() + 14);
    frame += char(0x80 | int(kind));
    const auto length = quint64(payload.size());
    if (length <= quint64(longestControl)) {
        frame += char(0x80 | length);
    } else if (length <= 0xffff) {
        frame += char(0x80 | 126);
        frame.resize(4);
        qToBigEndian(quint16(length), frame.data() + 2);
    } else {
        frame += char(0x80 | 127);
        frame.resize(10);
        qToBigEndian(length, frame.data() + 2);
    }
    std::array<char, 4> key;
    qToBigEndian(mask, key.data());
    frame.append(key.data(), key.size());
    for (qsizetype i = 0; i < payload.size(); ++i) {
        frame += char(payload[i] ^ key[size_t(i % 4)]);
    }
    return frame;
}

QByteArray closePayload(int code)
{
    QByteArray payload(2, '\0');
    qToBigEndian(quint16(code), payload.data());
    return payload;
}

FrameReader::FrameReader(qint64 maxMessageBytes)
    : m_limit(maxMessageBytes)
{
}

void FrameReader::add(QByteArrayView bytes)
{
    if (!m_fault) {
        m_buffer.append(bytes);
    }
}

std::optional<ServerFrame> FrameReader::next()
{
    while (const std::optional<Head> head = readHead()) {
        if (m_buffer.size() < head->headBytes + head->length) {
            return std::nullopt;
        }
        const QByteArray payload = m_buffer.mid(head->headBytes, head->length);
        m_buffer.remove(0, head->headBytes + head->length);
        const auto frame = head->isControl() ? control(*head, payload) : data(*head, payload);
        if (frame) {
            return frame;
        }
    }
    return std::nullopt;
}

std::optional<FrameReader::Head> FrameReader::readHead()
{
    if (m_fault || m_buffer.size() < 2) {
        return std::nullopt;
    }
    const int first = quint8(m_buffer[0]);
    const int second = quint8(m_buffer[1]);
    if ((first & 0x70) != 0 || (second & 0x80) != 0) {
        fail(FrameFault::Broken); // an extension nobody agreed on, or a mask (§5.1)
        return std::nullopt;
    }
    Head head{.last = (first & 0x80) != 0, .opcode = first & 0x0f};
    if (!readLength(head, second & 0x7f) || !isAllowed(head)) {
        return std::nullopt;
    }
    return head;
}

/// False when it is not all there, or broken.
bool FrameReader::readLength(Head &head, int shortLength)
{
    head.headBytes = shortLength < 126 ? 2 : shortLength == 126 ? 4 : 10;
    if (m_buffer.size() < head.headBytes) {
        return false;
    }
    quint64 length = quint64(shortLength);
    if (shortLength == 126) {
        length = qFromBigEndian<quint16>(m_buffer.constData() + 2);
    } else if (shortLength == 127) {
        length = qFromBigEndian<quint64>(m_buffer.constData() + 2);
    }
    if (length > quint64(std::numeric_limits<qint64>::max())) {
        fail(FrameFault::Broken);
        return false;
    }
    head.length = qint64(length);
    return true;
}

/// Judged by the head alone, before its payload is kept.
bool FrameReader::isAllowed(const Head &head)
{
    if (head.isControl()) {
        if (head.opcode > int(FrameKind::Pong) || !head.last || head.length > longestControl) {
            fail(FrameFault::Broken);
        }
    } else if (head.opcode > BinaryFrame || (head.opcode == Continuation) != m_inMessage) {
        fail(FrameFault::Broken);
    } else if (head.opcode == BinaryFrame) {
        fail(FrameFault::Binary);
    } else if (head.length > m_limit - m_message.size()) {
        fail(FrameFault::TooLarge);
    }
    return !m_fault;
}

std::optional<ServerFrame> FrameReader::control(const Head &head, const QByteArray &payload)
{
    const auto kind = FrameKind(head.opcode);
    if (kind == FrameKind::Close) {
        return closing(payload);
    }
    return ServerFrame{.kind = kind, .payload = payload};
}

std::optional<ServerFrame> FrameReader::closing(const QByteArray &payload)
{
    if (payload.isEmpty()) {
        return ServerFrame{.kind = FrameKind::Close, .code = noStatus};
    }
    const int code = payload.size() < 2 ? 0 : qFromBigEndian<quint16>(payload.constData());
    const QByteArray reason = payload.mid(2);
    if (!isCloseCode(code) || !reason.isValidUtf8()) {
        fail(FrameFault::Broken);
        return std::nullopt;
    }
    return ServerFrame{.kind = FrameKind::Close, .payload = reason, .code = code};
}

std::optional<ServerFrame> FrameReader::data(const Head &head, const QByteArray &payload)
{
    m_message += payload;
    m_inMessage = !head.last;
    if (m_inMessage) {
        return std::nullopt;
    }
    QByteArray text = std::exchange(m_message, {});
    if (!text.isValidUtf8()) {
        fail(FrameFault::NoUtf8);
        return std::nullopt;
    }
    return ServerFrame{.kind = FrameKind::Text, .payload = std::move(text)};
}

void FrameReader::fail(FrameFault fault)
{
    m_fault = fault;
    m_buffer.clear();
    m_message.clear();
}

} // namespace asterism
