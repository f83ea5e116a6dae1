// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/livereading.h"

namespace asterism {

LiveReading::LiveReading(App &app)
    : privacy(app.privacy)
    , desk(app)
    , polling(app.core, app.lists.reader())
    , freshening(*app.store, desk, app.clock, &app.streams, &polling)
    , filters(*app.store, desk, app.streams)
    , leases(desk, freshening, app.clock)
    , awakening(app.clock)
{
    QObject::connect(&awakening, &Awakening::woke, &freshening, [this] { freshening.wakeUp(); });
    QObject::connect(&awakening, &Awakening::woke, &app.outbox, &Outbox::hurry);
    QObject::connect(&privacy, &Privacy::allowed, &polling, &ListPolling::tryAgain);
    QObject::connect(&privacy, &Privacy::allowed, &app.outbox, &Outbox::hurry);
    QObject::connect(&awakening, &Awakening::meteredChanged, &polling, &ListPolling::setMetered);
}

LiveReading::~LiveReading()
{
    desk.close();
}

void LiveReading::start()
{
    privacy.start();
    desk.start();
    freshening.start();
    filters.start();
    awakening.start();
}

} // namespace asterism
