// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/json.h"
#include "protocol/misskey/mapping.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

// What is streamed of a note that is watched: {"reaction", "emoji": {"name", "url"} or null,
// "userId"}, {"reaction", "userId"}, {"choice", "userId"} (Misskey:
// packages/backend/src/core/ReactionService.ts, core/PollService.ts).
namespace asterism::misskey {

namespace {

constexpr qsizetype longestWho = 100;
constexpr qsizetype longestSign = 64; ///< families and flags take many code units
constexpr qint64 mostVotedChoices = 100;

/// ":name:", ":name@.:" or ":name@host:", as the server itself reads them.
bool isPictureWord(const QString &told)
{
    const QString name = told.mid(1, told.size() - 2);
    const bool framed = told.size() > 2 && told.startsWith(u':') && told.endsWith(u':');
    const auto fits = [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || u"_+-.@"_s.contains(c));
    };
    return framed && std::ranges::all_of(name, fits) && name.count(u'@') < 2
        && !name.startsWith(u'@') && !name.endsWith(u'@');
}

/// Emoji of Unicode. Words stand there where a server is old ("like"), and may mean another sign.
bool isSign(const QString &told)
{
    const QList<uint> points = told.toUcs4();
    const bool foreign = std::ranges::any_of(points, [](uint c) { return c > 0x7f; });
    return foreign && told.size() <= longestSign && std::ranges::none_of(points, [](uint c) {
        return QChar::isLetter(c) || QChar::isSpace(c) || c < 0x20 || c == u':';
    });
}

/// Its picture comes along by its name without the colons.
QJsonObject pictureTold(const QJsonObject &body)
{
    const QJsonObject emoji = json::object(body, "emoji"_L1);
    return {{u"reactionEmojis"_s,
        QJsonObject{{json::text(emoji, "name"_L1), json::text(emoji, "url"_L1)}}}};
}

} // namespace

std::optional<LiveChange> liveChangeFromJson(
    const QString &type, const QJsonObject &body, const Instance &instance)
{
    LiveChange change{.who = json::text(body, "userId"_L1), .reaction = {}};
    if (change.who.isEmpty() || change.who.size() > longestWho) {
        return {};
    }
    if (type == u"pollVoted") {
        const qint64 choice = json::count(body, "choice"_L1);
        change.kind = LiveChange::Kind::Voted;
        change.choice = choice < mostVotedChoices ? int(choice) : -1;
        return change.choice < 0 ? std::nullopt : std::optional(change);
    }
    if (type != u"reacted" && type != u"unreacted") {
        return {};
    }
    const QString told = json::text(body, "reaction"_L1);
    if (!isPictureWord(told) && !isSign(told)) {
        return {};
    }
    const bool gone = type == u"unreacted";
    change.kind = gone ? LiveChange::Kind::Unreacted : LiveChange::Kind::Reacted;
    change.reaction = reactionTo(pictureTold(body), told, instance);
    return change.reaction.name.isEmpty() ? std::nullopt : std::optional(change);
}

} // namespace asterism::misskey
