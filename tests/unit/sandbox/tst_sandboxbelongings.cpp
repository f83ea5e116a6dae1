// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "support/fixture.h"
#include "unit/sandbox/asker.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

} // namespace

/// What people keep at their servers: told page by page, and changed over HTTP.
class tst_sandboxbelongings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 120, .postsPerServer = 0, .clock = &m_clock}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void ownFollowsAreTold_data() { users(); }
    void ownFollowsAreTold()
    {
        QFETCH(QString, user);
        const QStringList crowd = m_sandbox->followCrowd(user, 50);
        QCOMPARE(crowd.size(), 50);
        QStringList told = handlesIn(user, accountPath(user, u"following"_s), 7);
        QCOMPARE(told.first(), crowd.last()); // the newest first
        told.sort();
        QCOMPARE(told, QStringList(m_sandbox->relationsOf(user).follows.keys()));
    }

    void ownFollowersAreTold()
    {
        for (const QString &user : {u"ao"_s, u"yuki"_s}) {
            QStringList told = handlesIn(user, accountPath(user, u"followers"_s), 5);
            told.sort();
            QCOMPARE(told, m_sandbox->relationsOf(user).followers);
            QVERIFY(told.size() > 5);
        }
        QVERIFY(m_asker->get(u"sora"_s, accountPath(u"sora"_s, u"followers"_s)).array().isEmpty());
    }

    void blocksAndMutesAreToldInPages()
    {
        for (const QString &user : {u"ao"_s, u"yuki"_s}) {
            const QStringList crowd = m_sandbox->strangersTo(user, 9);
            for (const QString &whom : crowd) {
                QVERIFY(m_sandbox->block(user, whom));
                QVERIFY(m_sandbox->mute(user, whom));
            }
            QStringList newest = crowd;
            std::ranges::reverse(newest);
            QCOMPARE(handlesIn(user, u"/api/v1/blocks"_s, 4), newest);
            QCOMPARE(handlesIn(user, u"/api/v1/mutes"_s, 4), newest);
        }
        QCOMPARE(m_asker->get(u"sora"_s, u"/api/v1/blocks"_s).status, 404);
        QCOMPARE(m_asker->get(u"sora"_s, u"/api/v1/mutes"_s).status, 404);
    }

    void mastodonAloneBlocksDomains()
    {
        const QString path = u"/api/v1/domain_blocks"_s;
        const QString host = m_sandbox->serverOf(u"ren"_s)->host();
        QVERIFY(m_sandbox->follow(u"ao"_s, u"ren"_s));
        QVERIFY(m_sandbox->follow(u"ren"_s, u"ao"_s));
        QCOMPARE(m_asker->post(u"ao"_s, path, "domain=spam.example").status, 200);
        m_asker->post(u"ao"_s, path, "domain=" + host.toLatin1());
        QCOMPARE(m_asker->get(u"ao"_s, path).array(), (QJsonArray{host, u"spam.example"_s}));
        const Answer page = m_asker->get(u"ao"_s, path + u"?limit=1"_s);
        QCOMPARE(m_asker->get(u"ao"_s, page.next()).array(), (QJsonArray{u"spam.example"_s}));
        const QJsonObject relation = m_asker->relationship(u"ao"_s, u"ren"_s);
        QCOMPARE(relation[u"domain_blocking"_s].toBool(), true);
        QCOMPARE(relation[u"following"_s].toBool() || relation[u"followed_by"_s].toBool(), false);
        QCOMPARE(m_asker->send("DELETE", u"ao"_s, path + u"?domain="_s + host).status, 200);
        QCOMPARE(m_sandbox->relationsOf(u"ao"_s).domainBlocks, QStringList{u"spam.example"_s});
        QCOMPARE(m_asker->post(u"ao"_s, path, "domain=").status, 422);
        QCOMPARE(m_asker->get(u"yuki"_s, path).status, 404);
        QCOMPARE(m_asker->get(u"sora"_s, path).status, 404);
    }

    void bookmarks_data() { users(); }
    void bookmarks()
    {
        QFETCH(QString, user);
        QStringList uris;
        for (int i = 0; i < 5; ++i) {
            uris.prepend(m_sandbox->post(u"hal"_s, u"number %1"_s.arg(i)));
            m_sandbox->federate(uris.first(), m_sandbox->serverOf(user));
            const Answer answer = m_asker->post(user, postPath(user, uris.first(), u"bookmark"_s));
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.object()[u"bookmarked"_s].toBool(), true);
        }
        QCOMPARE(urisIn(user, u"/api/v1/bookmarks"_s, 2), uris);
        m_asker->post(user, postPath(user, uris[0], u"bookmark"_s));
        QCOMPARE(m_sandbox->writesOf(user, u"bookmark"_s)[uris[0]],
            (WriteCount{.done = 1, .redundant = 1}));
        const Answer off = m_asker->post(user, postPath(user, uris[0], u"unbookmark"_s));
        QCOMPARE(off.object()[u"bookmarked"_s].toBool(), false);
        QVERIFY(m_sandbox->deletePost(uris[1]));
        QCOMPARE(urisIn(user, u"/api/v1/bookmarks"_s, 2), uris.mid(2));
    }

    void followedTags()
    {
        for (const QString &user : {u"ao"_s, u"yuki"_s}) {
            const Answer followed = m_asker->post(user, u"/api/v1/tags/読書/follow"_s);
            QCOMPARE(followed.object()[u"following"_s].toBool(), true);
            QVERIFY(m_sandbox->followTag(user, u"tea"_s));
            QVERIFY(!m_sandbox->followTag(user, u"Tea"_s));
            QStringList names;
            for (const QJsonValue tag : m_asker->get(user, u"/api/v1/followed_tags"_s).array()) {
                names << tag[u"name"_s].toString();
            }
            QCOMPARE(names, (QStringList{u"tea"_s, u"読書"_s}));
            m_asker->post(user, u"/api/v1/tags/TEA/unfollow"_s);
            QCOMPARE(m_sandbox->relationsOf(user).tags, QStringList{u"読書"_s});
            QCOMPARE(
                m_asker->get(user, u"/api/v1/tags/tea"_s).object()[u"following"_s].toBool(), false);
            QCOMPARE(m_asker->get(user, u"/api/v1/tags/a b"_s).status, 404);
        }
        const QJsonObject tag = m_asker->get(u"yuki"_s, u"/api/v1/tags/読書"_s).object();
        QCOMPARE(tag.keys(), fixtureBody("gotosocial/tag.json").toObject().keys());
        QCOMPARE(m_asker->get(u"sora"_s, u"/api/v1/followed_tags"_s).array(), QJsonArray());
        QCOMPARE(m_asker->get(u"sora"_s, u"/api/v1/tags/tea"_s).status, 404);
        QCOMPARE(m_asker->post(u"sora"_s, u"/api/v1/tags/tea/follow"_s).status, 422);
    }

    void listsAreMadeAndGo_data() { users(); }
    void listsAreMadeAndGo()
    {
        QFETCH(QString, user);
        const QString path = u"/api/v1/lists"_s;
        const qsizetype before = m_asker->get(user, path).array().size();
        const QJsonObject one = m_asker->post(user, path, "title=sea").object();
        const QJsonObject other = m_asker->post(user, path, "title=sea").object();
        QCOMPARE(one[u"title"_s].toString(), u"sea"_s);
        QVERIFY(one[u"id"_s] != other[u"id"_s]);
        QCOMPARE(m_asker->get(user, path).array().size(), before + 2);
        const QString id = one[u"id"_s].toString();
        QCOMPARE(m_asker->send("DELETE", user, path + u'/' + id).object(), QJsonObject());
        QCOMPARE(m_asker->get(user, path).array().size(), before + 1);
        QCOMPARE(m_asker->send("DELETE", user, path + u'/' + id).status, 404);
    }

    void listsNeedATitle()
    {
        QCOMPARE(m_asker->post(u"ao"_s, u"/api/v1/lists"_s).status, 422);
        const Answer gotosocial = m_asker->postJson(u"yuki"_s, u"/api/v1/lists"_s, {});
        QCOMPARE(gotosocial.status, 400);
        QCOMPARE(gotosocial.object(),
            fixtureBody("gotosocial/list_create_no_title_400.json").toObject());
        const QJsonObject made = m_asker
                                     ->postJson(u"yuki"_s, u"/api/v1/lists"_s,
                                         {{u"title"_s, u"tmp2"_s}, {u"exclusive"_s, true}})
                                     .object();
        QCOMPARE(made[u"exclusive"_s].toBool(), true);
        QCOMPARE(made[u"replies_policy"_s].toString(), u"followed"_s);
    }

    /// Mastodon takes those into a list who have not answered yet.
    void theAskedGoIntoMastodonsLists()
    {
        QVERIFY(m_sandbox->setLocked(u"mei"_s, true));
        m_sandbox->unfollow(u"ao"_s, u"mei"_s);
        const QString id = m_asker->idOf(u"ao"_s, u"mei"_s);
        const QString list = m_sandbox->addServerList(u"ao"_s, u"sea"_s, {});
        const QString path = u"/api/v1/lists/%1/accounts"_s.arg(list);
        const QByteArray form = "account_ids[]=" + id.toLatin1();
        QCOMPARE(m_asker->post(u"ao"_s, path, form).status, 422);
        m_asker->change(u"ao"_s, u"mei"_s, u"follow"_s);
        QCOMPARE(m_asker->post(u"ao"_s, path, form).status, 200);
        QCOMPARE(
            m_sandbox->serverListMembers(u"ao"_s, list), QStringList{m_sandbox->handle(u"mei"_s)});
        QVERIFY(m_sandbox->rejectFollow(u"ao"_s, u"mei"_s));
        QVERIFY(m_sandbox->serverListMembers(u"ao"_s, list).isEmpty());
    }

private:
    static void users()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("mastodon") << u"ao"_s;
        QTest::newRow("gotosocial") << u"yuki"_s;
        QTest::newRow("snac") << u"sora"_s;
    }
    QString accountPath(const QString &user, const QString &what)
    {
        return m_asker->pathOf(user, user, what);
    }
    QString postPath(const QString &user, const QString &uri, const QString &what)
    {
        return u"/api/v1/statuses/%1/%2"_s.arg(
            m_sandbox->localId(uri, m_sandbox->serverOf(user)), what);
    }
    /// All pages.
    QJsonArray rows(const QString &user, const QString &path, int limit)
    {
        QJsonArray all;
        QString next = path + u"?limit="_s + QString::number(limit);
        for (int pages = 0; !next.isEmpty() && pages < 200; ++pages) {
            const Answer answer = m_asker->get(user, next);
            for (const QJsonValue row : answer.array()) {
                all.append(row);
            }
            next = answer.next();
        }
        return all;
    }
    QStringList handlesIn(const QString &user, const QString &path, int limit)
    {
        QStringList handles;
        for (const QJsonValue row : rows(user, path, limit)) {
            const QString acct = row[u"acct"_s].toString();
            handles << (acct.contains(u'@') ? acct : m_sandbox->handle(acct));
        }
        return handles;
    }
    QStringList urisIn(const QString &user, const QString &path, int limit)
    {
        QStringList uris;
        for (const QJsonValue row : rows(user, path, limit)) {
            uris << row[u"uri"_s].toString();
        }
        return uris;
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
};

QTEST_GUILESS_MAIN(tst_sandboxbelongings)
#include "tst_sandboxbelongings.moc"
