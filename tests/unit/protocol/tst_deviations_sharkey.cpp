// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

Instance forkCalled(const QString &software, const QString &version = {})
{
    Instance instance = at(software, version);
    instance.family = Instance::Family::Misskey;
    return instance;
}

Instance sharkey()
{
    return forkCalled(u"sharkey"_s, u"2025.4.6"_s);
}

/// UserLite as core/entities/UserEntityService.ts packs it: nobody's profile was loaded for it, so
/// that nothing is known of who follows whom.
const QByteArray author =
    "'user':{'id':'7','name':'Ao','username':'ao','host':'b.example','description':'tea',"
    "'createdAt':'2024-01-01T00:00:00.000Z','isBot':false,'isCat':false,'noindex':false,"
    "'mandatoryCW':'bot posts','isSilenced':false,'speakAsCat':false,'approved':true,"
    "'instance':{'name':'B','softwareName':'sharkey','softwareVersion':'2025.4.6',"
    "'iconUrl':null,'faviconUrl':null,'themeColor':null,'isSilenced':false,"
    "'mandatoryCW':'b.example'},'followersCount':0,'followingCount':0,'notesCount':78,"
    "'emojis':{},'onlineStatus':'unknown'}";

/// A note as core/entities/NoteEntityService.ts packs it.
QByteArray noteWith(const QByteArray &extra, const QByteArray &id = "5")
{
    return "{'id':'" + id
        + "','threadId':'5','createdAt':'2026-11-22T11:00:00.000Z','userId':'7',"
          "'userHost':'b.example',"
        + author
        + ",'text':'hello','visibility':'public','localOnly':false,'reactionAcceptance':null,"
          "'renoteCount':0,'repliesCount':0,'reactionCount':0,'reactions':{},"
          "'reactionEmojis':{},'emojis':{},'fileIds':[],'files':[],"
          "'uri':'https://b.example/notes/"
        + id + "','bypassSilence':false,'isMutingNote':false," + extra + '}';
}

QByteArray marks(const QByteArray &renoted, const QByteArray &starred, const QByteArray &muted)
{
    return "'isRenoted':" + renoted + ",'isFavorited':" + starred + ",'isMutingThread':" + muted;
}

ViewerState viewerOf(const QByteArray &note)
{
    return postFrom(sharkey(), note).viewer.value_or(ViewerState{.voted = true});
}

std::optional<ViewerState> streamed(const QByteArray &note)
{
    const QByteArray frame = written("{'type':'channel','body':{'id':'homeTimeline',"
                                     "'type':'note','body':"
        + note + "}}");
    const auto event = familyFor(sharkey())->decodeFrame(sharkey(), frame, false);
    return event && event->item ? event->item->post.viewer : std::nullopt;
}

Instance toldMeta(const QByteArray &extra)
{
    Instance instance = sharkey();
    const QByteArray meta =
        "{'maxNoteTextLength':3000,'version':'2025.4.6','name':'A'" + extra + '}';
    return mergeMisskeyMeta(instance, writtenObject(meta)) ? instance : Instance();
}

} // namespace

/// Sharkey and what came of it (Pulsar), and Firefish and what came of that (Fedired), where they
/// are told apart from Misskey.
class tst_deviations_sharkey : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Whom nobody looked up is followed by nobody there: 0 is no number beside a note.
    void authors()
    {
        const Actor ao = postFrom(sharkey(), noteWith("'cw':null")).author;
        QCOMPARE(ao.acct, u"ao@b.example"_s);
        QVERIFY(ao.brief);
        QCOMPARE(ao.followers, -1);
        QCOMPARE(ao.following, -1);
        QCOMPARE(ao.posts, 78);
    }

    /// A profile says whether it shows who follows whom.
    void profiles()
    {
        const auto countsOf = [](const QByteArray &numbers, const QByteArray &openness) {
            const auto actor = familyFor(sharkey())->decodeActor(sharkey(),
                answered("{'id':'7','username':'ao','host':null,'isLocked':false,"
                         "'isSuspended':false,"
                    + numbers + ",'notesCount':3,'followersVisibility':'" + openness
                    + "','followingVisibility':'" + openness + "'}"),
                false);
            return actor ? QList<qint64>{actor->followers, actor->following, actor->posts}
                         : QList<qint64>();
        };
        const QByteArray some = "'followersCount':12,'followingCount':5";
        const QByteArray none = "'followersCount':0,'followingCount':0";
        QCOMPARE(countsOf(some, "public"), (QList<qint64>{12, 5, 3}));
        QCOMPARE(countsOf(none, "public"), (QList<qint64>{0, 0, 3}));
        QCOMPARE(countsOf(none, "private"), (QList<qint64>{-1, -1, 3}));
    }

    /// Of a note, of all that its author writes, and of all that comes from a server
    /// (misc/append-content-warning.ts).
    void warnings_data()
    {
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<QString>("warning");
        const QString both = u"bot posts, b.example"_s;
        QTest::newRow("none of its own") << QByteArray("'cw':null,'mandatoryCW':null") << both;
        QTest::newRow("an empty one") << QByteArray("'cw':'','mandatoryCW':''") << both;
        QTest::newRow("all three")
            << QByteArray("'cw':'food','mandatoryCW':'spiders'") << u"food, spiders, "_s + both;
        QTest::newRow("said already") << QByteArray("'cw':'my bot posts!','mandatoryCW':'spiders'")
                                      << u"my bot posts!, spiders, b.example"_s;
        QTest::newRow("part of a word")
            << QByteArray("'cw':'robot posts','mandatoryCW':null") << u"robot posts, "_s + both;
        QTest::newRow("no text") << QByteArray("'cw':null,'mandatoryCW':{'x':1}") << both;
    }
    void warnings()
    {
        QFETCH(QByteArray, told);
        const Post post = postFrom(sharkey(), noteWith(told));
        QTEST(post.warning, "warning");
        QVERIFY(post.sensitive);
    }

    /// An own post that nobody answered is looked for by what was sent.
    void theAuthorsOwnBesideThem_data()
    {
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<QString>("warning");
        QTest::addColumn<bool>("sensitive");
        QTest::newRow("none") << QByteArray("'cw':null,'mandatoryCW':'spiders'") << QString()
                              << false;
        QTest::newRow("an empty one") << QByteArray("'cw':''") << QString() << true;
        QTest::newRow("one") << QByteArray("'cw':'food'") << u"food"_s << true;
    }
    void theAuthorsOwnBesideThem()
    {
        QFETCH(QByteArray, told);
        QFETCH(QString, warning);
        QFETCH(bool, sensitive);
        const Post post = postFrom(sharkey(), noteWith(told));
        QVERIFY(post.warning.contains(u"b.example"_s) && post.sensitive);
        QCOMPARE(post.ownCover, std::optional(Post::Cover{warning, sensitive}));
    }

    /// Where nobody added anything there are no two.
    void nothingBesideThem()
    {
        const Post said = postFrom(sharkey(), noteWith("'cw':'bot posts, b.example'"));
        QCOMPARE(said.warning, u"bot posts, b.example"_s);
        QVERIFY(!said.ownCover);
    }

    /// An edit would make the author's own of them.
    void whatIsEditedIsTheAuthorsOwn()
    {
        const auto source = familyFor(sharkey())->decodeSource(
            sharkey(), answered(noteWith("'cw':'food','mandatoryCW':'spiders'")));
        QVERIFY(source.ok());
        QCOMPARE(source->warning, u"food"_s);
    }

    void marksOfTheAccount()
    {
        QCOMPARE(viewerOf(noteWith(marks("true", "true", "true"))),
            (ViewerState{.boosted = true, .bookmarked = true, .muted = true, .pinUntold = true}));
        QCOMPARE(viewerOf(noteWith(marks("false", "true", "false"))),
            (ViewerState{.bookmarked = true, .pinUntold = true}));
        // Misskey, and whatever tells but some of them.
        QCOMPARE(viewerOf(noteWith("'cw':null")), ViewerState{.marksUntold = true});
        QCOMPARE(viewerOf(noteWith(marks("true", "null", "false"))),
            (ViewerState{.boosted = true, .marksUntold = true}));
        const auto guests = familyFor(sharkey())->decodeStatus(
            sharkey(), answered(noteWith(marks("false", "false", "false"))), true);
        QVERIFY(guests && !guests->post.viewer);
    }

    /// Streams, and what stands beside a note, say nothing by "false".
    void marksThatAreNotSetElsewhere()
    {
        QCOMPARE(streamed(noteWith(marks("false", "false", "false"))),
            std::optional(ViewerState{.marksUntold = true}));
        QCOMPARE(streamed(noteWith(marks("true", "false", "false"))),
            std::optional(ViewerState{.boosted = true, .marksUntold = true}));
        const QByteArray inner = noteWith(marks("false", "true", "false"), "4");
        const QByteArray quotes =
            noteWith(marks("false", "false", "false") + ",'renoteId':'4','renote':" + inner);
        const Post post = postFrom(sharkey(), quotes);
        QVERIFY(post.quoted);
        QCOMPARE(post.viewer, std::optional(ViewerState{.pinUntold = true}));
        QCOMPARE(post.quoted->viewer,
            std::optional(ViewerState{.bookmarked = true, .marksUntold = true}));
    }

    /// core/entities/MetaEntityService.ts; Firefish: endpoints/meta.ts
    void favourites_data()
    {
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("sent");
        const auto row = [](const char *title, const QByteArray &told, const QString &name,
                             const QString &sent) { QTest::newRow(title) << told << name << sent; };
        const QString heart = u"❤"_s;
        row("none", {}, {}, heart);
        row("null", ",'defaultLike':null", {}, heart);
        row("a heart in colours", ",'defaultLike':'❤️'", {}, heart);
        row("an emoji", ",'defaultLike':'👍'", u"👍"_s, u"👍"_s);
        row("a picture", ",'defaultLike':':blobcat:'", u"blobcat"_s, u":blobcat:"_s);
        row("Firefish", ",'defaultReaction':'⭐'", u"⭐"_s, u"⭐"_s);
        row("no text", ",'defaultLike':['x']", {}, heart);
        row("without end", ",'defaultLike':'" + QByteArray(5000, 'x') + '\'', {}, heart);
    }
    void favourites()
    {
        QFETCH(QByteArray, told);
        QFETCH(QString, name);
        QFETCH(QString, sent);
        const Instance instance = toldMeta(told);
        QCOMPARE(instance.favouriteReaction, name);
        QCOMPARE(writeOf(instance, {.what = Write::What::Favourite, .localId = u"5"_s}),
            u"POST notes/reactions/create {\"noteId\":\"5\",\"reaction\":\"%1\"}"_s.arg(sent));
    }

    /// stream/channels/bubble-timeline.ts
    void bubble()
    {
        const Source source = bubbleSource(u"a.example"_s);
        const Instance instance = toldMeta(",'policies':{'btlAvailable':true}");
        const Family *family = familyFor(instance);
        QVERIFY(capabilities(instance).bubble);
        const auto topic = family->topic(instance, source);
        QVERIFY(topic);
        QCOMPARE(topic->key(), u"bubbleTimeline"_s);
        QCOMPARE(QJsonDocument::fromJson(*family->subscribe(instance, *topic)).object(),
            writtenObject("{'type':'connect','body':{'channel':'bubbleTimeline',"
                          "'id':'bubbleTimeline','pong':true,'params':{'withRenotes':true}}}"));
        QVERIFY(!family->topic(toldMeta(",'policies':{'btlAvailable':false}"), source));
        QVERIFY(!family->topic(sharkey(), source));
    }

    /// packages/backend/src/server/api/streaming.ts of Firefish 20240710, of 20240714, and of
    /// Fedired.
    void whoStreamsByAQueryAlone_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("alone");
        const auto row = [](const QString &software, const QString &version, bool alone) {
            QTest::addRow("%s %s", qPrintable(software), qPrintable(version))
                << software << version << alone;
        };
        row(u"sharkey"_s, u"2025.4.6"_s, false);
        row(u"firefish"_s, u"1.0.5-rc"_s, false);
        row(u"firefish"_s, u"20240710"_s, false);
        row(u"firefish"_s, u"20240714"_s, true);
        row(u"firefish"_s, u"20241205.fork"_s, true);
        row(u"fedired"_s, u"1.0.0"_s, true);
    }
    void whoStreamsByAQueryAlone()
    {
        QFETCH(QString, software);
        QFETCH(QString, version);
        QFETCH(bool, alone);
        const Instance instance = forkCalled(software, version);
        QVERIFY(capabilities(instance).streaming);
        QCOMPARE(capabilities(instance).streamingAnonymous, !alone);
        QCOMPARE(familyFor(instance)->streamDoor(instance, {u"main"_s, {}}).token,
            alone ? StreamToken::Query : StreamToken::Header);
    }
};

QTEST_GUILESS_MAIN(tst_deviations_sharkey)
#include "tst_deviations_sharkey.moc"
