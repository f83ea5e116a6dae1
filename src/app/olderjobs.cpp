// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

#include "lists/feedreader.h"
#include "protocol/capabilities.h"
#include "store/accounts.h"
#include "store/lists.h"
#include "store/readings.h"
#include "store/sources.h"
#include "sync/belongings.h"
#include "sync/pageloader.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Jobs)
};

constexpr int pageRows = 40;
/// Nobody scrolls further down than this.
constexpr int mostRows = 100'000;

/// True for readers that can page; a feed shows what it shows.
bool canPage(const ListMember &member)
{
    return member.reader == ReaderKind::OwnAccount || member.reader == ReaderKind::MastodonApi
        || member.reader == ReaderKind::MisskeyApi || member.reader == ReaderKind::Via;
}

/// The source that a member's reader fills: of Via it lies on the account's server.
Source sourceOf(const ListMember &member, const std::vector<Account> &accounts)
{
    QString host = member.host;
    if (member.reader == ReaderKind::Via) {
        const auto own = std::ranges::find(accounts, member.readerAccount, &Account::id);
        host = own == accounts.end() ? host : own->host;
    }
    return personSource(member.acct, host);
}

/// How many rows the source must have that it goes one page down; 0 when it is at its end.
Result<int> rowsForOneMore(store::CacheTx &tx, const Source &person)
{
    const int rows = store::entryCount(tx, person, mostRows);
    return store::sourceState(tx, person).atEnd || rows == mostRows ? 0 : rows + pageRows;
}

/// True when the source was read further down than that; nobody knows it of one never read.
bool isBelow(const store::SourceState &state, qint64 below)
{
    return below > 0 && state.oldestAt > 0 && state.oldestAt < below;
}

Error cannotFill(const QString &subject)
{
    return {.kind = ErrorKind::Rejected,
        .subject = subject.isEmpty() ? Words::tr("The gap") : subject,
        .detail = Words::tr("what is missing here can no longer be asked for")};
}

} // namespace

QFuture<Jobs::Answer> Jobs::olderOfAll(const QJsonObject &argument)
{
    const qint64 below = argument[u"below"].toInteger();
    const AccountId as{argument[u"as"].toString()};
    return forSources(argument, [this, below, as](const Source &source) {
        const bool seen = !as.isEmpty() && isOfOnePerson(source.kind);
        auto paging = seen ? olderAs(as, source, below) : older(source, below);
        return paging.then(this, [](const Result<bool> &more) -> Answer {
            if (!more) {
                return more.error();
            }
            return QJsonObject{{u"more"_s, *more}};
        });
    });
}

QFuture<Result<bool>> Jobs::older(const Source &source, qint64 below)
{
    return m_older.ask(source.key(), this, [this, source, below] {
        if (source.kind == Source::Kind::Person) {
            return olderOfPerson(source, below);
        }
        if (source.kind == Source::Kind::PersonMedia) {
            return olderMedia(source, {}, below);
        }
        if (source.kind == Source::Kind::List) {
            return olderOfList(ListId{source.param}, below);
        }
        if (source.kind == Source::Kind::Notifications) {
            return olderNotices(source, below);
        }
        if (source.kind == Source::Kind::Direct) {
            return olderDirect(source, below);
        }
        return olderPage(source, below);
    });
}

QFuture<Result<bool>> Jobs::olderAs(const AccountId &account, const Source &person, qint64 below)
{
    return m_older.ask(person.key() + u' ' + account.value, this, [this, account, person, below] {
        if (person.kind == Source::Kind::PersonMedia) {
            return olderMedia(person, account, below);
        }
        return olderInto(person, below, [this, account, acct = person.param](int rows) {
            return refreshPersonAs(account, acct, rows);
        });
    });
}

QFuture<Result<bool>> Jobs::olderNotices(const Source &source, qint64 below)
{
    const auto load = [this](const Result<Session> &session) {
        return session ? m_app.notices.older(*session) : answered(Result<bool>(session.error()));
    };
    const auto ask = [this, source, load, below](const Result<store::SourceState> &state) {
        if (!state) {
            return answered(Result<bool>(state.error()));
        }
        if (state->atEnd || isBelow(*state, below)) {
            return answered(Result<bool>(!state->atEnd));
        }
        return sessionOf(source.account).then(this, load).unwrap();
    };
    const auto look = [source](store::CacheTx &tx) -> Result<store::SourceState> {
        return store::sourceState(tx, source);
    };
    return m_app.store->readCache(look).then(this, ask).unwrap();
}

/// Where the server lists none, what was seen is all there is.
QFuture<Result<bool>> Jobs::olderDirect(const Source &source, qint64 below)
{
    const auto load = [this, source, below](const Result<Session> &session) {
        if (!session) {
            return answered(Result<bool>(session.error()));
        }
        return capabilities(session->instance).direct ? olderPage(source, below)
                                                      : answered(Result<bool>(false));
    };
    return sessionFor(source).then(this, load).unwrap();
}

QFuture<Result<bool>> Jobs::hasMore(const Source &source)
{
    return m_app.store->readCache([source](store::CacheTx &tx) -> Result<bool> {
        return !store::sourceState(tx, source).atEnd;
    });
}

QFuture<Result<Done>> Jobs::loadOlder(const Source &source, const QString &cursor)
{
    const auto load = [this, source, cursor](const Result<Session> &session) {
        if (!session) {
            return answered(Result<Done>(session.error()));
        }
        return loadPage(m_app.core, m_app.sessions, *session,
            {.source = whole(source, *session),
                .kind = store::PagePlace::Kind::Older,
                .cursor = cursor})
            .then(this, [](const Result<LoadedPage> &page) {
                return page ? Result<Done>(Done{}) : Result<Done>(page.error());
            });
    };
    return sessionFor(source).then(this, load).unwrap();
}

QFuture<Result<bool>> Jobs::olderPage(const Source &source, qint64 below)
{
    const auto look = [source](store::CacheTx &tx) -> Result<store::SourceState> {
        return store::sourceState(tx, source);
    };
    const auto load = [this, source, below](const Result<store::SourceState> &state) {
        if (!state) {
            return answered(Result<bool>(state.error()));
        }
        if (state->atEnd || isBelow(*state, below)) {
            return answered(Result<bool>(!state->atEnd));
        }
        if (state->oldestId.isEmpty()) { // was never read
            return refreshSource(source, pageRows)
                .then(this,
                    [this, source](const Result<bool> &again) {
                        return again ? hasMore(source) : answered(again);
                    })
                .unwrap();
        }
        return loadOlder(source, state->oldestId)
            .then(this,
                [this, source](const Result<Done> &done) {
                    return done ? hasMore(source) : answered(Result<bool>(done.error()));
                })
            .unwrap();
    };
    return m_app.store->readCache(look).then(this, load).unwrap();
}

/// Who is read by way of an own account elsewhere has their posts in that server's source.
QFuture<Result<Source>> Jobs::filledSource(const Source &person)
{
    const auto choose = [this, person](const Result<ListMember> &known) {
        if (!known || known->reader != ReaderKind::Via || known->host != person.host) {
            return answered(known ? Result<Source>(person) : Result<Source>(known.error()));
        }
        return m_app.sessions.accounts().then(
            this, [member = *known](const Result<std::vector<Account>> &own) -> Result<Source> {
                if (!own) {
                    return own.error();
                }
                return sourceOf(member, *own);
            });
    };
    const auto look = [person](store::CacheTx &tx) -> Result<ListMember> {
        return store::reading(tx, person.param);
    };
    return m_app.store->readCache(look).then(this, choose).unwrap();
}

QFuture<Result<bool>> Jobs::olderOfPerson(const Source &person, qint64 below)
{
    const auto page = [this, person, below](const Result<Source> &source) {
        return source ? olderInto(
                   *source, below, [this, person](int rows) { return refreshPerson(person, rows); })
                      : answered(Result<bool>(source.error()));
    };
    return filledSource(person).then(this, page).unwrap();
}

QFuture<Result<bool>> Jobs::olderInto(const Source &source, qint64 below, const ReadRows &readRows)
{
    const auto count = [source, below](store::CacheTx &tx) -> Result<int> {
        return isBelow(store::sourceState(tx, source), below) ? 0 : rowsForOneMore(tx, source);
    };
    const auto read = [readRows](const Result<int> &rows) {
        if (!rows) {
            return answered(Result<Done>(rows.error()));
        }
        return *rows == 0 ? answered(Result<Done>(Done{})) : readRows(*rows);
    };
    return m_app.store->readCache(count)
        .then(this, read)
        .unwrap()
        .then(this,
            [this, source](const Result<Done> &done) {
                return done ? hasMore(source) : answered(Result<bool>(done.error()));
            })
        .unwrap();
}

QFuture<Result<bool>> Jobs::olderOfList(const ListId &id, qint64 below)
{
    using Member = MemberPaging::Person;
    // Whoever does not say how far stands at the end of what is cached.
    const auto end = [id, below](store::CacheTx &tx) -> Result<qint64> {
        return below > 0 ? below : store::oldestEntryAt(tx, listSource(id));
    };
    const auto page = [this](const Result<std::vector<Member>> &found, const Result<qint64> &down) {
        if (!found || !down) {
            return answered(Result<bool>(found ? down.error() : found.error()));
        }
        auto *paging = new MemberPaging(
            *m_app.store, *found, *down,
            [this](const Member &person, const QString &cursor) {
                return olderOfMember(person, cursor);
            },
            this);
        const auto future = paging->future();
        paging->start();
        return future;
    };
    return pagedMembers(id)
        .then(this,
            [this, end, page](const Result<std::vector<Member>> &found) {
                return m_app.store->readCache(end)
                    .then(this,
                        [found, page](const Result<qint64> &down) { return page(found, down); })
                    .unwrap();
            })
        .unwrap();
}

/// Of a list, those whose reader can page, and where that reads them.
QFuture<Result<std::vector<MemberPaging::Person>>> Jobs::pagedMembers(const ListId &id)
{
    using Found = std::vector<MemberPaging::Person>;
    const auto choose = [](const std::vector<ListMember> &members,
                            const std::vector<Account> &accounts) {
        Found found;
        for (const ListMember &member : members) {
            if (canPage(member)) {
                found.push_back({member, sourceOf(member, accounts)});
            }
        }
        return found;
    };
    return m_app.lists.members({.id = id})
        .then(this,
            [this, choose](const Result<std::vector<ListMember>> &members) {
                return m_app.sessions.accounts().then(this,
                    [members, choose](
                        const Result<std::vector<Account>> &accounts) -> Result<Found> {
                        if (!members || !accounts) {
                            return members ? accounts.error() : members.error();
                        }
                        return choose(*members, *accounts);
                    });
            })
        .unwrap();
}

/// The one page where the way to the person is known; else their reader finds it again.
QFuture<Result<Done>> Jobs::olderOfMember(const MemberPaging::Person &person, const QString &cursor)
{
    const auto byReader = [this, person] {
        const auto count = [source = person.source](
                               store::CacheTx &tx) { return rowsForOneMore(tx, source); };
        return m_app.store->readCache(count)
            .then(this,
                [this, person](const Result<int> &rows) {
                    return rows ? refreshMember(person.member, *rows)
                                : answered(Result<Done>(rows.error()));
                })
            .unwrap();
    };
    if (person.member.reader == ReaderKind::Via) {
        return byReader(); // its id on the account's server is not kept
    }
    const auto load = [this, person, cursor, byReader](const Result<Session> &session) {
        if (!session) {
            return answered(Result<Done>(session.error()));
        }
        if (person.member.localId.isEmpty() && !capabilities(session->instance).personByName) {
            return byReader();
        }
        return loadPage(m_app.core, m_app.sessions, *session,
            {.source = person.source,
                .personLocalId = person.member.localId,
                .kind = store::PagePlace::Kind::Older,
                .cursor = cursor,
                .priority = Request::Background,
                .purpose = purposeOf(person.member)})
            .then(this, [](const Result<LoadedPage> &page) {
                return page ? Result<Done>(Done{}) : Result<Done>(page.error());
            });
    };
    return m_app.sessions.best(person.source.host).then(this, load).unwrap();
}

QFuture<Jobs::Answer> Jobs::fillGap(const QJsonObject &argument)
{
    const qint64 id = argument[u"gap"].toInteger();
    const auto told = [](const Result<RefreshOutcome> &outcome) {
        return outcome ? Answer(QJsonObject()) : Answer(outcome.error());
    };
    const auto withPerson = [this, id, told](
                                const Session &session, const Result<QString> &person) {
        return person ? m_app.refresher.fillGap(session, id, *person).then(this, told)
                      : answered(Answer(person.error()));
    };
    const auto withSession = [this, id, told, withPerson](
                                 const Source &source, const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        if (source.kind == Source::Kind::Notifications) {
            return m_app.notices.fillGap(*session, id).then(this, told);
        }
        return personIdFor(source, *session)
            .then(this,
                [withPerson, session = *session](
                    const Result<QString> &person) { return withPerson(session, person); })
            .unwrap();
    };
    const auto look = [id](store::CacheTx &tx) { return store::gapById(tx, id); };
    return m_app.store->readCache(look)
        .then(this,
            [this, withSession](const Result<std::optional<store::Gap>> &gap) {
                if (!gap) {
                    return answered(Answer(gap.error()));
                }
                if (!*gap || (*gap)->newerId.isEmpty()) {
                    return answered(Answer(cannotFill(*gap ? (*gap)->source.host : QString())));
                }
                return sessionFor((*gap)->source)
                    .then(this,
                        [withSession, source = (*gap)->source](const Result<Session> &session) {
                            return withSession(source, session);
                        })
                    .unwrap();
            })
        .unwrap();
}

/// The person's id on the server that is asked; empty where none is needed.
QFuture<Result<QString>> Jobs::personIdFor(const Source &source, const Session &session)
{
    if (!isOfOnePerson(source.kind) || capabilities(session.instance).personByName) {
        return answered(Result<QString>(QString()));
    }
    if (!source.account.isEmpty()) {
        return personIdAt(source.param, session);
    }
    const auto choose = [this, source, session](const Result<ListMember> &member) {
        if (!member) {
            return answered(Result<QString>(member.error()));
        }
        if (member->host == source.host && !member->localId.isEmpty()) {
            return answered(Result<QString>(member->localId));
        }
        // Who is read by way of another server has an id there that is not kept.
        const bool elsewhere = member->host != source.host && !session.isGuest();
        return elsewhere ? personIdAt(source.param, session)
                         : answered(Result<QString>(cannotFill(u'@' + source.param)));
    };
    return readPerson(source.param, 0).then(this, choose).unwrap();
}

/// As the account's server finds them.
QFuture<Result<QString>> Jobs::personIdAt(const QString &acct, const Session &session)
{
    return findActorAt(m_app.core, m_app.sessions, session, acct, true)
        .then(this, [](const Result<Actor> &actor) {
            return actor ? Result<QString>(actor->localId) : Result<QString>(actor.error());
        });
}

} // namespace asterism
