// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/filters.h"

#include "protocol/family.h"
#include "sync/carriedwords.h"

#include <limits>

namespace asterism {

namespace {

constexpr qint64 freshMs = hourMs;
constexpr qint64 againMs = 5 * minuteMs; ///< after a failure
/// Posts that are judged again when filters change: what a reader may scroll to without asking
/// the servers for more.
constexpr int mostJudged = 5000;
constexpr int mostSteps = 200;

const QString secondVersion = QStringLiteral("filters 2");

/// Version 2, and where the server has none, version 1. Misskey has the one.
class FetchingFilters : public Flow<std::vector<Filter>> {
public:
    FetchingFilters(Core &core, Sessions &sessions, Session session, QObject *parent)
        : Flow(parent)
        , m_core(core)
        , m_sessions(sessions)
        , m_session(std::move(session))
    {
    }

    void start()
    {
        const qint64 now = m_core.clock.now();
        const bool noSecond = m_core.absences.isAbsent(m_session.instance.host, secondVersion, now);
        if (noSecond && request(1)) {
            ask(1);
        } else if (request(2)) {
            ask(2);
        } else {
            finish(std::vector<Filter>()); // there are none on such a server
        }
    }

private:
    Result<Request> request(int version) const
    {
        const Family *family = familyFor(m_session.instance);
        return family ? family->filters(m_session.instance, version)
                      : Result<Request>(Error{.kind = ErrorKind::Usage});
    }

    void ask(int version)
    {
        m_core.http.send(asked(m_core, m_session, *request(version)))
            .then(this, [this, version](const Result<Response> &response) {
                if (!response) {
                    finish(response.error());
                    return;
                }
                m_sessions.noteRefusal(m_session, *response);
                const Family *family = familyFor(m_session.instance);
                came(version, *response,
                    family->decodeFilters(m_session.instance, *response, version));
            });
    }

    void came(int version, const Response &response, const Result<std::vector<Filter>> &filters)
    {
        if (filters) {
            // Only where the first one is there in its place: what is filtered must stay so.
            if (version == 1) {
                m_core.absences.note(m_session.instance.host, secondVersion, m_core.clock.now());
            }
            finish(*filters);
        } else if (isMissing(filters.error()) && version > 1 && request(1)) {
            ask(1);
        } else if (isMissing(filters.error()) && version == 1) {
            finish(std::vector<Filter>());
        } else {
            finish(withTime(filters.error(), response, m_core.clock));
        }
    }

    /// Servers without the call say so in many ways, a page of HTML among them.
    static bool isMissing(const Error &error)
    {
        return error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Rejected
            || error.httpStatus == 501
            || (error.kind == ErrorKind::BadAnswer && error.httpStatus < 500);
    }

    Core &m_core;
    Sessions &m_sessions;
    Session m_session;
};

/// Holds an account's filters against what it was shown, newest first, a step a transaction, so
/// that what streams is written in between.
class Judging : public Flow<Done> {
public:
    Judging(Core &core, const Account &account, QObject *parent)
        : Flow(parent)
        , m_core(core)
        , m_account(account)
    {
    }

    void step()
    {
        m_core.store
            .writeCache([&core = m_core, account = m_account, below = m_below](
                            store::CacheTx &tx) { return judge(tx, core, account, below); })
            .then(this, [this](const Result<store::ShownPosts> &shown) {
                if (!shown) {
                    finish(shown.error());
                    return;
                }
                m_below = shown->next;
                m_judged += int(shown->posts.size());
                const bool enough = m_judged >= mostJudged || ++m_steps >= mostSteps;
                shown->more && !enough ? step() : finish(Done{});
            });
    }

private:
    static Result<store::ShownPosts> judge(
        store::CacheTx &tx, const Core &core, const Account &account, qint64 below)
    {
        const FilterBook::Rules rules = core.filters.rules(account.id);
        auto shown = store::shownTo(tx, account.id, account.host, below);
        if (!shown || !rules) {
            return shown;
        }
        for (const store::ShownPost &one : shown->posts) {
            const Post &post = one.post.post;
            const auto carried =
                rules->mutesWords() ? carriedWords(tx, post) : std::vector<CarriedWords>();
            const auto matches =
                rules->match(post, one.post.text, one.localIds, core.clock.now(), carried);
            store::setMatches(tx, one.post.row, account.id.value, matches);
        }
        return shown;
    }

    Core &m_core;
    Account m_account;
    qint64 m_below = std::numeric_limits<qint64>::max();
    int m_judged = 0;
    int m_steps = 0;
};

} // namespace

Filters::Filters(Core &core, Sessions &sessions, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_sessions(sessions)
{
}

QFuture<Result<Done>> Filters::load()
{
    using All = std::vector<store::AccountFilters>;
    return m_core.store.readCache([](store::CacheTx &tx) { return store::accountFilters(tx); })
        .then(this, [this](const Result<All> &all) -> Result<Done> {
            if (!all) {
                return all.error();
            }
            for (const store::AccountFilters &one : *all) {
                if (m_known.contains(one.account)) {
                    continue; // its server has told already
                }
                auto rules = std::make_shared<const FilterRules>(one.filters, one.acct);
                // What expires between two runs is found by ensure().
                m_known.insert(one.account,
                    {.nextAt = one.readAt + freshMs, .active = rules->active(one.readAt)});
                m_core.filters.set(one.account, std::move(rules));
            }
            return Done{};
        });
}

QFuture<Result<Done>> Filters::ensure(const Account &account)
{
    const qint64 now = m_core.clock.now();
    const Known known = m_known.value(account.id);
    if (known.nextAt <= now) {
        return m_asking.ask(account.id.value, this, [this, account] { return ask(account); });
    }
    const FilterBook::Rules rules = m_core.filters.rules(account.id);
    if (!rules || rules->active(now) == known.active) {
        return answered<Done>(Done{});
    }
    return m_asking.ask(account.id.value, this, [this, account] { return judgeAgain(account); });
}

QFuture<Result<Done>> Filters::renew(const Account &account)
{
    m_known[account.id].nextAt = 0;
    m_again.insert(account.id);
    return ensure(account);
}

QFuture<Result<Done>> Filters::ask(const Account &account)
{
    m_again.remove(account.id);
    m_known[account.id].nextAt = m_core.clock.now() + againMs;
    const auto fetch = [this](const Result<Session> &session) {
        if (!session) {
            return answered<std::vector<Filter>>(session.error());
        }
        auto *fetching = new FetchingFilters(m_core, m_sessions, *session, this);
        auto future = fetching->future();
        fetching->start();
        return future;
    };
    return m_sessions.own(account)
        .then(this, fetch)
        .unwrap()
        .then(this,
            [this, account](const Result<std::vector<Filter>> &filters) {
                return filters ? keep(account, *filters) : answered<Done>(filters.error());
            })
        .unwrap();
}

QFuture<Result<Done>> Filters::keep(const Account &account, const std::vector<Filter> &filters)
{
    const FilterBook::Rules before = m_core.filters.rules(account.id);
    const qint64 now = m_core.clock.now();
    auto rules = std::make_shared<const FilterRules>(filters, account.acct);
    // Before anything is judged again, so that what comes meanwhile is judged by them, too.
    m_core.filters.set(account.id, rules);
    Known &known = m_known[account.id];
    known.nextAt = m_again.contains(account.id) ? 0 : now + freshMs;
    const bool same = before ? before->filters() == filters && known.active == rules->active(now)
                             : filters.empty();
    known.active = same ? rules->active(now) : known.active;
    auto saved = m_core.store.writeCache([account, filters](store::CacheTx &tx) {
        return store::saveAccountFilters(tx, account, filters);
    });
    return saved
        .then(this,
            [this, account, same](const Result<Done> &done) {
                return done && !same ? judgeAgain(account) : answered(done);
            })
        .unwrap()
        .then(this,
            [this, account](const Result<Done> &done) {
                return m_again.contains(account.id) ? ask(account) : answered(done);
            })
        .unwrap();
}

QFuture<Result<Done>> Filters::judgeAgain(const Account &account)
{
    if (const FilterBook::Rules rules = m_core.filters.rules(account.id)) {
        m_known[account.id].active = rules->active(m_core.clock.now());
    }
    auto *judging = new Judging(m_core, account, this);
    auto future = judging->future();
    judging->step();
    return future;
}

} // namespace asterism
