// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace asterism {

/// The frames of a WebSocket (RFC 6455 §5), as a client writes and reads them. No extensions.
enum class FrameKind { Text = 1, Close = 8, Ping = 9, Pong = 10 };

/// One frame, masked with `mask`, which must be random (§5.3). Control frames carry at most 125
/// bytes; longer payloads are cut.
QByteArray clientFrame(FrameKind kind, QByteArrayView payload, quint32 mask);

/// The payload of a close frame.
QByteArray closePayload(int code);

/// What a server said: a whole text, or a control frame.
struct ServerFrame {
    FrameKind kind = FrameKind::Text;
    QByteArray payload = {}; ///< Text: valid UTF-8. Close: the reason, valid UTF-8
    int code = 0; ///< Close: the status, 1005 when there is none

    bool operator==(const ServerFrame &) const = default;
};

/// What makes a stream of frames useless from there on.
enum class FrameFault { TooLarge, Binary, NoUtf8, Broken };

/// Takes a server's bytes apart. Keeps at most one message, never more than its limit.
class FrameReader {
public:
    explicit FrameReader(qint64 maxMessageBytes);

    void add(QByteArrayView bytes);

    /// The next one of what was added; nothing when more bytes are needed or after a fault.
    std::optional<ServerFrame> next();

    std::optional<FrameFault> fault() const { return m_fault; }

private:
    struct Head {
        bool last = false; ///< FIN
        int opcode = 0;
        qint64 headBytes = 0;
        qint64 length = 0;
        bool isControl() const { return opcode >= 8; }
    };

    std::optional<Head> readHead();
    bool readLength(Head &head, int shortLength);
    bool isAllowed(const Head &head);
    std::optional<ServerFrame> control(const Head &head, const QByteArray &payload);
    std::optional<ServerFrame> closing(const QByteArray &payload);
    std::optional<ServerFrame> data(const Head &head, const QByteArray &payload);
    void fail(FrameFault fault);

    qint64 m_limit;
    QByteArray m_buffer; ///< not taken apart yet
    QByteArray m_message; ///< the fragments so far
    bool m_inMessage = false;
    std::optional<FrameFault> m_fault;
};

} // namespace asterism
