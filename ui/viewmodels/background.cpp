// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/background.h"

#include "ui/images/iconprovider.h"

#include <QColor>
#include <QCoreApplication>
#include <QEvent>
#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

/// A panel that is started anew is away for a moment.
constexpr int lostMs = 10'000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Background)
};

QList<QImage> pictures(bool withDot)
{
    QList<QImage> all;
    for (const int side : {22, 32, 48}) {
        QImage picture = drawIcon(u"asterism"_s, Qt::black, {side, side});
        if (withDot) {
            const double dot = side * 0.36;
            QPainter painter(&picture);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(QColor(u"#10131a"_s), side / 16.0));
            painter.setBrush(QColor(u"#f3b94d"_s));
            painter.drawEllipse(QRectF(side - dot - 1, side - dot - 1, dot, dot));
        }
        all << picture;
    }
    return all;
}

} // namespace

Background::Background(Tray *tray, Preferences &preferences, const Unread &unread, QObject *parent)
    : QObject(parent)
    , m_tray(tray)
    , m_preferences(preferences)
    , m_unread(unread)
{
    QCoreApplication::instance()->installEventFilter(this);
    if (m_tray == nullptr) {
        return;
    }
    // Nothing ends the program because no window is there just now.
    QCoreApplication::setQuitLockEnabled(false);
    m_lostTimer.setSingleShot(true);
    m_lostTimer.setInterval(lostMs);
    connect(&m_lostTimer, &QTimer::timeout, this, &Background::wantsWindow);
    connect(m_tray, &Tray::availableChanged, this, &Background::trayChanged);
    connect(m_tray, &Tray::activated, this, &Background::wantsWindow);
    connect(m_tray, &Tray::chosen, this, &Background::choose);
    connect(&m_preferences, &Preferences::onCloseChanged, this, &Background::showIcon);
    connect(&m_unread, &Unread::changed, this, &Background::showIcon);
    showIcon();
}

Background::~Background()
{
    if (m_tray != nullptr) {
        m_tray->hide();
    }
}

bool Background::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == QCoreApplication::instance() && event->type() == QEvent::Quit) {
        m_quitting = true;
    }
    return QObject::eventFilter(watched, event);
}

Background::Closing Background::closing() const
{
    if (m_quitting || !isPossible() || m_preferences.onClose() == u"quit") {
        return Closing::Quits;
    }
    return m_preferences.onClose() == u"keep" ? Closing::Hides : Closing::Asks;
}

void Background::keepRunning()
{
    m_preferences.setOnClose(u"keep"_s);
    Q_EMIT wantsHiding();
}

void Background::quitAlways()
{
    m_preferences.setOnClose(u"quit"_s);
    QCoreApplication::quit();
}

void Background::setShown(bool visible, bool minimized)
{
    m_began = m_began || visible;
    if (!m_began) {
        return; // it is on its way
    }
    const bool before = isLookedAt();
    const bool wasVisible = std::exchange(m_visible, visible);
    m_minimized = minimized;
    if (wasVisible != visible) {
        Q_EMIT hiddenChanged();
    }
    if (isLookedAt() != before) {
        Q_EMIT lookedAtChanged();
    }
    trayChanged();
}

/// A program without window and icon could be reached by nobody who does not start it again.
void Background::trayChanged()
{
    if (m_tray == nullptr) {
        return;
    }
    if (!isHidden() || isPossible()) {
        m_lostTimer.stop();
    } else if (!m_lostTimer.isActive()) {
        m_lostTimer.start();
    }
    Q_EMIT possibleChanged();
}

void Background::showIcon()
{
    // Who has not said yes to it sees none.
    if (m_preferences.onClose() == u"keep") {
        m_face = face();
        m_tray->show(m_face);
    } else {
        m_tray->hide();
    }
}

TrayFace Background::face() const
{
    const QStringList lines = m_unread.lines();
    TrayFace face{.title = u"Asterism"_s,
        .hint = lines.isEmpty() ? Words::tr("Nothing unread")
                                : Words::tr("Unread: %1").replace(u"%1"_s, lines.join(u", "_s)),
        .pictures = pictures(!lines.isEmpty()),
        .menu = {{Words::tr("Open Asterism")}, {}}};
    for (const QString &line : lines) {
        face.menu << TrayEntry{line};
    }
    if (!lines.isEmpty()) {
        face.menu << TrayEntry{};
    }
    face.menu << TrayEntry{Words::tr("Quit")};
    return face;
}

/// The last entry ends the program; all others lead to the window.
void Background::choose(int entry)
{
    if (entry == m_face.menu.size() - 1) {
        QCoreApplication::quit();
    } else {
        Q_EMIT wantsWindow();
    }
}

} // namespace asterism::ui
