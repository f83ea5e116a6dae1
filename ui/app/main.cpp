// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/language.h"
#include "base/platform/memory.h"
#include "ui/app/run.h"
#include "ui/desktop/emojifont.h"
#include "ui/images/iconprovider.h"

#include <QColor>
#include <QGuiApplication>
#include <QIcon>
#include <QImage>
#include <QPixmap>
#include <QQuickWindow>

#include <algorithm>
#include <cstdio>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is only printed needs no display.
bool onlyPrints(int argc, char *argv[])
{
    return std::any_of(argv + 1, argv + argc, [](const char *argument) {
        const QByteArrayView text(argument);
        return text == "-h" || text == "--help" || text == "-v" || text == "--version";
    });
}

QIcon mark()
{
    QIcon icon;
    for (const int side : {16, 32, 64, 128}) {
        const QImage image = asterism::drawIcon(u"asterism"_s, Qt::black, {side, side});
        icon.addPixmap(QPixmap::fromImage(image));
    }
    return icon;
}

std::unique_ptr<QCoreApplication> makeApplication(int &argc, char *argv[])
{
    if (onlyPrints(argc, argv)) {
        return std::make_unique<QCoreApplication>(argc, argv);
    }
    auto application = std::make_unique<QGuiApplication>(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Asterism"_s);
    QGuiApplication::setDesktopFileName(u"org.asterism.Asterism"_s);
    QGuiApplication::setWindowIcon(mark());
    QGuiApplication::setFont(asterism::ui::withColouredEmoji(QGuiApplication::font()));
    if (QGuiApplication::platformName() == u"offscreen") {
        QQuickWindow::setGraphicsApi(QSGRendererInterface::Software); // there is no other
    }
    return application;
}

} // namespace

int main(int argc, char *argv[])
{
    asterism::returnFreedMemory();
    const auto application = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(u"asterism"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(ASTERISM_VERSION));
    asterism::speakUsersLanguage(*application);
    return asterism::ui::run(QCoreApplication::arguments());
}
