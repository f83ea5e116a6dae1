// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/platform/filelock.h"
#include "base/result.h"

#include <memory>

namespace asterism {

/// The lock on a data folder (architecture.md, decision 2): its holder alone talks to servers
/// and writes cache.db. The system gives it back when the process ends, however it ends.
class EngineLock {
public:
    explicit EngineLock(const QString &folder);

    /// True when this process holds it now; false while another one does. Never waits.
    /// Store error when the folder cannot hold a lock.
    Result<bool> tryHold();
    bool held() const { return m_lock != nullptr; }

private:
    QString m_file;
    std::unique_ptr<FileLock> m_lock;
};

} // namespace asterism
