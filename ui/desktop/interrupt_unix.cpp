// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/interrupt.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace asterism::ui {

namespace {

int pipeEnds[2] = {-1, -1};

// All that a handler may do: wake the event loop.
void wake(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(pipeEnds[1], &byte, 1);
}

} // namespace

void quitOnInterrupt()
{
    if (::pipe(pipeEnds) != 0) {
        return; // the program ends as it would have without us
    }
    for (const int end : pipeEnds) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, qApp);
    QObject::connect(notifier, &QSocketNotifier::activated, qApp, [notifier] {
        notifier->setEnabled(false);
        QCoreApplication::quit();
    });
    std::signal(SIGINT, wake);
    std::signal(SIGTERM, wake);
    std::signal(SIGHUP, wake);
}

} // namespace asterism::ui
