// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/deletes.h"
#include "store/search.h"

using namespace asterism;
using namespace asterism::store;

class tst_search : public QObject {
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

    void twoCharacters()
    {
        put({post(1, u"今日は鯖缶を食べた"_s), post(2, u"缶詰の鯖"_s), post(3, u"mackerel"_s)});
        QCOMPARE(found(u"鯖缶"_s), QStringList({uriOf(1)}));
        QCOMPARE(found(u"鯖"_s), QStringList({uriOf(2), uriOf(1)})); // newest first
        QCOMPARE(found(u"Mackerel"_s), QStringList({uriOf(3)}));
        QCOMPARE(found(u""_s), QStringList());
        QCOMPARE(found(u"\"unfinished (AND"_s), QStringList());
    }

    void warningsAndDescriptions()
    {
        Prepared item = post(1, u"text"_s);
        item.item.post.warning = u"spoiler"_s;
        item.alt = u"a lighthouse"_s;
        put({item});
        QCOMPARE(found(u"spoiler"_s).size(), 1);
        QCOMPARE(found(u"lighthouse"_s).size(), 1);
    }

    void editsAndDeletes()
    {
        put({post(1, u"before"_s)});
        Prepared edited = post(1, u"after"_s);
        edited.item.post.editedAt = noon;
        put({edited});
        QCOMPARE(found(u"before"_s), QStringList());
        QCOMPARE(found(u"after"_s), QStringList({uriOf(1)}));
        QVERIFY(
            m_folder->write([](CacheTx &tx) { return removeSeen(tx, u"a.example"_s, u"1"_s); }));
        QCOMPARE(found(u"after"_s), QStringList());
    }

    void awkwardTexts()
    {
        // What goes into the index must come out word for word.
        const QString zero = u"zero"_s + QChar(0) + u"byte"_s;
        const QString half = u"half"_s + QChar(0xd800) + u"pair"_s;
        for (const QString &text : {zero, half, u"e\u0301 \U0001F98A"_s, u" "_s}) {
            put({post(1, text)});
            QCOMPARE(m_folder->check(), QString());
        }
        QVERIFY(
            m_folder->write([](CacheTx &tx) { return removeSeen(tx, u"a.example"_s, u"1"_s); }));
    }

    void paged()
    {
        std::vector<Prepared> items;
        for (int i = 100; i > 0; --i) {
            items.push_back(post(i, u"same word"_s));
        }
        put(items);
        QStringList all;
        qint64 before = 0;
        bool more = true;
        while (more && all.size() < 200) {
            const auto page =
                *m_folder->read([&](CacheTx &tx) { return search(tx, u"same"_s, 30, before); });
            for (const TimelineRow &row : page.rows) {
                all << row.post.post.uri;
            }
            before = page.next;
            more = page.more;
        }
        QCOMPARE(all.size(), 100);
        QCOMPARE(all.first(), uriOf(100));
        QCOMPARE(all.last(), uriOf(1));
    }

private:
    static QString uriOf(int i) { return u"https://a.example/n%1"_s.arg(i); }
    static Prepared post(int i, const QString &text)
    {
        return postBy(person(u"ao@a.example"_s), uriOf(i), QString::number(i),
            noon - dayMs + i * minuteMs, text);
    }
    void put(const std::vector<Prepared> &items)
    {
        const auto done = m_folder->commit(
            guestAt(u"a.example"_s), newest(localSource(u"a.example"_s), items), items);
        QVERIFY2(done.ok(), done ? "" : qPrintable(sentence(done.error())));
    }
    QStringList found(const QString &words)
    {
        QStringList uris;
        const auto page = *m_folder->read([&](CacheTx &tx) { return search(tx, words, 40); });
        for (const TimelineRow &row : page.rows) {
            uris << row.post.post.uri;
        }
        return uris;
    }

    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_search)
#include "tst_search.moc"
