// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyfixture.h"
#include "protocol/capabilities.h"
#include "protocol/learnt.h"
#include "protocol/misskey/asking.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const Family &misskeys()
{
    return *familyFor(misskeyServer());
}

QString pathOf(const Result<Request> &request)
{
    return request ? request->url.path() : word(request.error().kind);
}

QByteArray textOf(const QJsonObject &fields)
{
    return QJsonDocument(fields).toJson(QJsonDocument::Compact);
}

Source ofAccount(Source::Kind kind, const QString &id = {})
{
    return accountSource(kind, {u"A"_s}, u"misskey.test"_s, id);
}

} // namespace

class tst_misskeyrequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void form()
    {
        const Request request = misskey::ask(misskeyServer(), u"notes/show"_s, {{u"a"_s, 1}});
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.url, QUrl(u"https://misskey.test/api/notes/show"_s));
        QCOMPARE(request.body, R"({"a":1})");
        QVERIFY(request.headers.contains({"Content-Type", "application/json"}));
        QVERIFY(request.onlyReads && request.bearer.isEmpty());
        const Request told = misskey::tell(misskeyServer(), u"notes/delete"_s);
        QCOMPARE(told.body, "{}");
        QVERIFY(!told.onlyReads);
        QVERIFY(request.tokenField == u"i"_s && !request.tokenInBody);
        Instance old = misskeyServer();
        learnTokenInBody(old);
        QVERIFY(misskey::ask(old, u"i"_s).tokenInBody);
        QCOMPARE(misskey::ask(old, u"i"_s).body, "{}"); // the token comes when it is sent
        const Instance here = misskeyServer(u"127.0.0.1:3000"_s);
        QCOMPARE(misskey::ask(here, u"i"_s).url, QUrl(u"http://127.0.0.1:3000/api/i"_s));
    }

    void specs_data()
    {
        QTest::addColumn<QString>("max");
        QTest::addColumn<QString>("min");
        QTest::addColumn<QString>("since");
        QTest::addColumn<int>("limit");
        QTest::addColumn<QByteArray>("fields");
        const auto add = [](const char *name, const char *max, const char *min, const char *since,
                             int limit, const QByteArray &fields) {
            QTest::newRow(name) << QString::fromLatin1(max) << QString::fromLatin1(min)
                                << QString::fromLatin1(since) << limit << fields;
        };
        add("newest", "", "", "", 40, R"({"limit":40})");
        add("older", "b", "", "", 40, R"({"limit":40,"untilId":"b"})");
        add("immediately above", "", "a", "", 40, R"({"limit":40,"sinceId":"a"})");
        add("between", "b", "a", "", 40, R"({"limit":40,"sinceId":"a","untilId":"b"})");
        add("newest above", "", "", "a", 40, R"({"limit":40})"); // which the family does not know
        add("newest of a span", "b", "", "a", 40, R"({"limit":40,"untilId":"b"})");
        add("both lower ends", "", "a", "x", 40, R"({"limit":40,"sinceId":"a"})");
        add("too many", "", "", "", 1000, R"({"limit":100})");
        add("none", "", "", "", 0, R"({"limit":1})");
    }
    void specs()
    {
        QFETCH(QString, max);
        QFETCH(QString, min);
        QFETCH(QString, since);
        QFETCH(int, limit);
        QFETCH(QByteArray, fields);
        const PageSpec spec{.maxId = max, .minId = min, .sinceId = since, .limit = limit};
        QCOMPARE(textOf(misskey::withSpec({}, spec)), fields);
    }

    void timelines_data()
    {
        QTest::addColumn<Source>("source");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("fields");
        const auto add = [](const char *name, const Source &source, const char *path,
                             const QByteArray &fields) {
            QTest::newRow(name) << source << u"/api/"_s + QString::fromLatin1(path) << fields;
        };
        const QString host = u"misskey.test"_s;
        add("home", ofAccount(Source::Kind::Home), "notes/timeline",
            R"({"allowPartial":true,"limit":40})");
        add("social", ofAccount(Source::Kind::Social), "notes/hybrid-timeline",
            R"({"allowPartial":true,"limit":40,"withReplies":true})");
        add("local", localSource(host), "notes/local-timeline",
            R"({"allowPartial":true,"limit":40,"withReplies":true})");
        add("global", federatedSource(host), "notes/global-timeline", R"({"limit":40})");
        add("tag", tagSource(u"猫"_s, host), "notes/search-by-tag", R"({"limit":40,"tag":"猫"})");
        add("tags", tagSource(TagSet::fromText(u"tea#緑茶#-bot"_s), host), "notes/search-by-tag",
            R"({"limit":40,"query":[["tea","緑茶"]]})");
        add("list", serverListSource({u"A"_s}, host, u"L1"_s), "notes/user-list-timeline",
            R"({"allowPartial":true,"limit":40,"listId":"L1"})");
        add("antenna", ofAccount(Source::Kind::Antenna, u"N1"_s), "antennas/notes",
            R"({"antennaId":"N1","limit":40})");
        add("channel", ofAccount(Source::Kind::Channel, u"C1"_s), "channels/timeline",
            R"({"allowPartial":true,"channelId":"C1","limit":40})");
        add("clip", ofAccount(Source::Kind::Clip, u"K1"_s), "clips/notes",
            R"({"clipId":"K1","limit":40})");
        add("mentions", ofAccount(Source::Kind::Mentions), "notes/mentions", R"({"limit":40})");
        add("direct", ofAccount(Source::Kind::Direct), "notes/mentions",
            R"({"limit":40,"visibility":"specified"})");
        add("favourites", ofAccount(Source::Kind::Favourites), "i/favorites", R"({"limit":40})");
        add("person", personSource(u"bob@misskey.test"_s, host), "users/notes",
            R"({"allowPartial":true,"limit":40,"userId":"U1","withChannelNotes":true,)"
            R"("withRenotes":true,"withReplies":true})");
        // Answers and files together are refused.
        add("media", personMediaSource(u"bob@misskey.test"_s, host), "users/notes",
            R"({"allowPartial":true,"limit":40,"userId":"U1","withChannelNotes":true,)"
            R"("withFiles":true,"withRenotes":false,"withReplies":false})");
    }
    void timelines()
    {
        QFETCH(Source, source);
        QFETCH(QString, path);
        QFETCH(QByteArray, fields);
        const auto request = misskeys().timeline(misskeyServer(), source, {}, u"U1"_s);
        QCOMPARE(pathOf(request), path);
        QCOMPARE(QString::fromUtf8(request->body), QString::fromUtf8(fields));
        QVERIFY(request->onlyReads);
    }

    void cannotBeAsked()
    {
        const Instance instance = misskeyServer();
        const Source bob = personSource(u"bob@misskey.test"_s, u"misskey.test"_s);
        QCOMPARE(pathOf(misskeys().timeline(instance, bob, {}, {})), u"usage"_s);
        QCOMPARE(pathOf(misskeys().pinned(instance, bob, {})), u"usage"_s);
        const Source media = personMediaSource(u"bob@misskey.test"_s, u"misskey.test"_s);
        QCOMPARE(pathOf(misskeys().timeline(instance, media, {}, {})), u"usage"_s);
        QCOMPARE(pathOf(misskeys().timeline(instance, listSource({u"L"_s}), {}, {})), u"usage"_s);
        const Source bubble = bubbleSource(u"misskey.test"_s);
        QCOMPARE(pathOf(misskeys().timeline(instance, bubble, {}, {})), u"usage"_s);
        Instance sharkey = instance;
        sharkey.features = QStringList{u"misskey:btl"_s};
        QCOMPARE(
            pathOf(misskeys().timeline(sharkey, bubble, {}, {})), u"/api/notes/bubble-timeline"_s);
        for (const auto &none : {misskeys().homeMarker(instance), misskeys().filters(instance, 1),
                 misskeys().saveHomeMarker(instance, u"1"_s), misskeys().history(instance, u"1"_s),
                 misskeys().exported(instance, MovedKind::Follows)}) {
            QCOMPARE(pathOf(none), u"usage"_s);
            QCOMPARE(none.error().subject, u"misskey.test"_s);
        }
        // It knows no more than whether all notifications are read.
        QCOMPARE(pathOf(misskeys().noticeMarker(instance)), u"usage"_s);
        const auto all = misskeys().saveNoticeMarker(instance, u"n1"_s);
        QCOMPARE(pathOf(all), u"/api/notifications/mark-all-as-read"_s);
        QCOMPARE(*misskeys().decodeNoticeMarker(instance, answerOf(""_ba, u""_s)), QString());
        const auto none = misskeys().decodeCollection(instance, answerOf("{}"_ba, u""_s), true);
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
    }

    void notesAndThreads()
    {
        const Instance instance = misskeyServer();
        const Request show = misskeys().status(instance, u"n1"_s);
        QCOMPARE(pathOf(show), u"/api/notes/show"_s);
        QCOMPARE(textOf(toldIn(show)), R"({"noteId":"n1"})");
        const Request after = misskeys().context(instance, u"n1"_s);
        QCOMPARE(pathOf(after), u"/api/notes/children"_s);
        QCOMPARE(textOf(toldIn(after)), R"({"limit":100,"noteId":"n1"})");
        const auto more = misskeys().moreAnswers(instance, u"n1"_s, u"n0"_s);
        QVERIFY(more.has_value());
        QCOMPARE(pathOf(*more), u"/api/notes/children"_s);
        QCOMPARE(textOf(toldIn(*more)), R"({"limit":100,"noteId":"n1","untilId":"n0"})");
        const auto before = misskeys().ancestors(instance, u"n1"_s);
        QVERIFY(before.has_value());
        QCOMPARE(pathOf(*before), u"/api/notes/conversation"_s);
        QCOMPARE(textOf(toldIn(*before)), R"({"limit":100,"noteId":"n1"})");
        const Instance mastodon = server(u"mastodon"_s, u"a.example"_s);
        QVERIFY(!familyFor(mastodon)->ancestors(mastodon, u"1"_s));
        QVERIFY(!familyFor(mastodon)->moreAnswers(mastodon, u"1"_s, u"0"_s));
    }

    void people()
    {
        const Instance instance = misskeyServer();
        const auto fields = [](const Result<Request> &request) { return textOf(toldIn(request)); };
        QCOMPARE(pathOf(misskeys().verify(instance)), u"/api/i"_s);
        QCOMPARE(fields(misskeys().actor(instance, u"U1"_s)), R"({"userId":"U1"})");
        QCOMPARE(fields(misskeys().lookup(instance, {u"Bob"_s, u"misskey.test"_s})),
            R"({"host":null,"username":"Bob"})");
        QCOMPARE(fields(misskeys().lookup(instance, {u"emma"_s, u"misskey2.test"_s})),
            R"({"host":"misskey2.test","username":"emma"})");
        const auto many = misskeys().people(instance, {u"a"_s, u"b"_s, u"a"_s});
        QCOMPARE(pathOf(many), u"/api/users/show"_s);
        QCOMPARE(fields(many), R"({"userIds":["a","b"]})");
        QCOMPARE(pathOf(misskeys().people(instance, {})), u"usage"_s);
        QCOMPARE(pathOf(misskeys().people(instance, QStringList(41, u"a"_s))), u"usage"_s);
        const Source bob = personSource(u"bob@misskey.test"_s, u"misskey.test"_s);
        QCOMPARE(fields(misskeys().pinned(instance, bob, u"U1"_s)), R"({"userId":"U1"})");
    }

    void resolving()
    {
        const Instance instance = misskeyServer();
        const auto ask = [&](const QString &text) {
            return misskeys().resolve(instance, text, Wanted::Anything);
        };
        const Request note = ask(u"https://b.example/@x/1?a=1&b=\"2\""_s);
        QCOMPARE(pathOf(note), u"/api/ap/show"_s);
        const char *quoted = R"({"uri":"https://b.example/@x/1?a=1&b=\"2\""})"; // moc, in a macro
        QCOMPARE(textOf(toldIn(note)), quoted);
        const Request person = ask(u"@emma@misskey2.test"_s);
        QCOMPARE(pathOf(person), u"/api/users/show"_s);
        QCOMPARE(textOf(toldIn(person)), R"({"host":"misskey2.test","username":"emma"})");
        QCOMPARE(textOf(toldIn(ask(u"bob@misskey.test"_s))), R"({"host":null,"username":"bob"})");
    }

    /// What it has itself it is not told to fetch.
    void resolvingItsOwn_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QByteArray>("fields");
        const auto add = [](const char *path, const char *endpoint, const QByteArray &fields) {
            QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(endpoint)
                                << fields;
        };
        add("/notes/n1", "notes/show", R"({"noteId":"n1"})");
        add("/users/u1", "users/show", R"({"userId":"u1"})");
        add("/@Bob", "users/show", R"({"host":null,"username":"Bob"})");
        add("/@emma@misskey2.test", "users/show", R"({"host":"misskey2.test","username":"emma"})");
        const QByteArray page = "{\"uri\":\"https://misskey.test/";
        const QByteArray end = "\"}";
        add("/notes/", "ap/show", page + "notes/" + end);
        add("/@", "ap/show", page + "@" + end);
        add("/clips/c1", "ap/show", page + "clips/c1" + end);
    }
    void resolvingItsOwn()
    {
        QFETCH(QString, path);
        QFETCH(QString, endpoint);
        QFETCH(QByteArray, fields);
        const Request request =
            misskeys().resolve(misskeyServer(), u"https://misskey.test"_s + path, Wanted::Anything);
        QCOMPARE(pathOf(request), u"/api/"_s + endpoint);
        QCOMPARE(textOf(toldIn(request)), fields);
    }

    void whatWasResolved()
    {
        const auto found = [](const char *file) {
            return misskeys().decodeResolved(misskeyServer(), misskeyFile(file));
        };
        QCOMPARE(found("note_mfm")->posts.size(), size_t(1));
        QCOMPARE(found("ap_show")->posts.size(), size_t(1));
        QCOMPARE(found("users_show")->actors.size(), size_t(1));
        QCOMPARE(found("ap_show_user")->actors.size(), size_t(1));
        QCOMPARE(found("note_followers_only_anonymous").error().kind, ErrorKind::Forbidden);
        const auto none =
            misskeys().decodeResolved(misskeyServer(), misskeyFile("error_no_such_note", 400));
        QVERIFY(none->posts.empty() && none->actors.empty());
    }

    void capabilitiesOfForks()
    {
        Instance instance = misskeyServer();
        const Capabilities unasked = capabilities(instance);
        QVERIFY(unasked.clientApi && unasked.anonymousPersonStatuses && unasked.lookupAnonymous);
        QVERIFY(unasked.anonymousLocal && unasked.anonymousFederated && !unasked.bubble);
        QVERIFY(unasked.social && unasked.antennas && unasked.channels && unasked.clips);
        QVERIFY(unasked.mentions && unasked.favourites && unasked.reactions);
        QCOMPARE(unasked.reactionsEach, 1);
        QVERIFY(unasked.reactionReplaces);
        QCOMPARE(unasked.streamTopics, 32);
        QVERIFY(!unasked.linkHeader && !unasked.personByName && unasked.filters);
        QVERIFY(!unasked.history && !unasked.markers && !unasked.csvExport);

        instance.software = u"sharkey"_s;
        instance.features = QStringList{u"misskey:meta"_s, u"misskey:ltl"_s, u"misskey:btl"_s};
        const Capabilities closed = capabilities(instance);
        QVERIFY(closed.anonymousLocal && !closed.anonymousFederated && closed.bubble);
        instance.features = QStringList{u"misskey:meta"_s};
        QVERIFY(!capabilities(instance).anonymousLocal);
        QVERIFY(!capabilities(server(u"mastodon"_s, u"a.example"_s)).threadByLevel);
    }
};

QTEST_GUILESS_MAIN(tst_misskeyrequests)
#include "tst_misskeyrequests.moc"
