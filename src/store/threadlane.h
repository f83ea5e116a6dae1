// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/lane.h"

#include <QObject>
#include <QThread>

namespace asterism::store {

/// A lane that is a thread of its own.
class ThreadLane : public Lane {
public:
    explicit ThreadLane(const QString &name);
    ~ThreadLane() override;

    void run(std::function<void()> task) override;
    void runAndWait(std::function<void()> task) override;

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_context;
};

} // namespace asterism::store
