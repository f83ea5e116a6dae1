// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounttesting.h"
#include "store/accounts.h"
#include "store/pages.h"
#include "store/timeline.h"
#include "store/viewers.h"
#include "sync/actioncache.h"
#include "sync/liveingest.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const AccountId me{u"account"_s};
const AccountId second{u"second"_s};
const QString noteUri = u"https://mk.example/notes/1"_s;

Session sessionOf(const AccountId &id, const QString &localId)
{
    Session session;
    session.instance.host = u"mk.example"_s;
    session.instance.accountDomain = session.instance.host;
    session.instance.software = u"misskey"_s;
    session.instance.version = u"2025.11.1"_s;
    session.instance.family = Instance::Family::Misskey;
    session.account.id = id;
    session.account.localId = localId;
    session.account.host = session.instance.host;
    session.account.acct = localId + u"@mk.example"_s;
    return session;
}

} // namespace

/// What a Misskey streams of a post, together with what is done here: each is counted once.
class tst_livecounting : public QObject {
    Q_OBJECT

    std::unique_ptr<AccountFixture> m_house;
    std::unique_ptr<LiveIngest> m_ingest;
    std::shared_ptr<LiveLine> m_line;
    QList<LiveOutcome::Change> m_changes;

    store::Store &store() { return m_house->core->store; }
    void signIn(const AccountId &id, const QString &localId)
    {
        const Account account = sessionOf(id, localId).account;
        QVERIFY(awaitedResult(store().writeUser(
            [account](store::UserTx &tx) { return store::addAccount(tx, account); })));
    }
    void keepNote()
    {
        store::Prepared note;
        Post &post = note.item.post;
        post.uri = noteUri;
        post.localId = u"1"_s;
        post.author = {.uri = u"https://mk.example/users/8"_s, .acct = u"ao@mk.example"_s};
        post.createdAt = accountNoon - 1000;
        post.reactions = {{.name = u"👍"_s, .count = 1}};
        post.reactionsTold = true;
        post.favourites = 1;
        note.item.localId = post.localId;
        note.item.createdAt = post.createdAt;
        const store::Teller teller{
            .host = u"mk.example"_s, .accountDomain = u"mk.example"_s, .account = me};
        QVERIFY(awaitedResult(store().writeCache([teller, note](store::CacheTx &tx) {
            return store::commitLoose(tx, teller, {note});
        })));
    }
    /// Until it is in the cache.
    void hear(const QString &type, const QJsonObject &body)
    {
        const QJsonObject told{{u"id"_s, u"1"_s}, {u"type"_s, type}, {u"body"_s, body}};
        const QJsonObject frame{{u"type"_s, u"noteUpdated"_s}, {u"body"_s, told}};
        const qsizetype before = m_changes.size();
        QVERIFY(m_ingest->add({m_line, QJsonDocument(frame).toJson(QJsonDocument::Compact)}));
        QTRY_COMPARE(m_changes.size(), before + 1);
    }
    void reacts(const QString &who, const QString &with)
    {
        hear(u"reacted"_s, {{u"reaction"_s, with}, {u"userId"_s, who}});
    }
    void unreacts(const QString &who, const QString &with)
    {
        hear(u"unreacted"_s, {{u"reaction"_s, with}, {u"userId"_s, who}});
    }
    /// The server has said yes, which is all that it says.
    void isDone(Action::Kind kind, const QString &reaction, const AccountId &account = me)
    {
        const Session session = sessionOf(account, account == me ? u"9"_s : u"10"_s);
        ActionAnswer answer;
        answer.action.kind = kind;
        answer.action.account = account;
        answer.action.target = noteUri;
        answer.action.reaction = reaction;
        QVERIFY(awaitedResult(keepAnswer(*m_house->core, session, answer)));
    }
    /// "👍 2, 🎉 1"
    QString counts()
    {
        const auto found = awaitedResult(
            store().readCache([](store::CacheTx &tx) { return store::postByUri(tx, noteUri); }));
        QStringList words;
        for (const Reaction &one :
            found &&*found ? (*found)->post.reactions : std::vector<Reaction>()) {
            words << one.name + u' ' + QString::number(one.count);
        }
        return words.join(u", "_s);
    }
    bool isFavourited()
    {
        const auto favourited = awaitedResult(store().readCache([](store::CacheTx &tx) {
            const auto found = store::postByUri(tx, noteUri);
            return Result<bool>(store::wasFavourited(tx, (*found)->row, me));
        }));
        return favourited && *favourited;
    }
    QStringList marksOf(const AccountId &account)
    {
        const auto views = awaitedResult(store().readCache([](store::CacheTx &tx) {
            const auto found = store::postByUri(tx, noteUri);
            return Result<std::vector<store::AccountView>>(store::viewersOf(tx, (*found)->row));
        }));
        const auto own = std::ranges::find(*views, account, &store::AccountView::account);
        return own == views->end() ? QStringList() : own->state.reactions;
    }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AccountFixture>();
        QVERIFY(m_house->isReady());
        m_changes.clear();
        m_line = std::make_shared<LiveLine>();
        m_line->instance = sessionOf(me, u"9"_s).instance;
        m_line->account = me;
        signIn(me, u"9"_s);
        signIn(second, u"10"_s);
        keepNote();
        m_ingest = std::make_unique<LiveIngest>(*m_house->core);
        connect(m_ingest.get(), &LiveIngest::committed, this,
            [this](const LiveOutcome &outcome) { m_changes << outcome.changes; });
        // It knows who is signed in when what was asked after it has come.
        QVERIFY(
            awaitedResult(store().readUser([](store::UserTx &tx) { return store::accounts(tx); })));
        QCoreApplication::processEvents();
    }
    void cleanup()
    {
        m_ingest.reset();
        m_house.reset();
    }

    /// A favourite is the usual reaction, and in the place of the one before; no mark of it stays
    /// when it is taken back.
    void aFavouriteIsAReaction()
    {
        isDone(Action::Kind::React, u"🎉"_s);
        QCOMPARE(counts(), u"👍 1, 🎉 1"_s);
        isDone(Action::Kind::Favourite, {});
        QCOMPARE(counts(), u"👍 1, ❤ 1"_s);
        QCOMPARE(marksOf(me), QStringList{u"❤"_s});
        QVERIFY(isFavourited());
        reacts(u"9"_s, u"❤"_s); // the stream says the same
        QCOMPARE(counts(), u"👍 1, ❤ 1"_s);
        isDone(Action::Kind::Unreact, u"❤"_s);
        QCOMPARE(marksOf(me), QStringList());
        QVERIFY(!isFavourited());
        isDone(Action::Kind::React, u"🎉"_s);
        isDone(Action::Kind::Unfavourite, {});
        QCOMPARE(counts(), u"👍 1"_s);
        QVERIFY(!isFavourited());
    }

    void othersAreCounted()
    {
        reacts(u"7"_s, u"👍"_s);
        reacts(u"6"_s, u"🎉"_s);
        QCOMPARE(counts(), u"👍 2, 🎉 1"_s);
        unreacts(u"7"_s, u"👍"_s);
        QCOMPARE(counts(), u"👍 1, 🎉 1"_s);
        QCOMPARE(marksOf(me), QStringList());
        QVERIFY(std::ranges::all_of(m_changes, &LiveOutcome::Change::counted));
    }

    void whatCannotBeCountedIsToldSo()
    {
        reacts(u"7"_s, u"like"_s);
        hear(u"pollVoted"_s, {{u"choice"_s, 0}, {u"userId"_s, u"7"_s}}); // there is no poll
        hear(u"updated"_s, {});
        QCOMPARE(counts(), u"👍 1"_s);
        QVERIFY(std::ranges::none_of(m_changes, &LiveOutcome::Change::counted));
    }

    void theAnswerComesFirst()
    {
        isDone(Action::Kind::React, u"👍"_s);
        QCOMPARE(counts(), u"👍 2"_s);
        reacts(u"9"_s, u"👍"_s);
        QCOMPARE(counts(), u"👍 2"_s);
        isDone(Action::Kind::React, u"🎉"_s);
        unreacts(u"9"_s, u"👍"_s);
        reacts(u"9"_s, u"🎉"_s);
        QCOMPARE(counts(), u"👍 1, 🎉 1"_s);
        isDone(Action::Kind::Unreact, u"🎉"_s);
        unreacts(u"9"_s, u"🎉"_s);
        QCOMPARE(counts(), u"👍 1"_s);
        QCOMPARE(marksOf(me), QStringList());
    }

    void theStreamComesFirst()
    {
        reacts(u"9"_s, u"👍"_s);
        QCOMPARE(counts(), u"👍 2"_s);
        QCOMPARE(marksOf(me), QStringList{u"👍"_s});
        isDone(Action::Kind::React, u"👍"_s);
        QCOMPARE(counts(), u"👍 2"_s);
        unreacts(u"9"_s, u"👍"_s);
        reacts(u"9"_s, u"🎉"_s);
        isDone(Action::Kind::React, u"🎉"_s);
        QCOMPARE(counts(), u"👍 1, 🎉 1"_s);
        QCOMPARE(marksOf(me), QStringList{u"🎉"_s});
    }

    /// Of a note that takes hearts alone the server makes one of it.
    void theServerTakesAnother()
    {
        isDone(Action::Kind::React, u"🎉"_s);
        reacts(u"9"_s, u"❤️"_s);
        QCOMPARE(counts(), u"👍 1, ❤️ 1"_s);
        QCOMPARE(marksOf(me), QStringList{u"❤️"_s});
    }

    /// Its own socket need not be the one that watches.
    void anotherOwnAccount()
    {
        isDone(Action::Kind::React, u"👍"_s, second);
        reacts(u"10"_s, u"👍"_s);
        QCOMPARE(counts(), u"👍 2"_s);
        QCOMPARE(marksOf(second), QStringList{u"👍"_s});
        QCOMPARE(marksOf(me), QStringList());
        m_line = std::make_shared<LiveLine>(*m_line);
        m_line->account = {}; // a guest's, of a note that is at home there
        unreacts(u"10"_s, u"👍"_s);
        QCOMPARE(counts(), u"👍 1"_s);
        QCOMPARE(marksOf(second), QStringList());
    }
};

QTEST_GUILESS_MAIN(tst_livecounting)
#include "tst_livecounting.moc"
