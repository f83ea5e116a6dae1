// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "lists/hostturns.h"
#include "lists/pollplan.h"
#include "model/list.h"
#include "sync/people.h"
#include "sync/refresher.h"

#include <QHash>
#include <QString>

namespace asterism {

/// All readers are tried in their order after so long, whichever works.
constexpr qint64 choiceLastsMs = dayMs;

struct ReadingWish {
    int rows = 0; ///< page downwards until that many are cached
    Attention attention = Attention::Aside; ///< what the next look is planned by
    QString mark; ///< what their host told of them just now; empty: it was not asked of several
};

/// What the readings of everybody share.
struct ReadingDesk {
    Core &core;
    Sessions &sessions;
    People &people;
    Refresher &refresher;
    QHash<QString, Error> away = {}; ///< hosts that did not answer, while anybody is being read
    HostTurns turns = {};
};

/// Reads one person once, by the first reader that works; answers as MemberReader::read().
Flow<ListMember> *beginReading(
    ReadingDesk &desk, const ListMember &member, const ReadingWish &wish, QObject *parent);

} // namespace asterism
