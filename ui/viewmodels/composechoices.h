// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewmodels/composerules.h"

#include <QList>
#include <QString>

namespace asterism::ui {

/// Formats that at least one of them lets a writer choose, the usual one first; `chosen` is among
/// them. One alone: there is no choice.
QList<TextFormat> formatsToChoose(const std::vector<Poster> &posters, TextFormat chosen);
/// "Markdown"; Plain is called as the posters' servers read what nobody says anything about.
QString formatName(TextFormat format, const std::vector<Poster> &posters);
/// Who does not take it, and what becomes of the text there; empty: all take it.
QString formatNote(TextFormat format, const std::vector<Poster> &posters);

/// A server of theirs keeps who may quote a post.
bool takeQuotePolicies(const std::vector<Poster> &posters);
/// What a new post begins with: as its accounts have it, of several the fewest people; nothing
/// where none of them tells.
std::optional<QuotePolicy> usualQuotes(const std::vector<Poster> &posters);
/// "Quotes by everyone"; nothing: as the account has it.
QString quotesName(const std::optional<QuotePolicy> &quotes);
/// Why there is no choice of such a post, in a sentence; empty: there is one.
QString whyNoQuotesChoice(Visibility visibility);
/// Whose servers pass over what `post` says of it; empty: none.
QString quotesNote(const PostText &post, const std::vector<Poster> &posters);

/// Whose servers pass over in which language it is, and what must stay in sight of `files`, where
/// others of them keep it; empty: none. Where nobody keeps it there is nothing to choose.
QString lostNote(
    const QString &language, const QList<Attachment> &files, const std::vector<Poster> &posters);

/// What is to be posted when.
struct PostingTime {
    PostText post; ///< without its text and files
    bool thread = false; ///< there are several posts in a row, which no server keeps
    qint64 now = 0;
};

/// The poster's server keeps it until its time; else it waits in our outbox.
bool isKeptThere(const Poster &poster, const PostingTime &time);
/// Where it is kept until its time, for each account; empty: it goes at once.
QString scheduleNote(const std::vector<Poster> &posters, const PostingTime &time);
/// Why that time cannot be, in a sentence; empty: it can.
QString scheduleProblem(const PostingTime &time);

} // namespace asterism::ui
