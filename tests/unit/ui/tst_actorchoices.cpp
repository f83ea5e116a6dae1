// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/actorchoices.h"

#include "actingtesting.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace asterism;
using namespace asterism::store;
using namespace asterism::ui;

/// Choosing who acts, one or several.
class tst_ActorChoices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
        QVERIFY(m_folder->write(saveThreeServers));
        m_pending = {};
    }
    void cleanup()
    {
        m_tester.reset();
        m_choices.reset();
        m_folder.reset();
    }

    void inTheOrderOfTheRail()
    {
        tell(somePost(u"1"_s));
        begin(u"p"_s);
        QCOMPARE(m_choices->rowCount(), 3);
        QCOMPARE(acting(0).acct, u"ao@m.example"_s);
        QCOMPARE(acting(2).account, u"k"_s);
        QVERIFY(value(0, "avatar").toString().startsWith(u"image://avatar/"_s));
        QCOMPARE(value(0, "chosen").toBool(), false);
        QCOMPARE(value(1, "chosen").toBool(), true);
        QCOMPARE(m_choices->chosen(), 1);
    }

    /// GoToSocial's are seen by all.
    void aBoostForSomeIsDoneByWhoCan()
    {
        QVERIFY(m_folder->write([](store::CacheTx &tx) {
            return store::saveInstance(tx, ownServer(u"p"_s, u"gotosocial"_s, u"0.20.0"_s));
        }));
        tell(somePost(u"1"_s));
        begin(u"m"_s);
        m_choices->toggle(1);
        QCOMPARE(m_choices->actors(u"boost"_s), QStringList({u"m"_s, u"p"_s}));
        QCOMPARE(m_choices->actors(u"boost"_s, true), QStringList{u"m"_s});
    }

    void severalTogether()
    {
        tell(somePost(u"1"_s));
        begin(u"m"_s);
        QSignalSpy changed(m_choices.get(), &ActorChoices::chosenChanged);
        m_choices->toggle(2);
        QCOMPARE(m_choices->actors(u"boost"_s), QStringList({u"m"_s, u"k"_s}));
        m_choices->toggle(0);
        QCOMPARE(m_choices->actors(u"boost"_s), QStringList{u"k"_s});
        QCOMPARE(changed.size(), 2);
        m_choices->toggle(7);
        m_choices->toggle(-1);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(m_choices->actors(u"nonsense"_s), QStringList());
    }

    void whoMayNotIsNoneOfThem()
    {
        Prepared post = somePost(u"1"_s, Visibility::Private);
        post.item.post.viewer = ViewerState{};
        tell(post, u"p"_s);
        begin(u"p"_s);
        m_choices->toggle(0);
        QCOMPARE(m_choices->actors(u"favourite"_s), QStringList{u"p"_s});
        QVERIFY(!m_choices->whyNot(0, u"favourite"_s).isEmpty());
        QCOMPARE(m_choices->actHint(0, u"favourite"_s), m_choices->whyNot(0, u"favourite"_s));
        QCOMPARE(m_choices->whyNot(1, u"favourite"_s), QString());
        QCOMPARE(m_choices->whyNot(9, u"favourite"_s), QString());
    }

    void whoHasDoneItIsNoneOfThem()
    {
        Prepared post = somePost(u"1"_s);
        post.item.post.viewer = ViewerState{.boosted = true};
        tell(post, u"m"_s);
        begin(u"m"_s);
        QCOMPARE(m_choices->actors(u"boost"_s), QStringList());
        QCOMPARE(m_choices->actors(u"favourite"_s), QStringList{u"m"_s});
        QCOMPARE(m_choices->actKind(0, u"boost"_s), u"unboost"_s);
        QCOMPARE(m_choices->actKind(1, u"boost"_s), u"boost"_s);
    }

    void whatIsDoneMeanwhileShows()
    {
        tell(somePost(u"1"_s));
        begin(u"m"_s);
        m_pending.insert(uri, {{.kind = Action::Kind::Boost, .account = {u"k"_s}, .target = uri}});
        m_choices->reread({u"https://a.example/other"_s});
        m_choices->reread({uri});
        QTRY_VERIFY(acting(2).isBoosted());
        QVERIFY(acting(2).boostWaits());
        QVERIFY(!acting(0).isBoosted());
    }

    void aPostThatWent()
    {
        begin(u"m"_s);
        QCOMPARE(m_choices->rowCount(), 0);
    }

private:
    void begin(const QString &account)
    {
        const auto names = [this] {
            RowNames told;
            told.acting = {
                .accounts = std::make_shared<const std::vector<Account>>(threeAccounts()),
                .standard = {u"m"_s},
                .pending = std::make_shared<const PendingByPost>(m_pending)};
            return told;
        };
        m_choices = std::make_unique<ActorChoices>(m_folder->store(), names, uri, account);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_choices.get());
        QTRY_VERIFY(m_choices->isReady());
    }
    void tell(const Prepared &post, const QString &account = {})
    {
        const Teller teller = account.isEmpty() ? guestAt(u"a.example"_s) : ownTeller(account);
        QVERIFY(m_folder->loose(teller, {post}));
    }
    QVariant value(int row, const char *role) const
    {
        return m_choices->data(m_choices->index(row, 0), m_choices->roleNames().key(role, -1));
    }
    RowActing acting(int row) const { return value(row, "acting").value<RowActing>(); }

    const QString uri = u"https://a.example/1"_s;
    std::unique_ptr<Folder> m_folder;
    PendingByPost m_pending;
    std::unique_ptr<ActorChoices> m_choices;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(tst_ActorChoices)
#include "tst_actorchoices.moc"
