// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/connectionwords.h"

#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 noon = 1'795'348'800'000;
const QString host = u"a.example"_s;

Account account(const QString &id, const QString &at)
{
    return {.id = {id}, .acct = id + u'@' + at, .host = at};
}

SourceStatus polled(qint64 in)
{
    return {.known = true, .everRead = true, .lastOkAt = noon, .nextAt = noon + in};
}

SourceStatus streamed(const StreamState &stream)
{
    SourceStatus status = polled(0);
    status.nextAt = RefreshPlan::never;
    status.stream = stream;
    return status;
}

StreamLineInfo line(const AccountId &id, const Source &source, const StreamStatus &status)
{
    return {.account = id, .host = host, .sources = {source.key()}, .status = status};
}

QStringList names(const std::vector<ConnectionRow> &rows)
{
    QStringList all;
    for (const ConnectionRow &row : rows) {
        all << (row.head ? row.name : u"- "_s + row.name);
    }
    return all;
}

} // namespace

/// What the connection view says.
class tst_connectionwords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachCallerWithItsSources()
    {
        const Source local = localSource(u"far.example"_s);
        const ConnectionsNow now{
            .own = {{account(u"me"_s, host), account(u"you"_s, u"b.example"_s)},
                {{.id = {u"L"_s}, .name = u"Painters"_s}}},
            .colours = {{u"me"_s, u"#3190ff"_s}},
            .lines = {},
            .watched = {{.source = listSource({u"L"_s}), .status = polled(minuteMs)},
                {.source = local, .status = polled(minuteMs)},
                {.source = tagSource(u"tea"_s, host), .status = polled(minuteMs)},
                {.source = localSource(host), .status = polled(minuteMs)},
                {.source = homeSource({u"me"_s}, {}), .status = polled(minuteMs)}},
            .now = noon};
        const auto rows = connectionRows(now);
        // What a host shows is read by the own account there.
        QCOMPARE(names(rows),
            (QStringList{u"@me@a.example"_s, u"- Home"_s, u"- #tea"_s, u"- Local"_s,
                u"@you@b.example"_s, u"far.example, as a guest"_s, u"- Local"_s,
                u"Lists that need no follow"_s, u"- Painters"_s}));
        QCOMPARE(rows[0].colour, u"#3190ff"_s);
        QCOMPARE(rows[0].words, u"polling"_s);
        QCOMPARE(rows.back().words, u"0 members · polling · next look in 60 s"_s);
    }

    void secondsCountDown_data()
    {
        QTest::addColumn<qint64>("in");
        QTest::addColumn<QString>("words");
        QTest::newRow("now") << qint64(0) << u"polling · next look at once"_s;
        QTest::newRow("the last") << qint64(1) << u"polling · next look in 1 s"_s;
        QTest::newRow("some") << 45 * secondMs << u"polling · next look in 45 s"_s;
        QTest::newRow("minutes") << 3 * minuteMs << u"polling · next look in 3 min"_s;
    }
    void secondsCountDown()
    {
        QFETCH(qint64, in);
        QTEST(oneSource(polled(in)).words, "words");
    }

    void howAStreamIsDoing_data()
    {
        QTest::addColumn<StreamState>("stream");
        QTest::addColumn<QString>("words");
        using Way = StreamState::Way;
        QTest::newRow("live") << StreamState{.way = Way::Live, .epoch = 1, .joined = true}
                              << u"live"_s;
        QTest::newRow("behind") << StreamState{.way = Way::Live, .epoch = 1}
                                << u"live, reading what was missed"_s;
        QTest::newRow("first") << StreamState{.way = Way::Opening} << u"connecting"_s;
        QTest::newRow("cut") << StreamState{.way = Way::Waiting, .retryAt = noon + 12 * secondMs}
                             << u"reconnecting in 12 s"_s;
        QTest::newRow("due") << StreamState{.way = Way::Waiting, .retryAt = noon - 1}
                             << u"reconnecting"_s;
    }
    void howAStreamIsDoing()
    {
        QFETCH(StreamState, stream);
        const ConnectionRow row = oneSource(streamed(stream));
        QTEST(row.words, "words");
        QCOMPARE(row.live, stream.way == StreamState::Way::Live);
        QVERIFY(row.fine);
    }

    void whatIsWrongIsSaid()
    {
        SourceStatus status = polled(40 * secondMs);
        status.error = Error{.kind = ErrorKind::Timeout, .subject = host};
        status.stream = {.way = StreamState::Way::Waiting,
            .retryAt = noon + 12 * secondMs,
            .error = Error{.kind = ErrorKind::Network, .subject = host}};
        const ConnectionRow row = oneSource(status);
        QCOMPARE(row.words, u"reconnecting in 12 s · next look in 40 s"_s);
        QVERIFY(!row.fine);
        QCOMPARE(row.trouble.split(u'\n').size(), 1); // why it was cut is told above
        QVERIFY(row.trouble.startsWith(host + u" did not answer in time."_s));
        status.stream = {.error = Error{.kind = ErrorKind::Rejected, .subject = host}};
        const ConnectionRow refused = oneSource(status);
        QCOMPARE(refused.words, u"polling · next look in 40 s"_s);
        QVERIFY(refused.trouble.contains(u"\nStream: "_s + host + u" refused."_s));
    }

    void aServersOwnWordsTellNoSecret()
    {
        SourceStatus status = polled(minuteMs);
        status.error = Error{.kind = ErrorKind::Rejected,
            .subject = host,
            .detail = u"bad token NGU5YWY1ODEtZGU4OS0zY2Q3LWFhNzItZjE1"_s};
        QVERIFY(!oneSource(status).trouble.contains(u"NGU5"_s));
    }

    void whoMustSignInAgain()
    {
        ConnectionsNow now = one(polled(minuteMs));
        now.watched[0].status.error = Error{.kind = ErrorKind::Credentials, .subject = host};
        now.own.accounts[0].needsSignIn = true;
        const auto rows = connectionRows(now);
        QVERIFY(rows[0].needsSignIn && !rows[0].fine);
        QCOMPARE(rows[0].words, u"sign in again"_s);
        QCOMPARE(rows[0].host, host);
        QVERIFY(rows[0].trouble.startsWith(host + u" does not accept its token"_s));
        QCOMPARE(rows[1].words, u"sign in again"_s);
        QCOMPARE(rows[1].trouble, QString()); // said once
        now.own.accounts[0].thisRunOnly = true;
        QCOMPARE(connectionRows(now)[0].trouble, u"It was signed in until Asterism ended."_s);
    }

    void socketsOfAnAccount()
    {
        const AccountId me{u"me"_s};
        const Source home = homeSource(me, {});
        ConnectionsNow now = one(streamed({.way = StreamState::Way::Live, .joined = true}));
        const QString since = QDateTime::fromMSecsSinceEpoch(noon).toString(u"HH:mm"_s);
        now.lines = {line(me, home, {.state = StreamPlan::State::Live, .since = noon})};
        QCOMPARE(connectionRows(now)[0].words, u"connected since "_s + since);
        const StreamEnd end{.error = {.kind = ErrorKind::Network, .subject = host}};
        now.lines.push_back(line(me, localSource(host),
            {.state = StreamPlan::State::Waiting,
                .until = noon + secondMs,
                .lastEnd = end,
                .lastEndAt = noon}));
        const auto two = connectionRows(now);
        QCOMPARE(two[0].words, u"1 of 2 connections"_s);
        QVERIFY(two[0].trouble.startsWith(u"At "_s + since + u": a.example cannot be reached"_s));
        now.own.accounts[0].thisRunOnly = true;
        QVERIFY(connectionRows(now)[0].words.endsWith(u"signed in until Asterism ends"_s));
    }

    void whereAnotherReads()
    {
        SourceStatus status = polled(minuteMs);
        status.elsewhere = true;
        const auto rows = connectionRows(one(status));
        QCOMPARE(rows[0].words, u"another Asterism reads"_s);
        QCOMPARE(rows[1].words, u"another Asterism reads"_s);
    }

    void whatNotAllServersHave()
    {
        OwnThings own;
        const auto named = [&own](Source::Kind kind, const QString &id = {}) {
            return sourceName(accountSource(kind, {u"me"_s}, host, id), own);
        };
        QCOMPARE(named(Source::Kind::Social), u"Social"_s);
        QCOMPARE(named(Source::Kind::Antenna, u"1"_s), u"an antenna"_s);
        QCOMPARE(named(Source::Kind::Favourites), u"Favourites"_s);
        QCOMPARE(sourceName(bubbleSource(host), {}), u"Bubble"_s);

        // What a column is called after the thing that it shows is said of that one alone.
        const auto column = [](Source::Kind kind, const QString &id, const QString &name) {
            return store::DeckColumn{.id = id,
                .kind = word(kind),
                .name = name,
                .sources = {accountSource(kind, {u"me"_s}, {}, id).key()}};
        };
        own.shelves = shelfNames({column(Source::Kind::ServerList, u"1"_s, u"仲良し"_s),
            column(Source::Kind::Antenna, u"1"_s, u"100%1"_s),
            column(Source::Kind::Channel, u"1"_s, u"Tea"_s),
            column(Source::Kind::Clip, u"1"_s, u"Later"_s), column(Source::Kind::Clip, u"2"_s, {}),
            column(Source::Kind::Mentions, {}, u"me@a.example"_s),
            {.id = u"e"_s, .kind = u"everyone"_s, .name = u"everyone"_s, .sources = {}}});
        QCOMPARE(own.shelves.size(), 5);
        QCOMPARE(named(Source::Kind::ServerList, u"1"_s), u"仲良し (list of the server)"_s);
        QCOMPARE(named(Source::Kind::Antenna, u"1"_s), u"100%1 (antenna)"_s);
        QCOMPARE(named(Source::Kind::Antenna, u"2"_s), u"an antenna"_s);
        QCOMPARE(named(Source::Kind::Channel, u"1"_s), u"Tea (channel)"_s);
        QCOMPARE(named(Source::Kind::Clip, u"1"_s), u"Later (clip)"_s);
        QCOMPARE(named(Source::Kind::Clip, u"2"_s), u"a clip"_s);
        QCOMPARE(named(Source::Kind::Mentions), u"Mentions"_s);
        QCOMPARE(named(Source::Kind::Direct), u"Direct conversations"_s);
    }

    void theLogSaysWho()
    {
        const OwnThings own{{account(u"me"_s, host)}, {{.id = {u"L"_s}, .name = u"Painters"_s}}};
        ActivityLog::Entry entry{.account = {u"me"_s}, .host = host, .source = {}, .what = {}};
        QCOMPARE(whoOf(entry, own), u"@me@a.example"_s);
        entry.source = u"home:me"_s;
        QCOMPARE(whoOf(entry, own), u"@me@a.example · Home"_s);
        QCOMPARE(whoOf(entry, {}), u"a.example · Home"_s); // signed out meanwhile
        QCOMPARE(whoOf({.account = {}, .host = {}, .source = u"list:L"_s, .what = {}}, own),
            u"Painters"_s);
        QCOMPARE(whoOf({}, own), u"Asterism"_s);
    }

private:
    static ConnectionsNow one(const SourceStatus &status)
    {
        return {.own = {{account(u"me"_s, host)}, {}},
            .colours = {},
            .lines = {},
            .watched = {{.source = homeSource({u"me"_s}, {}), .status = status}},
            .now = noon};
    }
    static ConnectionRow oneSource(const SourceStatus &status)
    {
        return connectionRows(one(status)).at(1);
    }
};

QTEST_GUILESS_MAIN(tst_connectionwords)
#include "tst_connectionwords.moc"
