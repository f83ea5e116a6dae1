// SPDX-License-Identifier: GPL-3.0-or-later
#include "composertesting.h"

using namespace asterism;
using namespace asterism::ui;

/// Many drafts: page by page, and what is not shown is said.
class tst_DraftPages : public ComposerTest {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void onePageHasNoOther()
    {
        DraftsModel model;
        model.show(some(200), {}, {});
        QCOMPARE(model.rowCount(), 200);
        QCOMPARE(model.otherPage(), QString());
        model.show(some(201), {}, u"7"_s); // one is being written
        QCOMPARE(model.rowCount(), 200);
        QCOMPARE(model.total(), 200);
        QCOMPARE(model.otherPage(), QString());
    }

    void forthAndBack()
    {
        DraftsModel model;
        model.show(some(450), {}, {}, true);
        QCOMPARE(model.total(), 450);
        QCOMPARE(firstKey(model), u"0"_s);
        QVERIFY2(model.otherPage().contains(u"250"_s), qPrintable(model.otherPage()));
        QCOMPARE(model.note(), QString());
        model.turnPage();
        QCOMPARE(firstKey(model), u"200"_s);
        QVERIFY2(model.otherPage().contains(u"50"_s), qPrintable(model.otherPage()));
        model.turnPage();
        QCOMPARE(firstKey(model), u"400"_s);
        QCOMPARE(model.rowCount(), 50);
        QVERIFY(!model.note().isEmpty());
        model.turnPage();
        QCOMPARE(firstKey(model), u"0"_s);
    }

    /// Whoever reads the third page stays there, until there is none.
    void thePageStays()
    {
        DraftsModel model;
        model.show(some(450), {}, {});
        model.turnPage();
        model.turnPage();
        model.show(some(449), {}, {});
        QCOMPARE(firstKey(model), u"400"_s);
        model.show(some(300), {}, {});
        QCOMPARE(firstKey(model), u"0"_s);
        model.show({}, {}, {});
        QCOMPARE(model.rowCount(), 0);
    }

    /// Out of the file come more than a page, and not without end.
    void outOfTheFile()
    {
        QVERIFY(await(m_house->store().writeUser([](store::UserTx &tx) -> Result<Done> {
            for (const Draft &draft : some(1005)) {
                if (const auto saved = store::saveDraft(tx, draft); !saved) {
                    return saved;
                }
            }
            return Done{};
        })));
        m_composer = newComposer();
        const DraftsModel &drafts = *m_composer->drafts();
        QTRY_COMPARE_WITH_TIMEOUT(drafts.total(), 1000, patienceMs);
        QCOMPARE(drafts.rowCount(), 200);
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(drafts.note(), QString());
            m_composer->drafts()->turnPage();
        }
        QVERIFY(!drafts.note().isEmpty());
    }

private:
    static std::vector<Draft> some(int count)
    {
        std::vector<Draft> all;
        for (int i = 0; i < count; ++i) {
            all.push_back({.key = QString::number(i),
                .action = {.kind = Action::Kind::Publish,
                    .account = {u"a"_s},
                    .target = newPostKey(),
                    .post = {.text = u"draft %1"_s.arg(i)}}});
        }
        return all;
    }
    static QString firstKey(const DraftsModel &model)
    {
        return column(model, "key").value(0).toString();
    }
};

QTEST_MAIN(tst_DraftPages)
#include "tst_draftpages.moc"
