// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/heldnotices.h"

#include "actingfixture.h"

#include "app/jobs.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>

using namespace asterism;
using namespace asterism::ui;

namespace {

QJsonObject heldPage(const QStringList &users, const QString &below = {})
{
    QJsonArray people;
    for (const QString &user : users) {
        people.append(QJsonObject{{u"id"_s, u"q-"_s + user}, {u"person"_s, u"id-"_s + user},
            {u"notices"_s, 2}, {u"text"_s, u"hello"_s},
            {u"actor"_s, actorToJob({.acct = user + u"@b.example"_s, .displayName = user})}});
    }
    return {{u"people"_s, people}, {u"below"_s, below}};
}

QJsonObject heldCount(int people)
{
    return {{u"people"_s, people}, {u"notices"_s, people}};
}

} // namespace

/// Whom the settings of own accounts keep back.
class tst_heldnoticesmodel : public QObject {
    Q_OBJECT

    std::unique_ptr<ActingFixture> m_house;
    std::unique_ptr<HeldNotices> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    ManualClock m_clock{learntAt};
    QHash<QString, Result<QJsonObject>> m_answers; ///< by kind, account and below or id
    QStringList m_asked;

    std::vector<AccountId> all() const { return {{u"ao"_s}, {u"sora"_s}}; }
    void refresh()
    {
        m_model->refresh();
        QTRY_VERIFY(!m_model->isBusy());
    }

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        m_answers.clear();
        m_house = std::make_unique<ActingFixture>();
        QVERIFY(m_house->isReady());
        const auto ask = [this](const QString &kind, const QJsonObject &argument) {
            const QString key = kind + u' ' + argument[u"account"_s].toString() + u' '
                + argument[u"below"_s].toString() + argument[u"id"_s].toString();
            m_asked << key;
            return answered(m_answers.value(key, Result<QJsonObject>(QJsonObject())));
        };
        const auto accounts = [] {
            return std::vector<Account>{
                {.id = {u"ao"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s},
                {.id = {u"sora"_s}, .acct = u"sora@c.example"_s, .host = u"c.example"_s}};
        };
        m_model =
            std::make_unique<HeldNotices>(*m_house->app->store, ask, accounts, m_clock, nullptr);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_house.reset();
    }

    void aLineWhereSomebodyIs()
    {
        QSignalSpy changed(m_model.get(), &HeldNotices::countsChanged);
        m_answers.insert(u"held-counts ao "_s, heldCount(3));
        m_answers.insert(u"held-counts sora "_s, heldCount(2));
        QCOMPARE(m_model->words(all()), QString());
        m_model->look({u"ao"_s});
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(m_model->words(all()).contains(u"@ao@a.example"_s));
        QVERIFY(m_model->words(all()).contains(u'3'));
        QCOMPARE(m_model->words({{u"sora"_s}}), QString()); // that column shows another account
        m_model->look({u"sora"_s});
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(m_model->words(all()).contains(u'5'));
    }

    /// However often its notifications are read; and what a server says once stays meanwhile.
    void notAskedTooOften()
    {
        m_answers.insert(u"held-counts ao "_s, heldCount(3));
        m_model->look({u"ao"_s});
        QTRY_VERIFY(!m_model->words(all()).isEmpty());
        m_model->look({u"ao"_s});
        QCOMPARE(m_asked.size(), 1);
        m_answers.insert(
            u"held-counts ao "_s, Error{.kind = ErrorKind::Network, .subject = u"a.example"_s});
        m_clock.advance(HeldNotices::lookMs);
        m_model->look({u"ao"_s});
        QCOMPARE(m_asked.size(), 2);
        QTest::qWait(1);
        QVERIFY(m_model->words(all()).contains(u'3'));
        m_answers.insert(
            u"held-counts ao "_s, Error{.kind = ErrorKind::Usage, .subject = u"a.example"_s});
        m_clock.advance(HeldNotices::lookMs);
        m_model->look({u"ao"_s});
        QTRY_COMPARE(m_model->words(all()), QString());
    }

    void whoItIs()
    {
        m_answers.insert(u"held-people ao "_s, heldPage({u"mei"_s, u"kai"_s}, u"2"_s));
        m_answers.insert(u"held-people ao 2"_s, heldPage({u"kai"_s, u"ren"_s}));
        m_answers.insert(
            u"held-people sora "_s, Error{.kind = ErrorKind::Usage, .subject = u"c.example"_s});
        refresh();
        QCOMPARE(column(*m_model, "acct"),
            (QVariantList{u"@mei@b.example"_s, u"@kai@b.example"_s, u"@ren@b.example"_s}));
        QCOMPARE(column(*m_model, "bio")[0].toString(), u"hello"_s);
        QCOMPARE(column(*m_model, "count")[0].toInt(), 2);
        QVERIFY(m_model->words(all()).contains(u'3'));
        QCOMPARE(m_model->trouble(), QString()); // it has no such thing
    }

    /// While they are asked again, and where that does not work.
    void rowsStay()
    {
        m_answers.insert(u"held-people ao "_s, heldPage({u"mei"_s}));
        m_answers.insert(u"held-people sora "_s, heldPage({u"kai"_s}));
        refresh();
        QCOMPARE(m_model->rowCount(), 2);
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        m_answers.insert(
            u"held-people ao "_s, Error{.kind = ErrorKind::Network, .subject = u"a.example"_s});
        refresh();
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(removed.size() + reset.size(), 0);
        QVERIFY(m_model->trouble().contains(u"a.example"_s));
    }

    /// A server whose pages never end, and one whose pages bring nobody new.
    void notWithoutEnd()
    {
        QStringList many;
        for (int i = 0; i < 500; ++i) {
            many << u"u%1"_s.arg(i);
        }
        m_answers.insert(u"held-people ao "_s, heldPage(many, u"2"_s));
        m_answers.insert(u"held-people sora "_s, heldPage({u"mei"_s}, u"2"_s));
        m_answers.insert(u"held-people sora 2"_s, heldPage({u"mei"_s}, u"2"_s));
        refresh();
        QCOMPARE(m_model->rowCount(), HeldNotices::mostEach + 1);
        QVERIFY(!m_asked.contains(u"held-people ao 2"_s));
        QCOMPARE(m_asked.count(u"held-people sora 2"_s), 1);
    }

    void answeringThem()
    {
        m_answers.insert(u"held-people ao "_s, heldPage({u"mei"_s, u"kai"_s}));
        refresh();
        m_model->answer(u"ao"_s, u"q-mei"_s, true);
        QTRY_COMPARE(column(*m_model, "acct"), QVariantList{u"@kai@b.example"_s});
        QVERIFY(m_asked.contains(u"held-answer ao q-mei"_s));
        QVERIFY(m_model->words(all()).contains(u'1'));
        refresh(); // its server has not come to it yet
        QCOMPARE(m_model->rowCount(), 1);

        m_answers.insert(u"held-answer ao q-kai"_s,
            Error{.kind = ErrorKind::Rejected, .subject = u"a.example"_s, .detail = u"no"_s});
        m_model->answer(u"ao"_s, u"q-kai"_s, false);
        QTRY_VERIFY(column(*m_model, "trouble")[0].toString().contains(u"no"_s));
        QCOMPARE(column(*m_model, "pending")[0].toString(), QString());
        QCOMPARE(m_model->rowCount(), 1);
    }
};

QTEST_MAIN(tst_heldnoticesmodel)
#include "tst_heldnoticesmodel.moc"
