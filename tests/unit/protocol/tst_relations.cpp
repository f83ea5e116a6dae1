// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "recorded.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using What = Write::What;

constexpr qint64 noon = 1'795'348'800'000; // 2026-11-22T12:00:00Z
const QString api = u"https://a.example/api/v1/"_s;

Instance at(const QString &software)
{
    return server(software, u"a.example"_s);
}

/// "POST url body", the url without what all have in common.
QString lineOf(const Instance &instance, const Write &write)
{
    const auto request = familyFor(instance)->write(instance, write, noon);
    if (!request) {
        return word(request.error().kind);
    }
    const QString url = QString::fromLatin1(request->url.toEncoded());
    const QString body = QString::fromUtf8(request->body);
    return QString::fromLatin1(request->method) + u' ' + url.mid(api.size())
        + (body.isEmpty() ? QString() : u' ' + body);
}

QByteArray typeOf(const Instance &instance, const Write &write)
{
    const auto request = familyFor(instance)->write(instance, write, noon);
    for (const auto &[name, value] : request->headers) {
        if (name == "Content-Type") {
            return value;
        }
    }
    return {};
}

Write follow(const MovedItem &item)
{
    return {.what = What::Follow, .localId = u"7"_s, .item = item};
}

Write mute(qint64 expiresAt, std::optional<bool> hide = {})
{
    return {.what = What::Mute,
        .localId = u"7"_s,
        .item = {.subject = {}, .hideNotifications = hide, .expiresAt = expiresAt}};
}

Relationship onlyOne(const Instance &instance, const Response &response)
{
    const auto told = familyFor(instance)->decodeRelationships(instance, response);
    return told && told->size() == 1 ? told->front() : Relationship{.localId = u"(not one)"_s};
}

Relationship after(const Instance &instance, const QString &file, What what)
{
    const auto told = familyFor(instance)->decodeWrite(instance, recorded(file), what);
    return told && *told ? **told : Relationship{.localId = u"(none)"_s};
}

QString kindOf(const Response &response, What what)
{
    const auto told = familyFor(goToSocial())->decodeWrite(goToSocial(), response, what);
    return told ? *told ? u"told"_s : u"done"_s : word(told.error().kind);
}

} // namespace

/// How an account stands to people, and what changes that.
class tst_relations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asking()
    {
        const auto url = [](const QString &software, const QStringList &ids) {
            const Instance instance = at(software);
            const auto request = familyFor(instance)->relationships(instance, ids);
            return request ? QString::fromLatin1(request->url.toEncoded()).mid(api.size())
                           : word(request.error().kind);
        };
        QCOMPARE(
            url(u"mastodon"_s, {u"1"_s, u"a&b"_s}), u"accounts/relationships?id[]=1&id[]=a%26b"_s);
        QStringList many;
        for (int i = 0; i < 21; ++i) {
            many << QString::number(i);
        }
        QVERIFY(url(u"mastodon"_s, many).contains(u"id[]=20"_s));
        QCOMPARE(url(u"pixelfed"_s, many), u"usage"_s);
        QCOMPARE(url(u"mastodon"_s, many + many), u"usage"_s);
        QCOMPARE(url(u"snac"_s, {u"1"_s, u"2"_s}), u"usage"_s);
        QCOMPARE(url(u"snac"_s, {u"1"_s}), u"accounts/relationships?id[]=1"_s);
        QCOMPARE(url(u"kibou"_s, {u"1"_s}), u"usage"_s);
        QCOMPARE(url(u"mastodon"_s, {}), u"usage"_s);
    }

    void recordedRelationships()
    {
        const auto told = familyFor(goToSocial())
                              ->decodeRelationships(goToSocial(),
                                  recorded(u"gotosocial/account_relationships.json"_s));
        QVERIFY(told);
        QCOMPARE(told->size(), size_t(4));
        const Relationship &first = told->front();
        QCOMPARE(first.localId, u"01MEWYGJHVA2MB2B8Z2EX1EYZ2"_s);
        QVERIFY(first.following && first.followedBy && first.boosts && !first.notify);
        QVERIFY(!first.requested && !first.blocking && !first.muting);
        QVERIFY(first.languages.isEmpty());
        QCOMPARE(told->at(1).note, u"自動投稿の人"_s);
        QVERIFY(!told->at(3).following);
        // snac tells of the first id alone.
        QVERIFY(onlyOne(snac(), recorded(u"snac2/account_relationships.json"_s)).following);
        QVERIFY(!onlyOne(snac(), recorded(u"snac2/account_relationships_not_followed.json"_s))
                     .following);
    }

    /// As Mastodon documents it, and what others make of it.
    void lenient_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("read");
        const auto row = [](const char *name, const QByteArray &json, const QString &read) {
            QTest::newRow(name) << "[{\"id\":\"7\"," + json + "}]" << read;
        };
        row("languages", R"("following":true,"showing_reblogs":false,"languages":["de","ja"])",
            u"7 following no-boosts de,ja"_s);
        row("all languages", R"("following":true,"showing_reblogs":true,"languages":null)",
            u"7 following"_s);
        row("no word of them", R"("following":true)", u"7 following"_s);
        row("null", R"("following":null,"showing_reblogs":null,"note":null,"notifying":null)",
            u"7"_s);
        row("mistyped", R"("following":"true","notifying":1,"languages":"de","note":[])",
            u"7 following notify"_s);
        row("strange languages", R"("following":1,"languages":[null,7,"","en",{}])",
            u"7 following en"_s);
        row("muted", R"("muting":true,"muting_notifications":true,"blocking":true)",
            u"7 blocking muting wholly"_s);
        row("requested", R"("requested":true,"domain_blocking":true)", u"7 requested domain"_s);
        row("asks", R"("requested_by":true)", u"7 asks"_s);
        QTest::newRow("number") << QByteArray(R"([{"id":7,"followed_by":true}])")
                                << u"7 follower"_s;
        QTest::newRow("no id") << QByteArray(R"([{"following":true}])") << u"(not one)"_s;
        QTest::newRow("no object") << QByteArray(R"([null,"7",[]])") << u"(not one)"_s;
        QTest::newRow("no list") << QByteArray(R"({"id":"7"})") << u"(not one)"_s;
    }
    void lenient()
    {
        QFETCH(QByteArray, json);
        const Relationship one = onlyOne(at(u"mastodon"_s), answerOf(json, api));
        QStringList words{one.localId};
        const auto say = [&words](bool is, const QString &text) {
            if (is) {
                words << text;
            }
        };
        say(one.following, u"following"_s);
        say(one.requested, u"requested"_s);
        say(one.followedBy, u"follower"_s);
        say(one.requestedBy, u"asks"_s);
        say(one.blocking, u"blocking"_s);
        say(one.muting, u"muting"_s);
        say(one.mutingNotifications, u"wholly"_s);
        say(one.domainBlocking, u"domain"_s);
        say(!one.boosts, u"no-boosts"_s);
        say(one.notify, u"notify"_s);
        say(!one.languages.isEmpty(), one.languages.join(u','));
        QTEST(words.join(u' '), "read");
    }

    /// What nobody told is not sent.
    void following_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<bool>("told");
        QTest::addColumn<QString>("line");
        QTest::newRow("plain") << u"mastodon"_s << false << u"POST accounts/7/follow"_s;
        QTest::newRow("options") << u"mastodon"_s << true
                                 << u"POST accounts/7/follow "_s
                + uR"({"languages":["de","ja"],"notify":true,"reblogs":false})"_s;
        QTest::newRow("as a form")
            << u"snac"_s << true
            << u"POST accounts/7/follow languages[]=de&languages[]=ja&notify=true&reblogs=false"_s;
        QTest::newRow("plain form") << u"snac"_s << false << u"POST accounts/7/follow"_s;
    }
    void following()
    {
        QFETCH(QString, software);
        QFETCH(bool, told);
        const MovedItem options{.subject = u"ao@b.example"_s,
            .boosts = false,
            .notify = true,
            .languages = QStringList{u"de"_s, u"ja"_s}};
        QTEST(lineOf(at(software), follow(told ? options : MovedItem())), "line");
    }

    void followingInAllLanguages()
    {
        MovedItem all;
        all.languages = QStringList();
        QCOMPARE(lineOf(at(u"mastodon"_s), follow(all)),
            uR"(POST accounts/7/follow {"languages":[]})"_s);
        QCOMPARE(typeOf(at(u"mastodon"_s), follow(all)), "application/json");
        QCOMPARE(typeOf(at(u"mastodon"_s), follow({})), QByteArray());
        all.notify = false;
        QCOMPARE(typeOf(at(u"snac"_s), follow(all)), "application/x-www-form-urlencoded");
    }

    void muting()
    {
        const qint64 hour = noon + hourMs;
        const QString path = u"POST accounts/7/mute"_s;
        QCOMPARE(lineOf(at(u"mastodon"_s), mute(0)), path);
        QCOMPARE(lineOf(at(u"mastodon"_s), mute(hour, true)),
            path + uR"( {"duration":3600,"notifications":true})"_s);
        QCOMPARE(
            lineOf(at(u"gotosocial"_s), mute(0, false)), path + uR"( {"notifications":false})"_s);
        QCOMPARE(lineOf(at(u"akkoma"_s), mute(hour)), path + uR"( {"expires_in":3600})"_s);
        // 0 would be for ever.
        QCOMPARE(lineOf(at(u"mastodon"_s), mute(noon - 1)), path + uR"( {"duration":1})"_s);
        QCOMPARE(lineOf(at(u"mastodon"_s), mute(noon + 100 * 366 * dayMs)), path);
        QCOMPARE(lineOf(at(u"snac"_s), mute(0)), u"usage"_s); // recorded: mute_404.json
    }

    void others_data()
    {
        QTest::addColumn<What>("what");
        QTest::addColumn<QString>("line");
        QTest::newRow("unfollow") << What::Unfollow << u"POST accounts/a%2Fb/unfollow"_s;
        QTest::newRow("block") << What::Block << u"POST accounts/a%2Fb/block"_s;
        QTest::newRow("unblock") << What::Unblock << u"POST accounts/a%2Fb/unblock"_s;
        QTest::newRow("unmute") << What::Unmute << u"POST accounts/a%2Fb/unmute"_s;
        QTest::newRow("block domain")
            << What::BlockDomain << uR"(POST domain_blocks {"domain":"本&b.example"})"_s;
        QTest::newRow("unblock domain")
            << What::UnblockDomain << u"DELETE domain_blocks?domain=%E6%9C%AC%26b.example"_s;
        QTest::newRow("bookmark") << What::Bookmark << u"POST statuses/a%2Fb/bookmark"_s;
        QTest::newRow("unbookmark") << What::Unbookmark << u"POST statuses/a%2Fb/unbookmark"_s;
        QTest::newRow("tag") << What::FollowTag << u"POST tags/%E6%9C%AC%26b.example/follow"_s;
        QTest::newRow("untag") << What::UnfollowTag
                               << u"POST tags/%E6%9C%AC%26b.example/unfollow"_s;
        QTest::newRow("list") << What::PutIntoList
                              << uR"(POST lists/3/accounts {"account_ids":["a/b"]})"_s;
        QTest::newRow("unlist") << What::TakeFromList
                                << u"DELETE lists/3/accounts?account_ids[]=a%2Fb"_s;
    }
    void others()
    {
        QFETCH(What, what);
        const Write write{.what = what,
            .localId = u"a/b"_s,
            .item = {.subject = u"本&b.example"_s},
            .listId = u"3"_s};
        QTEST(lineOf(at(u"mastodon"_s), write), "line");
    }

    void whoCanWhat()
    {
        const auto can = [](const QString &software, What what) {
            return lineOf(at(software), {.what = what, .localId = u"7"_s}) != u"usage"_s;
        };
        QVERIFY(can(u"snac"_s, What::Block) && can(u"snac"_s, What::Bookmark));
        QVERIFY(!can(u"snac"_s, What::Mute) && !can(u"snac"_s, What::FollowTag));
        QVERIFY(can(u"snac"_s, What::PutIntoList) && !can(u"pixelfed"_s, What::PutIntoList));
        QVERIFY(can(u"pixelfed"_s, What::BlockDomain) && can(u"akkoma"_s, What::BlockDomain));
        for (const QString &none : {u"gotosocial"_s, u"snac"_s, u"friendica"_s, u"kibou"_s}) {
            QVERIFY(!can(none, What::BlockDomain));
        }
        QVERIFY(can(u"kibou"_s, What::Follow) && !can(u"kibou"_s, What::Block));
    }

    void recordedAnswers()
    {
        const Instance gts = goToSocial();
        QVERIFY(after(gts, u"gotosocial/follow.json"_s, What::Follow).requested);
        QVERIFY(after(gts, u"gotosocial/follow_locked_requested.json"_s, What::Follow).requested);
        QVERIFY(after(gts, u"gotosocial/block.json"_s, What::Block).blocking);
        const Relationship muted = after(gts, u"gotosocial/mute.json"_s, What::Mute);
        QVERIFY(muted.muting && muted.mutingNotifications);
        QCOMPARE(after(gts, u"gotosocial/unfollow.json"_s, What::Unfollow),
            (Relationship{.localId = u"01M81XAQ19AX8BQ058HP1CMJ15"_s, .boosts = false}));
        QVERIFY(after(snac(), u"snac2/follow.json"_s, What::Follow).following);
        QVERIFY(after(snac(), u"snac2/block.json"_s, What::Block).blocking);
        QVERIFY(!after(snac(), u"snac2/unblock.json"_s, What::Unblock).blocking);
        QCOMPARE(kindOf(recorded(u"gotosocial/status_bookmark.json"_s), What::Bookmark), u"done"_s);
        QCOMPARE(kindOf(recorded(u"gotosocial/tag.json"_s), What::FollowTag), u"done"_s);
        QCOMPARE(
            kindOf(recorded(u"gotosocial/follow_self_406.json"_s), What::Follow), u"rejected"_s);
        QCOMPARE(kindOf(recorded(u"gotosocial/error_403_scope_write.json"_s), What::Follow),
            u"forbidden"_s);
        QCOMPARE(kindOf(recorded(u"gotosocial/error_429.json"_s), What::Follow), u"rate-limited"_s);
        QCOMPARE(kindOf(recorded(u"snac2/mute_404.json"_s), What::Mute), u"not-found"_s);
        QCOMPARE(kindOf(recorded(u"snac2/tag_follow_422.json"_s), What::FollowTag), u"rejected"_s);
    }

    void otherAnswers()
    {
        const auto kind = [](const QByteArray &body, What what,
                              const QByteArray &type = "application/json") {
            return kindOf(answerOf(body, api, type), what);
        };
        for (const QByteArray &body : {"{}"_ba, "[]"_ba, "\"\""_ba, QByteArray()}) {
            QCOMPARE(kind(body, What::BlockDomain), u"done"_s);
        }
        QCOMPARE(kind("{}", What::Follow), u"done"_s); // does not say how it is now
        QCOMPARE(kind("[]", What::Follow), u"bad-answer"_s);
        QCOMPARE(kind("", What::Follow), u"bad-answer"_s);
        QCOMPARE(kind("<html>hello</html>", What::Follow, "text/html"), u"bad-answer"_s);
        QCOMPARE(kind("<html>hello</html>", What::BlockDomain, "text/html"), u"bad-answer"_s);
        QCOMPARE(kind(R"({"error":"no"})", What::Follow), u"rejected"_s); // Kibou, with a 200
        QCOMPARE(kind(R"({"error":"no"})", What::Bookmark), u"rejected"_s);
        const auto limit = familyFor(at(u"mastodon"_s))
                               ->decodeWrite(at(u"mastodon"_s),
                                   answerOf(R"({"error":"Validation failed: limit reached"})", api,
                                       "application/json", 422),
                                   What::Follow);
        QCOMPARE(limit.error().kind, ErrorKind::Rejected);
        QCOMPARE(limit.error().detail, u"Validation failed: limit reached"_s);
    }
};

QTEST_GUILESS_MAIN(tst_relations)
#include "tst_relations.moc"
