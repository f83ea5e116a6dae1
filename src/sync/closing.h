// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/core.h"

#include <QList>
#include <QObject>

namespace asterism {

/// Before the objects that talk to servers go: ends what they are doing (with Cancelled) and lets
/// what was decided be written down. Qt 6.4 must not find a continuation whose object is gone.
/// `owners` are those whose children are flows (base/flow.h). Runs the event loop; bounded.
void endWork(Core &core, const QList<QObject *> &owners);

} // namespace asterism
