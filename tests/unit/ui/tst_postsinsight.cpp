// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/postsinsight.h"

#include "store/instances.h"
#include "unit/store/storetesting.h"

using namespace asterism;
using namespace asterism::store;
using asterism::ui::PostsInSight;

namespace {

using Ids = QHash<QString, QStringList>;

Instance serverOf(const QString &host, const QString &software, Instance::Family family)
{
    Instance instance;
    instance.host = host;
    instance.accountDomain = host;
    instance.software = software;
    instance.family = family;
    instance.checkedAt = noon;
    return instance;
}

} // namespace

/// Streams hear which posts are on screen, by the names that their servers gave them.
class tst_postsinsight : public QObject {
    Q_OBJECT

    std::unique_ptr<Folder> m_folder;
    std::unique_ptr<PostsInSight> m_sight;
    std::vector<qint64> m_posts; ///< on screen
    std::vector<Ids> m_told;

    Prepared post(int number, const QString &localId) const
    {
        return postBy(person(u"ao@a.example"_s), u"https://a.example/n%1"_s.arg(number), localId,
            noon - number * 1000);
    }
    qint64 rowOf(int number) const
    {
        const auto found = m_folder->find(u"https://a.example/n%1"_s.arg(number));
        return found ? found->row : 0;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
        const auto known = {serverOf(u"a.example"_s, u"mastodon"_s, Instance::Family::Mastodon),
            serverOf(u"mk.example"_s, u"misskey"_s, Instance::Family::Misskey)};
        for (const Instance &instance : known) {
            QVERIFY(m_folder->write([instance](CacheTx &tx) { return saveInstance(tx, instance); })
                        .ok());
        }
        // Two posts of a Mastodon, which a Misskey and a server of which nothing is known have
        // too, and one that only the Mastodon has.
        QVERIFY(m_folder
                    ->loose(guestAt(u"a.example"_s),
                        {post(1, u"101"_s), post(2, u"102"_s), post(3, u"103"_s)})
                    .ok());
        QVERIFY(
            m_folder->loose(guestAt(u"mk.example"_s), {post(1, u"m1"_s), post(2, u"m2"_s)}).ok());
        QVERIFY(m_folder->loose(guestAt(u"b.example"_s), {post(1, u"b1"_s)}).ok());
        m_told.clear();
        m_posts.clear();
        m_sight = std::make_unique<PostsInSight>(
            m_folder->store(), [this] { return m_posts; },
            [this](const Ids &ids) { m_told.push_back(ids); });
    }
    void cleanup()
    {
        m_sight.reset();
        m_folder.reset();
    }

    void serversThatCanWatchAreToldTheirOwnIds()
    {
        m_posts = {rowOf(2), rowOf(3), rowOf(1), 0};
        m_sight->look();
        m_sight->look();
        QVERIFY(m_told.empty()); // the cache is read elsewhere, and not each time
        QTRY_COMPARE(m_told.size(), 1u);
        QCOMPARE(m_told[0], (Ids{{u"mk.example"_s, {u"m2"_s, u"m1"_s}}}));
        m_posts = {rowOf(3)};
        m_sight->look();
        QTRY_COMPARE(m_told.size(), 2u);
        QVERIFY(m_told[1].isEmpty());
    }

    /// Who takes a boost back is heard of where the boost is watched.
    void boostsAreWatchedToo()
    {
        for (int i = 0; i < 7; ++i) {
            const Actor booster = person(u"bea%1@mk.example"_s.arg(i));
            const auto boost = boostBy(booster, post(2, u"m2"_s), u"mb%1"_s.arg(i), noon - 500 + i);
            QVERIFY(m_folder->loose(guestAt(u"mk.example"_s), {boost}).ok());
        }
        m_posts = {rowOf(2), rowOf(1)};
        m_sight->look();
        QTRY_COMPARE(m_told.size(), 1u);
        QCOMPARE(m_told[0],
            (Ids{{u"mk.example"_s,
                {u"m2"_s, u"mb6"_s, u"mb5"_s, u"mb4"_s, u"mb3"_s, u"mb2"_s, u"m1"_s}}}));
    }

    void nobodyLooksAtAHiddenWindow()
    {
        m_posts = {rowOf(1)};
        m_sight->look();
        m_sight->setLookedAt(false);
        QCOMPARE(m_told.size(), 1u);
        QVERIFY(m_told[0].isEmpty());
        m_sight->look();
        QTest::qWait(PostsInSight::soonMs + 100); // longer than the timer: nothing comes of it
        QCOMPARE(m_told.size(), 1u);
        m_sight->setLookedAt(true);
        QTRY_COMPARE(m_told.size(), 2u);
        QCOMPARE(m_told[1], (Ids{{u"mk.example"_s, {u"m1"_s}}}));
    }
};

QTEST_GUILESS_MAIN(tst_postsinsight)
#include "tst_postsinsight.moc"
