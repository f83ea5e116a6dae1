// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/platform/browser.h"

#include <QProcess>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

bool startBrowser(const QUrl &page)
{
    const bool web = page.scheme() == u"https" || page.scheme() == u"http";
    // Not `start`: its shell reads a meaning into the & of an address.
    return web
        && QProcess::startDetached(u"rundll32.exe"_s,
            {u"url.dll,FileProtocolHandler"_s, page.toString(QUrl::FullyEncoded)});
}

} // namespace asterism
