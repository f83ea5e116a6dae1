// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/hashtags.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Hashtags)
};

constexpr qsizetype longestTag = 100;
constexpr QChar tagPart = u'#';
constexpr QChar tagMinus = u'-';

Error notATag(const QString &subject, const QString &why)
{
    return {.kind = ErrorKind::Usage, .subject = u"\"%1\""_s.arg(subject.left(40)), .detail = why};
}

/// What parts words, means something in a source's key, or cannot be seen.
bool breaksTag(QChar c)
{
    constexpr char16_t joiners[] = {0x200c, 0x200d}; // parts of words in some scripts
    const bool format = c.category() == QChar::Other_Format
        && std::ranges::find(joiners, c.unicode()) == std::end(joiners);
    const bool hidden = c.category() == QChar::Other_Control || format;
    return hidden || c.isSpace() || u"#＃@/?,、，"_s.contains(c);
}

QString withoutSigns(QString name)
{
    while (name.startsWith(u'#') || name.startsWith(u'＃')) {
        name.remove(0, 1);
    }
    return name;
}

void sortOnce(QStringList &names)
{
    names.sort();
    names.removeDuplicates();
}

/// Accents of the letter before them; those of kana and Cyrillic make another letter.
bool isLatinAccent(QChar c, QChar base)
{
    return c.unicode() >= 0x300 && c.unicode() <= 0x36f && base.script() == QChar::Script_Latin;
}

/// Letters of Mastodon's table that are no letter with an accent in Unicode's.
QChar plainLatin(QChar c)
{
    static const QString special = u"ðđħıĸłŋøŧ"_s;
    static const QString plain = u"ddhiklnot"_s;
    const auto at = special.indexOf(c);
    return at < 0 ? c : plain[at];
}

bool isSubset(const QStringList &small, const QStringList &large)
{
    return std::ranges::all_of(small, [&](const QString &name) { return large.contains(name); });
}

/// A set that asks for more than another one brings nothing of its own.
std::vector<TagSet> withoutNarrower(const std::vector<TagSet> &sets)
{
    std::vector<TagSet> found;
    for (const TagSet &set : sets) {
        const bool narrower = std::ranges::any_of(sets, [&](const TagSet &other) {
            return other.all != set.all && isSubset(other.all, set.all);
        });
        if (!narrower && std::ranges::find(found, set) == found.end()) {
            found.push_back(set);
        }
    }
    return found;
}

} // namespace

Result<QString> hashtagName(const QString &typed)
{
    const QString name =
        withoutSigns(typed.trimmed()).toLower().normalized(QString::NormalizationForm_C);
    if (name.size() > longestTag) {
        return notATag(typed, Words::tr("a hashtag has at most %1 characters").arg(longestTag));
    }
    const bool broken = std::ranges::any_of(name, breaksTag) || !name.isValidUtf16();
    if (name.isEmpty() || broken || name.startsWith(tagMinus)) {
        return notATag(typed, Words::tr("a hashtag is one word, such as #art"));
    }
    return name;
}

Result<QStringList> hashtagNames(const QString &line)
{
    static const QRegularExpression between(u"[\\s,、，#＃]+"_s);
    QStringList names;
    const QStringList words = line.split(between, Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const auto name = hashtagName(word);
        if (!name) {
            return name.error();
        }
        names << *name;
    }
    names.removeDuplicates();
    return names;
}

QString foldedHashtag(const QString &name)
{
    const QString parts = name.normalized(QString::NormalizationForm_KC)
                              .toLower()
                              .normalized(QString::NormalizationForm_D);
    QString folded;
    QChar base;
    for (const QChar c : parts) {
        base = c.isMark() ? base : c;
        if (!isLatinAccent(c, base)) {
            folded += plainLatin(c);
        }
    }
    return folded.normalized(QString::NormalizationForm_C);
}

QString TagSet::text() const
{
    QString text = all.join(tagPart);
    for (const QString &name : none) {
        text += tagPart;
        text += tagMinus;
        text += name;
    }
    return text;
}

TagSet TagSet::fromText(const QString &text)
{
    TagSet set;
    const QStringList parts = text.toLower().split(tagPart, Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool no = i > 0 && parts[i].startsWith(tagMinus);
        const QString name = no ? parts[i].mid(1) : parts[i];
        QStringList &names = no ? set.none : set.all;
        if (!name.isEmpty() && names.size() < (no ? mostNone : mostAll)) {
            names << name;
        }
    }
    sortOnce(set.all);
    sortOnce(set.none);
    return set.all.isEmpty() ? TagSet{} : set;
}

bool TagSet::matches(const QStringList &names) const
{
    QStringList folded;
    for (const QString &name : names) {
        folded << foldedHashtag(name);
    }
    const auto has = [&](const QString &name) { return folded.contains(foldedHashtag(name)); };
    const QStringList further = all.mid(1);
    return std::ranges::all_of(further, has) && std::ranges::none_of(none, has);
}

Result<TagWish> tagWish(const QString &any, const QString &all, const QString &none)
{
    TagWish wish;
    for (const auto &[line, names] :
        {std::pair{&any, &wish.any}, std::pair{&all, &wish.all}, std::pair{&none, &wish.none}}) {
        auto found = hashtagNames(*line);
        if (!found) {
            return found.error();
        }
        *names = std::move(*found);
    }
    if (wish.isEmpty()) {
        return Error{.kind = ErrorKind::Usage, .subject = Words::tr("A search for no hashtag")};
    }
    if (wish.any.size() > TagWish::mostAny || wish.all.size() >= TagSet::mostAll
        || wish.none.size() > TagSet::mostNone) {
        return Error{.kind = ErrorKind::Usage,
            .subject = Words::tr("A search for so many hashtags"),
            .detail = Words::tr("at most %1 of which any will do, %2 that all must be there and "
                                "%3 that must not")
                          .arg(TagWish::mostAny)
                          .arg(TagSet::mostAll - 1)
                          .arg(TagSet::mostNone)};
    }
    const QStringList wanted = wish.any + wish.all;
    for (const QString &name : wish.none) {
        if (wanted.contains(name)) {
            return notATag(u'#' + name, Words::tr("it cannot be both there and not there"));
        }
    }
    return wish;
}

std::vector<TagSet> tagSets(const TagWish &wish)
{
    std::vector<TagSet> sets;
    // Without any "any" there is one set, of "all" alone.
    const QStringList each = wish.any.isEmpty() ? QStringList{wish.all.value(0)} : wish.any;
    for (const QString &name : each) {
        TagSet set{.all = wish.all + QStringList{name}, .none = wish.none};
        sortOnce(set.all);
        sortOnce(set.none);
        sets.push_back(std::move(set));
    }
    return withoutNarrower(sets);
}

TagWish wishOf(const std::vector<TagSet> &sets)
{
    TagWish wish;
    if (sets.empty()) {
        return wish;
    }
    wish.none = sets.front().none;
    wish.all = sets.front().all;
    for (const TagSet &set : sets) {
        wish.all.removeIf([&](const QString &name) { return !set.all.contains(name); });
    }
    for (const TagSet &set : sets) {
        for (const QString &name : set.all) {
            if (!wish.all.contains(name) && !wish.any.contains(name)) {
                wish.any << name;
            }
        }
    }
    if (wish.all.size() == 1 && wish.any.isEmpty()) {
        std::swap(wish.all, wish.any); // one tag is one tag
    }
    return wish;
}

} // namespace asterism
