// SPDX-License-Identifier: GPL-3.0-or-later
#include "agenda.h"
#include "checker.h"
#include "people.h"
#include "sandbox/streamhub.h"
#include "store/accounts.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <array>
#include <memory>

using namespace asterism;
using namespace asterism::simulation;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int things = 150;
constexpr qint64 meanMs = 25;

/// One seed: servers with sockets in this process, and the client a process of its own that is
/// killed and begun again.
class Life : public QObject {
public:
    explicit Life(quint32 seed)
        : m_seed(seed)
        , m_chance(seed)
    {
        connect(&m_timer, &QTimer::timeout, this, &Life::go);
    }

    bool begin()
    {
        const auto started = m_sandbox.start({.seed = m_seed,
            .people = 50,
            .postsPerServer = 15,
            .clock = &m_clock,
            .softwares = {
                u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"mastodon"_s, u"gotosocial"_s}});
        if (!started || !makeFolder()) {
            return false;
        }
        startClient();
        m_people = std::make_unique<People>(m_sandbox, m_clock, m_agenda, m_chance);
        m_people->begin(things, meanMs);
        planTrouble();
        m_timer.start(5);
        return true;
    }

    quint32 seed() const { return m_seed; }
    bool isOver() const { return m_over; }
    const QStringList &problems() const { return m_problems; }
    int kills() const { return m_kills; }

private:
    QString folder() const { return m_dir.filePath(u"data"_s); }

    bool makeFolder()
    {
        auto opened = store::Store::open({.folder = folder(), .engine = true}, m_clock);
        if (!opened) {
            return false;
        }
        std::vector<Account> accounts;
        QJsonObject tokens;
        const QStringList users{u"ao"_s, u"mei"_s, u"hal"_s, u"yuki"_s, u"ren"_s, u"sora"_s,
            u"kai"_s, u"ao2"_s, u"mei2"_s, u"yuki2"_s};
        for (const QString &user : users) {
            const Server *server = m_sandbox.serverOf(user);
            tokens.insert(user, server->token(user));
            accounts.push_back({.id = {user},
                .acct = m_sandbox.handle(user),
                .host = server->host(),
                .actorUri = m_sandbox.actorUri(user),
                .software = server->software(),
                .addedAt = m_clock.now()});
            m_sources.push_back({homeSource({user}, server->host()), user, u"home"_s});
        }
        const QString mastodon = m_sandbox.serverOf(u"ao"_s)->host();
        m_sources.push_back({localSource(mastodon), u"ao"_s, u"public:local"_s});
        m_sources.push_back({tagSource(u"tea"_s, mastodon), u"ao"_s, u"hashtag:tea"_s});
        QFile file(m_dir.filePath(u"tokens"_s));
        const auto added = (*opened)->writeUserNow([accounts](store::UserTx &tx) -> Result<Done> {
            for (const Account &account : accounts) {
                if (const auto done = store::addAccount(tx, account); !done) {
                    return done;
                }
            }
            return Done{};
        });
        return added.ok() && file.open(QIODevice::WriteOnly)
            && file.write(QJsonDocument(tokens).toJson()) > 0;
    }

    void startClient()
    {
        if (m_process && m_process->state() != QProcess::NotRunning) {
            return; // two kills in short order, and this is the second one's beginning
        }
        QStringList arguments{folder(), m_dir.filePath(u"tokens"_s)};
        for (const Watched &watched : m_sources) {
            arguments << watched.source.key();
        }
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process->start(QString::fromUtf8(ASTERISM_READER), arguments);
    }

    void planTrouble()
    {
        const qint64 length = things * meanMs;
        const auto plan = [&](int count, void (Life::*act)()) {
            for (; count > 0; --count) {
                m_agenda.at(
                    m_clock.now() + m_chance.between(300, length), [this, act] { (this->*act)(); });
            }
        };
        plan(1 + m_chance.below(3), &Life::killClient);
        plan(10, &Life::troubleARequest);
        plan(10, &Life::troubleAStream);
        plan(2, &Life::restartAServer);
    }

    void killClient()
    {
        m_process->kill();
        m_process->waitForFinished(5000);
        m_kills += 1;
        m_agenda.at(m_clock.now() + m_chance.between(0, 500), [this] { startClient(); });
    }

    void troubleARequest()
    {
        using Kind = Fault::Kind;
        static constexpr std::array kinds{Kind::CutBody, Kind::Close, Kind::BrokenJson,
            Kind::Status, Kind::RateLimited, Kind::Slow, Kind::Html, Kind::Empty};
        const auto servers = m_sandbox.servers();
        m_chance.pick(servers)->addFault({.kind = m_chance.pick(kinds),
            .path = u"/api/*"_s,
            .times = int(m_chance.between(1, 3)),
            .retryAfter = 1,
            .style = Fault::RateStyle::RetryAfter,
            .delayMs = int(m_chance.between(50, 800))});
    }

    void troubleAStream()
    {
        using Kind = StreamFault::Kind;
        static constexpr std::array kinds{Kind::Cut, Kind::CutInFrame, Kind::Duplicate};
        const auto servers = m_sandbox.servers();
        m_sandbox.streams(m_chance.pick(servers))->addFault({.kind = m_chance.pick(kinds)});
    }

    void restartAServer()
    {
        const auto servers = m_sandbox.servers();
        Server *server = m_chance.pick(servers);
        if (m_away.contains(server)) {
            return;
        }
        m_away.insert(server);
        server->stopListening();
        m_agenda.at(m_clock.now() + m_chance.between(50, 800), [this, server] {
            m_away.remove(server);
            if (!server->listenAgain()) {
                m_problems << u"a server could not listen again"_s;
            }
        });
    }

    void go()
    {
        while (m_agenda.actOnce(m_clock.now())) { }
        if (m_agenda.nextAt() != Agenda::never || !m_people->isDone()) {
            return;
        }
        if (!m_finishing) {
            beginTheEnd();
        } else if (m_process->state() == QProcess::NotRunning) {
            m_timer.stop();
            check();
            m_over = true;
        }
    }

    void beginTheEnd()
    {
        m_finishing = true;
        for (Server *server : m_sandbox.servers()) {
            server->clearFaults();
            m_sandbox.streams(server)->clearFaults();
        }
        QFile file(folder() + u"/finish"_s);
        if (!file.open(QIODevice::WriteOnly)) {
            m_problems << file.errorString();
        }
    }

    void check()
    {
        if (m_process->exitStatus() != QProcess::NormalExit || m_process->exitCode() != 0) {
            m_problems << u"the client ended with %1"_s.arg(m_process->exitCode());
        }
        auto opened = store::Store::open({.folder = folder(), .engine = true}, m_clock);
        if (!opened) {
            m_problems << sentence(opened.error());
            return;
        }
        m_problems += Checker(m_sandbox, **opened, m_people->truth()).check(m_sources, {});
    }

    quint32 m_seed;
    Chance m_chance;
    SystemClock m_clock;
    QTemporaryDir m_dir;
    Agenda m_agenda;
    Sandbox m_sandbox;
    std::unique_ptr<People> m_people;
    std::vector<Watched> m_sources;
    std::unique_ptr<QProcess> m_process;
    QTimer m_timer;
    QStringList m_problems;
    QSet<Server *> m_away; ///< being restarted
    int m_kills = 0;
    bool m_finishing = false;
    bool m_over = false;
};

} // namespace

/// The simulation's story with real processes, real sockets and real kills: ten seeds, or those
/// that ASTERISM_FIRST_SEED and ASTERISM_SEEDS name.
class tst_killed : public QObject {
    Q_OBJECT

    static int number(const char *variable, int otherwise)
    {
        const QByteArray value = qgetenv(variable);
        return value.isEmpty() ? otherwise : value.toInt();
    }

private Q_SLOTS:
    void seeds()
    {
        constexpr int atOnce = 5;
        const int first = number("ASTERISM_FIRST_SEED", 1);
        const int count = number("ASTERISM_SEEDS", 10);
        int failed = 0;
        for (int done = 0; done < count; done += atOnce) {
            std::vector<std::unique_ptr<Life>> lives;
            for (int i = done; i < std::min(count, done + atOnce); ++i) {
                lives.push_back(std::make_unique<Life>(quint32(first + i)));
                QVERIFY(lives.back()->begin());
            }
            const auto areOver = [&] {
                return std::ranges::all_of(lives, [](const auto &life) { return life->isOver(); });
            };
            const bool over = QTest::qWaitFor(areOver, 240'000);
            for (const auto &life : lives) {
                qInfo() << "seed" << life->seed() << "kills" << life->kills();
                if (!life->isOver() || !life->problems().isEmpty()) {
                    failed += 1;
                    qWarning().noquote() << "seed" << life->seed() << "failed:\n"
                                         << life->problems().mid(0, 12).join(u'\n');
                }
            }
            QVERIFY(over);
        }
        QCOMPARE(failed, 0);
    }
};

QTEST_GUILESS_MAIN(tst_killed)
#include "tst_killed.moc"
