// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation.h"

#include "store/database.h"

#include <QElapsedTimer>
#include <QTest>

#include <functional>

using namespace asterism;
using namespace asterism::simulation;
using namespace Qt::Literals::StringLiterals;

namespace {

using Act = std::function<void(Simulation &)>;

qint64 number(const char *variable, qint64 otherwise)
{
    const QByteArray value = qgetenv(variable);
    return value.isEmpty() ? otherwise : value.toLongLong();
}

/// One in 100 is a long story.
Simulation::Scale scaleOf(qint64 seed)
{
    Simulation::Scale scale;
    if (seed % 100 == 0) {
        scale = {.things = 2000,
            .meanMs = 250,
            .people = 60,
            .history = 60,
            .page = 40,
            .manyColumns = true};
    }
    return scale;
}

/// Straight into the cache, past all that the program does.
Act spoil(const char *sql)
{
    return [sql](Simulation &simulation) {
        Client &client = simulation.client();
        const auto done = client.await(client.app().store->writeCache([sql](store::CacheTx &tx) {
            tx.db.exec(sql);
            return Result<Done>(Done{});
        }));
        QVERIFY(done.ok());
    };
}

/// People do something of which no stream tells.
Act unheard(const QByteArray &event, const Act &act)
{
    return [event, act](Simulation &simulation) {
        simulation.network().swallow("\"event\":\"" + event + '"');
        act(simulation);
        simulation.passTime(10 * secondMs);
    };
}

/// A post of which all servers but one tell by their streams; what is polled would find out by
/// itself.
QString newest(Simulation &simulation)
{
    return simulation.sandbox().postsOf(u"ao"_s).first();
}

} // namespace

Q_DECLARE_METATYPE(Act)

/// Seeds of simulation.h: 20 at first hand, else those that ASTERISM_FIRST_SEED, ASTERISM_SEEDS
/// and ASTERISM_SEED_STEP name (tests/CMakeLists.txt).
class tst_simulation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A checker that finds nothing proves nothing: each kind of loss must be told.
    void theCheckerCanFail_data()
    {
        QTest::addColumn<Act>("act");
        QTest::addColumn<QString>("words");
        const auto post = [](Simulation &simulation) {
            simulation.sandbox().post(u"ao"_s, u"unheard of rev0x"_s);
        };
        const auto edit = [](Simulation &simulation) {
            simulation.sandbox().edit(newest(simulation), u"otherwise rev99x"_s);
        };
        const auto remove = [](Simulation &simulation) {
            simulation.sandbox().deletePost(newest(simulation));
        };
        QTest::newRow("nothing is lost") << Act([](Simulation &) {}) << QString();
        QTest::newRow("a post is lost") << unheard("update", post) << u"is missing"_s;
        QTest::newRow("an edit is lost") << unheard("status.update", edit) << u"rev99x"_s;
        QTest::newRow("a delete is lost") << unheard("delete", remove) << u"never was there"_s;
        QTest::newRow("a row is taken out")
            << spoil("DELETE FROM entry WHERE sort_at = (SELECT max(sort_at) FROM entry)")
            << u"is missing"_s;
        QTest::newRow("a row is doubled")
            << spoil("INSERT INTO entry SELECT source, sort_at - 1, post, boost FROM entry "
                     "WHERE sort_at = (SELECT max(sort_at) FROM entry)")
            << u"is there 2 times"_s;
        QTest::newRow("a mark goes back")
            << spoil("UPDATE source SET newest_id = '1'") << u"its mark went back"_s;
    }

    void theCheckerCanFail()
    {
        QFETCH(Act, act);
        QFETCH(QString, words);
        Simulation simulation(7, {.things = 80, .rough = false});
        QVERIFY(simulation.begin());
        simulation.live();
        simulation.sandbox().post(u"ao"_s, u"heard of rev0x"_s);
        simulation.calmDown();
        QCOMPARE(simulation.check({}).join(u'\n'), QString());
        act(simulation);
        const QString told = simulation.check({}).join(u'\n');
        QVERIFY2(words.isEmpty() ? told.isEmpty() : told.contains(words), qPrintable(told));
    }

    void seeds()
    {
        const qint64 first = number("ASTERISM_FIRST_SEED", 1);
        const qint64 count = number("ASTERISM_SEEDS", 20);
        const qint64 step = number("ASTERISM_SEED_STEP", 1);
        int failed = 0;
        for (qint64 seed = first; seed < first + count * step; seed += step) {
            QElapsedTimer time;
            time.start();
            Simulation simulation(quint32(seed), scaleOf(seed));
            const QStringList problems = simulation.run();
            qInfo().noquote() << "seed" << seed << simulation.summary() << time.elapsed() << "ms";
            if (!problems.isEmpty()) {
                failed += 1;
                qWarning().noquote()
                    << "seed" << seed << "failed with" << problems.size() << "problems:\n"
                    << problems.mid(0, 12).join(u'\n');
            }
        }
        QCOMPARE(failed, 0);
    }
};

int main(int argc, char **argv)
{
    // The order of hashes must come from the seed, too.
    QHashSeed::setDeterministicGlobalSeed();
    // Each seed is bounded by its own clock; QTest would count all of them together.
    qputenv("QTEST_FUNCTION_TIMEOUT", "3600000");
    QCoreApplication application(argc, argv);
    tst_simulation test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_simulation.moc"
