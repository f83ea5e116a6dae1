// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/searchpage.h"

#include "appfixture.h"
#include "base/flow.h"
#include "searchtesting.h"
#include "store/pages.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QTest>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"a.example"_s;

} // namespace

/// The state of a search: what was seen, what servers say, what was searched for before.
class tst_searchmodel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_answers.clear();
        m_told.clear();
        m_asked.clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_app = openedApp(m_folder->path());
        QVERIFY(m_app != nullptr && addAo(*m_app) && addBea());
        m_accounts = std::make_unique<AccountsModel>(m_app->core, m_app->accounts);
        QTRY_VERIFY(m_accounts->isReady());
        m_recent = std::make_unique<RecentTexts>(*m_app->store, SearchPage::recentSort());
        make();
    }
    void cleanup()
    {
        m_page.reset();
        m_recent.reset();
        m_accounts.reset();
        m_app.reset();
        m_folder.reset();
    }

    void findsWhatWasSeen()
    {
        put({madePost(2, u"鯖缶を食べた"_s), madePost(1, u"green tea"_s)});
        QAbstractItemModelTester tester(m_page->posts());
        m_page->setText(u"鯖缶"_s);
        QVERIFY(m_page->isBusy());
        QTRY_COMPARE(uris(), QStringList{u"https://a.example/n2"_s});
        QTRY_VERIFY(!m_page->isBusy());
        m_page->setText(u"tea"_s);
        QTRY_COMPARE(uris(), QStringList{u"https://a.example/n1"_s});
        m_page->setText(u"coffee"_s);
        QTRY_VERIFY(!m_page->isBusy());
        QCOMPARE(uris(), QStringList());
        QVERIFY(!m_page->isBlank());
        m_page->setText(u" "_s);
        QTRY_VERIFY(m_page->isBlank());
        QVERIFY(m_asked.isEmpty()); // no server hears of it
    }

    void operators()
    {
        put({madePost(2, u"two"_s), madePost(1, u"one"_s)});
        m_page->setText(u"from:@mei@a.example -two"_s);
        QTRY_COMPARE(uris(), QStringList{u"https://a.example/n1"_s});
        QCOMPARE(m_page->hint(), QString());
        m_page->setText(u"tag:TEA"_s);
        QTRY_COMPARE(uris().size(), 2);
        m_page->setText(u"colour:red"_s);
        QTRY_VERIFY(m_page->hint().contains(u"colour:red"_s));
        m_page->setText(u"in:nowhere"_s);
        QTRY_VERIFY(m_page->hint().contains(u"in:nowhere"_s));
    }

    void marksWhatWasFound()
    {
        store::Prepared warned = madePost(2, u"hidden"_s);
        warned.item.post.warning = u"samovars: a samovar"_s;
        TimelineItem plain = madePost(1, {}).item;
        plain.post.body = u"A green Samovar & #Tea"_s;
        plain.post.bodyKind = Post::Body::Plain;
        put({warned, prepare(std::move(plain))});
        m_page->posts()->setFoundColour(u"#123456"_s);
        m_page->setText(u"samovar from:@mei@a.example"_s);
        QTRY_COMPARE(uris().size(), 2);
        QCOMPARE(body(1), u"A green "_s + mark(u"Samovar"_s) + u" &amp; "_s + tag(u"#Tea"_s));
        QCOMPARE(body(0), u"hidden"_s);
        QCOMPARE(m_page->posts()->at(0).markedWarning, u"samovars: a "_s + mark(u"samovar"_s));
        QCOMPARE(m_page->posts()->at(1).markedWarning, QString());
        m_page->setText(u"samovar tag:tea in:green"_s); // no place: a word
        QTRY_COMPARE(body(0),
            u"A "_s + mark(u"green"_s) + u' ' + mark(u"Samovar"_s) + u" &amp; "_s
                + tag(mark(u"#Tea"_s)));
        m_page->posts()->setFoundColour(u"#654321"_s);
        QTRY_VERIFY(body(0).contains(mark(u"green"_s, u"#654321"_s)));
        m_page->setText(u"from:@mei@a.example"_s);
        QTRY_COMPARE(uris().size(), 2);
        QTRY_VERIFY(!body(1).contains(u"<u>"_s));
    }

    /// Choices, descriptions and cards are searched, too.
    void marksWhatBelongsToAPost()
    {
        const auto saying = [](int number, const QString &text) {
            TimelineItem item = madePost(number, {}).item;
            item.post.body = text;
            item.post.bodyKind = Post::Body::Plain;
            return item;
        };
        TimelineItem asks = saying(3, u"which one?"_s);
        asks.post.poll = Poll{.options = {{.title = u"green tea"_s}, {.title = u"<b>samovar"_s}}};
        TimelineItem shows = saying(2, u"this one"_s);
        shows.post.media = {{.url = u"https://a.example/1.png"_s, .description = u"A samovar"_s},
            {.url = u"https://a.example/2.png"_s, .description = u"A cup"_s}};
        TimelineItem links = saying(1, u"that one"_s);
        links.post.card = Card{.url = u"https://a.example/"_s, .title = u"Samovar & tea"_s};
        put({prepare(std::move(asks)), prepare(std::move(shows)), prepare(std::move(links))});
        m_page->posts()->setFoundColour(u"#123456"_s);
        m_page->setText(u"samovar"_s);
        QTRY_COMPARE(uris().size(), 3);
        const QVariantList poll = m_page->posts()->at(0).poll;
        QCOMPARE(poll[0].value<RowPollOption>().title, u"green tea"_s);
        QCOMPARE(poll[1].value<RowPollOption>().title, u"&lt;b&gt;"_s + mark(u"samovar"_s));
        QCOMPARE(poll[1].value<RowPollOption>().plain, u"<b>samovar"_s);
        const QVariantList media = m_page->posts()->at(1).media;
        QCOMPARE(media[0].value<RowMedia>().description, u"A samovar"_s);
        QCOMPARE(media[0].value<RowMedia>().markedDescription, u"A "_s + mark(u"samovar"_s));
        QCOMPARE(media[1].value<RowMedia>().markedDescription, QString());
        QCOMPARE(m_page->posts()->at(2).cardTitle, u"Samovar & tea"_s);
        QCOMPARE(m_page->posts()->at(2).markedCardTitle, mark(u"Samovar"_s) + u" &amp; tea"_s);
        m_page->setText(u"one"_s);
        QTRY_VERIFY(m_page->posts()->rowCount() == 3
            && m_page->posts()->at(2).markedCardTitle.isEmpty()
            && m_page->posts()->at(1).media[0].value<RowMedia>().markedDescription.isEmpty());
    }

    void peopleAndHashtags()
    {
        put({madePost(1, u"one"_s)});
        m_page->setText(u"@me"_s);
        QTRY_COMPARE(column(*m_page->people(), "detail"), QVariantList{u"@mei@a.example"_s});
        m_page->setText(u"nobody"_s);
        QTRY_COMPARE(m_page->people()->rowCount(), 0);
    }

    void goesOnPageByPage()
    {
        std::vector<store::Prepared> posts;
        for (int i = 100; i > 0; --i) {
            posts.push_back(madePost(i, u"same word"_s));
        }
        put(posts);
        m_page->setText(u"same"_s);
        QTRY_COMPARE(uris().size(), 40);
        QTRY_VERIFY(!m_page->isBusy());
        m_page->needMore();
        QTRY_COMPARE(uris().size(), 80);
        QTRY_VERIFY(!m_page->isBusy());
        m_page->needMore();
        QTRY_COMPARE(uris().size(), 100);
        QTRY_VERIFY(!m_page->isBusy());
        m_page->needMore(); // there are no more
        QVERIFY(!m_page->isBusy());
        QCOMPARE(uris().first(), u"https://a.example/n100"_s);
        QCOMPARE(uris().last(), u"https://a.example/n1"_s);
    }

    /// A post that changes is shown as it is now.
    void followsItsPosts()
    {
        put({madePost(1, u"before"_s)});
        m_page->setText(u"before"_s);
        QTRY_COMPARE(uris().size(), 1);
        store::Prepared edited = madePost(1, u"after"_s);
        edited.item.post.editedAt = edited.item.createdAt + 5;
        put({edited});
        QTRY_COMPARE(m_page->posts()->at(0).body, u"after"_s);
    }

    void serversTogether()
    {
        const auto one = madePost(1, u"samovar"_s);
        const auto two = madePost(2, u"samovar"_s);
        put({two, one}); // the engine keeps what it finds
        m_answers.insert(u"a posts"_s, toldPosts({one}));
        m_answers.insert(u"b posts"_s, toldPosts({two, one}));
        m_answers.insert(u"a people"_s,
            QJsonObject{{u"people"_s,
                QJsonArray{actorToJob({.acct = u"kai@c.example"_s, .displayName = u"Kai"_s})}}});
        m_answers.insert(u"b people"_s, *m_answers.find(u"a people"_s));
        m_page->setText(u"samovar"_s);
        QVERIFY(m_asked.isEmpty());
        m_page->askServers();
        QTRY_COMPARE(urisOf(*servers().posts()),
            (QStringList{u"https://a.example/n2"_s, u"https://a.example/n1"_s}));
        QTRY_VERIFY(!servers().isBusy());
        QCOMPARE(servers().people()->rowCount(), 1);
        QCOMPARE(servers().asked(), u"samovar"_s);
        QCOMPARE(servers().trouble(), QString());
        QCOMPARE(m_asked.size(), 6);
        QVERIFY(m_kept);
        QCOMPARE(servers().posts()->at(0).body, u"<u>samovar</u>"_s); // no colour was chosen
    }

    void oneServerFails()
    {
        const auto one = madePost(1, u"samovar"_s);
        put({one});
        m_answers.insert(u"a posts"_s, toldPosts({one}));
        for (const QString &what : {u"posts"_s, u"people"_s, u"tags"_s}) {
            m_answers.insert(
                u"b "_s + what, Error{.kind = ErrorKind::Network, .subject = u"b.example"_s});
        }
        m_page->setText(u"samovar"_s);
        m_page->askServers();
        QTRY_COMPARE(urisOf(*servers().posts()).size(), 1);
        QTRY_VERIFY(!servers().isBusy());
        QVERIFY2(servers().trouble().contains(u"bea@b.example"_s), qPrintable(servers().trouble()));
        QVERIFY(!servers().trouble().contains(u'\n')); // one line a server
    }

    void onlyThoseThatAreChosen()
    {
        QCOMPARE(servers().chosen(), (QStringList{u"a"_s, u"b"_s}));
        servers().toggle(u"a"_s);
        QCOMPARE(servers().chosen(), QStringList{u"b"_s});
        m_page->setText(u"samovar"_s);
        m_page->askServers();
        QTRY_VERIFY(!servers().isBusy());
        QCOMPARE(m_asked, (QStringList{u"b posts "_s, u"b people "_s, u"b tags "_s}));
        m_page->setText(u" "_s);
        m_page->askServers();
        QCOMPARE(m_asked.size(), 3); // nothing to ask for
    }

    void whoIsLeftOutStaysSo()
    {
        servers().toggle(u"a"_s);
        QVERIFY(await(m_app->store->writeUser([](store::UserTx &) {
            return Result<Done>(Done{}); // behind what was saved
        })).ok());
        m_page.reset();
        make();
        m_page->setText(u"samovar"_s);
        m_page->askServers(); // before it is read
        QVERIFY(servers().isBusy());
        QTRY_VERIFY(!servers().isBusy());
        QCOMPARE(servers().chosen(), QStringList{u"b"_s});
        QCOMPARE(m_asked, (QStringList{u"b posts "_s, u"b people "_s, u"b tags "_s}));
        servers().toggle(u"a"_s);
        QVERIFY(await(m_app->store->writeUser([](store::UserTx &) {
            return Result<Done>(Done{});
        })).ok());
        m_page.reset();
        make();
        m_page->setText(u"samovar"_s);
        m_page->askServers();
        QTRY_VERIFY(!servers().isBusy());
        QCOMPARE(servers().chosen(), (QStringList{u"a"_s, u"b"_s}));
    }

    /// Operators are for what was seen: people and hashtags are asked for by words.
    void operatorsAreNotAskedFor()
    {
        m_page->setText(u"has:image after:7d"_s);
        m_page->askServers();
        QTRY_VERIFY(!servers().isBusy());
        QCOMPARE(servers().kinds(), QStringList{u"posts"_s});
        QCOMPARE(m_asked, (QStringList{u"a posts "_s, u"b posts "_s}));
        m_asked.clear();
        m_page->setText(u"-from:@kai@c.example"_s);
        m_page->askServers();
        QTRY_VERIFY(!servers().isBusy());
        QCOMPARE(m_asked, QStringList()); // nothing is left
        QCOMPARE(servers().kinds(), QStringList());
        QVERIFY(!servers().asked().isEmpty()); // and the page says so
        m_page->setText(u"tag:お茶"_s);
        m_page->askServers();
        QTRY_VERIFY(!servers().isBusy());
        QCOMPARE(servers().kinds(), (QStringList{u"posts"_s, u"tags"_s}));
    }

    /// A server whose pages never end is not asked for ever.
    void nextPagesOfServers()
    {
        const auto one = madePost(1, u"samovar"_s);
        put({one});
        m_answers.insert(u"a posts"_s, toldPosts({one}, u"2"_s));
        m_answers.insert(u"a posts 2"_s, toldPosts({}, u"3"_s));
        m_page->setText(u"samovar"_s);
        m_page->askServers();
        QTRY_VERIFY(!servers().isBusy());
        servers().needMore(u"posts"_s);
        QTRY_VERIFY(!servers().isBusy());
        QVERIFY(m_asked.contains(u"a posts 2"_s));
        const qsizetype asked = m_asked.size();
        servers().needMore(u"posts"_s);
        QCOMPARE(m_asked.size(), asked);
    }

    /// Of each account and each kind by itself.
    void nextPagesOfNames()
    {
        m_answers.insert(u"a people"_s, toldPeople({u"one"_s}, u"40"_s));
        m_answers.insert(u"b people"_s, toldPeople({u"one"_s}, u"40"_s)); // the same
        m_answers.insert(u"a people 40"_s, toldPeople({u"two"_s}, u"80"_s));
        m_answers.insert(u"b people 40"_s, toldPeople({u"three"_s}, {}));
        m_answers.insert(u"a people 80"_s, toldPeople({u"two"_s}, u"120"_s)); // nobody new
        const QJsonObject tea{{u"name"_s, u"tea"_s}};
        const QJsonObject green{{u"name"_s, u"greentea"_s}};
        m_answers.insert(
            u"b tags"_s, QJsonObject{{u"tags"_s, QJsonArray{tea}}, {u"below"_s, u"40"_s}});
        m_answers.insert(u"b tags 40"_s, QJsonObject{{u"tags"_s, QJsonArray{green}}});
        m_page->setText(u"samovar"_s);
        m_page->askServers();
        QTRY_VERIFY(!servers().isBusy());
        QCOMPARE(servers().people()->rowCount(), 1);
        servers().needMore(u"people"_s);
        QTRY_COMPARE(servers().people()->rowCount(), 3);
        QTRY_VERIFY(!servers().isBusy());
        servers().needMore(u"people"_s);
        QTRY_VERIFY(!servers().isBusy());
        QVERIFY(m_asked.contains(u"a people 80"_s));
        QVERIFY(!m_asked.contains(u"b people 80"_s));
        const qsizetype asked = m_asked.size();
        servers().needMore(u"people"_s); // nobody new came with the last page
        QCOMPARE(m_asked.size(), asked);
        servers().needMore(u"tags"_s);
        QTRY_COMPARE(servers().tags()->rowCount(), 2);
        QTRY_VERIFY(!servers().isBusy());
        servers().needMore(u"tags"_s);
        QCOMPARE(m_asked.size(), asked + 1);
        QVERIFY(!m_asked.contains(u"a posts 40"_s));
    }

    void aFailureOnTheWayDown()
    {
        m_answers.insert(u"a people"_s, toldPeople({u"one"_s}, u"40"_s));
        m_answers.insert(
            u"a people 40"_s, Error{.kind = ErrorKind::Timeout, .subject = u"a.example"_s});
        m_page->setText(u"samovar"_s);
        m_page->askServers();
        QTRY_VERIFY(!servers().isBusy());
        servers().needMore(u"people"_s);
        QTRY_VERIFY(!servers().isBusy());
        QVERIFY2(servers().trouble().contains(u"ao@a.example"_s), qPrintable(servers().trouble()));
        QCOMPARE(servers().people()->rowCount(), 1); // what is there stays
    }

    void nothingComesInAboveWhatIsRead()
    {
        const auto one = madePost(1, u"samovar"_s);
        const auto two = madePost(2, u"samovar"_s);
        const auto three = madePost(3, u"samovar"_s);
        put({three, two, one});
        m_answers.insert(u"a posts"_s, toldPosts({one}, u"2"_s));
        m_answers.insert(u"a posts 2"_s, toldPosts({two}, u"3"_s));
        m_answers.insert(u"a posts 3"_s, toldPosts({three}));
        m_page->setText(u"samovar"_s);
        m_page->askServers();
        QTRY_VERIFY(!servers().isBusy());
        servers().posts()->look(0, 0);
        servers().needMore(u"posts"_s);
        const QStringList sorted{u"https://a.example/n2"_s, u"https://a.example/n1"_s};
        QTRY_COMPARE(urisOf(*servers().posts()), sorted);
        QTRY_VERIFY(!servers().isBusy());
        servers().posts()->look(1, 1);
        servers().needMore(u"posts"_s);
        QTRY_COMPARE(urisOf(*servers().posts()), sorted + QStringList{u"https://a.example/n3"_s});
    }

    void opensWhatIsNamed()
    {
        QSignalSpy profile(m_page.get(), &SearchPage::wantsProfile);
        QSignalSpy thread(m_page.get(), &SearchPage::wantsThread);
        m_page->setText(u"tea"_s);
        QVERIFY(!m_page->open());
        QCOMPARE(m_page->opening(), QString());
        m_page->setText(u"@kai@c.example"_s);
        QVERIFY(m_page->opening().contains(u"@kai@c.example"_s));
        QVERIFY(m_page->open());
        QCOMPARE(profile.first().value(1).toString(), u"c.example"_s);
        put({madePost(1, u"tea"_s)});
        m_page->setText(u"https://a.example/n1"_s);
        QVERIFY(m_page->open());
        QTRY_COMPARE(thread.size(), 1);
        QCOMPARE(thread.first().value(0).toString(), u"https://a.example/n1"_s);
        QCOMPARE(thread.first().value(1).toString(), u"a.example"_s);
        QCOMPARE(m_page->trouble(), QString());
    }

    /// The form of an address does not tell for certain what it is of.
    void opensWhatAnAddressTurnsOutToBe()
    {
        QSignalSpy profile(m_page.get(), &SearchPage::wantsProfile);
        QSignalSpy thread(m_page.get(), &SearchPage::wantsThread);
        put({madePost(1, u"tea"_s)});
        m_told.insert(u"thread https://a.example/@mei@c.example/55"_s,
            QJsonObject{{u"uri"_s, u"https://a.example/n1"_s}});
        m_page->setText(u"https://a.example/@mei@c.example/55"_s);
        QVERIFY(m_page->open());
        QTRY_COMPARE(thread.size(), 1);
        QCOMPARE(thread.first().value(0).toString(), u"https://a.example/n1"_s);
        m_told.insert(
            u"person https://c.example/kai"_s, QJsonObject{{u"acct"_s, u"kai@c.example"_s}});
        m_page->setText(u"https://c.example/kai"_s);
        QVERIFY(m_page->open());
        QTRY_COMPARE(profile.size(), 1);
        QCOMPARE(profile.first().value(0).toString(), u"@kai@c.example"_s);
        QCOMPARE(profile.first().value(1).toString(), u"c.example"_s);
    }

    void saysWhyAnAddressIsNothing()
    {
        QSignalSpy profile(m_page.get(), &SearchPage::wantsProfile);
        QSignalSpy thread(m_page.get(), &SearchPage::wantsThread);
        m_page->setText(u"https://c.example/notes/1"_s);
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY(m_page->open());
        QTRY_VERIFY(!m_page->trouble().isEmpty());
        QVERIFY(!m_page->isBusy());
        QVERIFY(profile.isEmpty() && thread.isEmpty());
        // Its server is away, and then it is not.
        m_page->retry();
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY(!m_page->trouble().isEmpty());
        QVERIFY(thread.isEmpty());
        put({madePost(1, u"tea"_s)});
        m_told.insert(u"thread https://c.example/notes/1"_s,
            QJsonObject{{u"uri"_s, u"https://a.example/n1"_s}});
        m_page->retry();
        QTRY_COMPARE(thread.size(), 1);
        QCOMPARE(thread.first().value(0).toString(), u"https://a.example/n1"_s);
        QCOMPARE(m_page->trouble(), QString());
        // Other words have other troubles: these are looked for.
        m_page->setText(u"tea"_s);
        m_page->retry();
        QTRY_COMPARE(uris(), QStringList{u"https://a.example/n1"_s});
        QCOMPARE(thread.size(), 1);
    }

    /// Enter comes before the search begins.
    void keepsWhyWhileItSearches()
    {
        m_page->setText(u"https://c.example/notes/1"_s);
        QVERIFY(m_page->open());
        QTRY_VERIFY(!m_page->trouble().isEmpty());
        QTRY_VERIFY(!m_page->isBusy());
        QVERIFY(!m_page->trouble().isEmpty());
    }

    void recentSearches()
    {
        for (int i = 0; i < 20; ++i) {
            m_page->setText(u"search %1"_s.arg(i));
            m_page->remember();
        }
        m_page->setText(u"search 15"_s);
        m_page->remember();
        m_page->setText(u"  "_s);
        m_page->remember();
        QCOMPARE(m_page->recent().size(), SearchPage::recentSort().most);
        QCOMPARE(m_page->recent().first(), u"search 15"_s);
        QCOMPARE(m_page->recent().count(u"search 15"_s), 1);
        QVERIFY(await(m_app->store->writeUser([](store::UserTx &) {
            return Result<Done>(Done{}); // behind what was saved
        })).ok());
        RecentTexts again(*m_app->store, SearchPage::recentSort());
        again.read();
        QTRY_COMPARE(again.all(), m_page->recent());
        QSignalSpy changed(m_page.get(), &SearchPage::recentChanged);
        m_page->forgetRecent();
        QCOMPARE(changed.size(), 1);
        QVERIFY(m_page->recent().isEmpty());
    }

    void mayGoWhileItSearches()
    {
        put({madePost(1, u"tea"_s)});
        QSignalSpy status(m_page.get(), &SearchPage::statusChanged);
        m_page->setText(u"tea"_s);
        QTRY_VERIFY(status.size() > 1); // its readings are under way
        m_page->askServers();
        m_page.reset();
        // Behind them on the same lane.
        QVERIFY(await(m_app->store->readCache([](store::CacheTx &) {
            return Result<Done>(Done{});
        })).ok());
    }

private:
    bool addBea()
    {
        const Account account{
            .id = {u"b"_s}, .acct = u"bea@b.example"_s, .host = u"b.example"_s, .localId = u"1"_s};
        return await(m_app->store->writeUser([account](store::UserTx &tx) {
            return store::addAccount(tx, account);
        })).ok();
    }
    void make()
    {
        const auto ask = [this](const QString &kind, const QJsonObject &argument) {
            if (kind == u"thread"_s || kind == u"person"_s) {
                const QString address =
                    argument[kind == u"thread"_s ? u"uri"_s : u"text"_s].toString();
                const Result<QJsonObject> nothing =
                    Error{.kind = ErrorKind::NotFound, .subject = address};
                return answered(m_told.value(kind + u' ' + address, nothing));
            }
            const QString key =
                argument[u"account"].toString() + u' ' + argument[u"what"].toString();
            const QString below = argument[u"below"].toString();
            m_asked << key + u' ' + below;
            m_kept = argument[u"keep"].toBool();
            return answered(m_answers.value(
                below.isEmpty() ? key : key + u' ' + below, Result<QJsonObject>(QJsonObject())));
        };
        m_page = std::make_unique<SearchPage>(
            *m_app->store, m_app->clock, [] { return RowNames{}; }, ask, *m_accounts, *m_recent);
    }
    void put(const std::vector<store::Prepared> &items)
    {
        const store::Teller teller{.host = host, .accountDomain = host};
        const store::PagePlace place{.source = localSource(host),
            .end = true,
            .firstId = items.front().item.localId,
            .lastId = items.back().item.localId};
        QVERIFY(await(m_app->store->writeCache([=](store::CacheTx &tx) {
            return store::commitPage(tx, teller, place, items);
        })).ok());
    }
    ServerSearch &servers() const { return *m_page->servers(); }
    QString body(int row) const
    {
        return row < m_page->posts()->rowCount() ? m_page->posts()->at(row).body : QString();
    }
    static QString mark(const QString &text, const QString &colour = u"#123456"_s)
    {
        return u"<font color=\"%1\"><u>%2</u></font>"_s.arg(colour, text);
    }
    static QString tag(const QString &text)
    {
        return u"<a href=\"asterism:tag/Tea\">"_s + text + u"</a>"_s;
    }
    QStringList uris() const { return urisOf(*m_page->posts()); }
    static QStringList urisOf(const PostList &posts)
    {
        QStringList all;
        for (int row = 0; row < posts.rowCount(); ++row) {
            all << posts.at(row).uri;
        }
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<App> m_app;
    std::unique_ptr<AccountsModel> m_accounts;
    std::unique_ptr<RecentTexts> m_recent;
    std::unique_ptr<SearchPage> m_page;
    QHash<QString, Result<QJsonObject>> m_answers; ///< by account, what and below
    QHash<QString, Result<QJsonObject>> m_told; ///< to "thread ADDRESS" and "person ADDRESS"
    QStringList m_asked;
    bool m_kept = false;
};

QTEST_MAIN(tst_searchmodel)
#include "tst_searchmodel.moc"
