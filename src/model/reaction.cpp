// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/reaction.h"

#include "model/shortcode.h"

#include <algorithm>

namespace asterism {

namespace {

constexpr QChar usualHeart = u'\u2764';
constexpr QChar inColour = u'\ufe0f'; ///< after a sign: as an emoji, which some servers leave out

/// Signs are no letters, but for one.
bool isShortcode(const QString &name)
{
    constexpr QChar information = u'\u2139';
    const QList<uint> all = name.toUcs4();
    return name != information && std::ranges::all_of(all, [](uint c) {
        return c < 0x80 ? c > U' ' && c < 0x7F : isShortcodeLetter(c);
    });
}

/// As it is compared: "name" for "name@." and ":name:" (Misskey: core/ReactionService.ts,
/// decodeReaction()), and signs without U+FE0F.
QString plainName(const QString &name)
{
    QString plain = name;
    plain.remove(inColour);
    if (plain.size() > 2 && plain.startsWith(u':') && plain.endsWith(u':')) {
        plain = plain.mid(1, plain.size() - 2);
    }
    return plain.endsWith(u"@.") ? plain.chopped(2) : plain;
}

QString hostIn(const QString &plain)
{
    return plain.section(u'@', 1);
}

/// Of two plain names.
bool mayMeanOne(const QString &name, const QString &other)
{
    const bool here = !name.contains(u'@');
    const bool there = !other.contains(u'@');
    return name == other
        || (here != there && name.section(u'@', 0, 0) == other.section(u'@', 0, 0));
}

/// The only one of which it is true; -1: none, or several.
template <typename Is> qsizetype onlyPlace(const QStringList &names, Is is)
{
    const auto first = std::ranges::find_if(names, is);
    const bool one =
        first != names.end() && std::find_if(first + 1, names.end(), is) == names.end();
    return one ? first - names.begin() : -1;
}

/// The first that is exactly so, else the first that differs in spelling alone.
qsizetype spelledPlace(const QStringList &names, const QStringList &plain, const QString &name)
{
    const qsizetype exact = names.indexOf(name);
    return exact >= 0 ? exact : plain.indexOf(plainName(name));
}

QStringList allPlain(const QStringList &names)
{
    QStringList plain;
    std::ranges::transform(names, std::back_inserter(plain), plainName);
    return plain;
}

} // namespace

bool isLike(const QString &name)
{
    return plainName(name) == usualHeart;
}

QString usualReaction()
{
    return QString(usualHeart);
}

QString spelt(const Reaction &reaction)
{
    return isShortcode(reaction.name) ? u':' + reaction.name + u':' : reaction.name;
}

bool isSameReaction(const QString &name, const QString &other)
{
    return mayMeanOne(plainName(name), plainName(other));
}

qsizetype placeOfReaction(const QStringList &names, const QString &name)
{
    const QStringList plain = allPlain(names);
    const qsizetype place = spelledPlace(names, plain, name);
    const QString wanted = plainName(name);
    return place >= 0
        ? place
        : onlyPlace(plain, [&wanted](const QString &one) { return mayMeanOne(one, wanted); });
}

qsizetype placeOfTold(const std::vector<Reaction> &told, const QString &name, const QString &home)
{
    QStringList names;
    std::ranges::transform(told, std::back_inserter(names), &Reaction::name);
    const QStringList plain = allPlain(names);
    const QString wanted = plainName(name);
    const bool isHomes = !home.isEmpty() && isShortcode(wanted) && hostIn(wanted).isEmpty();
    // Who writes out the home's host is another server, whose "name" is an emoji of its own.
    const qsizetype there = isHomes ? plain.indexOf(wanted + u'@' + home) : -1;
    const qsizetype place = there >= 0 ? there : spelledPlace(names, plain, name);
    return place >= 0 ? place : onlyPlace(plain, [&](const QString &one) {
        const QString host = hostIn(one);
        return mayMeanOne(one, wanted) && (!isHomes || host.isEmpty() || host == home);
    });
}

bool areReactions(qint64 favourites, const std::vector<Reaction> &reactions)
{
    qint64 left = favourites;
    for (const Reaction &reaction : reactions) {
        left -= std::min(left, std::max<qint64>(0, reaction.count));
    }
    return left <= 0;
}

} // namespace asterism
