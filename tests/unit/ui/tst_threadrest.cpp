// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/threadrest.h"

#include "app/jobs.h"

#include <QPromise>
#include <QTest>

#include <memory>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

using RestAnswer = Result<QJsonObject>;

const QString rootUri = u"https://pixel.example/1"_s;

} // namespace

/// The line under an opened post that tells how much of its thread is here.
class tst_threadrest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        m_promise.reset();
        m_rest = std::make_unique<ThreadRest>(
            m_lasting,
            [this](const QString &kind, const QJsonObject &argument) {
                m_asked << kind + u' ' + argument[u"uri"].toString();
                m_promise = std::make_unique<QPromise<RestAnswer>>();
                m_promise->start();
                return m_promise->future();
            },
            rootUri);
    }
    void cleanup() { m_rest.reset(); }

    void nothingBeforeTheServerAnswered()
    {
        m_rest->setPost(post(12, 4));
        QCOMPARE(m_rest->line(), QString());
        QCOMPARE(m_rest->button(), QString());
        m_rest->setAnsweredBy(u"own.example"_s);
        QCOMPARE(m_rest->line(), u"12 replies are told, 4 here"_s);
        QCOMPARE(m_rest->button(), u"Ask pixel.example for the rest"_s);
    }

    void nothingWhereNothingIsMissing()
    {
        m_rest->setAnsweredBy(u"pixel.example"_s);
        QCOMPARE(m_rest->line(), QString()); // nor where there is no post
        m_rest->setPost(post(4, 4));
        QCOMPARE(m_rest->line(), QString());
        m_rest->setPost(post(5, 4));
        QCOMPARE(m_rest->line(), u"5 replies are told, 4 here"_s);
        PostInThread closed = post(9, 1);
        closed.open = false;
        m_rest->setPost(closed);
        QCOMPARE(m_rest->line(), QString());
        QCOMPARE(m_rest->button(), QString());
    }

    void anotherServerMayNotKnowAll()
    {
        m_rest->setAnsweredBy(u"own.example"_s);
        m_rest->setPost(post(0, 0));
        QCOMPARE(m_rest->line(), u"No replies are here"_s);
        m_rest->setPost(post(-1, 3));
        QCOMPARE(m_rest->line(), u"3 replies are here"_s);
        QVERIFY(!m_rest->button().isEmpty());
    }

    void whatCameOfIt()
    {
        offer();
        m_rest->ask();
        m_rest->ask(); // once
        QCOMPARE(m_asked, QStringList{u"thread-complete "_s + rootUri});
        QVERIFY(m_rest->isBusy());
        QVERIFY(m_rest->line().contains(u"pixel.example"_s));
        QCOMPARE(m_rest->button(), QString());
        answer(threadOutcomeToJob({.came = 7, .hosts = {u"pixel.example"_s}}));
        QTRY_VERIFY(!m_rest->isBusy());
        QCOMPARE(m_rest->line(), u"7 replies came from pixel.example"_s);
        QCOMPARE(m_rest->button(), QString());
    }

    void refusedAndAskedAgain()
    {
        offer();
        m_rest->ask();
        const Error closed{
            .kind = ErrorKind::Forbidden, .subject = u"pixel.example"_s, .httpStatus = 401};
        answer(threadOutcomeToJob({.troubles = {closed}}));
        QTRY_COMPARE(m_rest->line(), u"pixel.example does not show threads to guests (401)"_s);
        QCOMPARE(m_rest->button(), u"Try again"_s);
        m_rest->ask();
        answer(Error{.kind = ErrorKind::Store, .subject = u"cache.db"_s});
        QTRY_VERIFY(m_rest->line().startsWith(u"cache.db"_s));
        QCOMPARE(m_rest->button(), u"Try again"_s);
        QCOMPARE(m_asked.size(), 2);
    }

    void whoLeavesIsToldNothing()
    {
        offer();
        m_rest->leave();
        QVERIFY(m_asked.isEmpty()); // nothing was under way
        m_rest->ask();
        const auto asked = std::move(m_promise);
        m_rest->leave();
        m_rest->leave();
        QCOMPARE(m_asked.size(), 2);
        QCOMPARE(m_asked.last(), u"thread-leave "_s + rootUri);
        asked->addResult(RestAnswer(threadOutcomeToJob({.came = 1, .more = true})));
        asked->finish();
        QTRY_VERIFY(!m_rest->isBusy());
        QCOMPARE(m_rest->line(), u"12 replies are told, 4 here"_s);
    }

    void outcomesTravelAsJson()
    {
        const ThreadOutcome outcome{.came = 3,
            .hosts = {u"a.example"_s, u"b.example"_s},
            .troubles = {{.kind = ErrorKind::Timeout, .subject = u"c.example"_s}},
            .timedOut = true,
            .more = true};
        QCOMPARE(threadOutcomeFromJob(threadOutcomeToJob(outcome)), outcome);
        QCOMPARE(threadOutcomeFromJob({}), ThreadOutcome{});
    }

private:
    static PostInThread post(qint64 told, qint64 here)
    {
        return {.uri = rootUri, .told = told, .here = here};
    }
    void offer()
    {
        m_rest->setPost(post(12, 4));
        m_rest->setAnsweredBy(u"own.example"_s);
    }
    void answer(const RestAnswer &result)
    {
        m_promise->addResult(result);
        m_promise->finish();
    }

    QObject m_lasting;
    QStringList m_asked;
    std::unique_ptr<QPromise<RestAnswer>> m_promise;
    std::unique_ptr<ThreadRest> m_rest;
};

QTEST_GUILESS_MAIN(tst_threadrest)
#include "tst_threadrest.moc"
