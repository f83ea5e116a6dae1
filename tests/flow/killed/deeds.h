// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/action.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

/// What accounts are to do while their client is killed again and again.
namespace asterism::flow {

using namespace Qt::Literals::StringLiterals;

/// What one account does to one target, in this order.
struct Deeds {
    using Kind = Action::Kind;

    QString user;
    QString target; ///< as in Action; of a new post what it says, for nothing else names it yet
    QList<Kind> kinds;

    bool isPost() const { return kinds.front() == Kind::Publish; }

    Action action(Kind kind, const AccountId &account) const
    {
        Action made{.kind = kind, .account = account, .target = target};
        if (kind == Kind::Publish) {
            made.target = newPostKey();
            made.post.text = target;
        } else if (kind == Kind::React) {
            made.reaction = u"👍"_s;
        }
        return made;
    }
    /// As the sandbox tells it (Sandbox::writesOf()).
    QStringList words() const
    {
        QStringList words;
        for (const Kind kind : kinds) {
            words << (kind == Kind::Publish ? u"post"_s : word(kind).replace(u'-', u'_'));
        }
        return words;
    }
};

/// What is there to do something to.
struct DeedTargets {
    QStringList posts; ///< somebody else's
    QStringList own; ///< posts of the account's, which go
    QStringList strangers; ///< handles
    QStringList blocked; ///< handles; the account blocks them
};

/// As many actions as `count`: what its software knows of these, and posts for the rest. In some
/// the order decides how it ends: who is followed and blocked is not followed, nobody follows whom
/// they block, and of a post that is gone nobody keeps a bookmark.
inline std::vector<Deeds> deedsOf(
    const QString &user, const QString &software, const DeedTargets &targets, int count)
{
    using Kind = Action::Kind;
    const bool snac = software == u"snac"_s;
    const bool misskey = software == u"misskey"_s;
    std::vector<Deeds> all;
    const auto add = [&](const QString &target, const QList<Kind> &kinds) {
        all.push_back({user, target, kinds});
        count -= int(kinds.size());
    };
    for (const QString &uri : targets.posts) {
        add(uri, {misskey ? Kind::React : Kind::Favourite, Kind::Boost, Kind::Bookmark});
    }
    for (qsizetype i = 0; i < targets.strangers.size(); ++i) {
        const bool mutes = i % 2 == 1 && !snac; // which knows no mutes
        add(targets.strangers[i], {Kind::Follow, mutes ? Kind::Mute : Kind::Block});
    }
    for (const QString &handle : targets.blocked) {
        add(handle, {Kind::Unblock, Kind::Follow});
    }
    for (const QString &uri : snac ? QStringList() : targets.own) { // nor deletes, in 2.75
        add(uri, {Kind::Bookmark, Kind::Delete});
    }
    for (int i = 1; i <= 5 && !snac && !misskey; ++i) {
        add(u"tea%1"_s.arg(i), {Kind::FollowTag});
    }
    const int posts = count; // add() counts down
    for (int i = 1; i <= posts; ++i) {
        add(u"%1 drinks cup number %2"_s.arg(user).arg(i), {Kind::Publish});
    }
    return all;
}

} // namespace asterism::flow
