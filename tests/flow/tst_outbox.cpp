// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxfixture.h"
#include "protocol/capabilities.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

const QByteArray bookmarkPath = "/api/v1/statuses/5/bookmark";
const QByteArray starPath = "/api/notes/favorites/create";
const QString bookmarked5 = u"POST /api/v1/statuses/5/bookmark"_s;

ScriptedAnswer refusedWith(const QByteArray &words, int status = 422)
{
    return outboxJson("{'error':'" + words + "'}", status);
}

} // namespace

/// What own accounts are to do, sent to a server that answers well, badly or not at all.
class tst_outbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<OutboxHouse>();
        QVERIFY(m_house->isReady());
        m_house->know(5);
        m_house->know(6);
    }
    void cleanup() { m_house.reset(); }

    void done()
    {
        on(bookmarkPath, outboxJson(m_house->status(5, u"tea"_s, ",'bookmarked':true")));
        m_house->start();
        const qint64 id = ask(ActionKind::Bookmark, 5);
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->lines(), QStringList{bookmarked5});
        const store::OutboxRow row = m_house->row(id);
        QCOMPARE(row.state, OutboxState::Done);
        QCOMPARE(row.tries, 1);
        QVERIFY(m_house->viewer(m_house->uriOf(5)).bookmarked);
        QCOMPARE(m_house->find(m_house->uriOf(5))->text, u"tea"_s); // as the answer tells it
    }

    /// Whatever waits from before is taken up.
    void fromBefore()
    {
        on(bookmarkPath, outboxJson(m_house->status(5)));
        const qint64 id = ask(ActionKind::Bookmark, 5);
        QCOMPARE(m_house->lines(), QStringList());
        m_house->start();
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
    }

    /// Nothing of the post in the answer: what was set is set.
    void answersThatTellNothing()
    {
        on(bookmarkPath, outboxJson("{}"));
        on("/api/v1/statuses/5/unbookmark", outboxJson("[]"));
        m_house->start();
        ask(ActionKind::Bookmark, 5);
        QTRY_COMPARE(m_house->done.size(), 1);
        QVERIFY(m_house->viewer(m_house->uriOf(5)).bookmarked);
        ask(ActionKind::Unbookmark, 5);
        QTRY_COMPARE(m_house->done.size(), 2);
        QVERIFY(!m_house->viewer(m_house->uriOf(5)).bookmarked);
    }

    /// Its server looks for a post that the cache does not know there: by uri, then by its page.
    void lookedForByItsServer()
    {
        const QString uri = u"https://b.example/n/7"_s;
        on("/api/v2/search", outboxJson("{'statuses':[],'accounts':[]}"));
        on("/api/v2/search",
            outboxJson("{'statuses':[{'id':'70','uri':'" + uri.toUtf8()
                + "','url':'https://b.example/@ao/7','created_at':'2026-11-22T11:00:00Z',"
                  "'content':'','account':{'id':'3','acct':'ao@b.example'}}]}"));
        on("/api/v1/statuses/70/bookmark", outboxJson("{}"));
        m_house->start();
        Action action{.kind = ActionKind::Bookmark, .account = ownId, .target = uri};
        action.targetUrl = u"https://b.example/@ao/7"_s;
        m_house->ask(action);
        QTRY_COMPARE(m_house->done.size(), 1);
        QCOMPARE(m_house->count(u"GET /api/v2/search"_s), 2);
        QCOMPARE(m_house->count(u"POST /api/v1/statuses/70/bookmark"_s), 1);
    }

    void nowhereFound()
    {
        on("/api/v2/search", outboxJson("{'statuses':[],'accounts':[]}"));
        m_house->start();
        const QString uri = u"https://b.example/n/7"_s;
        const qint64 kept = m_house->ask(ActionKind::Bookmark, uri);
        QTRY_COMPARE(m_house->failed.size(), 1);
        QCOMPARE(m_house->stateOf(kept), OutboxState::Failed);
        QVERIFY2(m_house->failed[0].contains(uri), qPrintable(m_house->failed[0]));
        // Nothing is left to take away from what is not there.
        const qint64 taken = m_house->ask(ActionKind::Unbookmark, uri);
        QTRY_COMPARE(m_house->done, QList<qint64>{taken});
    }

    void refused()
    {
        on(bookmarkPath, refusedWith("This is not to be kept"));
        on("/api/v1/statuses/5", outboxJson(m_house->status(5)));
        m_house->start();
        const qint64 id = ask(ActionKind::Bookmark, 5);
        QTRY_COMPARE(m_house->failed.size(), 1);
        QCOMPARE(m_house->stateOf(id), OutboxState::Failed);
        QVERIFY2(m_house->failed[0].contains(u"This is not to be kept"_s),
            qPrintable(m_house->failed[0]));
        QVERIFY(!m_house->viewer(m_house->uriOf(5)).bookmarked);
        // The next one of the same post goes on.
        on("/api/v1/statuses/5/unbookmark", outboxJson("{}"));
        ask(ActionKind::Unbookmark, 5);
        QTRY_COMPARE(m_house->done.size(), 1);
    }

    /// In whatever words a server says that it is so already.
    void refusedBecauseItIsSo()
    {
        on(bookmarkPath, refusedWith("schon da"));
        on("/api/v1/statuses/5", outboxJson(m_house->status(5, u"tea"_s, ",'bookmarked':true")));
        m_house->start();
        ask(ActionKind::Bookmark, 5);
        QTRY_COMPARE(m_house->done.size(), 1);
        QVERIFY(m_house->viewer(m_house->uriOf(5)).bookmarked);
    }

    void goneIsGood()
    {
        on("/api/v1/statuses/5/unbookmark", refusedWith("Record not found", 404));
        m_house->start();
        ask(ActionKind::Unbookmark, 5);
        QTRY_COMPARE(m_house->done.size(), 1);
    }

    /// The id was of long ago: it is looked for once.
    void anIdOfLongAgo()
    {
        on(bookmarkPath, refusedWith("Record not found", 404));
        on("/api/v2/search", outboxJson("{'statuses':[" + m_house->status(50) + "]}"));
        on("/api/v2/search",
            outboxJson("{'statuses':["
                + m_house->status(50).replace(
                    m_house->uriOf(50).toUtf8(), m_house->uriOf(5).toUtf8())
                + "]}"));
        on("/api/v1/statuses/50/bookmark", outboxJson("{}"));
        m_house->start();
        ask(ActionKind::Bookmark, 5);
        QTRY_COMPARE(m_house->failed.size(), 1); // what was found is another post
        ask(ActionKind::Bookmark, 5);
        QTRY_COMPARE(m_house->done.size(), 1);
        QCOMPARE(m_house->count(u"POST /api/v1/statuses/50/bookmark"_s), 1);
    }

    /// One class waits, with its time; the others go on, also where it is soon over.
    void limited_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("wait");
        QTest::newRow("long") << QByteArray("X-RateLimit-Reset")
                              << QByteArray("2026-11-22T12:10:00.000Z") << 10 * minuteMs;
        QTest::newRow("short") << QByteArray("Retry-After") << QByteArray("40") << 40 * secondMs;
    }
    void limited()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, value);
        QFETCH(const qint64, wait);
        ScriptedAnswer limit = refusedWith("Too many requests", 429);
        limit.headers.emplaceBack(header, value);
        on(bookmarkPath, limit);
        on(bookmarkPath, outboxJson("{}"));
        on("/api/v1/statuses/6/bookmark", outboxJson("{}"));
        on("/api/v1/tags/tea/follow", outboxJson("{}"));
        m_house->start();
        const qint64 first = ask(ActionKind::Bookmark, 5);
        const qint64 second = ask(ActionKind::Bookmark, 6);
        const qint64 tag = m_house->ask(ActionKind::FollowTag, u"tea"_s);
        QTRY_COMPARE(m_house->done, QList<qint64>{tag});
        QTRY_COMPARE(m_house->stateOf(first), OutboxState::Waiting);
        QCOMPARE(m_house->row(first).notBefore, noon + wait);
        QVERIFY(!m_house->row(first).trouble.isEmpty());
        QCOMPARE(m_house->stateOf(second), OutboxState::Waiting);
        QCOMPARE(m_house->row(second).tries, 0);
        m_house->outbox->hurry(); // no network makes a limit pass
        QTest::qWait(50);
        QCOMPARE(m_house->server.requests().size(), 2);
        m_house->pass(wait);
        QTRY_COMPARE(m_house->done, (QList<qint64>{tag, first, second}));
    }

    /// After a while, and for as long as it takes; a problem of one action is none of the others.
    void serverErrors()
    {
        for (int i = 0; i < 3; ++i) {
            on(bookmarkPath, refusedWith("out of order", 500));
        }
        on(bookmarkPath, outboxJson("{}"));
        on("/api/v1/statuses/6/bookmark", outboxJson("{}"));
        m_house->start();
        const qint64 first = ask(ActionKind::Bookmark, 5);
        QTRY_VERIFY(!m_house->row(first).trouble.isEmpty());
        QCOMPARE(m_house->stateOf(first), OutboxState::Sending); // it may be done
        const qint64 second = ask(ActionKind::Bookmark, 6);
        for (int i = 0; i < 200 && m_house->done.size() < 2; ++i) {
            m_house->pass(10 * minuteMs);
            QTest::qWait(50);
        }
        QCOMPARE(QSet<qint64>(m_house->done.begin(), m_house->done.end()),
            (QSet<qint64>{first, second}));
        QCOMPARE(m_house->count(bookmarked5), 4);
        QCOMPARE(m_house->row(first).trouble, QString());
    }

    /// Whoever withdrew their request follows nobody; whoever was accepted elsewhere does.
    void acceptedWithoutRequest_data()
    {
        QTest::addColumn<bool>("follows");
        QTest::newRow("withdrawn") << false;
        QTest::newRow("accepted elsewhere") << true;
    }
    void acceptedWithoutRequest()
    {
        QFETCH(bool, follows);
        misskeyHouse();
        on("/api/users/show", outboxJson("{'id':'3','username':'ao','host':'b.example'}"));
        on("/api/following/requests/accept",
            outboxJson("{'error':{'code':'NO_FOLLOW_REQUEST','message':'No.'}}", 400));
        on("/api/users/relation",
            outboxJson(
                QByteArray("[{'id':'3','isFollowed':") + (follows ? "true" : "false") + "}]"));
        m_house->start();
        const qint64 id = m_house->ask(ActionKind::AcceptFollower, u"ao@b.example"_s);
        QTRY_COMPARE(m_house->stateOf(id), follows ? OutboxState::Done : OutboxState::Failed);
    }

    /// Neither a limit nor the wait of a server that is away becomes longer by it.
    void theClockIsSetBack()
    {
        on(bookmarkPath, refusedWith("Too many requests", 429));
        on(bookmarkPath, outboxJson("{}"));
        m_house->start();
        const qint64 id = ask(ActionKind::Bookmark, 5);
        QTRY_COMPARE(m_house->row(id).notBefore, noon + minuteMs);
        m_house->clock.advance(-hourMs);
        m_house->outbox->hurry(); // as Awakening has it
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
    }

    /// What it fails at again and again ends, and the opposite has its turn.
    void serverErrorsForEver()
    {
        on(bookmarkPath, refusedWith("out of order", 500));
        on("/api/v1/statuses/5/unbookmark", outboxJson("{}"));
        m_house->start();
        const qint64 first = ask(ActionKind::Bookmark, 5);
        for (int i = 0; i < 400 && m_house->failed.isEmpty(); ++i) {
            m_house->pass(10 * minuteMs);
            QTest::qWait(20);
        }
        QCOMPARE(m_house->stateOf(first), OutboxState::Failed);
        QCOMPARE(m_house->count(bookmarked5), 10);
        QVERIFY2(m_house->failed[0].contains(u"out of order"_s), qPrintable(m_house->failed[0]));
        const qint64 back = ask(ActionKind::Unbookmark, 5);
        QTRY_COMPARE(m_house->done, QList<qint64>{back});
    }

    /// Nobody behind the proxy is nobody who fails.
    void gatewayErrorsForLong()
    {
        on(bookmarkPath, refusedWith("bad gateway", 502));
        m_house->start();
        const qint64 first = ask(ActionKind::Bookmark, 5);
        for (int i = 0; i < 400 && m_house->count(bookmarked5) < 12; ++i) {
            m_house->pass(10 * minuteMs);
            QTest::qWait(20);
        }
        QTRY_COMPARE(m_house->stateOf(first), OutboxState::Sending);
        QTRY_VERIFY(store::isResting(m_house->row(first)));
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::cancelAction(tx, first); }));
        QCOMPARE(m_house->stateOf(first), OutboxState::Cancelled);
    }

    void cutOff()
    {
        on(bookmarkPath, {.raw = ""});
        on(bookmarkPath, outboxJson("{}"));
        m_house->start();
        const qint64 id = ask(ActionKind::Bookmark, 5);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QCOMPARE(m_house->count(bookmarked5), 1);
        QTRY_VERIFY((m_house->outbox->hurry(), !m_house->done.isEmpty()));
        QCOMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->count(bookmarked5), 2);
    }

    /// Nothing can have arrived: it can be taken back, and taking it back is all that is left.
    void offline()
    {
        {
            const ScriptedServer gone;
            Account account = m_house->account();
            account.host = gone.host();
            QVERIFY(
                m_house->user([&](store::UserTx &tx) { return store::removeAccount(tx, ownId); }));
            QVERIFY(
                m_house->user([&](store::UserTx &tx) { return store::addAccount(tx, account); }));
            Instance instance{.host = gone.host(), .accountDomain = gone.host()};
            instance.software = u"mastodon"_s;
            instance.family = Instance::Family::Mastodon;
            instance.checkedAt = noon;
            QVERIFY(await(m_house->core->store.writeCache(
                [=](store::CacheTx &tx) { return store::saveInstance(tx, instance); })));
        }
        m_house->start();
        const qint64 id = m_house->ask(ActionKind::FollowTag, u"tea"_s);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        const store::OutboxRow row = m_house->row(id);
        QCOMPARE(row.state, OutboxState::Waiting);
        QCOMPARE(row.tries, 0);
        const Action back{.kind = ActionKind::UnfollowTag, .account = ownId, .target = u"tea"_s};
        QCOMPARE(m_house->ask(back, true), 0);
        QCOMPARE(m_house->stateOf(id), OutboxState::Cancelled);
    }

    /// Whoever asks for it is heard.
    void triedAgain()
    {
        on("/api/v1/tags/tea/follow", refusedWith("No", 403));
        on("/api/v1/tags/tea/follow", outboxJson("{}"));
        m_house->start();
        const qint64 failed = m_house->ask(ActionKind::FollowTag, u"tea"_s);
        QTRY_COMPARE(m_house->stateOf(failed), OutboxState::Failed);
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::retryAction(tx, failed); }));
        QTRY_COMPARE(m_house->done, QList<qint64>{failed});
    }

    /// However often somebody clicks meanwhile: asked at most twice, and the last click is right.
    void clicksWhileOneIsSent()
    {
        ScriptedAnswer slow = outboxJson("{}");
        slow.delayMs = 2000;
        on(bookmarkPath, slow);
        on("/api/v1/statuses/5/unbookmark", outboxJson("{}"));
        m_house->start();
        const qint64 first = ask(ActionKind::Bookmark, 5);
        QTRY_COMPARE(m_house->count(bookmarked5), 1);
        qint64 last = 0;
        for (int i = 0; i < 5; ++i) {
            last = ask(ActionKind::Unbookmark, 5);
            QCOMPARE(ask(ActionKind::Bookmark, 5), first);
        }
        last = ask(ActionKind::Unbookmark, 5);
        QTRY_COMPARE(m_house->done, (QList<qint64>{first, last}));
        QCOMPARE(
            m_house->lines(), (QStringList{bookmarked5, u"POST /api/v1/statuses/5/unbookmark"_s}));
        QVERIFY(!m_house->viewer(m_house->uriOf(5)).bookmarked);
    }

    /// What was taken back while it was looked for is not sent.
    void takenBackMeanwhile()
    {
        ScriptedAnswer slow = outboxJson("{'statuses':[{'id':'70','uri':'https://b.example/n/7',"
                                         "'created_at':'2026-11-22T11:00:00Z','content':'',"
                                         "'account':{'id':'3','acct':'ao@b.example'}}]}");
        slow.delayMs = 1000;
        on("/api/v2/search", slow);
        on("/api/v1/tags/tea/follow", outboxJson("{}"));
        m_house->start();
        const qint64 id = m_house->ask(ActionKind::Bookmark, u"https://b.example/n/7"_s);
        QTRY_COMPARE(m_house->server.requests().size(), 1);
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::cancelAction(tx, id); }));
        const qint64 next = m_house->ask(ActionKind::FollowTag, u"tea"_s);
        QTRY_COMPARE(m_house->done, QList<qint64>{next});
        QCOMPARE(m_house->server.requests().size(), 2);
        QCOMPARE(m_house->stateOf(id), OutboxState::Cancelled);
    }

    void signedOutAndInAgain()
    {
        on(bookmarkPath, refusedWith("The access token is invalid", 401));
        on(bookmarkPath, outboxJson("{}"));
        on("/api/v1/statuses/6/bookmark", outboxJson("{}"));
        m_house->start();
        const qint64 first = ask(ActionKind::Bookmark, 5);
        const qint64 second = ask(ActionKind::Bookmark, 6);
        QTRY_VERIFY(isSignedOut());
        QTRY_VERIFY(!m_house->row(first).trouble.isEmpty());
        m_house->pass(hourMs);
        QTest::qWait(50);
        QCOMPARE(m_house->server.requests().size(), 1); // and nothing more
        m_house->sessions->hold(ownId, u"new"_s);
        QVERIFY(m_house->user([account = m_house->account()](store::UserTx &tx) {
            return store::updateAccount(tx, account);
        }));
        QTRY_COMPARE(m_house->done, (QList<qint64>{first, second}));
        QCOMPARE(m_house->server.requests().last().header("Authorization"), "Bearer new");
    }

    /// Firefish has words of its own for it (and 403, which else means "not you").
    void signedOutAtAFork()
    {
        misskeyHouse();
        on(starPath,
            outboxJson("{'message':'Authentication failed: Invalid token',"
                       "'code':'AUTHENTICATION_FAILED'}",
                403));
        on(starPath, {.status = 204});
        m_house->start();
        const qint64 first = ask(ActionKind::Bookmark, 5);
        QTRY_VERIFY(isSignedOut());
        QTRY_VERIFY(!m_house->row(first).trouble.isEmpty());
        QVERIFY(store::isUnderWay(m_house->stateOf(first)));
        m_house->pass(hourMs);
        QTest::qWait(50);
        QCOMPARE(m_house->server.requests().size(), 1); // and nothing more
        m_house->sessions->hold(ownId, u"new"_s);
        QVERIFY(m_house->user([account = m_house->account()](store::UserTx &tx) {
            return store::updateAccount(tx, account);
        }));
        QTRY_COMPARE(m_house->done, QList<qint64>{first});
    }

    /// A server of an account that is here already reads tokens from bodies alone: nobody has to
    /// sign in again.
    void aTokenThatIsReadElsewhere()
    {
        misskeyHouse();
        on(starPath, outboxJson("{'error':{'message':'No.','code':'CREDENTIAL_REQUIRED'}}", 401));
        on(starPath, {.status = 204});
        m_house->start();
        const qint64 first = ask(ActionKind::Bookmark, 5);
        QTRY_COMPARE(m_house->done, QList<qint64>{first});
        const qint64 second = ask(ActionKind::Bookmark, 6);
        QTRY_COMPARE(m_house->done, (QList<qint64>{first, second}));
        QVERIFY(!isSignedOut());
        QCOMPARE(m_house->server.requests().size(), 3);
        for (const ScriptedRequest &request : m_house->server.requests().mid(1)) {
            QVERIFY(request.header("Authorization").isEmpty());
            QVERIFY(request.body.contains("\"i\":\"token\""));
        }
        const auto known = [this] {
            const auto found = m_house->cache([host = m_house->server.host()](store::CacheTx &tx) {
                return store::instance(tx, host);
            });
            return found && *found && capabilities(**found).tokenInBody;
        };
        QTRY_VERIFY(known());
    }

    void anAccountThatIsGone()
    {
        ask(ActionKind::Bookmark, 5);
        ask(ActionKind::Bookmark, 6);
        QVERIFY(m_house->user([](store::UserTx &tx) { return store::removeAccount(tx, ownId); }));
        m_house->start();
        QTRY_COMPARE(m_house->failed.size(), 2);
        QVERIFY(!m_house->failed[0].isEmpty());
        QCOMPARE(m_house->lines(), QStringList());
    }

    void nothingAfterItsEnd()
    {
        m_house->start();
        m_house->outbox->close();
        ask(ActionKind::Bookmark, 5);
        m_house->outbox->look();
        m_house->outbox->hurry();
        m_house->pass(hourMs);
        QTest::qWait(50);
        QCOMPARE(m_house->lines(), QStringList());
    }

    /// Between its mark and its answer; then what was written down says it may be done.
    void killedWhileSending()
    {
        on(bookmarkPath, {.never = true});
        on(bookmarkPath, outboxJson(m_house->status(5, u"tea"_s, ",'bookmarked':true")));
        m_house->start();
        const qint64 id = ask(ActionKind::Bookmark, 5);
        QTRY_COMPARE(m_house->count(bookmarked5), 1);
        QCOMPARE(m_house->stateOf(id), OutboxState::Sending);
        m_house->open();
        QCOMPARE(m_house->stateOf(id), OutboxState::Sending);
        m_house->start();
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->row(id).tries, 2);
    }

    /// Between the server's answer and the cache: the server is not told a second time.
    void killedBeforeTheCacheKnew()
    {
        on("/api/v1/statuses/5", outboxJson(m_house->status(5, u"tea"_s, ",'bookmarked':true")));
        const qint64 id = ask(ActionKind::Bookmark, 5);
        store::OutboxRow sent = m_house->row(id);
        sent.state = OutboxState::Sent;
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::saveOutboxRow(tx, sent); }));
        m_house->start();
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->lines(), QStringList{u"GET /api/v1/statuses/5"_s});
        QVERIFY(m_house->viewer(m_house->uriOf(5)).bookmarked);
    }

    /// A server that speaks no API any more does nothing; what it did before is done.
    void itsServerWentSilent()
    {
        const qint64 first = ask(ActionKind::Bookmark, 5);
        store::OutboxRow sent = m_house->row(first);
        sent.state = OutboxState::Sent;
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::saveOutboxRow(tx, sent); }));
        const qint64 second = ask(ActionKind::Bookmark, 6);
        QVERIFY(m_house->keepInstance({}, Instance::Family::ActivityPub));
        m_house->start();
        QTRY_COMPARE(m_house->failed.size(), 1);
        QCOMPARE(m_house->done, QList<qint64>{first});
        QCOMPARE(m_house->stateOf(second), OutboxState::Failed);
        QCOMPARE(m_house->lines(), QStringList());
        QVERIFY(m_house->viewer(m_house->uriOf(5)).bookmarked);
    }

    /// A thousand, each post's in the order in which they were asked for, and each once.
    void manyInOrder()
    {
        QVERIFY(m_house->keepInstance({u"reactions"_s}));
        std::vector<Action> all;
        for (int i = 0; i < 100; ++i) {
            for (int post = 5; post < 9; ++post) {
                Action action{
                    .kind = ActionKind::React, .account = ownId, .target = m_house->uriOf(post)};
                action.reaction = u"e%1"_s.arg(i);
                all.push_back(action);
                on("/api/v1/statuses/" + QByteArray::number(post) + "/react/e"
                        + QByteArray::number(i),
                    outboxJson("{}"));
            }
        }
        m_house->know(7);
        m_house->know(8);
        QVERIFY(m_house->user([&](store::UserTx &tx) -> Result<Done> {
            for (const Action &action : all) {
                if (const auto done = store::enqueue(tx, action, {}); !done) {
                    return done.error();
                }
            }
            return Done{};
        }));
        m_house->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_house->done.size(), 400, 3 * outboxPatienceMs);
        QStringList expected;
        for (const Action &action : all) {
            expected << u"POST /api/v1/statuses/%1/react/%2"_s.arg(
                action.target.section(u'/', -1), action.reaction);
        }
        const auto ofPost = [](const QStringList &lines, int post) {
            return lines.filter(u"/%1/"_s.arg(post));
        };
        for (int post = 5; post < 9; ++post) {
            QCOMPARE(ofPost(m_house->lines(), post), ofPost(expected, post));
        }
        QCOMPARE(m_house->server.requests().size(), 400);
        QCOMPARE(m_house->viewer(m_house->uriOf(8)).reactions.size(), 100);
    }

private:
    void on(const QByteArray &path, const ScriptedAnswer &answer)
    {
        m_house->server.on(path, answer);
    }
    qint64 ask(ActionKind kind, int post) { return m_house->ask(kind, m_house->uriOf(post)); }
    void misskeyHouse()
    {
        m_house = std::make_unique<OutboxHouse>(u"misskey"_s);
        QVERIFY(m_house->isReady());
        QVERIFY(m_house->keepInstance({}, Instance::Family::Misskey));
        m_house->know(5);
        m_house->know(6);
    }
    bool isSignedOut()
    {
        const auto accounts = m_house->user([](store::UserTx &tx) { return store::accounts(tx); });
        return accounts && !accounts->empty() && accounts->front().needsSignIn;
    }

    std::unique_ptr<OutboxHouse> m_house;
};

QTEST_GUILESS_MAIN(tst_outbox)
#include "tst_outbox.moc"
