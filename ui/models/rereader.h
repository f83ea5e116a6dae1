// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/hear.h"

#include <functional>

namespace asterism::ui {

/// Reads something anew whenever it may have changed, one reading at a time: what is asked for
/// while one is under way is one more reading after it, however often it was asked.
template <typename T> class Rereader {
public:
    using Read = std::function<QFuture<Result<T>>()>;
    using Show = std::function<void(const Result<T> &)>;

    /// `listener` owns this; `lasting` as in hear().
    Rereader(QObject *lasting, QObject *listener, Read read, Show show)
        : m_lasting(lasting)
        , m_listener(listener)
        , m_read(std::move(read))
        , m_show(std::move(show))
    {
    }

    void read()
    {
        if (m_reading) {
            m_again = true;
            return;
        }
        m_reading = true;
        hear(m_read(), m_lasting, m_listener, [this](const Result<T> &result) {
            m_reading = false;
            if (std::exchange(m_again, false)) {
                read();
            }
            m_show(result);
        });
    }

private:
    QObject *m_lasting;
    QObject *m_listener;
    Read m_read;
    Show m_show;
    bool m_reading = false;
    bool m_again = false;
};

} // namespace asterism::ui
