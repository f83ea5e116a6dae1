// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/misskey/misskeyfamily.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using LiveKind = LiveChange::Kind;

const misskey::MisskeyFamily streaming;

Result<StreamEvent> heardOf(const QString &type, const QJsonValue &body)
{
    Instance instance;
    instance.host = u"misskey.test"_s;
    instance.accountDomain = instance.host;
    instance.software = u"misskey"_s;
    instance.version = u"2025.11.1"_s;
    instance.family = Instance::Family::Misskey;
    const QJsonObject told{{u"id"_s, u"9"_s}, {u"type"_s, type}, {u"body"_s, body}};
    const QJsonObject frame{{u"type"_s, u"noteUpdated"_s}, {u"body"_s, told}};
    return streaming.decodeFrame(
        instance, QJsonDocument(frame).toJson(QJsonDocument::Compact), false);
}

QJsonObject reacted(const QString &reaction, const QJsonValue &emoji = {})
{
    return {{u"reaction"_s, reaction}, {u"emoji"_s, emoji}, {u"userId"_s, u"7"_s}};
}

QJsonObject pictured(const QString &name, const QString &url)
{
    return {{u"name"_s, name}, {u"url"_s, url}};
}

QJsonObject voted(const QJsonValue &choice)
{
    return {{u"choice"_s, choice}, {u"userId"_s, u"7"_s}};
}

/// "atvjkg63280f000l reacted 👍 atvjeatvya010008", of what the servers sent.
QStringList recordedChanges()
{
    QFile file(QStringLiteral(ASTERISM_FIXTURES "/misskey/streaming_frames.jsonl"));
    QStringList lines;
    const bool open = file.open(QIODevice::ReadOnly);
    while (open && !file.atEnd()) {
        const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
        const QJsonObject frame = line["frame"_L1].toObject();
        const QJsonObject told = frame["body"_L1].toObject();
        const bool watched = frame["type"_L1].toString() == u"noteUpdated";
        if (line["conn"_L1].toString() != u"hanako" || !watched) {
            continue;
        }
        const QString type = told["type"_L1].toString();
        const auto event = heardOf(type, told["body"_L1]);
        if (event && event->change) {
            const LiveChange &change = *event->change;
            const bool vote = change.kind == LiveKind::Voted;
            lines << type + u' ' + (vote ? QString::number(change.choice) : change.reaction.name)
                    + u' ' + change.who;
        }
    }
    return lines;
}

} // namespace

/// What Misskey's socket says that somebody did with a post.
class tst_misskeylivechanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recorded()
    {
        QCOMPARE(recordedChanges(),
            (QStringList{u"reacted 👍 atvjeatvya010008"_s, u"reacted kane atvjeag8ya010005"_s,
                u"unreacted 👍 atvjeatvya010008"_s, u"pollVoted 1 atvjeatvya010008"_s}));
    }

    void pictures()
    {
        const QString url = u"https://b.example/blob.webp"_s;
        const auto there = heardOf(
            u"reacted"_s, reacted(u":blob@b.example:"_s, pictured(u"blob@b.example"_s, url)));
        QVERIFY(there && there->change);
        QCOMPARE(there->change->kind, LiveKind::Reacted);
        QCOMPARE(there->change->reaction,
            (Reaction{.name = u"blob@b.example"_s, .url = url, .staticUrl = url}));
        // As its notes tell them: a picture of its own goes by its name.
        const auto here = heardOf(u"reacted"_s, reacted(u":kane@.:"_s, pictured(u"kane@."_s, url)));
        QVERIFY(here && here->change);
        QCOMPARE(here->change->reaction.name, u"kane"_s);
        QCOMPARE(here->change->reaction.url, u"https://misskey.test/emoji/kane.webp"_s);
        // Another's picture is none of this one.
        const auto other = heardOf(
            u"reacted"_s, reacted(u":blob@b.example:"_s, pictured(u"cat@b.example"_s, url)));
        QVERIFY(other && other->change && other->change->reaction.url != url);
        const auto hostile = heardOf(u"reacted"_s,
            reacted(u":blob@b.example:"_s, pictured(u"blob@b.example"_s, u"file:///etc/x"_s)));
        QVERIFY(hostile && hostile->change);
        QVERIFY(hostile->change->reaction.url.startsWith(u"https://misskey.test/"_s));
    }

    void signs()
    {
        for (const QString &sign :
            {u"❤"_s, u"❤️"_s, u"👨‍👩‍👧‍👦"_s, u"5️⃣"_s, u"🇯🇵"_s, u"㊗"_s}) {
            const auto event = heardOf(u"unreacted"_s, reacted(sign));
            QVERIFY2(event && event->change, qPrintable(sign));
            QCOMPARE(event->change->kind, LiveKind::Unreacted);
            QCOMPARE(event->change->reaction, (Reaction{.name = sign, .url = {}, .staticUrl = {}}));
            QCOMPARE(event->change->who, u"7"_s);
        }
    }

    /// It is told that the post is another, and it has to be asked for.
    void whatCannotBeCounted_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QJsonValue>("body");
        const auto row = [](const char *name, const QString &type, const QJsonValue &body) {
            QTest::newRow(name) << type << body;
        };
        row("no body", u"reacted"_s, {});
        row("a list", u"reacted"_s, QJsonArray{1});
        row("nobody", u"reacted"_s, QJsonObject{{u"reaction"_s, u"👍"_s}});
        row("an endless name", u"reacted"_s,
            QJsonObject{{u"reaction"_s, u"👍"_s}, {u"userId"_s, QString(5000, u'7')}});
        row("an object as a name", u"reacted"_s,
            QJsonObject{{u"reaction"_s, u"👍"_s}, {u"userId"_s, QJsonObject()}});
        row("nothing", u"reacted"_s, reacted({}));
        row("a word of old", u"reacted"_s, reacted(u"like"_s));
        row("a text", u"reacted"_s, reacted(u"草草"_s));
        row("several words", u"reacted"_s, reacted(u"👍 👍"_s));
        row("half a picture", u"reacted"_s, reacted(u":blob"_s));
        row("colons", u"reacted"_s, reacted(u"::"_s));
        row("nobody's picture", u"reacted"_s, reacted(u":@b.example:"_s));
        row("two hosts", u"unreacted"_s, reacted(u":a@b@c:"_s));
        row("a path", u"reacted"_s, reacted(u":../../x:"_s));
        row("an endless sign", u"reacted"_s, reacted(u"👍"_s.repeated(100)));
        row("an endless picture", u"reacted"_s, reacted(u':' + QString(5000, u'x') + u':'));
        row("no choice", u"pollVoted"_s, QJsonObject{{u"userId"_s, u"7"_s}});
        row("a negative choice", u"pollVoted"_s, voted(-1));
        row("half a choice", u"pollVoted"_s, voted(0.5));
        row("a huge choice", u"pollVoted"_s, voted(1e18));
        row("an edit", u"updated"_s, QJsonObject{{u"text"_s, u"tea"_s}});
    }

    void whatCannotBeCounted()
    {
        QFETCH(QString, type);
        QFETCH(QJsonValue, body);
        const auto event = heardOf(type, body);
        QVERIFY(event);
        QCOMPARE(event->kind, StreamEvent::Kind::Changed);
        QVERIFY(!event->change);
    }
};

QTEST_GUILESS_MAIN(tst_misskeylivechanges)
#include "tst_misskeylivechanges.moc"
