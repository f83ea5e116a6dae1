// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/acttask.h"

#include "actingfixture.h"

#include "store/pages.h"
#include "sync/prepare.h"
#include "ui/viewmodels/taskrules.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString mei = u"mei@b.example"_s;

} // namespace

/// What several accounts are to do at once: who is chosen, who cannot and why, and which options
/// mean anything.
class tst_acttask : public QObject {
    Q_OBJECT

    std::unique_ptr<ActingFixture> m_house;
    std::unique_ptr<ActTask> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    ActTask &make(const QString &task, const QString &acct = mei, const QString &post = {})
    {
        m_tester.reset();
        m_model = std::make_unique<ActTask>(*m_house->app->store, m_house->ask(),
            ActTask::What{
                .task = task, .acct = acct, .tag = {}, .post = post, .standard = {u"ao"_s}});
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        return *m_model;
    }
    QString of(int row, const char *role) const
    {
        return column(*m_model, role).value(row).toString();
    }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<ActingFixture>();
        QVERIFY(m_house->isReady());
        QVERIFY(m_house->add(u"ao"_s, u"a.example"_s, u"mastodon"_s));
        QVERIFY(m_house->add(u"sora"_s, u"c.example"_s, u"snac"_s, 0));
        QVERIFY(m_house->add(u"hal"_s, u"b.example"_s, u"mastodon"_s)); // where mei is
        m_house->stands(u"ao"_s, standingOf({.following = true}));
        m_house->stands(u"sora"_s, standingOf({}));
        m_house->stands(u"hal"_s, standingOf({}));
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_house.reset();
    }

    /// A follow is mostly meant of one account, a block of all.
    void whoIsChosenFirst()
    {
        make(u"follow"_s);
        QTRY_COMPARE(of(0, "why"), u"It follows them already, or has asked to."_s);
        QCOMPARE(m_model->chosen(), QStringList()); // the default account follows already
        make(u"options"_s);
        QTRY_COMPARE(m_model->chosen(), QStringList{u"ao"_s});
        make(u"block"_s);
        QTRY_COMPARE(m_model->chosen(), (QStringList{u"ao"_s, u"sora"_s, u"hal"_s}));
        QCOMPARE(m_model->button(), u"Block from 3 accounts"_s);
        QVERIFY(m_model->isDangerous());
        make(u"unblock"_s);
        QTRY_COMPARE(of(0, "why"), u"It does not block them."_s);
        QCOMPARE(m_model->chosen(), QStringList());
        make(u"report"_s);
        QTRY_COMPARE(m_model->chosen(), QStringList{u"ao"_s});
    }

    void choosing()
    {
        ActTask &task = make(u"follow"_s);
        QTRY_COMPARE(task.rowCount(), 3);
        QTRY_COMPARE(of(0, "open"), u"false"_s);
        task.toggle(u"sora"_s);
        task.toggle(u"hal"_s);
        QCOMPARE(task.chosen(), (QStringList{u"sora"_s, u"hal"_s}));
        task.toggle(u"hal"_s);
        QCOMPARE(task.chosen(), QStringList{u"sora"_s});
        task.toggle(u"ao"_s); // it cannot be
        QCOMPARE(task.chosen(), QStringList{u"sora"_s});
        task.settle();
        QCOMPARE(task.chosen(), QStringList());
        QCOMPARE(task.kind(), u"follow"_s);
        QCOMPARE(task.target(), u'@' + mei);
        QCOMPARE(task.title(), u"Follow @mei@b.example"_s);
    }

    void whatAServerCannotDo()
    {
        make(u"mute"_s);
        QTRY_COMPARE(of(1, "open"), u"false"_s);
        QVERIFY2(of(1, "why").contains(u"c.example"_s), qPrintable(of(1, "why")));
        QCOMPARE(m_model->chosen(), (QStringList{u"ao"_s, u"hal"_s}));
        QVERIFY(m_model->takesHours());
        QVERIFY(!m_model->takesForward() && !m_model->takesBoosts());
    }

    /// For some time perhaps: that is not made longer unasked.
    void whoMutesAlreadyIsNotChosen()
    {
        ActTask &task = make(u"mute"_s);
        QTRY_COMPARE(task.chosen(), (QStringList{u"ao"_s, u"hal"_s}));
        QVERIFY(m_house->enqueue({.kind = Action::Kind::Mute, .account = {u"ao"_s}, .target = mei})
            > 0);
        QTRY_COMPARE(task.chosen(), QStringList{u"hal"_s});
        task.toggle(u"ao"_s);
        QTRY_COMPARE(task.chosen(), (QStringList{u"ao"_s, u"hal"_s}));
    }

    void aWholeServer()
    {
        ActTask &task = make(u"block-domain"_s);
        QTRY_COMPARE(task.chosen(), QStringList{u"ao"_s});
        QCOMPARE(task.target(), u"b.example"_s);
        QCOMPARE(task.title(), u"Block all of b.example"_s);
        QVERIFY(task.effect().contains(u"b.example"_s));
        QCOMPARE(of(2, "why"), u"It is this account's own server."_s);
        QVERIFY(
            m_house->enqueue(
                {.kind = Action::Kind::BlockDomain, .account = {u"ao"_s}, .target = u"b.example"_s})
            > 0);
        QTRY_COMPARE(of(0, "pending"), u"Block the server…"_s);
        QCOMPARE(task.chosen(), QStringList());
    }

    void optionsThatAreLost()
    {
        m_house->stands(u"sora"_s, standingOf({.following = true}));
        ActTask &task = make(u"options"_s);
        QTRY_COMPARE(task.chosen(), (QStringList{u"ao"_s, u"sora"_s}));
        QVERIFY(task.takesBoosts() && task.takesNotify() && task.takesLanguages());
        QVERIFY2(task.note().contains(u"@sora@c.example"_s), qPrintable(task.note()));
        QVERIFY(!task.note().contains(u"@ao@a.example"_s));
        task.toggle(u"ao"_s);
        QVERIFY(!task.takesBoosts() && !task.takesLanguages());
        QCOMPARE(
            ActTask::languagesOf(u" ja, en-GB;ja  日本 "_s), (QStringList{u"ja"_s, u"en-GB"_s}));
        QVERIFY(ActTask::languagesOf({}).isEmpty());
    }

    /// Which posts show it: the one that was pointed at, and the newest ones.
    void reports()
    {
        std::vector<store::Prepared> posts;
        for (int i = 1; i <= 3; ++i) {
            TimelineItem item;
            item.localId = item.post.localId = QString::number(i);
            item.createdAt = item.post.createdAt = learntAt + i * secondMs;
            item.post.uri = u"https://b.example/%1"_s.arg(i);
            item.post.author = {.uri = u"https://b.example/users/mei"_s, .acct = mei};
            item.post.body = u"<p>post %1</p>"_s.arg(i);
            posts.push_back(prepare(std::move(item)));
        }
        const store::Teller teller{.host = u"b.example"_s, .accountDomain = u"b.example"_s};
        QVERIFY(await(m_house->app->store->writeCache(
            [=](store::CacheTx &tx) { return store::commitLoose(tx, teller, posts); })));
        ReportPosts &shown = *make(u"report"_s, mei, u"https://b.example/1"_s).posts();
        QTRY_COMPARE(column(shown, "text"), (QVariantList{u"post 1"_s, u"post 3"_s, u"post 2"_s}));
        QCOMPARE(shown.chosen(), QStringList{u"https://b.example/1"_s});
        shown.toggle(u"https://b.example/3"_s);
        shown.toggle(u"https://b.example/1"_s);
        QCOMPARE(shown.chosen(), QStringList{u"https://b.example/3"_s});
        QCOMPARE(column(shown, "chosen"), (QVariantList{false, true, false}));
        QTRY_COMPARE(m_model->chosen(), QStringList{u"ao"_s});
        QVERIFY(m_model->takesForward());
        m_model->toggle(u"ao"_s);
        m_model->toggle(u"hal"_s); // mei is on its own server: there is nobody to forward it to
        QVERIFY(!m_model->takesForward());
        QVERIFY(make(u"mute"_s).posts() == nullptr);
    }

    /// Who follows it already cannot once more, and the others not no longer.
    void whoFollowsAHashtag()
    {
        m_house->answers(u"tag-followed ao"_s, QJsonObject{{u"follows"_s, true}});
        m_house->answers(u"tag-followed hal"_s, QJsonObject{{u"follows"_s, false}});
        const ActTask::What what{.task = u"follow-tag"_s,
            .acct = {},
            .tag = u"tea"_s,
            .post = {},
            .standard = {u"ao"_s}};
        ActTask follow(*m_house->app->store, m_house->ask(), what);
        QTRY_COMPARE(column(follow, "why").value(0).toString(), u"It follows it already."_s);
        QCOMPARE(follow.chosen(), QStringList());
        QCOMPARE(column(follow, "words").value(2).toString(), u"does not follow it"_s);
        ActTask::What back = what;
        back.task = u"unfollow-tag"_s;
        ActTask unfollow(*m_house->app->store, m_house->ask(), back);
        QTRY_COMPARE(column(unfollow, "why").value(2).toString(), u"It does not follow it."_s);
        QCOMPARE(unfollow.chosen(), QStringList{u"ao"_s});
        // On its way it counts as done.
        QVERIFY(m_house->enqueue(
                    {.kind = Action::Kind::UnfollowTag, .account = {u"ao"_s}, .target = u"tea"_s})
            > 0);
        QTRY_COMPARE(column(follow, "why").value(0).toString(), QString());
    }

    void rules()
    {
        QJsonArray told;
        told.append(QJsonObject{{u"id"_s, u"1"_s}, {u"text"_s, u"Be kind"_s}});
        told.append(QJsonObject{{u"id"_s, u"2"_s}, {u"text"_s, u"No shoes"_s}});
        m_house->answers(u"server-rules ao"_s, QJsonObject{{u"rules"_s, told}});
        ReportRules &rules = *make(u"report"_s).rules();
        QTRY_COMPARE(column(rules, "text"), (QVariantList{u"Be kind"_s, u"No shoes"_s}));
        QVERIFY(!rules.isComplete());
        QCOMPARE(rules.words(), QString());
        const QString second = column(rules, "key").value(1).toString();
        rules.toggle(second);
        QVERIFY(rules.isComplete());
        QCOMPARE(rules.chosen()[u"ao"_s].toStringList(), QStringList{u"2"_s});
        // With another account that tells none of its server's.
        m_model->toggle(u"hal"_s);
        QTRY_COMPARE(column(rules, "text").value(0).toString(), u"a.example: Be kind"_s);
        QVERIFY(rules.words().contains(u"b.example tells no rules"_s));
        QVERIFY(rules.isComplete());
        QVERIFY(rules.chosen()[u"hal"_s].toStringList().isEmpty());
        rules.toggle(second);
        QVERIFY(!rules.isComplete());
        QCOMPARE(m_house->asked.count(u"server-rules ao"_s), 1);
        QVERIFY(make(u"mute"_s).rules() == nullptr);
    }

    void rulesThatCannotBeHad()
    {
        m_house->answers(
            u"server-rules ao"_s, Error{.kind = ErrorKind::Network, .subject = u"a.example"_s});
        ReportRules &rules = *make(u"report"_s).rules();
        QTRY_VERIFY(rules.words().contains(u"a.example tells no rules"_s));
        QVERIFY(rules.isComplete()); // it can be reported all the same
        QVERIFY(rules.chosen()[u"ao"_s].toStringList().isEmpty());
    }

    void hashtags()
    {
        ActTask task(*m_house->app->store, m_house->ask(),
            {.task = u"follow-tag"_s,
                .acct = {},
                .tag = u"鯖缶"_s,
                .post = {},
                .standard = {u"ao"_s}});
        QTRY_COMPARE(task.chosen(), QStringList{u"ao"_s});
        QCOMPARE(task.target(), u"鯖缶"_s);
        QCOMPARE(task.title(), u"Follow #鯖缶"_s);
        QCOMPARE(column(task, "open"), (QVariantList{true, false, true})); // snac follows none
        QCOMPARE(
            m_house->asked, QStringList({u"tag-followed ao 鯖缶"_s, u"tag-followed hal 鯖缶"_s}));
        QVERIFY(m_house->enqueue(
                    {.kind = Action::Kind::FollowTag, .account = {u"ao"_s}, .target = u"鯖缶"_s})
            > 0);
        QTRY_COMPARE(column(task, "pending").value(0).toString(), u"Follow the hashtag…"_s);
    }

    void whatWasRefused()
    {
        ActTask &task = make(u"mute"_s);
        const qint64 row =
            m_house->enqueue({.kind = Action::Kind::Mute, .account = {u"ao"_s}, .target = mei});
        QVERIFY(m_house->set(row, store::OutboxRow::State::Failed, u"No"_s));
        QTRY_COMPARE(of(0, "trouble"), u"Mute: No"_s);
        task.cancel(u"ao"_s);
        QTRY_COMPARE(of(0, "trouble"), QString());
    }
};

QTEST_MAIN(tst_acttask)
#include "tst_acttask.moc"
