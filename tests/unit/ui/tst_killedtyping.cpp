// SPDX-License-Identifier: GPL-3.0-or-later
#include "appfixture.h"
#include "store/drafts.h"
#include "ui/viewmodels/composer.h"

#include <QGuiApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString typing = u"--type"_s;
constexpr int tickMs = 20;
/// A second's worth, as the one who types counts: a busy computer types more slowly, too.
constexpr int mostLost = 1000 / tickMs;
constexpr int patienceMs = 60'000;
constexpr int lives = 6;

/// "1 2 3 "
QString counted(int words)
{
    QString text;
    for (int i = 1; i <= words; ++i) {
        text += QString::number(i) + u' ';
    }
    return text;
}

int wordsIn(const QString &text)
{
    return int(text.count(u' '));
}

void tell(int words)
{
    std::fprintf(stdout, "%d\n", words);
    std::fflush(stdout);
}

template <typename T> QFuture<Result<T>> refused()
{
    return answered(Result<T>(Error{.kind = ErrorKind::Usage, .subject = u"nobody"_s}));
}

Composer::Parts partsOver(App &app, const AccountsModel &accounts, const QString &folder)
{
    return {.store = *app.store,
        .clock = app.clock,
        .accounts = accounts,
        .ask = [](const QString &, const QJsonObject &) { return refused<QJsonObject>(); },
        .enqueue = [](const std::vector<Action> &, qint64,
                       const QString &) { return refused<std::vector<qint64>>(); },
        .enqueueDeletion = [](const Action &) { return refused<store::Enqueued>(); },
        .undoSeconds = [] { return 5; },
        .remindDescriptions = [] { return false; },
        .saved = {},
        .folder = folder};
}

/// The one who is killed: types a word with each tick, on from what there is, and says which.
int type(const QString &folder)
{
    const auto app = openedApp(folder);
    if (!app) {
        return 2;
    }
    const AccountsModel accounts(app->core, app->accounts);
    Composer composer(partsOver(*app, accounts, folder));
    composer.write();
    QTimer ticks;
    QObject::connect(&ticks, &QTimer::timeout, &composer, [&composer] {
        if (composer.isReady()) {
            const int next = wordsIn(composer.text()) + 1;
            composer.setText(composer.text() + QString::number(next) + u' ');
            tell(next);
        }
    });
    ticks.start(tickMs);
    return QCoreApplication::exec();
}

} // namespace

/// Whoever types is killed again and again, and goes on: what was typed a second before is there
/// each time.
class tst_killedtyping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSecondIsLostAtMost()
    {
        QVERIFY(m_folder.isValid());
        {
            const auto app = openedApp(m_folder.path());
            QVERIFY(app && addAo(*app));
        }
        int kept = 0;
        for (int life = 0; life < lives && !QTest::currentTestFailed(); ++life) {
            const int before = kept;
            liveAndDie(mostLost / 2 + QRandomGenerator::global()->bounded(2 * mostLost));
            if (!QTest::currentTestFailed()) {
                look(before, kept);
            }
        }
        QVERIFY(kept > 0);
    }

private:
    /// So many words, at least.
    void liveAndDie(int words)
    {
        m_said.clear();
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), {typing, m_folder.path()});
        QVERIFY(process.waitForStarted(patienceMs));
        while (m_said.size() < words && process.waitForReadyRead(patienceMs)) {
            take(process);
        }
        process.kill();
        QVERIFY(process.waitForFinished(patienceMs));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        take(process);
        QVERIFY(m_said.size() >= words);
    }

    void take(QProcess &process)
    {
        while (process.canReadLine()) {
            m_said << process.readLine().trimmed().toInt();
        }
    }

    /// `kept`: so many words are in the draft. It is all of them from the first one on.
    void look(int before, int &kept)
    {
        const auto app = openedApp(m_folder.path());
        QVERIFY(app);
        const auto drafts =
            await(app->store->readUser([](store::UserTx &tx) { return store::drafts(tx); }));
        QVERIFY(drafts);
        QVERIFY(drafts->size() <= 1);
        const QString text = drafts->empty() ? QString() : drafts->front().action.post.text;
        kept = wordsIn(text);
        QCOMPARE(text, counted(kept));
        QCOMPARE(m_said.front(), before + 1); // it went on from what there was
        QVERIFY2(kept >= m_said.back() - mostLost,
            qPrintable(u"%1 of %2"_s.arg(kept).arg(m_said.back())));
        QVERIFY(drafts->empty() || drafts->front().open);
    }

    QTemporaryDir m_folder;
    QList<int> m_said; ///< the words that were typed in one life
};

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == typing) {
        return type(arguments.value(2));
    }
    tst_killedtyping test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killedtyping.moc"
