// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/html.h"

#include "content/htmlwalk.h"
#include "content/mfm.h"
#include "content/plain.h"
#include "content/tame.h"

#include <algorithm>

namespace asterism {

// gumbo would show a U+FFFD for each.
static bool isControl(QChar c)
{
    const bool blank = c == u'\t' || c == u'\n' || c == u'\f' || c == u'\r';
    return c.category() == QChar::Other_Control && !blank;
}

// Little more than we read, so that a megabyte is never converted for nothing.
static QByteArray head(const QString &html)
{
    QString text = html.left(maxHtmlBytes + 1);
    text.removeIf(isControl);
    return text.toUtf8();
}

static Blocks walk(const QByteArray &tame, const Context &context)
{
    const KnownNames names(context);
    return HtmlWalk(names, context.hideQuoteFallback).run(HtmlTree(tame));
}

static Blocks lines(const QByteArray &tameText)
{
    BlockWriter writer;
    const HtmlTree tree(tameText); // its nodes point into it
    for (const HtmlNode &node : tree.children()) {
        const QString text = node.isText() ? node.text() : QString();
        for (const QStringView line : QStringView(text).tokenize(u'\n')) {
            writer.addFolded(line, {});
            writer.lineBreak();
        }
    }
    Blocks blocks = writer.take();
    blocks.shortened = true;
    return blocks;
}

Blocks fromHtml(const QString &html, const Context &context)
{
    const QByteArray utf8 = head(html);
    if (utf8.size() <= maxHtmlBytes) {
        if (const auto tame = tameHtml(utf8)) {
            return walk(*tame, context);
        }
    }
    return lines(tameText(QByteArrayView(utf8).first(std::min(utf8.size(), maxHtmlBytes))));
}

Blocks bodyBlocks(const Post &post)
{
    const Context context = contextOf(post);
    switch (post.bodyKind) {
    case Post::Body::Html:
        return fromHtml(post.body, context);
    case Post::Body::Mfm:
        return fromMfm(post.body, context);
    case Post::Body::Plain:
        break;
    }
    return fromPlain(post.body, context);
}

Blocks noteBlocks(const Actor &actor)
{
    const Context context = contextOf(actor);
    return actor.noteIsMfm ? fromMfm(actor.noteHtml, context) : fromHtml(actor.noteHtml, context);
}

Blocks fieldBlocks(const Actor &actor, const ActorField &field)
{
    const Context context = contextOf(actor);
    return actor.noteIsMfm ? fromMfm(field.value, context) : fromHtml(field.value, context);
}

} // namespace asterism
