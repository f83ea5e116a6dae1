// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/feed/firefishentry.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace asterism::feed {

namespace {

/// `text`: what stands behind the author's name. Texts are paragraphs or, at old servers, as they
/// were typed; in front of a file stand a blank and a break as well.
QString warningInFront(QStringView text)
{
    static const QRegularExpression file(u"\\A<(img|audio|video|a) "_s);
    const qsizetype end = text.indexOf("<br>"_L1);
    if (end < 0 || text.startsWith("<p>"_L1)) {
        return {};
    }
    const bool isFile =
        text.left(end).endsWith(u' ') && file.match(text.mid(end + 4, 10).toString()).hasMatch();
    return isFile ? QString() : text.left(end).trimmed().toString();
}

} // namespace

bool isAtNotes(const Entry &entry)
{
    return QUrl(entry.link).path().startsWith("/notes/"_L1);
}

bool isFirefish(const Entry &entry)
{
    static const QRegularExpression title(
        u"\\A(.+ (says|replies|renotes)(: |something|\\z)|(Post|Boost|Reply) by .)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    return isAtNotes(entry) && title.match(entry.title).hasMatch();
}

qsizetype warnedBeginning(const Entry &entry)
{
    if (entry.summary.trimmed().isEmpty() || !entry.html.startsWith(entry.summary)) {
        return 0;
    }
    const QStringView rest = QStringView(entry.html).mid(entry.summary.size());
    for (const QLatin1StringView lineBreak : {"<br>"_L1, "<br/>"_L1}) {
        if (rest.startsWith(lineBreak)) {
            return entry.summary.size() + lineBreak.size();
        }
    }
    return 0;
}

QString innerWarning(const Entry &entry)
{
    static const QRegularExpression author(
        uR"(\A.{0,300}?\(@[^\s()@]{1,200}@[^\s()@]{1,300}\) (says|replies|renotes): <br>)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QString found;
    const QStringList posts = entry.html.split(u"<hr>"_s);
    for (qsizetype i = 1; i < posts.size() && found.isEmpty(); ++i) {
        const auto named = author.match(posts[i]);
        found = named.hasMatch() ? warningInFront(QStringView(posts[i]).mid(named.capturedEnd()))
                                 : QString();
    }
    return found;
}

} // namespace asterism::feed
