// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/posttaking.h"

#include "protocol/software.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// Of that family, which can what nobody knows better.
PostTaker serverOf(Instance::Family family = Instance::Family::Mastodon)
{
    PostTaker taker = takerAt({});
    taker.server = Instance{.host = u"a.example"_s, .family = family};
    return taker;
}

PostText showing(int files)
{
    PostText post{.text = u"x"_s};
    for (int i = 0; i < files; ++i) {
        post.media << Attachment{.file = QString::number(i), .name = u"%1.png"_s.arg(i)};
    }
    return post;
}

PostText asking(const QStringList &choices)
{
    return {.text = u"x"_s, .poll = {.choices = choices}};
}

PostFault faultOf(const WantedPost &wanted, const PostTaker &taker)
{
    return refusalOf(wanted, 1, taker).fault;
}

} // namespace

/// What servers take of a post, for whoever writes one.
class tst_posttaking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lengths()
    {
        PostTaker taker = serverOf();
        QCOMPARE(refusalOf({.post = {.text = u"x"_s}}, 500, taker), PostRefusal());
        QCOMPARE(refusalOf({.post = {.text = u"x"_s}}, 501, taker),
            (PostRefusal{PostFault::TooLong, 501, 500}));
        taker.server->maxCharacters = 5000;
        QCOMPARE(charactersAt(taker), 5000);
        taker.server.reset();
        QCOMPARE(charactersAt(taker), 500);
    }

    void howItIsCounted()
    {
        QCOMPARE(countingAt(takerAt({})), PostCounting());
        PostTaker taker = serverOf();
        taker.can.countsLikeMastodon = true;
        QCOMPARE(
            countingAt(taker), (PostCounting{.clusters = true, .shortens = true, .strips = true}));
        QCOMPARE(countingAt(serverOf(Instance::Family::Misskey)), (PostCounting{.warning = false}));
    }

    void howEachIsCounted_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<int>("family"); // with a blank and a link behind it
        QTest::addColumn<int>("choice");
        QTest::newRow("mastodon") << u"mastodon"_s << 25 << 1;
        QTest::newRow("gotosocial") << u"gotosocial"_s << 31 << 7;
        QTest::newRow("pleroma") << u"pleroma"_s << 25 << 1;
        QTest::newRow("akkoma") << u"akkoma"_s << 25 << 1;
        QTest::newRow("misskey") << u"misskey"_s << 31 << 7;
        QTest::newRow("cherrypick") << u"cherrypick"_s << 31 << 7;
        QTest::newRow("sharkey") << u"sharkey"_s << 35 << 7;
    }
    void howEachIsCounted()
    {
        QFETCH(QString, software);
        const PostTaker taker = takerAt(Instance{
            .host = u"a.example"_s, .software = software, .family = familyOfSoftware(software)});
        const QString family = u"👨‍👩‍👧‍👦"_s;
        QTEST(lengthAt({.text = family + u" https://a.example/12345"_s}, taker), "family");
        QTEST(postLength(family, {}, {.clusters = pollLimitsAt(taker).clusters}), "choice");
    }

    void howItIsRead()
    {
        using enum TextFormat;
        PostTaker taker = serverOf();
        taker.can.formats = {Markdown, Html};
        QCOMPARE(formatReadAt(taker, Plain), Markdown);
        QCOMPARE(formatReadAt(taker, Html), Html);
        QCOMPARE(formatReadAt(taker, Mfm), Markdown);
        taker.can.plainByName = true; // and it is told so
        QCOMPARE(formatReadAt(taker, Plain), Plain);
        QCOMPARE(formatReadAt(taker, Mfm), Plain);
        taker.can.formats = {};
        taker.can.plainByName = false;
        QCOMPARE(formatReadAt(taker, Markdown), Plain);
    }

    /// Names that nobody typed are sent and counted, too.
    void directPosts()
    {
        PostText post{.text = u"@mei@c.example psst"_s,
            .visibility = Visibility::Direct,
            .to = {u"mei@c.example"_s, u"goro@d.example"_s}};
        const PostTaker taker = serverOf();
        QCOMPARE(sentText(post, taker), u"@goro@d.example @mei@c.example psst"_s);
        QCOMPARE(lengthAt(post, taker), 35);
        QCOMPARE(lengthAt(post, takerAt({})), 35);
        QCOMPARE(lengthAt(post, serverOf(Instance::Family::Misskey)), 19);
        post.visibility = Visibility::Private;
        QCOMPARE(lengthAt(post, taker), 19);
    }

    void files()
    {
        PostTaker taker = serverOf();
        QCOMPARE(filesTakenAt(taker, false), usualPostFiles);
        QCOMPARE(faultOf({.post = showing(4)}, taker), PostFault::None);
        QCOMPARE(refusalOf({.post = showing(5)}, 1, taker),
            (PostRefusal{PostFault::TooManyFiles, 5, 4}));
        taker.server->posting.media = 16;
        QCOMPARE(faultOf({.post = showing(16)}, taker), PostFault::None);
        taker.server->posting.media = 1'000'000;
        QCOMPARE(filesTakenAt(taker, false), mostAttachments);
        taker.can.quoteWithMedia = false;
        QCOMPARE(faultOf({.post = showing(1), .quotes = true}, taker), PostFault::NoFilesWithQuote);
        taker.can.media = false;
        QCOMPARE(faultOf({.post = showing(1)}, taker), PostFault::NoFiles);
        taker.can.publishes = false;
        QCOMPARE(faultOf({.post = showing(0)}, taker), PostFault::FilesWanted);
        QCOMPARE(faultOf({.post = showing(0), .answers = true}, taker), PostFault::None);
    }

    void descriptions()
    {
        PostTaker taker = serverOf();
        WantedPost wanted{.post = showing(2)};
        wanted.post.media[1].description = u"🐟"_s.repeated(11);
        QCOMPARE(faultOf(wanted, taker), PostFault::None); // nothing was told
        taker.server->posting.description = 10;
        QCOMPARE(refusalOf(wanted, 1, taker),
            (PostRefusal{PostFault::LongDescription, 11, 10, u"1.png"_s}));
        wanted.post.media[1].id = u"7"_s; // the server has it as it is
        QCOMPARE(faultOf(wanted, taker), PostFault::None);
        wanted.post.media[1].changed = true;
        QCOMPARE(faultOf(wanted, taker), PostFault::LongDescription);
    }

    /// Before 4.4 Mastodon told nothing of it, and refused them all the same.
    void descriptionsThatMastodonDoesNotTell()
    {
        PostTaker taker = serverOf();
        QCOMPARE(longestDescriptionAt(taker), 0);
        WantedPost wanted{.post = showing(1)};
        wanted.post.media[0].description = QString(1501, u'x');
        QCOMPARE(faultOf(wanted, taker), PostFault::None);
        taker.server->software = u"mastodon"_s;
        QCOMPARE(refusalOf(wanted, 1, taker),
            (PostRefusal{PostFault::LongDescription, 1501, 1500, u"0.png"_s}));
        taker.server->posting.description = 5000;
        QCOMPARE(longestDescriptionAt(taker), 5000);
        QCOMPARE(faultOf(wanted, taker), PostFault::None);
        QCOMPARE(longestDescriptionAt(takerAt({})), 0);
    }

    void filesThatGoAsTheyAre_data()
    {
        QTest::addColumn<Attachment>("file");
        QTest::addColumn<PostFault>("fault");
        const auto row = [](const char *name, const QString &type, qint64 bytes, int width,
                             bool moves, PostFault fault) {
            QTest::newRow(name) << Attachment{.file = u"1"_s,
                .type = type,
                .bytes = bytes,
                .size = {width, 10},
                .moves = moves} << fault;
        };
        using enum PostFault;
        row("film", u"video/mp4"_s, 200, 90, false, None);
        row("large film", u"video/mp4"_s, 201, 10, false, LargeFile);
        row("sound, another name", u"audio/x-vorbis+ogg"_s, 200, 0, false, None);
        row("large sound", u"audio/ogg"_s, 201, 0, false, LargeFile);
        row("film of another type", u"video/webm"_s, 1, 1, false, FileType);
        row("picture", u"image/png"_s, 1000, 1000, false, None); // it can be made smaller
        row("picture of another type", u"image/bmp"_s, 1, 1, false, None);
        row("moving", u"image/gif"_s, 100, 20, true, None);
        row("large moving", u"image/gif"_s, 101, 20, true, LargeMoving);
        row("wide moving", u"image/gif"_s, 100, 21, true, WideMoving);
        row("moving, another type", u"image/webp"_s, 1, 1, true, FileType);
    }
    void filesThatGoAsTheyAre()
    {
        QFETCH(Attachment, file);
        PostTaker taker = serverOf();
        QCOMPARE(fileRefusal(file, taker), PostRefusal()); // it tells nothing
        taker.server->posting = {.imageBytes = 100,
            .videoBytes = 200,
            .imagePixels = 200,
            .mediaTypes = {u"image/png"_s, u"image/gif"_s, u"video/mp4"_s, u"audio/ogg"_s}};
        QTEST(fileRefusal(file, taker).fault, "fault");
        QTEST(faultOf({.post = {.text = u"x"_s, .media = {file}}}, taker), "fault");
        file.file.clear(); // the server has it
        QCOMPARE(fileRefusal(file, taker), PostRefusal());
    }

    /// Code points; other servers count it with the text, if at all.
    void warnings()
    {
        PostTaker taker = serverOf(Instance::Family::Misskey);
        WantedPost wanted{.post = {.text = u"x"_s, .warning = u"🐟"_s.repeated(100)}};
        QCOMPARE(faultOf(wanted, taker), PostFault::None);
        wanted.post.warning += u'x';
        QCOMPARE(refusalOf(wanted, 1, taker), (PostRefusal{PostFault::LongWarning, 101, 100}));
        wanted.isEdit = true;
        QCOMPARE(faultOf(wanted, taker), PostFault::LongWarning);
        taker = serverOf();
        QCOMPARE(faultOf(wanted, taker), PostFault::None);
        QCOMPARE(faultOf(wanted, takerAt({})), PostFault::None);
        taker.server->software = u"pixelfed"_s;
        QCOMPARE(faultOf(wanted, taker), PostFault::None);
        wanted.post.warning = QString(141, u'x');
        QCOMPARE(refusalOf(wanted, 1, taker), (PostRefusal{PostFault::LongWarning, 141, 140}));
    }

    /// Sharkey tells how long they may be, and counts as it counts posts.
    void toldWarnings()
    {
        PostTaker taker = takerAt(Instance{.host = u"a.example"_s,
            .software = u"sharkey"_s,
            .family = Instance::Family::Misskey,
            .posting = {.warning = 500}});
        WantedPost wanted{.post = {.text = u"x"_s, .warning = QString(498, u'x') + u"🐟"_s}};
        QCOMPARE(faultOf(wanted, taker), PostFault::None);
        wanted.post.warning += u'x';
        QCOMPARE(refusalOf(wanted, 1, taker), (PostRefusal{PostFault::LongWarning, 501, 500}));
        taker = serverOf(Instance::Family::Misskey);
        taker.server->posting.warning = 200; // code points, as of others
        wanted.post.warning = u"🐟"_s.repeated(200);
        QCOMPARE(faultOf(wanted, taker), PostFault::None);
        wanted.post.warning += u'x';
        QCOMPARE(refusalOf(wanted, 1, taker), (PostRefusal{PostFault::LongWarning, 201, 200}));
    }

    /// What Sharkey keeps until its time has shorter ones.
    void choicesOfWhatIsScheduled()
    {
        PostTaker taker = serverOf(Instance::Family::Misskey);
        taker.server->posting.pollChoice = 150;
        QCOMPARE(pollLimitsAt(taker).choice, 150);
        QCOMPARE(pollLimitsAt(taker, true).choice, 150); // it waits here
        taker.can.scheduling = Capabilities::Scheduling::Sharkey;
        QCOMPARE(pollLimitsAt(taker).choice, 150);
        QCOMPARE(pollLimitsAt(taker, true).choice, 50);
        taker.server->posting.pollChoice = 30;
        QCOMPARE(pollLimitsAt(taker, true).choice, 30);
    }

    void forWhom()
    {
        PostTaker taker = serverOf();
        WantedPost wanted{.post = {.text = u"x"_s, .visibility = Visibility::Local}};
        QCOMPARE(faultOf(wanted, taker), PostFault::NotForItsOwn);
        taker.can.localOnly = true;
        QCOMPARE(faultOf(wanted, taker), PostFault::None);
        wanted.post.visibility = Visibility::Private;
        wanted.post.localOnly = true;
        QCOMPARE(faultOf(wanted, taker), PostFault::NotForFewOfItsOwn);
        taker.can.localOnlyByName = true;
        QCOMPARE(faultOf(wanted, taker), PostFault::None);
        PostTaker misskey = serverOf(Instance::Family::Misskey);
        misskey.can.localOnly = true;
        QCOMPARE(faultOf(wanted, misskey), PostFault::None);
    }

    void polls()
    {
        PostTaker taker = serverOf();
        WantedPost wanted{.post = asking({u"a"_s, u"b"_s, u" "_s})};
        QCOMPARE(faultOf(wanted, taker), PostFault::None);
        wanted.post.text = u" "_s;
        QCOMPARE(faultOf(wanted, taker), PostFault::NoPollAlone);
        wanted.post = asking({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s});
        QCOMPARE(refusalOf(wanted, 1, taker), (PostRefusal{PostFault::TooManyChoices, 5, 4}));
        wanted.post = asking({u"a"_s, u"b"_s});
        wanted.post.media = showing(1).media;
        QCOMPARE(faultOf(wanted, taker), PostFault::NoPollWithFiles);
        wanted.isEdit = true;
        QCOMPARE(faultOf(wanted, taker), PostFault::NoPollWithFiles);
        wanted = {.post = asking({u"a"_s, u"b"_s}), .quotes = true};
        taker.can.quoteWithMedia = false;
        QCOMPARE(faultOf(wanted, taker), PostFault::NoPollWithQuote);
        wanted.post.poll.hideTotals = true;
        taker.can.pollsHideTotals = false;
        QCOMPARE(faultOf(wanted, taker), PostFault::VotesShown);
        taker.can.polls = false;
        QCOMPARE(faultOf(wanted, taker), PostFault::NoPolls);
        wanted.isEdit = true; // its poll stays as it is
        QCOMPARE(faultOf(wanted, taker), PostFault::None);
    }

    void pollsForEverybody()
    {
        PostTaker taker = serverOf();
        taker.can.pollsOpenOnly = true;
        taker.can.localOnly = true;
        taker.can.localOnlyByName = true;
        WantedPost wanted{.post = asking({u"a"_s, u"b"_s})};
        QCOMPARE(faultOf(wanted, taker), PostFault::None);
        wanted.answers = true;
        QCOMPARE(faultOf(wanted, taker), PostFault::PollForAllOnly);
        wanted.answers = false;
        wanted.post.localOnly = true;
        QCOMPARE(faultOf(wanted, taker), PostFault::PollForAllOnly);
    }

    void pollsByThemselves()
    {
        PollLimits limits{.choices = 3, .choice = 2};
        const auto fault = [&limits](
                               const QStringList &choices, qint64 seconds, qint64 endsAt = 0) {
            return pollRefusal({.choices = choices, .seconds = seconds, .endsAt = endsAt}, limits)
                .fault;
        };
        QCOMPARE(fault({u"a"_s, u" bc "_s}, 300), PostFault::None);
        QCOMPARE(fault({u"a"_s, u"bcd"_s}, 300), PostFault::LongChoice);
        QCOMPARE(fault({u"a"_s, u"b"_s, u"c"_s, u"d"_s}, 300), PostFault::TooManyChoices);
        QCOMPARE(fault({u"a"_s, u"b"_s, u"c"_s, u" "_s}, 300), PostFault::None);
        QCOMPARE(fault({u"a"_s, u"b"_s}, 299), PostFault::PollLength);
        QCOMPARE(fault({u"a"_s, u"b"_s}, limits.secondsMost + 1), PostFault::PollLength);
        QCOMPARE(fault({u"a"_s, u"b"_s}, 0), PostFault::PollLength);
        QCOMPARE(fault({u"a"_s, u"b"_s}, 1, 99), PostFault::None); // it runs already
        limits.endless = true;
        QCOMPARE(fault({u"a"_s, u"b"_s}, 0), PostFault::None);
        limits.clusters = true;
        QCOMPARE(fault({u"a"_s, u"👨‍👩‍👧👨‍👩‍👧"_s}, 300), PostFault::None);
    }

    void pollLimits()
    {
        PostTaker taker = serverOf();
        QCOMPARE(pollLimitsAt(taker), PollLimits());
        taker.server->posting = {.pollChoices = 20, .pollSecondsLeast = 60};
        const PollLimits limits = pollLimitsAt(taker);
        QCOMPARE(limits.choices, 20);
        QCOMPARE(limits.choice, PollLimits().choice);
        QCOMPARE(limits.secondsLeast, 60);
        QVERIFY(pollLimitsAt(serverOf(Instance::Family::Misskey)).endless);
    }
};

QTEST_GUILESS_MAIN(tst_posttaking)
#include "tst_posttaking.moc"
