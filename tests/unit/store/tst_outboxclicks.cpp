// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxtesting.h"

using namespace asterism;
using namespace asterism::store;

/// A wish is made by what was read a moment ago; what was confirmed since then counts, too.
class tst_outboxclicks : public QObject, OutboxFixture {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup() { m_folder.reset(); }

    /// "done": what was confirmed after the reading, in its order; "holds": what that said.
    void confirmedSinceItWasRead_data()
    {
        QTest::addColumn<QString>("done");
        QTest::addColumn<bool>("boosts");
        QTest::addColumn<QString>("holds");
        QTest::addColumn<bool>("isAsked");
        const auto add = [](const char *done, bool boosts, const char *holds, bool isAsked) {
            QTest::addRow("%s, %s, holds %s", done, boosts ? "boost" : "unboost", holds)
                << QString::fromLatin1(done) << boosts << QString::fromLatin1(holds) << isAsked;
        };
        add("boost", false, "yes", true); // nobody had told that it is boosted
        add("boost", false, "?", true);
        add("boost", true, "no", false); // clicked in two columns
        add("boost", true, "?", false);
        add("unboost", true, "yes", true);
        add("unboost", false, "no", false);
        add("boost unboost", true, "yes", true);
        add("boost unboost", false, "no", false);
        add("unboost boost", false, "yes", true);
        add("favourite", false, "yes", false); // of another axis
        add("favourite", true, "no", true);
    }
    void confirmedSinceItWasRead()
    {
        QFETCH(QString, done);
        QFETCH(bool, boosts);
        QFETCH(QString, holds);
        const qint64 readAt = m_folder->clock.now();
        for (const QString &kind : done.split(u' ')) {
            QVERIFY(standing(u"done"_s, 0, acting(actionKind(kind))) > 0);
        }
        const auto wish = acting(boosts ? ActionKind::Boost : ActionKind::Unboost);
        const auto told = holds == u"?"_s ? std::nullopt : std::optional(holds == u"yes"_s);
        QTEST(asked(wish, told, readAt) != 0, "isAsked");
    }

    /// Newer words of the server count more than what was done before them.
    void confirmedBeforeItWasRead()
    {
        QVERIFY(standing(u"done"_s) > 0);
        m_folder->clock.advance(1);
        const qint64 readAt = m_folder->clock.now();
        QCOMPARE(asked(acting(ActionKind::Unboost), true, readAt), 0); // unboosted elsewhere
        QVERIFY(asked(acting(ActionKind::Boost), false, readAt) > 0);
    }

    /// What failed or was taken back says nothing of how it stands.
    void whatWasNotDoneSaysNothing()
    {
        const qint64 readAt = m_folder->clock.now();
        QVERIFY(standing(u"failed"_s) > 0);
        QCOMPARE(asked(acting(ActionKind::Unboost), true, readAt), 0);
        QVERIFY(standing(u"cancelled"_s) > 0);
        QCOMPARE(asked(acting(ActionKind::Unboost), true, readAt), 0);
    }

    /// The options of a follow are a wish of their own.
    void peopleAreAskedEachTime()
    {
        Action follow = acting(ActionKind::Follow, u"ao@a.example"_s);
        const qint64 readAt = m_folder->clock.now();
        QVERIFY(standing(u"done"_s, 0, follow) > 0);
        follow.options.notify = true;
        QVERIFY(asked(follow, {}, readAt) > 0);
    }

    void whatIsAboutOnePost()
    {
        const qint64 readAt = m_folder->clock.now();
        const qint64 done = standing(u"done"_s);
        standing(u"failed"_s, 0, acting(ActionKind::Bookmark));
        const qint64 waiting = added(acting(ActionKind::Favourite)).id;
        added(acting(ActionKind::Favourite, u"https://a.example/2"_s));
        added(acting(ActionKind::Favourite, u"https://a.example/1"_s, u"B"_s));
        QCOMPARE(about(readAt), (std::vector<qint64>{done, waiting}));
        QCOMPARE(about(readAt + 1), std::vector<qint64>{waiting});
        QCOMPARE(about(0), std::vector<qint64>{waiting});
    }

private:
    qint64 asked(const Action &action, std::optional<bool> holds, qint64 readAt)
    {
        const auto done = user([&](UserTx &tx) { return enqueue(tx, action, holds, 0, readAt); });
        return done ? done->id : -1;
    }
    std::vector<qint64> about(qint64 since)
    {
        const auto rows = user(
            [&](UserTx &tx) { return rowsAbout(tx, {u"A"_s}, u"https://a.example/1"_s, since); });
        std::vector<qint64> ids;
        for (const OutboxRow &one : *rows) {
            ids.push_back(one.id);
        }
        return ids;
    }
};

QTEST_GUILESS_MAIN(tst_outboxclicks)
#include "tst_outboxclicks.moc"
