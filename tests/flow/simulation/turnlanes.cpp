// SPDX-License-Identifier: GPL-3.0-or-later
#include "turnlanes.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace asterism::simulation {

class TurnLanes::TurnLane : public store::Lane {
public:
    explicit TurnLane(std::shared_ptr<Shared> shared)
        : m_shared(std::move(shared))
    {
        m_shared->lanes.push_back(this);
    }
    ~TurnLane() override
    {
        std::erase(m_shared->lanes, this);
        runAll();
    }

    void run(std::function<void()> task) override
    {
        m_queue.push_back(std::move(task));
        if (m_shared->atOnce) {
            runAll();
        }
    }

    void runAndWait(std::function<void()> task) override
    {
        runAll();
        task();
    }

    bool isEmpty() const { return m_queue.empty(); }

    void runOne()
    {
        const auto task = std::move(m_queue.front());
        m_queue.pop_front();
        m_busy = true;
        task();
        m_busy = false;
    }

    /// What is running already goes on with the rest by itself.
    void runAll()
    {
        while (!m_busy && !m_queue.empty()) {
            runOne();
        }
    }

private:
    std::shared_ptr<Shared> m_shared;
    std::deque<std::function<void()>> m_queue;
    bool m_busy = false;
};

TurnLanes::TurnLanes()
    : m_shared(std::make_shared<Shared>())
{
}

TurnLanes::~TurnLanes() = default;

store::LaneFactory TurnLanes::factory()
{
    return [shared = m_shared](const QString &) { return std::make_unique<TurnLane>(shared); };
}

bool TurnLanes::turn(Chance &chance)
{
    std::vector<TurnLane *> waiting;
    std::ranges::copy_if(m_shared->lanes, std::back_inserter(waiting),
        [](const TurnLane *lane) { return !lane->isEmpty(); });
    if (waiting.empty()) {
        return false;
    }
    chance.pick(waiting)->runOne();
    return true;
}

void TurnLanes::runAtOnce()
{
    m_shared->atOnce = true;
    for (TurnLane *lane : m_shared->lanes) {
        lane->runAll();
    }
}

} // namespace asterism::simulation
