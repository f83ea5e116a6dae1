// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/sandbox/misskeyasker.h"

#include "sandbox/pictures.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

} // namespace

/// Files and drafts of people at the sandbox's Misskey.
class tst_misskeysandboxdrive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 8,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"misskey"_s, u"mastodon"_s}}));
        m_asker = std::make_unique<MisskeyAsker>(*m_sandbox);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void aFileIsSentAndPosted()
    {
        const QByteArray png = paintedPng();
        const Answer answer = m_asker->upload(
            u"hanako"_s, png, {{"comment", "夕焼け"}, {"name", "空.png"}, {"isSensitive", "true"}});
        QCOMPARE(answer.status, 200);
        const QJsonObject file = answer.object();
        QCOMPARE(file[u"name"_s].toString(), u"空.png"_s);
        QCOMPARE(file[u"type"_s].toString(), u"image/png"_s);
        QCOMPARE(file[u"comment"_s].toString(), u"夕焼け"_s);
        QCOMPARE(file[u"size"_s].toInteger(), png.size());
        QCOMPARE(file[u"isSensitive"_s].toBool(), true);
        QCOMPARE(file[u"properties"_s][u"width"_s].toInt(), 60);
        const QString id = file[u"id"_s].toString();
        const QString uri = create({{u"text"_s, u"look"_s}, {u"fileIds"_s, QJsonArray{id}}});
        const QJsonObject note = m_asker->note(u"hanako"_s, uri);
        QCOMPARE(note[u"fileIds"_s].toArray(), QJsonArray{id});
        QCOMPARE(note[u"files"_s][0].toObject(), file);
        QCOMPARE(m_asker->client().get(file[u"url"_s].toString()).body, png);
        QCOMPARE(m_sandbox->uploaded(m_sandbox->written(uri)->pictures->at(0).file), png);
        QVERIFY(m_sandbox->written(uri)->sensitive);
        QCOMPARE(m_sandbox->writesOf(u"hanako"_s, u"upload"_s)[id], WriteCount{.done = 1});
        const QString again = create({{u"fileIds"_s, QJsonArray{id}}}); // as often as they like
        QVERIFY(m_sandbox->written(again));
    }

    void theSameBytesAreTheSameFile()
    {
        const QByteArray png = paintedPng();
        const QString first = idOf(m_asker->upload(u"hanako"_s, png, {{"comment", "one"}}));
        const Answer again = m_asker->upload(u"hanako"_s, png, {{"comment", "two"}}, "b.png");
        QCOMPARE(idOf(again), first);
        QCOMPARE(again.object()[u"comment"_s].toString(), u"one"_s); // as it was described before
        QVERIFY(idOf(m_asker->upload(u"taro"_s, png)) != first);
        QVERIFY(idOf(m_asker->upload(u"hanako"_s, png, {{"force", "true"}})) != first);
        QCOMPARE(m_sandbox->writesOf(u"hanako"_s, u"upload"_s)[first],
            (WriteCount{.done = 1, .redundant = 1}));
        QCOMPARE(m_sandbox->looseFilesOf(u"hanako"_s).size(), size_t(2));
    }

    void describedWhereItHangs()
    {
        const QString id = idOf(m_asker->upload(u"hanako"_s, paintedPng()));
        const QString uri = create({{u"fileIds"_s, QJsonArray{id}}});
        const Answer answer = m_asker->ask(u"hanako"_s, u"drive/files/update"_s,
            {{u"fileId"_s, id}, {u"comment"_s, u"a cat"_s}, {u"isSensitive"_s, true}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.object()[u"comment"_s].toString(), u"a cat"_s);
        QCOMPARE(m_sandbox->written(uri)->pictures->at(0).description, u"a cat"_s);
        QCOMPARE(
            m_asker->note(u"hanako"_s, uri)[u"files"_s][0][u"comment"_s].toString(), u"a cat"_s);
        const QJsonObject other{{u"fileId"_s, id}, {u"comment"_s, u"mine"_s}};
        QCOMPARE(m_asker->code(u"taro"_s, u"drive/files/update"_s, other), u"NO_SUCH_FILE"_s);
        const QJsonObject longer{{u"fileId"_s, id}, {u"comment"_s, u"鯖"_s.repeated(513)}};
        QCOMPARE(m_asker->code(u"hanako"_s, u"drive/files/update"_s, longer), u"INVALID_PARAM"_s);
        QCOMPARE(m_sandbox->writesOf(u"hanako"_s, u"describe"_s)[id], WriteCount{.done = 1});
    }

    void driveStays()
    {
        const QString id = idOf(m_asker->upload(u"hanako"_s, paintedPng()));
        m_clock.advance(30 * dayMs);
        const QJsonArray files = m_asker->ask(u"hanako"_s, u"drive/files"_s).array();
        QCOMPARE(files.size(), 1);
        QCOMPARE(files[0][u"id"_s].toString(), id);
        QVERIFY(m_asker->ask(u"taro"_s, u"drive/files"_s).array().isEmpty());
        const QString uri = create({{u"text"_s, u"x"_s}, {u"fileIds"_s, QJsonArray{id}}});
        QCOMPARE(
            m_asker->ask(u"hanako"_s, u"drive/files/delete"_s, {{u"fileId"_s, id}}).status, 204);
        QCOMPARE(m_asker->code(u"hanako"_s, u"drive/files/show"_s, {{u"fileId"_s, id}}),
            u"NO_SUCH_FILE"_s);
        QVERIFY(m_sandbox->written(uri)->pictures->empty());
    }

    void whatIsRefused()
    {
        const auto codeOf = [](const Answer &answer) {
            return answer.object()[u"error"_s][u"code"_s].toString();
        };
        QCOMPARE(
            codeOf(m_asker->upload(u"hanako"_s, "no file of any kind")), u"UNALLOWED_FILE_TYPE"_s);
        QCOMPARE(codeOf(m_asker->upload(u"hanako"_s, paintedPng(), {{"name", "../a.png"}})),
            u"INVALID_FILE_NAME"_s);
        const QByteArray comment = u"👍"_s.repeated(513).toUtf8();
        QCOMPARE(codeOf(m_asker->upload(u"hanako"_s, paintedPng(), {{"comment", comment}})),
            u"INVALID_PARAM"_s);
        QCOMPARE(
            m_asker->upload(u"hanako"_s, paintedPng(), {{"comment", comment.chopped(4)}}).status,
            200);
        QCOMPARE(m_asker->ask(u"hanako"_s, u"drive/files/create"_s).status, 400); // no form
        m_asker->server()->setBodyLimit(2000);
        const Answer large = m_asker->upload(u"hanako"_s, QByteArray(5000, 'x'));
        QCOMPARE(large.status, 413);
        QVERIFY(large.body.startsWith("<html>"));
        const QJsonObject many{
            {u"fileIds"_s, QJsonArray::fromStringList(QStringList(17, u"9zzzzzzzzzzz0001"_s))}};
        QCOMPARE(m_asker->code(u"hanako"_s, u"notes/create"_s, many), u"INVALID_PARAM"_s);
    }

    /// The token may stand in the form, too.
    void tokensInForms()
    {
        const QString url = m_asker->server()->baseUrl() + u"/api/drive/files/create"_s;
        const QByteArray token = m_asker->server()->token(u"hanako"_s).toUtf8();
        const Answer mine = m_asker->client().post(
            url, uploadForm(paintedPng(), "a.png", {{"i", token}}), uploadFormType());
        QCOMPARE(mine.status, 200);
        const Answer nobodys =
            m_asker->client().post(url, uploadForm(paintedPng(), "a.png"), uploadFormType());
        QCOMPARE(nobodys.status, 401);
    }

    void draftsArePostedInTime()
    {
        const QString file = idOf(m_asker->upload(u"hanako"_s, paintedPng()));
        const QJsonObject fields{{u"text"_s, u"later"_s}, {u"cw"_s, u"drinks"_s},
            {u"visibility"_s, u"home"_s}, {u"fileIds"_s, QJsonArray{file}},
            {u"poll"_s,
                QJsonObject{
                    {u"choices"_s, QJsonArray{u"tea"_s, u"milk"_s}}, {u"expiredAfter"_s, 600'000}}},
            {u"scheduledAt"_s, epoch + hourMs}, {u"isActuallyScheduled"_s, true}};
        const Answer answer = m_asker->ask(u"hanako"_s, u"notes/drafts/create"_s, fields);
        QCOMPARE(answer.status, 200);
        const QJsonObject draft = answer.object()[u"createdDraft"_s].toObject();
        const QString id = draft[u"id"_s].toString();
        QCOMPARE(draft[u"scheduledAt"_s].toInteger(), epoch + hourMs);
        QCOMPARE(draft[u"isActuallyScheduled"_s].toBool(), true);
        QCOMPARE(draft[u"text"_s].toString(), u"later"_s);
        QCOMPARE(draft[u"files"_s][0][u"id"_s].toString(), file);
        QCOMPARE(draft[u"poll"_s][u"choices"_s].toArray().size(), 2);
        QCOMPARE(list(QJsonValue()), QJsonArray{draft});
        QCOMPARE(list(true), QJsonArray{draft});
        QCOMPARE(list(false), QJsonArray());
        QVERIFY(m_sandbox->postsOf(u"hanako"_s).isEmpty());
        m_clock.advance(hourMs);
        QCOMPARE(list(QJsonValue()), QJsonArray());
        const auto post = m_sandbox->written(m_sandbox->postsOf(u"hanako"_s).value(0));
        QVERIFY(post);
        QCOMPARE(post->text, u"later"_s);
        QCOMPARE(post->cw, u"drinks"_s);
        QCOMPARE(post->visibility, Visibility::Unlisted);
        QCOMPARE(post->createdAt, epoch + hourMs);
        QCOMPARE(post->pictures->size(), size_t(1));
        QCOMPARE(post->poll->lastsMs, 10 * minuteMs);
        QCOMPARE(m_sandbox->writesOf(u"hanako"_s, u"schedule"_s)[id], WriteCount{.done = 1});
        QCOMPARE(m_sandbox->postedBy(u"hanako"_s), m_sandbox->postsOf(u"hanako"_s));
    }

    void draftsAreMovedAndTakenAway()
    {
        const QString id = draftAt(epoch + hourMs);
        const QJsonObject later{{u"draftId"_s, id}, {u"scheduledAt"_s, epoch + 3 * hourMs}};
        const Answer moved = m_asker->ask(u"hanako"_s, u"notes/drafts/update"_s, later);
        const QJsonObject draft = moved.object()[u"updatedDraft"_s].toObject();
        QCOMPARE(draft[u"scheduledAt"_s].toInteger(), epoch + 3 * hourMs);
        QCOMPARE(draft[u"text"_s].toString(), u"later"_s);
        QCOMPARE(
            m_asker->code(u"taro"_s, u"notes/drafts/update"_s, later), u"NO_SUCH_NOTE_DRAFT"_s);
        m_clock.advance(2 * hourMs);
        QCOMPARE(list(QJsonValue()).size(), 1);
        const QJsonObject named{{u"draftId"_s, id}};
        QCOMPARE(m_asker->ask(u"hanako"_s, u"notes/drafts/delete"_s, named).status, 204);
        QCOMPARE(
            m_asker->code(u"hanako"_s, u"notes/drafts/delete"_s, named), u"NO_SUCH_NOTE_DRAFT"_s);
        m_clock.advance(2 * hourMs);
        QVERIFY(list(QJsonValue()).isEmpty());
        QVERIFY(m_sandbox->postsOf(u"hanako"_s).isEmpty());
        QCOMPARE(m_sandbox->writesOf(u"hanako"_s, u"reschedule"_s)[id], WriteCount{.done = 1});
        QCOMPARE(m_sandbox->writesOf(u"hanako"_s, u"unschedule"_s)[id], WriteCount{.done = 1});
    }

    void howManyDrafts()
    {
        draftAt(epoch + hourMs);
        const QJsonObject another{{u"text"_s, u"x"_s}, {u"scheduledAt"_s, epoch + hourMs},
            {u"isActuallyScheduled"_s, true}};
        QCOMPARE(m_asker->code(u"hanako"_s, u"notes/drafts/create"_s, another),
            u"TOO_MANY_SCHEDULED_NOTES"_s);
        const QJsonObject over{
            {u"text"_s, u"x"_s}, {u"scheduledAt"_s, epoch - 1}, {u"isActuallyScheduled"_s, true}};
        QCOMPARE(m_asker->code(u"taro"_s, u"notes/drafts/create"_s, over), u"INTERNAL_ERROR"_s);
        for (int i = 0; i < 9; ++i) {
            QCOMPARE(
                m_asker->ask(u"hanako"_s, u"notes/drafts/create"_s).status, 200); // says nothing
        }
        QCOMPARE(m_asker->code(u"hanako"_s, u"notes/drafts/create"_s), u"TOO_MANY_DRAFTS"_s);
        m_clock.advance(dayMs);
        QCOMPARE(list(QJsonValue()).size(), 9); // those without a time stay
        QCOMPARE(m_sandbox->postsOf(u"hanako"_s).size(), 1);
    }

    void draftsKeepNoToken()
    {
        const QString token = m_asker->server()->token(u"hanako"_s);
        m_asker->askWith({}, u"notes/drafts/create"_s, {{u"i"_s, token}, {u"text"_s, u"x"_s}});
        const auto drafts = m_sandbox->laterOf(u"hanako"_s);
        QCOMPARE(drafts.size(), size_t(1));
        QVERIFY(!drafts.at(0).params.contains(u"i"_s));
    }

private:
    static QString idOf(const Answer &answer) { return answer.object()[u"id"_s].toString(); }
    /// The uri of a note of hanako's.
    QString create(const QJsonObject &fields)
    {
        const QJsonObject answer = m_asker->ask(u"hanako"_s, u"notes/create"_s, fields).object();
        return m_asker->server()->baseUrl() + u"/notes/"_s
            + answer[u"createdNote"_s][u"id"_s].toString();
    }
    QString draftAt(qint64 at)
    {
        return m_asker
            ->ask(u"hanako"_s, u"notes/drafts/create"_s,
                {{u"text"_s, u"later"_s}, {u"scheduledAt"_s, at}, {u"isActuallyScheduled"_s, true}})
            .object()[u"createdDraft"_s][u"id"_s]
            .toString();
    }
    QJsonArray list(const QJsonValue &scheduled)
    {
        return m_asker->ask(u"hanako"_s, u"notes/drafts/list"_s, {{u"scheduled"_s, scheduled}})
            .array();
    }

    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<MisskeyAsker> m_asker;
};

QTEST_GUILESS_MAIN(tst_misskeysandboxdrive)
#include "tst_misskeysandboxdrive.moc"
