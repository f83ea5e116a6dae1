// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThread>

#include <functional>
#include <memory>

namespace asterism::store {

/// One thread that runs what it is given, in order. Going away, it first finishes its queue:
/// a write that was accepted is a write that happens.
class Lane {
public:
    explicit Lane(const QString &name);
    ~Lane();

    void run(std::function<void()> task);
    /// Runs the task on the lane and waits for it; never call it from the lane itself.
    void runAndWait(std::function<void()> task);

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_context;
};

} // namespace asterism::store
