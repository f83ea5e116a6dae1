// SPDX-License-Identifier: GPL-3.0-or-later
#include "mediahouse.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

/// Several posts that were written in one go: each answers the one before it, and each account
/// posts for itself.
class tst_outboxthreads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<MediaHouse>();
        QVERIFY(m_house->isReady());
    }
    void cleanup() { m_house.reset(); }

    void eachAnswersTheOneBefore()
    {
        posts(3);
        m_house->begin();
        const std::vector<qint64> ids = m_house->post(thread(3));
        QTRY_COMPARE(m_house->done.size(), 3);
        QCOMPARE(m_house->done, QList<qint64>(ids.begin(), ids.end()));
        QCOMPARE(told(u"status"_s), (QStringList{u"part 0"_s, u"part 1"_s, u"part 2"_s}));
        QCOMPARE(told(u"in_reply_to_id"_s), (QStringList{QString(), u"100"_s, u"101"_s}));
        QCOMPARE(m_house->count(newPost), 3); // nobody was looked for
        QCOMPARE(m_house->lines().size(), 3);
    }

    /// The second is refused once; nothing of the others is lost or sent twice.
    void resumed()
    {
        on(outboxJson(m_house->status(100)));
        on(outboxJson("{'error':'Text too long'}", 422));
        on(outboxJson(m_house->status(101, u"tea"_s, ",'in_reply_to_id':'100'")));
        on(outboxJson(m_house->status(102, u"tea"_s, ",'in_reply_to_id':'101'")));
        m_house->begin();
        const std::vector<qint64> ids = m_house->post(thread(3));
        QTRY_COMPARE(m_house->failed.size(), 1);
        QCOMPARE(m_house->row(ids[2]).state, OutboxState::Waiting);
        QVERIFY(!m_house->row(ids[2]).trouble.isEmpty());
        m_house->beginAnew(); // a day later, perhaps
        m_house->pass(dayMs);
        QTest::qWait(100);
        QCOMPARE(m_house->count(newPost), 2);
        QVERIFY(*m_house->user([&](store::UserTx &tx) { return store::retryAction(tx, ids[1]); }));
        QTRY_COMPARE(m_house->done.size(), 3);
        QCOMPARE(
            told(u"status"_s), (QStringList{u"part 0"_s, u"part 1"_s, u"part 1"_s, u"part 2"_s}));
        QCOMPARE(told(u"in_reply_to_id"_s), (QStringList{QString(), u"100"_s, u"100"_s, u"101"_s}));
    }

    /// The program dies between any two of them, and before the cache knows.
    void killed_data()
    {
        QTest::addColumn<int>("after");
        QTest::newRow("before the first is answered") << 1;
        QTest::newRow("before the second is answered") << 2;
        QTest::newRow("before the third is answered") << 3;
    }
    void killed()
    {
        QFETCH(int, after);
        for (int i = 0; i < 3; ++i) {
            if (i + 1 == after) {
                on({.never = true});
            }
            on(post(i));
        }
        m_house->begin();
        const std::vector<qint64> ids = m_house->post(thread(3));
        QTRY_COMPARE(m_house->count(newPost), after);
        m_house->beginAnew();
        QTRY_VERIFY((m_house->pass(10 * secondMs), m_house->done.size() == 3));
        QCOMPARE(m_house->count(newPost), 4);
        const QByteArrayList keys = m_house->keys();
        QCOMPARE(QSet<QByteArray>(keys.begin(), keys.end()).size(), 3); // three posts
        QCOMPARE(m_house->row(ids[2]).resultId, u"102"_s);
    }

    void takenBack()
    {
        on(outboxJson("{'error':'later'}", 500));
        on(outboxJson(m_house->status(100)));
        m_house->begin();
        const std::vector<qint64> ids = m_house->post(thread(2));
        QTRY_VERIFY(!m_house->row(ids[0]).trouble.isEmpty());
        const std::vector<qint64> others = m_house->post(thread(2));
        QVERIFY(
            *m_house->user([&](store::UserTx &tx) { return store::cancelAction(tx, others[0]); }));
        QCOMPARE(m_house->stateOf(others[1]), OutboxState::Cancelled);
    }

    /// Each account sends its own files, and makes its own post.
    void byThreeAccounts()
    {
        for (const QString &name : {u"b"_s, u"c"_s}) {
            Account other = m_house->account();
            other.id = AccountId{name};
            other.acct = name + u'@' + m_house->server.host();
            other.localId = name;
            QVERIFY(
                m_house->user([other](store::UserTx &tx) { return store::addAccount(tx, other); }));
            m_house->sessions->hold(other.id, u"token of "_s + name);
        }
        for (const char *id : {"m1", "m2", "m3"}) {
            m_house->server.on(mediaPath, MediaHouse::media(id));
        }
        for (int i = 0; i < 3; ++i) {
            on(outboxJson(m_house->status(100 + i)));
        }
        m_house->begin();
        Draft draft = MediaHouse::written(u"tea"_s, {m_house->picture("one")});
        draft.action.post.media[0].id = u"m0"_s; // the first account's server has it
        draft.also = {u"b"_s, u"c"_s};
        m_house->post(draft);
        QTRY_COMPARE(m_house->done.size(), 3);
        QCOMPARE(m_house->count(newPost), 3);
        QCOMPARE(m_house->count(uploaded), 2);
        QSet<QByteArray> tokens;
        QSet<QString> media;
        const auto requests = m_house->server.requests();
        for (const ScriptedRequest &request : requests) {
            if (request.target == statusesPath) {
                tokens.insert(request.header("Authorization"));
            }
        }
        for (const QJsonObject &post : m_house->posts()) {
            QCOMPARE(MediaHouse::mediaOf(post).size(), 1);
            media.insert(MediaHouse::mediaOf(post)[0]);
        }
        QCOMPARE(tokens.size(), 3);
        QCOMPARE(media, (QSet<QString>{u"m0"_s, u"m1"_s, u"m2"_s}));
    }

private:
    void on(const ScriptedAnswer &answer) { m_house->server.on(statusesPath, answer); }
    ScriptedAnswer post(int number) const
    {
        const QByteArray parent = QByteArray::number(99 + number);
        return outboxJson(m_house->status(100 + number, u"tea"_s,
            number > 0 ? ",'in_reply_to_id':'" + parent + "'" : QByteArray()));
    }
    void posts(int count)
    {
        for (int i = 0; i < count; ++i) {
            on(post(i));
        }
    }
    static Draft thread(int parts)
    {
        Draft draft = MediaHouse::written(u"part 0"_s);
        for (int i = 1; i < parts; ++i) {
            draft.more.push_back({.text = u"part %1"_s.arg(i)});
        }
        return draft;
    }
    /// Of the requests for posts.
    QStringList told(const QString &field) const
    {
        QStringList values;
        for (const QJsonObject &post : m_house->posts()) {
            values << post[field].toString();
        }
        return values;
    }

    std::unique_ptr<MediaHouse> m_house;
};

QTEST_GUILESS_MAIN(tst_outboxthreads)
#include "tst_outboxthreads.moc"
