// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include <QSet>

using namespace asterism;
using namespace asterism::store;

/// Rows of a column: clusters, names, filters, paging (decisions 5 and 6).
class tst_timeline : public QObject {
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

    void twoBoostersAreOneRow()
    {
        const Prepared post = old(3 * dayMs);
        put(home, {boostBy(bea, post, u"12"_s, noon - hourMs)});
        put(other, {boostBy(cid, post, u"11"_s, noon - 2 * hourMs)});
        const auto page = m_folder->page({home, other});
        QCOMPARE(page.rows.size(), 1);
        QCOMPARE(page.rows[0].event.sortAt, noon - 2 * hourMs); // the first event of the cluster
        QCOMPARE(boostersOf(page.rows[0]), QStringList({cid.acct, bea.acct}));
    }

    void theLatestCluster()
    {
        const Prepared post = old(5 * dayMs);
        put(home,
            {boostBy(bea, post, u"13"_s, noon - hourMs),
                boostBy(cid, post, u"12"_s, noon - 24 * hourMs), // 23 h before
                boostBy(dan, post, u"11"_s, noon - 48 * hourMs), // 24 h before: another cluster
                post});
        const auto page = m_folder->page({home});
        QCOMPARE(page.rows.size(), 1);
        QCOMPARE(page.rows[0].event.sortAt, noon - 24 * hourMs);
        QCOMPARE(boostersOf(page.rows[0]), QStringList({cid.acct, bea.acct}));
    }

    void aBoostSoonAfterThePostAddsAName()
    {
        const Prepared post = old(2 * hourMs);
        put(home, {boostBy(bea, post, u"12"_s, noon - hourMs), post});
        const auto page = m_folder->page({home});
        QCOMPARE(page.rows.size(), 1);
        QCOMPARE(page.rows[0].event.boost, 0);
        QCOMPARE(page.rows[0].event.sortAt, noon - 2 * hourMs);
        QCOMPARE(boostersOf(page.rows[0]), QStringList({bea.acct}));
    }

    void eachPostOnceAcrossPages()
    {
        std::vector<Prepared> items;
        QStringList wanted;
        for (int i = 0; i < 50; ++i) {
            const QString uri = u"https://a.example/n%1"_s.arg(i);
            items.push_back(postBy(ao, uri, QString::number(900 - i), noon - i * minuteMs));
            wanted << uri;
        }
        // Later boosts of half of them, which add names and no rows.
        for (int i = 0; i < 50; i += 2) {
            items.push_back(
                boostBy(bea, items[size_t(i)], QString::number(2000 - i), noon - i * 1000));
        }
        put(home, items);
        put(other, items);
        QStringList found;
        TimelinePage page{.next = newestEvent, .more = true};
        for (int i = 0; page.more && i < 100; ++i) {
            page = m_folder->page({home, other}, 7, page.next);
            found << urisOf(page);
        }
        QCOMPARE(found, wanted);
    }

    void hideCountsForItsAccountOnly()
    {
        Prepared hidden = old(hourMs);
        hidden.item.post.viewer = filteredBy({match(u"cats"_s, FilterAction::Hide)});
        put(home, {hidden});
        put(local, {old(hourMs)});
        QCOMPARE(m_folder->page({home}).rows.size(), 0);
        QCOMPARE(m_folder->page({home, local}).rows.size(), 0); // the strictest verdict
        QCOMPARE(m_folder->page({local}).rows.size(), 1); // not this account's column
        QCOMPARE(m_folder->page({other, local}).rows.size(), 1);
    }

    void theStrictestVerdict()
    {
        Prepared blur = old(hourMs);
        blur.item.post.viewer = filteredBy({match(u"fish"_s, FilterAction::Blur)});
        Prepared warn = old(hourMs);
        warn.item.post.viewer = filteredBy({match(u"cats"_s, FilterAction::Warn),
            match(u"dogs"_s, FilterAction::Warn), match(u"birds"_s, FilterAction::Blur)});
        put(home, {blur});
        put(other, {warn});
        const FilterVerdict both = m_folder->page({home, other}).rows.at(0).filtered;
        QCOMPARE(both.action, FilterAction::Warn);
        QCOMPARE(both.titles, QStringList({u"cats"_s, u"dogs"_s}));
        QCOMPARE(both.accounts, QStringList{u"O"_s});
        const FilterVerdict one = m_folder->page({home}).rows.at(0).filtered;
        QCOMPARE(one.action, FilterAction::Blur);
        QCOMPARE(one.titles, QStringList{u"fish"_s});
    }

    void stateIsKeptByAccount()
    {
        Prepared liked = old(hourMs);
        liked.item.post.viewer = ViewerState{.favourited = true};
        Prepared kept = old(hourMs);
        kept.item.post.viewer = ViewerState{.bookmarked = true};
        put(home, {liked});
        put(other, {kept});
        Prepared undone = old(hourMs);
        undone.item.post.viewer = ViewerState{};
        put(home, {undone});
        const auto state = [&](const char *account) {
            return m_folder->text(qPrintable(
                u"SELECT favourited || bookmarked FROM viewer WHERE account = '%1'"_s.arg(
                    QLatin1String(account))));
        };
        QCOMPARE(state("H"), u"00"_s);
        QCOMPARE(state("O"), u"01"_s);
        // A guest's answer carries no state, whatever it says.
        put(local, {liked});
        QCOMPARE(m_folder->number("SELECT count(*) FROM viewer"), 2);
    }

    void aPageScansAThousandEntries()
    {
        std::vector<Prepared> items;
        for (int i = 0; i < 2500; ++i) {
            Prepared post = postBy(ao, u"https://a.example/n%1"_s.arg(i),
                QString::number(10'000 - i), noon - i * 1000);
            post.item.post.viewer = ViewerState{};
            if (i != 2400) {
                post.item.post.viewer = filteredBy({match(u"cats"_s, FilterAction::Hide)});
            }
            items.push_back(post);
        }
        put(home, items);
        TimelinePage page{.next = newestEvent};
        for (int i = 0; i < 2; ++i) {
            page = m_folder->page({home}, 40, page.next);
            QCOMPARE(page.rows.size(), 0);
            QCOMPARE(page.scanned, 1000);
            QVERIFY(page.more);
        }
        page = m_folder->page({home}, 40, page.next);
        QCOMPARE(urisOf(page), QStringList({u"https://a.example/n2400"_s}));
        QVERIFY(!page.more);
    }

    void aReadPositionOutlivesTheCache()
    {
        std::vector<Prepared> items;
        for (int i = 0; i < 5; ++i) {
            items.push_back(postBy(
                ao, u"https://a.example/n%1"_s.arg(i), QString::number(9 - i), noon - i * 1000));
        }
        put(home, items);
        const auto from = [&](qint64 at, const QString &uri) {
            const auto event = *m_folder->read([=](CacheTx &tx) { return eventAt(tx, at, uri); });
            return urisOf(m_folder->page({home}, 1, event));
        };
        QCOMPARE(
            from(noon - 2000, u"https://a.example/n2"_s), QStringList({u"https://a.example/n2"_s}));
        QCOMPARE(from(noon - 2000, u"https://a.example/gone"_s),
            QStringList({u"https://a.example/n2"_s}));
    }

    void everythingOfAPostComesBack()
    {
        Prepared prepared = old(hourMs);
        Post &post = prepared.item.post;
        post.warning = u"注意"_s;
        post.sensitive = true;
        post.language = u"ja"_s;
        post.replyToUri = u"https://a.example/0"_s;
        post.media = {Media{.type = Media::Type::Video,
            .url = u"https://a.example/v.mp4"_s,
            .description = u"a cat"_s,
            .width = 4,
            .height = 3,
            .focusX = -0.5,
            .focusY = 0.25,
            .durationMs = 1234}};
        post.poll = Poll{.localId = u"p"_s,
            .expiresAt = noon,
            .multiple = true,
            .votes = 3,
            .options = {{u"yes"_s, 2}, {u"no"_s, -1}}};
        post.card = Card{.url = u"https://x.example"_s, .title = u"X"_s, .width = 1};
        post.mentions = {{u"bea@c.example"_s, u"https://c.example/@bea"_s}};
        post.tags = {{u"鯖缶"_s, u"https://a.example/tags/1"_s}};
        post.emojis = {CustomEmoji{u"blob"_s, u"https://a.example/b.gif"_s, {}}};
        post.quoteState = u"accepted"_s;
        post.quoteUri = u"https://q.example/1"_s;
        post.replies = 1;
        post.boosts = 2;
        post.favourites = 3;
        put(home, {prepared});
        Post found = m_folder->find(post.uri)->post;
        QCOMPARE(found.media, post.media);
        QCOMPARE(found.poll, post.poll);
        QCOMPARE(found.card, post.card);
        QCOMPARE(found.mentions, post.mentions);
        QCOMPARE(found.tags, post.tags);
        QCOMPARE(found.emojis, post.emojis);
        QCOMPARE(found.warning, post.warning);
        QCOMPARE(found.language, post.language);
        QCOMPARE(found.quoteUri, post.quoteUri);
        QCOMPARE(found.favourites, 3);
        const auto replies = *m_folder->read(
            [](CacheTx &tx) { return repliesTo(tx, u"https://a.example/0"_s, 10); });
        QCOMPARE(replies.size(), 1);
    }

private:
    void put(const Source &source, const std::vector<Prepared> &items)
    {
        Teller teller = guestAt(source.host);
        teller.account = source.account;
        const auto done = m_folder->commit(teller, newest(source, items), items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }
    static FilterMatch match(const QString &title, FilterAction action)
    {
        return {.id = title, .title = title, .action = action};
    }
    static ViewerState filteredBy(const std::vector<FilterMatch> &matches)
    {
        return {.filters = matches};
    }
    static Prepared old(qint64 age)
    {
        return postBy(ao, u"https://a.example/1"_s, u"1"_s, noon - age);
    }

    static inline const Actor ao = person(u"ao@a.example"_s);
    const Actor bea = person(u"bea@h.example"_s);
    const Actor cid = person(u"cid@h.example"_s);
    const Actor dan = person(u"dan@h.example"_s);
    const Source home = homeSource({u"H"_s}, u"h.example"_s);
    const Source other = homeSource({u"O"_s}, u"o.example"_s);
    const Source local = localSource(u"a.example"_s);
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_timeline)
#include "tst_timeline.moc"
