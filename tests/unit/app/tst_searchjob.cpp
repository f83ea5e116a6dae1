// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/searchjob.h"
#include "store/timeline.h"
#include "sync/prepare.h"

#include <QJsonArray>

using namespace asterism;

/// What servers find, by way of the engine.
class tst_searchjob : public QObject, private SandboxProgram {
    Q_OBJECT

    Jobs::Answer ask(const QString &kind, const QJsonObject &argument) const
    {
        return await(m_program->desk->ask(kind, argument));
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin());
        m_program->desk->start();
    }
    void cleanup() { end(); }

    void searchesByPages()
    {
        const auto ao = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(ao.ok());
        QStringList uris;
        for (int i = 0; i < 3; ++i) {
            uris << m_sandbox->post(u"ao"_s, u"samovar %1"_s.arg(i));
        }
        QStringList found;
        QString below;
        for (int page = 0; page < 5; ++page) {
            const auto answer = ask(u"search"_s,
                {{u"account"_s, ao->id.value}, {u"text"_s, u"samovar"_s}, {u"what"_s, u"posts"_s},
                    {u"limit"_s, 1}, {u"below"_s, below}});
            QVERIFY(answer.ok());
            const QJsonArray posts = (*answer)[u"posts"].toArray();
            for (const QJsonValue post : posts) {
                found << postFromJob(post.toObject()).post.uri;
            }
            QVERIFY((*answer)[u"people"].toArray().isEmpty());
            below = (*answer)[u"below"].toString();
            if (below.isEmpty()) {
                break;
            }
        }
        found.sort();
        uris.sort();
        QCOMPARE(found, uris);
    }

    /// Who shows what was found wants it in the cache; others leave nothing there.
    void keepsWhatItFinds()
    {
        const auto ao = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(ao.ok());
        const QString uri = m_sandbox->post(u"ao"_s, u"samovar"_s);
        const auto cached = [&] {
            const auto post = await(m_program->app->store->readCache(
                [uri](store::CacheTx &tx) { return store::postByUri(tx, uri); }));
            return post && post->has_value() ? (*post)->text : QString();
        };
        QJsonObject argument{
            {u"account"_s, ao->id.value}, {u"text"_s, u"samovar"_s}, {u"what"_s, u"posts"_s}};
        QVERIFY(ask(u"search"_s, argument).ok());
        QCOMPARE(cached(), QString());
        argument.insert(u"keep"_s, true);
        const auto answer = ask(u"search"_s, argument);
        QVERIFY(answer.ok());
        QCOMPARE((*answer)[u"posts"].toArray().size(), 1);
        QVERIFY(cached().contains(u"samovar"_s));
    }

    /// Each server is asked for what it understands.
    void asksWithoutOperators()
    {
        const auto ao = m_program->signIn(*m_sandbox, u"ao"_s);
        const auto yuki = m_program->signIn(*m_sandbox, u"yuki"_s);
        QVERIFY(ao.ok() && yuki.ok());
        const auto asked = [&](const QString &user, const QString &text, const QString &what) {
            Server *server = m_sandbox->serverOf(user);
            server->clearRequestLog();
            const AccountId id = user == u"ao" ? ao->id : yuki->id;
            const auto answer =
                ask(u"search"_s, {{u"account"_s, id.value}, {u"text"_s, text}, {u"what"_s, what}});
            for (const RequestRecord &request : server->requestLog()) {
                if (request.path.endsWith(u"/search"_s)) {
                    return request.query.queryItemValue(u"q"_s, QUrl::FullyDecoded);
                }
            }
            return answer ? u"nobody"_s : word(answer.error().kind);
        };
        const QString typed = u"samovar from:@kai@c.example has:image"_s;
        QCOMPARE(asked(u"ao"_s, typed, u"people"_s), u"samovar"_s);
        QCOMPARE(asked(u"ao"_s, typed, u"posts"_s), u"samovar from:kai@c.example has:image"_s);
        QCOMPARE(asked(u"yuki"_s, typed, u"posts"_s), u"samovar"_s);
        QCOMPARE(asked(u"yuki"_s, u"has:image"_s, u"posts"_s), u"usage"_s);
        QCOMPARE(asked(u"ao"_s, u"has:image"_s, u"tags"_s), u"usage"_s);
    }

    void searchesThatMakeNoSense()
    {
        const auto ao = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(ao.ok());
        const auto kind = [&](const QString &account, const QString &text, const QString &what) {
            const auto answer =
                ask(u"search"_s, {{u"account"_s, account}, {u"text"_s, text}, {u"what"_s, what}});
            return answer ? u"ok"_s : word(answer.error().kind);
        };
        QCOMPARE(kind(ao->id.value, u"tea"_s, u"people"_s), u"ok"_s);
        QCOMPARE(kind(ao->id.value, u"tea"_s, u"everything"_s), u"usage"_s);
        QCOMPARE(kind(ao->id.value, u" "_s, u"people"_s), u"usage"_s);
        QVERIFY(kind(u"nobody"_s, u"tea"_s, u"people"_s) != u"ok");
    }

    /// What a post shows goes along; its body is plain text then.
    void posts()
    {
        Post post;
        post.localId = u"5"_s;
        post.uri = u"https://a.example/p/5"_s;
        post.url = u"https://a.example/@ao/5"_s;
        post.author.acct = u"ao@a.example"_s;
        post.author.displayName = u"Ao"_s;
        post.createdAt = 1'795'000'000'000;
        post.visibility = Visibility::Unlisted;
        post.warning = u"food"_s;
        post.body = u"<p>one</p><p>two</p>"_s;
        post.media = {{.type = Media::Type::Image, .url = u"https://a.example/1.png"_s}};
        post.reactions = {{.name = u"☕"_s, .count = 2}};
        const TimelineItem item{.localId = u"5"_s, .createdAt = post.createdAt, .post = post};
        const ToldPost told = postFromJob(postToJob(prepare(item)));
        QCOMPARE(told.text.simplified(), u"one two"_s);
        QVERIFY(told.text.contains(u'\n'));
        QCOMPARE(told.post.uri, post.uri);
        QCOMPARE(told.post.url, post.url);
        QCOMPARE(told.post.author.acct, post.author.acct);
        QCOMPARE(told.post.createdAt, post.createdAt);
        QCOMPARE(told.post.visibility, post.visibility);
        QCOMPARE(told.post.warning, post.warning);
        QCOMPARE(told.post.media.size(), size_t(1));
        QCOMPARE(told.post.media.front().url, post.media.front().url);
        QCOMPARE(told.post.reactions, post.reactions);
        QVERIFY(told.post.body.isEmpty());
        QVERIFY(postFromJob({}).post.uri.isEmpty()); // another process may be of another version
    }
};

QTEST_GUILESS_MAIN(tst_searchjob)
#include "tst_searchjob.moc"
