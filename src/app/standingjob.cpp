// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/standingjob.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// One field and its name in the answer; the same table writes and reads.
struct StandingField {
    QLatin1StringView name;
    bool Relationship::*member;
};

constexpr StandingField standingFields[] = {{"following"_L1, &Relationship::following},
    {"requested"_L1, &Relationship::requested}, {"followedBy"_L1, &Relationship::followedBy},
    {"requestedBy"_L1, &Relationship::requestedBy}, {"blocking"_L1, &Relationship::blocking},
    {"muting"_L1, &Relationship::muting},
    {"mutingNotifications"_L1, &Relationship::mutingNotifications},
    {"domainBlocking"_L1, &Relationship::domainBlocking}, {"boosts"_L1, &Relationship::boosts},
    {"notify"_L1, &Relationship::notify}};

} // namespace

QJsonObject standingToJob(const PersonStanding &standing)
{
    const Relationship &relationship = standing.relationship;
    QJsonObject json{{u"known"_s, standing.known}, {u"told"_s, standing.told},
        {u"languages"_s, QJsonArray::fromStringList(relationship.languages)},
        {u"note"_s, relationship.note}};
    for (const StandingField &field : standingFields) {
        json.insert(field.name, relationship.*field.member);
    }
    return json;
}

PersonStanding standingFromJob(const QJsonObject &json)
{
    PersonStanding standing{.known = json["known"_L1].toBool(), .told = json["told"_L1].toBool()};
    for (const StandingField &field : standingFields) {
        standing.relationship.*field.member = json[field.name].toBool();
    }
    const QJsonArray languages = json["languages"_L1].toArray();
    for (const auto &language : languages) {
        standing.relationship.languages << language.toString();
    }
    standing.relationship.note = json["note"_L1].toString();
    return standing;
}

} // namespace asterism
