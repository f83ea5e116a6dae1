// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamtesting.h"

#include "protocol/capabilities.h"
#include "protocol/learnt.h"

#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const AccountId watcher{u"9"_s};

Instance oldFork(const QString &version = u"12.23Q1.5"_s)
{
    Instance instance = StreamFixture::misskeyServer();
    instance.software = u"nexkey"_s;
    instance.version = version;
    return instance;
}

Response takenFromBody()
{
    return {.status = 200, .tokenInBody = true};
}

} // namespace

/// That a server takes tokens from the body alone is kept, and its streams get theirs otherwise.
class tst_tokenlearning : public QObject {
    Q_OBJECT

    std::unique_ptr<StreamFixture> m_fixture;

    Instance known()
    {
        const auto found = awaitedResult(m_fixture->sessions().instance(StreamFixture::host()));
        return found ? *found : Instance();
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StreamFixture>(oldFork());
        QVERIFY(m_fixture->isReady());
        QVERIFY(m_fixture->signIn(watcher));
    }
    void cleanup() { m_fixture.reset(); }

    void streamsBeginAnew()
    {
        m_fixture->streams->want(homeSource(watcher, StreamFixture::host()));
        m_fixture->streams->want(localSource(StreamFixture::host()));
        QTRY_COMPARE(m_fixture->wires.size(), size_t(1));
        QCOMPARE(m_fixture->wires[0]->address.tokenPlace, StreamAddress::TokenPlace::Header);
        QVERIFY(!capabilities(known()).tokenInBody);

        QSignalSpy learnt(&m_fixture->sessions(), &Sessions::tokenInBodyLearnt);
        m_fixture->sessions().noteTokenPlace(known(), takenFromBody());
        QTRY_COMPARE(learnt.size(), 1);
        QVERIFY(capabilities(known()).tokenInBody);
        QTRY_COMPARE(m_fixture->wires.size(), size_t(2));
        const StreamAddress &address = m_fixture->wires[1]->address;
        QCOMPARE(address.tokenPlace, StreamAddress::TokenPlace::Query);
        QCOMPARE(address.queryKey, u"i"_s);
        QCOMPARE(address.bearer, u"token"_s);
        QCOMPARE(address.url, QUrl(u"wss://mk.example/streaming"_s));
    }

    /// What is known is no news, whoever still has it from before.
    void onceOnly()
    {
        const Instance before = known();
        QSignalSpy learnt(&m_fixture->sessions(), &Sessions::tokenInBodyLearnt);
        m_fixture->sessions().noteTokenPlace(before, {.status = 200});
        m_fixture->sessions().noteTokenPlace(before, takenFromBody());
        m_fixture->sessions().noteTokenPlace(before, takenFromBody());
        QTRY_COMPARE(learnt.size(), 1);
        QTest::qWait(50);
        QCOMPARE(learnt.size(), 1);
        QCOMPARE(known().features.count(u"misskey:token-in-body"_s), 1);
    }

    void outlivesTheNextLook_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("version");
        QTest::addColumn<bool>("kept");
        QTest::newRow("the same") << u"nexkey"_s << u"12.23Q1.5"_s << true;
        QTest::newRow("the next of it") << u"nexkey"_s << u"12.24.0"_s << true;
        QTest::newRow("a great one") << u"nexkey"_s << u"13.0.0"_s << false;
        QTest::newRow("another software") << u"misskey"_s << u"12.119.2"_s << false;
    }
    void outlivesTheNextLook()
    {
        QFETCH(QString, software);
        QFETCH(QString, version);
        Instance before = oldFork();
        learnTokenInBody(before);
        Instance found = oldFork(version);
        found.software = software;
        keepLearnt(found, before);
        QTEST(capabilities(found).tokenInBody, "kept");
        Instance never = oldFork(version);
        keepLearnt(never, oldFork());
        QVERIFY(!capabilities(never).tokenInBody);
    }
};

QTEST_GUILESS_MAIN(tst_tokenlearning)
#include "tst_tokenlearning.moc"
