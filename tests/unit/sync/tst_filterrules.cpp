// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/filterbook.h"
#include "sync/filterrules.h"

#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 now = 1'795'348'800'000;

Filter filterOf(const QString &id, const QStringList &words, FilterAction action)
{
    Filter filter{.id = id, .title = u"title of "_s + id, .action = action};
    for (const QString &word : words) {
        filter.keywords.push_back({word, false});
    }
    return filter;
}

Post postBy(const QString &acct)
{
    Post post;
    post.author.acct = acct;
    post.localId = u"77"_s;
    return post;
}

QStringList idsOf(const std::vector<FilterMatch> &matches)
{
    QStringList ids;
    for (const FilterMatch &match : matches) {
        ids << match.id;
    }
    return ids;
}

} // namespace

/// What servers with version 1 of the API leave to the client.
class tst_filterrules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keywords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("keyword");
        QTest::addColumn<bool>("wholeWord");
        QTest::addColumn<bool>("found");
        const auto row = [](const char *name, QStringView text, QStringView keyword, bool wholeWord,
                             bool found) {
            QTest::newRow(name) << text.toString() << keyword.toString() << wholeWord << found;
        };
        row("part of a word", u"unspoilered", u"spoiler", false, true);
        row("whole, part of a word", u"unspoilered", u"spoiler", true, false);
        row("whole, prefix", u"spoilers ahead", u"spoiler", true, false);
        row("whole, alone", u"a spoiler, really", u"spoiler", true, true);
        row("whole, second place", u"spoilers and a spoiler", u"spoiler", true, true);
        row("whole, at the ends", u"spoiler", u"spoiler", true, true);
        row("case", u"SPOILER", u"spoiler", true, true);
        row("case, not ASCII", u"ÄRGER in ÜBERSEE", u"übersee", true, true);
        row("case, Cyrillic", u"СПОЙЛЕР", u"спойлер", true, true);
        row("accents are letters", u"caféspoiler", u"spoiler", true, false);
        row("underscore is a letter", u"my_spoiler", u"spoiler", true, false);
        row("digits are letters", u"spoiler2", u"spoiler", true, false);
        row("phrase", u"the end of the show was", u"end of the show", true, true);
        row("edge that is no letter", u"x#politics here", u"#politics", true, true);
        row("edges that are no letters", u"so ✨news✨ there", u"✨", true, true);
        row("emoji of two units", u"a😀b", u"😀", true, true);
        row("Japanese, part", u"犯人は彼だ", u"犯人", false, true);
        row("Japanese, whole", u"真犯人は彼だ", u"犯人", true, true);
        row("Japanese, one letter", u"黒猫です", u"猫", true, true);
        row("Katakana, long vowel", u"ネタバレー", u"ネタバレ", true, true);
        row("Latin within Japanese", u"昨日のspoilerです", u"spoiler", true, true);
        row("Latin joined within Japanese", u"昨日のspoilersです", u"spoiler", true, false);
        row("nothing", u"", u"spoiler", false, false);
        row("empty keyword", u"text", u"", false, false);
        row("what means something elsewhere", u"a.b", u"a+b", false, false);
        row("literally", u"is c++ good", u"c++", true, true);
    }
    void keywords()
    {
        QFETCH(QString, text);
        QFETCH(QString, keyword);
        QFETCH(bool, wholeWord);
        QTEST(hasKeyword(text, {keyword, wholeWord}), "found");
    }

    void everyPartIsSearched()
    {
        const FilterRules rules({filterOf(u"1"_s, {u"fish"_s}, FilterAction::Warn)}, u"me@a"_s);
        const auto matches = [&](const Post &post, const QString &text) {
            return !rules.match(post, text, {}, now).empty();
        };
        QVERIFY(!matches(postBy(u"b@b"_s), u"bird"_s));
        QVERIFY(matches(postBy(u"b@b"_s), u"one fish"_s));
        Post warned = postBy(u"b@b"_s);
        warned.warning = u"Fish inside"_s;
        QVERIFY(matches(warned, u"bird"_s));
        Post pictured = postBy(u"b@b"_s);
        pictured.media.push_back({.description = u"A fish in the sea"_s});
        QVERIFY(matches(pictured, u"bird"_s));
        Post asked = postBy(u"b@b"_s);
        asked.poll = Poll{.options = {{.title = u"bird"_s}, {.title = u"fish"_s}}};
        QVERIFY(matches(asked, u"bird"_s));
        Post linked = postBy(u"b@b"_s);
        linked.card = Card{.title = u"fish"_s}; // no part of the post (Mastodon)
        QVERIFY(!matches(linked, u"bird"_s));
        // A phrase does not reach from one part into the next.
        const FilterRules phrase(
            {filterOf(u"1"_s, {u"red fish"_s}, FilterAction::Warn)}, u"me@a"_s);
        warned.warning = u"red"_s;
        QVERIFY(phrase.match(warned, u"fish"_s, {}, now).empty());
    }

    /// Words of Misskey's must all be there, in their case, in what the author wrote.
    void allWordsOfMisskey()
    {
        Filter filter{.id = u"1"_s, .action = FilterAction::Warn};
        filter.allWords = QStringList{u"red"_s, u"Fish"_s};
        const FilterRules rules({filter}, u"me@a"_s);
        const auto matches = [&](const Post &post, const QString &text) {
            return !rules.match(post, text, {}, now).empty();
        };
        Post plain = postBy(u"b@b"_s);
        QVERIFY(matches(plain, u"a Fish, red"_s));
        QVERIFY(matches(plain, u"incredibleFishes"_s));
        QVERIFY(!matches(plain, u"a red fish"_s));
        QVERIFY(!matches(plain, u"a red bird"_s));
        QVERIFY(!matches(plain, QString()));
        QVERIFY(!matches(postBy(u"me@a"_s), u"red Fish"_s));
        Post warned = postBy(u"b@b"_s);
        warned.warning = u"red"_s;
        QVERIFY(matches(warned, u"Fish"_s)); // one in each
        Post pictured = postBy(u"b@b"_s);
        pictured.media.push_back({.description = u"red Fish"_s});
        pictured.poll = Poll{.options = {{.title = u"red Fish"_s}}};
        QVERIFY(!matches(pictured, u"bird"_s));
    }

    void expressionsOfMisskey()
    {
        Filter filter{.id = u"1"_s, .title = u"/^fish\\nb.rd$/i"_s, .action = FilterAction::Hide};
        filter.expression = filter.title;
        Filter broken{.id = u"2"_s, .action = FilterAction::Hide};
        broken.expression = u"/(/"_s;
        const FilterRules rules({broken, filter}, u"me@a"_s);
        Post warned = postBy(u"b@b"_s);
        warned.warning = u"Fish"_s;
        QCOMPARE(idsOf(rules.match(warned, u"bird "_s, {}, now)), QStringList{u"1"_s});
        QVERIFY(rules.match(postBy(u"b@b"_s), u"fish bird"_s, {}, now).empty());
        filter.expression = u"/^$/"_s;
        const FilterRules nothing({filter}, u"me@a"_s);
        QVERIFY(nothing.match(postBy(u"b@b"_s), QString(), {}, now).empty()); // as in Misskey
    }

    /// A quoted or answered post mutes the one that carries it along; each is looked at by itself.
    void carriedAlongAtMisskey()
    {
        Filter words{.id = u"1"_s, .action = FilterAction::Warn};
        words.allWords = QStringList{u"red"_s, u"fish"_s};
        Filter expression{.id = u"2"_s, .action = FilterAction::Hide};
        expression.expression = u"/^b.rd$/"_s;
        const FilterRules rules(
            {words, expression, filterOf(u"3"_s, {u"fish"_s}, FilterAction::Warn)}, u"me@a"_s);
        QVERIFY(rules.mutesWords());
        const auto found = [&](const std::vector<CarriedWords> &carried,
                               const QString &acct = u"b@b"_s, const QString &text = u"look"_s) {
            return idsOf(rules.match(postBy(acct), text, {}, now, carried));
        };
        const CarriedWords fish{.author = u"c@c"_s, .warning = u"red"_s, .text = u"a fish"_s};
        const CarriedWords bird{.author = u"c@c"_s, .warning = {}, .text = u"bird"_s};
        QCOMPARE(found({}), QStringList());
        QCOMPARE(found({fish}), QStringList{u"1"_s}); // the third is Mastodon's: of the post alone
        QCOMPARE(found({bird}), QStringList{u"2"_s});
        QCOMPARE(found({fish, bird}), QStringList({u"1"_s, u"2"_s}));
        QCOMPARE(
            found({{.author = u"c@c"_s, .warning = {}, .text = u"fish"_s}}, u"b@b"_s, u"red"_s),
            QStringList()); // one word in each of two
        QCOMPARE(found({{.author = u"me@a"_s, .warning = {}, .text = u"red fish"_s}}),
            QStringList()); // the account's own
        QCOMPARE(found({fish}, u"me@a"_s), QStringList());
        QCOMPARE(found({{.author = u"c@c"_s, .warning = {}, .text = {}}}), QStringList());
        const FilterRules others({filterOf(u"3"_s, {u"fish"_s}, FilterAction::Warn)}, u"me@a"_s);
        QVERIFY(!others.mutesWords());
    }

    void singlePosts()
    {
        Filter filter{.id = u"1"_s, .title = u"that one"_s, .action = FilterAction::Hide};
        filter.posts = {u"77"_s};
        const FilterRules rules({filter}, u"me@a"_s);
        QCOMPARE(idsOf(rules.match(postBy(u"b@b"_s), u"x"_s, {u"77"_s}, now)), QStringList{u"1"_s});
        QVERIFY(rules.match(postBy(u"b@b"_s), u"x"_s, {u"78"_s}, now).empty());
    }

    void aMatchCarriesItsFilter()
    {
        Filter filter = filterOf(u"9"_s, {u"fish"_s}, FilterAction::Blur);
        filter.contexts = PublicContext | ThreadContext;
        filter.expiresAt = now + 1;
        const FilterRules rules({filter}, u"me@a"_s);
        const auto found = rules.match(postBy(u"b@b"_s), u"fish"_s, {}, now);
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0],
            (FilterMatch{.id = u"9"_s,
                .title = u"title of 9"_s,
                .action = FilterAction::Blur,
                .contexts = PublicContext | ThreadContext,
                .expiresAt = now + 1}));
    }

    void expiredOnesDoNotCount()
    {
        Filter filter = filterOf(u"1"_s, {u"fish"_s}, FilterAction::Hide);
        filter.expiresAt = now;
        const FilterRules rules({filter}, u"me@a"_s);
        QVERIFY(rules.match(postBy(u"b@b"_s), u"fish"_s, {}, now).empty());
        QVERIFY(!rules.match(postBy(u"b@b"_s), u"fish"_s, {}, now - 1).empty());
        QCOMPARE(rules.active(now), QStringList());
        QCOMPARE(rules.active(now - 1), QStringList{u"1"_s});
    }

    void ownPostsAreNeverFiltered()
    {
        const FilterRules rules({filterOf(u"1"_s, {u"fish"_s}, FilterAction::Hide)}, u"me@a"_s);
        QVERIFY(rules.match(postBy(u"me@a"_s), u"fish"_s, {}, now).empty());
    }

    void whatTheServerToldStands()
    {
        FilterBook book;
        const AccountId me{u"M"_s};
        std::vector<store::Prepared> items(3);
        items[0].item.post = postBy(u"b@b"_s);
        items[0].item.post.viewer =
            ViewerState{.filters = {{.id = u"1"_s, .action = FilterAction::Hide}}};
        items[0].text = u"fish and bird"_s;
        items[1].item.post = postBy(u"me@a"_s);
        items[1].item.post.viewer =
            ViewerState{.filters = {{.id = u"1"_s, .action = FilterAction::Hide}}};
        items[2].item.post = postBy(u"b@b"_s); // a guest was told this
        items[2].text = u"fish"_s;
        auto untouched = items;
        book.judge(me, untouched, now); // no filters known
        QCOMPARE(idsOf(untouched[0].item.post.viewer->filters), QStringList{u"1"_s});
        book.set(me,
            std::make_shared<const FilterRules>(
                std::vector{filterOf(u"1"_s, {u"fish"_s}, FilterAction::Warn),
                    filterOf(u"2"_s, {u"bird"_s}, FilterAction::Blur)},
                u"me@a"_s));
        book.judge(me, items, now);
        QCOMPARE(idsOf(items[0].item.post.viewer->filters), QStringList({u"1"_s, u"2"_s}));
        QCOMPARE(items[0].item.post.viewer->filters[0].action, FilterAction::Hide);
        QVERIFY(items[1].item.post.viewer->filters.empty());
        QVERIFY(!items[2].item.post.viewer);
    }
};

QTEST_GUILESS_MAIN(tst_filterrules)
#include "tst_filterrules.moc"
