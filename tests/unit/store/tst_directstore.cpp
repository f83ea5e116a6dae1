// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/deletes.h"
#include "store/direct.h"
#include "store/forget.h"

using namespace asterism;
using namespace asterism::store;

namespace {

const QString host = u"h.example"_s;
const QString otherHost = u"o.example"_s;
const Teller own = accountAt(host, u"H"_s);
const Teller other = accountAt(otherHost, u"O"_s);
const Source mine = accountSource(Source::Kind::Direct, {u"H"_s}, host);
const Source theirs = accountSource(Source::Kind::Direct, {u"O"_s}, otherHost);
const Actor me = person(u"me@h.example"_s);
const Actor bob = person(u"bob@b.example"_s);
const Actor carol = person(u"carol@c.example"_s);

QString uriOf(int number)
{
    return u"https://b.example/n%1"_s.arg(number);
}

/// A minute apart, the greater its number the newer; in answer to another, 0 for none.
Prepared message(int number, int answers = 0, const Actor &author = bob)
{
    Prepared prepared = postBy(
        author, uriOf(number), QString::number(1000 + number), noon - hourMs + number * minuteMs);
    prepared.item.post.visibility = Visibility::Direct;
    prepared.item.post.viewer = ViewerState{};
    prepared.item.post.mentions = {{.acct = me.acct, .url = me.uri}};
    prepared.item.post.replyToUri = answers == 0 ? QString() : uriOf(answers);
    return prepared;
}

Prepared in(Prepared message, const QString &conversation, bool unread = false)
{
    message.item.conversation = Conversation{.localId = conversation, .unread = unread};
    return message;
}

QStringList acctsOf(const TimelineRow &row)
{
    QStringList accts;
    for (const Actor &person : row.conversation ? row.conversation->people : std::vector<Actor>()) {
        accts << person.acct;
    }
    return accts;
}

int messagesOf(const TimelineRow &row)
{
    return row.conversation ? row.conversation->messages : -1;
}

bool isUnread(const TimelineRow &row)
{
    return row.conversation && row.conversation->unread;
}

} // namespace

/// Posts for named people: which stand together, and as one row.
class tst_directstore : public QObject {
    Q_OBJECT

    void put(const Teller &teller, const Source &source, const std::vector<Prepared> &items,
        bool end = true)
    {
        QVERIFY(m_folder->commit(teller, newest(source, items, end), items));
    }
    std::vector<TimelineRow> rows(const std::vector<Source> &column = {mine})
    {
        return m_folder->page(column).rows;
    }
    QStringList uris(const std::vector<Source> &column = {mine})
    {
        return urisOf(m_folder->page(column));
    }
    int unreadOf(int number)
    {
        const auto found =
            m_folder->read([&](CacheTx &tx) { return unreadConversations(tx, uriOf(number)); });
        return found ? int(found->size()) : -1;
    }

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

    void onlyTheNewestOfAChain()
    {
        put(own, mine, {message(3, 2), message(2, 1, me), message(1)});
        QCOMPARE(uris(), QStringList{uriOf(3)});
        QCOMPARE(messagesOf(rows()[0]), 3);
        QCOMPARE(acctsOf(rows()[0]), (QStringList{bob.acct, me.acct}));
        // A public post that was answered is in no conversation.
        Prepared open = message(5);
        open.item.post.visibility = Visibility::Public;
        const Source home = homeSource({u"H"_s}, host);
        put(own, home, {open});
        put(own, mine, {message(7, 5), message(6, 5, carol)});
        QCOMPARE(uris(), (QStringList{uriOf(7), uriOf(6), uriOf(3)}));
    }

    /// In whichever order they come.
    void lateParents()
    {
        put(own, mine, {message(3, 2), message(1)});
        QCOMPARE(uris(), (QStringList{uriOf(3), uriOf(1)}));
        QVERIFY(m_folder->loose(own, {message(2, 1)})); // from a thread, say
        QCOMPARE(uris(), QStringList{uriOf(3)});
        QCOMPARE(messagesOf(rows()[0]), 3);
        QCOMPARE(m_folder->number("SELECT count(DISTINCT conversation) FROM direct_post"), 1);
    }

    /// The chain cannot be seen, and the server says that they are one.
    void asTheServerCountsThem()
    {
        put(own, mine, {in(message(1), u"7"_s)});
        put(own, mine, {in(message(4), u"7"_s), in(message(3), u"8"_s)});
        QCOMPARE(uris(), (QStringList{uriOf(4), uriOf(3)}));
        QCOMPARE(messagesOf(rows()[0]), 2);
        // The same id at another server, and for another account, is another thing.
        put(other, theirs, {in(message(9), u"7"_s)});
        QCOMPARE(uris({mine, theirs}), (QStringList{uriOf(9), uriOf(4), uriOf(3)}));
    }

    /// One writes to two, and each answers that one alone: servers count three.
    void openedByItsPage()
    {
        Prepared first = in(message(1), u"7"_s, true);
        first.item.post.url = u"https://b.example/@bob/1"_s;
        put(own, mine, {first});
        const auto found = m_folder->read(
            [&](CacheTx &tx) { return unreadConversations(tx, first.item.post.url); });
        QVERIFY(found.ok());
        QCOMPARE(found->size(), size_t(1));
        QCOMPARE(found->front().localId, u"7"_s);
        QCOMPARE(unreadOf(9), 0); // not there
    }

    void answersToFewerPeople()
    {
        const auto to = [](Prepared message, const std::vector<Actor> &people) {
            message.item.post.mentions.clear();
            for (const Actor &one : people) {
                message.item.post.mentions.push_back({.acct = one.acct, .url = one.uri});
            }
            return message;
        };
        const Prepared first = to(message(1, 0, me), {bob, carol});
        const Prepared ofBob = to(message(2, 1, bob), {me});
        const Prepared ofCarol = to(message(3, 1, carol), {me});
        // By other ways they came before, and nothing told them apart.
        QVERIFY(m_folder->loose(own, {ofBob, first}));
        put(own, mine, {in(ofCarol, u"9"_s, true), in(ofBob, u"8"_s, true), in(first, u"7"_s)});
        QCOMPARE(uris(), (QStringList{uriOf(3), uriOf(2), uriOf(1)}));
        QCOMPARE(messagesOf(rows()[0]), 1);
        QCOMPARE(unreadOf(3), 1); // opened it leaves the other unread
        QCOMPARE(unreadOf(2), 1);
        QCOMPARE(unreadOf(1), 0);
        // And so it stays when a thread or another account's server tells of them again.
        QVERIFY(m_folder->loose(own, {ofCarol, ofBob, first}));
        put(other, theirs, {ofCarol, ofBob, first});
        QCOMPARE(uris(), (QStringList{uriOf(3), uriOf(2), uriOf(1)}));
        // What the same people write goes on, named or not.
        put(own, mine, {to(message(5, 3, me), {carol}), in(to(message(4, 2, me), {bob}), u"8"_s)});
        QCOMPARE(uris(), (QStringList{uriOf(5), uriOf(4), uriOf(1)}));
        QCOMPARE(messagesOf(rows()[0]), 2);
        QCOMPARE(messagesOf(rows()[1]), 2);
    }

    /// Whatever the chain says.
    void whatTheServerTellsApart()
    {
        put(own, mine, {in(message(2, 1), u"8"_s), in(message(1), u"7"_s)});
        QCOMPARE(uris(), (QStringList{uriOf(2), uriOf(1)}));
        QVERIFY(m_folder->loose(own, {message(3, 2)}));
        QCOMPARE(uris(), (QStringList{uriOf(3), uriOf(1)}));
    }

    void ofTwoAccounts()
    {
        put(own, mine, {in(message(2, 1), u"7"_s, true), message(1)});
        put(other, theirs, {in(message(3, 2), u"5"_s), in(message(2, 1), u"5"_s)});
        QCOMPARE(uris({mine, theirs}), QStringList{uriOf(3)});
        QVERIFY(isUnread(rows({mine, theirs})[0])); // to the one, whom the other is ahead of
        QVERIFY(!isUnread(rows({theirs})[0]));
        // What one of them did not see is no reason to leave out what it saw.
        QCOMPARE(uris({mine}), QStringList{uriOf(2)});
        QVERIFY(isUnread(rows({mine})[0]));
        put(own, mine, {in(message(3, 2), u"7"_s, true), message(2, 1)});
        QVERIFY(isUnread(rows({mine, theirs})[0]));
        QCOMPARE(rows({mine, theirs})[0].sources, (QStringList{mine.key(), theirs.key()}));
    }

    /// By whatever way an account's server tells of it; what a guest is told is no message to us.
    void everyWayIn()
    {
        const Source home = homeSource({u"H"_s}, host);
        put(own, home, {message(2)});
        QVERIFY(m_folder->loose(own, {message(1, 0, me)}));
        QVERIFY(m_folder->loose(guestAt(u"g.example"_s), {message(5)}));
        QCOMPARE(uris(), (QStringList{uriOf(2), uriOf(1)}));
        QCOMPARE(m_folder->number("SELECT count(*) FROM direct_post"), 2);
    }

    void options()
    {
        Prepared answer = message(2, 1);
        answer.item.post.answers = Post::Answers::Others;
        answer.item.post.viewer->filters = {{.title = u"cats"_s, .action = FilterAction::Hide}};
        put(own, mine, {answer});
        const RowOptions strict{.hideBoosts = true, .hideReplies = true, .onlyMedia = true};
        const auto page = m_folder->read(
            [&](CacheTx &tx) { return timelinePage(tx, {mine}, newestEvent, 40, strict); });
        QCOMPARE(urisOf(*page), QStringList{uriOf(2)}); // it was written to the reader
    }

    /// A model hears of the row that gives way.
    void changes()
    {
        put(own, mine, {message(1)});
        const qint64 first = m_folder->find(uriOf(1))->row;
        Changes heard{};
        QObject context;
        QObject::connect(&m_folder->store(), &Store::committed, &context,
            [&heard](const Changes &changes) { heard = changes; });
        const Prepared next = message(2, 1);
        QVERIFY(
            m_folder->write([&](CacheTx &tx) { return commitLive(tx, own, mine, next, true); }));
        QTRY_VERIFY(heard.posts.contains(first));
        QVERIFY(heard.grown.contains(mine.key()));
        QCOMPARE(m_folder->state(mine).newestId, u"1002"_s);
        const auto above = m_folder->read([&](CacheTx &tx) {
            return timelineAbove(tx, {mine}, {first >> 10, first, 0}, {first}, 5, 10);
        });
        QCOMPARE(above->count, 1);
        const auto gone =
            m_folder->read([&](CacheTx &tx) { return timelineRow(tx, {mine}, first); });
        QVERIFY(gone && !*gone);
    }

    void manyNewOnesAreOneArrival()
    {
        put(own, mine, {message(1)});
        const qint64 first = m_folder->find(uriOf(1))->row;
        for (int number = 2; number < 30; ++number) {
            QVERIFY(m_folder->write([&](CacheTx &tx) {
                return commitLive(tx, own, mine, message(number, number - 1), true);
            }));
        }
        const auto above = m_folder->read([&](CacheTx &tx) {
            return timelineAbove(tx, {mine}, {first >> 10, first, 0}, {}, 5, 10);
        });
        QCOMPARE(above->count, 1);
        QCOMPARE(above->rows.front().post.post.uri, uriOf(29));
        QCOMPARE(messagesOf(above->rows.front()), 29);
    }

    void unread()
    {
        put(own, mine, {in(message(2, 1), u"7"_s, true), in(message(1), u"7"_s)});
        QVERIFY(isUnread(rows()[0]));
        QCOMPARE(unreadOf(2), 1);
        QCOMPARE(unreadOf(1), 1); // of the same conversation
        QCOMPARE(unreadOf(9), 0);
        QVERIFY(m_folder->write([](CacheTx &tx) { return noteRead(tx, {{u"H"_s}, u"7"_s}); }));
        QVERIFY(!isUnread(rows()[0]));
        QCOMPARE(unreadOf(2), 0);
        QVERIFY(m_folder->write( // one that is not known is none of ours
            [](CacheTx &tx) {
                return noteRead(tx, {{u"H"_s}, u"99"_s});
            }));
        QCOMPARE(m_folder->number("SELECT count(*) FROM conversation_told"), 1);
        put(own, mine, {in(message(3, 2), u"7"_s, true)});
        QVERIFY(isUnread(rows()[0]));
    }

    void deletes()
    {
        put(own, mine, {in(message(2, 1), u"7"_s), message(1)});
        QVERIFY(m_folder->write([](CacheTx &tx) { return removeSeen(tx, host, u"1002"_s); }));
        QCOMPARE(uris(), QStringList{uriOf(1)}); // the one before it stands there again
        QVERIFY(m_folder->write([](CacheTx &tx) { return removeSeen(tx, host, u"1001"_s); }));
        QVERIFY(rows().empty());
        QCOMPARE(m_folder->number("SELECT count(*) FROM direct_post"), 0);
        // What the server says of it still has a number, which nothing else gets.
        put(own, mine, {message(4)});
        QCOMPARE(m_folder->number("SELECT count(*) FROM conversation_told t JOIN direct_post d "
                                  "ON d.conversation = t.conversation"),
            0);
        QVERIFY(m_folder->write([](CacheTx &tx) { return forgetConversations(tx); }));
        QCOMPARE(m_folder->number("SELECT count(*) FROM conversation_told"), 0);
    }

    void whoSignedOut()
    {
        put(own, mine, {in(message(2, 1), u"7"_s, true), message(1)});
        put(other, theirs, {in(message(2, 1), u"5"_s)});
        QVERIFY(m_folder->write([](CacheTx &tx) {
            return forgetStep(tx, {.account = {u"H"_s}, .host = host, .lastOfHost = true});
        }));
        QVERIFY(rows().empty());
        QCOMPARE(uris({theirs}), QStringList{uriOf(2)});
        QCOMPARE(m_folder->text("SELECT account FROM conversation_told"), u"O"_s);
    }

    /// A hostile server answers everything with everything.
    void circlesAndCrowds()
    {
        std::vector<Prepared> items;
        for (int number = 60; number > 0; --number) {
            Prepared one = message(number, number % 60 + 1);
            one.item.post.mentions.clear();
            for (int i = 0; i < 40; ++i) {
                one.item.post.mentions.push_back({.acct = u"p%1@x.example"_s.arg(i), .url = {}});
            }
            items.push_back(one);
        }
        put(own, mine, items);
        QCOMPARE(uris(), QStringList{uriOf(60)});
        QCOMPARE(messagesOf(rows()[0]), 60);
        QCOMPARE(acctsOf(rows()[0]).size(), 10);
        QCOMPARE(acctsOf(rows()[0]).constFirst(), bob.acct);
    }

    void whoIsNamed()
    {
        ConversationView view{.people = {bob, me, carol}};
        const auto names = [&](const QStringList &ownAccts) {
            QStringList accts;
            for (const Actor &one : peopleWithout(view, ownAccts)) {
                accts << one.acct;
            }
            return accts;
        };
        QCOMPARE(names({me.acct}), (QStringList{bob.acct, carol.acct}));
        QCOMPARE(names({me.acct, bob.acct, carol.acct}).size(), 3); // all are ours
    }

private:
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_directstore)
#include "tst_directstore.moc"
