// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/followspage.h"

#include "app/jobs.h"
#include "appfixture.h"
#include "store/accounts.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>

using namespace asterism;
using namespace asterism::ui;

namespace {

QJsonObject person(const QString &acct, const QStringList &followedBy = {})
{
    Actor actor{.acct = acct};
    actor.displayName = u"<b>"_s + acct.section(u'@', 0, 0);
    actor.noteHtml = u"<p>First <script>x</script>line</p><p>second</p>"_s;
    QJsonObject json = actorToJob(actor);
    json.insert(u"followed_by"_s, QJsonArray::fromStringList(followedBy));
    return json;
}

QJsonObject page(const QJsonArray &people, const QString &below, qint64 total = -1)
{
    return {{u"people"_s, people}, {u"below"_s, below}, {u"host"_s, u"b.example"_s},
        {u"id"_s, u"7"_s}, {u"seen_by"_s, QString()}, {u"seen_by_acct"_s, QString()},
        {u"total"_s, total}, {u"hidden"_s, false}};
}

} // namespace

/// The page of whom somebody follows, over answers that the test makes.
class tst_followspage : public QObject {
    Q_OBJECT

    std::unique_ptr<App> m_app;
    QTemporaryDir m_dir;
    std::unique_ptr<FollowsPage> m_page;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    QList<Result<QJsonObject>> m_answers; ///< the first one first
    QList<QJsonObject> m_asked;

    FollowsPage &make(const QString &side = u"followers"_s, const QString &account = {})
    {
        const Ask ask = [this](const QString &kind, const QJsonObject &argument) {
            m_asked << argument;
            const bool scripted = kind == u"follows"_s && !m_answers.isEmpty();
            return answered(scripted ? m_answers.takeFirst()
                                     : Result<QJsonObject>(Error{.kind = ErrorKind::Usage}));
        };
        m_page = std::make_unique<FollowsPage>(
            *m_app->store, ask, nullptr, FollowsPage::Wish{u"@Mei@b.example"_s, side, account});
        m_tester = std::make_unique<QAbstractItemModelTester>(m_page.get());
        return *m_page;
    }
    QVariant of(int row, const QByteArray &role) const
    {
        const int number = m_page->roleNames().key(role, -1);
        return m_page->data(m_page->index(row, 0), number);
    }

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        m_app = openedApp(m_dir.filePath(QString::number(++number)));
        QVERIFY(m_app != nullptr);
        m_answers.clear();
        m_asked.clear();
    }
    void cleanup()
    {
        m_tester.reset();
        m_page.reset();
        m_app.reset();
    }

    void pageByPage()
    {
        const Account account{
            .id = {u"ao"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s, .localId = u"1"_s};
        QVERIFY(await(m_app->store->writeUser(
            [account](store::UserTx &tx) { return store::addAccount(tx, account); })));
        m_answers << page(
            {person(u"x@c.example"_s, {u"ao"_s, u"gone"_s}), person(u"y@c.example"_s)}, u"20"_s, 3);
        m_answers << page({person(u"y@c.example"_s), person(u"z@c.example"_s)}, {});
        FollowsPage &people = make();
        QCOMPARE(people.acct(), u"@mei@b.example"_s);
        QVERIFY(people.isOfFollowers());
        QVERIFY(people.isBusy());
        QTRY_VERIFY(!people.isBusy());
        QCOMPARE(people.rowCount(), 2);
        QCOMPARE(people.told(), u"Told by b.example itself"_s);
        QVERIFY(people.hasMore());
        QCOMPARE(people.remark(), QString());
        QCOMPARE(of(0, "acct").toString(), u"@x@c.example"_s);
        QCOMPARE(of(0, "name").toString(), u"&lt;b&gt;x"_s);
        QCOMPARE(of(0, "bio").toString(), u"First line"_s);
        QTRY_COMPARE(of(0, "followedBy").toString(), u"followed by @ao@a.example"_s);
        QCOMPARE(of(0, "colours").toStringList().size(), 1);
        QVERIFY(of(1, "colours").toStringList().isEmpty());
        people.readMore();
        people.readMore(); // while it is busy
        QTRY_VERIFY(!people.isBusy());
        QCOMPARE(people.rowCount(), 3); // nobody twice
        QVERIFY(!people.hasMore());
        QCOMPARE(people.remark(), QString());
        people.readMore(); // that was all
        QCOMPARE(m_asked.size(), 2);
        QCOMPARE(m_asked[0][u"acct"_s].toString(), u"mei@b.example"_s);
        QCOMPARE(m_asked[0][u"side"_s].toString(), u"followers"_s);
        QCOMPARE(m_asked[1][u"id"_s].toString(), u"7"_s);
        QCOMPARE(m_asked[1][u"host"_s].toString(), u"b.example"_s);
        QCOMPARE(m_asked[1][u"below"_s].toString(), u"20"_s);
    }

    void asAnAccountSeesThem()
    {
        QJsonObject answer = page({person(u"x@c.example"_s)}, {}, 30);
        answer[u"seen_by"_s] = u"ao"_s;
        answer[u"seen_by_acct"_s] = u"ao@a.example"_s;
        m_answers << answer;
        FollowsPage &people = make(u"following"_s, u"ao"_s);
        QTRY_VERIFY(!people.isBusy());
        QCOMPARE(m_asked[0][u"as"_s].toString(), u"ao"_s);
        QCOMPARE(people.told(), u"As @ao@a.example sees it; it may be incomplete"_s);
        QCOMPARE(people.remark(), u"1 of 30 are shown: of the others nothing is told."_s);
    }

    void whoHidesThem()
    {
        QJsonObject answer = page({}, {}, 30);
        answer[u"hidden"_s] = true;
        m_answers << answer << answer << page({}, {}, 0);
        const FollowsPage &followers = make();
        QTRY_COMPARE(followers.remark(), u"They do not show who follows them."_s);
        const FollowsPage &following = make(u"following"_s);
        QTRY_COMPARE(following.remark(), u"They do not show whom they follow."_s);
        const FollowsPage &nobody = make();
        QTRY_COMPARE(nobody.remark(), u"Nobody."_s);
    }

    void theSamePageAgainAfterATrouble()
    {
        m_answers << page({person(u"x@c.example"_s)}, u"20"_s)
                  << Error{.kind = ErrorKind::Network, .subject = u"b.example"_s}
                  << page({person(u"y@c.example"_s)}, {});
        FollowsPage &people = make();
        QTRY_COMPARE(people.rowCount(), 1);
        QTRY_VERIFY(!people.isBusy());
        people.readMore();
        QTRY_VERIFY(people.trouble().contains(u"b.example"_s));
        QVERIFY(people.hasMore());
        QCOMPARE(people.rowCount(), 1);
        people.readMore();
        QTRY_COMPARE(people.rowCount(), 2);
        QCOMPARE(people.trouble(), QString());
        QCOMPARE(m_asked[2][u"below"_s].toString(), u"20"_s);
    }

    /// A server may tell the same people for ever, or of too many.
    void pagesThatNeverEnd()
    {
        m_answers << page({person(u"x@c.example"_s)}, u"20"_s)
                  << page({person(u"x@c.example"_s)}, u"21"_s);
        FollowsPage &people = make();
        QTRY_VERIFY(!people.isBusy());
        people.readMore();
        QTRY_VERIFY(!people.isBusy());
        QVERIFY(!people.hasMore());
        QJsonArray crowd;
        for (int i = 0; i < FollowsPage::mostShown + 10; ++i) {
            crowd.append(person(u"p%1@c.example"_s.arg(i)));
        }
        m_answers << page(crowd, u"30"_s, 5000);
        FollowsPage &many = make();
        QTRY_COMPARE(many.rowCount(), FollowsPage::mostShown);
        QTRY_VERIFY(!many.isBusy());
        QVERIFY(!many.hasMore());
        QVERIFY(many.remark().startsWith(u"The first"_s));
    }

    void mayGoWhileItAsks()
    {
        for (int i = 0; i < 10; ++i) {
            m_answers << page({person(u"x@c.example"_s)}, {});
            make();
        }
        QTRY_COMPARE(m_page->rowCount(), 1);
    }
};

QTEST_MAIN(tst_followspage)
#include "tst_followspage.moc"
