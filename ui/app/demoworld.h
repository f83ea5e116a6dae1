// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QThread>

#include <memory>
#include <vector>

namespace asterism {
class Sandbox;
}

namespace asterism::ui {

/// The invented fediverse of the demo, whose people go on posting. Its servers have a thread of
/// their own: nothing that they do holds up the window.
class DemoWorld {
public:
    struct Reader {
        QString host;
        QString token;
    };

    /// What the demo's user has there.
    struct Places {
        QStringList hosts; ///< all servers
        std::vector<Reader> accounts;
        QStringList listed; ///< handles of people whom none of the accounts follows
        QString local; ///< a server whose local timeline anybody may read
    };

    DemoWorld();
    ~DemoWorld();

    /// Once. Errors: Network (no free port).
    QFuture<Result<Places>> start();

private:
    QThread m_thread;
    QObject m_context; ///< in the thread
    std::unique_ptr<Sandbox> m_sandbox; ///< made, and gone, in the thread
};

} // namespace asterism::ui
