// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxfixture.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

const QByteArray postsPath = "/api/v1/statuses";
const QByteArray ownPath = "/api/v1/accounts/9/statuses";
const QString posted = u"POST /api/v1/statuses"_s;
const QString lookedAt = u"GET /api/v1/accounts/9/statuses"_s;

} // namespace

/// New posts: each is made once, whatever is lost on the way.
class tst_outboxpublishing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_house.reset(); }

    void published()
    {
        houseOf(u"mastodon"_s);
        on(postsPath, outboxJson(m_house->status(100, u"Hello"_s)));
        m_house->start();
        const qint64 id = m_house->publish(u"Hello"_s);
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->lines(), QStringList{posted});
        QVERIFY(!m_house->keys()[0].isEmpty());
        const store::OutboxRow row = m_house->row(id);
        QCOMPARE(row.resultId, u"100"_s);
        QCOMPARE(row.resultUri, m_house->uriOf(100));
        QCOMPARE(row.resultUrl, m_house->uriOf(100));
        QCOMPARE(row.key, QString());
        QCOMPARE(m_house->find(m_house->uriOf(100))->text, u"Hello"_s);
        QCOMPARE(home(), QStringList{m_house->uriOf(100)});
    }

    /// It does not know whether the home was read that far.
    void theMarkOfTheHomeStays()
    {
        houseOf(u"mastodon"_s);
        on(postsPath, outboxJson(m_house->status(100)));
        m_house->start();
        m_house->publish(u"tea"_s);
        QTRY_COMPARE(m_house->done.size(), 1);
        const auto state = m_house->cache([this](store::CacheTx &tx) {
            return Result<store::SourceState>(
                store::sourceState(tx, homeSource(ownId, m_house->server.host())));
        });
        QCOMPARE(state->newestId, QString());
    }

    void theAnswerIsLost_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"no word", "half a word", "no post", "out of order"}) {
            QTest::newRow(how) << QString::fromLatin1(how);
        }
    }
    void theAnswerIsLost()
    {
        QFETCH(QString, how);
        houseOf(u"mastodon"_s);
        ScriptedAnswer lost{.raw = ""};
        if (how == u"half a word"_s) {
            lost = outboxJson(m_house->status(100));
            lost.cutAt = 20;
        } else if (how == u"no post"_s) {
            lost = outboxJson("{}");
        } else if (how == u"out of order"_s) {
            lost = outboxJson("{'error':'later'}", 500);
        }
        on(postsPath, lost);
        on(postsPath, outboxJson(m_house->status(100)));
        m_house->start();
        const qint64 id = m_house->publish(u"tea"_s);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QCOMPARE(m_house->stateOf(id), OutboxState::Sending);
        QVERIFY(!m_house->row(id).key.isEmpty());
        QCOMPARE(m_house->row(id).notBefore, m_house->clock.now() + minuteMs);
        m_house->pass(minuteMs);
        // Again and again: what waits is told of before it waits.
        QTRY_VERIFY((m_house->outbox->hurry(), !m_house->done.isEmpty()));
        QCOMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->lines(), (QStringList{posted, posted})); // nobody had to look
        QVERIFY(!m_house->keys()[0].isEmpty());
        QCOMPARE(m_house->keys()[0], m_house->keys()[1]);
    }

    /// A key that the server knows only when the post is made does not keep two that are made at
    /// once from becoming two posts: whatever hurries, the second one waits.
    void withAKeyItWaitsAsWell_data()
    {
        QTest::addColumn<QString>("who");
        for (const char *who : {"the network", "a hand", "a new start"}) {
            QTest::newRow(who) << QString::fromLatin1(who);
        }
    }
    void withAKeyItWaitsAsWell()
    {
        QFETCH(QString, who);
        houseOf(u"mastodon"_s);
        on(postsPath, {.raw = ""});
        on(postsPath, outboxJson(m_house->status(100)));
        m_house->start();
        const qint64 id = m_house->publish(u"tea"_s);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        m_house->pass(59 * secondMs);
        if (who == u"a new start"_s) {
            m_house->open();
            m_house->start();
        } else if (who == u"a hand"_s) {
            QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::retryAction(tx, id); }));
        }
        m_house->outbox->hurry();
        QTest::qWait(100);
        QTRY_COMPARE(m_house->row(id).notBefore, m_house->clock.now() + secondMs);
        QCOMPARE(m_house->stateOf(id), OutboxState::Sending);
        QCOMPARE(m_house->lines(), QStringList{posted});
        m_house->pass(secondMs);
        QTRY_VERIFY((m_house->outbox->hurry(), !m_house->done.isEmpty()));
        QCOMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->lines(), (QStringList{posted, posted}));
        QCOMPARE(m_house->keys()[0], m_house->keys()[1]);
    }

    /// Whoever wants it to be looked at now is heard, when its time has come.
    void retriedByHand()
    {
        houseOf(u"gotosocial"_s);
        on(ownPath, outboxJson("[]"));
        on(ownPath, outboxJson("{}")); // which nobody understands
        on(ownPath, outboxJson("[" + m_house->status(100) + "]"));
        on(postsPath, {.raw = ""});
        m_house->start();
        const qint64 id = m_house->publish(u"tea"_s);
        QTRY_VERIFY(m_house->row(id).notBefore > 0);
        QTRY_VERIFY((m_house->pass(minuteMs), m_house->count(lookedAt) == 2));
        QTRY_VERIFY(store::isResting(m_house->row(id)));
        // Again and again: it is looked at just now, and rests behind that.
        QTRY_VERIFY((*m_house->user([=](store::UserTx &tx) { return store::retryAction(tx, id); }),
            !m_house->done.isEmpty()));
        QCOMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->row(id).resultId, u"100"_s);
        QCOMPARE(m_house->count(posted), 1);
    }

    void aKeyThatWasAnsweredIsUsedUp()
    {
        houseOf(u"mastodon"_s);
        on(postsPath, outboxJson("{'error':'Too many requests'}", 429));
        on(postsPath, outboxJson("{'error':'Text too long'}", 422));
        on(postsPath, outboxJson(m_house->status(100)));
        m_house->start();
        const qint64 id = m_house->publish(u"tea"_s);
        QTRY_VERIFY(m_house->row(id).notBefore > 0);
        QCOMPARE(m_house->row(id).key, QString());
        m_house->pass(minuteMs);
        QTRY_COMPARE(m_house->failed.size(), 1);
        QVERIFY2(m_house->failed[0].contains(u"Text too long"_s), qPrintable(m_house->failed[0]));
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::retryAction(tx, id); }));
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        const QByteArrayList keys = m_house->keys();
        QCOMPARE(QSet<QByteArray>(keys.begin(), keys.end()).size(), 3);
    }

    /// Akkoma would answer the key with the same error again.
    void aServerThatKeepsItsErrors()
    {
        houseOf(u"akkoma"_s);
        on(postsPath, outboxJson("{'error':'later'}", 500));
        on(postsPath, outboxJson(m_house->status(100)));
        on(ownPath, outboxJson("[" + m_house->status(99, u"coffee"_s) + "]"));
        m_house->start();
        const qint64 id = m_house->publish(u"tea"_s);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QCOMPARE(m_house->row(id).key, QString());
        QTRY_VERIFY((m_house->pass(minuteMs), !m_house->done.isEmpty()));
        QCOMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->lines(),
            (QStringList{posted, lookedAt, u"GET /api/v1/statuses/99/source"_s, posted}));
        QVERIFY(m_house->keys()[0] != m_house->keys()[1]);
    }

    /// The 429 of a second try with the same key would be answered again, too.
    void aServerThatKeepsItsLimits()
    {
        houseOf(u"akkoma"_s);
        on(postsPath, {.raw = ""});
        on(postsPath, outboxJson("{'error':'Throttled'}", 429));
        on(postsPath, outboxJson(m_house->status(100)));
        on(ownPath, outboxJson("[" + m_house->status(99, u"coffee"_s) + "]"));
        m_house->start();
        const qint64 id = m_house->publish(u"tea"_s);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QVERIFY(!m_house->row(id).key.isEmpty());
        QTRY_VERIFY((m_house->pass(minuteMs), !m_house->done.isEmpty()));
        const QByteArrayList keys = m_house->keys();
        QCOMPARE(keys.size(), 3);
        QCOMPARE(keys[0], keys[1]);
        QVERIFY(keys[1] != keys[2]);
    }

    /// Where keys mean nothing: what was there before is asked first, and nothing is sent again
    /// before it could have arrived and was looked for.
    void withoutKeys_data()
    {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("it arrived") << true;
        QTest::newRow("it did not") << false;
    }
    void withoutKeys()
    {
        QFETCH(bool, arrived);
        houseOf(u"gotosocial"_s);
        // An older one with the same words is not the one.
        const QByteArray old = m_house->status(90);
        on(ownPath, outboxJson("[" + old + "]"));
        on(ownPath,
            outboxJson("[" + (arrived ? m_house->status(100) + "," : QByteArray()) + old + "]"));
        on(postsPath, {.raw = ""});
        on(postsPath, outboxJson(m_house->status(101)));
        m_house->start();
        const qint64 id = m_house->publish(u"tea"_s);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QCOMPARE(m_house->row(id).newestBefore, std::optional(u"90"_s));
        m_house->pass(59 * secondMs);
        m_house->outbox->hurry();
        QTest::qWait(100);
        QCOMPARE(m_house->lines(), (QStringList{lookedAt, posted}));
        QTRY_VERIFY((m_house->pass(secondMs), !m_house->done.isEmpty()));
        QCOMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->row(id).resultId, arrived ? u"100"_s : u"101"_s);
        QCOMPARE(m_house->count(posted), arrived ? 1 : 2);
        QVERIFY(m_house->find(m_house->row(id).resultUri).has_value());
    }

    /// So much came after it that its server does not tell how it ended: not sent a second time.
    void soMuchCameAfterIt_data()
    {
        QTest::addColumn<int>("after");
        QTest::addColumn<bool>("reached");
        QTest::newRow("some pages") << 200 << true;
        QTest::newRow("too many") << 700 << false;
    }
    void soMuchCameAfterIt()
    {
        QFETCH(int, after);
        QFETCH(bool, reached);
        houseOf(u"gotosocial"_s);
        on(ownPath, outboxJson("[" + m_house->status(90) + "]"));
        onOwnPages(1000 + after);
        on(postsPath, {.raw = ""});
        m_house->start();
        const qint64 id = m_house->publish(u"tea"_s);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(
            (m_house->pass(minuteMs), !m_house->done.isEmpty() || !m_house->failed.isEmpty()),
            outboxPatienceMs);
        QCOMPARE(m_house->stateOf(id), reached ? OutboxState::Done : OutboxState::Failed);
        QCOMPARE(m_house->row(id).resultId, reached ? u"1000"_s : QString());
        QCOMPARE(m_house->count(posted), 1);
    }

    /// What came of another action is not what came of this one.
    void twoWithTheSameWords()
    {
        houseOf(u"gotosocial"_s);
        on(ownPath, outboxJson("[]"));
        on(ownPath, outboxJson("[]"));
        on(ownPath, outboxJson("[" + m_house->status(101) + "]"));
        on(postsPath, {.raw = ""});
        on(postsPath, outboxJson(m_house->status(101)));
        on(postsPath, outboxJson(m_house->status(102)));
        m_house->start();
        const qint64 first = m_house->publish(u"tea"_s);
        QTRY_VERIFY(!m_house->row(first).trouble.isEmpty());
        const qint64 second = m_house->publish(u"tea"_s);
        m_house->outbox->hurry();
        QTRY_COMPARE(m_house->done, QList<qint64>{second});
        QTRY_VERIFY((m_house->pass(minuteMs), m_house->done.size() == 2));
        QCOMPARE(m_house->done, (QList<qint64>{second, first}));
        QCOMPARE(m_house->row(first).resultId, u"102"_s);
        QCOMPARE(m_house->row(second).resultId, u"101"_s);
    }

    /// A server that makes something else of the words tells them as they were typed.
    void asItWasTyped()
    {
        houseOf(u"gotosocial"_s);
        on(ownPath, outboxJson("[]"));
        on(ownPath,
            outboxJson("[" + m_house->status(101, u"a smiling cup"_s) + ","
                + m_house->status(100, u"a dog"_s) + "]"));
        on("/api/v1/statuses/100/source", outboxJson("{'id':'100','text':'no','spoiler_text':''}"));
        on("/api/v1/statuses/101/source",
            outboxJson("{'id':'101','text':':cup: tea','spoiler_text':''}"));
        on(postsPath, {.raw = ""});
        m_house->start();
        const qint64 id = m_house->publish(u":cup: tea"_s);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        // The row is written before its lane begins to wait: one turn of the clock may come
        // between.
        QTRY_VERIFY((m_house->pass(minuteMs), !m_house->done.isEmpty()));
        QCOMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->row(id).resultId, u"101"_s);
        QCOMPARE(m_house->count(posted), 1);
    }

    /// The program dies while the server works: half-open, as far as it will ever know.
    void killedWhileSending_data()
    {
        QTest::addColumn<QString>("software");
        QTest::newRow("with keys") << u"mastodon"_s;
        QTest::newRow("without") << u"gotosocial"_s;
    }
    void killedWhileSending()
    {
        QFETCH(QString, software);
        houseOf(software);
        const bool keys = software == u"mastodon"_s;
        on(ownPath, outboxJson("[]"));
        on(ownPath, outboxJson("[" + m_house->status(100) + "]"));
        on(postsPath, {.never = true});
        on(postsPath, outboxJson(m_house->status(100)));
        m_house->start();
        const qint64 id = m_house->publish(u"tea"_s);
        QTRY_COMPARE(m_house->count(posted), 1);
        m_house->open();
        m_house->start();
        QTRY_VERIFY(m_house->row(id).notBefore > 0); // it may arrive yet
        QCOMPARE(m_house->count(posted), 1);
        m_house->pass(minuteMs);
        QTRY_VERIFY((m_house->outbox->tick(), !m_house->done.isEmpty()));
        QCOMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->count(posted), keys ? 2 : 1);
        QCOMPARE(m_house->row(id).resultId, u"100"_s);
        if (keys) {
            QCOMPARE(m_house->keys()[0], m_house->keys()[1]);
        }
    }

    /// Servers forget keys after an hour.
    void aKeyOfLongAgo()
    {
        houseOf(u"mastodon"_s);
        on(postsPath, {.never = true});
        on(ownPath, outboxJson("[" + m_house->status(100) + "]"));
        m_house->start();
        const qint64 id = m_house->publish(u"tea"_s);
        QTRY_COMPARE(m_house->count(posted), 1);
        m_house->open();
        m_house->clock.advance(51 * minuteMs);
        m_house->start();
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->lines(), (QStringList{posted, lookedAt}));
    }

    /// Made, and written down; the cache learns of it after the next start.
    void killedBeforeTheCacheKnew()
    {
        houseOf(u"mastodon"_s);
        on("/api/v1/statuses/100", outboxJson(m_house->status(100)));
        const qint64 id = m_house->publish(u"tea"_s);
        store::OutboxRow sent = m_house->row(id);
        sent.state = OutboxState::Sent;
        sent.resultId = u"100"_s;
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::saveOutboxRow(tx, sent); }));
        m_house->open();
        m_house->start();
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->lines(), QStringList{u"GET /api/v1/statuses/100"_s});
        QCOMPARE(home(), QStringList{m_house->uriOf(100)});
    }

    /// A server that speaks something else by now is asked nothing, and the post is there.
    void doneBeforeItsServerWentSilent()
    {
        houseOf(u"mastodon"_s);
        const qint64 id = m_house->publish(u"tea"_s);
        store::OutboxRow sent = m_house->row(id);
        sent.state = OutboxState::Sent;
        sent.resultId = u"100"_s;
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::saveOutboxRow(tx, sent); }));
        QVERIFY(m_house->keepInstance({}, Instance::Family::ActivityPub));
        m_house->start();
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->row(id).resultId, u"100"_s);
        QCOMPARE(m_house->lines(), QStringList());
    }

    /// What it answers is told by the server's own id, and what is not there is said.
    void replies()
    {
        houseOf(u"mastodon"_s);
        m_house->know(5);
        on(postsPath, outboxJson(m_house->status(100, u"tea"_s, ",'in_reply_to_id':'5'")));
        on("/api/v2/search", outboxJson("{'statuses':[]}"));
        m_house->start();
        const qint64 id = m_house->publish(u"tea"_s, m_house->uriOf(5));
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QVERIFY(m_house->server.requests()[0].body.contains("\"in_reply_to_id\":\"5\""));
        QCOMPARE(m_house->find(m_house->uriOf(100))->post.replyToUri, m_house->uriOf(5));
        const QString gone = u"https://b.example/gone"_s;
        m_house->publish(u"tea"_s, gone);
        QTRY_COMPARE(m_house->failed.size(), 1);
        QVERIFY2(m_house->failed[0].contains(gone), qPrintable(m_house->failed[0]));
        QCOMPARE(m_house->count(posted), 1);
    }

    /// The server would say that there is no such post.
    void quotesThatItsAuthorDoesNotAllow()
    {
        houseOf(u"mastodon"_s);
        on("/api/v2/search",
            outboxJson("{'statuses':["
                + m_house->status(
                    7, u"tea"_s, ",'favourited':false,'quote_approval':{'current_user':'denied'}")
                + "]}"));
        m_house->start();
        Action action{.kind = ActionKind::Publish, .account = ownId, .target = newPostKey()};
        action.post.text = u"so true"_s;
        action.post.quote = m_house->uriOf(7);
        const qint64 id = m_house->ask(action);
        QTRY_COMPARE(m_house->failed.size(), 1);
        QCOMPARE(m_house->stateOf(id), OutboxState::Failed);
        QVERIFY2(m_house->failed[0].contains(u"@me@"_s), qPrintable(m_house->failed[0]));
        QCOMPARE(m_house->count(posted), 0);
        QCOMPARE(m_house->viewer(m_house->uriOf(7)).quote, Permission::No); // known from now on
    }

    void deleted()
    {
        houseOf(u"mastodon"_s);
        on(postsPath, outboxJson(m_house->status(100)));
        on("/api/v1/statuses/100", outboxJson("{'error':'Record not found'}", 404));
        m_house->start();
        m_house->publish(u"tea"_s);
        QTRY_COMPARE(m_house->done.size(), 1);
        m_house->ask(ActionKind::Delete, m_house->uriOf(100));
        QTRY_COMPARE(m_house->done.size(), 2); // gone already is as good
        QVERIFY(!m_house->find(m_house->uriOf(100)));
        QCOMPARE(home(), QStringList());
    }

    void boostedAndTakenBack()
    {
        houseOf(u"mastodon"_s);
        m_house->know(5);
        const QByteArray inner = m_house->status(5, u"tea"_s, ",'reblogged':true");
        on("/api/v1/statuses/5/reblog", outboxJson(m_house->status(200, {}, ",'reblog':" + inner)));
        on("/api/v1/statuses/5/unreblog", outboxJson(m_house->status(5)));
        m_house->start();
        m_house->ask(ActionKind::Boost, m_house->uriOf(5));
        QTRY_COMPARE(m_house->done.size(), 1);
        QVERIFY(m_house->viewer(m_house->uriOf(5)).boosted);
        QCOMPARE(boosts(), 1);
        m_house->ask(ActionKind::Unboost, m_house->uriOf(5));
        QTRY_COMPARE(m_house->done.size(), 2);
        QVERIFY(!m_house->viewer(m_house->uriOf(5)).boosted);
        QCOMPARE(boosts(), 0);
    }

private:
    void houseOf(const QString &software)
    {
        m_house = std::make_unique<OutboxHouse>(software);
        QVERIFY(m_house->isReady());
    }
    void on(const QByteArray &path, const ScriptedAnswer &answer)
    {
        m_house->server.on(path, answer);
    }
    /// Pages of the account's own posts, from that one down to 1000, the only one about tea.
    void onOwnPages(int newest)
    {
        constexpr int rows = 40;
        for (int top = newest; top >= 1000; top -= rows) {
            const int last = std::max(1000, top - rows + 1);
            QByteArrayList page;
            for (int id = top; id >= last; --id) {
                page << m_house->status(id, id == 1000 ? u"tea"_s : u"coffee"_s);
            }
            if (last == 1000) {
                page << m_house->status(90);
            }
            ScriptedAnswer answer = outboxJson("[" + page.join(',') + "]");
            answer.headers.emplaceBack("Link",
                "<" + m_house->server.url(QString::fromLatin1(ownPath)).toEncoded()
                    + "?max_id=" + QByteArray::number(last) + ">; rel=\"next\"");
            on(ownPath, answer);
        }
    }
    /// Uris of what stands in the account's home, newest first.
    QStringList home()
    {
        const auto page = m_house->cache([this](store::CacheTx &tx) {
            return store::timelinePage(
                tx, {homeSource(ownId, m_house->server.host())}, store::newestEvent, 40);
        });
        QStringList uris;
        for (const store::TimelineRow &row :
            page ? page->rows : std::vector<store::TimelineRow>()) {
            uris << (row.gap ? u"gap"_s : row.post.post.uri);
        }
        return uris;
    }
    /// Of the post 5, that the cache knows.
    int boosts()
    {
        const auto seen =
            m_house->cache([this](store::CacheTx &tx) -> Result<std::vector<store::Sighting>> {
                const auto post = store::postByUri(tx, m_house->uriOf(5));
                return post && *post ? store::boostSightingsOf(tx, (*post)->row, 10)
                                     : Result(std::vector<store::Sighting>());
            });
        return seen ? int(seen->size()) : -1;
    }

    std::unique_ptr<OutboxHouse> m_house;
};

QTEST_GUILESS_MAIN(tst_outboxpublishing)
#include "tst_outboxpublishing.moc"
