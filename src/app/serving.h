// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/attachmentkeeping.h"
#include "app/jobs.h"
#include "engine/requestserver.h"

#include <QFuture>
#include <QObject>
#include <QSet>

#include <memory>

namespace asterism {

/// The hosts that stand in the source keys of a column, as they were typed: of a person that of the
/// handle, for WebFinger names the one where they are read.
QSet<QString> namedHosts(const QStringList &sourceKeys);

/// What this process does while it is the engine: it trusts the hosts that were typed in earlier
/// runs, brings the cache's fan-out in line with the lists, sends what own accounts are to do and
/// deletes the files that nothing has any more, goes on with imports, and does what other processes
/// ask for.
class Serving : public QObject {
public:
    explicit Serving(App &app, QObject *parent = nullptr);
    /// Closes first; the App must still be there.
    ~Serving() override;

    /// Nothing unless the lock is held; a second call does nothing. Errors: the disk's.
    QFuture<Result<Done>> start();
    /// Takes no work of others any more: what they asked for stays for the next engine.
    void close();

    Jobs &jobs() { return m_jobs; }

private:
    void serveOthers();
    void goOnWithRuns();
    void hear(const store::Changes &changes);

    App &m_app;
    Jobs m_jobs;
    AttachmentKeeping m_attachments;
    std::unique_ptr<RequestServer> m_server;
    bool m_closed = false;
};

} // namespace asterism
