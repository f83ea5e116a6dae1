// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/draft.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QString targetOf(const Draft &draft, qsizetype account, qsizetype part)
{
    return u"%1-%2-%3"_s.arg(draft.key).arg(account).arg(part);
}

/// A part further down: what it answers is the part above, and a warning or a time is that of all.
PostText continued(const PostText &first, const PostText &part)
{
    PostText post = first;
    post.text = part.text;
    post.media = part.media;
    post.poll = part.poll;
    post.quote.clear();
    post.quoteUrl.clear();
    post.replyTo.clear();
    post.replyToUrl.clear();
    post.insteadOf.clear();
    return post;
}

QString textOf(const QJsonArray &array)
{
    return array.isEmpty() ? QString()
                           : QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QJsonArray arrayOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).array();
}

} // namespace

QString moreText(const Draft &draft)
{
    QJsonArray parts;
    for (const PostText &part : draft.more) {
        parts.append(toJson(part));
    }
    return textOf(parts);
}

QString alsoText(const Draft &draft)
{
    return textOf(QJsonArray::fromStringList(draft.also));
}

QString beganText(const Draft &draft)
{
    return draft.began
        ? QString::fromUtf8(QJsonDocument(toJson(*draft.began)).toJson(QJsonDocument::Compact))
        : QString();
}

void readBegan(Draft &draft, const QString &began)
{
    draft.began.reset();
    if (began.isEmpty()) {
        return;
    }
    Draft read{.key = {}, .action = {}};
    read.began = postFromJson(QJsonDocument::fromJson(began.toUtf8()).object());
    if (beganText(read) == began && isBounded(*read.began)) {
        draft.began = std::move(read.began);
    }
}

bool readMore(Draft &draft, const QString &more, const QString &also)
{
    Draft read = draft;
    read.more.clear();
    read.also.clear();
    for (const QJsonValue part : arrayOf(more)) {
        read.more.push_back(postFromJson(part.toObject()));
    }
    for (const QJsonValue account : arrayOf(also)) {
        read.also << account.toString();
    }
    const bool ours = moreText(read) == more && alsoText(read) == also
        && read.more.size() < mostPartsOfThread && read.also.size() < mostPostingAccounts
        && std::ranges::all_of(read.more, [](const PostText &part) { return isBounded(part); });
    if (ours) {
        draft = std::move(read);
    }
    return ours;
}

std::vector<PostText> postsOf(const Draft &draft)
{
    std::vector<PostText> posts{draft.action.post};
    posts.insert(posts.end(), draft.more.begin(), draft.more.end());
    return posts;
}

std::vector<Action> actionsOf(const Draft &draft)
{
    if (draft.action.kind != Action::Kind::Publish) {
        return {draft.action};
    }
    std::vector<Action> actions;
    const QStringList accounts = QStringList{draft.action.account.value} + draft.also;
    for (qsizetype account = 0; account < accounts.size(); ++account) {
        for (qsizetype part = 0; part <= qsizetype(draft.more.size()); ++part) {
            Action action = draft.action;
            action.account = AccountId{accounts.at(account)};
            action.target = targetOf(draft, account, part);
            if (part > 0) {
                action.post = continued(draft.action.post, draft.more.at(size_t(part) - 1));
                action.post.after = targetOf(draft, account, part - 1);
            }
            if (account > 0) {
                action.post.insteadOf.clear(); // another account's
                std::ranges::transform(action.post.media, action.post.media.begin(), unsent);
            }
            actions.push_back(action);
        }
    }
    return actions;
}

std::optional<DraftPlace> placeInDraft(const Action &action)
{
    const QStringList names = action.target.split(u'-');
    if (action.kind != Action::Kind::Publish || names.size() < 3) {
        return {};
    }
    bool isAccount = false;
    bool isPart = false;
    const DraftPlace place{.key = action.target.section(u'-', 0, -3),
        .account = names.at(names.size() - 2).toInt(&isAccount),
        .part = names.last().toInt(&isPart)};
    // A key alone is a UUID, whose last but one number is at least 8000.
    const bool known = isAccount && isPart && place.account >= 0
        && place.account < mostPostingAccounts && place.part >= 0 && place.part < mostPartsOfThread
        && !place.key.isEmpty();
    return known ? std::optional(place) : std::nullopt;
}

} // namespace asterism
