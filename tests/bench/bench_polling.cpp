// SPDX-License-Identifier: GPL-3.0-or-later

// Ten thousand members of lists on three thousand hosts, a week by a simulated clock: how fresh
// everybody is, and what that asks of the hosts (product.md, "Figures to reach").
//
// bench_polling [--members N] [--hosts N] [--days N] [--seed N]

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
    qint64 troubledUntil = 0; ///< whoever is late until then is not late by our fault
    std::deque<qint64> starts; ///< within the last five minutes
    qint64 requests = 0;
    int members = 0;
    double perSecond = 0; ///< requests that its members need
    bool crowded = false; ///< more than a host is asked
    int mostInWindow = 0;
    qint64 shortestPause = std::numeric_limits<qint64>::max();
};

class World {
public:
    World(int members, int hosts, int days, quint32 seed)
        : m_random(seed)
        , m_clock(noon)
        , m_end(noon + days * dayMs)
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
                for (const QString &acct : m_plan->begin(m_clock.now())) {
                    ask(m_members[m_index[acct]]);
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
            m_hosts[member.host].perSecond +=
                1000 / double(pollIntervalMs(qint64(member.gapMs), member.attention));
            m_index.insert(member.acct, size_t(i));
            m_members.push_back(std::move(member));
        }
        for (Host &host : m_hosts) {
            host.crowded = host.perSecond > 0.9 * 60 / 300;
        }
    }

    /// All that the plan knows from here on is what the rows say.
    void restart()
    {
        m_plan = std::make_unique<PollPlan>([this] { return random(); });
        for (const Member &member : m_members) {
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

    void ask(Member &member)
    {
        Host &host = m_hosts[member.host];
        const quint64 id = ++m_lastId;
        m_running += 1;
        m_asking.emplace(id, &member);
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
        Member &member = *m_asking.at(id);
        m_asking.erase(id);
        m_running -= 1;
        host.lanes->finished(id);
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
        goOn(host);
    }

    void trouble(Host &host, qint64 until)
    {
        host.troubledUntil = std::max(host.troubledUntil, until);
    }

    void read(const Host &host, Member &member)
    {
        const qint64 now = m_clock.now();
        while (member.nextPostAt <= now) {
            member.posts.push_back(member.nextPostAt);
            member.nextPostAt += exponential(member.gapMs);
        }
        while (member.posts.size() > size_t(rhythmPosts)) {
            member.posts.pop_front();
        }
        const std::vector<qint64> times(member.posts.rbegin(), member.posts.rend());
        const qint64 gap = meanGapMs(times, noon, now);
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
        member.polled = {.end = PollEnd::Read,
            .posts = int(times.size()),
            .gapMs = gap,
            .knownSince = noon,
            .readAt = now,
            .triedAt = now};
    }

    double need() const
    {
        double sum = 0;
        for (const Member &member : m_members) {
            double up = double(m_end - noon);
            for (const Outage &outage : m_hosts[member.host].outages) {
                up -= double(std::min(outage.to, m_end) - outage.from);
            }
            sum += up / double(pollIntervalMs(qint64(member.gapMs), member.attention));
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
    std::map<quint64, Member *> m_asking;
    quint64 m_lastId = 0;
    int m_running = 0;
    qint64 m_requests = 0;
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
        {u"days"_s, u"how long"_s, u"n"_s, u"7"_s}, {u"seed"_s, u"of chance"_s, u"n"_s, u"1"_s}});
    parser.process(application);
    const double before = processorSeconds();
    World world(parser.value(u"members"_s).toInt(), parser.value(u"hosts"_s).toInt(),
        parser.value(u"days"_s).toInt(), parser.value(u"seed"_s).toUInt());
    world.run();
    world.print();
    std::printf("processor time            %.1f s\n", processorSeconds() - before);
    return 0;
}
