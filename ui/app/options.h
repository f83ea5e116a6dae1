// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSize>
#include <QString>
#include <QStringList>

namespace asterism::ui {

/// What the program is started with.
struct Options {
    QString dataDir; ///< empty: the user's own
    QString sessionSecrets; ///< a file for tokens; empty: the system's keychain
    bool demo = false;
    bool demoWhenNew = false; ///< the demo for who has neither account nor column
    int seconds = 0; ///< end after that many; 0: when the user closes the window
    QString screenshot; ///< where a picture of the window goes; the program ends then
    QString file; ///< a CSV to import, absolute; empty: none
    QSize size; ///< of the window; empty: as it was left

    QString answer; ///< what --help and --version print; the program does nothing else then
};

/// Errors: Usage, whose detail is a sentence for the terminal.
Result<Options> parseOptions(const QStringList &arguments);

/// What starts the user's own window on the same data, from a program with these options.
QStringList ownWindowArguments(const Options &options);

} // namespace asterism::ui
