// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/capabilities.h"
#include "protocol/mastodon/mapping.h"
#include "recorded.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// A status with all that an identity needs, and this.
QJsonObject with(const QJsonObject &more)
{
    QJsonObject json{{u"id"_s, u"1"_s}, {u"uri"_s, u"https://a.example/n/1"_s},
        {u"created_at"_s, u"2026-11-22T15:00:00.000Z"_s},
        {u"account"_s, QJsonObject{{u"id"_s, u"7"_s}, {u"acct"_s, u"ao"_s}}}};
    for (auto it = more.begin(); it != more.end(); ++it) {
        json[it.key()] = it.value();
    }
    return json;
}

QJsonObject parsed(const QByteArray &json)
{
    QByteArray text = json;
    return QJsonDocument::fromJson(text.replace('\'', '"')).object();
}

Post postFrom(const QJsonObject &json, bool withViewer = true)
{
    const auto post = mastodon::postFromJson(json, server(u"akkoma"_s, u"a.example"_s), withViewer);
    return post ? *post : Post();
}

/// "name count url", one a line.
QString linesOf(const Post &post)
{
    QStringList lines;
    for (const Reaction &one : post.reactions) {
        lines
            << u"%1 %2 %3 %4"_s.arg(one.name).arg(one.count).arg(one.url, one.staticUrl).trimmed();
    }
    return lines.join(u'\n');
}

} // namespace

/// Reactions as Pleroma, Akkoma, Fedibird, forks of glitch-soc and snac write them, and who may do
/// what, as GoToSocial says it.
class tst_reactionmapping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forms_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QStringList>("own");
        const QString p = u"http://b.example/x.png"_s;
        QTest::newRow("pleroma") << QByteArray(
            "{'pleroma':{'emoji_reactions':[{'name':'\xe2\x98\x95','count':2,"
            "'me':true,'url':null,'account_ids':['1']},"
            "{'name':'x@b.example','count':1,'me':false,"
            "'url':'http://b.example/x.png'}]}}")
                                 << u"☕ 2\nx@b.example 1 %1 %1"_s.arg(p) << QStringList{u"☕"_s};
        QTest::newRow("akkoma writes them twice")
            << QByteArray("{'pleroma':{'emoji_reactions':[{'name':'a','count':2,'me':true}]},"
                          "'emoji_reactions':[{'name':'a','count':2,'me':true}]}")
            << u"a 2"_s << QStringList{u"a"_s};
        QTest::newRow("fedibird") << QByteArray(
            "{'emoji_reactions':[{'name':'x','count':3,'me':true,"
            "'domain':'b.example','url':'http://b.example/x.gif',"
            "'static_url':'http://b.example/x.png'}]}")
                                  << u"x@b.example 3 http://b.example/x.gif %1"_s.arg(p)
                                  << QStringList{u"x@b.example"_s};
        QTest::newRow("glitch-soc's forks")
            << QByteArray("{'reactions':[{'name':'x','count':1,'me':false,"
                          "'url':'http://b.example/x.png','static_url':''}]}")
            << u"x 1 %1 %1"_s.arg(p) << QStringList();
        QTest::newRow("snac, older") << QByteArray("{'reactions':[{'name':':x:','count':'4'}]}")
                                     << u"x 4"_s << QStringList();
        QTest::newRow("the fuller one counts")
            << QByteArray("{'emoji_reactions':[],'reactions':[{'name':'x','count':1}]}") << u"x 1"_s
            << QStringList();
    }
    void forms()
    {
        QFETCH(QByteArray, status);
        const Post post = postFrom(with(parsed(status)));
        QTEST(linesOf(post), "lines");
        QVERIFY(post.reactionsTold);
        QTEST(post.viewer->reactions, "own");
        QVERIFY(!postFrom(with(parsed(status)), false).viewer); // a guest has none
    }

    void toldAndUntold_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<bool>("told");
        QTest::newRow("mastodon") << QByteArray("{}") << false;
        QTest::newRow("null") << QByteArray("{'reactions':null}") << false;
        QTest::newRow("a number") << QByteArray("{'emoji_reactions':3}") << false;
        QTest::newRow("none") << QByteArray("{'pleroma':{'emoji_reactions':[]}}") << true;
    }
    void toldAndUntold()
    {
        QFETCH(QByteArray, status);
        const Post post = postFrom(with(parsed(status)));
        QTEST(post.reactionsTold, "told");
        QVERIFY(post.reactions.empty());
    }

    void hostileRows()
    {
        QJsonArray rows{u"text"_s, QJsonValue::Null, QJsonObject(),
            QJsonObject{{u"name"_s, u""_s}, {u"count"_s, 3}},
            QJsonObject{{u"name"_s, u"zero"_s}, {u"count"_s, 0}},
            QJsonObject{{u"name"_s, u"less"_s}, {u"count"_s, -4}},
            QJsonObject{{u"name"_s, QString(1000, u'x')}, {u"count"_s, 1}},
            QJsonObject{
                {u"name"_s, u"script"_s}, {u"count"_s, 1}, {u"url"_s, u"javascript:alert(1)"_s}},
            QJsonObject{{u"name"_s, u"script"_s}, {u"count"_s, 9}}};
        QCOMPARE(linesOf(postFrom(with({{u"reactions"_s, rows}}))), u"script 1"_s);
        for (int i = 0; i < 1000; ++i) {
            rows.append(
                QJsonObject{{u"name"_s, QString::number(i)}, {u"count"_s, 1}, {u"me"_s, true}});
        }
        const Post post = postFrom(with({{u"reactions"_s, rows}}));
        QCOMPARE(post.reactions.size(), size_t(100));
        QCOMPARE(post.viewer->reactions.size(), 100);
    }

    void permissions_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<int>("may");
        const auto add = [](const char *name, const char *rule, Permission may) {
            QTest::newRow(name) << QByteArray(rule) << int(may);
        };
        add("all", "{'automatic_approval':['public','me'],'manual_approval':[]}", Permission::Yes);
        add("all, 0.19", "{'always':['public','me'],'with_approval':[]}", Permission::Yes);
        add("on approval", "{'automatic_approval':['author'],'manual_approval':['public','me']}",
            Permission::AfterApproval);
        add("on approval, 0.19", "{'always':['author'],'with_approval':['public','me']}",
            Permission::AfterApproval);
        add("not us", "{'automatic_approval':['followers'],'manual_approval':[]}", Permission::No);
        add("nobody", "{'automatic_approval':[],'manual_approval':[]}", Permission::No);
        add("no rule", "{}", Permission::Untold);
        add("another form", "{'automatic_approval':'me'}", Permission::Untold);
    }
    void permissions()
    {
        QFETCH(QByteArray, rule);
        QFETCH(int, may);
        const QJsonObject policy{{u"can_reply"_s, parsed(rule)}};
        const Post post = postFrom(with({{u"interaction_policy"_s, policy}}));
        QCOMPARE(int(post.viewer->reply), may);
        QCOMPARE(int(post.viewer->boost), int(Permission::Untold));
        QCOMPARE(int(post.viewer->favourite), int(Permission::Untold));
    }

    void recordedPermissions()
    {
        const auto item = mastodon::statusFromJson(
            fixtureBody("gotosocial/status_private.json").toObject(), goToSocial(), true);
        QVERIFY(item.ok());
        QCOMPARE(int(item->post.viewer->reply), int(Permission::Yes));
        QCOMPARE(int(item->post.viewer->favourite), int(Permission::Yes));
        QCOMPARE(int(item->post.viewer->boost), int(Permission::No));
        QVERIFY(!item->post.reactionsTold);
    }

    void whoMayQuote_data()
    {
        QTest::addColumn<QByteArray>("approval");
        QTest::addColumn<int>("may");
        const auto add = [](const char *name, const char *approval, Permission may) {
            QTest::newRow(name) << QByteArray(approval) << int(may);
        };
        add("all", "{'automatic':['public'],'manual':[],'current_user':'automatic'}",
            Permission::Yes);
        add("asked", "{'automatic':[],'manual':['public'],'current_user':'manual'}",
            Permission::AfterApproval);
        add("not us", "{'automatic':['followers'],'manual':[],'current_user':'denied'}",
            Permission::No);
        add("a rule of others", "{'automatic':['unsupported_policy'],'current_user':'unknown'}",
            Permission::No);
        add("a new word", "{'current_user':'perhaps'}", Permission::Untold);
        add("no word", "{'current_user':7}", Permission::Untold);
        add("another form", "['automatic']", Permission::Untold);
        add("none", "null", Permission::Untold);
    }
    void whoMayQuote()
    {
        QFETCH(QByteArray, approval);
        QFETCH(int, may);
        QJsonObject status = with(parsed("{'quote_approval':" + approval + '}'));
        status.remove(u"favourited"_s); // as in a stream, where it is written for nobody
        QCOMPARE(int(postFrom(status).viewer->quote), int(Permission::Untold));
        status.insert(u"favourited"_s, false);
        const Post post = postFrom(status);
        QCOMPARE(int(post.viewer->quote), may);
        QCOMPARE(int(post.viewer->boost), int(Permission::Untold));
        QVERIFY(!postFrom(status, false).viewer);
    }

    void ownVotes_data()
    {
        QTest::addColumn<QByteArray>("poll");
        QTest::addColumn<bool>("voted");
        QTest::addColumn<QList<int>>("votes");
        QTest::newRow("none") << QByteArray("{'voted':false,'own_votes':[]}") << false
                              << QList<int>();
        QTest::newRow("two") << QByteArray("{'voted':true,'own_votes':[0,2]}") << true
                             << QList<int>{0, 2};
        QTest::newRow("one's own poll")
            << QByteArray("{'voted':true,'own_votes':[]}") << true << QList<int>();
        QTest::newRow("nonsense") << QByteArray("{'voted':true,'own_votes':[-1,'x',1,1,{}]}")
                                  << true << QList<int>{1};
        QTest::newRow("no poll") << QByteArray("null") << false << QList<int>();
    }
    void ownVotes()
    {
        QFETCH(QByteArray, poll);
        const Post post = postFrom(with(parsed("{'poll':" + poll + '}')));
        QTEST(post.viewer->voted, "voted");
        QTEST(post.viewer->votes, "votes");
    }

    void whoKnowsThem()
    {
        QVERIFY(capabilities(server(u"akkoma"_s, u"a.example"_s)).reactions);
        QVERIFY(capabilities(server(u"pleroma"_s, u"a.example"_s)).reactions);
        QVERIFY(!capabilities(server(u"mastodon"_s, u"a.example"_s)).reactions);
        Instance akkoma = server(u"akkoma"_s, u"a.example"_s);
        QVERIFY(!capabilities(akkoma).bubble);
        akkoma.features = QStringList{u"polls"_s, u"bubble_timeline"_s};
        QVERIFY(capabilities(akkoma).bubble);
    }
};

QTEST_GUILESS_MAIN(tst_reactionmapping)
#include "tst_reactionmapping.moc"
