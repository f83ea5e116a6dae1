// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/names.h"

#include "content/text.h"

namespace asterism {

static constexpr qsizetype nameLimit = 200;

// What is dropped does not count against the limit, but a stranger's text may be megabytes of it.
static QStringView enough(const QString &text, qsizetype limit)
{
    return QStringView(text).left(4 * limit);
}

QString safeName(const QString &name)
{
    return cutText(cleanText(enough(name, nameLimit), TextUse::Name), nameLimit);
}

QString safeText(const QString &text, qsizetype limit)
{
    return cutText(cleanText(enough(text, limit), TextUse::Lines), limit);
}

QString decodeUtf8(QByteArrayView bytes)
{
    QString text = QString::fromUtf8(bytes);
    text.remove(QChar(u'\0'));
    return text;
}

} // namespace asterism
