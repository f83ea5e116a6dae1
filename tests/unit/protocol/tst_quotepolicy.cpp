// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

Instance mastodonOf(int api)
{
    Instance instance = at(u"mastodon"_s, api >= 7 ? u"4.5.0"_s : u"4.4.0"_s);
    instance.mastodonApi = api;
    return instance;
}

Outgoing quotableBy(QuotePolicy policy, Visibility visibility = Visibility::Public)
{
    Outgoing post = saying(u"hello"_s);
    post.text.visibility = visibility;
    post.text.quotes = policy;
    return post;
}

/// What a request says of it; "-": nothing.
QString saidIn(const QString &line)
{
    const QString name = u"\"quote_approval_policy\":\""_s;
    const qsizetype at = line.indexOf(name);
    return at < 0 ? u"-"_s : line.mid(at + name.size()).section(u'"', 0, 0);
}

QString told(const std::optional<QuotePolicy> &policy)
{
    return policy ? word(*policy) : u"-"_s;
}

} // namespace

/// Who may quote one's own posts, as servers are told and tell it.
class tst_quotepolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asItIsSent_data()
    {
        QTest::addColumn<QuotePolicy>("policy");
        QTest::addColumn<Visibility>("visibility");
        QTest::addColumn<QString>("said");
        QTest::newRow("everyone") << QuotePolicy::Everyone << Visibility::Public << u"public"_s;
        QTest::newRow("followers")
            << QuotePolicy::Followers << Visibility::Unlisted << u"followers"_s;
        QTest::newRow("nobody") << QuotePolicy::Nobody << Visibility::Public << u"nobody"_s;
        QTest::newRow("for followers") << QuotePolicy::Everyone << Visibility::Private << u"-"_s;
        QTest::newRow("for some") << QuotePolicy::Nobody << Visibility::Direct << u"-"_s;
    }
    void asItIsSent()
    {
        QFETCH(QuotePolicy, policy);
        QFETCH(Visibility, visibility);
        const Outgoing post = quotableBy(policy, visibility);
        QTEST(saidIn(publishOf(mastodonOf(7), post)), "said");
        QTEST(saidIn(editOf(mastodonOf(7), post)), "said"); // else it would be as usual again
    }

    void whatNobodySaidIsNotSent()
    {
        QCOMPARE(saidIn(publishOf(mastodonOf(7), saying(u"hello"_s))), u"-"_s);
        QCOMPARE(saidIn(editOf(mastodonOf(7), saying(u"hello"_s))), u"-"_s);
    }

    void others_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::newRow("Mastodon 4.4") << mastodonOf(6);
        // GoToSocial: its policies tell of likes, replies and boosts alone
        // (internal/api/model/interactionpolicy.go).
        for (const QString &software : {u"gotosocial"_s, u"akkoma"_s, u"pleroma"_s, u"friendica"_s,
                 u"snac"_s, u"mitra"_s, u"iceshrimp.net"_s, u"newfork"_s}) {
            QTest::newRow(qPrintable(software)) << at(software);
        }
    }
    void others()
    {
        QFETCH(Instance, instance);
        QVERIFY(!capabilities(instance).quotePolicy);
        const QString line = publishOf(instance, quotableBy(QuotePolicy::Nobody));
        QVERIFY2(line.startsWith(u"POST"_s), qPrintable(line));
        QVERIFY2(!line.contains(u"quote"_s), qPrintable(line));
    }

    void asAPostTellsIt_data()
    {
        QTest::addColumn<QByteArray>("approval");
        QTest::addColumn<QString>("read");
        const auto row = [](const QByteArray &approval, const QString &read) {
            QTest::newRow(approval) << approval << read;
        };
        row("{'automatic':['public'],'manual':[],'current_user':'automatic'}", u"everyone"_s);
        row("{'automatic':['followers'],'manual':[]}", u"followers"_s);
        row("{'automatic':[],'manual':[]}", u"nobody"_s);
        row("{'automatic':['followers','following'],'manual':[]}", u"-"_s);
        row("{'automatic':['unsupported_policy'],'manual':[]}", u"-"_s);
        row("{'automatic':[],'manual':['followers']}", u"-"_s);
        row("{'automatic':'public'}", u"-"_s);
        row("{}", u"-"_s);
        row("null", u"-"_s);
        row("7", u"-"_s);
    }
    void asAPostTellsIt()
    {
        QFETCH(QByteArray, approval);
        const Instance mastodon = mastodonOf(7);
        const auto audience = familyFor(mastodon)->decodeAudience(
            mastodon, answered(statusWith("'quote_approval':" + approval)));
        QVERIFY(audience);
        QTEST(told(audience->quotes), "read");
    }

    /// What only some people see leaves no choice, and what it tells is none.
    void ofANarrowPost()
    {
        const Instance mastodon = mastodonOf(7);
        for (const char *narrow : {"private", "direct"}) {
            QByteArray status = statusWith("'quote_approval':{'automatic':[],'manual':[]}");
            status.replace("'visibility':'public'", "'visibility':'" + QByteArray(narrow) + "'");
            const auto audience = familyFor(mastodon)->decodeAudience(mastodon, answered(status));
            QVERIFY(audience);
            QCOMPARE(told(audience->quotes), u"-"_s);
        }
    }

    void asTheAccountHasIt_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QString>("read");
        QTest::newRow("public") << QByteArray("'quote_policy':'public'") << u"everyone"_s;
        QTest::newRow("followers") << QByteArray("'quote_policy':'followers'") << u"followers"_s;
        QTest::newRow("nobody") << QByteArray("'quote_policy':'nobody'") << u"nobody"_s;
        QTest::newRow("another") << QByteArray("'quote_policy':'everyone'") << u"-"_s;
        QTest::newRow("a number") << QByteArray("'quote_policy':7") << u"-"_s;
        QTest::newRow("none") << QByteArray("'note':''") << u"-"_s;
    }
    void asTheAccountHasIt()
    {
        QFETCH(QByteArray, source);
        const Instance mastodon = mastodonOf(7);
        const auto profile = familyFor(mastodon)->decodeOwnProfile(mastodon,
            answered("{'id':'7','acct':'ao','source':{" + source + ",'privacy':'public'}}"));
        QVERIFY(profile);
        const auto usual = postingDefaults(*profile);
        QVERIFY(usual);
        QTEST(told(usual->quotes), "read");
    }

    void whatWaitsForItsTime()
    {
        const Instance mastodon = mastodonOf(7);
        const auto kept = [&mastodon](const QByteArray &params) {
            const auto posts = familyFor(mastodon)->decodeScheduledPosts(mastodon,
                answered("[{'id':'1','scheduled_at':'2026-11-23T12:00:00.000Z','params':{" + params
                    + "}}]"));
            return posts && posts->size() == 1 ? told(posts->front().post.quotes) : u"?"_s;
        };
        QCOMPARE(kept("'text':'x','quote_approval_policy':'followers'"), u"followers"_s);
        QCOMPARE(kept("'text':'x','quote_approval_policy':null"), u"-"_s);
        QCOMPARE(kept("'text':'x','quote_approval_policy':131072"), u"-"_s);
        QCOMPARE(kept("'text':'x'"), u"-"_s);
        Outgoing post = quotableBy(QuotePolicy::Followers);
        post.text.scheduledAt = noon + dayMs;
        QCOMPARE(saidIn(publishOf(mastodon, post)), u"followers"_s);
    }
};

QTEST_GUILESS_MAIN(tst_quotepolicy)
#include "tst_quotepolicy.moc"
