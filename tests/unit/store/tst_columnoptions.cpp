// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/deck.h"

using namespace asterism;
using namespace asterism::store;

/// What a column leaves out: boosts, answers to others.
class tst_columnoptions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
        m_next = 100;
    }
    void cleanup()
    {
        QCOMPARE(m_folder->check(), QString());
        m_folder.reset();
    }

    void withoutBoosts()
    {
        const Prepared own = post(u"own"_s, 3);
        const Prepared foreign = post(u"foreign"_s, 30);
        put({boostBy(bea, foreign, id(), noon - hourMs), boostBy(bea, own, id(), noon - 2 * hourMs),
            own});
        QCOMPARE(shown({}), QStringList({u"foreign"_s, u"own"_s}));
        QCOMPARE(shown({.hideBoosts = true}), QStringList{u"own"_s});
        const TimelineRow row = page({.hideBoosts = true}).rows.at(0);
        QVERIFY(row.boostedBy.empty());
        QCOMPARE(row.event.sortAt, noon - 3 * hourMs);
        QCOMPARE(boostersOf(page({}).rows.at(1)), QStringList{bea.acct});
    }

    /// A post whose own event lies in an earlier cluster comes to its place again.
    void withoutBoostsAPostStandsWhereItWasWritten()
    {
        const Prepared old = post(u"old"_s, 48);
        const Prepared between = post(u"between"_s, 10);
        put({boostBy(bea, old, id(), noon - hourMs), between, old});
        QCOMPARE(shown({}), QStringList({u"old"_s, u"between"_s}));
        QCOMPARE(shown({.hideBoosts = true}), QStringList({u"between"_s, u"old"_s}));
    }

    void withoutRepliesToOthers()
    {
        Prepared answer = post(u"answer"_s, 1);
        answer.item.post.answers = Post::Answers::Others;
        Prepared onward = post(u"onward"_s, 2);
        onward.item.post.answers = Post::Answers::Own;
        Prepared boosted = post(u"boosted"_s, 40);
        boosted.item.post.answers = Post::Answers::Others;
        put({answer, onward, boostBy(bea, boosted, id(), noon - 3 * hourMs), post(u"plain"_s, 4)});
        QCOMPARE(shown({}), QStringList({u"answer"_s, u"onward"_s, u"boosted"_s, u"plain"_s}));
        QCOMPARE(shown({.hideReplies = true}),
            QStringList({u"onward"_s, u"boosted"_s, u"plain"_s})); // somebody thought it worth it
        QCOMPARE(shown({.hideBoosts = true, .hideReplies = true}),
            QStringList({u"onward"_s, u"plain"_s}));
    }

    /// Feeds and ActivityPub documents name the answered post alone.
    void whomAFeedAnswers()
    {
        Prepared first = post(u"first"_s, 5);
        Prepared onward = post(u"onward"_s, 4);
        onward.item.post.replyToUri = first.item.post.uri;
        Prepared unseen = post(u"unseen"_s, 3);
        unseen.item.post.replyToUri = ao.uri + u"/statuses/1"_s;
        Prepared answer = post(u"answer"_s, 2);
        answer.item.post.replyToUri = u"https://c.example/1"_s;
        put({answer, unseen, onward, first});
        QCOMPARE(shown({.hideReplies = true}), QStringList({u"unseen"_s, u"onward"_s, u"first"_s}));
    }

    /// Another server's word without the answered author does not undo what is known.
    void whomItAnswersIsNotForgotten()
    {
        Prepared answer = post(u"answer"_s, 1);
        answer.item.post.answers = Post::Answers::Others;
        put({answer});
        answer.item.post.answers = Post::Answers::Nobody;
        put({answer});
        QCOMPARE(shown({.hideReplies = true}), QStringList());
    }

    void aPageStaysBounded()
    {
        std::vector<Prepared> items;
        for (int i = 0; i < 2500; ++i) {
            Prepared one = postBy(ao, u"https://a.example/n%1"_s.arg(i),
                QString::number(10'000 - i), noon - i * 1000);
            one.item.post.answers = i == 2400 ? Post::Answers::Nobody : Post::Answers::Others;
            items.push_back(one);
        }
        put(items);
        TimelinePage read{.next = newestEvent};
        for (int i = 0; i < 2; ++i) {
            read = page({.hideReplies = true}, read.next);
            QCOMPARE(read.rows.size(), 0);
            QCOMPARE(read.scanned, 1000);
            QVERIFY(read.more);
        }
        read = page({.hideReplies = true}, read.next);
        QCOMPARE(urisOf(read), QStringList{u"https://a.example/n2400"_s});
        QVERIFY(!read.more);
    }

    void optionsOfAColumnComeBack()
    {
        DeckColumn column{.id = u"1"_s, .kind = u"everyone"_s};
        const auto saved = [&] {
            const auto done =
                m_folder->writeUser([&](UserTx &tx) { return saveColumn(tx, column); });
            const auto all = m_folder->readUser([](UserTx &tx) { return columns(tx); });
            return done && all && *all == std::vector{column};
        };
        QVERIFY(saved());
        column.hideBoosts = true;
        QVERIFY(saved());
        column.hideReplies = true;
        column.hiddenAccounts = {u"A"_s, u"B"_s};
        QVERIFY(saved());
        column.actor = u"A"_s;
        QVERIFY(saved());
        column.noticeKinds = u"mentions"_s;
        QVERIFY(saved());
    }

private:
    QString id() { return QString::number(m_next++); }
    Prepared post(const QString &name, int hoursAgo)
    {
        return postBy(ao, u"https://a.example/"_s + name, id(), noon - hoursAgo * hourMs);
    }
    void put(const std::vector<Prepared> &items)
    {
        Teller teller = guestAt(home.host);
        teller.account = home.account;
        const auto done = m_folder->commit(teller, newest(home, items), items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }
    TimelinePage page(const RowOptions &options, const Event &before = newestEvent)
    {
        const auto found = m_folder->read(
            [&](CacheTx &tx) { return timelinePage(tx, {home}, before, 40, options); });
        return found ? *found : TimelinePage{};
    }
    QStringList shown(const RowOptions &options)
    {
        QStringList names;
        for (const QString &uri : urisOf(page(options))) {
            names << uri.section(u'/', -1);
        }
        return names;
    }

    const Actor ao = person(u"ao@a.example"_s);
    const Actor bea = person(u"bea@h.example"_s);
    const Source home = homeSource({u"H"_s}, u"h.example"_s);
    std::unique_ptr<Folder> m_folder;
    int m_next = 100;
};

QTEST_GUILESS_MAIN(tst_columnoptions)
#include "tst_columnoptions.moc"
