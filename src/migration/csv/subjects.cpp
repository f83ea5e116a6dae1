// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration/csv/subjects.h"

#include "base/host.h"
#include "migration/csv/table.h"
#include "model/hashtags.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::csv {

namespace {

constexpr qsizetype longestDomain = 1024; // before it becomes punycode
constexpr qsizetype longestUri = 4096;

/// Without what cannot be seen: a BOM of files put together, marks of direction.
QString visible(const QString &text)
{
    QString cleaned = text;
    cleaned.removeIf([](QChar c) { return c == QChar::ByteOrderMark; });
    return unguarded(cleaned);
}

bool isInvisible(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Control;
}

QString withoutScheme(const QString &text)
{
    for (const auto scheme : {"https://"_L1, "http://"_L1}) {
        if (text.startsWith(scheme, Qt::CaseInsensitive)) {
            const QString name = text.sliced(scheme.size());
            return name.endsWith(u'/') ? name.chopped(1) : name;
        }
    }
    return text;
}

/// "ex*mple.org" hides a name: nobody can be blocked by it.
bool isInNoDomain(QChar c)
{
    return isInvisible(c) || u"/\\?#@*%<>()[]{}|,;\"'`"_s.contains(c);
}

bool isWeb(const QUrl &url)
{
    return url.scheme() == u"https" || (url.scheme() == u"http" && isLoopbackHost(url.host()));
}

} // namespace

SubjectOrFault readDomain(const QString &text)
{
    if (text.size() > longestDomain) {
        return Fault::NotADomain;
    }
    QString name = withoutScheme(visible(text));
    const qsizetype mark = name.startsWith("*."_L1) ? 2 : name.startsWith(u'@') ? 1 : 0;
    name.remove(0, mark);
    while (name.endsWith(u'.')) {
        name.chop(1);
    }
    if (name.isEmpty() || std::ranges::any_of(name, isInNoDomain)) {
        return Fault::NotADomain;
    }
    const auto host = normalHost(name);
    return host ? SubjectOrFault(*host) : SubjectOrFault(Fault::NotADomain);
}

SubjectOrFault readPost(const QString &text)
{
    QString uri = visible(text);
    while (uri.endsWith(u';')) {
        uri.chop(1); // what a spreadsheet leaves of empty cells; no post's address ends so
    }
    if (uri.size() > longestUri || std::ranges::any_of(uri, isInvisible)) {
        return Fault::NotAPost;
    }
    const QUrl url(uri);
    const bool names = url.path().size() > 1 || url.hasQuery();
    if (!url.isValid() || !isWeb(url) || url.host().isEmpty() || !url.userInfo().isEmpty()
        || !names) {
        return Fault::NotAPost;
    }
    return uri;
}

SubjectOrFault readTag(const QString &text)
{
    const auto name = hashtagName(visible(text));
    return name ? SubjectOrFault(*name) : SubjectOrFault(Fault::NotATag);
}

} // namespace asterism::csv
