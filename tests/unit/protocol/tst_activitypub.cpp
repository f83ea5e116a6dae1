// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "protocol/activitypub/activitypub.h"
#include "recorded.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr auto publicId = "https://www.w3.org/ns/activitystreams#Public"_L1;

Actor owner(const QString &uri)
{
    Actor actor;
    actor.uri = uri;
    actor.acct = u"ao@"_s + QUrl(uri).host();
    return actor;
}

Actor fumi()
{
    return owner(u"https://snac.test/fumi"_s);
}

QJsonObject misskeyDocument(const char *name)
{
    return fixture(name);
}

Result<Post> misskeyNote(const char *name)
{
    const QJsonObject note = misskeyDocument(name);
    return activitypub::decodeNote(
        answerOf(note, note[u"id"_s].toString(), "application/activity+json; charset=utf-8"));
}

QJsonObject note()
{
    return {{u"id"_s, u"https://a.example/n/1"_s}, {u"type"_s, u"Note"_s},
        {u"attributedTo"_s, u"https://a.example/users/ao"_s},
        {u"published"_s, u"2026-11-22T15:00:00Z"_s}, {u"content"_s, u"<p>hi</p>"_s},
        {u"to"_s, QString(publicId)}};
}

Result<Post> decode(const QJsonObject &json, const QString &url = u"https://a.example/n/1"_s)
{
    return activitypub::decodeNote(answerOf(json, url, "application/activity+json"));
}

Result<activitypub::OutboxPage> outbox(const QJsonArray &items, const QJsonObject &more = {})
{
    QJsonObject json = more;
    json[u"type"_s] = u"OrderedCollectionPage"_s;
    json[u"orderedItems"_s] = items;
    return activitypub::decodeOutbox(answerOf(json, u"https://a.example/users/ao/outbox"_s),
        owner(u"https://a.example/users/ao"_s));
}

} // namespace

class tst_activitypub : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests()
    {
        const Request request = activitypub::noteRequest(QUrl(u"https://a.example/n/1#x"_s));
        QCOMPARE(request.url.toString(), u"https://a.example/n/1"_s);
        QVERIFY(request.headers.at(0).second.startsWith("application/activity+json"));
        QVERIFY(request.bearer.isEmpty());
    }

    void recordedActors()
    {
        const auto fumiDocument = activitypub::decodeActor(recorded(u"snac2/actor.json"_s));
        QVERIFY(fumiDocument.ok());
        QCOMPARE(fumiDocument->actor.acct, u"fumi@snac.test"_s);
        QCOMPARE(fumiDocument->actor.uri, u"https://snac.test/fumi"_s);
        QCOMPARE(fumiDocument->actor.displayName, u"ふみ 📚"_s);
        QCOMPARE(fumiDocument->outbox, QUrl(u"https://snac.test/fumi/outbox"_s));
        QVERIFY(fumiDocument->actor.avatar.endsWith(u".png"_s));

        const auto carol =
            activitypub::decodeActor(recorded(u"gotosocial/ap_actor_bot_signed.json"_s));
        QVERIFY(carol->actor.bot);
        QCOMPARE(carol->actor.url, u"https://gts1.test/@carol"_s);

        const auto hanako = activitypub::decodeActor(answerOf(misskeyDocument("misskey/actor.json"),
            u"https://misskey.test/users/atvjeag8ya010005"_s, "application/activity+json"));
        QVERIFY(hanako.ok());
        QCOMPARE(hanako->actor.acct, u"hanako@misskey.test"_s);
        QCOMPARE(hanako->actor.emojis.size(), size_t(1));
        QCOMPARE(hanako->actor.emojis[0].shortcode, u"kane"_s);
        QVERIFY(hanako->actor.header.startsWith(u"https://misskey.test/files/"_s));
        QCOMPARE(hanako->outbox, QUrl(u"https://misskey.test/users/atvjeag8ya010005/outbox"_s));
    }

    void refusals()
    {
        const auto unsignedActor =
            activitypub::decodeActor(recorded(u"gotosocial/actor_unsigned_401.json"_s));
        QCOMPARE(unsignedActor.error().kind, ErrorKind::Forbidden);
        QCOMPARE(unsignedActor.error().subject, u"gts1.test"_s);
        const auto unsignedOutbox =
            activitypub::decodeOutbox(recorded(u"gotosocial/outbox_unsigned_401.json"_s),
                owner(u"https://gts1.test/users/alice"_s));
        QCOMPARE(unsignedOutbox.error().kind, ErrorKind::Forbidden);
        const auto wrongAccept =
            activitypub::decodeOutbox(recorded(u"snac2/outbox_accept_html_404.json"_s), fumi());
        QCOMPARE(wrongAccept.error().kind, ErrorKind::NotFound);
    }

    void forgedActor()
    {
        QJsonObject json{{u"id"_s, u"https://b.example/users/ao"_s}, {u"type"_s, u"Person"_s},
            {u"preferredUsername"_s, u"ao"_s}};
        const QString url = u"https://a.example/users/ao"_s;
        QCOMPARE(activitypub::decodeActor(answerOf(json, url)).error().kind, ErrorKind::BadAnswer);
        json[u"id"_s] = url;
        json[u"outbox"_s] = u"https://b.example/outbox"_s;
        json[u"webfinger"_s] = u"victim@b.example"_s;
        const auto document = activitypub::decodeActor(answerOf(json, url));
        QVERIFY(document.ok());
        QVERIFY(document->outbox.isEmpty());
        QCOMPARE(document->actor.acct, u"ao@a.example"_s);
        json[u"type"_s] = u"Note"_s;
        QVERIFY(!activitypub::decodeActor(answerOf(json, url)));
    }

    void snacOutbox()
    {
        for (const QString &name : {u"snac2/outbox.json"_s, u"snac2/outbox_page.json"_s}) {
            const auto page = activitypub::decodeOutbox(recorded(name), fumi());
            QVERIFY(page.ok());
            const auto items = fixtureBody(name.toUtf8())[u"orderedItems"_s].toArray();
            QCOMPARE(page->posts.size() + page->announces.size() + size_t(page->skipped),
                size_t(items.size()));
            QVERIFY(page->next.isEmpty());
            const Post &newest = page->posts.at(0);
            QCOMPARE(newest.uri, u"https://snac.test/fumi/p/1795361170.538692"_s);
            QCOMPARE(newest.author.acct, u"ao@snac.test"_s);
            QCOMPARE(isoTime(newest.createdAt), u"2026-11-22T15:26:10.000Z"_s);
            QCOMPARE(newest.visibility, Visibility::Public);
            QCOMPARE(page->posts.at(1).visibility, Visibility::Unlisted);
            QCOMPARE(page->posts.at(2).language, u"ja"_s);
        }
    }

    void misskeyOutbox()
    {
        const QString outboxUrl = u"https://misskey.test/users/atvjeag8ya010005/outbox"_s;
        const Actor hanako = owner(u"https://misskey.test/users/atvjeag8ya010005"_s);
        const auto head = activitypub::decodeOutbox(
            answerOf(misskeyDocument("misskey/outbox.json"), outboxUrl), hanako);
        QVERIFY(head.ok());
        QVERIFY(head->posts.empty());
        QCOMPARE(head->next, QUrl(outboxUrl + u"?page=true"_s));
        const auto page = activitypub::decodeOutbox(
            answerOf(misskeyDocument("misskey/outbox_page.json"), head->next.toString()), hanako);
        QVERIFY(page.ok());
        QCOMPARE(page->skipped, 0);
        QVERIFY(page->posts.size() >= 5);
        QCOMPARE(page->posts[0].uri, u"https://misskey.test/notes/atvjfw1uya01002c"_s);
        QCOMPARE(page->posts[0].tags.size(), size_t(4));
        QCOMPARE(page->posts[0].tags[0].name, u"猫"_s);
    }

    void goToSocialOutbox()
    {
        const Actor alice = owner(u"https://gts1.test/users/alice"_s);
        const auto head =
            activitypub::decodeOutbox(recorded(u"gotosocial/ap_outbox_signed.json"_s), alice);
        QCOMPARE(head->next, QUrl(u"https://gts1.test/users/alice/outbox?limit=40"_s));
        const auto page =
            activitypub::decodeOutbox(recorded(u"gotosocial/outbox_page.json"_s), alice);
        QVERIFY(page.ok());
        QVERIFY(page->posts.empty());
        QCOMPARE(page->ids.first(),
            u"https://gts1.test/users/alice/statuses/01M81XAZE9X588V646T71TZ1FJ"_s);
        QVERIFY(page->next.toString().contains(u"max_id="_s));
    }

    void recordedNotes()
    {
        const auto pictured = activitypub::decodeNote(recorded(u"snac2/note.json"_s), fumi());
        QVERIFY(pictured.ok());
        QCOMPARE(pictured->media.size(), size_t(1));
        QCOMPARE(pictured->media[0].type, Media::Type::Image);
        QVERIFY(pictured->media[0].description.startsWith(u"色とりどり"_s));
        QCOMPARE(pictured->author.acct, u"ao@snac.test"_s);

        const auto asked =
            activitypub::decodeNote(recorded(u"gotosocial/ap_note_poll_signed.json"_s));
        QVERIFY(asked.ok());
        QCOMPARE(asked->author.uri, u"https://gts1.test/users/alice"_s);
        QVERIFY(asked->author.acct.isEmpty());
        QCOMPARE(asked->poll->options.size(), size_t(3));
        QCOMPARE(asked->poll->options[0].title, u"りんご 🍎"_s);
        QCOMPARE(asked->poll->options[0].votes, qint64(1));
        QCOMPARE(asked->poll->voters, qint64(3));
        QVERIFY(!asked->poll->multiple);
        QCOMPARE(isoTime(asked->poll->expiresAt), u"2026-11-29T15:13:16.000Z"_s);
        QCOMPARE(asked->language, u"ja"_s);
        QCOMPARE(asked->tags.at(0).name, u"poll"_s); // a single tag is no list there

        const auto secret =
            activitypub::decodeNote(recorded(u"gotosocial/ap_note_private_signed.json"_s));
        QCOMPARE(secret.error().kind, ErrorKind::Forbidden);
    }

    void misskeyNotes()
    {
        const auto plain = misskeyNote("misskey/note_activitypub.json");
        QVERIFY(plain.ok());
        QVERIFY(plain->body.startsWith(u"<p><i>おめでとう"_s));
        const auto quoting = misskeyNote("misskey/note_quote_activitypub.json");
        QVERIFY(quoting.ok());
        QVERIFY(quoting->quoteUri.startsWith(u"https://misskey.test/notes/"_s));
        QCOMPARE(quoting->quoteState, u"accepted"_s);
        const auto asking = misskeyNote("misskey/note_poll_activitypub.json");
        QVERIFY(asking.ok());
        QVERIFY(asking->poll.has_value());
    }

    /// Who wrote it, where it lies and who answers must be one host.
    void forgedNotes()
    {
        QVERIFY(decode(note()).ok());
        QVERIFY(!decode(note(), u"https://b.example/n/1"_s));
        QVERIFY(!decode(note(), u"https://a.example:8443/n/1"_s));
        QJsonObject json = note();
        json[u"id"_s] = u"https://b.example/n/1"_s;
        QVERIFY(!decode(json));
        json = note();
        json[u"attributedTo"_s] = u"https://b.example/users/ao"_s;
        QVERIFY(!decode(json));
        json[u"attributedTo"_s] = u"https://a.example:8443/users/ao"_s;
        QVERIFY(!decode(json));
    }

    void audience()
    {
        for (const QString &name : {QString(publicId), u"as:Public"_s, u"Public"_s}) {
            QJsonObject json = note();
            json[u"to"_s] = QJsonArray{u"https://a.example/followers"_s, name};
            QCOMPARE(decode(json)->visibility, Visibility::Public);
            json[u"cc"_s] = name;
            json[u"to"_s] = QJsonValue::Null;
            QCOMPARE(decode(json)->visibility, Visibility::Unlisted);
        }
        QJsonObject json = note();
        json[u"to"_s] = u"https://a.example/users/ao/followers"_s;
        QCOMPARE(decode(json).error().kind, ErrorKind::Forbidden);
        json.remove(u"to"_s);
        QCOMPARE(decode(json).error().kind, ErrorKind::Forbidden);
    }

    void fields()
    {
        QJsonObject json = note();
        json[u"summary"_s] = u"careful"_s;
        json[u"sensitive"_s] = true;
        json[u"updated"_s] = u"2026-11-22T16:00:00Z"_s;
        json[u"inReplyTo"_s] = QJsonObject{{u"id"_s, u"https://b.example/2"_s}};
        json[u"url"_s] =
            QJsonArray{QJsonObject{{u"type"_s, u"Link"_s}, {u"mediaType"_s, u"video/mp4"_s},
                           {u"href"_s, u"https://a.example/v.mp4"_s}},
                QJsonObject{{u"type"_s, u"Link"_s}, {u"mediaType"_s, u"text/html"_s},
                    {u"href"_s, u"https://a.example/w/1"_s}}};
        json[u"tag"_s] =
            QJsonArray{QJsonObject{{u"type"_s, u"Mention"_s}, {u"name"_s, u"@Bo@b.example"_s},
                           {u"href"_s, u"https://b.example/users/bo"_s}},
                QJsonObject{{u"type"_s, u"Mention"_s}, {u"name"_s, u"@ci"_s},
                    {u"href"_s, u"https://c.example/users/ci"_s}},
                QJsonObject{{u"type"_s, u"Emoji"_s}, {u"name"_s, u":cat:"_s},
                    {u"icon"_s, QJsonObject{{u"url"_s, u"https://a.example/cat.png"_s}}}}};
        const auto post = decode(json);
        QVERIFY(post.ok());
        QCOMPARE(post->warning, u"careful"_s);
        QVERIFY(post->sensitive);
        QCOMPARE(isoTime(post->editedAt), u"2026-11-22T16:00:00.000Z"_s);
        QCOMPARE(post->replyToUri, u"https://b.example/2"_s);
        QCOMPARE(post->url, u"https://a.example/w/1"_s);
        QCOMPARE(post->mentions.at(0).acct, u"bo@b.example"_s);
        QCOMPARE(post->mentions.at(1).acct, u"ci@c.example"_s);
        QCOMPARE(post->emojis.at(0).shortcode, u"cat"_s);
    }

    void articles()
    {
        QJsonObject json = note();
        json[u"type"_s] = u"Article"_s;
        json[u"name"_s] = u"A <b>"_s;
        json[u"summary"_s] = u"an excerpt"_s;
        const auto post = decode(json);
        QCOMPARE(post->body, u"<p><strong>A &lt;b&gt;</strong></p><p>hi</p>"_s);
        QVERIFY(post->warning.isEmpty());
        json[u"type"_s] = u"Follow"_s;
        QVERIFY(!decode(json));
    }

    void consent()
    {
        QJsonObject json = note();
        json[u"quote"_s] = u"https://b.example/n/2"_s;
        json[u"quoteUri"_s] = u"https://b.example/n/2"_s;
        QCOMPARE(decode(json)->quoteState, u"pending"_s);
        json[u"quoteAuthorization"_s] = u"https://b.example/stamps/1"_s;
        QCOMPARE(decode(json)->quoteState, u"accepted"_s);
        QCOMPARE(decode(json)->quoteUri, u"https://b.example/n/2"_s);
    }

    void outboxItems()
    {
        QJsonObject other = note();
        other[u"attributedTo"_s] = u"https://a.example/users/else"_s;
        QJsonObject followers = note();
        followers[u"to"_s] = u"https://a.example/users/ao/followers"_s;
        const QJsonObject announce{{u"type"_s, u"Announce"_s},
            {u"id"_s, u"https://a.example/b/1"_s}, {u"actor"_s, u"https://a.example/users/ao"_s},
            {u"published"_s, u"2026-11-22T15:00:00Z"_s}, {u"object"_s, u"https://b.example/n/2"_s}};
        QJsonObject foreign = announce;
        foreign[u"actor"_s] = u"https://a.example/users/else"_s;
        const auto page = outbox(
            {QJsonObject{{u"type"_s, u"Create"_s}, {u"object"_s, note()}}, note(), other, followers,
                announce, foreign, u"https://a.example/n/3"_s, u"https://b.example/n/4"_s,
                QJsonObject{{u"type"_s, u"Like"_s}}, 7, QJsonValue::Null},
            {{u"next"_s, u"https://a.example/users/ao/outbox?page=2"_s}});
        QVERIFY(page.ok());
        QCOMPARE(page->posts.size(), size_t(2));
        QCOMPARE(page->announces.size(), size_t(1));
        QCOMPARE(page->announces[0].objectUri, u"https://b.example/n/2"_s);
        QCOMPARE(page->ids, QStringList{u"https://a.example/n/3"_s});
        QCOMPARE(page->skipped, 4);
        QCOMPARE(page->next, QUrl(u"https://a.example/users/ao/outbox?page=2"_s));
    }

    void outboxEdges()
    {
        QVERIFY(outbox({}, {{u"next"_s, u"https://b.example/x"_s}})->next.isEmpty());
        QVERIFY(outbox({}, {{u"next"_s, u"https://a.example/users/ao/outbox"_s}})->next.isEmpty());
        QJsonArray ids;
        for (int i = 0; i < 500; ++i) {
            ids.append(u"https://a.example/n/%1"_s.arg(i));
        }
        QCOMPARE(outbox(ids)->ids.size(), 40);
        // Of an actor elsewhere, or no collection at all.
        const QJsonObject json{{u"type"_s, u"OrderedCollection"_s}};
        const QString url = u"https://a.example/outbox"_s;
        QVERIFY(!activitypub::decodeOutbox(answerOf(json, url), owner(u"https://b.example/u"_s)));
        QVERIFY(!activitypub::decodeOutbox(
            answerOf(QJsonObject{{u"type"_s, u"Person"_s}}, url), owner(u"https://a.example/u"_s)));
        // The first page may stand inside the head.
        const QJsonObject inlined{{u"type"_s, u"OrderedCollection"_s},
            {u"first"_s, QJsonObject{{u"orderedItems"_s, QJsonArray{note()}}}}};
        QCOMPARE(activitypub::decodeOutbox(
                     answerOf(inlined, url), owner(u"https://a.example/users/ao"_s))
                     ->posts.size(),
            size_t(1));
    }

    void mutations()
    {
        const QJsonArray values{QJsonValue::Null, true, 42, -1.5, u"x"_s, QJsonArray(),
            QJsonObject(), QJsonArray{QJsonArray{QJsonArray()}}, QJsonObject{{u"url"_s, 1}}};
        QList<QPair<QString, QJsonObject>> notes;
        for (const char *name : {"misskey/note_activitypub.json",
                 "misskey/note_quote_activitypub.json", "misskey/note_poll_activitypub.json"}) {
            const QJsonObject json = fixture(name);
            notes.append({json[u"id"_s].toString(), json});
        }
        for (const char *name : {"snac2/note.json", "gotosocial/ap_note_signed.json",
                 "gotosocial/ap_note_poll_signed.json"}) {
            const QJsonObject json = fixtureBody(name).toObject();
            notes.append({json[u"id"_s].toString(), json});
        }
        for (const auto &[url, json] : notes) {
            QVERIFY2(decode(json, url).ok(), qPrintable(url));
            for (const QString &key : json.keys()) {
                for (const QJsonValue value : values) {
                    QJsonObject mutant = json;
                    mutant[key] = value;
                    const auto post = decode(mutant, url);
                    const bool identity = key == u"id"_s || key == u"type"_s
                        || key == u"attributedTo"_s || key == u"published"_s;
                    QVERIFY2(!identity || !post, qPrintable(key));
                    QVERIFY(!post || post->uri == url);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_activitypub)
#include "tst_activitypub.moc"
