// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/followrequests.h"

#include "app/jobs.h"
#include "base/clock.h"
#include "content/html.h"
#include "content/plain.h"
#include "store/accounts.h"
#include "sync/prepare.h"
#include "ui/images/imageurl.h"
#include "ui/models/styledname.h"
#include "ui/viewmodels/colours.h"
#include "ui/viewmodels/standingwords.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr qsizetype longestBio = 200;

bool isOfRequest(Action::Kind kind)
{
    return kind == Action::Kind::AcceptFollower || kind == Action::Kind::RejectFollower;
}

QString bioOf(const Actor &actor)
{
    const QString bio = plainText(noteBlocks(actor)).simplified();
    return bio.size() > longestBio ? bio.left(longestBio) + u'…' : bio;
}

std::vector<Actor> actorsIn(const QJsonObject &page)
{
    std::vector<Actor> actors;
    const QJsonArray people = page["people"_L1].toArray();
    for (const auto &value : people) {
        actors.push_back(safeActor(actorFromJob(value.toObject())));
    }
    return actors;
}

QString requestKey(const AccountId &account, const QString &acct)
{
    return account.value + u' ' + acct;
}

std::vector<qint64> underWayIn(const std::vector<store::OutboxRow> &rows)
{
    std::vector<qint64> ids;
    for (const store::OutboxRow &row : rows) {
        if (store::isUnderWay(row.state)) {
            ids.push_back(row.id);
        }
    }
    return ids;
}

} // namespace

FollowRequests::FollowRequests(
    store::Store &store, Ask ask, std::shared_ptr<EmojiIndex> emojis, QObject *parent)
    : RowsModel(
        {"accountId", "asked", "colour", "acct", "name", "avatar", "bio", "pending", "trouble"},
        parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_emojis(std::move(emojis))
    , m_reader(
          &store, this,
          [this] {
              return m_store.readUser([underWay = underWayIn(m_read.rows)](
                                          store::UserTx &tx) { return read(tx, underWay); });
          },
          [this](const Result<Read> &read) { take(read); })
{
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (m_wasRead && (changes.accounts || changes.outbox || changes.elsewhere)) {
            m_reader.read();
        }
    });
}

Result<FollowRequests::Read> FollowRequests::read(
    store::UserTx &tx, const std::vector<qint64> &underWay)
{
    const auto accounts = store::accounts(tx);
    const auto rows = store::outboxRows(tx);
    if (!accounts || !rows) {
        return accounts ? rows.error() : accounts.error();
    }
    Read read{.accounts = *accounts};
    for (const store::OutboxRow &row : *rows) {
        if (isOfRequest(row.action.kind)) {
            read.rows.push_back(row);
        }
    }
    for (const qint64 id : underWay) {
        const auto row = store::outboxRow(tx, id);
        if (!row) {
            return row.error();
        }
        if (*row && (*row)->state == store::OutboxRow::State::Done) {
            read.done.push_back((*row)->action);
        }
    }
    return read;
}

void FollowRequests::take(const Result<Read> &read)
{
    m_problem = read ? QString() : sentence(read.error());
    const bool wanted = std::exchange(m_wanted, false);
    if (read) {
        m_read = *read;
        m_wasRead = true;
        for (const Action &done : m_read.done) {
            forget(done);
        }
        show();
        if (wanted) {
            begin();
        }
    }
    Q_EMIT statusChanged();
}

void FollowRequests::refresh()
{
    if (isBusy() || m_wanted) {
        return;
    }
    m_wanted = true;
    m_reader.read();
}

void FollowRequests::begin()
{
    m_asked.clear();
    m_begunAt = SystemClock().now();
    m_open = int(m_read.accounts.size());
    for (const Account &account : m_read.accounts) {
        askPage(account.id, {});
    }
    Q_EMIT statusChanged();
}

void FollowRequests::askPage(const AccountId &account, const QString &below)
{
    hear(m_ask(u"follow-requests"_s, {{u"account"_s, account.value}, {u"below"_s, below}}),
        &m_store, this,
        [this, account](const Result<QJsonObject> &page) { answer(account, page); });
}

void FollowRequests::answer(const AccountId &account, const Result<QJsonObject> &page)
{
    if (!page) {
        // A server that tells no such thing has none.
        const bool cannot = page.error().kind == ErrorKind::Usage;
        end(account, cannot ? QString() : sentence(page.error()));
        return;
    }
    std::vector<Actor> actors = actorsIn(*page);
    for (const Actor &actor : actors) {
        if (m_emojis) {
            m_emojis->add(actor.acct.section(u'@', -1), actor.emojis);
        }
    }
    // What strangers say of themselves may be long: it is parsed on the lane.
    const auto parse = [actors = std::move(actors)](
                           store::CacheTx &) -> Result<std::vector<Person>> {
        return personsOf(actors);
    };
    hear(m_store.readCache(parse), &m_store, this,
        [this, account, below = page->value("below"_L1).toString()](
            const Result<std::vector<Person>> &people) {
            if (people) {
                add(account, *people, below);
            } else {
                end(account, sentence(people.error()));
            }
        });
}

std::vector<FollowRequests::Person> FollowRequests::personsOf(const std::vector<Actor> &actors)
{
    std::vector<Person> people;
    for (const Actor &actor : actors) {
        people.push_back({.acct = actor.acct,
            .name = styledName(actor),
            .avatar = imageUrl::avatar(actor).toString(),
            .bio = bioOf(actor)});
    }
    return people;
}

void FollowRequests::add(const AccountId &account, std::vector<Person> people, const QString &below)
{
    auto &known = m_asked[account].people;
    const size_t before = known.size();
    for (Person &person : people) {
        const bool twice = std::ranges::find(known, person.acct, &Person::acct) != known.end();
        if (!twice && known.size() < size_t(mostEach)) {
            known.push_back(std::move(person));
        }
    }
    show();
    // A server whose pages bring nobody new would be asked for ever.
    const bool full = known.size() >= size_t(mostEach);
    if (below.isEmpty() || full || known.size() == before) {
        if (!full) {
            noteAll(account);
        }
        end(account, {});
    } else {
        askPage(account, below);
    }
}

/// Who is not among them now has been answered, or does not ask any more.
void FollowRequests::noteAll(const AccountId &account)
{
    Told told{.accts = {}, .at = m_begunAt};
    for (const Person &person : m_asked[account].people) {
        told.accts.insert(person.acct);
        m_answered.remove(requestKey(account, person.acct)); // and asks again
    }
    m_told.insert(account, told);
}

void FollowRequests::end(const AccountId &account, const QString &trouble)
{
    m_asked[account].trouble = trouble;
    --m_open;
    show();
    Q_EMIT statusChanged();
}

void FollowRequests::forget(const Action &done)
{
    m_answered.insert(requestKey(done.account, done.target), done.kind);
    if (const auto told = m_told.find(done.account); told != m_told.end()) {
        told->accts.remove(done.target);
    }
    const auto asked = m_asked.find(done.account);
    if (asked != m_asked.end()) {
        std::erase_if(
            asked->people, [&done](const Person &person) { return person.acct == done.target; });
    }
}

QVariantMap FollowRequests::counts() const
{
    QVariantMap counts;
    for (auto asked = m_asked.cbegin(); asked != m_asked.cend(); ++asked) {
        counts.insert(asked.key().value, int(asked->people.size()));
    }
    return counts;
}

QString FollowRequests::trouble() const
{
    QStringList lines;
    if (!m_problem.isEmpty()) {
        lines << m_problem;
    }
    for (const Account &account : m_read.accounts) {
        const QString trouble = m_asked.value(account.id).trouble;
        if (!trouble.isEmpty() && !lines.contains(trouble)) {
            lines << trouble;
        }
    }
    return lines.join(u'\n');
}

void FollowRequests::show()
{
    std::vector<Row> rows;
    for (size_t place = 0; place < m_read.accounts.size(); ++place) {
        const Account &account = m_read.accounts[place];
        const Asked asked = m_asked.value(account.id);
        for (const Person &person : asked.people) {
            rows.push_back(rowOf(account, int(place), person));
        }
    }
    showRows(std::move(rows));
    Q_EMIT standingsChanged();
}

std::vector<store::OutboxRow> FollowRequests::rowsAbout(
    const AccountId &account, const QString &acct) const
{
    std::vector<store::OutboxRow> about;
    std::ranges::copy_if(m_read.rows, std::back_inserter(about), [&](const store::OutboxRow &row) {
        return row.action.account == account && row.action.target == acct;
    });
    return about;
}

FollowRequests::Standing FollowRequests::standingOf(
    const AccountId &account, const QString &acct, qint64 at) const
{
    const auto about = rowsAbout(account, acct);
    Standing standing{.answer = {}, .pending = underWayWords(about), .trouble = failedWords(about)};
    if (const auto answer = m_answered.constFind(requestKey(account, acct));
        answer != m_answered.cend()) {
        standing.answer = *answer;
    }
    const auto told = m_told.constFind(account);
    const bool gone = told != m_told.cend() && at < told->at && !told->accts.contains(acct);
    standing.open = !standing.answer && !gone;
    return standing;
}

RowsModel::Row FollowRequests::rowOf(const Account &account, int place, const Person &person) const
{
    const auto about = rowsAbout(account.id, person.acct);
    return {account.id.value + u' ' + person.acct,
        {account.id.value, QString(u'@' + account.acct), accountColour(account.colour, place),
            QString(u'@' + person.acct), person.name, person.avatar, person.bio,
            underWayWords(about), failedWords(about)}};
}

} // namespace asterism::ui
