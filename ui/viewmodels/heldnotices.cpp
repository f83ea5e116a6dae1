// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/heldnotices.h"

#include "app/jobs.h"
#include "ui/images/imageurl.h"
#include "ui/models/hear.h"
#include "ui/models/styledname.h"
#include "ui/viewmodels/colours.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HeldNotices)
};

QString heldKey(const AccountId &account, const QString &id)
{
    return account.value + u' ' + id;
}

} // namespace

HeldNotices::HeldNotices(store::Store &store, Ask ask, OwnAccounts accounts, const Clock &clock,
    std::shared_ptr<EmojiIndex> emojis, QObject *parent)
    : RowsModel({"accountId", "asked", "colour", "heldId", "acct", "name", "avatar", "bio", "count",
                    "pending", "trouble"},
        parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_accounts(std::move(accounts))
    , m_clock(clock)
    , m_emojis(std::move(emojis))
{
}

bool HeldNotices::isBusy() const
{
    return std::any_of(m_held.cbegin(), m_held.cend(), [](const Held &held) { return held.open; });
}

QString HeldNotices::trouble() const
{
    QStringList lines;
    for (const Account &account : m_accounts()) {
        const QString trouble = m_held.value(account.id).trouble;
        if (!trouble.isEmpty() && !lines.contains(trouble)) {
            lines << trouble;
        }
    }
    return lines.join(u'\n');
}

// ---- how many -------------------------------------------------------------------------------

void HeldNotices::look(const AccountId &account)
{
    Held &held = m_held[account];
    const qint64 now = m_clock.now();
    if (held.countedAt != 0 && now - held.countedAt < lookMs) {
        return;
    }
    held.countedAt = now;
    hear(m_ask(u"held-counts"_s, {{u"account"_s, account.value}}), &m_store, this,
        [this, account](const Result<QJsonObject> &counts) { counted(account, counts); });
}

/// What keeps a server from answering its notifications tell, which are asked for as well.
void HeldNotices::counted(const AccountId &account, const Result<QJsonObject> &counts)
{
    if (counts) {
        setCount(account, counts->value("people"_L1).toInt());
    } else if (counts.error().kind == ErrorKind::Usage) {
        setCount(account, 0);
    }
}

void HeldNotices::setCount(const AccountId &account, int count)
{
    if (std::exchange(m_held[account].count, count) != count) {
        Q_EMIT countsChanged();
    }
}

QString HeldNotices::words(const std::vector<AccountId> &accounts) const
{
    int people = 0;
    int holding = 0;
    QString whose;
    for (const Account &account : m_accounts()) {
        const int count = m_held.value(account.id).count;
        if (count > 0 && std::ranges::find(accounts, account.id) != accounts.end()) {
            people += count;
            holding += 1;
            whose = u'@' + account.acct;
        }
    }
    if (holding > 1) {
        return Words::tr(
            "%n people are held back by the settings of your accounts", nullptr, people);
    }
    return holding == 0
        ? QString()
        : Words::tr("%n people are held back by the settings of %1", nullptr, people).arg(whose);
}

// ---- who ------------------------------------------------------------------------------------

void HeldNotices::refresh()
{
    for (const Account &account : m_accounts()) {
        Held &held = m_held[account.id];
        if (!held.open) {
            held.open = true;
            held.coming.clear();
            askPage(account.id, {});
        }
    }
    Q_EMIT statusChanged();
}

void HeldNotices::askPage(const AccountId &account, const QString &below)
{
    hear(m_ask(u"held-people"_s, {{u"account"_s, account.value}, {u"below"_s, below}}), &m_store,
        this, [this, account](const Result<QJsonObject> &page) { took(account, page); });
}

void HeldNotices::took(const AccountId &account, const Result<QJsonObject> &page)
{
    if (!page) {
        fail(account, page.error());
        return;
    }
    const QString below = page->value("below"_L1).toString();
    // A server whose pages bring nobody new would be asked for ever.
    if (add(account, peopleIn(*page)) && !below.isEmpty()) {
        askPage(account, below);
    } else {
        end(account);
    }
}

std::vector<HeldNotices::Person> HeldNotices::peopleIn(const QJsonObject &page) const
{
    std::vector<Person> people;
    const QJsonArray rows = page["people"_L1].toArray();
    for (const auto &value : rows) {
        const QJsonObject row = value.toObject();
        const Actor actor = actorFromJob(row["actor"_L1].toObject());
        if (m_emojis) {
            m_emojis->add(actor.acct.section(u'@', -1), actor.emojis);
        }
        people.push_back({.id = row["id"_L1].toString(),
            .localId = row["person"_L1].toString(),
            .acct = actor.acct,
            .name = styledName(actor),
            .avatar = imageUrl::avatar(actor).toString(),
            .text = row["text"_L1].toString(),
            .notices = row["notices"_L1].toInt()});
    }
    return people;
}

/// Whether more of them may come.
bool HeldNotices::add(const AccountId &account, std::vector<Person> people)
{
    auto &coming = m_held[account].coming;
    const size_t before = coming.size();
    for (Person &person : people) {
        const bool twice = std::ranges::find(coming, person.id, &Person::id) != coming.end();
        if (!twice && coming.size() < size_t(mostEach)
            && !m_answered.contains(heldKey(account, person.id))) {
            coming.push_back(std::move(person));
        }
    }
    return coming.size() > before && coming.size() < size_t(mostEach);
}

/// What is under way goes on.
void HeldNotices::end(const AccountId &account)
{
    Held &held = m_held[account];
    for (Person &now : held.coming) {
        if (const Person *before = person(account, now.id)) {
            now.pending = before->pending;
            now.trouble = before->trouble;
        }
    }
    std::erase_if(held.coming, [&](const Person &one) { // answered while they were being read
        return m_answered.contains(heldKey(account, one.id));
    });
    held.people = std::exchange(held.coming, {});
    held.trouble.clear();
    held.open = false;
    if (held.people.size() < size_t(mostEach)) {
        setCount(account, int(held.people.size()));
    }
    show();
    Q_EMIT statusChanged();
}

/// What was told before stays, but of a server that keeps nothing back.
void HeldNotices::fail(const AccountId &account, const Error &error)
{
    Held &held = m_held[account];
    const bool none = error.kind == ErrorKind::Usage;
    held.coming.clear();
    held.trouble = none ? QString() : sentence(error);
    held.open = false;
    if (none) {
        held.people.clear();
        setCount(account, 0);
    }
    show();
    Q_EMIT statusChanged();
}

// ---- answers --------------------------------------------------------------------------------

/// Null: they are not there any more.
HeldNotices::Person *HeldNotices::person(const AccountId &account, const QString &id)
{
    auto &people = m_held[account].people;
    const auto found = std::ranges::find(people, id, &Person::id);
    return found == people.end() ? nullptr : &*found;
}

void HeldNotices::answer(const QString &accountId, const QString &heldId, bool lets)
{
    const AccountId account{accountId};
    Person *meant = person(account, heldId);
    if (meant == nullptr || !meant->pending.isEmpty()) {
        return;
    }
    meant->pending = lets ? Words::tr("Show…") : Words::tr("Dismiss…");
    meant->trouble.clear();
    const QJsonObject argument{{u"account"_s, accountId}, {u"id"_s, heldId},
        {u"person"_s, meant->localId}, {u"accept"_s, lets}};
    show();
    hear(m_ask(u"held-answer"_s, argument), &m_store, this,
        [this, account, heldId](
            const Result<QJsonObject> &done) { answered(account, heldId, done); });
}

void HeldNotices::answered(
    const AccountId &account, const QString &id, const Result<QJsonObject> &done)
{
    if (done) {
        m_answered.insert(heldKey(account, id));
        Held &held = m_held[account];
        std::erase_if(held.people, [&id](const Person &one) { return one.id == id; });
        setCount(account, std::max(0, held.count - 1));
    } else if (Person *meant = person(account, id)) {
        meant->pending.clear();
        meant->trouble = sentence(done.error());
    }
    show();
}

void HeldNotices::show()
{
    std::vector<Row> rows;
    const std::vector<Account> accounts = m_accounts();
    for (size_t place = 0; place < accounts.size(); ++place) {
        const Held held = m_held.value(accounts[place].id);
        for (const Person &person : held.people) {
            rows.push_back(rowOf(accounts[place], int(place), person));
        }
    }
    showRows(std::move(rows));
}

RowsModel::Row HeldNotices::rowOf(const Account &account, int place, const Person &person) const
{
    return {heldKey(account.id, person.id),
        {account.id.value, QString(u'@' + account.acct), accountColour(account.colour, place),
            person.id, QString(u'@' + person.acct), person.name, person.avatar, person.text,
            person.notices, person.pending, person.trouble}};
}

} // namespace asterism::ui
