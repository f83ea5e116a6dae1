// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyfixture.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const PageSpec directSpec{.kind = Source::Kind::Direct};

Instance mastodon()
{
    return server(u"mastodon"_s, u"a.example"_s);
}

QJsonObject post(const QString &id)
{
    return {{u"id"_s, id}, {u"uri"_s, u"https://a.example/n/"_s + id},
        {u"created_at"_s, u"2026-11-22T15:00:00Z"_s}, {u"visibility"_s, u"direct"_s},
        {u"account"_s, QJsonObject{{u"id"_s, u"7"_s}, {u"acct"_s, u"ao"_s}}}};
}

QJsonObject conversation(const QString &id, const QJsonValue &last, bool unread = false)
{
    return {{u"id"_s, id}, {u"unread"_s, unread}, {u"accounts"_s, QJsonArray()},
        {u"last_status"_s, last}};
}

Response answer(const QJsonArray &rows, const QByteArray &link = {})
{
    Response response = answerOf(rows, u"https://a.example/api/v1/conversations"_s);
    if (!link.isEmpty()) {
        response.headers.emplaceBack("Link", link);
    }
    return response;
}

Result<Page> pageOf(
    const Instance &instance, const Response &response, const PageSpec &spec = directSpec)
{
    return familyFor(instance)->page(instance, response, spec, false);
}

Result<StreamEvent> told(const QJsonValue &payload)
{
    const QJsonObject frame{{u"stream"_s, QJsonArray{u"direct"_s}}, {u"event"_s, u"conversation"_s},
        {u"payload"_s, payload}};
    return familyFor(mastodon())
        ->decodeFrame(mastodon(), QJsonDocument(frame).toJson(QJsonDocument::Compact), false);
}

QString inText(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

/// Posts for named people, as servers tell them.
class tst_conversations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedPage()
    {
        const auto page = pageOf(goToSocial(), recorded(u"gotosocial/conversations.json"_s));
        QVERIFY(page.ok());
        QCOMPARE(page->rows, 3);
        QCOMPARE(page->items.size(), size_t(3));
        const TimelineItem &first = page->items.front();
        QCOMPARE(first.localId, u"01M81X67HR1V6CB89WRV05CDNW"_s); // of the post
        QCOMPARE(first.post.visibility, Visibility::Direct);
        QVERIFY(first.conversation.has_value());
        QCOMPARE(first.conversation->localId, u"01M81X67HXYE1Q3J3C77J09ECM"_s);
        QVERIFY(first.conversation->unread);
        // Older posts in them are not missing because they are in no page.
        QVERIFY(!page->ordered && !page->end);
        QCOMPARE(page->firstCursor, first.localId);
        QCOMPARE(page->lastCursor, u"01M81X35RG0F5V6X0EAKQ0T0WQ"_s);
        QCOMPARE(page->older, u"01M81X35RG0F5V6X0EAKQ0T0WQ"_s);
    }

    /// The Link's cursor is taken as it is (older Pleroma: ids of its own), and never a row's id.
    void pages()
    {
        const QByteArray next = "<https://a.example/api/v1/conversations?max_id=77>; rel=\"next\"";
        const QJsonArray rows{conversation(u"5"_s, post(u"900"_s), true),
            conversation(u"9"_s, post(u"800"_s)), conversation(u"8"_s, QJsonValue::Null)};
        const auto page = pageOf(mastodon(), answer(rows, next));
        QVERIFY(page.ok());
        QCOMPARE(page->rows, 3);
        QCOMPARE(page->items.size(), size_t(2)); // of one the posts are gone
        QCOMPARE(page->skipped, 0);
        QCOMPARE(page->older, u"77"_s);
        QCOMPARE(page->firstCursor, u"900"_s);
        QCOMPARE(page->lastCursor, u"800"_s);
        QVERIFY(page->items[0].conversation->unread && !page->items[1].conversation->unread);
        const auto last = pageOf(mastodon(), answer(rows));
        QVERIFY(last->end && last->older.isEmpty());
        const PageSpec again{.maxId = u"77"_s, .kind = Source::Kind::Direct};
        QVERIFY(pageOf(mastodon(), answer(rows, next), again)->end); // it leads nowhere
        QVERIFY(pageOf(mastodon(), answer({}))->end);
    }

    void malformedRowsAreLeftOut()
    {
        QJsonObject nameless = post(u"3"_s);
        nameless.remove(u"uri"_s);
        const QJsonArray rows{u"text"_s, QJsonObject(), conversation({}, post(u"4"_s)),
            conversation(QString(300, u'x'), post(u"4"_s)), conversation(u"1"_s, nameless),
            conversation(u"1"_s, u"post"_s), conversation(u"2"_s, post(u"5"_s))};
        const auto page = pageOf(mastodon(), answer(rows));
        QVERIFY(page.ok());
        QCOMPARE(page->items.size(), size_t(1));
        QCOMPARE(page->items.front().localId, u"5"_s);
        QCOMPARE(page->skipped, 3);
        QJsonArray many;
        for (int i = 0; i < 1000; ++i) {
            many.append(conversation(QString::number(i), post(QString::number(5000 - i))));
        }
        QVERIFY(pageOf(mastodon(), answer(many))->items.size() <= 200);
    }

    void refusals()
    {
        const QString url = u"https://a.example/api/v1/conversations"_s;
        const auto kindOf = [&](int status, const QByteArray &body) {
            const auto page = pageOf(mastodon(), answerOf(body, url, "application/json", status));
            return page ? u"ok"_s : word(page.error().kind);
        };
        QCOMPARE(kindOf(401, QByteArray("{\"error\":\"x\"}")), u"credentials"_s);
        QCOMPARE(kindOf(403, QByteArray("{\"error\":\"x\"}")), u"forbidden"_s);
        QCOMPARE(kindOf(404, QByteArray("{\"error\":\"x\"}")), u"not-found"_s);
        QCOMPARE(kindOf(200, "{}"), u"bad-answer"_s);
        QCOMPARE(kindOf(200, "[{"), u"bad-answer"_s);
    }

    void streamed()
    {
        const auto event = told(inText(conversation(u"5"_s, post(u"900"_s), true)));
        QVERIFY(event.ok());
        QCOMPARE(event->kind, StreamEvent::Kind::Update);
        QCOMPARE(event->topic->key(), u"direct"_s);
        QCOMPARE(event->item->localId, u"900"_s);
        QCOMPARE(event->item->conversation->localId, u"5"_s);
        QVERIFY(event->item->conversation->unread);
        QVERIFY(told(conversation(u"5"_s, post(u"900"_s))).ok()); // not in a text
        // Its posts are gone.
        const auto without = told(inText(conversation(u"5"_s, QJsonValue::Null)));
        QCOMPARE(without->kind, StreamEvent::Kind::Other);
        QVERIFY(!without->item);
        QVERIFY(!told(inText(conversation({}, post(u"900"_s)))));
    }

    void streams()
    {
        const auto topicAt = [](const QString &software) {
            const Instance instance = server(software, u"a.example"_s);
            const auto topic = familyFor(instance)->topic(
                instance, accountSource(Source::Kind::Direct, {u"uuid"_s}, u"a.example"_s));
            return topic ? topic->key() : QString();
        };
        for (const QString &software :
            {u"mastodon"_s, u"gotosocial"_s, u"akkoma"_s, u"iceshrimp.net"_s}) {
            QCOMPARE(topicAt(software), u"direct"_s);
        }
        for (const QString &software : {u"snac"_s, u"friendica"_s, u"kibou"_s, u"mitra"_s}) {
            QCOMPARE(topicAt(software), QString());
        }
    }

    void whoHasThem()
    {
        const auto can = [](const Instance &instance) {
            const Capabilities found = capabilities(instance);
            return QStringList{
                found.direct ? u"direct"_s : QString(), found.conversations ? u"read"_s : QString()}
                .join(u' ');
        };
        for (const QString &software : {u"mastodon"_s, u"hometown"_s, u"gotosocial"_s, u"pleroma"_s,
                 u"akkoma"_s, u"iceshrimp.net"_s}) {
            QCOMPARE(can(server(software, u"a.example"_s)), u"direct read"_s);
        }
        QCOMPARE(can(misskeyServer()), u"direct "_s);
        QCOMPARE(can(server(u"mitra"_s, u"a.example"_s)), u"direct "_s);
        for (const QString &software : {u"snac"_s, u"pixelfed"_s, u"friendica"_s, u"takahe"_s,
                 u"kibou"_s, u"never-heard-of"_s}) {
            QCOMPARE(can(server(software, u"a.example"_s)), u" "_s);
        }
        Account account{.host = u"a.example"_s, .software = u"akkoma"_s};
        QVERIFY(tellsDirect(account));
        for (const QString &software : {u"snac"_s, u"never-heard-of"_s, QString()}) {
            account.software = software;
            QVERIFY(!tellsDirect(account));
        }
    }

    void marking()
    {
        const auto request = familyFor(mastodon())->readConversation(mastodon(), u"5/../x"_s);
        QVERIFY(request.ok());
        QCOMPARE(request->method, "POST");
        QCOMPARE(request->url.toString(QUrl::FullyEncoded),
            u"https://a.example/api/v1/conversations/5%2F..%2Fx/read"_s);
        const auto read = [](const Response &response) {
            const auto done = familyFor(mastodon())->decodeReadConversation(mastodon(), response);
            return done ? u"ok"_s : word(done.error().kind);
        };
        const QString url = request->url.toString();
        QCOMPARE(read(answerOf(conversation(u"5"_s, post(u"900"_s)), url)), u"ok"_s);
        QCOMPARE(read(answerOf(QJsonObject{{u"error"_s, u"gone"_s}}, url, "application/json", 404)),
            u"not-found"_s);
        QCOMPARE(read(answerOf(QByteArray("<html>"), url, "text/html")), u"bad-answer"_s);
        for (const Instance &instance : {misskeyServer(), snac()}) {
            const auto none = familyFor(instance)->readConversation(instance, u"5"_s);
            QCOMPARE(none.error().kind, ErrorKind::Usage);
            QVERIFY(!familyFor(instance)->decodeReadConversation(
                instance, answerOf(QByteArray("<html>"), url, "text/html")));
        }
    }

    /// What was received, a row each; nothing says what of it was read.
    void misskeys()
    {
        const auto page = pageOf(misskeyServer(), misskeyFile("notes_mentions_specified"));
        QVERIFY(page.ok());
        QCOMPARE(page->items.size(), size_t(1));
        const TimelineItem &note = page->items.front();
        QCOMPARE(note.localId, u"atvjfv3pya01001o"_s);
        QCOMPARE(note.post.visibility, Visibility::Direct);
        QVERIFY(!note.conversation);
        QVERIFY(!page->ordered);
        QCOMPARE(page->firstCursor, note.localId);
        QCOMPARE(page->lastCursor, note.localId);
        QCOMPARE(page->older, note.localId);
    }
};

QTEST_GUILESS_MAIN(tst_conversations)
#include "tst_conversations.moc"
