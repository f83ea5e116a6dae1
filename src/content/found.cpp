// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/found.h"

#include "model/hashtags.h"

#include <algorithm>
#include <utility>

namespace asterism {

namespace {

QString runningSpan(const Span &span)
{
    return span.kind == Span::Kind::Break ? QString(u'\n') : span.text;
}

/// Walks along runningText(), and along the ranges with it.
class FoundMarker {
public:
    FoundMarker(const std::vector<TextRange> &found, const QStringList &tags)
        : m_found(found)
        , m_tags(tags)
    {
    }

    void mark(Block &block)
    {
        std::vector<Span> spans;
        for (const Span &span : std::exchange(block.spans, {})) {
            const qsizetype end = m_at + runningSpan(span).size();
            if (span.kind == Span::Kind::Break || span.kind == Span::Kind::Emoji
                || span.text.isEmpty()) {
                spans.push_back(span);
            } else if (isSoughtTag(span)) {
                add(spans, span, span.text, true);
            } else {
                cut(spans, span);
            }
            m_at = end;
        }
        block.spans = std::move(spans);
        ++m_at; // the newline behind it
    }

private:
    bool isSoughtTag(const Span &span) const
    {
        return span.kind == Span::Kind::Hashtag && m_tags.contains(foldedHashtag(span.target));
    }

    static void add(std::vector<Span> &spans, const Span &whole, const QString &text, bool found)
    {
        Span &span = spans.emplace_back(whole);
        span.text = text;
        span.styles.setFlag(Span::Found, found);
    }

    void cut(std::vector<Span> &spans, const Span &span)
    {
        const qsizetype start = m_at;
        const qsizetype end = start + span.text.size();
        while (m_at < end) {
            while (m_next < m_found.size() && m_found[m_next].end <= m_at) {
                ++m_next;
            }
            const bool left = m_next < m_found.size();
            const bool found = left && m_found[m_next].start <= m_at;
            const qsizetype change = !left ? end
                : found                    ? m_found[m_next].end
                                           : m_found[m_next].start;
            const qsizetype to = std::min(end, change);
            add(spans, span, span.text.mid(m_at - start, to - m_at), found);
            m_at = to;
        }
    }

    const std::vector<TextRange> &m_found;
    const QStringList &m_tags;
    size_t m_next = 0; ///< the first range that is not behind us
    qsizetype m_at = 0;
};

} // namespace

QString runningText(const Blocks &blocks)
{
    QString text;
    for (const Block &block : blocks.blocks) {
        for (const Span &span : block.spans) {
            text += runningSpan(span);
        }
        text += u'\n';
    }
    return text;
}

Blocks withFound(Blocks blocks, const std::vector<TextRange> &found, const QStringList &tags)
{
    FoundMarker marker(found, tags);
    for (Block &block : blocks.blocks) {
        marker.mark(block);
    }
    return blocks;
}

} // namespace asterism
