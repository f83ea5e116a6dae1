// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

#include "sync/markers.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

/// "marker" and "marker-advance".
QFuture<Jobs::Answer> Jobs::marker(const QString &kind, const QJsonObject &argument)
{
    const bool reads = kind == u"marker";
    const QString id = argument[u"id"].toString();
    const auto work = [this, reads, id](const Result<Session> &session) {
        if (!session) {
            return answered(Result<QString>(session.error()));
        }
        return reads ? homeMarker(m_app.core, m_app.sessions, *session)
                     : advanceHomeMarker(m_app.core, m_app.sessions, *session, id);
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
