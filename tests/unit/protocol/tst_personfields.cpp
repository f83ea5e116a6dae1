// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyrecorded.h"
#include "protocol/activitypub/activitypub.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using What = Write::What;
using Fields = std::vector<ActorField>;

QByteArray accountWith(const QByteArray &more)
{
    return "{\"id\":\"1\",\"username\":\"mei\",\"acct\":\"mei\"" + more + "}";
}

Actor mastodonActor(const QByteArray &more)
{
    const Instance instance = server(u"mastodon"_s, u"a.example"_s);
    const auto actor = familyFor(instance)->decodeActor(
        instance, answerOf(accountWith(more), u"https://a.example/api/v1/accounts/1"_s), true);
    return actor ? *actor : Actor();
}

Actor misskeyActor(const QByteArray &more)
{
    const Instance instance = recordedMisskey();
    const auto actor = familyFor(instance)->decodeActor(
        instance, answerOf(accountWith(more), u"https://misskey.test/api/users/show"_s), false);
    return actor ? *actor : Actor();
}

std::optional<Fields> documentFields(const QByteArray &attachment)
{
    const auto document = activitypub::decodeActor(
        answerOf("{\"id\":\"https://a.example/users/mei\",\"type\":\"Person\","
                 "\"preferredUsername\":\"mei\",\"attachment\":"
                + attachment + "}",
            u"https://a.example/users/mei"_s, "application/activity+json"));
    return document ? document->actor.fields : std::nullopt;
}

QString noteRequest(const Instance &instance, const QString &text)
{
    const Write write{.what = What::Annotate, .localId = u"7"_s, .note = text};
    const auto request = familyFor(instance)->write(instance, write, 0);
    return request ? request->url.path() + u' ' + QString::fromUtf8(request->body)
                   : word(request.error().kind);
}

QString noteOutcome(const Instance &instance, const Response &response)
{
    const auto told = familyFor(instance)->decodeWrite(instance, response, What::Annotate);
    return !told ? word(told.error().kind) : *told ? (*told)->note : u"nothing told"_s;
}

} // namespace

/// The lines of profiles, who hides their follows, and what is noted about people.
class tst_personfields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofMastodon()
    {
        const Actor actor =
            mastodonActor(",\"fields\":[{\"name\":\"Blog\",\"value\":\"<a href='x'>b</a>\","
                          "\"verified_at\":\"2026-01-01T00:00:00Z\"},"
                          "{\"name\":\"\",\"value\":\"\",\"verified_at\":null},7,"
                          "{\"name\":\"Pronouns\",\"value\":\"she\",\"verified_at\":null}]");
        QVERIFY(actor.fields.has_value());
        QCOMPARE(*actor.fields,
            (Fields{{u"Blog"_s, u"<a href='x'>b</a>"_s, true}, {u"Pronouns"_s, u"she"_s, false}}));
    }

    /// None told is another thing than none there.
    void notTold()
    {
        QVERIFY(!mastodonActor({}).fields);
        QVERIFY(!mastodonActor(",\"fields\":null").fields);
        QVERIFY(!mastodonActor(",\"fields\":\"x\"").fields);
        QCOMPARE(mastodonActor(",\"fields\":[]").fields, std::optional(Fields()));
        QVERIFY(!misskeyActor({}).fields);
    }

    void bounded()
    {
        QByteArrayList many;
        for (int i = 0; i < 500; ++i) {
            many << "{\"name\":\"" + QByteArray(9000, 'n') + "\",\"value\":\""
                    + QByteArray(90'000, 'v') + "\"}";
        }
        const auto fields = mastodonActor(",\"fields\":[" + many.join(',') + "]").fields;
        QVERIFY(fields.has_value());
        QCOMPARE(fields->size(), size_t(mostActorFields));
        QCOMPARE(fields->front().name.size(), longestActorFieldName);
        QCOMPARE(fields->front().value.size(), longestActorField);
    }

    void ofMisskey()
    {
        const Actor actor =
            misskeyActor(",\"fields\":[{\"name\":\"Web\",\"value\":\"https://mei.example/\"},"
                         "{\"name\":\"Likes\",\"value\":\"**tea**\"}],"
                         "\"verifiedLinks\":[\"https://mei.example/\"],\"memo\":\"met in Kyoto\"");
        QVERIFY(actor.fields.has_value());
        QCOMPARE(*actor.fields,
            (Fields{
                {u"Web"_s, u"https://mei.example/"_s, true}, {u"Likes"_s, u"**tea**"_s, false}}));
        QVERIFY(actor.noteIsMfm);
        QCOMPARE(actor.memo, u"met in Kyoto"_s);
        QCOMPARE(misskeyActor(",\"memo\":null").memo, QString());
    }

    void ofADocument()
    {
        QCOMPARE(documentFields("[{\"type\":\"PropertyValue\",\"name\":\"Blog\","
                                "\"value\":\"<b>b</b>\"},{\"type\":\"Image\",\"name\":\"x\"}]"),
            std::optional(Fields{{u"Blog"_s, u"<b>b</b>"_s, false}}));
        QCOMPARE(documentFields("{\"type\":\"PropertyValue\",\"name\":\"a\",\"value\":\"b\"}"),
            std::optional(Fields{{u"a"_s, u"b"_s, false}}));
        QCOMPARE(documentFields("7"), std::optional(Fields()));
    }

    void whoHides()
    {
        QVERIFY(mastodonActor(",\"hide_collections\":true").followersHidden);
        QVERIFY(mastodonActor(",\"hide_collections\":true").followingHidden);
        const Actor pleroma = mastodonActor(",\"pleroma\":{\"hide_follows\":true}");
        QVERIFY(pleroma.followingHidden && !pleroma.followersHidden);
        const Actor misskey = misskeyActor(",\"followersVisibility\":\"private\","
                                           "\"followingVisibility\":\"public\"");
        QVERIFY(misskey.followersHidden && !misskey.followingHidden);
    }

    void followersOfMisskey()
    {
        const Instance instance = recordedMisskey();
        const Family *family = familyFor(instance);
        QCOMPARE(misskeyLine(family->followers(instance, u"7"_s, {.maxId = u"9"_s, .limit = 40})),
            u"users/followers {\"limit\":40,\"untilId\":\"9\",\"userId\":\"7\"}"_s);
        const auto page = family->decodePeople(
            instance, misskeyAnswer("users_followers.json"), {.limit = 40}, true);
        QVERIFY(page);
        QCOMPARE(page->people.size(), size_t(1));
        QCOMPARE(page->people.front().acct, u"bob@misskey.test"_s); // not who is followed
        QCOMPARE(page->older, u"atvjfpcwya01000t"_s);
        const auto hidden = family->decodePeople(instance, misskeyError(u"FORBIDDEN"_s), {}, true);
        QVERIFY(hidden && hidden->people.empty() && hidden->older.isEmpty());
    }

    void notes()
    {
        QVERIFY(!capabilities(server(u"snac"_s, u"a.example"_s)).notes);
        QVERIFY(!capabilities(server(u"kibou"_s, u"a.example"_s)).notes);
        const Instance gotosocial = server(u"gotosocial"_s, u"gts1.test"_s);
        QCOMPARE(noteRequest(gotosocial, u"自動"_s),
            u"/api/v1/accounts/7/note {\"comment\":\"自動\"}"_s);
        QCOMPARE(
            noteRequest(gotosocial, QString()), u"/api/v1/accounts/7/note {\"comment\":\"\"}"_s);
        QCOMPARE(noteRequest(server(u"snac"_s, u"a.example"_s), u"x"_s), u"usage"_s);
        QCOMPARE(noteRequest(recordedMisskey(), u"x"_s),
            u"/api/users/update-memo {\"memo\":\"x\",\"userId\":\"7\"}"_s);
        QCOMPARE(noteRequest(recordedMisskey(), QString()),
            u"/api/users/update-memo {\"memo\":null,\"userId\":\"7\"}"_s);
    }

    void answersToNotes()
    {
        const Instance gotosocial = server(u"gotosocial"_s, u"gts1.test"_s);
        QCOMPARE(noteOutcome(gotosocial, recorded(u"gotosocial/account_note.json"_s)),
            u"自動投稿の人"_s);
        const QString url = u"https://gts1.test/api/v1/accounts/7/note"_s;
        const auto answer = [&url](const QByteArray &body, int status) {
            return answerOf(body, url, "application/json", status);
        };
        QCOMPARE(noteOutcome(gotosocial, answer("{\"error\":\"too long\"}", 422)), u"rejected"_s);
        QCOMPARE(noteOutcome(gotosocial, answer("{\"er", 200)), u"bad-answer"_s);
        QCOMPARE(noteOutcome(gotosocial, answer("{}", 200)), u"nothing told"_s);
        const Response done = answerOf(
            QByteArray(), u"https://misskey.test/api/users/update-memo"_s, "application/json", 204);
        QCOMPARE(noteOutcome(recordedMisskey(), done), u"nothing told"_s);
        QCOMPARE(noteOutcome(recordedMisskey(), misskeyError(u"NO_SUCH_USER"_s)), u"not-found"_s);
    }
};

QTEST_GUILESS_MAIN(tst_personfields)
#include "tst_personfields.moc"
