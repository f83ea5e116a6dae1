// SPDX-License-Identifier: GPL-3.0-or-later
#include "mediatesting.h"

#include "sync/scheduled.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

const QByteArray keptPath = "/api/v1/scheduled_statuses";
const QString askedKept = u"GET /api/v1/scheduled_statuses"_s;

/// A post that the server keeps until then.
QByteArray keptPost(const QByteArray &id, qint64 at, const QByteArray &text = "tea")
{
    return "{'id':'" + id + "','scheduled_at':'" + isoTime(at).toUtf8() + "','params':{'text':'"
        + text + "','visibility':'public'},'media_attachments':[]}";
}

} // namespace

/// Posts with a time: kept by the server where it keeps such, else here.
class tst_outboxscheduled : public MediaTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { houseOf(u"mastodon"_s); }
    void cleanup() { m_house.reset(); }

    void keptThere()
    {
        on(mediaPath, MediaHouse::media("m1"));
        on(statusesPath, outboxJson(keptPost("7", noon + dayMs)));
        m_house->begin();
        const qint64 id = askLater(dayMs, {m_house->picture("one")});
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->lines(), (QStringList{uploaded, newPost}));
        const QJsonObject fields = m_house->posts()[0];
        QCOMPARE(parseIsoTime(fields[u"scheduled_at"].toString()), noon + dayMs);
        QCOMPARE(MediaHouse::mediaOf(fields), QStringList{u"m1"_s});
        QCOMPARE(m_house->row(id).resultId, u"7"_s);
        QCOMPARE(m_house->row(id).resultUri, QString()); // there is no post yet
    }

    void waitsHere_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<qint64>("ahead");
        QTest::newRow("too soon for the server") << u"mastodon"_s << 2 * minuteMs;
        QTest::newRow("it keeps nothing") << u"takahe"_s << dayMs;
        QTest::newRow("in a month") << u"takahe"_s << 30 * dayMs;
    }
    void waitsHere()
    {
        QFETCH(QString, software);
        QFETCH(qint64, ahead);
        houseOf(software);
        on(ownPostsPath, outboxJson("[]"));
        on(statusesPath, outboxJson(m_house->status(100)));
        m_house->begin();
        const qint64 id = askLater(ahead);
        QTRY_COMPARE(m_house->row(id).notBefore, noon + ahead);
        QVERIFY(!m_house->row(id).trouble.isEmpty());
        QCOMPARE(m_house->stateOf(id), OutboxState::Waiting);
        m_house->beginAnew(); // it outlives the program
        m_house->pass(ahead - secondMs);
        // Whoever asks for it at once cannot mean that it is posted now.
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::retryAction(tx, id); }));
        QTRY_COMPARE(m_house->row(id).notBefore, noon + ahead);
        QCOMPARE(m_house->lines(), QStringList());
        m_house->pass(secondMs);
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->count(newPost), 1);
        QVERIFY(!m_house->server.requests().last().body.contains("scheduled_at"));
    }

    /// Nothing can answer what is not there yet.
    void threadsWaitHere()
    {
        on(statusesPath, outboxJson(m_house->status(100)));
        on(statusesPath, outboxJson(m_house->status(101, u"tea"_s, ",'in_reply_to_id':'100'")));
        m_house->begin();
        Draft draft = MediaHouse::written(u"tea"_s);
        draft.action.post.scheduledAt = noon + dayMs;
        draft.more.push_back({.text = u"more tea"_s});
        const std::vector<qint64> ids = m_house->post(draft);
        QTRY_COMPARE(m_house->row(ids[0]).notBefore, noon + dayMs);
        QCOMPARE(m_house->lines(), QStringList());
        m_house->pass(dayMs);
        QTRY_COMPARE(m_house->done.size(), 2);
        for (const QJsonObject &post : m_house->posts()) {
            QVERIFY(!post.contains(u"scheduled_at"_s));
        }
        QCOMPARE(m_house->posts()[1][u"in_reply_to_id"].toString(), u"100"_s);
    }

    void postedAtOnceAfterAll()
    {
        on(statusesPath, outboxJson(m_house->status(100)));
        m_house->begin();
        const qint64 id = askLater(dayMs);
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->row(id).resultUri, m_house->uriOf(100));
        QVERIFY(m_house->find(m_house->uriOf(100)));
    }

    /// The same key, the same time; and a server that finds by the key only what is posted.
    void theAnswerIsLost_data()
    {
        QTest::addColumn<QString>("then");
        for (const char *then : {"it says so again", "its key finds nothing", "it has nothing"}) {
            QTest::newRow(then) << QString::fromLatin1(then);
        }
    }
    void theAnswerIsLost()
    {
        QFETCH(QString, then);
        const bool nothing = then == u"it has nothing"_s;
        on(statusesPath, {.raw = ""});
        if (then != u"it says so again"_s) {
            on(statusesPath, outboxJson("{'error':'Record not found'}", 404));
            const QByteArray other = keptPost("6", noon + 2 * dayMs);
            on(keptPath,
                outboxJson('[' + other
                    + (nothing ? QByteArray() : ',' + keptPost("7", noon + dayMs)) + ']'));
            on(keptPath, outboxJson("[]"));
        }
        on(statusesPath, outboxJson(keptPost("7", noon + dayMs)));
        m_house->begin();
        const qint64 id = askLater(dayMs);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QCOMPARE(m_house->stateOf(id), OutboxState::Sending);
        m_house->pass(minuteMs);
        QTRY_VERIFY((m_house->pass(secondMs), !m_house->done.isEmpty()));
        QCOMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->row(id).resultId, u"7"_s);
        QCOMPARE(m_house->count(newPost), nothing ? 3 : 2);
        QCOMPARE(m_house->posts()[0], m_house->posts()[1]);
        QCOMPARE(m_house->keys()[0], m_house->keys()[1]);
        if (nothing) {
            QVERIFY(m_house->keys()[2] != m_house->keys()[0]);
        }
    }

    /// Nobody was here until its time had come: it is a post by now, or is none at all.
    void theTimeCameMeanwhile_data()
    {
        QTest::addColumn<bool>("posted");
        QTest::newRow("posted") << true;
        QTest::newRow("never arrived") << false;
    }
    void theTimeCameMeanwhile()
    {
        QFETCH(bool, posted);
        on(statusesPath, {.never = true});
        on(statusesPath, outboxJson(m_house->status(101)));
        on(keptPath, outboxJson("[]"));
        on(ownPostsPath, outboxJson(posted ? '[' + m_house->status(100) + ']' : QByteArray("[]")));
        m_house->begin();
        const qint64 id = askLater(hourMs);
        QTRY_COMPARE(m_house->count(newPost), 1);
        m_house->open();
        m_house->clock.advance(2 * hourMs);
        m_house->begin();
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->row(id).resultId, posted ? u"100"_s : u"101"_s);
        QCOMPARE(m_house->count(newPost), posted ? 1 : 2);
        QVERIFY(m_house->lines().contains(askedKept) && m_house->lines().contains(askedOwnPosts));
        QVERIFY(posted || !m_house->posts()[1].contains(u"scheduled_at"_s));
    }

    void listedMovedAndTakenAway()
    {
        on(keptPath,
            outboxJson(
                '[' + keptPost("7", noon + dayMs) + ',' + keptPost("6", noon + hourMs) + ']'));
        on(keptPath, outboxJson("[]"));
        on(keptPath + "/7", outboxJson(keptPost("7", noon + 2 * dayMs)));
        on(keptPath + "/7", outboxJson("{}"));
        on(keptPath + "/7", outboxJson("{'error':'Record not found'}", 404));
        const auto session = await(m_house->sessions->own(m_house->account()));
        QVERIFY(session);
        const auto listed = await(scheduledPosts(*m_house->core, *m_house->sessions, *session));
        QVERIFY(listed);
        QCOMPARE(listed->size(), size_t(2));
        QCOMPARE(listed->front().id, u"6"_s); // the soonest first
        QCOMPARE(listed->front().post.text, u"tea"_s);
        const auto moved = [&](qint64 ahead) {
            return await(
                reschedule(*m_house->core, *m_house->sessions, *session, u"7"_s, noon + ahead));
        };
        QCOMPARE(moved(minuteMs).error().kind, ErrorKind::Usage);
        QVERIFY(moved(2 * dayMs));
        const auto taken = [&] {
            return await(unschedule(*m_house->core, *m_house->sessions, *session, u"7"_s));
        };
        QVERIFY(taken());
        QCOMPARE(taken().error().kind, ErrorKind::NotFound);
        QCOMPARE(m_house->count(u"PUT /api/v1/scheduled_statuses/7"_s), 1);
        QCOMPARE(m_house->count(u"DELETE /api/v1/scheduled_statuses/7"_s), 2);
    }

    void whatOneAnswers()
    {
        on("/api/v1/statuses/100", outboxJson(m_house->status(100)));
        const auto session = await(m_house->sessions->own(m_house->account()));
        QVERIFY(session);
        const auto called = [&](const QString &id) {
            return await(postCalledAt(*m_house->core, *m_house->sessions, *session, id));
        };
        const auto post = called(u"100"_s);
        QVERIFY(post);
        QCOMPARE(post->uri, m_house->uriOf(100));
        QCOMPARE(post->url, m_house->uriOf(100));
        QCOMPARE(called(u"101"_s).error().kind, ErrorKind::NotFound);
    }

private:
    qint64 askLater(qint64 ahead, const QList<Attachment> &media = {})
    {
        Draft draft = MediaHouse::written(u"tea"_s, media);
        draft.action.post.scheduledAt = noon + ahead;
        return ask(draft);
    }
};

QTEST_GUILESS_MAIN(tst_outboxscheduled)
#include "tst_outboxscheduled.moc"
