// SPDX-License-Identifier: GPL-3.0-or-later
#include "mastodonreaders.h"
#include "toldtable.h"

#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// Every recorded answer of GoToSocial against what it says, as people read it:
/// gotosocialposts.json has the posts by their id (text, author, time, for whom it is, media,
/// polls), gotosocialanswers.json has for each file what must be read out of it, and of posts what
/// differs from answer to answer (counts, marks, votes, whose boost it is). Both were written from
/// the recordings, never from what this program makes of them.
class tst_gotosocialfixtures : public QObject {
    Q_OBJECT

private:
    const told::Tables m_tables = told::tablesOf(u"gotosocial"_s);

private Q_SLOTS:
    void everyFileIsNamed()
    {
        QVERIFY(told::recordedFiles(u"gotosocial"_s).size() > 250);
        told::compareNames(m_tables, u"gotosocial"_s);
    }

    void files_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : m_tables.answers.keys()) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }
    void files()
    {
        QFETCH(QString, name);
        const QJsonObject expected = m_tables.answers[name].toObject();
        const auto read = mastodontold::readerFor(expected[u"read"_s].toString());
        QVERIFY2(read != nullptr, qPrintable(expected[u"read"_s].toString()));
        QVERIFY(expected.size() > 1);
        const mastodontold::Recording from{u"gotosocial"_s, u"gotosocial"_s, name, expected};
        told::compareFile(m_tables, name, read(from), mastodontold::waysOfReading());
    }

    /// Each post of the one table stands in some answer of the other.
    void everyPostIsRead()
    {
        QSet<QString> read;
        forEachObject(m_tables.answers,
            [&read](const QJsonObject &json) { read.insert(json[u"post"_s].toString()); });
        for (const QString &id : m_tables.posts.keys()) {
            QVERIFY2(read.contains(id), qPrintable(id));
        }
        QVERIFY(m_tables.posts.size() > 90);
    }
};

QTEST_GUILESS_MAIN(tst_gotosocialfixtures)
#include "tst_gotosocialfixtures.moc"
