// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <span>

namespace asterism::texts {

// What the people of the sandbox are called and talk about. In the sentences {food}, {place},
// {thing}, {who} stand for a word of the same language, chosen anew each time.

using Lines = std::span<const QStringView>;

struct Language {
    Lines posts; ///< everyday sentences
    Lines tails; ///< short sentences that go after an everyday one
    Lines longPosts; ///< several paragraphs
    Lines pictures; ///< said beside a picture
    Lines altTexts; ///< descriptions, one for each of `pictures`
    Lines clips; ///< "said beside it|description", one for each of mediaFiles()
    Lines replies;
    Lines warnings; ///< "cw|text"
    Lines polls; ///< "question|option|option|…"
    Lines links; ///< "text|title|description|provider|url"
    Lines quotes; ///< said about another's post
    Lines tags; ///< appended now and then
    Lines bios;
    Lines foods;
    Lines places;
    Lines things;
};

const Language &japanese();
const Language &english();

/// Other scripts: right to left, Cyrillic, combining marks, emoji only.
Lines elsewhere();

/// Written in Misskey's markup.
Lines japaneseMfm();
Lines englishMfm();
/// Said in a channel of Misskey's.
Lines channelTalk();

/// "user|display name"
Lines japaneseNames();
Lines englishNames();
Lines specialNames(); ///< emoji, right-to-left and custom-emoji names

} // namespace asterism::texts
