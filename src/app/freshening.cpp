// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/freshening.h"

#include "engine/requestserver.h"
#include "lists/members.h"
#include "lists/wording.h"
#include "store/accounts.h"
#include "store/lists.h"
#include "store/readings.h"
#include "store/sources.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Freshening)
};

/// A list asks many hosts, which keep their own order (net/hostlanes.h): it holds up no source.
QString laneOf(const QString &key, const QHash<QString, QString> &hosts)
{
    const auto source = Source::fromKey(key);
    if (!source) {
        return key;
    }
    const QString host = source->host.isEmpty() ? hosts.value(source->account.value) : source->host;
    return host.isEmpty() ? key : host;
}

QJsonObject argumentOf(const QString &key)
{
    return {{u"sources"_s, QJsonArray{key}}};
}

/// Of the only source that was asked for.
QJsonObject resultIn(const QJsonObject &answer)
{
    return answer[u"results"].toArray().first().toObject();
}

/// The error of the only source that was asked for.
std::optional<Error> errorIn(const Jobs::Answer &answer)
{
    if (!answer) {
        return answer.error();
    }
    const QJsonObject error = resultIn(*answer)[u"error"].toObject();
    return error.isEmpty() ? std::optional<Error>() : errorFromOutcome(toText(error));
}

/// When a look had to leave something open.
constexpr qint64 againMs = minuteMs;

} // namespace

Freshening::Freshening(store::Store &store, EngineDesk &desk, const Clock &clock,
    StreamSync *streams, ListPolling *polling, quint32 seed)
    : m_store(store)
    , m_desk(desk)
    , m_clock(clock)
    , m_streams(streams)
    , m_polling(polling)
    , m_plan([random = QRandomGenerator(
                  seed != 0 ? seed : QRandomGenerator::system()->generate())]() mutable {
        return random.generateDouble();
    })
{
    connect(&m_timer, &QTimer::timeout, this, &Freshening::tick);
    connect(&m_desk, &EngineDesk::engineChanged, this, &Freshening::followStreams);
    connect(&m_store, &store::Store::committed, this, &Freshening::storeChanged);
    if (m_streams != nullptr) {
        connect(m_streams, &StreamSync::changed, this, &Freshening::streamChanged);
    }
    if (m_polling != nullptr) {
        connect(m_polling, &ListPolling::changed, this, &Freshening::listChanged);
    }
}

void Freshening::start()
{
    if (m_started) {
        return;
    }
    m_started = true;
    const QStringList keys = m_plan.watched();
    for (const QString &key : keys) {
        recall(key);
    }
    m_timer.start(int(secondMs));
    if (m_polling != nullptr) {
        m_polling->start();
    }
    readHosts();
    followStreams();
}

void Freshening::keepHomes()
{
    m_keepsHomes = true;
    if (m_started) {
        readHosts();
    }
}

void Freshening::keepNotifications()
{
    m_keepsNotices = true;
    if (m_started) {
        readHosts();
    }
}

void Freshening::tick()
{
    if (!m_started) {
        return;
    }
    showElsewhere();
    if (std::exchange(m_listsChanged, false)) {
        const QStringList keys = m_plan.watched();
        for (const QString &key : keys) {
            recallList(key);
        }
    }
    if (!m_desk.isEngine()) {
        askToWatch();
        return;
    }
    const QStringList due = m_plan.begin(m_clock.now());
    for (const QString &key : due) {
        look(key);
    }
    if (m_polling != nullptr) {
        m_polling->tick();
        followPublicStreams();
    }
}

void Freshening::watch(const QString &key)
{
    m_seen[key] += 1;
    if (!m_plan.watch(key, laneOf(key, m_hosts), intervalOf(key))) {
        pace(key);
        followLists();
        return;
    }
    if (isListKey(key)) {
        m_plan.rest(key);
        followLists();
    }
    m_status.insert(key, {});
    m_askedToWatchAt = 0;
    if (m_started) {
        recall(key);
        followStream(key);
        tick();
    }
}

void Freshening::unwatch(const QString &key)
{
    m_seen[key] -= 1;
    if (m_seen.value(key) <= 0) {
        m_seen.remove(key);
    }
    followLists();
    if (!m_plan.unwatch(key)) {
        pace(key);
        return;
    }
    m_status.remove(key);
    m_begunAt.remove(key);
    m_epochs.remove(key);
    m_streamed.remove(key);
    if (m_streams != nullptr) {
        m_streams->unwant(key);
    }
}

SourceStatus Freshening::status(const QString &key) const
{
    SourceStatus status = m_status.value(key);
    status.nextAt = m_plan.nextAt(key);
    if (isListKey(key) && m_polling != nullptr) {
        status.nextAt = std::min(status.nextAt, m_polling->nextAt(listOf(key)));
    }
    return status;
}

void Freshening::busy(const QString &key, int change)
{
    m_asking[key] += change;
    const bool asked = m_asking.value(key) > 0;
    if (!asked) {
        m_asking.remove(key);
    }
    const bool polled = isListKey(key) && m_polling != nullptr && m_polling->isReading(listOf(key));
    const bool asking = asked || polled;
    update(key, [asking](SourceStatus &status) { status.busy = asking; });
}

/// What the cache remembers: when it was read, how its members were.
void Freshening::recall(const QString &key)
{
    if (isListKey(key)) {
        recallList(key);
        return;
    }
    const auto source = Source::fromKey(key);
    if (!source) {
        update(key, [&](SourceStatus &status) { status.error = source.error(); });
        return;
    }
    recallReader(*source);
    m_store
        .readCache([source = *source](store::CacheTx &tx) -> Result<qint64> {
            return store::sourceState(tx, source).readAt;
        })
        .then(this, [this, key](const Result<qint64> &readAt) {
            recalled(key, readAt ? *readAt : 0); // a damaged cache is the store's to tell
        });
}

void Freshening::recalled(const QString &key, qint64 readAt)
{
    update(key, [readAt](SourceStatus &status) {
        status.known = true;
        status.lastOkAt = std::max(status.lastOkAt, readAt);
        status.everRead = status.lastOkAt > 0;
    });
}

/// How somebody is read, which is remembered for all who show them.
void Freshening::recallReader(const Source &person)
{
    if (!isOfOnePerson(person.kind)) {
        return;
    }
    m_store
        .readCache([acct = person.param](store::CacheTx &tx) -> Result<ListMember> {
            return store::reading(tx, acct);
        })
        .then(this, [this, key = person.key()](const Result<ListMember> &reading) {
            update(key, [&](SourceStatus &status) {
                status.reader = reading ? reading->reader : ReaderKind::None;
                status.readerAccount = reading ? reading->readerAccount : AccountId();
            });
        });
}

void Freshening::recallList(const QString &key)
{
    if (!isListKey(key)) {
        if (const auto source = Source::fromKey(key)) {
            recallReader(*source);
        }
        return;
    }
    // Which of them could help is said beside each trouble.
    m_store.readUser([](store::UserTx &tx) { return store::accounts(tx); })
        .then(this, [this, key](const Result<std::vector<Account>> &own) {
            recallMembers(key, own ? *own : std::vector<Account>());
        });
}

void Freshening::recallMembers(const QString &key, const std::vector<Account> &own)
{
    readMembers(m_store, listOf(key))
        .then(this, [this, key, own](const Result<std::vector<ListMember>> &members) {
            if (members) {
                showMembers(key, *members, own);
            } else {
                update(key, [&](SourceStatus &status) { status.error = members.error(); });
            }
        });
}

void Freshening::showMembers(
    const QString &key, const std::vector<ListMember> &members, const std::vector<Account> &own)
{
    SourceStatus found = m_status.value(key);
    found.unreadable = found.silent = 0;
    found.troubles.clear();
    QSet<QString> hosts;
    for (const ListMember &member : members) {
        hosts.insert(hostOfMember(member));
        found.lastOkAt = std::max(found.lastOkAt, member.polled.readAt);
        if (member.error.isEmpty()) {
            continue;
        }
        found.troubles << u'@' + member.acct + u": "_s + troubleWords(member, own);
        const bool read = member.polled.end == PollEnd::Read; // and there is a word to say
        const bool unreadable = member.reader == ReaderKind::Unreadable;
        found.unreadable += unreadable ? 1 : 0;
        found.silent += !unreadable && !read ? 1 : 0;
    }
    found.members = int(members.size());
    found.servers = int(hosts.size());
    found.known = true;
    found.everRead = found.everRead || found.lastOkAt > 0;
    update(key, [&](SourceStatus &status) { status = found; });
}

/// Which lists are looked at.
void Freshening::followLists()
{
    if (m_polling == nullptr) {
        return;
    }
    QSet<ListId> seen;
    for (auto source = m_seen.cbegin(); source != m_seen.cend(); ++source) {
        if (m_lookedAt && source.value() > 0 && isListKey(source.key())) {
            seen.insert(listOf(source.key()));
        }
    }
    m_polling->setOnScreen(seen);
    m_polling->setLookedAt(m_lookedAt);
}

void Freshening::listChanged(const ListId &list)
{
    busy(listSource(list).key(), 0);
}

void Freshening::readHosts()
{
    m_store.readUser([](store::UserTx &tx) { return store::accounts(tx); })
        .then(this, [this](const Result<std::vector<Account>> &accounts) {
            const std::vector<Account> known = accounts ? *accounts : std::vector<Account>();
            for (const Account &account : known) {
                m_hosts.insert(account.id.value, account.host);
            }
            if (accounts) {
                followAccounts(known);
            }
            const QStringList keys = m_plan.watched();
            for (const QString &key : keys) {
                m_plan.setLane(key, laneOf(key, m_hosts));
            }
            tick();
        });
}

void Freshening::storeChanged(const store::Changes &changes)
{
    if (!m_started) {
        return;
    }
    // Each member that was read is told by itself: the next tick looks once for all of them.
    m_listsChanged = m_listsChanged || changes.lists || changes.readings || changes.accounts;
    if (changes.accounts) {
        readHosts();
        const QStringList keys = m_plan.watched();
        for (const QString &key : keys) {
            const SourceStatus known = m_status.value(key);
            if (known.error && known.error->kind == ErrorKind::Credentials) {
                m_plan.hurry(key); // perhaps somebody signed in again
            }
        }
    }
}

void Freshening::look(const QString &key)
{
    m_begunAt.insert(key, m_clock.now());
    m_epochs.insert(key, m_streams == nullptr ? 0 : m_streams->state(key).epoch);
    busy(key, 1);
    m_desk.ask(u"refresh"_s, argumentOf(key)).then(this, [this, key](const Jobs::Answer &answer) {
        looked(key, answer);
    });
}

void Freshening::looked(const QString &key, const Jobs::Answer &answer)
{
    const auto error = errorIn(answer);
    const qint64 now = m_clock.now();
    m_plan.finished(key, error, now);
    const bool failedBefore = m_status.value(key).error.has_value();
    if (error && error->kind != ErrorKind::Cancelled) {
        note(key, sentence(*error));
    } else if (!error && failedBefore) {
        note(key, Words::tr("it can be read again"));
    }
    update(key, [&](SourceStatus &status) {
        if (error && error->kind == ErrorKind::Cancelled) {
            return;
        }
        status.error = error;
        status.lastOkAt = error ? status.lastOkAt : now;
        status.everRead = status.everRead || !error;
    });
    if (!error) {
        lookedWell(key);
    }
    if (!error && resultIn(*answer)[u"again"].toBool()) {
        m_plan.hurryAt(key, now + againMs);
    }
    busy(key, -1);
    recallList(key);
    tick();
}

/// For the activity log.
void Freshening::note(const QString &key, const QString &what)
{
    const auto source = Source::fromKey(key);
    if (source) {
        const QString own = m_hosts.value(source->account.value);
        Q_EMIT happened(source->account, source->host.isEmpty() ? own : source->host, key, what);
    }
}

void Freshening::refreshNow(const QString &key)
{
    if (!m_plan.isWatched(key) || m_plan.isRunning(key) || m_asking.value(key) > 0) {
        return;
    }
    if (m_desk.isEngine()) {
        m_plan.hurry(key);
        tick();
    } else if (m_started) {
        look(key);
    }
}

QFuture<Result<bool>> Freshening::older(const QString &key, qint64 below)
{
    busy(key, 1);
    QJsonObject argument = argumentOf(key);
    argument.insert(u"below"_s, below);
    return m_desk.ask(u"older"_s, argument).then(this, [this, key](const Jobs::Answer &answer) {
        const auto error = errorIn(answer);
        if (error && error->kind != ErrorKind::Cancelled) {
            update(key, [&](SourceStatus &status) { status.error = error; });
        }
        busy(key, -1);
        return error ? Result<bool>(*error) : Result<bool>(resultIn(*answer)[u"more"].toBool());
    });
}

QFuture<Result<Done>> Freshening::fillGap(qint64 gap)
{
    return m_desk.ask(u"fill-gap"_s, {{u"gap"_s, gap}}).then(this, [](const Jobs::Answer &answer) {
        return answer ? Result<Done>(Done{}) : Result<Done>(answer.error());
    });
}

} // namespace asterism
