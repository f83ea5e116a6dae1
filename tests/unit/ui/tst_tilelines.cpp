// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tilelines.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::ui;

namespace {

RowMedia mediaOf(const QString &type, const QString &description = {})
{
    return {.type = type, .preview = u"image://picture/x"_s, .description = description};
}

RowView post(qint64 key, const QStringList &media)
{
    RowView row;
    row.key = key;
    row.uri = QString::number(key);
    row.name = u"Ao"_s;
    row.acct = u"@ao@a.example"_s;
    for (const QString &type : media) {
        row.media << QVariant::fromValue(mediaOf(type));
    }
    return row;
}

RowView picture(qint64 key)
{
    return post(key, {u"image"_s});
}

RowView gap(qint64 key)
{
    RowView row;
    row.gap = true;
    row.key = key;
    row.gapText = u"25 min missing on a.example"_s;
    return row;
}

/// What a column would do with its rows.
class Posts : public PostList {
public:
    void insert(int at, const std::vector<RowView> &rows)
    {
        std::vector<Item> added;
        for (const RowView &row : rows) {
            added.push_back({.row = row});
        }
        insertItems(at, std::move(added));
    }
    void remove(int first, int count) { removeItems(first, count); }
    void update(int at, const RowView &row) { updateItem(at, row); }
};

std::vector<RowView> pictures(int from, int to)
{
    std::vector<RowView> rows;
    for (int key = from; key <= to; ++key) {
        rows.push_back(picture(key));
    }
    return rows;
}

} // namespace

class TestTileLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_posts = std::make_unique<Posts>();
        m_lines = std::make_unique<TileLines>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_lines.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_lines->setColumns(3);
        m_lines->setPosts(m_posts.get());
    }
    void cleanup()
    {
        m_tester.reset();
        m_lines.reset();
        m_posts.reset();
    }

    void oneTileForEachAttachment()
    {
        const QStringList all{
            u"image"_s, u"audio"_s, u"gifv"_s, u"unknown"_s, u"video"_s, u"image"_s};
        m_posts->insert(0, {post(1, all), post(2, {}), post(3, {u"audio"_s}), picture(4)});
        QCOMPARE(m_lines->rowCount(), 2);
        QCOMPARE(tileAt(0, 1).media.type, u"gifv"_s);
        QCOMPARE(m_lines->mediaAt(0, 2), 4);
        QCOMPARE(m_lines->mediaAt(1, 0), 5);
        QCOMPARE(m_lines->rowAt(1, 1), 3);
        QCOMPARE(tilesOf(1).size(), 3);
        QVERIFY(tileAt(1, 2).blank);
        QCOMPARE(m_lines->rowAt(1, 2), -1);
        QCOMPARE(m_lines->rowAt(7, 0), -1);
        QCOMPARE(m_lines->rowAt(-1, 0), -1);
    }

    void aGapIsATile()
    {
        m_posts->insert(0, {picture(1), gap(-7), picture(2)});
        const RowTile tile = tileAt(0, 1);
        QVERIFY(tile.gap && tile.gapLoads && !tile.blank);
        QCOMPARE(tile.gapText, u"25 min missing on a.example"_s);
        QCOMPARE(m_lines->mediaAt(0, 1), -1);
        QCOMPARE(m_lines->rowAt(0, 1), 1);
        RowView loading = gap(-7);
        loading.gapLoads = false;
        m_posts->update(1, loading);
        QVERIFY(!tileAt(0, 1).gapLoads);
    }

    void whatIsReadAloud()
    {
        RowView row = post(1, {});
        row.media << QVariant::fromValue(mediaOf(u"image"_s, u"a red fox"_s));
        m_posts->insert(0, {row});
        m_posts->tick(0);
        QCOMPARE(tileAt(0, 0).accessible, u"Ao, Picture: a red fox, now"_s);
        row.warning = u"blood"_s;
        row.sensitive = true;
        m_posts->update(0, row);
        QCOMPARE(tileAt(0, 0).accessible, u"Ao, blood, now"_s);
    }

    void warningsAreTheListsOwn()
    {
        RowView row = post(1, {u"image"_s, u"image"_s});
        row.warning = u"blood"_s;
        row.sensitive = true;
        m_posts->insert(0, {row});
        QVERIFY(tileAt(0, 0).covered && tileAt(0, 1).covered && tileAt(0, 0).coverable);
        QCOMPARE(tileAt(0, 1).cover, u"blood"_s);
        QVERIFY(m_lines->uncover(0));
        QVERIFY(m_posts->index(0).data(PostList::Open).toBool());
        QVERIFY(!tileAt(0, 0).covered && !tileAt(0, 1).covered);
        QVERIFY(!m_lines->uncover(0));
        m_posts->toggleOpen(0); // as the key x does
        QVERIFY(tileAt(0, 0).covered);
        m_posts->toggleOpen(0);
        m_lines->cover(0);
        QVERIFY(tileAt(0, 0).covered);
    }

    void sensitivePicturesAreCovered()
    {
        RowView row = picture(1);
        row.sensitive = true;
        m_posts->insert(0, {row});
        QVERIFY(tileAt(0, 0).covered);
        QCOMPARE(tileAt(0, 0).cover, u"Sensitive"_s);
        QVERIFY(m_lines->uncover(0));
        QVERIFY(m_posts->index(0).data(PostList::MediaOpen).toBool());
        QVERIFY(!tileAt(0, 0).covered && tileAt(0, 0).coverable);
        m_lines->cover(0);
        QVERIFY(tileAt(0, 0).covered);
    }

    /// Behind the author's warning may be what a filter of ours covers.
    void aFilterThatCoversComesBehindTheWarning()
    {
        RowView row = picture(1);
        row.warning = u"blood"_s;
        row.cover = u"Filtered: fish"_s;
        row.sensitive = true;
        m_posts->insert(0, {row});
        QCOMPARE(tileAt(0, 0).cover, u"blood"_s);
        QVERIFY(m_lines->uncover(0));
        QVERIFY(tileAt(0, 0).covered);
        QCOMPARE(tileAt(0, 0).cover, u"Filtered: fish"_s);
        QVERIFY(m_lines->uncover(0));
        QVERIFY(!tileAt(0, 0).covered);
        m_lines->cover(0);
        QCOMPARE(tileAt(0, 0).cover, u"Filtered: fish"_s);
    }

    void whatAFilterFoldsIsOneTile()
    {
        RowView row = post(1, {u"audio"_s, u"image"_s, u"image"_s, u"image"_s});
        row.warning = u"Filtered: fish"_s;
        row.filtered = true;
        row.sensitive = true;
        m_posts->insert(0, {row, picture(2)});
        QCOMPARE(m_lines->rowCount(), 1);
        QCOMPARE(tileAt(0, 0).cover, u"Filtered: fish"_s);
        QCOMPARE(tileAt(0, 0).further, 2);
        QCOMPARE(m_lines->mediaAt(0, 0), 1);
        QCOMPARE(m_lines->rowAt(0, 1), 1);
        QVERIFY(m_lines->uncover(0));
        QCOMPARE(m_lines->rowAt(0, 1), 1); // nothing moves
    }

    void olderOnesFillTheLastLine()
    {
        m_posts->insert(0, pictures(1, 4));
        QSignalSpy inserted(m_lines.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(m_lines.get(), &QAbstractItemModel::dataChanged);
        m_posts->insert(4, pictures(5, 8));
        QCOMPARE(m_lines->rowCount(), 3);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][1].toInt(), 2);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(changed[0][1].toModelIndex().row(), 2);
    }

    void atTheTopNewOnesPushTheOthersOn()
    {
        m_posts->insert(0, pictures(1, 6));
        m_lines->hold(-1);
        m_posts->insert(0, pictures(11, 11));
        QCOMPARE(keys(0), (QList<qint64>{11, 1, 2}));
        QCOMPARE(keys(2), QList<qint64>{6});
    }

    void whatIsHeldStays()
    {
        m_posts->insert(0, pictures(1, 12));
        m_lines->hold(2);
        QSignalSpy inserted(m_lines.get(), &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(m_lines.get(), &QAbstractItemModel::dataChanged);
        m_posts->insert(0, pictures(21, 22));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][1].toInt(), 0);
        QCOMPARE(inserted[0][2].toInt(), 0);
        QCOMPARE(changed.size(), 1); // the line that came
        QCOMPARE(changed[0][1].toModelIndex().row(), 0);
        QCOMPARE(keys(0), (QList<qint64>{21, 22}));
        QCOMPARE(keys(1), (QList<qint64>{1, 2, 3}));
        QCOMPARE(keys(3), (QList<qint64>{7, 8, 9}));
        // Those that come later fill that line, and the rows of the tiles are known.
        m_posts->insert(0, pictures(31, 32));
        QCOMPARE(keys(0), QList<qint64>{31});
        QCOMPARE(keys(1), (QList<qint64>{32, 21, 22}));
        QCOMPARE(m_lines->rowAt(2, 0), 4);
        QCOMPARE(m_lines->lineOf(4), 2);
        m_lines->gather();
        QCOMPARE(keys(0), (QList<qint64>{31, 32, 21}));
        QCOMPARE(m_lines->rowCount(), 6);
        QCOMPARE(keys(5), QList<qint64>{12});
    }

    void whatGoesAboveMovesNothing()
    {
        m_posts->insert(0, pictures(1, 12));
        m_lines->hold(2);
        m_posts->remove(1, 1);
        QCOMPARE(keys(0), (QList<qint64>{1, 3}));
        QCOMPARE(keys(2), (QList<qint64>{7, 8, 9}));
        m_posts->remove(5, 1); // the held one itself: the next is held
        m_posts->remove(0, 1);
        QCOMPARE(column(8), 1);
        QCOMPARE(column(12), 2);
        m_posts->remove(0, m_posts->rowCount());
        QCOMPARE(m_lines->rowCount(), 0);
        m_posts->insert(0, pictures(1, 2));
        QCOMPARE(keys(0), (QList<qint64>{1, 2}));
    }

    void anEditMayAddAPicture()
    {
        m_posts->insert(0, pictures(1, 6));
        m_lines->hold(1);
        m_posts->update(0, post(1, {u"image"_s, u"image"_s}));
        QCOMPARE(keys(0), QList<qint64>{1});
        QCOMPARE(keys(1), (QList<qint64>{1, 2, 3}));
        QCOMPARE(keys(2), (QList<qint64>{4, 5, 6}));
        m_posts->update(0, post(1, {}));
        QCOMPARE(keys(0), (QList<qint64>{2, 3}));
        QCOMPARE(keys(1), (QList<qint64>{4, 5, 6}));
        QCOMPARE(m_lines->firstRow(0), 1);
    }

    void anotherWidthBeginsWithTheSameTile()
    {
        m_posts->insert(0, pictures(1, 12));
        m_lines->hold(1);
        m_lines->setColumns(2);
        QCOMPARE(keys(0), QList<qint64>{1});
        QCOMPARE(keys(2), (QList<qint64>{4, 5}));
        m_lines->setColumns(0);
        QCOMPARE(m_lines->columns(), 1);
        m_lines->hold(-1);
        m_lines->setColumns(5);
        QCOMPARE(keys(0), (QList<qint64>{1, 2, 3, 4, 5}));
        QCOMPARE(tilesOf(0).size(), 5);
    }

    void whereRowsAre()
    {
        m_posts->insert(0,
            {post(1, {}), post(2, {u"image"_s, u"image"_s}), post(3, {}),
                post(4, {u"image"_s, u"image"_s}), post(5, {})});
        QCOMPARE(m_lines->firstRow(0), 1);
        QCOMPARE(m_lines->lastRow(0), 3);
        QCOMPARE(m_lines->lastRow(1), 3);
        QCOMPARE(m_lines->lineOf(0), 0);
        QCOMPARE(m_lines->lineOf(2), 0); // the next one that has a tile
        QCOMPARE(m_lines->lineOf(4), 1);
        QCOMPARE(m_lines->lineOf(-1), -1);
        QCOMPARE(m_lines->firstRow(2), -1);
    }

    void walking()
    {
        m_posts->insert(0, {picture(1), post(2, {u"image"_s, u"image"_s}), picture(3), picture(4)});
        QCOMPARE(m_lines->chosenMedia(), -1);
        QCOMPARE(m_lines->walk(1, 0, 0, 1), 0); // the first step only chooses
        QCOMPARE(m_posts->chosenRow(), 0);
        m_lines->walk(1, 0, 0, 1);
        QVERIFY(tileAt(0, 1).chosen && !tileAt(0, 2).chosen);
        m_lines->walk(1, 0, 0, 1);
        QCOMPARE(m_posts->chosenRow(), 1);
        QCOMPARE(m_lines->chosenMedia(), 1);
        QVERIFY(!tileAt(0, 1).chosen && tileAt(0, 2).chosen);
        QCOMPARE(m_lines->walk(0, 1, 0, 1), 1); // below it is none: the last one
        QCOMPARE(m_posts->chosenRow(), 3);
        QCOMPARE(m_lines->walk(0, 1, 0, 1), 1);
        QCOMPARE(m_lines->walk(0, -1, 0, 1), 0);
        QCOMPARE(m_lines->chosenMedia(), 0);
        QCOMPARE(m_lines->chosenLine(), 0);
        QCOMPARE(m_lines->walk(-9, 0, 0, 1), 0);
        QCOMPARE(m_posts->chosenRow(), 0);
        QCOMPARE(m_lines->walk(1, 0, 1, 1), 1); // out of sight: begins where the view is
        QCOMPARE(m_posts->chosenRow(), 2);
        m_posts->setChosenRow(-1);
        QCOMPARE(m_lines->chosenLine(), -1);
        QVERIFY(!tileAt(1, 0).chosen);
    }

    void onePostByItself()
    {
        m_posts->insert(0, pictures(1, 3));
        m_posts->toggleOpen(1);
        const std::unique_ptr<PostList> alone(m_posts->alone(1));
        QCOMPARE(alone->rowCount(), 1);
        QCOMPARE(alone->at(0).uri, u"2"_s);
        QVERIFY(alone->at(0).media.isEmpty()); // it stands beside them
        QVERIFY(alone->index(0).data(PostList::Open).toBool());
        QCOMPARE(alone->index(0).data(PostList::Age), m_posts->index(1).data(PostList::Age));
        const std::unique_ptr<PostList> none(m_posts->alone(7));
        QCOMPARE(none->rowCount(), 0);
    }

    void outlivesItsPosts()
    {
        m_posts->insert(0, pictures(1, 4));
        m_posts.reset();
        QCOMPARE(m_lines->rowCount(), 0);
        QCOMPARE(m_lines->walk(1, 0, 0, 0), -1);
        QVERIFY(!m_lines->uncover(0));
    }

    /// Whatever comes and goes, the lines hold all tiles in order, none in another column than the
    /// held one leaves it, and signals lead from one state to the next (the tester sees to that).
    void anythingMayHappen()
    {
        QRandomGenerator random(11);
        qint64 key = 1;
        for (int turn = 0; turn < 400; ++turn) {
            const int rows = m_posts->rowCount();
            const int lines = m_lines->rowCount();
            const int held = lines > 0 ? random.bounded(lines) : -1;
            m_lines->hold(held);
            const qint64 first = held < 0 ? 0 : keys(held).first();
            if (rows > 0 && random.bounded(3) == 0) {
                const int at = random.bounded(rows);
                m_posts->remove(at, 1 + random.bounded(std::min(4, rows - at)));
            } else {
                m_posts->insert(
                    random.bounded(rows + 1), pictures(int(key), int(key) + random.bounded(5)));
                key += 5;
            }
            QList<qint64> all;
            for (int line = 0; line < m_lines->rowCount(); ++line) {
                all << keys(line);
            }
            QList<qint64> wanted;
            for (int row = 0; row < m_posts->rowCount(); ++row) {
                wanted << m_posts->at(row).key;
            }
            QCOMPARE(all, wanted);
            if (all.contains(first)) {
                QCOMPARE(column(first), 0);
            }
        }
    }

private:
    QVariantList tilesOf(int line) const
    {
        return m_lines->data(m_lines->index(line), TileLines::Tiles).toList();
    }
    RowTile tileAt(int line, int place) const
    {
        return tilesOf(line).value(place).value<RowTile>();
    }
    QList<qint64> keys(int line) const
    {
        QList<qint64> found;
        for (int place = 0; place < m_lines->columns(); ++place) {
            if (const int row = m_lines->rowAt(line, place); row >= 0) {
                found << m_posts->at(row).key;
            }
        }
        return found;
    }
    int column(qint64 key) const
    {
        for (int line = 0; line < m_lines->rowCount(); ++line) {
            if (const int at = int(keys(line).indexOf(key)); at >= 0) {
                return at;
            }
        }
        return -1;
    }

    std::unique_ptr<Posts> m_posts;
    std::unique_ptr<TileLines> m_lines;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestTileLines)
#include "tst_tilelines.moc"
