// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/livehouse.h"
#include "live/witness.h"
#include "protocol/capabilities.h"
#include "sync/actionwrites.h"

#include <QTest>
#include <QTime>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::live;

using Cut = CuttableRelay::Cut;
using Cuts = QList<Cut>;

/// The way to a real server, cut wherever a post can be lost: in the end it is there once. And
/// clicks that follow each other while the first one is on its way.
class tst_livecutting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto world = LiveWorld::read();
        if (!world) {
            QSKIP("skipped: no server");
        }
        QVERIFY2(world->actor.isWhole(), "an account is needed: an address and a readable token");
        m_seat = world->actor;
    }

    void init()
    {
        const QUrl server = baseUrlOf(m_seat.url);
        m_relay = std::make_unique<CuttableRelay>(server);
        m_house = std::make_unique<LiveHouse>(m_relay.get(), server);
        QVERIFY(m_house->isReady());
        const auto actor = m_house->signIn(m_seat);
        QVERIFY(actor);
        m_actor = *actor;
        QVERIFY(!m_relay->lines().isEmpty()); // the core goes by that way
    }
    void cleanup()
    {
        removeMade();
        m_house.reset();
        m_relay.reset();
    }

    /// A request that arrives by half is not among them: snac 2.75 posts what it got of it.
    void oncePosted_data()
    {
        QTest::addColumn<Cuts>("questions"); // what is among the account's own posts
        QTest::addColumn<Cuts>("posts");
        QTest::newRow("nothing is cut") << Cuts{} << Cuts{};
        QTest::newRow("the question before") << Cuts{Cut::BeforeAnswer} << Cuts{};
        QTest::newRow("the request") << Cuts{} << Cuts{Cut::BeforeServer};
        QTest::newRow("the answer") << Cuts{} << Cuts{Cut::BeforeAnswer};
        QTest::newRow("half of the answer") << Cuts{} << Cuts{Cut::InAnswer};
        QTest::newRow("the request, then the answer")
            << Cuts{} << Cuts{Cut::BeforeServer, Cut::BeforeAnswer};
        QTest::newRow("the answer, and looking for it")
            << Cuts{Cut::Nowhere, Cut::InAnswer, Cut::BeforeServer} << Cuts{Cut::BeforeAnswer};
    }
    void oncePosted()
    {
        QFETCH(Cuts, questions);
        QFETCH(Cuts, posts);
        m_relay->plan(lineOf(ownPosts()), questions);
        m_relay->plan(lineOf(newPost(u"tea"_s)), posts);
        m_house->start();
        verifyOnce(m_house->publish(m_actor, text(QTest::currentDataTag())));
        QVERIFY(m_house->nothingWaits());
        if (!capabilities(m_actor.instance).idempotency) { // else nobody has to look
            QCOMPARE(m_relay->planned(), 0);
            const qsizetype sent = m_relay->lines().count(lineOf(newPost(u"tea"_s)));
            QCOMPARE(sent, 1 + posts.count(Cut::BeforeServer));
        }
    }

    /// What is for followers alone, snac does not list to its author, and it is there once as well.
    void onceForFollowers_data()
    {
        QTest::addColumn<Cuts>("posts");
        QTest::newRow("the request") << Cuts{Cut::BeforeServer};
        QTest::newRow("the answer") << Cuts{Cut::BeforeAnswer};
    }
    void onceForFollowers()
    {
        QFETCH(Cuts, posts);
        m_relay->plan(lineOf(newPost(u"tea"_s)), posts);
        m_house->start();
        Action action{
            .kind = ActionKind::Publish, .account = m_actor.account.id, .target = newPostKey()};
        action.post.text = text(QTest::currentDataTag());
        action.post.visibility = Visibility::Private;
        const qint64 id = m_house->ask(action);
        QCOMPARE(m_house->trouble(id), QString());
        const store::OutboxRow row = m_house->row(id);
        m_made << row.resultId;
        QCOMPARE(m_witness.homeWith(m_actor, action.post.text), QStringList{row.resultUri});
        QVERIFY(m_house->nothingWaits());
    }

    void onceTheServerIsBack()
    {
        m_relay->close();
        m_house->start();
        const QString lost = text("nobody is there");
        const qint64 id = m_house->publish(m_actor, lost);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QCOMPARE(m_witness.ownWith(m_actor, lost), QStringList());
        QVERIFY(m_relay->open());
        verifyOnce(id);
        QVERIFY(m_house->nothingWaits());
    }

    /// Some servers number posts by the second, and those of one second in no order (snac).
    void twoInOneSecond()
    {
        m_house->start();
        for (int pair = 0; pair < 3; ++pair) {
            m_relay->plan(lineOf(newPost(u"tea"_s)), {Cut::Nowhere, Cut::BeforeAnswer});
            QTRY_VERIFY(QTime::currentTime().msec() < 300); // there is time for both
            const qint64 first = m_house->publish(m_actor, text("the first"));
            const qint64 second = m_house->publish(m_actor, text("the second"));
            verifyOnce(first);
            verifyOnce(second);
        }
        QVERIFY(m_house->nothingWaits());
    }

    /// Both clicks come before anything is sent.
    void boostedAndNot()
    {
        QVERIFY(hasPost());
        const int before = writes();
        m_house->ask(m_actor, ActionKind::Boost, m_uri);
        const qint64 id = m_house->ask(m_actor, ActionKind::Unboost, m_uri);
        m_house->start();
        QCOMPARE(m_house->trouble(id), QString());
        QTRY_VERIFY(m_house->nothingWaits());
        QVERIFY(writes() - before <= 2);
        QVERIFY(isSo(ActionKind::Unboost));
    }

    /// The second click comes while the first is on its way.
    void boostedThenNot()
    {
        QVERIFY(hasPost());
        m_house->start();
        const int before = writes();
        const qint64 boost = askedAndHeld(ActionKind::Boost);
        QVERIFY(boost > 0);
        const qint64 unboost = m_house->ask(m_actor, ActionKind::Unboost, m_uri);
        QVERIFY(unboost > boost);
        m_relay->release();
        QCOMPARE(m_house->trouble(boost), QString());
        QCOMPARE(m_house->trouble(unboost), QString());
        QVERIFY(m_house->nothingWaits());
        QCOMPARE(writes() - before, 2);
        QVERIFY(isSo(ActionKind::Unboost));
    }

    /// From two columns, while it is on its way; and once more when it is done.
    void favouritedTwice()
    {
        QVERIFY(hasPost());
        m_house->start();
        const int before = writes();
        const qint64 first = askedAndHeld(ActionKind::Favourite);
        QVERIFY(first > 0);
        QCOMPARE(m_house->ask(m_actor, ActionKind::Favourite, m_uri), first);
        m_relay->release();
        QCOMPARE(m_house->trouble(first), QString());
        QCOMPARE(writes() - before, 1);
        const qint64 late = m_house->ask(m_actor, ActionKind::Favourite, m_uri);
        QCOMPARE(m_house->trouble(late), QString());
        QVERIFY(m_house->nothingWaits());
        QVERIFY(writes() - before <= 2); // one, where the answer told of it
        QVERIFY(isSo(ActionKind::Favourite));
    }

    /// What is said last counts: on, off and on again is one request.
    void favouritedAndNotAndAgain()
    {
        QVERIFY(hasPost());
        m_house->start();
        const int before = writes();
        const qint64 first = askedAndHeld(ActionKind::Favourite);
        QVERIFY(first > 0);
        QVERIFY(m_house->ask(m_actor, ActionKind::Unfavourite, m_uri) > first);
        QCOMPARE(m_house->ask(m_actor, ActionKind::Favourite, m_uri), first);
        m_relay->release();
        QCOMPARE(m_house->trouble(first), QString());
        QVERIFY(m_house->nothingWaits());
        QCOMPARE(writes() - before, 1);
        QVERIFY(isSo(ActionKind::Favourite));
    }

private:
    static QUrl baseUrlOf(const QString &typed)
    {
        const auto host = normalHost(typed);
        return host ? baseUrl(*host) : QUrl(typed);
    }
    /// Nobody wrote that before.
    static QString text(const char *what)
    {
        const QString mark = QUuid::createUuid().toString(QUuid::Id128).first(12);
        return u"網が切れた。%1 %2"_s.arg(QString::fromLatin1(what), mark);
    }
    /// As the relay writes it down.
    static QString lineOf(const Result<Request> &request)
    {
        return request
            ? QString::fromLatin1(request->method + ' ') + request->url.path(QUrl::FullyEncoded)
            : u"(no such request)"_s;
    }

    const Family &family() const { return Witness::familyOf(m_actor); }
    Result<Request> ownPosts() const
    {
        const PageSpec spec{.kind = Source::Kind::Person};
        return family().timeline(
            m_actor.instance, Witness::ownSource(m_actor), spec, m_actor.account.localId);
    }
    Result<Request> newPost(const QString &said) const
    {
        return family().publish(m_actor.instance, Outgoing{.text = {.text = said}}, {});
    }
    Result<Request> writeOf(Write::What what, const QString &localId) const
    {
        const Write write{.what = what, .localId = localId};
        return family().write(m_actor.instance, write, SystemClock().now());
    }

    /// Whatever was cut: it is done, and the server has one, which is the one that is written down.
    void verifyOnce(qint64 id)
    {
        QCOMPARE(m_house->trouble(id), QString());
        const store::OutboxRow row = m_house->row(id);
        m_made << row.resultId;
        QCOMPARE(m_witness.ownWith(m_actor, row.action.post.text), QStringList{row.resultUri});
    }

    /// One of the account's own, made by another way, that the cache has seen.
    bool hasPost()
    {
        const auto answer = m_witness.ask(m_actor, newPost(text("clicks")));
        const auto made = answer ? family().decodePublished(m_actor.instance, *answer)
                                 : Result<TimelineItem>(answer.error());
        if (!made) {
            qWarning().noquote() << sentence(made.error());
            return false;
        }
        m_uri = made->post.uri;
        m_localId = made->post.localId;
        m_made << m_localId;
        return m_house->readHome(m_actor);
    }

    /// The server has done it, and its answer waits for release(); -1: it does not.
    qint64 askedAndHeld(ActionKind kind)
    {
        m_relay->plan(lineOf(writeOf(*whatOf(kind), m_localId)), {Cut::Held});
        const qint64 id = m_house->ask(m_actor, kind, m_uri);
        const bool held = QTest::qWaitFor([this] { return m_relay->held() == 1; }, 20'000);
        return held ? id : -1;
    }

    /// How often the server was asked to change something. Misskey's API knows only POST.
    int writes() const
    {
        const bool misskey = m_actor.instance.family == Instance::Family::Misskey;
        return int(std::ranges::count_if(m_relay->lines(), [misskey](const QString &line) {
            const bool changes = line.endsWith(u"/create"_s) || line.endsWith(u"/delete"_s)
                || line.endsWith(u"/unrenote"_s);
            return misskey ? changes : !line.startsWith(u"GET "_s);
        }));
    }
    /// Whether the server says of the post what the action wants.
    bool isSo(ActionKind kind)
    {
        const Action action{.kind = kind, .account = m_actor.account.id, .target = m_uri};
        return Witness::until([&] {
            const auto told = m_witness.status(m_actor, m_localId);
            return told && holds(action, told->post.viewer).value_or(false);
        });
    }

    void removeMade()
    {
        const bool deletes = !m_actor.isGuest() && capabilities(m_actor.instance).deletesPosts;
        for (const QString &id : deletes ? m_made : QStringList()) {
            const auto answer = m_witness.ask(m_actor, writeOf(Write::What::DeletePost, id));
            QVERIFY2(answer, qPrintable(answer ? QString() : sentence(answer.error())));
        }
        m_made.clear();
    }

    LiveSeat m_seat;
    Witness m_witness;
    std::unique_ptr<CuttableRelay> m_relay;
    std::unique_ptr<LiveHouse> m_house;
    Session m_actor;
    QString m_uri; ///< of hasPost()
    QString m_localId;
    QStringList m_made; ///< posts, by the server's ids
};

QTEST_GUILESS_MAIN(tst_livecutting)
#include "tst_livecutting.moc"
