// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "support/fixture.h"
#include "unit/sandbox/asker.h"
#include "unit/sandbox/shapes.h"
#include "unit/sandbox/streamclient.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;
const QString nothing = u"01ARZ3NDEKTSV4RRFFQ69G5FAV"_s; // nobody's id

} // namespace

/// Posts that are made, changed and deleted over HTTP, on each software of the Mastodon API.
class tst_sandboxwriting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"akkoma"_s, u"misskey"_s}}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void posts_data() { users(); }
    void posts()
    {
        QFETCH(QString, user);
        const Answer answer = m_asker->write(user,
            {{u"status"_s, u"A cup of #tea"_s}, {u"spoiler_text"_s, u"drinks"_s},
                {u"visibility"_s, u"unlisted"_s}, {u"language"_s, u"en"_s}});
        QCOMPARE(answer.status, 200);
        const QString uri = answer.object()[u"uri"_s].toString();
        const auto post = m_sandbox->written(uri);
        QVERIFY(post);
        QCOMPARE(post->text, u"A cup of #tea"_s);
        QCOMPARE(post->cw, u"drinks"_s);
        QCOMPARE(post->visibility, Visibility::Unlisted);
        QCOMPARE(post->language, u"en"_s);
        QVERIFY(post->sensitive);
        QCOMPARE(answer.object()[u"spoiler_text"_s].toString(), u"drinks"_s);
        QCOMPARE(answer.object()[u"favourites_count"_s].toInt(), 0); // nobody saw it yet
        QCOMPARE(m_sandbox->writesInOrder(user),
            (std::vector<WriteRecord>{{.who = m_sandbox->handle(user),
                .what = u"post"_s,
                .subject = uri,
                .detail = u"A cup of #tea"_s,
                .outcome = WriteOutcome::Done}}));
        QCOMPARE(m_sandbox->postedBy(user), QStringList{uri});
        QCOMPARE(m_sandbox->postsOf(user), QStringList{uri});
    }

    void answersAreRecorded_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("fixture");
        QTest::addColumn<QString>("what"); // empty: a new post
        const auto row = [](const QString &user, const char *fixture, const QString &what) {
            QTest::newRow(fixture) << user << QByteArray(fixture) << what;
        };
        const QString yuki = u"yuki"_s;
        row(yuki, "gotosocial/status_create.json", {});
        row(yuki, "gotosocial/status_edit.json", u"edit"_s);
        row(yuki, "gotosocial/status_delete.json", u"delete"_s);
        row(yuki, "gotosocial/status_source.json", u"source"_s);
        row(yuki, "gotosocial/status_favourite.json", u"favourite"_s);
        row(yuki, "gotosocial/status_reblog.json", u"reblog"_s);
        row(yuki, "gotosocial/status_unreblog.json", u"unreblog"_s);
        row(yuki, "gotosocial/status_pin.json", u"pin"_s);
        row(yuki, "gotosocial/status_mute.json", u"mute"_s);
        row(u"sora"_s, "snac2/status_create.json", {});
        row(u"sora"_s, "snac2/status_edit.json", u"edit"_s);
        row(u"sora"_s, "snac2/status_source.json", u"source"_s);
        row(u"sora"_s, "snac2/status_favourite.json", u"favourite"_s);
        row(u"sora"_s, "snac2/status_reblog.json", u"reblog"_s);
        row(u"sora"_s, "snac2/status_unreblog.json", u"unreblog"_s);
        row(u"sora"_s, "snac2/status_pin.json", u"pin"_s);
    }
    void answersAreRecorded()
    {
        QFETCH(QString, user);
        QFETCH(QByteArray, fixture);
        QFETCH(QString, what);
        Answer answer = m_asker->write(user, {{u"status"_s, u"投稿の試験 fixture post"_s}});
        const QString uri = answer.object()[u"uri"_s].toString();
        if (what == u"edit"_s) {
            answer = m_asker->rewrite(user, uri, {{u"status"_s, u"投稿の試験 edited"_s}});
        } else if (what == u"delete"_s) {
            answer = m_asker->erase(user, uri);
        } else if (what == u"source"_s) {
            answer = m_asker->get(user, m_asker->pathTo(user, uri) + u"/source"_s);
        } else if (!what.isEmpty()) {
            m_asker->act(user, uri, what == u"unreblog"_s ? u"reblog"_s : u"bookmark"_s);
            answer = m_asker->act(user, uri, what);
        }
        QCOMPARE(answer.status, 200);
        const QJsonObject recorded = fixtureBody(fixture).toObject();
        QStringList wrong;
        compareShapes(recorded, answer.object(), u"answer"_s, wrong);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        for (const QString &key : {u"favourited"_s, u"pinned"_s, u"muted"_s, u"reblogged"_s}) {
            QCOMPARE(answer.object().value(key), recorded.value(key));
        }
    }

    void whoGetsIt()
    {
        QVERIFY(m_sandbox->follow(u"yuki"_s, u"ao"_s));
        for (const QString &other : {u"sora"_s, u"kai"_s, u"nana"_s, u"leo"_s}) {
            m_sandbox->unfollow(other, u"ao"_s);
        }
        const QString hello = u"@%1 hello"_s.arg(m_sandbox->handle(u"nana"_s));
        const QString quiet =
            m_asker->writeOf(u"ao"_s, {{u"status"_s, hello}, {u"visibility"_s, u"private"_s}});
        QVERIFY(isAt(quiet, u"gotosocial"_s) && isAt(quiet, u"akkoma"_s));
        QVERIFY(!isAt(quiet, u"snac"_s));
        const QString secret =
            m_asker->writeOf(u"ao"_s, {{u"status"_s, hello}, {u"visibility"_s, u"direct"_s}});
        QVERIFY(isAt(secret, u"akkoma"_s));
        QVERIFY(!isAt(secret, u"gotosocial"_s) && !isAt(secret, u"snac"_s));
        QCOMPARE(m_asker->status(u"nana"_s, secret)[u"uri"_s].toString(), secret);
        QCOMPARE(m_asker->get(u"leo"_s, m_asker->pathTo(u"leo"_s, secret)).status, 404);
        QCOMPARE(m_asker->get(u"mei"_s, m_asker->pathTo(u"mei"_s, secret)).status, 404);
        QCOMPARE(m_sandbox->written(secret)->to, QStringList{m_sandbox->handle(u"nana"_s)});
    }

    void streamsTellOfIt()
    {
        QVERIFY(m_sandbox->follow(u"mei"_s, u"ao"_s));
        StreamClient client;
        client.open(m_sandbox->serverOf(u"mei"_s)->host(), "/api/v1/streaming?stream=user",
            m_sandbox->serverOf(u"mei"_s)->token(u"mei"_s));
        QTRY_VERIFY(client.isOpen());
        const QString uri = m_asker->writeOf(u"ao"_s, {{u"status"_s, u"first"_s}});
        QTRY_COMPARE(client.events(), QStringList{u"update user"_s});
        QCOMPARE(client.payload(0)[u"uri"_s].toString(), uri);
        m_asker->rewrite(u"ao"_s, uri, {{u"status"_s, u"second"_s}});
        QTRY_COMPARE(client.events().value(1), u"status.update user"_s);
        m_asker->act(u"ao"_s, uri, u"reblog"_s);
        QTRY_COMPARE(client.events().value(2), u"update user"_s);
        m_asker->act(u"ao"_s, uri, u"unreblog"_s);
        QTRY_COMPARE(client.events().value(3), u"delete user"_s);
        m_asker->erase(u"ao"_s, uri);
        QTRY_COMPARE(client.events().value(4), u"delete user"_s);
    }

    void edits_data() { users(); }
    void edits()
    {
        QFETCH(QString, user);
        const QString uri = m_asker->writeOf(user, {{u"status"_s, u"first"_s}});
        const QString reader = user == u"ao"_s ? u"yuki"_s : u"ao"_s;
        QVERIFY(m_sandbox->federate(uri, m_sandbox->serverOf(reader)));
        m_clock.advance(minuteMs);
        const QJsonObject fields{
            {u"status"_s, u"second"_s}, {u"spoiler_text"_s, u"careful"_s}, {u"sensitive"_s, true}};
        const Answer answer = m_asker->send("PUT", user, m_asker->pathTo(user, uri),
            QJsonDocument(fields).toJson(), "application/json");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.object()[u"content"_s].toString().contains(u"second"_s));
        QVERIFY(!answer.object()[u"edited_at"_s].isNull());
        QCOMPARE(m_sandbox->written(uri)->text, u"second"_s);
        QCOMPARE(m_sandbox->written(uri)->cw, u"careful"_s);
        QVERIFY(m_asker->status(reader, uri)[u"content"_s].toString().contains(u"second"_s));
        QCOMPARE(m_sandbox->doneTo(user, uri), (QStringList{u"post"_s, u"edit"_s}));
        const QString colleague = otherOf(user);
        QVERIFY(m_sandbox->federate(uri, m_sandbox->serverOf(colleague)));
        QCOMPARE(m_asker->rewrite(colleague, uri, {{u"status"_s, u"mine"_s}}).status,
            user == u"nana"_s ? 403 : 404);
        QCOMPARE(m_sandbox->written(uri)->text, u"second"_s);
    }

    /// A form's "true" is none to it.
    void snacUncoversWhatAFormChanges()
    {
        const QString uri = m_asker->writeOf(
            u"sora"_s, {{u"status"_s, u"first"_s}, {u"spoiler_text"_s, u"careful"_s}});
        QCOMPARE(m_sandbox->written(uri)->cw, u"careful"_s);
        m_asker->rewrite(u"sora"_s, uri,
            {{u"status"_s, u"second"_s}, {u"spoiler_text"_s, u"careful"_s},
                {u"sensitive"_s, u"true"_s}});
        QCOMPARE(m_sandbox->written(uri)->text, u"second"_s);
        QVERIFY(m_sandbox->written(uri)->cw.isEmpty());
    }

    /// Up to 2.83 what is private is for those who are named.
    void snacHasTwoVisibilities()
    {
        for (const auto &[word, visibility] : {std::pair(u"unlisted"_s, Visibility::Unlisted),
                 {u"private"_s, Visibility::Direct}, {u"direct"_s, Visibility::Direct}}) {
            const Answer answer =
                m_asker->write(u"sora"_s, {{u"status"_s, u"x"_s}, {u"visibility"_s, word}});
            const QString uri = answer.object()[u"uri"_s].toString();
            QCOMPARE(m_sandbox->written(uri)->visibility, visibility);
            QCOMPARE(answer.object()[u"visibility"_s].toString(),
                isOpen(visibility) ? u"public"_s : u"private"_s);
        }
    }

    void theSameEditAgain()
    {
        for (const auto &[user, status] : {std::pair(u"ao"_s, 200), {u"yuki"_s, 422}}) {
            const QString uri = m_asker->writeOf(user, {{u"status"_s, u"first"_s}});
            const Asker::Fields fields{{u"status"_s, u"second"_s}};
            QCOMPARE(m_asker->rewrite(user, uri, fields).status, 200);
            const Answer again = m_asker->rewrite(user, uri, fields);
            QCOMPARE(again.status, status);
            QCOMPARE(m_sandbox->doneTo(user, uri), (QStringList{u"post"_s, u"edit"_s}));
            QCOMPARE(
                m_sandbox->writesOf(user, u"edit"_s)[uri], (WriteCount{.done = 1, .redundant = 1}));
            const QString history = m_asker->pathTo(user, uri) + u"/history"_s;
            QCOMPARE(m_asker->get(user, history).array().size(), 2);
        }
    }

    void deletes_data() { users(); }
    void deletes()
    {
        QFETCH(QString, user);
        const QString uri = m_asker->writeOf(user, {{u"status"_s, u"soon *gone*"_s}});
        const QString reader = user == u"ao"_s ? u"yuki"_s : u"ao"_s;
        QVERIFY(m_sandbox->federate(uri, m_sandbox->serverOf(reader)));
        const QString path = m_asker->pathTo(user, uri);
        const QString copy = m_asker->pathTo(reader, uri);
        QCOMPARE(m_asker->erase(otherOf(user), uri).status, 404); // not theirs
        const Answer answer = m_asker->send("DELETE", user, path);
        if (user == u"sora"_s) { // 2.75 has no such call
            QCOMPARE(answer.status, 404);
            QVERIFY(m_sandbox->written(uri));
            return;
        }
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object()[u"text"_s].toString(), u"soon *gone*"_s);
        QCOMPARE(answer.object().contains(u"content"_s), user != u"ao"_s);
        QCOMPARE(m_asker->get(user, path).status, 404);
        QCOMPARE(m_asker->get(reader, copy).status, 404);
        QCOMPARE(m_asker->send("DELETE", user, path).status, 404);
        QVERIFY(!m_sandbox->written(uri));
        QCOMPARE(m_sandbox->doneTo(user, uri), (QStringList{u"post"_s, u"delete"_s}));
    }

    void sources_data() { users(); }
    void sources()
    {
        QFETCH(QString, user);
        const QString uri = m_asker->writeOf(
            user, {{u"status"_s, u"see #this & that"_s}, {u"spoiler_text"_s, u"cw"_s}});
        const Answer answer = m_asker->get(user, m_asker->pathTo(user, uri) + u"/source"_s);
        QCOMPARE(answer.object()[u"text"_s].toString(), u"see #this & that"_s);
        QCOMPARE(answer.object()[u"spoiler_text"_s].toString(), u"cw"_s);
        const QString theirs = m_sandbox->post(otherOf(user), u"theirs"_s);
        QCOMPARE(m_asker->get(user, m_asker->pathTo(user, theirs) + u"/source"_s).status,
            user == u"nana"_s ? 200 : 404);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<Asker::Fields>("fields");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &user, const Asker::Fields &fields,
                             int status, const QString &words) {
            QTest::newRow(name) << user << fields << status << words;
        };
        const auto text = [](qsizetype length) {
            return Asker::Fields{{u"status"_s, QString(length, u'x')}};
        };
        const auto answer = [](const QString &id) {
            return Asker::Fields{{u"status"_s, u"x"_s}, {u"in_reply_to_id"_s, id}};
        };
        row("mastodon empty", u"ao"_s, text(0), 422, u"Validation failed: Text can't be blank"_s);
        row("mastodon long", u"ao"_s, text(501), 422,
            u"Validation failed: Text character limit of 500 exceeded"_s);
        row("mastodon answer", u"ao"_s, answer(u"1"_s), 404,
            u"The post you are trying to reply to does not appear to exist."_s);
        row("mastodon visibility", u"ao"_s, {{u"status"_s, u"x"_s}, {u"visibility"_s, u"local"_s}},
            422, u"Validation failed: Visibility is not included in the list"_s);
        row("gotosocial empty", u"yuki"_s, text(0), 400, recorded("error_400_empty_status"));
        row("gotosocial long", u"yuki"_s, text(5001), 400, recorded("error_400_too_long"));
        row("gotosocial answer", u"yuki"_s, answer(nothing), 404,
            recorded("error_404_reply_to_missing"));
        row("akkoma empty", u"nana"_s, text(0), 422,
            u"Cannot post an empty status without attachments"_s);
        row("akkoma long", u"nana"_s, text(5001), 422, u"The status is over the character limit"_s);
    }
    void refusals()
    {
        QFETCH(QString, user);
        QFETCH(Asker::Fields, fields);
        QFETCH(int, status);
        QFETCH(QString, words);
        const Answer answer = m_asker->write(user, fields);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.object()[u"error"_s].toString(), words);
        QVERIFY(m_sandbox->postsOf(user).isEmpty());
        QCOMPARE(m_sandbox->writesOf(user, u"post"_s)[QString()], (WriteCount{.refused = 1}));
    }

    void whatSomeTakeAllTheSame()
    {
        QCOMPARE(m_asker->write(u"sora"_s, {{u"status"_s, QString()}}).status, 200);
        // An address counts as 23 characters, and of a mention only the name.
        const QString text = u"https://example.invalid/"_s + QString(400, u'a') + u' '
            + QString(470, u'x') + u" @a@very.long.example"_s;
        QCOMPARE(m_asker->write(u"ao"_s, {{u"status"_s, text}}).status, 200);
        const QString warned =
            m_asker->writeOf(u"ao"_s, {{u"status"_s, QString()}, {u"spoiler_text"_s, u"only"_s}});
        QCOMPARE(m_sandbox->written(warned)->text, u"only"_s);
        QVERIFY(m_sandbox->written(warned)->cw.isEmpty());
    }

private:
    static void users()
    {
        QTest::addColumn<QString>("user");
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"nana"_s, u"sora"_s}) {
            QTest::addRow("%s", qPrintable(user)) << user;
        }
    }
    /// Somebody else at the same server.
    static QString otherOf(const QString &user)
    {
        return user == u"ao"_s  ? u"mei"_s
            : user == u"yuki"_s ? u"ren"_s
            : user == u"nana"_s ? u"leo"_s
                                : u"kai"_s;
    }
    static QString recorded(const QByteArray &name)
    {
        return fixtureBody("gotosocial/" + name + ".json")[u"error"_s].toString();
    }
    bool isAt(const QString &uri, const QString &software) const
    {
        return !m_sandbox->localId(uri, m_sandbox->server(software)).isEmpty();
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
};

QTEST_GUILESS_MAIN(tst_sandboxwriting)
#include "tst_sandboxwriting.moc"
