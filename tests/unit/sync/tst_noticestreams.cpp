// SPDX-License-Identifier: GPL-3.0-or-later
#include "streamtesting.h"

#include "store/noticepages.h"
#include "store/sources.h"
#include "store/timeline.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

QJsonObject postRow(const QString &id)
{
    return {{u"id"_s, id}, {u"uri"_s, u"https://b.example/n/"_s + id},
        {u"created_at"_s, u"2026-11-22T11:00:00Z"_s},
        {u"account"_s, QJsonObject{{u"id"_s, u"7"_s}, {u"acct"_s, u"ao@b.example"_s}}}};
}

QJsonObject mentionRow(const QString &id, const QString &post)
{
    return {{u"id"_s, id}, {u"type"_s, u"mention"_s}, {u"created_at"_s, u"2026-11-22T11:00:00Z"_s},
        {u"account"_s, QJsonObject{{u"id"_s, u"7"_s}, {u"acct"_s, u"ao@b.example"_s}}},
        {u"status"_s, postRow(post)}};
}

/// With the topic that it is for, or without: old servers tell none.
QJsonObject frameOf(const QString &event, const QJsonObject &payload, bool topic = true)
{
    QJsonObject frame{{u"event"_s, event},
        {u"payload"_s, QString::fromUtf8(QJsonDocument(payload).toJson(QJsonDocument::Compact))}};
    if (topic) {
        frame.insert(u"stream"_s, QJsonArray{u"user"_s});
    }
    return frame;
}

} // namespace

/// Home and notifications come by one stream of Mastodon's kind.
class tst_noticestreams : public QObject {
    Q_OBJECT

    std::unique_ptr<StreamFixture> m_fixture;
    const AccountId m_me{u"account"_s};
    const Source m_home = homeSource(m_me, StreamFixture::host());
    const Source m_notices =
        accountSource(Source::Kind::Notifications, m_me, StreamFixture::host());

    int posts() const
    {
        const auto page =
            awaitedResult(m_fixture->store().readCache([home = m_home](store::CacheTx &tx) {
                return store::timelinePage(tx, {home}, store::newestEvent, 40);
            }));
        return page ? int(page->rows.size()) : -1;
    }
    QStringList notices() const
    {
        const auto page = awaitedResult(m_fixture->store().readCache(
            [](store::CacheTx &tx) { return store::noticePage(tx, {}, store::newestNotice, 40); }));
        QStringList uris;
        for (const store::NoticeRow &row : page ? page->rows : std::vector<store::NoticeRow>()) {
            uris << row.postUri;
        }
        return uris;
    }
    QString mark() const
    {
        const auto state =
            awaitedResult(m_fixture->store().readCache([source = m_notices](store::CacheTx &tx) {
                return Result<store::SourceState>(store::sourceState(tx, source));
            }));
        return state ? state->newestId : QString();
    }
    void want(const Source &source)
    {
        m_fixture->streams->want(source);
        const auto placed = [&] {
            const auto all = m_fixture->streams->lines();
            return std::ranges::any_of(
                all, [&](const auto &line) { return line.sources.contains(source.key()); });
        };
        QTRY_VERIFY(placed());
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StreamFixture>(StreamFixture::pleromaServer());
        QVERIFY(m_fixture->isReady());
        QVERIFY(m_fixture->signIn(m_me));
    }
    void cleanup() { m_fixture.reset(); }

    void oneSocketForBoth()
    {
        want(m_home);
        want(m_notices);
        QCOMPARE(m_fixture->wires.size(), 1u);
        m_fixture->opens(0);
        QVERIFY(m_fixture->told(0).isEmpty()); // the socket was opened for that topic
        m_fixture->hears(0, frameOf(u"update"_s, postRow(u"5"_s)));
        QTRY_COMPARE(posts(), 1);
        QVERIFY(notices().isEmpty());
        m_fixture->hears(0, frameOf(u"update"_s, postRow(u"6"_s), false));
        QTRY_COMPARE(posts(), 2);
        QSignalSpy notified(m_fixture->streams.get(), &StreamSync::notified);
        m_fixture->hears(0, frameOf(u"notification"_s, mentionRow(u"101"_s, u"7"_s)));
        QTRY_COMPARE(notices(), QStringList{u"https://b.example/n/7"_s});
        QTRY_COMPARE(notified.size(), 1);
        QCOMPARE(posts(), 2);
        m_fixture->streams->unwant(m_home.key());
        QVERIFY(m_fixture->told(0).isEmpty()); // the other one still wants it
    }

    /// Up to what was there when it was said, though more may come in the same moment; guests have
    /// none.
    void whatWasReadElsewhere()
    {
        m_fixture = std::make_unique<StreamFixture>();
        QVERIFY(m_fixture->isReady());
        const auto say = [this](size_t wire, const QString &channel, const QString &type,
                             const QJsonValue &body) {
            m_fixture->hears(wire,
                {{u"type"_s, u"channel"_s},
                    {u"body"_s,
                        QJsonObject{{u"id"_s, channel}, {u"type"_s, type}, {u"body"_s, body}}}});
        };
        const auto follow = [](const QString &id) {
            const QJsonObject user{
                {u"id"_s, u"7"_s}, {u"username"_s, u"ao"_s}, {u"host"_s, QJsonValue()}};
            return QJsonObject{{u"id"_s, id}, {u"type"_s, u"follow"_s},
                {u"createdAt"_s, u"2026-11-22T11:00:0%1.000Z"_s.arg(id.mid(1))},
                {u"userId"_s, u"7"_s}, {u"user"_s, user}};
        };
        want(localSource(StreamFixture::host()));
        m_fixture->opens(0);
        QVERIFY(m_fixture->signIn(m_me));
        want(m_notices);
        m_fixture->opens(1);
        m_fixture->confirms(1, u"main"_s);
        QSignalSpy read(m_fixture->streams.get(), &StreamSync::noticesRead);
        QSignalSpy notified(m_fixture->streams.get(), &StreamSync::notified);
        say(1, u"main"_s, u"readAllNotifications"_s, {}); // of nothing
        say(0, u"localTimeline"_s, u"readAllNotifications"_s, {});
        say(1, u"main"_s, u"notification"_s, follow(u"n1"_s));
        say(1, u"main"_s, u"readAllNotifications"_s, {});
        say(1, u"main"_s, u"notification"_s, follow(u"n2"_s));
        QTRY_VERIFY(!notified.isEmpty() && !read.isEmpty());
        QCOMPARE(read.size(), 1);
        QCOMPARE(read[0][0].value<AccountId>().value, m_me.value);
        QCOMPARE(read[0][1].toString(), u"n1"_s);
        say(1, u"main"_s, u"notificationFlushed"_s, {});
        QTRY_COMPARE(read.size(), 2);
        QCOMPARE(read[1][1].toString(), u"n2"_s);
    }

    /// The mark waits until what was missed has been read.
    void marksWait()
    {
        want(m_notices);
        m_fixture->opens(0);
        m_fixture->hears(0, frameOf(u"notification"_s, mentionRow(u"101"_s, u"5"_s)));
        QTRY_COMPARE(notices().size(), 1);
        QCOMPARE(mark(), QString());
        const quint64 epoch = m_fixture->streams->state(m_notices.key()).epoch;
        QVERIFY(epoch != 0);
        m_fixture->streams->joined(m_notices.key(), epoch);
        m_fixture->hears(0, frameOf(u"notification"_s, mentionRow(u"102"_s, u"6"_s)));
        QTRY_COMPARE(mark(), u"102"_s);
        QCOMPARE(notices().size(), 2);
    }

    /// What nobody keeps fresh is kept all the same.
    void homeAloneHearsOfThem()
    {
        want(m_home);
        m_fixture->opens(0);
        m_fixture->hears(0, frameOf(u"notification"_s, mentionRow(u"101"_s, u"5"_s)));
        QTRY_COMPARE(notices().size(), 1);
        QCOMPARE(mark(), QString());
        m_fixture->hears(
            0, frameOf(u"notification"_s, {{u"id"_s, u"102"_s}, {u"type"_s, u"mention"_s}}));
        m_fixture->hears(0, frameOf(u"notification"_s, mentionRow(u"103"_s, u"6"_s)));
        QTRY_COMPARE(notices().size(), 2); // the one without sense is passed over
    }
};

QTEST_GUILESS_MAIN(tst_noticestreams)
#include "tst_noticestreams.moc"
