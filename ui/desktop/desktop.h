// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace asterism::ui {

/// True for what a browser may be given: http and https with a host.
bool isWebPage(const QUrl &url);

/// Hands a web page to the system's browser. False when it is none, or there is no browser.
bool openInBrowser(const QUrl &url);

void copyToClipboard(const QString &text);

} // namespace asterism::ui
