// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/standing.h"

#include "base/flow.h"
#include "content/names.h"
#include "protocol/capabilities.h"
#include "sync/belongings.h"

namespace asterism {

namespace {

using Told = std::vector<Relationship>;

QFuture<Result<PersonStanding>> standingTo(
    Core &core, Sessions &sessions, const Session &session, const KnownPerson &person)
{
    if (capabilities(session.instance).relationshipsAtOnce == 0) {
        return answered<PersonStanding>(PersonStanding{.known = true});
    }
    return loadRelationships(core, sessions, session, {person.localId})
        .then(&sessions, [note = person.note](const Result<Told> &told) -> Result<PersonStanding> {
            if (!told) {
                return told.error();
            }
            if (told->empty()) {
                return PersonStanding{.known = true};
            }
            PersonStanding standing{.known = true, .told = true, .relationship = told->front()};
            QString &kept = standing.relationship.note;
            kept = safeText(kept.isEmpty() ? note : kept); // Misskey tells it with the person
            return standing;
        });
}

} // namespace

QFuture<Result<PersonStanding>> loadStanding(
    Core &core, Sessions &sessions, const Session &session, const QString &acct)
{
    const auto ask = [&core, &sessions, session](const Result<KnownPerson> &person) {
        if (person) {
            return standingTo(core, sessions, session, *person);
        }
        const bool unknown = person.error().kind == ErrorKind::NotFound;
        return answered(
            unknown ? Result(PersonStanding()) : Result<PersonStanding>(person.error()));
    };
    return findPersonAt(core, sessions, session, acct, false).then(&sessions, ask).unwrap();
}

} // namespace asterism
