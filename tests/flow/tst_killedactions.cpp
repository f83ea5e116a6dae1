// SPDX-License-Identifier: GPL-3.0-or-later
#include "corefixture.h"
#include "killed/deeds.h"
#include "store/outbox.h"

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>

#include <algorithm>

using namespace asterism;
using namespace asterism::flow;

namespace {

using Kind = Action::Kind;

constexpr int patienceMs = 240'000;
constexpr int longestLifeMs = 1500; ///< of a process that will be killed
constexpr int beginningMs = 150; ///< a kill may come before anything was asked for
constexpr int actionsEach = 125;
constexpr int peopleEach = 24; ///< to follow, mute and block
constexpr int blockedEach = 8; ///< of these, from the beginning
constexpr WriteClass limitedClasses[] = {WriteClass::Posts, WriteClass::Follows, WriteClass::Blocks,
    WriteClass::Mutes, WriteClass::Deletes};

/// Idempotency-Keys are known to Mastodon (ao, mei) and Akkoma (nana, leo), and to none of the
/// others: GoToSocial, snac, Misskey.
const QStringList &actors()
{
    static const QStringList all{
        u"ao"_s, u"mei"_s, u"yuki"_s, u"ren"_s, u"sora"_s, u"taro"_s, u"nana"_s, u"leo"_s};
    return all;
}

/// Who is told of, and what it is about.
QString keyOf(const QString &who, const QString &subject)
{
    return who + u' ' + subject;
}

} // namespace

/// A thousand actions of eight accounts, at servers that limit them, by a process that is killed
/// again and again: each is done once, in the order of its target, and none is lost. ASTERISM_KILLS
/// makes it longer or shorter; ASTERISM_SEED names the seed of all that is random but the moments.
class tst_killedactions : public QObject {
    Q_OBJECT

    static int number(const char *variable, int otherwise)
    {
        const QByteArray value = qgetenv(variable);
        return value.isEmpty() ? otherwise : value.toInt();
    }

private Q_SLOTS:
    void aThousandActions()
    {
        const int kills = number("ASTERISM_KILLS", 40);
        const int seed = number("ASTERISM_SEED", QRandomGenerator::global()->bounded(1, 1'000'000));
        qInfo() << "ASTERISM_SEED" << seed;
        m_random.seed(quint32(seed));
        startServers();
        makeFolder();
        if (QTest::currentTestFailed()) {
            return;
        }
        QCOMPARE(int(m_rows.size()), actionsEach * int(actors().size()));
        // All of them before it is over: each action takes a request at least.
        for (int i = 0; i < kills && !QTest::currentTestFailed(); ++i) {
            liveAndDie(std::max(1, int(m_rows.size()) / kills));
            QVERIFY(!m_over);
        }
        live({.ms = patienceMs});
        QVERIFY(m_over);
        checkRows();
        checkWrites();
        checkWorld();
    }

private:
    /// What a process may do before it is killed.
    struct Life {
        size_t requests = SIZE_MAX;
        int ms = longestLifeMs;
        int more = 0; ///< ms behind the last of the requests
    };

    QString folder() const { return m_dir.filePath(u"data"_s); }
    QString tokenFile() const { return m_dir.filePath(u"tokens"_s); }

    std::unique_ptr<store::Store> open()
    {
        auto opened = store::Store::open({.folder = folder(), .engine = true}, m_clock);
        return opened ? std::move(*opened) : nullptr;
    }

    void startServers()
    {
        QVERIFY(m_sandbox.start({.people = 300,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"misskey"_s, u"akkoma"_s}}));
        for (Server *server : m_sandbox.servers()) {
            server->setRateLimit(1'000'000); // of reading there is no end
            limit(*server);
            trouble(*server);
        }
    }

    /// Few at once; what is limited waits a second or two.
    static void limit(Server &server)
    {
        using Style = Fault::RateStyle;
        const bool snac = server.software() == u"snac"_s; // which has none: a proxy's, then
        for (const WriteClass writes : limitedClasses) {
            server.setWriteLimit(writes,
                {.writes = writes == WriteClass::Posts ? 2 : 6, // however slow the machine is
                    .windowMs = secondMs,
                    .style = snac ? Style::RetryAfter : Style::Own});
        }
    }

    /// What is asked for is done at once and answered late, so that most kills come in between; and
    /// some new posts lose their answer, or are lost themselves.
    static void trouble(Server &server)
    {
        const QString posts =
            server.software() == u"misskey"_s ? u"/api/notes/create"_s : u"/api/v1/statuses"_s;
        server.addFault(
            {.kind = Fault::Kind::Slow, .method = "POST", .delayMs = 3, .takesEffect = true});
        server.addFault({.kind = Fault::Kind::Close,
            .path = posts,
            .method = "POST",
            .skip = 4,
            .times = 3,
            .takesEffect = true});
        server.addFault(
            {.kind = Fault::Kind::Close, .path = posts, .method = "POST", .skip = 9, .times = 2});
    }

    /// Accounts, what they are to do, and the tokens for who does it.
    void makeFolder()
    {
        auto opened = open();
        QVERIFY(opened);
        MemoryStore secrets;
        House house(m_clock, secrets, std::move(opened), CoreFixture::hurried());
        QStringList posts;
        for (int i = 0; i < 16; ++i) {
            posts << m_sandbox.post(u"hal"_s, u"Tea number %1 is ready"_s.arg(i));
        }
        QJsonObject tokens;
        for (const QString &user : actors()) {
            const Server *home = m_sandbox.serverOf(user);
            const QString token = home->token(user);
            const auto account = await(house.accounts.addWithToken(home->host(), token));
            QVERIFY2(account.ok(), account ? "" : qPrintable(sentence(account.error())));
            tokens.insert(account->id.value, token);
            const std::vector<Deeds> deeds =
                deedsOf(user, home->software(), targetsFor(user, posts), actionsEach);
            m_deeds.insert(m_deeds.end(), deeds.begin(), deeds.end());
            enqueue(house, inSomeOrder(deeds, account->id));
        }
        QFile file(tokenFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(QJsonDocument(tokens).toJson()) > 0);
    }

    DeedTargets targetsFor(const QString &user, const QStringList &posts)
    {
        DeedTargets targets{.posts = posts};
        QStringList people = m_sandbox.strangersTo(user, peopleEach + int(actors().size()) + 1);
        people.removeIf([](const QString &handle) {
            const QString name = handle.section(u'@', 0, 0);
            return name == u"hal"_s || actors().contains(name);
        });
        targets.blocked = people.mid(0, blockedEach);
        targets.strangers = people.mid(blockedEach, peopleEach - blockedEach);
        for (const QString &handle : std::as_const(targets.blocked)) {
            m_sandbox.block(user, handle);
        }
        for (int i = 0; i < 4 && m_sandbox.serverOf(user)->software() != u"snac"_s; ++i) {
            targets.own << m_sandbox.post(user, u"%1 was here"_s.arg(i));
        }
        return targets;
    }

    /// New posts first: so many at once that limits are met. The rest mixed, but in order for each
    /// target.
    std::vector<Action> inSomeOrder(const std::vector<Deeds> &deeds, const AccountId &account)
    {
        std::vector<Action> queue;
        std::vector<size_t> turns;
        for (size_t i = 0; i < deeds.size(); ++i) {
            if (deeds[i].isPost()) {
                queue.push_back(deeds[i].action(Kind::Publish, account));
            } else {
                turns.insert(turns.end(), size_t(deeds[i].kinds.size()), i);
            }
        }
        std::shuffle(turns.begin(), turns.end(), m_random);
        std::vector<qsizetype> done(deeds.size());
        for (const size_t i : turns) {
            queue.push_back(deeds[i].action(deeds[i].kinds[done[i]++], account));
        }
        return queue;
    }

    void enqueue(House &house, const std::vector<Action> &queue)
    {
        const auto rows = await(
            house.core.store.writeUser([queue](store::UserTx &tx) -> Result<std::vector<qint64>> {
                std::vector<qint64> ids;
                for (const Action &action : queue) {
                    const auto done = store::enqueue(tx, action, {});
                    if (!done) {
                        return done.error();
                    }
                    ids.push_back(done->id);
                }
                return ids;
            }));
        QVERIFY(rows);
        QCOMPARE(rows->size(), size_t(actionsEach));
        m_rows.insert(m_rows.end(), rows->begin(), rows->end());
    }

    /// One in four dies before it has done much, if anything.
    void liveAndDie(int mostRequests)
    {
        if (m_random.bounded(4) == 0) {
            live({.ms = m_random.bounded(1, beginningMs)});
        } else {
            live({.requests = size_t(m_random.bounded(1, mostRequests + 1)),
                .more = m_random.bounded(10)});
        }
    }

    size_t asked() const
    {
        size_t requests = 0;
        for (const Server *server : m_sandbox.servers()) {
            requests += server->requestLog().size();
        }
        return requests;
    }

    /// One process, until it ends or has lived. The servers live in this one: no waiting that
    /// sleeps.
    void live(const Life &life)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QEventLoop loop;
        connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(life.ms, &loop, &QEventLoop::quit);
        QTimer look;
        connect(&look, &QTimer::timeout, &loop, [&, before = asked()] {
            if (asked() - before >= life.requests) {
                look.stop();
                QTimer::singleShot(life.more, &loop, &QEventLoop::quit);
            }
        });
        look.start(1);
        process.start(QString::fromUtf8(ASTERISM_OUTBOXCHILD), {folder(), tokenFile()});
        loop.exec();
        if (process.state() == QProcess::NotRunning) {
            QCOMPARE(process.error(), QProcess::UnknownError); // none
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            QCOMPARE(process.exitCode(), 0);
            m_over = true;
            return;
        }
        process.kill();
        QVERIFY(process.waitForFinished(10'000));
    }

    /// None is lost, and none was refused for good.
    void checkRows()
    {
        const auto opened = open();
        QVERIFY(opened);
        for (const qint64 id : m_rows) {
            const auto row =
                opened->readUserNow([id](store::UserTx &tx) { return store::outboxRow(tx, id); });
            QVERIFY(row && *row);
            const Action &action = (*row)->action;
            QVERIFY2((*row)->state == store::OutboxRow::State::Done,
                qPrintable(u"%1 %2 (%3): %4"_s.arg(
                    word(action.kind), action.target, action.post.text, (*row)->trouble)));
        }
    }

    /// Each once, in order, and nothing else; and they were limited.
    void checkWrites()
    {
        QHash<QString, QStringList> done;
        for (const WriteRecord &record : m_sandbox.writesInOrder()) {
            if (record.outcome == WriteOutcome::Done) {
                const bool post = record.what == u"post"_s;
                done[keyOf(record.who, post ? record.detail : record.subject)] << record.what;
            }
        }
        for (const Deeds &deeds : m_deeds) {
            const QString key = keyOf(m_sandbox.handle(deeds.user), deeds.target);
            const QStringList words = done.take(key);
            QVERIFY2(words == deeds.words(),
                qPrintable(u"%1: %2, not %3"_s.arg(
                    key, words.join(u", "_s), deeds.words().join(u", "_s))));
        }
        QVERIFY2(done.isEmpty(), qPrintable(QStringList(done.keys()).join(u", "_s)));
        int refused = 0;
        for (const QString &user : actors()) {
            for (const WriteClass writes : limitedClasses) {
                for (const WriteWindow &window : m_sandbox.writeWindowsOf(user, writes)) {
                    refused += window.refused;
                }
            }
        }
        qInfo() << "refused" << refused;
        QVERIFY(refused > 0);
    }

    void checkWorld()
    {
        for (const QString &user : actors()) {
            const Relations now = m_sandbox.relationsOf(user);
            QStringList said;
            for (const Deeds &deeds : m_deeds) {
                if (deeds.user != user) {
                    continue;
                }
                said << (deeds.isPost() ? QStringList{deeds.target} : QStringList());
                QVERIFY2(endedWell(deeds, now),
                    qPrintable(keyOf(user, deeds.target) + u' ' + deeds.words().join(u", "_s)));
            }
            QStringList there;
            for (const QString &uri : m_sandbox.postsOf(user)) {
                there << m_sandbox.written(uri).value_or(PostDraft()).text;
            }
            said.sort();
            there.sort();
            QCOMPARE(there, said);
        }
    }

    bool endedWell(const Deeds &deeds, const Relations &now) const
    {
        const QString &target = deeds.target;
        const bool follows = now.follows.contains(target) || now.requested.contains(target);
        const bool blocks = now.blocks.contains(target);
        switch (deeds.kinds.back()) {
        case Kind::Follow:
            return follows && !blocks;
        case Kind::Block:
            return blocks && !follows;
        case Kind::Mute:
            return follows && now.mutes.contains(target);
        case Kind::FollowTag:
            return now.tags.contains(target);
        case Kind::Delete:
            return !m_sandbox.written(target);
        case Kind::Bookmark:
            return now.bookmarks.contains(target)
                && m_sandbox.boostersOf(target).count(m_sandbox.handle(deeds.user)) == 1
                && m_sandbox.reactionsBy(deeds.user, target).size() == 1;
        default:
            return deeds.isPost(); // see there
        }
    }

    SystemClock m_clock;
    QTemporaryDir m_dir;
    QRandomGenerator m_random;
    Sandbox m_sandbox;
    std::vector<Deeds> m_deeds;
    std::vector<qint64> m_rows;
    bool m_over = false;
};

QTEST_GUILESS_MAIN(tst_killedactions)
#include "tst_killedactions.moc"
