// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyrecorded.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"

#include "base/clock.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

Instance forkNamed(const QString &software)
{
    Instance instance = recordedMisskey();
    instance.software = software;
    return instance;
}

QString historyAsked(const QString &software)
{
    const Instance instance = forkNamed(software);
    return misskeyLine(familyFor(instance)->history(instance, u"n1"_s));
}

/// "2026-11-22T11:mm:00.000Z"
QString minute(int mm)
{
    return u"2026-11-22T11:%1:00.000Z"_s.arg(mm, 2, 10, QLatin1Char('0'));
}

/// It was written at 11:00 and edited at 11:30.
Post noteOfNow()
{
    Post now;
    now.localId = u"n1"_s;
    now.createdAt = parseIsoTime(minute(0));
    now.editedAt = parseIsoTime(minute(30));
    now.bodyKind = Post::Body::Mfm;
    now.body = u"third"_s;
    now.warning = u"of now"_s;
    now.sensitive = true;
    now.media.push_back({.id = u"f9"_s});
    now.poll = Poll{};
    now.poll->options = {{u"tea"_s, 5}};
    return now;
}

QJsonObject fileNamed(const QString &id, bool sensitive = false)
{
    return {{u"id"_s, id}, {u"type"_s, u"image/png"_s}, {u"isSensitive"_s, sensitive}};
}

Result<std::vector<Post>> versionsOf(
    const QString &software, const Response &response, const Post &now = noteOfNow())
{
    const Instance instance = forkNamed(software);
    return familyFor(instance)->decodeHistory(instance, response, false, now);
}

Response editRows(const QJsonArray &rows)
{
    return answerOf(QJsonDocument(rows).toJson(), u"https://misskey.test/api/notes/history"_s);
}

/// "minute text | warning | media | choices", of each, oldest first.
QStringList versionLines(const Result<std::vector<Post>> &versions)
{
    QStringList lines;
    for (const Post &one : versions ? *versions : std::vector<Post>()) {
        QStringList media;
        for (const Media &file : one.media) {
            media << file.id;
        }
        QStringList choices;
        for (const Poll::Option &option :
            one.poll ? one.poll->options : decltype(Poll::options)()) {
            choices << option.title;
        }
        const qint64 at = (one.createdAt - parseIsoTime(minute(0))) / minuteMs;
        lines << u"%1 %2 | %3 | %4 | %5"_s.arg(
            QString::number(at), one.body, one.warning, media.join(u' '), choices.join(u' '));
    }
    return lines;
}

const QString presentLine = u"30 third | of now | f9 | tea"_s;

} // namespace

/// What forks tell of a note as it was before its edits.
class tst_misskeyhistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests_data()
    {
        QTest::addColumn<QString>("line");
        const QString versions = u"notes/versions {\"noteId\":\"n1\"}"_s;
        const QString history = u"notes/history {\"limit\":100,\"noteId\":\"n1\"}"_s;
        QTest::newRow("sharkey") << versions;
        QTest::newRow("pulsar") << versions;
        QTest::newRow("cutiekey") << versions;
        QTest::newRow("firefish") << history;
        QTest::newRow("fedired") << history;
        QTest::newRow("cherrypick") << history;
        QTest::newRow("misskey") << u"usage"_s;
        QTest::newRow("iceshrimp") << u"usage"_s;
        QTest::newRow("neverheardof") << u"usage"_s;
    }
    void requests()
    {
        QFETCH(QString, line);
        const QString software = QString::fromLatin1(QTest::currentDataTag());
        QCOMPARE(historyAsked(software), line);
        QCOMPARE(capabilities(forkNamed(software)).history, line != u"usage"_s);
    }

    /// Sharkey tells texts alone: nobody knows that anything else was otherwise.
    void textsAlone()
    {
        const Response response = editRows({
            QJsonObject{
                {u"oldDate"_s, minute(10)}, {u"updatedAt"_s, minute(30)}, {u"text"_s, u"second"_s}},
            QJsonObject{
                {u"oldDate"_s, minute(0)}, {u"updatedAt"_s, minute(10)}, {u"text"_s, u"first"_s}},
        });
        QCOMPARE(versionLines(versionsOf(u"sharkey"_s, response)),
            (QStringList{u"0 first | of now | f9 | tea"_s, u"10 second | of now | f9 | tea"_s,
                presentLine}));
        QVERIFY(versionsOf(u"sharkey"_s, response)->front().sensitive);
        QCOMPARE(versionsOf(u"sharkey"_s, response)->front().bodyKind, Post::Body::Mfm);
    }

    /// Before it told since when a version was.
    void textsWithoutTheirBeginning()
    {
        const Response response = editRows({
            QJsonObject{{u"oldDate"_s, QJsonValue()}, {u"updatedAt"_s, minute(30)},
                {u"text"_s, QJsonValue()}},
            QJsonObject{{u"oldDate"_s, QJsonValue()}, {u"updatedAt"_s, minute(10)},
                {u"text"_s, u"first"_s}},
        });
        QCOMPARE(versionLines(versionsOf(u"pulsar"_s, response)),
            (QStringList{
                u"0 first | of now | f9 | tea"_s, u"10  | of now | f9 | tea"_s, presentLine}));
    }

    /// Firefish tells when a version ended, and nothing of polls.
    void textsAndMedia()
    {
        const Response response = editRows({
            QJsonObject{{u"id"_s, u"e2"_s}, {u"updatedAt"_s, minute(30)}, {u"text"_s, u"second"_s},
                {u"cw"_s, u"warned"_s}, {u"files"_s, QJsonArray()}},
            QJsonObject{{u"id"_s, u"e1"_s}, {u"updatedAt"_s, minute(10)}, {u"text"_s, u"first"_s},
                {u"cw"_s, QJsonValue()}, {u"files"_s, QJsonArray{fileNamed(u"f1"_s)}}},
        });
        const auto versions = versionsOf(u"firefish"_s, response);
        QCOMPARE(versionLines(versions),
            (QStringList{
                u"0 first |  | f1 | tea"_s, u"10 second | warned |  | tea"_s, presentLine}));
        QVERIFY(!versions->at(0).sensitive);
        QVERIFY(versions->at(1).sensitive); // what has a warning is folded
    }

    /// CherryPick tells everything; a missing warning or poll is none.
    void wholeVersions()
    {
        const QJsonObject poll{{u"choices"_s,
            QJsonArray{QJsonObject{{u"text"_s, u"coffee"_s}, {u"votes"_s, 0}},
                QJsonObject{{u"text"_s, u"water"_s}, {u"votes"_s, 0}}}}};
        const Response response = editRows({
            QJsonObject{{u"id"_s, u"h2"_s}, {u"createdAt"_s, minute(10)},
                {u"updatedAt"_s, minute(30)}, {u"text"_s, u"second"_s}, {u"cw"_s, u"warned"_s},
                {u"files"_s, QJsonArray{fileNamed(u"f1"_s), fileNamed(u"f2"_s)}}},
            QJsonObject{{u"id"_s, u"h1"_s}, {u"createdAt"_s, minute(0)},
                {u"updatedAt"_s, minute(10)}, {u"text"_s, u"first"_s}, {u"poll"_s, poll},
                {u"files"_s, QJsonArray{fileNamed(u"f1"_s, true)}}},
        });
        const auto versions = versionsOf(u"cherrypick"_s, response);
        QCOMPARE(versionLines(versions),
            (QStringList{u"0 first |  | f1 | coffee water"_s, u"10 second | warned | f1 f2 | "_s,
                presentLine}));
        QVERIFY(versions->at(0).sensitive); // of its file
    }

    void whatWasNeverEdited()
    {
        Post now = noteOfNow();
        now.editedAt = 0;
        const auto versions = versionsOf(u"cherrypick"_s, editRows({}), now);
        QCOMPARE(versionLines(versions), QStringList{u"0 third | of now | f9 | tea"_s});
    }

    /// Where the note does not tell when it was edited, its last version does.
    void whenItWasEditedLast()
    {
        Post now = noteOfNow();
        now.editedAt = 0;
        const auto versions = versionsOf(u"sharkey"_s,
            editRows({QJsonObject{
                {u"oldDate"_s, minute(0)}, {u"updatedAt"_s, minute(20)}, {u"text"_s, u"first"_s}}}),
            now);
        QCOMPARE(versionLines(versions).back(), u"20 third | of now | f9 | tea"_s);
    }

    void refusals()
    {
        const auto kindOf = [](const QString &software, const Response &response) {
            const auto versions = versionsOf(software, response);
            return versions ? u"read"_s : word(versions.error().kind);
        };
        QCOMPARE(kindOf(u"misskey"_s, editRows({})), u"usage"_s);
        QCOMPARE(kindOf(u"sharkey"_s, misskeyError(u"NO_SUCH_NOTE"_s)), u"not-found"_s);
        QCOMPARE(kindOf(u"sharkey"_s, misskeyError(u"SIGNIN_REQUIRED"_s)), u"forbidden"_s);
        // An older fork has no such call.
        QCOMPARE(
            kindOf(u"sharkey"_s, misskeyAnswer("error_unknown_endpoint.json", 404)), u"usage"_s);
        QCOMPARE(
            kindOf(u"firefish"_s, answerOf("{}", u"https://misskey.test/"_s)), u"bad-answer"_s);
        QCOMPARE(
            kindOf(u"firefish"_s, answerOf("<html>", u"https://misskey.test/"_s)), u"bad-answer"_s);
    }

    /// Rows of which nobody can say when they were are no versions.
    void hostileRows()
    {
        const Response response = editRows({7, u"text"_s, QJsonValue(), QJsonArray(), QJsonObject(),
            QJsonObject{{u"updatedAt"_s, u"yesterday"_s}, {u"text"_s, u"x"_s}},
            QJsonObject{{u"updatedAt"_s, u"1960-01-01T00:00:00.000Z"_s}, {u"text"_s, u"x"_s}},
            QJsonObject{{u"createdAt"_s, QJsonObject()}, {u"updatedAt"_s, minute(10)},
                {u"text"_s, QJsonArray()}, {u"cw"_s, 5}, {u"files"_s, u"none"_s},
                {u"poll"_s, QJsonArray{1}}}});
        for (const QString &software : {u"sharkey"_s, u"firefish"_s, u"cherrypick"_s}) {
            const auto versions = versionsOf(software, response);
            QVERIFY(versions);
            QCOMPARE(versions->size(), size_t(2));
            QCOMPARE(versions->front().body, QString());
            QCOMPARE(versions->front().createdAt, noteOfNow().createdAt);
            QCOMPARE(versionLines(versions).back(), presentLine);
        }
    }

    void moreThanAnybodyReads()
    {
        QJsonArray files;
        for (int i = 0; i < 50; ++i) {
            files.append(fileNamed(QString::number(i)));
        }
        QJsonArray rows;
        for (int i = 0; i < 2000; ++i) {
            rows.append(QJsonObject{{u"updatedAt"_s, minute(59 - i % 60)},
                {u"text"_s, QString::number(i)}, {u"files"_s, files}});
        }
        const auto versions = versionsOf(u"firefish"_s, editRows(rows));
        QVERIFY(versions);
        QCOMPARE(versions->size(), size_t(101)); // and the one of now
        QVERIFY(versions->front().media.size() <= 16);
        QCOMPARE(versionLines(versions).back(), presentLine);
    }
};

QTEST_GUILESS_MAIN(tst_misskeyhistory)
#include "tst_misskeyhistory.moc"
