// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/livehouse.h"
#include "live/witness.h"
#include "protocol/capabilities.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUuid>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::live;

/// What accounts do, sent through the core's outbox to real servers, which are asked afterwards
/// whether it is so. What a server does not offer is skipped, in the words that a button would
/// have.
class tst_liveacting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto world = LiveWorld::read();
        if (!world) {
            QSKIP("skipped: no server");
        }
        QVERIFY2(world->actor.isWhole() && world->other.isWhole(),
            "two accounts are needed: an address and a readable file with a token of each");
        m_world = *world;
        m_house = std::make_unique<LiveHouse>();
        QVERIFY(m_house->isReady());
        const auto actor = m_house->signIn(m_world.actor);
        const auto other = m_house->signIn(m_world.other);
        QVERIFY(actor && other);
        m_actor = *actor;
        m_other = *other;
        const auto before = m_witness.standing(m_actor, m_other.account.acct);
        QVERIFY2(before, qPrintable(before ? QString() : sentence(before.error())));
        m_followedBefore = before->following || before->requested;
        m_house->start();
    }

    /// Nobody has brought it there: the actor's server has to fetch it (snac does so over https
    /// alone).
    void boostsWhatItsServerNeverSaw()
    {
        QCOMPARE(does(m_actor, ActionKind::Unfollow, m_other.account.acct), QString());
        QVERIFY(isFollower(false));
        const QString uri = published(m_other, u"誰にも届かない。"_s + mark()).resultUri;
        QVERIFY(!uri.isEmpty());
        Action action{.kind = ActionKind::Boost, .account = m_actor.account.id, .target = uri};
        const qint64 id = m_house->ask(action);
        const store::OutboxRow row = m_house->outcome(id);
        if (row.state == OutboxState::Failed) {
            QVERIFY2(row.trouble.contains(uri), qPrintable(row.trouble));
            QVERIFY(m_house->takeOut(id));
            QVERIFY(!m_witness.post(m_actor, uri)); // it is as its server says
            QSKIP("the server fetches no post by its address");
        }
        QCOMPARE(row.trouble, QString());
        QVERIFY(isSo(action));
        QVERIFY(Witness::until([&] { return countAtOrigin(ActionKind::Boost, uri) != 0; }));
        action.kind = ActionKind::Unboost;
        QCOMPARE(m_house->trouble(m_house->ask(action)), QString());
        QVERIFY(isSo(action));
    }

    /// The other server is asked, too: what is posted there goes to whom it knows as a follower.
    void unfollowsAndFollows()
    {
        const QString &acct = m_other.account.acct;
        QCOMPARE(does(m_actor, ActionKind::Unfollow, acct), QString());
        QVERIFY(stands([](const Relationship &now) { return !now.following && !now.requested; }));
        QVERIFY(isFollower(false));
        QCOMPARE(does(m_actor, ActionKind::Follow, acct), QString());
        QVERIFY(stands([](const Relationship &now) { return now.following || now.requested; }));
        QVERIFY(isFollower(true));
    }

    void posts()
    {
        const QString text = u"灯台の下で鯖缶を開けた。"_s + mark();
        const qint64 id = m_house->publish(m_actor, text);
        QCOMPARE(m_house->trouble(id), QString());
        const store::OutboxRow row = m_house->row(id);
        noteMade(m_actor, row.resultUri);
        QVERIFY(row.tries == 1 && !row.resultId.isEmpty());
        const auto told = m_witness.status(m_actor, row.resultId);
        QVERIFY2(told, qPrintable(told ? QString() : sentence(told.error())));
        QVERIFY2(told->post.body.contains(text), qPrintable(told->post.body));
        QCOMPARE(told->post.uri, row.resultUri);
        QCOMPARE(told->post.visibility, Visibility::Public);
        QCOMPARE(m_witness.ownWith(m_actor, text), QStringList{row.resultUri});
        QVERIFY(m_house->nothingWaits());
    }

    /// To a post of another server, where it arrives.
    void replies()
    {
        QVERIFY(hasTheirs());
        const qint64 id = m_house->publish(m_actor, u"返事です。"_s + mark(), m_theirs);
        QCOMPARE(m_house->trouble(id), QString());
        const store::OutboxRow row = m_house->row(id);
        noteMade(m_actor, row.resultUri);
        const auto told = m_witness.status(m_actor, row.resultId);
        const auto answered = m_witness.post(m_actor, m_theirs);
        QVERIFY(told && answered);
        QCOMPARE(told->post.replyToLocalId, answered->post.localId);
        const auto original = m_witness.post(m_other, m_theirs);
        QVERIFY(original);
        QVERIFY(Witness::until([&] {
            return m_witness.answersTo(m_other, original->post.localId).contains(row.resultUri);
        }));
    }

    void edits()
    {
        if (const QString why = lack(ActionKind::Edit); !why.isEmpty()) {
            QSKIP(qPrintable(why));
        }
        const store::OutboxRow made = published(m_actor, u"書き間違えた。"_s + mark());
        QVERIFY(!made.resultUri.isEmpty());
        const QString text = u"書き直した。"_s + mark();
        Action action{
            .kind = ActionKind::Edit, .account = m_actor.account.id, .target = made.resultUri};
        action.post.text = text;
        QCOMPARE(m_house->trouble(m_house->ask(action)), QString());
        const auto told = m_witness.status(m_actor, made.resultId);
        QVERIFY2(told, qPrintable(told ? QString() : sentence(told.error())));
        QVERIFY2(told->post.body.contains(text), qPrintable(told->post.body));
        QVERIFY(told->post.editedAt > 0);
    }

    /// Of a post of another server; and taken back.
    void marks_data()
    {
        QTest::addColumn<ActionKind>("kind");
        for (const ActionKind kind :
            {ActionKind::Boost, ActionKind::Favourite, ActionKind::Bookmark, ActionKind::React}) {
            QTest::newRow(qPrintable(word(kind))) << kind;
        }
    }
    void marks()
    {
        QFETCH(ActionKind, kind);
        if (const QString why = lack(kind); !why.isEmpty()) {
            QSKIP(qPrintable(why));
        }
        QVERIFY(hasTheirs());
        Action action{.kind = kind, .account = m_actor.account.id, .target = m_theirs};
        if (kind == ActionKind::React) {
            action.reaction = u"👍"_s;
        }
        QCOMPARE(m_house->trouble(m_house->ask(action)), QString());
        QVERIFY(isSo(action));
        if (kind == ActionKind::Boost || kind == ActionKind::Favourite) {
            QVERIFY(Witness::until([&] { return countAtOrigin(kind, m_theirs) != 0; }));
        }
        action.kind = opposite(kind);
        QCOMPARE(m_house->trouble(m_house->ask(action)), QString());
        QVERIFY(isSo(action)); // other servers may go on counting it (snac 2.75)
        QVERIFY(m_house->nothingWaits());
    }

    void votes()
    {
        if (const QString why = lack(ActionKind::Vote); !why.isEmpty()) {
            QSKIP(qPrintable(why));
        }
        const QString uri = pollOfTheirs();
        if (uri.isEmpty()) {
            QSKIP("the other one's server makes no poll for who asks it so");
        }
        QVERIFY(Witness::until([&] { return m_witness.post(m_actor, uri).ok(); }));
        QVERIFY(m_house->readHome(m_actor));
        Action action{
            .kind = ActionKind::Vote, .account = m_actor.account.id, .target = uri, .choices = {1}};
        QCOMPARE(m_house->trouble(m_house->ask(action)), QString());
        const auto told = m_witness.post(m_actor, uri);
        QVERIFY(told && told->post.viewer && told->post.viewer->voted);
        QVERIFY(Witness::until([&] {
            const auto counted = m_witness.post(m_other, uri);
            return counted && counted->post.poll && counted->post.poll->options.size() == 2
                && counted->post.poll->options[1].votes > 0;
        }));
    }

    void deletes()
    {
        if (const QString why = lack(ActionKind::Delete); !why.isEmpty()) {
            QSKIP(qPrintable(why));
        }
        const QString text = u"すぐ消える。"_s + mark();
        const store::OutboxRow made = published(m_actor, text);
        QVERIFY(!made.resultUri.isEmpty());
        QCOMPARE(does(m_actor, ActionKind::Delete, made.resultUri), QString());
        QVERIFY(Witness::until([&] {
            const auto told = m_witness.status(m_actor, made.resultId);
            return !told && told.error().kind == ErrorKind::NotFound;
        }));
        QCOMPARE(m_witness.ownWith(m_actor, text), QStringList());
    }

    void whatNobodyFindsIsSaid()
    {
        if (const QString why = lack(ActionKind::Bookmark); !why.isEmpty()) {
            QSKIP(qPrintable(why));
        }
        const QString uri =
            baseUrl(m_other.instance.host).toString() + u"/no/such/post/"_s + mark();
        const qint64 id = m_house->ask(m_actor, ActionKind::Bookmark, uri);
        const store::OutboxRow row = m_house->outcome(id);
        QCOMPARE(row.state, OutboxState::Failed);
        QVERIFY2(row.trouble.contains(uri), qPrintable(row.trouble));
        QVERIFY(m_house->takeOut(id));
    }

    /// Somebody who must agree: ASTERISM_LIVE_LOCKED.
    void asksToFollow()
    {
        if (m_world.locked.isEmpty()) {
            QSKIP("nobody was named who must agree before they are followed");
        }
        const auto who = parseHandle(m_world.locked);
        QVERIFY(who);
        const QString acct = who->acct();
        QCOMPARE(does(m_actor, ActionKind::Follow, acct), QString());
        QVERIFY(
            stands([](const Relationship &now) { return now.requested && !now.following; }, acct));
        QCOMPARE(does(m_actor, ActionKind::Unfollow, acct), QString());
        QVERIFY(
            stands([](const Relationship &now) { return !now.requested && !now.following; }, acct));
    }

    /// Each the other one, at once; last, for with most servers this ends a follow.
    void blocksFromTwoAccounts()
    {
        if (const QString why = lack(ActionKind::Block); !why.isEmpty()) {
            QSKIP(qPrintable(why));
        }
        m_theirs.clear();
        for (const ActionKind kind : {ActionKind::Block, ActionKind::Unblock}) {
            const qint64 one = m_house->ask(m_actor, kind, m_other.account.acct);
            const qint64 two = m_house->ask(m_other, kind, m_actor.account.acct);
            QCOMPARE(m_house->trouble(one), QString());
            QCOMPARE(m_house->trouble(two), QString());
            const bool blocked = kind == ActionKind::Block;
            QVERIFY(Witness::until([&] {
                const auto mine = m_witness.standing(m_actor, m_other.account.acct);
                const auto theirs = m_witness.standing(m_other, m_actor.account.acct);
                return mine && theirs && mine->blocking == blocked && theirs->blocking == blocked;
            }));
        }
        QVERIFY(m_house->nothingWaits());
    }

    /// As it was before, as far as servers delete.
    void cleanupTestCase()
    {
        if (!m_house || m_actor.isGuest() || m_other.isGuest()) {
            return;
        }
        for (const auto &[session, uri] : m_made) {
            if (capabilities(session.instance).deletesPosts) {
                QCOMPARE(does(session, ActionKind::Delete, uri), QString());
            }
        }
        QCOMPARE(does(m_actor, m_followedBefore ? ActionKind::Follow : ActionKind::Unfollow,
                     m_other.account.acct),
            QString());
        m_house.reset();
    }

private:
    /// Nobody wrote that before.
    static QString mark() { return QUuid::createUuid().toString(QUuid::Id128).first(12); }

    void noteMade(const Session &session, const QString &uri) { m_made.push_back({session, uri}); }

    QString lack(ActionKind kind) const { return whyNot(kind, m_actor.account, m_actor.instance); }

    /// Why it did not go well; empty: it did.
    QString does(const Session &session, ActionKind kind, const QString &target)
    {
        return m_house->trouble(m_house->ask(session, kind, target));
    }
    store::OutboxRow published(const Session &session, const QString &text)
    {
        const qint64 id = m_house->publish(session, text);
        if (const QString trouble = m_house->trouble(id); !trouble.isEmpty()) {
            qWarning().noquote() << trouble;
            return {};
        }
        const store::OutboxRow row = m_house->row(id);
        noteMade(session, row.resultUri);
        return row;
    }

    /// A post of the other one's that the actor's server has: it follows them, for not every server
    /// fetches posts.
    bool hasTheirs()
    {
        if (!m_theirs.isEmpty()) {
            return true;
        }
        const QString trouble = does(m_actor, ActionKind::Follow, m_other.account.acct);
        if (!trouble.isEmpty()) {
            qWarning().noquote() << trouble;
            return false;
        }
        const QString uri =
            isFollower(true) ? published(m_other, u"隣の島から。"_s + mark()).resultUri : QString();
        const bool arrived =
            !uri.isEmpty() && Witness::until([&] { return m_witness.post(m_actor, uri).ok(); });
        if (arrived && m_house->readHome(m_actor)) {
            m_theirs = uri;
        }
        return !m_theirs.isEmpty();
    }

    /// Whether the other one's server says that the actor follows them, or has not answered yet.
    bool isFollower(bool wanted)
    {
        return Witness::until([&] {
            const auto mine = m_witness.standing(m_actor, m_other.account.acct);
            const auto theirs = m_witness.standing(m_other, m_actor.account.acct);
            const bool waits = wanted && mine && mine->requested;
            return theirs && (waits || theirs->followedBy == wanted);
        });
    }
    bool stands(const std::function<bool(const Relationship &)> &so, const QString &acct = {})
    {
        return Witness::until([&] {
            const auto now =
                m_witness.standing(m_actor, acct.isEmpty() ? m_other.account.acct : acct);
            return now && so(*now);
        });
    }
    /// Whether the actor's server says of the post what the action wants.
    bool isSo(const Action &action)
    {
        return Witness::until([&] {
            const auto told = m_witness.post(m_actor, action.target);
            return told && holds(action, told->post.viewer).value_or(false);
        });
    }
    /// Of a post of the other's; -1: not told.
    qint64 countAtOrigin(ActionKind kind, const QString &uri)
    {
        const auto told = m_witness.post(m_other, uri);
        if (!told) {
            return 0;
        }
        return kind == ActionKind::Boost ? told->post.boosts : told->post.favourites;
    }

    /// No such action is known to the core: the server is asked for it as it is.
    QString pollOfTheirs()
    {
        if (!m_world.poll.isEmpty()) {
            return m_world.poll;
        }
        const bool misskey = m_other.instance.family == Instance::Family::Misskey;
        const QString text = u"どちらを飲む? "_s + mark();
        Request request{.method = "POST", .headers = {{"Content-Type", "application/json"}}};
        request.url = baseUrl(m_other.instance.host);
        request.url.setPath(misskey ? u"/api/notes/create"_s : u"/api/v1/statuses"_s);
        const QJsonArray choices{u"お茶"_s, u"珈琲"_s};
        const QJsonObject body = misskey
            ? QJsonObject{{u"text"_s, text}, {u"poll"_s, QJsonObject{{u"choices"_s, choices}}}}
            : QJsonObject{{u"status"_s, text},
                {u"poll"_s, QJsonObject{{u"options"_s, choices}, {u"expires_in"_s, 3600}}}};
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        const auto answer = m_witness.ask(m_other, request);
        const auto made = answer
            ? Witness::familyOf(m_other).decodePublished(m_other.instance, *answer)
            : Result<TimelineItem>(answer.error());
        if (!made) {
            qWarning().noquote() << sentence(made.error());
            return {};
        }
        noteMade(m_other, made->post.uri);
        return made->post.poll ? made->post.uri : QString();
    }

    LiveWorld m_world;
    Witness m_witness;
    std::unique_ptr<LiveHouse> m_house;
    Session m_actor;
    Session m_other;
    bool m_followedBefore = false;
    QString m_theirs; ///< uri of a post of the other's; empty: there is none yet
    std::vector<std::pair<Session, QString>> m_made; ///< posts, by uri
};

QTEST_GUILESS_MAIN(tst_liveacting)
#include "tst_liveacting.moc"
