// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/postrules.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

Instance takerOf(const QString &software, const QString &version = {})
{
    Instance server{.host = u"a.example"_s, .software = software, .version = version};
    server.family = Instance::Family::Mastodon;
    return server;
}

Instance aMastodon()
{
    Instance server = takerOf(u"mastodon"_s, u"4.5.0"_s);
    server.mastodonApi = 7;
    server.posting = {.media = 4,
        .description = 1500,
        .pollChoices = 4,
        .pollChoice = 50,
        .pollSecondsLeast = 300,
        .pollSecondsMost = 2'629'746};
    return server;
}

Instance aMisskey()
{
    Instance server = takerOf(u"misskey"_s, u"2025.11.0"_s);
    server.family = Instance::Family::Misskey;
    server.maxCharacters = 3000;
    return server;
}

PostText saying(const QString &text)
{
    return {.text = text};
}

PostText asking(const QStringList &choices)
{
    PostText post = saying(u"Tea?"_s);
    post.poll.choices = choices;
    return post;
}

PostText showing(int files)
{
    PostText post = saying(u"The sea"_s);
    for (int i = 0; i < files; ++i) {
        post.media << Attachment{.name = u"%1.jpg"_s.arg(i + 1)};
    }
    return post;
}

} // namespace

/// Each sentence names the server and the way out.
class tst_postrules : public QObject {
    Q_OBJECT

    static void taken(const PostText &post, const Instance &server, const PostMeant &meant = {})
    {
        const QString why = whyNotTaken(post, server, meant);
        QVERIFY2(why.isEmpty(), qPrintable(why));
    }
    static void refused(const PostText &post, const Instance &server, const QStringList &words,
        const PostMeant &meant = {})
    {
        const QString why = whyNotTaken(post, server, meant);
        QVERIFY(!why.isEmpty());
        QVERIFY2(!why.contains(u'%'), qPrintable(why));
        for (const QString &word : QStringList{u"a.example"_s} + words) {
            QVERIFY2(why.contains(word), qPrintable(why));
        }
    }

private Q_SLOTS:
    void charactersAsTheServerCounts()
    {
        taken(saying(QString(500, u'x')), aMastodon());
        refused(saying(QString(501, u'x')), aMastodon(), {u"501"_s, u"500"_s, u"--then"_s});
        // A link counts 23, a family one, and a warning counts, too.
        taken(saying(u"https://a.example/"_s + QString(600, u'x') + u' ' + QString(470, u'x')),
            aMastodon());
        taken(saying(QString::fromUtf8("👨‍👩‍👧").repeated(500)), aMastodon());
        PostText warned = saying(QString(401, u'x'));
        warned.warning = QString(100, u'x');
        refused(warned, aMastodon(), {u"501"_s});
        warned.text = QString(3000, u'x');
        taken(warned, aMisskey()); // whose limit of warnings is another
        refused(saying(QString(3001, u'x')), aMisskey(), {u"3"_s});
    }

    /// What is sent in front of a direct post counts as if it had been typed.
    void namesOfDirectPosts()
    {
        PostText direct = saying(QString(495, u'x'));
        direct.visibility = Visibility::Direct;
        taken(direct, aMastodon());
        direct.to = {u"mei@c.example"_s}; // of which "@mei " counts there
        taken(direct, aMastodon());
        direct.to << u"goro@d.example"_s;
        refused(direct, aMastodon(), {u"506"_s, u"500"_s});
        refused(direct, takerOf(u"gotosocial"_s), {u"526"_s});
        direct.text = QString(3000, u'x');
        taken(direct, aMisskey());
    }

    void files()
    {
        taken(showing(4), aMastodon());
        refused(showing(5), aMastodon(), {u"5"_s, u"4"_s, u"--then"_s});
        Instance many = aMastodon();
        many.posting.media = 16;
        taken(showing(16), many);
        many.posting.media = 0; // not told: as is usual
        refused(showing(5), many, {u"4"_s});
        refused(showing(1), takerOf(u"kibou"_s), {u"--media"_s});
    }

    void postsWithoutFiles()
    {
        const Instance pixelfed = takerOf(u"pixelfed"_s, u"0.12.0"_s);
        refused(saying(u"hello"_s), pixelfed, {u"--media"_s});
        taken(showing(1), pixelfed);
        PostText answer = saying(u"hello"_s);
        answer.replyTo = u"https://b.example/1"_s;
        taken(answer, pixelfed);
        answer = saying(u"and on"_s);
        answer.after = u"the part before"_s;
        taken(answer, pixelfed);
    }

    void longWarnings()
    {
        const PostText post{.text = u"x"_s, .warning = QString(101, u'w')};
        refused(post, aMisskey(), {u"--cw"_s, u"101"_s, u"100"_s});
        taken(post, aMastodon());
    }

    void descriptions()
    {
        PostText post = showing(2);
        post.media[1].description = QString(1500, u'x');
        taken(post, aMastodon());
        post.media[1].description = u"🐟"_s.repeated(1500); // code points
        taken(post, aMastodon());
        post.media[1].description = u"👨‍👩‍👧"_s.repeated(301); // of which this has five
        refused(post, aMastodon(), {u"--alt"_s});
        post.media[1].name = u"50%3.jpg"_s;
        post.media[1].description = QString(1501, u'x');
        const QString why = whyNotTaken(post, aMastodon());
        for (const QString &word : {u"50%3.jpg"_s, u"--alt"_s}) {
            QVERIFY2(why.contains(word), qPrintable(why));
        }
        post.media[1].id = u"7"_s; // the server has it already
        taken(post, aMastodon(), {.isEdit = true});
        post.media[1].id.clear();
        Instance untold = aMastodon();
        untold.posting.description = 0; // before 4.4 it told none, and had the same
        post.media[1].name = u"2.jpg"_s;
        refused(post, untold, {u"1,500"_s});
        Instance other = takerOf(u"akkoma"_s, u"3.15.0"_s);
        taken(post, other);
    }

    void polls()
    {
        taken(asking({u"Green"_s, u"Black"_s}), aMastodon());
        refused(asking({u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}), aMastodon(), {u"5"_s, u"4"_s});
        refused(asking({u"Green"_s, QString(51, u'x')}), aMastodon(), {u"51"_s, u"50"_s});
        refused(asking({u"1"_s, u"2"_s}), takerOf(u"pixelfed"_s), {});
        refused(asking({u"1"_s, u"2"_s}), takerOf(u"snac"_s, u"2.75"_s), {u"--poll"_s});
    }

    /// What Sharkey keeps until its time has shorter choices; a thread waits here.
    void choicesOfWhatIsScheduled()
    {
        Instance sharkey = takerOf(u"sharkey"_s, u"2025.4.6"_s);
        sharkey.family = Instance::Family::Misskey;
        sharkey.features = {u"misskey:notes-scheduled"_s};
        sharkey.posting.pollChoice = 150;
        PostText post = asking({u"Green"_s, QString(60, u'x')});
        taken(post, sharkey);
        post.scheduledAt = 1;
        refused(post, sharkey, {u"60"_s, u"50"_s});
        taken(post, sharkey, {.thread = true});
        post.poll.choices[1] = QString(151, u'x');
        refused(post, sharkey, {u"151"_s, u"150"_s}, {.thread = true});
    }

    void howLongPollsRun()
    {
        PostText post = asking({u"Green"_s, u"Black"_s});
        for (const qint64 seconds : {300LL, 2'629'746LL}) {
            post.poll.seconds = seconds;
            taken(post, aMastodon());
        }
        for (const qint64 seconds : {0LL, 299LL, 2'629'747LL}) {
            post.poll.seconds = seconds;
            refused(post, aMastodon(), {u"--poll-for"_s});
        }
    }

    void whatPollsGoWith()
    {
        PostText post = asking({u"Green"_s, u"Black"_s});
        post.media = showing(1).media;
        refused(post, aMastodon(), {u"--then"_s});
        taken(post, aMisskey());
        PostText bare = asking({u"Green"_s, u"Black"_s});
        bare.text = u" "_s;
        refused(bare, aMastodon(), {});
        taken(bare, aMisskey());
        PostText hidden = asking({u"Green"_s, u"Black"_s});
        hidden.poll.hideTotals = true;
        taken(hidden, aMastodon());
        refused(hidden, takerOf(u"akkoma"_s, u"3.13.2"_s), {u"--poll-hide"_s});
        // snac's are for everybody.
        const Instance snac = takerOf(u"snac"_s, u"2.90"_s);
        PostText few = asking({u"Green"_s, u"Black"_s});
        taken(few, snac);
        few.visibility = Visibility::Unlisted;
        refused(few, snac, {});
        few.visibility = Visibility::Public;
        few.after = u"the part before"_s;
        refused(few, snac, {});
    }

    void quotes()
    {
        PostText post = showing(1);
        post.quote = u"https://b.example/1"_s;
        refused(post, aMastodon(), {u"--media"_s, u"--quote"_s});
        taken(post, takerOf(u"akkoma"_s, u"3.13.2"_s));
        PostText poll = asking({u"Green"_s, u"Black"_s});
        poll.quote = post.quote;
        refused(poll, aMastodon(), {u"--poll"_s, u"--quote"_s});
    }

    void formats()
    {
        PostText post = saying(u"*hello*"_s);
        post.format = TextFormat::Markdown;
        refused(
            post, aMastodon(), {u"markdown"_s, u"plain"_s, u"--format"_s}, {.formatSaid = true});
        const Instance gotosocial = takerOf(u"gotosocial"_s, u"0.20.0"_s);
        taken(post, gotosocial, {.formatSaid = true});
        post.format = TextFormat::Bbcode;
        refused(post, gotosocial, {u"bbcode"_s, u"plain, markdown"_s}, {.formatSaid = true});
        // snac reads everything as Markdown, which who says nothing has nothing against.
        post.format = TextFormat::Plain;
        const Instance snac = takerOf(u"snac"_s, u"2.84"_s);
        taken(post, snac);
        refused(post, snac, {u"markdown"_s}, {.formatSaid = true});
    }

    void whoMayQuoteIt()
    {
        PostText post = saying(u"hello"_s);
        post.quotes = QuotePolicy::Followers;
        const PostMeant said{.quotesSaid = true};
        taken(post, aMastodon(), said);
        for (const Instance &other : {aMisskey(), takerOf(u"gotosocial"_s, u"0.20.0"_s),
                 takerOf(u"akkoma"_s), takerOf(u"mastodon"_s, u"4.4.0"_s)}) {
            refused(post, other, {u"--quotes"_s}, said);
            taken(post, other); // nobody said anything
        }
        for (const Visibility narrow : {Visibility::Private, Visibility::Direct}) {
            post.visibility = narrow;
            post.quotes = QuotePolicy::Everyone;
            refused(post, aMastodon(), {u"--quotes"_s}, said);
            refused(post, aMastodon(), {u"--quotes"_s}, {.isEdit = true, .quotesSaid = true});
            post.quotes = QuotePolicy::Nobody; // as it is of these
            taken(post, aMastodon(), said);
        }
    }

    void forItsOwnPeople()
    {
        PostText post = saying(u"hello"_s);
        post.visibility = Visibility::Local;
        refused(post, aMastodon(), {});
        taken(post, takerOf(u"akkoma"_s, u"3.13.2"_s));
        post.visibility = Visibility::Private;
        post.localOnly = true;
        refused(post, takerOf(u"akkoma"_s, u"3.13.2"_s), {u"--visibility"_s});
        taken(post, takerOf(u"gotosocial"_s, u"0.20.0"_s));
        taken(post, aMisskey());
    }

    void warnings()
    {
        PostText post = saying(u"hello"_s);
        post.warning = u"food"_s;
        taken(post, aMastodon());
        refused(post, takerOf(u"mitra"_s, u"4.0.0"_s), {u"--cw"_s});
    }

    // Of an edit only text, warning and files are new.
    void edits()
    {
        const PostMeant edit{.isEdit = true};
        PostText post = asking({u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s, u"6"_s});
        post.poll.seconds = 1;
        post.visibility = Visibility::Local;
        taken(post, aMastodon(), edit);
        post.media = showing(1).media;
        refused(post, aMastodon(), {}, edit);
        refused(saying(QString(501, u'x')), aMastodon(), {u"501"_s}, edit);
        refused(showing(5), aMastodon(), {u"5"_s}, edit);
    }

    void whatIsPassedOver()
    {
        PostText post = showing(1);
        post.language = u"ja"_s;
        QVERIFY(whatIsLost(post, aMastodon()).isEmpty());
        QVERIFY(whatIsLost(post, aMisskey()).contains(u"a.example"_s));
        post.media[0].focus = {0.5, 0};
        QVERIFY(whatIsLost(post, aMastodon()).isEmpty());
        QVERIFY(whatIsLost(post, takerOf(u"snac"_s)).contains(u"--focus"_s));
    }
};

QTEST_GUILESS_MAIN(tst_postrules)
#include "tst_postrules.moc"
