// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/deck.h"

#include "base/host.h"
#include "store/accounts.h"
#include "store/lists.h"
#include "store/settings.h"
#include "ui/models/hear.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int columnRole = Qt::UserRole;
constexpr int tickMs = 1000;
constexpr int agesEvery = 15; ///< ticks
constexpr int mostColumns = 50;
constexpr int viewsEndMs = 2000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Deck)
};

QString begunKey()
{
    return u"deck-begun"_s;
}

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
    , m_context{*app.store, freshening, app.clock, std::move(names)}
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
    });
    connect(&m_timer, &QTimer::timeout, this, &Deck::tick);
    m_timer.start(tickMs);
    m_ownReader.read();
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
    const bool first = !std::exchange(m_ownKnown, true);
    if (!first && own == m_own) {
        return; // members of a list are read: that changes no name and no source
    }
    m_own = own;
    if (first) {
        readColumns(); // their names and sources need the accounts
        return;
    }
    tellOwn();
    beginWithEveryone();
}

Result<Deck::Kept> Deck::readKept(store::UserTx &tx)
{
    auto columns = store::columns(tx);
    if (!columns) {
        return columns.error();
    }
    const auto begun = store::setting(tx, begunKey());
    if (!begun) {
        return begun.error();
    }
    return Kept{std::move(*columns), begun->has_value()};
}

void Deck::readColumns()
{
    hear(
        m_app.store->readUser(readKept), m_app.store.get(), this, [this](const Result<Kept> &kept) {
            if (kept) {
                haveColumns(*kept);
            } else {
                Q_EMIT problem(sentence(kept.error()));
            }
        });
}

void Deck::haveColumns(const Kept &kept)
{
    m_begun = kept.begun || !kept.columns.empty();
    for (const store::DeckColumn &column : kept.columns) {
        insert(int(m_columns.size()), column);
    }
    m_ready = true;
    if (!m_columns.empty()) {
        setCurrent(0);
    }
    beginWithEveryone();
    Q_EMIT ready();
}

/// Only once in the life of a data folder: who closes every column wants none.
void Deck::beginWithEveryone()
{
    if (m_ready && !m_begun && m_columns.empty() && !m_own.accounts.empty()) {
        addEveryone();
        m_first = m_columns.empty() ? QString() : m_columns.front()->columnId();
    }
}

QStringList Deck::knownHosts() const
{
    QStringList hosts;
    for (const Account &account : m_own.accounts) {
        hosts << account.host;
    }
    if (hosts.isEmpty()) {
        for (const Source &server : guests()) {
            hosts << server.host;
        }
    }
    hosts.removeDuplicates();
    return hosts;
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

void Deck::insert(int at, store::DeckColumn stored)
{
    beginInsertRows({}, at, at);
    m_columns.insert(m_columns.begin() + at,
        std::make_unique<Column>(m_context, std::move(stored), m_own, guests(), this));
    endInsertRows();
    connect(m_columns[size_t(at)].get(), &Column::problem, this, &Deck::problem);
    Q_EMIT countChanged();
    tellOwn(); // it may be a server for "everyone"
}

void Deck::add(const QString &kind, const QStringList &sources, const QString &name, int width)
{
    if (int(m_columns.size()) >= mostColumns) {
        Q_EMIT problem(Words::tr("That is one column too many: close another one first."));
        return;
    }
    const store::DeckColumn stored{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
        .kind = kind,
        .name = name,
        .sources = sources,
        .width = width};
    const int at = m_current < 0 ? int(m_columns.size()) : m_current + 1;
    m_begun = true;
    m_first.clear();
    write(m_app.store->writeUser([stored](store::UserTx &tx) {
        const auto begun = store::saveSetting(tx, begunKey(), u"1"_s);
        return begun ? store::saveColumn(tx, stored) : begun;
    }));
    insert(at, stored);
    saveOrder();
    m_current = -1; // also when the index is the same as before
    setCurrent(at);
    Q_EMIT added(at);
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
    hear(std::move(writing), m_app.store.get(), this, [this](const Result<Done> &done) {
        if (!done) {
            Q_EMIT problem(sentence(done.error()));
        }
    });
}

// ---- adding ---------------------------------------------------------------------------------

void Deck::addEveryone()
{
    // Whoever asks for the very column that the deck began with means that one.
    if (m_columns.size() == 1 && m_columns.front()->columnId() == m_first) {
        m_first.clear();
        setCurrent(0);
        Q_EMIT added(0);
        return;
    }
    add(u"everyone"_s, {}, {}, m_newWidth);
}

void Deck::addHome(const QString &accountId)
{
    const auto account = std::find_if(m_own.accounts.begin(), m_own.accounts.end(),
        [&](const Account &own) { return own.id.value == accountId; });
    if (account == m_own.accounts.end()) {
        Q_EMIT problem(Words::tr("This account is gone."));
        return;
    }
    add(u"home"_s, {homeSource(account->id, account->host).key()}, account->acct, m_newWidth);
}

void Deck::addLocal(const QString &host)
{
    addServers({host}, u"local"_s, [](const QString &server) { return localSource(server); });
}

void Deck::addFederated(const QString &host)
{
    addServers(
        {host}, u"federated"_s, [](const QString &server) { return federatedSource(server); });
}

void Deck::addTag(const QString &tag, const QString &host)
{
    QString name = tag.trimmed().toLower();
    while (name.startsWith(u'#') || name.startsWith(u'＃')) {
        name.remove(0, 1);
    }
    const bool parted = std::any_of(name.begin(), name.end(),
        [](QChar c) { return c.isSpace() || c == u'@' || c == u'/' || c == u'?' || c == u'#'; });
    if (name.isEmpty() || parted) {
        Q_EMIT problem(Words::tr("A hashtag is one word, such as #art."));
        return;
    }
    const Make make = [name](const QString &server) { return tagSource(name, server); };
    static const QRegularExpression between(u"[\\s,、]+"_s);
    const QStringList typed = host.split(between, Qt::SkipEmptyParts);
    if (!typed.isEmpty()) {
        addServers(typed, u"tag"_s, make);
        return;
    }
    const QStringList known = knownHosts();
    if (known.isEmpty()) {
        Q_EMIT problem(Words::tr("Name a server on which to look for this hashtag."));
        return;
    }
    addFound(known, u"tag"_s, make);
}

void Deck::addServers(const QStringList &typed, const QString &kind, const Make &make)
{
    addNext(typed, {}, kind, make);
}

/// One server after the other is looked at; the first one that cannot be read ends it.
void Deck::addNext(
    QStringList typed, const QStringList &found, const QString &kind, const Make &make)
{
    if (typed.isEmpty()) {
        addFound(found, kind, make);
        return;
    }
    const QString text = typed.takeFirst();
    const auto host = normalHost(text);
    if (!host) {
        Q_EMIT problem(sentence(host.error()));
        return;
    }
    m_app.core.typedHosts.insert(*host);
    busy(1);
    hear(m_ask(u"server"_s, {{u"host"_s, *host}}), m_app.store.get(), this,
        [this, typed, found, kind, make, text](const Result<QJsonObject> &server) {
            busy(-1);
            const QString why = refusal(text.trimmed(), kind, server);
            if (!why.isEmpty()) {
                Q_EMIT problem(why);
                return;
            }
            const QString home = (*server)[u"host"].toString();
            m_app.core.typedHosts.insert(home);
            addNext(typed, found + QStringList{home}, kind, make);
        });
}

void Deck::addFound(const QStringList &hosts, const QString &kind, const Make &make)
{
    QStringList keys;
    for (const QString &host : hosts) {
        keys << make(host).key();
    }
    keys.removeDuplicates();
    add(kind, keys, hosts.join(u", "_s), m_newWidth);
}

/// Why a server is of no use for such a column; empty when it is.
QString Deck::refusal(const QString &typed, const QString &kind, const Result<QJsonObject> &server)
{
    const auto filled = [&typed](QString words) { return words.replace(u"%1"_s, typed); };
    if (!server) {
        const ErrorKind why = server.error().kind;
        return why == ErrorKind::NotFound || why == ErrorKind::BadAnswer
            ? filled(Words::tr("%1 does not answer as a server of the fediverse. Check the name."))
            : sentence(server.error());
    }
    if (!(*server)[u"api"].toBool()) {
        return filled(Words::tr("%1 has no timelines that Asterism can read yet. Its people can be "
                                "read one by one, and in lists."));
    }
    const bool open = (*server)[u"open"].toArray().contains(kind);
    if (!open && !hasAccountOn((*server)[u"host"].toString())) {
        return filled(Words::tr("%1 shows this only to people who have an account there."));
    }
    return {};
}

bool Deck::hasAccountOn(const QString &host) const
{
    return std::any_of(m_own.accounts.begin(), m_own.accounts.end(),
        [&](const Account &account) { return account.host == host; });
}

void Deck::addList(const QString &listId)
{
    const auto list = std::find_if(m_own.lists.begin(), m_own.lists.end(),
        [&](const List &own) { return own.id.value == listId; });
    add(u"list"_s, {listSource({listId}).key()}, list == m_own.lists.end() ? QString() : list->name,
        m_newWidth);
}

void Deck::addPerson(const QString &handle)
{
    const QString text = handle.trimmed();
    if (const auto parsed = parseHandle(text)) {
        m_app.core.typedHosts.insert(parsed->host);
    } else if (const QString host = hostOf(QUrl(text)); !host.isEmpty()) {
        m_app.core.typedHosts.insert(host);
    }
    busy(1);
    hear(m_ask(u"person"_s, {{u"text"_s, text}}), m_app.store.get(), this,
        [this](const Result<QJsonObject> &person) {
            busy(-1);
            if (!person) {
                Q_EMIT problem(sentence(person.error()));
                return;
            }
            const QString acct = (*person)[u"acct"].toString();
            add(u"person"_s, {personSource(acct, (*person)[u"host"].toString()).key()}, acct,
                m_newWidth);
        });
}

void Deck::busy(int change)
{
    const bool before = isBusy();
    m_busy += change;
    if (before != isBusy()) {
        Q_EMIT busyChanged();
    }
}

// ---- arranging ------------------------------------------------------------------------------

void Deck::duplicate(int index)
{
    if (has(index)) {
        const store::DeckColumn column = m_columns[size_t(index)]->stored();
        setCurrent(index);
        add(column.kind, column.sources, column.name, column.width);
    }
}

void Deck::remove(int index)
{
    if (!has(index)) {
        return;
    }
    const QString id = m_columns[size_t(index)]->columnId();
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
    tellOwn();
    write(m_app.store->writeUser([id](store::UserTx &tx) { return store::removeColumn(tx, id); }));
}

void Deck::move(int from, int to)
{
    if (!has(from) || !has(to) || from == to) {
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
    saveOrder();
}

void Deck::tick()
{
    ++m_ticks;
    for (const auto &column : m_columns) {
        column->tick(m_ticks % agesEvery == 0);
    }
}

} // namespace asterism::ui
