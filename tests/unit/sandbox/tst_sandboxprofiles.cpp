// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "unit/sandbox/asker.h"
#include "unit/sandbox/misskeyasker.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QString updatePath = u"/api/v1/accounts/update_credentials"_s;

} // namespace

/// What people make of their own profiles at each software, and what it refuses.
class tst_sandboxprofiles : public QObject {
    Q_OBJECT

    Answer patch(const QString &user, const Asker::Fields &fields)
    {
        return m_asker->send(
            "PATCH", user, updatePath, Asker::form(fields), "application/x-www-form-urlencoded");
    }
    static QString wordsOf(const Answer &answer) { return answer.object()[u"error"_s].toString(); }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 15,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"akkoma"_s, u"snac"_s, u"misskey"_s}}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void mastodon()
    {
        const Answer answer = patch(u"ao"_s,
            {{u"display_name"_s, u"Anew"_s}, {u"note"_s, u"a <b> #tea"_s},
                {u"fields_attributes[0][name]"_s, u"Site"_s},
                {u"fields_attributes[0][value]"_s, u"x < y"_s},
                {u"source[privacy]"_s, u"unlisted"_s}, {u"hide_collections"_s, u"true"_s}});
        QCOMPARE(answer.status, 200);
        const QJsonObject me = answer.object();
        QCOMPARE(me[u"display_name"_s].toString(), u"Anew"_s);
        QCOMPARE(me[u"source"_s][u"note"_s].toString(), u"a <b> #tea"_s);
        QVERIFY(me[u"note"_s].toString().contains(u"&lt;b&gt;"_s));
        QCOMPARE(me[u"source"_s][u"fields"_s][0][u"value"_s].toString(), u"x < y"_s);
        QCOMPARE(me[u"fields"_s][0][u"value"_s].toString(), u"x &lt; y"_s);
        QCOMPARE(me[u"source"_s][u"privacy"_s].toString(), u"unlisted"_s);
        QVERIFY(me[u"hide_collections"_s].toBool());
        QCOMPARE(wordsOf(patch(u"ao"_s, {{u"display_name"_s, QString(31, u'x')}})),
            u"Validation failed: Display name is too long (maximum is 30 characters)"_s);
        QCOMPARE(patch(u"ao"_s, {{u"note"_s, QString(501, u'x')}}).status, 422);
        const Answer gone = m_asker->send("DELETE", u"ao"_s, u"/api/v1/profile/avatar"_s, {});
        QCOMPARE(gone.status, 200);
        QVERIFY(gone.object()[u"avatar"_s] != me[u"avatar"_s]);
    }

    void goToSocial()
    {
        QCOMPARE(wordsOf(patch(u"yuki"_s, {{u"nonsense"_s, u"1"_s}})),
            u"Bad Request: empty form submitted"_s);
        Asker::Fields many;
        for (int i = 0; i < 7; ++i) {
            many.emplace_back(u"fields_attributes[%1][name]"_s.arg(i), u"n"_s);
            many.emplace_back(u"fields_attributes[%1][value]"_s.arg(i), u"v"_s);
        }
        QCOMPARE(wordsOf(patch(u"yuki"_s, many)),
            u"Bad Request: cannot have more than 6 profile fields"_s);
        const QJsonObject me =
            patch(u"yuki"_s, {{u"avatar_description"_s, QString()}, {u"bot"_s, u"true"_s}})
                .object();
        QVERIFY(me[u"bot"_s].toBool() && !me.contains(u"avatar_description"_s));
        const QJsonObject none = patch(u"yuki"_s,
            {{u"fields_attributes[0][name]"_s, QString()},
                {u"fields_attributes[0][value]"_s,
                    QString()}}).object();
        QVERIFY(none[u"fields"_s].toArray().isEmpty());
    }

    void akkoma()
    {
        QCOMPARE(patch(u"nana"_s, {{u"display_name"_s, QString()}}).status, 403);
        const QJsonObject me = patch(u"nana"_s,
            {{u"hide_followers"_s, u"true"_s}, {u"hide_follows"_s, u"true"_s},
                {u"discoverable"_s,
                    u"false"_s}}).object();
        QVERIFY(me[u"pleroma"_s][u"hide_followers"_s].toBool());
        QVERIFY(!me[u"source"_s][u"pleroma"_s][u"discoverable"_s].toBool(true));
    }

    /// The last field cannot go there.
    void snacsFields()
    {
        const QJsonObject me = patch(u"sora"_s,
            {{u"fields_attributes[0][name]"_s, u"a"_s},
                {u"fields_attributes[0][value]"_s,
                    u"b"_s}}).object();
        QCOMPARE(me[u"source"_s][u"fields"_s].toArray().size(), 1);
        const QJsonObject same = patch(u"sora"_s,
            {{u"fields_attributes[0][name]"_s, QString()},
                {u"fields_attributes[0][value]"_s,
                    QString()}}).object();
        QCOMPARE(same[u"source"_s][u"fields"_s].toArray().size(), 1);
    }

    void misskey()
    {
        MisskeyAsker asker(*m_sandbox);
        const QJsonObject me = asker
                                   .ask(u"hanako"_s, u"i/update"_s,
                                       {{u"name"_s, u"Hana"_s}, {u"birthday"_s, u"2000-01-02"_s},
                                           {u"description"_s, QJsonValue()}})
                                   .object();
        QCOMPARE(me[u"name"_s].toString(), u"Hana"_s);
        QCOMPARE(me[u"birthday"_s].toString(), u"2000-01-02"_s);
        QVERIFY(me[u"description"_s].isNull());
        const QJsonObject refused =
            asker.ask(u"hanako"_s, u"i/update"_s, {{u"name"_s, QString(51, u'x')}}).object();
        QCOMPARE(refused[u"error"_s][u"code"_s].toString(), u"INVALID_PARAM"_s);
        const QJsonObject nobody =
            asker.ask(u"hanako"_s, u"i/update"_s, {{u"avatarId"_s, u"abc"_s}}).object();
        QCOMPARE(nobody[u"error"_s][u"code"_s].toString(), u"NO_SUCH_AVATAR"_s);
    }

    /// Who is not signed in changes nobody.
    void guests()
    {
        const Server *server = m_sandbox->server(u"mastodon"_s);
        Client client;
        QCOMPARE(client
                     .send("PATCH", server->baseUrl() + updatePath, QString(), "display_name=x",
                         "application/x-www-form-urlencoded")
                     .status,
            401);
    }
};

QTEST_GUILESS_MAIN(tst_sandboxprofiles)
#include "tst_sandboxprofiles.moc"
