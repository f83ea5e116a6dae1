// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeytesting.h"
#include "sync/history.h"
#include "sync/pageloader.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QByteArray noteVersions = "/api/notes/versions";
const QByteArray noteItself = "/api/notes/show";

/// A server of that software, of which a guest has read n20.
struct ForkHouse {
    explicit ForkHouse(const QString &software)
        : history(*fixture.core, *fixture.sessions)
        , uri(fixture.server.url(u"/notes/n20"_s).toString())
    {
        runMisskey(fixture.server, software);
        fixture.server.on("/api/users/notes", scriptedNotes({misskeyNote(u"n20"_s)}));
        const QString host = fixture.server.host();
        const auto page =
            awaitedResult(loadPage(*fixture.core, *fixture.sessions, misskeyGuest(fixture),
                {.source = personSource(u"ao@"_s + host, host), .personLocalId = u"u1"_s}));
        isReady = page.ok();
    }
    ~ForkHouse() { endWork(*fixture.core, {&history, fixture.sessions.get()}); }

    QStringList asked(const QByteArray &path) const
    {
        return fixture.lines().filter(QString::fromLatin1(path));
    }
    /// The texts, oldest first, or the kind of the error.
    QStringList versions()
    {
        const auto read = awaitedResult(history.fetch(uri));
        if (!read) {
            return {word(read.error().kind)};
        }
        QStringList texts;
        for (const store::Prepared &version : *read) {
            texts << version.text;
        }
        return texts;
    }

    AccountFixture fixture;
    History history;
    QString uri;
    bool isReady = false;
};

QJsonArray oneFormerVersion()
{
    return {QJsonObject{{u"oldDate"_s, u"2026-11-22T11:00:20.000Z"_s},
        {u"updatedAt"_s, u"2026-11-22T11:05:00.000Z"_s}, {u"text"_s, u"as it was"_s}}};
}

} // namespace

/// Forks of Misskey tell former versions alone: the present one is the note.
class tst_formerversions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNoteIsTheNewest()
    {
        ForkHouse house(u"sharkey"_s);
        QVERIFY(house.isReady);
        house.fixture.server.on(noteVersions, scriptedNotes(oneFormerVersion()));
        house.fixture.server.on(noteItself, scriptedObject(misskeyNote(u"n20"_s)));
        QCOMPARE(house.versions(), (QStringList{u"as it was"_s, u"n20"_s}));
        QCOMPARE(house.asked(noteVersions).size(), 1);
        QCOMPARE(house.asked(noteItself).size(), 1);
    }

    /// Half of it would pass for the whole.
    void withoutTheNote()
    {
        ForkHouse house(u"sharkey"_s);
        QVERIFY(house.isReady);
        house.fixture.server.on(noteVersions, scriptedNotes(oneFormerVersion()));
        house.fixture.server.on(noteItself, misskeyRefusal("INTERNAL_ERROR", 400));
        QVERIFY(!house.versions().contains(u"as it was"_s));
        QCOMPARE(house.versions().size(), 1);
    }

    /// One that is too old for it is asked once a day.
    void aForkWithoutTheCall()
    {
        ForkHouse house(u"sharkey"_s);
        QVERIFY(house.isReady);
        house.fixture.server.on(noteVersions, misskeyRefusal("UNKNOWN_API_ENDPOINT", 404));
        QCOMPARE(house.versions(), QStringList{u"not-found"_s});
        QCOMPARE(house.versions(), QStringList{u"not-found"_s});
        QCOMPARE(house.asked(noteVersions).size(), 1);
        QVERIFY(house.asked(noteItself).isEmpty());
    }

    /// It says nothing of the call that the note is not there.
    void aNoteThatIsGone()
    {
        ForkHouse house(u"sharkey"_s);
        QVERIFY(house.isReady);
        house.fixture.server.on(noteVersions, misskeyRefusal("NO_SUCH_NOTE"));
        QCOMPARE(house.versions(), QStringList{u"not-found"_s});
        house.versions();
        QCOMPARE(house.asked(noteVersions).size(), 2);
    }

    void misskeyIsNotAsked()
    {
        ForkHouse house(u"misskey"_s);
        QVERIFY(house.isReady);
        QCOMPARE(house.versions(), QStringList{u"not-found"_s});
        QVERIFY(house.asked("/api/notes/versions").isEmpty());
        QVERIFY(house.asked("/api/notes/history").isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_formerversions)
#include "tst_formerversions.moc"
