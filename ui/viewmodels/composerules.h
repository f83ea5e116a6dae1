// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/account.h"
#include "sync/posttaking.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace asterism::ui {

/// What a post can hold before any server is asked (model/action.h); no server takes as much.
constexpr qsizetype longestText = 500'000;
constexpr qsizetype longestWarning = 4000;

/// One of the accounts that are to post what is written, and its server.
struct Poster : PostTaker {
    Account account;
};

/// Its server keeps in which language a post is.
bool takesLanguage(const Poster &poster);

Poster posterOf(const Account &account, const std::optional<Instance> &server);

/// What decides whether a part of what is written can go.
struct PartRules {
    std::vector<Poster> posters; ///< each must be able to post it
    QString warning; ///< of all parts
    Visibility visibility = Visibility::Public;
    bool localOnly = false; ///< PostText::localOnly
    bool answers = false; ///< it answers a post, be it the part above
    bool quotes = false; ///< it quotes a post
    bool scheduled = false; ///< it has a time, and is no thread, which no server keeps
    bool pollStays = false; ///< it edits a post, whose poll its server leaves as it is
    // Whom it is for besides those whom its words name, where it is direct:
    QString answered = {}; ///< acct of who wrote the post that it answers
    QString above = {}; ///< words of the first part, of one further down
    std::optional<QStringList> to = {}; ///< accts; of an edit, which asks for nothing else
};

/// Whom a direct post is for: directReceivers() of its words, those above it and whom it answers.
/// Of other posts: nobody.
QStringList receiversOf(const QString &text, const PartRules &rules, const Account &writer);

/// How long a text is as a server counts, and how long it may be there.
struct Room {
    int count = 0;
    int limit = 0;
};

/// For each poster, in their order, of what is sent there.
std::vector<Room> roomsOf(const QString &text, const PartRules &rules);
/// Where least is left; without posters what is usual.
Room tightestOf(const std::vector<Room> &rooms, const QString &text);

/// What all of them take in a poll, `scheduled`: of a post that has a time and is alone.
PollLimits pollLimitsOf(const std::vector<Poster> &posters, bool scheduled = false);

/// So many characters may be said of a file for all of them; what no server refuses ends here.
int longestDescriptionOf(const std::vector<Poster> &posters);
/// Whose server does not take such a file, and why; empty: all do.
QString whyNotFile(const Attachment &file, const std::vector<Poster> &posters);

/// How many files a part may have; 0: none.
int mostMediaOf(const PartRules &rules);
bool takePolls(const PartRules &rules);
/// A poll that is changed in an edit would stay as it was, at one of them.
bool leavePolls(const std::vector<Poster> &posters);
bool takePollsWithMedia(const std::vector<Poster> &posters);

/// There is nothing in it that could be posted.
bool isBlank(const PostText &post);

/// Why the poster's server does not take it, in a few words; empty: it does. `room`: of its text
/// there.
QString whyNotPart(
    const PostText &post, const PartRules &rules, const Poster &poster, const Room &room);

/// What is sent of a poll: without blanks around the choices, and without those that are nothing
/// else.
PollText sentPoll(PollText poll);

/// Nothing of it was changed that a server would have to be told. Without choices: no poll.
bool isSamePoll(const PollText &poll, const PollText &old);

/// How many files have no description: of pictures, and of all.
struct Undescribed {
    int pictures = 0;
    int all = 0;
};

/// `onlyNew`: none of those that only the server has.
Undescribed undescribedIn(const QList<Attachment> &media, bool onlyNew);

/// "@user@host"
QString posterName(const Poster &poster);

} // namespace asterism::ui
