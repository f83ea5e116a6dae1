// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/lists.h"

#include "base/flow.h"
#include "base/host.h"
#include "base/log.h"
#include "lists/listchanges.h"
#include "lists/members.h"
#include "store/fanout.h"
#include "store/lists.h"
#include "store/readings.h"

#include <QUuid>

#include <algorithm>
#include <optional>

namespace asterism {

namespace {

/// Members read side by side. Each host still gets one request at a time (net/hostlanes.h).
constexpr int readersAtOnce = 16;

class RefreshingList : public Flow<std::vector<ListMember>> {
public:
    RefreshingList(MemberReader &reader, std::vector<ListMember> members, int rows, QObject *parent)
        : Flow(parent)
        , m_reader(reader)
        , m_members(std::move(members))
        , m_rows(rows)
    {
    }

    void start()
    {
        if (m_members.empty()) {
            finish(m_members);
            return;
        }
        for (int i = 0; i < readersAtOnce; ++i) {
            readNext();
        }
    }

private:
    void readNext()
    {
        if (m_next == m_members.size() || m_failure) {
            return;
        }
        const size_t index = m_next++;
        m_running += 1;
        m_reader.read(m_members[index], {.rows = m_rows})
            .then(this, [this, index](const Result<ListMember> &member) {
                if (member) {
                    m_members[index] = *member;
                } else {
                    m_failure = member.error();
                }
                oneDone();
            });
    }

    /// Ends only when nobody is under way any more: each of them calls back here.
    void oneDone()
    {
        m_running -= 1;
        readNext();
        if (m_running > 0) {
            return;
        }
        if (m_failure) {
            finish(*m_failure);
        } else {
            finish(m_members);
        }
    }

    MemberReader &m_reader;
    std::vector<ListMember> m_members;
    int m_rows;
    size_t m_next = 0;
    int m_running = 0;
    std::optional<Error> m_failure; ///< of this program or its disk, not of a member
};

/// Read and written in one go: whoever changes another option at the same time keeps it.
Result<Done> changeOptions(store::UserTx &tx, const ListId &id, const QJsonObject &changes)
{
    const auto lists = store::lists(tx);
    if (!lists) {
        return lists.error();
    }
    const auto list = std::ranges::find(*lists, id, &List::id);
    const auto options =
        changedOptions(list == lists->end() ? ListOptions() : list->options, changes);
    return options ? store::saveListOptions(tx, id, *options) : options.error();
}

/// Of work that is done once more, `sign` means that the first time was enough.
Result<Done> doneBefore(const Result<Done> &done, ErrorKind sign, bool again)
{
    return again && !done && done.error().kind == sign ? Result<Done>(Done{}) : done;
}

} // namespace

ListId Lists::newId()
{
    return {QUuid::createUuid().toString(QUuid::WithoutBraces)};
}

Lists::Lists(Core &core, Sessions &sessions, People &people, Refresher &refresher, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_people(people)
    , m_reader(core, sessions, people, refresher)
{
    connect(&m_reader, &MemberReader::moved, this, &Lists::followMove);
}

QFuture<Result<std::vector<List>>> Lists::all()
{
    return m_core.store.readUser([](store::UserTx &tx) { return store::lists(tx); });
}

QFuture<Result<List>> Lists::byName(const QString &name)
{
    return m_core.store.readUser([name](store::UserTx &tx) { return store::listByName(tx, name); });
}

QFuture<Result<List>> Lists::create(const QString &name, const ListId &id)
{
    const List list{.id = id, .name = name.trimmed(), .createdAt = m_core.clock.now()};
    return m_core.store.writeUser([list](store::UserTx &tx) -> Result<List> {
        auto added = store::addList(tx, list);
        return added ? Result<List>(list) : Result<List>(added.error());
    });
}

QFuture<Result<Done>> Lists::remove(const List &list)
{
    return m_core.store
        .writeUser([id = list.id](store::UserTx &tx) { return store::removeList(tx, id); })
        .then(this, [this](const Result<Done> &done) { return afterChange(done); })
        .unwrap();
}

QFuture<Result<Done>> Lists::change(const ListId &id, const QJsonObject &changes)
{
    return m_core.store.writeUser(
        [id, changes](store::UserTx &tx) { return changeOptions(tx, id, changes); });
}

QFuture<Result<Done>> Lists::move(const ListId &id, int to)
{
    return m_core.store.writeUser(
        [id, to](store::UserTx &tx) { return store::moveList(tx, id, to); });
}

QFuture<Result<Done>> Lists::notify(
    const ListId &id, const QString &handle, std::optional<bool> notify)
{
    const auto parsed = parseHandle(handle);
    if (!parsed) {
        return answered<Done>(parsed.error());
    }
    return m_core.store.writeUser([id, acct = parsed->acct(), notify](store::UserTx &tx) {
        return store::setMemberNotify(tx, id, acct, notify);
    });
}

QFuture<Result<std::vector<ListMember>>> Lists::members(const List &list)
{
    return readMembers(m_core.store, list.id);
}

QFuture<Result<ListMember>> Lists::add(const List &list, const QString &handle, bool again)
{
    return m_people.find(handle)
        .then(this,
            [this, list, again](const Result<Person> &person) {
                return person ? addPerson(list, *person, again)
                              : answered<ListMember>(person.error());
            })
        .unwrap();
}

QFuture<Result<ListMember>> Lists::addPerson(const List &list, const Person &person, bool again)
{
    const ListMember member{.list = list.id,
        .acct = person.handle.acct(),
        .typed = m_core.typedHosts.contains(person.handle.host),
        .actorUri = person.actorUri};
    return m_core.store
        .writeUser([member, again](store::UserTx &tx) {
            return doneBefore(store::addMember(tx, member), ErrorKind::Rejected, again);
        })
        .then(this, [this](const Result<Done> &done) { return afterChange(done); })
        .unwrap()
        .then(this, [member](const Result<Done> &done) {
            return done ? Result<ListMember>(member) : Result<ListMember>(done.error());
        });
}

QFuture<Result<Done>> Lists::removeMember(const List &list, const QString &handle, bool again)
{
    const auto parsed = parseHandle(handle);
    if (!parsed) {
        return answered<Done>(parsed.error());
    }
    return m_core.store
        .writeUser([id = list.id, acct = parsed->acct(), again](store::UserTx &tx) {
            return doneBefore(store::removeMember(tx, id, acct), ErrorKind::NotFound, again);
        })
        .then(this, [this](const Result<Done> &done) { return afterChange(done); })
        .unwrap();
}

BulkAdd *Lists::addMany(
    const ListId &list, const std::vector<ToAdd> &people, const AddLimits &limits)
{
    const auto apply = [this] { return afterChange(Done{}); };
    auto *adding = new BulkAdd(m_core, m_people, list, people, apply, limits, this);
    adding->start();
    return adding;
}

QFuture<Result<int>> Lists::removeMany(const ListId &list, const QStringList &accts)
{
    const auto follow = [this](const Result<std::vector<bool>> &gone) {
        if (!gone) {
            return answered<int>(gone.error());
        }
        const int count = int(std::ranges::count(*gone, true));
        return afterChange(Done{}).then(this, [count](const Result<Done> &done) {
            return done ? Result<int>(count) : Result<int>(done.error());
        });
    };
    return m_core.store
        .writeUser(
            [list, accts](store::UserTx &tx) { return store::removeMembers(tx, list, accts); })
        .then(this, follow)
        .unwrap();
}

/// Who moved stays in the list with the old posts, and the new account comes beside them; once, so
/// that a user can take it out again.
void Lists::followMove(const ListMember &member)
{
    if (m_moving.contains(member.acct)) {
        return;
    }
    m_moving.insert(member.acct);
    m_people.find(member.movedTo).then(this, [this, member](const Result<Person> &person) {
        if (person) {
            putBeside(member, *person);
        } else {
            m_moving.remove(member.acct); // the next reading tries it again
            qCInfo(logLists).noquote() << sentence(person.error());
        }
    });
}

void Lists::putBeside(const ListMember &member, const Person &person)
{
    const ListMember added{.acct = person.handle.acct(), .actorUri = person.actorUri};
    m_core.store
        .writeUser([acct = member.acct, added](
                       store::UserTx &tx) { return store::addBeside(tx, acct, added); })
        .then(this, [this](const Result<Done> &done) { return afterChange(done); })
        .unwrap()
        .then(this, [this, member](const Result<Done> &done) {
            if (!done) {
                m_moving.remove(member.acct);
                return;
            }
            m_core.store.writeCache([member](store::CacheTx &tx) {
                return store::noteMove(tx, member.acct, member.movedTo);
            });
        });
}

/// The cache follows when this process may write it; else the engine's next start or change does.
QFuture<Result<Done>> Lists::afterChange(const Result<Done> &done)
{
    const bool follow = done && m_core.store.isEngine();
    return follow ? applyMembership() : answered<Done>(done);
}

QFuture<Result<Done>> Lists::applyMembership()
{
    return m_core.store.readUser([](store::UserTx &tx) { return store::allMembers(tx); })
        .then(this,
            [this](const Result<std::vector<ListMember>> &members) {
                if (!members) {
                    return answered<Done>(members.error());
                }
                return m_core.store.writeCache([members = *members](store::CacheTx &tx) {
                    return store::applyMembership(tx, members);
                });
            })
        .unwrap();
}

QFuture<Result<std::vector<ListMember>>> Lists::refresh(const List &list, int rows)
{
    // Another process may have changed the list since this one last looked.
    return applyMembership()
        .then(this, [this, list](const Result<Done> &) { return members(list); })
        .unwrap()
        .then(this,
            [this, rows](const Result<std::vector<ListMember>> &found) {
                return found ? readAll(*found, rows)
                             : answered<std::vector<ListMember>>(found.error());
            })
        .unwrap();
}

QFuture<Result<std::vector<ListMember>>> Lists::readAll(
    const std::vector<ListMember> &members, int rows)
{
    for (const ListMember &member : members) {
        if (member.typed) { // in an earlier run, or in another process
            m_core.typedHosts.insert(member.acct.section(u'@', -1));
        }
    }
    auto *refreshing = new RefreshingList(m_reader, members, rows, this);
    auto future = refreshing->future();
    refreshing->start();
    return future;
}

} // namespace asterism
