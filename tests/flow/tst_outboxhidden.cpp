// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxfixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

const QString searchLine = u"GET /api/v2/search"_s;
const QString lookupLine = u"GET /api/v1/accounts/lookup"_s;
const QString ao = u"ao@b.example"_s;

} // namespace

/// What a server's search does not tell is there all the same.
class tst_outboxhidden : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<OutboxHouse>(u"akkoma"_s);
        QVERIFY(m_house->isReady());
        on("/api/v2/search", outboxJson("{'statuses':[],'accounts':[]}"));
        m_house->start();
    }
    void cleanup() { m_house.reset(); }

    void whoIsBlocked()
    {
        on("/api/v1/accounts/lookup", outboxJson("{'id':'3','acct':'ao@b.example'}"));
        on("/api/v1/accounts/3/unblock", outboxJson("{'id':'3','blocking':false}"));
        const qint64 id = m_house->ask(ActionKind::Unblock, ao);
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->lines(),
            (QStringList{searchLine, lookupLine, u"POST /api/v1/accounts/3/unblock"_s}));
    }

    void whoIsNowhere_data()
    {
        QTest::addColumn<ActionKind>("kind");
        QTest::newRow("unblock") << ActionKind::Unblock;
        QTest::newRow("unfollow") << ActionKind::Unfollow;
        QTest::newRow("unmute") << ActionKind::Unmute;
        QTest::newRow("remove") << ActionKind::RemoveFollower;
    }
    void whoIsNowhere()
    {
        QFETCH(ActionKind, kind);
        const qint64 id = m_house->ask(kind, ao);
        QTRY_COMPARE(m_house->failed.size(), 1);
        QCOMPARE(m_house->stateOf(id), OutboxState::Failed);
        QVERIFY2(m_house->failed[0].contains(u'@' + ao), qPrintable(m_house->failed[0]));
        QCOMPARE(m_house->lines(), (QStringList{searchLine, lookupLine}));
    }

    /// Misskey counts each call by itself: what needs no looking up goes on.
    void lookingUpIsLimited()
    {
        m_house = std::make_unique<OutboxHouse>(u"misskey"_s);
        QVERIFY(m_house->isReady());
        QVERIFY(m_house->keepInstance({}, Instance::Family::Misskey));
        m_house->know(5);
        ScriptedAnswer limit = outboxJson(
            "{'error':{'code':'RATE_LIMIT_EXCEEDED','message':'Rate limit exceeded.'}}", 429);
        limit.headers.emplaceBack("Retry-After", "600");
        on("/api/ap/show", limit);
        on("/api/notes/favorites/create", {.status = 204});
        m_house->start();
        const qint64 id = m_house->ask(ActionKind::Bookmark, u"https://b.example/n/7"_s);
        QTRY_VERIFY(m_house->row(id).notBefore >= noon + 10 * minuteMs);
        QCOMPARE(m_house->stateOf(id), OutboxState::Waiting);
        QVERIFY(!m_house->row(id).trouble.isEmpty());
        const qint64 other = m_house->ask(ActionKind::Bookmark, m_house->uriOf(5));
        QTRY_COMPARE(m_house->done, QList<qint64>{other});
    }

    /// A person's own post is not gone because a search does not find it.
    void ownPost()
    {
        const QString uri = m_house->uriOf(7);
        const qint64 id = m_house->ask(ActionKind::Delete, uri);
        QTRY_COMPARE(m_house->failed.size(), 1);
        QCOMPARE(m_house->stateOf(id), OutboxState::Failed);
        QVERIFY2(m_house->failed[0].contains(uri), qPrintable(m_house->failed[0]));
    }

    void ownPostThatIsGone()
    {
        m_house->know(5);
        on("/api/v1/statuses/5", outboxJson("{'error':'gone'}", 410));
        const qint64 id = m_house->ask(ActionKind::Delete, m_house->uriOf(5));
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QVERIFY(!m_house->find(m_house->uriOf(5)));
        QCOMPARE(m_house->count(searchLine), 0);
    }

private:
    void on(const QByteArray &path, const ScriptedAnswer &answer)
    {
        m_house->server.on(path, answer);
    }

    std::unique_ptr<OutboxHouse> m_house;
};

QTEST_GUILESS_MAIN(tst_outboxhidden)
#include "tst_outboxhidden.moc"
