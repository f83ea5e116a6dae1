// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/searchpage.h"

#include "store/familiar.h"
#include "ui/models/hear.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int typingMs = 150;
constexpr size_t searchPageRows = 40;
constexpr int mostNames = 40;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SearchPage)
};

store::KnownWish knownWishOf(const AccountsModel &accounts, const QString &text)
{
    const AccountId wanted = accounts.defaultActor();
    const auto account = std::ranges::find(accounts.all(), wanted, &Account::id);
    if (account == accounts.all().end()) {
        return {.acct = {}, .home = {}, .text = text, .most = mostNames};
    }
    return {.acct = account->acct,
        .home = homeSource(account->id, account->host),
        .text = text,
        .most = mostNames};
}

/// Without the sign before a name.
QString bareWord(const QString &words)
{
    QString text = words.trimmed();
    while (!text.isEmpty() && u"@＠#＃\""_s.contains(text[0])) {
        text.remove(0, 1);
    }
    return text;
}

} // namespace

SearchPage::SearchPage(store::Store &store, const Clock &clock, RowNamer names, Ask ask,
    const AccountsModel &accounts, RecentTexts &recent, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_accounts(accounts)
    , m_recent(recent)
    , m_posts(new FoundPosts(store, names, this))
    , m_people(new FoundNames(this))
    , m_tags(new FoundNames(this))
    , m_servers(new ServerSearch(store, names, ask, accounts, this))
    , m_finder(store, std::move(ask))
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(typingMs);
    connect(&m_delay, &QTimer::timeout, this, &SearchPage::begin);
    connect(&recent, &RecentTexts::changed, this, &SearchPage::recentChanged);
    connect(m_posts, &FoundPosts::shown, this, &SearchPage::statusChanged);
    connect(m_posts, &FoundPosts::failed, this,
        [this](const QString &sentence) { setTrouble(sentence, false); });
    connectFinder();
    for (FoundPosts *list : {m_posts, m_servers->posts()}) {
        connect(list, &SeenPosts::looked, this, &SearchPage::looked);
    }
}

void SearchPage::connectFinder()
{
    connect(&m_finder, &JumpFinder::busyChanged, this, &SearchPage::statusChanged);
    connect(&m_finder, &JumpFinder::personFound, this, [this](const QString &handle) {
        Q_EMIT wantsProfile(handle, m_opening ? m_opening->host : QString());
    });
    connect(&m_finder, &JumpFinder::postFound, this, [this](const QString &uri) {
        Q_EMIT wantsThread(uri, m_opening ? m_opening->host : QString());
    });
    connect(&m_finder, &JumpFinder::problem, this,
        [this](const QString &sentence) { setTrouble(sentence, true); });
}

void SearchPage::setText(const QString &text)
{
    if (text == m_text) {
        return;
    }
    m_text = text;
    m_finder.stop();
    m_unopened = false;
    m_opening = searchOpening(text);
    m_delay.start();
    Q_EMIT textChanged();
    Q_EMIT statusChanged();
}

QString SearchPage::hint() const
{
    if (m_unknown.isEmpty()) {
        return {};
    }
    return Words::tr("Looked for as words, for there is no such operator: %1")
        .replace(u"%1"_s, m_unknown.join(u' ').left(200));
}

void SearchPage::begin()
{
    ++m_run;
    m_query = parseSearch(m_text, m_clock.now());
    m_found.clear();
    m_unknown = m_query.unknown;
    if (!m_unopened) { // who opens at once may hear why not before the search begins
        m_trouble.clear();
    }
    m_next = 0;
    m_more = false;
    m_busy = !m_query.isEmpty();
    if (m_busy) {
        m_wanted = searchPageRows;
        readPlaces();
    } else {
        m_posts->show({});
    }
    readNames();
    Q_EMIT statusChanged();
}

void SearchPage::readPlaces()
{
    hear(m_store.readUser([](store::UserTx &tx) { return store::searchPlaces(tx); }), &m_store,
        this, [this, run = m_run](const Result<store::SearchPlaces> &places) {
            if (run == m_run && places) {
                m_places = *places;
                readPosts();
            } else if (run == m_run) {
                fail(places.error());
            }
        });
}

void SearchPage::readPosts()
{
    const int limit = int(m_wanted - m_found.size());
    const auto find = [query = m_query, places = m_places, limit, before = m_next](
                          store::CacheTx &tx) {
        return store::findPosts(tx, query, places, limit, before);
    };
    hear(m_store.readCache(find), &m_store, this,
        [this, run = m_run](const Result<store::FoundPosts> &found) {
            if (run == m_run && found) {
                take(*found);
            } else if (run == m_run) {
                fail(found.error());
            }
        });
}

/// A page that looked at much and found little is gone on from.
void SearchPage::take(const store::FoundPosts &found)
{
    m_found.insert(m_found.end(), found.posts.begin(), found.posts.end());
    m_next = found.next;
    m_more = found.more;
    m_unknown = found.unknown;
    m_busy = m_more && m_found.size() < m_wanted;
    if (!found.posts.empty() || !m_busy) {
        m_posts->show(m_found, soughtIn(m_query, found.words));
    }
    if (m_busy) {
        readPosts();
    }
    Q_EMIT statusChanged();
}

void SearchPage::needMore()
{
    if (isSearching() || !m_more || m_found.size() >= mostPosts) {
        return;
    }
    m_busy = true;
    m_wanted = m_found.size() + searchPageRows;
    readPosts();
    Q_EMIT statusChanged();
}

void SearchPage::readNames()
{
    const QString text = bareWord(m_query.words);
    if (text.isEmpty()) {
        m_people->show({});
        m_tags->show({});
        return;
    }
    const auto read = [wish = knownWishOf(m_accounts, text)](store::CacheTx &tx) -> Result<Names> {
        const auto people = store::knownPeople(tx, wish);
        const auto tags = store::knownTags(tx, wish);
        if (!people || !tags) {
            return people ? tags.error() : people.error();
        }
        Names names;
        for (const Actor &actor : *people) {
            if (auto person = personCompletion(actor)) {
                names.people.push_back(std::move(*person));
            }
        }
        for (const QString &tag : *tags) {
            if (auto named = tagCompletion(tag)) {
                names.tags.push_back(std::move(*named));
            }
        }
        return names;
    };
    hear(m_store.readCache(read), &m_store, this, [this, run = m_run](const Result<Names> &names) {
        if (run == m_run && names) {
            m_people->show(names->people);
            m_tags->show(names->tags);
        } else if (run == m_run) {
            fail(names.error());
        }
    });
}

void SearchPage::fail(const Error &error)
{
    m_busy = false;
    setTrouble(sentence(error), false);
}

void SearchPage::setTrouble(const QString &trouble, bool unopened)
{
    m_trouble = trouble;
    m_unopened = unopened;
    Q_EMIT statusChanged();
}

bool SearchPage::open()
{
    if (!m_opening) {
        return false;
    }
    remember();
    if (m_unopened) {
        setTrouble({}, false);
    }
    if (m_opening->address.isEmpty()) {
        Q_EMIT wantsProfile(m_opening->handle, m_opening->host);
    } else {
        m_finder.findAddress(m_opening->address);
    }
    return true;
}

void SearchPage::retry()
{
    if (!m_unopened || !open()) {
        begin();
    }
}

void SearchPage::askServers()
{
    remember();
    m_servers->search(m_text, parseSearch(m_text, m_clock.now()));
}

RecentTexts::Sort SearchPage::recentSort()
{
    return {.setting = u"recent-searches"_s, .most = 12, .longest = 300};
}

void SearchPage::remember()
{
    m_recent.use(m_text.trimmed());
}

void SearchPage::forgetRecent()
{
    m_recent.clear();
}

void SearchPage::tick(qint64 now)
{
    m_posts->tick(now);
    m_servers->posts()->tick(now);
}

void SearchPage::reread(const QSet<QString> &uris)
{
    m_posts->reread(uris);
    m_servers->posts()->reread(uris);
}

void SearchPage::namesChanged()
{
    m_posts->namesChanged();
    m_servers->posts()->namesChanged();
}

std::vector<qint64> SearchPage::inSight() const
{
    std::vector<qint64> posts = m_posts->inSight();
    const auto others = m_servers->posts()->inSight();
    posts.insert(posts.end(), others.begin(), others.end());
    return posts;
}

} // namespace asterism::ui
