// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gathering.h"
#include "app/jobs.h"
#include "app/profilejob.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

QJsonObject editableToJob(const EditableProfile &editable)
{
    return {{u"profile"_s, toJson(editable.profile)}, {u"rules"_s, toJson(editable.rules)}};
}

EditableProfile editableFromJob(const QJsonObject &json)
{
    return {.profile = profileFromJson(json["profile"_L1].toObject()),
        .rules = profileRulesFromJson(json["rules"_L1].toObject())};
}

QJsonObject savedToJob(const SavedProfile &saved)
{
    return {{u"profile"_s, saved.profile ? toJson(*saved.profile) : QJsonObject()},
        {u"error"_s, saved.error ? parseObject(errorToOutcome(*saved.error)) : QJsonObject()}};
}

SavedProfile savedFromJob(const QJsonObject &json)
{
    SavedProfile saved;
    const QJsonObject profile = json["profile"_L1].toObject();
    const QJsonObject error = json["error"_L1].toObject();
    if (!profile.isEmpty()) {
        saved.profile = profileFromJson(profile);
    }
    if (!error.isEmpty()) {
        saved.error = errorFromOutcome(
            QString::fromUtf8(QJsonDocument(error).toJson(QJsonDocument::Compact)));
    }
    return saved;
}

QFuture<Jobs::Answer> Jobs::ownProfile(const QJsonObject &argument)
{
    const auto load = [this](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return loadEditableProfile(m_app.core, m_app.sessions, *session)
            .then(this, [](const Result<EditableProfile> &editable) {
                return editable ? Answer(editableToJob(*editable)) : Answer(editable.error());
            });
    };
    return sessionOf({argument["account"_L1].toString()}).then(this, load).unwrap();
}

QFuture<Jobs::Answer> Jobs::ownProfileSave(const QJsonObject &argument)
{
    const ProfileChange change = profileChangeFromJson(argument["change"_L1].toObject());
    const auto save = [this, change](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return saveProfile(m_app.core, m_app.sessions, *session, change)
            .then(this, [](const Result<SavedProfile> &saved) {
                return saved ? Answer(savedToJob(*saved)) : Answer(saved.error());
            });
    };
    return sessionOf({argument["account"_L1].toString()}).then(this, save).unwrap();
}

} // namespace asterism
