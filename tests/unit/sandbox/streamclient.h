// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

namespace asterism {

/// A plain WebSocket reader, so that the sandbox is judged by other code than the product's.
class StreamClient {
public:
    /// headers: further lines of the upgrade, each with its end.
    void open(const QString &host, const QByteArray &target, const QByteArray &headers = {})
    {
        // At once: who answers pings late is hung up on.
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { read(); });
        socket.connectToHost(host.section(u':', 0, 0), quint16(host.section(u':', 1).toInt()));
        socket.write("GET " + target + " HTTP/1.1\r\nHost: " + host.toLatin1()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + headers + "\r\n");
    }
    /// As a person with a token, in the way we prefer.
    void open(const QString &host, const QByteArray &target, const QString &token)
    {
        open(host, target, QByteArray("Authorization: Bearer " + token.toUtf8() + "\r\n"));
    }

    /// 0 while there is no answer.
    int status()
    {
        read();
        return head.isEmpty() ? 0 : head.split(' ').value(1).toInt();
    }
    bool isOpen() { return status() == 101; }
    bool isGone() { return read(), socket.state() == QAbstractSocket::UnconnectedState; }

    void say(const QByteArray &text) { sayFrame(0x81, text); }
    void sayFrame(int first, const QByteArray &payload)
    {
        QByteArray frame(1, char(first));
        frame += char(0x80 | payload.size());
        frame += "mask";
        for (qsizetype i = 0; i < payload.size(); ++i) {
            frame += char(payload[i] ^ "mask"[i % 4]);
        }
        socket.write(frame);
    }
    void subscribe(const QByteArray &members) { say("{\"type\":\"subscribe\"," + members + "}"); }

    /// Every text so far.
    const QByteArrayList &texts()
    {
        read();
        return m_texts;
    }
    QJsonObject frame(int at) { return QJsonDocument::fromJson(texts().value(at)).object(); }
    /// "update user", "delete hashtag/tea" …
    QStringList events()
    {
        QStringList all;
        for (int i = 0; i < texts().size(); ++i) {
            QStringList stream;
            for (const QJsonValue &word : frame(i)[QLatin1StringView("stream")].toArray()) {
                stream.append(word.toString());
            }
            all.append(frame(i)[QLatin1StringView("event")].toString() + u' ' + stream.join(u'/'));
        }
        return all;
    }
    /// A frame's payload that is an object.
    QJsonObject payload(int at)
    {
        const QString text = frame(at)[QLatin1StringView("payload")].toString();
        return QJsonDocument::fromJson(text.toUtf8()).object();
    }

    QTcpSocket socket;
    QByteArray head; ///< of the answer
    QByteArray rest; ///< what is no whole frame: a refusal's body, half a frame
    QByteArrayList pings;
    QByteArrayList pongs;
    QByteArrayList closes;
    bool answersPings = true;

private:
    void read()
    {
        rest += socket.readAll();
        if (head.isEmpty()) {
            const auto end = rest.indexOf("\r\n\r\n");
            if (end == -1) {
                return;
            }
            head = rest.left(end);
            rest.remove(0, end + 4);
        }
        while (head.contains(" 101 ") && takeFrame()) { }
    }

    bool takeFrame()
    {
        if (rest.size() < 2) {
            return false;
        }
        const int length = quint8(rest[1]); // never masked
        const int width = length < 126 ? 0 : length == 126 ? 2 : 8;
        if (rest.size() < 2 + width) {
            return false;
        }
        const qsizetype size =
            width == 0 ? length : qsizetype(rest.mid(2, width).toHex().toULongLong(nullptr, 16));
        if (rest.size() < 2 + width + size) {
            return false;
        }
        const QByteArray payload = rest.mid(2 + width, size);
        const int opcode = quint8(rest[0]);
        rest.remove(0, 2 + width + size);
        if (opcode == 0x81) {
            m_texts.append(payload);
        } else if (opcode == 0x88) {
            closes.append(payload);
        } else if (opcode == 0x89) {
            pings.append(payload);
            if (answersPings) {
                sayFrame(0x8a, payload);
            }
        } else if (opcode == 0x8a) {
            pongs.append(payload);
        }
        return true;
    }

    QByteArrayList m_texts;
};

} // namespace asterism
