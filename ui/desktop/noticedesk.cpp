// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/noticedesk.h"

#include <algorithm>
#include <utility>

namespace asterism::ui {

NoticeDesk::NoticeDesk(Notifier &notifier, const Clock &clock, Together together, QObject *parent)
    : QObject(parent)
    , m_notifier(notifier)
    , m_clock(clock)
    , m_gate(clock)
    , m_together(std::move(together))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &NoticeDesk::pass);
    connect(&m_notifier, &Notifier::closed, this, [this](const QString &key) { m_gate.gone(key); });
    connect(&m_notifier, &Notifier::activated, this, [this](const QString &key) {
        m_notifier.withdraw(key); // not all desktops do
        m_gate.gone(key);
    });
}

void NoticeDesk::tell(const QString &group, const Notice &notice)
{
    m_gate.add(group, notice);
    wait();
}

void NoticeDesk::seen(const QString &group)
{
    for (const QString &key : m_gate.seen(group)) {
        m_notifier.withdraw(key);
    }
}

void NoticeDesk::withdraw(const QString &key)
{
    m_gate.drop(key);
    m_notifier.withdraw(key);
}

void NoticeDesk::pass()
{
    for (NoticePassage &passage : m_gate.take()) {
        for (const QString &key : std::as_const(passage.withdrawn)) {
            m_notifier.withdraw(key);
        }
        Notice notice = std::move(passage.alone);
        if (passage.count > 1) {
            notice = m_together(passage.group, passage.count);
            notice.key = passage.group;
        }
        m_notifier.show(notice);
    }
    wait();
}

void NoticeDesk::wait()
{
    if (const qint64 at = m_gate.nextAt(); at > 0) {
        m_timer.start(int(std::clamp<qint64>(at - m_clock.now(), 0, minuteMs)));
    }
}

} // namespace asterism::ui
