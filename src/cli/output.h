// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "cli/layout.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <cstdio>

namespace asterism::cli {

/// The program's mouth. Standard output carries results only: lines for people or JSON Lines;
/// whatever else there is to say goes to standard error.
class Output {
public:
    explicit Output(bool json, std::FILE *results = stdout);

    bool json() const { return m_json; }
    /// True when a person watches standard output.
    bool live() const { return m_live; }
    Page page(qint64 now) const;

    void lines(const QStringList &lines);
    void line(const QString &line) { lines({line}); }
    void object(const QJsonObject &object);
    /// A file's content, as it is.
    void bytes(const QByteArray &content);

    /// A sentence beside the results.
    void note(const QString &sentence);
    /// Says what went wrong; returns the exit code that stands for it.
    int fail(const Error &error);
    int fail(int code, const QString &sentence);

    /// The program's exit code at its end: this one, unless results could not be written.
    int finished(int code);
    /// Something could not be written: nobody reads it any more, or the disk is full.
    bool lost() const { return m_lost; }

    /// One line on standard error that the next one replaces; only where a person sees it.
    void progress(const QString &words);
    void endProgress();

private:
    std::FILE *m_results;
    bool m_json;
    bool m_live;
    bool m_progressShown = false;
    bool m_lost = false; ///< results that did not reach standard output
};

/// What stands in the way of a terminal taken out, our own colours left in.
QString harmless(const QString &line);

} // namespace asterism::cli
