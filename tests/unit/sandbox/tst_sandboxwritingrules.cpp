// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "support/fixture.h"
#include "unit/sandbox/asker.h"

#include <QTest>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

} // namespace

/// What comes along with posts that are made over HTTP: keys, files, quotes, polls, scopes.
class tst_sandboxwritingrules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 9,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"akkoma"_s}}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void mastodonKnowsItsKeysForAnHour()
    {
        const Asker::Fields fields{{u"status"_s, u"once"_s}};
        const QString uri = m_asker->writeOf(u"ao"_s, fields, "key-1");
        QCOMPARE(m_asker->writeOf(u"ao"_s, fields, "key-1"), uri);
        QVERIFY(m_asker->writeOf(u"mei"_s, fields, "key-1") != uri); // everybody has their own
        QCOMPARE(
            m_sandbox->writesOf(u"ao"_s, u"post"_s)[uri], (WriteCount{.done = 1, .redundant = 1}));
        QCOMPARE(m_asker->write(u"ao"_s, {{u"status"_s, QString()}}, "key-2").status, 422);
        QCOMPARE(m_asker->write(u"ao"_s, fields, "key-2").status, 200); // errors are not kept
        m_clock.advance(hourMs);
        QVERIFY(m_asker->writeOf(u"ao"_s, fields, "key-1") != uri);
        QCOMPARE(m_sandbox->postsOf(u"ao"_s).size(), 3);
    }

    void aDeletedPostOfAKeyIsNotFound()
    {
        const Asker::Fields fields{{u"status"_s, u"once"_s}};
        const QString uri = m_asker->writeOf(u"ao"_s, fields, "key-1");
        QVERIFY(m_sandbox->deletePost(uri));
        QCOMPARE(m_asker->write(u"ao"_s, fields, "key-1").status, 404);
    }

    void akkomaAnswersTheSameForSixHours()
    {
        const Answer first = m_asker->write(u"nana"_s, {{u"status"_s, u"once"_s}}, "key-1");
        QVERIFY(first.replayed.isEmpty());
        const Answer again = m_asker->write(u"nana"_s, {{u"status"_s, u"twice"_s}}, "key-1");
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.replayed, QByteArray("true"));
        QCOMPARE(m_asker->write(u"leo"_s, {{u"status"_s, u"x"_s}}, "key-1").body, first.body);
        const Asker::Fields empty{{u"status"_s, QString()}};
        QCOMPARE(m_asker->write(u"nana"_s, empty, "key-2").status, 422);
        QCOMPARE(m_asker->write(u"nana"_s, {{u"status"_s, u"fine"_s}}, "key-2").status, 422);
        QCOMPARE(m_sandbox->postsOf(u"nana"_s).size(), 1);
        m_clock.advance(6 * hourMs);
        QCOMPARE(m_asker->write(u"nana"_s, {{u"status"_s, u"twice"_s}}, "key-1").status, 200);
        QCOMPARE(m_sandbox->postsOf(u"nana"_s).size(), 2);
        QCOMPARE(m_sandbox->postsOf(u"leo"_s).size(), 0);
    }

    void othersDoNotKnowKeys()
    {
        for (const QString &user : {u"yuki"_s, u"sora"_s}) {
            const Asker::Fields fields{{u"status"_s, u"once"_s}};
            const QString uri = m_asker->writeOf(user, fields, "key-1");
            QVERIFY(m_asker->writeOf(user, fields, "key-1") != uri);
            QCOMPARE(m_sandbox->postsOf(user).size(), 2);
        }
    }

    void filesStayWhenAPostIsWrittenAgain_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<int>("whileInUse"); // the status of the answer
        QTest::newRow("mastodon") << u"ao"_s << 422;
        QTest::newRow("gotosocial") << u"yuki"_s << 400;
        QTest::newRow("akkoma") << u"nana"_s << 200;
    }
    void filesStayWhenAPostIsWrittenAgain()
    {
        QFETCH(QString, user);
        QFETCH(int, whileInUse);
        PostDraft draft;
        draft.text = u"befor"_s;
        draft.media.push_back({.description = u"a cat"_s});
        const QString uri = m_sandbox->post(user, draft);
        const QString file = m_sandbox->written(uri)->pictures->at(0).file;
        const QString id =
            m_asker->status(user, uri)[u"media_attachments"_s][0][u"id"_s].toString();
        const Asker::Fields fields{{u"status"_s, u"before"_s}, {u"media_ids[]"_s, id}};
        QCOMPARE(m_asker->write(user, fields).status, whileInUse);
        QCOMPARE(m_asker->erase(user, uri).status, 200);
        const Answer again = m_asker->write(user, fields);
        QCOMPARE(again.status, 200);
        const QJsonObject media = again.object()[u"media_attachments"_s][0].toObject();
        QCOMPARE(media[u"id"_s].toString(), id);
        QCOMPARE(media[u"description"_s].toString(), u"a cat"_s);
        const QString now = again.object()[u"uri"_s].toString();
        QCOMPARE(m_sandbox->written(now)->pictures->at(0).file, file);
        QCOMPARE(m_asker->write(user, {{u"status"_s, u"x"_s}, {u"media_ids[]"_s, u"12"_s}}).status,
            whileInUse);
    }

    void anEditNamesItsFilesAgain()
    {
        PostDraft draft;
        draft.text = u"befor"_s;
        draft.media = {{.description = u"a cat"_s}, {.description = u"a dog"_s}};
        const QString uri = m_sandbox->post(u"ao"_s, draft);
        const QString dog =
            m_asker->status(u"ao"_s, uri)[u"media_attachments"_s][1][u"id"_s].toString();
        QCOMPARE(
            m_asker->rewrite(u"ao"_s, uri, {{u"status"_s, u"before"_s}, {u"media_ids[]"_s, dog}})
                .status,
            200);
        QCOMPARE(m_sandbox->written(uri)->pictures->size(), size_t(1));
        QCOMPARE(m_sandbox->written(uri)->pictures->at(0).description, u"a dog"_s);
        m_asker->rewrite(u"ao"_s, uri, {{u"status"_s, u"without"_s}});
        QVERIFY(m_sandbox->written(uri)->pictures->empty());
    }

    void quotes()
    {
        const QString theirs = m_sandbox->post(u"mei"_s, u"quote me"_s);
        const QString id = m_sandbox->localId(theirs, m_sandbox->serverOf(u"ao"_s));
        const Answer answer =
            m_asker->write(u"ao"_s, {{u"status"_s, u"look"_s}, {u"quoted_status_id"_s, id}});
        QCOMPARE(answer.object()[u"quote"_s][u"quoted_status"_s][u"uri"_s].toString(), theirs);
        const QString hidden =
            m_sandbox->post(u"mei"_s, {.text = u"aside"_s, .visibility = Visibility::Private});
        QVERIFY(m_sandbox->follow(u"ao"_s, u"mei"_s));
        const QString quiet = m_sandbox->localId(hidden, m_sandbox->serverOf(u"ao"_s));
        QCOMPARE(m_asker->write(u"ao"_s, {{u"status"_s, u"look"_s}, {u"quoted_status_id"_s, quiet}})
                     .status,
            404);
        QCOMPARE(m_asker
                     ->write(u"ao"_s,
                         {{u"status"_s, u"look"_s}, {u"visibility"_s, u"direct"_s},
                             {u"quoted_status_id"_s, id}})
                     .status,
            422);
        const QString leos = m_sandbox->post(u"leo"_s, u"quote me"_s);
        const QString there = m_sandbox->localId(leos, m_sandbox->serverOf(u"nana"_s));
        QCOMPARE(m_asker->write(u"nana"_s, {{u"status"_s, u"see"_s}, {u"quote_id"_s, there}})
                     .object()[u"quote_id"_s]
                     .toString(),
            there);
        QCOMPARE(
            m_asker->write(u"nana"_s, {{u"status"_s, u"see"_s}, {u"quote_id"_s, u"1"_s}}).status,
            422);
    }

    void whatStaysOnItsServer()
    {
        QVERIFY(m_sandbox->follow(u"ao"_s, u"yuki"_s));
        for (const QString &visibility : {u"public"_s, u"unlisted"_s}) {
            const Answer answer = m_asker->write(u"yuki"_s,
                {{u"status"_s, u"among us"_s}, {u"visibility"_s, visibility},
                    {u"local_only"_s, u"true"_s}});
            QCOMPARE(answer.object()[u"local_only"_s].toBool(), true);
            QCOMPARE(answer.object()[u"visibility"_s].toString(), visibility);
            const QString uri = answer.object()[u"uri"_s].toString();
            QVERIFY(m_sandbox->localId(uri, m_sandbox->serverOf(u"ao"_s)).isEmpty());
            QCOMPARE(m_asker->status(u"ren"_s, uri)[u"uri"_s].toString(), uri);
            const QString search = u"/api/v2/search?resolve=true&q="_s
                + QString::fromLatin1(QUrl::toPercentEncoding(uri));
            QVERIFY(m_asker->get(u"ao"_s, search).object()[u"statuses"_s].toArray().isEmpty());
        }
        const QString local = m_asker->writeOf(
            u"nana"_s, {{u"status"_s, u"among us"_s}, {u"visibility"_s, u"local"_s}});
        QCOMPARE(m_sandbox->written(local)->visibility, Visibility::Local);
    }

    void akkomaAnswersAsItsPostIs()
    {
        const QString secret = m_asker->writeOf(
            u"leo"_s, {{u"status"_s, u"@nana psst"_s}, {u"visibility"_s, u"direct"_s}});
        const QString id = m_sandbox->localId(secret, m_sandbox->serverOf(u"nana"_s));
        const Asker::Fields fields{{u"status"_s, u"@leo what?"_s}, {u"in_reply_to_id"_s, id}};
        const QString answer = m_asker->writeOf(u"nana"_s, fields);
        QCOMPARE(m_sandbox->written(answer)->visibility, Visibility::Direct);
        QCOMPARE(m_sandbox->written(answer)->replyTo, secret);
        Asker::Fields loud = fields;
        loud.emplace_back(u"visibility"_s, u"public"_s);
        QCOMPARE(m_asker->write(u"nana"_s, loud).object()[u"error"_s].toString(),
            u"The message visibility must be direct"_s);
    }

    /// As a form and as JSON; an edit that does not name it takes it away on two softwares.
    void pollsComeAlong()
    {
        const QJsonObject poll{{u"options"_s, QJsonArray{u"tea"_s, u"milk"_s}},
            {u"expires_in"_s, 3600}, {u"multiple"_s, true}};
        const Answer json = m_asker->postJson(
            u"yuki"_s, u"/api/v1/statuses"_s, {{u"status"_s, u"which?"_s}, {u"poll"_s, poll}});
        QCOMPARE(json.object()[u"poll"_s][u"votes_count"_s].toInt(), 0);
        const QString uri = json.object()[u"uri"_s].toString();
        QCOMPARE(m_sandbox->written(uri)->poll->options, (QStringList{u"tea"_s, u"milk"_s}));
        QVERIFY(m_sandbox->written(uri)->poll->multiple);
        QCOMPARE(m_sandbox->written(uri)->poll->lastsMs, hourMs);
        const Asker::Fields form{{u"status"_s, u"which?"_s}, {u"poll[options][]"_s, u"tea"_s},
            {u"poll[options][]"_s, u"milk"_s}, {u"poll[expires_in]"_s, u"3600"_s}};
        for (const QString &user : {u"ao"_s, u"sora"_s, u"nana"_s}) {
            const QString asked = m_asker->writeOf(user, form);
            QCOMPARE(m_sandbox->written(asked)->poll->options.size(), 2);
            m_asker->rewrite(user, asked, {{u"status"_s, u"which one?"_s}});
            QCOMPARE(m_sandbox->written(asked)->poll.has_value(), user != u"ao"_s);
        }
    }

    /// Names on the outside alone, and no visibility in 2.75's answer (status_create_json.json).
    void snacReadsJson()
    {
        const Answer answer =
            m_asker->postJson(u"sora"_s, u"/api/v1/statuses"_s, {{u"status"_s, u"JSON body"_s}});
        QCOMPARE(answer.object()[u"text"_s].toString(), u"JSON body"_s);
    }

    void tokensThatOnlyRead_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("words");
        QTest::newRow("mastodon") << u"ao"_s << u"This action is outside the authorized scopes"_s;
        QTest::newRow("gotosocial")
            << u"yuki"_s
            << fixtureBody("gotosocial/error_403_scope_write.json")[u"error"_s].toString();
        QTest::newRow("akkoma") << u"nana"_s << u"Insufficient permissions: write."_s;
    }
    void tokensThatOnlyRead()
    {
        QFETCH(QString, user);
        QFETCH(QString, words);
        const QString token = readingToken(user);
        QVERIFY(!token.isEmpty());
        const QString url = m_sandbox->serverOf(user)->baseUrl() + u"/api/v1/statuses"_s;
        const Answer refused =
            m_client.send("POST", url, token, "status=x", "application/x-www-form-urlencoded");
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.object()[u"error"_s].toString(), words);
        QVERIFY(m_sandbox->postsOf(user).isEmpty());
    }

private:
    QString readingToken(const QString &user)
    {
        const QString base = m_sandbox->serverOf(user)->baseUrl();
        const QString back = u"http://127.0.0.1:9/back"_s;
        const QJsonObject app = m_client
                                    .post(base + u"/api/v1/apps"_s,
                                        Asker::form({{u"client_name"_s, u"Reader"_s},
                                            {u"redirect_uris"_s, back}, {u"scopes"_s, u"read"_s}}))
                                    .object();
        const QString id = app[u"client_id"_s].toString();
        const QByteArray asked = Asker::form({{u"response_type"_s, u"code"_s}, {u"client_id"_s, id},
            {u"redirect_uri"_s, back}, {u"scope"_s, u"read"_s}, {u"approve"_s, user}});
        const Answer sent =
            m_client.get(base + u"/oauth/authorize?"_s + QString::fromLatin1(asked));
        const QString code = QUrlQuery(QUrl::fromEncoded(sent.location)).queryItemValue(u"code"_s);
        return m_client
            .post(base + u"/oauth/token"_s,
                Asker::form({{u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, code},
                    {u"client_id"_s, id}, {u"client_secret"_s, app[u"client_secret"_s].toString()},
                    {u"redirect_uri"_s, back}, {u"scope"_s, u"read"_s}}))
            .object()[u"access_token"_s]
            .toString();
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
    Client m_client;
};

QTEST_GUILESS_MAIN(tst_sandboxwritingrules)
#include "tst_sandboxwritingrules.moc"
