// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QLocalServer>
#include <QObject>

namespace asterism::ui {

/// One window per data folder: a second start asks the first to show itself. Only a courtesy
/// between windows of one user: who may write and send is the engine lock's business.
class SingleInstance : public QObject {
    Q_OBJECT

public:
    /// The folder must exist; links to it mean the same folder.
    explicit SingleInstance(const QString &folder, QObject *parent = nullptr);

    /// True when a window on this folder answered that it shows itself: this program may end.
    /// False when there is none, or none that answered in time. Waits, at most that long: call it
    /// before there is anything to be kept waiting. `file`: what it shall open; may be empty.
    bool raiseOther(const QString &file = {}, int timeoutMs = 1000);

    /// From now on others find this one. What a crash left behind is put away; one that lives and
    /// does not answer keeps its place. Errors: Store.
    Result<Done> listen();

    QString socketName() const { return m_name; }

Q_SIGNALS:
    /// A second start asks this window to show itself.
    void raise();
    /// It was started with this file.
    void open(const QString &file);

private:
    void greet();
    void hear(QLocalSocket &other);

    QString m_name;
    QLocalServer m_server;
};

} // namespace asterism::ui
