// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/attachmentkeeping.h"

#include "store/drafts.h"
#include "store/outbox.h"
#include "sync/attachmentfiles.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// Files that no draft and no post on its way has any more go.
class tst_attachmentkeeping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_drafts = 0;
        m_dir = std::make_unique<QTemporaryDir>();
        auto opened = store::Store::open({.folder = m_dir->path(), .engine = true}, m_clock);
        QVERIFY(opened);
        m_store = std::move(*opened);
        m_keeping = std::make_unique<AttachmentKeeping>(*m_store, m_clock);
    }
    void cleanup()
    {
        m_keeping.reset();
        m_store.reset();
    }

    void atTheStart()
    {
        const Draft draft = written(attached(true));
        const QString old = attached(true).file;
        const QString fresh = attached(false).file;
        QVERIFY(save(draft));
        QCOMPARE(kept().size(), 3);
        m_keeping->start();
        QTRY_COMPARE(kept().size(), 2);
        QVERIFY(!kept().contains(old));
        QVERIFY(kept().contains(fresh));
    }

    /// Not when it is sent: what is on its way has it still.
    void whenADraftGoes()
    {
        const Draft sent = written(attached(true));
        const Draft thrownAway = written(attached(true));
        QVERIFY(save(sent) && save(thrownAway));
        m_keeping->start();
        QVERIFY(m_store->writeUserNow([&](store::UserTx &tx) {
            return store::enqueuePosts(tx, actionsOf(sent), 0, sent.key);
        }));
        QVERIFY(m_store->writeUserNow(
            [&](store::UserTx &tx) { return store::removeDraft(tx, thrownAway.key); }));
        QTRY_COMPARE(kept(), QStringList{sent.action.post.media[0].file});
        QTest::qWait(100); // nothing else goes
        QCOMPARE(kept().size(), 1);
    }

    void notBeforeItHasBegun()
    {
        attached(true);
        QVERIFY(save(written(attached(true))));
        QVERIFY(m_store->writeUserNow(
            [](store::UserTx &tx) { return store::removeDraft(tx, u"key 1"_s); }));
        QTest::qWait(100);
        QCOMPARE(kept().size(), 2);
    }

private:
    Attachment attached(bool old)
    {
        const auto taken = takeBytes(m_dir->path(), "words", u"words.txt"_s);
        if (!taken) {
            qFatal("%s", qPrintable(sentence(taken.error())));
        }
        QFile file(attachmentPath(m_dir->path(), taken->file));
        const QDateTime then =
            QDateTime::fromMSecsSinceEpoch(m_clock.now() - (old ? 2 * dayMs : hourMs));
        if (!file.open(QIODevice::ReadWrite)
            || !file.setFileTime(then, QFileDevice::FileModificationTime)) {
            qFatal("no time for a file");
        }
        return *taken;
    }
    Draft written(const Attachment &file)
    {
        Draft draft{.key = u"key %1"_s.arg(++m_drafts),
            .action = {.kind = Action::Kind::Publish, .account = {u"A"_s}, .target = u"t"_s}};
        draft.action.post.media = {file};
        return draft;
    }
    bool save(const Draft &draft)
    {
        return m_store->writeUserNow([&](store::UserTx &tx) { return store::saveDraft(tx, draft); })
            .ok();
    }
    QStringList kept() const
    {
        return QDir(m_dir->filePath(u"attachments"_s)).entryList(QDir::Files);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    ManualClock m_clock{1'795'348'800'000};
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<AttachmentKeeping> m_keeping;
    int m_drafts = 0;
};

QTEST_GUILESS_MAIN(tst_attachmentkeeping)
#include "tst_attachmentkeeping.moc"
