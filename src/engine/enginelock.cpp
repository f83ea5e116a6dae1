// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/enginelock.h"

#include "base/platform/datafolder.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

EngineLock::EngineLock(const QString &folder)
    : m_file(folder + u"/engine.lock"_s)
{
}

Result<bool> EngineLock::tryHold()
{
    if (m_lock) {
        return true;
    }
    if (auto made = makePrivateFolder(m_file.chopped(int(qstrlen("/engine.lock")))); !made) {
        return made.error();
    }
    auto lock = FileLock::tryLock(m_file);
    if (!lock) {
        return lock.error();
    }
    m_lock = std::move(*lock);
    return m_lock != nullptr;
}

} // namespace asterism
