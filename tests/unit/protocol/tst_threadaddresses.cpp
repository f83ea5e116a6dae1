// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/activitypub/activitypub.h"
#include "protocol/postaddress.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString base = u"https://a.example/users/x/statuses/1"_s;

Response answerOf(const QJsonObject &body, const QString &url = base, int status = 200)
{
    Response response;
    response.status = status;
    response.finalUrl = QUrl(url);
    response.headers = {{"Content-Type", "application/activity+json"}};
    response.body = QJsonDocument(body).toJson();
    return response;
}

} // namespace

/// How a post that stands in another server's thread is found there: by its address, and by what
/// its document lists.
class tst_threadaddresses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsInAddresses_data()
    {
        QTest::addColumn<bool>("misskey");
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("id");
        const auto row = [](const char *name, bool misskey, const QString &path,
                             const QString &id) {
            QTest::newRow(name) << misskey << u"https://a.example"_s + path << id;
        };
        row("mastodon uri", false, u"/users/x/statuses/115"_s, u"115"_s);
        row("mastodon number", false, u"/ap/users/9/statuses/115"_s, u"115"_s);
        row("mastodon page", false, u"/@x/115"_s, u"115"_s);
        row("pleroma page", false, u"/notice/AbC1"_s, u"AbC1"_s);
        row("pleroma object", false, u"/objects/0f-1a"_s, {});
        row("misskey", true, u"/notes/9abc"_s, u"9abc"_s);
        row("misskey knows no statuses", true, u"/users/x/statuses/115"_s, {});
        row("somebody else's page", false, u"/@x@b.example/115"_s, {});
        row("more behind it", false, u"/users/x/statuses/115/activity"_s, {});
        row("no id", false, u"/users/x/statuses/"_s, {});
        row("a way out", false, u"/notice/..%2Fadmin"_s, {});
        row("endless", false, u"/notice/"_s + QString(500, u'a'), {});
    }
    void idsInAddresses()
    {
        QFETCH(bool, misskey);
        QFETCH(QString, address);
        QFETCH(QString, id);
        const Instance instance{.host = u"a.example"_s,
            .family = misskey ? Instance::Family::Misskey : Instance::Family::Mastodon};
        QCOMPARE(localIdIn(instance, address), id);
        Instance other = instance;
        other.host = u"b.example"_s;
        QCOMPARE(localIdIn(other, address), QString());
    }

    void theFirstPageIsPartOfTheDocument()
    {
        const QJsonObject first{{u"type"_s, u"CollectionPage"_s},
            {u"next"_s, base + u"/replies?page=true"_s},
            {u"items"_s, QJsonArray{base + u"2"_s, u"https://b.example/1"_s, base + u"2"_s}}};
        const auto replies = activitypub::repliesOfNote(answerOf({{u"id"_s, base},
            {u"replies"_s, QJsonObject{{u"type"_s, u"Collection"_s}, {u"first"_s, first}}}}));
        QVERIFY(replies.ok());
        QVERIFY(replies->told);
        QCOMPARE(replies->ids, (QStringList{base + u"2"_s, u"https://b.example/1"_s}));
        QCOMPARE(replies->next, QUrl(base + u"/replies?page=true"_s));
    }

    void documentsThatListNothing()
    {
        const auto none = activitypub::repliesOfNote(answerOf({{u"id"_s, base}}));
        QVERIFY(none.ok() && !none->told);
        const auto address = activitypub::repliesOfNote(
            answerOf({{u"id"_s, base}, {u"replies"_s, base + u"/replies"_s}}));
        QVERIFY(address.ok() && address->told);
        QCOMPARE(address->next, QUrl(base + u"/replies"_s));
        const auto elsewhere = activitypub::repliesOfNote(
            answerOf({{u"id"_s, base}, {u"replies"_s, u"https://evil.example/r"_s}}));
        QVERIFY(elsewhere.ok() && !elsewhere->told);
        const auto closed = activitypub::repliesOfNote(answerOf({}, base, 401));
        QVERIFY(!closed.ok());
        QCOMPARE(closed.error().kind, ErrorKind::Forbidden);
    }

    void pagesOfACollection()
    {
        const QString url = base + u"/replies"_s;
        // GoToSocial: a head without anything (recorded: ap_note_replies_signed.json).
        const auto head = activitypub::decodeReplies(answerOf(
            {{u"type"_s, u"OrderedCollection"_s}, {u"first"_s, url + u"?limit=20"_s}}, url));
        QVERIFY(head.ok());
        QVERIFY(head->ids.isEmpty());
        QCOMPARE(head->next, QUrl(url + u"?limit=20"_s));
        // Posts as a whole stand for their ids, one for a list of one.
        const auto page = activitypub::decodeReplies(
            answerOf({{u"type"_s, u"CollectionPage"_s}, {u"next"_s, url},
                         {u"items"_s, QJsonObject{{u"id"_s, u"https://b.example/1"_s}}}},
                url));
        QVERIFY(page.ok());
        QCOMPARE(page->ids, QStringList{u"https://b.example/1"_s});
        QVERIFY(page->next.isEmpty()); // it names itself
    }

    void hostileCollections()
    {
        QJsonArray many;
        for (int i = 0; i < 5000; ++i) {
            many.append(u"https://b.example/%1"_s.arg(i));
        }
        const auto huge = activitypub::decodeReplies(
            answerOf({{u"type"_s, u"CollectionPage"_s}, {u"items"_s, many}}));
        QVERIFY(huge.ok());
        QCOMPARE(huge->ids.size(), 100);
        const auto odd = activitypub::decodeReplies(answerOf({{u"type"_s, u"Collection"_s},
            {u"items"_s,
                QJsonArray{7, QJsonValue(), u"javascript:1"_s, QJsonArray{u"https://b.example"_s},
                    u"file:///etc/passwd"_s}}}));
        QVERIFY(odd.ok());
        QVERIFY(odd->ids.isEmpty());
        const auto note = activitypub::decodeReplies(answerOf({{u"type"_s, u"Note"_s}}));
        QVERIFY(!note.ok());
        QCOMPARE(note.error().kind, ErrorKind::BadAnswer);
    }
};

QTEST_GUILESS_MAIN(tst_threadaddresses)
#include "tst_threadaddresses.moc"
