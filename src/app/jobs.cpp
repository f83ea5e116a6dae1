// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

#include "base/flow.h"
#include "engine/requestserver.h"
#include "store/accounts.h"
#include "store/prune.h"

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

/// Several sources side by side; hosts are asked one request at a time by HttpClient's lanes.
class Gathering : public Flow<QJsonObject> {
public:
    explicit Gathering(QObject *parent)
        : Flow(parent)
    {
    }

    void add(const QString &key, QFuture<Result<Done>> work)
    {
        ++m_open;
        work.then(this, [this, key](const Result<Done> &done) {
            m_cancelled = m_cancelled || (!done && done.error().kind == ErrorKind::Cancelled);
            const QJsonObject error =
                done ? QJsonObject() : parseObject(errorToOutcome(done.error()));
            m_results.append(QJsonObject{{u"source"_s, key}, {u"error"_s, error}});
            close();
        });
    }

    /// All were added; an empty gathering ends at once.
    void start() { close(); }

private:
    void close()
    {
        if (--m_open > 0) {
            return;
        }
        if (m_cancelled) {
            finish(Error{.kind = ErrorKind::Cancelled}); // this process ends; another may do it
        } else {
            finish(QJsonObject{{u"results"_s, m_results}});
        }
    }

    QJsonArray m_results;
    int m_open = 1; ///< start() counts: a source may have its answer before the next is added
    bool m_cancelled = false;
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

/// A member's row tells trouble in words only; whether waiting helps is seen from the reader.
Result<Done> wasRead(const Result<ListMember> &member)
{
    if (!member) {
        return member.error();
    }
    if (member->error.isEmpty()) {
        return Done{};
    }
    const bool unreadable = member->reader == ReaderKind::Unreadable;
    return Error{.kind = unreadable ? ErrorKind::Forbidden : ErrorKind::Network,
        .subject = u'@' + member->acct,
        .detail = member->error};
}

} // namespace

Jobs::Jobs(App &app)
    : m_app(app)
{
}

QFuture<Jobs::Answer> Jobs::run(const QString &kind, const QJsonObject &argument)
{
    const QJsonArray typed = argument[u"typed"].toArray();
    for (const auto &host : typed) {
        m_app.core.typedHosts.insert(host.toString());
    }
    if (kind == u"refresh") {
        return refresh(argument);
    }
    if (kind == u"thread") {
        return thread(argument);
    }
    if (kind == u"profile") {
        return profile(argument);
    }
    if (kind == u"prune") {
        return prune(argument);
    }
    if (kind.startsWith(u"list-"_s)) {
        return changeList(kind, argument);
    }
    return answered(Answer(Error{.kind = ErrorKind::Usage,
        .subject = kind,
        .detail = Words::tr("the Asterism that is running does not know this; it is older")}));
}

QFuture<Jobs::Answer> Jobs::refresh(const QJsonObject &argument)
{
    auto *gathering = new Gathering(this);
    const auto future = gathering->future();
    const int rows = std::clamp(argument[u"rows"].toInt(), 0, 400);
    const QJsonArray keys = argument[u"sources"].toArray();
    for (const auto &value : keys) {
        const QString key = value.toString();
        const auto source = Source::fromKey(key);
        gathering->add(
            key, source ? refreshSource(*source, rows) : answered(Result<Done>(source.error())));
    }
    gathering->start();
    return future;
}

QFuture<Result<Done>> Jobs::refreshSource(const Source &source, int rows)
{
    using Kind = Source::Kind;
    switch (source.kind) {
    case Kind::Home:
    case Kind::ServerList:
        return refreshHome(source, rows);
    case Kind::Person:
        return refreshPerson(source, rows);
    case Kind::List:
        return refreshList(ListId{source.param}, rows);
    case Kind::Local:
    case Kind::Federated:
    case Kind::Tag:
    case Kind::Lookup:
        break;
    }
    const auto read = [this, source, rows](const Result<Session> &session) {
        if (!session) {
            return answered(Result<Done>(session.error()));
        }
        return withoutValue(
            m_app.refresher.refresh(*session, source, RefreshWish{.rows = rows}), this);
    };
    return m_app.sessions.best(source.host).then(this, read).unwrap();
}

QFuture<Result<Done>> Jobs::refreshHome(const Source &source, int rows)
{
    // A key does not carry the account's host.
    const auto read = [this, source, rows](const Result<Session> &session) {
        if (!session) {
            return answered(Result<Done>(session.error()));
        }
        Source whole = source;
        whole.host = session->account.host;
        return withoutValue(
            m_app.refresher.refresh(*session, whole, RefreshWish{.rows = rows}), this);
    };
    const auto open = [this, id = source.account](const Result<std::vector<Account>> &accounts) {
        if (!accounts) {
            return answered(Result<Session>(accounts.error()));
        }
        const auto found = std::ranges::find(*accounts, id, &Account::id);
        if (found == accounts->end()) {
            return answered(Result<Session>(
                Error{.kind = ErrorKind::NotFound, .subject = Words::tr("The account")}));
        }
        return m_app.sessions.own(*found);
    };
    return m_app.sessions.accounts().then(this, open).unwrap().then(this, read).unwrap();
}

QFuture<Result<Done>> Jobs::refreshPerson(const Source &source, int rows)
{
    const auto read = [this, rows](const Result<Person> &person) {
        if (!person) {
            return answered(Result<ListMember>(person.error()));
        }
        return m_app.lists.reader().read(
            ListMember{
                .acct = person->handle.acct(), .actorUri = person->actorUri, .host = person->host},
            rows);
    };
    return m_app.people.find(source.param)
        .then(this, read)
        .unwrap()
        .then(this, [](const Result<ListMember> &member) { return wasRead(member); });
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

QFuture<Jobs::Answer> Jobs::thread(const QJsonObject &argument)
{
    return withoutAnswer(m_app.threads.fetch(argument[u"uri"].toString()), this);
}

QFuture<Jobs::Answer> Jobs::profile(const QJsonObject &argument)
{
    const auto look = [this](const Result<Person> &person) {
        if (!person) {
            return answered(Result<Actor>(person.error()));
        }
        return m_app.people.profile(*person);
    };
    return m_app.people.find(argument[u"text"].toString())
        .then(this, look)
        .unwrap()
        .then(this, [](const Result<Actor> &actor) -> Answer {
            if (!actor) {
                return actor.error();
            }
            return actorToJob(*actor);
        });
}

QFuture<Jobs::Answer> Jobs::changeList(const QString &kind, const QJsonObject &argument)
{
    const QString handle = argument[u"handle"].toString();
    if (kind == u"list-create") {
        const ListId id{argument[u"list"].toString()};
        return withoutAnswer(
            m_app.lists.create(argument[u"name"].toString(), id.isEmpty() ? Lists::newId() : id),
            this);
    }
    const auto change = [this, kind, handle, id = ListId{argument[u"list"].toString()}](
                            const Result<std::vector<List>> &lists) {
        if (!lists) {
            return answered(Answer(lists.error()));
        }
        const auto found = std::ranges::find(*lists, id, &List::id);
        if (found == lists->end()) {
            return answered(
                Answer(Error{.kind = ErrorKind::NotFound, .subject = Words::tr("The list")}));
        }
        if (kind == u"list-delete") {
            return withoutAnswer(m_app.lists.remove(*found), this);
        }
        if (kind == u"list-remove") {
            return withoutAnswer(m_app.lists.removeMember(*found, handle), this);
        }
        if (kind != u"list-add") {
            return answered(Answer(Error{.kind = ErrorKind::Usage, .subject = kind}));
        }
        return m_app.lists.add(*found, handle)
            .then(this, [](const Result<ListMember> &member) -> Answer {
                if (!member) {
                    return member.error();
                }
                return QJsonObject{{u"acct"_s, member->acct}};
            });
    };
    return m_app.lists.all().then(this, change).unwrap();
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
