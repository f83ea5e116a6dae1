// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "misskeyfixture.h"
#include "misskeyrecorded.h"
#include "mutations.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

constexpr SearchFor people = SearchFor::People;
constexpr SearchFor posts = SearchFor::Posts;
constexpr SearchFor tags = SearchFor::Tags;

QString askedOf(const QString &software, const SearchSpec &spec)
{
    return lineOf(familyFor(at(software))->search(at(software), spec));
}

QString askedAtMisskey(const SearchSpec &spec)
{
    const Instance instance = misskeyServer();
    return misskeyLine(familyFor(instance)->search(instance, spec));
}

Result<Findings> foundIn(const Instance &instance, const Response &response, const SearchSpec &spec)
{
    return familyFor(instance)->decodeSearch(instance, response, spec);
}

Result<Findings> foundAtMisskey(const Response &response, const SearchSpec &spec)
{
    return foundIn(misskeyServer(), response, spec);
}

/// "person bob@gts1.test", "post https://…", "tag photo", whichever there are.
QStringList rowsOf(const Result<Findings> &found)
{
    QStringList rows;
    if (!found) {
        return {word(found.error().kind)};
    }
    for (const Actor &actor : found->people) {
        rows << u"person "_s + actor.acct;
    }
    for (const TimelineItem &item : found->posts) {
        rows << u"post "_s + item.post.uri;
    }
    for (const Hashtag &tag : found->tags) {
        rows << u"tag "_s + tag.name;
    }
    return rows;
}

SearchSpec wanted(SearchFor what, const QString &below = {})
{
    return {.text = u"tea"_s, .what = what, .below = below};
}

QString kindWith(const QString &software, SearchFor what)
{
    const QString line = askedOf(software, wanted(what));
    return line == u"usage" ? line : u"ok"_s;
}

QJsonArray notesWith(const QStringList &ids)
{
    QJsonArray rows;
    for (const QString &id : ids) {
        rows.append(bareNote(id));
    }
    return rows;
}

} // namespace

/// What both families are asked when somebody looks for words, and what they say.
class tst_searching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// "resolve" is never said: Pixelfed takes "false" for a yes.
    void mastodonRequests()
    {
        QCOMPARE(askedOf(u"mastodon"_s, {.text = u" green tea & 緑茶 "_s, .what = posts}),
            u"GET v2/search?q=green%20tea%20%26%20%E7%B7%91%E8%8C%B6&type=statuses&limit=20"_s);
        QCOMPARE(askedOf(u"mastodon"_s, {.text = u"@ao"_s, .what = people, .limit = 500}),
            u"GET v2/search?q=%40ao&type=accounts&limit=40"_s);
        QCOMPARE(askedOf(u"gotosocial"_s, wanted(tags)),
            u"GET v2/search?q=%23tea&type=hashtags&limit=20"_s);
        QCOMPARE(askedOf(u"snac"_s, {.text = u"##tea"_s, .what = tags}),
            u"GET v2/search?q=%23tea&type=hashtags&limit=20"_s);
        QCOMPARE(askedOf(u"iceshrimp.net"_s, {.text = u"#tea"_s, .what = tags}),
            u"GET v2/search?q=tea&type=hashtags&limit=20"_s);
        QCOMPARE(askedOf(u"mastodon"_s, {.text = u"#tea"_s, .what = posts, .limit = 0}),
            u"GET v2/search?q=%23tea&type=statuses&limit=1"_s);
    }

    void mastodonPages()
    {
        QCOMPARE(askedOf(u"mastodon"_s, wanted(people, u"20"_s)),
            u"GET v2/search?q=tea&type=accounts&limit=20&offset=20"_s);
        for (const QString &below : {u"0"_s, u"-5"_s, u"x"_s}) { // none of ours
            QCOMPARE(askedOf(u"mastodon"_s, wanted(people, below)),
                u"GET v2/search?q=tea&type=accounts&limit=20"_s);
        }
        const QByteArray one = "{'accounts':[{'id':'7','acct':'ao'}]}";
        const Instance mastodon = at(u"mastodon"_s);
        QCOMPARE(foundIn(mastodon, answered(one), wanted(people))->below, u"20"_s);
        QCOMPARE(foundIn(mastodon, answered(one), wanted(people, u"20"_s))->below, u"40"_s);
        // Whoever never comes to an end passes over "offset".
        QVERIFY(foundIn(mastodon, answered(one), wanted(people, u"1990"_s))->below.isEmpty());
        const QByteArray none = "{'accounts':[]}";
        QVERIFY(foundIn(mastodon, answered(none), wanted(people))->below.isEmpty());
        QVERIFY(foundIn(at(u"gotosocial"_s), answered(one), wanted(people))->below.isEmpty());
        QVERIFY(foundIn(at(u"snac"_s), answered(one), wanted(people))->below.isEmpty());
    }

    void whoSearchesWhat()
    {
        const QString yes = u"ok"_s;
        const QString no = u"usage"_s;
        for (const QString &software : {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"pleroma"_s,
                 u"akkoma"_s, u"friendica"_s, u"mitra"_s, u"iceshrimp.net"_s}) {
            for (const SearchFor what : {people, posts, tags}) {
                QCOMPARE(kindWith(software, what), yes);
            }
        }
        QCOMPARE(kindWith(u"pixelfed"_s, people), yes);
        QCOMPARE(kindWith(u"pixelfed"_s, posts), no);
        QCOMPARE(kindWith(u"takahe"_s, people), yes);
        QCOMPARE(kindWith(u"takahe"_s, posts), no);
        QCOMPARE(kindWith(u"takahe"_s, tags), no);
        for (const SearchFor what : {people, posts, tags}) {
            QCOMPARE(kindWith(u"kibou"_s, what), no);
        }
    }

    void wordsThatAreNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<SearchFor>("what");
        QTest::newRow("empty") << QString() << posts;
        QTest::newRow("blank") << u" \t\n"_s << people;
        QTest::newRow("hash") << u" # "_s << tags;
        QTest::newRow("hashes") << u"###"_s << tags;
        QTest::newRow("long") << QString(501, u'x') << posts;
    }
    void wordsThatAreNone()
    {
        QFETCH(QString, text);
        QFETCH(SearchFor, what);
        const SearchSpec spec{.text = text, .what = what};
        QCOMPARE(askedOf(u"mastodon"_s, spec), u"usage"_s);
        QCOMPARE(askedOf(u"iceshrimp.net"_s, spec), u"usage"_s);
        QCOMPARE(askedAtMisskey(spec), u"usage"_s);
    }

    void recordedGoToSocial()
    {
        const Response local = recorded(u"gotosocial/search_local.json"_s);
        QCOMPARE(rowsOf(foundIn(goToSocial(), local, wanted(people))),
            QStringList{u"person bob@gts1.test"_s});
        const QString statuses = u"https://gts1.test/users/alice/statuses/"_s;
        const auto found = rowsOf(foundIn(goToSocial(), local, wanted(posts)));
        QCOMPARE(found.size(), 3);
        QCOMPARE(found.front(), u"post "_s + statuses + u"01M81X35P836APSNBN3CYP0124"_s);
        QCOMPARE(rowsOf(foundIn(goToSocial(), recorded(u"gotosocial/search_statuses_own.json"_s),
                     wanted(posts))),
            QStringList{u"post "_s + statuses + u"01M81X33SMZXHK0KQTP8GT6VM7"_s});
        const auto tag =
            foundIn(goToSocial(), recorded(u"gotosocial/search_hashtag.json"_s), wanted(tags));
        QCOMPARE(rowsOf(tag), QStringList{u"tag photo"_s});
        QCOMPARE(tag->tags.front().url, u"https://gts1.test/tags/photo"_s);
        QCOMPARE(rowsOf(foundIn(goToSocial(), recorded(u"gotosocial/search_anonymous_401.json"_s),
                     wanted(posts))),
            QStringList{u"credentials"_s});
    }

    void recordedSnac()
    {
        QCOMPARE(rowsOf(foundIn(snac(), recorded(u"snac2/search_hashtag.json"_s), wanted(tags))),
            QStringList{u"tag snac"_s}); // it says "#snac"
        QCOMPARE(rowsOf(foundIn(snac(), recorded(u"snac2/search_text.json"_s), wanted(posts))),
            QStringList{u"post https://snac.test/fumi/p/1795359991.675372"_s});
        const Response local = recorded(u"snac2/search_local.json"_s);
        QVERIFY(rowsOf(foundIn(snac(), local, wanted(people))).isEmpty());
        QCOMPARE(rowsOf(foundIn(snac(), local, wanted(posts))).size(), 2);
    }

    void mastodonTags()
    {
        const QByteArray rows = "{'hashtags':['tea',{'name':'#cup','url':'javascript:x'},"
                                "{'name':'お茶','url':'https://a.example/tags/x'},{'name':''},"
                                "'#',null,[],7]}";
        const auto found = foundIn(at(u"mastodon"_s), answered(rows), wanted(tags));
        QCOMPARE(rowsOf(found), (QStringList{u"tag tea"_s, u"tag cup"_s, u"tag お茶"_s}));
        QCOMPARE(found->skipped, 5);
        QVERIFY(found->tags[1].url.isEmpty());
        QCOMPARE(found->tags[2].url, u"https://a.example/tags/x"_s);
    }

    void mastodonRowsWithoutSense()
    {
        const QByteArray accounts = "{'accounts':[{'id':'7','acct':'ao'},{'id':'8'},null,'x']}";
        const auto found = foundIn(at(u"mastodon"_s), answered(accounts), wanted(people));
        QCOMPARE(rowsOf(found), QStringList{u"person ao@a.example"_s});
        QCOMPARE(found->skipped, 3);
        const QByteArray statuses = "{'statuses':[" + statusWith() + ",{'id':'6'}]}";
        const auto second = foundIn(at(u"mastodon"_s), answered(statuses), wanted(posts));
        QCOMPARE(rowsOf(second), QStringList{u"post https://a.example/p/5"_s});
        QByteArrayList many;
        for (int i = 0; i < 300; ++i) {
            many << "{'id':'" + QByteArray::number(i) + "','acct':'a'}";
        }
        const QByteArray all = "{'accounts':[" + many.join(',') + "]}";
        QCOMPARE(foundIn(at(u"snac"_s), answered(all), wanted(people))->people.size(), size_t(40));
    }

    void mastodonErrors()
    {
        const auto kind = [](const QByteArray &body, int status = 200) {
            return rowsOf(foundIn(at(u"mastodon"_s), answered(body, status), wanted(posts)));
        };
        QCOMPARE(kind("{'error':'no'}", 403), QStringList{u"forbidden"_s});
        QCOMPARE(kind("{'error':'no'}", 422), QStringList{u"rejected"_s});
        QCOMPARE(kind("{'accounts':[]}"), QStringList{u"bad-answer"_s}); // of posts nothing is said
        QCOMPARE(kind("{'statuses':{}}"), QStringList{u"bad-answer"_s});
        QCOMPARE(kind("[]"), QStringList{u"bad-answer"_s});
        QCOMPARE(kind("{'statuses':"), QStringList{u"bad-answer"_s});
    }

    void misskeyRequests()
    {
        QCOMPARE(askedAtMisskey({.text = u" 緑茶 tea "_s, .what = posts}),
            u"notes/search {\"limit\":20,\"query\":\"緑茶 tea\"}"_s);
        QCOMPARE(askedAtMisskey(wanted(posts, u"n5"_s)),
            u"notes/search {\"limit\":20,\"query\":\"tea\",\"untilId\":\"n5\"}"_s);
        QCOMPARE(askedAtMisskey({.text = u"@ao"_s, .what = people, .limit = 500}),
            u"users/search {\"limit\":100,\"query\":\"@ao\"}"_s);
        QCOMPARE(askedAtMisskey(wanted(people, u"20"_s)),
            u"users/search {\"limit\":20,\"offset\":20,\"query\":\"tea\"}"_s);
        QCOMPARE(askedAtMisskey({.text = u"#tea"_s, .what = tags}),
            u"hashtags/search {\"limit\":20,\"query\":\"tea\"}"_s);
        QCOMPARE(askedAtMisskey({.text = u"#tea"_s, .what = posts}),
            u"notes/search {\"limit\":20,\"query\":\"#tea\"}"_s);
    }

    void recordedMisskey()
    {
        const auto found = foundAtMisskey(misskeyFile("users_search"), wanted(people));
        QCOMPARE(rowsOf(found), QStringList{u"person hanako@misskey.test"_s});
        QCOMPARE(found->below, u"20"_s);
        const auto tag = foundAtMisskey(misskeyFile("hashtags_search"), wanted(tags));
        QCOMPARE(rowsOf(tag), QStringList{u"tag テスト_1"_s});
        QVERIFY(tag->tags.front().url.startsWith(u"https://misskey.test/tags/"_s));
    }

    /// Which roles may search is told by the code; older ones say that there is no search.
    void misskeyWithoutSearch()
    {
        const auto refused =
            foundAtMisskey(misskeyFile("error_search_unavailable", 400), wanted(posts));
        QCOMPARE(rowsOf(refused), QStringList{u"forbidden"_s});
        QCOMPARE(refused.error().subject, u"misskey.test"_s);
        QVERIFY(!refused.error().detail.isEmpty());
        const auto byRole =
            foundAtMisskey(misskeyError(u"ROLE_PERMISSION_DENIED"_s, 403), wanted(posts));
        QCOMPARE(byRole.error().detail, refused.error().detail);
        // Of people that code means something else.
        const auto other = foundAtMisskey(misskeyError(u"UNAVAILABLE"_s), wanted(people));
        QCOMPARE(rowsOf(other), QStringList{u"rejected"_s});
        QCOMPARE(rowsOf(foundAtMisskey(misskeyFile("error_invalid_token", 401), wanted(posts))),
            QStringList{u"credentials"_s});
        QCOMPARE(rowsOf(foundAtMisskey(misskeyFile("error_rate_limit", 429), wanted(posts))),
            QStringList{u"rate-limited"_s});
    }

    void misskeyPages()
    {
        const auto answer = [](const QJsonArray &rows) {
            return answerOf(rows, u"https://misskey.test/api"_s);
        };
        const auto page = foundAtMisskey(answer(notesWith({u"n5"_s, u"n4"_s})), wanted(posts));
        QCOMPARE(page->posts.size(), size_t(2));
        QCOMPARE(page->below, u"n4"_s);
        const SearchSpec next = wanted(posts, u"n4"_s);
        QVERIFY(foundAtMisskey(answer({}), next)->below.isEmpty());
        // Whoever passes over untilId would be asked for ever.
        QVERIFY(foundAtMisskey(answer(notesWith({u"n5"_s, u"n4"_s})), next)->below.isEmpty());
        const QJsonArray bare{u"tea"_s, 7, QJsonValue(), QJsonObject()};
        QCOMPARE(rowsOf(foundAtMisskey(answer(bare), wanted(tags))), QStringList{u"tag tea"_s});
        QJsonArray broken = notesWith({u"n5"_s});
        broken.append(QJsonObject{{u"id"_s, u"n3"_s}});
        const auto some = foundAtMisskey(answer(broken), wanted(posts));
        QCOMPARE(some->skipped, 1);
        QCOMPARE(some->below, u"n3"_s); // understood or not
    }

    void mutations()
    {
        qint64 tried = 0;
        const auto check = [&tried](const Instance &instance, const QJsonObject &whole,
                               const QString &key, SearchFor what) {
            const QJsonObject row = whole[key].toArray().first().toObject();
            forEachMutant(row, [&](const QJsonValue &mutant) {
                ++tried;
                const bool bare = instance.family == Instance::Family::Misskey;
                const Response answer = bare
                    ? answerOf(QJsonArray{mutant}, u"https://x.example"_s)
                    : answerOf(QJsonObject{{key, QJsonArray{mutant}}}, u"https://x.example"_s);
                const auto found = foundIn(instance, answer, wanted(what));
                QVERIFY(found.ok());
                QCOMPARE(int(found->people.size() + found->posts.size() + found->tags.size())
                        + found->skipped,
                    1);
            });
        };
        const QJsonObject local = fixtureBody("gotosocial/search_local.json").toObject();
        check(goToSocial(), local, u"accounts"_s, people);
        check(goToSocial(), local, u"statuses"_s, posts);
        check(goToSocial(), fixtureBody("gotosocial/search_hashtag.json").toObject(), u"hashtags"_s,
            tags);
        check(misskeyServer(), {{u"users"_s, fixtureArray("misskey/users_search.json")}},
            u"users"_s, people);
        QVERIFY(tried > 1'000);
    }
};

QTEST_GUILESS_MAIN(tst_searching)
#include "tst_searching.moc"
