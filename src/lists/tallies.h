// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/localnews.h"
#include "model/list.h"
#include "sync/sessions.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <vector>

namespace asterism {

/// By acct: Polled::mark as it is now. Who is not in it was not told of.
using Marks = QHash<QString, QString>;

/// Asks once whether any of these people of one host have posted, through an own account there or
/// as a guest. Each has a localId; at most mostTogether of them. Where a host does not tell of
/// several people (Capabilities::peopleAtOnce) its local timeline is asked, and `news` of that host
/// hears of it, which must outlive `context`. Errors as those of a timeline; Usage where the host
/// cannot be asked so.
QFuture<Result<Marks>> askMarks(Core &core, Sessions &sessions,
    const std::vector<ListMember> &members, LocalNews &news, QObject *context);

} // namespace asterism
