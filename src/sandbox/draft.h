// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/visibility.h"
#include "sandbox/picture.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace asterism {

/// What to hang on a post: a picture that the sandbox draws, or one of its files.
struct DraftMedia {
    QString description;
    int width = 320;
    int height = 200;
    bool sensitive = false;
    QString file = {}; ///< see files.h: "tide.mp4", which tells its own size
};

struct DraftPoll {
    QStringList options;
    bool multiple = false;
    qint64 lastsMs = 86'400'000; ///< 0: has no end
    bool hideTotals = false; ///< until it ends
};

struct DraftCard {
    QString url;
    QString title;
    QString description;
    QString provider;
};

/// A filter that somebody keeps at their server (Mastodon, GoToSocial and Misskey).
struct DraftFilter {
    QString title;
    QStringList keywords;
    bool wholeWord = false;
    QStringList contexts = {QStringLiteral("home"), QStringLiteral("public"),
        QStringLiteral("thread"), QStringLiteral("account")};
    QString action = QStringLiteral("warn");
    qint64 expiresAt = 0; ///< 0: never
    QStringList posts = {}; ///< uris
};

/// What somebody in the sandbox is about to post.
struct PostDraft {
    QString text; ///< plain; links, #tags, @user@host and :emoji: in it come alive
    QString html; ///< instead of text: goes out as it is, however hostile
    QString cw;
    bool sensitive = false;
    Visibility visibility = Visibility::Public;
    QString language; ///< empty: guessed from the script
    std::vector<DraftMedia> media;
    std::optional<DraftPoll> poll;
    std::optional<DraftCard> card;
    QString replyTo; ///< uri
    QString quote; ///< uri
    QStringList tags; ///< further hashtags, appended to the text
    qint64 createdAt = 0; ///< 0: now
    QString uri; ///< empty: as the author's server makes them
    QStringList to; ///< handles of who may read it besides those whom the text names
    QString channel; ///< Misskey: id of the one it is said in; then it stays on its server
    bool federates = true; ///< false: stays on its server until federate()
    /// Beside `media`: what other posts had. On an edit instead of all that there was.
    std::optional<std::vector<Picture>> pictures = {};
    bool localOnly = false; ///< never leaves its server, whoever may read it there
    bool fresh = false; ///< nobody has liked it yet, or voted
    bool withoutPoll = false; ///< an edit takes the poll away
    /// How the text is to be read, as GoToSocial and Akkoma call it ("text/markdown"); empty: as
    /// its server usually reads it.
    QString format;
    /// Mastodon: who may quote it: "public", "followers", "nobody". Empty: everybody, of an edit as
    /// it was.
    QString quotePolicy = {};
};

} // namespace asterism
