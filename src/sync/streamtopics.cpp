// SPDX-License-Identifier: GPL-3.0-or-later

// The part of StreamSync that knows what a socket tells of: which topics it was asked for, what
// was confirmed or refused, and what its messages came to.
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "sync/streamline.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Sync)
};

/// A server that has not confirmed a topic by then will not: it says nothing where it refuses.
constexpr qint64 confirmMs = 15 * secondMs;
// The computer may sleep or its clock may be set while a timer runs: look at the clock again.
constexpr qint64 longestWaitMs = 10 * secondMs;

bool confirmsTopics(const Session &session)
{
    return capabilities(session.instance).streamConfirms;
}

} // namespace

void StreamSync::subscribe(Line &line, const StreamTopic &topic)
{
    const Instance &instance = line.session.instance;
    if (const auto message = familyFor(instance)->subscribe(instance, topic)) {
        line.keeper->send(*message);
    }
}

void StreamSync::opened(Line &line)
{
    const Instance &instance = line.session.instance;
    const StreamTopic first = m_wanted[line.keys.first()].topic;
    QSet<QString> asked;
    if (familyFor(instance)->streamDoor(instance, first).carriesTopic) {
        asked.insert(first.key());
    }
    line.opening = ++m_lastEpoch;
    line.shared = topicsOf(line).size() > 1;
    for (const QString &key : std::as_const(line.keys)) {
        Wanted &wanted = m_wanted[key];
        const StreamTopic topic = wanted.topic;
        wanted.refusal.reset(); // it is asked for again
        if (!asked.contains(topic.key())) {
            asked.insert(topic.key());
            subscribe(line, topic);
        }
    }
    arrangeWatches(instance.host);
    confirmsTopics(line.session) ? awaitConfirmations(line) : beginAnew(line);
}

/// Another source of the same topic on that line: "#tea" and "#tea without #bot" are one stream.
/// One that is streamed before one that was refused.
const StreamSync::Wanted *StreamSync::twinOf(const Line &line, const QString &key) const
{
    const auto wanted = m_wanted.constFind(key);
    const Wanted *refused = nullptr;
    for (const QString &other : line.keys) {
        const auto known = m_wanted.constFind(other);
        if (other == key || known->topic != wanted->topic) {
            continue;
        }
        if (!known->refusal) {
            return &*known;
        }
        refused = &*known;
    }
    return refused;
}

/// One more topic for an open line. What that was asked for already is not asked for again: a
/// server that was only slow would tell everything twice, and end one of the two when it is told to
/// end the topic.
void StreamSync::addTo(Line &line, const QString &key)
{
    Wanted &wanted = m_wanted[key];
    const Wanted *twin = twinOf(line, key);
    if (twin != nullptr && twin->refusal) {
        wanted.refusal = twin->refusal;
        return;
    }
    if (twin == nullptr) {
        subscribe(line, wanted.topic);
    }
    if (!confirmsTopics(line.session)) {
        beginAnew(line); // nobody says from when on it is told of
        return;
    }
    wanted.askedAt = twin == nullptr ? m_core.clock.now() : twin->askedAt;
    wanted.epoch = twin == nullptr || twin->epoch == 0 ? 0 : ++m_lastEpoch;
    giveUpWaiting();
}

/// From here on something may be missing until the sources have been read. What is not confirmed
/// has not even begun, and what was refused is not asked for by this.
void StreamSync::beginAnew(Line &line)
{
    const bool confirms = confirmsTopics(line.session);
    const quint64 epoch = ++m_lastEpoch;
    for (const QString &key : std::as_const(line.keys)) {
        Wanted &wanted = m_wanted[key];
        if (!confirms || wanted.epoch != 0) {
            wanted.epoch = epoch;
            wanted.joined = false;
        }
    }
    describeAnew(line);
    tellAll(QStringList(line.keys));
}

void StreamSync::awaitConfirmations(Line &line)
{
    for (const QString &key : std::as_const(line.keys)) {
        Wanted &wanted = m_wanted[key];
        wanted.epoch = 0;
        wanted.askedAt = m_core.clock.now();
        wanted.joined = false;
    }
    describeAnew(line);
    const QStringList keys = line.keys;
    giveUpWaiting();
    tellAll(keys);
}

/// It may come late, when it has been given up already.
void StreamSync::confirmed(const LiveOutcome::Confirmation &confirmation)
{
    Line *line = lineById(confirmation.line);
    if (line == nullptr || line->opening != confirmation.opening) {
        return; // it was told on a connection that is gone
    }
    QStringList begun;
    for (const QString &key : std::as_const(line->keys)) {
        Wanted &wanted = m_wanted[key];
        if (wanted.topic == confirmation.topic && wanted.epoch == 0) {
            wanted.epoch = ++m_lastEpoch;
            wanted.askedAt = 0;
            wanted.refusal.reset();
            begun << key;
        }
    }
    tellAll(begun);
}

void StreamSync::giveUpWaiting()
{
    const qint64 now = m_core.clock.now();
    QStringList late;
    qint64 first = 0; // of those that may still come, since when they are waited for
    for (auto wanted = m_wanted.cbegin(); wanted != m_wanted.cend(); ++wanted) {
        const qint64 since = wanted->askedAt;
        if (since == 0) {
            continue;
        }
        // A clock that was set back must not make the wait any longer.
        if (now - since >= confirmMs || now < since) {
            late << wanted.key();
        } else {
            first = first == 0 ? since : std::min(first, since);
        }
    }
    m_confirmTimer.stop();
    if (first != 0) {
        m_confirmTimer.start(int(std::min(first + confirmMs - now, longestWaitMs)));
    }
    for (const QString &key : std::as_const(late)) {
        noteSilent(key);
    }
}

/// It is asked for in turns, until the stream begins anew.
void StreamSync::noteSilent(const QString &key)
{
    const auto wanted = m_wanted.find(key);
    if (wanted == m_wanted.end() || wanted->line == nullptr || wanted->askedAt == 0) {
        return;
    }
    const Error error{.kind = ErrorKind::Rejected,
        .subject = wanted->line->session.instance.host,
        .detail = Words::tr("the server does not stream this")};
    const AccountId account = wanted->line->session.account.id;
    wanted->askedAt = 0;
    wanted->joined = false;
    wanted->refusal = error;
    tell(key);
    Q_EMIT happened(account, error.subject, sentence(error));
}

void StreamSync::lineChanged(Line &line)
{
    const StreamStatus status = line.keeper->status();
    const AccountId account = line.session.account.id;
    const QString host = line.session.instance.host;
    const bool live = status.state == StreamPlan::State::Live;
    if (!live && line.isOpen()) {
        line.opening = 0;
        for (const QString &key : std::as_const(line.keys)) {
            Wanted &wanted = m_wanted[key];
            wanted.epoch = 0;
            wanted.askedAt = 0;
            wanted.joined = false;
        }
        describeAnew(line);
        arrangeWatches(host);
    }
    const bool ended =
        status.state == StreamPlan::State::Waiting || status.state == StreamPlan::State::Stopped;
    tellAll(QStringList(line.keys));
    if (live || (ended && status.lastEnd)) {
        Q_EMIT happened(account, host,
            live ? Words::tr("the stream is open") : sentence(status.lastEnd->error));
    }
}

void StreamSync::describeAnew(Line &line)
{
    LiveLine described{.id = line.id,
        .opening = line.opening,
        .instance = line.session.instance,
        .account = line.session.account.id,
        .places = {},
        .shared = line.shared};
    for (const QString &key : std::as_const(line.keys)) {
        const Wanted &wanted = m_wanted[key];
        described.places << LiveLine::Place{wanted.topic, wanted.source, wanted.joined};
    }
    line.described = std::make_shared<const LiveLine>(std::move(described));
}

void StreamSync::heard(Line &line, const QByteArray &text)
{
    if (!m_ingest.add({.line = line.described, .text = text})) {
        const AccountId account = line.session.account.id;
        const QString host = line.session.instance.host;
        beginAnew(line);
        Q_EMIT happened(account, host,
            Words::tr("more came than could be written; reading the timeline instead"));
    }
}

void StreamSync::committed(const LiveOutcome &outcome)
{
    m_ignored += outcome.ignored;
    m_broken += outcome.broken;
    if (outcome.error) {
        for (const qint64 id : outcome.lines) {
            if (Line *line = lineById(id); line != nullptr && line->isOpen()) {
                beginAnew(*line);
            }
        }
    }
    for (const LiveOutcome::Refusal &refusal : outcome.refusals) {
        refused(refusal);
    }
    for (const LiveOutcome::Confirmation &confirmation : outcome.confirmations) {
        confirmed(confirmation);
    }
    tellOutcome(outcome);
}

/// One line of a server watches for all accounts there, and no answer but their own tells what they
/// did themselves, perhaps in another app.
AccountId StreamSync::whoAsks(const LiveOutcome::Change &change) const
{
    const auto own = std::ranges::find_if(m_lines, [&change](const auto &line) {
        return !change.personId.isEmpty() && !line->isGuest()
            && line->session.instance.host == change.host
            && line->session.account.localId == change.personId;
    });
    return own == m_lines.end() ? change.account : (*own)->session.account.id;
}

void StreamSync::tellOutcome(const LiveOutcome &outcome)
{
    for (const QString &key : outcome.sources) {
        Q_EMIT arrived(key);
    }
    for (const QString &id : outcome.filtersChanged) {
        Q_EMIT filtersChanged({id});
    }
    for (const QString &id : outcome.notified) {
        Q_EMIT notified({id});
    }
    for (auto read = outcome.noticesRead.cbegin(); read != outcome.noticesRead.cend(); ++read) {
        Q_EMIT noticesRead({read.key()}, read.value());
    }
    for (const LiveOutcome::Lacked &lacked : outcome.lacked) {
        Q_EMIT postChanged(lacked.account, lacked.host, lacked.ids.parent);
        Q_EMIT postChanged(lacked.account, lacked.host, lacked.ids.mention); // it names that then
    }
    for (const LiveOutcome::Change &change : outcome.changes) {
        const auto watch = m_watched.constFind(change.host);
        // Whoever tells of posts that nobody asked about would have us ask for what it likes.
        if (watch == m_watched.cend() || !watch->posts.watched().contains(change.localId)) {
            continue;
        }
        if (change.counted) {
            Q_EMIT postCounted(change.host, change.localId);
        } else {
            Q_EMIT postChanged(whoAsks(change), change.host, change.localId);
        }
    }
}

/// A server that refuses a subscription does not always say which: then it is those that were
/// added by message. They are asked for in turns until the stream begins anew.
void StreamSync::refused(const LiveOutcome::Refusal &refusal)
{
    Line *line = lineById(refusal.line);
    if (line == nullptr) {
        return;
    }
    const Error error{.kind = ErrorKind::Rejected,
        .subject = line->session.instance.host,
        .detail = refusal.event.words,
        .httpStatus = refusal.event.httpStatus};
    QStringList keys = line->keys;
    if (topicsOf(*line).size() > 1) {
        const StreamTopic first = m_wanted[keys.first()].topic;
        keys.removeIf([&](const QString &key) { return m_wanted[key].topic == first; });
    }
    for (const QString &key : keys) {
        Wanted &wanted = m_wanted[key];
        if (!refusal.event.topic || *refusal.event.topic == wanted.topic) {
            wanted.refusal = error;
            wanted.joined = false;
        }
    }
    describeAnew(*line);
    const AccountId account = line->session.account.id;
    tellAll(keys); // whoever hears of it may let the line go
    Q_EMIT happened(account, error.subject, sentence(error));
}

} // namespace asterism
