// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/extra.h"
#include "store/fanout.h"
#include "store/filters.h"
#include "store/homeplaces.h"

using namespace asterism;
using namespace asterism::store;

/// What a list leaves out of itself, and what it keeps out of homes, told while a column is read.
class tst_listoptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
        m_next = 100;
        QVERIFY(m_folder->write([&](CacheTx &tx) {
            return applyMembership(tx, {{.list = art, .acct = ao.acct, .actorUri = ao.uri}});
        }));
    }
    void cleanup()
    {
        QCOMPARE(m_folder->check(), QString());
        m_folder.reset();
    }

    void withoutBoosts()
    {
        put(home,
            {boostBy(ao, post(bea, u"foreign"_s, 30), id(), noon - hourMs), post(ao, u"own"_s, 2)});
        const RowOptions rules{.lists = {{art.value, {.hideBoosts = true}}}};
        QCOMPARE(shown({list}, {}), QStringList({u"foreign"_s, u"own"_s}));
        QCOMPARE(shown({list}, rules), QStringList{u"own"_s});
        // Home shows the boost; the row is home's alone.
        QCOMPARE(shown({list, home}, rules), QStringList({u"foreign"_s, u"own"_s}));
        const auto rows = page({list, home}, rules).rows;
        QCOMPARE(rows[0].sources, QStringList{home.key()});
        QCOMPARE(boostersOf(rows[0]), QStringList{ao.acct});
        QCOMPARE(rows[1].sources.size(), 2);
        QCOMPARE(shown({home}, rules), QStringList({u"foreign"_s, u"own"_s}));
    }

    /// Of a member's post that another member boosted, the list shows the post.
    void withoutBoostsAPostStandsWhereItWasWritten()
    {
        join(bea);
        const Prepared old = post(ao, u"old"_s, 5);
        put(home, {boostBy(bea, old, id(), noon - hourMs), post(ao, u"between"_s, 3), old});
        const RowOptions rules{.lists = {{art.value, {.hideBoosts = true}}}};
        QCOMPARE(shown({list}, {}), QStringList({u"between"_s, u"old"_s}));
        const auto rows = page({list}, rules).rows;
        QCOMPARE(rows.size(), size_t(2));
        QVERIFY(rows[1].boostedBy.empty());
    }

    void withoutRepliesToOthers()
    {
        Prepared answer = post(ao, u"answer"_s, 1);
        answer.item.post.answers = Post::Answers::Others;
        Prepared onward = post(ao, u"onward"_s, 2);
        onward.item.post.answers = Post::Answers::Own;
        Prepared liked = post(bea, u"liked"_s, 40);
        liked.item.post.answers = Post::Answers::Others;
        put(home,
            {answer, onward, boostBy(ao, liked, id(), noon - 3 * hourMs), post(ao, u"plain"_s, 4)});
        const RowOptions rules{.lists = {{art.value, {.hideReplies = true}}}};
        QCOMPARE(shown({list}, rules), QStringList({u"onward"_s, u"liked"_s, u"plain"_s}));
        QCOMPARE(shown({home, list}, rules),
            QStringList({u"answer"_s, u"onward"_s, u"liked"_s, u"plain"_s}));
        // The column's own rule counts for all of its sources.
        RowOptions both = rules;
        both.hideReplies = true;
        QCOMPARE(shown({home, list}, both), QStringList({u"onward"_s, u"liked"_s, u"plain"_s}));
    }

    void onlyWithMedia()
    {
        Prepared picture = post(ao, u"picture"_s, 1);
        picture.item.post.media = {{.type = Media::Type::Image, .url = u"https://a.example/1"_s}};
        Prepared words = post(ao, u"words"_s, 2);
        words.item.post.tags = {{.name = u"media"_s, .url = u"\"media\":["_s}};
        Prepared film = post(bea, u"film"_s, 30);
        film.item.post.media = {{.type = Media::Type::Video, .url = u"https://h.example/2"_s}};
        Prepared card = post(ao, u"card"_s, 4);
        card.item.post.card = Card{.url = u"https://a.example"_s, .title = u"{\"media\":[1]}"_s};
        put(home,
            {picture, words, boostBy(ao, film, id(), noon - 3 * hourMs),
                boostBy(ao, post(bea, u"text"_s, 31), id(), noon - 3 * hourMs - 1), card});
        const RowOptions rules{.lists = {{art.value, {.onlyMedia = true}}}};
        QCOMPARE(shown({list}, rules), QStringList({u"picture"_s, u"film"_s}));
        QCOMPARE(shown({list}, {.lists = {{art.value, {.hideBoosts = true, .onlyMedia = true}}}}),
            QStringList{u"picture"_s});
        QCOMPARE(shown({list, home}, rules).size(), 5);
        // A column of nothing but media asks no list.
        QCOMPARE(shown({list, home}, {.onlyMedia = true}), QStringList({u"picture"_s, u"film"_s}));
        // An edit takes the picture away.
        picture.item.post.media.clear();
        picture.item.post.editedAt = noon;
        put(home, {picture});
        QCOMPARE(shown({list}, rules), QStringList{u"film"_s});
    }

    /// Each list by its own rules, in one column.
    void twoListsInAColumn()
    {
        const ListId other{u"other"_s};
        QVERIFY(m_folder->write([&](CacheTx &tx) {
            return applyMembership(tx,
                {{.list = art, .acct = ao.acct, .actorUri = ao.uri},
                    {.list = other, .acct = ao.acct, .actorUri = ao.uri},
                    {.list = other, .acct = bea.acct, .actorUri = bea.uri}});
        }));
        put(home,
            {boostBy(ao, post(cy, u"liked"_s, 9), id(), noon - hourMs),
                boostBy(bea, post(cy, u"odd"_s, 9), id(), noon - 2 * hourMs)});
        const std::vector<Source> column{list, listSource(other)};
        const auto hiding = [](const ListId &id) {
            return std::pair(id.value, ListRules{.hideBoosts = true});
        };
        const auto rules = [&](std::initializer_list<ListId> ids) {
            RowOptions options;
            for (const ListId &id : ids) {
                options.lists.insert(hiding(id).first, hiding(id).second);
            }
            return options;
        };
        QCOMPARE(shown(column, rules({art})), QStringList({u"liked"_s, u"odd"_s}));
        QCOMPARE(shown(column, rules({other})), QStringList{u"liked"_s});
        QCOMPARE(shown(column, rules({art, other})), QStringList());
    }

    void anExclusiveListKeepsItsPosts()
    {
        put(home,
            {post(ao, u"theirs"_s, 1),
                boostBy(ao, post(cy, u"liked"_s, 9), id(), noon - 2 * hourMs),
                post(bea, u"mine"_s, 3)});
        put(local, {post(ao, u"theirs"_s, 1)});
        const RowOptions rules{.exclusive = {art.value}};
        QCOMPARE(shown({home}, {}), QStringList({u"theirs"_s, u"liked"_s, u"mine"_s}));
        QCOMPARE(shown({home}, rules), QStringList{u"mine"_s});
        QCOMPARE(shown({list}, rules), QStringList({u"theirs"_s, u"liked"_s}));
        QCOMPARE(shown({local}, rules), QStringList{u"theirs"_s});
        // As part of "everyone", and from elsewhere, it is shown.
        QCOMPARE(shown({home, list}, rules), QStringList({u"theirs"_s, u"liked"_s, u"mine"_s}));
        const auto rows = page({home, local}, rules).rows;
        QCOMPARE(urisOf({.rows = rows}).size(), 2);
        QCOMPARE(rows[0].sources, QStringList{local.key()});
        QCOMPARE(shown({home}, {.exclusive = {u"nobody's"_s}}).size(), 3);
    }

    /// Somebody else has boosted it, too: that is not the member's.
    void anExclusiveListLeavesOthersBoosts()
    {
        const Prepared theirs = post(ao, u"theirs"_s, 5);
        put(home, {boostBy(bea, theirs, id(), noon - hourMs), post(cy, u"between"_s, 2), theirs});
        const RowOptions rules{.exclusive = {art.value}};
        const auto rows = page({home}, rules).rows;
        QCOMPARE(urisOf({.rows = rows}),
            QStringList({theirs.item.post.uri, u"https://c.example/between"_s}));
        QCOMPARE(rows[0].event.sortAt, noon - hourMs);
        QCOMPARE(boostersOf(rows[0]), QStringList{bea.acct});
        QCOMPARE(shown({home}, {}), QStringList({u"between"_s, u"theirs"_s})); // where it began
    }

    /// A list never holds what only followers may see: that would be shown nowhere.
    void whatNoListHoldsStays()
    {
        Prepared secret = post(ao, u"secret"_s, 1);
        secret.item.post.visibility = Visibility::Private;
        put(home, {secret, post(ao, u"open"_s, 2)});
        QCOMPARE(shown({home}, {.exclusive = {art.value}}), QStringList{u"secret"_s});
        QCOMPARE(shown({list}, {}), QStringList{u"open"_s});
    }

    void whatTheListHidesIsNotBroughtBack()
    {
        Prepared answer = post(ao, u"answer"_s, 1);
        answer.item.post.answers = Post::Answers::Others;
        put(home, {answer, post(ao, u"plain"_s, 2)});
        const RowOptions rules{
            .lists = {{art.value, {.hideReplies = true}}}, .exclusive = {art.value}};
        QCOMPARE(shown({home, list}, rules), QStringList{u"plain"_s});
        QCOMPARE(shown({home}, rules), QStringList());
    }

    void whoComesAndGoes()
    {
        put(home, {post(bea, u"late"_s, 1)});
        const RowOptions rules{.exclusive = {art.value}};
        QCOMPARE(shown({home}, rules), QStringList{u"late"_s});
        join(bea);
        QCOMPARE(shown({home}, rules), QStringList());
        QVERIFY(m_folder->write([&](CacheTx &tx) { return applyMembership(tx, {}); }));
        QCOMPARE(shown({home}, rules), QStringList{u"late"_s});
    }

    /// A filter of an account counts where the row is shown, and it is not shown in its home.
    void filtersOfAHomeThatLeavesItOut()
    {
        const Prepared theirs = post(ao, u"theirs"_s, 1);
        put(home, {theirs});
        QVERIFY(m_folder->write([&](CacheTx &tx) -> Result<Done> {
            const auto found = postByUri(tx, theirs.item.post.uri);
            setMatches(tx, (*found)->row, u"H"_s,
                {{.id = u"f"_s,
                    .title = u"f"_s,
                    .action = FilterAction::Hide,
                    .contexts = HomeContext}});
            return Done{};
        }));
        QCOMPARE(shown({home, list}, {}), QStringList());
        QCOMPARE(shown({home, list}, {.exclusive = {art.value}}), QStringList{u"theirs"_s});
    }

    void rowsAndWhatIsAboveFollowTheSameRules()
    {
        put(home,
            {boostBy(ao, post(cy, u"liked"_s, 9), id(), noon - hourMs), post(ao, u"theirs"_s, 2),
                post(bea, u"mine"_s, 3)});
        const RowOptions rules{.exclusive = {art.value}};
        const auto above = *m_folder->read([&](CacheTx &tx) {
            return timelineAbove(tx, {home}, {noon - dayMs, 0, 0}, {}, 10, 100, rules);
        });
        QCOMPARE(above.count, 1);
        QCOMPARE(above.rows[0].post.post.author.acct, bea.acct);
        const auto row = [&](const QString &uri, const std::vector<Source> &column) {
            return *m_folder->read([&](CacheTx &tx) {
                const auto found = postByUri(tx, uri);
                return timelineRow(tx, column, (*found)->row, rules);
            });
        };
        QVERIFY(!row(u"https://a.example/theirs"_s, {home}));
        QVERIFY(row(u"https://a.example/theirs"_s, {list}));
        QVERIFY(row(u"https://h.example/mine"_s, {home}));
    }

    void unreadOfAHome()
    {
        put(home,
            {post(ao, u"theirs"_s, 1),
                boostBy(ao, post(cy, u"liked"_s, 9), id(), noon - 2 * hourMs),
                post(bea, u"mine"_s, 3)});
        const auto unread = [&](const QSet<QString> &exclusive) {
            return *m_folder->read([&](CacheTx &tx) {
                return unreadIn(tx, home, u"me@h.example"_s, {noon - dayMs, 0, 0}, 100, exclusive);
            });
        };
        QCOMPARE(unread({}), 3);
        QCOMPARE(unread({art.value}), 1);
        QCOMPARE(unread({u"nobody's"_s}), 3);
    }

    void aPageStaysBounded()
    {
        std::vector<Prepared> items;
        for (int i = 0; i < 2500; ++i) {
            Prepared one = postBy(ao, u"https://a.example/n%1"_s.arg(i),
                QString::number(10'000 - i), noon - i * 1000);
            if (i == 2400) {
                one.item.post.media = {{.url = u"https://a.example/1"_s}};
            }
            items.push_back(one);
        }
        put(home, items);
        for (const RowOptions &rules : {RowOptions{.exclusive = {art.value}},
                 RowOptions{.lists = {{art.value, {.onlyMedia = true}}}}}) {
            const Source &source = rules.exclusive.isEmpty() ? list : home;
            TimelinePage read{.next = newestEvent};
            for (int i = 0; i < 2; ++i) {
                read = page({source}, rules, read.next);
                QCOMPARE(read.rows.size(), size_t(0));
                QCOMPARE(read.scanned, 1000);
                QVERIFY(read.more);
            }
            read = page({source}, rules, read.next);
            QCOMPARE(read.rows.size(), size_t(rules.exclusive.isEmpty() ? 1 : 0));
            QVERIFY(!read.more);
        }
    }

    /// Only what concerns a column is part of its query: else each change would load it anew.
    void whatConcernsAColumn()
    {
        List hiding{.id = art, .options = {.hideBoosts = true, .colour = 3}};
        List keeping{.id = {u"K"_s}, .options = {.exclusive = true}};
        const std::vector<List> lists{hiding, keeping, {.id = {u"plain"_s}}};
        const RowOptions own{.hideReplies = true};
        QCOMPARE(withLists(own, lists, {local}), own);
        RowOptions expected = own;
        expected.exclusive = {u"K"_s};
        QCOMPARE(withLists(own, lists, {home}), expected);
        expected.lists.insert(art.value, {.hideBoosts = true});
        QCOMPARE(withLists(own, lists, {home, list, listSource({u"plain"_s})}), expected);
        expected.exclusive.clear();
        QCOMPARE(withLists(own, lists, {list}), expected);
    }

private:
    QString id() { return QString::number(m_next++); }
    Prepared post(const Actor &author, const QString &name, int hoursAgo)
    {
        const QString host = author.acct.section(u'@', 1);
        return postBy(author, u"https://%1/%2"_s.arg(host, name), id(), noon - hoursAgo * hourMs);
    }
    void join(const Actor &who)
    {
        QVERIFY(m_folder->write([&](CacheTx &tx) {
            return applyMembership(tx,
                {{.list = art, .acct = ao.acct, .actorUri = ao.uri},
                    {.list = art, .acct = who.acct, .actorUri = who.uri}});
        }));
    }
    void put(const Source &source, const std::vector<Prepared> &items)
    {
        Teller teller = guestAt(source.host);
        teller.account = source.account;
        const auto done = m_folder->commit(teller, newest(source, items), items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }
    TimelinePage page(const std::vector<Source> &column, const RowOptions &options,
        const Event &before = newestEvent)
    {
        const auto found = m_folder->read(
            [&](CacheTx &tx) { return timelinePage(tx, column, before, 40, options); });
        return found ? *found : TimelinePage{};
    }
    QStringList shown(const std::vector<Source> &column, const RowOptions &options)
    {
        QStringList names;
        for (const QString &uri : urisOf(page(column, options))) {
            names << uri.section(u'/', -1);
        }
        return names;
    }

    const Actor ao = person(u"ao@a.example"_s);
    const Actor bea = person(u"bea@h.example"_s);
    const Actor cy = person(u"cy@c.example"_s);
    const ListId art{u"art"_s};
    const Source list = listSource(art);
    const Source home = homeSource({u"H"_s}, u"h.example"_s);
    const Source local = localSource(u"a.example"_s);
    std::unique_ptr<Folder> m_folder;
    int m_next = 100;
};

QTEST_GUILESS_MAIN(tst_listoptions)
#include "tst_listoptions.moc"
