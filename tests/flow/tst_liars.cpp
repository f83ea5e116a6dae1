// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"
#include "store/prune.h"
#include "support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace asterism;
using namespace asterism::flow;

namespace {

/// A Mastodon that says what a test makes it say.
class Liar {
public:
    Liar()
    {
        json("/.well-known/nodeinfo",
            QJsonObject{{u"links"_s,
                QJsonArray{
                    QJsonObject{{u"rel"_s, u"http://nodeinfo.diaspora.software/ns/schema/2.0"_s},
                        {u"href"_s, server.url(u"/nodeinfo/2.0"_s).toString()}}}}});
        json("/nodeinfo/2.0",
            QJsonObject{{u"version"_s, u"2.0"_s},
                {u"software"_s,
                    QJsonObject{{u"name"_s, u"mastodon"_s}, {u"version"_s, u"4.5.7"_s}}}});
        json("/api/v2/instance",
            QJsonObject{{u"domain"_s, server.host()}, {u"version"_s, u"4.5.7"_s},
                {u"title"_s, u"liar"_s}, {u"api_versions"_s, QJsonObject{{u"mastodon"_s, 7}}}});
    }

    QJsonObject account(const QString &user = u"x"_s) const
    {
        return {{u"id"_s, u"1"_s}, {u"username"_s, user}, {u"acct"_s, user},
            {u"uri"_s, server.url(u"/users/"_s + user).toString()},
            {u"url"_s, server.url(u"/@"_s + user).toString()}, {u"display_name"_s, user}};
    }
    QJsonObject post(const QString &id, const QString &body = u"<p>hello</p>"_s,
        const QString &at = u"2026-11-22T11:00:00.000Z"_s) const
    {
        return {{u"id"_s, id}, {u"uri"_s, server.url(u"/users/x/statuses/"_s + id).toString()},
            {u"url"_s, server.url(u"/@x/"_s + id).toString()}, {u"created_at"_s, at},
            {u"content"_s, body}, {u"visibility"_s, u"public"_s}, {u"account"_s, account()}};
    }
    void page(const QJsonArray &rows, const QByteArray &link = {})
    {
        ScriptedAnswer answer{.headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(rows).toJson(QJsonDocument::Compact)};
        if (!link.isEmpty()) {
            answer.headers.append({"Link", link});
        }
        server.on("/api/v1/timelines/public", answer);
    }
    int pages() const
    {
        return int(std::count_if(server.requests().begin(), server.requests().end(),
            [](const ScriptedRequest &r) { return r.target.startsWith("/api/v1/timelines/"); }));
    }

    ScriptedServer server;

private:
    void json(const QByteArray &path, const QJsonObject &object)
    {
        server.on(path,
            {.headers = {{"Content-Type", "application/json"}},
                .body = QJsonDocument(object).toJson(QJsonDocument::Compact)});
    }
};

QByteArray nextLink(const QString &url)
{
    return '<' + url.toUtf8() + ">; rel=\"next\"";
}

} // namespace

class tst_Liars : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void hugeBodiesAreShortenedOrRefused();
    void aHundredThousandRows();
    void datesFromBeforeAndBeyondTime();
    void idsWithWeirdCharacters();
    void rowsThatRepeat();
    void rowsThatAreNoPosts();
    void aCursorThatNeverAdvancesEnds();
    void aCursorThatAlwaysAdvancesEnds();
    void aLinkToAnotherHostIsNotFollowed();
    void answersThatAnswerEachOther();

private:
    Result<RefreshOutcome> look(const RefreshWish &wish = {})
    {
        return m_fixture.refreshLocal(m_liar->server.host(), wish);
    }
    Source source() const { return localSource(m_liar->server.host()); }
    void begin() { m_liar = std::make_unique<Liar>(); }

    CoreFixture m_fixture;
    std::unique_ptr<Liar> m_liar;
};

void tst_Liars::cleanup()
{
    // Whatever was said, the cache keeps its own rules.
    const auto check = m_fixture.write([](store::CacheTx &tx) { return store::checkCache(tx); });
    QCOMPARE(check ? check->join(u'\n') : sentence(check.error()), QString());
    m_liar.reset();
}

void tst_Liars::hugeBodiesAreShortenedOrRefused()
{
    begin();
    m_liar->page({m_liar->post(u"2"_s, u"<p>"_s + QString(1'000'000, u'あ').left(500'000))});
    QCOMPARE(kindOf(look()), u"ok"_s);
    QCOMPARE(m_fixture.rows(source()).size(), 1u);
    QVERIFY(m_fixture.rows(source())[0].post.text.size() <= 256 * 1024);

    begin();
    m_liar->page({m_liar->post(u"2"_s, QString(5'000'000, u'x'))});
    const auto refused = look();
    QCOMPARE(kindOf(refused), u"bad-answer"_s);
    QVERIFY(sentence(refused.error()).contains(m_liar->server.host()));
    // What comes later is read.
    m_liar->page({m_liar->post(u"3"_s)});
    QTRY_COMPARE(kindOf(look()), u"ok"_s);
    QCOMPARE(m_fixture.rows(source()).size(), 1u);
}

void tst_Liars::aHundredThousandRows()
{
    begin();
    QJsonArray rows;
    for (int i = 0; i < 100'000; ++i) {
        rows.append(QJsonObject{{u"id"_s, QString::number(i)}});
    }
    for (int i = 0; i < 50; ++i) {
        rows.prepend(m_liar->post(QString::number(200'000 + i)));
    }
    m_liar->page(rows);
    const auto outcome = look();
    QVERIFY(kindOf(outcome) == u"ok"_s || kindOf(outcome) == u"bad-answer"_s);
    QVERIFY(m_fixture.rows(source()).size() <= 200u);
}

void tst_Liars::datesFromBeforeAndBeyondTime()
{
    begin();
    QJsonArray rows;
    int id = 100;
    for (const QString &at : {u"-5000-01-01T00:00:00Z"_s, u"0000-00-00T00:00:00Z"_s, u""_s,
             u"yesterday"_s, u"1969-12-31T23:59:59Z"_s, u"1970-01-01T00:00:00Z"_s,
             u"9999-12-31T23:59:59.999Z"_s, u"2999-01-01T00:00:00Z"_s, u"2026-11-22T11:00:00Z"_s}) {
        rows.append(m_liar->post(QString::number(id--), u"<p>when</p>"_s, at));
    }
    m_liar->page(rows);
    QCOMPARE(kindOf(look()), u"ok"_s);
    for (const auto &row : m_fixture.rows(source())) {
        QVERIFY(row.event.sortAt > 0);
        QVERIFY(row.event.sortAt <= m_fixture.clock.now());
    }
    QVERIFY(!m_fixture.rows(source()).empty());
}

void tst_Liars::idsWithWeirdCharacters()
{
    begin();
    QJsonArray rows;
    for (const QString &id : {u"../../../etc"_s, u"a?b=c&d#e"_s, u"'; DROP TABLE post;--"_s,
             u"\u202e\u200b\n\t"_s, QString(5000, u'9'), u"%00"_s, u"."_s, u".."_s}) {
        QJsonObject row = m_liar->post(u"7"_s);
        row[u"id"_s] = id;
        row[u"uri"_s] = m_liar->server.url(u"/p/%1"_s.arg(rows.size())).toString();
        rows.append(row);
    }
    m_liar->page(rows);
    QCOMPARE(kindOf(look()), u"ok"_s);
    m_liar->page({m_liar->post(u"8"_s)});
    QCOMPARE(kindOf(look()), u"ok"_s); // asks about the missing ones, by ids as they are
    for (const ScriptedRequest &request : m_liar->server.requests()) {
        QVERIFY(request.target.startsWith("/api/v") || request.target.startsWith("/nodeinfo")
            || request.target.startsWith("/.well-known/"));
        QVERIFY(!request.target.contains("/../"));
    }
}

void tst_Liars::rowsThatRepeat()
{
    begin();
    QJsonArray rows;
    for (int i = 0; i < 40; ++i) {
        rows.append(m_liar->post(QString::number(50 - i % 3)));
    }
    m_liar->page(rows);
    QCOMPARE(kindOf(look()), u"ok"_s);
    QCOMPARE(m_fixture.rows(source()).size(), 3u);
}

void tst_Liars::rowsThatAreNoPosts()
{
    begin();
    m_liar->page({QJsonValue(), true, 5, u"text"_s, QJsonArray(), QJsonObject(),
        QJsonObject{{u"id"_s, QJsonObject()}}, m_liar->post(u"5"_s)});
    QCOMPARE(kindOf(look()), u"ok"_s);
    QCOMPARE(m_fixture.rows(source()).size(), 1u);
}

void tst_Liars::aCursorThatNeverAdvancesEnds()
{
    begin();
    QJsonArray rows;
    for (int i = 0; i < 40; ++i) {
        rows.append(m_liar->post(QString::number(90 - i)));
    }
    m_liar->page(
        rows, nextLink(m_liar->server.url(u"/api/v1/timelines/public?max_id=51"_s).toString()));
    QCOMPARE(kindOf(look({.rows = 400})), u"ok"_s);
    QCOMPARE(m_fixture.rows(source()).size(), 40u);
    QVERIFY(m_liar->pages() <= 3);
}

void tst_Liars::aCursorThatAlwaysAdvancesEnds()
{
    // Old marks, new pages for ever: the catching up stops at its bound.
    begin();
    m_liar->page(
        {m_liar->post(u"100"_s)}, nextLink(m_liar->server.url(u"/x?max_id=100"_s).toString()));
    for (int i = 0; i < 120; ++i) {
        const QString id = QString::number(9000 - i);
        m_liar->page(
            {m_liar->post(id)}, nextLink(m_liar->server.url(u"/x?max_id="_s + id).toString()));
    }
    QVERIFY(look().ok());
    const int before = m_liar->pages();
    QCOMPARE(before, 1);
    const auto outcome = look({.rows = 400});
    QCOMPARE(kindOf(outcome), u"ok"_s);
    QVERIFY(m_liar->pages() - before <= 50);
    QVERIFY(outcome->gap != 0); // and what was not read is said to be missing
}

void tst_Liars::aLinkToAnotherHostIsNotFollowed()
{
    begin();
    Liar other;
    QJsonArray rows;
    for (int i = 0; i < 40; ++i) {
        rows.append(m_liar->post(QString::number(90 - i)));
    }
    m_liar->page(
        rows, nextLink(other.server.url(u"/api/v1/timelines/public?max_id=51"_s).toString()));
    m_liar->page({});
    QCOMPARE(kindOf(look({.rows = 400})), u"ok"_s);
    QCOMPARE(other.server.requests().size(), 0);
    QCOMPARE(m_fixture.rows(source()).size(), 40u);
}

void tst_Liars::answersThatAnswerEachOther()
{
    begin();
    QJsonArray rows;
    for (const auto &[id, to] : {std::pair(u"3"_s, u"1"_s), {u"2"_s, u"3"_s}, {u"1"_s, u"2"_s}}) {
        QJsonObject row = m_liar->post(id);
        row[u"in_reply_to_id"_s] = to;
        rows.append(row);
    }
    m_liar->page(rows);
    QVERIFY(look().ok());
    QVERIFY(look().ok()); // now every answered post is known
    const QString uri = m_liar->server.url(u"/users/x/statuses/1"_s).toString();
    const auto thread = await(m_fixture.house->threads.cached(uri));
    QCOMPARE(kindOf(thread), u"ok"_s);
    QVERIFY(thread->ancestors.size() + thread->descendants.size() <= 2u);
}

QTEST_GUILESS_MAIN(tst_Liars)
#include "tst_liars.moc"
