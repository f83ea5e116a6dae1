// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/followrequests.h"

#include "actingfixture.h"

#include "app/jobs.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>

using namespace asterism;
using namespace asterism::ui;

namespace {

QJsonObject pageOf(const QStringList &users, const QString &below = {})
{
    QJsonArray people;
    for (const QString &user : users) {
        people.append(actorToJob({.acct = user + u"@b.example"_s,
            .displayName = user,
            .noteHtml = u"<p>I am <b>%1</b></p>"_s.arg(user)}));
    }
    return {{u"people"_s, people}, {u"below"_s, below}};
}

} // namespace

/// Who asked to follow the own accounts.
class tst_followrequestsmodel : public QObject {
    Q_OBJECT

    std::unique_ptr<ActingFixture> m_house;
    std::unique_ptr<FollowRequests> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    QHash<QString, Result<QJsonObject>> m_pages; ///< by account and below
    QStringList m_asked;

    void make()
    {
        const auto ask = [this](const QString &kind, const QJsonObject &argument) {
            const QString key =
                argument[u"account"_s].toString() + u' ' + argument[u"below"_s].toString();
            m_asked << kind + u' ' + key;
            return answered(m_pages.value(key, Result<QJsonObject>(pageOf({}))));
        };
        m_model = std::make_unique<FollowRequests>(*m_house->app->store, ask, nullptr);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        m_pages.clear();
        m_house = std::make_unique<ActingFixture>();
        QVERIFY(m_house->isReady());
        QVERIFY(m_house->add(u"ao"_s, u"a.example"_s, u"mastodon"_s));
        QVERIFY(m_house->add(u"sora"_s, u"c.example"_s, u"mastodon"_s));
        make();
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_house.reset();
    }

    void ofAllAccounts()
    {
        m_pages.insert(u"ao "_s, pageOf({u"mei"_s, u"kai"_s}, u"2"_s));
        m_pages.insert(u"ao 2"_s, pageOf({u"kai"_s, u"ren"_s}));
        m_pages.insert(u"sora "_s, pageOf({u"mei"_s}));
        QVERIFY(m_asked.isEmpty()); // nobody is asked unasked
        m_model->refresh();
        QTRY_COMPARE(column(*m_model, "acct"),
            (QVariantList{u"@mei@b.example"_s, u"@kai@b.example"_s, u"@ren@b.example"_s,
                u"@mei@b.example"_s}));
        QTRY_VERIFY(!m_model->isBusy());
        QCOMPARE(column(*m_model, "asked")[3].toString(), u"@sora@c.example"_s);
        QCOMPARE(column(*m_model, "bio")[0].toString(), u"I am mei"_s);
        QCOMPARE(m_model->counts().value(u"ao"_s).toInt(), 3);
        QCOMPARE(m_model->trouble(), QString());
    }

    /// Other accounts' rows, and their numbers, do not go while one account's are told anew.
    void askingAgain()
    {
        m_pages.insert(u"ao "_s, pageOf({u"mei"_s, u"kai"_s}));
        m_pages.insert(u"sora "_s, pageOf({u"mei"_s}));
        m_model->refresh();
        QTRY_COMPARE(m_model->rowCount(), 3);
        QTRY_VERIFY(!m_model->isBusy());
        bool lost = false;
        const auto look = [&] {
            lost = lost || !column(*m_model, "asked").contains(u"@sora@c.example"_s)
                || !column(*m_model, "acct").contains(u"@kai@b.example"_s)
                || m_model->counts().size() != 2;
        };
        connect(m_model.get(), &FollowRequests::statusChanged, this, look);
        connect(m_model.get(), &FollowRequests::standingsChanged, this, look);
        m_pages.insert(u"ao "_s, pageOf({u"kai"_s, u"ren"_s}));
        m_pages.insert(u"sora "_s, Error{.kind = ErrorKind::Network, .subject = u"c.example"_s});
        m_model->refresh();
        const QVariantList then{u"@kai@b.example"_s, u"@ren@b.example"_s, u"@mei@b.example"_s};
        QTRY_COMPARE(column(*m_model, "acct"), then);
        QTRY_VERIFY(m_model->trouble().contains(u"c.example"_s));
        QVERIFY(!m_model->isBusy());
        QVERIFY(!lost);
        // What a server told before its trouble is there, and what it had told earlier.
        m_pages.insert(u"ao "_s, pageOf({u"yui"_s}, u"2"_s));
        m_pages.insert(u"ao 2"_s, Error{.kind = ErrorKind::Network, .subject = u"a.example"_s});
        m_pages.insert(u"sora "_s, pageOf({})); // nobody asks any more
        m_model->refresh();
        QTRY_COMPARE(column(*m_model, "acct"),
            (QVariantList{u"@yui@b.example"_s, u"@kai@b.example"_s, u"@ren@b.example"_s}));
        QTRY_VERIFY(m_model->trouble().contains(u"a.example"_s));
        m_model->disconnect(this);
    }

    void whatServersSay()
    {
        m_pages.insert(u"ao "_s, Error{.kind = ErrorKind::Network, .subject = u"a.example"_s});
        m_pages.insert(u"sora "_s, Error{.kind = ErrorKind::Usage, .subject = u"c.example"_s});
        m_model->refresh();
        QTRY_VERIFY(m_model->trouble().contains(u"a.example"_s));
        QTRY_VERIFY(!m_model->isBusy());
        QVERIFY(!m_model->trouble().contains(u"c.example"_s)); // it has no such thing
        QCOMPARE(m_model->rowCount(), 0);
    }

    /// However many a server tells of, and though its pages never end.
    void notWithoutEnd()
    {
        QStringList many;
        for (int i = 0; i < 300; ++i) {
            many << u"u%1"_s.arg(i);
        }
        QStringList more;
        for (int i = 300; i < 600; ++i) {
            more << u"u%1"_s.arg(i);
        }
        m_pages.insert(u"ao "_s, pageOf(many, u"2"_s));
        m_pages.insert(u"ao 2"_s, pageOf(more, u"3"_s));
        m_pages.insert(u"sora "_s, pageOf({u"mei"_s}, u"2"_s));
        m_pages.insert(u"sora 2"_s, pageOf({u"mei"_s}, u"2"_s));
        m_model->refresh();
        QTRY_COMPARE(m_model->rowCount(), FollowRequests::mostEach + 1);
        QTRY_VERIFY(!m_model->isBusy());
        QVERIFY(!m_asked.contains(u"follow-requests ao 3"_s));
        QCOMPARE(m_asked.count(u"follow-requests sora 2"_s), 1);
    }

    void answeringThem()
    {
        m_pages.insert(u"ao "_s, pageOf({u"mei"_s, u"kai"_s}));
        m_pages.insert(u"sora "_s, pageOf({u"mei"_s}));
        m_model->refresh();
        QTRY_COMPARE(m_model->rowCount(), 3);
        const qint64 row = m_house->enqueue({.kind = Action::Kind::AcceptFollower,
            .account = {u"ao"_s},
            .target = u"mei@b.example"_s});
        QTRY_COMPARE(
            column(*m_model, "pending"), (QVariantList{u"Accept…"_s, QString(), QString()}));
        QVERIFY(m_house->set(row, store::OutboxRow::State::Done));
        QTRY_COMPARE(
            column(*m_model, "acct"), (QVariantList{u"@kai@b.example"_s, u"@mei@b.example"_s}));
        QCOMPARE(m_model->counts().value(u"ao"_s).toInt(), 1);

        const qint64 refused = m_house->enqueue({.kind = Action::Kind::RejectFollower,
            .account = {u"sora"_s},
            .target = u"mei@b.example"_s});
        QTRY_COMPARE(column(*m_model, "pending")[1].toString(), u"Reject…"_s);
        QVERIFY(m_house->set(refused, store::OutboxRow::State::Failed, u"Gone"_s));
        QTRY_COMPARE(column(*m_model, "trouble")[1].toString(), u"Reject: Gone"_s);
        QCOMPARE(m_model->rowCount(), 2);
    }

    /// However much else waits before it.
    void theNewestAnswerIsSeen()
    {
        m_pages.insert(u"ao "_s, pageOf({u"mei"_s}));
        m_model->refresh();
        QTRY_COMPARE(m_model->rowCount(), 1);
        QVERIFY(m_house->fill(u"ao"_s));
        QVERIFY(m_house->enqueue({.kind = Action::Kind::AcceptFollower,
                    .account = {u"ao"_s},
                    .target = u"mei@b.example"_s})
            > 0);
        QTRY_VERIFY(!column(*m_model, "pending")[0].toString().isEmpty());
    }

    /// The window was closed in between, and no server is asked.
    void answersOutliveTheProcess()
    {
        const qint64 asked = SystemClock().now() - minuteMs;
        const auto answer = [this](Action::Kind kind, const QString &acct) {
            const qint64 row =
                m_house->enqueue({.kind = kind, .account = {u"ao"_s}, .target = acct});
            return m_house->set(row, store::OutboxRow::State::Done);
        };
        QVERIFY(answer(Action::Kind::AcceptFollower, u"mei@b.example"_s));
        QVERIFY(answer(Action::Kind::RejectFollower, u"kai@b.example"_s));
        m_tester.reset();
        make();
        const auto standing = [&](const QString &id, const QString &acct, qint64 at) {
            return m_model->standingOf({id}, acct, at);
        };
        // What the reading of columns begins with; here nothing is told by servers.
        m_pages.insert(u"ao "_s, Error{.kind = ErrorKind::Network, .subject = u"a.example"_s});
        m_pages.insert(u"sora "_s, Error{.kind = ErrorKind::Network, .subject = u"c.example"_s});
        m_model->refresh();
        QTRY_VERIFY(!standing(u"ao"_s, u"mei@b.example"_s, asked).open);
        QCOMPARE(standing(u"ao"_s, u"mei@b.example"_s, asked).answer,
            std::optional(Action::Kind::AcceptFollower));
        QCOMPARE(standing(u"ao"_s, u"kai@b.example"_s, asked).answer,
            std::optional(Action::Kind::RejectFollower));
        QVERIFY(standing(u"sora"_s, u"mei@b.example"_s, asked).open); // another account's
        QVERIFY(standing(u"ao"_s, u"ren@b.example"_s, asked).open);
        // Whoever was refused asks once more.
        QVERIFY(standing(u"ao"_s, u"kai@b.example"_s, SystemClock().now() + minuteMs).open);
    }

    /// The server says that somebody asks who was answered before it was asked.
    void whoAsksAgain()
    {
        const qint64 before = SystemClock().now() - minuteMs;
        const qint64 row = m_house->enqueue({.kind = Action::Kind::RejectFollower,
            .account = {u"ao"_s},
            .target = u"mei@b.example"_s});
        QVERIFY(m_house->set(row, store::OutboxRow::State::Done));
        QTest::qWait(5);
        m_pages.insert(u"ao "_s, pageOf({u"mei"_s}));
        m_model->refresh();
        QTRY_COMPARE(m_model->rowCount(), 1);
        QTRY_VERIFY(m_model->standingOf({u"ao"_s}, u"mei@b.example"_s, before).open);
    }

    /// Somebody called it back: the request still waits.
    void whatWasCalledBackStays()
    {
        m_pages.insert(u"ao "_s, pageOf({u"mei"_s}));
        m_model->refresh();
        QTRY_COMPARE(m_model->rowCount(), 1);
        const qint64 row = m_house->enqueue({.kind = Action::Kind::AcceptFollower,
            .account = {u"ao"_s},
            .target = u"mei@b.example"_s});
        QTRY_COMPARE(column(*m_model, "pending")[0].toString(), u"Accept…"_s);
        QVERIFY(await(m_house->app->store->writeUser(
            [row](store::UserTx &tx) { return store::cancelAction(tx, row); })));
        QTRY_COMPARE(column(*m_model, "pending")[0].toString(), QString());
        QCOMPARE(m_model->rowCount(), 1);
    }
};

QTEST_MAIN(tst_followrequestsmodel)
#include "tst_followrequestsmodel.moc"
