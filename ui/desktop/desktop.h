// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace asterism::ui {

/// True for what a browser may be given: http and https with a host.
bool isWebPage(const QUrl &url);

/// Hands a web page to the system's browser. False when it is none, or there is no browser.
bool openInBrowser(const QUrl &url);

void copyToClipboard(const QString &text);

constexpr auto activationTokenName = "XDG_ACTIVATION_TOKEN";

/// What lets the next window that is raised come to the front under Wayland. Empty: nothing.
void takeActivationToken(const QByteArray &token);

} // namespace asterism::ui
