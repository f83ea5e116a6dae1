// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyrecorded.h"
#include "mutations.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

Instance misskeyCalled(const QString &software)
{
    Instance instance = recordedMisskey();
    instance.software = software;
    return instance;
}

const Family &publisher()
{
    return *familyFor(recordedMisskey());
}

Outgoing saying(const QString &text)
{
    return {.text = {.text = text}};
}

QString published(const Outgoing &post)
{
    return misskeyLine(publisher().publish(recordedMisskey(), post, u"a-key"_s));
}

QString edited(const QString &software, const Outgoing &post)
{
    return misskeyLine(publisher().edit(misskeyCalled(software), u"7"_s, post));
}

Response answered(const QJsonObject &body, int status = 200)
{
    return answerOf(body, u"https://misskey.test/api/x"_s, "application/json", status);
}

/// The text of the post that the answer tells; the error.
QString madeOf(const Response &response)
{
    const auto item = publisher().decodePublished(recordedMisskey(), response);
    return item ? item->post.body : word(item.error().kind) + u": "_s + item.error().detail;
}

} // namespace

/// New posts and changed ones at Misskey and its forks.
class tst_misskeypublishing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void posts_data()
    {
        QTest::addColumn<Outgoing>("post");
        QTest::addColumn<QString>("fields");
        QTest::newRow("text") << saying(u"hello"_s) << u"{\"text\":\"hello\",%public}"_s;
        Outgoing warned = saying(u" hello\n"_s);
        warned.text.warning = u"spoilers"_s;
        warned.text.sensitive = true;
        warned.text.language = u"en"_s;
        QTest::newRow("warning") << warned
                                 << u"{\"cw\":\"spoilers\",\"text\":\" hello\\n\",%public}"_s;
        Outgoing blank = saying(u"hello"_s);
        blank.text.warning = u" "_s;
        QTest::newRow("blank warning") << blank << u"{\"text\":\"hello\",%public}"_s;
        Outgoing reply = saying(u"hello"_s);
        reply.replyToLocalId = u"8"_s;
        QTest::newRow("reply") << reply << u"{\"replyId\":\"8\",\"text\":\"hello\",%public}"_s;
        Outgoing quote = saying(u"hello"_s);
        quote.quoteLocalId = u"9"_s;
        QTest::newRow("quote") << quote << u"{\"renoteId\":\"9\",\"text\":\"hello\",%public}"_s;
        Outgoing pictures = saying({});
        pictures.text.media = {
            Attachment{.id = u"f1"_s}, Attachment{.id = u"f2"_s}, Attachment{.id = u"f1"_s}};
        QTest::newRow("media alone") << pictures << u"{\"fileIds\":[\"f1\",\"f2\"],%public}"_s;
        const PollText tea{.choices = {u"tea"_s, u"water"_s}, .multiple = true, .seconds = 600};
        Outgoing poll = saying({});
        poll.text.poll = tea;
        const QString asked = u"\"poll\":{\"choices\":[\"tea\",\"water\"],"
                              "\"expiredAfter\":600000,\"multiple\":true}"_s;
        QTest::newRow("poll alone") << poll << u'{' + asked + u",%public}"_s;
        poll.text.media = pictures.text.media;
        poll.text.poll.endsAt = 5; // of the post in whose place it is
        QTest::newRow("poll and media")
            << poll << u"{\"fileIds\":[\"f1\",\"f2\"],"_s + asked + u",%public}"_s;
        poll = saying(u"hello"_s);
        poll.text.poll = {.choices = tea.choices, .seconds = 0};
        QTest::newRow("poll for ever")
            << poll
            << u"{\"poll\":{\"choices\":[\"tea\",\"water\"],\"multiple\":false},"
               "\"text\":\"hello\",%public}"_s;
        QTest::newRow("nothing") << saying({}) << u"usage"_s;
        QTest::newRow("blank") << saying(u" \n\u3000"_s) << u"usage"_s;
        Outgoing bareQuote = saying({}); // which would be a boost
        bareQuote.quoteLocalId = u"9"_s;
        QTest::newRow("quote of nothing's") << bareQuote << u"usage"_s;
    }
    void posts()
    {
        QFETCH(Outgoing, post);
        QFETCH(QString, fields);
        fields.replace(u"%public"_s, u"\"visibility\":\"public\""_s);
        const QString line = fields == u"usage" ? fields : u"notes/create "_s + fields;
        QCOMPARE(published(post), line);
        const auto request = publisher().publish(recordedMisskey(), post, u"a-key"_s);
        if (request) {
            // Sent twice it is two posts.
            QVERIFY(!request->onlyReads && request->retries == 0);
            QVERIFY(!request->body.contains("a-key"));
        }
    }

    void audiences_data()
    {
        QTest::addColumn<Visibility>("visibility");
        QTest::addColumn<QString>("fields");
        QTest::newRow("public") << Visibility::Public
                                << u"\"text\":\"x\",\"visibility\":\"public\""_s;
        QTest::newRow("unlisted") << Visibility::Unlisted
                                  << u"\"text\":\"x\",\"visibility\":\"home\""_s;
        QTest::newRow("private") << Visibility::Private
                                 << u"\"text\":\"x\",\"visibility\":\"followers\""_s;
        QTest::newRow("direct")
            << Visibility::Direct
            << u"\"text\":\"x\",\"visibility\":\"specified\",\"visibleUserIds\":[\"1\",\"2\"]"_s;
        QTest::newRow("local") << Visibility::Local
                               << u"\"localOnly\":true,\"text\":\"x\",\"visibility\":\"public\""_s;
    }
    void audiences()
    {
        QFETCH(Visibility, visibility);
        QFETCH(QString, fields);
        Outgoing post = saying(u"x"_s);
        post.text.visibility = visibility;
        post.toLocalIds = {u"1"_s, u"2"_s, u"1"_s};
        QCOMPARE(published(post), u"notes/create {"_s + fields + u'}');
    }

    /// For few, and on one server besides.
    void localPosts()
    {
        Outgoing post = saying(u"x"_s);
        post.text.visibility = Visibility::Private;
        post.text.localOnly = true;
        const QString fields = u"\"localOnly\":true,\"text\":\"x\",\"visibility\":\"followers\"}"_s;
        QCOMPARE(published(post), u"notes/create {"_s + fields);
        QCOMPARE(
            edited(u"sharkey"_s, post), u"notes/edit {\"cw\":null,\"editId\":\"7\","_s + fields);
    }

    void audiencesOfNotes_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("local");
        QTest::addColumn<Visibility>("visibility");
        QTest::addColumn<bool>("localOnly");
        QTest::newRow("public") << u"public"_s << false << Visibility::Public << false;
        QTest::newRow("local") << u"public"_s << true << Visibility::Local << false;
        QTest::newRow("home") << u"home"_s << true << Visibility::Unlisted << true;
        QTest::newRow("followers") << u"followers"_s << true << Visibility::Private << true;
        QTest::newRow("specified") << u"specified"_s << false << Visibility::Direct << false;
        QTest::newRow("unheard of") << u"all"_s << false << Visibility::Private << false;
    }
    void audiencesOfNotes()
    {
        QFETCH(QString, word);
        QFETCH(bool, local);
        const auto told = publisher().decodeAudience(recordedMisskey(),
            answered({{u"id"_s, u"7"_s}, {u"visibility"_s, word}, {u"localOnly"_s, local}}));
        QVERIFY(told);
        QTEST(told->visibility, "visibility");
        QTEST(told->localOnly, "localOnly");
        QVERIFY(!publisher().decodeAudience(
            recordedMisskey(), misskeyAnswer("error_no_such_note.json", 400)));
    }

    void nobodyElse()
    {
        Outgoing post = saying(u"x"_s);
        post.text.visibility = Visibility::Direct;
        QCOMPARE(published(post), u"notes/create {\"text\":\"x\",\"visibility\":\"specified\"}"_s);
    }

    void recordedAnswer()
    {
        const auto item =
            publisher().decodePublished(recordedMisskey(), misskeyAnswer("notes_create.json"));
        QVERIFY(item && !item->boost);
        QCOMPARE(item->localId, u"atvjixzg280f000g"_s);
        QCOMPARE(item->post.uri, u"https://misskey.test/notes/atvjixzg280f000g"_s);
        QCOMPARE(item->post.author.acct, u"bob@misskey.test"_s);
        QCOMPARE(item->post.visibility, Visibility::Public);
    }

    void answersOfForks()
    {
        const QJsonObject note = fixture("misskey/notes_create.json")[u"createdNote"_s].toObject();
        const QString text = note[u"text"_s].toString();
        QCOMPARE(madeOf(answered({{u"updatedNote"_s, note}})), text);
        QCOMPARE(madeOf(answered(note)), text);
        QVERIFY(madeOf(Response{.status = 204}).startsWith(u"bad-answer"_s));
        QVERIFY(madeOf(answered({})).startsWith(u"bad-answer"_s));
    }

    void refusals_data()
    {
        QTest::addColumn<Response>("response");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *file, const QString &words) {
            QTest::newRow(file) << misskeyAnswer("error_"_ba + file + ".json", 400) << words;
        };
        row("note_too_long", u"rejected: the text is too long for this server"_s);
        row("max_length_cw", u"rejected: the warning is too long for this server"_s);
        row("cannot_reply_pure_renote", u"rejected: a boost cannot be answered"_s);
        const auto coded = [](const char *code, const QString &words) {
            QTest::newRow(code) << misskeyError(QString::fromLatin1(code)) << words;
        };
        coded(
            "CONTAINS_PROHIBITED_WORDS", u"rejected: the server does not allow one of its words"_s);
        coded("NO_SUCH_FILE", u"rejected: a file of it is not at the server any more"_s);
        coded("NO_SUCH_REPLY_TARGET", u"not-found: As the server words it."_s);
        coded("YOU_HAVE_BEEN_BLOCKED", u"rejected: they block the account"_s);
        coded("CANNOT_CREATE_ALREADY_EXPIRED_POLL",
            u"rejected: its poll is over, and the server changes no such post"_s);
        coded("TOO_MANY_POLL_CHOICES",
            u"rejected: its poll has more choices than the server takes"_s);
        const QJsonObject param{{u"code"_s, u"INVALID_PARAM"_s}, {u"message"_s, u"Invalid."_s},
            {u"info"_s,
                QJsonObject{{u"param"_s, u"#/properties/poll/properties/choices/minItems"_s}}}};
        QTest::newRow("poll") << answered({{u"error"_s, param}}, 400)
                              << u"rejected: the server does not take such a poll"_s;
        coded("ACCOUNT_LOCKED", u"forbidden: the account has moved and may not do this any more"_s);
        QTest::newRow("permission")
            << misskeyAnswer("error_permission_denied.json", 403)
            << u"forbidden: Asterism was not allowed this when the account signed in: "
               "sign in again"_s;
        QTest::newRow("no such call") << misskeyAnswer("error_unknown_endpoint.json", 404)
                                      << u"usage: this server has no such call"_s;
        QTest::newRow("limit") << misskeyAnswer("error_rate_limit.json", 429)
                               << u"rate-limited: Rate limit exceeded. Please try again later."_s;
        QTest::newRow("still at it")
            << misskeyError(u"PROCESSING"_s, 202) << u"timeout: As the server words it."_s;
    }
    void refusals()
    {
        QFETCH(Response, response);
        QTEST(madeOf(response), "words");
    }

    void edits_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("line");
        const QString whole = u"notes/edit {\"cw\":null,\"editId\":\"7\",\"fileIds\":[\"f1\"],"
                              "\"replyId\":\"8\",\"text\":\"new\",\"visibility\":\"home\"}"_s;
        QTest::newRow("misskey") << u"misskey"_s << u"usage"_s;
        for (const char *software : {"sharkey", "pulsar", "firefish", "iceshrimp"}) {
            QTest::newRow(software) << QString::fromLatin1(software) << whole;
        }
        QTest::newRow("cherrypick") << u"cherrypick"_s
                                    << u"notes/update {\"cw\":null,\"fileIds\":[\"f1\"],"
                                       "\"noteId\":\"7\",\"text\":\"new\"}"_s;
    }
    void edits()
    {
        QFETCH(QString, software);
        Outgoing post = saying(u"new"_s);
        post.text.visibility = Visibility::Unlisted;
        post.text.media = {Attachment{.id = u"f1"_s}};
        post.replyToLocalId = u"8"_s;
        QTEST(edited(software, post), "line");
    }

    /// With the very same end it is the same poll, and keeps its votes.
    void editsOfPolls()
    {
        Outgoing post = saying(u"new"_s);
        post.text.poll = {.choices = {u"a"_s, u"b"_s}, .seconds = 300, .endsAt = 1'800'000'000'123};
        const QString kept = u"\"poll\":{\"choices\":[\"a\",\"b\"],"
                             "\"expiresAt\":1800000000123,\"multiple\":false}"_s;
        QCOMPARE(edited(u"cherrypick"_s, post),
            u"notes/update {\"cw\":null,\"noteId\":\"7\","_s + kept + u",\"text\":\"new\"}"_s);
        QCOMPARE(edited(u"sharkey"_s, post),
            u"notes/edit {\"cw\":null,\"editId\":\"7\","_s + kept
                + u",\"text\":\"new\",\"visibility\":\"public\"}"_s);
        post.text.poll.endsAt = 0;
        QVERIFY(edited(u"sharkey"_s, post).contains(u"\"expiredAfter\":300000"_s));
        post.text.text.clear();
        QVERIFY(edited(u"sharkey"_s, post).startsWith(u"notes/edit"_s));
    }

    void editsOfWarnings()
    {
        Outgoing post = saying(u"new"_s);
        post.text.warning = u"spoilers"_s;
        QCOMPARE(edited(u"cherrypick"_s, post),
            u"notes/update {\"cw\":\"spoilers\",\"noteId\":\"7\",\"text\":\"new\"}"_s);
        QCOMPARE(edited(u"sharkey"_s, post),
            u"notes/edit {\"cw\":\"spoilers\",\"editId\":\"7\",\"text\":\"new\","
            "\"visibility\":\"public\"}"_s);
        Outgoing pictures = saying({});
        pictures.text.media = {Attachment{.id = u"f1"_s}};
        QCOMPARE(edited(u"cherrypick"_s, pictures), u"usage"_s); // it wants a text
        QVERIFY(edited(u"sharkey"_s, pictures).startsWith(u"notes/edit"_s));
        QCOMPARE(edited(u"sharkey"_s, saying(u" "_s)), u"usage"_s);
    }

    void sources()
    {
        QCOMPARE(misskeyLine(publisher().source(recordedMisskey(), u"7"_s)),
            u"notes/show {\"noteId\":\"7\"}"_s);
        const auto typed =
            publisher().decodeSource(recordedMisskey(), misskeyAnswer("note_with_cw.json"));
        const QJsonObject note = fixture("misskey/note_with_cw.json");
        QVERIFY(typed && !typed->warning.isEmpty());
        QCOMPARE(typed->text, note[u"text"_s].toString());
        QCOMPARE(typed->warning, note[u"cw"_s].toString());
        const auto pictures =
            publisher().decodeSource(recordedMisskey(), misskeyAnswer("note_files_only.json"));
        QVERIFY(pictures && pictures->text.isEmpty() && pictures->warning.isEmpty());
    }

    void sourcesWithPolls()
    {
        const auto typed =
            publisher().decodeSource(recordedMisskey(), misskeyAnswer("note_with_poll.json"));
        QVERIFY(typed);
        QCOMPARE(typed->poll.choices, QStringList({u"Tea"_s, u"Coffee"_s, u"お水 :kane:"_s}));
        QVERIFY(!typed->poll.multiple);
        QCOMPARE(typed->poll.seconds, 365 * 86'400);
        QCOMPARE(typed->poll.endsAt, 1'826'896'229'747); // 2027-11-22T15:10:29.747Z
        QJsonObject note = fixture("misskey/note_with_poll.json");
        QJsonObject poll = note[u"poll"_s].toObject();
        poll[u"expiresAt"_s] = QJsonValue(QJsonValue::Null);
        note[u"poll"_s] = poll;
        const auto endless = publisher().decodeSource(recordedMisskey(), answered(note));
        QVERIFY(endless && endless->poll.seconds == 0 && endless->poll.endsAt == 0);
        const auto none =
            publisher().decodeSource(recordedMisskey(), misskeyAnswer("note_with_cw.json"));
        QVERIFY(none && none->poll == PollText());
    }

    /// Nobody edits what was not shown to them.
    void sourcesThatAreNone()
    {
        const auto kind = [](const Response &response) {
            const auto typed = publisher().decodeSource(recordedMisskey(), response);
            return typed ? u"text"_s : word(typed.error().kind);
        };
        QCOMPARE(kind(answered({{u"id"_s, u"7"_s}, {u"isHidden"_s, true}})), u"bad-answer"_s);
        QCOMPARE(kind(answered({})), u"bad-answer"_s);
        QCOMPARE(kind(misskeyAnswer("error_no_such_note.json", 400)), u"not-found"_s);
        QCOMPARE(kind(answered({{u"id"_s, u"7"_s}, {u"text"_s, 7}})), u"text"_s);
    }

    void strangeAnswers()
    {
        int tried = 0;
        forEachMutant(fixture("misskey/notes_create.json"), [&tried](const QJsonValue &mutant) {
            const Response response = answered(mutant.toObject());
            const auto item = publisher().decodePublished(recordedMisskey(), response);
            QVERIFY(!item || (!item->localId.isEmpty() && !item->post.author.acct.isEmpty()));
            QVERIFY(item || !item.error().detail.isEmpty());
            const auto typed = publisher().decodeSource(recordedMisskey(), response);
            QVERIFY(typed || typed.error().kind == ErrorKind::BadAnswer
                || typed.error().kind == ErrorKind::Rejected);
            ++tried;
        });
        QVERIFY2(tried > 300, qPrintable(QString::number(tried)));
    }

    void capable()
    {
        const Capabilities can = capabilities(recordedMisskey());
        QVERIFY(can.publishes && can.quotes && can.localOnly && can.source);
        QVERIFY(!can.edits && !can.editsByUpdate && !can.idempotency);
        QVERIFY(capabilities(misskeyCalled(u"sharkey"_s)).edits);
        QVERIFY(!capabilities(misskeyCalled(u"sharkey"_s)).editsByUpdate);
        QVERIFY(capabilities(misskeyCalled(u"cherrypick"_s)).editsByUpdate);
    }
};

QTEST_GUILESS_MAIN(tst_misskeypublishing)
#include "tst_misskeypublishing.moc"
