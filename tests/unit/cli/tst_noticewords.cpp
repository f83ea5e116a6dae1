// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/noticewords.h"

#include "base/clock.h"
#include "cli/textwidth.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

constexpr qint64 noon = 1'795'348'800'000; // 2026-11-22T12:00:00Z

using Kind = Notification::Kind;

Notification::Doer doer(const QString &name, const QString &reaction = {})
{
    return {.actor = {.acct = name.toLower() + u"@a.example"_s, .displayName = name},
        .reaction = {.name = reaction}};
}

store::NoticeRow told(Kind kind, std::vector<Notification::Doer> doers = {doer(u"Mei"_s)})
{
    store::NoticeRow one;
    one.row = noon << 10;
    one.localId = u"9"_s;
    one.kind = kind;
    one.word = u"wonder"_s;
    one.people = int(doers.size());
    one.doers = std::move(doers);
    return one;
}

store::NoticeRow about(const QString &text, const QString &warning = {})
{
    store::NoticeRow one = told(Kind::Favourite);
    Post post;
    post.uri = u"https://a.example/p/1"_s;
    post.url = u"https://a.example/@ao/1"_s;
    post.author.acct = u"ao@a.example"_s;
    post.createdAt = noon - 1000;
    post.warning = warning;
    one.postUri = post.uri;
    one.post = store::StoredPost{.post = post, .text = text};
    return one;
}

QJsonObject jsonOf(const store::NoticeRow &one)
{
    return noticeJson({.accounts = {u"ao@a.example"_s, u"yuki@b.example"_s}, .row = one});
}

} // namespace

class tst_noticewords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentences_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("sentence");
        const auto add = [](Kind kind, const char *sentence) {
            QTest::newRow(sentence) << int(kind) << QString::fromUtf8(sentence);
        };
        add(Kind::Mention, "Mei mentioned you");
        add(Kind::Reply, "Mei replied to you");
        add(Kind::Quote, "Mei quoted you");
        add(Kind::Boost, "Mei boosted your post");
        add(Kind::Favourite, "Mei favourited your post");
        add(Kind::Reaction, "Mei reacted to your post");
        add(Kind::Follow, "Mei follows you now");
        add(Kind::FollowRequest, "Mei wants to follow you");
        add(Kind::FollowAccepted, "Mei lets you follow them");
        add(Kind::PollEnded, "A poll has ended (Mei)");
        add(Kind::Edited, "A post was edited (Mei)");
        add(Kind::Post, "Mei posted");
        add(Kind::Scheduled, "Your scheduled post was posted (Mei)");
        add(Kind::Report, "Somebody was reported (Mei)");
        add(Kind::SignUp, "Mei signed up");
        add(Kind::Moved, "Mei has another account now");
        add(Kind::Severed, "Follows have ended because of a block (Mei)");
        add(Kind::Warning, "The moderators warn you (Mei)");
        add(Kind::Other, "The server says: wonder (Mei)");
    }
    void sentences()
    {
        QFETCH(int, kind);
        QTEST(noticeWords(told(Kind(kind))), "sentence");
    }

    void nobody()
    {
        QCOMPARE(noticeWords(told(Kind::Warning, {})), u"The moderators warn you"_s);
        QCOMPARE(noticeWords(told(Kind::Other, {})), u"The server says: wonder"_s);
    }

    void reactions()
    {
        QCOMPARE(noticeWords(told(Kind::Reaction, {doer(u"Mei"_s, u"☕"_s)})),
            u"Mei reacted to your post with ☕"_s);
        store::NoticeRow picture = told(Kind::Reaction, {doer(u"Mei"_s, u"blob"_s)});
        picture.doers.front().reaction.url = u"https://a.example/blob.png"_s;
        QCOMPARE(noticeWords(picture), u"Mei reacted to your post with :blob:"_s);
        QCOMPARE(jsonOf(picture)[u"reaction"].toString(), u":blob:"_s);
    }

    void severalPeople()
    {
        store::NoticeRow group = told(Kind::Boost, {doer(u"Mei"_s), doer(u"Ken"_s)});
        group.people = 12;
        QCOMPARE(noticeWords(group), u"Mei and 11 more boosted your post"_s);
        group = told(Kind::Reaction, {doer(u"Mei"_s, u"☕"_s), doer(u"Ken"_s, u"🍮"_s)});
        QCOMPARE(noticeWords(group), u"Mei and 1 more reacted to your post"_s);
        QCOMPARE(jsonOf(group)[u"people"].toArray(),
            (QJsonArray{u"mei@a.example"_s, u"ken@a.example"_s}));
        QCOMPARE(jsonOf(group)[u"reaction"].toString(), u"☕"_s); // that of the first
    }

    void whatWaits()
    {
        store::NoticeRow one = told(Kind::Reply);
        one.pending = true;
        QCOMPARE(noticeWords(one), u"Mei replied to you; it waits for your approval"_s);
        QVERIFY(jsonOf(one)[u"pending"].toBool());
    }

    /// A name must not write over the terminal, or complete the sentence in another's place.
    void hostileNames()
    {
        store::NoticeRow one = told(Kind::Follow, {doer(u"Mei\x1b[2J\n%1 %2"_s)});
        const QString words = noticeWords(one);
        QVERIFY2(!words.contains(u'\x1b') && !words.contains(u'\n'), qPrintable(words));
        QVERIFY2(words.endsWith(u"follows you now"_s), qPrintable(words));
        QCOMPARE(words.count(u"follows you now"_s), 1);
        one = told(Kind::Follow, {doer(QString())});
        one.doers.front().actor.acct = u"mei@a.example"_s;
        QCOMPARE(noticeWords(one), u"mei@a.example follows you now"_s);
        one = told(Kind::Other, {});
        one.word = u"a\x1b]0;x\x07"_s;
        QVERIFY(!noticeWords(one).contains(u'\x1b'));
    }

    void excerpts()
    {
        QCOMPARE(noticeExcerpt(told(Kind::Follow)), QString());
        QCOMPARE(noticeExcerpt(about(u"鯖缶\n\n  カレー"_s)), u"鯖缶 カレー"_s);
        QCOMPARE(noticeExcerpt(about(u"tea"_s, u"food"_s)), u"[food] tea"_s);
        store::NoticeRow app = told(Kind::Other, {});
        app.text = u"Backup\nready"_s;
        QCOMPARE(noticeExcerpt(app), u"Backup ready"_s);
        const QString longest = noticeExcerpt(about(QString(5000, u'鯖')));
        QVERIFY2(!longest.isEmpty() && textWidth(longest) <= 200, qPrintable(longest));
    }

    /// Of what a filter folds nothing is read by accident.
    void filtered()
    {
        store::NoticeRow one = about(u"the end of the film"_s, u"film"_s);
        one.filtered = {.action = FilterAction::Warn, .titles = {u"spoilers"_s, u"films"_s}};
        QCOMPARE(noticeExcerpt(one), u"Filtered: spoilers, films"_s);
        QCOMPARE(jsonOf(one)[u"post"][u"cw"].toString(), u"Filtered: spoilers, films · film"_s);
    }

    /// Scripts rely on these keys.
    void keys()
    {
        const QJsonObject one = jsonOf(about(u"tea"_s, u"food"_s));
        QCOMPARE(one.keys(),
            (QStringList{u"account"_s, u"accounts"_s, u"created_at"_s, u"id"_s, u"kind"_s,
                u"pending"_s, u"people"_s, u"people_count"_s, u"post"_s, u"reaction"_s, u"text"_s,
                u"type"_s}));
        QCOMPARE(one[u"account"].toString(), u"ao@a.example"_s);
        QCOMPARE(one[u"accounts"].toArray(), (QJsonArray{u"ao@a.example"_s, u"yuki@b.example"_s}));
        QCOMPARE(one[u"created_at"].toString(), u"2026-11-22T12:00:00.000Z"_s);
        QCOMPARE(one[u"kind"].toString(), u"favourite"_s);
        QCOMPARE(one[u"type"].toString(), u"wonder"_s);
        QCOMPARE(one[u"people_count"].toInt(), 1);
        QCOMPARE(one[u"reaction"], QJsonValue(u""_s));
        const QJsonObject post = one[u"post"].toObject();
        QCOMPARE(post.keys(),
            (QStringList{u"author"_s, u"created_at"_s, u"cw"_s, u"text"_s, u"uri"_s, u"url"_s,
                u"visibility"_s}));
        QCOMPARE(post[u"text"].toString(), u"tea"_s);
        QCOMPARE(post[u"cw"].toString(), u"food"_s);
        QVERIFY(jsonOf(told(Kind::Follow))[u"post"].isNull());
        store::NoticeRow gap;
        gap.gap = store::Gap{.newerAt = noon, .olderAt = noon - hourMs};
        QCOMPARE(jsonOf(gap).keys(),
            (QStringList{u"account"_s, u"kind"_s, u"newer_at"_s, u"older_at"_s}));
        QCOMPARE(noticeWords(gap), u"Some are missing here"_s);
    }
};

QTEST_GUILESS_MAIN(tst_noticewords)
#include "tst_noticewords.moc"
