// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/secretline.h"
#include "base/platform/terminal.h"

#include <QCoreApplication>

#include <cerrno>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace asterism {

namespace {

int descriptorOf(StandardStream stream)
{
    switch (stream) {
    case StandardStream::Input:
        return STDIN_FILENO;
    case StandardStream::Output:
        return STDOUT_FILENO;
    case StandardStream::Error:
        return STDERR_FILENO;
    }
    return STDIN_FILENO;
}

/// Takes keys one by one, unseen, while it lives. Not canonical mode with the echo off: there the
/// kernel cuts lines at 4,095 bytes, and Ctrl-C would leave the shell without an echo.
class SilentTerminal {
public:
    SilentTerminal()
        : m_changed(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (m_changed) {
            termios silent = m_before;
            silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG);
            silent.c_cc[VMIN] = 1;
            silent.c_cc[VTIME] = 0;
            m_changed = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
        }
    }
    ~SilentTerminal()
    {
        if (m_changed) {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        }
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;

    bool isSilent() const { return m_changed; }

private:
    termios m_before{};
    bool m_changed;
};

Error unreadable(int code)
{
    const QString subject = QCoreApplication::translate("Terminal", "Standard input");
    return Error{ErrorKind::Store, subject, qt_error_string(code)};
}

// Byte by byte, so that what follows the line stays for the next reader.
Result<QString> readLine(SecretLine line)
{
    for (;;) {
        char byte = 0;
        const auto count = ::read(STDIN_FILENO, &byte, 1);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return unreadable(errno);
        }
        if (count == 0 || !line.feed(byte)) {
            return line.text();
        }
    }
}

/// Of the first standard stream that is a terminal; nothing known is all zero.
winsize sizeOfTerminal()
{
    for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO}) {
        winsize size{};
        if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
            return size;
        }
    }
    return {};
}

} // namespace

bool isTerminal(StandardStream stream)
{
    return ::isatty(descriptorOf(stream)) == 1;
}

int terminalWidth(int fallback)
{
    const int columns = sizeOfTerminal().ws_col;
    return columns > 0 ? columns : fallback;
}

int terminalHeight(int fallback)
{
    const int rows = sizeOfTerminal().ws_row;
    return rows > 0 ? rows : fallback;
}

Result<QString> readSecretFromStdin()
{
    if (!isTerminal(StandardStream::Input)) {
        return readLine(SecretLine(SecretLine::Keys::Plain));
    }
    const SilentTerminal silence;
    if (!silence.isSilent()) {
        return unreadable(errno); // better none than one that is shown
    }
    return readLine(SecretLine(SecretLine::Keys::Terminal));
}

} // namespace asterism
