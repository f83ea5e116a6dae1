// SPDX-License-Identifier: GPL-3.0-or-later
#include "mediatesting.h"

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::flow;

namespace {

const QByteArray postPath = "/api/v1/statuses/5";
const QString edited = u"PUT /api/v1/statuses/5"_s;
const QString deleted = u"DELETE /api/v1/statuses/5"_s;

} // namespace

/// Own posts that are changed, and changed again; and deleted to be written anew.
class tst_outboxrewriting : public MediaTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        houseOf(u"mastodon"_s);
        m_house->know(5);
    }
    void cleanup() { m_house.reset(); }

    /// The first was refused: it is never sent over the second.
    void aFailedEditIsNotSentOverALaterOne()
    {
        on(postPath, outboxJson("{'error':'Validation failed'}", 422));
        on(postPath, outboxJson(m_house->status(5, u"two"_s)));
        m_house->begin();
        const qint64 first = edit(u"one"_s);
        QTRY_COMPARE(m_house->stateOf(first), OutboxState::Failed);
        const qint64 second = edit(u"two"_s);
        QTRY_COMPARE(m_house->done, QList<qint64>{second});
        QCOMPARE(m_house->stateOf(first), OutboxState::Cancelled);
        QVERIFY(!*m_house->user([=](store::UserTx &tx) { return store::retryAction(tx, first); }));
        m_house->pass(minuteMs);
        QTest::qWait(200);
        QCOMPARE(edits(), (QStringList{u"one"_s, u"two"_s}));
    }

    /// It fails while the later one waits behind it.
    void failsUnderALaterOne()
    {
        ScriptedAnswer late = outboxJson("{'error':'Validation failed'}", 422);
        late.delayMs = 500;
        on(postPath, late);
        on(postPath, outboxJson(m_house->status(5, u"two"_s)));
        m_house->begin();
        const qint64 first = edit(u"one"_s);
        QTRY_COMPARE(m_house->count(edited), 1);
        const qint64 second = edit(u"two"_s);
        QTRY_COMPARE(m_house->done, QList<qint64>{second});
        QCOMPARE(m_house->stateOf(first), OutboxState::Cancelled);
        QCOMPARE(edits(), (QStringList{u"one"_s, u"two"_s}));
    }

    void aWaitingEditIsNotSentAtAll()
    {
        on(postPath, outboxJson(m_house->status(5, u"two"_s)));
        edit(u"one"_s); // nobody sends yet
        const qint64 second = edit(u"two"_s);
        m_house->begin();
        QTRY_COMPARE(m_house->done, QList<qint64>{second});
        QCOMPARE(edits(), QStringList{u"two"_s});
    }

    void writtenAnewOnceTheOldOneIsGone()
    {
        ScriptedAnswer late = outboxJson(m_house->status(5));
        late.delayMs = 500;
        on(postPath, late);
        on(statusesPath, outboxJson(m_house->status(101)));
        m_house->begin();
        const qint64 deletion = m_house->ask(ActionKind::Delete, m_house->uriOf(5));
        const qint64 anew = ask(instead());
        QTRY_COMPARE(m_house->count(deleted), 1);
        QTest::qWait(100);
        QCOMPARE(m_house->count(newPost), 0);
        QTRY_COMPARE(m_house->done, (QList<qint64>{deletion, anew}));
        QCOMPARE(m_house->lines(), (QStringList{deleted, newPost}));
    }

    /// As long as the old one is there the new one is not, and says why; another start changes
    /// nothing about that.
    void theDeletionIsRefused()
    {
        on(postPath, outboxJson("{'error':'Not now'}", 422));
        on(postPath, outboxJson(m_house->status(5)));
        on(statusesPath, outboxJson(m_house->status(101)));
        m_house->begin();
        const qint64 deletion = m_house->ask(ActionKind::Delete, m_house->uriOf(5));
        const qint64 anew = ask(instead());
        QTRY_COMPARE(m_house->stateOf(deletion), OutboxState::Failed);
        QVERIFY(!m_house->row(anew).trouble.isEmpty());
        m_house->beginAnew();
        m_house->pass(minuteMs);
        QTest::qWait(200);
        QCOMPARE(m_house->lines(), QStringList{deleted});
        QCOMPARE(ask(instead()), -1); // a further one stays a draft
        QVERIFY(*m_house->user([=](store::UserTx &tx) { return store::retryAction(tx, anew); }));
        QTRY_COMPARE(m_house->done, (QList<qint64>{deletion, anew}));
        QCOMPARE(m_house->lines(), (QStringList{deleted, deleted, newPost}));
    }

private:
    qint64 edit(const QString &text)
    {
        Draft draft = MediaHouse::written(text);
        draft.action.kind = ActionKind::Edit;
        draft.action.target = m_house->uriOf(5);
        return ask(draft);
    }
    Draft instead() const
    {
        Draft draft = MediaHouse::written(u"no typo"_s);
        draft.action.post.insteadOf = m_house->uriOf(5);
        return draft;
    }
    /// What the server was asked to make of the post.
    QStringList edits() const
    {
        QStringList texts;
        for (const ScriptedRequest &request : m_house->server.requests()) {
            if (request.method == "PUT") {
                texts << QJsonDocument::fromJson(request.body)[u"status"].toString();
            }
        }
        return texts;
    }
};

QTEST_GUILESS_MAIN(tst_outboxrewriting)
#include "tst_outboxrewriting.moc"
