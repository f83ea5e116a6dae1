// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/response.h"

#include <QString>
#include <QUrlQuery>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

// No server names more than a handful of links; the bound keeps a hostile header cheap.
constexpr qsizetype longestHeader = 32 * 1024;

struct Link {
    QString target;
    QString parameters; ///< what stands between the '>' and the next link
};

/// Where `wanted` comes first outside quotes; the text's end when it does not.
qsizetype outsideQuotes(const QString &text, QChar wanted, qsizetype from)
{
    bool quoted = false;
    for (qsizetype i = from; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\\' && quoted) {
            ++i;
        } else if (c == u'"') {
            quoted = !quoted;
        } else if (c == wanted && !quoted) {
            return i;
        }
    }
    return text.size();
}

QList<Link> split(const QString &text)
{
    QList<Link> found;
    qsizetype at = 0;
    while ((at = text.indexOf(u'<', at)) != -1) {
        const qsizetype close = text.indexOf(u'>', at);
        if (close == -1) {
            break;
        }
        const qsizetype end = outsideQuotes(text, u',', close + 1);
        found.append({text.mid(at + 1, close - at - 1), text.mid(close + 1, end - close - 1)});
        at = end;
    }
    return found;
}

/// The words of the first `rel` parameter: rel=next, REL="prev last".
QStringList relations(const QString &parameters)
{
    qsizetype at = 0;
    while (at < parameters.size()) {
        const qsizetype end = outsideQuotes(parameters, u';', at);
        const QString parameter = parameters.mid(at, end - at);
        at = end + 1;
        const qsizetype equals = parameter.indexOf(u'=');
        const QString name = parameter.left(equals).trimmed();
        if (equals != -1 && name.compare(u"rel"_s, Qt::CaseInsensitive) == 0) {
            QString value = parameter.mid(equals + 1).trimmed();
            value.remove(u'"');
            return value.toLower().split(u' ', Qt::SkipEmptyParts);
        }
    }
    return {};
}

PageLink pageLink(const QString &target, const QUrl &base)
{
    const QUrl url = base.resolved(QUrl(target.trimmed(), QUrl::StrictMode));
    const bool web = url.scheme() == u"https" || url.scheme() == u"http";
    if (!url.isValid() || !web || url.host().isEmpty()) {
        return {};
    }
    const QUrlQuery query(url);
    const auto value = [&query](const QString &key) {
        return query.queryItemValue(key, QUrl::FullyDecoded);
    };
    return {url, value(u"max_id"_s), value(u"min_id"_s), value(u"since_id"_s)};
}

} // namespace

Links links(const Response &response)
{
    const QString header = QString::fromUtf8(response.header("Link").left(longestHeader));
    Links result;
    for (const Link &link : split(header)) {
        const QStringList words = relations(link.parameters);
        if (result.next.isEmpty() && words.contains(u"next"_s)) {
            result.next = pageLink(link.target, response.finalUrl);
        } else if (result.prev.isEmpty()
            && (words.contains(u"prev"_s) || words.contains(u"previous"_s))) {
            result.prev = pageLink(link.target, response.finalUrl);
        }
    }
    return result;
}

} // namespace asterism
