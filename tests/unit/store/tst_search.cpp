// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/accounts.h"
#include "store/deletes.h"
#include "store/lists.h"
#include "store/search.h"
#include "store/searchlegs.h"

#include <limits>

using namespace asterism;
using namespace asterism::store;

class tst_search : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        m_places = {};
        QVERIFY(!m_folder->open());
    }
    void cleanup()
    {
        QCOMPARE(m_folder->check(), QString());
        m_folder.reset();
    }

    void twoCharacters()
    {
        put({post(1, u"今日は鯖缶を食べた"_s), post(2, u"缶詰の鯖"_s), post(3, u"mackerel"_s)});
        QCOMPARE(found(u"鯖缶"_s), QStringList({uriOf(1)}));
        QCOMPARE(found(u"鯖"_s), QStringList({uriOf(2), uriOf(1)})); // newest first
        QCOMPARE(found(u"Mackerel"_s), QStringList({uriOf(3)}));
        QCOMPARE(found(u""_s), QStringList());
        QCOMPARE(found(u"\"unfinished (AND"_s), QStringList());
    }

    void warningsAndDescriptions()
    {
        Prepared item = post(1, u"text"_s);
        item.item.post.warning = u"spoiler"_s;
        item.alt = u"a lighthouse"_s;
        put({item});
        QCOMPARE(found(u"spoiler"_s).size(), 1);
        QCOMPARE(found(u"lighthouse"_s).size(), 1);
    }

    void editsAndDeletes()
    {
        put({post(1, u"before"_s)});
        Prepared edited = post(1, u"after"_s);
        edited.item.post.editedAt = noon;
        put({edited});
        QCOMPARE(found(u"before"_s), QStringList());
        QCOMPARE(found(u"after"_s), QStringList({uriOf(1)}));
        QVERIFY(
            m_folder->write([](CacheTx &tx) { return removeSeen(tx, u"a.example"_s, u"1"_s); }));
        QCOMPARE(found(u"after"_s), QStringList());
    }

    void awkwardTexts()
    {
        // What goes into the index must come out word for word.
        const QString zero = u"zero"_s + QChar(0) + u"byte"_s;
        const QString half = u"half"_s + QChar(0xd800) + u"pair"_s;
        for (const QString &text : {zero, half, u"e\u0301 \U0001F98A"_s, u" "_s}) {
            put({post(1, text)});
            QCOMPARE(m_folder->check(), QString());
        }
        QVERIFY(
            m_folder->write([](CacheTx &tx) { return removeSeen(tx, u"a.example"_s, u"1"_s); }));
    }

    void paged()
    {
        std::vector<Prepared> items;
        for (int i = 100; i > 0; --i) {
            items.push_back(post(i, u"same word"_s));
        }
        put(items);
        QStringList all;
        qint64 before = 0;
        bool more = true;
        while (more && all.size() < 200) {
            const auto page =
                *m_folder->read([&](CacheTx &tx) { return search(tx, u"same"_s, 30, before); });
            for (const TimelineRow &row : page.rows) {
                all << row.post.post.uri;
            }
            before = page.next;
            more = page.more;
        }
        QCOMPARE(all.size(), 100);
        QCOMPARE(all.first(), uriOf(100));
        QCOMPARE(all.last(), uriOf(1));
    }

    void authors()
    {
        put({post(1, u"tea"_s), by(u"midori@a.example"_s, 2, u"tea"_s), post(3, u"milk"_s)});
        QCOMPARE(asked(u"from:@ao@a.example"_s), numbers({3, 1}));
        QCOMPARE(asked(u"from:ao@a.example tea"_s), numbers({1}));
        QCOMPARE(asked(u"-from:ao@a.example tea"_s), numbers({2}));
        QCOMPARE(asked(u"from:ao@a.example from:midori@a.example"_s), numbers({3, 2, 1}));
        QCOMPARE(asked(u"from:nobody@c.example"_s), QStringList());
        QCOMPARE(asked(u"from:Midori"_s), numbers({2}));
        QCOMPARE(asked(u"from:ao"_s), numbers({3, 1}));
        QCOMPARE(asked(u"-from:ao tea"_s), numbers({2}));
        QCOMPARE(asked(u"from:mido"_s), QStringList()); // the whole name
        QCOMPARE(asked(u"from:me"_s), QStringList());
        m_places.own = QStringList{u"midori@a.example"_s};
        QCOMPARE(asked(u"from:me"_s), numbers({2}));
    }

    void whatTheyHold_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("wanted");
        QTest::newRow("image") << u"has:image"_s << QList<int>{1};
        QTest::newRow("film or moving picture") << u"has:video"_s << QList<int>{3, 2};
        QTest::newRow("sound") << u"has:audio"_s << QList<int>{4};
        QTest::newRow("anything attached") << u"has:media"_s << QList<int>{4, 3, 2, 1};
        QTest::newRow("poll") << u"has:poll"_s << QList<int>{5};
        QTest::newRow("card or address") << u"has:link"_s << QList<int>{7, 6};
        QTest::newRow("warning") << u"has:cw"_s << QList<int>{8};
        QTest::newRow("both") << u"has:image has:cw"_s << QList<int>();
        QTest::newRow("none of it") << u"word -has:media -has:poll"_s << QList<int>{9, 8, 7, 6};
    }
    void whatTheyHold()
    {
        QFETCH(QString, text);
        QFETCH(QList<int>, wanted);
        std::vector<Prepared> items;
        for (int i = 1; i <= 9; ++i) {
            items.push_back(post(i, u"word \"type\":\"image\" %1"_s.arg(i)));
        }
        const auto hold = [&](int i, Media::Type type) {
            items[size_t(i - 1)].item.post.media = {
                {.type = type, .description = u"\"poll\":{ \"card\":{"_s}};
        };
        hold(1, Media::Type::Image);
        hold(2, Media::Type::Video);
        hold(3, Media::Type::Gifv);
        hold(4, Media::Type::Audio);
        items[4].item.post.poll = Poll{.options = {{u"a"_s, 1}}};
        items[5].item.post.card = Card{.url = u"https://c.example/"_s};
        items[6].text = u"word https://c.example/"_s;
        items[7].item.post.warning = u"food"_s;
        put(items);
        QCOMPARE(asked(text), numbers(wanted));
    }

    void hashtags()
    {
        Prepared first = post(1, u"one"_s);
        first.item.post.tags = {{u"Tea"_s, {}}, {u"鯖缶"_s, {}}};
        Prepared second = post(2, u"tea without a sign"_s);
        put({second, first});
        QCOMPARE(asked(u"tag:#TEA"_s), numbers({1}));
        QCOMPARE(asked(u"tag:鯖缶 tag:tea"_s), numbers({1}));
        QCOMPARE(asked(u"tag:鯖"_s), QStringList());
        first.item.post.tags = {{u"coffee"_s, {}}};
        first.item.post.editedAt = noon;
        put({first});
        QCOMPARE(asked(u"tag:tea"_s), QStringList());
        QCOMPARE(asked(u"tag:coffee"_s), numbers({1}));
        QVERIFY(
            m_folder->write([](CacheTx &tx) { return removeSeen(tx, u"a.example"_s, u"1"_s); }));
        QCOMPARE(asked(u"tag:coffee"_s), QStringList());
    }

    /// A post that is read again as it was costs no index anything, but for tags that an older
    /// version folded otherwise.
    void readAgainAsItWas()
    {
        Prepared tea = post(1, u"one"_s);
        tea.item.post.tags = {{u"Tea"_s, {}}};
        Prepared cafe = post(2, u"two"_s);
        cafe.item.post.tags = {{u"CAFÉ"_s, {}}, {u"milk"_s, {}}};
        put({cafe, tea});
        const auto without = m_folder->write([](CacheTx &tx) {
            tx.db.exec("DELETE FROM tagged");
            tx.db.exec("CREATE TRIGGER unread BEFORE UPDATE OF text, extra ON post "
                       "BEGIN SELECT raise(ABORT, 'written again'); END");
            return Result<Done>(Done{});
        });
        QVERIFY(without);
        put({cafe, tea});
        QCOMPARE(asked(u"tag:tea"_s), QStringList());
        QCOMPARE(asked(u"tag:café"_s), numbers({2}));
        QVERIFY(m_folder->write([](CacheTx &tx) {
            tx.db.exec("DROP TRIGGER unread");
            return Result<Done>(Done{});
        }));
        tea.item.post.language = u"en"_s; // this alone is another
        tea.item.post.favourites = 7;
        put({cafe, tea});
        QCOMPARE(asked(u"lang:en"_s), numbers({1}));
        QCOMPARE(m_folder->find(uriOf(1))->post.favourites, 7);
    }

    void languages()
    {
        std::vector<Prepared> items;
        const QStringList languages{u"ja"_s, u"pt-BR"_s, u"pt"_s, u""_s};
        for (int i = 1; i <= 4; ++i) {
            items.push_back(post(i, u"word"_s));
            items.back().item.post.language = languages[i - 1];
        }
        put(items);
        QCOMPARE(asked(u"lang:ja"_s), numbers({1}));
        QCOMPARE(asked(u"lang:pt"_s), numbers({3, 2}));
        QCOMPARE(asked(u"lang:pt-br lang:ja"_s), numbers({2, 1}));
        QCOMPARE(asked(u"word -lang:pt"_s), numbers({4, 1}));
        QCOMPARE(asked(u"lang:p"_s), QStringList()); // no language: a word
    }

    void times()
    {
        std::vector<Prepared> items;
        for (int i = 1; i <= 4; ++i) {
            items.push_back(post(i, u"word"_s));
            items.back().item.createdAt = items.back().item.post.createdAt = noon - i * dayMs;
        }
        put(items);
        QCOMPARE(asked(u"after:2d"_s), numbers({1, 2}));
        QCOMPARE(asked(u"before:2d"_s), numbers({3, 4}));
        QCOMPARE(asked(u"after:3d before:1d"_s), numbers({2, 3}));
        QCOMPARE(asked(u"word before:2d"_s), numbers({3, 4}));
        QCOMPARE(asked(u"before:2d -has:media"_s), numbers({3, 4}));
    }

    void places()
    {
        const auto home = homeSource({u"H"_s}, u"h.example"_s);
        const std::vector<Prepared> page{post(2, u"two"_s)};
        QVERIFY(m_folder->commit(accountAt(u"h.example"_s, u"H"_s), newest(home, page), page));
        put({post(3, u"three"_s), post(1, u"one"_s)});
        QCOMPARE(asked(u"in:home"_s), numbers({2}));
        QCOMPARE(asked(u"in:LOCAL"_s), numbers({3, 1}));
        QCOMPARE(asked(u"in:local -in:home one"_s), numbers({1}));
        QCOMPARE(asked(u"in:federated"_s), QStringList());
        m_places.named = {{u"Tea friends"_s, {home.key()}}, {u"empty"_s, {u"list:L"_s}}};
        QCOMPARE(asked(u"in:\"tea FRIENDS\""_s), numbers({2}));
        QCOMPARE(asked(u"in:empty"_s), QStringList());
        QVERIFY(m_unknown.isEmpty());
        put({post(4, u"about nowhere"_s)});
        QCOMPARE(asked(u"in:nowhere"_s), numbers({4})); // a word
        QCOMPARE(m_unknown, QStringList{u"in:nowhere"_s});
    }

    void boostsInPlaces()
    {
        const auto home = homeSource({u"H"_s}, u"h.example"_s);
        const Prepared old = post(1, u"old tea"_s);
        const std::vector<Prepared> page{
            boostBy(person(u"midori@a.example"_s), old, u"b1"_s, noon - 5)};
        QVERIFY(m_folder->commit(accountAt(u"h.example"_s, u"H"_s), newest(home, page), page));
        QCOMPARE(asked(u"in:home"_s), numbers({1}));
        QCOMPARE(asked(u"in:home tea"_s), numbers({1}));
    }

    void bookmarks()
    {
        Prepared marked = post(1, u"one"_s);
        marked.item.post.viewer = ViewerState{.bookmarked = true};
        const std::vector<Prepared> page{post(2, u"two"_s), marked};
        const auto home = homeSource({u"H"_s}, u"h.example"_s);
        QVERIFY(m_folder->commit(accountAt(u"h.example"_s, u"H"_s), newest(home, page), page));
        QCOMPARE(asked(u"in:bookmarks"_s), numbers({1}));
        QCOMPARE(asked(u"in:bookmarks two"_s), QStringList());
    }

    void exclusionsAlone()
    {
        put({post(1, u"tea"_s), post(2, u"milk"_s)});
        QCOMPARE(asked(u"-tea"_s), QStringList());
        QCOMPARE(asked(u"from:ao@a.example -tea"_s), numbers({2}));
        QCOMPARE(asked(u"-has:image"_s), QStringList());
    }

    /// Two things that many posts have and none has both: a page gives up, and the next goes on.
    void tiresAndGoesOn()
    {
        std::vector<Prepared> items;
        for (int i = 6000; i > 0; --i) {
            items.push_back(post(i, i % 2 == 0 ? u"even"_s : u"odd"_s));
            items.back().item.post.warning = i % 2 == 0 ? QString() : u"cw"_s;
        }
        items.back().text = u"even"_s; // the oldest one has both
        put(items);
        QStringList all;
        int pages = 0;
        qint64 before = 0;
        for (bool more = true; more && pages < 50; ++pages) {
            const auto page = *m_folder->read([&](CacheTx &tx) {
                return search(tx, parseSearch(u"even has:cw"_s, noon), m_places, 40, before);
            });
            for (const TimelineRow &row : page.rows) {
                all << row.post.post.uri;
            }
            more = page.more;
            before = page.next;
        }
        QCOMPARE(all, numbers({1}));
        QVERIFY(pages > 1);
    }

    void whatQuestionsCost()
    {
        put({post(3, u"tea"_s), by(u"midori@a.example"_s, 2, u"teacup"_s), post(1, u"tea"_s)});
        const auto costOf = [&](const QString &text) {
            const auto cost = m_folder->read([&](CacheTx &tx) -> Result<int> {
                const SearchLegs legs = searchLegs(tx, parseSearch(text, noon), m_places);
                int all = 0;
                for (const SearchLegPtr &leg : legs.wanted) {
                    leg->atOrBelow(std::numeric_limits<qint64>::max());
                    all += leg->cost();
                }
                return all;
            });
            return cost ? *cost : -1;
        };
        QVERIFY(costOf(u"tea"_s) >= 4);
        QVERIFY(costOf(u"tea"_s) < 20);
        QVERIFY(costOf(u"te*"_s) >= 100); // all words that begin so are looked at
        QVERIFY(
            costOf(u"from:ao@a.example from:midori@a.example"_s) > costOf(u"from:ao@a.example"_s));
    }

    void namesOfThisUser()
    {
        QVERIFY(m_folder->writeUser([](UserTx &tx) {
            return addAccount(tx, {.id = {u"H"_s}, .acct = u"me@h.example"_s, .host = u"h"_s});
        }));
        QVERIFY(m_folder->writeUser(
            [](UserTx &tx) { return addList(tx, {.id = {u"L"_s}, .name = u"猫"_s}); }));
        const auto places = *m_folder->readUser([](UserTx &tx) { return searchPlaces(tx); });
        QCOMPARE(places.own, QStringList{u"me@h.example"_s});
        QCOMPARE(places.named.size(), size_t(1));
        QCOMPARE(places.named.front().sources, QStringList{u"list:L"_s});
    }

private:
    static QStringList numbers(const QList<int> &all)
    {
        QStringList uris;
        for (const int number : all) {
            uris << uriOf(number);
        }
        return uris;
    }
    static Prepared by(const QString &acct, int i, const QString &text)
    {
        return postBy(
            person(acct), uriOf(i), QString::number(i), noon - dayMs + i * minuteMs, text);
    }
    /// With operators.
    QStringList asked(const QString &text)
    {
        QStringList uris;
        const auto page = *m_folder->read(
            [&](CacheTx &tx) { return search(tx, parseSearch(text, noon), m_places, 40); });
        for (const TimelineRow &row : page.rows) {
            uris << row.post.post.uri;
        }
        m_unknown = page.unknown;
        return uris;
    }

    static QString uriOf(int i) { return u"https://a.example/n%1"_s.arg(i); }
    static Prepared post(int i, const QString &text)
    {
        return postBy(person(u"ao@a.example"_s), uriOf(i), QString::number(i),
            noon - dayMs + i * minuteMs, text);
    }
    void put(const std::vector<Prepared> &items)
    {
        const auto done = m_folder->commit(
            guestAt(u"a.example"_s), newest(localSource(u"a.example"_s), items), items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }
    QStringList found(const QString &words)
    {
        QStringList uris;
        const auto page = *m_folder->read([&](CacheTx &tx) { return search(tx, words, 40); });
        for (const TimelineRow &row : page.rows) {
            uris << row.post.post.uri;
        }
        return uris;
    }

    std::unique_ptr<Folder> m_folder;
    SearchPlaces m_places;
    QStringList m_unknown;
};

QTEST_GUILESS_MAIN(tst_search)
#include "tst_search.moc"
