// SPDX-License-Identifier: GPL-3.0-or-later
#include "mediatesting.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

/// A page of a server in front, which is nobody's words.
const QByteArray pageForBrowsers = "<html><body>nginx says no</body></html>";

/// Makes every picture "small", in a file of its own.
class Shrinking : public AttachmentFitter {
public:
    Result<FittedFile> fit(
        const QString &path, const Attachment &file, const PostingLimits & /*limits*/) override
    {
        if (refuses) {
            return Error{
                .kind = ErrorKind::Usage, .subject = file.name, .detail = u"It is broken."_s};
        }
        made = path + u".fitted.jpg"_s;
        QFile small(made);
        if (!small.open(QIODevice::WriteOnly) || small.write("small") != 5) {
            return Error{.kind = ErrorKind::Store, .subject = made};
        }
        return FittedFile{.path = made, .type = u"image/jpeg"_s, .temporary = true};
    }

    bool refuses = false;
    QString made;
};

} // namespace

/// Posts with files, whatever becomes of the way or of the program: one post in the end, and each
/// file once in it.
class tst_outboxmedia : public MediaTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { houseOf(u"mastodon"_s); }
    void cleanup() { m_house.reset(); }

    void sentBeforeThePost()
    {
        on(mediaPath, MediaHouse::media("m1"));
        on(mediaPath, MediaHouse::media("m2"));
        on(statusesPath, outboxJson(m_house->status(100)));
        m_house->begin();
        const qint64 id = m_house->post(
            u"tea"_s, {m_house->picture("one", u"鯖缶"_s), m_house->picture("two", u"a cup"_s)});
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->lines(), (QStringList{uploaded, uploaded, newPost}));
        QCOMPARE(m_house->files(), (QByteArrayList{"one", "two"}));
        QVERIFY(m_house->server.requests()[0].body.contains("鯖缶"));
        QVERIFY(m_house->server.requests()[1].body.contains("a cup"));
        QCOMPARE(MediaHouse::mediaOf(m_house->posts()[0]), (QStringList{u"m1"_s, u"m2"_s}));
        const QList<Attachment> media = m_house->row(id).action.post.media;
        QCOMPARE(media[1].id, u"m2"_s);
        QCOMPARE(media[1].sentAt, noon);
        QVERIFY(m_house->progress.contains(u"1/2"_s) && m_house->progress.contains(u"2/2"_s));
        QVERIFY(!m_house->tooMuch);
    }

    /// Asked more and more seldom; other posts go meanwhile.
    void readLater()
    {
        on(mediaPath, MediaHouse::media("m1", false));
        on("/api/v1/media/m1", MediaHouse::reading("m1"));
        on("/api/v1/media/m1", MediaHouse::media("m1"));
        on(statusesPath, outboxJson(m_house->status(100)));
        on(statusesPath, outboxJson(m_house->status(101)));
        m_house->begin();
        const qint64 id = m_house->post(u"tea"_s, {m_house->picture("one")});
        QTRY_COMPARE(m_house->row(id).notBefore, noon + secondMs);
        QVERIFY(!m_house->row(id).trouble.isEmpty());
        const qint64 other = m_house->post(u"words"_s, {});
        QTRY_COMPARE(m_house->done, QList<qint64>{other});
        m_house->pass(secondMs);
        QTRY_COMPARE(m_house->row(id).notBefore, noon + 2 * secondMs);
        m_house->pass(secondMs);
        QTRY_COMPARE(m_house->done, (QList<qint64>{other, id}));
        QCOMPARE(m_house->lines(), (QStringList{uploaded, newPost, askedFile, askedFile, newPost}));
    }

    void neverRead()
    {
        on(mediaPath, MediaHouse::media("m1", false));
        on("/api/v1/media/m1", MediaHouse::reading("m1"));
        m_house->begin();
        m_house->post(u"tea"_s, {m_house->picture("one")});
        QTRY_VERIFY((m_house->pass(5 * minuteMs), !m_house->failed.isEmpty()));
        QVERIFY2(m_house->failed[0].contains(u"picture.png"_s), qPrintable(m_house->failed[0]));
        QCOMPARE(m_house->count(newPost), 0);
        QCOMPARE(m_house->count(uploaded), 1);
    }

    /// The first of each is what the program dies with.
    void killed_data()
    {
        QTest::addColumn<QString>("when");
        for (const char *when :
            {"sending the first", "sending the second", "while it is read", "asking", "posting"}) {
            QTest::newRow(when) << QString::fromLatin1(when);
        }
    }
    void killed()
    {
        QFETCH(QString, when);
        const ScriptedAnswer silence{.never = true};
        const bool read = when == u"while it is read"_s || when == u"asking"_s;
        if (when == u"sending the first"_s) {
            on(mediaPath, silence);
        }
        on(mediaPath, MediaHouse::media("m1", !read));
        if (when == u"sending the second"_s) {
            on(mediaPath, silence);
        }
        on(mediaPath, MediaHouse::media("m2"));
        if (when == u"asking"_s) {
            on("/api/v1/media/m1", silence);
        }
        on("/api/v1/media/m1", MediaHouse::media("m1"));
        on("/api/v1/media/m2", MediaHouse::media("m2"));
        if (when == u"posting"_s) {
            on(statusesPath, silence);
        }
        on(statusesPath, outboxJson(m_house->status(100)));
        m_house->begin();
        const qint64 id =
            m_house->post(u"tea"_s, {m_house->picture("one"), m_house->picture("two")});
        if (when == u"sending the first"_s) {
            QTRY_COMPARE(m_house->count(uploaded), 1);
        } else if (when == u"sending the second"_s) {
            QTRY_COMPARE(m_house->count(uploaded), 2);
        } else if (when == u"while it is read"_s) {
            QTRY_VERIFY(m_house->row(id).notBefore > 0);
        } else if (when == u"asking"_s) {
            QTRY_VERIFY((m_house->pass(secondMs), m_house->count(askedFile) == 1));
        } else {
            QTRY_COMPARE(m_house->count(newPost), 1);
        }
        m_house->beginAnew();
        QTRY_VERIFY((m_house->pass(10 * secondMs), !m_house->done.isEmpty()));
        QCOMPARE(m_house->done, QList<qint64>{id});
        const QList<QJsonObject> posts = m_house->posts();
        QCOMPARE(posts.size(), when == u"posting"_s ? 2 : 1);
        QCOMPARE(MediaHouse::mediaOf(posts.last()), (QStringList{u"m1"_s, u"m2"_s}));
        QCOMPARE(m_house->keys().first(), m_house->keys().last()); // one post, whoever has it
        const bool again = when.startsWith(u"sending"_s); // of that one nobody knows
        QCOMPARE(m_house->count(uploaded), again ? 3 : 2);
    }

    /// Of a film half went out; then there is a connection again.
    void cutInTheMiddle()
    {
        const QByteArray film(5 * 1024 * 1024, 'f');
        on(mediaPath, MediaHouse::media("m1"));
        on(statusesPath, outboxJson(m_house->status(100)));
        m_house->server.cutOffAfter(100'000);
        m_house->begin();
        const qint64 id = m_house->post(u"tea"_s, {m_house->picture(film)});
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QCOMPARE(m_house->stateOf(id), OutboxState::Waiting); // it can be taken back
        QTRY_VERIFY((m_house->outbox->hurry(), !m_house->done.isEmpty()));
        QCOMPARE(m_house->files(), QByteArrayList{film});
        QCOMPARE(m_house->lines(), (QStringList{uploaded, newPost}));
    }

    /// It is there and nobody knows under which name: it is no part of any post.
    void theAnswerIsLost()
    {
        on(mediaPath, {.raw = ""});
        on(mediaPath, MediaHouse::media("m2"));
        on(statusesPath, outboxJson(m_house->status(100)));
        m_house->begin();
        m_house->post(u"tea"_s, {m_house->picture("one")});
        QTRY_VERIFY((m_house->outbox->hurry(), !m_house->done.isEmpty()));
        QCOMPARE(m_house->lines(), (QStringList{uploaded, uploaded, newPost}));
        QCOMPARE(MediaHouse::mediaOf(m_house->posts()[0]), QStringList{u"m2"_s});
    }

    void thePostsAnswerIsLost()
    {
        on(mediaPath, MediaHouse::media("m1"));
        on(statusesPath, {.raw = ""});
        on(statusesPath, outboxJson(m_house->status(100)));
        m_house->begin();
        m_house->post(u"tea"_s, {m_house->picture("one")});
        QTRY_VERIFY((m_house->pass(10 * secondMs), !m_house->done.isEmpty()));
        QCOMPARE(m_house->lines(), (QStringList{uploaded, newPost, newPost}));
        QCOMPARE(m_house->posts()[0], m_house->posts()[1]);
        QCOMPARE(m_house->keys()[0], m_house->keys()[1]);
    }

    /// Long after that, when the key is forgotten, it is looked for: a warning without a text is
    /// the text there by now.
    void aWarningAloneThatWasPosted()
    {
        on(mediaPath, MediaHouse::media("m1"));
        on("/api/v1/media/m1", MediaHouse::media("m1"));
        on(statusesPath, {.never = true});
        on(ownPostsPath,
            outboxJson('['
                + m_house->status(100, u"fish"_s,
                    ",'spoiler_text':'','sensitive':true,'media_attachments':[{'id':'m1',"
                    "'type':'image','url':'https://a.example/m1.png'}]")
                + ']'));
        m_house->begin();
        Draft draft = MediaHouse::written({}, {m_house->picture("one")});
        draft.action.post.warning = u"fish"_s;
        const qint64 id = ask(draft);
        QTRY_COMPARE(m_house->count(newPost), 1);
        m_house->open();
        m_house->clock.advance(2 * hourMs);
        m_house->begin();
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->row(id).resultId, u"100"_s);
        QCOMPARE(m_house->count(newPost), 1);
        QCOMPARE(m_house->count(askedOwnPosts), 1);
    }

    void refused_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        const QByteArray words = "{'error':'Validation failed: it is no picture'}";
        QTest::newRow("too large") << 413 << pageForBrowsers << u"picture.png"_s;
        QTest::newRow("no picture") << 422 << words << u"it is no picture"_s;
        QTest::newRow("not allowed") << 403 << words << u"it is no picture"_s;
    }
    void refused()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        if (body == pageForBrowsers) {
            on(mediaPath,
                {.status = status, .headers = {{"Content-Type", "text/html"}}, .body = body});
        } else {
            on(mediaPath, outboxJson(body, status));
        }
        on(mediaPath, MediaHouse::media("m1"));
        on(statusesPath, outboxJson(m_house->status(100)));
        m_house->begin();
        const qint64 id = m_house->post(u"tea"_s, {m_house->picture("one")});
        QTRY_COMPARE(m_house->failed.size(), 1);
        const QString trouble = m_house->failed[0];
        QVERIFY2(trouble.contains(words), qPrintable(trouble));
        QVERIFY2(!trouble.contains(u"nginx"_s) && !trouble.contains(u'<'), qPrintable(trouble));
        QCOMPARE(m_house->lines(), QStringList{uploaded});
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::retryAction(tx, id); }));
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
    }

    /// A limit of files: words go on, files wait.
    void limited()
    {
        on(mediaPath, outboxJson("{'error':'Too many requests'}", 429));
        on(mediaPath, MediaHouse::media("m1"));
        on(mediaPath, MediaHouse::media("m2"));
        on(statusesPath, outboxJson(m_house->status(100)));
        on(statusesPath, outboxJson(m_house->status(101)));
        on(statusesPath, outboxJson(m_house->status(102)));
        m_house->begin();
        const qint64 first = m_house->post(u"one"_s, {m_house->picture("one")});
        QTRY_VERIFY(m_house->row(first).notBefore > 0);
        const qint64 second = m_house->post(u"two"_s, {m_house->picture("two")});
        const qint64 words = m_house->post(u"words"_s, {});
        QTRY_COMPARE(m_house->done, QList<qint64>{words});
        QTest::qWait(100);
        QCOMPARE(m_house->count(uploaded), 1);
        m_house->pass(minuteMs);
        QTRY_COMPARE(m_house->done, (QList<qint64>{words, first, second}));
    }

    void theFileIsGone()
    {
        m_house->begin();
        const Attachment picture = m_house->picture("one");
        QVERIFY(QFile::remove(attachmentPath(m_house->core->store.folder(), picture.file)));
        m_house->post(u"tea"_s, {picture});
        QTRY_COMPARE(m_house->failed.size(), 1);
        QVERIFY2(m_house->failed[0].contains(u"picture.png"_s), qPrintable(m_house->failed[0]));
        QCOMPARE(m_house->lines(), QStringList());
    }

    /// Servers throw away what no post has.
    void sentLongAgo()
    {
        on(mediaPath, MediaHouse::media("m1"));
        on(mediaPath, MediaHouse::media("m2"));
        ScriptedAnswer later = outboxJson("{'error':'later'}", 429);
        later.headers.emplaceBack("Retry-After", "25200");
        on(statusesPath, later);
        on(statusesPath, outboxJson(m_house->status(100)));
        m_house->begin();
        const qint64 id = m_house->post(u"tea"_s, {m_house->picture("one")});
        QTRY_COMPARE(m_house->row(id).notBefore, noon + 7 * hourMs);
        m_house->pass(7 * hourMs);
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(MediaHouse::mediaOf(m_house->posts()[0]), QStringList{u"m1"_s});
        QCOMPARE(MediaHouse::mediaOf(m_house->posts()[1]), QStringList{u"m2"_s});
        QCOMPARE(m_house->files(), (QByteArrayList{"one", "one"}));
    }

    /// Or have thrown it away already.
    void thrownAway()
    {
        on("/api/v1/media/m1", outboxJson("{'error':'Record not found'}", 404));
        on(mediaPath, MediaHouse::media("m2"));
        on(statusesPath, outboxJson(m_house->status(100)));
        Attachment picture = m_house->picture("one");
        picture.id = u"m1"_s;
        picture.sentAt = noon - minuteMs;
        m_house->begin();
        m_house->post(u"tea"_s, {picture});
        QTRY_COMPARE(m_house->done.size(), 1);
        QCOMPARE(m_house->lines(), (QStringList{askedFile, uploaded, newPost}));
        QCOMPARE(MediaHouse::mediaOf(m_house->posts()[0]), QStringList{u"m2"_s});
    }

    /// There is no copy of it: nothing goes out without it, and the server is asked again by
    /// whoever tries again.
    void thrownAwayForGood()
    {
        on("/api/v1/media/m1", outboxJson("{'error':'Record not found'}", 404));
        on("/api/v1/media/m1", outboxJson("{'error':'Record not found'}", 404));
        on("/api/v1/media/m1", MediaHouse::media("m1"));
        on(statusesPath, outboxJson(m_house->status(100)));
        m_house->begin();
        const qint64 id = m_house->post(
            u"tea"_s, {Attachment{.type = u"image"_s, .id = u"m1"_s, .sentAt = noon - dayMs}});
        QTRY_COMPARE(m_house->failed.size(), 1);
        QVERIFY2(
            m_house->failed[0].contains(m_house->server.host()), qPrintable(m_house->failed[0]));
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::retryAction(tx, id); }));
        QTRY_COMPARE(m_house->failed.size(), 2);
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::retryAction(tx, id); }));
        QTRY_COMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->lines(), (QStringList{askedFile, askedFile, askedFile, newPost}));
        QCOMPARE(MediaHouse::mediaOf(m_house->posts()[0]), QStringList{u"m1"_s});
    }

    /// The deletion is still at work there.
    void notLetGoOfYet()
    {
        on("/api/v1/media/m1", outboxJson("{'error':'Record not found'}", 404));
        on("/api/v1/media/m1", MediaHouse::media("m1"));
        on(statusesPath, outboxJson(m_house->status(100)));
        m_house->begin();
        const qint64 id = m_house->post(
            u"tea"_s, {Attachment{.type = u"image"_s, .id = u"m1"_s, .sentAt = noon - secondMs}});
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QVERIFY(m_house->failed.empty());
        for (int i = 0; i < 20 && m_house->done.isEmpty(); ++i) {
            m_house->pass(minuteMs);
            QTest::qWait(50);
        }
        QCOMPARE(m_house->done, QList<qint64>{id});
        QCOMPARE(m_house->lines(), (QStringList{askedFile, askedFile, newPost}));
    }

    /// What a deleted post had is written anew: not sent a second time, but described.
    void keptAndDescribedAnew()
    {
        on("/api/v1/media/m1", MediaHouse::media("m1"));
        on(statusesPath, outboxJson(m_house->status(100)));
        Attachment picture{.type = u"image"_s, .description = u"a cup"_s, .id = u"m1"_s};
        picture.changed = true;
        m_house->begin();
        m_house->post(u"tea"_s, {picture, {.type = u"image"_s, .id = u"m2"_s}});
        QTRY_COMPARE(m_house->done.size(), 1);
        QCOMPARE(m_house->lines(), (QStringList{u"PUT /api/v1/media/m1"_s, newPost}));
        QVERIFY(m_house->server.requests()[0].body.contains("a cup"));
        QCOMPARE(MediaHouse::mediaOf(m_house->posts()[0]), (QStringList{u"m1"_s, u"m2"_s}));
    }

    /// The edit says it by itself; what is new is sent before it.
    void edited()
    {
        m_house->know(5);
        on(mediaPath, MediaHouse::media("m2"));
        on("/api/v1/statuses/5", outboxJson(m_house->status(5)));
        Action edit{.kind = ActionKind::Edit, .account = ownId, .target = m_house->uriOf(5)};
        edit.post.text = u"more tea"_s;
        edit.post.media = {{.type = u"image"_s, .description = u"a cup"_s, .id = u"m1"_s},
            m_house->picture("two")};
        edit.post.media[0].changed = true;
        m_house->begin();
        m_house->ask(edit);
        QTRY_COMPARE(m_house->done.size(), 1);
        QCOMPARE(m_house->lines(), (QStringList{uploaded, u"PUT /api/v1/statuses/5"_s}));
        const QByteArray body = m_house->server.requests()[1].body;
        QVERIFY2(body.contains("m1") && body.contains("m2") && body.contains("a cup"), body);
    }

    void takenBackMeanwhile()
    {
        on(mediaPath, {.never = true});
        m_house->begin();
        const qint64 id = m_house->post(u"tea"_s, {m_house->picture("one")});
        QTRY_COMPARE(m_house->count(uploaded), 1);
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::cancelAction(tx, id); }));
        QTRY_COMPARE(m_house->server.closedByClient(), 1);
        on(statusesPath, outboxJson(m_house->status(101)));
        const qint64 next = m_house->post(u"words"_s, {});
        QTRY_COMPARE(m_house->done, QList<qint64>{next});
        QCOMPARE(m_house->stateOf(id), OutboxState::Cancelled);
        QCOMPARE(m_house->count(newPost), 1);
    }

    void madeToFit()
    {
        const auto fitter = std::make_shared<Shrinking>();
        m_house->core->fitter = fitter;
        on(mediaPath, MediaHouse::media("m1"));
        on(statusesPath, outboxJson(m_house->status(100)));
        m_house->begin();
        m_house->post(u"tea"_s, {m_house->picture("large")});
        QTRY_COMPARE(m_house->done.size(), 1);
        QCOMPARE(m_house->files(), QByteArrayList{"small"});
        for (const ScriptedPart &part : m_house->server.requests()[0].parts()) {
            QVERIFY(part.fileName.isEmpty() || part.type == "image/jpeg");
        }
        QVERIFY(!QFile::exists(fitter->made));
        fitter->refuses = true;
        m_house->post(u"tea"_s, {m_house->picture("large")});
        QTRY_COMPARE(m_house->failed.size(), 1);
        QVERIFY2(m_house->failed[0].contains(u"It is broken."_s), qPrintable(m_house->failed[0]));
    }
};

QTEST_GUILESS_MAIN(tst_outboxmedia)
#include "tst_outboxmedia.moc"
