// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyfixture.h"
#include "protocol/misskey/answering.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

ErrorKind kindOf(const Response &response, bool asGuest)
{
    const auto value = misskey::answer(response, u"misskey.test"_s, asGuest);
    return value ? ErrorKind::Cancelled : value.error().kind;
}

Response refusal(const QByteArray &body, int status = 400)
{
    return answerOf(body, u"https://misskey.test/api"_s, "application/json", status);
}

QByteArray coded(const char *code)
{
    return "{\"error\":{\"message\":\"No.\",\"code\":\""_ba + code + "\"}}";
}

} // namespace

class tst_misskeyerrors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedErrors_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<ErrorKind>("ofGuest");
        const auto add = [](const char *file, int status, ErrorKind kind, ErrorKind ofGuest) {
            QTest::newRow(file) << "error_"_ba + file << status << kind << ofGuest;
        };
        const auto same = [&add](const char *file, int status, ErrorKind kind) {
            add(file, status, kind, kind);
        };
        using Kind = ErrorKind;
        add("no_token", 401, Kind::Credentials, Kind::Forbidden);
        add("invalid_token", 401, Kind::Credentials, Kind::Forbidden);
        same("access_denied_secure_endpoint", 400, Kind::Forbidden);
        same("admin_only", 403, Kind::Forbidden);
        same("permission_denied", 403, Kind::Forbidden);
        same("anonymous_remote_note", 400, Kind::Forbidden);
        same("content_restricted_signin", 400, Kind::Forbidden);
        same("anonymous_remote_user", 404, Kind::NotFound);
        same("bad_id_format", 400, Kind::NotFound);
        same("no_such_antenna", 400, Kind::NotFound);
        same("no_such_list", 400, Kind::NotFound);
        same("no_such_note", 400, Kind::NotFound);
        same("no_such_user", 404, Kind::NotFound);
        same("unknown_endpoint", 404, Kind::NotFound);
        same("rate_limit", 429, Kind::RateLimited);
        same("rate_limit_export", 429, Kind::RateLimited);
        same("internal_users_search_anonymous", 500, Kind::Network);
        for (const char *file : {"already_following", "already_reacted", "already_voted",
                 "cannot_renote_dm", "cannot_reply_pure_renote", "follow_self", "invalid_param",
                 "invalid_param_missing", "list_already_added", "max_length_cw", "not_reacted",
                 "note_too_long", "search_unavailable"}) {
            same(file, 400, Kind::Rejected);
        }
    }
    void recordedErrors()
    {
        QFETCH(QByteArray, file);
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        QFETCH(ErrorKind, ofGuest);
        const Response response = misskeyFile(file, status);
        QCOMPARE(kindOf(response, false), kind);
        QCOMPARE(kindOf(response, true), ofGuest);
        const Error error = misskey::errorOf(response, u"@bob"_s, true);
        QCOMPARE(error.subject, u"@bob"_s);
        QCOMPARE(error.httpStatus, status);
        QVERIFY(!error.detail.isEmpty() && error.until == 0);
    }

    /// None is left out.
    void allRecordedErrors()
    {
        int errors = 0;
        for (const QString &name : jsonFixtures()) {
            errors += name.startsWith(u"misskey/error_"_s) ? 1 : 0;
        }
        QCOMPARE(errors, 30);
    }

    void codes()
    {
        const auto guest = [](const char *code, int status = 400) {
            return kindOf(refusal(coded(code), status), true);
        };
        for (const char *code : {"LTL_DISABLED", "GTL_DISABLED", "STL_DISABLED", "BTL_DISABLED",
                 "SIGNIN_REQUIRED", "FORBIDDEN", "FEDERATION_NOT_ALLOWED", "BLOCKED",
                 "YOUR_ACCOUNT_SUSPENDED", "YOUR_ACCOUNT_MOVED"}) {
            QCOMPARE(guest(code), ErrorKind::Forbidden);
        }
        QCOMPARE(guest("FAILED_TO_RESOLVE_REMOTE_USER", 500), ErrorKind::NotFound);
        QCOMPARE(guest("NO_SUCH_THING_OF_TOMORROW"), ErrorKind::NotFound);
        QCOMPARE(guest("URI_INVALID"), ErrorKind::NotFound);
        QCOMPARE(guest("SOMETHING_ELSE"), ErrorKind::Rejected);
        QCOMPARE(guest("INTERNAL_ERROR", 500), ErrorKind::Network);
        QCOMPARE(misskey::errorCode(refusal(coded("BLOCKED"))), u"BLOCKED"_s);
        QVERIFY(
            misskey::errorCode(refusal(coded(QByteArray(5000, 'X').constData()))).size() <= 100);
        QCOMPARE(misskey::errorCode(refusal("<p>")), QString());
        QCOMPARE(misskey::errorCode(refusal(R"({"error":"Not Found"})")), QString());
    }

    /// As Misskey 12 says it of a token, and Firefish, without the frame.
    void otherFormsOfARefusedToken()
    {
        const QByteArray framed = "{\"error\":{\"message\":\"Authentication failed. Please ensure "
                                  "your token is correct.\","
                                  "\"code\":\"AUTHENTICATION_FAILED\",\"id\":\"b0a7f5f8\"}}";
        const QByteArray bare = "{\"message\":\"Authentication failed: Invalid token\","
                                "\"code\":\"AUTHENTICATION_FAILED\",\"id\":\"b0a7f5f8\"}";
        for (const QByteArray &body : {framed, bare}) {
            const Response response = refusal(body, 403);
            QVERIFY(refusesToken(response));
            QCOMPARE(kindOf(response, false), ErrorKind::Credentials);
            QCOMPARE(kindOf(response, true), ErrorKind::Forbidden);
            QCOMPARE(misskey::errorCode(response), u"AUTHENTICATION_FAILED"_s);
            QVERIFY(misskey::errorOf(response, u"x"_s, false)
                        .detail.startsWith(u"Authentication failed"_s));
        }
        QVERIFY(!refusesToken(refusal(coded("PERMISSION_DENIED"), 403)));
        QVERIFY(!refusesToken(refusal("{\"code\":\"AUTHENTICATION_FAILED\"}", 403)));
        QVERIFY(!refusesToken(refusal("{\"message\":\"No.\",\"code\":403}", 403)));
        // A good answer may have fields of these names.
        QCOMPARE(misskey::errorCode(refusal(bare, 200)), QString());
        QVERIFY(!refusesToken(refusal(bare, 200)));
        QVERIFY(misskey::answer(refusal(bare, 200), u"x"_s, false).ok());
    }

    void withGoodStatus()
    {
        QCOMPARE(kindOf(refusal(coded("NO_SUCH_NOTE"), 200), true), ErrorKind::NotFound);
        QCOMPARE(kindOf(refusal(coded("WHATEVER"), 200), true), ErrorKind::Rejected);
        // Something of that server's that happens to have such a field.
        QVERIFY(misskey::answer(refusal(R"({"id":"1","error":{}})", 200), u"x"_s, true).ok());
    }

    void forms()
    {
        const auto object = [](const Response &response) {
            return misskey::objectAnswer(response, u"misskey.test"_s, true);
        };
        const auto none = object(answerOf(""_ba, u"x"_s, "", 204));
        QVERIFY(none.ok() && none->isEmpty());
        QVERIFY(object(refusal(" \n", 200)).ok());
        for (const QByteArray &body : {"[]"_ba, "{"_ba, "true"_ba, "null"_ba}) {
            QCOMPARE(object(refusal(body, 200)).error().kind, ErrorKind::BadAnswer);
        }
        QCOMPARE(object(answerOf("<html>"_ba, u"x"_s, "text/html", 200)).error().kind,
            ErrorKind::BadAnswer);
        QCOMPARE(misskey::arrayAnswer(refusal("{}", 200), u"x"_s, true).error().kind,
            ErrorKind::BadAnswer);
        QVERIFY(misskey::arrayAnswer(refusal("[]", 200), u"x"_s, true).ok());
        // A long one is a page of something, and its status says enough.
        const QByteArray page =
            "{\"error\":{\"code\":\"NO_SUCH_NOTE\",\"x\":\""_ba + QByteArray(100'000, 'x') + "\"}}";
        QCOMPARE(kindOf(refusal(page), true), ErrorKind::Rejected);
    }
};

QTEST_GUILESS_MAIN(tst_misskeyerrors)
#include "tst_misskeyerrors.moc"
