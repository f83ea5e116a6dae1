// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Freshening that knows of streams: who has one is not asked, and what a stream missed
// is read once.
#include "app/freshening.h"

#include "protocol/capabilities.h"
#include "protocol/software.h"

#include <QCoreApplication>

#include <utility>

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Freshening)
};

constexpr qint64 timelineMs = minuteMs;
constexpr qint64 unseenMs = 3 * minuteMs;
/// A server says "open" before it listens for its people (Mastodon subscribes after the upgrade and
/// never says when a message of ours has been heard): what it tells is whole from then on only.
constexpr qint64 settlingMs = 2 * secondMs;

} // namespace

/// An account's home is kept fresh from its first moment to its last.
void Freshening::followHomes(const std::vector<Account> &accounts)
{
    QSet<QString> homes;
    for (const Account &account : accounts) {
        homes.insert(homeSource(account.id, account.host).key());
    }
    watchUnseen(std::exchange(m_homes, homes), homes);
}

namespace {

/// Of a software never heard of only the server itself knows.
bool mayTellNotifications(const Account &account)
{
    Instance instance;
    instance.host = account.host;
    instance.software = account.software;
    instance.version = account.version;
    instance.family = familyOfSoftware(account.software);
    return instance.family == Instance::Family::Unknown || capabilities(instance).notifications;
}

} // namespace

void Freshening::followNotifications(const std::vector<Account> &accounts)
{
    QSet<QString> notices;
    for (const Account &account : accounts) {
        if (mayTellNotifications(account)) {
            notices.insert(
                accountSource(Source::Kind::Notifications, account.id, account.host).key());
        }
    }
    watchUnseen(std::exchange(m_notices, notices), notices);
}

void Freshening::watchUnseen(const QSet<QString> &before, const QSet<QString> &now)
{
    for (const QString &key : now - before) {
        watch(key);
        m_seen[key] -= 1; // nobody looks
        pace(key);
    }
    for (const QString &key : before - now) {
        m_seen[key] += 1;
        unwatch(key);
    }
}

/// Servers whose local timeline streams to guests, and so to own accounts there, tell of their list
/// members by themselves.
void Freshening::followPublicStreams()
{
    if (m_streams == nullptr || m_polling == nullptr) {
        return;
    }
    QSet<QString> sources;
    QSet<QString> live;
    const QSet<QString> hosts = m_polling->streamingHosts();
    for (const QString &host : hosts) {
        const QString key = localSource(host).key();
        const StreamState state = m_streams->state(key);
        sources.insert(key);
        if (state.joined) {
            live.insert(host);
        } else if (m_public.contains(key) && state.way == StreamState::Way::None && state.error) {
            m_polling->doesNotStream(host);
        }
    }
    const auto before = std::exchange(m_public, sources);
    watchUnseen(before, sources);
    m_polling->setLive(live);
}

/// Who signed in, again or out, gets streams of their own, again or no more.
void Freshening::followAccounts(const std::vector<Account> &accounts)
{
    QHash<AccountId, bool> signedIn;
    for (const Account &account : accounts) {
        signedIn.insert(account.id, !account.needsSignIn);
    }
    const auto before = std::exchange(m_signedIn, signedIn);
    if (m_streams != nullptr && before) {
        for (auto account = before->cbegin(); account != before->cend(); ++account) {
            if (m_signedIn->value(account.key(), false) != account.value()) {
                m_streams->renew(account.key());
            }
        }
    }
    if (m_keepsHomes) {
        followHomes(accounts);
    }
    if (m_keepsNotices) {
        followNotifications(accounts);
    }
}

void Freshening::followStreams()
{
    const QStringList keys = m_plan.watched();
    for (const QString &key : keys) {
        followStream(key);
    }
    tick();
}

/// Only the engine talks to servers.
void Freshening::followStream(const QString &key)
{
    const auto source = Source::fromKey(key);
    if (m_streams != nullptr && m_started && m_desk.isEngine() && source) {
        m_streams->want(*source);
    }
}

void Freshening::streamChanged(const QString &key)
{
    const StreamState state = m_streams->state(key);
    update(key, [&](SourceStatus &status) { status.stream = state; });
    pace(key);
    noteEpoch(key);
    const bool missed = state.epoch != 0 && !state.joined;
    // Whether the token is of no use any more, or just not for streams, its API says.
    const bool tokenRefused = state.error && state.error->httpStatus == 401;
    if (missed || tokenRefused) {
        m_plan.hurry(key);
        tick();
    }
}

void Freshening::wakeUp()
{
    Q_EMIT happened({}, {}, {}, Words::tr("everything is tried again at once"));
    if (m_streams != nullptr) {
        m_streams->wakeUp();
    }
    if (m_polling != nullptr) {
        m_polling->wakeUp();
    }
    const QStringList keys = m_plan.watched();
    for (const QString &key : keys) {
        if (!isListKey(key) && (m_streams == nullptr || !m_streams->state(key).joined)) {
            m_plan.hurry(key);
        }
    }
    tick();
}

qint64 Freshening::intervalOf(const QString &key) const
{
    const bool seen = m_lookedAt && m_seen.value(key) > 0;
    if (isListKey(key)) {
        return 0; // its members have their own rhythms
    }
    if (m_streams != nullptr && m_streams->state(key).joined) {
        return 0;
    }
    if (!seen && m_public.contains(key)) {
        return 0; // only to join its stream
    }
    return seen ? timelineMs : unseenMs;
}

void Freshening::setLookedAt(bool lookedAt)
{
    if (std::exchange(m_lookedAt, lookedAt) == lookedAt) {
        return;
    }
    const QStringList keys = m_plan.watched();
    for (const QString &key : keys) {
        pace(key);
    }
    followLists();
    tick();
}

void Freshening::pace(const QString &key)
{
    m_plan.setInterval(key, intervalOf(key), m_clock.now());
}

void Freshening::noteEpoch(const QString &key)
{
    const quint64 epoch = m_streams->state(key).epoch;
    if (epoch != 0 && epoch != m_streamed.value(key).number && m_plan.isWatched(key)) {
        m_streamed.insert(key, {.number = epoch, .begunAt = m_clock.now()});
    }
}

/// What a look has read joins what streams since then. A stream that began while it was under way,
/// or so shortly before that its server may not have listened yet, wants another.
void Freshening::lookedWell(const QString &key)
{
    if (m_streams == nullptr || !m_plan.isWatched(key)) {
        return;
    }
    const StreamState state = m_streams->state(key);
    if (state.joined) {
        return; // somebody just wanted to look
    }
    const quint64 epoch = state.epoch;
    if (epoch == 0) {
        followStream(key); // its server could not be asked about streams before
    } else if (epoch == m_epochs.value(key)) {
        const qint64 settledAt = m_streamed.value(key).begunAt + settlingMs;
        if (m_begunAt.value(key) >= settledAt) {
            m_streams->joined(key, epoch);
            note(key, Words::tr("what was missed is read; from here on it streams"));
        } else {
            m_plan.hurryAt(key, settledAt);
        }
    } else {
        m_plan.hurry(key);
    }
}

} // namespace asterism
