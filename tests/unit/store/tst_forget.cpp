// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/census.h"
#include "store/forget.h"
#include "store/oauthclients.h"
#include "store/pinned.h"

using namespace asterism;
using namespace asterism::store;

/// What only one account has seen goes with it, and nothing else does.
class tst_forget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup()
    {
        QCOMPARE(m_folder->check(), QString());
        m_folder.reset();
    }

    void whatNobodyElseHas()
    {
        put(own, home, {note(1), note(2)});
        put(other, otherHome, {note(2), note(3)});
        QCOMPARE(forget({.account = {u"H"_s}, .host = u"h.example"_s}), 1);
        QVERIFY(!m_folder->find(uriOf(1)));
        QCOMPARE(urisOf(m_folder->page({otherHome})), (QStringList{uriOf(3), uriOf(2)}));
        QVERIFY(m_folder->page({home}).rows.empty());
        QCOMPARE(m_folder->number("SELECT count(*) FROM source"), 1);
    }

    void allThatIsTheAccountsOwn()
    {
        using Kind = Source::Kind;
        int number = 1;
        for (const auto &[kind, id] : {std::pair{Kind::Social, u""_s}, {Kind::Antenna, u"x"_s},
                 {Kind::Channel, u"x"_s}, {Kind::Clip, u"x"_s}, {Kind::Mentions, u""_s},
                 {Kind::Favourites, u""_s}, {Kind::Direct, u""_s}, {Kind::ServerList, u"x"_s}}) {
            put(own, accountSource(kind, own.account, own.host, id), {note(number++)});
            put(other, accountSource(kind, other.account, other.host, id), {note(number++)});
        }
        QCOMPARE(forget({.account = {u"H"_s}, .host = u"h.example"_s}), 8);
        QCOMPARE(m_folder->number("SELECT count(*) FROM source"), 8);
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 8);
        QVERIFY(m_folder->find(uriOf(2)));
    }

    void guestColumnsKeepTheirs()
    {
        put(own, home, {note(1), note(2)});
        put(guestAt(u"h.example"_s), localSource(u"h.example"_s), {note(2)});
        QCOMPARE(forget({.account = {u"H"_s}, .host = u"h.example"_s, .lastOfHost = true}), 1);
        QVERIFY(m_folder->find(uriOf(2)));
    }

    void boostsGoAndTheirPostStays()
    {
        put(own, home, {boostBy(person(u"b@b.example"_s), note(1), u"9"_s, noon - 500)});
        put(other, otherHome, {note(1)});
        QCOMPARE(forget({.account = {u"H"_s}, .host = u"h.example"_s}), 0);
        QCOMPARE(m_folder->number("SELECT count(*) FROM boost"), 0);
        QVERIFY(m_folder->find(uriOf(1)));
    }

    void bookmarksAndOwnPostsOfOthersStay()
    {
        put(own, home, {note(1), note(2), note(3)});
        Prepared marked = note(1);
        marked.item.post.viewer = ViewerState{.bookmarked = true};
        QVERIFY(m_folder->loose(other, {marked}).ok());
        QCOMPARE(forget({.account = {u"H"_s}, .host = u"h.example"_s}), 2);
        QVERIFY(m_folder->find(uriOf(1)));

        put(own, home, {note(4)});
        QCOMPARE(forget({.account = {u"H"_s}, .host = u"h.example"_s, .ownAccts = {ao.acct}}), 0);
        QVERIFY(m_folder->find(uriOf(4)));
    }

    void whatWasPinnedForFollowers()
    {
        Prepared confided = note(1);
        confided.item.post.visibility = Visibility::Private;
        QVERIFY(m_folder
                    ->write([&](CacheTx &tx) {
                        return commitPinned(tx, own, ao.acct, {confided, note(2)});
                    })
                    .ok());
        QCOMPARE(forget({.account = {u"H"_s}, .host = u"h.example"_s}), 0); // another one is there
        QCOMPARE(forget({.account = {u"H"_s}, .host = u"h.example"_s, .lastOfHost = true}), 1);
        QVERIFY(!m_folder->find(uriOf(1)));
        QVERIFY(m_folder->find(uriOf(2)));
    }

    void theViewersStateGoes()
    {
        Prepared seen = note(1);
        seen.item.post.viewer = ViewerState{.favourited = true};
        put(own, home, {seen});
        put(other, otherHome, {note(1)});
        forget({.account = {u"H"_s}, .host = u"h.example"_s});
        QCOMPARE(m_folder->number("SELECT count(*) FROM viewer WHERE account = 'H'"), 0);
    }

    /// Of the left account alone; pruning takes no census away.
    void theCensusGoes()
    {
        const auto read = [&](const QString &account) {
            return m_folder->write([&](CacheTx &tx) -> Result<Done> {
                const CensusKey key{{account}, MovedKind::Follows};
                (void)beginCensus(tx, key, 1);
                (void)addToCensus(tx, key, {{.item = {.subject = u"ao@a.example"_s}}}, {});
                return endCensus(tx, key);
            });
        };
        QVERIFY(read(u"H"_s) && read(u"O"_s));
        m_folder->clock.advance(1000 * dayMs);
        QVERIFY(
            m_folder->write([](CacheTx &tx) { return pruneStep(tx, {.days = 1, .bytes = 1}); }));
        QCOMPARE(m_folder->number("SELECT count(*) FROM census_item"), 2);
        forget({.account = {u"H"_s}, .host = u"h.example"_s});
        QCOMPARE(m_folder->text("SELECT group_concat(account) FROM census"), u"O"_s);
        QCOMPARE(m_folder->number("SELECT count(*) FROM census_item"), 1);
    }

    void whatWasConfidedGoesFromListsToo()
    {
        Prepared secret = note(1);
        secret.item.post.visibility = Visibility::Private;
        put(own, home, {secret, note(2)});
        for (const QString &uri : {uriOf(1), uriOf(2)}) {
            const auto done = m_folder->write([uri](CacheTx &tx) -> Result<Done> {
                const qint64 list = sourceRow(tx, listSource({u"L"_s}));
                tx.db
                    .prepare("INSERT INTO entry(source, sort_at, post, boost) "
                             "SELECT ?, sort_at, id, 0 FROM post WHERE uri = ?")
                    .bind(1, list)
                    .bind(2, uri)
                    .run();
                return Done{};
            });
            QVERIFY(done.ok());
        }
        QCOMPARE(forget({.account = {u"H"_s}, .host = u"h.example"_s, .lastOfHost = true}), 1);
        QCOMPARE(urisOf(m_folder->page({listSource({u"L"_s})})), QStringList{uriOf(2)});
    }

    void inSteps()
    {
        std::vector<Prepared> many;
        for (int i = 4500; i > 0; --i) {
            many.push_back(note(i));
        }
        put(own, home, many);
        const Leaver leaver{.account = {u"H"_s}, .host = u"h.example"_s};
        const auto first = *m_folder->write([=](CacheTx &tx) { return forgetStep(tx, leaver); });
        QCOMPARE(first.posts, 2000);
        QVERIFY(first.more);
        QCOMPARE(forget(leaver), 2500);
        QCOMPARE(m_folder->number("SELECT count(*) FROM post"), 0);
    }

    void applications()
    {
        const OAuthClientRow row{.id = u"1"_s,
            .host = u"h.example"_s,
            .redirectUri = u"http://127.0.0.1:1/"_s,
            .clientId = u"abc"_s,
            .scopes = u"read write"_s,
            .createdAt = noon};
        QVERIFY(m_folder->writeUser([=](UserTx &tx) { return saveOauthClient(tx, row); }).ok());
        OAuthClientRow newer = row;
        newer.id = u"2"_s;
        newer.clientId = u"def"_s;
        QVERIFY(m_folder->writeUser([=](UserTx &tx) { return saveOauthClient(tx, newer); }).ok());
        const auto found = m_folder->readUser(
            [=](UserTx &tx) { return oauthClient(tx, row.host, row.redirectUri); });
        QVERIFY(found.ok() && *found == newer);
        const auto old = m_folder->readUser([](UserTx &tx) { return oauthClientById(tx, u"1"_s); });
        QVERIFY(old.ok() && !*old);
        const auto gone =
            m_folder->writeUser([](UserTx &tx) { return removeOauthClients(tx, u"h.example"_s); });
        QVERIFY(gone.ok());
        QCOMPARE(*gone, QStringList{u"2"_s});
    }

private:
    static QString uriOf(int i) { return u"https://a.example/n%1"_s.arg(i); }
    static Prepared note(int i)
    {
        return postBy(ao, uriOf(i), QString::number(i), noon - 10'000'000 + i * 1000);
    }
    void put(const Teller &teller, const Source &source, std::vector<Prepared> items)
    {
        std::ranges::sort(items, [](const Prepared &a, const Prepared &b) {
            return a.item.createdAt > b.item.createdAt;
        });
        const auto done = m_folder->commit(teller, newest(source, items), items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }
    qint64 forget(const Leaver &leaver)
    {
        qint64 posts = 0;
        for (int i = 0; i < 100; ++i) {
            const auto step = *m_folder->write([=](CacheTx &tx) { return forgetStep(tx, leaver); });
            posts += step.posts;
            if (!step.more) {
                return posts;
            }
        }
        return -1;
    }

    static inline const Actor ao = person(u"ao@a.example"_s);
    const Teller own = accountAt(u"h.example"_s, u"H"_s);
    const Teller other = accountAt(u"o.example"_s, u"O"_s);
    const Source home = homeSource({u"H"_s}, u"h.example"_s);
    const Source otherHome = homeSource({u"O"_s}, u"o.example"_s);
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_forget)
#include "tst_forget.moc"
