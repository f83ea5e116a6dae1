// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/pace.h"

#include "net/response.h"

#include <QDateTime>
#include <QTest>

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 start = 1'795'348'800'000; // 2026-11-22T12:00:00Z
constexpr qint64 answerMs = 80;

/// How a server says when to come again.
enum class TimeForm { IsoDate, UnixTime, Seconds, RetryAfter, Nothing };

/// A server that counts.
struct Counting {
    int writes = 30;
    qint64 windowMs = minuteMs;
    qint64 offset = 0; ///< where its windows begin
    bool slides = false;
    bool headers = false; ///< on good answers, too
    TimeForm form = TimeForm::Nothing;
};

class CountingServer {
public:
    explicit CountingServer(const Counting &how)
        : m_how(how)
    {
    }

    Response answer(qint64 now)
    {
        std::erase_if(m_taken, [&](qint64 at) { return at < windowStart(now); });
        const bool refused = int(m_taken.size()) >= m_how.writes;
        if (refused) {
            m_refused[(now - m_how.offset) / m_how.windowMs] += 1;
        } else {
            m_taken.push_back(now);
            m_accepted += 1;
        }
        Response response{.status = refused ? 429 : 200};
        if (refused || m_how.headers) {
            say(response, now);
        }
        return response;
    }

    int accepted() const { return m_accepted; }
    int refusals() const
    {
        int count = 0;
        for (const auto &[window, refused] : m_refused) {
            count += refused;
        }
        return count;
    }
    int mostInOneWindow() const
    {
        int most = 0;
        for (const auto &[window, refused] : m_refused) {
            most = std::max(most, refused);
        }
        return most;
    }
    void forgetRefusals() { m_refused.clear(); }
    void takeFrom(qint64 now, int count) { m_taken.insert(m_taken.end(), size_t(count), now); }

private:
    qint64 windowStart(qint64 now) const
    {
        return m_how.slides ? now - m_how.windowMs + 1
                            : now - (now - m_how.offset) % m_how.windowMs;
    }

    void say(Response &response, qint64 now) const
    {
        const qint64 reset = m_how.slides
            ? (m_taken.empty() ? now : m_taken.front()) + m_how.windowMs
            : windowStart(now) + m_how.windowMs;
        const qint64 seconds = (reset - now + 999) / 1000;
        const auto left = QByteArray::number(m_how.writes - int(m_taken.size()));
        const auto add = [&response](const QByteArray &name, const QByteArray &value) {
            response.headers.append({name, value});
        };
        switch (m_how.form) {
        case TimeForm::IsoDate:
            add("X-RateLimit-Remaining", left);
            add("X-RateLimit-Reset", utcTime(reset).toString(Qt::ISODateWithMs).toLatin1());
            return;
        case TimeForm::UnixTime:
            add("X-RateLimit-Remaining", left);
            add("X-RateLimit-Reset", QByteArray::number((reset + 999) / 1000));
            return;
        case TimeForm::Seconds:
            add("X-RateLimit-Remaining", left);
            add("X-RateLimit-Reset", QByteArray::number(seconds));
            return;
        case TimeForm::RetryAfter:
            add("Retry-After", QByteArray::number(seconds));
            return;
        case TimeForm::Nothing:
            return;
        }
    }

    Counting m_how;
    std::vector<qint64> m_taken;
    std::map<qint64, int> m_refused; ///< by window
    int m_accepted = 0;
};

/// Writes as fast as the pace lets it.
class Writer {
public:
    Writer(const Allowance &known, CountingServer &server)
        : m_known(known)
        , m_server(server)
        , m_pace(known)
    {
    }

    void until(qint64 end, bool restarting = false)
    {
        for (qint64 next = m_pace.next(m_now); next < end; next = m_pace.next(m_now)) {
            m_now = next;
            m_pace.began(m_now);
            m_now += answerMs;
            const Response response = m_server.answer(m_now);
            m_pace.heard(m_now, response.status, rateLimit(response, m_now));
            if (restarting) {
                m_pace = Pace::fromText(m_known, m_pace.text());
            }
        }
    }

private:
    Allowance m_known;
    CountingServer &m_server;
    Pace m_pace;
    qint64 m_now = start;
};

const Allowance unknown;
const Allowance mastodon{.writes = 400, .windowMs = dayMs};

} // namespace

Q_DECLARE_METATYPE(Counting)
Q_DECLARE_METATYPE(Allowance)

class tst_pace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limits_data()
    {
        QTest::addColumn<Counting>("how");
        QTest::addColumn<Allowance>("known");
        QTest::addColumn<int>("learning"); // refusals before anything is known
        static constexpr std::pair<const char *, TimeForm> forms[]{{"iso", TimeForm::IsoDate},
            {"unix", TimeForm::UnixTime}, {"seconds", TimeForm::Seconds},
            {"retry-after", TimeForm::RetryAfter}, {"nothing", TimeForm::Nothing}};
        for (const auto &[name, form] : forms) {
            for (const bool headers : {true, false}) {
                const bool silent = form == TimeForm::Nothing;
                if (headers && (silent || form == TimeForm::RetryAfter)) {
                    continue; // there is nothing that they would say
                }
                const char *told = headers ? "told" : "silent";
                for (const bool knows : {true, false}) {
                    QTest::addRow("30 a minute, %s, %s, %d", name, told, knows)
                        << Counting{.headers = headers, .form = form}
                        << (knows ? Allowance{.writes = 30, .windowMs = minuteMs} : unknown) << 0;
                    // A day is found out by waits that are too short, once.
                    QTest::addRow("400 a day, %s, %s, %d", name, told, knows) << Counting{
                        .writes = 400,
                        .windowMs = dayMs,
                        .headers = headers,
                        .form = form} << (knows ? mastodon : unknown) << (silent && !knows ? 6 : 0);
                }
                QTest::addRow("30 a minute where 400 a day are known, %s, %s", name, told)
                    << Counting{.headers = headers, .form = form} << mastodon << 0;
            }
            QTest::addRow("30 in any minute, %s", name)
                << Counting{.slides = true, .form = form} << unknown << 0;
            QTest::addRow("50 in any hour where 100 are known, %s", name)
                << Counting{.writes = 50, .windowMs = hourMs, .slides = true, .form = form}
                << Allowance{.writes = 100, .windowMs = hourMs} << 0;
        }
        QTest::addRow("10 in ten seconds")
            << Counting{.writes = 10, .windowMs = 10 * secondMs}
            << Allowance{.writes = 10, .windowMs = 10 * secondMs} << 0;
    }
    void limits()
    {
        QFETCH(const Counting, how);
        QFETCH(const Allowance, known);
        QFETCH(const int, learning);
        const qint64 windows = how.windowMs == dayMs ? 20 : how.windowMs == hourMs ? 60 : 120;
        // Where in the server's window a run begins; each quarter tells as much as each twelfth
        // did.
        constexpr int phases = 4;
        for (int phase = 0; phase < phases; ++phase) {
            Counting shifted = how;
            shifted.offset = start - how.windowMs * phase / phases - 3 * how.windowMs;
            CountingServer server(shifted);
            Writer writer(known, server);
            if (learning > 0) {
                writer.until(start + how.windowMs + hourMs * 5);
                QVERIFY2(server.refusals() <= learning + 1,
                    qPrintable(QString::number(server.refusals())));
                server.forgetRefusals();
            }
            writer.until(start + windows * how.windowMs);
            const double pace = double(server.accepted()) / double(windows * how.writes);
            QVERIFY2(pace >= 0.95, qPrintable(u"%1 in phase %2"_s.arg(pace).arg(phase)));
            QVERIFY2(server.mostInOneWindow() <= 1, qPrintable(QString::number(phase)));
        }
    }

    /// What was learnt stops the next windows before they are refused.
    void learntOnce()
    {
        CountingServer server({.offset = start, .form = TimeForm::Nothing});
        Writer writer(unknown, server);
        writer.until(start + 30 * minuteMs);
        QCOMPARE(server.refusals(), 1);
    }

    void knownIsNeverRefused()
    {
        CountingServer server({.writes = 400, .windowMs = dayMs, .offset = start - hourMs});
        Writer writer(mastodon, server);
        writer.until(start + 5 * dayMs);
        QCOMPARE(server.refusals(), 0);
    }

    /// Another client used up most of it.
    void sharedAllowance()
    {
        CountingServer server({.writes = 400,
            .windowMs = dayMs,
            .offset = start - hourMs,
            .form = TimeForm::IsoDate});
        server.takeFrom(start, 300);
        Writer writer(mastodon, server);
        writer.until(start + 22 * hourMs);
        QCOMPARE(server.accepted(), 100);
        QCOMPARE(server.refusals(), 1);
        writer.until(start + 24 * hourMs);
        QCOMPARE(server.accepted(), 500);
    }

    void restartsForgetNothing()
    {
        for (const TimeForm form : {TimeForm::IsoDate, TimeForm::RetryAfter, TimeForm::Nothing}) {
            CountingServer server({.offset = start - 20 * secondMs, .form = form});
            CountingServer same({.offset = start - 20 * secondMs, .form = form});
            Writer restarting(unknown, server);
            Writer steady(unknown, same);
            restarting.until(start + 60 * minuteMs, true);
            steady.until(start + 60 * minuteMs);
            QCOMPARE(server.accepted(), same.accepted());
            QCOMPARE(server.refusals(), same.refusals());
        }
    }

    void oneASecond()
    {
        Pace pace(unknown);
        QCOMPARE(pace.next(start), start);
        pace.began(start);
        QCOMPARE(pace.next(start + 200), start + secondMs);
        QCOMPARE(pace.next(start + 5000), start + 5000);
    }

    /// What is one write may be several requests that count.
    void roomForTwo()
    {
        Pace pace({.writes = 20, .windowMs = hourMs});
        QCOMPARE(pace.next(start, 2), start);
        for (int i = 0; i < 18; ++i) {
            pace.began(start + i * secondMs);
        }
        const qint64 now = start + minuteMs;
        QCOMPARE(pace.next(now, 2), now);
        pace.began(now);
        const qint64 then = now + secondMs;
        QCOMPARE(pace.next(then), then);
        QCOMPARE(pace.next(then, 2), start + hourMs + secondMs); // the first one is over
        pace.heard(now, 200, {.limit = 20, .remaining = 1, .resetAt = start + hourMs});
        QCOMPARE(pace.next(then), then);
        QCOMPARE(pace.next(then, 2), start + hourMs + secondMs);
    }

    void twoAtOnceCountAsTwo()
    {
        Pace pace({.writes = 20, .windowMs = hourMs});
        for (int i = 0; i < 10; ++i) {
            pace.began(start + i * secondMs, 2);
        }
        QCOMPARE(pace.next(start + minuteMs), start + hourMs + secondMs);
    }

    /// A changed mute is two; which of them was refused tells how many were taken.
    void refusedOfTwo_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<QString>("learnt"); // the first two went well
        QTest::newRow("the first") << 0 << u"\"limit\":2,"_s;
        QTest::newRow("the second") << 1 << u"\"limit\":3,"_s;
    }
    void refusedOfTwo()
    {
        QFETCH(int, before);
        QFETCH(QString, learnt);
        Pace pace({.writes = 20, .windowMs = hourMs});
        for (int i = 0; i < 2; ++i) {
            pace.began(start + i * secondMs);
            pace.heard(start + i * secondMs, 204, {});
        }
        const qint64 now = start + 2 * secondMs;
        pace.began(now, 2);
        pace.heard(now, 429, {.retryAt = start + hourMs}, before);
        QVERIFY2(pace.text().contains(learnt), qPrintable(pace.text()));
    }

    /// They were not muted after all: the first one was enough.
    void oneOfTwoWasEnough()
    {
        Pace pace({.writes = 2, .windowMs = hourMs});
        pace.began(start, 2);
        pace.heard(start, 204, {});
        QCOMPARE(pace.next(start + minuteMs), start + minuteMs);
        pace.began(start + minuteMs);
        QCOMPARE(pace.next(start + 2 * minuteMs), start + hourMs + secondMs);
        Pace whole({.writes = 2, .windowMs = hourMs});
        whole.began(start, 2);
        whole.heard(start, 204, {}, 1);
        QCOMPARE(whole.next(start + minuteMs), start + hourMs + secondMs);
    }

    /// More than are ever allowed: when nothing of it is used up, and never never.
    void moreThanThereIsRoomFor()
    {
        Pace pace({.writes = 1, .windowMs = hourMs});
        QCOMPARE(pace.next(start, 2), start);
        pace.began(start);
        QCOMPARE(pace.next(start + minuteMs, 2), start + hourMs + secondMs);
    }

    void remainingFalls()
    {
        Pace pace(unknown);
        pace.began(start);
        pace.heard(start, 200, {.limit = 3, .remaining = 1, .resetAt = start + minuteMs});
        QCOMPARE(pace.next(start + secondMs), start + secondMs);
        pace.began(start + secondMs);
        pace.heard(
            start + secondMs, 200, {.limit = 3, .remaining = 0, .resetAt = start + minuteMs});
        QCOMPARE(pace.next(start + 2 * secondMs), start + minuteMs + secondMs);
    }

    /// A server that says a time before which it refuses all the same.
    void liesAboutItsReset()
    {
        Pace pace(unknown);
        qint64 now = start;
        int refusals = 0;
        while (now < start + hourMs) {
            pace.began(now);
            pace.heard(now, 429, {.retryAt = now + secondMs});
            refusals += 1;
            now = pace.next(now);
        }
        QVERIFY2(refusals <= 7, qPrintable(QString::number(refusals)));
    }

    void busyIsNoRefusal()
    {
        Pace pace(unknown);
        pace.began(start);
        pace.heard(start, 503, {.retryAt = start + 30 * secondMs});
        QCOMPARE(pace.next(start), start + 31 * secondMs);
        pace.began(start + 31 * secondMs);
        pace.heard(start + 31 * secondMs, 0, {});
        QCOMPARE(pace.next(start + 32 * secondMs), start + 32 * secondMs);
    }

    void clockSetBack()
    {
        Pace pace(unknown);
        pace.began(start);
        pace.heard(start, 429, {.retryAt = start + hourMs});
        QCOMPARE(pace.next(start - 30 * dayMs), start - 30 * dayMs + hourMs + secondMs);
    }

    void sleptThroughTheReset()
    {
        Pace pace(unknown);
        pace.began(start);
        pace.heard(start, 429, {.retryAt = start + hourMs});
        QCOMPARE(pace.next(start + dayMs), start + dayMs);
    }

    void neverLongerThanADay()
    {
        Pace pace(unknown);
        pace.began(start);
        pace.heard(start, 429, {.retryAt = start + 400 * dayMs});
        QCOMPARE(pace.next(start), start + dayMs + secondMs);
    }

    void unreadableTexts()
    {
        for (const QString &text : {QString(), u"{"_s, u"[1,2]"_s, u"{\"sent\":[1],\"last\":-5}"_s,
                 u"{\"until\":\"soon\",\"limit\":-1}"_s}) {
            QCOMPARE(Pace::fromText(mastodon, text).next(start), start);
        }
        Pace busy(mastodon);
        for (int i = 0; i < 400; ++i) {
            busy.began(start + i * secondMs);
            busy.heard(start + i * secondMs, 200, {});
        }
        QVERIFY(busy.text().size() < 2000);
        QVERIFY(busy.next(start + 400 * secondMs) >= start + dayMs);
    }

    void howLong()
    {
        QCOMPARE(timeFor(0, mastodon), 0);
        QCOMPARE(timeFor(100, unknown), 100 * secondMs);
        QCOMPARE(timeFor(400, mastodon), 400 * secondMs);
        QCOMPARE(timeFor(1000, mastodon), 2 * dayMs + 200 * secondMs);
    }

    /// A blocklist of a thousand servers is no work of days where they go together.
    void severalRowsAreOneWrite()
    {
        const Instance misskey{.software = u"misskey"_s, .family = Instance::Family::Misskey};
        const Instance other{.software = u"mastodon"_s};
        QCOMPARE(writesFor(misskey, MovedKind::DomainBlocks, 1000, 0), 2);
        QCOMPARE(writesFor(misskey, MovedKind::DomainBlocks, 1, 501), 3);
        QCOMPARE(writesFor(misskey, MovedKind::DomainBlocks, 0, 0), 0);
        QCOMPARE(writesFor(misskey, MovedKind::Mutes, 1000, 5), 1005);
        QCOMPARE(writesFor(other, MovedKind::DomainBlocks, 1000, 1), 1001);
        const Allowance allowance = knownAllowance(misskey, u"domain-blocks"_s);
        QVERIFY(
            timeFor(writesFor(misskey, MovedKind::DomainBlocks, 1000, 0), allowance) < minuteMs);
    }

    /// Boosts are kept away by mutes, of which Misskey takes fewer than follows.
    void whoseBoostsAreNotWanted()
    {
        const Instance misskey{.software = u"misskey"_s, .family = Instance::Family::Misskey};
        const auto timeOf = [](const Instance &instance, MovedKind kind, int writes,
                                int boostless) {
            const WriteLoad load = slowestLoad(instance, kind, writes, boostless);
            return timeFor(load.writes, load.allowance);
        };
        QCOMPARE(timeOf(misskey, MovedKind::Follows, 90, 0), 90 * secondMs);
        QCOMPARE(timeOf(misskey, MovedKind::Follows, 90, 20), 90 * secondMs);
        QCOMPARE(timeOf(misskey, MovedKind::Follows, 90, 41), 2 * hourMs + secondMs);
        QCOMPARE(slowestLoad(misskey, MovedKind::Follows, 90, 41).allowance.writes, 20);
        QCOMPARE(slowestLoad(misskey, MovedKind::Follows, 1000, 41).writes, 1000);
        QCOMPARE(timeOf(misskey, MovedKind::Lists, 10, 41), 10 * secondMs);
        QCOMPARE(timeOf({.software = u"mastodon"_s}, MovedKind::Follows, 90, 90), 90 * secondMs);
    }

    void whatIsKnown()
    {
        QCOMPARE(knownAllowance({.software = u"mastodon"_s}, u"follows"_s).writes, 400);
        QCOMPARE(knownAllowance({.software = u"mastodon"_s}, u"blocks"_s).writes, 0);
        QCOMPARE(knownAllowance({.software = u"akkoma"_s}, u"mutes"_s).windowMs, 10 * secondMs);
        const Instance misskey{.software = u"misskey"_s, .family = Instance::Family::Misskey};
        QCOMPARE(knownAllowance(misskey, u"follows"_s).writes, 100);
        QCOMPARE(knownAllowance(misskey, u"lists"_s).writes, 30);
        QCOMPARE(knownAllowance(misskey, u"clips"_s).writes, 20);
        QCOMPARE(writeClass(Write::What::TakeFromClip), writeClass(Write::What::PutIntoClip));
        QCOMPARE(writeClass(Write::What::Unfollow), writeClass(Write::What::Follow));
        QVERIFY(writeClass(Write::What::Mute) != writeClass(Write::What::Block));
    }
};

QTEST_GUILESS_MAIN(tst_pace)
#include "tst_pace.moc"
