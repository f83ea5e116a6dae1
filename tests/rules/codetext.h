// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace asterism::rules {

/// Number of the line (from 1) that holds position @p at.
int lineAt(const QString &text, qsizetype at);

/// C++ or QML with comments blanked out; every line keeps its number and its place.
QString withoutComments(const QString &code);

/// The same with the inside of string and character literals blanked out too.
QString bareCode(const QString &code);

struct Literal {
    int line;
    QString text; ///< between the quotes, escapes as written
};

/// Every string literal, raw ones too.
std::vector<Literal> literals(const QString &code);

struct Include {
    int line;
    QString path;
    bool quoted; ///< "path" and not <path>
};

std::vector<Include> includes(const QString &code);

struct Function {
    int line; ///< of the opening brace
    int lines; ///< from there to the closing brace
    QString head; ///< what stands before the brace
};

/// Functions with a body at file, namespace or class level; lambdas count to their function.
std::vector<Function> functions(const QString &code);

} // namespace asterism::rules
