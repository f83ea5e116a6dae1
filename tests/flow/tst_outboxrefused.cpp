// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxfixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

const QByteArray refusedPost5 = "/api/v1/statuses/5";
const QByteArray refusedMark = "/api/v1/statuses/5/bookmark";
const QByteArray refusedBlock = "/api/v1/accounts/3/block";
const QByteArray standsPath = "/api/v1/accounts/relationships";

ScriptedAnswer answeredAfter(int ms, ScriptedAnswer answer)
{
    answer.delayMs = ms;
    return answer;
}

} // namespace

/// A server refuses something, and takes its time to say whether it is so already.
class tst_outboxrefused : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<OutboxHouse>();
        QVERIFY(m_house->isReady());
        m_house->know(5);
        const ScriptedAnswer no = outboxJson("{'error':'Not today'}", 422);
        m_house->server.on(refusedMark, no);
        m_house->server.on(refusedBlock, no);
        const QByteArray ao = "{'id':'3','acct':'ao@b.example','username':'ao'}";
        m_house->server.on("/api/v1/accounts/lookup", outboxJson(ao));
        m_house->server.on(
            "/api/v2/search", outboxJson("{'statuses':[],'hashtags':[],'accounts':[" + ao + "]}"));
        m_house->start();
    }
    void cleanup() { m_house.reset(); }

    void itsWordsComeBefore_data() { postsAndPeople(); }
    void itsWordsComeBefore()
    {
        QFETCH(const QByteArray, question);
        m_house->server.on(question, {.never = true});
        const qint64 id = ask();
        QTRY_COMPARE(m_house->failed.size(), 1); // whereas the question ends after a minute
        QVERIFY2(m_house->failed[0].contains(u"Not today"_s), qPrintable(m_house->failed[0]));
        QCOMPARE(m_house->stateOf(id), OutboxState::Failed);
        QCOMPARE(questions(), 1);
        QVERIFY(m_house->outbox->isAsking(id)); // whoever ends the process now hears no answer
        QVERIFY(!m_house->outbox->isAsking(id + 1));
    }

    void itIsSoAfterAll_data() { postsAndPeople(); }
    void itIsSoAfterAll()
    {
        QFETCH(const QByteArray, question);
        m_house->server.on(question, answeredAfter(1500, isSo()));
        m_house->server.on(question, isSo());
        const qint64 id = ask();
        QTRY_COMPARE(m_house->failed.size(), 1);
        QVERIFY(m_house->outbox->isAsking(id));
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->stateOf(id), OutboxState::Done);
        QCOMPARE(m_house->row(id).trouble, QString());
        QTRY_VERIFY(!m_house->outbox->isAsking(id));
        QCOMPARE(m_house->count(u"POST "_s + QString::fromLatin1(write())), 1);
        QCOMPARE(m_house->viewer(m_house->uriOf(5)).bookmarked, question == refusedPost5);
    }

    /// The program ended before the server had answered, and so it did once more.
    void itIsSoAfterAStart_data() { postsAndPeople(); }
    void itIsSoAfterAStart()
    {
        QFETCH(const QByteArray, question);
        m_house->server.on(question, {.never = true});
        m_house->server.on(question, {.never = true});
        m_house->server.on(question, isSo());
        const qint64 id = ask();
        QTRY_COMPARE(m_house->failed.size(), 1);
        startAnew();
        QTRY_COMPARE(questions(), 2);
        QVERIFY(m_house->outbox->isAsking(id));
        QCOMPARE(m_house->stateOf(id), OutboxState::Failed);
        startAnew();
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->stateOf(id), OutboxState::Done);
        QCOMPARE(m_house->failed.size(), 1); // nobody is told again
        QCOMPARE(m_house->count(u"POST "_s + QString::fromLatin1(write())), 1);
        QCOMPARE(m_house->viewer(m_house->uriOf(5)).bookmarked, question == refusedPost5);
    }

    /// Nor is it sent again, or asked at every start.
    void itIsNotSoAfterAStart_data() { postsAndPeople(); }
    void itIsNotSoAfterAStart()
    {
        QFETCH(const QByteArray, question);
        m_house->server.on(question, {.never = true});
        m_house->server.on(question, isOfSomebody() ? outboxJson("[{'id':'3'}]") : post());
        const qint64 id = ask();
        QTRY_COMPARE(m_house->failed.size(), 1);
        QCOMPARE(openQuestions(), 1);
        startAnew();
        QTRY_COMPARE(openQuestions(), 0);
        QCOMPARE(questions(), 2);
        QTRY_VERIFY(!m_house->outbox->isAsking(id));
        QCOMPARE(m_house->stateOf(id), OutboxState::Failed);
        QVERIFY(m_house->row(id).trouble.contains(u"Not today"_s));
        QCOMPARE(m_house->count(u"POST "_s + QString::fromLatin1(write())), 1);
    }

    /// "You may not see that" is no other tomorrow; silence may be.
    void aWordIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("open");
        QTest::newRow("a word") << 403 << 0;
        QTest::newRow("later") << 503 << 1;
    }
    void aWordIsAnAnswer()
    {
        QFETCH(int, status);
        QFETCH(int, open);
        m_house->server.on(refusedPost5, {.never = true});
        m_house->server.on(refusedPost5, outboxJson("{'error':'no'}", status));
        const qint64 id = m_house->ask(ActionKind::Bookmark, m_house->uriOf(5));
        QTRY_COMPARE(m_house->failed.size(), 1);
        startAnew();
        QTRY_VERIFY(m_house->count(u"GET "_s + QString::fromLatin1(refusedPost5)) > 1);
        QTest::qWait(200);
        QTRY_COMPARE(openQuestions(), open);
        QCOMPARE(m_house->stateOf(id), OutboxState::Failed);
    }

    void itIsNotSo()
    {
        m_house->server.on(refusedPost5, answeredAfter(900, outboxJson(m_house->status(5))));
        const qint64 id = m_house->ask(ActionKind::Bookmark, m_house->uriOf(5));
        QTRY_COMPARE(m_house->failed.size(), 1);
        QTRY_VERIFY(!m_house->outbox->isAsking(id));
        QCOMPARE(m_house->stateOf(id), OutboxState::Failed);
        QCOMPARE(m_house->failed.size(), 1);
        QVERIFY(m_house->done.isEmpty());
    }

    /// The user has not waited for the answer.
    void takenOutMeanwhile()
    {
        m_house->server.on(refusedPost5,
            answeredAfter(900, outboxJson(m_house->status(5, u"tea"_s, ",'bookmarked':true"))));
        const qint64 id = m_house->ask(ActionKind::Bookmark, m_house->uriOf(5));
        QTRY_COMPARE(m_house->failed.size(), 1);
        QVERIFY(*m_house->user([id](store::UserTx &tx) { return store::cancelAction(tx, id); }));
        QTest::qWait(500);
        QCOMPARE(m_house->stateOf(id), OutboxState::Cancelled);
        QVERIFY(m_house->done.isEmpty());
    }

private:
    static void postsAndPeople()
    {
        QTest::addColumn<QByteArray>("question");
        QTest::newRow("of a post") << refusedPost5;
        QTest::newRow("of somebody") << standsPath;
    }
    static bool isOfSomebody() { return QByteArray(QTest::currentDataTag()) == "of somebody"; }
    static QByteArray write() { return isOfSomebody() ? refusedBlock : refusedMark; }
    qint64 ask()
    {
        return isOfSomebody() ? m_house->ask(ActionKind::Block, u"ao@b.example"_s)
                              : m_house->ask(ActionKind::Bookmark, m_house->uriOf(5));
    }
    ScriptedAnswer isSo() const
    {
        return isOfSomebody() ? outboxJson("[{'id':'3','blocking':true}]")
                              : outboxJson(m_house->status(5, u"tea"_s, ",'bookmarked':true"));
    }
    int questions() const
    {
        return m_house->count(
            u"GET "_s + QString::fromLatin1(isOfSomebody() ? standsPath : refusedPost5));
    }

    ScriptedAnswer post() const { return outboxJson(m_house->status(5)); }
    int openQuestions()
    {
        const auto open =
            m_house->user([](store::UserTx &tx) { return store::openQuestions(tx, ownId); });
        return open ? int(open->size()) : -1;
    }
    void startAnew()
    {
        m_house->open();
        m_house->start();
    }

    std::unique_ptr<OutboxHouse> m_house;
};

QTEST_GUILESS_MAIN(tst_outboxrefused)
#include "tst_outboxrefused.moc"
