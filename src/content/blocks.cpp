// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/blocks.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

// Raise it when the form changes, and go on reading the older ones: a cache is full of them, and
// the servers' texts they were made from are not kept.
//  1: styles in one byte, no Block::centered
//  2: styles in two bytes
static constexpr quint8 formVersion = 2;
static constexpr quint16 allStyles = 0x1ff | Span::Covered;

// UTF-8, as most posts are shorter in it than in Qt's own UTF-16 strings.
static void write(QDataStream &out, const QString &text)
{
    out << text.toUtf8();
}

static QString readText(QDataStream &in)
{
    QByteArray utf8;
    in >> utf8;
    return QString::fromUtf8(utf8);
}

static void write(QDataStream &out, const Span &span)
{
    out << quint8(span.kind) << quint16(span.styles.toInt());
    write(out, span.text);
    write(out, span.target);
}

static void write(QDataStream &out, const Block &block)
{
    out << quint8(block.kind) << quint8(block.quoteDepth) << quint8(block.listDepth)
        << quint8(block.level) << block.number.has_value() << qint32(block.number.value_or(0))
        << block.centered;
    write(out, block.language);
    out << quint32(block.spans.size());
    for (const Span &span : block.spans) {
        write(out, span);
    }
}

static Span::Styles readStyles(QDataStream &in, int version)
{
    quint8 narrow = 0;
    quint16 styles = 0;
    if (version == 1) {
        in >> narrow;
        styles = narrow;
    } else {
        in >> styles;
    }
    return Span::Styles::fromInt(styles & allStyles);
}

static bool read(QDataStream &in, Span &span, int version)
{
    quint8 kind = 0;
    in >> kind;
    span.styles = readStyles(in, version);
    span.text = readText(in);
    span.target = readText(in);
    span.kind = Span::Kind(kind);
    return in.status() == QDataStream::Ok && kind <= quint8(Span::Kind::Break);
}

static bool readHead(QDataStream &in, Block &block, int version)
{
    quint8 kind = 0;
    quint8 quoteDepth = 0;
    quint8 listDepth = 0;
    quint8 level = 0;
    bool numbered = false;
    qint32 number = 0;
    in >> kind >> quoteDepth >> listDepth >> level >> numbered >> number;
    block.kind = Block::Kind(kind);
    block.quoteDepth = quoteDepth;
    block.listDepth = listDepth;
    block.level = level;
    if (numbered) {
        block.number = number;
    }
    if (version > 1) {
        in >> block.centered;
    }
    block.language = readText(in);
    return in.status() == QDataStream::Ok && kind <= quint8(Block::Kind::QuoteFallback)
        && level <= 6;
}

// A count is never trusted: each element is read, and checked, before the next is made room for.
static bool read(QDataStream &in, Block &block, int version)
{
    quint32 count = 0;
    if (!readHead(in, block, version)) {
        return false;
    }
    in >> count;
    for (quint32 i = 0; i < count; ++i) {
        if (!read(in, block.spans.emplace_back(), version)) {
            return false;
        }
    }
    return in.status() == QDataStream::Ok;
}

static bool read(QDataStream &in, Blocks &blocks)
{
    quint8 version = 0;
    quint32 count = 0;
    in >> version;
    if (version < 1 || version > formVersion) {
        return false;
    }
    in >> blocks.shortened >> count;
    for (quint32 i = 0; i < count; ++i) {
        if (!read(in, blocks.blocks.emplace_back(), version)) {
            return false;
        }
    }
    return in.status() == QDataStream::Ok && in.atEnd();
}

QByteArray toBytes(const Blocks &blocks)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << formVersion << blocks.shortened << quint32(blocks.blocks.size());
    for (const Block &block : blocks.blocks) {
        write(out, block);
    }
    return bytes;
}

Result<Blocks> fromBytes(QByteArrayView bytes)
{
    const QByteArray raw = QByteArray::fromRawData(bytes.data(), bytes.size());
    QDataStream in(raw);
    in.setVersion(QDataStream::Qt_6_4);
    Blocks blocks;
    if (!read(in, blocks)) {
        return Error{.kind = ErrorKind::Damaged,
            .subject = QCoreApplication::translate("Content", "cached text")};
    }
    return blocks;
}

} // namespace asterism
