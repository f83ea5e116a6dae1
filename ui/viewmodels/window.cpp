// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/window.h"

#include "base/host.h"
#include "content/styled.h"
#include "ui/desktop/desktop.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QProcess>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int mostNotices = 20;
constexpr int ageMs = 10'000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Window)
};

} // namespace

Window::Window(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_followRequests(new FollowRequests(m_parts.store, ask(), m_parts.names.names().emojis, this))
    , m_heldNotices(new HeldNotices(
          m_parts.store, ask(), [&accounts = m_parts.accounts] { return accounts.all(); },
          m_parts.timelines.clock, m_parts.names.names().emojis, this))
    , m_searches(new RecentTexts(m_parts.store, SearchPage::recentSort(), this))
    , m_jump(new Jump({m_parts.store, m_parts.accounts, m_parts.lists, m_parts.deck}, ask(), this))
{
    const QStringList before = m_parts.store.notices();
    for (const QString &sentence : before) {
        addNotice(sentence);
    }
    connect(&m_parts.store, &store::Store::notice, this, &Window::addNotice);
    connect(&m_parts.desk, &EngineDesk::problem, this, &Window::addNotice);
    connect(&m_parts.desk, &EngineDesk::engineChanged, this, &Window::noticeChanged);
    connect(&m_parts.accounts, &AccountsModel::wasRead, this, &Window::readFresh);
    connect(&m_parts.lists, &ListsModel::wasRead, this, &Window::readFresh);
    connect(&m_parts.deck, &Deck::ready, this, &Window::readFresh);
    connect(&m_parts.deck, &Deck::countChanged, this, &Window::readFresh);
    connect(&m_parts.deck, &Deck::looked, this, &Window::looked);
    connect(m_jump, &Jump::deckAsked, this, [this] { m_parts.moving.setOpen(false); });
    connect(m_jump, &Jump::profileAsked, this, &Window::wantsProfile);
    connect(m_jump, &Jump::threadAsked, this, &Window::wantsThread);
    readFresh();
    m_ages.start(ageMs);
}

void Window::readFresh()
{
    // Not before all are known: nobody is greeted as a newcomer who is none.
    const bool known =
        m_parts.accounts.isReady() && m_parts.lists.isReady() && m_parts.deck.isReady();
    const bool fresh = known && m_parts.accounts.rowCount() == 0 && m_parts.lists.rowCount() == 0
        && m_parts.deck.rowCount() == 0;
    if (fresh != m_fresh) {
        m_fresh = fresh;
        Q_EMIT freshChanged();
    }
}

QString Window::notice() const
{
    if (!m_notices.isEmpty()) {
        return m_notices.first();
    }
    return m_parts.desk.isEngine()
        ? QString()
        : Words::tr("Another Asterism on this data folder does the reading. This window shows what "
                    "it brings, and takes over when it ends.");
}

void Window::addNotice(const QString &sentence)
{
    if (m_notices.contains(sentence) || m_notices.size() >= mostNotices) {
        return;
    }
    m_notices << sentence;
    Q_EMIT noticeChanged();
}

void Window::dismissNotice()
{
    if (!m_notices.isEmpty()) {
        m_notices.removeFirst();
        Q_EMIT noticeChanged();
    }
}

Ask Window::ask(const QString &typed)
{
    return [&desk = m_parts.desk, typed](const QString &kind, QJsonObject argument) {
        if (!typed.isEmpty()) {
            argument.insert(u"typed"_s, QJsonArray{typed});
        }
        return desk.ask(kind, argument);
    };
}

RowNamer Window::namer(const QString &actor) const
{
    return [names = m_parts.names.namer(), actor] {
        RowNames told = names();
        told.acting.wished = {actor};
        return told;
    };
}

/// Its ages are told, what is done there shows, and its posts are among those on screen. It may
/// last until the garbage is collected; that nothing of it is on screen any more its view says.
template <typename Page> void Window::opened(Page *page)
{
    const auto tick = [page, &clock = m_parts.timelines.clock] { page->tick(clock.now()); };
    tick();
    connect(&m_ages, &QTimer::timeout, page, tick);
    connect(&m_parts.pending, &PendingActions::changed, page, &Page::reread);
    connect(&m_parts.names, &NameBook::changed, page, &Page::namesChanged);
    m_pages.insert(page, [page] { return page->inSight(); });
    connect(page, &Page::looked, this, &Window::looked);
    connect(page, &QObject::destroyed, this, [this](QObject *gone) {
        m_pages.remove(gone);
        Q_EMIT looked();
    });
}

std::vector<qint64> Window::inSight() const
{
    std::vector<qint64> posts;
    for (const auto &onPage : m_pages) {
        const auto its = onPage();
        posts.insert(posts.end(), its.begin(), its.end());
    }
    const auto ofColumns = m_parts.deck.inSight();
    posts.insert(posts.end(), ofColumns.begin(), ofColumns.end());
    return posts;
}

ThreadPage *Window::thread(const QString &uri, const QString &actor, const QString &typed)
{
    auto *page =
        new ThreadPage(m_parts.store, m_parts.timelines.clock, namer(actor), ask(typed), uri);
    opened(page);
    return page;
}

SearchPage *Window::search(const QString &actor)
{
    auto *page = new SearchPage(
        m_parts.store, m_parts.timelines.clock, namer(actor), ask(), m_parts.accounts, *m_searches);
    m_searches->read();
    opened(page);
    return page;
}

ProfilePage *Window::profile(const QString &handle, const QString &actor, const QString &typed)
{
    TimelineContext context = m_parts.timelines;
    context.names = namer(actor);
    auto *page = new ProfilePage(context, ask(typed), handle);
    opened(page);
    page->setGrid(m_grids.contains(page->acct()));
    connect(page->standings(), &PersonStandings::problem, this, &Window::addNotice);
    connect(page->standings(), &PersonStandings::noted, this,
        [this, page](const QString &account, const QString &text) {
            m_parts.acting.actOn(u"annotate"_s, page->acct(), {account}, {{u"note"_s, text}});
        });
    connect(page, &ProfilePage::gridChanged, this, [this, page] {
        m_grids.remove(page->acct());
        if (page->isGrid()) {
            m_grids.insert(page->acct());
        }
    });
    return page;
}

FollowsPage *Window::follows(const QString &acct, const QString &side, const QString &account)
{
    return new FollowsPage(
        m_parts.store, ask(), m_parts.names.names().emojis, {acct, side, account});
}

ActTask *Window::personTask(const QString &handle, const QString &task, const QString &uri)
{
    const auto who = parseHandle(handle);
    return new ActTask(m_parts.store, ask(),
        {.task = task,
            .acct = who ? who->acct() : handle,
            .tag = {},
            .post = uri,
            .standard = m_parts.accounts.defaultActor()});
}

ActTask *Window::tagTask(const QString &tag, const QString &task)
{
    return new ActTask(m_parts.store, ask(),
        {.task = task,
            .acct = {},
            .tag = tag,
            .post = {},
            .standard = m_parts.accounts.defaultActor()});
}

PostPreview *Window::postPreview()
{
    return new PostPreview(m_parts.store, m_parts.names.names().emojis);
}

TagFollows *Window::tagFollows(const QString &tag)
{
    return new TagFollows(m_parts.store, ask(), tag);
}

EmojiChoices *Window::emojiChoices()
{
    return new EmojiChoices(m_parts.store, ask(), m_parts.names.names().emojis);
}

Completions *Window::completions()
{
    return new Completions(m_parts.store, ask(), m_parts.names.names().emojis);
}

HistoryPage *Window::history(const QString &uri)
{
    return new HistoryPage(m_parts.store, ask(), uri);
}

NoticePeople *Window::noticePeople(const QString &event)
{
    return new NoticePeople(m_parts.store, m_parts.names.names().emojis, event);
}

OwnProfilePage *Window::ownProfile(const QString &accountId)
{
    const auto &all = m_parts.accounts.all();
    const auto found = std::ranges::find(all, AccountId{accountId}, &Account::id);
    return found == all.end() ? nullptr : new OwnProfilePage(m_parts.store, ask(), *found);
}

MembersModel *Window::members(const QString &listId)
{
    const ListId list{listId};
    if (!m_adders.contains(list)) {
        m_adders.insert(list, new PeopleAdder(m_parts.store, ask(), list, this));
    }
    return new MembersModel(
        m_parts.store, ask(), list, m_parts.names.names().emojis, m_adders.value(list));
}

PersonLists *Window::personLists(const QString &handle)
{
    return new PersonLists(m_parts.store, ask(), handle);
}

ServerPlaces *Window::serverLists()
{
    return new ServerPlaces(m_parts.store, ask(), {});
}

ServerPlaces *Window::shelf(const QString &kind)
{
    const auto known = sourceKind(kind);
    return new ServerPlaces(m_parts.store, ask(), {}, known.value_or(Source::Kind::ServerList));
}

Offers *Window::offers()
{
    return new Offers(m_parts.store);
}

ActorChoices *Window::actors(const QString &uri, const QString &account)
{
    auto *choices = new ActorChoices(m_parts.store, m_parts.names.namer(), uri, account);
    connect(&m_parts.pending, &PendingActions::changed, choices, &ActorChoices::reread);
    return choices;
}

void Window::follow(const QString &link)
{
    const StyledLink meant = readStyledLink(link);
    switch (meant.kind) {
    case Span::Kind::Mention:
        Q_EMIT wantsProfile(u'@' + meant.target);
        break;
    case Span::Kind::Hashtag:
        Q_EMIT wantsTag(meant.target);
        break;
    case Span::Kind::Link:
        open(meant.target);
        break;
    default:
        break; // none of ours: nothing that a stranger wrote is opened unread
    }
}

void Window::open(const QString &address)
{
    if (!isWebPage(QUrl(address))) {
        copyInstead(address);
        return;
    }
    // The page of a post that was seen is that post.
    hear(m_parts.store.readCache(
             [address](store::CacheTx &tx) { return store::postByUri(tx, address); }),
        &m_parts.store, this,
        [this, address](const Result<std::optional<store::StoredPost>> &post) {
            if (post && *post) {
                Q_EMIT wantsThread((*post)->post.uri);
            } else {
                browse(address);
            }
        });
}

void Window::browse(const QString &url)
{
    const QUrl page(url);
    if (!isWebPage(page)) {
        copyInstead(url);
    } else if (!openInBrowser(page)) {
        copy(url);
        addNotice(Words::tr("No browser could be started; the address is copied."));
    }
}

void Window::copyInstead(const QString &address)
{
    copy(address);
    QString words = Words::tr("Asterism opens web pages only; this address is copied: %1");
    addNotice(words.replace(u"%1"_s, address.left(200)));
}

void Window::copy(const QString &text)
{
    copyToClipboard(text);
}

void Window::startDemo()
{
    if (!QProcess::startDetached(QCoreApplication::applicationFilePath(), {u"--demo"_s})) {
        addNotice(Words::tr("The demo could not be started."));
    }
}

void Window::startOwn()
{
    const auto &own = m_parts.own;
    if (!own) {
        return;
    }
    if (QProcess::startDetached(own->program, own->arguments)) {
        QCoreApplication::quit();
    } else {
        addNotice(Words::tr("Your own window could not be started."));
    }
}

} // namespace asterism::ui
