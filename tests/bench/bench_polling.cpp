// SPDX-License-Identifier: GPL-3.0-or-later

// Ten thousand members of lists on three thousand hosts, a week by a simulated clock: how fresh
// everybody is, and what that asks of the hosts (product.md, "Figures to reach").
//
// bench_polling [--members N] [--hosts N] [--days N] [--tells SHARE]
// [--local SHARE] [--seed N]

#include "base/clock.h"
#include "base/platform/measuring.h"
#include "base/platform/memory.h"
#include "lists/pollplan.h"
#include "net/hostlanes.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 noon = 1'795'348'800'000;
/// Half of all people post less than once in so long; few post every some minutes.
constexpr double medianGapMs = double(dayMs);
constexpr double spread = 1.7;
constexpr int onScreen = 300;

double processorSeconds()
{
    return double(threadProcessorNs()) / 1e9;
}

struct Member {
    QString acct;
    size_t host = 0;
    double gapMs = 0; ///< the true one
    Attention attention = Attention::Aside;
    std::deque<qint64> posts; ///< the newest, oldest first
    qint64 nextPostAt = 0;
    qint64 made = 0; ///< posts, as its host counts them
    qint64 told = -1; ///< the same, as the host told it last
    qint64 promisedAt = 0; ///< when the look before promised the next; 0: it did not
    Polled polled;
};

struct Outage {
    qint64 from = 0;
    qint64 to = 0;
};

struct Host {
    QString name;
    std::unique_ptr<HostLanes> lanes;
    std::vector<Outage> outages;
    bool limits = false; ///< answers 429 now and then
    bool tells = false; ///< of several people at once whether they have posted
    bool local = false; ///< its local timeline does, and is not too full for it
    qint64 troubledUntil = 0; ///< whoever is late until then is not late by our fault
    std::deque<qint64> starts; ///< within the last five minutes
    qint64 requests = 0;
    int members = 0;
    bool crowded = false; ///< more than a host is asked
    int mostInWindow = 0;
    qint64 shortestPause = std::numeric_limits<qint64>::max();
};

class World {
public:
    World(int members, int hosts, int days, double tells, double local, quint32 seed)
        : m_random(seed)
        , m_clock(noon)
        , m_end(noon + days * dayMs)
        , m_tells(tells)
        , m_local(local)
    {
        makeHosts(hosts);
        makeMembers(members);
        restart();
    }

    void run()
    {
        qint64 nextRestart = noon + dayMs;
        while (m_clock.now() < m_end) {
            if (m_clock.now() >= nextRestart && m_running == 0) {
                restart();
                nextRestart += dayMs;
                m_restarts.push_back({m_clock.now(), 0});
            }
            // Before a restart what runs is let end, as a program that is quit does.
            const bool ending = m_clock.now() >= nextRestart;
            const qint64 event = m_events.empty() ? PollPlan::never : m_events.begin()->first;
            const qint64 next = ending ? std::min(event, m_end)
                                       : std::min({event, m_plan->nextAt(), nextRestart, m_end});
            m_clock.advance(std::max<qint64>(0, next - m_clock.now()));
            while (!m_events.empty() && m_events.begin()->first <= m_clock.now()) {
                const auto act = std::move(m_events.begin()->second);
                m_events.erase(m_events.begin());
                act();
            }
            if (m_clock.now() < nextRestart) {
                for (const PollPlan::Look &look : m_plan->begin(m_clock.now())) {
                    ask(look);
                }
            }
        }
    }

    void print() const;
    void printLate(const char *where, bool crowded, qint64 looks) const;

private:
    double random() { return m_random.generateDouble(); }
    qint64 exponential(double mean) { return qint64(-std::log(1 - random()) * mean) + 1; }

    void makeHosts(int count)
    {
        for (int i = 0; i < count; ++i) {
            Host host{.name = u"host%1.example"_s.arg(i),
                .lanes = std::make_unique<HostLanes>(m_clock),
                .outages = {}};
            if (i % 150 == 7) { // gone for good
                host.outages.push_back({noon, m_end});
            } else if (random() < 0.1) {
                const qint64 from = noon + qint64(random() * double(m_end - noon));
                host.outages.push_back({from, from + exponential(6 * hourMs)});
            }
            host.limits = random() < 0.05;
            host.tells = random() < m_tells;
            host.local = m_local > 0 && !host.tells && random() < m_local;
            m_hosts.push_back(std::move(host));
        }
    }

    void makeMembers(int count)
    {
        // A few big hosts and many small ones.
        std::vector<double> until;
        double sum = 0;
        for (size_t rank = 0; rank < m_hosts.size(); ++rank) {
            sum += 1 / double(rank + 1);
            until.push_back(sum);
        }
        for (int i = 0; i < count; ++i) {
            const auto place = std::ranges::lower_bound(until, random() * sum);
            Member member{.host = size_t(place - until.begin())};
            member.host = std::min(member.host, m_hosts.size() - 1);
            member.acct = u"user%1@%2"_s.arg(i).arg(m_hosts[member.host].name);
            const double normal =
                std::sqrt(-2 * std::log(1 - random())) * std::cos(2 * 3.14159265358979 * random());
            member.gapMs = medianGapMs * std::exp(spread * normal);
            member.attention = i < onScreen ? Attention::OnScreen : Attention::Aside;
            qint64 at = noon;
            for (int post = 0; post < rhythmPosts; ++post) {
                at -= exponential(member.gapMs);
                member.posts.push_front(at);
            }
            member.nextPostAt = noon + exponential(member.gapMs);
            m_hosts[member.host].members += 1;
            m_index.insert(member.acct, size_t(i));
            m_members.push_back(std::move(member));
        }
        for (Host &host : m_hosts) {
            std::vector<const Member *> members;
            for (const Member &member : m_members) {
                if (&m_hosts[member.host] == &host) {
                    members.push_back(&member);
                }
            }
            const double perSecond =
                members.empty() ? 0 : need(host, members) / (upTime(host) / secondMs);
            host.crowded = perSecond > 0.9 * 60 / 300;
        }
    }

    /// All that the plan knows from here on is what the rows say.
    void restart()
    {
        m_plan = std::make_unique<PollPlan>([this] { return random(); });
        for (Member &member : m_members) {
            if (std::exchange(member.polled.local, false)) {
                member.told = -1; // what a local timeline told is not remembered
            }
            m_plan->set(member.acct, m_hosts[member.host].name, member.polled, m_clock.now());
            m_plan->setAttention(member.acct, member.attention, m_clock.now());
        }
    }

    bool isDown(const Host &host) const
    {
        return std::ranges::any_of(host.outages, [this](const Outage &outage) {
            return m_clock.now() >= outage.from && m_clock.now() < outage.to;
        });
    }

    void ask(const PollPlan::Look &look)
    {
        std::vector<Member *> people;
        for (const QString &acct : look.people) {
            people.push_back(&m_members[m_index[acct]]);
        }
        Host &host = m_hosts[people.front()->host];
        const quint64 id = ++m_lastId;
        m_running += 1;
        m_questions += look.isTogether() ? 1 : 0;
        m_asking.emplace(id, std::move(people));
        host.lanes->enqueue({.id = id,
            .host = host.name,
            .priority = Request::Background,
            .patienceMs = std::numeric_limits<qint64>::max() / 4});
        goOn(host);
    }

    void goOn(Host &host)
    {
        const HostLanes::Turn turn = host.lanes->next();
        for (const quint64 id : turn.start) {
            start(host, id);
        }
        if (turn.start.isEmpty() && turn.nextAt > 0) {
            m_events.emplace(turn.nextAt, [this, &host] { goOn(host); });
        }
    }

    void start(Host &host, quint64 id)
    {
        const qint64 now = m_clock.now();
        if (!host.starts.empty()) {
            host.shortestPause = std::min(host.shortestPause, now - host.starts.back());
        }
        host.starts.push_back(now);
        while (host.starts.front() <= now - 5 * minuteMs) {
            host.starts.pop_front();
        }
        host.mostInWindow = std::max(host.mostInWindow, int(host.starts.size()));
        host.requests += 1;
        m_requests += 1;
        if (!m_restarts.empty() && now < m_restarts.back().first + 10 * minuteMs) {
            m_restarts.back().second += 1;
        }
        const bool down = isDown(host);
        const qint64 took = down ? 10 * secondMs : 200 + exponential(400);
        m_events.emplace(now + took, [this, &host, id, down] { end(host, id, down); });
    }

    void end(Host &host, quint64 id, bool down)
    {
        const auto people = std::move(m_asking.at(id));
        m_asking.erase(id);
        m_running -= 1;
        host.lanes->finished(id);
        if (people.size() > 1) {
            tell(host, people, down);
        } else {
            endPage(host, *people.front(), down);
        }
        goOn(host);
    }

    /// Who has posted is read; of a host that does not answer the first one's page says so.
    void tell(Host &host, const std::vector<Member *> &people, bool down)
    {
        const qint64 now = m_clock.now();
        for (Member *member : people) {
            if (down) {
                member == people.front() ? m_plan->hasNews(member->acct, now)
                                         : m_plan->toldNothing(member->acct, now);
                continue;
            }
            goOnPosting(*member);
            const bool silent = member->told == member->made;
            member->told = member->made;
            if (!silent) {
                m_plan->hasNews(member->acct, now);
                continue;
            }
            Polled &polled = member->polled;
            polled.gapMs = silentGapMs(polled, now);
            polled.readAt = now;
            polled.triedAt = now;
            noteLook(host, *member, polled.gapMs);
            m_plan->finished(member->acct, polled, now);
        }
    }

    void endPage(Host &host, Member &member, bool down)
    {
        const qint64 now = m_clock.now();
        Polled &polled = member.polled;
        polled.triedAt = now;
        if (down) {
            polled.end = PollEnd::Unanswered;
            polled.failures += 1;
            polled.failingSince = polled.failingSince > 0 ? polled.failingSince : now;
            trouble(host, now + hourMs + 10 * minuteMs);
        } else if (host.limits && random() < 0.02) {
            polled.end = PollEnd::Limited;
            polled.pausedUntil = now + 60 * secondMs + qint64(random() * double(14 * minuteMs));
            host.lanes->learn(
                {.host = host.name}, 429, {.remaining = 0, .resetAt = polled.pausedUntil});
            trouble(host, polled.pausedUntil + minuteMs);
        } else {
            read(host, member);
        }
        m_plan->finished(member.acct, polled, now);
    }

    void trouble(Host &host, qint64 until)
    {
        host.troubledUntil = std::max(host.troubledUntil, until);
    }

    void goOnPosting(Member &member)
    {
        while (member.nextPostAt <= m_clock.now()) {
            member.posts.push_back(member.nextPostAt);
            member.nextPostAt += exponential(member.gapMs);
            member.made += 1;
        }
        while (member.posts.size() > size_t(rhythmPosts)) {
            member.posts.pop_front();
        }
    }

    void noteLook(const Host &host, Member &member, qint64 gap)
    {
        const qint64 now = m_clock.now();
        const qint64 interval = pollIntervalMs(gap, member.attention);
        if (member.promisedAt > 0) {
            m_looks += 1;
            const qint64 late = now - member.promisedAt;
            if (late > 0 && member.promisedAt > host.troubledUntil) {
                m_late.push_back({late, double(late) / double(interval), host.crowded});
            }
            m_looksOfCrowded += host.crowded ? 1 : 0;
        }
        member.promisedAt = now + interval;
    }

    void read(const Host &host, Member &member)
    {
        const qint64 now = m_clock.now();
        goOnPosting(member);
        const std::vector<qint64> times(member.posts.rbegin(), member.posts.rend());
        const qint64 gap = meanGapMs(times, noon, now);
        noteLook(host, member, gap);
        member.polled = {.end = PollEnd::Read,
            .posts = int(times.size()),
            .gapMs = gap,
            .knownSince = noon,
            .readAt = now,
            .triedAt = now,
            .together = host.tells || host.local,
            .pageAt = now,
            .local = host.local};
    }

    double upTime(const Host &host) const
    {
        double up = double(m_end - noon);
        for (const Outage &outage : host.outages) {
            up -= double(std::min(outage.to, m_end) - outage.from);
        }
        return up;
    }

    /// What the rules need of a host: everybody's page in their interval. Or, where that is less
    /// and the host tells of forty at once, its questions, as often as the shortest interval or
    /// the forties want it, and the pages of those who have posted since the one before; each
    /// page once a day at least, and of whom a local timeline tells at every fourth look.
    double need(const Host &host, const std::vector<const Member *> &members) const
    {
        const double up = upTime(host);
        double pages = 0; ///< of those of whom it tells
        double others = 0;
        double most = 0;
        for (const Member *member : members) {
            const double looks = up / double(intervalOf(*member));
            (isToldBy(host, *member) ? pages : others) += looks;
            most = isToldBy(host, *member) ? std::max(most, looks) : most;
        }
        const double questions = std::max(most, pages / mostTogether);
        double shared = questions;
        for (const Member *member : members) {
            if (isToldBy(host, *member)) {
                const double looks = std::min(questions, up / double(minuteMs));
                const double posted = looks * (1 - std::exp(-up / looks / member->gapMs));
                const double wait = host.local ? 4 * double(intervalOf(*member)) : double(dayMs);
                shared += std::max(posted, up / wait);
            }
        }
        return others + std::min(pages, shared);
    }

    static qint64 intervalOf(const Member &member)
    {
        return pollIntervalMs(qint64(member.gapMs), member.attention);
    }
    static bool isToldBy(const Host &host, const Member &member)
    {
        return host.tells || (host.local && intervalOf(member) <= 90 * minuteMs);
    }

    double need() const
    {
        std::vector<std::vector<const Member *>> members(m_hosts.size());
        for (const Member &member : m_members) {
            members[member.host].push_back(&member);
        }
        double sum = 0;
        for (size_t host = 0; host < m_hosts.size(); ++host) {
            sum += members[host].empty() ? 0 : need(m_hosts[host], members[host]);
        }
        return sum;
    }

    struct Late {
        qint64 ms = 0;
        double share = 0; ///< of the interval
        bool crowded = false;
    };

    QRandomGenerator m_random;
    ManualClock m_clock;
    qint64 m_end;
    std::vector<Host> m_hosts;
    std::vector<Member> m_members;
    QHash<QString, size_t> m_index;
    std::unique_ptr<PollPlan> m_plan;
    std::multimap<qint64, std::function<void()>> m_events;
    std::map<quint64, std::vector<Member *>> m_asking;
    quint64 m_lastId = 0;
    int m_running = 0;
    qint64 m_requests = 0;
    qint64 m_questions = 0; ///< of these about several people
    double m_tells; ///< share of the hosts that tell of several at once
    double m_local; ///< of the others, share of those whose local timeline does
    qint64 m_looks = 0;
    qint64 m_looksOfCrowded = 0;
    std::vector<Late> m_late;
    std::vector<std::pair<qint64, int>> m_restarts; ///< when, and requests in ten minutes
};

/// Later than promised, where nothing was wrong with the host at that time.
void World::printLate(const char *where, bool crowded, qint64 looks) const
{
    std::vector<Late> late;
    std::ranges::copy_if(m_late, std::back_inserter(late),
        [crowded](const Late &one) { return one.crowded == crowded; });
    std::ranges::sort(late, {}, &Late::ms);
    const auto share = [looks](auto count) {
        return double(count) * 100 / double(std::max<qint64>(1, looks));
    };
    const auto much = std::ranges::count_if(late, [](const Late &one) { return one.share > 0.1; });
    std::printf("%s %lld looks; later than promised %.3f %%, by over a tenth of the interval "
                "%.3f %%",
        where, static_cast<long long>(looks), share(late.size()), share(much));
    if (!late.empty()) {
        std::printf("; median %lld s, longest %lld s",
            static_cast<long long>(late[late.size() / 2].ms / secondMs),
            static_cast<long long>(late.back().ms / secondMs));
    }
    std::printf("\n");
}

void World::print() const
{
    const double days = double(m_end - noon) / dayMs;
    const auto most = std::ranges::max_element(m_hosts, {}, &Host::requests);
    int mostInWindow = 0;
    qint64 shortestPause = std::numeric_limits<qint64>::max();
    for (const Host &host : m_hosts) {
        mostInWindow = std::max(mostInWindow, host.mostInWindow);
        shortestPause = std::min(shortestPause, host.shortestPause);
    }
    std::printf("members %zu on %zu hosts, %.0f days\n", m_members.size(), m_hosts.size(), days);
    std::printf("requests                  %lld, needed %.0f: x %.3f\n",
        static_cast<long long>(m_requests), need(), double(m_requests) / need());
    std::printf("questions about several   %lld\n", static_cast<long long>(m_questions));
    printLate("where the budget suffices", false, m_looks - m_looksOfCrowded);
    printLate("where it does not        ", true, m_looksOfCrowded);
    std::printf("one host                  at most %d requests in 5 min, shortest pause %lld ms\n",
        mostInWindow, static_cast<long long>(shortestPause));
    std::printf("the most asked            %d members, a request every %.1f s\n", most->members,
        double(m_end - noon) / secondMs / double(most->requests));
    const double usual = double(m_requests) / (days * 24 * 6);
    double first = 0;
    for (const auto &[at, requests] : m_restarts) {
        first = std::max(first, double(requests));
    }
    std::printf("crowded hosts             %lld\n",
        static_cast<long long>(std::ranges::count(m_hosts, true, &Host::crowded)));
    std::printf("ten minutes after a start at most %.0f requests, usual are %.0f\n", first, usual);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"members"_s, u"of lists"_s, u"n"_s, u"10000"_s},
        {u"hosts"_s, u"where they are"_s, u"n"_s, u"3000"_s},
        {u"days"_s, u"how long"_s, u"n"_s, u"7"_s},
        {u"tells"_s, u"share of the hosts that tell of several people at once"_s, u"share"_s,
            u"0.7"_s},
        {u"local"_s, u"share of the others whose local timeline tells that"_s, u"share"_s,
            u"0.3"_s},
        {u"seed"_s, u"of chance"_s, u"n"_s, u"1"_s}});
    parser.process(application);
    const double before = processorSeconds();
    World world(parser.value(u"members"_s).toInt(), parser.value(u"hosts"_s).toInt(),
        parser.value(u"days"_s).toInt(), parser.value(u"tells"_s).toDouble(),
        parser.value(u"local"_s).toDouble(), parser.value(u"seed"_s).toUInt());
    world.run();
    world.print();
    std::printf("processor time            %.1f s\n", processorSeconds() - before);
    std::printf("memory, at most           %.1f MB, with the simulated posts\n",
        double(peakResidentBytes()) / 1e6);
    return 0;
}
