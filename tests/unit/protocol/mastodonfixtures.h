// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mastodonreaders.h"
#include "toldtable.h"

#include <QSet>

namespace asterism::mastodontold {

/// All that was recorded of one software, against what it says, as people read it:
/// SOFTWAREposts.json has the posts by their id (text, author, time, for whom they are, media,
/// polls), SOFTWAREanswers.json has for each file what must be read out of it, and of posts what
/// differs from answer to answer (counts, marks of the account, votes, whose boost it is). Both
/// were written from the recordings, never from what this program makes of them.
struct Fixtures {
    QString software; ///< as NodeInfo names it
    QString folder; ///< in tests/fixtures
    told::Tables tables = told::tablesOf(software);

    /// There are more than `least` of them.
    void everyFileIsNamed(qsizetype least) const
    {
        QVERIFY(told::recordedFiles(folder).size() > least);
        told::compareNames(tables, folder);
    }

    /// A row of a test for each file.
    void addRows() const
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : tables.answers.keys()) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }

    void compare(const QString &name) const
    {
        const QJsonObject expected = tables.answers[name].toObject();
        const Reader read = readerFor(expected[u"read"_s].toString());
        QVERIFY2(read != nullptr, qPrintable(expected[u"read"_s].toString()));
        QVERIFY(expected.size() > 1);
        told::compareFile(tables, name, read({software, folder, name, expected}), waysOfReading());
    }

    /// Each post of the one table stands in some answer of the other; there are more than `least`.
    void everyPostIsRead(qsizetype least) const
    {
        QSet<QString> read;
        forEachObject(tables.answers,
            [&read](const QJsonObject &json) { read.insert(json[u"post"_s].toString()); });
        for (const QString &id : tables.posts.keys()) {
            QVERIFY2(read.contains(id), qPrintable(id));
        }
        QVERIFY(tables.posts.size() > least);
    }
};

} // namespace asterism::mastodontold
