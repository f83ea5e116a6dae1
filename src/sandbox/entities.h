// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/world.h"

#include <QJsonArray>
#include <QJsonObject>

namespace asterism {

/// Who looks at the world, from which server.
struct View {
    const World &world;
    int site = 0;
    int viewer = -1; ///< -1: a guest
    qint64 now = 0;

    const Site &home() const { return world.sites[size_t(site)]; }
    const Citizen &person(int index) const { return world.persons[size_t(index)]; }
    bool isLocal(const Citizen &person) const { return person.site == site; }
};

// The JSON of the softwares, key by key as in the recorded answers (tests/fixtures) and, for
// Mastodon 4.5 and Akkoma, as their sources have it. A file for each:
// {mastodon,gotosocial,snac,akkoma}entities.cpp; of Misskey misskeyentities.h.

QJsonObject accountJson(const View &view, int person);
/// A post, or the wrapper of a boost. wrapBy: snac's boosts, which have no copy of their own:
/// shows the post as boosted by that Announce; empty otherwise.
QJsonObject statusJson(const View &view, const Copy &copy, const QString &wrapBy = {});
/// A file of `owner`'s; not Misskey's.
QJsonObject attachmentJson(const View &view, const Picture &picture, int owner);
/// verify_credentials.
QJsonObject credentialsJson(const View &view, int person);
QJsonArray customEmojisJson(const Site &site);

/// The shortcodes of a server's own emoji; snac has none.
QStringList emojisOf(const Site &site);

namespace entities {

// Shared pieces.

QString avatarPath(const Citizen &person);
QString headerPath(const Citizen &person);
/// A field's value without its markup.
QString plainValue(const QString &html);
QString dayOf(qint64 ms); ///< "2026-11-22"
QString secondsOf(qint64 ms); ///< "2026-11-22T15:02:49Z"
QJsonValue textOrNull(const QString &text);
QJsonValue timeOrNull(qint64 ms);
/// Local name, or user@host for people from elsewhere.
QString acctOn(const View &view, const Citizen &person);
QJsonObject emojiJson(const QString &base, const QString &shortcode, bool category);
/// Emojis of a text of that author, as far as they exist.
QJsonArray emojisIn(const View &view, const Citizen &author, const QStringList &shortcodes);
QStringList shortcodesIn(const QString &text);
QJsonObject pollJson(const View &view, const Note &note);
QString pollId(const View &view, const Note &note);
QJsonArray mentionsJson(const View &view, const Note &note);
/// Whether its server has read it.
bool isRead(const View &view, const Picture &picture);
/// Address of the picture that stands for it; null where there is none.
QJsonValue previewUrl(const QString &base, const Picture &picture);
QJsonValue blurhashOf(const Picture &picture, const QString &hash);
/// {"original": …, "small": …, "focus": …}
QJsonObject pictureMeta(const Picture &picture);
/// Local id of the post that is answered and its author's; both null when not known here.
std::pair<QJsonValue, QJsonValue> replyIds(const View &view, const Note &note);
/// FilterResults of the viewer's filters.
QJsonArray filteredJson(const View &view, const Note &note);
bool boostedBy(const View &view, const Note &note, int person);
/// How often it is liked: a reaction of Misskey's people arrives as a like, one of Akkoma's does
/// not.
int likesOf(const View &view, const Note &note);
bool likedBy(const View &view, const Note &note, int person);
/// Mastodon: whether its author lets them.
bool mayQuote(const View &view, const Note &note, int person);

QJsonObject mastodonAccount(const View &view, const Citizen &person, int index);
QJsonObject mastodonStatus(const View &view, const Copy &copy, int depth);
QJsonObject mastodonAttachment(const View &view, const Picture &picture, int owner);
QJsonObject gotosocialAccount(const View &view, const Citizen &person, int index);
QJsonObject gotosocialStatus(const View &view, const Copy &copy);
QJsonObject gotosocialAttachment(const View &view, const Picture &picture, int owner);
QJsonObject snacAccount(const View &view, const Citizen &person, int index);
QJsonObject snacStatus(const View &view, const Copy &copy, const QString &wrapBy);
QJsonObject snacAttachment(const View &view, const Picture &picture, int owner);
QJsonObject akkomaAccount(const View &view, const Citizen &person, int index);
QJsonObject akkomaStatus(const View &view, const Copy &copy);
QJsonObject akkomaAttachment(const View &view, const Picture &picture, int owner);
/// What was answered with emoji, by emoji: [{name, count, me, url, account_ids}].
QJsonArray akkomaReactions(const View &view, const Note &note);

} // namespace entities

} // namespace asterism
