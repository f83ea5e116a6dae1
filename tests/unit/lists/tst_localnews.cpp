// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/localnews.h"

#include "base/clock.h"

#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 noon = 1'795'348'800'000;

TimelineItem row(const QString &id, const QString &author)
{
    TimelineItem item{.localId = id};
    item.post.author.localId = author;
    return item;
}

/// As a server tells it that says of a page that there is more.
Page pageOf(std::vector<TimelineItem> items, bool end = true)
{
    Page page{.items = std::move(items), .end = end};
    page.rows = int(page.items.size());
    return page;
}

/// That many rows of one author, newest first, the newest with that number.
Page manyOf(const QString &author, int count, int newest, bool end)
{
    std::vector<TimelineItem> items;
    for (int i = 0; i < count; ++i) {
        items.push_back(row(QString::number(newest - i), author));
    }
    return pageOf(std::move(items), end);
}

} // namespace

/// Who has posted, by a host's local timeline.
class tst_localnews : public QObject {
    Q_OBJECT

    LocalNews m_news;

private Q_SLOTS:
    void init() { m_news = {}; }

    void whoHasPostedHasAnotherMark()
    {
        QCOMPARE(m_news.newestId(), QString());
        m_news.hear(pageOf({row(u"12"_s, u"ao"_s), row(u"11"_s, u"mei"_s)}), noon);
        QCOMPARE(m_news.newestId(), u"12"_s);
        const QString ao = m_news.markOf(u"ao"_s);
        const QString mei = m_news.markOf(u"mei"_s);
        const QString ken = m_news.markOf(u"ken"_s);
        QVERIFY(!ken.isEmpty());

        m_news.hear(pageOf({}), noon + minuteMs);
        QCOMPARE(m_news.newestId(), u"12"_s);
        QCOMPARE(m_news.markOf(u"ao"_s), ao);
        m_news.hear(pageOf({row(u"14"_s, u"mei"_s), row(u"13"_s, u"mei"_s)}), noon + 2 * minuteMs);
        QCOMPARE(m_news.newestId(), u"14"_s);
        QCOMPARE(m_news.markOf(u"ao"_s), ao);
        QVERIFY(m_news.markOf(u"mei"_s) != mei);
        QCOMPARE(m_news.markOf(u"ken"_s), ken);
        m_news.hear(pageOf({row(u"15"_s, u"ken"_s)}), noon + 3 * minuteMs);
        QVERIFY(m_news.markOf(u"ken"_s) != ken);
        QVERIFY(!m_news.isTooMuch());
    }

    void aBoostIsByWhoeverBoosts()
    {
        m_news.hear(pageOf({}), noon);
        const QString ao = m_news.markOf(u"ao"_s);
        const QString mei = m_news.markOf(u"mei"_s);
        TimelineItem boost = row(u"1"_s, u"ao"_s);
        boost.boost = TimelineItem::Boost{};
        boost.boost->actor.localId = u"mei"_s;
        m_news.hear(pageOf({boost}), noon + minuteMs);
        QCOMPARE(m_news.markOf(u"ao"_s), ao);
        QVERIFY(m_news.markOf(u"mei"_s) != mei);
    }

    void whatMayBeMissed_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<bool>("end");
        QTest::addColumn<bool>("missed");
        QTest::newRow("a full page") << 40 << false << true;
        QTest::newRow("some were left out of it") << 37 << true << true;
        QTest::newRow("all that there is") << 30 << true << false;
        QTest::newRow("a server that gives 20") << 20 << false << true;
        QTest::newRow("a short one that is not the end") << 19 << false << false;
    }
    void whatMayBeMissed()
    {
        QFETCH(int, rows);
        QFETCH(bool, end);
        QFETCH(bool, missed);
        m_news.hear(manyOf(u"ao"_s, 40, 100, false), noon); // the first look misses nothing
        QVERIFY(!m_news.isTooMuch());
        const QString before = m_news.markOf(u"mei"_s);
        m_news.hear(manyOf(u"ao"_s, rows, 200, end), noon + minuteMs);
        QCOMPARE(m_news.markOf(u"mei"_s) != before, missed);
        QCOMPARE(m_news.isTooMuch(), missed);
        QCOMPARE(m_news.newestId(), u"200"_s);
    }

    void notTooMuchAfterALongSleep()
    {
        m_news.hear(manyOf(u"ao"_s, 40, 100, false), noon);
        const QString before = m_news.markOf(u"mei"_s);
        m_news.hear(manyOf(u"ao"_s, 40, 500, false), noon + 8 * hourMs);
        QVERIFY(m_news.markOf(u"mei"_s) != before);
        QVERIFY(!m_news.isTooMuch());
    }

    /// It tells its newest page each time.
    void aServerThatDoesNotKnowSinceId()
    {
        m_news.hear(manyOf(u"ao"_s, 40, 100, false), noon);
        const QString before = m_news.markOf(u"mei"_s);
        const QString ao = m_news.markOf(u"ao"_s);
        m_news.hear(manyOf(u"ao"_s, 40, 100, false), noon + minuteMs);
        QCOMPARE(m_news.markOf(u"ao"_s), ao);
        m_news.hear(manyOf(u"ao"_s, 40, 110, false), noon + 2 * minuteMs);
        QVERIFY(m_news.markOf(u"ao"_s) != ao);
        QCOMPARE(m_news.markOf(u"mei"_s), before);
        QVERIFY(!m_news.isTooMuch());
    }

    void aCrowdIsNotKept()
    {
        m_news.hear(pageOf({}), noon);
        const QString before = m_news.markOf(u"mei"_s);
        for (int i = 0; i < 1200; ++i) {
            m_news.hear(pageOf({row(QString::number(i), u"user%1"_s.arg(i))}), noon + i * minuteMs);
        }
        QVERIFY(m_news.markOf(u"mei"_s) != before); // it began anew
        QVERIFY(!m_news.isTooMuch());
    }
};

QTEST_GUILESS_MAIN(tst_localnews)
#include "tst_localnews.moc"
