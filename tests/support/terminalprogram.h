// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

/// What one run of asterism-cli left behind.
struct ProgramOutcome {
    int status = -1; ///< exit status; -1: it crashed or took over a minute
    QByteArray output;
    QByteArray errors;
    QList<QJsonObject> rows; ///< the output's lines that are JSON objects
};

/// asterism-cli with a data folder and a secrets file of its own, both gone at the end.
class TerminalProgram {
public:
    ProgramOutcome run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// Starts it and does not wait: for tests that go on as the other side of what it does. The
    /// variables go over those of this process.
    std::unique_ptr<QProcess> start(
        const QStringList &arguments, const QHash<QString, QString> &variables = {}) const;
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};
