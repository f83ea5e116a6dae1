// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/peopleadder.h"

#include "app/app.h"
#include "appfixture.h"
#include "engine/requestserver.h"
#include "slowengine.h"
#include "ui/viewmodels/peoplefile.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>

using namespace asterism;
using namespace asterism::ui;

namespace {

/// Who must not be found, in a test that says nothing else: names that begin with "no".
QString outcomeOf(const QString &handle)
{
    return handle.startsWith("@no"_L1) ? u"not-added"_s
        : handle.startsWith("@old"_L1) ? u"already"_s
                                       : u"added"_s;
}

/// The engine, as it is asked to put people into a list.
class AddingEngine : public SlowEngine {
public:
    /// It is a "list-add-many"; `kind`: why some are not added.
    void answerPiece(ErrorKind kind = ErrorKind::NotFound)
    {
        QVERIFY(!calls.empty());
        QCOMPARE(calls.front().kind, u"list-add-many"_s);
        QJsonArray results;
        for (const QString &handle : handles()) {
            const Error error{.kind = kind, .subject = handle};
            const QByteArray json = errorToOutcome(error).toUtf8();
            const QString outcome = outcomeOf(handle);
            const bool failed = outcome == u"not-added";
            results.append(QJsonObject{{u"handle"_s, handle}, {u"acct"_s, handle.mid(1)},
                {u"outcome"_s, outcome},
                {u"error"_s, failed ? QJsonDocument::fromJson(json).object() : QJsonObject()}});
        }
        answer(QJsonObject{{u"results"_s, results}});
    }

    /// Of whom the oldest call is.
    QStringList handles() const
    {
        return calls.empty() ? QStringList()
                             : calls.front().argument[u"handles"].toVariant().toStringList();
    }
    QString list() const { return calls.front().argument[u"list"].toString(); }
};

QJsonObject page(const QStringList &accts, const QString &below)
{
    QJsonArray people;
    for (const QString &acct : accts) {
        people.append(QJsonObject{{u"acct"_s, acct}, {u"actor"_s, u"https://a.example/u"_s}});
    }
    return {{u"people"_s, people}, {u"below"_s, below}};
}

QString numbered(int many)
{
    QStringList lines;
    for (int i = 0; i < many; ++i) {
        lines << u"@user%1@a.example"_s.arg(i);
    }
    return lines.join(u'\n');
}

} // namespace

/// People on the way into a list, as the window tells it.
class tst_peopleadder : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<App> m_app;
    std::unique_ptr<AddingEngine> m_engine;
    std::unique_ptr<PeopleAdder> m_adder;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    const ListId m_list{u"here"_s};

    QString fileWith(const QString &name, const QByteArray &bytes) const
    {
        return fileIn(*m_folder, name, bytes);
    }
    QVariantList notAdded(const char *role) const { return column(*m_adder->notAdded(), role); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_app = openedApp(m_folder->filePath(u"data"_s));
        QVERIFY(m_app);
        m_engine = std::make_unique<AddingEngine>();
        m_adder = std::make_unique<PeopleAdder>(*m_app->store, m_engine->ask(), m_list);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_adder->notAdded());
    }
    void cleanup()
    {
        m_tester.reset();
        m_adder.reset();
        m_engine.reset();
        m_app.reset();
    }

    void theSummarySaysHowItEnded()
    {
        m_adder->addText(u"@ao@a.example, @old@b.example\nbo\n@nobody@c.example"_s);
        QVERIFY(m_adder->isBusy());
        QTRY_COMPARE(m_engine->calls.size(), 1U);
        QCOMPARE(m_engine->list(), m_list.value);
        QCOMPARE(m_adder->progress(), u"0 of 3 · 1 not added"_s);
        QVERIFY(m_adder->summary().isEmpty());
        m_engine->answerPiece();
        QTRY_VERIFY(!m_adder->isBusy());
        QCOMPARE(m_adder->summary(), u"1 added · 1 already in it · 2 not added"_s);
        QCOMPARE(notAdded("who"), (QVariantList{u"bo"_s, u"@nobody@c.example"_s}));
        QCOMPARE(notAdded("line"), (QVariantList{u"Line 2"_s, u"Line 3"_s}));
        QVERIFY(!m_adder->canTryAgain()); // they will not be there later
        m_adder->dismiss();
        QVERIFY(m_adder->summary().isEmpty());
        QCOMPARE(m_adder->notAdded()->rowCount(), 0);
    }

    void onceMore()
    {
        m_adder->addText(u"@ao@a.example @notnow@b.example"_s);
        QTRY_COMPARE(m_engine->calls.size(), 1U);
        m_engine->answerPiece(ErrorKind::Timeout);
        QTRY_VERIFY(m_adder->canTryAgain());
        m_adder->tryAgain();
        QCOMPARE(m_adder->notAdded()->rowCount(), 0);
        QTRY_COMPARE(m_engine->calls.size(), 1U);
        QCOMPARE(m_engine->handles(), QStringList{u"@notnow@b.example"_s});
        m_engine->answerPiece(ErrorKind::Forbidden);
        QTRY_COMPARE(m_adder->summary(), u"1 not added"_s);
        QVERIFY(m_adder->canTryAgain());
    }

    void cancelledWhileAPieceIsBeingDone()
    {
        m_adder->addText(numbered(30));
        QTRY_COMPARE(m_engine->calls.size(), 1U);
        QCOMPARE(m_engine->handles().size(), 25);
        m_adder->cancel();
        QVERIFY(m_adder->isBusy() && m_adder->isStopping());
        m_adder->addText(u"@mei@b.example"_s); // is of the next one
        m_engine->answerPiece();
        QTRY_COMPARE(m_engine->handles(), QStringList{u"@mei@b.example"_s});
        QVERIFY(!m_adder->isStopping());
        m_engine->answerPiece();
        QTRY_VERIFY(!m_adder->isBusy());
        QCOMPARE(m_adder->notAdded()->rowCount(), 5);
        QVERIFY(notAdded("reason")[0].toString().contains(u"Cancelled"_s));
        m_adder->tryAgain();
        QTRY_COMPARE(m_engine->handles().size(), 5);
    }

    void cancelledWhileAServerIsAsked()
    {
        m_adder->addFrom(PeopleSources::keyOf({.account = {u"1"_s}, .list = {}}));
        QCOMPARE(m_engine->kind(), u"people-of"_s);
        m_adder->cancel();
        QVERIFY(!m_adder->isBusy());
        m_engine->answer(page({u"ao@a.example"_s}, u"9"_s));
        m_adder->addText(u"@mei@b.example"_s);
        QTRY_COMPARE(m_engine->calls.size(), 1U); // nothing came of the page
        QCOMPARE(m_engine->handles(), QStringList{u"@mei@b.example"_s});
        m_engine->answerPiece();
        QTRY_COMPARE(m_adder->summary(), u"1 added"_s);
    }

    void allPagesOfAServer()
    {
        m_adder->addFrom(PeopleSources::keyOf({.account = {u"1"_s}, .list = u"7/x"_s}));
        QCOMPARE(m_engine->calls.front().argument[u"list"].toString(), u"7/x"_s);
        m_engine->answer(page({u"ao@a.example"_s, u"mei@a.example"_s}, u"9"_s));
        QTRY_COMPARE(m_engine->calls.size(), 2U);
        QCOMPARE(m_engine->handles(), (QStringList{u"@ao@a.example"_s, u"@mei@a.example"_s}));
        QVERIFY(m_engine->calls.front().argument.contains(u"actors"_s)); // nobody looks for them
        m_engine->answerPiece();
        QTRY_COMPARE(m_engine->kind(), u"people-of"_s);
        QCOMPARE(m_engine->calls.front().argument[u"below"].toString(), u"9"_s);
        m_engine->answer(page({u"old@a.example"_s}, {}));
        QTRY_COMPARE(m_engine->kind(), u"list-add-many"_s);
        m_engine->answerPiece();
        QTRY_COMPARE(m_adder->summary(), u"2 added · 1 already in it"_s);
    }

    void aServerThatRefuses()
    {
        QSignalSpy problem(m_adder.get(), &PeopleAdder::problem);
        m_adder->addFrom(PeopleSources::keyOf({.account = {u"1"_s}, .list = {}}));
        m_engine->answer(Error{.kind = ErrorKind::Forbidden, .subject = u"a.example"_s});
        QTRY_COMPARE(problem.size(), 1);
        QVERIFY(!m_adder->isBusy());
        QVERIFY(m_adder->progress().isEmpty());
    }

    void collections()
    {
        QSignalSpy problem(m_adder.get(), &PeopleAdder::problem);
        m_adder->addCollection(u"https://a.example/@ao"_s);
        QCOMPARE(problem.size(), 1);
        QVERIFY(!m_adder->isBusy());
        m_adder->addCollection(u"https://a.example/collections/12"_s);
        QCOMPARE(m_engine->kind(), u"people-in"_s);
        QCOMPARE(m_engine->calls.front().argument[u"id"].toString(), u"12"_s);
        m_engine->answer(page({u"mei@b.example"_s}, {}));
        QTRY_COMPARE(m_engine->kind(), u"list-add-many"_s);
        QVERIFY(!m_engine->calls.front().argument.contains(u"actors"_s)); // a stranger said so
    }

    void aFileOfSeveralLists()
    {
        const List cats = *await(m_app->lists.create(u"cats"_s));
        const QString file =
            fileWith(u"lists.csv"_s, "Cats,ao@a.example\nDogs,mei@b.example\nCats,kai@c.example\n");
        m_adder->addText(file);
        QTRY_VERIFY(m_adder->question().contains(u"“Cats”, “Dogs”"_s));
        QVERIFY(!m_adder->isBusy());
        m_adder->answerOwnLists();
        QVERIFY(m_adder->question().isEmpty());
        QTRY_COMPARE(m_engine->kind(), u"list-create"_s);
        QCOMPARE(m_engine->calls.front().argument[u"name"].toString(), u"Dogs"_s);
        const QString dogs = m_engine->list();
        m_engine->answer(Error{.kind = ErrorKind::Store});
        QTRY_VERIFY(!m_adder->question().isEmpty()); // it stands again
        m_adder->answerOwnLists();
        QTRY_COMPARE(m_engine->kind(), u"list-create"_s);
        QVERIFY(m_engine->list() != dogs);
        m_engine->answer(QJsonObject());
        QTRY_COMPARE(m_engine->kind(), u"list-add-many"_s);
        QCOMPARE(m_engine->list(), cats.id.value);
        QCOMPARE(m_engine->handles().size(), 2);
        m_engine->answerPiece();
        QTRY_COMPARE(m_engine->handles(), QStringList{u"@mei@b.example"_s});
        m_engine->answerPiece();
        QTRY_COMPARE(m_adder->summary(), u"3 added"_s);
    }

    void orIntoThisOne()
    {
        const QString file = fileWith(u"lists.csv"_s, "Cats,ao@a.example\nDogs,mei@b.example\n");
        m_adder->addText(QUrl::fromLocalFile(file).toString() + u"\r\n"_s);
        QTRY_VERIFY(!m_adder->question().isEmpty());
        m_adder->answerNeither();
        QVERIFY(m_adder->question().isEmpty() && m_adder->summary().isEmpty());
        m_adder->addFiles({QUrl::fromLocalFile(file)});
        QTRY_VERIFY(!m_adder->question().isEmpty());
        m_adder->answerThisList();
        QTRY_COMPARE(m_engine->handles().size(), 2);
        QCOMPARE(m_engine->list(), m_list.value);
    }

    void filesThatCannotBeRead()
    {
        QSignalSpy problem(m_adder.get(), &PeopleAdder::problem);
        m_adder->addText(m_folder->filePath(u"nothing.csv"_s));
        QTRY_COMPARE(problem.size(), 1);
        QVERIFY(lastText(problem).contains(u"nothing.csv"_s));
        m_adder->addText(fileWith(u"blocked_accounts.csv"_s, "ao@a.example\n"));
        QTRY_COMPARE(problem.size(), 2);
        QVERIFY(!m_adder->isBusy());
        QVERIFY(m_engine->calls.empty());
    }

    void whatIsAFile()
    {
        QCOMPARE(filesPasted(u"file:///a/b%20c.csv\r\n/d.csv\n"_s),
            (QStringList{u"/a/b c.csv"_s, u"/d.csv"_s}));
        QCOMPARE(filesPasted(u"/a/b.csv\n@ao@a.example"_s), QStringList());
        QCOMPARE(filesPasted(u"https://a.example/@ao"_s), QStringList());
        QCOMPARE(filesPasted({}), QStringList());
        QVERIFY(!filesPasted(u"~/lists.csv"_s).value(0).startsWith(u'~'));
    }
};

QTEST_MAIN(tst_peopleadder)
#include "tst_peopleadder.moc"
