// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/composeplace.h"

#include "ui/viewmodels/composewords.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::ui;

namespace {

const Account ao{.id = {u"a"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s};
const Account bo{.id = {u"b"_s}, .acct = u"bo@b.example"_s, .host = u"b.example"_s};

ComposePlace placeOf(Visibility visibility, const QSet<QString> &saw)
{
    return {
        .parent = ComposeParent{.acct = u"mei@c.example"_s, .visibility = visibility}, .saw = saw};
}

Instance misskey()
{
    return {.host = u"a.example"_s,
        .accountDomain = u"a.example"_s,
        .software = u"misskey"_s,
        .family = Instance::Family::Misskey};
}

} // namespace

/// Where something is written, by whom, and for whom.
class tst_ComposePlace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whomAnAnswerNames()
    {
        ComposeParent parent{.acct = u"mei@c.example"_s,
            .mentions = {
                u"ao@a.example"_s, u"goro@d.example"_s, u"mei@c.example"_s, u"bo@b.example"_s}};
        QCOMPARE(replyStart(parent, ao.acct), u"@mei@c.example @goro@d.example @bo@b.example "_s);
        QCOMPARE(replyStart(parent, bo.acct), u"@mei@c.example @ao@a.example @goro@d.example "_s);
        parent.acct = ao.acct; // one's own thread goes on
        parent.mentions = {bo.acct};
        QCOMPARE(replyStart(parent, ao.acct), u"@bo@b.example "_s);
        QCOMPARE(replyStart(parent, bo.acct), u"@ao@a.example "_s);
        for (int i = 0; i < 10'000; ++i) {
            parent.mentions << u"u%1@c.example"_s.arg(i);
        }
        QVERIFY(replyStart(parent, ao.acct).size() < 1000);
    }

    void whoMayAnswer_data()
    {
        QTest::addColumn<Visibility>("visibility");
        QTest::addColumn<bool>("saw");
        QTest::addColumn<bool>("may");
        QTest::newRow("public") << Visibility::Public << false << true;
        QTest::newRow("unlisted") << Visibility::Unlisted << false << true;
        QTest::newRow("private") << Visibility::Private << false << false;
        QTest::newRow("private, received") << Visibility::Private << true << true;
        QTest::newRow("direct") << Visibility::Direct << false << false;
        QTest::newRow("direct, received") << Visibility::Direct << true << true;
        QTest::newRow("of another server") << Visibility::Local << false << false;
    }
    void whoMayAnswer()
    {
        QFETCH(Visibility, visibility);
        QFETCH(bool, saw);
        const ComposePlace place = placeOf(visibility, saw ? QSet{u"a"_s} : QSet<QString>());
        QTEST(whyNotWrite(ao, place).isEmpty(), "may");
    }

    void onesOwnPrivatePost()
    {
        ComposePlace place = placeOf(Visibility::Private, {});
        place.parent->acct = ao.acct;
        QCOMPARE(whyNotWrite(ao, place), QString());
        QVERIFY(!whyNotWrite(bo, place).isEmpty());
    }

    void whatTheAuthorAllows()
    {
        ComposePlace place = placeOf(Visibility::Public, {u"a"_s});
        place.reply = {{u"a"_s, Permission::No}, {u"b"_s, Permission::AfterApproval}};
        QVERIFY(!whyNotWrite(ao, place).isEmpty());
        QCOMPARE(whyNotWrite(bo, place), QString());
    }

    void whoMayQuote()
    {
        ComposePlace place{.quotes = true,
            .quoted = ComposeParent{.acct = u"mei@c.example"_s},
            .sawQuoted = {u"a"_s, u"b"_s},
            .quote = {{u"a"_s, Permission::No}, {u"b"_s, Permission::AfterApproval}}};
        QVERIFY(!whyNotWrite(ao, place).isEmpty());
        QCOMPARE(quoteWait(ao.id, place), QString());
        QCOMPARE(whyNotWrite(bo, place), QString());
        QVERIFY(!quoteWait(bo.id, place).isEmpty());
        place.quote.clear();
        QCOMPARE(whyNotWrite(ao, place), QString());
        QCOMPARE(quoteWait(bo.id, place), QString());
    }

    void whoMayQuoteNarrowPosts()
    {
        ComposePlace place{.quotes = true,
            .quoted = ComposeParent{.acct = ao.acct, .visibility = Visibility::Private},
            .sawQuoted = {u"a"_s, u"b"_s}};
        QCOMPARE(whyNotWrite(ao, place), QString());
        QVERIFY(!whyNotWrite(bo, place).isEmpty()); // though it received it
        Instance server = misskey();
        place.servers.insert(u"a.example"_s, server);
        QCOMPARE(whyNotWrite(ao, place), QString());
        server.software = u"akkoma"_s;
        server.family = Instance::Family::Mastodon;
        place.servers.insert(u"a.example"_s, server);
        QVERIFY(!whyNotWrite(ao, place).isEmpty());
        place.servers.clear();
        place.quoted->visibility = Visibility::Direct;
        QVERIFY(!whyNotWrite(ao, place).isEmpty());
    }

    void aServerThatTakesNoPosts()
    {
        ComposePlace place;
        QCOMPARE(whyNotWrite(ao, place), QString()); // nobody knows that server
        place.servers.insert(u"a.example"_s, Instance{.family = Instance::Family::ActivityPub});
        QVERIFY(!whyNotWrite(ao, place).isEmpty());
        QCOMPARE(whyNotWrite(bo, place), QString());
    }

    void whatServersOffer()
    {
        using enum Visibility;
        QCOMPARE(visibilitiesAt({}), (QList{Public, Unlisted, Private, Direct}));
        QCOMPARE(visibilitiesAt(misskey()), (QList{Public, Unlisted, Local, Private, Direct}));
    }

    void whatAnAnswerBeginsWith()
    {
        using enum Visibility;
        const QList<Visibility> usual = visibilitiesAt({});
        QCOMPARE(visibilityToBegin({}, Public, usual), Public);
        for (const Visibility one : usual) {
            QCOMPARE(visibilityToBegin(ComposeParent{.visibility = one}, Public, usual), one);
        }
        // Where there is nothing like it, it is never seen by more.
        QCOMPARE(visibilityToBegin(ComposeParent{.visibility = Local}, Public, usual), Private);
        QCOMPARE(visibilityToBegin(
                     ComposeParent{.visibility = Local}, Public, visibilitiesAt(misskey())),
            Local);
        QCOMPARE(visibilityAmong(Direct, {Public}), Direct);
        // Nor by more than the account's other posts are.
        QCOMPARE(visibilityToBegin({}, Private, usual), Private);
        QCOMPARE(visibilityToBegin(ComposeParent{.visibility = Public}, Private, usual), Private);
        QCOMPARE(visibilityToBegin(ComposeParent{.visibility = Direct}, Private, usual), Direct);
    }

    void whatIsWider()
    {
        using enum Visibility;
        QVERIFY(isWiderThan(Public, Private));
        QVERIFY(isWiderThan(Private, Direct));
        QVERIFY(isWiderThan(Unlisted, Local));
        QVERIFY(!isWiderThan(Private, Local));
        QVERIFY(!isWiderThan(Private, Private));
        QVERIFY(!isWiderThan(Public, Unlisted)); // everybody sees it anyway
    }

    void languages()
    {
        QCOMPARE(languageName(u"ja"_s), u"日本語"_s);
        QCOMPARE(languageName(u"en"_s), u"English"_s);
        QCOMPARE(languageName(u"x-no"_s), u"x-no"_s);
        const QStringList choices = languageChoices({u"ja"_s, QString(), u"ja"_s, u"ain"_s});
        QCOMPARE(choices.mid(0, 2), QStringList({u"ja"_s, u"ain"_s}));
        QCOMPARE(choices.count(u"ja"_s), 1);
        QVERIFY(choices.contains(interfaceLanguage()));
    }

    void allThatMastodonKnows()
    {
        const QStringList choices = languageChoices({});
        QVERIFY(choices.size() >= 200);
        QCOMPARE(QSet<QString>(choices.begin(), choices.end()).size(), choices.size());
        for (const QString &code : {u"af"_s, u"cy"_s, u"kk"_s, u"la"_s, u"my"_s, u"sq"_s, u"ta"_s,
                 u"zu"_s, u"ast"_s, u"nds"_s, u"tok"_s, u"zh-CN"_s, u"zh-HK"_s, u"zh-TW"_s}) {
            QVERIFY2(choices.contains(code), qPrintable(code));
        }
        QCOMPARE(languageName(u"cy"_s), u"Cymraeg"_s);
        QCOMPARE(languageName(u"tok"_s), u"toki pona"_s);
        // Of each at least what it is called in English.
        for (const QString &code : choices) {
            QVERIFY2(languageName(code) != code, qPrintable(code));
        }
        QVERIFY(languageName(u"aa"_s) != languageName(u"ho"_s)); // of which Qt knows no words
    }

    void howLongUntilItLeaves()
    {
        QCOMPARE(
            leavingWords(false, u"@ao@a.example"_s, 3001), u"Posting as @ao@a.example in 4 s"_s);
        QCOMPARE(leavingWords(true, u"@a%1@a"_s, 10), u"Changing the post as @a%1@a in 1 s"_s);
    }
};

QTEST_GUILESS_MAIN(tst_ComposePlace)
#include "tst_composeplace.moc"
