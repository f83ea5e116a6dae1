// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

QFuture<Jobs::Answer> Jobs::neverHost(const QJsonObject &argument)
{
    return m_app.privacy.setNever(argument[u"host"].toString(), argument[u"never"].toBool())
        .then(this, [](const Result<QString> &host) -> Answer {
            if (!host) {
                return host.error();
            }
            return QJsonObject{{u"host"_s, *host}};
        });
}

QFuture<Jobs::Answer> Jobs::proxy(const QJsonObject &argument)
{
    return m_app.privacy.setProxy(argument[u"address"].toString(), argument[u"own"].toBool())
        .then(this, [](const Result<Done> &done) -> Answer {
            if (!done) {
                return done.error();
            }
            return QJsonObject();
        });
}

} // namespace asterism
