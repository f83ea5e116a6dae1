// SPDX-License-Identifier: GPL-3.0-or-later
#include "actingtesting.h"

#include "ui/viewmodels/actingrules.h"

#include <QTest>

using namespace asterism;
using namespace asterism::store;
using namespace asterism::ui;

/// Who acts where nobody was named, with a post that one own account wrote to another.
class tst_ActingRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        QVERIFY(!m_folder->open());
        QVERIFY(m_folder->write(saveThreeServers));
        Prepared letter = somePost(u"1"_s, Visibility::Direct);
        letter.item.post.author = person(u"ao@m.example"_s);
        letter.item.post.viewer = ViewerState{};
        QVERIFY(m_folder->loose(ownTeller(u"m"_s), {letter}));
        QVERIFY(m_folder->loose(ownTeller(u"p"_s), {letter}));
    }
    void cleanup() { m_folder.reset(); }

    void whoReceivedItAnswersIt_data()
    {
        QTest::addColumn<QString>("standard");
        QTest::addColumn<QString>("acts");
        QTest::newRow("the default one received it") << u"p"_s << u"p"_s;
        QTest::newRow("the default one wrote it") << u"m"_s << u"m"_s;
        QTest::newRow("the default one never saw it") << u"k"_s << u"m"_s;
    }
    void whoReceivedItAnswersIt()
    {
        QFETCH(QString, standard);
        QTEST(whoDid(Action::Kind::Bookmark, standard), "acts");
    }

    void itsAuthorAloneChangesIt()
    {
        QCOMPARE(whoDid(Action::Kind::Delete, u"p"_s), u"m"_s);
        QCOMPARE(whoDid(Action::Kind::Edit, u"p"_s), u"m"_s);
    }

private:
    /// Or why nobody.
    QString whoDid(Action::Kind kind, const QString &standard)
    {
        const Action action{.kind = kind, .target = u"https://a.example/1"_s};
        const OwnActors own{.accounts = threeAccounts(), .standard = {standard}};
        const auto ready =
            m_folder->read([=](CacheTx &tx) { return readyAction(tx, action, own); });
        return ready ? ready->action.account.value : ready.error().detail;
    }

    std::unique_ptr<Folder> m_folder;
};

QTEST_GUILESS_MAIN(tst_ActingRules)
#include "tst_actingrules.moc"
