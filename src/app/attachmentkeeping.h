// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/store.h"

#include <QObject>

namespace asterism {

/// Deletes files that no post is to have any more (sync/attachmentfiles.h): once it has begun, and
/// when a draft went. Only for the engine.
class AttachmentKeeping : public QObject {
public:
    /// Both outlive it.
    AttachmentKeeping(store::Store &store, const Clock &clock, QObject *parent = nullptr);

    void start();

private:
    void tidy();
    void deleteAllBut(const QSet<QString> &used);
    void ended(const QString &trouble);

    store::Store &m_store;
    const Clock &m_clock;
    bool m_started = false;
    bool m_busy = false;
    bool m_again = false; ///< another draft went meanwhile
};

} // namespace asterism
