// SPDX-License-Identifier: GPL-3.0-or-later
#include "outboxfixture.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

const QByteArray newPath = "/api/v1/statuses";
const QByteArray homePath = "/api/v1/timelines/home";
const QByteArray minePath = "/api/v1/accounts/9/statuses";
const QString sentLine = u"POST /api/v1/statuses"_s;
const QString homeLine = u"GET /api/v1/timelines/home"_s;
const QString mineLine = u"GET /api/v1/accounts/9/statuses"_s;

} // namespace

/// New posts of which no answer came, at servers that do not list them to their own author.
class tst_hiddenposts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_house.reset(); }

    /// They are among what home shows, above what was the newest own one there; what others wrote
    /// long ago and came late does not end the looking.
    void lookedForAtHome_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<bool>("arrived");
        QTest::newRow("snac, it arrived") << u"snac"_s << true;
        QTest::newRow("snac, it did not") << u"snac"_s << false;
        QTest::newRow("Takahe, it arrived") << u"takahe"_s << true;
        QTest::newRow("Takahe, it did not") << u"takahe"_s << false;
    }
    void lookedForAtHome()
    {
        QFETCH(QString, software);
        QFETCH(bool, arrived);
        houseOf(software);
        const QByteArray old = m_house->status(90); // with the same words
        m_house->server.on(homePath, page({other(95), old}));
        ScriptedAnswer first = page({other(60), other(99)}); // old ones that came late, too
        first.headers.emplaceBack("Link",
            "<" + m_house->server.url(QString::fromLatin1(homePath)).toEncoded()
                + "?max_id=99>; rel=\"next\"");
        m_house->server.on(homePath, first);
        m_house->server.on(
            homePath, page({arrived ? m_house->status(98) : other(98), other(50), old}));
        m_house->server.on(newPath, {.raw = ""});
        m_house->server.on(newPath, outboxJson(m_house->status(101)));
        m_house->start();
        const qint64 id = publishPrivately();
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QCOMPARE(m_house->row(id).newestBefore, std::optional(u"90"_s));
        QTRY_VERIFY((m_house->pass(minuteMs), !m_house->done.isEmpty()));
        QCOMPARE(m_house->row(id).resultId, arrived ? u"98"_s : u"101"_s);
        QCOMPARE(m_house->count(sentLine), arrived ? 1 : 2);
        QCOMPARE(m_house->count(homeLine), 3);
        QCOMPARE(m_house->count(mineLine), 0);
    }

    /// Nothing of the account stands on the first page: it is looked for by its time, and what the
    /// account said yesterday in the same words is not it.
    void aBusyHome_data()
    {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("it arrived") << true;
        QTest::newRow("it did not") << false;
    }
    void aBusyHome()
    {
        QFETCH(bool, arrived);
        houseOf(u"snac"_s);
        const QByteArray yesterday = m_house->status(80, u"tea"_s, {}, "2026-11-20T12:00:00Z");
        m_house->server.on(homePath, page({other(95), other(94)}));
        m_house->server.on(homePath,
            page({other(96), arrived ? m_house->status(100) : other(100), other(95), yesterday}));
        m_house->server.on(newPath, {.raw = ""});
        m_house->server.on(newPath, outboxJson(m_house->status(101)));
        m_house->start();
        const qint64 id = publishPrivately();
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QCOMPARE(m_house->row(id).newestBefore, std::optional<QString>());
        QTRY_VERIFY((m_house->pass(minuteMs), !m_house->done.isEmpty()));
        QCOMPARE(m_house->row(id).resultId, arrived ? u"100"_s : u"101"_s);
        QCOMPARE(m_house->count(sentLine), arrived ? 1 : 2);
    }

    /// What is for everybody stands among its own posts, which are fewer.
    void whatIsForEverybody()
    {
        houseOf(u"snac"_s);
        m_house->server.on(minePath, page({m_house->status(90)}));
        m_house->server.on(minePath, page({m_house->status(100), m_house->status(90)}));
        m_house->server.on(newPath, {.raw = ""});
        m_house->start();
        const qint64 id = m_house->publish(u"tea"_s);
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QTRY_VERIFY((m_house->pass(minuteMs), !m_house->done.isEmpty()));
        QCOMPARE(m_house->row(id).resultId, u"100"_s);
        QCOMPARE(m_house->count(homeLine), 0);
    }

    /// Pixelfed lists no answers: whether it was posted nobody can tell, and it is not sent again.
    void whereNobodyTells()
    {
        houseOf(u"pixelfed"_s);
        m_house->know(5);
        m_house->server.on(minePath, page({m_house->status(90)}));
        m_house->server.on(newPath, {.raw = ""});
        m_house->start();
        const qint64 id = m_house->publish(u"tea"_s, m_house->uriOf(5));
        QTRY_VERIFY(!m_house->row(id).trouble.isEmpty());
        QTRY_VERIFY((m_house->pass(minuteMs), !m_house->failed.isEmpty()));
        QCOMPARE(m_house->stateOf(id), OutboxState::Failed);
        QVERIFY2(
            m_house->failed[0].contains(m_house->server.host()), qPrintable(m_house->failed[0]));
        QCOMPARE(m_house->count(sentLine), 1);
    }

private:
    void houseOf(const QString &software)
    {
        m_house = std::make_unique<OutboxHouse>(software);
        QVERIFY(m_house->isReady());
    }
    qint64 publishPrivately()
    {
        Action action{.kind = ActionKind::Publish, .account = ownId, .target = newPostKey()};
        action.post.text = u"tea"_s;
        action.post.visibility = Visibility::Private;
        return m_house->ask(action);
    }
    /// Somebody else's with the same words.
    QByteArray other(int id) const
    {
        return m_house->status(id)
            .replace("'id':'9','acct':'me'", "'id':'8','acct':'them'")
            .replace("/users/me", "/users/them");
    }
    static ScriptedAnswer page(const QByteArrayList &posts)
    {
        return outboxJson('[' + posts.join(',') + ']');
    }

    std::unique_ptr<OutboxHouse> m_house;
};

QTEST_GUILESS_MAIN(tst_hiddenposts)
#include "tst_hiddenposts.moc"
