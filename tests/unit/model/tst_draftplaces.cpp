// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/draft.h"

#include <QTest>

using namespace asterism;
using namespace Qt::Literals::StringLiterals;

namespace {

Action published(const QString &target)
{
    return {.kind = Action::Kind::Publish, .account = {u"a"_s}, .target = target};
}

} // namespace

/// Which part of which draft an action is.
class tst_DraftPlaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachActionKnowsItsPlace()
    {
        const Draft draft{.key = newPostKey(),
            .action = published(newPostKey()),
            .more = {PostText{.text = u"two"_s}},
            .also = {u"b"_s, u"c"_s}};
        const std::vector<Action> actions = actionsOf(draft);
        QCOMPARE(actions.size(), size_t(6));
        for (int i = 0; i < 6; ++i) {
            const DraftPlace place{.key = draft.key, .account = i / 2, .part = i % 2};
            QCOMPARE(placeInDraft(actions[size_t(i)]), std::optional(place));
        }
        QCOMPARE(postsOf(draft).size(), size_t(2));
        QCOMPARE(postsOf(draft).back().text, u"two"_s);
    }

    void whatIsNoneOfThese_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("a key alone") << u"01234567-89ab-4cde-8123-000000000012"_s;
        QTest::newRow("no key") << u"-0-1"_s;
        QTest::newRow("too many accounts") << u"k-20-0"_s;
        QTest::newRow("too many parts") << u"k-0-50"_s;
        QTest::newRow("words") << u"k-a-b"_s;
        QTest::newRow("nothing") << QString();
    }
    void whatIsNoneOfThese()
    {
        QFETCH(QString, target);
        QVERIFY(!placeInDraft(published(target)));
    }

    void onlyPosts()
    {
        Action edit = published(u"k-0-0"_s);
        QVERIFY(placeInDraft(edit));
        edit.kind = Action::Kind::Edit;
        QVERIFY(!placeInDraft(edit));
    }
};

QTEST_GUILESS_MAIN(tst_DraftPlaces)
#include "tst_draftplaces.moc"
