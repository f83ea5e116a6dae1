// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/notice.h"

#include <QObject>

#include <memory>

namespace asterism::ui {

class NoticeServer;

struct NotifierLimits {
    qsizetype open = 6; ///< at once; the oldest gives way, an urgent one last
    int answerMs = 10'000; ///< for whoever shows them
};

/// Notices on the desktop: org.freedesktop.Notifications where there is D-Bus; elsewhere nobody
/// shows them: Qt's own way there, a message at a tray's icon, needs widgets and
/// such an icon (tray.h has none there). Nothing here waits. For what comes in bursts there
/// is NoticeDesk.
class Notifier : public QObject {
    Q_OBJECT

public:
    explicit Notifier(const NotifierLimits &limits = {}, QObject *parent = nullptr);
    ~Notifier() override; ///< takes back what is open

    /// Somebody may show them on this kind of system. False: nobody ever does.
    static bool isPossible();
    /// A notice would be shown now. Not known in the first moments; availableChanged() tells.
    bool isAvailable() const;
    /// Shows the notice, or tells closed() soon: there is no saving up for better days.
    void show(const Notice &notice);
    /// Takes it back, wherever it is on its way. closed() is not told of this.
    void withdraw(const QString &key);

Q_SIGNALS:
    void availableChanged();
    /// `action` is empty where the notice itself was clicked. `token` is for
    /// takeActivationToken(), before a window is raised; mostly empty.
    void activated(const QString &key, const QString &action, const QString &token);
    /// It is not there any more: seen, out of date, pushed out by later ones, or never shown.
    void closed(const QString &key);

private:
    std::unique_ptr<NoticeServer> m_server; ///< null without a bus
};

} // namespace asterism::ui
