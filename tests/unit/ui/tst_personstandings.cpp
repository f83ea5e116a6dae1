// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/personstandings.h"

#include "actingfixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString mei = u"mei@b.example"_s;

} // namespace

/// The rows of a profile: how each account stands to the person, and what its button does.
class tst_personstandings : public QObject {
    Q_OBJECT

    std::unique_ptr<ActingFixture> m_house;
    std::unique_ptr<PersonStandings> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    PersonStandings &make(const QString &acct = mei)
    {
        m_model = std::make_unique<PersonStandings>(*m_house->app->store, m_house->ask());
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        m_model->setPerson(acct);
        return *m_model;
    }
    QString of(int row, const char *role) const
    {
        return column(*m_model, role).value(row).toString();
    }
    Action about(Action::Kind kind, const QString &account = u"ao"_s) const
    {
        return {.kind = kind, .account = {account}, .target = mei};
    }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<ActingFixture>();
        QVERIFY(m_house->isReady());
        QVERIFY(m_house->add(u"ao"_s, u"a.example"_s, u"mastodon"_s));
        QVERIFY(m_house->add(u"sora"_s, u"c.example"_s, u"mastodon"_s));
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_house.reset();
    }

    void eachAccountByItself()
    {
        m_house->stands(u"ao"_s, standingOf({.following = true, .followedBy = true}));
        m_house->stands(u"sora"_s, standingOf({.requested = true}));
        PersonStandings &model = make();
        QCOMPARE(model.acct(), u'@' + mei);
        QCOMPARE(model.host(), u"b.example"_s);
        QTRY_COMPARE(column(model, "words"),
            (QVariantList{u"follows · they follow back"_s, u"requested"_s}));
        QCOMPARE(column(model, "acct"), (QVariantList{u"@ao@a.example"_s, u"@sora@c.example"_s}));
        QCOMPARE(column(model, "task"), (QVariantList{u"unfollow"_s, u"unfollow"_s}));
        QCOMPARE(column(model, "button"), (QVariantList{u"Unfollow"_s, u"Cancel the request"_s}));
        QCOMPARE(m_house->asked,
            (QStringList{u"relationships ao "_s + mei, u"relationships sora "_s + mei}));
        QVERIFY(model.tasks().contains(u"unfollow"_s) && model.tasks().contains(u"options"_s));
        QVERIFY(!model.tasks().contains(u"unblock"_s));
    }

    /// However much else waits before it; and what was refused is there, too.
    void theNewestClickIsSeen()
    {
        make();
        QTRY_COMPARE(of(1, "task"), u"follow"_s);
        QVERIFY(m_house->fill(u"ao"_s));
        const qint64 row = m_house->enqueue(about(Action::Kind::Follow));
        QTRY_VERIFY(!of(0, "pending").isEmpty());
        QCOMPARE(of(1, "pending"), QString());
        QVERIFY(m_house->enqueue({.kind = Action::Kind::BlockDomain,
                    .account = {u"sora"_s},
                    .target = u"b.example"_s})
            > 0);
        QTRY_VERIFY(!of(1, "pending").isEmpty());
        QVERIFY(m_house->set(row, store::OutboxRow::State::Failed, u"Too many."_s));
        QTRY_VERIFY(of(0, "trouble").contains(u"Too many."_s));
    }

    void whoIsUnknownOrAway()
    {
        m_house->stands(u"sora"_s, Error{.kind = ErrorKind::Network, .subject = u"c.example"_s});
        PersonStandings &model = make();
        QTRY_COMPARE(of(0, "words"), u"a.example does not know them yet"_s);
        QCOMPARE(of(0, "task"), u"follow"_s);
        QTRY_VERIFY(of(1, "words").contains(u"c.example"_s));
        QCOMPARE(of(1, "task"), u"follow"_s); // it is done when the server is there again
        QVERIFY(model.tasks().contains(u"follow"_s));
    }

    /// Beside the standing, as it will be; where none can be kept it is said why.
    void notes()
    {
        QVERIFY(m_house->add(u"kai"_s, u"d.example"_s, u"snac"_s, 0));
        m_house->stands(u"ao"_s, standingOf({.note = u"met in Kyoto"_s}));
        m_house->stands(u"sora"_s, standingOf({}));
        PersonStandings &model = make();
        QTRY_COMPARE(of(0, "note"), u"met in Kyoto"_s);
        QCOMPARE(of(0, "noteWhy"), QString());
        QCOMPARE(of(1, "note"), QString());
        QTRY_VERIFY(of(2, "noteWhy").contains(u"d.example"_s));
        QCOMPARE(model.noteToEdit(u"ao"_s), u"met in Kyoto"_s);
        QCOMPARE(model.noteToEdit(u"nobody"_s), QString());
        Action action = about(Action::Kind::Annotate);
        action.note = u"and in Nara"_s;
        const qint64 row = m_house->enqueue(action);
        QTRY_COMPARE(of(0, "note"), u"and in Nara"_s);
        QCOMPARE(of(0, "pending"), u"Note…"_s);
        QCOMPARE(of(0, "task"), u"follow"_s); // it has nothing to do with following
        // What was refused is not lost.
        QVERIFY(m_house->set(row, store::OutboxRow::State::Failed, u"Too long."_s));
        QTRY_COMPARE(of(0, "trouble"), u"Note: Too long."_s);
        QTRY_COMPARE(of(0, "note"), u"met in Kyoto"_s);
        QCOMPARE(model.noteToEdit(u"ao"_s), u"and in Nara"_s);
        // Only looked at it goes nowhere; saved it is tried once more.
        QSignalSpy noted(&model, &PersonStandings::noted);
        model.typeNote(u"ao"_s, u"and in Nara"_s);
        model.saveNotes();
        QCOMPARE(noted.size(), 0);
        model.typeNote(u"ao"_s, model.noteToEdit(u"ao"_s));
        model.saveNote(u"ao"_s);
        QCOMPARE(noted.size(), 1);
    }

    /// What nobody has seen yet is not written over.
    void aNoteThatIsNotKnownYet()
    {
        m_house->stands(u"ao"_s, Error{.kind = ErrorKind::Network, .subject = u"a.example"_s});
        m_house->stands(u"sora"_s, standingOf({}));
        PersonStandings &model = make();
        QTRY_VERIFY(of(0, "noteWhy").contains(u"not known yet"_s));
        QTRY_COMPARE(of(1, "noteWhy"), QString());
        QSignalSpy noted(&model, &PersonStandings::noted);
        QCOMPARE(model.noteToEdit(u"sora"_s), QString());
        m_house->stands(u"sora"_s, standingOf({.note = u"owes me tea"_s}));
        model.refresh();
        QTRY_COMPARE(of(1, "note"), u"owes me tea"_s);
        model.typeNote(u"sora"_s, QString()); // as the editor has it since it began
        model.saveNote(u"sora"_s);
        QCOMPARE(noted.size(), 0);
    }

    void whatIsTypedIsKeptUntilItIsSaved()
    {
        m_house->stands(u"ao"_s, standingOf({.note = u"tea"_s}));
        m_house->stands(u"sora"_s, standingOf({}));
        PersonStandings &model = make();
        QTRY_COMPARE(of(0, "note"), u"tea"_s);
        QSignalSpy noted(&model, &PersonStandings::noted);
        model.saveNote(u"ao"_s); // nothing was typed
        model.typeNote(u"ao"_s, u"tea "_s);
        model.saveNote(u"ao"_s); // the same
        QCOMPARE(noted.size(), 0);
        model.typeNote(u"ao"_s, u"coffee"_s);
        QCOMPARE(model.noteToEdit(u"ao"_s), u"coffee"_s);
        model.dropNote(u"ao"_s);
        QCOMPARE(model.noteToEdit(u"ao"_s), u"tea"_s);
        model.typeNote(u"ao"_s, QString());
        model.typeNote(u"sora"_s, u"x"_s);
        model.saveNotes(); // as when the page closes
        QCOMPARE(noted.size(), 2);
        QStringList told;
        for (const QVariantList &one : noted) {
            told << one[0].toString() + u'=' + one[1].toString();
        }
        told.sort();
        QCOMPARE(told, (QStringList{u"ao="_s, u"sora=x"_s}));
        model.saveNotes();
        QCOMPARE(noted.size(), 2);
    }

    void oneselfIsNobodyToFollow()
    {
        PersonStandings &model = make(u"ao@a.example"_s);
        QTRY_COMPARE(of(0, "words"), u"this is you"_s);
        QCOMPARE(of(0, "task"), QString());
        QTRY_COMPARE(of(1, "task"), u"follow"_s);
        QCOMPARE(m_house->asked, QStringList{u"relationships sora ao@a.example"_s});
        QCOMPARE(model.rowCount(), 2);
    }

    void whatWaitsCanBeCalledBack()
    {
        m_house->stands(u"ao"_s, standingOf({}));
        PersonStandings &model = make();
        QTRY_COMPARE(of(0, "task"), u"follow"_s);
        QVERIFY(m_house->enqueue(about(Action::Kind::Follow)) > 0);
        QTRY_COMPARE(of(0, "pending"), u"Follow…"_s);
        QCOMPARE(of(0, "task"), u"cancel"_s);
        QCOMPARE(of(0, "why"), QString());
        QCOMPARE(of(1, "pending"), QString());
        model.cancel(u"ao"_s);
        QTRY_COMPARE(of(0, "pending"), QString());
        QVERIFY(m_house->rows().empty());
        QTRY_COMPARE(of(0, "task"), u"follow"_s);
    }

    void whatIsBeingSentCannot()
    {
        make();
        const qint64 row = m_house->enqueue(about(Action::Kind::Follow));
        QVERIFY(m_house->set(row, store::OutboxRow::State::Sending));
        QTRY_COMPARE(of(0, "task"), u"cancel"_s);
        QTRY_COMPARE(of(0, "why"), u"It is being sent."_s);
    }

    void whenItIsDoneTheServerIsAskedAgain()
    {
        m_house->stands(u"ao"_s, standingOf({}));
        make();
        QTRY_COMPARE(of(0, "task"), u"follow"_s);
        const qint64 row = m_house->enqueue(about(Action::Kind::Follow));
        QTRY_COMPARE(of(0, "pending"), u"Follow…"_s);
        m_house->stands(u"ao"_s, standingOf({.following = true}));
        QVERIFY(m_house->set(row, store::OutboxRow::State::Done));
        QTRY_COMPARE(of(0, "words"), u"follows"_s);
        QCOMPARE(of(0, "pending"), QString());
        QCOMPARE(m_house->asked.last(), u"relationships ao "_s + mei + u" fresh"_s);
        QCOMPARE(m_house->asked.count(u"relationships sora "_s + mei + u" fresh"_s), 0);
    }

    void theServersWordsStandRightThere()
    {
        m_house->stands(u"ao"_s, standingOf({}));
        PersonStandings &model = make();
        const qint64 row = m_house->enqueue(about(Action::Kind::Follow));
        QTRY_COMPARE(of(0, "pending"), u"Follow…"_s);
        QVERIFY(m_house->set(row, store::OutboxRow::State::Failed, u"You are blocked"_s));
        QTRY_COMPARE(of(0, "trouble"), u"Follow: You are blocked"_s);
        QTRY_COMPARE(of(0, "task"), u"follow"_s); // once more
        model.cancel(u"ao"_s);
        QTRY_COMPARE(of(0, "trouble"), QString());
        QVERIFY(m_house->rows().empty());
    }

    void somebodyElse()
    {
        m_house->stands(u"ao"_s, standingOf({.blocking = true}));
        PersonStandings &model = make();
        QTRY_COMPARE(of(0, "words"), u"blocked"_s);
        QCOMPARE(of(0, "button"), u"Unblock"_s);
        m_house->stands(u"ao"_s, standingOf({}));
        model.setPerson(u"kai@d.example"_s);
        QTRY_COMPARE(of(0, "words"), u"does not follow"_s);
        QVERIFY(m_house->asked.contains(u"relationships ao kai@d.example"_s));
        QVERIFY(m_house->enqueue(about(Action::Kind::Mute)) > 0); // of the one before
        model.refresh();
        QTRY_VERIFY(m_house->asked.contains(u"relationships ao kai@d.example fresh"_s));
        QCOMPARE(of(0, "pending"), QString());
    }
};

QTEST_MAIN(tst_personstandings)
#include "tst_personstandings.moc"
