// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamtesting.h"

#include "protocol/capabilities.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const AccountId me{u"account"_s};

/// Posts that are on screen, all of the one server.
QHash<QString, QStringList> onScreen(const QStringList &ids)
{
    return {{StreamFixture::host(), ids}};
}

} // namespace

/// Which posts a server is told to watch, by which socket, and what it then says.
class tst_postwatching : public QObject {
    Q_OBJECT

    std::unique_ptr<StreamFixture> m_fixture;

    StreamSync &streams() { return *m_fixture->streams; }
    /// What a socket was told of posts.
    QStringList watches(size_t wire) const
    {
        return m_fixture->told(wire).filter(QRegularExpression(u"^(sub|unsub)Note "_s));
    }
    void openLine(const Source &source, size_t number)
    {
        streams().want(source);
        QTRY_COMPARE(m_fixture->wires.size(), number + 1);
        m_fixture->opens(number);
    }
    void hearOf(size_t wire, const QString &post, const QString &type, const QJsonObject &more = {})
    {
        m_fixture->hears(wire,
            {{u"type"_s, u"noteUpdated"_s},
                {u"body"_s, QJsonObject{{u"id"_s, post}, {u"type"_s, type}, {u"body"_s, more}}}});
    }

    const Source m_local = localSource(StreamFixture::host());

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StreamFixture>();
        QVERIFY(m_fixture->isReady());
    }
    void cleanup() { m_fixture.reset(); }

    void whatComesAndGoesOnScreen()
    {
        streams().setWatched(onScreen({u"1"_s, u"2"_s})); // before there is a socket
        openLine(m_local, 0);
        QCOMPARE(watches(0), (QStringList{u"subNote 1"_s, u"subNote 2"_s}));
        streams().setWatched(onScreen({u"2"_s, u"3"_s}));
        QCOMPARE(watches(0).mid(2), (QStringList{u"unsubNote 1"_s, u"subNote 3"_s}));
        streams().setWatched(onScreen({u"2"_s, u"3"_s}));
        QCOMPARE(watches(0).size(), 4);
        streams().setWatched({{u"other.example"_s, {u"9"_s}}});
        QCOMPARE(watches(0).mid(4), (QStringList{u"unsubNote 2"_s, u"unsubNote 3"_s}));
    }

    void aNewConnectionIsToldAll()
    {
        openLine(m_local, 0);
        streams().setWatched(onScreen({u"1"_s, u"2"_s}));
        m_fixture->isCut(0);
        streams().setWatched(onScreen({u"2"_s, u"3"_s}));
        m_fixture->pass(minuteMs);
        QCOMPARE(m_fixture->wires.size(), 2u);
        QVERIFY(watches(1).isEmpty());
        m_fixture->opens(1);
        QCOMPARE(watches(1), (QStringList{u"subNote 2"_s, u"subNote 3"_s}));
    }

    void anOwnAccountsSocketIsPreferred()
    {
        openLine(m_local, 0); // a guest's
        streams().setWatched(onScreen({u"1"_s}));
        QVERIFY(m_fixture->signIn(me));
        openLine(homeSource(me, StreamFixture::host()), 1);
        QCOMPARE(m_fixture->wires[1]->address.bearer, u"token"_s);
        QCOMPARE(watches(0), (QStringList{u"subNote 1"_s, u"unsubNote 1"_s}));
        QCOMPARE(watches(1), QStringList{u"subNote 1"_s});
        m_fixture->isCut(1); // better than none
        QCOMPARE(watches(0).mid(2), QStringList{u"subNote 1"_s});
    }

    void whoeverLeavesTheirSocketWatchesNothing()
    {
        openLine(m_local, 0);
        streams().setWatched(onScreen({u"1"_s}));
        streams().unwant(m_local.key());
        QCOMPARE(streams().lines().size(), 0u);
        openLine(m_local, 1);
        QCOMPARE(watches(1), QStringList{u"subNote 1"_s});
    }

    void notMoreThanTheServerTakes()
    {
        const int most = capabilities(StreamFixture::misskeyServer()).streamWatches;
        QVERIFY(most > 0 && most < WatchedPosts::mostWanted);
        QStringList ids;
        for (int i = 0; i < most + 2; ++i) {
            ids << QString::number(i);
        }
        openLine(m_local, 0);
        streams().setWatched(onScreen(ids));
        QCOMPARE(watches(0).size(), most);
        QCOMPARE(watches(0).first(), u"subNote 2"_s);
    }

    /// Where no socket watches, nobody tells of what is on screen.
    void whatIsWatchedIsTold()
    {
        QSignalSpy watching(&streams(), &StreamSync::watching);
        const auto last = [&watching] {
            return watching.isEmpty() ? QStringList{u"none"_s} : watching.last()[2].toStringList();
        };
        streams().setWatched(onScreen({u"1"_s, u"2"_s}));
        QCOMPARE(last(), QStringList{u"none"_s});
        openLine(m_local, 0);
        QCOMPARE(last(), (QStringList{u"1"_s, u"2"_s}));
        QCOMPARE(watching.last()[1].toString(), StreamFixture::host());
        streams().setWatched(onScreen({u"1"_s, u"2"_s}));
        QCOMPARE(watching.size(), 1);
        QVERIFY(m_fixture->signIn(me));
        openLine(homeSource(me, StreamFixture::host()), 1);
        QCOMPARE(watching.size(), 2); // in one step: they were watched all the time
        QCOMPARE(last(), (QStringList{u"1"_s, u"2"_s}));
        QCOMPARE(watching.last()[0].value<AccountId>().value, me.value);
        m_fixture->isCut(1);
        QCOMPARE(watching.last()[0].value<AccountId>().value, QString());
        QCOMPARE(last(), (QStringList{u"1"_s, u"2"_s}));
        m_fixture->isCut(0);
        QCOMPARE(last(), QStringList());
        m_fixture->pass(minuteMs);
        m_fixture->opens(m_fixture->wires.size() - 1);
        QCOMPARE(last(), (QStringList{u"1"_s, u"2"_s}));
        streams().setWatched({});
        QCOMPARE(last(), QStringList());
    }

    /// Whoever only has the window hidden has missed nothing.
    void whatIsMissedIsTold()
    {
        QStringList heard;
        QObject::connect(&streams(), &StreamSync::watchLost, &streams(),
            [&heard](const QString &host) { heard << u"lost "_s + host; });
        QObject::connect(&streams(), &StreamSync::watching, &streams(),
            [&heard](const AccountId &, const QString &, const QStringList &ids) {
                heard << ids.join(u' ');
            });
        openLine(m_local, 0);
        streams().setWatched(onScreen({u"1"_s}));
        streams().setWatched({});
        streams().setWatched(onScreen({u"1"_s}));
        QCOMPARE(heard, (QStringList{u"1"_s, QString(), u"1"_s}));
        heard.clear();
        m_fixture->isCut(0);
        QCOMPARE(heard, (QStringList{u"lost "_s + StreamFixture::host(), QString()}));
        heard.clear();
        m_fixture->pass(minuteMs);
        m_fixture->opens(m_fixture->wires.size() - 1);
        QCOMPARE(heard, QStringList{u"1"_s});
        heard.clear();
        streams().unwant(m_local.key()); // by which they were watched
        QCOMPARE(heard, (QStringList{u"lost "_s + StreamFixture::host(), QString()}));
    }

    /// One socket watches for all; what an own account did in another app is asked for by it.
    void whatAnotherAccountDidIsAskedForByIt()
    {
        const AccountId other{u"other"_s};
        QVERIFY(m_fixture->signIn(me, u"9"_s) && m_fixture->signIn(other, u"10"_s));
        openLine(homeSource(me, StreamFixture::host()), 0);
        openLine(homeSource(other, StreamFixture::host()), 1);
        streams().setWatched(onScreen({u"1"_s}));
        QCOMPARE(watches(0), QStringList{u"subNote 1"_s});
        QCOMPARE(watches(1), QStringList());
        QSignalSpy changed(&streams(), &StreamSync::postChanged);
        const auto by = [&](const QString &person) {
            const auto before = changed.size();
            hearOf(0, u"1"_s, u"reacted"_s, {{u"userId"_s, person}});
            const bool came = QTest::qWaitFor([&] { return changed.size() > before; }, 20'000);
            return came ? changed.last()[0].value<AccountId>().value : u"nothing"_s;
        };
        QCOMPARE(by(u"10"_s), other.value);
        QCOMPARE(by(u"9"_s), me.value);
        QCOMPARE(by(u"77"_s), me.value); // a stranger's: by whom it is watched
        QCOMPARE(by({}), me.value);
    }

    void whatChangedIsTold()
    {
        QSignalSpy changed(&streams(), &StreamSync::postChanged);
        const QSignalSpy counted(&streams(), &StreamSync::postCounted);
        openLine(m_local, 0);
        streams().setWatched(onScreen({u"1"_s}));
        hearOf(0, u"2"_s, u"reacted"_s); // which nobody watches
        hearOf(0, u"1"_s, u"reacted"_s);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].value<AccountId>().value, QString());
        QCOMPARE(changed[0][1].toString(), StreamFixture::host());
        QCOMPARE(changed[0][2].toString(), u"1"_s);
        QVERIFY(m_fixture->signIn(me));
        openLine(homeSource(me, StreamFixture::host()), 1);
        hearOf(1, u"1"_s, u"pollVoted"_s);
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(changed[1][0].value<AccountId>().value, me.value);
        QCOMPARE(counted.size(), 0); // of a post that is not here, and without saying what it is
        streams().setWatched({}); // the window is hidden
        hearOf(1, u"1"_s, u"reacted"_s);
        m_fixture->hears(1, {{u"type"_s, u"emojiAdded"_s}});
        QTRY_COMPARE(streams().ignored(), 1);
        QCOMPARE(changed.size(), 2);
    }
};

QTEST_GUILESS_MAIN(tst_postwatching)
#include "tst_postwatching.moc"
