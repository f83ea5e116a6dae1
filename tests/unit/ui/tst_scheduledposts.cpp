// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/scheduledposts.h"

#include "app/scheduledjobs.h"
#include "composetesting.h"
#include "model/draft.h"

using namespace asterism;
using namespace asterism::ui;

namespace {

ScheduledPost keptPost(const QString &id, qint64 at, const QString &text)
{
    return {.id = id, .at = at, .post = {.text = text, .scheduledAt = at}};
}

Error cut(const QString &host)
{
    return {.kind = ErrorKind::Network, .subject = host};
}

/// As a server does: not before the question is asked.
QFuture<Result<QJsonObject>> answeredSoon(const Result<QJsonObject> &answer)
{
    const auto promise = std::make_shared<QPromise<Result<QJsonObject>>>();
    promise->start();
    QTimer::singleShot(0, QCoreApplication::instance(), [promise, answer] {
        promise->addResult(answer);
        promise->finish();
    });
    return promise->future();
}

} // namespace

/// What waits for its time, at servers and here.
class tst_ScheduledPosts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<ActingHouse>();
        QVERIFY(m_house->app);
        m_clock = std::make_unique<ManualClock>(m_house->app->clock.now());
        QVERIFY(m_house->addAccount(u"a"_s, u"ao@a.example"_s));
        QVERIFY(know(u"a.example"_s, u"mastodon"_s));
        m_answers.clear();
        m_asked.clear();
        m_outbox = std::make_unique<OutboxModel>(m_house->store(), *m_house->accounts, *m_clock);
        m_posts = std::make_unique<ScheduledPosts>(
            m_house->store(),
            [this](
                const QString &kind, const QJsonObject &argument) { return asked(kind, argument); },
            *m_house->accounts, *m_outbox, *m_clock);
    }
    void cleanup()
    {
        m_posts.reset();
        m_outbox.reset();
        m_house.reset();
    }

    /// Nobody before somebody looks, and never whose server keeps nothing.
    void whoIsAsked()
    {
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        QVERIFY(m_house->addAccount(u"c"_s, u"cai@c.example"_s));
        QVERIFY(know(u"b.example"_s, u"takahe"_s));
        kept(u"a"_s, {});
        QCOMPARE(m_asked, QStringList());
        look();
        QCOMPARE(m_asked, QStringList{u"scheduled a"_s});
        m_posts->setActive(false);
        m_posts->setActive(true);
        QTRY_COMPARE(m_asked.size(), 2); // whenever somebody looks anew
    }

    void whatARowSays()
    {
        ScheduledPost post = keptPost(u"7"_s, tomorrow(), u"tea\ntime"_s);
        post.post.media = {Attachment{.type = u"image"_s, .id = u"51"_s}};
        post.replyToLocalId = u"5"_s;
        kept(u"a"_s, {post});
        look();
        QCOMPARE(m_posts->rowCount(), 1);
        QCOMPARE(value("kind"), u"post"_s);
        QCOMPARE(value("account"), u"@ao@a.example"_s);
        QCOMPARE(value("what"), u"A reply"_s);
        QCOMPARE(value("line"), u"tea time"_s);
        QCOMPARE(value("more"), u"1 pictures"_s);
        QVERIFY(!value("when").toString().isEmpty());
        QCOMPARE(value("at"), QDateTime::fromMSecsSinceEpoch(tomorrow()));
        QCOMPARE(value("place"), u"Kept by a.example until then."_s);
        QCOMPARE(value("movable"), true);
    }

    /// By their times, whoever keeps them; a thread is one.
    void whatWaitsHereStandsBetween()
    {
        kept(u"a"_s,
            {keptPost(u"7"_s, tomorrow(), u"first"_s),
                keptPost(u"8"_s, tomorrow() + 2 * hourMs, u"third"_s)});
        putHere(tomorrow() + hourMs);
        look();
        QTRY_COMPARE(lines(), QVariantList({u"first"_s, u"second"_s, u"third"_s}));
        QCOMPARE(column(*m_posts, "what").at(1), u"A thread of 2 posts"_s);
        QVERIFY(column(*m_posts, "place").at(1).toString().contains(u"this computer"_s));
    }

    void anotherTimeAtTheServer()
    {
        kept(u"a"_s,
            {keptPost(u"7"_s, tomorrow(), u"one"_s),
                keptPost(u"8"_s, tomorrow() + hourMs, u"two"_s)});
        look();
        const qint64 later = tomorrow() + 2 * hourMs;
        m_answers.insert(u"reschedule a"_s,
            {Result<QJsonObject>(Error{.kind = ErrorKind::Usage,
                 .subject = u"a.example"_s,
                 .detail = u"the time must be 5 minutes ahead at least"_s}),
                Result<QJsonObject>(QJsonObject())});
        m_posts->setTime(id(), QDateTime::fromMSecsSinceEpoch(later));
        QCOMPARE(value("pending"), true);
        m_posts->setTime(id(), QDateTime::fromMSecsSinceEpoch(later)); // one after the other
        QTRY_COMPARE(value("pending"), false);
        QVERIFY(value("why").toString().contains(u"5 minutes"_s));
        m_posts->setTime(id(), QDateTime::fromMSecsSinceEpoch(later));
        QTRY_COMPARE(lines(), QVariantList({u"two"_s, u"one"_s}));
        QCOMPARE(m_asked.count(u"reschedule a"_s), 2);
        QCOMPARE(m_argument[u"id"_s].toString(), u"7"_s);
        QCOMPARE(m_argument[u"at"_s].toInteger(), later);
        QCOMPARE(column(*m_posts, "why").at(1), QString());
    }

    void aTimeThatHasPassed()
    {
        kept(u"a"_s, {keptPost(u"7"_s, tomorrow(), u"one"_s)});
        look();
        const QDateTime past = QDateTime::fromMSecsSinceEpoch(m_clock->now() - 1);
        QVERIFY(!m_posts->whyNot(past).isEmpty());
        QVERIFY(!m_posts->whyNot(QDateTime()).isEmpty());
        QCOMPARE(m_posts->whyNot(past.addSecs(60)), QString());
        m_posts->setTime(id(), past);
        m_posts->setTime(u"nobody"_s, past.addSecs(60));
        QCOMPARE(m_asked, QStringList{u"scheduled a"_s});
    }

    void anotherTimeHere()
    {
        const std::vector<qint64> ids = putHere(tomorrow());
        kept(u"a"_s, {});
        look();
        QTRY_COMPARE(m_posts->rowCount(), 1);
        const qint64 later = tomorrow() + hourMs;
        m_posts->setTime(id(), QDateTime::fromMSecsSinceEpoch(later));
        QTRY_COMPARE(value("at"), QDateTime::fromMSecsSinceEpoch(later));
        for (const store::OutboxRow &row : m_house->rows()) {
            QCOMPARE(row.action.post.scheduledAt, later);
        }
        QSignalSpy keptDraft(m_posts.get(), &ScheduledPosts::keptDraft);
        m_posts->remove(id());
        QTRY_COMPARE(m_posts->rowCount(), 0);
        QTRY_COMPARE(keptDraft.size(), 1);
        QCOMPARE(m_house->rows().size(), size_t(0));
        QCOMPARE(m_asked, QStringList{u"scheduled a"_s}); // no server has a share in it
    }

    void takenAwayAtTheServer()
    {
        kept(u"a"_s,
            {keptPost(u"7"_s, tomorrow(), u"one"_s),
                keptPost(u"8"_s, tomorrow() + hourMs, u"two"_s)});
        look();
        QSignalSpy problem(m_posts.get(), &ScheduledPosts::problem);
        m_answers.insert(u"unschedule a"_s,
            {Result<QJsonObject>(cut(u"a.example"_s)), Result<QJsonObject>(QJsonObject()),
                Result<QJsonObject>(Error{.kind = ErrorKind::NotFound})});
        m_posts->remove(id());
        QTRY_VERIFY(!value("why").toString().isEmpty());
        QCOMPARE(m_posts->rowCount(), 2);
        m_posts->remove(id());
        QTRY_COMPARE(lines(), QVariantList{u"two"_s});
        QCOMPARE(problem.size(), 0);
        m_posts->remove(id()); // it was posted meanwhile
        QTRY_COMPARE(m_posts->rowCount(), 0);
        QCOMPARE(problem.size(), 1);
    }

    /// One does not hide what another one tells; each is asked again alone.
    void aServerThatDoesNotAnswer()
    {
        QVERIFY(m_house->addAccount(u"b"_s, u"bo@b.example"_s));
        QVERIFY(know(u"b.example"_s, u"mastodon"_s));
        kept(u"a"_s, {keptPost(u"7"_s, tomorrow(), u"one"_s)});
        m_answers.insert(u"scheduled b"_s, {Result<QJsonObject>(cut(u"b.example"_s))});
        look();
        QCOMPARE(column(*m_posts, "kind"), QVariantList({u"trouble"_s, u"post"_s}));
        QCOMPARE(value("account"), u"@bo@b.example"_s);
        QVERIFY(value("why").toString().contains(u"b.example"_s));
        kept(u"b"_s, {keptPost(u"1"_s, tomorrow() - hourMs, u"zero"_s)});
        m_posts->retry(id());
        QTRY_COMPARE(lines(), QVariantList({u"zero"_s, u"one"_s}));
        QCOMPARE(m_asked.count(u"scheduled a"_s), 1);
        QCOMPARE(m_asked.count(u"scheduled b"_s), 2);
    }

    /// It says so only when it is asked: no trouble of anybody.
    void whoKeepsNothingAfterAll()
    {
        m_answers.insert(u"scheduled a"_s, {Result<QJsonObject>(Error{.kind = ErrorKind::Usage})});
        look();
        QCOMPARE(m_posts->rowCount(), 0);
    }

    void toBeWrittenOn()
    {
        ScheduledPost post = keptPost(u"7"_s, tomorrow(), u"one"_s);
        post.post.media = {Attachment{.type = u"image"_s, .id = u"51"_s}};
        post.replyToLocalId = u"5"_s;
        post.quoteLocalId = u"6"_s;
        kept(u"a"_s, {post});
        const auto post5 = QJsonObject{{u"uri"_s, u"https://c.example/5"_s}, {u"url"_s, u"u5"_s}};
        m_answers.insert(u"post-at a"_s,
            {Result<QJsonObject>(cut(u"a.example"_s)), Result<QJsonObject>(post5),
                Result<QJsonObject>(Error{.kind = ErrorKind::NotFound})});
        look();
        Action wanted;
        QString wantedId;
        connect(m_posts.get(), &ScheduledPosts::wantsScheduled, this,
            [&](const Action &action, const QString &kept) {
                wanted = action;
                wantedId = kept;
            });
        m_posts->edit(id());
        QTRY_VERIFY(!value("why").toString().isEmpty()); // whom it answers is not known
        QCOMPARE(wantedId, QString());
        m_posts->edit(id());
        QTRY_COMPARE(wantedId, u"7"_s);
        QCOMPARE(wanted.kind, Action::Kind::Publish);
        QCOMPARE(wanted.account.value, u"a"_s);
        QCOMPARE(wanted.post.text, u"one"_s);
        QCOMPARE(wanted.post.scheduledAt, tomorrow());
        QCOMPARE(wanted.post.replyTo, u"https://c.example/5"_s);
        QCOMPARE(wanted.post.replyToUrl, u"u5"_s);
        QCOMPARE(wanted.post.quote, QString()); // that one is gone
        QCOMPARE(wanted.post.media.at(0).sentAt, m_clock->now()); // no post has it any more
        QCOMPARE(m_asked.count(u"unschedule a"_s), 0); // whoever keeps it as a draft does that
    }

    void nobodyWaitsForIt()
    {
        ScheduledPost post = keptPost(u"7"_s, tomorrow(), u"one"_s);
        post.replyToLocalId = u"5"_s;
        kept(u"a"_s, {post});
        m_answers.insert(u"post-at a"_s, {Result<QJsonObject>(QJsonObject())});
        look();
        QSignalSpy begun(m_posts.get(), &ScheduledPosts::editBegun);
        m_posts->edit(id());
        m_posts->setActive(false);
        QTRY_COMPARE(value("pending"), false);
        QCOMPARE(begun.size(), 0);
    }

    void toBeWrittenOnFromHere()
    {
        const std::vector<qint64> ids = putHere(tomorrow());
        look();
        QTRY_COMPARE(m_posts->rowCount(), 1);
        QSignalSpy back(m_posts.get(), &ScheduledPosts::wantsBack);
        m_posts->edit(id());
        QCOMPARE(back.value(0).value(0).toString(), QString::number(ids.front()));
    }

private:
    QFuture<Result<QJsonObject>> asked(const QString &kind, const QJsonObject &argument)
    {
        const QString question = kind + u' ' + argument[u"account"_s].toString();
        m_asked << question;
        m_argument = argument;
        auto &answers = m_answers[question];
        if (answers.isEmpty()) {
            return answeredSoon(QJsonObject());
        }
        return answeredSoon(answers.size() > 1 ? answers.takeFirst() : answers.first());
    }
    void kept(const QString &account, const std::vector<ScheduledPost> &posts)
    {
        m_answers.insert(u"scheduled "_s + account, {Result<QJsonObject>(scheduledToJob(posts))});
    }
    bool know(const QString &host, const QString &software)
    {
        return m_house->know({.host = host,
            .accountDomain = host,
            .software = software,
            .version = u"4.5.0"_s,
            .family = Instance::Family::Mastodon,
            .mastodonApi = software == u"mastodon"_s ? 7 : 0,
            .checkedAt = 1});
    }
    void look()
    {
        m_posts->setActive(true);
        QVERIFY(m_posts->isBusy());
        QTRY_VERIFY(!m_posts->isBusy());
    }
    std::vector<qint64> putHere(qint64 at)
    {
        const Action first{.kind = Action::Kind::Publish,
            .account = {u"a"_s},
            .target = newPostKey(),
            .post = {.text = u"second"_s, .scheduledAt = at}};
        const Draft draft{
            .key = newPostKey(), .action = first, .more = {PostText{.text = u"more"_s}}};
        const auto ids = await(m_house->enqueuePosts(actionsOf(draft), at, draft.key));
        return ids ? *ids : std::vector<qint64>{0};
    }
    qint64 tomorrow() const { return m_clock->now() + dayMs; }
    QVariantList lines() const { return column(*m_posts, "line"); }
    /// Of the first row.
    QVariant value(const char *role) const { return column(*m_posts, role).value(0); }
    QString id() const { return value("rowId").toString(); }

    std::unique_ptr<ActingHouse> m_house;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<OutboxModel> m_outbox;
    std::unique_ptr<ScheduledPosts> m_posts;
    QHash<QString, QList<Result<QJsonObject>>> m_answers; ///< the last one stays
    QStringList m_asked;
    QJsonObject m_argument; ///< of the last question
};

QTEST_GUILESS_MAIN(tst_ScheduledPosts)
#include "tst_scheduledposts.moc"
