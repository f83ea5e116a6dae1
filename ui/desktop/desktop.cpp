// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/desktop.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>

namespace asterism::ui {

bool isWebPage(const QUrl &url)
{
    const QString scheme = url.scheme();
    return url.isValid() && !url.host().isEmpty()
        && (scheme == QLatin1StringView("https") || scheme == QLatin1StringView("http"));
}

bool openInBrowser(const QUrl &url)
{
    return isWebPage(url) && QDesktopServices::openUrl(url);
}

void copyToClipboard(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

void takeActivationToken(const QByteArray &token)
{
    if (!token.isEmpty()) {
        qputenv(activationTokenName, token); // where Qt looks for it
    }
}

} // namespace asterism::ui
