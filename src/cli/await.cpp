// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/await.h"

namespace asterism::cli {

void pause(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace asterism::cli
