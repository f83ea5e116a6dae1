// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowlinks.h"

#include "content/styled.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int mostLinks = 8;

QStringList texts(const RowView &row)
{
    QStringList found{row.body};
    for (const QVariant &value : row.blocks) {
        const auto block = value.value<RowBlock>();
        if (block.kind != "code"_L1) {
            found << block.text;
        }
    }
    return found;
}

QString nameOf(const StyledLink &link)
{
    if (link.kind == Span::Kind::Hashtag) {
        return u'#' + link.target;
    }
    if (link.kind == Span::Kind::Mention) {
        return u'@' + link.target;
    }
    const QUrl url(link.target);
    return url.host() + url.path();
}

} // namespace

QVariantList rowLinks(const RowView &row)
{
    // Only what styledText() wrote has this form: all else is escaped there.
    static const QRegularExpression anchor(u"<a href=\"([^\"]+)\">"_s);
    QVariantList links;
    QStringList seen;
    for (const QString &text : texts(row)) {
        auto found = anchor.globalMatch(text);
        while (found.hasNext() && links.size() < mostLinks) {
            const QString href = found.next().captured(1);
            const StyledLink link = readStyledLink(href);
            if (!link.target.isEmpty() && !seen.contains(href)) {
                seen << href;
                links << QVariant::fromValue(RowLink{.href = href, .name = nameOf(link)});
            }
        }
    }
    return links;
}

} // namespace asterism::ui
