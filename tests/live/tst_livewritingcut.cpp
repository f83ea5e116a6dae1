// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/livehouse.h"
#include "live/livepicture.h"
#include "live/witness.h"
#include "protocol/capabilities.h"

#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::live;

using Cut = CuttableRelay::Cut;
using Cuts = QList<Cut>;
using Sizes = QList<qint64>;

/// A post with two pictures, and the way to its real server cut while they go out and before the
/// answers come: in the end it is there once, with both, and nothing of it is left here.
class tst_livewritingcut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto world = LiveWorld::read();
        if (!world) {
            QSKIP("skipped: no server");
        }
        QVERIFY2(world->actor.isWhole(), "an account is needed: an address and a readable token");
        m_seat = world->actor;
    }

    void init()
    {
        const auto host = normalHost(m_seat.url);
        const QUrl server = host ? baseUrl(*host) : QUrl(m_seat.url);
        m_relay = std::make_unique<CuttableRelay>(server);
        m_house = std::make_unique<LiveHouse>(m_relay.get(), server);
        QVERIFY(m_house->isReady());
        const auto actor = m_house->signIn(m_seat);
        QVERIFY(actor);
        m_actor = *actor;
        if (!capabilities(m_actor.instance).media) {
            QSKIP("the server takes no files");
        }
        m_pictures = {
            m_house->attach(noisyPng(1), u"赤い灯台"_s), m_house->attach(noisyPng(2), u"青い海"_s)};
        m_house->start();
    }
    void cleanup()
    {
        removeMade();
        m_house.reset();
        m_relay.reset();
    }

    /// Of a body with a picture of almost 200,000 bytes.
    void amidAnUpload_data()
    {
        QTest::addColumn<Sizes>("sizes"); // of what arrives of each upload; -1: all
        QTest::newRow("nothing of the first arrives") << Sizes{0};
        QTest::newRow("a byte") << Sizes{1};
        QTest::newRow("its description") << Sizes{300};
        QTest::newRow("half of it") << Sizes{100'000};
        QTest::newRow("almost all") << Sizes{196'000};
        QTest::newRow("half of it, then almost all") << Sizes{100'000, 196'000};
        QTest::newRow("a byte of the second") << Sizes{-1, 1};
        QTest::newRow("half of the second") << Sizes{-1, 100'000};
        QTest::newRow("half of both") << Sizes{100'000, -1, 100'000};
    }
    void amidAnUpload()
    {
        QFETCH(Sizes, sizes);
        m_relay->cutWithin(upload(), sizes);
        verifyOnce();
    }

    void beforeAnAnswer_data()
    {
        QTest::addColumn<Cuts>("uploads");
        QTest::addColumn<Cuts>("posts");
        const Cuts none;
        QTest::newRow("nothing is cut") << none << none;
        QTest::newRow("the first upload") << Cuts{Cut::BeforeServer} << none;
        QTest::newRow("its answer") << Cuts{Cut::BeforeAnswer} << none;
        QTest::newRow("half of its answer") << Cuts{Cut::InAnswer} << none;
        QTest::newRow("the answer of the second") << Cuts{Cut::Nowhere, Cut::BeforeAnswer} << none;
        QTest::newRow("the post") << none << Cuts{Cut::BeforeServer};
        QTest::newRow("its answer, too") << none << Cuts{Cut::BeforeAnswer};
        QTest::newRow("half of the post's answer") << none << Cuts{Cut::InAnswer};
        QTest::newRow("the answers of all")
            << Cuts{Cut::BeforeAnswer, Cut::Nowhere, Cut::BeforeAnswer} << Cuts{Cut::BeforeAnswer};
    }
    void beforeAnAnswer()
    {
        QFETCH(Cuts, uploads);
        QFETCH(Cuts, posts);
        m_relay->plan(upload(), uploads);
        m_relay->plan(lineOf(newPost()), posts);
        verifyOnce();
    }

    /// The whole way is gone when it is sent, and comes back.
    void onceTheServerIsBack()
    {
        m_relay->close();
        const Draft draft = written();
        const std::vector<qint64> ids = m_house->send(draft);
        QCOMPARE(ids.size(), size_t(1));
        QTRY_VERIFY(!m_house->row(ids[0]).trouble.isEmpty());
        QCOMPARE(m_witness.ownWith(m_actor, draft.action.post.text), QStringList());
        QVERIFY(m_relay->open());
        verifyDone(ids[0], draft);
    }

private:
    Draft written() const
    {
        const QString mark = QUuid::createUuid().toString(QUuid::Id128).first(12);
        Draft draft{.key = newPostKey(),
            .action = {.kind = ActionKind::Publish,
                .account = m_actor.account.id,
                .target = newPostKey()}};
        draft.action.post.text = u"網が切れても二枚とも。"_s + mark;
        draft.action.post.media = m_pictures;
        return draft;
    }

    /// As the relay writes it down.
    static QString lineOf(const Result<Request> &request)
    {
        return request
            ? QString::fromLatin1(request->method + ' ') + request->url.path(QUrl::FullyEncoded)
            : u"(no such request)"_s;
    }
    const Family &family() const { return Witness::familyOf(m_actor); }
    QString upload()
    {
        const QString path =
            attachmentPath(m_house->core().store.folder(), m_pictures.value(0).file);
        return lineOf(family().sendMedia(m_actor.instance, m_pictures.value(0), path));
    }
    Result<Request> newPost() const
    {
        return family().publish(m_actor.instance, Outgoing{.text = {.text = u"tea"_s}}, {});
    }

    void verifyOnce()
    {
        const Draft draft = written();
        const std::vector<qint64> ids = m_house->send(draft);
        QCOMPARE(ids.size(), size_t(1));
        verifyDone(ids[0], draft);
        QCOMPARE(m_relay->planned(), 0); // all of it was cut
    }
    void verifyDone(qint64 id, const Draft &draft)
    {
        QCOMPARE(m_house->trouble(id), QString());
        const store::OutboxRow row = m_house->row(id);
        m_made << row.resultId;
        QCOMPARE(m_witness.ownWith(m_actor, draft.action.post.text), QStringList{row.resultUri});
        QVERIFY(m_house->nothingWaits());
        QCOMPARE(m_house->drafts(), 0);
        const auto told = m_witness.status(m_actor, row.resultId);
        QVERIFY2(told, qPrintable(told ? QString() : sentence(told.error())));
        QStringList described;
        QByteArrayList files;
        for (const Media &one : told->post.media) {
            described << one.description;
            files << m_witness.fetch(one.url);
        }
        QCOMPARE(described, (QStringList{u"赤い灯台"_s, u"青い海"_s}));
        QVERIFY(!files[0].isEmpty() && !files[1].isEmpty() && files[0] != files[1]);
    }

    void removeMade()
    {
        const bool deletes = !m_actor.isGuest() && capabilities(m_actor.instance).deletesPosts;
        for (const QString &id : deletes ? m_made : QStringList()) {
            const Write write{.what = Write::What::DeletePost, .localId = id};
            const auto answer = m_witness.ask(
                m_actor, family().write(m_actor.instance, write, SystemClock().now()));
            QVERIFY2(answer, qPrintable(answer ? QString() : sentence(answer.error())));
        }
        m_made.clear();
    }

    LiveSeat m_seat;
    Witness m_witness;
    std::unique_ptr<CuttableRelay> m_relay;
    std::unique_ptr<LiveHouse> m_house;
    Session m_actor;
    QList<Attachment> m_pictures;
    QStringList m_made; ///< posts, by the server's ids
};

QTEST_GUILESS_MAIN(tst_livewritingcut)
#include "tst_livewritingcut.moc"
