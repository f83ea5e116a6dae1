// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/acct.h"

#include "base/host.h"
#include "protocol/json.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

QString canonicalAcct(const QString &acct, const QString &domain)
{
    QString full = acct.trimmed();
    if (full.startsWith(u'@')) {
        full.remove(0, 1);
    }
    if (!full.contains(u'@')) {
        full += u'@' + domain;
    }
    if (full.size() > 1024) {
        return {};
    }
    const auto handle = parseHandle(full);
    return handle ? handle->acct() : QString();
}

bool isUri(const QString &text)
{
    const auto bad = [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; };
    const bool form = text.startsWith("tag:"_L1) ? text.size() <= 4096 : json::isWebAddress(text);
    return form && std::none_of(text.begin(), text.end(), bad);
}

} // namespace asterism
