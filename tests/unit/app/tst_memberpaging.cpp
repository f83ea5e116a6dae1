// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memberpaging.h"
#include "unit/store/storetesting.h"

using namespace asterism;
using namespace asterism::store;

namespace {

constexpr int pageRows = 10;

Source sourceOf(int person)
{
    return personSource(u"p%1@a.example"_s.arg(person), u"a.example"_s);
}

} // namespace

/// Who of a list is paged down, and how often their servers are asked for it.
class tst_memberpaging : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
        m_asked.clear();
        m_away.clear();
        m_people.clear();
    }
    void cleanup() { m_folder.reset(); }

    void thoseWhoseOldestIsTheNewest()
    {
        addPerson(100, minuteMs); // posts each minute: cached for ten minutes
        addPerson(100, hourMs);
        addPerson(100, dayMs);
        addPerson(5, minuteMs); // all of it is here
        // Down to where the second one's cached posts end: the first lacks 50 minutes and more.
        QVERIFY(*page(bottomOf(1) + 1));
        QCOMPARE(m_asked, QList<int>(MemberPaging::mostPages, 0));
        m_asked.clear();
        QVERIFY(*page(bottomOf(1)));
        QCOMPARE(m_asked, (QList<int>{0, 1}));
        m_asked.clear();
        QVERIFY(*page(bottomOf(0) + 1)); // all is whole down to there
        QCOMPARE(m_asked, QList<int>());
    }

    void neverMoreThanAFew()
    {
        for (int person = 0; person < 40; ++person) {
            addPerson(100, minuteMs);
        }
        QVERIFY(*page(0));
        QCOMPARE(m_asked.size(), MemberPaging::mostPages);
        QCOMPARE(QSet<int>(m_asked.begin(), m_asked.end()).size(), MemberPaging::mostPages);
    }

    void atTheEndOfAll()
    {
        addPerson(5, minuteMs);
        addPerson(15, minuteMs);
        QVERIFY(!*page(0));
        QCOMPARE(m_asked, QList<int>{1});
        QVERIFY(!*page(0));
        QCOMPARE(m_asked, QList<int>{1});
        m_people.clear();
        QVERIFY(!*page(0));
    }

    void whoIsAwayHoldsNobodyUp()
    {
        addPerson(100, minuteMs);
        addPerson(100, hourMs);
        m_away = {0};
        QVERIFY(*page(bottomOf(1)));
        QCOMPARE(m_asked, (QList<int>{0, 1}));
        m_away = {0, 1};
        const auto nobody = page(bottomOf(1));
        QVERIFY(!nobody);
        QCOMPARE(nobody.error().kind, ErrorKind::Network);
    }

private:
    /// Posts of a person, `apart` from each other, the newest at noon; ten of them are cached.
    void addPerson(int posts, qint64 apart)
    {
        const int person = int(m_people.size());
        m_people.push_back({posts, apart});
        const auto items = rows(person, 0);
        const auto done = m_folder->commit(
            guestAt(u"a.example"_s), newest(sourceOf(person), items, posts <= pageRows), items);
        QVERIFY(done.ok());
    }
    std::vector<Prepared> rows(int person, int from) const
    {
        const auto &[posts, apart] = m_people[size_t(person)];
        const Actor author = asterism::store::person(u"p%1@a.example"_s.arg(person));
        std::vector<Prepared> items;
        for (int i = from; i < std::min(posts, from + pageRows); ++i) {
            items.push_back(postBy(author, u"https://a.example/p%1/%2"_s.arg(person).arg(i),
                QString::number(person * 10'000 + 9'000 - i), noon - i * apart - person));
        }
        return items;
    }
    qint64 bottomOf(int person) { return m_folder->state(sourceOf(person)).oldestAt; }

    QFuture<Result<Done>> bring(const MemberPaging::Person &who, const QString &cursor)
    {
        int person = 0;
        while (sourceOf(person) != who.source) {
            ++person;
        }
        m_asked << person;
        if (m_away.contains(person)) {
            return answered(
                Result<Done>(Error{.kind = ErrorKind::Network, .subject = u"a.example"_s}));
        }
        const int from = person * 10'000 + 9'000 - cursor.toInt() + 1;
        const auto items = rows(person, from);
        const bool end = from + pageRows >= m_people[size_t(person)].first;
        return m_folder->store().writeCache([=](CacheTx &tx) -> Result<Done> {
            const auto done = commitPage(
                tx, guestAt(u"a.example"_s), older(who.source, cursor, items, end), items);
            return done ? Result<Done>(Done{}) : Result<Done>(done.error());
        });
    }
    Result<bool> page(qint64 below)
    {
        std::vector<MemberPaging::Person> people;
        for (int i = 0; i < int(m_people.size()); ++i) {
            people.push_back({.member = {}, .source = sourceOf(i)});
        }
        QObject owner;
        auto *paging = new MemberPaging(
            m_folder->store(), people, below,
            [this](const auto &who, const QString &cursor) { return bring(who, cursor); }, &owner);
        const auto future = paging->future();
        paging->start();
        const bool ended = QTest::qWaitFor([&] { return future.isFinished(); }, 20'000);
        return ended ? future.result() : Result<bool>(Error{.kind = ErrorKind::Timeout});
    }

    std::unique_ptr<Folder> m_folder;
    std::vector<std::pair<int, qint64>> m_people; ///< posts, and how far apart they are
    QSet<int> m_away;
    QList<int> m_asked;
};

QTEST_GUILESS_MAIN(tst_memberpaging)
#include "tst_memberpaging.moc"
