// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/plain.h"

#include "content/autolink.h"
#include "content/blockwriter.h"
#include "content/text.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

static constexpr qsizetype maxPlain = 256 * 1024;

static void addLine(BlockWriter &writer, QStringView line, const KnownNames &names)
{
    qsizetype from = 0;
    for (qsizetype at = 0; at < line.size();) {
        const auto found = autoLinkAt(line, at, names);
        if (!found) {
            ++at;
            continue;
        }
        writer.addFolded(line.sliced(from, at - from), {});
        writer.add(found->span);
        at += found->size;
        from = at;
    }
    writer.addFolded(line.sliced(from), {});
}

Blocks fromPlain(const QString &text, const Context &context)
{
    const bool tooLong = text.size() > maxPlain;
    QString clean = cleanText(QStringView(text).left(maxPlain), TextUse::Body);
    clean.replace("\r\n"_L1, "\n"_L1);
    const KnownNames names(context);
    BlockWriter writer;
    for (const QStringView line : QStringView(clean).tokenize(u'\n')) {
        addLine(writer, line, names);
        writer.lineBreak();
    }
    Blocks blocks = writer.take();
    blocks.shortened = blocks.shortened || tooLong;
    return blocks;
}

} // namespace asterism
