// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rowmemory.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::cli;

namespace {

constexpr qint64 noon = 1'795'348'800'000;

using Rows = std::vector<store::TimelineRow>;

store::TimelineRow post(int number, qint64 at = 0)
{
    store::TimelineRow row;
    row.event = {at == 0 ? noon + number : at, number, 0};
    row.post.row = number;
    row.post.post.uri = QString::number(number);
    row.post.post.author.acct = u"ao@a.example"_s;
    return row;
}

store::TimelineRow gap(int id, qint64 at)
{
    store::TimelineRow row;
    row.event = {at, 0, -id};
    row.gap = store::Gap{.id = id};
    return row;
}

QStringList words(const RowMemory::News &news)
{
    QStringList all;
    for (const store::TimelineRow &row : news.rows) {
        all << (row.gap ? u"gap"_s : row.post.post.uri);
    }
    for (const RowMemory::Gone &gone : news.gone) {
        all << u'-' + gone.uri;
    }
    return all;
}

} // namespace

/// Each row is news once.
class tst_rowmemory : public QObject {
    Q_OBJECT

    std::unique_ptr<RowMemory> m_memory;
    QStringList m_deleted;

    RowMemory::News take(const Rows &rows, qint64 now = noon)
    {
        return m_memory->take(
            rows, [this](const QString &uri) { return !m_deleted.contains(uri); }, now);
    }

private Q_SLOTS:
    void init()
    {
        m_memory = std::make_unique<RowMemory>(3);
        m_deleted.clear();
    }

    void newRowsOnceOldestFirst()
    {
        m_memory->begin({post(2), post(1)});
        QCOMPARE(words(take({post(2), post(1)})), QStringList());
        QCOMPARE(words(take({post(4), post(3), post(2), post(1)})), (QStringList{u"3"_s, u"4"_s}));
        QCOMPARE(words(take({post(4), post(3), post(2), post(1)})), QStringList());
    }

    void aLateOneIsTold()
    {
        m_memory->begin({post(1)});
        QCOMPARE(words(take({post(5), post(1)})), QStringList{u"5"_s});
        QCOMPARE(words(take({post(5), post(3), post(1)})), QStringList{u"3"_s});
    }

    void whatIsOlderThanTheFirstIsNot()
    {
        m_memory->begin({post(5), post(4)});
        QCOMPARE(m_memory->floor(), post(4).event);
        QCOMPARE(words(take({post(5), post(4), post(3)})), QStringList());
    }

    void anEmptyColumnBringsItsNewest()
    {
        m_memory->begin({});
        QCOMPARE(words(take({post(5), post(4), post(3), post(2), post(1)})),
            (QStringList{u"3"_s, u"4"_s, u"5"_s}));
        QCOMPARE(words(take({post(5), post(4), post(3), post(2), post(1)})), QStringList());
    }

    void editsAreToldAgain()
    {
        m_memory->begin({post(2), post(1)});
        store::TimelineRow edited = post(1);
        edited.post.post.editedAt = noon;
        QCOMPARE(words(take({post(2), edited})), QStringList{u"1"_s});
        QCOMPARE(words(take({post(2), edited})), QStringList());
        edited.post.post.editedAt = noon + 1;
        QCOMPARE(words(take({post(2), edited})), QStringList{u"1"_s});
    }

    void deletes()
    {
        m_memory->begin({post(3), post(2), post(1)});
        m_deleted << u"2"_s;
        QCOMPARE(
            words(take({post(3)})), QStringList{u"-2"_s}); // 1 was taken out of the column only
        QCOMPARE(words(take({post(3)})), QStringList());
    }

    void boosts()
    {
        m_memory->begin({post(2), post(1)});
        store::TimelineRow named = post(1);
        named.boostedBy.emplace_back();
        QCOMPARE(words(take({post(2), named})), QStringList()); // a name more in its place
        const store::TimelineRow again = post(1, noon + dayMs + 1);
        QCOMPARE(words(take({again, post(2)}, noon + dayMs)), QStringList{u"1"_s});
    }

    void gapsThatStay()
    {
        m_memory->begin({post(2), gap(1, noon + 1)});
        const Rows rows{post(3), gap(2, noon + 3), post(2), gap(1, noon + 1)};
        RowMemory::News news = take(rows, noon);
        QCOMPARE(words(news), QStringList{u"3"_s});
        QVERIFY(news.waits);
        news = take(rows, noon + RowMemory::gapMs);
        QCOMPARE(words(news), QStringList{u"gap"_s});
        QVERIFY(!news.waits);
        QCOMPARE(words(take(rows, noon + hourMs)), QStringList());
    }

    void aGapThatIsFilledIsNotTold()
    {
        m_memory->begin({post(2)});
        QVERIFY(take({gap(2, noon + 3), post(2)}, noon).waits);
        QCOMPARE(words(take({post(3), post(2)}, noon + hourMs)), QStringList{u"3"_s});
    }

    void memoryIsBounded()
    {
        m_memory->begin({post(1)});
        Rows rows;
        for (int number = 3000; number > 0; --number) {
            rows.push_back(post(number));
        }
        QCOMPARE(take(rows).rows.size(), size_t(2999));
        QCOMPARE(m_memory->floor(), post(2001).event);
        QCOMPARE(words(take(rows)), QStringList());
    }
};

QTEST_GUILESS_MAIN(tst_rowmemory)
#include "tst_rowmemory.moc"
