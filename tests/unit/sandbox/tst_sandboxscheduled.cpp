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
const QString scheduledPath = u"/api/v1/scheduled_statuses"_s;

} // namespace

/// Posts that servers of the Mastodon API keep until their time.
class tst_sandboxscheduled : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 9,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"akkoma"_s}}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void keptUntilItsTime_data() { users(); }
    void keptUntilItsTime()
    {
        QFETCH(QString, user);
        const Answer answer = schedule(user, hourMs,
            {{u"spoiler_text"_s, u"drinks"_s}, {u"visibility"_s, u"unlisted"_s},
                {u"language"_s, u"en"_s}});
        QCOMPARE(answer.status, 200);
        const QJsonObject kept = answer.object();
        const QString id = kept[u"id"_s].toString();
        QVERIFY(!id.isEmpty() && !kept.contains(u"content"_s));
        QCOMPARE(kept[u"scheduled_at"_s].toString(), isoTime(epoch + hourMs));
        QCOMPARE(kept[u"params"_s][u"text"_s].toString(), u"later"_s);
        QCOMPARE(kept[u"params"_s][u"spoiler_text"_s].toString(), u"drinks"_s);
        QCOMPARE(kept[u"params"_s][u"visibility"_s].toString(), u"unlisted"_s);
        QVERIFY(m_sandbox->postsOf(user).isEmpty());
        QCOMPARE(m_sandbox->laterOf(user).size(), size_t(1));
        QCOMPARE(m_asker->get(user, scheduledPath).array(), QJsonArray{kept});
        QCOMPARE(m_asker->get(user, scheduledPath + u'/' + id).object(), kept);
        QCOMPARE(m_sandbox->writesOf(user, u"schedule"_s)[id], WriteCount{.done = 1});
        m_clock.advance(hourMs - 1);
        QCOMPARE(m_asker->get(user, scheduledPath).array().size(), 1);
        m_clock.advance(minuteMs);
        QCOMPARE(m_asker->get(user, scheduledPath).array().size(), 0);
        QCOMPARE(m_sandbox->postsOf(user).size(), 1);
        const auto post = m_sandbox->written(m_sandbox->postsOf(user).at(0));
        QCOMPARE(post->text, u"later"_s);
        QCOMPARE(post->cw, u"drinks"_s);
        QCOMPARE(post->visibility, Visibility::Unlisted);
        QCOMPARE(post->createdAt, epoch + hourMs);
        QCOMPARE(m_sandbox->postedBy(user), m_sandbox->postsOf(user));
    }

    void answersAreRecorded()
    {
        const Answer answer = schedule(u"yuki"_s, dayMs);
        QStringList wrong;
        const QJsonValue recorded = fixtureBody("gotosocial/status_scheduled.json");
        compareShapes(recorded, answer.object(), u"answer"_s, wrong);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QCOMPARE(answer.object()[u"params"_s].toObject().keys(),
            recorded[u"params"_s].toObject().keys());
        const QString path = scheduledPath + u'/' + answer.object()[u"id"_s].toString();
        QCOMPARE(QJsonValue(m_asker->send("DELETE", u"yuki"_s, path).object()),
            fixtureBody("gotosocial/scheduled_status_delete.json"));
    }

    void movedAndTakenAway_data() { users(); }
    void movedAndTakenAway()
    {
        QFETCH(QString, user);
        const QString id = schedule(user, hourMs).object()[u"id"_s].toString();
        const QString path = scheduledPath + u'/' + id;
        const auto move = [&](qint64 ahead) {
            return m_asker->send("PUT", user, path,
                Asker::form({{u"scheduled_at"_s, isoTime(m_clock.now() + ahead)}}),
                "application/x-www-form-urlencoded");
        };
        QCOMPARE(move(4 * minuteMs).status, 422);
        const Answer moved = move(3 * hourMs);
        QCOMPARE(moved.status, 200);
        QCOMPARE(moved.object()[u"scheduled_at"_s].toString(), isoTime(epoch + 3 * hourMs));
        QCOMPARE(
            m_sandbox->writesOf(user, u"reschedule"_s)[id], (WriteCount{.done = 1, .refused = 1}));
        m_clock.advance(2 * hourMs);
        QCOMPARE(m_asker->get(user, path).status, 200);
        QCOMPARE(m_asker->send("DELETE", otherOf(user), path).status, 404); // not theirs
        QCOMPARE(m_asker->send("DELETE", user, path).status, 200);
        QCOMPARE(m_asker->get(user, path).status, 404);
        QCOMPARE(m_asker->send("DELETE", user, path).status, 404);
        m_clock.advance(2 * hourMs);
        QCOMPARE(m_asker->get(user, scheduledPath).array().size(), 0);
        QVERIFY(m_sandbox->postsOf(user).isEmpty());
        QCOMPARE(m_sandbox->writesOf(user, u"unschedule"_s)[id], WriteCount{.done = 1});
    }

    void tooSoon()
    {
        const Answer mastodon = schedule(u"ao"_s, 5 * minuteMs);
        QCOMPARE(mastodon.status, 422);
        QCOMPARE(
            errorOf(mastodon), u"Validation failed: Scheduled at date must be in the future"_s);
        const Answer gotosocial = schedule(u"yuki"_s, 5 * minuteMs - 1);
        QCOMPARE(gotosocial.status, 422);
        QCOMPARE(errorOf(gotosocial),
            u"Unprocessable Entity: scheduled_at must be at least 5 minutes in the future"_s);
        QVERIFY(m_sandbox->laterOf(u"ao"_s).empty() && m_sandbox->laterOf(u"yuki"_s).empty());
        // Akkoma does not wait so short a while.
        QVERIFY(schedule(u"nana"_s, 5 * minuteMs).object().contains(u"content"_s));
        QCOMPARE(m_sandbox->postsOf(u"nana"_s).size(), 1);
    }

    void whatIsOver()
    {
        QVERIFY(schedule(u"ao"_s, -hourMs).object().contains(u"content"_s));
        QCOMPARE(m_sandbox->written(m_sandbox->postsOf(u"ao"_s).at(0))->createdAt, epoch);
        QVERIFY(schedule(u"yuki"_s, -hourMs).object().contains(u"content"_s));
        QCOMPARE(
            m_sandbox->written(m_sandbox->postsOf(u"yuki"_s).at(0))->createdAt, epoch - hourMs);
        for (const auto &[user, status] : {std::pair(u"ao"_s, 422), {u"yuki"_s, 400}}) {
            const Answer answer =
                m_asker->write(user, {{u"status"_s, u"x"_s}, {u"scheduled_at"_s, u"tomorrow"_s}});
            QCOMPARE(answer.status, status);
        }
    }

    void zonesAreRead()
    {
        for (const QString &time : {u"2026-11-20T12:00:00+09:00"_s, u"2026-11-20T03:00:00Z"_s,
                 u"2026-11-20T03:00:00.000Z"_s}) {
            const Answer answer =
                m_asker->write(u"ao"_s, {{u"status"_s, u"later"_s}, {u"scheduled_at"_s, time}});
            QCOMPARE(answer.object()[u"scheduled_at"_s].toString(), u"2026-11-20T03:00:00.000Z"_s);
        }
    }

    void aKeyKeepsItOnce()
    {
        const Asker::Fields fields{
            {u"status"_s, u"later"_s}, {u"scheduled_at"_s, isoTime(epoch + hourMs)}};
        const Answer first = m_asker->write(u"ao"_s, fields, "key-1");
        const Answer again = m_asker->write(u"ao"_s, fields, "key-1");
        QCOMPARE(again.object(), first.object());
        QCOMPARE(m_sandbox->laterOf(u"ao"_s).size(), size_t(1));
        const QString path = scheduledPath + u'/' + first.object()[u"id"_s].toString();
        QCOMPARE(m_asker->send("DELETE", u"ao"_s, path).status, 200);
        QCOMPARE(m_asker->write(u"ao"_s, fields, "key-1").status, 404);
    }

    void filesWaitAlong_data() { users(); }
    void filesWaitAlong()
    {
        QFETCH(QString, user);
        const QString id = m_asker->uploadOf(user, paintedPng(), {{"description", "a cat"}});
        const Answer answer = schedule(user, 3 * dayMs, {{u"media_ids[]"_s, id}});
        const QJsonObject file = answer.object()[u"media_attachments"_s][0].toObject();
        QCOMPARE(file[u"id"_s].toString(), id);
        QCOMPARE(file[u"description"_s].toString(), u"a cat"_s);
        QCOMPARE(answer.object()[u"params"_s][u"media_ids"_s].toArray(), QJsonArray{id});
        QVERIFY(m_sandbox->looseFilesOf(user).empty());
        m_clock.advance(3 * dayMs);
        m_sandbox->postDue();
        QCOMPARE(m_sandbox->postsOf(user).size(), 1);
        const auto post = m_sandbox->written(m_sandbox->postsOf(user).at(0));
        QCOMPARE(post->pictures->size(), size_t(1));
        QCOMPARE(m_sandbox->uploaded(post->pictures->at(0).file), paintedPng());
        // Of what is taken away the file stays, for a while.
        const QString other = m_asker->uploadOf(user, paintedPng());
        const QString later =
            schedule(user, hourMs, {{u"media_ids[]"_s, other}}).object()[u"id"_s].toString();
        m_asker->send("DELETE", user, scheduledPath + u'/' + later);
        QCOMPARE(m_sandbox->looseFilesOf(user).size(), size_t(1));
    }

    /// What it has taken for the text Mastodon then forgets.
    void aWarningAlone()
    {
        for (const QString &user : {u"ao"_s, u"yuki"_s}) {
            const bool loses = user == u"ao"_s;
            const Answer answer = m_asker->write(user,
                {{u"status"_s, QString()}, {u"spoiler_text"_s, u"drinks"_s},
                    {u"scheduled_at"_s, isoTime(epoch + hourMs)},
                    {u"media_ids[]"_s, m_asker->uploadOf(user, paintedPng())}});
            const QJsonObject params = answer.object()[u"params"_s].toObject();
            QCOMPARE(params[u"text"_s].toString(), QString());
            QCOMPARE(params[u"spoiler_text"_s].toString(), loses ? QString() : u"drinks"_s);
        }
        m_clock.advance(hourMs);
        m_sandbox->postDue();
        const auto post = m_sandbox->written(m_sandbox->postsOf(u"ao"_s).at(0));
        QVERIFY(post->text.isEmpty() && post->cw.isEmpty());
    }

    void pollsBeginWithTheirPost()
    {
        schedule(u"ao"_s, hourMs,
            {{u"poll[options][]"_s, u"tea"_s}, {u"poll[options][]"_s, u"milk"_s},
                {u"poll[expires_in]"_s, u"600"_s}});
        m_clock.advance(hourMs);
        const QJsonArray none = m_asker->get(u"ao"_s, scheduledPath).array();
        QVERIFY(none.isEmpty());
        const QString uri = m_sandbox->postsOf(u"ao"_s).at(0);
        const QJsonObject poll = m_asker->status(u"ao"_s, uri)[u"poll"_s].toObject();
        QCOMPARE(poll[u"expires_at"_s].toString(), isoTime(epoch + hourMs + 10 * minuteMs));
        QCOMPARE(poll[u"expired"_s].toBool(), false);
    }

    void streamsTellOfIt()
    {
        QVERIFY(m_sandbox->follow(u"mei"_s, u"ao"_s));
        StreamClient client;
        client.open(m_sandbox->serverOf(u"mei"_s)->host(), "/api/v1/streaming?stream=user",
            m_sandbox->serverOf(u"mei"_s)->token(u"mei"_s));
        QTRY_VERIFY(client.isOpen());
        schedule(u"ao"_s, hourMs);
        m_clock.advance(hourMs);
        // By the timer alone.
        QTRY_COMPARE(client.events(), QStringList{u"update user"_s});
        QCOMPARE(client.payload(0)[u"created_at"_s].toString(), isoTime(epoch + hourMs));
    }

    void soManyADay_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("words");
        QTest::newRow("mastodon")
            << u"ao"_s
            << u"Validation failed: You have exceeded the limit of 25 scheduled posts for today"_s;
        QTest::newRow("akkoma") << u"nana"_s << u"daily limit exceeded"_s;
    }
    void soManyADay()
    {
        QFETCH(QString, user);
        QFETCH(QString, words);
        for (int i = 0; i < 25; ++i) {
            QCOMPARE(schedule(user, dayMs + i).status, 200);
        }
        const Answer refused = schedule(user, dayMs);
        QCOMPARE(refused.status, 422);
        QCOMPARE(errorOf(refused), words);
        QCOMPARE(schedule(user, 2 * dayMs).status, 200);
        const Answer page = m_asker->get(user, scheduledPath + u"?limit=20"_s);
        QCOMPARE(page.array().size(), 20);
        QVERIFY(!page.next().isEmpty());
        QCOMPARE(m_asker->get(user, page.next()).array().size(), 6);
    }

    /// It tells nobody what it keeps, and calls the post already as it will be called.
    void snacKeepsThem()
    {
        const Answer answer = schedule(u"sora"_s, minuteMs);
        QCOMPARE(answer.status, 200);
        QStringList wrong;
        compareShapes(fixtureBody("snac2/status_create_scheduled_at_ignored.json"), answer.object(),
            u"answer"_s, wrong);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        const QString id = answer.object()[u"id"_s].toString();
        const QString uri = answer.object()[u"uri"_s].toString();
        QCOMPARE(answer.object()[u"created_at"_s].toString(), isoTime(epoch + minuteMs));
        QVERIFY(m_asker->get(u"sora"_s, scheduledPath).array().isEmpty());
        QCOMPARE(m_asker->get(u"sora"_s, u"/api/v1/statuses/"_s + id).status, 404);
        QVERIFY(!m_sandbox->written(uri));
        m_clock.advance(minuteMs);
        QCOMPARE(m_asker->get(u"sora"_s, u"/api/v1/statuses/"_s + id).status, 200);
        QCOMPARE(m_sandbox->postsOf(u"sora"_s), QStringList{uri});
    }

private:
    static void users()
    {
        QTest::addColumn<QString>("user");
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"nana"_s}) {
            QTest::addRow("%s", qPrintable(user)) << user;
        }
    }
    static QString otherOf(const QString &user)
    {
        return user == u"ao"_s ? u"mei"_s : user == u"yuki"_s ? u"ren"_s : u"leo"_s;
    }
    static QString errorOf(const Answer &answer) { return answer.object()[u"error"_s].toString(); }
    Answer schedule(const QString &user, qint64 ahead, const Asker::Fields &more = {})
    {
        Asker::Fields fields{
            {u"status"_s, u"later"_s}, {u"scheduled_at"_s, isoTime(m_clock.now() + ahead)}};
        fields.insert(fields.end(), more.begin(), more.end());
        return m_asker->write(user, fields);
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
};

QTEST_GUILESS_MAIN(tst_sandboxscheduled)
#include "tst_sandboxscheduled.moc"
