// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/terminaltalk.h"

#include <QDateTime>
#include <QJsonArray>

using namespace asterism;
using namespace asterism::flow;

namespace {

QStringList valuesOf(const QList<QJsonObject> &rows, const QString &key)
{
    QStringList values;
    for (const QJsonObject &row : rows) {
        values << row[key].toString();
    }
    return values;
}

QList<QJsonObject> ofKind(const QList<QJsonObject> &rows, const QString &kind)
{
    QList<QJsonObject> some;
    std::ranges::copy_if(rows, std::back_inserter(some),
        [&](const QJsonObject &row) { return row[u"kind"].toString() == kind; });
    return some;
}

} // namespace

/// `notifications`, and `search --at`, against the sandbox in this process.
class tst_noticeterminal : public QObject, private TerminalTalk {
    Q_OBJECT

    /// A minute apart from each other, an hour ago.
    qint64 minute(int number) const { return m_start + number * minuteMs; }

    /// hal likes ao's post, then mei boosts yuki's, then hal mentions sora.
    void happen()
    {
        m_start = QDateTime::currentMSecsSinceEpoch() / minuteMs * minuteMs - hourMs;
        m_ao = m_sandbox->post(u"ao"_s, {.text = u"ao's tea"_s, .createdAt = minute(0)});
        m_yuki = m_sandbox->post(u"yuki"_s, {.text = u"yuki's tea"_s, .createdAt = minute(0)});
        QVERIFY(m_sandbox->react(u"hal"_s, m_ao, {}, minute(1)));
        QVERIFY(m_sandbox->federate(m_yuki, m_sandbox->serverOf(u"mei"_s)));
        QVERIFY(!m_sandbox->boost(u"mei"_s, m_yuki, minute(2)).isEmpty());
        const QString text = u"@%1 a spoiler"_s.arg(handle(u"sora"_s));
        m_mention = m_sandbox->post(u"hal"_s, {.text = text, .createdAt = minute(3)});
    }
    void signInAll() const
    {
        for (const QString &user : {u"ao"_s, u"yuki"_s, u"sora"_s}) {
            signIn(user);
        }
    }

private Q_SLOTS:
    void init()
    {
        begin();
        QVERIFY(m_sandbox->start({.people = 40,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"misskey"_s}}));
        happen();
    }

    void allAccountsInOneOrder()
    {
        signInAll();
        const Said said = json({u"notifications"_s, u"--refresh"_s, u"--limit"_s, u"3"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(valuesOf(said.rows, u"account"_s),
            (QStringList{handle(u"sora"_s), handle(u"yuki"_s), handle(u"ao"_s)}));
        QCOMPARE(valuesOf(said.rows, u"kind"_s),
            (QStringList{u"mention"_s, u"boost"_s, u"favourite"_s}));
        const QJsonObject mention = said.rows.value(0);
        QCOMPARE(mention[u"people"].toArray(), QJsonArray{handle(u"hal"_s)});
        QCOMPARE(mention[u"people_count"].toInt(), 1);
        QCOMPARE(mention[u"post"][u"uri"].toString(), m_mention);
        QVERIFY(mention[u"post"][u"text"].toString().endsWith(u"a spoiler"_s));
        QCOMPARE(said.rows.value(1)[u"type"].toString(), u"reblog"_s);
        QCOMPARE(said.rows.value(1)[u"post"][u"uri"].toString(), m_yuki);
        QCOMPARE(said.rows.value(2)[u"post"][u"author"].toString(), handle(u"ao"_s));
        QCOMPARE(said.rows.value(2)[u"created_at"].toString(), isoTime(minute(1)));
    }

    void oneAccount()
    {
        signInAll();
        const Said said =
            json({u"notifications"_s, u"--refresh"_s, u"--account"_s, handle(u"yuki"_s)});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(said.rows.value(0)[u"kind"].toString(), u"boost"_s);
        QStringList accounts = valuesOf(said.rows, u"account"_s);
        accounts.removeDuplicates();
        QCOMPARE(accounts, QStringList{handle(u"yuki"_s)});
        const Said nobody =
            run({u"notifications"_s, u"--refresh"_s, u"--account"_s, u"x@y.example"_s});
        QCOMPARE(nobody.status, 1);
    }

    void someKinds()
    {
        signInAll();
        const Said said = json({u"notifications"_s, u"--refresh"_s, u"--kinds"_s,
            u"favourite,mention"_s, u"--limit"_s, u"2"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        QCOMPARE(valuesOf(said.rows, u"kind"_s), (QStringList{u"mention"_s, u"favourite"_s}));
        const Said none = json({u"notifications"_s, u"--kinds"_s, u"sign-up"_s});
        QCOMPARE(none.status, 0);
        QVERIFY(none.rows.isEmpty());
        QVERIFY2(none.errors.contains("these kinds"), none.errors.constData());
    }

    void inWords()
    {
        signInAll();
        const Said said = run({u"notifications"_s, u"--refresh"_s, u"--limit"_s, u"3"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        qsizetype last = -1;
        for (const char *words : {"mentioned you", "a spoiler", "boosted your post", "yuki's tea",
                 "favourited your post", "ao's tea"}) {
            const qsizetype place = said.output.indexOf(words);
            QVERIFY2(place > last, words + QByteArray(": ") + said.output);
            last = place;
        }
        QVERIFY2(said.output.contains(handle(u"sora"_s).toUtf8()), said.output.constData());
    }

    /// What was read stays, and nobody is asked for it.
    void whatIsKept()
    {
        signInAll();
        const QStringList kept{u"notifications"_s};
        const Said before = json(kept);
        QCOMPARE(before.status, 0);
        QVERIFY(before.rows.isEmpty());
        QVERIFY2(before.errors.contains("--refresh"), before.errors.constData());
        const Said asked = json(kept + QStringList{u"--refresh"_s});
        QVERIFY(asked.rows.size() >= 3);
        for (Server *server : m_sandbox->servers()) {
            server->addFault({.kind = Fault::Kind::Status, .path = u"*"_s, .status = 500});
        }
        const Said after = json(kept);
        QCOMPARE(after.status, 0);
        QCOMPARE(after.output, asked.output);
        const Said yuki = json(kept + QStringList{u"--account"_s, handle(u"yuki"_s)});
        QCOMPARE(yuki.rows.value(0)[u"kind"].toString(), u"boost"_s);
    }

    /// One row, and all who did it.
    void twentyFavourites()
    {
        const QString uri =
            m_sandbox->post(u"ao"_s, {.text = u"more tea"_s, .createdAt = minute(4)});
        const QStringList people = m_sandbox->applaud(uri, 20, minute(5));
        QCOMPARE(people.size(), 20);
        signInAll();
        const Said said = json({u"notifications"_s, u"--refresh"_s, u"--limit"_s, u"1"_s});
        QCOMPARE(said.rows.size(), 1);
        QCOMPARE(said.rows[0][u"kind"].toString(), u"favourite"_s);
        QCOMPARE(said.rows[0][u"people_count"].toInt(), 20);
        QCOMPARE(said.rows[0][u"people"].toArray().size(), 20);
        QCOMPARE(said.rows[0][u"people"].toArray().first().toString(), people.last());
    }

    void withoutAccounts()
    {
        const Said said = run({u"notifications"_s, u"--refresh"_s});
        QCOMPARE(said.status, 4);
        QVERIFY(said.output.isEmpty() && !said.errors.isEmpty());
    }

    /// One server's trouble is told, and the others' rows are there all the same.
    void oneServerFails()
    {
        signInAll();
        m_sandbox->server(u"snac"_s)->addFault(
            {.kind = Fault::Kind::Status, .path = u"/api/v1/notifications"_s, .status = 403});
        const Said said = json({u"notifications"_s, u"--refresh"_s, u"--limit"_s, u"2"_s});
        QCOMPARE(said.status, 2);
        QVERIFY2(said.errors.contains(handle(u"sora"_s).toUtf8()), said.errors.constData());
        QCOMPARE(valuesOf(said.rows, u"kind"_s), (QStringList{u"boost"_s, u"favourite"_s}));
        const Said alone =
            json({u"notifications"_s, u"--refresh"_s, u"--account"_s, handle(u"sora"_s)});
        QCOMPARE(alone.status, 4);
        QVERIFY(alone.rows.isEmpty());
    }

    void filtersCount_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("context");
        QTest::addColumn<bool>("shown");
        QTest::addColumn<QString>("cw");
        const QString here = u"notifications"_s;
        QTest::newRow("folded") << u"warn"_s << here << true << u"Filtered: films"_s;
        QTest::newRow("hidden") << u"hide"_s << here << false << QString();
        QTest::newRow("elsewhere") << u"hide"_s << u"home"_s << true << QString();
    }
    void filtersCount()
    {
        QFETCH(QString, action);
        QFETCH(QString, context);
        QFETCH(bool, shown);
        const QString text = u"@%1 a spoiler"_s.arg(handle(u"ao"_s));
        const QString uri = m_sandbox->post(u"hal"_s, {.text = text, .createdAt = minute(4)});
        QVERIFY(m_sandbox->setFilters(u"ao"_s,
            {{.title = u"films"_s,
                .keywords = {u"spoiler"_s},
                .contexts = {context},
                .action = action}}));
        signIn(u"ao"_s);
        const Said said = json({u"notifications"_s, u"--refresh"_s, u"--limit"_s, u"5"_s});
        QVERIFY2(said.status == 0, said.errors.constData());
        QVERIFY(!said.rows.isEmpty());
        const QJsonValue post = said.rows.front()[u"post"];
        QCOMPARE(post[u"uri"].toString() == uri, shown);
        QCOMPARE(said.output.contains("a spoiler"), shown);
        if (shown) {
            QTEST(post[u"cw"].toString(), "cw");
        }
    }

    void searchesAtAServer()
    {
        signInAll();
        m_sandbox->post(u"ao"_s, {.text = u"a samovar #samovar"_s, .createdAt = minute(5)});
        m_sandbox->post(u"ao"_s, {.text = u"the samovar again"_s, .createdAt = minute(6)});
        const QStringList search{u"search"_s, u"samovar"_s, u"--at"_s, handle(u"ao"_s)};
        const Said said = json(search);
        QVERIFY2(said.status == 0, said.errors.constData());
        const auto posts = ofKind(said.rows, u"post"_s);
        QCOMPARE(posts.size(), 2);
        QCOMPARE(posts.front()[u"author"].toString(), handle(u"ao"_s));
        QCOMPARE(posts.front()[u"text"].toString(), u"the samovar again"_s);
        QCOMPARE(posts.front()[u"seen_by"].toArray(), QJsonArray{handle(u"ao"_s)});
        const auto tags = ofKind(said.rows, u"tag"_s);
        QCOMPARE(valuesOf(tags, u"name"_s), QStringList{u"samovar"_s});
        QVERIFY(ofKind(said.rows, u"person"_s).isEmpty());
        QCOMPARE(
            ofKind(json(search + QStringList{u"--limit"_s, u"1"_s}).rows, u"post"_s).size(), 1);

        const Said people = json({u"search"_s, u"hal"_s, u"--at"_s, handle(u"ao"_s)});
        const auto persons = ofKind(people.rows, u"person"_s);
        QCOMPARE(valuesOf(persons, u"handle"_s), QStringList{handle(u"hal"_s)});
        const Said words = run({u"search"_s, u"hal"_s, u"--at"_s, handle(u"ao"_s)});
        QVERIFY2(words.output.contains('@' + handle(u"hal"_s).toUtf8()), words.output.constData());

        // The cache knows nothing of it: what a server finds is not kept.
        QVERIFY(json({u"search"_s, u"samovar"_s}).rows.isEmpty());
        QCOMPARE(run({u"search"_s, u"x"_s, u"--at"_s, u"x@y.example"_s}).status, 1);
        // Operators are for the cache: the server is asked for words, and for nothing without any.
        const Said tag = json({u"search"_s, u"tag:samovar"_s, u"--at"_s, handle(u"ao"_s)});
        QCOMPARE(valuesOf(ofKind(tag.rows, u"tag"_s), u"name"_s), QStringList{u"samovar"_s});
        const Said none = run({u"search"_s, u"in:home"_s, u"--at"_s, handle(u"ao"_s)});
        QVERIFY(none.status != 0);
        QVERIFY2(none.errors.contains("no words"), none.errors.constData());
    }

    /// Misskey lets the account search no posts: that is told, and the rest is there.
    void searchesInPart()
    {
        signIn(u"hanako"_s);
        const Said said = json({u"search"_s, u"taro"_s, u"--at"_s, handle(u"hanako"_s)});
        QCOMPARE(said.status, 2);
        QVERIFY2(said.errors.contains("search posts"), said.errors.constData());
        QVERIFY(valuesOf(ofKind(said.rows, u"person"_s), u"handle"_s).contains(handle(u"taro"_s)));
        QVERIFY(ofKind(said.rows, u"post"_s).isEmpty());
    }

private:
    qint64 m_start = 0;
    QString m_ao;
    QString m_yuki;
    QString m_mention;
};

QTEST_GUILESS_MAIN(tst_noticeterminal)
#include "tst_noticeterminal.moc"
