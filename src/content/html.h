// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/blocks.h"
#include "content/context.h"

namespace asterism {

/// Untrusted HTML (a post's content, an account's note, a feed entry) as safe blocks. Takes linear
/// time. Above 256 KiB, 200 levels or 20,000 elements only plain text is kept and `shortened` set;
/// above 2,000 blocks the rest is cut.
///
/// - Elements outside our own list lose the tag and keep the text; script, style, svg and the
///   like go with their content. Attributes other than href, class, rel, alt, title, start,
///   reversed and value are never looked at.
/// - No picture is kept: an <img> becomes the entity's own emoji or its alt text.
/// - Links of schemes that isLinkScheme() refuses become plain text, so do http links with a user
///   part ("https://bank.example@evil.example").
/// - Markup of the Mastodon family is understood: `.invisible`, `.ellipsis`, mentions, hashtags,
///   `.quote-inline`. (mastodon app/lib/text_formatter.rb, lib/sanitize_ext/sanitize_config.rb)
Blocks fromHtml(const QString &html, const Context &context = {});

/// The body of a post, HTML, MFM or plain as the post says, with the post's own context.
Blocks bodyBlocks(const Post &post);

/// What an actor says about itself, HTML or MFM as the actor says, with its own context.
Blocks noteBlocks(const Actor &actor);

/// The same of one line of its profile.
Blocks fieldBlocks(const Actor &actor, const ActorField &field);

/// True for the schemes a reader may be sent to: http, https, and those which another program
/// answers with a question first (gemini, gopher, mailto, magnet, matrix, xmpp). Case-sensitive.
bool isLinkScheme(QStringView scheme);

} // namespace asterism
