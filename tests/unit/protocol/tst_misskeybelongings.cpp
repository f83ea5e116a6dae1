// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "misskeyrecorded.h"
#include "protocol/family.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const Family &adapter()
{
    return *familyFor(recordedMisskey());
}

QString asked(MovedKind kind, const PageSpec &spec = {.limit = 200})
{
    return misskeyLine(adapter().belongings(recordedMisskey(), kind, u"9"_s, spec));
}

Result<Belongings> read(const Response &response, MovedKind kind, const PageSpec &spec = {})
{
    return adapter().decodeBelongings(recordedMisskey(), response, kind, spec);
}

Result<Belongings> read(const QByteArray &body, MovedKind kind)
{
    return read(answerOf(body, u"https://misskey.test/api/x"_s), kind);
}

/// "subject id", of each.
QStringList rowsIn(const Result<Belongings> &page)
{
    QStringList rows;
    for (const Belonging &row : page ? page->rows : std::vector<Belonging>()) {
        rows << (row.item.subject + u' ' + row.localId).trimmed();
    }
    return page ? rows : QStringList{word(page.error().kind)};
}

} // namespace

/// What an account has at Misskey, page by page.
class tst_misskeybelongings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests_data()
    {
        QTest::addColumn<MovedKind>("kind");
        QTest::addColumn<QString>("line");
        const QString page = u" {\"limit\":100}"_s;
        const QString own = u" {\"limit\":100,\"userId\":\"9\"}"_s;
        QTest::newRow("follows") << MovedKind::Follows << u"users/following"_s + own;
        QTest::newRow("followers") << MovedKind::Followers << u"users/followers"_s + own;
        QTest::newRow("blocks") << MovedKind::Blocks << u"blocking/list"_s + page;
        QTest::newRow("mutes") << MovedKind::Mutes << u"mute/list"_s + page;
        QTest::newRow("domains") << MovedKind::DomainBlocks << u"i {}"_s;
        QTest::newRow("bookmarks") << MovedKind::Bookmarks << u"i/favorites"_s + page;
        QTest::newRow("tags") << MovedKind::Tags << u"usage"_s;
        QTest::newRow("lists") << MovedKind::Lists << u"usage"_s;
        QTest::newRow("clips") << MovedKind::Clips << u"usage"_s; // each by itself
        QTest::newRow("unknown") << MovedKind::Unknown << u"usage"_s;
    }
    void requests()
    {
        QFETCH(MovedKind, kind);
        QTEST(asked(kind), "line");
    }

    void further()
    {
        QCOMPARE(asked(MovedKind::Blocks, {.maxId = u"9x"_s, .limit = 50}),
            u"blocking/list {\"limit\":50,\"untilId\":\"9x\"}"_s);
        QCOMPARE(misskeyLine(adapter().outgoingRequests(recordedMisskey(), {.maxId = u"9x"_s})),
            u"following/requests/sent {\"limit\":40,\"untilId\":\"9x\"}"_s);
        QVERIFY(adapter().belongings(recordedMisskey(), MovedKind::Blocks, {}, {})->onlyReads);
    }

    /// The server's own files are for its web client.
    void files() { QVERIFY(!adapter().exported(recordedMisskey(), MovedKind::Follows)); }

    void recordedPages_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<MovedKind>("kind");
        QTest::addColumn<QStringList>("rows");
        QTest::addColumn<QString>("older");
        QTest::newRow("follows") << "users_following.json"_ba << MovedKind::Follows
                                 << QStringList{u"sakura@misskey.test atvjeatvya010008"_s,
                                        u"bob@misskey.test atvjeao3ya010007"_s}
                                 << u"atvjfp62ya01000q"_s;
        QTest::newRow("followers")
            << "users_followers.json"_ba << MovedKind::Followers
            << QStringList{u"bob@misskey.test atvjeao3ya010007"_s} << u"atvjfpcwya01000t"_s;
        QTest::newRow("sent requests")
            << "following_requests_sent.json"_ba << MovedKind::Follows
            << QStringList{u"sakura@misskey.test atvjeatvya010008"_s} << u"atvjfqwsya010011"_s;
        QTest::newRow("members") << "users_lists_get_memberships.json"_ba << MovedKind::Follows
                                 << QStringList{u"kanri@misskey.test atvje9zyya010001"_s,
                                        u"bob@misskey.test atvjeao3ya010007"_s}
                                 << u"atvjfwi8ya010036"_s;
        QTest::newRow("bookmarks")
            << "i_favorites.json"_ba << MovedKind::Bookmarks
            << QStringList{u"https://misskey.test/notes/atvjfskzya010019 atvjfskzya010019"_s}
            << u"atvjfwm0ya01003c"_s;
        QTest::newRow("a clip")
            << "clips_notes_anonymous.json"_ba << MovedKind::Clips
            << QStringList{u"https://misskey.test/notes/atvjfrucya010017 atvjfrucya010017"_s,
                   u"https://misskey.test/notes/atvjfrriya010015 atvjfrriya010015"_s}
            << u"atvjfrriya010015"_s;
        QTest::newRow("no domains")
            << "i.json"_ba << MovedKind::DomainBlocks << QStringList() << QString();
    }
    void recordedPages()
    {
        QFETCH(QByteArray, file);
        QFETCH(MovedKind, kind);
        const auto page = read(misskeyAnswer(file), kind);
        QVERIFY2(page.ok(), page ? "" : qPrintable(sentence(page.error())));
        QTEST(rowsIn(page), "rows");
        QTEST(page->older, "older");
        QCOMPARE(page->skipped, 0);
    }

    /// As the server's types describe them (packages/misskey-js/src/autogen/types.ts).
    void blocksAndMutes()
    {
        const QByteArray bob = R"({"id":"7","username":"Bob","host":"b.example","name":"B"})";
        const auto blocks = read(
            "[{\"id\":\"b1\",\"blockeeId\":\"7\",\"blockee\":" + bob + "}]", MovedKind::Blocks);
        QCOMPARE(rowsIn(blocks), QStringList{u"bob@b.example 7"_s});
        QCOMPARE(blocks->rows.front().person.displayName, u"B"_s);
        const auto mutes = read("[{\"id\":\"m2\",\"expiresAt\":\"2026-11-23T12:00:00.000Z\","
                                "\"mutee\":"
                + bob + "},{\"id\":\"m1\",\"expiresAt\":null,\"mutee\":" + bob + "}]",
            MovedKind::Mutes);
        QCOMPARE(rowsIn(mutes).size(), 2);
        QCOMPARE(mutes->rows.front().item.expiresAt, parseIsoTime(u"2026-11-23T12:00:00Z"_s));
        QCOMPARE(mutes->rows.back().item.expiresAt, 0);
        QVERIFY(!mutes->rows.back().item.hideNotifications); // asked for with how it stands to them
        QCOMPARE(mutes->older, u"m1"_s);
    }

    void bookmarksOfOtherServers()
    {
        const auto page = read(R"([
            {"id":"4","note":{"id":"n4","uri":"https:\/\/b.example\/4","user":{"host":"b.example"}}},
            {"id":"3","note":{"id":"n3","user":{"host":"b.example"}}},
            {"id":"2","note":{"id":"n2","user":{"host":null,"username":"x"}}},
            {"id":"1","note":null}])",
            MovedKind::Bookmarks);
        QCOMPARE(rowsIn(page),
            (QStringList{u"https://b.example/4 n4"_s, u"https://misskey.test/notes/n2 n2"_s}));
        QCOMPARE(page->skipped, 2);
        QCOMPARE(page->older, u"1"_s);
    }

    /// Whoever may see them: it is the user's own file.
    void clippedNotes()
    {
        const auto page = read(R"([
            {"id":"n5","visibility":"followers","uri":"https:\/\/b.example\/5","user":{"host":"b.example"}},
            {"id":"n4","visibility":"specified","user":{"host":null}},
            {"id":"n3","user":{"host":"b.example"}},{"id":"n2"},7])",
            MovedKind::Clips);
        QCOMPARE(rowsIn(page),
            (QStringList{u"https://b.example/5 n5"_s, u"https://misskey.test/notes/n4 n4"_s}));
        QCOMPARE(page->skipped, 3);
        QCOMPARE(read(misskeyError(u"NO_SUCH_CLIP"_s), MovedKind::Clips).error().kind,
            ErrorKind::NotFound);
    }

    void mutedServers()
    {
        const auto page = read(R"({"id":"9","mutedInstances":["Bad.Example","","例え.jp",7]})",
            MovedKind::DomainBlocks);
        QCOMPARE(rowsIn(page), (QStringList{u"bad.example"_s, u"xn--r8jz45g.jp"_s}));
        QCOMPARE(page->skipped, 2);
        QVERIFY(page->older.isEmpty()); // there is one page
        QCOMPARE(rowsIn(read(R"({"id":"9"})", MovedKind::DomainBlocks)),
            QStringList{u"bad-answer"_s}); // not "none"
    }

    void ends()
    {
        const auto none = read("[]", MovedKind::Follows);
        QVERIFY(none && none->older.isEmpty());
        const auto circle = read(misskeyAnswer("users_following.json"), MovedKind::Follows,
            {.maxId = u"atvjfp62ya01000q"_s});
        QVERIFY(circle && circle->older.isEmpty());
        const auto strange =
            read("[{\"id\":\"" + QByteArray(500, 'x') + "\"}]", MovedKind::Follows);
        QVERIFY(strange && strange->older.isEmpty());
        QCOMPARE(strange->skipped, 1);
    }

    void refusals()
    {
        const auto kind = [](const Response &response, MovedKind what) {
            const auto page = read(response, what);
            return page ? u"read"_s : word(page.error().kind);
        };
        QCOMPARE(kind(misskeyAnswer("error_permission_denied.json", 403), MovedKind::Blocks),
            u"forbidden"_s);
        QCOMPARE(kind(misskeyAnswer("error_rate_limit.json", 429), MovedKind::Follows),
            u"rate-limited"_s);
        // Older servers do not tell of requests, which is "not found" (sync/belongings.cpp) …
        const QByteArray unknown = "error_unknown_endpoint.json";
        QCOMPARE(
            kind(misskeyAnswer(unknown, 404, u"following/requests/sent"_s), MovedKind::Follows),
            u"not-found"_s);
        // … but a list whose members they do not tell is not gone.
        QCOMPARE(
            kind(misskeyAnswer(unknown, 404, u"users/lists/get-memberships"_s), MovedKind::Follows),
            u"usage"_s);
        QCOMPARE(kind(misskeyAnswer(unknown, 404, u"clips/notes"_s), MovedKind::Clips), u"usage"_s);
        QCOMPARE(
            kind(misskeyAnswer("error_no_such_list.json", 400, u"users/lists/get-memberships"_s),
                MovedKind::Follows),
            u"not-found"_s);
        QByteArrayList many(2000, "{}");
        QCOMPARE(kind(answerOf("[" + many.join(',') + "]", u"https://misskey.test/"_s),
                     MovedKind::Follows),
            u"bad-answer"_s);
        QCOMPARE(
            kind(answerOf("{}", u"https://misskey.test/"_s), MovedKind::Follows), u"bad-answer"_s);
    }
};

QTEST_GUILESS_MAIN(tst_misskeybelongings)
#include "tst_misskeybelongings.moc"
