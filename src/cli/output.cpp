// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "base/platform/terminal.h"
#include "cli/exitcode.h"
#include "cli/json.h"
#include "cli/textwidth.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace asterism::cli {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Output)
};

bool write(std::FILE *stream, const QByteArray &bytes)
{
    const size_t written = std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    return std::fflush(stream) == 0 && written == size_t(bytes.size());
}

bool coloursWanted()
{
    return isTerminal(StandardStream::Output) && qEnvironmentVariableIsEmpty("NO_COLOR")
        && qgetenv("TERM") != "dumb";
}

} // namespace

QString harmless(const QString &line)
{
    // Split at our own colour codes; everything between them is only text.
    static const QRegularExpression colour(u"\033\\[[0-9;]*m"_s);
    QString clean;
    qsizetype from = 0;
    auto match = colour.globalMatch(line);
    while (match.hasNext()) {
        const auto one = match.next();
        clean += printable(line.sliced(from, one.capturedStart() - from)) + one.captured();
        from = one.capturedEnd();
    }
    return clean + printable(line.sliced(from));
}

Output::Output(bool json, std::FILE *results)
    : m_results(results)
    , m_json(json)
    , m_live(isTerminal(StandardStream::Output))
{
}

Page Output::page(qint64 now) const
{
    constexpr int widest = 100; // longer lines are hard to read
    return {.width = std::clamp(terminalWidth(80), 20, widest),
        .now = now,
        .paint = {coloursWanted()},
        .command = {},
        .sought = {}};
}

void Output::lines(const QStringList &lines)
{
    endProgress();
    QByteArray bytes;
    for (const QString &line : lines) {
        bytes += harmless(line).toUtf8() + '\n';
    }
    m_lost = !write(m_results, bytes) || m_lost;
}

void Output::object(const QJsonObject &object)
{
    endProgress();
    m_lost = !write(m_results, jsonLine(object)) || m_lost;
}

void Output::bytes(const QByteArray &content)
{
    endProgress();
    m_lost = !write(m_results, content) || m_lost;
}

void Output::note(const QString &sentence)
{
    endProgress();
    write(stderr, printable(sentence).toUtf8() + '\n');
}

int Output::fail(const Error &error)
{
    return fail(exitCode(error), sentence(error));
}

int Output::fail(int code, const QString &sentence)
{
    note(u"asterism-cli: "_s + sentence);
    return code;
}

int Output::finished(int code)
{
    if (!m_lost) {
        return code;
    }
    return fail(Error{.kind = ErrorKind::Store, .subject = Words::tr("Standard output")});
}

void Output::progress(const QString &words)
{
    if (isTerminal(StandardStream::Error)) {
        const QString line = clipped(printableLine(words), terminalWidth(80) - 1);
        write(stderr, "\r\033[K" + line.toUtf8());
        m_progressShown = true;
    }
}

void Output::endProgress()
{
    if (m_progressShown) {
        write(stderr, "\r\033[K");
        m_progressShown = false;
    }
}

} // namespace asterism::cli
