// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/form.h"

#include <QElapsedTimer>

#include <functional>
#include <utility>

namespace asterism {

/// Tells how much of a file was sent, and no more often than anybody can read it.
class SendingWatch : public SendWatch {
public:
    using Tell = std::function<void(qint64 bytes, qint64 total)>;

    explicit SendingWatch(Tell tell)
        : m_tell(std::move(tell))
    {
    }

    void sent(qint64 bytes, qint64 total) override
    {
        constexpr qint64 oftenMs = 250;
        if (!m_since.isValid() || m_since.elapsed() >= oftenMs) {
            m_since.start();
            m_tell(bytes, total);
        }
    }

private:
    Tell m_tell;
    QElapsedTimer m_since;
};

} // namespace asterism
