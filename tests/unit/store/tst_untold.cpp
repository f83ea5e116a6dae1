// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

using namespace asterism;
using namespace asterism::store;

/// What somebody puts away from a clip leaves its source with the page that tells of it no more.
class tst_untold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }
    void cleanup()
    {
        QCOMPARE(m_folder->check(), QString());
        m_folder.reset();
    }

    void insideOfAPage()
    {
        put(newest(m_clip, rows({20, 19, 18, 17})));
        put(newest(m_clip, rows({20, 18, 17})));
        QCOMPARE(shown(m_clip), (QList<int>{20, 18, 17}));
        QVERIFY(m_folder->find(uriOf(19))); // it is a post like any other
    }

    void aboveTheFirst()
    {
        put(newest(m_clip, rows({20, 19, 18})));
        put(newest(m_clip, rows({19, 18})));
        QCOMPARE(shown(m_clip), (QList<int>{19, 18}));
        put(newest(m_clip, rows({30, 19, 18})));
        QCOMPARE(shown(m_clip), (QList<int>{30, 19, 18}));
        QVERIFY(m_folder->gapsIn(m_clip).empty());
    }

    void belowAPageNothingIsSaid()
    {
        put(newest(m_clip, rows({20, 19})));
        put(older(m_clip, u"19"_s, rows({18, 17, 16}), true));
        put(newest(m_clip, rows({20, 19})));
        QCOMPARE(shown(m_clip), (QList<int>{20, 19, 18, 17, 16}));
        // Just below the cursor, and between others.
        put(older(m_clip, u"19"_s, rows({16}), true));
        QCOMPARE(shown(m_clip), (QList<int>{20, 19, 16}));
    }

    void belowTheEndNothingIs()
    {
        put(newest(m_clip, rows({20, 19, 18}), true));
        put(newest(m_clip, rows({20}), true));
        QCOMPARE(shown(m_clip), QList<int>{20});
    }

    /// And what comes into it later is paged to its end again.
    void allOfIt()
    {
        put(newest(m_clip, rows({20, 19}), true));
        put(newest(m_clip, rows({}), true));
        QCOMPARE(shown(m_clip), QList<int>{});
        QVERIFY(m_folder->state(m_clip).atEnd);
        put(newest(m_clip, rows({15, 14})));
        QCOMPARE(shown(m_clip), (QList<int>{15, 14}));
        QVERIFY(!m_folder->state(m_clip).atEnd);
        QCOMPARE(m_folder->state(m_clip).oldestId, u"14"_s);
    }

    void otherSourcesKeepIt()
    {
        put(newest(m_clip, rows({20, 19, 18})));
        put(newest(m_local, rows({20, 19, 18})), false);
        put(newest(m_clip, rows({20, 18})));
        QCOMPARE(shown(m_local), (QList<int>{20, 19, 18}));
    }

    void aPageThatDoesNotSayIt()
    {
        put(newest(m_clip, rows({20, 19, 18})));
        put(newest(m_clip, rows({20, 18})), false);
        QCOMPARE(shown(m_clip), (QList<int>{20, 19, 18}));
        // Without an end there is no telling how far it goes.
        put({.source = m_clip});
        QCOMPARE(shown(m_clip), (QList<int>{20, 19, 18}));
        put({.source = m_clip, .kind = PagePlace::Kind::Older, .lastId = u"18"_s});
        QCOMPARE(shown(m_clip), (QList<int>{20, 19, 18}));
    }

private:
    PagePlace newest(const Source &source, const std::vector<Prepared> &items, bool end = false)
    {
        m_items = items;
        return store::newest(source, items, end);
    }
    PagePlace older(const Source &source, const QString &basis, const std::vector<Prepared> &items,
        bool end = false)
    {
        m_items = items;
        return store::older(source, basis, items, end);
    }
    void put(PagePlace place, bool tells = true)
    {
        if (tells) {
            place.told = QStringList();
            for (const Prepared &item : m_items) {
                *place.told << item.item.localId;
            }
        }
        const auto done = m_folder->commit(guestAt(u"a.example"_s), place, m_items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
        m_items.clear();
    }
    QList<int> shown(const Source &source)
    {
        QList<int> ids;
        for (const QString &uri : urisOf(m_folder->page({source}))) {
            ids << uri.section(u'n', -1).toInt();
        }
        return ids;
    }
    static QString uriOf(int i) { return u"https://a.example/n%1"_s.arg(i); }
    static std::vector<Prepared> rows(const QList<int> &ids)
    {
        std::vector<Prepared> items;
        for (const int i : ids) {
            items.push_back(postBy(person(u"ao@a.example"_s), uriOf(i), QString::number(i),
                noon - dayMs + i * minuteMs));
        }
        return items;
    }

    const Source m_clip = accountSource(Source::Kind::Clip, {u"A"_s}, u"a.example"_s, u"K1"_s);
    const Source m_local = localSource(u"a.example"_s);
    std::vector<Prepared> m_items;
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_untold)
#include "tst_untold.moc"
