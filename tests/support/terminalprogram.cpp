// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/terminalprogram.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

std::unique_ptr<QProcess> TerminalProgram::start(
    const QStringList &arguments, const QHash<QString, QString> &variables) const
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto it = variables.cbegin(); it != variables.cend(); ++it) {
        environment.insert(it.key(), it.value());
    }
    process->setProcessEnvironment(environment);
    const QStringList own{u"--data-dir"_s, m_folder.filePath(u"data"_s), u"--session-secrets"_s,
        m_folder.filePath(u"secrets.json"_s)};
    process->start(QStringLiteral(ASTERISM_PROGRAM), own + arguments);
    return process;
}

ProgramOutcome TerminalProgram::run(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    const QStringList own{u"--data-dir"_s, m_folder.filePath(u"data"_s), u"--session-secrets"_s,
        m_folder.filePath(u"secrets.json"_s)};
    process.start(QStringLiteral(ASTERISM_PROGRAM), own + arguments);
    if (!process.waitForStarted(10'000)) {
        return {.errors = "cannot start " ASTERISM_PROGRAM};
    }
    process.write(input);
    process.closeWriteChannel();
    ProgramOutcome outcome;
    if (!process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished(5'000);
        outcome.errors = "no end within a minute";
        return outcome;
    }
    outcome.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    outcome.output = process.readAllStandardOutput();
    outcome.errors = process.readAllStandardError();
    for (const QByteArray &line : outcome.output.split('\n')) {
        const QJsonDocument row = QJsonDocument::fromJson(line);
        if (row.isObject()) {
            outcome.rows << row.object();
        }
    }
    return outcome;
}
