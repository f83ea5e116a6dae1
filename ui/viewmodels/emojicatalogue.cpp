// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/emojicatalogue.h"

#include "content/names.h"
#include "model/reaction.h"
#include "ui/viewmodels/memberorder.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Emoji)
};

QString unicodeGroupName(const QString &name)
{
    const std::array groups{std::pair{"smileys"_L1, Words::tr("Smileys and emotion")},
        std::pair{"people"_L1, Words::tr("People and body")},
        std::pair{"nature"_L1, Words::tr("Animals and nature")},
        std::pair{"food"_L1, Words::tr("Food and drink")},
        std::pair{"travel"_L1, Words::tr("Travel and places")},
        std::pair{"activities"_L1, Words::tr("Activities")},
        std::pair{"objects"_L1, Words::tr("Objects")},
        std::pair{"symbols"_L1, Words::tr("Symbols")}, std::pair{"flags"_L1, Words::tr("Flags")}};
    const auto found =
        std::ranges::find_if(groups, [&name](const auto &group) { return name == group.first; });
    return found == groups.end() ? name : found->second;
}

/// A name may be told twice; nobody minds.
QString searchWords(const QStringList &names)
{
    return u'\n' + folded(names.join(u'\n')) + u'\n';
}

EmojiEntry unicodeEntry(const QJsonArray &row, bool japanese)
{
    const QString english = row[1].toString();
    const QString other = row[2].toString();
    const QString &told = japanese && !other.isEmpty() ? other : english;
    return {.name = row[0].toString(),
        .url = {},
        .staticUrl = {},
        .label = told.section(u'|', 0, 0),
        .words = searchWords(english.split(u'|') + other.split(u'|'))};
}

EmojiEntry serverEntry(const ServerEmoji &emoji)
{
    const QStringList words = QStringList{emoji.shortcode} + emoji.aliases;
    return {.name = emoji.shortcode,
        .url = emoji.url,
        .staticUrl = emoji.staticUrl,
        .label = safeName(u':' + emoji.shortcode + u':'),
        .words = searchWords(words),
        .sensitive = emoji.sensitive};
}

enum class EmojiFit { None, Somewhere, Beginning, Whole };

EmojiFit fitOf(const EmojiEntry &emoji, const QStringList &words)
{
    const auto stands = [&emoji](const QString &word) { return emoji.words.contains(word); };
    if (!std::ranges::all_of(words, stands)) {
        return EmojiFit::None;
    }
    const QString begun = u'\n' + words.join(u' ');
    if (!emoji.words.contains(begun)) {
        return EmojiFit::Somewhere;
    }
    return emoji.words.contains(begun + u'\n') ? EmojiFit::Whole : EmojiFit::Beginning;
}

} // namespace

std::vector<EmojiGroup> unicodeEmoji(const QByteArray &json, bool japanese)
{
    std::vector<EmojiGroup> groups;
    const QJsonArray all = QJsonDocument::fromJson(json).object()["groups"_L1].toArray();
    for (const auto &value : all) {
        const QJsonObject told = value.toObject();
        EmojiGroup group{.name = unicodeGroupName(told["name"_L1].toString())};
        const QJsonArray rows = told["emoji"_L1].toArray();
        for (const auto &row : rows) {
            group.emojis.push_back(unicodeEntry(row.toArray(), japanese));
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

std::vector<EmojiGroup> emojiByCategory(const std::vector<ServerEmoji> &emojis)
{
    std::vector<EmojiGroup> groups;
    QHash<QString, size_t> places;
    for (const ServerEmoji &emoji : emojis) {
        const auto known = places.constFind(emoji.category);
        const size_t place = known == places.cend() ? groups.size() : *known;
        if (known == places.cend()) {
            const QString name = safeName(emoji.category);
            places.insert(emoji.category, place);
            groups.push_back({.name = name.isEmpty() ? Words::tr("Of this server") : name});
        }
        groups[place].emojis.push_back(serverEntry(emoji));
    }
    return groups;
}

namespace {

EmojiEntry heartIn(const std::vector<EmojiGroup> &groups)
{
    for (const EmojiGroup &group : groups) {
        const auto heart = std::ranges::find_if(group.emojis, isLike, &EmojiEntry::name);
        if (heart != group.emojis.end()) {
            return *heart;
        }
    }
    return {.name = u"❤"_s, .label = u"❤"_s};
}

} // namespace

std::vector<EmojiGroup> acceptedEmoji(
    const std::vector<EmojiGroup> &groups, AcceptedReactions accepted)
{
    if (accepted == AcceptedReactions::Like) {
        return {{.name = Words::tr("Likes"), .emojis = {heartIn(groups)}}};
    }
    std::vector<EmojiGroup> taken = groups;
    if (accepted == AcceptedReactions::NonSensitive) {
        for (EmojiGroup &group : taken) {
            std::erase_if(group.emojis, [](const EmojiEntry &emoji) { return emoji.sensitive; });
        }
        std::erase_if(taken, [](const EmojiGroup &group) { return group.emojis.empty(); });
    }
    return taken;
}

std::vector<EmojiEntry> emojiFound(
    const std::vector<EmojiGroup> &groups, const QString &search, size_t most)
{
    const QStringList words =
        folded(search).remove(u':').split(u' ', Qt::SkipEmptyParts); // ":fox:" is typed, too
    std::array<std::vector<const EmojiEntry *>, 4> byFit;
    for (const EmojiGroup &group : groups) {
        for (const EmojiEntry &emoji : group.emojis) {
            byFit[size_t(fitOf(emoji, words))].push_back(&emoji);
        }
    }
    std::vector<EmojiEntry> found;
    for (const auto fit : {EmojiFit::Whole, EmojiFit::Beginning, EmojiFit::Somewhere}) {
        for (const EmojiEntry *emoji : byFit[size_t(fit)]) {
            if (found.size() < most) {
                found.push_back(*emoji);
            }
        }
    }
    return found;
}

} // namespace asterism::ui
