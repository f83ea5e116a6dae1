// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <memory>

namespace asterism::store {

/// Runs what it is given, in order. ThreadLane is the real one; a simulation puts its own in its
/// place.
class Lane {
public:
    Lane() = default;
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;
    /// Going away, it first finishes its queue: a write that was accepted is a write that happens.
    virtual ~Lane() = default;

    virtual void run(std::function<void()> task) = 0;
    /// Runs the task on the lane and waits for it; never call it from the lane itself.
    virtual void runAndWait(std::function<void()> task) = 0;
};

using LaneFactory = std::function<std::unique_ptr<Lane>(const QString &name)>;

} // namespace asterism::store
