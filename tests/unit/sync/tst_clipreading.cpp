// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeytesting.h"
#include "protocol/page.h"
#include "store/serverlists.h"
#include "sync/belongings.h"
#include "sync/serverlists.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray clipListPath = "/api/clips/list";
const QByteArray channelsPath = "/api/channels/followed";
const QByteArray clipFavouritesPath = "/api/clips/my-favorites";
const QByteArray channelFavouritesPath = "/api/channels/my-favorites";
const QByteArray clipNotesPath = "/api/clips/notes";

Session clipOwner(const AccountFixture &fixture)
{
    Session session = fixture.session(u"misskey"_s);
    session.instance.family = Instance::Family::Misskey;
    return session;
}

/// "id name", of each, with a number that is theirs alone.
ScriptedAnswer scriptedShelves(const QStringList &shelves, const QString &number)
{
    QJsonArray rows;
    for (const QString &shelf : shelves) {
        rows.append(QJsonObject{{u"id"_s, shelf.section(u' ', 0, 0)},
            {u"name"_s, shelf.section(u' ', 1)}, {number, 1}});
    }
    return scriptedNotes(rows);
}

ScriptedAnswer scriptedClips(const QStringList &clips)
{
    return scriptedShelves(clips, u"notesCount"_s);
}

ScriptedAnswer scriptedChannels(const QStringList &channels)
{
    return scriptedShelves(channels, u"usersCount"_s);
}

QStringList manyClips(int from, int count)
{
    QStringList clips;
    for (int i = from; i < from + count; ++i) {
        clips << u"c%1 Clip %1"_s.arg(i);
    }
    return clips;
}

struct ReadClips {
    QStringList rows; ///< "name: n1"
    QString ended; ///< "ok", or the error's kind
    int pages = 0;
};

ReadClips readClips(AccountFixture &fixture)
{
    ReadClips read;
    QString below;
    do {
        const auto page = awaitedResult(loadBelongings(
            *fixture.core, *fixture.sessions, clipOwner(fixture), MovedKind::Clips, below));
        read.ended = page ? u"ok"_s : word(page.error().kind);
        if (!page) {
            return read;
        }
        for (const store::CensusItem &item : page->items) {
            read.rows << item.item.list + u": "_s + item.localId;
        }
        below = page->below;
    } while (!below.isEmpty() && ++read.pages < 500);
    return read;
}

/// "id title", with a star where it is told as a favourite alone; or the error's kind.
QStringList choicesOf(AccountFixture &fixture, Source::Kind kind)
{
    const auto read =
        awaitedResult(loadServerLists(*fixture.core, *fixture.sessions, clipOwner(fixture), kind));
    if (!read) {
        return {word(read.error().kind)};
    }
    QStringList choices;
    for (const ServerList &one : *read) {
        choices << one.id + u' ' + one.title + (one.favourite ? u" *"_s : QString());
    }
    return choices;
}

/// What was asked there, as far as it is no limit.
QStringList listsAsked(const AccountFixture &fixture, const QByteArray &path = clipListPath,
    const QString &cursor = u"untilId"_s)
{
    QStringList asked;
    for (const ScriptedRequest &request : fixture.server.requests()) {
        if (request.target == path) {
            asked << QJsonDocument::fromJson(request.body)[cursor].toString();
        }
    }
    return asked;
}

} // namespace

/// An account's clips with what is in them, as the census takes them.
class tst_clipreading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pageByPage()
    {
        AccountFixture fixture;
        QVERIFY(fixture.isReady());
        fixture.server.on(clipListPath, scriptedClips({u"c1 Tea"_s, u"c2 Gone"_s, u"c3 猫"_s}));
        fixture.server.on(
            clipNotesPath, scriptedNotes({misskeyNote(u"n12"_s), misskeyNote(u"n11"_s)}));
        fixture.server.on(clipNotesPath, scriptedNotes({misskeyNote(u"n10"_s)}));
        fixture.server.on(clipNotesPath, scriptedNotes({}));
        fixture.server.on(clipNotesPath, misskeyRefusal("NO_SUCH_CLIP"));
        fixture.server.on(clipNotesPath, scriptedNotes({misskeyNote(u"n12"_s)}));
        fixture.server.on(clipNotesPath, scriptedNotes({}));
        const ReadClips read = readClips(fixture);
        QCOMPARE(read.ended, u"ok"_s);
        QCOMPARE(
            read.rows, (QStringList{u"Tea: n12"_s, u"Tea: n11"_s, u"Tea: n10"_s, u"猫: n12"_s}));
        QCOMPARE(listsAsked(fixture), QStringList{QString()}); // the place remembers the others
        const QJsonDocument second = QJsonDocument::fromJson(fixture.server.requests()[2].body);
        QCOMPARE(second[u"clipId"].toString(), u"c1"_s);
        QCOMPARE(second[u"untilId"].toString(), u"n11"_s);
    }

    void addresses()
    {
        AccountFixture fixture;
        fixture.server.on(clipListPath, scriptedClips({u"c1 Tea"_s}));
        QJsonObject far = misskeyNote(u"n11"_s);
        far.insert(u"uri"_s, u"https://b.example/notes/5"_s);
        fixture.server.on(clipNotesPath, scriptedNotes({misskeyNote(u"n12"_s), far}));
        const auto page = awaitedResult(loadBelongings(
            *fixture.core, *fixture.sessions, clipOwner(fixture), MovedKind::Clips, {}));
        QVERIFY(page.ok());
        QCOMPARE(page->items.size(), size_t(2));
        QCOMPARE(page->items[0].item.subject, u"http://%1/notes/n12"_s.arg(fixture.server.host()));
        QCOMPARE(page->items[0].listId, u"c1"_s);
        QCOMPARE(page->items[1].item.subject, u"https://b.example/notes/5"_s);
    }

    void none()
    {
        AccountFixture fixture;
        fixture.server.on(clipListPath, scriptedClips({}));
        const ReadClips read = readClips(fixture);
        QCOMPARE(read.ended, u"ok"_s);
        QVERIFY(read.rows.isEmpty() && read.pages == 0);
    }

    void moreThanOnePageOfClips()
    {
        AccountFixture fixture;
        fixture.server.on(clipListPath, scriptedClips(manyClips(0, shelvesAtOnce)));
        fixture.server.on(clipListPath, scriptedClips({u"last Last"_s}));
        fixture.server.on(clipNotesPath, scriptedNotes({}));
        const ReadClips read = readClips(fixture);
        QCOMPARE(read.ended, u"ok"_s);
        QCOMPARE(read.pages, shelvesAtOnce);
        QCOMPARE(listsAsked(fixture), (QStringList{QString(), u"c99"_s}));
    }

    /// Servers before 2025.8 tell of all, whatever is asked.
    void allOfThemEachTime()
    {
        AccountFixture fixture;
        fixture.server.on(clipListPath, scriptedClips(manyClips(0, 120)));
        fixture.server.on(clipNotesPath, scriptedNotes({}));
        const ReadClips read = readClips(fixture);
        QCOMPARE(read.ended, u"ok"_s);
        QCOMPARE(read.pages, 119); // each clip is read once
        QCOMPARE(listsAsked(fixture).size(), 2);
    }

    /// What somebody chooses a column from.
    void allThatCanBeChosen()
    {
        AccountFixture fixture;
        fixture.server.on(clipListPath, scriptedClips(manyClips(0, shelvesAtOnce)));
        fixture.server.on(clipListPath, scriptedClips({u"last Last"_s}));
        const auto clips = awaitedResult(loadServerLists(
            *fixture.core, *fixture.sessions, clipOwner(fixture), Source::Kind::Clip));
        QVERIFY(clips.ok());
        QCOMPARE(clips->size(), size_t(shelvesAtOnce + 1));
        QCOMPARE(clips->back().title, u"Last"_s);
        QCOMPARE(listsAsked(fixture), (QStringList{QString(), u"c99"_s}));
    }

    /// Others' clips and channels that are not followed are told apart, and none twice.
    void favouritesAreChosenFrom()
    {
        AccountFixture fixture;
        fixture.server.on(clipListPath, scriptedClips({u"c1 Own"_s}));
        fixture.server.on(clipFavouritesPath, scriptedClips({u"c9 Theirs"_s, u"c1 Own"_s}));
        QCOMPARE(
            choicesOf(fixture, Source::Kind::Clip), (QStringList{u"c1 Own"_s, u"c9 Theirs *"_s}));
        fixture.server.on(channelsPath, scriptedChannels({u"h1 Followed"_s}));
        fixture.server.on(
            channelFavouritesPath, scriptedChannels({u"h1 Followed"_s, u"h2 Liked"_s}));
        QCOMPARE(choicesOf(fixture, Source::Kind::Channel),
            (QStringList{u"h1 Followed"_s, u"h2 Liked *"_s}));
        const auto kept = awaitedResult(fixture.core->store.readCache(
            [](store::CacheTx &tx) { return store::serverLists(tx); }));
        QVERIFY(kept.ok());
        QCOMPARE(kept->size(), size_t(4));
    }

    void favouritesAlone()
    {
        AccountFixture fixture;
        fixture.server.on(clipListPath, scriptedClips({}));
        fixture.server.on(clipFavouritesPath, scriptedClips({u"c9 Theirs"_s}));
        QCOMPARE(choicesOf(fixture, Source::Kind::Clip), QStringList{u"c9 Theirs *"_s});
    }

    /// A token of before they were asked for: what it may read is there.
    void favouritesThatMayNotBeRead()
    {
        AccountFixture fixture;
        fixture.server.on(clipListPath, scriptedClips({u"c1 Own"_s}));
        fixture.server.on(clipFavouritesPath, misskeyRefusal("PERMISSION_DENIED", 403));
        QCOMPARE(choicesOf(fixture, Source::Kind::Clip), QStringList{u"c1 Own"_s});
        QCOMPARE(choicesOf(fixture, Source::Kind::Clip), QStringList{u"c1 Own"_s});
        // It may be allowed at any time.
        QCOMPARE(listsAsked(fixture, clipFavouritesPath).size(), 2);
    }

    void forksWithoutFavourites()
    {
        AccountFixture fixture;
        fixture.server.on(clipListPath, scriptedClips({u"c1 Own"_s}));
        fixture.server.on(clipFavouritesPath, misskeyRefusal("UNKNOWN_API_ENDPOINT", 404));
        QCOMPARE(choicesOf(fixture, Source::Kind::Clip), QStringList{u"c1 Own"_s});
        QCOMPARE(choicesOf(fixture, Source::Kind::Clip), QStringList{u"c1 Own"_s});
        QCOMPARE(listsAsked(fixture, clipFavouritesPath).size(), 1);
    }

    /// That is no answer: it would take the favourites out of what was read before.
    void favouritesThatFail()
    {
        AccountFixture fixture;
        fixture.server.on(clipListPath, scriptedClips({u"c1 Own"_s}));
        fixture.server.on(clipFavouritesPath, misskeyRefusal("RATE_LIMIT_EXCEEDED", 429));
        QCOMPARE(choicesOf(fixture, Source::Kind::Clip), QStringList{u"rate-limited"_s});
    }

    /// Misskey tells of those that were followed last first, and by no id that anybody knows.
    void allChannels()
    {
        AccountFixture fixture;
        QStringList channels;
        for (int i = 1; i <= 101; ++i) {
            channels << u"c%1 Channel %1"_s.arg(i, 3, 10, QLatin1Char('0'));
        }
        QStringList newest(channels.rbegin(), channels.rend());
        fixture.server.on(channelsPath, scriptedChannels(newest.mid(0, shelvesAtOnce)));
        fixture.server.on(channelsPath, scriptedChannels(channels.mid(0, shelvesAtOnce)));
        fixture.server.on(channelsPath, scriptedChannels(channels.mid(100)));
        const auto read = awaitedResult(loadServerLists(
            *fixture.core, *fixture.sessions, clipOwner(fixture), Source::Kind::Channel));
        QVERIFY(read.ok());
        QCOMPARE(read->size(), size_t(101));
        QCOMPARE(read->back().title, u"Channel 001"_s);
        QCOMPARE(listsAsked(fixture, channelsPath, u"sinceId"_s),
            (QStringList{QString(), u"0"_s, u"c100"_s}));
    }

    /// A server that knows no such pages tells the same each time.
    void channelsThatAreToldAgain()
    {
        AccountFixture fixture;
        QStringList channels;
        for (int i = 100; i < 200; ++i) {
            channels << u"c%1 Channel"_s.arg(i);
        }
        fixture.server.on(channelsPath, scriptedChannels(channels));
        const auto read = awaitedResult(loadServerLists(
            *fixture.core, *fixture.sessions, clipOwner(fixture), Source::Kind::Channel));
        QVERIFY(read.ok());
        QCOMPARE(read->size(), size_t(100));
        QCOMPARE(listsAsked(fixture, channelsPath, u"sinceId"_s).size(), 2);
    }

    void aPageOfChannelsThatFails()
    {
        AccountFixture fixture;
        QStringList channels;
        for (int i = 100; i < 200; ++i) {
            channels << u"c%1 Channel"_s.arg(i);
        }
        fixture.server.on(channelsPath, scriptedChannels(channels));
        fixture.server.on(channelsPath, misskeyRefusal("PERMISSION_DENIED", 403));
        QVERIFY(!awaitedResult(loadServerLists(
            *fixture.core, *fixture.sessions, clipOwner(fixture), Source::Kind::Channel)));
    }

    void choicesWithoutEnd()
    {
        AccountFixture fixture;
        for (int page = 0; page < 30; ++page) {
            fixture.server.on(clipListPath, scriptedClips(manyClips(page * 100, 100)));
        }
        const auto clips = awaitedResult(loadServerLists(
            *fixture.core, *fixture.sessions, clipOwner(fixture), Source::Kind::Clip));
        QVERIFY(clips.ok());
        QCOMPARE(listsAsked(fixture).size(), 20);
    }

    void aPageOfChoicesThatFails()
    {
        AccountFixture fixture;
        fixture.server.on(clipListPath, scriptedClips(manyClips(0, shelvesAtOnce)));
        fixture.server.on(clipListPath, misskeyRefusal("RATE_LIMIT_EXCEEDED", 429));
        QVERIFY(!awaitedResult(loadServerLists(
            *fixture.core, *fixture.sessions, clipOwner(fixture), Source::Kind::Clip)));
    }

    void clipsWithoutEnd()
    {
        AccountFixture fixture;
        for (int page = 0; page < 30; ++page) {
            fixture.server.on(clipListPath, scriptedClips(manyClips(page * 100, 100)));
        }
        QCOMPARE(readClips(fixture).ended, u"bad-answer"_s);
        QVERIFY(listsAsked(fixture).size() < 25);
    }

    void failures()
    {
        AccountFixture fixture;
        fixture.server.on(clipListPath, misskeyRefusal("PERMISSION_DENIED", 403));
        QCOMPARE(readClips(fixture).ended, u"forbidden"_s);
        AccountFixture old;
        old.server.on(clipListPath, scriptedJson("{}", 404));
        QCOMPARE(readClips(old).ended, u"usage"_s);
        QCOMPARE(readClips(old).ended, u"usage"_s);
        QCOMPARE(listsAsked(old).size(), 1); // it is known now
    }
};

QTEST_GUILESS_MAIN(tst_clipreading)
#include "tst_clipreading.moc"
