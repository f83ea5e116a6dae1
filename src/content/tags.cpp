// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/tags.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <cstring>

namespace asterism {

namespace {

struct Entry {
    const char *name;
    Tag tag;
};

// Sorted by name.
constexpr std::array entries{
    Entry{"a", Tag::Anchor},
    Entry{"address", Tag::Division},
    Entry{"annotation", Tag::MathSource},
    Entry{"article", Tag::Division},
    Entry{"aside", Tag::Division},
    Entry{"b", Tag::Bold},
    Entry{"big", Tag::Bold},
    Entry{"blockquote", Tag::Quote},
    Entry{"br", Tag::Break},
    Entry{"caption", Tag::Division},
    Entry{"center", Tag::Division},
    Entry{"cite", Tag::Italic},
    Entry{"code", Tag::Code},
    Entry{"dd", Tag::Division},
    Entry{"del", Tag::Strike},
    Entry{"details", Tag::Division},
    Entry{"div", Tag::Division},
    Entry{"dl", Tag::Division},
    Entry{"dt", Tag::Division},
    Entry{"em", Tag::Italic},
    Entry{"figcaption", Tag::Division},
    Entry{"figure", Tag::Division},
    Entry{"footer", Tag::Division},
    Entry{"form", Tag::Division},
    Entry{"h1", Tag::Heading1},
    Entry{"h2", Tag::Heading2},
    Entry{"h3", Tag::Heading3},
    Entry{"h4", Tag::Heading4},
    Entry{"h5", Tag::Heading5},
    Entry{"h6", Tag::Heading6},
    Entry{"header", Tag::Division},
    Entry{"hr", Tag::Rule},
    Entry{"i", Tag::Italic},
    Entry{"iframe", Tag::Dropped},
    Entry{"img", Tag::Image},
    Entry{"ins", Tag::Underline},
    Entry{"kbd", Tag::Code},
    Entry{"li", Tag::Item},
    Entry{"main", Tag::Division},
    Entry{"math", Tag::Math},
    Entry{"nav", Tag::Division},
    Entry{"noembed", Tag::Dropped},
    Entry{"noframes", Tag::Dropped},
    Entry{"noscript", Tag::Dropped},
    Entry{"ol", Tag::OrderedList},
    Entry{"p", Tag::Paragraph},
    Entry{"plaintext", Tag::Dropped},
    Entry{"pre", Tag::Preformatted},
    Entry{"rp", Tag::ReadingFallback},
    Entry{"rt", Tag::Reading},
    Entry{"ruby", Tag::Ruby},
    Entry{"s", Tag::Strike},
    Entry{"samp", Tag::Code},
    Entry{"script", Tag::Dropped},
    Entry{"section", Tag::Division},
    Entry{"select", Tag::Dropped},
    Entry{"small", Tag::Small},
    Entry{"span", Tag::Span},
    Entry{"strike", Tag::Strike},
    Entry{"strong", Tag::Bold},
    Entry{"style", Tag::Dropped},
    Entry{"sub", Tag::Sub},
    Entry{"summary", Tag::Division},
    Entry{"sup", Tag::Sup},
    Entry{"svg", Tag::Dropped},
    Entry{"table", Tag::Table},
    Entry{"td", Tag::Cell},
    Entry{"template", Tag::Dropped},
    Entry{"textarea", Tag::Dropped},
    Entry{"th", Tag::Cell},
    Entry{"title", Tag::Dropped},
    Entry{"tr", Tag::Row},
    Entry{"tt", Tag::Code},
    Entry{"u", Tag::Underline},
    Entry{"ul", Tag::List},
    Entry{"xmp", Tag::Dropped},
};

constexpr qsizetype longestName = 10;
constexpr int tagCount = int(Tag::Image) + 1;

} // namespace

Tag tagOf(QByteArrayView name)
{
    if (name.isEmpty() || name.size() > longestName) {
        return Tag::Unknown;
    }
    std::array<char, longestName + 1> lower{};
    std::ranges::transform(
        name, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    const auto less = [](const char *a, const char *b) { return std::strcmp(a, b) < 0; };
    const auto entry = std::ranges::lower_bound(entries, lower.data(), less, &Entry::name);
    const bool found = entry != entries.end() && std::strcmp(entry->name, lower.data()) == 0;
    return found ? entry->tag : Tag::Unknown;
}

QByteArrayView tameName(Tag tag)
{
    static const auto names = [] {
        std::array<QByteArray, tagCount> made;
        for (int i = 0; i < tagCount; ++i) {
            made[size_t(i)] = "x-" + QByteArray::number(i);
        }
        return made;
    }();
    return names[size_t(tag)];
}

Tag tagOfTame(QByteArrayView name)
{
    bool ok = false;
    const int number = name.startsWith("x-") ? name.sliced(2).toByteArray().toInt(&ok) : 0;
    return ok && number > 0 && number < tagCount ? Tag(number) : Tag::Unknown;
}

bool isBlock(Tag tag)
{
    return tag >= Tag::Paragraph && tag <= Tag::Row;
}

bool isVoid(Tag tag)
{
    return tag >= Tag::Break;
}

bool hasAttributes(Tag tag)
{
    switch (tag) {
    case Tag::Paragraph:
    case Tag::Preformatted:
    case Tag::OrderedList:
    case Tag::Item:
    case Tag::Anchor:
    case Tag::Span:
    case Tag::Code:
    case Tag::MathSource:
    case Tag::Image:
        return true;
    default:
        return false;
    }
}

} // namespace asterism
