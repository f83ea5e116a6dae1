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

    void otherVersion()
    {
        QByteArray bytes = toBytes(sample());
        bytes[0] = char(bytes[0] + 1);
        QVERIFY(!fromBytes(bytes));
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
