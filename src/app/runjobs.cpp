// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

#include "store/runs.h"
#include "sync/belongings.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Jobs)
};

constexpr int mostHours = 24 * 366;
constexpr qsizetype mostPlaces = 100'000; ///< as many rows as a file may have

QFuture<Jobs::Answer> noSense(const QString &subject, const QString &detail = {})
{
    return answered(
        Jobs::Answer(Error{.kind = ErrorKind::Usage, .subject = subject, .detail = detail}));
}

QFuture<Jobs::Answer> doneIfWell(QFuture<Result<Done>> future, QObject *context)
{
    return future.then(context, [](const Result<Done> &done) -> Jobs::Answer {
        return done ? Jobs::Answer(QJsonObject()) : Jobs::Answer(done.error());
    });
}

/// One value under that name.
template <typename T>
QFuture<Jobs::Answer> valueNamed(const QString &name, QFuture<Result<T>> future, QObject *context)
{
    return future.then(context, [name](const Result<T> &value) -> Jobs::Answer {
        return value ? Jobs::Answer(QJsonObject{{name, *value}}) : Jobs::Answer(value.error());
    });
}

/// -1 when it is no whole number, or a negative one.
qint64 wholeNumber(const QJsonValue &value)
{
    return value.isDouble() ? std::max<qint64>(-1, value.toInteger(-1)) : -1;
}

QJsonObject stateToJob(const store::CensusState &state)
{
    return {{u"read_at"_s, state.readAt}, {u"count"_s, state.count}, {u"begun_at"_s, state.begunAt},
        {u"found"_s, state.found}, {u"total"_s, state.total}};
}

bool isRunOver(const Run &run)
{
    return run.state == RunState::Done || run.state == RunState::Cancelled;
}

/// Whether somebody who died had it done already.
bool wasDoneBefore(const Run &run, const QString &kind)
{
    if (kind == u"run-begin") {
        return run.state == RunState::Running || run.state == RunState::Paused || isRunOver(run);
    }
    if (kind == u"run-pause") {
        return run.state == RunState::Paused || isRunOver(run);
    }
    return kind == u"run-cancel" && isRunOver(run);
}

} // namespace

QFuture<Jobs::Answer> Jobs::census(const QJsonObject &argument)
{
    const MovedKind kind = movedKind(argument[u"kind"].toString());
    const qint64 since = wholeNumber(argument[u"since"]);
    if (kind == MovedKind::Unknown) {
        return noSense(u"kind"_s);
    }
    // Of a time that has not come no reading is ever new enough.
    if (since < 0 || since > m_app.core.clock.now()) {
        return noSense(u"since"_s);
    }
    const auto read = [this, kind, since](const Result<Account> &account) {
        if (!account) {
            return answered(Answer(account.error()));
        }
        return m_app.census.step(*account, kind, since)
            .then(this, [](const Result<store::CensusState> &state) {
                return state ? Answer(stateToJob(*state)) : Answer(state.error());
            });
    };
    return accountOf({argument[u"account"].toString()}).then(this, read).unwrap();
}

QFuture<Jobs::Answer> Jobs::serverExport(const QJsonObject &argument)
{
    const MovedKind kind = movedKind(argument[u"kind"].toString());
    if (kind == MovedKind::Unknown) {
        return noSense(u"kind"_s);
    }
    const auto load = [this, kind](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        if (!hasExport(session->instance, kind)) {
            return answered(Answer(QJsonObject{{u"text"_s, QString()}}));
        }
        return loadExport(m_app.core, m_app.sessions, *session, kind)
            .then(this, [](const Result<QByteArray> &file) {
                return file ? Answer(QJsonObject{{u"text"_s, QString::fromUtf8(*file)}})
                            : Answer(file.error());
            });
    };
    return sessionOf({argument[u"account"].toString()}).then(this, load).unwrap();
}

/// All that are about one run: first whether it is there.
QFuture<Jobs::Answer> Jobs::runJob(const QString &kind, const QJsonObject &argument)
{
    static const QStringList kinds{u"run-check"_s, u"run-look-up"_s, u"run-begin"_s, u"run-pause"_s,
        u"run-cancel"_s, u"run-drop"_s, u"run-retry"_s};
    if (!kinds.contains(kind)) {
        return noSense(
            kind, Words::tr("the Asterism that is running does not know this; it is older"));
    }
    const qint64 id = wholeNumber(argument[u"run"]);
    if (id <= 0) {
        return noSense(u"run"_s);
    }
    const auto work = [this, kind, argument](const Result<std::optional<Run>> &run) {
        if (!run) {
            return answered(Answer(run.error()));
        }
        const bool again = argument[u"again"].toBool();
        if (!*run) {
            const bool gone = again && kind == u"run-drop";
            return answered(gone ? Answer(QJsonObject())
                                 : Answer(Error{.kind = ErrorKind::NotFound,
                                     .subject = Words::tr("The import")}));
        }
        return again && wasDoneBefore(**run, kind) ? answered(Answer(QJsonObject()))
                                                   : workOnRun(**run, kind, argument);
    };
    return m_app.store->readUser([id](store::UserTx &tx) { return store::runById(tx, id); })
        .then(this, work)
        .unwrap();
}

QFuture<Jobs::Answer> Jobs::workOnRun(
    const Run &run, const QString &kind, const QJsonObject &argument)
{
    Runner &runner = m_app.runner;
    if (kind == u"run-check") {
        return valueNamed(u"ready"_s, runner.check(run.id), this);
    }
    if (kind == u"run-look-up") {
        return valueNamed(u"done"_s, runner.lookUp(run.id), this);
    }
    if (kind == u"run-begin") {
        return doneIfWell(runner.begin(run.id), this);
    }
    if (kind == u"run-pause") {
        return doneIfWell(runner.pause(run.id), this);
    }
    if (kind == u"run-cancel") {
        return doneIfWell(runner.cancel(run.id), this);
    }
    return kind == u"run-drop" ? dropRun(run) : retryRun(run, argument);
}

QFuture<Jobs::Answer> Jobs::retryRun(const Run &run, const QJsonObject &argument)
{
    const QJsonValue all = argument[u"places"];
    if (all.isUndefined() || all.isNull()) {
        return valueNamed(u"rows"_s, m_app.runner.retry(run.id), this);
    }
    const QJsonArray values = all.toArray();
    if (!all.isArray() || values.size() > mostPlaces) {
        return noSense(u"places"_s);
    }
    std::vector<int> places;
    for (const auto &value : values) {
        const int place = value.toInt(-1);
        if (place < 0) {
            return noSense(u"places"_s);
        }
        places.push_back(place);
    }
    if (places.empty()) {
        return answered(Answer(QJsonObject{{u"rows"_s, 0}})); // to the runner none would be all
    }
    return valueNamed(u"rows"_s, m_app.runner.retry(run.id, places), this);
}

QFuture<Jobs::Answer> Jobs::dropRun(const Run &run)
{
    if (run.state == RunState::Running) {
        return noSense(
            Words::tr("Deleting an import that is running"), Words::tr("cancel or pause it first"));
    }
    return doneIfWell(
        m_app.store->writeUser([id = run.id](store::UserTx &tx) { return store::dropRun(tx, id); }),
        this);
}

QFuture<Jobs::Answer> Jobs::keepInStep(const QJsonObject &argument)
{
    const qint64 hours = wholeNumber(argument[u"hours"]);
    if (hours < 0 || hours > mostHours) {
        return noSense(u"hours"_s);
    }
    const store::InStep wish{.from = {argument[u"from"].toString()},
        .to = {argument[u"to"].toString()},
        .everyHours = int(hours)};
    if (wish.from == wish.to) {
        return noSense(Words::tr("An account in step with itself"));
    }
    const auto save = [this, wish](const Result<std::vector<Account>> &accounts) {
        if (!accounts) {
            return answered(Answer(accounts.error()));
        }
        const auto isThere = [&](const AccountId &id) {
            return std::ranges::find(*accounts, id, &Account::id) != accounts->end();
        };
        if (wish.everyHours > 0 && (!isThere(wish.from) || !isThere(wish.to))) {
            return answered(
                Answer(Error{.kind = ErrorKind::NotFound, .subject = Words::tr("The account")}));
        }
        return saveInStep(wish);
    };
    return m_app.sessions.accounts().then(this, save).unwrap();
}

QFuture<Jobs::Answer> Jobs::saveInStep(const store::InStep &wish)
{
    const auto write = [wish](store::UserTx &tx) -> Result<Done> {
        const auto pairs = store::inStep(tx);
        if (!pairs) {
            return pairs.error();
        }
        store::InStep pair = wish;
        for (const store::InStep &each : *pairs) {
            if (each.from == wish.from && each.to == wish.to) {
                pair.lastAt = each.lastAt; // another rhythm is no reason to begin at once
            }
        }
        return store::saveInStep(tx, pair);
    };
    const auto begin = [this](const Result<Done> &saved) {
        if (saved) {
            m_app.inStep.tick();
        }
        return saved ? Answer(QJsonObject()) : Answer(saved.error());
    };
    return m_app.store->writeUser(write).then(this, begin);
}

} // namespace asterism
