// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"

using namespace asterism;
using namespace asterism::ui;

/// A post that a server keeps until its time is written on: it is a draft before it goes there.
class tst_ComposeKept : public ComposerTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void itOpensWithEverything()
    {
        m_source = PostText();
        Action kept = scheduled(u"later"_s);
        kept.post.warning = u"mind"_s;
        kept.post.visibility = Visibility::Unlisted;
        kept.post.media = {
            Attachment{.type = u"image"_s, .description = u"a tin"_s, .id = u"51"_s, .sentAt = 1}};
        m_composer->takeScheduled(kept, u"7"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QCOMPARE(m_composer->text(), u"later"_s);
        QCOMPARE(m_composer->warning(), u"mind"_s);
        QCOMPARE(m_composer->visibility(), u"unlisted"_s);
        QCOMPARE(m_composer->scheduledAt().toMSecsSinceEpoch(), kept.post.scheduledAt);
        QCOMPARE(part(0).attachments()->media(), kept.post.media);
        QCOMPARE(m_asked[u"id"_s].toString(), u"7"_s);
        QCOMPARE(m_asked[u"account"_s].toString(), u"a"_s);
        QCOMPARE(m_asked[u"again"_s].toBool(), false);
        QVERIFY(m_composer->trouble().contains(u"a.example"_s));
        QCOMPARE(drafts().size(), size_t(1));
        m_reminds = false;
        send();
        const Action sent = m_house->rows().at(0).action;
        QCOMPARE(sent.post.text, u"later"_s);
        QCOMPARE(sent.post.scheduledAt, kept.post.scheduledAt);
        QCOMPARE(mediaIds(sent.post), QStringList{u"51"_s});
        QCOMPARE(drafts().size(), size_t(0));
    }

    /// The network is cut: whether it is gone nobody knows, and its text is here.
    void nobodyKnowsWhetherItIsGone()
    {
        m_source = Error{.kind = ErrorKind::Timeout, .subject = u"a.example"_s};
        m_composer->takeScheduled(scheduled(u"later"_s), u"7"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        QVERIFY(!m_composer->isReady());
        QVERIFY(!m_composer->trouble().isEmpty());
        QCOMPARE(drafts().size(), size_t(1));
        m_source = PostText();
        m_composer->answer(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QCOMPARE(m_asked[u"again"_s].toBool(), true); // that it is not there is no error now
        QCOMPARE(m_composer->text(), u"later"_s);
    }

    void whatIsLeftStaysADraft()
    {
        m_source = Error{.kind = ErrorKind::Network, .subject = u"a.example"_s};
        m_composer->takeScheduled(scheduled(u"later"_s), u"7"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        m_composer->answer(false);
        QVERIFY(!m_composer->isOpen());
        QCOMPARE(drafts().size(), size_t(1));
        QVERIFY(!drafts().at(0).open);
        // The server may have it still: it is no post to write on before that is known.
        m_composer->openDraft(drafts().at(0).key);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        QCOMPARE(m_composer->text(), u"later"_s);
        QVERIFY(!m_composer->isReady());
        m_composer->send();
        m_composer->answer(true);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->trouble().isEmpty(), patienceMs);
        m_composer->answer(false); // left there once more
        QVERIFY(!m_composer->isOpen());
        QCOMPARE(m_house->rows().size(), size_t(0));
        m_source = PostText();
        m_composer->takeScheduled(scheduled(u"later"_s), u"7"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QCOMPARE(m_composer->text(), u"later"_s);
        QCOMPARE(m_asked[u"again"_s].toBool(), true);
        QCOMPARE(drafts().size(), size_t(1));
        QCOMPARE(drafts().at(0).action.post.scheduledId, QString());
    }

    /// It stays marked, and does not come up by itself again.
    void closedUnderTheQuestion()
    {
        m_source = Error{.kind = ErrorKind::Network, .subject = u"a.example"_s};
        m_composer->takeScheduled(scheduled(u"later"_s), u"7"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        m_composer->close();
        QVERIFY(!m_composer->isOpen());
        QCOMPARE(drafts().size(), size_t(1));
        QVERIFY(!drafts().at(0).open);
        QCOMPARE(drafts().at(0).action.post.text, u"later"_s);
        QCOMPARE(drafts().at(0).action.post.scheduledId, u"7"_s);
        m_composer->openDraft(drafts().at(0).key);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        QVERIFY(!m_composer->isReady());
    }

    /// A new post is not the one that was left.
    void whatIsLeftIsNotWrittenOnUnasked()
    {
        m_source = Error{.kind = ErrorKind::Network, .subject = u"a.example"_s};
        m_composer->takeScheduled(scheduled(u"later"_s), u"7"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        m_composer->answer(false);
        write(u"another"_s);
        QCOMPARE(m_composer->question(), QString());
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(2));
    }

    /// The answer comes when something else is being written.
    void takenAwayWhileAnotherIsOpen()
    {
        QPromise<Result<QJsonObject>> promise;
        promise.start();
        m_late = promise.future();
        m_composer->takeScheduled(scheduled(u"later"_s), u"7"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_asked.isEmpty(), patienceMs);
        const QString key = drafts().at(0).key;
        QCOMPARE(drafts().at(0).action.post.scheduledId, u"7"_s);
        m_composer->writeAnother();
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        promise.addResult(Result<QJsonObject>(QJsonObject()));
        promise.finish();
        QTRY_COMPARE_WITH_TIMEOUT(drafts().at(0).action.post.scheduledId, QString(), patienceMs);
        m_composer->openDraft(key);
        QTRY_COMPARE_WITH_TIMEOUT(m_composer->text(), u"later"_s, patienceMs);
        QVERIFY(m_composer->isReady());
    }

    /// The server said no: it is there, and nowhere else.
    void itStaysThere()
    {
        m_source = Error{.kind = ErrorKind::Forbidden, .subject = u"a.example"_s};
        m_composer->takeScheduled(scheduled(u"later"_s), u"7"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        m_composer->answer(false);
        QVERIFY(!m_composer->isOpen());
        QTRY_COMPARE(drafts().size(), size_t(0));
    }

    void itIsNoLongerThere()
    {
        m_source = Error{.kind = ErrorKind::NotFound};
        m_composer->takeScheduled(scheduled(u"later"_s), u"7"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QVERIFY(m_composer->trouble().contains(u"may have posted it"_s));
        QCOMPARE(m_composer->text(), u"later"_s);
        QCOMPARE(drafts().size(), size_t(1));
    }

    /// As after a kill in between: it is at its server still or not, and its text is here.
    void theProgramEndsMeanwhile()
    {
        m_source = Error{.kind = ErrorKind::Timeout};
        m_composer->takeScheduled(scheduled(u"later"_s), u"7"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        m_asked = {};
        const auto again = newComposer();
        QTRY_VERIFY_WITH_TIMEOUT(!again->question().isEmpty(), patienceMs);
        QCOMPARE(again->text(), u"later"_s);
        QVERIFY(!again->isReady());
        QCOMPARE(m_asked, QJsonObject()); // nothing is taken away unasked
        m_source = PostText();
        again->answer(true);
        QTRY_VERIFY_WITH_TIMEOUT(again->isReady(), patienceMs);
        QCOMPARE(m_asked[u"account"_s].toString(), u"a"_s);
        QCOMPARE(m_asked[u"id"_s].toString(), u"7"_s);
    }

private:
    Action scheduled(const QString &text) const
    {
        return {.kind = Action::Kind::Publish,
            .account = {u"a"_s},
            .post = {.text = text, .scheduledAt = m_house->app->clock.now() + dayMs}};
    }
};

QTEST_MAIN(tst_ComposeKept)
#include "tst_composekept.moc"
