// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

const QString yes = u"✓"_s; ///< for guests, too, as far as the server lets them
const QString withAccount = u"●"_s;
const QString byFeed = u"f"_s;
const QString none = u"–"_s;
const QString some = u"(✓)"_s; ///< of those that share a row, or of what there is
const QString answersOnly = u"re"_s;

/// A line of the tables in README.md: one software, or several that answer alike.
struct Row {
    QString name;
    std::vector<Instance> servers;
    // What no capability tells, each with the tests that back it ("tst_x::name"):
    QString signIn;
    QString home;
    QString post;
    QString polls; ///< empty: the server tells of none, as the test of its posts says
    QString quotes;
    bool someQuotes = false; ///< not of all, or not in all versions
    bool directTold = true; ///< of a post for named people it says that it is one
};

Instance misskeyLike(const QString &software, const QStringList &more = {})
{
    Instance instance = at(software);
    instance.family = Instance::Family::Misskey;
    instance.features =
        QStringList{u"misskey:meta"_s, u"misskey:ltl"_s, u"misskey:gtl"_s, u"misskey:miauth"_s};
    instance.features << more;
    return instance;
}

Instance told(const QString &software, const QStringList &features, int api = 0)
{
    Instance instance = at(software);
    instance.features = features;
    instance.mastodonApi = api;
    return instance;
}

/// Backed by the tests of one file, which call them alike.
Row mastodonRow(const QString &name, std::vector<Instance> servers, const QString &file)
{
    return {.name = name,
        .servers = std::move(servers),
        .signIn = file + u"::signIn"_s,
        .home = file + u"::timelines"_s,
        .post = file + u"::post"_s,
        .polls = file + u"::post"_s,
        .quotes = file + u"::post"_s};
}

Row withoutQuotes(Row row)
{
    row.quotes.clear();
    return row;
}

Row withoutPolls(Row row)
{
    row.polls.clear();
    return row;
}

Row snacRow()
{
    Row row = withoutQuotes(
        mastodonRow(u"snac2"_s, {told(u"snac"_s, {u"reactions"_s})}, u"tst_deviations_snac"_s));
    row.directTold = false; // directAsRecorded()
    return row;
}

Row friendicaRow()
{
    const QString file = u"tst_deviations_friendica"_s;
    Row row = mastodonRow(u"Friendica"_s, {at(u"friendica"_s)}, file);
    row.quotes = file + u"::quotes"_s;
    row.someQuotes = true;
    return row;
}

Row mastodonItself()
{
    Row row = mastodonRow(u"Mastodon and its forks"_s,
        {told(u"mastodon"_s, {}, 7), told(u"mastodon"_s, {}), told(u"hometown"_s, {})},
        u"tst_deviations_forks"_s);
    row.home = u"tst_deviations_forks::home"_s;
    return row;
}

Instance recentMisskey()
{
    Instance instance = misskeyLike(u"misskey"_s);
    instance.version = u"2025.11.1"_s;
    return instance;
}

Row misskeyRow()
{
    return {.name = u"Misskey, Sharkey and other forks"_s,
        .servers = {recentMisskey(), misskeyLike(u"sharkey"_s, {u"misskey:btl"_s}),
            misskeyLike(u"cherrypick"_s)},
        .signIn = u"tst_miauth::check"_s,
        .home = u"tst_misskeyrequests::timelines"_s,
        .post = u"tst_misskeynotes::reactions"_s,
        .polls = u"tst_misskeynotes::polls"_s,
        .quotes = u"tst_misskeynotes::quotes"_s};
}

std::vector<Row> allRows()
{
    return {mastodonItself(),
        withoutQuotes(
            mastodonRow(u"GoToSocial"_s, {at(u"gotosocial"_s)}, u"tst_deviations_gotosocial"_s)),
        snacRow(),
        mastodonRow(u"Pleroma, Akkoma"_s,
            {at(u"pleroma"_s, u"2.9.1"_s), told(u"akkoma"_s, {u"bubble_timeline"_s})},
            u"tst_deviations_pleroma"_s),
        misskeyRow(),
        withoutPolls(withoutQuotes(
            mastodonRow(u"Pixelfed"_s, {at(u"pixelfed"_s)}, u"tst_deviations_pixelfed"_s))),
        friendicaRow(),
        withoutQuotes(mastodonRow(u"Takahē"_s, {at(u"takahe"_s)}, u"tst_deviations_takahe"_s)),
        mastodonRow(u"Mitra"_s, {at(u"mitra"_s)}, u"tst_deviations_mitra"_s),
        mastodonRow(u"Iceshrimp.NET"_s, {at(u"iceshrimp.net"_s)}, u"tst_deviations_iceshrimpnet"_s),
        withoutPolls(
            withoutQuotes(mastodonRow(u"Kibou"_s, {at(u"kibou"_s)}, u"tst_deviations_kibou"_s)))};
}

QString signOf(bool has)
{
    return has ? yes : none;
}

QString quotesCell(const Row &row)
{
    return row.someQuotes ? some : signOf(!row.quotes.isEmpty());
}

QString openTo(bool guests)
{
    return guests ? yes : withAccount;
}

QString publicCell(const Capabilities &can)
{
    const QString local = openTo(can.anonymousLocal);
    const QString federated = openTo(can.anonymousFederated);
    return local == federated ? local : local + u' ' + federated;
}

QString personCell(const Capabilities &can)
{
    const bool found = can.lookupAnonymous || can.personByName;
    return can.anonymousPersonStatuses && found ? yes : byFeed;
}

QString liveCell(const Capabilities &can)
{
    const QString open = openTo(can.streamingAnonymous) + (can.streamTags ? QString() : u"*"_s);
    return can.streaming ? open : none;
}

QString blocksCell(const Capabilities &can)
{
    QStringList letters;
    const auto add = [&letters](bool has, bool isTold, const QString &letter) {
        if (has) {
            letters << (isTold ? letter : u'(' + letter + u')');
        }
    };
    add(can.blocks, can.blocksTold, u"b"_s);
    add(can.mutes, can.mutesTold, u"m"_s);
    add(can.domainBlocks, true, u"s"_s);
    return letters.isEmpty() ? none : letters.join(u' ');
}

QStringList readingCells(const Row &row, const Instance &instance)
{
    const Capabilities can = capabilities(instance);
    return {signOf(can.clientApi && !row.signIn.isEmpty()),
        signOf(can.clientApi && !row.home.isEmpty()), publicCell(can),
        can.tags ? openTo(can.anonymousTag) : none, personCell(can), openTo(can.anonymousThread),
        liveCell(can), signOf(can.reactions), signOf(!row.polls.isEmpty()), quotesCell(row)};
}

/// Those that its notifications tell of are seen by these.
QString directCell(const Row &row, const Capabilities &can)
{
    return can.direct ? yes : can.notifications && row.directTold ? some : none;
}

QStringList accountCells(const Row &row, const Instance &instance)
{
    const Capabilities can = capabilities(instance);
    // Whom a file names can only be followed where they can be found.
    const bool follows = familyFor(instance)->write(instance, {.localId = u"1"_s}, noon).ok()
        || familyFor(instance)->beforeWrite(instance, {.localId = u"1"_s});
    return {signOf(can.serverLists), signOf(can.filters), signOf(can.markers), signOf(can.search),
        signOf(can.searchPosts), directCell(row, can), signOf(can.notifications),
        signOf(can.followsTold), signOf(follows && can.search), blocksCell(can),
        signOf(can.bookmarks)};
}

/// Of all that share the row.
QString cellOf(const Row &row, bool (*has)(const Capabilities &))
{
    size_t count = 0;
    for (const Instance &instance : row.servers) {
        count += has(capabilities(instance)) ? 1 : 0;
    }
    return count == row.servers.size() ? yes : count > 0 ? some : none;
}

QString publishCell(const Row &row)
{
    const QString open = cellOf(row, [](const Capabilities &can) { return can.publishes; });
    Outgoing answer = saying(u"hello"_s);
    answer.replyToLocalId = u"3"_s;
    const Instance &first = row.servers.front();
    return open == none && familyFor(first)->publish(first, answer, {}) ? answersOnly : open;
}

QStringList actingCells(const Row &row, const Instance & /*instance*/)
{
    using Can = const Capabilities &;
    return {publishCell(row), cellOf(row, [](Can can) { return can.edits; }),
        cellOf(row, [](Can can) { return can.deletesPosts; }),
        cellOf(row, [](Can can) { return can.marksPosts; }),
        cellOf(row, [](Can can) { return can.reactionCalls != Capabilities::ReactionCalls::None; }),
        cellOf(row, [](Can can) { return can.votes; }),
        cellOf(row, [](Can can) { return can.pins; }),
        cellOf(row, [](Can can) { return can.followRequests; }),
        cellOf(row, [](Can can) { return can.reports; })};
}

QStringList postingCells(const Row &row, const Instance & /*instance*/)
{
    using Can = const Capabilities &;
    return {cellOf(row, [](Can can) { return can.media; }),
        cellOf(row, [](Can can) { return can.mediaFocus; }),
        cellOf(row, [](Can can) { return can.polls; }),
        cellOf(row, [](Can can) { return can.pollWithMedia; }),
        cellOf(row, [](Can can) { return can.quotes; }),
        cellOf(row, [](Can can) { return can.formats.size() > 1; }),
        cellOf(row, [](Can can) { return can.scheduling != Capabilities::Scheduling::None; })};
}

using Cells = QStringList (*)(const Row &, const Instance &);

QString lineOfRow(const QString &name, const QStringList &cells)
{
    return u"| "_s + name + u" | "_s + cells.join(u" | "_s) + u" |"_s;
}

QString textOf(const QString &path)
{
    QFile file(QStringLiteral(ASTERISM_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What a test of the protocol's does, from its head to its end; empty where there is none.
QString bodyOf(const QString &test)
{
    const QString file = test.section(u"::"_s, 0, 0);
    const QString head = u"    void "_s + test.section(u"::"_s, 1) + u"()\n"_s;
    return textOf(u"tests/unit/protocol/"_s + file + u".cpp"_s)
        .section(head, 1, 1)
        .section(u"\n    }\n"_s, 0, 0);
}

bool hasAny(const QString &text, const QStringList &words)
{
    return std::ranges::any_of(words, [&text](const QString &one) { return text.contains(one); });
}

/// How many posts of a server's recorded answers have that: an object of that name, and of
/// Misskey's "renote" one beside words.
int recordedWith(const QString &folder, const QString &name)
{
    int count = 0;
    for (const QString &file : jsonFixtures()) {
        if (!file.startsWith(folder + u'/')) {
            continue;
        }
        const auto answer = QJsonDocument::fromJson(fixtureBytes(file.toUtf8()));
        const QJsonValue whole =
            answer.isArray() ? QJsonValue(answer.array()) : QJsonValue(answer.object());
        forEachObject(whole, [&](const QJsonObject &object) {
            const bool words = name != u"renote" || !object[u"text"_s].toString().isEmpty();
            count += object[name].isObject() && words ? 1 : 0;
        });
    }
    return count;
}

} // namespace

/// What README.md says of servers is what the capabilities say.
class tst_serversupport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readme_data()
    {
        QTest::addColumn<Cells>("cells");
        QTest::newRow("reading") << Cells(readingCells);
        QTest::newRow("accounts") << Cells(accountCells);
        QTest::newRow("acting") << Cells(actingCells);
        QTest::newRow("posting") << Cells(postingCells);
    }
    void readme()
    {
        QFETCH(Cells, cells);
        const QStringList lines = textOf(u"README.md"_s).split(u'\n');
        QVERIFY(lines.size() > 100);
        QStringList missing;
        for (const Row &row : allRows()) {
            const QString line = lineOfRow(row.name, cells(row, row.servers.front()));
            if (lines.count(line) != 1) {
                missing << line;
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(u"README.md should say:\n"_s + missing.join(u'\n')));
    }

    /// Nothing else stands in these tables.
    void noOtherRows()
    {
        const QString section =
            textOf(u"README.md"_s).section(u"\n## Servers\n"_s, 1).section(u"\n## "_s, 0, 0);
        QVERIFY(!section.isEmpty());
        int rows = 0;
        const QStringList lines = section.split(u'\n');
        for (const QString &line : lines) {
            rows += line.startsWith(u"| "_s) ? 1 : 0;
        }
        QCOMPARE(rows, 4 * int(allRows().size()) + 4); // and a head for each
        for (const QString &sign : {yes, withAccount, byFeed, none, some, answersOnly}) {
            QVERIFY2(section.contains(u'`' + sign + u'`'), qPrintable(sign)); // explained
        }
    }

    /// Whoever shares a row answers alike.
    void rowsOfSeveral()
    {
        for (const Row &row : allRows()) {
            for (const Instance &other : row.servers) {
                const QStringList reading = readingCells(row, other);
                QCOMPARE(reading, readingCells(row, row.servers.front()));
                QCOMPARE(accountCells(row, other), accountCells(row, row.servers.front()));
            }
        }
    }

    /// What no capability tells has a test that does.
    void backed()
    {
        for (const Row &row : allRows()) {
            for (const QString &test : {row.signIn, row.home, row.post}) {
                QVERIFY2(!bodyOf(test).isEmpty(), qPrintable(test));
            }
            const QString polls = bodyOf(row.polls.isEmpty() ? row.post : row.polls);
            const QStringList ofPolls{u"poll->options"_s, u"poll.options"_s};
            QVERIFY2(row.polls.isEmpty() ? polls.contains(u"!post.poll"_s) : hasAny(polls, ofPolls),
                qPrintable(row.name));
            const QString quotes = bodyOf(row.quotes.isEmpty() ? row.post : row.quotes);
            const QStringList ofQuotes{u"quoted->uri"_s, u"quoteUri"_s};
            QVERIFY2(row.quotes.isEmpty() ? quotes.contains(u"quoteState.isEmpty()"_s)
                                          : hasAny(quotes, ofQuotes),
                qPrintable(row.name));
        }
        QVERIFY(!bodyOf(u"tst_misskeynotes::reactions"_s).isEmpty());
    }

    /// And what was recorded says the same.
    void recordings_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("quote");
        QTest::newRow("GoToSocial") << u"GoToSocial"_s << u"gotosocial"_s << u"quote"_s;
        QTest::newRow("snac2") << u"snac2"_s << u"snac2"_s << u"quote"_s;
        QTest::newRow("Misskey") << u"Misskey, Sharkey and other forks"_s << u"misskey"_s
                                 << u"renote"_s;
    }
    void recordings()
    {
        QFETCH(QString, row);
        QFETCH(QString, folder);
        QFETCH(QString, quote);
        const std::vector<Row> rows = allRows();
        const auto found = std::ranges::find(rows, row, &Row::name);
        QVERIFY(found != rows.end());
        QVERIFY(recordedWith(folder, u"account"_s) + recordedWith(folder, u"user"_s) > 20);
        QCOMPARE(recordedWith(folder, quote) > 0, !found->quotes.isEmpty());
        // None was open where snac2 was recorded.
        QVERIFY(!found->polls.isEmpty() || recordedWith(folder, u"poll"_s) == 0);
    }

    /// Nothing tells a post for one person from one for followers.
    void directAsRecorded()
    {
        const QJsonObject post = fixtureBody("snac2/status_direct.json").toObject();
        const QJsonObject other = fixtureBody("snac2/status_private.json").toObject();
        QVERIFY(post[u"content"_s].toString().contains(u"direct note"_s));
        QVERIFY(other[u"content"_s].toString().contains(u"followers only"_s));
        QCOMPARE(other[u"visibility"_s], post[u"visibility"_s]);
        QCOMPARE(post[u"visibility"_s].toString(), u"private"_s);
    }
};

QTEST_GUILESS_MAIN(tst_serversupport)
#include "tst_serversupport.moc"
