// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/deletes.h"
#include "store/fanout.h"
#include "store/filters.h"
#include "store/migrations.h"

#include <QSignalSpy>

using namespace asterism;
using namespace asterism::store;

/// What the filters of accounts say is kept by account and place.
class tst_filters : public QObject {
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

    void definitionsComeBack()
    {
        const Account me{.id = {u"H"_s}, .acct = u"me@h.example"_s, .host = u"h.example"_s};
        Filter filter{.id = u"7"_s,
            .title = u"ネタバレ"_s,
            .action = FilterAction::Blur,
            .contexts = HomeContext | AccountContext,
            .expiresAt = noon + 1,
            .keywords = {{u"犯人"_s, false}, {u"spoiler"_s, true}},
            .posts = {u"12"_s}};
        const auto save = [&](const std::vector<Filter> &filters) {
            return m_folder->write(
                [&](CacheTx &tx) { return saveAccountFilters(tx, me, filters); });
        };
        const Filter words{.id = u"8"_s, .allWords = {u"犯人 "_s, u"\"彼\""_s}};
        const Filter expression{.id = u"9"_s, .expression = u"/\\u72af\"/i"_s};
        QVERIFY(save({}));
        QVERIFY(save({filter, words, expression}));
        const auto all = m_folder->read([](CacheTx &tx) { return accountFilters(tx); });
        QCOMPARE(all->size(), size_t(1));
        QCOMPARE((*all)[0].account, me.id);
        QCOMPARE((*all)[0].acct, me.acct);
        QCOMPARE((*all)[0].host, me.host);
        QCOMPARE((*all)[0].readAt, noon);
        QCOMPARE((*all)[0].filters, (std::vector{filter, words, expression}));
    }

    void aFilterCountsWhereItIsMeantTo()
    {
        const Source local = localSource(u"h.example"_s); // the account's own server
        const Source far = localSource(u"a.example"_s);
        const Source posts = personSource(u"ao@a.example"_s, u"h.example"_s);
        const Source kept = serverListSource({u"H"_s}, u"h.example"_s, u"3"_s);
        put(home, {filtered(HomeContext)});
        for (const Source &source : {local, posts, kept}) {
            put(source, {filtered(HomeContext)}, AccountId{u"H"_s});
        }
        put(far, {plain()});
        const auto rows = [&](const Source &source) {
            return m_folder->page({source}).rows.size();
        };
        const auto shown = [&] {
            return QList<qsizetype>{qsizetype(rows(home)), qsizetype(rows(kept)),
                qsizetype(rows(local)), qsizetype(rows(posts)), qsizetype(rows(far))};
        };
        QCOMPARE(shown(), QList<qsizetype>({0, 0, 1, 1, 1}));
        put(home, {filtered(PublicContext)});
        QCOMPARE(shown(), QList<qsizetype>({1, 1, 0, 1, 1}));
        put(home, {filtered(AccountContext)});
        QCOMPARE(shown(), QList<qsizetype>({1, 1, 1, 0, 1}));
        put(home, {filtered(ThreadContext | NotificationsContext)});
        QCOMPARE(shown(), QList<qsizetype>({1, 1, 1, 1, 1}));
        const qint64 post = m_folder->find(uri)->row;
        const auto inThread = m_folder->read([=](CacheTx &tx) -> Result<FilterAction> {
            return rowOf(tx, post, ThreadContext).filtered.action;
        });
        QCOMPARE(*inThread, FilterAction::Hide);
        const auto found = m_folder->read(
            [=](CacheTx &tx) -> Result<FilterAction> { return rowOf(tx, post).filtered.action; });
        QCOMPARE(*found, FilterAction::None); // a search looks through no filter
    }

    void noFilterCountsInAList()
    {
        const ListMember member{.list = {u"L"_s}, .acct = u"ao@a.example"_s, .actorUri = ao.uri};
        QVERIFY(m_folder->write([&](CacheTx &tx) { return applyMembership(tx, {member}); }));
        put(home, {filtered(AllContexts)});
        QCOMPARE(m_folder->page({home}).rows.size(), 0);
        QCOMPARE(m_folder->page({listSource({u"L"_s})}).rows.size(), 1);
    }

    void whatExpiresDoesNotCount()
    {
        Prepared post = filtered(HomeContext);
        post.item.post.viewer->filters[0].expiresAt = noon + hourMs;
        put(home, {post});
        QCOMPARE(m_folder->page({home}).rows.size(), 0);
        m_folder->clock.advance(hourMs);
        QCOMPARE(m_folder->page({home}).rows.size(), 1);
    }

    void changesAreTold()
    {
        qRegisterMetaType<Changes>();
        QSignalSpy told(&m_folder->store(), &Store::committed);
        const auto changes = [&] {
            QTest::qWait(0);
            const auto last = told.isEmpty() ? Changes() : told.last().at(0).value<Changes>();
            told.clear();
            return last;
        };
        put(home, {plain()});
        (void)changes();
        const qint64 post = m_folder->find(uri)->row;
        const auto say = [&](const std::vector<FilterMatch> &matches) {
            QVERIFY(m_folder->write([&](CacheTx &tx) -> Result<Done> {
                setMatches(tx, post, u"H"_s, matches);
                return Done{};
            }));
        };
        FilterMatch match{.id = u"1"_s, .title = u"cats"_s, .action = FilterAction::Warn};
        say({match});
        Changes now = changes();
        QVERIFY(now.posts.contains(post));
        QVERIFY(now.sources.isEmpty()); // the row stays where it is
        say({match});
        QVERIFY(changes().isEmpty());
        match.action = FilterAction::Hide;
        say({match});
        QVERIFY(changes().sources.contains(home.key()));
        say({});
        now = changes(); // a row that is in no model comes back
        QVERIFY(now.posts.contains(post) && now.sources.contains(home.key()));
    }

    void whatAnAccountWasShown()
    {
        std::vector<Prepared> items;
        for (int i = 0; i < 900; ++i) {
            Prepared post = postBy(
                ao, u"https://a.example/n%1"_s.arg(i), QString::number(2000 - i), noon - i * 1000);
            post.item.post.viewer = ViewerState{};
            items.push_back(post);
        }
        put(home, items);
        put(other, {items.begin(), items.begin() + 500});
        const auto collect = [&](const AccountId &account, const QString &host) {
            QStringList uris;
            qint64 below = std::numeric_limits<qint64>::max();
            for (int step = 0; step < 20; ++step) {
                const auto shown =
                    m_folder->read([=](CacheTx &tx) { return shownTo(tx, account, host, below); });
                if (!shown || shown->posts.size() > 400) {
                    return QStringList{u"(too much)"_s};
                }
                for (const ShownPost &one : shown->posts) {
                    uris << one.post.post.uri;
                }
                below = shown->next;
                if (!shown->more) {
                    break;
                }
            }
            return uris;
        };
        QStringList all;
        for (const Prepared &item : items) {
            all << item.item.post.uri;
        }
        QCOMPARE(collect({u"H"_s}, u"h.example"_s), all);
        QCOMPARE(collect({u"O"_s}, u"o.example"_s), all.first(500));
        QCOMPARE(collect({u"X"_s}, u"x.example"_s), QStringList());
        const auto first = m_folder->read([](CacheTx &tx) {
            return shownTo(tx, {u"H"_s}, u"h.example"_s, std::numeric_limits<qint64>::max());
        });
        QCOMPARE(first->posts[0].localIds, QStringList{u"2000"_s});
    }

    void verdictsGoWithTheirPost()
    {
        put(home, {filtered(HomeContext)});
        QCOMPARE(m_folder->number("SELECT count(*) FROM filtered"), 1);
        QVERIFY(
            m_folder->write([](CacheTx &tx) { return removeSeen(tx, u"h.example"_s, u"1"_s); }));
        QCOMPARE(m_folder->number("SELECT count(*) FROM filtered"), 0);
    }

    /// Verdicts of an earlier program count until their server tells of the post again.
    void verdictsOfVersionTwoStay()
    {
        QTemporaryDir folder;
        Database old(folder.filePath(u"old.db"_s), Database::Mode::ReadWrite, false);
        QVERIFY(migrate(old, cacheMigrations(), 2));
        old.exec("INSERT INTO actor(id, acct, rank, display_name, url, avatar, header, note, "
                 "emojis, flags, moved_to, followers, following, posts, updated_at) "
                 "VALUES(1, 'a@a', 1, '', '', '', '', '', '', 0, '', 0, 0, 0, 0)");
        for (const char *values : {"1, 'u:1', ''", "2, 'u:2', 'u:1'", "3, 'u:3', 'u:elsewhere'"}) {
            const QByteArray sql =
                QByteArray(
                    "INSERT INTO post(id, uri, reply_to, url, author, "
                    "rank, created_at, sort_at, received_at, edited_at, visibility, sensitive, "
                    "language, warning, text, alt, blocks, extra, quote_state, quote_uri, replies, "
                    "boosts, favourites) VALUES(")
                + values
                + ", '', 1, 1, 1, 1, 1, 0, 0, 0, '', '', "
                  "'', '', x'', '', '', '', 0, 0, 0)";
            old.exec(sql.constData());
        }
        old.exec(
            "INSERT INTO viewer VALUES(1, 'H', 1, 0, 0, 0, 0, 3, 'cats' || char(10) || 'dogs')");
        old.exec("INSERT INTO viewer VALUES(2, 'H', 0, 0, 0, 0, 0, 0, '')");
        QVERIFY(migrate(old, cacheMigrations()));
        Loan row = old.prepare("SELECT post, account, title, action, contexts FROM filtered");
        QVERIFY(row.step());
        QCOMPARE(row.integer(0), 1);
        QCOMPARE(row.text(1), u"H"_s);
        QCOMPARE(row.text(2), u"cats, dogs"_s);
        QCOMPARE(row.integer(3), int(FilterAction::Hide));
        QCOMPARE(row.integer(4), int(AllContexts));
        QVERIFY(!row.step());
        QCOMPARE(old.number("SELECT favourited FROM viewer WHERE post = 1"), 1);
        Loan answers = old.prepare("SELECT answers FROM post ORDER BY id");
        for (const auto wanted :
            {Post::Answers::Nobody, Post::Answers::Own, Post::Answers::Others}) {
            QVERIFY(answers.step());
            QCOMPARE(answers.integer(0), int(wanted));
        }
    }

private:
    void put(const Source &source, const std::vector<Prepared> &items,
        const std::optional<AccountId> &account = {})
    {
        Teller teller = guestAt(source.host);
        teller.account = account ? *account : source.account;
        const auto done = m_folder->commit(teller, newest(source, items), items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }
    Prepared plain() const { return postBy(ao, uri, u"1"_s, noon - hourMs); }
    Prepared filtered(int contexts) const
    {
        Prepared post = plain();
        post.item.post.viewer = ViewerState{.filters = {{.id = u"1"_s,
                                                .title = u"cats"_s,
                                                .action = FilterAction::Hide,
                                                .contexts = contexts}}};
        return post;
    }

    const QString uri = u"https://a.example/1"_s;
    const Actor ao = person(u"ao@a.example"_s);
    const Source home = homeSource({u"H"_s}, u"h.example"_s);
    const Source other = homeSource({u"O"_s}, u"o.example"_s);
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_filters)
#include "tst_filters.moc"
