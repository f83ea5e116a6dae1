// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"

using namespace asterism;
using namespace asterism::ui;

/// Edits of one's own posts: what of them is kept, and one after another.
class tst_ComposeEdits : public ComposerTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin();
        m_source = typed();
    }
    void cleanup() { end(); }

    void whatIsKept_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("kept");
        QTest::newRow("nothing") << u"nothing"_s << false;
        for (const char *what : {"text", "no text", "warning", "no warning", "alt text", "a file",
                 "no file", "language", "sensitive", "quotes"}) {
            QTest::newRow(what) << QString::fromLatin1(what) << true;
        }
    }
    void whatIsKept()
    {
        QFETCH(QString, what);
        QFETCH(bool, kept);
        edit();
        change(what);
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(kept ? 1 : 0));
        if (!kept) {
            return;
        }
        // It is there again, and goes when it is as it was.
        m_asked = {};
        edit();
        QCOMPARE(m_asked, QJsonObject());
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(1));
        edit();
        undo();
        m_composer->close();
        QTRY_COMPARE(drafts().size(), size_t(0));
    }

    void aPollIsPartOfIt()
    {
        m_source = PostText{.text = u"as typed"_s, .poll = {.choices = {u"tea"_s, u"water"_s}}};
        edit();
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(0));
        edit();
        part(0).poll()->setChoice(1, u"coffee"_s);
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(1));
    }

    /// It would answer as if it had changed it.
    void aServerThatLeavesPolls_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<bool>("leaves");
        QTest::newRow("Akkoma") << u"akkoma"_s << true;
        QTest::newRow("Friendica") << u"friendica"_s << true;
        QTest::newRow("Mitra") << u"mitra"_s << true;
        QTest::newRow("Mastodon") << u"mastodon"_s << false;
        QTest::newRow("nobody knows") << QString() << false;
    }
    void aServerThatLeavesPolls()
    {
        QFETCH(QString, software);
        QFETCH(bool, leaves);
        const PollText tea{
            .choices = {u"tea"_s, u"water"_s}, .seconds = 86'400, .endsAt = 1'795'348'800'000};
        QVERIFY(software.isEmpty() || know(u"a.example"_s, software));
        m_source = PostText{.text = u"as typed"_s, .poll = tea};
        edit();
        PollEditor &poll = *part(0).poll();
        QCOMPARE(poll.isFixed(), leaves);
        QCOMPARE(poll.choices(), tea.choices);
        poll.setChoice(1, u"coffee"_s);
        poll.setMultiple(true);
        poll.setSeconds(3600);
        part(0).setHasPoll(false);
        QCOMPARE(part(0).hasPoll(), leaves);
        QCOMPARE(m_composer->hasPolls(), !leaves);
        m_composer->setText(u"better"_s);
        if (leaves) {
            QVERIFY2(m_composer->isSendable(), qPrintable(part(0).problem()));
            send();
            QCOMPARE(m_house->rows().at(0).action.post.poll, tea);
        }
    }

    /// It is of a time when nobody knew the server.
    void aDraftWithAPollThatStays()
    {
        const PollText tea{.choices = {u"tea"_s, u"water"_s}, .endsAt = 1'795'348'800'000};
        m_source = PostText{.text = u"as typed"_s, .poll = tea};
        edit();
        part(0).poll()->setChoice(1, u"coffee"_s);
        m_composer->setText(u"better"_s);
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(1));
        QVERIFY(know(u"a.example"_s, u"akkoma"_s));
        edit();
        QCOMPARE(m_composer->text(), u"better"_s);
        QCOMPARE(part(0).poll()->choices(), tea.choices);
        QVERIFY(m_composer->trouble().contains(u"poll"_s));
    }

    /// Of an earlier version nothing is known: it is kept.
    void aDraftWithoutABeginning()
    {
        const Draft draft{.key = u"k"_s,
            .action = {.kind = Action::Kind::Edit,
                .account = {u"a"_s},
                .target = parentUri,
                .post = {.text = u"half"_s}}};
        QVERIFY(await(m_house->store().writeUser(
            [draft](store::UserTx &tx) { return store::saveDraft(tx, draft); })));
        m_composer = newComposer();
        edit();
        QCOMPARE(m_composer->text(), u"half"_s);
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(1));
    }

    void goesOnFromWhatIsInTheOutbox_data()
    {
        QTest::addColumn<bool>("failed");
        QTest::newRow("waiting") << false;
        QTest::newRow("failed") << true;
    }
    void goesOnFromWhatIsInTheOutbox()
    {
        QFETCH(bool, failed);
        edit();
        m_composer->setText(u"better"_s);
        send();
        const qint64 first = m_house->rows().at(0).id;
        if (failed) {
            QVERIFY(m_house->change(first, [](store::OutboxRow &row) {
                row.state = store::OutboxRow::State::Failed;
                row.trouble = u"refused"_s;
            }));
        }
        m_asked = {};
        edit();
        QCOMPARE(m_asked, QJsonObject()); // the server has an older one
        QCOMPARE(m_composer->text(), u"better"_s);
        QCOMPARE(m_composer->attached(), 1);
        QVERIFY(m_composer->trouble().contains(u"outbox"_s));
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(0)); // the outbox has it
        QCOMPARE(m_house->rows().at(0).id, first);
        edit();
        m_composer->setText(u"better still"_s);
        send();
        const auto rows = m_house->rows();
        QCOMPARE(rows.size(), size_t(1));
        QVERIFY(rows[0].id != first);
        QCOMPARE(rows[0].action.post.text, u"better still"_s);
    }

    void whatIsDoneIsAskedOfTheServer()
    {
        edit();
        m_composer->setText(u"better"_s);
        send();
        QVERIFY(m_house->change(m_house->rows().at(0).id,
            [](store::OutboxRow &row) { row.state = store::OutboxRow::State::Done; }));
        m_source->text = u"as the server has it"_s;
        edit();
        QCOMPARE(m_composer->text(), u"as the server has it"_s);
    }

    /// It says the same words as what is on its way, and something else besides.
    void anEditOfTheDescriptionAlone()
    {
        edit();
        m_composer->setText(u"better"_s);
        send();
        edit();
        describe(u"a tin of mackerel"_s);
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(1));
        m_composer = newComposer();
        edit();
        QCOMPARE(part(0).attachments()->media().at(0).description, u"a tin of mackerel"_s);
    }

private:
    static PostText typed()
    {
        return {.text = u"as typed"_s,
            .warning = u"tea"_s,
            .visibility = Visibility::Unlisted,
            .quotes = QuotePolicy::Followers,
            .language = u"ja"_s,
            .media = {Attachment{.type = u"image"_s,
                .description = u"a tin"_s,
                .id = u"51"_s,
                .preview = u"https://a.example/small/1.png"_s}}};
    }
    void edit()
    {
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
    }
    void describe(const QString &words)
    {
        QList<Attachment> media = part(0).attachments()->media();
        media[0].description = words;
        media[0].changed = true;
        attach(0, media);
    }
    void change(const QString &what)
    {
        if (what == u"text"_s) {
            m_composer->setText(u"as typed, better"_s);
        } else if (what == u"no text"_s) {
            m_composer->setText(QString());
        } else if (what == u"warning"_s) {
            m_composer->setWarning(u"coffee"_s);
        } else if (what == u"no warning"_s) {
            m_composer->setWarned(false);
        } else if (what == u"alt text"_s) {
            describe(u"a tin of mackerel"_s);
        } else if (what == u"a file"_s) {
            attach(0, part(0).attachments()->media() + QList{picture(u"1.png"_s)});
        } else if (what == u"no file"_s) {
            attach(0, {});
        } else if (what == u"language"_s) {
            m_composer->setLanguage(u"en"_s);
        } else if (what == u"sensitive"_s) {
            m_composer->setSensitive(true);
        } else if (what == u"quotes"_s) {
            m_composer->setQuotesAt(int(QuotePolicy::Nobody));
        }
    }
    /// By hand, to what the server has.
    void undo()
    {
        m_composer->setText(typed().text);
        m_composer->setWarned(true);
        m_composer->setWarning(typed().warning);
        m_composer->setLanguage(typed().language);
        m_composer->setSensitive(false);
        m_composer->setQuotesAt(int(*typed().quotes));
        attach(0, typed().media);
    }
};

QTEST_MAIN(tst_ComposeEdits)
#include "tst_composeedits.moc"
