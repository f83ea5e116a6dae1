// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/census.h"

#include "sync/belongings.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CensusReading)
};

/// What was found longer ago says little about what is there now.
constexpr qint64 longestReadingMs = dayMs;
/// No server has accounts with so many; one that tells on and on is not believed.
constexpr int mostFound = 500'000;
/// Pages and lists may be empty, or tell what a run has put there already; a circle never ends.
constexpr int mostWithoutNews = 100;

/// Page by page, each written in one transaction with where it goes on, so that no page is lost or
/// counted twice whatever ends in between.
class CensusStep : public Flow<store::CensusState> {
public:
    struct Wish {
        Account account;
        MovedKind kind;
        qint64 notBefore;
        int forMs;
    };

    CensusStep(Core &core, Sessions &sessions, Wish wish, int &pagesWithoutNews, QObject *parent)
        : Flow(parent)
        , m_core(core)
        , m_sessions(sessions)
        , m_wish(std::move(wish))
        , m_pagesWithoutNews(pagesWithoutNews)
        , m_key{m_wish.account.id, m_wish.kind}
    {
    }

    void start()
    {
        m_until = m_core.clock.now() + m_wish.forMs;
        m_core.store
            .readCache([key = m_key](store::CacheTx &tx) { return store::censusState(tx, key); })
            .then(this, [this](const Result<store::CensusState> &state) {
                state ? open(*state) : finish(state.error());
            });
    }

private:
    void open(const store::CensusState &state)
    {
        m_state = state;
        if (state.begunAt == 0 && state.readAt > 0 && state.readAt >= m_wish.notBefore) {
            finish(state);
            return;
        }
        m_sessions.own(m_wish.account).then(this, [this](const Result<Session> &session) {
            session ? opened(*session) : finish(session.error());
        });
    }

    void opened(const Session &session)
    {
        if (!hasBelongings(session.instance, m_wish.kind)) {
            finish(Error{.kind = ErrorKind::Usage,
                .subject = m_wish.account.host,
                .detail = Words::tr("its software does not tell this")});
            return;
        }
        m_session = session;
        const qint64 age = m_core.clock.now() - m_state.begunAt;
        m_begins = m_state.begunAt == 0 || age > longestReadingMs;
        load();
    }

    void load()
    {
        const QString below = m_begins ? QString() : m_state.below;
        loadBelongings(m_core, m_sessions, m_session, m_wish.kind, below)
            .then(this, [this, below](const Result<BelongingsPage> &page) {
                if (!page) {
                    finish(page.error());
                } else if (isEndless(*page, below)) {
                    finish(neverEnds());
                } else {
                    keep(*page);
                }
            });
    }

    Error neverEnds() const
    {
        return {.kind = ErrorKind::BadAnswer,
            .subject = m_wish.account.host,
            .detail = Words::tr("its pages never end")};
    }

    bool isEndless(const BelongingsPage &page, const QString &below) const
    {
        const bool goesOn = !page.below.isEmpty();
        return goesOn && (page.below == below || (!m_begins && m_state.found > mostFound));
    }

    void keep(const BelongingsPage &page)
    {
        const auto write = [key = m_key, begins = m_begins, page](
                               store::CacheTx &tx) -> Result<store::CensusState> {
            Result<Done> done = Done{};
            if (begins) {
                done = store::beginCensus(tx, key, page.total);
            }
            if (done) {
                done = store::addToCensus(tx, key, page.items, page.below);
            }
            if (done && page.below.isEmpty()) {
                done = store::endCensus(tx, key);
            }
            return done ? store::censusState(tx, key) : Result<store::CensusState>(done.error());
        };
        m_core.store.writeCache(write).then(this, [this](const Result<store::CensusState> &state) {
            state ? kept(*state) : finish(state.error());
        });
    }

    void kept(const store::CensusState &state)
    {
        const bool news = m_begins || state.found > m_state.found || state.begunAt == 0;
        m_pagesWithoutNews = news ? 0 : m_pagesWithoutNews + 1;
        m_state = state;
        m_begins = false;
        if (m_pagesWithoutNews > mostWithoutNews) {
            finish(neverEnds());
            return;
        }
        // Whether that is new enough is for whoever asked to see.
        if (state.begunAt == 0 || m_core.clock.now() >= m_until) {
            finish(state);
        } else {
            load();
        }
    }

    Core &m_core;
    Sessions &m_sessions;
    Wish m_wish;
    int &m_pagesWithoutNews;
    store::CensusKey m_key;
    Session m_session;
    store::CensusState m_state;
    qint64 m_until = 0;
    bool m_begins = false; ///< the next page is the first one of a reading
};

} // namespace

CensusReading::CensusReading(Core &core, Sessions &sessions, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_sessions(sessions)
{
}

QFuture<Result<store::CensusState>> CensusReading::step(
    const Account &account, MovedKind kind, qint64 notBefore, int forMs)
{
    // Who joins gets what the first one's step came to, and asks again if that is not enough.
    const QString key = account.id.value + u' ' + word(kind);
    return m_steps.ask(key, this, [=, this] {
        auto *step = new CensusStep(
            m_core, m_sessions, {account, kind, notBefore, forMs}, m_pagesWithoutNews[key], this);
        const auto future = step->future();
        step->start();
        return future;
    });
}

} // namespace asterism
