// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/platform/measuring.h"
#include "base/platform/memory.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

/// What the programs that measure a window have in common.
namespace asterism::bench {

using namespace Qt::Literals::StringLiterals;

/// Knows how long each event took that is not painting: the tasks on the GUI thread. Laying out and
/// painting a frame stands by itself. On a busy machine the wall clock counts what others did
/// meanwhile; the processor time does not.
class TimedApplication : public QGuiApplication {
public:
    using QGuiApplication::QGuiApplication;

    struct Longest {
        double ms = 0;
        QByteArray in;
        int tooLong = 0; ///< those over 8 ms

        void note(double took, const QByteArray &name)
        {
            tooLong += took > 8 ? 1 : 0;
            if (took > ms) {
                ms = took;
                in = name;
            }
        }
    };

    bool notify(QObject *receiver, QEvent *event) override
    {
        if (QThread::currentThread() != thread()) {
            return QGuiApplication::notify(receiver, event);
        }
        const bool paints =
            event->type() == QEvent::UpdateRequest || event->type() == QEvent::Expose;
        if (m_painting || (m_depth > 0 && !paints)) {
            return QGuiApplication::notify(receiver, event); // a part of something else
        }
        const QByteArray name = receiver->metaObject()->className(); // it may be gone afterwards
        const Cost before = now();
        const Cost painted = m_painted;
        m_painting = paints;
        ++m_depth;
        const bool handled = QGuiApplication::notify(receiver, event);
        --m_depth;
        m_painting = false;
        const Cost took = now() - before;
        if (paints) {
            m_painted = m_painted + took;
            frames.note(took.processorMs, name);
        } else {
            const Cost task = took - (m_painted - painted); // a timer of the window paints
            byClock.note(task.ms, name);
            byProcessor.note(task.processorMs, name);
        }
        if (m_depth == 0 && afterEach) {
            afterEach();
        }
        return handled;
    }

    void forget() { byClock = byProcessor = frames = {}; }

    /// Behind each event.
    std::function<void()> afterEach;
    Longest byClock;
    Longest byProcessor;
    Longest frames; ///< by processor time

private:
    struct Cost {
        double ms = 0;
        double processorMs = 0;
        Cost operator-(const Cost &other) const
        {
            return {ms - other.ms, processorMs - other.processorMs};
        }
        Cost operator+(const Cost &other) const
        {
            return {ms + other.ms, processorMs + other.processorMs};
        }
    };

    Cost now() const
    {
        return {double(m_clock.nsecsElapsed()) / 1e6, double(threadProcessorNs()) / 1e6};
    }
    static QElapsedTimer started()
    {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }

    QElapsedTimer m_clock = started();
    Cost m_painted;
    int m_depth = 0; ///< events within events
    bool m_painting = false;
};

/// The value below which `part` of them lie; 0 when there are none.
inline double percentile(std::vector<double> values, double part)
{
    if (values.empty()) {
        return 0;
    }
    const size_t at = std::min(values.size() - 1, size_t(part * double(values.size())));
    std::nth_element(values.begin(), values.begin() + ptrdiff_t(at), values.end());
    return values[at];
}

/// How late a short timer of the GUI thread comes: what whoever scrolls would feel.
class Heartbeat : public QObject {
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_late.push_back(std::max(0.0, double(m_since.nsecsElapsed()) / 1e6 - everyMs));
            m_since.restart();
        });
    }
    void start()
    {
        m_late.clear();
        m_since.start();
        m_timer.start(everyMs);
    }
    double stop()
    {
        m_timer.stop();
        return percentile(m_late, 0.99);
    }

private:
    static constexpr int everyMs = 5;
    QTimer m_timer;
    QElapsedTimer m_since;
    std::vector<double> m_late;
};

inline double megabytes(qint64 bytes)
{
    return double(bytes) / (1024 * 1024);
}

inline QString ms(double value)
{
    return QString::number(value, 'f', 2) + u" ms"_s;
}

inline void row(const char *what, const QString &figure)
{
    std::printf("%-58s %s\n", what, qPrintable(figure));
    std::fflush(stdout);
}

} // namespace asterism::bench
