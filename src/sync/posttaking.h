// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/postlength.h"
#include "model/instance.h"
#include "model/posttext.h"
#include "protocol/capabilities.h"

#include <QString>

#include <optional>

namespace asterism {

// Whether a server takes what somebody writes, by what it told and what it is. Pure. The words for
// it are those of the window and of the terminal program.

/// A server to which a post is to go.
struct PostTaker {
    std::optional<Instance> server; ///< nothing: it was never asked what it is
    Capabilities can; ///< of a server that nobody knows: what most can
};

PostTaker takerAt(const std::optional<Instance> &server);

/// What a server takes in a poll; where it does not tell, Mastodon's (app/validators/poll_*.rb).
struct PollLimits {
    int choices = 4; ///< at most; 2 at least
    int choice = 50; ///< characters of one
    bool clusters = false; ///< these are what people see as characters; else code points
    qint64 secondsLeast = 300;
    qint64 secondsMost = 2'629'746; ///< a month
    bool hideTotals = true; ///< until it ends
    bool endless = false; ///< it need not end

    bool operator==(const PollLimits &) const = default;
};

/// `scheduled`: the post has a time, until which the server keeps it if it keeps any. Those of a
/// thread are not: they wait here, and are posted as others are.
PollLimits pollLimitsAt(const PostTaker &taker, bool scheduled = false);

/// Where a server does not tell how many (Mastodon: app/models/status.rb).
constexpr int usualPostFiles = 4;
/// So many may a post have; 0: none.
int filesTakenAt(const PostTaker &taker, bool quotes);

/// Of what is said of a file; 0: it refuses none.
int longestDescriptionAt(const PostTaker &taker);

/// How it reads a text for which that format was chosen: as an own one where it takes no such.
TextFormat formatReadAt(const PostTaker &taker, TextFormat chosen);

PostCounting countingAt(const PostTaker &taker);
int charactersAt(const PostTaker &taker); ///< at most, as it counts
/// The words as they are sent there, which is what counts: where these alone say whom a direct post
/// is for (protocol/directtext.h), names stand in front that nobody typed.
QString sentText(const PostText &post, const PostTaker &taker);
/// How long the server finds them, with the warning where that counts, too.
int lengthAt(const PostText &post, const PostTaker &taker);

/// A post as it is to go to a server.
struct WantedPost {
    PostText post; ///< its words, files and poll, its warning, and whom it is for
    bool answers = false; ///< it answers a post, be it the part above
    bool quotes = false; ///< it quotes a post
    bool isEdit = false; ///< of one that is there: only words, warning and files are new
};

enum class PostFault {
    None,
    TooLong, ///< `count` characters, of `most`
    NoWarnings,
    LongWarning, ///< `count` characters, of `most`
    FilesWanted, ///< new posts have files there
    NotForItsOwn, ///< it keeps no posts for its own people
    NotForFewOfItsOwn, ///< what it keeps is for everybody there
    NoFiles,
    NoFilesWithQuote,
    TooManyFiles, ///< `count`, of `most`
    FileType, ///< of the file `what`
    LargeFile, ///< the film or sound `what`: `count` bytes, of `most`
    LargeMoving, ///< the moving picture `what`: `count` bytes, of `most`
    WideMoving, ///< the moving picture `what`: `count` pixels, of `most`
    LongDescription, ///< of the file `what`: `count` characters, of `most`
    NoPolls,
    VotesShown, ///< at once, whoever asks
    NoPollWithQuote,
    NoPollWithFiles,
    NoPollAlone, ///< words are wanted
    PollForAllOnly, ///< and none that answers
    TooManyChoices, ///< `count`, of `most`
    LongChoice, ///< `what`: `count` characters, of `most`
    PollLength, ///< how long it runs
};

struct PostRefusal {
    PostFault fault = PostFault::None;
    qint64 count = 0;
    qint64 most = 0;
    QString what = {}; ///< somebody's words

    bool operator==(const PostRefusal &) const = default;
};

/// Of a file of ours that goes as it is or not at all: a film, a sound, a moving picture. Other
/// pictures are made to fit.
PostRefusal fileRefusal(const Attachment &file, const PostTaker &taker);
/// The first that speaks against it. `length`: of its words there, as postLength() counts. Of a
/// poll pollRefusal() knows the rest. What the server may say about it besides is not known here.
PostRefusal refusalOf(const WantedPost &wanted, int length, const PostTaker &taker);
/// The first that speaks against a poll's choices, and how long it runs. Blank choices are not
/// sent.
PostRefusal pollRefusal(const PollText &poll, const PollLimits &limits);

} // namespace asterism
