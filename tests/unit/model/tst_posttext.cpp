// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/draft.h"

#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

PostText fullPost()
{
    return {.text = u"鯖缶"_s,
        .warning = u"fish"_s,
        .visibility = Visibility::Unlisted,
        .quotes = QuotePolicy::Followers,
        .language = u"ja"_s,
        .sensitive = true,
        .quote = u"https://a.example/1"_s,
        .media = {{.file = u"f.png"_s,
                      .name = u"kan.png"_s,
                      .type = u"image/png"_s,
                      .bytes = 7,
                      .size = {4, 3},
                      .moves = true,
                      .description = u"a tin"_s,
                      .focus = {-0.5, 1},
                      .id = u"9"_s,
                      .sentAt = 5,
                      .sensitive = true},
            {.id = u"10"_s, .preview = u"https://a.example/p"_s, .changed = true}},
        .poll = {.choices = {u"a"_s, u"b"_s},
            .multiple = true,
            .hideTotals = true,
            .seconds = 300,
            .endsAt = 1'700'000'300'000},
        .format = TextFormat::Markdown,
        .scheduledAt = 1'700'000'000'000};
}

Action published(const PostText &post)
{
    return {.kind = Action::Kind::Publish,
        .account = AccountId{u"a"_s},
        .target = u"t"_s,
        .post = post};
}

} // namespace

/// What is written, as it lies in asterism.db.
class tst_posttext : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesForAnotherServer()
    {
        const QList<Attachment> media{{.file = u"1"_s, .id = u"7"_s, .sentAt = 3}, {.id = u"51"_s}};
        const QList<Attachment> anew = withoutSent(media);
        QCOMPARE(anew.at(0), (Attachment{.file = u"1"_s}));
        QCOMPARE(anew.at(1), media.at(1)); // there is nothing that could be sent
    }

    void allOfItComesBack()
    {
        Action read = published({});
        QVERIFY(readOptions(read, optionsText(published(fullPost()))));
        QCOMPARE(read.post, fullPost());
    }

    void whoMayQuoteIt_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("read"); // -1: nothing is said
        for (const QuotePolicy policy :
            {QuotePolicy::Everyone, QuotePolicy::Followers, QuotePolicy::Nobody}) {
            QTest::newRow(qPrintable(word(policy))) << word(policy) << int(policy);
        }
        QTest::newRow("unsaid") << QString() << -1;
    }
    void whoMayQuoteIt()
    {
        QFETCH(QString, word);
        const QString said = word.isEmpty() ? QString() : u"\"quotes\":\"%1\","_s.arg(word);
        Action read = published({});
        QVERIFY(readOptions(read, u"{\"post\":{%1\"text\":\"x\"}}"_s.arg(said)));
        QCOMPARE(read.post.text, u"x"_s);
        QTEST(read.post.quotes ? int(*read.post.quotes) : -1, "read");
    }
    void whoMayQuoteItInWordsOfNobody()
    {
        Action read = published({});
        QVERIFY(!readOptions(read, u"{\"post\":{\"quotes\":\"friends\",\"text\":\"x\"}}"_s));
    }

    void anotherWhoMayQuoteItIsAnotherPost()
    {
        PostText other = fullPost();
        QVERIFY(isSameContent(fullPost(), other));
        other.quotes = QuotePolicy::Nobody;
        QVERIFY(!isSameContent(fullPost(), other));
        other.quotes.reset();
        QVERIFY(!isSameContent(fullPost(), other));
    }

    void attachmentsOfFormerDaysAreRead()
    {
        Action read = published({});
        QVERIFY(readOptions(read, uR"({"post":{"mediaIds":["7","8"],"text":"x"}})"_s));
        QCOMPARE(mediaIds(read.post), QStringList({u"7"_s, u"8"_s}));
        QCOMPARE(read.post.text, u"x"_s);
    }

    void aFileOutsideItsFolderIsRefused()
    {
        for (const QString &file : {u"../x"_s, u"/etc/passwd"_s, u"a\\b"_s, u".x"_s}) {
            PostText post;
            post.media = {{.file = file}};
            QVERIFY2(!isBounded(post), qPrintable(file));
            Action read = published({});
            QVERIFY(!readOptions(read, optionsText(published(post))));
        }
    }

    void noMoreThanABoundedNumber()
    {
        PostText post;
        post.media = QList<Attachment>(mostAttachments);
        QVERIFY(isBounded(post));
        post.media.append(Attachment());
        QVERIFY(!isBounded(post));
        PostText poll;
        poll.poll.choices = QStringList(mostPollChoices + 1, u"x"_s);
        QVERIFY(!isBounded(poll));
    }

    void formatsHaveNames()
    {
        for (int i = 0; i <= int(TextFormat::Bbcode); ++i) {
            const auto format = TextFormat(i);
            QCOMPARE(textFormat(word(format)), format);
            QCOMPARE(formatOf(contentType(format)), std::optional(format));
        }
        QVERIFY(!formatOf(u"text/rtf"_s));
    }

    void aThreadIsChained()
    {
        Draft draft{.key = u"k"_s, .action = published(fullPost())};
        draft.action.post.replyTo = u"https://a.example/0"_s;
        draft.more = {PostText{.text = u"two"_s}, PostText{.text = u"three"_s}};
        draft.also = {u"b"_s};
        const std::vector<Action> actions = actionsOf(draft);
        QCOMPARE(actions.size(), size_t(6));
        QCOMPARE(actions.at(0).post, draft.action.post);
        QCOMPARE(actions.at(1).post.text, u"two"_s);
        QCOMPARE(actions.at(1).post.after, actions.at(0).target);
        QCOMPARE(actions.at(2).post.after, actions.at(1).target);
        QCOMPARE(actions.at(3).account, AccountId{u"b"_s});
        QVERIFY(actions.at(3).post.after.isEmpty());
        QCOMPARE(actions.at(4).post.after, actions.at(3).target);
        // Of its own are words, media and poll; for whom it is, is said once.
        QCOMPARE(actions.at(1).post.visibility, Visibility::Unlisted);
        QCOMPARE(actions.at(1).post.warning, u"fish"_s);
        QVERIFY(actions.at(1).post.media.isEmpty() && actions.at(1).post.poll.choices.isEmpty());
        QVERIFY(actions.at(1).post.quote.isEmpty() && actions.at(1).post.replyTo.isEmpty());
        QCOMPARE(actionsOf(draft), actions);
    }

    /// The files are the same, but none of the other servers has them.
    void othersSendTheFilesAnew()
    {
        Draft draft{.key = u"k"_s, .action = published(PostText{})};
        draft.action.post.media = {
            {.file = u"a.png"_s, .description = u"a cup"_s, .id = u"7"_s, .sentAt = 1}};
        draft.also = {u"b"_s};
        const std::vector<Action> actions = actionsOf(draft);
        QCOMPARE(actions.at(0).post.media, draft.action.post.media);
        QCOMPARE(actions.at(1).post.media,
            (QList<Attachment>{{.file = u"a.png"_s, .description = u"a cup"_s}}));
    }

    void whatADraftHasBesidesComesBack()
    {
        Draft draft{.key = u"k"_s};
        draft.more = {fullPost()};
        draft.also = {u"b"_s, u"c"_s};
        Draft read{.key = u"k"_s};
        QVERIFY(readMore(read, moreText(draft), alsoText(draft)));
        QCOMPARE(read, draft);
        QVERIFY(!readMore(read, u"[1]"_s, {}));
        QVERIFY(!readMore(read, u"nonsense"_s, {}));
        QCOMPARE(read, draft);
    }
};

QTEST_GUILESS_MAIN(tst_posttext)
#include "tst_posttext.moc"
