// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace asterism::cli {

/// From now on Ctrl-C does not end the process at once: the command sees it and ends in order.
void catchInterrupt();

/// From now on it does again: while somebody is asked, nothing looks for it.
void releaseInterrupt();

/// True after Ctrl-C, or when the system asked the program to end.
bool interrupted();

/// Lets the event loop run until Ctrl-C or for `ms`; 0: until Ctrl-C. False after Ctrl-C.
bool runUntilInterrupt(int ms);

} // namespace asterism::cli
