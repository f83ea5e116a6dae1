// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/postreaders.h"

#include "misskeytesting.h"
#include "protocol/capabilities.h"
#include "protocol/misskey/mapping.h"
#include "store/pages.h"
#include "sync/postsource.h"
#include "sync/prepare.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QString directUri = u"https://k.example/notes/n17"_s;

Instance misskeyInstance()
{
    return {.host = u"k.example"_s,
        .accountDomain = u"k.example"_s,
        .software = u"misskey"_s,
        .family = Instance::Family::Misskey};
}

QJsonArray idsTo(int count)
{
    QJsonArray ids;
    for (int i = 0; i < count; ++i) {
        ids.append(u"u%1"_s.arg(i));
    }
    return ids;
}

QJsonObject directNote(const QJsonArray &readers)
{
    QJsonObject note = misskeyNote(u"n17"_s);
    note.insert(u"visibility"_s, u"specified"_s);
    note.insert(u"visibleUserIds"_s, readers);
    return note;
}

QJsonObject person(const QString &id, const QString &name, const QString &host = {})
{
    return {{u"id"_s, id}, {u"username"_s, name},
        {u"host"_s, host.isEmpty() ? QJsonValue() : QJsonValue(host)}};
}

Post postOf(const QJsonObject &note)
{
    const auto post = misskey::postFromJson(note, misskeyInstance(), false);
    return post ? *post : Post();
}

QStringList namesIn(const QJsonObject &note)
{
    QStringList accts;
    for (const Mention &mention : prepare({.post = postOf(note)}).item.post.mentions) {
        accts << mention.acct;
    }
    return accts;
}

} // namespace

/// Whom a note names, and whom a direct one is for, of which Misskey tells ids.
class tst_postreaders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<AccountFixture>();
        QVERIFY(m_fixture->isReady());
    }

    void namesAreReadOutOfTheWords()
    {
        QJsonObject note = misskeyNote(u"n11"_s);
        note.insert(u"text"_s, u"@mei, **@Goro@D.example** and @mei@k.example <b>@no@one</b>"_s);
        QCOMPARE(namesIn(note), QStringList()); // its server found nobody of these names
        note.insert(u"mentions"_s, QJsonArray{u"u2"_s, u"u3"_s});
        const QStringList names = namesIn(note);
        QCOMPARE(names.mid(0, 2), QStringList({u"mei@k.example"_s, u"goro@d.example"_s}));
        QCOMPARE(names.count(u"mei@k.example"_s), 1);
        note.insert(u"text"_s, u"`@mei@c.example` in code"_s);
        QCOMPARE(namesIn(note), QStringList());
        note.insert(u"text"_s, QJsonValue());
        QCOMPARE(namesIn(note), QStringList());
    }

    /// "@mei" is somebody at home there.
    void namesOfAnotherServer()
    {
        QJsonObject note = misskeyNote(u"n11"_s);
        note.insert(u"user"_s, person(u"u5"_s, u"yuki"_s, u"b.example"_s));
        note.insert(u"uri"_s, u"https://b.example/notes/1"_s);
        note.insert(u"text"_s, u"@mei hello"_s);
        note.insert(u"mentions"_s, QJsonArray{u"u2"_s});
        QCOMPARE(namesIn(note), QStringList{u"mei@b.example"_s});
    }

    void hostileLists()
    {
        QString text;
        for (int i = 0; i < 1000; ++i) {
            text += u"@u%1@c.example "_s.arg(i);
        }
        QJsonObject note = directNote(idsTo(5000));
        note.insert(u"mentions"_s, idsTo(5000));
        note.insert(u"text"_s, text);
        QCOMPARE(namesIn(note).size(), 100);
        QCOMPARE(postOf(note).readerIds.size(), 100);
        note.insert(u"visibleUserIds"_s,
            QJsonArray{7, QJsonObject(), u""_s, QString(1000, u'x'), u"u1"_s, u"u1"_s});
        QCOMPARE(postOf(note).readerIds, QStringList{u"u1"_s});
        note.insert(u"visibility"_s, u"followers"_s);
        QCOMPARE(postOf(note).readerIds, QStringList());
        QVERIFY(!capabilities(Instance{.family = Instance::Family::Mastodon}).readersById);
    }

    /// The server answers in its own order, and for whom it knows; who asks and who wrote are not
    /// among them.
    void theyAreNamed()
    {
        know();
        on("/api/notes/show",
            scriptedObject(directNote({u"u1"_s, u"u3"_s, u"9"_s, u"gone"_s, u"u2"_s})));
        on("/api/users/show",
            scriptedNotes({person(u"u2"_s, u"mei"_s), person(u"9"_s, u"me"_s),
                person(u"u3"_s, u"goro"_s, u"d.example"_s)}));
        const auto readers = load();
        QVERIFY2(readers, qPrintable(readers ? QString() : sentence(readers.error())));
        QCOMPARE(*readers, QStringList({u"goro@d.example"_s, u"mei@k.example"_s}));
        QCOMPARE(m_fixture->server.requests().back().body.count("u1"), 0);
    }

    void asManyAtOnceAsItTakes()
    {
        know();
        on("/api/notes/show", scriptedObject(directNote(idsTo(100))));
        for (int i = 0; i < 3; ++i) {
            on("/api/users/show",
                scriptedNotes({person(u"u%1"_s.arg(i * 40 + 5), u"p%1"_s.arg(i))}));
        }
        const auto readers = load();
        QVERIFY(readers);
        QCOMPARE(*readers, QStringList({u"p0@k.example"_s, u"p1@k.example"_s, u"p2@k.example"_s}));
        QCOMPARE(m_fixture->lines().count(u"POST /api/users/show"_s), 3);
    }

    void nobodyIsAskedAboutWhatIsNotDirect()
    {
        know();
        on("/api/notes/show", scriptedObject(misskeyNote(u"n17"_s)));
        const auto readers = load();
        QVERIFY(readers);
        QCOMPARE(*readers, QStringList());
        QCOMPARE(m_fixture->lines(), QStringList{u"POST /api/notes/show"_s});
    }

    void whatTheServerSays_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("kind");
        QTest::newRow("refused") << quoted("{'error':{'code':'PERMISSION_DENIED'}}") << 403
                                 << u"forbidden"_s;
        QTest::newRow("no list") << QByteArray("{}") << 200 << u"bad-answer"_s;
        QTest::newRow("cut") << quoted("[{'id':'u2','user") << 200 << u"bad-answer"_s;
    }
    void whatTheServerSays()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        know();
        on("/api/notes/show", scriptedObject(directNote({u"u2"_s})));
        on("/api/users/show", scriptedJson(body, status));
        const auto readers = load();
        QVERIFY(!readers);
        QTEST(word(readers.error().kind), "kind");
    }

    /// An edit says all of it again (Sharkey), and what it leaves out is lost.
    void anEditSaysThemAgain()
    {
        know();
        QJsonObject note = directNote({u"u2"_s, u"9"_s});
        on("/api/notes/show", scriptedObject(note));
        on("/api/notes/show", scriptedObject(note));
        on("/api/users/show", scriptedNotes({person(u"9"_s, u"me"_s), person(u"u2"_s, u"mei"_s)}));
        const auto text =
            awaitedResult(loadSource(*m_fixture->core, *m_fixture->sessions, session(), directUri));
        QVERIFY2(text, qPrintable(text ? QString() : sentence(text.error())));
        QCOMPARE(text->visibility, Visibility::Direct);
        QCOMPARE(text->to, QStringList{u"mei@k.example"_s});
    }

private:
    void on(const QByteArray &path, const ScriptedAnswer &answer)
    {
        m_fixture->server.on(path, answer);
    }
    Session session() const
    {
        Session session = m_fixture->session(u"sharkey"_s);
        session.instance.family = Instance::Family::Misskey;
        session.instance.accountDomain = u"k.example"_s;
        session.account.acct = u"me@k.example"_s;
        return session;
    }
    /// By which id the server knows the post.
    void know()
    {
        const QString host = m_fixture->server.host();
        TimelineItem item;
        item.localId = u"n17"_s;
        item.createdAt = accountNoon;
        item.post.uri = directUri;
        item.post.localId = u"n17"_s;
        item.post.createdAt = accountNoon;
        item.post.author = {.uri = u"https://k.example/users/u1"_s, .acct = u"ao@k.example"_s};
        const store::Teller teller{.host = host, .accountDomain = host, .account = {u"account"_s}};
        QVERIFY(awaitedResult(m_fixture->core->store.writeCache(
            [=](store::CacheTx &tx) { return store::commitLoose(tx, teller, {prepare(item)}); })));
    }
    Result<QStringList> load()
    {
        return awaitedResult(
            loadReaders(*m_fixture->core, *m_fixture->sessions, session(), directUri));
    }

    std::unique_ptr<AccountFixture> m_fixture;
};

QTEST_GUILESS_MAIN(tst_postreaders)
#include "tst_postreaders.moc"
