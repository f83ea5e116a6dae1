// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"
#include "sync/attachmentfiles.h"

#include <QImage>
#include <QPromise>

using namespace asterism;
using namespace asterism::ui;

/// Posts that take the place of others, which are deleted.
class tst_ComposeAnew : public ComposerTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin();
        m_source = typed();
    }
    void cleanup() { end(); }

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
    void writtenAnewFromWhatIsInTheOutbox_data()
    {
        QTest::addColumn<bool>("failed");
        QTest::newRow("waiting") << false;
        QTest::newRow("failed") << true;
    }
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

    /// Nothing is decided by that: it is asked again where the draft is opened.
    void closedBeforeItIsDecided()
    {
        QVERIFY(m_house->receive(u"a"_s, u"a.example"_s, {.uri = parentUri}));
        QVERIFY(keepHalf());
        m_composer = newComposer();
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        m_composer->close();
        QVERIFY(!m_composer->isOpen());
        QCOMPARE(drafts().size(), size_t(1));
        QVERIFY(!drafts().at(0).open);
        QCOMPARE(drafts().at(0).action.post.insteadOf, parentUri);
        QCOMPARE(m_house->rows().size(), size_t(0));
        m_composer->openDraft(u"k"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        QCOMPARE(m_composer->text(), u"no typo"_s);
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
        QTest::newRow("cannot") << u"akkoma"_s << QString();
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

    /// What a note shows of a drive's file is smaller than that.
    void filesThatOutliveTheirPost()
    {
        QVERIFY(know(u"a.example"_s, u"misskey"_s));
        QVERIFY(postWithAPicture());
        int asked = 0;
        m_fetch = [this, &asked](const QUrl &) {
            ++asked;
            return answered(Result<QString>(fetchedFile()));
        };
        m_composer = newComposer();
        redraft();
        QCOMPARE(asked, 0);
        QCOMPARE(m_house->rows().size(), size_t(1));
        const Attachment file = part(0).attachments()->media().at(0);
        QCOMPARE(file.id, u"51"_s);
        QCOMPARE(file.file, QString());
        QCOMPARE(file.sentAt, 0);
        send();
        QCOMPARE(mediaIds(m_house->rows().at(1).action.post), QStringList{u"51"_s});
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

    /// A page where there should be a file, or a still picture where there should be a film.
    void whatIsFetchedIsSomethingElse_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("page");
        QTest::newRow("a page for a picture") << u"image"_s << true;
        QTest::newRow("a page for what nobody knows") << u"unknown"_s << true;
        QTest::newRow("a picture for a film") << u"video"_s << false;
    }
    void whatIsFetchedIsSomethingElse()
    {
        QFETCH(QString, type);
        QFETCH(bool, page);
        m_source->media[0].type = type;
        QVERIFY(postWithAPicture());
        m_fetch = [this, page](const QUrl &) {
            return answered(Result<QString>(page ? fetchedPage() : fetchedFile()));
        };
        m_composer = newComposer();
        m_composer->redraft(parentUri, u"a"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        m_composer->answer(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->question().contains(u"fetched"_s), patienceMs);
        QCOMPARE(m_house->rows().size(), size_t(0));
        const Attachment file = part(0).attachments()->media().at(0);
        QCOMPARE(file.id, u"51"_s);
        QCOMPARE(file.file, QString());
    }

    /// As of sounds, which all have the same picture: each has its own copy.
    void filesThatLookAlike()
    {
        m_source->media = twoAlike();
        QVERIFY(postWithTwoAlike());
        QList<QUrl> asked;
        m_fetch = [this, &asked](const QUrl &url) {
            asked << url;
            return answered(Result<QString>(fetchedFile()));
        };
        m_composer = newComposer();
        redraft();
        QCOMPARE(asked, QList<QUrl>({QUrl(original), QUrl(other)}));
        QCOMPARE(m_house->rows().size(), size_t(1));
    }

    /// They may have been moved since: nobody knows which is which.
    void filesThatLookAlikeInADraft()
    {
        QVERIFY(postWithTwoAlike());
        QVERIFY(keepHalf(twoAlike()));
        int asked = 0;
        m_fetch = [this, &asked](const QUrl &) {
            ++asked;
            return answered(Result<QString>(fetchedFile()));
        };
        m_composer = newComposer();
        QTRY_VERIFY_WITH_TIMEOUT(!m_composer->question().isEmpty(), patienceMs);
        m_composer->answer(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->question().contains(u"fetched"_s), patienceMs);
        QCOMPARE(asked, 0);
        QCOMPARE(m_house->rows().size(), size_t(0));
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
    static const inline QString other = u"https://a.example/large/2.png"_s;

    static PostText typed()
    {
        return {.text = u"as typed"_s,
            .warning = u"tea"_s,
            .visibility = Visibility::Unlisted,
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
    static QList<Attachment> twoAlike()
    {
        Attachment one = typed().media.first();
        Attachment two = one;
        two.id = u"52"_s;
        return {one, two};
    }
    bool postWithTwoAlike()
    {
        Post post{.uri = parentUri};
        for (const QString &url : {original, other}) {
            post.media.push_back({.type = Media::Type::Image,
                .url = url,
                .previewUrl = u"https://a.example/small/1.png"_s});
        }
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
    QString fetchedPage() const
    {
        const QString path = m_house->folder() + u"/3d4e5f"_s;
        QFile file(path);
        const QByteArray page = "<!DOCTYPE html>\n<html><body>Sign in</body></html>\n";
        return file.open(QIODevice::WriteOnly) && file.write(page) == page.size() ? path
                                                                                  : QString();
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
    bool keepHalf(const QList<Attachment> &media = {})
    {
        const Draft draft{.key = u"k"_s,
            .action = {.kind = Action::Kind::Publish,
                .account = {u"a"_s},
                .target = newPostKey(),
                .post = {.text = u"no typo"_s, .insteadOf = parentUri, .media = media}},
            .open = true};
        return await(m_house->store().writeUser([draft](store::UserTx &tx) {
            return store::saveDraft(tx, draft);
        })).ok();
    }
};

QTEST_MAIN(tst_ComposeAnew)
#include "tst_composeanew.moc"
