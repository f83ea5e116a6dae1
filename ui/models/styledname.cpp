// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/styledname.h"

#include "content/emoji.h"
#include "content/names.h"
#include "content/styled.h"

#include <utility>

namespace asterism::ui {

QString styledName(const Actor &actor)
{
    const QString safe = safeName(actor.displayName);
    const QString name = safe.isEmpty() ? actor.acct.section(u'@', 0, 0) : safe;
    return styledLine(name, contextOf(actor), actor.acct.section(u'@', -1));
}

QString spokenName(const Actor &actor)
{
    const QString name = safeName(actor.displayName);
    return name.isEmpty() ? u'@' + actor.acct : name;
}

QString styledLine(
    const QString &text, const Context &context, const QString &host, const Sought &sought)
{
    const KnownNames known(context);
    Block line;
    qsizetype from = 0;
    while (const auto hit = findEmoji(text, from, known)) {
        line.spans.push_back({.text = text.mid(from, hit->at - from)});
        line.spans.push_back({.kind = Span::Kind::Emoji, .target = hit->shortcode});
        from = hit->at + hit->size;
    }
    line.spans.push_back({.text = text.mid(from)});
    const Blocks marked = withSought({.blocks = {std::move(line)}}, sought);
    return styledText(marked.blocks.front(), {.host = host}, sought.colour);
}

} // namespace asterism::ui
