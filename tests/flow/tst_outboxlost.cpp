// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxfixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

const QByteArray postPath = "/api/v1/statuses/5";
const QByteArray sourcePath = "/api/v1/statuses/5/source";
const QString edited5 = u"PUT /api/v1/statuses/5"_s;
const QString looked5 = u"GET /api/v1/statuses/5"_s;
const QString source5 = u"GET /api/v1/statuses/5/source"_s;
const QString boosted5 = u"POST /api/v1/statuses/5/reblog"_s;
const QString renotesOf5 = u"POST /api/notes/renotes"_s;
const QString renoted5 = u"POST /api/notes/create"_s;
const QString voted8 = u"POST /api/v1/polls/8/votes"_s;
const QString followed3 = u"POST /api/v1/accounts/3/follow"_s;
const QString reported = u"POST /api/v1/reports"_s;

const ScriptedAnswer noWord{.raw = ""};

/// As it was typed.
ScriptedAnswer sourceSaying(const QByteArray &text)
{
    return outboxJson("{'id':'5','text':'" + text + "','spoiler_text':''}");
}

/// In the post 5; `own`: for what the account has voted, or nothing.
QByteArray pollWith(const QByteArray &own)
{
    return ",'poll':{'id':'8','expires_at':null,'expired':false,'multiple':false,'votes_count':1,"
           "'options':[{'title':'green','votes_count':0},{'title':'black','votes_count':1}],"
           "'voted':"
        + QByteArray(own.isEmpty() ? "false" : "true") + ",'own_votes':[" + own + "]}";
}

} // namespace

/// Actions whose answer was lost: what would be done twice is looked for before it is sent again.
class tst_outboxlost : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_house.reset(); }

    /// It is there, or it never arrived; the look comes when it can no longer be on its way.
    void anEdit_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<int>("edits");
        QTest::newRow("it arrived") << QByteArray("more tea!") << 1;
        QTest::newRow("it did not") << QByteArray("more tea.") << 2;
    }
    void anEdit()
    {
        QFETCH(QByteArray, typed);
        QFETCH(int, edits);
        houseOf(u"mastodon"_s);
        on(postPath, noWord);
        on(postPath, outboxJson(postSaying(typed)));
        on(postPath, outboxJson(postSaying("more tea!")));
        on(sourcePath, sourceSaying(typed));
        m_house->start();
        const qint64 id = edit(u"more tea!"_s);
        waitUntilUnsure(id);
        QCOMPARE(m_house->lines(), QStringList{edited5});
        untilDone(id);
        QStringList expected{edited5, looked5, source5};
        expected += edits == 2 ? QStringList{edited5} : QStringList();
        QCOMPARE(m_house->lines(), expected);
        QCOMPARE(m_house->find(m_house->uriOf(5))->text, u"more tea!"_s);
        QCOMPARE(m_house->row(id).trouble, QString());
    }

    /// Whatever hurries, nobody looks before.
    void itIsWaitedFor_data()
    {
        QTest::addColumn<QString>("who");
        for (const char *who : {"the network", "a hand", "a new start"}) {
            QTest::newRow(who) << QString::fromLatin1(who);
        }
    }
    void itIsWaitedFor()
    {
        QFETCH(QString, who);
        houseOf(u"mastodon"_s);
        on(postPath, noWord);
        on(postPath, outboxJson(postSaying("more tea")));
        on(sourcePath, sourceSaying("more tea"));
        m_house->start();
        const qint64 id = edit(u"more tea"_s);
        waitUntilUnsure(id);
        m_house->pass(59 * secondMs);
        if (who == u"a new start"_s) {
            m_house->open();
            m_house->start();
        } else if (who == u"a hand"_s) {
            QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::retryAction(tx, id); }));
        }
        m_house->outbox->hurry();
        QTest::qWait(100);
        QTRY_COMPARE(m_house->row(id).notBefore, noon + minuteMs);
        QCOMPARE(m_house->stateOf(id), OutboxState::Sending);
        QCOMPARE(m_house->lines(), QStringList{edited5});
        untilDone(id);
        QCOMPARE(m_house->count(edited5), 1);
    }

    void killedWhileItWasSent()
    {
        houseOf(u"mastodon"_s);
        on(postPath, {.never = true});
        on(postPath, outboxJson(postSaying("more tea")));
        on(sourcePath, sourceSaying("more tea"));
        m_house->start();
        const qint64 id = edit(u"more tea"_s);
        QTRY_COMPARE(m_house->count(edited5), 1);
        m_house->open();
        m_house->start();
        QTRY_COMPARE(m_house->row(id).notBefore, noon + minuteMs);
        QCOMPARE(m_house->count(looked5), 0);
        untilDone(id);
        QCOMPARE(m_house->count(edited5), 1);
    }

    /// It writes what was typed in a way of its own, so that nobody sees that it has it; then it
    /// says that nothing would change.
    void refusedAsNoChange_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<bool>("done");
        QTest::newRow("it is the same") << QByteArray("*more* tea") << true;
        QTest::newRow("it is something else") << QByteArray("coffee") << false;
    }
    void refusedAsNoChange()
    {
        QFETCH(QByteArray, typed);
        QFETCH(bool, done);
        houseOf(u"gotosocial"_s);
        on(postPath, noWord);
        on(postPath, outboxJson(postSaying(typed)));
        on(postPath, outboxJson("{'error':'status was not changed'}", 422));
        on(postPath, outboxJson(postSaying(typed)));
        on(sourcePath, sourceSaying(typed));
        m_house->start();
        const qint64 id = edit(u"more tea"_s);
        waitUntilUnsure(id);
        if (done) {
            untilDone(id);
        } else {
            QTRY_VERIFY((m_house->pass(secondMs), !m_house->failed.isEmpty()));
            QVERIFY2(
                m_house->failed[0].contains(u"was not changed"_s), qPrintable(m_house->failed[0]));
        }
        QCOMPARE(
            m_house->lines(), (QStringList{edited5, looked5, source5, edited5, looked5, source5}));
    }

    /// The first time a refusal is one.
    void refusedAtOnce()
    {
        houseOf(u"gotosocial"_s);
        on(postPath, outboxJson("{'error':'status was not changed'}", 422));
        m_house->start();
        edit(u"more tea"_s);
        QTRY_COMPARE(m_house->failed.size(), 1);
        QCOMPARE(m_house->lines(), QStringList{edited5});
    }

    /// A server in trouble is asked again later; what may be done is not sent meanwhile.
    void itCannotBeLookedAt()
    {
        houseOf(u"mastodon"_s);
        on(postPath, noWord);
        on(postPath, outboxJson("{'error':'later'}", 500));
        on(postPath, outboxJson(postSaying("more tea")));
        on(sourcePath, sourceSaying("more tea"));
        m_house->start();
        const qint64 id = edit(u"more tea"_s);
        waitUntilUnsure(id);
        untilDone(id);
        QCOMPARE(m_house->lines(), (QStringList{edited5, looked5, looked5, source5}));
    }

    /// Nobody changes what is no longer there.
    void itIsGone()
    {
        houseOf(u"mastodon"_s);
        on(postPath, noWord);
        on(postPath, outboxJson("{'error':'Record not found'}", 404));
        on("/api/v2/search", outboxJson("{'statuses':[],'accounts':[]}"));
        m_house->start();
        const qint64 id = edit(u"more tea"_s);
        waitUntilUnsure(id);
        QTRY_VERIFY((m_house->pass(secondMs), !m_house->failed.isEmpty()));
        QCOMPARE(m_house->stateOf(id), OutboxState::Failed);
        QCOMPARE(m_house->count(edited5), 1);
    }

    /// At Misskey a second boost would be a second note.
    void aBoostThatIsANote_data()
    {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("it arrived") << true;
        QTest::newRow("it did not") << false;
    }
    void aBoostThatIsANote()
    {
        QFETCH(bool, arrived);
        houseOf(u"misskey"_s);
        QVERIFY(m_house->keepInstance({}, Instance::Family::Misskey));
        on("/api/notes/renotes", outboxJson("[]"));
        on("/api/notes/renotes",
            outboxJson(arrived ? "[{'id':'r1','userId':'9','renoteId':'5','text':null}]" : "[]"));
        on("/api/notes/create", noWord);
        on("/api/notes/create", outboxJson("{}"));
        m_house->start();
        const qint64 id = m_house->ask(ActionKind::Boost, m_house->uriOf(5));
        waitUntilUnsure(id);
        m_house->pass(59 * secondMs);
        m_house->outbox->hurry();
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::retryAction(tx, id); }));
        QTest::qWait(100);
        QCOMPARE(m_house->lines(), (QStringList{renotesOf5, renoted5}));
        untilDone(id);
        QCOMPARE(m_house->count(renotesOf5), 2);
        QCOMPARE(m_house->count(renoted5), arrived ? 1 : 2);
        QVERIFY(m_house->viewer(m_house->uriOf(5)).boosted);
    }

    /// At GoToSocial, too; there the post tells whether it is boosted.
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
        on("/api/v1/statuses/5/reblog", noWord);
        on("/api/v1/statuses/5/reblog", outboxJson("{}"));
        on(postPath, outboxJson(m_house->status(5, u"tea"_s, mark)));
        m_house->start();
        const qint64 id = m_house->ask(ActionKind::Boost, m_house->uriOf(5));
        waitUntilUnsure(id);
        untilDone(id);
        QStringList expected{boosted5, looked5};
        expected += arrived ? QStringList() : QStringList{boosted5};
        QCOMPARE(m_house->lines(), expected);
        QVERIFY(m_house->viewer(m_house->uriOf(5)).boosted);
    }

    /// Elsewhere it is the one that there is: nobody waits.
    void aBoostThatIsAMark()
    {
        houseOf(u"mastodon"_s);
        on("/api/v1/statuses/5/reblog", noWord);
        on("/api/v1/statuses/5/reblog", outboxJson("{}"));
        m_house->start();
        const qint64 id = m_house->ask(ActionKind::Boost, m_house->uriOf(5));
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QCOMPARE(m_house->row(id).notBefore, 0);
        QTRY_VERIFY((m_house->outbox->hurry(), !m_house->done.isEmpty()));
        QCOMPARE(m_house->count(boosted5), 2);
    }

    /// Some servers ask people anew who have not answered yet.
    void aFollow_data()
    {
        QTest::addColumn<QByteArray>("standing");
        QTest::addColumn<int>("follows");
        QTest::newRow("they follow") << QByteArray("'following':true,'requested':false") << 1;
        QTest::newRow("they asked") << QByteArray("'following':false,'requested':true") << 1;
        QTest::newRow("it never arrived") << QByteArray("'following':false,'requested':false") << 2;
    }
    void aFollow()
    {
        QFETCH(QByteArray, standing);
        QFETCH(int, follows);
        houseOf(u"mastodon"_s);
        on("/api/v2/search", outboxJson("{'accounts':[{'id':'3','acct':'ao@b.example'}]}"));
        on("/api/v1/accounts/3/follow", noWord);
        on("/api/v1/accounts/3/follow", outboxJson("{'id':'3','following':true}"));
        on("/api/v1/accounts/relationships", outboxJson("[{'id':'3'," + standing + "}]"));
        m_house->start();
        const qint64 id = m_house->ask(ActionKind::Follow, u"ao@b.example"_s);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QTRY_VERIFY((m_house->outbox->hurry(), !m_house->done.isEmpty()));
        QCOMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->count(u"GET /api/v1/accounts/relationships"_s), 1);
        QCOMPARE(m_house->count(followed3), follows);
    }

    /// The first one came while the poll was asked: the second is refused, and the post tells why.
    void aVote_data()
    {
        QTest::addColumn<QByteArray>("own");
        QTest::addColumn<bool>("done");
        QTest::newRow("so") << QByteArray("1") << true;
        QTest::newRow("otherwise") << QByteArray("0") << false;
        QTest::newRow("not at all") << QByteArray() << false;
    }
    void aVote()
    {
        QFETCH(QByteArray, own);
        QFETCH(bool, done);
        houseOf(u"mastodon"_s);
        on(postPath, outboxJson(m_house->status(5, u"tea"_s, pollWith({}))));
        on(postPath, outboxJson(m_house->status(5, u"tea"_s, pollWith({}))));
        on(postPath, outboxJson(m_house->status(5, u"tea"_s, pollWith(own))));
        on("/api/v1/polls/8/votes", noWord);
        on("/api/v1/polls/8/votes",
            outboxJson("{'error':'Validation failed: You have already voted on this poll'}", 422));
        m_house->start();
        Action vote{.kind = ActionKind::Vote, .account = ownId, .target = m_house->uriOf(5)};
        vote.choices = {1};
        const qint64 id = m_house->ask(vote);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QTRY_VERIFY((m_house->outbox->hurry(), m_house->done.size() + m_house->failed.size() == 1));
        QCOMPARE(m_house->stateOf(id), done ? OutboxState::Done : OutboxState::Failed);
        QCOMPARE(m_house->lines(), (QStringList{looked5, voted8, looked5, voted8, looked5}));
        QVERIFY2(done || m_house->failed[0].contains(u"already voted"_s),
            qPrintable(m_house->failed.value(0)));
    }

    /// No server tells whether it has one.
    void aReport()
    {
        houseOf(u"mastodon"_s);
        on("/api/v2/search", outboxJson("{'accounts':[{'id':'3','acct':'ao@b.example'}]}"));
        on("/api/v1/reports", noWord);
        m_house->start();
        const qint64 id = m_house->ask(ActionKind::Report, u"ao@b.example"_s);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QTRY_VERIFY((m_house->outbox->hurry(), !m_house->failed.isEmpty()));
        QCOMPARE(m_house->stateOf(id), OutboxState::Failed);
        QCOMPARE(m_house->count(reported), 1);
    }

    /// snac keeps a text that was cut within a character: what stands beside it is found all the
    /// same.
    void besideABrokenText()
    {
        houseOf(u"snac"_s);
        const QByteArray own = "/api/v1/accounts/9/statuses";
        const QByteArray whole = QByteArray("お茶");
        const QByteArray cut = m_house->status(99, u"お茶"_s).replace(whole, whole.chopped(1));
        on(own, outboxJson('[' + cut + ']'));
        on(own, outboxJson('[' + m_house->status(100) + ',' + cut + ']'));
        on("/api/v1/statuses", noWord);
        m_house->start();
        const qint64 id = m_house->publish(u"tea"_s);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QCOMPARE(m_house->row(id).newestBefore, std::optional(u"99"_s));
        untilDone(id);
        QCOMPARE(m_house->row(id).resultId, u"100"_s);
        QCOMPARE(m_house->count(u"POST /api/v1/statuses"_s), 1);
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
    /// The post 5, changed a second after the edit was sent.
    QByteArray postSaying(const QByteArray &typed) const
    {
        return m_house->status(5, QString::fromUtf8(typed), ",'edited_at':'2026-11-22T12:00:01Z'");
    }
    qint64 edit(const QString &text)
    {
        Action action{.kind = ActionKind::Edit, .account = ownId, .target = m_house->uriOf(5)};
        action.post.text = text;
        return m_house->ask(action);
    }
    /// It was sent at noon, and nobody answered.
    void waitUntilUnsure(qint64 id)
    {
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QCOMPARE(m_house->stateOf(id), OutboxState::Sending);
        QCOMPARE(m_house->row(id).notBefore, noon + minuteMs);
    }
    void untilDone(qint64 id)
    {
        QTRY_VERIFY((m_house->pass(10 * secondMs), !m_house->done.isEmpty()));
        QCOMPARE(m_house->done, QList<qint64>{id});
    }

    std::unique_ptr<OutboxHouse> m_house;
};

QTEST_GUILESS_MAIN(tst_outboxlost)
#include "tst_outboxlost.moc"
