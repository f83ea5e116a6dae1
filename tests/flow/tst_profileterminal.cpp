// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/terminaltalk.h"
#include "sandbox/pictures.h"

#include <QJsonArray>

using namespace asterism;
using namespace asterism::flow;

/// One's own profile in the terminal.
class tst_profileterminal : public QObject, private TerminalTalk {
    Q_OBJECT

    Said profile(const QString &user, const QStringList &more = {}) const
    {
        return json(QStringList{u"accounts"_s, u"profile"_s, handle(user)} + more);
    }

private Q_SLOTS:
    void init()
    {
        begin();
        QVERIFY(m_sandbox->start({.people = 12,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"misskey"_s, u"snac"_s}}));
    }

    void shownAndChanged()
    {
        signIn(u"ao"_s);
        const Said before = profile(u"ao"_s);
        QVERIFY2(before.status == 0, before.errors.constData());
        QCOMPARE(before.rows.size(), 1);
        QVERIFY(before.rows[0].contains(u"bio"_s) && before.rows[0].contains(u"indexable"_s));
        QVERIFY(!before.rows[0].contains(u"birthday"_s));
        const QString png = file(u"me.png"_s, drawPng(3, 60, 40, Motif::Scene));
        const Said said = profile(u"ao"_s,
            {u"--name"_s, u"Anew"_s, u"--field"_s, u"Tea=green"_s, u"--locked"_s, u"on"_s,
                u"--avatar"_s, png});
        QVERIFY2(said.status == 0, said.errors.constData());
        const QJsonObject now = profile(u"ao"_s).rows.value(0);
        QCOMPARE(now[u"name"_s].toString(), u"Anew"_s);
        QCOMPARE(now[u"fields"_s][0][u"value"_s].toString(), u"green"_s);
        QVERIFY(now[u"locked"_s].toBool());
        QVERIFY(now[u"avatar"_s] != before.rows[0][u"avatar"_s]);
        QCOMPARE(now[u"bio"_s], before.rows[0][u"bio"_s]);
        const int sent =
            m_sandbox->serverOf(u"ao"_s)->requestCount(u"/api/v1/accounts/update_credentials"_s);
        QCOMPARE(profile(u"ao"_s, {u"--name"_s, u"Anew"_s}).status, 0); // as it is already
        QCOMPARE(
            m_sandbox->serverOf(u"ao"_s)->requestCount(u"/api/v1/accounts/update_credentials"_s),
            sent);
        QVERIFY(run({u"accounts"_s, u"profile"_s, handle(u"ao"_s)}).output.contains("Tea=green"));
    }

    void whatTheServerDoesNotTake()
    {
        signIn(u"ao"_s);
        const Said tooLong = profile(u"ao"_s, {u"--name"_s, QString(31, u'x')});
        QCOMPARE(tooLong.status, 4);
        QVERIFY2(tooLong.errors.contains("31"), tooLong.errors.constData());
        const Said unknown = profile(u"ao"_s, {u"--birthday"_s, u"2000-01-01"_s});
        QCOMPARE(unknown.status, 4);
        QCOMPARE(profile(u"ao"_s, {u"--avatar"_s, u"/nowhere/at.png"_s}).status != 0, true);
        const QString words = file(u"a.txt"_s, "words");
        QCOMPARE(profile(u"ao"_s, {u"--avatar"_s, words}).status, 4);
        QVERIFY(m_sandbox->writesOf(u"ao"_s, u"profile"_s).isEmpty());
    }

    void misskeyKnowsBirthdays()
    {
        signIn(u"hanako"_s);
        const Said said =
            profile(u"hanako"_s, {u"--birthday"_s, u"2000-02-29"_s, u"--location"_s, u"京都"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(profile(u"hanako"_s).rows.value(0)[u"location"_s].toString(), u"京都"_s);
    }

    void theLastFieldOfSnacStays()
    {
        signIn(u"sora"_s);
        QCOMPARE(profile(u"sora"_s, {u"--field"_s, u"a=b"_s}).status, 0);
        QCOMPARE(profile(u"sora"_s, {u"--no-fields"_s}).status, 4);
    }
};

QTEST_GUILESS_MAIN(tst_profileterminal)
#include "tst_profileterminal.moc"
