// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/corefixture.h"
#include "support/terminalprogram.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>
#include <memory>

namespace asterism::flow {

/// What one run of the program left behind.
struct Said {
    int status = -1; ///< -1: it did not end
    QByteArray output;
    QByteArray errors;
    QList<QJsonObject> rows;

    /// Of the row of that handle.
    QString outcomeOf(const QString &handle) const
    {
        const auto row = std::ranges::find_if(
            rows, [&](const QJsonObject &one) { return one[u"handle"].toString() == handle; });
        return row == rows.end() ? QString() : (*row)[u"outcome"].toString();
    }
    QStringList handles() const
    {
        QStringList all;
        for (const QJsonObject &row : rows) {
            all << row[u"handle"].toString();
        }
        all.sort();
        return all;
    }
};

/// The terminal program and the sandbox in this process, which answers while the program runs.
class TerminalTalk {
protected:
    static constexpr int patienceMs = 60'000;

    /// Anew; the sandbox is still to be started.
    void begin()
    {
        m_sandbox = std::make_unique<Sandbox>();
        m_program = std::make_unique<TerminalProgram>();
        m_files = std::make_unique<QTemporaryDir>();
    }

    Said run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        const auto process = m_program->start(arguments);
        process->write(input);
        process->closeWriteChannel();
        Said said;
        const bool ended =
            QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, patienceMs);
        said.status =
            ended && process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1;
        said.output = process->readAllStandardOutput();
        said.errors = process->readAllStandardError();
        for (const QByteArray &line : said.output.split('\n')) {
            const QJsonDocument row = QJsonDocument::fromJson(line);
            if (row.isObject()) {
                said.rows << row.object();
            }
        }
        if (!ended) {
            process->kill();
            process->waitForFinished();
        }
        return said;
    }
    Said json(const QStringList &arguments) const
    {
        return run(QStringList{u"--json"_s} + arguments);
    }

    void signIn(const QString &user) const
    {
        const Server *home = m_sandbox->serverOf(user);
        const Said said = run({u"accounts"_s, u"add"_s, home->host(), u"--token-stdin"_s},
            home->token(user).toUtf8() + '\n');
        QVERIFY2(said.status == 0, said.errors.constData());
    }
    QString handle(const QString &user) const { return m_sandbox->handle(user); }
    QString file(const QString &name, const QByteArray &bytes) const
    {
        QFile written(m_files->filePath(name));
        return written.open(QIODevice::WriteOnly) && written.write(bytes) == bytes.size()
            ? written.fileName()
            : QString();
    }
    QByteArray bytesOf(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<TerminalProgram> m_program;
    std::unique_ptr<QTemporaryDir> m_files;
};

} // namespace asterism::flow
