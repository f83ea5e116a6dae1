// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/livereading.h"
#include "cli/commands/context.h"
#include "cli/rowmemory.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace asterism::cli {

/// Prints a column's rows as they arrive: first the newest of the cache, oldest first, then each
/// new one once. What goes wrong with a server is a line on standard error, and so is that it is
/// well again.
class Following : public QObject {
public:
    /// All must outlive it.
    Following(Context &context, LiveReading &live, std::vector<Source> sources);

    /// Until Ctrl-C or the end of --for; returns the program's exit status.
    int run();

private:
    Result<Done> begin();
    void start();
    void lookSoon();
    void look();
    bool mustWait();
    void print(const RowMemory::News &news);
    void printGone(const RowMemory::Gone &gone);
    void tell(const QString &key);
    void tellMembers(const QString &key, const QStringList &troubles);
    void tellEngine();
    void readNames();

    Context &m_context;
    LiveReading &m_live;
    std::vector<Source> m_sources;
    std::shared_ptr<RowMemory> m_memory; ///< touched on the reading lane once it runs
    QTimer m_lookTimer; ///< merges bursts
    QHash<QString, QString> m_told; ///< trouble by source key, as it was told
    QHash<QString, QStringList> m_toldMembers;
    qint64 m_waitUntil = 0; ///< while pages are on their way, rows wait for those above them
    bool m_waiting = false;
    bool m_looking = false;
    bool m_again = false;
    bool m_toldElsewhere = false;
};

} // namespace asterism::cli
