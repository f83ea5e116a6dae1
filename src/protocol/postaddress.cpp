// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/postaddress.h"

#include "base/host.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

QString localIdIn(const Instance &instance, const QString &address)
{
    static const QRegularExpression misskey(u"^/notes/([A-Za-z0-9]{1,64})$"_s);
    static const QRegularExpression others(
        u"^/(?:users/[^/]+/statuses|ap/users/[0-9]+/statuses|@[^/@]+|notice|notes)"
        "/([A-Za-z0-9]{1,64})$"_s);
    const QUrl url(address);
    if (hostOf(url) != instance.host) {
        return {};
    }
    const bool family = instance.family == Instance::Family::Misskey;
    return (family ? misskey : others).match(url.path(QUrl::FullyDecoded)).captured(1);
}

} // namespace asterism
