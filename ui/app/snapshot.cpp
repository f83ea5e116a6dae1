// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/snapshot.h"

#include <QCoreApplication>
#include <QImage>
#include <QQuickWindow>
#include <QTimer>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

/// Rows come from the cache and pictures from the disk after the first frame.
constexpr int paintMs = 1500;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Snapshot)
};

void end(QQuickWindow &window, const QString &file)
{
    if (!file.isEmpty() && !window.grabWindow().save(file, "PNG")) {
        QString words = Words::tr("The picture could not be written to %1.");
        std::fputs(qPrintable(words.replace(u"%1"_s, file) + u'\n'), stderr);
        QCoreApplication::exit(1);
        return;
    }
    QCoreApplication::exit(0);
}

} // namespace

void endBy(const Options &options, QQuickWindow &window)
{
    const auto atEnd = [&window, file = options.screenshot] { end(window, file); };
    if (options.seconds > 0) {
        QTimer::singleShot(options.seconds * 1000, &window, atEnd);
    } else if (!options.screenshot.isEmpty()) {
        QTimer::singleShot(paintMs, &window, atEnd);
    }
}

} // namespace asterism::ui
