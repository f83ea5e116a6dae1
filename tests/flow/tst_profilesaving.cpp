// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"
#include "protocol/family.h"
#include "sandbox/pictures.h"
#include "store/accounts.h"
#include "store/actors.h"
#include "sync/attachmentfiles.h"
#include "sync/profilesaving.h"

using namespace asterism;
using namespace asterism::flow;

namespace {

using Part = ProfilePart;

const QString updatePath = u"/api/v1/accounts/update_credentials"_s;

Sandbox::Options fiveServers()
{
    return {.people = 15,
        .postsPerServer = 0,
        .softwares = {u"mastodon"_s, u"gotosocial"_s, u"akkoma"_s, u"misskey"_s, u"snac"_s}};
}

} // namespace

/// One's own profile, changed at the servers of the sandbox and read back by somebody else.
class tst_profilesaving : public QObject {
    Q_OBJECT

    CoreFixture &fixture() { return *m_fixture; }

    Session session(const QString &user)
    {
        const auto account = fixture().signIn(user);
        const auto own = account ? fixture().own(*account) : Result<Session>(account.error());
        return own ? *own : Session();
    }
    Result<EditableProfile> load(const Session &session)
    {
        return await(
            loadEditableProfile(fixture().house->core, fixture().house->sessions, session));
    }
    Result<SavedProfile> save(const Session &session, const ProfileChange &change)
    {
        return await(
            saveProfile(fixture().house->core, fixture().house->sessions, session, change));
    }
    /// What came of the last change: its words, and which parts it named.
    QString lastChange(const QString &user)
    {
        const auto records = fixture().sandbox.writesInOrder(user);
        for (auto it = records.rbegin(); it != records.rend(); ++it) {
            if (it->what == u"profile"_s) {
                return it->detail;
            }
        }
        return {};
    }
    QString nameInRail()
    {
        const auto accounts = await(fixture().house->core.store.readUser(
            [](store::UserTx &tx) { return store::accounts(tx); }));
        return accounts && !accounts->empty() ? accounts->front().displayName : QString();
    }
    PostingDefaults postingKept()
    {
        const auto accounts = await(fixture().house->core.store.readUser(
            [](store::UserTx &tx) { return store::accounts(tx); }));
        return accounts && !accounts->empty() ? accounts->front().posting : PostingDefaults();
    }
    QString nameInCache(const QString &acct)
    {
        const auto actor =
            fixture().read([acct](store::CacheTx &tx) { return store::actorByAcct(tx, acct); });
        return actor && *actor ? (*actor)->displayName : QString();
    }
    Attachment picture(quint64 seed)
    {
        const auto taken =
            takeBytes(fixture().folder(), drawPng(seed, 60, 40, Motif::Scene), u"me.png"_s);
        Attachment file = taken ? *taken : Attachment();
        file.type = u"image/png"_s;
        file.size = QSize(60, 40);
        return file;
    }

    std::unique_ptr<CoreFixture> m_fixture;

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<CoreFixture>(fiveServers());
        QVERIFY(m_fixture->isReady());
    }
    void cleanup() { m_fixture.reset(); }

    void atEachSoftware_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("said");
        QTest::newRow("Mastodon") << u"ao"_s << u"display_name,note,fields"_s;
        QTest::newRow("GoToSocial") << u"yuki"_s << u"display_name,note,fields"_s;
        QTest::newRow("Akkoma") << u"nana"_s << u"display_name,note,fields"_s;
        QTest::newRow("Misskey") << u"hanako"_s << u"name,description,fields"_s;
        QTest::newRow("snac") << u"sora"_s << u"display_name,note,fields"_s;
    }
    /// Only what is changed is sent; a second reading has it, and so have the rail and the cache.
    void atEachSoftware()
    {
        QFETCH(QString, user);
        const Session own = session(user);
        const auto before = load(own);
        QVERIFY2(before, before ? "" : qPrintable(sentence(before.error())));
        ProfileChange change{
            .wished = before->profile, .parts = Part::Name | Part::Bio | Part::Fields};
        change.wished.name = u"新しい <name> & co"_s;
        change.wished.bio = u"one\n#tea"_s;
        change.wished.fields = {{u"a"_s, u"1 & 2"_s}, {u"b"_s, u"<2>"_s}};
        const auto saved = save(own, change);
        QVERIFY2(saved && !saved->error,
            saved && saved->error ? qPrintable(sentence(*saved->error)) : "");
        QTEST(lastChange(user), "said");
        const auto again = load(own);
        QVERIFY(again);
        QCOMPARE(again->profile.name, change.wished.name);
        QCOMPARE(again->profile.bio, change.wished.bio);
        QCOMPARE(again->profile.fields, change.wished.fields);
        QCOMPARE(again->profile.locked, before->profile.locked);
        QCOMPARE(asKept(*saved->profile), asKept(again->profile));

        QTRY_VERIFY(nameInRail().startsWith(u"新しい"_s));
        QTRY_VERIFY(nameInCache(own.account.acct).startsWith(u"新しい"_s));
    }

    void switchesOfEach_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("Mastodon") << u"ao"_s;
        QTest::newRow("GoToSocial") << u"yuki"_s;
        QTest::newRow("Akkoma") << u"nana"_s;
        QTest::newRow("Misskey") << u"hanako"_s;
        QTest::newRow("snac") << u"sora"_s;
    }
    /// All that a server lets be changed it keeps.
    void switchesOfEach()
    {
        QFETCH(QString, user);
        const Session own = session(user);
        const auto before = load(own);
        QVERIFY(before);
        ProfileChange change{.wished = before->profile};
        for (const ProfileTruth &truth : profileTruths()) {
            if (before->rules.parts.testFlag(truth.part)) {
                change.wished.*truth.member = !(before->profile.*truth.member);
                change.parts |= truth.part;
            }
        }
        if (before->rules.parts.testFlag(Part::Birthday)) {
            change.wished.birthday = u"2000-02-29"_s;
            change.wished.location = u"京都"_s;
            change.parts |= Part::Birthday | Part::Location;
        }
        if (before->rules.parts.testFlag(Part::Visibility)) {
            change.wished.visibility = Visibility::Private;
            change.parts |= Part::Visibility;
        }
        QVERIFY(change.parts);
        const auto saved = save(own, change);
        QVERIFY(saved && !saved->error);
        const auto again = load(own);
        QVERIFY(again);
        QCOMPARE(words(differing(again->profile, change.wished)), QStringList());
        if (before->rules.parts.testFlag(Part::Visibility)) { // new posts begin so from now on
            QTRY_COMPARE(postingKept().visibility, Visibility::Private);
            QCOMPARE(postingKept().sensitive, change.wished.sensitive);
        } else {
            QCOMPARE(postingKept().visibility, Visibility::Public);
        }
    }

    /// Whoever signs in, or asks whether the token still holds, is told what new posts begin with.
    void whatNewPostsBeginWith()
    {
        const Session own = session(u"ao"_s);
        const auto before = load(own);
        QVERIFY(before);
        ProfileChange change{
            .wished = before->profile, .parts = Part::Visibility | Part::Sensitive};
        change.wished.visibility = Visibility::Private;
        change.wished.sensitive = true;
        const auto saved = save(own, change);
        QVERIFY(saved && !saved->error);
        QTRY_COMPARE(postingKept().visibility, Visibility::Private);

        QVERIFY(
            await(fixture().house->core.store.writeUser([id = own.account.id](store::UserTx &tx) {
                return store::setPostingDefaults(tx, id, {});
            })));
        const auto checked = await(fixture().house->accounts.check(own.account));
        QVERIFY(checked);
        QCOMPARE(checked->posting.visibility, Visibility::Private);
        QCOMPARE(postingKept(), checked->posting);

        QVERIFY(await(fixture().house->accounts.remove(own.account)));
        const auto again = fixture().signIn(u"ao"_s);
        QVERIFY(again);
        QCOMPARE(again->posting.visibility, Visibility::Private);
        QVERIFY(again->posting.sensitive);
        QCOMPARE(postingKept(), again->posting);
    }

    void picturesOfEach_data() { switchesOfEach_data(); }
    void picturesOfEach()
    {
        QFETCH(QString, user);
        const Session own = session(user);
        const auto before = load(own);
        QVERIFY(before);
        ProfileChange change{.wished = before->profile,
            .parts = Part::Avatar | Part::Header,
            .avatar = picture(1),
            .header = picture(2)};
        const auto saved = save(own, change);
        QVERIFY2(saved && !saved->error,
            saved && saved->error ? qPrintable(sentence(*saved->error)) : "");
        QVERIFY(saved->profile->avatar != before->profile.avatar);
        QVERIFY(saved->profile->header != before->profile.header);
        const QString path = QUrl(saved->profile->avatar).path();
        QCOMPARE(fixture().sandbox.uploaded(path), drawPng(1, 60, 40, Motif::Scene));
        if (!before->rules.removesAvatar) {
            return;
        }
        const ProfileChange none{.wished = *saved->profile, .parts = Part::Avatar};
        const auto gone = save(own, none);
        QVERIFY2(gone && !gone->error, "taken away");
        QVERIFY(gone->profile->avatar != saved->profile->avatar);
    }

    /// The server's own words, and what it refused stays unchanged.
    void refusedWithWords()
    {
        const Session own = session(u"ao"_s);
        const auto before = load(own);
        QVERIFY(before);
        Server *server = fixture().sandbox.serverOf(u"ao"_s);
        ProfileChange change{.wished = before->profile, .parts = Part::Name};
        change.wished.name = QString(31, u'x');
        const auto tooLong = save(own, change); // not even sent
        QVERIFY(!tooLong);
        QCOMPARE(tooLong.error().kind, ErrorKind::Usage);
        QVERIFY(tooLong.error().detail.contains(u"31"_s));
        QVERIFY(lastChange(u"ao"_s).isEmpty());

        Session lenient = own; // a server that does not say how much it takes
        lenient.instance.posting.profile.name = 1000;
        const auto refused = save(lenient, change);
        QVERIFY(refused && refused->error);
        QCOMPARE(refused->error->kind, ErrorKind::Rejected);
        QVERIFY2(refused->error->detail.contains(u"Display name is too long"_s),
            qPrintable(refused->error->detail));
        QCOMPARE(load(own)->profile.name, before->profile.name);
        QVERIFY(server->requestCount(updatePath) == 1);
    }

    void refusedAtMisskey()
    {
        const Session own = session(u"hanako"_s);
        ProfileChange change{.parts = Part::Birthday};
        change.wished.birthday = u"tomorrow"_s;
        QCOMPARE(save(own, change).error().kind, ErrorKind::Usage);
        change.parts = Part::Indexable;
        QCOMPARE(save(own, change).error().kind, ErrorKind::Usage);
        QVERIFY(lastChange(u"hanako"_s).isEmpty());
    }

    void answersThatGetLost_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("done");
        const auto fault = [](Fault::Kind kind, bool takesEffect) {
            return Fault{.kind = kind, .path = updatePath, .times = 1, .takesEffect = takesEffect};
        };
        QTest::newRow("cut") << fault(Fault::Kind::CutBody, false) << true;
        QTest::newRow("closed, done") << fault(Fault::Kind::Close, true) << true;
        QTest::newRow("closed, not done") << fault(Fault::Kind::Close, false) << false;
        QTest::newRow("error, done") << fault(Fault::Kind::Status, true) << true;
        QTest::newRow("error, not done") << fault(Fault::Kind::Status, false) << false;
        QTest::newRow("broken") << fault(Fault::Kind::BrokenJson, false) << true;
    }
    /// What was done is no error, whatever became of the answer; nothing is sent twice.
    void answersThatGetLost()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, done);
        const Session own = session(u"ao"_s);
        const auto before = load(own);
        QVERIFY(before);
        Server *server = fixture().sandbox.serverOf(u"ao"_s);
        server->addFault(fault);
        ProfileChange change{.wished = before->profile, .parts = Part::Name};
        change.wished.name = u"Anew"_s;
        const auto saved = save(own, change);
        QVERIFY(saved);
        QCOMPARE(saved->error.has_value(), !done);
        QVERIFY(saved->profile.has_value()); // it was asked
        QCOMPARE(saved->profile->name, done ? u"Anew"_s : before->profile.name);
        QCOMPARE(server->requestCount(updatePath), 1);
    }

    /// The texts are saved though the picture is not, and both are told.
    void onePartIsRefused()
    {
        const Session own = session(u"yuki"_s);
        const auto before = load(own);
        QVERIFY(before);
        ProfileChange change{.wished = before->profile, .parts = Part::Name | Part::Avatar};
        change.wished.name = u"Yuki 2"_s;
        change.avatar = *takeBytes(fixture().folder(), QByteArray(400, 'x'), u"me.png"_s);
        change.avatar.type = u"image/png"_s;
        const auto saved = save(own, change);
        QVERIFY(saved && saved->error);
        QCOMPARE(saved->error->kind, ErrorKind::Rejected);
        QCOMPARE(saved->profile->name, u"Yuki 2"_s);
        QCOMPARE(saved->profile->avatar, before->profile.avatar);
    }

    void aFileThatIsGone()
    {
        const Session own = session(u"ao"_s);
        ProfileChange change{.parts = Part::Avatar};
        change.avatar = {.file = u"nowhere.png"_s, .name = u"me.png"_s, .type = u"image/png"_s};
        const auto saved = save(own, change);
        QVERIFY(saved && saved->error);
        QCOMPARE(saved->error->kind, ErrorKind::NotFound);
        QVERIFY(lastChange(u"ao"_s).isEmpty());
    }

    void otherServersSeeTheNewName()
    {
        const Session own = session(u"ao"_s);
        const auto before = load(own);
        QVERIFY(before);
        ProfileChange change{.wished = before->profile, .parts = Part::Name};
        change.wished.name = u"Far away"_s;
        QVERIFY(save(own, change));
        // hanako's server, which has a copy of ao.
        const Session other = session(u"hanako"_s);
        const auto handle = parseHandle(fixture().sandbox.handle(u"ao"_s));
        const Family *family = familyFor(other.instance);
        const auto request = family->lookup(other.instance, *handle);
        QVERIFY(request);
        const auto response =
            await(fixture().house->http.send(asked(fixture().house->core, other, *request)));
        QVERIFY(response);
        const auto told = family->decodeActor(other.instance, *response, false);
        QVERIFY(told);
        QCOMPARE(told->displayName, u"Far away"_s);
    }
};

QTEST_GUILESS_MAIN(tst_profilesaving)
#include "tst_profilesaving.moc"
