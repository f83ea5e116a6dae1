// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/activitypub/activitypub.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "recorded.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QString ao = u"https://a.example/users/ao"_s;
const QString featuredUrl = u"https://a.example/users/ao/featured"_s;

Actor ownerOf(const QString &uri)
{
    return {.uri = uri, .acct = uri.section(u'/', -1) + u'@' + QUrl(uri).host()};
}

QJsonObject noteOf(int number, const QString &author = ao)
{
    return {{u"id"_s, u"https://a.example/n/%1"_s.arg(number)}, {u"type"_s, u"Note"_s},
        {u"attributedTo"_s, author}, {u"published"_s, u"2026-11-22T15:00:00Z"_s},
        {u"content"_s, u"<p>hi</p>"_s},
        {u"to"_s, u"https://www.w3.org/ns/activitystreams#Public"_s}};
}

QJsonObject collectionOf(const QJsonArray &items, const QString &key = u"orderedItems"_s)
{
    return {
        {u"type"_s, key == u"items"_s ? u"Collection"_s : u"OrderedCollection"_s}, {key, items}};
}

Result<activitypub::Featured> decode(const QJsonObject &json, const QString &url = featuredUrl)
{
    return activitypub::decodeFeatured(answerOf(json, url), ownerOf(ao));
}

QStringList idsOf(const Result<activitypub::Featured> &featured)
{
    QStringList ids;
    for (const auto &item : featured ? featured->items : decltype(featured->items)()) {
        ids << (item.post ? u"post "_s : u"id "_s) + item.id;
    }
    return ids;
}

} // namespace

/// What people have pinned, by the API and by the `featured` collection.
class tst_pinned : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoIsAsked()
    {
        const Source person = personSource(u"ao@a.example"_s, u"a.example"_s);
        const auto urlAt = [&](const QString &software, const QString &id) {
            const Instance instance = server(software, u"a.example"_s);
            const auto request = familyFor(instance)->pinned(instance, person, id);
            return request ? QString::fromLatin1(request->url.toEncoded()) : QString();
        };
        const QString asked =
            u"https://a.example/api/v1/accounts/%1/statuses?pinned=true&limit=20"_s;
        QCOMPARE(urlAt(u"mastodon"_s, u"7"_s), asked.arg(u"7"_s));
        QCOMPARE(urlAt(u"gotosocial"_s, u"7/x"_s), asked.arg(u"7%2Fx"_s));
        QCOMPARE(urlAt(u"akkoma"_s, {}), asked.arg(u"ao"_s));
        QCOMPARE(urlAt(u"mastodon"_s, {}), QString()); // to be looked up first
        for (const auto &ignores : {u"snac"_s, u"pixelfed"_s, u"kibou"_s, u"neverheardof"_s}) {
            QVERIFY2(urlAt(ignores, u"7"_s).isEmpty(), qPrintable(ignores));
        }
    }

    void recordedApi()
    {
        const Instance instance = server(u"gotosocial"_s, u"gts1.test"_s);
        const auto page = familyFor(instance)->page(
            instance, recorded(u"gotosocial/account_statuses_pinned.json"_s), {}, false);
        QVERIFY(page.ok());
        QCOMPARE(page->items.size(), size_t(2));
        QCOMPARE(page->items[0].localId, u"01M81X33Q0ASN6PSCDY02S2WVE"_s);
        QCOMPARE(page->items[1].post.author.acct, u"alice@gts1.test"_s);
    }

    void recordedActor()
    {
        const auto document = activitypub::decodeActor(recorded(u"gotosocial/actor.json"_s));
        QVERIFY(document.ok());
        QCOMPARE(
            document->featured.toString(), u"https://gts1.test/users/alice/collections/featured"_s);
    }

    void recordedCollections()
    {
        const auto snac = activitypub::decodeFeatured(
            recorded(u"snac2/featured_collection.json"_s), ownerOf(u"https://snac.test/fumi"_s));
        QCOMPARE(idsOf(snac), QStringList{u"post https://snac.test/fumi/p/1795359991.659845"_s});
        QCOMPARE(snac->items[0].post->author.acct, u"fumi@snac.test"_s);
        const auto gotosocial = activitypub::decodeFeatured(
            recorded(u"gotosocial/ap_featured_collection_signed.json"_s),
            ownerOf(u"https://gts1.test/users/alice"_s));
        QCOMPARE(idsOf(gotosocial),
            (QStringList{u"id https://gts1.test/users/alice/statuses/01M81X33Q0ASN6PSCDY02S2WVE"_s,
                u"id https://gts1.test/users/alice/statuses/01M81X33SMZXHK0KQTP8GT6VM7"_s}));
    }

    void theOrderStays()
    {
        const QJsonArray items{u"https://a.example/n/1"_s, noteOf(2), u"https://a.example/n/3"_s};
        const QStringList expected{u"id https://a.example/n/1"_s, u"post https://a.example/n/2"_s,
            u"id https://a.example/n/3"_s};
        QCOMPARE(idsOf(decode(collectionOf(items))), expected);
        QCOMPARE(idsOf(decode(collectionOf(items, u"items"_s))), expected);
        const QJsonObject head{{u"type"_s, u"OrderedCollection"_s},
            {u"first"_s,
                QJsonObject{{u"type"_s, u"OrderedCollectionPage"_s}, {u"orderedItems"_s, items}}}};
        QCOMPARE(idsOf(decode(head)), expected);
    }

    void aHeadNamesItsPage()
    {
        const auto head = [](const QString &first) {
            return decode({{u"type"_s, u"OrderedCollection"_s}, {u"first"_s, first}});
        };
        QCOMPARE(head(featuredUrl + u"?page=1"_s)->first.toString(), featuredUrl + u"?page=1"_s);
        QVERIFY(head(featuredUrl)->first.isEmpty()); // itself, for ever
        QVERIFY(head(u"https://evil.example/1"_s)->first.isEmpty());
        QVERIFY(decode(collectionOf({}))->first.isEmpty());
    }

    void othersSpeakForThemselves()
    {
        QJsonObject confided = noteOf(1);
        confided[u"to"_s] = ao + u"/followers"_s;
        QJsonObject elsewhere = noteOf(2);
        elsewhere[u"id"_s] = u"https://b.example/n/2"_s;
        const auto featured =
            decode(collectionOf({confided, elsewhere, noteOf(3, u"https://a.example/users/mei"_s),
                u"https://b.example/n/4"_s, 5, noteOf(6)}));
        QCOMPARE(idsOf(featured), QStringList{u"post https://a.example/n/6"_s});
        QCOMPARE(featured->skipped, 5);
    }

    void noMoreThanThat()
    {
        QJsonArray many;
        for (int i = 0; i < 300; ++i) {
            many.append(noteOf(i));
        }
        QCOMPARE(decode(collectionOf(many))->items.size(), size_t(maxPinned));
    }

    void whatIsNoCollection()
    {
        QCOMPARE(decode(noteOf(1)).error().kind, ErrorKind::BadAnswer);
        const auto elsewhere = decode(collectionOf({noteOf(1)}), u"https://b.example/f"_s);
        QCOMPARE(elsewhere.error().kind, ErrorKind::BadAnswer);
    }
};

QTEST_APPLESS_MAIN(tst_pinned)
#include "tst_pinned.moc"
