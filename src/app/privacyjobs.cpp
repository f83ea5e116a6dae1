// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

QFuture<Jobs::Answer> Jobs::privacy(const QString &kind, const QJsonObject &argument)
{
    auto &rules = m_app.privacy;
    auto done = kind == u"host-never"_s
        ? rules.setNever(argument[u"host"].toString(), argument[u"never"].toBool())
        : rules.setProxy(argument[u"address"].toString(), argument[u"own"].toBool());
    return done.then(this, [](const Result<Done> &kept) -> Answer {
        if (!kept) {
            return kept.error();
        }
        return QJsonObject();
    });
}

} // namespace asterism
