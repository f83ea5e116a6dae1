// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "mutations.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

constexpr qint64 later = noon + dayMs;

Outgoing sayingLater(const QString &text)
{
    Outgoing post = saying(text);
    post.text.scheduledAt = later;
    return post;
}

QString idIn(const Instance &instance, const Response &response)
{
    const auto id = familyFor(instance)->decodeScheduledId(instance, response);
    return id ? *id : word(id.error().kind);
}

Result<std::vector<ScheduledPost>> scheduledIn(const Instance &instance, const Response &response)
{
    return familyFor(instance)->decodeScheduledPosts(instance, response);
}

/// The first of them, which there must be.
ScheduledPost firstOf(const Instance &instance, const QByteArray &json)
{
    const auto posts = scheduledIn(instance, answered(json));
    return posts && !posts->empty() ? posts->front() : ScheduledPost();
}

QString whatBecame(const Instance &instance, const Response &response)
{
    const auto done = familyFor(instance)->decodeRescheduled(instance, response);
    return done ? u"ok"_s : word(done.error().kind);
}

/// "[{'id':'1','scheduled_at':'2026-11-23T12:00:00.000Z','params':{…}}]"
QByteArray waiting(const QByteArray &params, const QByteArray &more = {})
{
    return "[{'id':'1','scheduled_at':'2026-11-23T12:00:00.000Z','params':{" + params + "}" + more
        + "}]";
}

} // namespace

/// Posts that the server keeps until their time.
class tst_mastodon_scheduled : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishing_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<QString>("line");
        const QString rest = u"\"scheduled_at\":\"2026-11-23T12:00:00.000Z\",\"sensitive\":false,"
                             "\"status\":\"hello\",\"visibility\":\"public\"}"_s;
        const QString start = u"POST v1/statuses {"_s;
        const QString plain = start + u"\"content_type\":\"text/plain\","_s + rest;
        QTest::newRow("Mastodon") << at(u"mastodon"_s) << start + rest;
        QTest::newRow("Akkoma") << at(u"akkoma"_s) << plain;
        QTest::newRow("GoToSocial") << at(u"gotosocial"_s, u"0.20.1"_s) << plain;
        QTest::newRow("GoToSocial 0.19") << at(u"gotosocial"_s, u"0.19.2"_s) << u"usage"_s;
        // It would be posted at once, or be refused, or nobody would find it again.
        for (const QString &software : {u"takahe"_s, u"iceshrimp.net"_s, u"snac"_s, u"friendica"_s,
                 u"mitra"_s, u"kibou"_s, u"newfork"_s}) {
            QTest::newRow(qPrintable(software)) << at(software) << u"usage"_s;
        }
    }
    void publishing()
    {
        QFETCH(Instance, instance);
        QTEST(publishOf(instance, sayingLater(u"hello"_s)), "line");
    }

    /// What it has kept GoToSocial tells everybody, and reads as it likes.
    void notAsItIsMeant()
    {
        const Instance gts = at(u"gotosocial"_s, u"0.20.1"_s);
        Outgoing post = sayingLater(u"hello"_s);
        post.text.visibility = Visibility::Local;
        QCOMPARE(publishOf(gts, post), u"usage"_s);
        QVERIFY(publishOf(at(u"akkoma"_s), post).contains(u"scheduled_at"_s));
        post.text.visibility = Visibility::Public;
        post.text.format = TextFormat::Markdown;
        QCOMPARE(publishOf(gts, post), u"usage"_s);
    }

    void ids_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &body, const QString &expected,
                             int status = 200) {
            QTest::newRow(name) << body << status << expected;
        };
        row("kept", "{'id':'3221','scheduled_at':'2019-12-05T12:33:01.000Z','params':{}}",
            u"3221"_s);
        row("a number", "{'id':3221,'scheduled_at':'2019-12-05T12:33:01.000Z'}", u"3221"_s);
        row("posted at once", statusWith(), u"bad-answer"_s);
        row("no time", "{'id':'3221','scheduled_at':null}", u"bad-answer"_s);
        row("no id", "{'scheduled_at':'2019-12-05T12:33:01.000Z'}", u"bad-answer"_s);
        row("a list", "[]", u"bad-answer"_s);
        row("too many", "{'error':'Validation failed: total limit exceeded'}", u"rejected"_s, 422);
        row("a used key", "{'error':'Record not found'}", u"not-found"_s, 404);
    }
    void ids()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QTEST(idIn(at(u"mastodon"_s), answered(body, status)), "expected");
    }

    void recordedOnes()
    {
        const QString id = u"01M81XGK22VKDSGC3NK31PY09Y"_s;
        QCOMPARE(idIn(goToSocial(), recorded(u"gotosocial/status_scheduled.json"_s)), id);
        QCOMPARE(idIn(goToSocial(), recorded(u"gotosocial/status_create.json"_s)), u"bad-answer"_s);
        const auto kept =
            scheduledIn(goToSocial(), recorded(u"gotosocial/scheduled_statuses.json"_s));
        QCOMPARE(kept->size(), size_t(1));
        const ScheduledPost &post = kept->front();
        QCOMPARE(post.id, id);
        QCOMPARE(post.at, parseIsoTime(u"2026-11-23T15:20:36.000Z"_s));
        const PostText expected{.text = u"あとで"_s, .scheduledAt = post.at};
        QCOMPARE(post.post, expected);
        QVERIFY(scheduledIn(snac(), recorded(u"snac2/scheduled_statuses.json"_s))->empty());
        QCOMPARE(whatBecame(goToSocial(), recorded(u"gotosocial/scheduled_status_delete.json"_s)),
            u"ok"_s);
    }

    void asking()
    {
        const auto line = [](const Instance &instance, const PageSpec &spec) {
            return lineOf(familyFor(instance)->scheduledPosts(instance, spec));
        };
        const Instance mastodon = at(u"mastodon"_s);
        QCOMPARE(line(mastodon, {}), u"GET v1/scheduled_statuses?limit=40"_s);
        QCOMPARE(line(mastodon, {.maxId = u"7"_s, .limit = 500}),
            u"GET v1/scheduled_statuses?max_id=7&limit=40"_s);
        for (const QString &software : {u"snac"_s, u"friendica"_s, u"takahe"_s, u"newfork"_s}) {
            QCOMPARE(line(at(software), {}), u"usage"_s);
        }
    }

    void changing()
    {
        const auto move = [](const Instance &instance, const QString &id) {
            return lineOf(familyFor(instance)->reschedule(instance, id, later));
        };
        const auto take = [](const Instance &instance, const QString &id) {
            return lineOf(familyFor(instance)->unschedule(instance, id));
        };
        const Instance mastodon = at(u"mastodon"_s);
        QCOMPARE(move(mastodon, u"7"_s),
            uR"(PUT v1/scheduled_statuses/7 {"scheduled_at":"2026-11-23T12:00:00.000Z"})"_s);
        QCOMPARE(take(mastodon, u"7"_s), u"DELETE v1/scheduled_statuses/7"_s);
        QCOMPARE(take(mastodon, u"../7"_s), u"DELETE v1/scheduled_statuses/..%2F7"_s);
        QCOMPARE(move(at(u"snac"_s), u"7"_s), u"usage"_s);
        QCOMPARE(take(at(u"snac"_s), u"7"_s), u"usage"_s);
    }

    void changed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("expected");
        QTest::newRow("itself") << "{'id':'7','scheduled_at':'2026-11-23T12:00:00Z'}"_ba << 200
                                << u"ok"_s;
        QTest::newRow("an empty object") << "{}"_ba << 200 << u"ok"_s;
        QTest::newRow("nothing") << QByteArray() << 200 << u"ok"_s;
        QTest::newRow("gone") << "{'error':'Record not found'}"_ba << 404 << u"not-found"_s;
        QTest::newRow("too soon") << "{'error':'Validation failed'}"_ba << 422 << u"rejected"_s;
        QTest::newRow("refused with a 200") << "{'error':'no'}"_ba << 200 << u"rejected"_s;
        QTest::newRow("a page") << "<html>ok</html>"_ba << 200 << u"bad-answer"_s;
    }
    void changed()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QTEST(whatBecame(at(u"mastodon"_s), answered(body, status)), "expected");
    }

    /// Mastodon: app/serializers/rest/scheduled_status_serializer.rb
    void whole()
    {
        const ScheduledPost read = firstOf(at(u"mastodon"_s),
            waiting("'text':' a\\n b ','spoiler_text':'tea','visibility':'unlisted',"
                    "'language':'ja','sensitive':true,'in_reply_to_id':105,'media_ids':[51,52],"
                    "'poll':null,'idempotency':null,'quoted_status_id':null",
                ",'media_attachments':[{'id':'51','type':'image','url':'https://a.example/51.png',"
                "'preview_url':'https://a.example/s.png','description':'a tin','meta':{'focus':"
                "{'x':-0.5,'y':1},'original':{'width':640,'height':480}}}]"));
        QCOMPARE(read.id, u"1"_s);
        QCOMPARE(read.at, later);
        QCOMPARE(read.replyToLocalId, u"105"_s);
        const PostText expected{.text = u" a\n b "_s,
            .warning = u"tea"_s,
            .visibility = Visibility::Unlisted,
            .language = u"ja"_s,
            .sensitive = true,
            .media = {Attachment{.type = u"image"_s,
                .size = {640, 480},
                .description = u"a tin"_s,
                .focus = {-0.5, 1},
                .id = u"51"_s,
                .preview = u"https://a.example/s.png"_s}},
            .scheduledAt = later};
        QCOMPARE(read.post, expected);
    }

    void whatItQuotes()
    {
        const auto quoted = [](const QByteArray &params) {
            return firstOf(at(u"mastodon"_s), waiting("'text':'x'," + params)).quoteLocalId;
        };
        QCOMPARE(quoted("'quoted_status_id':106"), u"106"_s);
        QCOMPARE(quoted("'quote_id':'107'"), u"107"_s);
        QCOMPARE(quoted("'quoted_status_id':null"), QString());
    }

    void parts()
    {
        const auto postOf = [](const QByteArray &params) {
            return firstOf(at(u"mastodon"_s), waiting(params)).post;
        };
        const PostText poll = postOf("'text':'which?','poll':{'options':['tea','cup'],"
                                     "'expires_in':'3600','multiple':'true','hide_totals':true}");
        const PollText expected{
            .choices = {u"tea"_s, u"cup"_s}, .multiple = true, .hideTotals = true, .seconds = 3600};
        QCOMPARE(poll.poll, expected);
        QCOMPARE(
            postOf("'text':'x','poll':{'options':['a','b'],'expires_in':1e18}").poll.seconds, 0);
        QCOMPARE(postOf("'text':'x','poll':{'options':'a'}").poll, PollText());
        QCOMPARE(mediaIds(postOf("'text':'x','media_ids':[51,'52',null]")),
            QStringList({u"51"_s, u"52"_s}));
        QCOMPARE(postOf("'text':'x','visibility':'private'").visibility, Visibility::Private);
        QCOMPARE(postOf("'text':'x','visibility':'local'").visibility, Visibility::Local);
        QCOMPARE(postOf("'text':'x','visibility':'public','local_only':true").visibility,
            Visibility::Local);
        QCOMPARE(postOf("'text':'x','visibility':null").visibility, Visibility::Public);
        QCOMPARE(postOf("'text':'x','content_type':'text/markdown'").format, TextFormat::Markdown);
    }

    /// Whatever stands where something else is expected, what is read is bounded.
    void mutants()
    {
        const Instance mastodon = at(u"mastodon"_s);
        const QByteArray whole =
            waiting("'text':'x','spoiler_text':'tea','visibility':'unlisted','language':'ja',"
                    "'sensitive':true,'in_reply_to_id':105,'media_ids':[51],'content_type':"
                    "'text/plain','poll':{'options':['a','b'],'expires_in':300,'multiple':false}",
                ",'media_attachments':[{'id':'51','type':'image','url':'https://a.example/1.png',"
                "'meta':{'focus':{'x':0,'y':1}}}]");
        int read = 0;
        forEachMutant(QJsonDocument::fromJson(written(whole)).array(), [&](const QJsonValue &json) {
            const QByteArray body = json.isArray() ? QJsonDocument(json.toArray()).toJson()
                                                   : QJsonDocument(json.toObject()).toJson();
            const auto posts = scheduledIn(mastodon, answerOf(body, u"https://a.example/"_s));
            for (const ScheduledPost &post : posts ? *posts : std::vector<ScheduledPost>()) {
                QVERIFY(!post.id.isEmpty() && post.at > 0);
                QVERIFY(isBounded(post.post));
                ++read;
            }
        });
        QVERIFY(read > 50);
    }

    /// One row that cannot be read takes no other with it, and there is an end of them.
    void strangeAnswers()
    {
        const Instance mastodon = at(u"mastodon"_s);
        const auto count = [&mastodon](const QByteArray &json) {
            const auto posts = scheduledIn(mastodon, answered(json));
            return posts ? int(posts->size()) : -1;
        };
        QCOMPARE(count("[7,{},null,[],{'id':'1'},{'id':'2','scheduled_at':'soon'},"
                       "{'id':'3','scheduled_at':'2026-11-23T12:00:00Z'}]"),
            1);
        QCOMPARE(count("[]"), 0);
        QCOMPARE(count("{}"), -1);
        const QByteArray longText(600'000, 'x');
        QCOMPARE(count(waiting("'text':'" + longText + "'")), 0);
        QJsonArray many;
        for (int i = 0; i < 3000; ++i) {
            many.append(QJsonObject{{u"id"_s, i}, {u"scheduled_at"_s, u"2026-11-23T12:00:00Z"_s}});
        }
        const auto posts = scheduledIn(mastodon, answerOf(many, u"https://a.example/"_s));
        QCOMPARE(posts->size(), size_t(400));
        QCOMPARE(scheduledIn(mastodon, answered("{'error':'x'}", 401)).error().kind,
            ErrorKind::Credentials);
    }
};

QTEST_GUILESS_MAIN(tst_mastodon_scheduled)
#include "tst_mastodon_scheduled.moc"
