// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamtesting.h"

#include "protocol/capabilities.h"

#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

using Streaming = StreamState::Way;

constexpr qint64 patience = 15 * secondMs; ///< for a confirmation

} // namespace

/// Where a server says which topics it streams, and nothing of those that it does not.
class tst_streamtopics : public QObject {
    Q_OBJECT

    std::unique_ptr<StreamFixture> m_fixture;

    StreamSync &streams() { return *m_fixture->streams; }
    QStringList told(size_t wire) const { return m_fixture->told(wire); }
    StreamState state(const Source &source) const
    {
        return m_fixture->streams->state(source.key());
    }
    /// Wanted, and on the line with that number.
    void want(const Source &source, size_t lines = 1)
    {
        streams().want(source);
        QTRY_COMPARE(m_fixture->wires.size(), lines);
        const auto placed = [&] {
            const auto all = streams().lines();
            return std::ranges::any_of(
                all, [&](const auto &line) { return line.sources.contains(source.key()); });
        };
        QTRY_VERIFY(placed());
    }

    const Source m_local = localSource(StreamFixture::host());
    const Source m_federated = federatedSource(StreamFixture::host());

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StreamFixture>();
        QVERIFY(m_fixture->isReady());
    }
    void cleanup() { m_fixture.reset(); }

    /// Its socket carries nothing from its start.
    void theFirstTopicIsAskedFor()
    {
        want(m_local);
        const StreamAddress &address = m_fixture->wires[0]->address;
        QCOMPARE(address.url, QUrl(u"wss://mk.example/streaming"_s));
        QCOMPARE(address.silenceMs, 150'000);
        QVERIFY(address.bearer.isEmpty());
        QVERIFY(told(0).isEmpty());
        m_fixture->opens(0);
        QCOMPARE(told(0), QStringList{u"connect localTimeline"_s});
        QCOMPARE(state(m_local).way, Streaming::Opening);
        QCOMPARE(state(m_local).epoch, 0u);
        streams().joined(m_local.key(), 0);
        QVERIFY(!state(m_local).joined);

        m_fixture->confirms(0, u"localTimeline"_s);
        QTRY_COMPARE(state(m_local).way, Streaming::Live);
        const quint64 epoch = state(m_local).epoch;
        QVERIFY(epoch != 0);
        streams().joined(m_local.key(), epoch);
        QVERIFY(state(m_local).joined);
        m_fixture->pass(patience);
        QVERIFY(state(m_local).joined);
    }

    void whatIsNotConfirmedIsRefused()
    {
        want(m_local);
        want(m_federated);
        m_fixture->opens(0);
        m_fixture->confirms(0, u"localTimeline"_s);
        QTRY_COMPARE(state(m_local).way, Streaming::Live);
        const quint64 epoch = state(m_local).epoch;
        m_fixture->pass(patience - 1);
        QCOMPARE(state(m_federated).way, Streaming::Opening);
        QSignalSpy happened(&streams(), &StreamSync::happened);
        m_fixture->pass(1);
        QCOMPARE(state(m_federated).way, Streaming::None);
        QVERIFY(state(m_federated).error);
        QCOMPARE(state(m_federated).error->kind, ErrorKind::Rejected);
        QCOMPARE(state(m_federated).error->subject, StreamFixture::host());
        QCOMPARE(happened.size(), 1);
        QCOMPARE(state(m_local).epoch, epoch); // the others live on

        // Better late than never.
        m_fixture->confirms(0, u"globalTimeline"_s);
        QTRY_COMPARE(state(m_federated).way, Streaming::Live);
        QVERIFY(!state(m_federated).error);
        QVERIFY(state(m_federated).epoch != 0);
    }

    void whatWasRefusedIsAskedForWhenItBeginsAnew()
    {
        want(m_local);
        want(m_federated);
        m_fixture->opens(0);
        m_fixture->confirms(0, u"localTimeline"_s);
        QTRY_COMPARE(state(m_local).way, Streaming::Live);
        m_fixture->pass(patience);
        QCOMPARE(state(m_federated).way, Streaming::None);
        m_fixture->isCut(0);
        QCOMPARE(state(m_local).way, Streaming::Waiting);
        QCOMPARE(state(m_local).epoch, 0u);
        m_fixture->pass(minuteMs);
        QCOMPARE(m_fixture->wires.size(), 2u);
        m_fixture->opens(1);
        QCOMPARE(told(1), (QStringList{u"connect localTimeline"_s, u"connect globalTimeline"_s}));
        QCOMPARE(state(m_local).way, Streaming::Opening);
        QCOMPARE(state(m_federated).way, Streaming::Opening);
    }

    /// What was said on a connection that is gone says nothing of the next one.
    void aConfirmationFromBeforeIsNotHeard()
    {
        want(m_local);
        m_fixture->opens(0);
        m_fixture->confirms(0, u"localTimeline"_s);
        m_fixture->isCut(0); // before anything could come of it
        m_fixture->pass(minuteMs);
        QCOMPARE(m_fixture->wires.size(), 2u);
        m_fixture->opens(1);
        m_fixture->hears(1, {{u"type"_s, u"emojiAdded"_s}});
        QTRY_COMPARE(streams().ignored(), 1);
        QCOMPARE(state(m_local).epoch, 0u);
        m_fixture->confirms(1, u"localTimeline"_s);
        QTRY_COMPARE(state(m_local).way, Streaming::Live);
    }

    /// Nobody else has to be read again for it.
    void oneMoreTopicBeginsByItself()
    {
        want(m_local);
        m_fixture->opens(0);
        m_fixture->confirms(0, u"localTimeline"_s);
        QTRY_COMPARE(state(m_local).way, Streaming::Live);
        const quint64 epoch = state(m_local).epoch;
        streams().joined(m_local.key(), epoch);
        want(m_federated);
        QCOMPARE(told(0), (QStringList{u"connect localTimeline"_s, u"connect globalTimeline"_s}));
        QCOMPARE(state(m_federated).way, Streaming::Opening);
        m_fixture->confirms(0, u"globalTimeline"_s);
        QTRY_COMPARE(state(m_federated).way, Streaming::Live);
        QCOMPARE(state(m_local).epoch, epoch);
        QVERIFY(state(m_local).joined);
    }

    /// The server would send everything twice.
    void aTopicOfTwoSourcesIsAskedForOnce()
    {
        const Source tea = tagSource(u"tea"_s, StreamFixture::host());
        const Source noBots = tagSource(u"tea#-bot"_s, StreamFixture::host());
        const Source noAds = tagSource(u"tea#-ad"_s, StreamFixture::host());
        want(tea);
        want(noBots);
        m_fixture->opens(0);
        QCOMPARE(told(0), QStringList{u"connect hashtag:tea"_s});
        m_fixture->confirms(0, u"hashtag:tea"_s);
        QTRY_COMPARE(state(tea).way, Streaming::Live);
        QCOMPARE(state(noBots).way, Streaming::Live);
        want(noAds);
        QTRY_COMPARE(state(noAds).way, Streaming::Live);
        QCOMPARE(told(0).size(), 1);
        streams().unwant(tea.key());
        streams().unwant(noAds.key());
        QCOMPARE(told(0).size(), 1);
        want(m_local);
        streams().unwant(noBots.key());
        QCOMPARE(told(0),
            (QStringList{u"connect hashtag:tea"_s, u"connect localTimeline"_s,
                u"disconnect hashtag:tea"_s}));
    }

    /// It may only have been slow, and would then send everything twice.
    void whatWasRefusedIsAskedForOnceToo()
    {
        const Source tea = tagSource(u"tea"_s, StreamFixture::host());
        const Source noBots = tagSource(u"tea#-bot"_s, StreamFixture::host());
        want(m_local);
        want(tea);
        m_fixture->opens(0);
        m_fixture->confirms(0, u"localTimeline"_s);
        QTRY_COMPARE(state(m_local).way, Streaming::Live);
        const quint64 epoch = state(m_local).epoch;
        m_fixture->pass(patience);
        QCOMPARE(state(tea).way, Streaming::None);
        const QStringList asked{u"connect localTimeline"_s, u"connect hashtag:tea"_s};
        want(noBots);
        QCOMPARE(told(0), asked);
        QCOMPARE(state(noBots).error, state(tea).error);
        QVERIFY(state(noBots).error);
        streams().unwant(tea.key()); // and comes again, while the other holds the topic
        want(tea);
        QCOMPARE(told(0), asked);
        QVERIFY(state(tea).error);
        m_fixture->pass(patience);
        QCOMPARE(state(m_local).epoch, epoch);

        m_fixture->confirms(0, u"hashtag:tea"_s);
        QTRY_COMPARE(state(tea).way, Streaming::Live);
        QCOMPARE(state(noBots).way, Streaming::Live);
    }

    /// Whoever closes it and opens it anew wishes another try.
    void whatNobodyWantsAnyMoreIsAskedForAgain()
    {
        want(m_local);
        want(m_federated);
        m_fixture->opens(0);
        m_fixture->confirms(0, u"localTimeline"_s);
        QTRY_COMPARE(state(m_local).way, Streaming::Live);
        m_fixture->pass(patience);
        QCOMPARE(state(m_federated).way, Streaming::None);
        streams().unwant(m_federated.key());
        want(m_federated);
        QCOMPARE(told(0).mid(1),
            (QStringList{u"connect globalTimeline"_s, u"disconnect globalTimeline"_s,
                u"connect globalTimeline"_s}));
        QCOMPARE(state(m_federated).way, Streaming::Opening);
        QVERIFY(!state(m_federated).error);
    }

    /// Where nothing is confirmed one more topic makes the others begin anew, but those that were
    /// refused are not asked for by that: they stay silent, and have to be read.
    void whatWasRefusedStaysSoBesideANewTopic()
    {
        const AccountId me{u"account"_s};
        const Source home = homeSource(me, StreamFixture::host());
        m_fixture = std::make_unique<StreamFixture>(StreamFixture::pleromaServer());
        QVERIFY(m_fixture->isReady());
        QVERIFY(m_fixture->signIn(me));
        want(home);
        want(m_local);
        m_fixture->opens(0);
        QCOMPARE(told(0), QStringList{u"subscribe public:local"_s});
        QCOMPARE(state(m_local).way, Streaming::Live);
        m_fixture->hears(0, {{u"error"_s, u"Not for you"_s}, {u"status"_s, 403}});
        QTRY_COMPARE(state(m_local).way, Streaming::None);
        const quint64 epoch = state(home).epoch;
        QVERIFY(epoch != 0);

        want(m_federated);
        QTRY_COMPARE(state(m_federated).way, Streaming::Live);
        QVERIFY(state(home).epoch > epoch);
        QCOMPARE(state(m_local).way, Streaming::None);
        QVERIFY(state(m_local).error);
        streams().joined(m_local.key(), state(home).epoch);
        QVERIFY(!state(m_local).joined);

        m_fixture->isCut(0);
        m_fixture->pass(minuteMs);
        QCOMPARE(m_fixture->wires.size(), 2u);
        m_fixture->opens(1);
        QCOMPARE(told(1), (QStringList{u"subscribe public:local"_s, u"subscribe public"_s}));
        QCOMPARE(state(m_local).way, Streaming::Live);
    }

    void tooManyTopicsForOneSocket()
    {
        const int most = capabilities(StreamFixture::misskeyServer()).streamTopics;
        QVERIFY(most > 1 && most < 100);
        const auto tag = [](int i) { return tagSource(u"tag%1"_s.arg(i), StreamFixture::host()); };
        for (int i = 0; i < most; ++i) {
            want(tag(i), 1);
        }
        want(tag(most), 2);
        want(tagSource(u"tag0#-bot"_s, StreamFixture::host()), 2); // the first one has that
        const auto lines = streams().lines();
        QCOMPARE(lines.size(), 2u);
        QCOMPARE(lines[0].sources.size(), most + 1);
        QCOMPARE(lines[1].sources, QStringList{tag(most).key()});
        streams().unwant(tag(1).key());
        want(tag(most + 1), 2); // there is room again
        QCOMPARE(streams().lines()[0].sources.size(), most + 1);
    }
};

QTEST_GUILESS_MAIN(tst_streamtopics)
#include "tst_streamtopics.moc"
