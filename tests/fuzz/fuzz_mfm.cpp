// SPDX-License-Identifier: GPL-3.0-or-later

// Any bytes, as a text in Misskey's markup.

#include "require.h"

#include "content/html.h"
#include "content/mfm.h"
#include "content/names.h"
#include "content/plain.h"
#include "content/styled.h"

#include <QUrl>

#include <cstdint>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

static void checkSpan(const Span &span)
{
    require(isQuiet(span.text), "no control character or bidi override in a text");
    if (span.kind == Span::Kind::Link) {
        const QUrl url(span.target);
        require(isLinkScheme(url.scheme()), "a link has an allowed scheme");
        require(url.userInfo().isEmpty(), "a link has no user part");
        require(!span.text.isEmpty(), "a link can be seen");
    }
    if (span.kind == Span::Kind::Emoji) {
        require(span.target == "blob"_L1, "an emoji is one of the entity's own");
    }
    if (span.kind == Span::Kind::Mention) {
        require(span.target.count(u'@') == 1, "a mention says where");
    }
}

static void checkBlock(const Block &block)
{
    require(block.quoteDepth <= maxMfmDepth, "quotes do not nest without end");
    require(isQuiet(block.language), "a language is quiet");
    for (const Span &span : block.spans) {
        checkSpan(span);
    }
    const QString styled = styledText(block, {.host = u"a.example"_s});
    require(styled.count(u'<') == styled.count(u'>'), "tags are closed");
    for (qsizetype at = styled.indexOf("src=\""_L1); at >= 0;
         at = styled.indexOf("src=\""_L1, at + 1)) {
        require(styled.sliced(at).startsWith("src=\"image://emoji/"_L1), "pictures are emoji");
    }
}

// Only a date may be longer than what it was made of, and isolates get an end.
static void checkSize(const Blocks &blocks, const QString &text)
{
    qsizetype size = 0;
    for (const Block &block : blocks.blocks) {
        for (const Span &span : block.spans) {
            size += span.text.size();
        }
    }
    require(size <= 10 * text.size() + 100, "what comes out is no longer than what went in");
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const std::vector<Mention> mentions{{u"ao@b.example"_s, u"https://b.example/@ao"_s}};
    static const std::vector<Hashtag> tags{{u"猫"_s, u"https://b.example/tags/猫"_s}};
    static const std::vector<CustomEmoji> emojis{{u"blob"_s, {}, {}}};
    const Context context{
        .mentions = mentions, .tags = tags, .emojis = emojis, .host = u"b.example"_s};
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QString text = decodeUtf8(bytes);
    const Blocks blocks = fromMfm(text, context);
    for (const Block &block : blocks.blocks) {
        checkBlock(block);
    }
    checkSize(blocks, text);
    const auto read = fromBytes(toBytes(blocks));
    require(read.ok() && *read == blocks, "bytes round trip");
    require(isQuiet(plainText(blocks)), "plain text is quiet");
    require(isQuiet(searchText(blocks)), "search text is quiet");
    return 0;
}
