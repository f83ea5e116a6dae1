// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/accounts.h"
#include "store/instances.h"
#include "store/lists.h"
#include "store/positions.h"

using namespace asterism;
using namespace asterism::store;

/// What the user made comes back as it was, and mistakes are told.
class tst_userdata : public QObject {
    Q_OBJECT

    std::unique_ptr<Folder> m_folder;

    template <typename F> auto user(F f) { return m_folder->writeUser(std::move(f)); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup() { m_folder.reset(); }

    void accountsComeBack()
    {
        Account account{.id = {u"A"_s},
            .acct = u"me@h.example"_s,
            .host = u"h.example"_s,
            .localId = u"1"_s,
            .actorUri = u"https://h.example/users/me"_s,
            .displayName = u"Me"_s,
            .avatar = u"https://h.example/a.png"_s,
            .software = u"mastodon"_s,
            .version = u"4.3.0"_s,
            .addedAt = noon,
            .posting = {.visibility = Visibility::Private,
                .sensitive = true,
                .language = u"ja"_s,
                .quotes = QuotePolicy::Followers}};
        Account second = account;
        second.id = {u"0"_s};
        second.acct = u"me@o.example"_s;
        QVERIFY(user([&](UserTx &tx) { return addAccount(tx, account); }));
        QVERIFY(user([&](UserTx &tx) { return addAccount(tx, second); }));
        QCOMPARE(*user([](UserTx &tx) { return accounts(tx); }),
            std::vector<Account>({account, second})); // in the order in which they came
        Account twin = account;
        twin.id = {u"T"_s};
        QCOMPARE(user([&](UserTx &tx) { return addAccount(tx, twin); }).error().kind,
            ErrorKind::Rejected);
        account.displayName = u"I"_s;
        account.needsSignIn = true;
        QVERIFY(user([&](UserTx &tx) { return updateAccount(tx, account); }));
        QCOMPARE((*user([](UserTx &tx) { return accounts(tx); }))[0], account);
        account.posting = {
            .visibility = Visibility::Unlisted, .language = u"de"_s, .quotes = QuotePolicy::Nobody};
        QVERIFY(user([&](UserTx &tx) { return updateAccount(tx, account); })); // leaves that alone
        QVERIFY((*user([](UserTx &tx) { return accounts(tx); }))[0] != account);
        QVERIFY(
            user([&](UserTx &tx) { return setPostingDefaults(tx, account.id, account.posting); }));
        QCOMPARE((*user([](UserTx &tx) { return accounts(tx); }))[0], account);
        QVERIFY(user([&](UserTx &tx) { return removeAccount(tx, account.id); }));
        QCOMPARE(
            user([&](UserTx &tx) { return setPostingDefaults(tx, account.id, {}); }).error().kind,
            ErrorKind::NotFound);
        QCOMPARE(user([&](UserTx &tx) { return removeAccount(tx, account.id); }).error().kind,
            ErrorKind::NotFound);
        QCOMPARE(user([&](UserTx &tx) { return updateAccount(tx, account); }).error().kind,
            ErrorKind::NotFound);
    }

    void listsComeBack()
    {
        const List list{.id = {u"L"_s}, .name = u"Friends"_s, .createdAt = noon};
        QVERIFY(user([&](UserTx &tx) { return addList(tx, list); }));
        QCOMPARE(*user([](UserTx &tx) { return listByName(tx, u"friends"_s); }), list);
        QCOMPARE(user([](UserTx &tx) { return listByName(tx, u"foes"_s); }).error().kind,
            ErrorKind::NotFound);
        for (const QString &name : {u"FRIENDS"_s, u""_s}) {
            const auto done =
                user([&](UserTx &tx) { return addList(tx, {.id = {u"M"_s}, .name = name}); });
            QCOMPARE(done.error().kind, ErrorKind::Rejected);
        }
        ListMember member{.list = list.id, .acct = u"ao@a.example"_s};
        QVERIFY(user([&](UserTx &tx) { return addMember(tx, member); }));
        QCOMPARE(user([&](UserTx &tx) { return addMember(tx, member); }).error().kind,
            ErrorKind::Rejected);
        member.actorUri = u"https://a.example/users/ao"_s;
        QVERIFY(user([&](UserTx &tx) { return setActorUri(tx, member.acct, member.actorUri); }));
        QCOMPARE(*user([&](UserTx &tx) { return members(tx, list.id); }),
            std::vector<ListMember>({member}));
        QVERIFY(user([&](UserTx &tx) { return removeMember(tx, list.id, member.acct); }));
        QCOMPARE(
            user([&](UserTx &tx) { return removeMember(tx, list.id, member.acct); }).error().kind,
            ErrorKind::NotFound);
        QVERIFY(user([&](UserTx &tx) { return addMember(tx, member); }));
        QVERIFY(user([&](UserTx &tx) { return removeList(tx, list.id); }));
        QCOMPARE((*user([](UserTx &tx) { return allMembers(tx); })).size(), 0);
    }

    void optionsOfAListComeBack()
    {
        List list{.id = {u"L"_s}, .name = u"Art"_s, .createdAt = noon};
        QVERIFY(user([&](UserTx &tx) { return addList(tx, list); }));
        QCOMPARE((*user([](UserTx &tx) { return lists(tx); }))[0].options, ListOptions());
        const std::vector<ListOptions> all{{.hideBoosts = true}, {.hideReplies = true},
            {.onlyMedia = true}, {.asGrid = true}, {.notify = true}, {.inEveryone = true},
            {.inEveryone = false}, {.exclusive = true}, {.colour = 7}, {.icon = u"🎨"_s}, {}};
        for (const ListOptions &options : all) {
            list.options = options;
            QVERIFY(user([&](UserTx &tx) { return saveListOptions(tx, list.id, options); }));
            QCOMPARE(*user([](UserTx &tx) { return lists(tx); }), std::vector{list});
            QCOMPARE(*user([](UserTx &tx) { return listByName(tx, u"art"_s); }), list);
        }
        const List whole{.id = {u"W"_s}, .name = u"Whole"_s, .options = {.colour = 3}};
        QVERIFY(user([&](UserTx &tx) { return addList(tx, whole); }));
        QCOMPARE((*user([](UserTx &tx) { return lists(tx); }))[1], whole);
    }

    void whatIsNoOptionIsRefused()
    {
        const List list{.id = {u"L"_s}, .name = u"Art"_s};
        QVERIFY(user([&](UserTx &tx) { return addList(tx, list); }));
        const std::vector<ListOptions> wrong{
            {.colour = 8}, {.colour = -2}, {.icon = u"art"_s}, {.icon = u"🎨🎨"_s}};
        for (const ListOptions &options : wrong) {
            const auto refused =
                user([&](UserTx &tx) { return saveListOptions(tx, list.id, options); });
            QCOMPARE(refused.error().kind, ErrorKind::Rejected);
            QVERIFY(!user([&](UserTx &tx) {
                return addList(tx, {.id = {u"M"_s}, .name = u"New"_s, .options = options});
            }));
        }
        QCOMPARE(*user([](UserTx &tx) { return lists(tx); }), std::vector{list});
        QCOMPARE(user([](UserTx &tx) { return saveListOptions(tx, {u"gone"_s}, {}); }).error().kind,
            ErrorKind::NotFound);
    }

    void listsHaveAnOrder()
    {
        const auto order = [&] {
            QString names;
            const auto all = *user([](UserTx &tx) { return lists(tx); });
            for (const List &list : all) {
                names += list.name;
            }
            return names;
        };
        const auto move = [&](const QString &id, int to) {
            return user([&](UserTx &tx) { return moveList(tx, {id}, to); });
        };
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
            QVERIFY(user([&](UserTx &tx) { return addList(tx, {.id = {name}, .name = name}); }));
        }
        QVERIFY(move(u"d"_s, 0));
        QCOMPARE(order(), u"dabc"_s);
        QVERIFY(move(u"d"_s, 2));
        QCOMPARE(order(), u"abdc"_s);
        QVERIFY(move(u"a"_s, 99));
        QCOMPARE(order(), u"bdca"_s);
        QVERIFY(move(u"c"_s, -3));
        QCOMPARE(order(), u"cbda"_s);
        QCOMPARE(move(u"gone"_s, 0).error().kind, ErrorKind::NotFound);
        QVERIFY(user([&](UserTx &tx) { return addList(tx, {.id = {u"e"_s}, .name = u"e"_s}); }));
        QCOMPARE(order(), u"cbdae"_s); // new ones come last
    }

    void whetherToTellOfAMember()
    {
        const List list{.id = {u"L"_s}, .name = u"Art"_s};
        const QString ao = u"ao@a.example"_s;
        QVERIFY(user([&](UserTx &tx) { return addList(tx, list); }));
        QVERIFY(user([&](UserTx &tx) { return addMember(tx, {.list = list.id, .acct = ao}); }));
        const auto told = [&] { return (*user(allMembers))[0].notify; };
        QCOMPARE(told(), std::nullopt);
        for (const std::optional<bool> notify :
            {std::optional(true), std::optional(false), std::optional<bool>()}) {
            QVERIFY(user([&](UserTx &tx) { return setMemberNotify(tx, list.id, ao, notify); }));
            QCOMPARE(told(), notify);
        }
        QCOMPARE(
            user([&](UserTx &tx) { return setMemberNotify(tx, list.id, u"bo@b.example"_s, true); })
                .error()
                .kind,
            ErrorKind::NotFound);
    }

    void positionsAndTheFoldersId()
    {
        const auto none = *user([](UserTx &tx) { return readPosition(tx, u"home:A"_s); });
        QVERIFY(!none);
        for (const qint64 at : {noon, noon + 5}) {
            const ReadPosition position{at, u"https://a.example/1"_s};
            QVERIFY(user([&](UserTx &tx) { return saveReadPosition(tx, u"home:A"_s, position); }));
            QCOMPARE(**user([](UserTx &tx) { return readPosition(tx, u"home:A"_s); }), position);
        }
        const QString id = *user(dataFolderId);
        QCOMPARE(id.size(), 36);
        QVERIFY(!m_folder->open());
        QCOMPARE(*user(dataFolderId), id);
    }

    void instancesComeBack()
    {
        Instance wanted{.host = u"a.example"_s,
            .accountDomain = u"example"_s,
            .title = u"A"_s,
            .software = u"akkoma"_s,
            .version = u"3.13"_s,
            .family = Instance::Family::Mastodon,
            .mastodonApi = 2,
            .features = {u"bubble_timeline"_s, u"quote_posting"_s},
            .streamingUrl = u"wss://a.example"_s,
            .maxCharacters = 5000,
            .favouriteReaction = u"blobcat"_s,
            .checkedAt = noon};
        QVERIFY(!*m_folder->read([](CacheTx &tx) { return instance(tx, u"a.example"_s); }));
        QVERIFY(m_folder->write([&](CacheTx &tx) { return saveInstance(tx, wanted); }));
        QCOMPARE(
            **m_folder->read([](CacheTx &tx) { return instance(tx, u"a.example"_s); }), wanted);
    }
};

QTEST_GUILESS_MAIN(tst_userdata)
#include "tst_userdata.moc"
