// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"
#include "sync/attachmentfiles.h"

#include <QImage>
#include <QPromise>

using namespace asterism;
using namespace asterism::ui;

/// Edits of one's own posts: what of them is kept, and one after another. And posts that take the
/// place of others.
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

    void writtenAnewBehindTheDeletion()
    {
        redraft();
        m_composer->setText(u"no typo"_s);
        send();
        const auto rows = m_house->rows();
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].action.kind, Action::Kind::Delete);
        QCOMPARE(rows[1].action.post.insteadOf, parentUri);
        QVERIFY(m_house->change(
            rows[0].id, [](store::OutboxRow &row) { row.state = store::OutboxRow::State::Done; }));
        QCOMPARE(m_house->rows().at(0).action.post.insteadOf, QString());
    }

    /// What the server has is older than the edit that waits, or failed.
    void writtenAnewFromWhatIsInTheOutbox_data() { goesOnFromWhatIsInTheOutbox_data(); }
    void writtenAnewFromWhatIsInTheOutbox()
    {
        QFETCH(bool, failed);
        edit();
        m_composer->setText(u"better"_s);
        send();
        if (failed) {
            QVERIFY(m_house->change(m_house->rows().at(0).id, [](store::OutboxRow &row) {
                row.state = store::OutboxRow::State::Failed;
                row.trouble = u"refused"_s;
            }));
        }
        m_asked = {};
        m_composer->redraft(parentUri, u"a"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        QCOMPARE(m_asked, QJsonObject());
        QCOMPARE(m_composer->text(), u"better"_s);
        QCOMPARE(m_composer->attached(), 1);
        QVERIFY(m_composer->trouble().contains(u"outbox"_s));
        m_composer->answer(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        send();
        const auto rows = m_house->rows();
        const auto posted = std::ranges::find_if(rows,
            [](const store::OutboxRow &row) { return row.action.kind == Action::Kind::Publish; });
        QVERIFY(posted != rows.end());
        const Action &sent = posted->action;
        QVERIFY(sent.target != parentUri);
        QCOMPARE(sent.post.text, u"better"_s);
        QCOMPARE(sent.post.insteadOf, parentUri);
    }

    /// The program died when the text was a draft and the deletion not in the outbox yet, or that
    /// was refused: else both posts would be there.
    void cutOffBeforeTheDeletion_data()
    {
        QTest::addColumn<bool>("deletes");
        QTest::newRow("it goes") << true;
        QTest::newRow("it stays") << false;
    }
    void cutOffBeforeTheDeletion()
    {
        QFETCH(bool, deletes);
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, {.uri = parentUri}));
        QVERIFY(keepHalf());
        m_composer = newComposer();
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        QVERIFY(!m_composer->isReady());
        QCOMPARE(m_composer->text(), u"no typo"_s);
        m_composer->answer(deletes);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QCOMPARE(m_composer->text(), u"no typo"_s);
        m_composer->close();
        QCOMPARE(drafts().size(), size_t(1));
        QCOMPARE(m_house->rows().size(), size_t(deletes ? 1 : 0));
        m_composer = newComposer(); // it was answered
        m_composer->write();
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        send();
        const auto rows = m_house->rows();
        QCOMPARE(rows.size(), size_t(deletes ? 2 : 1));
        QCOMPARE(rows.front().action.kind, deletes ? Action::Kind::Delete : Action::Kind::Publish);
        QCOMPARE(rows.back().action.post.text, u"no typo"_s);
        QCOMPARE(rows.back().action.post.insteadOf, deletes ? parentUri : QString());
    }

    /// Whoever took the deletion out of the outbox has said that it stays; and of a post that is
    /// not there any more nobody is asked.
    void nobodyIsAskedTwice_data()
    {
        QTest::addColumn<bool>("cancelled");
        QTest::newRow("taken out of the outbox") << true;
        QTest::newRow("not there") << false;
    }
    void nobodyIsAskedTwice()
    {
        QFETCH(bool, cancelled);
        if (cancelled) {
            QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, {.uri = parentUri}));
            const auto deletion = await(m_house->enqueue(
                {.kind = Action::Kind::Delete, .account = {u"a"_s}, .target = parentUri}));
            QVERIFY(deletion);
            QVERIFY(await(m_house->store().writeUser(
                [id = deletion->id](store::UserTx &tx) { return store::cancelAction(tx, id); })));
        }
        QVERIFY(keepHalf());
        m_composer = newComposer();
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QCOMPARE(m_composer->question(), QString());
        send();
        QCOMPARE(m_house->rows().back().action.post.insteadOf, QString());
    }

    /// Nothing is left of it but the old post.
    void theOutboxTakesNoDeletion()
    {
        m_refusal = Error{.kind = ErrorKind::Store, .subject = u"asterism.db"_s};
        m_composer->redraft(parentUri, u"a"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        m_composer->answer(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->trouble().contains(u"asterism.db"_s), patienceMs);
        QVERIFY(!m_composer->question().isEmpty());
        QCOMPARE(drafts().size(), size_t(0));
        m_composer->close();
        QVERIFY(!m_composer->isOpen());
        QCOMPARE(drafts().size(), size_t(0));
    }

    /// The old post's server may throw its files away with it, or a day later.
    void filesAreFetchedBeforeTheyAreLoose_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("id");
        QTest::newRow("can be asked for them") << u"mastodon"_s << u"51"_s;
        QTest::newRow("cannot") << u"mitra"_s << QString();
    }
    void filesAreFetchedBeforeTheyAreLoose()
    {
        QFETCH(QString, software);
        QFETCH(QString, id);
        QVERIFY(know(u"a.example"_s, software));
        QVERIFY(postWithAPicture());
        QUrl asked;
        m_fetch = [this, &asked](const QUrl &url) {
            asked = url;
            return answered(Result<QString>(fetchedFile()));
        };
        m_composer = newComposer();
        redraft();
        QCOMPARE(asked, QUrl(original));
        QCOMPARE(m_house->rows().size(), size_t(1));
        const Attachment file = part(0).attachments()->media().at(0);
        QCOMPARE(file.id, id);
        QCOMPARE(file.sentAt > 0, !id.isEmpty());
        QCOMPARE(file.description, u"a tin"_s);
        QCOMPARE(file.name, u"1.png"_s);
        QCOMPARE(file.type, u"image/png"_s);
        const QByteArray content = contentOf(fetchedFile());
        QVERIFY(!content.isEmpty());
        QCOMPARE(file.bytes, qint64(content.size()));
        QCOMPARE(contentOf(attachmentPath(m_house->folder(), file.file)), content);
        QCOMPARE(drafts().at(0).action.post.media.at(0).file, file.file);
        send();
        QCOMPARE(m_house->rows().at(1).action.post.media.at(0).file, file.file);
    }

    /// A large film takes its time.
    void closedWhileFilesAreFetched()
    {
        QVERIFY(postWithAPicture());
        QPromise<Result<QString>> late;
        late.start();
        m_fetch = [&late](const QUrl &) { return late.future(); };
        m_composer = newComposer();
        m_composer->redraft(parentUri, u"a"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        m_composer->answer(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->trouble().contains(u"1"_s), patienceMs);
        QVERIFY(m_composer->isBusy());
        m_composer->close();
        QVERIFY(!m_composer->isOpen());
        late.addResult(Result<QString>(fetchedFile()));
        late.finish();
        QTest::qWait(100);
        QCOMPARE(m_house->rows().size(), size_t(0));
        QCOMPARE(drafts().size(), size_t(0));
    }

    /// The post goes only when somebody says so.
    void filesThatCannotBeFetched_data()
    {
        QTest::addColumn<bool>("known");
        QTest::newRow("not there") << true;
        QTest::newRow("nobody knows where") << false;
    }
    void filesThatCannotBeFetched()
    {
        QFETCH(bool, known);
        QVERIFY(!known || postWithAPicture());
        m_fetch = [](const QUrl &url) {
            return answered(
                Result<QString>(Error{.kind = ErrorKind::NotFound, .subject = url.toString()}));
        };
        m_composer = newComposer();
        for (const bool anyway : {false, true}) {
            m_composer->redraft(parentUri, u"a"_s);
            QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
            m_composer->answer(true);
            QTRY_VERIFY_WITH_TIMEOUT(m_composer->question().contains(u"fetched"_s), patienceMs);
            QVERIFY(!m_composer->isReady());
            QCOMPARE(m_house->rows().size(), size_t(0));
            m_composer->answer(anyway);
            QTRY_COMPARE_WITH_TIMEOUT(m_composer->isOpen(), anyway, patienceMs);
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QCOMPARE(m_house->rows().size(), size_t(1));
        QCOMPARE(mediaIds(drafts().at(0).action.post), QStringList{u"51"_s});
        QVERIFY(drafts().at(0).action.post.media.at(0).sentAt > 0); // no post has it
    }

    /// The draft stays, and says why; another start changes nothing about that.
    void theDeletionFails()
    {
        redraft();
        QVERIFY(m_house->change(m_house->rows().at(0).id, [](store::OutboxRow &row) {
            row.state = store::OutboxRow::State::Failed;
            row.trouble = u"a.example refused."_s;
        }));
        m_composer->close();
        m_composer = newComposer();
        m_composer->write();
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        m_composer->setText(u"no typo"_s);
        m_reminds = false;
        m_composer->send();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_composer->trouble().contains(u"a.example refused."_s), patienceMs);
        QVERIFY(m_composer->isReady());
        QCOMPARE(m_house->rows().size(), size_t(1));
        QCOMPARE(drafts().size(), size_t(1));
    }

private:
    static const inline QString original = u"https://a.example/large/1.png"_s;

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
    /// The same as the cache has it.
    bool postWithAPicture()
    {
        Post post{.uri = parentUri};
        post.media = {{.type = Media::Type::Image,
            .url = original,
            .previewUrl = u"https://a.example/small/1.png"_s}};
        return m_house->receive(u"a"_s, u"a.example"_s, post);
    }
    /// As the cache of media keeps it, without a name that tells anything.
    QString fetchedFile() const
    {
        QImage picture(4, 3, QImage::Format_RGB32);
        picture.fill(Qt::red);
        const QString path = m_house->folder() + u"/0a1b2c"_s;
        return picture.save(path, "PNG") ? path : QString();
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void edit()
    {
        m_composer->edit(parentUri, u"a"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
    }
    void redraft()
    {
        m_composer->redraft(parentUri, u"a"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        m_composer->answer(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
    }
    /// A post that is written anew, whose old one nobody has deleted yet.
    bool keepHalf()
    {
        const Draft draft{.key = u"k"_s,
            .action = {.kind = Action::Kind::Publish,
                .account = {u"a"_s},
                .target = newPostKey(),
                .post = {.text = u"no typo"_s, .insteadOf = parentUri}},
            .open = true};
        return await(m_house->store().writeUser([draft](store::UserTx &tx) {
            return store::saveDraft(tx, draft);
        })).ok();
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
