// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/screen.h"

#include "ui/desktop/desktop.h"
#include "ui/images/keptavatar.h"

namespace asterism::ui {

namespace {

/// Twice what desktops show, for sharp screens.
constexpr int noticeAvatarSide = 96;

} // namespace

/// Whoever clicked on a notice is to see the window.
void Screen::comeForward(const QString &token)
{
    takeActivationToken(token.toUtf8());
    Q_EMIT m_window.raise();
}

/// What own accounts are told of others.
void Screen::tellNotices(Notifier &notifier)
{
    m_noticeTeller = std::make_unique<NoticeTeller>(NoticeTeller::Parts{.store = *m_app.store,
        .clock = m_app.clock,
        .notifier = notifier,
        .settings = m_noticeSettings,
        .accounts = [this] { return m_accounts.all(); },
        .read = [this](const AccountId &account) { return m_noticePlaces.read(account); },
        .isShown = [this](qint64 row) { return isInFront() && m_deck.showsNotice(row); },
        .picture =
            [this](const Actor &actor, std::function<void(const QImage &)> done) {
                keptAvatar(m_media, actor, noticeAvatarSide, std::move(done));
            },
        .held = quietSpan(m_saved.value(noticesHeldKey))});
    QObject::connect(
        &m_noticePlaces, &NoticePlaces::changed, m_noticeTeller.get(), &NoticeTeller::readOn);
    if (m_notices) {
        QObject::connect(m_noticeTeller.get(), &NoticeTeller::told, m_notices.get(),
            &ListNotices::toldOtherwise);
    }
    const NoticeBoard *board = &m_noticeTeller->board();
    QObject::connect(board, &NoticeBoard::wantsPost, &m_window,
        [this](const QString &uri, const QString &token, const QString &account) {
            comeForward(token);
            Q_EMIT m_window.wantsThreadAs(uri, account);
        });
    QObject::connect(board, &NoticeBoard::wantsPerson, &m_window,
        [this](const QString &handle, const QString &token) {
            comeForward(token);
            Q_EMIT m_window.wantsProfile(handle);
        });
    QObject::connect(board, &NoticeBoard::wantsReply, &m_window,
        [this](const QString &uri, const QString &account, const QString &token) {
            comeForward(token);
            Q_EMIT m_window.wantsReply(uri, account);
        });
    QObject::connect(board, &NoticeBoard::wantsWindow, &m_window, [this](const QString &token) {
        comeForward(token);
        Q_EMIT m_window.wantsNotices();
    });
    QObject::connect(board, &NoticeBoard::acts, &m_acting, &Acting::act);
    QObject::connect(board, &NoticeBoard::answers, &m_acting,
        [this](const QString &kind, const QString &handle, const QString &account) {
            m_acting.actOn(kind, handle, {account}, {});
        });
}

} // namespace asterism::ui
