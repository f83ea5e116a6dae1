// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/terminaltalk.h"
#include "sandbox/pictures.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>

using namespace asterism;
using namespace asterism::flow;

namespace {

const QString mediaCall = u"/api/v2/media"_s;
const QString statusCall = u"/api/v1/statuses"_s;

} // namespace

/// All that a post can have, written in the terminal where no other process is the engine, to the
/// sandbox in this process: ao's Mastodon, yuki's GoToSocial, sora's snac.
class tst_postterminal : public QObject, private TerminalTalk {
    Q_OBJECT

    QString picture(const QString &name, int seed = 1) const
    {
        return file(name, drawPng(quint64(seed), 40, 30, Motif::Scene));
    }
    /// With a comment that says where it was taken.
    QString tellingPicture() const
    {
        const QByteArray png = drawPng(1, 40, 30, Motif::Scene);
        const QByteArray chunk = QByteArray("\0\0\0\x14tEXt", 8) + "35.6586 N 139.7454 E" + "sum.";
        return file(u"telling.png"_s, png.first(33) + chunk + png.sliced(33)); // behind its head
    }
    /// Larger than the GoToSocial of the sandbox takes.
    QString largePicture() const
    {
        return file(u"large.png"_s, drawPng(1, 40, 30, Motif::Scene) + QByteArray(3'000'000, '\0'));
    }

    /// The oldest first.
    std::vector<PostDraft> posts(const QString &user) const
    {
        std::vector<PostDraft> found;
        for (const QString &uri : m_sandbox->postedBy(user)) {
            found.push_back(m_sandbox->written(uri).value_or(PostDraft()));
        }
        return found;
    }
    PostDraft onlyPost(const QString &user) const
    {
        const auto all = posts(user);
        return all.size() == 1 ? all.front() : PostDraft();
    }
    static std::vector<Picture> picturesOf(const PostDraft &post)
    {
        return post.pictures.value_or(std::vector<Picture>());
    }

    int countOf(const QString &user, const QByteArray &method, const QString &path) const
    {
        int count = 0;
        for (const RequestRecord &request : m_sandbox->serverOf(user)->requestLog()) {
            count += request.method == method && request.path == path ? 1 : 0;
        }
        return count;
    }
    /// Nothing of it was sent, and nothing is left of it.
    void nothingBegan(const QStringList &users) const
    {
        for (const QString &user : users) {
            QCOMPARE(countOf(user, "POST", mediaCall), 0);
            QCOMPARE(countOf(user, "POST", statusCall), 0);
        }
        QVERIFY(json({u"outbox"_s, u"list"_s}).rows.isEmpty());
        QVERIFY(keptFiles().isEmpty());
    }
    QStringList keptFiles() const
    {
        return QDir(m_program->folder() + u"/data/attachments"_s).entryList(QDir::Files);
    }
    QStringList as(const QStringList &users) const
    {
        QStringList words;
        for (const QString &user : users) {
            words << u"--account"_s << handle(user);
        }
        return words;
    }
    void signAllIn() const
    {
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"sora"_s}) {
            signIn(user);
        }
    }

private Q_SLOTS:
    void init()
    {
        begin();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0}));
    }

    void filesWithDescriptions_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("mastodon") << u"ao"_s;
        QTest::newRow("gotosocial") << u"yuki"_s;
        QTest::newRow("snac") << u"sora"_s;
    }
    void filesWithDescriptions()
    {
        QFETCH(QString, user);
        signIn(user);
        const QString sea = picture(u"sea.png"_s, 1);
        const QString boat = picture(u"boat.png"_s, 2);
        const Said said = json({u"post"_s, u"海と船"_s, u"--cw"_s, u"water"_s, u"--lang"_s, u"ja"_s,
            u"--visibility"_s, u"unlisted"_s, u"--media"_s, sea, u"--alt"_s, u"波が来る"_s,
            u"--focus"_s, u"0.5,-0.25"_s, u"--media"_s, boat, u"--alt"_s, u"A boat"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(said.rows.size(), 1);
        QCOMPARE(said.rows[0][u"state"].toString(), u"done"_s);
        QCOMPARE(said.rows[0][u"result_uri"].toString(), m_sandbox->postedBy(user).value(0));
        const PostDraft post = onlyPost(user);
        QCOMPARE(post.text, u"海と船"_s);
        QCOMPARE(post.cw, u"water"_s);
        QCOMPARE(post.visibility, Visibility::Unlisted);
        const auto files = picturesOf(post);
        QCOMPARE(files.size(), size_t(2));
        QCOMPARE(files[0].description, u"波が来る"_s);
        QCOMPARE(files[1].description, u"A boat"_s);
        QCOMPARE(m_sandbox->uploaded(files[0].file), bytesOf(sea));
        QCOMPARE(m_sandbox->uploaded(files[1].file), bytesOf(boat));
        const bool focused = user != u"sora"; // snac keeps none, and that is said
        QCOMPARE(files[0].focusX, focused ? 0.5 : 0);
        QCOMPARE(said.errors.contains("--focus"), !focused);
        QVERIFY(m_sandbox->looseFilesOf(user).empty());
    }

    void aPoll()
    {
        signIn(u"ao"_s);
        const Said said = run({u"post"_s, u"Tea?"_s, u"--poll"_s, u"Green"_s, u"--poll"_s,
            u"Black"_s, u"--poll-for"_s, u"6h"_s, u"--poll-multiple"_s, u"--poll-hide"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        const auto poll = onlyPost(u"ao"_s).poll;
        QVERIFY(poll);
        QCOMPARE(poll->options, (QStringList{u"Green"_s, u"Black"_s}));
        QVERIFY(poll->multiple && poll->hideTotals);
        QCOMPARE(poll->lastsMs, 6 * hourMs);
    }

    void aThreadOfThree()
    {
        signIn(u"ao"_s);
        const Said said = json({u"post"_s, u"one"_s, u"--then"_s, u"two"_s, u"--media"_s,
            picture(u"two.png"_s), u"--alt"_s, u"Two"_s, u"--then"_s, u"three"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(said.rows.size(), 3);
        isThread({u"one"_s, u"two"_s, u"three"_s});
        const auto all = posts(u"ao"_s);
        QVERIFY(picturesOf(all[0]).empty() && picturesOf(all[2]).empty());
        QCOMPARE(picturesOf(all[1]).size(), size_t(1));
    }

    void aThreadFromStandardInput()
    {
        signIn(u"ao"_s);
        const Said said = run({u"post"_s, u"-"_s, u"--thread"_s},
            "one\n\n--- no line of its own\n---\n\ntwo\n --- \n\n---\nthree\n");
        QVERIFY2(said.status == 0, said.errors.constData());
        isThread({u"one\n\n--- no line of its own"_s, u"two"_s, u"three"_s});
        QCOMPARE(run({u"post"_s, u"-"_s, u"--thread"_s}, "---\n\n---\n").status, 1);
        QCOMPARE(m_sandbox->postedBy(u"ao"_s).size(), 3);
    }

    void toThreeServersAtOnce()
    {
        signAllIn();
        const QString sea = picture(u"sea.png"_s);
        const Said said = json(QStringList{u"post"_s, u"The sea"_s, u"--media"_s, sea, u"--alt"_s,
                                   u"Waves"_s, u"--then"_s, u"The end"_s}
            + as({u"ao"_s, u"yuki"_s, u"sora"_s}));
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(said.rows.size(), 6);
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"sora"_s}) {
            const auto all = posts(user);
            QCOMPARE(all.size(), size_t(2));
            QCOMPARE(all[0].text, u"The sea"_s);
            QCOMPARE(picturesOf(all[0]).size(), size_t(1));
            QCOMPARE(picturesOf(all[0]).front().description, u"Waves"_s);
            QCOMPARE(all[1].text, u"The end"_s);
            QCOMPARE(all[1].replyTo, m_sandbox->postedBy(user).value(0));
            QCOMPARE(countOf(user, "POST", mediaCall), 1);
        }
    }

    void aQuote()
    {
        signIn(u"ao"_s);
        const QString uri = m_sandbox->post(u"mei"_s, u"tea"_s);
        const Said said = run({u"post"_s, u"Quite so"_s, u"--quote"_s, uri});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(onlyPost(u"ao"_s).quote, uri);
        signIn(u"yuki"_s); // whose server knows no quotes
        const Said refused =
            run(QStringList{u"post"_s, u"So"_s, u"--quote"_s, uri} + as({u"yuki"_s}));
        QCOMPARE(refused.status, 4);
        QVERIFY(m_sandbox->postedBy(u"yuki"_s).isEmpty());
    }

    void whoMayQuoteIt()
    {
        signIn(u"ao"_s);
        const Said said = run({u"post"_s, u"Mine"_s, u"--quotes"_s, u"followers"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        const QString uri = m_sandbox->postedBy(u"ao"_s).value(0);
        QCOMPARE(onlyPost(u"ao"_s).quotePolicy, u"followers"_s);
        // An edit of something else leaves it as it is, though the account's new posts are others.
        QVERIFY2(run({u"edit"_s, uri, u"Ours"_s}).status == 0, qPrintable(uri));
        QCOMPARE(onlyPost(u"ao"_s).text, u"Ours"_s);
        QCOMPARE(onlyPost(u"ao"_s).quotePolicy, u"followers"_s);
        QCOMPARE(run({u"edit"_s, uri, u"--quotes"_s, u"nobody"_s}).status, 0);
        QCOMPARE(onlyPost(u"ao"_s).text, u"Ours"_s);
        QCOMPARE(onlyPost(u"ao"_s).quotePolicy, u"nobody"_s);
    }

    void whereNobodyChoosesWhoQuotes()
    {
        signIn(u"yuki"_s); // whose server knows no quotes
        const Said refused = run({u"post"_s, u"Mine"_s, u"--quotes"_s, u"nobody"_s});
        QCOMPARE(refused.status, 4);
        QVERIFY2(refused.errors.contains("--quotes"), refused.errors.constData());
        nothingBegan({u"yuki"_s});
        signIn(u"ao"_s);
        const QStringList narrow =
            QStringList{u"post"_s, u"Mine"_s, u"--visibility"_s, u"private"_s, u"--quotes"_s}
            + as({u"ao"_s});
        QStringList wide = narrow;
        wide.insert(5, u"everyone"_s);
        QCOMPARE(run(wide).status, 4);
        QVERIFY(m_sandbox->postedBy(u"ao"_s).isEmpty());
        QStringList none = narrow;
        none.insert(5, u"nobody"_s);
        QCOMPARE(run(none).status, 0);
        QCOMPARE(onlyPost(u"ao"_s).quotePolicy, u"nobody"_s);
    }

    /// nana's server looks for the address in its texts, too.
    void whatMerelyLinksThereIsNotMeant()
    {
        begin();
        QVERIFY(m_sandbox->start(
            {.people = 12, .postsPerServer = 0, .softwares = {u"mastodon"_s, u"akkoma"_s}}));
        signIn(u"nana"_s);
        const QString gone = m_sandbox->post(u"mei"_s, u"soon gone"_s);
        QVERIFY(m_sandbox->deletePost(gone));
        const QString link = m_sandbox->post(u"leo"_s,
            PostDraft{.text = u"what was at "_s + gone,
                .poll = DraftPoll{.options = {u"Tea"_s, u"Coffee"_s}}});
        const Said quote = run({u"post"_s, u"Quite so"_s, u"--quote"_s, gone});
        QVERIFY2(quote.status != 0, quote.output.constData());
        const Said answer = run({u"post"_s, u"Well"_s, u"--reply-to"_s, gone});
        QVERIFY2(answer.status != 0, answer.output.constData());
        QVERIFY(m_sandbox->postedBy(u"nana"_s).isEmpty());
        const Said vote = run({u"vote"_s, gone, u"Tea"_s});
        QCOMPARE(vote.status, 1); // what the choices say is not known
        QVERIFY(m_sandbox->votesOf(u"nana"_s, link).isEmpty());
    }

    void asMarkdown()
    {
        signIn(u"yuki"_s);
        const Said said = run({u"post"_s, u"*Tea*"_s, u"--format"_s, u"markdown"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(onlyPost(u"yuki"_s).format, u"text/markdown"_s);
    }

    // ---- later --------------------------------------------------------------------------------

    void keptByTheServer()
    {
        signIn(u"ao"_s);
        const Said said = json({u"post"_s, u"Later"_s, u"--at"_s, u"+2h"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        const QJsonObject row = said.rows.value(0);
        QCOMPARE(row[u"state"].toString(), u"done"_s);
        const QString id = row[u"scheduled_id"].toString();
        QVERIFY(!id.isEmpty());
        QVERIFY(m_sandbox->postedBy(u"ao"_s).isEmpty());
        const auto kept = m_sandbox->laterOf(u"ao"_s);
        QCOMPARE(kept.size(), size_t(1));
        QCOMPARE(isoTime(kept.front().at / 1000 * 1000),
            isoTime(parseIsoTime(row[u"scheduled_at"].toString()) / 1000 * 1000));

        const Said listed = json({u"scheduled"_s, u"list"_s});
        QVERIFY2(listed.status == 0, listed.errors.constData());
        QCOMPARE(listed.rows.size(), 1);
        QCOMPARE(listed.rows[0][u"id"].toString(), id);
        QCOMPARE(listed.rows[0][u"text"].toString(), u"Later"_s);
        QCOMPARE(listed.rows[0][u"account"].toString(), handle(u"ao"_s));

        const Said moved = run({u"scheduled"_s, u"move"_s, id, u"2099-12-01T08:00Z"_s});
        QVERIFY2(moved.status == 0, moved.errors.constData());
        QCOMPARE(isoTime(m_sandbox->laterOf(u"ao"_s).front().at), u"2099-12-01T08:00:00.000Z"_s);
        QCOMPARE(run({u"scheduled"_s, u"move"_s, id, u"2020-12-01T08:00Z"_s}).status, 1);

        QCOMPARE(run({u"scheduled"_s, u"cancel"_s, id}).status, 0);
        QVERIFY(m_sandbox->laterOf(u"ao"_s).empty());
        QCOMPARE(run({u"scheduled"_s, u"cancel"_s, id}).status, 1);
    }

    // snac tells nobody what it keeps.
    void waitsHere()
    {
        signIn(u"sora"_s);
        const Said said = json({u"post"_s, u"Later"_s, u"--at"_s, u"+2h"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        const QJsonObject row = said.rows.value(0);
        QCOMPARE(row[u"state"].toString(), u"waiting"_s);
        QCOMPARE(row[u"not_before"].toString(), row[u"scheduled_at"].toString());
        QVERIFY(m_sandbox->postedBy(u"sora"_s).isEmpty());
        const Said listed = run({u"scheduled"_s, u"list"_s});
        QCOMPARE(listed.status, 0);
        QVERIFY2(listed.errors.contains("outbox list"), listed.errors.constData());
        const QString number = QString::number(row[u"id"].toInteger());
        QCOMPARE(run({u"outbox"_s, u"cancel"_s, number}).status, 0);
        QVERIFY(json({u"outbox"_s, u"list"_s}).rows.isEmpty());
        QCOMPARE(run({u"post"_s, u"Too late"_s, u"--at"_s, u"2020-12-01T08:00"_s}).status, 1);
    }

    // What a server keeps has no id that a further post could answer. Nobody waits for those,
    // either.
    void aThreadWaitsHere()
    {
        signIn(u"ao"_s);
        const qint64 begun = QDateTime::currentMSecsSinceEpoch();
        const Said said = json({u"post"_s, u"one"_s, u"--then"_s, u"two"_s, u"--at"_s, u"+2h"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        QVERIFY(QDateTime::currentMSecsSinceEpoch() - begun < 20'000);
        QCOMPARE(said.rows.size(), 2);
        for (const QJsonObject &row : said.rows) {
            QCOMPARE(row[u"state"].toString(), u"waiting"_s);
        }
        QVERIFY(m_sandbox->laterOf(u"ao"_s).empty());
        QVERIFY(m_sandbox->postedBy(u"ao"_s).isEmpty());
    }

    // ---- what is known to be impossible ---------------------------------------------------------

    // Where one of the accounts cannot, none posts it.
    void tooLongForOneOfThem()
    {
        signIn(u"ao"_s);
        signIn(u"yuki"_s);
        const Said said = run(QStringList{u"post"_s, QString(501, u'x'), u"--then"_s, u"more"_s}
            + as({u"yuki"_s, u"ao"_s}));
        QCOMPARE(said.status, 4);
        for (const QByteArray &words : {handle(u"ao"_s).toUtf8(), QByteArray("501"),
                 QByteArray("500"), QByteArray("--then")}) {
            QVERIFY2(said.errors.contains(words), said.errors.constData());
        }
        QVERIFY2(!said.errors.contains(handle(u"yuki"_s).toUtf8()), said.errors.constData());
        nothingBegan({u"ao"_s, u"yuki"_s});
    }

    void tooManyFiles()
    {
        signIn(u"ao"_s);
        QStringList words{u"post"_s, u"The sea"_s};
        for (int i = 0; i < 5; ++i) {
            words << u"--media"_s << picture(u"%1.png"_s.arg(i), i);
        }
        const Said said = run(words);
        QCOMPARE(said.status, 4);
        QVERIFY2(said.errors.contains('5') && said.errors.contains(handle(u"ao"_s).toUtf8()),
            said.errors.constData());
        nothingBegan({u"ao"_s});
    }

    void whatServersDoNotTake_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("format") << QStringList{u"--format"_s, u"markdown"_s}
                                << QByteArray("--format");
        QTest::newRow("poll") << QStringList{u"--poll"_s, u"a"_s, u"--poll"_s, u"b"_s,
            u"--poll-for"_s, u"1m"_s}
                              << QByteArray("--poll-for");
        QTest::newRow("local") << QStringList{u"--local-only"_s} << QByteArray("127.0.0.1");
    }
    void whatServersDoNotTake()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, named);
        signIn(u"ao"_s);
        const Said said = run(QStringList{u"post"_s, u"Tea"_s} + words);
        QCOMPARE(said.status, 4);
        QVERIFY2(said.errors.contains(named), said.errors.constData());
        nothingBegan({u"ao"_s});
    }

    // Made smaller, as the window does it, for whom it is too large.
    void tooLarge()
    {
        signIn(u"ao"_s);
        signIn(u"yuki"_s);
        const QStringList words{u"post"_s, u"The sea"_s, u"--media"_s, largePicture()};
        const Said said = run(words + as({u"ao"_s, u"yuki"_s}));
        QVERIFY2(said.status == 0, said.errors.constData());
        for (const QString &user : {u"ao"_s, u"yuki"_s}) {
            const auto files = picturesOf(onlyPost(user));
            QCOMPARE(files.size(), size_t(1));
            const qsizetype bytes = m_sandbox->uploaded(files[0].file).size();
            QVERIFY2(bytes > 100 && (user == u"ao"_s || bytes < 100'000), qPrintable(user));
        }
    }

    // What moves cannot be made smaller, and that is said before anything is sent.
    void tooLargeForGood()
    {
        signIn(u"ao"_s);
        signIn(u"yuki"_s);
        const QByteArray still =
            QByteArray::fromBase64("R0lGODdhAQABAIABAP8AAP///ywAAAAAAQABAAACAkQBADs=");
        const QByteArray moving = still.chopped(1) + still.sliced(19);
        const QString path = file(u"moving.gif"_s, moving + QByteArray(3'000'000, '\0'));
        const QStringList words{u"post"_s, u"The sea"_s, u"--media"_s, path};
        const Said said = run(words + as({u"ao"_s, u"yuki"_s}));
        QCOMPARE(said.status, 4);
        for (const QByteArray &word :
            {handle(u"yuki"_s).toUtf8(), QByteArray("moving.gif"), QByteArray("smaller")}) {
            QVERIFY2(said.errors.contains(word), said.errors.constData());
        }
        nothingBegan({u"ao"_s, u"yuki"_s});
    }

    // As the window does it.
    void whereAPictureWasTakenIsNotTold()
    {
        signIn(u"ao"_s);
        const Said said = run({u"post"_s, u"The sea"_s, u"--media"_s, tellingPicture()});
        QVERIFY2(said.status == 0, said.errors.constData());
        const auto files = picturesOf(onlyPost(u"ao"_s));
        QCOMPARE(files.size(), size_t(1));
        QCOMPARE(m_sandbox->uploaded(files[0].file), drawPng(1, 40, 30, Motif::Scene));
    }

    void filesThatAreNotThere()
    {
        signIn(u"ao"_s);
        const Said said = run({u"post"_s, u"The sea"_s, u"--media"_s, picture(u"sea.png"_s),
            u"--media"_s, m_files->filePath(u"gone.png"_s)});
        QCOMPARE(said.status, 1);
        QVERIFY2(said.errors.contains("gone.png"), said.errors.constData());
        nothingBegan({u"ao"_s});
    }

    // ---- edits ----------------------------------------------------------------------------------

    void anEditWithOtherFiles()
    {
        signIn(u"ao"_s);
        const Said posted = json(
            {u"post"_s, u"The sea"_s, u"--cw"_s, u"water"_s, u"--media"_s, picture(u"1.png"_s, 1),
                u"--alt"_s, u"One"_s, u"--media"_s, picture(u"2.png"_s, 2), u"--alt"_s, u"Two"_s});
        QVERIFY2(posted.status == 0, posted.errors.constData());
        const QString uri = posted.rows.value(0)[u"result_uri"].toString();
        const Said edited = run({u"edit"_s, uri, u"--drop-media"_s, u"1"_s, u"--media"_s,
            picture(u"3.png"_s, 3), u"--alt"_s, u"Three"_s});
        QVERIFY2(edited.status == 0, edited.errors.constData());
        const PostDraft now = m_sandbox->written(uri).value_or(PostDraft());
        QCOMPARE(now.text, u"The sea"_s);
        QCOMPARE(now.cw, u"water"_s);
        const auto files = picturesOf(now);
        QCOMPARE(files.size(), size_t(2));
        QCOMPARE(files[0].description, u"Two"_s);
        QCOMPARE(files[1].description, u"Three"_s);
        QCOMPARE(run({u"edit"_s, uri, u"--drop-media"_s, u"3"_s}).status, 1);
        QCOMPARE(picturesOf(m_sandbox->written(uri).value_or(PostDraft())).size(), size_t(2));
    }

    void anEditKeepsThePoll()
    {
        signIn(u"ao"_s);
        const Said posted =
            json({u"post"_s, u"Tee?"_s, u"--poll"_s, u"Green"_s, u"--poll"_s, u"Black"_s});
        const QString uri = posted.rows.value(0)[u"result_uri"].toString();
        const Said edited = run({u"edit"_s, uri, u"Tea?"_s});
        QVERIFY2(edited.status == 0, edited.errors.constData());
        const PostDraft now = m_sandbox->written(uri).value_or(PostDraft());
        QCOMPARE(now.text, u"Tea?"_s);
        QVERIFY(now.poll);
        QCOMPARE(now.poll->options, (QStringList{u"Green"_s, u"Black"_s}));
    }

    // Whoever says how many people see it is still to answer by name.
    void anAnswerToWhatWasNeverRead()
    {
        signIn(u"ao"_s);
        const QString uri = m_sandbox->post(u"mei"_s, u"tea?"_s);
        const Said said =
            run({u"post"_s, u"Yes"_s, u"--reply-to"_s, uri, u"--visibility"_s, u"unlisted"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        const PostDraft answer = onlyPost(u"ao"_s);
        QCOMPARE(answer.replyTo, uri);
        QCOMPARE(int(answer.visibility), int(Visibility::Unlisted));
        QCOMPARE(answer.text, u'@' + handle(u"mei"_s) + u" Yes"_s);
    }

    void indentsAreKept()
    {
        signIn(u"ao"_s);
        const Said said = run({u"post"_s, u"-"_s, u"--thread"_s},
            "\n\u3000吾輩は猫である。\n---\n\n\u3000名前はまだ無い。\n");
        QVERIFY2(said.status == 0, said.errors.constData());
        isThread({u"\u3000吾輩は猫である。"_s, u"\u3000名前はまだ無い。"_s});
    }

    // ---- what is broken off ---------------------------------------------------------------------

    // Killed while a file goes out: whichever process comes next makes exactly one thread of it.
    void killedInTheMiddle()
    {
        signIn(u"ao"_s);
        Server *home = m_sandbox->serverOf(u"ao"_s);
        home->addFault(
            {.kind = Fault::Kind::HalfOpen, .path = mediaCall, .method = "POST", .skip = 1});
        const auto process = m_program->start(
            {u"post"_s, u"one"_s, u"--media"_s, picture(u"1.png"_s, 1), u"--alt"_s, u"One"_s,
                u"--media"_s, picture(u"2.png"_s, 2), u"--alt"_s, u"Two"_s, u"--then"_s, u"two"_s});
        QTRY_COMPARE_WITH_TIMEOUT(countOf(u"ao"_s, "POST", mediaCall), 2, patienceMs);
        process->kill();
        QVERIFY(
            QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, patienceMs));
        QVERIFY(m_sandbox->postedBy(u"ao"_s).isEmpty());
        home->clearFaults();

        const Said listed = json({u"outbox"_s, u"list"_s});
        QCOMPARE(listed.rows.size(), 2);
        const QString last = QString::number(listed.rows[1][u"id"].toInteger());
        const Said said = run({u"outbox"_s, u"retry"_s, last});
        QVERIFY2(said.status == 0, said.errors.constData());
        isThread({u"one"_s, u"two"_s});
        const auto files = picturesOf(posts(u"ao"_s).front());
        QCOMPARE(files.size(), size_t(2));
        QCOMPARE(files[0].description, u"One"_s);
        QCOMPARE(files[1].description, u"Two"_s);
        QCOMPARE(countOf(u"ao"_s, "POST", mediaCall), 3); // the first file only once
        QVERIFY(m_sandbox->looseFilesOf(u"ao"_s).empty());
        QVERIFY(json({u"outbox"_s, u"list"_s}).rows.isEmpty());
    }

    // What goes out slowly is waited for as long as there is headway.
    void slowUploads()
    {
        signIn(u"ao"_s);
        QStringList words{u"--json"_s, u"post"_s, u"The sea"_s, u"--wait"_s, u"3"_s};
        for (int i = 0; i < 4; ++i) {
            words << u"--media"_s << picture(u"%1.png"_s.arg(i), i);
        }
        m_sandbox->serverOf(u"ao"_s)->addFault(
            {.kind = Fault::Kind::Slow, .path = mediaCall, .delayMs = 1500});
        const Said said = run(words);
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(picturesOf(onlyPost(u"ao"_s)).size(), size_t(4));
    }

    // And no longer, where there is none.
    void noHeadway()
    {
        signIn(u"ao"_s);
        m_sandbox->serverOf(u"ao"_s)->addFault(
            {.kind = Fault::Kind::HalfOpen, .path = mediaCall, .method = "POST"});
        const Said said = json(
            {u"post"_s, u"The sea"_s, u"--media"_s, picture(u"sea.png"_s), u"--wait"_s, u"2"_s});
        QVERIFY2(said.status == 2, said.errors.constData());
        QCOMPARE(said.rows.size(), 1);
        QVERIFY(m_sandbox->postedBy(u"ao"_s).isEmpty());
        QCOMPARE(json({u"outbox"_s, u"list"_s}).rows.size(), 1);
        QCOMPARE(keptFiles().size(), 1); // the post still needs it
    }

private:
    /// ao's posts are these, and each answers the one before it.
    void isThread(const QStringList &texts) const
    {
        const QStringList uris = m_sandbox->postedBy(u"ao"_s);
        QCOMPARE(uris.size(), texts.size());
        for (qsizetype i = 0; i < uris.size(); ++i) {
            const PostDraft post = m_sandbox->written(uris[i]).value_or(PostDraft());
            QCOMPARE(post.text, texts[i]);
            QCOMPARE(post.replyTo, i > 0 ? uris[i - 1] : QString());
        }
    }
};

QTEST_GUILESS_MAIN(tst_postterminal)
#include "tst_postterminal.moc"
