// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/taskrules.h"

#include "sync/acting.h"
#include "ui/viewmodels/standingwords.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

using ActionKind = Action::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(People)
};

bool isOfServer(ActionKind kind)
{
    return kind == ActionKind::BlockDomain || kind == ActionKind::UnblockDomain;
}

bool isOfTag(ActionKind kind)
{
    return kind == ActionKind::FollowTag || kind == ActionKind::UnfollowTag;
}

bool isOwnServer(const ActingAccount &one, const QString &host)
{
    return one.account.host == host || one.account.acct.section(u'@', -1) == host;
}

/// Why it would change nothing.
QString whyUnchanged(const QString &task)
{
    switch (actionOfTask(task)) {
    case ActionKind::Follow:
        return task == "options"_L1 ? Words::tr("It does not follow them.")
                                    : Words::tr("It follows them already, or has asked to.");
    case ActionKind::Unfollow:
        return Words::tr("It does not follow them.");
    case ActionKind::Unmute:
        return Words::tr("It does not mute them.");
    case ActionKind::Block:
        return Words::tr("It blocks them already.");
    case ActionKind::Unblock:
        return Words::tr("It does not block them.");
    case ActionKind::RemoveFollower:
        return Words::tr("They do not follow it.");
    case ActionKind::AcceptFollower:
    case ActionKind::RejectFollower:
        return Words::tr("They did not ask to follow it.");
    case ActionKind::BlockDomain:
        return Words::tr("It blocks that server already.");
    case ActionKind::UnblockDomain:
        return Words::tr("It does not block that server.");
    case ActionKind::FollowTag:
        return Words::tr("It follows it already.");
    case ActionKind::UnfollowTag:
        return Words::tr("It does not follow it.");
    default:
        return {};
    }
}

/// What all accounts together are mostly meant to do, unlike a follow or a report.
bool isForAll(ActionKind kind)
{
    return kind != ActionKind::Follow && kind != ActionKind::Report && !isOfTag(kind);
}

/// It takes something back: nobody is chosen for that of whom it is not known.
bool needsKnowing(const QString &task)
{
    switch (actionOfTask(task)) {
    case ActionKind::Mute:
    case ActionKind::Block:
    case ActionKind::BlockDomain:
        return false;
    default:
        return true;
    }
}

} // namespace

Action::Kind actionOfTask(const QString &task)
{
    return task == "options"_L1 ? ActionKind::Follow : actionKind(task);
}

bool changesAnything(const QString &task, const Relationship &now)
{
    const bool follows = now.following || now.requested;
    switch (actionOfTask(task)) {
    case ActionKind::Follow:
        return task == "options"_L1 ? now.following : !follows;
    case ActionKind::Unfollow:
        return follows;
    case ActionKind::Unmute:
        return now.muting;
    case ActionKind::Block:
        return !now.blocking;
    case ActionKind::Unblock:
        return now.blocking;
    case ActionKind::RemoveFollower:
        return now.followedBy;
    case ActionKind::AcceptFollower:
    case ActionKind::RejectFollower:
        return now.requestedBy;
    case ActionKind::BlockDomain:
        return !now.domainBlocking;
    case ActionKind::UnblockDomain:
        return now.domainBlocking;
    default:
        return true; // to be muted for another while, or reported once more
    }
}

QString whyNotChosen(const QString &task, const Standings &standings, const ActingAccount &one)
{
    const ActionKind kind = actionOfTask(task);
    const QString lack = whyNot(kind, one.account, one.server);
    if (!lack.isEmpty()) {
        return lack;
    }
    if (isOfTag(kind)) {
        const auto follows = standings.followsTag(one);
        const bool changes = !follows || *follows != (kind == ActionKind::FollowTag);
        return changes ? QString() : whyUnchanged(task);
    }
    if (isOfServer(kind) && isOwnServer(one, standings.acct().section(u'@', -1))) {
        return Words::tr("It is this account's own server.");
    }
    if (!isOfServer(kind) && standings.isSelf(one)) {
        return Words::tr("It is this very account.");
    }
    const auto now = standings.expected(one);
    if (kind == ActionKind::Annotate && !now) {
        return Words::tr("It is not known yet what it noted."); // that would be written over
    }
    return now && !changesAnything(task, *now) ? whyUnchanged(task) : QString();
}

bool isChosenFirst(const QString &task, const Standings &standings, const ActingAccount &one,
    const AccountId &standard)
{
    if (!whyNotChosen(task, standings, one).isEmpty()) {
        return false;
    }
    if (task != "options"_L1 && !isForAll(actionOfTask(task))) {
        return one.account.id == standard;
    }
    const auto now = standings.expected(one);
    // Muted already, perhaps for some time: only who says so mutes for another.
    const bool again = actionOfTask(task) == ActionKind::Mute && now && now->muting;
    return !again && (!needsKnowing(task) || now.has_value());
}

QString taskTitle(const QString &task, const QString &target)
{
    const auto title = [&]() -> QString {
        switch (actionOfTask(task)) {
        case ActionKind::Follow:
            return task == "options"_L1 ? Words::tr("How %1 is followed") : Words::tr("Follow %1");
        case ActionKind::Unfollow:
            return Words::tr("Unfollow %1");
        case ActionKind::Mute:
            return Words::tr("Mute %1");
        case ActionKind::Unmute:
            return Words::tr("Unmute %1");
        case ActionKind::Block:
            return Words::tr("Block %1");
        case ActionKind::Unblock:
            return Words::tr("Unblock %1");
        case ActionKind::AcceptFollower:
            return Words::tr("Accept %1 as a follower");
        case ActionKind::RejectFollower:
            return Words::tr("Reject %1 as a follower");
        case ActionKind::RemoveFollower:
            return Words::tr("Remove %1 as a follower");
        case ActionKind::Report:
            return Words::tr("Report %1");
        case ActionKind::BlockDomain:
            return Words::tr("Block all of %1");
        case ActionKind::UnblockDomain:
            return Words::tr("Unblock %1");
        case ActionKind::FollowTag:
            return Words::tr("Follow %1");
        case ActionKind::UnfollowTag:
            return Words::tr("Unfollow %1");
        default:
            return u"%1"_s;
        }
    };
    return title().replace(u"%1"_s, target);
}

QString taskEffect(const QString &task, const QString &target)
{
    const auto effect = [&]() -> QString {
        switch (actionOfTask(task)) {
        case ActionKind::Mute:
            return Words::tr("Their posts and boosts are hidden from the chosen accounts. They are "
                             "not told, and can go on following.");
        case ActionKind::Block:
            return Words::tr("The chosen accounts and they no longer see each other, and follows "
                             "between them end.");
        case ActionKind::RemoveFollower:
            return Words::tr(
                "They no longer follow the chosen accounts, and are not told. They can "
                "follow again.");
        case ActionKind::Report:
            return Words::tr("The moderators of your own server read it.");
        case ActionKind::BlockDomain:
            return Words::tr(
                "Everybody on %1 is hidden from the chosen accounts. Most servers also "
                "end all follows between these accounts and %1; unblocking does not "
                "bring them back.");
        case ActionKind::FollowTag:
            return Words::tr("Public posts with this hashtag come into the home of the chosen "
                             "accounts.");
        default:
            return {};
        }
    };
    return effect().replace(u"%1"_s, target);
}

QString taskButton(const QString &task, int accounts)
{
    if (accounts == 0) {
        return task == "options"_L1 ? Words::tr("Change") : actionWords(actionOfTask(task));
    }
    switch (actionOfTask(task)) {
    case ActionKind::Follow:
        return task == "options"_L1 ? Words::tr("Change for %n accounts", nullptr, accounts)
                                    : Words::tr("Follow from %n accounts", nullptr, accounts);
    case ActionKind::Unfollow:
        return Words::tr("Unfollow from %n accounts", nullptr, accounts);
    case ActionKind::Mute:
        return Words::tr("Mute from %n accounts", nullptr, accounts);
    case ActionKind::Unmute:
        return Words::tr("Unmute from %n accounts", nullptr, accounts);
    case ActionKind::Block:
    case ActionKind::BlockDomain:
        return Words::tr("Block from %n accounts", nullptr, accounts);
    case ActionKind::Unblock:
    case ActionKind::UnblockDomain:
        return Words::tr("Unblock from %n accounts", nullptr, accounts);
    case ActionKind::AcceptFollower:
        return Words::tr("Accept for %n accounts", nullptr, accounts);
    case ActionKind::RejectFollower:
        return Words::tr("Reject for %n accounts", nullptr, accounts);
    case ActionKind::RemoveFollower:
        return Words::tr("Remove from %n accounts", nullptr, accounts);
    case ActionKind::Report:
        return Words::tr("Report from %n accounts", nullptr, accounts);
    case ActionKind::FollowTag:
        return Words::tr("Follow from %n accounts", nullptr, accounts);
    case ActionKind::UnfollowTag:
        return Words::tr("Unfollow from %n accounts", nullptr, accounts);
    default:
        return {};
    }
}

bool isDangerous(const QString &task)
{
    const ActionKind kind = actionOfTask(task);
    return kind == ActionKind::Block || kind == ActionKind::BlockDomain;
}

} // namespace asterism::ui
