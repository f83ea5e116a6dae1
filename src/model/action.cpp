// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/action.h"

#include "model/jsonparts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

using ActionKind = Action::Kind;

// A server takes much less of each; what is longer was never meant for one.
constexpr qsizetype longestOptions = 4 * 1024 * 1024; ///< all of it, as JSON
constexpr qsizetype longestActionText = 500'000;
constexpr qsizetype longestActionLine = 4096; ///< uris, accts, ids, a warning, the name of an emoji
constexpr qsizetype mostActionNames = 1000; ///< of each list
constexpr int highestChoice = 1000;

constexpr std::array opposites{
    std::pair{ActionKind::Boost, ActionKind::Unboost},
    std::pair{ActionKind::Favourite, ActionKind::Unfavourite},
    std::pair{ActionKind::Bookmark, ActionKind::Unbookmark},
    std::pair{ActionKind::React, ActionKind::Unreact},
    std::pair{ActionKind::Pin, ActionKind::Unpin},
    std::pair{ActionKind::MuteThread, ActionKind::UnmuteThread},
    std::pair{ActionKind::Follow, ActionKind::Unfollow},
    std::pair{ActionKind::Mute, ActionKind::Unmute},
    std::pair{ActionKind::Block, ActionKind::Unblock},
    std::pair{ActionKind::BlockDomain, ActionKind::UnblockDomain},
    std::pair{ActionKind::FollowTag, ActionKind::UnfollowTag},
};

/// In the order of the kinds.
constexpr std::array<const char *, actionKindCount> actionWords{"", "boost", "unboost", "favourite",
    "unfavourite", "bookmark", "unbookmark", "react", "unreact", "vote", "pin", "unpin",
    "mute-thread", "unmute-thread", "delete", "edit", "follow", "unfollow", "mute", "unmute",
    "block", "unblock", "accept-follower", "reject-follower", "remove-follower", "report",
    "block-domain", "unblock-domain", "follow-tag", "unfollow-tag", "publish", "annotate"};
static_assert(actionWords.back() != nullptr);

QJsonObject itemToJson(const MovedItem &item)
{
    QJsonObject json;
    putText(json, u"list"_s, item.list);
    putTold(json, u"boosts"_s, item.boosts);
    putTold(json, u"notify"_s, item.notify);
    if (item.languages) { // an empty list means all of them
        json.insert(u"languages"_s, QJsonArray::fromStringList(*item.languages));
    }
    putTold(json, u"hideNotifications"_s, item.hideNotifications);
    putNumber(json, u"expiresAt"_s, item.expiresAt);
    return json;
}

MovedItem itemFromJson(const QJsonObject &json)
{
    MovedItem item{.subject = {}, .list = json["list"_L1].toString()};
    item.boosts = toldIn(json["boosts"_L1]);
    item.notify = toldIn(json["notify"_L1]);
    if (json["languages"_L1].isArray()) {
        item.languages = textsOf(json["languages"_L1]);
    }
    item.hideNotifications = toldIn(json["hideNotifications"_L1]);
    item.expiresAt = json["expiresAt"_L1].toInteger();
    return item;
}

QJsonObject reportToJson(const ReportText &report)
{
    QJsonObject json;
    putTexts(json, u"posts"_s, report.posts);
    putText(json, u"comment"_s, report.comment);
    putText(json, u"category"_s, report.category);
    putTexts(json, u"rules"_s, report.rules);
    putTruth(json, u"forward"_s, report.forward);
    return json;
}

ReportText reportFromJson(const QJsonObject &json)
{
    return {.posts = textsOf(json["posts"_L1]),
        .comment = json["comment"_L1].toString(),
        .category = json["category"_L1].toString(),
        .rules = textsOf(json["rules"_L1]),
        .forward = json["forward"_L1].toBool()};
}

/// As `action`, with what the object says in the place of its options.
Action withOptions(const Action &action, const QJsonObject &json)
{
    Action read{.kind = action.kind, .account = action.account, .target = action.target};
    read.targetUrl = json["url"_L1].toString();
    if (json["visibility"_L1].isString()) {
        read.visibility = visibility(json["visibility"_L1].toString());
    }
    read.reaction = json["reaction"_L1].toString();
    read.reactionUrl = json["reactionUrl"_L1].toString();
    for (const QJsonValue choice : json["choices"_L1].toArray()) {
        read.choices << choice.toInt(-1);
    }
    read.options = itemFromJson(json["options"_L1].toObject());
    read.report = reportFromJson(json["report"_L1].toObject());
    read.post = postFromJson(json["post"_L1].toObject());
    read.note = json["note"_L1].toString();
    return read;
}

bool areShort(const QStringList &texts)
{
    return texts.size() <= mostActionNames && std::ranges::all_of(texts, [](const QString &text) {
        return text.size() <= longestActionLine;
    });
}

bool isBounded(const Action &action)
{
    const bool choices = action.choices.size() <= mostActionNames
        && std::ranges::all_of(
            action.choices, [](int choice) { return choice >= 0 && choice < highestChoice; });
    return choices && isBounded(action.post) && action.report.comment.size() <= longestActionText
        && action.note.size() <= longestActionText
        && areShort({action.targetUrl, action.reaction, action.reactionUrl, action.options.list,
            action.report.category})
        && areShort(action.options.languages.value_or(QStringList()))
        && areShort(action.report.posts) && areShort(action.report.rules);
}

QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

/// Attachments were bare ids once: such options in today's form. All others stay as they are.
QString inTodaysForm(const QString &text)
{
    QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    const QJsonObject post = json.value("post"_L1).toObject(); // [] would put it in
    if (!post.contains("mediaIds"_L1)) {
        return text;
    }
    json.insert(u"post"_s, toJson(postFromJson(post)));
    return compact(json);
}

} // namespace

QString word(ActionKind kind)
{
    const int number = int(kind);
    return number > 0 && number < actionKindCount
        ? QString::fromLatin1(actionWords.at(size_t(number)))
        : QString();
}

ActionKind actionKind(const QString &text)
{
    for (int i = 1; i < actionKindCount; ++i) {
        if (word(ActionKind(i)) == text) {
            return ActionKind(i);
        }
    }
    return ActionKind::Unknown;
}

ActionKind opposite(ActionKind kind)
{
    for (const auto &[one, other] : opposites) {
        if (kind == one || kind == other) {
            return kind == one ? other : one;
        }
    }
    return ActionKind::Unknown;
}

QString axisOf(const Action &action)
{
    switch (action.kind) {
    case ActionKind::React:
    case ActionKind::Unreact:
        return u"reaction "_s + action.reaction;
    case ActionKind::AcceptFollower:
    case ActionKind::RejectFollower:
    case ActionKind::RemoveFollower:
        return u"follower"_s; // whether they are one in the end
    case ActionKind::Annotate:
        return u"note"_s;
    default:
        break;
    }
    for (const auto &[one, other] : opposites) {
        if (action.kind == one || action.kind == other) {
            return word(one);
        }
    }
    return {};
}

QString optionsText(const Action &action)
{
    QJsonObject json;
    putText(json, u"url"_s, action.targetUrl);
    if (action.visibility) {
        json.insert(u"visibility"_s, word(*action.visibility));
    }
    putText(json, u"reaction"_s, action.reaction);
    putText(json, u"reactionUrl"_s, action.reactionUrl);
    if (!action.choices.isEmpty()) {
        QJsonArray choices;
        for (const int choice : action.choices) {
            choices.append(choice);
        }
        json.insert(u"choices"_s, choices);
    }
    putPart(json, u"options"_s, itemToJson(action.options));
    putPart(json, u"report"_s, reportToJson(action.report));
    putPart(json, u"post"_s, toJson(action.post));
    putText(json, u"note"_s, action.note);
    return compact(json);
}

Result<Done> readOptions(Action &action, const QString &text)
{
    const Error none{.kind = ErrorKind::BadAnswer, .subject = word(action.kind)};
    if (text.size() > longestOptions) {
        return none;
    }
    const QString today = inTodaysForm(text);
    const Action read = withOptions(action, QJsonDocument::fromJson(today.toUtf8()).object());
    // Whatever it holds besides, or in another form, was not written above.
    if (!isBounded(read) || optionsText(read) != today) {
        return none;
    }
    action = read;
    return Done{};
}

QString newPostKey()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace asterism
