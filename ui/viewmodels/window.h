// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/freshening.h"
#include "ui/moving/movingpage.h"
#include "ui/viewmodels/accountsmodel.h"
#include "ui/viewmodels/acting.h"
#include "ui/viewmodels/actorchoices.h"
#include "ui/viewmodels/acttask.h"
#include "ui/viewmodels/background.h"
#include "ui/viewmodels/completions.h"
#include "ui/viewmodels/composer.h"
#include "ui/viewmodels/connectionsmodel.h"
#include "ui/viewmodels/deck.h"
#include "ui/viewmodels/emojichoices.h"
#include "ui/viewmodels/followrequests.h"
#include "ui/viewmodels/followspage.h"
#include "ui/viewmodels/heldnotices.h"
#include "ui/viewmodels/historypage.h"
#include "ui/viewmodels/jump.h"
#include "ui/viewmodels/leavingposts.h"
#include "ui/viewmodels/listsmodel.h"
#include "ui/viewmodels/mediafiles.h"
#include "ui/viewmodels/membersmodel.h"
#include "ui/viewmodels/namebook.h"
#include "ui/viewmodels/noticepeople.h"
#include "ui/viewmodels/noticesettings.h"
#include "ui/viewmodels/offers.h"
#include "ui/viewmodels/outboxmodel.h"
#include "ui/viewmodels/ownprofilepage.h"
#include "ui/viewmodels/personlists.h"
#include "ui/viewmodels/postpreview.h"
#include "ui/viewmodels/preferences.h"
#include "ui/viewmodels/privacypage.h"
#include "ui/viewmodels/profilepage.h"
#include "ui/viewmodels/scheduledposts.h"
#include "ui/viewmodels/searchpage.h"
#include "ui/viewmodels/signin.h"
#include "ui/viewmodels/signout.h"
#include "ui/viewmodels/tagfollows.h"
#include "ui/viewmodels/threadpage.h"
#include "ui/viewmodels/unread.h"

#include <QHash>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace asterism::ui {

/// How the user's own window is started from the demo.
struct OwnWindow {
    QString program;
    QStringList arguments;
};

/// What Main.qml is given: everything a window shows and does.
class Window : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(asterism::ui::Deck *deck READ deck CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::AccountsModel *accounts READ accounts CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::Acting *acting READ acting CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::SignInPage *signIn READ signIn CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::SignOut *signOut READ signOut CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::ConnectionsModel *connections READ connections CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::ListsModel *lists READ lists CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::Preferences *preferences READ preferences CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::NoticeSettings *noticeSettings READ noticeSettings CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::PrivacyPage *privacy READ privacy CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::MovingPage *moving READ moving CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::MediaFiles *media READ media CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::Unread *unread READ unread CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::Background *background READ background CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::Composer *composer READ composer CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::OutboxModel *outbox READ outbox CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::LeavingPosts *leaving READ leaving CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::ScheduledPosts *scheduled READ scheduled CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::FollowRequests *followRequests READ followRequests CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::HeldNotices *heldNotices READ heldNotices CONSTANT FINAL)
    Q_PROPERTY(asterism::ui::Jump *jump READ jump CONSTANT FINAL)
    /// Nothing is set up yet: no account, no column. Shows the welcome page.
    Q_PROPERTY(bool fresh READ isFresh NOTIFY freshChanged FINAL)
    Q_PROPERTY(bool demo READ isDemo CONSTANT FINAL)
    /// This demo came unasked: a line above the deck says so and offers startOwn().
    Q_PROPERTY(bool demoOffer READ isDemoOffer CONSTANT FINAL)
    /// One line above the deck: another Asterism does the reading, a file was damaged…; empty
    /// when there is nothing to say.
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged FINAL)

public:
    /// All of it is made before the window and outlives it.
    struct Parts {
        store::Store &store;
        EngineDesk &desk;
        const NameBook &names;
        TimelineContext timelines; ///< of profiles
        AccountsModel &accounts;
        Acting &acting;
        const PendingActions &pending;
        SignInPage &signIn;
        SignOut &signOut;
        ConnectionsModel &connections;
        ListsModel &lists;
        Deck &deck;
        Preferences &preferences;
        NoticeSettings &noticeSettings;
        PrivacyPage &privacy;
        MovingPage &moving;
        MediaFiles &media;
        Unread &unread;
        Background &background;
        Composer &composer;
        OutboxModel &outbox;
        LeavingPosts &leaving;
        ScheduledPosts &scheduled;
        bool demo = false;
        std::optional<OwnWindow> own = {}; ///< what startOwn() starts
    };

    explicit Window(Parts parts, QObject *parent = nullptr);

    Deck *deck() const { return &m_parts.deck; }
    AccountsModel *accounts() const { return &m_parts.accounts; }
    Acting *acting() const { return &m_parts.acting; }
    SignInPage *signIn() const { return &m_parts.signIn; }
    SignOut *signOut() const { return &m_parts.signOut; }
    ConnectionsModel *connections() const { return &m_parts.connections; }
    ListsModel *lists() const { return &m_parts.lists; }
    Preferences *preferences() const { return &m_parts.preferences; }
    NoticeSettings *noticeSettings() const { return &m_parts.noticeSettings; }
    PrivacyPage *privacy() const { return &m_parts.privacy; }
    MovingPage *moving() const { return &m_parts.moving; }
    MediaFiles *media() const { return &m_parts.media; }
    Unread *unread() const { return &m_parts.unread; }
    Background *background() const { return &m_parts.background; }
    Composer *composer() const { return &m_parts.composer; }
    OutboxModel *outbox() const { return &m_parts.outbox; }
    LeavingPosts *leaving() const { return &m_parts.leaving; }
    ScheduledPosts *scheduled() const { return &m_parts.scheduled; }
    FollowRequests *followRequests() const { return m_followRequests; }
    HeldNotices *heldNotices() const { return m_heldNotices; }
    Jump *jump() const { return m_jump; }
    bool isFresh() const { return m_fresh; }
    bool isDemo() const { return m_parts.demo; }
    bool isDemoOffer() const { return m_parts.own.has_value(); }
    QString notice() const;

    /// The posts (rows of the cache) that are on screen: those of opened pages first, then the
    /// columns'; some may be there twice.
    std::vector<qint64> inSight() const;

    /// A sentence for the line above the deck, until it is dismissed.
    void addNotice(const QString &sentence);

    /// Pages; the caller owns them (QML's garbage collector does, through the stack's items).
    /// `actor`: the own account that acts there, as in the column that opens it; empty: the
    /// default one. `typed`: a host that the user typed, so that it may be asked wherever it lies.
    Q_INVOKABLE asterism::ui::ThreadPage *thread(
        const QString &uri, const QString &actor = {}, const QString &typed = {});
    Q_INVOKABLE asterism::ui::ProfilePage *profile(
        const QString &handle, const QString &actor = {}, const QString &typed = {});
    Q_INVOKABLE asterism::ui::SearchPage *search(const QString &actor = {});
    /// Whom somebody follows ("following"), or who follows them ("followers"), as that account sees
    /// it; empty: as their own server tells.
    Q_INVOKABLE asterism::ui::FollowsPage *follows(
        const QString &acct, const QString &side, const QString &account);
    Q_INVOKABLE asterism::ui::HistoryPage *history(const QString &uri);
    /// `event`: RowNotice::name.
    Q_INVOKABLE asterism::ui::NoticePeople *noticePeople(const QString &event);
    /// Editing the profile of that own account; null when it is gone.
    Q_INVOKABLE asterism::ui::OwnProfilePage *ownProfile(const QString &accountId);
    Q_INVOKABLE asterism::ui::MembersModel *members(const QString &listId);
    /// In which lists somebody is, those of the accounts' servers among them.
    Q_INVOKABLE asterism::ui::PersonLists *personLists(const QString &handle);
    /// What the accounts' servers keep, to choose from.
    Q_INVOKABLE asterism::ui::ServerPlaces *serverLists();
    /// Their "antenna"s, "channel"s or "clip"s.
    Q_INVOKABLE asterism::ui::ServerPlaces *shelf(const QString &kind);
    Q_INVOKABLE asterism::ui::Offers *offers();
    /// Who could act on a post; `account` is chosen at first.
    Q_INVOKABLE asterism::ui::ActorChoices *actors(const QString &uri, const QString &account);
    /// What own accounts are to do about somebody, or about the server of theirs: a word of
    /// viewmodels/taskrules.h. `uri`: of a post that is to be reported; empty: none.
    Q_INVOKABLE asterism::ui::ActTask *personTask(
        const QString &handle, const QString &task, const QString &uri);
    /// The same about a hashtag, without its #: "follow-tag" or "unfollow-tag".
    Q_INVOKABLE asterism::ui::ActTask *tagTask(const QString &tag, const QString &task);
    /// Which accounts follow it.
    Q_INVOKABLE asterism::ui::TagFollows *tagFollows(const QString &tag);
    /// Which emoji there are to pick from.
    Q_INVOKABLE asterism::ui::EmojiChoices *emojiChoices();
    /// How something that is being written will look.
    Q_INVOKABLE asterism::ui::PostPreview *postPreview();
    /// What a word that is being typed in a post could become.
    Q_INVOKABLE asterism::ui::Completions *completions();

    /// What a click on a link of styled text means: emits one of the three signals below for
    /// Asterism's own and for posts that the cache knows, or opens the browser for web pages.
    /// What other programs answer to (mailto and the like) is copied, and a notice says so.
    Q_INVOKABLE void follow(const QString &link);
    /// Opens a web page in the browser. https and http only.
    Q_INVOKABLE void browse(const QString &url);
    Q_INVOKABLE void copy(const QString &text);
    Q_INVOKABLE void dismissNotice();
    /// Starts the demo: a second Asterism on an invented fediverse, with a data folder of its own.
    Q_INVOKABLE void startDemo();
    /// Starts the user's own window and ends this program. Nothing without an offer.
    Q_INVOKABLE void startOwn();

Q_SIGNALS:
    void freshChanged();
    void noticeChanged();
    /// What is on screen may be others: inSight().
    void looked();
    void wantsProfile(const QString &handle);
    void wantsTag(const QString &tag);
    void wantsThread(const QString &uri);
    /// The same, as that own account looks at it: it was told of the post.
    void wantsThreadAs(const QString &uri, const QString &account);
    /// An answer to that post, by that own account, is to be written.
    void wantsReply(const QString &uri, const QString &account);
    /// The column of notifications; it is made where there is none.
    void wantsNotices();
    /// The connection view; views ask for it, too.
    void wantsConnections();
    /// Whom the settings of the accounts keep back; views ask for it.
    void wantsHeldNotices();
    /// The profile of that own account is to be edited; views ask for it.
    void wantsOwnProfile(const QString &accountId);
    /// Somebody is to be put into lists; views ask for it.
    void wantsPersonLists(const QString &handle);
    /// Own accounts are to do something about somebody; views ask for it. As personTask().
    void wantsPersonActions(const QString &handle, const QString &kind, const QString &uri);
    /// The same as tagTask().
    void wantsTagActions(const QString &tag, const QString &kind);
    /// A second start of the program asked this one to show itself.
    void raise();

private:
    void readFresh();
    void open(const QString &address);
    void copyInstead(const QString &address);
    Ask ask(const QString &typed = {});
    RowNamer namer(const QString &actor) const;
    template <typename Page> void opened(Page *page);

    Parts m_parts;
    QHash<ListId, PeopleAdder *> m_adders; ///< of lists whose members were looked at
    bool m_fresh = false;
    QStringList m_notices; ///< the first is shown
    QTimer m_ages; ///< one for all pages
    FollowRequests *m_followRequests;
    HeldNotices *m_heldNotices;
    RecentTexts *m_searches;
    Jump *m_jump;
    QHash<QObject *, std::function<std::vector<qint64>()>> m_pages; ///< what each has on screen
    QSet<QString> m_grids; ///< people whose pages show pictures, by acct; until the program ends
};

} // namespace asterism::ui
