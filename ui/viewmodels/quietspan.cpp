// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/quietspan.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

/// Times become rows (store::noticeTime()) by ten bits.
constexpr qint64 latest = qint64(1) << 50;

} // namespace

QString spanText(const QuietSpan &span)
{
    return span.isOpen() ? QString::number(span.from) + u' ' + QString::number(span.until)
                         : QString();
}

QuietSpan quietSpan(const QString &text)
{
    const QuietSpan span{
        text.section(u' ', 0, 0).toLongLong(), text.section(u' ', 1, 1).toLongLong()};
    const bool sound = span.from > 0 && span.until >= span.from && span.until < latest;
    return sound ? span : QuietSpan();
}

QuietSpan joined(const QuietSpan &one, const QuietSpan &other)
{
    if (!one.isOpen() || !other.isOpen()) {
        return one.isOpen() ? one : other;
    }
    return {std::min(one.from, other.from), std::max(one.until, other.until)};
}

} // namespace asterism::ui
