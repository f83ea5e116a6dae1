// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/newcomer.h"

#include "store/accounts.h"
#include "store/deck.h"
#include "store/files.h"
#include "store/lists.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Opens the folder as another program would, writes, and closes it.
template <typename F> bool write(const QString &folder, F closure)
{
    const SystemClock clock;
    const auto store = store::Store::open({.folder = folder}, clock);
    return store && (*store)->writeUserNow(closure).ok();
}

} // namespace

class TestNewcomer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whereThereIsNothing();
    void whoHasAnAccountIsNone();
    void whoHasAColumnIsNone();
    void whoHasAListIsNone();
    void whoseDataWasLostIsNone();
    void whoseDataCannotBeReadIsNone();

private:
    QString folder() const
    {
        return m_dir.filePath(QString::fromUtf8(QTest::currentTestFunction()));
    }

    QTemporaryDir m_dir;
};

void TestNewcomer::whereThereIsNothing()
{
    QVERIFY(isNewcomer(folder()));
    QVERIFY(!QDir(folder()).exists()); // nor was it made
    QVERIFY(write(folder(), [](store::UserTx &) { return Result<Done>(Done{}); }));
    QVERIFY(QFile::exists(store::userFilePath(folder())));
    QVERIFY(isNewcomer(folder())); // who looked around, and did not stay
}

void TestNewcomer::whoHasAnAccountIsNone()
{
    const Account account{.id = {u"1"_s}, .acct = u"ao@a.example"_s, .host = u"a.example"_s};
    QVERIFY(
        write(folder(), [account](store::UserTx &tx) { return store::addAccount(tx, account); }));
    QVERIFY(!isNewcomer(folder()));
}

void TestNewcomer::whoHasAColumnIsNone()
{
    const store::DeckColumn column{.id = u"1"_s, .kind = u"everyone"_s};
    QVERIFY(write(folder(), [column](store::UserTx &tx) { return store::saveColumn(tx, column); }));
    QVERIFY(!isNewcomer(folder()));
}

void TestNewcomer::whoHasAListIsNone()
{
    const List list{.id = {u"1"_s}, .name = u"Friends"_s};
    QVERIFY(write(folder(), [list](store::UserTx &tx) { return store::addList(tx, list); }));
    QVERIFY(!isNewcomer(folder()));
}

void TestNewcomer::whoseDataWasLostIsNone()
{
    const store::DeckColumn column{.id = u"1"_s, .kind = u"everyone"_s};
    QVERIFY(write(folder(), [column](store::UserTx &tx) { return store::saveColumn(tx, column); }));
    QVERIFY(!store::backups(folder()).isEmpty());
    QVERIFY(QFile::remove(store::userFilePath(folder())));
    QVERIFY(!isNewcomer(folder())); // the own window brings it back
}

void TestNewcomer::whoseDataCannotBeReadIsNone()
{
    QVERIFY(QDir().mkpath(folder()));
    QFile file(store::userFilePath(folder()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("this is no database, and was one") > 0);
    file.close();
    QVERIFY(!isNewcomer(folder()));
}

QTEST_GUILESS_MAIN(TestNewcomer)
#include "tst_newcomer.moc"
