// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/deletes.h"
#include "store/pinned.h"

using namespace asterism;
using namespace asterism::store;

/// What people have pinned, in the cache.
class tst_pinnedstore : public QObject {
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

    void theOrderOfTheProfile()
    {
        QCOMPARE(pin({post(2), post(5), post(1)}), 3);
        QCOMPARE(pinned(), (QStringList{uri(2), uri(5), uri(1)}));
        QCOMPARE(pin({post(5), post(7), post(5)}), 2); // in place of those before
        QCOMPARE(pinned(), (QStringList{uri(5), uri(7)}));
        QVERIFY(m_folder->find(uri(2))); // unpinned is not deleted
        QCOMPARE(pin({}), 0);
        QCOMPARE(pinned(), QStringList());
    }

    void onlyTheAuthorPins()
    {
        const Prepared foreign = postBy(mei, uri(3), u"3"_s, noon);
        QCOMPARE(pin({foreign, boostBy(ao, foreign, u"4"_s, noon), post(1)}), 1);
        QCOMPARE(pinned(), QStringList{uri(1)});
    }

    /// A guest host says that it is theirs; the cache knows whose it is.
    void aPostThatIsKnownAsAnothers()
    {
        const QString theirs = u"https://b.example/n/1"_s;
        const Actor author = person(u"sora@b.example"_s);
        const Prepared truth = postBy(author, theirs, u"1"_s, noon);
        QVERIFY(m_folder->loose(outboxOf(u"b.example"_s), {truth}).ok());
        QCOMPARE(pin({postBy(ao, theirs, u"9"_s, noon), post(1)}), 1);
        QCOMPARE(pinned(), QStringList{uri(1)});
        QCOMPARE(m_folder->find(theirs)->post.author.acct, author.acct);
    }

    void whatIsDeletedIsPinnedNoMore()
    {
        pin({post(1), post(2)});
        QVERIFY(m_folder->write([](CacheTx &tx) { return removeSeen(tx, u"a.example"_s, u"1"_s); })
                    .ok());
        QCOMPARE(pinned(), QStringList{uri(2)});
    }

    void pruningKeepsThem()
    {
        pin({post(200), post(1)}); // days ago
        QVERIFY(m_folder->loose(guestAt(u"a.example"_s), {post(100)}).ok());
        prune();
        QCOMPARE(pinned(), (QStringList{uri(200), uri(1)}));
        QVERIFY(!m_folder->find(uri(100)));
        m_folder->clock.advance(31 * dayMs); // nobody has looked since
        prune();
        QCOMPARE(pinned(), QStringList());
        QVERIFY(!m_folder->find(uri(200)));
    }

private:
    /// Its number is its age in days.
    Prepared post(int number) const
    {
        return postBy(ao, uri(number), QString::number(number), noon - number * dayMs);
    }
    static QString uri(int number) { return u"https://a.example/n/%1"_s.arg(number); }
    int pin(const std::vector<Prepared> &items)
    {
        const auto kept = m_folder->write(
            [&](CacheTx &tx) { return commitPinned(tx, guestAt(u"a.example"_s), ao.acct, items); });
        return kept ? *kept : -1;
    }
    QStringList pinned()
    {
        const auto found = m_folder->read([acct = ao.acct](CacheTx &tx) -> Result<QStringList> {
            QStringList uris;
            const auto rows = pinnedPosts(tx, acct);
            for (const qint64 row : *rows) {
                uris << postByRow(tx, row).post.uri;
            }
            return uris;
        });
        return found ? *found : QStringList{sentence(found.error())};
    }
    void prune()
    {
        QVERIFY(m_folder->write([](CacheTx &tx) { return pruneStep(tx, CacheBudget{.days = 50}); })
                    .ok());
    }

    const Actor ao = person(u"ao@a.example"_s);
    const Actor mei = person(u"mei@a.example"_s);
    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_pinnedstore)
#include "tst_pinnedstore.moc"
