// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticetopics.h"

#include <QCoreApplication>
#include <QLatin1StringView>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

using NoticeKind = Notification::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NoticeTopics)
};

/// In the order of the topics.
constexpr std::array<QLatin1StringView, noticeTopicCount> topicWords = {"mentions"_L1, "direct"_L1,
    "follows"_L1, "requests"_L1, "posts"_L1, "boosts"_L1, "favourites"_L1, "reactions"_L1,
    "polls"_L1, "edits"_L1, "server"_L1, "moderation"_L1, "other"_L1};

/// What is done to the account's posts, and what becomes of posts.
std::optional<NoticeTopic> topicOfPosts(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Boost:
        return NoticeTopic::Boosts;
    case NoticeKind::Favourite:
        return NoticeTopic::Favourites;
    case NoticeKind::Reaction:
        return NoticeTopic::Reactions;
    case NoticeKind::PollEnded:
        return NoticeTopic::Polls;
    case NoticeKind::Edited:
        return NoticeTopic::Edits;
    case NoticeKind::Post:
        return NoticeTopic::Posts;
    default:
        return {};
    }
}

} // namespace

NoticeTopic noticeTopic(NoticeKind kind, bool direct)
{
    if (const auto topic = topicOfPosts(kind)) {
        return *topic;
    }
    switch (kind) {
    case NoticeKind::Mention:
    case NoticeKind::Reply:
    case NoticeKind::Quote:
        return direct ? NoticeTopic::Direct : NoticeTopic::Mentions;
    case NoticeKind::Follow:
    case NoticeKind::FollowAccepted:
        return NoticeTopic::Follows;
    case NoticeKind::FollowRequest:
        return NoticeTopic::Requests;
    case NoticeKind::Moved:
    case NoticeKind::Severed:
    case NoticeKind::Warning:
        return NoticeTopic::Server;
    case NoticeKind::Report:
    case NoticeKind::SignUp:
        return NoticeTopic::Moderation;
    default:
        return NoticeTopic::Other;
    }
}

bool isOnAtFirst(NoticeTopic topic)
{
    switch (topic) {
    case NoticeTopic::Mentions:
    case NoticeTopic::Direct:
    case NoticeTopic::Follows:
    case NoticeTopic::Requests:
    case NoticeTopic::Posts: // the account asked for these
    case NoticeTopic::Server:
        return true;
    default:
        return false;
    }
}

QString word(NoticeTopic topic)
{
    return topicWords[size_t(topic)];
}

std::optional<NoticeTopic> noticeTopic(const QString &word)
{
    for (size_t i = 0; i < topicWords.size(); ++i) {
        if (word == topicWords[i]) {
            return NoticeTopic(i);
        }
    }
    return {};
}

QString noticeTopicName(NoticeTopic topic)
{
    switch (topic) {
    case NoticeTopic::Mentions:
        return Words::tr("Mentions, replies and quotes");
    case NoticeTopic::Direct:
        return Words::tr("Direct messages");
    case NoticeTopic::Follows:
        return Words::tr("New followers");
    case NoticeTopic::Requests:
        return Words::tr("Follow requests");
    case NoticeTopic::Posts:
        return Words::tr("Posts of people with a bell");
    case NoticeTopic::Boosts:
        return Words::tr("Boosts");
    case NoticeTopic::Favourites:
        return Words::tr("Favourites");
    case NoticeTopic::Reactions:
        return Words::tr("Reactions");
    case NoticeTopic::Polls:
        return Words::tr("Polls that have ended");
    case NoticeTopic::Edits:
        return Words::tr("Edited posts");
    case NoticeTopic::Server:
        return Words::tr("Warnings, ended follows and moves");
    case NoticeTopic::Moderation:
        return Words::tr("For moderators: reports and sign-ups");
    case NoticeTopic::Other:
        break;
    }
    return Words::tr("Whatever else the server tells");
}

} // namespace asterism::ui
