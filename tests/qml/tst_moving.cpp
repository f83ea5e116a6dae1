// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/movingfixture.h"
#include "store/runs.h"

#include <QGuiApplication>

using namespace asterism;
using namespace asterism::ui;

/// Follows that move: files, runs, and what the screen says without them.
class tst_Moving : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        collectViewWarnings();
        m_moving = std::make_unique<MovingFixture>();
        QVERIFY(m_moving->open());
    }
    void cleanup()
    {
        m_moving.reset();
        QCOMPARE(takeViewWarnings().join(u'\n'), QString());
    }

    void withoutAnAccountItOffersOne()
    {
        m_moving->show();
        driver().click(u"Move follows"_s);
        driver().click(u"Add an account"_s);
        QTRY_VERIFY(driver().shown("text", u"Add an account"_s));
        driver().press(Qt::Key_Escape); // the dialog
    }

    void aFileIsFollowed()
    {
        m_moving->sandbox.unfollow(u"ao"_s, u"mei"_s); // where the seed made them friends
        m_moving->sandbox.unfollow(u"ao"_s, u"kai"_s);
        m_moving->signIn(u"ao"_s);
        m_moving->show();
        driver().click(u"Move follows"_s);
        QTRY_VERIFY(!driver().textWith(u"Nothing is being imported."_s).isEmpty());
        m_moving->page().importFile(
            m_moving->fileOf({m_moving->acct(u"mei"_s), m_moving->acct(u"kai"_s)}));
        QTRY_VERIFY_WITH_TIMEOUT(driver().sees(u"following_accounts.csv"_s), movingPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(driver().button(u"Follow 2"_s), movingPatienceMs);
        driver().tabTo(u"Follow 2"_s);
        driver().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(driver().sees(u"2 of 2"_s), movingPatienceMs);
        QVERIFY(driver().sees(u'@' + m_moving->acct(u"mei"_s)));
        QVERIFY(driver().button(u"Choose a file…"_s)); // ready for the next one
        driver().click(u"Remove"_s);
        QTRY_VERIFY(!driver().textWith(u"Nothing is being imported."_s).isEmpty());
    }

    void whatIsUnsureIsAsked()
    {
        m_moving->signIn(u"ao"_s);
        m_moving->show();
        m_moving->page().importFile(
            m_moving->fileWith(u"mine.csv"_s, m_moving->acct(u"mei"_s).toUtf8() + '\n'));
        QTRY_VERIFY_WITH_TIMEOUT(!driver().textWith(u"What is it?"_s).isEmpty(), movingPatienceMs);
        QVERIFY(!driver().button(u"Follow 1"_s));
        driver().click(u"Mutes"_s);
        QTRY_VERIFY_WITH_TIMEOUT(driver().button(u"Mute 1"_s), movingPatienceMs);
    }

    void escLeavesAndTheDeckIsBack()
    {
        m_moving->signIn(u"ao"_s);
        WindowFixture &window = m_moving->window;
        window.addColumn(u"local"_s, {localSource(u"a.example"_s).key()});
        window.arrive(u"a.example"_s, 3);
        m_moving->show();
        QTRY_COMPARE(window.lists().size(), 1);
        driver().click(u"Move follows"_s);
        QTRY_VERIFY(driver().button(u"Export"_s));
        driver().click(u"Export"_s);
        QTRY_VERIFY(driver().sees(u"For the importer of"_s));
        driver().click(u"Compare"_s);
        QTRY_VERIFY(driver().sees(u"Choose two accounts or more."_s));
        WindowFixture::settle();
        driver().press(Qt::Key_Escape);
        QTRY_VERIFY(!m_moving->page().isOpen());
        WindowFixture::settle();
        driver().press(Qt::Key_J); // the deck has the keys again
        QTRY_VERIFY(!driver().button(u"Export"_s));
    }

    /// A row goes to the server again; nobody follows themselves, however often it is tried.
    void aRowIsTriedAgain()
    {
        Sandbox &sandbox = m_moving->sandbox;
        const QString mei = m_moving->acct(u"mei"_s);
        sandbox.setLocked(u"mei"_s, false);
        sandbox.block(u"mei"_s, u"ao"_s);
        m_moving->signIn(u"ao"_s);
        m_moving->show();
        m_moving->page().importFile(m_moving->fileOf({m_moving->acct(u"ao"_s), mei}));
        QTRY_VERIFY_WITH_TIMEOUT(driver().button(u"Follow 1"_s), movingPatienceMs);
        driver().click(u"Follow 1"_s);
        QTRY_VERIFY_WITH_TIMEOUT(driver().button(u"refused 2"_s), movingPatienceMs);
        QTRY_VERIFY(driver().button(u"Try 1 again"_s));
        QTRY_COMPARE(retries(), (QStringList{u'@' + mei}));
        sandbox.unblock(u"mei"_s, u"ao"_s);
        driver().click(u"retry"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_moving->follows(u"ao"_s, mei), movingPatienceMs);
        QTRY_VERIFY(driver().button(u"refused 1"_s));
        QTRY_VERIFY(!driver().button(u"retry"_s));
        QCOMPARE(m_moving->page().run()->retryWords(), QString());
    }

    /// However many outcomes there are, and whatever a run waits for.
    void rowsStayWhereTheyAre_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("wide") << 1300;
        QTest::newRow("narrow") << 1000;
        QTest::newRow("below the panel") << 620;
    }
    void rowsStayWhereTheyAre()
    {
        QFETCH(const int, width);
        m_moving->signIn(u"ao"_s);
        const qint64 run = madeRun();
        m_moving->show({width, 860});
        m_moving->page().setOpen(true);
        QTRY_VERIFY(rows() && rows()->property("count").toInt() == 12);
        WindowFixture::settle();
        const qreal top = rows()->mapToScene({}).y();
        const qreal height = heightOfFirst();
        endRows(run);
        QTRY_COMPARE(m_moving->page().run()->filters()->rowCount(), 12);
        QTRY_COMPARE(m_moving->page().run()->trouble(), longTrouble());
        WindowFixture::settle();
        QCOMPARE(rows()->mapToScene({}).y(), top);
        QCOMPARE(heightOfFirst(), height);
    }

    void theHintNamesNoRhythm()
    {
        m_moving->signIn(u"ao"_s);
        m_moving->show();
        m_moving->page().setPane(u"compare"_s);
        m_moving->page().setOpen(true);
        QTRY_VERIFY(!driver().textWith(u"With two accounts chosen"_s).isEmpty());
        const QString hint = driver().textWith(u"With two accounts chosen"_s);
        for (const QString &rhythm : ComparePane::rhythms()) {
            QVERIFY2(!hint.contains(rhythm), qPrintable(hint)); // one of them is chosen
        }
    }

private:
    Driver &driver() const { return *m_moving->driver; }
    static QString longTrouble()
    {
        return u"a.example takes nothing more for now, and says so at great length. "_s.repeated(4);
    }

    /// Whose rows can be tried again.
    QStringList retries() const
    {
        const RunRowsModel &model = *m_moving->page().run()->rows();
        const auto roles = model.roleNames();
        QStringList found;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.data(model.index(row), roles.key("retries")).toBool()) {
                found << model.data(model.index(row), roles.key("who")).toString();
            }
        }
        return found;
    }
    QQuickItem *rows() const
    {
        const QObject *model = m_moving->page().run()->rows();
        return driver().first([model](const QQuickItem *item) {
            return item->inherits("QQuickListView")
                && item->property("model").value<QObject *>() == model;
        });
    }
    qreal heightOfFirst() const
    {
        const QQuickItem *first = driver().shown("who", u"@u0@a.example"_s);
        return first == nullptr ? -1 : first->height();
    }

    template <typename Change> void write(Change change) const
    {
        QVERIFY(await(m_moving->window.app->store->writeUser(std::move(change))).ok());
    }
    /// One that goes on, as the database has it: its account is nobody's, so that nothing is sent.
    qint64 madeRun() const
    {
        std::vector<RunRow> made;
        for (int i = 0; i < 12; ++i) {
            made.push_back({.place = i,
                .item = {.subject = u"u%1@a.example"_s.arg(i)},
                .state = RowState::Waiting,
                .finding = Finding::ToDo});
        }
        const Run run{.account = {u"nobody"_s},
            .acct = u"nobody@a.example"_s,
            .title = u"follows.csv"_s,
            .state = RunState::Running,
            .waitUntil = QDateTime::currentMSecsSinceEpoch() + hourMs,
            .startedAt = 1};
        qint64 id = 0;
        write([&](store::UserTx &tx) -> Result<Done> {
            const auto added = store::addRun(tx, run);
            id = added ? *added : 0;
            return added ? store::addRunRows(tx, id, made) : added.error();
        });
        return id;
    }
    /// Each with another outcome, and the server wants no more for a while.
    void endRows(qint64 id) const
    {
        write([id](store::UserTx &tx) -> Result<Done> {
            const auto all = store::runRows(tx, id, {});
            auto run = store::runById(tx, id);
            if (!all || !run || !*run) {
                return Error{.kind = ErrorKind::NotFound};
            }
            std::vector<RunRow> ended;
            for (int outcome = 1; outcome < outcomeCount; ++outcome) {
                RunRow row = (*all)[size_t(outcome - 1)];
                row.state = RowState::Ended;
                row.outcome = Outcome(outcome);
                row.detail = u"as the server says"_s;
                ended.push_back(row);
            }
            (*run)->trouble = longTrouble();
            const auto saved = store::saveRows(tx, id, ended);
            return saved ? store::saveRun(tx, **run) : saved;
        });
    }

    std::unique_ptr<MovingFixture> m_moving;
};

ASTERISM_WINDOW_TEST(tst_Moving)

#include "tst_moving.moc"
