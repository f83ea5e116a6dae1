// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include "app/noticejobs.h"
#include "sync/prepare.h"

#include <QJsonArray>

using namespace asterism;

namespace {

/// The result of that account.
QJsonObject resultOf(const QJsonObject &answer, const QString &account)
{
    const QJsonArray results = answer[u"results"].toArray();
    for (const QJsonValue result : results) {
        if (result[u"account"].toString() == account) {
            return result.toObject();
        }
    }
    return {};
}

} // namespace

/// Notifications, and what servers find, by way of the engine.
class tst_noticejobs : public QObject, private SandboxProgram {
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

    /// Side by side, and one that is gone keeps nobody else from answering.
    void severalAccounts()
    {
        const auto ao = m_program->signIn(*m_sandbox, u"ao"_s);
        const auto yuki = m_program->signIn(*m_sandbox, u"yuki"_s);
        QVERIFY(ao.ok() && yuki.ok());
        const QString uri = m_sandbox->post(u"ao"_s, u"tea"_s);
        QVERIFY(m_sandbox->react(u"hal"_s, uri, {}));
        const auto answer = ask(u"notifications"_s,
            {{u"accounts"_s, QJsonArray{ao->id.value, yuki->id.value, u"nobody"_s}},
                {u"limit"_s, 2}});
        QVERIFY(answer.ok());
        QCOMPARE((*answer)[u"results"].toArray().size(), 3);
        const QJsonObject ours = resultOf(*answer, ao->id.value);
        QVERIFY(ours[u"error"].toObject().isEmpty());
        const auto rows = notificationsFromJob(ours);
        QVERIFY(!rows.empty() && rows.size() <= 2);
        const Notification &first = rows.front().notification;
        QCOMPARE(first.kind, Notification::Kind::Favourite);
        QCOMPARE(first.word, u"favourite"_s);
        QCOMPARE(first.actor()->acct, m_sandbox->handle(u"hal"_s));
        QCOMPARE(first.people, 1);
        QCOMPARE(first.post->uri, uri);
        QCOMPARE(rows.front().postText, u"tea"_s);
        QVERIFY(resultOf(*answer, yuki->id.value)[u"error"].toObject().isEmpty());
        QVERIFY(!resultOf(*answer, u"nobody"_s)[u"error"].toObject().isEmpty());
        const auto none = ask(u"notifications"_s, {});
        QVERIFY(none.ok() && (*none)[u"results"].toArray().isEmpty());
    }

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
    }

    /// Another process may be of another version.
    void rowsWithoutSense()
    {
        const ToldNotification none = notificationFromJob({});
        QCOMPARE(none.notification.kind, Notification::Kind::Other);
        QVERIFY(!none.notification.post && none.notification.doers.empty());
        QVERIFY(notificationsFromJob({}).empty());
        QCOMPARE(
            notificationsFromJob({{u"rows"_s, QJsonArray{7, QJsonObject()}}}).size(), size_t(2));
        QVERIFY(postFromJob({}).post.uri.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_noticejobs)
#include "tst_noticejobs.moc"
