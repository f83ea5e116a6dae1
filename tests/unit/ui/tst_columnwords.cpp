// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/columnaccount.h"
#include "ui/viewmodels/columnsource.h"
#include "ui/viewmodels/columnwords.h"
#include "ui/viewmodels/directcolumn.h"

#include "base/clock.h"

#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 noon = 1'795'348'800'000;

WatchedSource home(const QString &user, const SourceStatus &status)
{
    const QString host = user + u".example"_s;
    return {.source = homeSource({user}, host),
        .status = status,
        .colour = u"#3190ff"_s,
        .name = u"@me@"_s + host};
}

SourceStatus checked(qint64 ago)
{
    return {.known = true, .everRead = true, .lastOkAt = noon - ago, .nextAt = noon + minuteMs};
}

SourceStatus failed(ErrorKind kind, const QString &host)
{
    SourceStatus status = checked(hourMs);
    status.error = Error{.kind = kind, .subject = host};
    return status;
}

ColumnFace face(const QString &kind, const std::vector<WatchedSource> &sources, qint64 newest = 0)
{
    return columnFace(kind, sources, newest, true, noon);
}

} // namespace

/// What a column says about its servers: the truth, in one line.
class tst_columnwords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAnAccountHas_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("gone"); // as it says when the account is
        const auto row = [](const char *kind, const char *key, const char *title,
                             const char *detail, const char *gone) {
            QTest::newRow(kind) << QString::fromLatin1(kind) << QString::fromLatin1(key)
                                << QString::fromLatin1(title) << QString::fromLatin1(detail)
                                << QString::fromLatin1(gone);
        };
        row("antenna", "antenna:9@A", "Books", "antenna of ao@a.example", "antenna");
        row("channel", "channel:9@A", "Books", "channel of ao@a.example", "channel");
        row("clip", "clip:9@A", "Books", "clip of ao@a.example", "clip");
        row("social", "social:A", "Social", "ao@a.example", "Books");
        row("mentions", "mentions:A", "Mentions", "ao@a.example", "Books");
        row("favourites", "favourites:A", "Favourites", "ao@a.example", "Books");
        row("direct", "direct:A", "Direct conversations", "ao@a.example", "Books");
        row("bubble", "bubble:a.example", "Bubble", "a.example", "a.example");
    }
    void whatAnAccountHas()
    {
        QFETCH(QString, kind);
        QFETCH(QString, key);
        const Account ao{.id = {u"A"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s};
        const store::DeckColumn column{.kind = kind, .name = u"Books"_s, .sources = {key}};
        const OwnThings own{.accounts = {ao}, .lists = {}};
        QTEST(columnTitle(column, own), "title");
        QTEST(columnDetail(column, own), "detail");
        QTEST(columnDetail(column, {}), "gone");
        const auto sources = sourcesOf(column, own, {});
        QCOMPARE(sources.size(), size_t(1));
        QCOMPARE(sources.front().key(), key);
        QCOMPARE(sources.front().host, u"a.example"_s);
        QCOMPARE(sourcesOf(column, {}, {}).size(), size_t(kind == u"bubble" ? 1 : 0));
    }

    /// Also of accounts that come later, and of those whose servers list no such posts.
    void conversationsOfAllAccounts()
    {
        const Account ao{.id = {u"A"_s},
            .acct = u"ao@a.example"_s,
            .host = u"a.example"_s,
            .software = u"mastodon"_s};
        const Account sora{.id = {u"S"_s},
            .acct = u"sora@s.example"_s,
            .host = u"s.example"_s,
            .software = u"snac"_s};
        const Account hanako{.id = {u"H"_s},
            .acct = u"hanako@m.example"_s,
            .host = u"m.example"_s,
            .software = u"misskey"_s};
        const store::DeckColumn column{.kind = u"direct"_s, .name = {}, .sources = {}};
        const OwnThings own{.accounts = {ao, sora, hanako}, .lists = {}};
        QCOMPARE(columnTitle(column, own), u"Direct conversations"_s);
        QCOMPARE(columnDetail(column, own), u"all accounts"_s);
        const auto sources = sourcesOf(column, own, {});
        QCOMPARE(sources.size(), size_t(3));
        QCOMPARE(sources[0], accountSource(Source::Kind::Direct, ao.id, ao.host));
        QCOMPARE(sources[1], accountSource(Source::Kind::Direct, sora.id, sora.host));
        QCOMPARE(sources[2], accountSource(Source::Kind::Direct, hanako.id, hanako.host));
        QVERIFY(!isSeenOnly(sources[0], own.accounts) && !isSeenOnly(sources[2], own.accounts));
        QVERIFY(isSeenOnly(sources[1], own.accounts));
        QVERIFY(!isSeenOnly(homeSource(sora.id, sora.host), own.accounts));
        QVERIFY(sourcesOf(column, {}, {}).empty());
    }

    /// Nobody is asked for these, so that nothing was checked, and nothing is awaited.
    void conversationsThatWereSeen()
    {
        const auto direct = [](const QString &id, bool seenOnly, const SourceStatus &status) {
            return WatchedSource{.source = accountSource(Source::Kind::Direct, {id}, id),
                .status = status,
                .colour = {},
                .name = u'@' + id,
                .seenOnly = seenOnly};
        };
        const auto listed = direct(u"a"_s, false, checked(hourMs));
        const auto seen = direct(u"s"_s, true, {});
        const auto other = direct(u"f"_s, true, {});
        QCOMPARE(face(u"direct"_s, {seen}).footer, u"only what was seen"_s);
        QCOMPARE(face(u"direct"_s, {seen}).emptyText, u"Nothing here yet."_s);
        const auto both = face(u"direct"_s, {listed, seen});
        QCOMPARE(both.footer, u"checked 1 h ago · of 1 only what was seen"_s);
        QCOMPARE(both.sources[1].value<ColumnSource>().words, u"only what was seen"_s);
        QVERIFY(both.fine && !both.busy);
        QCOMPARE(face(u"direct"_s, {listed, listed, seen, other}).footer,
            u"2 of 2 servers · of 2 only what was seen"_s);
        QCOMPARE(face(u"direct"_s, {seen, other}).footer, u"of 2 only what was seen"_s);
    }

    void aListOfAServer()
    {
        const Account ao{.id = {u"A"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s};
        const store::DeckColumn column{
            .kind = u"server-list"_s, .name = u"Books"_s, .sources = {u"server-list:1@A"_s}};
        const OwnThings own{.accounts = {ao}, .lists = {}};
        QCOMPARE(columnTitle(column, own), u"Books"_s);
        QCOMPARE(columnDetail(column, own), u"list of ao@a.example"_s);
        QCOMPARE(sourcesOf(column, own, {}),
            (std::vector<Source>{serverListSource(ao.id, ao.host, u"1"_s)}));
        QVERIFY(sourcesOf(column, {}, {}).empty()); // signed out
    }

    void whatAColumnLeavesOut()
    {
        Account ao{.id = {u"A"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s};
        Account bea{.id = {u"B"_s}, .acct = u"bea@b.example"_s, .host = u"b.example"_s};
        const OwnThings own{.accounts = {ao, bea}, .lists = {}};
        store::DeckColumn column{.kind = u"everyone"_s};
        const auto sources = sourcesOf(column, own, {});
        QCOMPARE(columnDetail(column, own), u"everyone"_s);
        QCOMPARE(queryOf(column, sources), (RowQuery{.sources = sources}));
        QCOMPARE(columnAccounts(column, sources, own).size(), 2);

        column.hideBoosts = true;
        column.hideReplies = true;
        column.hiddenAccounts = {u"B"_s};
        QCOMPARE(columnDetail(column, own),
            u"everyone · no boosts · no replies · without @bea@b.example"_s);
        QCOMPARE(queryOf(column, sources),
            (RowQuery{.sources = {homeSource(ao.id, ao.host)},
                .options = {.hideBoosts = true, .hideReplies = true}}));
        const QVariantList accounts = columnAccounts(column, sources, own);
        QCOMPARE(accounts[0].value<ColumnAccount>(),
            (ColumnAccount{.id = u"A"_s, .name = u'@' + ao.acct, .shown = true, .alone = true}));
        QCOMPARE(accounts[1].value<ColumnAccount>(),
            (ColumnAccount{.id = u"B"_s, .name = u'@' + bea.acct, .shown = false, .alone = false}));

        // The one that was shown has signed out: the rest is better than nothing.
        const OwnThings left{.accounts = {bea}, .lists = {}};
        const auto rest = sourcesOf(column, left, {});
        QCOMPARE(queryOf(column, rest).sources, rest);
        QVERIFY(columnAccounts(column, rest, left).isEmpty());
        QCOMPARE(columnDetail(column, left), u"everyone · no boosts · no replies"_s);
    }

    void listsAreNamedAndTold()
    {
        const List art{.id = {u"L"_s},
            .name = u"Art"_s,
            .options = {.hideBoosts = true, .onlyMedia = true, .colour = 1, .icon = u"🎨"_s}};
        const OwnThings own{.accounts = {}, .lists = {art}};
        store::DeckColumn column{.kind = u"list"_s, .sources = {listSource(art.id).key()}};
        QCOMPARE(columnTitle(column, own), u"Art"_s);
        QCOMPARE(columnDetail(column, own), u"list · no follow needed · no boosts · only media"_s);
        QCOMPARE(columnSign(column, own), (ListSign{u"#df7602"_s, u"🎨"_s}));
        const auto sources = sourcesOf(column, own, {});
        QCOMPARE(queryOf(column, sources, own.lists).options,
            (store::RowOptions{.lists = {{u"L"_s, {.hideBoosts = true, .onlyMedia = true}}}}));
        QCOMPARE(columnSign(column, {}), ListSign());
        QVERIFY(!isListGrid(column, own));
    }

    void aListMayBeAGrid()
    {
        const List art{.id = {u"L"_s}, .name = u"Art"_s, .options = {.asGrid = true}};
        const OwnThings own{.accounts = {}, .lists = {art}};
        store::DeckColumn column{.kind = u"list"_s, .sources = {listSource(art.id).key()}};
        QVERIFY(isListGrid(column, own));
        QCOMPARE(columnDetail(column, own), u"list · no follow needed · pictures"_s);
        QVERIFY(!isListGrid(column, {})); // it is gone
        column.kind = u"everyone"_s;
        QVERIFY(!isListGrid(column, own));
        const auto words = [](bool grid) {
            return columnFace(u"list"_s,
                {{.source = listSource({u"L"_s}),
                    .status = {.known = true, .everRead = true, .members = 1}}},
                0, true, noon, grid)
                .emptyText;
        };
        QCOMPARE(words(true), u"No pictures yet."_s);
        QCOMPARE(words(false), u"Nothing here yet."_s);
    }

    void listsInEveryone()
    {
        const Account ao{.id = {u"A"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s};
        List unsaid{.id = {u"U"_s}, .name = u"Unsaid"_s};
        List part{.id = {u"P"_s}, .name = u"Part"_s, .options = {.inEveryone = true}};
        List kept{.id = {u"K"_s}, .name = u"Kept"_s, .options = {.exclusive = true}};
        const OwnThings own{.accounts = {ao}, .lists = {unsaid, part, kept}};
        const store::DeckColumn column{.kind = u"everyone"_s};
        const Source home = homeSource(ao.id, ao.host);
        const auto sources = sourcesOf(column, own, {});
        QCOMPARE(sources, (std::vector<Source>{home, listSource(part.id)}));
        QCOMPARE(queryOf(column, sources, own.lists).options,
            (store::RowOptions{.exclusive = {u"K"_s}}));
        QCOMPARE(columnSign(column, own), ListSign());
        // Without an account: what is read as a guest, and the list.
        const Source guest = localSource(u"g.example"_s);
        const OwnThings newcomer{.accounts = {}, .lists = {part}};
        QCOMPARE(sourcesOf(column, newcomer, {guest}),
            (std::vector<Source>{guest, listSource(part.id)}));
    }

    /// A list is no server.
    void aListBesideServers()
    {
        const WatchedSource list{
            .source = listSource({u"L"_s}), .status = checked(0), .colour = {}, .name = u"Art"_s};
        const WatchedSource other{
            .source = listSource({u"M"_s}), .status = checked(0), .colour = {}, .name = u"Music"_s};
        const auto a = home(u"a"_s, checked(hourMs));
        const auto b = home(u"b"_s, checked(0));
        QCOMPARE(face(u"everyone"_s, {a, b, list, other}).footer, u"2 of 2 servers · 2 lists"_s);
        QCOMPARE(face(u"everyone"_s, {a, list, other}).footer, u"checked 1 h ago · 2 lists"_s);
        QCOMPARE(face(u"everyone"_s, {list, other}).footer, u"2 lists"_s);
    }

    void allIsWell()
    {
        const auto shown = face(u"everyone"_s,
            {home(u"a"_s, checked(0)), home(u"b"_s, checked(secondMs)), home(u"c"_s, checked(0))},
            noon - 4 * secondMs);
        QCOMPARE(shown.footer, u"3 of 3 servers · newest 4 s ago"_s);
        QCOMPARE(shown.trouble, QString());
        QCOMPARE(shown.troubleDetail, QString());
        QVERIFY(shown.fine);
        QVERIFY(!shown.busy);
        QCOMPARE(shown.sources.size(), 3);
        const auto dot = shown.sources[0].value<ColumnSource>();
        QCOMPARE(dot.colour, u"#3190ff"_s);
        QCOMPARE(dot.name, u"@me@a.example"_s);
        QCOMPARE(dot.words, u"checked just now"_s);
        QVERIFY(dot.fine);
    }

    void oneServerIsAway()
    {
        const auto shown = face(u"everyone"_s,
            {home(u"a"_s, checked(0)), home(u"pl"_s, failed(ErrorKind::Network, u"pl.example"_s))});
        QCOMPARE(shown.footer, u"1 of 2 servers"_s);
        QCOMPARE(shown.trouble, u"pl.example is away"_s);
        QVERIFY2(shown.troubleDetail.startsWith(u"@me@pl.example: pl.example cannot be reached."_s),
            qPrintable(shown.troubleDetail));
        QVERIFY(!shown.fine);
        QVERIFY(!shown.sources[1].value<ColumnSource>().fine);
    }

    void eachTroubleHasItsWord_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("network") << ErrorKind::Network << u"a.example is away"_s;
        QTest::newRow("timeout") << ErrorKind::Timeout << u"a.example is away"_s;
        QTest::newRow("token") << ErrorKind::Credentials << u"@me@a.example must sign in again"_s;
        QTest::newRow("closed") << ErrorKind::Forbidden << u"a.example lets nobody read this"_s;
        QTest::newRow("limit") << ErrorKind::RateLimited << u"a.example asks to wait"_s;
        QTest::newRow("other") << ErrorKind::BadAnswer << u"trouble with a.example"_s;
    }
    void eachTroubleHasItsWord()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(QString, words);
        const auto shown = face(u"home"_s, {home(u"a"_s, failed(kind, u"a.example"_s))});
        QCOMPARE(shown.trouble, words);
        QCOMPARE(shown.footer, u"checked 1 h ago"_s);
    }

    void severalTroublesAreCounted()
    {
        const auto away = failed(ErrorKind::Timeout, {});
        QCOMPARE(face(u"everyone"_s, {home(u"a"_s, away), home(u"b"_s, away)}).trouble,
            u"2 servers are away"_s);
        const auto token = failed(ErrorKind::Credentials, {});
        QCOMPARE(face(u"everyone"_s, {home(u"a"_s, away), home(u"b"_s, token)}).trouble,
            u"trouble with 2 servers"_s);
        SourceStatus list = checked(0);
        for (int i = 0; i < 20; ++i) {
            list.troubles << u"@%1@a: is away"_s.arg(i);
        }
        const auto shown = face(u"list"_s, {{.source = listSource({u"L"_s}), .status = list}});
        QCOMPARE(shown.troubleDetail.count(u'\n'), 12);
        QVERIFY(shown.troubleDetail.endsWith(u"and 8 more"_s));
    }

    void aListCountsItsMembers()
    {
        SourceStatus status = checked(40 * secondMs);
        status.members = 38;
        status.servers = 31;
        status.unreadable = 2;
        status.troubles = {u"@a@b: closed"_s, u"@c@d: closed"_s};
        auto shown = face(u"list"_s, {{.source = listSource({u"L"_s}), .status = status}}, noon);
        QCOMPARE(shown.footer, u"38 members · 31 servers · checked 40 s ago"_s);
        QCOMPARE(shown.trouble, u"2 unreadable"_s);
        QCOMPARE(shown.troubleDetail, u"@a@b: closed\n@c@d: closed"_s);
        QVERIFY(shown.sources.isEmpty()); // one dot for each account, and here is none
        status.silent = 3;
        status.members = 3;
        status.servers = 2;
        shown = face(u"list"_s, {{.source = listSource({u"L"_s}), .status = status}});
        QCOMPARE(shown.footer, u"3 members · 2 servers · checked 40 s ago"_s);
        QCOMPARE(shown.trouble, u"3 away · 2 unreadable"_s);
    }

    void beforeTheFirstAnswer()
    {
        SourceStatus old = checked(3 * hourMs);
        old.nextAt = 0;
        old.busy = true;
        const auto shown =
            face(u"everyone"_s, {home(u"a"_s, old), home(u"b"_s, old)}, noon - 2 * hourMs);
        QCOMPARE(shown.footer, u"reading 2 servers · newest 2 h ago"_s); // the cache is no server
        QVERIFY(shown.busy);
        QCOMPARE(face(u"home"_s, {home(u"a"_s, old)}).footer, u"checked 3 h ago"_s);
        QCOMPARE(
            face(u"home"_s, {home(u"a"_s, SourceStatus{.busy = true})}).footer, u"being read"_s);
        QCOMPARE(face(u"home"_s, {home(u"a"_s, {})}).footer, u"not read yet"_s);
    }

    void anotherAsterism()
    {
        SourceStatus status = checked(0);
        status.elsewhere = true;
        QCOMPARE(face(u"everyone"_s, {home(u"a"_s, status), home(u"b"_s, status)}).footer,
            u"another Asterism reads"_s);
        QCOMPARE(face(u"home"_s, {home(u"a"_s, status)}, noon).footer,
            u"another Asterism reads · newest 0 s ago"_s);
    }

    void onlyTheFooterChangesEachSecond()
    {
        const std::vector<WatchedSource> sources{home(u"a"_s, checked(5 * secondMs))};
        const auto before = columnFace(u"home"_s, sources, noon, true, noon);
        const auto after = columnFace(u"home"_s, sources, noon, true, noon + secondMs);
        QVERIFY(before.footer != after.footer);
        QVERIFY(before.sources == after.sources);
        QVERIFY(before.status() == after.status());
    }

    void anEmptyColumnSaysWhy()
    {
        QVERIFY(face(u"everyone"_s, {}).emptyText.startsWith(u"There is no account yet."_s));
        QVERIFY(face(u"home"_s, {}).emptyText.contains(u"is gone"_s));
        QCOMPARE(face(u"home"_s, {home(u"a"_s, {})}).emptyText, u"Reading…"_s);
        QCOMPARE(face(u"home"_s, {home(u"a"_s, checked(0))}).emptyText, u"Nothing here yet."_s);
        QVERIFY(face(u"home"_s, {home(u"a"_s, failed(ErrorKind::Network, u"a.example"_s))})
                    .emptyText.startsWith(u"a.example cannot be reached."_s));
        QVERIFY(face(u"list"_s, {{.source = listSource({u"L"_s}), .status = checked(0)}})
                    .emptyText.startsWith(u"Nobody is in this list yet."_s));
        QCOMPARE(columnFace(u"home"_s, {home(u"a"_s, {})}, 0, false, noon).emptyText, QString());
    }

    void whatAReaderSaysIsNotSaidTwice()
    {
        SourceStatus status = checked(0);
        status.error = Error{.kind = ErrorKind::Forbidden,
            .subject = u"@ren@g.example"_s,
            .detail = u"g.example lets no guest read."_s};
        const auto shown = face(u"person"_s,
            {{.source = personSource(u"ren@g.example"_s, u"g.example"_s),
                .status = status,
                .name = u"@ren@g.example"_s}});
        QCOMPARE(shown.troubleDetail, u"@ren@g.example: g.example lets no guest read."_s);
    }

    void namesOfColumns()
    {
        const OwnThings own{.accounts = {{.id = {u"A"_s}, .acct = u"me@a.example"_s}},
            .lists = {{.id = {u"L"_s}, .name = u"絵師さん"_s}}};
        const auto title = [&](const QString &kind, const QStringList &sources) {
            const store::DeckColumn column{.kind = kind, .name = u"old"_s, .sources = sources};
            return columnTitle(column, own) + u" | "_s + columnDetail(column, own);
        };
        QCOMPARE(title(u"everyone"_s, {}), u"Home | everyone"_s);
        QCOMPARE(title(u"home"_s, {u"home:A"_s}), u"Home | me@a.example"_s);
        QCOMPARE(title(u"home"_s, {u"home:B"_s}), u"Home | old"_s);
        QCOMPARE(title(u"local"_s, {u"local:a"_s}), u"Local | a"_s);
        QCOMPARE(title(u"federated"_s, {u"federated:a"_s}), u"Federated | a"_s);
        QCOMPARE(title(u"tag"_s, {u"tag:鯖缶@a"_s}), u"#鯖缶 | a"_s);
        QCOMPARE(title(u"tag"_s, {u"tag:鯖缶@a"_s, u"tag:鯖缶@b"_s}), u"#鯖缶 | 2 servers"_s);
        QCOMPARE(title(u"list"_s, {u"list:L"_s}), u"絵師さん | list · no follow needed"_s);
        QCOMPARE(title(u"list"_s, {u"list:X"_s}), u"old | list · no follow needed"_s);
        QCOMPARE(title(u"person"_s, {u"person:ao@a@@a"_s}), u"@ao@a | posts"_s);
    }

    void namesOfHashtags()
    {
        const auto title = [](const QStringList &tags, const QStringList &hosts) {
            store::DeckColumn column{.kind = u"tag"_s};
            for (const QString &host : hosts) {
                for (const QString &tag : tags) {
                    column.sources << u"tag:"_s + tag + u'@' + host;
                }
            }
            return columnTitle(column, {}) + u" | "_s + columnDetail(column, {});
        };
        QCOMPARE(
            title({u"tea"_s, u"緑茶"_s}, {u"a"_s, u"b"_s, u"c"_s}), u"#tea, #緑茶 | 3 servers"_s);
        QCOMPARE(title({u"cup#tea"_s}, {u"a"_s}), u"#cup + #tea | a"_s);
        QCOMPARE(title({u"tea#-ad#-bot"_s}, {u"a"_s, u"b"_s}),
            u"#tea | without #ad, #bot · 2 servers"_s);
        QCOMPARE(title({u"cup#tea#-bot"_s, u"cup#緑茶#-bot"_s}, {u"a"_s}),
            u"#tea, #緑茶 | with #cup · without #bot · a"_s);
    }

    /// Two hashtags of a server are one server, which is as well as the worse of them.
    void hashtagsOfOneServer()
    {
        const auto tag = [](const QString &name, const QString &host, const SourceStatus &status) {
            return WatchedSource{
                .source = tagSource(name, host), .status = status, .colour = {}, .name = host};
        };
        const QString a = u"a.example"_s;
        const QString b = u"b.example"_s;
        auto shown = face(u"tag"_s,
            {tag(u"x"_s, a, checked(0)), tag(u"y"_s, a, checked(0)), tag(u"x"_s, b, checked(0)),
                tag(u"y"_s, b, checked(0))});
        QCOMPARE(shown.footer, u"2 of 2 servers"_s);
        QCOMPARE(shown.sources.size(), 2);
        shown = face(u"tag"_s,
            {tag(u"x"_s, a, checked(0)), tag(u"y"_s, a, checked(0)), tag(u"x"_s, b, checked(0)),
                tag(u"y"_s, b, failed(ErrorKind::Forbidden, b))});
        QCOMPARE(shown.footer, u"1 of 2 servers"_s);
        QCOMPARE(shown.trouble, u"b.example lets nobody read this"_s);
        QVERIFY(!shown.sources[1].value<ColumnSource>().fine);
        shown = face(u"tag"_s, {tag(u"x"_s, a, checked(minuteMs)), tag(u"y"_s, a, checked(0))});
        QCOMPARE(shown.footer, u"checked 1 min ago"_s);
        // Two local timelines stay two.
        QCOMPARE(face(u"local"_s,
                     {{.source = localSource(a), .status = checked(0)},
                         {.source = localSource(b), .status = checked(0)}})
                     .footer,
            u"2 of 2 servers"_s);
    }

    void whatIsKnownOfAPerson_data()
    {
        QTest::addColumn<ReaderKind>("reader");
        QTest::addColumn<QString>("footer");
        const QString now = u"checked 0 s ago"_s;
        QTest::newRow("own") << ReaderKind::OwnAccount << u"complete at art.example · "_s + now;
        QTest::newRow("guest") << ReaderKind::MastodonApi << u"complete at art.example · "_s + now;
        QTest::newRow("feed") << ReaderKind::Feed
                              << u"only the newest, from art.example · "_s + now;
        QTest::newRow("outbox") << ReaderKind::Outbox
                                << u"only the newest, from art.example · "_s + now;
        QTest::newRow("via") << ReaderKind::Via
                             << u"as seen by art.example, may be incomplete · "_s + now;
        QTest::newRow("not yet") << ReaderKind::None << now;
    }
    void whatIsKnownOfAPerson()
    {
        QFETCH(ReaderKind, reader);
        SourceStatus status = checked(0);
        status.reader = reader;
        WatchedSource watched{.source = personSource(u"ao@art.example"_s, u"art.example"_s),
            .status = status,
            .colour = {},
            .name = u"@ao@art.example"_s,
            .readAt = u"art.example"_s};
        QTEST(face(u"person"_s, {watched}).footer, "footer");
        watched.status.error = Error{.kind = ErrorKind::Network, .subject = u"art.example"_s};
        // Nothing is claimed while it fails.
        QCOMPARE(face(u"person"_s, {watched}).footer, u"checked 0 s ago"_s);
    }

    void whatEveryoneReads()
    {
        const store::DeckColumn everyone{.kind = u"everyone"_s};
        const std::vector<Source> guests{localSource(u"g.example"_s)};
        QCOMPARE(sourcesOf(everyone, {}, guests), guests);
        const OwnThings own{.accounts = {{.id = {u"A"_s}, .host = u"a.example"_s}}};
        QCOMPARE(sourcesOf(everyone, own, guests),
            std::vector<Source>{homeSource({u"A"_s}, u"a.example"_s)});
        const store::DeckColumn gone{.kind = u"home"_s, .sources = {u"home:B"_s, u"nonsense"_s}};
        QVERIFY(sourcesOf(gone, own, guests).empty());
    }
};

QTEST_GUILESS_MAIN(tst_columnwords)
#include "tst_columnwords.moc"
