// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/tagfollows.h"

#include "actingfixture.h"

using namespace asterism;
using namespace asterism::ui;

/// Which own accounts follow a hashtag, as a menu tells it.
class tst_tagfollows : public QObject {
    Q_OBJECT

    std::unique_ptr<ActingFixture> m_house;
    std::unique_ptr<TagFollows> m_model;

    void make()
    {
        m_model = std::make_unique<TagFollows>(*m_house->app->store, m_house->ask(), u"鯖缶"_s);
    }
    QString of(int row, const char *role) const
    {
        return column(*m_model, role).value(row).toString();
    }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<ActingFixture>();
        QVERIFY(m_house->isReady());
        QVERIFY(m_house->add(u"ao"_s, u"a.example"_s, u"mastodon"_s));
        QVERIFY(m_house->add(u"sora"_s, u"c.example"_s, u"snac"_s, 0));
        QVERIFY(m_house->add(u"hal"_s, u"b.example"_s, u"gotosocial"_s, 0));
    }
    void cleanup()
    {
        m_model.reset();
        m_house.reset();
    }

    void asEachServerTellsIt()
    {
        m_house->answers(u"tag-followed ao"_s, QJsonObject{{u"follows"_s, true}});
        m_house->answers(u"tag-followed hal"_s, QJsonObject{{u"follows"_s, false}});
        make();
        QTRY_COMPARE(of(0, "words"), u"Unfollow #鯖缶 as @ao@a.example"_s);
        QCOMPARE(of(0, "kind"), u"unfollow-tag"_s);
        QTRY_COMPARE(of(2, "why"), QString());
        QCOMPARE(of(2, "words"), u"Follow #鯖缶 as @hal@b.example"_s);
        QCOMPARE(of(2, "kind"), u"follow-tag"_s);
    }

    /// It is said why not, and its server is not asked.
    void whoseServerKnowsNone()
    {
        make();
        QTRY_COMPARE(m_model->rowCount(), 3);
        QVERIFY2(of(1, "why").contains(u"c.example"_s), qPrintable(of(1, "why")));
        QTRY_COMPARE(
            m_house->asked, QStringList({u"tag-followed ao 鯖缶"_s, u"tag-followed hal 鯖缶"_s}));
    }

    /// To follow twice is to follow once.
    void whoWasNotTold()
    {
        m_house->answers(
            u"tag-followed ao"_s, Error{.kind = ErrorKind::Network, .subject = u"a.example"_s});
        make();
        QTRY_COMPARE(of(0, "kind"), u"follow-tag"_s);
        QTRY_COMPARE(of(0, "why"), QString());
    }

    void whatIsOnItsWayCounts()
    {
        m_house->answers(u"tag-followed ao"_s, QJsonObject{{u"follows"_s, false}});
        make();
        QTRY_COMPARE(of(0, "kind"), u"follow-tag"_s);
        const qint64 row = m_house->enqueue(
            {.kind = Action::Kind::FollowTag, .account = {u"ao"_s}, .target = u"鯖缶"_s});
        QTRY_COMPARE(of(0, "kind"), u"unfollow-tag"_s);
        // Refused: its server is asked again, and says as before.
        QVERIFY(m_house->set(row, store::OutboxRow::State::Failed, u"No"_s));
        QTRY_COMPARE(of(0, "kind"), u"follow-tag"_s);
        QTRY_VERIFY(m_house->asked.contains(u"tag-followed ao 鯖缶 fresh"_s));
    }
};

QTEST_MAIN(tst_tagfollows)
#include "tst_tagfollows.moc"
