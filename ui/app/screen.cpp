// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/screen.h"

#include "store/settings.h"
#include "sync/attachmentfiles.h"
#include "ui/desktop/desktop.h"
#include "ui/desktop/singleinstance.h"
#include "ui/images/iconprovider.h"

#include <QDir>
#include <QGuiApplication>
#include <QQuickWindow>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

/// A window that is not painted (minimized from the start) reads all the same.
constexpr int longestWaitMs = 2000;
/// What the terminal program adds beside the window is seen that soon.
constexpr int othersMs = 500;
/// What was read elsewhere leaves the badges, and the desktop, that soon.
constexpr int noticeLooksMs = 5 * 60 * 1000;

MediaCache::Options mediaOptions(const App &app, const Screen::Setup &setup)
{
    MediaCache::Options options{.folder = QDir(setup.folder).filePath(u"media"_s)};
    options.http.allowPrivateNetwork = setup.allowPrivateNetwork;
    options.http.gate = app.gate;
    return options;
}

/// Waited for: the first frame is to have the size and the colours that were chosen.
QHash<QString, QString> savedSettings(store::Store &store)
{
    const auto saved = store.readUserNow([](store::UserTx &tx) { return store::settings(tx); });
    return saved ? *saved : QHash<QString, QString>();
}

std::vector<store::DeckColumn> columnsOf(const Deck &deck)
{
    std::vector<store::DeckColumn> columns;
    for (int i = 0; i < deck.rowCount(); ++i) {
        columns.push_back(deck.columnAt(i)->stored());
    }
    return columns;
}

Ask askAt(EngineDesk &desk)
{
    return [&desk](const QString &kind, const QJsonObject &argument) {
        return desk.ask(kind, argument);
    };
}

} // namespace

Screen::Screen(App &app, const Setup &setup)
    : m_app(app)
    , m_live(app)
    , m_emojis(std::make_shared<EmojiIndex>())
    , m_media(app.clock, mediaOptions(app, setup))
    , m_images(m_media, *m_emojis,
          {.devicePixelRatio = qGuiApp->devicePixelRatio(),
              .attachments = attachmentsFolder(app.store->folder())})
    , m_activity(app.streams, m_freshening, app.clock)
    , m_accounts(app.core, app.accounts)
    , m_acting(*app.store, m_accounts)
    , m_pending(*app.store)
    , m_signIn(app.core, app.sessions, app.accounts)
    , m_signOut(app.core, app.accounts, askAt(m_desk))
    , m_lists(*app.store, app.lists, askAt(m_desk))
    , m_connections({.accounts = m_accounts,
          .lists = m_lists,
          .streams = app.streams,
          .freshening = m_freshening,
          .log = m_activity,
          .clock = app.clock,
          .columns = [this] { return columnsOf(m_deck); }})
    , m_names(m_accounts, m_lists, m_pending, m_emojis)
    , m_saved(savedSettings(*app.store))
    , m_preferences(*app.store, m_saved)
    , m_noticeSettings(*app.store, app.clock, m_accounts, m_saved, setup.notifier)
    , m_privacy(app.privacy, *app.store, askAt(m_desk), app.clock)
    , m_homes(*app.store, m_desk, app.clock)
    , m_noticePlaces(*app.store, m_desk, app.clock)
    , m_deck(app, m_freshening, askAt(m_desk), m_names.namer())
    , m_inSight(
          *app.store, [this] { return m_window.inSight(); },
          [&app](const QHash<QString, QStringList> &posts) { app.streams.setWatched(posts); })
    , m_moving(*app.store, askAt(m_desk), m_accounts, app.clock)
    , m_files(m_media)
    , m_unread(m_homes, m_accounts)
    , m_background(setup.tray, m_preferences, m_unread)
    , m_composer(composing(setup.folder))
    , m_outbox(*app.store, m_accounts, app.clock)
    , m_leaving(m_outbox, m_accounts, app.clock)
    , m_scheduled(*app.store, askAt(m_desk), m_accounts, m_outbox, app.clock)
    , m_window({.store = *app.store,
          .desk = m_desk,
          .names = m_names,
          .timelines = timelines(),
          .accounts = m_accounts,
          .acting = m_acting,
          .pending = m_pending,
          .signIn = m_signIn,
          .signOut = m_signOut,
          .connections = m_connections,
          .lists = m_lists,
          .deck = m_deck,
          .preferences = m_preferences,
          .noticeSettings = m_noticeSettings,
          .privacy = m_privacy,
          .moving = m_moving,
          .media = m_files,
          .unread = m_unread,
          .background = m_background,
          .composer = m_composer,
          .outbox = m_outbox,
          .leaving = m_leaving,
          .scheduled = m_scheduled,
          .demo = setup.demo,
          .own = setup.own})
    , m_news(*app.store, app.clock)
{
    m_deck.setHomes(m_homes);
    followNotices();
    m_deck.open();
    followTypedHosts();
    followLooks();
    followSight();
    followOutbox();
    if (setup.notifier != nullptr) {
        tellDesktop(*setup.notifier);
        tellNotices(*setup.notifier);
    }
    m_freshening.keepHomes();
    m_freshening.keepNotifications();
    app.store->watchOthers(othersMs);
    QObject::connect(&app.privacy, &Privacy::changed, &m_window, [this] { m_media.reconsider(); });
    QObject::connect(&m_names, &NameBook::changed, &m_deck, &Deck::namesChanged);
    QObject::connect(&m_pending, &PendingActions::changed, &m_deck, &Deck::reread);
}

Screen::~Screen()
{
    m_engine.reset(); // views and their pages before what they show
    m_desk.close(); // before anything goes that has asked
}

/// Without anybody who looks less is asked for, and what can be made anew goes.
void Screen::followLooks()
{
    const auto share = [this] {
        m_homes.setShared(m_preferences.isPlaceShared());
        m_noticePlaces.setShared(m_preferences.isPlaceShared());
    };
    QObject::connect(&m_preferences, &Preferences::placeSharedChanged, &m_homes, share);
    share();
    QObject::connect(&m_background, &Background::lookedAtChanged, &m_homes, [this] {
        const bool lookedAt = m_background.isLookedAt();
        m_freshening.setLookedAt(lookedAt);
        m_homes.setLookedAt(lookedAt);
        if (!lookedAt && m_engine) {
            m_engine->collectGarbage();
        }
    });
}

/// What the accounts are told of others: how far it was read, and what of it is on screen.
void Screen::followNotices()
{
    m_unread.setNotices(m_noticePlaces);
    m_deck.setNotices({.places = &m_noticePlaces,
        .requests = m_window.followRequests(),
        .held = m_window.heldNotices(),
        .isInFront = [this] { return isInFront(); }});
    QObject::connect(&m_background, &Background::lookedAtChanged, &m_deck, &Deck::tellNotices);
    QObject::connect(
        qGuiApp, &QGuiApplication::applicationStateChanged, &m_deck, &Deck::tellNotices);
    // What a server keeps back it does not stream: asked with what it tells.
    QObject::connect(
        &m_freshening, &Freshening::changed, m_window.heldNotices(), [this](const QString &key) {
            const auto source = Source::fromKey(key);
            const bool told = source && source->kind == Source::Kind::Notifications;
            if (told && m_freshening.status(key).lastOkAt > 0) {
                m_window.heldNotices()->look(source->account);
            }
        });
    followReadNotices();
}

/// Somebody may have read them on another device: looked up where somebody comes to the window, and
/// now and then while something is unread. In quiet hours the desktop shows nothing to take back.
void Screen::followReadNotices()
{
    QObject::connect(&m_background, &Background::lookedAtChanged, &m_noticePlaces, [this] {
        if (m_background.isLookedAt()) {
            m_noticePlaces.lookAgain();
        }
    });
    QObject::connect(qGuiApp, &QGuiApplication::applicationStateChanged, &m_noticePlaces, [this] {
        if (isInFront()) {
            m_noticePlaces.lookAgain();
        }
    });
    QObject::connect(&m_noticeLooks, &QTimer::timeout, &m_noticePlaces, [this] {
        if (!isQuiet(m_noticeSettings.wishes(), m_noticeSettings.localTime())) {
            m_noticePlaces.lookAgainAtUnread();
        }
    });
    m_noticeLooks.start(noticeLooksMs);
    QObject::connect(
        &m_app.streams, &StreamSync::noticesRead, &m_noticePlaces, &NoticePlaces::readElsewhere);
}

/// Servers that can say what becomes of posts are told which ones are looked at.
void Screen::followSight()
{
    QObject::connect(&m_window, &Window::looked, &m_inSight, &PostsInSight::look);
    QObject::connect(&m_background, &Background::lookedAtChanged, &m_inSight,
        [this] { m_inSight.setLookedAt(m_background.isLookedAt()); });
}

/// What files go out, what is wanted back to be written on, and what is kept for later.
void Screen::followOutbox()
{
    QObject::connect(&m_app.outbox, &Outbox::sending, &m_outbox, &OutboxModel::noteSending);
    QObject::connect(&m_outbox, &OutboxModel::keptDraft, &m_composer, &Composer::addDraft);
    QObject::connect(&m_scheduled, &ScheduledPosts::keptDraft, &m_composer, &Composer::addDraft);
    QObject::connect(&m_scheduled, &ScheduledPosts::wantsBack, &m_composer, &Composer::takeBack);
    QObject::connect(
        &m_scheduled, &ScheduledPosts::wantsScheduled, &m_composer, &Composer::takeScheduled);
}

/// New posts in lists that the user wants to be told of.
void Screen::tellDesktop(Notifier &notifier)
{
    m_notices = std::make_unique<ListNotices>(ListNotices::Parts{.notifier = notifier,
        .clock = m_app.clock,
        .isSeen = [this](const ListId &list) { return isSeen(list); },
        .mayTell = [this] { return mayTellDesktop(); },
        .isTold =
            [this](const QString &uri) {
                return m_noticeTeller != nullptr && m_noticeTeller->hasTold(uri);
            }});
    QObject::connect(&m_news, &ListNews::arrived, m_notices.get(), &ListNotices::tell);
    QObject::connect(m_notices.get(), &ListNotices::wantsPost, &m_window,
        [this](const QString &uri, const QString &token) {
            takeActivationToken(token.toUtf8());
            Q_EMIT m_window.raise();
            if (!uri.isEmpty()) {
                Q_EMIT m_window.wantsThread(uri);
            }
        });
    m_runNotices = std::make_unique<RunNotices>(
        notifier, m_app.clock, *m_moving.runs(),
        [this](qint64 run) { return isInFront() && m_moving.shows(run); },
        [this] { return mayTellDesktop(); });
    QObject::connect(m_runNotices.get(), &RunNotices::wantsRun, &m_window,
        [this](const QString &run, const QString &token) {
            takeActivationToken(token.toUtf8());
            Q_EMIT m_window.raise();
            m_moving.run()->setRunId(run);
            m_moving.setOpen(true);
        });
    QObject::connect(qGuiApp, &QGuiApplication::applicationStateChanged, m_notices.get(), [this] {
        for (const List &list : m_lists.all()) {
            if (isSeen(list.id)) {
                m_notices->seen(list.id);
            }
        }
    });
}

/// Whoever sits there sees the window.
bool Screen::isInFront() const
{
    return m_background.isLookedAt()
        && QGuiApplication::applicationState() == Qt::ApplicationActive;
}

/// The window is in front, and has a column with that list.
bool Screen::isSeen(const ListId &list) const
{
    return isInFront() && m_deck.shows(listSource(list));
}

/// Of whatever: the main switch and the quiet hold for all of it.
bool Screen::mayTellDesktop() const
{
    const NoticeWishes &wishes = m_noticeSettings.wishes();
    return wishes.on && !isQuiet(wishes, m_noticeSettings.localTime());
}

void Screen::listenTo(const SingleInstance &others)
{
    QObject::connect(&others, &SingleInstance::raise, &m_window, &Window::raise);
    QObject::connect(&others, &SingleInstance::open, &m_moving, &MovingPage::importFile);
}

/// Pictures of servers that the user typed may lie where those servers do.
void Screen::followTypedHosts()
{
    const auto tell = [this] {
        const QSet<QString> &typed = m_app.core.typedHosts;
        if (std::exchange(m_typedHosts, typed.size()) != typed.size()) {
            m_media.setTypedHosts(typed);
        }
    };
    QObject::connect(m_app.store.get(), &store::Store::committed, &m_window, tell);
    QObject::connect(&m_desk, &EngineDesk::engineChanged, &m_window, tell);
}

TimelineContext Screen::timelines()
{
    return {.store = *m_app.store,
        .clock = m_app.clock,
        .names = m_names.namer(),
        .older = [this](const std::vector<Source> &sources,
                     qint64 below) { return m_freshening.older(sources.front().key(), below); },
        .fillGap = [this](qint64 gap) { return m_freshening.fillGap(gap); }};
}

Composer::Parts Screen::composing(const QString &folder)
{
    return {.store = *m_app.store,
        .clock = m_app.clock,
        .accounts = m_accounts,
        .ask = askAt(m_desk),
        .enqueue =
            [this](const std::vector<Action> &posts, qint64 notBefore, const QString &draftKey) {
                return m_acting.enqueuePosts(posts, notBefore, draftKey);
            },
        .enqueueDeletion = [this](const Action &deletion) { return m_acting.enqueue(deletion); },
        .undoSeconds = [this] { return m_preferences.undoSeconds(); },
        .remindDescriptions = [this] { return m_preferences.remindsDescriptions(); },
        .saved = m_saved,
        .folder = folder,
        .fetch = [this](const QUrl &url) { return m_media.file(url, MediaKind::Movie); }};
}

QQuickWindow *Screen::show()
{
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_engine->addImportPath(u"qrc:/qt/qml"_s);
    m_images.install(*m_engine);
    m_engine->addImageProvider(u"icon"_s, new IconProvider); // the engine's from here on
    m_engine->setInitialProperties({{u"app"_s, QVariant::fromValue(&m_window)}});
    m_engine->load(QUrl(u"qrc:/qt/qml/Asterism/Main.qml"_s));
    const auto roots = m_engine->rootObjects();
    auto *window = roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(roots.first());
    if (!window) {
        return nullptr;
    }
    QObject::connect(&m_background, &Background::lookedAtChanged, window, [this, window] {
        if (m_background.isHidden()) {
            window->releaseResources();
        }
    });
    beginBehindFirstRows(*window);
    return window;
}

/// What is cached is on the screen before any server is asked.
void Screen::beginBehindFirstRows(QQuickWindow &window)
{
    const auto begin = [this] {
        m_live.start();
        m_homes.start();
        m_noticePlaces.start();
        m_news.start();
        if (m_noticeTeller) {
            m_noticeTeller->start();
        }
    };
    auto *once = new QTimer(&window);
    once->setSingleShot(true);
    QObject::connect(once, &QTimer::timeout, &m_window, begin);
    QObject::connect(&window, &QQuickWindow::frameSwapped, once, [this, once] {
        if (once->isActive() && m_deck.hasRows()) {
            once->start(0);
        }
    });
    once->start(longestWaitMs);
}

} // namespace asterism::ui
