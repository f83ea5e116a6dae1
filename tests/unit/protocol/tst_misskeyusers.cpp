// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyfixture.h"
#include "protocol/misskey/mapping.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

Result<Actor> readUser(const QByteArray &file)
{
    const Instance instance = misskeyServer();
    return familyFor(instance)->decodeActor(instance, misskeyFile(file), true);
}

QJsonObject bareUser()
{
    return {{u"id"_s, u"u1"_s}, {u"username"_s, u"Ao"_s}};
}

Actor userOf(const QJsonObject &user)
{
    const auto actor = misskey::userFromJson(user, misskeyServer());
    return actor ? *actor : Actor{};
}

std::vector<Tally> talliesIn(const Response &response)
{
    const Instance instance = misskeyServer();
    const auto tallies = familyFor(instance)->decodeTallies(instance, response, true);
    return tallies ? *tallies : std::vector<Tally>();
}

QString markOf(const QJsonObject &user)
{
    const auto tallies = talliesIn(answerOf(QJsonArray{user}, u"https://misskey.test/api"_s));
    return tallies.empty() ? QString() : tallies.front().mark;
}

} // namespace

class tst_misskeyusers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void local()
    {
        const auto hanako = readUser("users_show_self_anonymous");
        QVERIFY(hanako.ok());
        QCOMPARE(hanako->localId, u"atvjeag8ya010005"_s);
        QCOMPARE(hanako->acct, u"hanako@misskey.test"_s);
        QCOMPARE(hanako->uri, u"https://misskey.test/users/atvjeag8ya010005"_s);
        QCOMPARE(hanako->url, hanako->uri);
        QCOMPARE(hanako->displayName, u"花子 :kane:"_s);
        QVERIFY(hanako->avatar.startsWith(u"https://misskey.test/proxy/avatar.webp"_s));
        QVERIFY(hanako->header.startsWith(u"https://misskey.test/files/"_s));
        QVERIFY(hanako->noteIsMfm && hanako->noteHtml.contains(u"**太字**"_s));
        QCOMPARE(hanako->emojis.size(), size_t(1));
        QCOMPARE(hanako->emojis[0].url, u"https://misskey.test/emoji/kane.webp"_s);
        QCOMPARE(hanako->posts, 14);
        QCOMPARE(hanako->followers, 1);
        QCOMPARE(hanako->following, 2);
        QVERIFY(!hanako->bot && !hanako->locked && !hanako->suspended);
        QVERIFY(hanako->movedTo.isEmpty());
        QVERIFY(readUser("users_show_locked")->locked);
    }

    void remote()
    {
        const auto tanaka = readUser("users_show_remote");
        QCOMPARE(tanaka->acct, u"tanaka@misskey2.test"_s);
        QCOMPARE(tanaka->uri, u"https://misskey2.test/users/atvjsl550j3j0005"_s);
        QCOMPARE(tanaka->url, u"https://misskey2.test/@tanaka"_s);
        QVERIFY(tanaka->emojis.empty()); // it names pictures of theirs, and here it has none
    }

    void whoTheTokenIs()
    {
        const Instance instance = misskeyServer();
        const auto own =
            familyFor(instance)->decodeActor(instance, misskeyFile("i"), false, u"me"_s);
        QVERIFY(own.ok());
        QCOMPARE(own->acct, u"hanako@misskey.test"_s);
    }

    /// Beside a note nothing says whether they are locked, and that is no "no".
    void inFewWords()
    {
        QVERIFY(!readUser("users_show_locked")->brief);
        QVERIFY(!readUser("i")->brief);
        const QJsonObject author =
            fixture("misskey/note_followers_only.json")[u"user"_s].toObject();
        QVERIFY(!author.isEmpty() && userOf(author).brief);
        const QJsonArray followed = fixtureArray("misskey/users_following.json");
        QVERIFY(!userOf(followed[0].toObject()[u"followee"_s].toObject()).brief);
    }

    void hiddenCounts()
    {
        QJsonObject user = bareUser();
        user.insert(u"isLocked"_s, false);
        user.insert(u"isSuspended"_s, false);
        user.insert(u"followersCount"_s, 0);
        user.insert(u"followingCount"_s, 0);
        QCOMPARE(userOf(user).followers, 0);
        user.insert(u"followersVisibility"_s, u"private"_s);
        QCOMPARE(userOf(user).followers, -1);
        QCOMPARE(userOf(user).following, 0);
        user.insert(u"followersCount"_s, 7);
        QCOMPARE(userOf(user).followers, 7);
        user.insert(u"followingCount"_s, u"?"_s); // CherryPick
        QCOMPARE(userOf(user).following, -1);
        QCOMPARE(userOf(bareUser()).posts, -1);
    }

    void moved()
    {
        QJsonObject user = bareUser();
        user.insert(u"movedTo"_s, u"atvjeag8ya010005"_s); // an id of that server's own
        QCOMPARE(userOf(user).movedTo, QString());
        QCOMPARE(userOf(user).movedToLocalId, u"atvjeag8ya010005"_s);
        user.insert(u"movedTo"_s, u"https://b.example/users/9"_s);
        QCOMPARE(userOf(user).movedTo, u"https://b.example/users/9"_s);
        QCOMPARE(userOf(user).movedToLocalId, QString());
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("host");
        QTest::addColumn<QString>("acct");
        const auto add = [](const char *row, const QString &name, const QJsonValue &host,
                             const QString &acct) { QTest::newRow(row) << name << host << acct; };
        add("local", u"Ao"_s, QJsonValue(), u"ao@misskey.test"_s);
        add("no host", u"Ao"_s, u""_s, u"ao@misskey.test"_s);
        add("remote", u"Ao"_s, u"B.Example"_s, u"ao@b.example"_s);
        add("Japanese domain", u"ao"_s, u"例え.jp"_s, u"ao@xn--r8jz45g.jp"_s);
        add("two hosts", u"ao@b.example"_s, QJsonValue(), QString());
        add("two hosts, remote", u"ao@b.example"_s, u"c.example"_s, QString());
        add("no name", QString(), u"b.example"_s, QString());
        add("no host at all", u"ao"_s, u"b/c?d"_s, QString());
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(QJsonValue, host);
        QFETCH(QString, acct);
        const QJsonObject user{{u"id"_s, u"u"_s}, {u"username"_s, name}, {u"host"_s, host}};
        QCOMPARE(misskey::acctOf(user, misskeyServer()), acct);
        QCOMPARE(misskey::userFromJson(user, misskeyServer()).ok(), !acct.isEmpty());
    }

    void emojiOfForks()
    {
        QJsonObject user = bareUser();
        user.insert(u"emojis"_s,
            QJsonArray{QJsonObject{{u"name"_s, u"cat"_s}, {u"url"_s, u"https://b.example/c"_s}},
                QJsonObject{{u"name"_s, u"bad"_s}, {u"url"_s, u"file:///etc"_s}}, 4});
        user.insert(u"name"_s, u":cat: and :dog:"_s);
        const Actor actor = userOf(user);
        QCOMPARE(actor.emojis.size(), size_t(2));
        QCOMPARE(actor.emojis[0].url, u"https://b.example/c"_s);
        QCOMPARE(actor.emojis[1].url, u"https://misskey.test/emoji/dog.webp"_s);
    }

    void unusable()
    {
        const Instance instance = misskeyServer();
        const Family *family = familyFor(instance);
        const auto actorIn = [&](const QByteArray &body) {
            return family->decodeActor(
                instance, answerOf(body, u"https://misskey.test/api"_s), true, u"@bob"_s);
        };
        for (const QByteArray &body : {"{}"_ba, "[]"_ba, R"({"id":"u"})"_ba, "<p>"_ba,
                 R"({"username":"ao"})"_ba, R"({"id":{},"username":[]})"_ba}) {
            const auto actor = actorIn(body);
            QVERIFY2(!actor, body.constData());
            QCOMPARE(actor.error().kind, ErrorKind::BadAnswer);
        }
    }

    void tallies()
    {
        const auto tallies = talliesIn(misskeyFile("users_show_many_anonymous"));
        QCOMPARE(tallies.size(), size_t(3));
        QCOMPARE(tallies[0].localId, u"atvjeao3ya010007"_s);
        QCOMPARE(tallies[0].mark, u"40 2026-11-22T15:10:35.978Z"_s);
        QCOMPARE(tallies[2].mark, u"5 2026-11-22T15:10:33.551Z"_s);
    }

    /// Whoever is looked up is told of as among several, or the next question would find news.
    void theTallyOfOne()
    {
        const Instance instance = misskeyServer();
        const Family *family = familyFor(instance);
        const auto tallies = talliesIn(misskeyFile("users_show_many_anonymous"));
        QCOMPARE(tallies.size(), size_t(3));
        const QByteArrayList files{"users_show", "users_show_self_anonymous", "users_show_locked"};
        for (size_t i = 0; i < tallies.size(); ++i) {
            const auto one = family->decodeTally(instance, misskeyFile(files[qsizetype(i)]), true);
            QVERIFY(one);
            QCOMPARE(one->localId, tallies[i].localId);
            QCOMPARE(one->mark, tallies[i].mark);
        }
        QVERIFY(!family->decodeTally(instance, misskeyFile("users_show_many_anonymous"), true));
        QVERIFY(!family->decodeTally(instance, answerOf(bareUser(), u"x"_s), true));
    }

    void marksChange()
    {
        QJsonObject user{{u"id"_s, u"u"_s}, {u"notesCount"_s, 3},
            {u"updatedAt"_s, u"2026-11-22T15:10:35.978Z"_s}};
        QStringList marks{markOf(user)};
        user.insert(u"notesCount"_s, 4);
        marks << markOf(user);
        user.insert(u"updatedAt"_s, u"2026-11-22T15:10:36.000Z"_s); // one came, another went
        marks << markOf(user);
        user.insert(u"isSuspended"_s, true);
        marks << markOf(user);
        QCOMPARE(QSet<QString>(marks.begin(), marks.end()).size(), 4);
        user.insert(u"notesCount"_s, QJsonValue()); // not told: nobody knows
        QCOMPARE(markOf(user), QString());
        QCOMPARE(
            talliesIn(answerOf(QJsonArray{QJsonValue(), 4, u"x"_s}, u"x"_s)).size(), size_t(0));
    }

    void resolved()
    {
        const Instance instance = misskeyServer();
        const Family *family = familyFor(instance);
        const auto person = family->decodeResolved(instance, misskeyFile("ap_show_user"));
        QCOMPARE(person->actors.size(), size_t(1));
        QCOMPARE(person->actors[0].acct, u"emma@misskey2.test"_s);
        const auto post = family->decodeResolved(instance, misskeyFile("ap_show"));
        QCOMPARE(post->posts.size(), size_t(1));
        QCOMPARE(post->posts[0].post.localId, u"atvjfrriya010015"_s);
        const auto bare = family->decodeResolved(instance, misskeyFile("users_show_remote"));
        QCOMPARE(bare->actors[0].acct, u"tanaka@misskey2.test"_s);
        const auto nobody =
            family->decodeResolved(instance, misskeyFile("error_no_such_user", 404));
        QVERIFY(nobody.ok() && nobody->actors.empty() && nobody->posts.empty());
        const auto unknown =
            family->decodeResolved(instance, misskeyFile("error_unknown_endpoint", 404));
        QVERIFY(!unknown);
        const QJsonObject hidden = fixture("misskey/note_followers_only_anonymous.json");
        const auto closed = family->decodeResolved(
            instance, answerOf(QJsonObject{{u"type"_s, u"Note"_s}, {u"object"_s, hidden}}, u"x"_s));
        QCOMPARE(closed.error().kind, ErrorKind::Forbidden);
        for (const QByteArray &body : {"{}"_ba, R"({"type":"User"})"_ba, R"({"type":"Note"})"_ba,
                 R"({"type":["User"],"object":4})"_ba}) {
            QVERIFY(!family->decodeResolved(instance, answerOf(body, u"x"_s)));
        }
    }
};

QTEST_GUILESS_MAIN(tst_misskeyusers)
#include "tst_misskeyusers.moc"
