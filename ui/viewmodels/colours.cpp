// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/colours.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

const QStringList &accountColours()
{
    // Searched for by computer, not by eye: the two that are hardest to tell apart are as far from
    // each other as can be with any one kind of receptor missing. tst_colours holds them to it.
    static const QStringList colours{u"#3190ff"_s, u"#df7602"_s, u"#69a06b"_s, u"#b32071"_s,
        u"#7727ff"_s, u"#b07cbe"_s, u"#d11e2e"_s, u"#a318b3"_s};
    return colours;
}

QString accountColour(int chosen, int position)
{
    const QStringList &all = accountColours();
    const int index = chosen >= 0 && chosen < all.size() ? chosen : position;
    return all[index % all.size()];
}

} // namespace asterism::ui
