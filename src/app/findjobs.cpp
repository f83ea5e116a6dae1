// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

#include "protocol/capabilities.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

QFuture<Jobs::Answer> Jobs::server(const QJsonObject &argument)
{
    const QString host = argument[u"host"].toString();
    return m_app.sessions.instance(host).then(this, [](const Result<Instance> &found) -> Answer {
        if (!found) {
            return found.error();
        }
        const Capabilities can = capabilities(*found);
        QJsonArray open;
        for (const auto &[name, anonymous] : {std::pair{u"local"_s, can.anonymousLocal},
                 {u"federated"_s, can.anonymousFederated}, {u"tag"_s, can.anonymousTag}}) {
            if (anonymous) {
                open.append(name);
            }
        }
        return QJsonObject{{u"host"_s, found->host}, {u"api"_s, can.clientApi}, {u"open"_s, open}};
    });
}

QFuture<Jobs::Answer> Jobs::person(const QJsonObject &argument)
{
    const QString text = argument[u"text"].toString();
    return m_app.people.find(text).then(this, [](const Result<Person> &found) -> Answer {
        if (!found) {
            return found.error();
        }
        return QJsonObject{{u"acct"_s, found->handle.acct()}, {u"host"_s, found->host}};
    });
}

} // namespace asterism
