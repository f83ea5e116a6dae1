// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/tray.h"
#include "ui/viewmodels/preferences.h"
#include "ui/viewmodels/unread.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace asterism::ui {

/// What closing the window means, and the icon in the tray that brings it back.
class Background : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("one per window")
    /// The desktop has a tray: the program may go on without its window.
    Q_PROPERTY(bool possible READ isPossible NOTIFY possibleChanged FINAL)
    Q_PROPERTY(bool hidden READ isHidden NOTIFY hiddenChanged FINAL)
    Q_PROPERTY(bool lookedAt READ isLookedAt NOTIFY lookedAtChanged FINAL)

public:
    enum class Closing { Quits, Hides, Asks };
    Q_ENUM(Closing)

    /// `tray` may be null; all outlive it.
    Background(
        Tray *tray, Preferences &preferences, const Unread &unread, QObject *parent = nullptr);
    ~Background() override;

    bool isPossible() const { return m_tray != nullptr && m_tray->isAvailable(); }

    /// What it means that somebody, or the system, closes the window now.
    Q_INVOKABLE asterism::ui::Background::Closing closing() const;
    /// The answers to Asks; both are kept.
    Q_INVOKABLE void keepRunning();
    Q_INVOKABLE void quitAlways();

    /// The window was shown, hidden or minimized.
    Q_INVOKABLE void setShown(bool visible, bool minimized);
    /// False while nobody can be looking at the window: it is hidden or minimized.
    bool isLookedAt() const { return m_visible && !m_minimized; }
    bool isHidden() const { return !m_visible; }

Q_SIGNALS:
    void possibleChanged();
    void hiddenChanged();
    void lookedAtChanged();
    void wantsWindow();
    void wantsHiding();

protected:
    /// Once the program ends, closing its window is not up for discussion.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void trayChanged();
    void showIcon();
    TrayFace face() const;
    void choose(int entry);

    Tray *m_tray;
    TrayFace m_face; ///< as it is shown
    Preferences &m_preferences;
    const Unread &m_unread;
    QTimer m_lostTimer; ///< the icon is gone while it is all there is
    bool m_began = false; ///< the window was shown once
    bool m_visible = true;
    bool m_minimized = false;
    bool m_quitting = false;
};

} // namespace asterism::ui
