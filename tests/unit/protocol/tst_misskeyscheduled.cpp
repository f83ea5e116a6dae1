// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyrecorded.h"
#include "mutations.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

using Scheduling = Capabilities::Scheduling;

Q_DECLARE_METATYPE(Scheduling)

namespace {

constexpr qint64 atNoon = 1'800'000'000'000; // 2027-01-15T08:00:00.000Z

Instance drafting()
{
    Instance instance = recordedMisskey();
    instance.version = u"2025.11.1"_s;
    return instance;
}

/// As Sharkey keeps them.
Instance queueing()
{
    Instance instance = recordedMisskey();
    instance.software = u"sharkey"_s;
    instance.version = u"2025.4.4"_s;
    instance.features = {u"misskey:meta"_s, u"misskey:notes-scheduled"_s};
    return instance;
}

Instance keepingNone()
{
    Instance instance = recordedMisskey();
    instance.version = u"2025.9.0"_s;
    return instance;
}

const Family &keeper()
{
    return *familyFor(recordedMisskey());
}

Outgoing later(const QString &text)
{
    return {.text = {.text = text, .scheduledAt = atNoon}};
}

QString publishedAt(const Instance &instance, const Outgoing &post)
{
    return misskeyLine(keeper().publish(instance, post, u"a-key"_s));
}

Response answeredSo(const QByteArray &body, int status = 200)
{
    return answerOf(
        body, u"https://misskey.test/api/notes/x"_s, "application/json; charset=utf-8", status);
}

Response answeredSo(const QJsonObject &body)
{
    return answeredSo(QJsonDocument(body).toJson());
}

Response answeredSo(const QJsonArray &rows)
{
    return answeredSo(QJsonDocument(rows).toJson());
}

/// As Misskey tells one (core/entities/NoteDraftEntityService.ts).
QJsonObject draftRow()
{
    return {{u"id"_s, u"d1"_s}, {u"createdAt"_s, u"2026-11-22T15:00:00.000Z"_s},
        {u"scheduledAt"_s, atNoon}, {u"isActuallyScheduled"_s, true}, {u"text"_s, u"later\n"_s},
        {u"cw"_s, QJsonValue(QJsonValue::Null)}, {u"visibility"_s, u"home"_s},
        {u"localOnly"_s, false}, {u"replyId"_s, u"n1"_s}, {u"renoteId"_s, u"n2"_s},
        {u"files"_s, QJsonDocument::fromJson(fixtureBytes("misskey/drive_files.json")).array()},
        {u"poll"_s,
            QJsonObject{{u"choices"_s, QJsonArray{u"tea"_s, u"water"_s}}, {u"multiple"_s, true},
                {u"expiredAfter"_s, 3'600'000}}}};
}

/// As Sharkey does (endpoints/notes/schedule/list.ts).
QJsonObject scheduleRow()
{
    const QJsonObject note{{u"text"_s, u"later"_s}, {u"cw"_s, u"spoilers"_s},
        {u"visibility"_s, u"followers"_s}, {u"files"_s, QJsonArray()}, {u"replyId"_s, u"n1"_s},
        {u"poll"_s,
            QJsonObject{{u"choices"_s,
                            QJsonArray{QJsonObject{{u"text"_s, u"tea"_s}, {u"votes"_s, 0}},
                                QJsonObject{{u"text"_s, u"water"_s}, {u"votes"_s, 0}}}},
                {u"multiple"_s, false}, {u"expiresAt"_s, u"2027-01-15T09:00:00.000Z"_s}}}};
    return {
        {u"id"_s, u"s1"_s}, {u"scheduledAt"_s, u"2027-01-15T08:00:00.000Z"_s}, {u"note"_s, note}};
}

QString idIn(const Instance &instance, const Response &response)
{
    const auto id = keeper().decodeScheduledId(instance, response);
    return id ? u"id "_s + *id : word(id.error().kind) + u": "_s + id.error().detail;
}

QString endOf(const Response &response)
{
    const auto done = keeper().decodeRescheduled(drafting(), response);
    return done ? u"done"_s : word(done.error().kind);
}

} // namespace

/// Posts that a Misskey keeps until their time.
class tst_misskeyscheduled : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoKeepsThem_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QStringList>("features");
        QTest::addColumn<Scheduling>("scheduling");
        const QStringList none;
        QTest::newRow("new") << u"misskey"_s << u"2025.10.0"_s << none << Scheduling::Misskey;
        QTest::newRow("newer") << u"misskey"_s << u"2026.1.2-beta.0"_s << none
                               << Scheduling::Misskey;
        QTest::newRow("old") << u"misskey"_s << u"2025.9.0"_s << none << Scheduling::None;
        QTest::newRow("no version") << u"misskey"_s << QString() << none << Scheduling::None;
        QTest::newRow("fork that tells")
            << u"cherrypick"_s << u"4.17.0"_s << QStringList{u"misskey:drafts-scheduled"_s}
            << Scheduling::Misskey;
        QTest::newRow("fork that does not")
            << u"cherrypick"_s << u"4.16.0"_s << none << Scheduling::None;
        QTest::newRow("sharkey that tells")
            << u"sharkey"_s << u"2025.4.4"_s << QStringList{u"misskey:notes-scheduled"_s}
            << Scheduling::Sharkey;
        QTest::newRow("sharkey that does not")
            << u"sharkey"_s << u"2024.8.1"_s << none << Scheduling::None;
        QTest::newRow("both") << u"sharkey"_s << u"2026.1.0"_s
                              << QStringList{u"misskey:drafts-scheduled"_s,
                                     u"misskey:notes-scheduled"_s}
                              << Scheduling::Misskey;
    }
    void whoKeepsThem()
    {
        QFETCH(QString, software);
        QFETCH(QString, version);
        QFETCH(QStringList, features);
        QFETCH(Scheduling, scheduling);
        Instance instance = recordedMisskey();
        instance.software = software;
        instance.version = version;
        instance.features = features;
        const Capabilities can = capabilities(instance);
        QCOMPARE(can.scheduling, scheduling);
        QCOMPARE(can.scheduleLeastMs > 0, scheduling != Scheduling::None);
    }

    void published()
    {
        QCOMPARE(publishedAt(drafting(), later(u"x"_s)),
            u"notes/drafts/create {\"isActuallyScheduled\":true,\"scheduledAt\":1800000000000,"
            "\"text\":\"x\",\"visibility\":\"public\"}"_s);
        QCOMPARE(publishedAt(queueing(), later(u"x"_s)),
            u"notes/schedule/create {\"scheduleNote\":{\"scheduledAt\":1800000000000},"
            "\"text\":\"x\",\"visibility\":\"public\"}"_s);
        // Posted at once it would be neither what was asked for nor what could be taken back.
        QCOMPARE(publishedAt(keepingNone(), later(u"x"_s)), u"usage"_s);
        QCOMPARE(publishedAt(drafting(), later(u" "_s)), u"usage"_s);
    }

    void allOfThePost()
    {
        Outgoing post = later(u"x"_s);
        post.text.warning = u"w"_s;
        post.text.media = {Attachment{.id = u"f1"_s}};
        post.text.poll = {.choices = {u"a"_s, u"b"_s}, .seconds = 300};
        post.replyToLocalId = u"8"_s;
        post.quoteLocalId = u"9"_s;
        QCOMPARE(publishedAt(drafting(), post),
            u"notes/drafts/create {\"cw\":\"w\",\"fileIds\":[\"f1\"],\"isActuallyScheduled\":true,"
            "\"poll\":{\"choices\":[\"a\",\"b\"],\"expiredAfter\":300000,\"multiple\":false},"
            "\"renoteId\":\"9\",\"replyId\":\"8\",\"scheduledAt\":1800000000000,\"text\":\"x\","
            "\"visibility\":\"public\"}"_s);
    }

    /// Sharkey would send it to everybody.
    void forItsOwnPeopleAlone()
    {
        Outgoing post = later(u"x"_s);
        post.text.visibility = Visibility::Local;
        QVERIFY(publishedAt(drafting(), post).contains(u"\"localOnly\":true"_s));
        QCOMPARE(publishedAt(queueing(), post), u"usage"_s);
    }

    void ids()
    {
        const Response made =
            answeredSo(QJsonObject{{u"createdDraft"_s, QJsonObject{{u"id"_s, u"d1"_s}}}});
        QCOMPARE(idIn(drafting(), made), u"id d1"_s);
        QCOMPARE(idIn(queueing(), answeredSo("\"\""_ba)), u"id "_s); // it tells none
        QCOMPARE(idIn(queueing(), answeredSo({}, 204)), u"id "_s);
        QVERIFY(idIn(drafting(), answeredSo("\"\""_ba)).startsWith(u"bad-answer"_s));
        QVERIFY(idIn(drafting(), answeredSo({}, 204)).startsWith(u"bad-answer"_s));
        QVERIFY(idIn(queueing(), answeredSo("<html></html>"_ba)).startsWith(u"bad-answer"_s));
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        const QString full =
            u"usage: as many posts as the account may schedule wait there already"_s;
        const QString over = u"rejected: the time for the post is over"_s;
        QTest::newRow("few") << u"TOO_MANY_SCHEDULED_NOTES"_s << full;
        QTest::newRow("few at Sharkey") << u"SCHEDULE_NOTE_MAX"_s << full;
        QTest::newRow("drafts") << u"TOO_MANY_DRAFTS"_s
                                << u"usage: the account keeps as many drafts there as it may"_s;
        QTest::newRow("role") << u"ROLE_PERMISSION_DENIED"_s
                              << u"usage: the server does not let the account do this"_s;
        QTest::newRow("old token") << u"PERMISSION_DENIED"_s
                                   << u"usage: Asterism was not allowed this when the account "
                                      "signed in: sign in again"_s;
        QTest::newRow("no such call")
            << u"UNKNOWN_API_ENDPOINT"_s << u"not-found: As the server words it."_s;
        QTest::newRow("late") << u"SCHEDULED_AT_MUST_BE_IN_FUTURE"_s << over;
        QTest::newRow("late at Sharkey") << u"CANNOT_CREATE_ALREADY_EXPIRED_SCHEDULE"_s << over;
        QTest::newRow("file") << u"NO_SUCH_FILE"_s
                              << u"rejected: a file of it is not at the server any more"_s;
    }
    void refusals()
    {
        QFETCH(QString, code);
        QFETCH(QString, words);
        QCOMPARE(idIn(drafting(), misskeyError(code)), words);
        QCOMPARE(idIn(queueing(), misskeyError(code)), words);
    }

    void withoutTheCall()
    {
        const Response missing = misskeyAnswer("error_unknown_endpoint.json", 404);
        QVERIFY(idIn(drafting(), missing).startsWith(u"usage"_s));
    }

    void lists()
    {
        const PageSpec page{.maxId = u"d9"_s, .limit = 30};
        const auto asked = [&page](const Instance &instance) {
            return keeper().scheduledPosts(instance, page);
        };
        QCOMPARE(misskeyLine(asked(drafting())),
            u"notes/drafts/list {\"limit\":30,\"scheduled\":true,\"untilId\":\"d9\"}"_s);
        QCOMPARE(misskeyLine(asked(queueing())),
            u"notes/schedule/list {\"limit\":30,\"untilId\":\"d9\"}"_s);
        QCOMPARE(misskeyLine(asked(keepingNone())), u"usage"_s);
        QVERIFY(asked(drafting())->onlyReads);
    }

    void drafts()
    {
        QJsonObject mere = draftRow();
        mere[u"isActuallyScheduled"_s] = false;
        const auto posts = keeper().decodeScheduledPosts(
            drafting(), answeredSo(QJsonArray{draftRow(), mere, QJsonObject()}));
        QVERIFY(posts);
        QCOMPARE(posts->size(), 2U);
        const ScheduledPost &first = posts->front();
        QCOMPARE(first.id, u"d1"_s);
        QCOMPARE(first.at, atNoon);
        QCOMPARE(first.replyToLocalId, u"n1"_s);
        QCOMPARE(first.quoteLocalId, u"n2"_s);
        QCOMPARE(first.post.text, u"later\n"_s);
        QCOMPARE(first.post.visibility, Visibility::Unlisted);
        QCOMPARE(first.post.scheduledAt, atNoon);
        QCOMPARE(first.post.poll,
            (PollText{.choices = {u"tea"_s, u"water"_s}, .multiple = true, .seconds = 3600}));
        QVERIFY(first.post.sensitive);
        QCOMPARE(first.post.media.size(), 3);
        const Attachment &file = first.post.media.at(1);
        QCOMPARE(file.id, u"atvjfsubya01001b"_s);
        QCOMPARE(file.description, u"夕焼けのグラデーション"_s);
        QCOMPARE(file.size, QSize(640, 400));
        QVERIFY(file.file.isEmpty() && !file.sensitive && file.preview.startsWith(u"https:"_s));
        QVERIFY(isBounded(first.post));
        QCOMPARE(posts->back().at, 0); // a draft that waits for nothing
    }

    void schedules()
    {
        const auto posts =
            keeper().decodeScheduledPosts(queueing(), answeredSo(QJsonArray{scheduleRow()}));
        QVERIFY(posts);
        QCOMPARE(posts->size(), 1U);
        const ScheduledPost &only = posts->front();
        QCOMPARE(only.id, u"s1"_s);
        QCOMPARE(only.at, atNoon);
        QCOMPARE(only.replyToLocalId, u"n1"_s);
        QCOMPARE(only.post.text, u"later"_s);
        QCOMPARE(only.post.warning, u"spoilers"_s);
        QCOMPARE(only.post.visibility, Visibility::Private);
        QCOMPARE(only.post.poll.choices, QStringList({u"tea"_s, u"water"_s}));
        QCOMPARE(only.post.poll.seconds, 3600);
    }

    void strangeAnswers()
    {
        int tried = 0;
        for (const Instance &instance : {drafting(), queueing()}) {
            forEachMutant(QJsonArray{draftRow()}, [&](const QJsonValue &mutant) {
                const auto posts =
                    keeper().decodeScheduledPosts(instance, answeredSo(mutant.toArray()));
                QVERIFY(posts);
                for (const ScheduledPost &post : *posts) {
                    QVERIFY(!post.id.isEmpty() && post.at >= 0 && post.post.poll.seconds >= 0);
                }
                ++tried;
            });
        }
        QVERIFY2(tried > 300, qPrintable(QString::number(tried)));
        QVERIFY(!keeper().decodeScheduledPosts(drafting(), answeredSo(QJsonObject())));
        QJsonArray many;
        for (int i = 0; i < 500; ++i) {
            many << draftRow();
        }
        QCOMPARE(keeper().decodeScheduledPosts(drafting(), answeredSo(many))->size(), 100U);
    }

    void anotherTime()
    {
        QCOMPARE(misskeyLine(keeper().reschedule(drafting(), u"d1"_s, atNoon)),
            u"notes/drafts/update {\"draftId\":\"d1\",\"isActuallyScheduled\":true,"
            "\"scheduledAt\":1800000000000}"_s);
        const auto refused = keeper().reschedule(queueing(), u"s1"_s, atNoon);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Usage);
        QVERIFY(refused.error().detail.contains(u"take it back"_s));
        QCOMPARE(misskeyLine(keeper().reschedule(keepingNone(), u"1"_s, atNoon)), u"usage"_s);
    }

    void takenBack()
    {
        QCOMPARE(misskeyLine(keeper().unschedule(drafting(), u"d1"_s)),
            u"notes/drafts/delete {\"draftId\":\"d1\"}"_s);
        QCOMPARE(misskeyLine(keeper().unschedule(queueing(), u"s1"_s)),
            u"notes/schedule/delete {\"noteId\":\"s1\"}"_s);
        QCOMPARE(misskeyLine(keeper().unschedule(keepingNone(), u"1"_s)), u"usage"_s);
    }

    void whatCameOfIt()
    {
        QCOMPARE(endOf(answeredSo({}, 204)), u"done"_s);
        QCOMPARE(endOf(answeredSo(QJsonObject{{u"updatedDraft"_s, draftRow()}})), u"done"_s);
        QCOMPARE(endOf(misskeyError(u"NO_SUCH_NOTE_DRAFT"_s)), u"not-found"_s);
        QCOMPARE(endOf(misskeyError(u"NO_SUCH_NOTE"_s)), u"not-found"_s);
        QCOMPARE(endOf(misskeyError(u"SCHEDULED_AT_MUST_BE_IN_FUTURE"_s)), u"rejected"_s);
        QCOMPARE(endOf(misskeyError(u"TOO_MANY_SCHEDULED_NOTES"_s)), u"rejected"_s);
        QCOMPARE(endOf(misskeyAnswer("error_unknown_endpoint.json", 404)), u"usage"_s);
    }
};

QTEST_GUILESS_MAIN(tst_misskeyscheduled)
#include "tst_misskeyscheduled.moc"
