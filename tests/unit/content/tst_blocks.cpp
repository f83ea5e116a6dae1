// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/blocks.h"
#include "content/html.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

static Blocks sample()
{
    return fromHtml(u"<h3>題</h3><p>a <b>b</b> <a href='https://a.example/'>c</a><br>d</p>"
                    "<ol start=-2><li>x</ol><blockquote>q<ul><li>y</ul></blockquote>"
                    "<pre><code class=language-js>z\n1</code></pre><hr>"_s);
}

class tst_blocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip()
    {
        Blocks blocks = sample();
        blocks.shortened = true;
        const auto read = fromBytes(toBytes(blocks));
        QVERIFY(read.ok());
        QVERIFY(*read == blocks);
        QVERIFY(*fromBytes(toBytes({})) == Blocks{});
    }

    void cutAtEveryByte()
    {
        const QByteArray bytes = toBytes(sample());
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            const auto read = fromBytes(bytes.left(size));
            QVERIFY2(!read, qPrintable(QString::number(size)));
            QCOMPARE(read.error().kind, ErrorKind::Damaged);
        }
        QVERIFY(!fromBytes(bytes + 'x'));
    }

    // Any answer is right as long as there is one, and no enum value that does not exist.
    void everyByteDamaged()
    {
        const QByteArray bytes = toBytes(sample());
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            for (const int damage : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
                QByteArray damaged = bytes;
                damaged[at] = char(damage);
                const auto read = fromBytes(damaged);
                if (read) {
                    check(*read);
                }
            }
        }
    }

    void laterVersion()
    {
        QByteArray bytes = toBytes(sample());
        bytes[0] = char(bytes[0] + 1);
        QVERIFY(!fromBytes(bytes));
        bytes[0] = 0;
        QVERIFY(!fromBytes(bytes));
    }

    // As it was written before there were Large and centred lines: "a b", and a third item in all
    // styles of that time; shortened.
    void firstVersion()
    {
        // clang-format off
        const QByteArray bytes = QByteArray::fromHex(
            "010100000002"
            "0000000000" "00000000" "ffffffff" "00000002"
            "0000" "00000002" "6120" "ffffffff"
            "0001" "00000001" "62" "ffffffff"
            "0200010001" "00000003" "ffffffff" "00000001"
            "00ff" "00000001" "78" "ffffffff");
        // clang-format on
        Blocks expected{.shortened = true};
        expected.blocks.push_back(
            {.spans = {{.text = u"a "_s}, {.styles = Span::Bold, .text = u"b"_s}}});
        expected.blocks.push_back({.kind = Block::Kind::ListItem,
            .listDepth = 1,
            .number = 3,
            .spans = {{.styles = Span::Styles::fromInt(0xff), .text = u"x"_s}}});
        const auto read = fromBytes(bytes);
        QVERIFY(read.ok());
        QVERIFY(*read == expected);
        QVERIFY(*fromBytes(toBytes(*read)) == expected);
    }

    void newStyles()
    {
        Blocks blocks;
        blocks.blocks.push_back(
            {.centered = true, .spans = {{.styles = Span::Large | Span::Small, .text = u"a"_s}}});
        QVERIFY(*fromBytes(toBytes(blocks)) == blocks);
    }

private:
    static void check(const Blocks &blocks)
    {
        for (const Block &block : blocks.blocks) {
            QVERIFY(block.kind <= Block::Kind::QuoteFallback);
            for (const Span &span : block.spans) {
                QVERIFY(span.kind <= Span::Kind::Break);
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_blocks)
#include "tst_blocks.moc"
