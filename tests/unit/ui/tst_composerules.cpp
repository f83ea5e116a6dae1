// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/composerules.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::ui;

namespace {

Poster posterAt(const QString &host)
{
    const Account account{.id = {host}, .acct = u"x@"_s + host, .host = host};
    Poster poster = posterOf(account, {});
    poster.server = Instance{.host = host, .family = Instance::Family::Mastodon};
    return poster;
}

QString whyNot(const PostText &post, const PartRules &rules, const Poster &poster)
{
    PartRules own = rules;
    own.posters = {poster};
    return whyNotPart(post, own, poster, roomsOf(post.text, own).front());
}

PostText withFiles(int files)
{
    PostText post{.text = u"x"_s};
    for (int i = 0; i < files; ++i) {
        post.media << Attachment{.file = QString::number(i), .type = u"image/png"_s};
    }
    return post;
}

PostText withPoll(const QString &text)
{
    return {.text = text, .poll = {.choices = {u"a"_s, u"b"_s, QString()}}};
}

} // namespace

/// What servers take of a post.
class tst_ComposeRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void files()
    {
        Poster poster = posterAt(u"m.example"_s);
        QCOMPARE(mostMediaOf({.posters = {poster}}), 4); // it tells nothing
        QCOMPARE(whyNot(withFiles(4), {}, poster), QString());
        QVERIFY(whyNot(withFiles(5), {}, poster).contains(u"4"_s));
        poster.server->posting.media = 16;
        QCOMPARE(whyNot(withFiles(5), {}, poster), QString());
        PostText described = withFiles(1);
        described.media[0].description = QString(1501, u'x');
        QCOMPARE(whyNot(described, {}, poster), QString());
        poster.server->posting.description = 1500;
        QVERIFY(whyNot(described, {}, poster).contains(u"1500"_s));
        const Poster four = posterAt(u"f.example"_s);
        QCOMPARE(mostMediaOf({.posters = {poster, four}}), 4);
        poster.can.media = false;
        QVERIFY(!whyNot(withFiles(1), {}, poster).isEmpty());
        QCOMPARE(mostMediaOf({.posters = {four, poster}}), 0);
    }

    void filesWithAQuote()
    {
        Poster poster = posterAt(u"m.example"_s);
        QCOMPARE(whyNot(withFiles(1), {.quotes = true}, poster), QString());
        poster.can.quoteWithMedia = false;
        QVERIFY(!whyNot(withFiles(1), {.quotes = true}, poster).isEmpty());
        QVERIFY(!whyNot(withPoll(u"x"_s), {.quotes = true}, poster).isEmpty());
        QVERIFY(!takePolls({.posters = {poster}, .quotes = true}));
        QCOMPARE(whyNot(withFiles(1), {}, poster), QString());
    }

    void polls()
    {
        Poster poster = posterAt(u"m.example"_s);
        QCOMPARE(whyNot(withPoll(u"x"_s), {}, poster), QString());
        QVERIFY(!whyNot(withPoll(u" "_s), {}, poster).isEmpty());
        poster.can.pollAlone = true;
        QCOMPARE(whyNot(withPoll(u" "_s), {}, poster), QString());
        PostText both = withFiles(1);
        both.poll = withPoll({}).poll;
        QVERIFY(!whyNot(both, {}, poster).isEmpty());
        poster.can.pollWithMedia = true;
        QCOMPARE(whyNot(both, {}, poster), QString());
        QVERIFY(!takePollsWithMedia({poster, posterAt(u"f.example"_s)}));
        poster.can.pollsOpenOnly = true;
        QVERIFY(!whyNot(withPoll(u"x"_s), {.visibility = Visibility::Private}, poster).isEmpty());
        QVERIFY(!whyNot(withPoll(u"x"_s), {.answers = true}, poster).isEmpty());
        poster.can.polls = false;
        QVERIFY(!whyNot(withPoll(u"x"_s), {}, poster).isEmpty());
        QVERIFY(!takePolls({.posters = {poster}}));
    }

    void otherThings()
    {
        Poster poster = posterAt(u"m.example"_s);
        poster.can.warnings = false;
        QVERIFY(!whyNot({.text = u"x"_s}, {.warning = u"w"_s}, poster).isEmpty());
        poster.can.publishes = false; // words alone only as an answer
        QVERIFY(!whyNot({.text = u"x"_s}, {}, poster).isEmpty());
        QCOMPARE(whyNot({.text = u"x"_s}, {.answers = true}, poster), QString());
        QCOMPARE(whyNot(withFiles(1), {}, poster), QString());
        QVERIFY(!whyNot(withFiles(1), {.localOnly = true}, poster).isEmpty());
        poster.can.localOnly = true;
        QVERIFY(!whyNot(withFiles(1), {.localOnly = true}, poster).isEmpty());
        poster.can.localOnlyByName = true;
        QCOMPARE(whyNot(withFiles(1), {.localOnly = true}, poster), QString());
    }

    void aLongWarning()
    {
        Poster poster = posterAt(u"m.example"_s);
        const PartRules rules{.warning = QString(101, u'w')};
        QCOMPARE(whyNot({.text = u"x"_s}, rules, poster), QString());
        poster.server->family = Instance::Family::Misskey;
        QVERIFY(whyNot({.text = u"x"_s}, rules, poster).contains(u"100"_s));
    }

    void theTightest()
    {
        Poster wide = posterAt(u"g.example"_s);
        wide.server->maxCharacters = 5000;
        Poster narrow = posterAt(u"m.example"_s);
        narrow.can.countsLikeMastodon = true;
        const QString link = u"https://a.example/"_s + QString(600, u'x');
        const PartRules rules{.posters = {wide, narrow}};
        const std::vector<Room> rooms = roomsOf(link, rules);
        QCOMPARE(rooms.at(0).count, 618);
        QCOMPARE(rooms.at(1).count, 23); // as that server counts
        QCOMPARE(tightestOf(rooms, link).limit, 500);
        QCOMPARE(whyNot({.text = link}, {}, narrow), QString());
        QCOMPARE(tightestOf({}, link).count, 618);
    }

    /// Of directReceivers() here is what it is asked.
    void whomADirectPostIsFor()
    {
        const Account writer{.id = {u"a"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s};
        PartRules rules{.answered = u"mei@c.example"_s, .above = u"@yuki@d.example"_s};
        QCOMPARE(receiversOf(u"@goro hi"_s, rules, writer), QStringList());
        rules.visibility = Visibility::Direct;
        QCOMPARE(receiversOf(u"@goro hi"_s, rules, writer),
            QStringList({u"goro@a.example"_s, u"yuki@d.example"_s, u"mei@c.example"_s}));
        rules.to = QStringList{u"emi@e.example"_s};
        QCOMPARE(receiversOf(u"@goro"_s, rules, writer), QStringList{u"emi@e.example"_s});
    }

    /// The names that are sent in front of a direct post take room.
    void namesThatNobodyTyped()
    {
        const Poster poster = posterAt(u"m.example"_s);
        Poster misskey = posterAt(u"k.example"_s);
        misskey.server->family = Instance::Family::Misskey;
        PartRules rules{.posters = {poster, misskey},
            .visibility = Visibility::Direct,
            .answered = u"mei@c.example"_s};
        const QString text = QString(490, u'x');
        QCOMPARE(roomsOf(text, rules).at(0).count, 490 + 15);
        QCOMPARE(roomsOf(text, rules).at(1).count, 490); // which is told of it by itself
        QVERIFY(!whyNot({.text = text}, rules, poster).isEmpty());
        QCOMPARE(roomsOf(u"@mei@c.example x"_s, rules).at(0).count, 16);
        rules.visibility = Visibility::Private;
        QCOMPARE(roomsOf(text, rules).at(0).count, 490);
    }

    void theStrictestOfAll()
    {
        Poster one = posterAt(u"m.example"_s);
        one.server->posting = {.description = 1500, .pollChoices = 4, .pollSecondsLeast = 300};
        Poster other = posterAt(u"g.example"_s);
        other.server->posting = {.pollChoices = 20, .pollSecondsLeast = 600};
        QCOMPARE(longestDescriptionOf({one, other}), 1500); // the other one tells nothing
        QCOMPARE(longestDescriptionOf({other}), int(longestFileDescription));
        QCOMPARE(longestDescriptionOf({}), int(longestFileDescription));
        const PollLimits polls = pollLimitsOf(std::vector<Poster>{one, other});
        QCOMPARE(polls.choices, 4);
        QCOMPARE(polls.secondsLeast, 600);
        QVERIFY(!polls.endless);
    }

    /// Who does not take it, and how large it may be.
    void filesThatGoAsTheyAre()
    {
        Poster one = posterAt(u"m.example"_s);
        one.server->posting = {.videoBytes = 1024, .mediaTypes = {u"video/mp4"_s}};
        const Poster other = posterAt(u"g.example"_s);
        PostText post{.text = u"x"_s,
            .media = {{.file = u"1"_s, .name = u"x.mp4"_s, .type = u"video/mp4"_s, .bytes = 1025}}};
        const QString why = whyNot(post, {}, one);
        QVERIFY2(why.startsWith(u"x.mp4: "_s) && why.contains(u"1.00 K"_s), qPrintable(why));
        QCOMPARE(whyNot(post, {}, other), QString());
        const QString whose = whyNotFile(post.media[0], {other, one});
        QVERIFY2(whose.startsWith(u"@x@m.example: "_s) && whose.contains(u"1.00 K"_s),
            qPrintable(whose));
        post.media[0].bytes = 1024;
        QCOMPARE(whyNotFile(post.media[0], {other, one}), QString());
        post.media[0].type = u"video/webm"_s;
        QVERIFY(whyNotFile(post.media[0], {other, one}).startsWith(u"@x@m.example: "_s));
        QCOMPARE(whyNotFile(post.media[0], {other}), QString());
    }

    void whatLacksADescription()
    {
        const QList<Attachment> media{{.file = u"1"_s, .type = u"image/png"_s},
            {.file = u"2"_s, .type = u"video/mp4"_s},
            {.file = u"3"_s, .type = u"image/png"_s, .description = u"a tin"_s},
            {.type = u"image"_s, .id = u"51"_s}};
        QCOMPARE(undescribedIn(media, false).all, 3);
        QCOMPARE(undescribedIn(media, false).pictures, 2);
        QCOMPARE(undescribedIn(media, true).all, 2);
    }
};

QTEST_GUILESS_MAIN(tst_ComposeRules)
#include "tst_composerules.moc"
