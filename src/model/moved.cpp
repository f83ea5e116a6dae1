// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/moved.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

QString word(MovedKind kind)
{
    switch (kind) {
    case MovedKind::Unknown:
        return {};
    case MovedKind::Follows:
        return u"follows"_s;
    case MovedKind::Followers:
        return u"followers"_s;
    case MovedKind::Lists:
        return u"lists"_s;
    case MovedKind::Blocks:
        return u"blocks"_s;
    case MovedKind::Mutes:
        return u"mutes"_s;
    case MovedKind::DomainBlocks:
        return u"domain-blocks"_s;
    case MovedKind::Bookmarks:
        return u"bookmarks"_s;
    case MovedKind::Tags:
        return u"tags"_s;
    case MovedKind::Clips:
        return u"clips"_s;
    }
    return {};
}

MovedKind movedKind(const QString &text)
{
    for (int i = 1; i < movedKindCount; ++i) {
        if (word(MovedKind(i)) == text) {
            return MovedKind(i);
        }
    }
    return MovedKind::Unknown;
}

bool canBeImported(MovedKind kind)
{
    return kind != MovedKind::Unknown && kind != MovedKind::Followers;
}

} // namespace asterism
