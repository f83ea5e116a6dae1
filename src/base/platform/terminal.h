// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace asterism {

enum class StandardStream {
    Input,
    Output,
    Error,
};

/// True when a person sits at the other end, not a file or a pipe.
bool isTerminal(StandardStream stream);

/// Columns of the terminal on standard output or, failing that, standard error; `fallback` when
/// neither is one.
int terminalWidth(int fallback = 80);

/// Its rows, in the same way.
int terminalHeight(int fallback = 24);

/// Most bytes a secret may have, its line end not counted.
constexpr qsizetype maxSecretBytes = 64 * 1024;

/// Reads one line from standard input, without its line end; what follows the line is left there.
/// A terminal shows nothing of what is typed. Waits for as long as the other side does.
/// Errors: Usage (empty, longer than maxSecretBytes, not UTF-8), Cancelled (Ctrl-C at a
/// terminal), Store (standard input cannot be read).
Result<QString> readSecretFromStdin();

} // namespace asterism
