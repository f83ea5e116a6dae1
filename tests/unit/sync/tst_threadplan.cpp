// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/threadoutcome.h"
#include "sync/threadplan.h"

#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

QString at(const QString &host, int number)
{
    return u"https://%1/p/%2"_s.arg(host).arg(number);
}

PostInThread told(
    const QString &uri, const QString &answers = {}, qint64 replies = -1, qint64 here = 0)
{
    return {.uri = uri, .answers = answers, .told = replies, .here = here};
}

QString next(const std::vector<PostInThread> &thread, const QHash<QString, AskedFor> &asked = {},
    const CompletionBounds &bounds = {})
{
    const auto question = nextQuestion(thread, asked, bounds);
    return question ? question->uri : QString();
}

} // namespace

class tst_threadplan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOpenedPostComesFirst()
    {
        const QString root = at(u"a.example"_s, 1);
        const QString reply = at(u"b.example"_s, 2);
        const std::vector<PostInThread> thread{told(root), told(reply, root, 9)};
        QCOMPARE(next(thread), root);
        const auto question = nextQuestion(thread, {}, {});
        QCOMPARE(question->host, u"a.example"_s);
        QCOMPARE(next(thread, {{root, AskedFor::Whole}}), reply);
        QCOMPARE(next({}), QString());
    }

    void onlyRepliesThatTellOfMore()
    {
        const QString root = at(u"a.example"_s, 1);
        const std::vector<PostInThread> thread{told(root, {}, 5, 5),
            told(at(u"b.example"_s, 2), root), told(at(u"c.example"_s, 3), root, 2, 2),
            told(at(u"d.example"_s, 4), root, 0), told(at(u"e.example"_s, 5), root, 3, 2),
            told(at(u"f.example"_s, 6), root, 4, 1)};
        QHash<QString, AskedFor> asked{{root, AskedFor::Whole}};
        QCOMPARE(next(thread, asked), at(u"f.example"_s, 6)); // most missing first
        asked.insert(at(u"f.example"_s, 6), AskedFor::Whole);
        QCOMPARE(next(thread, asked), at(u"e.example"_s, 5));
        asked.insert(at(u"e.example"_s, 5), AskedFor::Whole);
        QCOMPARE(next(thread, asked), QString());
    }

    void aHostThatToldAllIsNotAskedForItsParts()
    {
        const QString root = at(u"a.example"_s, 1);
        const QString own = at(u"a.example"_s, 2);
        const QString foreign = at(u"b.example"_s, 3);
        const QString below = at(u"a.example"_s, 4);
        const std::vector<PostInThread> thread{
            told(root), told(own, root, 3), told(foreign, own, 0), told(below, foreign, 2)};
        QCOMPARE(next(thread, {{root, AskedFor::Whole}}), QString());
        QCOMPARE(next(thread, {{root, AskedFor::Part}}), own);
    }

    void behindTwentyLevelsItIsAskedAgain()
    {
        std::vector<PostInThread> thread{told(at(u"a.example"_s, 0))};
        for (int i = 1; i <= 25; ++i) {
            thread.push_back(
                told(at(u"a.example"_s, i), at(u"a.example"_s, i - 1), i == 25 ? 3 : 1, 1));
        }
        QCOMPARE(next(thread, {{at(u"a.example"_s, 0), AskedFor::Whole}}), at(u"a.example"_s, 25));
    }

    void whoRefusedIsLeftAlone()
    {
        const QString root = at(u"a.example"_s, 1);
        const QString own = at(u"a.example"_s, 2);
        const QString other = at(u"b.example"_s, 3);
        const std::vector<PostInThread> thread{
            told(root), told(own, root, 30), told(other, root, 1)};
        QCOMPARE(next(thread, {{root, AskedFor::Nothing}}), other);
    }

    void boundsHold()
    {
        const QString root = at(u"a.example"_s, 1);
        std::vector<PostInThread> thread{told(root)};
        for (int i = 0; i < 30; ++i) {
            thread.push_back(told(at(u"h%1.example"_s.arg(i), i), root, 5));
        }
        QHash<QString, AskedFor> asked;
        const CompletionBounds few{.hosts = 3};
        for (QString uri = next(thread, asked, few); !uri.isEmpty();
             uri = next(thread, asked, few)) {
            asked.insert(uri, AskedFor::Whole);
            QVERIFY(asked.size() <= 3);
        }
        QCOMPARE(asked.size(), 3);
        QCOMPARE(next(thread, asked, {.hosts = 30, .questions = 3}), QString());
        QVERIFY(!next(thread, asked, {.hosts = 30, .questions = 4}).isEmpty());
    }

    void whatIsNotForGuestsIsNotAskedFor()
    {
        const QString root = at(u"a.example"_s, 1);
        PostInThread reply = told(at(u"b.example"_s, 2), root, 9);
        reply.open = false;
        QCOMPARE(next({told(root), reply}, {{root, AskedFor::Whole}}), QString());
        PostInThread closed = told(root, {}, 9);
        closed.open = false;
        QCOMPARE(next({closed, told(at(u"b.example"_s, 2), root, 9)}), QString());
        QVERIFY(!mayLackReplies(closed, {}));
    }

    void nonsenseIsNoHost()
    {
        QCOMPARE(next({told(u"tag:a.example,2026:1"_s, {}, 9)}), QString());
        QVERIFY(!mayLackReplies(told({}, {}, 9), {}));
    }

    void circlesEnd()
    {
        const QString one = at(u"a.example"_s, 1);
        const QString two = at(u"a.example"_s, 2);
        const QString three = at(u"a.example"_s, 3);
        const std::vector<PostInThread> thread{
            told(one, three), told(two, three, 4), told(three, two, 4)};
        QCOMPARE(next(thread, {{one, AskedFor::Whole}}), two);
    }

    void whenItIsOffered()
    {
        const PostInThread post = told(at(u"a.example"_s, 1), {}, 4, 4);
        QVERIFY(!mayLackReplies(post, u"a.example"_s));
        QVERIFY(mayLackReplies(post, u"own.example"_s));
        QVERIFY(mayLackReplies(post, {}));
        QVERIFY(mayLackReplies(told(post.uri, {}, 5, 4), u"a.example"_s));
    }

    void outcomesInWords()
    {
        ThreadOutcome outcome{.came = 7, .hosts = {u"a.example"_s, u"b.example"_s}};
        QVERIFY(sentence(outcome).contains(u"7 "_s));
        QVERIFY(sentence(outcome).contains(u"2 servers"_s));
        QVERIFY(!outcome.isPartial());
        outcome = {
            .troubles = {
                {.kind = ErrorKind::Forbidden, .subject = u"%2.example"_s, .httpStatus = 401}}};
        QCOMPARE(sentence(outcome), u"%2.example does not show threads to guests (401)"_s);
        QVERIFY(outcome.isPartial());
        outcome.troubles.resize(5, {.kind = ErrorKind::Timeout, .subject = u"c.example"_s});
        QVERIFY(sentence(outcome).contains(u"3 more servers"_s));
        outcome = {.timedOut = true};
        QVERIFY(sentence(outcome).startsWith(u"Timed out"_s));
        QCOMPARE(sentence(ThreadOutcome{}), u"No more replies can be read"_s);
    }
};

QTEST_GUILESS_MAIN(tst_threadplan)
#include "tst_threadplan.moc"
