// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/actor.h"
#include "ui/viewmodels/emojicatalogue.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace asterism::ui {

/// One thing that can stand in the place of what is being typed.
struct Completion {
    QString key; ///< of one kind each has its own; an emoji's name as EmojiEntry::name
    QString written; ///< "@mei@c.example", "#鯖", ":fox:", "🐈"
    bool apart = true; ///< needs blanks around it
    QString name; ///< for Text.StyledText
    QString detail; ///< plain; may be empty
    QString image; ///< image://…; empty: `sign` stands there
    QString sign;
    QString spoken; ///< name and detail, plain
    QString words; ///< folded; what is looked at when more is typed
    QString picture = {}; ///< of an emoji of a server: EmojiEntry::url
};

/// Written with the host, be it that of the account that writes: who posts it may be chosen anew
/// afterwards, and "@mei" is somebody else at each server. Nothing for an acct that is none.
std::optional<Completion> personCompletion(const Actor &actor);
/// Nothing for what would not be read as one hashtag.
std::optional<Completion> tagCompletion(const QString &name);
/// `host`: whose emoji they are. Nothing for a shortcode that nobody could write.
std::optional<Completion> emojiCompletion(const EmojiEntry &emoji, const QString &host);

/// The people and hashtags in an answer to the job "search" (app/jobs.h).
std::vector<Completion> toldCompletions(const QJsonObject &answer);

/// Whether it still goes with what is typed by now, its sign left out.
bool goesWith(const Completion &completion, const QString &typed);

} // namespace asterism::ui
