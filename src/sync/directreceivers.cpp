// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/directreceivers.h"

#include "content/postlength.h"

namespace asterism {

namespace {

constexpr qsizetype mostReceivers = 100;

} // namespace

QStringList directReceivers(
    const QStringList &texts, const QStringList &besides, const QString &writer)
{
    const QString domain = writer.section(u'@', 1);
    QStringList to;
    for (const QString &text : texts) {
        to += namedIn(text, domain);
    }
    to += besides;
    to.removeDuplicates();
    to.removeAll(writer);
    to.removeAll(QString());
    return to.mid(0, mostReceivers);
}

} // namespace asterism
