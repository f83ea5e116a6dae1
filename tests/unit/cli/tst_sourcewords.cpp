// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sourcewords.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

Names someNames()
{
    Names names;
    names.accounts = {{.id = {u"id-ao"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s},
        {.id = {u"id-yu"_s}, .acct = u"yu@b.example"_s, .host = u"api.b.example"_s}};
    names.lists = {{.id = {u"id-art"_s}, .name = u"Art 絵"_s}};
    names.serverLists = {{{u"id-ao"_s}, u"12"_s, u"仲良し"_s}, {{u"id-ao"_s}, u"13"_s, u"Art"_s},
        {{u"id-ao"_s}, u"14"_s, u"art"_s}, {{u"id-ao"_s}, u"15"_s, u"a@b"_s},
        {{u"id-yu"_s}, u"16"_s, u"yu's"_s},
        {{u"id-ao"_s}, u"12"_s, u"fish"_s, Source::Kind::Antenna},
        {{u"id-ao"_s}, u"20"_s, u"仲良し"_s, Source::Kind::Channel},
        {{u"id-ao"_s}, u"21"_s, u"kept"_s, Source::Kind::Clip}};
    return names;
}

std::vector<Source> sourcesOf(const QString &text)
{
    const auto word = parseSourceWord(text);
    if (!word) {
        return {};
    }
    const auto sources = someNames().sources(*word);
    return sources ? *sources : std::vector<Source>();
}

} // namespace

class tst_sourcewords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const QString &text, const QString &key,
                             const QString &word) { QTest::newRow(name) << text << key << word; };
        row("home", u"home:ao@a.example"_s, u"home:id-ao"_s, u"home:ao@a.example"_s);
        row("home @", u"home:@Ao@A.example"_s, u"home:id-ao"_s, u"home:ao@a.example"_s);
        row("local", u"local:A.Example"_s, u"local:a.example"_s, u"local:a.example"_s);
        row("loopback", u"local:127.0.0.1:8001"_s, u"local:127.0.0.1:8001"_s,
            u"local:127.0.0.1:8001"_s);
        row("federated", u"federated:例え.jp"_s, u"federated:xn--r8jz45g.jp"_s,
            u"federated:xn--r8jz45g.jp"_s);
        row("tag", u"tag:#鯖缶@a.example"_s, u"tag:鯖缶@a.example"_s, u"tag:鯖缶@a.example"_s);
        row("tag case", u"tag:Saba@a.example"_s, u"tag:saba@a.example"_s, u"tag:saba@a.example"_s);
        row("tags", u"tag:#Tea#緑茶#-Bot@a.example"_s, u"tag:tea#緑茶#-bot@a.example"_s,
            u"tag:tea#緑茶#-bot@a.example"_s);
        row("tags, sorted", u"tag:tea#cup@a.example"_s, u"tag:cup#tea@a.example"_s,
            u"tag:cup#tea@a.example"_s);
        row("tag with signs", u"tag:c++-a@a.example"_s, u"tag:c++-a@a.example"_s,
            u"tag:c++-a@a.example"_s);
        row("list", u"list:art 絵"_s, u"list:id-art"_s, u"list:Art 絵"_s);
        row("user", u"user:@U@C.example"_s, u"person:u@c.example@@c.example"_s,
            u"user:u@c.example"_s);
        row("server list", u"server-list:仲良し@ao@a.example"_s, u"server-list:12@id-ao"_s,
            u"server-list:仲良し@ao@a.example"_s);
        row("server list, @", u"server-list:仲良し@@Ao@A.example"_s, u"server-list:12@id-ao"_s,
            u"server-list:仲良し@ao@a.example"_s);
        row("server list, exact", u"server-list:art@ao@a.example"_s, u"server-list:14@id-ao"_s,
            u"server-list:art@ao@a.example"_s);
        row("server list with an @", u"server-list:a@b@ao@a.example"_s, u"server-list:15@id-ao"_s,
            u"server-list:a@b@ao@a.example"_s);
        row("antenna", u"antenna:Fish@ao@a.example"_s, u"antenna:12@id-ao"_s,
            u"antenna:fish@ao@a.example"_s);
        row("channel", u"channel:仲良し@@ao@a.example"_s, u"channel:20@id-ao"_s,
            u"channel:仲良し@ao@a.example"_s);
        row("clip", u"clip:kept@ao@a.example"_s, u"clip:21@id-ao"_s, u"clip:kept@ao@a.example"_s);
        row("social", u"social:@ao@a.example"_s, u"social:id-ao"_s, u"social:ao@a.example"_s);
        row("mentions", u"mentions:ao@a.example"_s, u"mentions:id-ao"_s,
            u"mentions:ao@a.example"_s);
        row("favourites", u"favourites:@yu@b.example"_s, u"favourites:id-yu"_s,
            u"favourites:yu@b.example"_s);
        row("direct", u"direct:@ao@a.example"_s, u"direct:id-ao"_s, u"direct:ao@a.example"_s);
        row("bubble", u"bubble:A.Example"_s, u"bubble:a.example"_s, u"bubble:a.example"_s);
        row("server list, split domain", u"server-list:Yu's@yu@b.example"_s,
            u"server-list:16@id-yu"_s, u"server-list:yu's@yu@b.example"_s);
    }
    void words()
    {
        QFETCH(QString, text);
        const auto sources = sourcesOf(text);
        QCOMPARE(sources.size(), size_t(1));
        QTEST(sources.front().key(), "key");
        QTEST(someNames().word(sources.front()), "word");
        QTEST(someNames().wordOfKey(sources.front().key()), "word");
    }

    void several()
    {
        const auto homes = sourcesOf(u"home"_s);
        QCOMPARE(homes.size(), size_t(2));
        QCOMPARE(homes[1], homeSource({u"id-yu"_s}, u"api.b.example"_s));
        // Of all accounts: where the server lists none, what was seen.
        Names knowing = someNames();
        const SourceWord direct{SourceWord::Kind::Own, {}, {}, {}, Source::Kind::Direct};
        const auto typed = parseSourceWord(u"direct"_s);
        QVERIFY(typed && *typed == direct);
        knowing.accounts[0].software = u"snac"_s;
        knowing.accounts[1].software = u"mastodon"_s;
        const auto found = knowing.sources(direct);
        QCOMPARE(found->size(), size_t(2));
        QCOMPARE(found->back().key(), u"direct:id-yu"_s);
        QCOMPARE(Names().sources(direct).error().kind, ErrorKind::Credentials);
        const auto everyone = sourcesOf(u"everyone"_s);
        QCOMPARE(everyone.size(), size_t(3));
        QCOMPARE(everyone[2], listSource({u"id-art"_s}));
        // A list can be taken out of it.
        Names names = someNames();
        names.lists[0].options.inEveryone = false;
        QCOMPARE(names.sources({SourceWord::Kind::Everyone, {}, {}})->size(), size_t(2));
        // Titles are not unique on a server; in other letters both are meant.
        const auto alike = sourcesOf(u"server-list:ART@ao@a.example"_s);
        QCOMPARE(alike.size(), size_t(2));
        QCOMPARE(alike[0], serverListSource({u"id-ao"_s}, u"a.example"_s, u"13"_s));
    }

    void wrongWords_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "nonsense", "homes", "home:", "home:ao", "local",
                 "local:", "local:a b", "federated:", "tag:saba", "tag:@a.example", "tag:saba@",
                 "tag:a b@a.example", "tag:#@a.example", "tag:a##b@a.example", "tag:a#-@a.example",
                 "tag:a#-a@a.example", "tag:a#b c@a.example", "tag:a#b#c#d#e#f@a.example", "list:",
                 "server-list:", "server-list:x", "server-list:x@ao", "server-list:@ao@a.example",
                 "server-list:ao@a.example", "user:", "user:ao", "everyone:x", "lookup:a.example",
                 "social", "social:", "social:ao", "direct:", "direct:ao", "antenna:x",
                 "antenna:ao@a.example", "bubble:", "bubble:a b", "person:a@b.example"}) {
            QTest::newRow(text) << QString::fromUtf8(text);
        }
    }
    void wrongWords()
    {
        QFETCH(QString, text);
        const auto word = parseSourceWord(text);
        QVERIFY(!word);
        QCOMPARE(int(word.error().kind), int(ErrorKind::Usage));
    }

    void unknownNames()
    {
        const Names names = someNames();
        const auto kindOf = [](const Result<std::vector<Source>> &result) {
            return int(result ? ErrorKind::Cancelled : result.error().kind);
        };
        QCOMPARE(kindOf(names.sources({SourceWord::Kind::Home, u"x@y.example"_s, {}})),
            int(ErrorKind::NotFound));
        QCOMPARE(kindOf(names.sources({SourceWord::Kind::List, u"none"_s, {}})),
            int(ErrorKind::NotFound));
        QCOMPARE(kindOf(names.sources(
                     {SourceWord::Kind::ServerList, u"Art"_s, u"a.example"_s, u"x@a.example"_s})),
            int(ErrorKind::NotFound));
        QCOMPARE(kindOf(names.sources({SourceWord::Kind::ServerList, u"仲良し"_s, u"b.example"_s,
                     u"yu@b.example"_s})),
            int(ErrorKind::NotFound));
        // One of that name, but of another kind.
        SourceWord word{SourceWord::Kind::ServerList, u"fish"_s, u"a.example"_s, u"ao@a.example"_s};
        QCOMPARE(kindOf(names.sources(word)), int(ErrorKind::NotFound));
        word.of = Source::Kind::Clip;
        const auto noClip = names.sources(word);
        QCOMPARE(kindOf(noClip), int(ErrorKind::NotFound));
        QCOMPARE(noClip.error().subject, u"The clip \"fish\""_s);
        word = {SourceWord::Kind::Own, {}, u"y.example"_s, u"x@y.example"_s, Source::Kind::Social};
        QCOMPARE(kindOf(names.sources(word)), int(ErrorKind::NotFound));
        const Names nobody;
        for (const auto kind : {SourceWord::Kind::Home, SourceWord::Kind::Everyone}) {
            const auto none = nobody.sources({kind, {}, {}});
            QCOMPARE(kindOf(none), int(ErrorKind::Credentials));
            QVERIFY(none.error().detail.contains(u"accounts add"_s));
        }
    }

    void idsNeverShow()
    {
        const Names names = someNames();
        QCOMPARE(names.seenBy({u"account:id-ao"_s, u"a.example"_s, u"c.example"_s}),
            (QStringList{u"ao@a.example"_s, u"c.example"_s}));
        QVERIFY(!names.seenBy({u"account:gone-uuid"_s}).first().contains(u"gone-uuid"_s));
        QVERIFY(!names.wordOfKey(u"home:gone-uuid"_s).contains(u"gone-uuid"_s));
        QVERIFY(!names.wordOfKey(u"server-list:77@id-ao"_s).contains(u"77"_s));
        QVERIFY(!names.wordOfKey(u"list:gone-uuid"_s).contains(u"gone-uuid"_s));
        QVERIFY(!names.wordOfKey(u"antenna:77@id-ao"_s).contains(u"77"_s));
        QVERIFY(!names.wordOfKey(u"social:gone-uuid"_s).contains(u"gone-uuid"_s));
    }
};

QTEST_GUILESS_MAIN(tst_sourcewords)
#include "tst_sourcewords.moc"
