// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/misskey/miauth.h"

#include "misskeyrecorded.h"

#include <QTest>
#include <QUrlQuery>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::misskey;

namespace {

const QString host = u"misskey.test"_s;

/// The token, "(none)" while nobody has said yes, or the kind of the error.
QString tokenOf(const Response &response)
{
    const auto token = decodeMiauthCheck(response, host);
    if (!token) {
        return word(token.error().kind);
    }
    return token->value_or(u"(none)"_s);
}

QString tokenOf(const QByteArray &body, int status = 200)
{
    return tokenOf(answerOf(body, u"https://misskey.test/"_s, "application/json", status));
}

} // namespace

/// Signing in where a yes in the browser is all that is asked for.
class tst_miauth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sessions()
    {
        const QString one = makeSession();
        QVERIFY(!QUuid::fromString(one).isNull());
        QCOMPARE(QUuid::fromString(one).version(), QUuid::Random);
        QVERIFY(one != makeSession());
        QVERIFY(!one.contains(u'{'));
    }

    void page()
    {
        const QUrl url = miauthUrl(host, u"the-session"_s, u"http://127.0.0.1:29147/"_s,
            {u"read:account"_s, u"write:notes"_s});
        QCOMPARE(url.scheme(), u"https"_s);
        QCOMPARE(url.host(), host);
        QCOMPARE(url.path(), u"/miauth/the-session"_s);
        const QUrlQuery query(url);
        QCOMPARE(query.queryItemValue(u"name"_s), u"Asterism"_s);
        QCOMPARE(
            query.queryItemValue(u"callback"_s, QUrl::FullyDecoded), u"http://127.0.0.1:29147/"_s);
        QCOMPARE(query.queryItemValue(u"permission"_s, QUrl::FullyDecoded),
            u"read:account,write:notes"_s);
        // Nothing in it may end the callback's value.
        QVERIFY(!url.query(QUrl::FullyEncoded).contains(u"callback=http:"_s));
    }

    void pageWithoutAWayBack()
    {
        const QUrl url = miauthUrl(u"127.0.0.1:8001"_s, u"s"_s, {}, {u"read:account"_s});
        QCOMPARE(url.scheme(), u"http"_s);
        QVERIFY(!QUrlQuery(url).hasQueryItem(u"callback"_s));
    }

    void permissions()
    {
        const QStringList wanted = wantedPermissions();
        QCOMPARE(QSet<QString>(wanted.begin(), wanted.end()).size(), wanted.size());
        for (const QString &needed : {u"read:account"_s, u"write:account"_s, u"write:following"_s,
                 u"read:blocks"_s, u"write:mutes"_s, u"read:favorites"_s, u"write:notes"_s,
                 u"write:reactions"_s, u"write:votes"_s, u"read:following"_s,
                 u"write:report-abuse"_s, u"read:notifications"_s, u"write:notifications"_s,
                 u"read:channels"_s, u"read:clip-favorite"_s, u"write:drive"_s,
                 u"read:notes-schedule"_s, u"write:notes-schedule"_s}) {
            QVERIFY2(wanted.contains(needed), qPrintable(needed));
        }
        for (const QString &never : wanted) {
            QVERIFY2(!never.contains(u"admin"_s) && !never.contains(u"chat"_s), qPrintable(never));
        }
    }

    /// Each of them is in a sentence, and none is told twice.
    void words()
    {
        const QStringList wanted = wantedPermissions();
        const QStringList all = permissionWords(wanted);
        QVERIFY(all.size() >= 5 && all.size() < wanted.size());
        for (const QString &sentence : all) {
            QVERIFY2(sentence.contains(u' ') && sentence.endsWith(u'.'), qPrintable(sentence));
        }
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), all.size());
        for (const QString &one : wanted) {
            QCOMPARE(permissionWords({one}).size(), 1);
            QVERIFY(permissionWords({one}).front() != one);
        }
        QCOMPARE(permissionWords({u"write:flash"_s}), QStringList{u"write:flash"_s});
        QCOMPARE(permissionWords({}), QStringList());
    }

    void check()
    {
        const Request request = miauthCheck(recordedMisskey(), u"the-session"_s);
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.url, QUrl(u"https://misskey.test/api/miauth/the-session/check"_s));
        QCOMPARE(request.body, "{}");
        QVERIFY(request.bearer.isEmpty());
        // It hands out a token once: it is not repeated, led elsewhere or written into a log.
        QVERIFY(!request.onlyReads && request.secretPath);
        QCOMPARE(request.maxRedirects, 0);
    }

    void answers()
    {
        QCOMPARE(tokenOf(misskeyAnswer("miauth_check.json")), u"REDACTED"_s);
        QCOMPARE(tokenOf(misskeyAnswer("miauth_check_pending.json")), u"(none)"_s);
    }

    void whatIsNoAnswer()
    {
        QCOMPARE(tokenOf("{}"), u"bad-answer"_s);
        QCOMPARE(tokenOf(R"({"ok":true})"), u"bad-answer"_s);
        QCOMPARE(tokenOf(R"({"ok":true,"token":"two words"})"), u"bad-answer"_s);
        QCOMPARE(tokenOf(R"({"ok":true,"token":"a\r\nHost: evil.example"})"), u"bad-answer"_s);
        QCOMPARE(
            tokenOf("{\"ok\":true,\"token\":\"" + QByteArray(9000, 'x') + "\"}"), u"bad-answer"_s);
        QCOMPARE(tokenOf("[]"), u"bad-answer"_s);
        QCOMPARE(tokenOf("{}", 500), u"network"_s);
        QCOMPARE(tokenOf(misskeyAnswer("error_rate_limit.json", 429)), u"rate-limited"_s);
        QCOMPARE(tokenOf(answerOf("<html></html>", u"https://misskey.test/"_s, "text/html")),
            u"bad-answer"_s);
    }

    void wayOut() { QCOMPARE(tokensPage(host), QUrl(u"https://misskey.test/settings/apps"_s)); }
};

QTEST_GUILESS_MAIN(tst_miauth)
#include "tst_miauth.moc"
