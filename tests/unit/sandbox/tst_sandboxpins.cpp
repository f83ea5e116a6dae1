// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "unit/sandbox/client.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;

} // namespace

/// What the sandbox's people pin, and what each software tells of it.
class tst_sandboxpins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12, .postsPerServer = 0, .clock = &m_clock}));
    }
    void cleanup() { m_sandbox.reset(); }

    void theNewestPinStandsAbove()
    {
        const QString first = m_sandbox->post(u"ao"_s, u"first"_s);
        const QString second = m_sandbox->post(u"ao"_s, u"second"_s);
        m_sandbox->post(u"ao"_s, u"third"_s);
        QCOMPARE(pins(u"ao"_s), QStringList());
        QVERIFY(m_sandbox->pin(u"ao"_s, second));
        QVERIFY(m_sandbox->pin(u"ao"_s, first));
        QCOMPARE(pins(u"ao"_s), (QStringList{first, second}));
        QCOMPARE(featured(u"ao"_s), (QStringList{first, second}));
        QVERIFY(m_sandbox->unpin(u"ao"_s, first));
        QVERIFY(!m_sandbox->unpin(u"ao"_s, first));
        QVERIFY(m_sandbox->deletePost(second));
        QCOMPARE(pins(u"ao"_s), QStringList());
    }

    void nobodyPinsWhatIsNotTheirOwnOrNotOpen()
    {
        const QString theirs = m_sandbox->post(u"mei"_s, u"mine"_s);
        const QString quiet =
            m_sandbox->post(u"ao"_s, {.text = u"hush"_s, .visibility = Visibility::Private});
        QVERIFY(!m_sandbox->pin(u"ao"_s, theirs));
        QVERIFY(!m_sandbox->pin(u"ao"_s, quiet));
        QVERIFY(!m_sandbox->pin(u"ao"_s, u"https://nowhere.example/1"_s));
    }

    void snacKnowsTheCollectionAlone()
    {
        const QString pinned = m_sandbox->post(
            u"sora"_s, PostDraft{.text = u"pinned"_s, .createdAt = epoch - minuteMs});
        const QString other = m_sandbox->post(u"sora"_s, u"other"_s);
        QVERIFY(m_sandbox->pin(u"sora"_s, pinned));
        QCOMPARE(pins(u"sora"_s), (QStringList{other, pinned})); // everything
        QCOMPARE(featured(u"sora"_s), QStringList{pinned});
    }

    void goToSocialWantsATokenOrASignature()
    {
        const QString uri = m_sandbox->post(u"yuki"_s, u"pinned"_s);
        QVERIFY(m_sandbox->pin(u"yuki"_s, uri));
        QCOMPARE(pins(u"yuki"_s), QStringList{uri});
        const Answer refused =
            m_client.get(m_sandbox->actorUri(u"yuki"_s) + u"/collections/featured"_s, {}, activity);
        QCOMPARE(refused.status, 401);
    }

    /// The same words and dice as without: only who pins is more.
    void thePinsOfADemo()
    {
        Sandbox plain;
        Sandbox pinning;
        const Sandbox::Options options{
            .people = 40, .postsPerServer = 40, .clock = &m_clock, .epoch = epoch};
        Sandbox::Options withPins = options;
        withPins.pins = true;
        QVERIFY(plain.start(options));
        QVERIFY(pinning.start(withPins));
        QCOMPARE(pinning.postsOf(u"ao"_s).size(), plain.postsOf(u"ao"_s).size());
        const auto count = [this](const Sandbox &sandbox) {
            return urisIn(
                m_client.get(sandbox.actorUri(u"ao"_s) + u"/collections/featured"_s, {}, activity)
                    .object()[u"orderedItems"_s]
                    .toArray())
                .size();
        };
        QCOMPARE(count(plain), 0);
        QVERIFY(count(pinning) > 0);
    }

private:
    static QStringList urisIn(const QJsonArray &items)
    {
        QStringList uris;
        for (const QJsonValue item : items) {
            const QJsonObject object = item.toObject();
            const QJsonValue note = object.contains(u"object"_s) ? object[u"object"_s] : item;
            uris << note[note[u"uri"_s].isString() ? u"uri"_s : u"id"_s].toString();
        }
        return uris;
    }
    QStringList pins(const QString &user)
    {
        const Server *server = m_sandbox->serverOf(user);
        const QString token = server->token(user);
        const QString base = server->baseUrl() + u"/api/v1/accounts/"_s;
        const QString id =
            m_client.get(base + u"verify_credentials"_s, token).object()[u"id"_s].toString();
        return urisIn(m_client.get(base + id + u"/statuses?pinned=true"_s, token).array());
    }
    QStringList featured(const QString &user)
    {
        const Answer answer =
            m_client.get(m_sandbox->actorUri(user) + u"/collections/featured"_s, {}, activity);
        return urisIn(answer.object()[u"orderedItems"_s].toArray());
    }

    static constexpr auto activity = "application/activity+json";
    ManualClock m_clock{epoch};
    Client m_client;
    std::unique_ptr<Sandbox> m_sandbox;
};

QTEST_GUILESS_MAIN(tst_sandboxpins)
#include "tst_sandboxpins.moc"
