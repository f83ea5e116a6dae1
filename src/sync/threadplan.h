// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace asterism {

// Whom to ask for what is missing in a thread. Pure.

/// A post of a thread as the cache has it.
struct PostInThread {
    QString uri;
    QString url = {};
    QString answers = {}; ///< uri of the post that it answers
    bool open = true; ///< public or unlisted
    qint64 told = -1; ///< so many answer it, as its best copy tells; -1: not told
    qint64 here = 0; ///< so many of these are here
};

/// How far one completion goes.
struct CompletionBounds {
    int hosts = 10;
    int questions = 20; ///< posts whose threads are asked for
    int posts = 400; ///< that are taken
    int timeMs = 30'000; ///< altogether
};

/// What came of asking a post's own host for its thread.
enum class AskedFor {
    Whole, ///< all that the host shows
    Part, ///< it shows guests no more, or a bound was met
    Nothing, ///< it failed or refused: it is not asked for other posts either
};

/// A post whose own host is to be asked for what answers it.
struct ThreadQuestion {
    QString uri;
    QString url;
    QString host;
};

/// The next question; nothing when there is no other that may help. The first of the posts is the
/// one that was opened, and is asked for in any case; of the others those that are told to have
/// more answers than are here, most missing first, unless their host has told of them already as
/// part of a thread. None where the opened post is not open. `asked`: by uri.
std::optional<ThreadQuestion> nextQuestion(const std::vector<PostInThread> &thread,
    const QHash<QString, AskedFor> &asked, const CompletionBounds &bounds);

/// Whether it is worth offering to ask the post's own host, after `answeredBy` told of its thread
/// (a host; empty: nobody did): that was another one, or more answers are told than are here.
bool mayLackReplies(const PostInThread &post, const QString &answeredBy);

} // namespace asterism
