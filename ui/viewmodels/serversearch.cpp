// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/serversearch.h"

#include "app/searchjob.h"
#include "store/accounts.h"
#include "store/extra.h"
#include "store/settings.h"
#include "store/timeline.h"
#include "ui/models/hear.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int serverPageRows = 40;

QStringList urisIn(const QJsonObject &answer)
{
    QStringList uris;
    const QJsonArray posts = answer[u"posts"].toArray();
    for (const auto &post : posts) {
        uris << postFromJob(post.toObject()).post.uri;
    }
    return uris;
}

/// Rows of the cache; what a server told of may be buried there.
Result<std::vector<qint64>> rowsOfUris(store::CacheTx &tx, const QStringList &uris)
{
    std::vector<qint64> rows;
    for (const QString &uri : uris) {
        const auto post = store::postByUri(tx, uri);
        if (!post) {
            return post.error();
        }
        if (*post) {
            rows.push_back((*post)->row);
        }
    }
    return rows;
}

const QString leftOutKey = u"search-left-out"_s;

Result<QStringList> keptLeftOut(store::UserTx &tx)
{
    const auto kept = store::setting(tx, leftOutKey);
    return kept ? Result<QStringList>(store::namesFromText(kept->value_or(QString())))
                : Result<QStringList>(kept.error());
}

/// With what another process left out; accounts that are gone are forgotten.
Result<QStringList> keepLeftOut(store::UserTx &tx, const QString &accountId, bool out)
{
    const auto before = keptLeftOut(tx);
    const auto accounts = store::accounts(tx);
    if (!before || !accounts) {
        return before ? accounts.error() : before.error();
    }
    QStringList leftOut;
    for (const Account &account : *accounts) {
        const QString id = account.id.value;
        if (id == accountId ? out : before->contains(id)) {
            leftOut << id;
        }
    }
    const auto saved = store::saveSetting(tx, leftOutKey, store::namesToText(leftOut));
    return saved ? Result<QStringList>(leftOut) : Result<QStringList>(saved.error());
}

} // namespace

ServerSearch::ServerSearch(
    store::Store &store, RowNamer names, Ask ask, const AccountsModel &accounts, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_accounts(accounts)
    , m_posts(new FoundPosts(store, std::move(names), this))
    , m_people(new FoundNames(this))
    , m_tags(new FoundNames(this))
{
    connect(m_posts, &FoundPosts::shown, this, &ServerSearch::statusChanged);
    connect(m_posts, &FoundPosts::failed, this, [this](const QString &sentence) {
        m_troubles << sentence;
        Q_EMIT statusChanged();
    });
    connect(&accounts, &AccountsModel::wasRead, this, &ServerSearch::chosenChanged);
    readLeftOut();
}

void ServerSearch::readLeftOut()
{
    hear(m_store.readUser(keptLeftOut), &m_store, this,
        [this, writes = m_writes](const Result<QStringList> &kept) {
            m_leftOutRead = true;
            takeLeftOut(kept, writes);
            const auto waiting = std::exchange(m_waiting, std::nullopt);
            if (waiting && kept) {
                search(waiting->text, waiting->query);
            }
            Q_EMIT statusChanged();
        });
}

/// What was chosen since then is newer.
void ServerSearch::takeLeftOut(const Result<QStringList> &leftOut, int writes)
{
    if (!leftOut) {
        m_troubles << sentence(leftOut.error());
        Q_EMIT statusChanged();
    } else if (writes == m_writes && m_leftOut != *leftOut) {
        m_leftOut = *leftOut;
        Q_EMIT chosenChanged();
    }
}

QStringList ServerSearch::chosen() const
{
    QStringList ids;
    for (const Account &account : m_accounts.all()) {
        if (!m_leftOut.contains(account.id.value)) {
            ids << account.id.value;
        }
    }
    return ids;
}

QString ServerSearch::trouble() const
{
    return m_troubles.join(u'\n');
}

void ServerSearch::toggle(const QString &accountId)
{
    const bool out = !m_leftOut.removeOne(accountId);
    if (out) {
        m_leftOut << accountId;
    }
    const auto keep = [accountId, out](
                          store::UserTx &tx) { return keepLeftOut(tx, accountId, out); };
    hear(m_store.writeUser(keep), &m_store, this,
        [this, writes = ++m_writes](
            const Result<QStringList> &kept) { takeLeftOut(kept, writes); });
    Q_EMIT chosenChanged();
}

void ServerSearch::search(const QString &text, const SearchQuery &query)
{
    if (text.trimmed().isEmpty()) {
        return;
    }
    if (!m_leftOutRead) {
        m_waiting = {text, query}; // nobody hears of it who is left out
        Q_EMIT statusChanged();
        return;
    }
    ++m_run;
    m_open.clear();
    m_asked = text;
    m_kinds = askableKinds(query, {u"posts"_s, u"people"_s, u"tags"_s});
    m_sought = soughtIn(query, query.words);
    m_found.clear();
    m_below.clear();
    m_troubles.clear();
    m_posts->show({});
    m_people->show({});
    m_tags->show({});
    const QStringList ids = chosen();
    for (const QString &id : ids) {
        for (const QString &what : std::as_const(m_kinds)) {
            ask(id, what);
        }
    }
    Q_EMIT statusChanged();
}

void ServerSearch::needMore(const QString &kind)
{
    const bool reading = kind == u"posts" && m_posts->isReading();
    if (m_open.contains(kind) || reading || !hasRoom(kind)) {
        return;
    }
    const auto below = m_below.take(kind);
    for (auto place = below.cbegin(); place != below.cend(); ++place) {
        ask(place.key(), kind, place.value());
    }
    if (!below.isEmpty()) {
        Q_EMIT statusChanged();
    }
}

FoundNames *ServerSearch::namesOf(const QString &what) const
{
    return what == u"people" ? m_people : m_tags;
}

bool ServerSearch::hasRoom(const QString &what) const
{
    return what == u"posts" ? m_found.size() < mostPosts
                            : size_t(namesOf(what)->rowCount()) < FoundNames::most;
}

void ServerSearch::ask(const QString &accountId, const QString &what, const QString &below)
{
    ++m_open[what];
    const QJsonObject argument{{u"account"_s, accountId}, {u"text"_s, m_asked}, {u"what"_s, what},
        {u"limit"_s, serverPageRows}, {u"below"_s, below}, {u"keep"_s, true}};
    hear(m_ask(u"search"_s, argument), &m_store, this,
        [this, run = m_run, accountId, what, first = below.isEmpty()](
            const Result<QJsonObject> &answer) {
            if (run != m_run) {
                return;
            }
            if (answer) {
                answered(accountId, what, *answer, first);
            } else {
                refused(accountId, what, answer.error());
            }
        });
}

/// A server whose pages bring nothing would be asked for ever; one of whose first page others told
/// already may have more.
void ServerSearch::answered(
    const QString &accountId, const QString &what, const QJsonObject &answer, bool first)
{
    const QString below = answer[u"below"].toString();
    const bool posts = what == u"posts";
    const QStringList uris = posts ? urisIn(answer) : QStringList();
    const bool some = posts ? !uris.isEmpty() : addNames(what, answer);
    const bool told = !answer[what].toArray().isEmpty();
    if (!below.isEmpty() && (some || (first && told))) {
        m_below[what].insert(accountId, below);
    }
    if (posts) {
        addPosts(uris);
    } else {
        ended(what);
    }
}

/// Whether anybody was among them who is not there yet.
bool ServerSearch::addNames(const QString &what, const QJsonObject &answer)
{
    FoundNames *names = namesOf(what);
    const int before = names->rowCount();
    names->add(toldCompletions(answer));
    return names->rowCount() > before;
}

void ServerSearch::refused(const QString &accountId, const QString &what, const Error &error)
{
    const auto account = std::ranges::find(m_accounts.all(), AccountId{accountId}, &Account::id);
    const QString who = account == m_accounts.all().end() ? QString() : account->acct + u": "_s;
    const QString line = who + sentence(error);
    if (!m_troubles.contains(line)) { // of people, posts and hashtags the same
        m_troubles << line;
    }
    ended(what);
}

void ServerSearch::addPosts(const QStringList &uris)
{
    hear(m_store.readCache([uris](store::CacheTx &tx) { return rowsOfUris(tx, uris); }), &m_store,
        this, [this, run = m_run](const Result<std::vector<qint64>> &rows) {
            if (run != m_run) {
                return;
            }
            if (rows) {
                addRows(*rows);
            } else {
                m_troubles << sentence(rows.error());
            }
            m_posts->show(m_found, m_sought);
            ended(u"posts"_s);
        });
}

/// Newest first, until somebody reads: then nothing comes in above.
void ServerSearch::addRows(std::vector<qint64> rows)
{
    std::ranges::sort(rows, std::greater()); // rows carry the time
    for (const qint64 row : rows) {
        if (m_found.size() < mostPosts && std::ranges::find(m_found, row) == m_found.end()) {
            m_found.push_back(row);
        }
    }
    if (m_posts->isUntouched()) {
        std::ranges::sort(m_found, std::greater());
    }
}

void ServerSearch::ended(const QString &what)
{
    if (--m_open[what] <= 0) {
        m_open.remove(what);
    }
    Q_EMIT statusChanged();
}

} // namespace asterism::ui
