// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/misskey/reporting.h"

#include "protocol/misskey/mapping.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Protocol)
};

constexpr qsizetype longestReport = 2048; // characters, of which Qt counts some twice

/// For people at the server, whose language nobody knows.
QString commentOf(const Instance &instance, const ReportText &report)
{
    QStringList lines;
    for (const QString &id : report.posts) {
        lines << u"Local Note: "_s + noteUri(instance, id);
    }
    if (!report.category.isEmpty() && report.category != "other"_L1) {
        lines << u"Category: "_s + report.category;
    }
    const QString comment = report.comment.trimmed();
    if (!lines.isEmpty() && !comment.isEmpty()) {
        lines << u"-----"_s;
    }
    return (lines << comment).join(u'\n').trimmed();
}

Error cannotReport(const Instance &instance, const QString &why)
{
    return {.kind = ErrorKind::Usage, .subject = instance.host, .detail = why};
}

} // namespace

Result<QJsonObject> reportFields(const Instance &instance, const Write &write)
{
    const QString comment = commentOf(instance, write.report);
    if (comment.isEmpty()) {
        return cannotReport(instance, Words::tr("the report does not say what is wrong"));
    }
    if (comment.toUcs4().size() > longestReport) {
        return cannotReport(instance, Words::tr("the report is longer than this server takes"));
    }
    return QJsonObject{{u"userId"_s, write.localId}, {u"comment"_s, comment}};
}

} // namespace asterism::misskey
