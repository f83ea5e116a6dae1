// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/quotepolicy.h"
#include "model/visibility.h"

#include <QJsonObject>
#include <QList>
#include <QPointF>
#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace asterism {

/// A picture, film or sound that a post is to have: a file of ours (`file`), one that the account's
/// server has already (`id`), or both.
struct Attachment {
    QString file; ///< its name in the data folder's "attachments"; empty: only the server has it
    QString name; ///< what the user calls it
    QString type; ///< MIME, lower case; "image", "video", "audio" where only the server has it
    qint64 bytes = 0; ///< of the file; 0: not known
    QSize size; ///< in pixels, as it is shown; empty: not known
    bool moves = false; ///< a picture that does, which nobody can make smaller
    QString description; ///< alt text
    QPointF focus; ///< x and y from -1 to 1, up and right are positive; 0: the middle
    QString id; ///< at the account's server; empty: not sent there yet
    qint64 sentAt = 0; ///< when it was; servers throw away what no post has. 0: some post has it
    QString preview; ///< of what only the server has: a URL
    /// Of what the server has: description or focus were changed here since.
    bool changed = false;
    /// That it is sensitive is said of the file itself, for servers whose posts do not say so
    /// (Misskey). False: nothing is said.
    bool sensitive = false;

    bool operator==(const Attachment &) const = default;
};

struct PollText {
    QStringList choices; ///< empty: no poll
    bool multiple = false;
    bool hideTotals = false; ///< until it ends
    /// How long it runs, from when it is posted; 0: for ever, where a server takes that.
    qint64 seconds = 86'400;
    /// Of a poll that is there already, when it ends; ms since epoch. With another end some servers
    /// make a new poll of it, which nobody has voted in. 0: not told; the duration is another now.
    qint64 endsAt = 0;

    bool operator==(const PollText &) const = default;
};

/// How a text is to be read by the server that takes it.
enum class TextFormat {
    Plain, ///< as that server reads what nobody says anything about
    Markdown,
    Mfm,
    Html,
    Bbcode,
};

/// "plain", "markdown", "mfm", "html", "bbcode"; of any other word Plain.
QString word(TextFormat format);
TextFormat textFormat(const QString &word);
/// "text/plain", "text/markdown", "text/x.misskeymarkdown", "text/html", "text/bbcode", as Pleroma
/// and GoToSocial name them; nothing for other words.
QString contentType(TextFormat format);
std::optional<TextFormat> formatOf(const QString &contentType);

/// What somebody writes, before any server knows it.
struct PostText {
    QString text; ///< as typed
    QString warning; ///< content warning; empty: none
    Visibility visibility = Visibility::Public; ///< an edit cannot change it
    bool localOnly = false; ///< stays on its server besides; Visibility::Local says so by itself
    /// Who may quote it; nothing: as the account has it at its server. Servers that keep no such
    /// thing are not told, nor is anything said of what only some people see.
    std::optional<QuotePolicy> quotes;
    QString language; ///< ISO 639; empty: the server decides
    bool sensitive = false; ///< of its media
    QString replyTo; ///< uri of the post that it answers; empty: none
    QString replyToUrl; ///< its page, where the uri alone does not lead a server there
    /// Target of the Publish action whose post it answers: of a thread that is written in one go.
    /// It waits for that one, which then puts its uri into `replyTo`. Empty: none, or done.
    QString after;
    /// uri of an own post that this one takes the place of: it goes out when the account's deletion
    /// of that one is done. Empty: none, or done.
    QString insteadOf;
    /// Of a draft: what the account's server calls the post, which it may still keep until its
    /// time. It must be taken away there first; nothing with this is sent. Empty: no server has it.
    QString scheduledId;
    QString quote; ///< uri of the post that it quotes; empty: none
    QString quoteUrl; ///< as replyToUrl
    QList<Attachment> media;
    PollText poll;
    TextFormat format = TextFormat::Plain;
    qint64 scheduledAt = 0; ///< not before; ms since epoch; 0: at once
    QStringList to; ///< accts whom it is for, where the visibility is Direct

    bool operator==(const PostText &) const = default;
};

/// As before any server had it: what one account's server has is nothing to another one's.
Attachment unsent(Attachment one);
/// All of them for another account, whose server is sent them anew; what there is no file of stays,
/// for the account may be chosen again.
QList<Attachment> withoutSent(QList<Attachment> media);

/// Whoever reads it is told the same by both: where its files lie, and what else only the way out
/// needs, is left out.
bool isSameContent(const PostText &one, const PostText &other);

/// The ids of those that the server has.
QStringList mediaIds(const PostText &post);

/// Whatever is as it is by itself is left out.
QJsonObject toJson(const PostText &post);
PostText postFromJson(const QJsonObject &json);

/// No server takes more; what is larger was never written by toJson().
bool isBounded(const PostText &post);

constexpr int mostAttachments = 64;
/// In units of UTF-16; no server takes as much.
constexpr qsizetype longestFileDescription = 100'000;
constexpr int mostPollChoices = 100;

} // namespace asterism
