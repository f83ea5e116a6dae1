// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"
#include "sync/postreaders.h"
#include "sync/postsource.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

QFuture<Jobs::Answer> Jobs::postSource(const QJsonObject &argument)
{
    const QString uri = argument[u"uri"].toString();
    const auto load = [this, uri](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return loadSource(m_app.core, m_app.sessions, *session, uri)
            .then(this, [](const Result<PostText> &text) -> Answer {
                return text ? Answer(sourceToJob(*text)) : Answer(text.error());
            });
    };
    return sessionOf({argument[u"account"].toString()}).then(this, load).unwrap();
}

QFuture<Jobs::Answer> Jobs::postReaders(const QJsonObject &argument)
{
    const QString uri = argument[u"uri"].toString();
    const auto load = [this, uri](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return loadReaders(m_app.core, m_app.sessions, *session, uri)
            .then(this, [](const Result<QStringList> &accts) -> Answer {
                return accts ? Answer(QJsonObject{{u"accts"_s, QJsonArray::fromStringList(*accts)}})
                             : Answer(accts.error());
            });
    };
    return sessionOf({argument[u"account"].toString()}).then(this, load).unwrap();
}

QJsonObject sourceToJob(const PostText &text)
{
    return {{u"options"_s, optionsText({.kind = Action::Kind::Edit, .post = text})}};
}

Result<PostText> sourceFromJob(const QJsonObject &answer)
{
    Action edit{.kind = Action::Kind::Edit};
    const auto read = readOptions(edit, answer[u"options"].toString());
    return read ? Result<PostText>(edit.post) : Result<PostText>(read.error());
}

} // namespace asterism
