// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"
#include "sync/attachmentfiles.h"

#include <QDir>
#include <QFile>
#include <QSemaphore>

using namespace asterism;
using namespace asterism::ui;

/// Several posts in a row, and what each has for itself.
class tst_ComposeParts : public ComposerTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aThreadOfThree()
    {
        thread({u"one"_s, u"two"_s, u"three"_s});
        m_composer->setVisibility(u"unlisted"_s);
        m_composer->setWarned(true);
        m_composer->setWarning(u"long"_s);
        send();
        const auto rows = m_house->rows();
        QCOMPARE(rows.size(), size_t(3));
        for (size_t i = 0; i < 3; ++i) {
            const Action &sent = rows[i].action;
            QCOMPARE(sent.account.value, u"a"_s);
            QCOMPARE(sent.post.visibility, Visibility::Unlisted);
            QCOMPARE(sent.post.warning, u"long"_s);
            QCOMPARE(sent.post.after, i == 0 ? QString() : rows[i - 1].action.target);
        }
        QCOMPARE(rows[2].action.post.text, u"three"_s);
        QCOMPARE(drafts().size(), size_t(0));
        QCOMPARE(m_composer->partCount(), 1);
    }

    void partsComeAndGo()
    {
        write(u"one"_s);
        m_composer->addPart(0);
        QCOMPARE(m_composer->partCount(), 2);
        QCOMPARE(m_composer->currentPart(), 1);
        part(1).setText(u"three"_s);
        m_composer->addPart(0); // in between
        QCOMPARE(part(2).text(), u"three"_s);
        m_composer->removePart(1); // there is nothing in it
        QCOMPARE(m_composer->question(), QString());
        QCOMPARE(m_composer->partCount(), 2);
        m_composer->removePart(1);
        QVERIFY(!m_composer->question().isEmpty());
        m_composer->answer(false);
        QCOMPARE(m_composer->partCount(), 2);
        m_composer->removePart(0);
        m_composer->answer(true);
        QCOMPARE(m_composer->partCount(), 1);
        QCOMPARE(m_composer->text(), u"three"_s); // the first one now
        m_composer->removePart(0);
        QCOMPARE(m_composer->partCount(), 1);
        m_composer->removePart(7);
        m_composer->removePart(-1);
    }

    /// Whoever writes goes on in the same one.
    void onePartGoesAboveTheOneBeingWrittenIn()
    {
        thread({u"one"_s, QString(), u"three"_s, u"four"_s});
        m_composer->setCurrentPart(2);
        m_composer->removePart(1);
        QCOMPARE(m_composer->currentPart(), 1);
        QCOMPARE(part(m_composer->currentPart()).text(), u"three"_s);
        m_composer->removePart(2); // one further down, with something in it
        m_composer->answer(true);
        QCOMPARE(m_composer->currentPart(), 1);
        m_composer->removePart(1); // itself, and nothing is below it
        m_composer->answer(true);
        QCOMPARE(m_composer->currentPart(), 0);
        m_composer->removePart(0);
        QCOMPARE(m_composer->currentPart(), 0);
    }

    void thereIsAnEndToThem()
    {
        write(u"one"_s);
        for (int i = 0; i < 2 * mostPartsOfThread; ++i) {
            m_composer->addPart(0);
        }
        QCOMPARE(m_composer->partCount(), mostPartsOfThread);
        QVERIFY(!m_composer->isThreadable());
    }

    void eachIsCounted()
    {
        thread({u"one"_s, QString(501, u'x')});
        QVERIFY(!m_composer->isSendable());
        QCOMPARE(part(1).count(), 501);
        QVERIFY2(part(1).problem().contains(u"@ao@a.example: 1 "_s), qPrintable(part(1).problem()));
        QCOMPARE(part(0).problem(), QString());
        m_composer->send();
        QVERIFY2(m_composer->trouble().startsWith(u"2: "_s), qPrintable(m_composer->trouble()));
        part(1).setText(QString(500, u'x'));
        QVERIFY(m_composer->isSendable());
        // A warning counts in each.
        m_composer->setWarned(true);
        m_composer->setWarning(u"xy"_s);
        QCOMPARE(part(1).count(), 502);
        QCOMPARE(part(0).count(), 5);
        QVERIFY(!m_composer->isSendable());
    }

    void aBlankOneDoesNotGo()
    {
        thread({u"one"_s, u" \n"_s});
        QVERIFY(!m_composer->isSendable());
        attach(1, {picture(u"1.png"_s, u"a tin"_s)});
        QVERIFY(m_composer->isSendable());
        attach(1, {});
        QVERIFY(!m_composer->isSendable());
        part(1).setHasPoll(true);
        part(1).poll()->setChoice(0, u"a"_s);
        part(1).poll()->setChoice(1, u"b"_s);
        QVERIFY(!m_composer->isSendable()); // not every server takes one alone
        part(1).setText(u"which?"_s);
        QVERIFY(m_composer->isSendable());
    }

    void aPollAndFilesExcludeEachOther()
    {
        write(u"x"_s);
        QVERIFY(part(0).mayPoll());
        attach(0, {picture(u"1.png"_s, u"a tin"_s)});
        QVERIFY(!part(0).mayPoll());
        part(0).setHasPoll(true);
        QVERIFY(!part(0).hasPoll());
        attach(0, {});
        part(0).setHasPoll(true);
        QVERIFY(part(0).hasPoll());
        QVERIFY(!part(0).mayAttach());
        attach(0, {picture(u"1.png"_s, u"a tin"_s)}); // was dropped there all the same
        part(0).poll()->setChoice(0, u"a"_s);
        part(0).poll()->setChoice(1, u"b"_s);
        QVERIFY(!m_composer->isSendable());
        QVERIFY(part(0).problem().startsWith(u"@ao@a.example: "_s));
    }

    void whatIsSentOfAPoll()
    {
        write(u"which?"_s);
        part(0).setHasPoll(true);
        PollEditor &poll = *part(0).poll();
        poll.setChoice(0, u" tea "_s);
        poll.setChoice(1, u"mate"_s);
        poll.addChoice(); // and nothing typed into it
        poll.setMultiple(true);
        poll.setSeconds(3600);
        send();
        QCOMPARE(m_house->rows().at(0).action.post.poll,
            (PollText{.choices = {u"tea"_s, u"mate"_s}, .multiple = true, .seconds = 3600}));
    }

    void filesWithoutADescription()
    {
        write(u"look"_s);
        attach(0, {picture(u"1.png"_s), picture(u"2.png"_s, u" "_s), picture(u"3.png"_s, u"a"_s)});
        m_composer->send();
        QVERIFY2(
            m_composer->question().startsWith(u"2 pictures"_s), qPrintable(m_composer->question()));
        m_composer->answer(false);
        QVERIFY(m_composer->isOpen());
        m_reminds = false; // the user wants no such question
        send();
        QCOMPARE(m_house->rows().at(0).action.post.media.size(), 3);
        m_reminds = true;
        write(u"again"_s);
        attach(0, {picture(u"1.png"_s), Attachment{.file = u"2.mp3"_s, .type = u"audio/mpeg"_s}});
        m_composer->send();
        QVERIFY2(
            m_composer->question().startsWith(u"2 files"_s), qPrintable(m_composer->question()));
        m_composer->answer(true);
        QTRY_VERIFY(!m_composer->isOpen());
    }

    /// It would only come back.
    void aFileThatCannotGoHoldsThePost()
    {
        write(u"look"_s);
        const QString broken = attachmentPath(m_house->folder(), u"1.png"_s);
        QVERIFY(QDir().mkpath(attachmentsFolder(m_house->folder())));
        QFile file(broken);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no picture") > 0 && file.flush());
        QVERIFY(m_composer->isSendable());
        attach(0, {picture(u"1.png"_s, u"a tin"_s)});
        QTRY_VERIFY(!m_composer->isSendable());
        QVERIFY(part(0).problem().startsWith(u"1.png: "_s));
        attach(0, {});
        QVERIFY(m_composer->isSendable());
        send();
    }

    void oneYesIsNoYesToAnotherQuestion()
    {
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, privatePost()));
        reply();
        m_composer->setVisibility(u"public"_s);
        attach(0, {picture(u"1.png"_s)});
        m_composer->send();
        const QString wider = m_composer->question();
        QVERIFY(!wider.isEmpty());
        m_composer->answer(true);
        QVERIFY(!m_composer->question().isEmpty());
        QVERIFY(m_composer->question() != wider);
        m_composer->answer(true);
        QTRY_VERIFY(!m_composer->isOpen());
    }

    void anEditAsksOnlyOfNewFiles()
    {
        m_source = PostText{.text = u"as typed"_s, .media = {Attachment{.id = u"51"_s}}};
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY(m_composer->isReady());
        m_composer->setText(u"better"_s);
        attach(0, {Attachment{.id = u"51"_s}, picture(u"1.png"_s)});
        m_composer->send();
        QVERIFY(!m_composer->question().isEmpty());
        attach(0, {Attachment{.id = u"51"_s}});
        send();
        QCOMPARE(mediaIds(m_house->rows().at(0).action.post), QStringList({u"51"_s}));
    }

    void anEditedPollLosesItsVotes()
    {
        const PollText poll{.choices = {u"tea"_s, u"mate"_s}};
        m_source = PostText{.text = u"which?"_s, .poll = poll};
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY(m_composer->isReady());
        QVERIFY(part(0).hasPoll());
        QCOMPARE(part(0).poll()->choices(), poll.choices);
        QVERIFY(!m_composer->isThreadable());
        m_composer->setText(u"which one?"_s); // the poll stays as it is
        part(0).poll()->setChoice(1, u"coffee"_s);
        m_composer->send();
        QVERIFY(!m_composer->question().isEmpty());
        m_composer->answer(false);
        part(0).poll()->setChoice(1, u"mate"_s);
        send();
        QCOMPARE(m_house->rows().at(0).action.post.poll, poll);
    }

    void directPostsAllNameSomebody()
    {
        thread({u"@mei@c.example psst"_s, u"and more"_s});
        m_composer->setVisibility(u"direct"_s);
        m_composer->send();
        QVERIFY(!m_composer->question().isEmpty());
        part(1).setText(u"@goro@d.example and more"_s);
        send();
        const auto rows = m_house->rows();
        QCOMPARE(rows.at(0).action.post.to, QStringList({u"mei@c.example"_s}));
        QCOMPARE(rows.at(1).action.post.to, QStringList({u"goro@d.example"_s, u"mei@c.example"_s}));
    }

    void aThreadOutlivesTheProgram()
    {
        thread({u"one"_s, u"two"_s});
        attach(1, {picture(u"1.png"_s, u"a tin"_s)});
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isSaved(), patienceMs);
        m_composer = newComposer(); // which reads the file only
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QCOMPARE(m_composer->partCount(), 2);
        QCOMPARE(part(1).text(), u"two"_s);
        QCOMPARE(
            part(1).attachments()->media(), QList<Attachment>({picture(u"1.png"_s, u"a tin"_s)}));
    }

    void takenBackTogether()
    {
        thread({u"one"_s, u"two"_s, u"three"_s});
        attach(2, {picture(u"1.png"_s, u"a tin"_s)});
        send();
        const auto before = m_house->rows();
        m_composer->takeBack(QString::number(before.at(1).id));
        QTRY_VERIFY(m_composer->isReady());
        QCOMPARE(m_composer->partCount(), 3);
        QCOMPARE(m_composer->text(), u"one"_s);
        QCOMPARE(part(2).attachments()->rowCount(), 1);
        QCOMPARE(m_composer->trouble(), QString());
        QCOMPARE(m_house->rows().size(), size_t(0));
        QCOMPARE(drafts().size(), size_t(1));
        send();
        const auto after = m_house->rows();
        QCOMPARE(after.size(), size_t(3));
        QVERIFY(after[0].action.target != before[0].action.target);
        QCOMPARE(after[2].action.post.after, after[1].action.target);
    }

    /// The first is out, and the second answers it already.
    void whatIsOutStaysOut()
    {
        const Draft draft = threadDraft();
        std::vector<Action> actions = actionsOf(draft);
        actions.erase(actions.begin());
        actions[0].post.after.clear();
        actions[0].post.replyTo = u"https://a.example/1"_s;
        const auto ids = await(m_house->enqueuePosts(actions, 0, draft.key));
        QVERIFY(ids);
        m_composer->takeBack(QString::number(ids->at(1)));
        QTRY_VERIFY(m_composer->isReady());
        QCOMPARE(m_composer->partCount(), 2);
        QCOMPARE(m_composer->text(), u"two"_s);
        QVERIFY2(m_composer->trouble().startsWith(u"1 "_s), qPrintable(m_composer->trouble()));
        QVERIFY(!m_composer->mayPostByMany());
        m_composer->setText(u"two, better"_s);
        send();
        QCOMPARE(m_house->rows().at(0).action.post.replyTo, u"https://a.example/1"_s);
    }

    /// Right after a start, before the drafts are read.
    void whatIsOutIsToldAtOnceToo()
    {
        std::vector<Action> actions = actionsOf(threadDraft());
        actions.erase(actions.begin());
        actions[0].post.after.clear();
        actions[0].post.replyTo = u"https://a.example/1"_s;
        const auto ids = await(m_house->enqueuePosts(actions, 0, newPostKey()));
        QVERIFY(ids);
        QSemaphore turn;
        const auto before = m_house->store().readCache([&turn](store::CacheTx &) {
            turn.acquire();
            return Result<Done>(Done{});
        });
        m_composer = newComposer();
        m_composer->takeBack(QString::number(ids->at(1)));
        const auto after =
            await(m_house->store().writeUser([](store::UserTx &) { return Result<Done>(Done{}); }));
        turn.release();
        QVERIFY(after.ok());
        QVERIFY(await(before).ok());
        QTRY_VERIFY(m_composer->isReady());
        QTRY_COMPARE(m_composer->text(), u"two"_s);
        QTest::qWait(50); // what was begun twice comes second
        QVERIFY2(m_composer->trouble().startsWith(u"1 "_s), qPrintable(m_composer->trouble()));
    }

    /// Nobody knows yet what the second would answer.
    void notWhileOneIsBeingSent()
    {
        thread({u"one"_s, u"two"_s});
        send();
        const auto rows = m_house->rows();
        QVERIFY(m_house->change(rows.at(0).id,
            [](store::OutboxRow &row) { row.state = store::OutboxRow::State::Sending; }));
        QSignalSpy problem(m_composer.get(), &Composer::problem);
        m_composer->takeBack(QString::number(rows.at(1).id));
        QTRY_COMPARE(problem.size(), 1);
        QVERIFY(!m_composer->isOpen());
        QCOMPARE(m_house->rows().size(), size_t(2));
    }

private:
    void thread(const QStringList &texts)
    {
        write(texts.value(0));
        for (int i = 1; i < texts.size(); ++i) {
            m_composer->addPart(i - 1);
            part(i).setText(texts.at(i));
        }
        QCOMPARE(m_composer->partCount(), int(texts.size()));
    }
    static Draft threadDraft()
    {
        return {.key = newPostKey(),
            .action = {.kind = Action::Kind::Publish,
                .account = {u"a"_s},
                .target = newPostKey(),
                .post = {.text = u"one"_s}},
            .more = {PostText{.text = u"two"_s}, PostText{.text = u"three"_s}}};
    }
};

QTEST_MAIN(tst_ComposeParts)
#include "tst_composeparts.moc"
