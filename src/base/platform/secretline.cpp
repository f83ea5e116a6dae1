// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/secretline.h"

#include "base/platform/terminal.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Terminal)
};

Error unusable(const QString &detail)
{
    return Error{ErrorKind::Usage, Words::tr("The secret from standard input"), detail};
}

} // namespace

bool SecretLine::feed(char byte)
{
    if (byte == '\n' || (m_keys == Keys::Terminal && byte == '\r')) {
        return false;
    }
    const auto value = static_cast<unsigned char>(byte);
    if (m_keys == Keys::Terminal && (value < 0x20 || value == 0x7f)) {
        return feedKey(byte);
    }
    // One more for the carriage return that a Windows line ends with.
    if (m_bytes.size() > maxSecretBytes) {
        m_tooLong = true;
        return false;
    }
    m_bytes.append(byte);
    return true;
}

bool SecretLine::feedKey(char byte)
{
    constexpr char ctrlC = 0x03;
    constexpr char ctrlD = 0x04;
    constexpr char ctrlU = 0x15;
    switch (byte) {
    case ctrlC:
        m_cancelled = true;
        return false;
    case ctrlD:
        return false;
    case ctrlU:
        m_bytes.clear();
        return true;
    case '\b':
    case 0x7f:
        eraseLast();
        return true;
    default:
        return true; // other control keys are typing slips: no token holds one
    }
}

void SecretLine::eraseLast()
{
    const auto isContinuation = [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    };
    while (!m_bytes.isEmpty() && isContinuation(m_bytes.back())) {
        m_bytes.chop(1);
    }
    m_bytes.chop(1);
}

Result<QString> SecretLine::text() const
{
    if (m_cancelled) {
        return Error{ErrorKind::Cancelled, Words::tr("Typing the secret"), {}};
    }
    QByteArray bytes = m_bytes;
    if (bytes.endsWith('\r')) {
        bytes.chop(1);
    }
    if (m_tooLong || bytes.size() > maxSecretBytes) {
        return unusable(Words::tr("it is too long"));
    }
    if (bytes.isEmpty()) {
        return unusable(Words::tr("it is empty"));
    }
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    if (decode.hasError()) {
        return unusable(Words::tr("it is not UTF-8 text"));
    }
    return text;
}

} // namespace asterism
