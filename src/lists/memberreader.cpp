// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/memberreader.h"

#include "lists/lookend.h"
#include "lists/members.h"
#include "store/lists.h"
#include "store/readings.h"

#include <utility>

namespace asterism {

MemberReader::MemberReader(
    Core &core, Sessions &sessions, People &people, Refresher &refresher, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_sessions(sessions)
    , m_desk{.core = core, .sessions = sessions, .people = people, .refresher = refresher}
{
}

QFuture<Result<ListMember>> MemberReader::read(const ListMember &member, const Wish &wish)
{
    const Polled &polled = member.polled;
    if (polled.end == PollEnd::Limited && polled.pausedUntil > m_core.clock.now()) {
        return answered<ListMember>(member);
    }
    return m_reading.ask(member.acct, this, [&] { return begin(member, wish); })
        .then(this, [list = member.list](const Result<ListMember> &read) {
            Result<ListMember> own = read;
            if (own) {
                own->list = list; // another list may have asked first
            }
            return own;
        });
}

QFuture<Result<Marks>> MemberReader::marks(const std::vector<ListMember> &members)
{
    const QString host = hostOfMember(members.front());
    LocalNews &news = m_news[host];
    return askMarks(m_core, m_sessions, members, news, this)
        .then(this, [this, host, &news](const Result<Marks> &marks) {
            const bool refused = !marks && pollEndOf(marks.error()) == PollEnd::Refused;
            if (refused || (marks && news.isTooMuch())) {
                m_cannotTell.insert(host, m_core.clock.now());
            }
            return marks;
        });
}

bool MemberReader::canTell(const QString &host) const
{
    const auto refused = m_cannotTell.constFind(host);
    return refused == m_cannotTell.cend() || m_core.clock.now() - *refused >= choiceLastsMs;
}

QFuture<Result<ListMember>> MemberReader::begin(const ListMember &member, const Wish &wish)
{
    m_readers += 1;
    auto *reading = beginReading(m_desk, member, wish, this);
    auto future = reading->future();
    // When the last one is through, the next look asks the silent hosts again.
    connect(reading, &QObject::destroyed, this, [this] {
        m_readers -= 1;
        if (m_readers == 0) {
            m_desk.away.clear();
        }
    });
    return future
        .then(this,
            [this, before = member](const Result<ListMember> &read) { return keep(before, read); })
        .unwrap();
}

/// Remembers how it went.
QFuture<Result<ListMember>> MemberReader::keep(
    const ListMember &before, const Result<ListMember> &read)
{
    if (!read) {
        return answered<ListMember>(read.error());
    }
    ListMember member = *read;
    member.polled.together = member.polled.together && canTell(hostOfMember(member));
    const QString to = std::exchange(member.movedTo, before.movedTo);
    Q_EMIT wasRead(member);
    if (!to.isEmpty() && to != before.movedTo) {
        ListMember gone = member;
        gone.movedTo = to;
        Q_EMIT moved(gone);
    }
    auto kept = m_core.store.writeCache(
        [member](store::CacheTx &tx) { return store::saveReading(tx, member); });
    if (member.actorUri != before.actorUri) {
        kept = kept.then(this,
                       [this, member](const Result<Done> &) {
                           return m_core.store.writeUser([member](store::UserTx &tx) {
                               return store::setActorUri(tx, member.acct, member.actorUri);
                           });
                       })
                   .unwrap();
    }
    return kept.then(this, [member](const Result<Done> &done) {
        return done ? Result<ListMember>(member) : Result<ListMember>(done.error());
    });
}

} // namespace asterism
