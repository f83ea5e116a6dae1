// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/seenposts.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

using SeenKeys = std::vector<qint64>;

struct FewPost {
    qint64 key = 0;
    int reactions = 0; ///< kinds of them
};

/// Told its rows by the test.
class FewPosts : public SeenPosts {
public:
    void show(const std::vector<FewPost> &posts, bool unasked = true)
    {
        std::vector<Item> rows;
        for (const FewPost &post : posts) {
            RowView row;
            row.key = post.key;
            for (int i = 0; i < post.reactions; ++i) {
                row.reactions << QVariant::fromValue(RowReaction{.emoji = QString::number(i)});
            }
            row.reactionLine = !row.reactions.isEmpty();
            rows.push_back({.row = row});
        }
        follow(std::move(rows), unasked);
    }
};

} // namespace

/// Rows whose view tells which of them are on screen.
class tst_seenposts : public QObject {
    Q_OBJECT

    std::unique_ptr<FewPosts> m_posts;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

private Q_SLOTS:
    void init()
    {
        m_posts = std::make_unique<FewPosts>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_posts.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_posts.reset();
    }

    void whatTheViewTells()
    {
        m_posts->show({{1}, {2}, {3}});
        QVERIFY(m_posts->inSight().empty());
        QSignalSpy looked(m_posts.get(), &SeenPosts::looked);
        m_posts->look(0, 1);
        QCOMPARE(m_posts->inSight(), (SeenKeys{1, 2}));
        QCOMPARE(looked.size(), 1);
        m_posts->look(0, 1);
        QCOMPARE(looked.size(), 1);
        m_posts->look(1, 400); // it has seen more rows than there are now
        QCOMPARE(m_posts->inSight(), (SeenKeys{2, 3}));
        m_posts->look(-1, 5);
        QVERIFY(m_posts->inSight().empty());
        QCOMPARE(looked.size(), 3);
    }

    void otherRowsInTheSamePlace()
    {
        m_posts->show({{1}, {2}});
        QSignalSpy looked(m_posts.get(), &SeenPosts::looked);
        m_posts->show({{1}, {2}, {3}}); // nobody looks
        QCOMPARE(looked.size(), 0);
        m_posts->look(0, 1);
        m_posts->show({{4}, {1}, {3}});
        QCOMPARE(m_posts->inSight(), (SeenKeys{4, 1}));
        QCOMPARE(looked.size(), 2);
    }

    void behindAnotherPageIsNothing()
    {
        m_posts->show({{1}, {2}, {3}});
        m_posts->look(0, 1);
        QSignalSpy looked(m_posts.get(), &SeenPosts::looked);
        m_posts->setShown(false);
        QVERIFY(m_posts->inSight().empty());
        m_posts->setShown(false);
        QCOMPARE(looked.size(), 1);
        m_posts->look(0, 2);
        QVERIFY(m_posts->inSight().empty());
        m_posts->setShown(true);
        QCOMPARE(m_posts->inSight(), (SeenKeys{1, 2, 3}));
    }

    /// A row that gets a line of reactions is higher: in sight it waits.
    void theFirstReactionMovesNothingInSight()
    {
        m_posts->show({{1}, {2}, {3}});
        m_posts->look(0, 1);
        m_posts->show({{1, 1}, {2}, {3, 1}});
        QCOMPARE(m_posts->at(0).reactions.size(), 1);
        QVERIFY(!m_posts->at(0).reactionLine);
        QVERIFY(m_posts->at(2).reactionLine);
        m_posts->show({{1, 2}, {2}, {3, 1}});
        QCOMPARE(m_posts->at(0).reactions.size(), 2);
        QVERIFY(!m_posts->at(0).reactionLine);
        m_posts->look(1, 2);
        QVERIFY(m_posts->at(0).reactionLine);
        QCOMPARE(m_posts->at(0).reactions.size(), 2);
    }

    void theLastReactionThatGoesMovesNothingInSight()
    {
        m_posts->show({{1, 1}, {2, 1}});
        m_posts->look(0, 0);
        m_posts->show({{1}, {2}});
        QVERIFY(m_posts->at(0).reactionLine);
        QVERIFY(!m_posts->at(1).reactionLine);
        m_posts->look(1, 1);
        QVERIFY(!m_posts->at(0).reactionLine);
    }

    /// What somebody has asked for is shown as it is.
    void whatWasAskedForIsShownAtOnce()
    {
        m_posts->show({{1}, {2}});
        m_posts->look(0, 1);
        m_posts->show({{1, 1}, {2}}, false);
        QVERIFY(m_posts->at(0).reactionLine);
        QVERIFY(!m_posts->at(1).reactionLine);
    }
};

QTEST_GUILESS_MAIN(tst_seenposts)
#include "tst_seenposts.moc"
