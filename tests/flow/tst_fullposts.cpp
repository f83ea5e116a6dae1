// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/corefixture.h"
#include "protocol/family.h"
#include "sync/posttaking.h"

using namespace asterism;
using namespace asterism::flow;

namespace {

/// One person on each.
const QString onMastodon = u"ao"_s;
const QString onGotosocial = u"yuki"_s;
const QString onSnac = u"sora"_s;
const QString onAkkoma = u"nana"_s;
const QString onMisskey = u"hanako"_s;

const QString aFamily = u"👨‍👩‍👧‍👦"_s; // seven code points
const QString anAccent = u"e\u0301"_s;

} // namespace

/// Posts that are just as long as a server lets them be by our count, and by one character longer:
/// each server of the sandbox counts for itself.
class tst_fullposts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<CoreFixture>(Sandbox::Options{.people = 15,
            .postsPerServer = 0,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"akkoma"_s, u"misskey"_s, u"snac"_s}});
        QVERIFY(m_fixture->isReady());
        for (const QString &user : {onMastodon, onGotosocial, onSnac, onAkkoma, onMisskey}) {
            const auto account = m_fixture->signIn(user);
            QVERIFY2(account.ok(), qPrintable(user));
            const auto session = m_fixture->own(*account);
            QVERIFY2(session.ok(), qPrintable(user));
            m_sessions.insert(user, *session);
        }
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void oneMoreIsTooMuch_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<int>("limit");
        QTest::addColumn<QString>("text"); // how it begins
        QTest::addColumn<QString>("warning");
        const std::vector<std::pair<QString, int>> servers{
            {onMastodon, 500}, {onGotosocial, 5000}, {onAkkoma, 5000}, {onMisskey, 3000}};
        const std::vector<std::tuple<const char *, QString, QString>> texts{{"letters", {}, {}},
            {"Japanese", u"鯖缶と𠮟る人。"_s, {}}, {"emoji", aFamily.repeated(40), {}},
            {"accents", anAccent.repeated(90), {}},
            {"a link", u"https://a.example/"_s + QString(200, u'x') + u' ', {}},
            {"links in a sentence",
                u"(https://a.example/x_(y)?q=1&r=2#z), http://b.example/"_s + QString(90, u'y')
                    + u"。そして "_s,
                {}},
            {"what is no link", u"httpss://a.example/"_s + QString(90, u'x') + u' ', {}},
            {"names", u"@nobody@a.very.long.example, @nobody and a@b.example "_s, {}},
            {"lines", u"one\n\ntwo\n"_s, {}},
            {"no-break spaces", u"Bonjour\u00a0! «\u00a0Non\u00a0»"_s, {}},
            {"a warning", u"psst "_s, u"food 🐟 and "_s + anAccent + aFamily}};
        for (const auto &[user, limit] : servers) {
            for (const auto &[name, text, warning] : texts) {
                QTest::addRow("%s: %s", qPrintable(user), name) << user << limit << text << warning;
            }
        }
    }
    void oneMoreIsTooMuch()
    {
        QFETCH(QString, user);
        QFETCH(int, limit);
        QFETCH(QString, text);
        QFETCH(QString, warning);
        const PostTaker taker = takerAt(m_sessions[user].instance);
        QCOMPARE(charactersAt(taker), limit);
        PostText post{
            .text = text + u'x', .warning = warning}; // blanks at the end count for nothing
        const int begun = lengthAt(post, taker);
        QVERIFY(begun < limit);
        post.text += QString(limit - begun, u'x');
        QCOMPARE(lengthAt(post, taker), limit);
        QCOMPARE(faultOf(post, taker), PostFault::None);
        QVERIFY2(isTaken(user, post), qPrintable(m_said));
        QCOMPARE(lastTextOf(user), post.text);
        post.text += u'x';
        QCOMPARE(lengthAt(post, taker), limit + 1);
        QCOMPARE(faultOf(post, taker), PostFault::TooLong);
        QVERIFY(!isTaken(user, post));
        QVERIFY2(m_said.startsWith(u"rejected"_s), qPrintable(m_said));
    }

    /// It refuses nothing: what it tells is what we keep to.
    void snacTakesEverything()
    {
        const PostTaker taker = takerAt(m_sessions[onSnac].instance);
        PostText post{.text = QString(charactersAt(taker), u'x')};
        QCOMPARE(faultOf(post, taker), PostFault::None);
        QVERIFY2(isTaken(onSnac, post), qPrintable(m_said));
        post.text += u'x';
        QCOMPARE(faultOf(post, taker), PostFault::TooLong);
        QVERIFY2(isTaken(onSnac, post), qPrintable(m_said));
    }

private:
    static PostFault faultOf(const PostText &post, const PostTaker &taker)
    {
        return refusalOf({.post = post}, lengthAt(post, taker), taker).fault;
    }
    /// As it goes out, with nothing in between that counts.
    bool isTaken(const QString &user, const PostText &post)
    {
        const Session &session = m_sessions[user];
        const Core &core = m_fixture->house->core;
        const Family *family = familyFor(session.instance);
        const auto request = family->publish(
            session.instance, Outgoing{.text = post}, user + QString::number(++m_sent));
        if (!request) {
            m_said = u"not asked: "_s + request.error().detail;
            return false;
        }
        const auto response = await(m_fixture->house->http.send(asked(core, session, *request)));
        const auto made = response ? family->decodePublished(session.instance, *response)
                                   : Result<TimelineItem>(response.error());
        m_said = made ? QString() : word(made.error().kind) + u": "_s + made.error().detail;
        return made.ok();
    }
    QString lastTextOf(const QString &user) const
    {
        const QStringList uris = m_fixture->sandbox.postsOf(user);
        for (const QString &uri : uris) {
            if (!m_seen.contains(uri)) {
                m_seen.insert(uri);
                return m_fixture->sandbox.written(uri)->text;
            }
        }
        return {};
    }

    std::unique_ptr<CoreFixture> m_fixture;
    QHash<QString, Session> m_sessions;
    mutable QSet<QString> m_seen;
    QString m_said; ///< by the server, when it refused the last one
    int m_sent = 0;
};

QTEST_GUILESS_MAIN(tst_fullposts)
#include "tst_fullposts.moc"
