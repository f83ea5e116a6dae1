// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowlinks.h"

#include "content/styled.h"

#include <QTest>

using namespace asterism;
using namespace asterism::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

Span span(Span::Kind kind, const QString &text, const QString &target = {})
{
    Span made;
    made.kind = kind;
    made.text = text;
    made.target = target;
    return made;
}

RowView rowOf(const QList<Span> &spans)
{
    Block block;
    block.spans = {spans.begin(), spans.end()};
    RowView row;
    row.body = styledText(block, {.host = u"a.example"_s});
    return row;
}

QStringList namesOf(const RowView &row)
{
    QStringList names;
    for (const QVariant &value : rowLinks(row)) {
        names << value.value<RowLink>().name;
    }
    return names;
}

} // namespace

class tst_RowLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesWhereTheWordsLead()
    {
        const RowView row = rowOf({span(Span::Kind::Mention, u"@ori"_s, u"ori@b.example"_s),
            span(Span::Kind::Text, u" read "_s),
            span(Span::Kind::Link, u"this"_s, u"https://c.example/page?x=1"_s),
            span(Span::Kind::Hashtag, u"#猫"_s, u"猫"_s)});
        QCOMPARE(namesOf(row), QStringList({u"@ori@b.example"_s, u"c.example/page"_s, u"#猫"_s}));
        const auto last = rowLinks(row).last().value<RowLink>();
        QCOMPARE(readStyledLink(last.href), (StyledLink{Span::Kind::Hashtag, u"猫"_s}));
    }

    void eachOnceAndNotTooMany()
    {
        QList<Span> spans;
        for (int i = 0; i < 40; ++i) {
            spans << span(Span::Kind::Hashtag, u"#x"_s, u"x%1"_s.arg(i / 2));
        }
        QCOMPARE(namesOf(rowOf(spans)).size(), 8);
        QCOMPARE(namesOf(rowOf(spans)).last(), u"#x7"_s);
    }

    /// What somebody wrote is no link of ours, and code leads nowhere.
    void nothingElseIsALink()
    {
        RowView row = rowOf({span(Span::Kind::Text, u"<a href=\"asterism:tag/x\">"_s)});
        row.blocks << QVariant::fromValue(
            RowBlock{.kind = u"code"_s, .text = u"<a href=\"asterism:tag/y\">"_s});
        QCOMPARE(namesOf(row), QStringList());
    }

    void blocksHaveLinksToo()
    {
        RowView row;
        row.blocks << QVariant::fromValue(RowBlock{
            .kind = u"text"_s, .text = rowOf({span(Span::Kind::Hashtag, u"#z"_s, u"z"_s)}).body});
        QCOMPARE(namesOf(row), QStringList({u"#z"_s}));
    }
};

QTEST_GUILESS_MAIN(tst_RowLinks)
#include "tst_rowlinks.moc"
