// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interrupt.h"

#include <QEventLoop>
#include <QTimer>

#include <csignal>

namespace asterism::cli {

namespace {

constexpr int lookMs = 100;

// A handler may do nothing but set this; the event loop looks at it now and then.
volatile std::sig_atomic_t caught = 0;

void remember(int)
{
    caught = 1;
}

} // namespace

void catchInterrupt()
{
    std::signal(SIGINT, remember);
    std::signal(SIGTERM, remember);
}

void releaseInterrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool interrupted()
{
    return caught != 0;
}

bool runUntilInterrupt(int ms)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&loop] {
        if (interrupted()) {
            loop.quit();
        }
    });
    look.start(lookMs);
    if (ms > 0) {
        QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    }
    loop.exec();
    return !interrupted();
}

} // namespace asterism::cli
