// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/deck.h"

#include "app/serving.h"
#include "model/noticekinds.h"
#include "store/accounts.h"
#include "store/lists.h"
#include "store/settings.h"
#include "ui/models/hear.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int columnRole = Qt::UserRole;
constexpr int tickMs = 1000;
constexpr int agesEvery = 15; ///< ticks
constexpr int viewsEndMs = 2000;

Result<OwnThings> readOwn(store::UserTx &tx)
{
    auto accounts = store::accounts(tx);
    if (!accounts) {
        return accounts.error();
    }
    auto lists = store::lists(tx);
    if (!lists) {
        return lists.error();
    }
    return OwnThings{std::move(*accounts), std::move(*lists)};
}

} // namespace

Deck::Deck(App &app, Freshening &freshening, Ask ask, RowNamer names, QObject *parent)
    : QAbstractListModel(parent)
    , m_app(app)
    , m_ask(std::move(ask))
    , m_context{*app.store, freshening, app.clock, std::move(names), nullptr, m_ask}
    , m_servers(
          *app.store, m_ask, [&app](const QString &host) { app.core.typedHosts.insert(host); })
    , m_ownReader(
          app.store.get(), this, [this] { return m_app.store->readUser(readOwn); },
          [this](const Result<OwnThings> &own) {
              if (own) {
                  haveOwn(*own);
              } else {
                  Q_EMIT problem(sentence(own.error()));
              }
          })
{
    connect(app.store.get(), &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.accounts || changes.lists) {
            m_ownReader.read();
        }
        if (changes.elsewhere && m_ready) {
            readAgain();
        }
    });
    connect(&m_timer, &QTimer::timeout, this, &Deck::tick);
    m_timer.start(tickMs);
}

Deck::~Deck() = default;

int Deck::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant Deck::data(const QModelIndex &index, int role) const
{
    return role == columnRole ? QVariant::fromValue(columnAt(index.row())) : QVariant();
}

QHash<int, QByteArray> Deck::roleNames() const
{
    return {{columnRole, "column"}};
}

Column *Deck::columnAt(int index) const
{
    return has(index) ? m_columns[size_t(index)].get() : nullptr;
}

bool Deck::hasRows() const
{
    return std::ranges::all_of(
        m_columns, [](const auto &column) { return column->timeline()->isReady(); });
}

void Deck::setNotices(NoticeContext desk)
{
    m_context.notices = std::move(desk);
    m_context.othersHoldNotices = [this](const AccountId &account, const Column *asking) {
        return std::ranges::any_of(m_columns, [&](const auto &column) {
            return column.get() != asking && column->holdsNotices(account);
        });
    };
    m_context.shownNotices = [this](const AccountId &account) { return shownNotices(account); };
    if (m_context.notices.places != nullptr) {
        connect(m_context.notices.places, &NoticePlaces::changed, this, &Deck::tellNotices);
    }
}

std::vector<Notification::Kind> Deck::shownNotices(const AccountId &account) const
{
    std::vector<Notification::Kind> shown;
    for (const auto &column : m_columns) {
        if (!column->showsNoticesOf(account)) {
            continue;
        }
        const auto kinds = noticeKinds(column->noticeKinds());
        if (kinds.empty()) {
            return {}; // all
        }
        shown.insert(shown.end(), kinds.begin(), kinds.end());
    }
    return shown;
}

/// Which of the columns tell what was seen depends on all of them.
void Deck::tellNotices()
{
    for (const auto &column : m_columns) {
        column->tellNotices();
    }
}

bool Deck::showsNotice(qint64 row) const
{
    return std::ranges::any_of(
        m_columns, [row](const auto &column) { return column->showsNotice(row); });
}

bool Deck::shows(const Source &source) const
{
    return std::ranges::any_of(
        m_columns, [&](const auto &column) { return column->shows(source); });
}

std::vector<qint64> Deck::inSight() const
{
    std::vector<qint64> posts;
    for (const auto &column : m_columns) {
        const auto its = column->inSight();
        posts.insert(posts.end(), its.begin(), its.end());
    }
    return posts;
}

void Deck::setCurrent(int index)
{
    if (index != m_current && has(index)) {
        m_current = index;
        Q_EMIT currentChanged();
    }
}

// ---- what is kept ---------------------------------------------------------------------------

void Deck::haveOwn(const OwnThings &own)
{
    if (own == m_own) {
        return; // members of a list are read: that changes no name and no source
    }
    m_own = own;
    tellOwn();
    beginWithEveryone();
}

Result<Deck::Kept> Deck::readKept(store::UserTx &tx)
{
    auto columns = store::columns(tx);
    if (!columns) {
        return columns.error();
    }
    const auto begun = store::setting(tx, begunKey);
    if (!begun) {
        return begun.error();
    }
    std::vector<store::ReadPosition> places;
    for (const store::DeckColumn &column : *columns) {
        const auto place = store::readPosition(tx, column.id);
        if (!place) {
            return place.error();
        }
        places.push_back(place->value_or(store::ReadPosition{}));
    }
    return Kept{std::move(*columns), std::move(places), begun->has_value()};
}

void Deck::open()
{
    const auto own = m_app.store->readUserNow(readOwn);
    const auto kept = m_app.store->readUserNow(readKept);
    if (own && kept) {
        m_own = *own; // names and sources of the columns need the accounts
        haveColumns(*kept);
        return;
    }
    // Later: whoever shows it is not there yet.
    QTimer::singleShot(0, this,
        [this, error = own ? kept.error() : own.error()] { Q_EMIT problem(sentence(error)); });
}

void Deck::haveColumns(const Kept &kept)
{
    m_begun = kept.begun || !kept.columns.empty();
    for (size_t i = 0; i < kept.columns.size(); ++i) {
        trust(kept.columns[i]);
        insert(int(i), kept.columns[i], kept.places[i]);
    }
    m_ready = true;
    if (!m_columns.empty()) {
        setCurrent(0);
    }
    beginWithEveryone();
    Q_EMIT ready();
}

/// Another process has written; perhaps a column.
void Deck::readAgain()
{
    // On the writing lane, so that what this window writes itself is there already.
    hear(m_app.store->writeUser(readKept), m_app.store.get(), this,
        [this, writes = m_writes](const Result<Kept> &kept) {
            if (!kept) {
                Q_EMIT problem(sentence(kept.error()));
            } else if (writes != m_writes) {
                readAgain(); // the deck has changed meanwhile
            } else {
                follow(*kept);
            }
        });
}

/// A column's width is this window's own.
void Deck::follow(const Kept &kept)
{
    for (int i = int(m_columns.size()) - 1; i >= 0; --i) {
        const QString id = m_columns[size_t(i)]->columnId();
        if (std::ranges::find(kept.columns, id, &store::DeckColumn::id) == kept.columns.end()) {
            take(i);
        }
    }
    for (int i = 0; i < int(kept.columns.size()); ++i) {
        const store::DeckColumn &column = kept.columns[size_t(i)];
        const int at = indexOf(column.id);
        if (at < 0) {
            trust(column);
            insert(i, column, kept.places[size_t(i)]);
            if (m_current >= i) { // the same column as before
                setCurrent(m_current + 1);
            }
        } else {
            trust(column);
            m_columns[size_t(at)]->setSources(column, guests());
            shift(at, i);
        }
    }
    m_begun = m_begun || kept.begun;
    if (m_current < 0) {
        setCurrent(0);
    }
}

/// The hosts were typed in an earlier run, or in another process.
void Deck::trust(const store::DeckColumn &column)
{
    if (column.typed) {
        m_app.core.typedHosts.unite(namedHosts(column.sources));
    }
}

/// Only once in the life of a data folder: who closes every column wants none.
void Deck::beginWithEveryone()
{
    if (m_ready && !m_begun && m_columns.empty() && !m_own.accounts.empty()) {
        addEveryone();
        m_first = m_columns.empty() ? QString() : m_columns.front()->columnId();
    }
}

/// The local timelines of servers that the deck reads as a guest: what "everyone" means without
/// an account.
std::vector<Source> Deck::guests() const
{
    using Kind = Source::Kind;
    QStringList hosts;
    for (const auto &column : m_columns) {
        for (const QString &key : column->stored().sources) {
            const auto source = Source::fromKey(key);
            const bool server = source
                && (source->kind == Kind::Local || source->kind == Kind::Federated
                    || source->kind == Kind::Tag);
            if (server && !hosts.contains(source->host)) {
                hosts << source->host;
            }
        }
    }
    std::vector<Source> sources;
    for (const QString &host : hosts) {
        sources.push_back(localSource(host));
    }
    return sources;
}

void Deck::tellOwn()
{
    const auto servers = guests();
    for (const auto &column : m_columns) {
        column->setOwn(m_own, servers);
    }
}

void Deck::namesChanged()
{
    for (const auto &column : m_columns) {
        column->namesChanged();
    }
}

void Deck::reread(const QSet<QString> &uris)
{
    for (const auto &column : m_columns) {
        column->reread(uris);
    }
}

void Deck::insert(int at, store::DeckColumn stored, const std::optional<store::ReadPosition> &place)
{
    beginInsertRows({}, at, at);
    m_columns.insert(m_columns.begin() + at,
        std::make_unique<Column>(m_context, std::move(stored), m_own, guests(), place, this));
    endInsertRows();
    Column *added = m_columns[size_t(at)].get();
    connect(added, &Column::problem, this, &Deck::problem);
    connect(added, &Column::looked, this, &Deck::looked);
    connect(added, &Column::optionsChanged, this, &Deck::tellNotices);
    connect(added->timeline(), &TimelineModel::unseenChanged, this, &Deck::tellNotices);
    if (added->notices() != nullptr) {
        connect(added, &Column::shownChanged, this, &Deck::tellNotices);
        connect(added->notices(), &QAbstractItemModel::rowsInserted, this, &Deck::tellNotices);
    }
    Q_EMIT countChanged();
    tellOwn(); // it may be a server for "everyone"
    tellNotices();
}

void Deck::saveOrder()
{
    QStringList ids;
    for (const auto &column : m_columns) {
        ids << column->columnId();
    }
    write(
        m_app.store->writeUser([ids](store::UserTx &tx) { return store::orderColumns(tx, ids); }));
}

void Deck::write(QFuture<Result<Done>> writing)
{
    ++m_writes;
    hear(std::move(writing), m_app.store.get(), this, [this](const Result<Done> &done) {
        if (!done) {
            Q_EMIT problem(sentence(done.error()));
        }
    });
}

// ---- arranging ------------------------------------------------------------------------------

void Deck::duplicate(int index)
{
    if (has(index)) {
        store::DeckColumn column = m_columns[size_t(index)]->stored();
        column.typed = isTyped(column.sources);
        setCurrent(index);
        add(column);
    }
}

void Deck::remove(int index)
{
    if (!has(index)) {
        return;
    }
    const QString id = m_columns[size_t(index)]->columnId();
    take(index);
    write(m_app.store->writeUser([id](store::UserTx &tx) { return store::removeColumn(tx, id); }));
}

void Deck::take(int index)
{
    beginRemoveRows({}, index, index);
    Column *gone = m_columns[size_t(index)].release();
    gone->forget();
    m_columns.erase(m_columns.begin() + index);
    endRemoveRows();
    // Its views are deleted later, too, and look at it to their end.
    QTimer::singleShot(viewsEndMs, gone, &QObject::deleteLater);
    m_current = std::min(m_current > index ? m_current - 1 : m_current, int(m_columns.size()) - 1);
    Q_EMIT countChanged();
    Q_EMIT currentChanged();
    Q_EMIT looked();
    tellOwn();
    tellNotices();
}

int Deck::indexOf(const QString &columnId) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(),
        [&](const auto &column) { return column->columnId() == columnId; });
    return found == m_columns.end() ? -1 : int(found - m_columns.begin());
}

void Deck::move(int from, int to)
{
    if (has(from) && has(to) && from != to) {
        shift(from, to);
        saveOrder();
    }
}

void Deck::shift(int from, int to)
{
    if (from == to) {
        return;
    }
    const Column *current = columnAt(m_current);
    // Qt names the row before which it goes, counted as if it were still there.
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    auto column = std::move(m_columns[size_t(from)]);
    m_columns.erase(m_columns.begin() + from);
    m_columns.insert(m_columns.begin() + to, std::move(column));
    endMoveRows();
    for (int i = 0; i < int(m_columns.size()); ++i) {
        if (columnAt(i) == current) {
            setCurrent(i);
        }
    }
}

void Deck::tick()
{
    ++m_ticks;
    for (const auto &column : m_columns) {
        column->tick(m_ticks % agesEvery == 0);
    }
}

} // namespace asterism::ui
