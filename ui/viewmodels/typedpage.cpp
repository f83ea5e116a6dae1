// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/typedpage.h"

#include "ui/desktop/desktop.h"

namespace asterism::ui {

namespace {

constexpr qsizetype longestPage = 2000;

bool isPageAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return isWebPage(url) && (url.path().size() > 1 || !url.query().isEmpty());
}

} // namespace

QString typedPage(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.size() > longestPage) {
        return {};
    }
    if (isPageAddress(typed)) {
        return typed; // letter by letter: a path may mean what it says
    }
    const QString narrow = typed.normalized(QString::NormalizationForm_KC);
    return isPageAddress(narrow) ? narrow : QString();
}

} // namespace asterism::ui
