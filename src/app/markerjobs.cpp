// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

#include "sync/markers.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

/// "marker" and "marker-advance", of homes unless they say "of": "notifications".
QFuture<Jobs::Answer> Jobs::marker(const QString &kind, const QJsonObject &argument)
{
    const bool reads = kind == u"marker";
    const QString id = argument[u"id"].toString();
    const bool all = argument[u"all"].toBool();
    const auto of =
        argument[u"of"].toString() == u"notifications" ? MarkerOf::Notifications : MarkerOf::Home;
    const auto work = [this, reads, id, of, all](const Result<Session> &session) {
        if (!session) {
            return answered(Result<QString>(session.error()));
        }
        return reads ? asterism::marker(m_app.core, m_app.sessions, *session, of)
                     : advanceMarker(m_app.core, m_app.sessions, *session, of, id, all);
    };
    return sessionOf({argument[u"account"].toString()})
        .then(this, work)
        .unwrap()
        .then(this, [](const Result<QString> &stands) -> Answer {
            if (!stands) {
                return stands.error();
            }
            return QJsonObject{{u"id"_s, *stands}};
        });
}

} // namespace asterism
