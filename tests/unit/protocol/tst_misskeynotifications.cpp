// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "misskeyfixture.h"
#include "misskeyrecorded.h"
#include "mutations.h"
#include "protocol/capabilities.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

Result<NotificationPage> pageIn(const Response &response, const PageSpec &spec = {})
{
    const Instance instance = misskeyServer();
    return familyFor(instance)->decodeNotifications(instance, response, spec);
}

Result<NotificationPage> pageOf(const QJsonArray &rows, const PageSpec &spec = {})
{
    return pageIn(answerOf(rows, u"https://misskey.test/api"_s), spec);
}

QString askedWith(const PageSpec &spec)
{
    const Instance instance = misskeyServer();
    return misskeyLine(familyFor(instance)->notifications(instance, spec));
}

QJsonObject person(const QString &name)
{
    return {{u"id"_s, u"u-"_s + name}, {u"username"_s, name}, {u"host"_s, QJsonValue()}};
}

/// The least that a notification has.
QJsonObject bare(const QString &id, const QString &type)
{
    return {{u"id"_s, id}, {u"type"_s, type}, {u"createdAt"_s, u"2026-11-22T11:00:00.000Z"_s}};
}

QJsonObject notice(const QString &type, const QJsonObject &more = {})
{
    QJsonObject row = bare(u"n9"_s, type);
    row.insert(u"user"_s, person(u"ao"_s));
    for (auto it = more.begin(); it != more.end(); ++it) {
        row.insert(it.key(), it.value());
    }
    return row;
}

Notification single(const QJsonObject &row)
{
    const auto page = pageOf({row});
    return page && page->rows.size() == 1 ? page->rows.front() : Notification();
}

Notification withId(const Result<NotificationPage> &page, const QString &id)
{
    if (!page) {
        return {};
    }
    const auto found = std::ranges::find(page->rows, id, &Notification::localId);
    return found == page->rows.end() ? Notification() : *found;
}

/// "ao", "ao 👍".
QStringList doersOf(const Notification &notice)
{
    QStringList doers;
    for (const Notification::Doer &doer : notice.doers) {
        const QString name = doer.reaction.name;
        doers << doer.actor.acct.section(u'@', 0, 0) + (name.isEmpty() ? name : u' ' + name);
    }
    return doers;
}

QStringList idsOf(const Result<NotificationPage> &page)
{
    QStringList ids;
    for (const Notification &one : page ? page->rows : std::vector<Notification>()) {
        ids << one.localId;
    }
    return ids;
}

QJsonArray bareRows(const QStringList &ids)
{
    QJsonArray rows;
    for (const QString &id : ids) {
        rows.append(bare(id, u"test"_s));
    }
    return rows;
}

/// One row of each kind that was recorded.
std::vector<QJsonObject> recordedKinds()
{
    std::vector<QJsonObject> all;
    QStringList types;
    for (const char *file : {"misskey/notifications.json", "misskey/notifications_grouped.json"}) {
        const QJsonArray rows = fixtureArray(file);
        for (const QJsonValue row : rows) {
            const QString type = row[u"type"].toString();
            if (!types.contains(type)) {
                types << type;
                all.push_back(row.toObject());
            }
        }
    }
    return all;
}

} // namespace

/// i/notifications and its grouped sister.
class tst_misskeynotifications : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Nothing may be taken for read because somebody looked for it.
    void requests()
    {
        QCOMPARE(askedWith({}), u"i/notifications {\"limit\":40,\"markAsRead\":false}"_s);
        QCOMPARE(askedWith({.maxId = u"n5"_s, .limit = 500}),
            u"i/notifications {\"limit\":100,\"markAsRead\":false,\"untilId\":\"n5\"}"_s);
        QCOMPARE(askedWith({.minId = u"n3"_s, .limit = 7}),
            u"i/notifications {\"limit\":7,\"markAsRead\":false,\"sinceId\":\"n3\"}"_s);
        const Instance instance = misskeyServer();
        QVERIFY(capabilities(instance).notifications);
        QCOMPARE(capabilities(instance).notificationsLimit, 100);
    }

    void recordedRows()
    {
        const auto page = pageIn(misskeyFile("notifications"));
        QVERIFY(page.ok());
        QCOMPARE(page->rows.size(), size_t(35));
        QCOMPARE(page->told, 35);
        QCOMPARE(page->skipped, 0);
        QCOMPARE(page->newest, u"atvjssbfgu7v000c"_s);
        QCOMPARE(page->older, u"atvjeb4sya01000a"_s);
        QVERIFY(!page->end);
        const Notification &boost = page->rows.front();
        QCOMPARE(boost.kind, Notification::Kind::Boost);
        QCOMPARE(boost.word, u"renote"_s);
        QCOMPARE(boost.actor()->acct, u"tanaka@misskey2.test"_s);
        QCOMPARE(isoTime(boost.createdAt), u"2026-11-22T15:20:35.931Z"_s);
        // The post that was boosted, not what boosts it.
        QCOMPARE(boost.post->localId, u"atvjfrp9ya010013"_s);
        QCOMPARE(boost.post->author.acct, u"hanako@misskey.test"_s);
        const Notification quote = withId(page, u"atvjklki280f0012"_s);
        QCOMPARE(quote.kind, Notification::Kind::Quote);
        QCOMPARE(quote.post->localId, u"atvjklin280f0011"_s);
        const Notification login = withId(page, u"atvjobpn280f004n"_s);
        QCOMPARE(login.kind, Notification::Kind::Other);
        QCOMPARE(login.word, u"login"_s);
        QVERIFY(login.doers.empty() && login.people == 0 && !login.post);
        QCOMPARE(withId(page, u"atvjo73ekcr90006"_s).text, u"note"_s); // what was exported
        QCOMPARE(withId(page, u"atvjsnengu7v0002"_s).kind, Notification::Kind::FollowAccepted);
    }

    void recordedReactions()
    {
        const auto page = pageIn(misskeyFile("notifications"));
        const Notification remote = withId(page, u"atvjsrzmgu7v0006"_s);
        QCOMPARE(doersOf(remote), QStringList{u"tanaka suzu@misskey2.test"_s});
        QVERIFY(remote.doers.front().reaction.url.startsWith(u"https://misskey2.test/files/"_s));
        const Notification own = withId(page, u"atvjfw4dya01002l"_s);
        QCOMPARE(doersOf(own), QStringList{u"sakura kane"_s});
        QVERIFY(own.doers.front().reaction.url.startsWith(u"https://misskey.test/emoji/"_s));
        QCOMPARE(
            doersOf(withId(page, u"atvjfw9kya01002x"_s)), QStringList{u"sakura 🏳️‍🌈"_s});
    }

    void recordedGroups()
    {
        const auto page = pageIn(misskeyFile("notifications_grouped"));
        QVERIFY(page.ok());
        QCOMPARE(page->skipped, 0);
        const Notification group = withId(page, u"atvjfw3tya01002j"_s);
        QCOMPARE(group.kind, Notification::Kind::Reaction);
        QCOMPARE(group.word, u"reaction:grouped"_s);
        QCOMPARE(doersOf(group), (QStringList{u"kanri ❤"_s, u"sakura kane"_s, u"bob 👍"_s}));
        QCOMPARE(group.people, 3);
        QCOMPARE(group.post->localId, u"atvjfrp9ya010013"_s);
        QCOMPARE(isoTime(group.createdAt), u"2026-11-22T15:10:34.352Z"_s);
    }

    /// Misskey: core/entities/NotificationEntityService.ts
    void groupsOfBoosts()
    {
        QJsonObject row = bare(u"n9"_s, u"renote:grouped"_s);
        row.insert(u"note"_s, bareNote(u"p1"_s));
        row.insert(u"users"_s, QJsonArray{person(u"mei"_s), person(u"ken"_s)});
        const Notification group = single(row);
        QCOMPARE(group.kind, Notification::Kind::Boost);
        QCOMPARE(doersOf(group), (QStringList{u"mei"_s, u"ken"_s}));
        QCOMPARE(group.people, 2);
        row.insert(u"users"_s, QJsonArray());
        QVERIFY(single(row).localId.isEmpty()); // nobody did it: that makes no sense
    }

    void hugeGroups()
    {
        QJsonArray users;
        for (int i = 0; i < 900; ++i) {
            users.append(person(u"p%1"_s.arg(i)));
        }
        QJsonObject row = bare(u"n9"_s, u"renote:grouped"_s);
        row.insert(u"users"_s, users);
        const Notification group = single(row);
        QCOMPARE(group.doers.size(), size_t(20));
        QCOMPARE(group.people, 500);
    }

    void kinds_data()
    {
        QTest::addColumn<QString>("kind");
        const auto add = [](const char *type, const char *kind) {
            QTest::newRow(type) << QString::fromLatin1(kind);
        };
        add("note", "post");
        add("follow", "follow");
        add("mention", "mention");
        add("reply", "reply");
        add("renote", "boost");
        add("quote", "quote");
        add("reaction", "reaction");
        add("pollEnded", "poll-ended");
        add("receiveFollowRequest", "follow-request");
        add("followRequestAccepted", "follow-accepted");
        add("scheduledNotePosted", "scheduled");
        add("edited", "edited"); // Sharkey
        add("reaction:grouped", "reaction");
        add("renote:grouped", "boost");
        add("scheduledNotePostFailed", "other");
        add("roleAssigned", "other");
        add("chatRoomInvitationReceived", "other");
        add("achievementEarned", "other");
        add("exportCompleted", "other");
        add("login", "other");
        add("createToken", "other");
        add("app", "other");
        add("test", "other");
        add("somethingNew", "other");
        add("constructor", "other");
    }
    void kinds()
    {
        const QString type = QString::fromLatin1(QTest::currentDataTag());
        const Notification one = single(notice(type, {{u"note"_s, bareNote(u"p1"_s)}}));
        QCOMPARE(one.word, type);
        QTEST(word(one.kind), "kind");
        QCOMPARE(one.actor()->acct, u"ao@misskey.test"_s);
        QCOMPARE(one.post->localId, u"p1"_s);
    }

    void texts_data()
    {
        QTest::addColumn<QJsonObject>("row");
        QTest::addColumn<QString>("text");
        const auto add = [](const char *name, const QString &type, const QString &key,
                             const QJsonValue &value, const char *text) {
            QJsonObject row = bare(u"n9"_s, type);
            row.insert(key, value);
            QTest::newRow(name) << row << QString::fromUtf8(text);
        };
        add("achievement", u"achievementEarned"_s, u"achievement"_s, u"notes1"_s, "notes1");
        add("role", u"roleAssigned"_s, u"role"_s, QJsonObject{{u"name"_s, u"Gardener"_s}},
            "Gardener");
        add("invitation", u"chatRoomInvitationReceived"_s, u"invitation"_s,
            QJsonObject{{u"room"_s, QJsonObject{{u"name"_s, u"Tea"_s}}}}, "Tea");
        add("draft", u"scheduledNotePostFailed"_s, u"noteDraft"_s,
            QJsonObject{{u"text"_s, u"later"_s}}, "later");
        add("app", u"app"_s, u"body"_s, u"ready"_s, "ready");
        add("import", u"importCompleted"_s, u"importedEntity"_s, u"following"_s, "following");
        add("nothing", u"login"_s, u"role"_s, QJsonValue(), "");
        QJsonObject app = bare(u"n9"_s, u"app"_s);
        app.insert(u"header"_s, u"Backup"_s);
        app.insert(u"body"_s, u"ready"_s);
        QTest::newRow("app with heading") << app << u"Backup\nready"_s;
        app.insert(u"body"_s, QString(50'000, u'x'));
        QTest::newRow("long") << app << u"Backup\n"_s + QString(1993, u'x');
    }
    void texts()
    {
        QFETCH(QJsonObject, row);
        const Notification one = single(row);
        QCOMPARE(one.kind, Notification::Kind::Other);
        QTEST(one.text, "text");
    }

    /// What is hidden from the account, or gone, is no reason to keep silent about who did it.
    void posts()
    {
        QJsonObject hidden = bareNote(u"p1"_s);
        hidden.insert(u"isHidden"_s, true);
        const Notification one = single(notice(u"mention"_s, {{u"note"_s, hidden}}));
        QCOMPARE(doersOf(one), QStringList{u"ao"_s});
        QVERIFY(!one.post);
        QVERIFY(!single(notice(u"mention"_s, {{u"note"_s, QJsonValue()}})).post);
        QVERIFY(!single(notice(u"mention"_s, {{u"note"_s, QJsonObject{{u"id"_s, u"p"_s}}}})).post);
    }

    void reactionsWithoutSense()
    {
        const QJsonObject note{{u"note"_s, bareNote(u"p1"_s)}};
        for (const QJsonValue &told :
            {QJsonValue(), QJsonValue(7.5), QJsonValue(u""_s), QJsonValue(QString(5000, u'x'))}) {
            QJsonObject row = notice(u"reaction"_s, note);
            row.insert(u"reaction"_s, told);
            QCOMPARE(doersOf(single(row)), QStringList{u"ao"_s});
        }
    }

    void rowsWithoutSense()
    {
        QJsonObject timeless = notice(u"follow"_s);
        timeless.insert(u"createdAt"_s, u"yesterday"_s);
        const QJsonArray rows{bare(u"n8"_s, u"follow"_s), bare(QString(), u"test"_s),
            bare(u"n7"_s, QString()), timeless, QJsonValue(), u"x"_s, QJsonArray(),
            bare(u"n1"_s, u"test"_s)};
        const auto page = pageOf(rows);
        QCOMPARE(idsOf(page), QStringList{u"n1"_s});
        QCOMPARE(page->skipped, 7);
        QCOMPARE(page->told, 8);
        const Notification longWord = single(bare(u"n1"_s, QString(5000, u'x')));
        QCOMPARE(longWord.word.size(), qsizetype(100));
    }

    /// Those above an id come oldest first.
    void order()
    {
        const auto page = pageOf(bareRows({u"n3"_s, u"n4"_s, u"n5"_s}), {.minId = u"n2"_s});
        QCOMPARE(idsOf(page), (QStringList{u"n5"_s, u"n4"_s, u"n3"_s}));
        QCOMPARE(page->newest, u"n5"_s);
        QCOMPARE(page->older, u"n3"_s);
    }

    void pages()
    {
        const PageSpec below{.maxId = u"n5"_s};
        QCOMPARE(pageOf(bareRows({u"n4"_s, u"n3"_s}), below)->older, u"n3"_s);
        const auto none = pageOf({}, below);
        QVERIFY(none->end && none->older.isEmpty() && none->newest.isEmpty());
        // Whoever passes over untilId would be read for ever.
        const auto above = pageOf(bareRows({u"n7"_s, u"n6"_s}), below);
        QVERIFY(above->end && above->older.isEmpty());
        QStringList many;
        for (int i = 0; i < 900; ++i) {
            many << u"n%1"_s.arg(1000 + i);
        }
        QCOMPARE(pageOf(bareRows(many))->rows.size(), size_t(200));
    }

    void errors()
    {
        const auto kindOf = [](const Response &response) {
            const auto page = pageIn(response);
            return page ? u"ok"_s : word(page.error().kind);
        };
        QCOMPARE(kindOf(misskeyFile("error_invalid_token", 401)), u"credentials"_s);
        QCOMPARE(kindOf(misskeyFile("error_permission_denied", 403)), u"forbidden"_s);
        QCOMPARE(kindOf(misskeyFile("error_rate_limit", 429)), u"rate-limited"_s);
        QCOMPARE(kindOf(misskeyError(u"INTERNAL_ERROR"_s, 500)), u"network"_s);
        QCOMPARE(kindOf(answerOf("{}", u"https://misskey.test/api"_s)), u"bad-answer"_s);
        QCOMPARE(kindOf(answerOf("[{", u"https://misskey.test/api"_s)), u"bad-answer"_s);
    }

    void mutations()
    {
        const auto kinds = recordedKinds();
        QVERIFY(kinds.size() >= 11);
        qint64 tried = 0;
        for (const QJsonObject &row : kinds) {
            forEachMutant(row, [&](const QJsonValue &mutant) {
                ++tried;
                const auto page = pageOf({mutant});
                QVERIFY(page.ok());
                QCOMPARE(int(page->rows.size()) + page->skipped, 1);
                for (const Notification &one : page->rows) {
                    QVERIFY(!one.localId.isEmpty() && !one.word.isEmpty() && one.createdAt > 0);
                    QVERIFY(!isBySomebody(one.kind) || one.actor());
                    QVERIFY(!one.post || !one.post->uri.isEmpty());
                }
            });
        }
        QVERIFY(tried > 2'000);
    }
};

QTEST_GUILESS_MAIN(tst_misskeynotifications)
#include "tst_misskeynotifications.moc"
