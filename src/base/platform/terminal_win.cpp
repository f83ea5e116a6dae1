// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/secretline.h"
#include "base/platform/terminal.h"

#include <QCoreApplication>

#include <optional>

#include <windows.h>

namespace asterism {

namespace {

HANDLE handleOf(StandardStream stream)
{
    switch (stream) {
    case StandardStream::Input:
        return ::GetStdHandle(STD_INPUT_HANDLE);
    case StandardStream::Output:
        return ::GetStdHandle(STD_OUTPUT_HANDLE);
    case StandardStream::Error:
        return ::GetStdHandle(STD_ERROR_HANDLE);
    }
    return INVALID_HANDLE_VALUE;
}

Error unreadable(DWORD code)
{
    const QString subject = QCoreApplication::translate("Terminal", "Standard input");
    return Error{ErrorKind::Store, subject, qt_error_string(static_cast<int>(code))};
}

/// Takes keys one by one, unseen, while it lives.
class SilentConsole {
public:
    SilentConsole()
        : m_changed(::GetConsoleMode(handleOf(StandardStream::Input), &m_before))
    {
        constexpr DWORD editing = ENABLE_ECHO_INPUT | ENABLE_LINE_INPUT | ENABLE_PROCESSED_INPUT;
        m_changed =
            m_changed && ::SetConsoleMode(handleOf(StandardStream::Input), m_before & ~editing);
    }
    ~SilentConsole()
    {
        if (m_changed) {
            ::SetConsoleMode(handleOf(StandardStream::Input), m_before);
        }
    }
    SilentConsole(const SilentConsole &) = delete;
    SilentConsole &operator=(const SilentConsole &) = delete;

    bool isSilent() const { return m_changed; }

private:
    DWORD m_before = 0;
    bool m_changed;
};

bool feedAll(SecretLine &line, const QByteArray &bytes)
{
    for (const char byte : bytes) {
        if (!line.feed(byte)) {
            return false;
        }
    }
    return true;
}

Result<QString> readKeys()
{
    SecretLine line(SecretLine::Keys::Terminal);
    QString pending; // the first half of a surrogate pair waits here for the second
    for (;;) {
        wchar_t key = 0;
        DWORD count = 0;
        if (!::ReadConsoleW(handleOf(StandardStream::Input), &key, 1, &count, nullptr)) {
            return unreadable(::GetLastError());
        }
        if (count == 0) {
            return line.text();
        }
        pending += QChar(key);
        if (pending.back().isHighSurrogate()) {
            continue;
        }
        if (!feedAll(line, pending.toUtf8())) {
            return line.text();
        }
        pending.clear();
    }
}

Result<QString> readPipe()
{
    SecretLine line(SecretLine::Keys::Plain);
    for (;;) {
        char byte = 0;
        DWORD count = 0;
        if (!::ReadFile(handleOf(StandardStream::Input), &byte, 1, &count, nullptr)) {
            const DWORD code = ::GetLastError();
            // The writer closed its end: that is how a pipe ends here.
            if (code == ERROR_BROKEN_PIPE) {
                return line.text();
            }
            return unreadable(code);
        }
        if (count == 0 || !line.feed(byte)) {
            return line.text();
        }
    }
}

/// What is seen of the console, by whichever standard stream leads to one.
std::optional<SMALL_RECT> windowOfTerminal()
{
    for (const StandardStream stream : {StandardStream::Output, StandardStream::Error}) {
        CONSOLE_SCREEN_BUFFER_INFO info{};
        if (::GetConsoleScreenBufferInfo(handleOf(stream), &info)) {
            return info.srWindow;
        }
    }
    return {};
}

} // namespace

bool isTerminal(StandardStream stream)
{
    DWORD mode = 0;
    return ::GetConsoleMode(handleOf(stream), &mode) != 0;
}

int terminalWidth(int fallback)
{
    const auto window = windowOfTerminal();
    return window ? window->Right - window->Left + 1 : fallback;
}

int terminalHeight(int fallback)
{
    const auto window = windowOfTerminal();
    return window ? window->Bottom - window->Top + 1 : fallback;
}

Result<QString> readSecretFromStdin()
{
    if (!isTerminal(StandardStream::Input)) {
        return readPipe();
    }
    const SilentConsole silence;
    if (!silence.isSilent()) {
        return unreadable(::GetLastError());
    }
    return readKeys();
}

} // namespace asterism
