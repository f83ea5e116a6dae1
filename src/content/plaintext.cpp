// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/plain.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

enum class Reader {
    Terminal,
    Bystander, ///< the same, but for what is covered
    Index
};

bool isCovered(const Span &span)
{
    return (span.styles & Span::Covered) != 0;
}

QStringView withoutScheme(QStringView url)
{
    const qsizetype at = url.indexOf("://"_L1);
    return at < 0 ? url : url.sliced(at + 3);
}

QString readable(const QString &target)
{
    return QUrl(target).toString(QUrl::PrettyDecoded);
}

// Mastodon shows "example.com/a-long…" for a URL. True for the URL itself, too.
bool isCutUrl(const QString &label, const QString &target)
{
    QStringView start = withoutScheme(label);
    while (start.endsWith(u'…') || start.endsWith(u'/')) {
        start.chop(1);
    }
    const QString url = readable(target);
    return !start.isEmpty()
        && (withoutScheme(url).startsWith(start) || withoutScheme(target).startsWith(start));
}

QString linkText(const QString &label, const QString &target, Reader reader)
{
    if (isCutUrl(label, target)) {
        return label.endsWith(u'…') ? readable(target) : label;
    }
    const bool web = target.startsWith("http"_L1) || target.startsWith("gemini"_L1);
    return reader != Reader::Index && web ? label + " ("_L1 + readable(target) + u')' : label;
}

QString spanText(const Span &span, Reader reader)
{
    switch (span.kind) {
    case Span::Kind::Break:
        return u"\n"_s;
    case Span::Kind::Emoji:
        return reader == Reader::Index ? u" "_s : span.text;
    default:
        return span.text;
    }
}

QString spansText(const Block &block, Reader reader)
{
    QString text;
    for (size_t i = 0; i < block.spans.size(); ++i) {
        const Span &span = block.spans[i];
        if (reader == Reader::Bystander && isCovered(span)) {
            text += coverOf(span);
            continue;
        }
        if (span.kind != Span::Kind::Link) {
            text += spanText(span, reader);
            continue;
        }
        QString label = span.text; // one link may be several spans of different looks
        while (i + 1 < block.spans.size() && block.spans[i + 1].kind == Span::Kind::Link
            && block.spans[i + 1].target == span.target
            && isCovered(block.spans[i + 1]) == isCovered(span)) {
            label += block.spans[++i].text;
        }
        text += linkText(label, span.target, reader);
    }
    return text;
}

QString bullet(const Block &block)
{
    if (block.kind != Block::Kind::ListItem) {
        return {};
    }
    return block.number ? QString::number(*block.number) + ". "_L1 : u"- "_s;
}

// Deep nesting must not push the text out of the terminal.
QString indent(int depth)
{
    return u"  "_s.repeated(std::min(depth, 8));
}

QString terminalBlock(const Block &block, Reader reader)
{
    const QString quote = u"> "_s.repeated(std::min(block.quoteDepth, 8));
    const int lists = block.listDepth - (block.kind == Block::Kind::ListItem ? 1 : 0);
    const QString item = bullet(block);
    const QString code = block.kind == Block::Kind::Code ? u"    "_s : QString();
    const QString body = block.kind == Block::Kind::Rule ? u"────"_s : spansText(block, reader);
    const QString prefix = quote + indent(lists) + code;
    const QString next = u'\n' + prefix + QString(item.size(), u' ');
    return prefix + item + QString(body).replace(u'\n', next);
}

// The items of a list stand together, all else is parted by an empty line.
bool isTight(const Block &before, const Block &block)
{
    return before.listDepth > 0 && block.kind == Block::Kind::ListItem
        && before.quoteDepth == block.quoteDepth;
}

QString textFor(const Blocks &blocks, Reader reader)
{
    QString text;
    const Block *before = nullptr;
    for (const Block &block : blocks.blocks) {
        if (before != nullptr) {
            text += isTight(*before, block) ? "\n"_L1 : "\n\n"_L1;
        }
        text += terminalBlock(block, reader);
        before = &block;
    }
    return text;
}

} // namespace

QString coverOf(const Span &span)
{
    if (span.kind == Span::Kind::Break) {
        return u"\n"_s;
    }
    QString cover = span.kind == Span::Kind::Emoji ? u"MM"_s : span.text;
    for (QChar &letter : cover) {
        letter = letter.isSpace() ? letter : u'\u2592';
    }
    return cover;
}

QString plainText(const Blocks &blocks)
{
    return textFor(blocks, Reader::Terminal);
}

QString openText(const QString &text, const QByteArray &blocks)
{
    const auto read = fromBytes(blocks);
    const auto covers = [](const Block &block) {
        return std::ranges::any_of(block.spans, isCovered);
    };
    return read && std::ranges::any_of(read->blocks, covers) ? textFor(*read, Reader::Bystander)
                                                             : text;
}

QString searchText(const Blocks &blocks)
{
    QStringList lines;
    for (const Block &block : blocks.blocks) {
        const QString text = spansText(block, Reader::Index).simplified();
        if (block.kind != Block::Kind::QuoteFallback && !text.isEmpty()) {
            lines += text;
        }
    }
    return lines.join(u'\n');
}

} // namespace asterism
