// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/relationship.h"
#include "sync/sessions.h"

#include <QFuture>

namespace asterism {

/// How an own account stands to somebody.
struct PersonStanding {
    bool known = false; ///< its server knows them at all
    bool told = false; ///< and says how the account stands to them
    Relationship relationship = {};

    bool operator==(const PersonStanding &) const = default;
};

/// Asks the account's server, which looks for nobody whom it does not know (where it can tell
/// these apart: sync/belongings.h, findPersonAt()). `acct`: canonical. Errors as there; that it
/// does not know them, or does not tell how accounts stand to people, is none.
QFuture<Result<PersonStanding>> loadStanding(
    Core &core, Sessions &sessions, const Session &session, const QString &acct);

} // namespace asterism
