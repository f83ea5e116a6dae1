// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/activitymodel.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

using Entry = ActivityLog::Entry;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Activity)
};

QString shownTime(qint64 at, const QString &format)
{
    return QDateTime::fromMSecsSinceEpoch(at).toString(format);
}

QString timesWords(const Entry &entry)
{
    if (entry.times < 2) {
        return {};
    }
    QString words = Words::tr("%n times, until %1", nullptr, entry.times);
    return words.replace(u"%1"_s, shownTime(entry.lastAt, u"HH:mm:ss"_s));
}

/// What stays of an entry while others come and go.
QString keyOfEntry(const Entry &entry, int sameTime)
{
    return QString::number(entry.at) + u'/' + QString::number(sameTime);
}

} // namespace

ActivityModel::ActivityModel(const ActivityLog &log, QObject *parent)
    : RowsModel({"time", "who", "what", "times"}, parent)
    , m_log(log)
{
}

void ActivityModel::show(const OwnThings &own)
{
    std::vector<Row> rows;
    const auto &entries = m_log.entries();
    const size_t first = entries.size() > size_t(most) ? entries.size() - size_t(most) : 0;
    int sameTime = 0;
    for (size_t i = first; i < entries.size(); ++i) {
        const Entry &entry = entries[i];
        sameTime = i > 0 && entries[i - 1].at == entry.at ? sameTime + 1 : 0;
        rows.push_back({keyOfEntry(entry, sameTime),
            {shownTime(entry.at, u"HH:mm:ss"_s), whoOf(entry, own), entry.what,
                timesWords(entry)}});
    }
    std::ranges::reverse(rows);
    showRows(std::move(rows));
}

QString ActivityModel::text(const OwnThings &own) const
{
    QStringList lines;
    for (const Entry &entry : m_log.entries()) {
        const QString times = timesWords(entry);
        lines << shownTime(entry.at, u"yyyy-MM-dd HH:mm:ss"_s) + u"  "_s + whoOf(entry, own)
                + u": "_s + entry.what + (times.isEmpty() ? times : u" ("_s + times + u')');
    }
    return lines.join(u'\n');
}

} // namespace asterism::ui
