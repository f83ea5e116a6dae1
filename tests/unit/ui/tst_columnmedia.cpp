// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "store/sources.h"
#include "ui/viewmodels/deck.h"
#include "ui/viewmodels/persontellers.h"
#include "unit/app/housetesting.h"

using namespace asterism;
using namespace asterism::ui;

/// A person's column as a grid of pictures: these are asked for alone, as from their profile.
class tst_columnmedia : public QObject, private SandboxProgram {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin());
        m_fresh = std::make_unique<Freshening>(
            *m_program->app->store, *m_program->desk, m_program->app->clock);
        const auto ask = [this](const QString &kind, const QJsonObject &argument) {
            return m_program->desk->ask(kind, argument);
        };
        const auto names = [] {
            return RowNames{.accounts = {}, .lists = {}, .emojis = std::make_shared<EmojiIndex>()};
        };
        m_deck = std::make_unique<Deck>(*m_program->app, *m_fresh, ask, names);
        m_deck->open();
        QVERIFY(m_deck->isReady());
        m_program->desk->start();
        m_fresh->start();
    }
    void cleanup()
    {
        m_program->desk->close();
        m_deck.reset();
        m_fresh.reset();
        end();
    }

    /// Further down than the posts were read, and back to these.
    void picturesAlone()
    {
        const qint64 now = m_program->app->clock.now();
        picture(u"mei"_s, u"old picture"_s, now - 500 * secondMs);
        for (int i = 0; i < 120; ++i) {
            m_sandbox->post(u"mei"_s,
                PostDraft{.text = QString::number(i), .createdAt = now - (400 - i) * secondMs});
        }
        Column *column = columnOf(u"mei"_s);
        QVERIFY(column != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(timeline(column).rowCount() > 0, patienceMs);
        column->showGrid(true);
        QTRY_COMPARE_WITH_TIMEOUT(timeline(column).rowCount(), 1, patienceMs);
        QCOMPARE(timeline(column).at(0).body, u"old picture"_s);
        QCOMPARE(kindOf(column), Source::Kind::PersonMedia);
        QTRY_VERIFY_WITH_TIMEOUT(!column->isBusy(), patienceMs);
        QVERIFY(column->isFine());
        QTRY_VERIFY2_WITH_TIMEOUT(column->footer().startsWith(u"complete at "_s),
            qPrintable(column->footer()), patienceMs);
        QCOMPARE(column->sources().size(), 1);
        column->showGrid(false);
        QTRY_VERIFY_WITH_TIMEOUT(timeline(column).rowCount() > 1, patienceMs);
        QCOMPARE(kindOf(column), Source::Kind::Person);
    }

    /// Page by page to the end, and then no further.
    void downToTheEnd()
    {
        const qint64 now = m_program->app->clock.now();
        for (int i = 0; i < 60; ++i) {
            picture(u"mei"_s, u"picture"_s, now - (500 - 2 * i) * secondMs);
            m_sandbox->post(u"mei"_s,
                PostDraft{.text = u"words"_s, .createdAt = now - (499 - 2 * i) * secondMs});
        }
        Column *column = columnOf(u"mei"_s);
        QVERIFY(column != nullptr);
        column->showGrid(true);
        QTRY_COMPARE_WITH_TIMEOUT(kindOf(column), Source::Kind::PersonMedia, patienceMs);
        const auto endFound = [column] {
            column->timeline()->needOlder();
            return !column->timeline()->hasOlder();
        };
        QTRY_VERIFY_WITH_TIMEOUT(endFound(), patienceMs);
        QCOMPARE(timeline(column).rowCount(), 60);
    }

    void newOnesComeIn()
    {
        picture(u"mei"_s, u"one"_s);
        Column *column = columnOf(u"mei"_s);
        QVERIFY(column != nullptr);
        column->showGrid(true);
        QTRY_COMPARE_WITH_TIMEOUT(kindOf(column), Source::Kind::PersonMedia, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(timeline(column).rowCount(), 1, patienceMs);
        picture(u"mei"_s, u"two"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!column->isBusy(), patienceMs);
        column->refresh();
        QTRY_COMPARE_WITH_TIMEOUT(timeline(column).rowCount(), 2, patienceMs);
    }

    /// snac does not know the question: what was read of the posts is shown.
    void whereTheyAreNotToldAlone()
    {
        m_sandbox->post(u"sora"_s, u"words"_s);
        picture(u"sora"_s, u"picture"_s);
        Column *column = columnOf(u"sora"_s);
        QVERIFY(column != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(timeline(column).rowCount(), 2, patienceMs);
        column->showGrid(true);
        QTRY_COMPARE_WITH_TIMEOUT(timeline(column).rowCount(), 1, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!column->isBusy(), patienceMs);
        QCOMPARE(kindOf(column), Source::Kind::Person);
        QVERIFY(column->isFine());
        QCOMPARE(column->sources().size(), 1);
    }

    /// By the own account elsewhere that their posts are read by.
    void asAnotherServerSeesThem()
    {
        const auto ao = m_program->signIn(*m_sandbox, u"ao"_s);
        QVERIFY(ao);
        QTRY_COMPARE(m_deck->rowCount(), 1);
        const QString uri = picture(u"ren"_s, u"seen from afar"_s);
        m_sandbox->federate(uri, m_sandbox->serverOf(u"ao"_s));
        Column *column = columnOf(u"ren"_s);
        QVERIFY(column != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(timeline(column).rowCount(), 1, patienceMs);
        column->showGrid(true);
        QTRY_COMPARE_WITH_TIMEOUT(kindOf(column), Source::Kind::PersonMedia, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(timeline(column).rowCount(), 1, patienceMs);
        QTRY_VERIFY2_WITH_TIMEOUT(column->footer().startsWith(u"as seen by "_s + ao->host),
            qPrintable(column->footer()), patienceMs);
    }

    void aServerThatIsAway()
    {
        picture(u"mei"_s, u"picture"_s);
        Column *column = columnOf(u"mei"_s);
        QVERIFY(column != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(timeline(column).rowCount(), 1, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!column->isBusy(), patienceMs);
        m_sandbox->serverOf(u"mei"_s)->stopListening();
        column->showGrid(true);
        column->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!column->isFine(), patienceMs);
        QCOMPARE(timeline(column).rowCount(), 1); // what was read of their posts
        QCOMPARE(kindOf(column), Source::Kind::Person);
    }

    /// The media were told before: that they are alone in sight hides nothing.
    void aServerThatGoesAwayAndComesBack()
    {
        picture(u"mei"_s, u"picture"_s);
        Column *column = columnOf(u"mei"_s);
        QVERIFY(column != nullptr);
        column->showGrid(true);
        QTRY_COMPARE_WITH_TIMEOUT(kindOf(column), Source::Kind::PersonMedia, patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!column->isBusy(), patienceMs);
        QVERIFY(column->isFine());
        const Source media = timeline(column).sources().front();
        const QString posts = personSource(media.param, media.host).key();
        Server *server = m_sandbox->serverOf(u"mei"_s);
        server->stopListening();
        column->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!column->isFine(), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_fresh->status(posts).error, patienceMs); // looked for a way
        QCOMPARE(kindOf(column), Source::Kind::PersonMedia);
        QVERIFY(server->listenAgain());
        const auto isBack = [column] {
            if (!column->isBusy() && !column->isFine()) {
                column->refresh();
            }
            return !column->isBusy() && column->isFine();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isBack(), patienceMs);
        QVERIFY(!m_fresh->status(posts).error);
        QCOMPARE(column->sources().size(), 1);
        QCOMPARE(timeline(column).rowCount(), 1);
    }

    /// Told by their own server once, they are read by one that tells of no media now.
    void whatGrowsNoMore()
    {
        const Source origin = personSource(u"kai@k.example"_s, u"k.example"_s);
        const Source other = personSource(u"kai@k.example"_s, u"o.example"_s);
        const std::vector<Source> both{origin, other};
        const qint64 now = m_program->app->clock.now();
        readAt(origin, now - dayMs);
        QCOMPARE(told(both), std::vector<Source>());
        readAt(mediaSourceOf(origin), now - dayMs);
        QCOMPARE(told(both), std::vector{mediaSourceOf(origin)});
        readAt(other, now - dayMs + hourMs); // to and fro
        QCOMPARE(told(both), std::vector{mediaSourceOf(origin)});
        readAt(other, now);
        QCOMPARE(told(both), std::vector<Source>());
        readAt(mediaSourceOf(other), now - minuteMs);
        QCOMPARE(told(both), std::vector{mediaSourceOf(other)});
        readAt(mediaSourceOf(origin), now - minuteMs); // it answers again
        QCOMPARE(told(both).size(), size_t(2));
        // Nobody looked at their media lately, and only at their posts.
        readAt(mediaSourceOf(origin), now - dayMs);
        readAt(origin, now);
        QCOMPARE(told({origin}), std::vector{mediaSourceOf(origin)});
    }

private:
    void readAt(const Source &source, qint64 at)
    {
        const auto written =
            await(m_program->app->store->writeCache([=](store::CacheTx &tx) -> Result<Done> {
                tx.db.prepare("UPDATE source SET read_at = ?2 WHERE id = ?1")
                    .bind(1, store::sourceRow(tx, source))
                    .bind(2, at)
                    .run();
                return Done{};
            }));
        QVERIFY(written);
    }
    std::vector<Source> told(const std::vector<Source> &posts)
    {
        const auto read = await(m_program->app->store->readCache(
            [=](store::CacheTx &tx) { return Result(toldMedia(tx, posts)); }));
        return read ? *read : std::vector<Source>();
    }
    QString picture(const QString &user, const QString &text, qint64 at = 0)
    {
        return m_sandbox->post(
            user, PostDraft{.text = text, .media = {DraftMedia{}}, .createdAt = at});
    }
    Column *columnOf(const QString &user)
    {
        QSignalSpy added(m_deck.get(), &Deck::added);
        m_deck->addPerson(u'@' + m_sandbox->handle(user));
        const bool there = QTest::qWaitFor([&added] { return !added.isEmpty(); }, patienceMs);
        return there ? m_deck->columnAt(m_deck->current()) : nullptr;
    }
    static TimelineModel &timeline(const Column *column) { return *column->timeline(); }
    static Source::Kind kindOf(const Column *column)
    {
        return timeline(column).sources().front().kind;
    }

    std::unique_ptr<Freshening> m_fresh;
    std::unique_ptr<Deck> m_deck;
};

QTEST_MAIN(tst_columnmedia)
#include "tst_columnmedia.moc"
