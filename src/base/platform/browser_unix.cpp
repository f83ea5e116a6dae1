// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/browser.h"

#include <QProcess>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

#ifdef Q_OS_MACOS
const QString opener = u"open"_s;

bool hasScreen()
{
    return true;
}
#else
const QString opener = u"xdg-open"_s;

/// Without one the opener takes a browser for terminals, which would take ours.
bool hasScreen()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}
#endif

} // namespace

bool startBrowser(const QUrl &page)
{
    const QString program = QStandardPaths::findExecutable(opener);
    const bool web = page.scheme() == u"https" || page.scheme() == u"http";
    if (program.isEmpty() || !web || !hasScreen()) {
        return false;
    }
    QProcess process;
    process.setProgram(program);
    process.setArguments({page.toString(QUrl::FullyEncoded)});
    // What it and the browser say belongs to no result of ours.
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    return process.startDetached();
}

} // namespace asterism
