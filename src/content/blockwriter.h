// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "content/blocks.h"

#include <QStringView>

namespace asterism {

/// Puts spans together to blocks: merges runs of one look, folds white space as HTML does, parts
/// paragraphs at double breaks, and throws empty blocks away.
class BlockWriter {
public:
    /// An article has some hundreds; each block costs a view an item.
    static constexpr size_t maxBlocks = 2'000;

    /// What the blocks to come are like; kinds ListItem and Rule come by startItem() and rule().
    struct Frame {
        Block::Kind kind = Block::Kind::Paragraph;
        int quoteDepth = 0;
        int listDepth = 0;
        int level = 0;
        QString language;
        bool centered = false;
    };

    const Frame &frame() const { return m_frame; }
    /// Ends the block at hand and begins blocks of another frame.
    void setFrame(const Frame &frame);

    /// The next block that is not empty becomes the head of an item.
    void startItem(std::optional<int> number);
    void endItem();

    /// Text with its white space folded; `like` gives kind, target and styles.
    void addFolded(QStringView text, const Span &like);
    /// A span as it is: mention, hashtag, emoji.
    void add(const Span &span);
    /// Text with its newlines and blanks, for Code.
    void addRaw(const QString &text);
    void lineBreak();
    void rule();

    /// True when the block at hand has something in it.
    bool hasContent() const { return !m_spans.empty(); }

    /// The block at hand ends.
    void flush();

    /// All blocks so far; marked shortened when there were more than maxBlocks.
    Blocks take();

private:
    bool wantsNoBlank() const;
    void addText(const QString &text, const Span &like);
    void trimEnd();
    bool isBlankBlock() const;
    void push(Block block);

    struct Item {
        std::optional<int> number;
    };

    Frame m_frame;
    std::optional<Item> m_item;
    std::vector<Span> m_spans;
    Blocks m_done;
};

} // namespace asterism
