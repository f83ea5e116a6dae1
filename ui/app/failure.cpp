// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/app/failure.h"

#include "ui/images/iconprovider.h"

#include <QGuiApplication>
#include <QQmlApplicationEngine>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

void showFailure(const QString &sentence)
{
    QQmlApplicationEngine engine;
    engine.addImportPath(u"qrc:/qt/qml"_s);
    engine.addImageProvider(u"icon"_s, new IconProvider);
    engine.setInitialProperties({{u"sentence"_s, sentence}});
    engine.load(QUrl(u"qrc:/qt/qml/Asterism/shell/StartFailed.qml"_s));
    if (!engine.rootObjects().isEmpty()) {
        QGuiApplication::exec();
    }
}

} // namespace asterism::ui
