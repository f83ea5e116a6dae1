// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/mfm.h"

#include "content/mfminline.h"
#include "content/mfmlink.h"
#include "content/plain.h"
#include "content/text.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype maxMfm = 256 * 1024;
constexpr qsizetype longestLanguage = 32;

/// What all readers of one text share.
struct MfmOut {
    const KnownNames &names;
    BlockWriter &writer;
    bool tooDeep = false;
};

bool isMfmBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == QChar(0x3000);
}

/// "words [検索]", "words Search": Misskey puts a field and a button there.
bool isSearchLine(QStringView line)
{
    for (const QStringView button : {u"[検索]", u"[search]", u"検索", u"search"}) {
        const qsizetype size = line.size() - button.size();
        if (size > 1 && line.endsWith(button, Qt::CaseInsensitive)) {
            return isMfmBlank(line[size - 1]);
        }
    }
    return false;
}

/// "js", "c++", "objective-c"; what else stands behind "```" was meant to be read.
bool isLanguage(QStringView word)
{
    return word.size() <= longestLanguage && std::ranges::all_of(word, [](QChar c) {
        return isMfmWordChar(c) || u"+#.-_"_s.contains(c);
    });
}

/// Reads one text, or what stands in one quote, line by line. Blocks begin with a line and end with
/// one; what is no block is left to MfmInline, which may hold more than one line together.
class MfmReader {
public:
    /// `text` ends in a line break.
    MfmReader(QStringView text, int depth, MfmOut &out)
        : m_text(text)
        , m_depth(depth)
        , m_out(out)
        , m_inline(text, depth, out.names)
        , m_newline(text, u"\n")
        , m_codeEnd(text, u"\n```\n")
        , m_mathEnd(text, u"\\]")
        , m_centerEnd(text, u"</center>")
    {
    }

    void run()
    {
        for (qsizetype at = 0; at < m_text.size();) {
            const bool fresh = at == 0 || m_text[at - 1] == u'\n';
            const qsizetype end = fresh && m_inline.isIdle(at) ? blockAt(at) : at;
            at = end > at ? end : m_inline.step(at);
        }
        finish(m_inline);
    }

private:
    void finish(MfmInline &lines)
    {
        lines.writeTo(m_out.writer);
        m_out.tooDeep = m_out.tooDeep || lines.wentTooDeep();
    }

    /// Reads the block that begins at `at`: where it ends, or `at` when none does.
    qsizetype blockAt(qsizetype at)
    {
        switch (m_text[at].unicode()) {
        case u'>':
            return quoteAt(at);
        case u'`':
            return codeAt(at);
        case u'\\':
            return mathAt(at);
        case u'<':
            return centerAt(at);
        default:
            return searchAt(at);
        }
    }

    bool startsWith(qsizetype at, QStringView what) const
    {
        return m_text.sliced(at).startsWith(what);
    }

    bool mayNest()
    {
        const bool fits = m_depth < maxMfmDepth;
        m_out.tooDeep = m_out.tooDeep || !fits;
        return fits;
    }

    qsizetype quoteAt(qsizetype at)
    {
        if (!mayNest()) {
            return at;
        }
        QString content;
        qsizetype end = at;
        while (end < m_text.size() && m_text[end] == u'>') {
            const qsizetype lineEnd = m_newline.next(end);
            const qsizetype from = end + (isMfmBlank(m_text[end + 1]) ? 2 : 1);
            content += m_text.sliced(from, lineEnd - from);
            content += u'\n';
            end = lineEnd + 1;
        }
        if (content.size() == 1) {
            return at; // ">" alone
        }
        BlockWriter::Frame frame = m_out.writer.frame();
        ++frame.quoteDepth;
        writeFramed(frame, [&] { MfmReader(content, m_depth + 1, m_out).run(); });
        return end;
    }

    qsizetype codeAt(qsizetype at)
    {
        const qsizetype head = m_newline.next(at);
        const qsizetype end = startsWith(at, u"```") ? m_codeEnd.next(head + 2) : m_text.size();
        if (end == m_text.size()) {
            return at;
        }
        const QStringView language = m_text.sliced(at + 3, head - at - 3).trimmed();
        if (isLanguage(language)) {
            writeCode(m_text.sliced(head + 1, end - head - 1), language);
        } else {
            writeCode(m_text.sliced(at + 3, end - at - 3), {});
        }
        return end + 5;
    }

    qsizetype mathAt(qsizetype at)
    {
        const auto content = between(at, u"\\[", u"\\]", m_mathEnd);
        if (content.isEmpty()) {
            return at;
        }
        writeCode(content, {});
        return m_newline.next(m_mathEnd.next(at)) + 1;
    }

    qsizetype centerAt(qsizetype at)
    {
        const auto content = between(at, u"<center>", u"</center>", m_centerEnd);
        if (content.isEmpty() || !mayNest()) {
            return at;
        }
        BlockWriter::Frame frame = m_out.writer.frame();
        frame.centered = true;
        writeFramed(frame, [&] {
            MfmInline lines(content, m_depth + 1, m_out.names);
            for (qsizetype in = 0; in < content.size();) {
                in = lines.step(in);
            }
            finish(lines);
        });
        return m_newline.next(m_centerEnd.next(at)) + 1;
    }

    qsizetype searchAt(qsizetype at)
    {
        const qsizetype end = m_newline.next(at);
        const QStringView line = m_text.sliced(at, end - at);
        if (line.isEmpty() || isMfmMark(line.front()) || !isSearchLine(line)) {
            return at;
        }
        m_inline.addText(line);
        return end;
    }

    /// What stands between `open` at `at` and the next `close`, which must end a line, without a
    /// line break on either side. Empty when there is no such thing.
    QStringView between(qsizetype at, QStringView open, QStringView close, TextAhead &ends) const
    {
        if (!startsWith(at, open)) {
            return {};
        }
        const qsizetype end = ends.next(at);
        if (end == m_text.size() || m_text[end + close.size()] != u'\n') {
            return {};
        }
        QStringView content = m_text.sliced(at + open.size(), end - at - open.size());
        content = content.sliced(content.startsWith(u'\n') ? 1 : 0);
        content.chop(content.endsWith(u'\n') ? 1 : 0);
        return content;
    }

    void writeCode(QStringView code, QStringView language)
    {
        BlockWriter::Frame frame = m_out.writer.frame();
        frame.kind = Block::Kind::Code;
        frame.language = language.toString();
        writeFramed(frame, [&] { m_out.writer.addRaw(code.toString()); });
    }

    template <typename Write> void writeFramed(const BlockWriter::Frame &frame, const Write &write)
    {
        m_inline.writeTo(m_out.writer);
        const BlockWriter::Frame outer = m_out.writer.frame();
        m_out.writer.setFrame(frame);
        write();
        m_out.writer.setFrame(outer);
    }

    QStringView m_text;
    int m_depth;
    MfmOut &m_out;
    MfmInline m_inline;
    TextAhead m_newline;
    TextAhead m_codeEnd;
    TextAhead m_mathEnd;
    TextAhead m_centerEnd;
};

} // namespace

Blocks fromMfm(const QString &text, const Context &context)
{
    Context own = context;
    own.mentions = {}; // "@ao" is one of the author's host, whoever else of that name is mentioned
    if (text.size() > maxMfm) {
        return fromPlain(text, own);
    }
    const QString clean = cleanText(text, TextUse::Body) + u'\n';
    const KnownNames names(own);
    BlockWriter writer;
    MfmOut out{names, writer};
    MfmReader(clean, 0, out).run();
    Blocks blocks = writer.take();
    blocks.shortened = blocks.shortened || out.tooDeep;
    return blocks;
}

} // namespace asterism
