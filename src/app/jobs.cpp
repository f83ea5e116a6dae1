// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

#include "app/gathering.h"
#include "base/flow.h"
#include "lists/wording.h"
#include "protocol/capabilities.h"
#include "store/accounts.h"
#include "store/prune.h"
#include "store/readings.h"
#include "sync/serverlists.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Jobs)
};

/// Step by step, so that others can write between two steps.
class Pruning : public Flow<QJsonObject> {
public:
    Pruning(store::Store &store, store::CacheBudget budget, QObject *parent)
        : Flow(parent)
        , m_store(store)
        , m_budget(std::move(budget))
    {
    }

    void start()
    {
        m_store.readUser([](store::UserTx &tx) { return store::accounts(tx); })
            .then(this, [this](const Result<std::vector<Account>> &accounts) {
                if (!accounts) {
                    finish(accounts.error());
                    return;
                }
                for (const Account &account : *accounts) {
                    m_budget.ownAccts << account.acct;
                }
                step();
            });
    }

private:
    void step()
    {
        m_store
            .writeCache(
                [budget = m_budget](store::CacheTx &tx) { return store::pruneStep(tx, budget); })
            .then(this, [this](const Result<store::PruneOutcome> &outcome) {
                if (!outcome) {
                    finish(outcome.error());
                    return;
                }
                m_posts += outcome->posts;
                // A step that removes nothing has met only what must stay.
                if (outcome->more && outcome->posts > 0) {
                    step();
                } else {
                    finish(QJsonObject{{u"posts"_s, m_posts}});
                }
            });
    }

    store::Store &m_store;
    store::CacheBudget m_budget;
    qint64 m_posts = 0;
};

template <typename T>
QFuture<Result<Done>> withoutValue(QFuture<Result<T>> future, QObject *context)
{
    return future.then(context, [](const Result<T> &result) -> Result<Done> {
        if (!result) {
            return result.error();
        }
        return Done{};
    });
}

template <typename T>
QFuture<Jobs::Answer> withoutAnswer(QFuture<Result<T>> future, QObject *context)
{
    return future.then(context, [](const Result<T> &result) -> Jobs::Answer {
        if (!result) {
            return result.error();
        }
        return QJsonObject();
    });
}

/// What need not be read again soon.
QFuture<Result<bool>> readOnce(QFuture<Result<Done>> reading, QObject *context)
{
    return reading.then(context, [](const Result<Done> &done) {
        return done ? Result<bool>(false) : Result<bool>(done.error());
    });
}

/// A member's row tells trouble in words only; whether waiting helps is seen from the rest.
Result<Done> wasRead(
    const Result<ListMember> &member, qint64 begun, const std::vector<Account> &accounts)
{
    if (!member) {
        return member.error();
    }
    // Of somebody who moved there is a word to say although the reading went well.
    if (member->error.isEmpty() || member->polled.readAt >= begun) {
        return Done{};
    }
    Error error{.subject = u'@' + member->acct, .detail = troubleWords(*member, accounts)};
    if (member->reader == ReaderKind::Unreadable) {
        error.kind = ErrorKind::Forbidden;
    } else if (member->polled.end == PollEnd::Limited) {
        error.kind = ErrorKind::RateLimited;
        error.until = member->polled.pausedUntil;
    }
    return error;
}

bool isOfLists(const QString &kind)
{
    return kind.startsWith(u"list-"_s) || kind.startsWith(u"server-list-"_s)
        || kind.startsWith(u"people-"_s);
}

} // namespace

Jobs::Jobs(App &app)
    : m_app(app)
{
    // What own accounts did, here or in another process, changes how they stand to people.
    connect(m_app.store.get(), &store::Store::committed, this, [this](const store::Changes &now) {
        if (now.outbox || now.elsewhere) {
            m_standings.forget();
        }
    });
}

/// Null for what is not known.
Jobs::Work Jobs::workCalled(const QString &kind)
{
    static const QHash<QString, Work> works{
        {u"refresh"_s, &Jobs::refresh},
        {u"older"_s, &Jobs::olderOfAll},
        {u"fill-gap"_s, &Jobs::fillGap},
        {u"server-lists"_s, &Jobs::serverLists},
        {u"server"_s, &Jobs::server},
        {u"person"_s, &Jobs::person},
        {u"thread"_s, &Jobs::thread},
        {u"thread-complete"_s, &Jobs::completeThread},
        {u"thread-leave"_s, &Jobs::leaveThread},
        {u"filters"_s, &Jobs::filters},
        {u"history"_s, &Jobs::history},
        {u"post-source"_s, &Jobs::postSource},
        {u"post-readers"_s, &Jobs::postReaders},
        {u"profile"_s, &Jobs::profile},
        {u"follows"_s, &Jobs::follows},
        {u"pinned"_s, &Jobs::pinned},
        {u"relationships"_s, &Jobs::relationships},
        {u"tag-followed"_s, &Jobs::tagFollowed},
        {u"server-rules"_s, &Jobs::serverRules},
        {u"own-profile"_s, &Jobs::ownProfile},
        {u"own-profile-save"_s, &Jobs::ownProfileSave},
        {u"follow-requests"_s, &Jobs::followRequests},
        {u"held-counts"_s, &Jobs::heldCounts},
        {u"held-people"_s, &Jobs::heldPeople},
        {u"held-answer"_s, &Jobs::heldAnswer},
        {u"server-emojis"_s, &Jobs::serverEmojis},
        {u"census"_s, &Jobs::census},
        {u"server-export"_s, &Jobs::serverExport},
        {u"in-step"_s, &Jobs::keepInStep},
        {u"watch"_s, &Jobs::watch},
        {u"conversation-read"_s, &Jobs::conversationRead},
        {u"search"_s, &Jobs::search},
        {u"scheduled"_s, &Jobs::scheduled},
        {u"reschedule"_s, &Jobs::rescheduleOne},
        {u"unschedule"_s, &Jobs::unscheduleOne},
        {u"post-at"_s, &Jobs::postAt},
        {u"host-never"_s, &Jobs::neverHost},
        {u"proxy"_s, &Jobs::proxy},
        {u"prune"_s, &Jobs::prune},
        {u"forget-account"_s, &Jobs::forgetAccount},
    };
    return works.value(kind);
}

QFuture<Jobs::Answer> Jobs::run(const QString &kind, const QJsonObject &argument)
{
    const QJsonArray typed = argument[u"typed"].toArray();
    for (const auto &host : typed) {
        m_app.core.typedHosts.insert(host.toString());
    }
    if (isOfLists(kind)) {
        return listJob(kind, argument);
    }
    if (kind.startsWith(u"run-"_s)) {
        return runJob(kind, argument);
    }
    if (kind.startsWith(u"marker"_s)) {
        return marker(kind, argument);
    }
    if (const Work work = workCalled(kind)) {
        return (this->*work)(argument);
    }
    return answered(Answer(Error{.kind = ErrorKind::Usage,
        .subject = kind,
        .detail = Words::tr("the Asterism that is running does not know this; it is older")}));
}

QFuture<Jobs::Answer> Jobs::watch(const QJsonObject &argument)
{
    QStringList keys;
    const QJsonArray values = argument[u"sources"].toArray();
    for (const auto &value : values) {
        keys << value.toString();
    }
    return answered(Answer(m_watcher ? m_watcher(keys) : QJsonObject()));
}

QFuture<Jobs::Answer> Jobs::forSources(const QJsonObject &argument, const EachSource &work)
{
    auto *gathering = new Gathering(u"source"_s, this);
    const auto future = gathering->future();
    const QJsonArray keys = argument[u"sources"].toArray();
    for (const auto &value : keys) {
        const QString key = value.toString();
        const auto source = Source::fromKey(key);
        gathering->add(key, source ? work(*source) : answered(Answer(source.error())));
    }
    gathering->start();
    return future;
}

QFuture<Jobs::Answer> Jobs::refresh(const QJsonObject &argument)
{
    const int rows = std::clamp(argument[u"rows"].toInt(), 0, 400);
    const AccountId as{argument[u"as"].toString()};
    return forSources(argument, [this, rows, as](const Source &source) {
        if (source.kind == Source::Kind::PersonMedia) {
            return refreshMedia(source, as, rows);
        }
        const bool seen = !as.isEmpty() && source.kind == Source::Kind::Person;
        auto reading = seen ? readOnce(refreshPersonAs(as, source.param, rows), this)
                            : refreshSource(source, rows);
        return reading.then(this, [](const Result<bool> &again) -> Answer {
            if (!again) {
                return again.error();
            }
            return QJsonObject{{u"again"_s, *again}};
        });
    });
}

/// True when it is worth reading again soon.
QFuture<Result<bool>> Jobs::refreshSource(const Source &source, int rows)
{
    if (source.kind == Source::Kind::Person) {
        return readOnce(refreshPerson(source, rows), this);
    }
    if (source.kind == Source::Kind::List) {
        return readOnce(refreshList(ListId{source.param}, rows), this);
    }
    const auto read = [this, source, rows](const Result<Session> &session) {
        if (!session) {
            return answered(Result<bool>(session.error()));
        }
        const auto goOn = [this, session = *session, source, rows](const Result<Done> &) {
            // Filters that cannot be had now are tried again; those that were known count.
            if (source.kind == Source::Kind::Notifications) {
                return refreshNotices(session, rows);
            }
            if (source.kind == Source::Kind::Direct && !capabilities(session.instance).direct) {
                return answered(Result<bool>(false)); // what was seen stands there
            }
            return m_app.refresher
                .refresh(session, whole(source, session), RefreshWish{.rows = rows})
                .then(this, [](const Result<RefreshOutcome> &outcome) {
                    return outcome ? Result<bool>(outcome->unsure) : Result<bool>(outcome.error());
                });
        };
        auto known = session->isGuest() ? answered(Result<Done>(Done{}))
                                        : m_app.filters.ensure(session->account);
        return known.then(this, goOn).unwrap();
    };
    return sessionFor(source).then(this, read).unwrap();
}

QFuture<Result<bool>> Jobs::refreshNotices(const Session &session, int rows)
{
    return m_app.notices.refresh(session, rows)
        .then(this, [](const Result<RefreshOutcome> &outcome) {
            return outcome ? Result<bool>(false) : Result<bool>(outcome.error());
        });
}

/// A key does not carry the account's host.
Source Jobs::whole(Source source, const Session &session)
{
    if (source.host.isEmpty()) {
        source.host = session.account.host;
    }
    return source;
}

QFuture<Result<Session>> Jobs::sessionFor(const Source &source)
{
    // A person's, too, may be what one account is shown.
    return source.account.isEmpty() ? m_app.sessions.best(source.host) : sessionOf(source.account);
}

QFuture<Result<Session>> Jobs::sessionOf(const AccountId &id)
{
    const auto open = [this](const Result<Account> &account) {
        return account ? m_app.sessions.own(*account) : answered(Result<Session>(account.error()));
    };
    return accountOf(id).then(this, open).unwrap();
}

QFuture<Result<Account>> Jobs::accountOf(const AccountId &id)
{
    const auto find = [id](const Result<std::vector<Account>> &accounts) -> Result<Account> {
        if (!accounts) {
            return accounts.error();
        }
        const auto found = std::ranges::find(*accounts, id, &Account::id);
        if (found == accounts->end()) {
            return Error{.kind = ErrorKind::NotFound, .subject = Words::tr("The account")};
        }
        return *found;
    };
    return m_app.sessions.accounts().then(this, find);
}

QFuture<Result<Done>> Jobs::refreshPerson(const Source &source, int rows)
{
    return whetherRead(readPerson(source.param, rows));
}

QFuture<Result<Done>> Jobs::refreshMember(const ListMember &member, int rows)
{
    return whetherRead(m_app.lists.reader().read(member, {.rows = rows}));
}

QFuture<Result<Done>> Jobs::whetherRead(QFuture<Result<ListMember>> reading)
{
    using Own = std::vector<Account>;
    const auto tell = [this, begun = m_app.core.clock.now()](const Result<ListMember> &member) {
        return m_app.sessions.accounts().then(this, [member, begun](const Result<Own> &own) {
            return wasRead(member, begun, own ? *own : Own());
        });
    };
    return reading.then(this, tell).unwrap();
}

QFuture<Result<ListMember>> Jobs::readPerson(const QString &acct, int rows)
{
    const auto read = [this, rows](const ListMember &known) {
        return m_app.lists.reader().read(known, {.rows = rows});
    };
    const auto find = [this, acct, read](const Result<ListMember> &known) {
        if (known && !known->host.isEmpty()) {
            return read(*known);
        }
        return m_app.people.find(acct)
            .then(this,
                [read](const Result<Person> &person) {
                    return person ? read({.acct = person->handle.acct(),
                               .actorUri = person->actorUri,
                               .host = person->host})
                                  : answered(Result<ListMember>(person.error()));
                })
            .unwrap();
    };
    return m_app.store
        ->readCache(
            [acct](store::CacheTx &tx) { return Result<ListMember>(store::reading(tx, acct)); })
        .then(this, find)
        .unwrap();
}

QFuture<Result<Done>> Jobs::refreshList(const ListId &id, int rows)
{
    const auto read = [this, id, rows](const Result<std::vector<List>> &lists) {
        if (!lists) {
            return answered(Result<Done>(lists.error()));
        }
        const auto found = std::ranges::find(*lists, id, &List::id);
        if (found == lists->end()) {
            return answered(
                Result<Done>(Error{.kind = ErrorKind::NotFound, .subject = Words::tr("The list")}));
        }
        return withoutValue(m_app.lists.refresh(*found, rows), this);
    };
    return m_app.lists.all().then(this, read).unwrap();
}

QFuture<Jobs::Answer> Jobs::serverLists(const QJsonObject &argument)
{
    const auto kind = sourceKind(argument[u"kind"].toString()).value_or(Source::Kind::ServerList);
    const auto ask = [this, kind](const Result<Session> &session) {
        return session
            ? withoutAnswer(loadServerLists(m_app.core, m_app.sessions, *session, kind), this)
            : answered(Answer(session.error()));
    };
    return sessionOf({argument[u"account"].toString()}).then(this, ask).unwrap();
}

QFuture<Jobs::Answer> Jobs::filters(const QJsonObject &argument)
{
    const bool changed = argument[u"changed"].toBool();
    const auto keep = [this, changed](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        return withoutAnswer(changed ? m_app.filters.renew(session->account)
                                     : m_app.filters.ensure(session->account),
            this);
    };
    return sessionOf({argument[u"account"].toString()}).then(this, keep).unwrap();
}

QFuture<Jobs::Answer> Jobs::prune(const QJsonObject &argument)
{
    store::CacheBudget budget;
    budget.days = argument[u"days"].toInteger(budget.days);
    budget.bytes = argument[u"bytes"].toInteger(budget.bytes);
    auto *pruning = new Pruning(*m_app.store, budget, this);
    const auto future = pruning->future();
    pruning->start();
    return future;
}

QJsonObject parseObject(const QString &json)
{
    return QJsonDocument::fromJson(json.toUtf8()).object();
}

QString toText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace asterism
