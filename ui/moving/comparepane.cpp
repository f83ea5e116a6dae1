// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moving/comparepane.h"

#include "base/inback.h"
#include "store/lists.h"
#include "ui/moving/runwords.h"
#include "ui/viewmodels/colours.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

/// Reading and choosing; comparerun.cpp has what is done about it.
namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ComparePane)
};

constexpr qint64 censusFreshMs = 10 * minuteMs; ///< what was read within is not read again
constexpr int censusBurstMs = 3000;
constexpr int censusPage = 5000;

const std::vector<MovedKind> &comparedKinds()
{
    static const std::vector<MovedKind> kinds{MovedKind::Follows, MovedKind::Followers,
        MovedKind::Mutes, MovedKind::Blocks, MovedKind::Lists};
    return kinds;
}

Result<std::vector<std::pair<QString, QStringList>>> readOwnLists(store::UserTx &tx)
{
    const auto lists = store::lists(tx);
    if (!lists) {
        return lists.error();
    }
    std::vector<std::pair<QString, QStringList>> named;
    for (const List &list : *lists) {
        const auto members = store::members(tx, list.id);
        if (!members) {
            return members.error();
        }
        QStringList accts;
        for (const ListMember &member : *members) {
            accts << member.acct;
        }
        named.emplace_back(list.name, accts);
    }
    return named;
}

Result<Done> addCensus(
    Comparison &comparison, store::CacheTx &tx, size_t number, const store::CensusKey &key)
{
    for (int from = 0;; from += censusPage) {
        const auto items = store::census(tx, key, from, censusPage);
        if (!items) {
            return items.error();
        }
        comparison.add(number, key.kind, *items);
        if (int(items->size()) < censusPage) {
            return Done{};
        }
    }
}

} // namespace

ComparePane::ComparePane(store::Store &store, const Ask &ask, const AccountsModel &accounts,
    const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_ask(ask)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_fetch(new CensusFetch(store, ask, clock, this))
    , m_starter(new RunStarter(store, ask, this))
    , m_model(new ComparisonModel(this))
    , m_reader(
          &store, this, [this] { return build(); },
          [this](const Result<Compared> &compared) { take(compared); })
    , m_stepReader(
          &store, this, [&store] { return store.readUser(store::inStep); },
          [this](const Result<std::vector<store::InStep>> &pairs) {
              m_inStep = pairs ? *pairs : std::vector<store::InStep>();
              Q_EMIT changed();
          })
    , m_people(std::make_shared<std::vector<ComparedPerson>>())
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(censusBurstMs);
    connect(&m_soon, &QTimer::timeout, this, [this] { m_reader.read(); });
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.census && m_read && !m_fetch->isBusy() && !m_soon.isActive()) {
            m_soon.start();
        }
        if (changes.runs || changes.elsewhere) {
            m_stepReader.read();
        }
    });
    connect(m_fetch, &CensusFetch::progressed, this,
        [this](const store::CensusKey &key, int found, int) {
            m_progress[key.account.value] =
                kindWords(key.kind) + u' ' + Words::tr("%L1 so far").arg(found);
            Q_EMIT changed();
        });
    connect(m_fetch, &CensusFetch::ended, this, &ComparePane::hearEnded);
    connect(m_fetch, &CensusFetch::finished, this, [this] { m_reader.read(); });
    connect(m_model, &ComparisonModel::selectionChanged, this, &ComparePane::selectionChanged);
    connect(m_starter, &RunStarter::begun, this, &ComparePane::begun);
    connect(m_starter, &RunStarter::problem, this, [this](const QString &sentence) {
        m_problems = QStringList{sentence};
        Q_EMIT changed();
    });
    connect(&accounts, &AccountsModel::wasRead, this, &ComparePane::followAccounts);
    followAccounts();
    m_stepReader.read();
}

// ---- which accounts -------------------------------------------------------------------------

/// At first all of them, up to three; those that are gone are not compared any more.
void ComparePane::followAccounts()
{
    const std::vector<Account> &all = m_accounts.all();
    const bool first = m_chosen.empty() && !m_read;
    std::vector<Account> still;
    for (const Account &account : all) {
        const bool was = std::ranges::find(m_chosen, account.id, &Account::id) != m_chosen.end();
        if (first ? still.size() < 3 : was) {
            still.push_back(account);
        }
    }
    const bool gone = still.size() < m_chosen.size();
    m_chosen = std::move(still);
    if (gone && m_read) {
        m_reader.read();
    }
    Q_EMIT changed();
}

void ComparePane::choose(const QString &accountId, bool chosen)
{
    if (isBusy()) {
        return;
    }
    std::vector<Account> now;
    for (const Account &account : m_accounts.all()) {
        const bool was = std::ranges::find(m_chosen, account.id, &Account::id) != m_chosen.end();
        if (account.id.value == accountId ? chosen : was) {
            now.push_back(account);
        }
    }
    m_chosen = std::move(now);
    m_wish.followedFrom = -1;
    m_wish.notFollowedFrom = -1;
    m_read = false;
    m_people = std::make_shared<std::vector<ComparedPerson>>();
    decline();
    showPeople();
}

QStringList ComparePane::chosen() const
{
    QStringList ids;
    for (const Account &account : m_chosen) {
        ids << account.id.value;
    }
    return ids;
}

const Account *ComparePane::account(int number) const
{
    return number >= 0 && number < int(m_chosen.size()) ? &m_chosen[size_t(number)] : nullptr;
}

QString ComparePane::acctOf(int number) const
{
    const Account *of = account(number);
    return of == nullptr ? QString() : u'@' + of->acct;
}

QStringList ComparePane::names() const
{
    QStringList names;
    for (const Account &account : m_chosen) {
        names << account.acct;
    }
    return names;
}

QStringList ComparePane::shortNames() const
{
    QStringList hosts;
    for (const Account &account : m_chosen) {
        const QString host = account.acct.section(u'@', 1, 1);
        hosts << (hosts.contains(host) ? account.acct : host);
    }
    return hosts;
}

QStringList ComparePane::colours() const
{
    QStringList colours;
    const auto &all = m_accounts.all();
    for (const Account &account : m_chosen) {
        const auto found = std::ranges::find(all, account.id, &Account::id);
        colours << accountColour(account.colour, int(found - all.begin()));
    }
    return colours;
}

// ---- reading --------------------------------------------------------------------------------

void ComparePane::read()
{
    if (!canRead()) {
        return;
    }
    m_problems.clear();
    m_progress.clear();
    std::vector<store::CensusKey> wanted;
    for (const Account &account : m_chosen) {
        for (const MovedKind kind : comparedKinds()) {
            wanted.push_back({account.id, kind});
        }
    }
    m_fetch->begin(wanted, m_clock.now() - censusFreshMs);
    Q_EMIT changed();
}

void ComparePane::cancel()
{
    m_fetch->cancel();
    Q_EMIT changed();
}

/// What a server does not tell of at all is no trouble: there are no lists, then.
void ComparePane::hearEnded(const store::CensusKey &key, const Result<int> &count)
{
    if (!count && count.error().kind != ErrorKind::Usage) {
        const auto found = std::ranges::find(m_chosen, key.account, &Account::id);
        const QString acct = found == m_chosen.end() ? QString() : u'@' + found->acct;
        m_problems << acct + u' ' + kindWords(key.kind) + u": "_s + sentence(count.error());
    }
    Q_EMIT changed();
}

QString ComparePane::progress() const
{
    if (!isBusy()) {
        return {};
    }
    QStringList parts;
    for (const Account &account : m_chosen) {
        if (m_progress.contains(account.id.value)) {
            parts << u'@' + account.acct + u": "_s + m_progress.value(account.id.value);
        }
    }
    return parts.isEmpty() ? Words::tr("Reading what the accounts have…") : parts.join(u'\n');
}

std::vector<AccountId> ComparePane::ids() const
{
    std::vector<AccountId> ids;
    std::ranges::transform(m_chosen, std::back_inserter(ids), &Account::id);
    return ids;
}

/// On the reading lanes, which also bring it together: it may be 50,000 people.
QFuture<Result<ComparePane::Compared>> ComparePane::build()
{
    const auto withLists = [&store = m_store, ids = ids()](const Result<OwnLists> &lists) {
        return store.readCache([ids, lists](store::CacheTx &tx) {
            return lists ? compare(tx, ids, *lists) : Result<Compared>(lists.error());
        });
    };
    return m_store.readUser(readOwnLists).then(&m_store, withLists).unwrap();
}

Result<ComparePane::Compared> ComparePane::compare(
    store::CacheTx &tx, const std::vector<AccountId> &accounts, const OwnLists &lists)
{
    Comparison comparison(accounts.size());
    for (size_t number = 0; number < accounts.size(); ++number) {
        for (const MovedKind kind : comparedKinds()) {
            const auto added = addCensus(comparison, tx, number, {accounts[number], kind});
            if (!added && added.error().kind != ErrorKind::NotFound) {
                return added.error();
            }
        }
    }
    for (const auto &[name, accts] : lists) {
        comparison.addOwnList(name, accts);
    }
    return Compared{
        accounts, std::make_shared<const std::vector<ComparedPerson>>(comparison.people())};
}

void ComparePane::take(const Result<Compared> &compared)
{
    if (!compared) {
        m_problems << sentence(compared.error());
        Q_EMIT changed();
        return;
    }
    if (compared->accounts != ids()) {
        return; // others are chosen now
    }
    m_people = compared->people;
    m_read = true;
    showPeople();
}

/// Searching and sorting many of them takes too long for a frame.
void ComparePane::showPeople()
{
    const int showing = ++m_showing;
    const auto work = [people = m_people, wish = m_wish, now = m_clock.now()] {
        return asterism::chosen(*people, wish, now);
    };
    hear(inBack(work), &m_store, this,
        [this, showing, people = m_people](const std::vector<size_t> &order) {
            if (showing == m_showing) {
                m_model->show(people, order, names(), m_clock.now());
                Q_EMIT changed();
            }
        });
    Q_EMIT changed();
}

QString ComparePane::summary() const
{
    if (!m_read) {
        return {};
    }
    const int all = int(m_people->size());
    const int shown = m_model->rowCount();
    const QString accounts = Words::tr("%n accounts", nullptr, int(m_chosen.size()));
    const QString people = shown < all ? Words::tr("%L1 of %L2 people").arg(shown).arg(all)
                                       : Words::tr("%L1 people").arg(all);
    return people + u" · "_s + accounts;
}

// ---- which people ---------------------------------------------------------------------------

QStringList ComparePane::filters() const
{
    return {Words::tr("Everybody"), Words::tr("Not followed everywhere"), Words::tr("Mutual"),
        Words::tr("Do not follow back"), Words::tr("Asked, not answered"),
        Words::tr("Moved, gone or silent for a year"), Words::tr("Muted"), Words::tr("Blocked")};
}

QStringList ComparePane::orders() const
{
    return {Words::tr("By name"), Words::tr("Longest silent first"), Words::tr("By server")};
}

void ComparePane::setWish(const ComparisonWish &wish)
{
    m_wish = wish;
    showPeople();
}

void ComparePane::setFilter(int filter)
{
    if (filter >= 0 && filter < filters().size() && filter != int(m_wish.only)) {
        ComparisonWish wish = m_wish;
        wish.only = ComparisonWish::Only(filter);
        setWish(wish);
    }
}

void ComparePane::setOrder(int order)
{
    if (order >= 0 && order < orders().size() && order != int(m_wish.order)) {
        ComparisonWish wish = m_wish;
        wish.order = ComparisonWish::Order(order);
        setWish(wish);
    }
}

void ComparePane::setFollowedFrom(int account)
{
    ComparisonWish wish = m_wish;
    wish.followedFrom = std::clamp(account, -1, int(m_chosen.size()) - 1);
    setWish(wish);
}

void ComparePane::setNotFollowedFrom(int account)
{
    ComparisonWish wish = m_wish;
    wish.notFollowedFrom = std::clamp(account, -1, int(m_chosen.size()) - 1);
    setWish(wish);
}

void ComparePane::setSearch(const QString &words)
{
    const QString wanted = words.trimmed();
    if (wanted != m_wish.search) {
        ComparisonWish wish = m_wish;
        wish.search = wanted;
        setWish(wish);
    }
}

QString ComparePane::selection() const
{
    const int count = m_model->selectedCount();
    return count > 0 ? Words::tr("%L1 selected").arg(count) : QString();
}

} // namespace asterism::ui
