// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/enginedesk.h"
#include "store/store.h"
#include "sync/streamsync.h"

#include <QObject>
#include <QTimer>

namespace asterism {

/// Keeps the own accounts' filters as their servers have them: asked for at the start, when a
/// stream says that they have changed, and every hour, for not every server says so.
class FilterKeeping : public QObject {
public:
    /// All must outlive it, and the desk must be closed before it goes.
    FilterKeeping(
        store::Store &store, EngineDesk &desk, StreamSync &streams, QObject *parent = nullptr);

    void start();
    /// The timer's work, each minute; and the tests'.
    void tick();

private:
    void ask(const AccountId &account, bool changed);

    store::Store &m_store;
    EngineDesk &m_desk;
    QTimer m_timer;
};

} // namespace asterism
