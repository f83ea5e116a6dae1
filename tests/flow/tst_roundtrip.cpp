// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/terminaltalk.h"

#include <algorithm>

using namespace asterism;
using namespace asterism::flow;

namespace {

struct ImportStep {
    QString kind;
    QString file;
};

/// In this order: a server puts only those into lists whom the account follows.
const std::vector<ImportStep> &importSteps()
{
    static const std::vector<ImportStep> steps{{u"follows"_s, u"following_accounts.csv"_s},
        {u"server-lists"_s, u"lists.csv"_s}, {u"mutes"_s, u"muted_accounts.csv"_s},
        {u"blocks"_s, u"blocked_accounts.csv"_s}, {u"domain-blocks"_s, u"blocked_domains.csv"_s},
        {u"bookmarks"_s, u"bookmarks.csv"_s}, {u"tags"_s, u"followed_tags.csv"_s}};
    return steps;
}

/// Which rows did not come to a good end, but for somebody's own.
QStringList failedRows(const Said &said, const QString &own)
{
    static const QStringList bad{u"not-found"_s, u"server-gone"_s, u"refused"_s, u"invalid"_s,
        u"requested"_s, u"cancelled"_s, u"to-do"_s};
    QStringList failed;
    for (const QJsonObject &row : said.rows) {
        const QString outcome = row[u"outcome"].toString();
        if (bad.contains(outcome) && row[u"handle"].toString() != own) {
            failed << row[u"handle"].toString() + u' ' + outcome + u' ' + row[u"detail"].toString();
        }
    }
    return failed;
}

/// The rows of a file, without those that name that person.
QByteArrayList sortedRows(const QByteArray &bytes, const QString &without)
{
    QByteArrayList rows = bytes.split('\n');
    const QByteArray name = without.toUtf8();
    rows.removeIf([&](const QByteArray &row) {
        return row == name || row.startsWith(name + ',') || row.endsWith(',' + name);
    });
    std::ranges::sort(rows);
    return rows;
}

QStringList sortedNames(QStringList names)
{
    names.sort();
    return names;
}

/// One form with a file, as GoToSocial's settings send it.
HttpRequest importRequest(const QString &token, const QByteArray &type, const QByteArray &file)
{
    const QByteArray head = "--seam\r\nContent-Disposition: form-data; name=\"";
    HttpRequest request{.method = "POST",
        .target = "/api/v1/import",
        .path = u"/api/v1/import"_s,
        .headers = {{"Authorization", "Bearer " + token.toUtf8()},
            {"Content-Type", "multipart/form-data; boundary=\"seam\""}}};
    request.body = head + "type\"\r\n\r\n" + type + "\r\n" + head + "mode\"\r\n\r\noverwrite\r\n"
        + head + "data\"; filename=\"export.csv\"\r\nContent-Type: text/csv\r\n\r\n" + file
        + "\r\n--seam--\r\n";
    return request;
}

} // namespace

/// What an account has, out of it and into another: it is the same there, with its options.
class tst_roundtrip : public QObject, private TerminalTalk {
    Q_OBJECT

    /// Everything of ao's that can be taken along.
    void furnish()
    {
        Sandbox &world = *m_sandbox;
        world.unfollow(u"ao"_s, u"ren"_s);
        QVERIFY(world.follow(u"ao"_s, u"mei"_s)); // whose own row that will be
        QVERIFY(world.follow(u"ao"_s, u"hal"_s, {.boosts = false}));
        QVERIFY(world.follow(u"ao"_s, u"yuki"_s, {.notify = true}));
        QVERIFY(world.follow(u"ao"_s, u"sora"_s, {.languages = {u"de"_s, u"en"_s}}));
        QVERIFY(world.block(u"ao"_s, u"kai"_s));
        QVERIFY(world.mute(u"ao"_s, u"yuki"_s, {.notifications = false}));
        QVERIFY(world.mute(u"ao"_s, u"ren"_s));
        QVERIFY(world.blockDomain(u"ao"_s, u"bad.example"_s));
        QVERIFY(world.blockDomain(u"ao"_s, u"worse.example"_s));
        QVERIFY(world.bookmark(u"ao"_s, world.post(u"hal"_s, u"one"_s)));
        QVERIFY(world.bookmark(u"ao"_s, world.post(u"sora"_s, u"two"_s)));
        QVERIFY(world.followTag(u"ao"_s, u"鯖缶"_s));
        QVERIFY(world.followTag(u"ao"_s, u"tea"_s));
        QVERIFY(
            !world.addServerList(u"ao"_s, u"Art, \"old\""_s, {handle(u"hal"_s), handle(u"sora"_s)})
                 .isEmpty());
        const QStringList followed = world.relationsOf(u"ao"_s).follows.keys();
        for (const QString &one : followed) {
            QVERIFY(world.setLocked(one, false)); // nobody is asked
        }
    }

    /// What mei has before and the files do not name.
    void furnishOther()
    {
        Sandbox &world = *m_sandbox;
        QVERIFY(world.follow(u"mei"_s, u"hal"_s, {.notify = true}));
        QVERIFY(world.block(u"mei"_s, u"ren"_s));
        QVERIFY(world.mute(u"mei"_s, u"sora"_s));
        QVERIFY(world.blockDomain(u"mei"_s, u"other.example"_s));
        QVERIFY(world.bookmark(u"mei"_s, world.post(u"yuki"_s, u"three"_s)));
        QVERIFY(world.followTag(u"mei"_s, u"coffee"_s));
    }

    QString exported(const QString &user) const
    {
        const QString folder = m_files->filePath(user);
        const Said said = json({u"accounts"_s, u"export"_s, handle(user), folder});
        return said.status == 0 ? folder : QString::fromUtf8(said.errors);
    }

private Q_SLOTS:
    void init()
    {
        begin();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 2}));
        furnish();
    }

    void everythingIsThereAfterwards()
    {
        furnishOther();
        signIn(u"ao"_s);
        signIn(u"mei"_s);
        const QString from = exported(u"ao"_s);
        for (const ImportStep &step : importSteps()) {
            const Said said = json({step.kind, u"import"_s, from + u'/' + step.file, u"--account"_s,
                handle(u"mei"_s), u"--mode"_s, u"overwrite"_s, u"--yes"_s, u"--wait"_s});
            const QByteArray told = step.kind.toUtf8() + ": " + said.errors;
            QVERIFY2(said.status == 0 || said.status == 2, told.constData());
            QVERIFY(!said.rows.isEmpty());
            QCOMPARE(failedRows(said, handle(u"mei"_s)).join(u'\n'), QString());
        }

        Relations wanted = m_sandbox->relationsOf(u"ao"_s);
        const Relations now = m_sandbox->relationsOf(u"mei"_s);
        QCOMPARE(wanted.follows.remove(handle(u"mei"_s)), 1);
        QCOMPARE(now.follows.keys(), wanted.follows.keys());
        QVERIFY(now.follows == wanted.follows);
        QVERIFY(now.requested.isEmpty());
        QCOMPARE(now.blocks, wanted.blocks);
        QCOMPARE(now.mutes.keys(), wanted.mutes.keys());
        QVERIFY(now.mutes == wanted.mutes);
        QCOMPARE(sortedNames(now.domainBlocks), sortedNames(wanted.domainBlocks));
        QCOMPARE(sortedNames(now.bookmarks), sortedNames(wanted.bookmarks));
        QCOMPARE(sortedNames(now.tags), sortedNames(wanted.tags));

        // And so say the files.
        const QString back = exported(u"mei"_s);
        for (const ImportStep &step : importSteps()) {
            QCOMPARE(sortedRows(bytesOf(back + u'/' + step.file), handle(u"mei"_s)),
                sortedRows(bytesOf(from + u'/' + step.file), handle(u"mei"_s)));
        }
        QVERIFY(bytesOf(back + u"/lists.csv"_s).contains("\"Art, \"\"old\"\"\","));
    }

    // GoToSocial knows no languages, and its own user's row is passed over.
    void goToSocialTakesOurFiles()
    {
        signIn(u"ao"_s);
        const QString from = exported(u"ao"_s);
        Server *server = m_sandbox->serverOf(u"yuki"_s);
        const auto take = [&](const QByteArray &type, const QString &file) {
            const auto answer = server->take(
                importRequest(server->token(u"yuki"_s), type, bytesOf(from + u'/' + file)));
            return answer ? answer->status : 0;
        };
        QCOMPARE(take("following", u"following_accounts.csv"_s), 202);
        QCOMPARE(take("mutes", u"muted_accounts.csv"_s), 202);
        QCOMPARE(take("blocks", u"blocked_accounts.csv"_s), 202);

        Relations wanted = m_sandbox->relationsOf(u"ao"_s);
        QCOMPARE(wanted.follows.remove(handle(u"yuki"_s)), 1);
        QCOMPARE(wanted.mutes.remove(handle(u"yuki"_s)), 1);
        for (FollowOptions &options : wanted.follows) {
            options.languages.clear();
        }
        const Relations now = m_sandbox->relationsOf(u"yuki"_s);
        QCOMPARE(now.follows.keys(), wanted.follows.keys());
        QVERIFY(now.follows == wanted.follows);
        QCOMPARE(now.mutes.keys(), wanted.mutes.keys());
        QVERIFY(now.mutes == wanted.mutes);
        QCOMPARE(now.blocks, wanted.blocks);
    }

    // Its own file, where it is asked for one kind; with everything, notes are wanted, too.
    void goToSocialsFileIsTaken()
    {
        signIn(u"yuki"_s);
        Server *server = m_sandbox->serverOf(u"yuki"_s);
        const QString name = m_files->filePath(u"following_accounts.csv"_s);
        const QStringList exporting{u"follows"_s, u"export"_s, name};
        QCOMPARE(run(exporting).status, 0);
        QCOMPARE(server->requestCount(u"/api/v1/exports/following.csv"_s), 1);
        QCOMPARE(server->requestCount(u"/api/v1/accounts/*/following"_s), 0);
        const QByteArray own = bytesOf(name);
        QVERIFY(own.startsWith("Account address,Show boosts,Notify on new posts,Languages\n"));

        // Where it is refused, what the account has is read.
        server->addFault(
            {.kind = Fault::Kind::Status, .path = u"/api/v1/exports/*"_s, .status = 404});
        QCOMPARE(run(exporting).status, 0);
        QVERIFY(server->requestCount(u"/api/v1/accounts/*/following"_s) > 0);
        QCOMPARE(sortedRows(bytesOf(name), handle(u"yuki"_s)), sortedRows(own, handle(u"yuki"_s)));
    }
};

QTEST_GUILESS_MAIN(tst_roundtrip)
#include "tst_roundtrip.moc"
