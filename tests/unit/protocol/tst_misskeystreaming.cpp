// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/learnt.h"
#include "protocol/misskey/misskeyfamily.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using Kind = StreamEvent::Kind;

const misskey::MisskeyFamily theirs;

Instance misskeyServer(const QString &host = u"misskey.test"_s)
{
    Instance instance;
    instance.host = host;
    instance.accountDomain = host;
    instance.software = u"misskey"_s;
    instance.version = u"2025.11.1"_s;
    instance.family = Instance::Family::Misskey;
    return instance;
}

Result<StreamEvent> decodedFrame(const QByteArray &frame, bool asGuest = false)
{
    return theirs.decodeFrame(misskeyServer(), frame, asGuest);
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray inChannel(const QString &id, const QString &type, const QJsonValue &body)
{
    return compact({{u"type"_s, u"channel"_s},
        {u"body"_s, QJsonObject{{u"id"_s, id}, {u"type"_s, type}, {u"body"_s, body}}}});
}

QByteArray ofWatched(const QString &type, const QString &id = u"9"_s)
{
    return compact({{u"type"_s, u"noteUpdated"_s},
        {u"body"_s, QJsonObject{{u"id"_s, id}, {u"type"_s, type}, {u"body"_s, QJsonObject()}}}});
}

QJsonObject told(const std::optional<QByteArray> &message)
{
    return message ? QJsonDocument::fromJson(*message).object() : QJsonObject();
}

/// What a server sent, with the connection that it went to.
std::vector<QJsonObject> recordedLines()
{
    QFile file(QStringLiteral(ASTERISM_FIXTURES "/misskey/streaming_frames.jsonl"));
    std::vector<QJsonObject> lines;
    if (!file.open(QIODevice::ReadOnly)) {
        return lines;
    }
    while (!file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        if (line["dir"_L1].toString() == u"recv") {
            lines.push_back(line);
        }
    }
    return lines;
}

QJsonObject publicNote(const QString &id)
{
    const QJsonObject user{{u"id"_s, u"7"_s}, {u"username"_s, u"ao"_s}, {u"host"_s, QJsonValue()}};
    return {{u"id"_s, id}, {u"createdAt"_s, u"2026-11-22T15:00:00.000Z"_s}, {u"userId"_s, u"7"_s},
        {u"user"_s, user}, {u"text"_s, u"tea"_s}, {u"visibility"_s, u"public"_s}};
}

Source own(Source::Kind kind, const QString &id = {})
{
    return accountSource(kind, {u"account"_s}, u"misskey.test"_s, id);
}

} // namespace

/// What Misskey's socket is told, and what it says.
class tst_misskeystreaming : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasRecordedIsUnderstood()
    {
        QHash<Kind, int> counts;
        QSet<QString> topics;
        for (const QJsonObject &line : recordedLines()) {
            const bool asGuest = line["conn"_L1].toString() == u"anonymous";
            const QByteArray frame = compact(line["frame"_L1].toObject());
            const auto event = decodedFrame(frame, asGuest);
            QVERIFY2(event, frame.left(300));
            counts[event->kind] += 1;
            if (event->kind == Kind::Update) {
                QVERIFY(event->item && !event->item->post.uri.isEmpty() && event->topic);
            }
            if (event->kind == Kind::Connected) {
                topics.insert(event->topic->key());
            }
        }
        QCOMPARE(counts[Kind::Update], 52);
        QCOMPARE(counts[Kind::Notification], 6);
        QCOMPARE(counts[Kind::Connected], 8);
        QCOMPARE(counts[Kind::Changed], 7);
        QCOMPARE(counts[Kind::Delete], 2);
        QCOMPARE(counts[Kind::Announcement], 2);
        QCOMPARE(counts[Kind::FiltersChanged], 1);
        QCOMPARE(counts[Kind::NoticesRead], 1);
        QCOMPARE(counts[Kind::Other], 16);
        // What a guest may not hear, and what there is not, was not confirmed.
        const QSet<QString> confirmed{u"m"_s, u"home"_s, u"local"_s, u"list"_s, u"ant"_s, u"tag"_s,
            u"a-local"_s, u"a-global"_s};
        QCOMPARE(topics, confirmed);
    }

    void sources_data()
    {
        QTest::addColumn<Source>("source");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("channel");
        QTest::addColumn<QJsonObject>("params");
        const QString host = u"misskey.test"_s;
        const QJsonObject renotes{{u"withRenotes"_s, true}};
        const QJsonObject all{{u"withRenotes"_s, true}, {u"withReplies"_s, true}};
        const auto tags = [](const QJsonArray &names) {
            QJsonArray any;
            any.append(names);
            return QJsonObject{{u"q"_s, any}};
        };
        const auto row = [](const char *name, const Source &source, const QString &key,
                             const QJsonObject &params) {
            QTest::newRow(name) << source << key << key.section(u':', 0, 0) << params;
        };
        row("home", homeSource({u"account"_s}, host), u"homeTimeline"_s, renotes);
        row("social", own(Source::Kind::Social), u"hybridTimeline"_s, all);
        row("local", localSource(host), u"localTimeline"_s, all);
        row("federated", federatedSource(host), u"globalTimeline"_s, renotes);
        row("tag", tagSource(u"鯖缶"_s, host), u"hashtag:鯖缶"_s, tags({u"鯖缶"_s}));
        row("several tags", tagSource(u"tea#cup#-bot"_s, host), u"hashtag:cup#tea"_s,
            tags({u"cup"_s, u"tea"_s}));
        row("list", serverListSource({u"account"_s}, host, u"12"_s), u"userList:12"_s,
            {{u"listId"_s, u"12"_s}, {u"withRenotes"_s, true}});
        row("antenna", own(Source::Kind::Antenna, u"a1"_s), u"antenna:a1"_s,
            {{u"antennaId"_s, u"a1"_s}});
        row("channel", own(Source::Kind::Channel, u"c\"1"_s), u"channel:c\"1"_s,
            {{u"channelId"_s, u"c\"1"_s}});
        row("mentions", own(Source::Kind::Mentions), u"main"_s, {});
        row("notifications", own(Source::Kind::Notifications), u"main"_s, {});
        row("direct", own(Source::Kind::Direct), u"main"_s, {});
    }

    void sources()
    {
        QFETCH(Source, source);
        QFETCH(QString, key);
        QFETCH(QString, channel);
        QFETCH(QJsonObject, params);
        const auto topic = theirs.topic(misskeyServer(), source);
        QVERIFY(topic);
        QCOMPARE(topic->key(), key);
        const QJsonObject message = told(theirs.subscribe(misskeyServer(), *topic));
        QCOMPARE(message["type"_L1].toString(), u"connect"_s);
        const QJsonObject body = message["body"_L1].toObject();
        QCOMPARE(body["channel"_L1].toString(), channel);
        QCOMPARE(body["id"_L1].toString(), key);
        QCOMPARE(body["pong"_L1], QJsonValue(true));
        QCOMPARE(body["params"_L1].toObject(), params);
        QCOMPARE(told(theirs.unsubscribe(misskeyServer(), *topic)),
            (QJsonObject{{u"type"_s, u"disconnect"_s}, {u"body"_s, QJsonObject{{u"id"_s, key}}}}));
        // And the topic is known again by the id that all its messages carry.
        const auto connected = decodedFrame(
            compact({{u"type"_s, u"connected"_s}, {u"body"_s, QJsonObject{{u"id"_s, key}}}}));
        QVERIFY(connected && connected->kind == Kind::Connected);
        QCOMPARE(connected->topic->name, topic->name);
        QCOMPARE(connected->topic->param, topic->param);
    }

    void withoutAStream()
    {
        const QString host = u"misskey.test"_s;
        for (const Source &source :
            {personSource(u"a@misskey.test"_s, host), listSource({u"list"_s}),
                own(Source::Kind::Clip, u"1"_s), own(Source::Kind::Favourites), bubbleSource(host),
                own(Source::Kind::Antenna, QString(600, u'x'))}) {
            QVERIFY2(!theirs.topic(misskeyServer(), source), qPrintable(source.key().left(100)));
        }
    }

    void theDoor()
    {
        const StreamDoor door = theirs.streamDoor(misskeyServer(), {u"homeTimeline"_s, {}});
        QCOMPARE(door.url, QUrl(u"wss://misskey.test/streaming"_s));
        QCOMPARE(door.token, StreamToken::Header);
        Instance old = misskeyServer();
        learnTokenInBody(old);
        QCOMPARE(theirs.streamDoor(old, {u"homeTimeline"_s, {}}).token, StreamToken::Query);
        QCOMPARE(theirs.streamDoor(old, {u"homeTimeline"_s, {}}).queryKey, u"i"_s);
        QCOMPARE(theirs.streamDoor(old, {u"homeTimeline"_s, {}}).url, door.url);
        QVERIFY(!door.carriesTopic);
        QVERIFY(door.silenceMs > 120'000); // after which the server itself gives up
        const StreamDoor here = theirs.streamDoor(misskeyServer(u"127.0.0.1:8001"_s), {});
        QCOMPARE(here.url, QUrl(u"ws://127.0.0.1:8001/streaming"_s));
    }

    void watching()
    {
        const QJsonObject id{{u"id"_s, u"9\"x"_s}};
        QCOMPARE(told(theirs.watch(misskeyServer(), u"9\"x"_s)),
            (QJsonObject{{u"type"_s, u"subNote"_s}, {u"body"_s, id}}));
        QCOMPARE(told(theirs.unwatch(misskeyServer(), u"9\"x"_s)),
            (QJsonObject{{u"type"_s, u"unsubNote"_s}, {u"body"_s, id}}));
    }

    void whatBecomesOfAPost_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("kind");
        QTest::newRow("deleted") << u"deleted"_s << int(Kind::Delete);
        QTest::newRow("reacted") << u"reacted"_s << int(Kind::Changed);
        QTest::newRow("unreacted") << u"unreacted"_s << int(Kind::Changed);
        QTest::newRow("voted") << u"pollVoted"_s << int(Kind::Changed);
        QTest::newRow("edited") << u"updated"_s << int(Kind::Changed);
        QTest::newRow("never heard of") << u"sparkled"_s << int(Kind::Other);
    }

    void whatBecomesOfAPost()
    {
        QFETCH(QString, type);
        const auto event = decodedFrame(ofWatched(type));
        QVERIFY(event);
        QCOMPARE(event->localId, u"9"_s);
        QTEST(int(event->kind), "kind");
    }

    void whoeverIsMentionedHearsOfIt()
    {
        int notes = 0;
        int about = 0;
        for (const QJsonObject &line : recordedLines()) {
            const QJsonObject body = line["frame"_L1].toObject()["body"_L1].toObject();
            const QString type = body["type"_L1].toString();
            const auto event = decodedFrame(compact(line["frame"_L1].toObject()));
            if (type == u"mention" || type == u"reply") {
                notes += 1;
                QVERIFY(event && event->kind == Kind::Update);
                QCOMPARE(event->topic->name, body["id"_L1].toString());
            }
            if (type == u"notification") {
                QVERIFY(event && event->kind == Kind::Notification);
                const QJsonObject notification = body["body"_L1].toObject();
                QCOMPARE(event->localId, notification["id"_L1].toString());
                QCOMPARE(event->item.has_value(), notification.contains("note"_L1));
                about += event->item ? 1 : 0;
                QVERIFY(event->notice && !event->notice->post);
                QCOMPARE(event->notice->localId, event->localId);
            }
        }
        QCOMPARE(notes, 4);
        QVERIFY(about >= 2);
    }

    /// Somebody shows their posts to those alone who are signed in: that is no broken message.
    void whatIsWithheldIsNoRow()
    {
        const QJsonObject user{
            {u"id"_s, u"7"_s}, {u"username"_s, u"ao"_s}, {u"host"_s, QJsonValue()}};
        const QJsonObject note{{u"id"_s, u"9"_s}, {u"createdAt"_s, u"2026-11-22T15:00:00.000Z"_s},
            {u"userId"_s, u"7"_s}, {u"user"_s, user}, {u"text"_s, QJsonValue()},
            {u"isHidden"_s, true}};
        const auto row = decodedFrame(inChannel(u"localTimeline"_s, u"note"_s, note), true);
        QVERIFY(row);
        QCOMPARE(row->kind, Kind::Other);
        QVERIFY(!row->item);
        const QJsonObject notification{
            {u"id"_s, u"n1"_s}, {u"type"_s, u"mention"_s}, {u"note"_s, note}};
        const auto heard = decodedFrame(inChannel(u"main"_s, u"notification"_s, notification));
        QVERIFY(heard);
        QCOMPARE(heard->kind, Kind::Notification);
        QVERIFY(!heard->item);
    }

    /// Forks pack what they stream for nobody: no word of an own reaction is not "none".
    void ownReactionsOfStreams_data()
    {
        QTest::addColumn<QJsonObject>("fields");
        QTest::addColumn<bool>("renoted");
        QTest::addColumn<bool>("untold");
        QTest::addColumn<QStringList>("own");
        const QJsonObject some{{u"👍"_s, 2}};
        for (const bool renoted : {false, true}) {
            const QByteArray what = renoted ? "renoted: " : "itself: ";
            const auto row = [&](const char *name, const QJsonObject &fields, bool untold,
                                 const QStringList &own) {
                QTest::newRow((what + name).constData()) << fields << renoted << untold << own;
            };
            row("nobody's", {{u"reactions"_s, QJsonObject()}}, false, {});
            row("not told", {{u"reactions"_s, some}}, true, {});
            row("told to be none", {{u"reactions"_s, some}, {u"myReaction"_s, QJsonValue()}}, false,
                {});
            row("told", {{u"reactions"_s, some}, {u"myReaction"_s, u"👍"_s}}, false, {u"👍"_s});
            row("reactions not told, either", {}, false, {});
        }
    }
    void ownReactionsOfStreams()
    {
        QFETCH(QJsonObject, fields);
        QFETCH(bool, renoted);
        const QJsonObject user{
            {u"id"_s, u"7"_s}, {u"username"_s, u"ao"_s}, {u"host"_s, QJsonValue()}};
        QJsonObject note{{u"id"_s, u"9"_s}, {u"createdAt"_s, u"2026-11-22T15:00:00.000Z"_s},
            {u"userId"_s, u"7"_s}, {u"user"_s, user}, {u"text"_s, u"tea"_s},
            {u"visibility"_s, u"public"_s}};
        for (auto field = fields.begin(); field != fields.end(); ++field) {
            note.insert(field.key(), field.value());
        }
        const QJsonObject boost{{u"id"_s, u"b"_s}, {u"createdAt"_s, u"2026-11-22T15:00:01.000Z"_s},
            {u"userId"_s, u"7"_s}, {u"user"_s, user}, {u"text"_s, QJsonValue()},
            {u"visibility"_s, u"public"_s}, {u"renoteId"_s, u"9"_s}, {u"renote"_s, note}};
        const auto event =
            decodedFrame(inChannel(u"homeTimeline"_s, u"note"_s, renoted ? boost : note));
        QVERIFY(event && event->item && event->item->post.viewer);
        QCOMPARE(event->item->boost.has_value(), renoted);
        QTEST(event->item->post.viewer->reactionsUntold, "untold");
        QTEST(QStringList(event->item->post.viewer->reactions), "own");
        // A guest has none.
        const auto heard =
            decodedFrame(inChannel(u"homeTimeline"_s, u"note"_s, renoted ? boost : note), true);
        QVERIFY(heard && heard->item && !heard->item->post.viewer);
    }

    void whatWasReadElsewhere()
    {
        for (const QString &type : {u"readAllNotifications"_s, u"notificationFlushed"_s}) {
            const auto event = decodedFrame(inChannel(u"main"_s, type, QJsonValue()));
            QVERIFY(event);
            QCOMPARE(event->kind, Kind::NoticesRead);
            QCOMPARE(event->word, type);
            QCOMPARE(event->topic->key(), u"main"_s);
        }
        const auto one = decodedFrame(inChannel(u"main"_s, u"readNotification"_s, QJsonObject()));
        QVERIFY(one);
        QCOMPARE(one->kind, Kind::Other);
    }

    /// Streams leave to the reader what is not for everybody (hashtag channels check nothing).
    void whatIsForOthers_data()
    {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QString>("visibility");
        QTest::addColumn<bool>("asGuest");
        QTest::addColumn<bool>("shown");
        const auto row = [](const char *name, const QString &topic, const QString &visibility,
                             bool asGuest, bool shown) {
            QTest::newRow(name) << topic << visibility << asGuest << shown;
        };
        row("a guest, public", u"hashtag:tea"_s, u"public"_s, true, true);
        row("a guest, home", u"hashtag:tea"_s, u"home"_s, true, true);
        row("a guest, followers", u"hashtag:tea"_s, u"followers"_s, true, false);
        row("a guest, specified", u"channel:1"_s, u"specified"_s, true, false);
        row("an account, followers", u"hashtag:tea"_s, u"followers"_s, false, false);
        row("an account, public", u"hashtag:tea"_s, u"public"_s, false, true);
        row("an account's home", u"homeTimeline"_s, u"followers"_s, false, true);
        row("an account's mentions", u"main"_s, u"specified"_s, false, true);
    }
    void whatIsForOthers()
    {
        QFETCH(QString, topic);
        QFETCH(QString, visibility);
        QFETCH(bool, asGuest);
        QFETCH(bool, shown);
        QJsonObject note = publicNote(u"9"_s);
        note.insert(u"visibility"_s, visibility);
        const QString type = topic == u"main" ? u"mention"_s : u"note"_s;
        const auto event = decodedFrame(inChannel(topic, type, note), asGuest);
        QVERIFY(event);
        QCOMPARE(event->kind, shown ? Kind::Update : Kind::Other);
        QCOMPARE(event->item.has_value(), shown);
        // What somebody boosts or quotes is as narrow as it was.
        QJsonObject boost = publicNote(u"10"_s);
        boost.insert(u"text"_s, QJsonValue());
        boost.insert(u"renoteId"_s, u"9"_s);
        boost.insert(u"renote"_s, note);
        const auto boosted = decodedFrame(inChannel(topic, type, boost), asGuest);
        QVERIFY(boosted);
        QCOMPARE(boosted->item.has_value(), shown);
    }

    void whoWantsOthersToSignIn()
    {
        QJsonObject note = publicNote(u"9"_s);
        QJsonObject user = note["user"_L1].toObject();
        user.insert(u"requireSigninToViewContents"_s, true);
        note.insert(u"user"_s, user);
        const QByteArray frame = inChannel(u"hashtag:tea"_s, u"note"_s, note);
        QCOMPARE(decodedFrame(frame, true)->kind, Kind::Other);
        QCOMPARE(decodedFrame(frame)->kind, Kind::Update);
        QJsonObject quote = publicNote(u"10"_s);
        quote.insert(u"renoteId"_s, u"9"_s);
        quote.insert(u"renote"_s, note);
        QCOMPARE(
            decodedFrame(inChannel(u"channel:1"_s, u"note"_s, quote), true)->kind, Kind::Other);
        // The hidden part of a quote is told apart from the quote.
        note.insert(u"isHidden"_s, true);
        quote.insert(u"renote"_s, note);
        const auto shown = decodedFrame(inChannel(u"homeTimeline"_s, u"note"_s, quote));
        QCOMPARE(shown->kind, Kind::Update);
        QCOMPARE(shown->item->post.quoteState, u"unauthorized"_s);
    }

    void hostileFrames_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("hello");
        QTest::newRow("a list") << QByteArray("[1]");
        QTest::newRow("no type") << QByteArray(R"({"body":{}})");
        QTest::newRow("a type that is none") << QByteArray(R"({"type":{"a":1}})");
        QTest::newRow("no channel") << inChannel({}, u"note"_s, QJsonObject());
        QTest::newRow("no event") << inChannel(u"main"_s, {}, QJsonObject());
        QTest::newRow("no note") << inChannel(u"main"_s, u"mention"_s, QJsonValue());
        QTest::newRow("half a note")
            << inChannel(u"homeTimeline"_s, u"note"_s, QJsonObject{{u"id"_s, u"9"_s}});
        QTest::newRow("a nameless notification")
            << inChannel(u"main"_s, u"notification"_s, QJsonObject{{u"type"_s, u"mention"_s}});
        QTest::newRow("nobody's change") << ofWatched(u"reacted"_s, {});
        QTest::newRow("nothing connected") << QByteArray(R"({"type":"connected","body":{}})");
    }

    void hostileFrames()
    {
        QFETCH(QByteArray, frame);
        const auto event = decodedFrame(frame);
        QVERIFY(!event);
        QCOMPARE(event.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(event.error().subject, u"misskey.test"_s);
    }

    void longWordsAreCut()
    {
        const QString endless(5000, u'x');
        const auto event = decodedFrame(compact({{u"type"_s, endless}}));
        QVERIFY(event);
        QCOMPARE(event->kind, Kind::Other);
        QCOMPARE(event->word.size(), 100);
        const auto inner = decodedFrame(inChannel(endless + u':' + endless, endless, QJsonValue()));
        QVERIFY(inner);
        QCOMPARE(inner->word.size(), 100);
        QVERIFY(inner->topic->key().size() <= 601);
    }
};

QTEST_GUILESS_MAIN(tst_misskeystreaming)
#include "tst_misskeystreaming.moc"
