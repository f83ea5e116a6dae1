// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/drafts.h"
#include "storetesting.h"

using namespace asterism;
using namespace asterism::store;

namespace {

Draft draftOf(const QString &key, const QString &text)
{
    return {.key = key,
        .action = {.kind = Action::Kind::Publish,
            .account = {u"a"_s},
            .target = u"post of "_s + key,
            .post = {.text = text,
                .warning = u"warned"_s,
                .visibility = Visibility::Private,
                .language = u"ja"_s,
                .replyTo = u"https://a.example/1"_s,
                .media = {Attachment{.id = u"7"_s}, Attachment{.id = u"8"_s}}}},
        .open = true};
}

} // namespace

/// What is being written, and was not sent.
class tst_Drafts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
    }

    void theyAreThereAfterwards()
    {
        Draft draft = draftOf(u"k"_s, u"鯖缶\n\"quoted\""_s);
        save(draft);
        QVERIFY(!m_folder->open()); // anew
        draft.changedAt = noon;
        QCOMPARE(kept(), std::vector<Draft>{draft});
    }

    void whatAnEditBeganWith()
    {
        Draft draft = draftOf(u"k"_s, u"better"_s);
        draft.action.kind = Action::Kind::Edit;
        draft.hiddenWarning = u"tins"_s;
        draft.began = PostText();
        save(draft);
        QCOMPARE(kept().front().began, std::optional(PostText()));
        draft.began = draftOf(u"k"_s, u"as it was"_s).action.post;
        save(draft);
        QCOMPARE(kept().front().began, draft.began);
        // Another hand has written there: the draft is whole all the same.
        QVERIFY(m_folder->writeUser([](UserTx &tx) {
            tx.db.exec("UPDATE draft SET began = '{\"x\":7}'");
            return Result<Done>(Done{});
        }));
        QVERIFY(!kept().front().began);
        QCOMPARE(kept().front().action.post.text, u"better"_s);
    }

    void theNewestComesFirst()
    {
        for (const QString &key : {u"one"_s, u"two"_s, u"three"_s}) {
            save(draftOf(key, key));
            m_folder->clock.advance(secondMs);
        }
        save(draftOf(u"one"_s, u"once more"_s));
        QCOMPARE(keys(), QStringList({u"one"_s, u"three"_s, u"two"_s}));
        QCOMPARE(kept().front().action.post.text, u"once more"_s);
        QVERIFY(m_folder->writeUser([](UserTx &tx) { return removeDraft(tx, u"three"_s); }));
        QVERIFY(m_folder->writeUser([](UserTx &tx) { return removeDraft(tx, u"none"_s); }));
        QCOMPARE(keys(), QStringList({u"one"_s, u"two"_s}));
    }

    void onlyWhatIsWritten()
    {
        Draft nameless = draftOf(QString(), u"x"_s);
        QVERIFY(!saved(nameless));
        Draft boost = draftOf(u"k"_s, u"x"_s);
        boost.action.kind = Action::Kind::Boost;
        QVERIFY(!saved(boost));
        QCOMPARE(keys(), QStringList());
    }

    /// Another hand has written into the file: the others are there all the same.
    void whatNobodyCanReadIsLeftOut()
    {
        save(draftOf(u"good"_s, u"x"_s));
        save(draftOf(u"bad"_s, u"x"_s));
        QVERIFY(m_folder->writeUser([](UserTx &tx) {
            tx.db.exec("UPDATE draft SET options = '{\"post\":7}' WHERE key = 'bad'");
            return Result<Done>(Done{});
        }));
        QCOMPARE(keys(), QStringList({u"good"_s}));
        const auto all = m_folder->readUser([](UserTx &tx) { return keptDrafts(tx); });
        QVERIFY(all);
        QCOMPARE(all->readable.size(), size_t(1));
        QCOMPARE(all->unreadable, 1); // told, and still there
        const auto none = m_folder->readUser([](UserTx &tx) { return keptDrafts(tx, 0); });
        QVERIFY(none && none->readable.empty() && none->unreadable == 0);
    }

    void descriptionsThatAreTooLong()
    {
        Draft draft = draftOf(u"k"_s, u"x"_s);
        draft.action.post.media = {
            Attachment{.description = QString(longestFileDescription, u'x'), .id = u"7"_s}};
        save(draft);
        QCOMPARE(keys(), QStringList({u"k"_s}));
        draft.action.post.media.first().description += u'x';
        save(draft);
        QCOMPARE(keys(), QStringList());
        const auto all = m_folder->readUser([](UserTx &tx) { return keptDrafts(tx); });
        QVERIFY(all && all->unreadable == 1);
    }

private:
    bool saved(const Draft &draft)
    {
        return m_folder->writeUser([&](UserTx &tx) { return saveDraft(tx, draft); }).ok();
    }
    void save(const Draft &draft) { QVERIFY(saved(draft)); }
    std::vector<Draft> kept()
    {
        const auto all = m_folder->readUser([](UserTx &tx) { return drafts(tx); });
        return all ? *all : std::vector<Draft>();
    }
    QStringList keys()
    {
        QStringList found;
        for (const Draft &draft : kept()) {
            found << draft.key;
        }
        return found;
    }

    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_Drafts)
#include "tst_drafts.moc"
