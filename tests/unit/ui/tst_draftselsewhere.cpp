// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"

using namespace asterism;
using namespace asterism::ui;

/// The terminal program keeps drafts, and throws some away, while the window is open.
class tst_DraftsElsewhere : public ComposerTest {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        begin();
        auto opened = store::Store::open({.folder = m_house->folder()}, m_house->app->clock);
        QVERIFY(opened.ok());
        m_other = std::move(*opened);
    }
    void cleanup()
    {
        m_other.reset();
        end();
    }

    void whatIsKeptAndThrownAwayThere()
    {
        write(u"here"_s);
        watch();
        QCOMPARE(m_composer->drafts()->rowCount(), 0); // but what is open
        keep(u"x"_s, u"there"_s);
        QTRY_COMPARE_WITH_TIMEOUT(words(), QStringList{u"Post: there"_s}, patienceMs);
        keep(u"x"_s, u"there, and on"_s);
        QTRY_COMPARE_WITH_TIMEOUT(words(), QStringList{u"Post: there, and on"_s}, patienceMs);
        drop(u"x"_s);
        QTRY_COMPARE_WITH_TIMEOUT(words(), QStringList(), patienceMs);
        QCOMPARE(m_composer->text(), u"here"_s);
        QVERIFY(m_composer->isBegun());
    }

    /// Whatever is done there with what is being written here.
    void whatIsOpenStaysAsItIsHere()
    {
        write(u"here"_s);
        watch();
        const QString key = drafts().at(0).key;
        m_composer->setText(u"here, and on"_s); // in no file yet
        keep(key, u"there"_s);
        keep(u"x"_s, u"another"_s);
        QTRY_COMPARE_WITH_TIMEOUT(words(), QStringList{u"Post: another"_s}, patienceMs);
        QCOMPARE(m_composer->text(), u"here, and on"_s);
        m_composer->setText(u"here, and still on"_s); // whichever of the two was written last
        QTRY_VERIFY_WITH_TIMEOUT(textOf(key) == u"here, and still on"_s, patienceMs);
        drop(key);
        drop(u"x"_s);
        QTRY_COMPARE_WITH_TIMEOUT(words(), QStringList(), patienceMs);
        QVERIFY(m_composer->isBegun());
        m_composer->setText(u"once more"_s);
        QTRY_VERIFY_WITH_TIMEOUT(textOf(key) == u"once more"_s, patienceMs);
    }

    /// What was thrown away here does not come back with what is read meanwhile.
    void whatIsThrownAwayHereStaysAway()
    {
        write(u"here"_s);
        watch();
        keep(u"x"_s, u"there"_s);
        QTRY_COMPARE_WITH_TIMEOUT(words(), QStringList{u"Post: there"_s}, patienceMs);
        keep(u"y"_s, u"later"_s);
        m_composer->discard();
        QTRY_COMPARE_WITH_TIMEOUT(words().size(), 2, patienceMs);
        QCOMPARE(drafts().size(), size_t(2));
        QVERIFY(!words().contains(u"Post: here"_s));
    }

private:
    /// What is there by now is no news.
    void watch()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isSaved(), patienceMs);
        m_house->store().watchOthers(10);
        QCOMPARE(drafts().size(), size_t(1)); // behind the first look
    }
    void keep(const QString &key, const QString &text)
    {
        const Draft draft{.key = key,
            .action = {.kind = Action::Kind::Publish,
                .account = {u"a"_s},
                .target = newPostKey(),
                .post = {.text = text}}};
        QVERIFY(await(m_other->writeUser(
            [draft](store::UserTx &tx) { return store::saveDraft(tx, draft); })));
    }
    void drop(const QString &key)
    {
        QVERIFY(await(
            m_other->writeUser([key](store::UserTx &tx) { return store::removeDraft(tx, key); })));
    }
    QStringList words() const
    {
        QStringList words;
        for (const QVariant &one : column(*m_composer->drafts(), "words")) {
            words << one.toString();
        }
        return words;
    }
    /// In the file.
    QString textOf(const QString &key)
    {
        for (const Draft &draft : drafts()) {
            if (draft.key == key) {
                return draft.action.post.text;
            }
        }
        return {};
    }

    std::unique_ptr<store::Store> m_other;
};

QTEST_MAIN(tst_DraftsElsewhere)
#include "tst_draftselsewhere.moc"
