// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/columnsource.h"
#include "ui/viewmodels/deck.h"
#include "unit/app/housetesting.h"

#include "store/deck.h"
#include "store/positions.h"
#include "support/scriptedserver.h"

#include <QAbstractItemModelTester>

using namespace asterism;
using namespace asterism::ui;

/// The columns side by side: what is added, kept, and said about its servers.
class tst_deckmodel : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_number = 0;
    Sandbox m_sandbox;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Freshening> m_fresh;
    std::unique_ptr<Deck> m_deck;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    void open()
    {
        m_program = std::make_unique<Program>(m_dir.filePath(QString::number(m_number)));
        for (const Server *server : m_sandbox.servers()) {
            m_program->app->core.typedHosts.insert(server->host());
        }
        m_fresh = std::make_unique<Freshening>(
            *m_program->app->store, *m_program->desk, m_program->app->clock);
        const auto ask = [this](const QString &kind, const QJsonObject &argument) {
            return m_program->desk->ask(kind, argument);
        };
        const auto names = [] {
            return RowNames{.accounts = {}, .lists = {}, .emojis = std::make_shared<EmojiIndex>()};
        };
        m_deck = std::make_unique<Deck>(*m_program->app, *m_fresh, ask, names);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_deck.get());
        m_deck->open();
        QVERIFY(m_deck->isReady());
    }
    void close()
    {
        m_tester.reset();
        m_program->desk->close();
        m_deck.reset();
        m_fresh.reset();
        m_program.reset();
    }
    void start()
    {
        m_program->desk->start();
        m_fresh->start();
    }
    Column &at(int index) { return *m_deck->columnAt(index); }
    QStringList kinds()
    {
        QStringList all;
        for (int i = 0; i < m_deck->rowCount(); ++i) {
            all << at(i).kind();
        }
        return all;
    }
    std::vector<store::DeckColumn> kept()
    {
        const auto found = await(
            m_program->app->store->readUser([](store::UserTx &tx) { return store::columns(tx); }));
        return found ? *found : std::vector<store::DeckColumn>();
    }
    /// The sentence that adding told, or nothing when a column was added.
    QString problemOf(const std::function<void()> &add)
    {
        QSignalSpy problem(m_deck.get(), &Deck::problem);
        QSignalSpy added(m_deck.get(), &Deck::added);
        add();
        const bool ended =
            QTest::qWaitFor([&] { return !problem.isEmpty() || !added.isEmpty(); }, patienceMs);
        if (!ended) {
            return u"(nothing)"_s;
        }
        return problem.isEmpty() ? QString() : problem.first().first().toString();
    }
    QString hostOf(const QString &software) { return m_sandbox.server(software)->host(); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_sandbox.start({.people = 12, .postsPerServer = 10})); }
    void init()
    {
        ++m_number;
        open();
    }
    void cleanup() { close(); }

    void withoutAnAccountThereIsNothing()
    {
        QCOMPARE(m_deck->rowCount(), 0);
        QCOMPARE(m_deck->current(), -1);
        QVERIFY(m_deck->columnAt(0) == nullptr);
    }

    void whatIsChosenAboutListsReachesTheColumns()
    {
        m_program->desk->start();
        QVERIFY(m_program->signIn(m_sandbox, u"ao"_s));
        QTRY_COMPARE(m_deck->rowCount(), 1);
        Lists &lists = m_program->app->lists;
        const auto list = await(lists.create(u"Art"_s));
        QVERIFY(list);
        m_deck->addList(list->id.value);
        QTRY_COMPARE(m_deck->rowCount(), 2);
        QTRY_COMPARE(at(1).title(), u"Art"_s);
        QCOMPARE(at(0).timeline()->sources().size(), size_t(1));
        QVERIFY(await(lists.change(list->id,
            {{u"in_everyone"_s, true}, {u"hide_boosts"_s, true}, {u"icon"_s, u"🎨"_s},
                {u"colour"_s, 2}})));
        QTRY_COMPARE(at(0).timeline()->sources().size(), size_t(2));
        QTRY_COMPARE(at(1).icon(), u"🎨"_s);
        QCOMPARE(at(1).colour(), u"#df7602"_s);
        QVERIFY2(at(1).detail().contains(u"no boosts"_s), qPrintable(at(1).detail()));
        QVERIFY2(!at(0).detail().contains(u"no boosts"_s), qPrintable(at(0).detail()));
        QCOMPARE(at(0).icon(), QString());
        const auto dot = at(0).sources().value(1).value<ColumnSource>();
        QCOMPARE(dot.name, u"Art"_s);
        QCOMPARE(dot.colour, u"#df7602"_s);
        QVERIFY(await(lists.change(list->id, {{u"in_everyone"_s, QJsonValue::Null}})));
        QTRY_COMPARE(at(0).timeline()->sources().size(), size_t(1));
    }

    void whatAColumnLeavesOutIsKept()
    {
        m_program->desk->start();
        const auto ao = m_program->signIn(m_sandbox, u"ao"_s);
        const auto mei = m_program->signIn(m_sandbox, u"mei"_s);
        QVERIFY(ao && mei);
        QTRY_COMPARE(m_deck->rowCount(), 1);
        QTRY_COMPARE(at(0).accounts().size(), 2);
        QSignalSpy options(&at(0), &Column::optionsChanged);
        at(0).setHideBoosts(true);
        at(0).showAccount(ao->id.value, false);
        QVERIFY(!options.isEmpty());
        QCOMPARE(at(0).timeline()->sources().size(), size_t(1));
        QVERIFY2(at(0).detail().contains(u"no boosts"_s), qPrintable(at(0).detail()));
        at(0).showAccount(mei->id.value, false); // the last one stays
        QCOMPARE(at(0).timeline()->sources().size(), size_t(1));
        m_deck->duplicate(0);
        QVERIFY(at(1).hidesBoosts());
        QTRY_VERIFY(kept().size() == 2 && kept()[0].hideBoosts && kept()[1].hideBoosts);
        close();
        open();
        QVERIFY(at(0).hidesBoosts() && !at(0).hidesReplies());
        QCOMPARE(at(0).timeline()->sources().front().account, mei->id);
        at(0).showAccount(ao->id.value, true);
        QCOMPARE(at(0).timeline()->sources().size(), size_t(2));
    }

    void theFirstAccountBringsEveryone()
    {
        m_program->desk->start();
        QVERIFY(m_program->signIn(m_sandbox, u"ao"_s));
        QTRY_COMPARE(m_deck->rowCount(), 1);
        QCOMPARE(at(0).kind(), u"everyone"_s);
        QCOMPARE(at(0).title(), u"Home"_s);
        QCOMPARE(at(0).width(), 400);
        QCOMPARE(m_deck->current(), 0);
        QCOMPARE(at(0).timeline()->sources().size(), size_t(1));
        QVERIFY(m_program->signIn(m_sandbox, u"sora"_s));
        QTRY_COMPARE(at(0).timeline()->sources().size(), size_t(2)); // it follows
        QCOMPARE(problemOf([&] { m_deck->addEveryone(); }), QString());
        QCOMPARE(m_deck->rowCount(), 1); // that very one was meant
        QCOMPARE(problemOf([&] { m_deck->addEveryone(); }), QString());
        QCOMPARE(m_deck->rowCount(), 2);
        m_deck->remove(1);
        m_deck->remove(0);
        close();
        open();
        QCOMPARE(m_deck->rowCount(), 0); // who closed it does not want it back
    }

    void everyoneWithoutAnAccountIsTheGuestsServers()
    {
        m_program->desk->start();
        QCOMPARE(problemOf([&] { m_deck->addEveryone(); }), QString());
        QVERIFY(at(0).timeline()->sources().empty());
        QTRY_VERIFY(at(0).emptyText().startsWith(u"There is no account yet."_s));
        QCOMPARE(problemOf([&] { m_deck->addFederated(hostOf(u"snac"_s)); }), QString());
        QCOMPARE(at(0).timeline()->sources(), std::vector{localSource(hostOf(u"snac"_s))});
        m_deck->remove(1);
        QVERIFY(at(0).timeline()->sources().empty());
    }

    void rowsAndTheTruthComeIn()
    {
        start();
        const QString host = hostOf(u"snac"_s);
        QCOMPARE(problemOf([&] { m_deck->addLocal(u" https://"_s + host + u'/'); }), QString());
        QCOMPARE(at(0).kind(), u"local"_s);
        QCOMPARE(at(0).detail(), host);
        QTRY_VERIFY_WITH_TIMEOUT(at(0).timeline()->rowCount() > 0, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(at(0).footer().startsWith(u"checked "_s), patienceMs);
        QVERIFY(at(0).footer().contains(u"newest"_s));
        QVERIFY(at(0).isFine());
        QCOMPARE(at(0).emptyText(), QString());
        QCOMPARE(at(0).sources().size(), 1);

        QSignalSpy footer(&at(0), &Column::footerChanged);
        QSignalSpy sources(&at(0), &Column::sourcesChanged);
        QTRY_VERIFY(!footer.isEmpty()); // the seconds go on when nothing arrives
        QCOMPARE(sources.size(), 0);

        QTRY_VERIFY(!at(0).isBusy());
        m_sandbox.server(u"snac"_s)->stopListening();
        at(0).refresh();
        QVERIFY(at(0).isBusy());
        QTRY_COMPARE_WITH_TIMEOUT(at(0).trouble(), host + u" is away"_s, patienceMs);
        QVERIFY(!at(0).isFine());
        QVERIFY(at(0).troubleDetail().contains(host));
        QVERIFY(at(0).timeline()->rowCount() > 0);
        QVERIFY(m_sandbox.server(u"snac"_s)->listenAgain());
        QTRY_VERIFY(!at(0).isBusy());
        at(0).refresh();
        QTRY_COMPARE_WITH_TIMEOUT(at(0).trouble(), QString(), patienceMs);
    }

    void whatCannotBeTaken()
    {
        m_program->desk->start();
        const auto local = [&](const QString &host) {
            return problemOf([&] { m_deck->addLocal(host); });
        };
        QVERIFY(!local(u"no host"_s).isEmpty());
        ScriptedServer nothing; // answers 404 to everything
        QVERIFY2(local(nothing.host()).contains(u"as a server of the fediverse"_s),
            qPrintable(local(nothing.host())));
        QVERIFY(local(u"127.0.0.1:1"_s).startsWith(u"127.0.0.1:1 cannot be reached."_s));
        QVERIFY(problemOf([&] {
            m_deck->addTag(u"two words"_s, hostOf(u"snac"_s));
        }).contains(u"one word"_s));
        QVERIFY(problemOf([&] { m_deck->addTag(u"cat"_s, {}); }).startsWith(u"Name a server"_s));
        QVERIFY(problemOf([&] {
            m_deck->addTag(u"cat"_s, hostOf(u"gotosocial"_s));
        }).contains(u"who have an account there"_s));
        QVERIFY(problemOf([&] {
            m_deck->addPerson(u"nobody@"_s + hostOf(u"snac"_s));
        }).contains(u"not found"_s));
        QVERIFY(!problemOf([&] { m_deck->addHome(u"gone"_s); }).isEmpty());
        QVERIFY(!m_deck->isBusy());
        QCOMPARE(m_deck->rowCount(), 0);
    }

    void hashtagsOnSeveralServers()
    {
        m_program->desk->start();
        const QString two = hostOf(u"snac"_s) + u", "_s + hostOf(u"mastodon"_s);
        QCOMPARE(problemOf([&] { m_deck->addTag(u" #Cat "_s, two); }), QString());
        QCOMPARE(at(0).title(), u"#cat"_s);
        QCOMPARE(at(0).detail(), u"2 servers"_s);
        QCOMPARE(at(0).timeline()->sources().size(), size_t(2));
        QCOMPARE(problemOf([&] { m_deck->addTag(u"dog"_s, {}); }), QString()); // those of the deck
        QCOMPARE(at(1).timeline()->sources().size(), size_t(2));
        QVERIFY(m_program->signIn(m_sandbox, u"yuki"_s));
        const QString own = hostOf(u"gotosocial"_s);
        m_deck->addEveryone();
        const int everyone = m_deck->current();
        QTRY_COMPARE(at(everyone).timeline()->sources().front().host, own); // it is known by now
        QCOMPARE(problemOf([&] { m_deck->addTag(u"dog"_s, {}); }), QString());
        QCOMPARE(at(m_deck->current()).timeline()->sources().front().host, own);
        QCOMPARE(problemOf([&] { m_deck->addTag(u"cat"_s, own); }), QString()); // no guest there
    }

    void anyAllAndNoneOnSeveralServers()
    {
        start();
        const QString mastodon = hostOf(u"mastodon"_s);
        const QString snac = hostOf(u"snac"_s);
        const QString wanted = m_sandbox.post(u"mei"_s, u"one #tag1 #tag3"_s);
        m_sandbox.federate(wanted, m_sandbox.server(u"snac"_s));
        m_sandbox.post(u"kai"_s, u"two #tag2 #tag3"_s);
        m_sandbox.post(u"kai"_s, u"three #tag2 #tag3 #tagbot"_s);
        m_sandbox.post(u"mei"_s, u"four #tag1"_s);
        QCOMPARE(problemOf([&] {
            m_deck->addTags(u"#tag1, tag2"_s, u"tag3"_s, u"#tagbot"_s, mastodon + u' ' + snac);
        }),
            QString());
        QCOMPARE(at(0).title(), u"#tag1, #tag2"_s);
        QCOMPARE(at(0).detail(), u"with #tag3 · without #tagbot · 2 servers"_s);
        QCOMPARE(at(0).timeline()->sources().size(), size_t(4));
        QTRY_COMPARE_WITH_TIMEOUT(at(0).timeline()->rowCount(), 2, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(
            at(0).footer().section(u" · "_s, 0, 0), u"2 of 2 servers"_s, patienceMs);
        QCOMPARE(at(0).sources().size(), 2); // a dot each
        QCOMPARE(at(0).tagLine(0), u"#tag1 #tag2"_s);
        QCOMPARE(at(0).tagLine(1), u"#tag3"_s);
        QCOMPARE(at(0).tagLine(2), u"#tagbot"_s);
        QVERIFY(problemOf([&] {
            m_deck->addTags({}, {}, u"x"_s, snac);
        }).startsWith(u"A search for no hashtag"_s));
        QVERIFY(
            problemOf([&] { m_deck->addTags(u"x"_s, {}, {}, {}); }).startsWith(u"Name a server"_s));
    }

    void whatIsOnScreen()
    {
        start();
        QCOMPARE(problemOf([&] { m_deck->addLocal(hostOf(u"mastodon"_s)); }), QString());
        QTRY_VERIFY_WITH_TIMEOUT(at(0).timeline()->rowCount() > 3, patienceMs);
        at(0).timeline()->look(1, 2, false);
        const std::vector<qint64> posts{at(0).timeline()->at(1).key, at(0).timeline()->at(2).key};
        QCOMPARE(m_deck->inSight(), posts);
        QSignalSpy looked(m_deck.get(), &Deck::looked);
        at(0).setShown(false); // a page lies above
        QCOMPARE(looked.size(), 1);
        QVERIFY(m_deck->inSight().empty());
        at(0).setShown(true);
        QCOMPARE(m_deck->inSight(), posts);
        m_deck->remove(0);
        QVERIFY(m_deck->inSight().empty());
    }

    void aColumnIsChanged()
    {
        start();
        const QString mastodon = hostOf(u"mastodon"_s);
        const QString snac = hostOf(u"snac"_s);
        QCOMPARE(problemOf([&] { m_deck->addLocal(mastodon); }), QString());
        QTRY_VERIFY_WITH_TIMEOUT(at(0).timeline()->rowCount() > 3, patienceMs);
        const QString id = at(0).columnId();
        const QString read = at(0).timeline()->at(3).uri;
        at(0).timeline()->look(3, 5, false);
        QVERIFY(at(0).hasServers());
        QCOMPARE(problemOf([&] { m_deck->changeServers(&at(0), mastodon + u", "_s + snac); }),
            QString());
        QCOMPARE(m_deck->rowCount(), 1);
        QCOMPARE(at(0).columnId(), id);
        QCOMPARE(at(0).detail(), u"2 servers"_s);
        QTRY_VERIFY_WITH_TIMEOUT(at(0).footer().startsWith(u"2 of 2 servers"_s), patienceMs);
        const auto holds = [this](const QString &uri) {
            TimelineModel &rows = *at(0).timeline();
            bool found = false;
            for (int i = 0; i < rows.rowCount() && !found; ++i) {
                found = rows.at(i).uri == uri;
            }
            return found;
        };
        QTRY_VERIFY(holds(read)); // where the reader was
        // What cannot be read changes nothing.
        QVERIFY(!problemOf([&] { m_deck->changeServers(&at(0), u"127.0.0.1:1"_s); }).isEmpty());
        QCOMPARE(at(0).detail(), u"2 servers"_s);
        QCOMPARE(problemOf([&] { m_deck->changeServers(&at(0), snac); }), QString());
        QCOMPARE(at(0).detail(), snac);
        close();
        open();
        QCOMPARE(at(0).columnId(), id);
        QCOMPARE(at(0).timeline()->sources(), std::vector{localSource(snac)});
        QCOMPARE(kept().front().name, snac);

        m_program->desk->start();
        QCOMPARE(problemOf([&] { m_deck->addTag(u"tea"_s, snac); }), QString());
        Column &tags = at(1);
        QCOMPARE(
            problemOf([&] { m_deck->changeTags(&tags, u"tea"_s, {}, u"bot"_s, snac); }), QString());
        QCOMPARE(tags.detail(), u"without #bot · "_s + snac);
        QCOMPARE(tags.timeline()->sources(), std::vector{tagSource(u"tea#-bot"_s, snac)});
    }

    void aPersonAndAList()
    {
        start();
        const QString handle = m_sandbox.handle(u"sora"_s);
        QCOMPARE(problemOf([&] { m_deck->addPerson(u'@' + handle); }), QString());
        QCOMPARE(at(0).title(), u'@' + handle);
        QTRY_VERIFY_WITH_TIMEOUT(at(0).timeline()->rowCount() > 0, patienceMs);
        const QString complete = u"complete at "_s + handle.section(u'@', 1);
        QTRY_VERIFY_WITH_TIMEOUT(at(0).footer().startsWith(complete), patienceMs);
        const auto list = await(m_program->app->lists.create(u"Friends"_s));
        QVERIFY(list);
        QTRY_COMPARE(problemOf([&] { m_deck->addList(list->id.value); }), QString());
        const int place = m_deck->current();
        QCOMPARE(at(place).listId(), list->id.value);
        QTRY_COMPARE(at(place).title(), u"Friends"_s);
        QTRY_VERIFY(at(place).emptyText().startsWith(u"Nobody is in this list yet."_s));
        QVERIFY(await(m_program->app->lists.add(*list, handle)));
        QTRY_VERIFY_WITH_TIMEOUT(at(place).footer().startsWith(u"1 members · 1 servers"_s)
                && at(place).timeline()->rowCount() > 0,
            patienceMs);
    }

    void aListOfAServer()
    {
        QVERIFY(!problemOf([&] { m_deck->addServerList(u"server-list:1@gone"_s, {}); }).isEmpty());
        start();
        const auto account = m_program->signIn(m_sandbox, u"ao"_s);
        QVERIFY(account);
        QTRY_COMPARE(m_deck->rowCount(), 1);
        const QString id = m_sandbox.addServerList(u"ao"_s, u"Books"_s, {u"mei"_s});
        m_sandbox.post(u"mei"_s, u"a book"_s);
        const QString key = serverListSource(account->id, {}, id).key();
        QTRY_COMPARE(problemOf([&] { m_deck->addServerList(key, u"Books"_s); }), QString());
        Column &column = at(m_deck->current());
        QCOMPARE(column.kind(), u"server-list"_s);
        QCOMPARE(column.title(), u"Books"_s);
        QCOMPARE(column.detail(), u"list of "_s + m_sandbox.handle(u"ao"_s));
        QTRY_VERIFY_WITH_TIMEOUT(column.timeline()->rowCount() > 0, patienceMs);
        QCOMPARE(column.timeline()->at(0).acct, u'@' + m_sandbox.handle(u"mei"_s));
    }

    void whatAnAccountsServerHasOneOf()
    {
        for (const QString &nobodys :
            {u"favourites:gone"_s, u"bubble:b.example"_s, u"nonsense"_s, QString()}) {
            QVERIFY(!problemOf([&] { m_deck->addOffer(nobodys); }).isEmpty());
        }
        start();
        const auto account = m_program->signIn(m_sandbox, u"ao"_s);
        QVERIFY(account);
        QTRY_COMPARE(m_deck->rowCount(), 1);
        const QString key =
            accountSource(Source::Kind::Favourites, account->id, account->host).key();
        QTRY_COMPARE(problemOf([&] { m_deck->addOffer(key); }), QString());
        const Column &column = at(m_deck->current());
        QCOMPARE(column.kind(), u"favourites"_s);
        QCOMPARE(column.title(), u"Favourites"_s);
        QCOMPARE(column.detail(), m_sandbox.handle(u"ao"_s));
        QCOMPARE(column.stored().sources, QStringList{key});
    }

    /// Closed to guests and without a feed: what an own account's server knows is shown as that.
    void aPersonAsAnotherServerSeesThem()
    {
        start();
        QVERIFY(m_program->signIn(m_sandbox, u"ao"_s));
        QTRY_COMPARE(m_deck->rowCount(), 1);
        const QString post = m_sandbox.post(u"ren"_s, u"seen from afar"_s);
        m_sandbox.federate(post, m_sandbox.server(u"mastodon"_s));
        QCOMPARE(problemOf([&] { m_deck->addPerson(m_sandbox.handle(u"ren"_s)); }), QString());
        QTRY_VERIFY_WITH_TIMEOUT(at(1).timeline()->rowCount() > 0, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(
            at(1).footer().startsWith(u"as seen by "_s + hostOf(u"mastodon"_s)), patienceMs);
        QVERIFY(at(1).isFine());
    }

    void orderAndWidthAreKept()
    {
        m_program->desk->start();
        QVERIFY(m_program->signIn(m_sandbox, u"ao"_s));
        QTRY_COMPARE(m_deck->rowCount(), 1);
        const QString host = hostOf(u"snac"_s);
        QCOMPARE(problemOf([&] { m_deck->addLocal(host); }), QString());
        m_deck->setCurrent(0);
        QCOMPARE(problemOf([&] { m_deck->addFederated(host); }), QString());
        QCOMPARE(m_deck->current(), 1); // behind the current one
        QCOMPARE(kinds(), QStringList({u"everyone"_s, u"federated"_s, u"local"_s}));
        m_deck->move(2, 0);
        QCOMPARE(m_deck->current(), 2); // the same column as before
        m_deck->duplicate(0);
        QCOMPARE(kinds(), QStringList({u"local"_s, u"local"_s, u"everyone"_s, u"federated"_s}));
        QVERIFY(at(0).columnId() != at(1).columnId());
        m_deck->move(0, 3);
        QSignalSpy width(&at(0), &Column::widthChanged);
        at(0).setWidth(520);
        at(0).setWidth(520);
        QCOMPARE(width.size(), 1);
        QCOMPARE(kept().front().width, 400); // not for each pixel of a drag
        QTRY_COMPARE(kept().front().width, 520);
        at(1).setWidth(10);
        QCOMPARE(at(1).width(), 300);
        const QStringList order = kinds();
        close();
        open();
        QCOMPARE(kinds(), order);
        QCOMPARE(at(0).width(), 520);
        QCOMPARE(at(1).width(), 300); // also what was about to be saved
        QCOMPARE(m_deck->current(), 0);
    }

    void aRemovedColumnStaysAway()
    {
        m_program->desk->start();
        for (int i = 0; i < 3; ++i) {
            m_deck->addEveryone();
        }
        QCOMPARE(m_deck->current(), 2);
        const QString gone = at(1).columnId();
        at(1).setWidth(500); // is still to be saved
        m_deck->remove(1);
        QCOMPARE(m_deck->current(), 1);
        m_deck->remove(7);
        QCOMPARE(m_deck->rowCount(), 2);
        close(); // and whatever saves at its end has done so
        open();
        QCOMPARE(m_deck->rowCount(), 2);
        QVERIFY(at(0).columnId() != gone && at(1).columnId() != gone);
        QCOMPARE(kept().size(), size_t(2));
    }

    void aRemovedColumnForgetsItsReader()
    {
        start();
        QCOMPARE(problemOf([&] { m_deck->addLocal(hostOf(u"snac"_s)); }), QString());
        QTRY_VERIFY_WITH_TIMEOUT(at(0).timeline()->rowCount() > 3, patienceMs);
        const QString id = at(0).columnId();
        at(0).timeline()->look(2, 3, false); // is still to be saved
        m_deck->remove(0);
        close();
        open();
        const auto place = await(m_program->app->store->readUser(
            [id](store::UserTx &tx) { return store::readPosition(tx, id); }));
        QVERIFY(place.ok());
        QVERIFY(!place->has_value());
    }

    void whatAnotherProcessDoesToTheDeck()
    {
        m_program->desk->start();
        m_program->app->store->watchOthers(10);
        m_deck->addEveryone();
        m_deck->addEveryone();
        const QStringList ids{at(0).columnId(), at(1).columnId()};
        m_deck->setCurrent(1);
        // Both are written, and in their order, before the other one comes.
        QVERIFY(await(m_program->app->store->writeUser([](store::UserTx &) {
            return Result<Done>(Done{});
        })).ok());
        const Program other(m_dir.filePath(QString::number(m_number)));
        const store::DeckColumn added{
            .id = u"new"_s, .kind = u"local"_s, .sources = {localSource(hostOf(u"snac"_s)).key()}};
        QVERIFY(await(other.app->store->writeUser([&](store::UserTx &tx) {
            const auto done = store::saveColumn(tx, added);
            return done ? store::orderColumns(tx, {ids[0], added.id, ids[1]}) : done;
        })).ok());
        QTRY_COMPARE_WITH_TIMEOUT(m_deck->rowCount(), 3, patienceMs);
        QCOMPARE(at(1).columnId(), added.id);
        QCOMPARE(m_deck->current(), 2); // the same column as before
        QVERIFY(await(other.app->store->writeUser([&](store::UserTx &tx) {
            return store::removeColumn(tx, ids[0]);
        })).ok());
        QTRY_COMPARE_WITH_TIMEOUT(m_deck->rowCount(), 2, patienceMs);
        QCOMPARE(at(0).columnId(), added.id);
        QCOMPARE(at(1).columnId(), ids[1]);
        QCOMPARE(m_deck->current(), 1);
    }

    void whatAnotherProcessChangesOfAColumn()
    {
        m_program->desk->start();
        m_program->app->store->watchOthers(10);
        QCOMPARE(problemOf([&] { m_deck->addLocal(hostOf(u"snac"_s)); }), QString());
        QVERIFY(await(m_program->app->store->writeUser([](store::UserTx &) {
            return Result<Done>(Done{});
        })).ok());
        const Program other(m_dir.filePath(QString::number(m_number)));
        store::DeckColumn changed = at(0).stored();
        changed.sources = {localSource(hostOf(u"mastodon"_s)).key()};
        QVERIFY(await(other.app->store->writeUser([&](store::UserTx &tx) {
            return store::saveColumn(tx, changed);
        })).ok());
        QTRY_COMPARE_WITH_TIMEOUT(at(0).timeline()->sources(),
            std::vector{localSource(hostOf(u"mastodon"_s))}, patienceMs);
    }

    void hostsThatAServerNamedAreNotTyped()
    {
        m_program->desk->start();
        QCOMPARE(problemOf([&] { m_deck->addLocal(hostOf(u"snac"_s)); }), QString());
        m_program->app->core.typedHosts.clear();
        m_deck->duplicate(0); // as if its host had been named by another
        m_deck->addEveryone();
        QTRY_COMPARE(kept().size(), size_t(3));
        QList<bool> typed;
        for (const store::DeckColumn &column : kept()) {
            typed << column.typed;
        }
        QCOMPARE(typed, (QList<bool>{true, false, true}));
    }
};

QTEST_MAIN(tst_deckmodel)
#include "tst_deckmodel.moc"
