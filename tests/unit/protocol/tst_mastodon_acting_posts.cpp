// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

const QString hello = u"hello"_s;

Instance withApi(const QString &software, const QString &version, int api)
{
    Instance instance = at(software, version);
    instance.mastodonApi = api;
    return instance;
}

/// An answer with a warning, pictures and a language, for whoever looks for it.
Outgoing fullPost()
{
    Outgoing post = saying(u"hello"_s);
    post.text.warning = u"tea"_s;
    post.text.visibility = Visibility::Unlisted;
    post.text.language = u"de"_s;
    post.text.replyTo = u"https://b.example/p/3"_s;
    post.text.media = {Attachment{.id = u"8"_s}, Attachment{.id = u"9"_s}};
    post.replyToLocalId = u"3"_s;
    return post;
}

Outgoing quoting(const QString &localId)
{
    Outgoing post = saying(u"hello"_s);
    post.text.quote = u"https://b.example/p/6"_s;
    post.quoteLocalId = localId;
    return post;
}

Outgoing seenBy(Visibility visibility)
{
    Outgoing post = saying(u"hello"_s);
    post.text.visibility = visibility;
    return post;
}

Outgoing direct(const QString &text, const QStringList &to)
{
    Outgoing post = saying(text);
    post.text.visibility = Visibility::Direct;
    post.text.to = to;
    return post;
}

/// "POST v1/statuses" with fields that are written with ' for ".
QString newPost(const QByteArray &fields)
{
    return u"POST v1/statuses "_s + QString::fromUtf8(written(fields));
}

QString changedPost(const QByteArray &fields)
{
    return u"PUT v1/statuses/5 "_s + QString::fromUtf8(written(fields));
}

QByteArray headerOf(const Result<Request> &request, const QByteArray &name)
{
    for (const auto &[key, value] : request ? request->headers : decltype(request->headers)()) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

QString textOf(const Result<Request> &request)
{
    return request ? QJsonDocument::fromJson(request->body).object()[u"status"_s].toString()
                   : word(request.error().kind);
}

Result<TimelineItem> published(const Instance &instance, const QString &name)
{
    return familyFor(instance)->decodePublished(instance, recorded(name));
}

QString kindOfPublished(const Instance &instance, const Response &response)
{
    const auto item = familyFor(instance)->decodePublished(instance, response);
    return item ? item->post.uri : word(item.error().kind);
}

} // namespace

/// New posts, changed ones, and how they were typed.
class tst_mastodon_acting_posts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plain_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("line");
        const QString bare = newPost("{'sensitive':false,'status':'hello','visibility':'public'}");
        const QString typed = newPost("{'content_type':'text/plain','sensitive':false,"
                                      "'status':'hello','visibility':'public'}");
        for (const QString &software : {u"mastodon"_s, u"hometown"_s, u"friendica"_s, u"takahe"_s,
                 u"mitra"_s, u"iceshrimp.net"_s, u"newfork"_s}) {
            QTest::newRow(qPrintable(software)) << software << bare;
        }
        for (const QString &software :
            {u"gotosocial"_s, u"pleroma"_s, u"akkoma"_s, u"glitch-soc"_s}) {
            QTest::newRow(qPrintable(software)) << software << typed;
        }
        for (const QString &software : {u"snac"_s, u"kibou"_s}) {
            QTest::newRow(qPrintable(software))
                << software << u"POST v1/statuses sensitive=false&status=hello&visibility=public"_s;
        }
        QTest::newRow("pixelfed") << u"pixelfed"_s << u"usage"_s; // not without a picture
    }
    void plain()
    {
        QFETCH(QString, software);
        QTEST(publishOf(at(software), saying(hello)), "line");
    }

    void full_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("line");
        const QByteArray fields = "'in_reply_to_id':'3','language':'de','media_ids':['8','9'],"
                                  "'sensitive':true,'spoiler_text':'tea','status':'hello',"
                                  "'visibility':'unlisted'}";
        for (const QString &software : {u"mastodon"_s, u"pixelfed"_s, u"takahe"_s}) {
            QTest::newRow(qPrintable(software)) << software << newPost('{' + fields);
        }
        QTest::newRow("gotosocial")
            << u"gotosocial"_s << newPost("{'content_type':'text/plain'," + fields);
        // Else the warning would become the title.
        QTest::newRow("friendica")
            << u"friendica"_s << newPost("{'friendica':{'title':''}," + fields);
        QTest::newRow("snac") << u"snac"_s
                              << u"POST v1/statuses in_reply_to_id=3&language=de&media_ids[]=8&"
                                 "media_ids[]=9&sensitive=true&spoiler_text=tea&status=hello&"
                                 "visibility=unlisted"_s;
        QTest::newRow("mitra") << u"mitra"_s << u"usage"_s; // the warning would be lost
        QTest::newRow("kibou") << u"kibou"_s << u"usage"_s;
    }
    void full()
    {
        QFETCH(QString, software);
        QTEST(publishOf(at(software), fullPost()), "line");
    }

    void quotes_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<QString>("line");
        const QByteArray rest = "'sensitive':false,'status':'hello','visibility':'public'}";
        const QString byId = newPost("{'quote_id':'6'," + rest);
        QTest::newRow("Mastodon 4.5")
            << withApi(u"mastodon"_s, u"4.5.0"_s, 7) << newPost("{'quoted_status_id':'6'," + rest);
        QTest::newRow("Mastodon 4.4") << withApi(u"mastodon"_s, u"4.4.0"_s, 6) << u"usage"_s;
        QTest::newRow("Fedibird") << at(u"fedibird"_s) << byId;
        QTest::newRow("Akkoma") << at(u"akkoma"_s)
                                << newPost("{'content_type':'text/plain','quote_id':'6'," + rest);
        QTest::newRow("Friendica") << at(u"friendica"_s) << byId;
        QTest::newRow("Mitra") << at(u"mitra"_s) << byId;
        QTest::newRow("Iceshrimp.NET") << at(u"iceshrimp.net"_s) << byId;
        for (const QString &software : {u"gotosocial"_s, u"snac"_s, u"takahe"_s, u"newfork"_s}) {
            QTest::newRow(qPrintable(software)) << at(software) << u"usage"_s;
        }
    }
    void quotes()
    {
        QFETCH(Instance, instance);
        QTEST(publishOf(instance, quoting(u"6"_s)), "line");
    }

    /// Where the word for it is not known it would be seen by everybody.
    void visibilities_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<int>("visibility");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *name, const Instance &instance, Visibility visibility,
                             const QString &line) {
            QTest::newRow(name) << instance << int(visibility) << line;
        };
        const Instance mastodon = at(u"mastodon"_s);
        const QByteArray bare = "{'sensitive':false,'status':'hello','visibility':";
        row("private", mastodon, Visibility::Private, newPost(bare + "'private'}"));
        row("direct", mastodon, Visibility::Direct, newPost(bare + "'direct'}"));
        row("local", mastodon, Visibility::Local, u"usage"_s);
        row("local of snac", at(u"snac"_s), Visibility::Local, u"usage"_s);
        row("local of Friendica", at(u"friendica"_s), Visibility::Local, u"usage"_s);
        row("local of Iceshrimp.NET", at(u"iceshrimp.net"_s), Visibility::Local,
            newPost(bare + "'local'}"));
        row("local of Pleroma", at(u"pleroma"_s), Visibility::Local,
            newPost("{'content_type':'text/plain','sensitive':false,'status':'hello',"
                    "'visibility':'local'}"));
        const QByteArray named = "'federated':false,'local_only':true,'sensitive':false,"
                                 "'status':'hello','visibility':'public'}";
        row("local of GoToSocial", at(u"gotosocial"_s), Visibility::Local,
            newPost("{'content_type':'text/plain'," + named));
        row("local of Hometown", at(u"hometown"_s), Visibility::Local, newPost('{' + named));
        row("local of glitch-soc", withApi(u"mastodon"_s, u"4.6.1+glitch"_s, 10), Visibility::Local,
            newPost("{'content_type':'text/plain'," + named));
        row("local of an older one", withApi(u"mastodon"_s, u"4.5.0+glitch"_s, 7),
            Visibility::Local, u"usage"_s);
    }
    void visibilities()
    {
        QFETCH(Instance, instance);
        QFETCH(int, visibility);
        QTEST(publishOf(instance, seenBy(Visibility(visibility))), "line");
    }

    /// For few, and on one server besides: one of the two must not be lost.
    void privateAndLocal_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<QString>("line");
        const QByteArray named = "'federated':false,'local_only':true,'sensitive':false,"
                                 "'status':'hello','visibility':'private'}";
        QTest::newRow("GoToSocial")
            << at(u"gotosocial"_s) << newPost("{'content_type':'text/plain'," + named);
        QTest::newRow("Hometown") << at(u"hometown"_s) << newPost('{' + named);
        QTest::newRow("Akkoma") << at(u"akkoma"_s) << u"usage"_s;
        QTest::newRow("Mastodon") << at(u"mastodon"_s) << u"usage"_s;
    }
    void privateAndLocal()
    {
        QFETCH(Instance, instance);
        Outgoing post = seenBy(Visibility::Private);
        post.text.localOnly = true;
        QTEST(publishOf(instance, post), "line");
    }

    /// Whoever is not named in the text would never get it.
    void directPosts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sent");
        const QString named = u"@ao@b.example "_s;
        const auto same = [](const char *name, const QString &text) {
            QTest::newRow(name) << text << text;
        };
        const auto added = [&named](const char *name, const QString &text) {
            QTest::newRow(name) << text << named + text;
        };
        same("first", u"@ao@b.example hello"_s);
        same("last", u"hello @ao@b.example"_s);
        same("end of a sentence", u"hello @ao@b.example. And so on"_s);
        same("in brackets", u"hello (@Ao@B.Example)"_s);
        same("second time", u"@ao@b.example.org @ao@b.example"_s);
        same("Japanese", u"こんにちは @ao@b.example、お茶"_s);
        added("not at all", u"hello"_s);
        added("somebody else", u"hello @ao@b.example.org"_s);
        added("a longer name", u"hello @ao@b.example-tea"_s);
        added("no host", u"hello @ao"_s);
        added("an address", u"hello x@ao@b.example"_s);
        added("a page", u"hello https://c.example/@ao@b.example"_s);
    }
    void directPosts()
    {
        QFETCH(QString, text);
        const Instance mastodon = at(u"mastodon"_s);
        QTEST(textOf(familyFor(mastodon)->publish(mastodon, direct(text, {u"ao@b.example"_s}), {})),
            "sent");
    }

    void directPostsToSeveral()
    {
        const Instance mastodon = at(u"mastodon"_s);
        const Family *family = familyFor(mastodon);
        const auto sent = [&](const Outgoing &post) {
            return textOf(family->publish(mastodon, post, {}));
        };
        const QStringList people{u"ao@b.example"_s, u"mei@a.example"_s, u"ao@b.example"_s};
        QCOMPARE(sent(direct(hello, people)), u"@ao@b.example @mei@a.example hello"_s);
        QCOMPARE(sent(direct(u"@mei@a.example hello"_s, people)),
            u"@ao@b.example @mei@a.example hello"_s);
        QCOMPARE(sent(direct(hello, {})), hello);
        QCOMPARE(sent(direct(u" \n"_s, people)), u"usage"_s); // nobody needs a bare mention
        Outgoing open = direct(hello, people);
        open.text.visibility = Visibility::Private;
        QCOMPARE(sent(open), hello);
        // Changed ones, too: a mention that goes takes the post away from its reader.
        QCOMPARE(textOf(family->edit(mastodon, u"5"_s, direct(hello, {u"ao@b.example"_s}))),
            u"@ao@b.example hello"_s);
    }

    /// Only where a second one with the same key makes no second post.
    void keys()
    {
        const auto keyAt = [](const Instance &instance, const QString &key) {
            Outgoing post = saying(hello);
            post.replyToLocalId = u"3"_s; // which Pixelfed takes
            return headerOf(familyFor(instance)->publish(instance, post, key), "Idempotency-Key");
        };
        for (const QString &software : {u"mastodon"_s, u"fedibird"_s, u"pleroma"_s, u"akkoma"_s,
                 u"mitra"_s, u"iceshrimp.net"_s}) {
            QCOMPARE(keyAt(at(software), u"k-1"_s), "k-1");
            QCOMPARE(keyAt(at(software), {}), QByteArray());
        }
        for (const QString &software : {u"gotosocial"_s, u"snac"_s, u"pixelfed"_s, u"friendica"_s,
                 u"takahe"_s, u"kibou"_s, u"newfork"_s}) {
            QCOMPARE(keyAt(at(software), u"k-1"_s), QByteArray());
        }
        QCOMPARE(keyAt(at(u"mitra"_s, u"3.7.0"_s), u"k-1"_s), QByteArray());
    }

    void senseless()
    {
        const Instance mastodon = withApi(u"mastodon"_s, u"4.5.0"_s, 7);
        QCOMPARE(publishOf(mastodon, saying({})), u"usage"_s);
        QCOMPARE(publishOf(mastodon, saying(u" \n "_s)), u"usage"_s);
        QCOMPARE(publishOf(mastodon, quoting({})), u"usage"_s); // not looked up yet
        Outgoing answer = fullPost();
        answer.replyToLocalId.clear();
        QCOMPARE(publishOf(mastodon, answer), u"usage"_s);
        Outgoing picture = saying({});
        picture.text.media = {Attachment{.id = u"8"_s}};
        QCOMPARE(publishOf(mastodon, picture),
            newPost("{'media_ids':['8'],'sensitive':false,'status':'','visibility':'public'}"));
        const auto refused = familyFor(mastodon)->publish(mastodon, saying({}), {});
        QCOMPARE(refused.error().subject, u"a.example"_s);
        QVERIFY(!refused.error().detail.isEmpty());
    }

    /// What is left out would go, so all is told, and what it is read as where there is a choice.
    void edits_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<QString>("line");
        const QString line =
            changedPost("{'media_ids':[],'sensitive':false,'spoiler_text':'','status':'hello'}");
        for (const QString &software : {u"mastodon"_s, u"pixelfed"_s, u"friendica"_s, u"snac"_s,
                 u"mitra"_s, u"iceshrimp.net"_s}) {
            QTest::newRow(qPrintable(software)) << at(software) << line;
        }
        const QString typed = changedPost("{'content_type':'text/plain','media_ids':[],"
                                          "'sensitive':false,'spoiler_text':'','status':'hello'}");
        for (const QString &software : {u"gotosocial"_s, u"pleroma"_s, u"glitch-soc"_s}) {
            QTest::newRow(qPrintable(software)) << at(software) << typed;
        }
        QTest::newRow("Mastodon 3.4") << at(u"mastodon"_s, u"3.4.10"_s) << u"usage"_s;
        QTest::newRow("GoToSocial 0.17") << at(u"gotosocial"_s, u"0.17.4"_s) << u"usage"_s;
        QTest::newRow("Takahe") << at(u"takahe"_s) << u"usage"_s; // would make it public
        QTest::newRow("Kibou") << at(u"kibou"_s) << u"usage"_s;
        QTest::newRow("unheard of") << at(u"newfork"_s) << u"usage"_s;
    }
    void edits()
    {
        QFETCH(Instance, instance);
        QTEST(editOf(instance, saying(hello)), "line");
        const auto request = familyFor(instance)->edit(instance, u"5"_s, saying(hello));
        QVERIFY(!request || headerOf(request, "Content-Type") == "application/json");
        QCOMPARE(headerOf(request, "Idempotency-Key"), QByteArray());
    }

    void fullEdits()
    {
        Outgoing post = fullPost();
        const QByteArray fields = "'language':'de','media_ids':['8','9'],'sensitive':true,"
                                  "'spoiler_text':'tea','status':'hello'}";
        QCOMPARE(editOf(at(u"mastodon"_s), post), changedPost('{' + fields));
        QCOMPARE(editOf(at(u"snac"_s), post), changedPost('{' + fields));
        QCOMPARE(
            editOf(at(u"friendica"_s), post), changedPost("{'friendica':{'title':''}," + fields));
        QCOMPARE(editOf(at(u"mitra"_s), post), u"usage"_s);
        QCOMPARE(editOf(at(u"mitra"_s), quoting(u"6"_s)), // else it would quote nothing any more
            changedPost("{'media_ids':[],'quote_id':'6','sensitive':false,'spoiler_text':'',"
                        "'status':'hello'}"));
        QCOMPARE(editOf(at(u"mastodon"_s), saying(u" "_s)), u"usage"_s);
        const Instance mastodon = at(u"mastodon"_s);
        QCOMPARE(lineOf(familyFor(mastodon)->edit(mastodon, u"a/b"_s, post)).section(u' ', 0, 1),
            u"PUT v1/statuses/a%2Fb"_s);
    }

    void recordedPosts()
    {
        const auto gts = published(goToSocial(), u"gotosocial/status_create.json"_s);
        QCOMPARE(
            gts->post.uri, u"https://gts1.test/users/alice/statuses/01M81XGJMVT1G2H9AYTJGGZGNN"_s);
        QCOMPARE(gts->localId, gts->post.localId);
        QVERIFY(gts->post.viewer && !gts->boost);
        QCOMPARE(gts->post.author.acct, u"alice@gts1.test"_s);
        QCOMPARE(
            published(goToSocial(), u"gotosocial/status_edit.json"_s)->post.warning, u"CW追加"_s);
        QCOMPARE(published(snac(), u"snac2/status_create.json"_s)->post.uri,
            u"https://snac.test/fumi/p/1795361170.161584"_s);
        QVERIFY(published(snac(), u"snac2/status_edit.json"_s)->post.editedAt > 0);
        // One that others boosted:
        const auto boosted = published(snac(), u"snac2/status_favourite_other.json"_s);
        QVERIFY(!boosted->boost);
        QCOMPARE(boosted->post.author.acct, u"fumi@snac.test"_s);
    }

    /// Nothing but a post is one.
    void otherAnswers()
    {
        const auto gts = [](const QString &name) {
            return kindOfPublished(goToSocial(), recorded(u"gotosocial/"_s + name + u".json"_s));
        };
        QCOMPARE(gts(u"status_scheduled"_s), u"bad-answer"_s);
        QCOMPARE(gts(u"error_400_empty_status"_s), u"rejected"_s);
        QCOMPARE(gts(u"error_404_reply_to_missing"_s), u"not-found"_s);
        QCOMPARE(gts(u"error_401_revoked_token"_s), u"credentials"_s);
        const Instance mastodon = at(u"mastodon"_s);
        for (const QByteArray &body : {"[]"_ba, "{}"_ba, QByteArray(), "{'id':'5'}"_ba}) {
            QCOMPARE(kindOfPublished(mastodon, answered(body)), u"bad-answer"_s);
        }
        QCOMPARE(kindOfPublished(
                     mastodon, answerOf("<html>ok</html>", u"https://a.example/"_s, "text/html")),
            u"bad-answer"_s);
        const auto refused = familyFor(mastodon)->decodePublished(
            mastodon, answered("{'error':'Validation failed: Text too long'}", 422));
        QCOMPARE(refused.error().kind, ErrorKind::Rejected);
        QCOMPARE(refused.error().detail, u"Validation failed: Text too long"_s);
        const auto used = familyFor(at(u"pixelfed"_s))
                              ->decodePublished(at(u"pixelfed"_s),
                                  answered("{'error':'Duplicate idempotency key.'}", 400));
        QCOMPARE(used.error().kind, ErrorKind::Rejected);
    }

    void sources()
    {
        const auto read = [](const Instance &instance, const Response &response) {
            return familyFor(instance)->decodeSource(instance, response);
        };
        QCOMPARE(read(goToSocial(), recorded(u"gotosocial/status_source.json"_s))->text,
            u"Hello from GoToSocial! (edited) #introduction #tea "
            "https://client.test/some/path?x=1&y=2"_s);
        QCOMPARE(read(snac(), recorded(u"snac2/status_source.json"_s))->text,
            u"はじめまして、snac のふみです。 #はじめまして #snac"_s);
        const Instance mastodon = at(u"mastodon"_s);
        const auto typed =
            read(mastodon, answered("{'id':'5','text':' a\\n  b\\n','spoiler_text':'tea'}"));
        QCOMPARE(typed->text, u" a\n  b\n"_s); // not a blank of it is lost
        QCOMPARE(typed->warning, u"tea"_s);
        QVERIFY(read(mastodon, answered("{'id':'5','text':''}"))->text.isEmpty());
        for (const QByteArray &body : {"[]"_ba, "{}"_ba, "{'text':null}"_ba, "{'text':7}"_ba}) {
            QCOMPARE(read(mastodon, answered(body)).error().kind, ErrorKind::BadAnswer);
        }
        QCOMPARE(read(mastodon, answered("{'error':'x'}", 404)).error().kind, ErrorKind::NotFound);
    }

    /// What a post in the place of another must say again.
    void audiences_data()
    {
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<int>("visibility");
        QTest::addColumn<bool>("localOnly");
        const auto row = [](const QByteArray &word, bool local, Visibility v, bool localOnly) {
            const QByteArray also = local ? "true" : "false";
            QTest::newRow(word + ' ' + also)
                << "{'id':'5','visibility':'" + word + "','local_only':" + also + '}' << int(v)
                << localOnly;
        };
        row("public", false, Visibility::Public, false);
        row("public", true, Visibility::Local, false);
        row("local", false, Visibility::Local, false);
        row("local", true, Visibility::Local, false);
        row("unlisted", true, Visibility::Unlisted, true);
        row("private", false, Visibility::Private, false);
        row("private", true, Visibility::Private, true);
        row("direct", true, Visibility::Direct, true);
    }
    void audiences()
    {
        QFETCH(QByteArray, told);
        const Instance gts = at(u"gotosocial"_s);
        const auto read = familyFor(gts)->decodeAudience(gts, answered(told));
        QVERIFY(read);
        QTEST(int(read->visibility), "visibility");
        QTEST(read->localOnly, "localOnly");
        QVERIFY(!familyFor(gts)->decodeAudience(gts, answered("{'error':'x'}", 404)));
    }

    void askingForSources()
    {
        const auto line = [](const Instance &instance) {
            return lineOf(familyFor(instance)->source(instance, u"a/b"_s));
        };
        QCOMPARE(line(at(u"mastodon"_s)), u"GET v1/statuses/a%2Fb/source"_s);
        QCOMPARE(line(at(u"snac"_s)), u"GET v1/statuses/a%2Fb/source"_s);
        QCOMPARE(line(at(u"pixelfed"_s)), u"usage"_s);
        QCOMPARE(line(at(u"kibou"_s)), u"usage"_s);
    }
};

QTEST_GUILESS_MAIN(tst_mastodon_acting_posts)
#include "tst_mastodon_acting_posts.moc"
