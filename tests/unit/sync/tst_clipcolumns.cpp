// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeytesting.h"
#include "store/timeline.h"
#include "sync/pageloader.h"
#include "sync/refresher.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray notesInClip = "/api/clips/notes";

/// A server, and the account that reads its clip.
struct ClipHouse {
    ClipHouse()
        : server(fixture.server)
        , refresher(*fixture.core, *fixture.sessions)
        , session(fixture.session(u"misskey"_s))
    {
        session.instance.family = Instance::Family::Misskey;
    }
    ~ClipHouse() { endWork(*fixture.core, {&refresher, fixture.sessions.get()}); }

    Source source(Source::Kind kind, const QString &id = {}) const
    {
        return accountSource(kind, session.account.id, server.host(), id);
    }
    QStringList shown(const Source &of)
    {
        const auto page = awaitedResult(fixture.core->store.readCache([of](store::CacheTx &tx) {
            return store::timelinePage(tx, {of}, store::newestEvent, 100);
        }));
        QStringList texts;
        for (const store::TimelineRow &row : page ? page->rows : decltype(page->rows)()) {
            texts << row.post.text;
        }
        return texts;
    }
    QString refreshed(const Source &of)
    {
        const auto outcome = awaitedResult(refresher.refresh(session, of));
        return outcome ? QString() : word(outcome.error().kind);
    }

    AccountFixture fixture;
    ScriptedServer &server;
    Refresher refresher;
    Session session;
};

QJsonArray notesNamed(const QStringList &ids)
{
    QJsonArray notes;
    for (const QString &id : ids) {
        notes.append(misskeyNote(id));
    }
    return notes;
}

} // namespace

/// What stands in the column of a clip.
class tst_clipcolumns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasTakenOut()
    {
        ClipHouse house;
        const Source clip = house.source(Source::Kind::Clip, u"K1"_s);
        house.server.on(notesInClip, scriptedNotes(notesNamed({u"n14"_s, u"n13"_s, u"n12"_s})));
        house.server.on(notesInClip, scriptedNotes(notesNamed({u"n14"_s, u"n12"_s})));
        QCOMPARE(house.refreshed(clip), QString());
        QCOMPARE(house.shown(clip), (QStringList{u"n14"_s, u"n13"_s, u"n12"_s}));
        QCOMPARE(house.refreshed(clip), QString());
        QCOMPARE(house.shown(clip), (QStringList{u"n14"_s, u"n12"_s}));
        // Nobody is asked whether the post is gone.
        QVERIFY(house.fixture.lines().filter(u"notes/show"_s).isEmpty());
    }

    void aRefusalTakesNothingOut()
    {
        ClipHouse house;
        const Source clip = house.source(Source::Kind::Clip, u"K1"_s);
        house.server.on(notesInClip, scriptedNotes(notesNamed({u"n14"_s, u"n13"_s})));
        house.server.on(notesInClip, misskeyRefusal("NO_SUCH_CLIP"));
        QCOMPARE(house.refreshed(clip), QString());
        QVERIFY(!house.refreshed(clip).isEmpty());
        QCOMPARE(house.shown(clip), (QStringList{u"n14"_s, u"n13"_s}));
    }

    /// It may be any of those that are missing.
    void aRowThatCannotBeRead()
    {
        ClipHouse house;
        const Source clip = house.source(Source::Kind::Clip, u"K1"_s);
        house.server.on(notesInClip, scriptedNotes(notesNamed({u"n14"_s, u"n13"_s, u"n12"_s})));
        QJsonArray broken = notesNamed({u"n14"_s, u"n12"_s});
        broken.append(QJsonObject{{u"id"_s, u"n11"_s}, {u"text"_s, 5}});
        house.server.on(notesInClip, scriptedNotes(broken));
        QCOMPARE(house.refreshed(clip), QString());
        QCOMPARE(house.refreshed(clip), QString());
        QVERIFY(house.shown(clip).contains(u"n13"_s));
    }
};

QTEST_GUILESS_MAIN(tst_clipcolumns)
#include "tst_clipcolumns.moc"
