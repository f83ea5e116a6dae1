// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/activitylog.h"
#include "app/app.h"
#include "app/homeplaces.h"
#include "app/listnews.h"
#include "app/livereading.h"
#include "app/noticeplaces.h"
#include "media/mediacache.h"
#include "ui/images/imagedesk.h"
#include "ui/models/postsinsight.h"
#include "ui/moving/runnotices.h"
#include "ui/viewmodels/acting.h"
#include "ui/viewmodels/deck.h"
#include "ui/viewmodels/listnotices.h"
#include "ui/viewmodels/noticesettings.h"
#include "ui/viewmodels/noticeteller.h"
#include "ui/viewmodels/window.h"

#include <QQmlApplicationEngine>
#include <QTimer>

#include <memory>
#include <optional>

class QQuickWindow;

namespace asterism::ui {

class SingleInstance;

/// The composition root of the window: everything above the App, in the order in which it needs
/// each other, and gone in the opposite one.
class Screen {
public:
    struct Setup {
        QString folder; ///< of data; pictures lie in it, too
        bool demo = false;
        std::optional<OwnWindow> own = {}; ///< offered by the demo
        QSet<QString> typedHosts = {}; ///< may lie in a private network, pictures too
        bool allowPrivateNetwork = false;
        Notifier *notifier = nullptr; ///< outlives the screen; null: the desktop is told nothing
        Tray *tray = nullptr; ///< outlives the screen; null: closing the window ends the program
    };

    Screen(App &app, const Setup &setup);
    ~Screen();
    Screen(const Screen &) = delete;
    Screen &operator=(const Screen &) = delete;

    /// Shows the window; the first frame is what the cache has. Servers are asked from then on.
    /// Null, with the reason in the log, when the views are broken.
    QQuickWindow *show();
    /// Does what other starts of the program ask for.
    void listenTo(const SingleInstance &others);

    App &app() { return m_app; }
    Deck &deck() { return m_deck; }
    Window &window() { return m_window; }
    MovingPage &moving() { return m_moving; }
    HomePlaces &homes() { return m_homes; }
    NoticePlaces &noticePlaces() { return m_noticePlaces; }
    MediaCache &media() { return m_media; }

private:
    void followTypedHosts();
    void followLooks();
    void followSight();
    void followNotices();
    void followReadNotices();
    void followOutbox();
    void tellDesktop(Notifier &notifier);
    void tellNotices(Notifier &notifier);
    void comeForward(const QString &token);
    bool isInFront() const;
    bool isSeen(const ListId &list) const;
    bool mayTellDesktop() const;
    void beginBehindFirstRows(QQuickWindow &window);
    TimelineContext timelines();
    Composer::Parts composing(const QString &folder);

    App &m_app;
    LiveReading m_live;
    EngineDesk &m_desk = m_live.desk;
    Freshening &m_freshening = m_live.freshening;
    std::shared_ptr<EmojiIndex> m_emojis;
    MediaCache m_media;
    ImageDesk m_images;
    ActivityLog m_activity;
    AccountsModel m_accounts;
    Acting m_acting;
    PendingActions m_pending;
    SignInPage m_signIn;
    SignOut m_signOut;
    ListsModel m_lists;
    ConnectionsModel m_connections;
    NameBook m_names;
    const QHash<QString, QString> m_saved; ///< settings, as they were at the start
    Preferences m_preferences;
    NoticeSettings m_noticeSettings;
    PrivacyPage m_privacy;
    HomePlaces m_homes;
    NoticePlaces m_noticePlaces;
    QTimer m_noticeLooks; ///< what of them was read elsewhere
    Deck m_deck;
    PostsInSight m_inSight;
    MovingPage m_moving;
    MediaFiles m_files;
    Unread m_unread;
    Background m_background;
    Composer m_composer;
    OutboxModel m_outbox;
    LeavingPosts m_leaving;
    ScheduledPosts m_scheduled;
    Window m_window;
    ListNews m_news;
    std::unique_ptr<ListNotices> m_notices; ///< null: the desktop is told nothing
    std::unique_ptr<RunNotices> m_runNotices; ///< the same
    std::unique_ptr<NoticeTeller> m_noticeTeller; ///< the same
    std::unique_ptr<QQmlApplicationEngine> m_engine; ///< goes first
    qsizetype m_typedHosts = 0;
};

} // namespace asterism::ui
