// SPDX-License-Identifier: GPL-3.0-or-later
#include "people.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism::simulation {

namespace {

/// News that comes late still comes among what a look reads again below its mark: servers file
/// it by its own time.
constexpr qint64 latestMs = 12 * secondMs;
constexpr int latestThings = 12;
/// Of two edits of one second a server that counts seconds tells no order.
constexpr qint64 betweenEditsMs = 1500;
/// Posts that something still happens to.
constexpr size_t mostRecent = 60;

} // namespace

People::People(Sandbox &sandbox, const Clock &clock, Agenda &agenda, Chance &chance)
    : m_sandbox(sandbox)
    , m_clock(clock)
    , m_agenda(agenda)
    , m_chance(chance)
{
    for (const Server *server : sandbox.servers()) {
        for (const QString &handle : server->handles()) {
            m_users << handle;
        }
    }
}

void People::begin(int things, qint64 meanMs)
{
    m_left = things;
    m_meanMs = meanMs;
    next();
}

void People::next()
{
    if (m_left == 0) {
        return;
    }
    m_agenda.at(m_clock.now() + m_chance.wait(m_meanMs), [this] {
        // Now and then many things at once.
        int count = m_chance.one(0.02) ? m_chance.below(15) : 1;
        for (; count > 0 && m_left > 0; --count) {
            m_left -= 1;
            m_things += 1;
            doSomething();
        }
        next();
    });
}

void People::doSomething()
{
    const int kind = m_chance.below(100);
    if (kind < 40 || m_said.size() < 5) {
        post(false);
    } else if (kind < 50) {
        post(true);
    } else if (kind < 70) {
        boost();
    } else if (kind < 75) {
        unboost();
    } else if (kind < 88) {
        edit();
    } else if (kind < 98) {
        remove();
    } else {
        removeInOnePlace();
    }
}

/// The better known ones speak more often.
QString People::somebody()
{
    return m_users[std::min(
        m_chance.below(int(m_users.size())), m_chance.below(int(m_users.size())))];
}

People::Said *People::recent()
{
    const size_t reach = std::min(m_said.size(), mostRecent);
    return reach == 0 ? nullptr : &m_said[m_said.size() - 1 - size_t(m_chance.below(int(reach)))];
}

void People::post(bool answers)
{
    static constexpr std::array visibilities{Visibility::Public, Visibility::Public,
        Visibility::Public, Visibility::Unlisted, Visibility::Private};
    PostDraft draft;
    draft.text = u"said %1 rev0x"_s.arg(m_things);
    draft.visibility = m_chance.pick(visibilities);
    QString tail;
    if (const Said *parent = recent(); answers && parent != nullptr) {
        draft.replyTo = parent->uri;
        tail += u" @"_s + parent->user;
    }
    if (m_chance.one(0.3)) {
        tail += u" #tea"_s;
    }
    draft.text += tail;
    draft.federates = !m_chance.one(0.1);
    const QString user = somebody();
    const QString uri = m_sandbox.post(user, draft);
    m_said.push_back({.uri = uri, .user = user, .tail = tail});
    for (const Server *server : m_sandbox.servers()) {
        if (!draft.federates && draft.visibility != Visibility::Private) {
            const qint64 latest = std::min(latestMs, latestThings * m_meanMs);
            m_agenda.at(m_clock.now() + m_chance.between(0, latest), [this, uri, server] {
                // Not after a delete: a server never takes the same post in again.
                if (!m_truth.gone.contains(uri) && !m_truth.halfGone.contains(uri)) {
                    m_sandbox.federate(uri, server);
                }
            });
        }
    }
}

void People::boost()
{
    const Said *said = recent();
    const QString user = somebody();
    if (said != nullptr && !m_sandbox.boost(user, said->uri).isEmpty()) {
        m_boosts.emplace_back(user, said->uri);
    }
}

void People::unboost()
{
    if (m_boosts.empty()) {
        return;
    }
    const auto at = m_boosts.begin() + m_chance.below(int(m_boosts.size()));
    const auto [user, uri] = *at;
    m_boosts.erase(at);
    if (m_sandbox.unboost(user, uri)) {
        m_truth.gone << Truth::rowKey(uri, m_sandbox.handle(user));
        m_truth.unboosted << uri;
    }
}

void People::edit()
{
    Said *said = recent();
    if (said == nullptr || m_clock.now() - said->editedAt < betweenEditsMs) {
        return;
    }
    said->editedAt = m_clock.now();
    said->revision += 1;
    m_sandbox.edit(said->uri, u"said again rev%1x"_s.arg(said->revision) + said->tail);
}

void People::remove()
{
    if (const Said *said = recent()) {
        m_truth.gone << said->uri;
        m_sandbox.deletePost(said->uri);
        m_said.erase(m_said.begin() + (said - m_said.data()));
    }
}

/// A delete that the other servers never hear of.
void People::removeInOnePlace()
{
    const Said *said = recent();
    if (said == nullptr) {
        return;
    }
    const auto servers = m_sandbox.servers();
    const Server *place = m_chance.pick(servers);
    const bool origin = place == m_sandbox.serverOf(said->user);
    (origin ? m_truth.halfGone : m_truth.gone) << said->uri;
    m_sandbox.deletePost(said->uri, place);
    m_said.erase(m_said.begin() + (said - m_said.data()));
}

} // namespace asterism::simulation
