// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/actionwords.h"

#include "base/clock.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

constexpr qint64 someNoon = 1'795'348'800'000;

Action anAction(Action::Kind kind, const QString &target)
{
    return {.kind = kind, .account = {u"id-ao"_s}, .target = target};
}

} // namespace

class tst_actionwords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasWordsOfItsOwn()
    {
        QSet<QString> all;
        for (int i = 0; i < actionKindCount; ++i) {
            const QString words = deedWords(anAction(Action::Kind(i), u"T"_s));
            QVERIFY2(!words.contains(u'%'), qPrintable(words));
            QVERIFY2(i == int(Action::Kind::Publish) || words.contains(u'T'), qPrintable(words));
            all.insert(words);
        }
        QCOMPARE(int(all.size()), actionKindCount);
        // A newer program wrote it.
        QCOMPARE(deedWords(anAction(Action::Kind(actionKindCount), u"T"_s)),
            deedWords(anAction(Action::Kind::Unknown, u"T"_s)));
        QVERIFY(!deedWords(anAction(Action::Kind(-1), u"T"_s)).isEmpty());
    }

    void whatItIsAbout_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("words");
        const auto row = [](Action::Kind kind, const QString &target, const QString &words) {
            QTest::newRow(qPrintable(asterism::word(kind))) << int(kind) << target << words;
        };
        row(Action::Kind::Boost, u"https://a.example/1"_s, u"Boost of https://a.example/1"_s);
        row(Action::Kind::Follow, u"yu@b.example"_s, u"Follow of @yu@b.example"_s);
        row(Action::Kind::AcceptFollower, u"yu@b.example"_s,
            u"Accepting @yu@b.example as a follower"_s);
        row(Action::Kind::BlockDomain, u"b.example"_s, u"Block of the server b.example"_s);
        row(Action::Kind::FollowTag, u"茶"_s, u"Follow of the hashtag #茶"_s);
        row(Action::Kind::Vote, u"https://a.example/1"_s, u"Vote in https://a.example/1"_s);
    }
    void whatItIsAbout()
    {
        QFETCH(int, kind);
        QFETCH(QString, target);
        QFETCH(QString, words);
        QCOMPARE(deedWords(anAction(Action::Kind(kind), target)), words);
        QCOMPARE(deedWords(anAction(Action::Kind(kind), target), u"ao@a.example"_s),
            words + u" as ao@a.example"_s);
    }

    void emojiAsTheyAreWritten()
    {
        Action action = anAction(Action::Kind::React, u"https://a.example/1"_s);
        action.reaction = u"👍"_s;
        QCOMPARE(deedWords(action), u"Reaction 👍 to https://a.example/1"_s);
        action.reaction = u"blobcat"_s;
        QCOMPARE(deedWords(action), u"Reaction :blobcat: to https://a.example/1"_s);
    }

    // One line that no text of anybody's can break or lengthen.
    void postsByTheirBeginning()
    {
        Action action = anAction(Action::Kind::Publish, u"key"_s);
        action.post.text = u"one\ntwo\x1b[31m %1 "_s + QString(200, u'x');
        const QString words = deedWords(action);
        QVERIFY2(words.startsWith(u"Post \"one two"_s), qPrintable(words));
        QVERIFY(words.size() < 60);
        QVERIFY(!words.contains(u'\n') && !words.contains(u'\x1b'));
        QVERIFY(!words.contains(u"key"_s));
    }

    void statesHaveWords()
    {
        using State = store::OutboxRow::State;
        const QList<State> states{State::Waiting, State::Sending, State::Sent, State::Failed,
            State::Done, State::Cancelled};
        const QStringList words{
            u"waiting"_s, u"sending"_s, u"sent"_s, u"failed"_s, u"done"_s, u"cancelled"_s};
        QSet<QString> phrases;
        for (qsizetype i = 0; i < states.size(); ++i) {
            QCOMPARE(cli::word(states[i]), words[i]);
            phrases.insert(phrase(states[i]));
        }
        QCOMPARE(phrases.size(), states.size());
    }

    void rowsForScripts()
    {
        store::OutboxRow row{.id = 7,
            .action = anAction(Action::Kind::MuteThread, u"https://a.example/1"_s),
            .state = store::OutboxRow::State::Waiting,
            .tries = 2,
            .notBefore = someNoon,
            .trouble = u"No way."_s,
            .createdAt = someNoon - minuteMs};
        const QJsonObject told = outboxJson(row, u"ao@a.example"_s);
        QCOMPARE(told,
            (QJsonObject{{u"id"_s, 7}, {u"state"_s, u"waiting"_s}, {u"kind"_s, u"mute-thread"_s},
                {u"account"_s, u"ao@a.example"_s}, {u"target"_s, u"https://a.example/1"_s},
                {u"tries"_s, 2}, {u"not_before"_s, isoTime(someNoon)}, {u"trouble"_s, u"No way."_s},
                {u"created_at"_s, isoTime(someNoon - minuteMs)}, {u"result_uri"_s, u""_s},
                {u"result_url"_s, u""_s}, {u"scheduled_at"_s, QJsonValue::Null},
                {u"scheduled_id"_s, u""_s}}));

        row = {.action = row.action, .state = store::OutboxRow::State::Done};
        const QJsonObject nothing = outboxJson(row, u"ao@a.example"_s);
        QCOMPARE(nothing.keys(), told.keys());
        QVERIFY(nothing[u"id"].isNull() && nothing[u"not_before"].isNull());
        QCOMPARE(nothing[u"trouble"], QJsonValue(u""_s));
    }

    // A post without a text is told by what else it has.
    void postsWithoutText()
    {
        Action action = anAction(Action::Kind::Publish, u"key"_s);
        action.post.poll.choices = {u"Green"_s, u"Black"_s};
        QCOMPARE(deedWords(action), u"Post \"Green\""_s);
        action.post.media = {Attachment{.name = u"sea.jpg"_s}};
        QCOMPARE(deedWords(action), u"Post \"sea.jpg\""_s);
        action.post.text = u"The sea"_s;
        QCOMPARE(deedWords(action), u"Post \"The sea\""_s);
    }

    void whatTheServerKeeps()
    {
        store::OutboxRow row{.id = 7,
            .action = anAction(Action::Kind::Publish, u"key"_s),
            .state = store::OutboxRow::State::Done,
            .resultId = u"12"_s};
        QVERIFY(!isKeptThere(row)); // a post whose uri nobody told
        row.action.post.scheduledAt = someNoon;
        QVERIFY(isKeptThere(row));
        const QJsonObject told = outboxJson(row, u"ao@a.example"_s);
        QCOMPARE(told[u"scheduled_id"].toString(), u"12"_s);
        QCOMPARE(told[u"scheduled_at"].toString(), isoTime(someNoon));
        row.resultUri = u"https://a.example/12"_s; // it waited here, and is posted
        QVERIFY(!isKeptThere(row));
        QVERIFY(outboxJson(row, u"ao@a.example"_s)[u"scheduled_id"].toString().isEmpty());
    }

    void whatWaitsForItsTime()
    {
        store::OutboxRow row{.id = 7,
            .action = anAction(Action::Kind::Publish, u"key"_s),
            .state = store::OutboxRow::State::Waiting};
        QVERIFY(!waitsForItsTime(row, someNoon));
        row.action.post.scheduledAt = someNoon + hourMs;
        QVERIFY(!waitsForItsTime(row, someNoon)); // nobody has looked at it yet
        row.notBefore = someNoon + hourMs;
        QVERIFY(waitsForItsTime(row, someNoon));
        QVERIFY2(outboxNote(row, someNoon).startsWith(u"to be posted at"_s),
            qPrintable(outboxNote(row, someNoon)));
        QVERIFY(!waitsForItsTime(row, someNoon + hourMs));
        row.notBefore = 0;
        row.action.post.after = u"the part before"_s;
        QVERIFY(waitsForItsTime(row, someNoon));
        row.state = store::OutboxRow::State::Failed;
        QVERIFY(!waitsForItsTime(row, someNoon));
    }

    void rowsForPeople()
    {
        store::OutboxRow row{.id = 7,
            .action = anAction(Action::Kind::Boost, u"https://a.example/1"_s),
            .state = store::OutboxRow::State::Waiting};
        QCOMPARE(outboxCells(row, u"ao@a.example"_s),
            (QStringList{
                u"7"_s, u"waits"_s, u"ao@a.example"_s, u"Boost of https://a.example/1"_s}));
        QVERIFY(outboxNote(row, someNoon).isEmpty());
        row.tries = 3;
        row.notBefore = someNoon + minuteMs;
        row.trouble = u"No\nway."_s;
        const QString note = outboxNote(row, someNoon);
        QVERIFY2(note.contains(u"3"_s) && note.endsWith(u"No way."_s), qPrintable(note));
        QVERIFY2(note.contains(u"next try"_s), qPrintable(note));
        row.notBefore = someNoon - minuteMs;
        QVERIFY(!outboxNote(row, someNoon).contains(u"next try"_s));
        row.state = store::OutboxRow::State::Failed;
        row.notBefore = someNoon + minuteMs;
        QVERIFY(!outboxNote(row, someNoon).contains(u"next try"_s));
        row.state = store::OutboxRow::State::Sending; // and waits to be looked at
        QVERIFY(outboxNote(row, someNoon).contains(u"next try"_s));
    }
};

QTEST_GUILESS_MAIN(tst_actionwords)
#include "tst_actionwords.moc"
