// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/sandbox/asker.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QString path = u"/api/v1/conversations"_s;

} // namespace

/// Conversations of posts for named people at the servers that have such.
class tst_sandboxtalks : public QObject {
    Q_OBJECT

    QString tell(const QString &by, const QStringList &whom, const QString &answers = {})
    {
        QStringList handles;
        for (const QString &user : whom) {
            handles << m_sandbox->handle(user);
        }
        m_now += 1000; // ids of one moment have no order
        return m_sandbox->post(by,
            PostDraft{.text = u"psst"_s,
                .visibility = Visibility::Direct,
                .replyTo = answers,
                .createdAt = m_now,
                .to = handles});
    }
    QJsonArray talks(const QString &user, const QString &query = {})
    {
        return m_asker->get(user, path + query).array();
    }

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"akkoma"_s, u"snac"_s}}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
    }

    void everySoftware_data()
    {
        QTest::addColumn<QString>("user");
        for (const char *user : {"ao", "yuki", "nana"}) {
            QTest::newRow(user) << QString::fromLatin1(user);
        }
    }
    void everySoftware()
    {
        QFETCH(QString, user);
        const QString first = tell(u"hal"_s, {user});
        tell(u"hal"_s, {u"mei"_s}); // none of theirs
        QJsonArray all = talks(user);
        QCOMPARE(all.size(), 1);
        const QJsonObject talk = all[0].toObject();
        QCOMPARE(talk[u"unread"_s], QJsonValue(true));
        QCOMPARE(talk[u"accounts"_s].toArray().size(), 1);
        QCOMPARE(talk[u"last_status"_s][u"uri"_s].toString(), first);
        QCOMPARE(talk[u"last_status"_s][u"visibility"_s].toString(), u"direct"_s);
        const QString id = talk[u"id"_s].toString();
        QVERIFY(!id.isEmpty());
        const QString answer = tell(user, {u"hal"_s}, first);
        all = talks(user);
        QCOMPARE(all.size(), 1);
        QCOMPARE(all[0][u"id"_s].toString(), id);
        QCOMPARE(all[0][u"last_status"_s][u"uri"_s].toString(), answer);
        QCOMPARE(all[0][u"unread"_s], QJsonValue(false)); // they said it
        tell(u"hal"_s, {user}, answer);
        QCOMPARE(m_sandbox->unreadTalks(user).size(), 1);
        const Answer read = m_asker->post(user, path + u'/' + id + u"/read"_s);
        QCOMPARE(read.status, 200);
        QCOMPARE(read.object()[u"unread"_s], QJsonValue(false));
        QVERIFY(m_sandbox->unreadTalks(user).isEmpty());
        QCOMPARE(m_asker->post(user, path + u"/77/read"_s).status, 404);
        QCOMPARE(m_asker->post(u"mei"_s, path + u'/' + id + u"/read"_s).status, 404);
    }

    void snacHasNone()
    {
        tell(u"hal"_s, {u"sora"_s});
        const Answer answer = m_asker->get(u"sora"_s, path);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body.trimmed(), "[]");
    }

private:
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
    qint64 m_now = QDateTime::currentMSecsSinceEpoch() - 60'000;
};

QTEST_GUILESS_MAIN(tst_sandboxtalks)
#include "tst_sandboxtalks.moc"
