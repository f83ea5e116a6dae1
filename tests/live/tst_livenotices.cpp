// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/liveposts.h"
#include "live/liveprogram.h"
#include "live/witness.h"
#include "protocol/capabilities.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::live;

using NoticeKind = Notification::Kind;

/// What real servers tell two own accounts of others: what is one event, what is one row, and how
/// far it was read. One program does what happens, another one is told.
class tst_livenotices : public QObject {
    Q_OBJECT

    static constexpr int patienceMs = 20'000;

private Q_SLOTS:
    void initTestCase()
    {
        const auto world = LiveWorld::read();
        if (!world) {
            QSKIP("skipped: no server");
        }
        QVERIFY2(world->actor.isWhole() && world->other.isWhole(),
            "two accounts are needed: an address and a readable file with a token of each");
        if (!world->third.isWhole()) {
            QSKIP("no third account was named");
        }
        m_house = std::make_unique<LiveHouse>();
        QVERIFY(m_house->isReady());
        QVERIFY(signIn(m_actor, world->actor));
        QVERIFY(signIn(m_other, world->other));
        QVERIFY(signIn(m_third, world->third));
        m_fans = {m_actor, m_third};
        Session keeper;
        if (world->keeper.isWhole()) { // one more
            QVERIFY(signIn(keeper, world->keeper));
            m_fans.push_back(keeper);
        }
        m_house->start();
        QVERIFY(everybodyFollows());
        startProgram(*world);
    }

    /// By two accounts that answer for themselves: whichever is asked first, it is one event.
    void oneMentionOfTwoAccounts()
    {
        const int unread = places().unreadRows();
        QVERIFY(mentions());
        QVERIFY(m_program.read({m_otherThere}));
        QCOMPARE(m_program.newsAbout(m_mention), 1);
        QCOMPARE(about(m_mention).size(), size_t(1));
        QCOMPARE(about(m_mention)[0].accounts, QStringList{m_otherThere.id.value});

        QVERIFY(m_program.read({m_thirdThere}));
        const auto rows = about(m_mention);
        QCOMPARE(rows.size(), size_t(1));
        QVERIFY(rows[0].kind == NoticeKind::Mention || rows[0].kind == NoticeKind::Reply);
        QCOMPARE(rows[0].people, 1);
        QCOMPARE(doersOf(rows[0]), QStringList{m_actor.account.acct});
        QCOMPARE(rows[0].accounts, sorted({m_otherThere.id.value, m_thirdThere.id.value}));
        QCOMPARE(m_program.newsAbout(m_mention), 1);
        QTRY_COMPARE_WITH_TIMEOUT(places().unreadRows(), unread + 1, patienceMs);
        QVERIFY(places().unread(m_otherThere.id) > 0 && places().unread(m_thirdThere.id) > 0);

        QVERIFY(readBoth()); // once more
        QCOMPARE(about(m_mention).size(), size_t(1));
        QCOMPARE(m_program.newsAbout(m_mention), 1);
    }

    /// In the own store: no server hears of it while that is not wanted.
    void whatWasReadStaysRead()
    {
        QVERIFY(mentions() && readBoth());
        const AccountId id = m_thirdThere.id;
        const store::NoticeRow newest = newestOf(m_thirdThere);
        const QString marker = markerOf(m_third);
        QTRY_VERIFY_WITH_TIMEOUT(places().unread(id) > 0, patienceMs);
        const int unread = places().unread(id);
        QVERIFY(m_program.start(false));
        QTRY_COMPARE_WITH_TIMEOUT(places().unread(id), unread, patienceMs);
        places().seen(newest.row, {id.value});
        QTRY_COMPARE_WITH_TIMEOUT(places().unread(id), 0, patienceMs);

        QVERIFY(m_program.start(false));
        QVERIFY(readBoth()); // the servers tell it all again
        QTRY_COMPARE_WITH_TIMEOUT(places().readUpTo(id), newest.row, patienceMs);
        QTest::qWait(500); // what came in is counted
        QCOMPARE(places().unread(id), 0);
        QTRY_VERIFY_WITH_TIMEOUT(places().unread(m_otherThere.id) > 0, patienceMs); // not seen
        QCOMPARE(markerOf(m_third), marker);
    }

    /// First one of them, then the others, who come into the same row.
    void aCrowdIsOneRow()
    {
        for (const size_t crowd : {size_t(1), m_fans.size()}) {
            QVERIFY(applaud(crowd));
            QVERIFY(readBoth());
            for (const NoticeKind kind : {applause(), NoticeKind::Boost}) {
                const auto rows = about(m_theirs, kind);
                QCOMPARE(rows.size(), size_t(1));
                QCOMPARE(rows[0].people, int(crowd));
                QCOMPARE(sorted(doersOf(rows[0])), fans(crowd));
                QCOMPARE(rows[0].accounts, QStringList{m_otherThere.id.value});
            }
        }
        const auto told = m_witness.post(m_other, m_theirs);
        QVERIFY2(told, qPrintable(told ? QString() : sentence(told.error())));
        QCOMPARE(told->post.boosts, qint64(m_fans.size()));
        if (applause() == NoticeKind::Favourite) {
            QCOMPARE(told->post.favourites, qint64(m_fans.size()));
        }
    }

    /// What was seen here is written there, and what was read elsewhere while this program was
    /// closed is read.
    void serversKeepHowFarWasRead()
    {
        if (!capabilities(m_other.instance).markers) {
            QSKIP("the other one's server keeps no markers");
        }
        QVERIFY(mentions() && applaud(1) && readBoth());
        const AccountId id = m_otherThere.id;
        const auto rows = m_program.rows({id.value});
        QVERIFY(rows.size() > 1);
        QVERIFY(m_program.start(true));
        QTRY_VERIFY_WITH_TIMEOUT(places().unread(id) > 0, patienceMs);
        places().seen(rows[1].row, {id.value});
        const auto isWritten = [&] {
            places().tick();
            return markerOf(m_other) == rows[1].localId;
        };
        QVERIFY2(Witness::until(isWritten), qPrintable(markerOf(m_other)));

        QVERIFY(m_program.start(true));
        QTRY_COMPARE_WITH_TIMEOUT(places().readUpTo(id), rows[1].row, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(places().unread(id) > 0, patienceMs); // what is above
        QCOMPARE(markerOf(m_other), rows[1].localId);

        m_program.stop();
        QVERIFY(readElsewhere(m_other, rows[0].localId));
        QVERIFY(m_program.start(true));
        QTRY_COMPARE_WITH_TIMEOUT(places().readUpTo(id), rows[0].row, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(places().unread(id), 0, patienceMs);
        QCOMPARE(markerOf(m_other), rows[0].localId);
    }

    /// As it was before, as far as servers delete.
    void cleanupTestCase()
    {
        if (!m_house || m_third.isGuest()) {
            return;
        }
        for (const auto &[session, uri] : m_made) {
            if (capabilities(session.instance).deletesPosts) {
                QCOMPARE(does(session, ActionKind::Delete, uri), QString());
            }
        }
        for (const Session &fan : m_newFollowers) {
            QCOMPARE(does(fan, ActionKind::Unfollow, m_other.account.acct), QString());
        }
        m_program.stop();
        m_house.reset();
    }

private:
    bool signIn(Session &session, const LiveSeat &seat)
    {
        const auto own = m_house->signIn(seat);
        session = own.value_or(Session{});
        return own.has_value();
    }

    /// The accounts that are told, in a program of their own; what stands there is no news.
    void startProgram(const LiveWorld &world)
    {
        QVERIFY(m_program.start(false));
        const auto other = m_program.signIn(world.other);
        const auto third = m_program.signIn(world.third);
        QVERIFY(other && third);
        m_otherThere = *other;
        m_thirdThere = *third;
        QVERIFY(readBoth());
        for (const Account &account : {*other, *third}) {
            QTRY_VERIFY_WITH_TIMEOUT(m_program.hasPlace(account), patienceMs);
        }
    }
    bool readBoth() { return m_program.read({m_otherThere, m_thirdThere}); }
    NoticePlaces &places() { return m_program.places(); }

    /// Why it did not go well; empty: it did.
    QString does(const Session &session, ActionKind kind, const QString &target)
    {
        return m_house->trouble(m_house->ask(session, kind, target));
    }
    bool areDone(const std::vector<qint64> &ids)
    {
        return std::ranges::all_of(ids, [this](qint64 id) {
            const QString trouble = m_house->trouble(id);
            if (!trouble.isEmpty()) {
                qWarning().noquote() << trouble;
            }
            return trouble.isEmpty();
        });
    }
    /// Its uri; empty, and it is said why, where that cannot be.
    QString published(const Session &session, const QString &text, const QString &replyTo = {})
    {
        const qint64 id = m_house->publish(session, text, replyTo);
        if (!areDone({id})) {
            return {};
        }
        m_made.push_back({session, m_house->row(id).resultUri});
        return m_house->row(id).resultUri;
    }

    /// Not every server fetches posts of whom nobody there follows.
    bool everybodyFollows()
    {
        const QString &acct = m_other.account.acct;
        std::vector<qint64> ids;
        for (const Session &fan : m_fans) {
            const auto now = m_witness.standing(fan, acct);
            if (!now || !now->following) {
                ids.push_back(m_house->ask(fan, ActionKind::Follow, acct));
                m_newFollowers.push_back(fan);
            }
        }
        return areDone(ids) && Witness::until([this] {
            return std::ranges::all_of(m_fans, [this](const Session &fan) {
                const auto theirs = m_witness.standing(m_other, fan.account.acct);
                return theirs && theirs->followedBy;
            });
        });
    }

    /// A post of the other's that all the others have.
    bool hasTheirs()
    {
        if (!m_theirs.isEmpty()) {
            return true;
        }
        const QString uri = published(m_other, u"灯台に灯がともる。"_s + mark());
        const bool arrived = !uri.isEmpty() && std::ranges::all_of(m_fans, [&](const Session &fan) {
            return Witness::until([&] { return m_witness.post(fan, uri).ok(); })
                && m_house->readHome(fan);
        });
        m_theirs = arrived ? uri : QString();
        return arrived;
    }

    /// As it can be written in an answer to the other one. Some servers read no port, and look for
    /// who stands without a host where the answered one is (snac: activitypub.c, process_tags()).
    static QString nameOf(const Account &account)
    {
        const QString name = account.acct.section(u'@', 0, 0);
        return u'@' + (account.host.contains(u':') ? name : account.acct);
    }

    /// The actor answers the other one, and names both; their servers have told them.
    bool mentions()
    {
        if (!m_mention.isEmpty()) {
            return true;
        }
        const QString names = nameOf(m_other.account) + u' ' + nameOf(m_third.account);
        const QString text = names + u" 見てください。"_s + mark();
        const QString uri = hasTheirs() ? published(m_actor, text, m_theirs) : QString();
        const bool told = !uri.isEmpty() && Witness::until([&] {
            return toldOf(m_other, uri, NoticeKind::Mention, NoticeKind::Reply) == 1
                && toldOf(m_third, uri, NoticeKind::Mention, NoticeKind::Reply) == 1;
        });
        m_mention = told ? uri : QString();
        return told;
    }

    /// The first so many of the others favourite and boost the other one's post, which was told.
    bool applaud(size_t crowd)
    {
        std::vector<qint64> ids;
        for (; hasTheirs() && m_applauded < crowd; ++m_applauded) {
            for (const ActionKind kind : {ActionKind::Favourite, ActionKind::Boost}) {
                ids.push_back(m_house->ask(m_fans[m_applauded], kind, m_theirs));
            }
        }
        return m_applauded >= crowd && areDone(ids) && Witness::until([&] {
            return toldOf(m_other, m_theirs, applause(), applause()) == int(m_applauded)
                && toldOf(m_other, m_theirs, NoticeKind::Boost, NoticeKind::Boost)
                == int(m_applauded);
        });
    }
    NoticeKind applause() const
    {
        return capabilities(m_other.instance).favouriteIsReaction ? NoticeKind::Reaction
                                                                  : NoticeKind::Favourite;
    }

    /// Of how many people its server tells the account that they did one of these with that post.
    int toldOf(const Session &session, const QString &uri, NoticeKind kind, NoticeKind other)
    {
        int people = 0;
        for (const Notification &one : m_witness.notices(session)) {
            const bool meant = one.kind == kind || one.kind == other;
            people += meant && one.post && one.post->uri == uri ? one.people : 0;
        }
        return people;
    }

    std::vector<store::NoticeRow> about(const QString &uri, std::optional<NoticeKind> kind = {})
    {
        auto rows = m_program.rows();
        std::erase_if(rows, [&](const store::NoticeRow &row) {
            return row.postUri != uri || row.kind != kind.value_or(row.kind);
        });
        return rows;
    }
    store::NoticeRow newestOf(const Account &account)
    {
        const auto rows = m_program.rows({account.id.value});
        return rows.empty() ? store::NoticeRow{} : rows.front();
    }
    static QStringList sorted(QStringList list)
    {
        list.sort();
        return list;
    }
    static QStringList doersOf(const store::NoticeRow &row)
    {
        QStringList accts;
        for (const Notification::Doer &doer : row.doers) {
            accts << doer.actor.acct;
        }
        return accts;
    }
    QStringList fans(size_t crowd) const
    {
        QStringList accts;
        for (size_t i = 0; i < crowd; ++i) {
            accts << m_fans[i].account.acct;
        }
        return sorted(accts);
    }

    /// Up to which notification its server says that the account has read.
    QString markerOf(const Session &session)
    {
        const Family &family = Witness::familyOf(session);
        const auto answer = m_witness.ask(session, family.noticeMarker(session.instance));
        const auto marker = answer ? family.decodeNoticeMarker(session.instance, *answer)
                                   : Result<QString>(answer.error());
        return marker ? *marker : u"(%1)"_s.arg(word(marker.error().kind));
    }
    /// As another app does it.
    bool readElsewhere(const Session &session, const QString &localId)
    {
        const Family &family = Witness::familyOf(session);
        const auto answer =
            m_witness.ask(session, family.saveNoticeMarker(session.instance, localId));
        return answer && family.decodeNoticeMarker(session.instance, *answer)
            && markerOf(session) == localId;
    }

    Witness m_witness;
    std::unique_ptr<LiveHouse> m_house; ///< of all who do something
    LiveProgram m_program; ///< of the other and the third, who are told
    Session m_actor;
    Session m_other;
    Session m_third;
    std::vector<Session> m_fans; ///< all but the other
    Account m_otherThere;
    Account m_thirdThere;
    QString m_theirs; ///< uri of hasTheirs()
    QString m_mention; ///< uri of mentions()
    size_t m_applauded = 0; ///< how many of them
    std::vector<Session> m_newFollowers; ///< who did not follow the other before
    std::vector<std::pair<Session, QString>> m_made; ///< posts, by uri
};

QTEST_GUILESS_MAIN(tst_livenotices)
#include "tst_livenotices.moc"
