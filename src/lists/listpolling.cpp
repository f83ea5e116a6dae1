// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/listpolling.h"

#include "base/host.h"
#include "lists/members.h"
#include "store/readings.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace asterism {

namespace {

constexpr qint64 awayAfterMs = 30 * minuteMs;

std::function<double()> randomFrom(quint32 seed)
{
    return [random = QRandomGenerator(
                seed != 0 ? seed : QRandomGenerator::system()->generate())]() mutable {
        return random.generateDouble();
    };
}

} // namespace

ListPolling::ListPolling(Core &core, MemberReader &reader, quint32 seed, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_reader(reader)
    , m_plan(randomFrom(seed))
{
    connect(&m_core.store, &store::Store::committed, this, &ListPolling::hearOfChanges);
    connect(&m_reader, &MemberReader::wasRead, this, &ListPolling::readElsewhere);
}

void ListPolling::start()
{
    if (!std::exchange(m_started, true)) {
        learn();
    }
}

void ListPolling::hearOfChanges(const store::Changes &changes)
{
    m_accountsChanged = m_accountsChanged || changes.accounts;
    if (m_started && (changes.lists || changes.accounts)) {
        learn();
    }
}

void ListPolling::learn()
{
    if (std::exchange(m_learning, true)) {
        m_learnAgain = true;
        return;
    }
    readAllMembers(m_core.store).then(this, [this](const Result<std::vector<ListMember>> &members) {
        m_learning = false;
        if (members) { // else the next change tries it again
            learnt(*members);
        }
        if (std::exchange(m_learnAgain, false)) {
            learn();
        }
    });
}

void ListPolling::learnt(const std::vector<ListMember> &members)
{
    const qint64 now = m_core.clock.now();
    auto before = std::exchange(m_people, {});
    for (const ListMember &member : members) {
        Person &person = m_people[member.acct];
        const auto known = before.constFind(member.acct);
        // What was learnt here since is newer than what could be read.
        person.member = known == before.cend() ? member : known->member;
        person.member.typed = person.member.typed || member.typed;
        person.lists.insert(member.list);
        if (member.typed) { // in an earlier run, or in another process
            m_core.typedHosts.insert(member.acct.section(u'@', -1));
        }
    }
    for (auto gone = before.cbegin(); gone != before.cend(); ++gone) {
        if (!m_people.contains(gone.key())) {
            m_plan.remove(gone.key());
        }
    }
    const bool accountsChanged = std::exchange(m_accountsChanged, false);
    for (auto person = m_people.cbegin(); person != m_people.cend(); ++person) {
        const ListMember &member = person->member;
        m_plan.set(person.key(), hostOfMember(member), member.polled, now);
        if (accountsChanged && member.polled.end == PollEnd::Refused) {
            m_plan.hurry(person.key(), now); // perhaps one of the accounts can read them now
        }
    }
    m_peopleChanged = true;
    payAttention();
}

void ListPolling::tick()
{
    if (m_ended) {
        return; // what is begun now would outlive who hears of it
    }
    const qint64 now = m_core.clock.now();
    const bool hidden = m_hiddenSince > 0 && now - m_hiddenSince >= awayAfterMs;
    const bool away = hidden || m_metered;
    if (std::exchange(m_away, away) != away) {
        payAttention();
    }
    const auto due = m_plan.begin(now);
    for (const PollPlan::Look &look : due) {
        look.isTogether() ? askOf(look.people) : read(look.people.first());
    }
}

void ListPolling::read(const QString &acct)
{
    const Person person = m_people.value(acct);
    tell({acct});
    m_reader.read(person.member, {.attention = attentionFor(person), .mark = person.mark})
        .then(this, [this, acct](const Result<ListMember> &read) { finished(acct, read); });
}

void ListPolling::finished(const QString &acct, const Result<ListMember> &read)
{
    const qint64 now = m_core.clock.now();
    if (read) {
        m_plan.finished(acct, read->polled, now);
        note(acct, *read);
    } else {
        // The disk's trouble, or the end of the program: nothing is known of them.
        m_plan.finished(acct, {.end = PollEnd::Cancelled}, now);
        m_ended = m_ended || read.error().kind == ErrorKind::Cancelled;
    }
    if (m_again.remove(acct)) {
        lookAgain(acct);
    }
    tell({acct});
    tick();
}

/// Have they posted?
void ListPolling::askOf(const QStringList &people)
{
    std::vector<ListMember> members;
    for (const QString &acct : people) {
        members.push_back(m_people.value(acct).member);
    }
    if (!m_reader.canTell(hostOfMember(members.front()))) {
        toldNothing(people, {}); // others found out; these are read at the next tick
        return;
    }
    tell(people);
    m_reader.marks(members).then(
        this, [this, people](const Result<Marks> &marks) { told(people, marks); });
}

void ListPolling::told(const QStringList &people, const Result<Marks> &marks)
{
    if (!marks) {
        toldNothing(people, marks.error());
    }
    std::vector<ListMember> silent;
    const Marks known = marks ? *marks : Marks();
    for (auto mark = known.cbegin(); mark != known.cend(); ++mark) {
        if (isSilent(mark.key(), mark.value())) {
            silent.push_back(noteSilent(mark.key()));
        }
    }
    for (const QString &acct : marks ? people : QStringList()) {
        if (const auto person = m_people.find(acct); person != m_people.end()) {
            person->mark = known.value(acct);
        }
        if (m_plan.isRunning(acct)) { // the others are silent
            m_plan.hasNews(acct, m_core.clock.now());
        }
    }
    if (!silent.empty()) {
        // For those who show it, and for the next start; a disk that fails is the store's to tell.
        m_core.store.writeCache(
            [silent](store::CacheTx &tx) { return store::noteSilence(tx, silent); });
    }
    tell(people);
    tick();
}

/// A host that does not answer, or wants a pause, tells so once more to the first of them, whose
/// row will say it. One that refuses such questions is asked for each of them.
void ListPolling::toldNothing(const QStringList &people, const Error &error)
{
    const qint64 now = m_core.clock.now();
    m_ended = m_ended || error.kind == ErrorKind::Cancelled;
    const bool refused = !m_reader.canTell(hostOfMember(m_people.value(people.first()).member));
    for (const QString &acct : people) {
        if (refused || (acct == people.first() && !m_ended)) {
            m_plan.hasNews(acct, now);
        } else {
            m_plan.toldNothing(acct, now);
        }
    }
}

bool ListPolling::isSilent(const QString &acct, const QString &mark) const
{
    const auto person = m_people.constFind(acct);
    return person != m_people.cend() && !mark.isEmpty() && person->member.polled.mark == mark;
}

ListMember ListPolling::noteSilent(const QString &acct)
{
    const qint64 now = m_core.clock.now();
    Person &person = m_people[acct];
    Polled &polled = person.member.polled;
    polled.gapMs = silentGapMs(polled, now);
    polled.readAt = now;
    polled.triedAt = now;
    person.member.nextReadAt = now + nextLookMs(polled, attentionFor(person));
    m_plan.finished(acct, polled, now);
    return person.member;
}

/// Somebody wished to see them now.
void ListPolling::readElsewhere(const ListMember &member)
{
    if (m_plan.contains(member.acct) && !m_plan.isRunning(member.acct)) {
        m_plan.finished(member.acct, member.polled, m_core.clock.now());
        note(member.acct, member);
    }
}

void ListPolling::note(const QString &acct, const ListMember &member)
{
    const auto person = m_people.find(acct);
    if (person == m_people.end()) {
        return; // taken out meanwhile
    }
    const bool moved = hostOfMember(person->member) != hostOfMember(member);
    const bool streamed = person->member.polled.streams;
    person->member = member;
    person->mark.clear(); // it is in the member's row now
    m_peopleChanged = m_peopleChanged || moved || streamed != member.polled.streams;
    if (moved) {
        m_plan.set(acct, hostOfMember(member), member.polled, m_core.clock.now());
        m_plan.setAttention(acct, attentionFor(*person), m_core.clock.now());
    }
}

void ListPolling::setOnScreen(const QSet<ListId> &lists)
{
    if (m_onScreen != lists) {
        m_onScreen = lists;
        payAttention();
    }
}

void ListPolling::setLookedAt(bool lookedAt)
{
    m_hiddenSince = lookedAt ? 0 : m_hiddenSince > 0 ? m_hiddenSince : m_core.clock.now();
}

void ListPolling::setMetered(bool metered)
{
    m_metered = metered; // the next tick sees to it
}

QSet<QString> ListPolling::streamingHosts()
{
    if (!std::exchange(m_peopleChanged, false)) {
        return m_streaming;
    }
    QHash<QString, int> members;
    for (const Person &person : std::as_const(m_people)) {
        const QString host = hostOfMember(person.member);
        const bool silent = m_core.clock.now() - m_silent.value(host, -dayMs) < dayMs;
        if (person.member.polled.streams && !silent) {
            members[host] += 1;
        }
    }
    std::vector<std::pair<int, QString>> hosts;
    for (auto host = members.cbegin(); host != members.cend(); ++host) {
        hosts.emplace_back(-host.value(), host.key());
    }
    std::sort(hosts.begin(), hosts.end());
    hosts.resize(std::min(hosts.size(), size_t(mostStreams)));
    m_streaming.clear();
    for (const auto &[count, host] : hosts) {
        m_streaming.insert(host);
    }
    return m_streaming;
}

void ListPolling::setLive(const QSet<QString> &hosts)
{
    if (m_live != hosts) {
        m_live = hosts;
        payAttention();
    }
}

void ListPolling::doesNotStream(const QString &host)
{
    m_silent.insert(host, m_core.clock.now());
    m_peopleChanged = true;
}

Attention ListPolling::attentionFor(const Person &person) const
{
    if (m_away) {
        return Attention::Away;
    }
    const bool seen = person.lists.intersects(m_onScreen);
    if (person.member.polled.streams && m_live.contains(hostOfMember(person.member))) {
        return seen ? Attention::OnScreenStreamed : Attention::AsideStreamed;
    }
    return seen ? Attention::OnScreen : Attention::Aside;
}

void ListPolling::payAttention()
{
    QHash<QString, qint64> planned;
    for (auto person = m_people.begin(); person != m_people.end(); ++person) {
        const QString &acct = person.key();
        const qint64 before = m_plan.nextAt(acct);
        m_plan.setAttention(acct, attentionFor(*person), m_core.clock.now());
        const qint64 next = m_plan.nextAt(acct);
        const bool late = next - person->member.nextReadAt >= minuteMs; // than its row says
        if ((next != before || late) && !m_plan.isRunning(acct)) {
            person->member.nextReadAt = next;
            planned.insert(acct, next);
        }
    }
    if (!planned.isEmpty()) {
        // For those who show it; what cannot be written is told by the store and planned anew.
        m_core.store.writeCache(
            [planned](store::CacheTx &tx) { return store::planReadings(tx, planned); });
    }
}

void ListPolling::wakeUp()
{
    m_plan.hurryHosts(m_core.clock.now());
}

void ListPolling::tryAgain(const QSet<QString> &hosts)
{
    const auto isMeant = [&hosts](const QString &host) {
        return hosts.contains(host) || hosts.contains(bareName(host));
    };
    const QStringList people = m_people.keys();
    for (const QString &acct : people) {
        // The handle's host is asked where they are read.
        const bool meant =
            isMeant(acct.section(u'@', -1)) || isMeant(hostOfMember(m_people[acct].member));
        if (meant && m_plan.isRunning(acct)) {
            m_again.insert(acct); // it may have been turned away already
        } else if (meant) {
            lookAgain(acct);
        }
    }
}

void ListPolling::lookAgain(const QString &acct)
{
    if (const auto person = m_people.find(acct); person != m_people.end()) {
        person->member.chosenAt = 0; // the way round works, and is not the best
        m_plan.hurry(acct, m_core.clock.now());
    }
}

bool ListPolling::isReading(const ListId &list) const
{
    return std::any_of(m_people.cbegin(), m_people.cend(), [&](const Person &person) {
        return person.lists.contains(list) && m_plan.isRunning(person.member.acct);
    });
}

qint64 ListPolling::nextAt(const ListId &list) const
{
    qint64 next = PollPlan::never;
    for (auto person = m_people.cbegin(); person != m_people.cend(); ++person) {
        if (person->lists.contains(list)) {
            next = std::min(next, m_plan.nextAt(person.key()));
        }
    }
    return next;
}

void ListPolling::tell(const QStringList &people)
{
    QSet<ListId> lists;
    for (const QString &acct : people) {
        lists.unite(m_people.value(acct).lists);
    }
    for (const ListId &list : lists) {
        Q_EMIT changed(list);
    }
}

} // namespace asterism
