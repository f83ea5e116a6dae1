// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"
#include "ui/viewmodels/outboxmodel.h"

using namespace asterism;
using namespace asterism::ui;

/// Posts that are taken out of the outbox while somebody may write: they are drafts at once.
class tst_composetakenout : public ComposerTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin();
        m_outbox = std::make_unique<OutboxModel>(
            m_house->store(), *m_house->accounts, m_house->app->clock);
        connect(m_outbox.get(), &OutboxModel::keptDraft, m_composer.get(), &Composer::addDraft);
    }
    void cleanup()
    {
        m_outbox.reset();
        end();
    }

    void itIsAmongTheDrafts()
    {
        write(u"words"_s);
        send();
        QCOMPARE(m_composer->drafts()->total(), 0);
        QSignalSpy kept(m_outbox.get(), &OutboxModel::keptDraft);
        m_outbox->remove(QString::number(m_house->rows().at(0).id));
        QTRY_COMPARE_WITH_TIMEOUT(kept.size(), 1, patienceMs);
        QVERIFY(!m_composer->isOpen());
        QCOMPARE(column(*m_composer->drafts(), "words"), QVariantList({u"Post: words"_s}));
        QCOMPARE(drafts().size(), size_t(1));
        m_composer->openDraft(drafts().at(0).key);
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        QCOMPARE(m_composer->text(), u"words"_s);
    }

    /// Nobody wrote it.
    void aBoostIsNoDraft()
    {
        const auto boost = await(m_house->enqueue(
            {.kind = Action::Kind::Boost, .account = {u"a"_s}, .target = parentUri}));
        QVERIFY(boost);
        QSignalSpy kept(m_outbox.get(), &OutboxModel::keptDraft);
        m_outbox->remove(QString::number(boost->id));
        QTRY_COMPARE_WITH_TIMEOUT(m_house->rows().size(), size_t(0), patienceMs);
        QTest::qWait(50);
        QCOMPARE(kept.size(), 0);
        QCOMPARE(m_composer->drafts()->total(), 0);
    }

private:
    std::unique_ptr<OutboxModel> m_outbox;
};

QTEST_MAIN(tst_composetakenout)
#include "tst_composetakenout.moc"
