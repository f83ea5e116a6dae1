// SPDX-License-Identifier: GPL-3.0-or-later
#include "require.h"

#include "content/html.h"
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
        require(isLinkScheme(QUrl(span.target).scheme()), "a link has an allowed scheme");
        require(!span.text.isEmpty(), "a link can be seen");
    }
    if (span.kind == Span::Kind::Emoji) {
        require(span.target == "blob"_L1, "an emoji is one of the entity's own");
    }
}

// Quotes stand in attributes only, so with all of ours taken out no tag can be left open.
static void checkStyled(const QString &styled)
{
    require(styled.count(u'<') == styled.count(u'>'), "tags are closed");
    for (qsizetype at = styled.indexOf("src=\""_L1); at >= 0;
         at = styled.indexOf("src=\""_L1, at + 1)) {
        require(styled.sliced(at).startsWith("src=\"image://emoji/"_L1), "pictures are emoji");
    }
}

static void checkBlocks(const Blocks &blocks)
{
    for (const Block &block : blocks.blocks) {
        for (const Span &span : block.spans) {
            checkSpan(span);
        }
        checkStyled(styledText(block, {.host = u"a.example"_s}));
    }
    const auto read = fromBytes(toBytes(blocks));
    require(read.ok() && *read == blocks, "bytes round trip");
    require(isQuiet(plainText(blocks)), "plain text is quiet");
    require(isQuiet(searchText(blocks)), "search text is quiet");
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
    checkBlocks(fromHtml(text, context));
    checkBlocks(fromPlain(text, context));
    require(safeName(text).size() <= 200, "names are short");
    require(isQuiet(safeName(text)) && isQuiet(safeText(text)), "names are quiet");
    if (const auto blocks = fromBytes(bytes)) {
        plainText(*blocks);
        styledText(blocks->isEmpty() ? Block{} : blocks->blocks.front(), {});
    }
    return 0;
}
