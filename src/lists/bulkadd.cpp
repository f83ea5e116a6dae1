// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/bulkadd.h"

#include "base/host.h"
#include "store/lists.h"

#include <QPointer>
#include <QTimer>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// So many are written at once while others are still being looked for.
constexpr size_t writtenAtOnce = 100;

} // namespace

QString word(AddEnd end)
{
    switch (end) {
    case AddEnd::Added:
        return u"added"_s;
    case AddEnd::Already:
        return u"already"_s;
    case AddEnd::NotAdded:
        return u"not-added"_s;
    case AddEnd::NotBegun:
        break;
    }
    return {};
}

std::optional<AddEnd> addEnd(const QString &text)
{
    for (const AddEnd end : {AddEnd::Added, AddEnd::Already, AddEnd::NotAdded}) {
        if (word(end) == text) {
            return end;
        }
    }
    return {};
}

bool isWholeHostAway(const Error &error, const QString &host)
{
    if (host.isEmpty()) {
        return false;
    }
    if (error.kind == ErrorKind::RateLimited) {
        return error.subject == host || error.subject.endsWith(u'@' + host);
    }
    // A host that has trouble with one person (5xx) answers quickly and may know the next.
    const bool silent = error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Barred
        || (error.kind == ErrorKind::Network && error.httpStatus == 0);
    return silent && error.subject == host;
}

BulkAdd::BulkAdd(Core &core, People &people, const ListId &list, const std::vector<ToAdd> &wanted,
    Apply apply, const AddLimits &limits, QObject *parent)
    : Flow(parent)
    , m_core(core)
    , m_people(people)
    , m_list(list)
    , m_wanted(wanted)
    , m_apply(std::move(apply))
    , m_limits(limits)
    , m_heard(wanted.size(), false)
{
    for (const ToAdd &person : wanted) {
        m_results.push_back({.handle = person.handle});
    }
}

void BulkAdd::start()
{
    m_begunAt = m_core.clock.now();
    for (size_t i = 0; i < m_wanted.size(); ++i) {
        const ToAdd &person = m_wanted[i];
        if (const auto known = parseHandle(person.handle); person.known && known) {
            m_heard[i] = true;
            found(i, known->acct(), person.actorUri);
            continue;
        }
        const QString host = namedHost(person.handle);
        if (!m_queues.contains(host)) {
            m_hosts << host;
        }
        m_queues[host] << i;
    }
    beginHosts();
    settle();
}

bool BulkAdd::mayBegin() const
{
    const bool late = m_core.clock.now() - m_begunAt >= m_limits.beginForMs;
    return !m_cancelled && !m_failure && !late;
}

void BulkAdd::beginHosts()
{
    while (m_running < m_limits.hostsAtOnce && m_nextHost < m_hosts.size() && mayBegin()) {
        m_running += 1;
        nextOf(m_hosts[m_nextHost++]);
    }
}

void BulkAdd::nextOf(const QString &host)
{
    QList<size_t> &queue = m_queues[host];
    if (!queue.isEmpty() && mayBegin()) {
        look(host, queue.takeFirst());
        return;
    }
    m_running -= 1;
    beginHosts();
    settle();
}

void BulkAdd::look(const QString &host, size_t index)
{
    // The answer may come when this has long ended without it.
    m_people.find(m_wanted[index].handle)
        .then(
            &m_people, [flow = QPointer<BulkAdd>(this), host, index](const Result<Person> &person) {
                if (flow) {
                    flow->hear(host, index, person);
                }
            });
    // The request has a longer patience, for it is tried twice.
    QTimer::singleShot(m_limits.patienceMs, this, [this, host, index] {
        hear(host, index, Error{.kind = ErrorKind::Timeout, .subject = host});
    });
}

void BulkAdd::hear(const QString &host, size_t index, const Result<Person> &person)
{
    if (m_heard[index]) {
        return; // it came too late, or the patience was not needed
    }
    m_heard[index] = true;
    if (person) {
        found(index, person->handle.acct(), person->actorUri);
    } else if (person.error().kind == ErrorKind::Cancelled) {
        m_cancelled = true; // the program ends, which is nobody's fault
    } else {
        failed(index, person.error());
        if (isWholeHostAway(person.error(), host)) {
            failQueue(host, person.error());
        }
    }
    if (m_found.size() >= writtenAtOnce) {
        write();
    }
    nextOf(host);
}

void BulkAdd::found(size_t index, const QString &acct, const QString &actorUri)
{
    m_results[index].acct = acct;
    m_found.push_back({index,
        {.list = m_list,
            .acct = acct,
            .typed = m_core.typedHosts.contains(acct.section(u'@', -1)),
            .actorUri = actorUri}});
}

void BulkAdd::failed(size_t index, const Error &error)
{
    m_results[index].end = AddEnd::NotAdded;
    m_results[index].error = error;
    tellDone();
}

/// All who wait there: each would wait as long and in vain.
void BulkAdd::failQueue(const QString &host, const Error &error)
{
    Error ofHost = error;
    ofHost.subject = host;
    const QList<size_t> waiting = std::exchange(m_queues[host], {});
    for (const size_t index : waiting) {
        failed(index, ofHost);
    }
}

/// Once nobody is being looked for, what is left to be done is done, one thing after the other.
void BulkAdd::settle()
{
    if (m_running > 0 || m_writing) {
        return;
    }
    if (!m_found.empty() && !m_failure) {
        write();
        return;
    }
    if (std::exchange(m_changed, false)) {
        m_writing = true;
        m_apply().then(this, [this](const Result<Done> &done) {
            m_writing = false;
            m_failure = done ? m_failure : std::optional(done.error());
            settle();
        });
        return;
    }
    finish(m_failure ? Result<std::vector<AddResult>>(*m_failure)
                     : Result<std::vector<AddResult>>(m_results));
}

void BulkAdd::write()
{
    if (m_writing) {
        return; // they go with the next
    }
    m_writing = true;
    std::vector<size_t> batch;
    std::vector<ListMember> members;
    for (auto &[index, member] : std::exchange(m_found, {})) {
        batch.push_back(index);
        members.push_back(std::move(member));
    }
    m_core.store.writeUser([members](store::UserTx &tx) { return store::addMembers(tx, members); })
        .then(this, [this, batch](const Result<std::vector<bool>> &news) { written(batch, news); });
}

void BulkAdd::written(const std::vector<size_t> &batch, const Result<std::vector<bool>> &news)
{
    m_writing = false;
    if (!news) {
        m_failure = news.error();
        settle();
        return;
    }
    for (size_t i = 0; i < batch.size(); ++i) {
        const bool isNew = (*news)[i];
        m_results[batch[i]].end = isNew ? AddEnd::Added : AddEnd::Already;
        m_changed = m_changed || isNew;
        tellDone();
    }
    settle();
}

void BulkAdd::tellDone()
{
    m_done += 1;
    if (m_tell) {
        m_tell(m_done);
    }
}

} // namespace asterism
