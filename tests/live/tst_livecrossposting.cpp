// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/postrules.h"
#include "live/livehouse.h"
#include "live/livepicture.h"
#include "live/liveposts.h"
#include "live/witness.h"
#include "protocol/capabilities.h"
#include "store/outboxposts.h"

#include <QFile>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::live;

using Cut = CuttableRelay::Cut;
using Cuts = QList<Cut>;

/// One text with a picture by three accounts of two servers at once, sent as the window sends it.
/// Each server is asked afterwards what it has, and how often.
class tst_livecrossposting : public QObject {
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
        if (!world->third.isWhole()) {
            QSKIP("no third account was named");
        }
        m_seats = {world->actor, world->other, world->third};
    }

    /// The way of the first account is one that can be cut.
    void init()
    {
        const auto host = normalHost(m_seats.front().url);
        const QUrl server = host ? baseUrl(*host) : QUrl(m_seats.front().url);
        m_relay = std::make_unique<CuttableRelay>(server);
        m_house = std::make_unique<LiveHouse>(m_relay.get(), server);
        QVERIFY(m_house->isReady());
        m_sessions.clear();
        for (const LiveSeat &seat : m_seats) {
            const auto session = m_house->signIn(seat);
            QVERIFY(session);
            m_sessions.push_back(*session);
        }
        m_house->start();
    }
    void cleanup()
    {
        removeMade();
        m_house.reset();
        m_relay.reset();
    }

    void onePostEach_data()
    {
        QTest::addColumn<Visibility>("visibility");
        QTest::addColumn<QString>("language");
        QTest::addColumn<Cuts>("uploads"); // of the first account's
        QTest::addColumn<Cuts>("posts");
        const Cuts none;
        const Cuts lost{Cut::BeforeAnswer};
        QTest::newRow("for all") << Visibility::Public << u"ja"_s << none << none;
        QTest::newRow("unlisted") << Visibility::Unlisted << u"fr"_s << none << none;
        QTest::newRow("one answer is lost") << Visibility::Public << u"ja"_s << lost << lost;
    }
    void onePostEach()
    {
        QFETCH(Visibility, visibility);
        QFETCH(QString, language);
        QFETCH(Cuts, uploads);
        QFETCH(Cuts, posts);
        Draft draft = draftBy(m_sessions[0], u"三つの島から同じ話。🏝"_s + mark());
        draft.also = {m_sessions[1].account.id.value, m_sessions[2].account.id.value};
        PostText &post = draft.action.post;
        post.visibility = visibility;
        post.language = language;
        post.media = {m_house->attach(noisyPng(7), u"赤い灯台 & <夕方の海>"_s)};
        if (const QString why = refusal(post); !why.isEmpty()) {
            QSKIP(qPrintable(why));
        }
        const QByteArray picture = fileOf(post.media[0]);
        QVERIFY(!picture.isEmpty());
        m_relay->plan(
            lineOf(Witness::familyOf(m_sessions[0])
                       .sendMedia(m_sessions[0].instance, post.media[0], pathOf(post.media[0]))),
            uploads);
        m_relay->plan(
            lineOf(Witness::familyOf(m_sessions[0])
                       .publish(m_sessions[0].instance, Outgoing{.text = {.text = u"tea"_s}}, {})),
            posts);

        const auto rows = sent(draft);
        QCOMPARE(rows.size(), m_sessions.size());
        QCOMPARE(m_relay->planned(), 0);
        QSet<QString> uris;
        for (size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(rows[i].action.account, m_sessions[i].account.id);
            uris.insert(rows[i].resultUri);
            verifyThere(m_sessions[i], rows[i], post, picture);
            if (QTest::currentTestFailed()) {
                return;
            }
        }
        QCOMPARE(uris.size(), qsizetype(m_sessions.size()));
        for (size_t i = 0; i < rows.size(); ++i) { // now that nothing is under way any more
            QCOMPARE(m_witness.ownWith(m_sessions[i], post.text), QStringList{rows[i].resultUri});
        }
    }

private:
    /// As the relay writes it down.
    static QString lineOf(const Result<Request> &request)
    {
        return request
            ? QString::fromLatin1(request->method + ' ') + request->url.path(QUrl::FullyEncoded)
            : u"(no such request)"_s;
    }

    /// Why one of the servers takes no such post; empty: all do.
    QString refusal(const PostText &post) const
    {
        for (const Session &session : m_sessions) {
            if (const QString why = cli::whyNotTaken(post, session.instance); !why.isEmpty()) {
                return why;
            }
        }
        return {};
    }

    QString pathOf(const Attachment &attachment)
    {
        return attachmentPath(m_house->core().store.folder(), attachment.file);
    }
    QByteArray fileOf(const Attachment &attachment)
    {
        QFile file(pathOf(attachment));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// A row of each account, in their order; fewer, and it is said why, where one is not done.
    std::vector<store::OutboxRow> sent(const Draft &draft)
    {
        std::vector<store::OutboxRow> rows;
        const std::vector<qint64> ids = m_house->send(draft);
        for (size_t i = 0; i < ids.size(); ++i) {
            if (const QString trouble = m_house->trouble(ids[i]); !trouble.isEmpty()) {
                qWarning().noquote() << trouble;
                continue;
            }
            rows.push_back(m_house->row(ids[i]));
            m_made.push_back({rows.back().action.account, rows.back().resultId});
        }
        if (m_house->drafts() != 0 || !m_house->nothingWaits()) {
            qWarning("a draft or a row of the outbox is left");
            return {};
        }
        return rows;
    }

    void verifyThere(const Session &session, const store::OutboxRow &row, const PostText &post,
        const QByteArray &picture)
    {
        const auto told = m_witness.status(session, row.resultId);
        QVERIFY2(told, qPrintable(told ? QString() : sentence(told.error())));
        QCOMPARE(told->post.uri, row.resultUri);
        QCOMPARE(told->post.author.acct, session.account.acct);
        QVERIFY2(told->post.body.contains(post.text), qPrintable(told->post.body));
        QCOMPARE(told->post.media.size(), size_t(1));
        QCOMPARE(told->post.media[0].type, Media::Type::Image);
        QCOMPARE(told->post.media[0].description, post.media[0].description);
        const QByteArray file = m_witness.fetch(told->post.media[0].url);
        QVERIFY(!file.isEmpty());
        if (session.instance.software == u"snac") { // others make one of their own
            QCOMPARE(file, picture);
        }
        QVERIFY(told->post.visibility == post.visibility
            || elsewhere(session, row).visibility == post.visibility);
        QVERIFY(told->post.language == post.language || !keepsLanguage(session)
            || elsewhere(session, row).language == post.language);
    }
    /// snac tells its own accounts neither whom a post is for nor what it was written in
    /// (mastoapi.c), but other servers.
    Post elsewhere(const Session &session, const store::OutboxRow &row)
    {
        const auto post = m_witness.postElsewhere(session, row.resultUri);
        if (!post) {
            qWarning().noquote() << sentence(post.error());
        }
        return post ? *post : Post{};
    }
    static bool keepsLanguage(const Session &session)
    {
        return session.instance.family != Instance::Family::Misskey;
    }

    void removeMade()
    {
        for (const auto &[account, id] : m_made) {
            const auto own = std::ranges::find(
                m_sessions, account, [](const Session &each) { return each.account.id; });
            QVERIFY(own != m_sessions.end());
            if (!capabilities(own->instance).deletesPosts) {
                continue;
            }
            const Write write{.what = Write::What::DeletePost, .localId = id};
            const auto answer = m_witness.ask(
                *own, Witness::familyOf(*own).write(own->instance, write, SystemClock().now()));
            QVERIFY2(answer, qPrintable(answer ? QString() : sentence(answer.error())));
        }
        m_made.clear();
    }

    Witness m_witness;
    std::vector<LiveSeat> m_seats;
    std::unique_ptr<CuttableRelay> m_relay;
    std::unique_ptr<LiveHouse> m_house;
    std::vector<Session> m_sessions; ///< by seat
    std::vector<std::pair<AccountId, QString>> m_made; ///< posts, by the server's ids
};

QTEST_GUILESS_MAIN(tst_livecrossposting)
#include "tst_livecrossposting.moc"
