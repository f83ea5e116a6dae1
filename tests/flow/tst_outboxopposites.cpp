// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxfixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

const QByteArray starPath = "/api/v1/statuses/5/favourite";
const QByteArray unstarPath = "/api/v1/statuses/5/unfavourite";
const QByteArray boostPath = "/api/v1/statuses/5/reblog";
const QString starred = u"POST /api/v1/statuses/5/favourite"_s;
const QString unstarred = u"POST /api/v1/statuses/5/unfavourite"_s;
const QString boosted = u"POST /api/v1/statuses/5/reblog"_s;
const QString looked = u"GET /api/v1/statuses/5"_s;

const ScriptedAnswer badGateway = outboxJson("{'error':'bad gateway'}", 502);

} // namespace

/// Wishes taken back while their server answers with errors for ever, or not at all: the last one
/// is right, and waits for none before it.
class tst_outboxopposites : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_house.reset(); }

    void whileItRests()
    {
        houseOf(u"mastodon"_s);
        on(starPath, badGateway);
        on(unstarPath, outboxJson(m_house->status(5)));
        m_house->start();
        const qint64 star = ask(ActionKind::Favourite);
        QTRY_VERIFY(store::isResting(m_house->row(star)));
        const int before = m_house->count(starred);
        const qint64 back = ask(ActionKind::Unfavourite);
        QVERIFY(back > 0 && back != star);
        QCOMPARE(m_house->stateOf(star), OutboxState::Cancelled);
        untilDone(back);
        QCOMPARE(m_house->count(starred), before); // never again
        QCOMPARE(m_house->count(unstarred), 1);
        QVERIFY(!m_house->viewer(m_house->uriOf(5)).favourited);
    }

    /// The click came before the error did.
    void whileItIsSent()
    {
        houseOf(u"mastodon"_s);
        ScriptedAnswer slow = badGateway;
        slow.delayMs = 1000;
        on(starPath, slow);
        on(unstarPath, outboxJson(m_house->status(5)));
        m_house->start();
        const qint64 star = ask(ActionKind::Favourite);
        QTRY_COMPARE(m_house->count(starred), 1);
        const qint64 back = ask(ActionKind::Unfavourite);
        QCOMPARE(m_house->stateOf(star), OutboxState::Sending);
        QTRY_COMPARE(m_house->stateOf(star), OutboxState::Cancelled);
        untilDone(back);
        QCOMPARE(m_house->lines(), (QStringList{starred, unstarred}));
    }

    /// It is another opposite's turn when the first one fails, too.
    void forthAndBack()
    {
        houseOf(u"mastodon"_s);
        on(starPath, badGateway);
        on(starPath, outboxJson(m_house->status(5, u"tea"_s, ",'favourited':true")));
        on(unstarPath, badGateway);
        m_house->start();
        const qint64 star = ask(ActionKind::Favourite);
        QTRY_VERIFY(!m_house->row(star).trouble.isEmpty());
        const qint64 back = ask(ActionKind::Unfavourite);
        QTRY_VERIFY((m_house->pass(10 * secondMs), !m_house->row(back).trouble.isEmpty()));
        const qint64 again = ask(ActionKind::Favourite);
        QCOMPARE(m_house->stateOf(back), OutboxState::Cancelled);
        untilDone(again);
        QVERIFY(m_house->viewer(m_house->uriOf(5)).favourited);
    }

    /// The first boost may be there: where a second one would be another, the post is asked, and
    /// not while the first may still arrive.
    void aBoostThatPiles_data()
    {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("it arrived") << true;
        QTest::newRow("it did not") << false;
    }
    void aBoostThatPiles()
    {
        QFETCH(bool, arrived);
        houseOf(u"gotosocial"_s);
        const QByteArray mark = arrived ? ",'reblogged':true" : ",'reblogged':false";
        on(boostPath, {.raw = ""});
        on(boostPath, outboxJson("{}"));
        on("/api/v1/statuses/5", outboxJson(m_house->status(5, u"tea"_s, mark)));
        m_house->start();
        const qint64 first = ask(ActionKind::Boost);
        QTRY_COMPARE(m_house->row(first).notBefore, noon + minuteMs);
        const qint64 back = ask(ActionKind::Unboost);
        QCOMPARE(m_house->row(back).notBefore, noon + minuteMs);
        const qint64 again = ask(ActionKind::Boost);
        QVERIFY(again != first);
        QCOMPARE(m_house->stateOf(back), OutboxState::Cancelled);
        QCOMPARE(m_house->row(again).notBefore, noon + minuteMs);
        m_house->outbox->hurry();
        QTest::qWait(50);
        QCOMPARE(m_house->lines(), QStringList{boosted});
        untilDone(again);
        QStringList expected{boosted, looked};
        expected += arrived ? QStringList() : QStringList{boosted};
        QCOMPARE(m_house->lines(), expected);
    }

private:
    void houseOf(const QString &software)
    {
        m_house = std::make_unique<OutboxHouse>(software);
        QVERIFY(m_house->isReady());
        m_house->know(5);
    }
    void on(const QByteArray &path, const ScriptedAnswer &answer)
    {
        m_house->server.on(path, answer);
    }
    qint64 ask(ActionKind kind) { return m_house->ask(kind, m_house->uriOf(5)); }
    void untilDone(qint64 id)
    {
        QTRY_VERIFY((m_house->pass(10 * secondMs), !m_house->done.isEmpty()));
        QCOMPARE(m_house->done, QList<qint64>{id});
    }

    std::unique_ptr<OutboxHouse> m_house;
};

QTEST_GUILESS_MAIN(tst_outboxopposites)
#include "tst_outboxopposites.moc"
