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
          [this] { return m_store.readUser([](store::UserTx &tx) { return read(tx); }); },
          [this](const Result<Read> &read) { take(read); })
{
    connect(&store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (m_wasRead && (changes.accounts || changes.outbox || changes.elsewhere)) {
            m_reader.read();
        }
    });
}

Result<FollowRequests::Read> FollowRequests::read(store::UserTx &tx)
{
    auto accounts = store::accounts(tx);
    auto rows = store::rowsOfKinds(tx, Action::Kind::AcceptFollower, Action::Kind::RejectFollower);
    auto answers = store::followAnswers(tx);
    if (!accounts || !rows || !answers) {
        return !accounts ? accounts.error() : !rows ? rows.error() : answers.error();
    }
    return Read{
        .accounts = std::move(*accounts), .rows = std::move(*rows), .answers = std::move(*answers)};
}

void FollowRequests::take(const Result<Read> &read)
{
    m_problem = read ? QString() : sentence(read.error());
    const bool wanted = std::exchange(m_wanted, false);
    if (read) {
        m_read = *read;
        m_wasRead = true;
        forgetAnswered();
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
    m_coming.clear();
    forgetGone();
    m_begunAt = SystemClock().now();
    m_open = int(m_read.accounts.size());
    for (const Account &account : m_read.accounts) {
        askPage(account.id, {});
    }
    Q_EMIT statusChanged();
}

/// What is known of accounts that are not there any more.
void FollowRequests::forgetGone()
{
    const auto isGone = [this](const AccountId &account) {
        return std::ranges::find(m_read.accounts, account, &Account::id) == m_read.accounts.end();
    };
    m_asked.removeIf([&](const auto &asked) { return isGone(asked.key()); });
    m_told.removeIf([&](const auto &told) { return isGone(told.key()); });
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

void FollowRequests::join(std::vector<Person> &known, const std::vector<Person> &more)
{
    for (const Person &person : more) {
        const bool twice = std::ranges::find(known, person.acct, &Person::acct) != known.end();
        if (!twice && known.size() < size_t(mostEach)) {
            known.push_back(person);
        }
    }
}

void FollowRequests::add(const AccountId &account, std::vector<Person> people, const QString &below)
{
    auto &known = m_coming[account];
    const size_t before = known.size();
    std::erase_if(people, [&](const Person &one) { return isAnswered(account, one.acct); });
    join(known, people);
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
    for (const Person &person : m_coming.value(account)) {
        told.accts.insert(person.acct);
    }
    m_told.insert(account, told);
}

/// What was there stays until all is told anew, and behind what a server in trouble still told:
/// nobody said that it has gone.
void FollowRequests::end(const AccountId &account, const QString &trouble)
{
    Asked &asked = m_asked[account];
    std::vector<Person> people = m_coming.take(account);
    if (!trouble.isEmpty()) {
        join(people, asked.people);
    }
    asked = {std::move(people), trouble};
    --m_open;
    show();
    Q_EMIT statusChanged();
}

/// Since the servers were asked: before that they know better, for people ask again.
bool FollowRequests::isAnswered(const AccountId &account, const QString &acct) const
{
    const auto answer = m_answered.constFind(requestKey(account, acct));
    return answer != m_answered.cend() && answer->at >= m_begunAt;
}

void FollowRequests::forgetAnswered()
{
    m_answered.clear();
    for (const store::FollowAnswer &answer : m_read.answers) {
        m_answered.insert(requestKey(answer.account, answer.acct), answer);
    }
    for (auto told = m_told.begin(); told != m_told.end(); ++told) {
        told->accts.removeIf([&](const QString &acct) { return isAnswered(told.key(), acct); });
    }
    const auto forgetIn = [this](const AccountId &account, std::vector<Person> &people) {
        std::erase_if(
            people, [&](const Person &person) { return isAnswered(account, person.acct); });
    };
    for (auto asked = m_asked.begin(); asked != m_asked.end(); ++asked) {
        forgetIn(asked.key(), asked->people);
    }
    for (auto coming = m_coming.begin(); coming != m_coming.end(); ++coming) {
        forgetIn(coming.key(), *coming);
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
    const auto told = m_told.constFind(account);
    const bool asks = told != m_told.cend() && told->accts.contains(acct);
    const bool gone = told != m_told.cend() && at < told->at && !asks;
    const auto answer = m_answered.constFind(requestKey(account, acct));
    // A later wish of the same person is another one.
    if (answer != m_answered.cend() && at <= answer->at && !(asks && told->at > answer->at)) {
        standing.answer =
            answer->accepted ? Action::Kind::AcceptFollower : Action::Kind::RejectFollower;
    }
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
