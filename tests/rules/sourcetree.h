// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace asterism::rules {

/// Absolute path of the project's folder.
QString root();

/// Paths below root(), sorted: every file of the project. Left out are what is built or recorded
/// (build, .git, tests/fixtures) and files that are not text of ours (LICENSE, pictures).
QStringList files();

/// Those of files() below one of @p folders (empty: all) whose name ends in one of @p endings.
QStringList files(const QStringList &folders, const QStringList &endings);

/// Those that hold C++.
QStringList cppFiles(const QStringList &folders);

/// Text of a file below root().
QString read(const QString &path);

/// "src/store/database.cpp" gives "store", anything outside src gives "".
QString moduleOf(const QString &path);

/// The file name alone.
QString nameOf(const QString &path);

/// Number of lines of a text.
int lineCount(const QString &text);

/// One finding, in the form "path:line: what", which editors can jump to.
QString finding(const QString &path, int line, const QString &what);

} // namespace asterism::rules

/// Prints every finding on a line of its own (QVERIFY2 cuts a long text), then fails the test.
#define ASTERISM_NONE(findings)                                                                    \
    do {                                                                                           \
        const QStringList allFindings = (findings);                                                \
        for (const QString &oneFinding : allFindings)                                              \
            qWarning("%s", qPrintable(oneFinding));                                                \
        QVERIFY2(allFindings.isEmpty(), "the findings are listed above");                          \
    } while (false)
