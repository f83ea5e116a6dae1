// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace asterism {

/// One typed or piped line, fed byte by byte. In a terminal without line editing it understands
/// the keys that people use while they type a password.
class SecretLine {
public:
    enum class Keys {
        Plain, ///< a pipe: each byte means itself
        Terminal, ///< backspace, Ctrl-U, Ctrl-C and Ctrl-D are keys
    };

    explicit SecretLine(Keys keys)
        : m_keys(keys)
    {
    }

    /// Takes the next byte; false when the line is over and nothing more should be read.
    bool feed(char byte);

    /// The line, or Usage (empty, too long, not UTF-8), or Cancelled.
    Result<QString> text() const;

private:
    bool feedKey(char byte);
    void eraseLast();

    Keys m_keys;
    QByteArray m_bytes;
    bool m_tooLong = false;
    bool m_cancelled = false;
};

} // namespace asterism
