// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "recorded.h"

#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using Kind = StreamEvent::Kind;

Instance mastodon()
{
    return server(u"mastodon"_s, u"a.example"_s);
}

Result<StreamEvent> decoded(const Instance &instance, const QByteArray &frame)
{
    return familyFor(instance)->decodeFrame(instance, frame, false);
}

QJsonObject row()
{
    return {{u"id"_s, u"5"_s}, {u"uri"_s, u"https://b.example/n/5"_s},
        {u"created_at"_s, u"2026-11-22T15:00:00Z"_s},
        {u"account"_s, QJsonObject{{u"id"_s, u"7"_s}, {u"acct"_s, u"ao"_s}}}};
}

QByteArray frame(const QString &event, const QJsonValue &payload, const QJsonArray &stream = {})
{
    QJsonObject json{{u"event"_s, event}, {u"payload"_s, payload}};
    if (!stream.isEmpty()) {
        json.insert(u"stream"_s, stream);
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QString inString(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

std::vector<QJsonObject> recordedFrames()
{
    QFile file(QStringLiteral(ASTERISM_FIXTURES "/gotosocial/streaming_frames.jsonl"));
    std::vector<QJsonObject> frames;
    if (!file.open(QIODevice::ReadOnly)) {
        return frames;
    }
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        if (line["kind"_L1].toString() == u"frame") {
            frames.push_back(line);
        }
    }
    return frames;
}

} // namespace

class tst_streaming : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasRecordedIsUnderstood()
    {
        QHash<Kind, int> counts;
        int foreign = 0;
        for (const QJsonObject &line : recordedFrames()) {
            const QByteArray data = line["data"_L1].toString().toUtf8();
            const auto event = decoded(goToSocial(), data);
            if (!data.startsWith('{')) {
                foreign += 1;
                QVERIFY(!event);
                continue;
            }
            QVERIFY2(event, data.left(200));
            QVERIFY(event->topic);
            counts[event->kind] += 1;
            if (event->kind == Kind::Update) {
                QVERIFY(event->item && !event->item->post.uri.isEmpty());
            }
        }
        QVERIFY(counts[Kind::Update] >= 10);
        QVERIFY(counts[Kind::Edit] >= 3);
        QVERIFY(counts[Kind::Delete] >= 5);
        QVERIFY(counts[Kind::Notification] >= 4);
        QCOMPARE(counts[Kind::FiltersChanged], 2);
        QCOMPARE(counts[Kind::Other], 0);
        QVERIFY(foreign > 0);
    }

    void topicsInAllForms_data()
    {
        QTest::addColumn<QJsonArray>("told");
        QTest::addColumn<QString>("key");
        QTest::newRow("home") << QJsonArray{u"user"_s} << u"user"_s;
        QTest::newRow("local") << QJsonArray{u"public:local"_s} << u"public:local"_s;
        QTest::newRow("tag") << QJsonArray{u"hashtag"_s, u"鯖缶"_s} << u"hashtag:鯖缶"_s;
        QTest::newRow("list") << QJsonArray{u"list"_s, u"12"_s} << u"list:12"_s;
        QTest::newRow("GoToSocial's list") << QJsonArray{u"list:01M"_s} << u"list:01M"_s;
        QTest::newRow("Akkoma's own name") << QJsonArray{u"user:AbC"_s} << u"user"_s;
        QTest::newRow("Pleroma's plural")
            << QJsonArray{u"user:notifications"_s} << u"user:notification"_s;
    }

    void topicsInAllForms()
    {
        QFETCH(QJsonArray, told);
        QFETCH(QString, key);
        const auto event = decoded(mastodon(), frame(u"delete"_s, u"5"_s, told));
        QVERIFY(event && event->topic);
        QCOMPARE(event->topic->key(), key);
    }

    void payloadsAreStringsOrObjects()
    {
        for (const QJsonValue &payload : {QJsonValue(inString(row())), QJsonValue(row())}) {
            const auto event = decoded(mastodon(), frame(u"update"_s, payload));
            QVERIFY(event && event->item);
            QCOMPARE(event->item->post.uri, u"https://b.example/n/5"_s);
            QVERIFY(!event->topic);
            QVERIFY(event->item->post.viewer);
        }
    }

    void aNotificationCarriesItsPost()
    {
        const QJsonObject about{
            {u"id"_s, u"n1"_s}, {u"type"_s, u"mention"_s}, {u"status"_s, row()}};
        const auto mention = decoded(mastodon(), frame(u"notification"_s, inString(about)));
        QVERIFY(mention && mention->item);
        QCOMPARE(mention->localId, u"n1"_s);
        const auto follow =
            decoded(mastodon(), frame(u"notification"_s, inString({{u"id"_s, u"n2"_s}})));
        QVERIFY(follow && !follow->item);
        QVERIFY(!mention->notice && !follow->notice); // nobody did it
    }

    void aNotificationIsTold()
    {
        QJsonObject told{{u"id"_s, u"n1"_s}, {u"type"_s, u"favourite"_s},
            {u"created_at"_s, u"2026-11-22T11:00:00.000Z"_s},
            {u"account"_s, QJsonObject{{u"id"_s, u"7"_s}, {u"acct"_s, u"mei@b.example"_s}}},
            {u"group_key"_s, u"favourite-5-1"_s}, {u"status"_s, row()}};
        const auto event = decoded(mastodon(), frame(u"notification"_s, inString(told)));
        QVERIFY(event && event->item && event->notice);
        QCOMPARE(event->notice->kind, Notification::Kind::Favourite);
        QCOMPARE(event->notice->actor()->acct, u"mei@b.example"_s);
        QCOMPARE(event->notice->groupKey, u"favourite-5-1"_s);
        QVERIFY(!event->notice->post);
    }

    /// Chats are not shown, and what the stream says of them is no notification.
    void aChatIsNoNotification()
    {
        const QJsonObject told{{u"id"_s, u"n1"_s}, {u"type"_s, u"pleroma:chat_mention"_s},
            {u"created_at"_s, u"2026-11-22T11:00:00.000Z"_s},
            {u"account"_s, QJsonObject{{u"id"_s, u"7"_s}, {u"acct"_s, u"mei@b.example"_s}}},
            {u"chat_message"_s, QJsonObject{{u"id"_s, u"c1"_s}, {u"content"_s, u"hello"_s}}}};
        const auto event = decoded(mastodon(), frame(u"notification"_s, inString(told)));
        QVERIFY(event);
        QCOMPARE(event->kind, Kind::Other);
        QVERIFY(!event->notice && !event->item);
    }

    void aDeleteMayCarryANumber()
    {
        const auto event = decoded(mastodon(), frame(u"delete"_s, 12));
        QVERIFY(event);
        QCOMPARE(event->localId, u"12"_s);
    }

    void refusalsAndUnknownEvents()
    {
        const auto refused = decoded(mastodon(), "{\"error\":\"Missing tag\",\"status\":400}");
        QVERIFY(refused);
        QCOMPARE(refused->kind, Kind::Refused);
        QCOMPARE(refused->httpStatus, 400);
        QCOMPARE(refused->words, u"Missing tag"_s);
        const auto other = decoded(mastodon(), frame(u"pleroma:respond"_s, u"{}"_s));
        QVERIFY(other);
        QCOMPARE(other->kind, Kind::Other);
        QCOMPARE(other->word, u"pleroma:respond"_s);
        QCOMPARE(
            decoded(mastodon(), frame(u"announcement.delete"_s, u"3"_s))->kind, Kind::Announcement);
        QCOMPARE(decoded(mastodon(), frame(u"filters_changed"_s, {}))->kind, Kind::FiltersChanged);
    }

    void nonsenseIsAnError()
    {
        const QByteArrayList frames{"", "ping!", "[]", "{}", frame({}, 3),
            frame(u"update"_s, u"not json"_s), frame(u"update"_s, {}),
            frame(u"update"_s, inString({{u"id"_s, u"1"_s}})), frame(u"delete"_s, {}),
            frame(u"delete"_s, QString()), frame(u"notification"_s, u"{}"_s)};
        for (const QByteArray &nonsense : frames) {
            const auto event = decoded(mastodon(), nonsense);
            QVERIFY2(!event, nonsense);
            QCOMPARE(event.error().kind, ErrorKind::BadAnswer);
            QCOMPARE(event.error().subject, u"a.example"_s);
        }
    }

    void sourcesAndTheirTopics()
    {
        const Family *family = familyFor(mastodon());
        const auto topic = [&](const Source &source) { return family->topic(mastodon(), source); };
        QCOMPARE(topic(homeSource({u"A"_s}, u"a.example"_s))->key(), u"user"_s);
        QCOMPARE(topic(localSource(u"a.example"_s))->key(), u"public:local"_s);
        QCOMPARE(topic(federatedSource(u"a.example"_s))->key(), u"public"_s);
        QCOMPARE(topic(tagSource(u"猫"_s, u"a.example"_s))->key(), u"hashtag:猫"_s);
        QCOMPARE(topic(tagSource(u"tea#cup#-bot"_s, u"a.example"_s))->key(), u"hashtag:cup"_s);
        QCOMPARE(topic(serverListSource({u"A"_s}, u"a.example"_s, u"12"_s))->key(), u"list:12"_s);
        QVERIFY(!topic(personSource(u"ao@a.example"_s, u"a.example"_s)));
        QVERIFY(!family->topic(snac(), localSource(u"snac.test"_s)));
        QVERIFY(!family->topic(goToSocial(), tagSource(u"live"_s, u"gts1.test"_s)));
    }

    void doorsWithoutAToken()
    {
        const Family *family = familyFor(mastodon());
        Instance told = mastodon();
        QCOMPARE(family->streamDoor(told, {u"user"_s, {}}).url.toString(),
            u"wss://a.example/api/v1/streaming?stream=user"_s);
        told.streamingUrl = u"wss://streams.example/"_s;
        QCOMPARE(family->streamDoor(told, {u"hashtag"_s, u"a&b 猫"_s}).url.toEncoded(),
            QByteArray("wss://streams.example/api/v1/streaming?stream=hashtag&"
                       "tag=a%26b%20%E7%8C%AB"));
        told.streamingUrl = u"wss://a.example/api/v1/streaming"_s;
        QCOMPARE(family->streamDoor(told, {u"list"_s, u"12"_s}).url.toString(),
            u"wss://a.example/api/v1/streaming?stream=list&list=12"_s);
        QCOMPARE(family->streamDoor(told, {u"user"_s, {}}).token, StreamToken::Header);
        const Instance akkoma = server(u"akkoma"_s, u"b.example"_s);
        QCOMPARE(family->streamDoor(akkoma, {u"user"_s, {}}).token, StreamToken::Subprotocol);
    }

    void whatAMessageMayAdd()
    {
        const Family *family = familyFor(mastodon());
        const StreamTopic tag{u"hashtag"_s, u"x"_s};
        const StreamTopic list{u"list"_s, u"12"_s};
        const StreamTopic local{u"public:local"_s, {}};
        QCOMPARE(family->subscribe(mastodon(), tag),
            QByteArray("{\"stream\":\"hashtag\",\"tag\":\"x\",\"type\":\"subscribe\"}"));
        QCOMPARE(family->unsubscribe(mastodon(), list),
            QByteArray("{\"list\":\"12\",\"stream\":\"list\",\"type\":\"unsubscribe\"}"));
        QVERIFY(!family->subscribe(goToSocial(), tag));
        QVERIFY(family->subscribe(goToSocial(), list));
        const Instance akkoma = server(u"akkoma"_s, u"b.example"_s);
        QVERIFY(!family->subscribe(akkoma, list));
        QVERIFY(family->subscribe(akkoma, local));
    }
};

QTEST_GUILESS_MAIN(tst_streaming)
#include "tst_streaming.moc"
