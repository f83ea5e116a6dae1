// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/noticegate.h"
#include "ui/desktop/notifier.h"

#include <QTimer>

#include <functional>

namespace asterism::ui {

/// Where news is handed in that the desktop is to tell of: the gate before the notifier. Who is
/// told of clicks listens to the notifier; a notice that was clicked is taken back.
class NoticeDesk : public QObject {
    Q_OBJECT

public:
    /// "12 new posts in Painters"; its key is set to the group.
    using Together = std::function<Notice(const QString &group, int count)>;

    /// Notifier and clock outlive it.
    NoticeDesk(
        Notifier &notifier, const Clock &clock, Together together, QObject *parent = nullptr);

    /// What comes in one go is decided on together. `notice.key` is different for each, and no
    /// group's name.
    void tell(const QString &group, const Notice &notice);
    /// The user looks at the group's news in the window: none of it stays on the desktop.
    void seen(const QString &group);
    /// The same of one piece of news; within a count of several it stays counted.
    void withdraw(const QString &key);

private:
    void pass();
    void wait();

    Notifier &m_notifier;
    const Clock &m_clock;
    NoticeGate m_gate;
    Together m_together;
    QTimer m_timer;
};

} // namespace asterism::ui
