// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/emojifont.h"

#include <QFontDatabase>
#include <QFontInfo>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

QString emojiFamily()
{
    for (const QString &family :
        {u"Noto Color Emoji"_s, u"Apple Color Emoji"_s, u"Segoe UI Emoji"_s, u"Twemoji"_s}) {
        if (QFontDatabase::hasFamily(family)) {
            return family;
        }
    }
    return {};
}

QFont withColouredEmoji(const QFont &font)
{
    const QString emoji = emojiFamily();
    if (emoji.isEmpty()) {
        return font;
    }
    // Of "Sans Serif" and the like, which are no families, the substitute would come first: it has
    // digits, too.
    QFont probe = font;
    probe.setPixelSize(1); // whatever was drawn with before keeps its substitutes: no other size
    const QString real = QFontInfo(probe).family();
    QFont::insertSubstitution(real, emoji);
    QFont found = font;
    found.setFamily(real);
    return found;
}

} // namespace asterism::ui
