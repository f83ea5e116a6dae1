// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who waits for a future may go before it ends: a column that is closed, a window at its end. Since
// 6.5 Qt cancels the continuation then. 6.4 does the same in Release, for calling a null object
// does nothing, but has an assertion in front of it that ends a Debug build. It is in a header:
// taken out for that header alone, by being the first in the precompiled header.

#include <QCoreApplication>
#include <QList>
#include <QMutex>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
#pragma push_macro("Q_ASSERT")
#undef Q_ASSERT
#define Q_ASSERT(condition) static_cast<void>(0)
#include <QFuture>
#pragma pop_macro("Q_ASSERT")
#endif
