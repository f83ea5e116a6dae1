// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/readyaction.h"

#include "accounttesting.h"
#include "base/clock.h"
#include "store/accounts.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const AccountId reactor{u"k"_s};
const QString reactedUri = u"https://a.example/1"_s;

} // namespace

/// Favourites where they are reactions, which a post does not always tell of.
class tst_readyaction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto opened = store::Store::open({.folder = m_dir->path(), .engine = true}, m_clock);
        QVERIFY(opened);
        m_store = std::move(*opened);
        const Account own{.id = reactor, .acct = u"me@k.example"_s, .host = u"k.example"_s};
        QVERIFY(awaitedResult(
            m_store->writeUser([own](store::UserTx &tx) { return store::addAccount(tx, own); })));
    }
    void cleanup()
    {
        m_store.reset();
        m_dir.reset();
    }

    /// What the cache keeps of it is the same, whether there is none or nobody told: asked for
    /// once.
    void nothingIsKnown_data()
    {
        QTest::addColumn<bool>("kept");
        QTest::newRow("never seen") << false;
        QTest::newRow("seen") << true;
    }
    void nothingIsKnown()
    {
        QFETCH(bool, kept);
        const auto state = kept ? std::optional(ViewerState{}) : std::nullopt;
        const qint64 first = take(Action::Kind::Unfavourite, state);
        QVERIFY(first > 0);
        QCOMPARE(take(Action::Kind::Unfavourite, state), first);
        QCOMPARE(waiting(), QStringList{u"unfavourite "_s});
    }

    /// The one that is known is what is taken back, once.
    void theOneThatWasTold()
    {
        const ViewerState state{.favourited = true, .reactions = {u"👍"_s}};
        QVERIFY(take(Action::Kind::Unfavourite, state) > 0);
        QCOMPARE(waiting(), QStringList{u"unreact 👍"_s});
        QCOMPARE(take(Action::Kind::Unfavourite, state), 0);
        QCOMPARE(waiting(), QStringList{u"unreact 👍"_s});
    }

    /// As it was before.
    void theOneThatNeverWentOut()
    {
        QVERIFY(take(Action::Kind::Favourite, ViewerState{}) > 0);
        QCOMPARE(waiting(), QStringList{u"react ❤"_s});
        QCOMPARE(take(Action::Kind::Unfavourite, ViewerState{}), 0);
        QCOMPARE(waiting(), QStringList());
    }

private:
    /// At a Misskey. The row that does it; 0: nothing is left to do; -1: an error.
    qint64 take(Action::Kind kind, const std::optional<ViewerState> &state)
    {
        const Instance server{
            .host = u"k.example"_s, .software = u"misskey"_s, .family = Instance::Family::Misskey};
        const Action action{.kind = kind, .account = reactor, .target = reactedUri};
        const ReadyAction ready = readyFor(server, action, state, m_clock.now());
        const auto put = awaitedResult(
            m_store->writeUser([ready](store::UserTx &tx) { return enqueueReady(tx, ready, 0); }));
        return put ? put->id : -1;
    }
    /// "unreact 👍"
    QStringList waiting()
    {
        const auto rows = awaitedResult(
            m_store->writeUser([](store::UserTx &tx) { return store::outboxRows(tx); }));
        QStringList words;
        for (const store::OutboxRow &row : rows ? *rows : std::vector<store::OutboxRow>()) {
            words << word(row.action.kind) + u' ' + row.action.reaction;
        }
        return words;
    }

    ManualClock m_clock{accountNoon};
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<store::Store> m_store;
};

QTEST_GUILESS_MAIN(tst_readyaction)
#include "tst_readyaction.moc"
