// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

#include "protocol/capabilities.h"
#include "store/accounts.h"
#include "store/lists.h"
#include "store/sources.h"
#include "sync/pageloader.h"

#include <QCoreApplication>

#include <algorithm>

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
        || member.reader == ReaderKind::Via;
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

/// How many rows each of these must have that the shortest of them goes one page down; 0 when all
/// of them are at their end.
Result<int> rowsForOneMore(store::CacheTx &tx, const std::vector<Source> &people)
{
    int shortest = mostRows;
    for (const Source &person : people) {
        if (!store::sourceState(tx, person).atEnd) {
            shortest = std::min(shortest, store::entryCount(tx, person, mostRows));
        }
    }
    return shortest == mostRows ? 0 : shortest + pageRows;
}

Error cannotFill(const QString &subject)
{
    return {.kind = ErrorKind::Rejected,
        .subject = subject.isEmpty() ? Words::tr("The gap") : subject,
        .detail = Words::tr("what is missing here can no longer be asked for")};
}

} // namespace

QFuture<Result<Done>> Jobs::older(const Source &source)
{
    return m_older.ask(source.key(), this, [this, source] {
        if (source.kind == Source::Kind::Person) {
            return olderOfPerson(source);
        }
        if (source.kind == Source::Kind::List) {
            return olderOfList(ListId{source.param});
        }
        return olderPage(source);
    });
}

QFuture<Result<Done>> Jobs::olderPage(const Source &source)
{
    const auto load = [this, source](const QString &cursor, const Result<Session> &session) {
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
    const auto look = [source](store::CacheTx &tx) -> Result<store::SourceState> {
        return store::sourceState(tx, source);
    };
    return m_app.store->readCache(look)
        .then(this,
            [this, source, load](const Result<store::SourceState> &state) {
                if (!state) {
                    return answered(Result<Done>(state.error()));
                }
                if (state->atEnd) {
                    return answered(Result<Done>(Done{}));
                }
                if (state->oldestId.isEmpty()) {
                    return refreshSource(source, pageRows); // was never read
                }
                return sessionFor(source)
                    .then(this,
                        [load, cursor = state->oldestId](
                            const Result<Session> &session) { return load(cursor, session); })
                    .unwrap();
            })
        .unwrap();
}

QFuture<Result<Done>> Jobs::olderOfPerson(const Source &source)
{
    return m_app.store
        ->readCache([source](store::CacheTx &tx) { return rowsForOneMore(tx, {source}); })
        .then(this,
            [this, source](const Result<int> &rows) {
                if (!rows) {
                    return answered(Result<Done>(rows.error()));
                }
                return *rows == 0 ? answered(Result<Done>(Done{})) : refreshPerson(source, *rows);
            })
        .unwrap();
}

QFuture<Result<Done>> Jobs::olderOfList(const ListId &id)
{
    const auto people = [id](store::UserTx &tx) -> Result<std::vector<Source>> {
        const auto members = store::members(tx, id);
        const auto accounts = store::accounts(tx);
        if (!members || !accounts) {
            return members ? accounts.error() : members.error();
        }
        std::vector<Source> sources;
        for (const ListMember &member : *members) {
            if (canPage(member)) {
                sources.push_back(sourceOf(member, *accounts));
            }
        }
        return sources;
    };
    const auto count = [this](const Result<std::vector<Source>> &sources) {
        if (!sources) {
            return answered(Result<int>(sources.error()));
        }
        return m_app.store->readCache(
            [sources = *sources](store::CacheTx &tx) { return rowsForOneMore(tx, sources); });
    };
    const auto read = [this, id](const Result<int> &rows) {
        if (!rows) {
            return answered(Result<Done>(rows.error()));
        }
        return *rows == 0 ? answered(Result<Done>(Done{})) : refreshList(id, *rows);
    };
    return m_app.store->readUser(people).then(this, count).unwrap().then(this, read).unwrap();
}

QFuture<Jobs::Answer> Jobs::fillGap(qint64 id)
{
    const auto withPerson = [this, id](const Session &session, const Result<QString> &person) {
        if (!person) {
            return answered(Answer(person.error()));
        }
        return m_app.refresher.fillGap(session, id, *person)
            .then(this, [](const Result<RefreshOutcome> &outcome) {
                return outcome ? Answer(QJsonObject()) : Answer(outcome.error());
            });
    };
    const auto withSession = [this, withPerson](
                                 const Source &source, const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
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
    if (source.kind != Source::Kind::Person || capabilities(session.instance).personByName) {
        return answered(Result<QString>(QString()));
    }
    return readPerson(source.param, 0)
        .then(this, [source](const Result<ListMember> &member) -> Result<QString> {
            if (!member) {
                return member.error();
            }
            // Somebody who is read by way of another server has an id there that is not kept.
            const bool there = member->host == source.host && !member->localId.isEmpty();
            return there ? Result<QString>(member->localId) : cannotFill(u'@' + source.param);
        });
}

} // namespace asterism
